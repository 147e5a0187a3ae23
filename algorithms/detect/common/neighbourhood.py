"""What the local statistics share: the neighbourhood, the kind of p-value, the correction for many places."""

from qgis.core import QgsProcessingParameterEnum, QgsProcessingParameterNumber

from ....bridge.ground.errors import InputError
from ....bridge.ground.texts import tr
from ....core.counting.shares import FEWEST_FOR_SIGNIFICANCE
from ....core.statistics.correction import CORRECTIONS
from ....core.statistics.gistar import PVALUES, WITHDRAWN
from ...common.withdrawn_tokens import Choice, read_choice
from .permutations import PLACE, add_permutation_parameter, enough
from .place_hot_spots import UnitAlgorithm
from .scale import add_values_parameter, read_values


class NeighbourhoodAlgorithm(UnitAlgorithm):
    """Template of the local statistics; ``PVALUES`` are the kinds that the method has."""

    PVALUES = PVALUES

    def add_method_parameters(self):
        tr = self.tr
        self.add(
            QgsProcessingParameterNumber(
                "RINGS", tr("Rings of neighbours"), QgsProcessingParameterNumber.Type.Integer, 1, False, 1, 50
            ),
            "How many rings of touching places make the neighbourhood.",
        )
        self.add(
            QgsProcessingParameterNumber(
                "DISTANCE",
                tr("Neighbourhood distance (metres)"),
                QgsProcessingParameterNumber.Type.Double,
                None,
                True,
                0,
            ),
            "Instead of rings: places whose centre lies within this many metres.",
            advanced=True,
        )
        self.add(
            Choice("PVALUES", tr("p-values"), self.PVALUES, "auto", WITHDRAWN),
            "auto: convolution; convolution: the map's own counts or harm summed at random; permutation: conditional "
            "random draws; normal: as other software does, wrong for sparse counts.",
            advanced=True,
        )
        add_values_parameter(self)
        self.add(
            QgsProcessingParameterEnum(
                "CORRECTION",
                tr("Correction for many places"),
                list(CORRECTIONS),
                defaultValue="bh",
                usesStaticStrings=True,
            ),
            "bh: false discovery rate of Benjamini and Hochberg; by: of Benjamini and Yekutieli, stricter; none: the "
            "p-values as they are, which calls many places hot by chance.",
            advanced=True,
        )
        add_permutation_parameter(
            self,
            tr(
                "Random draws for permutation p-values; p cannot be below 2/(draws + 1). "
                "The usual 999 are raised to what the number of places needs."
            ),
        )
        self.add(
            QgsProcessingParameterNumber("SEED", tr("Seed"), QgsProcessingParameterNumber.Type.Integer, 1, False, 0),
            "The same seed gives the same random draws.",
            advanced=True,
        )

    def prepare_method(self, parameters, context):
        self.rings = self.parameterAsInt(parameters, "RINGS", context)
        distance = parameters.get("DISTANCE")
        self.distance = (
            None if distance is None or distance == "" else self.parameterAsDouble(parameters, "DISTANCE", context)
        )
        if self.distance is not None and not self.distance > 0:
            raise InputError(tr("DISTANCE must be above 0 metres; leave it empty to use rings of neighbours."))
        self.pvalues, self.withdrawn = read_choice(self, parameters, "PVALUES", context)
        self.scale = read_values(self, parameters, context)
        self.correction = self.parameterAsEnumString(parameters, "CORRECTION", context)
        self.permutations = self.parameterAsInt(parameters, "PERMUTATIONS", context)
        self.seed = self.parameterAsInt(parameters, "SEED", context)

    def take_enough(self, counted_places, level: float) -> list:
        """Take as many permutations as a single place of the study needs to reach ``level``. The notes on it, and on a
        kind of p-value that is no longer offered. Raises InputError where fewer are asked for."""
        notes = [self.withdrawn] if self.withdrawn else []
        # Of too few crimes nothing is claimed in any case.
        if self.pvalues != "permutation" or len(counted_places.counted) < FEWEST_FOR_SIGNIFICANCE:
            return notes
        # Both tails count, each draw for one of them.
        self.permutations, note, _ = enough(
            self.permutations, len(counted_places.units), level, PLACE, self.correction, 2
        )
        return notes + ([note] if note else [])
