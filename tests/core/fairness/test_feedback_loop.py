"""The map with and without some crimes: by hand, and against removal by lot."""

import numpy as np
import pytest

from hotspot_policing.core.draws import Draws
from hotspot_policing.core.fairness.feedback_loop import jaccard, overlap


def busiest(k):
    def hot(counts):
        out = np.zeros(len(counts), bool)
        out[np.argsort(-counts, kind="stable")[:k]] = True
        return out & (counts > 0)

    return hot


def test_jaccard_by_hand():
    areas = np.array([1.0, 2.0, 3.0, 4.0])
    assert jaccard([1, 1, 0, 0], [0, 1, 1, 0], areas) == pytest.approx(2 / 6)
    assert np.isnan(jaccard([0] * 4, [0] * 4, areas)) and jaccard([1] * 4, [1] * 4, areas) == 1


def test_an_offence_stands_beside_every_other_of_like_size():
    """Three offences in places of their own, and two that lie as all crimes do."""
    rng = np.random.default_rng(1)
    level = 20 * rng.gamma(1, 1, 400)
    offences = {name: rng.poisson(level / 5) for name in ("theft", "assault")}
    for k, name in enumerate(("drugs", "shoplifting", "robbery")):
        offences[name] = np.zeros(400, np.int64)
        offences[name][100 * k : 100 * k + 40] = offences["theft"].sum() // (40 * (k + 1) ** 0.5)
    offences["few"] = np.eye(400, dtype=int)[0] * 5
    counts = sum(offences.values())
    others = [(name, own) for name, own in offences.items() if name != "drugs"]
    found = overlap(counts, offences["drugs"], np.ones(400), busiest(20), others, Draws(49))
    assert {one.name for one in found.others} == {"theft", "assault", "shoplifting", "robbery"}
    stays = {one.name: one.stays for one in found.others}
    hot = busiest(20)(counts)
    for name in stays:
        assert stays[name] == jaccard(hot, busiest(20)(counts - offences[name]), np.ones(400))
    assert list(stays.values()) == sorted(stays.values()) and min(stays["theft"], stays["assault"]) > found.stays
    assert found.rank == 1 + sum(one < found.stays for one in stays.values())
    # Shoplifting too changes the map more than as many crimes at random: that is no sign of policing.
    assert max(found.stays, stays["shoplifting"]) < found.by_chance


def test_nothing_removed_and_everything_removed():
    counts = np.array([3, 2, 1])
    assert overlap(counts, np.zeros(3, int), np.ones(3), busiest(1)) is None
    assert overlap(counts, counts, np.ones(3), busiest(1)) is None
    with pytest.raises(ValueError):
        overlap(counts, counts + 1, np.ones(3), busiest(1))
