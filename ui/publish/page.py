"""The page Share: paper for whoever needs to know; figures for the public, a draft until a named person signs them."""

from __future__ import annotations

import datetime
import os
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QPushButton, QTableWidget, QWidget

from ...bridge.ground.errors import InputError
from ...bridge.ground.json_schema import DAY
from ...bridge.ground.texts import day_words, span_words
from ...bridge.publishing.figures import ALL_AREAS, EVERY
from ...bridge.publishing.release_period import whole_period
from ...bridge.publishing.releases import Ledger, Release, read_ledger, read_release, sign, usual_ledger
from ...bridge.results import layer_tree
from ..parts.charts import plain_table, wrapped
from ..parts.decision_dialog import DecisionDialog, decider
from ..parts.file_dialogs import ask_path
from ..parts.handed_over import say_written
from ..parts.page_lines import Need
from ..parts.steps_page import NextStep, StepsPage
from ..parts.widgets import RunButton, heading, number
from ..state.opening import can_show, may_look_at, show_in_folder
from ..state.result import scratch
from ..state.session import Session
from ..tool.tool_view import ToolView
from .pack_view import PackView
from .share_view import ShareView

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QShowEvent

    from ..state.runner import Run

_ROWS = 30
#: What the pages tell of, as parameters.
_TOLD = ("RELEASE", "LEDGER", "EFFECT", "FAIRNESS")


class PublicationView(ToolView):
    """Figures by area with what could point at somebody hidden; signed here and nowhere else."""

    TOOL = "publicationlayer"
    MAIN = ("AREAS", "NAME_FIELD", "START", "END", "PERIODS", "LEDGER")
    #: What is told to the public is all that was recorded, wherever.
    KEPT = ("OFFENCES", "FLAGS", "START", "END", "EXCLUDE", "EXCLUDE_LAYER", "EXCLUDE_DISTANCE")
    LAYERS = (("OUTPUT", "Recorded crime", True), ("CELLS", "Figures", False))
    FILES = "draft release"
    BUTTON = "&Make a draft"
    TIP = (
        "Create a table of banded counts by area and month. Small counts are suppressed, as are other "
        "counts that could reveal them"
    )
    CRIMES, PLACES = True, False

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self._draft: Release | None = None
        self._signed: Release | None = None
        #: (path and time of the ledger, the last days of its releases).
        self._read_ledger: tuple[tuple[str, int], list[np.datetime64]] = ("", 0), []
        super().__init__(session, parent)
        self.form.say_below(
            "LEDGER",
            self.tr(
                "This folder lists what has been signed off, so that no month is released twice. Two releases of one "
                "month could be compared, which could reveal the numbers that each hides."
            ),
        )
        self.sign_button = RunButton(
            self.tr("&Sign off…"),
            self.tr("Record a named person as responsible for the release and enter the release in the ledger"),
        )
        self.sign_button.clicked.connect(self.ask_signature)
        self.to_pages = RunButton(
            self.tr("Go on to the pages ▸"),
            self.tr("Continue to the plain-English pages for each neighbourhood, which use these figures"),
        )
        self.again = QPushButton(self.tr("Create again"))
        self.again.setToolTip(self.tr("Create the draft again from the current crime data"))
        self.again.clicked.connect(lambda: self.run())
        self.save_button = QPushButton(self.tr("Sa&ve figures…"))
        self.save_button.setToolTip(self.tr("Save the signed figures as a CSV file to publish"))
        self.save_button.clicked.connect(self.ask_save)
        for button in (self.again, self.save_button):
            self.buttons.insertWidget(0, button)
        #: What stands at the foot of the page: the one of them that is the next step.
        self.foot = NextStep((self.button, self.sign_button, self.to_pages), self._next)
        for signal in (self.form.changed, self.form.shown, session.choices_changed):
            signal.connect(self.foot.show_next)
        self.show_outcome()

    def suggest(self) -> dict[str, Any]:
        """The areas of the page Crimes, and a ledger beside the project."""
        areas = self.session.layer(self.session.choices.areas)
        return {
            "AREAS": areas.id() if areas is not None else "",
            "NAME_FIELD": self.session.choices.name_field if areas is not None else "",
            "LEDGER": usual_ledger(self.session.project.homePath()),
        }

    def show_places(self) -> None:
        """Which crimes are counted, and which months are released, also where the form leaves that blank."""
        super().show_places()
        period = self.period()
        for name, day in zip(("START", "END"), period or ("", "")):
            self.form.wrappers[name].stand_in(str(day))
        words = [self.where.text()]
        if period is not None:
            words.append(self.tr("Releases the figures for {}.").format(span_words(*period)))
        if "EXCLUDE" in self.session.crime_parameters():
            words.append(self.tr("Crimes at premises that the hot spots leave out are counted here."))
        self.where.setText(" ".join(words))

    def parameters(self) -> dict[str, Any]:
        """What the form gives to the tool, with the days that stand in it."""
        given, period = super().parameters(), self.period()
        days = {} if period is None else dict(zip(("START", "END"), map(str, period)))
        return dict(days, **given)

    def period(self) -> tuple[np.datetime64, np.datetime64] | None:
        """The first and last day of the release: as the form says, else the whole months of the period of the hot spots
        that were not signed off before; None where that is not known yet."""
        survey, chosen = self.session.survey, self.session.choices
        if survey is None or survey.window is None:
            return None
        first, last = _day(chosen.start), _day(chosen.end)
        window = replace(
            survey.window,
            start=survey.window.start if first is None else max(first, survey.window.start),
            end=survey.window.end if last is None else min(last, survey.window.end),
        )
        given, delay = self.form.parameters(), int(self.form.wrappers["DELAY"].parameterValue())
        days = [_day(given.get(name)) for name in ("START", "END")]
        whole = whole_period(window, delay, self._released())
        start, end = (one if one is not None else other for one, other in zip(days, whole))
        return (start, end) if survey.window.start <= end and start <= end else None

    def _released(self) -> list[np.datetime64]:
        """The last days of what the ledger holds; none where it cannot be read, which the run says."""
        path = self.form.wrappers["LEDGER"].parameterValue() or ""
        if not may_look_at(path, self.session.project) or not os.path.exists(path):
            return []
        stamp = (path, os.stat(path).st_mtime_ns)
        if self._read_ledger[0] != stamp:
            try:
                self._read_ledger = stamp, [np.datetime64(one.end, "D") for one in read_ledger(path)]
            except InputError:
                self._read_ledger = stamp, []
        return self._read_ledger[1]

    def outputs(self) -> dict[str, Any]:
        """The draft, where QGIS tidies up: only what is signed is kept, in the ledger."""
        return {"RELEASE": scratch("draft release.json")}

    def figures(self) -> tuple[Release | None, Release | None]:
        """(the draft on show, the same as signed): what the pages tell."""
        return self._draft, self._signed

    def release(self) -> tuple[Release | None, Release | None]:
        """(the draft of the last run, the same as signed in the ledger or None); (None, None) without a draft. Raises
        InputError."""
        given = self.about.get("parameters", {})
        if not os.path.exists(given.get("RELEASE", "")):
            return None, None
        draft = read_release(given["RELEASE"])
        return draft, Ledger(given["LEDGER"]).find(draft) if given.get("LEDGER") else None

    def _next(self) -> RunButton:
        """The draft first; one of what is chosen is signed, and what is signed is told in pages."""
        if self._draft is None or not self.is_as_chosen():
            return self.button
        return self.sign_button if self._signed is None else self.to_pages

    def show_outcome(self) -> None:
        """The draft or the release, and what can be done with it."""
        super().show_outcome()
        if not isinstance(self.foot, NextStep):
            return
        try:
            self._draft, self._signed = draft, signed = self.release()
        except InputError as error:
            self._draft = self._signed = draft = signed = None
            self.problem.say(str(error))
        self.save_button.setVisible(signed is not None)
        self.again.setVisible(draft is not None)
        self.foot.show_next()
        if draft is None and self.about:
            self.body.insertWidget(0, heading(self.tr("The draft no longer exists; make the draft again to sign it")))
        elif draft is not None:
            words = (
                self.tr("DRAFT: not yet signed off")
                if signed is None
                else self.tr("Signed by {} on {}").format(signed.signed_by, day_words(signed.signed_at[:10]))
            )
            self.body.insertWidget(0, heading(words))

    def show_report(self, report: dict[str, Any]) -> list[QWidget]:
        """What is told of each area, and what is hidden."""
        whole = [one for one in report["cells"] if one["area"] != ALL_AREAS]
        if any(one["offence"] == EVERY for one in whole):
            whole = [one for one in whole if one["offence"] == EVERY]
        hidden, why = report["changes"], {"small": self.tr("1 to 4"), "beside": self.tr("protects another")}
        columns = [self.tr("Area"), self.tr("Period"), self.tr("Crimes")]
        # Months one by one have their sum beside them; one period is said above already.
        rows = [
            [one["area"], self.tr("all months") if " to " in one["period"] else day_words(one["period"]), one["shown"]]
            for one in whole[:120]
        ]
        if len({period for _, period, _ in rows}) == 1:
            columns, rows = [columns[0], columns[2]], [[area, shown] for area, _, shown in rows]
        return [
            heading(self.tr("Published figures for all offences")),
            self._low(plain_table(columns, rows)),
            heading(
                self.tr("Not shown: {}").format(number(len(hidden)))
                if len(hidden) <= _ROWS
                else self.tr("Not shown: {} (the first {} are listed)").format(number(len(hidden)), _ROWS)
            ),
            self._low(
                wrapped(
                    plain_table(
                        [self.tr("Area"), self.tr("Offence"), self.tr("Why")],
                        [[one["area"], one["offence"], why[one["why"]]] for one in hidden[:_ROWS]],
                    )
                )
            ),
        ]

    def _low(self, table: QTableWidget) -> QTableWidget:
        table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        table.setFixedHeight(min(table.height(), 9 * (table.fontMetrics().height() + 5)))
        return table

    # -- signing ------------------------------------------------------------------------------------------------
    def ask_signature(self) -> None:
        """Ask who signs and why, and sign."""
        dialog = DecisionDialog(
            self.tr("Sign off"),
            self.tr(
                "The person who signs is responsible for what is published. The figures are recorded in the "
                "ledger, and no month in the ledger can be released again."
            ),
            ("SIGNED_BY", "REASON"),
            {"SIGNED_BY": decider(self.session)},
            ("SIGNED_BY", "REASON"),
            self,
        )
        if dialog.exec():
            said = dialog.parameters()
            self.sign_off(said["SIGNED_BY"], said["REASON"])

    def sign_off(self, by: str, reason: str) -> None:
        """Sign the draft; what it could not do is said in the page."""
        path = self.about.get("parameters", {}).get("LEDGER", "")
        if not path:
            self.problem.say(
                self.tr("Every release must be recorded in a ledger. Choose a ledger, then make the draft again.")
            )
            return
        try:
            draft, _ = self.release()
            if draft is None:
                raise InputError(self.tr("The draft no longer exists; make the draft again to sign it."))
            sign(path, draft, by, reason, datetime.datetime.now().astimezone().isoformat(timespec="seconds"))
        except InputError as error:
            self.problem.say(str(error))
            return
        layer_tree.rename_run(
            self.session.project, self.about.get("layers", {}).get("OUTPUT", ""), self.tr("Signed release")
        )
        self.show_outcome()

    def ask_save(self) -> None:
        """Ask where, and write the figures there."""
        kinds = self.tr("CSV files (*.csv)")
        path = ask_path(self, self.session.project, self.tr("Save the figures"), self.tr("figures.csv"), kinds)
        if path and self.save_table("CELLS", path):
            say_written(self.session, path)


class PagesView(ToolView):
    """A page in plain words for each neighbourhood, from the release of the step before."""

    TOOL = "communityreport"
    MAIN = ("FORCE", "DONE", "CONTACT", "LANGUAGE")
    LEFT_OUT = ("RELEASE", "LEDGER", "AREAS", "NAME_FIELD", "EFFECT", "FAIRNESS")
    FILES = "community pages"
    BUTTON = "Write the &pages"
    TIP = "Write a page for each neighbourhood. The pages are drafts until the figures are signed off"
    PLACES = REPORT = False

    def __init__(self, session: Session, figures: PublicationView, parent: QWidget | None = None) -> None:
        self._figures = figures
        super().__init__(session, parent)
        for name in ("DONE", "CONTACT"):
            self.form.say_below(name, self.tr("The same text goes on the page of every neighbourhood."))
        self.look_button = RunButton(self.tr("&Look at the pages"), self.tr("Open the list of pages in the browser"))
        self.look_button.clicked.connect(self.look)
        self.again = QPushButton(self.tr("&Write again"))
        self.again.setToolTip(self.tr("Write the pages again from the current figures"))
        self.again.clicked.connect(lambda: self.run())
        self.folder = QPushButton(self.tr("Show in folder"))
        self.folder.setToolTip(self.tr("Show the folder with the pages. The PDF with all the pages lies beside it"))
        self.folder.clicked.connect(lambda: show_in_folder(self.about["parameters"]["FOLDER"]))
        for button in (self.folder, self.again):
            self.buttons.insertWidget(0, button)
        #: What stands at the foot of the page: the one of them that is the next step.
        self.foot = NextStep((self.button, self.look_button), self._next)
        for signal in (self.form.changed, self.form.shown, session.choices_changed):
            signal.connect(self.foot.show_next)
        self.show_outcome()

    def outputs(self) -> dict[str, Any]:
        """The release of the step before, and what the page Results has found."""
        outcomes = self.session.choices.outcomes
        figures = outcomes.get("publicationlayer", {}).get("parameters", {})
        out = {name: figures[name] for name in ("RELEASE", "LEDGER", "AREAS", "NAME_FIELD") if figures.get(name)}
        for name, tool in (("EFFECT", "impact"), ("FAIRNESS", "fairnessaudit")):
            path = outcomes.get(tool, {}).get("parameters", {}).get("REPORT_JSON", "")
            if may_look_at(path, self.session.project) and os.path.exists(path):
                out[name] = path
        beside = layer_tree.new_database(self.session.project, self.FILES)
        out["FOLDER"] = beside[: -len(".gpkg")] if beside else scratch("community pages")
        out["PDF"] = out["FOLDER"] + ".pdf"
        return out

    def what_is_needed(self) -> list[Need]:
        """The figures of the step before, with their months and who signed them; and what is told from other results,
        with the day of each."""
        draft, signed = self._figures.figures()
        words = self.tr("No figures yet: make them in the step Figures")
        if draft is not None:
            state = (
                self.tr("draft, so every page says DRAFT")
                if signed is None
                else self.tr("signed off by {} on {}").format(signed.signed_by, day_words(signed.signed_at[:10]))
            )
            words = self.tr("Figures for {}: {}").format(span_words(draft.start, draft.end), state)
        needs = [Need("figures", draft is not None, words)]
        given = self.outputs()
        for name, there, missing in (
            (
                "EFFECT",
                self.tr("What changed: the result of 'Did it work?' of {}"),
                self.tr("What changed is left out: 'Did it work?' has no result"),
            ),
            (
                "FAIRNESS",
                self.tr("Is it fair: the result of 'Was it fair?' of {}"),
                self.tr("Is it fair is left out: 'Was it fair?' has no result"),
            ),
        ):
            met = name in given
            needs.append(Need(name, met, there.format(_day_of(given[name])) if met else missing, must=False))
        if self._written():
            words = self.tr(
                "Pages written on {} in '{}'. Later results, and a new sign-off, appear when you write them again"
            )
            folder = os.path.basename(os.path.dirname(self.index()))
            needs.append(Need("pages", True, words.format(_day_of(self.index()), folder)))
        elif signed is not None:
            needs.append(Need("pages", True, self.tr("Later crimes and results do not change the signed figures")))
        return needs

    def showEvent(self, event: QShowEvent) -> None:
        """The step before may have made or signed figures meanwhile."""
        self.show_places()
        self.foot.show_next()
        super().showEvent(event)

    def show_outcome(self) -> None:
        """What can be done with the pages too."""
        super().show_outcome()
        if isinstance(self.foot, NextStep):
            self.again.setVisible(self._written())
            self.folder.setVisible(can_show(os.path.dirname(self.index())))
            self.foot.show_next()

    def take(self, run: Run, results: dict[str, Any]) -> None:
        """Say where the pages are, too."""
        super().take(run, results)
        say_written(self.session, results["FOLDER"])

    def _written(self) -> bool:
        """Whether there are pages to look at."""
        return may_look_at(self.index(), self.session.project) and os.path.exists(self.index())

    def _next(self) -> RunButton:
        """Pages are written once, and again when what they say has changed; else they are looked at."""
        return self.look_button if self._written() and self.is_as_chosen() and not self._outdated() else self.button

    def _outdated(self) -> bool:
        """Whether figures, signature or another result that the pages tell of came after the pages were written."""
        made, now = self.about.get("parameters", {}), self.outputs()
        if any(made.get(name) != now.get(name) for name in _TOLD):
            return True
        files = [path for path in (made.get(name, "") for name in _TOLD) if os.path.exists(path)]
        return any(os.path.getmtime(path) > os.path.getmtime(self.index()) for path in files)

    def index(self) -> str:
        """The path of the list of pages, of the last run."""
        return os.path.join(self.about.get("parameters", {}).get("FOLDER", ""), "index.html")

    def look(self) -> None:
        """Open the list of pages."""
        self.open_page(self.index())


def _day(text: object) -> np.datetime64 | None:
    """A day (yyyy-mm-dd), None for anything else."""
    try:
        return np.datetime64(text, "D") if DAY.fits(text) else None
    except ValueError:
        return None


def _day_of(path: str) -> str:
    """The day on which a file was written, in words."""
    return day_words(datetime.date.fromtimestamp(os.path.getmtime(path)))


class PublishPage(StepsPage):
    """Paper for whoever needs to know, figures for the public, pages about them, and the pack of the week."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.share = ShareView(session)
        self.figures, self.pack = PublicationView(session), PackView(session)
        self.pages = PagesView(session, self.figures)
        tr = self.figures.tr
        self._numbers = {"share": 0, "figures": 1, "pages": 2, "pack": 3}
        super().__init__(
            (
                (self.share, tr("Paper"), tr("Briefings, tables and maps for colleagues and partners")),
                (self.figures, tr("Figures"), tr("Figures for publication, with sign-off by a named person")),
                (self.pages, tr("Pages"), tr("A plain-English page for each neighbourhood")),
                (self.pack, tr("Weekly pack"), tr("All the results for the week in one pack")),
            ),
            parent=parent,
        )
        self.share.step_asked.connect(lambda name: self.show_step(self._numbers[name]))
        self.figures.to_pages.clicked.connect(lambda: self.show_step(self._numbers["pages"]))
