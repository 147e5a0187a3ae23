"""Who needs to know? A tile for each kind of paper, with what it needs, how many places, and *Save and open*."""

from __future__ import annotations

import datetime
import html
import os
from typing import TYPE_CHECKING, Callable

from qgis.PyQt.QtCore import QSize, Qt, pyqtSignal
from qgis.PyQt.QtGui import QIcon
from qgis.PyQt.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLabel, QPushButton, QSpinBox, QVBoxLayout, QWidget

from ...bridge.ground.documents import RESOURCES
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import counted, day_words
from ...bridge.paper.sheets import map_sheet
from ...bridge.paper.templates import keep_in_project
from ..parts.file_dialogs import ask_path
from ..parts.handed_over import say_written
from ..parts.widgets import Message, RunButton, full_column, number
from ..state import options
from ..state.opening import can_show, may_look_at, open_document, show_in_folder
from ..table.result_workbook import save_workbook
from .gather import briefing_of, ground_of
from .paper_run import PaperRun, Steps, briefing_pdf, briefing_word

if TYPE_CHECKING:
    from qgis.PyQt.QtGui import QShowEvent

    from ..state.session import Session

_PREVIEW = QSize(40, 52)
#: How many places a briefing begins with, and may have on its two pages.
_USUAL, _MOST = 10, 15


class Tile(QFrame):
    """A kind of paper: a small picture of it, what it is, what is there or missing, and its button."""

    clicked = pyqtSignal()

    def __init__(self, name: str, title: str, words: str, button: str, tip: str, first: bool = False) -> None:
        super().__init__()
        self.setObjectName("tile_" + name)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(8, 6, 8, 6)
        self.column.setSpacing(3)
        row = QHBoxLayout()
        picture = QLabel()
        picture.setPixmap(QIcon(os.path.join(RESOURCES, "icons", f"share_{name}.svg")).pixmap(_PREVIEW))
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.setSpacing(3)
        heading = QLabel(f"<b>{title}</b>")
        sentence = QLabel(words)
        self.needs = QLabel()
        for label in (heading, sentence, self.needs):
            label.setWordWrap(True)
            beside.addWidget(label)
        row.addLayout(beside, 1)
        self.column.addLayout(row)
        self.button = RunButton(button, tip, primary=first)
        self.button.clicked.connect(self.clicked)
        self.column.addWidget(self.button)

    def add(self, widget: QWidget) -> None:
        """Put a control above the button."""
        self.column.insertWidget(self.column.count() - 1, widget)

    def show_needs(self, there: bool, words: str) -> None:
        """Whether it can be made, and what is there or missing."""
        self.needs.setText(("✓ " if there else "✗ ") + words)
        self.button.button.setEnabled(there)


class ShareView(QWidget):
    """The tiles. ``step_asked(name)``: another step of the page is wanted."""

    step_asked = pyqtSignal(str)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        column = full_column(self)
        self.problem = Message()
        column.addWidget(self.problem)
        save = self.tr("Save and open…")
        self.briefing = Tile(
            "briefing",
            self.tr("Tasking briefing (2 pages)"),
            self.tr(
                "For the tasking meeting: a map, the places, changes since last time and decisions "
                "needed. Save as a PDF, or as a Word document to edit."
            ),
            save,
            self.tr("Choose where to save the briefing. The file opens when it is ready"),
            first=True,
        )
        self.places = QSpinBox()
        self.places.setRange(1, _MOST)
        self.places.setValue(_USUAL)
        self.places.setToolTip(self.tr("The number of hot spots in the briefing, starting with rank 1"))
        self.places.setAccessibleName(self.places.toolTip())
        self.each = QCheckBox(self.tr("with a &page per place"))
        self.each.setToolTip(self.tr("Add one A4 page for each place after the two main pages"))
        how_many = QWidget()
        row = QHBoxLayout(how_many)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(QLabel(self.tr("Places:")))
        row.addWidget(self.places)
        row.addStretch(1)
        self.briefing.add(how_many)
        self.briefing.add(self.each)
        self.shifts = Tile(
            "shifts",
            self.tr("Shift briefings"),
            self.tr("For officers on duty: one page per patrol with the route, times and key information."),
            self.tr("Open the Patrols page"),
            self.tr("Shift briefings are created along with the routes, below the plan on the Patrols page"),
        )
        self.made = QPushButton(self.tr("Open the folder"))
        self.made.setToolTip(self.tr("Show the folder with the briefings, one page per patrol"))
        self.made.clicked.connect(lambda: show_in_folder(self._made_in()))
        self.shifts.add(self.made)
        self.public = Tile(
            "public",
            self.tr("Public page (draft)"),
            self.tr(
                "For residents: recorded crime by neighbourhood. The page is a draft until a named person signs it off."
            ),
            self.tr("Open the Figures step"),
            self.tr("Make the figures, have them signed off, then write the pages"),
        )
        self.pack = Tile(
            "pack",
            self.tr("Weekly tasking pack"),
            self.tr("The results for the week in one folder, with changes since the last pack."),
            self.tr("Open the Weekly pack step"),
            self.tr("See what the pack needs, and open the last pack"),
        )
        self.sheet = Tile(
            "sheet",
            self.tr("Spreadsheet"),
            self.tr("For analysts: the results table, monthly counts and method (XLSX)."),
            save,
            self.tr("Choose where to save the spreadsheet. The file opens when it is ready"),
        )
        self.layout_tile = Tile(
            "map",
            self.tr("Map layout"),
            self.tr("For display: a map with a legend, scale bar and north arrow, which you can edit in QGIS."),
            self.tr("Create and open"),
            self.tr("Create a new layout in this project and open it in the QGIS layout window"),
        )
        self.tiles = (self.briefing, self.shifts, self.public, self.pack, self.sheet, self.layout_tile)
        for tile, slot in zip(
            self.tiles,
            (
                self.ask_briefing,
                session.briefings_asked.emit,
                lambda: self.step_asked.emit("figures"),
                lambda: self.step_asked.emit("pack"),
                self.ask_sheet,
                self.make_map,
            ),
        ):
            tile.clicked.connect(slot)
            column.addWidget(tile)
        self.options = QLabel()
        self.options.setWordWrap(True)
        self.options.linkActivated.connect(lambda _: self.open_options())
        column.addWidget(self.options)
        self.show_options()
        column.addStretch(1)
        session.result.changed.connect(self.show_needs)
        session.choices_changed.connect(self.show_needs)
        self.show_needs()

    def show_options(self) -> None:
        """Which marking and templates the paper gets, with the way to QGIS's options where they are set."""
        folder = options.templates()
        self.options.setText(
            self.tr("Marking: {}. Templates: {}. {}").format(
                html.escape(options.marking()),
                html.escape(folder) if folder else self.tr("supplied with the plugin"),
                "<a href='options'>{}</a>".format(self.tr("Options…")),
            )
        )

    def open_options(self) -> None:
        """Let marking and templates be changed, and show what was changed."""
        if self.session.iface is not None:
            self.session.iface.showOptionsDialog(self.session.iface.mainWindow(), "HotspotPolicingOptions")
            self.show_options()

    # -- what is there --------------------------------------------------------------------------------------------
    def show_needs(self) -> None:
        """What each tile has or lacks."""
        rows = self.session.result.rows if self.session.result.layer is not None else []
        found = (
            counted(len(rows), self.tr("{} hot spot shown"), self.tr("{} hot spots shown"), number(len(rows)))
            if rows
            else self.tr("no results yet: find hot spots on the Hot spots page")
        )
        for tile in (self.briefing, self.sheet, self.layout_tile):
            tile.show_needs(bool(rows), found)
        self.shifts.show_needs(*self._shift_words())
        self.made.setVisible(can_show(self._made_in()))
        crimes = self.session.layer(self.session.choices.crimes) is not None
        words = self.tr("crime data chosen") if crimes else self.tr("no crime data yet: choose some on the Crimes page")
        for tile in (self.public, self.pack):
            tile.show_needs(crimes, words)
        # What leads elsewhere is open: there stands how to get what is missing.
        for tile in (self.shifts, self.public, self.pack):
            tile.button.button.setEnabled(True)

    def _made_in(self) -> str:
        """The folder of the shift briefings that were made last, '' without."""
        return self.session.choices.outcomes.get("patrolroutes", {}).get("parameters", {}).get("BRIEFINGS", "")

    def _shift_words(self) -> tuple[bool, str]:
        """(whether there is a plan or are briefings, what to say of them: how many, when, where, of which plan)."""
        plan, folder = self.plan(), self._made_in()
        pages = []
        if may_look_at(folder, self.session.project) and os.path.isdir(folder):
            pages = [entry.stat().st_mtime for entry in os.scandir(folder) if entry.name.lower().endswith(".pdf")]
        if not pages:
            return (
                bool(plan),
                self.tr("patrol plan available; no briefings made yet")
                if plan
                else self.tr("no patrol plan yet: make one on the Patrols page"),
            )
        words = counted(
            len(pages),
            self.tr("{} briefing made on {}, in '{}'"),
            self.tr("{} briefings made on {}, in '{}'"),
            number(len(pages)),
            day_words(datetime.date.fromtimestamp(max(pages))),
            os.path.basename(folder),
        )
        of = self.session.choices.outcomes["patrolroutes"]["parameters"].get("PLAN")
        return True, words if of == plan else words + self.tr(", for an earlier plan: make them again")

    def showEvent(self, event: QShowEvent) -> None:
        """Files may have come or gone meanwhile."""
        self.show_needs()
        super().showEvent(event)

    def plan(self) -> str:
        """The id of the layer of the last plan, '' without."""
        plan = self.session.choices.outcomes.get("patrolplan", {}).get("layers", {}).get("OUTPUT", "")
        return plan if self.session.layer(plan) is not None else ""

    # -- what is made ---------------------------------------------------------------------------------------------
    def ask_briefing(self) -> None:
        """Ask where the briefing goes, and make it there."""
        kinds = self.tr("PDF (*.pdf)") + ";;" + self.tr("Word document (*.docx)")
        name = f"tasking briefing {datetime.date.today().isoformat()}.pdf"
        path = ask_path(self, self.session.project, self.tr("Save the tasking briefing"), name, kinds)
        if path:
            self.make_briefing(path)

    def make_briefing(self, path: str) -> None:
        """Make the briefing as PDF, or as a file for Word where the path says so; it opens when it is whole."""
        self.problem.say("")
        notes: list[str] = []
        self._make(self.briefing, path, lambda: self._briefing_steps(path, notes), notes)

    def _briefing_steps(self, path: str, notes: list[str]) -> Steps:
        most, each = self.places.value(), self.each.isChecked()
        yield self.tr("gathering information…"), 1.0
        briefing, ground = briefing_of(self.session, most), ground_of(self.session)
        yield self.tr("laying out the pages…"), 3.0
        if path.lower().endswith(".docx"):
            yield from briefing_word(path, briefing, ground, notes)
        else:
            yield from briefing_pdf(path, briefing, ground, each, notes)

    def _make(self, tile: Tile, path: str, steps: Callable[[], Steps], notes: list[str]) -> None:
        def done() -> None:
            say_written(self.session, path)
            open_document(path)
            self.problem.say(" ".join(notes), problem=False)

        run = PaperRun(self.session, steps(), done, self.problem.say, self._say_stopped)
        tile.button.watch(run, self.tr("starting…"))

    def _say_stopped(self) -> None:
        self.problem.say(self.tr("Cancelled; nothing was saved."), problem=False)

    def ask_sheet(self) -> None:
        """Ask where the spreadsheet goes, and write it there."""
        kinds = self.tr("Spreadsheet (*.xlsx)")
        path = ask_path(self, self.session.project, self.tr("Save the spreadsheet"), "hot spots.xlsx", kinds)
        if path:
            self.make_sheet(path)

    def make_sheet(self, path: str) -> None:
        """Write the spreadsheet; it opens when it is whole."""

        def done(why: str) -> None:
            self.problem.say(why)
            if not why:
                say_written(self.session, path)
                open_document(path)

        save_workbook(self.session, path, done)

    def make_map(self) -> None:
        """Put a layout with the map into the project and open it."""
        self.problem.say("")
        try:
            briefing = briefing_of(self.session, self.places.value())
            sheets = map_sheet(briefing, ground_of(self.session))
        except InputError as error:
            self.problem.say(str(error))
            return
        name = keep_in_project(sheets.layout, self.tr("Map: {}").format(briefing.offences))
        words = self.tr(
            "The layout '{}' was added to this project. To open it again, choose Project → Layouts."
        ).format(name)
        self.problem.say(" ".join([words, *sheets.notes()]), problem=False)
        if self.session.iface is not None:
            self.session.iface.openLayoutDesigner(sheets.layout)
