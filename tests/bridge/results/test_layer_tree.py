"""Results stand in a group of their own; the user's layers stay where they are."""

import os

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from hotspot_policing.bridge.results import layer_tree


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
    spots = layer("Polygon", "Hot spots")
    spots.setOpacity(0.5)
    layer_tree.add_results(project, "Run", [(spots, "hotspots", True)])
    for percent in (40, 80):
        layer_tree.set_opacity(project, percent)
    assert spots.opacity() == pytest.approx(0.4)
    assert project.mapLayersByName("Wards")[0].opacity() == 1


def test_a_database_is_new_and_beside_a_saved_project_only(project, tmp_path):
    assert layer_tree.new_database(project, "hot spots") == ""
    project.write(str(tmp_path / "town.qgz"))
    first = layer_tree.new_database(project, "hot spots")
    assert os.path.dirname(first) == str(tmp_path) and os.path.basename(first).startswith("town hot spots ")
    open(first, "w").close()
    assert layer_tree.new_database(project, "hot spots") != first
