"""Ranked places: where the crime is, under a budget that the user sets."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import QgsProcessingContext

from ...bridge.ground.texts import tr
from ...bridge.results.styles.classes import Measure, UnitStyle
from ...core.hotspots.selection import BUDGETS, FEWEST
from .common.counted_places import CountedPlaces, HotUnits, hot_units_by_gi
from .common.place_hot_spots import UnitAlgorithm
from .common.rule_sentences import rule_notes
from .common.scale import read_values


class CountCrimes(UnitAlgorithm):
    """Counts crimes (or harm) per place, ranks, keeps the busiest under a rule; Gi* q stands beside as evidence."""

    ID = "countcrimes"

    def prepare_method(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self.rule = self.parameterAsEnumString(parameters, "SELECT_BY", context)
        self.scale = read_values(self, parameters, context)
        value = parameters.get("SELECT_VALUE")
        self.value = (
            None if value is None or value == "" else self.parameterAsDouble(parameters, "SELECT_VALUE", context)
        )

    def find(self, counted_places: CountedPlaces) -> HotUnits:
        # By harm, whole hot spots are judged by their number of crimes.
        fewest = 1 if counted_places.ranks_harm else FEWEST
        km2 = counted_places.units.areas / 1e6
        choice = self.candidates(counted_places, counted_places.order)
        hot = choice.by_rule(self.rule, self.value, fewest)
        try:
            z, p, q, notes = counted_places.gi(values=self.scale)
        except ValueError as error:
            # Evidence only: the ranking stands without it.
            nothing = np.full(len(counted_places.units), np.nan)
            z, p, q, notes = (
                nothing,
                nothing,
                nothing,
                [tr("Gi* could not be computed alongside the ranking: {}.").format(error)],
            )
        if self.choosing.given:
            verdict, more = "", choice.notes(hot, fewest if self.rule in BUDGETS else 1)
        else:
            verdict, more = rule_notes(hot, counted_places.values, km2, self.rule, self.value, counted_places.counts)
        if not hot.any():
            more = [tr("No place meets the rule; enter a lower number or choose another rule.")] + more
        found = hot_units_by_gi(hot, z, p, q, ([verdict] if verdict else []) + notes + more)
        found.verdict = verdict
        return self.chosen(counted_places, found, choice)

    def unit_style(self, measure: Measure) -> object:
        return UnitStyle(measure)
