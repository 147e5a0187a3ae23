"""Small controls that several pages use."""

from __future__ import annotations

import html
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsApplication
from qgis.PyQt import sip
from qgis.PyQt.QtCore import QDate, QEvent, QLocale, QPoint, QSize, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QApplication,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QMenu,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QTableWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import counted, tr
from ...bridge.moments.dates import parse_day
from .wrapping import WrappedButton

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer
    from qgis.PyQt.QtGui import QResizeEvent
    from qgis.PyQt.QtWidgets import QFormLayout, QTableView

    from ..state.runner import Watched


#: Behind the words of a button that opens a menu.
MENU = " ▾"
#: How tools write a day.
ISO = "yyyy-MM-dd"


def number(value: float | None, digits: int = 0) -> str:
    """A number in the user's own format, its thousands apart."""
    if value is None:
        return "–"
    locale = QLocale()
    if locale.language() == QLocale.Language.C:
        # Nothing is known of the user.
        locale = QLocale("en_GB")
    # QGIS leaves the separators out unless they are asked for in its options.
    locale.setNumberOptions(locale.numberOptions() & ~QLocale.NumberOption.OmitGroupSeparator)
    return locale.toString(round(value)) if not digits else locale.toString(float(value), "f", digits)


def hours(value: float) -> str:
    """Hours to a tenth, whole ones without it, in the user's own format."""
    return number(value, 0 if round(value, 1).is_integer() else 1)


def percent(share: float | None, digits: int = 1) -> str:
    """A share of 1 as a percentage in the user's own format."""
    return "–" if share is None else number(100 * share, digits) + "%"


def place_words(place_id: str | None, name: str | None) -> str:
    """An id with its name, once where both are one: names alone may be those of a ward, and two hot spots have one."""
    return " ".join(dict.fromkeys(str(word) for word in (place_id, name) if word))


def date_format() -> str:
    """How the user writes a day, with all digits of the year; dd/mm/yyyy where nothing is known of the user."""
    locale = QLocale()
    if locale.language() in (QLocale.Language.C, QLocale.Language.English):
        return "dd/MM/yyyy"
    short = locale.dateFormat(QLocale.FormatType.ShortFormat)
    return short if "yyyy" in short else short.replace("yy", "yyyy")


def read_day(text: str) -> QDate:
    """A day as people write it: in the user's format, or in any that the tools read. An invalid QDate for others."""
    typed = QDate.fromString(text.strip(), date_format())
    if typed.isValid():
        return typed
    try:
        # With two digits of the year tools take strokes only, for dots may be a time.
        day = parse_day(text.replace(".", "/"), "")
    except InputError:
        day = None
    return QDate() if day is None else QDate.fromString(str(day), ISO)


def labelled(form: QFormLayout, text: str, field: QWidget, tip: str) -> QWidget:
    """Add a row to a form, its label the mnemonic and the name of the field; the label and all controls in the row have
    the tooltip, where they have none of their own."""
    label = QLabel(text)
    label.setBuddy(field)
    controls = [child for child in field.findChildren(QWidget) if child.focusPolicy() & Qt.FocusPolicy.TabFocus]
    if field.focusPolicy() == Qt.FocusPolicy.NoFocus and controls:
        field.setFocusProxy(controls[0])
    for widget in [label, field] + controls:
        if not widget.toolTip():
            widget.setToolTip(tip)
        if not widget.accessibleName():
            # Two controls in one row have one label, and are told apart by what they are for.
            widget.setAccessibleName(text.replace("&", "") if widget in (label, field) else widget.toolTip())
    form.addRow(label, field)
    return field


def narrow(widget: QWidget) -> QWidget:
    """Let a control shrink with the dock instead of widening it."""
    widget.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
    widget.setMinimumWidth(60)
    return widget


def open_menu(button: QToolButton, menu: QMenu) -> None:
    """Let a button open a menu when it is pressed. An arrow behind its words says so: Qt's own lies over them."""
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
    button.setStyleSheet("QToolButton::menu-indicator { image: none }")
    button.setMenu(menu)
    if button.text() not in ("", "…", "⋯"):
        button.setText(button.text() + MENU)


def full_column(widget: QWidget) -> QVBoxLayout:
    """The column that fills a view: no margins, and a little between its parts."""
    column = QVBoxLayout(widget)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    return column


def take_away_all(layout: QLayout) -> None:
    """Hide the widgets of a layout at once, and delete them when Qt gets to it."""
    while layout.count():
        gone = layout.takeAt(0).widget()
        gone.hide()
        gone.deleteLater()


def cut_in_the_middle(table: QTableView) -> None:
    """Let a table cut words that have too little room in their middle: names that are alike differ at their end."""
    # Words that wrap would be cut behind their first line.
    table.setWordWrap(False)
    table.setTextElideMode(Qt.TextElideMode.ElideMiddle)


def scroll_to(widget: QWidget) -> None:
    """Scroll its page so that a widget stands at the top, unless as much of it as fits is in view already: what a run
    has found is often below the fold."""
    area = widget.parentWidget()
    while area is not None and not isinstance(area, QScrollArea):
        area = area.parentWidget()
    if area is None:
        return

    def scroll() -> None:
        if sip.isdeleted(widget) or not widget.isVisible():
            return
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        bar, room = area.verticalScrollBar(), area.viewport().height()
        top = widget.mapTo(area.widget(), QPoint(0, 0)).y()
        if not bar.value() <= top <= bar.value() + room // 2:
            bar.setValue(top)

    # Once the page has what it shows, and its height.
    QTimer.singleShot(0, scroll)


class SteadyLabel(QLabel):
    """Plain words that wrap, over a form: shorter ones leave the room of those before, so that nothing below moves
    under the mouse. ``lines``: the room that it has from the start. Another width is another room."""

    def __init__(self, lines: int = 1, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        super().setText("\n".join("x" * lines))
        self._least = self.sizeHint().height()
        super().setText("")
        self.setMinimumHeight(self._least)

    def setText(self, text: str) -> None:
        """Show other words in the room that these have."""
        if self.isVisible():
            self.setMinimumHeight(max(self.minimumHeight(), self.heightForWidth(self.width())))
        super().setText(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """At another width the words have other lines."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.setMinimumHeight(self._least)


class Message(QFrame):
    """A sentence beside what it is about, with the whole log to copy; hidden while there is nothing to say. A control
    that it names as a link (``linked`` HTML) is ``asked`` for by the name of its parameter."""

    asked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        self.icon = QLabel()
        self.label = QLabel()
        self.label.setWordWrap(True)
        self.label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self.label.linkActivated.connect(self.asked)
        self.details = QToolButton()
        self.details.setText(self.tr("Details"))
        self.details.setToolTip(self.tr("Copy the full log from the tool"))
        self.details.clicked.connect(lambda: QgsApplication.clipboard().setText(self._log))
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self.label, 1)
        row.addWidget(self.details, 0, Qt.AlignmentFlag.AlignTop)
        self._text = self._log = ""
        self.hide()

    def say(self, text: str, log: str = "", problem: bool = True, linked: str = "") -> None:
        """Show a sentence, as a problem or as a note; '' hides it. ``linked``: the same as HTML with links."""
        self._text = text
        self.label.setTextFormat(Qt.TextFormat.RichText if linked else Qt.TextFormat.PlainText)
        self.label.setText(linked or text)
        self._log = log or text
        self.details.setVisible(bool(log))
        icon = "mIconWarning.svg" if problem else "mActionPropertiesWidget.svg"
        self.icon.setPixmap(QgsApplication.getThemeIcon("/" + icon).pixmap(QSize(16, 16)))
        self.setVisible(bool(text))

    def text(self) -> str:
        """What it says now, '' while hidden."""
        return self._text if not self.isHidden() else ""


#: What the link to all notes is called.
_ALL_NOTES = "all"


def escaped(text: str) -> str:
    """A sentence as HTML."""
    return html.escape(text, quote=False).replace("\n", "<br>")


class Notes(QLabel):
    """Notes on what was found: the first, since two lines are read and twelve are not, until all are asked for. None
    is cut. ``first`` is not to be shown either where a table needs the room: only how many notes there are."""

    def __init__(self, first: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._first = first
        self.setObjectName("notes")
        self.setAccessibleName(self.tr("Notes"))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setWordWrap(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        self._notes: list[str] = []
        self._link: Callable[[str], str] = escaped
        self.linkActivated.connect(lambda href: self._show(True) if href == _ALL_NOTES else None)

    def say(self, notes: Sequence[str], everything: bool = False, link: Callable[[str], str] = escaped) -> None:
        """Show these instead of those before; hidden where there are none. ``link`` makes HTML of each."""
        self._notes, self._link = list(notes), link
        self._show(everything)
        self.setVisible(bool(notes))

    def _show(self, everything: bool) -> None:
        words = [self._link(self.tr("Note: {}").format(note)) for note in self._notes]
        whole = everything or len(words) <= self._first
        if whole:
            self.setText("<br>".join(words))
        elif self._first:
            more = self.tr("{} more").format(number(len(words) - 1))
            self.setText(f"{words[0]} <a href='{_ALL_NOTES}'>{more}</a>")
        else:
            shown = counted(len(words), tr("{} note on this result"), tr("{} notes on this result"), number(len(words)))
            self.setText(f"<a href='{_ALL_NOTES}'>{shown}</a>")
        self.setToolTip("" if whole else "\n".join(self._notes))


class Said(QWidget):
    """What was found in a sentence, and notes of which the first is shown until all are asked for. A control that they
    name as a link is ``asked`` for by the name of its parameter."""

    asked = pyqtSignal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        self.summary, self.notes = QLabel(), Notes()
        self.summary.setObjectName("summary")
        self.summary.setTextFormat(Qt.TextFormat.RichText)
        self.summary.setWordWrap(True)
        self.summary.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
        for label in (self.summary, self.notes):
            column.addWidget(label)
            label.linkActivated.connect(self._follow)

    def say(
        self, summary: str, notes: list[str], everything: bool = False, link: Callable[[str], str] = escaped
    ) -> None:
        """Show a sentence and its notes; ``link`` makes HTML of each, with links to the controls that it names."""
        self.summary.setText(link(summary))
        self.notes.say(notes, everything, link)

    def _follow(self, href: str) -> None:
        if href != _ALL_NOTES:
            self.asked.emit(href)


#: The one button of a page that is the next step: blue in any theme.
_PRIMARY = """
QPushButton { background: #1f64b0; color: white; border: 1px solid #174c86; border-radius: 3px; padding: 4px 8px }
QPushButton:hover { background: #2a78cf }
QPushButton:focus { border: 2px solid #0b2d54 }
QPushButton:disabled { background: #8a97a6; border-color: #77828f }
"""


class RunButton(QStackedWidget):
    """The (primary) button of a page; while its run lasts it is stage, progress and *Cancel* in the same place."""

    clicked = pyqtSignal()
    rested = pyqtSignal()

    def __init__(self, text: str, tip: str, parent: QWidget | None = None, primary: bool = True) -> None:
        super().__init__(parent)
        self.button = WrappedButton(text)
        self.button.setToolTip(tip)
        self.button.setDefault(primary)
        if primary:
            self.button.setStyleSheet(_PRIMARY)
        self.button.clicked.connect(self.clicked)
        #: What the run is at, whole however narrow the dock is; at rest it takes no room.
        self.stage = SteadyLabel()
        self.stage.setObjectName("stage")
        self.stage.hide()
        self.bar = narrow(QProgressBar())
        self.bar.setTextVisible(True)
        self.bar.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.cancel = QPushButton(self.tr("Cance&l"))
        self.cancel.setToolTip(self.tr("Cancel without changing anything"))
        running = QWidget()
        column = QVBoxLayout(running)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.stage)
        row = QHBoxLayout()
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel)
        column.addLayout(row)
        self.addWidget(self.button)
        self.addWidget(running)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._run: Watched | None = None
        self._waiting = ""
        self.cancel.clicked.connect(self._cancel)

    @property
    def running(self) -> bool:
        """Whether a run is being watched."""
        return self._run is not None

    def watch(self, run: Watched, stage: str) -> None:
        """Show a run until it has ended; ``stage`` is what is said until it says itself what it is at."""
        self._run, self._waiting = run, stage
        run.ended.connect(lambda: self._rest(run))
        self.bar.setRange(0, 0)
        self.cancel.setEnabled(True)
        self._say(stage)
        self.stage.show()
        run.stage.connect(self._say)
        run.progress.connect(self._progress)
        self.setCurrentIndex(1)

    def _rest(self, run: Watched) -> None:
        # The button may have been deleted with its dock, which the run does not know.
        if self._run is run and not sip.isdeleted(self):
            self._run = None
            self.stage.hide()
            self.setCurrentIndex(0)
            self.rested.emit()

    def _say(self, text: str) -> None:
        # What it is at while it stops is of no use to anybody.
        if self.cancel.isEnabled():
            self.stage.setText(text)

    def _progress(self, value: float) -> None:
        if value > 0 and self.stage.text() == self._waiting:
            # It is on its way, and does not say at what.
            self._say(self.tr("working…"))
        self.bar.setRange(0, 100)
        self.bar.setValue(int(value))

    def _cancel(self) -> None:
        if self._run is not None:
            self.stage.setText(self.tr("stopping…"))
            self.cancel.setEnabled(False)
            self._run.cancel()


class LayerBox(QComboBox):
    """The project's layers of one kind by name, the broken ones and our results left out."""

    def __init__(self, nothing: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._nothing = nothing
        narrow(self)

    def show_layers(self, layers: list[QgsVectorLayer], chosen: str, nothing_id: str = "") -> None:
        """List the layers and show the chosen one."""
        self.blockSignals(True)
        self.clear()
        if self._nothing:
            self.addItem(self._nothing, nothing_id)
        for layer in layers:
            words = f"{layer.name()} ({number(layer.featureCount())})" if layer.featureCount() >= 0 else (layer.name())
            self.addItem(words, layer.id())
        self.setCurrentIndex(max(self.findData(chosen), 0 if self._nothing else -1))
        self.blockSignals(False)


class SortedCell(QTableWidgetItem):
    """A cell of a table that sorts by its value instead of its text."""

    def __init__(self, text: str, value: Any) -> None:
        super().__init__(text)
        self.setData(Qt.ItemDataRole.UserRole, value)
        self.setToolTip(text)

    def __lt__(self, other: QTableWidgetItem) -> bool:
        mine, theirs = self.data(Qt.ItemDataRole.UserRole), other.data(Qt.ItemDataRole.UserRole)
        return str(mine).casefold() < str(theirs).casefold() if isinstance(mine, str) else mine < theirs


class Empty(QFrame):
    """What to do where there is nothing yet: a heading, a sentence and the buttons that do it."""

    def __init__(
        self, heading: str, sentence: str, buttons: Sequence[QWidget] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        self.heading = QLabel(f"<b>{html.escape(heading)}</b>")
        self.sentence = QLabel(sentence)
        for label in (self.heading, self.sentence):
            label.setWordWrap(True)
            column.addWidget(label)
        for button in buttons:
            column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)


def heading(text: str) -> QLabel:
    """A section's heading."""
    label = QLabel(f"<b>{html.escape(text)}</b>")
    label.setWordWrap(True)
    return label
