"""The page Balance: is presence fair, is the map of crime one of policing, and what do people say?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..parts.steps_page import StepsPage
from .view import AuditView, CommunityView, LoopView, PromptsView, SearchView

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from ..state.session import Session


class BalancePage(StepsPage):
    """Audit, loop, searches, community, prompts."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.audit, self.loop, self.searches = AuditView(session), LoopView(session), SearchView(session)
        self.community, self.prompts = CommunityView(session), PromptsView(session)
        tr = self.audit.tr
        super().__init__(
            (
                (self.audit, tr("Audit"), tr("Presence against need and residents, along deprivation and by group")),
                (self.loop, tr("Loop"), tr("Which hot spots are made by policing itself?")),
                (self.searches, tr("Searches"), tr("What came of stops and searches in hot spots and elsewhere?")),
                (self.community, tr("Community"), tr("What was asked for, what was patrolled, what changed")),
                (self.prompts, tr("Prompts"), tr("For the equality and the data-protection impact assessment")),
            ),
            parent=parent,
        )
