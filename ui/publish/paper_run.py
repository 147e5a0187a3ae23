"""Paper in the making: step by step on the window's thread, a page at a time, so that the window lives between them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Callable

from qgis.PyQt.QtCore import QTimer

from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ...bridge.paper.briefing import BriefedPlace, Briefing
from ...bridge.paper.sheets import MAP_ITEMS, Ground, briefing_sheets, place_sheet
from ...bridge.paper.templates import keep_in_project
from ...bridge.paper.word_file import write_word_file
from ...bridge.results.layout import picture_of, print_pages, unwritten
from ..parts.handed_over import whole_file
from ..state.runner import Watched

if TYPE_CHECKING:
    from ..state.session import Session

#: After each step: (what is done, how much of it in per cent).
Steps = Iterator[tuple[str, float]]


class PaperRun(Watched):
    """Steps that make paper, one a turn of the window."""

    def __init__(
        self,
        session: Session,
        steps: Steps,
        done: Callable[[], None],
        failed: Callable[[str], None],
        stopped: Callable[[], None],
    ) -> None:
        super().__init__(session)
        self.session, self._steps, self._cancelled = session, steps, False
        self._answers: dict[str, Callable[..., None]] = {"done": done, "failed": failed, "stopped": stopped}
        self._layer = session.result.layer
        # Later, so that the caller holds the run before it can end.
        QTimer.singleShot(0, self._step)

    def cancel(self) -> None:
        """Ask it to stop before the next page; what was made so far is taken away."""
        self._cancelled = True

    def _step(self) -> None:
        # The layers on the paper may have left the project with the last turn.
        if self._cancelled or self.session.result.layer is not self._layer:
            self._steps.close()
            self._end("stopped")
            return
        try:
            words, percent = next(self._steps)
        except StopIteration:
            self._end("done")
        except InputError as error:
            self._end("failed", str(error))
        else:
            self.stage.emit(words)
            self.progress.emit(percent)
            QTimer.singleShot(0, self._step)

    def _end(self, how: str, *words: Any) -> None:
        self.ended.emit()
        self._answers[how](*words)
        self._answers = {}
        self.deleteLater()


def briefing_pdf(path: str, briefing: Briefing, ground: Ground, each: bool, notes: list[str]) -> Steps:
    """Write a Briefing as PDF, ``each``: with a page for each place; its layout stays in the project. What the
    templates could not show is added to ``notes``."""
    sheets = briefing_sheets(briefing, ground)
    yield tr("drawing the pages…"), 5.0
    notes += sheets.notes()

    def one(place: Any) -> Any:
        made = place_sheet(briefing, place, ground)
        notes.extend(note for note in made.notes() if note not in notes)
        return made.layout

    turns = [lambda: sheets.layout]
    turns += [lambda place=place: one(place) for place in (briefing.places if each else ())]
    pages = sheets.layout.pageCollection().pageCount() + len(turns) - 1
    with whole_file(path) as beside:
        for done in print_pages(beside, turns, briefing.title, path):
            yield tr("Page {} of {}").format(done, pages), 100.0 * done / pages
    keep_in_project(sheets.layout, briefing.title)


def place_pdf(path: str, briefing: Briefing, place: BriefedPlace, ground: Ground, notes: list[str]) -> Steps:
    """Write the page of one place of a Briefing as PDF."""
    sheets = place_sheet(briefing, place, ground)
    yield tr("drawing the pages…"), 40.0
    notes += sheets.notes()
    with whole_file(path) as beside:
        for _ in print_pages(beside, [lambda: sheets.layout], place.name, path):
            yield tr("drawing the pages…"), 90.0


def briefing_word(path: str, briefing: Briefing, ground: Ground, notes: list[str]) -> Steps:
    """Write a Briefing as a file for Word."""
    sheets = briefing_sheets(briefing, ground)
    notes += [note for note in sheets.notes() if sheets.missing]
    yield tr("drawing the map…"), 30.0
    picture = picture_of(sheets.layout, MAP_ITEMS)
    yield tr("saving the file…"), 80.0
    with whole_file(path) as beside:
        try:
            write_word_file(beside, briefing, [picture] if picture is not None else [])
        except OSError as error:
            raise InputError(unwritten(path)) from error
