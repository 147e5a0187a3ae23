"""An invented town of six beats and thirty months, small enough that every tool runs on it in a moment.

Written with GDAL alone and always the same, into one folder.
"""

import csv
import datetime
import json
import os
import random

from osgeo import gdal, ogr, osr

X, Y = 450_000, 520_000
FIRST = datetime.date(2023, 1, 2)
WEEKS = 130
OFFENCES = ("Burglary", "Robbery", "Shoplifting", "Drugs")
#: Middles of the twelve places where crime concentrates, from the busiest down.
PLACES = [(X + 250 + 500 * (i % 6), Y + 250 + 1000 * (i // 6)) for i in range(12)]
_KINDS = {
    "text": ogr.OFTString,
    "integer": ogr.OFTInteger,
    "real": ogr.OFTReal,
    "date": ogr.OFTDate,
    "moment": ogr.OFTDateTime,
}
_DRIVERS = {".gpkg": "GPKG", ".shp": "ESRI Shapefile", ".geojson": "GeoJSON"}


def box(x, y, side, height=None):
    """WKT of a rectangle with its lower left corner at x, y."""
    x1, y1 = x + side, y + (height or side)
    return f"POLYGON(({x} {y},{x1} {y},{x1} {y1},{x} {y1},{x} {y}))"


def write(path, fields, rows, kind=ogr.wkbNone, epsg=27700, table=None):
    """A vector file of ``rows`` [(WKT or None, value, …)] with ``fields`` ("name:kind", …); its path."""
    gdal.UseExceptions()
    driver = ogr.GetDriverByName(_DRIVERS[os.path.splitext(path)[1]])
    source = driver.CreateDataSource(path)
    system = None
    if epsg:
        system = osr.SpatialReference()
        system.ImportFromEPSG(epsg)
    name = table or os.path.splitext(os.path.basename(path))[0]
    layer = source.CreateLayer(name, system, kind)
    for field in fields:
        title, _, what = field.rpartition(":")
        layer.CreateField(ogr.FieldDefn(title, _KINDS[what]))
    layer.StartTransaction()
    for shape, *values in rows:
        feature = ogr.Feature(layer.GetLayerDefn())
        for i, value in enumerate(values):
            if value is not None:
                feature.SetField(i, value)
        if shape is not None:
            feature.SetGeometry(ogr.CreateGeometryFromWkt(shape))
        layer.CreateFeature(feature)
    layer.CommitTransaction()
    del feature, layer, source
    return path


def write_csv(path, header, rows):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([header, *rows])
    return path


def build(folder):
    """Write the town's files into ``folder``."""

    def at(name):
        return os.path.join(folder, name)

    crimes(at("crimes.gpkg"))
    write(
        at("beats.gpkg"),
        ("name:text", "code:text", "people:integer", "addresses:integer", "decile:integer"),
        [
            (
                box(X + 1000 * (i % 3), Y + 1000 * (i // 3), 1000),
                "Beat " + "ABCDEF"[i],
                f"E0100000{i}",
                1500 + 200 * i,
                700 + 50 * i,
                1 + i,
            )
            for i in range(6)
        ],
        ogr.wkbPolygon,
    )
    squares = [
        (
            box(x - 75, y - 75, 150),
            f"P{i}",
            f"Place {i}",
            i + 1,
            200 - 10 * i,
            1000.0 - 50 * i,
            0.0225,
            "Beat " + "ABCDEF"[i // 2],
        )
        for i, (x, y) in enumerate(PLACES)
    ]
    fields = (
        "hotspot_id:text",
        "name:text",
        "rank:integer",
        "crimes:integer",
        "harm:real",
        "area_km2:real",
        "area_name:text",
    )
    write(at("places.gpkg"), fields, squares[::2], ogr.wkbPolygon)
    write(at("controls.gpkg"), fields, squares[1::2], ogr.wkbPolygon)
    grid = []
    for k in range(0, 3001, 250):
        for j in range(0, 3000, 250):
            if k <= 2000:
                grid.append(
                    (
                        "LINESTRING({0} {2},{1} {2})".format(X + j, X + j + 250, Y + k),
                        f"East {k}",
                        "both directions",
                        30.0,
                    )
                )
            if j < 2000:
                grid.append(
                    (
                        "LINESTRING({2} {0},{2} {1})".format(Y + j, Y + j + 250, X + k),
                        f"North {k}",
                        "both directions",
                        20.0,
                    )
                )
    write(at("streets.gpkg"), ("name:text", "oneway:text", "kmh:real"), grid, ogr.wkbLineString)
    write(
        at("barriers.gpkg"),
        ("name:text",),
        [("LINESTRING({0} {1},{0} {2})".format(X + 1010, Y, Y + 900), "River")],
        ogr.wkbLineString,
    )
    write(
        at("premises.gpkg"),
        ("name:text",),
        [(f"POINT({X + 300 + 420 * i} {Y + 300 + 230 * i})", f"Premises {i}") for i in range(6)],
        ogr.wkbPoint,
    )
    write(
        at("searches.gpkg"),
        ("outcome:text", "who:text", "date:date"),
        [
            (
                f"POINT({x + i % 60 - 30 + 300 * (i % 2)} {y + i % 50 - 25})",
                ("Arrest", "NFA", "NFA")[i % 3],
                "AB"[i * 7 % 2],
                (FIRST + datetime.timedelta(i % 800)).isoformat(),
            )
            for x, y in PLACES[:6]
            for i in range(60)
        ],
        ogr.wkbPoint,
    )
    write(
        at("survey.gpkg"),
        ("safe:text", "sure:text", "want:text", "when:date", "where:text"),
        [
            (
                f"POINT({X + 1000 * (i % 3) + 500} {Y + 1000 * (i // 3 % 2) + 500})",
                ("Safe", "Unsafe")[i // 6 % 2],
                ("Agree", "Disagree")[i // 12 % 2],
                ("Drugs; Burglary", "Robbery")[i % 2],
                (FIRST + datetime.timedelta(90 + i * 7)).isoformat(),
                f"E0100000{i % 6}",
            )
            for i in range(120)
        ],
        ogr.wkbPoint,
    )
    write_csv(
        at("people.csv"),
        ("code", "people", "a", "b"),
        [(f"E0100000{i}", 1500 + 200 * i, 900 + i, 600 + 199 * i) for i in range(6)],
    )
    write_csv(at("deprivation.csv"), ("code", "decile"), [(f"E0100000{i}", 1 + i) for i in range(6)])
    write_csv(at("lookup.csv"), ("old", "new"), [(f"E0100000{i}",) * 2 for i in range(6)])
    write_csv(at("quotas.csv"), ("district", "number"), [("Beat " + "ABCDEF"[i], 1 + i % 3) for i in range(6)])
    write_csv(at("weights.csv"), ("offence", "weight"), [(one, 10 * i + 5) for i, one in enumerate(OFFENCES)])
    write_csv(
        at("resources.csv"),
        ("agency", "shift", "officers", "hours"),
        [("Police", shift, 2, 1) for shift in ("Early", "Late", "Night")],
    )
    pings(at("pings.csv"))
    write_csv(
        at("log.csv"),
        ("hotspot_id", "start", "end"),
        [(f"P{i}", f"2025-06-23 1{k}:00", f"2025-06-23 1{k}:15") for i in (0, 2) for k in range(6)],
    )
    records(folder)
    return folder


def crimes(path):
    """About two thousand crimes: the busier a place the more, a few everywhere, and one on the first and last day."""
    chance = random.Random(15)
    rows = []

    def add(x, y, day, offence):
        number = len(rows)
        hour = chance.randrange(24)
        begin = datetime.datetime.combine(day, datetime.time(hour, chance.randrange(60)))
        end = begin + datetime.timedelta(hours=chance.choice((0, 1, 2)))
        rows.append(
            (
                f"POINT({x:.1f} {y:.1f})",
                f"C{number:05d}",
                offence,
                day.isoformat(),
                begin.strftime("%Y-%m-%d %H:%M"),
                end.strftime("%Y-%m-%d %H:%M"),
                f"On or near Street {number % 40}",
                ("public", "officer")[offence == "Drugs"],
                float(5 + 10 * OFFENCES.index(offence)),
                "no",
            )
        )

    add(X + 500, Y + 500, FIRST, "Burglary")
    for week in range(WEEKS):
        for i, (x, y) in enumerate(PLACES):
            for _ in range(chance.choice((0, 1, 1, 2, 3)) if i < 6 else chance.choice((0, 0, 1))):
                add(
                    x + chance.uniform(-60, 60),
                    y + chance.uniform(-60, 60),
                    FIRST + datetime.timedelta(7 * week + chance.randrange(7)),
                    chance.choice(OFFENCES),
                )
        for _ in range(4):
            add(
                X + chance.uniform(0, 3000),
                Y + chance.uniform(0, 2000),
                FIRST + datetime.timedelta(7 * week + chance.randrange(7)),
                chance.choice(OFFENCES),
            )
    add(X + 500, Y + 500, FIRST + datetime.timedelta(7 * WEEKS - 1), "Burglary")
    return write(
        path,
        (
            "crime_id:text",
            "offence:text",
            "date:date",
            "from:text",
            "to:text",
            "location:text",
            "source:text",
            "weight:real",
            "online:text",
        ),
        rows,
        ogr.wkbPoint,
    )


def pings(path):
    """A vehicle that stays a quarter of an hour in each of three places."""
    now, rows = datetime.datetime(2025, 6, 23, 8), []
    for place in (0, 2, 4):
        x, y = PLACES[place]
        for k in range(45):
            rows.append(("TV1", now.isoformat(" "), f"{x + k % 5:.1f}", f"{y + k % 7:.1f}"))
            now += datetime.timedelta(seconds=20)
        rows.append(("TV1", now.isoformat(" "), x + 400, y + 200))
        now += datetime.timedelta(minutes=10)
    return write_csv(path, ("Callsign", "Date Time", "Easting", "Northing"), rows)


def records(folder):
    """Downloads of police.uk and an export, each of a few hundred rows."""
    chance = random.Random(16)
    head = (
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
        "Last outcome category,Context"
    ).split(",")
    download = os.path.join(folder, "download")
    os.makedirs(download)
    for month in ("2025-01", "2025-02"):
        write_csv(
            os.path.join(download, month + "-invented-street.csv"),
            head,
            [
                (
                    "{}{:04d}".format(month.replace("-", ""), i),
                    month,
                    "Invented Police",
                    "Invented Police",
                    f"{-1.23 + chance.uniform(-0.02, 0.02):.5f}",
                    f"{54.57 + chance.uniform(-0.01, 0.01):.5f}",
                    f"On or near Street {i % 9}",
                    "E01000000",
                    "Middle",
                    ("Burglary", "Robbery", "Drugs")[i % 3],
                    "",
                    "",
                )
                for i in range(150)
            ],
        )
    write_csv(
        os.path.join(folder, "export.csv"),
        ("Crime Number", "Offence", "Committed From Date", "Easting", "Northing"),
        [
            (
                f"{i}/1/25",
                OFFENCES[i % 4],
                f"{1 + i % 28:02d}/02/2025",
                int(X + chance.uniform(0, 3000)),
                int(Y + chance.uniform(0, 2000)),
            )
            for i in range(200)
        ],
    )
    with open(os.path.join(folder, "project.qgs"), "w", encoding="utf-8") as file:
        file.write('<!DOCTYPE qgis><qgis projectname="the user\'s own work"></qgis>')
    with open(os.path.join(folder, "notes.json"), "w", encoding="utf-8") as file:
        json.dump({"notes": ["a user's own file"]}, file)
