"""The whole months of a release: as they are asked for, else the last that is late enough to be told."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from ...core.counting.shares import Window
from ..counting.crimes import CrimeChoice, Crimes
from ..ground.errors import InputError
from ..ground.texts import day_words, tr


def proposed_period(
    window: Window,
    delay: int,
    start: np.datetime64 | None = None,
    end: np.datetime64 | None = None,
    today: np.datetime64 | None = None,
) -> tuple[np.datetime64, np.datetime64]:
    """The first and last day of a release of data that cover a Window, where one of them, or both, is not said: up to
    the last whole month of the data that ended at least ``delay`` days before ``today``, and only the month of its
    last day. Where there is no such month, it ends before the data begin."""
    if end is None:
        end = _last_day(min((window.end + 1).astype("datetime64[M]"), (_latest(delay, today) + 1).astype("M8[M]")) - 1)
    return (_first_day(end) if start is None else start), end


def whole_period(
    window: Window, delay: int, released: Iterable[np.datetime64] = (), today: np.datetime64 | None = None
) -> tuple[np.datetime64, np.datetime64]:
    """The first and last day of a release of all whole months of a Window that can be told, after the last days of what
    was ``released`` of it before. Where there is none, it ends before it begins, or before the Window does."""
    _, end = proposed_period(window, delay, today=today)
    first = _first_day(window.start)
    begins = [first if first == window.start else _last_day(first.astype("datetime64[M]")) + 1]
    return max(begins + [day + 1 for day in released if day < end]), end


def release_period(crimes: Crimes, choice: CrimeChoice, delay: int, name: str) -> tuple[np.datetime64, np.datetime64]:
    """The first and last day of what is released of the crimes in the layer ``name``, ``delay`` days ago at the latest.
    Raises InputError."""
    window = crimes.window
    last = _latest(delay)
    if choice.end is None and last < crimes.dates.min():
        raise InputError(
            tr(
                "'{}' has no crimes from months that ended at least {} days ago, so nothing can be published yet."
            ).format(name, delay)
        )
    start, end = proposed_period(window, delay, choice.start, choice.end)
    whole = _first_day(start), _last_day(end.astype("datetime64[M]"))
    if (start, end) != whole:
        raise InputError(
            tr("A release covers whole months; enter {} as START and {} as END.").format(*map(day_words, whole))
        )
    if end > last:
        raise InputError(
            tr(
                "The period ends on {}, but nothing is published until {} days have passed; choose {} or "
                "earlier as the last day."
            ).format(day_words(end), delay, day_words(last))
        )
    if end > window.end:
        raise InputError(
            tr(
                "The data in '{}' end on {}, and missing records do not mean that there was no crime; enter {} as END."
            ).format(name, *map(day_words, (window.end, _last_day((window.end + 1).astype("datetime64[M]") - 1))))
        )
    missing = np.setdiff1d(months_of(start, end), crimes.dates.astype("datetime64[M]"))
    if len(missing):
        raise InputError(
            tr(
                "'{}' has no records for {}, which does not mean that there was no crime; choose a period "
                "without missing months."
            ).format(name, day_words(missing[0]))
        )
    return start, end


def period_notes(choice: CrimeChoice, delay: int, start: np.datetime64, end: np.datetime64) -> list[str]:
    """What was not said of the period, and is so taken."""
    if choice.end is not None and choice.start is not None:
        return []
    if choice.end is not None:
        return [
            tr("The first day was left blank, so the release covers only the month of the last day: {} to {}.").format(
                day_words(start), day_words(end)
            )
        ]
    return [
        tr(
            "The last day was left blank, so the release ends with the last whole month in the data "
            "that ended at least {} days ago: {} to {}."
        ).format(delay, day_words(start), day_words(end))
    ]


def months_of(start: np.datetime64, end: np.datetime64) -> np.ndarray:
    """The months (m,) from the first to the last day."""
    return np.arange(start.astype("datetime64[M]"), end.astype("datetime64[M]") + 1)


def _latest(delay: int, today: np.datetime64 | None = None) -> np.datetime64:
    """The last day of the last month that ended at least ``delay`` days before ``today``."""
    day = (np.datetime64("today", "D") if today is None else today) - delay
    return _last_day((day + 1).astype("datetime64[M]") - 1)


def _first_day(day: np.datetime64) -> np.datetime64:
    return day.astype("datetime64[M]").astype("datetime64[D]")


def _last_day(month: np.datetime64) -> np.datetime64:
    return (month + 1).astype("datetime64[D]") - 1
