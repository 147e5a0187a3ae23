"""Which layers hold the same, and which a tool of ours has made."""

import pytest
from qgis.core import QgsLayerMetadata, QgsVectorLayer
from support import WARDS

from hotspot_policing.bridge.ground.provenance import Provenance
from hotspot_policing.bridge.results.derived_from import is_result, made_by, same_data


def memory(name="Pubs"):
    return QgsVectorLayer("Point?crs=EPSG:27700", name, "memory")


def made(algorithm, title):
    """A layer with the history that a tool leaves."""
    layer, metadata = memory(), QgsLayerMetadata()
    metadata.setHistory(Provenance(algorithm, title, {"CELL_SIZE": 150}, made="2026-01-01 10:00").lines())
    layer.setMetadata(metadata)
    return layer


def test_one_table_under_another_filter_is_the_same_data(qgis):
    one, other = QgsVectorLayer(WARDS, "a", "ogr"), QgsVectorLayer(WARDS, "b", "ogr")
    assert other.setSubsetString("fid > 3") and one.source() != other.source()
    assert same_data(one, other)


def test_layers_of_two_tables_or_in_memory_are_not_the_same(qgis):
    wards = QgsVectorLayer(WARDS, "a", "ogr")
    first, second = memory(), memory()
    assert not same_data(wards, first) and not same_data(first, second) and same_data(first, first)


def test_the_tool_that_made_a_layer_is_read_from_its_history(qgis):
    assert made_by(made("hotspotpolicing:countcrimes", "Count crimes")) == "Count crimes"
    assert made_by(memory()) == ""


@pytest.mark.parametrize(
    "tool, found", [("countcrimes", True), ("importpoliceuk", False), ("importrecords", False), ("harmweights", False)]
)
def test_imported_crimes_are_no_result(qgis, tool, found):
    assert is_result(made("hotspotpolicing:" + tool, "Title")) is found


def test_a_layer_of_the_user_is_no_result(qgis):
    assert not is_result(memory()) and not is_result(QgsVectorLayer(WARDS, "a", "ogr"))
