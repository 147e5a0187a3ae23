"""The plugin's page in QGIS's options: what a force sets once for all of its projects."""

from __future__ import annotations

from qgis.gui import QgsFileWidget, QgsOptionsPageWidget
from qgis.PyQt.QtWidgets import QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from ...bridge.geometry.premises import usual_premises
from ..parts.widgets import labelled
from ..state import options

#: What a page on paper has room for.
_LONGEST_MARKING = 120


class OptionsPage(QgsOptionsPageWidget):
    """Premises, marking, weights and templates; a project that has its own keeps it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("HotspotPolicingOptions")
        column = QVBoxLayout(self)
        words = QLabel(self.tr("These settings apply to every project that has no settings of its own."))
        words.setWordWrap(True)
        column.addWidget(words)
        form = QFormLayout()
        column.addLayout(form)
        self.marking = QLineEdit(options.marking())
        self.marking.setMaxLength(_LONGEST_MARKING)
        labelled(
            form,
            self.tr("Protective &marking"),
            self.marking,
            self.tr("Printed on every page that is not for the public. Leave blank to use the default marking."),
        )
        self.weights = QgsFileWidget()
        self.weights.setFilePath(options.weights())
        self.weights.setFilter(self.tr("Tables (*.csv *.xlsx)"))
        labelled(
            form,
            self.tr("Table of harm &scores"),
            self.weights,
            self.tr("Your force's table of harm scores by offence, such as the Cambridge Crime Harm Index"),
        )
        self.templates = QgsFileWidget()
        self.templates.setStorageMode(QgsFileWidget.StorageMode.GetDirectory)
        self.templates.setFilePath(options.templates())
        labelled(
            form,
            self.tr("Folder with page &templates"),
            self.templates,
            self.tr(
                "The folder with your own briefing.qpt, place.qpt and map.qpt. Leave blank to use the "
                "templates supplied with the plugin."
            ),
        )
        self.premises = QPlainTextEdit("\n".join(options.premises()))
        labelled(
            form,
            self.tr("&Premises left out"),
            self.premises,
            self.tr("Enter one name per line. A crime is left out if its place name ends with one of these names."),
        )
        usual = QPushButton(self.tr("Back to the &usual list"))
        usual.setToolTip(self.tr("Restore the list supplied with the plugin"))
        usual.clicked.connect(lambda: self.premises.setPlainText("\n".join(usual_premises())))
        form.addRow("", usual)

    def apply(self) -> None:
        """Keep what is set, when OK is pressed."""
        options.set_marking(self.marking.text())
        options.set_weights(self.weights.filePath())
        options.set_templates(self.templates.filePath())
        names = [name.strip() for name in self.premises.toPlainText().replace(";", "\n").split("\n")]
        options.set_premises([name for name in dict.fromkeys(names) if name])
