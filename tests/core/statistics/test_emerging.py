"""Emerging hot spots: Mann–Kendall by published values, each category and its edges, no claims on noise."""

import numpy as np
import pytest

from hotspot_policing.core.counting.grids import make_grid, pack
from hotspot_policing.core.counting.neighbours import on_grid
from hotspot_policing.core.statistics.emerging import (
    CATEGORIES,
    PeriodTest,
    heat,
    mann_kendall,
    patterns,
    persistently_flagged,
    stages,
    trends,
)
from hotspot_policing.core.statistics.gistar import gi_star

# Gilbert, R. O. (1987) Statistical Methods for Environmental Pollution Monitoring, p. 212: with ties, z = 3.1.
GILBERT = [20, 20, 20, 20, 15, 20, 20, 30, 27, 26, 23, 35, 25, 28, 70, 26, 24, 34, 32, 23, 50, 30]
# A worked example with one tie, reckoned by hand by J. Little (College of the Holy Cross): S = 54, z = 2.9058.
LITTLE = [12.9, 14.8, 13.2, 15.7, 13.8, 15.6, 12.9, 11.0, 17.3, 15.9, 19.0, 18.3, 20.1, 21.7]


def test_mann_kendall_by_published_values():
    total, z = mann_kendall([LITTLE])
    assert total[0] == 54 and z[0] == pytest.approx(2.9058, abs=5e-5)
    _, z = mann_kendall([GILBERT])
    assert z[0] == pytest.approx(3.1, abs=0.05)
    # Rising throughout: S = 4950, variance 112750, z = 14.7387 (pyMannKendall's own test).
    total, z = mann_kendall([np.arange(100)])
    assert total[0] == 4950 and z[0] == pytest.approx(14.73869998208331, abs=1e-9)


def test_mann_kendall_against_kendalls_tau():
    from scipy.stats import kendalltau

    rng = np.random.default_rng(4)
    series = rng.integers(0, 6, (50, 12))
    total, z = mann_kendall(series)
    for row, s, one in zip(series, total, z):
        ties = [int((row == value).sum()) for value in set(row.tolist())]
        pairs = 12 * 11 / 2
        tied = sum(u * (u - 1) / 2 for u in ties)
        assert kendalltau(np.arange(12), row)[0] == pytest.approx(s / np.sqrt(pairs * (pairs - tied)))
        variance = (12 * 11 * 29 - sum(u * (u - 1) * (2 * u + 5) for u in ties)) / 18
        assert one == pytest.approx((s - np.sign(s)) / np.sqrt(variance))


def test_a_level_series_has_no_trend():
    assert mann_kendall(np.ones((2, 12)))[1].tolist() == [0, 0]
    assert trends(np.ones((2, 12)))[1].tolist() == [0, 0]


def flags(text):
    """``h`` hot, ``c`` cold, ``.`` neither, a letter a period."""
    letters = np.array(list(text))
    return (letters == "h")[None], (letters == "c")[None]


@pytest.mark.parametrize(
    "text, direction, pattern",
    [
        (".........h", 0, "new"),
        ("c........h", 0, "new"),  # never hot before; that it was cold does not matter
        ("........hh", 0, "consecutive"),
        (".hhhhhhhh.", 0, "none"),
        ("..hhhhhhhh", 0, "consecutive"),  # 80 %
        (".hhhhhhhhh", 0, "persistent"),  # 90 %, exactly
        ("hhhhhhhhhh", 1, "intensifying"),
        (".hhhhhhhhh", 1, "intensifying"),
        ("hhhhhhhhhh", 0, "persistent"),
        ("hhhhhhhhhh", -1, "diminishing"),
        ("..hhhhhhhh", 1, "consecutive"),  # a trend matters from 90 % only
        ("h........h", 0, "sporadic"),
        ("h.......hh", 0, "sporadic"),  # two now, but once before
        ("hhhhh.h.hh", -1, "sporadic"),
        ("hc.......h", 0, "oscillating"),
        ("c.......hh", 0, "consecutive"),
        ("hc..hhhhhh", 0, "oscillating"),
        ("hchhhhhhhh", 0, "persistent"),  # 90 %
        ("hhhhhhhhh.", 0, "historical"),  # 90 %, the last not
        ("hhhhhhhh..", 0, "none"),  # 80 %
        ("..........", 0, "none"),
        ("h.........", 0, "none"),
        ("hhhhhhhhhh.hhhhhhhhh", 0, "persistent"),  # 95 %
        ("hhhh.hhhh.hhhh.hhhhh", 0, "sporadic"),  # 17 of 20: 85 %
        ("hhhhhhhhhh..", 0, "none"),  # 10 of 12: 83 %
        ("hhhhhhhhhhh.", 0, "historical"),  # 11 of 12
        (".hhhhhhhhhhh", 0, "persistent"),
        ("..hhhhhhhhhh", 0, "consecutive"),
    ],
)
def test_each_category_and_its_edges_hot_and_cold(text, direction, pattern):
    hot, cold = flags(text)
    suffixes = ("", "") if pattern == "none" else (" hot", " cold")
    assert patterns(hot, cold, np.array([direction])) == [pattern + suffixes[0]]
    assert patterns(cold, hot, np.array([-direction])) == [pattern + suffixes[1]]


def test_what_is_now_comes_before_what_was():
    hot, cold = flags("hhhhhhhhhc")
    assert patterns(hot, cold, np.array([0])) == ["new cold"]
    assert patterns(cold, hot, np.array([0])) == ["new hot"]


def test_every_place_has_one_category_at_most():
    """All histories of eight hot, cold or neither periods after two fixed ones: one category where the last is hot."""
    letters = np.array(np.meshgrid(*[[0, 1, 2]] * 8)).reshape(8, -1).T
    letters = np.hstack([np.zeros((len(letters), 2), int), letters])
    found = patterns(letters == 1, letters == 2, np.zeros(len(letters), int))
    now = letters[:, -1]
    assert all(kind.endswith(" hot") for kind in found[now == 1])
    assert all(kind.endswith(" cold") for kind in found[now == 2])
    assert set(found[now == 0]) == {"none"}
    assert {kind[:-4] for kind in found[now == 1]} <= set(CATEGORIES)


@pytest.mark.parametrize(
    "text, stage",
    [
        ("hhhhhhhhh...", "persistent"),  # 75 %, exactly
        ("hhhhhhhh....", "former"),  # 67 %, none of the last three
        ("hhhhhhh...h.", "intermittent"),
        ("...........h", "emerging"),  # one of the last three
        (".........hhh", "emerging"),
        (".........hh.", "none"),  # not now, 17 % of all
        ("hh.......hhh", "emerging"),  # 22 % before
        ("hhh......hhh", "intermittent"),  # 33 % before
        ("hhh.........", "former"),
        ("hh..........", "none"),  # 22 % of the nine before
        ("............", "none"),
    ],
)
def test_chaineys_classes_and_their_edges(text, stage):
    assert stages(flags(text)[0]) == [stage]


def test_the_shares_of_chaineys_classes_are_the_users():
    hot = flags("hhhhhh....hh")[0]
    assert stages(hot) == ["intermittent"]
    assert stages(hot, persistent=0.6) == ["persistent"]
    assert stages(flags("...hh......h")[0], recent=1 / 12) == ["emerging"]
    assert stages(flags("...hhh.....h")[0], recent=1 / 12) == ["intermittent"]


def squares(side):
    keys = np.sort(pack(*np.divmod(np.arange(side * side), side)))
    steps = np.vstack([[[0, 0]], make_grid("square", 100).neighbour_steps(1)])
    return on_grid(keys, steps)


def block(side, at=(5, 5), wide=4):
    rows, columns = np.divmod(np.arange(side * side), side)
    return (abs(rows - at[0] - 1.5) < wide / 2) & (abs(columns - at[1] - 1.5) < wide / 2)


def history(rates, around=0.3, seed=3, side=30):
    """Maps of Poisson noise, of mean ``around``, with a block whose rate is ``rates[i]`` in period i."""
    rng = np.random.default_rng(seed)
    here = block(side)
    return [rng.poisson(np.where(here, rate, around)) for rate in rates], here, squares(side)


@pytest.mark.parametrize(
    "rates, around, pattern",
    [
        ([0.3] * 11 + [6], 0.3, "new hot"),
        ([0.3] * 8 + [6] * 4, 0.3, "consecutive hot"),
        ([8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19], 4, "intensifying hot"),
        ([6] * 12, 0.3, "persistent hot"),
        ([19, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9, 8], 4, "diminishing hot"),
        ([6, 0.3, 6, 0.3] * 2 + [6, 0.3, 0.3, 6], 0.3, "sporadic hot"),
        ([6] * 11 + [0.3], 0.3, "historical hot"),
        ([0.3] * 12, 0.3, "none"),
    ],
)
def test_a_planted_history_is_told_from_the_counts(rates, around, pattern):
    maps, here, near = history(rates, around)
    found = heat(maps, near)
    asked = persistently_flagged(found.hot) | persistently_flagged(found.cold)
    told = patterns(found.hot, found.cold, trends(found.z, tested=asked)[1])
    # The heart of the block: at its edge the neighbours outside dilute it.
    rows, columns = np.divmod(np.flatnonzero(here), 30)
    heart = np.flatnonzero(here)[(rows > 5) & (rows < 8) & (columns > 5) & (columns < 8)]
    assert set(told[heart]) == {pattern}
    far = ~block(30, wide=8)
    assert (told[far] != "none").mean() < 0.01


def test_a_bin_is_what_gi_says_of_its_period():
    maps, _, near = history([6, 6, 0.3])
    found = heat(maps, near, PeriodTest(correction="none"))
    for i, counts in enumerate(maps):
        one = gi_star(counts, near)
        assert np.allclose(found.z[:, i], one.z, atol=1e-5)
        assert np.array_equal(found.hot[:, i], (one.z > 0) & (one.p <= 0.1))
    both = heat(maps, near, PeriodTest(correction="none", previous=True))
    two = gi_star(maps[1] + maps[2], near)
    assert np.array_equal(both.hot[:, 2], (two.z > 0) & (two.p <= 0.1))
    assert np.array_equal(both.z, found.z), "the trend runs on the periods alone"


def test_periods_that_bear_no_claim_are_silent():
    maps, here, near = history([6] * 12)
    maps[3] = np.zeros(len(here))
    crimes = np.array([counts.sum() for counts in maps])
    crimes[7] = 29
    found = heat(maps, near, PeriodTest(fewest=30), crimes)
    assert found.silent == 2 and not found.hot[:, [3, 7]].any() and found.hot[:, 6].any()


@pytest.mark.once
@pytest.mark.parametrize("mean", [0.05, 0.3, 1.0])
@pytest.mark.parametrize("previous", [False, True])
def test_on_noise_a_place_is_hot_now_in_at_most_one_map_in_ten(mean, previous):
    """Sparse Poisson and over-dispersed noise, 12 periods: share of maps in which any place has any category."""
    side, runs = 40, 60
    near = squares(side)
    for draw in (
        lambda rng: rng.poisson(mean, side * side),
        lambda rng: rng.poisson(mean * rng.gamma(0.5, 2, side * side)),
    ):
        false = 0
        for run in range(runs):
            rng = np.random.default_rng(run)
            found = heat([draw(rng) for _ in range(12)], near, PeriodTest(previous=previous))
            asked = persistently_flagged(found.hot) | persistently_flagged(found.cold)
            told = patterns(found.hot, found.cold, trends(found.z, tested=asked)[1])
            false += bool((told != "none").any())
        assert false <= 0.1 * runs, (mean, false)


def test_places_hot_all_the_time_have_no_trend_by_chance():
    """Many places hot throughout, none with a trend: some place is told to have one in about α of the maps."""
    told = 0
    for run in range(200):
        z = np.random.default_rng(run).normal(8, 1, (60, 14))
        told += bool((trends(z)[1] != 0).any())
    assert told <= 0.05 * 200 + 2.4 * np.sqrt(0.05 * 0.95 * 200)


@pytest.mark.once
@pytest.mark.parametrize("periods", (12, 24, 36))
@pytest.mark.parametrize("correlation", (0.0, 0.25, 0.5))
def test_periods_that_are_like_those_before_make_no_trend(correlation, periods):
    """60 places hot throughout, whose heat lasts a while: any has a trend in at most 5 % of 200 maps. Without the
    allowance all maps have one at a correlation of 0.5."""
    rng = np.random.default_rng(periods)
    told = plain = 0
    for _ in range(200):
        z = rng.normal(0, 1, (60, periods))
        for i in range(1, periods):
            z[:, i] = correlation * z[:, i - 1] + np.sqrt(1 - correlation**2) * z[:, i]
        score, direction = trends(8 + z)
        told += bool(direction.any())
        plain += bool((abs(score) > 1.96).any())
    assert told <= 0.05 * 200 + 2.4 * np.sqrt(0.05 * 0.95 * 200)
    assert correlation < 0.5 or plain == 200


def test_a_trend_that_lasts_is_still_found():
    """Twelve periods that rise all the time, at six of sixty places."""
    rng = np.random.default_rng(1)
    z = rng.normal(8, 1, (60, 12))
    z[:6] = np.arange(12) + rng.normal(0, 0.3, (6, 12))
    direction = trends(z)[1]
    # One in twenty of those found may be by chance.
    assert (direction[:6] == 1).all() and (direction[6:] != 0).sum() <= 1
