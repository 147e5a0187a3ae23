"""Harm: each crime gets the weight of its offence from a table that the force supplies."""

from __future__ import annotations

from typing import Any

from qgis.core import NULL, QgsFeatureRequest, QgsProcessingContext, QgsProcessingFeedback, QgsWkbTypes

from ...bridge.ground import fields as f
from ...bridge.ground.compat import kind_of_field
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import crimes_words, tr
from ...bridge.reading.features import Features
from ...bridge.reading.field_names import crime_fields
from ...bridge.reading.weights import read_weights
from ...bridge.results.outputs import Table
from ...bridge.results.styles.classes import CrimeStyle
from ...contract.schemas.prepare import CRIMES_WITH_HARM
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import WEIGHTS, input_layer
from ..common.finish import Finish

_IDS = ("fid", "ogc_fid")


class HarmWeights(HotspotAlgorithm):
    """Adds ``harm`` to crimes; offences without a weight are listed and get none, never 0 in silence."""

    ID = "harmweights"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        layer = input_layer(self, parameters, "INPUT", context)
        if QgsWkbTypes.geometryType(layer.wkbType()) != QgsWkbTypes.GeometryType.PointGeometry:
            raise InputError(
                tr("'{}' is not a point layer; choose the layer that contains the crimes.").format(layer.name())
            )
        self.layer_name, self.crs, self.fields = layer.name(), layer.crs(), layer.fields()
        self.wkb_type, self.count = layer.wkbType(), layer.featureCount()
        self.offence_field = (
            self.parameterAsString(parameters, "OFFENCE_FIELD", context) or (crime_fields(layer)["offence"])
        )
        if self.fields.lookupField(self.offence_field) < 0:
            raise InputError(
                tr("OFFENCE_FIELD: '{}' has no field '{}'; choose one of its fields: {}.").format(
                    self.layer_name, self.offence_field or tr("offence"), ", ".join(self.fields.names())
                )
            )
        self.weights = read_weights(input_layer(self, parameters, WEIGHTS, context))
        source = parameters["INPUT"]
        self.selected = list(layer.selectedFeatureIds()) if getattr(source, "selectedFeaturesOnly", False) else None
        self.features = Features(layer)

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        feedback.setProgressText(tr("adding harm scores…"))
        table, missing = self._weighed(feedback)
        harm = table.columns[f.HARM]
        read, without = len(harm), sum(missing.values())
        if without == read:
            raise InputError(self.weights.refusal(self.layer_name))
        notes = [
            tr("No weight: {} ({})").format(name or tr("crimes without an offence"), crimes_words(count))
            for name, count in sorted(missing.items(), key=lambda item: (-item[1], item[0]))
        ]
        for note in notes:
            feedback.pushWarning(note)
        total = sum(value for value in harm if value is not None)
        rows = {"Rows read": read, "Crimes weighed": read - without, "Without a weight": without}
        summary = tr(
            "The {:,} crimes with a weight have a total harm score of {:,.0f}; {:,} of {:,} have no weight{}."
        ).format(
            read - without,
            total,
            without,
            read,
            ": " + ", ".join(sorted(name or tr("no offence given") for name in missing)) if missing else "",
        )
        finish = Finish(self, parameters, context, feedback)
        finish.describe("", rows, notes)
        finish.add("OUTPUT", table, CrimeStyle(), tr("Crimes with harm"))
        numbers = {"CRIMES_READ": read, "CRIMES_WEIGHTED": read - without, "WITHOUT_WEIGHT": without, "HARM": total}
        return finish.results(numbers, summary, log_notes=False)

    def _weighed(self, feedback: QgsProcessingFeedback) -> tuple[Table, dict[str, int]]:
        """The crimes as a Table with harm, and {offence: crimes} of those without a weight."""
        names = [name for name in self.fields.names() if name.lower() not in _IDS + (f.HARM,)]
        indexes = [self.fields.lookupField(name) for name in names]
        kinds = [kind_of_field(self.fields.at(index)) for index in indexes]
        columns: list[list[Any]] = [[] for _ in names]
        missing: dict[str, int] = {}
        weight_of: dict[str, float] = {}
        shapes, harm = [], []
        where = self.fields.lookupField(self.offence_field)
        request = QgsFeatureRequest()
        if self.selected is not None:
            request.setFilterFids(self.selected)
        for row, feature in enumerate(self.features.each(request)):
            if row % 5000 == 0:
                self.raise_if_cancelled(feedback)
                feedback.setProgress(80 * row / max(self.count, row + 1))
            values = feature.attributes()
            offence = "" if values[where] is None or values[where] == NULL else str(values[where])
            if offence not in weight_of:
                weight_of[offence] = self.weights.of([offence])[0]
            weight = weight_of[offence]
            if weight != weight:
                missing[offence] = missing.get(offence, 0) + 1
            harm.append(None if weight != weight else weight)
            for column, index, kind in zip(columns, indexes, kinds):
                value = values[index]
                missed = value is None or value == NULL
                column.append(None if missed else str(value) if kind == "text" else value)
            shapes.append(bytes(feature.geometry().asWkb()) if feature.hasGeometry() else None)
        if not harm:
            raise InputError(tr("'{}' contains no rows; choose another layer.").format(self.layer_name))
        values_of = dict(zip(names, columns), **{f.HARM: harm})
        fields = CRIMES_WITH_HARM.of(values_of, zip(names, kinds))
        table = Table(fields, values_of, shapes, self.wkb_type, self.crs)
        return table, missing
