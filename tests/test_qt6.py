"""Qt 6 knows the values of its enumerations by their full names only: Qt.AlignmentFlag.AlignLeft, not Qt.AlignLeft; and
so does QGIS 4, but for what it patches in: QgsWkbTypes.Type.Point, not QgsWkbTypes.Point."""

import ast
import enum
import glob
import importlib
import os

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FILES = [os.path.join(ROOT, "plugin.py")] + sorted(
    path
    for folder in ("ui", "bridge", "algorithms", "contract")
    for path in glob.glob(os.path.join(ROOT, folder, "**", "*.py"), recursive=True)
)
#: QGIS itself gives it the short names.
SHORT = {"QVariant"}


def unscoped(source, instances=False):
    """[(line, text)] of values of Qt's enumerations that are asked of a class of Qt, or with ``instances`` of an
    object, without the enumeration's name."""
    tree = ast.parse(source)
    qt, modules = set(), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names = {one.asname or one.name for one in node.names}
            (qt if (node.module or "").startswith("qgis.PyQt.") else modules).update(names)
        elif isinstance(node, ast.Import):
            modules |= {(one.asname or one.name).partition(".")[0] for one in node.names}
    # Qt.Key in Qt.Key.Key_Left and Clock in Clock() are no values.
    inner = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Attribute)} | {
        id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)
    }
    # Qt.Orientation as a hint is the enumeration itself.
    for node in ast.walk(tree):
        for hint in (getattr(node, "annotation", None), getattr(node, "returns", None)):
            if hint is not None:
                inner |= {id(one) for one in ast.walk(hint)}
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or id(node) in inner or not isinstance(node.value, ast.Name):
            continue
        owner, capital = node.value.id, node.attr[:1].isupper() and not node.attr.isupper()
        if capital and (owner in qt - SHORT or instances and owner.islower() and owner not in modules):
            found.append((node.lineno, f"{owner}.{node.attr}"))
    return sorted(found)


def test_what_is_unscoped_is_seen():
    assert unscoped(
        """
from qgis.PyQt.QtCore import Qt, QVariant
from qgis.PyQt.QtGui import QImage
from . import clocks
item.setHAlign(Qt.AlignHCenter)
item.setHAlign(Qt.AlignmentFlag.AlignHCenter | QVariant.Int)
settings.setFormat(QImage.Format_ARGB32)
policy.setPolicy(policy.Ignored, clocks.Clock, self.WIDTH, clocks.Clock())
""",
        True,
    ) == [(5, "Qt.AlignHCenter"), (7, "QImage.Format_ARGB32"), (8, "policy.Ignored")]
    assert unscoped("policy.setPolicy(policy.Ignored)") == []


def test_enumerations_of_qt_are_named_in_full():
    for path in FILES:
        with open(path, encoding="utf-8") as file:
            # Numbers of QGIS (number.Integer) have both names, and only the window has objects of Qt.
            assert unscoped(file.read(), os.path.relpath(path, ROOT).startswith("ui")) == [], path


def value_of_enumeration(value):
    """Whether it is a value of an enumeration: on Qt 5 a number of a class of its own."""
    return isinstance(value, enum.Enum) or isinstance(value, int) and type(value) not in (int, bool)


@pytest.fixture(scope="module")
def short_names(qgis):
    """{class of QGIS: the values that it has from its enumerations}, but for those that are enumerations themselves."""
    out = {}
    for module in ("qgis.core", "qgis.gui", "qgis.analysis"):
        for name, one in vars(importlib.import_module(module)).items():
            if name.startswith("Qg") and isinstance(one, type) and not issubclass(one, (int, enum.Enum)):
                out[name] = {
                    its for its in dir(one) if its[:1].isupper() and value_of_enumeration(getattr(one, its, None))
                }
    return out


def unscoped_of_qgis(source, short_names):
    """[(line, text)] of values of QGIS's enumerations that are asked of a class, or of an object that may be one's,
    without the enumeration's name."""
    tree, every = ast.parse(source), set().union(*short_names.values())
    imported = {
        (one.asname or one.name).partition(".")[0]
        for node in ast.walk(tree)
        if isinstance(node, (ast.Import, ast.ImportFrom))
        for one in node.names
    }
    # Create in driver.Create() is no value.
    called = {id(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Attribute) or id(node) in called:
            continue
        owner = node.value
        if isinstance(owner, ast.Name) and (owner.id in imported or owner.id[:1].isupper()):
            short = node.attr in short_names.get(owner.id, ())
        else:
            # Of an object, or of what a call gives back; a name with a capital before it is the enumeration.
            last = owner.attr if isinstance(owner, ast.Attribute) else "call"
            short = node.attr in every and not node.attr.isupper() and last[:1].islower()
        if short:
            found.append((node.lineno, ast.unparse(node)))
    return sorted(found)


def test_what_qgis_4_only_patches_in_is_seen(short_names):
    assert unscoped_of_qgis(
        """
from qgis.core import QgsWkbTypes, QgsProcessing, QgsFields, Qgis
from . import kinds
kind = QgsWkbTypes.Point, QgsWkbTypes.Type.Point, QgsWkbTypes.PointGeometry
own = fields.fieldOrigin(0) == fields.OriginProvider, layer.fields().OriginJoin, kinds.File, kinds.Type.Point
level, none = Qgis.MessageLevel.Info, Qgis.Warning
text = QgsProcessing.TEMPORARY_OUTPUT
""",
        short_names,
    ) == [
        (4, "QgsWkbTypes.Point"),
        (4, "QgsWkbTypes.PointGeometry"),
        (5, "fields.OriginProvider"),
        (5, "layer.fields().OriginJoin"),
        (6, "Qgis.Warning"),
    ]


def test_enumerations_of_qgis_are_named_in_full(short_names):
    for path in FILES:
        with open(path, encoding="utf-8") as file:
            assert unscoped_of_qgis(file.read(), short_names) == [], path
