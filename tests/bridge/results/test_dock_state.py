"""What the dock remembers goes into the project and comes back."""

import os

import pytest
from qgis.core import QgsProject, QgsVectorLayer

from hotspot_policing.bridge.results.dock_state import SCOPE, Choices, is_sample, mark_sample, save, stored


@pytest.fixture
def project(qgis):
    return QgsProject()


def test_choices_come_back_as_they_were(project):
    save(project, Choices(crimes="a", cell_size=340.0, excluded=["Hospital"], tools={"monitor": {"SINCE": "x"}}))
    held = stored(project)
    assert (held["crimes"], held["cell_size"], held["excluded"]) == ("a", 340.0, ["Hospital"])
    assert held["tools"] == {"monitor": {"SINCE": "x"}}


def test_a_project_without_choices_holds_none_and_stays_clean(project):
    assert stored(project) == {}
    save(project, Choices())
    assert stored(project) == {} and not project.isDirty()


def test_the_same_choices_do_not_make_a_project_dirty(project):
    save(project, Choices(crimes="a"))
    project.setDirty(False)
    save(project, Choices(crimes="a"))
    assert not project.isDirty()
    save(project, Choices(crimes="b"))
    assert project.isDirty()


def test_files_beside_the_project_are_kept_by_their_place_in_it(project, tmp_path):
    project.setFileName(str(tmp_path / "a.qgz"))
    save(project, Choices(register=str(tmp_path / "register.gpkg")))
    assert str(tmp_path) not in project.readEntry(SCOPE, "dock", "")[0]
    assert os.path.normpath(stored(project)["register"]) == str(tmp_path / "register.gpkg")


@pytest.mark.parametrize("text", ["[1]", "{", "[" * 100_000])
def test_what_cannot_be_read_is_an_error_and_is_written_over(project, text):
    project.writeEntry(SCOPE, "dock", text)
    with pytest.raises(ValueError):
        stored(project)
    save(project, Choices(crimes="a"))
    assert stored(project)["crimes"] == "a"


def test_the_sample_is_known_by_its_mark(qgis):
    layer = QgsVectorLayer("Point?crs=EPSG:27700", "a", "memory")
    assert not is_sample(layer) and not is_sample(None)
    mark_sample(layer)
    assert is_sample(layer)
