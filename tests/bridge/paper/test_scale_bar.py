"""The scale bar of every map on paper: it fits its room, and its numbers stand clear of each other."""

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsLayoutItemMap,
    QgsLayoutItemScaleBar,
    QgsPrintLayout,
    QgsProject,
    QgsRectangle,
)
from qgis.PyQt.QtGui import QFontMetricsF

from hotspot_policing.bridge.paper.templates import TEMPLATES, Sheets
from hotspot_policing.bridge.results.layout import fit_scale_bar


def numbers_of(bar):
    """[(left, right)] of the numbers along a bar in millimetres from its first, and the millimetres of a part, from the
    bar alone."""
    chart = bar.linkedMap()
    metres = bar.unitsPerSegment() * (1000 if bar.unitLabel() == "km" else 1)
    part = metres / (chart.extent().width() / chart.rect().width())
    font = bar.textFormat().font()
    font.setPixelSize(100)
    scale = bar.textFormat().size() * 25.4 / 72 / 100
    out = []
    for i in range(bar.numberOfSegments() + 1):
        half = QFontMetricsF(font).horizontalAdvance(f"{i * bar.unitsPerSegment():,g}") * scale / 2
        out.append((i * part - half, i * part + half))
    return out, part


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("wide", [90, 600, 1234, 4_000, 9_999, 21_852, 63_000, 250_000, 900_000])
def test_numbers_of_a_template_stand_clear_at_every_scale(project, template, wide):
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:27700"))
    sheets = Sheets(project, template)
    sheets.show_map([], QgsRectangle(400_000, 500_000, 400_000 + wide, 500_000 + wide / 100))
    bar = sheets.layout.itemById("scale bar")
    numbers, part = numbers_of(bar)
    assert all(left[1] < right[0] for left, right in zip(numbers, numbers[1:])), numbers
    assert 12 < bar.numberOfSegments() * part and bar.rect().width() < 58, "it can be read and fits beside the arrow"


def test_a_bar_in_degrees_is_as_long_as_the_ground(qgis):
    project = QgsProject()
    project.setEllipsoid("EPSG:7030")
    layout = QgsPrintLayout(project)
    chart = QgsLayoutItemMap(layout)
    bar = QgsLayoutItemScaleBar(layout)
    for item in (chart, bar):
        layout.addLayoutItem(item)
    chart.attemptSetSceneRect(chart.rect().adjusted(0, 0, 190, 100))
    chart.setCrs(QgsCoordinateReferenceSystem("EPSG:4326"))
    chart.setExtent(QgsRectangle(-1.4, 54.5, -1.0, 54.7))
    fit_scale_bar(bar, chart)
    # 0.4 degrees are about 26 km here: 137 m to a millimetre.
    assert (bar.unitLabel(), bar.numberOfSegments(), bar.unitsPerSegment()) == ("km", 1, 5.0)
