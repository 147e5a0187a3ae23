"""The rows of an export in arrays, and what became of each: kept, or left out for one reason."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsCoordinateReferenceSystem

from ..ground import fields as f
from ..ground.text_codes import texts_of
from ..ground.texts import mark, tr
from ..moments.record_moments import Moments, shown
from ..reading.record_columns import MEANINGS
from .coordinates import coordinate_numbers, grid_reference
from .look_up import NOT_FOUND

# Reasons to leave a row out, in the order they are looked for; a status comes between the first and the second.
MALFORMED = mark("more cells than the header row")
NO_DATE = mark("no date")
BAD_DATE = mark("unreadable date")
FUTURE = mark("date in the future")
DEFAULT_DATE = mark("default date")
NO_POINT = mark("no coordinates")
BAD_NUMBER = mark("coordinates that are not numbers")
ZERO = mark("location at (0, 0)")
OUTSIDE = mark("coordinates outside the country")
DUPLICATE = mark("duplicate crime number")


@dataclass
class Records:
    """n rows: coordinates in CRS ``crs`` (NaN without), Moments by name (committed from and to, reported), text as
    (codes (n,), values) by field, and ``fate`` (n,): an index into ``reasons``, −1 for a row that is kept.

    ``read`` rows came; those that are none (``malformed``) are not among the n. ``notes`` are sentences about how they
    were read, ``warnings`` those about what was not; ``refused`` {row: text} of some coordinates that are none.
    ``unplaced`` (n,) have a UPRN or postcode that the look-up table does not know, ``pending`` (n,) one that is looked
    up when the records are imported, ``coarse`` (n,) the middle of a postcode or of a square of 100 m or more.
    ``numbered`` rows that are otherwise kept have a crime number, which are ``numbers`` different ones.
    """

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    crs: QgsCoordinateReferenceSystem
    moments: dict[str, Moments]
    date: Moments
    text: dict[str, tuple[NDArray[np.integer[Any]], Sequence[str]]]
    fate: NDArray[np.int32]
    reasons: list[str]
    read: int
    malformed: int
    notes: list[str]
    warnings: list[str]
    refused: dict[int, str]
    unplaced: NDArray[np.bool_]
    pending: NDArray[np.bool_]
    coarse: NDArray[np.bool_]
    numbered: int = 0
    numbers: int = 0

    @property
    def numbers_repeat(self) -> bool:
        """Whether fewer than half of the crime numbers differ: a row for each person, or something else than numbers of
        crimes."""
        return 2 * self.numbers < self.numbered

    def leave_out(self, mask: NDArray[np.bool_], reason: str) -> None:
        """Leave out those rows where ``mask`` (n,) is True that are still in, for a reason."""
        mask = mask & (self.fate < 0)
        if mask.any():
            if reason not in self.reasons:
                self.reasons.append(reason)
            self.fate[mask] = self.reasons.index(reason)

    @property
    def kept(self) -> NDArray[np.int64]:
        return np.flatnonzero(self.fate < 0)

    @property
    def left_out(self) -> dict[str, int]:
        """{reason: rows}; with the rows kept they add up to ``read``."""
        counts = {MALFORMED: self.malformed} if self.malformed else {}
        counts.update((reason, int((self.fate == i).sum())) for i, reason in enumerate(self.reasons))
        return {reason: count for reason, count in counts.items() if count}

    def example(self, reason: str) -> str:
        """The first value that was refused for a reason, '' where there is none to show."""
        rows = (
            np.flatnonzero(self.fate == self.reasons.index(reason)) if reason in self.reasons else np.empty(0, np.int64)
        )
        if not len(rows):
            return ""
        if reason in (BAD_DATE, FUTURE, DEFAULT_DATE):
            return self.date.raw(rows[0])
        if reason in (BAD_NUMBER, NOT_FOUND):
            return next((shown(self.refused[row]) for row in rows.tolist() if row in self.refused), "")
        if reason == OUTSIDE:
            return f"{self.x[rows[0]]:.10g}, {self.y[rows[0]]:.10g}"
        return shown(self.texts(f.CRIME_ID, rows[:1])[0]) if reason == DUPLICATE else ""

    def reasons_in_words(self) -> str:
        """Why rows were left out, with counts and the first value of each reason, as part of a sentence."""
        said = []
        for reason, count in self.left_out.items():
            example = self.example(reason)
            said.append(f"{count:,} {tr(reason)}" + (tr(" (for example '{}')").format(example) if example else ""))
        return ", ".join(said)

    def advice(self) -> str:
        """What can be read instead of what was refused, in sentences; '' where nothing is to be said."""
        said, place = [], self.example(BAD_NUMBER)
        if self.example(BAD_DATE):
            said.append(tr("Write dates as 03/02/2025, 2025-02-03 or 3 Feb 2025."))
        if place and grid_reference(place):
            said.append(
                tr("'{}' is a grid reference; choose the column that contains it for '{}'.").format(
                    place, tr(MEANINGS["coordinates"])
                )
            )
        elif place and np.isfinite(coordinate_numbers([place], False)[0]):
            said.append(
                tr("'{}' is only one of the two coordinates; choose the columns for easting and northing.").format(
                    place
                )
            )
        elif place:
            said.append(tr("Write coordinates as 449512.5, 449,512 or 449 512."))
        return " ".join(said)

    def texts(self, name: str, which: NDArray[np.int64]) -> list[str | None]:
        """The text of some rows as a list of str, None where it is empty."""
        codes, values = self.text[name]
        return texts_of(values, codes[which])
