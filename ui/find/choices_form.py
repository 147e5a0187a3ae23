"""The choices on the page Find: which crimes, when, where, by which method, how many places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.gui import QgsCollapsibleGroupBox, QgsFieldComboBox
from qgis.PyQt.QtCore import QDate, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QMenu,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ...bridge.counting.crime_survey import street_visible
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ...bridge.reading.flags import HO_CLASS, crime_presets, flags_of, preset_problem
from ...bridge.results.token_words import flag_words
from ..parts.widgets import LayerBox, Message, TickList, labelled, narrow, number
from ..state.methods import METHODS
from ..state.session import NOTHING
from .advanced import Advanced
from .rank_by import RankBy

if TYPE_CHECKING:
    from ..state.session import Session

#: Rule → (its name, unit of its number, number at first, digits).
RULES = {
    "area_share": ("the busiest part of the area", "%", 1.0, 2),
    "crime_share": ("the fewest with this much crime", "%", 25.0, 1),
    "top_k": ("the busiest places", "places", 50, 0),
    "area_km2": ("the busiest km²", "km²", 1.0, 2),
    "two_sd": ("places above the mean by", "SD", 2.0, 1),
}
_HEXAGON = 3**0.5 / 2


class ChoicesForm(QWidget):
    """Shows the session's choices and changes them."""

    changed = pyqtSignal()
    method_changed = pyqtSignal()
    said = pyqtSignal(str, bool)  # a sentence, and whether it is a problem

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        column.addLayout(form)
        self._build_crimes(form)
        self._build_areas(form)
        self.rank_by = RankBy(session)
        self.rank_by.changed.connect(self.changed)
        labelled(form, self.tr("&Rank by"), self.rank_by, self.rank_by.rank.toolTip())
        self.rank_label = form.labelForField(self.rank_by)
        form.addRow(self.rank_by.note)
        self._build_method(form)
        self.advanced_box = QgsCollapsibleGroupBox(self.tr("Advanced"))
        self.advanced_box.setCollapsed(True)
        self.advanced_box.setSaveCollapsedState(False)
        self.advanced = Advanced(session)
        self.own = Advanced(session, main=True)
        self.own.changed.connect(self.changed)
        column.addWidget(self.own)
        inside = QVBoxLayout(self.advanced_box)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.advanced)
        self.advanced.changed.connect(self._count_advanced)
        column.addWidget(self.advanced_box)
        session.choices_replaced.connect(self.show_choices)
        session.layers_changed.connect(self.show_choices)
        session.survey_changed.connect(self.show_survey)
        self.show_choices()
        self.show_survey()

    def _build_crimes(self, form: QFormLayout) -> None:
        self.crimes = LayerBox()
        labelled(form, self.tr("&Crimes"), self.crimes, self.tr("The point layer of crimes, one point a crime"))
        self.crimes.activated.connect(lambda i: self.session.set_crimes(self.crimes.itemData(i)))

        self.start, self.end = QDateEdit(), QDateEdit()
        period = QWidget()
        row = QHBoxLayout(period)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        for edit, tip in ((self.start, self.tr("First day, included")), (self.end, self.tr("Last day, included"))):
            edit.setCalendarPopup(True)
            edit.setDisplayFormat("yyyy-MM-dd")
            edit.setToolTip(tip)
            edit.setKeyboardTracking(False)
            edit.dateChanged.connect(self._period_edited)
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
        labelled(form, self.tr("&Period"), period, self.tr("Which days count; both ends are included"))

        self.offences = TickList()
        narrow(self.offences)
        self.offences.ticked.connect(self._offences_ticked)
        offences = QWidget()
        row = QHBoxLayout(offences)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        row.addWidget(self.offences, 1)
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
        labelled(form, self.tr("&Offences"), offences, self.tr("Which kinds of offence count"))

    def _build_areas(self, form: QFormLayout) -> None:
        self.areas = LayerBox(self.tr("wherever there are crimes"))
        self.areas.activated.connect(lambda i: self.session.set_areas(self.areas.itemData(i)))
        self.names = QgsFieldComboBox()
        self.names.setAllowEmptyFieldName(True)
        narrow(self.names)
        self.names.setToolTip(self.tr("The field with the names of the areas"))
        self.names.activated.connect(lambda _: self.session.set(name_field=self.names.currentField()))
        areas = QWidget()
        row = QHBoxLayout(areas)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        row.addWidget(self.areas, 3)
        row.addWidget(self.names, 2)
        labelled(
            form,
            self.tr("&Where"),
            areas,
            self.tr(
                "The area looked at, such as the wards: places without a crime count too; hot spots are named after it"
            ),
        )
        self.areas_note = Message()
        self.areas_note.setObjectName("areas_note")
        form.addRow(self.areas_note)

    def _build_method(self, form: QFormLayout) -> None:
        self.method = QComboBox()
        narrow(self.method)
        for name, method in METHODS.items():
            self.method.addItem(tr(method.title), name)
            self.method.setItemData(self.method.count() - 1, tr(method.why), Qt.ItemDataRole.ToolTipRole)
        self.method.activated.connect(self._method_chosen)
        self.why = QToolButton()
        self.why.setText("?")
        self.why.clicked.connect(lambda: self.said.emit(tr(METHODS[self.session.choices.method].why), False))
        method = QWidget()
        row = QHBoxLayout(method)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        row.addWidget(self.method, 1)
        row.addWidget(self.why)
        labelled(form, self.tr("Me&thod"), method, self.tr("How hot spots are found"))

        self.unit = QComboBox()
        narrow(self.unit)
        places = QWidget()
        row = QHBoxLayout(places)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        for unit, text, tip in (
            ("hexagon", self.tr("hexagons"), self.tr("Hexagons of one size: the usual choice")),
            ("square", self.tr("squares"), self.tr("Squares of one size")),
            ("layer", self.tr("areas of a layer"), self.tr("The polygons of a layer of yours, such as beats")),
        ):
            self.unit.addItem(text, unit)
            self.unit.setItemData(self.unit.count() - 1, tip, Qt.ItemDataRole.ToolTipRole)
        self.unit.activated.connect(lambda i: self._unit_chosen(self.unit.itemData(i)))
        row.addWidget(self.unit, 3)
        self.size = QDoubleSpinBox()
        self.size.setRange(1, 100_000)
        self.size.setDecimals(0)
        self.size.setSingleStep(10)
        self.size.setSuffix(" m")
        self.size.setKeyboardTracking(False)
        self.size.setToolTip(
            self.tr(
                "Across a hexagon, or the side of a square. 150 m for violence and anti-social "
                "behaviour, 340 m for maps of a whole force"
            )
        )
        self.size.valueChanged.connect(lambda value: self._changed(cell_size=value))
        self.units_layer = LayerBox()
        self.units_layer.setToolTip(self.tr("The layer whose polygons are the places"))
        self.units_layer.activated.connect(lambda i: self._changed(units_layer=self.units_layer.itemData(i)))
        self.size_or_layer = QStackedWidget()
        self.size_or_layer.addWidget(self.size)
        self.size_or_layer.addWidget(self.units_layer)
        narrow(self.size_or_layer)
        row.addWidget(self.size_or_layer, 2)
        labelled(form, self.tr("P&laces"), places, self.tr("In what shape of place crimes are counted"))
        self.places_row, self.places_label = places, form.labelForField(places)

        self.rule = QComboBox()
        narrow(self.rule)
        for name, words in RULES.items():
            self.rule.addItem(tr(words[0]), name)
        self.rule.activated.connect(self._rule_chosen)
        self.value = QDoubleSpinBox()
        self.value.setRange(0.01, 1_000_000)
        self.value.setKeyboardTracking(False)
        self.value.valueChanged.connect(lambda value: self._changed(select_value=value))
        narrow(self.value)
        keep = QWidget()
        row = QHBoxLayout(keep)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        row.addWidget(self.rule, 3)
        row.addWidget(self.value, 2)
        labelled(form, self.tr("&Keep"), keep, self.tr("How many of the busiest places make the hot spots"))
        self.keep, self.keep_label = keep, form.labelForField(keep)

    # -- what is shown ------------------------------------------------------------------------------------------
    def show_choices(self) -> None:
        """Every control as the session has it."""
        chosen = self.session.choices
        areas = self.session.area_layers()
        self.crimes.show_layers(self.session.crime_layers(), chosen.crimes)
        self.areas.show_layers(areas, chosen.areas, NOTHING)
        layer = self.session.layer(chosen.areas)
        for box, value in ((self.names, chosen.name_field),):
            box.setVisible(layer is not None)
            box.setLayer(layer)
            box.setField(value)
        proposed, share = self.session.proposed_areas
        self.areas_note.say(
            self.tr("Proposed: '{}' holds {} % of the crimes. Choose another area if this is not yours.").format(
                layer.name(), number(100 * share)
            )
            if layer is not None and chosen.areas == proposed
            else "",
            problem=False,
        )
        self._show_period()
        self.rank_by.show_choices()
        self.method.setCurrentIndex(max(self.method.findData(chosen.method), 0))
        self.why.setToolTip(tr(METHODS[self.method.currentData()].why))
        self.unit.setCurrentIndex(max(self.unit.findData(chosen.unit), 0))
        self.units_layer.show_layers(areas, chosen.units_layer or chosen.areas)
        self.size_or_layer.setCurrentIndex(1 if chosen.unit == "layer" else 0)
        self._quietly(self.size, chosen.cell_size)
        self._show_rule()
        self.own.show_choices()
        self.advanced.show_choices()
        self._count_advanced()
        self.changed.emit()

    def _show_rule(self) -> None:
        chosen = self.session.choices
        self.rule.setCurrentIndex(max(self.rule.findData(chosen.select_by), 0))
        words, unit, _, digits = RULES[self.rule.currentData()]
        self.value.blockSignals(True)
        self.value.setDecimals(digits)
        self.value.setSuffix(" " + tr(unit))
        self.value.blockSignals(False)
        self._quietly(self.value, chosen.select_value)
        self.value.setToolTip(f"{tr(words)}: {number(chosen.select_value, digits)} {tr(unit)}")
        ranked = chosen.method == "countcrimes"
        self.keep.setVisible(ranked)
        self.keep_label.setVisible(ranked)
        in_places = METHODS[chosen.method].places
        for part in (self.rank_by, self.rank_label):
            part.setVisible(METHODS[chosen.method].weighs)
        self.places_row.setVisible(in_places)
        self.places_label.setVisible(in_places)

    def _count_advanced(self) -> None:
        """What is set under the folded heading is said on it."""
        count = sum(name in self.advanced.wrappers for name in self.session.choices.advanced)
        self.advanced_box.setTitle(self.tr("Advanced ({} set)").format(count) if count else self.tr("Advanced"))

    @staticmethod
    def _quietly(box: QDoubleSpinBox, value: float) -> None:
        box.blockSignals(True)
        box.setValue(value)
        box.blockSignals(False)

    def show_survey(self) -> None:
        """Period, offences and the estimate from what the crimes hold."""
        self._show_period()
        self._show_offences()
        self.changed.emit()

    def _show_period(self) -> None:
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

    def _show_offences(self) -> None:
        found = self.session.survey
        have = found is not None and bool(found.offences)
        self.offences.setEnabled(have)
        self.presets.setEnabled(have)
        if not have:
            self.offences.fill({}, [], self.tr("no offence field chosen") if found is not None else "")
            return
        self.offences.fill(found.offences, self.session.chosen_offences(), self.offences_words())

    def offences_words(self) -> str:
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

    def places(self) -> int | None:
        """About how many places the crimes will be counted in, None where that is not known."""
        chosen = self.session.choices
        if not METHODS[chosen.method].places:
            return None
        if chosen.unit == "layer":
            layer = self.session.layer(chosen.units_layer)
            return layer.featureCount() if layer is not None else None
        area = self.session.area_m2
        if area is None and self.session.survey is not None and self.session.layer(chosen.areas) is None:
            area = self.session.survey.made_m2
        if area is None:
            return None
        return int(area / (chosen.cell_size**2 * (_HEXAGON if chosen.unit == "hexagon" else 1))) + 1

    # -- what the user does -------------------------------------------------------------------------------------
    def _changed(self, **values: Any) -> None:
        self.session.set(**values)
        self._show_rule()
        self.changed.emit()

    def _period_edited(self, _: QDate) -> None:
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
        self.show_survey()

    def last_months(self, months: int) -> None:
        """The last so many months of the data."""
        window = self.session.survey.window
        last = _qdate(window.end)
        start = last.addDays(1).addMonths(-months)
        self.set_period(start.toString("yyyy-MM-dd") if start > _qdate(window.start) else "", "")

    def _offences_ticked(self, names: list[str]) -> None:
        self.session.set(offences=names)
        self.offences.say(self.offences_words())

    def set_offences(self, names: list[str] | None) -> None:
        """Count these offences; None is the street-visible preset."""
        if self.session.survey is None:
            return
        if names is None and not street_visible(self.session.survey.offences):
            self.said.emit(self.tr("The offences have names that the preset does not know; tick them."), True)
            return
        self.session.set(offences=names)
        self._show_offences()

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
        self.show_choices()
        self._show_offences()

    def _method_chosen(self, index: int) -> None:
        self.session.set_method(self.method.itemData(index))
        self.show_choices()
        self.method_changed.emit()

    def _unit_chosen(self, unit: str) -> None:
        values = {"unit": unit}
        if unit == "layer" and not self.session.choices.units_layer:
            values["units_layer"] = self.units_layer.currentData() or ""
        self.session.set(**values)
        self.show_choices()

    def _rule_chosen(self, index: int) -> None:
        rule = self.rule.itemData(index)
        self._changed(select_by=rule, select_value=RULES[rule][2])


def _qdate(day: object) -> QDate:
    return QDate.fromString(str(day), "yyyy-MM-dd")
