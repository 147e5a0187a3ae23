"""Hold-out scores: the checked values, ties, and that no map sees what it is scored on."""

import numpy as np
import pytest
from refusals import refused
from scipy.sparse import csr_matrix
from scipy.stats import t as t_of

from hotspot_policing.core.counting.neighbours import within_distance
from hotspot_policing.core.forecast.holdout import Scores, found_by, hit_rates, pai, reach, score
from hotspot_policing.core.forecast.maps import COUNT, DECAY, GISTAR, KERNEL, ORACLE, Map, parse, usual_maps
from hotspot_policing.core.forecast.place_history import PlaceHistory

OBSERVED, PREDICTED, AREAS = [6, 7, 3, 2, 1, 0], [8, 4, 4, 2, 1, 0], [1.0] * 6
SIXTHS = np.arange(1, 7) / 6


def history(counts, side=30, cell=250.0, jitter=0.0, seed=3):
    """Units on a square of cells, each with its crimes (n, t) at a coordinate of its own."""
    x, y = np.meshgrid(np.arange(side) * cell, np.arange(side) * cell)
    x, y = x.ravel(), y.ravel()
    move = np.random.default_rng(seed).uniform(-jitter, jitter, (2, len(x)))
    return PlaceHistory(
        x + move[0],
        y + move[1],
        csr_matrix(np.asarray(counts, float)),
        np.arange(len(x)),
        np.full(len(x), cell**2),
        x,
        y,
        within_distance(x, y, cell * 1.5).with_self(),
    )


def places(months=24, side=30, seed=1):
    """Crimes (n, t) where few places have most, each at its own rate for good; and the rates."""
    chance = np.random.default_rng(seed)
    rates = chance.gamma(0.15, 6.0, side * side)
    return chance.poisson(rates[:, None], (side * side, months)), rates


def test_checked_values():
    found = found_by(PREDICTED, OBSERVED, AREAS, SIXTHS, conservative=True)
    scores = [pai(n, 19, share) for n, share in zip(found, SIXTHS)]
    assert scores[:3] == pytest.approx([1.895, 1.421, 1.684], abs=5e-4)
    best = found_by(OBSERVED, OBSERVED, AREAS, SIXTHS)
    assert found / best == pytest.approx([0.857, 0.692, 1, 1, 1, 1], abs=5e-4)
    # Of the two that tie, random order takes the 7 or the 3: 5 on average.
    assert found_by(PREDICTED, OBSERVED, AREAS, SIXTHS)[1] == pytest.approx(6 + 5)


def test_ties_are_what_random_order_gives():
    chance = np.random.default_rng(5)
    density, observed = chance.integers(0, 4, 60), chance.integers(0, 9, 60)
    areas = np.ones(60)
    mean = np.mean([observed[np.lexsort((chance.random(60), -density))][:20].sum() for _ in range(4000)])
    assert found_by(density, observed, areas, [1 / 3])[0] == pytest.approx(mean, rel=0.01)
    assert found_by(density, observed, areas, [1 / 3], True)[0] <= found_by(density, observed, areas, [1 / 3])[0]


def found_one_by_one(density, observed, areas, coverage, conservative):
    """Places taken one by one until the area is full; of those that tie all in proportion, or the poorest first."""
    left, found = coverage * areas.sum(), 0.0
    for value in np.unique(density)[::-1]:
        tied = np.flatnonzero(density == value)
        if not conservative:
            part = min(left / areas[tied].sum(), 1.0)
            left, found = left - part * areas[tied].sum(), found + part * observed[tied].sum()
            continue
        for i in tied[np.argsort(observed[tied] / areas[tied])]:
            part = min(left / areas[i], 1.0)
            left, found = left - part * areas[i], found + part * observed[i]
    return found


@pytest.mark.parametrize("kinds", [1, 3, 40, 10_000])
@pytest.mark.parametrize("equal", [True, False])
def test_the_densest_places_are_those_taken_one_by_one(kinds, equal):
    """Of one density, of few with many ties, and of many, on areas that are equal and that are not."""
    chance = np.random.default_rng(kinds)
    density, observed = chance.integers(0, kinds, 300) / 7, chance.poisson(0.8, 300)
    areas = np.full(300, 19485.57) if equal else chance.uniform(1, 1000, 300)
    shares = [0.0, 0.001, 0.01, 0.1, 0.5, 0.99, 1.0]
    for conservative in (False, True):
        for asked in (shares, shares[:3]):
            found = found_by(density, observed, areas, asked, conservative)
            expected = [found_one_by_one(density, observed, areas, share, conservative) for share in asked]
            assert found == pytest.approx(expected, abs=1e-6)


def test_a_large_place_counts_by_its_area_and_in_part():
    # The densest place is three times as large as the coverage: a third of it is taken.
    assert found_by([5, 1, 1], [30, 1, 1], [3.0, 4.5, 4.5], [1 / 12])[0] == pytest.approx(10)
    assert found_by([1, 2], [4, 6], [1.0, 1.0], [1.0])[0] == 10


def test_a_map_sees_nothing_of_what_it_is_scored_on():
    counts, _ = places()
    altered = counts.copy()
    altered[:, 18:] = np.random.default_rng(9).permutation(altered[:, 18:])
    one, other = history(counts, jitter=80), history(altered, jitter=80)
    for each in usual_maps() + [Map(KERNEL, 12, 300.0, kernel="gaussian")]:
        assert np.array_equal(one.predict(each, 18), other.predict(each, 18)), each
    # The oracle peeks, and is told apart by that.
    assert not np.array_equal(one.predict(Map(ORACLE), 18), other.predict(Map(ORACLE), 18))


def test_where_the_future_is_shuffled_scores_fall_to_chance():
    counts, _ = places()
    shuffled = counts.copy()
    chance = np.random.default_rng(2)
    for month in range(12, 24):
        shuffled[:, month] = chance.permutation(shuffled[:, month])
    maps = [Map(COUNT, 12), Map(DECAY, 24, 300.0, 6.0), Map(KERNEL, 12, 400.0)]
    # A map of the months before; those that are scored are no places' own any more.
    real = score([history(counts)], maps, [12], [0.05]).hit_rates([12])[:, 0]
    lost = np.mean(
        [
            score([history(np.c_[counts[:, :12], chance.permutation(counts[:, 12])])], maps, [12], [0.05]).hit_rates(
                [12]
            )[:, 0]
            for _ in range(60)
        ],
        axis=0,
    )
    assert (real > 0.12).all(), real
    assert lost == pytest.approx([0.05] * 3, abs=0.01)


def test_the_right_map_wins_where_it_is_known():
    """Rates that stay: the longer the better, and no map beats knowing them. Rates that move: the shorter."""
    counts, rates = places(36, seed=4)
    maps = [Map(COUNT, 1), Map(COUNT, 3), Map(COUNT, 24)]
    late = list(range(24, 36))
    scores = score([history(counts)], maps, late, [0.02])
    short, middle, long = scores.hit_rates(late)[:, 0]
    assert short < middle < long
    known = np.mean([found_by(rates, counts[:, t], np.ones(900), [0.02])[0] / counts[:, t].sum() for t in late])
    assert long < known + 0.01 < scores.best[0, late, 0].sum() / scores.total[late].sum() + 0.01
    chance = np.random.default_rng(8)
    moving = np.hstack([chance.poisson(chance.permutation(rates)[:, None], (900, 6)) for _ in range(6)])
    last = [5, 11, 17, 23, 29, 35]
    few = score([history(moving)], [Map(COUNT, 5), Map(COUNT, 24)], [t for t in last if t > 5], [0.02])
    five, many = few.hit_rates([t for t in last if t > 5])[:, 0]
    assert five > many


def test_intervals_hold_what_they_say():
    """In 200 simulated years of months that do not hang together the cautious interval holds the long-run hit rate."""
    _, rates = places(1, seed=6)
    chance = np.random.default_rng(11)
    density, held = rates * chance.uniform(0.5, 1.5, 900), 0
    future = chance.poisson(rates[:, None], (900, 4000))
    total = future.sum(0)
    truth = sum(found_by(density, future[:, t], np.ones(900), [0.02])[0] for t in range(4000)) / total.sum()
    for _ in range(200):
        months = chance.integers(0, 4000, 12)
        found = np.array([found_by(density, future[:, t], np.ones(900), [0.02]) for t in months])[None]
        one = Scores(
            [Map(COUNT)],
            np.array([0.02]),
            found,
            found,
            found,
            total[months].astype(float),
            total[months][None].astype(float),
            found,
            np.ones((1, 1)),
        )
        row = one.table(np.arange(12), 0)[0]
        held += row["low"] <= truth <= row["high"]
    assert held >= 186, held


def neighbours(correlation, count, chance, runs=4000):
    """(runs, count) of normal values, neighbouring ones correlated."""
    out = chance.normal(size=(runs, count))
    for t in range(1, count):
        out[:, t] = correlation * out[:, t - 1] + np.sqrt(1 - correlation**2) * out[:, t]
    return out


@pytest.mark.parametrize("correlation", [0, 0.25, 0.5])
@pytest.mark.parametrize("count", [6, 12, 24])
def test_intervals_hold_where_neighbouring_periods_hang_together(correlation, count):
    """The true rate is 10 %: within the interval in 93 % of 4,000 series and more, where plain t holds far fewer."""
    chance = np.random.default_rng(100 * count + int(100 * correlation))
    total = np.full(count, 1000.0)
    found = 100 + 8 * neighbours(correlation, count, chance)
    rate, low, high = hit_rates(found, total)
    assert rate == pytest.approx(found.mean(1) / 1000)
    assert ((low <= 0.1) & (0.1 <= high)).mean() >= 0.93
    if correlation == 0.5:
        plain = t_of.ppf(0.975, count - 1) * found.std(1, ddof=1) / np.sqrt(count)
        assert (np.abs(found.mean(1) - 100) <= plain).mean() <= 0.85


def test_the_reach_is_students_with_the_inflation_that_the_help_names():
    for count, inflation in ((6, 1.79), (12, 1.77), (24, 1.75)):
        assert reach(count) / (t_of.ppf(0.975, count - 1) / np.sqrt(count)) == pytest.approx(inflation, abs=0.005)


def test_too_few_periods_have_no_interval():
    one = Scores(
        [Map(COUNT), Map(COUNT, 1)],
        np.array([0.01]),
        *[np.full((2, 5, 1), 10.0)] * 3,
        np.full(5, 100.0),
        np.full((2, 5), 100.0),
        np.full((2, 5, 1), 20.0),
        np.ones((2, 1)),
    )
    assert {(row["hit_rate"], row["low"], row["high"]) for row in one.table(np.arange(5), 0)} == {(0.1, None, None)}
    assert one.difference(0, 1, np.arange(5), 0) == (0.0, None, None)


@pytest.mark.parametrize("correlation", [0, 0.5])
@pytest.mark.parametrize("count", [6, 12])
def test_no_difference_is_seldom_told_for_one(count, correlation):
    """Two maps that are alike, month by month a little better or worse: how often the interval lies above 0."""
    chance, false = np.random.default_rng(count), 0
    apart = neighbours(correlation, count, chance, 600)
    total = np.full(count, 1000.0)
    for i in range(600):
        found = np.stack([100 + 5 * apart[i], np.full(count, 100.0)])[:, :, None]
        one = Scores(
            [Map(COUNT), Map(COUNT, 1)],
            np.array([0.01]),
            found,
            found,
            found,
            total,
            np.tile(total, (2, 1)),
            found,
            np.ones((2, 1)),
        )
        false += one.difference(0, 1, np.arange(count), 0)[1] > 0
    # 2.5 % are meant.
    assert false <= 600 * 0.045, false / 600


def test_periods_without_crime_do_no_harm():
    counts, _ = places(24, seed=3)
    counts[:, [3, 14, 20]] = 0
    late = list(range(12, 24))
    scores = score([history(counts)], [Map(COUNT, 6)], late, [0.05])
    row = scores.table(np.array(late), 0)[0]
    assert 0 < row["low"] <= row["hit_rate"] <= row["high"] < 1 and 0 < row["pei"] <= 1


def test_kernel_maps_are_densities():
    """One crime in the middle: crimes per m², whatever the bandwidth, by coordinate and by raster."""
    counts = np.zeros((900, 3))
    counts[15 * 30 + 15, 1] = 1
    one = history(counts)
    for kernel in ("quartic", "gaussian"):
        for bandwidth in (400.0, 900.0, 1400.0):
            density = one.predict(Map(KERNEL, 0, bandwidth, kernel=kernel), 2)
            peak = {"quartic": 3 / np.pi, "gaussian": 1 / (2 * np.pi)}[kernel] / bandwidth**2
            assert density.max() == pytest.approx(peak, rel=0.03)
            if kernel == "quartic" or bandwidth < 900:
                assert density.sum() * 250**2 == pytest.approx(1, rel=0.05)


def test_the_raster_agrees_with_every_coordinate():
    from hotspot_policing.core.forecast import place_history

    counts, _ = places(12)
    one = history(counts, jitter=100)
    exact = (
        place_history._kernel_matrix((one.centre_x, one.centre_y), (one.x, one.y), "quartic", 1200.0)
        @ one.past(Map(COUNT, 0), 12)[0]
    )
    near = one.predict(Map(KERNEL, 0, 1200.0), 12)
    assert np.abs(near - exact).max() < 0.03 * exact.max() and np.corrcoef(near, exact)[0, 1] > 0.999


def test_peers_bandwidths_follow_their_documents():
    chance = np.random.default_rng(0)
    x, y = chance.normal(0, 3000, 5000), chance.normal(0, 3000, 5000)
    one = PlaceHistory(x, y, csr_matrix(np.ones((5000, 1))), np.zeros(5000, int), np.ones(1), np.zeros(1), np.zeros(1))
    assert one._by_rule("qgis", np.ones(5000)) == 100
    # Normal points: 4.24 sd n^-0.2; and SD = sd √2, the median distance sd √(2 ln 2).
    assert one._by_rule("sfhotspot", np.ones(5000)) == pytest.approx(4.24 * 3000 * 5000**-0.2, rel=0.04)
    assert one._by_rule("arcgis", np.ones(5000)) == pytest.approx(0.9 * 3000 * 2**0.5 * 5000**-0.2, rel=0.04)


def test_no_two_usual_maps_are_the_same_however_little_past_there_is():
    """Their weights on what comes before the first period that is scored tell each from all others of its kind."""
    for longest in (3, 5, 8, 12, 18, 23, 24, 36):
        maps = usual_maps(longest)
        made = {(one.kind, one.peer, one.bandwidth, one.half_life, tuple(one.weights(longest + 3))) for one in maps}
        assert len(made) == len(maps) and all(one.last <= longest for one in maps)
    assert len(usual_maps(24)) == len(usual_maps()) == 47


def test_maps_are_written_and_read():
    for one in usual_maps():
        assert parse(one.as_text()) == [one]
    assert len(set(usual_maps())) >= 40
    assert parse("count last=3\ngistar; count last=3") == [Map(COUNT, 3), Map(GISTAR, 12)]
    for text, named in (
        ("heat", "'heat'"),
        ("kernel", "'kernel'"),
        ("decay last=3", "decay last=3"),
        ("count last=x", ("last=x", "count last=x")),
        ("count bandwidth=3", "count bandwidth=3"),
        ("qgis last=3", "qgis last=3"),
        ("kernel bandwidth=300 kernel=round", "kernel bandwidth=300 kernel=round"),
        ("count last=-1", "0"),
        ("count 12", ("12", "count 12")),
        ("kernel bandwidth=nan", ("0", "1,000,000")),
        ("kernel bandwidth=inf", ("0", "1,000,000")),
        ("decay half_life=nan", ("0", "1,000,000")),
    ):
        with refused(ValueError, named):
            parse(text)
