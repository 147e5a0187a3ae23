"""Densities against a direct sum over every crime and cell, their calibration, and the mass that they must keep."""

import numpy as np
import pytest
from refusals import refused

from hotspot_policing.core.statistics.density import (
    KERNELS,
    Frame,
    Kernel,
    area_cells,
    compared,
    density,
    frame_around,
    rule_of_thumb,
    volume_cells,
)

#: The kernels that the lattice knows.
SPLIT = ("quartic", "gaussian")


def plain(kernel, r, h):
    """The kernels as the textbooks have them, per m²."""
    inside = r < h
    return {
        "quartic": np.where(inside, 3 / (np.pi * h**2) * (1 - r**2 / h**2) ** 2, 0),
        "gaussian": np.exp(-(r**2) / (2 * h**2)) / (2 * np.pi * h**2),
        "uniform": np.where(inside, 1 / (np.pi * h**2), 0),
        "triangular": np.where(inside, 3 / (np.pi * h**2) * (1 - r / h), 0),
        "epanechnikov": np.where(inside, 2 / (np.pi * h**2) * (1 - r**2 / h**2), 0),
    }[kernel]


def direct(x, y, frame, h, kernel, weights=None):
    cx, cy = frame.centres()
    total = np.zeros((frame.rows, frame.columns))
    for px, py, w in zip(x, y, np.ones(len(x)) if weights is None else weights):
        total += w * plain(kernel, np.hypot(cx[None, :] - px, cy[:, None] - py), h)
    return total * 1e6


def crimes(seed=1, count=400):
    rng = np.random.default_rng(seed)
    return np.r_[rng.normal(450_000, 400, count), rng.uniform(448_000, 452_000, count)], np.r_[
        rng.normal(520_000, 300, count), rng.uniform(518_500, 521_500, count)
    ]


@pytest.mark.once
@pytest.mark.parametrize("kernel", list(KERNELS))
@pytest.mark.parametrize("h, cell", [(400, 25), (400, 90), (150, 100), (60, 50)])
def test_every_cell_against_a_direct_sum(kernel, h, cell):
    x, y = crimes()
    weights = np.random.default_rng(2).uniform(0, 5, len(x))
    frame = frame_around(x, y, cell, 100)
    expected = direct(x, y, frame, h, kernel, weights)
    assert np.abs(density(x, y, frame, Kernel(h, kernel), weights) - expected).max() <= 1e-4 * expected.max()
    if kernel in SPLIT:
        fast = density(x, y, frame, Kernel(h, kernel, 0), weights)
        assert np.abs(fast - expected).max() <= 0.005 * expected.max(), "the bound that is stated"


@pytest.mark.parametrize("where", [(0.0, 0.0), (0.5, 0.5), (0.25, 0.4)])
@pytest.mark.parametrize("h, cell", [(1000, 25), (100, 60)])
def test_one_crime_by_the_lattice_stays_within_the_bound(where, h, cell):
    x, y = np.array([(1000 + where[0]) * cell]), np.array([(1000 + where[1]) * cell])
    frame = frame_around(x, y, cell, h)
    for kernel in SPLIT:
        expected = direct(x, y, frame, h, kernel)
        assert np.abs(density(x, y, frame, Kernel(h, kernel, 0)) - expected).max() <= 0.005 * expected.max()


def test_one_crime_is_calibrated():
    """The quartic kernel is 3/(πh²) at its centre (Silverman 1986): that value times πh²/3 is 1, in crimes per m²."""
    frame = Frame(0, 0, 81, 81, 25.0)
    x, y = frame.centres()
    surface = density(x[40:41], y[40:41], frame, Kernel(500, "quartic"))
    assert surface[40, 40] / 1e6 * np.pi * 500**2 / 3 == pytest.approx(1)


@pytest.mark.parametrize("kernel", list(KERNELS))
def test_the_surface_sums_to_the_crimes(kernel):
    x, y = crimes(3)
    frame = frame_around(x, y, 20, 2000)
    assert density(x, y, frame, Kernel(300, kernel)).sum() * (20 / 1000) ** 2 == pytest.approx(len(x), rel=0.002)


@pytest.mark.parametrize("exact_below", [np.inf, 0], ids=["exact", "lattice"])
def test_the_edge_takes_nothing(exact_below):
    """In an area with a hole and a ragged edge the surface still sums to the crimes inside, and is 0 outside."""
    x, y = crimes(4)
    frame = frame_around(x, y, 30, 0)
    cx, cy = frame.centres()
    inside = (
        (np.hypot(cx[None, :] - 450_000, cy[:, None] - 520_000) < 1500)
        & ~(np.hypot(cx[None, :] - 450_300, cy[:, None] - 520_100) < 250)
        & (cx[None, :] + cy[:, None] < 970_900)
    )
    column, row = (np.floor(values / 30).astype(int) - first for values, first in ((x, frame.column), (y, frame.row)))
    there = inside[np.clip(row, 0, frame.rows - 1), np.clip(column, 0, frame.columns - 1)]
    surface = density(x[there], y[there], frame, Kernel(500, "quartic", exact_below), inside=inside)
    assert surface.sum() * 0.03**2 == pytest.approx(there.sum(), rel=1e-6)
    assert (surface[~inside] == 0).all() and there.sum() > 300
    uncorrected = density(x[there], y[there], frame, Kernel(500, "quartic", exact_below))
    assert uncorrected[inside].sum() * 0.03**2 < 0.95 * there.sum()


def test_two_extents_line_up():
    x, y = crimes(5)
    small, large = frame_around(x, y, 50, 0), frame_around(x, y, 50, 1234)
    one, two = (density(x, y, frame, Kernel(400, "quartic")) for frame in (small, large))
    rows, columns = small.row - large.row, small.column - large.column
    part = two[rows : rows + small.rows, columns : columns + small.columns]
    assert np.allclose(one, part, atol=1e-3 * one.max())


def test_the_smallest_volume_and_the_top_of_the_area():
    surface = np.array([[1, 5, 0], [3, 1, 10.0]])
    assert volume_cells(surface, 50).tolist() == [[False, False, False], [False, False, True]]
    assert volume_cells(surface, 75).tolist() == [[False, True, False], [False, False, True]]
    assert volume_cells(surface, 100).sum() == 5, "not the empty cell"
    assert area_cells(surface, 34, 6).tolist() == [[False, True, False], [False, False, True]]
    assert area_cells(surface, 1, 6).sum() == 1
    rng = np.random.default_rng(1)
    random = rng.gamma(0.3, 1, (40, 50))
    hot = volume_cells(random, 60)
    assert random[hot].sum() >= 0.6 * random.sum() > random[hot].sum() - random[hot].min()
    assert random[hot].min() >= random[~hot].max()


def test_compared():
    one, two = np.array([[2.0, 6, 0]]), np.array([[1.0, 1, 0.001]])
    assert compared(one, two, "ratio")[0, :2] == pytest.approx([0.25 / (1 / 2.001), 0.75 / (1 / 2.001)])
    assert np.isnan(compared(one, two, "ratio")[0, 2]), "below the floor"
    assert compared(one, one, "log_ratio")[0, 0] == 0
    assert compared(one, two, "difference").sum() == pytest.approx(0)


def test_rule_of_thumb_by_hand():
    x, y = np.array([0, 0, 300, 300.0]), np.array([0, 400, 0, 400.0])
    assert rule_of_thumb(x, y) == pytest.approx(np.sqrt((150**2 + 200**2) / 2) * 4 ** (-1 / 6))
    with refused(ValueError):
        rule_of_thumb(np.zeros(3), np.zeros(3))
    # A weight of 2 is two crimes for the spread; equal weights of any size change nothing; one crime of all the harm
    # leaves nothing to tell a bandwidth from.
    weights = np.array([2, 1, 1, 1.0])
    spread = np.sqrt((np.var([0, 0, 0, 300, 300]) + np.var([0, 0, 400, 0, 400])) / 2)
    assert rule_of_thumb(x, y, weights) == pytest.approx(spread * (25 / 7) ** (-1 / 6))
    assert rule_of_thumb(x, y, np.full(4, 170.0)) == pytest.approx(rule_of_thumb(x, y))
    for none, named in (([1, 0, 0, 0], ()), ([0, 0, 0, 0], "0")):
        with refused(ValueError, named):
            rule_of_thumb(x, y, none)


@pytest.mark.parametrize(
    "h, kernel, named", [(0, "quartic", "0"), (np.nan, "quartic", "0"), (10, "cosine", "'cosine'")]
)
def test_what_cannot_be_computed(h, kernel, named):
    with refused(ValueError, named):
        density(np.zeros(1), np.zeros(1), Frame(0, 0, 2, 2, 10.0), Kernel(h, kernel))
