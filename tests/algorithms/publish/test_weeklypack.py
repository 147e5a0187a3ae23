"""The week in one run on the sample, and on invented weeks with everything that a step may need."""

import json
import os
import random

import pytest
from qgis.core import (
    QgsFeature,
    QgsFeatureRequest,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)
from refusals import names, refused
from support import WARDS, Feedback, rows, unzip_demo

from hotspot_policing.bridge.ground.gpkg_uri import table_uri
from hotspot_policing.bridge.importing.refresh import standing
from hotspot_policing.bridge.publishing.week import STEPS

PAGES = ("checkdata.html", "publicationlayer.html")


def pack(run, crimes_path, tmp_path, **more):
    results = run(
        "weeklypack",
        dict(
            {
                "INPUT": crimes_path,
                "OFFENCE_FIELD": "offence",
                "DATE_FIELD": "date",
                "AREAS": WARDS,
                "NAME_FIELD": "WD13NM",
                "FORCE": "Cleveland Police",
                "FOLDER": str(tmp_path / "packs"),
            },
            **more,
        ),
    )
    folder = os.path.dirname(results["PACK"])
    with open(os.path.join(folder, "pack.json"), encoding="utf-8") as file:
        found = json.load(file)
    with open(results["PACK"], encoding="utf-8") as file:
        return results, {step["tool"]: step for step in found["steps"]}, found, file.read(), folder


@pytest.mark.slow
def test_the_sample_and_what_cannot_be_done_with_it(run, crimes_path, tmp_path):
    results, steps, found, page, folder = pack(run, crimes_path, tmp_path, OFFENCES="Burglary; Robbery; Drugs")
    assert {tool for tool, step in steps.items() if step["done"]} == {
        "checkdata",
        "countcrimes",
        "publicationlayer",
        "communityreport",
    }
    assert results["DONE"] == 4 and results["NOT_RUN"] == 6
    # Months bear no weeks: the tool's own reason, and the others go on.
    assert "week" in steps["monitor"]["why"] or "month" in steps["monitor"]["why"]
    assert steps["importpoliceuk"]["why"] == "No source was chosen, so the existing crime data are used."
    assert (
        steps["register"]["why"] == "No register was chosen."
        and steps["patrolroutes"]["why"] == "No patrol plan was chosen."
    )
    assert "OFFICIAL-SENSITIVE" in page and page.count("Not run: ") == 6 and "first pack in the folder" in page
    for name in PAGES:
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            assert "OFFICIAL-SENSITIVE" in file.read()
    with open(os.path.join(folder, "public pages", "hart.html"), encoding="utf-8") as file:
        text = file.read()
    assert "DRAFT" in text and "OFFICIAL-SENSITIVE" not in text
    hot = QgsVectorLayer(os.path.join(folder, "hot spots.gpkg"), "h", "ogr")
    # Hot spots are of the offences chosen; to the public all is told that was recorded, at premises too.
    assert " Burglary; Robbery; Drugs, from the first crime to the last crime" in page
    assert steps["publicationlayer"]["figures"]["CRIMES_USED"] > steps["countcrimes"]["figures"]["CRIMES_USED"]
    assert len(found["hotspots"]) == hot.featureCount() == steps["countcrimes"]["figures"]["HOTSPOT_COUNT"]
    # The next pack says what changed.
    again, _, next_one, page, other = pack(
        run, crimes_path, tmp_path, OFFENCES="Burglary", MARKING="OFFICIAL", FORCE=""
    )
    assert other != folder and next_one["since"] == found["made"][:10]
    assert set(next_one["new"]) == {name for one, name in next_one["hotspots"].items() if one not in found["hotspots"]}
    assert len(next_one["gone"]) == len(set(found["hotspots"]) - set(next_one["hotspots"]))
    crimes = next(row for row in next_one["figures"] if row["words"] == "Crimes")
    assert crimes["before"] == steps["countcrimes"]["figures"]["CRIMES_USED"] > crimes["now"]
    assert "OFFICIAL<" in page and "New hot spots: " in page


def test_a_pack_in_which_nothing_can_run_is_an_error(run, crimes_path, tmp_path):
    elsewhere = QgsVectorLayer("Polygon?crs=EPSG:27700&field=name:string", "elsewhere", "memory")
    feature = QgsFeature(elsewhere.fields())
    feature.setAttributes(["Nowhere"])
    feature.setGeometry(QgsGeometry.fromWkt("POLYGON((100000 100000, 101000 100000, 101000 101000, 100000 100000))"))
    elsewhere.dataProvider().addFeature(feature)
    empty = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string&field=date:date", "no crimes", "memory")
    with refused(QgsProcessingException, "'no crimes'"):
        pack(run, empty, tmp_path, AREAS=elsewhere, NAME_FIELD="name")
    assert os.listdir(str(tmp_path / "packs")) == []


def test_every_step_where_everything_is_given(run, tmp_path):
    """Sixty weeks in twelve places, register, plan, log and controls."""
    chance = random.Random(2)
    crimes = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string&field=date:string", "crimes", "memory")
    made = []
    from qgis.PyQt.QtCore import QDate

    for place in range(12):
        for week in range(60):
            for _ in range(chance.randrange(3, 8)):
                feature = QgsFeature(crimes.fields())
                day = QDate(2024, 1, 1).addDays(7 * week + chance.randrange(7))
                feature.setAttributes(["Burglary", day.toString("yyyy-MM-dd")])
                feature.setGeometry(
                    QgsGeometry.fromPointXY(
                        QgsPointXY(
                            450_000 + 600 * (place % 4) + chance.uniform(-20, 20),
                            520_159.6 + 600 * (place // 4) + chance.uniform(-20, 20),
                        )
                    )
                )
                made.append(feature)
    crimes.dataProvider().addFeatures(made)

    def boxes(name, places, arm):
        layer = QgsVectorLayer(
            "Polygon?crs=EPSG:27700&field=hotspot_id:string&field=rank:integer&field=name:string", name, "memory"
        )
        rows = []
        for place in places:
            feature = QgsFeature(layer.fields())
            feature.setAttributes([f"{arm}-{place}", place + 1, f"Place {place}"])
            x, y = 450_000 + 600 * (place % 4), 520_159.6 + 600 * (place // 4)
            feature.setGeometry(
                QgsGeometry.fromWkt(
                    "Polygon(({0} {1}, {2} {1}, {2} {3}, {0} {3}, {0} {1}))".format(x - 75, y - 75, x + 75, y + 75)
                )
            )
            rows.append(feature)
        layer.dataProvider().addFeatures(rows)
        return layer

    def table(name, fields, rows):
        layer = QgsVectorLayer("None?" + "&".join("field=" + one for one in fields), name, "memory")
        features = []
        for row in rows:
            feature = QgsFeature(layer.fields())
            feature.setAttributes(list(row))
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        return layer

    wards = QgsVectorLayer("Polygon?crs=EPSG:27700&field=name:string", "wards", "memory")
    neighbourhoods = []
    for i in range(2):
        feature = QgsFeature(wards.fields())
        feature.setAttributes([f"Ward {i}"])
        feature.setGeometry(
            QgsGeometry.fromWkt(
                "Polygon(({0} 519500, {1} 519500, {1} 522500, {0} 522500, {0} 519500))".format(
                    449_500 + 1_400 * i, 450_900 + 1_400 * i
                )
            )
        )
        neighbourhoods.append(feature)
    wards.dataProvider().addFeatures(neighbourhoods)
    register = str(tmp_path / "register.gpkg")
    run(
        "register",
        {
            "REGISTER": register,
            "ACTION": "add",
            "HOTSPOT_LAYER": boxes("mine", range(4), "T"),
            "STATUS": "active",
            "BY": "A",
        },
    )
    ids = [
        feature["place_id"]
        for feature in QgsVectorLayer(register + "|layername=active_places", "a", "ogr").getFeatures()
    ]
    plan = table(
        "plan",
        (
            "hotspot_id:string",
            "day:string",
            "shift:string",
            "agency:string",
            "visits:integer",
            "minutes:integer",
            "shift_from:string",
            "shift_to:string",
        ),
        [(one, "2025-02-17", "Late", "Police", 1, 15, "15:00", "23:00") for one in ids],
    )
    log = table(
        "log",
        ("hotspot_id:string", "start:string", "end:string"),
        [(one, "2025-02-17 16:00", "2025-02-17 16:15") for one in ids],
    )
    results, steps, found, page, folder = pack(
        run,
        None,
        tmp_path,
        INPUT=crimes,
        AREAS=wards,
        NAME_FIELD="name",
        REGISTER=register,
        PLAN=plan,
        LOG=log,
        INTERVENTION="2024-09-02",
        CONTROLS=boxes("controls", range(4, 12), "C"),
        EXCLUDE="",
    )
    assert {tool: step["why"] for tool, step in steps.items() if not step["done"]} == {
        "importpoliceuk": "No source was chosen, so the existing crime data are used."
    }
    assert results["DONE"] == STEPS - 1 and os.listdir(os.path.join(folder, "briefings"))
    assert steps["patrolvisits"]["figures"]["VISIT_COUNT"] == 4
    # A dry run: the register is as it was.
    assert QgsVectorLayer(register + "|layername=places", "p", "ogr").featureCount() == 4
    assert 'href="briefings/"' in page and 'href="public pages/index.html"' in page


@pytest.mark.slow
@pytest.mark.once
def test_a_pdf_that_is_not_there_is_not_linked(run, crimes_path, few_wards, tmp_path, monkeypatch):
    from hotspot_policing.algorithms.publish import community_report

    _, steps, _, page, folder = pack(run, crimes_path, tmp_path, AREAS=few_wards)
    assert '<a href="public pages.pdf">' in page and os.path.exists(os.path.join(folder, "public pages.pdf"))
    before = steps["communityreport"]["notes"]
    assert not [note for note in before if "pages.pdf" in note]

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(community_report, "write_atlas", full)
    _, steps, _, page, folder = pack(run, crimes_path, tmp_path, AREAS=few_wards)
    assert steps["communityreport"]["done"] and not os.path.exists(os.path.join(folder, "public pages.pdf"))
    (note,) = [one for one in steps["communityreport"]["notes"] if one not in before]
    assert note.endswith("public pages.pdf' could not be written (No space left on device).")
    assert 'href="public pages.pdf"' not in page and '<a href="public pages/index.html">' in page
    assert "No space left on device" in page


@pytest.fixture
def two_months(run, tmp_path):
    """(path of a GeoPackage with the first two months of the sample, its three files)."""
    months = sorted(unzip_demo(str(tmp_path / "download")))
    path = str(tmp_path / "crimes.gpkg")
    run(
        "importpoliceuk",
        {"SOURCE": months[:2], "OUTPUT": table_uri(path, "crimes"), "CRIME_TYPES": "Burglary, Robbery, Drugs"},
    )
    return path, months


@pytest.mark.slow
def test_a_month_more_is_read_before_all_else(run, two_months, tmp_path):
    path, months = two_months
    _, steps, first, page, _ = pack(run, path, tmp_path, SOURCE=months[:2], FORCE="")
    before = standing(path)
    assert steps["importpoliceuk"]["done"] and first["steps"][0]["title"] == "Refresh" and len(first["steps"]) == STEPS
    assert steps["countcrimes"]["figures"]["CRIMES_USED"] == before.rows
    # A layer of the project, open in the window while its file is replaced.
    layer = QgsVectorLayer(path + "|layername=crimes", "Our crimes", "ogr")
    QgsProject.instance().addMapLayer(layer)
    try:
        results, steps, found, page, folder = pack(
            run, layer.id(), tmp_path, SOURCE=[str(tmp_path / "download")], END="2025-02-28", FORCE=""
        )
        after = standing(path)
        assert layer.featureCount() == after.rows and len(list(layer.getFeatures())) == after.rows
        assert "SOURCE = download" in layer.metadata().abstract()
    finally:
        QgsProject.instance().removeMapLayer(layer)
    assert after.rows > before.rows and (before.newest, after.newest) == ("2025-02", "2025-03")
    # The kinds of crime are those of the import before.
    assert {row["offence"] for row in rows(path)} == {"Burglary", "Robbery", "Drugs"}
    refresh = steps["importpoliceuk"]
    assert f"Before: {before}. Now: {after}." in refresh["summary"]
    (note,) = refresh["notes"]
    assert "28 Feb 2025" in note
    assert steps["countcrimes"]["figures"]["CRIMES_USED"] == before.rows
    assert found["figures"][:2] == [
        {"words": "Crimes in the file", "before": before.rows, "now": after.rows},
        {"words": "Newest crime", "before": "2025-02", "now": "2025-03"},
    ]
    assert '<td>Newest crime</td><td class="n">Feb 2025</td><td class="n">Mar 2025</td>' in page
    # Without END the same run counts the new month, from the same file that was just read.
    _, steps, found, _, _ = pack(run, path, tmp_path, SOURCE=months, FORCE="")
    assert steps["checkdata"]["figures"]["ROWS_READ"] == after.rows
    assert before.rows < steps["countcrimes"]["figures"]["CRIMES_USED"] <= after.rows


@pytest.mark.slow
@pytest.mark.parametrize(
    "source, named",
    [("broken", ["broken.zip"]), ("none", ["none.zip"]), ("older", ["Jan 2025", "crimes.gpkg", "Feb 2025", "SOURCE"])],
)
def test_a_refresh_that_fails_leaves_the_crimes_and_the_week_goes_on(
    run, two_months, few_wards, tmp_path, source, named
):
    path, months = two_months
    files = {"none": str(tmp_path / "none.zip"), "older": months[0], "broken": str(tmp_path / "broken.zip")}
    (tmp_path / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    before = rows(path)
    results, steps, found, page, folder = pack(run, path, tmp_path, SOURCE=[files[source]], AREAS=few_wards)
    why = steps["importpoliceuk"]["why"]
    assert all(names(why, one) for one in named) and why in results["NOTES"]
    assert rows(path) == before
    assert {tool for tool, step in steps.items() if step["done"]} == {
        "checkdata",
        "countcrimes",
        "publicationlayer",
        "communityreport",
    }
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".hotspot")]


@pytest.mark.slow
def test_an_export_is_read_anew_by_its_profile(run, tmp_path):
    from hotspot_policing.bridge.importing.record_profile import Profile, save_profile

    profile = save_profile(
        Profile(
            name="Ours",
            columns={"reference": "No", "offence": "What", "from_date": "When", "easting": "E", "northing": "N"},
        ),
        str(tmp_path / "profiles"),
    )
    path, export = str(tmp_path / "crimes.gpkg"), tmp_path / "export.csv"

    def write(days):
        export.write_text(
            "No,What,When,E,N,Name\n"
            + "".join(
                f"{i},Burglary,2025-03-{i % days + 1:02d},{450_000 + i % 7 * 300},{520_000},Somebody\n"
                for i in range(days * 5)
            )
        )

    write(20)
    run("importrecords", {"SOURCE": str(export), "PROFILE": profile, "OUTPUT": path})
    write(27)
    _, steps, found, _, _ = pack(run, path, tmp_path, SOURCE=[str(export)], PROFILE=profile, FORCE="")
    assert steps["importrecords"]["done"], steps["importrecords"]["why"]
    assert (
        "Before: 100 crimes up to 20 Mar 2025. Now: 135 crimes up to 27 Mar 2025." in steps["importrecords"]["summary"]
    )
    assert steps["countcrimes"]["figures"]["CRIMES_USED"] == 135
    _, steps, _, _, _ = pack(run, path, tmp_path, SOURCE=[str(export), str(export)], PROFILE=profile, FORCE="")
    assert "put the files in one folder" in steps["importrecords"]["why"] and steps["countcrimes"]["done"]
    memory = QgsVectorLayer(path, "made here", "ogr").materialize(QgsFeatureRequest())
    _, steps, _, _, _ = pack(run, memory, tmp_path, SOURCE=[str(export)], PROFILE=profile, FORCE="")
    assert steps["importrecords"]["why"] == "The crimes are in a temporary layer; import them into a GeoPackage first."


def test_a_cancelled_pack_leaves_nothing(run, crimes_path, tmp_path):
    feedback = Feedback()
    feedback.cancel()
    run(
        "weeklypack",
        {"INPUT": crimes_path, "AREAS": WARDS, "NAME_FIELD": "WD13NM", "FOLDER": str(tmp_path / "packs")},
        feedback=feedback,
    )
    assert os.listdir(str(tmp_path / "packs")) == []


@pytest.mark.parametrize(
    "more, named",
    [
        ({"MARKING": " "}, "MARKING"),
        ({"START": "2025-03-01", "END": "2025-01-31"}, ("31 Jan 2025", "1 Mar 2025")),
        ({"END": "soon"}, ("END", "'soon'")),
        ({"FOLDER": "file"}, ("FOLDER", "file")),
    ],
)
def test_what_cannot_be_done_is_said(run, crimes_path, tmp_path, more, named):
    if "FOLDER" in more:
        (tmp_path / "file").write_text("x")
        more = {"FOLDER": str(tmp_path / "file")}
    with refused(QgsProcessingException, named):
        pack(run, crimes_path, tmp_path, **more)
