"""What is said of real data of data.police.uk, held on every file of the larger data."""

import collections
import csv
import glob
import json
import os

import numpy as np
import pytest

from hotspot_policing.bridge.counting.crimes import CrimeChoice, CrimeQuery, caveats, read_crimes
from hotspot_policing.bridge.importing.police_uk import force_months
from hotspot_policing.bridge.reading.points import PointSource
from hotspot_policing.core.data.map_points import PointsByMonth
from hotspot_policing.core.data.origin import MOVED, NOT_KNOWN, by_columns, by_places

#: The same on every QGIS.
pytestmark = pytest.mark.once


def street_files(data):
    return sorted(glob.glob(os.path.join(data, "police_uk", "*", "*-street.csv")))


def test_every_month_and_offence_is_known_to_be_moved_by_its_columns_and_by_its_places(data):
    """Each with 30 crimes or more, of Cleveland and London, exported alone and with nothing but its places."""
    looked = 0
    for path in street_files(data):
        with open(path, encoding="utf-8") as file:
            reader = csv.DictReader(file)
            assert by_columns(reader.fieldnames) == MOVED
            places = {}
            for row in reader:
                if row["Longitude"]:
                    places.setdefault(row["Crime type"], []).append(row["Location"])
        for offence, texts in places.items():
            if len(texts) >= 30:
                looked += 1
                assert by_places(texts) == MOVED, (path, offence)
                assert by_places([text.replace("On or near", "") for text in texts]) == NOT_KNOWN
    assert looked > 80


def test_forces_and_months_are_counted_as_by_hand(data):
    """Of all files, before anything is imported, against Python's own reader of CSV."""
    counts = collections.Counter()
    for path in street_files(data):
        with open(path, encoding="utf-8", newline="") as file:
            counts.update((row["Reported by"], row["Month"]) for row in csv.DictReader(file))
    found = force_months([os.path.join(data, "police_uk")])
    assert {(force, str(np.datetime64(month, "M"))): rows for (force, month), rows in found.rows.items()} == counts
    assert [name for name, _ in found.skipped] == ["2024-06/2024-06-metropolitan-stop-and-search.csv"]
    assert found.unreadable == 0 and all(len(group) == 1 for group in found.together())
    assert {tuple(found.sources([cell])) for cell in found.rows} == {(path,) for path in street_files(data)}


@pytest.mark.parametrize("month", ["2022-03", "2024-11"])
def test_the_caveat_of_burglary_of_one_month(run, data, tmp_path, month):
    """'Met burglary of a month' was told to be where the crimes were recorded."""
    from qgis.core import QgsCoordinateTransformContext, QgsVectorLayer

    out = str(tmp_path / "crimes.gpkg")
    run("importpoliceuk", {"SOURCE": [os.path.join(data, "police_uk", month)], "OUTPUT": out})
    layer = QgsVectorLayer(out, "", "ogr")
    found = read_crimes(CrimeQuery(PointSource(layer), CrimeChoice(), layer.crs(), QgsCoordinateTransformContext()))
    assert found.crowded().distinct > 0.4 * len(found)
    assert [note for note in caveats(found) if note.startswith("Moved locations")]


def test_places_of_100_m_are_not_recommended_on_twelve_months_of_moved_points(run, data, tmp_path):
    """However few crimes there are a point; where the larger places are little more than points too, they are taken."""
    out = str(tmp_path / "crimes.gpkg")
    run("importpoliceuk", {"SOURCE": glob.glob(os.path.join(data, "police_uk", "2023-*")), "OUTPUT": out})
    found = run(
        "holdout",
        {
            "INPUT": out,
            "DATE_FIELD": "date",
            "STUDY_AREA": data + "/boundaries/london.gpkg|layername=borough_2022",
            "CELL_SIZES": "100; 250",
            "MAPS": "count last=0",
            "OFFSETS": 1,
            "OUTPUT": "TEMPORARY_OUTPUT",
        },
    )
    assert "250 m" in found["RECOMMENDED"] and "Most 100 m places" in found["NOTES"]


def london(data):
    """x, y, days of the burglaries of London, 2022 to 2024."""
    x, y, months = [], [], []
    for path in glob.glob(os.path.join(data, "police_uk", "*", "*-metropolitan-street.csv")):
        with open(path, encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["Longitude"]:
                    x.append(float(row["Longitude"]))
                    y.append(float(row["Latitude"]))
                    months.append(row["Month"])
    return np.array(x), np.array(y), np.array(months, "datetime64[M]").astype("datetime64[D]")


def test_the_map_points_of_london_change_once(data, runs):
    """Between June and July 2022, and nowhere else, not between January and February 2023; in a tenth of the crimes it
    is found, in a twentieth found or not told."""
    x, y, days = london(data)
    rng = np.random.default_rng(1)
    for share in (1, 0.3, 0.1, 0.05):
        for _ in range(1 if share == 1 else runs(3, 30)):
            some = rng.random(len(x)) < share
            points = PointsByMonth()
            points.add(x[some], y[some], days[some])
            seams = [(str(seam.before), str(seam.after)) for seam in points.seams()]
            assert seams == [("2022-06", "2022-07")] or share == 0.05 and not seams


def test_the_map_points_of_cleveland_changed_before_2025(run, data, tmp_path):
    out, path = str(tmp_path / "crimes.gpkg"), str(tmp_path / "check.json")
    run(
        "importpoliceuk",
        {"SOURCE": glob.glob(os.path.join(data, "police_uk", "*", "*-cleveland-street.csv")), "OUTPUT": out},
    )
    run("checkdata", {"INPUT": out, "DATE_FIELD": "date", "REPORT_JSON": path})
    with open(path, encoding="utf-8") as file:
        found = {one["name"]: one for one in json.load(file)["checks"]}["map_points"]
    assert (found["verdict"], found["count"], found["of"]) == ("warn", 1, 3)
    assert "Aug 2021 and Jan 2025" in found["details"][0]["what"]
