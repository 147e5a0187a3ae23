"""The doors between the packages stay shut: who may import whom, read from the source of every module."""

import os
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.append(os.path.join(ROOT, "scripts"))
from module_imports import PACKAGES, imports, modules, owner  # noqa: E402

#: The source is the same whatever QGIS reads it.
pytestmark = pytest.mark.once
#: Imported where they are used, so that the plugin loads without them and QGIS starts as fast as before.
HEAVY = {"scipy", "sklearn", "matplotlib", "jinja2", "psycopg2", "pandas"}
#: What each package may reach inside the plugin, itself aside.
MAY_REACH = {
    "core": set(),
    "layers": {"core"},
    "algorithms": {"core", "layers"},
    "ui": {"layers"},
    "plugin": {"algorithms", "ui"},
    "__init__": {"plugin"},
}
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
