"""The rail: the pages as icons with a word below, in the order of the work, always in sight."""

from __future__ import annotations

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QFont, QFontMetrics, QIcon, QPalette
from qgis.PyQt.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

_ICON = 24
#: As wide as this, unless a word needs more; the words are smaller than others, but not below so many points.
_WIDTH, _LEAST_POINTS = 56, 7.0


class Rail(QFrame):
    """One button a page and *Help* at the foot; arrow keys go from one to the next."""

    chosen = pyqtSignal(str)
    help_asked = pyqtSignal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Pages"))
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Window)
        self._names: list[str] = []
        self._buttons = QButtonGroup(self)
        self._buttons.idClicked.connect(lambda index: self.chosen.emit(self._names[index]))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 2, 0, 2)
        self._column.setSpacing(2)
        self._column.addStretch(1)
        self.help = self._button(QIcon(":/images/themes/default/mActionHelpContents.svg"), self.tr("Help"))
        self.help.setToolTip(self.tr("Open the guide for this page (F1)"))
        self.help.clicked.connect(self.help_asked)
        self._column.addWidget(self.help)

    def add(self, name: str, icon: QIcon, word: str, question: str) -> None:
        """Add a page below those that are there."""
        button = self._button(icon, word)
        button.setObjectName("rail_" + name)
        button.setToolTip(question)
        button.setAccessibleDescription(question)
        button.setCheckable(True)
        self._buttons.addButton(button, len(self._names))
        self._column.insertWidget(len(self._names), button)
        self._names.append(name)
        self._widen()

    def show_page(self, name: str) -> None:
        """Mark a page as the one that is shown."""
        self._buttons.button(self._names.index(name)).setChecked(True)

    def button(self, name: str) -> QToolButton:
        """The button of a page."""
        return self._buttons.button(self._names.index(name))

    def _button(self, icon: QIcon, word: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(icon)
        button.setIconSize(QSize(_ICON, _ICON))
        button.setText(word)
        button.setAccessibleName(word)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        button.setAutoRaise(True)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return button

    def _widen(self) -> None:
        """Every button as wide as the rail, so that the pictures stand in one line, in letters that fit into it."""
        buttons = [*self._buttons.buttons(), self.help]
        room = _WIDTH - self._column.contentsMargins().left() - self._column.contentsMargins().right()
        font = QFont(self.font())
        while (width := self._width(font)) > room and font.pointSizeF() > _LEAST_POINTS:
            font.setPointSizeF(max(font.pointSizeF() - 0.5, _LEAST_POINTS))
        for button in buttons:
            button.setFont(font)
            button.setFixedWidth(max(width, room))

    def _width(self, font: QFont) -> int:
        """What the longest word needs, with a little beside it."""
        metrics = QFontMetrics(font)
        return max(metrics.horizontalAdvance(button.text()) for button in [*self._buttons.buttons(), self.help]) + 6
