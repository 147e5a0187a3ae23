"""A page of several steps, one at a time, in the order of the work."""

from __future__ import annotations

from collections.abc import Sequence

from qgis.PyQt.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)


class StepsPage(QWidget):
    """``rows`` of [(widget, word, tooltip)]: steps of one kind stand in one row."""

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
            for view, words, tip in views:
                button = QToolButton()
                button.setText(words)
                button.setToolTip(tip)
                button.setCheckable(True)
                button.setAutoRaise(True)
                self.steps.addButton(button, self.stack.addWidget(view))
                row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        column.addWidget(self.stack, 1)
        self.steps.idClicked.connect(self.show_step)
        self.show_step(0)

    def show_step(self, step: int) -> None:
        """Show one of them; the page is as high as that one."""
        if self.steps.checkedId() == step == self.stack.currentIndex():
            return
        self.steps.button(step).setChecked(True)
        self.stack.setCurrentIndex(step)
        for i in range(self.stack.count()):
            policy = self.stack.widget(i).sizePolicy()
            policy.setVerticalPolicy(QSizePolicy.Policy.Preferred if i == step else QSizePolicy.Policy.Ignored)
            self.stack.widget(i).setSizePolicy(policy)
        self.stack.adjustSize()
