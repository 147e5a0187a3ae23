"""A page of several steps, one at a time, in the order of the work."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)


class StepsPage(QWidget):
    """``rows`` of [(widget, word, what it is for)]: steps of one kind stand in one row, and the step that is shown is
    explained below them."""

    def __init__(self, *rows: Sequence[tuple[QWidget, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        self.stack = QStackedWidget()
        self.steps = QButtonGroup(self)
        for views in rows:
            row = QHBoxLayout()
            row.setSpacing(0)
            for view, words, purpose in views:
                button = QToolButton()
                button.setText(words)
                button.setToolTip(purpose)
                button.setAccessibleDescription(purpose)
                button.setCheckable(True)
                button.setAutoRaise(True)
                self.steps.addButton(button, self.stack.addWidget(view))
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        self.purpose = QLabel()
        self.purpose.setObjectName("purpose")
        self.purpose.setWordWrap(True)
        column.addWidget(self.purpose)
        column.addWidget(self.stack, 1)
        #: What stays below the page: the foot of the step on show.
        self.foot = QStackedWidget()
        for view in (view for views in rows for view, _, _ in views):
            self.foot.addWidget(getattr(view, "foot", None) or QWidget())
        self.foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.steps.idClicked.connect(self.show_step)
        self.show_step(0)

    def show_step(self, step: int) -> None:
        """Show one of them; the page is as high as that one."""
        if self.steps.checkedId() == step == self.stack.currentIndex():
            return
        self.steps.button(step).setChecked(True)
        purpose = self.steps.button(step).toolTip()
        self.purpose.setText(purpose)
        self.purpose.setVisible(bool(purpose))
        self.stack.setCurrentIndex(step)
        self.foot.setCurrentIndex(step)
        self.foot.setVisible(hasattr(self.stack.widget(step), "foot"))
        for i in range(self.stack.count()):
            policy = self.stack.widget(i).sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.Preferred if i == step else QSizePolicy.Policy.Ignored)
            self.stack.widget(i).setSizePolicy(policy)
        self.stack.adjustSize()
