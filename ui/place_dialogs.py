"""Windows of the register: what a new set would change, and the history of a place."""

from qgis.PyQt.QtWidgets import QCheckBox, QDialog, QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QVBoxLayout

from ..layers import fields as f
from .charts import plain_table
from .widgets import Message, heading, labelled, number, percent


class RefreshDialog(QDialog):
    """Kept, added, retired, and why; accepted, the change is wanted."""

    def __init__(self, summary, changes, by, parent=None):
        super().__init__(parent)
        self.setWindowTitle(self.tr("The register and the hot spots on show"))
        self.resize(720, 480)
        column = QVBoxLayout(self)
        words = QLabel(summary)
        words.setWordWrap(True)
        column.addWidget(words)
        self.table = plain_table(
            [self.tr("Place"), self.tr("Name"), self.tr("What"), self.tr("The same"), self.tr("Crimes before"),
             self.tr("Crimes now"), self.tr("Why")],
            [[row[f.PLACE_ID], str(row[f.NAME] or ""), row[f.CHANGE],
              percent(row[f.OVERLAP], 0) if row[f.OVERLAP] else "", _count(row[f.CRIMES_OLD]), _count(row[f.CRIMES]),
              str(row[f.REASON] or "")] for row in changes])
        self.table.setMinimumHeight(120)
        self.table.setMaximumHeight(16_777_215)
        self.table.setVerticalScrollBarPolicy(self.table.horizontalScrollBarPolicy())
        column.addWidget(self.table, 1)
        form = QFormLayout()
        self.keep = QCheckBox(self.tr("&Keep the shapes of known places"))
        self.keep.setToolTip(self.tr("Places that stay take the new figures only"))
        form.addRow(self.keep)
        self.reason, self.by = QLineEdit(), QLineEdit(by)
        labelled(form, self.tr("&Reason"), self.reason, self.tr("Such as: quarterly refresh"))
        labelled(form, self.tr("&Changed by"), self.by, self.tr("Who decides, by name or role"))
        column.addLayout(form)
        self.problem = Message()
        column.addWidget(self.problem)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.apply = self.buttons.addButton(self.tr("&Apply"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.apply.setToolTip(self.tr("Change the register as the table says; every earlier version stays"))
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)

    def parameters(self):
        """The parameters of the refresh."""
        said = {"REASON": self.reason.text().strip(), "BY": self.by.text().strip(),
                "KEEP_SHAPES": self.keep.isChecked()}
        return {name: value for name, value in said.items() if value}

    def accept(self):
        """Close, unless nobody has decided."""
        if not self.by.text().strip():
            self.problem.say(self.tr("Please say who decides."))
            self.by.setFocus()
            return
        super().accept()


class HistoryDialog(QDialog):
    """Every version of a place, and what was noted for it."""

    def __init__(self, place_id, versions, entries, parent=None):
        super().__init__(parent)
        self.setWindowTitle(self.tr("History of {}").format(place_id))
        self.resize(720, 420)
        column = QVBoxLayout(self)
        column.addWidget(heading(self.tr("Versions")))
        self.versions = plain_table(
            [self.tr("When"), self.tr("What"), self.tr("Status"), self.tr("Name"), self.tr("Owner"), self.tr("Crimes"),
             self.tr("By"), self.tr("Why")],
            [[row[f.AT].replace("T", " ")[:16], row[f.CHANGE], row[f.STATUS], row[f.NAME] or "", row[f.OWNER] or "",
              _count(row[f.CRIMES]), row[f.BY], row[f.REASON] or ""] for row in reversed(versions)])
        column.addWidget(self.versions)
        column.addWidget(heading(self.tr("Problem, causes, actions, partners")))
        if entries:
            self.entries = plain_table(
                [self.tr("Entry"), self.tr("Kind"), self.tr("When"), self.tr("By")],
                [[row[f.TEXT], row[f.STAGE], row[f.AT].replace("T", " ")[:16], row[f.BY]] for row in entries])
            column.addWidget(self.entries)
        else:
            column.addWidget(QLabel(self.tr("Nothing is noted yet: More → Note.")))
        column.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column.addWidget(buttons)


def _count(value):
    try:
        return number(int(value))
    except (TypeError, ValueError):
        return ""
