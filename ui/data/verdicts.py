"""A traffic light that needs no colours: a sign, a word and a colour for each verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtGui import QColor

from ...bridge.ground.texts import mark, tr
from ..parts.charts import colours

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

GOOD, LOOK, BAD = "good", "look", "bad"
_SIGNS = {GOOD: "✓", LOOK: "!", BAD: "✗"}
#: What a screen reader says.
_WORDS = {GOOD: mark("fine"), LOOK: mark("check this"), BAD: mark("problem")}
#: On light and on dark ground, each readable on its own.
_INKS = {GOOD: ("#1b7837", "#7fd28f"), LOOK: ("#8a5a00", "#f0b429"), BAD: ("#b2182b", "#ff8a80")}


def mark_of(verdict: str) -> str:
    """The sign."""
    return _SIGNS[verdict]


def word_of(verdict: str) -> str:
    """The word."""
    return tr(_WORDS[verdict])


def ink(verdict: str, widget: QWidget) -> QColor:
    """The colour that stands out where a widget is."""
    return QColor(_INKS[verdict][QColor(colours(widget)["ink"]).lightness() > 128])
