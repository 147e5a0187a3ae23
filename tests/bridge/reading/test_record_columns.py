"""Columns of records systems: known by their names, else proposed by what they hold and never used unconfirmed."""

import random

import pytest
from awkward import rows as csv_of
from qgis.core import QgsFeature, QgsProcessingException, QgsVectorLayer
from refusals import refused
from support import Feedback, rows

#: Headers after the trade's own words: an occurrence, an investigation, a crime report, a call.
HEADERS = [
    (
        "OCCURRENCE NO;Occurrence Type;Committed On;Reported Dt;HO Code;Location Easting;Location Northing;Beat Code",
        {
            "reference": "OCCURRENCE NO",
            "offence": "Occurrence Type",
            "from_date": "Committed On",
            "reported": "Reported Dt",
            "ho_class": "HO Code",
            "easting": "Location Easting",
            "northing": "Location Northing",
            "beat": "Beat Code",
        },
    ),
    (
        "URN;Offence Start Date;Offence Start Time;Offence End Date;Reported Date;Offence Description;HO Class;X;Y",
        {
            "reference": "URN",
            "from_date": "Offence Start Date",
            "from_time": "Offence Start Time",
            "to_date": "Offence End Date",
            "reported": "Reported Date",
            "offence": "Offence Description",
            "ho_class": "HO Class",
            "easting": "X",
            "northing": "Y",
        },
    ),
    (
        "Investigation Reference No;Primary Offence;Offence Date From;Offence Date To;Home Office Class Code;"
        "Offence Location Easting;Offence Location Northing;Location UPRN",
        {
            "reference": "Investigation Reference No",
            "offence": "Primary Offence",
            "from_date": "Offence Date From",
            "to_date": "Offence Date To",
            "ho_class": "Home Office Class Code",
            "easting": "Offence Location Easting",
            "northing": "Offence Location Northing",
            "place": "Location UPRN",
        },
    ),
    (
        "Incident No;Incident Created Date;Created Time;Opening Code;Final Class;Incident X;Incident Y",
        {
            "reference": "Incident No",
            "reported": "Incident Created Date",
            "reported_time": "Created Time",
            "offence": "Final Class",
            "easting": "Incident X",
            "northing": "Incident Y",
        },
    ),
    # A Shapefile keeps ten signs of a name.
    (
        "CRIME_NUMB;OFFENCE_DE;OFFENCE_ST;EASTING;NORTHING",
        {"reference": "CRIME_NUMB", "offence": "OFFENCE_DE", "easting": "EASTING", "northing": "NORTHING"},
    ),
]


@pytest.mark.parametrize("header, expected", HEADERS, ids=[one[0].split(";")[0] for one in HEADERS])
def test_columns_of_records_systems_are_known_by_name(header, expected):
    from hotspot_policing.bridge.reading.record_columns import recognise

    found = recognise(header.split(";"))
    assert {meaning: found.get(meaning) for meaning in expected} == expected
    assert len(set(found.values())) == len(found)


def test_no_name_has_two_meanings():
    from hotspot_policing.bridge.reading import record_columns

    # A closing code is the offence where no other column is.
    names = [name for meaning, names in record_columns._NAMES.items() for name in set(names) if meaning != "closing"]
    assert len(names) == len(set(names))


# -- by content ---------------------------------------------------------------------------------------------------
OFFENCES = ["Burglary - residential", "Theft from motor vehicle", "Assault with injury", "Criminal damage"]
#: Names that say nothing, and what each column holds by content.
NAMELESS = {
    "F1": None,
    "F2": "reference",
    "F3": None,
    "F4": None,
    "F5": "from_date",
    "F6": None,
    "F7": "offence",
    "F8": None,
    "F9": "easting",
    "F10": "northing",
}


def records(count=60):
    draw = random.Random(7)
    lines = []
    for i in range(count):
        day = 1 + i % 28
        lines.append(
            [
                str(i + 1),
                f"12/{draw.randrange(10**5):05d}/25",
                draw.choice("MF"),
                f"{1 + draw.randrange(28):02d}/{1 + draw.randrange(12):02d}/{draw.randrange(1940, 2005)}",
                f"{day:02d}/02/2025 21:30",
                f"{day:02d}/03/2025",
                draw.choice(OFFENCES),
                draw.choice(["Undetected", "Charged"]),
                str(450000 + draw.randrange(9000)),
                str(515000 + draw.randrange(9000)),
            ]
        )
    return lines


def proposed(table, header):
    from hotspot_policing.bridge.importing.record_contents import proposals

    return {one.meaning: one.column for one in proposals(table, header)}


def opened(source):
    from hotspot_policing.bridge.importing.record_files import open_records

    return open_records(source)


def test_contents_propose_what_names_do_not_say(tmp_path, qgis):
    table = opened(csv_of(*records(), header=list(NAMELESS))(str(tmp_path)))
    expected = {meaning: column for column, meaning in NAMELESS.items() if meaning}
    assert proposed(table, {}) == expected
    # What is named is not looked for, nor a column used twice.
    assert proposed(table, dict(expected)) == {}
    assert "reference" not in proposed(table, {"reference": "F1"})


def test_contents_of_a_layer(qgis):
    layer = QgsVectorLayer(
        "Point?crs=EPSG:27700&" + "&".join(f"field={name}:string(40)" for name in NAMELESS), "crimes", "memory"
    )
    features = []
    for line in records():
        feature = QgsFeature(layer.fields())
        feature.setAttributes(line)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    # It has points of its own.
    assert proposed(opened(layer), {}) == {"reference": "F2", "from_date": "F5", "offence": "F7"}


@pytest.mark.parametrize(
    "values, meaning",
    [
        ([f"10{i * 7919:09d}" for i in range(30)], "place"),
        ([f"TS{1 + i % 9} {i % 10}AB" for i in range(30)], "place"),
        ([f"NZ 4{i:02d} 2{i:02d}" for i in range(30)], "coordinates"),
        ([f"07{i * 7919:09d}" for i in range(30)], None),
        ([str(1000 + i) for i in range(30)], None),
    ],
)
def test_places_by_content(tmp_path, qgis, values, meaning):
    table = opened(csv_of(*[["x", value] for value in values], header=["A", "B"])(str(tmp_path)))
    found = proposed(table, {"reference": "A", "from_date": "A", "offence": "A"})
    assert found == ({meaning: "B"} if meaning else {})


def test_degrees_by_content_in_any_order(tmp_path, qgis):
    lines = [[f"54.{5000 + i:04d}", f"-1.{2000 + i * 3:04d}"] for i in range(30)]
    table = opened(csv_of(*lines, header=["A", "B"])(str(tmp_path)))
    assert proposed(table, {}) == {"longitude": "B", "latitude": "A"}


def test_a_tool_does_not_use_what_nobody_confirmed(run, tmp_path):
    source = csv_of(*records(), header=list(NAMELESS))(str(tmp_path))
    with refused(QgsProcessingException, "F5", "F9", "F10", "PROFILE"):
        run("importrecords", {"SOURCE": source, "OUTPUT": str(tmp_path / "crimes.gpkg")})
    # Where the names suffice, what only the contents say is named and left out.
    header = ["F1", "F2", "F3", "F4", "Committed On", "F6", "F7", "F8", "Easting", "Northing"]
    source = csv_of(*records(), header=header, name="named.csv")(str(tmp_path))
    feedback = Feedback()
    run("importrecords", {"SOURCE": source, "OUTPUT": str(tmp_path / "crimes.gpkg")}, feedback=feedback)
    assert "crime_id" not in rows(str(tmp_path / "crimes.gpkg"))[0]
    log = "\n".join(feedback.said)
    assert "'F2'" in log and "'F7'" in log


def test_the_dialog_shows_a_proposal_and_by_what(tmp_path, qgis):
    from hotspot_policing.ui.data.records_dialog import RecordsDialog

    dialog = RecordsDialog(opened(csv_of(*records(), header=list(NAMELESS))(str(tmp_path))))
    try:
        columns = dialog.profile().columns
        assert columns == {meaning: column for column, meaning in NAMELESS.items() if meaning}
        assert all(f"'{column}'" in dialog.notes.text() for column in columns.values())
        # Once another column is chosen, nothing is said of it any more.
        combo = dialog.meanings["reference"]
        combo.setCurrentIndex(combo.findData(""))
        dialog.show_preview()
        assert "'F2'" not in dialog.notes.text()
    finally:
        dialog.deleteLater()
