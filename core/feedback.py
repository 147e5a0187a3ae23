"""What people answered, neighbourhood by neighbourhood, and never so few of them that one could be known."""

import numpy as np

from .opinions import NONE, meaning
from .proportions import difference, wilson

#: A priority named by fewer is not shown: counts of 1 to 4 could be somebody.
LEAST_NAMED = 5


def shares(area, known, yes, count, least):
    """(answers (count,), share, low, high), each (count,): how many of the ``known`` (n,) answers in each ``area`` (n,)
    are ``yes`` (n,), with Wilson's limits; NaN where fewer than ``least`` are known."""
    here = known & (area >= 0)
    of = np.bincount(area[here], minlength=count)
    found = np.bincount(area[here & yes], minlength=count)
    low, high = wilson(found, of)
    enough = of >= least
    with np.errstate(divide="ignore", invalid="ignore"):
        share = found / of
    return of, *(np.where(enough, one, np.nan) for one in (share, low, high))


def change(known, yes, before, least):
    """(share before, share after, difference, low, high) of ``yes`` (n,) among the ``known`` (n,), split by ``before``
    (n,); Newcombe's limits. NaN where either has fewer than ``least``."""
    counts = []
    for side in (before, ~before):
        counts += [int((known & side & yes).sum()), int((known & side).sum())]
    if not (counts[1] >= least and counts[3] >= least):
        return (float("nan"),) * 5
    gap, low, high = difference(counts[2], counts[3], counts[0], counts[1])
    return counts[0] / counts[1], counts[2] / counts[3], float(gap), float(low), float(high)


def named(texts):
    """Which priorities each distinct text names: ([priority], (len(texts), priorities) bool). Several are separated by
    semicolons; case and blanks at the ends do not count, and the first spelling stands. What is no answer ("Don't
    know", "N/A") names none."""
    known, spelled, rows = {}, [], []
    for text in texts:
        row = set()
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


def asked(area, names, count, least, least_named=LEAST_NAMED):
    """For each area the priorities asked for most, [[(priority's number, answers that name it)]], the most first, from
    ``names`` (n, priorities) bool; none where fewer than ``least`` answers name any, nor those that fewer than
    ``least_named`` name."""
    out = []
    for i in range(count):
        here = names[area == i]
        counts = here.sum(0)
        if not here.any(1).sum() >= least:
            out.append([])
            continue
        order = np.argsort(-counts, kind="stable")
        out.append([(int(k), int(counts[k])) for k in order if counts[k] >= least_named])
    return out
