"""Texts for users in the language of QGIS: ``tr``, ``mark`` and ``counted``, which core has too."""

from __future__ import annotations

from qgis.PyQt.QtCore import QCoreApplication

from ...core import texts
from ...core.texts import counted, mark, tr

__all__ = ["CONTEXT", "counted", "mark", "tr"]

#: What texts are looked up under that belong to no class of the window.
CONTEXT = "HotspotPolicing"


def _translate(text: str) -> str:
    # Qt finds nothing under '' and answers with the header of its file.
    return QCoreApplication.translate(CONTEXT, text) if text else text


texts.translate = _translate
