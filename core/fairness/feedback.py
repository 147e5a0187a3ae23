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
    """(answers (count,), yes (count,), [PublishedCount or None]): how many of the ``known`` (n,) answers in each
    ``area`` (n,)
    are ``yes`` (n,), and how that is told; None where fewer than ``least`` are known."""
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
    """The PublishedCount of all neighbourhoods together that are ``published``, from the numbers (n,) of ``shares``;
    None of none."""
    some = {i: one for i, one in enumerate(published) if one is not None}
    if not some:
        return None
    here = list(some)
    low, high = np.array([(one.low, one.high) for one in some.values()]).T
    return total_of(found[here], low, high, int(of[here].sum()), least=LEAST_NAMED)


def change(
    known: NDArray[np.bool_], yes: NDArray[np.bool_], before: NDArray[np.bool_], of_all: tuple[int, int], least: int
) -> tuple[float, float, float, float, float]:
    """(share before, share after, difference, low, high) of ``yes`` (n,) among the ``known`` (n,), split by ``before``
    (n,), while all of them with and without a day are ``of_all`` (yes, answers); Newcombe's limits.

    NaN where either has fewer than ``least``, and where a side of one of them, or of the answers without a day, is of
    so few people that it is not told.
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
    """Which priorities each distinct text names: ([priority], (len(texts), priorities) bool). Several are separated by
    semicolons; case and blanks at the ends do not count, and the first spelling stands. What is no answer ("Don't
    know", "N/A") names none.

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
    """For each area the first three priorities, [[(priority's number, PublishedCount)]], the most first, from ``names``
    (n, priorities) bool; none where fewer than ``least`` answers name any, nor those that fewer than ``least_named``
    name. Those that nearly everybody names stand in no order among each other, since it would tell more of them.
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
    """The PublishedCount of each priority in all areas together that have enough answers, from ``first`` as
    ``top_priorities`` tells them;
    None where fewer than LEAST_NAMED name it.

    Of a priority that is not among the first three of an area everybody knows that no more people name it than the
    third, or fewer than LEAST_NAMED where there is no third.
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
