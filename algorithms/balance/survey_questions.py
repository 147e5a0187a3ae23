"""One question of a survey: which answers were taken for yes, for no and for none, and the words that say so."""

from __future__ import annotations

import math

import numpy as np
from qgis.core import QgsProcessingFeedback

from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import quoted_label, tr
from ...bridge.reading.columns import Coded
from ...contract.balance_people import COMMUNITY_FEEDBACK
from ...core.fairness.answer_disclosure import PublishedCount
from ...core.fairness.feedback import LEAST_NAMED
from ...core.fairness.opinions import NO, NONE, UNKNOWN, YES, Reading, read


def read_question(field: str, coded: Coded, given: set, feedback: QgsProcessingFeedback) -> tuple:
    """(the Reading of the answers in ``field``, known (n,), yes (n,)); ``given`` are the answers that mean yes, empty
    where nobody says which do.

    Raises InputError where none means yes though some could, and for numbers that could mean one thing or another.
    """
    found = read(coded.values, given)
    if found.asks:
        raise InputError(
            tr(
                "The answers in the field '{}' are numbers ({}), and nothing says which of them mean yes. Under YES, "
                "enter those that do, separated by semicolons."
            ).format(field, ", ".join(map(str, coded.values[:12])))
        )
    if found.unclear:
        raise InputError(
            tr(
                "In the field '{}', {} could be an answer or a code for no answer. Write 'Don't know' in its place, or "
                "filter those rows out of the survey layer."
            ).format(field, tr(" and ").join(found.unclear))
        )
    kinds = np.array(found.meanings + [NONE])[coded.codes]
    yes = kinds == YES
    if not yes.any() and (given or NO not in kinds or UNKNOWN in kinds):
        raise InputError(
            tr(
                "No answer in the field '{}' is recognised as yes; the answers include {}. Under YES, enter "
                "the answers that mean yes."
            ).format(field, ", ".join(map(str, coded.values[:10])))
        )
    strange = found.called(UNKNOWN)
    if strange:
        # In the log only: what one person wrote is for the analyst and not for the report.
        feedback.pushWarning(
            tr("Answers in '{}' that were not recognised and are counted as no: {}.").format(field, _listed(strange))
        )
    return found, kinds != NONE, yes


def share_words(one: PublishedCount) -> str:
    """A share as it is told: a number, or the range in which it lies, rounded away from its middle."""
    if one.share is not None:
        return tr("{:.0f}%").format(100 * one.share)
    low, high = math.floor(100 * one.low / one.of), math.ceil(100 * one.high / one.of)
    if one.low == 0:
        return tr("{}% or less").format(high)
    return tr("{}% or more").format(low) if one.high == one.of else tr("{}% to {}%").format(low, high)


def how_taken(
    field: str, found: Reading, codes: np.ndarray, here: np.ndarray, exact: bool = True, fewest: int = LEAST_NAMED
) -> tuple:
    """({kind: answers}, [sentence]): how the answers of the people ``here`` (n,), −1 in ``codes`` (n,) where blank,
    were taken. A wording of fewer people than ``fewest`` is not repeated: it could be somebody's own words. Unless the
    share of all is told as an ``exact`` number, no wording is, nor how many were not known: either would bound it."""
    many = np.bincount(codes[here & (codes >= 0)], minlength=len(found.texts))
    count = {
        kind: int(sum(people for one, people in zip(found.meanings, many) if one == kind))
        for kind in (YES, NO, NONE, UNKNOWN)
    }
    count[NONE] += int((here & (codes < 0)).sum())

    def listed(kind: str) -> str:
        mine = [
            (text, people)
            for text, one, people in zip(found.texts, found.meanings, many)
            if one == kind and text and people
        ]
        often = [text for text, people in mine if people >= fewest]
        return _listed(often) or (tr("wording used by only a few people") if mine else tr("left blank"))

    words = [
        tr("{} as {}").format(listed(kind), name) for kind, name in ((YES, tr("yes")), (NO, tr("no"))) if count[kind]
    ]
    notes = (
        [tr("Answers in '{}' were counted as follows: {}.").format(field, "; ".join(words))] if words and exact else []
    )
    if count[NONE]:
        notes.append(
            tr("{:,} of {:,} people gave no answer in '{}' ({}) and are left out of the percentages.").format(
                count[NONE], sum(count.values()), field, listed(NONE)
            )
        )
    shown: dict[str, int | None] = dict(count)
    if not exact or 0 < count[UNKNOWN] < fewest:
        shown[UNKNOWN] = None
    if shown[UNKNOWN]:
        notes.append(
            tr(
                "{:,} answers in '{}' were not recognised and are counted as no ({}). If any of these mean "
                "yes, enter them under {}."
            ).format(count[UNKNOWN], field, listed(UNKNOWN), quoted_label(COMMUNITY_FEEDBACK, "YES"))
        )
    return shown, notes


def _listed(texts: list[str], most: int = 10) -> str:
    words = ", ".join("'{}'".format(text if len(text) <= 60 else text[:60] + "…") for text in texts[:most])
    return words + (" …" if len(texts) > most else "")
