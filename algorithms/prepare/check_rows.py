"""The rows of a layer of crimes as they are checked: every one, whatever is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsProcessingFeedback

from ...bridge.reading.columns import CATEGORY, DATE, MOMENT
from ...core.counting.periods import whole_periods
from ...core.counting.shares import Window, window
from ...core.data import quality
from ...core.data.capability import Facts
from ...core.data.origin import NOT_KNOWN

if TYPE_CHECKING:
    from ..common.crime_parameters import CrimeInput


class CheckedRows:
    """Every row of the layer, whatever is wrong with it; None for columns that are not there."""

    def __init__(self, given: CrimeInput, feedback: QgsProcessingFeedback) -> None:
        choice = given.choice
        wanted = [
            (name, role)
            for name, role in (
                (choice.offence_field, CATEGORY),
                (choice.date_field, DATE),
                (choice.location_field, CATEGORY),
                (choice.reference_field, CATEGORY),
                (choice.from_field, MOMENT),
                (choice.to_field, MOMENT),
            )
            if name
        ]
        self.notes: list[str] = []
        points = given.source.read(wanted, feedback, notes=self.notes)

        def column(name: str, role: str | None = None) -> Any:
            if not name:
                return None
            name = given.source.fields.at(given.source.fields.lookupField(name)).name()
            return points.columns[(name, role) if role else name]

        self.x, self.y, self.read = points.x, points.y, len(points)
        self.offence, self.dates = column(choice.offence_field), column(choice.date_field)
        self.location, self.reference = column(choice.location_field), column(choice.reference_field)
        self.begin, self.end = column(choice.from_field, MOMENT), column(choice.to_field, MOMENT)
        self.placed = np.isfinite(self.x) & np.isfinite(self.y) & ((self.x != 0) | (self.y != 0))
        self.distinct, self.origin, self.seam = 0, NOT_KNOWN, ""
        self.usable_dates: NDArray[np.bool_] | None = None
        self.days: Any = None
        self.window: Window | None = None
        if self.dates is not None:
            self.usable_dates = ~np.isnat(self.dates) & (self.dates <= np.datetime64("today", "D"))
            self.days = self.dates[self.usable_dates]
            self.window = window(self.days)

    def facts(self, checks: list[quality.Check]) -> Facts:
        """The Facts that say what the data can support, with what the ``checks`` found wrong."""
        found = {check.name: check for check in checks}
        timed = float((~np.isnat(self.begin)).mean()) if self.begin is not None and self.read else 0.0
        over_day = None
        if self.begin is not None and self.end is not None:
            over_day = quality.spans(self.begin, self.end).share
        months_only, days, whole = False, 0, 0
        if self.window is not None:
            months_only = self.window.months_only
            days = int((self.window.end - self.window.start).astype(int)) + 1
        period = "month" if months_only else "week"
        if self.window is not None:
            months = np.unique(self.days.astype("datetime64[M]"))
            whole = (
                whole_periods(self.window.start, self.window.end, period)
                .without(np.setdiff1d(np.arange(months[0], months[-1] + 1), months))
                .count
            )
        return Facts(
            int(self.placed.sum()),
            self.distinct,
            self.window is not None,
            months_only,
            days,
            timed,
            over_day or 0.0,
            located=1 - (found["located"].share or 0.0),
            default=found["default_points"].share or 0.0,
            period=period,
            periods=whole,
            unknown=found["midnight"].share or 0.0,
            origin=self.origin,
            seam=self.seam,
            empty=sum(not count for _, count in found["months"].details),
        )

    def offence_counts(self) -> dict[str, int]:
        """{offence: rows}, the most frequent first."""
        if self.offence is None:
            return {}
        counts = np.bincount(self.offence.codes[self.offence.codes >= 0], minlength=len(self.offence.values))
        return {self.offence.values[i]: int(counts[i]) for i in np.argsort(-counts, kind="stable") if counts[i]}
