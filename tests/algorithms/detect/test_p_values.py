"""What the local statistics are computed from and how chance is reckoned, through the tools."""

import numpy as np
import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingModelAlgorithm,
    QgsProcessingModelChildAlgorithm,
    QgsProcessingModelChildParameterSource,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate
from support import Feedback, rows
from test_data_end import memory

TEMPORARY = {"OUTPUT": "TEMPORARY_OUTPUT", "HOTSPOTS": "TEMPORARY_OUTPUT", "UNIT": "square"}


def crimes_at(coordinates, weights=None):
    """Crimes dealt out over twelve months, each with a weight."""
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=day:date&field=w:double", "dated", "memory")
    features = []
    for i, (x, y) in enumerate(np.asarray(coordinates).tolist()):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([QDate(2024, 1 + i % 12, 1 if i < 600 else 28), 1.0 if weights is None else weights[i]])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def test_a_withdrawn_token_is_read_in_a_model_too_but_not_offered(qgis, crimes_path, tmp_path):
    for tool in ("gistar", "localmoran", "emerginghotspots"):
        definition = qgis.processingRegistry().algorithmById("hotspotpolicing:" + tool).parameterDefinition("PVALUES")
        assert "moments" not in definition.options() and definition.checkValueIsAcceptable("moments")
        assert not definition.checkValueIsAcceptable("exact")

    def model_of(pvalues):
        child = QgsProcessingModelChildAlgorithm("hotspotpolicing:gistar")
        child.setChildId("gi")
        for name, value in (("INPUT", crimes_path), ("PVALUES", pvalues), ("HOTSPOTS", str(tmp_path / "spots.gpkg"))):
            child.addParameterSources(name, [QgsProcessingModelChildParameterSource.fromStaticValue(value)])
        model = QgsProcessingModelAlgorithm("before", "before")
        model.addChildAlgorithm(child)
        return model

    def doubted(model):
        return [issue for issue in model.validate()[1] if "PVALUES" in issue]

    model = model_of("moments")
    assert doubted(model_of("exact")) and not doubted(model)
    feedback = Feedback()
    assert model.run({}, QgsProcessingContext(), feedback)[1], feedback.said
    assert (tmp_path / "spots.gpkg").exists()


@pytest.mark.parametrize("tool", ("gistar", "localmoran", "countcrimes", "emerginghotspots"))
def test_what_a_statistic_is_of_stands_in_legend_and_metadata(run, tool):
    """By default of logarithms; ``count`` names the place that hides others, and ranks never change."""
    rng = np.random.default_rng(2)
    coordinates = np.vstack([rng.uniform(0, 3000, (900, 2)), np.tile([[1510.0, 1510]], (400, 1))]) + [400_000, 500_000]
    given = dict(TEMPORARY, INPUT=crimes_at(coordinates), DATE_FIELD="day")
    results = {
        values: run(tool, dict(given, **({"VALUES": values} if values else {}))) for values in ("", "log", "count")
    }
    ranks = {values: [unit["rank"] for unit in rows(result["OUTPUT"])] for values, result in results.items()}
    assert ranks[""] == ranks["log"] == ranks["count"]
    for values, result in results.items():
        log = values != "count"
        assert ("(log)" in result["NOTES"]) == log
        assert ("% of the variance" in result["NOTES"]) != log
        assert ("(log)" in "\n".join(result["OUTPUT"].metadata().history())) == log
        if tool != "countcrimes":
            assert ("(log)" in result["OUTPUT"].customProperty("legend/title-label")) == log


def test_values_that_the_steps_round_away_are_said(run):
    """One weight of ten million among ordinary ones; and a neighbourhood of most of the map finds nothing."""
    rng = np.random.default_rng(3)
    coordinates = rng.uniform(0, 3000, (900, 2)) + [400_000, 500_000]
    layer = crimes_at(coordinates, [1e7] + [3.0] * 899)
    count = run("gistar", dict(TEMPORARY, INPUT=layer, WEIGHT_FIELD="w", VALUES="count"))["NOTES"]
    log = run("gistar", dict(TEMPORARY, INPUT=layer, WEIGHT_FIELD="w"))["NOTES"]
    assert "rounded to steps" in count and "rounded to steps" not in log
    box = memory(
        "Polygon", ("name:string",), [(QgsGeometry.fromRect(QgsRectangle(400_000, 500_000, 403_000, 503_000)), "box")]
    )
    wide = run("gistar", dict(TEMPORARY, INPUT=layer, RINGS=15, STUDY_AREA=box))["NOTES"]
    assert "more than half of the map" in wide and "more than half of the map" not in log
