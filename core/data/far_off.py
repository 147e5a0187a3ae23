"""Points far from all others: a wrong digit in a coordinate, or a crime that another force dealt with."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

#: The share of points on each side that the central box leaves out, on each axis.
_TAIL = 0.01
#: The central box of a village or of one street is taken to be this wide, in metres.
_LEAST = 10_000.0


def central_box(x: NDArray[np.float64], y: NDArray[np.float64]) -> tuple[float, float, float, float]:
    """Find the box of the central 98 % of points on each axis.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Coordinates, at least one point.

    Returns
    -------
    box : tuple of float
        West, south, east, north.

    Examples
    --------
    >>> tuple(float(one) for one in central_box(np.arange(101.0), np.zeros(101)))
    (1.0, 0.0, 99.0, 0.0)
    """
    (west, east), (south, north) = (np.quantile(one, (_TAIL, 1 - _TAIL)) for one in (x, y))
    return west, south, east, north


def far_off(x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
    """Find the points that lie farther outside the central box than it is wide or high.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Coordinates in metres.

    Returns
    -------
    far : ndarray of bool, shape (n,)
        Which points those are.

    Examples
    --------
    >>> x = np.append(np.linspace(0, 40_000, 500), 400_000)
    >>> far_off(x, np.zeros(501)).nonzero()[0].tolist()
    [500]
    """
    if not len(x):
        return np.zeros(0, bool)
    west, south, east, north = central_box(x, y)
    reach = max(east - west, north - south, _LEAST)
    return (x < west - reach) | (x > east + reach) | (y < south - reach) | (y > north + reach)
