"""Results stand in a group of their own; the user's layers stay where they are."""

import os

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsLayerTreeModel,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize, Qt
from qgis.PyQt.QtGui import QIcon, QImage, QPainter, QPixmap

from hotspot_policing.bridge.results import layer_tree
from hotspot_policing.bridge.results.styles.classes import HotspotStyle, UnitStyle, crime_density
from hotspot_policing.bridge.results.styles.surfaces import SurfaceStyle


def layer(kind, name):
    return QgsVectorLayer(f"{kind}?crs=EPSG:27700", name, "memory")


@pytest.fixture
def project(qgis):
    """A project with points over an area."""
    one = QgsProject()
    one.addMapLayer(layer("Polygon", "Wards"))
    one.addMapLayer(layer("Point", "Pubs"))
    return one


def names(project):
    return [node.name() for node in project.layerTreeRoot().children()]


def test_results_stand_under_points_and_over_areas(project):
    assert names(project) == ["Pubs", "Wards"]
    layer_tree.add_results(project, "Run", [(layer("Polygon", "Hot spots"), "hotspots", True)])
    assert names(project) == ["Pubs", layer_tree.GROUP, "Wards"]


def test_the_newest_run_is_first_and_the_earlier_ones_are_hidden(project):
    for title in ("First", "Second"):
        layer_tree.add_results(project, title, [(layer("Polygon", title), "hotspots", True)])
    runs = project.layerTreeRoot().findGroup(layer_tree.GROUP).findGroups()
    assert [(run.name(), run.itemVisibilityChecked()) for run in runs] == [("Second", True), ("First", False)]


def test_an_earlier_run_is_shown_again_and_the_users_layers_stay(project):
    first = layer("Polygon", "First")
    layer_tree.add_results(project, "First", [(first, "hotspots", True)])
    layer_tree.add_results(project, "Second", [(layer("Polygon", "Second"), "release", True)])
    (wards,) = project.mapLayersByName("Wards")
    project.layerTreeRoot().findLayer(wards.id()).setItemVisibilityChecked(False)
    layer_tree.show_again(project, wards)
    assert not project.layerTreeRoot().findLayer(wards.id()).isVisible(), "what the user hides stays hidden"
    layer_tree.show_again(project, first)
    runs = project.layerTreeRoot().findGroup(layer_tree.GROUP).findGroups()
    assert [(run.name(), run.itemVisibilityChecked()) for run in runs] == [("Second", False), ("First", True)]
    assert project.layerTreeRoot().findLayer(first.id()).isVisible()


def test_no_two_runs_have_one_name(project):
    for _ in range(3):
        layer_tree.add_results(project, "Patrol plan", [(layer("Polygon", "Visits"), "patrolplan", False)])
    runs = [run.name() for run in project.layerTreeRoot().findGroup(layer_tree.GROUP).findGroups()]
    assert runs[-1] == "Patrol plan" and len(set(runs)) == 3 and all(one.startswith("Patrol plan") for one in runs)


def test_a_run_with_nothing_to_show_on_the_map_hides_no_other(project):
    layer_tree.add_results(project, "Map", [(layer("Polygon", "Hot spots"), "hotspots", True)])
    layer_tree.add_results(project, "Table", [(layer("Polygon", "Scores"), "holdout", False)])
    runs = project.layerTreeRoot().findGroup(layer_tree.GROUP).findGroups()
    assert {run.name(): run.itemVisibilityChecked() for run in runs} == {"Table": True, "Map": True}


def test_a_result_knows_its_role_and_other_layers_have_none(project):
    spots = layer("Polygon", "Hot spots")
    layer_tree.add_results(project, "Run", [(spots, "hotspots", True)])
    assert layer_tree.role(spots) == "hotspots"
    assert [layer_tree.role(one) for one in project.mapLayersByName("Wards")] == [""]


def test_one_more_layer_goes_under_the_one_it_belongs_to(project):
    spots, places, areas = (layer("Polygon", name) for name in ("Hot spots", "Places", "Areas"))
    run = layer_tree.add_results(project, "Run", [(spots, "hotspots", True), (places, "places", False)])
    layer_tree.add_to_run(project, areas, "areas", spots)
    assert [node.name() for node in run.children()] == ["Hot spots", "Areas", "Places"]


def test_opacity_is_a_part_of_what_the_style_says_however_often_it_is_set(project):
    spots, wards = layer("Polygon", "Hot spots"), project.mapLayersByName("Wards")[0]
    spots.renderer().symbol().setOpacity(0.5)
    layer_tree.add_results(project, "Run", [(spots, "hotspots", True)])
    for percent in (40, 80):
        layer_tree.set_opacity(project, percent)
    assert spots.renderer().symbol().opacity() == pytest.approx(0.4)
    assert wards.opacity() == wards.renderer().symbol().opacity() == 1
    # Another look, chosen by the user since.
    spots.renderer().symbol().setOpacity(1)
    layer_tree.set_opacity(project, 60)
    assert spots.renderer().symbol().opacity() == pytest.approx(0.6)


def on_map(one):
    """The colour in the middle of a map of a layer, on white."""
    settings = QgsMapSettings()
    settings.setLayers([one])
    settings.setDestinationCrs(one.crs())
    settings.setExtent(one.extent())
    settings.setOutputSize(QSize(200, 200))
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    return job.renderedImage().pixelColor(60, 100)


def in_legend(project, one):
    """The colours of the symbols of a layer in the layer tree, on white."""
    found, model = [], QgsLayerTreeModel(project.layerTreeRoot())
    for node in model.layerLegendNodes(project.layerTreeRoot().findLayer(one)):
        drawn = node.data(Qt.ItemDataRole.DecorationRole)
        if isinstance(drawn, (QIcon, QPixmap)):
            image = QImage(16, 16, QImage.Format.Format_ARGB32)
            image.fill(Qt.GlobalColor.white)
            painter = QPainter(image)
            painter.drawPixmap(0, 0, 16, 16, drawn if isinstance(drawn, QPixmap) else drawn.pixmap(16, 16))
            painter.end()
            found.append(image.pixelColor(8, 8))
    return found


def far(first, second):
    """How far two colours are apart, of 255."""
    return max(abs(a - b) for a, b in zip(first.getRgb(), second.getRgb()))


def a_surface(tmp_path):
    """A raster of one value."""
    path = str(tmp_path / "density.tif")
    made = gdal.GetDriverByName("GTiff").Create(path, 20, 20, 1, gdal.GDT_Float64)
    made.SetGeoTransform((450_000, 100, 0, 502_000, 0, -100))
    made.SetProjection(QgsCoordinateReferenceSystem("EPSG:27700").toWkt())
    made.GetRasterBand(1).WriteArray(np.full((20, 20), 1500.0))
    made.FlushCache()
    made = None
    return QgsRasterLayer(path, "Density", "gdal")


@pytest.mark.parametrize("style", [UnitStyle, HotspotStyle, SurfaceStyle])
@pytest.mark.parametrize("percent", [100, 40])
def test_the_legend_fades_with_the_map(project, tmp_path, style, percent):
    if style is SurfaceStyle:
        one = a_surface(tmp_path)
        SurfaceStyle()(one)
    else:
        one = QgsVectorLayer("Polygon?crs=EPSG:27700&field=density:double&field=rank:int", "Spots", "memory")
        feature = QgsFeature(one.fields())
        feature.setAttributes([1500, 1])
        feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(450_000, 500_000, 452_000, 502_000)))
        one.dataProvider().addFeature(feature)
        one.updateExtents()
        style(crime_density())(one)
        one.setLabelsEnabled(False)
    layer_tree.add_results(project, "Run", [(one, "hotspots", True)])
    layer_tree.set_opacity(project, percent)
    drawn = on_map(one)
    assert (max(drawn.getRgb()[:3]) - min(drawn.getRgb()[:3]) > 120) == (percent == 100), "faded on the map"
    shown = in_legend(project, one)
    assert min(far(drawn, each) for each in shown) <= 2, (drawn.name(), [each.name() for each in shown])


def test_a_database_is_new_and_beside_a_saved_project_only(project, tmp_path):
    assert layer_tree.new_database(project, "hot spots") == ""
    project.write(str(tmp_path / "town.qgz"))
    first = layer_tree.new_database(project, "hot spots")
    assert os.path.dirname(first) == str(tmp_path) and os.path.basename(first).startswith("town hot spots ")
    open(first, "w").close()
    assert layer_tree.new_database(project, "hot spots") != first
