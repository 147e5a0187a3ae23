"""The nearest street against every piece of every street."""

import numpy as np
import pytest

from hotspot_policing.core.streets.nearest import nearest_line, pieces


def network(rng, count=120):
    lines = []
    for _ in range(count):
        start = rng.uniform(0, 3000, 2)
        steps = rng.normal(0, 1, (rng.integers(1, 8), 2)) * rng.choice([20, 80, 400])
        lines.append([np.vstack([start, start + np.cumsum(steps, axis=0)])])
    return lines


def brute(x, y, lines, tolerance):
    best, far = np.full(len(x), -1), np.full(len(x), np.inf)
    for number, parts in enumerate(lines):
        for part in parts:
            for (ax, ay), (bx, by) in zip(part[:-1], part[1:]):
                dx, dy = bx - ax, by - ay
                length = dx * dx + dy * dy
                t = np.clip(((x - ax) * dx + (y - ay) * dy) / length, 0, 1) if length else 0.0
                apart = np.hypot(ax + t * dx - x, ay + t * dy - y)
                nearer = apart < far - 1e-6
                best[nearer], far[nearer] = number, apart[nearer]
    return np.where(far <= tolerance, best, -1), np.where(far <= tolerance, far, np.nan)


@pytest.mark.parametrize("tolerance", [10, 50, 400])
def test_nearest_against_every_piece(tolerance):
    rng = np.random.default_rng(tolerance)
    lines = network(rng)
    x, y = rng.uniform(-200, 3200, (2, 1500))
    x[700:], y[700:] = x[:800], y[:800]  # many crimes at one place
    line, distance = nearest_line(x, y, *pieces(lines), tolerance)
    expected, far = brute(x, y, lines, tolerance)
    assert np.array_equal(line, expected)
    assert np.allclose(distance, far, equal_nan=True, atol=1e-6)
    assert (line >= 0).any() and (tolerance > 100 or (line < 0).any())


def test_equally_near_goes_to_the_first_and_the_tolerance_is_included():
    lines = [[np.array([[0, 10.0], [100, 10]])], [np.array([[0, -10.0], [100, -10]])]]
    line, distance = nearest_line(np.array([50.0, 50, 50]), np.array([0.0, 60, 60.01]), *pieces(lines), 50)
    assert line.tolist() == [0, 0, -1] and distance[:2].tolist() == [10, 50]


def test_cutting_changes_no_distance_and_no_length():
    long = [[np.array([[0.0, 0], [1234.5, 987.6]])], [np.array([[5.0, 5], [5, 5]])]]
    ends, owner = pieces(long)
    lengths = np.hypot(*(ends[:, 2:] - ends[:, :2]).T)
    assert lengths[owner == 0].sum() == pytest.approx(np.hypot(1234.5, 987.6)) and lengths.max() <= 100
    line, distance = nearest_line(np.array([600.0]), np.array([480.0]), ends, owner, 50)
    assert distance[0] == pytest.approx(abs(600 * 987.6 - 480 * 1234.5) / np.hypot(1234.5, 987.6))
