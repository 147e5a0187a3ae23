"""Sizes are refused before arrays are made, in words; what fits runs in bounded blocks and gives the same."""

import numpy as np
import pytest
from refusals import refused

from hotspot_policing.core.counting import grids, neighbours
from hotspot_policing.core.draws import Draws
from hotspot_policing.core.effects.controls import match
from hotspot_policing.core.effects.two_counts import e_test
from hotspot_policing.core.memory import MOST, TooLarge, require
from hotspot_policing.core.statistics.clusters import nearest_neighbour_clusters
from hotspot_policing.core.statistics.density import Frame, Kernel, density
from hotspot_policing.core.statistics.gistar import permutation_p
from hotspot_policing.core.statistics.knox import Bands, knox
from hotspot_policing.core.streets.nearest import nearest_line, pieces


def test_what_fits_is_let_through_and_nan_is_not():
    require(MOST, "")
    for needed in (MOST * 1.01, np.inf, np.nan):
        with refused(TooLarge, "4"):
            require(needed, "take less")


def huge_neighbourhood():
    grid = grids.make_grid("square", 100)
    keys = grids.pack(np.arange(1_000_000) % 1000, np.arange(1_000_000) // 1000)
    neighbours.on_grid(np.sort(keys), grid.neighbour_steps(20))


def many_draws():
    keys = np.sort(grids.pack(np.arange(10_000) % 100, np.arange(10_000) // 100))
    near = neighbours.on_grid(keys, np.vstack([[[0, 0]], grids.make_grid("square", 1).neighbour_steps(20)]))
    permutation_p(np.arange(10_000.0), near, 99_999)


RNG = np.random.default_rng(1)
X, Y = RNG.uniform(0, 1000, (2, 20_000))


@pytest.mark.parametrize(
    "ask",
    [
        huge_neighbourhood,
        many_draws,
        lambda: neighbours.within_distance(X, Y, 1e6),
        lambda: density(X, Y, Frame(0, 0, 100, 100, 10.0), Kernel(1e6)),
        lambda: knox(X, Y, np.arange(20_000), Bands(np.arange(1, 2000.0), np.arange(1, 2000.0))),
        lambda: nearest_neighbour_clusters(X, Y, 1e6, 2),
        lambda: match(np.ones((10_000, 2)), np.ones((10_000, 2))),
    ],
    ids=["rings", "draws", "distance", "bandwidth", "bands", "clusters", "controls"],
)
def test_what_does_not_fit_is_refused_at_once(ask):
    with pytest.raises(TooLarge):
        ask()


def test_blocks_of_pairs_hold_every_point_once_and_not_too_many_pairs():
    from scipy.spatial import cKDTree

    points = np.column_stack([X, Y])[:9000]
    tree = cKDTree(points)
    blocks = list(neighbours.blocks_of_pairs(tree, points, 300.0, 100_000))
    assert [begin for begin, _ in blocks] == [0] + [end for _, end in blocks[:-1]] and blocks[-1][1] == len(points)
    for begin, end in blocks:
        pairs = tree.query_ball_point(points[begin:end], 300.0, return_length=True).sum()
        assert pairs <= 100_000 or end == begin + 1
    # One point that has too many by itself is a block of its own.
    assert all(end == begin + 1 for begin, end in neighbours.blocks_of_pairs(tree, points[:5], 1e6, 10))


def test_a_last_band_without_an_end_is_as_good_as_one_that_holds_all():
    days = RNG.integers(0, 300, 500)
    short, long = (knox(X[:500], Y[:500], days, Bands([100, 2000], [7, last]), Draws(19, 0)) for last in (400, 1e9))
    assert (short.observed == long.observed).all() and (short.p == long.p).all()
    assert short.observed.sum() == 500 * 499 // 2


def test_streets_by_blocks_are_streets_at_once():
    lines = [[np.array([[0.0, i], [1000.0, i]])] for i in range(0, 1000, 50)]
    line, far = nearest_line(X[:3000], Y[:3000], *pieces(lines), 1e6)
    assert (line == np.round(Y[:3000] / 50).clip(0, 19)).mean() > 0.99 and np.nanmax(far) <= 51


def test_the_exact_test_of_a_whole_force_fits():
    assert e_test(300_000, 300_000) == pytest.approx(1.0, abs=2e-3)
    assert e_test(300_000, 305_000) < 1e-6
