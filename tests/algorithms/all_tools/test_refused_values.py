"""What QGIS would only call incorrect, or could not load, is said in our words: what, where, and what to do."""

import math
import os
import zipfile

import pytest
from qgis.core import (
    QgsApplication,
    QgsFeature,
    QgsField,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingException,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QVariant
from refusals import names, refused
from support import WARDS

#: What QGIS says by itself.
ITS_OWN = ("Could not load source layer", "Incorrect parameter value", "Could not create destination layer")


def counted(run, **more):
    return run(
        "countcrimes",
        dict(
            {
                "INPUT": more.pop("crimes"),
                "STUDY_AREA": WARDS,
                "OUTPUT": "TEMPORARY_OUTPUT",
                "HOTSPOTS": "TEMPORARY_OUTPUT",
            },
            **more,
        ),
    )


@pytest.mark.parametrize(
    "name, value, named",
    [
        ("STUDY_AREA", "/not there/wards.gpkg", "wards.gpkg"),
        # The copy of the wards has another place in each process.
        pytest.param("STUDY_AREA", WARDS.split("|")[0] + "|layername=x", "'x'", id="a table that is not there"),
        ("STUDY_AREA", __file__, os.path.basename(__file__)),
        ("STUDY_AREA", "wards_1234", "wards_1234"),
        ("STUDY_AREA", 5, ()),
        ("STUDY_AREA", "  ", ()),
        ("NAME_FIELD", ["a", "b"], ()),
        ("UNIT", [], ()),
        ("UNIT", ["hexagon", "square"], ("hexagon", "square")),
        ("OUTPUT", ["a"], ()),
        ("HOTSPOTS", 5, ()),
    ],
)
def test_a_value_that_qgis_refuses_has_its_sentence(run, crimes, name, value, named):
    with refused(QgsProcessingException, name, named) as caught:
        counted(run, crimes=crimes, **{name: value})
    assert not any(one in str(caught.value) for one in ITS_OWN)


@pytest.mark.parametrize(
    "tool, more, named",
    [
        ("stability", {"COVERAGE": 100}, ("COVERAGE", "100", "0.05", "50")),
        ("risksurface", {"HORIZON": 500}, ("HORIZON", "500", "1", "12")),
        ("countcrimes", {"CELL_SIZE": -5}, ("CELL_SIZE", "-5", "0")),
        ("impact", {"INTERVENTION": ""}, ("INTERVENTION",)),
    ],
)
def test_what_fits_is_said(run, crimes_path, tool, more, named):
    algorithm = QgsApplication.processingRegistry().algorithmById("hotspotpolicing:" + tool)
    given = dict(
        {
            "INPUT": crimes_path,
            "OFFENCE_FIELD": "offence",
            "DATE_FIELD": "date",
            "STUDY_AREA": WARDS,
            "HOTSPOT_LAYER": WARDS,
            "CONTROLS": WARDS,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "HOTSPOTS": "TEMPORARY_OUTPUT",
        },
        **more,
    )
    given = {name: value for name, value in given.items() if algorithm.parameterDefinition(name) is not None}
    good, why = algorithm.checkParameterValues(given, QgsProcessingContext())
    assert not good and all(names(why, one) for one in named)
    with refused(QgsProcessingException, named[0]):
        run(tool, given)


def test_a_folder_and_a_deleted_file_have_theirs(run, crimes, tmp_path):
    for value, named in ((str(tmp_path), "STUDY_AREA"), (str(tmp_path / "gone.gpkg"), ("STUDY_AREA", "gone"))):
        with refused(QgsProcessingException, named):
            counted(run, crimes=crimes, STUDY_AREA=value)


def test_a_zip_that_is_no_layer_names_its_files(run, crimes, tmp_path):
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as archive:
        archive.writestr("a.gpkg", "no layer")
        archive.writestr("notes/b.txt", "no layer")
    with refused(QgsProcessingException, "STUDY_AREA", "two.zip", "'a.gpkg'", "'notes/b.txt'"):
        counted(run, crimes=crimes, STUDY_AREA=str(tmp_path / "two.zip"))


def test_a_sentence_stays_one_that_can_be_read(run, crimes):
    with pytest.raises(QgsProcessingException) as caught:
        counted(run, crimes=crimes, OFFENCE_FIELD="offence", OFFENCES="x" * 10_000)
    assert "OFFENCES" in str(caught.value) and len(str(caught.value)) < 1_000


@pytest.mark.parametrize(
    "fields, field",
    [
        ({"DATE_FIELD": "date", "LOCATION_FIELD": "Date"}, "'date'"),
        ({"OFFENCE_FIELD": "offence", "DATE_FIELD": "offence"}, "'offence'"),
    ],
)
def test_one_field_is_not_the_date_and_a_name(run, crimes, fields, field):
    with refused(QgsProcessingException, field):
        counted(run, crimes=crimes, **fields)
    with refused(QgsProcessingException, field):
        run("checkdata", dict(INPUT=crimes, REPORT="TEMPORARY_OUTPUT", **fields))


def test_residents_and_addresses_that_are_words_are_refused(run, crimes_path, crimes, tmp_path):
    with refused(QgsProcessingException, "WD13NM", "'wards'"):
        counted(run, crimes=crimes, DATE_FIELD="date", POPULATION_LAYER=WARDS, POPULATION_FIELD="WD13NM")
    with refused(QgsProcessingException, "WD13NM", "'wards'"):
        run(
            "publicationlayer",
            {
                "INPUT": crimes_path,
                "OFFENCE_FIELD": "offence",
                "DATE_FIELD": "date",
                "AREAS": WARDS,
                "NAME_FIELD": "WD13NM",
                "ADDRESSES_FIELD": "WD13NM",
                "OUTPUT": "TEMPORARY_OUTPUT",
                "RELEASE": str(tmp_path / "r.json"),
            },
        )


def test_ranks_that_are_words_and_a_field_that_is_not_there_are_refused(run, crimes, wards):
    spots = wards.clone()
    spots.addExpressionField("'n/a' || $id", QgsField("rank", QVariant.String))
    with refused(QgsProcessingException, "'rank'", "'wards'"):
        run("profile", {"INPUT": crimes, "HOTSPOT_LAYER": spots, "OUTPUT": "TEMPORARY_OUTPUT"})
    with refused(QgsProcessingException, "'who'"):
        run(
            "feedbackloop",
            {
                "INPUT": crimes,
                "OFFENCE_FIELD": "offence",
                "SOURCE_FIELD": "who",
                "PUBLIC_SOURCES": "999",
                "OUTPUT": "TEMPORARY_OUTPUT",
                "HOTSPOTS": "TEMPORARY_OUTPUT",
            },
        )


def test_a_thousand_rings_are_refused(run, crimes, wards):
    with refused(QgsProcessingException, "1000"):
        run(
            "matchcontrols",
            {
                "INPUT": crimes,
                "DATE_FIELD": "date",
                "HOTSPOT_LAYER": wards,
                "CANDIDATES": wards,
                "RINGS": "; ".join(str(i + 1) for i in range(1000)),
                "OUTPUT": "TEMPORARY_OUTPUT",
            },
        )


def test_pings_with_no_place_on_the_map_are_refused(run, tmp_path):
    spots = QgsVectorLayer("Polygon?crs=EPSG:27700&field=hotspot_id:string&field=rank:integer", "spots", "memory")
    feature = QgsFeature(spots.fields())
    feature.setAttributes(["H1", 1])
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(450_000, 520_000)).buffer(100, 8))
    spots.dataProvider().addFeature(feature)
    pings = tmp_path / "pings.csv"
    pings.write_text("Callsign,Time,Easting,Northing\nA,2025-06-23 08:00:00,450000,520000\n")
    with refused(QgsProcessingException, "PINGS_CRS"):
        run(
            "patrolvisits",
            {"HOTSPOT_LAYER": spots, "PINGS": str(pings), "PINGS_CRS": "EPSG:4326", "OUTPUT": "TEMPORARY_OUTPUT"},
        )


def test_shapes_that_are_nowhere_are_refused(run, crimes, tmp_path):
    """GEOS ends the process over some coordinates that are no numbers."""
    premises = QgsVectorLayer("Point?crs=EPSG:27700&field=name:string", "premises", "memory")
    streets = QgsVectorLayer("LineString?crs=EPSG:27700", "streets", "memory")
    area = QgsVectorLayer("Polygon?crs=EPSG:27700", "area", "memory")
    box = QgsGeometry.fromWkt("Polygon((447000 517500, 451500 517500, 451500 521000, 447000 521000, 447000 517500))")
    for layer, sound, make in (
        (
            premises,
            QgsGeometry.fromPointXY(QgsPointXY(449_000, 519_000)),
            lambda x, y: QgsGeometry.fromPointXY(QgsPointXY(x, y)),
        ),
        (
            streets,
            QgsGeometry.fromWkt("LineString(447000 517500, 451500 521000)"),
            lambda x, y: QgsGeometry.fromPolylineXY([QgsPointXY(0, 0), QgsPointXY(x, y)]),
        ),
        (
            area,
            box,
            lambda x, y: QgsGeometry.fromPolygonXY(
                [
                    [
                        QgsPointXY(447_000, 517_500),
                        QgsPointXY(x, y),
                        QgsPointXY(451_500, 521_000),
                        QgsPointXY(447_000, 517_500),
                    ]
                ]
            ),
        ),
    ):
        made = []
        for shape in [sound, make(math.inf, 1e300), make(math.nan, 1e300), make(math.nan, 1), make(1, 1e300)]:
            feature = QgsFeature(layer.fields())
            feature.setGeometry(shape)
            made.append(feature)
        layer.dataProvider().addFeatures(made)
    for layer, more in (
        ("'area'", {"STUDY_AREA": area}),
        ("'premises'", {"EXCLUDE_LAYER": premises, "EXCLUDE_DISTANCE": 20}),
    ):
        with refused(QgsProcessingException, layer):
            counted(run, crimes=crimes, **more)
    with refused(QgsProcessingException, "'streets'"):
        run(
            "streethotspots",
            {
                "INPUT": crimes,
                "STREETS": streets,
                "TOLERANCE": 500,
                "OUTPUT": "TEMPORARY_OUTPUT",
                "HOTSPOTS": "TEMPORARY_OUTPUT",
            },
        )


def box_layer(shape):
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700", "box", "memory")
    feature = QgsFeature()
    feature.setGeometry(shape)
    layer.dataProvider().addFeature(feature)
    return layer
