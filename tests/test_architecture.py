"""The papers for developers say what is there: the drawing of the packages, and the files that they name."""

import os
import re
import subprocess
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DECISIONS = os.path.join("docs", "decisions")
PAPERS = ["ARCHITECTURE.md", "CONTRIBUTING.md"] + sorted(
    os.path.join(DECISIONS, name) for name in os.listdir(os.path.join(ROOT, DECISIONS))
)
sys.path.append(os.path.join(ROOT, "scripts"))
from architecture import BEGIN, END, arrows, drawing, renewed  # noqa: E402

#: The papers are the same whatever QGIS reads them.
pytestmark = pytest.mark.once
#: A file or folder in code marks, such as `bridge/moments/dates.py` or `docs/`.
NAMED = re.compile(r"`((?:algorithms|contract|core|bridge|docs|findings|resources|scripts|tests|ui)/[\w./*-]*)`")


def text_of(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as stream:
        return stream.read()


def test_the_drawing_is_that_of_the_imports():
    done = subprocess.run(
        [sys.executable, os.path.join(ROOT, "scripts", "architecture.py"), "--check"],
        stdout=subprocess.PIPE,
        check=False,
    )
    assert done.returncode == 0, done.stdout.decode()


def test_a_new_import_changes_the_drawing(tmp_path):
    """Of a package among others, of folders in one package, and of a module named after the folder it is in."""
    for path, source in {
        "__init__.py": "def classFactory(iface):\n    from .plugin import Plugin\n    return Plugin()\n",
        "plugin.py": "from .ui.dock import Dock\n",
        "core/counting/grids.py": "import numpy as np\n",
        "bridge/reading/points.py": "from ...core.counting import grids\nfrom .. import counting\n",
        "bridge/counting/tally.py": "",
        "ui/dock.py": "from ..bridge.reading import points\n",
    }.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(source)
    root = str(tmp_path)
    there = {
        ("__init__", "plugin"),
        ("plugin", "ui"),
        ("bridge", "core"),
        ("ui", "bridge"),
        ("bridge/reading", "bridge/counting"),
    }
    assert arrows(root) == there
    before = renewed(BEGIN + END, root)
    assert drawing(root) in before and renewed(before, root) == before
    (tmp_path / "core" / "counting" / "grids.py").write_text("from ...ui import dock\n")
    assert arrows(root) == there | {("core", "ui")}
    assert renewed(before, root) != before


@pytest.mark.parametrize("paper", PAPERS)
def test_files_that_a_paper_names_are_there(paper):
    missing = [
        path
        for path in NAMED.findall(text_of(paper))
        if "*" not in path and not os.path.exists(os.path.join(ROOT, path))
    ]
    assert not missing


def test_functions_that_the_architecture_names_are_there():
    """Each `name` after the module's path in one cell of the table of rules."""
    rows = [line for line in text_of("ARCHITECTURE.md").splitlines() if line.startswith("| ") and ".py`" in line]
    assert len(rows) >= 15
    missing = []
    for row in rows:
        for module, names in re.findall(r"`(\w+/[\w/]+\.py)`((?:(?:,| and) `\w+`)*)", row):
            source = text_of(module)
            missing += [
                (module, name)
                for name in re.findall(r"`(\w+)`", names)
                if not re.search(rf"^(?:def|class) {name}\b", source, re.MULTILINE)
            ]
    assert not missing


def test_every_decision_is_in_the_index():
    index = text_of(os.path.join(DECISIONS, "README.md"))
    names = set(os.listdir(os.path.join(ROOT, DECISIONS))) - {"README.md"}
    assert {name for name in names if f"({name})" not in index} == set()
    assert len({name[:4] for name in names}) == len(names), "two decisions with one number"
