"""What the local statistics share: the neighbourhood, the kind of p-value, the correction for many places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsProcessingContext

from ....bridge.ground.errors import InputError
from ....bridge.ground.texts import tr
from ....core.counting.shares import FEWEST_FOR_SIGNIFICANCE
from ...common.withdrawn_tokens import read_choice
from .permutations import PLACE, enough_permutations
from .place_hot_spots import UnitAlgorithm
from .scale import read_values

if TYPE_CHECKING:
    from .counted_places import CountedPlaces


class NeighbourhoodAlgorithm(UnitAlgorithm):
    """Template of the local statistics."""

    def prepare_method(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self.rings = self.parameterAsInt(parameters, "RINGS", context)
        distance = parameters.get("DISTANCE")
        self.distance = (
            None if distance is None or distance == "" else self.parameterAsDouble(parameters, "DISTANCE", context)
        )
        if self.distance is not None and not self.distance > 0:
            raise InputError(tr("DISTANCE must be above 0 metres; leave it blank to use rings of neighbours."))
        self.pvalues, self.withdrawn = read_choice(self, parameters, "PVALUES", context)
        self.scale = read_values(self, parameters, context)
        self.correction = self.parameterAsEnumString(parameters, "CORRECTION", context)
        self.permutations = self.parameterAsInt(parameters, "PERMUTATIONS", context)
        self.seed = self.parameterAsInt(parameters, "SEED", context)

    def take_enough(self, counted_places: CountedPlaces, level: float) -> list:
        """Take as many permutations as a single place of the study needs to reach ``level``. The notes on it, and on a
        kind of p-value that is no longer offered. Raises InputError where fewer are asked for."""
        notes = [self.withdrawn] if self.withdrawn else []
        # Of too few crimes nothing is claimed in any case.
        if self.pvalues != "permutation" or len(counted_places.counted) < FEWEST_FOR_SIGNIFICANCE:
            return notes
        # Both tails count, each draw for one of them.
        self.permutations, note, _ = enough_permutations(
            self.permutations, len(counted_places.units), level, PLACE, self.correction, 2
        )
        return notes + ([note] if note else [])
