"""The command that makes a result again, to copy into a script."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication, QgsProcessingContext
from qgis.PyQt.QtGui import QFontDatabase
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QTabWidget, QVBoxLayout

from ...bridge.ground.command import CommandRefused, command_line
from ..state.runner import algorithm

if TYPE_CHECKING:
    from qgis.core import QgsProject
    from qgis.PyQt.QtWidgets import QWidget


class CommandDialog(QDialog):
    """One tab for Windows, one for Linux and macOS; where there is no command, why."""

    def __init__(
        self, project: QgsProject, method: str, parameters: dict[str, Any], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Show as command"))
        self.resize(560, 300)
        column = QVBoxLayout(self)
        column.addWidget(QLabel(self.tr("To get the same result from a script, without opening QGIS:")))
        self.tabs = QTabWidget()
        column.addWidget(self.tabs, 1)
        context = QgsProcessingContext()
        context.setProject(project)
        for title, shell in ((self.tr("Windows (cmd)"), "cmd"), (self.tr("Linux, macOS (sh)"), "sh")):
            text = QPlainTextEdit()
            text.setReadOnly(True)
            text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
            try:
                text.setPlainText(command_line(algorithm(method), parameters, context, shell))
            except CommandRefused as refusal:
                text.setPlainText(self.tr("The command cannot be shown: {}.").format(refusal))
            self.tabs.addTab(text, title)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        copy = QPushButton(self.tr("&Copy"))
        copy.setToolTip(self.tr("Copy this command"))
        copy.clicked.connect(lambda: QgsApplication.clipboard().setText(self.text()))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    def text(self) -> str:
        """The command on show."""
        return self.tabs.currentWidget().toPlainText()
