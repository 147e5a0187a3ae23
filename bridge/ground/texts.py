"""Texts for users in the language of QGIS: what ``core.texts`` has, and which languages are offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsSettings
from qgis.PyQt.QtCore import QCoreApplication

from ...core import texts
from ...core.texts import (
    counted,
    crimes_words,
    day_words,
    hours,
    listed,
    mark,
    month_name,
    number,
    numbered,
    span_words,
    tr,
    visits_words,
)

if TYPE_CHECKING:
    from ...contract.parts.kinds import Tool

__all__ = [
    "CONTEXT",
    "UNREVIEWED",
    "counted",
    "crimes_words",
    "day_words",
    "hours",
    "is_offered",
    "listed",
    "mark",
    "month_name",
    "number",
    "numbered",
    "quoted_label",
    "span_words",
    "tr",
    "visits_words",
]

#: What texts are looked up under that belong to no class of the window.
CONTEXT = "HotspotPolicing"
#: Languages that no speaker has read yet, and the setting of QGIS that offers each all the same.
UNREVIEWED = {"cy": "hotspot_policing/welsh"}


def quoted_label(tool: Tool, name: str) -> str:
    """A parameter as dialogs call it, in quotes: how every sentence of a result names it."""
    title = next(one.title for one in tool.parameters if one.name == name)
    return f"'{title() if callable(title) else tr(title)}'"


def is_offered(language: str) -> bool:
    """Whether texts are shown in a language such as ``cy_GB``: one that no speaker has read only where somebody who
    knows that has switched it on."""
    setting = UNREVIEWED.get(language.split("_")[0])
    return setting is None or QgsSettings().value(setting, False, type=bool)


def _translate(text: str) -> str:
    # Qt finds nothing under '' and answers with the header of its file.
    return QCoreApplication.translate(CONTEXT, text) if text else text


texts.translate = _translate
