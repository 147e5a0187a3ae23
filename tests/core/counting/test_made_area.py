"""A study area made from the crimes."""

import numpy as np
import pytest

from hotspot_policing.core.counting.grids import pack, unpack
from hotspot_policing.core.counting.made_area import SQUARES, Squares, made_area


def town(rng, x, y, count, spread=1500):
    return x + rng.normal(0, spread, count), y + rng.normal(0, spread, count)


def made(*places):
    squares = Squares()
    for x, y in places:
        squares.add(np.asarray(x, float), np.asarray(y, float))
    return made_area(squares)


def of_squares(cells, crimes=1000):
    """The area made of so many crimes in each of the squares (column, row)."""
    return made_area(counted(pack(*np.array(cells).T), np.full(len(cells), crimes)))


def counted(keys, counts):
    """Squares with crimes all over them."""
    squares, keys = Squares(), np.asarray(keys)
    corner = SQUARES.size * np.stack(unpack(keys), 1)
    squares.add_counted(keys, counts, np.hstack([corner, corner + SQUARES.size]))
    return squares


def cells(area):
    return set(zip(*(one.tolist() for one in unpack(area.keys))))


def block(west, south, east, north):
    return {(column, row) for column in range(west, east + 1) for row in range(south, north + 1)}


def test_one_square_stays_as_it_is():
    found = of_squares([(10, 20)])
    assert cells(found) == {(10, 20)}
    assert (found.parts, found.stray, found.scattered) == (1, 0, False)
    assert found.corners.tolist() == [[20_000, 40_000], [20_000, 42_000], [22_000, 40_000], [22_000, 42_000]]


def test_the_squares_begin_at_the_origin_whatever_the_data():
    assert cells(made(([1.0] * 200, [-1.0] * 200))) == {(0, -1)}


def test_a_gap_of_one_square_is_bridged_and_two_are_not():
    # By crimes of less than a thousandth each, so that what stands alone is stray.
    big = np.full((1, 2), 0)
    for gap, stray in ((1, 0), (2, 0), (3, 5)):
        found = made_area(counted(pack(*np.r_[big, [[gap, 0]]].T), np.array([100_000, 5])))
        assert found.stray == stray, gap
        # What lies in a gap of one belongs to the area.
        assert ((1, 0) in cells(found)) == (gap < 3)


@pytest.mark.parametrize(
    "crimes,total,stray",
    [(19, 20_000, 1), (20, 40_000, 0), (19, 19_000, 0), (19, 19_100, 1), (1, 1000, 0), (1, 1002, 1)],
)
def test_a_part_is_stray_with_fewer_than_twenty_and_less_than_a_thousandth(crimes, total, stray):
    found = made_area(counted(pack([0, 100], [0, 0]), np.array([total - crimes, crimes])))
    assert found.stray == crimes * stray and found.parts == (1 if stray else 2)
    assert found.distance == (200_000 if stray else 0)


def test_small_holes_are_filled_and_large_ones_are_not():
    def ring(inner):
        """Squares around a hole that is so many squares wide and high."""
        side = inner + 1
        return sorted(block(0, 0, side, side) - block(1, 1, side - 1, side - 1))

    # Two squares a side are 16 km², three are 36.
    assert cells(of_squares(ring(2))) == block(0, 0, 3, 3)
    assert cells(of_squares(ring(3))) == block(0, 0, 4, 4) - block(1, 1, 3, 3)
    # A row of one square is a gap, which is closed however long it is.
    assert (5, 1) in cells(of_squares(sorted(block(0, 0, 9, 2) - block(1, 1, 8, 1))))
    # A bay is no hole.
    assert (3, 2) not in cells(of_squares(sorted(block(0, 0, 5, 4) - block(1, 1, 5, 3))))


def test_towns_across_an_estuary_are_parts():
    rng = np.random.default_rng(5)
    found = made(town(rng, 450_000, 520_000, 900), town(rng, 480_000, 520_000, 300))
    assert (found.parts, found.stray, found.scattered) == (2, 0, False)


def test_one_per_cent_of_strays_moves_nothing():
    for seed in range(20):
        rng = np.random.default_rng(seed)
        x, y = rng.uniform(430_000, 460_000, 20_000), rng.uniform(500_000, 530_000, 20_000)
        far = rng.uniform(100_000, 650_000, 200), rng.uniform(0, 1_200_000, 200)
        clean, found = made((x, y)), made((x, y), far)
        near = SQUARES.area * len(set(found.keys.tolist()) ^ set(clean.keys.tolist()))
        assert near < 0.01 * SQUARES.area * len(clean.keys)
        assert 195 <= found.stray <= 200 and found.distance > 300_000 and not found.scattered
        assert not found.hold(*far).all() and found.hold(x, y).all()


def test_blocks_say_the_same_as_all_at_once():
    rng = np.random.default_rng(4)
    x, y = town(rng, 450_000, 520_000, 500)
    whole, cut = made((x, y)), made((x[:200], y[:200]), (x[200:], y[200:]), ([np.nan], [5.0]))
    assert (whole.keys == cut.keys).all() and whole.total == cut.total == 500
    assert (whole.corners == cut.corners).all()


def test_a_force_without_territory_is_scattered():
    rng = np.random.default_rng(6)
    for count in (300, 5000):
        found = made((rng.uniform(200_000, 600_000, count), rng.uniform(100_000, 600_000, count)))
        assert found.scattered, count
    # Nine tenths in parts are enough; less is not.
    for alone, scattered in ((900, False), (1100, True)):
        keys = pack(np.r_[0, 100 + 10 * np.arange(alone)], 0)
        assert made_area(counted(keys, np.r_[10_000 - alone, np.ones(alone, int)])).scattered == scattered, alone
    # A hundred in one part are needed, and of a few crimes a tenth.
    assert of_squares([(10 * i, 0) for i in range(50)], 99).scattered
    assert not of_squares([(10 * i, 0) for i in range(50)], 100).scattered
    assert not made((x := np.arange(8) * 7000.0, x)).scattered


@pytest.mark.parametrize("count", (0, 1, 2))
def test_next_to_nothing(count):
    found = made((np.full(count, 4e5), np.full(count, 5e5)))
    assert (found.total, found.stray, found.parts) == (count, 0, min(count, 1))


def test_the_corners_are_those_of_the_crimes_of_their_part():
    rng = np.random.default_rng(9)
    towns = [town(rng, x, 520_000, 900) for x in (450_000, 480_000)]
    found = made(*towns)
    for x, y in towns:
        part = found.part[np.searchsorted(found.keys, SQUARES.locate(x, y))]
        corners = found.corners[found.corner_part == part[0]]
        assert set(part.tolist()) == {part[0]}
        assert corners.min(0).tolist() == [x.min(), y.min()] and corners.max(0).tolist() == [x.max(), y.max()]


def test_the_fewer_crimes_the_farther_the_area_may_reach_beyond_them():
    rng = np.random.default_rng(3)
    towns = [town(rng, x, 520_000, count) for x, count in ((450_000, 5), (480_000, 900))]
    found = made(*towns)
    few, many = (found.reach[found.part[np.searchsorted(found.keys, SQUARES.locate(*one))][0]] for one in towns)
    assert few > 20 * many > 0
    # Half the side of its square around a crime that is alone.
    assert made(([4e5], [5e5])).reach.tolist() == [SQUARES.size / 2]
