"""A QGIS without SciPy, matplotlib, Jinja2 or scikit-learn: every tool runs, or says which module it needs."""

import json
import os
import subprocess
import sys

import pytest
from support import ROOT

#: What runs without the module whatever is asked for: the least that must be left.
RUNS = {
    "scipy": {
        "arealsummary",
        "checkdata",
        "importpoliceuk",
        "importrecords",
        "patrolplan",
        "register",
        "timeline",
        "trialdesign",
        "profile",
        "weeklypack",
    },
    "matplotlib": {"countcrimes", "gistar", "kerneldensity", "importpoliceuk", "publicationlayer", "communityreport"},
    "jinja2": {"countcrimes", "gistar", "kerneldensity", "importpoliceuk", "register", "patrolroutes"},
    "sklearn": {"countcrimes", "holdout", "pointclusters", "publicationlayer", "stability"},
}


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.parametrize("module", sorted(RUNS))
def test_without_a_module_every_tool_runs_or_says_so(world, tmp_path, module):
    given, out = tmp_path / "world.json", tmp_path / "out.json"
    given.write_text(json.dumps(world), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, os.path.join(ROOT, "tests", "support", "without_module.py"), module, str(given), str(out)],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=600,
        check=False,
    )
    assert out.exists(), done.stdout.decode("utf-8", "replace")[-3000:]
    found = json.loads(out.read_text(encoding="utf-8"))
    assert set(found) == set(world), (done.returncode, done.stdout.decode("utf-8", "replace")[-3000:])
    assert {tool: said for tool, (how, said) in found.items() if how == "traceback"} == {}
    assert {tool: said for tool, (how, said) in found.items() if how == "refused" and module not in said} == {}
    assert RUNS[module] <= {tool for tool, (how, _) in found.items() if how == "done"}
