"""Places only partly inside a study area: chance knows how much of each lies in it, and of the crimes there alone."""

import numpy as np
import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer
from support import rows

from hotspot_policing.bridge.geometry.polygons import Outlines
from hotspot_policing.bridge.geometry.units import grid_units, outlines_of, shares_inside
from hotspot_policing.core.counting.grids import find, make_grid, pack
from hotspot_policing.core.counting.neighbours import on_grid
from hotspot_policing.core.counting.partial_places import as_whole
from hotspot_policing.core.statistics.correction import adjust
from hotspot_policing.core.statistics.gistar import gi_star, log_values

EAST, NORTH = 400_000.0, 500_000.0
#: A triangle, whose long side cuts every place that it meets.
TRIANGLE = "POLYGON((400000 500000, 406000 500000, 400000 506000, 400000 500000))"


def area(wkt):
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700", "area", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt(wkt))
    layer.dataProvider().addFeatures([feature])
    layer.updateExtents()
    return layer


def crimes(x, y, dates=None):
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=date:string&field=harm:double", "crimes", "memory")
    features = []
    for i, (one, other) in enumerate(zip(x.tolist(), y.tolist())):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"2024-{1 + i % 12:02d}-15", 1.0 + i % 3])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(one, other)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


def noise(number=24_000, side=8_000, seed=3):
    """Points anywhere in a square that is larger than the triangle."""
    rng = np.random.default_rng(seed)
    return EAST - 1_000 + rng.uniform(0, side, number), NORTH - 1_000 + rng.uniform(0, side, number)


CHANCE = {
    "gistar": ("gi_z", "gi_p", "gi_q"),
    "localmoran": ("li_i", "li_p", "li_q"),
    "emerginghotspots": ("gi_z", "gi_p", "gi_q", "trend_z"),
    "countcrimes": ("gi_z", "gi_p", "gi_q"),
}


@pytest.mark.once
@pytest.mark.parametrize("algorithm", CHANCE)
@pytest.mark.parametrize("more", ({}, {"WEIGHT_FIELD": "harm", "VALUES": "count"}))
def test_chance_does_not_hang_on_where_the_layer_ends(run, tmp_path, algorithm, more):
    """The same crimes with those beyond the outline and without: other counts at the edge, the same evidence, and in
    chance alone nothing hot or cold."""
    x, y = noise()
    inside = (x > EAST) & (y > NORTH) & (x - EAST + y - NORTH < 6_000)
    # The first and the last of all keep the months the same.
    found = []
    for keep in (np.ones(len(x), bool), inside):
        months = np.arange(len(x)) % 12
        layer = crimes(x, y)
        layer.dataProvider().deleteFeatures(
            [feature.id() for feature, one in zip(layer.getFeatures(), keep) if not one]
        )
        assert len(set(months[keep])) == 12
        path = str(tmp_path / f"{len(found)}.gpkg")
        results = run(
            algorithm,
            dict(
                {
                    "INPUT": layer,
                    "STUDY_AREA": area(TRIANGLE),
                    "UNIT": "square",
                    "CELL_SIZE": 250,
                    "DATE_FIELD": "date",
                    "OUTPUT": path,
                    "HOTSPOTS": "memory:",
                },
                **more,
            ),
        )
        found.append(sorted(rows(path), key=lambda row: row["unit_id"]))
        assert "partly" in results["NOTES"]
    assert sum(row["crimes"] for row in found[0]) > sum(row["crimes"] for row in found[1])
    for one, other in zip(*found):
        for name in CHANCE[algorithm]:
            assert one[name] == pytest.approx(other[name], abs=1e-6), name
    assert min(row[CHANCE[algorithm][2]] for row in found[0]) > 0.05


@pytest.mark.once
def test_whole_places_are_as_ever(run, tmp_path):
    """A rectangle along the lines of the grid: by the outline other places touch it, all that is inside is whole."""
    x, y = noise(3_000, 5_000)
    x, y = x + 1_000, y + 1_000
    path = str(tmp_path / "places.gpkg")
    corners = [EAST, EAST + 5_000, NORTH, NORTH + 5_000]
    results = run(
        "gistar",
        {
            "INPUT": crimes(x, y),
            "UNIT": "square",
            "CELL_SIZE": 250,
            "CENTRE_ONLY": True,
            "OUTPUT": path,
            "HOTSPOTS": "memory:",
            "STUDY_AREA": area("POLYGON(({0} {2}, {1} {2}, {1} {3}, {0} {3}, {0} {2}))".format(*corners)),
        },
    )
    assert "partly" not in results["NOTES"]
    grid = make_grid("square", 250.0)
    column, row = (one.ravel() for one in np.meshgrid(np.arange(1_600, 1_620), np.arange(2_000, 2_020)))
    keys = np.sort(pack(column, row))
    counts = np.bincount(find(keys, grid.locate(x, y)), minlength=len(keys))
    right = gi_star(log_values(counts), on_grid(keys, np.vstack([[[0, 0]], grid.neighbour_steps(1)])))
    places = rows(path)
    assert [place["crimes"] for place in places] == counts.tolist()
    assert [place["gi_z"] for place in places] == right.z.tolist()
    assert [place["gi_p"] for place in places] == right.p.tolist()
    assert [place["gi_q"] for place in places] == adjust(right.p, "bh").tolist()


@pytest.mark.parametrize("shape", ("square", "hexagon"))
def test_shares_are_those_of_the_shapes(qgis, shape):
    """Two polygons that meet along a line, one with a hole: the line between them cuts nothing."""
    shapes = [
        QgsGeometry.fromWkt(TRIANGLE).difference(QgsGeometry.fromWkt("POINT(401500 501500)").buffer(700, 16)),
        QgsGeometry.fromWkt("POLYGON((394000 500000, 400000 500000, 400000 506000, 394000 500000))"),
    ]
    units = grid_units(shape, 340.0, outlines_of(shapes), 27700)
    shares, whole = shares_inside(units, Outlines(shapes)), QgsGeometry.unaryUnion(shapes)
    for share, wkb in zip(shares, units.wkb()):
        unit = QgsGeometry()
        unit.fromWkb(wkb)
        assert share == pytest.approx(unit.intersection(whole).area() / unit.area(), abs=0.01)
    assert 0 < (shares < 1).sum() < len(shares) / 2


def test_whole_values_are_given_back_and_parts_are_raised():
    values = np.array([3, 0, 5, 1, 2, 2])
    taken, weights = as_whole(values, values, np.ones(6), np.asarray)
    assert taken.tolist() == values.tolist() and weights is None
    taken, weights = as_whole(values, values, np.array([1, 1, 1, 1, 1, 0]), np.asarray)
    assert weights.argmin() == 5 and (np.diff(taken[:5]) == 64 * np.diff(values[:5])).all()
