"""A way in for crimes: downloads, an export, a layer of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtWidgets import QCommandLinkButton, QMenu, QSizePolicy

from ..parts.widgets import MENU

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QIcon
    from qgis.PyQt.QtWidgets import QWidget


class SourceCard(QCommandLinkButton):
    """A button with a title, a sentence and a menu."""

    def __init__(self, title: str, sentence: str, icon: QIcon, parent: QWidget | None = None) -> None:
        super().__init__(title + MENU, sentence, parent)
        self.setIcon(icon)
        self.setIconSize(QSize(24, 24))
        self.setToolTip(sentence)
        self.setAccessibleName(title.replace("&", ""))
        self.setAccessibleDescription(sentence)
        # Qt's own arrow lies over the sentence.
        self.setStyleSheet("QCommandLinkButton::menu-indicator { image: none; width: 0px }")
        self.setMenu(QMenu(self))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumWidth(120)
