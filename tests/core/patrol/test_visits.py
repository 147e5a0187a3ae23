"""Visits from simulated tracks with a known answer, and the rules one by one."""

import numpy as np
import pytest
from tracks import Track, hexagon, shift, true_dwell

from hotspot_policing.core.patrol.compliance import dose
from hotspot_policing.core.patrol.visits import SHORT, UNCLEAR, VISIT, Rules, Shapes, clean, stays, union_seconds


def scattered(rng, count=30):
    """Hexagons too far apart for a stop beside one to be near another."""
    rings = []
    while len(rings) < count:
        centre = rng.uniform(-3000, 3000, 2)
        if all(np.hypot(*(centre - ring[:-1].mean(0))) > 700 for ring in rings):
            rings.append(hexagon(*centre))
    return rings


def simulated(every, seed, vehicles=40):
    """Tracks and the stays found in their pings, with 30 m (root mean square) of error."""
    rng = np.random.default_rng(seed)
    rings = scattered(rng)
    tracks = [shift(rings, rng) for _ in range(vehicles)]
    heard = [track.pings(every, 30, rng) for track in tracks]
    unit = np.concatenate([np.full(len(t), i) for i, (t, _, _) in enumerate(heard)])
    t, x, y = (np.concatenate([one[k] for one in heard]) for k in range(3))
    mixed = rng.permutation(len(t))
    unit, t, x, y = unit[mixed], t[mixed], x[mixed], y[mixed]
    order, _ = clean(unit, t, x, y)
    return rings, tracks, stays(unit[order], t[order], x[order], y[order], Shapes([[ring] for ring in rings]))


def outcome(rings, tracks, found):
    """Shares: of the true visits those found, those of which nobody can tell; visits invented; dwell within bounds."""
    visits = told = unclear = 0
    for i, track in enumerate(tracks):
        mine = np.flatnonzero(found.unit == i)
        for place, begin, end, what in track.truth:
            if what != "visit":
                continue
            visits += 1
            hit = mine[(found.place[mine] == place) & (found.begin[mine] < end) & (found.end[mine] > begin)]
            told += bool((found.state[hit] == VISIT).any())
            unclear += not (found.state[hit] == VISIT).any() and bool((found.state[hit] == UNCLEAR).any())
    within, invented = 0, 0
    for k in range(len(found)):
        # Half as far again as the bound reaches on either side of the estimate, so that what it misses is seen.
        slack = 0.75 * (found.upper[k] - (found.end[k] - found.begin[k]))
        dwell = true_dwell(tracks[found.unit[k]], rings[found.place[k]], found.begin[k] - slack, found.end[k] + slack)
        within += found.lower[k] - 1 <= dwell <= found.upper[k] + 1
        # Half a minute is what pings twenty seconds apart cannot tell.
        invented += found.state[k] == VISIT and dwell < 570
    return told / visits, unclear / visits, int(invented), within / len(found), visits


@pytest.mark.once
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_at_twenty_seconds_nearly_every_visit_is_found_and_none_is_invented(seed):
    told, unclear, invented, within, visits = outcome(*simulated(20, seed))
    assert visits > 250
    assert told >= 0.98 and invented == 0 and within >= 0.95 and unclear < 0.02


@pytest.mark.once
@pytest.mark.parametrize("every", [60, 300, 900])
def test_the_bounds_hold_at_every_rate_and_what_nobody_can_tell_is_not_told(every):
    told, unclear, invented, within, visits = outcome(*simulated(every, 11, 80))
    assert within >= 0.95 and invented == 0
    if every == 60:
        assert told >= 0.9
    if every == 900:
        # A visit of 10 to 30 minutes between pings a quarter of an hour apart: there, but for how long?
        assert told == 0 and unclear > 0.7


def one_place():
    return Shapes([[np.array([(0, 0), (100, 0), (100, 100), (0, 100), (0, 0)], float)]])


def there(minutes, begin=0.0, every=20.0, at=(50, 50)):
    t = begin + np.arange(0, minutes * 60 + 1, every)
    return t, np.full(len(t), float(at[0])), np.full(len(t), float(at[1]))


def away(t, at=(5000, 5000)):
    return np.array([t], float), np.array([at[0]], float), np.array([at[1]], float)


def found_in(*parts, **more):
    t, x, y = (np.concatenate([part[k] for part in parts]) for k in range(3))
    return stays(np.zeros(len(t), int), t, x, y, one_place(), **more)


def test_a_stay_and_its_bounds_by_hand():
    found = found_in(away(-50), there(12), away(12 * 60 + 30))
    assert len(found) == 1 and found.state.tolist() == [VISIT]
    assert found.lower[0] == 720 and found.upper[0] == 720 + 50 + 30
    assert (found.begin[0], found.end[0]) == (-25, 735)


@pytest.mark.once
@pytest.mark.parametrize(
    "every, speed, error", [(10, 1.4, 0), (60, 1.4, 10), (60, 1.4, 30), (60, 8, 30), (120, 1.4, 0)]
)
def test_the_dwell_is_neither_long_nor_short_in_the_mean(every, speed, error):
    """A quarter of an hour in a square of 150 m, walked or driven into: pings beside the place on the way in and out
    made it 42 s too long on foot."""
    rng, wrong = np.random.default_rng(7), []
    square = Shapes([[np.array([(0, 0), (150, 0), (150, 150), (0, 150), (0, 0)], float)]])
    for _ in range(300):
        t = np.arange(rng.uniform(0, every), 3000, every)
        into, out = speed * (t - 1000), 150 + speed * (t - 1900)
        x = np.where(t < 1000, into, np.where(t > 1900, out, np.maximum(np.minimum(into, 75), out)))
        x, y = x + rng.normal(0, error / 2**0.5, len(t)), 75 + rng.normal(0, error / 2**0.5, len(t))
        found = stays(np.zeros(len(t), int), t, x, y, square)
        wrong += (found.end - found.begin - 900).tolist()
    assert len(wrong) == 300 and abs(np.mean(wrong)) < 10


def test_short_gaps_are_joined_and_long_ones_are_not():
    def gap(seconds):
        middle = 6 * 60 + seconds / 2
        return found_in(there(6), away(middle), there(6, 6 * 60 + seconds))

    assert len(gap(170)) == 1 and gap(170).state.tolist() == [VISIT]
    # What surely was no presence is not in the lower bound.
    assert gap(170).lower[0] == 2 * 360 and gap(170).upper[0] == 2 * 360 + 170
    assert len(gap(400)) == 2 and gap(400).state.tolist() == [SHORT, SHORT]


def test_silence_is_not_presence():
    silent = found_in(there(1), there(1, 1000))
    assert len(silent) == 1 and silent.lower[0] == 120 and silent.upper[0] == 1060
    assert silent.state.tolist() == [UNCLEAR]
    assert len(found_in(there(1), there(1, 3000))) == 2


def test_a_stop_beside_a_drive_through_and_driving_about_are_no_visits():
    assert len(found_in(there(30, at=(50, 150)))) == 0
    through = np.arange(-400, 500, 160.0)
    assert (found_in((np.arange(len(through)) * 20.0, through, np.full(len(through), 50.0))).state == VISIT).sum() == 0
    t = np.arange(0, 1500, 20.0)
    about = found_in((t, np.where(np.arange(len(t)) % 2, 0.0, 99.0), np.where(np.arange(len(t)) % 2, 1.0, 99.0)))
    assert not (about.state == VISIT).any()


def test_passing_through_again_and_again_is_no_visit():
    # Twenty seconds inside, two minutes far away, twelve times over: gaps that could all be joined.
    for away_for in (100, 140, 160):
        lap = np.r_[50.0, np.full(away_for // 20, 2000.0)]
        x = np.tile(lap, 12)
        found = found_in((20.0 * np.arange(len(x)), x, np.full(len(x), 50.0)))
        assert found.state.tolist() == [SHORT] and found.upper[0] <= 12 * 40
    # A ping astray now and then, as errors make it, ends no presence.
    t, x, y = there(12)
    x = np.where(np.arange(len(t)) % 5 == 2, 150.0, x)
    assert found_in((t, x, y)).lower[0] == 720


@pytest.mark.parametrize("every", [20, 60, 120])
def test_driving_about_in_a_large_place_is_no_visit(every):
    rng = np.random.default_rng(4)
    large = Shapes([[np.array([(0, 0), (1000, 0), (1000, 1000), (0, 1000), (0, 0)], float)]])
    track = Track((100.0, 100.0))
    while track.now < 1800:
        track.drive(rng.uniform(50, 950, 2))
    t, x, y = track.pings(every, 30, rng)
    assert not (stays(np.zeros(len(t), int), t, x, y, large).state == VISIT).any()
    track = Track((400.0, 400.0))
    track.stay(1800)
    t, x, y = track.pings(every, 30, rng)
    assert stays(np.zeros(len(t), int), t, x, y, large).state.tolist() == [VISIT]


def test_a_dose_that_hangs_on_what_nobody_can_tell_is_unknown():
    assert [dose(0, 4), dose(4, 4), dose(6, 4), dose(1, 0)] == ["under", "met", "over", "unknown"]
    assert [dose(0, 4, 4), dose(4, 4, 2), dose(0, 40, 4), dose(6, 4, 9)] == ["unknown", "unknown", "under", "over"]


def test_pings_at_a_station_are_in_no_place():
    t, x, y = there(30)
    assert len(found_in((t, x, y))) == 1
    assert len(found_in((t, x, y), kept_out=np.ones(len(t), bool))) == 0


def test_dirt_is_cleaned_and_counted():
    t, x, y = there(20)
    rng = np.random.default_rng(2)
    x, y = x.copy(), y.copy()
    x[10], y[25], x[40] = 90_000, -70_000, 1e6
    doubled = np.r_[np.arange(len(t)), [3, 3, 7]]
    order = rng.permutation(len(doubled))
    t, x, y = t[doubled][order], x[doubled][order], y[doubled][order]
    kept, left_out = clean(np.zeros(len(t), int), t, x, y)
    assert left_out == {"at one time": 3, "jumped": 3}
    assert np.all(np.diff(t[kept]) > 0) and np.abs(x[kept]).max() == 50
    assert stays(np.zeros(len(kept), int), t[kept], x[kept], y[kept], one_place()).state.tolist() == [VISIT]


def test_two_units_do_not_mix_and_their_minutes_are_joined():
    t, x, y = there(20)
    unit = np.r_[np.zeros(len(t), int), np.ones(len(t), int)]
    found = stays(unit, np.r_[t, t + 600], np.r_[x, x], np.r_[y, y], one_place())
    assert found.unit.tolist() == [0, 1] and found.state.tolist() == [VISIT, VISIT]
    assert (found.end - found.begin).sum() == 2400
    assert union_seconds(np.zeros(2, int), found.begin, found.end, 1).tolist() == [1800]


def test_points_in_polygons_with_holes_against_a_plain_walk():
    rng = np.random.default_rng(6)
    outer = np.array([(0, 0), (300, 20), (260, 310), (120, 200), (-30, 280), (0, 0)], float)
    hole = np.array([(60, 60), (160, 60), (160, 140), (60, 140), (60, 60)], float)
    shapes = Shapes([[outer, hole], [hexagon(900, 0)]])
    x, y = rng.uniform(-200, 1200, 4000), rng.uniform(-200, 500, 4000)
    index, place, inside = shapes.near(x, y, 40)

    def plain(px, py, ring):
        answer = False
        for (ax, ay), (bx, by) in zip(ring[:-1], ring[1:]):
            if (ay > py) != (by > py) and px < ax + (py - ay) * (bx - ax) / (by - ay):
                answer = not answer
        return answer

    expected = {(i, 0) for i in range(4000) if plain(x[i], y[i], outer) and not plain(x[i], y[i], hole)}
    expected |= {(i, 1) for i in range(4000) if plain(x[i], y[i], hexagon(900, 0))}
    assert {(i, p) for i, p, within in zip(index.tolist(), place.tolist(), inside.tolist()) if within} == expected
    # Within reach: a point that is 40 m away at most, and none farther.
    near = {(i, p) for i, p in zip(index.tolist(), place.tolist())}
    centre = np.hypot(x - 900, y)
    assert all(((i, 1) in near) == (centre[i] <= 100) for i in range(4000) if centre[i] < 100 or centre[i] > 130)


def test_overlapping_intervals_count_once():
    rng = np.random.default_rng(3)
    group, begin = rng.integers(0, 4, 200), rng.integers(0, 1000, 200).astype(float)
    end = begin + rng.integers(1, 60, 200)
    second = np.arange(0, 1100)
    expected = [
        int(sum(any((b <= s) & (s < e) for g, b, e in zip(group, begin, end) if g == k) for s in second))
        for k in range(4)
    ]
    assert union_seconds(group, begin, end, 4).tolist() == expected


def test_rules_can_be_others():
    assert found_in(there(12), rules=Rules(least=900)).state.tolist() == [SHORT]
    assert len(stays(np.zeros(0, int), np.zeros(0), np.zeros(0), np.zeros(0), one_place())) == 0
