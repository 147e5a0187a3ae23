"""Crimes by their flags and Home Office codes: counts are those of a hand filter, and what is left out is counted."""

import json
import random
import re

import pytest
from awkward import HEADER, line
from awkward import rows as csv_of
from qgis.core import QgsApplication, QgsProcessingException
from refusals import refused
from support import Feedback
from test_selection import points

CODES = ["8N", "008/06", "8/6", "00806", "5D", "34B", "46", "105A", ""]
FIELDS = "field=offence:string&field=domestic:string&field=public_plc:string&field=bladed:string&field=ho_class:string"


def made(count=400):
    """Rows (x, y, offence, domestic, public place, bladed, code)."""
    draw = random.Random(5)
    return [
        (
            450000 + draw.randrange(2000),
            515000 + draw.randrange(2000),
            draw.choice(["ASB nuisance", "Assault"]),
            draw.choice(["yes", "no", "Y", ""]),
            draw.choice(["1", "0", "TRUE", "No"]),
            draw.choice(["", "", "", "yes"]),
            draw.choice(CODES),
        )
        for _ in range(count)
    ]


ROWS = made()
YES = ("yes", "Y", "1", "TRUE")
INJURY = ("8N", "008/06", "8/6", "00806")


def said(run, layer, flags, tool="countcrimes", **more):
    feedback = Feedback()
    results = run(tool, dict({"INPUT": layer, "FLAGS": flags}, **more), feedback=feedback)
    log = "\n".join(feedback.said)
    found = re.search(r"Crimes used: ([\d,]+)", log)
    return results, int(found[1].replace(",", "")), log


@pytest.mark.parametrize(
    "flags, test",
    [
        ("public_place", lambda row: row[4] in YES),
        ("public_place; not domestic", lambda row: row[4] in YES and row[3] not in YES),
        ("PUBLIC_PLC ; NOT Domestic;", lambda row: row[4] in YES and row[3] not in YES),
        ("ho_class 8", lambda row: row[6] in INJURY),
        ("ho_class 8N", lambda row: row[6] == "8N"),
        ("ho_class 8/06", lambda row: row[6] in INJURY[1:]),
        ("ho_class: 00806, 5D; not domestic", lambda row: row[6] in (*INJURY[1:], "5D") and row[3] not in YES),
        (
            "serious violence in public, not domestic",
            lambda row: row[6] in (*INJURY, "5D", "34B") and row[4] in YES and row[3] not in YES,
        ),
        ("Knife-enabled", lambda row: row[6] in (*INJURY, "5D", "34B") and row[5] in YES),
        ("Acquisitive", lambda row: row[6] in ("34B", "46")),
        ("ASB", lambda row: row[2].startswith("ASB")),
    ],
)
def test_counts_are_those_of_a_hand_filter(run, flags, test):
    more = {"OFFENCE_FIELD": "offence"} if flags == "ASB" else {}
    results, used, log = said(run, points(ROWS, FIELDS), flags, HOTSPOTS="memory:", **more)
    expected = sum(map(test, ROWS))
    assert used == expected > 0
    assert f"Left out, without the chosen flags: {len(ROWS) - expected}" in log


def test_other_tools_take_them(run, tmp_path):
    expected = sum(row[4] in YES for row in ROWS)
    for tool, more in (("gistar", {"HOTSPOTS": "memory:"}), ("concentration", {})):
        assert said(run, points(ROWS, FIELDS), "public_place", tool, OUTPUT="memory:", **more)[1] == expected


def test_a_flag_that_is_mostly_empty_is_said(run):
    empty = sum(not row[5] for row in ROWS)
    assert 2 * empty > len(ROWS)
    _, used, log = said(run, points(ROWS, FIELDS), "bladed", HOTSPOTS="memory:")
    assert f"'bladed' is blank in {empty} of {len(ROWS)} rows" in log
    assert "is blank in" not in said(run, points(ROWS, FIELDS), "not domestic", HOTSPOTS="memory:")[2]


@pytest.mark.parametrize(
    "flags, named",
    [
        ("gangs", ("gangs", "domestic", "public_place", "bladed", "ho_class", "Knife-enabled")),
        ("not hate", ("hate", "domestic")),
        ("ho_class", ("8N",)),
        ("ho_class assault", ("ho_class assault",)),
        ("ASB", ("OFFENCE_FIELD",)),
    ],
)
def test_what_is_no_flag_is_refused_in_a_sentence(run, flags, named):
    with refused(QgsProcessingException, "FLAGS", named):
        run("countcrimes", {"INPUT": points(ROWS, FIELDS), "FLAGS": flags, "HOTSPOTS": "memory:"})


@pytest.mark.parametrize(
    "flags, lacking",
    [
        ("Acquisitive", ("ho_class",)),
        ("Acquisitive; not domestic", ("ho_class",)),
        ("ho_class 8N", ("ho_class",)),
        ("Knife-enabled", ("bladed", "ho_class")),
        ("Serious violence in public, not domestic", ("public_place", "ho_class")),
    ],
)
def test_a_preset_names_the_fields_that_are_missing(run, flags, lacking):
    """It is known, so it is not refused as unknown with itself among the presets to choose from."""
    layer = points([(row[0], row[1], row[2], row[3]) for row in ROWS], "field=offence:string&field=domestic:string")
    with refused(QgsProcessingException, "FLAGS", [f"'{name}'" for name in lacking]) as caught:
        run("countcrimes", {"INPUT": layer, "FLAGS": flags, "HOTSPOTS": "memory:"})
    assert str(caught.value).count("Acquisitive") <= 1
    assert "'domestic'" not in str(caught.value)


def test_nothing_left_names_the_flags(run):
    layer = points([(450000, 515000, "Assault", "no", "no", "no", "8N")] * 5, FIELDS)
    with refused(QgsProcessingException, "5"):
        run("countcrimes", {"INPUT": layer, "FLAGS": "public_place", "HOTSPOTS": "memory:"})


@pytest.mark.parametrize(
    "text, code",
    [
        ("8N", (8, "N")),
        ("008N", (8, "N")),
        ("8n - Assault with injury", (8, "N")),
        ("008/06", (8, "6")),
        ("8/6", (8, "6")),
        ("00806", (8, "6")),
        ("37.2", (37, "2")),
        ("105A", (105, "A")),
        ("126", (126, "")),
        ("Assault", None),
        ("", None),
    ],
)
def test_home_office_codes(text, code):
    from hotspot_policing.bridge.reading.flags import ho_code

    assert ho_code(text) == code


def test_presets_can_be_edited(run, qgis, tmp_path):
    import os

    from hotspot_policing.bridge.reading.flags import crime_presets

    ours = {one["name"]: one for one in crime_presets()}
    assert len(ours) == 5
    folder = os.path.join(QgsApplication.qgisSettingsDirPath(), "hotspot_policing", "presets")
    os.makedirs(folder, exist_ok=True)
    path = os.path.join(folder, "knife.json")
    try:
        with open(path, "w", encoding="utf-8") as file:
            json.dump(dict(ours["Knife-enabled"], ho_class=["5D"]), file)
        _, used, _ = said(run, points(ROWS, FIELDS), "Knife-enabled", HOTSPOTS="memory:")
        assert used == sum(row[6] == "5D" and row[5] in YES for row in ROWS)
        with open(path, "w", encoding="utf-8") as file:
            file.write("{")
        with refused(QgsProcessingException, "knife.json"):
            said(run, points(ROWS, FIELDS), "Knife-enabled", HOTSPOTS="memory:")
        # Who asks for no flags is not troubled.
        said(run, points(ROWS, FIELDS), "", HOTSPOTS="memory:")
    finally:
        os.remove(path)


def test_the_import_keeps_flags(run, tmp_path):
    from support import rows

    header = HEADER + ["DV Flag", "Public Place", "Alcohol Related", "Knife Used", "Hate Crime", "Under 25", "Online"]
    source = csv_of(
        line("1") + ["Y", "yes", "N", "0", "TRUE", "", "No"],
        line("2") + ["N", "", "perhaps", "1", "false", "n", "x"],
        header=header,
    )(str(tmp_path))
    feedback, path = Feedback(), str(tmp_path / "crimes.gpkg")
    run("importrecords", {"SOURCE": source, "OUTPUT": path}, feedback=feedback)
    found = [
        [
            str(row[name]) if row[name] else ""
            for name in ("domestic", "public_plc", "alcohol", "bladed", "hate", "under_25", "online")
        ]
        for row in rows(path)
    ]
    assert [[text.replace("NULL", "") for text in row] for row in found] == [
        ["yes", "yes", "no", "no", "yes", "", "no"],
        ["no", "", "", "yes", "no", "no", "yes"],
    ]
    assert "'perhaps'" in "\n".join(feedback.said)


@pytest.mark.parametrize("kind, yes, no", [("boolean", True, False), ("integer", 1, 0), ("double", 1.0, 0.0)])
def test_flags_as_numbers_of_a_geopackage(run, tmp_path, kind, yes, no):
    from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter, QgsVectorLayer

    layer = points(
        [(450000 + i, 515000 + i, yes if i % 3 else no if i % 2 else None) for i in range(60)], "field=domestic:" + kind
    )
    path = str(tmp_path / "crimes.gpkg")
    QgsVectorFileWriter.writeAsVectorFormatV3(
        layer, path, QgsCoordinateTransformContext(), QgsVectorFileWriter.SaveVectorOptions()
    )
    for source in (layer, QgsVectorLayer(path, "crimes", "ogr")):
        assert said(run, source, "domestic", HOTSPOTS="memory:")[1] == 40
        assert said(run, source, "not domestic", HOTSPOTS="memory:")[1] == 20
