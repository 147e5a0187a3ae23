"""Premises of a layer, against QGIS's own distances and what it says of points in polygons."""

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsVectorLayer,
)
from refusals import refused

from hotspot_policing.bridge.geometry.facilities import read_facilities
from hotspot_policing.bridge.geometry.polygons import AreaSource
from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.core.streets.premises import BY_DISTANCE, NEAR, Said, join


def read(kind, lots, fields=("ref:string", "title:string"), id_field="", name_field=""):
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:27700" + "".join("&field=" + one for one in fields), "Pubs", "memory")
    features = []
    for shape, *values in lots:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(values))
        if shape:
            feature.setGeometry(QgsGeometry.fromWkt(shape))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return read_facilities(
        AreaSource(layer, geometry_type=None),
        QgsCoordinateReferenceSystem("EPSG:27700"),
        QgsCoordinateTransformContext(),
        id_field,
        name_field,
    )


SHAPES = {
    "Point": ["Point(0 0)", "Point(300 300)", "Point(120 40)"],
    "MultiPoint": ["MultiPoint((0 0), (400 0))", "MultiPoint((300 300))"],
    "LineString": ["LineString(0 0, 300 0, 300 300)", "LineString(50 200, 90 240)"],
    "Polygon": [
        "Polygon((0 0, 400 0, 400 400, 0 400, 0 0), (150 150, 250 150, 250 250, 150 250, 150 150))",
        "Polygon((350 350, 500 350, 500 500, 350 500, 350 350))",
    ],
    "MultiPolygon": ["MultiPolygon(((0 0, 50 0, 50 50, 0 50, 0 0)), ((300 0, 350 0, 350 50, 300 50, 300 0)))"],
}


@pytest.mark.parametrize("kind", SHAPES)
def test_crimes_are_as_far_from_premises_as_qgis_says(qgis, kind):
    premises = read(kind, [(shape, f"{i:02d}", "") for i, shape in enumerate(SHAPES[kind])], id_field="ref")
    x, y = np.random.default_rng(3).uniform(-150, 650, (2, 400))
    nothing = np.full(400, -1)
    which, how, _ = join(Said(x, y, nothing, nothing, premises.holding(x, y)), premises.arrays(), 15, 100)
    shapes = [QgsGeometry.fromWkt(shape) for shape in SHAPES[kind]]
    far = np.array([[shape.distance(QgsGeometry.fromPointXY(QgsPointXY(*at))) for shape in shapes] for at in zip(x, y)])
    least = far.min(1)
    assert (how == BY_DISTANCE).tolist() == (least <= 15).tolist()
    assert (how == NEAR).tolist() == ((least > 15) & (least <= 100)).tolist()
    found = np.flatnonzero(which >= 0)
    assert far[found, which[found]] == pytest.approx(least[found])


def test_a_point_is_in_every_polygon_that_holds_it(qgis):
    premises = read("Polygon", [(shape, str(i), "") for i, shape in enumerate(SHAPES["Polygon"])], id_field="ref")
    points, which = premises.holding(np.array([375.0, 200.0, 10.0]), np.array([375.0, 200.0, 10.0]))
    assert list(zip(points.tolist(), which.tolist())) == [(0, 0), (0, 1), (2, 0)]


def test_premises_stand_in_the_order_of_their_ids_and_one_id_is_one_place(qgis):
    lots = [
        ("Point(0 0)", "10", "Ten"),
        ("Point(500 0)", "9", "Nine"),
        ("Point(900 0)", "B", ""),
        ("Point(20 0)", "010", "Bar of Ten"),
        ("Point(700 0)", None, "Nameless"),
    ]
    for order in (lots, lots[::-1]):
        found = read("Point", order, id_field="ref", name_field="title")
        assert [one.id for one in found.places] == ["9", "10", "B", "premises-700-0"]
        assert [one.name for one in found.places] == ["Nine", "Ten", "", "Nameless"]
        assert (found.merged, found.without_id) == (1, 1)
        assert found.by_id["10"] == 1 and len(found.places[1].shapes) == 2
    assert found.by_name["nine"] == found.arrays().name[0] and found.arrays().name[2] == -1


def test_numbers_are_ids_however_the_layer_holds_them(qgis):
    found = read("Point", [("Point(0 0)", 100012345678.0, "x")], ("ref:double", "title:string"), "ref")
    assert found.places[0].id == "100012345678" and list(found.by_id) == ["100012345678"]


def test_without_an_id_field_premises_are_called_by_where_they_are(qgis):
    found = read("Point", [("Point(5 6)", "", ""), ("Point(5 6)", "", ""), (None, "", "")])
    assert [one.id for one in found.places] == ["premises-5-6", "premises-5-6-2"]
    assert (found.merged, found.without_id) == (0, 0)


def test_a_layer_without_shapes_is_refused(qgis):
    with refused(InputError, "Pubs"):
        read("Point", [(None, "1", "x")])


def test_premises_can_be_kept_by_a_mask(qgis):
    found = read("Point", [("Point(0 0)", "1", ""), ("Point(9 9)", "2", "")], id_field="ref")
    assert [one.id for one in found.kept(found.x > 5).places] == ["2"]
