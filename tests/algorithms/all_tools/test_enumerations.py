"""QGIS 4 knows the values of its enumerations by their full names: QgsTask.Flag.CanCancel, not QgsTask.CanCancel."""

import ast
import os
import subprocess

import pytest
import qgis.analysis
import qgis.core
import qgis.gui
from support import ROOT

MODULES = (qgis.core, qgis.gui, qgis.analysis)


def classes_of(tree):
    """{name in the module: class of QGIS} of what a module imports."""
    found = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("qgis."):
            for one in node.names:
                kind = next((getattr(module, one.name) for module in MODULES if hasattr(module, one.name)), None)
                if isinstance(kind, type):
                    found[one.asname or one.name] = kind
    return found


def unscoped(source):
    """[(line, text)] of values of enumerations that are asked of a class of QGIS without the enumeration's name."""
    tree = ast.parse(source)
    classes, found = classes_of(tree), []
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id in classes:
            owner = classes[node.value.id]
            value = getattr(owner, node.attr, None)
            if not isinstance(value, type) and any(getattr(owner, name, None) is type(value) for name in dir(owner)):
                found.append((node.lineno, f"{node.value.id}.{node.attr}"))
    return found


def unknown(source):
    """[(line, text)] of what is asked of an enumeration of QGIS, or of what is in a class, and is not in this QGIS."""
    tree = ast.parse(source)
    classes, found = classes_of(tree), []
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Attribute)
            and isinstance(node.value, ast.Attribute)
            and isinstance(node.value.value, ast.Name)
            and node.value.value.id in classes
        ):
            kind = getattr(classes[node.value.value.id], node.value.attr, None)
            if isinstance(kind, type) and not hasattr(kind, node.attr):
                found.append((node.lineno, ast.dump(node)))
    return found


def test_what_is_unscoped_is_seen(qgis):
    source = (
        "from qgis.core import QgsTask, QgsWkbTypes as w\na = QgsTask.CanCancel\nb = QgsTask.Flag.CanCancel, w.Point\n"
    )
    assert unscoped(source) == [(2, "QgsTask.CanCancel"), (3, "w.Point")]
    assert [line for line, _ in unknown(source + "c = QgsTask.Flag.Nothing")] == [4]


@pytest.mark.parametrize("look", [unscoped, unknown])
def test_enumerations_of_qgis_are_named_in_full_and_are_there(qgis, look):
    listed = subprocess.run(
        ["git", "-c", "safe.directory=" + ROOT, "-C", ROOT, "ls-files", "*.py"],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    ).stdout.split()
    assert len(listed) > 300
    found = {}
    for name in listed:
        with open(os.path.join(ROOT, name), encoding="utf-8") as file:
            hits = look(file.read())
        if hits:
            found[name] = hits
    # Where versions differ, one place decides.
    found.pop("bridge/ground/compat.py", None)
    assert found == {}
