"""Which crimes count, on the page Hot spots: the period, and the kinds of offence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import QDateEdit, QHBoxLayout, QLabel, QMenu, QToolButton, QWidget

from ...bridge.counting.crime_survey import street_visible
from ...bridge.ground.errors import InputError
from ...bridge.reading.flags import HO_CLASS, crime_presets, flags_of, preset_problem
from ...bridge.results.token_words import flag_words
from ..parts.widgets import TickList, narrow, number

if TYPE_CHECKING:
    from ..state.session import Session


class PeriodChoice(QWidget):
    """First and last day, and quick choices of both."""

    changed = pyqtSignal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.start, self.end = QDateEdit(), QDateEdit()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        for edit, tip in ((self.start, self.tr("First day, included")), (self.end, self.tr("Last day, included"))):
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("yyyy-MM-dd")
            edit.setToolTip(tip)
            edit.setKeyboardTracking(False)
            edit.dateChanged.connect(self._edited)
            narrow(edit)
        row.addWidget(self.start, 1)
        row.addWidget(QLabel("–"))
        row.addWidget(self.end, 1)
        self.quick = QToolButton()
        self.quick.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.quick.setToolTip(self.tr("Quick choices of the period"))
        menu = QMenu(self)
        menu.addAction(self.tr("All there is"), lambda: self.set_period("", ""))
        for months in (12, 24, 36):
            menu.addAction(self.tr("The last {} months").format(months), lambda m=months: self.last_months(m))
        self.quick.setMenu(menu)
        row.addWidget(self.quick)

    def show_choices(self) -> None:
        """The days as the session has them, within those of the crimes."""
        found = self.session.survey
        window = found.window if found is not None else None
        for widget in (self.start, self.end, self.quick):
            widget.setEnabled(window is not None)
        if window is not None:
            first, last = _qdate(window.start), _qdate(window.end)
            for edit, text, bound in (
                (self.start, self.session.choices.start, first),
                (self.end, self.session.choices.end, last),
            ):
                edit.blockSignals(True)
                edit.setDateRange(first, last)
                edit.setDate(QDate.fromString(text, "yyyy-MM-dd") if text else bound)
                edit.blockSignals(False)
        self._show_months()

    def _show_months(self) -> None:
        if not self.start.isEnabled():
            self.quick.setText("")
            return
        start, end = self.start.date(), self.end.date()
        days = start.daysTo(end) + 1
        whole = start.day() == 1 and end.day() == end.daysInMonth()
        months = 12 * (end.year() - start.year()) + end.month() - start.month() + 1
        self.quick.setText(
            (self.tr("{} months") if months != 1 else self.tr("{} month")).format(months)
            if whole
            else self.tr("{} days").format(number(days))
        )

    def _edited(self, _: QDate) -> None:
        found = self.session.survey
        if found is None or found.window is None:
            return
        first, last = _qdate(found.window.start), _qdate(found.window.end)
        start, end = self.start.date(), self.end.date()
        self.set_period(
            "" if start == first else start.toString("yyyy-MM-dd"), "" if end == last else end.toString("yyyy-MM-dd")
        )

    def set_period(self, start: str, end: str) -> None:
        """Count these days only; '' is where the data begin or end."""
        self.session.set(start=start, end=end)
        self.changed.emit()

    def last_months(self, months: int) -> None:
        """The last so many months of the data."""
        window = self.session.survey.window
        last = _qdate(window.end)
        start = last.addDays(1).addMonths(-months)
        self.set_period(start.toString("yyyy-MM-dd") if start > _qdate(window.start) else "", "")


class OffenceChoice(QWidget):
    """The kinds of offence to tick, and ready-made choices of them."""

    said = pyqtSignal(str, bool)  # a sentence, and whether it is a problem
    flags_chosen = pyqtSignal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.kinds = TickList()
        narrow(self.kinds)
        self.kinds.ticked.connect(self._ticked)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        row.addWidget(self.kinds, 1)
        self.presets = QToolButton()
        self.presets.setText("☑")
        self.presets.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.presets.setToolTip(self.tr("Ready-made choices of offences"))
        menu = QMenu(self)
        menu.addAction(self.tr("Street-visible: what a patrol can see and deter"), lambda: self.set_offences(None))
        menu.addAction(self.tr("All"), lambda: self.set_offences(list(self.session.survey.offences)))
        menu.addAction(self.tr("None"), lambda: self.set_offences([]))
        menu.addSeparator()
        # The user may have put presets there since.
        self.flags_menu = menu.addMenu(self.tr("By flags and Home Office codes"))
        self.flags_menu.setToolTipsVisible(True)
        self.flags_menu.aboutToShow.connect(self._list_flags)
        self.presets.setMenu(menu)
        row.addWidget(self.presets)

    def show_choices(self) -> None:
        """The offences of the crimes, ticked as the session has them."""
        found = self.session.survey
        have = found is not None and bool(found.offences)
        self.kinds.setEnabled(have)
        self.presets.setEnabled(have)
        if not have:
            self.kinds.fill({}, [], self.tr("no offence field chosen") if found is not None else "")
            return
        self.kinds.fill(found.offences, self.session.chosen_offences(), self.words())

    def words(self) -> str:
        """The choice of offences in a few words."""
        known, chosen = list(self.session.survey.offences), self.session.chosen_offences()
        visible = street_visible(known)
        words = self.tr("{} of {}").format(len(chosen), len(known))
        flags = "; ".join(flag_words(one.strip()) for one in self.session.choices.advanced.get("FLAGS", "").split(";"))
        if len(chosen) == len(known):
            return " · ".join(filter(None, (self.tr("all {}").format(len(known)), flags)))
        if visible and chosen == visible:
            words += self.tr(" · street-visible")
        elif len(chosen) == 1:
            words += " · " + chosen[0]
        return " · ".join(filter(None, (words, flags)))

    def _ticked(self, names: list[str]) -> None:
        self.session.set(offences=names)
        self.kinds.say(self.words())

    def set_offences(self, names: list[str] | None) -> None:
        """Count these offences; None is the street-visible preset."""
        if self.session.survey is None:
            return
        if names is None and not street_visible(self.session.survey.offences):
            self.said.emit(self.tr("The offences have names that the preset does not know; tick them."), True)
            return
        self.session.set(offences=names)
        self.show_choices()

    def _list_flags(self) -> None:
        """The presets, and the flags that the crimes have; each is taken instead of the last one."""
        self.flags_menu.clear()
        self.flags_menu.addAction(self.tr("Any flags"), lambda: self.set_flags(""))
        try:
            presets = crime_presets()
        except InputError as error:
            self.said.emit(str(error), True)
            return
        layer = self.session.layer(self.session.choices.crimes)
        there = flags_of(layer.fields().names()) if layer is not None else {}
        for preset in presets:
            action = self.flags_menu.addAction(
                preset["name"], lambda *_, name=preset["name"]: self.set_flags(name, True)
            )
            problem = (
                "" if layer is None else preset_problem(preset, there, layer.name(), self.session.choices.offence_field)
            )
            action.setToolTip(problem[:1].upper() + problem[1:] or preset.get("why", ""))
            action.setEnabled(not problem)
        self.flags_menu.addSeparator()
        for flag in (flag for flag in there if flag != HO_CLASS):
            for words in (flag, "not " + flag):
                self.flags_menu.addAction(flag_words(words), lambda *_, words=words: self.set_flags(words))

    def set_flags(self, words: str, every_offence: bool = False) -> None:
        """Count the crimes with these flags only, as FLAGS has them; of every offence where the flags say which."""
        advanced = {name: value for name, value in self.session.choices.advanced.items() if name != "FLAGS"}
        self.session.set(advanced=dict(advanced, FLAGS=words) if words else advanced)
        if every_offence and self.session.survey is not None:
            self.session.set(offences=list(self.session.survey.offences))
        self.flags_chosen.emit()
        self.show_choices()


def _qdate(day: object) -> QDate:
    return QDate.fromString(str(day), "yyyy-MM-dd")
