"""What each crime counts: its weight as it is, or drawn together so that a few grave crimes do not decide all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def transformed(weights: ArrayLike, transform: str) -> NDArray[np.float64]:
    """Transform the weight of each crime, before any weights are summed.

    Parameters
    ----------
    weights : array_like, shape (n,)
        The weights, 0 or more; NaN where there is none.
    transform : str
        ``none``, ``sqrt`` for the square root or ``log`` for the natural logarithm of 1 + the weight.

    Returns
    -------
    weights : ndarray of float, shape (n,)
        What each crime counts; NaN where there was no weight. A weight below 0 stays as it is.

    Examples
    --------
    >>> transformed([5475, 19, 1, 0], "sqrt").round(2).tolist()
    [73.99, 4.36, 1.0, 0.0]
    >>> transformed([5475, 19, 1, 0], "log").round(2).tolist()
    [8.61, 3.0, 0.69, 0.0]
    """
    weights = np.asarray(weights, float)
    if transform == "none":
        return weights
    valid = np.maximum(weights, 0.0)
    return np.where(weights < 0, weights, np.sqrt(valid) if transform == "sqrt" else np.log(1 + valid))
