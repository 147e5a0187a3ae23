"""The script a child Python runs: it computes with core alone, tells its progress, and says what it lacks."""

import json
import os
import subprocess
import sys

import numpy as np
import pytest
from support import ROOT
from test_patrol_plan import problem

from hotspot_policing.core.patrol.plan_frontier import answer

SCRIPT, CORE = os.path.join(ROOT, "bridge", "ground", "solver_child.py"), os.path.join(ROOT, "core")


@pytest.fixture
def asked(tmp_path):
    """asked(request, python=…, scipy=…, function=…) → (reply or None, exit code, shares of the work told)."""

    def ask(request, **more):
        work = {"python": list(sys.version_info[:2]), "scipy": [1, 0], "path": [], "function": "fairness.none", **more}
        (tmp_path / "request.json").write_text(json.dumps(dict(work, request=request)), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-I", SCRIPT, CORE, str(tmp_path)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        answer, progress = tmp_path / "answer.json", tmp_path / "progress.txt"
        assert not (tmp_path / "answer.part").exists()
        return (
            json.loads(answer.read_text(encoding="utf-8")) if answer.exists() else None,
            done.returncode,
            [float(line) for line in progress.read_text().split()] if progress.exists() else [],
        )

    return ask


@pytest.mark.parametrize("lacks", [{"python": [2, 7]}, {"scipy": [99, 0]}])
def test_what_it_lacks_is_the_reply_and_nothing_is_computed(asked, lacks):
    reply, code, progress = asked({}, **lacks)
    assert code == 0 and progress == [] and list(reply) == ["lacking"] and reply["lacking"]


def test_it_answers_as_core_does_and_tells_its_progress(asked):
    setting = problem([5, 3, 1], np.full((3, 2), 2))
    request = {"problem": setting.as_dict(), "positions": [0.0], "seed": 1, "seconds": 30.0}
    reply, code, progress = asked(request, function="patrol.plan_frontier.answer", scipy=[1, 9])
    assert code == 0 and reply == {"answer": json.loads(json.dumps(answer(request, lambda share: None)))}
    assert progress[0] == 0 and progress == sorted(progress) and progress[-1] <= 1


def test_a_request_that_fails_leaves_no_reply(asked):
    reply, code, _ = asked({}, function="patrol.plan.no_such_function")
    assert reply is None and code != 0
