"""Streets joined into a network: made junctions of every kind, and random lines against a double loop."""

import numpy as np
import pytest
from refusals import refused

from hotspot_policing.core.memory import TooLarge
from hotspot_policing.core.streets.network import StreetNetwork, street_network


def line(*corners):
    return np.array(corners, float)


def lengths(lines):
    return np.array([np.hypot(*np.diff(one, axis=0).T).sum() for one in lines])


def meetings(network):
    """{(lines that two streets are part of)} of the streets that meet."""
    touching = network.touching()
    owner = network.owner.tolist()
    return {tuple(sorted((owner[i], owner[j]))) for i in range(len(owner)) for j in touching.of(i).tolist() if i != j}


ALONG = line((0, 0), (60, 0), (100, 0))


@pytest.mark.parametrize(
    "other, streets, meet",
    [
        pytest.param(line((40, 0.9), (40, 50)), 3, True, id="ends short of its middle"),
        pytest.param(line((40, -0.9), (40, 50)), 3, True, id="ends beyond its middle"),
        pytest.param(line((40, 1.1), (40, 50)), 2, False, id="ends too far from its middle"),
        pytest.param(line((100.5, 0.5), (140, 0)), 2, True, id="ends near its end"),
        pytest.param(line((99.5, 0.95), (99, 50)), 2, True, id="ends beside its end, where no sliver is cut off"),
        pytest.param(line((101.1, 0), (140, 0)), 2, False, id="ends too far from its end"),
        pytest.param(line((60, -50), (60, 0), (60, 50)), 4, True, id="crosses at a corner of both"),
        pytest.param(line((40, -50), (40, 50)), 2, False, id="crosses without a corner, as a bridge does"),
        pytest.param(line((60, -50), (60, 50)), 2, False, id="crosses at a corner of one"),
        pytest.param(ALONG, 2, True, id="is the same line"),
        pytest.param(ALONG[::-1], 2, True, id="is the same line the other way"),
        pytest.param(line((60, 0), (100, 0), (100, 80)), 4, True, id="lies on a part of it"),
    ],
)
def test_where_a_line_meets_another(other, streets, meet):
    network = street_network([ALONG, other], snap=1)
    assert len(network.lines) == streets
    assert ((0, 1) in meetings(network)) is meet
    for number, whole in enumerate((ALONG, other)):
        parts = [one for one, owner in zip(network.lines, network.owner) if owner == number]
        assert lengths(parts).sum() == pytest.approx(lengths([whole])[0])
        assert lengths(parts).min() > 1


def test_a_ring_and_a_loop_at_the_end_of_a_road_meet_themselves_and_what_joins_them():
    ring = line((0, 0), (10, 0), (10, 10), (0, 10), (0, 0))
    spur = line((10, 5), (30, 5))
    network = street_network([ring, spur], snap=1)
    assert sorted(network.owner.tolist()) == [0, 0, 1] and meetings(network) == {(0, 0), (0, 1)}
    loop = line((0, 0), (50, 0), (70, 20), (70, -20), (50, 0))
    network = street_network([loop], snap=1)
    assert network.owner.tolist() == [0, 0] and [len(network.touching().of(i)) for i in range(2)] == [1, 1]


def test_several_ends_at_nearly_one_place_are_one_junction():
    sides = [line((40 + 0.4 * k, 0), (40 + 0.4 * k, 50 + k)) for k in range(3)]
    network = street_network([ALONG, *sides], snap=1)
    assert network.owner.tolist().count(0) == 2
    assert meetings(network) >= {(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)}


def test_gaps_of_nothing_still_join_what_is_exact():
    side = line((40, 0), (40, 50))
    assert meetings(street_network([ALONG, side], snap=0)) == {(0, 0), (0, 1)}
    assert meetings(street_network([ALONG, side + [0, 0.01]], snap=0)) == set()


def test_long_streets_become_equal_parts_that_follow_each_other():
    network = street_network([line((0, 0), (300, 0), (300, 700)), line((300, 400), (900, 400))], snap=1, longest=150)
    parts = lengths(network.lines)
    assert parts.max() <= 150 + 1e-6 and parts.sum() == pytest.approx(1600)
    # 700 m before the junction, 300 m after it, 600 m aside.
    assert sorted(np.round(parts, 6).tolist()) == [140.0] * 5 + [150.0] * 6
    followers = network.touching().sizes
    assert sorted(followers.tolist()) == [1, 1, 1] + [2] * 5 + [3, 3, 3]


def random_lines(rng, count=80):
    """Streets in a square, half of which end near the middle of another one, or near its end."""
    lines = []
    for _ in range(count):
        start = rng.uniform(0, 2000, 2)
        steps = rng.normal(0, 1, (rng.integers(1, 6), 2)) * rng.choice([60, 200])
        one = np.vstack([start, start + np.cumsum(steps, axis=0)])
        if lines and rng.random() < 0.7:
            other = lines[rng.integers(len(lines))]
            k = rng.integers(len(other) - 1)
            share = rng.choice([0, 1, rng.uniform(0.2, 0.8)])
            one[0] = other[k] + share * (other[k + 1] - other[k]) + rng.uniform(-0.6, 0.6, 2)
        lines.append(one)
    return lines


@pytest.mark.parametrize("seed", range(6))
def test_random_lines_against_a_double_loop(seed):
    lines = random_lines(np.random.default_rng(seed))
    network = street_network(lines, snap=1)
    assert np.bincount(network.owner, lengths(network.lines)) == pytest.approx(lengths(lines))
    assert len(network.lines) > len(lines)
    ends, touching = np.array([(one[0], one[-1]) for one in network.lines]), network.touching()
    met = 0
    for i in range(len(ends)):
        meets = touching.of(i).tolist()
        for j in range(i + 1, len(ends)):
            apart = np.hypot(*(ends[i][:, None] - ends[j][None]).transpose(2, 0, 1))
            shared = set(network.nodes[i].tolist()) & set(network.nodes[j].tolist())
            assert bool(shared) == (j in meets)
            if apart.min() <= 1:
                assert shared
            if shared:
                met += 1
                assert apart.min() <= 4
    assert met > 40


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_the_lines_changes_nothing(seed):
    rng = np.random.default_rng(seed)
    lines = random_lines(rng)
    shuffle = rng.permutation(len(lines))
    first = street_network(lines, snap=1, longest=90)
    again = street_network([lines[i] for i in shuffle], snap=1, longest=90)
    assert [one.tolist() for one in first.lines] == [one.tolist() for one in again.lines]
    assert first.owner.tolist() == shuffle[again.owner].tolist()
    one, other = first.touching(), again.touching()
    assert [one.of(i).tolist() for i in range(len(one))] == [other.of(i).tolist() for i in range(len(other))]


def test_no_lines_and_too_many_at_one_point():
    empty = street_network([], snap=1)
    assert empty.lines == [] and len(empty.touching()) == 0
    count = 12_000
    star = StreetNetwork(
        [ALONG] * count, np.arange(count), np.column_stack([np.zeros(count, int), 1 + np.arange(count)])
    )
    with refused(TooLarge, "SNAP"):
        star.touching()
    with refused(TooLarge, "SEGMENT_LENGTH"):
        street_network([line((0, 0), (1e7, 0))], snap=1, longest=1)
