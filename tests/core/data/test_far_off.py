"""Points far from all others, and the box of the others."""

import numpy as np
import pytest

from hotspot_policing.core.data.far_off import central_box, far_off


def test_two_strays_do_not_make_the_box_larger():
    random = np.random.default_rng(1)
    x, y = random.uniform(440_000, 480_000, 1000), random.uniform(510_000, 540_000, 1000)
    strays = np.array([[90_000.0, 10_000.0], [530_000.0, 180_000.0]])
    all_x, all_y = np.append(x, strays[:, 0]), np.append(y, strays[:, 1])
    assert far_off(all_x, all_y).nonzero()[0].tolist() == [1000, 1001]
    west, south, east, north = central_box(all_x, all_y)
    assert 440_000 <= west < east <= 480_000 and 510_000 <= south < north <= 540_000


@pytest.mark.parametrize(
    "x, y",
    [
        ([], []),
        ([1.0], [2.0]),
        ([0.0] * 99 + [9_000.0], [0.0] * 100),
        # A second town is no stray.
        ([0.0] * 95 + [60_000.0] * 5, [0.0] * 100),
    ],
)
def test_nothing_is_far(x, y):
    assert not far_off(np.array(x), np.array(y)).any()
