"""Features are those of the layer as it stood, on any thread; a file that is gone meanwhile is noticed."""

import os
import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest
from crime_layers import crime_layer
from qgis.core import QgsFeatureRequest, QgsVectorLayer
from refusals import refused

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.reading.features import Features


def rows(found, request=None):
    return [(one.id(), one.attributes()) for one in found.each(request or QgsFeatureRequest())]


def test_another_thread_reads_what_the_layer_held_when_it_was_looked_at(qgis):
    layer = crime_layer([(0, 0, "Burglary", "2025-01-01"), (1, 1, "Drugs", "2025-01-02")])
    expected = [(one.id(), one.attributes()) for one in layer.getFeatures()]
    features = Features(layer)
    layer.startEditing()
    layer.deleteFeature(expected[0][0])
    with ThreadPoolExecutor(1) as pool:
        assert pool.submit(rows, features).result() == expected
    layer.rollBack()


def test_a_request_chooses_fields_and_rows(qgis, crimes_path):
    layer = QgsVectorLayer(crimes_path, "crimes", "ogr")
    features = Features(layer)
    assert not features.far
    request = QgsFeatureRequest().setFilterFids([3, 5]).setFlags(QgsFeatureRequest.Flag.NoGeometry)
    assert [number for number, _ in rows(features, request)] == [3, 5]
    assert rows(features, QgsFeatureRequest().setFilterFids([])) == []


@pytest.mark.parametrize("when", ["before", "at the beginning"])
def test_a_file_that_is_gone_is_named(qgis, crimes_path, tmp_path, when):
    path = str(tmp_path / "mine.gpkg")
    shutil.copyfile(crimes_path, path)
    features = Features(QgsVectorLayer(path, "mine", "ogr"))
    assert rows(features)
    if when == "before":
        os.remove(path)
        with refused(InputError, "mine"):
            features.check()
    else:
        found = features.each(QgsFeatureRequest())
        os.remove(path)
        with refused(InputError, "mine"):
            next(found)
