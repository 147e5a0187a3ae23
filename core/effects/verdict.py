"""Did crime fall? What is said of an effect, so that few reports say anything false."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from .displacement import Estimate
    from .impact import Difference

#: A word for each outcome of the verdict.
FELL, ROSE, ALIKE, UNCLEAR = "fell", "rose", "about the same", "cannot tell"
#: Changes in per cent up to this count as about the same: the fall that trials are planned for.
MARGIN = 0.1


def joint_p(estimate: Estimate, did: Difference | None) -> float:
    """The p-value that something changed, which the WDD and the difference in differences must both bear.

    Parameters
    ----------
    estimate : Estimate
        The weighted displacement difference.
    did : Difference or None
        The difference in differences.

    Returns
    -------
    p : float
        The larger of the two; 1 where they disagree or one of them is not known.
    """
    if did is None or not (np.isfinite(did.p) and np.isfinite(estimate.freedom)) or estimate.value * did.change <= 0:
        return 1.0
    return max(estimate.p, did.p)


def verdict(
    estimate: Estimate,
    did: Difference | None,
    alpha: float = 0.05,
    expected_range: Sequence[float] | None = None,
    p: float | None = None,
) -> str:
    """Decide whether crime fell, rose, stayed about the same, or nobody can tell.

    Parameters
    ----------
    estimate : Estimate
        The weighted displacement difference.
    did : Difference or None
        The difference in differences.
    alpha : float, default 0.05
        Level of the test.
    expected_range : sequence of float, shape (3,), optional
        The change seen in the treated, and the limits of what the choice of the places brings by itself; a change
        within them is UNCLEAR.
    p : float, optional
        The p-value of the claim, where it was corrected for others; ``joint_p`` if not given.

    Returns
    -------
    verdict : str
        FELL or ROSE where both agree, ALIKE where the change is sure to lie within MARGIN, else UNCLEAR.
    """
    if (joint_p(estimate, did) if p is None else p) <= alpha:
        if expected_range is not None and expected_range[1] <= expected_range[0] <= expected_range[2]:
            return UNCLEAR
        return FELL if estimate.value < 0 else ROSE
    # The 95 % interval is wider than the 90 % one of two one-sided tests: cautious.
    if did is not None and np.isfinite(did.p) and 1 - MARGIN <= 1 + did.low and 1 + did.high <= 1 / (1 - MARGIN):
        return ALIKE
    return UNCLEAR


def report_p_values(main: float, others: Sequence[float]) -> list[float]:
    """Correct the p-values of a report, so that 5 % of reports say anything false.

    Parameters
    ----------
    main : float
        p-value of the main claim, which comes first.
    others : sequence of float
        p-values of the others, made only where the main one stands.

    Returns
    -------
    p : list of float
        The others' p-values, corrected for each other (Holm 1979) and never below the main one.

    Examples
    --------
    >>> [round(float(p), 3) for p in report_p_values(0.001, [0.03, 0.01, 0.5])]
    [0.06, 0.03, 0.5]
    """
    order, out, least = np.argsort(others, kind="stable"), [1.0] * len(others), float(main)
    for rank, one in enumerate(order):
        out[one] = least = max(least, min(float(others[one]) * (len(others) - rank), 1.0))
    return out
