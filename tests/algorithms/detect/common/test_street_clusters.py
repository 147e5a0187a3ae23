"""Street clusters through the tool: real crimes on a made network of avenues that are drawn whole, with side streets
that end on them or a little short of them. What touches is found again by QGIS's own network analysis."""

from collections import Counter

import numpy as np
import pytest
from qgis.analysis import QgsGraphAnalyzer, QgsGraphBuilder, QgsNetworkDistanceStrategy, QgsVectorLayerDirector
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsRectangle, QgsVectorLayer
from refusals import refused
from support import Feedback, rows

SNAP = 1.0


@pytest.fixture(scope="module")
def network(qgis):
    """Avenues across Middlesbrough, each one line with bends, and side streets between them with gaps under 1 m."""
    rng = np.random.default_rng(5)
    x = np.linspace(446_000, 452_000, 26)
    avenues = [np.column_stack([x, y + rng.normal(0, 8, len(x))]) for y in np.arange(516_000, 521_500, 170.0)]
    lines = [(f"Avenue {k}", line) for k, line in enumerate(avenues)]
    for k, (below, above) in enumerate(zip(avenues, avenues[1:])):
        # No two junctions of an avenue are within 15 m of each other.
        for at in 446_100 + 75 * (k % 2) + 150 * np.arange(39) + rng.uniform(-30, 30, 39):
            ends = [(at, np.interp(at, *line.T) + rng.uniform(-0.6, 0.6)) for line in (below, above)]
            bend = np.mean(ends, axis=0) + rng.normal(0, 6, 2)
            lines.append((f"Row {k}", np.array([ends[0], bend, ends[1]])))
    return layer_of(lines)


def layer_of(lines):
    layer = QgsVectorLayer("LineString?crs=EPSG:27700&field=road:string", "roads", "memory")
    features = []
    for name, corners in lines:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name])
        feature.setGeometry(QgsGeometry.fromPolylineXY([QgsPointXY(*corner) for corner in corners]))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


@pytest.fixture(scope="module")
def made():
    """What ``clusters`` has found of the network, by what was asked."""
    return {}


@pytest.fixture
def clusters(run, tmp_path_factory, crimes, network, made):
    """clusters(…) → (results, streets, hot spots, the layer of the streets); each asked of the network once."""

    def one(streets=network, folder=None, **more):
        asked = (id(streets), *sorted(more.items()))
        if asked not in made:
            folder = folder or tmp_path_factory.mktemp("clusters")
            lines, spots = str(folder / "streets.gpkg"), str(folder / "spots.gpkg")
            given = {"INPUT": crimes, "STREETS": streets, "NAME_FIELD": "road", "OUTPUT": lines, "HOTSPOTS": spots}
            # So many that hot streets touch.
            results = run("streethotspots", {**given, "SELECT_BY": "area_share", "SELECT_VALUE": 10, **more})
            # With the layer, whose number no other has as long as it lives.
            made[asked] = streets, results, rows(lines), rows(spots), lines
        _, results, found, hot, lines = made[asked]
        return results, found, hot, QgsVectorLayer(lines, "streets", "ogr")

    return one


def in_clusters(streets):
    """{hot spot: its streets}."""
    found = {}
    for row in streets:
        if row["hotspot_id"]:
            found.setdefault(row["hotspot_id"], []).append(row)
    return found


def reached(lines):
    """{hot spot: (ends of its streets, those that can be reached from the first of them)} by QGIS's own network, of the
    hot spots of several streets."""
    parts = {}
    for feature in lines.getFeatures():
        if feature["hotspot_id"]:
            parts.setdefault(feature["hotspot_id"], []).extend(feature.geometry().asMultiPolyline())
    found = {}
    for hotspot, streets in parts.items():
        if len(streets) == 1:
            continue
        layer = QgsVectorLayer("LineString?crs=EPSG:27700", "streets", "memory")
        features = []
        for part in streets:
            feature = QgsFeature()
            feature.setGeometry(QgsGeometry.fromPolylineXY(part))
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        ends = [point for part in streets for point in (part[0], part[-1])]
        director = QgsVectorLayerDirector(layer, -1, "", "", "", QgsVectorLayerDirector.Direction.DirectionBoth)
        director.addStrategy(QgsNetworkDistanceStrategy())
        builder = QgsGraphBuilder(layer.crs(), False, SNAP)
        tied = director.makeGraph(builder, ends)
        graph = builder.takeGraph() if hasattr(builder, "takeGraph") else builder.graph()
        vertices = [graph.findVertex(point) for point in tied]
        costs = QgsGraphAnalyzer.dijkstra(graph, vertices[0], 0)[1]
        found[hotspot] = vertices, [vertex for vertex in vertices if vertex >= 0 and costs[vertex] < 1e300]
    return found


def test_clusters_are_connected_disjoint_within_the_limit_and_add_up(clusters):
    results, streets, spots, layer = clusters(CLUSTER_LENGTH=600)
    members = in_clusters(streets)
    assert results["HOTSPOT_COUNT"] == len(spots) == len(members) and {row["hotspot_id"] for row in spots} == set(
        members
    )
    assert max(len(one) for one in members.values()) >= 4 and len(members) > 20
    # Every hot street is in one hot spot, and no other is in any.
    assert all(bool(row["hot"]) == bool(row["hotspot_id"]) for row in streets)
    for spot in spots:
        mine = members[spot["hotspot_id"]]
        assert spot["length_m"] == pytest.approx(sum(row["length_m"] for row in mine)) and spot["length_m"] <= 600
        assert spot["crimes"] == sum(row["crimes"] for row in mine)
        assert spot["share"] == pytest.approx(sum(row["share"] for row in mine))
        assert spot["units"] == len(mine)
        assert spot["per_100m"] == pytest.approx(100 * spot["crimes"] / spot["length_m"])
        assert spot["walk_min"] == pytest.approx(spot["length_m"] / 75)
        names = {row["area_name"] for row in mine}
        assert set(spot["area_name"].replace(" …", "").split(", ")) <= names
    of_several = reached(layer)
    assert set(of_several) == {spot for spot, mine in members.items() if len(mine) > 1}
    for hotspot, (ends, found) in of_several.items():
        assert len(found) == len(ends) == 2 * len(members[hotspot]), hotspot
    assert sum(row["crimes"] for row in spots) == results["HOT_CRIMES"]
    rates = [row["per_100m"] for row in sorted(spots, key=lambda row: row["rank"])]
    assert rates == sorted(rates, reverse=True)


def test_the_hottest_grows_first_by_the_hottest_street_that_touches(clusters):
    _, streets, _, layer = clusters(CLUSTER_LENGTH=500)
    ends = {}
    for feature in layer.getFeatures():
        (part,) = feature.geometry().asMultiPolyline()
        ends[feature["unit_id"]] = (part[0], part[-1])

    def touch(one, other):
        return any(a.distance(b) <= 2 * SNAP for a in ends[one["unit_id"]] for b in ends[other["unit_id"]])

    left = sorted((row for row in streets if row["hot"]), key=lambda row: row["rank"])
    expected = []
    while left:
        cluster = [left.pop(0)]
        while True:
            near = [row for row in left if any(touch(row, one) for one in cluster)]
            if not near or sum(row["length_m"] for row in [*cluster, near[0]]) > 500:
                break
            cluster.append(near[0])
            left.remove(near[0])
        expected.append((cluster[0]["unit_id"], sorted(row["unit_id"] for row in cluster)))
    found = in_clusters(streets)
    assert sorted((seed, sorted(row["unit_id"] for row in mine)) for seed, mine in found.items()) == sorted(expected)


def test_avenues_drawn_whole_are_split_where_side_streets_end_and_no_length_is_lost(clusters, network):
    results, streets, _, _ = clusters(CLUSTER_LENGTH=600)
    whole = [feature.geometry().length() for feature in network.getFeatures()]
    assert results["UNIT_COUNT"] == len(streets) > 2 * len(whole)
    assert sum(row["length_m"] for row in streets) == pytest.approx(sum(whole))
    assert sum(row["crimes"] for row in streets) == results["CRIMES_USED"]
    apart, _, spots, _ = clusters(CLUSTER_LENGTH=600, SNAP=0)
    assert apart["UNIT_COUNT"] < results["UNIT_COUNT"], "streets that end short of an avenue do not split it"


def test_the_order_of_the_features_changes_nothing(clusters, network):
    first = clusters(CLUSTER_LENGTH=600)
    features = list(network.getFeatures())
    other = QgsVectorLayer("LineString?crs=EPSG:27700&field=road:string", "roads", "memory")
    other.dataProvider().addFeatures([features[i] for i in np.random.default_rng(1).permutation(len(features))])
    again = clusters(other, CLUSTER_LENGTH=600)
    assert first[1] == again[1] and first[2] == again[2]
    shared = ("CRIMES_USED", "UNIT_COUNT", "HOTSPOT_COUNT", "HOT_CRIMES", "LENGTH_SHARE", "SUMMARY", "NOTES")
    assert [first[0][name] for name in shared] == [again[0][name] for name in shared]


def test_minutes_are_a_length_at_walking_speed_and_the_shorter_limit_applies(clusters):
    by_length = clusters(CLUSTER_LENGTH=600)[1]
    assert clusters(CLUSTER_MINUTES=8)[1] == by_length
    assert clusters(CLUSTER_MINUTES=12, WALKING_KMH=3)[1] == by_length
    assert clusters(CLUSTER_MINUTES=8, CLUSTER_LENGTH=900)[1] == by_length
    assert clusters(CLUSTER_MINUTES=12, CLUSTER_LENGTH=600)[1] == by_length


def test_a_street_longer_than_a_cluster_may_be_is_split(clusters):
    _, streets, spots, _ = clusters(CLUSTER_LENGTH=60)
    assert max(row["length_m"] for row in streets) <= 60 + 1e-6
    assert max(row["length_m"] for row in spots) <= 60 + 1e-6


def test_clusters_with_few_crimes_are_left_out_with_their_number(clusters):
    full, _, spots, _ = clusters(CLUSTER_LENGTH=600)
    fewest = sorted(row["crimes"] for row in spots)[len(spots) // 2]
    kept = {row["hotspot_id"]: row["crimes"] for row in spots if row["crimes"] >= fewest}
    some, streets, left, _ = clusters(CLUSTER_LENGTH=600, CLUSTER_CRIMES=fewest)
    assert {row["hotspot_id"]: row["crimes"] for row in left} == kept
    assert some["HOT_CRIMES"] == sum(kept.values()) < full["HOT_CRIMES"]
    assert all(bool(row["hot"]) == bool(row["hotspot_id"]) for row in streets)
    note = f"{len(spots) - len(kept):,} "
    assert any(one.startswith(note) for one in some["NOTES"].split("\n"))
    none, _, empty, _ = clusters(CLUSTER_LENGTH=600, CLUSTER_CRIMES=1_000_000)
    assert empty == [] and none["HOTSPOT_COUNT"] == none["HOT_CRIMES"] == 0


def test_without_a_limit_nothing_is_as_clusters_are(clusters):
    plain = clusters()
    assert not {"hotspot_id"} & set(plain[1][0]) and not {"units", "walk_min"} & set(plain[2][0])
    same = clusters(SNAP=5, WALKING_KMH=6, CLUSTER_CRIMES=9)
    assert same[1:3] == plain[1:3] and same[0]["SUMMARY"] == plain[0]["SUMMARY"]


def test_clusters_are_ranked_and_grown_by_harm(run, tmp_path, network):
    """Two crimes of great harm outweigh many of little harm."""
    middles = [feature.geometry().interpolate(60).asPoint() for feature in network.getFeatures()][-2:]
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=harm:double", "crimes", "memory")
    features = []
    for middle, harms in zip(middles, ([1.0] * 9, [50.0] * 3)):
        for harm in harms:
            feature = QgsFeature(layer.fields())
            feature.setAttributes([harm])
            feature.setGeometry(QgsGeometry.fromPointXY(middle))
            features.append(feature)
    layer.dataProvider().addFeatures(features)
    spots = str(tmp_path / "spots.gpkg")
    given = {"INPUT": layer, "STREETS": network, "HOTSPOTS": spots, "SELECT_BY": "top_k", "SELECT_VALUE": 2}
    run("streethotspots", dict(given, WEIGHT_FIELD="harm", CLUSTER_LENGTH=200))
    found = [(row["rank"], row["crimes"], row["harm"]) for row in sorted(rows(spots), key=lambda row: row["rank"])]
    assert found == [(1, 3, 150), (2, 9, 9)]


def test_clusters_grow_from_the_streets_that_each_district_has_by_its_quota(clusters):
    districts = QgsVectorLayer("Polygon?crs=EPSG:27700&field=name:string", "districts", "memory")
    quotas = QgsVectorLayer("None?field=district:string&field=number:double", "quotas", "memory")
    for name, quota, left, right in (("West", 60, 440_000, 449_000), ("East", 25, 449_000, 460_000)):
        square, row = QgsFeature(districts.fields()), QgsFeature(quotas.fields())
        square.setAttributes([name])
        square.setGeometry(QgsGeometry.fromRect(QgsRectangle(left, 510_000, right, 530_000)))
        row.setAttributes([name, quota])
        districts.dataProvider().addFeatures([square])
        quotas.dataProvider().addFeatures([row])
    by = {"DISTRICTS": districts, "DISTRICT_NAME": "name", "QUOTAS": quotas, "SELECT_BY": "top_k"}
    results, streets, spots, _ = clusters(CLUSTER_LENGTH=600, **by)
    hot = [row for row in streets if row["hot"]]
    assert Counter(row["district"] for row in hot) == {"West": 60, "East": 25}
    members = in_clusters(streets)
    assert 2 < len(members) == len(spots) < 85 and sum(len(one) for one in members.values()) == 85
    place = {}
    for spot in sorted(spots, key=lambda row: row["rank"]):
        seed = min(members[spot["hotspot_id"]], key=lambda row: row["rank"])
        assert spot["hotspot_id"] == seed["unit_id"] and spot["district"] == seed["district"]
        place[spot["district"]] = place.get(spot["district"], 0) + 1
        assert spot["rank_dist"] == place[spot["district"]]
    # What the districts cost is of the streets chosen, whatever clusters are left out for their few crimes.
    fewer, _, kept, _ = clusters(CLUSTER_LENGTH=600, CLUSTER_CRIMES=max(row["crimes"] for row in spots), **by)
    assert 0 < len(kept) < len(spots)
    assert fewer["QUOTA_SHARE"] == results["QUOTA_SHARE"] == pytest.approx(results["HOT_SHARE"])
    assert fewer["QUOTA_SHARE"] < fewer["FREE_SHARE"] and fewer["HOT_SHARE"] < fewer["QUOTA_SHARE"]


def test_clusters_go_into_the_register_and_into_routes(run, tmp_path, clusters):
    _, _, spots, _ = clusters(folder=tmp_path, CLUSTER_MINUTES=10, CLUSTER_CRIMES=40)
    found, register = str(tmp_path / "spots.gpkg"), str(tmp_path / "register.gpkg")
    run("register", {"REGISTER": register, "ACTION": "add", "HOTSPOT_LAYER": found, "STATUS": "active", "BY": "x"})
    out, stops = str(tmp_path / "routes.gpkg"), str(tmp_path / "stops.gpkg")
    routes = run("patrolroutes", {"HOTSPOT_LAYER": found, "SPEED": 4.5, "OUTPUT": out, "STOPS": stops})
    assert routes["LEFT_OUT"] == 0 and routes["STOP_COUNT"] == len(spots) > 0
    assert {row["hotspot_id"] for row in rows(stops)} == {row["hotspot_id"] for row in spots}
    places = rows(register + "|layername=places")
    assert sorted(row["crimes"] for row in places) == sorted(row["crimes"] for row in spots)


@pytest.mark.parametrize(
    "more, named",
    [
        ({"CLUSTER_LENGTH": 0}, "CLUSTER_LENGTH"),
        ({"CLUSTER_LENGTH": float("nan")}, "CLUSTER_LENGTH"),
        ({"CLUSTER_MINUTES": 0.5}, "CLUSTER_MINUTES"),
        ({"CLUSTER_LENGTH": 600, "WALKING_KMH": 0}, "WALKING_KMH"),
        ({"CLUSTER_LENGTH": 600, "SNAP": -1}, "SNAP"),
        ({"CLUSTER_LENGTH": 600, "SNAP": 50}, "SNAP"),
        ({"CLUSTER_LENGTH": 600, "CLUSTER_CRIMES": 0}, "CLUSTER_CRIMES"),
    ],
)
def test_what_no_cluster_can_be_made_of_is_refused(tmp_path, clusters, more, named):
    with refused(QgsProcessingException, named):
        clusters(folder=tmp_path, **more)
    assert list(tmp_path.iterdir()) == []


def test_parts_streets_that_are_there_twice_and_lines_without_length(run, tmp_path, crimes, network):
    """Two parts of one feature need not touch; a street that is there twice counts its crimes once."""
    broken = layer_of([("Point", [(449_000, 519_000)] * 2)])
    broken.dataProvider().addFeatures([*network.getFeatures(), *list(network.getFeatures())[-30:]])
    parts = QgsVectorLayer("MultiLineString?crs=EPSG:27700&field=road:string", "parts", "memory")
    feature = QgsFeature(parts.fields())
    feature.setAttributes(["Two parts"])
    feature.setGeometry(
        QgsGeometry.fromWkt("MultiLineString((449000 519000, 449100 519000), (449500 519000, 449600 519000))")
    )
    parts.dataProvider().addFeatures([feature, *network.getFeatures()])
    for layer in (broken, parts):
        lines, spots = str(tmp_path / "streets.gpkg"), str(tmp_path / "spots.gpkg")
        given = {"INPUT": crimes, "STREETS": layer, "OUTPUT": lines, "HOTSPOTS": spots, "CLUSTER_LENGTH": 600}
        results = run("streethotspots", dict(given, SELECT_BY="area_share", SELECT_VALUE=10))
        streets = rows(lines)
        assert sum(row["crimes"] for row in streets) == results["CRIMES_USED"]
        assert len({row["unit_id"] for row in streets}) == len(streets)
        for hotspot, (ends, found) in reached(QgsVectorLayer(lines, "streets", "ogr")).items():
            assert len(found) == len(ends), hotspot


def test_a_cancel_leaves_no_cluster(run, tmp_path, crimes, network):
    for stage in range(3):
        spots = str(tmp_path / "spots.gpkg")
        given = {"INPUT": crimes, "STREETS": network, "HOTSPOTS": spots, "CLUSTER_LENGTH": 600}
        run("streethotspots", given, feedback=Feedback(cancel_at=stage))
        assert list(tmp_path.iterdir()) == []
