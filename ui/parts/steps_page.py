"""A page of several steps, one at a time, in the order of the work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Callable

from qgis.PyQt.QtWidgets import QButtonGroup, QLabel, QSizePolicy, QStackedWidget, QToolButton, QVBoxLayout, QWidget

from .widgets import RunButton, full_column
from .wrapping import WrappedRow


class OneAtATime(QWidget):
    """Widgets of which one is on show, and no higher than that one: a ``QStackedWidget`` is as high as the highest
    that has lines to wrap."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._shown = -1

    def addWidget(self, widget: QWidget) -> int:
        """Add a widget, hidden unless it is the first; its place."""
        self._column.addWidget(widget)
        place = self.count() - 1
        widget.setVisible(place == 0)
        self._shown = max(self._shown, 0)
        return place

    def count(self) -> int:
        """How many there are."""
        return self._column.count()

    def widget(self, place: int) -> QWidget:
        """The widget at a place."""
        return self._column.itemAt(place).widget()

    def indexOf(self, widget: QWidget) -> int:
        """The place of a widget, -1 where it is none of them."""
        return self._column.indexOf(widget)

    def currentIndex(self) -> int:
        """The place of the one on show."""
        return self._shown

    def currentWidget(self) -> QWidget:
        """The one on show."""
        return self.widget(self._shown)

    def setCurrentIndex(self, place: int) -> None:
        """Show another."""
        self._shown = place
        for i in range(self.count()):
            if i != place:
                self.widget(i).hide()
        self.widget(place).show()


class NextStep(QWidget):
    """The buttons that can be the next step of a part, one at a time; while one of them runs, it."""

    def __init__(self, buttons: Sequence[RunButton], choose: Callable[[], RunButton]) -> None:
        super().__init__()
        self._buttons, self._choose = buttons, choose
        column = full_column(self)
        for button in buttons:
            column.addWidget(button)
            button.currentChanged.connect(lambda _: self.show_next())

    def show_next(self) -> None:
        """Show the one that is the next step now."""
        running = next((one for one in self._buttons if one.running), None)
        shown = running or self._choose()
        for button in self._buttons:
            button.setVisible(button is shown)


class StepsPage(QWidget):
    """``rows`` of [(widget, word, what it is for)]: steps of one kind stand in one row, and the step that is shown is
    explained below them. ``head`` holds the steps, ``foot`` the next one of the step on show."""

    def __init__(self, *rows: Sequence[tuple[QWidget, str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        self.stack = OneAtATime()
        self.steps = QButtonGroup(self)
        #: What stays above the page: the steps.
        self.head = QWidget()
        above = QVBoxLayout(self.head)
        above.setContentsMargins(8, 0, 8, 2)
        for views in rows:
            row = WrappedRow()
            for view, words, purpose in views:
                button = QToolButton()
                button.setText(words)
                button.setToolTip(purpose)
                button.setAccessibleDescription(purpose)
                button.setCheckable(True)
                button.setAutoRaise(True)
                self.steps.addButton(button, self.stack.addWidget(view))
                row.add(button)
            above.addWidget(row)
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
