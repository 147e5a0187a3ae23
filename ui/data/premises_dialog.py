"""The list of premises whose crimes are left out, for the force to edit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsProject
from qgis.PyQt.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout

from ...bridge.geometry.premises import usual_premises
from ..parts.file_dialogs import ask_file, ask_path
from ..parts.widgets import Message

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget


class PremisesDialog(QDialog):
    """One name per line. Once ``accepted``, ``names`` is the list."""

    def __init__(self, names: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Premises left out"))
        self.resize(420, 320)
        column = QVBoxLayout(self)
        words = QLabel(
            self.tr(
                "Crimes recorded at police stations, custody suites, hospitals and prisons often "
                "happened elsewhere or indoors. A crime is left out if its place name ends with "
                "one of the names below. Crimes on Hospital Road, for example, are still counted. "
                "Enter one name per line. If the list is empty, no crimes are left out."
            )
        )
        words.setWordWrap(True)
        column.addWidget(words)
        self.text = QPlainTextEdit("\n".join(names))
        self.text.setToolTip(self.tr("Enter one name per line, such as Police Station"))
        column.addWidget(self.text, 1)
        self.problem = Message()
        column.addWidget(self.problem)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        for text, tip, slot in (
            (
                self.tr("&Usual list"),
                self.tr("Restore the list supplied with the plugin"),
                lambda: self.text.setPlainText("\n".join(usual_premises())),
            ),
            (self.tr("&Load…"), self.tr("Load a text file with one name per line"), self._load),
            (self.tr("&Save…"), self.tr("Save the list to share with colleagues"), self._save),
        ):
            button = QPushButton(text)
            button.setToolTip(tip)
            button.clicked.connect(lambda _, slot=slot: slot())
            buttons.addButton(button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)

    @property
    def names(self) -> list[str]:
        """The names, each once; a semicolon cannot be part of one."""
        lines = self.text.toPlainText().replace(";", "\n").splitlines()
        return list(dict.fromkeys(" ".join(line.split()) for line in lines if line.strip()))

    def _load(self) -> None:
        path = ask_file(self, self.tr("Choose a list of premises"), self.tr("Text (*.txt *.csv)"))
        if not path:
            return
        try:
            with open(path, encoding="utf-8-sig") as file:
                self.text.setPlainText(file.read(1 << 20))
        except (OSError, UnicodeDecodeError) as error:
            self.problem.say(
                self.tr("'{}' cannot be read ({}).").format(
                    path, getattr(error, "strerror", "") or self.tr("the file is not UTF-8 text")
                )
            )

    def _save(self) -> None:
        path = ask_path(
            self, QgsProject.instance(), self.tr("Save the list as"), "premises.txt", self.tr("Text (*.txt)")
        )
        if not path:
            return
        try:
            with open(path, "w", encoding="utf-8") as file:
                file.write("\n".join(self.names) + "\n")
        except OSError as error:
            self.problem.say(self.tr("'{}' cannot be written ({}).").format(path, error.strerror or error))
