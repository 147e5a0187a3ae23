"""Which crimes count, on the page Hot spots: the period, and the kinds of offence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from qgis.PyQt.QtCore import QDate, pyqtSignal
from qgis.PyQt.QtWidgets import QLabel, QMenu, QPushButton, QToolButton, QWidget

from ....bridge.counting.crime_survey import street_visible
from ....bridge.ground.errors import InputError
from ....bridge.reading.flags import HO_CLASS, crime_presets, flags_of, preset_problem
from ....bridge.results.styles.classes import period_words
from ....bridge.results.token_words import flag_words
from ...parts.widgets import MENU, full_column, number, open_menu
from ...parts.wrapping import WrappedRow
from .day_box import DayBox
from .offence_list import OffenceList

if TYPE_CHECKING:
    from ...state.session import Session


class PeriodChoice(QWidget):
    """First and last day, and quick choices of both."""

    changed = pyqtSignal()
    refused = pyqtSignal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.start, self.end = DayBox(self.tr("Start date (included)")), DayBox(self.tr("End date (included)"))
        row = WrappedRow()
        full_column(self).addWidget(row)
        for box in (self.start, self.end):
            box.date_changed.connect(self._edited)
            box.refused.connect(self.refused)
            row.add(box)
        self.quick = QToolButton()
        self.quick.setToolTip(self.tr("Preset periods"))
        self.quick.setAccessibleName(self.quick.toolTip())
        menu = QMenu(self)
        menu.addAction(self.tr("All dates"), lambda: self.set_period("", ""))
        for months in (12, 24, 36):
            menu.addAction(self.tr("The last {} months").format(months), lambda m=months: self.last_months(m))
        open_menu(self.quick, menu)
        row.add(self.quick)

    def show_choices(self) -> None:
        """The days as the session has them, within those of the crimes."""
        found = self.session.survey
        window = found.window if found is not None else None
        for widget in (self.start, self.end, self.quick):
            widget.setEnabled(window is not None)
        if window is not None:
            first, last = _qdate(window.start), _qdate(window.end)
            for box, text, bound in (
                (self.start, self.session.choices.start, first),
                (self.end, self.session.choices.end, last),
            ):
                box.show_day(QDate.fromString(text, "yyyy-MM-dd") if text else bound, first, last)
        self._show_months()

    def words(self) -> str:
        """The days chosen, in a few words; '' where the crimes have none."""
        survey, chosen = self.session.survey, self.session.choices
        if survey is None or survey.window is None:
            return ""
        return period_words(
            type(survey.window)(
                np.datetime64(chosen.start or survey.window.start),
                np.datetime64(chosen.end or survey.window.end),
                survey.window.months_only,
            )
        )

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
        self.quick.setText(self.quick.text() + MENU)

    def _edited(self, _: QDate) -> None:
        found = self.session.survey
        if found is None or found.window is None:
            return
        first, last = _qdate(found.window.start), _qdate(found.window.end)
        start, end = self.start.date(), self.end.date()
        if start > end:
            self.refused.emit(self.tr("The start date is after the end date; change one of them."))
            self.show_choices()
            return
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

    changed = pyqtSignal()
    said = pyqtSignal(str, bool)  # a sentence, and whether it is a problem
    flags_chosen = pyqtSignal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        column = full_column(self)
        column.setSpacing(3)
        self.kinds = OffenceList()
        self.kinds.ticked.connect(self._ticked)
        column.addWidget(self.kinds)
        self.none = QLabel(self.tr("No offence field is set. Choose one on the Crimes page."))
        self.none.setWordWrap(True)
        column.addWidget(self.none)
        self.presets = WrappedRow()
        for words, tip, slot in (
            (self.tr("&All"), self.tr("Tick every offence listed"), lambda: self._set_listed(True)),
            (self.tr("&None"), self.tr("Untick every offence listed"), lambda: self._set_listed(False)),
            (
                self.tr("&Street-visible"),
                self.tr("Tick only the offences that a patrol can see and deter"),
                lambda: self.set_offences(None),
            ),
        ):
            button = QPushButton(words)
            button.setToolTip(tip)
            button.clicked.connect(slot)
            self.presets.add(button)
        flags = QToolButton()
        flags.setText(self.tr("Count onl&y"))
        flags.setToolTip(
            self.tr(
                "Count only crimes with certain flags or Home Office codes, such as knife-enabled or domestic abuse; "
                "all others are left out"
            )
        )
        # The user may have put presets there since.
        self.flags_menu = QMenu(self)
        self.flags_menu.setToolTipsVisible(True)
        self.flags_menu.aboutToShow.connect(self._list_flags)
        open_menu(flags, self.flags_menu)
        self.presets.add(flags)
        column.addWidget(self.presets)

    def show_choices(self) -> None:
        """The offences of the crimes, ticked as the session has them."""
        found = self.session.survey
        have = found is not None and bool(found.offences)
        self.kinds.setVisible(have)
        self.presets.setVisible(have)
        self.none.setVisible(found is not None and not have)
        if not have:
            self.kinds.fill({}, [])
            return
        visible = set(street_visible(found.offences))
        groups = {
            self.tr("Street-visible"): {name: count for name, count in found.offences.items() if name in visible},
            self.tr("Other offences"): {name: count for name, count in found.offences.items() if name not in visible},
        }
        self.kinds.fill({name: one for name, one in groups.items() if one}, self.session.chosen_offences())

    def _flags(self) -> str:
        given = self.session.choices.advanced.get("FLAGS", "")
        return "; ".join(flag_words(one.strip()) for one in given.split(";"))

    def words(self) -> str:
        """The choice of offences in a few words, as the chip and a result's name have it."""
        if self.session.survey is None or not self.session.survey.offences:
            return self._flags() or self.tr("All crimes")
        known, chosen = list(self.session.survey.offences), self.session.chosen_offences()
        if len(chosen) == len(known) > 1:
            return self._flags() or self.tr("All crimes")
        if len(chosen) == 1:
            words = chosen[0]
        elif chosen == street_visible(known):
            words = self.tr("Street-visible")
        else:
            words = self.tr("{} of {} offences").format(len(chosen), len(known))
        return ", ".join(filter(None, (words, self._flags())))

    def subject(self) -> str:
        """The same as what a sentence says is in the hot spots: ``all robbery``."""
        if self.session.survey is None or not self.session.survey.offences or self._flags():
            return self.tr("all crimes ({})").format(self._flags()) if self._flags() else self.tr("all crime")
        known, chosen = list(self.session.survey.offences), self.session.chosen_offences()
        if len(chosen) == len(known) > 1:
            return self.tr("all crime")
        if len(chosen) == 1:
            # A name in capitals, such as ASB, stays as it is.
            name = chosen[0]
            return self.tr("all {}").format(name if name[1:2].isupper() else name[:1].lower() + name[1:])
        if chosen == street_visible(known):
            return self.tr("all street-visible crime")
        return self.tr("all crimes of the {} selected types").format(number(len(chosen)))

    def _ticked(self, names: list[str]) -> None:
        self.session.set(offences=names)
        self.changed.emit()

    def _set_listed(self, on: bool) -> None:
        """Tick or untick what the search has left."""
        listed, ticked = set(self.kinds.listed()), set(self.kinds.chosen())
        ticked = ticked | listed if on else ticked - listed
        self.set_offences([name for name in self.session.survey.offences if name in ticked])

    def set_offences(self, names: list[str] | None) -> None:
        """Count these offences; None is the street-visible preset."""
        if self.session.survey is None:
            return
        if names is None and not street_visible(self.session.survey.offences):
            self.said.emit(
                self.tr(
                    "The preset does not recognise any of these offence names. Tick the offences to count yourself."
                ),
                True,
            )
            return
        self.session.set(offences=names)
        self.show_choices()
        self.changed.emit()

    def _list_flags(self) -> None:
        """The presets, and the flags that the crimes have; each is taken instead of the last one."""
        self.flags_menu.clear()
        self.flags_menu.addAction(self.tr("All crimes, whatever their flags"), lambda: self.set_flags(""))
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
