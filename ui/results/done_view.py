"""Whether what was planned was done, on the page Results: from the visits that the page Patrols has counted."""

from __future__ import annotations

import os
from collections import Counter
from typing import TYPE_CHECKING

from qgis.PyQt.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from ...bridge.ground.errors import InputError
from ...bridge.results.report_schemas import read_report
from ...bridge.results.token_words import token_words
from ..parts.charts import plain_table
from ..parts.widgets import Message, Said, full_column, number, percent, take_away_all
from ..state.opening import may_look_at

if TYPE_CHECKING:
    from ...bridge.results.patrol_reports import PatrolVisitsReport
    from ..state.session import Session

#: What became of a place, the worrying first.
_ORDER = ("under", "over", "met", "unknown")


class DoneView(QWidget):
    """What the last count of visits said; without one, what it needs and where it is counted."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        column = full_column(self)
        self.needs = QLabel(
            self.tr("✗ Visits: count them from a patrol log or vehicle positions, under Visits on the Patrols page.")
        )
        self.needs.setWordWrap(True)
        column.addWidget(self.needs)
        self.said = Said()
        column.addWidget(self.said)
        self.problem = Message()
        column.addWidget(self.problem)
        self.body = QVBoxLayout()
        column.addLayout(self.body)
        column.addStretch(1)
        self.foot = QPushButton(self.tr("&Go to Visits"))
        self.foot.setToolTip(self.tr("Go to the Patrols page, where visits are counted and compared with the plan"))
        self.foot.clicked.connect(lambda: session.page_asked.emit("patrol"))
        for signal in (session.choices_replaced, session.choices_changed):
            signal.connect(self.show_outcome)
        self._shown: dict | None = None
        self.show_outcome()

    def show_outcome(self) -> None:
        """What was counted last."""
        about = self.session.choices.outcomes.get("patrolvisits", {})
        if about == self._shown:
            return
        self._shown = about
        take_away_all(self.body)
        self.problem.say("")
        self.needs.setVisible(not about)
        self.said.setVisible(bool(about))
        self.said.say(about.get("summary", ""), list(about.get("notes", [])))
        path = about.get("parameters", {}).get("REPORT_JSON", "")
        if not path:
            return
        try:
            if not may_look_at(path, self.session.project):
                raise InputError(self.tr("The visits report is not in the project's folder; count the visits again."))
            self.body.addWidget(self._table(read_report(path, "patrolvisits")))
        except InputError as error:
            self.problem.say(
                str(error)
                if os.path.exists(path)
                else self.tr("The visits report no longer exists; count the visits again.")
            )

    def _table(self, report: PatrolVisitsReport) -> QWidget:
        """Hot spots and visits, by whether the plan was met."""
        rows = report["doses"]
        places = Counter(row["dose"] for row in rows)
        delivered: Counter[str] = Counter()
        for row in rows:
            delivered[row["dose"]] += row["delivered"]
        return plain_table(
            [self.tr("Hot spots"), self.tr("Number"), self.tr("Share"), self.tr("Visits")],
            [
                [
                    token_words("DOSE", dose),
                    number(places[dose]),
                    percent(places[dose] / len(rows), 0),
                    number(delivered[dose]),
                ]
                for dose in _ORDER
                if places[dose]
            ],
        )
