"""Every crime in one unit, and every unit with a point in the area."""

import numpy as np
import pytest
from refusals import refused
from scipy.spatial import cKDTree

from hotspot_policing.core.counting import grid_cover, grids
from hotspot_policing.core.counting.convex_hull import convex_hull
from hotspot_policing.core.counting.wkb import polygons_wkb

SHAPES = ("hexagon", "square")


def inside(outline, x, y):
    """Whether points lie in a convex, counter-clockwise outline or on it: an independent half-plane test."""
    result = np.ones(np.shape(x), bool)
    for (ax, ay), (bx, by) in zip(outline[:-1], outline[1:]):
        result &= (bx - ax) * (y - ay) - (by - ay) * (x - ax) >= -1e-6
    return result


@pytest.mark.once
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("size", (1.0, 150.0, 339.8, 1000.0))
def test_each_point_lies_in_the_unit_it_is_given(shape, size):
    grid = grids.make_grid(shape, size)
    for seed in range(5):
        rng = np.random.default_rng(seed)
        # Whole metres land on edges and corners far more often than real numbers do.
        x = rng.integers(-5000, 5000, 2000).astype(float)
        y = rng.integers(-5000, 5000, 2000).astype(float)
        outlines = grid.outlines(grid.locate(x, y))
        assert all(inside(outline, px, py) for outline, px, py in zip(outlines, x, y))


@pytest.mark.parametrize("shape", SHAPES)
def test_points_on_corners_and_edges_are_counted_once(shape):
    grid = grids.make_grid(shape, 150.0)
    keys = np.unique(grid.locate(*np.random.default_rng(0).uniform(0, 3000, (2, 400))))
    outlines = grid.outlines(keys)
    middles = (outlines[:, :-1] + outlines[:, 1:]) / 2
    points = np.vstack([outlines[:, :-1].reshape(-1, 2), middles.reshape(-1, 2)])
    owner = grid.locate(points[:, 0], points[:, 1])
    counts = np.bincount(np.unique(owner, return_inverse=True)[1])
    assert counts.sum() == len(points)
    # The same place given again, as its other neighbours see it, goes to the same unit.
    rounded, where = np.unique(np.round(points, 6), axis=0, return_inverse=True)
    again = grid.locate(rounded[:, 0], rounded[:, 1])
    x, y = grid.centres(again)
    assert np.all(np.hypot(rounded[:, 0] - x, rounded[:, 1] - y) <= 150.0 * 0.71)


@pytest.mark.parametrize("shape", SHAPES)
def test_moving_points_and_grid_by_whole_units_moves_the_counts(shape):
    grid = grids.make_grid(shape, 150.0)
    x, y = np.random.default_rng(3).integers(0, 4000, (2, 3000)).astype(float)
    column, row = grids.unpack(grid.locate(x, y))
    for steps in ((1, 0), (-7, 0), (40, 0)):
        moved_column, moved_row = grids.unpack(grid.locate(x + steps[0] * 150.0, y))
        assert np.array_equal(moved_column - column, np.full(len(x), steps[0]))
        assert np.array_equal(moved_row, row)


def test_areas_of_the_methods_page():
    assert grids.make_grid("hexagon", 150).area == pytest.approx(19_486, abs=1)
    assert grids.make_grid("hexagon", 339.8).area == pytest.approx(100_000, rel=1e-3)
    assert grids.make_grid("square", 150).area == 22_500


@pytest.mark.parametrize("shape", SHAPES)
def test_outlines_have_the_stated_area_and_tile_without_gaps(shape):
    grid = grids.make_grid(shape, 150.0)
    keys = grids.pack(*(a.ravel() for a in np.meshgrid(np.arange(-3, 4), np.arange(-3, 4))))
    outlines = grid.outlines(keys)
    x, y = outlines[..., 0], outlines[..., 1]
    area = 0.5 * (x[:, :-1] * y[:, 1:] - x[:, 1:] * y[:, :-1]).sum(1)
    assert area == pytest.approx(np.full(len(keys), grid.area))
    # Corners that two units share are the same numbers to the last bit, or the union would have slivers.
    corners = outlines[:, :-1].reshape(-1, 2)
    assert len(np.unique(corners, axis=0)) == len(np.unique(np.round(corners, 4), axis=0))


@pytest.mark.parametrize("shape", SHAPES)
def test_names_do_not_depend_on_the_extent(shape):
    grid = grids.make_grid(shape, 150.0)
    one = grid_cover.covering(grid, [np.array([[0, 0], [3000, 0], [3000, 3000], [0, 3000], [0, 0]], float)])
    two = grid_cover.covering(grid, [np.array([[1234, 900], [2222, 900], [2222, 1800], [1234, 900]], float)])
    names_one = set(grids.unit_ids(grid, np.concatenate(one), 27700))
    names_two = set(grids.unit_ids(grid, np.concatenate(two), 27700))
    assert names_two < names_one


def star(rng, points=40):
    """A random star-shaped ring, spiky on purpose."""
    angle = np.sort(rng.uniform(0, 2 * np.pi, points))
    radius = rng.uniform(200, 3000, points)
    ring = np.stack([5000 + radius * np.cos(angle), 7000 + radius * np.sin(angle)], axis=1)
    return np.vstack([ring, ring[:1]])


@pytest.mark.parametrize("shape", SHAPES)
def test_covering_keeps_every_unit_with_a_point_of_the_area(shape):
    grid = grids.make_grid(shape, 150.0)
    for seed in range(6):
        rng = np.random.default_rng(seed)
        ring = star(rng)
        hole = np.array([[4900, 6900], [5100, 6900], [5100, 7100], [4900, 7100], [4900, 6900]], float)
        within, edge = grid_cover.covering(grid, [ring, hole])
        assert not np.intersect1d(within, edge).size
        kept = np.union1d(within, edge)
        x, y = rng.uniform(ring.min(0)[:, None], ring.max(0)[:, None], (2, 40_000))
        odd = np.zeros(len(x), bool)
        for line in (ring, hole):
            for (ax, ay), (bx, by) in zip(line[:-1], line[1:]):
                spans = (ay <= y) != (by <= y)
                with np.errstate(divide="ignore", invalid="ignore"):
                    odd ^= spans & (ax + (y - ay) * (bx - ax) / (by - ay) > x)
        keys = grid.locate(x, y)
        assert np.isin(keys[odd], kept).all()
        # A point of an inside unit is a point of the area.
        assert odd[np.isin(keys, within)].all()
        # And every vertex of the outline lies in a kept unit.
        assert np.isin(grid.locate(ring[:, 0], ring[:, 1]), kept).all()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_finer_drawing_of_the_same_lines_touches_the_same_units(shape):
    grid = grids.make_grid(shape, 150.0)
    rng = np.random.default_rng(3)
    sides = grid.outlines(grid.locate(*rng.uniform(0, 3000, (2, 12)))).reshape(-1, 2)
    lines = [star(rng), star(rng, 5), sides, np.array([[20.0, 20.0]])]
    parts = np.linspace(0, 1, 64)[:-1, None]
    fine = [np.vstack([a + parts * (b - a) for a, b in zip(line[:-1], line[1:])] + [line[-1:]]) for line in lines]
    coarse = grid_cover.touched(grid, lines)
    assert np.array_equal(grid_cover.touched(grid, fine), coarse)
    one_by_one = np.unique(np.concatenate([grid_cover.touched(grid, [line]) for line in fine]))
    assert np.array_equal(one_by_one, coarse)
    # No unit that a point of a line lies in is missing, and none further away than such points are apart is there.
    close = np.concatenate([np.linspace(a, b, 600) for line in lines for a, b in zip(line[:-1], line[1:])] + lines[-1:])
    assert np.isin(grid.locate(close[:, 0], close[:, 1]), coarse).all()
    x, y = grid.centres(coarse)
    away, _ = cKDTree(close).query(np.column_stack([x, y]))
    assert away.max() <= grid.radius + 10
    assert not len(grid_cover.touched(grid, []))


def test_covering_a_hull_of_one_point_and_of_a_row_of_points():
    grid = grids.make_grid("hexagon", 150.0)
    hull = convex_hull(np.array([7.0, 7.0]), np.array([9.0, 9.0]))
    assert len(np.concatenate(grid_cover.covering(grid, [hull]))) == 1
    x = np.arange(0, 1000, 50.0)
    line = convex_hull(x, x)
    kept = np.concatenate(grid_cover.covering(grid, [line]))
    assert np.isin(grid.locate(x, x), kept).all()


def test_convex_hull_holds_all_points_and_is_convex():
    x, y = np.random.default_rng(1).integers(0, 50, (2, 500)).astype(float)
    hull = convex_hull(x, y)
    assert np.array_equal(hull[0], hull[-1])
    assert inside(hull, x, y).all()


@pytest.mark.parametrize(
    "shape,rings,count", [("hexagon", 1, 6), ("hexagon", 3, 36), ("square", 1, 8), ("square", 2, 24)]
)
def test_neighbour_steps(shape, rings, count):
    steps = grids.make_grid(shape, 150.0).neighbour_steps(rings)
    assert len(np.unique(steps, axis=0)) == count


def test_steps_within_a_distance_match_the_distances_between_centres():
    grid = grids.make_grid("hexagon", 150.0)
    keys = grids.pack(*(a.ravel() for a in np.meshgrid(np.arange(-9, 10), np.arange(-9, 10))))
    x, y = grid.centres(keys)
    for distance in (150.0, 300.0, 520.0):
        expected = int((np.hypot(x, y) <= distance + 1e-6).sum()) - 1
        assert len(grids.steps_within(grid, distance)) == expected


def test_a_size_that_is_none_is_refused():
    for size in (0.0, -1.0, float("nan"), float("inf")):
        with pytest.raises(ValueError):
            grids.make_grid("hexagon", size)
    with refused(ValueError, "'triangle'"):
        grids.make_grid("triangle", 100.0)


def test_wkb_is_what_the_standard_says():
    wkb = polygons_wkb(np.array([[[0, 0], [1, 0], [1, 1], [0, 0]]], float))[0]
    assert wkb[:13] == b"\x01\x03\x00\x00\x00\x01\x00\x00\x00\x04\x00\x00\x00"
    assert len(wkb) == 13 + 4 * 16


@pytest.mark.parametrize("units", ([], [(0, 0)], [(-3, 7), (1_000_000, -1_000_000)], "block"))
def test_the_table_finds_what_the_search_finds(units):
    rng = np.random.default_rng(5)
    if units == "block":
        column, row = np.divmod(rng.choice(40 * 30, 600, replace=False), 30)
        column, row = column - 20, row - 10
    else:
        column, row = np.array(units, np.int64).reshape(-1, 2).T
    table = np.sort(grids.pack(column, row))
    around = grids.pack(*rng.integers(-30, 30, (2, 2000)))
    keys = np.r_[table, around, grids.pack([1_000_000, -(2**30)], [-1_000_000, 2**30 - 1])]
    found = grids.finder(table)(keys)
    np.testing.assert_array_equal(found, grids.find(table, keys))
    np.testing.assert_array_equal(found[: len(table)], np.arange(len(table)))
