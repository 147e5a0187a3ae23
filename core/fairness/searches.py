"""Stop and search: how often something came of it, in hot spots and elsewhere, and rates by group at borough scale."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

import numpy as np

from ..statistics.binomial import two_sided
from ..statistics.correction import adjust
from ..statistics.proportions import rate, wilson
from ..statistics.three_answers import three_answers
from .balance import disproportionality

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

HIGHER, LOWER, FEW = "higher", "lower", "few"


def found_by_place(
    searches: ArrayLike, found: ArrayLike, least: float = 10, alpha: float = 0.05, margin: float = 0.25
) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], list[str]]:
    """(low (k,), high (k,), q (k,), state [k]) of the shares ``found`` (k,) of ``searches`` (k,): Wilson limits, and
    whether a place lies further from the share of all of them than chance would put it (exact binomial, corrected for
    the number of places); ALIKE where the 90 % limits lie within ``margin`` of it, UNSURE else. Places with fewer
    than ``least`` searches have none of it: NaN and ``few``."""
    searches, found = np.asarray(searches, float), np.asarray(found, float)
    enough = (searches >= least) & (searches > 0)
    low, high, q = (np.full(len(searches), np.nan) for _ in range(3))
    low[enough], high[enough] = wilson(found[enough], searches[enough])
    overall = found.sum() / searches.sum() if searches.sum() else 0.0
    if enough.any() and 0 < overall < 1:
        q[enough] = adjust(two_sided(found[enough], searches[enough], overall), "bh")
    with np.errstate(divide="ignore", invalid="ignore"):
        share = found / searches
        near_low, near_high = (one / overall for one in wilson(found, searches, 0.90))
    state = three_answers(q <= alpha, share > overall, near_low, near_high, margin, HIGHER, LOWER)
    return low, high, q, np.where(enough, state, FEW).tolist()


def group_rates(
    searches: Mapping[str, int], people: Mapping[str, float], reference: str
) -> dict[str, dict[str, float]]:
    """Rates by group in one area: dictionaries {searches, people, rate, low, high (a head), ratio, ratio_low,
    ratio_high} for ``searches`` {group: count} and ``people`` {group: residents}; the ratio is to the group
    ``reference``, NaN for itself and where a count is 0 (log-normal interval of two Poisson counts)."""
    out = {}
    for group, count in searches.items():
        value, low, high = rate(count, people[group])
        ratio = (float("nan"),) * 3
        if group != reference:
            one = disproportionality(count, people[group], searches[reference], people[reference])
            ratio = one.value, one.low, one.high
        out[group] = dict(
            zip(
                ("searches", "people", "rate", "low", "high", "ratio", "ratio_low", "ratio_high"),
                (count, people[group], value, low, high, *ratio),
            )
        )
    return out
