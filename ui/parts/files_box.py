"""A control for files and folders, several of them: QGIS 3.22 shows its own empty where they are no layers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from ...bridge.ground.command import kind_of
from .file_dialogs import ask_files, ask_folder
from .widgets import open_menu

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingParameterDefinition

_BETWEEN = "; "


def takes_files(definition: QgsProcessingParameterDefinition) -> bool:
    """Whether a parameter takes a list of files."""
    return definition.type() == "multilayer" and kind_of(definition) == "file"


class FilesBox(QWidget):
    """A line of paths with a button to choose them; used as Processing's own wrappers are."""

    widgetValueHasChanged = pyqtSignal(object)

    def __init__(self, definition: QgsProcessingParameterDefinition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._definition, self._paths = definition, []
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        self.line = QLineEdit()
        self.line.setClearButtonEnabled(True)
        self.line.setPlaceholderText(self.tr("none"))
        self.line.textEdited.connect(self._typed)
        row.addWidget(self.line)
        self.button = QToolButton()
        self.button.setText("…")
        menu = QMenu(self.button)
        menu.addAction(self.tr("&Files or ZIPs…"), self._ask_files)
        menu.addAction(self.tr("A f&older…"), self._ask_folder)
        open_menu(self.button, menu)
        row.addWidget(self.button)
        self.setFocusProxy(self.line)

    # As QGIS's wrappers have them.
    def parameterDefinition(self) -> QgsProcessingParameterDefinition:
        """As of Processing's controls."""
        return self._definition

    def wrappedWidget(self) -> QWidget:
        """As of Processing's controls."""
        return self

    def setParameterValue(self, value: Any, context: QgsProcessingContext | None = None) -> None:
        """Show paths, given as a list or as one."""
        paths = [value] if isinstance(value, str) else value or []
        self._show([str(one) for one in paths if one])

    def parameterValue(self) -> list[str]:
        """The paths."""
        return list(self._paths)

    def _show(self, paths: list[str]) -> None:
        if paths != self._paths:
            self._paths = paths
            self.line.setText(_BETWEEN.join(paths))

    def _typed(self, text: str) -> None:
        self._paths = [one.strip() for one in text.split(_BETWEEN.strip()) if one.strip()]
        self.widgetValueHasChanged.emit(self)

    def _ask_files(self) -> None:
        self._take(
            ask_files(
                self,
                self._definition.description(),
                self.tr("Tables and ZIPs (*.csv *.CSV *.zip *.ZIP *.xlsx *.ods *.txt *.tsv);;All files (*)"),
            )
        )

    def _ask_folder(self) -> None:
        folder = ask_folder(self, self._definition.description())
        self._take([folder] if folder else [])

    def _take(self, paths: list[str]) -> None:
        if paths:
            self._show(list(paths))
            self.widgetValueHasChanged.emit(self)
