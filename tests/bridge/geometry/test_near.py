"""Distances to what lies near, against QGIS's own."""

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

from hotspot_policing.bridge.geometry.near import nearby
from hotspot_policing.bridge.geometry.polygons import AreaSource
from hotspot_policing.bridge.ground.errors import Cancelled


class Watched:
    """Cancels at the n-th question."""

    def __init__(self, at=None):
        self.asked, self.at = 0, at

    def isCanceled(self):
        self.asked += 1
        return self.at is not None and self.asked >= self.at


def near(kind, shapes, places, feedback=None):
    layer = QgsVectorLayer(kind + "?crs=EPSG:27700", "Parks", "memory")
    features = []
    for shape in shapes:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromWkt(shape))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    x, y = np.array(places, float).T
    made = nearby(
        AreaSource(layer, geometry_type=None),
        QgsCoordinateReferenceSystem("EPSG:27700"),
        QgsCoordinateTransformContext(),
        x,
        y,
        feedback or Watched(),
    )
    truth = [
        min(QgsGeometry.fromWkt(shape).distance(QgsGeometry.fromPointXY(QgsPointXY(*place))) for shape in shapes)
        for place in places
    ]
    return dict(made), np.minimum(truth, 5_000)


#: Eight kilometres of park with a town of two in it, and a second one far away.
PARK = [
    "Polygon((0 0, 8000 0, 8000 8000, 0 8000, 0 0), (3000 3000, 5000 3000, 5000 5000, 3000 5000, 3000 3000))",
    "Polygon((20000 0, 20100 0, 20100 100, 20000 0))",
]


def test_a_place_in_a_polygon_is_at_it(qgis):
    places = [(1500, 4000), (2000, 2000), (4000, 4000), (4700, 4003), (8300, 4007), (8010, 8010), (14000, 4000)]
    made, truth = near("Polygon", PARK, places)
    assert truth[0] == truth[1] == 0 and truth[2] == 1000 and truth[6] == 5000
    (away,) = made.values()
    assert list(made) == ["distance to Parks (m)"] and away[0] == away[1] == 0
    assert ((away >= truth - 1e-6) & (away <= truth + 10)).all() and away[2:].min() > 0
    # A park that holds all places and has no edge near them.
    made, _ = near(
        "Polygon",
        ["Polygon((-90000 -90000, 90000 -90000, 90000 90000, -90000 90000, -90000 -90000))"],
        [(0, 0), (500, 500)],
    )
    assert made["distance to Parks (m)"].tolist() == [0, 0]


def test_lines_and_points(qgis):
    chance = np.random.default_rng(5)
    places = [*map(tuple, chance.uniform(0, 4000, (200, 2))), (1010, 0), (990, 0)]
    made, truth = near("LineString", ["LineString(0 0, 4000 0, 4000 4000)"], places)
    away = made["distance to Parks (m)"]
    assert len(made) == 1 and ((away >= truth - 1e-6) & (away <= truth + 10 + 1e-6)).all() and away[-2] > 0
    made, truth = near("Point", ["Point(1000 0)", "Point(1400 0)"], places)
    assert made["distance to Parks (m)"] == pytest.approx(truth)
    assert made["Parks within 500 m"][-2:].tolist() == [2, 2] and made["Parks within 500 m"].min() == 0


def test_a_cancel_is_heard_at_each_shape(qgis):
    shapes = [f"LineString({i} 0, {i} 900)" for i in range(30)]
    whole = Watched()
    near("LineString", shapes, [(0, 0)], whole)
    assert whole.asked == 2 * len(shapes), "once where it is read, once where it is measured"
    for at in (1, 31, 60):
        with pytest.raises(Cancelled):
            near("LineString", shapes, [(0, 0)], Watched(at))
