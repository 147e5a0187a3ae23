"""Clusters of points through the tools, on the sample: labels against scikit-learn on every point, shapes, caps."""

import numpy as np
import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer
from qgis.PyQt.QtCore import QDate
from refusals import refused
from support import WARDS, Feedback, rows

sklearn_cluster = pytest.importorskip("sklearn.cluster")
VIOLENCE = {"OFFENCE_FIELD": "offence", "OFFENCES": "Violence and sexual offences"}
BURGLARY = {"OFFENCE_FIELD": "offence", "OFFENCES": "Burglary"}


def clusters(run, tmp_path, layer, tool="pointclusters", **more):
    spots, points = str(tmp_path / "spots.gpkg"), str(tmp_path / "points.gpkg")
    results = run(tool, dict({"INPUT": layer, "HOTSPOTS": spots, "OUTPUT": points}, **more))
    return results, rows(spots), QgsVectorLayer(points, "points", "ogr")


def read(layer):
    """(x, y, cluster as scikit-learn numbers it) of the points."""
    x, y, label = [], [], []
    for feature in layer.getFeatures():
        point = feature.geometry().asPoint()
        x.append(point.x())
        y.append(point.y())
        label.append(int(feature["cluster"]) - 1 if isinstance(feature["cluster"], int) else -1)
    return np.array(x), np.array(y), np.array(label)


@pytest.mark.parametrize("eps, least", [(60, 5), (150, 10), (400, 60)])
def test_dbscan_on_the_sample_is_that_of_scikit_learn(run, tmp_path, crimes, eps, least):
    results, spots, points = clusters(run, tmp_path, crimes, EPS=eps, MIN_POINTS=least, **VIOLENCE)
    x, y, label = read(points)
    expected = sklearn_cluster.DBSCAN(eps=eps, min_samples=least).fit_predict(np.column_stack([x, y]))
    assert np.array_equal(label, expected)
    assert results["CLUSTER_COUNT"] == expected.max() + 1 > 3
    assert results["HOT_CRIMES"] == sum(row["crimes"] for row in spots) <= (expected >= 0).sum()


def test_optics_is_that_of_scikit_learn(run, tmp_path, crimes):
    _, _, points = clusters(
        run, tmp_path, crimes, METHOD="optics", EPS=500, MIN_POINTS=10, OFFENCE_FIELD="offence", OFFENCES="Robbery"
    )
    x, y, label = read(points)
    expected = sklearn_cluster.OPTICS(min_samples=10, max_eps=500).fit_predict(np.column_stack([x, y]))
    # The same groups, whatever their numbers.
    pairs = set(zip(label.tolist(), expected.tolist()))
    assert len(pairs) == len(set(label.tolist())) == len(set(expected.tolist())) > 2


def test_hdbscan_is_that_of_scikit_learn_or_says_what_it_needs(run, tmp_path, crimes):
    if not hasattr(sklearn_cluster, "HDBSCAN"):
        with refused(QgsProcessingException, "1.3"):
            clusters(run, tmp_path, crimes, METHOD="hdbscan", **BURGLARY)
        assert list(tmp_path.iterdir()) == []
        return
    _, _, points = clusters(run, tmp_path, crimes, METHOD="hdbscan", MIN_POINTS=15, **BURGLARY)
    x, y, label = read(points)
    expected = sklearn_cluster.HDBSCAN(min_cluster_size=15).fit_predict(np.column_stack([x, y]))
    pairs = set(zip(label.tolist(), expected.tolist()))
    assert len(pairs) == len(set(label.tolist())) == len(set(expected.tolist())) > 2


@pytest.mark.parametrize("shape", ["hull", "ellipse_1sd", "ellipse_2sd"])
def test_hot_spots_are_ranked_and_no_larger_than_the_cap(run, tmp_path, crimes, shape):
    results, spots, points = clusters(
        run,
        tmp_path,
        crimes,
        EPS=200,
        MIN_POINTS=20,
        SHAPE=shape,
        MAX_AREA=0.05,
        STUDY_AREA=WARDS,
        NAME_FIELD="WD13NM",
        **VIOLENCE,
    )
    assert results["HOTSPOT_COUNT"] == len(spots) > 5
    assert [row["rank"] for row in spots] == list(range(1, len(spots) + 1))
    density = [row["density"] for row in spots]
    assert density == sorted(density, reverse=True) and max(row["area_km2"] for row in spots) <= 0.05 + 1e-9
    assert all(row["area_name"] for row in spots) and sum(row["crimes"] >= 20 for row in spots) > 5
    layer = QgsVectorLayer(str(tmp_path / "spots.gpkg"), "spots", "ogr")
    shapes = {feature["hotspot_id"]: feature.geometry() for feature in layer.getFeatures()}
    assert len(shapes) == len(spots)
    counted = {}
    for feature in points.getFeatures():
        if isinstance(feature["hotspot_id"], str):
            counted[feature["hotspot_id"]] = counted.get(feature["hotspot_id"], 0) + 1
            if shape == "hull":
                assert shapes[feature["hotspot_id"]].distance(feature.geometry()) == 0
    assert counted == {row["hotspot_id"]: row["crimes"] for row in spots}
    assert layer.renderer().classAttribute() == "density"


def dated(rows_):
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=date:date&field=harm:double", "crimes", "memory")
    features = []
    for x, y, day, harm in rows_:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([QDate(2024, 1, 1).addDays(int(day)), harm])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def test_st_dbscan_tells_bursts_from_steady_places(run, tmp_path):
    """Twelve crimes in a week on one street, and twelve over a year on another."""
    burst = [(450000 + 5 * i, 520000, 100 + i % 6, 1) for i in range(12)]
    steady = [(455000 + 5 * i, 520000, 30 * i, 1) for i in range(12)]
    layer = dated(burst + steady)
    results, spots, _ = clusters(run, tmp_path, layer, EPS=100, MIN_POINTS=6)
    assert len(spots) == 2
    results, spots, points = clusters(
        run, tmp_path, layer, METHOD="st_dbscan", EPS=100, EPS_DAYS=7, MIN_POINTS=6, DATE_FIELD="date"
    )
    assert [row["crimes"] for row in spots] == [12] and read(points)[2].tolist() == [0] * 12 + [-1] * 12


def test_harm_ranks_what_number_found(run, tmp_path):
    one = [(450000, 520000, i, 10.0) for i in range(5)]
    other = [(455000, 520000, i, 1.0) for i in range(8)]
    _, spots, _ = clusters(run, tmp_path, dated(one + other), EPS=50, MIN_POINTS=5, WEIGHT_FIELD="harm")
    assert [(row["crimes"], row["harm"]) for row in spots] == [(5, 50), (8, 8)]
    assert spots[0]["share"] == pytest.approx(50 / 58)
    # All on one spot: a circle of the margin.
    assert spots[0]["area_km2"] == pytest.approx(np.pi * 25**2 / 1e6, rel=0.02)


def test_nearest_neighbour_clusters_and_their_orders(run, tmp_path):
    """Four pairs of knots of ten crimes: eight of the first order, four of the second."""
    rng = np.random.default_rng(1)
    knots = [(440000 + 4000 * pair + 300 * side, 520000) for pair in range(4) for side in range(2)]
    points = [(x + rng.uniform(-20, 20), y + rng.uniform(-20, 20), 0, 1) for x, y in knots for _ in range(10)]
    orders = str(tmp_path / "orders.gpkg")
    results, spots, _ = clusters(
        run,
        tmp_path,
        dated(points),
        "nearestneighbourclusters",
        DISTANCE=100,
        MIN_POINTS=10,
        T_VALUE=0,
        STUDY_AREA=_square(440000 - 1000, 520000 - 8000, 16000),
        ORDERS=orders,
    )
    assert [row["crimes"] for row in spots] == [10] * 8
    found = rows(orders)
    first, second = ([row for row in found if row["order_no"] == order] for order in (1, 2))
    assert len(first) == 8 and [row["crimes"] for row in second] == [20] * 4
    assert "8 of order 1, 4 of order 2" in results["NOTES"]


def _square(x, y, side):
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700", "square", "memory")
    feature = QgsFeature()
    feature.setGeometry(
        QgsGeometry.fromWkt("POLYGON(({0} {1}, {2} {1}, {2} {3}, {0} {3}, {0} {1}))".format(x, y, x + side, y + side))
    )
    layer.dataProvider().addFeatures([feature])
    return layer


def test_the_limit_of_the_mean_random_distance_is_shown(run, tmp_path, crimes):
    results, spots, _ = clusters(run, tmp_path, crimes, "nearestneighbourclusters", STUDY_AREA=WARDS, **BURGLARY)
    area = sum(feature.geometry().area() for feature in QgsVectorLayer(WARDS, "wards", "ogr").getFeatures())
    count = results["CRIMES_USED"]
    expected = 0.5 * np.sqrt(area / count) - 1.645 * 0.26136 / np.sqrt(count**2 / area)
    assert f"Threshold distance: {expected:.1f} m" in results["NOTES"] and len(spots) >= 5
    layer = QgsVectorLayer(str(tmp_path / "spots.gpkg"), "spots", "ogr")
    # A seed and all within the distance, with a margin of 25 m around; larger ones are cut down to the cap.
    for feature in layer.getFeatures():
        assert feature.geometry().boundingBox().width() <= 2 * expected + 51
        assert feature["area_km2"] <= 0.1 + 1e-9


@pytest.mark.parametrize(
    "tool, more, named",
    [
        ("pointclusters", {"EPS": 0}, ("EPS", "0")),
        ("pointclusters", {"MIN_POINTS": 1}, "MIN_POINTS"),
        ("pointclusters", {"METHOD": "k-means"}, ("METHOD", "k-means")),
        ("pointclusters", {"MAX_AREA": 0}, ("MAX_AREA", "0")),
        ("pointclusters", {"METHOD": "st_dbscan"}, "DATE_FIELD"),
        ("pointclusters", {"METHOD": "st_dbscan", "DATE_FIELD": "date"}, "'crimes'"),
        ("nearestneighbourclusters", {"DISTANCE": 0}, ("DISTANCE", "0")),
        ("nearestneighbourclusters", {"T_VALUE": 1e9}, "T_VALUE"),
    ],
)
def test_what_cannot_be_done_is_said(run, tmp_path, crimes, tool, more, named):
    with refused(QgsProcessingException, named):
        clusters(run, tmp_path, crimes, tool, **more)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("tool", ["pointclusters", "nearestneighbourclusters"])
def test_too_few_crimes_make_no_cluster(run, tmp_path, tool):
    results, spots, _ = clusters(
        run,
        tmp_path,
        dated([(450000, 520000, 0, 1), (450010, 520010, 0, 1)]),
        tool,
        **({"DISTANCE": 50} if tool.startswith("near") else {}),
    )
    assert spots == [] and "among 2 crimes" in results["SUMMARY"]


@pytest.mark.parametrize("tool", ["pointclusters", "nearestneighbourclusters"])
def test_a_cancel_leaves_nothing(run, tmp_path, crimes, tool):
    for stage in range(3):
        run(
            tool,
            {"INPUT": crimes, "HOTSPOTS": str(tmp_path / "spots.gpkg"), **BURGLARY},
            feedback=Feedback(cancel_at=stage),
        )
        assert list(tmp_path.iterdir()) == []
