"""Patrol plans through the tool: real hot spots of the sample, planned, checked, refused, cancelled."""

import json
import os
import re
import sys

import numpy as np
import pytest
from qgis.core import QgsFeature, QgsField, QgsGeometry, QgsProcessingException, QgsVectorLayer
from qgis.PyQt.QtCore import QVariant
from qgis.PyQt.QtGui import QImage
from refusals import refused
from support import WARDS, Feedback, rows

from hotspot_policing.bridge.ground.errors import Cancelled, InputError
from hotspot_policing.bridge.ground.solver import NoChild, pythons, run_in_child
from hotspot_policing.bridge.ground.texts import quoted_label, visits_words
from hotspot_policing.bridge.moments.shifts import parse_shifts
from hotspot_policing.bridge.patrol.plan_inputs import lost_minutes, officers, parse_resources, peak_shifts
from hotspot_policing.bridge.patrol.plan_table import read_setting
from hotspot_policing.contract.parts.crimes import HARM_HEADINGS, HARM_UNITS
from hotspot_policing.contract.parts.shared import USUAL_SHIFTS
from hotspot_policing.contract.patrol import PATROL_PLAN
from hotspot_policing.core.patrol.plan import check_plan

OFFICERS = "Police, Early, 1, 1; Police, Late, 1, 1; Police, Night, 1, 1; Council wardens, Late, 1, 1, Mon-Sat"


@pytest.fixture(scope="module")
def hotspots(crimes_path, tmp_path_factory):
    """Real hot spots of the sample, each with its ward."""
    import processing

    path = str(tmp_path_factory.mktemp("spots") / "spots.gpkg")
    processing.run(
        "hotspotpolicing:countcrimes",
        {
            "INPUT": crimes_path,
            "STUDY_AREA": WARDS,
            "NAME_FIELD": "WD13NM",
            "SELECT_BY": "top_k",
            "SELECT_VALUE": 40,
            "OUTPUT": "memory:",
            "HOTSPOTS": path,
        },
        feedback=Feedback(),
    )
    return path


@pytest.fixture
def ids(hotspots):
    return [row["hotspot_id"] for row in rows(hotspots)]


def peaks_file(folder, ids):
    """Peaks as the hours of the week report them: Friday and Saturday nights everywhere, Monday mornings in one."""

    def peak(day, hour, share):
        return {"day": day, "from_hour": hour, "hours": 4, "share": share}

    night = [peak(4, 21, 0.5), peak(5, 21, 0.3)]
    profiles = [{"hotspot_id": "", "peaks": night}] + [{"hotspot_id": one, "peaks": night} for one in ids[1:]]
    profiles.append({"hotspot_id": ids[0], "peaks": [peak(0, 8, 0.9)]})
    path = folder / "peaks.json"
    path.write_text(json.dumps({"profiles": profiles}), encoding="utf-8")
    return str(path)


def given(hotspots, **more):
    return dict(
        {
            "HOTSPOT_LAYER": hotspots,
            "START": "2026-11-30",
            "RESOURCES": OFFICERS,
            "FRONTIER_POINTS": 0,
            "OUTPUT": "TEMPORARY_OUTPUT",
        },
        **more,
    )


def test_a_plan_of_real_hot_spots_keeps_every_rule(run, hotspots, ids, tmp_path):
    path, page, report = tmp_path / "plan.gpkg", tmp_path / "plan.html", tmp_path / "plan.json"
    result = run(
        "patrolplan",
        given(
            hotspots,
            PEAKS=peaks_file(tmp_path, ids),
            FLOOR=1,
            CAP=14,
            AREA_MINIMUM=2,
            FRONTIER_POINTS=3,
            OUTPUT=str(path),
            UNMET="TEMPORARY_OUTPUT",
            FRONTIER="TEMPORARY_OUTPUT",
            REPORT=str(page),
            REPORT_JSON=str(report),
        ),
    )
    table = rows(str(path))
    assert result["SOLVER_USED"] == "milp" and result["GAP"] <= 0.01
    assert "27 Dec 2026" in result["SUMMARY"], "until when"
    # Everything that can be counted from the rows alone.
    weekly, hours = {}, {}
    for row in table:
        week = (np.datetime64(row["day"]) - np.datetime64("2026-11-30")).astype(int) // 7
        weekly[row["hotspot_id"], week] = weekly.get((row["hotspot_id"], week), 0) + row["visits"]
        hours[row["day"], row["shift"], row["agency"]] = (
            hours.get((row["day"], row["shift"], row["agency"]), 0) + row["visits"] * 20 / 60
        )
        assert row["minutes"] == 15 * row["visits"] and row["plan_id"] == result["PLAN_ID"]
    assert {one for one, _ in weekly} == set(ids) and len(weekly) == 4 * len(ids)
    assert min(weekly.values()) >= 1 and max(weekly.values()) <= 14
    there = {("Early", "Police"): 1, ("Late", "Police"): 1, ("Night", "Police"): 1, ("Late", "Council wardens"): 1}
    assert all(used <= there[shift, agency] + 1e-9 for (_, shift, agency), used in hours.items())
    assert not [
        row for row in table if row["agency"] == "Council wardens" and np.datetime64(row["day"]).astype(int) % 7 == 3
    ], "Sundays"
    assert result["HOURS_USED"] == pytest.approx(sum(hours.values()))
    assert result["HOURS_USED"] <= result["HOURS_AVAILABLE"] == 28 * 3 + 24
    first = [row for row in table if row["hotspot_id"] == ids[0]]
    assert {row["peak"] for row in first if row["peak"]} <= {"08:00–12:00"}
    assert {row["peak"] for row in table if row["peak"] and row["hotspot_id"] != ids[0]} == {
        "21:00–23:00",
        "23:00–01:00",
    }
    # What is missing, and what evener presence costs.
    unmet = {row["hotspot_id"]: row for row in rows(result["UNMET"])}
    for one, row in unmet.items():
        assert row["planned"] == sum(count for (place, _), count in weekly.items() if place == one)
        assert row["unmet"] == max(row["wanted"] - row["planned"], 0) and row["peaks_met"] <= row["peaks"]
    assert max(row["wanted"] for row in unmet.values()) == 56
    assert result["UNMET_VISITS"] == sum(row["unmet"] for row in unmet.values()) > 0
    points = rows(result["FRONTIER"])
    assert [row["position"] for row in points] == [0, 0.5, 1] and [row["taken"] for row in points] == [1, 0, 0]
    assert points[0]["evenness"] < points[2]["evenness"] and points[0]["harm_cov"] >= points[2]["harm_cov"]
    # The same plan from the report and the table, as the board reads it.
    setting = read_setting(str(report))
    visits = setting.visits(table)
    check = check_plan(setting.problem, visits)
    assert check.kept and check.used.sum() / 60 == pytest.approx(result["HOURS_USED"])
    assert setting.plan_id(visits) == result["PLAN_ID"]
    assert list(zip(*setting.table(visits).columns.values())) == [
        tuple(None if not value and name == "peak" else value for name, value in list(row.items())[1:]) for row in table
    ]
    assert setting.broken(check) == []
    visits[0, 0, 0, 0] += 9
    visits[1, :7] = 0
    worse = setting.check(visits)
    assert worse.over and setting.plan_id(visits) != result["PLAN_ID"]
    said = setting.broken(worse)
    there, here = visits_words(int(visits[:, 0, 0, 0].sum())), visits_words(int(visits[0, 0, 0].sum()))
    for named in (
        ("30 Nov 2026", "Early", "Police", there, " 3"),
        (setting.place(1), visits_words(0), " 1"),
        (setting.place(0), "30 Nov 2026", "Early", here, " 2"),
    ):
        assert any(all(one in sentence for one in named) for sentence in said), named
    # The page.
    text = page.read_text(encoding="utf-8")
    (picture,) = re.findall(r'src="data:image/png;base64,([^"]+)"', text)
    import base64

    image = QImage.fromData(base64.b64decode(picture), "PNG")
    assert (image.width(), image.height()) == (900, 825)
    assert "Council wardens" in text and "(chosen)" in text and result["PLAN_ID"] in text


def test_the_point_that_was_chosen_is_taken_and_kept_with_who_and_why(run, hotspots, tmp_path):
    path = str(tmp_path / "even.gpkg")
    chosen = {"EVENNESS": 1, "CHOSEN_BY": "Insp. A <Sample>", "REASON": "Every ward is to see officers."}
    even = run(
        "patrolplan",
        given(
            hotspots,
            OUTPUT=path,
            FRONTIER="TEMPORARY_OUTPUT",
            FRONTIER_POINTS=2,
            REPORT=str(tmp_path / "r.html"),
            **chosen,
        ),
    )
    most = run("patrolplan", given(hotspots))
    assert even["EVENNESS_REACHED"] > most["EVENNESS_REACHED"] and even["HARM_COVERED"] < most["HARM_COVERED"]
    assert even["VISITS"] == most["VISITS"] and even["PLAN_ID"] != most["PLAN_ID"]
    taken = [row for row in rows(even["FRONTIER"]) if row["taken"]]
    assert [(row["position"], row["chosen_by"], row["reason"], row["plan_id"]) for row in taken] == [
        (1, chosen["CHOSEN_BY"], chosen["REASON"], even["PLAN_ID"])
    ]
    abstract = QgsVectorLayer(path + "|layername=even", "even", "ogr").metadata().abstract()
    assert chosen["CHOSEN_BY"] in abstract and chosen["REASON"] in abstract
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "Insp. A &lt;Sample&gt;" in page and chosen["REASON"] in page and "<Sample>" not in page


def test_headings_are_the_plans_own(run, hotspots, tmp_path):
    path = str(tmp_path / "plan.gpkg")
    result = run("patrolplan", given(hotspots, OUTPUT=path))
    for layer in (QgsVectorLayer(path + "|layername=plan", "plan", "ogr"),):
        assert layer.attributeAlias(layer.fields().lookupField("peak")) == "Peak window", result
        assert layer.attributeAlias(layer.fields().lookupField("visits")) == "Visits"


def test_the_same_seed_gives_the_same_plan(run, hotspots):
    plans = [run("patrolplan", given(hotspots, DAYS=7, SEED=seed))["PLAN_ID"] for seed in (3, 3, 4)]
    assert plans[0] == plans[1] != plans[2]


def test_no_visit_must_follow_straight_after_another_at_the_same_place(run):
    """One patrol, and one place with nearly all crimes: what cannot be made with others between is counted."""
    layer = spots([("a", 100, 1), ("b", 1, 10)])
    more = {"RESOURCES": "Police, Late, 1, 2", "DAYS": 7, "FLOOR": 0, "CAP": 50, "PER_SHIFT": 6}
    result = run("patrolplan", given(layer, **more))
    shifts = {}
    for row in rows(result["OUTPUT"]):
        shifts.setdefault(row["day"], {})[row["hotspot_id"]] = row["visits"]
        assert (row["patrols"], row["crew"], row["each_min"], row["travel_min"]) == (1, 1, 120, 5)
    assert all(2 * max(one.values()) - sum(one.values()) <= 1 for one in shifts.values())
    left = 6 * 7 - result["VISITS"]
    assert left > 0 and any(note.startswith(f"{left} ") for note in result["NOTES"].split("\n"))


def test_travel_that_the_plan_does_not_allow_is_said_with_the_number_to_use(run):
    """Places ten kilometres apart, far more than five minutes."""
    layer = spots([("a", 5, 1), ("b", 4, 1), ("c", 4, 1)], apart=10_000)
    more = {"RESOURCES": "Police, Late, 1, 8", "DAYS": 7}
    first = run("patrolplan", given(layer, **more))["NOTES"].split("\n")
    (said,) = [note for note in first if {"5", "30"} <= set(re.findall(r"[0-9]+", note))]
    needed = max(int(one) for one in re.findall(r"[0-9]+", said) if one != "30")
    again = run("patrolplan", given(layer, TRAVEL_MINUTES=needed, **more))["NOTES"].split("\n")
    assert 5 < needed and len(again) == len(first) - 1


def test_visits_follow_the_weights_that_are_asked_for(run, hotspots):
    layer = spots([("a", 100, 1), ("b", 50, 10), ("c", 10, 100)])
    for by, order in (("crimes", "abc"), ("harm", "cba")):
        # Each patrol has time for one visit, so that none follows straight after another.
        more = {"RESOURCES": "Police, Early, 9, 0.34; Police, Late, 9, 0.34", "UNMET": "TEMPORARY_OUTPUT"}
        result = run("patrolplan", given(layer, BY=by, CAP=500, FLOOR=0, PER_SHIFT=24, **more))
        planned = {row["hotspot_id"]: row["planned"] for row in rows(result["UNMET"])}
        assert sorted(planned, key=planned.get, reverse=True) == list(order)
        total = result["VISITS"]
        share = {"a": 100, "b": 50, "c": 10} if by == "crimes" else {"a": 1, "b": 10, "c": 100}
        for one, count in planned.items():
            assert count == pytest.approx(total * share[one] / sum(share.values()), abs=2 + 0.01 * total)


@pytest.mark.parametrize(
    "more, limits",
    [
        ({"CAP": 3, "PER_SHIFT": 2}, {"CAP", "PER_SHIFT"}),
        ({"CAP": 3, "PER_SHIFT": 3}, {"CAP"}),
        ({"CAP": 50, "PER_SHIFT": 1}, {"PER_SHIFT"}),
        ({"CAP": 50, "PER_SHIFT": 24, "layer": [("a", 5, 1), ("b", 4, 1), ("c", 4, 1)]}, set()),
        # One of the two has no crimes, and so no more than the floor: the cap alone is not why time is left.
        ({"CAP": 3, "layer": [("a", 5, 1), ("b", 0, 0)]}, {"CAP", "PER_SHIFT"}),
        # A last week of three days.
        ({"CAP": 3, "PER_SHIFT": 1, "DAYS": 10}, {"CAP", "PER_SHIFT"}),
    ],
)
def test_the_summary_says_which_limits_leave_hours_unused_and_how_far_to_raise_them(run, more, limits):
    layer, days = spots(more.get("layer", GOOD)), more.get("DAYS", 7)
    more = {name: value for name, value in more.items() if name != "layer"}
    plain = dict(given(layer, RESOURCES="Police, Late, 1, 2", FLOOR=0, OFF_PEAK=0), **dict({"DAYS": 7}, **more))
    result = run("patrolplan", plain)
    summary = result["SUMMARY"]
    label = {name: quoted_label(PATROL_PLAN, name) for name in ("CAP", "PER_SHIFT")}
    assert {name for name in label if label[name] in summary} == limits
    # Two hours for visits of 15 minutes with 5 of travel: six a day.
    idle = 6 * days - result["VISITS"]
    assert (idle > 0) == bool(limits)
    assert not limits or all(one in summary for one in (f" {idle} ", f"({idle / 3:,.1f} ".replace(".0 ", " "))), summary
    assert summary.count(f" of {2 * days} officer-hours") == 1 and ".0 " not in summary, "once, and whole hours as such"
    assert all(one in summary for one in (" 15 ", " 5 ")), "a visit, and the way to it"
    advised = {name: re.search(re.escape(label[name]) + r" \w+ (\d+)", summary) for name in label}
    raised = {name: int(found[1]) for name, found in advised.items() if found}
    if raised:
        # What decides the plan comes first; and with what is advised, and no less, all the hours are used.
        assert set(raised) == limits and summary.index(label[min(raised)]) < summary.index(" 15 ")
        assert run("patrolplan", dict(plain, **raised))["VISITS"] == 6 * days
        for name, value in raised.items():
            assert run("patrolplan", dict(plain, **dict(raised, **{name: value - 1})))["VISITS"] < 6 * days


def test_the_most_crimes_and_the_best_plan_are_said_in_whole_words(run):
    """Where the limits alone decide, nothing better is possible, and no share is given that others would not match."""
    layer = spots([("a", 50, 1), ("b", 30, 1), ("c", 20, 1)])
    summary = run("patrolplan", given(layer, RESOURCES="Police, Late, 9, 2", DAYS=7, CAP=2))["SUMMARY"]
    assert "0.00" not in summary and "100.0%" not in summary.partition("33%")[0]
    assert "33%" in summary, "a third of the visits is at the one with half of the crimes"


def test_shifts_without_visits_are_named_with_their_days_and_whose_they_are(run, hotspots, tmp_path, ids):
    """Peaks on Friday and Saturday nights from nine to one, and on one Monday morning; nobody is there at night."""
    result = run(
        "patrolplan",
        given(
            hotspots,
            RESOURCES="Police, Early, 1, 1; Police, Late, 10, 2; Wardens, Early, 1, 1, Tue",
            DAYS=7,
            FLOOR=0,
            CAP=2,
            OFF_PEAK=1,
            PEAKS=peaks_file(tmp_path, ids),
            OUTPUT=str(tmp_path / "plan.gpkg"),
        ),
    )
    visited = {(row["day"], row["shift"]) for row in rows(str(tmp_path / "plan.gpkg"))}
    days = [str(np.datetime64("2026-11-30") + day) for day in range(7)]
    week = dict(zip(days, ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")))
    early, late = ([week[day] for day in days if (day, shift) not in visited] for shift in ("Early", "Late"))
    assert 3 < len(early) < 7 and 3 < len(late) < 7 and "Tue" in early
    notes = result["NOTES"].split("\n")
    (unused,) = [note for note in notes if "Early (" in note]
    assert f"Early ({', '.join(early)}: Police)" in unused and f"Late ({', '.join(late)}: Police)" in unused
    # The wardens are there on one day, and that is every day of theirs.
    assert "Early (Tue 1 Dec 2026: Wardens)" in unused
    (nobody,) = [note for note in notes if "Night (" in note]
    assert nobody != unused and "Night (Fri 4 Dec 2026, Sat 5 Dec 2026)" in nobody
    # Where all shifts have visits none is named.
    busy = run("patrolplan", given(hotspots, RESOURCES="Police, Late, 1, 1", DAYS=7, FLOOR=0))
    assert "Late (" not in busy["NOTES"]


def test_greedy_says_so_and_keeps_the_rules(run, hotspots, tmp_path):
    report = tmp_path / "plan.json"
    result = run("patrolplan", given(hotspots, SOLVER="greedy", FRONTIER_POINTS=2, REPORT_JSON=str(report)))
    assert result["SOLVER_USED"] == "greedy" and "(greedy)" in result["NOTES"]
    setting = read_setting(str(report))
    assert check_plan(setting.problem, setting.visits(rows(result["OUTPUT"]))).kept


def test_without_a_python_of_its_own_the_plan_is_greedy_and_says_why(run, hotspots, monkeypatch):
    monkeypatch.setattr("hotspot_policing.bridge.ground.solver.pythons", list)
    result = run("patrolplan", given(hotspots))
    assert result["SOLVER_USED"] == "greedy" and "no Python program of its own" in result["NOTES"]
    with refused(QgsProcessingException, "SOLVER"):
        run("patrolplan", given(hotspots, SOLVER="milp"))


def test_active_places_of_the_register_are_planned(run, hotspots, tmp_path):
    register = str(tmp_path / "register.gpkg")
    for action in ("add", "accept"):
        run(
            "register",
            dict(
                {"REGISTER": register, "ACTION": action, "BY": "Analyst"},
                **({"HOTSPOT_LAYER": hotspots} if action == "add" else {}),
            ),
        )
    result = run("patrolplan", given("", REGISTER=register, HOTSPOT_LAYER=None))
    active = {row["hotspot_id"] for row in rows(result["OUTPUT"])}
    assert {one[:3] for one in active} == {"HS-"}
    # They are active from today on.
    for start, told in (("2020-01-06", True), ("2050-01-03", False)):
        more = {"REGISTER": register, "HOTSPOT_LAYER": None, "START": start, "DAYS": 7}
        notes = run("patrolplan", given("", **more))["NOTES"].split("\n")
        assert any(one.startswith(f"{len(active)} ") and "HS-0001" in one for one in notes) is told, start


def test_resources_may_come_from_a_table(run, hotspots):
    table = QgsVectorLayer(
        "None?field=Agency:string&field=shift:string&field=officers:integer&field=hours:double&field=days:string",
        "officers",
        "memory",
    )
    for values in (["Police", "late", 3, 2.0, None], ["Wardens", "Early", 2, 1.5, "Mon-Fri"]):
        feature = QgsFeature(table.fields())
        feature.setAttributes(values)
        table.dataProvider().addFeature(feature)
    result = run("patrolplan", given(hotspots, RESOURCES="", RESOURCES_TABLE=table, DAYS=7, FLOOR=0))
    assert result["HOURS_AVAILABLE"] == 3 * 2 * 7 + 2 * 1.5 * 5
    with refused(QgsProcessingException, "RESOURCES", "RESOURCES_TABLE"):
        run("patrolplan", given(hotspots, RESOURCES_TABLE=table))


# -- cancel ---------------------------------------------------------------------------------------------------------
def children():
    """Command lines of this process's children that run the solver."""
    found = []
    for name in os.listdir("/proc"):
        try:
            with open(f"/proc/{name}/stat", encoding="utf-8") as file:
                parent = int(file.read().rpartition(")")[2].split()[1])
            with open(f"/proc/{name}/cmdline", encoding="utf-8") as file:
                words = file.read().replace("\0", " ")
        except (OSError, ValueError, IndexError):
            continue
        if parent == os.getpid() and "solver_child.py" in words:
            found.append(words)
    return found


def test_cancel_kills_the_child_and_leaves_the_earlier_plan(run, hotspots, tmp_path):
    if not sys.platform.startswith("linux"):
        pytest.skip("processes are listed in /proc")

    class Impatient(Feedback):
        """Cancels as soon as the child has begun to solve."""

        seen = None

        def setProgress(self, percent):
            if percent >= 5 and self.seen is None:
                self.seen = children()
                self.cancel()

    path = tmp_path / "plan.json"
    path.write_text("earlier")
    feedback = Impatient()
    many = spots([(f"s{i}", 1 + i % 37, 1) for i in range(300)])
    run(
        "patrolplan",
        given(
            many,
            RESOURCES="Police, Late, 60, 4; Police, Night, 60, 4",
            REPORT_JSON=str(path),
            OUTPUT=str(tmp_path / "plan.gpkg"),
        ),
        feedback,
    )
    assert len(feedback.seen) == 1 and children() == []
    assert sorted(os.listdir(tmp_path)) == ["plan.json"] and path.read_text() == "earlier"


class Patient:
    def isCanceled(self):
        return False

    def setProgress(self, percent):
        pass


def test_cancel_stops_the_greedy_search_too(run, tmp_path):
    class Impatient(Feedback):
        def setProgress(self, percent):
            if percent > 5:
                self.cancel()

    many = spots([(f"s{i}", 1 + i % 37, 1) for i in range(60)])
    path = tmp_path / "plan.gpkg"
    run("patrolplan", given(many, SOLVER="greedy", RESOURCES="Police, Late, 60, 4", OUTPUT=str(path)), Impatient())
    assert os.listdir(tmp_path) == []


def test_a_child_that_cannot_work_is_passed_over_for_one_that_can(tmp_path):
    for name, text in (("broken", "#!/bin/sh\nexit 3\n"), ("talks", "#!/bin/sh\necho no >&2\nexit 1\n")):
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)
    not_a_program = tmp_path / "text"
    not_a_program.write_text("hello")
    bad = [str(tmp_path / name) for name in ("broken", "talks", "text")]
    problem = {"problem": None}
    with refused(NoChild):
        run_in_child("patrol.plan_frontier.answer", problem, Patient(), bad[:2])
    with refused(NoChild):
        run_in_child("patrol.plan_frontier.answer", problem, Patient(), bad[2:])
    # Of a good one the traceback's last line is told.
    with refused(NoChild, "NoneType"):
        run_in_child("patrol.plan_frontier.answer", problem, Patient(), bad + pythons())

    class Cancelling(Patient):
        def isCanceled(self):
            return True

    with pytest.raises(Cancelled):
        run_in_child("patrol.plan_frontier.answer", problem, Cancelling(), pythons())


def test_the_right_python_is_found_on_windows_too(tmp_path):
    """OSGeo4W: QGIS in bin, Python in apps/Python39 with python3.exe in bin beside QGIS."""
    home, bin_ = tmp_path / "apps" / "Python39", tmp_path / "bin"
    home.mkdir(parents=True)
    bin_.mkdir()
    for path in (home / "python.exe", home / "pythonw.exe", bin_ / "python3.exe", bin_ / "qgis-bin.exe"):
        path.write_text("")
    found = pythons(str(bin_ / "qgis-bin.exe"), str(home), True)
    assert found == [str(home / "python.exe"), str(home / "pythonw.exe"), str(bin_ / "python3.exe")]
    assert pythons(str(bin_ / "qgis-bin.exe"), str(tmp_path), True) == [str(bin_ / "python3.exe")]
    assert pythons(str(bin_ / "qgis-bin.exe"), str(tmp_path / "nowhere"), False) == []
    assert pythons()[0] == sys.executable or "python" in os.path.basename(pythons()[0])


# -- what comes in --------------------------------------------------------------------------------------------------
def spots(values, extra="&field=area_name:string", apart=300):
    """A layer of [(hotspot_id, crimes, harm)], each in one of two wards, so many metres apart."""
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:27700&field=hotspot_id:string&field=crimes:double&field=harm:double" + extra,
        "spots",
        "memory",
    )
    features = []
    for i, row in enumerate(values):
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row) + ([f"Ward {i % 2}"] if extra else []))
        feature.setGeometry(
            QgsGeometry.fromWkt("Polygon(({0} 0,{1} 0,{1} 100,{0} 100,{0} 0))".format(apart * i, apart * i + 100))
        )
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


GOOD = [("a", 5, 1), ("b", 3, 1)]


@pytest.mark.parametrize(
    "more, named",
    [
        ({"SHIFTS": "Early, seven to three"}, ("SHIFTS", "Early, seven to three")),
        ({"SHIFTS": "Late 15:00-23:00; late 16:00-24:00"}, "'late'"),
        ({"SHIFTS": " ; "}, "SHIFTS"),
        ({"RESOURCES": ""}, "RESOURCES"),
        ({"RESOURCES": "Police Late 4 2"}, "Police Late 4 2"),
        ({"RESOURCES": "Police, Lates, 4, 2"}, "'Lates'"),
        ({"RESOURCES": "Police, Late, 4, -2"}, ("-2", "Police, Late, 4, -2")),
        ({"RESOURCES": "Police, Late, -4, 2"}, "-4"),
        ({"RESOURCES": "Police, Late, 1.5, 2"}, "1.5"),
        ({"RESOURCES": "Police, Late, nan, 2"}, "'nan'"),
        ({"RESOURCES": ", Late, 4, 2"}, ("RESOURCES", ", Late, 4, 2")),
        ({"RESOURCES": "Police, Late, 4, 9"}, ("9", "8")),
        ({"RESOURCES": "Police, Late, 4, 2, Mon-Someday"}, "Mon-Someday"),
        ({"RESOURCES": "Police, Late, 4, 2, Mon-Wed; police, Late, 2, 1, Wed"}, "RESOURCES"),
        ({"RESOURCES": "Police, Late, 4, 0.2"}, ("RESOURCES", "CREW")),
        ({"RESOURCES": "Police, Late, 0, 2"}, ("RESOURCES", "CREW")),
        ({"RESOURCES": "Police, Late, 3, 2", "CREW": 4}, ("CREW", "4")),
        ({"FLOOR": 9, "CAP": 8}, ("FLOOR", "9", "CAP")),
        ({"START": "31/11/2026"}, ("START", "31/11/2026")),
        ({"BY": "money"}, ("BY", "'money'")),
        ({"EVENNESS": 0.5, "CHOSEN_BY": "A"}, ("CHOSEN_BY", "REASON")),
        ({"PEAKS": "/nowhere/peaks.json"}, ("PEAKS", "/nowhere/peaks.json")),
        ({"PEAKS": WARDS.partition("|")[0]}, ("PEAKS", "wards.gpkg")),
    ],
)
def test_what_cannot_be_planned_says_why(run, more, named, tmp_path):
    with refused(QgsProcessingException, named):
        run("patrolplan", given(spots(GOOD), OUTPUT=str(tmp_path / "plan.gpkg"), **more))
    assert os.listdir(tmp_path) == []


@pytest.mark.parametrize(
    "layer, more, named",
    [
        (lambda: None, {}, ("HOTSPOT_LAYER", "REGISTER")),
        (lambda: spots([]), {}, "'spots'"),
        (lambda: spots(GOOD + GOOD[:1]), {}, "'a'"),
        (lambda: spots([("a", -1, 1)]), {}, ("'crimes'", "'spots'", "-1.0")),
        (lambda: spots([("a", 0, 1), ("b", None, 1)]), {}, "0"),
        (lambda: spots([("a", 1, 0)]), {"BY": "harm"}, ("'harm'", "'spots'", "0")),
        (lambda: spots(GOOD, ""), {"AREA_MINIMUM": 1}, "AREA_MINIMUM"),
        (lambda: spots(GOOD, ""), {"EVENNESS": 1, "CHOSEN_BY": "A", "REASON": "B"}, "EVENNESS"),
        (lambda: spots(GOOD[:1]), {"EVENNESS": 1, "CHOSEN_BY": "A", "REASON": "B"}, "EVENNESS"),
    ],
)
def test_hot_spots_that_cannot_be_planned_say_why(run, layer, more, named):
    with refused(QgsProcessingException, named):
        run("patrolplan", given(layer(), **more))


ROOT = '{"WEIGHT_TRANSFORM": "sqrt", "CELL_SIZE": "150"}'


@pytest.mark.parametrize(
    "params, transform", [((ROOT, ROOT), "sqrt"), ((None, "{}"), "none"), ((ROOT, None), "none"), (("[", "7"), "none")]
)
def test_the_plan_names_the_measure_of_harm_and_whether_it_is_one(run, tmp_path, params, transform):
    layer, path = spots(GOOD, "&field=area_name:string&field=params:string"), str(tmp_path / "plan.json")
    for feature, value in zip(layer.getFeatures(), params):
        layer.dataProvider().changeAttributeValues({feature.id(): {4: value}})
    unmet = run("patrolplan", given(layer, BY="harm", UNMET="TEMPORARY_OUTPUT", REPORT_JSON=path))["UNMET"]
    with open(path, encoding="utf-8") as file:
        report = json.load(file)
    assert report["unit"] == HARM_UNITS[transform] and report["unit"] in report["summary"]
    assert unmet.attributeDisplayName(unmet.fields().lookupField("harm")) == HARM_HEADINGS[transform]
    both = ", ".join([HARM_UNITS["none"], HARM_UNITS["sqrt"]])
    assert any(both in note for note in report["notes"]) == (params == (ROOT, None))


def test_no_harm_field_is_said(run, hotspots):
    layer = spots(GOOD)
    layer.dataProvider().deleteAttributes([2])
    layer.updateFields()
    with refused(QgsProcessingException, "BY", "'spots'", "'harm'"):
        run("patrolplan", given(layer, BY="harm"))


def test_peaks_of_another_set_are_refused_and_missing_ones_lent(run, tmp_path):
    path = peaks_file(tmp_path, ["x", "y"])
    with refused(QgsProcessingException, "PEAKS"):
        run("patrolplan", given(spots(GOOD), PEAKS=path))
    path = peaks_file(tmp_path, ["x", "a"])
    result = run("patrolplan", given(spots(GOOD), PEAKS=path, FLOOR=0, DAYS=7))
    assert "1 hot spot has no peak windows of its own" in result["NOTES"]


def test_the_hours_of_the_week_come_straight_from_their_tool(run, tmp_path):
    """Friday nights in town, Mondays by day in the park: visits go there and then."""
    from test_temporalprofile import CRIMES, layer_of, spots_layer

    layer, path = spots_layer(), str(tmp_path / "hours.json")
    run(
        "temporalprofile",
        {
            "INPUT": layer_of(CRIMES),
            "FROM_FIELD": "from",
            "TO_FIELD": "to",
            "HOTSPOT_LAYER": layer,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "REPORT_JSON": path,
        },
    )
    result = run(
        "patrolplan",
        given(counted(layer), PEAKS=path, DAYS=7, FLOOR=0, CAP=4, RESOURCES="Police, Early, 1, 1; Police, Late, 1, 1"),
    )
    found = {
        (row["hotspot_id"], row["day"], row["shift"]): row["peak"] for row in rows(result["OUTPUT"]) if row["peak"]
    }
    assert found == {
        ("spot-1", "2026-12-04", "Late"): "20:00–23:00",
        ("spot-2", "2026-11-30", "Early"): "08:00–12:00",
        ("spot-2", "2026-11-30", "Late"): "15:00–16:00",
    }


def counted(layer):
    """The layer with crimes on each hot spot."""
    layer.dataProvider().addAttributes([QgsField("crimes", QVariant.Int)])
    layer.updateFields()
    index = layer.fields().lookupField("crimes")
    layer.dataProvider().changeAttributeValues({feature.id(): {index: 10} for feature in layer.getFeatures()})
    return layer


@pytest.mark.parametrize(
    "more, named",
    [
        ({"RESOURCES": "Police, Late, 1, 1", "FLOOR": 12}, ("FLOOR", "RESOURCES", "30 Nov 2026")),
        ({"RESOURCES": "Police, Late, 9, 1, Mon", "FLOOR": 3}, ("FLOOR", "PER_SHIFT", "RESOURCES")),
        ({"AREA_MINIMUM": 20}, ("AREA_MINIMUM", "CAP", "30 Nov 2026")),
        (
            {"AREA_MINIMUM": 20, "CAP": 20, "DAYS": 10, "RESOURCES": "Police, Late, 1, 2", "FLOOR": 0},
            ("AREA_MINIMUM", "PER_SHIFT", "RESOURCES"),
        ),
    ],
)
def test_rules_that_contradict_each_other_are_named_with_numbers(run, more, named):
    with refused(QgsProcessingException, named):
        run("patrolplan", given(spots(GOOD), **more))


def test_hot_spots_without_names_ids_or_wards_are_planned_and_that_is_said(run):
    layer = spots([("", 5, 1), ("", 3, 0)], "")
    layer.dataProvider().deleteAttributes([0])
    layer.updateFields()
    result = run("patrolplan", given(layer, FRONTIER_POINTS=5, FRONTIER="TEMPORARY_OUTPUT"))
    assert "hotspot_id" in result["NOTES"] and "hotspot-1" in result["NOTES"]
    assert "area_name" in result["NOTES"] and len(rows(result["FRONTIER"])) == 1
    assert {row["hotspot_id"] for row in rows(result["OUTPUT"])} == {"hotspot-1", "hotspot-2"}


# -- shifts, hours, peaks -------------------------------------------------------------------------------------------
def test_crews_make_whole_visits_only():
    shifts = parse_shifts(USUAL_SHIFTS)
    there = officers(
        parse_resources("Police, Late, 5, 0.9, Mon-Tue", shifts), shifts, np.datetime64("2026-12-01"), 3, 20, 2
    )
    assert there.capacity[:, 1, 0].tolist() == [4, 0, 0] and there.available[0, 1, 0] == 5 * 54


def test_an_hour_that_the_clocks_skip_is_not_planned():
    late, night = parse_shifts("Late 15:00-23:00; Night 23:00-07:00")
    assert lost_minutes(np.datetime64("2027-03-27"), night) == 60
    assert lost_minutes(np.datetime64("2027-03-28"), night) == 0 == lost_minutes(np.datetime64("2027-03-21"), night)
    assert lost_minutes(np.datetime64("2027-03-28"), late) == 0 == lost_minutes(np.datetime64("2027-10-30"), night)
    assert lost_minutes(np.datetime64("2024-03-30"), night) == 60, "Easter Saturday 2024, the 31st is the last Sunday"
    (early,) = parse_shifts("Small hours 01:30-06:00")
    assert lost_minutes(np.datetime64("2027-03-28"), early) == 30
    resources = parse_resources("Police, Night, 1, 8", [late, night])
    there = officers(resources, [late, night], np.datetime64("2027-03-26"), 3, 20)
    assert there.capacity[:, 1, 0].tolist() == [24, 21, 24] and there.shorter == (("2027-03-27", "Night"),)


def test_peak_windows_go_over_midnight_and_the_end_of_the_week():
    shifts = parse_shifts(USUAL_SHIFTS)
    at, words = peak_shifts([[(6, 22 * 60, 240, 0.4)], [(0, 6 * 60, 240, 1.0)]], shifts, 15)
    assert np.argwhere(at[0]).tolist() == [[6, 1], [6, 2]]
    assert words[0, 6, 1] == "22:00–23:00" and words[0, 6, 2] == "23:00–02:00"
    # Monday from 6: the last hour of Sunday's night, and Monday's early shift.
    assert np.argwhere(at[1]).tolist() == [[0, 0], [6, 2]] and words[1, 6, 2] == "06:00–07:00"
    assert not peak_shifts([[(0, 14 * 60 + 50, 15, 1.0)]], shifts, 15)[0].any(), "no whole visit fits"


def test_a_report_that_is_none_is_refused(tmp_path):
    path = tmp_path / "other.json"
    path.write_text('{"cells": []}')
    with refused(InputError, "other.json", "REPORT_JSON"):
        read_setting(str(path))
