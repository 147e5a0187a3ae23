"""A written layer gets headings, look and provenance."""

import pytest
from qgis.core import QgsProcessingContext, QgsProject, QgsVectorFileWriter, QgsVectorLayer

from hotspot_policing.bridge.ground import fields as f
from hotspot_policing.bridge.ground.provenance import Provenance, read_back
from hotspot_policing.bridge.results.layer_finish import LayerResult, dress, dress_table
from hotspot_policing.bridge.results.styles.classes import ClusterStyle

MADE = Provenance("hotspotpolicing:countcrimes", "Count crimes", {"CELL_SIZE": 150}, made="2026-01-01 10:00")


def layer():
    return QgsVectorLayer(f"Polygon?crs=EPSG:27700&field={f.CRIMES}:int&field=own:int", "a", "memory")


@pytest.fixture
def written(qgis, tmp_path):
    """The path of a GeoPackage with a table ``places``."""
    path, options = str(tmp_path / "a.gpkg"), QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", "places"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer(), path, QgsProject.instance().transformContext(), options)
    return path


def test_only_fields_of_ours_have_headings(qgis):
    one = layer()
    dress(one, None, None)
    assert one.attributeAlias(0) and one.attributeAlias(0) != f.CRIMES and one.attributeAlias(1) == ""


def test_a_layer_says_what_made_it(qgis):
    one = layer()
    dress(one, None, MADE)
    assert read_back(one.metadata().history())["algorithm"] == "countcrimes"


def test_the_style_is_called_with_the_layer(qgis):
    one, seen = layer(), []
    dress(one, seen.append, None)
    assert seen == [one]


def test_a_written_table_has_both_when_it_is_opened_again(written):
    dress_table(written, "places", ClusterStyle(), MADE)
    again = QgsVectorLayer(f"{written}|layername=places", "b", "ogr")
    assert again.isValid() and read_back(again.metadata().history())["title"] == "Count crimes"
    plain = QgsVectorLayer("Polygon?crs=EPSG:27700", "c", "memory")
    ClusterStyle()(plain)
    assert again.renderer().type() == plain.renderer().type()


def test_a_table_that_is_not_there_is_left_alone(qgis, tmp_path):
    dress_table(str(tmp_path / "none.gpkg"), "places", ClusterStyle(), MADE)
    assert list(tmp_path.iterdir()) == []


def test_a_layer_in_memory_is_finished_where_it_is(qgis):
    context, one = QgsProcessingContext(), layer()
    context.temporaryLayerStore().addMapLayer(one)
    LayerResult(one.id(), None, MADE, None).finish(context, None)
    assert read_back(one.metadata().history())["title"] == "Count crimes"
