"""Trials: arms alike, lots fair, and as much power as promised by simulation."""

import numpy as np
import pytest
from refusals import refused

from hotspot_policing.core.effects.trial import ErrorRates, assign_periods, assign_places, blocks_of, duration


def test_blocks_hold_places_alike():
    block = blocks_of([5, 100, 7, 90, 80, 6], 2)
    assert block.tolist() == [2, 0, 1, 0, 1, 2]
    assert blocks_of([1, 2, 3, 4, 5], 2).tolist() == [1, 1, 1, 0, 0]
    assert blocks_of(np.arange(9), 3).tolist() == [2, 2, 2, 1, 1, 1, 0, 0, 0]
    for levels, size, named in (([1], 2, ()), ([1, 2], 1, ())):
        with refused(ValueError, named):
            blocks_of(levels, size)


def test_every_place_has_its_share_of_lots():
    block = blocks_of(np.arange(40), 4)
    drawn = np.array([assign_places(block, seed) for seed in range(600)])
    assert all(drawn[:, block == one].sum(1).tolist() == [2] * 600 for one in range(10))
    # Two in four, for each place: within four standard errors.
    assert np.abs(drawn.mean(0) - 0.5).max() < 4 * np.sqrt(0.25 / 600)
    third = np.array([assign_places(block, seed, 1 / 3) for seed in range(600)])
    assert third.mean() == pytest.approx(1 / 3, abs=0.01)
    assert np.array_equal(assign_places(block, 7), assign_places(block, 7))
    assert 0 < assign_places([0, 0], 3, 0.01).sum() < 2
    with refused(ValueError, "0", "1"):
        assign_places(block, 1, 1.0)


def test_every_day_half_of_each_block_and_of_each_place_half_the_days():
    block = blocks_of(np.arange(20), 4)
    treated = assign_periods(block, 56, 3, 14)
    assert all((treated[block == one].sum(0) == 2).all() for one in range(5))
    assert (treated.reshape(20, 4, 14).sum(2) == 7).all()
    # Nobody can tell tomorrow from today: in a row and not in a row are as likely as the lot makes them.
    lots = [assign_periods(block, 56, seed, 14) for seed in range(200)]
    again = np.mean([(one[:, 1:] == one[:, :-1]).mean() for one in lots])
    assert 0.44 < again < 0.5
    odd = assign_periods(blocks_of(np.arange(5), 5), 28, 1, 14)
    assert set(odd.sum(0).tolist()) <= {2, 3}
    with refused(ValueError, "2"):
        assign_periods(block, 28, 1, 7)


@pytest.mark.parametrize("before", [0.0, 1.0, 0.5])
@pytest.mark.parametrize("dispersion", [1.0, 2.0])
def test_the_weeks_named_have_the_power_promised(dispersion, before):
    """Also of a difference in differences, whose counts of the time before make it less sure."""
    weekly, change = 40.0, 0.2
    weeks = duration(weekly, change, dispersion, before=before).weeks
    rng = np.random.default_rng(5)

    def counts(mean, size):
        if dispersion == 1:
            return rng.poisson(mean, size)
        return rng.negative_binomial(mean / (dispersion - 1), 1 / dispersion, size)

    def seen(by):
        treated = counts(weekly / 2 * weeks * (1 - by), 4000)
        control = counts(weekly / 2 * weeks, 4000)
        ratio, variance = treated / control, 1 / treated + 1 / control
        if before:
            early = [counts(weekly / 2 * weeks * before, 4000) for _ in range(2)]
            ratio, variance = ratio * early[0] / early[1], variance + 1 / early[0] + 1 / early[1]
        z = np.log(ratio) / np.sqrt(dispersion * variance)
        return float((np.abs(z) > 1.959964).mean())

    assert seen(change) == pytest.approx(0.8, abs=0.03)
    assert seen(0.0) == pytest.approx(0.05, abs=0.012)


def test_more_of_anything_takes_fewer_weeks():
    base = duration(30, dispersion=1.5).weeks
    assert duration(60, dispersion=1.5).weeks == pytest.approx(base / 2)
    assert duration(30, dispersion=3).weeks == pytest.approx(2 * base)
    assert duration(30, 0.2).weeks < base < duration(30, rates=ErrorRates(power=0.9)).weeks
    found = duration(30, planned_weeks=52)
    assert duration(30, found.detectable).weeks == pytest.approx(52, rel=1e-3)
    assert duration(30, before=1.0).weeks > duration(30, before=2.0).weeks > duration(30).weeks
    for more in (
        {"weekly": 0},
        {"weekly": 5, "change": 1.2},
        {"weekly": 5, "dispersion": 0},
        {"weekly": 5, "before": -1},
    ):
        with pytest.raises(ValueError):
            duration(**more)
