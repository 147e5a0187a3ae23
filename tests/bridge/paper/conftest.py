"""Real hot spots in a project of their own, for paper about them."""

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from hotspot_policing.bridge.paper.sheets import Ground


@pytest.fixture
def project(qgis):
    made = QgsProject()
    yield made
    made.clear()


@pytest.fixture
def hotspots(run, crimes, wards, project, tmp_path):
    found = run("countcrimes", {"INPUT": crimes, "HOTSPOTS": str(tmp_path / "hot.gpkg"), "OUTPUT": "TEMPORARY_OUTPUT"})
    layer = QgsVectorLayer(found["HOTSPOTS"], "Hot spots", "ogr")
    assert layer.isValid()
    project.setCrs(layer.crs())
    project.addMapLayers([wards.clone(), layer])
    return layer


@pytest.fixture
def ground(hotspots, project):
    return Ground(project, hotspots, [one for one in project.mapLayers().values() if one is not hotspots])
