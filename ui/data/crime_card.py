"""What the chosen crimes are good for, line by line: rows, dates, offences, places, points, premises."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from qgis.PyQt.QtCore import QEvent, Qt
from qgis.PyQt.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QWidget

from ...bridge.counting.crime_survey import street_visible
from ...bridge.ground.provenance import read_back
from ...bridge.ground.texts import counted, crimes_words, tr
from ...bridge.results.styles.classes import period_words
from ..parts.widgets import number, percent
from .verdicts import BAD, GOOD, LOOK, ink, mark_of, word_of

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

    from ...bridge.counting.crime_survey import CrimeSurvey
    from ...bridge.results.dock_state import Choices

#: The share of rows left out, and of crimes without a place, from which on it matters.
_SOME, _MOST = 0.05, 0.5
_LEFT_OUT = "Left out, "


class Line(NamedTuple):
    """One line of the card; ``about`` names what it is of."""

    about: str
    verdict: str
    words: str


def lines_of(found: CrimeSurvey, layer: QgsVectorLayer, chosen: Choices, excluded: list[str]) -> list[Line]:
    """The Lines of a layer of crimes that was looked at."""
    return [
        _rows(found, layer),
        _dates(found),
        _offences(found),
        _places(found, chosen),
        _points(found),
        _premises(found, chosen, excluded),
        *(Line("note", LOOK, note) for note in found.notes),
    ]


def _rows(found: CrimeSurvey, layer: QgsVectorLayer) -> Line:
    read, reasons = found.rows, {tr(reason): count for reason, count in found.left_out.items()}
    for reason, count in _left_out_before(layer).items():
        read += count
        reasons[tr(reason)] = reasons.get(tr(reason), 0) + count
    words = counted(found.usable, tr("{} crime can be read."), tr("{} crimes can be read."), number(found.usable))
    out = read - found.usable
    if out:
        words += " " + tr("Left out: {} of {} rows ({}).").format(
            number(out), number(read), ", ".join(f"{number(count)} {reason}" for reason, count in reasons.items())
        )
    else:
        words += " " + tr("No rows were left out.")
    return Line("rows", BAD if out > _MOST * read else LOOK if out > _SOME * read else GOOD, words)


def _left_out_before(layer: QgsVectorLayer) -> dict[str, int]:
    """{reason: rows} that an import of ours has left out of a layer."""
    if layer.subsetString():
        # How many of these the filter would let through, nobody can say.
        return {}
    try:
        rows = read_back(layer.metadata().history())["rows"]
    except ValueError:
        return {}
    return {what[len(_LEFT_OUT) :]: int(count.replace(",", "")) for what, count in rows if what.startswith(_LEFT_OUT)}


def _dates(found: CrimeSurvey) -> Line:
    if found.window is None:
        return Line("dates", BAD, tr("No dates: choose the date field."))
    words = period_words(found.window)
    if found.window.months_only:
        return Line(
            "dates",
            LOOK,
            tr("{}: dates give the month only, so there is no breakdown by weekday or hour.").format(words),
        )
    return Line("dates", GOOD, tr("{}, with exact dates.").format(words))


def _offences(found: CrimeSurvey) -> Line:
    count = len(found.offences)
    if not count:
        return Line("offences", LOOK, tr("No offences: choose the offence field."))
    words = counted(count, tr("{} type of offence"), tr("{} types of offence"), number(count))
    visible = street_visible(found.offences)
    if visible:
        words += tr(", {} of them street-visible ({})").format(
            number(len(visible)), crimes_words(sum(found.offences[name] for name in visible))
        )
    return Line("offences", GOOD, words + ".")


def _places(found: CrimeSurvey, chosen: Choices) -> Line:
    if not chosen.location_field:
        return Line("places", LOOK, tr("No street or place names: choose the place field so that cards can show them."))
    share = found.named / found.usable if found.usable else 0.0
    words = tr("{} of the crimes have a street or place name.").format(percent(share, 0))
    return Line("places", GOOD if share >= 1 - _SOME else LOOK, words)


def _points(found: CrimeSurvey) -> Line:
    if found.points_note:
        return Line("points", LOOK, found.points_note)
    return Line("points", GOOD, tr("The locations show where the crimes were recorded."))


def _premises(found: CrimeSurvey, chosen: Choices, excluded: list[str]) -> Line:
    if not chosen.location_field:
        return Line(
            "premises", LOOK, tr("Crimes at police stations and hospitals are counted because no place field is set.")
        )
    if not excluded:
        return Line(
            "premises",
            LOOK,
            tr("Crimes at police stations and hospitals are counted because the list of premises is empty."),
        )
    words = counted(
        found.premises,
        tr("Across all offences, {} crime is at a police station, hospital or similar premises and is not counted."),
        tr(
            "Across all offences, {} crimes are at police stations, hospitals and similar premises and are not counted."
        ),
        number(found.premises),
    )
    if found.premises:
        words += " " + tr("Each result states how many of these were among the crimes chosen for it.")
    return Line("premises", GOOD, words)


class CrimeCard(QFrame):
    """Lines with a sign each; a control may stand under the line that it changes."""

    def __init__(self, controls: dict[str, QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self._controls, self._lines = controls, []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(8, 6, 8, 6)
        self._grid.setVerticalSpacing(3)
        self._grid.setColumnStretch(1, 1)
        self._labels: list[tuple[QLabel, QLabel]] = []
        for control in controls.values():
            control.setParent(self)

    def show_lines(self, lines: list[Line]) -> None:
        """Show these instead of what was there."""
        self._lines = lines
        for pair in self._labels:
            for label in pair:
                label.hide()
                label.deleteLater()
        for control in self._controls.values():
            self._grid.removeWidget(control)
        self._labels, row = [], 0
        for line in lines:
            sign, words = QLabel(mark_of(line.verdict)), QLabel(line.words)
            sign.setAccessibleName(word_of(line.verdict))
            sign.setToolTip(word_of(line.verdict))
            words.setAccessibleName(f"{word_of(line.verdict)}: {line.words}")
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignTop)
            words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(words, row, 1)
            self._labels.append((sign, words))
            row += 1
            if line.about in self._controls:
                control = self._controls[line.about]
                self._grid.addWidget(control, row, 1)
                if isinstance(control, QPushButton):
                    self._grid.setAlignment(control, Qt.AlignmentFlag.AlignLeft)
                row += 1
        shown = {line.about for line in lines}
        for about, control in self._controls.items():
            control.setVisible(about in shown)
        self._paint()
        self.setVisible(bool(lines))

    def lines(self) -> list[Line]:
        """What is shown."""
        return list(self._lines)

    def text(self) -> str:
        """All of it, a line each."""
        return "\n".join(line.words for line in self._lines)

    def _paint(self) -> None:
        inks = {verdict: ink(verdict, self).name() for verdict in {line.verdict for line in self._lines}}
        for line, (sign, _) in zip(self._lines, self._labels):
            sign.setStyleSheet(f"font-weight: bold; color: {inks[line.verdict]}")

    def changeEvent(self, event: QEvent) -> None:
        """Another theme."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._paint()
