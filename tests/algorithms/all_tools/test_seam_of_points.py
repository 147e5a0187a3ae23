"""A change of the map points between two months, through the tools that compare periods: said where it falls inside
what they look at, and nowhere else."""

import json

import numpy as np
import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer


@pytest.fixture(scope="module")
def town(qgis):
    """Crimes of 24 months on 600 points, which are others from July 2023 on; and the area."""
    rng = np.random.default_rng(8)
    place = rng.uniform(0, 4000, (2, 600, 2)).round() + (450000, 520000)
    chance = rng.lognormal(0, 1, 600)
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string&field=date:string", "crimes", "memory")
    made = []
    for month in range(24):
        day = str((np.datetime64("2023-01", "M") + month).astype("datetime64[D]"))
        for i in rng.choice(600, 150, p=chance / chance.sum()).tolist():
            one = QgsFeature(layer.fields())
            one.setAttributes(["Burglary", day])
            one.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*place[int(month >= 6), i].tolist())))
            made.append(one)
    layer.dataProvider().addFeatures(made)
    area = QgsVectorLayer("Polygon?crs=EPSG:27700&field=name:string", "area", "memory")
    whole = QgsFeature(area.fields())
    whole.setAttributes(["town"])
    whole.setGeometry(
        QgsGeometry.fromWkt("Polygon((450000 520000, 454000 520000, 454000 524000, 450000 524000, 450000 520000))")
    )
    area.dataProvider().addFeatures([whole])
    return layer, area


def notes_of(results):
    return [one for one in results["NOTES"].split("\n") if "250 m" in one]


TOOLS = {
    "holdout": {"CELL_SIZES": "500", "MAPS": "count last=3", "OFFSETS": 1},
    "stability": {"CELL_SIZE": 500},
    "emerginghotspots": {"CELL_SIZE": 500, "HOTSPOTS": "TEMPORARY_OUTPUT"},
    "risksurface": {"CELL_SIZE": 500},
    "timeline": {},
    "countcrimes": {"CELL_SIZE": 500, "HOTSPOTS": "TEMPORARY_OUTPUT"},
}


@pytest.mark.parametrize("name", sorted(TOOLS))
def test_tools_say_it_where_it_falls_inside_their_window(run, town, name):
    from qgis.core import QgsApplication

    layer, area = town
    tool = QgsApplication.processingRegistry().algorithmById("hotspotpolicing:" + name)
    given = {
        "INPUT": layer,
        "DATE_FIELD": "date",
        "STUDY_AREA": area,
        "AREAS": area,
        "PLACES": area,
        "PERIOD": "month",
        "OUTPUT": "TEMPORARY_OUTPUT",
        **TOOLS[name],
    }
    given = {key: value for key, value in given.items() if tool.parameterDefinition(key) is not None}
    (said,) = notes_of(run(name, given))
    assert "Jun 2023 and Jul 2023" in said
    if name != "risksurface":  # needs more months than are left
        assert notes_of(run(name, dict(given, START="2023-07-01"))) == []


def test_the_check_finds_it(run, town, tmp_path):
    path = str(tmp_path / "check.json")
    run("checkdata", {"INPUT": town[0], "DATE_FIELD": "date", "REPORT_JSON": path})
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    found = {one["name"]: one for one in report["checks"]}["map_points"]
    assert (found["verdict"], found["count"], found["of"]) == ("warn", 1, 23)
    bears = {one["use"]: one for one in report["bears"]}["trends"]
    assert bears["verdict"] == "marked" and "Jun 2023" in bears["reason"]
