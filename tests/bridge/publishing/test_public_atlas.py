"""The pages for the public as one PDF."""

from dataclasses import replace

import pytest
from patrols import square
from qgis.core import QgsCoordinateReferenceSystem, QgsProject
from refusals import refused
from support import pdf_text

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.publishing.public_atlas import Atlas, AtlasArea, write_atlas
from hotspot_policing.bridge.publishing.public_pages import OffenceRow

pytestmark = pytest.mark.usefixtures("qgis")


@pytest.fixture
def atlas():
    rows = [OffenceRow("Burglary", "5–9", "10–14", 5, 1.0, 1.0)]
    return Atlas(
        [
            AtlasArea("Hart", "Crime in Hart", "From 5 to 9 crimes.", square(0.0), rows),
            AtlasArea("Elm", "Crime in Elm", "None.", square(200.0), []),
        ],
        ("Kind", "Number", "Whole"),
        [("What was done", ["More visits [% 1+1 %].", "word " * 30])],
        QgsCoordinateReferenceSystem("EPSG:27700"),
        "DRAFT",
        ["Cleveland Police", "Boundaries: the bureau. " + "Contains data © Crown copyright. " * 4],
    )


def sheets(path):
    return [" ".join(one.split()) for one in pdf_text(path).split("\f") if one.strip()]


def written(atlas, tmp_path):
    project = QgsProject()
    done = list(write_atlas(str(tmp_path / "pages.pdf"), atlas, project))
    assert not project.mapLayers(), "nothing is left in the project"
    found = sheets(tmp_path / "pages.pdf")
    assert len(done) == len(found) and done[-1] == 100 and done == sorted(set(done)), "one sheet a step"
    return found


def test_each_area_has_its_figures_and_the_words_of_all(atlas, tmp_path):
    found = written(atlas, tmp_path)
    assert len(found) == 4 and all("DRAFT" in one and "Cleveland Police" in one for one in found)
    assert all(one.count("Crown copyright.") == 4 and "Boundaries: the bureau." in one for one in found), "whole"
    assert "Crime in Hart" in found[0] and "Burglary 5–9 10–14" in found[0]
    assert "Crime in Elm" in found[2] and "Burglary" not in found[2], "each sheet has the rows of its area"
    assert "WHAT WAS DONE" in found[1] and "[ % 1+1 %]" in found[1]


def test_signed_pages_have_no_draft_above(atlas, tmp_path):
    assert not any("DRAFT" in one for one in written(replace(atlas, draft=""), tmp_path))


def test_many_words_take_more_sheets(atlas, tmp_path):
    parts = [("What was done", [f"line {i}" for i in range(100)])]
    found = written(replace(atlas, parts=parts), tmp_path)
    assert len(found) == 2 * (1 + 3) and all(any(f"line {i}" in one for one in found) for i in (0, 50, 99))


def test_rights_that_are_a_text_of_their_own_leave_the_figures_their_room(atlas, tmp_path):
    found = written(replace(atlas, foot=["Cleveland Police", "right " * 400]), tmp_path)
    assert "Burglary 5–9 10–14" in found[0] and "right" not in found[0]
    assert all("Cleveland Police" in one for one in found)
    assert sum(one.split().count("right") for one in found) == 2 * 400, "for each neighbourhood, and not a word is cut"


def test_areas_without_any_row_have_no_table(atlas, tmp_path):
    found = written(replace(atlas, areas=[atlas.areas[1]]), tmp_path)
    assert "Kind" not in found[0]


def test_what_cannot_be_written_is_an_error_and_what_is_given_up_leaves_the_project_as_it_was(atlas, tmp_path):
    project = QgsProject()
    with refused(InputError, str(tmp_path)):
        list(write_atlas(str(tmp_path), atlas, project))
    assert not project.mapLayers()
    given_up = write_atlas(str(tmp_path / "pages.pdf"), atlas, project)
    next(given_up)
    given_up.close()
    assert not project.mapLayers()
