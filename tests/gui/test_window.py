"""The real window, driven with mouse and keyboard."""

import os
import re
import shlex
import shutil
import subprocess

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def test_it_comes_and_goes_twice_without_a_trace(in_window):
    saw = in_window("load_twice")
    for after in saw["after"]:
        assert after == saw["before"]


def test_it_may_be_switched_off_while_it_works(in_window):
    saw = in_window("unload_while_running")
    assert saw["after"] == saw["before"]
    assert saw["layers"][0] == saw["layers"][1]


def test_from_nothing_to_the_card_and_back(in_window):
    saw = in_window("main_way")
    assert "Try the sample" in saw["empty"] and "Import police.uk files…" in saw["empty"]
    assert not saw["before"], "a table before anything was found"
    assert saw["rows"] == saw["hotspots"] > 100
    assert saw["columns"] == ["#", "Where", "Crimes", "Share", "q", "Trend"]
    assert saw["first"][0] == "1" and " · " in saw["first"][1], "rank, and area · busiest location"
    count = re.match(r"([\d,]+) hot spots hold (\d+) % of ([\d,]+) crimes in 1 % of the area", saw["summary"])
    assert count and int(count[1].replace(",", "")) == saw["rows"]
    assert saw["renderer"] == "graduatedSymbol" and saw["labels"]
    assert [name if isinstance(name, str) else name[0] for name in saw["tree"]] == [
        "Crimes of Cleveland", "Hot Spot Policing", "Wards of Cleveland"]
    assert saw["selected"] == [3] and saw["zoomed"]
    assert saw["card"] and saw["title"].startswith("<b>3. ")
    words = " ".join(saw["card_words"])
    for part in ("What", "When", "Busiest locations", "What lies there", "Rank 3 of"):
        assert part in words
    assert saw["back"]


def test_row_map_and_card_are_one_selection(in_window):
    saw = in_window("one_selection")
    assert saw["from_map"] == saw["after_sort"] == [5, 6]
    assert saw["falling"]
    assert saw["card"] and saw["card_of"] == saw["clicked"] and saw["selected"] == [saw["clicked"]]
    assert saw["copied"][0].split("\t")[:3] == ["#", "Where", "Crimes"]
    assert len(saw["copied"]) == 2 and saw["copied"][1].split("\t")[0] == "1"


def test_the_card_shows_the_hours_where_there_are_times(in_window):
    saw = in_window("hours_on_the_card")
    assert saw["fields"] == {"offence_field": "offence", "date_field": "committed_from", "location_field": "",
                             "from_field": "committed_from", "to_field": "committed_to"}
    assert saw["there"] and saw["friday"] == ["Fri 22–23 h: 40.0 crimes"]


def test_a_cancel_leaves_project_and_disk_as_they_were(in_window):
    saw = in_window("cancel")
    assert saw["stage"].endswith("…")
    assert saw["said"] == "Stopped; everything is as it was."
    assert saw["after"] == saw["before"] and saw["table"]


def test_errors_are_one_sentence_in_the_page(in_window):
    saw = in_window("errors")
    assert saw["no_crs"].startswith("The layer 'Crimes without a system' has no coordinate system; set it")
    assert not saw["button"]
    assert saw["negative"] == (
        "The field 'weight' of 'Weighted' holds 1 weights that are negative; weights must be 0 or more.")
    assert saw["layers"] == ["Weighted"] and saw["enabled"]
    assert saw["nothing_ticked"] == "No offence is ticked; tick at least one."


def test_the_dock_may_be_closed_while_it_works(in_window):
    saw = in_window("closed_while_running")
    assert saw["rows"] > 100 and saw["visible"] and saw["resting"]


def test_choices_and_result_come_back_with_the_project(in_window):
    saw = in_window("save_and_open_again")
    assert saw["cleared"] == [False, True] and saw["clean"]
    assert saw["again"] == saw["choices"]
    assert saw["rows"] and saw["count"] > 0
    assert saw["columns"][:6] == ["#", "Where", "Crimes", "Share", "q", "Trend"]
    assert saw["columns"][6:] == ["Wards of Cleveland: lies in"]
    assert saw["face"] == "2 of 14" and saw["size"] == 340 and saw["start"] == "2025-02-01"
    assert not saw["dirty"], "a project that is merely opened is not changed"
    kept = [name for name in saw["files"] if re.match(r"work hot spots \d{4}-\d\d-\d\d \d{6}\.gpkg$", name)]
    assert len(kept) == 1 and set(saw["sources"]) == set(kept)


def test_two_projects_do_not_mix(in_window):
    saw = in_window("two_projects")
    assert saw["layers"] == ["Other crimes"] and saw["rows"] == 0 and not saw["running"]
    assert saw["size"] == 150 and saw["offences"] == ["Robbery"] and saw["crimes"] == "Other crimes"
    assert saw["entry"] == "", "nothing of the first project, and nothing that the user has not chosen"
    assert sum(saw["found"]) > 0


def test_the_users_layers_stay_as_they_are(in_window):
    saw = in_window("manners")
    assert saw["areas"] == "Wards"
    assert saw["order"] == ["Crimes", "Pubs", "Roads", "Wards", "Picture"]
    names = [name if isinstance(name, str) else name[0] for name in saw["after"]]
    assert names == ["Crimes", "Pubs", "Roads", "Hot Spot Policing", "Wards", "Picture"]
    assert saw["active"] == "Pubs" and saw["extent"] and saw["selected"] == [1, 2]
    assert saw["styles"] and saw["wards_opacity"] == 1
    assert sorted(saw["opacity"]) == [0.2, 0.4], "40 % of what the styles say"
    assert saw["columns"][6:] == ["Pubs: in it", "Roads: m in it"]
    assert abs(saw["nearest"] - saw["measured"]) < 1e-6


def test_overlay_says_what_it_leaves_out_and_sums_by_area(in_window):
    saw = in_window("overlay_by_area")
    assert saw["said"].startswith("'No system' is left out: ") and "no coordinate system" in saw["said"]
    assert saw["count"] == 82
    assert saw["areas_selected"] == saw["spots_selected"] == [saw["first"][0]]
    used = int(re.search(r"of ([\d,]+) crimes", saw["used"])[1].replace(",", ""))
    assert used - 10 < saw["crimes"] <= used, "crimes in a place at the edge may lie outside the wards"


def test_a_slow_web_layer_is_read_once_in_the_background(in_window):
    saw = in_window("slow_web_layer")
    assert saw["said"] == "Reading Pubs…"
    assert saw["longest"] < 3, "the window waited for a server that takes four seconds"
    assert saw["wrong"] == [] and saw["spots"] > 100
    assert saw["column"] == "Pubs: in it" and saw["asked"] == 1, saw["log"]


def test_every_control_explains_itself_and_fits(in_window):
    saw = in_window("controls")
    assert saw["silent"] == []
    for name, (needed, given) in saw["wide"].items():
        assert needed <= given, "{} is cut off: {} of {} pixels".format(name, given, needed)
    for name, keys in saw["mnemonics"].items():
        assert len(keys) == len(set(keys)), "{}: one letter for two controls in {}".format(name, sorted(keys))
    assert saw["dock"][0] + saw["dock"][1] <= saw["screen"][0]


def test_what_is_set_under_advanced_counts_and_is_said(in_window):
    saw = in_window("advanced")
    assert saw["folded"]
    assert {"BARRIERS", "CENTRE_ONLY", "FILTER", "MAX_AREA", "POPULATION_LAYER", "WEIGHT_FIELD"} <= set(saw["shown"])
    assert saw["heading"] == "Advanced (2 set)"
    assert saw["largest"] <= 0.02 and saw["streets"]
    assert {"RINGS", "DISTANCE", "PVALUES", "CORRECTION", "PERMUTATIONS", "SEED"} <= set(saw["gistar"])
    assert saw["after"] == ["Advanced", {}]


def test_offences_are_ticked_with_mouse_and_keyboard(in_window):
    saw = in_window("tick_offences")
    assert len(saw["before"]) == 9 and "Burglary" not in saw["before"] and "Public order" in saw["before"]
    assert saw["faces"] == ["9 of 14 · street-visible", "10 of 14", "9 of 14", "8 of 14"] or saw["faces"] == [
        "9 of 14 · street-visible", "8 of 14", "9 of 14", "10 of 14"], "whichever of the two stands first"
    assert saw["open"] and saw["again"] == saw["before"]
    assert sum(saw["survey"].values()) == 20314
    assert all("({})".format(count) in text.replace(",", "")
               for text, count in zip(saw["counts"], saw["survey"].values()))


def test_the_command_makes_the_same_result_again(in_window, tmp_path):
    saw = in_window("command")
    assert saw["windows"].startswith("qgis_process run hotspotpolicing:countcrimes -- ")
    assert saw["refused"].startswith("No command: the layer 'Memory' is not saved")
    words = shlex.split(saw["sh"])
    places = {"OUTPUT": str(tmp_path / "p.gpkg"), "HOTSPOTS": str(tmp_path / "h.gpkg")}
    words = [word for word in words if word.split("=")[0] not in places]
    # The sample's wards were in the plugin folder of that window, which is gone.
    words = [re.sub(r"=.*/plugins/hotspot_policing/", "=" + ROOT + "/", word) for word in words]
    program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", HOME=str(tmp_path))
    subprocess.run([program, "plugins", "enable", "hotspot_policing"], env=environment, stdout=subprocess.DEVNULL,
                   stderr=subprocess.DEVNULL)
    done = subprocess.run(
        [program] + words[1:] + ["{}={}".format(*item) for item in places.items()], env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True)
    assert done.returncode == 0, done.stdout[-2000:]
    from osgeo import ogr

    source = ogr.Open(places["HOTSPOTS"])
    again = [[feature["hotspot_id"], feature["crimes"], feature["area_name"]] for feature in source.GetLayer(0)]
    assert again == saw["rows"]


def test_charts_are_dark_in_a_dark_theme(in_window):
    saw = in_window("dark")
    assert saw["page"] < 110 and abs(saw["chart"] - saw["page"]) < 3
    assert saw["lightest"] > saw["page"] + 80, "words that can be read"
