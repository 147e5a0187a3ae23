"""The same 500 crimes, whatever they come as: the same account, days and hot spots, and the same hours where the format
holds a time."""

import csv
import datetime
import random
import zipfile

import numpy as np
import pytest
from osgeo import gdal, ogr, osr
from qgis.core import QgsVectorLayer
from support import Feedback, rows

from hotspot_policing.bridge.moments.dates import uk_clock

HEADER = ("Crime Number", "Offence", "Committed From", "Easting", "Northing")
OFFENCES = ("Burglary – dwelling", "Theft of a “pedal cycle”", "Criminal damage (under £5,000)")


def invented():
    """[(reference, offence, moment, x, y)], some within minutes of midnight, in winter and in summer."""
    chance, found = random.Random(16), []
    places = [(chance.randint(448_000, 452_000), chance.randint(518_000, 522_000)) for _ in range(60)]
    for i in range(500):
        moment = datetime.datetime(2024, 11, 1) + datetime.timedelta(minutes=chance.randrange(300 * 1440))
        if i % 5 == 0:
            moment = moment.replace(hour=chance.choice((0, 23)), minute=chance.choice((1, 15, 30, 59)))
        if moment.month in (3, 10) and moment.day >= 25 and moment.hour < 3:
            # The hours that there are twice, or not at all.
            moment = moment.replace(hour=12)
        x, y = places[min(int(chance.expovariate(0.1)), 59)]
        found.append((f"C{i:05d}", OFFENCES[i % 3], moment, x, y))
    return found


CRIMES = invented()


def in_utc(moment):
    """The moment by Greenwich of one by the clock."""
    for ahead in (60, 0):
        utc = moment - datetime.timedelta(minutes=ahead)
        if uk_clock(np.array([utc], "datetime64[s]"))[0] == np.datetime64(moment, "s"):
            return utc, ahead
    raise AssertionError(moment)


# -- ways to write them: each a function of a folder that gives the path --------------------------------------------
def as_csv(encoding="utf-8", delimiter=",", form="%d/%m/%Y %H:%M", name="crimes.csv"):
    def write(folder):
        path = str(folder / name)
        with open(path, "w", encoding=encoding, newline="") as file:
            writer = csv.writer(file, delimiter=delimiter)
            writer.writerow(HEADER)
            writer.writerows([ref, offence, moment.strftime(form), x, y] for ref, offence, moment, x, y in CRIMES)
        return path

    return write


def as_zip(folder):
    path = str(folder / "crimes.zip")
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(as_csv()(folder), "crimes.csv")
    return path


def as_xlsx(form):
    def write(folder):
        openpyxl = pytest.importorskip("openpyxl")
        book = openpyxl.Workbook()
        book.active.append(HEADER)
        for crime in CRIMES:
            book.active.append(crime)
        for row in book.active.iter_rows(min_row=2, min_col=3, max_col=3):
            row[0].number_format = form
        book.save(str(folder / "crimes.xlsx"))
        return str(folder / "crimes.xlsx")

    return write


def as_xls(folder):
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    sheet, style = book.add_sheet("crimes"), xlwt.XFStyle()
    style.num_format_str = "dd/mm/yyyy hh:mm"
    for i, row in enumerate((HEADER, *CRIMES)):
        for j, value in enumerate(row):
            sheet.write(i, j, value, *((style,) if i and j == 2 else ()))
    book.save(str(folder / "crimes.xls"))
    return str(folder / "crimes.xls")


def as_layer(driver, name, kind=ogr.OFTDateTime, form="%Y/%m/%d %H:%M:%S", zone=None, degrees=False):
    """A file of points by GDAL; ``zone``: ``offset`` is written behind the moment, ``utc`` is what is written."""

    def write(folder):
        made = gdal.GetDriverByName(driver)
        if made is None or made.GetMetadataItem(gdal.DCAP_CREATE) is None:
            pytest.skip("this GDAL writes no " + driver)
        path, system, wgs = str(folder / name), osr.SpatialReference(), osr.SpatialReference()
        system.ImportFromEPSG(27700)
        wgs.ImportFromEPSG(4326)
        for one in (system, wgs):
            one.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        move = osr.CoordinateTransformation(system, wgs)
        data = made.Create(path, 0, 0, 0, gdal.GDT_Unknown)
        table = data.CreateLayer(
            "crimes", wgs if degrees else system, ogr.wkbNone if driver in ("ODS", "XLSX") else ogr.wkbPoint
        )
        fields = ("reference", "offence", "committed") if table.GetGeomType() != ogr.wkbNone else HEADER
        for field, its in zip(fields, (ogr.OFTString, ogr.OFTString, kind, ogr.OFTReal, ogr.OFTReal)):
            table.CreateField(ogr.FieldDefn(field, its))
        for ref, offence, moment, x, y in CRIMES:
            feature = ogr.Feature(table.GetLayerDefn())
            utc, ahead = in_utc(moment)
            text = (utc if zone == "utc" else moment).strftime(form)
            text += "+00" if zone == "utc" else f"+{ahead // 60:02d}" if zone else ""
            for i, value in enumerate((ref, offence, text, x, y)[: len(fields)]):
                feature.SetField(i, value)
            if table.GetGeomType() != ogr.wkbNone:
                a, b = move.TransformPoint(x, y)[:2] if degrees else (x, y)
                feature.SetGeometry(ogr.CreateGeometryFromWkt(f"POINT ({a:.9f} {b:.9f})"))
            table.CreateFeature(feature)
        del feature, table, data
        return path

    return write


TEXT = ogr.OFTString
WAYS = {
    "csv in UTF-8": as_csv("utf-8-sig"),
    "csv in Windows-1252": as_csv("cp1252"),
    "csv with semicolons": as_csv(delimiter=";", form="%Y-%m-%dT%H:%M:%S"),
    "tabs": as_csv(delimiter="\t", name="crimes.tsv", form="%d-%b-%Y %H:%M"),
    "zip": as_zip,
    "xlsx": as_xlsx("dd/mm/yyyy hh:mm"),
    "xlsx of a script": as_xlsx("yyyy-mm-dd h:mm:ss"),
    "xlsx that shows days": as_xlsx("d mmm yyyy"),
    "xlsx as numbers": as_xlsx("General"),
    "xls": as_xls,
    "ods": as_layer("ODS", "crimes.ods"),
    "geopackage": as_layer("GPKG", "crimes.gpkg"),
    "geopackage of text": as_layer("GPKG", "text.gpkg", TEXT),
    "geopackage with offsets": as_layer("GPKG", "offset.gpkg", zone="offset"),
    "geojson in UTC": as_layer("GeoJSON", "crimes.geojson", zone="utc", degrees=True),
    "geojson of text": as_layer("GeoJSON", "text.geojson", TEXT, degrees=True),
    "flatgeobuf": as_layer("FlatGeobuf", "crimes.fgb", zone="offset"),
    "shapefile of text": as_layer("ESRI Shapefile", "crimes.shp", TEXT),
    "shapefile of days": as_layer("ESRI Shapefile", "days.shp", ogr.OFTDate, "%Y/%m/%d"),
    "mapinfo": as_layer("MapInfo File", "crimes.tab"),
    "file geodatabase": as_layer("OpenFileGDB", "crimes.gdb"),
    "kml": as_layer("LIBKML", "crimes.kml", TEXT, degrees=True),
}
#: Formats without a time of day.
DAYS_ONLY = {"shapefile of days"}
#: Numbers of which nothing says whether they hold a time.
WHOLE_DAYS = {"xlsx as numbers"}


def spots_of(run, path):
    made = run(
        "countcrimes",
        {
            "INPUT": path,
            "DATE_FIELD": "date",
            "CELL_SIZE": 500,
            "SELECT_BY": "top_k",
            "SELECT_VALUE": 5,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "HOTSPOTS": "TEMPORARY_OUTPUT",
        },
    )
    return made["CRIMES_USED"], sorted((row["crimes"] for row in rows(made["HOTSPOTS"])), reverse=True)


@pytest.fixture(scope="module")
def expected():
    return {
        ref: (moment.strftime("%Y-%m-%d"), moment.strftime("%Y-%m-%d %H:%M"), offence, x, y)
        for ref, offence, moment, x, y in CRIMES
    }


@pytest.fixture(scope="module")
def hot(tmp_path_factory):
    """The hot spots of the plainest way, which all others are held against."""
    return {}


@pytest.mark.parametrize("way", list(WAYS))
def test_the_same_crimes_whatever_they_come_as(run, tmp_path, expected, hot, way):
    made = run(
        "importrecords", {"SOURCE": WAYS[way](tmp_path), "OUTPUT": str(tmp_path / "result.gpkg")}, feedback=Feedback()
    )
    assert (made["ROWS_READ"], made["ROWS_KEPT"], made["ROWS_LEFT_OUT"]) == (500, 500, 0)
    layer = QgsVectorLayer(made["OUTPUT"], "", "ogr")
    assert layer.crs().isValid() and not layer.crs().isGeographic()
    found = {}
    for feature in layer.getFeatures():
        point = feature.geometry().asPoint()
        found[feature["crime_id"]] = (
            feature["date"].toString("yyyy-MM-dd"),
            feature["date_from"],
            feature["offence"],
            point.x(),
            point.y(),
        )
    assert found.keys() == expected.keys()
    for ref, (day, moment, offence, x, y) in expected.items():
        mine = found[ref]
        assert mine[0] == day and mine[2] == offence, (ref, mine, day, moment)
        # A whole number of days may be midnight, or a day without a time.
        without = way in DAYS_ONLY or way in WHOLE_DAYS and moment.endswith("00:00")
        assert mine[1] == (day if without else moment), (ref, mine, moment)
        assert abs(mine[3] - x) < 0.5 and abs(mine[4] - y) < 0.5, (ref, mine, x, y)
    if "plain" not in hot:
        plain = run("importrecords", {"SOURCE": as_csv()(tmp_path), "OUTPUT": str(tmp_path / "plain.gpkg")})
        hot["plain"] = spots_of(run, plain["OUTPUT"])
    assert spots_of(run, made["OUTPUT"]) == hot["plain"] and hot["plain"][0] == 500
