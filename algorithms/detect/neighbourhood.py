"""What the local statistics share: the neighbourhood, the kind of p-value, the correction for many places."""

from qgis.core import QgsProcessingParameterEnum, QgsProcessingParameterNumber

from ...core.correction import CORRECTIONS
from ...core.gistar import PVALUES
from ...core.summary import FEWEST_FOR_SIGNIFICANCE
from ...layers.errors import InputError
from ...layers.texts import tr
from .common import UnitAlgorithm
from .permutations import PLACE, add_permutation_parameter, enough


class NeighbourhoodAlgorithm(UnitAlgorithm):
    """Template of the local statistics; ``PVALUES`` are the kinds that the method has."""

    PVALUES = PVALUES

    def add_method_parameters(self):
        tr = self.tr
        self.add(
            QgsProcessingParameterNumber(
                "RINGS", tr("Rings of neighbours"), QgsProcessingParameterNumber.Integer, 1, False, 1, 50),
            "How many rings of touching places make the neighbourhood.")
        self.add(
            QgsProcessingParameterNumber(
                "DISTANCE", tr("Neighbourhood distance (metres)"), QgsProcessingParameterNumber.Double, None, True, 0),
            "Instead of rings: places whose centre lies within this many metres.", advanced=True)
        self.add(
            QgsProcessingParameterEnum(
                "PVALUES", tr("p-values"), list(self.PVALUES), defaultValue="auto", usesStaticStrings=True),
            "auto: convolution, on small maps moments; convolution: the map's own counts or harm summed at random; "
            "moments: a Pearson III curve with the exact first three moments; permutation: conditional random "
            "draws; normal: as other software does, wrong for sparse counts.", advanced=True)
        self.add(
            QgsProcessingParameterEnum(
                "CORRECTION", tr("Correction for many places"), list(CORRECTIONS), defaultValue="bh",
                usesStaticStrings=True),
            "bh: false discovery rate of Benjamini and Hochberg; by: of Benjamini and Yekutieli, stricter; none: the "
            "p-values as they are, which calls many places hot by chance.", advanced=True)
        add_permutation_parameter(self, tr("Random draws for permutation p-values; p cannot be below 2/(draws + 1). "
                                           "The usual 999 are raised to what the number of places needs."))
        self.add(
            QgsProcessingParameterNumber("SEED", tr("Seed"), QgsProcessingParameterNumber.Integer, 1, False, 0),
            "The same seed gives the same random draws.", advanced=True)

    def prepare_method(self, parameters, context):
        self.rings = self.parameterAsInt(parameters, "RINGS", context)
        distance = parameters.get("DISTANCE")
        self.distance = None if distance is None or distance == "" else self.parameterAsDouble(
            parameters, "DISTANCE", context)
        if self.distance is not None and not self.distance > 0:
            raise InputError(tr("DISTANCE must be above 0 metres; leave it empty to use rings of neighbours."))
        self.pvalues = self.parameterAsEnumString(parameters, "PVALUES", context)
        self.correction = self.parameterAsEnumString(parameters, "CORRECTION", context)
        self.permutations = self.parameterAsInt(parameters, "PERMUTATIONS", context)
        self.seed = self.parameterAsInt(parameters, "SEED", context)

    def take_enough(self, study, level: float) -> list:
        """Take as many permutations as a single place of the study needs to reach ``level``, and the notes on it; []
        for other p-values. Raises InputError where fewer are asked for."""
        # Of too few crimes nothing is claimed in any case.
        if self.pvalues != "permutation" or len(study.tally) < FEWEST_FOR_SIGNIFICANCE:
            return []
        # Both tails count, each draw for one of them.
        self.permutations, note, _ = enough(self.permutations, len(study.units), level, PLACE, self.correction, 2)
        return [note] if note else []
