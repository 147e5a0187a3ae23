"""What is left out before anything is counted: repeated references, and crimes at premises such as hospitals."""

import csv
import io
import os
import re
import zipfile

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer
from refusals import refused
from support import DEMO


@pytest.fixture(scope="module")
def raw():
    """The sample's rows as the files have them."""
    found = []
    with zipfile.ZipFile(os.path.join(DEMO, "police_uk.zip")) as archive:
        for name in archive.namelist():
            if name.endswith(".csv"):
                found += list(csv.DictReader(io.TextIOWrapper(archive.open(name), "utf-8")))
    return [row for row in found if row["Longitude"]]


def left_out(run, crimes, **more):
    """{reason: rows} as the log says it."""
    from support import Feedback

    feedback = Feedback()
    run("countcrimes", dict({"INPUT": crimes, "HOTSPOTS": "memory:"}, **more), feedback=feedback)
    found = [re.match(r"Left out, (.*): ([\d,]+)$", line) for line in feedback.said]
    return {match[1]: int(match[2].replace(",", "")) for match in found if match}


def points(rows, fields="field=ref:string&field=place:string&field=offence:string"):
    layer = QgsVectorLayer("Point?crs=EPSG:27700&" + fields, "crimes", "memory")
    features = []
    for x, y, *values in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(values)
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def test_premises_by_name(run, crimes, raw):
    """As many as a plain search in the raw files finds; whole names, whatever the case."""
    expected = sum(bool(re.search(r"\b(police station|hospital)$", row["Location"].lower())) for row in raw)
    found = left_out(run, crimes, LOCATION_FIELD="location", EXCLUDE="police  STATION; Hospital;;")
    assert found["at excluded premises"] == expected > 100
    assert "at excluded premises" not in left_out(run, crimes, LOCATION_FIELD="location", EXCLUDE="Hospita; olice")


def test_a_street_that_is_named_after_premises_stays(run):
    from support import Feedback

    out = {
        "On or near Hospital": 9,
        "St Mary's Hospital": 8,
        "HOSPITAL, Marton Road": 7,
        "Hospital (A&E)": 6,
        "Royal Hospital - A&E": 5,
        "General  hospital": 4,
        "Prison": 3,
    }
    stay = (
        "On or near Hospital Road",
        "Hospital Lane",
        "Old Hospital Close",
        "Hospital-Road",
        "Hospitality House",
        "Prison Street",
        "Hospital's Walk",
        "Marton Road",
    )
    places = [name for name, count in out.items() for _ in range(count)] + list(stay) * 2
    layer = points([(450000 + 10 * i, 520000, "", place, "Theft") for i, place in enumerate(places)])
    feedback = Feedback()
    run(
        "countcrimes",
        {"INPUT": layer, "HOTSPOTS": "memory:", "LOCATION_FIELD": "place", "EXCLUDE": "Hospital; Prison"},
        feedback=feedback,
    )
    log = "\n".join(feedback.said)
    assert f"at excluded premises: {sum(out.values())}" in log
    # The most frequent of the names, with how many of each.
    for name, count in list(out.items())[:5]:
        assert f"'{name}' {count}" in log
    assert "'Prison'" not in log and not any(f"'{name}'" in log for name in stay)


def test_premises_by_layer(run, crimes):
    """Points with a distance against a plain count, polygons as they are."""
    places = {}
    for feature in crimes.getFeatures():
        point = feature.geometry().asPoint()
        places[(point.x(), point.y())] = places.get((point.x(), point.y()), 0) + 1
    (x, y), most = max(places.items(), key=lambda item: item[1])
    station = points([(x, y, "", "", "")])
    near = sum(count for (px, py), count in places.items() if (px - x) ** 2 + (py - y) ** 2 < 90**2)
    on = left_out(run, crimes, EXCLUDE_LAYER=station, EXCLUDE_DISTANCE=0.5)
    assert on["at excluded premises"] == most
    # Circles are drawn with corners: a little less than all within 100 m, at least all within 90.
    around = left_out(run, crimes, EXCLUDE_LAYER=station, EXCLUDE_DISTANCE=100)["at excluded premises"]
    assert near <= around <= sum(count for (px, py), count in places.items() if (px - x) ** 2 + (py - y) ** 2 <= 100**2)
    area = QgsVectorLayer("Polygon?crs=EPSG:27700", "hospital", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)).buffer(0.5, 4))
    area.dataProvider().addFeatures([feature])
    assert left_out(run, crimes, EXCLUDE_LAYER=area, EXCLUDE_DISTANCE=0) == on
    with refused(QgsProcessingException, "EXCLUDE_DISTANCE", "0", "'crimes'"):
        left_out(run, crimes, EXCLUDE_LAYER=station, EXCLUDE_DISTANCE=0)


def test_an_incident_and_a_crime_with_one_reference_count_once(run):
    rows = [(450000 + 10 * i, 520000, f"L{i}", "", "ASB") for i in range(40)]
    rows += [
        (450000, 520000, "L0", "", "Public order"),
        (450010, 520000, "L1", "", "Public order"),
        (450400, 520000, "", "", "ASB"),
        (450400, 520000, "", "", "ASB"),
        (450400, 520000, " ", "", "ASB"),
    ]
    layer = points(rows)
    assert "repeated reference" not in left_out(run, layer)
    assert left_out(run, layer, REFERENCE_FIELD="ref") == {"repeated reference": 2}
    # What is not looked at is no first one: the two crimes are then the only rows with their number.
    found = left_out(run, layer, REFERENCE_FIELD="ref", OFFENCE_FIELD="offence", OFFENCES="Public order")
    assert found == {"another offence": 43}


def test_what_is_missing_is_said(run, crimes):
    with refused(QgsProcessingException, "EXCLUDE", "LOCATION_FIELD"):
        left_out(run, crimes, EXCLUDE="Hospital")
    with refused(QgsProcessingException, "'urn'"):
        left_out(run, crimes, REFERENCE_FIELD="urn")
    layer = points([(450000 + 10 * i, 520000, "", "On or near Hospital", "Theft") for i in range(20)])
    with refused(QgsProcessingException, "'crimes'", "20"):
        left_out(run, layer, LOCATION_FIELD="place", EXCLUDE="Hospital")
