"""Rank by: the number of crimes, or harm by a field or a table of weights and how much of each weight counts; and which
crimes would have no weight."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QTimer, pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QGridLayout, QWidget

from ....bridge.counting.crime_survey import without_weight
from ....bridge.counting.crimes import CrimeChoice, CrimeQuery
from ....bridge.ground.errors import Cancelled, InputError
from ....bridge.ground.texts import tr
from ....bridge.moments.dates import parse_day
from ....bridge.moments.time_zones import AUTO
from ....bridge.reading.crs import working_crs
from ....bridge.reading.flags import flag_terms
from ....bridge.reading.points import PointSource
from ....bridge.reading.weights import harm_field, has_weights, read_weights
from ....bridge.results.dock_state import CRIMES, HARM
from ....contract.parts.crimes import LOG, SQRT, UNCHANGED
from ...parts.file_dialogs import ask_file
from ...parts.widgets import Message, narrow
from ...state import options
from ...state.methods import METHODS
from ...state.tool_parameters import INVENTED

if TYPE_CHECKING:
    from qgis.core import QgsTask

    from ...state.session import Session

_ASK = "ask"
#: Milliseconds after the last choice until the crimes are looked at.
_PAUSE = 300


class RankBy(QWidget):
    """What is ranked, and where harm is, by what. ``note`` is a widget of its own, for the row below."""

    changed = pyqtSignal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.rank, self.by, self.transform = QComboBox(), QComboBox(), QComboBox()
        for what, text in ((CRIMES, self.tr("number of crimes")), (HARM, self.tr("harm"))):
            self.rank.addItem(text, what)
        self.rank.setToolTip(
            self.tr(
                "Count every crime equally, or weight each one by the harm of its offence, so that ten robberies "
                "count for more than ten shoplifting offences"
            )
        )
        self.by.setToolTip(
            self.tr(
                "A field with the harm score for each crime, or a table with the columns 'offence' and 'weight'. A "
                "table by Home Office code needs crimes with these codes; the 14 categories in data.police.uk have none"
            )
        )
        for transform, text in (
            (UNCHANGED, self.tr("full weight")),
            (SQRT, self.tr("square root of weight")),
            (LOG, self.tr("logarithm of weight")),
        ):
            self.transform.addItem(text, transform)
        self.transform.setObjectName("weight_transform")
        self.transform.setAccessibleName(self.tr("How much each crime counts"))
        self.transform.setToolTip(
            self.tr(
                "Count the full weight of each crime, its square root, or the logarithm of 1 + its weight. With a "
                "square root or logarithm, a few very serious crimes dominate the ranking less"
            )
        )
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(3)
        for box, row, column in ((self.rank, 0, 0), (self.by, 0, 1), (self.transform, 1, 1)):
            narrow(box)
            grid.addWidget(box, row, column)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        self.rank.activated.connect(lambda i: self._rank_chosen(self.rank.itemData(i)))
        self.by.activated.connect(lambda i: self._by_chosen(*self.by.itemData(i)))
        self.transform.activated.connect(lambda i: self._transform_chosen(self.transform.itemData(i)))
        self.note = Message()
        self.note.setObjectName("weights_note")
        self._looking, self._seen = None, None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._look)
        session.choices_changed.connect(self.look)
        session.survey_changed.connect(self.look)

    # -- what is shown ------------------------------------------------------------------------------------------
    def show_choices(self) -> None:
        """Both controls as the session has them."""
        chosen = self.session.choices
        self.rank.setCurrentIndex(max(self.rank.findData(chosen.rank_by), 0))
        self.by.clear()
        for kind, value, text in self._offered():
            self.by.addItem(text, (kind, value))
        wanted = ("field", chosen.weight_field) if chosen.weight_field else ("table", chosen.weights)
        datas = [self.by.itemData(i) for i in range(self.by.count())]
        self.by.setCurrentIndex(datas.index(wanted) if wanted in datas else -1)
        self.transform.setCurrentIndex(max(self.transform.findData(chosen.weight_transform), 0))
        for box in (self.by, self.transform):
            box.setVisible(chosen.rank_by == HARM)
        self.look()

    def _offered(self) -> list[tuple[str, str, str]]:
        """(kind, value, words) of each way to weigh."""
        session, chosen = self.session, self.session.choices
        crimes = session.layer(chosen.crimes)
        fields = [field.name() for field in crimes.fields() if field.isNumeric()] if crimes is not None else []
        fields.sort(key=lambda name: name != harm_field(crimes))
        out = [("field", name, self.tr("field {}").format(name)) for name in fields]
        out += [
            ("table", layer.id(), self.tr("table {}").format(layer.name()))
            for layer in session.tables()
            if has_weights(layer)
        ]
        tables = [chosen.weights] if chosen.weights and session.layer(chosen.weights) is None else []
        if self._own_table() and self._own_table() not in tables:
            tables.append(self._own_table())
        if session.has_sample and INVENTED not in tables:
            tables.append(INVENTED)
        for table in tables:
            words = (
                self.tr("invented weights (table)")
                if table == INVENTED
                else (self.tr("table {}").format(os.path.basename(table)))
            )
            out.append(("table", table, words))
        return out + [(_ASK, "", self.tr("Choose a table…"))]

    @staticmethod
    def _own_table() -> str:
        """The force's own table of weights of QGIS's options, '' where there is none."""
        path = options.weights()
        return path if os.path.isfile(path) else ""

    # -- what the user does -------------------------------------------------------------------------------------
    def _rank_chosen(self, what: str) -> None:
        values = {"rank_by": what}
        chosen = self.session.choices
        if what == HARM and not (chosen.weight_field or chosen.weights):
            crimes = self.session.layer(chosen.crimes)
            values["weight_field"] = harm_field(crimes) if crimes is not None else ""
            if not values["weight_field"]:
                values["weights"] = INVENTED if self.session.has_sample else self._own_table()
        self.session.set(**values)
        self.show_choices()
        self.changed.emit()

    def _by_chosen(self, kind: str, value: Any) -> None:
        if kind == _ASK:
            path = ask_file(
                self,
                self.tr("Choose a table of harm scores"),
                self.tr("Tables (*.csv *.xlsx *.xls *.ods *.gpkg *.dbf);;All files (*)"),
            )
            self.show_choices()
            if path:
                self.choose_table(path)
            return
        self.session.set(**({"weight_field": value} if kind == "field" else {"weight_field": "", "weights": value}))
        self.changed.emit()

    def _transform_chosen(self, transform: str) -> None:
        self.session.set(weight_transform=transform)
        self.changed.emit()

    def choose_table(self, path: str) -> None:
        """Weigh by a table of a file."""
        # The same file may have been put right meanwhile.
        self._seen = None
        self.session.set(rank_by=HARM, weight_field="", weights=path)
        self.show_choices()
        self.changed.emit()

    # -- crimes without a weight --------------------------------------------------------------------------------
    def look(self) -> None:
        """Say soon which crimes have no weight, where that may have changed."""
        if self.session.choices.rank_by != HARM or not METHODS[self.session.choices.method].weighs:
            self._stop()
            self._seen = None
            self.note.say("")
        elif self.session.survey is not None:
            self._timer.start()

    @property
    def looking(self) -> bool:
        """Whether crimes without a weight are being looked for."""
        return self._timer.isActive() or self._looking is not None

    def _stop(self) -> None:
        self._timer.stop()
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None

    def _look(self) -> None:
        session, chosen = self.session, self.session.choices
        weights = session.weight_parameters()
        # Whatever of its weight a crime counts, the same crimes have one.
        asked = {**session.crime_parameters(), **weights, "WEIGHT_TRANSFORM": UNCHANGED}
        # With a new survey the crimes themselves may be others.
        if self._seen is not None and self._seen[0] is session.survey and self._seen[1] == asked:
            return
        self._stop()
        self._seen = session.survey, asked
        if not weights:
            self.note.say(
                self.tr(
                    "Choose a field with the harm score for each crime, or a table with the "
                    "columns 'offence' and 'weight'."
                ),
                problem=False,
            )
            return
        if not chosen.weight_field and not chosen.offence_field:
            self.note.say(
                self.tr(
                    "A table gives harm scores by offence, so the offence field is needed. Choose "
                    "it on the Crimes page."
                )
            )
            return
        try:
            work = _work(session)
        except InputError as error:
            self.note.say(str(error))
            return
        self._looking = session.background.work(self.tr("Checking the harm scores"), work, self._looked)

    def _looked(self, sentence: str, error: Exception | None) -> None:
        self._looking = None
        if isinstance(error, Cancelled):
            return
        self.note.say(sentence if error is None else str(error), problem=error is not None)


def _work(session: Session) -> Callable[[QgsTask], str]:
    """``work(task)`` that says which of the crimes chosen have no weight. Raises InputError where that cannot be."""
    chosen, given = session.choices, session.crime_parameters()
    table = session.weight_parameters().get("WEIGHTS")
    source = PointSource(
        session.layer(chosen.crimes), expression=given.get("FILTER", ""), zone=given.get("TIME_ZONE", AUTO)
    )
    choice = CrimeChoice(
        offence_field=chosen.offence_field,
        offences=tuple(name for name in given.get("OFFENCES", "").split("; ") if name),
        date_field=chosen.date_field,
        start=parse_day(chosen.start, "START"),
        end=parse_day(chosen.end, "END"),
        weight_field=chosen.weight_field if table is None else "",
        weight_table=read_weights(_layer(session, table)) if table is not None else None,
        flags=flag_terms(given.get("FLAGS", ""), source.fields.names(), source.name, chosen.offence_field),
    )
    transform = session.project.transformContext()
    crs = working_crs(source.crs, source.extent, session.project.crs(), transform, source.name)
    return lambda task: without_weight(CrimeQuery(source, choice, crs, transform), task)


def _layer(session: Session, table: str) -> Any:
    """The layer of a table: one of the project, or a file."""
    layer = session.layer(table)
    if layer is None:
        layer = QgsVectorLayer(table, os.path.splitext(os.path.basename(table))[0], "ogr")
    if not layer.isValid():
        raise InputError(
            tr("The table '{}' cannot be opened. Check that the file still exists, or choose another table.").format(
                os.path.basename(table)
            )
        )
    return layer
