"""What people answered, neighbourhood by neighbourhood, and never so few of them that one could be known."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import numpy as np

from ..statistics.proportions import difference
from .answer_disclosure import FEW, NEARLY_ALL, PublishedCount, published_count, total_of
from .disclosure import LEAST as LEAST_NAMED
from .opinions import NONE, meaning

if TYPE_CHECKING:
    from numpy.typing import NDArray

# A priority named by fewer than LEAST_NAMED is not shown: counts of 1 to 4 could be somebody.


def shares(
    area: NDArray[np.int64], known: NDArray[np.bool_], yes: NDArray[np.bool_], count: int, least: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], list[PublishedCount | None]]:
    """The share of answers that say yes, by area.

    Parameters
    ----------
    area : ndarray of int, shape (n,)
        Area of each answer, −1 for none.
    known : ndarray of bool, shape (n,)
        Whether the answer says yes or no.
    yes : ndarray of bool, shape (n,)
        Whether it says yes.
    count : int
        Number of areas.
    least : int
        Answers below which nothing is told.

    Returns
    -------
    answers : ndarray of int, shape (count,)
        Answers that say yes or no.
    found : ndarray of int, shape (count,)
        Answers that say yes.
    published : list of PublishedCount or None
        How the share is published; None where there are too few answers.
    """
    here = known & (area >= 0)
    of = np.bincount(area[here], minlength=count)
    found = np.bincount(area[here & yes], minlength=count)
    return (
        of,
        found,
        [published_count(one, all_, LEAST_NAMED) if all_ >= least else None for one, all_ in zip(found, of)],
    )


def total(
    of: NDArray[np.int64], found: NDArray[np.int64], published: Sequence[PublishedCount | None]
) -> PublishedCount | None:
    """How the share in all areas together is published.

    Parameters
    ----------
    of : ndarray of int, shape (n,)
        Answers of each area, from ``shares``.
    found : ndarray of int, shape (n,)
        Answers that say yes.
    published : sequence of PublishedCount or None, shape (n,)
        How each area is published.

    Returns
    -------
    published : PublishedCount or None
        The share of the areas that are published; None without any.
    """
    some = {i: one for i, one in enumerate(published) if one is not None}
    if not some:
        return None
    here = list(some)
    low, high = np.array([(one.low, one.high) for one in some.values()]).T
    return total_of(found[here], low, high, int(of[here].sum()), least=LEAST_NAMED)


def change(
    known: NDArray[np.bool_], yes: NDArray[np.bool_], before: NDArray[np.bool_], of_all: tuple[int, int], least: int
) -> tuple[float, float, float, float, float]:
    """How the share of answers that say yes changed.

    Parameters
    ----------
    known : ndarray of bool, shape (n,)
        Whether the answer says yes or no.
    yes : ndarray of bool, shape (n,)
        Whether it says yes.
    before : ndarray of bool, shape (n,)
        Whether each answer is from before.
    of_all : tuple of (int, int)
        (yes, answers) of all answers, those without a day among them.
    least : int
        Answers below which nothing is told.

    Returns
    -------
    share_before, share_after : float
        Shares; NaN where there are too few answers, or a side of so few people that it is not told.
    difference : float
        Share after less share before.
    low, high : float
        Newcombe's 95 % limits.

    References
    ----------
    .. [1] Newcombe, R. G. (1998). Interval estimation for the difference between independent proportions. Statistics in
       Medicine 17.
    """
    counts = []
    for one in (before, ~before):
        counts += [int((known & one & yes).sum()), int((known & one).sum())]
    rest = of_all[0] - counts[0] - counts[2], of_all[1] - counts[1] - counts[3]
    told = [(counts[0], counts[1]), (counts[2], counts[3])] + ([rest] if rest[1] else [])
    if not (counts[1] >= least and counts[3] >= least) or any(
        published_count(*one, LEAST_NAMED).share is None for one in told
    ):
        return (float("nan"),) * 5
    gap, low, high = difference(counts[2], counts[3], counts[0], counts[1])
    return counts[0] / counts[1], counts[2] / counts[3], float(gap), float(low), float(high)


def named_priorities(texts: Iterable[object]) -> tuple[list[str], NDArray[np.bool_]]:
    """Which priorities each text names, separated by semicolons.

    Case and blanks at the ends do not count, and the first spelling stands. What is no answer names none.

    Parameters
    ----------
    texts : iterable of object
        Distinct texts.

    Returns
    -------
    priorities : list of str
        The priorities that are named.
    names : ndarray of bool, shape (texts, priorities)
        Whether each text names each.

    Examples
    --------
    >>> priorities, rows = named_priorities(["Burglary; drugs", "DRUGS", "N/A"])
    >>> priorities, rows.tolist()
    (['Burglary', 'drugs'], [[True, True], [False, True], [False, False]])
    """
    known: dict[str, int] = {}
    spelled: list[str] = []
    rows: list[set[int]] = []
    for text in texts:
        row: set[int] = set()
        for one in (part.strip() for part in str(text).split(";")):
            if meaning(one) != NONE:
                key = one.casefold()
                if key not in known:
                    known[key] = len(spelled)
                    spelled.append(one)
                row.add(known[key])
        rows.append(row)
    mask = np.zeros((len(rows), len(spelled)), bool)
    for i, row in enumerate(rows):
        mask[i, list(row)] = True
    return spelled, mask


def top_priorities(
    area: NDArray[np.int64], names: NDArray[np.bool_], count: int, least: int, least_named: int = LEAST_NAMED
) -> list[list[tuple[int, PublishedCount]]]:
    """The three priorities that most answers name, by area.

    Those that nearly everybody names stand in no order among each other, since it would tell more of them.

    Parameters
    ----------
    area : ndarray of int, shape (n,)
        Area of each answer, −1 for none.
    names : ndarray of bool, shape (n, priorities)
        Whether each answer names each priority.
    count : int
        Number of areas.
    least : int
        Answers below which nothing is told.
    least_named : int, default LEAST_NAMED
        Answers below which a priority is not told.

    Returns
    -------
    first : list of list of tuple of (int, PublishedCount)
        (index of the priority, how it is published) of each, for every area; none where there are too few answers.
    """
    out: list[list[tuple[int, PublishedCount]]] = []
    for i in range(count):
        here = names[area == i]
        counts, of = here.sum(0), int(here.any(1).sum())
        if not of >= least:
            out.append([])
            continue
        told = {int(k): published_count(counts[k], of, least_named) for k in np.flatnonzero(counts >= least_named)}
        out.append(sorted(told.items(), key=lambda one: -one[1].low)[:3])
    return out


def top_priorities_overall(
    area: NDArray[np.int64],
    names: NDArray[np.bool_],
    count: int,
    least: int,
    first: Sequence[Sequence[tuple[int, PublishedCount]]],
) -> list[PublishedCount | None]:
    """How many name each priority in all areas together that have enough answers.

    Of a priority that is not among the first three of an area everybody knows that no more people name it than the
    third.

    Parameters
    ----------
    area : ndarray of int, shape (n,)
        Area of each answer, −1 for none.
    names : ndarray of bool, shape (n, priorities)
        Whether each answer names each priority.
    count : int
        Number of areas.
    least : int
        Answers below which nothing is told.
    first : sequence of sequence of tuple of (int, PublishedCount)
        The first three of each area, from ``top_priorities``.

    Returns
    -------
    published : list of PublishedCount or None, shape (priorities,)
        How each is published; None where too few name it.
    """
    of = np.array([names[area == i].any(1).sum() for i in range(count)])
    here = np.flatnonzero(of >= least)
    counts = np.array([names[area == i].sum(0) for i in here]).reshape(len(here), names.shape[1])
    out = []
    for k in range(names.shape[1]):
        low, high, protect = (np.zeros(len(here), int) for _ in range(3))
        for row, i in enumerate(here):
            told = dict(first[i]).get(k)
            if told is not None:
                low[row], high[row] = told.low, told.high
            else:
                high[row] = first[i][2][1].high if len(first[i]) == 3 else LEAST_NAMED - 1
            if counts[row, k] and published_count(counts[row, k], of[i], LEAST_NAMED).share is None:
                protect[row] = FEW if told is not None or counts[row, k] < LEAST_NAMED else NEARLY_ALL
        found = total_of(counts[:, k], low, high, int(of[here].sum()), protect, LEAST_NAMED)
        out.append(found if counts[:, k].sum() >= LEAST_NAMED else None)
    return out
