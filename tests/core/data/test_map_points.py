"""The points on which crimes are put change between two months: found where they do, and nowhere else."""

import numpy as np
import pytest

from hotspot_policing.core.data.map_points import PointsByMonth


def crimes(seed, months=12, seam=6, a_month=400, points=1500, kept=0.02, first="2022-01"):
    """x, y, days of crimes on so many points, of which all but a share are others from the month ``seam`` on."""
    rng = np.random.default_rng(seed)
    place = rng.uniform(0, 20000, (2, points, 2)).round()
    place[1, : int(kept * points)] = place[0, : int(kept * points)]
    chance = rng.lognormal(0, 1, points)
    found = []
    for month in range(months):
        where = rng.choice(points, a_month, p=chance / chance.sum())
        xy = place[int(month >= seam)][where]
        found.append((xy[:, 0], xy[:, 1], np.full(a_month, np.datetime64(first, "M") + month).astype("datetime64[D]")))
    return [np.concatenate(parts) for parts in zip(*found)]


def seams(x, y, days, **more):
    one = PointsByMonth(**more)
    for part in np.array_split(np.arange(len(x)), 7):
        one.add(x[part], y[part], days[part])
    return [(str(seam.before), str(seam.after)) for seam in one.seams()]


@pytest.mark.parametrize("seed", range(20))
def test_the_seam_is_found_once_and_nothing_else(seed):
    assert seams(*crimes(seed)) == [("2022-06", "2022-07")]
    assert seams(*crimes(seed, seam=99)) == []


@pytest.mark.parametrize("seam", [1, 2, 10, 11])
def test_at_either_end(seam):
    found = seams(*crimes(3, seam=seam))
    assert found == [(str(np.datetime64("2021-12") + seam), str(np.datetime64("2022-01") + seam))]


def test_months_apart_and_a_share_of_the_points():
    x, y, days = crimes(5, months=30, seam=8)
    month = days.astype("datetime64[M]").astype(int) - 52 * 12
    few = np.isin(month, (0, 1, 20, 21))
    assert seams(x[few], y[few], days[few]) == [("2022-02", "2023-09")]
    assert seams(x, y, days, room=3000) == [("2022-08", "2022-09")]


def test_nothing_is_said_of_what_cannot_be_seen():
    x, y, days = crimes(6, a_month=8)
    assert seams(x, y, days) == []
    # Two months alone, points that never recur, nothing at all.
    two = (days >= np.datetime64("2022-06-01")) & (days < np.datetime64("2022-08-01"))
    assert seams(x[two], y[two], days[two]) == []
    rng = np.random.default_rng(2)
    assert seams(rng.uniform(0, 9e4, len(days)), rng.uniform(0, 9e4, len(days)), days) == []
    assert PointsByMonth().seams() == []
