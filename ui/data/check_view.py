"""The check of the data: a button, what it found, what the data can support, and the whole report."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from qgis.core import QgsApplication
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QHeaderView, QPushButton, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ...bridge.ground.errors import InputError
from ...bridge.results import layer_tree
from ...bridge.results.report_schemas import FAIL, NOT_CHECKED, PASS, VERDICTS, WARN, read_report
from ..parts.widgets import Message, RunButton, number, percent
from ..state.opening import open_page
from ..state.result import scratch
from .verdicts import BAD, GOOD, LOOK, word_of

if TYPE_CHECKING:
    from ...bridge.results.hotspot_reports import CheckDataReport
    from ..state.session import Session

_LIGHTS = {PASS: GOOD, "yes": GOOD, WARN: LOOK, "marked": LOOK, FAIL: BAD, "no": BAD}
_ICONS = {GOOD: "mIconSuccess.svg", LOOK: "mIconWarning.svg", BAD: "mIconCritical.svg"}


class CheckView(QWidget):
    """Runs ``checkdata`` on the crimes of the session and shows its report."""

    started = pyqtSignal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.button = RunButton(
            self.tr("Chec&k data"),
            self.tr(
                "List the problems in the crime data with a count for each, and say what the data "
                "can support. The data are not changed"
            ),
            primary=False,
        )
        self.button.clicked.connect(self.check)
        column.addWidget(self.button)
        self.message = Message()
        column.addWidget(self.message)
        self.tree = QTreeWidget()
        self.tree.setToolTip(self.tr("The result of each check, with a count. Hover over a check to see what to do"))
        self.tree.setAccessibleName(self.tr("Results of the data check"))
        self.tree.setColumnCount(3)
        self.tree.setHeaderHidden(True)
        self.tree.setRootIsDecorated(True)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for section in (1, 2):
            self.tree.header().setSectionResizeMode(section, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.header().setStretchLastSection(False)
        self.tree.setMinimumHeight(180)
        column.addWidget(self.tree)
        self.open_button = QPushButton(self.tr("Ope&n report"))
        self.open_button.setToolTip(self.tr("Open the full report as a web page"))
        self.open_button.clicked.connect(self.open_report)
        column.addWidget(self.open_button)
        self.path = ""
        session.choices_replaced.connect(self.forget)
        self.forget()

    def forget(self) -> None:
        """No report: the crimes are others now."""
        self.path = ""
        self.message.say("")
        self.tree.clear()
        self.tree.hide()
        self.open_button.hide()

    def check(self) -> None:
        """Check the crimes in the background."""
        chosen = self.session.choices
        given = self.session.crime_parameters()
        fields = ("INPUT", "OFFENCE_FIELD", "DATE_FIELD", "FILTER", "REFERENCE_FIELD")
        parameters = {name: given[name] for name in fields if name in given}
        for name, value in (
            ("LOCATION_FIELD", chosen.location_field),
            ("FROM_FIELD", chosen.from_field),
            ("TO_FIELD", chosen.to_field),
            ("EXCLUDE", "; ".join(chosen.excluded or [])),
        ):
            if value:
                parameters[name] = value
        if self.session.layer(chosen.areas) is not None:
            parameters["STUDY_AREA"] = chosen.areas
        beside = layer_tree.new_database(self.session.project, "data check")
        # Beside the project where it is saved, else where QGIS tidies up.
        page = os.path.splitext(beside)[0] + ".html" if beside else scratch("check.html")
        found = os.path.splitext(page)[0] + ".json"
        self.message.say("")

        def done(results: dict[str, Any]) -> None:
            try:
                self.show_report(read_report(found, "checkdata"), page)
            except InputError as error:
                self.message.say(str(error))

        run = self.session.background.run(
            "checkdata",
            dict(parameters, REPORT=page, REPORT_JSON=found),
            done,
            self.message.say,
            lambda: self.message.say(self.tr("Cancelled; no report was written."), problem=False),
        )
        self.button.watch(run, self.tr("checking…"))

    def show_report(self, report: CheckDataReport, page: str) -> None:
        """The gravest findings first, then what the data can support."""
        self.path = page
        self.message.say(report["summary"], problem=FAIL in [one["verdict"] for one in report["checks"]])
        self.tree.clear()
        checks = self._head(self.tr("Checks"))
        for one in sorted(report["checks"], key=lambda one: VERDICTS.index(one["verdict"])):
            unchecked = one["verdict"] == NOT_CHECKED
            item = QTreeWidgetItem(
                checks,
                [
                    one["title"],
                    self.tr("not checked") if unchecked else number(one["count"]),
                    "" if unchecked else percent(one["share"]),
                ],
            )
            self._mark(
                item,
                one["verdict"],
                "{}. {}".format(
                    one["counted"][0].upper() + one["counted"][1:],
                    one["advice"] if one["verdict"] in (WARN, FAIL) else "",
                ).strip(),
            )
            for detail in one["details"]:
                inner = QTreeWidgetItem(item, [detail["what"], number(detail["count"]), ""])
                inner.setToolTip(0, detail["what"])
                inner.setTextAlignment(1, Qt.AlignmentFlag.AlignRight)
        bears = self._head(self.tr("What these data can support"))
        words = {"yes": self.tr("yes"), "marked": self.tr("with a warning"), "no": self.tr("no")}
        for one in report["bears"]:
            self._mark(QTreeWidgetItem(bears, [one["title"], words[one["verdict"]], ""]), one["verdict"], one["reason"])
        self.tree.show()
        self.open_button.show()

    def _head(self, title: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self.tree, [title])
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        item.setExpanded(True)
        return item

    def _mark(self, item: QTreeWidgetItem, verdict: str, tip: str) -> None:
        light = _LIGHTS.get(verdict)
        if light is not None:
            item.setIcon(0, QgsApplication.getThemeIcon("/" + _ICONS[light]))
            item.setData(0, Qt.ItemDataRole.AccessibleTextRole, f"{word_of(light)}: {item.text(0)}")
        for column in range(3):
            item.setToolTip(column, tip)
            if column:
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight)

    def open_report(self) -> None:
        """Show the page."""
        said = open_page(self.path, self.session.project)
        if said:
            self.message.say(said)
