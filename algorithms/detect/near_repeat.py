"""Near repeats: whether crime follows crime nearby and soon, and where that risk is now."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsWkbTypes

from ...bridge.counting.crimes import Crimes, caveats
from ...bridge.geometry.polygons import area_source
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import day_words, mark, tr
from ...bridge.results.outputs import Table
from ...bridge.results.styles.classes import RiskStyle
from ...contract.detect_points import AUTO, NONE
from ...contract.parts.shared import MONTH, QUARTER
from ...contract.schemas.detect import NEAR_REPEATS, RISK
from ...core.counting.shares import number_or_none
from ...core.counting.wkb import circles_wkb
from ...core.data.capability import NEAR_REPEAT, NO, Facts, bearing
from ...core.draws import Draws
from ...core.statistics.knox import SEASON, Bands, Knox, knox
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import CrimeInput, keep_inside, log_rows, window_of
from ..common.finish import Finish
from .common.permutations import CELL, enough_permutations

#: A cell says something where it is significant and at least this much over chance (Ratcliffe 2009).
LEAST_RATIO = 1.2
_ALPHA = 0.05
_FEWEST = 30
#: How the crimes are called among which the days are dealt out anew.
_AMONG = {
    NONE: mark("among all crimes"),
    MONTH: mark("within each calendar month"),
    QUARTER: mark("within each calendar quarter"),
}


class NearRepeat(HotspotAlgorithm):
    """The Knox table with permutations of the times, and risk buffers that expire."""

    ID = "nearrepeat"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.crime_input = CrimeInput(self, parameters, context)
        if not self.crime_input.choice.date_field:
            raise InputError(
                tr("DATE_FIELD is empty; choose a date field, because near repeats need the date of each crime.")
            )
        self.study_source = area_source(self, parameters, "STUDY_AREA", context)
        self.distances = _ends(
            self.parameterAsString(parameters, "DISTANCES", context), "DISTANCES", "200;400;600", 100_000
        )
        self.gaps = _ends(self.parameterAsString(parameters, "DAYS", context), "DAYS", "7;14;21;28", 36_525)
        self.metric = self.parameterAsEnumString(parameters, "METRIC", context)
        self.permutations, self.drawn, self.can_tell = enough_permutations(
            self.parameterAsInt(parameters, "PERMUTATIONS", context), len(self.distances) * len(self.gaps), _ALPHA, CELL
        )
        self.seed = self.parameterAsInt(parameters, "SEED", context)
        self.seasons = self.parameterAsEnumString(parameters, "SEASONS", context) or AUTO
        self.today = self.day(parameters, "TODAY", context)

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        feedback.setProgressText(tr("reading crimes…"))
        crimes = self.crime_input.read(feedback)
        if self.study_source is not None:
            keep_inside(crimes, self.study_source, self.crime_input, (), feedback)
        self._refuse(crimes)
        feedback.setProgressText(tr("comparing with chance…"))

        def step(share: float) -> None:
            self.raise_if_cancelled(feedback)
            feedback.setProgress(10 + 75 * share)

        days = crimes.dates.astype("datetime64[D]").astype(np.int64)
        found, shifted = self._compared(crimes, days, step)
        significant = (found.q <= _ALPHA) & (np.nan_to_num(found.ratio) >= LEAST_RATIO)
        today = self.today if self.today is not None else window_of(crimes).end
        risk = self._risk(crimes, days, significant, found, today)
        notes = [self.drawn] * bool(self.drawn) + caveats(crimes) + shifted + self._notes(found, significant, today)
        log_rows(crimes, feedback)
        finish = Finish(self, parameters, context, feedback)
        finish.describe(crimes.window or "", crimes.rows(), notes)
        return self._write(crimes, found, significant, risk, finish)

    def _compared(
        self, crimes: Crimes, days: NDArray[np.int64], step: Callable[[float], None]
    ) -> tuple[Knox, list[str]]:
        """(the Knox table, notes on a shift of the population). Where crime moves about with the season and nobody has
        said otherwise, the days are dealt out within months."""
        within = {
            MONTH: lambda dates: dates.astype("datetime64[M]").astype(np.int64),
            QUARTER: lambda dates: dates.astype("datetime64[M]").astype(np.int64) // 3,
        }
        halves = [lambda share: step(share / 2), lambda share: step(0.5 + share / 2)]

        def table(seasons: str, step: Callable[[float], None]) -> Knox:
            strata = within[seasons](crimes.dates) if seasons in within else None
            return knox(
                crimes.x,
                crimes.y,
                days,
                Bands(self.distances, self.gaps, self.metric),
                Draws(self.permutations, self.seed),
                strata,
                step,
            )

        self.used = NONE if self.seasons == AUTO else self.seasons
        found = table(self.used, halves[0] if self.seasons == AUTO else step)
        if found.shift_p > _ALPHA:
            return found, []
        note = tr(
            "Crime shifted between parts of the area over the months. There are {3:.2f} times as many pairs of "
            "crimes within {0:g} m and {1:g} to {2:g} days as expected by chance (p = {4:.3f}). Near repeats "
            "happen sooner than that. Such a shift by itself can make bands look above chance."
        ).format(self.distances[-1], self.gaps[-1], max(SEASON, 2 * self.gaps[-1]), found.shift, found.shift_p)
        if self.seasons == AUTO:
            self.used = MONTH
            found = table(MONTH, halves[1])
            return found, [note + " " + tr("The dates were therefore shuffled only {}.").format(tr(_AMONG[MONTH]))]
        return found, [
            note
            + " "
            + tr("The dates were shuffled {}; set 'Shuffling period' to 'month' to allow for the shift.").format(
                tr(_AMONG[self.used])
            )
        ]

    def _refuse(self, crimes: Crimes) -> None:
        window = window_of(crimes)
        crowded = crimes.crowded()
        verdict = bearing(
            Facts(len(crimes), crowded.distinct, True, window.months_only, origin=self.crime_input.source.origin),
            NEAR_REPEAT,
        )
        name = self.crime_input.source.name
        if verdict.verdict == NO:
            raise InputError(
                tr("The data in '{}' cannot support near repeat analysis: {}").format(
                    name, verdict.reason[0].lower() + verdict.reason[1:]
                )
            )
        if len(crimes) < _FEWEST:
            raise InputError(
                tr(
                    "The {} crimes selected from '{}' are too few for near repeat analysis; choose a longer "
                    "period or more offences, so that there are at least {}."
                ).format(len(crimes), name, _FEWEST)
            )

    def _notes(self, found: Knox, significant: NDArray[np.bool_], today: np.datetime64) -> list[str]:
        least = 1 / (found.permutations + 1)
        notes = [
            tr(
                "p-values are from {:,} permutations of the dates; the smallest possible is {:.4f}. A cell is "
                "flagged if q is {} or less and the ratio is {} or more; q is p corrected for the number of cells."
            ).format(found.permutations, least, _ALPHA, LEAST_RATIO)
        ]
        if not significant.any() and self.can_tell:
            notes.append(tr("No cell is above chance: there is no sign of near repeats among these crimes."))
        elif significant.any():
            notes.append(tr("The risk circles show the risk on {}.").format(day_words(today)))
        return notes

    def _risk(
        self, crimes: Crimes, days: NDArray[np.int64], significant: NDArray[np.bool_], found: Knox, today: np.datetime64
    ) -> dict[str, NDArray[Any]]:
        """The circles that still hold on a day: one for each crime and time band, as wide as the bands are significant
        from the crime outwards, and as they are drawn they tell when they expire."""
        day = int(today.astype("datetime64[D]").astype(np.int64))
        made: dict[str, list[NDArray[Any]]] = {"which": [], "radius": [], "begins": [], "expires": [], "ratio": []}
        starts = np.r_[0, self.gaps[:-1]]
        for band, (begin, end) in enumerate(zip(starts, self.gaps)):
            # Only without a gap from the crime outwards: a ring alone is no risk that a patrol could use.
            width = int(np.argmin(np.append(significant[:, band], False)))
            if not width:
                continue
            here = np.flatnonzero((days <= day) & (days + end > day) & (days + begin <= day))
            made["which"].append(here)
            made["radius"].append(np.full(len(here), self.distances[width - 1]))
            made["begins"].append(days[here] + int(np.ceil(begin)))
            made["expires"].append(days[here] + int(np.ceil(end)) - 1)
            made["ratio"].append(np.full(len(here), float(np.nanmax(found.ratio[:width, band]))))
        return {name: np.concatenate(parts) if parts else np.empty(0, int) for name, parts in made.items()}

    # -- writing ------------------------------------------------------------------------------------------------
    def _write(
        self, crimes: Crimes, found: Knox, significant: NDArray[np.bool_], risk: dict[str, NDArray[Any]], finish: Finish
    ) -> dict[str, Any]:
        cells = self._cells(found, significant)
        finish.add("OUTPUT", self._table(cells), None, tr("Near repeat table"))
        finish.add("RISK", self._circles(crimes, risk), RiskStyle(), tr("Risk now"))
        summary = self._summary(crimes, cells, significant, len(risk["which"]))
        report = {
            "summary": summary,
            "cells": cells,
            "distances": self._labels(self.distances, "m"),
            "days": self._labels(self.gaps, "days"),
            "distance_bands": _metres(self.distances),
            "day_bands": _days(self.gaps),
            "seasons": self.used,
            "shift_p": found.shift_p,
        }
        finish.add_report("nearrepeat", tr("Near repeats"), finish.accounted(report))
        return finish.results(
            {
                "CRIMES_READ": crimes.read,
                "CRIMES_USED": len(crimes),
                "SIGNIFICANT": int(significant.sum()),
                "RISK_COUNT": len(risk["which"]),
            },
            summary,
        )

    def _summary(
        self, crimes: Crimes, cells: list[dict[str, Any]], significant: NDArray[np.bool_], circles: int
    ) -> str:
        best = max((cell for cell in cells if cell["significant"]), key=lambda cell: cell["ratio"], default=None)
        if best is not None:
            return tr(
                "{} crimes: {} of {} bands are above chance. The highest is {}, {}, with {:.1f} times as many "
                "pairs as expected by chance. Current risk circles: {}."
            ).format(
                f"{len(crimes):,}",
                int(significant.sum()),
                significant.size,
                best["distance"],
                best["days"],
                best["ratio"],
                circles,
            )
        return (
            tr("{} crimes: no more near repeats than expected by chance.")
            if self.can_tell
            else tr(
                "{} crimes: we cannot tell whether there are near repeats, because with this many bands no "
                "single band could be significant."
            )
        ).format(f"{len(crimes):,}")

    def _labels(self, ends: NDArray[np.float64], unit: str) -> list[str]:
        if unit == "days":
            return [f"{first:g} to {last:g} days" for first, last in _days(ends)]
        return [f"{begin:g} to under {end:g} m" for begin, end in _metres(ends)]

    def _cells(self, found: Knox, significant: NDArray[np.bool_]) -> list[dict[str, Any]]:
        cells = []
        for i, distance in enumerate(self._labels(self.distances, "m")):
            for j, days in enumerate(self._labels(self.gaps, "days")):
                cells.append(
                    {
                        "distance": distance,
                        "days": days,
                        "observed": int(found.observed[i, j]),
                        "expected": float(found.expected[i, j]),
                        "ratio": number_or_none(found.ratio[i, j]),
                        "p": float(found.p[i, j]),
                        "q": float(found.q[i, j]),
                        "significant": bool(significant[i, j]),
                    }
                )
        return cells

    def _table(self, cells: list[dict[str, Any]]) -> Table:
        keys = {
            f.DISTANCE: "distance",
            f.DAYS: "days",
            f.OBSERVED: "observed",
            f.EXPECTED: "expected",
            f.RATIO: "ratio",
            f.P: "p",
            f.Q: "q",
            f.SIGNIFICANT: "significant",
        }
        rows = [dict(cell, significant=int(cell["significant"])) for cell in cells]
        return Table.of_rows(NEAR_REPEATS, keys, rows)

    def _circles(self, crimes: Crimes, risk: dict[str, NDArray[Any]]) -> Table:
        which = risk["which"].astype(np.int64)
        columns = {
            f.DATE: crimes.dates[which],
            f.BEGINS: risk["begins"].astype("datetime64[D]"),
            f.EXPIRES: risk["expires"].astype("datetime64[D]"),
            f.RADIUS_M: risk["radius"].astype(float),
            f.RATIO: risk["ratio"].astype(float),
        }
        if crimes.offence is not None:
            values = np.array(crimes.offence.values + [None], object)
            columns[f.OFFENCE] = values[crimes.offence.codes[which]].tolist()
        circles = circles_wkb(crimes.x[which], crimes.y[which], risk["radius"].astype(float))
        return Table.of(RISK, columns, circles, QgsWkbTypes.Type.Polygon, self.crime_input.crs)


def _ends(text: str, name: str, example: str, most: float) -> NDArray[np.float64]:
    """Rising numbers from text, up to ``most``. Raises InputError where they are none."""
    try:
        ends = [float(part) for part in (text or "").replace(",", ";").split(";") if part.strip()]
        good = bool(ends) and 0 < ends[0] and ends[-1] <= most and (np.diff(ends) > 0).all()
    except ValueError:
        good = False
    if not good:
        raise InputError(
            tr(
                "{}: '{}' is not a valid list of bands. Enter their upper limits in rising order, above 0 and "
                "up to {:,}, such as {}."
            ).format(name, text, most, example)
        )
    return np.array(ends)


def _metres(ends: Sequence[float] | NDArray[np.float64]) -> list[tuple[float, float]]:
    """(from, to under) of each band of distance."""
    return list(zip([0.0, *ends[:-1]], ends))


def _days(ends: Sequence[float] | NDArray[np.float64]) -> list[tuple[float, float]]:
    """(first, last) whole day of each time band."""
    return [(float(np.ceil(begin)), float(np.ceil(end) - 1)) for begin, end in zip([0.0, *ends[:-1]], ends)]
