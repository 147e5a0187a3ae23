"""What a change of the register needs besides the places: who, why, a name, an owner, days, words for the log."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
)

from ...contract.patrol import STAGES
from .calendar import DayLine
from .widgets import ISO, Message, labelled

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from ..state.session import Session


class DecisionDialog(QDialog):
    """``asks`` names the parameters of the tool that are asked for; ``parameters()`` holds what was said."""

    def __init__(
        self,
        title: str,
        words: str,
        asks: Sequence[str],
        given: dict[str, str],
        needed: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(480)
        self.needed = needed
        column = QVBoxLayout(self)
        label = QLabel(words)
        label.setWordWrap(True)
        column.addWidget(label)
        form = QFormLayout()
        column.addLayout(form)
        self.fields = {}
        texts = {
            "NAME": (self.tr("&Name"), self.tr("The name that people use for the place")),
            "OWNER": (
                self.tr("Responsible role or &team"),
                self.tr("The role or team responsible for the place, not a person's name"),
            ),
            "REASON": (
                self.tr("&Reason"),
                self.tr("Give the reason in one sentence. The reason is recorded with the decision"),
            ),
            "BY": (self.tr("&Changed by"), self.tr("Name or role of the person making the decision")),
            "SIGNED_BY": (self.tr("&Signed by"), self.tr("Name or role of the person responsible for the figures")),
        }
        for name in asks:
            if name in texts:
                field = QLineEdit(given.get(name, ""))
                text, tip = texts[name]
                if name == "OWNER":
                    field.setPlaceholderText(self.tr("For example, Town centre team"))
                elif name == "REASON":
                    field.setPlaceholderText(self.tr("For example, agreed at the tasking meeting"))
            elif name == "STAGE":
                field = QComboBox()
                field.addItems(STAGES)
                text, tip = self.tr("&Kind"), self.tr("Problem, cause, action, partner or assessment")
            elif name == "TEXT":
                field = QPlainTextEdit()
                text, tip = self.tr("&Text"), self.tr("The text of the note. Do not include people's names")
            else:
                field = DayLine()
                field.show_day(given.get(name) or QDate.currentDate().toString(ISO))
                text, tip = {
                    "VALID_FROM": (self.tr("Active &from"), self.tr("The first date on which the place is active")),
                    "VALID_TO": (self.tr("Active &to"), self.tr("The last date on which the place is active")),
                }[name]
            self.fields[name] = labelled(form, text, field, tip)
        self.problem = Message()
        column.addWidget(self.problem)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)

    def parameters(self) -> dict[str, Any]:
        """The parameters that were filled in."""
        out = {}
        for name, field in self.fields.items():
            if isinstance(field, QComboBox):
                out[name] = field.currentText()
            elif isinstance(field, QPlainTextEdit):
                out[name] = field.toPlainText().strip()
            elif isinstance(field, DayLine):
                out[name] = field.day()
            else:
                out[name] = field.text().strip()
        return {name: value for name, value in out.items() if value}

    def accept(self) -> None:
        """Close, unless something needed is missing."""
        said = self.parameters()
        for field in self.fields.values():
            if isinstance(field, DayLine) and field.problem():
                self.problem.say(field.problem())
                field.setFocus()
                return
        missing = [name for name in self.needed if name not in said]
        if missing:
            words = {
                "REASON": self.tr("give a reason"),
                "BY": self.tr("enter who is making the decision"),
                "SIGNED_BY": self.tr("enter who is signing"),
                "NAME": self.tr("enter a name"),
                "TEXT": self.tr("enter the text of the note"),
            }
            self.problem.say(self.tr("Please {}.").format(words[missing[0]]))
            self.fields[missing[0]].setFocus()
            return
        super().accept()


def decider(session: Session) -> str:
    """Who decided last, or who uses this computer."""
    return session.choices.by or QgsApplication.userFullName()
