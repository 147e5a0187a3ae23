"""The page Patrols: who goes where, and when; from hot spots to active ones, plans, routes, and what was delivered."""

from __future__ import annotations

from qgis.PyQt.QtWidgets import QLabel, QWidget

from ...bridge.ground import fields as f
from ...bridge.ground.texts import counted
from ...contract.patrol import ACTIVE, CANDIDATE
from ..parts.steps_page import NextStep, StepsPage
from ..parts.widgets import RunButton, full_column, number, scroll_to
from ..state.session import Session
from .plan_view import PlanView
from .register_view import RegisterView
from .routes_view import RoutesView
from .visits_view import VisitsView

#: The parts of the page.
REGISTER, PLAN, VISITS = range(3)


class PatrolPage(StepsPage):
    """Register, plan, visits; at the foot the one button that is the next step."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.session = session
        self.register, self.plan = RegisterView(session), PlanView(session)
        self.routes, self.visits = RoutesView(session), VisitsView(session)
        self.routes.travel_asked.connect(self.plan.plan_with_travel)
        tr = self.register.tr
        self.accept = RunButton(
            "",
            tr("The selected candidates become active hot spots. If none are selected, all candidates become active"),
        )
        self.accept.clicked.connect(self.register.accept)
        self.to_plan = RunButton(tr("Plan patrols ▸"), tr("Enter who is available, then plan the visits"))
        self.to_plan.clicked.connect(lambda: self.show_step(PLAN))
        self.to_visits = RunButton(
            tr("See visits delivered ▸"), tr("Read a patrol log or GPS positions and compare the visits with the plan")
        )
        self.to_visits.clicked.connect(lambda: self.show_step(VISITS))
        planning = QWidget()
        both = full_column(planning)
        self.rest = QLabel("<b>{}</b>".format(tr("Routes and briefings")))
        for widget in (self.plan, self.rest, self.routes):
            both.addWidget(widget)
        both.addStretch(1)
        self.register.foot = NextStep((self.register.add, self.accept, self.to_plan), self._after_register)
        planning.foot = NextStep((self.plan.button, self.routes.button, self.to_visits), self._after_plan)
        super().__init__(
            (
                (self.register, tr("Register"), tr("The active hot spots, with start dates and reasons")),
                (planning, tr("Plan"), tr("Visits by place, date and shift, with routes and briefings")),
                (self.visits, tr("Visits"), tr("Visits delivered compared with the plan")),
            ),
            parent=parent,
        )
        self.feet = (self.register.foot, planning.foot)
        for signal in (
            session.places.changed,
            session.places.selection_changed,
            self.register.table.itemSelectionChanged,
            session.result.changed,
            session.choices_changed,
            session.choices_replaced,
            session.layers_changed,
        ):
            signal.connect(self.show_next)
        self.show_next()

    def show_next(self) -> None:
        """The next step of each part, and the routes where there is a plan for them."""
        planned = self.routes.plan() is not None
        for widget in (self.rest, self.routes):
            widget.setVisible(planned)
        self.routes.show_travel()
        candidates = {row[f.PLACE_ID] for row in self.session.places.of_status(CANDIDATE)}
        count = len(candidates & set(self.register.chosen())) or len(candidates)
        self.accept.button.setText(
            counted(count, self.tr("Accept {} candidate…"), self.tr("Accept {} candidates…"), shown=number(count))
        )
        for foot in self.feet:
            foot.show_next()

    def show_routes(self) -> None:
        """Show where routes and briefings are made; where there is no plan yet, where it is made."""
        self.show_step(PLAN)
        if self.routes.plan() is not None:
            scroll_to(self.rest)

    def _after_register(self) -> RunButton:
        places = self.session.places
        if places.of_status(ACTIVE):
            return self.to_plan
        return self.accept if places.of_status(CANDIDATE) else self.register.add

    def _after_plan(self) -> RunButton:
        if self.routes.plan() is None or not self.plan.is_as_chosen():
            return self.plan.button
        return self.to_visits if self.routes.is_made() else self.routes.button
