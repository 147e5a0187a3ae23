"""The three answers of the fairness audit on the real small areas of the sample: noise is called neither a difference
nor the same, and the harm of an area is judged by the variance of harm."""

import csv
import io
import os
import zipfile

import numpy as np
import pytest

from hotspot_policing.core.fairness.balance import Amount, gaps

#: The same on every QGIS.
pytestmark = pytest.mark.once

DEMO = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))), "resources", "demo")
PHI = 1.5


@pytest.fixture(scope="module")
def real():
    """(crimes (areas, offences), scores (offences,)) of the sample: small areas with 50 crimes or more."""
    with open(os.path.join(DEMO, "invented_harm_weights.csv"), encoding="utf-8") as file:
        scores = {row[0]: float(row[1]) for row in list(csv.reader(file))[1:]}
    counts, offences = {}, sorted(scores)
    with zipfile.ZipFile(os.path.join(DEMO, "police_uk.zip")) as archive:
        for name in archive.namelist():
            if not name.endswith("-street.csv"):
                continue
            for row in csv.DictReader(io.TextIOWrapper(archive.open(name), encoding="utf-8")):
                if row["LSOA code"] and row["Crime type"] in scores:
                    own = counts.setdefault(row["LSOA code"], np.zeros(len(offences), int))
                    own[offences.index(row["Crime type"])] += 1
    table = np.array(list(counts.values()))
    table = table[table.sum(1) >= 50]
    assert len(table) > 40
    return table, np.array([scores[one] for one in offences])


def audit(crimes, scores, visits):
    """Gaps of one map: by counts where the scores are all the same."""
    need = Amount.of(crimes @ scores, crimes.sum(1), crimes @ scores**2, PHI)
    return gaps(Amount.of(15.0 * visits, visits), need)


def over_dispersed(rng, expected):
    """Counts about ``expected`` that vary PHI times as much as by chance."""
    return rng.negative_binomial(np.maximum(expected, 1e-9) / (PHI - 1), 1 / PHI)


@pytest.mark.parametrize("by_harm", [False, True])
def test_presence_that_follows_need_is_called_neither_unfair_nor_the_same_by_few_visits(real, runs, by_harm):
    """Seed 1: 300 visits are dealt out in proportion to need; any neighbourhood called more or less in at most 5 % of
    the maps (and 2.5 standard errors), any called about as much in none."""
    crimes, scores = real
    scores = scores if by_harm else np.ones_like(scores)
    share = (crimes @ scores) / (crimes @ scores).sum()
    rng, count = np.random.default_rng(1), runs(200, 2000)
    flagged = alike = 0
    for _ in range(count):
        state = audit(over_dispersed(rng, crimes), scores, rng.multinomial(300, share)).state
        flagged += np.isin(state, ("more", "less")).any()
        alike += (state == "alike").any()
    assert flagged / count <= 0.05 + 2.5 * np.sqrt(0.05 * 0.95 / count)
    assert alike == 0


def test_one_of_many_that_was_never_visited_cannot_be_told(runs):
    """Seed 2: 111 neighbourhoods of like need, 400 visits, one of them never visited: not told of that one, and by no
    means about as much."""
    rng, count = np.random.default_rng(2), runs(100, 1000)
    told = 0
    for _ in range(count):
        crimes = over_dispersed(rng, np.full((111, 1), 70.0))
        visits = rng.multinomial(400, np.r_[0, np.full(110, 1 / 110)])
        state = audit(crimes, np.ones(1), visits).state
        assert state[0] != "alike"
        told += state[0] != "unclear"
    assert told / count <= 0.05


def test_shares_at_the_margin_are_called_the_same_in_at_most_five_per_cent(runs):
    """Seed 3: twenty neighbourhoods of which one has 1.25 times the presence that it should, at 5,000 visits each."""
    rng, count = np.random.default_rng(3), runs(300, 3000)
    presence = np.r_[1.25, np.full(19, 18.75 / 19)] / 20
    wrong = 0
    for _ in range(count):
        crimes = over_dispersed(rng, np.full((20, 1), 5000.0))
        wrong += audit(crimes, np.ones(1), rng.multinomial(100_000, presence)).state[0] == "alike"
    assert wrong / count <= 0.05 + 2.5 * np.sqrt(0.05 * 0.95 / count)


def test_right_visits_in_numbers_are_called_the_same(real, runs):
    """Seed 4: three neighbourhoods with 5,000 visits each as crime asks for: all about as much in nine maps of ten,
    by counts and by the harm of the sample's mixture of offences."""
    crimes, scores = real
    mix = crimes.sum(0) / crimes.sum()
    rng, count = np.random.default_rng(4), runs(100, 1000)
    for weights in (np.ones_like(scores), scores):
        right = 0
        for _ in range(count):
            drawn = over_dispersed(rng, np.tile(5000 * mix, (3, 1)))
            state = audit(drawn, weights, rng.multinomial(15_000, np.full(3, 1 / 3))).state
            right += (state == "alike").all()
        assert right / count >= 0.9
