"""The columns that a profile names, gathered block by block: what they hold as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, cast

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsCoordinateReferenceSystem

from ...core.data.round_times import RoundTimes
from ..counting.row_account import several_note
from ..ground import fields as f
from ..ground.errors import InputError
from ..ground.text_codes import CodedColumn, Coder, DistinctColumn, narrow, tidied
from ..ground.texts import tr
from ..moments.record_moments import DateColumn, Moments, shown
from ..moments.time_zones import AUTO, Zones
from ..reading.flags import flag_state
from ..reading.record_columns import MEANINGS, plain
from .coordinates import DEGREES, LAT_LONG, PAIR, REFERENCES, REMEMBERED, PlaceColumn, coordinate_numbers, system_of
from .look_up import LookUp
from .record_profile import REPORTED
from .record_rows import Records

if TYPE_CHECKING:
    from .file_table import Block, RecordTable
    from .look_up import LaterLookUp
    from .record_profile import Profile

#: Meanings that are kept as text, and the field each becomes.
TEXTS = {
    "reference": f.CRIME_ID,
    "offence": f.OFFENCE,
    "venue": f.LOCATION,
    "ho_class": f.HO_CLASS,
    "beat": f.BEAT,
    "ward": f.WARD,
    "flags": f.FLAGS,
    "status": f.STATUS,
    **f.CRIME_FLAGS,
    "closing": f.CLOSING,
    "qualifier": f.QUALIFIER,
    "linked": f.LINKED,
}
_MOMENTS = (("from_date", "from_time"), ("to_date", "to_time"), ("reported", "reported_time"))


class Gatherer:
    """Gathers the columns that a profile names, block by block."""

    def __init__(
        self, table: RecordTable, profile: Profile, look_up: LookUp | LaterLookUp | None = None, zone: str = AUTO
    ) -> None:
        self.table, self.profile, self.look_up, self.zones = table, profile, look_up, Zones(zone)
        places: dict[str, int] = {}
        for index, name in enumerate(table.header):
            places.setdefault(plain(name), index)
        self.place = {meaning: places[plain(column)] for meaning, column in profile.columns.items()}
        self.kept = {name: places[plain(column)] for name, column in kept_fields(profile).items()}
        self.wanted = set(self.place.values()) | set(self.kept.values())
        columns = {TEXTS[name]: index for name, index in self.place.items() if name in TEXTS}
        columns.update(self.kept)
        self.text: dict[str, tuple[int, CodedColumn | DistinctColumn]] = {
            name: (index, DistinctColumn() if name == f.CRIME_ID else CodedColumn()) for name, index in columns.items()
        }
        self.source = CodedColumn()
        self.dates = {name: (DateColumn(), name) for name, _ in _MOMENTS if name in self.place}
        self.times: dict[str, tuple[Coder, list[NDArray[np.integer[Any]]]]] = {
            name: (Coder(), []) for _, name in _MOMENTS if name in self.place
        }
        self.x: list[NDArray[np.float64]] = []
        self.y: list[NDArray[np.float64]] = []
        self.refused: dict[int, str] = {}
        self.notes: list[str] = []
        self.read = self.malformed = self.several = 0
        pairs = (("easting", "northing"), ("longitude", "latitude"))
        self.pair = next((pair for pair in pairs if pair[0] in self.place), None)
        self.both = PlaceColumn() if self.pair is None and "coordinates" in self.place else None
        self.keys: tuple[Coder, list[NDArray[np.int32]]] | None = None
        if look_up is not None and "place" in self.place:
            self.keys = Coder(), []
        #: Whether columns hold the coordinates, and not the table's points or none of it.
        self.in_columns = self.pair is not None or self.both is not None
        if not (self.in_columns or table.points or self.keys is not None):
            if "place" in self.place:
                raise InputError(
                    tr(
                        "No coordinate column is chosen for '{}'. To locate the crimes by '{}', choose a table with "
                        "coordinates for each UPRN or postcode under PLACES."
                    ).format(table.shown, profile.columns["place"])
                )
            raise InputError(
                tr(
                    "No coordinate column is chosen for '{}'. Choose easting and northing, longitude and "
                    "latitude, or one column that contains both, such as grid references."
                ).format(table.shown)
            )

    def add(self, block: Block) -> None:
        rows = block.read - block.malformed
        self.read += block.read
        self.malformed += block.malformed
        self.several += 0 if self.in_columns else block.several
        if not rows:
            return
        for index, column in self.text.values():
            column.add(block.columns[index])
        self.source.add_same(block.source, rows)
        for dates, name in self.dates.values():
            dates.add(block.columns[self.place[name]])
        for name, (coder, codes) in self.times.items():
            codes.append(narrow(coder.codes(block.columns[self.place[name]]), len(coder)))
        if self.keys is not None:
            self.keys[1].append(self.keys[0].codes(block.columns[self.place["place"]]))
        if self.both is not None:
            self.both.add(block.columns[self.place["coordinates"]])
        elif self.pair is None:
            for values, found in ((self.x, block.x), (self.y, block.y)):
                values.append(found if found is not None else np.full(rows, np.nan))
        else:
            for name, values in zip(self.pair, (self.x, self.y)):
                texts = block.columns[self.place[name]]
                values.append(coordinate_numbers(texts, self._in_degrees()))
                self._refuse(np.isinf(values[-1]), texts)

    def _refuse(self, which: NDArray[np.bool_], texts: Sequence[str]) -> None:
        """Remember some texts that are no coordinates; they are those of the last rows."""
        if len(self.refused) < REMEMBERED:
            start = self.read - self.malformed - len(texts)
            for i in np.flatnonzero(which)[:REMEMBERED].tolist():
                self.refused.setdefault(start + i, texts[i])

    def _in_degrees(self) -> bool:
        return self.pair is not None and self.pair[0] == "longitude"

    def finish(self) -> Records:
        x, y, crs = self._places()
        coarse = self.both.coarse if self.both is not None else np.zeros(len(x), bool)
        x, y, crs, unplaced, pending, by_postcode = self._looked_up(x, y, crs)
        moments = {}
        for day, time in _MOMENTS:
            if day in self.dates:
                where = tr("column '{}' in '{}'").format(self.profile.columns[day], self.table.shown)
                moments[day] = self.dates[day][0].result(
                    where, self.profile.month_first, self.table.day_zero, self.times.get(time)
                )
        self._reckon(moments)
        text: dict[str, tuple[NDArray[np.integer[Any]], Sequence[str]]] = {}
        flags = {f.CRIME_FLAGS[one] for one in f.CRIME_FLAGS if one in self.place}
        for name in list(self.text):
            codes, values = self.text.pop(name)[1].result()
            text[name] = (codes, self._yes_or_no(name, codes, values) if name in flags else values)
        text[f.SOURCE] = self.source.result()
        date = moments["reported" if self.profile.date == REPORTED else "from_date"]
        if self.several:
            self.notes.append(several_note(self.several))
        return Records(
            x,
            y,
            crs,
            moments,
            date,
            text,
            np.full(len(x), -1, np.int32),
            [],
            self.read,
            self.malformed,
            self.notes,
            list(self.table.notes),
            self.refused,
            unplaced,
            pending,
            coarse | by_postcode,
        )

    def _yes_or_no(self, name: str, codes: NDArray[np.integer[Any]], values: Sequence[str]) -> list[str]:
        """What the texts of a flag say, '' where they say neither; a note tells how many."""
        states = np.array([flag_state(value) if value else -2 for value in values] or [-2])
        odd = np.flatnonzero(states[codes] == -1)
        if len(odd):
            self.notes.append(
                tr(
                    "The flag '{}' is neither yes nor no in {:,} rows, for example '{}'. The flag is left "
                    "blank in these rows."
                ).format(name, len(odd), shown(values[codes[odd[0]]]))
            )
        return [{1: "yes", 0: "no"}.get(state, "") for state in states.tolist()]

    def _reckon(self, moments: dict[str, Moments]) -> None:
        """Moments by the clock of the United Kingdom; what is marked as UTC as the user says, or as their round times
        do."""
        if self.zones.choice == AUTO:
            times = RoundTimes()
            for one in moments.values():
                times.add(one.marked())
            self.zones.look_at(times)
        for day, _ in _MOMENTS:
            if day in moments:
                moments[day].reckon(self.zones, self.place[day] in self.table.stamped)

    def _places(self) -> tuple[NDArray[np.float64], NDArray[np.float64], QgsCoordinateReferenceSystem | None]:
        """x, y (n,) and the coordinate system, of which a note says where it comes from."""
        chosen, kind = self.profile.crs, ""
        if not (self.in_columns or self.table.points):
            # Only by the look-up table.
            x, y = (np.concatenate(values or [np.empty(0)]) for values in (self.x, self.y))
            return x, y, None
        if self.both is not None:
            x, y, kind, self.refused = self.both.result()
            if kind:
                self.notes.append(self.both.note(self.profile.columns["coordinates"], kind))
        else:
            x, y = (np.concatenate(values or [np.empty(0)]) for values in (self.x, self.y))
            self.x, self.y = [], []
        if not self.in_columns:
            crs, name, why = self.table.crs, tr("none is set in the layer"), tr("as set in the layer")
        else:
            name = system_of(kind or (LAT_LONG if self._in_degrees() else PAIR), chosen)
            crs, why = QgsCoordinateReferenceSystem(name), tr("as chosen")
            if kind in REFERENCES:
                why = tr("the system that these grid references use")
            elif name != chosen:
                why = tr("assumed, as no coordinate system was chosen; if this is wrong, choose one")
        if crs is None or not crs.isValid():
            raise InputError(
                tr("The coordinate system of '{}' is not known ({}); choose one, such as EPSG:27700.").format(
                    self.table.shown, name
                )
            )
        self.notes.append(
            tr("The coordinates in '{}' are read as {} ({}).").format(
                self.table.shown, crs.userFriendlyIdentifier(), why
            )
        )
        return x, y, crs

    def _looked_up(
        self, x: NDArray[np.float64], y: NDArray[np.float64], crs: QgsCoordinateReferenceSystem | None
    ) -> tuple[
        NDArray[np.float64],
        NDArray[np.float64],
        QgsCoordinateReferenceSystem,
        NDArray[np.bool_],
        NDArray[np.bool_],
        NDArray[np.bool_],
    ]:
        """x, y (n,) with the places of UPRNs or postcodes where there were none, their system, which rows (n,) have
        one that is not known, which are looked up later, and which have a postcode's place."""
        none = np.zeros(len(x), bool)
        if self.keys is None or self.look_up is None:
            return x, y, crs, none, none, none
        values, back = tidied(self.keys[0])
        codes = back[np.concatenate(self.keys[1] or [np.empty(0, np.int32)])]
        asked = (np.isnan(x) | ((x == 0) & (y == 0))) & np.array([bool(value) for value in values] or [False])[codes]
        wanted = np.unique(codes[asked])
        found = self.look_up.places([values[code] for code in wanted.tolist()])
        self.notes.append(found.note)
        if found.crs is None:
            return x, y, crs or QgsCoordinateReferenceSystem(DEGREES), none, asked, none
        there = np.full((2, len(values) or 1), np.nan)
        # What is told now comes from a table.
        there[:, wanted] = (found.x, found.y) if crs is None else cast(LookUp, self.look_up).transformed(found, crs)
        x, y = (np.where(asked, one[codes], own) for one, own in zip(there, (x, y)))
        unplaced = asked & np.isnan(x)
        for row in np.flatnonzero(unplaced)[:REMEMBERED].tolist():
            self.refused.setdefault(row, values[codes[row]])
        self.notes.append(
            tr("Number of rows located by lookup: {:,}, using the {}.").format(
                int((asked & ~unplaced).sum()), tr(MEANINGS["place"])
            )
        )
        return x, y, crs or found.crs, unplaced, none, asked & found.coarse


def kept_fields(profile: Profile) -> dict[str, str]:
    """{field: column} of the further columns that a profile keeps: names of at most 10 characters, each once."""
    taken = {
        *TEXTS.values(),
        f.DATE,
        f.DATE_FROM,
        f.DATE_TO,
        f.DATE_PREC,
        f.SOURCE,
        f.ORIGIN,
        f.REPORTED,
        f.HARM,
        "fid",
        "ogc_fid",
    }
    found = {}
    for column in profile.keep:
        stem = "".join(sign if sign.isascii() and sign.isalnum() else "_" for sign in column.lower()).strip("_")[:10]
        name, number = stem or "column", 1
        while name in taken:
            number += 1
            name = "{}{}".format((stem or "column")[: 10 - len(str(number))], number)
        taken.add(name)
        found[name] = column
    return found
