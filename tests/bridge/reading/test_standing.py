"""Layers that are empty, or whose file, table or column has gone: one sentence, and nothing is written."""

import json
import os
import shutil
import sqlite3

import pytest
from qgis.core import (
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from refusals import refused
from support import WARDS

SPOT = "Polygon((449000 519000, 451000 519000, 451000 521000, 449000 521000, 449000 519000))"
DAYS = {"OFFENCE_FIELD": "offence", "DATE_FIELD": "date"}

#: Tools that need hot spots and what they are given beside them; those that are crimes' have INPUT.
TOOLS = [
    ("profile", dict(DAYS)),
    ("timeline", dict(DAYS, PERIOD="month")),
    ("monitor", dict(DAYS)),
    ("impact", dict(DAYS, INTERVENTION="2025-02-01", CONTROLS=WARDS)),
    ("matchcontrols", dict(DAYS, CANDIDATES=WARDS, PERIOD="month")),
    (
        "communityfeedback",
        dict(DAYS, AREAS=WARDS, NAME_FIELD="WD13NM", SURVEY="@crimes", SAFETY_FIELD="offence", YES="Drugs"),
    ),
    ("fairnessaudit", dict(DAYS, AREAS=WARDS, NAME_FIELD="WD13NM")),
    ("trialdesign", {"START": "2025-06-02"}),
    ("patrolplan", {"BY": "crimes", "SHIFTS": "Early 06:00-14:00", "RESOURCES": "Police, Early, 4, 2"}),
    ("patrolroutes", {"PLAN": "table", "SHIFTS": "Early 06:00-14:00"}),
    ("patrolvisits", {"LOG": "table"}),
    ("register", {"ACTION": "add", "BY": "me"}),
]


def squares(count, shape=SPOT):
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:27700&field=hotspot_id:string&field=rank:integer&field=crimes:integer", "no spots", "memory"
    )
    for i in range(count):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"H{i}", i + 1, 5])
        if shape:
            feature.setGeometry(QgsGeometry.fromWkt(shape))
        layer.dataProvider().addFeature(feature)
    return layer


def stored(layer, path):
    """A layer of a new GeoPackage with a second table beside it."""
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.layerName = "spots"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsCoordinateTransformContext(), options)
    options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    options.layerName = "other"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, str(path), QgsCoordinateTransformContext(), options)
    made = QgsVectorLayer(f"{path}|layername=spots", "spots", "ogr")
    assert made.isValid()
    return made


def changed(path, *statements):
    """Change a GeoPackage as another program would."""
    base = sqlite3.connect(str(path))
    for statement in statements:
        base.execute(statement)
    base.commit()
    base.close()


def dropped_table(path):
    # Spatial triggers need functions that only GDAL has: the table's own are dropped with it.
    changed(
        path,
        "DROP TABLE spots",
        "DELETE FROM gpkg_contents WHERE table_name = 'spots'",
        "DELETE FROM gpkg_geometry_columns WHERE table_name = 'spots'",
    )


def renamed_column(path):
    changed(path, "ALTER TABLE spots RENAME COLUMN crimes TO counted")


def given(tool, more, layer, crimes, folder):
    """Parameters with this layer as the hot spots; every output into the folder."""
    out = {name: crimes if value == "@crimes" else value for name, value in more.items()}
    if DAYS.items() <= more.items():
        out["INPUT"] = crimes
    for name, value in out.items():
        if value == "table":
            out[name] = QgsVectorLayer(
                "None?"
                + "&".join(f"field={one}:string" for one in ("hotspot_id", "day", "shift", "visits", "start", "end")),
                "table",
                "memory",
            )
            feature = QgsFeature(out[name].fields())
            feature.setAttributes(["H0", "2025-06-02", "Early", "1", "2025-06-02 08:00", "2025-06-02 08:15"])
            out[name].dataProvider().addFeature(feature)
    out["PLACES" if tool == "timeline" else "HOTSPOT_LAYER"] = layer
    if tool == "register":
        out["REGISTER"] = str(folder / "register.gpkg")
    else:
        out["OUTPUT"] = str(folder / "out.gpkg")
    for name in ("COMPLIANCE", "STOPS", "HOTSPOTS", "BRIEFINGS", "COUNTS"):
        if name in {"patrolvisits": ("COMPLIANCE",), "patrolroutes": ("STOPS",)}.get(tool, ()):
            out[name] = str(folder / (name.lower() + ".gpkg"))
    return out


@pytest.mark.parametrize("tool, more", TOOLS, ids=[tool for tool, _ in TOOLS])
def test_no_hot_spots_are_one_sentence_and_no_result(run, crimes_path, tmp_path, tool, more):
    for layer in (squares(0), squares(2, "")):
        with refused(QgsProcessingException, "'no spots'") as error:
            run(tool, given(tool, more, layer, crimes_path, tmp_path))
        said = [line for line in str(error.value).splitlines() if "no spots" in line]
        assert len(set(said)) == 1 and "Traceback" not in str(error.value)
    assert os.listdir(str(tmp_path)) == []


@pytest.mark.parametrize("tool, more", TOOLS, ids=[tool for tool, _ in TOOLS])
def test_a_deleted_file_is_said_of_hot_spots(run, crimes_path, tmp_path, tool, more):
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    out.mkdir()
    layer = stored(squares(2), folder / "spots.gpkg")
    shutil.rmtree(str(folder))
    with refused(QgsProcessingException, "spots.gpkg"):
        run(tool, given(tool, more, layer, crimes_path, out))
    assert os.listdir(str(out)) == []


@pytest.mark.parametrize("how, named", [(dropped_table, "'spots'"), (renamed_column, "'crimes'")])
@pytest.mark.parametrize("tool", ["profile", "trialdesign", "timeline"])
def test_a_table_or_a_column_that_has_gone_since_is_said(run, crimes_path, tmp_path, tool, how, named):
    layer = stored(squares(2), tmp_path / "spots.gpkg")
    out = tmp_path / "out"
    out.mkdir()
    how(tmp_path / "spots.gpkg")
    with refused(QgsProcessingException, named):
        run(tool, given(tool, dict(TOOLS)[tool], layer, crimes_path, out))
    assert os.listdir(str(out)) == []


@pytest.mark.parametrize("change, named", [("DROP", "'crimes'"), ("ALTER", "'offence'"), ("", "crimes.gpkg")])
@pytest.mark.parametrize("fast", [True, False])
def test_the_crimes_own_file_too(run, crimes_path, tmp_path, change, named, fast):
    path = str(tmp_path / "crimes.gpkg")
    shutil.copyfile(crimes_path, path)
    base = sqlite3.connect(path)
    ((table,),) = base.execute("SELECT table_name FROM gpkg_geometry_columns").fetchall()
    base.close()
    layer = QgsVectorLayer(f"{path}|layername={table}", "crimes", "ogr")
    if change == "DROP":
        changed(path, f'DROP TABLE "{table}"', "DELETE FROM gpkg_contents", "DELETE FROM gpkg_geometry_columns")
    elif change == "ALTER":
        changed(path, f'ALTER TABLE "{table}" RENAME COLUMN offence TO kind')
    else:
        os.remove(path)
    # With a filter the rows are read one by one.
    with refused(QgsProcessingException, named):
        run(
            "countcrimes",
            dict(
                DAYS,
                INPUT=layer,
                OUTPUT="TEMPORARY_OUTPUT",
                HOTSPOTS="TEMPORARY_OUTPUT",
                **({} if fast else {"FILTER": "\"offence\" <> ''"}),
            ),
        )


def test_tools_that_do_without_hot_spots_say_that_there_are_none(run, crimes_path, tmp_path):
    report = str(tmp_path / "r.json")
    results = run(
        "arealsummary",
        dict(
            DAYS,
            INPUT=crimes_path,
            HOTSPOT_LAYER=squares(0),
            AREAS=WARDS,
            NAME_FIELD="WD13NM",
            OUTPUT="TEMPORARY_OUTPUT",
            REPORT_JSON=report,
        ),
    )
    with open(report, encoding="utf-8") as file:
        assert any("no spots" in note for note in json.load(file)["notes"])
    assert results["HOTSPOT_COUNT"] == 0


@pytest.mark.slow
@pytest.mark.once
def test_a_pack_of_a_week_without_hot_spots_goes_on(run, crimes_path, few_wards, tmp_path):
    """The period lies before the data: nothing is hot, and what does not need hot spots is made all the same."""
    results = run(
        "weeklypack",
        dict(
            DAYS,
            INPUT=crimes_path,
            AREAS=few_wards,
            NAME_FIELD="WD13NM",
            FORCE="Cleveland Police",
            FOLDER=str(tmp_path / "packs"),
            START="2024-01-01",
            END="2024-01-31",
            INTERVENTION="2024-01-10",
            CONTROLS=few_wards,
        ),
    )
    with open(os.path.join(os.path.dirname(results["PACK"]), "pack.json"), encoding="utf-8") as file:
        steps = {step["tool"]: step for step in json.load(file)["steps"]}
    assert {tool for tool, step in steps.items() if step["done"]} == {
        "checkdata",
        "publicationlayer",
        "communityreport",
    }
    assert {steps[tool]["why"] for tool in ("monitor", "impact", "patrolvisits", "patrolroutes")} == {
        "There are no hot spots this week."
    }
