"""What would be lost although the project is saved, said once, and the button that keeps it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton

from ...bridge.ground.texts import counted
from ...bridge.results import layer_tree
from ..parts.page_lines import LASTS
from ..parts.widgets import number
from ..state.temporary_layers import keep_layers, temporary_layers

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from ..state.session import Session


class KeepLine(QFrame):
    """Shown when a project is saved with layers of ours that are temporary; gone when they are kept, or where there are
    none any more."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setObjectName("keep")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 2, 2, 2)
        self.words, self.button = QLabel(), QPushButton(self.tr("&Keep"))
        self.words.setWordWrap(True)
        self.button.setToolTip(self.tr("Save these layers in a file beside the project"))
        self.button.clicked.connect(self.keep)
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self._said = QTimer(self)
        self._said.setSingleShot(True)
        self._said.setInterval(LASTS)
        self._said.timeout.connect(self.hide)
        session.saved.connect(self.look)
        session.opened.connect(self.hide)
        session.layers_changed.connect(self._layers_changed)
        self.hide()

    def look(self) -> None:
        """Say what would be lost; nothing where nothing would, or where there is no folder to keep it in."""
        layers = temporary_layers(self.session.project)
        if not layers or not layer_tree.results_folder(self.session.project):
            if not self._said.isActive():
                self.hide()
            return
        self._said.stop()
        self.words.setText(
            counted(
                len(layers),
                self.tr("{} temporary layer will be lost when QGIS closes."),
                self.tr("{} temporary layers will be lost when QGIS closes."),
                number(len(layers)),
            )
        )
        self.words.setToolTip("\n".join(layer.name() for layer in layers))
        self.button.setEnabled(True)
        self.button.show()
        self.show()

    def keep(self) -> None:
        """Keep them all beside the project."""
        self.button.setEnabled(False)
        keep_layers(self.session, temporary_layers(self.session.project), self._kept)

    def _kept(self, path: str, problem: str) -> None:
        self.button.setVisible(bool(problem))
        self.button.setEnabled(True)
        self.words.setText(
            problem or self.tr("The layers are saved beside the project, in '{}'.").format(os.path.basename(path))
        )
        if not problem:
            self._said.start()

    def _layers_changed(self) -> None:
        if self.isVisible() and not self._said.isActive() and self.button.isEnabled():
            self.look()
