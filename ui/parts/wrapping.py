"""What goes on below where the dock is narrow: widgets in a row, the fields of a form, the words of a button."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QEvent, QRect, QSize, Qt
from qgis.PyQt.QtWidgets import (
    QFormLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QTableView,
    QWidget,
)

if TYPE_CHECKING:
    from qgis.PyQt.QtCore import QObject
    from qgis.PyQt.QtGui import QPaintEvent, QResizeEvent

_GAP = 3
_SMALLER = 0.92
#: How much of a form's width a label may have beside its field.
_LABEL_SHARE = 0.45
#: A form with room for fewer letters is narrow.
_LETTERS = 40
#: Names with room for fewer letters are cut at their end, others in the middle.
_FEW = 16


def smaller(widget: QWidget) -> QWidget:
    """A widget with smaller letters, so that a narrow dock has room for it beside others."""
    font = widget.font()
    font.setPointSizeF(font.pointSizeF() * _SMALLER)
    widget.setFont(font)
    return widget


class WrappedRow(QWidget):
    """Widgets side by side, in as many lines as its width makes necessary."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._parts: list[QWidget] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def add(self, part: QWidget) -> QWidget:
        """Put one more at the end."""
        part.setParent(self)
        part.installEventFilter(self)
        self._parts.append(part)
        part.show()
        return part

    def sizeHint(self) -> QSize:
        """As high as the lines at this width."""
        return QSize(0, self._arrange(max(self.width(), 1), False))

    def minimumSizeHint(self) -> QSize:
        """As wide as the widest part."""
        widest = max((part.minimumSizeHint().width() for part in self._shown()), default=0)
        return QSize(widest, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts anew."""
        super().resizeEvent(event)
        self._arrange(self.width(), True)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Another text, shown or hidden: other lines."""
        kind = event.type()
        if kind in (QEvent.Type.ShowToParent, QEvent.Type.HideToParent, QEvent.Type.LayoutRequest):
            self._arrange(self.width(), True)
            self.updateGeometry()
        return False

    def event(self, event: QEvent) -> bool:
        """A part that wants another size asks for it here."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._arrange(self.width(), True)
            self.updateGeometry()
        return super().event(event)

    def _shown(self) -> list[QWidget]:
        return [part for part in self._parts if not part.isHidden()]

    def _arrange(self, width: int, move: bool) -> int:
        """Put the parts into lines; the height of them all."""
        lines: list[list[tuple[QWidget, QRect]]] = [[]]
        x = y = 0
        for part in self._shown():
            size = part.sizeHint().boundedTo(part.maximumSize())
            wide = min(size.width(), width)
            if x and x + wide > width:
                x, y = 0, y + _high(lines[-1]) + _GAP
                lines.append([])
            lines[-1].append((part, QRect(x, y, wide, size.height())))
            x += wide + _GAP
        for line in lines if move else ():
            for part, place in line:
                # A label stands beside the middle of the buttons in its line.
                part.setGeometry(place.translated(0, (_high(line) - place.height()) // 2))
        return y + _high(lines[-1])


def _high(line: list[tuple[QWidget, QRect]]) -> int:
    """The height of the highest part of a line."""
    return max((place.height() for _, place in line), default=0)


class FieldLabel(QLabel):
    """The words beside a field, which wrap where they have less room than they take in one line, and not before."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setWordWrap(True)

    def sizeHint(self) -> QSize:
        """As wide as the words in one line, where there is room for them."""
        wide = min(self.fontMetrics().horizontalAdvance(self.text()) + _GAP, self.maximumWidth())
        return QSize(wide, self.heightForWidth(wide))


class WrappedForm(QFormLayout):
    """A form whose labels stand above their fields where it is narrow, or ``always``."""

    def __init__(self, parent: QWidget | None = None, always: bool = False) -> None:
        super().__init__(parent)
        self._always = always

    def setGeometry(self, rect: QRect) -> None:
        """Take a place, and arrange the rows for its width."""
        narrow = self._always or rect.width() < _LETTERS * self.parentWidget().fontMetrics().averageCharWidth()
        policy = QFormLayout.RowWrapPolicy.WrapAllRows if narrow else QFormLayout.RowWrapPolicy.WrapLongRows
        if policy != self.rowWrapPolicy():
            self.setRowWrapPolicy(policy)
        inside = rect.width() - self.contentsMargins().left() - self.contentsMargins().right()
        for row in range(self.rowCount()):
            label = self.itemAt(row, QFormLayout.ItemRole.LabelRole)
            if label is None:
                continue
            # Above its field Qt makes a label as wide as it would like to be, though there may be less room; beside
            # it, words that wrap leave the field more than half of the width.
            beside = not narrow and isinstance(label.widget(), FieldLabel)
            most = int(_LABEL_SHARE * inside) if beside else inside
            if label.widget().maximumWidth() != most:
                label.widget().setMaximumWidth(most)
        super().setGeometry(rect)


class CutLabel(QLabel):
    """A line that never widens the dock: where it is narrow the line ends in an ellipsis."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As much of the line as there is room for."""
        room = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        QStylePainter(self).drawItemText(
            room, int(self.alignment()), self.palette(), self.isEnabled(), words, self.foregroundRole()
        )


class WrappedButton(QPushButton):
    """A button whose words take a second line where it is too narrow for one."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        # A button is never narrower than its words in one line unless it says so.
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the words in one line, and as high as they are at this width."""
        whole = super().sizeHint()
        extra = self.fontMetrics().lineSpacing() if "\n" in self._words() else 0
        return QSize(whole.width(), whole.height() + extra)

    def minimumSizeHint(self) -> QSize:
        """As wide as the words in two lines."""
        return QSize(self._frame() + self._wide(self._two_lines()), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width, and with it perhaps another height."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """As the style draws a button, with the words in their lines."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self._words()
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def _words(self) -> str:
        fits = self._frame() + self._wide(self.text()) <= self.width()
        return self.text() if fits else self._two_lines()

    def _two_lines(self) -> str:
        """The words parted at the space that leaves the narrower lines."""
        text = self.text()
        parted = [text[:i] + "\n" + text[i + 1 :] for i, letter in enumerate(text) if letter == " "]
        return min(parted, key=self._wide, default=text)

    def _wide(self, text: str) -> int:
        return self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, text).width()

    def _frame(self) -> int:
        """What the style puts round the words."""
        return super().sizeHint().width() - self._wide(self.text())


def give_the_rest(table: QTableView, column: int, least: int, first: Iterable[str] = ()) -> None:
    """Let a column take what the others leave, and never less than can be read: the table then scrolls sideways. What
    stands ``first`` in its names, a street before its area, is not cut before what follows it."""
    header = table.horizontalHeader()
    others = sum(header.sectionSize(one) for one in range(header.count()) if one != column)
    wide = max(table.viewport().width() - others, least)
    table.setColumnWidth(column, wide)
    # Three letters of each end say nothing: where there are few, they are the first.
    metrics = table.fontMetrics()
    begin = max(map(metrics.horizontalAdvance, first), default=0)
    few = wide < begin + _FEW * metrics.averageCharWidth()
    table.setTextElideMode(Qt.TextElideMode.ElideRight if few else Qt.TextElideMode.ElideMiddle)
