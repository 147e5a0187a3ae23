"""What a process of its own answers, and that nothing is left of it, whichever way it ends."""

import os
import tempfile
import time

import pytest
from qgis.core import QgsFeedback
from refusals import refused

from hotspot_policing.bridge.ground.errors import Cancelled
from hotspot_policing.bridge.ground.solver import NoChild, pythons, run_in_child

pytestmark = pytest.mark.skipif(os.name == "nt", reason="the programs are scripts of a POSIX shell")


class Progress(QgsFeedback):
    """Keeps the progress; cancels once a file is there."""

    def __init__(self, until=None):
        super().__init__()
        self.percents, self.until = [], until

    def setProgress(self, percent):
        self.percents.append(percent)

    def isCanceled(self):
        return self.until is not None and self.until.exists() and self.until.read_text().endswith("\n")


@pytest.fixture
def program(tmp_path, monkeypatch):
    """program(name, text) → a script that is started as Python would be: with our script, core and the folder."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))

    def write(name, text):
        path = tmp_path / name
        path.write_text("#!/bin/sh\n" + text)
        path.chmod(0o755)
        return str(path)

    yield write
    assert list(scratch.iterdir()) == [], "the folder of the request is left"


def test_the_answer_and_the_progress_come_from_the_files_of_the_folder(qgis, program):
    good = program(
        "good", 'cd "$3"; echo 0.25 > progress.txt; sleep 0.4; echo \'{"answer": {"é": [1, null]}}\' > answer.json\n'
    )
    feedback = Progress()
    assert run_in_child("any.function", {}, feedback, [good]) == {"é": [1, None]}
    assert feedback.percents == [25]


def test_the_next_program_is_taken_where_one_lacks_something_or_talks_nonsense(qgis, program):
    lacks = program("lacks", 'echo \'{"lacking": "no such solver"}\' > "$3/answer.json"\n')
    nonsense = program("nonsense", 'echo \'{"answer": \' > "$3/answer.json"\n')
    good = program("good", 'test -e "$3/answer.json" || echo \'{"answer": 0}\' > "$3/answer.json"\n')
    assert run_in_child("any.function", {}, Progress(), [lacks, nonsense, good]) == 0
    with refused(NoChild, "no such solver"):
        run_in_child("any.function", {}, Progress(), [nonsense, lacks])


def test_the_last_line_of_what_went_wrong_is_told(qgis, program):
    with refused(NoChild, "the last word"):
        run_in_child(
            "any.function", {}, Progress(), [program("bad", "echo first >&2; echo the last word >&2; exit 1\n")]
        )


def test_without_a_program_it_is_said_and_nothing_is_left(qgis, program, tmp_path):
    for programs in ([], [str(tmp_path / "not there")], [str(tmp_path)]):
        with refused(NoChild):
            run_in_child("any.function", {}, Progress(), programs)


def test_cancelling_kills_the_process(qgis, program, tmp_path):
    pid = tmp_path / "pid"
    sleeps = program("sleeps", f"echo $$ > '{pid}'; exec sleep 30\n")
    begin = time.monotonic()
    with pytest.raises(Cancelled):
        run_in_child("any.function", {}, Progress(pid), [sleeps])
    assert time.monotonic() - begin < 20, "it was waited for"
    with pytest.raises(ProcessLookupError):
        os.kill(int(pid.read_text()), 0)


def test_programs_are_files_each_named_once(tmp_path):
    (tmp_path / "bin").mkdir()
    python, folder = tmp_path / "bin" / "python3", tmp_path / "bin" / "python"
    python.write_text("")
    folder.mkdir()
    assert pythons(str(python), str(tmp_path), False) == [str(python)]
