"""Sensitivity and stability on sets that can be counted by hand."""

import numpy as np
import pytest
from scipy.stats import spearmanr

from hotspot_policing.core.hotspots.stability import (
    Run,
    densest,
    in_sets,
    lasting,
    only_under,
    overlap,
    rank_correlation,
    share_of_runs,
)


def hot(text):
    return np.array([one == "x" for one in text])


RUNS = [
    Run({"map": "count", "size": "100 m", "window": "6"}, hot("xx...")),
    Run({"map": "count", "size": "100 m", "window": "12"}, hot("x.x..")),
    Run({"map": "count", "size": "200 m", "window": "6"}, hot("x..x.")),
    Run({"map": "count", "size": "200 m", "window": "12"}, hot("x..x.")),
    Run({"map": "density", "bandwidth": "300 m", "window": "6"}, hot("x....")),
]


def test_counts_and_densities_weigh_alike():
    # Four runs of counts, one of densities: half and half.
    assert share_of_runs(RUNS) == pytest.approx([1, 0.125, 0.125, 0.25, 0])


def test_a_set_of_places_is_hot_where_half_of_them_are():
    asked = in_sets(RUNS, [np.array([0]), np.array([1, 2]), np.array([2, 3, 4])])
    assert [run.hot.tolist() for run in asked] == [
        [True, True, False],
        [True, True, False],
        [True, False, False],
        [True, False, False],
        [True, False, False],
    ]
    assert [run.settings for run in asked] == [run.settings for run in RUNS]


def test_a_place_of_one_setting_is_marked_by_it():
    found = only_under(RUNS)
    assert found[0] == "" and found[4] == "", "hot always, hot never"
    assert found[3] in ("map: count", "size: 200 m") and found[1] != "" and found[2] != ""
    # Both sizes and both windows make it hot, densities too: no one setting.
    more = RUNS + [Run({"map": "density", "bandwidth": "500 m", "window": "12"}, hot("xxxx."))]
    assert not any(
        only_under(
            more
            + [
                Run({"map": "count", "size": "100 m", "window": "12"}, hot("xxxx.")),
                Run({"map": "count", "size": "200 m", "window": "6"}, hot("xxxx.")),
                Run({"map": "density", "bandwidth": "300 m", "window": "6"}, hot("xxxx.")),
            ]
        )
    )


def test_the_densest_make_up_the_share_and_empty_places_are_never_hot():
    def top(density, areas, coverage):
        return densest(np.array(density, float), np.array(areas, float), coverage, np.random.default_rng(1)).tolist()

    assert top([5, 3, 4, 0], [1, 1, 1, 1], 0.5) == [True, False, True, False]
    assert top([5, 0, 0, 0], [1, 1, 1, 1], 0.9) == [True, False, False, False]
    assert top([5, 9], [1, 99], 0.01) == [False, True], "one at least"


def test_pure_noise_is_hot_everywhere_alike_and_nowhere_for_long():
    """Counts so small that nearly all tie: no corner is hot more often than another, and no place is chronic."""
    chance, places, months = np.random.default_rng(2), 10_000, 12
    areas = np.ones(places)
    noise = chance.poisson(0.05, (months, places)).astype(float)
    hot = np.array([densest(one, areas, 0.01, chance) for one in noise]).T
    where = np.nonzero(hot)[0]
    assert hot.sum() == months * places / 100
    assert where.mean() == pytest.approx(places / 2, rel=0.05)
    shared = [overlap(hot[:, t - 1], hot[:, t], areas) for t in range(1, months)]
    # By chance 1 % of 1 %.
    assert np.mean(shared) < 0.015
    stages = lasting(hot)
    # In three of twelve months by chance: two places in ten thousand.
    assert not (stages == "chronic").any() and (stages == "intermittent").sum() < 10


def test_stages():
    rows = {
        "xxxxxxxx": "chronic",
        "xxxxxx..": "chronic",
        ".......x": "emerging",
        "xx......": "fading",
        "x.x.x...": "intermittent",
        "........": "",
        "....x...": "",
    }
    found = lasting(np.array([hot(row) for row in rows]))
    assert found.tolist() == list(rows.values())


def test_overlap_is_by_area():
    assert overlap(hot("xx."), hot(".xx"), np.array([1.0, 2.0, 1.0])) == pytest.approx(0.5)
    assert overlap(hot("..."), hot("..."), np.ones(3)) is None


def test_rank_correlation_is_spearmans():
    chance = np.random.default_rng(1)
    one, other = chance.integers(0, 5, 200), chance.integers(0, 5, 200)
    other[:100] = one[:100]
    assert rank_correlation(one, other) == pytest.approx(spearmanr(one, other)[0])
    assert rank_correlation(one, np.ones(200)) is None
