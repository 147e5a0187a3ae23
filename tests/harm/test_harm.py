"""Nothing that a user gives, and nothing that happens meanwhile, loses a thing or is answered as to a programmer.

The default suite runs a sample that never changes; ``make test-harm`` runs every case.
"""

import os
import shutil
import sqlite3

import pytest

from . import bad, judge, kill, writers
from .conftest import FULL, WORKERS

pytestmark = pytest.mark.slow
#: What runs the cases takes minutes, and differs little from QGIS to QGIS: ``make test-matrix`` tries it on all.
spoils = pytest.mark.once

#: What must not happen; each kind of finding is a test of its own.
KINDS = (
    "traceback",
    "unclear",
    "taken",
    "not there",
    "half done",
    "input changed",
    "file changed",
    "table lost",
    "unasked file",
    "leftover",
    "memory",
    "hang",
    "crash",
    "harness",
)
#: Cases of each tool in the default suite, and what is done to each scenario there.
SAMPLE, EVENTS = 4, 2


@pytest.fixture(scope="session")
def spoilt(bench):
    """(findings, rows) of the cases."""
    every = [case for tool, definitions in sorted(bench.definitions.items()) for case in bad.cases(tool, definitions)]
    cases = every if FULL else bad.sample(every, SAMPLE)
    found, rows = judge.run_all(bench, bad.good_cases(bench.definitions) + cases, WORKERS)
    text = judge.table(found, rows)
    print(text)
    if os.environ.get("HOTSPOT_HARM_FOLDER"):
        folder = os.environ["HOTSPOT_HARM_FOLDER"]
        judge.save(os.path.join(folder, "findings.json"), found, rows)
        with open(os.path.join(folder, "findings.txt"), "w", encoding="utf-8") as file:
            file.write(text + "\n")
    return found, rows


def _said(findings):
    return "\n".join(f"[{one.case}] {one.words[:300]}" for one in findings)


# -- bad inputs -------------------------------------------------------------------------------------------------------
def test_every_tool_has_a_valid_run_and_sixty_ways_to_spoil_it(bench):
    assert set(judge.GOOD) == set(bench.definitions), "a tool without a valid run in good.py, or one that has gone"
    for tool, definitions in bench.definitions.items():
        names = {one["name"] for one in definitions}
        assert set(judge.GOOD[tool]) <= names, tool
        assert len({(case.parameter, case.label) for case in bad.cases(tool, definitions)}) >= 60, tool


@spoils
def test_every_tool_runs_on_the_town(spoilt):
    runs = {row["case"]: row["ended"] for row in spoilt[1] if row["case"].endswith(": as it is")}
    assert len(runs) == len(judge.GOOD) and set(runs.values()) == {"ok"}, runs


@spoils
@pytest.mark.parametrize("kind", KINDS)
def test_no_bad_input_does_harm(spoilt, kind):
    found = [one for one in spoilt[0] if one.kind == kind]
    assert not found, _said(found)


@spoils
def test_every_case_was_run(spoilt):
    assert len(spoilt[1]) >= (60 if FULL else SAMPLE) * len(judge.GOOD) and all(row["ended"] for row in spoilt[1])


# -- deaths and refusals ----------------------------------------------------------------------------------------------
#: In the default suite pages stand for all folders; the pictures take ten times as long to make.
SCENARIOS = [one for one in kill.scenarios() if FULL or one.name != "a folder of pictures"]


@pytest.fixture(scope="module", params=SCENARIOS, ids=lambda one: one.name)
def stage(request, bench):
    """A scenario, with its state before and after."""
    one = kill.Stage(bench, request.param)
    yield one
    one.close()


def test_a_death_leaves_the_old_results_or_the_new(stage):
    found, count = stage.deaths(None if FULL else EVENTS)
    assert count and not found, _said(found)


def test_a_refusal_leaves_the_old_results_or_the_new(stage):
    found, _ = stage.refusals(None if FULL else EVENTS)
    assert not found, _said(found)


@pytest.mark.skipif(not FULL or not shutil.which("strace"), reason="in the full form only, and where strace is")
def test_a_death_within_gdal_or_sqlite_leaves_the_old_results_or_the_new(stage):
    found, count = stage.strace()
    assert count and not found, _said(found)


# -- many at once -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "what, given",
    [
        ("register", [True]),
        ("register", [False]),
        ("ledger", []),
        ("tables", [True]),
        ("tables", [False]),
        ("name", []),
        ("editor", []),
    ],
    ids=lambda one: str(one),
)
def test_five_at_once_lose_nothing(bench, what, given):
    for _ in range(5 if FULL else 1):
        found = getattr(writers.Crowd(bench), what)(*given)
        assert not found, _said(found)


# -- the judge itself can see -----------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "said, good",
    [
        ("", False),
        ("Could not load source layer for INPUT: x not found", False),
        ("Incorrect parameter value for A", False),
        ("'NoneType' object has no attribute 'x'", False),
        ("index 0 is out of bounds for axis 0 with size 0", False),
        ("One. Two. Three. Four.", False),
        ("y" * 800, False),
        ("'crimes' has no field 'a.b. c.'; choose another.", True),
        ("'x' is not a day; write it as 2025-01-31.", True),
    ],
)
def test_what_is_a_clear_sentence(said, good):
    assert (judge.unclear(said) == "") == good


def test_what_has_changed_is_seen(tmp_path):
    for name in ("kept.txt", "changed.txt", "gone.txt"):
        (tmp_path / name).write_text("before")
    for name in ("same.gpkg", "other.gpkg"):
        with sqlite3.connect(str(tmp_path / name)) as database:
            database.execute("CREATE TABLE a (b)")
    before = judge.Tree(str(tmp_path))
    (tmp_path / "changed.txt").write_text("after")
    (tmp_path / "gone.txt").unlink()
    (tmp_path / "new.txt").write_text("after")
    with sqlite3.connect(str(tmp_path / "other.gpkg")) as database:
        database.execute("INSERT INTO a VALUES (1)")
    with sqlite3.connect(str(tmp_path / "same.gpkg")) as database:
        database.execute("PRAGMA user_version = 7")
    assert before.changed(judge.Tree(str(tmp_path))) == {
        str(tmp_path / "changed.txt"): "changed",
        str(tmp_path / "gone.txt"): "gone",
        str(tmp_path / "new.txt"): "new",
        str(tmp_path / "other.gpkg"): "changed",
    }
    assert before.lost_tables(str(tmp_path / "other.gpkg")) == ["a"]


@pytest.mark.parametrize(
    "name, data, good",
    [
        ("a.gpkg", None, False),
        ("a.html", b"<!doctype html>", True),
        ("a.svg", b"\x89PNG", False),
        ("a.json", b"{}", True),
        ("a.json", b'{"a": NaN}', False),
        ("a.json", b"{", False),
        ("a.gpkg", b"SQLite format 3\0torn", False),
    ],
)
def test_what_is_not_what_it_says_is_seen(tmp_path, name, data, good):
    if data is not None:
        (tmp_path / name).write_bytes(data)
    assert (judge.absent(str(tmp_path / name), str(tmp_path)) == "") == good
