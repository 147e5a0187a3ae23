"""Where no study area is given, one is made from all records of the layer: strays stretch nothing, and every choice of
the crimes shares it."""

import random

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsGeometry,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
)
from refusals import names, refused
from support import WARDS, rows
from test_detect import TEMPORARY, points_layer, square_area

from hotspot_policing.bridge.counting.crime_survey import CrimeSurvey, share_held
from hotspot_policing.bridge.geometry.made_area import polygons_of
from hotspot_policing.bridge.geometry.polygons import point_owner
from hotspot_policing.bridge.reading.points import PointSource
from hotspot_policing.core.counting.made_area import SQUARES, Squares, made_area

SURFACE = dict(TEMPORARY, CELL_SIZE=100, BANDWIDTH=400)
CLUSTERS = dict(TEMPORARY, ORDERS="")
#: (tool, its options without INPUT).
TOOLS = [
    ("countcrimes", TEMPORARY),
    ("gistar", dict(TEMPORARY, CELL_SIZE=500)),
    ("kerneldensity", SURFACE),
    ("nearestneighbourclusters", CLUSTERS),
]


@pytest.fixture(scope="module")
def everywhere(qgis, crimes_path):
    """The coordinates (n, 2) of the sample's crimes."""
    points = PointSource(QgsVectorLayer(crimes_path, "crimes", "ogr")).read({})
    there = np.isfinite(points.x)
    return np.stack([points.x[there], points.y[there]], 1)


def said_of_area(result):
    """The note on the area that was made."""
    return [line for line in result["NOTES"].splitlines() if line.startswith("Study area drawn around the crimes")]


def hot(result):
    return {unit["unit_id"] for unit in rows(result["OUTPUT"]) if unit["hot"]}


def test_one_per_cent_of_strays_moves_neither_the_area_nor_the_hot_spots(run, everywhere):
    rng = np.random.default_rng(1)
    many = len(everywhere) // 100
    far = np.stack([rng.uniform(150_000, 600_000, many), rng.uniform(50_000, 400_000, many)], 1)
    clean, dirty = (
        run("countcrimes", dict(TEMPORARY, INPUT=points_layer(one)))
        for one in (everywhere, np.concatenate([everywhere, far]))
    )
    assert abs(dirty["UNIT_COUNT"] / clean["UNIT_COUNT"] - 1) < 0.01
    assert len(hot(clean) & hot(dirty)) >= 0.95 * len(hot(clean) | hot(dirty))
    assert dirty["CRIMES_USED"] == clean["CRIMES_USED"], "they are left out"
    (note,) = said_of_area(dirty)
    assert f"{many:,} crimes elsewhere" in note and "km away" in note and "boundary" in note
    assert "elsewhere" not in said_of_area(clean)[0]


@pytest.mark.parametrize("tool,options", TOOLS)
def test_every_choice_of_the_crimes_shares_the_area(run, crimes_path, tool, options):
    layer = QgsVectorLayer(crimes_path, "crimes", "ogr")
    filtered = QgsVectorLayer(crimes_path, "crimes", "ogr")
    assert filtered.setSubsetString("offence = 'Burglary'")
    QgsProject.instance().addMapLayer(layer, False)
    try:
        layer.selectByExpression("offence = 'Robbery'")
        chosen = [
            {"INPUT": layer},
            {"INPUT": filtered},
            {"INPUT": layer, "OFFENCE_FIELD": "offence", "OFFENCES": "Drugs"},
            {"INPUT": layer, "DATE_FIELD": "date", "START": "2025-02-01", "END": "2025-02-28"},
            {"INPUT": layer, "FILTER": "offence = 'Vehicle crime'"},
            {"INPUT": QgsProcessingFeatureSourceDefinition(layer.id(), True)},
        ]
        results = [run(tool, dict(options, **one)) for one in chosen]
    finally:
        QgsProject.instance().removeMapLayer(layer.id())
    assert len({result["CRIMES_USED"] for result in results}) == len(chosen)
    assert len({tuple(said_of_area(result)) for result in results}) == 1 and said_of_area(results[0])
    if "UNIT_COUNT" in results[0]:
        assert len({result["UNIT_COUNT"] for result in results}) == 1


def test_degrees_give_the_same_area_as_metres(run, everywhere):
    import processing

    metres = points_layer(everywhere[::7])
    degrees = processing.run(
        "native:reprojectlayer", {"INPUT": metres, "TARGET_CRS": "EPSG:4326", "OUTPUT": "memory:"}
    )["OUTPUT"]
    one, two = (run("countcrimes", dict(TEMPORARY, INPUT=layer)) for layer in (metres, degrees))
    assert said_of_area(one) == said_of_area(two) and one["UNIT_COUNT"] == two["UNIT_COUNT"]


def test_shares_of_a_made_area_are_marked(run, everywhere):
    layer = points_layer(everywhere[::5])
    for tool, options in TOOLS[:3]:
        assert "area drawn around the crimes" in run(tool, dict(options, INPUT=layer))["SUMMARY"]
        given = run(tool, dict(options, INPUT=layer, STUDY_AREA=WARDS))
        assert "made from" not in given["SUMMARY"] + given["NOTES"]


def test_towns_across_an_estuary_are_parts_and_the_water_is_not_in_it(run):
    rng = random.Random(3)
    crimes = [(x + rng.gauss(0, 800), 520_000 + rng.gauss(0, 800)) for x in (440_000, 470_000) for _ in range(300)]
    result = run("countcrimes", dict(TEMPORARY, INPUT=points_layer(crimes), CELL_SIZE=500))
    (note,) = said_of_area(result)
    assert "in 2 parts" in note
    assert not any(
        450_000 < unit.geometry().centroid().asPoint().x() < 460_000 for unit in result["OUTPUT"].getFeatures()
    )


@pytest.mark.parametrize("tool,options", TOOLS)
def test_a_force_without_territory_is_led_to_an_area_or_its_stations(run, tool, options):
    rng = random.Random(2)
    crimes = [(rng.uniform(150_000, 650_000), rng.uniform(50_000, 900_000)) for _ in range(250)]
    stations = () if "BANDWIDTH" in options else ("UNIT", "UNITS_LAYER")
    with refused(QgsProcessingException, "STUDY_AREA", stations) as caught:
        run(tool, dict(options, INPUT=points_layer(crimes)))
    assert not names(str(caught.value), "CELL_SIZE")
    given = run(
        tool,
        dict(
            options,
            INPUT=points_layer(crimes),
            STUDY_AREA=square_area(300_000, 300_000, 400_000, 400_000),
            **({"CELL_SIZE": 2000} if "BANDWIDTH" not in options else {"CELL_SIZE": 500, "BANDWIDTH": 2000}),
        ),
    )
    assert not said_of_area(given)


def test_a_choice_that_lies_among_the_strays_alone_is_told(run):
    rng = random.Random(4)
    near = [(450_000 + rng.gauss(0, 1500), 520_000 + rng.gauss(0, 1500)) for _ in range(3000)]
    layer = points_layer(near + [(200_000, 50_000)], weights=[1] * 3000 + [2])
    for tool, options in TOOLS:
        with refused(QgsProcessingException, "'points'"):
            run(tool, dict(options, INPUT=layer, FILTER="w = 2"))


def test_the_made_area_of_cleveland_beside_its_wards(qgis, everywhere):
    """The squares of 2 km with crimes reach a little beyond the wards, and far into neither sea nor moor."""
    squares = Squares()
    squares.add(*everywhere.T)
    found = made_area(squares)
    made = QgsGeometry.unaryUnion(polygons_of(found).geometries)
    wards = QgsGeometry.unaryUnion([one.geometry() for one in QgsVectorLayer(WARDS, "wards", "ogr").getFeatures()])
    assert made.area() < SQUARES.area * len(found.keys)
    both = made.intersection(wards).area()
    # 578 km² beside 597, of which 530 in both.
    assert both / wards.area() > 0.8
    assert made.area() / wards.area() < 1.7
    # No crime that is not stray lies outside.
    inside = point_owner([made], *everywhere.T) >= 0
    assert (~inside).sum() == found.stray
    assert found.stray < 0.01 * found.total


def test_a_layer_is_proposed_where_its_polygons_hold_the_crimes(qgis, everywhere):
    """Not its extent: two small areas in the corners hold nothing of what lies between them."""
    found = CrimeSurvey(
        len(everywhere), len(everywhere), {}, None, None, everywhere, QgsCoordinateReferenceSystem("EPSG:27700"), []
    )
    context = QgsCoordinateTransformContext()
    assert 0.95 <= share_held(QgsVectorLayer(WARDS, "wards", "ogr"), found, context) <= 1
    (west, south), (east, north) = everywhere.min(0), everywhere.max(0)
    corners = square_area(west - 900, south - 900, west, south)
    corners.dataProvider().addFeatures(square_area(east, north, east + 900, north + 900).getFeatures())
    corners.updateExtents()
    assert share_held(corners, found, context) == 0
    assert share_held(square_area(west, south, (west + east) / 2, north), found, context) == 0
    # In another system too.
    import processing

    degrees = processing.run("native:reprojectlayer", {"INPUT": WARDS, "TARGET_CRS": "EPSG:4326", "OUTPUT": "memory:"})[
        "OUTPUT"
    ]
    assert share_held(degrees, found, context) >= 0.95


@pytest.mark.parametrize("tool", ["gistar", "localmoran"])
@pytest.mark.parametrize("count,side,west", [(4000, 9_000, 401_300), (800, 5_000, 402_700), (200, 2_000, 400_900)])
def test_crimes_that_lie_evenly_are_neither_hot_nor_cold(run, tool, count, side, west):
    """A rim of land without crime around them made all of it hot: 338 places of 20,000 crimes. What cannot be mended by
    any area that is made, a notch or a coast, is said."""
    rng = np.random.default_rng(count)
    layer = points_layer((rng.uniform(0, side, (count, 2)) + [west, 500_700]).tolist())
    result = run(tool, dict(TEMPORARY, INPUT=layer, CELL_SIZE=340))
    field = {"gistar": "gi_q", "localmoran": "li_q"}[tool]
    assert not [unit[field] for unit in result["OUTPUT"].getFeatures() if unit[field] and unit[field] <= 0.05]
    assert "p-values also depend on the study area" in result["NOTES"]
    given = square_area(west, 500_700, west + side, 500_700 + side)
    assert (
        "p-values also depend on"
        not in run(tool, dict(TEMPORARY, INPUT=layer, STUDY_AREA=given, CELL_SIZE=340))["NOTES"]
    )
