"""What is hidden stays hidden: an attacker with linear programming, on random tables and on tables made by hand."""

import numpy as np
import pytest
from scipy.optimize import linprog

from hotspot_policing.core.fairness.disclosure import (
    BANDS,
    BESIDE,
    LEAST,
    SHOWN,
    SMALL,
    attack,
    band,
    control,
    with_totals,
)


def best_guess(cube, cell):
    """(least, largest) that an attacker can tell of a hidden cell. By the parts alone: each total is a sum of them, so
    that nothing of the code under test is needed."""
    shape = tuple(length - 1 if length > 1 else 1 for length in cube.values.shape)
    parts = np.arange(int(np.prod(shape))).reshape(shape)

    def members(index):
        return parts[
            tuple(
                slice(None) if length > 1 and one == length - 1 else slice(one, one + 1)
                for one, length in zip(index, cube.values.shape)
            )
        ].ravel()

    rows, values = [], []
    for index in np.ndindex(cube.values.shape):
        if cube.hidden[index] == SHOWN:
            row = np.zeros(parts.size)
            row[members(index)] = 1
            rows.append(row)
            values.append(cube.values[index])
    aim = np.zeros(parts.size)
    aim[members(cell)] = 1
    found = [
        linprog(
            sign * aim, A_eq=np.array(rows) if rows else None, b_eq=values or None, bounds=(0, None), method="highs"
        )
        for sign in (1, -1)
    ]
    return tuple(sign * one.fun if one.status == 0 else sign * -np.inf for sign, one in zip((1, -1), found))


def safe(cube):
    return all(
        low <= 1e-6 and high >= LEAST - 1e-6
        for low, high in (best_guess(cube, tuple(cell)) for cell in np.argwhere(cube.hidden == SMALL))
    )


@pytest.mark.slow
@pytest.mark.once
def test_no_hidden_count_of_two_hundred_tables_can_be_told():
    rng = np.random.default_rng(7)
    beside = 0
    for number in range(200):
        shape = (rng.integers(2, 6), rng.integers(1, 5), rng.integers(1, 4))
        mean = rng.choice([1.0, 4.0, 12.0])
        cube = control(rng.negative_binomial(0.8, 0.8 / (0.8 + mean), shape))
        assert safe(cube), number
        small = (cube.values >= 1) & (cube.values < LEAST)
        assert ((cube.hidden == SMALL) == small).all()
        beside += (cube.hidden == BESIDE).sum()
    assert beside > 0


def test_hiding_the_small_alone_gives_them_away():
    counts = np.array([[[3], [20]], [[30], [40]]])
    cube = control(counts)
    assert not safe(type(cube)(cube.values, np.where((cube.values < LEAST) & (cube.values > 0), SMALL, SHOWN)))
    assert safe(cube)
    # One by the side in the row, one in the column, and the corner: or the totals.
    assert (cube.hidden == BESIDE).sum() >= 2
    cells, low, high = attack(cube, np.flatnonzero(cube.hidden.ravel() == SMALL))
    assert (low <= 1e-6).all() and (high >= LEAST - 1e-6).all()


def test_the_attack_sees_what_the_other_attack_sees():
    rng = np.random.default_rng(8)
    values = with_totals(rng.poisson(6, (4, 3, 2)))
    hidden = np.where(rng.random(values.shape) < 0.35, SMALL, SHOWN)
    cube = type(control(np.zeros((1, 1, 1), int)))(values, hidden)
    cells, low, high = attack(cube)
    for cell, one, other in zip(cells, low, high):
        assert best_guess(cube, np.unravel_index(cell, values.shape)) == pytest.approx((one, other), abs=1e-6)


def test_an_attack_that_may_stop_says_the_same_of_what_is_open_and_what_is_not():
    """Tables that are safe, and such as hide the small counts alone and give some of them away."""
    rng = np.random.default_rng(9)
    told = 0
    for _ in range(25):
        safely = control(rng.negative_binomial(0.8, 0.1, (rng.integers(2, 7), rng.integers(1, 5), rng.integers(1, 4))))
        barely = type(safely)(safely.values, np.where(safely.hidden == SMALL, SMALL, SHOWN))
        for cube in (safely, barely):
            cells, low, high = attack(cube)
            _, lower, higher = attack(cube, cells, enough=(0, LEAST))
            assert (lower >= low - 1e-6).all() and (higher <= high + 1e-6).all()
            assert np.array_equal(low > 1e-6, lower > 1e-6)
            assert np.array_equal(high >= LEAST - 1e-6, higher >= LEAST - 1e-6)
            # What is not open is told exactly.
            assert lower[low > 1e-6] == pytest.approx(low[low > 1e-6])
            told += np.count_nonzero(low > 1e-6)
    assert told > 0


def test_looking_for_tables_can_be_stopped():
    cube = control(np.array([3, 20, 30]).reshape(3, 1, 1))

    def stop(share):
        raise KeyboardInterrupt

    for enough in (None, (0, LEAST)):
        with pytest.raises(KeyboardInterrupt):
            attack(cube, enough=enough, step=stop)


def test_what_is_told_of_hidden_counts_bounds_the_attack():
    """Of two hidden numbers the total is told: 301. That the first is fewer than 5 tells the second within four."""
    cube = control(np.array([[[1]], [[300]]]))
    assert cube.hidden.ravel().tolist() == [SMALL, BESIDE, SHOWN]
    _, low, high = attack(cube)
    assert (low.tolist(), high.tolist()) == ([0, 0], [301, 301])
    _, low, high = attack(cube, known={0: (1, 4), 1: (LEAST, None)})
    assert (low.tolist(), high.tolist()) == ([1, 297], [4, 300])


def test_totals_are_sums_and_an_axis_of_one_has_none():
    counts = np.arange(12).reshape(2, 6, 1)
    cube = control(counts)
    assert cube.values.shape == (3, 7, 1) and cube.values[2, 6, 0] == 66 and cube.values[0, 6, 0] == 15
    assert control(np.zeros((3, 2, 1), int)).hidden.sum() == 0, "no crime is told as none"
    assert control(np.array([[[2]]])).hidden.tolist() == [[[SMALL]]]
    assert (control(np.array([[[2], [9]]]), totals=False).hidden == [[[SMALL], [SHOWN]]]).all()
    for bad in (np.array([[[-1]]]), np.array([[[0.5]]]), np.zeros((2, 2))):
        with pytest.raises(ValueError):
            control(bad)


def test_bands_cover_every_count_that_is_told_once():
    assert band(0) == (0, 0) and band(5) == (5, 9) and band(10) == (10, 14) and band(10_000) == (10_000, None)
    for value in range(LEAST, 12_000):
        low, high = band(value)
        assert low <= value and (high is None or value <= high)
    assert len({band(value) for value in range(LEAST, 12_000)}) == len(BANDS) + 1


@pytest.mark.parametrize(
    "counts, least",
    [
        (np.full((2, 2, 1), np.nan), 5),
        (np.full((2, 2, 1), np.inf), 5),
        (np.full((2, 2, 1), -1), 5),
        (np.full((2, 2, 1), 1e300), 5),
        (np.ones((2, 2, 1)), np.nan),
        (np.ones((2, 2, 1)), 0),
        (np.ones((2, 2, 1)), np.inf),
    ],
)
def test_what_is_no_count_and_what_hides_nothing_is_refused(counts, least):
    with pytest.raises(ValueError):
        control(counts, least)
