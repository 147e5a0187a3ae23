"""One clock: whatever a layer comes as, a moment is by the clock in the United Kingdom, and no date is made up."""

import json
import sqlite3

import numpy as np
import pytest
from osgeo import ogr, osr
from qgis.core import QgsProject, QgsVectorLayer, QgsVectorLayerJoinInfo
from qgis.PyQt.QtCore import QDateTime
from support import Feedback

from hotspot_policing.bridge.ground.compat import LOSES_OFFSETS
from hotspot_policing.bridge.reading.columns import CATEGORY, DATE, MOMENT
from hotspot_policing.bridge.reading.points import PointSource

#: A night in British summer, a noon of it, and one in June; 120 crimes.
OFFSETS = (("2025/07/01 00:30:00+01", 40), ("2025/07/15 12:00:00+01", 60), ("2025/06/20 12:00:00+01", 20))
JULY = {"DATE_FIELD": "when_", "START": "2025-07-01", "END": "2025-07-31"}


def write(path, moments, driver="GPKG", kind=ogr.OFTDateTime):
    """A file of points with these moments, (text as GDAL takes it, how many)."""
    system = osr.SpatialReference()
    system.ImportFromEPSG(27700)
    dataset = ogr.GetDriverByName(driver).CreateDataSource(str(path))
    table = dataset.CreateLayer("crimes", system, ogr.wkbPoint)
    table.CreateField(ogr.FieldDefn("when_", kind))
    number = 0
    for text, count in moments:
        for _ in range(count):
            feature = ogr.Feature(table.GetLayerDefn())
            if text is not None:
                feature["when_"] = text
            feature.SetGeometry(
                ogr.CreateGeometryFromWkt(f"POINT({450000 + number % 7 * 400} {520000 + number % 5 * 400})")
            )
            table.CreateFeature(feature)
            number += 1
    return str(path)


def spoil(path, assignment):
    """UPDATE a GeoPackage behind GDAL's back."""
    with sqlite3.connect(path) as database:
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f'DROP TRIGGER "{name}"')
        database.execute("UPDATE crimes SET " + assignment)
    database.close()


def count(run, source, **more):
    feedback = Feedback()
    found = run(
        "countcrimes",
        dict({"INPUT": source, "CELL_SIZE": 500, "OUTPUT": "memory:", "HOTSPOTS": "memory:"}, **more),
        feedback,
    )
    return found["CRIMES_USED"], feedback.said


def days(path, role=DATE, fast=True, notes=None, **more):
    """What the field holds, as text."""
    layer = path if isinstance(path, QgsVectorLayer) else QgsVectorLayer(path, "crimes", "ogr")
    source = PointSource(layer, **more)
    found = [one.columns[source.key("when_", role)] for one in source.blocks({"when_": role}, None, fast, notes)]
    return np.concatenate(found).astype(str).tolist()


WAYS = [{}, {"fast": False}, {"expression": "1=1"}]


# -- dates that are none ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("kind,text", [(ogr.OFTDate, "2025/07/{:02d}"), (ogr.OFTDateTime, "2025/07/{:02d} 10:00:00")])
@pytest.mark.parametrize("more", [{}, {"FILTER": "1=1"}])
def test_what_cannot_be_read_is_no_date_and_never_1970(run, tmp_path, kind, text, more):
    path = write(tmp_path / "day.gpkg", [(text.format(1 + i), 8) for i in range(25)], kind=kind)
    spoil(path, "when_ = '25/07/2025' WHERE fid <= 3")
    used, said = count(run, path, DATE_FIELD="when_", **more)
    assert used == 197
    assert any("no readable date: 3" in one for one in said), said


def test_the_first_of_1970_is_a_day_like_others(qgis, tmp_path):
    path = write(tmp_path / "day.gpkg", [("1970/01/01", 2), ("1970/01/02", 1)], kind=ogr.OFTDate)
    spoil(path, "when_ = 'soon' WHERE fid = 2")
    for way in WAYS:
        assert days(path, **way) == ["1970-01-01", "NaT", "1970-01-02"]


#: What stands in a field, and the day it is; a stream makes days of March, of 1970, or of the next month of the others.
WRITTEN = {
    "2025-02-31": "NaT",
    "2025-13-01": "NaT",
    "2025-04-31T10:00:00Z": "NaT",
    "2025-02-30T25:61:00": "NaT",
    "2025-02-28T24:00:00Z": "NaT",
    "2025-02-28T12:00:99Z": "NaT",
    "2025-00-10": "NaT",
    "2025-02-29": "NaT",
    "2025-02-28 xx": "NaT",
    "2024-02-29": "2024-02-29",
    "2025/07/25": "2025-07-25",
    "1970-01-01": "1970-01-01",
    "2025-07-25T10:11:12.345Z": "2025-07-25",
    "2025-07-25T00:30:00+02:00": "2025-07-24",
    "2025-03-03T10:11": "2025-03-03",
}


@pytest.mark.parametrize("kind", [ogr.OFTDate, ogr.OFTDateTime])
def test_a_day_that_is_in_no_month_is_no_date_whatever_reads_it(run, tmp_path, kind):
    path = write(tmp_path / "day.gpkg", [("2025/01/01", len(WRITTEN))], kind=kind)
    for number, text in enumerate(WRITTEN, 1):
        spoil(path, f"when_ = '{text}' WHERE fid = {number}")
    right = [day if kind == ogr.OFTDateTime or "+02" not in text else "2025-07-25" for text, day in WRITTEN.items()]
    for way in WAYS:
        notes = []
        assert days(path, notes=notes, **way) == right, way
        assert any("9 dates" in one and "'2025-02-31'" in one for one in notes), notes
    for more in ({}, {"FILTER": "1=1"}):
        assert count(run, path, DATE_FIELD="when_", **more)[0] == 6


@pytest.mark.parametrize("driver, name", [("FlatGeobuf", "d.fgb"), ("ESRI Shapefile", "d.shp"), ("CSV", "d.csv")])
@pytest.mark.parametrize("kind", [ogr.OFTDate, ogr.OFTString])
def test_a_day_that_is_in_no_month_is_no_date_in_other_files(run, tmp_path, driver, name, kind):
    folder = tmp_path / name
    texts = [f"2025-02-{day}" for day in range(27, 32)]
    if driver == "CSV":
        folder.write_text("x,y,when_\n" + "".join(f"450000,520000,{text}\n" for text in texts))
        folder.with_suffix(".csvt").write_text("Real,Real," + ("Date" if kind == ogr.OFTDate else "String"))
        path = str(folder) + "|option:X_POSSIBLE_NAMES=x|option:Y_POSSIBLE_NAMES=y"
    else:
        texts = [text.replace("-", "/") for text in texts] if kind == ogr.OFTDate else texts
        path = write(folder, [(text, 1) for text in texts], driver, kind)
    assert sorted(days(path)) == ["2025-02-27", "2025-02-28", "NaT", "NaT", "NaT"]


# -- offsets ------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "driver,name", [("GPKG", "o.gpkg"), ("SQLite", "o.sqlite"), ("FlatGeobuf", "o.fgb"), ("GeoJSON", "o.geojson")]
)
@pytest.mark.parametrize("more", [{}, {"FILTER": "1=1"}])
def test_a_day_with_an_offset_is_that_of_the_clock(run, tmp_path, driver, name, more):
    path = write(tmp_path / name, OFFSETS, driver)
    used, said = count(run, path, **JULY, **more)
    assert used == 100
    assert any("120 times include a time zone" in one for one in said), said


@pytest.mark.parametrize(
    "written,day,minute",
    [
        ("2025/07/01 00:30:00+01", "2025-07-01", "2025-07-01T00:30"),
        # Half past eleven in Berlin, and midnight in New York.
        ("2025/07/01 00:30:00+02", "2025-06-30", "2025-06-30T23:30"),
        ("2025/01/01 00:30:00-05", "2025-01-01", "2025-01-01T05:30"),
        # Before and after the clocks go forward.
        ("2025/03/30 01:30:00+01", "2025-03-30", "2025-03-30T00:30"),
        ("2025/03/30 02:30:00+01", "2025-03-30", "2025-03-30T02:30"),
        ("2025/07/01 10:15:00", "2025-07-01", "2025-07-01T10:15"),
    ],
)
@pytest.mark.parametrize("driver,name", [("GPKG", "o.gpkg"), ("GeoJSON", "o.geojson")])
def test_every_way_of_reading_gives_the_same_moment(qgis, tmp_path, written, day, minute, driver, name):
    path = write(tmp_path / name, [(written, 3), (None, 1)], driver)
    for way in WAYS:
        assert days(path, **way) == [day] * 3 + ["NaT"], way
        assert days(path, MOMENT, **way) == [minute] * 3 + ["NaT"], way


# -- Z ------------------------------------------------------------------------------------------------------------
LATE = (("2025/06/30 23:30:00+00", 12), ("2025/06/15 10:00:00+00", 30), ("2025/12/15 23:30:00+00", 8))


def test_z_in_a_geopackage_is_taken_as_written_and_what_utc_would_change_is_said(run, tmp_path):
    """QGIS stamps local times with Z there."""
    path = write(tmp_path / "z.gpkg", LATE)
    for way in WAYS:
        assert days(path, **way)[:12] == ["2025-06-30"] * 12
    for more in ({}, {"FILTER": "1=1"}):
        used, said = count(run, path, **dict(JULY, START="2025-06-01", END="2025-06-30"), **more)
        assert used == 42
        assert any("12 of them fall on the next day" in one for one in said), said


@pytest.mark.parametrize("driver,name", [("GPKG", "z.gpkg"), ("FlatGeobuf", "z.fgb")])
def test_times_without_z_leave_nothing_open(run, tmp_path, driver, name):
    path = write(tmp_path / name, [(text[:-3], number) for text, number in LATE], driver)
    for more in ({}, {"FILTER": "1=1"}):
        assert not any("next day" in one for one in count(run, path, DATE_FIELD="when_", **more)[1])


def test_z_in_geojson_is_utc(run, tmp_path):
    path = str(tmp_path / "z.geojson")
    features = [
        {
            "type": "Feature",
            "geometry": {"type": "Point", "coordinates": [-1.2, 54.5 + i / 1000]},
            "properties": {"when_": "2025-06-30T23:30:00Z"},
        }
        for i in range(10)
    ]
    with open(path, "w") as file:
        json.dump({"type": "FeatureCollection", "features": features}, file)
    for way in WAYS:
        assert days(path, **way) == ["2025-07-01"] * 10
        assert days(path, MOMENT, **way) == ["2025-07-01T00:30"] * 10
    used, said = count(run, path, CRS="EPSG:27700", **JULY)
    assert used == 10
    assert any("10 times include a time zone" in one and "10 of them" in one for one in said), said


def test_text_with_a_zone_has_the_day_of_the_clock(qgis, tmp_path):
    texts = ["2025-06-30T23:30:00Z", "2025-06-30T23:30:00+01:00", "2025-06-30 23:30:00", "2025-06-30"]
    path = write(tmp_path / "t.gpkg", [(text, 1) for text in texts], kind=ogr.OFTString)
    for way in WAYS:
        assert days(path, **way) == ["2025-07-01", "2025-06-30", "2025-06-30", "2025-06-30"]


# -- what the user says, and what the full hours say ----------------------------------------------------------------
#: The last evening of June: by the clock, of nothing, with Z and two hours ahead.
EVENING = {"": "2025/06/30 23:30:00", "Z": "2025/06/30 23:30:00+00", "+02": "2025/07/01 00:30:00+02"}
JUNE, NEXT = "2025-06-30", "2025-07-01"


@pytest.mark.parametrize("kind", ["typed", "text"])
@pytest.mark.parametrize("driver,name", [("GPKG", "e.gpkg"), ("GeoJSON", "e.geojson"), ("FlatGeobuf", "e.fgb")])
@pytest.mark.parametrize("zone,plain,z", [("written", JUNE, JUNE), ("utc", NEXT, NEXT)])
def test_the_choice_holds_for_z_and_for_no_zone_in_every_storage(qgis, tmp_path, kind, driver, name, zone, plain, z):
    if kind == "text":
        made = {"": "2025-06-30 23:30", "Z": "2025-06-30T23:30:00Z", "+02": "2025-07-01T00:30:00+02:00"}
        path = write(tmp_path / name, [(one, 3) for one in made.values()], driver, ogr.OFTString)
    else:
        path = write(tmp_path / name, [(one, 3) for one in EVENING.values()], driver)
    for way in WAYS:
        found = days(path, zone=zone, **way)
        # FlatGeobuf packs rows in an order of its own.
        assert sorted(found) == sorted([plain] * 3 + [z] * 3 + [JUNE] * 3), way
        minutes = {one[11:] for one in days(path, MOMENT, zone=zone, **way)}
        assert minutes == ({"23:30"} if zone == "written" else {"00:30", "23:30"}), way


@pytest.mark.parametrize("zone", ["auto", "written", "utc"])
def test_the_choice_reaches_the_tools_and_is_said(run, tmp_path, zone):
    path = write(tmp_path / "z.gpkg", LATE)
    june = {"DATE_FIELD": "when_", "START": "2025-06-01", "END": "2025-06-30", "TIME_ZONE": zone}
    for more in ({}, {"FILTER": "1=1"}):
        used, said = count(run, path, **june, **more)
        assert used == (30 if zone == "utc" else 42)
        assert any("12 of them" in one or "12 would" in one for one in said), said
        assert any("as requested" in one for one in said) == (zone != "auto"), said


def of_a_year(shift):
    """[(moment as GDAL takes it, 1)] of a year, a third of them at midnight by the clock; ``shift``: summer in UTC."""
    found = []
    for i in range(1500):
        moment = np.datetime64("2024-01-01T00:00") + np.timedelta64(i * 1440 // 4 % (360 * 1440) // 1440 * 1440, "m")
        minute = 0 if i % 3 == 0 else 60 * (9 + i % 13) + (0 if i % 5 == 0 else i % 60)
        moment += np.timedelta64(minute, "m")
        summer = (
            4 <= int(str(moment)[5:7]) <= 9
            or str(moment)[5:10] in ("03-31",)
            or "10-01" <= str(moment)[5:10] <= "10-26"
        )
        if shift and summer:
            moment -= np.timedelta64(60, "m")
        found.append((str(moment).replace("-", "/").replace("T", " ") + ":00+00", 1))
    return found


@pytest.mark.parametrize("driver,name", [("GPKG", "y.gpkg"), ("GeoJSON", "y.geojson")])
@pytest.mark.parametrize("kind", ["typed", "text"])
@pytest.mark.parametrize("in_utc", [True, False])
def test_full_hours_say_what_z_is(run, tmp_path, driver, name, kind, in_utc):
    """A third of the times are midnight by the clock on the wall: in UTC that is 23:00 of the day before in summer."""
    moments = of_a_year(in_utc)
    if kind == "text":
        moments = [(one.replace("/", "-").replace(" ", "T").replace("+00", "Z"), 1) for one, _ in moments]
    path = write(tmp_path / name, moments, driver, ogr.OFTString if kind == "text" else ogr.OFTDateTime)
    for way in WAYS:
        notes = []
        minutes = days(path, MOMENT, notes=notes, **way)
        assert sum(one.endswith("T00:00") for one in minutes) > 490, way
        assert sum(one.endswith("T23:00") for one in minutes) < 50, way
        assert any(f"{23 if in_utc else 0:02d}:00 in summer" in one for one in notes), notes
        notes = []
        assert days(path, notes=notes, **way)[:4] == ["2024-01-01"] * 4
        assert any(f"{23 if in_utc else 0:02d}:00 in summer" in one for one in notes), notes
    assert count(run, path, DATE_FIELD="when_", CRS="EPSG:27700")[0] == 1500


def test_times_of_a_year_without_z_stay_as_they_are_written(qgis, tmp_path):
    path = write(tmp_path / "y.gpkg", [(one[:-3], 1) for one, _ in of_a_year(True)])
    for way in WAYS:
        notes = []
        assert sum(one.endswith("T23:00") for one in days(path, MOMENT, notes=notes, **way)) > 200
        assert not notes


def test_an_edited_layer_is_read_like_its_file(qgis, tmp_path):
    """While it is edited, Z in a GeoPackage says no more than before."""
    layer = QgsVectorLayer(write(tmp_path / "z.gpkg", LATE), "crimes", "ogr")
    layer.startEditing()
    assert days(layer)[:12] == [JUNE] * 12 and days(layer, zone="utc")[:12] == [NEXT] * 12
    layer.rollBack()


def joined(path, folder):
    """A layer without times, and one of the file at ``path`` joined to it by number."""
    plain = write(folder / "plain.gpkg", [("2025/01/01", 120)], kind=ogr.OFTDate)
    other = QgsVectorLayer(path, "times", "ogr")
    QgsProject.instance().addMapLayer(other)
    layer = QgsVectorLayer(plain, "crimes", "ogr")
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(other)
    join.setJoinFieldName("fid")
    join.setTargetFieldName("fid")
    join.setPrefix("other_")
    join.setUsingMemoryCache(True)
    assert layer.addJoin(join)
    return layer, "other_when_"


@pytest.mark.parametrize(
    "driver,name,how",
    [
        ("GPKG", "o.gpkg", "edited"),
        ("GPKG", "o.gpkg", "joined"),
        ("GPKG", "o.gpkg", "select"),
        ("GPKG", "o.gpkg", "as it is"),
        ("GeoJSON", "o.geojson", "edited"),
        ("GeoJSON", "o.geojson", "as it is"),
    ],
)
@pytest.mark.parametrize("offset", [True, False])
def test_zones_that_qgis_loses_are_told(run, tmp_path, driver, name, how, offset):
    """On QGIS 3.22; the others pass them on."""
    path = write(tmp_path / name, [("2025/07/01 00:30:00" + ("+02" if offset else ""), 120)], driver)
    layer, field = QgsVectorLayer(path, "crimes", "ogr"), "when_"
    if how == "edited":
        layer.startEditing()
    elif how == "select":
        assert layer.setSubsetString("SELECT * FROM crimes WHERE fid > 0")
    elif how == "joined":
        layer, field = joined(path, tmp_path)
    notes = []
    source = PointSource(layer)
    found = [one.columns[source.key(field, DATE)] for one in source.blocks({field: DATE}, None, True, notes)]
    right = np.concatenate(found).astype(str).tolist() == ["2025-06-30" if offset else "2025-07-01"] * 120
    lost = [note for note in notes if "this version of QGIS" in note]
    assert right != bool(lost) == (LOSES_OFFSETS and offset and how != "as it is"), notes
    layer.rollBack()
    QgsProject.instance().clear()


def test_an_edit_session_keeps_what_was_typed_in(qgis, tmp_path):
    path = write(tmp_path / "o.gpkg", OFFSETS)
    layer = QgsVectorLayer(path, "crimes", "ogr")
    layer.startEditing()
    layer.changeAttributeValue(1, layer.fields().lookupField("when_"), QDateTime(2024, 1, 1, 10, 0, 0))
    assert days(layer)[:2] == ["2024-01-01", "2025-07-01"]
    layer.rollBack()


def test_other_columns_go_with_their_rows(qgis, tmp_path):
    """Rows are mended by their number, whatever batch they come in."""
    path = write(tmp_path / "o.gpkg", [("2025/07/01 00:30:00+02", 1), ("2025/07/01 00:30:00", 1)] * 70)
    spoil(path, "when_ = 'x' WHERE fid = 50")
    source = PointSource(QgsVectorLayer(path, "crimes", "ogr"))
    wanted = [("when_", DATE), ("fid", CATEGORY)]
    for fast in (True, False):
        found = source.read(wanted, fast=fast)
        assert found.columns["when_"].astype(str).tolist() == [
            "NaT" if i == 50 else "2025-06-30" if i % 2 else "2025-07-01" for i in range(1, 141)
        ]


# -- the import of a file -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("driver, name", [("GPKG", "a.gpkg"), ("FlatGeobuf", "a.fgb"), ("GeoJSON", "a.geojson")])
@pytest.mark.parametrize(
    "written, moment",
    [
        ("2025/07/01 00:30:00+01", "2025-07-01 00:30"),
        ("2025/06/30 23:30:00+00", None),
        ("2025/07/01 00:30:00", "2025-07-01 00:30"),
        ("2025/01/10 10:00:00-05", "2025-01-10 15:00"),
    ],
)
def test_an_import_of_a_file_has_the_same_clock(run, tmp_path, driver, name, written, moment):
    source = write(tmp_path / name, [(written, 3)], driver)
    profile = tmp_path / "profile.json"
    profile.write_text(
        json.dumps(
            {
                "what": "hot spot policing: columns of an export",
                "version": 1,
                "name": "one",
                "columns": {"from_date": "when_"},
            }
        )
    )
    made = run("importrecords", {"SOURCE": source, "PROFILE": str(profile), "OUTPUT": str(tmp_path / "out.gpkg")})
    # Z is Greenwich in GeoJSON, and nobody knows what elsewhere: there it is as written.
    moment = moment or ("2025-07-01 00:30" if driver == "GeoJSON" else "2025-06-30 23:30")
    found = {feature["date_from"] for feature in QgsVectorLayer(made["OUTPUT"], "", "ogr").getFeatures()}
    assert found == {moment}


@pytest.mark.parametrize("opened", [False, True])
@pytest.mark.parametrize("driver, name", [("GPKG", "a.gpkg"), ("FlatGeobuf", "a.fgb"), ("GeoJSON", "a.geojson")])
@pytest.mark.parametrize(
    "zone, plain, z",
    [
        ("written", "2025-06-30 23:30", "2025-06-30 23:30"),
        ("utc", "2025-07-01 00:30", "2025-07-01 00:30"),
        ("auto", None, None),
    ],
)
def test_an_import_reads_times_as_chosen(run, tmp_path, opened, driver, name, zone, plain, z):
    """From a file, and from a layer that is open."""
    source = write(tmp_path / name, [(one, 3) for one in EVENING.values()], driver)
    profile = tmp_path / "profile.json"
    profile.write_text(
        json.dumps(
            {
                "what": "hot spot policing: columns of an export",
                "version": 1,
                "name": "one",
                "columns": {"from_date": "when_"},
            }
        )
    )
    source = QgsVectorLayer(source, "crimes", "ogr") if opened else source
    made = run(
        "importrecords",
        {"SOURCE": source, "PROFILE": str(profile), "OUTPUT": str(tmp_path / "out.gpkg"), "TIME_ZONE": zone},
    )
    found = sorted(feature["date_from"] for feature in QgsVectorLayer(made["OUTPUT"], "", "ogr").getFeatures())
    plain = plain or "2025-06-30 23:30"
    z = z or ("2025-07-01 00:30" if driver == "GeoJSON" else "2025-06-30 23:30")
    assert found == sorted([plain] * 3 + [z] * 3 + ["2025-06-30 23:30"] * 3)
