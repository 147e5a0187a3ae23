"""Corrections for testing many places at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

CORRECTIONS = ("bh", "by", "none")


def adjust(p: ArrayLike, correction: str = "bh") -> NDArray[np.float64]:
    """Correct p-values for testing many places at once.

    Parameters
    ----------
    p : array_like, shape (n,)
        p-values, 0 to 1.
    correction : str, default "bh"
        ``bh`` (Benjamini–Hochberg), ``by`` (Benjamini–Yekutieli, valid under any dependence) or ``none``.

    Returns
    -------
    q : ndarray of float, shape (n,)
        Corrected p-values (q-values), 0 to 1.

    Raises
    ------
    ValueError
        ``correction`` is another word.

    References
    ----------
    .. [1] Benjamini, Y. and Hochberg, Y. (1995). Journal of the Royal Statistical Society B 57, 289–300.
    .. [2] Benjamini, Y. and Yekutieli, D. (2001). Annals of Statistics 29, 1165–1188.

    Examples
    --------
    >>> adjust([0.01, 0.02, 0.03, 0.5]).round(3).tolist(), adjust([0.01, 0.5], "by").round(3).tolist()
    ([0.04, 0.04, 0.04, 0.5], [0.03, 0.75])
    """
    if correction not in CORRECTIONS:
        raise ValueError(tr("the correction must be one of {}, not {!r}").format(", ".join(CORRECTIONS), correction))
    p = np.asarray(p, float)
    if correction == "none" or not len(p):
        return p.copy()
    count = len(p)
    order = np.argsort(p, kind="stable")
    factor = np.sum(1 / np.arange(1, count + 1)) if correction == "by" else 1.0
    q = p[order] * count * factor / np.arange(1, count + 1)
    q = np.minimum(np.minimum.accumulate(q[::-1])[::-1], 1)
    out = np.empty(count)
    out[order] = q
    return out


def least_q(tests: int, permutations: int, correction: str = "bh", sides: int = 1) -> float:
    """The smallest q-value that one test alone can have with so many permutations.

    Parameters
    ----------
    tests : int
        How many tests are made together.
    permutations : int
        Permutations, R; the least p is ``sides``/(R + 1).
    correction : str, default "bh"
        ``bh`` (Benjamini–Hochberg), ``by`` (Benjamini–Yekutieli, valid under any dependence) or ``none``.
    sides : int, default 1
        2 for a two-sided test, else 1.

    Returns
    -------
    q : float
        The smallest q-value, 0 to 1.

    Examples
    --------
    >>> round(least_q(20, 199), 3), round(least_q(20, 399), 3)
    (0.1, 0.05)
    """
    return min(sides / (permutations + 1) * _times(tests, correction), 1.0)


def permutations_needed(tests: int, level: float, correction: str = "bh", sides: int = 1) -> int:
    """The fewest permutations with which one test alone can reach a level.

    Parameters
    ----------
    tests : int
        How many tests are made together.
    level : float
        The q-value that must be reached, 0 to 1.
    correction : str, default "bh"
        ``bh`` (Benjamini–Hochberg), ``by`` (Benjamini–Yekutieli, valid under any dependence) or ``none``.
    sides : int, default 1
        2 for a two-sided test, else 1.

    Returns
    -------
    permutations : int
        The number needed, at least 1.

    Examples
    --------
    >>> permutations_needed(20, 0.05), permutations_needed(20, 0.05, "none"), permutations_needed(82, 0.1, sides=2)
    (399, 19, 1639)
    """
    needed = max(int(np.ceil(sides * _times(tests, correction) / level - 1e-6)) - 1, 1)
    # Rounding may put the q-value just above the level: compare it as it will be computed.
    while least_q(tests, needed, correction, sides) > level:
        needed += 1
    return needed


def _times(tests: int, correction: str) -> float:
    """How many times its p the q of the least of so many p-values is, all others being 1."""
    if correction == "none":
        return 1
    return tests * float(np.sum(1 / np.arange(1, tests + 1))) if correction == "by" else tests
