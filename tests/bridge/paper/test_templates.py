"""Templates that a force may change."""

import os
from dataclasses import replace

from paper import briefing, printed
from qgis.core import QgsLayoutItemLabel, QgsLayoutPoint, QgsLayoutSize, QgsReadWriteContext
from refusals import refused

from hotspot_policing.bridge.ground.documents import RESOURCES
from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.paper.sheets import briefing_sheets
from hotspot_policing.bridge.paper.templates import TEMPLATES, Sheets, keep_in_project


def test_a_force_has_its_own_template_and_what_it_lacks_is_said(hotspots, ground, tmp_path):
    own = Sheets(ground.project, "briefing")
    crest = QgsLayoutItemLabel(own.layout)
    crest.setText("Force crest")
    own.layout.addLayoutItem(crest)
    crest.attemptMove(QgsLayoutPoint(10, 4))
    crest.attemptResize(QgsLayoutSize(40, 7))
    own.layout.removeLayoutItem(own.layout.itemById("limits"))
    assert own.layout.saveAsTemplate(str(tmp_path / "briefing.qpt"), QgsReadWriteContext())
    sheets = briefing_sheets(briefing(hotspots, 1), replace(ground, folder=str(tmp_path)))
    assert sheets.missing == ["limits"] and "'limits'" in sheets.notes()[0]
    assert "Force crest" in printed(tmp_path / "b.pdf", sheets)[1][0]


def test_a_template_that_is_none_is_an_error(ground, tmp_path):
    (tmp_path / "map.qpt").write_text("<Layout", encoding="utf-8")
    with refused(InputError, "map.qpt"):
        Sheets(ground.project, "map", str(tmp_path))


def test_layouts_stay_in_the_project_beside_each_other(project):
    first, second = (keep_in_project(Sheets(project, "map").layout, "Briefing") for _ in range(2))
    assert first != second
    assert {one.name() for one in project.layoutManager().printLayouts()} == {first, second}


def test_the_templates_name_no_file_of_a_machine():
    for name in TEMPLATES:
        with open(os.path.join(RESOURCES, "layouts", name + ".qpt"), encoding="utf-8") as file:
            text = file.read()
        assert "/home" not in text and "/tmp" not in text and "/root" not in text
