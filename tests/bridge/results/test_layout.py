"""Words on a sheet."""

import pytest
from qgis.core import QgsPrintLayout, QgsProject

from hotspot_policing.bridge.results.layout import PAGE, label


@pytest.fixture
def sheet(qgis):
    project = QgsProject()
    made = QgsPrintLayout(project)
    made.initializeDefaults()
    yield made
    del made


def test_a_label_stands_in_its_box(sheet):
    item = label(sheet, "Hart", 12, (10.0, 20.0, 100.0, 8.0))
    assert item in sheet.items()
    assert (item.pos().x(), item.pos().y()) == (10, 20)
    assert (item.rect().width(), item.rect().height()) == (100, 8)


def test_what_looks_like_an_expression_is_not_computed(sheet):
    assert label(sheet, "[% 1 + 1 %]", 12, (0, 0, 50, 8)).currentText() != "2"
    assert label(sheet, "[% 1 + 1 %]", 12, (0, 0, 50, 8), computed=True).currentText() == "2"


def test_words_may_be_bold_and_in_the_middle(sheet):
    from qgis.PyQt.QtCore import Qt

    item = label(sheet, "Hart", 12, (0, 0, 50, 8), bold=True, centre=True)
    assert item.hAlign() == Qt.AlignmentFlag.AlignHCenter
    font = item.textFormat().font() if hasattr(item, "textFormat") else item.font()
    assert font.bold()


def test_the_page_is_a4_upright():
    assert PAGE == (210, 297)
