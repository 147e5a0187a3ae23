"""The doors between the packages stay shut: who may import whom, read from the source of every module."""

import collections
import os
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.append(os.path.join(ROOT, "scripts"))
from architecture import room_of  # noqa: E402
from module_imports import PACKAGES, imports, modules, owner  # noqa: E402

#: The source is the same whatever QGIS reads it.
pytestmark = pytest.mark.once
#: Imported where they are used, so that the plugin loads without them and QGIS starts as fast as before.
HEAVY = {"scipy", "sklearn", "matplotlib", "jinja2", "psycopg2", "pandas"}
#: What each package may reach inside the plugin, itself aside.
MAY_REACH = {
    "core": set(),
    "contract": {"core"},
    "bridge": {"core", "contract"},
    "algorithms": {"core", "bridge", "contract"},
    "ui": {"bridge", "contract"},
    "plugin": {"algorithms", "bridge", "ui"},
    "__init__": {"plugin"},
}
#: What each room may reach inside its package, itself aside. No two rooms reach each other, so one can be read after
#: the other in this order; a new room, or a new arrow, is written down here first.
ROOMS = {
    "core": set(),
    "core/counting": {"core"},
    "core/hotspots": {"core"},
    "core/patrol": {"core"},
    "core/data": {"core", "core/counting"},
    "core/statistics": {"core", "core/counting"},
    "core/streets": {"core", "core/counting"},
    "core/effects": {"core", "core/statistics"},
    "core/fairness": {"core", "core/statistics"},
    "core/forecast": {"core", "core/counting", "core/statistics"},
    "contract/parts": set(),
    "contract/schemas": set(),
    "contract": {"contract/parts"},
    "bridge": set(),
    "bridge/ground": set(),
    "bridge/files": {"bridge/ground"},
    "bridge/moments": {"bridge/ground", "bridge/files"},
    "bridge/reading": {"bridge/ground", "bridge/files", "bridge/moments"},
    "bridge/geometry": {"bridge/ground", "bridge/files", "bridge/reading"},
    "bridge/counting": {"bridge/ground", "bridge/moments", "bridge/reading", "bridge/geometry"},
    "bridge/importing": {"bridge/ground", "bridge/files", "bridge/moments", "bridge/reading", "bridge/counting"},
    "bridge/results/charts": {"bridge/ground"},
    "bridge/results/styles": {"bridge/ground"},
    "bridge/results": {"bridge/ground", "bridge/files", "bridge/geometry", "bridge/results/styles"},
    "bridge/patrol": {
        "bridge/ground",
        "bridge/files",
        "bridge/moments",
        "bridge/reading",
        "bridge/geometry",
        "bridge/counting",
        "bridge/results",
    },
    "bridge/publishing": {
        "bridge/ground",
        "bridge/files",
        "bridge/moments",
        "bridge/geometry",
        "bridge/counting",
        "bridge/importing",
        "bridge/results",
    },
    "bridge/paper": {
        "bridge/ground",
        "bridge/files",
        "bridge/moments",
        "bridge/geometry",
        "bridge/patrol",
        "bridge/results",
        "bridge/results/styles",
    },
    "algorithms/common": set(),
    "algorithms/detect/common": {"algorithms/common"},
    "algorithms/prepare": {"algorithms/common"},
    "algorithms/detect": {"algorithms/common", "algorithms/detect/common"},
    "algorithms/overlay": {"algorithms/common"},
    "algorithms/patrol": {"algorithms/common"},
    "algorithms/evaluate": {"algorithms/common"},
    "algorithms/balance": {"algorithms/common", "algorithms/detect", "algorithms/detect/common"},
    "algorithms/publish": {"algorithms/common"},
    "algorithms": {
        "algorithms/common",
        "algorithms/prepare",
        "algorithms/detect",
        "algorithms/overlay",
        "algorithms/patrol",
        "algorithms/evaluate",
        "algorithms/balance",
        "algorithms/publish",
    },
    "ui/state": set(),
    "ui/parts": {"ui/state"},
    "ui/maps": {"ui/state", "ui/parts"},
    "ui/table": {"ui/state", "ui/parts", "ui/maps"},
    "ui/frame": {"ui/state", "ui/parts"},
    "ui/tool": {"ui/state", "ui/parts", "ui/maps"},
    "ui/data": {"ui/maps", "ui/state", "ui/parts"},
    "ui/find/choices": {"ui/state", "ui/parts", "ui/tool"},
    "ui/find": {"ui/state", "ui/parts", "ui/maps", "ui/table", "ui/overlay", "ui/find/choices"},
    "ui/overlay": {"ui/state", "ui/parts"},
    "ui/patrol": {"ui/state", "ui/parts", "ui/maps", "ui/tool"},
    "ui/results": {"ui/state", "ui/parts", "ui/maps", "ui/tool"},
    "ui/publish": {"ui/state", "ui/parts", "ui/table", "ui/tool"},
    "ui/methods": {"ui/state", "ui/parts", "ui/tool"},
    "ui": {
        "ui/state",
        "ui/parts",
        "ui/maps",
        "ui/frame",
        "ui/data",
        "ui/find",
        "ui/patrol",
        "ui/results",
        "ui/publish",
        "ui/methods",
    },
}
#: Modules in a room that a reader can still take in.
MOST = 16
ALL = modules()


def test_there_are_modules_to_read():
    assert "plugin.py" in ALL
    assert any(path.startswith("core/") for path in ALL)


@pytest.mark.parametrize("path", ALL)
def test_packages_reach_only_what_they_may(path):
    mine = owner(path)
    allowed = MAY_REACH[mine] | {mine}
    for line, target, _ in imports(path):
        if target.startswith("."):
            assert target.split(".")[1] in allowed, f"{path}:{line} imports {target}"


@pytest.mark.parametrize("path", [path for path in ALL if "/" in path])
def test_rooms_reach_only_what_they_may(path):
    mine = os.path.dirname(path)
    for line, target, _ in imports(path):
        if target.startswith("." + path.split("/")[0] + "."):
            reached = room_of(target[1:].split("."))
            assert reached == mine or reached in ROOMS[mine], f"{path}:{line} imports {target}"


def test_no_two_rooms_reach_each_other():
    order = []
    while len(order) < len(ROOMS):
        ready = [room for room in ROOMS if room not in order and ROOMS[room] <= set(order)]
        assert ready, set(ROOMS) - set(order)
        order += ready


def test_no_room_holds_more_modules_than_a_reader_can_take_in():
    rooms = collections.Counter(os.path.dirname(path) for path in ALL if not path.endswith("__init__.py"))
    for where, folders, names in os.walk(os.path.join(ROOT, "tests")):
        folders[:] = [name for name in folders if name != "__pycache__"]
        rooms[os.path.relpath(where, ROOT)] = sum(name.endswith(".py") for name in names)
    assert {room: number for room, number in rooms.items() if number > MOST} == {}


@pytest.mark.parametrize("path", ALL)
def test_imports_inside_the_plugin_are_relative(path):
    for line, target, _ in imports(path):
        first = target.split(".")[0]
        assert first not in PACKAGES + ("hotspot_policing", "plugin"), f"{path}:{line} imports {target}"


@pytest.mark.parametrize("path", ALL)
def test_qt_comes_through_qgis_only(path):
    for line, target, _ in imports(path):
        first = target.split(".")[0]
        assert not first.startswith(("PyQt", "PySide")), f"{path}:{line} imports {target}"


@pytest.mark.parametrize("path", [path for path in ALL if owner(path) == "contract"])
def test_the_contract_is_plain_data(path):
    for line, target, _ in imports(path):
        ours = target.startswith(".contract.") or target == ".core.texts"
        assert ours or target in {"__future__", "collections.abc", "dataclasses", "typing"}, f"{path}:{line}: {target}"


@pytest.mark.parametrize("path", [path for path in ALL if owner(path) == "core"])
def test_core_knows_no_qgis(path):
    for line, target, _ in imports(path):
        first = target.split(".")[0]
        assert first not in {"qgis", "osgeo", "processing", "ogr", "gdal"}, f"{path}:{line}: {target}"


@pytest.mark.parametrize("path", ALL)
def test_heavy_modules_are_imported_where_they_are_used(path):
    for line, target, top in imports(path):
        first = target.split(".")[0]
        assert not (top and first in HEAVY), f"{path}:{line} imports {target} when it is loaded"
        assert first != "pandas", f"{path}:{line} imports pandas"


@pytest.mark.parametrize("path", ALL)
def test_pyplot_is_never_used(path):
    for line, target, _ in imports(path):
        assert not target.startswith("matplotlib.pyplot"), f"{path}:{line}"


def test_the_entry_imports_nothing_when_it_is_loaded():
    assert [target for _, target, top in imports("__init__.py") if top] == []
