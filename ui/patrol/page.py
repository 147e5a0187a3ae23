"""The page Patrols: from hot spots to places in force, plans, routes, and what was delivered."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QWidget

from ..parts.steps_page import StepsPage
from ..state.session import Session
from .plan_view import DeliveredView, PlanView, RoutesView
from .register_view import RegisterView


class PatrolPage(StepsPage):
    """Register, plan, routes, delivered."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.register, self.plan = RegisterView(session), PlanView(session)
        self.routes, self.delivered = RoutesView(session), DeliveredView(session)
        super().__init__(
            (
                (
                    self.register,
                    self.register.tr("Register"),
                    self.register.tr("Which places are in force, since when and why"),
                ),
                (self.plan, self.plan.tr("Plan"), self.plan.tr("Visits by place, day and shift")),
                (self.routes, self.routes.tr("Routes"), self.routes.tr("The order of visits, files and briefings")),
                (
                    self.delivered,
                    self.delivered.tr("Delivered"),
                    self.delivered.tr("What was delivered, beside the plan"),
                ),
            ),
            parent=parent,
        )
