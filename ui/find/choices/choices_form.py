"""The choices on the page Hot spots: which crimes, when, where, by which method, how many places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.gui import QgsCollapsibleGroupBox, QgsFieldComboBox
from qgis.PyQt.QtCore import Qt, pyqtSignal
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDoubleSpinBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from ....bridge.ground.texts import tr
from ....bridge.results.dock_state import BY_RULE, HARM, Choices
from ....contract.parts.crimes import LOG, SQRT
from ....contract.parts.shared import HEXAGON, LAYER, SQUARE
from ...parts.widgets import LayerBox, Message, full_column, labelled, narrow, number
from ...parts.wrapping import WrappedForm, WrappedRow
from ...state.methods import DISTRICTS, MAIN, METHODS
from ...state.session import NOTHING
from .advanced import Advanced
from .chips import Chip
from .crime_choices import OffenceChoice, PeriodChoice
from .rank_by import RankBy

if TYPE_CHECKING:
    from ...state.session import Session

#: Rule → (its name, unit of its number, number at first, digits).
RULES = {
    "area_share": ("the busiest share of the area", "%", 1.0, 2),
    "crime_share": ("the fewest places with this share of crime", "%", 25.0, 1),
    "top_k": ("the busiest places", "places", 50, 0),
    "area_km2": ("the busiest km²", "km²", 1.0, 2),
    "two_sd": ("places above the mean by", "SD", 2.0, 1),
}
_HEXAGON = 3**0.5 / 2


class ChoicesForm(QWidget):
    """Shows the session's choices as chips, and changes them in the panel that a chip opens."""

    changed = pyqtSignal()
    method_changed = pyqtSignal()
    said = pyqtSignal(str, bool)  # a sentence, and whether it is a problem

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        column = full_column(self)
        column.setSpacing(4)
        self.line = WrappedRow()
        column.addWidget(self.line)
        self.chips: dict[str, Chip] = {}
        self.panels: dict[str, QFrame] = {}
        for name, what, tip, build in (
            ("offences", self.tr("Offences"), self.tr("The types of offence to count"), self._build_crimes),
            ("period", self.tr("Period"), self.tr("The period in which crimes are counted"), self._build_period),
            ("area", self.tr("Area"), self.tr("The study area"), self._build_areas),
            (
                "rule",
                self.tr("Rule"),
                self.tr("How places are ranked, and how many are kept as hot spots"),
                self._build_rule,
            ),
            ("places", self.tr("Places"), self.tr("The shape and size of the places"), self._build_places),
            ("method", self.tr("Method"), self.tr("The method used to find hot spots"), self._build_method),
        ):
            build(self._panel(name, what, tip))
        for panel in self.panels.values():
            column.addWidget(panel)
        column.addWidget(self.areas_note)
        column.addWidget(self.rank_by.note)
        self._folded = False
        self.open("offences")
        session.choices_replaced.connect(self.show_choices)
        session.choices_changed.connect(self._say_chips)
        session.layers_changed.connect(self.show_choices)
        session.survey_changed.connect(self.show_survey)
        self.show_choices()
        self.show_survey()

    # -- chips and panels ---------------------------------------------------------------------------------------
    def _panel(self, name: str, what: str, tip: str) -> QFormLayout:
        """A chip, and the panel that it opens, with a form to fill."""
        panel = QFrame()
        panel.setFrameShape(QFrame.Shape.StyledPanel)
        panel.hide()
        form = WrappedForm(panel)
        form.setContentsMargins(6, 6, 6, 6)
        form.setVerticalSpacing(4)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        chip = Chip(what, tip)
        chip.clicked.connect(lambda checked: self.open(name if checked else ""))
        self.line.add(chip)
        self.chips[name], self.panels[name] = chip, panel
        return form

    def open(self, name: str) -> None:
        """Open one panel and close the others; '' closes all."""
        for one, panel in self.panels.items():
            panel.setVisible(one == name)
            self.chips[one].setChecked(one == name)

    @property
    def opened(self) -> str:
        """The panel that is open, '' where none is."""
        return next((name for name, chip in self.chips.items() if chip.isChecked()), "")

    def fold(self, folded: bool) -> None:
        """Close the panel as soon as there is a result; open the first where there is none."""
        if folded != self._folded:
            self._folded = folded
            self.open("" if folded else "offences")

    def _say_chips(self) -> None:
        chosen, method = self.session.choices, METHODS[self.session.choices.method]
        layer = self.session.layer(chosen.areas)
        self.chips["offences"].say(self.offences.words())
        self.chips["period"].say(self.period.words() or self.tr("No dates"))
        self.chips["area"].say(layer.name() if layer is not None else self.tr("Wherever there are crimes"))
        self.chips["rule"].say(self._rule_words())
        self.chips["rule"].setVisible(method.weighs)
        self.chips["places"].say(self.size_words())
        self.chips["places"].setVisible(method.places)
        self.chips["method"].say(tr(method.title))
        if self.opened and self.chips[self.opened].isHidden():
            self.open("")

    def _rule_words(self) -> str:
        """What is ranked, and under the method with a rule how much is kept."""
        by = ""
        if self.session.choices.rank_by == HARM:
            by = {SQRT: self.tr("by harm (square root)"), LOG: self.tr("by harm (logarithm)")}.get(
                self.session.choices.weight_transform, self.tr("by harm")
            )
        if self.session.choices.method != BY_RULE:
            words = by[:1].upper() + by[1:] or self.tr("By number of crimes")
            return self.tr("{}, by district").format(words) if self.by_district else words
        return " ".join(filter(None, (self._kept_words(), by)))

    @property
    def by_district(self) -> bool:
        """Whether the method chosen keeps places in each district."""
        return "DISTRICTS" in self.districts.wrappers and bool(self.session.choices.advanced.get("DISTRICTS"))

    def _kept_words(self) -> str:
        chosen = self.session.choices
        if self.by_district and chosen.advanced.get("QUOTAS"):
            return self.tr("Quotas by district")
        value = number(chosen.select_value, 0 if chosen.select_value == int(chosen.select_value) else 2)
        words = {
            "area_share": self.tr("Busiest {}%"),
            "crime_share": self.tr("Fewest places with {}%"),
            "top_k": self.tr("Busiest {} places"),
            "area_km2": self.tr("Busiest {} km²"),
            "two_sd": self.tr("{} SD above the mean"),
        }
        kept = words[chosen.select_by].format(value)
        return self.tr("{} in each district").format(kept) if self.by_district else kept

    def unusual_rule(self) -> str:
        """The rule in words where it is not the usual one: it then belongs in the name of a result."""
        chosen, usual = self.session.choices, Choices()
        if chosen.method != BY_RULE:
            return self.tr("by district") if self.by_district else ""
        same = (chosen.select_by, chosen.select_value) == (usual.select_by, usual.select_value)
        return "" if same and not self.by_district else self._kept_words()

    def size_words(self) -> str:
        """The size of a place, or the layer that places come from; '' where the method has none."""
        chosen = self.session.choices
        if not METHODS[chosen.method].places:
            return ""
        if chosen.unit == LAYER:
            layer = self.session.layer(chosen.units_layer)
            return layer.name() if layer is not None else self.tr("areas from a layer")
        return self.tr("{} m").format(number(chosen.cell_size))

    def _build_crimes(self, form: QFormLayout) -> None:
        self.crimes = LayerBox()
        labelled(form, self.tr("&Crimes"), self.crimes, self.tr("The point layer with one point per crime"))
        self.crimes.activated.connect(lambda i: self.session.set_crimes(self.crimes.itemData(i)))
        self.offences = OffenceChoice(self.session)
        self.offences.said.connect(self.said)
        self.offences.changed.connect(self.changed)
        self.offences.flags_chosen.connect(self.show_choices)
        form.addRow(self.offences)

    def _build_period(self, form: QFormLayout) -> None:
        self.period = PeriodChoice(self.session)
        self.period.changed.connect(self.show_survey)
        self.period.refused.connect(lambda sentence: self.said.emit(sentence, True))
        labelled(
            form,
            self.tr("&Period"),
            self.period,
            self.tr("The period in which crimes are counted, including the first and last dates"),
        )

    def _build_areas(self, form: QFormLayout) -> None:
        self.areas = LayerBox(self.tr("wherever there are crimes"))
        self.areas.activated.connect(lambda i: self.session.set_areas(self.areas.itemData(i)))
        self.names = QgsFieldComboBox()
        self.names.setAllowEmptyFieldName(True)
        narrow(self.names)
        self.names.setToolTip(self.tr("The field with the area names"))
        self.names.activated.connect(lambda _: self.session.set(name_field=self.names.currentField()))
        areas = QWidget()
        column = full_column(areas)
        column.addWidget(self.areas)
        column.addWidget(self.names)
        labelled(
            form,
            self.tr("&Where"),
            areas,
            self.tr(
                "The study area, such as your wards. Places without any crime are included, and hot spots are "
                "named after these areas"
            ),
        )
        self.areas_note = Message()
        self.areas_note.setObjectName("areas_note")

    def _build_rule(self, form: QFormLayout) -> None:
        self.rank_by = RankBy(self.session)
        self.rank_by.changed.connect(self.changed)
        labelled(form, self.tr("&Rank by"), self.rank_by, self.rank_by.rank.toolTip())
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
        # One below the other: side by side a dock of the usual width cuts the words of the rule.
        column = full_column(keep)
        column.addWidget(self.rule)
        column.addWidget(self.value)
        labelled(form, self.tr("&Keep"), keep, self.tr("How many of the busiest places count as hot spots"))
        self.keep, self.keep_label = keep, form.labelForField(keep)
        self.districts = Advanced(self.session, part=DISTRICTS)
        self.districts.changed.connect(self.changed)
        form.addRow(self.districts)

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
        labelled(form, self.tr("Me&thod"), method, self.tr("The method used to find hot spots"))
        self.own = Advanced(self.session, part=MAIN)
        self.own.changed.connect(self.changed)
        form.addRow(self.own)
        self.advanced_box = QgsCollapsibleGroupBox(self.tr("Advanced"))
        self.advanced_box.setCollapsed(True)
        self.advanced_box.setSaveCollapsedState(False)
        self.advanced = Advanced(self.session)
        inside = QVBoxLayout(self.advanced_box)
        inside.setContentsMargins(4, 4, 4, 4)
        inside.addWidget(self.advanced)
        self.advanced.changed.connect(self._count_advanced)
        self.advanced.changed.connect(self.changed)
        form.addRow(self.advanced_box)

    def _build_places(self, form: QFormLayout) -> None:
        self.unit = QComboBox()
        narrow(self.unit)
        places = QWidget()
        row = QHBoxLayout(places)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(3)
        for unit, text, tip in (
            (HEXAGON, self.tr("hexagons"), self.tr("Hexagons of equal size, the usual choice")),
            (SQUARE, self.tr("squares"), self.tr("Squares of equal size")),
            (LAYER, self.tr("areas from a layer"), self.tr("The polygons in your own layer, such as beats")),
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
                "The width of a hexagon, or the side of a square. Use 150 m for violence and anti-social "
                "behaviour, or 340 m for maps of a whole force"
            )
        )
        self.size.valueChanged.connect(lambda value: self._changed(cell_size=value))
        self.units_layer = LayerBox()
        self.units_layer.setToolTip(self.tr("The layer whose polygons are used as places"))
        self.units_layer.activated.connect(lambda i: self._changed(units_layer=self.units_layer.itemData(i)))
        self.size_or_layer = QStackedWidget()
        self.size_or_layer.addWidget(self.size)
        self.size_or_layer.addWidget(self.units_layer)
        narrow(self.size_or_layer)
        row.addWidget(self.size_or_layer, 2)
        labelled(form, self.tr("P&laces"), places, self.tr("The shape of the places where crimes are counted"))

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
            self.tr(
                "Suggested study area: '{}' contains {}% of a sample of the crimes. Choose another layer if this "
                "is not your area."
            ).format(layer.name(), number(100 * share))
            if layer is not None and chosen.areas == proposed
            else "",
            problem=False,
        )
        self.period.show_choices()
        self.rank_by.show_choices()
        self.method.setCurrentIndex(max(self.method.findData(chosen.method), 0))
        self.why.setToolTip(tr(METHODS[self.method.currentData()].why))
        self.unit.setCurrentIndex(max(self.unit.findData(chosen.unit), 0))
        self.units_layer.show_layers(areas, chosen.units_layer or chosen.areas)
        self.size_or_layer.setCurrentIndex(1 if chosen.unit == LAYER else 0)
        self._quietly(self.size, chosen.cell_size)
        self.districts.show_choices()
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
        unit = "%" if unit == "%" else " " + tr(unit)
        self.value.setSuffix(unit)
        self.value.blockSignals(False)
        self._quietly(self.value, chosen.select_value)
        self.value.setToolTip(f"{tr(words)}: {number(chosen.select_value, digits)}{unit}")
        ranked = chosen.method == BY_RULE
        self.keep.setVisible(ranked)
        self.keep_label.setVisible(ranked)
        self._say_chips()

    def _count_advanced(self) -> None:
        """What is set under the folded heading is said on it."""
        count = sum(name in self.advanced.wrappers for name in self.session.choices.advanced)
        self.advanced_box.setTitle(self.tr("Advanced ({} changed)").format(count) if count else self.tr("Advanced"))

    @staticmethod
    def _quietly(box: QDoubleSpinBox, value: float) -> None:
        box.blockSignals(True)
        box.setValue(value)
        box.blockSignals(False)

    def show_survey(self) -> None:
        """Period, offences and the estimate from what the crimes hold."""
        self.period.show_choices()
        self.offences.show_choices()
        self._say_chips()
        self.changed.emit()

    def places(self) -> int | None:
        """About how many places the crimes will be counted in, None where that is not known."""
        chosen = self.session.choices
        if not METHODS[chosen.method].places:
            return None
        if chosen.unit == LAYER:
            layer = self.session.layer(chosen.units_layer)
            return layer.featureCount() if layer is not None else None
        area = self.session.area_m2
        if area is None and self.session.survey is not None and self.session.layer(chosen.areas) is None:
            area = self.session.survey.made_m2
        if area is None:
            return None
        return int(area / (chosen.cell_size**2 * (_HEXAGON if chosen.unit == HEXAGON else 1))) + 1

    # -- what the user does -------------------------------------------------------------------------------------
    def _changed(self, **values: Any) -> None:
        self.session.set(**values)
        self._show_rule()
        self.changed.emit()

    def _method_chosen(self, index: int) -> None:
        self.session.set_method(self.method.itemData(index))
        self.show_choices()
        self.method_changed.emit()

    def _unit_chosen(self, unit: str) -> None:
        values = {"unit": unit}
        if unit == LAYER and not self.session.choices.units_layer:
            values["units_layer"] = self.units_layer.currentData() or ""
        self.session.set(**values)
        self.show_choices()

    def _rule_chosen(self, index: int) -> None:
        rule = self.rule.itemData(index)
        self._changed(select_by=rule, select_value=RULES[rule][2])
