"""The doors of the design stay shut: who may import whom, read from the source of every module."""

import ast
import os

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
#: The source is the same whatever QGIS reads it.
pytestmark = pytest.mark.once
PACKAGES = ("algorithms", "core", "layers", "ui")
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


def modules():
    """Relative path of every module of the plugin itself."""
    for folder in PACKAGES:
        for where, folders, names in os.walk(os.path.join(ROOT, folder)):
            folders[:] = [name for name in folders if name != "__pycache__"]
            for name in sorted(names):
                if name.endswith(".py"):
                    yield os.path.relpath(os.path.join(where, name), ROOT).replace(os.sep, "/")
    yield "plugin.py"
    yield "__init__.py"


def owner(path):
    return path.split("/")[0] if "/" in path else path[:-3]


def imports(path):
    """(line, target, at module level) of every import; a target inside the plugin starts with a dot and is given from
    the plugin's root: ``.core.grids``."""
    with open(os.path.join(ROOT, path), encoding="utf-8") as stream:
        tree = ast.parse(stream.read(), path)
    inside_functions = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        for node in ast.walk(function)
    }
    folders = path.split("/")[:-1]
    found = []
    for node in ast.walk(tree):
        top = id(node) not in inside_functions
        if isinstance(node, ast.Import):
            found.extend((node.lineno, alias.name, top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.append((node.lineno, node.module, top))
        elif isinstance(node, ast.ImportFrom):
            base = folders[: len(folders) - (node.level - 1)]
            assert len(folders) >= node.level - 1, "{}:{} leaves the package".format(path, node.lineno)
            if node.module:
                found.append((node.lineno, "." + ".".join(base + [node.module]), top))
            else:
                found.extend((node.lineno, "." + ".".join(base + [alias.name]), top) for alias in node.names)
    return found


ALL = sorted(set(modules()))


def test_there_are_modules_to_read():
    assert "plugin.py" in ALL
    assert any(path.startswith("core/") for path in ALL)


@pytest.mark.parametrize("path", ALL)
def test_packages_reach_only_what_they_may(path):
    mine = owner(path)
    allowed = MAY_REACH[mine] | {mine}
    for line, target, _ in imports(path):
        if target.startswith("."):
            assert target.split(".")[1] in allowed, "{}:{} imports {}".format(path, line, target)


@pytest.mark.parametrize("path", ALL)
def test_imports_inside_the_plugin_are_relative(path):
    for line, target, _ in imports(path):
        first = target.split(".")[0]
        assert first not in PACKAGES + ("hotspot_policing", "plugin"), "{}:{} imports {}".format(path, line, target)


@pytest.mark.parametrize("path", ALL)
def test_qt_comes_through_qgis_only(path):
    for line, target, _ in imports(path):
        first = target.split(".")[0]
        assert not first.startswith(("PyQt", "PySide")), "{}:{} imports {}".format(path, line, target)


@pytest.mark.parametrize("path", [path for path in ALL if owner(path) == "core"])
def test_core_knows_no_qgis(path):
    for line, target, _ in imports(path):
        first = target.split(".")[0]
        assert first not in {"qgis", "osgeo", "processing", "ogr", "gdal"}, "{}:{}: {}".format(path, line, target)


@pytest.mark.parametrize("path", ALL)
def test_heavy_modules_are_imported_where_they_are_used(path):
    for line, target, top in imports(path):
        first = target.split(".")[0]
        assert not (top and first in HEAVY), "{}:{} imports {} when it is loaded".format(path, line, target)
        assert first != "pandas", "{}:{} imports pandas".format(path, line)


@pytest.mark.parametrize("path", ALL)
def test_pyplot_is_never_used(path):
    for line, target, _ in imports(path):
        assert not target.startswith("matplotlib.pyplot"), "{}:{}".format(path, line)


def test_the_entry_imports_nothing_when_it_is_loaded():
    assert [target for _, target, top in imports("__init__.py") if top] == []
