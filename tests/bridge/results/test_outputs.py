"""Tables as they are written: plain Python only, whole blocks, and files that no other program stumbles over."""

import json

import numpy as np
import pytest
from qgis.core import QgsGeometry, QgsProcessingContext, QgsWkbTypes
from qgis.PyQt.QtCore import QDate
from support import Feedback

from hotspot_policing.bridge.ground.errors import Cancelled
from hotspot_policing.bridge.results.outputs import Outputs, Table
from hotspot_policing.contract.schemas import names as n
from hotspot_policing.contract.schemas.fields import schema


class Tool:
    """As much of an algorithm as a file output asks for."""

    def __init__(self, path):
        self.path, self.results = path, []

    def parameterAsFileOutput(self, parameters, name, context):
        return parameters.get(name, "")

    def parameterDefinition(self, name):
        from qgis.core import QgsProcessingParameterFileDestination

        return QgsProcessingParameterFileDestination(name, name, "JSON (*.json)")


def outputs(tmp_path, feedback=None):
    path = str(tmp_path / "report.json")
    return Outputs(Tool(path), {"REPORT_JSON": path}, QgsProcessingContext(), feedback or Feedback()), path


def test_numpy_values_become_plain_and_what_is_no_number_null(qgis):
    table = Table(
        [("n", "integer"), ("x", "real"), ("d", "date")],
        {
            "n": np.array([1, 2, 3]),
            "x": np.array([0.5, np.nan, np.inf]),
            "d": np.array(["2026-01-02", "NaT", "2026-01-02"], "datetime64[D]"),
        },
    )
    found = [feature.attributes() for block in table.features() for feature in block]
    assert [row[0] for row in found] == [1, 2, 3] and not any(isinstance(row[0], np.generic) for row in found)
    assert found[0][1] == 0.5 and not found[1][1] and not found[2][1]
    assert found[0][2] == QDate(2026, 1, 2) and not found[1][2]


def test_rows_of_dictionaries_become_multipolygons(qgis):
    from qgis.core import QgsCoordinateReferenceSystem

    square = QgsGeometry.fromWkt("Polygon((0 0, 1 0, 1 1, 0 0))")
    crs = QgsCoordinateReferenceSystem("EPSG:27700")
    table = Table.of_rows(schema(n.NAME), {n.NAME: "called"}, [{"called": "Elm", "more": 1}], [square], crs)
    feature = next(table.features())[0]
    assert feature.attributes() == ["Elm"] and feature.geometry().wkbType() == QgsWkbTypes.Type.MultiPolygon
    assert len(table) == 1 and table.without_shape() == 0


def test_a_table_without_shapes_says_so(qgis):
    assert Table([("a", "integer")], {"a": [1, 2]}).without_shape() == 2 and len(Table([], {})) == 0


def test_json_has_null_where_a_number_is_none(qgis, tmp_path):
    writer, path = outputs(tmp_path)
    writer.add_json("REPORT_JSON", {"a": float("nan"), "b": [np.float64("inf"), np.int64(3)], "c": (1, "é")})
    assert writer.commit() == {"REPORT_JSON": path}
    with open(path, encoding="utf-8") as file:
        assert json.load(file) == {"a": None, "b": [None, 3], "c": [1, "é"]}


def test_what_nobody_asked_for_is_not_written(qgis, tmp_path):
    writer, _ = outputs(tmp_path)
    writer.add_text("REPORT", "x")
    writer.add("OUTPUT", Table([], {}))
    assert writer.commit() == {} and list(tmp_path.iterdir()) == []


def test_after_a_cancel_the_earlier_file_is_as_it_was(qgis, tmp_path):
    (tmp_path / "report.json").write_text("before")
    feedback = Feedback()
    writer, path = outputs(tmp_path, feedback)
    writer.add_json("REPORT_JSON", {"a": 1})
    feedback.cancel()
    with pytest.raises(Cancelled):
        writer.commit()
    assert (tmp_path / "report.json").read_text() == "before" and len(list(tmp_path.iterdir())) == 1
