"""The page Hot spots: where is it worst?"""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QButtonGroup, QHBoxLayout, QLabel, QMenu, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from ...bridge.ground.gpkg_uri import split_uri
from ...bridge.ground.texts import counted, tr
from ...bridge.results.dock_state import BY_RULE, HARM
from ...bridge.results.result_names import result_name, with_method
from ...contract.parts.crimes import HARM_UNITS
from ...contract.parts.shared import LAYER
from ..maps import map_canvas
from ..overlay.layers_fold import LayersFold
from ..parts.command_dialog import CommandDialog
from ..parts.page_lines import UndoLine, add_top_words
from ..parts.widgets import Empty, Message, RunButton, number, open_menu
from ..parts.wrapping import WrappedRow, smaller
from ..state.methods import METHODS
from ..state.opening import is_ours
from ..state.result import TEMPORARY, Asked, destinations, surface_destination
from ..state.runner import declaration
from ..state.runs import choices_of_run, run_of_layer, show_groups, shown_results
from ..table.area_totals import AreaTotals
from ..table.results_table import ResultsPane
from .choices.choices_form import ChoicesForm
from .choices.needs import MethodNeeds
from .comparison import ComparisonDialog
from .export import ExportButton
from .headline import Headline
from .report_view import AnswerView
from .results_button import ResultsButton
from .view_menu import ViewButton

if TYPE_CHECKING:
    from ..state.runner import Run
    from ..state.session import Session

#: What the button at the foot does next.
FIND, AGAIN, ADD, PLAN = "find", "again", "add", "plan"
#: The views of the table.
PLACES, AREAS = range(2)
#: Seconds of a run: at rest, per million crimes and per 100,000 places, rounded up from what make bench measures.
_SECONDS = (0.5, 2.0, 4.0)
#: More places than this are rarely meant.
_MANY = 1_000_000


class FindPage(QWidget):
    """The results of the project, what was found in words, the choices as chips, the table in its two views, what is
    done with it, and the user's own layers.

    ``foot`` holds the one button that is always the next step.
    """

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.comparison = None
        self._shown: QWidget | None = None
        self.form = ChoicesForm(session)
        self._build()
        session.survey_changed.connect(self.show_survey)
        session.choices_changed.connect(self.show_next)
        session.places.changed.connect(self.show_next)
        session.result.changed.connect(self.show_result)
        session.result.selection_changed.connect(self.show_selection)
        session.saved.connect(self.show_result)
        session.result.kept.connect(self.headline.show_result)
        session.result.cards_changed.connect(self.results.show_cards)
        session.layers_changed.connect(self.allow_comparison)
        self.form.changed.connect(self.show_estimate)
        self.form.method_changed.connect(self.show_result)
        self.form.said.connect(lambda text, problem: self.problem.say(text, problem=problem))
        self._tree = session.iface.layerTreeView() if session.iface is not None else None
        if self._tree is not None:
            self._tree.clicked.connect(self._layer_clicked)
        self.show_survey()
        self.show_estimate()
        self.show_result()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 4, 8, 4)
        column.setSpacing(3)
        self.undo = UndoLine()
        self.runs = ResultsButton(self.session, self.undo)
        self.runs.chosen.connect(self.open_result)
        self.headline = Headline(self.session)
        self.problem = Message()
        self.hint = Message()
        self.empty = Empty("", "")
        # Not Maximum, which would not let it have the lines that a narrow dock makes of its words.
        self.empty.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.needs = MethodNeeds(self.session)
        self.empty.layout().insertWidget(1, self.needs)
        self.results = ResultsPane(self.session)
        self.totals = AreaTotals(self.session)
        self.answer = AnswerView(self.session)
        self.layers = LayersFold(self.session)
        for part in (self.runs, self.undo, self.headline, self.form, self.hint, self.problem, self.empty):
            column.addWidget(part)
        self._build_views(column)
        for part in (self.results, self.totals, self.answer):
            column.addWidget(part, 1)
        self._build_actions(column)
        column.addWidget(self.layers)
        column.addStretch(0)
        self._build_foot()

    def _build_views(self, column: QVBoxLayout) -> None:
        """The two views of the table, and which rows of the first are listed."""
        self.above = WrappedRow()
        self.views = QButtonGroup(self)
        for view, words, tip in (
            (PLACES, self.tr("Hot spots"), self.tr("List the hot spots by rank")),
            (AREAS, self.tr("Totals by area"), self.tr("Show crimes and hot spots for each ward or beat")),
        ):
            self.views.addButton(self._toggle(words, tip, view == PLACES), view)
        self.views.idClicked.connect(lambda _: self._show_view())
        self.most = QButtonGroup(self)
        for most, words, tip in (
            (10, self.tr("Top 10"), self.tr("List the top 10 hot spots")),
            (25, "25", self.tr("List the top 25 hot spots")),
            (0, self.tr("all"), self.tr("List all hot spots")),
        ):
            self.most.addButton(self._toggle(words, tip, not most), most)
        self.most.idClicked.connect(self.results.show_top)
        self.results.listed.connect(lambda most: self.most.button(most).setChecked(True))
        column.addWidget(self.above)

    def _toggle(self, words: str, tip: str, checked: bool) -> QToolButton:
        """One of the buttons above the table of which one is pressed."""
        button = QToolButton()
        button.setText(words)
        button.setToolTip(tip)
        button.setAccessibleName(tip)
        button.setCheckable(True)
        button.setChecked(checked)
        button.setAutoRaise(True)
        self.above.add(smaller(button))
        return button

    def _build_actions(self, column: QVBoxLayout) -> None:
        """What is done with the rows of the table."""
        self.actions = WrappedRow()
        self.picked = QLabel()
        self.picked.setObjectName("picked")
        self.accept = QToolButton()
        self.accept.setText(self.tr("Add to re&gister…"))
        self.accept.setToolTip(self.tr("Add the selected places to the patrol register"))
        self.accept.clicked.connect(lambda: self.session.result.accept_asked.emit(self.session.result.selected()))
        self.view = ViewButton(self.session, self.problem)
        self.compare = self.view.menu().addAction(self.tr("Count and &harm…"), self.show_comparison)
        self.compare.setToolTip(
            self.tr(
                "Compare hot spots ranked by number with hot spots ranked by harm; available when hot spots "
                "are ranked by harm"
            )
        )
        self.export = ExportButton(self.session)
        for part in (self.picked, self.accept, self.view, self.export):
            smaller(self.actions.add(part))
        column.addWidget(self.actions)

    def _build_foot(self) -> None:
        self.button = RunButton(
            self.tr("&Find hot spots"), self.tr("Runs in the background, so you can carry on working")
        )
        self.button.clicked.connect(self.take_step)
        self.estimate = QLabel()
        self.estimate.setObjectName("estimate")
        self.estimate.setWordWrap(True)
        self.estimate.setToolTip(
            self.tr("Roughly how long the analysis will take, and in how many cells or areas crimes will be counted")
        )
        self.more = QToolButton()
        self.more.setText("⋯")
        self.more.setToolTip(self.tr("Run again with these choices, or show the command that produces the result"))
        self.more.setAccessibleName(self.tr("More"))
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        self.again = menu.addAction(self.tr("&Find again with these choices"), self.find)
        self.command = menu.addAction(self.tr("Show as co&mmand…"), self.show_command)
        self.command.setToolTip(
            self.tr("Show the command that reproduces this result, for scripts and scheduled tasks")
        )
        open_menu(self.more, menu)
        self.foot = QWidget()
        column = QVBoxLayout(self.foot)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.estimate)
        row = QHBoxLayout()
        row.addWidget(self.button, 1)
        row.addWidget(self.more)
        column.addLayout(row)

    # -- what is shown ------------------------------------------------------------------------------------------
    def show_survey(self) -> None:
        """What is wrong with the crimes, if anything; without crimes there is nothing to find."""
        self.problem.say(self.session.survey_error)
        self.show_next()

    def show_estimate(self) -> None:
        """How long it will take, and in how many places the crimes are counted."""
        self.show_next()
        places, survey = self.form.places(), self.session.survey
        if places is None or survey is None:
            self.estimate.setText("")
            return
        at_rest, per_crimes, per_places = _SECONDS
        seconds = at_rest + per_crimes * survey.rows / 1e6 + per_places * places / 1e5
        if self.session.choices.unit == LAYER:
            units = counted(places, self.tr("{} area"), self.tr("{} areas"), number(places))
        else:
            # How many of a grid there are is known when it is laid: some are only partly in the area.
            rounded = float(f"{places:.2g}")
            units = counted(places, self.tr("about {} cell"), self.tr("about {} cells"), number(rounded))
        self.estimate.setText(self.tr("About {} s, {}").format(number(max(seconds, 1)), units))

    def _hint(self) -> str:
        """What stands in the way of a run, or will make it long; '' where nothing does."""
        lacking, places = self.needs.lacking(), self.form.places()
        if self.empty.isHidden() and lacking:
            return "✗ " + lacking
        if self.session.survey is None or (places or 0) <= _MANY:
            return ""
        return self.tr(
            "Crimes would be counted in about {} million cells. For a quicker run, choose a study "
            "area under Where, or a larger size."
        ).format(number(places / 1e6, 1))

    @property
    def step(self) -> str:
        """What the button at the foot does next: FIND, AGAIN where the choices are not those of the result on show any
        more, ADD where they are, PLAN where the register has the busiest of them already."""
        result = self.session.result
        if METHODS[self.session.choices.method].answers or result.layer is None or not result.rows:
            return FIND
        if self._choices_changed():
            return AGAIN
        top = result.top()
        return PLAN if len(self.session.places.active(top)) == len(top) else ADD

    def _choices_changed(self) -> bool:
        """Whether the next run would be another than the one on show. Until the crimes are read nobody can tell."""
        about, tool = self.session.result.about, declaration(self.session.choices.method)
        if self.session.survey is None or tool is None:
            return False
        outputs = {one.name() for one in tool.destinationParameterDefinitions()}
        made = {name: value for name, value in about["parameters"].items() if name not in outputs}
        return about["method"] != self.session.choices.method or made != self.session.find_parameters()

    def show_next(self) -> None:
        """The button at the foot, and what is needed before there is a result."""
        step = self.step
        words = self.tr("&Find {}").format(tr(METHODS[self.session.choices.method].finds))
        tip = self.tr("Runs in the background, so you can carry on working")
        if step == AGAIN:
            words = self.tr("&Find again")
            tip = self.tr("The choices have changed since this result was produced")
        elif step == ADD:
            words, tip = add_top_words(len(self.session.result.top()))
        elif step == PLAN:
            words = self.tr("&Plan patrols")
            tip = self.tr("The busiest places are in the register; plan patrols for them")
        self.needs.look()
        ready = self.session.survey is not None and not self.needs.lacking()
        self.button.button.setText(words)
        self.button.button.setToolTip(tip)
        self.button.button.setEnabled(step in (ADD, PLAN) or ready)
        self.again.setEnabled(ready and not self.button.running)
        self.estimate.setVisible(step not in (ADD, PLAN) and bool(self.form.places()))
        self.empty.sentence.setVisible(not self.needs.lacking())
        self.hint.say(self._hint(), problem=bool(self.needs.lacking()))

    def show_selection(self) -> None:
        """How many rows are selected, and what can be done with them."""
        count = len(self.session.result.selected())
        self.picked.setText(self.tr("{} selected:").format(number(count)) if count else self.tr("None selected:"))
        self.accept.setEnabled(bool(count))

    def show_result(self) -> None:
        """What the chosen method found, or what to do where nothing was."""
        method, result = METHODS[self.session.choices.method], self.session.result
        there = result.layer is not None
        shown = self.results if there else self.empty
        if method.answers:
            self.answer.show_answer()
            shown = self.answer if self.answer.about else self.empty
        self._shown = shown
        for part in (self.empty, self.answer):
            part.setVisible(part is shown)
        self.headline.setVisible(shown is self.results)
        self.layers.setVisible(shown is not self.answer)
        self._show_view()
        self.form.fold(shown is not self.empty)
        self.export.setEnabled(bool(result.rows))
        self.allow_comparison()
        self.show_selection()
        if there:
            self.headline.show_result()
            self.results.show_result()
        self._say_empty()
        self.show_next()

    def show_view(self, view: int) -> None:
        """Turn to one of the two views of the table."""
        self.views.button(view).setChecked(True)
        self._show_view()

    def _show_view(self) -> None:
        there, places = self._shown is self.results, self.views.checkedId() == PLACES
        self.above.setVisible(there)
        self.results.setVisible(there and places)
        self.actions.setVisible(there and places)
        self.totals.setVisible(there and not places)
        for button in self.most.buttons():
            button.setVisible(places)

    def _say_empty(self) -> None:
        method, about = METHODS[self.session.choices.method], self.session.result.about
        self.empty.heading.setText("<b>{}</b>".format(html.escape(self.tr("What this method needs"))))
        words = self.tr("Click Find {}. The results appear here and on the map.").format(tr(method.finds))
        if about and not method.answers:
            words = (
                self.tr(
                    "The last result was temporary and was lost when QGIS closed. Click Find hot spots to run the "
                    "analysis again. If you save the project first, the result is saved alongside the project "
                    "file."
                )
                if about.get("temporary")
                else self.tr(
                    "The last result is no longer in the project. Click Find hot spots to run the analysis again."
                )
            )
        self.empty.sentence.setText(words)

    def allow_comparison(self) -> None:
        """The comparison as long as its layers are in the project."""
        self.compare.setEnabled(self.session.result.compared)

    # -- what the user does -------------------------------------------------------------------------------------
    def take_step(self) -> None:
        """Do what the button at the foot says."""
        step = self.step
        if step == ADD:
            self.session.result.accept_asked.emit(self.session.result.top())
        elif step == PLAN:
            self.session.page_asked.emit("patrol")
        else:
            self.find()

    def open_result(self, layer_id: str) -> None:
        """Put a result of the project on show; choices that no run was made with yet come back with *Undo*."""
        layer, result = self.session.layer(layer_id), self.session.result
        shown, before, changed = result.layer, choices_of_run(self.session.choices), self.step == AGAIN
        if layer is None or layer is shown:
            return
        if not result.open(layer):
            self.problem.say(
                self.tr(
                    "'{}' cannot be shown here because the layer does not record how it was produced. Find the "
                    "hot spots again."
                ).format(layer.name())
            )
            return
        self.problem.say("")
        if changed:

            def back() -> None:
                if shown is not None and self.session.layer(before["crimes"]) is not None:
                    result.open(shown)
                    self.session.take_choices(before)

            self.undo.offer(self.tr("The choices now match those used for '{}'.").format(layer.name()), back)

    def _layer_clicked(self, *_: Any) -> None:
        """A layer of a result is clicked in the layer tree: that result is shown."""
        layer = run_of_layer(self.session.project, self._tree.currentLayer())
        if layer is not None and self.isVisible():
            self.open_result(layer.id())

    def find(self) -> None:
        """Find hot spots in the background and show them."""
        self.problem.say("")
        if self.session.survey is not None and self.session.survey.offences and not self.session.chosen_offences():
            self.problem.say(self.tr("No offences are ticked; tick at least one."))
            return
        method = self.session.choices.method
        tables = {"OUTPUT": "places", "HOTSPOTS": "hotspots"}
        if self.session.choices.rank_by == HARM and METHODS[method].weighs:
            if not self.session.weight_parameters():
                self.problem.say(
                    self.tr("No harm scores are set. Choose a field or table of harm scores under Rank by.")
                )
                return
            tool = declaration(method)
            if tool is not None and tool.parameterDefinition("COUNT_HOTSPOTS") is not None:
                # The same places by number beside them cost little, and are what harm is compared with.
                tables["COUNT_HOTSPOTS"] = "hotspots_by_number"
        asked = self._asked(method)
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
                asked.words.insert(1, self.tr("{} from {}").format(results["HARM_UNIT"], results["HARM_BY"]))
            if METHODS[method].answers:
                self.answer.take(run, results, asked.title)
            else:
                self._take(run, results, asked)
            self.show_result()

        def failed(sentence: str, log: str) -> None:
            self.problem.say(sentence, log)

        def stopped() -> None:
            self.problem.say(self.tr("Cancelled; nothing was changed."), problem=False)

        run = self.session.background.run(method, parameters, done, failed, stopped)
        self.button.watch(run, self.tr("reading crimes…"))

    def _take(self, run: Run, results: dict[str, Any], asked: Asked) -> None:
        """Show what was found; what it hides on the map comes back with *Undo*, and a map elsewhere moves there."""
        project = self.session.project
        seen = [layer.id() for layer in shown_results(project)]
        self.session.result.take(run, results, asked)
        layer = self.session.result.layer
        if layer is not None:
            map_canvas.bring_into_view(self.session.iface, layer.extent(), layer.crs())
        if seen:
            self.undo.offer(
                self.tr("The earlier results are now hidden on the map."), lambda: show_groups(project, seen)
            )

    def _asked(self, method: str) -> Asked:
        """What is asked for, in words."""
        words, period, size = self.form.offences.words(), self.form.period.words(), self.form.size_words()
        harm = self.session.choices.rank_by == HARM and METHODS[method].weighs
        title = tr(METHODS[method].title)
        name = [
            self.tr("{} by {}").format(words, tr(HARM_UNITS[self.session.choices.weight_transform])) if harm else words,
            period,
            size,
            self.form.unusual_rule(),
        ]
        return Asked(
            result_name(name, with_method(tr(METHODS[method].finds), title) if method != BY_RULE else ""),
            [one for one in (title, period, words) if one],
            self.form.offences.subject(),
            choices_of_run(self.session.choices),
        )

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
        """Close the windows that belong to the page, take the divider off the map, and let go of the layer tree."""
        self.view.unload()
        if self._tree is not None:
            self._tree.clicked.disconnect(self._layer_clicked)
            self._tree = None
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
        tool, out = declaration(method), {}
        for name, value in parameters.items():
            definition = tool.parameterDefinition(name) if tool is not None else None
            if definition is not None and definition.isDestination() and isinstance(value, str) and value:
                named = split_uri(value)
                path = named[0] if named is not None else value
                value = value if is_ours(path, self.session.project) else TEMPORARY
            out[name] = value
        return out
