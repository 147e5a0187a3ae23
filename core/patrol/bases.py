"""Bases of patrols: which of them each place belongs to, and how many of the patrols of a shift each has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray


def nearest_bases(out: ArrayLike, back: ArrayLike) -> NDArray[np.int64]:
    """The base of each place: that with the least way there and back.

    Parameters
    ----------
    out, back : array_like of float, shape (b, p)
        Minutes from each base to each place, and from the place to the base; infinite where no way leads.

    Returns
    -------
    base : ndarray of int, shape (p,)
        The base of each place, the first of those that are as near; −1 where no way leads from any and back.

    Examples
    --------
    >>> nearest_bases([[5, 9], [8, 2]], [[5, 9], [8, 2]]).tolist()
    [0, 1]
    """
    both = np.asarray(out, float) + np.asarray(back, float)
    return np.where(np.isfinite(both).any(0), both.argmin(0), -1)


def share_patrols(minutes: ArrayLike, units: int) -> NDArray[np.int64]:
    """Share the patrols of a shift out among bases, so that the busiest patrol has the least work.

    Parameters
    ----------
    minutes : array_like of float, shape (b,)
        Minutes of visits in the places of each base.
    units : int
        Number of patrols.

    Returns
    -------
    patrols : ndarray of int, shape (b,)
        Patrols of each base. Where there are fewer than bases with visits, the busiest bases have one each.

    Notes
    -----
    Each patrol in turn goes where a patrol has the most minutes so far: of all ways to share them out there is none in
    which the patrol with the most minutes has fewer.

    Examples
    --------
    >>> share_patrols([300, 100, 0], 4).tolist()
    [3, 1, 0]
    """
    work = np.asarray(minutes, float)
    patrols = np.zeros(len(work), dtype=np.int64)
    for _ in range(units):
        load = np.where(patrols > 0, work / np.maximum(patrols, 1), np.where(work > 0, np.inf, -1.0))
        waiting = np.flatnonzero(np.isinf(load))
        patrols[int(waiting[work[waiting].argmax()]) if len(waiting) else int(load.argmax())] += 1
    return patrols
