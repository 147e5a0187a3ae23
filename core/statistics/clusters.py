"""Clusters of points by density: DBSCAN and ST-DBSCAN, and nearest-neighbour hierarchical clusters. NumPy and SciPy.

Coincident points are one weighted point, which leaves the answer as it is.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Callable

import numpy as np

from ..memory import require
from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

NOISE = -1
#: Pairs of neighbours looked at together.
_PAIRS = 4_000_000


@dataclass(frozen=True)
class Times:
    """When points happened, and how near in time neighbours are.

    Attributes
    ----------
    days : ndarray of float, shape (n,)
        Time of each point in days.
    eps : float
        Days within which points are neighbours.
    """

    days: NDArray[np.float64]
    eps: float


def dbscan(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    eps: float,
    min_points: int,
    times: Times | None = None,
    step: Callable[[], None] | None = None,
    pairs_at_once: int = _PAIRS,
) -> NDArray[np.int64]:
    """Find clusters of points by density (DBSCAN), also in time (ST-DBSCAN).

    A core point has ``min_points`` points or more within ``eps``, itself included. Clusters are numbered by their first
    core point; a border point belongs to the first cluster that reaches it, as in scikit-learn. With ``times``,
    neighbours are near both in space and in time.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Coordinates of the points, in metres.
    eps : float
        Distance within which points are neighbours, in metres.
    min_points : int
        Points that make a core point, itself included.
    times : Times, optional
        When the points happened; without it only space counts.
    step : callable, optional
        Called between blocks of work; it may raise, which stops the computation.
    pairs_at_once : int, optional
        Pairs of neighbours looked at together.

    Returns
    -------
    labels : ndarray of int, shape (n,)
        Number of the cluster of each point, −1 for noise.

    Raises
    ------
    ValueError
        ``eps`` is not above 0, ``min_points`` below 1, or the ``eps`` of ``times`` below 0.

    References
    ----------
    .. [1] Ester, M., Kriegel, H.-P., Sander, J. and Xu, X. (1996): DBSCAN.
    .. [2] Birant, D. and Kut, A. (2007): ST-DBSCAN.

    Examples
    --------
    >>> dbscan(np.array([0.0, 1, 2, 50]), np.zeros(4), eps=1.5, min_points=2).tolist()
    [0, 0, 0, -1]
    """
    if not (np.isfinite(eps) and eps > 0):
        raise ValueError(tr("the distance must be above 0"))
    if min_points < 1:
        raise ValueError(tr("the minimum number of crimes in a cluster must be 1 or more"))
    if times is not None and not times.eps >= 0:
        raise ValueError(tr("the number of days must be 0 or more"))
    if not len(x):
        return np.empty(0, np.int64)
    step = step or (lambda: None)
    columns = [x, y] if times is None else [x, y, times.days]
    places, first, back, weight = np.unique(
        np.column_stack(columns).astype(float), axis=0, return_index=True, return_inverse=True, return_counts=True
    )
    back = back.ravel()
    # In the order of the input, so that clusters are numbered by it.
    order = np.argsort(first)
    places, weight = places[order], weight[order]
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    when = None if times is None else Times(places[:, 2], times.eps)
    near = _Near(places[:, :2] - places[:, :2].mean(0), eps, when, pairs_at_once)
    around = np.zeros(len(places))
    for i, j in near.blocks():
        step()
        around += np.bincount(i, weight[j], len(places))
    core = around >= min_points
    group: NDArray[np.int64] = np.arange(len(places))
    for i, j in near.blocks():
        step()
        both = core[i] & core[j]
        group = _joined(group, i[both], j[both])
    label = np.full(len(places), NOISE, np.int64)
    # The first core point of each group numbers it.
    _, start, which = np.unique(group[core], return_index=True, return_inverse=True)
    number = np.empty(len(start), np.int64)
    number[np.argsort(start)] = np.arange(len(start))
    label[core] = number[which.ravel()]
    lowest = np.full(len(places), len(places) + 1, np.int64)
    for i, j in near.blocks():
        step()
        border = ~core[i] & core[j]
        np.minimum.at(lowest, i[border], label[j[border]])
    reached = ~core & (lowest <= len(places))
    label[reached] = lowest[reached]
    return label[rank[back]]


class _Near:
    """Pairs of places within a distance (and a time) of each other, each place with itself too, in blocks."""

    def __init__(
        self, points: NDArray[np.float64], eps: float, times: Times | None = None, pairs_at_once: int = _PAIRS
    ) -> None:
        from scipy.spatial import cKDTree

        self.points, self.eps, self.times = points, eps, times
        self.tree = cKDTree(points)
        sizes = self.tree.query_ball_point(points, eps, return_length=True)
        self.pairs = int(sizes.sum())
        # Blocks of places that have about _PAIRS neighbours together.
        self.ends = np.unique(
            np.r_[np.searchsorted(np.cumsum(sizes), np.arange(pairs_at_once, sizes.sum(), pairs_at_once)), len(points)]
        )

    def blocks(self) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
        """Pairs (k,), (k,) of places near each other, some at a time."""
        from scipy.spatial import cKDTree

        begin = 0
        for end in self.ends.tolist():
            if end == begin:
                continue
            found = cKDTree(self.points[begin:end]).sparse_distance_matrix(self.tree, self.eps, output_type="ndarray")
            i, j = found["i"] + begin, found["j"]
            if self.times is not None:
                soon = np.abs(self.times.days[i] - self.times.days[j]) <= self.times.eps
                i, j = i[soon], j[soon]
            yield i, j
            begin = end


def _joined(group: NDArray[np.int64], i: NDArray[np.int64], j: NDArray[np.int64]) -> NDArray[np.int64]:
    """Groups (n,) once the groups of i and j (k,) are one."""
    if not len(i):
        return group
    from scipy.sparse import coo_matrix
    from scipy.sparse.csgraph import connected_components

    size = len(group)
    links = coo_matrix((np.ones(len(i), np.int8), (group[i], group[j])), shape=(size, size))
    return connected_components(links, directed=False)[1][group]


def split_large(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    too_large: Callable[[NDArray[np.int64]], bool],
    radius: float,
    fewest: int,
) -> list[NDArray[np.int64]]:
    """Split a set of points into parts that are small enough.

    All points are one part where they fit. Else the points within ``radius`` of the point with the most others there
    are one, then the same of the rest, with a smaller radius where a part is still too large.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Coordinates of the points, in metres.
    too_large : callable
        Given indices of points, whether they are too large for one part.
    radius : float
        Distance within which points are put together first, in metres.
    fewest : int
        Points of a part; the first part is there however few it holds.

    Returns
    -------
    parts : list of ndarray of int
        Indices of the points of each part, the fullest first.

    Raises
    ------
    TooLarge
        There are too many pairs of points within the radius.
    """
    everything = np.arange(len(x))
    if not too_large(everything):
        return [everything]
    labels = nearest_neighbour_clusters(x, y, radius, 1)
    if labels.max() == 0 and radius < 1e-6:
        return [everything]
    parts = []
    for number in range(int(labels.max()) + 1):
        mine = np.flatnonzero(labels == number)
        if number and len(mine) < fewest:
            # Parts are in falling order: the rest are no larger.
            break

        def part_too_large(part: NDArray[np.int64], mine: NDArray[np.int64] = mine) -> bool:
            return too_large(mine[part])

        smaller = split_large(x[mine], y[mine], part_too_large, 0.8 * radius, fewest)
        parts += [mine[part] for part in smaller]
    return parts


def nearest_neighbour_distance(area: float, count: int, t: float = 1.645) -> float:
    """The distance below which two points are nearer than by chance.

    Parameters
    ----------
    area : float
        Area in which the points lie, in m².
    count : int
        Points in it, N.
    t : float, default 1.645
        Student's t of the confidence limit; 1.645 is one-sided 5 %.

    Returns
    -------
    distance : float
        Lower limit of the mean random distance, in metres.

    Raises
    ------
    ValueError
        The limit is not above 0: there are too few points.

    Notes
    -----
    ``0.5 √(A/N) − t · 0.26136 / √(N²/A)``

    References
    ----------
    .. [1] Clark, P. J. and Evans, F. C. (1954). Distance to nearest neighbor as a measure of spatial relationships in
       populations. Ecology 35(4).
    .. [2] Levine, N. (2015). CrimeStat IV, chapter 7. National Institute of Justice.

    Examples
    --------
    >>> round(nearest_neighbour_distance(1_000_000, 100), 1)
    45.7
    """
    distance = 0.5 * np.sqrt(area / count) - t * 0.26136 / np.sqrt(count**2 / area)
    if not distance > 0:
        raise ValueError(
            tr("the number of crimes ({}) is too small to calculate the mean random distance").format(count)
        )
    return float(distance)


def nearest_neighbour_clusters(
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    distance: float,
    fewest: int,
    weights: ArrayLike | None = None,
    step: Callable[[], None] | None = None,
    pairs_at_once: int = _PAIRS,
) -> NDArray[np.int64]:
    """Find clusters of the first order of CrimeStat's nearest-neighbour hierarchical clustering.

    The point with the most others within ``distance`` becomes a seed, and all of these are its cluster if they are
    ``fewest`` or more with it; the next seed is looked for among the points that are left. Of seeds with equally many
    the first is taken.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Coordinates of the points, in metres.
    distance : float
        Distance within which points are put together, in metres.
    fewest : int
        Points of a cluster, the seed included.
    weights : array_like, shape (n,), optional
        How many points each stands for; 1 each if not given.
    step : callable, optional
        Called between blocks of work; it may raise, which stops the computation.
    pairs_at_once : int, optional
        Pairs of neighbours looked at together.

    Returns
    -------
    labels : ndarray of int, shape (n,)
        Number of the cluster of each point, −1 outside clusters.

    Raises
    ------
    TooLarge
        There are too many pairs of points within the distance.

    References
    ----------
    .. [1] Levine, N. (2015). CrimeStat IV, chapter 7. National Institute of Justice.

    Examples
    --------
    >>> nearest_neighbour_clusters(np.array([0.0, 1, 2, 50]), np.zeros(4), distance=1.5, fewest=3).tolist()
    [0, 0, 0, -1]
    """
    labels = np.full(len(x), NOISE, np.int64)
    if not len(x):
        return labels
    points = np.column_stack([x, y]).astype(float)
    weights = np.ones(len(x)) if weights is None else np.asarray(weights, float)
    places, first, back = np.unique(points, axis=0, return_index=True, return_inverse=True)
    back = back.ravel()
    order = np.argsort(first)
    rank = np.empty(len(order), np.int64)
    rank[order] = np.arange(len(order))
    places, back = places[order], rank[back]
    weight = np.bincount(back, weights, len(places))
    near = _Near(places - places.mean(0), distance)
    starts, members = _lists(near, len(places), step)
    around = np.add.reduceat(weight[members], starts[:-1]) if len(members) else weight
    label, free = np.full(len(places), NOISE, np.int64), np.ones(len(places), bool)
    heap = [(-count, i) for i, count in enumerate(around.tolist()) if count >= fewest]
    heapq.heapify(heap)
    number = 0
    while heap:
        if step is not None and not number % 256:
            step()
        count, seed = heapq.heappop(heap)
        if not free[seed]:
            continue
        mine = members[starts[seed] : starts[seed + 1]]
        mine = mine[free[mine]]
        now = float(weight[mine].sum())
        if now < -count:
            # Earlier clusters have taken some of its points: it goes back with those that are left.
            if now >= fewest:
                heapq.heappush(heap, (-now, seed))
            continue
        label[mine], free[mine] = number, False
        number += 1
    return label[back]


def _lists(near: _Near, count: int, step: Callable[[], None] | None) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Neighbours of each place one after the other: (starts (n + 1,), members)."""
    # Eight bytes for each number: both as found, joined and sorted, and the order itself.
    require(64.0 * near.pairs, tr("use a shorter distance"))
    owners, members = [], []
    for i, j in near.blocks():
        if step is not None:
            step()
        owners.append(i.astype(np.int64))
        members.append(j.astype(np.int64))
    owner, member = np.concatenate(owners), np.concatenate(members)
    order = np.lexsort((member, owner))
    starts = np.zeros(count + 1, np.int64)
    np.cumsum(np.bincount(owner, minlength=count), out=starts[1:])
    return starts, member[order]


def ellipse(
    x: NDArray[np.float64], y: NDArray[np.float64], deviations: float = 1.0
) -> tuple[tuple[float, float], tuple[float, float], float]:
    """The standard deviational ellipse of points.

    Parameters
    ----------
    x, y : ndarray of float, shape (n,)
        Coordinates of the points, in metres.
    deviations : float, default 1.0
        Half axes in standard deviations.

    Returns
    -------
    centre : tuple of (float, float)
        Mean centre (x, y), in metres.
    half_axes : tuple of (float, float)
        (long, short), in metres; 0 for fewer than three points.
    angle : float
        Angle of the long axis from the x axis, in radians.

    Notes
    -----
    A half axis is √(2 S/(n − 2)), with S the sum of squares along it: CrimeStat's correction.

    References
    ----------
    .. [1] Levine, N. (2015). CrimeStat IV. National Institute of Justice.

    Examples
    --------
    >>> centre, half_axes, angle = ellipse(np.array([0.0, 2, 4, 2]), np.array([0.0, 1, 0, -1]))
    >>> centre, [round(float(axis), 3) for axis in half_axes], abs(round(angle, 3)) in (0.0, 3.142)
    ((2.0, 0.0), [2.828, 1.414], True)
    """
    centre = float(np.mean(x)), float(np.mean(y))
    if len(x) < 3:
        return centre, (0.0, 0.0), 0.0
    centred = np.column_stack([x - centre[0], y - centre[1]])
    squares, axes = np.linalg.eigh(centred.T @ centred)
    short, long = (deviations * np.sqrt(2 * max(value, 0.0) / (len(x) - 2)) for value in squares)
    return centre, (float(long), float(short)), float(np.arctan2(axes[1, -1], axes[0, -1]))
