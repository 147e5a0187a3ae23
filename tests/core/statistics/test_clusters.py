"""Clusters against scikit-learn on raw points, a brute-force ST-DBSCAN, and cases worked by hand."""

import numpy as np
import pytest
from refusals import refused

from hotspot_policing.core.statistics.clusters import (
    Times,
    dbscan,
    ellipse,
    nearest_neighbour_clusters,
    nearest_neighbour_distance,
    split_large,
)

sklearn_cluster = pytest.importorskip("sklearn.cluster")


def snapped(seed, count=1500, places=180):
    """Crimes on few places, in no order."""
    rng = np.random.default_rng(seed)
    where = np.round(np.r_[rng.normal(0, 300, (places // 2, 2)), rng.uniform(-3000, 3000, (places // 2, 2))], 1)
    return where[rng.integers(0, len(where), count)].T


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("eps, min_points", [(30, 3), (120, 10), (400, 40), (1000, 2)])
def test_labels_are_those_of_scikit_learn_on_every_point(seed, eps, min_points):
    x, y = snapped(seed)
    expected = sklearn_cluster.DBSCAN(eps=eps, min_samples=min_points).fit_predict(np.column_stack([x, y]))
    assert np.array_equal(dbscan(x, y, eps, min_points), expected)


def test_labels_without_coincident_points():
    rng = np.random.default_rng(9)
    x, y = rng.uniform(0, 5000, (2, 4000))
    expected = sklearn_cluster.DBSCAN(eps=90, min_samples=5).fit_predict(np.column_stack([x, y]))
    assert np.array_equal(dbscan(x, y, 90, 5), expected) and expected.max() > 20


def test_small_blocks_change_nothing():
    x, y = snapped(5)
    whole = dbscan(x, y, 200, 20)
    assert np.array_equal(dbscan(x, y, 200, 20, pairs_at_once=500), whole)


def plain_st_dbscan(x, y, days, eps, eps_days, min_points):
    """DBSCAN by its definition over a full matrix."""
    near = (np.hypot(np.subtract.outer(x, x), np.subtract.outer(y, y)) <= eps) & (
        np.abs(np.subtract.outer(days, days)) <= eps_days
    )
    core = near.sum(1) >= min_points
    labels, number = np.full(len(x), -1), 0
    for seed in range(len(x)):
        if labels[seed] != -1 or not core[seed]:
            continue
        stack = [seed]
        while stack:
            point = stack.pop()
            if labels[point] != -1:
                continue
            labels[point] = number
            if core[point]:
                stack += np.flatnonzero(near[point] & (labels == -1)).tolist()
        number += 1
    return labels


@pytest.mark.parametrize("eps, eps_days, min_points", [(150, 3, 4), (300, 7, 8), (2000, 0, 3)])
def test_st_dbscan_against_its_definition(eps, eps_days, min_points):
    x, y = snapped(3, 700)
    days = np.random.default_rng(1).integers(0, 90, 700)
    expected = plain_st_dbscan(x, y, days, eps, eps_days, min_points)
    assert np.array_equal(dbscan(x, y, eps, min_points, Times(days, eps_days)), expected) and expected.max() >= 0


def test_st_dbscan_with_all_the_time_is_dbscan():
    x, y = snapped(2)
    days = np.random.default_rng(1).integers(0, 90, len(x))
    assert np.array_equal(dbscan(x, y, 120, 10, Times(days, 1000)), dbscan(x, y, 120, 10))


@pytest.mark.parametrize("arguments, named", [((0, 5), "0"), ((np.nan, 5), "0"), ((10, 0), ())])
def test_bad_settings(arguments, named):
    with refused(ValueError, named):
        dbscan(np.zeros(3), np.zeros(3), *arguments)


def test_all_on_one_point_and_none():
    assert dbscan(np.full(9, 5.0), np.full(9, 5.0), 10, 5).tolist() == [0] * 9
    assert dbscan(np.full(4, 5.0), np.full(4, 5.0), 10, 5).tolist() == [-1] * 4
    assert len(dbscan(np.empty(0), np.empty(0), 10, 5)) == 0


def test_large_clusters_give_the_fullest_parts_that_fit():
    """A dense knot in a wide thin cluster: the knot is the first part, and no part is too large."""
    rng = np.random.default_rng(4)
    x = np.r_[rng.uniform(0, 2000, 400), rng.normal(1500, 20, 200)]
    y = np.r_[rng.uniform(0, 100, 400), rng.normal(50, 20, 200)]

    def wide(part):
        return np.ptp(x[part]) > 300

    parts = split_large(x, y, wide, 150, 10)
    assert len(parts) >= 4 and not any(wide(part) for part in parts)
    assert abs(x[parts[0]].mean() - 1500) < 30 and len(parts[0]) > 200
    members = np.concatenate(parts)
    assert len(members) == len(set(members.tolist())) and len(members) > 560
    assert all(len(part) >= 10 for part in parts)
    sparse = split_large(np.arange(20) * 100.0, np.zeros(20), lambda part: len(part) > 3, 150, 10)
    assert [len(part) for part in sparse] == [3], "one hot spot, however sparse the cluster is"
    whole = split_large(x, y, lambda part: False, 150, 10)
    assert [len(part) for part in whole] == [600]


def test_points_on_one_spot_cannot_be_cut():
    x = np.full(50, 7.0)
    assert [len(part) for part in split_large(x, x, lambda part: True, 100, 5)] == [50]


def test_nearest_neighbour_distance_by_hand():
    """100 points in 1 km²: 0.5 · 100 m − 1.645 · 0.26136 / √(100² / 10⁶) = 50 − 4.2994 m."""
    assert nearest_neighbour_distance(1e6, 100) == pytest.approx(50 - 1.645 * 0.26136 / 0.1)
    assert nearest_neighbour_distance(1e6, 100, 0) == pytest.approx(50)
    with refused(ValueError, "1"):
        nearest_neighbour_distance(1e6, 1, 3)


def test_nearest_neighbour_clusters_by_hand():
    """On a line: 0 1 2 3 | 10 11 12 | 20 21; within 1.5 the seeds are 1 (three points), then 11 (three), then none."""
    x = np.array([0, 1, 2, 3, 10, 11, 12, 20, 21.0])
    labels = nearest_neighbour_clusters(x, np.zeros(9), 1.5, 3)
    # 1 and 2 have three each; the first takes 0, 1, 2, and 3 is left alone.
    assert labels.tolist() == [0, 0, 0, -1, 1, 1, 1, -1, -1]
    assert nearest_neighbour_clusters(x, np.zeros(9), 1.5, 2).tolist() == [0, 0, 0, -1, 1, 1, 1, 2, 2]


def test_the_fullest_seed_comes_first_and_coincident_points_count():
    x = np.array([0, 1, 5, 5, 5, 6, 0.5])
    labels = nearest_neighbour_clusters(x, np.zeros(7), 1.2, 3)
    assert labels.tolist() == [1, 1, 0, 0, 0, 0, 1]
    weighted = nearest_neighbour_clusters(np.array([0, 1, 5, 6, 0.5]), np.zeros(5), 1.2, 3, np.array([1, 1, 3, 1, 1]))
    assert weighted.tolist() == [1, 1, 0, 0, 1]


def plain_nnh(x, y, distance, fewest):
    free, labels, number = np.ones(len(x), bool), np.full(len(x), -1), 0
    near = np.hypot(np.subtract.outer(x, x), np.subtract.outer(y, y)) <= distance
    while True:
        counts = np.where(free, (near & free).sum(1), 0)
        seed = int(counts.argmax())
        if counts[seed] < fewest:
            return labels
        mine = near[seed] & free
        labels[mine], free[mine] = number, False
        number += 1


@pytest.mark.parametrize("distance, fewest", [(60, 5), (150, 10), (500, 30)])
def test_nearest_neighbour_clusters_against_a_plain_loop(distance, fewest):
    rng = np.random.default_rng(6)
    x, y = rng.normal(0, 700, (2, 800))
    assert np.array_equal(nearest_neighbour_clusters(x, y, distance, fewest), plain_nnh(x, y, distance, fewest))


def test_ellipse_against_crimestats_formula():
    """CrimeStat: the angle by its arctangent, the deviations along the turned axes with n − 2."""
    rng = np.random.default_rng(2)
    x = rng.normal(0, 300, 500)
    y = 0.4 * x + rng.normal(0, 60, 500)
    centre, (long, short), angle = ellipse(x, y)
    dx, dy = x - x.mean(), y - y.mean()
    xx, yy, xy = (dx**2).sum(), (dy**2).sum(), (dx * dy).sum()
    theta = np.arctan((xx - yy + np.sqrt((xx - yy) ** 2 + 4 * xy**2)) / (2 * xy))
    one = np.sqrt(2 * ((dx * np.cos(theta) - dy * np.sin(theta)) ** 2).sum() / 498)
    two = np.sqrt(2 * ((dx * np.sin(theta) + dy * np.cos(theta)) ** 2).sum() / 498)
    assert sorted([long, short]) == pytest.approx(sorted([one, two])) and centre == pytest.approx((x.mean(), y.mean()))
    assert np.tan(angle) == pytest.approx(0.4, abs=0.05) and ellipse(x, y, 2)[1][0] == pytest.approx(2 * long)
    assert ellipse(np.array([1.0, 2]), np.array([1.0, 1]))[1] == (0, 0)
