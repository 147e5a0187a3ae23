"""Places only partly inside a study area: what they hold, made comparable with what whole places hold.

Of a place of which a share lies inside, chance gives only that share of the crimes. Expected are the crimes of the
map's whole places, each kept with that share as its probability: the independent thinning of a point pattern (Illian,
Penttinen, Stoyan and Stoyan (2008) Statistical Analysis and Modelling of Spatial Point Patterns, section 6.2). What is
compared is the observed less the expected, as under unequal expectations elsewhere (Waller and Gotway (2004) Applied
Spatial Statistics for Public Health Data, section 7.4); the weights of the places as draws are ours.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

#: Values are given in steps of one in so many.
_FINE = 64
#: The places that lie inside most wholly stand for whole ones: at least so many of them, and this share of all.
_FEWEST, _TENTH = 30, 0.1
#: From so many crimes on, a share of them is what is expected, without its spread.
_MANY = 400
#: Shares at which expected values are computed: closer together where they are small and a logarithm bends.
_SHARES = np.linspace(0, 1, 33) ** 2


def as_whole(
    values: ArrayLike, crimes: ArrayLike, shares: ArrayLike, take: Callable[[NDArray[np.float64]], NDArray[Any]]
) -> tuple[NDArray[np.float64], NDArray[np.float64] | None]:
    """Make places partly inside a study area comparable with whole ones.

    Each value is raised by what a whole place is expected to have more, in steps of a 64th; as a draw, a place that
    holds less stands for its share squared, as its variance does.

    Parameters
    ----------
    values : array_like, shape (n,)
        Value of each place inside the area.
    crimes : array_like, shape (n,)
        Its crimes inside.
    shares : array_like, shape (n,)
        Share of its area inside, 0 to 1.
    take : callable
        The scale on which values are compared, such as the logarithm, not rounded.

    Returns
    -------
    values : ndarray of float, shape (n,)
        What the statistic is computed from.
    weights : ndarray of float or None, shape (n,)
        Weight of each place as a draw; None where all shares are 1, or all 0, or all values the same.

    Notes
    -----
    The expected crimes are those of the map's whole places, each kept with that share as its probability: independent
    thinning.

    References
    ----------
    .. [1] Illian, J., Penttinen, A., Stoyan, H. and Stoyan, D. (2008). Statistical Analysis and Modelling of Spatial
       Point Patterns, section 6.2.
    .. [2] Waller, L. A. and Gotway, C. A. (2004). Applied Spatial Statistics for Public Health Data, section 7.4.

    Examples
    --------
    >>> counts = np.array([4, 4, 4, 2])
    >>> (as_whole(counts, counts, np.array([1, 1, 1, 1]), np.asarray)[0]).tolist()
    [4.0, 4.0, 4.0, 2.0]
    """
    values, shares = np.asarray(values, float), np.asarray(shares, float)
    taken = np.asarray(take(values), float)
    if (shares >= 1).all() or not (shares > 0).any() or (taken == taken[0]).all():
        return taken, None
    enough = min(max(_FEWEST, int(_TENTH * len(shares))), len(shares))
    wholest = shares >= np.sort(shares)[-enough]
    relative = np.minimum(shares / shares[wholest].mean(), 1)
    expected = _expected(values[wholest], np.asarray(crimes)[wholest], take)
    allowance = expected[-1] - np.interp(relative, _SHARES, expected)
    # As a draw a place weighs the square of its share, as its variance does.
    return np.round(_FINE * (taken + allowance)), relative**2


def _expected(
    values: NDArray[np.float64], crimes: NDArray[Any], take: Callable[[NDArray[np.float64]], NDArray[Any]]
) -> NDArray[np.float64]:
    """The mean of ``take`` of whole places of these ``values`` and ``crimes`` (m,), thinned to each of ``_SHARES``."""
    from scipy.special import gammaln, xlog1py, xlogy

    def of_parts(some: NDArray[np.float64], parts: NDArray[Any]) -> NDArray[np.float64]:
        distinct, times = np.unique(some, return_counts=True)
        return times @ take((distinct[:, None] * parts).ravel()).reshape(len(distinct), len(parts))

    spread = (crimes > 0) & (crimes <= _MANY)
    total = of_parts(values[~spread], _SHARES)
    # Binomial probabilities; scipy.stats would take long to load. All counts look up the same logarithms.
    whole = np.arange(_MANY + 1)
    factorial = gammaln(whole + 1)
    kept_log, lost_log = xlogy(whole, _SHARES[:, None]), xlog1py(whole, -_SHARES[:, None])
    for count in np.unique(crimes[spread]).astype(int).tolist():
        kept, lost = slice(count + 1), slice(count, None, -1)
        ways = factorial[count] - factorial[kept] - factorial[lost]
        total += np.exp(ways + kept_log[:, kept] + lost_log[:, lost]) @ of_parts(
            values[crimes == count], whole[kept] / count
        )
    return total / len(values)
