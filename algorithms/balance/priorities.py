"""The priorities that people named, beside presence and the crimes they mean, before and after a day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import day_words, tr
from ...core.effects.two_counts import e_test
from ..common.crime_parameters import window_of
from .survey_questions import share_words

if TYPE_CHECKING:
    from ...bridge.counting.crimes import Crimes
    from .survey_by_area import AskedFor


@dataclass(frozen=True)
class Spans:
    """Which crimes (n,) lie ``before`` a day and ``after`` it, in spans of so many days."""

    before: NDArray[np.bool_]
    after: NDArray[np.bool_]
    days_before: int
    days_after: int


def spans_about(since: np.datetime64, crimes: Crimes) -> Spans:
    """The Spans before the day ``since`` and from then on, as long as each other. Raises InputError where a side is
    under 28 days.

    Where dates are months the spans are of whole months, else one more month would be counted with its first day.
    """
    window = window_of(crimes)
    unit = "M" if window.months_only else "D"
    middle, first, last = (day.astype(f"datetime64[{unit}]") for day in (since, window.start, window.end))
    if middle.astype("datetime64[D]") != since:
        raise InputError(
            tr("The crime dates give only the month, but SINCE is {}; enter the first day of a month.").format(
                day_words(since)
            )
        )
    length = int(min((middle - first).astype(int), (last - middle).astype(int) + 1))
    if length < (1 if unit == "M" else 28):
        raise InputError(
            tr(
                "SINCE is {}, but the crimes run from {} to {}. Choose a date with at least 28 days of "
                "crime data on either side."
            ).format(*map(day_words, (since, window.start, window.end)))
        )
    ends = [(middle + step * length).astype("datetime64[D]") for step in (-1, 0, 1)]
    before, after = ((crimes.dates >= one) & (crimes.dates < other) for one, other in zip(ends, ends[1:]))
    days = [int((other - one).astype(int)) for one, other in zip(ends, ends[1:])]
    return Spans(before, after, days[0], days[1])


def crimes_by_span(spans: Spans | None, mask: NDArray[np.bool_]) -> tuple[int | None, int]:
    """How many of the crimes in ``mask`` (n,) there were (before, after); (None, all of them) without spans."""
    if spans is None:
        return None, int(mask.sum())
    return int((spans.before & mask).sum()), int((spans.after & mask).sum())


def priority_rows(
    asked: AskedFor,
    meant: dict[str, list[str]],
    minutes: NDArray[np.float64],
    crimes: Crimes,
    inside: NDArray[np.bool_],
    spans: Spans | None,
) -> list[dict[str, Any]]:
    """A dictionary for each priority that enough have named, the most first: ``meant`` {priority: offences}, the
    ``minutes`` (n,) of presence by neighbourhood, and the ``crimes`` that lie ``inside`` those shown."""
    out = []
    for k, (priority, told) in enumerate(zip(asked.spelled, asked.named_by)):
        if told is None:
            continue
        share, low, high = told.share, *told.limits()
        offences = meant.get(priority.casefold(), [priority.casefold()])
        there = (
            [code for code, one in enumerate(crimes.offence.values) if (str(one).strip().casefold() in offences)]
            if crimes.offence is not None
            else []
        )
        before = after = None
        if there:
            before, after = crimes_by_span(spans, inside & np.isin(crimes.offence.codes, there))
        change = p = None
        if spans is not None and before is not None and after is not None:
            days = spans.days_before, spans.days_after
            change = (after / days[1]) / (before / days[0]) - 1 if before else None
            p = float(e_test(before, after, days))
        front = asked.first == k
        out.append(
            {
                "priority": priority,
                "answers": told.low if share is not None else None,
                "share": share,
                "shown": share_words(told),
                "middle": told.middle,
                "low": low,
                "high": high,
                "areas": int(front.sum()),
                "presence_share": float(minutes[front].sum() / minutes.sum()) if minutes.sum() > 0 else None,
                "offence": "; ".join(str(crimes.offence.values[code]) for code in there),
                "before": before,
                "after": after,
                "change": change,
                "p": p,
            }
        )
    return sorted(out, key=lambda one: -one["middle"])
