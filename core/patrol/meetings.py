"""Patrols that are at one place at the same time, and how one of them comes later or the other way round instead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from .routes import schedule

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from .routes import Base, Schedule, Stop

#: Minutes between patrols at one place that are tried, one after another: visits that lie apart cover more of a shift.
GAPS = (120.0, 60.0, 30.0, 0.0)
#: When others are at places: {place: (from, to) of each visit, in minutes of the shift}.
Others = Mapping[int, Sequence["tuple[float, float]"]]


@dataclass(frozen=True)
class Limits:
    """What a patrol has to keep.

    Attributes
    ----------
    length : float
        Length of the shift, in minutes.
    base : Base, optional
        Where the shift begins; None where it begins at the first place.
    work : float, optional
        Most minutes of visits and travel; as many as the shift has if not given.
    """

    length: float
    base: Base | None = None
    work: float = np.inf


def meetings(stops: Sequence[Stop], made: Schedule, others: Others) -> list[int]:
    """Find the visits that are made while others are at the place.

    Parameters
    ----------
    stops : sequence of Stop, shape (k,)
        Visits in the order of the route.
    made : Schedule
        The route in time.
    others : mapping of int to sequence of (float, float)
        When others are at places, in minutes of the shift.

    Returns
    -------
    meetings : list of int
        The number of each such stop.
    """
    return [k for k, stop in enumerate(stops) if _free_from(stop, made, k, others) is not None]


def _free_from(stop: Stop, made: Schedule, k: int, others: Others) -> float | None:
    """When the others who are at the place of a stop have gone; None where there are none."""
    arrive, leave = made.arrive[k], made.leave[k]
    return max((end for begin, end in others.get(stop.place, ()) if begin < leave and arrive < end), default=None)


def without_meetings(
    stops: Sequence[Stop], made: Schedule, travel: NDArray[Any], others: Others, limits: Limits
) -> tuple[list[Stop], Schedule]:
    """Let a patrol come later, or go the other way round, where others would be at a place at the same time.

    Parameters
    ----------
    stops : sequence of Stop, shape (k,)
        Visits in the order of the route.
    made : Schedule
        The route in time.
    travel : ndarray, shape (p, p)
        Minutes between places, finite.
    others : mapping of int to sequence of (float, float)
        When others are at places, in minutes of the shift.
    limits : Limits
        What the patrol has to keep.

    Returns
    -------
    stops : list of Stop, shape (k,)
        The visits in order.
    made : Schedule
        Their times: no more visits are outside their windows, and all are within the shift. The same as before where
        neither helps.

    Examples
    --------
    >>> from .routes import Stop, schedule
    >>> stops, travel = [Stop(0, 15), Stop(1, 15)], np.full((2, 2), 5.0)
    >>> made = schedule(stops, travel, 480)
    >>> without_meetings(stops, made, travel, {0: [(0, 15)]}, Limits(480))[1].arrive.tolist()
    [15.0, 35.0]
    """
    if not meetings(stops, made, others):
        return list(stops), made
    for order in (list(stops), list(stops)[::-1]):
        later = 0.0
        while True:
            tried = schedule(order, travel, limits.length, limits.base, later)
            minutes = tried.travel + sum(stop.minutes for stop in order)
            if minutes > limits.work + 1e-9 or tried.end > limits.length + 1e-9 or tried.missed > made.missed:
                break
            met = meetings(order, tried, others)
            if not met:
                return order, tried
            free = _free_from(order[met[0]], tried, met[0], others) or 0.0
            later += max(free - float(tried.arrive[met[0]]), 1.0)
    return list(stops), made


def well_apart(
    stops: Sequence[Stop], made: Schedule, travel: NDArray[Any], others: Others, limits: Limits
) -> tuple[list[Stop], Schedule]:
    """Let a patrol come as long before or after others at the same place as its shift allows, of the GAPS.

    Parameters
    ----------
    stops : sequence of Stop, shape (k,)
        Visits in the order of the route.
    made : Schedule
        The route in time.
    travel : ndarray, shape (p, p)
        Minutes between places, finite.
    others : mapping of int to sequence of (float, float)
        When others are at places, in minutes of the shift.
    limits : Limits
        What the patrol has to keep.

    Returns
    -------
    stops : list of Stop, shape (k,)
        The visits in order.
    made : Schedule
        Their times, as those of ``without_meetings``.

    Examples
    --------
    >>> from .routes import Stop, schedule
    >>> stops, travel = [Stop(0, 15)], np.zeros((1, 1))
    >>> made = schedule(stops, travel, 480)
    >>> well_apart(stops, made, travel, {0: [(0, 15)]}, Limits(480))[1].arrive.tolist()
    [135.0]
    """
    for gap in GAPS:
        wider = {place: [(begin - gap, end + gap) for begin, end in times] for place, times in others.items()}
        order, tried = without_meetings(stops, made, travel, wider, limits)
        if not meetings(order, tried, wider):
            return order, tried
    return list(stops), made
