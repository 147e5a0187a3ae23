"""The result in words: the headline, what became of the crimes, and the notes in the order of danger."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING, Any

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel, QWidget

from ...bridge.counting.row_account import (
    AT_ZERO,
    EXCLUDED,
    NO_POINT,
    OTHER_FLAGS,
    OTHER_OFFENCE,
    OTHER_PERIOD,
    SEVERAL,
)
from ...bridge.ground.provenance import read_back
from ...bridge.ground.texts import counted, mark, tr
from ...contract.parts.shared import LAYER
from ..parts.widgets import Notes, full_column, number, percent
from ..state.result import harm_words, temporary_words

if TYPE_CHECKING:
    from ..state.session import Session

#: Rows that were never asked for: they are not left out of anything.
_NOT_CHOSEN = (OTHER_OFFENCE, OTHER_FLAGS, OTHER_PERIOD)
#: Looked at before the offence, so that they may be of any.
_OF_ANY_OFFENCE = (SEVERAL, NO_POINT, AT_ZERO)
#: More than this share left out is amber.
_MUCH = 0.05
#: Words of notes on the method, which come last.
_ON_METHOD = ("p-value", "Gi*", "Moran", "permutation")
_SHARES = {
    10: mark("A tenth"),
    20: mark("A fifth"),
    25: mark("A quarter"),
    33: mark("A third"),
    50: mark("Half"),
    67: mark("Two thirds"),
    75: mark("Three quarters"),
}


class Account:
    """What became of the rows of a result, from its layer's metadata: ``used`` crimes; ``left_out`` {reason: rows} of
    those that were chosen; ``premises`` rows on the force's own list; ``not_chosen`` {reason: rows}."""

    def __init__(self, layer: QgsVectorLayer | None) -> None:
        self.used: int | None = None
        self.left_out: dict[str, int] = {}
        self.not_chosen: dict[str, int] = {}
        self.premises = 0
        try:
            rows = read_back(layer.metadata().history())["rows"] if layer is not None else []
        except ValueError:
            rows = []
        for what, count in rows:
            fate, _, reason = what.partition(", ")
            rows_of_it = int(count.replace(",", ""))
            if fate.endswith(" used"):
                self.used = rows_of_it
            elif reason == EXCLUDED:
                self.premises = rows_of_it
            elif reason in _NOT_CHOSEN:
                self.not_chosen[reason] = rows_of_it
            elif reason:
                self.left_out[reason] = rows_of_it

    @property
    def missing(self) -> int:
        """Crimes that were chosen and are left out."""
        return sum(self.left_out.values())

    @property
    def much(self) -> bool:
        """Whether so many are left out that the result may be another with them."""
        return self.used is not None and self.missing > _MUCH * (self.used + self.missing)

    @property
    def read(self) -> int:
        """All rows, whatever became of them."""
        return (self.used or 0) + self.missing + self.premises + sum(self.not_chosen.values())

    def sentence(self) -> str:
        """The one line: its numbers add up."""
        parts = [tr("{} used").format(number(self.used))]
        for words, count in (
            (tr("{} not selected"), sum(self.not_chosen.values())),
            (tr("{} at excluded premises"), self.premises),
        ):
            if count:
                parts.append(words.format(number(count)))
        parts.append(tr("{} left out").format(number(self.missing)))
        said = ", ".join(parts)
        return counted(self.read, tr("{} crime read: {}"), tr("{} crimes read: {}"), number(self.read), said)

    def lines(self) -> list[str]:
        """The whole account, a line for each reason."""
        out = []
        for reason, count in self.left_out.items():
            words = tr("{} (any offence)") if reason in _OF_ANY_OFFENCE and self.not_chosen else "{}"
            out.append(f"{words.format(tr(reason))}: {number(count)}")
        if self.premises:
            out.append(
                tr("not counted, because they are at premises listed on the Crimes page: {}").format(
                    number(self.premises)
                )
            )
        out += [
            tr("not selected ({}): {}").format(tr(reason), number(count)) for reason, count in self.not_chosen.items()
        ]
        return out


def ordered(notes: list[str]) -> list[str]:
    """Notes in the order of danger: as the tool has them, what is about the method last."""
    return sorted(notes, key=lambda note: any(word in note for word in _ON_METHOD))


def headline(about: dict[str, Any]) -> str:
    """What was found, in words; the tool's own sentence where the run has no figures for it."""
    figures = about.get("figures", {})
    if not figures.get("hot_spots") or figures.get("crimes") is None:
        return about.get("summary", "")
    return ". ".join(filter(None, (_held(about, figures), _by_district(about, figures))))


def _by_district(about: dict[str, Any], figures: dict[str, float]) -> str:
    """What the choice by district holds beside one regardless of district; '' where there was none."""
    if "by_district" not in figures or "free" not in figures:
        return ""
    return tr(
        "The places were chosen by district and have {} of the {}; the same number chosen regardless of district "
        "would have {}."
    ).format(percent(figures["by_district"]), harm_words(about) or tr("crimes"), percent(figures["free"]))


def _held(about: dict[str, Any], figures: dict[str, float]) -> str:
    """How much of the crime is in how little of the area."""
    spots, crimes = figures["hot_spots"], figures["crimes"]
    places = counted(int(spots), tr("{} hot spot"), tr("{} hot spots"), number(spots))
    subject = about.get("subject") or tr("all crime")
    if "harm" in figures:
        what = tr("{} of the {} and {} of {}").format(
            share_words(figures["harm"]), harm_words(about), share_words(crimes).lower(), subject
        )
        verb = tr("{} are in {}: {}")
    else:
        what = tr("{} of {}").format(share_words(crimes), subject)
        verb = tr("{} are in {}: {}") if plural(subject) else tr("{} is in {}: {}")
    if figures.get("area") is None:
        verb = tr("{} are in {}") if plural(subject) or "harm" in figures else tr("{} is in {}")
        return verb.format(what, places)
    given = about.get("parameters", {})
    made = not given.get("STUDY_AREA") and given.get("UNIT") != LAYER
    area = tr("{}% of an area drawn around the crimes") if made else tr("{}% of the area")
    return verb.format(what, area.format(_two_digits(100 * figures["area"])), places)


def plural(subject: str) -> bool:
    """Whether English says that these *are* somewhere: what stands before an "of" decides."""
    first = subject.split(" of ")[0].split(" (")[0]
    return first.endswith("s") and not first.endswith("ss")


def share_words(share: float) -> str:
    """A share in words where it has some, else in per cent."""
    if share >= 1:
        return tr("All")
    whole = round(100 * share)
    return tr(_SHARES[whole]) if whole in _SHARES else tr("{}%").format(_two_digits(100 * share))


def _two_digits(value: float) -> str:
    if value >= 10:
        return number(round(value))
    rounded = float(f"{value:.2g}")
    digits = len(f"{rounded:g}".partition(".")[2])
    return number(rounded, digits)


class Headline(QWidget):
    """Headline, account and notes of the result on show."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        column = full_column(self)
        column.setSpacing(2)
        self.summary, self.account, self.details = QLabel(), QLabel(), QLabel()
        self.temporary, self.notes = QLabel(), Notes(first=False)
        for label, name in (
            (self.summary, "summary"),
            (self.account, "account"),
            (self.details, "details"),
            (self.temporary, "temporary"),
        ):
            label.setObjectName(name)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextBrowserInteraction)
            column.addWidget(label)
        column.addWidget(self.notes)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        font = self.summary.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.1)
        self.summary.setFont(font)
        self.account.setAccessibleName(self.tr("Crimes used and left out"))
        self.account.linkActivated.connect(lambda _: self.details.setVisible(self.details.isHidden()))
        self.rows = Account(None)

    def show_result(self) -> None:
        """Say it all anew."""
        result = self.session.result
        about = result.about
        self.summary.setText(headline(about))
        self.summary.setToolTip(about.get("summary", ""))
        self.rows = Account(result.layer)
        self._say_account()
        # What would be lost is never cut short.
        lost = about.get("temporary") and result.layer is not None
        self.temporary.setText(html.escape("⚠ " + temporary_words(self.session.project)) if lost else "")
        self.temporary.setVisible(bool(lost))
        # Where nothing was found, they say why.
        self.notes.say(ordered(list(about.get("notes", []))), not result.rows)

    def _say_account(self) -> None:
        lines = self.rows.lines()
        self.account.setVisible(self.rows.used is not None)
        self.details.hide()
        if self.rows.used is None:
            return
        words = html.escape(self.rows.sentence())
        if lines:
            words += ": <a href='why'>{}</a>".format(html.escape(self.tr("why")))
        if self.rows.much:
            words = f"⚠ {words}"
        # A sign as well as a colour, for those who cannot tell it.
        self.account.setStyleSheet("border-left: 4px solid #d98c00; padding-left: 4px" if self.rows.much else "")
        self.account.setText(words)
        self.details.setText("<br>".join(html.escape(line) for line in lines))
