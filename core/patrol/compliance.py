"""Delivered beside planned: visits, patrol-minutes and officer-minutes by place, agency and time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from .visits import UNCLEAR, VISIT, union_seconds

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

#: Minutes of a visit: of use from ten on, nothing gained after twenty (Hutt et al. 2018, doi
#: 10.1108/pijpsm-09-2017-0117). Koper (1995) found 11 to 15 to work best, in one city, not replicated elsewhere so far.
KOPER = (10.0, 15.0, 20.0)
#: Delivered ÷ planned below and above which a place had too little or too much.
UNDER, OVER = 0.8, 1.2


def quarter(day: str) -> str:
    """The quarter of a day.

    Parameters
    ----------
    day : str
        Written yyyy-mm-dd.

    Returns
    -------
    quarter : str
        Written 2026-Q1.

    Examples
    --------
    >>> quarter("2026-05-17")
    '2026-Q2'
    """
    return f"{day[:4]}-Q{(int(day[5:7]) + 2) // 3}"


def dose(delivered: int, planned: float, unclear: int = 0) -> str:
    """Whether a place had too few visits, as planned, or too many.

    Parameters
    ----------
    delivered : int
        Visits delivered.
    planned : float
        Visits planned.
    unclear : int, default 0
        Stays that may have been visits or none.

    Returns
    -------
    dose : str
        ``under``, ``met`` or ``over``; ``unknown`` where nothing was planned, or where it hangs on the unclear stays.

    Examples
    --------
    >>> dose(7, 10), dose(10, 10), dose(7, 10, unclear=2), dose(3, 0)
    ('under', 'met', 'unknown', 'unknown')
    """
    if not planned:
        return "unknown"
    least, most = (
        "under" if visits < UNDER * planned else "over" if visits > OVER * planned else "met"
        for visits in (delivered, delivered + unclear)
    )
    return least if least == most else "unknown"


def koper(mean_minutes: float | None) -> str:
    """Where a mean length of visits stands beside KOPER, the lengths that are of use.

    Parameters
    ----------
    mean_minutes : float or None
        Mean length in minutes; None without visits.

    Returns
    -------
    length : str
        ``short``, ``right`` or ``long``; '' without visits.

    References
    ----------
    .. [1] Koper, C. S. (1995). Just enough police presence. Justice Quarterly 12(4), 649–672.
    .. [2] Hutt, O., Bowers, K., Johnson, S. and Davies, T. (2018). Data and evidence challenges facing place-based
       policing. Policing: An International Journal, doi 10.1108/pijpsm-09-2017-0117.

    Examples
    --------
    >>> koper(8.0), koper(12.0), koper(25.0), koper(None)
    ('short', 'right', 'long', '')
    """
    if mean_minutes is None:
        return ""
    return "short" if mean_minutes < KOPER[0] else "long" if mean_minutes > KOPER[2] else "right"


def totals(
    keys: Sequence[Any],
    begin: ArrayLike,
    end: ArrayLike,
    officers: ArrayLike,
    state: ArrayLike,
    planned: Mapping[Any, tuple[float, float]] | None = None,
) -> dict[Any, dict[str, Any]]:
    """Delivered beside planned visits, patrol-minutes and officer-minutes, by group.

    Patrol-minutes are those with somebody there, officer-minutes their sum over officers; both of visits alone, and
    neither is ever made of the other.

    Parameters
    ----------
    keys : sequence of object, shape (k,)
        Group of each visit, such as (place, agency, quarter).
    begin, end : array_like, shape (k,)
        When each begins and ends, in seconds.
    officers : array_like, shape (k,)
        Officers on each visit.
    state : array_like, shape (k,)
        VISIT, SHORT or UNCLEAR, as in Stays.
    planned : mapping, optional
        (visits, minutes) planned, by group.

    Returns
    -------
    totals : dict
        A dictionary of figures for each group.

    Examples
    --------
    >>> found = totals(["A"], [0], [900], [2], [VISIT], {"A": (1, 15)})["A"]
    >>> found["patrol_min"], found["officer_min"], found["dose"], found["length"]
    (15.0, 30.0, 'met', 'right')
    """
    begin, end, state = np.asarray(begin, float), np.asarray(end, float), np.asarray(state)
    officers = np.asarray(officers, float)
    planned = planned or {}
    every = sorted(set(keys) | set(planned))
    number = {key: i for i, key in enumerate(every)}
    group = np.array([number[key] for key in keys], int)
    counts = state == VISIT
    together = union_seconds(group[counts], begin[counts], end[counts], len(every)) / 60
    minutes = (end - begin) / 60
    visits = np.bincount(group[counts], minlength=len(every))
    summed = np.bincount(group[counts], minutes[counts], len(every))
    officer = np.bincount(group[counts], (minutes * officers)[counts], len(every))
    unclear = np.bincount(group[state == UNCLEAR], minlength=len(every))
    out = {}
    for key, i in number.items():
        plan_visits, plan_minutes = planned.get(key, (0, 0))
        mean = float(summed[i] / visits[i]) if visits[i] else None
        out[key] = {
            "planned": int(plan_visits),
            "planned_min": float(plan_minutes),
            "delivered": int(visits[i]),
            "unclear": int(unclear[i]),
            "patrol_min": float(together[i]),
            "officer_min": float(officer[i]),
            "mean_min": mean,
            "compliance": float(visits[i] / plan_visits) if plan_visits else None,
            "dose": dose(int(visits[i]), plan_visits, int(unclear[i])),
            "length": koper(mean),
        }
    return out


def background(
    unit: NDArray[np.int64],
    t: NDArray[np.float64],
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    size: float,
    silence: float,
    elsewhere: NDArray[np.bool_],
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.int64]]:
    """Minutes of presence by square, outside the hot spots.

    The time from one ping to the next, up to the silence, belongs to the square of the first.

    Parameters
    ----------
    unit : ndarray of int, shape (n,)
        Unit of each ping, ordered as ``visits.clean`` orders them.
    t : ndarray of float, shape (n,)
        Time of each ping, in seconds.
    x, y : ndarray of float, shape (n,)
        Coordinates in metres.
    size : float
        Side of a square, in metres.
    silence : float
        Longest time that counts between two pings, in seconds.
    elsewhere : ndarray of bool, shape (n,)
        Which pings count.

    Returns
    -------
    squares : ndarray of int, shape (m, 2)
        Column and row of each square.
    minutes : ndarray of float, shape (m,)
        Minutes of presence.
    units : ndarray of int, shape (m,)
        Units seen there.

    Examples
    --------
    >>> here = np.array([True, True])
    >>> unit, t, x = np.zeros(2, int), np.array([0.0, 120]), np.array([10.0, 10])
    >>> found = background(unit, t, x, x, 100, 600, here)
    >>> [one.tolist() for one in found]
    [[[0, 0]], [2.0], [1]]
    """
    if len(unit) < 2:
        return np.empty((0, 2), np.int64), np.empty(0), np.empty(0, np.int64)
    lasts = np.where(unit[1:] == unit[:-1], np.minimum(t[1:] - t[:-1], silence), 0.0)
    counts = elsewhere[:-1] & (lasts > 0)
    column = np.floor(x[:-1][counts] / size).astype(np.int64)
    row = np.floor(y[:-1][counts] / size).astype(np.int64)
    keys, where = np.unique(column * (1 << 32) + row, return_inverse=True)
    minutes = np.bincount(where, lasts[counts], len(keys)) / 60
    pairs = np.unique(np.column_stack([where, unit[:-1][counts]]), axis=0)
    seen = np.bincount(pairs[:, 0], minlength=len(keys))
    rows = ((keys + (1 << 31)) & ((1 << 32) - 1)) - (1 << 31)
    return np.column_stack([(keys - rows) >> 32, rows]), minutes, seen
