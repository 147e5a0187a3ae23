"""The weekly pack in the dock: its steps one after the other in the background, so that the window lives."""

from __future__ import annotations

import os
from typing import Any, Callable

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QPushButton, QWidget

from ...bridge.ground.errors import InputError
from ...bridge.publishing.packs import PACK_FILE, read_pack, with_errors
from ...bridge.publishing.releases import usual_ledger
from ...bridge.publishing.week import STEPS, Week
from ..parts.charts import plain_table
from ..parts.handed_over import say_written
from ..parts.widgets import heading
from ..state.opening import can_show, may_look_at, remember, show_in_folder
from ..state.options import marking
from ..state.result import scratch
from ..state.runner import Watched
from ..state.session import Session
from ..tool.tool_view import ToolView


class WeekRun(Watched):
    """A run of the weekly pack."""

    def __init__(
        self,
        session: Session,
        given: dict[str, Any],
        folder: str,
        done: Callable[[dict[str, Any]], None],
        failed: Callable[[str], None],
        stopped: Callable[[], None],
    ) -> None:
        super().__init__(session)
        self.session, self.parameters, self.folder = session, dict(given, FOLDER=folder), folder
        self._answers = {"done": done, "failed": failed, "stopped": stopped}
        self._week = self._steps = self._child = None
        self._cancelled = False
        #: Whether the crimes were read anew.
        self.refreshed = False
        # Later, so that the caller holds the run before it can end.
        QTimer.singleShot(0, self._start)

    def cancel(self) -> None:
        """Ask the step that runs to stop; the pack is then taken away."""
        self._cancelled = True
        if self._child is not None:
            self._child.cancel()

    def _start(self) -> None:
        try:
            self._week = Week(self.parameters, self.folder, self.session.project)
        except InputError as error:
            self._end("failed", str(error))
            return
        self._steps = self._week.steps()
        self._go_on(None)

    def _go_on(self, said: tuple[dict[str, Any] | None, str | None] | None) -> None:
        self._child = None
        if self._cancelled:
            self._end("stopped")
            return
        try:
            title, tool, parameters = self._steps.send(said)
        except StopIteration:
            try:
                results = self._week.finish()
            except InputError as error:
                self._end("failed", str(error))
            else:
                self._end("done", results)
            return
        self._look_again()
        number = len(self._week.done)
        self.stage.emit(self.tr("{} of {}: {}").format(number, STEPS, title))
        self.progress.emit(100 * (number - 1) / STEPS)
        self._child = self.session.background.run(
            tool, parameters, self._take, lambda problem, *_: self._go_on((None, problem)), lambda: self._end("stopped")
        )
        self._child.ended.connect(self._perhaps_dropped)

    def _take(self, results: dict[str, Any]) -> None:
        self._go_on((with_errors(results, self._child.feedback.errors), None))

    def _look_again(self) -> None:
        """Where the crimes have just been read anew, their offences and dates are looked at again."""
        if self._week.refreshed and not self.refreshed:
            self.refreshed = True
            self.session.start_survey()

    def _perhaps_dropped(self) -> None:
        """Where the project went, nobody waits for the pack any more."""
        if self._child is not None and not self.session.background.waits_for(self._child):
            self._answers = {}
            self._end("stopped")

    def _end(self, how: str, *words: Any) -> None:
        if how != "done" and self._week is not None:
            self._week.abandon()
        self._week = self._child = None
        self.ended.emit()
        if how in self._answers:
            self._answers[how](*words)
        self._answers = {}
        self.deleteLater()


class PackView(ToolView):
    """The week by one click; what is known from the other pages is filled in."""

    TOOL = "weeklypack"
    MAIN = ("FORCE", "PLAN", "LOG", "PINGS")
    LEFT_OUT = ("INPUT",)
    FILES = "weekly packs"
    BUTTON = "Make the &pack"
    TIP = (
        "Run the weekly steps in order: refresh, data check, hot spots, register, exceptions, compliance, effect, "
        "briefings and public draft"
    )
    CRIMES, PLACES, REPORT = True, False, False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.look_button = QPushButton(self.tr("&Look at the pack"))
        self.look_button.setToolTip(self.tr("Open the results of each step as a web page"))
        self.look_button.clicked.connect(self.look)
        self.folder = QPushButton(self.tr("Show in folder"))
        self.folder.setToolTip(self.tr("Show the folder with the pack"))
        self.folder.clicked.connect(lambda: show_in_folder(self.pack()))
        for button in (self.folder, self.look_button):
            self.buttons.insertWidget(0, button)
        self.show_outcome()

    def suggest(self) -> dict[str, Any]:
        """What the pages before know: areas, ledger, plan, visits, controls, the first day, who publishes."""
        choices = self.session.choices
        out = {"LEDGER": usual_ledger(self.session.project.homePath())}
        areas = self.session.layer(choices.areas)
        if areas is not None:
            out.update(AREAS=areas.id(), NAME_FIELD=choices.name_field)
        plan = choices.outcomes.get("patrolplan", {}).get("layers", {}).get("OUTPUT", "")
        if self.session.layer(plan) is not None:
            out["PLAN"] = plan
        for tool, names in (
            ("patrolvisits", ("PINGS", "LOG")),
            ("impact", ("INTERVENTION", "CONTROLS")),
            ("communityreport", ("FORCE",)),
            ("publicationlayer", ("LEDGER",)),
        ):
            kept = choices.tools.get(tool, {})
            out.update((name, kept[name]) for name in names if kept.get(name))
        return out

    def outputs(self) -> dict[str, Any]:
        """The register, and the folder of the packs: always the same one beside the project."""
        home = self.session.project.homePath()
        out = {"FOLDER": os.path.join(home, self.FILES) if home else scratch(self.FILES)}
        if self.session.choices.register and os.path.exists(self.session.choices.register):
            out["REGISTER"] = self.session.choices.register
        return out

    def start(
        self,
        parameters: dict[str, Any],
        done: Callable[[dict[str, Any]], None],
        failed: Callable[[str], None],
        stopped: Callable[[], None],
    ) -> WeekRun:
        """The steps, one after the other."""
        given = dict({"MARKING": marking()}, **parameters)
        return WeekRun(self.session, given, given.pop("FOLDER"), done, failed, stopped)

    def stopped_words(self, run: WeekRun) -> str:
        """What is so after a stop: crimes that were read anew stay so."""
        return (
            self.tr("Cancelled. No pack was created; the crimes just read have been kept.")
            if run.refreshed
            else (super().stopped_words(run))
        )

    def take(self, run: WeekRun, results: dict[str, Any]) -> None:
        """Remember where the pack is."""
        run.parameters["PACK"] = results["PACK"]
        remember(results["PACK"])
        super().take(run, results)
        say_written(self.session, results["PACK"])

    def show_outcome(self) -> None:
        """The steps of the last pack, and the button to its page."""
        super().show_outcome()
        if not hasattr(self, "folder"):
            return
        self.folder.setVisible(can_show(self.pack()))
        self.look_button.setVisible(may_look_at(self.pack(), self.session.project) and os.path.exists(self.pack()))
        if not self.look_button.isVisibleTo(self):
            return
        try:
            steps = read_pack(os.path.join(os.path.dirname(self.pack()), PACK_FILE))["steps"]
            rows = [
                [one["title"], one["summary"] if one["done"] else self.tr("not run: {}").format(one["why"])]
                for one in steps
            ]
            table = plain_table([self.tr("Step"), self.tr("Result")], rows)
        except Exception:  # whatever a pack is that this version did not write, it is said and not raised
            self.problem.say(self.tr("The pack can no longer be read; create the pack again."))
            return
        self.body.addWidget(heading(self.tr("The week")))
        self.body.addWidget(table)

    def pack(self) -> str:
        """The path of the page of the last pack, '' without."""
        return self.about.get("parameters", {}).get("PACK", "")

    def look(self) -> None:
        """Open the page."""
        self.open_page(self.pack())
