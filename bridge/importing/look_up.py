"""The places of UPRNs and postcodes, from a table that the user gives: OS Open UPRN, an ONS directory, a gazetteer."""

from __future__ import annotations

import math
import os
import re
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

from ..ground.errors import InputError
from ..ground.texts import mark, tr
from ..reading.crs import BRITISH_GRID, IRISH_GRID, transform_points
from ..reading.record_columns import POSTCODE_NAMES, UPRN_NAMES, index_of, plain
from .coordinates import DEGREES, coordinate_numbers, inside_country
from .record_files import open_records

if TYPE_CHECKING:
    from qgis.core import QgsProcessingFeedback

    from .file_table import Block

_PAIRS = (("longitude", "latitude"), ("easting", "northing"))
_SIGNS = re.compile(r"[^0-9A-Z]")
#: Of keys that are digits only, from which share on they are UPRNs.
_MOSTLY = 0.5
NOT_FOUND = mark("UPRN or postcode not in the lookup table")


class FoundPlaces(NamedTuple):
    """Places of some keys: ``x``, ``y`` (n,), NaN where there is none, in the system ``crs`` (None: not looked up yet),
    and how, in a sentence; ``coarse``: each stands for many addresses, as a postcode's does."""

    x: np.ndarray
    y: np.ndarray
    crs: QgsCoordinateReferenceSystem | None
    note: str
    coarse: bool = False


def key_of(text: str) -> str:
    """A UPRN or postcode as it is compared: without blanks, signs, case and leading noughts."""
    text = text.strip()
    if text.endswith(".0"):
        # What a spreadsheet makes of a long number.
        text = text[:-2]
    text = _SIGNS.sub("", text.upper())
    return (text.lstrip("0") or text) if text.isdigit() else text


class LookUp:
    """A table of places by UPRN or postcode.

    Parameters
    ----------
    source : path of a file, or a layer (on the main thread)
    transform_context : of the project
    feedback : hears how far the reading is, and says whether the user has pressed Cancel

    Raises InputError where the table cannot be read or has no key or no coordinates.
    """

    def __init__(
        self,
        source: object,
        transform_context: QgsCoordinateTransformContext,
        feedback: QgsProcessingFeedback | None = None,
    ) -> None:
        self.table, self._context, self.feedback = open_records(source, "PLACES"), transform_context, feedback
        header = [plain(name) for name in self.table.header]
        self._keys = {
            kind: next((header.index(name) for name in names if name in header), None)
            for kind, names in (("uprn", UPRN_NAMES), ("postcode", POSTCODE_NAMES))
        }
        if all(index is None for index in self._keys.values()):
            raise InputError(
                tr("PLACES: '{}' has no UPRN or postcode column; name the column 'UPRN' or 'postcode'.").format(
                    self.table.shown
                )
            )
        self._degrees, self._columns = (False, []) if self.table.points else self._coordinates()
        if not (self.table.points or self._columns):
            raise InputError(
                tr(
                    "PLACES: '{}' has no coordinate columns; name the columns 'easting' and 'northing', or "
                    "'longitude' and 'latitude'."
                ).format(self.table.shown)
            )

    def places(self, keys: list[str]) -> FoundPlaces:
        """The FoundPlaces of ``keys`` as they are written in the export, '' where there is none.

        The table is read once, in blocks, and only what is asked for is kept: a national one has forty million rows.
        Raises InputError, Cancelled.
        """
        plainly = [key_of(key) for key in keys]
        asked = {key for key in plainly if key}
        digits = sum(key.isdigit() for key in asked)
        kind = "uprn" if digits > _MOSTLY * len(asked) else "postcode"
        index = self._keys[kind]
        if index is None:
            raise InputError(
                tr(
                    "PLACES: '{}' has no {} column to match the export, which has values such as '{}'; choose"
                    " another table."
                ).format(
                    self.table.shown,
                    "UPRN" if kind == "uprn" else tr("postcode"),
                    next((key for key in keys if key.strip()), ""),
                )
            )
        known, twice = self._read(index, asked)
        x, y = np.array([known.get(key, (np.nan, np.nan)) for key in plainly] or np.empty((0, 2))).T
        crs = (
            self.table.crs
            if self.table.points
            else QgsCoordinateReferenceSystem(DEGREES if self._degrees else BRITISH_GRID)
        )
        note = tr("{:,} of {:,} {} have coordinates in '{}'.").format(
            len(known), len(asked), "UPRNs" if kind == "uprn" else tr("postcodes"), self.table.shown
        )
        if twice:
            note += " " + tr("Entries with more than one location: {:,}; the first location is used.").format(twice)
        if kind == "postcode":
            note += " " + tr(
                "All addresses in a postcode share one location: usually about 15 addresses, but sometimes a "
                "whole village."
            )
        return FoundPlaces(x, y, crs, note, kind == "postcode")

    def transformed(self, found: FoundPlaces, crs: QgsCoordinateReferenceSystem) -> tuple[np.ndarray, np.ndarray]:
        """The places of a FoundPlaces in another system."""
        return transform_points(found.x, found.y, found.crs, crs, self._context)

    # -- parts --------------------------------------------------------------------------------------------------
    def _coordinates(self) -> tuple[bool, list[int]]:
        """(whether the coordinates are degrees, the indexes of their two columns or none). Degrees first: they mean the
        same everywhere, while eastings of the ONS are those of the Irish Grid in Northern Ireland."""
        for pair in _PAIRS:
            columns = [index_of(name, self.table.header) for name in pair]
            if None not in columns:
                return pair == _PAIRS[0], columns
        return False, []

    def _read(self, index: int, asked: set) -> tuple[dict[str, tuple[float, float]], int]:
        """{key: (x, y)} of what is asked for, and how many keys have several places."""
        found: dict[str, tuple[float, float]] = {}
        twice = set()
        for block in self.table.blocks({index, *self._columns}, self.feedback):
            keys = [key_of(text) for text in block.columns[index]]
            rows = [i for i, key in enumerate(keys) if key in asked]
            if not rows:
                continue
            mine = [keys[i] for i in rows]
            for key, *place in zip(mine, *(values.tolist() for values in self._points(block, rows, mine))):
                if not any(map(math.isnan, place)) and found.setdefault(key, tuple(place)) != tuple(place):
                    twice.add(key)
        return found, len(twice)

    def _points(self, block: Block, rows: list[int], keys: list[str]) -> tuple[np.ndarray, np.ndarray]:
        """Coordinates of some rows of a block, NaN where there are none."""
        if block.x is not None and block.y is not None:
            return block.x[rows], block.y[rows]
        x, y = (coordinate_numbers([block.columns[column][i] for i in rows], self._degrees) for column in self._columns)
        # The ONS writes Northern Ireland's postcodes by the Irish Grid.
        irish = np.array([key.startswith("BT") and not self._degrees for key in keys])
        if irish.any():
            x[irish], y[irish] = transform_points(
                x[irish],
                y[irish],
                QgsCoordinateReferenceSystem(IRISH_GRID),
                QgsCoordinateReferenceSystem(BRITISH_GRID),
                self._context,
            )
        # Terminated postcodes stand at the pole. The British Grid has no box for Ireland.
        inside = irish | inside_country(DEGREES if self._degrees else BRITISH_GRID, x, y)
        out = ~(np.isfinite(x) & np.isfinite(y) & inside)
        x[out] = y[out] = np.nan
        return x, y


class LaterLookUp:
    """Stands for a LookUp where the first rows are shown only: a national table takes a while."""

    def __init__(self, source: str) -> None:
        self.source = source

    def places(self, keys: list[str]) -> FoundPlaces:
        """A FoundPlaces that is told later."""
        nowhere = np.full(len(keys), np.nan)
        return FoundPlaces(
            nowhere,
            nowhere,
            None,
            tr("Rows without coordinates will be looked up in '{}' during the import.").format(
                os.path.basename(self.source)
            ),
        )
