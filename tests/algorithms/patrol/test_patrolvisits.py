"""Visits through the tool: simulated patrols of the sample's real hot spots, from CSV, layer and GPX; logs; plans."""

import calendar
import csv
import datetime
import json
import os

import numpy as np
import pytest
from osgeo import ogr
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer
from refusals import refused
from support import WARDS, Feedback, rows

from hotspot_policing.bridge.ground.texts import day_words
from hotspot_policing.bridge.moments.ping_times import PingTimes, to_clock, to_utc
from hotspot_policing.bridge.moments.shifts import parse_shifts, shift_at

START = np.datetime64("2026-07-06T06:00:00")


@pytest.fixture(scope="module")
def hotspots(crimes_path, tmp_path_factory):
    """The sample's twenty busiest hot spots."""
    import processing

    path = str(tmp_path_factory.mktemp("spots") / "spots.gpkg")
    processing.run(
        "hotspotpolicing:countcrimes",
        {
            "INPUT": crimes_path,
            "STUDY_AREA": WARDS,
            "NAME_FIELD": "WD13NM",
            "SELECT_BY": "top_k",
            "SELECT_VALUE": 20,
            "OUTPUT": "memory:",
            "HOTSPOTS": path,
        },
        feedback=Feedback(),
    )
    return path


def middle(hotspots, rank=1):
    layer = QgsVectorLayer(hotspots, "spots", "ogr")
    feature = next(one for one in layer.getFeatures() if one["rank"] == rank)
    point = feature.geometry().pointOnSurface().asPoint()
    return feature["hotspot_id"], point.x(), point.y()


def patrol(hotspots, callsign, stays, every=20, error=8.0, seed=1):
    """Pings [(callsign, moment by the clock, x, y)] of stays [(rank or None, minutes)], with ten minutes between."""
    rng = np.random.default_rng(seed)
    out, now = [], START
    for rank, minutes in stays:
        if rank is None:
            x, y = 470_000.0, 490_000.0
        else:
            _, x, y = middle(hotspots, rank)
        out.append((callsign, now - np.timedelta64(every, "s"), x + 400, y))
        for _ in range(int(minutes * 60 / every)):
            out.append((callsign, now, x + rng.normal(0, error), y + rng.normal(0, error)))
            now += np.timedelta64(every, "s")
        # Away a little later, and far enough for no vehicle to have jumped.
        out.append((callsign, now + np.timedelta64(every, "s"), x + 400, y))
        now += np.timedelta64(900, "s")
    return out


def as_csv(path, pings, times=str, encoding="utf-8", head="Callsign,Date Time,Easting,Northing"):
    with open(path, "w", encoding=encoding, newline="") as file:
        file.write(head + "\n")
        for callsign, moment, x, y in pings:
            file.write(f"{callsign},{times(moment)},{x:.1f},{y:.1f}\n")
    return str(path)


def visits(run, tmp_path, hotspots, **more):
    out = {
        name: str(tmp_path / (name.lower() + end))
        for name, end in (("OUTPUT", ".gpkg"), ("COMPLIANCE", ".gpkg"), ("DOSES", ".gpkg"), ("REPORT_JSON", ".json"))
    }
    results = run("patrolvisits", dict(out, HOTSPOT_LAYER=hotspots, **more))
    with open(out["REPORT_JSON"], encoding="utf-8") as file:
        return results, rows(out["OUTPUT"]), json.load(file)


def test_visits_of_real_hot_spots_from_a_csv(run, tmp_path, hotspots):
    pings = patrol(hotspots, "TV01", [(1, 15), (2, 4), (3, 25)]) + patrol(hotspots, "TV02", [(1, 12), (5, 30)], seed=2)
    path = as_csv(tmp_path / "pings.csv", pings)
    results, found, report = visits(run, tmp_path, hotspots, PINGS=path, SHIFTS="Early 06:00-14:00; Late 14:00-22:00")
    ids = {rank: middle(hotspots, rank)[0] for rank in (1, 2, 3, 5)}
    told = {(row["hotspot_id"], row["state"]) for row in found}
    assert told == {(ids[1], "visit"), (ids[2], "too_short"), (ids[3], "visit"), (ids[5], "visit")}
    assert results["VISIT_COUNT"] == 4 and results["UNCLEAR_COUNT"] == 0
    first = next(row for row in found if row["hotspot_id"] == ids[3])
    assert first["min_lower"] <= 25 <= first["min_upper"] and first["shift"] == "Early" and first["day"] == "2026-07-06"
    # Two at one place at one time: somebody was there for 15 minutes and a little, officers for 27.
    one = next(row for row in report["doses"] if row["place"] == ids[1])
    assert one["delivered"] == 2 and 14 < one["patrol_min"] < 18 + 10 and 26 < one["officer_min"] < 42
    assert one["patrol_min"] < one["officer_min"]
    # Over all places the sum of them, though somebody was in two at once.
    assert results["PATROL_MINUTES"] == pytest.approx(sum(one["patrol_min"] for one in report["doses"]))
    assert report["pings"]["pings read"] == len(pings) == results["PINGS_READ"]


def test_no_callsign_leaves_the_tool(run, tmp_path, hotspots):
    path = as_csv(tmp_path / "pings.csv", patrol(hotspots, "SECRET77", [(1, 15)]))
    outputs = {
        "OUTPUT": "v.gpkg",
        "COMPLIANCE": "c.gpkg",
        "DOSES": "d.gpkg",
        "BACKGROUND": "b.gpkg",
        "REPORT": "r.html",
        "REPORT_JSON": "r.json",
        "RETURN": "r.csv",
    }
    feedback = Feedback()
    run(
        "patrolvisits",
        dict({name: str(tmp_path / file) for name, file in outputs.items()}, HOTSPOT_LAYER=hotspots, PINGS=path),
        feedback,
    )
    for file in outputs.values():
        assert b"SECRET77" not in (tmp_path / file).read_bytes(), file
    assert "SECRET77" not in "\n".join(feedback.said)


@pytest.mark.parametrize(
    "write",
    [
        lambda moment: str(moment).replace("T", " "),
        lambda moment: str(to_utc_text(moment)) + "Z",
        lambda moment: "{2}/{1}/{0} {3}".format(*str(moment)[:10].split("-"), str(moment)[11:]),
        lambda moment: str(to_utc_text(moment)) + ".250+00:00",
    ],
)
def test_times_in_every_usual_format_are_the_same(run, tmp_path, hotspots, write):
    path = as_csv(tmp_path / "pings.csv", patrol(hotspots, "A", [(1, 15)]), write)
    _, found, _ = visits(run, tmp_path, hotspots, PINGS=path)
    # Half the time to the ping before.
    assert [row["start"] for row in found] == ["2026-07-06 05:59"] and found[0]["state"] == "visit"


def to_utc_text(moment):
    return moment - np.timedelta64(1, "h")  # British Summer Time


def book_of(path, cells, placed):
    """A workbook of pings (callsign, moment, point): the kinds of OGR of the cells with moments and with degrees."""
    moments, degrees = cells
    written = {
        "DateTime": lambda moment: moment.strftime("%Y/%m/%d %H:%M:%S"),
        "Real": lambda moment: (moment - datetime.datetime(1899, 12, 30)) / datetime.timedelta(days=1),
        "String": lambda moment: moment.strftime("%d/%m/%Y %H:%M:%S"),
        "Integer64": lambda moment: calendar.timegm(
            to_utc_text(np.datetime64(moment, "s")).astype(datetime.datetime).timetuple()
        ),
    }[moments]
    book = ogr.GetDriverByName("XLSX").CreateDataSource(path)
    sheet = book.CreateLayer("pings", None, ogr.wkbNone)
    for name, kind in (("ISSI", "String"), ("timestamp", moments), ("lon", degrees), ("lat", degrees)):
        sheet.CreateField(ogr.FieldDefn(name, getattr(ogr, "OFT" + kind)))
    for callsign, moment, point in placed:
        feature = ogr.Feature(sheet.GetLayerDefn())
        feature["ISSI"], feature["timestamp"] = callsign, written(moment.astype(datetime.datetime))
        for name, value in (("lon", point.x()), ("lat", point.y())):
            feature[name] = {"String": str(value), "Real": value}.get(degrees, "2026/07/06")
        sheet.CreateFeature(feature)


def test_a_layer_in_degrees_a_table_in_degrees_and_a_gpx_say_the_same(run, tmp_path, hotspots):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject

    pings = patrol(hotspots, "A", [(1, 15), (2, 12)])
    to_degrees = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:27700"), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
    )
    placed = [(callsign, moment, to_degrees.transform(QgsPointXY(x, y))) for callsign, moment, x, y in pings]
    layer = QgsVectorLayer("Point?crs=EPSG:4326&field=unit:string&field=time:string", "pings", "memory")
    features = []
    for callsign, moment, point in placed:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([callsign, str(moment)])
        feature.setGeometry(QgsGeometry.fromPointXY(point))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    _, by_layer, _ = visits(run, tmp_path, hotspots, PINGS=layer)
    table = tmp_path / "degrees.csv"
    with open(table, "w", encoding="utf-8-sig") as file:
        file.write("ISSI,timestamp,lon,lat\n" + "".join(f"{c},{m},{p.x():.7f},{p.y():.7f}\n" for c, m, p in placed))
    results, by_table, _ = visits(run, tmp_path, hotspots, PINGS=str(table))
    assert "EPSG:4326" in results["NOTES"]
    gpx = tmp_path / "track.gpx"
    gpx.write_text(
        "<?xml version='1.0'?><gpx version='1.1' creator='x' xmlns='http://www.topografix.com/GPX/1/1'><trk>"
        "<name>A</name><trkseg>"
        + "".join(
            f"<trkpt lat='{p.y():.7f}' lon='{p.x():.7f}'><time>{to_utc_text(m)}Z</time></trkpt>" for _, m, p in placed
        )
        + "</trkseg></trk></gpx>"
    )
    _, by_gpx, _ = visits(
        run, tmp_path, hotspots, PINGS=str(gpx) + "|layername=track_points", CALLSIGN_FIELD="track_fid"
    )
    _, by_file, _ = visits(run, tmp_path, hotspots, PINGS=str(gpx), CALLSIGN_FIELD="track_fid")
    assert len(by_layer) == 2
    books = []
    for i, cells in enumerate((("DateTime", "Real"), ("Real", "Real"), ("String", "String"), ("Integer64", "String"))):
        path = str(tmp_path / f"book{i}.xlsx")
        book_of(path, cells, placed)
        books.append(visits(run, tmp_path, hotspots, PINGS=path)[1])
    dated = str(tmp_path / "dated.xlsx")
    book_of(dated, ("DateTime", "Date"), placed[:3])
    with refused(QgsProcessingException, "'lon'", "'dated'"):
        visits(run, tmp_path, hotspots, PINGS=dated)
    for other in (by_table, by_gpx, by_file, *books):
        assert [(row["hotspot_id"], row["start"], row["state"]) for row in other] == [
            (row["hotspot_id"], row["start"], row["state"]) for row in by_layer
        ]
        assert [row["minutes"] for row in other] == pytest.approx([row["minutes"] for row in by_layer], abs=0.6)


def test_stations_do_not_count_and_dirt_is_counted(run, tmp_path, hotspots):
    pings = patrol(hotspots, "A", [(1, 30)])
    dirty = (
        pings
        + pings[:5]
        + [
            ("A", START + np.timedelta64(65, "s"), 0.0, 0.0),
            ("A", "soon", 450000.0, 520000.0),
            ("A", np.datetime64("2099-01-01T00:00:00"), 450000.0, 520000.0),
            ("A", START + np.timedelta64(95, "s"), 900000.0, 900000.0),
        ]
    )
    path = as_csv(tmp_path / "dirty.csv", dirty)
    _, found, report = visits(run, tmp_path, hotspots, PINGS=path)
    assert [row["state"] for row in found] == ["visit"]
    assert report["pings"] == {
        "pings read": len(dirty),
        "left out: without a time": 1,
        "left out: without a place": 1,
        "left out: without a callsign": 0,
        "left out: in the future": 1,
        "left out: again at one time": 5,
        "left out: too far for any vehicle": 1,
        "used": len(pings),
    }
    _, x, y = middle(hotspots)
    station = QgsVectorLayer("Point?crs=EPSG:27700", "stations", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
    station.dataProvider().addFeature(feature)
    results, found, _ = visits(run, tmp_path, hotspots, PINGS=path, STATIONS=station)
    assert not found and "at stations" in results["NOTES"]


def test_seldom_pings_are_honest(run, tmp_path, hotspots):
    path = as_csv(tmp_path / "seldom.csv", patrol(hotspots, "A", [(1, 45), (2, 45)], every=900))
    results, found, _ = visits(run, tmp_path, hotspots, PINGS=path)
    assert {row["state"] for row in found} == {"cannot_tell"} and results["UNCLEAR_COUNT"] == 2
    assert all(row["min_lower"] == 0 and row["min_upper"] >= 30 for row in found)
    assert "too infrequent" in results["NOTES"]


def plan_of(tmp_path, rows_, more=()):
    path = str(tmp_path / "plan.csv")
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["hotspot_id", "day", "agency", "visits", "minutes", *more])
        writer.writerows(rows_)
    return path


def test_delivered_beside_planned_with_a_log_of_another_agency(run, tmp_path, hotspots):
    first, second = middle(hotspots, 1)[0], middle(hotspots, 2)[0]
    pings = as_csv(tmp_path / "pings.csv", patrol(hotspots, "A", [(1, 15), (2, 15), (1, 15)]))
    log = tmp_path / "log.csv"
    log.write_text(
        f"Place ID,Start,End,Agency,Officers\n{first},06/07/2026 10:00,06/07/2026 10:20,wardens,2\n"
        f"{first},06/07/2026 12:00,06/07/2026 12:05,wardens,2\nnowhere,06/07/2026 12:00,06/07/2026 13:00,w,1\n"
    )
    plan = plan_of(
        tmp_path,
        [
            (first, "2026-07-06", "Police", 4, 60),
            (second, "2026-07-06", "Police", 1, 15),
            (first, "2026-07-06", "Wardens", 1, 15),
            (first, "2026-08-20", "Police", 9, 135),
        ],
    )
    results, found, report = visits(run, tmp_path, hotspots, PINGS=pings, LOG=str(log), PLAN=plan, AGENCY="police")
    table = {(row["hotspot_id"], row["agency"]): row for row in rows(str(tmp_path / "compliance.gpkg"))}
    # The plan and the log write the agencies with other capitals.
    assert {key[1] for key in table} == {"Police", "Wardens"}
    one = table[first, "Police"]
    assert (one["planned"], one["delivered"], one["dose"], one["quarter"]) == (4, 2, "under", "2026-Q3")
    assert one["compliance"] == 0.5 and one["length"] == "right"
    assert table[second, "Police"]["dose"] == "met"
    wardens = table[first, "Wardens"]
    assert (wardens["planned"], wardens["delivered"]) == (1, 1)
    assert (wardens["patrol_min"], wardens["officermin"]) == (20, 40)
    assert "the dates that the data cover" in results["NOTES"] and "the place is not known" in results["NOTES"]
    assert results["PLANNED_VISITS"] == 6 and "4 against 6 planned" in results["SUMMARY"]
    spots = QgsVectorLayer(str(tmp_path / "doses.gpkg"), "doses", "ogr")
    assert spots.featureCount() == len(rows(hotspots)) and spots.renderer().classAttribute() == "dose"


def test_days_without_a_stay_count_where_the_data_cover_them(run, tmp_path, hotspots):
    first = middle(hotspots, 1)[0]
    pings = patrol(hotspots, "A", [(1, 15)])
    # The whole week somewhere else.
    pings += [
        ("A", START + np.timedelta64(86400 * day + 7200 + 60 * k, "s"), 470_000.0, 490_000.0)
        for day in range(7)
        for k in range(30)
    ]
    plan = plan_of(tmp_path, [(first, f"2026-07-{day:02d}", "police", 1, 15) for day in range(6, 20)])
    results, _, _ = visits(run, tmp_path, hotspots, PINGS=as_csv(tmp_path / "week.csv", pings), PLAN=plan)
    assert (results["VISIT_COUNT"], results["PLANNED_VISITS"]) == (1, 7)
    assert "6 Jul 2026 to 12 Jul 2026" in results["NOTES"]
    log = tmp_path / "log.csv"
    log.write_text(f"Place,Start,Minutes\n{first},2026-07-06 10:00,20\n{first},2026-07-08 10:00,\n")
    results, _, _ = visits(run, tmp_path, hotspots, LOG=str(log), PLAN=plan)
    assert (results["VISIT_COUNT"], results["PLANNED_VISITS"]) == (1, 3)
    # The log ends at ten: the late shift of that day, like the days behind it, is no visit that was missed.
    shifts = [("07:00", "15:00"), ("15:00", "23:00")]
    both = [(first, f"2026-07-{day:02d}", "police", 2, 30, *one) for day in range(6, 20) for one in shifts]
    plan = plan_of(tmp_path, both, ("shift_from", "shift_to"))
    results, _, _ = visits(run, tmp_path, hotspots, LOG=str(log), PLAN=plan)
    assert results["PLANNED_VISITS"] == 10 and "8 Jul 2026 10:00" in results["NOTES"]


def test_a_place_that_nobody_can_tell_of_is_not_called_underdosed(run, tmp_path, hotspots):
    first, second = middle(hotspots, 1)[0], middle(hotspots, 2)[0]
    pings = as_csv(tmp_path / "seldom.csv", patrol(hotspots, "A", [(1, 45), (1, 45), (1, 45)], every=900))
    plan = plan_of(tmp_path, [(first, "2026-07-06", "police", 3, 45), (second, "2026-07-06", "police", 3, 45)])
    _, _, report = visits(run, tmp_path, hotspots, PINGS=pings, PLAN=plan)
    assert {one["place"]: one["dose"] for one in report["doses"]} == {first: "unknown", second: "under"}


def test_a_visit_in_pings_and_in_the_log_is_said_to_count_twice(run, tmp_path, hotspots):
    pings = as_csv(tmp_path / "pings.csv", patrol(hotspots, "A", [(1, 15)]))
    log = tmp_path / "log.csv"
    log.write_text(
        "Place,Start,Minutes,Agency\n{0},2026-07-06 06:02,12,Police\n{0},2026-07-06 06:02,12,wardens\n".format(
            middle(hotspots, 1)[0]
        )
    )
    results, _, _ = visits(run, tmp_path, hotspots, PINGS=pings, LOG=str(log), AGENCY="police")
    assert "1 visit in the patrol log" in results["NOTES"]
    # Whose the pings are is not known: it may be either.
    results, _, _ = visits(run, tmp_path, hotspots, PINGS=pings, LOG=str(log))
    assert "2 visits in the patrol log" in results["NOTES"]


def test_a_name_of_several_hot_spots_is_none_of_them(run, tmp_path, hotspots):
    layer = QgsVectorLayer(hotspots, "spots", "ogr")
    names = [feature["area_name"] for feature in layer.getFeatures()]
    several = next(name for name in names if names.count(name) > 1)
    single = next(name for name in names if names.count(name) == 1)
    log = tmp_path / "log.csv"
    log.write_text(f"Place,Start,Minutes\n{several},2026-07-06 10:00,20\n")
    with refused(QgsProcessingException, "'Middlehaven'", "'log'"):
        visits(run, tmp_path, hotspots, LOG=str(log))
    with open(log, "a") as file:
        file.write(f"{single},2026-07-06 10:00,20\n")
    results, found, _ = visits(run, tmp_path, hotspots, LOG=str(log))
    assert len(found) == 1 and "1 row in 'log'" in results["NOTES"]


def test_rows_without_a_callsign_are_no_vehicle(run, tmp_path, hotspots):
    named, nameless = patrol(hotspots, "A", [(1, 15)]), patrol(hotspots, " ", [(2, 15)], seed=4)
    results, found, report = visits(run, tmp_path, hotspots, PINGS=as_csv(tmp_path / "pings.csv", named + nameless))
    assert [row["hotspot_id"] for row in found] == [middle(hotspots, 1)[0]]
    assert report["pings"]["left out: without a callsign"] == len(nameless)
    assert results["PINGS_READ"] == len(named) + len(nameless)
    with refused(QgsProcessingException, "'Callsign'", "'nameless'"):
        visits(run, tmp_path, hotspots, PINGS=as_csv(tmp_path / "nameless.csv", nameless))
    numbered = [(i, *row[1:]) for i, row in enumerate(named)]
    with refused(QgsProcessingException, "'id'", "'rows'"):
        visits(run, tmp_path, hotspots, PINGS=as_csv(tmp_path / "rows.csv", numbered, head="id,Time,Easting,Northing"))


def test_several_columns_of_callsigns_and_windows_text(run, tmp_path, hotspots):
    path = tmp_path / "two.csv"
    path.write_bytes(
        (
            "Radio,Callsign,Time,Easting,Northing,Agency\n"
            + "".join("R,{},{},{:.1f},{:.1f},Gw\xe2r\n".format(*row) for row in patrol(hotspots, "A", [(1, 15)]))
        ).encode("cp1252")
    )
    results, found, _ = visits(run, tmp_path, hotspots, PINGS=str(path))
    assert "'Callsign', but 'Radio' may also contain" in results["NOTES"]
    assert found[0]["agency"] == "Gw\xe2r"
    results, _, _ = visits(run, tmp_path, hotspots, PINGS=str(path), CALLSIGN_FIELD="Radio")
    assert "may also contain" not in results["NOTES"]


def test_the_tracks_of_a_gpx_file_are_told_apart_unasked(run, tmp_path, hotspots):
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject

    to_degrees = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:27700"), QgsCoordinateReferenceSystem("EPSG:4326"), QgsProject.instance()
    )
    tracks = ""
    for rank in (1, 2):
        tracks += f"<trk><name>T{rank}</name><trkseg>"
        for _, moment, x, y in patrol(hotspots, "A", [(rank, 15)], seed=rank):
            point = to_degrees.transform(QgsPointXY(x, y))
            tracks += f"<trkpt lat='{point.y():.7f}' lon='{point.x():.7f}'><time>{to_utc_text(moment)}Z</time></trkpt>"
        tracks += "</trkseg></trk>"
    path = tmp_path / "tracks.gpx"
    path.write_text(
        "<?xml version='1.0'?><gpx version='1.1' creator='x' xmlns='http://www.topografix.com/GPX/1/1'>"
        + tracks
        + "</gpx>"
    )
    _, found, _ = visits(run, tmp_path, hotspots, PINGS=str(path) + "|layername=track_points")
    assert {row["hotspot_id"] for row in found} == {middle(hotspots, rank)[0] for rank in (1, 2)}


def test_an_agency_that_is_not_given_is_never_the_police(run, tmp_path, hotspots):
    first = middle(hotspots, 1)[0]
    pings = as_csv(tmp_path / "pings.csv", patrol(hotspots, "A", [(2, 15)]))
    log = tmp_path / "log.csv"
    log.write_text(
        f"Place ID,Start,End,Seen by,Kind\n{first},06/07/2026 10:00,06/07/2026 10:20,X,Council warden\n"
        f"{first},06/07/2026 14:00,06/07/2026 14:20,Y,\n"
    )
    plan = plan_of(tmp_path, [(first, "2026-07-06", "police", 1, 15)])

    def of(**more):
        results, found, _ = visits(run, tmp_path, hotspots, PINGS=pings, LOG=str(log), PLAN=plan, **more)
        table = {(row["hotspot_id"], row["agency"]): row for row in rows(str(tmp_path / "compliance.gpkg"))}
        return results, sorted(row["agency"] for row in found), table

    results, agencies, table = of()
    assert agencies == ["not given"] * 3
    assert table[first, "police"]["delivered"] == 0 and table[first, "not given"]["delivered"] == 2
    assert results["VISIT_COUNT"] == 3, "they are visits all the same"
    said = [note for note in results["NOTES"].split("\n") if "not given" in note]
    assert len([note for note in said if "'log'" in note]) == len([note for note in said if "'pings'" in note]) == 1
    results, agencies, table = of(LOG_AGENCY_FIELD="Kind", AGENCY="police")
    assert agencies == ["Council warden", "police", "police"] and "not given" not in results["NOTES"]
    assert "1 of 2 visits; these are counted as 'police'" in results["NOTES"], "what is filled in is said"
    assert table[first, "police"]["delivered"] == 1
    with refused(QgsProcessingException, "'Who'"):
        of(LOG_AGENCY_FIELD="Who")


def test_the_return_follows_its_template(run, tmp_path, hotspots):
    path = as_csv(tmp_path / "pings.csv", patrol(hotspots, "A", [(1, 15), (2, 30)]))
    out = tmp_path / "return.csv"
    visits(run, tmp_path, hotspots, PINGS=path, RETURN=str(out), AGENCY="police")
    with open(out, encoding="utf-8") as file:
        head, row = list(csv.reader(file))
    assert head[:3] == ["Month", "Agency", "Visits"] and row[:3] == ["2026-07", "police", "2"]
    assert 0.7 < float(row[head.index("Patrol hours")]) < 0.95
    template = tmp_path / "template.json"
    template.write_text(json.dumps({"by": ["place"], "columns": [["=Place", "place"], ["Visits", "visits"]]}))
    visits(run, tmp_path, hotspots, PINGS=path, RETURN=str(out), TEMPLATE=str(template))
    with open(out, encoding="utf-8") as file:
        found = list(csv.reader(file))
    assert found[0] == ["'=Place", "Visits"] and len(found) == 3
    with refused(QgsProcessingException, "RETURN", "return.xlsx"):
        visits(run, tmp_path, hotspots, PINGS=path, RETURN=str(tmp_path / "return.xlsx"))
    for text, named in (
        ("{}", "template.json"),
        ('{"by": ["officer"], "columns": [["a", "visits"]]}', "'officer'"),
        ('{"by": ["month"], "columns": [["a", "name"]]}', "template.json"),
        ("x", ("TEMPLATE", "template.json")),
    ):
        template.write_text(text)
        with refused(QgsProcessingException, named):
            visits(run, tmp_path, hotspots, PINGS=path, TEMPLATE=str(template))


def test_presence_elsewhere_shows_no_square_of_one_vehicle(run, tmp_path, hotspots):
    pings = []
    for i in range(4):
        pings += patrol(hotspots, f"V{i}", [(None, 60)], seed=i)
    pings += [("LONE", START + np.timedelta64(60 * k, "s"), 430_000.0, 510_000.0) for k in range(60)]
    pings += patrol(hotspots, "A", [(1, 15)])
    out = str(tmp_path / "elsewhere.gpkg")
    results, _, _ = visits(run, tmp_path, hotspots, PINGS=as_csv(tmp_path / "pings.csv", pings), BACKGROUND=out)
    squares = rows(out)
    assert squares and all(row["units_seen"] >= 3 for row in squares)
    layer = QgsVectorLayer(out, "squares", "ogr")
    assert not any(one.geometry().contains(QgsPointXY(430_000.5, 510_000.5)) for one in layer.getFeatures())
    assert sum(row["minutes"] for row in squares) > 4 * 59
    assert "are left out" in results["NOTES"]


@pytest.mark.parametrize(
    "more, named",
    [
        ({}, ("PINGS", "LOG")),
        ({"PINGS": "Callsign,When,Easting,Northing\nA,x,1,2\n"}, ("pings_input", "TIME_FIELD")),
        ({"PINGS": "Callsign,Time,Easting,Northing\nA,yesterday,1,2\nB,today,3,4\n"}, ("'Time'", "pings_input")),
        (
            {"PINGS": "Callsign,Time,Easting,Northing\nA,2026-07-06 06:00:00,900000,900000\n"},
            ("pings_input", "PINGS_CRS"),
        ),
        ({"PINGS": "Time,Easting,Northing\n2026-07-06 06:00:00,1,2\n"}, ("pings_input", "CALLSIGN_FIELD")),
        ({"PINGS": "Callsign,Time,Easting,Northing\nA,2026-07-06 06:00:00,,\n"}, "pings_input"),
        ({"LOG": "Place,Start,Minutes\nnowhere,2026-07-06 10:00,10\n"}, ("log_input", "'nowhere'")),
        ({"LOG": "Where,When\nx,y\n"}, "log_input"),
        ({"LOG": "Place,Start,Minutes\nx,2026-07-06 10:00,10\n", "SHIFTS": "Early"}, ("SHIFTS", "'Early'")),
        ({"LOG": "Place,Start,Minutes\nx,2026-07-06 10:00,10\n", "PLAN": "a,b\n1,2\n"}, "plan_input"),
    ],
)
def test_what_cannot_be_done_is_said(run, tmp_path, hotspots, more, named):
    given = {}
    for name, text in more.items():
        given[name] = text
        if name != "SHIFTS":
            path = tmp_path / (name.lower() + "_input.csv")
            path.write_text(text)
            given[name] = str(path)
    with refused(QgsProcessingException, named):
        visits(run, tmp_path, hotspots, **given)
    assert not os.path.exists(str(tmp_path / "output.gpkg"))


def test_without_places_it_says_so(run, tmp_path, hotspots):
    path = as_csv(tmp_path / "pings.csv", patrol(hotspots, "A", [(1, 15)]))
    with refused(QgsProcessingException, "HOTSPOT_LAYER", "REGISTER"):
        run("patrolvisits", {"PINGS": path, "OUTPUT": "memory:"})
    register = str(tmp_path / "register.gpkg")
    run("register", {"REGISTER": register, "ACTION": "add", "HOTSPOT_LAYER": hotspots, "BY": "x"})
    with refused(QgsProcessingException, "'active places'"):
        run("patrolvisits", {"PINGS": path, "REGISTER": register, "OUTPUT": "memory:"})
    run("register", {"REGISTER": register, "ACTION": "accept", "PLACES": "HS-0001", "BY": "x"})
    results = run("patrolvisits", {"PINGS": path, "REGISTER": register, "OUTPUT": "memory:"})
    assert results["VISIT_COUNT"] == 1


def test_visits_of_a_log_after_today_are_not_counted_and_said(run, tmp_path, hotspots):
    place = middle(hotspots)[0]
    when = datetime.date.today() + datetime.timedelta(days=30)
    path = tmp_path / "log.csv"
    path.write_text(f"Place,Start,Minutes\n{place},2026-01-05 10:00,15\n{place},{when} 10:00,15\n")
    results, _, _ = visits(run, tmp_path, hotspots, LOG=str(path))
    assert results["VISIT_COUNT"] == 1
    (note,) = [one for one in results["NOTES"].split("\n") if day_words(str(when)) in one]
    assert note.startswith("1 ") and "'log" in note


def test_clock_and_shifts():
    seconds = PingTimes("x").seconds(np.array([b"2026-10-25 00:30:00", b"2026-10-25 02:30:00", b"2026-03-29 03:00:00"]))
    assert np.diff(seconds[:2]).tolist() == [3 * 3600]  # the night with an hour more
    assert [str(one) for one in to_clock(seconds)] == ["2026-10-25T00:30", "2026-10-25T02:30", "2026-03-29T03:00"]
    summer = PingTimes("x").seconds(np.array([b"2026-07-01 12:00:00"]))
    assert to_utc(summer + 3600).tolist() == summer.tolist()
    shifts = parse_shifts("Early 07:00-15:00; Night 23:00 - 07:00")
    moments = np.array(["2026-01-02T06:59", "2026-01-02T07:00", "2026-01-02T15:00", "2026-01-02T23:00"], "M8[m]")
    which, day = shift_at(shifts, moments)
    assert which.tolist() == [1, 0, -1, 1]
    assert [str(one) for one in day] == ["2026-01-01", "2026-01-02", "2026-01-02", "2026-01-02"]


def test_a_plan_that_begins_later_expects_nothing_yet(run, tmp_path, hotspots):
    first, begins = middle(hotspots, 1)[0], np.datetime64("today") + 3
    log = tmp_path / "log.csv"
    log.write_text(f"Place,Start,Minutes\n{first},{begins} 10:00,15\n")
    results, _, report = visits(
        run, tmp_path, hotspots, LOG=str(log), PLAN=plan_of(tmp_path, [(first, str(begins), "police", 2, 30)])
    )
    assert results["PLANNED_VISITS"] == 0 and all(not row["planned"] for row in report["doses"])
    assert day_words(str(begins)) in results["NOTES"].split("\n")[0]
    # One that has begun is expected up to today.
    days = [(first, str(np.datetime64("today") + step), "police", 1, 15) for step in (-2, -1, 0, 1, 2)]
    results, _, _ = visits(run, tmp_path, hotspots, LOG=str(log), PLAN=plan_of(tmp_path, days))
    assert results["PLANNED_VISITS"] == 3


def test_an_agency_in_the_singular_is_that_of_the_plan(run, tmp_path, hotspots):
    first = middle(hotspots, 1)[0]
    log = tmp_path / "log.csv"
    log.write_text(f"Place,Start,Minutes,Agency\n{first},2026-07-06 10:00,15,pcso\n")
    visits(run, tmp_path, hotspots, LOG=str(log), PLAN=plan_of(tmp_path, [(first, "2026-07-06", "PCSOs", 1, 15)]))
    (row,) = rows(str(tmp_path / "compliance.gpkg"))
    assert (row["agency"], row["planned"], row["delivered"]) == ("PCSOs", 1, 1)
