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
    """In which places searches find something more or less often than everywhere.

    Parameters
    ----------
    searches : array_like, shape (k,)
        Searches of each place.
    found : array_like, shape (k,)
        Of these, searches that found something.
    least : float, default 10
        Searches below which nothing is said of a place.
    alpha : float, default 0.05
        Level of the corrected test.
    margin : float, default 0.25
        Ratios from 1 / (1 + margin) to 1 + margin are alike.

    Returns
    -------
    low, high : ndarray of float, shape (k,)
        Wilson limits of the share; NaN with too few searches.
    q : ndarray of float, shape (k,)
        Corrected p-values (exact binomial); NaN with too few searches.
    state : list of str, shape (k,)
        HIGHER, LOWER, ALIKE, UNSURE or FEW.

    References
    ----------
    .. [1] Wilson, E. B. (1927). Journal of the American Statistical Association 22.

    Examples
    --------
    >>> low, high, q, state = found_by_place([200, 200, 5], [20, 80, 1])
    >>> state
    ['lower', 'higher', 'few']
    """
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
    """Rates of searches by group in one area, and their ratios to a reference group.

    Parameters
    ----------
    searches : mapping
        Searches by group.
    people : mapping
        Residents by group.
    reference : str
        The group with which the others are compared.

    Returns
    -------
    rates : dict
        By group: searches, people, rate and its limits per head, and the ratio with its limits; NaN for the reference
        itself and where a count is 0.

    References
    ----------
    .. [1] Garwood, F. (1936). Biometrika 28.

    Examples
    --------
    >>> rates = group_rates({"a": 10, "b": 20}, {"a": 1000, "b": 1000}, "a")
    >>> round(rates["b"]["ratio"], 3), round(rates["b"]["rate"], 3)
    (2.0, 0.02)
    """
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
