"""Fields and styles come out alike in every QGIS."""

import contextlib
import sqlite3

import pytest
from qgis.core import Qgis, QgsCredentials, QgsFeature, QgsProject, QgsVectorFileWriter, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt, QTime

from hotspot_policing.bridge.ground.compat import (
    kind_of_field,
    known_login,
    make_field,
    save_default_style,
    save_style_to_database,
)

VALUES = {
    "text": "O'Brien, “é”",
    "integer": 2**40,
    "real": -0.25,
    "date": QDate(2024, 2, 29),
    "datetime": QDateTime(QDate(2024, 2, 29), QTime(23, 59, 59), Qt.TimeSpec.LocalTime),
}


@pytest.fixture
def saved(qgis, tmp_path):
    """The path of a GeoPackage with a table ``places``."""
    path, options = str(tmp_path / "a.gpkg"), QgsVectorFileWriter.SaveVectorOptions()
    options.driverName, options.layerName = "GPKG", "places"
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=crimes:int", "a", "memory")
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsProject.instance().transformContext(), options)
    return path


def opened(path):
    layer = QgsVectorLayer(f"{path}|layername=places", "places", "ogr")
    assert layer.isValid()
    return layer


@pytest.mark.parametrize("kind", VALUES)
def test_a_field_holds_values_of_its_kind(qgis, kind):
    layer = QgsVectorLayer("None", "a", "memory")
    assert layer.dataProvider().addAttributes([make_field("one", kind)])
    layer.updateFields()
    feature = QgsFeature(layer.fields())
    feature.setAttributes([VALUES[kind]])
    assert layer.dataProvider().addFeatures([feature])[0]
    assert [one["one"] for one in layer.getFeatures()] == [VALUES[kind]]
    assert kind_of_field(layer.fields()[0]) == kind


def test_a_kind_that_is_none_is_refused(qgis):
    with pytest.raises(KeyError):
        make_field("one", "Integer")


@pytest.mark.parametrize(
    "kind, of", [("integer", "integer"), ("bool", "integer"), ("int8", "integer"), ("time", "text"), ("binary", "text")]
)
def test_every_field_of_others_has_a_kind(qgis, kind, of):
    layer = QgsVectorLayer(f"None?field=one:{kind}", "a", "memory")
    assert kind_of_field(layer.fields()[0]) == of


def test_a_style_in_the_database_is_there_when_the_layer_is_opened_again(saved):
    layer = opened(saved)
    layer.setFieldAlias(1, "Crimes, “all”")
    save_style_to_database(layer, "O'Brien's")
    assert opened(saved).attributeAlias(1) == "Crimes, “all”"
    with contextlib.closing(sqlite3.connect(saved)) as file:
        assert file.execute("SELECT styleName, useAsDefault FROM layer_styles").fetchall() == [("O'Brien's", 1)]


def test_a_style_beside_the_file_is_there_when_the_layer_is_opened_again(saved, tmp_path):
    layer = opened(saved)
    layer.setFieldAlias(1, "Crimes")
    save_default_style(layer)
    assert (tmp_path / "a.qml").exists() and opened(saved).attributeAlias(1) == "Crimes"


def test_nobody_is_asked_for_a_login_that_is_not_known(qgis):
    assert known_login("dbname='never typed in'", "jane") == ("jane", "")


@pytest.mark.skipif(Qgis.QGIS_VERSION_INT < 33400, reason="older QGIS would open its dialog")
def test_a_known_login_is_known_the_second_time_too(qgis):
    realm = "dbname='typed in once'"
    QgsCredentials.instance().put(realm, "jane", "pass word'")
    assert [known_login(realm, "jane") for _ in range(2)] == [("jane", "pass word'")] * 2
