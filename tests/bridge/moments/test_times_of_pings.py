"""Times of pings are read in every format that the imports read, and by one clock on every version."""

import datetime
import json

import pytest
from osgeo import ogr, osr
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsPointXY,
    QgsProcessingException,
    QgsProject,
)
from refusals import refused
from support import Feedback, rows

SPOT = "POLYGON((449900 520900,450100 520900,450100 521100,449900 521100,449900 520900))"


@pytest.fixture
def spots(qgis, tmp_path):
    """One hot spot."""
    system = osr.SpatialReference()
    system.ImportFromEPSG(27700)
    path = str(tmp_path / "spots.gpkg")
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    table = dataset.CreateLayer("spots", system, ogr.wkbPolygon)
    table.CreateField(ogr.FieldDefn("hotspot_id", ogr.OFTString))
    feature = ogr.Feature(table.GetLayerDefn())
    feature["hotspot_id"] = "HS1"
    feature.SetGeometry(ogr.CreateGeometryFromWkt(SPOT))
    table.CreateFeature(feature)
    return path


def stays():
    """[(moment, x, y)] a ping a minute: from 8:50 to 10:09 on three days of June, half an hour of it at the spot, from
    9:20 on. A stay begins between two pings, at 9:19:30."""
    out = []
    for day in (2, 3, 4):
        for minute in range(80):
            moment = datetime.datetime(2025, 6, day, 8, 50) + datetime.timedelta(minutes=minute)
            out.append((moment, *((450000, 521000) if 30 <= minute < 60 else (448000, 519000))))
    return out


def visits(run, spots, folder, pings, **more):
    feedback = Feedback()
    found = run(
        "patrolvisits",
        dict(
            {
                "HOTSPOT_LAYER": spots,
                "PINGS": pings,
                "OUTPUT": str(folder / "visits.gpkg"),
                "REPORT_JSON": str(folder / "visits.json"),
            },
            **more,
        ),
        feedback,
    )
    return found, rows(str(folder / "visits.gpkg")), feedback


def table(folder, text, pings=None):
    path = folder / "pings.csv"
    path.write_text(
        "Callsign,Time,Easting,Northing\n"
        + "".join(f"A1,{text(moment)},{x},{y}\n" for moment, x, y in pings or stays())
    )
    return str(path)


def serial(moment, digits):
    return "{:.{}f}".format((moment - datetime.datetime(1899, 12, 30)) / datetime.timedelta(days=1), digits)


@pytest.mark.parametrize(
    "text",
    [
        lambda t: f"{t:%d/%m/%Y} {t.hour}:{t:%M:%S}",
        lambda t: f"{t.day}/{t.month}/{t.year} {t.hour}:{t:%M}",
        lambda t: t.strftime("%d-%b-%Y %H:%M:%S"),
        lambda t: t.strftime("%d %B %Y %H:%M"),
        lambda t: t.strftime("%d/%m/%Y %I:%M:%S %p"),
        lambda t: t.strftime("%d/%m/%Y %I:%M %p"),
        lambda t: serial(t, 9),
        lambda t: serial(t, 5),
        lambda t: t.strftime("%Y-%m-%d %H:%M:%S"),
        lambda t: (t - datetime.timedelta(hours=1)).strftime("%d %b %Y %H:%M:%S UTC"),
    ],
    ids=[
        "one digit",
        "spreadsheet",
        "month",
        "long month",
        "am pm",
        "am pm without seconds",
        "serial",
        "short serial",
        "machine",
        "utc",
    ],
)
def test_every_usual_format(run, spots, tmp_path, text):
    found, stays_, _ = visits(run, spots, tmp_path, table(tmp_path, text))
    assert found["PINGS_USED"] == 240 and found["VISIT_COUNT"] == 3
    assert [str(row["start"])[:16].replace("T", " ") for row in stays_] == [
        f"2025-06-0{day} 09:19" for day in (2, 3, 4)
    ]


def test_seconds_are_kept_in_every_format(run, spots, tmp_path):
    """Pings of one vehicle within a minute are not one ping."""
    pings = [
        (datetime.datetime(2025, 6, 2, 9, 0) + datetime.timedelta(seconds=10 * i), 450000, 521000) for i in range(100)
    ]
    for text in (
        lambda t: t.strftime("%d-%b-%Y %H:%M:%S"),
        lambda t: t.strftime("%d/%m/%Y %I:%M:%S %p"),
        lambda t: serial(t, 9),
    ):
        assert visits(run, spots, tmp_path, table(tmp_path, text, pings))[0]["PINGS_USED"] == 100


def test_times_that_are_not_read_are_counted_with_an_example(run, spots, tmp_path):
    pings = stays()
    odd = {pings[i][0] for i in range(5)}
    found, _, _ = visits(
        run, spots, tmp_path, table(tmp_path, lambda t: "soon" if t in odd else t.strftime("%Y-%m-%d %H:%M:%S"))
    )
    assert found["PINGS_USED"] == 235
    assert "5 positions" in found["NOTES"] and "'soon'" in found["NOTES"]


def test_dates_in_two_formats_are_refused(run, spots, tmp_path):
    pings = stays()
    with refused(QgsProcessingException, "'Time'", "'pings'"):
        visits(
            run,
            spots,
            tmp_path,
            table(tmp_path, lambda t: t.strftime("%d-%b-%Y %H:%M") if t.day == 2 else serial(t, 9), pings),
        )


def in_degrees(x, y):
    there = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:27700"), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
    )
    point = there.transform(QgsPointXY(x, y))
    return [point.x(), point.y()]


@pytest.mark.parametrize("written", ["{utc}Z", "{clock}+01:00", "{clock}", "{later}+02:00"])
def test_geojson_says_which_moment_is_meant(run, spots, tmp_path, written):
    path = tmp_path / "pings.geojson"
    hour = datetime.timedelta(hours=1)
    path.write_text(
        json.dumps(
            {
                "type": "FeatureCollection",
                "features": [
                    {
                        "type": "Feature",
                        "geometry": {"type": "Point", "coordinates": in_degrees(x, y)},
                        "properties": {
                            "callsign": "A1",
                            "time": written.format(
                                utc=(t - hour).isoformat(), clock=t.isoformat(), later=(t + hour).isoformat()
                            ),
                        },
                    }
                    for t, x, y in stays()
                ],
            }
        )
    )
    found, stays_, _ = visits(run, spots, tmp_path, str(path))
    assert found["VISIT_COUNT"] == 3
    assert [str(row["start"])[11:16] for row in stays_] == ["09:19"] * 3


@pytest.mark.parametrize("zone,begin", [("as_written", "09:19"), ("utc", "10:19")])
def test_z_in_a_geopackage_is_what_the_user_says(run, spots, tmp_path, zone, begin):
    path = str(tmp_path / "pings.gpkg")
    system = osr.SpatialReference()
    system.ImportFromEPSG(27700)
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(path)
    pings = dataset.CreateLayer("pings", system, ogr.wkbPoint)
    pings.CreateField(ogr.FieldDefn("callsign", ogr.OFTString))
    pings.CreateField(ogr.FieldDefn("time", ogr.OFTDateTime))
    for t, x, y in stays():
        feature = ogr.Feature(pings.GetLayerDefn())
        feature["callsign"], feature["time"] = "A1", t.strftime("%Y/%m/%d %H:%M:%S+00")
        feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT({x} {y})"))
        pings.CreateFeature(feature)
    feature = pings = dataset = None
    found, stays_, _ = visits(run, spots, tmp_path, path, TIME_ZONE=zone)
    assert [str(row["start"])[11:16] for row in stays_] == [begin] * 3
    assert ("treated as UK time" in found["NOTES"]) == (zone == "as_written")


@pytest.mark.parametrize("driver,name", [("GPKG", "log.gpkg"), ("GeoJSON", "log.geojson")])
@pytest.mark.parametrize("written,ahead", [("+02", 2), ("+00", 0), ("", None)])
@pytest.mark.parametrize("zone", ["as_written", "utc"])
def test_a_log_is_read_by_the_same_clock_as_pings(run, spots, tmp_path, driver, name, written, ahead, zone):
    """From ten to a quarter past, as it is written there."""
    path = str(tmp_path / name)
    dataset = ogr.GetDriverByName(driver).CreateDataSource(path)
    log = dataset.CreateLayer("log", None, ogr.wkbNone if driver == "GPKG" else ogr.wkbPoint)
    for field, kind in (("place", ogr.OFTString), ("start", ogr.OFTDateTime), ("end", ogr.OFTDateTime)):
        log.CreateField(ogr.FieldDefn(field, kind))
    feature = ogr.Feature(log.GetLayerDefn())
    for field, text in (("place", "HS1"), ("start", "2025/06/02 10:00:00"), ("end", "2025/06/02 10:15:00")):
        feature[field] = text if field == "place" else text + written
    log.CreateFeature(feature)
    feature = log = dataset = None
    found, stays_, _ = visits(run, spots, tmp_path, None, LOG=path, TIME_ZONE=zone)
    stamped = driver == "GPKG" and ahead == 0
    utc = ahead is not None and not stamped or zone == "utc"
    assert [str(row["start"])[11:16] for row in stays_] == [f"{11 - (ahead or 0) if utc else 10:02d}:00"]
    assert ("treated as UK time" in found["NOTES"]) == (stamped and zone == "as_written")


# -- callsigns in the extensions of GPX files -----------------------------------------------------------------------
TRACKER = """<?xml version="1.0" encoding="UTF-8"?>{dtd}
<gpx version="1.1" creator="tracker" xmlns="http://www.topografix.com/GPX/1/1" xmlns:r="urn:radio">
<trk><name>Monday</name><trkseg>{points}</trkseg></trk></gpx>"""


def tracker(folder, extension, dtd="", bare=0):
    """A GPX of one track with two callsigns by turns, a minute apart; the first points have none, ``bare`` of them."""
    points = []
    for i, (t, x, y) in enumerate(stays()):
        longitude, latitude = in_degrees(x, y)
        for unit in ("A1", "B2"):
            points.append(
                '<trkpt lat="{:.7f}" lon="{:.7f}"><time>{}Z</time>{}</trkpt>'.format(
                    latitude,
                    longitude,
                    (t - datetime.timedelta(hours=1)).isoformat(),
                    "" if i < bare else f"<extensions>{extension.format(unit)}</extensions>",
                )
            )
    path = folder / "tracker.gpx"
    path.write_text(TRACKER.format(dtd=dtd, points="".join(points)))
    return str(path) + "|layername=track_points"


@pytest.mark.parametrize(
    "extension",
    [
        "<callsign>{}</callsign>",
        "<r:Point><r:speed>3</r:speed><r:callsign>{}</r:callsign></r:Point>",
        "<speed>3</speed><UnitID> {} </UnitID>",
    ],
    ids=["plain", "nested", "unit"],
)
@pytest.mark.parametrize("bare", [0, 5])
def test_callsigns_in_the_extensions_of_gpx_are_read_on_every_version(run, spots, tmp_path, extension, bare):
    """From 3.10 on GDAL gives them only where a waypoint or the track has some too."""
    found, stays_, _ = visits(run, spots, tmp_path, tracker(tmp_path, extension, bare=bare))
    assert found["PINGS_USED"] == 480 - 2 * bare and found["VISIT_COUNT"] == 6


def test_the_field_of_an_extension_can_be_named(run, spots, tmp_path):
    path = tracker(tmp_path, "<crew>{}</crew><callsign>one</callsign>")
    assert visits(run, spots, tmp_path, path, CALLSIGN_FIELD="crew")[0]["VISIT_COUNT"] == 6
    with refused(QgsProcessingException, "'team'"):
        visits(run, spots, tmp_path, path, CALLSIGN_FIELD="team")


def test_a_dtd_is_not_read(run, spots, tmp_path):
    """Entities could be other files, or grow without end."""
    (tmp_path / "secret.txt").write_text("A1")
    dtd = '<!DOCTYPE gpx [<!ENTITY unit SYSTEM "{}">]>'.format((tmp_path / "secret.txt").as_uri())
    path = tracker(tmp_path, "<crew>{}</crew><team>&unit;</team>", dtd)
    with refused(QgsProcessingException, "'team'"):
        visits(run, spots, tmp_path, path, CALLSIGN_FIELD="team")
