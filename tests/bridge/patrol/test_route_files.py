"""GPX, KML and CSV as other programs read them."""

import csv
import io
import xml.etree.ElementTree as ElementTree

import pytest
from patrols import route
from qgis.core import QgsCoordinateReferenceSystem

from hotspot_policing.bridge.patrol.route_files import Waypoint, file_names, gpx, kml, marked_csv, route_files
from hotspot_policing.bridge.patrol.route_stops import CUT_OFF, LeftOut, stop_table

pytestmark = pytest.mark.usefixtures("qgis")

GPX = "{http://www.topografix.com/GPX/1/1}"
KML = "{http://www.opengis.net/kml/2.2}"
STOPS = [Waypoint(-1.25, 54.5, "1. A & <B>\x00", "15:00–15:15")]


def test_gpx_holds_stops_and_way_with_markup_as_text():
    root = ElementTree.fromstring(gpx("late & early", STOPS, [(-1.25, 54.5), (-1.2, 54.6)]))
    (point,) = root.iter(GPX + "rtept")
    assert (float(point.get("lat")), float(point.get("lon"))) == (54.5, -1.25)
    assert point.find(GPX + "name").text == "1. A & <B>"
    assert len(list(root.iter(GPX + "trkpt"))) == 2 and root.find(GPX + "rte/" + GPX + "name").text == "late & early"


def test_kml_holds_the_same():
    root = ElementTree.fromstring(kml("late", STOPS, [(-1.25, 54.5), (-1.2, 54.6)]))
    point, line = root.iter(KML + "coordinates")
    assert [float(one) for one in point.text.split(",")] == [-1.25, 54.5]
    assert len(line.text.split()) == 2


def test_a_csv_holds_no_formula_and_its_marking_in_each_row():
    text = marked_csv(["a", "b"], [("=1+1", None), ("-2", 3)], "OFFICIAL").decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text))) == [
        ["a", "b", "marking"],
        ["'=1+1", "", "OFFICIAL"],
        ["'-2", "3", "OFFICIAL"],
    ]
    assert marked_csv(["a"], [(1,)], "").decode("utf-8-sig").split() == ["a", "1"]


@pytest.mark.parametrize(
    "titles",
    [
        ["Late 1", "late 1", "LATE 1"],
        ["a/b", "a\\b", "a:b"],
        ["x" * 300, "x" * 301],
        ["", ""],
        ["Late (2)", "Late", "Late"],
    ],
)
def test_file_names_are_never_one_file(titles):
    names = file_names(titles)
    assert len({one.casefold() for one in names}) == len(titles)
    assert not set('/\\:*?"<>|') & set("".join(names)) and max(map(len, names)) <= 110


def test_each_route_has_its_files_and_what_is_left_out_is_told():
    routes = [route("Market", "Station"), route("Park", unit=2, way=False)]
    stops = stop_table(routes, QgsCoordinateReferenceSystem("EPSG:27700"))
    left = [LeftOut(routes[0].duty, "HS-0009", CUT_OFF)]
    files = route_files(routes, stops, left, "OFFICIAL", lambda x, y: (x / 1e5, y / 1e5))
    assert sorted(name.rpartition(".")[2] for name in files) == ["csv", "csv", "gpx", "gpx", "kml", "kml"]
    rows = list(csv.DictReader(io.StringIO(files["stops.csv"].decode("utf-8-sig"))))
    assert [one["hotspot_id"] for one in rows] == ["HS-0001", "HS-0002", "HS-0001"]
    (gone,) = csv.DictReader(io.StringIO(files["left out.csv"].decode("utf-8-sig")))
    assert (gone["hotspot_id"], gone["reason"], gone["marking"]) == ("HS-0009", left[0].words, "OFFICIAL")
    for name, content in files.items():
        if name.endswith((".gpx", ".kml")):
            ElementTree.fromstring(content)
