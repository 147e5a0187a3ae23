"""Patrols that were never driven: tracks with known visits, for the tests of visits."""

import numpy as np

ROAD, SIDE = 8.0, 150.0


def hexagon(cx, cy, across=SIDE):
    """A closed ring of a hexagon, *across* metres wide."""
    angle = np.radians(60 * np.arange(7) + 30)
    return np.column_stack([cx + across / 3**0.5 * np.cos(angle), cy + across / 3**0.5 * np.sin(angle)])


def within(ring, rng):
    """A random point of a hexagon."""
    centre, reach = ring[:-1].mean(0), SIDE / 3**0.5
    while True:
        x, y = rng.uniform(-reach, reach, 2)
        # Six half-planes.
        if all(abs(x * np.cos(a) + y * np.sin(a)) <= SIDE / 2 for a in np.radians((0, 60, 120))):
            return centre + (x, y)


class Track:
    """A true path as corners (t, x, y), and the visits it holds [(place, seconds)]."""

    def __init__(self, start):
        self.points = [(0.0, *start)]
        self.visits = []

    @property
    def now(self):
        return self.points[-1][0]

    def drive(self, to, speed=ROAD):
        t, x, y = self.points[-1]
        self.points.append((t + max(np.hypot(to[0] - x, to[1] - y) / speed, 1.0), *to))

    def stay(self, seconds, ring=None, rng=None, walk=1.2):
        """Stand, or with a ring walk about in it."""
        end = self.now + seconds
        while ring is not None and self.now < end:
            t, x, y = self.points[-1]
            to = within(ring, rng)
            takes = max(np.hypot(*(to - (x, y))) / walk, 1.0)
            if t + takes >= end:
                break
            self.points.append((t + takes, *to))
        t, x, y = self.points[-1]
        if t < end:
            self.points.append((end, x, y))

    def pings(self, every, error, rng):
        """(t, x, y) heard every so many seconds, a little early or late, each with its own error (root mean square)."""
        path = np.array(self.points)
        t = np.arange(rng.uniform(0, every), self.now, every)
        t = np.clip(t + rng.uniform(-0.1, 0.1, len(t)) * every, 0, self.now)
        x, y = (np.interp(t, path[:, 0], path[:, i]) for i in (1, 2))
        spread = error / 2**0.5
        return t, x + rng.normal(0, spread, len(t)), y + rng.normal(0, spread, len(t))


def shift(rings, rng, hours=8.0, walk=True):
    """A shift of one vehicle among hexagons: visits of 10 to 30 minutes, short stops, stops beside, drives through."""
    track = Track((rng.uniform(-3000, 3000), rng.uniform(-3000, 3000)))
    track.truth = []
    while track.now < hours * 3600:
        what = rng.choice(["visit", "short", "beside", "through", "elsewhere"], p=[0.35, 0.15, 0.15, 0.25, 0.1])
        place = int(rng.integers(len(rings)))
        centre = rings[place][:-1].mean(0)
        if what == "visit" or what == "short":
            at = within(rings[place], rng)
            track.drive(at)
            begin = track.now
            track.stay(
                rng.uniform(600, 1800) if what == "visit" else rng.uniform(30, 420),
                rings[place] if walk and rng.random() < 0.5 else None,
                rng,
            )
            track.truth.append((place, begin, track.now, what))
        elif what == "beside":
            angle = rng.uniform(0, 2 * np.pi)
            track.drive(centre + (SIDE / 3**0.5 + rng.uniform(45, 200)) * np.array([np.cos(angle), np.sin(angle)]))
            track.stay(rng.uniform(600, 1500))
        elif what == "through":
            track.drive(centre)
        else:
            # Within the error of an edge nobody could say on which side it was.
            while True:
                to = rng.uniform(-3000, 3000, 2)
                if all(np.hypot(*(to - ring[:-1].mean(0))) > SIDE / 3**0.5 + 45 for ring in rings):
                    break
            track.drive(to)
            track.stay(rng.uniform(300, 1500))
    return track


def true_dwell(track, ring, begin, end):
    """Seconds of the path within a convex ring between two times, by looking every second."""
    t = np.arange(begin, end, 1.0)
    path = np.array(track.points)
    x, y = (np.interp(t, path[:, 0], path[:, i]) for i in (1, 2))
    centre = ring[:-1].mean(0)
    inside = np.ones(len(t), bool)
    for a in np.radians((0, 60, 120)):
        inside &= np.abs((x - centre[0]) * np.cos(a) + (y - centre[1]) * np.sin(a)) <= SIDE / 2
    return float(inside.sum())
