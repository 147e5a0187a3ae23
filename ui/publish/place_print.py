"""The card of one hot spot on paper: the page that a briefing has for each place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...bridge.ground import fields as f
from ...bridge.ground.texts import tr
from ..parts.file_dialogs import ask_path
from ..parts.handed_over import say_written
from .gather import briefing_of, ground_of
from .paper_run import PaperRun, Steps, place_pdf

if TYPE_CHECKING:
    from ..parts.widgets import Message, RunButton
    from ..state.session import Session


def print_place(session: Session, hotspot_id: str, button: RunButton, problem: Message) -> None:
    """Ask where the page of a hot spot goes, and make it there."""
    row = session.result.row(hotspot_id)
    if row is None:
        return
    name = tr("hot spot {}").format(row[f.RANK]) + ".pdf"
    path = ask_path(button, session.project, tr("Save the card"), name, tr("PDF (*.pdf)"))
    if path:
        make_page(session, hotspot_id, path, button, problem)


def make_page(session: Session, hotspot_id: str, path: str, button: RunButton, problem: Message) -> None:
    """Make the page of a hot spot; once it is whole, it can be opened."""
    problem.say("")
    notes: list[str] = []

    def steps() -> Steps:
        yield tr("gathering information…"), 5.0
        ids = [row[f.HOTSPOT_ID] for row in session.result.rows]
        briefing = briefing_of(session, ids.index(hotspot_id) + 1)
        yield from place_pdf(path, briefing, briefing.places[-1], ground_of(session), notes)

    def done() -> None:
        say_written(session, path)
        problem.say(" ".join(notes), problem=False)

    def stopped() -> None:
        problem.say(tr("Cancelled; nothing was saved."), problem=False)

    button.watch(PaperRun(session, steps(), done, problem.say, stopped), tr("starting…"))
