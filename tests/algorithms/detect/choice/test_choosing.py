"""Places chosen by district and by what makes them eligible, in every tool that takes these parameters."""

import os

import numpy as np
import pytest
from qgis.core import NULL, QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsRectangle, QgsVectorLayer
from refusals import refused
from support import WARDS, rows
from test_detect import TEMPORARY, points_layer, square_area
from test_streethotspots import network  # noqa: F401

VIOLENCE = {"OFFENCE_FIELD": "offence", "OFFENCES": "Violence and sexual offences"}


def layer_of(named, kind="MultiPolygon?crs=EPSG:27700"):
    layer = QgsVectorLayer(kind + "&field=name:string", "districts", "memory")
    features = []
    for name, shape in named:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name])
        feature.setGeometry(shape)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def table(values, columns=("district:string", "number:double")):
    layer = QgsVectorLayer("None?" + "&".join("field=" + one for one in columns), "quotas", "memory")
    features = []
    for one in values:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(one))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def dissolved(pairs):
    parts = {}
    for name, shape in pairs:
        parts.setdefault(name, []).append(shape)
    return {name: QgsGeometry.unaryUnion(shapes) for name, shapes in sorted(parts.items())}


@pytest.fixture(
    scope="module",
    params=["quarters of the sample's wards", pytest.param("Cleveland's districts", marks=pytest.mark.once)],
)
def districts(request, qgis):
    """{name: shape} of four districts; Cleveland's are its LSOAs by the name before the number."""
    if request.param.startswith("Cleveland"):
        path = os.path.join(request.getfixturevalue("data"), "boundaries", "cleveland.gpkg")
        layer = QgsVectorLayer(path + "|layername=lsoa_2011", "lsoas", "ogr")
        found = dissolved((one["LSOA11NM"].rsplit(" ", 1)[0], one.geometry()) for one in layer.getFeatures())
        assert len(found) == 4
        return found
    layer = QgsVectorLayer(WARDS, "wards", "ogr")
    middle = layer.extent().center()

    def quarter(shape):
        point = shape.centroid().asPoint()
        return ("North " if point.y() > middle.y() else "South ") + ("East" if point.x() > middle.x() else "West")

    return dissolved((quarter(one.geometry()), one.geometry()) for one in layer.getFeatures())


def by_district(tool_rows):
    out = {}
    for row in tool_rows:
        out.setdefault(None if row["district"] == NULL else row["district"], []).append(row)
    return out


def ranked(run, crimes_path, **more):
    return run("countcrimes", dict(TEMPORARY, INPUT=crimes_path, STUDY_AREA=WARDS, CELL_SIZE=300, **more))


def in_districts(districts, **more):
    return dict(DISTRICTS=layer_of(districts.items()), DISTRICT_NAME="name", **more)


def test_the_first_twenty_of_four_districts_are_twenty_each(run, crimes_path, districts):
    options = {"SELECT_BY": "top_k", "SELECT_VALUE": 20}
    result = ranked(run, crimes_path, **in_districts(districts, **options))
    units = rows(result["OUTPUT"])
    grouped = by_district(units)
    assert set(grouped) - {None} == set(districts)
    for name, inside in grouped.items():
        inside.sort(key=lambda unit: unit["rank"])
        hot = [unit for unit in inside if unit["hot"]]
        if name is None:
            assert not hot and all(unit["rank_dist"] == NULL for unit in inside)
            continue
        assert [unit["rank_dist"] for unit in inside] == list(range(1, len(inside) + 1))
        assert hot == [unit for unit in inside if unit["crimes"]][:20]
    assert result["NO_DISTRICT"] == sum(1 for unit in grouped.get(None, ()) if unit["crimes"])
    # The cost, counted again.
    hot = [unit for unit in units if unit["hot"]]
    free = sorted(units, key=lambda unit: unit["rank"])[: len(hot)]
    total = sum(unit["crimes"] for unit in units)
    assert result["QUOTA_SHARE"] == pytest.approx(sum(unit["crimes"] for unit in hot) / total)
    assert result["FREE_SHARE"] == pytest.approx(sum(unit["crimes"] for unit in free) / total)
    assert result["FREE_SHARE"] >= result["QUOTA_SHARE"] == pytest.approx(result["HOT_SHARE"])
    for share in ("QUOTA_SHARE", "FREE_SHARE"):
        assert f"{100 * result[share]:.1f}%" in result["SUMMARY"]
    # The same as four runs, each with the places of one district.
    alone = set()
    for name, shape in districts.items():
        one = ranked(run, crimes_path, **in_districts({name: shape}, **options))
        alone |= {unit["unit_id"] for unit in rows(one["OUTPUT"]) if unit["hot"]}
    assert alone == {unit["unit_id"] for unit in hot}


def test_hot_spots_lie_in_one_district_each_and_rank_in_it(run, crimes_path, districts):
    options = {"SELECT_BY": "area_share", "SELECT_VALUE": 10, "MAX_AREA": 5}
    result = ranked(run, crimes_path, **in_districts(districts, **options))
    homes = {}
    for unit in rows(result["OUTPUT"]):
        if unit["hotspot_id"] != NULL:
            homes.setdefault(unit["hotspot_id"], set()).add(unit["district"])
    spots = rows(result["HOTSPOTS"])
    assert max(spot["units"] for spot in spots) > 1
    assert {spot["hotspot_id"]: {spot["district"]} for spot in spots} == homes
    for inside in by_district(spots).values():
        inside.sort(key=lambda spot: spot["rank"])
        assert [spot["rank_dist"] for spot in inside] == list(range(1, len(inside) + 1))


def test_the_district_stays_with_its_hot_spots_where_areas_are_laid_over_them(run, crimes_path, districts):
    options = in_districts(districts, SELECT_BY="top_k", SELECT_VALUE=2)
    spots = ranked(run, crimes_path, **options)["HOTSPOTS"]
    crimes = dict(TEMPORARY, INPUT=crimes_path, HOTSPOT_LAYER=spots)
    named = run("arealsummary", dict(crimes, AREAS=WARDS, NAME_FIELD="WD13NM"))
    kept = {spot["hotspot_id"]: (spot["district"], spot["rank_dist"]) for spot in rows(spots)}
    assert {spot["hotspot_id"]: (spot["district"], spot["rank_dist"]) for spot in rows(named["HOTSPOTS"])} == kept
    assert len(kept) > 4 and not {name for name, _ in kept.values()} - set(districts)


def test_each_district_takes_its_own_quota(run, crimes_path, districts):
    quotas = dict(zip(districts, (7, 0, 3, 12)))
    more = in_districts(districts, SELECT_BY="top_k", QUOTAS=table(quotas.items()))
    result = ranked(run, crimes_path, **more)
    grouped = by_district(rows(result["OUTPUT"]))
    assert {name: sum(unit["hot"] for unit in grouped[name]) for name in districts} == quotas


def test_a_district_with_fewer_places_than_its_quota_is_named(run):
    crimes = [(400_050, 500_050)] * 3 + [(401_050 + 100 * i, 500_050) for i in range(8) for _ in range(2)]
    named = [
        ("Few", QgsGeometry.fromRect(QgsRectangle(400_000, 500_000, 401_000, 501_000))),
        ("Many", QgsGeometry.fromRect(QgsRectangle(401_000, 500_000, 402_000, 501_000))),
    ]
    result = run(
        "countcrimes",
        dict(
            TEMPORARY,
            INPUT=points_layer(crimes),
            STUDY_AREA=square_area(400_000, 500_000, 403_000, 501_000),
            UNIT="square",
            CELL_SIZE=100,
            SELECT_BY="top_k",
            SELECT_VALUE=4,
            DISTRICTS=layer_of(named),
            DISTRICT_NAME="name",
        ),
    )
    grouped = by_district(rows(result["OUTPUT"]))
    kept = {name: sum(unit["hot"] for unit in inside) for name, inside in grouped.items()}
    assert kept == {"Few": 1, "Many": 4, None: 0}
    assert any("Few (1)" in note and "Many" not in note for note in result["NOTES"].split("\n"))


def avoided(crimes):
    """Points where some of the crimes are."""
    points = [one.geometry().asPoint() for one in crimes.getFeatures() if not one.geometry().isNull()]
    return points_layer([(point.x(), point.y()) for point in points[::4000]])


def test_twenty_eligible_places_are_chosen_and_each_limit_is_kept_and_counted(run, crimes_path, crimes):
    layer = avoided(crimes)
    limits = {"MIN_CRIMES": 5, "MAX_CRIMES": 60, "MIN_DISTANCE": 700, "AVOID_LAYER": layer, "AVOID_DISTANCE": 250}
    result = ranked(run, crimes_path, SELECT_BY="top_k", SELECT_VALUE=20, **limits)
    everything = rows(ranked(run, crimes_path)["OUTPUT"])
    units = rows(result["OUTPUT"])
    assert [(one["unit_id"], one["crimes"], one["rank"]) for one in units] == [
        (one["unit_id"], one["crimes"], one["rank"]) for one in everything
    ], "what is not eligible stays counted and ranked"
    hot = [unit for unit in units if unit["hot"]]
    assert len(hot) == 20 and all(5 <= unit["crimes"] <= 60 for unit in hot)
    shapes = [one.geometry() for one in result["HOTSPOTS"].getFeatures()]
    middles = np.array([(shape.centroid().asPoint().x(), shape.centroid().asPoint().y()) for shape in shapes])
    apart = np.hypot(*(middles[:, None] - middles[None]).transpose(2, 0, 1))
    assert apart[~np.eye(len(middles), dtype=bool)].min() >= 700 - 1e-6
    points = [one.geometry() for one in layer.getFeatures()]
    assert min(shape.distance(point) for shape in shapes for point in points) >= 250
    assert result["TOO_FEW"] == sum(1 for unit in units if 0 < unit["crimes"] < 5) > 0
    assert result["TOO_MANY"] == sum(1 for unit in units if unit["crimes"] > 60) > 0
    assert result["TO_AVOID"] > 0 and result["TOO_CLOSE"] > 0 and "QUOTA_SHARE" not in result
    for name in ("TOO_FEW", "TOO_MANY", "TO_AVOID", "TOO_CLOSE"):
        assert f"{result[name]:,}" in result["SUMMARY"]


def test_the_order_of_the_crimes_does_not_matter(run, crimes):
    points = [one.geometry().asPoint() for one in crimes.getFeatures() if not one.geometry().isNull()][:4000]
    options = dict(TEMPORARY, STUDY_AREA=WARDS, CELL_SIZE=300, SELECT_BY="top_k", SELECT_VALUE=15, MIN_DISTANCE=600)
    found = []
    for order in (points, points[::-1]):
        result = run("countcrimes", dict(options, INPUT=points_layer([(one.x(), one.y()) for one in order])))
        found.append({unit["unit_id"] for unit in rows(result["OUTPUT"]) if unit["hot"]})
    assert found[0] == found[1] and len(found[0]) == 15


def test_harm_has_the_same_least_number_of_crimes(run, crimes):
    points = [one.geometry().asPoint() for one in crimes.getFeatures() if not one.geometry().isNull()][:4000]
    layer = points_layer([(one.x(), one.y()) for one in points], weights=[1 + i % 50 for i in range(len(points))])
    result = run(
        "countcrimes",
        dict(
            TEMPORARY, INPUT=layer, WEIGHT_FIELD="w", STUDY_AREA=WARDS, CELL_SIZE=300, MIN_CRIMES=9, SELECT_BY="top_k"
        ),
    )
    units = rows(result["OUTPUT"])
    assert min(unit["crimes"] for unit in units if unit["hot"]) >= 9
    assert result["TOO_FEW"] == sum(1 for unit in units if 0 < unit["crimes"] < 9)


def test_gistar_keeps_significant_places_up_to_the_quota(run, crimes_path, districts):
    free = run("gistar", dict(TEMPORARY, INPUT=crimes_path, STUDY_AREA=WARDS, CELL_SIZE=300))
    significant = by_district_of(free, districts)
    options = in_districts(districts, QUOTAS=table([(name, 5) for name in districts]))
    result = run("gistar", dict(TEMPORARY, INPUT=crimes_path, STUDY_AREA=WARDS, CELL_SIZE=300, **options))
    units = rows(result["OUTPUT"])
    for name, inside in by_district(units).items():
        hot = {unit["unit_id"] for unit in inside if unit["hot"]}
        expected = significant.get(name, [])[:5] if name is not None else []
        assert hot == set(expected)
    assert [unit["gi_q"] for unit in units] == [unit["gi_q"] for unit in rows(free["OUTPUT"])], "the test is the same"
    assert result["QUOTA_SHARE"] <= result["FREE_SHARE"]


def by_district_of(result, districts):
    """{district: [ids of the hot units from the highest rank]} of a run without districts."""
    hot = sorted((one for one in result["OUTPUT"].getFeatures() if one["hot"]), key=lambda one: one["rank"])
    out = {}
    for one in hot:
        middle = one.geometry().centroid()
        for name, shape in districts.items():
            if shape.contains(middle):
                out.setdefault(name, []).append(one["unit_id"])
                break
    return out


def test_point_clusters_by_district(run, crimes_path, districts):
    options = dict(TEMPORARY, INPUT=crimes_path, EPS=150, MIN_POINTS=20, **VIOLENCE)
    free = rows(run("pointclusters", options)["HOTSPOTS"])
    result = run("pointclusters", dict(options, **in_districts(districts, QUOTAS=table([(n, 2) for n in districts]))))
    spots = rows(result["HOTSPOTS"])
    assert 4 < len(spots) <= 8 < len(free) and result["HOTSPOT_COUNT"] == len(spots)
    assert [spot["rank"] for spot in spots] == list(range(1, len(spots) + 1))
    for inside in by_district(spots).values():
        assert [spot["rank_dist"] for spot in inside] == list(range(1, len(inside) + 1))
    assert {spot["hotspot_id"] for spot in spots} <= {spot["hotspot_id"] for spot in free}
    first = sum(spot["crimes"] for spot in free[: len(spots)]) / result["CRIMES_USED"]
    assert result["FREE_SHARE"] == pytest.approx(first) and result["QUOTA_SHARE"] == pytest.approx(result["HOT_SHARE"])
    apart = rows(run("pointclusters", dict(options, MIN_DISTANCE=1500, MIN_CRIMES=40))["HOTSPOTS"])
    assert 1 < len(apart) < len(free) and min(spot["crimes"] for spot in apart) >= 40


def test_no_cluster_that_is_eligible_is_said(run, crimes_path):
    options = dict(TEMPORARY, INPUT=crimes_path, EPS=150, MIN_POINTS=20, MIN_CRIMES=1_000_000, **VIOLENCE)
    result = run("pointclusters", options)
    assert result["HOTSPOT_COUNT"] == 0 < result["CLUSTER_COUNT"] <= result["TOO_FEW"]


def test_streets_by_district_and_apart(run, crimes, network):  # noqa: F811
    west = QgsGeometry.fromWkt("Polygon((440000 510000, 449000 510000, 449000 530000, 440000 530000, 440000 510000))")
    east = QgsGeometry.fromWkt("Polygon((449000 510000, 460000 510000, 460000 530000, 449000 530000, 449000 510000))")
    options = dict(
        TEMPORARY,
        INPUT=crimes,
        STREETS=network,
        SELECT_BY="top_k",
        SELECT_VALUE=6,
        DISTRICTS=layer_of([("West", west), ("East", east)]),
        DISTRICT_NAME="name",
        MIN_DISTANCE=200,
    )
    result = run("streethotspots", options)
    lines, spots = rows(result["OUTPUT"]), rows(result["HOTSPOTS"])
    grouped = by_district(spots)
    assert {name: len(inside) for name, inside in grouped.items()} == {"West": 6, "East": 6}
    assert all([one["rank_dist"] for one in inside] == list(range(1, 7)) for inside in grouped.values())
    assert sum(one["hot"] for one in lines) == 12 and result["TOO_CLOSE"] > 0
    total = sum(one["crimes"] for one in lines)
    assert result["QUOTA_SHARE"] == pytest.approx(sum(one["crimes"] for one in lines if one["hot"]) / total)
    middles = [tuple(map(int, spot["hotspot_id"].split("-")[1:3])) for spot in spots]
    assert min(np.hypot(a[0] - b[0], a[1] - b[1]) for i, a in enumerate(middles) for b in middles[:i]) >= 199


def test_nothing_asked_for_changes_nothing(run, crimes_path):
    blank = dict.fromkeys(("DISTRICTS", "QUOTAS", "MIN_CRIMES", "MAX_CRIMES", "MIN_DISTANCE", "AVOID_DISTANCE"))
    for tool, more in (("countcrimes", {}), ("countcrimes", blank), ("gistar", blank)):
        result = run(tool, dict(TEMPORARY, INPUT=crimes_path, STUDY_AREA=WARDS, CELL_SIZE=300, **more))
        assert not {"TOO_FEW", "QUOTA_SHARE", "NO_DISTRICT"} & set(result)
        for output in ("OUTPUT", "HOTSPOTS"):
            assert not {"district", "rank_dist"} & set(rows(result[output])[0])


def test_polygons_of_one_name_are_one_district(run, crimes_path):
    layer = QgsVectorLayer(WARDS, "wards", "ogr")
    both = [("All", one.geometry()) for one in layer.getFeatures()]
    options = {"SELECT_BY": "top_k", "SELECT_VALUE": 9}
    parts = ranked(run, crimes_path, DISTRICTS=layer_of(both), DISTRICT_NAME="name", **options)
    whole = ranked(run, crimes_path, **in_districts(dissolved(both), **options))
    found = [{one["unit_id"] for one in rows(result["OUTPUT"]) if one["hot"]} for result in (parts, whole)]
    assert found[0] == found[1] and len(found[0]) == 9


SQUARE = "Polygon(({0} 510000, {1} 510000, {1} 530000, {0} 530000, {0} 510000))"


def squares(*named):
    return layer_of([(name, QgsGeometry.fromWkt(SQUARE.format(x0, x1))) for name, x0, x1 in named])


TWO = (("A", 440_000, 449_000), ("B", 449_000, 460_000))


@pytest.mark.parametrize(
    "make, named",
    [
        (lambda: {"DISTRICT_NAME": "name"}, "DISTRICT_NAME"),
        (lambda: {"QUOTAS": table([("A", 1)])}, "QUOTAS"),
        (lambda: {"DISTRICTS": squares(*TWO)}, "DISTRICT_NAME"),
        (lambda: {"DISTRICTS": squares(*TWO), "DISTRICT_NAME": "code"}, ("code", "districts")),
        (lambda: {"DISTRICTS": squares(("A", 440_000, 450_000), TWO[1]), "DISTRICT_NAME": "name"}, ("A", "B")),
        (lambda: {"DISTRICTS": squares(TWO[0], (None, 449_000, 460_000)), "DISTRICT_NAME": "name"}, "name"),
        (lambda: {"DISTRICTS": layer_of([]), "DISTRICT_NAME": "name"}, "districts"),
        (lambda: quotas([("A", 1)]), "B"),
        (lambda: quotas([("A", 1), ("B", 1), ("C", 1)]), "C"),
        (lambda: quotas([("A", 1), ("A", 2), ("B", 1)]), "A"),
        (lambda: quotas([("A", -1), ("B", 1)]), ("A", "-1.0")),
        (lambda: quotas([("A", None), ("B", 1)]), "A"),
        (lambda: quotas([("A", 2.5), ("B", 1)]), ("QUOTAS", "A")),
        (lambda: quotas([("A", 200), ("B", 1)], SELECT_BY="area_share"), "QUOTAS"),
        (lambda: quotas([("A", 1)], columns=("district:string", "places:double")), "number"),
        (lambda: {"MIN_CRIMES": 5, "MAX_CRIMES": 4}, ("MIN_CRIMES", "MAX_CRIMES")),
        (lambda: {"AVOID_LAYER": layer_of([], "Point?crs=EPSG:27700")}, "districts"),
    ],
)
def test_what_does_not_go_together_is_refused(run, crimes_path, make, named):
    with refused(QgsProcessingException, named):
        ranked(run, crimes_path, **{"SELECT_BY": "top_k", **make()})


def quotas(values, columns=("district:string", "number:double"), **more):
    return dict(DISTRICTS=squares(*TWO), DISTRICT_NAME="name", QUOTAS=table(values, columns), **more)


def test_a_point_layer_is_no_district(run, crimes_path):
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=name:string", "stations", "memory")
    one = QgsFeature(layer.fields())
    one.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(450_000, 520_000)))
    layer.dataProvider().addFeatures([one])
    with refused(QgsProcessingException, "stations"):
        ranked(run, crimes_path, DISTRICTS=layer, DISTRICT_NAME="name")
