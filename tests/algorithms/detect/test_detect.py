"""Ranked places and Gi* on the real sample, through Processing."""

import collections

import numpy as np
import pytest
from osgeo import ogr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
)
from refusals import refused
from support import WARDS, Feedback, rows

from hotspot_policing.bridge.reading.columns import CATEGORY
from hotspot_policing.bridge.reading.points import PointSource

TEMPORARY = {"OUTPUT": "TEMPORARY_OUTPUT", "HOTSPOTS": "TEMPORARY_OUTPUT"}


def points_layer(coordinates, crs="EPSG:27700", weights=None):
    layer = QgsVectorLayer(f"Point?crs={crs}&field=w:double", "points", "memory")
    features = []
    for i, (x, y) in enumerate(coordinates):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(float(x), float(y))))
        feature["w"] = None if weights is None else float(weights[i])
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


def square_area(x0, y0, x1, y1, crs="EPSG:27700", hole=None):
    layer = QgsVectorLayer("Polygon?crs=" + crs, "area", "memory")
    ring = [QgsPointXY(*p) for p in ((x0, y0), (x1, y0), (x1, y1), (x0, y1), (x0, y0))]
    rings = [ring]
    if hole:
        rings.append(
            [
                QgsPointXY(*p)
                for p in (
                    (hole[0], hole[1]),
                    (hole[2], hole[1]),
                    (hole[2], hole[3]),
                    (hole[0], hole[3]),
                    (hole[0], hole[1]),
                )
            ]
        )
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPolygonXY(rings))
    layer.dataProvider().addFeatures([feature])
    layer.updateExtents()
    return layer


@pytest.fixture(scope="module")
def ranked(qgis, crimes_path):
    import processing

    context = QgsProcessingContext()
    return processing.run(
        "hotspotpolicing:countcrimes",
        dict(TEMPORARY, INPUT=crimes_path, OFFENCE_FIELD="offence", DATE_FIELD="date", STUDY_AREA=WARDS),
        context=context,
        feedback=Feedback(),
    )


def test_every_crime_is_counted_once_or_left_out_with_a_reason(ranked, crimes):
    units = rows(ranked["OUTPUT"])
    assert ranked["CRIMES_READ"] == crimes.featureCount()
    assert sum(unit["crimes"] for unit in units) == ranked["CRIMES_USED"]
    outside = 0
    area = QgsGeometry.unaryUnion([f.geometry() for f in QgsVectorLayer(WARDS, "w", "ogr").getFeatures()])
    engine = QgsGeometry.createGeometryEngine(area.constGet())
    engine.prepareGeometry()
    inside = sum(1 for f in crimes.getFeatures() if engine.intersects(f.geometry().constGet()))
    # Units that touch the area are kept whole: no crime inside it is lost, a few just outside count too.
    assert inside <= ranked["CRIMES_USED"] <= crimes.featureCount() - outside


def test_the_default_is_one_per_cent_of_the_area_and_the_busiest_places(ranked):
    units = sorted(rows(ranked["OUTPUT"]), key=lambda unit: unit["rank"])
    hot = [unit for unit in units if unit["hot"]]
    total = sum(unit["area_km2"] for unit in units)
    assert 0.0099 < sum(unit["area_km2"] for unit in hot) / total <= 0.01 + 1e-9
    assert min(unit["crimes"] for unit in hot) >= max(unit["crimes"] for unit in units[len(hot) :])
    assert [unit["rank"] for unit in units] == list(range(1, len(units) + 1))
    assert all(a["crimes"] >= b["crimes"] for a, b in zip(units, units[1:]))
    assert units[-1]["cum_share"] == pytest.approx(1)


def test_hot_spots_add_up_to_their_units(ranked):
    units, spots = rows(ranked["OUTPUT"]), rows(ranked["HOTSPOTS"])
    by_spot = collections.defaultdict(list)
    for unit in units:
        if unit["hotspot_id"]:
            by_spot[unit["hotspot_id"]].append(unit)
    assert len(by_spot) == len(spots) == ranked["HOTSPOT_COUNT"]
    for spot in spots:
        members = by_spot[spot["hotspot_id"]]
        assert spot["crimes"] == sum(unit["crimes"] for unit in members)
        assert spot["units"] == len(members)
        assert spot["area_km2"] <= 0.1
        assert spot["hotspot_id"] in [unit["unit_id"] for unit in members]
        assert spot["gi_q"] == pytest.approx(min(unit["gi_q"] for unit in members))
    assert [spot["rank"] for spot in spots] == list(range(1, len(spots) + 1))
    assert all(a["density"] >= b["density"] - 1e-9 for a, b in zip(spots, spots[1:]))
    assert ranked["HOT_CRIMES"] == sum(spot["crimes"] for spot in spots)
    for feature, spot in zip(ranked["HOTSPOTS"].getFeatures(), spots):
        assert feature.geometry().area() / 1e6 == pytest.approx(spot["area_km2"], rel=1e-6)
        assert feature.geometry().isGeosValid()


def test_the_same_place_has_the_same_name_in_another_period_and_area(run, crimes_path, ranked):
    names = {unit["unit_id"]: unit for unit in rows(ranked["OUTPUT"])}
    other = run(
        "countcrimes",
        dict(
            TEMPORARY,
            INPUT=crimes_path,
            DATE_FIELD="date",
            START="2025-02-01",
            END="2025-02-28",
            STUDY_AREA=square_area(445000, 515000, 455000, 525000),
        ),
    )
    units = rows(other["OUTPUT"])
    shared = [unit for unit in units if unit["unit_id"] in names]
    assert len(shared) > 3000
    assert all(unit["crimes"] <= names[unit["unit_id"]]["crimes"] for unit in shared)


def test_without_a_study_area_one_is_made_that_holds_all(run, crimes_path, crimes):
    result = run("countcrimes", dict(TEMPORARY, INPUT=crimes_path))
    assert result["CRIMES_USED"] == result["CRIMES_READ"] == crimes.featureCount()
    assert any(unit["crimes"] == 0 for unit in rows(result["OUTPUT"]))


@pytest.mark.slow
def test_squares_and_the_forces_own_polygons(run, crimes_path, wards, crimes):
    squares = run("countcrimes", dict(TEMPORARY, INPUT=crimes_path, STUDY_AREA=WARDS, UNIT="square", CELL_SIZE=250))
    assert {round(unit["area_km2"], 6) for unit in rows(squares["OUTPUT"])} == {0.0625}
    by_ward = run(
        "countcrimes",
        dict(TEMPORARY, INPUT=crimes_path, UNIT="layer", UNITS_LAYER=WARDS, SELECT_BY="top_k", SELECT_VALUE=5),
    )
    assert by_ward["UNIT_COUNT"] == wards.featureCount()
    assert by_ward["HOTSPOT_COUNT"] == 5
    # QGIS's own count, point by point, is the same but for points on a shared edge.
    inside = collections.Counter()
    index = [(f.id(), f.geometry()) for f in wards.getFeatures()]
    for crime in crimes.getFeatures():
        for fid, geometry in index:
            if geometry.boundingBox().contains(crime.geometry().asPoint()) and geometry.contains(crime.geometry()):
                inside[fid] += 1
    assert sorted(inside.values()) == pytest.approx(
        sorted(unit["crimes"] for unit in rows(by_ward["OUTPUT"]) if unit["crimes"]), abs=2
    )


def test_offences_dates_and_filter_select_what_they_say(run, crimes_path, crimes):
    kept = collections.Counter(f["offence"] for f in crimes.getFeatures())
    result = run(
        "countcrimes", dict(TEMPORARY, INPUT=crimes_path, OFFENCE_FIELD="offence", OFFENCES="Burglary; robbery")
    )
    assert result["CRIMES_USED"] == kept["Burglary"] + kept["Robbery"]
    january = run(
        "countcrimes",
        dict(
            TEMPORARY,
            INPUT=crimes_path,
            DATE_FIELD="date",
            START="2025-01-01",
            END="2025-01-31",
            FILTER="\"offence\" = 'Burglary'",
        ),
    )
    expected = sum(
        1 for f in crimes.getFeatures() if f["offence"] == "Burglary" and f["date"].toString("yyyy-MM") == "2025-01"
    )
    assert january["CRIMES_USED"] == expected


def test_a_selection_counts_alone(run, crimes, crimes_path):
    crimes.selectByExpression("\"offence\" = 'Shoplifting'")
    QgsProject.instance().addMapLayer(crimes, False)
    result = run("countcrimes", dict(TEMPORARY, INPUT=QgsProcessingFeatureSourceDefinition(crimes.id(), True)))
    assert result["CRIMES_USED"] == crimes.selectedFeatureCount() > 0
    QgsProject.instance().takeMapLayer(crimes)


def test_a_layer_in_degrees_gives_the_same_places(run, crimes, crimes_path, ranked):
    """Counted in metres all the same; 27700 ↔ 4326 without a grid file may move a point by centimetres at an edge."""
    import processing

    degrees = processing.run(
        "native:reprojectlayer",
        {"INPUT": crimes_path, "TARGET_CRS": QgsCoordinateReferenceSystem("EPSG:4326"), "OUTPUT": "TEMPORARY_OUTPUT"},
    )
    feedback = Feedback()
    result = run("countcrimes", dict(TEMPORARY, INPUT=degrees["OUTPUT"], STUDY_AREA=WARDS), feedback)
    assert any("EPSG:27700" in line for line in feedback.said)
    one = {unit["unit_id"]: unit["crimes"] for unit in rows(ranked["OUTPUT"])}
    two = {unit["unit_id"]: unit["crimes"] for unit in rows(result["OUTPUT"])}
    assert set(one) == set(two)
    assert sum(abs(one[name] - two[name]) for name in one) <= 0.005 * ranked["CRIMES_USED"]


def test_a_planted_isolated_busy_place_is_in_the_one_click_result(run):
    """Never significant, since its neighbours are empty, and still where the crime is."""
    rng = np.random.default_rng(0)
    background = rng.uniform(0, 10_000, (600, 2)) + [400_000, 500_000]
    lonely = np.tile([[404_987.0, 505_011.0]], (40, 1))
    result = run(
        "countcrimes",
        dict(
            TEMPORARY,
            INPUT=points_layer(np.vstack([background, lonely])),
            STUDY_AREA=square_area(400_000, 500_000, 410_000, 510_000),
        ),
    )
    first = rows(result["HOTSPOTS"])[0]
    spot = next(result["HOTSPOTS"].getFeatures()).geometry()
    assert first["rank"] == 1 and first["crimes"] >= 40
    assert spot.contains(QgsPointXY(404_987, 505_011))


def test_gistar_marks_a_planted_cluster_and_ranks_by_density(run):
    rng = np.random.default_rng(1)
    background = rng.uniform(0, 10_000, (2500, 2)) + [400_000, 500_000]
    cluster = rng.normal(0, 150, (150, 2)) + [403_000, 507_000]
    for pvalues in ("auto", "convolution", "moments", "permutation", "normal"):
        result = run(
            "gistar",
            dict(
                TEMPORARY,
                INPUT=points_layer(np.vstack([background, cluster])),
                PVALUES=pvalues,
                CORRECTION="none" if pvalues == "permutation" else "bh",
                STUDY_AREA=square_area(400_000, 500_000, 410_000, 510_000),
            ),
        )
        spot = next(result["HOTSPOTS"].getFeatures()).geometry()
        assert spot.distance(QgsGeometry.fromPointXY(QgsPointXY(403_000, 507_000))) < 150
        runs = "convolution" if pvalues in ("auto", "moments") else pvalues
        assert f"p-values: {runs};" in result["NOTES"]
        # The one that old scripts may still name is read, and what ran instead is said.
        assert ("'moments'" in result["NOTES"]) == (pvalues == "moments")
        assert {unit["gi_class"] for unit in rows(result["OUTPUT"])} <= {-3, -2, -1, 0, 1, 2, 3}


def test_harm_is_ranked_by_its_sum(run):
    coordinates = [[400_075, 500_075]] * 40 + [[402_075, 502_075]] * 3
    layer = points_layer(coordinates, weights=[1.0] * 40 + [500.0] * 3)
    by_count = run("countcrimes", dict(TEMPORARY, INPUT=layer))
    by_harm = run("countcrimes", dict(TEMPORARY, INPUT=layer, WEIGHT_FIELD="w"))
    assert rows(by_count["HOTSPOTS"])[0]["crimes"] == 40
    assert rows(by_harm["HOTSPOTS"])[0]["harm"] == 1500 and rows(by_harm["HOTSPOTS"])[0]["crimes"] == 3


def test_rates_are_per_thousand_residents_and_year(run):
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=day:date", "dated", "memory")
    from qgis.PyQt.QtCore import QDate

    for i in range(365):
        feature = QgsFeature(layer.fields())
        feature["day"] = QDate(2023, 1, 1).addDays(i)
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(400_500, 500_500)))
        layer.dataProvider().addFeatures([feature])
    layer.updateExtents()
    people = QgsVectorLayer("Polygon?crs=EPSG:27700&field=pop:integer", "people", "memory")
    feature = QgsFeature(people.fields())
    feature["pop"] = 4000
    feature.setGeometry(
        QgsGeometry.fromWkt("Polygon((400000 500000,402000 500000,402000 502000,400000 502000,400000 500000))")
    )
    people.dataProvider().addFeatures([feature])
    result = run(
        "countcrimes",
        dict(
            TEMPORARY,
            INPUT=layer,
            DATE_FIELD="day",
            UNIT="square",
            CELL_SIZE=1000,
            POPULATION_LAYER=people,
            POPULATION_FIELD="pop",
            STUDY_AREA=square_area(400_001, 500_001, 401_999, 501_999),
        ),
    )
    busy = max(rows(result["OUTPUT"]), key=lambda unit: unit["crimes"])
    # A quarter of 4,000 residents live in the square kilometre; 365 crimes in 365 days.
    assert busy["rate"] == pytest.approx(365 / (365 / 365.25), rel=1e-6)


def test_the_renderers_labels_and_aliases_arrive(ranked, run, crimes_path):
    assert ranked["HOTSPOTS"].renderer().type() == "graduatedSymbol"
    assert ranked["HOTSPOTS"].renderer().classAttribute() == "density"
    assert ranked["HOTSPOTS"].labelsEnabled()
    assert ranked["OUTPUT"].renderer().classAttribute() == "density"
    gi = run("gistar", dict(TEMPORARY, INPUT=crimes_path, STUDY_AREA=WARDS))
    assert gi["OUTPUT"].renderer().type() == "categorizedSymbol"
    classes = [c.value() for c in gi["OUTPUT"].renderer().categories()]
    assert classes == sorted({unit["gi_class"] for unit in rows(gi["OUTPUT"])}), "those that occur"
    assert gi["OUTPUT"].attributeAlias(gi["OUTPUT"].fields().lookupField("density")) == "Crimes per km²"


def test_class_breaks_do_not_follow_the_data(ranked, run, crimes_path):
    other = run("countcrimes", dict(TEMPORARY, INPUT=crimes_path, DATE_FIELD="date", END="2025-01-31"))
    layers = (ranked["HOTSPOTS"], other["HOTSPOTS"])
    breaks = sorted({r.lowerValue() for layer in layers for r in layer.renderer().ranges()})
    colours = {}
    for layer in layers:
        for row in rows(layer):
            held = next(r for r in layer.renderer().ranges() if r.lowerValue() <= row["density"] <= r.upperValue())
            rung = sum(row["density"] >= low for low in breaks)
            colours.setdefault(rung, set()).add(held.symbol().color().name())
    assert len(colours) > 2 and all(len(ones) == 1 for ones in colours.values()), "one colour in both periods"


def test_a_hole_in_the_study_area_is_not_looked_at(run):
    rng = np.random.default_rng(2)
    layer = points_layer(rng.uniform(0, 6000, (500, 2)) + [400_000, 500_000])
    area = square_area(400_000, 500_000, 406_000, 506_000, hole=(401_000, 501_000, 405_000, 505_000))
    result = run("countcrimes", dict(TEMPORARY, INPUT=layer, STUDY_AREA=area))
    assert sum(unit["crimes"] for unit in rows(result["OUTPUT"])) == result["CRIMES_USED"] < 500
    hole = QgsGeometry.fromWkt("Polygon((401200 501200,404800 501200,404800 504800,401200 504800,401200 501200))")
    assert not any(f.geometry().intersects(hole) for f in result["OUTPUT"].getFeatures())


def test_an_invalid_ring_is_mended_and_said(run):
    bow = QgsVectorLayer("Polygon?crs=EPSG:27700", "bow tie", "memory")
    feature = QgsFeature()
    feature.setGeometry(
        QgsGeometry.fromWkt("Polygon((400000 500000,406000 506000,406000 500000,400000 506000,400000 500000))")
    )
    bow.dataProvider().addFeatures([feature])
    layer = points_layer(np.random.default_rng(3).uniform(0, 6000, (300, 2)) + [400_000, 500_000])
    from qgis.core import QgsFeatureRequest

    context = QgsProcessingContext()
    context.setInvalidGeometryCheck(QgsFeatureRequest.InvalidGeometryCheck.GeometryNoCheck)
    result = run("countcrimes", dict(TEMPORARY, INPUT=layer, STUDY_AREA=bow), context=context)
    assert "invalid geometries" in result["NOTES"]
    assert 100 < result["CRIMES_USED"] < 250


def test_barriers_keep_hot_spots_apart(run):
    coordinates = np.vstack([np.tile([[400_000 + 150 * i, 500_000.0]], (50 - i, 1)) for i in range(4)])
    layer = points_layer(coordinates)
    river = QgsVectorLayer("LineString?crs=EPSG:27700", "river", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromWkt("LineString(400225 499000, 400225 501000)"))
    river.dataProvider().addFeatures([feature])
    options = dict(TEMPORARY, INPUT=layer, SELECT_BY="top_k", SELECT_VALUE=4)
    assert run("countcrimes", options)["HOTSPOT_COUNT"] == 1
    assert run("countcrimes", dict(options, BARRIERS=river))["HOTSPOT_COUNT"] == 2


def test_under_thirty_crimes_nothing_is_called_significant(run):
    layer = points_layer([[400_075, 500_075]] * 20 + [[403_000, 503_000]] * 3)
    result = run("gistar", dict(TEMPORARY, INPUT=layer))
    assert result["HOTSPOT_COUNT"] == 0
    assert "only 23 crimes" in result["NOTES"]
    assert all(
        unit["gi_p"] is None or unit["gi_p"] != unit["gi_p"] or str(unit["gi_p"]) == "NULL"
        for unit in rows(result["OUTPUT"])
    )


def test_one_crime_and_all_on_one_point(run):
    one = run("countcrimes", dict(TEMPORARY, INPUT=points_layer([[400_000, 500_000]])))
    assert one["HOTSPOT_COUNT"] == 1 and one["CRIMES_USED"] == 1
    many = run("countcrimes", dict(TEMPORARY, INPUT=points_layer([[400_000, 500_000]] * 50)))
    assert many["HOTSPOT_COUNT"] == 1 and many["HOT_CRIMES"] == 50


def test_a_geopackage_whose_system_is_undefined_has_none(run, tmp_path):
    """QGIS takes it for degrees."""
    path = str(tmp_path / "nocrs.gpkg")
    source = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    table = source.CreateLayer("nocrs", None, ogr.wkbPoint)
    for x in range(50):
        feature = ogr.Feature(table.GetLayerDefn())
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT({400_000 + x} 500000)"))
        table.CreateFeature(feature)
    del table, source
    with refused(QgsProcessingException, "'nocrs'"):
        run("countcrimes", dict(TEMPORARY, INPUT=path))


BAD = [
    ("empty", lambda: points_layer([]), {}, "'points'"),
    ("no CRS", lambda: points_layer([[1, 2]], crs=""), {}, "'points'"),
    ("not points", lambda: square_area(0, 0, 1, 1), {}, "'area'"),
    (
        "a millimetre",
        lambda: points_layer([[400_000, 500_000], [410_000, 510_000], [410_000, 500_000]]),
        {"CELL_SIZE": 0.001},
        ("5,000,000", "0.85"),
    ),
    ("zero size", lambda: points_layer([[400_000, 500_000]]), {"CELL_SIZE": 0}, "CELL_SIZE"),
    (
        "dates backwards",
        lambda: points_layer([[4e5, 5e5]]),
        {"DATE_FIELD": "w", "START": "2025-02-01", "END": "2025-01-01"},
        ("1 Jan 2025", "1 Feb 2025"),
    ),
    ("no day", lambda: points_layer([[4e5, 5e5]]), {"START": "1/25/25", "DATE_FIELD": "w"}, ("START", "1/25/25")),
    ("missing field", lambda: points_layer([[4e5, 5e5]]), {"WEIGHT_FIELD": "harm"}, "'harm'"),
    (
        "negative weights",
        lambda: points_layer([[4e5, 5e5]] * 2, weights=[1, -1]),
        {"WEIGHT_FIELD": "w"},
        ("'w'", "'points'"),
    ),
    (
        "infinite weights",
        lambda: points_layer([[4e5, 5e5]] * 2, weights=[1, float("inf")]),
        {"WEIGHT_FIELD": "w"},
        ("'w'", "'points'"),
    ),
    (
        "zero weights",
        lambda: points_layer([[4e5, 5e5]] * 2, weights=[0, 0]),
        {"WEIGHT_FIELD": "w"},
        ("'points'", "'w'", "0"),
    ),
    ("no overlap", lambda: points_layer([[4e5, 5e5]]), {"STUDY_AREA": "far"}, "'points'"),
    ("unknown token", lambda: points_layer([[4e5, 5e5]]), {"SELECT_BY": "best"}, "'best'"),
    ("all at zero", lambda: points_layer([[0, 0]] * 5), {}, ("5", "0")),
    ("layer without layer", lambda: points_layer([[4e5, 5e5]]), {"UNIT": "layer"}, "UNITS_LAYER"),
    ("share over 100", lambda: points_layer([[4e5, 5e5]]), {"SELECT_VALUE": 500}, "100"),
    ("bad filter", lambda: points_layer([[4e5, 5e5]]), {"FILTER": '"w" ='}, '"w" ='),
    (
        "offence field missing",
        lambda: points_layer([[4e5, 5e5]]),
        {"OFFENCES": "Burglary"},
        ("OFFENCES", "OFFENCE_FIELD"),
    ),
]


@pytest.mark.parametrize("name,make,options,named", BAD, ids=[bad[0] for bad in BAD])
def test_bad_input_gets_one_sentence(run, name, make, options, named):
    options = dict(options)
    if options.get("STUDY_AREA") == "far":
        options["STUDY_AREA"] = square_area(100_000, 100_000, 101_000, 101_000)
    with refused(QgsProcessingException, named):
        run("countcrimes", dict(TEMPORARY, INPUT=make(), **options))


def test_no_variance_is_said_by_gistar(run):
    layer = points_layer([[400_000 + 100 * i + 50, 500_000 + 100 * j + 50] for i in range(8) for j in range(8)])
    area = square_area(400_001, 500_001, 400_799, 500_799)
    with refused(QgsProcessingException):
        run("gistar", dict(TEMPORARY, INPUT=layer, UNIT="square", CELL_SIZE=100, STUDY_AREA=area))


def test_unknown_offence_names_those_there_are(run, crimes_path):
    with refused(QgsProcessingException, "'Burglry'", "'offence'", "'crimes'"):
        run("countcrimes", dict(TEMPORARY, INPUT=crimes_path, OFFENCE_FIELD="offence", OFFENCES="Burglry"))


def test_a_layer_with_fields_named_like_ours(run, crimes_path, ranked):
    """A result as input: its own field names are in the way of nothing."""
    layer = QgsVectorLayer(
        "Point?crs=EPSG:27700&field=crimes:integer&field=rank:string&field=fid:integer", "ours", "memory"
    )
    for i in range(40):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([7, "x", 1])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(400_000 + 20 * i, 500_000)))
        layer.dataProvider().addFeatures([feature])
    layer.updateExtents()
    assert run("countcrimes", dict(TEMPORARY, INPUT=layer))["CRIMES_USED"] == 40


def test_counts_equal_those_of_the_reader_by_offence(crimes, ranked):
    offence = PointSource(crimes).read({"offence": CATEGORY}).columns["offence"]
    assert len(offence.codes) == crimes.featureCount() and (offence.codes >= 0).all()


def test_hot_spots_carry_the_name_of_the_area_that_holds_most_of_them(run, crimes_path, wards):
    result = run("countcrimes", dict(TEMPORARY, INPUT=crimes_path, STUDY_AREA=WARDS, NAME_FIELD="WD13NM"))
    areas = {feature["WD13NM"]: feature.geometry() for feature in wards.getFeatures()}
    split = 0
    for spot in result["HOTSPOTS"].getFeatures():
        inside = {name: spot.geometry().intersection(area).area() for name, area in areas.items()}
        split += sum(part > 1 for part in inside.values()) > 1
        assert inside[spot["area_name"]] == max(inside.values())
    # Otherwise nothing was decided here.
    assert split > 10


def test_a_name_without_a_study_area_is_refused(run, crimes_path):
    with refused(QgsProcessingException, "NAME_FIELD", "STUDY_AREA"):
        run("countcrimes", dict(TEMPORARY, INPUT=crimes_path, NAME_FIELD="WD13NM"))
