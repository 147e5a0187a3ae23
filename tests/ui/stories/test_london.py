"""A force that is not the sample, in the real window: what the dock says of 36 months of London's burglary is held
against the files themselves and against the same tool run outside it; ``steps_london.py`` does what the user does."""

import csv
import glob
import json
import os
import zipfile
from collections import Counter

import pytest
from support import pdf_text

HERE = os.path.dirname(os.path.abspath(__file__))
#: Seconds that the window may stand still, on a machine that does other things too.
STILL = 5


class Files:
    """What is in the files: rows, those without a place, those whose Crime ID came before, the rest by month and by
    borough as the LSOA's name has it."""

    def __init__(self, data):
        self.rows = self.nowhere = self.again = 0
        self.months, self.boroughs, known = Counter(), Counter(), set()
        for path in sorted(glob.glob(os.path.join(data, "police_uk", "*", "*-metropolitan-street.csv"))):
            with open(path, encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    self.rows += 1
                    if not row["Longitude"]:
                        self.nowhere += 1
                    elif row["Crime ID"] in known:
                        self.again += 1
                    else:
                        known.add(row["Crime ID"])
                        self.months[row["Month"]] += 1
                        if "2022-07" <= row["Month"] <= "2024-06":
                            self.boroughs[row["LSOA name"][: -len(" 001A")]] += 1


def borough_names(data):
    from osgeo import ogr

    source = ogr.Open(os.path.join(data, "boundaries", "london.gpkg"))
    return {feature["LAD22NM"] for feature in source.GetLayerByName("borough_2022")}


@pytest.mark.once
def test_london_from_the_download_to_the_tasking_briefing(in_window, data, command_line, tmp_path):
    saw = in_window("london", os.path.join(HERE, "steps_london.py"), seconds=1800, HOTSPOT_DATA=data)
    files = Files(data)

    # The import: nothing before it is asked for, and every row accounted for.
    assert saw["before"] == [2, 0, False], "two forces get onto one map only on purpose"
    cells, rows = saw["ticked"]
    assert len(cells) == 36 and rows == files.rows
    assert saw["months"] == dict(files.months) and sum(saw["months"].values()) + files.nowhere + files.again == rows
    assert saw["offences"] == {"Burglary": sum(files.months.values())}
    verdicts = {about: verdict for about, (verdict, _) in saw["lines"].items()}
    assert (verdicts["dates"], verdicts["points"], verdicts["note"]) == ("look",) * 3, "months, moved points, the seam"

    # What months cannot support is said before a form is filled in, and cannot be started.
    assert saw["named"] == ["LAD22NM", "Burglary"], "not all crime: the files hold one offence"
    for tool in ("nearrepeat", "pointclusters", "emerginghotspots", "monitor", "matchcontrols"):
        missing, able = saw["needs"][tool]
        assert missing[-1:] == ["days"] and not able, tool
    assert "hours" in saw["needs"]["patrolplan"][0]

    # The map that wins is the one that was taken over.
    problem, about = saw["maps"]
    assert problem == ""
    with open(about["parameters"]["REPORT_JSON"], encoding="utf-8") as file:
        report = json.load(file)
    best = max(report["maps"], key=lambda one: one["hit_rate"])
    assert report["best"]["short"] == best["short"] and 0 < best["hit_rate"] <= report["oracle"] <= 1
    use = report["recommended"]["use"]
    assert (saw["used"]["method"], saw["used"]["cell_size"]) == (use["METHOD"], use["CELL_SIZE"])
    asked = about["parameters"]

    # The hot spots, and the boroughs: the files name them too.
    found, period = saw["found"], sum(files.boroughs.values())
    assert found["rows"] == found["cards"] > 10 and found["in view"]
    assert found["crs"] == ["EPSG:27700"] * 2 and found["written"] == [True, True]
    assert "burglary" in found["offences"]
    assert 0.99 * period < found["used"] + found["missing"] <= period, "all but crimes at premises"
    assert 0 < found["figures"]["crimes"] < 1 and found["figures"]["hot_spots"] == found["rows"]
    areas = {name: crimes for name, crimes, _ in saw["areas"]}
    assert set(areas) == borough_names(data) and len(areas) == len(saw["areas"]) == 33 and "City of London" in areas
    # Outlines that are true to 20 m put some crimes on the other side, and crimes at premises do not count.
    for name, crimes in areas.items():
        assert abs(crimes - files.boroughs[name]) <= 15 + 0.03 * files.boroughs[name], name
    assert max(areas, key=areas.get) == max(files.boroughs, key=files.boroughs.get)
    assert sum(areas.values()) <= found["used"]

    # The effect: by month, of places chosen before, and no more said than its measures bear.
    assert saw["active"] == 10 and saw["controls"][0] == "" and saw["asked"] == []
    problem, about = saw["effect"]
    assert problem == ""
    with open(about["parameters"]["REPORT_JSON"], encoding="utf-8") as file:
        effect = json.load(file)
    assert effect["period"] == "month" and effect["summary"] == about["summary"]
    assert saw["effect shown"] and "SELECTED" not in saw["effect shown"], "labels, not names of parameters"
    sure = [one for one in effect["measures"] if one["low"] is not None and (one["low"] > 0 or one["high"] < 0)]
    if not sure:
        assert effect["verdict"] in ("cannot tell", "about the same")
    fewer = {one["week"] for one in effect["series"] if one["week"] >= 0}
    assert fewer == set(range(6)), "July to December 2024"

    # The paper.
    (pdf, pdf_problem), (word, word_problem) = saw["paper"]
    assert pdf_problem == word_problem == ""
    pages = pdf_text(pdf).split("\f")[:-1]
    assert len(pages) == 2
    with zipfile.ZipFile(word) as archive:
        assert archive.testzip() is None
        text = archive.read("word/document.xml").decode("utf-8")
        assert any(name.startswith("word/media/") for name in archive.namelist()), "the map"
    for _, area, _ in saw["top"]:
        assert area in pages[1] and area in text
    assert "Burglary" in pages[0] and "Burglary" in text

    assert {what: seconds for what, seconds in saw["longest"].items() if seconds > STILL} == {}

    # It wins on the command line too.
    outside = outside_the_dock(command_line, asked, os.path.dirname(pdf), tmp_path)
    assert outside["recommended"] == report["recommended"] and outside["maps"] == report["maps"]


def outside_the_dock(command_line, parameters, folder, tmp_path):
    """The report of the same run on the command line, of the files that the dock's layers are of."""
    sources = {
        "INPUT": os.path.join(folder, "burglary.gpkg"),
        "STUDY_AREA": os.path.join(folder, "london.gpkg") + "|layername=borough_2022",
    }
    own = {name: value for name, value in parameters.items() if name not in ("OUTPUT", "REPORT", "REPORT_JSON")}
    path = tmp_path / "outside.json"
    written = {"OUTPUT": str(tmp_path / "outside.gpkg"), "REPORT_JSON": str(path)}
    went_well, said = command_line.run("holdout", {**own, **sources, **written})
    assert went_well, said
    return json.loads(path.read_text(encoding="utf-8"))
