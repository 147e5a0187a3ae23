"""Emerging hot spots: which places are newly hot, hot as ever, cooling down, or were hot once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import day_words, tr
from ...bridge.results.styles.classes import Measure, PatternStyle, scale_words
from ...core.counting.shares import FEWEST_FOR_SIGNIFICANCE
from ...core.data.capability import NO, TRENDS, Facts, bearing
from ...core.draws import Draws
from ...core.statistics.emerging import (
    CATEGORIES,
    COLD,
    HOT,
    Heat,
    PartlyInside,
    PeriodTest,
    heat,
    patterns,
    persistently_flagged,
    stages,
    trends,
)
from ...core.statistics.gistar import LEVELS
from ..common.crime_parameters import window_of
from .common.counted_places import CountedPlaces, HotUnits, Ranked, hot_units_by_gi
from .common.edges import MapsInside
from .common.neighbourhood import NeighbourhoodAlgorithm
from .common.scale import cautions

if TYPE_CHECKING:
    from ...bridge.counting.count_by_period import CountByPlaceAndPeriod

PERSISTENT_SHARE, INTERMITTENT_SHARE, RECENT_SHARE = SHARES = ("PERSISTENT_SHARE", "INTERMITTENT_SHARE", "RECENT_SHARE")
#: Places times periods that are held at once.
_MOST = 50_000_000


class EmergingHotspots(NeighbourhoodAlgorithm):
    """Gi* of each period on its own; the category of a place is the history of its heat. Hot are places that are hot in
    the last period."""

    ID = "emerginghotspots"

    def prepare_method(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        super().prepare_method(parameters, context)
        self.period = self.parameterAsEnumString(parameters, "PERIOD", context)
        self.previous = self.parameterAsBool(parameters, "PREVIOUS", context)
        self.shares = [self.parameterAsDouble(parameters, name, context) / 100 for name in SHARES]
        if not 0 < self.shares[1] <= self.shares[0] <= 1:
            raise InputError(tr("INTERMITTENT_SHARE must be above 0% and no higher than PERSISTENT_SHARE."))
        if not 0 < self.shares[2] < 1:
            raise InputError(tr("RECENT_SHARE must be above 0% and below 100%."))
        if not self.crime_input.choice.date_field:
            raise InputError(
                tr("DATE_FIELD is empty; choose a date field, because emerging hot spots need the date of each crime.")
            )

    # -- counting -----------------------------------------------------------------------------------------------
    def count(self, places: Any, reason: str, feedback: QgsProcessingFeedback) -> CountByPlaceAndPeriod:
        found = self.crime_input.count_by_place_and_period(places, reason, self.period, feedback)
        self._refuse(found)
        return found

    def _refuse(self, found: CountByPlaceAndPeriod) -> None:
        verdict = bearing(
            Facts(
                len(found),
                found.crowded().distinct,
                True,
                window_of(found).months_only,
                period=self.period,
                periods=found.periods.count,
            ),
            TRENDS,
        )
        if verdict.verdict == NO:
            raise InputError(
                tr(
                    "The data in '{}' cannot support an emerging hot spot analysis: {} Use data for a longer "
                    "period, or choose another PERIOD."
                ).format(self.crime_input.source.name, verdict.reason[0].lower() + verdict.reason[1:])
            )

    # -- the method ---------------------------------------------------------------------------------------------
    def find(self, counted_places: CountedPlaces) -> HotUnits:
        counted: Any = counted_places.counted
        count = counted.periods.count
        if count * len(counted_places.units) > _MOST:
            raise InputError(
                tr(
                    "{:,} places × {:,} periods is more than the limit of {:,}; use a larger CELL_SIZE or a "
                    "longer PERIOD."
                ).format(len(counted_places.units), count, _MOST)
            )
        near, notes = counted_places.neighbours_for_gi(self.rings, self.distance)
        notes[:0] = self.take_enough(counted_places, LEVELS[-1])

        def step(i: int) -> None:
            counted_places.raise_if_cancelled()
            counted_places.feedback.setProgress(45 + 20 * i / count)

        maps, partly_inside = counted.maps(counted_places.ranks_harm), None
        if counted_places.edges is not None:
            inside: Any = counted_places.edges.inside
            maps = MapsInside(counted_places.edges, maps, inside.maps(counted_places.ranks_harm))
            counts = (
                MapsInside(counted_places.edges, counted.maps(False), inside.maps(False))
                if counted_places.ranks_harm
                else maps
            )
            partly_inside = PartlyInside(counted_places.edges.shares, counts)
        try:
            found = heat(
                maps,
                near,
                PeriodTest(
                    FEWEST_FOR_SIGNIFICANCE,
                    self.previous,
                    self.correction,
                    self.pvalues,
                    Draws(self.permutations, self.seed),
                    self.scale,
                ),
                counted.crimes_by_period(),
                partly_inside,
                step,
            )
        except ValueError as error:
            raise InputError(tr("Gi* cannot be computed: {}.").format(error))
        notes += cautions(maps, near.sizes, found.pvalues, self.scale, counted_places.units.ids)
        # Only where it makes a difference to the category is a trend a claim.
        asked = persistently_flagged(found.hot) | persistently_flagged(found.cold)
        trend_z, direction = trends(found.z, self.correction, asked, counted_places.raise_if_cancelled)
        pattern = patterns(found.hot, found.cold, direction)
        now = found.hot[:, -1]
        own = hot_units_by_gi(
            now, found.last_z, found.last_p, found.last_q, notes + self._notes(counted_places, found, pattern)
        )
        own.columns = {
            f.PATTERN: pattern.tolist(),
            f.STAGE: stages(found.hot, *self.shares).tolist(),
            f.TREND_Z: trend_z,
            f.N_HOT: found.hot.sum(1),
            f.N_COLD: found.cold.sum(1),
            **own.columns,
        }
        return own

    def _notes(self, counted_places: CountedPlaces, found: Heat, pattern: NDArray[np.str_]) -> list[str]:
        counted: Any = counted_places.counted
        periods = counted.periods
        first, last = periods.days(0)[0], periods.days(periods.count - 1)
        notes = [
            tr("{:,} periods ({}) from {} to {}; 'hot now' means hot in the last period, {} to {}.").format(
                periods.count, tr(self.period), *map(day_words, (first, last[1], *last))
            )
        ]
        if found.silent:
            notes.append(
                tr(
                    "In {:,} of {:,} periods, no place is classed as hot or cold, because there are fewer than {} "
                    "crimes or all places have the same value. Longer periods may help."
                ).format(found.silent, periods.count, FEWEST_FOR_SIGNIFICANCE)
            )
        notes.append(
            tr(
                "In each period{}, each place and its neighbours were compared with what chance alone would give (Gi* "
                "based on {}; p-values: {}; correction: {}; hot and cold at the 90% level)."
            ).format(
                tr(" together with the one before") if self.previous else "",
                scale_words(counted_places.ranked, self.scale),
                found.pvalues,
                self.correction,
            )
        )
        notes += counted_places.notes_on_area()
        kinds = [
            f"{int((pattern == name + suffix).sum()):,} {name + suffix}"
            for suffix in (HOT, COLD)
            for name in CATEGORIES
            if (pattern == name + suffix).any()
        ]
        notes.append(
            tr("Places: {}.").format(", ".join(kinds)) if kinds else tr("No place shows a hot or cold pattern.")
        )
        if not found.hot[:, -1].any():
            notes.append(
                tr("No place is significantly hot in the last period; use 'Ranked places' to see the busiest places.")
            )
        return notes

    # -- what is written ----------------------------------------------------------------------------------------
    def spot_columns(self, ranked: Ranked) -> dict[str, Any]:
        """The pattern of the place that names the hot spot, its hottest."""
        kinds = dict(zip(ranked.counted_places.units.ids, _pattern(ranked.hot_units)))
        return {f.PATTERN: [kinds[name] for name in ranked.spots.ids]}

    def _results(self, ranked: Ranked) -> dict[str, Any]:
        results, kinds = super()._results(ranked), _pattern(ranked.hot_units)
        counted: Any = ranked.counted_places.counted
        results["PERIOD_COUNT"] = counted.periods.count
        for name in CATEGORIES:
            results[f"{name.upper()}_COUNT"] = kinds.count(name + HOT)
        return results

    def unit_style(self, measure: Measure) -> object:
        return PatternStyle(measure, self.scale)


def _pattern(found: HotUnits) -> list[str]:
    return found.columns[f.PATTERN]
