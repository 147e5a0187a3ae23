"""The page Patrol: from hot spots to places in force, plans, routes, and what was delivered."""

from qgis.PyQt.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from .plan_view import DeliveredView, PlanView, RoutesView
from .register_view import RegisterView


class PatrolPage(QWidget):
    """Four steps, one at a time, in the order of the work."""

    def __init__(self, session, parent=None):
        super().__init__(parent)
        self.session = session
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        self.register, self.plan = RegisterView(session), PlanView(session)
        self.routes, self.delivered = RoutesView(session), DeliveredView(session)
        self.stack = QStackedWidget()
        self.steps = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(0)
        for i, (view, words, tip) in enumerate((
                (self.register, self.tr("Register"), self.tr("Which places are in force, since when and why")),
                (self.plan, self.tr("Plan"), self.tr("Visits by place, day and shift")),
                (self.routes, self.tr("Routes"), self.tr("The order of visits, files and briefings")),
                (self.delivered, self.tr("Delivered"), self.tr("What was delivered, beside the plan")))):
            self.stack.addWidget(view)
            button = QToolButton()
            button.setText(words)
            button.setToolTip(tip)
            button.setCheckable(True)
            button.setAutoRaise(True)
            self.steps.addButton(button, i)
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
        column.addWidget(self.stack, 1)
        self.steps.idClicked.connect(self.show_step)
        self.show_step(0)

    def show_step(self, step):
        """Show one of the four; the page is as high as that one."""
        self.steps.button(step).setChecked(True)
        self.stack.setCurrentIndex(step)
        for i in range(self.stack.count()):
            policy = self.stack.widget(i).sizePolicy()
            policy.setVerticalPolicy(policy.Preferred if i == step else policy.Ignored)
            self.stack.widget(i).setSizePolicy(policy)
        self.stack.adjustSize()
