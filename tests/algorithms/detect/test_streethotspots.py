"""Streets through the tool: real crimes on a network with bends, dead ends and parts, against QGIS's own distances."""

import numpy as np
import pytest
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsRectangle,
    QgsSpatialIndex,
    QgsVectorLayer,
)
from refusals import refused
from support import Feedback, rows

MIDDLESBROUGH = QgsRectangle(446_000, 516_000, 452_000, 521_500)


@pytest.fixture(scope="module")
def network():
    """Roads over Middlesbrough: a bent grid from junction to junction, crescents, dead ends, a road in two parts."""
    rng = np.random.default_rng(20)
    layer = QgsVectorLayer("MultiLineString?crs=EPSG:27700&field=road:string", "roads", "memory")
    columns, lines = 34, []
    x = np.linspace(446_000, 452_000, columns)
    y = np.linspace(516_000, 521_500, 32)
    node = np.stack(np.meshgrid(x, y), axis=-1) + rng.normal(0, 30, (len(y), columns, 2))
    for r in range(len(y)):
        for c in range(columns):
            for dr, dc, name in ((0, 1, "East Street"), (1, 0, "North Street")):
                if r + dr < len(y) and c + dc < columns and rng.random() > 0.15:
                    a, b = node[r, c], node[r + dr, c + dc]
                    bend = (a + b) / 2 + rng.normal(0, 12, 2)
                    lines.append((name, [[a, bend, b]]))
            if rng.random() < 0.2:
                away = rng.normal(0, 45, 2)
                lines.append(("Close", [[node[r, c], node[r, c] + away, node[r, c] + 1.5 * away[::-1]]]))
    lines.append(("Two Parts", [[(447_000, 517_000), (447_050, 517_010)], [(447_080, 517_012), (447_160, 517_030)]]))
    features = []
    for name, parts in lines:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name])
        feature.setGeometry(QgsGeometry.fromMultiPolylineXY([[QgsPointXY(*point) for point in part] for part in parts]))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def streets(run, tmp_path, crimes, network, **more):
    lines, spots = str(tmp_path / "streets.gpkg"), str(tmp_path / "spots.gpkg")
    results = run(
        "streethotspots",
        dict({"INPUT": crimes, "STREETS": network, "NAME_FIELD": "road", "OUTPUT": lines, "HOTSPOTS": spots}, **more),
    )
    return results, rows(lines), rows(spots)


def test_each_crime_goes_to_the_street_that_qgis_finds_nearest(run, tmp_path, crimes, network):
    results, found, _ = streets(run, tmp_path, crimes, network)
    shapes = {feature.id(): feature.geometry() for feature in network.getFeatures()}
    index = QgsSpatialIndex(network.getFeatures())
    counts, far = dict.fromkeys(shapes, 0), 0
    known = {}
    for feature in crimes.getFeatures():
        point = feature.geometry().asPoint()
        key = point.x(), point.y()
        if key not in known:
            near = index.intersects(QgsRectangle(key[0] - 51, key[1] - 51, key[0] + 51, key[1] + 51))
            dot = QgsGeometry.fromPointXY(point)
            apart = sorted((shapes[i].distance(dot), i) for i in near)
            known[key] = apart[0][1] if apart and apart[0][0] <= 50 else None
        if known[key] is None:
            far += 1
        else:
            counts[known[key]] += 1
    assert results["CRIMES_READ"] - results["CRIMES_USED"] == far > 0
    assert sorted(row["crimes"] for row in found) == sorted(counts.values())
    by_length = {round(shapes[i].length(), 6): count for i, count in counts.items()}
    for row in found:
        assert by_length[round(row["length_m"], 6)] == row["crimes"]
        assert row["per_100m"] == pytest.approx(100 * row["crimes"] / row["length_m"])


def test_ranks_and_the_budget_of_length(run, tmp_path, crimes, network):
    results, found, spots = streets(run, tmp_path, crimes, network, SELECT_BY="area_share", SELECT_VALUE=2)
    total = sum(row["length_m"] for row in found)
    hot = [row for row in found if row["hot"]]
    assert 0 < sum(row["length_m"] for row in hot) <= 0.02 * total
    assert all(row["crimes"] >= 3 for row in hot)
    ranked = sorted(found, key=lambda row: row["rank"])
    rates = [row["per_100m"] for row in ranked]
    assert rates == sorted(rates, reverse=True) and ranked[-1]["cum_share"] == pytest.approx(1)
    assert sum(row["share"] for row in found) == pytest.approx(1)
    assert [row["rank"] for row in spots] == list(range(1, len(hot) + 1)) and results["HOTSPOT_COUNT"] == len(hot)
    assert sum(row["crimes"] for row in spots) == results["HOT_CRIMES"]
    layer = QgsVectorLayer(str(tmp_path / "spots.gpkg"), "spots", "ogr")
    for feature in layer.getFeatures():
        assert feature["area_km2"] == pytest.approx(feature.geometry().area() / 1e6)
        # 40 m wide, with round ends; bends take a little away.
        assert feature.geometry().area() == pytest.approx(40 * feature["length_m"] + np.pi * 400, rel=0.15)
    lines = QgsVectorLayer(str(tmp_path / "streets.gpkg"), "streets", "ogr")
    assert lines.renderer().classAttribute() == "per_100m"
    assert "per 100 m" in lines.customProperty("legend/title-label", "")


def test_cut_streets_keep_length_and_crimes(run, tmp_path, crimes, network):
    whole, before, _ = streets(run, tmp_path, crimes, network)
    cut, after, _ = streets(run, tmp_path, crimes, network, SEGMENT_LENGTH=60)
    assert sum(row["length_m"] for row in after) == pytest.approx(sum(row["length_m"] for row in before))
    assert cut["CRIMES_USED"] == whole["CRIMES_USED"]
    assert max(row["length_m"] for row in after if row["area_name"] != "Two Parts") <= 60 + 1e-6
    assert len({row["unit_id"] for row in after}) == len(after)


def test_the_same_street_has_the_same_id_in_another_order(run, tmp_path, crimes, network):
    _, first, _ = streets(run, tmp_path, crimes, network)
    other = QgsVectorLayer("MultiLineString?crs=EPSG:27700&field=road:string", "roads", "memory")
    other.dataProvider().addFeatures(list(network.getFeatures())[::-1])
    _, again, _ = streets(run, tmp_path, crimes, other)
    assert {row["unit_id"]: row["length_m"] for row in first} == pytest.approx(
        {row["unit_id"]: row["length_m"] for row in again}
    )


def test_weights_rank_by_harm(run, tmp_path, network):
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=harm:double", "crimes", "memory")
    features = []
    middle = next(network.getFeatures()).geometry().interpolate(20).asPoint()
    for harm in (1, 2, 3.5):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([harm])
        feature.setGeometry(QgsGeometry.fromPointXY(middle))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    _, found, spots = streets(run, tmp_path, layer, network, WEIGHT_FIELD="harm")
    assert [(row["crimes"], row["harm"], row["share"]) for row in spots] == [(3, 6.5, 1)]


@pytest.mark.parametrize(
    "more, named",
    [
        ({"TOLERANCE": 0}, ("TOLERANCE", "0")),
        ({"STREETS": None}, "STREETS"),
        ({"SEGMENT_LENGTH": 0.1}, ("SEGMENT_LENGTH", "1")),
        ({"SELECT_BY": "area_share", "SELECT_VALUE": 200}, "SELECT_VALUE"),
        ({"NAME_FIELD": "nobody"}, "'nobody'"),
    ],
)
def test_what_cannot_be_done_is_said(run, tmp_path, crimes, network, more, named):
    with refused(QgsProcessingException, named):
        streets(run, tmp_path, crimes, network, **more)
    assert list(tmp_path.iterdir()) == []


def test_streets_elsewhere(run, tmp_path, crimes):
    far = QgsVectorLayer("LineString?crs=EPSG:27700&field=road:string", "far", "memory")
    feature = QgsFeature(far.fields())
    feature.setGeometry(QgsGeometry.fromWkt("LineString(100000 100000, 100100 100000)"))
    far.dataProvider().addFeatures([feature])
    with refused(QgsProcessingException, "50", "'far'"):
        streets(run, tmp_path, crimes, far)


def test_a_cancel_leaves_nothing(run, tmp_path, crimes, network):
    for stage in range(3):
        run(
            "streethotspots",
            {"INPUT": crimes, "STREETS": network, "HOTSPOTS": str(tmp_path / "spots.gpkg")},
            feedback=Feedback(cancel_at=stage),
        )
        assert list(tmp_path.iterdir()) == []
