"""The page Hot spots: the choices, one button, the ranked hot spots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from ...bridge.ground.gpkg_uri import split_uri
from ...bridge.ground.texts import counted, tr
from ...bridge.results.dock_state import HARM
from ...bridge.results.styles.classes import period_words
from ..parts.command_dialog import CommandDialog
from ..parts.results_table import ResultsPane
from ..parts.widgets import Empty, Message, RunButton, number
from ..state.methods import METHODS
from ..state.opening import is_ours
from ..state.result import TEMPORARY, destinations, surface_destination
from ..state.runner import algorithm
from .choices_form import ChoicesForm
from .comparison import ComparisonDialog
from .export import ExportButton
from .report_view import AnswerView
from .view_menu import ViewButton

if TYPE_CHECKING:
    from ..state.session import Session

#: Seconds of a run: at rest, per million crimes and per 100,000 places, rounded up from what make bench measures.
_SECONDS = (0.5, 2.0, 4.0)
#: More places than this are rarely meant.
_MANY = 1_000_000


class FindPage(QWidget):
    """Choices at the top, the primary button, what was found below."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.comparison = None
        self.form = ChoicesForm(session)
        self._build()
        session.survey_changed.connect(self.show_survey)
        session.result.changed.connect(self.show_result)
        session.saved.connect(self.show_result)
        session.result.cards_changed.connect(self.results.show_cards)
        session.layers_changed.connect(self.allow_comparison)
        self.form.changed.connect(self.show_estimate)
        self.form.method_changed.connect(self.show_result)
        self.form.said.connect(lambda text, problem: self.problem.say(text, problem=problem))
        self.show_survey()
        self.show_estimate()
        self.show_result()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(6)
        column.addWidget(self.form)
        self.button = RunButton(self.tr("&Find hot spots"), self.tr("Runs in the background; you can go on working"))
        self.button.clicked.connect(self.find)
        self.estimate = QLabel()
        self.estimate.setObjectName("estimate")
        self.estimate.setToolTip(self.tr("About how long it takes, and in how many places the crimes are counted"))
        self.foot = QWidget()
        row = QHBoxLayout(self.foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.button, 1)
        row.addWidget(self.estimate)
        self.hint = Message()
        column.addWidget(self.hint)
        self.problem = Message()
        column.addWidget(self.problem)

        self.empty = Empty(
            self.tr("Nothing found yet"),
            self.tr("Choose crimes and press Find hot spots: the busiest places appear here and on the map."),
        )
        column.addWidget(self.empty)
        self.results = ResultsPane(self.session)
        column.addWidget(self.results, 1)
        self.answer = AnswerView(self.session)
        column.addWidget(self.answer, 1)
        self.footer = QWidget()
        below = QHBoxLayout(self.footer)
        below.setContentsMargins(0, 0, 0, 0)
        self.export = ExportButton(self.session)
        self.command = QToolButton()
        self.command.setText(self.tr("Show as co&mmand"))
        self.command.setAutoRaise(True)
        self.command.setToolTip(self.tr("The command that makes this result again, for scripts and scheduled jobs"))
        self.command.clicked.connect(self.show_command)
        self.view = ViewButton(self.session, self.problem)
        self.compare = self.view.menu().addAction(self.tr("Count and &harm…"), self.show_comparison)
        self.compare.setToolTip(
            self.tr("Hot spots by number and by harm side by side, and their difference; for hot spots ranked by harm")
        )
        below.addWidget(self.export)
        below.addWidget(self.view)
        below.addStretch(1)
        below.addWidget(self.command)
        column.addWidget(self.footer)
        column.addStretch(0)

    # -- what is shown ------------------------------------------------------------------------------------------
    def show_survey(self) -> None:
        """What is wrong with the crimes, if anything; without crimes there is nothing to find."""
        self.problem.say(self.session.survey_error)
        self.button.button.setEnabled(self.session.survey is not None)

    def show_estimate(self) -> None:
        """How long it will take, and in how many places the crimes are counted."""
        places, survey = self.form.places(), self.session.survey
        if places is None or survey is None:
            self.estimate.setText("")
            self.hint.say("")
            return
        rest, crimes, units = _SECONDS
        seconds = rest + crimes * survey.rows / 1e6 + units * places / 1e5
        self.estimate.setText(
            self.tr("≈ {} s, {}").format(
                number(max(seconds, 1)), counted(places, self.tr("{} place"), self.tr("{} places"), number(places))
            )
        )
        self.hint.say(
            self.tr(
                "About {} million places: choose the areas under Where, or a larger size, to have it quicker."
            ).format(number(places / 1e6, 1))
            if places > _MANY
            else "",
            problem=False,
        )

    def show_result(self) -> None:
        """What the chosen method found, or what to do where nothing was."""
        method = METHODS[self.session.choices.method]
        self.button.button.setText(self.tr("&Find {}").format(tr(method.finds)))
        for part in (self.export, self.view, self.compare):
            part.setVisible(not method.answers)
        if method.answers:
            self.answer.show_answer()
            self._show_only(self.answer if self.answer.about else self.empty)
            self.empty.sentence.setText(
                self.tr("Press Find {}: what the crimes answer appears here.").format(tr(method.finds))
            )
            return
        about = self.session.result.about
        rows = self.session.result.rows
        there = self.session.result.layer is not None
        self._show_only(self.results if there else self.empty)
        self.export.setEnabled(bool(rows))
        self.allow_comparison()
        self.results.show_result()
        self.empty.sentence.setText(
            self.tr("Choose crimes and press Find hot spots: the busiest places appear here and on the map.")
        )
        if about and not there and about.get("temporary"):
            self.empty.sentence.setText(
                self.tr(
                    "The last result was temporary and was lost when QGIS closed. Press Find hot spots to make it "
                    "again: "
                    "in a project that is saved it is kept beside the project."
                )
            )
        elif about and not there:
            self.empty.sentence.setText(
                self.tr(
                    "The layer of the last result is not in the project any more. Press Find hot spots to make it "
                    "again."
                )
            )

    def _show_only(self, shown: QWidget) -> None:
        for part in (self.empty, self.results, self.answer):
            part.setVisible(part is shown)

    def allow_comparison(self) -> None:
        """The comparison as long as its layers are in the project."""
        self.compare.setEnabled(self.session.result.compared)

    # -- what the user does -------------------------------------------------------------------------------------
    def find(self) -> None:
        """Find hot spots in the background and show them."""
        self.problem.say("")
        if self.session.survey is not None and self.session.survey.offences and not self.session.chosen_offences():
            self.problem.say(self.tr("No offence is ticked; tick at least one."))
            return
        method = self.session.choices.method
        tables = {"OUTPUT": "places", "HOTSPOTS": "hotspots"}
        if self.session.choices.rank_by == HARM and METHODS[method].weighs:
            if not self.session.weight_parameters():
                self.problem.say(
                    self.tr("Nothing says how much harm an offence is; choose a field or a table under Rank by.")
                )
                return
            tool = algorithm(method)
            if tool is not None and tool.parameterDefinition("COUNT_HOTSPOTS") is not None:
                # The same places by number beside them cost little, and are what harm is compared with.
                tables["COUNT_HOTSPOTS"] = "hotspots_by_number"
        words = self._title(method)
        where = (
            self.answer.destinations(method)
            if METHODS[method].answers
            else destinations(self.session.project, self.tr("hot spots"), tables)
        )
        if METHODS[method].surface:
            # A raster is a file of its own.
            where["OUTPUT"] = surface_destination(self.session.project, self.tr("density"))
        parameters = dict(self.session.find_parameters(), **where)

        def done(results: dict[str, Any]) -> None:
            if "HARM_BY" in results:
                words.insert(1, self.tr("harm by {}").format(results["HARM_BY"]))
            taker = self.answer if METHODS[method].answers else self.session.result
            taker.take(run, results, " · ".join(words))
            self.show_result()

        def failed(sentence: str, log: str) -> None:
            self.problem.say(sentence, log)

        def stopped() -> None:
            self.problem.say(self.tr("Stopped; everything is as it was."), problem=False)

        run = self.session.background.run(method, parameters, done, failed, stopped)
        self.button.watch(run, self.tr("reading crimes…"))

    def _title(self, method: str) -> list[str]:
        """What is asked for, in words: method, period, offences."""
        words = [tr(METHODS[method].title)]
        survey = self.session.survey
        if survey is not None and survey.window is not None:
            chosen = self.session.choices
            window = type(survey.window)(
                np.datetime64(chosen.start or survey.window.start),
                np.datetime64(chosen.end or survey.window.end),
                survey.window.months_only,
            )
            words.append(period_words(window))
        if survey is not None and survey.offences:
            words.append(self.form.offences.words())
        return words

    def show_comparison(self) -> None:
        """Count and harm side by side, in a window of its own."""
        if self.comparison is None:
            self.comparison = ComparisonDialog(self.session, self)
            self.comparison.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            self.comparison.finished.connect(self._comparison_closed)
            self.comparison.show()
        self.comparison.raise_()
        self.comparison.activateWindow()

    def _comparison_closed(self, _: int) -> None:
        self.comparison = None

    def unload(self) -> None:
        """Close the windows that belong to the page, and take the divider off the map."""
        self.view.unload()
        if self.comparison is not None:
            self.comparison.reject()

    def show_command(self) -> None:
        """The command of the result on show, or of the choices as they are."""
        about = self.session.result.about if self.session.result.layer is not None else {}
        method = self.session.choices.method
        if METHODS[method].answers:
            parameters = self.answer.about.get("parameters") or dict(
                self.session.find_parameters(), OUTPUT="TEMPORARY_OUTPUT"
            )
        elif about.get("parameters"):
            method, parameters = about["method"], about["parameters"]
        else:
            parameters = dict(self.session.find_parameters(), HOTSPOTS="TEMPORARY_OUTPUT")
        CommandDialog(self.session.project, method, self._only_ours(method, parameters), self).exec()

    def _only_ours(self, method: str, parameters: dict[str, Any]) -> dict[str, Any]:
        """The parameters of a run that the project remembers, written nowhere but in the project's own folder."""
        tool, out = algorithm(method), {}
        for name, value in parameters.items():
            definition = tool.parameterDefinition(name) if tool is not None else None
            if definition is not None and definition.isDestination() and isinstance(value, str) and value:
                named = split_uri(value)
                path = named[0] if named is not None else value
                value = value if is_ours(path, self.session.project) else TEMPORARY
            out[name] = value
        return out
