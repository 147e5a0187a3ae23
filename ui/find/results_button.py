"""The results of the project by name: one is on show, and the menu opens, renames and removes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QInputDialog, QLineEdit, QMenu, QSizePolicy, QToolButton

from ...bridge.ground.texts import counted
from ..parts.widgets import MENU, number, open_menu
from ..state.runs import free_name, run_layers

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QResizeEvent
    from qgis.PyQt.QtWidgets import QWidget

    from ..parts.page_lines import UndoLine
    from ..state.session import Session


class ResultsButton(QToolButton):
    """The name of the result on show; pressed, it lists them all. ``undo`` brings back what is removed."""

    chosen = pyqtSignal(str)  # the id of the layer of a result

    def __init__(self, session: Session, undo: UndoLine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.undo = session, undo
        self.setObjectName("results")
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(self._fill)
        open_menu(self, menu)
        session.layers_changed.connect(self.show_name)
        session.result.changed.connect(self.show_name)
        session.choices_replaced.connect(self.show_name)
        self._words = ""
        self._follow_tree()
        session.opened.connect(self._follow_tree)
        self.show_name()

    def _follow_tree(self) -> None:
        """A layer renamed in the layer tree is renamed here."""
        self.session.project.layerTreeRoot().nameChanged.connect(self.show_name)

    # -- what is shown ------------------------------------------------------------------------------------------
    def show_name(self, *_: object) -> None:
        """Name the result on show; nothing to press where the project has none."""
        layers, shown = run_layers(self.session.project), self.session.result.layer
        self.setVisible(bool(layers))
        words = shown.name() if shown is not None else self.tr("Earlier results")
        self.setToolTip(
            self.tr("{}\nOpen, rename or remove results ({} in this project)").format(
                words, counted(len(layers), self.tr("{} result"), self.tr("{} results"), number(len(layers)))
            )
        )
        self.setAccessibleName(self.tr("Results: {}").format(words))
        self._words = words
        self._cut()

    def _cut(self) -> None:
        room = max(self.width() - 2 * self.fontMetrics().averageCharWidth() - 12, 40)
        text = self.fontMetrics().elidedText(self._words + MENU, Qt.TextElideMode.ElideMiddle, room)
        self.setText(text.replace("&", "&&"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As much of the name as there is room for."""
        super().resizeEvent(event)
        self._cut()

    def _fill(self) -> None:
        menu, shown = self.menu(), self.session.result.layer
        menu.clear()
        for layer in run_layers(self.session.project):
            action = menu.addAction(layer.name().replace("&", "&&"), lambda *_, one=layer.id(): self.chosen.emit(one))
            action.setToolTip(self.tr("Show this result and the choices used to produce it"))
            action.setCheckable(True)
            action.setChecked(layer is shown)
        if shown is not None:
            menu.addSeparator()
            menu.addAction(self.tr("Re&name this result…"), self.ask_name)
            menu.addAction(self.tr("Re&move this result"), self.remove)

    # -- what the user does -------------------------------------------------------------------------------------
    def ask_name(self) -> None:
        """Ask for another name of the result on show."""
        layer = self.session.result.layer
        name, given = QInputDialog.getText(
            self,
            self.tr("Rename this result"),
            self.tr("Name (here and in the layer tree):"),
            QLineEdit.EchoMode.Normal,
            layer.name(),
        )
        if given:
            self.rename(name)

    def rename(self, name: str) -> None:
        """Give the result on show, and its layer, a name that no other result has."""
        layer, name = self.session.result.layer, " ".join(name.split())
        if layer is not None and name and name != layer.name():
            layer.setName(free_name(self.session.project, name))

    def remove(self) -> None:
        """Take the result on show out of the project; its files stay."""
        layer = self.session.result.layer
        if not isinstance(layer, QgsVectorLayer):
            return
        name = layer.name()
        back = self.session.result.remove(layer)
        self.undo.offer(self.tr("'{}' was removed from the project.").format(name), back)
