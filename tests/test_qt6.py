"""Qt 6 knows the values of its enumerations by their full names only: Qt.AlignmentFlag.AlignLeft, not Qt.AlignLeft."""

import ast
import glob
import os

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
