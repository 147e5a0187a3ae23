"""A packed R-tree holds what SQLite's own would, is in order by SQLite's own check, and takes further boxes."""

import sqlite3
from contextlib import closing

import numpy as np
import pytest

from hotspot_policing.bridge.files.rtree import fill_rtree, single_bounds

INDEX = 'odd "name"'


def random_bounds(count, spread, seed=7):
    """Boxes on both sides of zero, some of them points."""
    rng = np.random.default_rng(seed)
    low = rng.normal(0, spread, (count, 2))
    size = rng.exponential(spread / 50, (count, 2)) * (rng.random((count, 1)) < 0.8)
    return np.stack([low[:, 0], low[:, 0] + size[:, 0], low[:, 1], low[:, 1] + size[:, 1]], axis=1)


def made(base, name):
    quoted = name.replace('"', '""')
    base.execute(f'CREATE VIRTUAL TABLE "{quoted}" USING rtree(id, minx, maxx, miny, maxy)')
    return f'"{quoted}"'


# A node holds 51: one node, two, a full level and one more, three levels.
@pytest.mark.parametrize("count", (0, 1, 2, 51, 52, 102, 103, 2601, 2602, 7000))
def test_the_index_is_the_one_that_sqlite_makes(count):
    bounds, rows = random_bounds(count, 1000.0, count), 3 * np.arange(count) + 5
    with closing(sqlite3.connect(":memory:")) as base:
        packed, ordinary = made(base, INDEX), made(base, "ordinary")
        fill_rtree(base, INDEX, rows, single_bounds(bounds))
        base.executemany("INSERT INTO ordinary VALUES (?, ?, ?, ?, ?)", zip(rows.tolist(), *bounds.T.tolist()))
        assert base.execute("SELECT rtreecheck(?)", (INDEX,)).fetchall() == [("ok",)]
        both = [base.execute(f"SELECT * FROM {one} ORDER BY id").fetchall() for one in (packed, ordinary)]
        assert both[0] == both[1] and len(both[0]) == count
        # Where it is asked, it finds what a look at every box finds.
        for west, east, south, north in random_bounds(20, 1000.0, 1).tolist():
            found = base.execute(
                f"SELECT id FROM {packed} WHERE minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ?",
                (east, west, north, south),
            ).fetchall()
            low, high = bounds[:, [0, 2]], bounds[:, [1, 3]]
            surely = ((low <= [east, north]) & (high >= [west, south])).all(axis=1)
            assert {row for (row,) in found} >= set(rows[surely].tolist())


def test_it_can_be_changed_as_any_other():
    rows = np.arange(1, 3001)
    with closing(sqlite3.connect(":memory:")) as base:
        packed = made(base, INDEX)
        fill_rtree(base, INDEX, rows, single_bounds(random_bounds(3000, 500.0)))
        base.execute(f"DELETE FROM {packed} WHERE id % 3 = 0")
        base.executemany(
            f"INSERT INTO {packed} VALUES (?, ?, ?, ?, ?)",
            zip(range(9001, 9501), *random_bounds(500, 500.0, 8).T.tolist()),
        )
        base.execute(f"UPDATE {packed} SET minx = minx - 10 WHERE id % 7 = 0")
        assert base.execute("SELECT rtreecheck(?)", (INDEX,)).fetchall() == [("ok",)]
        assert base.execute(f"SELECT count(*) FROM {packed}").fetchall() == [(2500,)]


@pytest.mark.parametrize("factor", (1e-30, 1.0, 1e9, 1e37))
def test_bounds_are_rounded_outward(factor):
    bounds = random_bounds(5000, 1.0) * factor
    single = single_bounds(bounds).astype(float)
    assert (single[:, ::2] <= bounds[:, ::2]).all() and (single[:, 1::2] >= bounds[:, 1::2]).all()
