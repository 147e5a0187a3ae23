"""UPRNs and postcodes get their places from a table that the user gives."""

import csv
import json

import pytest
from qgis.core import QgsProcessingException, QgsProject, QgsVectorLayer
from refusals import refused
from support import rows

HEADER = ("Crime Number", "Offence", "Committed From", "UPRN", "Postcode", "Easting", "Northing")
CRIMES = (
    ("A1", "Burglary", "03/02/2025 10:00", "100110680001", "TS1 1AA", "", ""),
    ("A2", "Burglary", "04/02/2025 10:00", "000100110680002", "ts11ab", "", ""),
    ("A3", "Theft", "05/02/2025 10:00", "100110680001.0", "TS1  1AA", "0", "0"),
    ("A4", "Theft", "06/02/2025 10:00", "999", "ZZ1 1ZZ", "", ""),
    ("A5", "Theft", "07/02/2025 10:00", "", "", "449512", "520431"),
    ("A6", "Theft", "08/02/2025 10:00", "", "", "", ""),
)
#: As OS Open UPRN has it.
UPRNS = (
    ("UPRN", "X_COORDINATE", "Y_COORDINATE", "LATITUDE", "LONGITUDE"),
    ("1", "450000", "520000", "54.5727", "-1.2281"),
    ("100110680001", "449700.5", "520300", "54.57543", "-1.23268"),
    ("100110680002", "449900", "520100", "54.57361", "-1.22962"),
)
#: As the ONS has it: one that was terminated, one of Northern Ireland.
POSTCODES = (
    ("pcds", "oseast1m", "osnrth1m", "lat", "long"),
    ("TS1 1AA", "449700", "520300", "54.57543", "-1.23269"),
    ("TS1 1AB", "", "", "99.999999", "0"),
    ("BT1 5GS", "333700", "374300", "54.5992", "-5.9320"),
)


def table(path, lines, columns=None):
    with open(path, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        for line in lines:
            writer.writerow(line if columns is None else [line[i] for i in columns])
    return str(path)


@pytest.fixture
def imported(run, tmp_path):
    """imported(columns, places, **more) → (results, {reference: (x, y)})."""

    def one(columns, places, crimes=CRIMES, **more):
        source = table(tmp_path / "export.csv", (HEADER, *crimes), columns)
        parameters = dict({"SOURCE": source, "OUTPUT": str(tmp_path / "crimes.gpkg")}, **more)
        if places is not None:
            parameters["PLACES"] = places
        results = run("importrecords", parameters)
        layer = QgsVectorLayer(results["OUTPUT"], "", "ogr")
        return results, {
            row["crime_id"]: (row.geometry().asPoint().x(), row.geometry().asPoint().y()) for row in layer.getFeatures()
        }

    return one


def near(one, other, metres=15):
    return abs(one[0] - other[0]) < metres and abs(one[1] - other[1]) < metres


def test_a_uprn_has_the_place_of_its_row(imported, tmp_path):
    results, found = imported((0, 1, 2, 3), table(tmp_path / "uprn.csv", UPRNS))
    assert set(found) == {"A1", "A2", "A3"} and found["A1"] == found["A3"]
    assert near(found["A1"], (449700, 520300)) and near(found["A2"], (449900, 520100))
    assert "lookup table (for example '999')" in results["SUMMARY"] and results["ROWS_LEFT_OUT"] == 3


def test_what_has_coordinates_keeps_them(imported, tmp_path):
    for places in (table(tmp_path / "uprn.csv", UPRNS), table(tmp_path / "metres.csv", UPRNS, (0, 1, 2))):
        _, found = imported((0, 1, 2, 3, 5, 6), places)
        assert set(found) == {"A1", "A2", "A3", "A5"}
        assert near(found["A1"], (449700, 520300)) and near(found["A3"], (449700, 520300))
        assert near(found["A5"], (449512, 520431), 0.1)


def test_postcodes_of_both_grids_and_terminated_ones(imported, tmp_path):
    belfast = ("A7", "Theft", "08/02/2025 10:00", "", "bt15gs", "", "")
    places = table(tmp_path / "onspd.csv", POSTCODES)
    _, found = imported((0, 1, 2, 4), places)
    assert set(found) == {"A1", "A3"} and near(found["A1"], (449700, 520300))
    # Eastings of Northern Ireland are those of the Irish Grid.
    nowhere = ("A8", "Theft", "08/02/2025 10:00", "", "TS1 1AC", "", "")
    lines = (*POSTCODES, ("TS1 1AC", "1", "1", "0", "0"))
    for name, columns in (("degrees.csv", None), ("metres.csv", (0, 1, 2))):
        source = table(tmp_path / name, lines, columns)
        _, found = imported((0, 1, 2, 4), source, crimes=(*CRIMES[:1], belfast, nowhere))
        assert "A8" not in found
        assert near(found["A7"], (146000, 529900), 2000) and near(found["A1"], (449700, 520300))


def test_places_may_be_a_layer_of_points_or_in_the_profile(imported, run, tmp_path):
    path = table(tmp_path / "uprn.csv", UPRNS)
    layer = QgsVectorLayer(
        f"file://{path}?xField=X_COORDINATE&yField=Y_COORDINATE&crs=EPSG:27700", "doors", "delimitedtext"
    )
    assert layer.isValid()
    QgsProject.instance().addMapLayer(layer, False)
    try:
        _, found = imported((0, 1, 2, 3), layer.id())
    finally:
        QgsProject.instance().removeMapLayer(layer.id())
    assert near(found["A2"], (449900, 520100), 0.1)
    profile = tmp_path / "profile.json"
    profile.write_text(
        json.dumps(
            {
                "what": "hot spot policing: columns of an export",
                "version": 1,
                "name": "mine",
                "places": path,
                "columns": {"reference": "Crime Number", "from_date": "Committed From", "place": "UPRN"},
            }
        )
    )
    assert imported((0, 1, 2, 3), None, PROFILE=str(profile))[1].keys() == found.keys()


@pytest.mark.parametrize(
    "columns, places, named",
    [
        ((0, 1, 2, 3), None, "PLACES"),
        ((0, 1, 2, 5, 6), UPRNS, "PLACES"),
        ((0, 1, 2, 3), POSTCODES, ("PLACES", "places.csv")),
        ((0, 1, 2, 4), UPRNS, ("PLACES", "places.csv")),
        ((0, 1, 2, 3), (("UPRN", "name"), ("1", "a")), ("PLACES", "places.csv")),
        ((0, 1, 2, 3), (("door", "x", "y"), ("1", "2", "3")), ("PLACES", "places.csv")),
        ((0, 1, 2, 3), "gone.csv", "gone.csv"),
    ],
)
def test_what_cannot_be_looked_up_is_said(imported, tmp_path, columns, places, named):
    if isinstance(places, tuple):
        places = table(tmp_path / "places.csv", places)
    with refused(QgsProcessingException, named):
        imported(columns, places)
    assert not (tmp_path / "crimes.gpkg").exists()


def test_the_preview_says_that_places_are_looked_up_later(qgis, tmp_path):
    from hotspot_policing.bridge.importing.record_files import open_records
    from hotspot_policing.bridge.importing.record_preview import preview
    from hotspot_policing.bridge.importing.record_profile import guess

    table_of = open_records(table(tmp_path / "export.csv", (HEADER, *CRIMES), (0, 1, 2, 3)))
    profile = guess(table_of.header)
    profile.places = table(tmp_path / "uprn.csv", UPRNS)
    shown = preview(table_of, profile)
    assert shown.kept == 4 and any("uprn.csv" in note for note in shown.notes)
    assert len(rows(str(tmp_path / "uprn.csv"))) == 3


@pytest.mark.parametrize(
    "in_export,in_table",
    [
        ("UPRN ID", "Location UPRN"),
        ("Location UPRN", "uprn_id"),
        ("Unit postcode", "Postal code"),
        ("PCD7", "Postcode"),
    ],
)
def test_columns_go_by_the_same_names_in_an_export_and_in_a_table_of_places(run, tmp_path, in_export, in_table):
    key = "TS1 1AA" if "UPRN" not in in_export.upper() else "100110680001"
    source = table(
        tmp_path / "export.csv",
        (("Crime Number", "Offence", "Committed From", in_export), ("A1", "Burglary", "03/02/2025 10:00", key)),
    )
    places = table(tmp_path / "places.csv", ((in_table, "Easting", "Northing"), (key, "449700", "520300")))
    results = run("importrecords", {"SOURCE": source, "PLACES": places, "OUTPUT": str(tmp_path / "crimes.gpkg")})
    (found,) = QgsVectorLayer(results["OUTPUT"], "", "ogr").getFeatures()
    assert near(found.geometry().asPoint(), (449700, 520300))
