"""Windows of the register: what a new set would change, and the history of a place."""

from __future__ import annotations

from typing import Any

from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject, QgsVectorLayer
from qgis.gui import QgsFieldComboBox
from qgis.PyQt.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ...bridge.ground import fields as f
from ...bridge.ground.texts import day_words
from ...bridge.reading.field_names import name_field
from ...contract.patrol import ACTIVE, CANDIDATE
from ..parts.charts import plain_table
from ..parts.decision_dialog import DecisionDialog
from ..parts.widgets import LayerBox, Message, heading, labelled, number, percent


class LayerDialog(DecisionDialog):
    """Polygons of the user's own as places: which layer, which fields, candidates or in force."""

    def __init__(self, layers: list[QgsVectorLayer], by: str, parent: QWidget = None) -> None:
        super().__init__(
            parent.tr("Add places from a layer"),
            parent.tr(
                "Add polygons that you drew or were given, such as hexagons from a national list. "
                "The IDs of the polygons are kept."
                if layers
                else "This project has no polygon layer of your own. Draw or add a polygon layer first."
            ),
            ("OWNER", "REASON", "BY"),
            {"BY": by},
            ("BY",),
            parent,
        )
        form = QFormLayout()
        self.layer, self.ids, self.names, self.status = LayerBox(), QgsFieldComboBox(), QgsFieldComboBox(), QComboBox()
        self.layer.show_layers(layers, layers[0].id() if layers else "")
        self.selected = QCheckBox(self.tr("&Selected polygons only"))
        for box in (self.ids, self.names):
            box.setAllowEmptyFieldName(True)
        for status, words in ((CANDIDATE, self.tr("candidates")), (ACTIVE, self.tr("active immediately"))):
            self.status.addItem(words, status)
        labelled(form, self.tr("&Layer"), self.layer, self.tr("The layer with the polygons to add as places"))
        form.addRow(self.selected)
        self.selected.setToolTip(self.tr("Add only the polygons selected on the map"))
        labelled(
            form,
            self.tr("&ID field"),
            self.ids,
            self.tr("The field with the ID for each polygon. Leave blank for HS-0001, HS-0002 …"),
        )
        labelled(form, self.tr("Na&me field"), self.names, self.tr("The field with the name for each polygon"))
        labelled(
            form,
            self.tr("Add as"),
            self.status,
            self.tr("Add the polygons as candidates awaiting a decision, or as active hot spots"),
        )
        self.layout().insertLayout(1, form)
        self.layer.currentIndexChanged.connect(lambda _: self._fields())
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(layers))
        self._fields()

    def _fields(self) -> None:
        layer = QgsProject.instance().mapLayer(self.layer.currentData() or "")
        for box in (self.ids, self.names):
            box.setLayer(layer)
            box.setField("")
        if layer is not None:
            self.names.setField(name_field(layer))

    def parameters(self) -> dict[str, Any]:
        """The parameters of the tool."""
        source = self.layer.currentData()
        if self.selected.isChecked():
            source = QgsProcessingFeatureSourceDefinition(source, True)
        return dict(
            super().parameters(),
            HOTSPOT_LAYER=source,
            STATUS=self.status.currentData(),
            **{
                name: box.currentField()
                for name, box in (("ID_FIELD", self.ids), ("NAME_FIELD", self.names))
                if box.currentField()
            },
        )


class RefreshDialog(QDialog):
    """Kept, added, retired, and why; accepted, the change is wanted."""

    def __init__(self, summary: str, changes: list[dict[str, Any]], by: str, parent: QWidget = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Compare the register with the hot spots shown"))
        self.resize(720, 480)
        column = QVBoxLayout(self)
        words = QLabel(summary)
        words.setWordWrap(True)
        column.addWidget(words)
        self.table = plain_table(
            [
                self.tr("Place"),
                self.tr("Name"),
                self.tr("Change"),
                self.tr("Overlap"),
                self.tr("Crimes before"),
                self.tr("Crimes now"),
                self.tr("Reason"),
            ],
            [
                [
                    row[f.PLACE_ID],
                    str(row[f.NAME] or ""),
                    row[f.CHANGE],
                    percent(row[f.OVERLAP], 0) if row[f.OVERLAP] else "",
                    _count(row[f.CRIMES_OLD]),
                    _count(row[f.CRIMES]),
                    str(row[f.REASON] or ""),
                ]
                for row in changes
            ],
        )
        self.table.setMinimumHeight(120)
        self.table.setMaximumHeight(16_777_215)
        self.table.setVerticalScrollBarPolicy(self.table.horizontalScrollBarPolicy())
        column.addWidget(self.table, 1)
        form = QFormLayout()
        self.keep = QCheckBox(self.tr("&Keep the boundaries of existing places"))
        self.keep.setToolTip(
            self.tr("Places that stay in the register are given new figures but keep their boundaries")
        )
        form.addRow(self.keep)
        self.reason, self.by = QLineEdit(), QLineEdit(by)
        labelled(form, self.tr("&Reason"), self.reason, self.tr("For example, quarterly refresh"))
        labelled(form, self.tr("&Changed by"), self.by, self.tr("Name or role of the person making the decision"))
        column.addLayout(form)
        self.problem = Message()
        column.addWidget(self.problem)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = self.buttons.addButton(self.tr("&Apply"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.apply.setToolTip(self.tr("Update the register as shown in the table; every earlier version is kept"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)

    def parameters(self) -> dict[str, Any]:
        """The parameters of the refresh."""
        said = {
            "REASON": self.reason.text().strip(),
            "BY": self.by.text().strip(),
            "KEEP_SHAPES": self.keep.isChecked(),
        }
        return {name: value for name, value in said.items() if value}

    def accept(self) -> None:
        """Close, unless nobody has decided."""
        if not self.by.text().strip():
            self.problem.say(self.tr("Please enter who is making the decision."))
            self.by.setFocus()
            return
        super().accept()


class HistoryDialog(QDialog):
    """Every version of a place, and what was noted for it."""

    def __init__(
        self, place_id: str, versions: list[dict[str, Any]], entries: list[dict[str, Any]], parent: QWidget = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("History for {}").format(place_id))
        self.resize(720, 420)
        column = QVBoxLayout(self)
        column.addWidget(heading(self.tr("Versions")))
        self.versions = plain_table(
            [
                self.tr("Date"),
                self.tr("Change"),
                self.tr("Status"),
                self.tr("Name"),
                self.tr("Team"),
                self.tr("Crimes"),
                self.tr("By"),
                self.tr("Reason"),
            ],
            [
                [
                    day_words(row[f.AT]),
                    row[f.CHANGE],
                    row[f.STATUS],
                    row[f.NAME] or "",
                    row[f.OWNER] or "",
                    _count(row[f.CRIMES]),
                    row[f.BY],
                    row[f.REASON] or "",
                ]
                for row in reversed(versions)
            ],
        )
        column.addWidget(self.versions)
        column.addWidget(heading(self.tr("Problem, causes, actions, partners")))
        if entries:
            self.entries = plain_table(
                [self.tr("Entry"), self.tr("Kind"), self.tr("Date"), self.tr("By")],
                [[row[f.TEXT], row[f.STAGE], day_words(row[f.AT]), row[f.BY]] for row in entries],
            )
            column.addWidget(self.entries)
        else:
            column.addWidget(QLabel(self.tr("There are no notes yet. To add one, choose More → Note.")))
        column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


def _count(value: Any) -> str:
    try:
        return number(int(value))
    except (TypeError, ValueError):
        return ""
