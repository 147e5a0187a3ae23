"""The page Results: did it work, what stands out, was presence fair, and what do people say?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..parts.steps_page import StepsPage
from .done_view import DoneView
from .effect_view import ImpactView, MonitorView
from .fairness_view import AuditView, CommunityView

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from ..state.session import Session


class ResultsPage(StepsPage):
    """Delivery, effect, watch, fairness, community."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.done = DoneView(session)
        self.impact, self.monitor = ImpactView(session), MonitorView(session)
        self.audit, self.community = AuditView(session), CommunityView(session)
        tr = self.impact.tr
        super().__init__(
            (
                (self.done, tr("Was it done?"), tr("Visits and minutes delivered, compared with the plan")),
                (
                    self.impact,
                    tr("Did it work?"),
                    tr("Did crime fall more than in the comparison places, and did crime move to nearby areas?"),
                ),
                (
                    self.monitor,
                    tr("Week by week"),
                    tr("Which places stood out last week, and which have changed over several months?"),
                ),
            ),
            (
                (
                    self.audit,
                    tr("Was it fair?"),
                    tr("Hot spot patrol time compared with crime, harm and residents, by area"),
                ),
                (
                    self.community,
                    tr("What do people say?"),
                    tr("What residents asked for, where patrols went and what changed"),
                ),
            ),
            parent=parent,
        )
