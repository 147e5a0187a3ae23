"""The pages of the dock in the real window: manners, overlay, controls, commands, themes."""

import os
import re
import shlex
import shutil
import subprocess

import numpy as np
import pytest
from support import DEMO

from hotspot_policing.bridge.importing.police_uk import force_months

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
JANUARY, FEBRUARY, MARCH = (int(np.datetime64(f"2025-0{i}", "M").astype(int)) for i in (1, 2, 3))
CLEVELAND, IRELAND = "Cleveland Police", "Police Service of Northern Ireland"


def test_the_users_layers_stay_as_they_are(in_window):
    saw = in_window("manners", "steps_pages.py")
    assert saw["areas"] == "Wards"
    proposed, *chosen = saw["proposed"]
    assert "'Wards'" in proposed and "100%" in proposed and chosen == ["", ""], (
        "said where nobody chose it, and only there"
    )
    assert saw["order"] == ["Crimes", "Pubs", "Roads", "Wards", "Picture"]
    names = [name if isinstance(name, str) else name[0] for name in saw["after"]]
    assert names == ["Crimes", "Pubs", "Roads", "Hot Spot Policing", "Wards", "Picture"]
    assert saw["active"] == "Pubs" and saw["extent"] and saw["selected"] == [1, 2]
    assert saw["styles"] and saw["wards_opacity"] == 1
    assert saw["opacity"] == [1, 1] and saw["faded"] == [0.4, 0.4], "the colours fade, which the legend shows"
    assert saw["columns"][:4] == ["Rank", "Place", "Pubs: inside", "Roads: m inside"], "in sight"
    assert saw["stays open below the mouse"]
    assert saw["in sight"] == [0, True]
    assert saw["marked"] == ["Wards"], "what gives the hot spots their names is said before it is ticked"
    assert all(layer in name for layer, name in zip(("Pubs", "Roads", "Wards"), saw["lists"])), "each list has a name"
    assert abs(saw["nearest"] - saw["measured"]) < 1e-6


def test_overlay_says_what_it_leaves_out_and_sums_by_area(in_window):
    saw = in_window("overlay_by_area", "steps_pages.py")
    assert saw["said"].startswith("'No system' is left out: ") and "no coordinate system" in saw["said"]
    folded, places = saw["folded"]
    assert "1" in folded and not places, "a layer is left out, and the totals stand instead of the places"
    assert saw["count"] == 82
    assert saw["areas_selected"] == saw["spots_selected"] == [saw["first"][0]]
    used = int(re.search(r"of ([\d,]+) crimes", saw["used"])[1].replace(",", ""))
    assert used - 10 < saw["crimes"] <= used, "crimes in a place at the edge may lie outside the wards"


def test_a_slow_web_layer_is_read_once_in_the_background(in_window):
    saw = in_window("slow_web_layer", "steps_pages.py")
    assert saw["said"] == "Reading Pubs…"
    assert saw["longest"] < 3, "the window waited for a server that takes four seconds"
    assert saw["wrong"] == [] and saw["spots"] > 100
    assert saw["column"] == "Pubs: inside" and saw["asked"] == 1, saw["log"]


def test_every_control_explains_itself_and_fits(in_window):
    saw = in_window("controls", "steps_controls.py")
    assert saw["silent"] == []
    for name, (needed, given) in saw["wide"].items():
        assert needed <= given, f"{name} is cut off: {given} of {needed} pixels"
    for name, keys in saw["mnemonics"].items():
        assert len(keys) == len(set(keys)), f"{name}: one letter for two controls in {sorted(keys)}"
    assert saw["dock"][0] + saw["dock"][1] <= saw["screen"][0]


def test_every_parameter_has_a_control_that_answers_what_it_shows(in_window):
    saw = in_window("every_control", "steps_controls.py")
    assert saw["made"] > 500 and saw["answers"] == [] and saw["unnamed"] == []
    assert not any("yyyy" in label or re.search(r"[A-Z]+_[A-Z]", label) for label in saw["labels"])
    assert saw["zeros"] == [], "25, not 25.000000"
    assert saw["typed days"] == [], "a day has a calendar"
    assert saw["days"] == ["2026-02-01"] * 6 + ["", ""]


def test_every_control_has_a_tooltip_folded_or_not_under_every_method(in_window):
    saw = in_window("tips", "steps_controls.py")
    assert {name: some for name, some in saw["silent"].items() if some} == {}
    assert all(count > 10 for count in saw["seen"].values()), saw["seen"]
    assert saw["listed"] > 50 and saw["tokens"] == [], "words are shown, not tokens"
    # The words choose the token, which the tool is given.
    assert sorted(saw["values"]) == ["count", "log"]
    assert "log: " not in saw["tip"] and "logarithm: " in saw["tip"], "the tooltip has the same words as the list"


def test_what_is_set_under_advanced_counts_and_is_said(in_window):
    saw = in_window("advanced", "steps_controls.py")
    assert saw["folded"]
    assert {"BARRIERS", "CENTRE_ONLY", "FILTER", "MAX_AREA", "POPULATION_LAYER", "TIME_ZONE"} <= set(saw["shown"])
    assert not {"WEIGHT_FIELD", "WEIGHTS", "COUNT_HOTSPOTS"} & set(saw["shown"]), "they are on the page"
    assert "(3 " in saw["heading"] and saw["zone"] == ["written", "written"]
    assert saw["largest"] <= 0.02 and saw["streets"]
    assert {"RINGS", "DISTANCE", "PVALUES", "CORRECTION", "PERMUTATIONS", "SEED"} <= set(saw["gistar"])
    assert saw["after"] == ["Advanced", {}]


def test_places_are_chosen_by_district_beside_the_rule(in_window):
    saw = in_window("by_district", "steps_controls.py")
    shown, limits = saw["shown"]
    districts = ["DISTRICTS", "DISTRICT_NAME", "QUOTAS"]
    assert shown == saw["gistar"][0] == sorted(districts) and saw["kerneldensity"] == [[], False]
    assert {"MIN_CRIMES", "MAX_CRIMES", "MIN_DISTANCE", "AVOID_LAYER", "AVOID_DISTANCE"} <= set(limits)
    assert not set(districts) & set(limits)
    usual, chosen, unusual, surface = saw["chips"]
    assert len({usual, chosen, unusual, surface}) == 4 and "district" in saw["name"]
    assert ["district" in one for one in saw["chips"]] == [False, True, True, False]
    assert saw["asked"] == [True, "WD13NM"] and saw["gistar"][1], "another method takes the same districts"
    assert saw["districts"] > 20, "every ward has its own busiest places"
    for share in ("by_district", "free"):
        assert "{:.1f}%".format(100 * saw["figures"][share]) in saw["headline"]
    table, exported = saw["columns"]
    assert set(exported) - set(table) == {"District", "Rank in the district", "Share"}
    assert set(saw["elsewhere"]) - set(table) == {"District"}
    assert saw["cells"] == saw["row"]
    for said in (saw["card"], saw["briefing"]):
        assert any(saw["row"][0] in words and saw["row"][1] in words for words in said)


def test_flags_are_chosen_beside_the_offences(in_window):
    saw = in_window("choose_flags", "steps_controls.py")
    assert saw["before"] == saw["after"] == ""
    for name in ("ASB", "Knife-enabled", "Acquisitive"):
        assert name in saw["titles"]
    # Street-level crimes have names of offences, but neither flags nor Home Office codes.
    assert [name for name, (able, _) in saw["able"].items() if able and name] == [saw["titles"][0], "ASB"]
    assert "'ho_class'" in saw["able"]["Acquisitive"][1] and "'bladed'" in saw["able"]["Knife-enabled"][1]
    assert saw["asked"]["FLAGS"] == saw["parameter"] == "ASB" and "OFFENCES" not in saw["asked"]
    assert "ASB" in saw["face"] and saw["crimes"] > 0


def test_offences_are_ticked_with_mouse_and_keyboard(in_window):
    saw = in_window("tick_offences", "steps_controls.py")
    before, survey = saw["before"], saw["survey"]
    assert len(before) == 9 and "Burglary" not in before and "Public order" in before
    assert saw["faces"][0] == "Street-visible ▾"
    assert [face.split(" ")[0] for face in saw["faces"][1:4]] == ["10", "9", "8"], "and by the space bar"
    assert sum(survey.values()) == 20314
    assert {name: int(text.replace(",", "")) for name, text in saw["counts"].items()} == survey
    ticked, group = saw["group"]
    assert sorted(set(ticked)) == sorted((set(before) - {"Public order"}) | set(group)) and len(group) == 5
    assert saw["none"] == [[], False], "and what is needed says so"
    assert saw["listed"] == saw["found"] and all("theft" in name.casefold() for name in saw["found"])
    assert 2 <= len(saw["found"]) < 14 == saw["all"]
    assert saw["open"] and sorted(saw["again"]) == sorted(before)


def test_the_command_makes_the_same_result_again(in_window, tmp_path):
    saw = in_window("command", "steps_pages.py")
    assert saw["windows"].startswith("qgis_process run hotspotpolicing:countcrimes -- ")
    assert "'Memory'" in saw["refused"] and "GeoPackage" in saw["refused"]
    words = shlex.split(saw["sh"])
    places = {"OUTPUT": str(tmp_path / "p.gpkg"), "HOTSPOTS": str(tmp_path / "h.gpkg")}
    words = [word for word in words if word.split("=")[0] not in places]
    # The sample's wards were in the plugin folder of that window, which is gone.
    words = [re.sub(r"=.*/plugins/hotspot_policing/", "=" + ROOT + "/", word) for word in words]
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", HOME=str(tmp_path))
    subprocess.run(
        [program, "plugins", "enable", "hotspot_policing"],
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    done = subprocess.run(
        [program] + words[1:] + ["{}={}".format(*item) for item in places.items()],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert done.returncode == 0, done.stdout[-2000:]
    from osgeo import ogr

    source = ogr.Open(places["HOTSPOTS"])
    again = [[feature["hotspot_id"], feature["crimes"], feature["area_name"]] for feature in source.GetLayer(0)]
    assert again == saw["rows"]


def test_results_leave_as_table_layer_and_page(in_window):
    saw = in_window("exports", "steps_pages.py")
    assert (
        saw["table"][0][:4] == ["Rank", "Place", "Crimes", "per km²"]
        and "Share" in saw["table"][0]
        and saw["table"][2] == str(saw["rows"] + 1)
    )
    assert saw["table"][1][1].startswith("'=1+1 · "), "no formula for a spreadsheet"
    assert saw["again"] == [saw["rows"], "graduatedSymbol", True]
    assert saw["cards"] == saw["rows"]
    assert "could not be saved" in saw["said"] and "choose another location" in saw["said"]
    assert saw["statement"]
    assert saw["files"] == ["h.gpkg", "p.html", "s.html", "t.csv", "t.xlsx"], "nothing half-made is left"
    (_, count, (heads, first)), (_, months, (_, month)), (_, about, _) = saw["sheets"]
    assert count == saw["rows"] + 1 and months > saw["rows"] and about > 3
    assert heads[:2] == ["Rank", "Place"] and first[1].startswith("'=1+1 · ")
    share = next(i for i, head in enumerate(heads) if head.startswith("Share"))
    assert abs(float(first[share]) - 100 * saw["shares"][0]) < 1e-9, "the number behind what is shown"
    assert month[2].startswith("2025-01-01") and float(month[3]) >= 0
    assert saw["opens"] == [True, False, False, True], "what this session wrote, and another program shows"
    assert saw["buttons"].count(2) >= 3 and 1 in saw["buttons"], "open and show in folder; a GeoPackage is only shown"


def test_charts_are_dark_in_a_dark_theme(in_window):
    saw = in_window("dark", "steps_pages.py")
    assert saw["page"] < 110 and abs(saw["chart"] - saw["page"]) < 3
    assert saw["lightest"] > saw["page"] + 80, "words that can be read"


def test_an_export_is_confirmed_over_a_preview_and_read_the_same_way_again(in_window):
    saw = in_window("import_records", "steps_pages.py")
    assert all(saw["empty"]), "each way in is there"
    assert saw["profile"] == "matched by column name"
    # By its name 'Our No' is nothing: by what it holds it is proposed as the crime number, and the dialog says so.
    assert "'Our No'" in saw["notes"]
    assert saw["meanings"] == {
        "reference": "Our No",
        "offence": "Offence",
        "from_date": "Committed From Date",
        "from_time": "Committed From Time",
        "easting": "Easting",
        "northing": "Northing",
        "status": "Crime Status",
    }
    assert saw["summary"] == "Of the first 300 rows, 270 are kept; left out: 30 status 'No crime'."
    assert "EPSG:27700" in saw["notes"]
    first, second = (dict(zip(saw["titles"], saw[row])) for row in ("first", "second"))
    assert first["left out"] == "status 'No crime'" and second["left out"] == ""
    assert (second["date_from"], second["x"], second["y"]) == ("2 Feb 2025 01:30", "449007", "520003")
    assert first["offence"] == "Theft – café" and "Bloggs" not in str(saw["first"] + saw["second"])
    assert saw["fits"] and saw["silent"] == []
    assert saw["twice"] == ["The column 'Offence' is chosen twice; use each column only once.", False]
    assert saw["kept"] == ["Victim Name"]
    assert saw["said"] == "300 rows read from export.csv: 270 crimes kept, 30 left out (30 status 'No crime')."
    assert "crime_id" in saw["fields"] and "victim_nam" not in saw["fields"]
    assert saw["from_field"] == "date_from"
    assert saw["again"] == ["Our system", "Our No", "recorded"]
    assert saw["points"] == [["not known", False], ["coarse", True], ["not known", False]]
    assert saw["closed"] and saw["enabled"]
    assert saw["missing"].endswith("does not exist; check the path.")


def test_stray_points_are_counted_and_do_not_take_the_map_away_from_the_crimes(in_window):
    saw = in_window("strays", "steps_pages.py")
    assert "2 crimes" in saw["said"] and saw["layer"][0] == 602 and saw["layer"][1] > 900_000
    shown, high = saw["view"]
    assert shown and high < 100_000


def test_the_data_are_checked_and_premises_left_out(in_window):
    saw = in_window("check_data", "steps_pages.py")
    assert "14 types of offence, 9 of them street-visible (15,087 crimes)" in saw["facts"]
    assert " 699 crimes " in saw["premises"] and saw["all count"] == ["look"]
    assert saw["command"]["EXCLUDE"] == "Police Station; Custody Suite; Hospital; Prison"
    assert saw["command"]["LOCATION_FIELD"] == "location" and saw["command"]["REFERENCE_FIELD"] == "crime_id"
    assert saw["heads"] == ["Checks", "What these data can support"]
    marks = [row[0] for row in saw["checks"]]
    assert marks[:2] == ["Where the locations come from", "Premises"], "warnings come first"
    assert saw["checks"][1][1] == "699" and saw["tips"]
    assert saw["bears"]["150 m hot spots"] == "with a warning" and saw["bears"]["Near repeats"] == "no"
    assert saw["said"].startswith("20,314 rows: 0 checks failed, 2 gave a warning")
    assert saw["files"] == [".html", ".json"]
    assert saw["list"] == ["Police Station", "Custody Suite", "Hospital", "Prison"]
    assert saw["edited"] == [["Hospital", "hospital"], "Hospital; hospital"]
    assert not saw["none"] and saw["forgotten"]


def test_every_method_of_the_picker_finds_hot_spots(in_window):
    saw = in_window("every_method", "steps_controls.py")
    assert saw.pop("there") is False and saw.pop("back") == 77
    assert saw.pop("short") == [["history"], False], "three months are too few, and the page says so"
    grown = saw.pop("by harm")
    row, facts = grown["row"], grown["facts"]
    assert grown["problem"] == "" and grown["wide"][0] <= grown["wide"][1]
    assert 2 <= row["units"] <= 4 and row["walk_min"] == pytest.approx(row["length_m"] / 75)
    walk, harm = f"{row['walk_min']:.1f}", f"{int(row['harm']):,}"
    assert walk in grown["table"] and harm in grown["table"], "the table has them"
    assert walk in facts and harm in facts and f"{row['length_m']:.0f}" in facts, "and the card"
    assert "Gi*" not in facts, "a method that tests no place says nothing of a test"
    assert len(saw) >= 7
    for name, one in saw.items():
        assert one["problem"] == "" and one["rows"] > 0, (name, one)
        assert one["wide"][0] <= one["wide"][1], name + " is cut off"
        assert one["layers"] == ["hotspots", "places"] and "hot" in one["summary"]
        assert len(one["why"]) > 30
    in_places = {name for name, one in saw.items() if one["places"]}
    assert in_places >= {"countcrimes", "gistar", "localmoran"} and "kerneldensity" not in in_places
    assert saw["kerneldensity"]["own"] == ["AREA_PERCENT", "BANDWIDTH", "CELL_SIZE"]
    clusters, kept = ["CLUSTER_LENGTH", "CLUSTER_MINUTES"], ["NAME_FIELD", "SELECT_BY", "SELECT_VALUE"]
    assert saw["streethotspots"]["own"] == [*clusters, *kept, "STREETS", "TOLERANCE"]
    assert saw["countcrimes"]["own"] == [] and saw["countcrimes"]["estimate"] and not saw["pointclusters"]["estimate"]


def test_a_folder_is_counted_before_anything_is_imported_and_only_what_is_ticked_is(in_window):
    rows = {month: count for (_, month), count in force_months([DEMO + "/police_uk.zip"]).rows.items()}
    saw = in_window("download", "steps_pages.py")
    assert saw["start"] == [True, False]
    (first, total, months), (second, other, _) = saw["listed"]
    assert first.startswith(CLEVELAND) and second.startswith(IRELAND)
    assert int(total.replace(",", "")) == rows[JANUARY] + rows[MARCH]
    assert int(other.replace(",", "")) == rows[FEBRUARY]
    assert [bool(count.replace(",", "").isdigit()) for _, count, _ in months] == [True, False, True]
    assert months[1][1] == "no file" and months[1][2], "a gap is red, and says so in words"
    assert saw["ticked"] == [] and saw["before"][0] is False and saw["before"][2] == [], "of two forces none is ticked"
    assert CLEVELAND in saw["both"][0] and IRELAND in saw["both"][0] and "one map" in saw["both"][0]
    assert saw["both"][1] == sum(rows.values())
    assert saw["one"][0] and "one map" not in saw["one"][1] and "Feb 2025" in saw["one"][1]
    assert saw["one"][2] == rows[JANUARY] + rows[MARCH] and saw["rest"] == rows[MARCH]
    assert saw["imported"] == ["2025-03"] and saw["sources"] == ["2025-03-cleveland-street.csv"]
    assert f"{rows[MARCH]:,} rows read from 1 file" in saw["said"]
    assert saw["after"] == [False, False, True] and saw["turned"] == "find"
    lines = saw["lines"]
    assert list(lines) == ["rows", "dates", "offences", "places", "points", "premises"]
    assert lines["rows"][0] == "good" and str(saw["count"]) in lines["rows"][1].replace(",", "")
    assert saw["count"] == rows[MARCH] - 5
    assert f"5 of {rows[MARCH]} rows" in lines["rows"][1].replace(",", ""), "also what the import left out"
    assert lines["dates"][0] == "look" and "Mar 2025" in lines["dates"][1]
    assert lines["points"][0] == "look" and lines["places"][0] == lines["premises"][0] == "good"


def test_what_is_dropped_goes_where_it_belongs_or_is_refused_in_a_sentence(in_window):
    saw = in_window("dropped", "steps_pages.py")
    assert saw["nothing"] is False
    assert saw["zip"] == [3, True], "a single force is ticked"
    assert saw["closed"] == [False, True, []] and saw["table"] == "own.csv"
    for name, said, able in saw["refused"]:
        assert name in said and able, (name, said)
    assert saw["layer"] == ["points", 1, "offence"]


def test_crime_numbers_that_repeat_are_asked_about(in_window):
    saw = in_window("reference", "steps_pages.py")
    assert saw["folded"] and "Committed From Date" in saw["columns"], "all found, so folded"
    assert saw["asked"] == [True, False, False, "Crime Number", False]
    assert "300" in saw["words"] and "100" in saw["words"] and "'Crime Number'" in saw["words"]
    assert saw["not the number"] == [False, True, False, None, False] and "300 are kept" in saw["every row"]
    assert saw["unfolded"] and saw["offered"] == ["Crime Number"] and saw["open"]
    assert saw["again"] == [True, False, False, "Crime Number", False]
    assert saw["one each"] == [True, True, True, "Crime Number", True] and "100 are kept" in saw["one row"]
    assert saw["crimes"] == 100 and "If '" not in saw["said"], "what was answered is not asked again"
    assert saw["remembered"] == [True, True, True, "Crime Number", True]


def test_the_page_fits_and_every_control_has_a_name(in_window):
    saw = in_window("widths", "steps_pages.py", seconds=600)
    assert saw["cut off"] == [] and saw["unnamed"] == []
    assert saw["widths"][0] == 300 and saw["dock"] > 700
