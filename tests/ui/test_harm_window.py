"""Ranking by harm, and count and harm side by side, in the real window."""

import collections
import csv
import io
import json
import os
import zipfile

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SCRIPT = "steps_harm.py"


@pytest.fixture(scope="module")
def offences():
    """{month: {offence: crimes}} of the sample's raw files."""
    counts = collections.defaultdict(collections.Counter)
    with zipfile.ZipFile(os.path.join(ROOT, "resources", "demo", "police_uk.zip")) as archive:
        for name in archive.namelist():
            if name.endswith(".csv"):
                for row in csv.DictReader(io.StringIO(archive.read(name).decode("utf-8"))):
                    counts[row["Month"]][row["Crime type"]] += 1
    return counts


def test_everything_says_harm_and_what_has_no_weight(in_window, offences):
    saw = in_window("rank_by_harm", SCRIPT)
    assert saw["before"] == ["number of crimes", False, False, False]
    assert saw["offered"] == ["invented weights (table)", "Choose a table…"] and saw["by"] == saw["offered"][0]
    assert saw["street"] == "", "every street-visible offence is in the table"
    other = {month: counts["Other crime"] for month, counts in offences.items()}
    words = "{:,} crimes are left out because there is no weight: Other crime ({:,})."
    assert saw["all"] == words.format(*[sum(other.values())] * 2)
    assert saw["february"] == words.format(*[other["2025-02"]] * 2)
    assert saw["notes"] == ["The harm scores come from the table 'invented_harm_weights'. " + saw["all"]], (
        "the same after as before"
    )
    assert "% of the harm (scores from the table 'invented_harm_weights') and " in saw["summary"]
    assert saw["columns"] == ["Rank", "Place", "Crimes", "harm/km²", "Harm", "Trend", "More than chance?"]
    assert all("the table 'invented_harm_weights'" in tip for tip in saw["tips"])
    group = saw["tree"][1][1][0]
    assert group[0].startswith("Ranked places · harm from the table 'invented_harm_weights' · Jan–Mar 2025")
    assert group[1] == [
        "All crimes by harm, Jan–Mar 2025, 150 m",
        "Hot spots ranked by number",
        "Share of harm − share of crimes",
        "Places",
    ]
    assert saw["harm"] == sorted(saw["harm"], reverse=True), "ranked by harm per km²"
    assert saw["user_layer"] == [True, False] and saw["advanced"] == "Advanced"
    facts, first = saw["words"][1], saw["first"]
    assert facts.startswith(
        "Harm <b>{:,.0f}</b>, <b>{:.1f}%</b> of the total, based on the table".format(
            first["harm"], 100 * first["share"]
        )
    )
    assert " {:.1f}% of the harm here".format(100 * first["top_share"]) in facts
    assert "Rank by number of crimes: {}".format(first["rank_count"]) in facts
    gravest = max(saw["card"]["offences"], key=lambda one: one["harm_share"])
    assert saw["bars"][0] == "{}: {:.1f}% of the harm, {} crimes".format(
        gravest["offence"], 100 * gravest["harm_share"], gravest["crimes"]
    )


def test_a_square_root_is_chosen_beside_the_weights_and_said_everywhere(in_window):
    saw = in_window("harm_tamed", SCRIPT)
    assert saw["before"] == [False, "none"] and saw["offered"] == ["none", "sqrt", "log"]
    assert saw["chip"] != saw["chip_before"]
    assert saw["given"]["WEIGHT_TRANSFORM"] == "sqrt" and "WEIGHT_TRANSFORM" not in saw["given_back"]
    unit = "harm score (square root)"
    assert saw["unit"] == unit and unit in saw["name"] and unit in saw["rate"] and unit in saw["legend"].lower()
    assert unit in saw["card"].lower() and unit in saw["axis"] and unit in saw["headline"]
    assert saw["stored"] == "sqrt" and saw["reopened"] == "sqrt"
    assert saw["earlier"] == ["harm", "none"]
    assert "data.police.uk" in saw["codes"] and "'codes'" in saw["codes"], "its 14 categories have no code"


def test_harm_by_a_field_a_table_or_a_file_of_ones_own(in_window):
    saw = in_window("harm_by_ones_own", SCRIPT)
    assert saw["field"] == [
        "field harm",
        "6 crimes are left out because there is no weight: Burglary (2), Fraud (2), Theft (2).",
    ]
    assert saw["offered"] == ["field harm", "field easting", "Choose a table…"], "nothing invented for one's own data"
    assert saw["table"] == "20 crimes are left out because there is no weight: Fraud (20)."
    assert saw["bad"] == "Row 1 of 'mine': the weight for 'Burglary' is 'much'; enter a number of 0 or more."
    assert saw["good"] == "20 crimes are left out because there is no weight: Theft (20)."
    assert saw["about"] == "the table 'mine'" and saw["harm"] > 0
    stored = json.loads(saw["stored"])
    assert (stored["rank_by"], stored["weights"]) == ("harm", "./mine.csv"), "beside the project, wherever that goes"
    assert (
        saw["gone"]
        == "The table 'mine.csv' cannot be opened. Check that the file still exists, or choose another table."
    )
    assert saw["after"] == ["number of crimes", False, False]


def test_count_and_harm_side_by_side(in_window):
    saw = in_window("count_and_harm", SCRIPT)
    for step in ("start", "dragged", "zoomed", "keyed", "whole", "row"):
        first = saw[step][0]
        for other in saw[step][1:]:
            # One of three maps may be a pixel wider.
            assert other == pytest.approx(first, abs=0.005 * (first[2] - first[0])), step
    assert saw["start"][0] == pytest.approx(saw["whole"][0], abs=1), "at first the whole area"
    seen = [saw[step][0] for step in ("start", "dragged", "zoomed", "keyed", "row")]
    assert len({tuple(extent) for extent in seen}) == 5, "each of them moved all maps"
    widths = [width for width, _ in saw["sizes"]]
    assert max(widths) - min(widths) <= 1 and min(widths) > 350 and saw["fits"]
    ours = [
        "Hot spots ranked by number",
        "Street-visible by harm, Jan–Mar 2025, 150 m",
        "Share of harm − share of crimes",
    ]
    assert saw["layers"] == [["Roads", name, "Wards in Cleveland"] for name in ours]
    assert saw["markers"] == [True, False, True] and all(saw["holds"])
    # The sets of the table are those of the layers.
    sets = collections.Counter(row[0] for row in saw["rows"])
    both = [rank for _, rank, other in saw["result"] if other is not None]
    assert sets == {
        "both": len(both),
        "harm only": len(saw["result"]) - len(both),
        "number only": sum(other is None for _, _, other in saw["counted"]),
    }
    assert [row[2] for row in saw["rows"] if row[0] == "both"] == [str(rank) for rank in both]
    assert [row[3] for row in saw["rows"] if row[0] == "number only"] == [
        str(rank) for _, rank, other in saw["counted"] if other is None
    ]
    for row in saw["rows"]:
        difference = float(row[8].replace("−", "-"))
        assert abs(difference - (float(row[6].rstrip("%")) - float(row[7].rstrip("%")))) < 0.0101
    assert saw["sentence"] == saw["about"] and saw["sentence"].startswith(
        "Of the {} hot spots ranked by harm, {} overlap".format(len(saw["result"]), len(both))
    )
    assert saw["copied"] == len(saw["rows"]) + 1
    assert saw["headings"][0] == "Crimes per km², Jan–Mar 2025"
    assert all("the table 'invented_harm_weights'" in heading for heading in saw["headings"][1:])
    assert "percentage points" in saw["headings"][2] and 3 * 2 <= len(saw["classes"]) < 8 + 8 + 9, "those that occur"
    assert saw["silent"] == [] and len(saw["mnemonics"]) == len(set(map(str.lower, saw["mnemonics"])))
    assert saw["closed"], "by Esc"
    assert saw["gone"] == [True, True, False], "with its layers goes the window"


def test_a_result_by_harm_comes_back_with_the_project(in_window):
    saw = in_window("harm_comes_back", SCRIPT)
    assert saw["stopped"] == "Cancelled; nothing was changed." and saw["left"]
    assert saw["cleared"] == ["number of crimes", False]
    assert (
        saw["again"][:3] == ["harm", "invented weights (table)", True]
        and "left out because there is no weight" in saw["again"][3]
    )
    assert saw["rows"] and not saw["dirty"]
    assert "Harm" in saw["columns"]
    assert saw["places"] == "categorizedSymbol" and saw["difference"] == "graduatedSymbol"
    assert (
        saw["legend"]
        == "Gi* for harm scored with the table 'invented_harm_weights' (log), with false discovery rate correction"
    )
    assert "(Jaccard " in saw["sentence"]
