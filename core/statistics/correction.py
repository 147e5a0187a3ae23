"""Corrections for testing many places at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

CORRECTIONS = ("bh", "by", "none")


def adjust(p: ArrayLike, correction: str = "bh") -> NDArray[np.float64]:
    """q-values (n,) of p-values (n,).

    ``bh``: Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57, 289–300; ``by``: Benjamini and Yekutieli (2001),
    Ann. Stat. 29, 1165–1188, valid under any dependence; ``none``: the p-values as they are.
    Raises ValueError for another word.

    >>> adjust([0.01, 0.02, 0.03, 0.5]).round(3).tolist(), adjust([0.01, 0.5], "by").round(3).tolist()
    ([0.04, 0.04, 0.04, 0.5], [0.03, 0.75])
    """
    if correction not in CORRECTIONS:
        raise ValueError(tr("correction must be one of {}, not {!r}").format(", ".join(CORRECTIONS), correction))
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
    """The q of one test of ``tests`` alone at the least p that ``permutations`` can give, ``sides``/(permutations + 1).

    >>> round(least_q(20, 199), 3), round(least_q(20, 399), 3)
    (0.1, 0.05)
    """
    return min(sides / (permutations + 1) * _times(tests, correction), 1.0)


def permutations_needed(tests: int, level: float, correction: str = "bh", sides: int = 1) -> int:
    """The fewest permutations with which one test of ``tests`` alone can have a q of ``level`` or less.

    >>> permutations_needed(20, 0.05), permutations_needed(20, 0.05, "none"), permutations_needed(82, 0.1, sides=2)
    (399, 19, 1639)
    """
    needed = max(int(np.ceil(sides * _times(tests, correction) / level - 1e-6)) - 1, 1)
    # What division and product round to is what will be compared.
    while least_q(tests, needed, correction, sides) > level:
        needed += 1
    return needed


def _times(tests: int, correction: str) -> float:
    """How many times its p the q of the least of so many p-values is, all others being 1."""
    if correction == "none":
        return 1
    return tests * float(np.sum(1 / np.arange(1, tests + 1))) if correction == "by" else tests
