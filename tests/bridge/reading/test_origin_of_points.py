"""Where the points come from, through the tools: marks survive export and renaming, and numbers alone say nothing."""

import csv
import json
import os
from dataclasses import replace

import numpy as np
import pytest
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QUrl
from refusals import refused
from support import rows, unzip_demo

from hotspot_policing.bridge.counting.crimes import CrimeChoice, CrimeQuery, caveats, read_crimes
from hotspot_policing.bridge.importing.record_profile import Profile, from_text, to_text
from hotspot_policing.bridge.reading.origin import say_origin
from hotspot_policing.bridge.reading.points import PointSource


@pytest.fixture
def raw(tmp_path):
    """A raw file of the sample."""
    return unzip_demo(str(tmp_path / "raw"))[0]


def delimited(path, x="Longitude", y="Latitude"):
    layer = QgsVectorLayer(
        f"{QUrl.fromLocalFile(path).toString()}?delimiter=,&xField={x}&yField={y}&crs=EPSG:4326",
        "any name",
        "delimitedtext",
    )
    assert layer.isValid()
    return layer


def saved(layer, path, driver, attributes=None):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = driver
    options.saveMetadata = False
    if attributes is not None:
        options.attributes = [layer.fields().lookupField(name) for name in attributes]
    written = QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsCoordinateTransformContext(), options)
    assert written[0] == QgsVectorFileWriter.WriterError.NoError
    return QgsVectorLayer(path, "crimes of ours", "ogr")


def origin_of(layer):
    return PointSource(layer).origin


def test_marks_survive_text_renaming_and_saving(run, raw, crimes, tmp_path):
    text = delimited(raw)
    assert origin_of(text) == "moved" and origin_of(crimes) == "moved"
    assert origin_of(saved(text, str(tmp_path / "a.gpkg"), "GPKG")) == "moved"
    assert origin_of(saved(text, str(tmp_path / "a.shp"), "ESRI Shapefile")) == "moved"
    # By its places alone, under another name, and by our own field alone.
    for number, kept in enumerate((["Month", "Location"], ["location", "date"], ["origin", "date"])):
        layer = text if "Month" in kept else crimes
        assert origin_of(saved(layer, str(tmp_path / f"{number}.gpkg"), "GPKG", kept)) == "moved"
    renamed = str(tmp_path / "renamed.csv")
    with open(raw, encoding="utf-8") as file, open(renamed, "w", newline="", encoding="utf-8") as out:
        writer = csv.writer(out)
        writer.writerow(("x", "y", "what", "street"))
        for row in csv.DictReader(file):
            writer.writerow((row["Longitude"], row["Latitude"], row["Crime type"], row["Location"]))
    assert origin_of(delimited(renamed, "x", "y")) == "moved"


def test_our_import_is_known_by_its_metadata(crimes, tmp_path):
    bare = saved(crimes, str(tmp_path / "bare.gpkg"), "GPKG", ["offence", "date"])
    assert origin_of(bare) == "not known"
    bare.setMetadata(crimes.metadata())
    assert origin_of(bare) == "moved"


def test_stripped_of_marks_they_are_not_known(run, crimes, tmp_path):
    bare = saved(crimes, str(tmp_path / "bare.gpkg"), "GPKG", ["offence", "date"])
    assert origin_of(bare) == "not known"
    path = str(tmp_path / "check.json")
    run("checkdata", {"INPUT": bare, "OFFENCE_FIELD": "offence", "DATE_FIELD": "date", "REPORT_JSON": path})
    with open(path, encoding="utf-8") as file:
        bears = {one["use"]: one for one in json.load(file)["bears"]}
    assert bears["spots"]["verdict"] == "marked" and "not known" in bears["spots"]["reason"]
    assert "were moved to" not in bears["spots"]["reason"]


def test_every_month_and_offence_carries_the_caveat(crimes):
    source = PointSource(crimes)
    query = CrimeQuery(source, CrimeChoice("offence", date_field="date"), crimes.crs(), QgsCoordinateTransformContext())
    everything = read_crimes(query)
    months, looked = everything.dates.astype("datetime64[M]"), 0
    for month in np.unique(months):
        for code, name in enumerate(everything.offence.values):
            if np.count_nonzero((months == month) & (everything.offence.codes == code)) < 30:
                continue
            looked += 1
            first = month.astype("datetime64[D]")
            found = read_crimes(replace(query, choice=CrimeChoice("offence", (name,), "date", first, first)))
            assert [note for note in caveats(found) if note.startswith("Moved locations")], (month, name)
    assert looked > 30


def addresses(count, seed=4):
    """So many crimes on 9,000 addresses, as unevenly as in life: most share one with another."""
    rng = np.random.default_rng(seed)
    x, y = rng.uniform(440000, 460000, 9000).round(1), rng.uniform(510000, 530000, 9000).round(1)
    chance = rng.lognormal(0, 1, 9000)
    where = rng.choice(9000, count, p=chance / chance.sum())
    layer = QgsVectorLayer(
        "Point?crs=EPSG:27700&field=offence:string&field=date:string&field=address:string", "addresses", "memory"
    )
    made = []
    for i in where.tolist():
        one = QgsFeature(layer.fields())
        one.setAttributes(["Burglary", f"2024-{1 + i % 12:02d}-{1 + i % 28:02d}", f"{i} High Street"])
        one.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x[i], y[i])))
        made.append(one)
    layer.dataProvider().addFeatures(made)
    return layer


def test_crimes_on_addresses_are_never_called_moved(run, tmp_path):
    layer, path = addresses(60_000), str(tmp_path / "check.json")

    def bears():
        run("checkdata", {"INPUT": layer, "OFFENCE_FIELD": "offence", "DATE_FIELD": "date", "REPORT_JSON": path})
        with open(path, encoding="utf-8") as file:
            report = json.load(file)
        shared = next(one for one in report["checks"] if one["name"] == "snapped")
        assert shared["share"] > 0.8  # told, and decides nothing
        return {one["use"]: one for one in report["bears"]}["spots"]

    assert origin_of(layer) == "not known" and "not known" in bears()["reason"]
    say_origin(layer, "recorded")
    assert bears()["verdict"] == "yes" and "not known" not in bears()["reason"]
    say_origin(layer, "not known")
    assert bears()["verdict"] == "marked"


HEADER = ("Crime Number", "Offence", "Committed From", "Postcode", "Easting", "Northing", "Grid")


def imported(run, tmp_path, lines, columns, said="not known", **more):
    source, profile = tmp_path / "export.csv", tmp_path / "profile.json"
    with open(source, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        for line in (HEADER, *lines):
            writer.writerow(line)
    meanings = dict({"reference": "Crime Number", "offence": "Offence", "from_date": "Committed From"}, **columns)
    profile.write_text(to_text(Profile("p", meanings, points=said)), encoding="utf-8")
    out = str(tmp_path / "crimes.gpkg")
    if os.path.exists(out):
        os.remove(out)
    run("importrecords", dict({"SOURCE": str(source), "PROFILE": str(profile), "OUTPUT": out}, **more))
    return QgsVectorLayer(out, "", "ogr")


METRES = {"easting": "Easting", "northing": "Northing"}


def test_the_profile_says_it_for_every_row(run, tmp_path):
    lines = [(f"A{i}", "Theft", "03/02/2025 10:00", "", 449500 + i, 520400, "") for i in range(20)]
    for said in ("recorded", "moved", "coarse", "not known"):
        layer = imported(run, tmp_path, lines, METRES, said)
        assert origin_of(layer) == said
        assert {row["origin"] or None for row in rows(layer)} <= {None if said == "not known" else said, None}
    with refused(Exception, "'points'"):
        from_text(to_text(Profile("p", METRES, points="guessed")), "p")


def test_postcodes_and_squares_are_coarse_by_how_they_were_placed(run, tmp_path):
    places = tmp_path / "places.csv"
    places.write_text("pcds,oseast1m,osnrth1m\nTS1 1AA,449700,520300\n", encoding="utf-8")
    lines = [(f"A{i}", "Theft", "03/02/2025 10:00", "TS1 1AA", "", "", "NZ 495 204") for i in range(20)]
    layer = imported(run, tmp_path, lines, dict(METRES, place="Postcode"), "recorded", PLACES=str(places))
    assert origin_of(layer) == "coarse"
    assert origin_of(imported(run, tmp_path, lines, {"coordinates": "Grid"})) == "coarse"
    exact = [(*line[:6], "NZ 49512 20431") for line in lines]
    assert origin_of(imported(run, tmp_path, exact, {"coordinates": "Grid"})) == "not known"


def test_police_uk_through_the_other_import_is_still_moved(run, raw, tmp_path):
    out = str(tmp_path / "crimes.gpkg")
    profile = tmp_path / "profile.json"
    profile.write_text(
        to_text(
            Profile(
                "p", {"from_date": "Month", "longitude": "Longitude", "latitude": "Latitude", "offence": "Crime type"}
            )
        ),
        encoding="utf-8",
    )
    run("importrecords", {"SOURCE": raw, "PROFILE": str(profile), "OUTPUT": out})
    assert origin_of(QgsVectorLayer(out, "", "ogr")) == "moved"
