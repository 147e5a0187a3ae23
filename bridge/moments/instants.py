"""Moments with a time zone in the typed fields of layers: instants, given by the clock in the United Kingdom.

What is stamped Z is one too, but where QGIS itself stamps local times so: there it is taken as written. GDAL's stream
and QGIS's loop lose an offset in some versions, or turn the moment into UTC: that is put right from what the file says.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any, Union

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsFields, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

from ..files.gdal_source import GdalSource, gdal_source, storage_of
from ..ground.compat import LOSES_OFFSETS, kind_of_field
from ..ground.texts import tr
from .dates import NO_ZONE, uk_clock
from .record_moments import unread_dates
from .time_zones import UTC, ZonedTimes, Zones

#: Storage in which QGIS stamps local times with Z, or which keeps no zone and GDAL says Z of every time (geodatabases).
STAMPED = {"GPKG", "SQLite", "FlatGeobuf", "OpenFileGDB", "FileGDB"}
_SQLITE = {"GPKG", "SQLite"}
#: Texts that hold an offset there: behind seconds, and behind thousandths of them, it makes them so long.
_OFFSETS = 'length("{0}") > 24 OR length("{0}") = 22'
#: Texts that may be no day there: in another form, or of a month that may be shorter.
_DOUBTFUL = (
    "\"{0}\" NOT GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]*'"
    " OR substr(\"{0}\", 6, 5) IN ('02-29', '02-30', '02-31', '04-31', '06-31', '09-31', '11-31')"
)
#: Texts that may be neither date nor time there.
_UNLIKE = (
    'date(substr("{0}", 1, 10), \'+0 days\') IS NOT substr("{0}", 1, 10) OR length("{0}") > 10'
    ' AND (time(substr("{0}", 12, 8)) IS NULL OR substr("{0}", 12, 2) = \'24\')'
)
#: How GDAL says a zone: quarters of an hour from this, and less than two for none.
_UTC, _NO_ZONE = 100, 2
#: Rows of a file that are looked at for how it marks its times.
_LOOKED_AT = 1000


#: Numbers (n,) of rows.
RowIds = Union[NDArray[np.int64], Sequence[int]]


def zone_ahead(zone: int) -> int:
    """Minutes ahead of UTC of a zone as GDAL says it; NO_ZONE without one."""
    return NO_ZONE if zone < _NO_ZONE else 15 * (zone - _UTC)


def zone_text(ahead: int) -> str:
    """Minutes ahead of UTC as they stand behind a time, '' for NO_ZONE."""
    if ahead in (NO_ZONE, 0):
        return "" if ahead else "Z"
    return "{}{:02}:{:02}".format("-" if ahead < 0 else "+", *divmod(abs(ahead), 60))


def instants_of(layer: QgsVectorLayer, name: str) -> Instants:
    """The Instants of a field of a layer as it stands now; look at it on the main thread."""
    fields = layer.fields()
    index = fields.lookupField(name)
    one, own = fields.at(index), fields.fieldOrigin(index) == QgsFields.FieldOrigin.OriginProvider
    found = Instants(
        one.name(),
        layer.providerType(),
        gdal_source(layer) if own and one.isDateOrTime() and not (layer.isEditable()) else None,
        kind_of_field(one) == "datetime",
        one.typeName() == "timestamptz",
        storage_of(layer) if own else "",
    )
    if LOSES_OFFSETS and found.timed and found.source is None:
        found.beneath = _beneath(layer, index)
    return found


def _beneath(layer: QgsVectorLayer, index: int) -> tuple[GdalSource, str, str] | None:
    """(GdalSource, field, why the layer may hold something else) of the file that a field of a layer comes from; None
    where there is no such file."""
    fields = layer.fields()
    if fields.fieldOrigin(index) == QgsFields.FieldOrigin.OriginJoin:
        join, index = layer.joinBuffer().joinForFieldIndex(index, fields)
        layer, why = join.joinLayer(), tr("the field comes from a joined layer")
    elif fields.fieldOrigin(index) == QgsFields.FieldOrigin.OriginProvider:
        why = tr("the layer is being edited") if layer.isEditable() else tr("the layer's filter is a SELECT statement")
    else:
        return None
    source = gdal_source(layer, subset=False) if layer is not None else None
    return (source, layer.fields().at(index).name(), why) if source is not None else None


class Instants:
    """A typed field of a layer: what of it is an instant. ``source`` is its GdalSource, None where it has none;
    ``storage`` what it is stored in, ``timed``: it holds times too; ``zoned``: it keeps nothing but instants.

    ``zones`` says how Z, and no zone, is read; ``zoned_times`` what became of its times.
    """

    def __init__(
        self,
        name: str,
        provider: str,
        source: GdalSource | None,
        timed: bool = True,
        zoned: bool = False,
        storage: str = "",
    ) -> None:
        self.name, self.source, self.timed, self._zoned = name, source, timed, zoned
        # A database says of every column whether it keeps instants.
        self._certain = provider == "postgres"
        self.stamped = provider in ("memory", "spatialite") or storage in STAMPED
        self.zones = Zones()
        self._zoned_times: ZonedTimes | None = None
        # Of rows that the file says a zone of: their numbers, what is written, minutes ahead of UTC.
        self._fids: NDArray[np.int64] = np.empty(0, np.int64)
        self._written: NDArray[np.datetime64] = np.empty(0, "datetime64[s]")
        self._ahead: NDArray[np.int64] = np.empty(0, np.int64)
        # Rows whose text is no date, by the condition that finds them; how many of them were read, and the first.
        self._unread: dict[str, NDArray[np.int64]] = {}
        self._left, self._first = 0, -1
        self._marked: bool | None = None
        #: Where QGIS loses the zones that a file holds: its GdalSource, the field there, and why it is not read.
        self.beneath: tuple[GdalSource, str, str] | None = None

    @property
    def zoned_times(self) -> ZonedTimes:
        """The ZonedTimes of what was read so far."""
        self._zoned_times = self._zoned_times or ZonedTimes(self.name, self.zones)
        return self._zoned_times

    def look(self, stream: bool) -> None:
        """Look into the file for what the ``stream``, or else the loop, does not say. Raises InputError."""
        if self.source is None or not self.timed or not (stream or LOSES_OFFSETS):
            return
        found = []
        # By itself GDAL gives the parts of a moment as they are written, on every version.
        for fid, year, month, day, hour, minute, second, zone in self._features(
            _OFFSETS if self.source.driver in _SQLITE else ""
        ):
            ahead = zone_ahead(zone)
            # Where Z is stamped on every time, all have the same answer.
            if ahead != NO_ZONE and not (ahead == 0 and self.stamped):
                found.append(
                    (fid, f"{year:04d}-{month:02d}-{day:02d}T{hour:02d}:{minute:02d}:{int(second):02d}", ahead)
                )
        if found:
            fids, texts, minutes = zip(*sorted(found))
            self._fids, self._written = np.array(fids, np.int64), np.array(texts, "datetime64[s]")
            self._ahead = np.array(minutes, np.int64)

    def mend(self, values: NDArray[np.datetime64], fids: RowIds, stream: bool) -> None:
        """The values (n,), days or moments, of the rows ``fids`` (n,) with the instants among them by the clock; what
        is no date in the file is NaT. In place.

        The ``stream`` gives 31 February as a day of March, and what it cannot read as the first day of its count; the
        loop gives neither.
        """
        if self.source is not None and self.source.driver in _SQLITE and (stream or np.isnat(values).any()):
            unread = np.isin(fids, self._unreadable(_DOUBTFUL))
            if ((values == np.datetime64("1970-01-01")) | np.isnat(values)).any():
                unread |= np.isin(fids, self._unreadable(_UNLIKE))
            values[unread] = np.datetime64("NaT")
            if unread.any():
                self._first = self._first if self._left else int(fids[int(unread.argmax())])
                self._left += int(unread.sum())
        if len(self._fids):
            here, at = self._found(fids)
            values[here] = self._clocked(self._written[at], self._ahead[at]).astype(values.dtype)

    def _found(self, fids: RowIds) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
        """Which of the rows ``fids`` (n,) the file says a zone of, and where each of these is."""
        if not len(self._fids):
            return np.zeros(1, bool), np.empty(0, np.int64)
        at = np.searchsorted(self._fids, fids).clip(0, len(self._fids) - 1)
        here = self._fids[at] == fids
        return here, at[here]

    def zoned_rows(self, items: Sequence[Any], fids: RowIds) -> tuple[NDArray[np.datetime64], NDArray[np.int64]]:
        """What values (n,) of QGIS in the rows ``fids`` (n,) say, datetime64[s], and the minutes (n,) that each is
        ahead of UTC; NO_ZONE without a zone."""
        written, ahead = written_of(items), self._ahead_of(items)
        here, at = self._found(fids)
        if here.any():
            written[here], ahead[here] = self._written[at], self._ahead[at]
        return written, ahead

    def texts(self, items: Sequence[Any], fids: RowIds) -> list[str]:
        """Values of QGIS (n,) in the rows ``fids`` (n,) as texts with what is known of their zones; '' where one is no
        time. Where the storage keeps nothing but instants, they are by the clock."""
        written, ahead = self.zoned_rows(items, fids)
        if self._zoned:
            zoned = ahead != NO_ZONE
            written[zoned] = uk_clock(written[zoned] - ahead[zoned].astype("timedelta64[m]"))
            ahead[:] = NO_ZONE
        return [
            "" if text == "NaT" else text.replace("T", " ") + zone_text(one)
            for text, one in zip(np.datetime_as_string(written).tolist(), ahead.tolist())
        ]

    def values(self, items: Sequence[Any], fids: RowIds) -> NDArray[np.datetime64]:
        """Moments (n,) datetime64[s] of values of QGIS in the rows ``fids`` (n,), dates or times; NaT where one is
        neither. Those that the file says a zone of are as they are written."""
        moments, ahead = written_of(items), self._ahead_of(items)
        open_ = _is_timed(items) & ~self._found(fids)[0]
        moments[open_] = self._clocked(moments[open_], ahead[open_])
        return moments

    def of_stream(self, moments: NDArray[np.datetime64], fids: RowIds) -> NDArray[np.datetime64]:
        """Moments (n,) of the rows ``fids`` (n,) of the stream, as ``values`` has them."""
        moments, open_ = moments.copy(), ~np.isnat(moments) & ~self._found(fids)[0]
        # The stream keeps silent about Z.
        moments[open_] = self._clocked(moments[open_], np.zeros(int(open_.sum()), np.int64))
        return moments

    def marked(self, values: Sequence[Any] | NDArray[Any]) -> NDArray[np.datetime64]:
        """Moments (k,) datetime64 as they are written, of values of QGIS or a column of the stream (n,), of those that
        are marked as UTC; none where nothing is open."""
        if self._certain or not self.timed or self.source is not None and not self._all_marked():
            return np.empty(0, "datetime64[s]")
        if isinstance(values, np.ndarray):
            return written_of_stream(values)
        ahead = ahead_of(values)
        # QGIS may lose the Z that the file has.
        return written_of(values)[_is_timed(values) & ((ahead == 0) | (ahead == NO_ZONE) & (self.source is not None))]

    def _all_marked(self) -> bool:
        """Whether the file says Z of all times of its first rows, as far as they are given."""
        if self._marked is None:
            zones = [row[-1] for row in itertools.islice(self._features(""), _LOOKED_AT) if row[1]]
            self._marked = bool(zones) and set(zones) == {_UTC}
        return self._marked

    def _ahead_of(self, items: Sequence[Any]) -> NDArray[np.int64]:
        """Minutes (n,) ahead of UTC as QGIS says it, 0 of all in a file in which Z is stamped on every time."""
        ahead = ahead_of(items)
        if self.source is not None and self.stamped and self._all_marked():
            ahead[_is_timed(items) & (ahead == NO_ZONE)] = 0
        return ahead

    def settled(self, ahead: NDArray[np.int64]) -> NDArray[np.int64]:
        """Minutes (n,) to reckon with."""
        if self._certain:
            return self.zones.settle(ahead) if self.zones.choice == UTC and not self._zoned else ahead
        return self.zones.settle(ahead, self.stamped)

    def _clocked(self, written: NDArray[np.datetime64], ahead: NDArray[np.int64]) -> NDArray[np.datetime64]:
        """Moments (n,) by the clock, of times as they are written, which are told."""
        settled = self.settled(ahead)
        turned, moments = settled != NO_ZONE, written.copy()
        moments[turned] = uk_clock(written[turned] - settled[turned].astype("timedelta64[m]"))
        if not self._zoned:
            self.zoned_times.tell(written[turned], moments[turned])
            self.zoned_times.tell_kept(written[~turned & (ahead == 0)])
        return moments

    def notes(self) -> list[str]:
        """Sentences about how its moments are read."""
        return self._unread_notes() + self.zoned_times.notes(self.is_stamped) + self.lost()

    def lost(self) -> list[str]:
        """A sentence (or none) about time zones that the file holds and QGIS does not pass on."""
        if self.beneath is None:
            return []
        source, name, why = self.beneath
        for *_, zone in self._features(_OFFSETS if source.driver in _SQLITE else "", source, name):
            ahead = zone_ahead(zone)
            if not (ahead == 0 and source.driver in STAMPED) and self.zones.settle(np.array([ahead]))[0] != NO_ZONE:
                return [
                    tr(
                        "The times in '{}' include a time zone, which this version of QGIS drops because {}. The "
                        "times are read without the time zone and may be hours out. Save the edits, or choose a "
                        "layer without the join or the filter."
                    ).format(self.name, why)
                ]
        return []

    def _unread_notes(self) -> list[str]:
        """A sentence (or none) about what is written in the file and is no date."""
        if self.source is None or not self._left:
            return []
        dataset, table = self.source.open()
        names = (self.name, table.GetName(), table.GetFIDColumn() or "rowid")
        name, place, number = (one.replace('"', '""') for one in names)
        # The file is open for reading only.
        text = f'SELECT CAST("{name}" AS TEXT) FROM "{place}" WHERE "{number}" = {self._first}'  # nosec B608
        rows = dataset.ExecuteSQL(text)
        example = rows.GetNextFeature().GetField(0)
        dataset.ReleaseResultSet(rows)
        return [unread_dates(self.name, self._left, example)]

    def _unreadable(self, condition: str) -> NDArray[np.int64]:
        """Rows whose text is no date, of those that meet a condition."""
        if condition not in self._unread:
            bad = [fid for fid, *parts in self._features(condition) if not QDate(*parts[:3]).isValid()]
            self._unread = {**self._unread, condition: np.array(bad, np.int64)}
        return self._unread[condition]

    def is_stamped(self) -> bool:
        """Whether the file says Z, which QGIS 3.22 has lost; what is in no file has said it."""
        if self.source is None:
            return True
        condition = "\"{}\" LIKE '%Z'" if self.source.driver in _SQLITE else ""
        return any(row[-1] == _UTC for row in self._features(condition))

    def _features(self, condition: str, source: GdalSource | None = None, name: str = "") -> Iterator[tuple[Any, ...]]:
        """(fid, year, month, day, hour, minute, second, zone) of the rows that meet a condition about the field, or
        about that field ``name`` of another ``source``."""
        name, source = name or self.name, source or self.source
        if source is None:
            return
        dataset, table = source.open()
        definition = table.GetLayerDefn()
        names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
        if name not in names:
            return
        table.SetAttributeFilter(condition.format(name.replace('"', '""')) or None)
        table.SetIgnoredFields([one for one in names if one != name] + ["OGR_GEOMETRY"])
        index = definition.GetFieldIndex(name)
        for feature in iter(table.GetNextFeature, None):
            moment = feature.GetFieldAsDateTime(index) if feature.IsFieldSetAndNotNull(index) else [0] * 7
            yield (feature.GetFID(), *moment)
        del dataset


def written_of(items: Sequence[Any]) -> NDArray[np.datetime64]:
    """What values (n,) of QGIS say, datetime64[s], whatever their zone; NaT where one is neither date nor time."""

    def text(item: object) -> str:
        if isinstance(item, QDateTime) and item.isValid():
            return item.toString("yyyy-MM-ddTHH:mm:ss")
        return item.toString("yyyy-MM-dd") if isinstance(item, QDate) and item.isValid() else "NaT"

    return np.array([text(item) for item in items] or ["NaT"], "datetime64[s]")[: len(items)]


def written_of_stream(block: NDArray[Any]) -> NDArray[np.datetime64]:
    """Days or moments (n,) datetime64 of a column of the stream, NaT where it is NULL."""
    moments = np.ma.getdata(block)
    if isinstance(block, np.ma.MaskedArray):
        moments = np.where(np.ma.getmaskarray(block), np.datetime64("NaT"), moments)
    return moments


def _is_timed(items: Sequence[Any]) -> NDArray[np.bool_]:
    """Which of values (n,) of QGIS are days with a time."""
    return np.array([isinstance(item, QDateTime) and item.isValid() for item in items], bool)


def ahead_of(items: Sequence[Any]) -> NDArray[np.int64]:
    """Minutes (n,) that values of QGIS are ahead of UTC; NO_ZONE without a zone: in the local time of this computer, as
    QGIS says it."""
    return np.array(
        [
            NO_ZONE
            if not isinstance(item, QDateTime) or not item.isValid() or item.timeSpec() == Qt.TimeSpec.LocalTime
            else item.offsetFromUtc() // 60
            for item in items
        ],
        np.int64,
    )
