"""What the answers to a survey say of neighbourhoods, never of fewer than are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsProcessingFeedback

from ...bridge.reading.survey_answers import Answers, AnswerSource
from ...core.counting.shares import number_or_none
from ...core.fairness.feedback import change, named_priorities, shares, top_priorities, top_priorities_overall, total
from ...core.fairness.opinions import NONE, UNKNOWN
from .survey_questions import how_taken, read_question, share_words

if TYPE_CHECKING:
    from ...core.fairness.answer_disclosure import PublishedCount

SAFE, CONFIDENT, PRIORITIES = QUESTIONS = ("safe", "confident", "priorities")
#: The keys of a neighbourhood's share, its limits and its words.
_FIGURE = {name: (name, name + "_low", name + "_high", name + "_shown") for name in (SAFE, CONFIDENT)}


@dataclass(frozen=True)
class AskedFor:
    """What people asked for: the priorities as they are ``spelled``, how many of all named each (``named_by``), and the
    number of the ``first`` of each neighbourhood (n,), −1 for none."""

    spelled: list[str]
    named_by: list[PublishedCount | None]
    first: NDArray[np.int64]


class SurveyByArea:
    """The answers of a survey by neighbourhood: ``where`` (m,) each was given, −1 for none; of fewer than ``least``
    nothing is said. ``notes`` tell how the answers were taken."""

    def __init__(self, source: AnswerSource, answers: Answers, where: NDArray[np.int64], least: int) -> None:
        self.source, self.answers, self.where, self.least = source, answers, where, least
        self.notes: list[str] = []

    def feelings(
        self,
        rows: list[dict[str, Any]],
        yes_words: set[str],
        since: np.datetime64 | None,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, dict[str, Any]]:
        """Shares that feel safe, and are confident, into ``rows``; {question: those of all, and their change}."""
        totals = {}
        for question in (SAFE, CONFIDENT):
            if question not in self.answers.texts:
                for row in rows:
                    row.update(dict.fromkeys(_FIGURE[question] + (question + "_middle",)))
                continue
            totals[question] = self._feeling(question, rows, yes_words, since, feedback)
        return totals

    def _feeling(
        self,
        question: str,
        rows: list[dict[str, Any]],
        yes_words: set[str],
        since: np.datetime64 | None,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        coded = self.answers.texts[question]
        found, known, yes = read_question(self.source.questions[question], coded, yes_words, feedback)
        of, many, shown = shares(self.where, known, yes, len(rows), self.least)
        for row, told in zip(rows, shown):
            row.update(zip(_FIGURE[question], _share_and_limits(told)))
            row[question + "_middle"] = None if told is None else told.middle
            row[question + "_margin"] = (float("nan"),) * 2 if told is None else told.limits(0.90)
        # A neighbourhood whose answers to this question are too few is in no total of it either.
        asked_here = (self.where >= 0) & (of >= self.least)[self.where]
        whole = total(of, many, shown)
        kinds, words = how_taken(
            self.source.questions[question],
            found,
            coded.codes,
            asked_here,
            whole is not None and whole.share is not None,
        )
        self.notes += words
        in_all: dict[str, Any] = {
            "answers": whole.of if whole else 0,
            "none": kinds[NONE],
            "unknown": kinds[UNKNOWN],
            **dict(zip(("share", "low", "high", "shown"), _share_and_limits(whole))),
        }
        # What two spans say could else tell what the whole does not.
        if self.answers.dates is not None and since is not None and whole is not None and whole.share is not None:
            here = known & asked_here & ~np.isnat(self.answers.dates)
            in_all.update(
                zip(
                    ("before", "after", "change", "change_low", "change_high"),
                    map(
                        number_or_none, change(here, yes, self.answers.dates < since, (whole.low, whole.of), self.least)
                    ),
                )
            )
        return in_all

    def asked_for(self, rows: list[dict[str, Any]]) -> AskedFor:
        """What was asked for in all neighbourhoods; the first three of each into ``rows``."""
        if PRIORITIES not in self.answers.texts:
            for row in rows:
                row["asked"] = []
            return AskedFor([], [], np.full(len(rows), -1))
        coded = self.answers.texts[PRIORITIES]
        spelled, mask = named_priorities(coded.values)
        naming = np.vstack([mask, np.zeros((1, len(spelled)), bool)])[coded.codes]
        found = top_priorities(self.where, naming, len(rows), self.least)
        for row, one in zip(rows, found):
            row["asked"] = [
                {
                    "priority": spelled[k],
                    "answers": share.low if share.share is not None else None,
                    "share": share.share,
                    "shown": share_words(share),
                }
                for k, share in one
            ]
        return AskedFor(
            spelled,
            top_priorities_overall(self.where, naming, len(rows), self.least, found),
            np.array([one[0][0] if one else -1 for one in found]),
        )


def _share_and_limits(told: PublishedCount | None) -> tuple[Any, ...]:
    """(share or None, low, high, words) of a PublishedCount; None of none."""
    return (None,) * 4 if told is None else (told.share, *told.limits(), share_words(told))
