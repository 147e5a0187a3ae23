"""A tool on its page: the places and crimes it takes, its form, the button, what it said and its report."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsVectorFileWriter, QgsVectorLayer
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import counted
from ...bridge.results import layer_tree
from ...bridge.results.report_schemas import read_report
from ...contract.parts.crimes import ALL_NAMES
from ...contract.patrol import ACTIVE
from ..maps.linked_rows import LinkedRows
from ..parts.charts import plain_table
from ..parts.page_lines import IN_WEEKS, NeedsList, days_needed
from ..parts.widgets import Message, RunButton, Said, full_column, number, scroll_to, take_away_all
from ..state.opening import may_look_at, open_page
from ..state.result import TEMPORARY, destinations, open_result, scratch, temporary_words
from .tool_form import ToolForm

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QTableWidget

    from ..parts.page_lines import Need
    from ..state.runner import Run
    from ..state.session import Session
    from .tool_form import Maker

_OWN = ("HOTSPOT_LAYER", "REGISTER")


class ToolView(QWidget):
    """A subclass names the tool, the parameters that matter, its layers, and shows its report."""

    TOOL = ""
    MAIN: tuple[str, ...] = ()
    LEFT_OUT: tuple[str, ...] = ()
    #: Parameters of crimes that the tool asks for itself, not taken from the page Crimes.
    KEPT: tuple[str, ...] = ()
    #: (output, name of its layer, shown on the map)
    LAYERS: tuple[tuple[str, str, bool], ...] = ()
    #: What the files of a run are called.
    FILES = ""
    BUTTON = TIP = ""
    #: Whether the tool writes REPORT and REPORT_JSON, and whether it takes the crimes of the page Crimes.
    REPORT = True
    CRIMES = False
    #: Whether it takes places, and whether its crimes need a date.
    PLACES = DATED = True
    #: Whether it counts by week whatever is chosen, so that its crimes need days.
    WEEKLY = False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        column = full_column(self)
        self.where = QLabel()
        self.where.setWordWrap(True)
        column.addWidget(self.where)
        self.needs = NeedsList()
        column.addWidget(self.needs)
        left_out = _OWN + tuple(self.LEFT_OUT) + (ALL_NAMES if self.CRIMES else ())
        self.form = ToolForm(
            session,
            self.TOOL,
            self.MAIN,
            [one for one in left_out if one not in self.KEPT],
            self.suggest,
            self.own_controls(),
        )
        column.addWidget(self.form)
        self.button = RunButton(self.tr(self.BUTTON), self.tr(self.TIP))
        self.button.clicked.connect(lambda: self.run())
        #: The page keeps it in sight.
        self.foot = self.button
        self.problem = Message()
        column.addWidget(self.problem)
        self.older = Message()
        self.older.setObjectName("older")
        column.addWidget(self.older)
        self.said = Said()
        column.addWidget(self.said)
        for speaker in (self.problem, self.said):
            speaker.asked.connect(self.form.lead_to)
        self.body = QVBoxLayout()
        column.addLayout(self.body)
        self.buttons = QHBoxLayout()
        self.open_button = QPushButton(self.tr("Ope&n report"))
        self.open_button.setToolTip(self.tr("Open the full results as a web page"))
        self.open_button.clicked.connect(self.open_report)
        self.buttons.addWidget(self.open_button)
        self.buttons.addStretch(1)
        column.addLayout(self.buttons)
        column.addStretch(1)
        self.form.changed.connect(self.show_places)
        self.form.shown.connect(self.show_places)
        session.places.changed.connect(self.show_places)
        session.result.changed.connect(self.show_places)
        session.choices_replaced.connect(self.show_outcome)
        session.saved.connect(self._project_saved)
        if self.CRIMES:
            session.survey_changed.connect(self.show_places)
        self.show_places()
        self.show_outcome()

    def show_report(self, report: Any) -> list[QWidget]:
        """Widgets of the report, a list."""
        return []

    def suggest(self) -> dict[str, Any]:
        """{parameter: value} where the user has chosen none."""
        return {}

    def own_controls(self) -> dict[str, Maker]:
        """{parameter: what makes its control} where the view shows it in its own way."""
        return {}

    def to_hot_spots(self) -> tuple[str, Callable[[], None]]:
        """What helps where there are no places."""
        return self.tr("Find hot spots"), lambda: self.session.page_asked.emit("find")

    def what_is_needed(self) -> list[Need]:
        """What the tool needs, where the view lists it instead of a sentence."""
        return []

    def outputs(self) -> dict[str, Any]:
        """Further {output: destination}."""
        return {}

    def linked(
        self, headings: list[str], rows: list[list[str]], field: str, values: list[Any], output: str = ""
    ) -> tuple[QTableWidget, LinkedRows | None]:
        """A table of rows, tied to the features of the view's first layer or of the layer of another ``output``;
        (table, LinkedRows or None)."""
        table = plain_table(headings, rows)
        table.setFixedHeight(min(table.height(), 11 * (table.fontMetrics().height() + 5)))
        table.setToolTip(
            self.tr("Select a row to show the place on the map, or select a place on the map to show its row")
        )
        layer = self.session.layer(self.about.get("layers", {}).get(output or self.LAYERS[0][0], ""))
        return table, LinkedRows(table, layer, field, values) if layer is not None else None

    # -- the places ---------------------------------------------------------------------------------------------
    def places(self) -> dict[str, Any]:
        """The parameters that say which places: the register's active ones, else the hot spots on show, else {}."""
        if not self.PLACES:
            return {}
        if self.session.places.of_status(ACTIVE):
            return {"REGISTER": self.session.places.path}
        if self.session.result.layer is not None and self.session.result.rows:
            return {"HOTSPOT_LAYER": self.session.result.layer.id()}
        return {}

    def show_places(self) -> None:
        """Which places the tool takes, or what it needs before it can run."""
        self._show_age()
        own, lacking = self.what_is_needed(), self._days()
        self.needs.show_needs([*own, *lacking])
        self.where.setVisible(not own)
        if own:
            self.button.button.setEnabled(not any(one.must and not one.met for one in self.needs.needs))
            return
        taken = self.places()
        if "REGISTER" in taken:
            words = counted(
                len(self.session.places.of_status(ACTIVE)),
                self.tr("Covers the {} active place in {}."),
                self.tr("Covers the {} active places in {}."),
                "",
                os.path.basename(taken["REGISTER"]),
            )
        elif taken:
            words = counted(
                len(self.session.result.rows),
                self.tr("Applies to the {} hot spot shown; add it to the register to give it a permanent name and ID."),
                self.tr(
                    "Applies to the {} hot spots shown; add them to the register to give them permanent names and IDs."
                ),
            )
        else:
            words = self.tr("There are no hot spots yet. Find hot spots or open a register.") if self.PLACES else ""
        ready = bool(taken) or not self.PLACES
        if self.CRIMES and ready:
            layer = self.session.layer(self.session.choices.crimes)
            ready = layer is not None and (bool(self.session.choices.date_field) or not self.DATED)
            words += " " + (
                self.tr("Uses the crimes in '{}'.").format(layer.name())
                if ready
                else self.tr("Choose crime data with dates on the Crimes page.")
                if self.DATED
                else self.tr("Choose crime data on the Crimes page.")
            )
        self.where.setText(words.strip())
        self.where.setVisible(bool(words.strip()))
        self.button.button.setEnabled(ready and not lacking)

    def _active(self) -> list[str]:
        """The ids of the active places of the register."""
        return sorted(str(row[f.PLACE_ID]) for row in self.session.places.of_status(ACTIVE))

    def _show_age(self) -> None:
        """Say where the register has other active places than the last run was made for."""
        made, now = self.about.get("places"), self._active()
        if made is None or made == now:
            self.older.say("")
            return
        self.older.say(
            self.tr(
                "The register has changed since the result below: new active places: {}; no longer active: {}. "
                "Run it again to include the change."
            ).format(number(len(set(now) - set(made))), number(len(set(made) - set(now)))),
            problem=False,
        )

    def _days(self) -> list[Need]:
        """That the crimes have no days, where weeks are to be counted."""
        survey = self.session.survey
        weekly = self.WEEKLY or self.form.parameters().get("PERIOD") in IN_WEEKS
        if not self.CRIMES or not weekly or survey is None:
            return []
        return [need for need in [days_needed(survey.window)] if not need.met]

    def crimes(self) -> dict[str, Any]:
        """The parameters that say which crimes, as the page Crimes has them; harm where the tool knows it."""
        return {name: value for name, value in self.session.crime_parameters().items() if name not in self.KEPT}

    # -- the run ------------------------------------------------------------------------------------------------
    @property
    def about(self) -> dict[str, Any]:
        """What the project remembers of the last run, {} without."""
        return self.session.choices.outcomes.get(self.TOOL, {})

    def run(self, **more: Any) -> None:
        """Run the tool in the background."""
        self.problem.say("")
        project = self.session.project
        where = destinations(project, self.FILES, {output: output.lower() for output, _, _ in self.LAYERS})
        if self.REPORT:
            beside = layer_tree.new_database(project, self.FILES)
            page = os.path.splitext(beside)[0] + ".html" if beside else scratch(self.TOOL + ".html")
            where.update(REPORT=page, REPORT_JSON=os.path.splitext(page)[0] + ".json")
        parameters = dict(self.parameters(), **self.places(), **where)
        if self.CRIMES:
            parameters.update(self.crimes())
        parameters.update(self.outputs())
        parameters.update(more)
        if self.form.problem():
            self.problem.say(self.form.problem())
            return
        missing = [title for name, title in self.form.needed.items() if not parameters.get(name)]
        if missing:
            self.problem.say(self.tr("Choose these first: {}.").format(", ".join(missing)))
            return
        run = self.start(
            parameters,
            lambda results: self._end(lambda: self.take(run, results)),
            lambda sentence, log: self._end(
                lambda: self.problem.say(self.form.in_words(sentence), log, linked=self.form.as_links(sentence))
            ),
            lambda: self.problem.say(self.stopped_words(run), problem=False),
        )
        self.button.watch(run, self.tr("starting…"))

    def _end(self, show: Callable[[], None]) -> None:
        """Show what a run has found, or why it has not, and bring that into view."""
        show()
        scroll_to(self.said if self.problem.isHidden() else self.problem)

    def is_as_chosen(self) -> bool:
        """Whether the last run was made of these crimes, of this area and with what the form says now."""
        made, now = self.about.get("parameters", {}), {**self.outputs(), **self.parameters()}
        defaults = {name: control.parameterDefinition().defaultValue() for name, control in self.form.wrappers.items()}
        if self.CRIMES:
            now.update(self.crimes())
            defaults.update(dict.fromkeys(name for name in (*ALL_NAMES, "STUDY_AREA") if name not in self.KEPT))
        return bool(self.about) and all(
            made.get(name, default) == now.get(name, default) for name, default in defaults.items()
        )

    def parameters(self) -> dict[str, Any]:
        """What the form gives to the tool."""
        return self.form.parameters()

    def start(
        self,
        parameters: dict[str, Any],
        done: Callable[..., None],
        failed: Callable[[str, str], None],
        stopped: Callable[[], None],
    ) -> Run:
        """Start the tool; a run, of which one of the three is called."""
        return self.session.background.run(self.TOOL, parameters, done, failed, stopped)

    def stopped_words(self, run: Run) -> str:
        """What is so after a stop."""
        return self.tr("Cancelled; nothing was changed.")

    def take(self, run: Run, results: dict[str, Any]) -> None:
        """Bring the layers into the project and show what the tool said."""
        layers = []
        for output, name, shown in self.LAYERS:
            layer = open_result(run, results[output], self.titled(name, run)) if results.get(output) else None
            if layer is not None:
                layers.append((layer, self.TOOL, shown and isinstance(layer, QgsVectorLayer) and layer.isSpatial()))
        if layers:
            layer_tree.add_results(self.session.project, self.FILES.capitalize(), layers)
        kept = {name: value for name, value in run.parameters.items() if isinstance(value, (str, int, float, bool))}
        self.session.set(
            outcomes=dict(
                self.session.choices.outcomes,
                **{
                    self.TOOL: {
                        "parameters": kept,
                        "layers": {
                            output: layer.id()
                            for (output, _, _), (layer, _, _) in zip(
                                [one for one in self.LAYERS if results.get(one[0])], layers
                            )
                        },
                        "summary": results["SUMMARY"],
                        "notes": [one for one in results["NOTES"].split("\n") if one],
                        "temporary": TEMPORARY in kept.values(),
                        **({"places": self._active()} if "REGISTER" in kept else {}),
                    }
                },
            )
        )
        self.show_outcome()

    def titled(self, name: str, run: Run) -> str:
        """The title of a layer in LAYERS for what a run was given."""
        return self.tr(name)

    def show_outcome(self) -> None:
        """What the last run said."""
        self._show_age()
        about = self.about
        take_away_all(self.body)
        notes = list(about.get("notes", []))
        if about.get("temporary"):
            notes.append(
                temporary_words(self.session.project)
                if about.get("layers")
                else self.tr(
                    "The layers for this result were temporary and were lost when QGIS closed. Run the analysis "
                    "again to recreate them."
                )
            )
        self.said.say(about.get("summary", ""), notes, link=self.form.as_links)
        self.said.setVisible(bool(about))
        path = about.get("parameters", {}).get("REPORT_JSON", "")
        self.open_button.setVisible(bool(path))
        if path:
            try:
                if not may_look_at(path, self.session.project):
                    raise ValueError(path)
                for widget in self.show_report(read_report(path, self.TOOL)):
                    self.body.addWidget(widget)
            except InputError as error:
                self.problem.say(
                    str(error)
                    if os.path.exists(path)
                    else self.tr("The report for this run no longer exists; run the analysis again.")
                )
            except Exception:  # whatever a report is that this version did not write, it is said and not raised
                self.problem.say(self.tr("The report for this run no longer exists; run the analysis again."))

    def _project_saved(self) -> None:
        """What is temporary is said otherwise where there is a folder to keep results in."""
        if self.about.get("temporary"):
            self.show_outcome()

    def save_table(self, output: str, path: str) -> bool:
        """Write the layer of an output as CSV; whether it was written. What it could not do is said in the page."""
        layer = self.session.layer(self.about.get("layers", {}).get(output, ""))
        if layer is None:
            self.problem.say(self.tr("The table is no longer in the project; run the analysis again."))
            return False
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.layerOptions = "CSV", ["WRITE_BOM=YES"]
        options.attributes = [i for i, field in enumerate(layer.fields()) if field.name() != "fid"]
        outcome = QgsVectorFileWriter.writeAsVectorFormatV3(
            layer, path, self.session.project.transformContext(), options
        )
        good = outcome[0] == QgsVectorFileWriter.WriterError.NoError
        self.problem.say(
            self.tr("The table was saved as '{}'.").format(path)
            if good
            else self.tr("'{}' could not be saved; choose another folder.").format(os.path.basename(path)),
            problem=not good,
        )
        return good

    def open_report(self) -> None:
        """Show the page."""
        self.open_page(self.about.get("parameters", {}).get("REPORT", ""))

    def open_page(self, path: str) -> None:
        """Open a page that a run has written; where it is not opened, the page says why."""
        self.problem.say(open_page(path, self.session.project))
