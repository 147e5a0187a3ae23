"""Crimes far from all others."""

import numpy as np
import pytest
from hotspot_policing.core.strays import strays


def town(rng, x, y, count):
    return x + rng.normal(0, 1500, count), y + rng.normal(0, 1500, count)


def test_a_few_points_far_away_are_strays_and_a_village_is_none():
    rng = np.random.default_rng(3)
    x, y = town(rng, 450_000, 520_000, 5000)
    # Six in another country, four in a village 15 km off.
    x, y = np.r_[x, [100_000] * 6, [465_000] * 4], np.r_[y, [100_000] * 6, [520_000] * 4]
    found = strays(x, y, np.ones(len(x)))
    assert (found.crimes, found.total, found.scattered) == (6, 5010, False)
    assert found.distance == pytest.approx(np.hypot(350_000, 420_000), rel=0.02)


def test_counts_say_the_same_as_points():
    rng = np.random.default_rng(4)
    x, y = town(rng, 450_000, 520_000, 500)
    one = strays(np.r_[x, 100_000, 100_000], np.r_[y, 1000, 1000], np.ones(502))
    assert one == strays(np.r_[x, 100_000], np.r_[y, 1000], np.r_[np.ones(500), 2])
    assert one.crimes == 2


def test_two_towns_far_apart_are_no_strays_of_each_other():
    rng = np.random.default_rng(5)
    (ax, ay), (bx, by) = town(rng, 450_000, 520_000, 900), town(rng, 300_000, 200_000, 300)
    found = strays(np.r_[ax, bx], np.r_[ay, by], np.ones(1200))
    assert (found.crimes, found.scattered) == (0, False)


def test_a_force_without_territory_is_scattered():
    rng = np.random.default_rng(6)
    x, y = rng.uniform(200_000, 600_000, 300), rng.uniform(100_000, 600_000, 300)
    assert strays(x, y, np.ones(300)).scattered
    # A rural force is not: it is no country.
    assert not strays(400_000 + (x - 200_000) / 5, y / 5, np.ones(300)).scattered


@pytest.mark.parametrize("count", (0, 1, 2))
def test_next_to_nothing(count):
    found = strays(np.full(count, 4e5), np.full(count, 5e5), np.ones(count))
    assert (found.crimes, found.scattered) == (0, False)
