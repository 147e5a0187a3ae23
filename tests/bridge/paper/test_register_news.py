"""A result against the register: by the places themselves, whatever system the register is in."""

import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsGeometry, QgsProject, QgsRectangle

from hotspot_policing.bridge.paper.register_news import compare, transform_to

pytestmark = pytest.mark.usefixtures("qgis")
GRID, DEGREES = (QgsCoordinateReferenceSystem(one) for one in ("EPSG:27700", "EPSG:3857"))


def square(x):
    return QgsGeometry.fromRect(QgsRectangle(x, 520000, x + 100, 520100))


def row(place_id, name, shape):
    return {"place_id": place_id, "name": name, "geom": shape}


@pytest.mark.parametrize("system", (GRID, DEGREES))
def test_found_again_new_and_gone(system):
    there = transform_to(GRID, system, QgsProject())
    active = []
    for place_id, name, x in (("HS-0001", "Mill", 450010), ("HS-0002", None, 470000)):
        shape = square(x)
        shape.transform(there)
        active.append(row(place_id, name, shape))
    shapes = [square(460000), square(450000), square(480000)]
    news, known = compare(active, ["A", "B", "C"], shapes, 2, there)
    assert known == {1: "HS-0001"} and not news.problem
    assert news.added == ["1. A"], "the third is not briefed"
    assert news.kept == ["HS-0001 Mill"] and news.gone == ["HS-0002"]
    assert shapes[0].equals(square(460000)), "the result stays as it is"


def test_an_empty_register_knows_nothing():
    news, known = compare([], ["A"], [square(450000)], 10, QgsCoordinateTransform())
    assert news.added == ["1. A"] and not news.kept and not news.gone and known == {}
