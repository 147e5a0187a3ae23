"""By which data the treated places of an evaluation were chosen, as the register or their layer has it, and what an
evaluation cannot tell therefore."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import QgsVectorLayer

from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.provenance import read_back
from ...bridge.ground.texts import day_words, tr
from ...bridge.moments.dates import parse_day

if TYPE_CHECKING:
    from ...bridge.files.register_file import Register


def choice_in_register(register: Register, ids: list[str]) -> tuple[np.datetime64 | None, np.datetime64 | None]:
    """(first day, last day) datetime64[D] of the data by which places of a Register were chosen, as their first
    versions have it: those asked of the method that found them, else all before the day of the decision, without a
    first day, since the data that a decision saw end the day before it; (None, None) where it is not known of all."""
    firsts, lasts = [], []
    for one in ids:
        versions = register.history(one)
        if not versions:
            return None, None
        given = _parameters(versions[0].get(f.PARAMS))
        firsts.append(_day(given.get("START")))
        decided = _day(str(versions[0].get(f.AT) or "")[:10])
        lasts.append(_day(given.get("END")) or (None if decided is None else decided - np.timedelta64(1, "D")))
    begins, ends = ([one for one in some if one is not None] for some in (firsts, lasts))
    if not ends or len(ends) < len(lasts):
        return None, None
    return (min(begins) if len(begins) == len(firsts) else None), max(ends)


def choice_of_layer(layer: QgsVectorLayer) -> tuple[np.datetime64 | None, np.datetime64 | None]:
    """(first day, last day) datetime64[D] of the crimes in which a tool of ours found the hot spots of a layer;
    (None, None) for other layers."""
    try:
        window = read_back(layer.metadata().history())["window"]
    except ValueError:
        return None, None
    days = [_day(one) for one in re.findall(r"\d{4}-\d{2}-\d{2}", window)]
    return (days[0], days[-1]) if len(days) == 2 and None not in days else (None, None)


@dataclass(frozen=True)
class ChoiceOfPlaces:
    """The days ``first`` to ``last`` (datetime64[D]; None: not known) of the data by which the places were chosen,
    beside the days of the time ``before`` and of that ``after`` (first, last) that are compared."""

    first: np.datetime64 | None
    last: np.datetime64 | None
    before: tuple
    after: tuple

    @property
    def known(self) -> bool:
        """Whether anybody said it."""
        return self.last is not None

    def shared(self, span: tuple) -> tuple:
        """The (first, last) day of ``span`` by which the places were chosen too, () where there is none."""
        if not self.known:
            return ()
        first = span[0] if self.first is None else max(self.first, span[0])
        last = min(self.last, span[1])
        return (first, last) if first <= last else ()

    def notes(self) -> list:
        """What follows from it, in sentences."""
        out, begin = [], "…" if self.first is None else day_words(self.first)
        if self.shared(self.before):
            out.append(
                tr(
                    "The places were chosen using data from {} to {}. Part of this, {} to {}, is also in the "
                    "before period. Crime in places chosen at their worst would have fallen anyway (regression to "
                    "the mean). Only controls chosen in the same way show by how much."
                ).format(begin, day_words(self.last), *map(day_words, self.shared(self.before)))
            )
        if self.shared(self.after):
            out.append(self.foreknowledge())
        return out

    def foreknowledge(self) -> str:
        """That the choice knew the outcome, where the time after is among its data."""
        begin = "…" if self.first is None else day_words(self.first)
        return tr(
            "The data used to choose the places ({} to {}) include the dates {} to {}, after treatment began. "
            "Part of the outcome was therefore known when the places were chosen."
        ).format(begin, day_words(self.last), *map(day_words, self.shared(self.after)))

    def doubt(self, unlike: float, most: float, candidates: str) -> str:
        """Why nobody can tell an effect from the choice of the places, and what to do about it; '' where somebody can.
        ``unlike``: standard deviations between the arms before, of which ``most`` do no harm; ``candidates``: what is
        amiss with the candidates that were given, '' where none were."""
        if self.shared(self.after):
            return (
                self.foreknowledge()
                + " "
                + tr(
                    "Use places chosen with data up to {}. If these places already were, enter the dates of those "
                    "data under 'Places chosen from' and 'Places chosen to'."
                ).format(day_words(self.before[1]))
            )
        if not self.known:
            why = tr(
                "It is not known how these places were chosen. Crime in places chosen at their worst would "
                "have fallen anyway."
            )
            remedy = tr(
                "Enter the dates of the data used to choose these places under 'Places chosen from' and "
                "'Places chosen to', or choose a layer under 'Places that could have been chosen'."
            )
        elif self.shared(self.before) and abs(unlike) > most:
            why = tr(
                "The treated places were chosen using data from the before period. In that period they "
                "differ from the controls by {:.1f} standard deviations. An effect therefore cannot be told "
                "apart from regression to the mean."
            ).format(unlike)
            remedy = tr(
                "Choose a layer under 'Places that could have been chosen', or use controls matched on the "
                "before period."
            )
        else:
            return ""
        return why + " " + (candidates or remedy)


def _parameters(text: str | None) -> dict[str, Any]:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _day(text: object) -> np.datetime64 | None:
    try:
        day = parse_day(str(text).strip(" '\"") if text else "", f.PARAMS)
    except InputError:
        return None
    return None if day is None or np.isnat(day) else day
