"""Gi*: places whose neighbourhood is busier than chance would make it, with p-values fit for sparse counts."""

from __future__ import annotations

from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ...bridge.results.styles.classes import GiStyle, Measure
from ...core.statistics.gistar import LEVELS, classes
from .common.counted_places import CountedPlaces, HotUnits, hot_units_by_gi
from .common.neighbourhood import NeighbourhoodAlgorithm


class GiStar(NeighbourhoodAlgorithm):
    """Gi* on units, corrected for testing many places, and the hot spots that significant units make."""

    ID = "gistar"

    def find(self, counted_places: CountedPlaces) -> HotUnits:
        drawn = self.take_enough(counted_places, LEVELS[-1])
        try:
            z, p, q, notes = counted_places.gi(
                self.rings, self.distance, self.pvalues, self.correction, self.permutations, self.seed, self.scale
            )
        except ValueError as error:
            raise InputError(tr("Gi* cannot be computed: {}.").format(error))
        notes[:0] = drawn
        hot = classes(z, q) > 0
        if not hot.any():
            notes.append(
                tr("No place is significantly hot at the 90% level; use 'Ranked places' to see the busiest places.")
            )
        choice = self.candidates(counted_places, counted_places.order[hot[counted_places.order]])
        chosen = choice.by_rank()
        if self.choosing.given:
            if hot.any() and not chosen.any():
                notes.append(tr("None of the places that are significantly hot is eligible."))
            hot = chosen
        return self.chosen(counted_places, hot_units_by_gi(hot, z, p, q, notes + choice.notes(hot)), choice)

    def unit_style(self, measure: Measure) -> object:
        return GiStyle(measure, self.scale)
