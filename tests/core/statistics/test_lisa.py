"""Local Moran's I by its definition, its p-values against brute-force permutations, and no claims on noise."""

import numpy as np
import pytest
from refusals import refused

from hotspot_policing.core.counting.neighbours import from_pairs
from hotspot_policing.core.statistics.correction import adjust
from hotspot_policing.core.statistics.local_moran import local_moran


def square(rows, columns):
    """Queen neighbours on a lattice, each place in its own."""
    owner, member = [], []
    for r in range(rows):
        for c in range(columns):
            for i in range(max(r - 1, 0), min(r + 2, rows)):
                for j in range(max(c - 1, 0), min(c + 2, columns)):
                    owner.append(r * columns + c)
                    member.append(i * columns + j)
    return from_pairs(rows * columns, owner, member)


def plain(values, near):
    out = np.empty(len(values))
    deviation = values - values.mean()
    m2 = (deviation**2).mean()
    for i in range(len(values)):
        others = [j for j in near.of(i) if j != i]
        out[i] = deviation[i] / m2 * deviation[others].mean() if others else np.nan
    return out


def test_index_and_quadrants_by_definition():
    near = square(12, 15)
    values = np.random.default_rng(1).poisson(2, 180).astype(float)
    found = local_moran(values, near)
    assert np.allclose(found.i, plain(values, near))
    high = values > values.mean()
    lag = np.array([values[[j for j in near.of(i) if j != i]].mean() for i in range(180)]) > values.mean()
    expected = np.where(high & lag, "HH", np.where(~high & ~lag, "LL", np.where(high, "HL", "LH")))
    assert (found.quadrant == expected).all()


@pytest.mark.parametrize("pvalues", ["permutation", "convolution"])
def test_p_values_against_plain_permutations(pvalues):
    """For some units, 4,000 draws of their neighbours from all others, counted one by one."""
    near = square(25, 25)
    rng = np.random.default_rng(2)
    values = rng.poisson(1.5, 625).astype(float)
    values[300:306] += 6
    found = local_moran(values, near, pvalues, 4999, 3)
    for unit in (0, 26, 300, 303, 331, 500):
        others = np.delete(np.arange(625), unit)
        mine = [j for j in near.of(unit) if j != unit]
        observed = values[mine].sum()
        sums = np.array([values[rng.choice(others, len(mine), replace=False)].sum() for _ in range(4000)])
        tail = min((sums >= observed).mean(), (sums <= observed).mean())
        assert found.p[unit] == pytest.approx(min(2 * tail, 1), abs=0.05)


def test_islands_have_no_index():
    near = from_pairs(4, [0, 1, 2, 3, 0, 1], [0, 1, 2, 3, 1, 0])
    found = local_moran(np.array([1.0, 2, 3, 9]), near, "convolution")
    assert np.isnan(found.i[2:]).all() and (found.p[2:] == 1).all() and (found.quadrant[2:] == "").all()


@pytest.mark.parametrize(
    "name, draw",
    [
        ("sparse", lambda rng: rng.poisson(0.05, 3600)),
        ("few", lambda rng: rng.poisson(0.3, 3600)),
        ("some", lambda rng: rng.poisson(2, 3600)),
        ("over-dispersed", lambda rng: rng.negative_binomial(0.3, 0.25, 3600)),
    ],
)
def test_few_maps_of_noise_have_a_cluster(name, draw):
    """60 maps of 60 × 60: at q ≤ 0.05 about 3 may show one; more than 8 would come by chance in under 1 of 100 runs."""
    near = square(60, 60)
    alarms = 0
    for run in range(60):
        found = local_moran(draw(np.random.default_rng(run)).astype(float), near)
        assert found.pvalues == "convolution"
        alarms += (adjust(found.p, "bh") <= 0.05).any()
    assert alarms <= 8


def test_a_planted_cluster_is_found():
    near = square(60, 60)
    values = np.random.default_rng(5).poisson(0.3, (60, 60))
    values[20:26, 30:36] += np.random.default_rng(6).poisson(3, (6, 6))
    found = local_moran(values.ravel().astype(float), near)
    hot = ((adjust(found.p, "bh") <= 0.05) & (found.quadrant == "HH")).reshape(60, 60)
    assert hot[21:25, 31:35].mean() > 0.8
    outside = hot.copy()
    outside[19:27, 29:37] = False
    assert outside.sum() <= 2


@pytest.mark.parametrize(
    "values, pvalues, named", [([1, 1, 1], "auto", ()), ([1], "auto", ()), ([1, 2, 3], "normal", "'normal'")]
)
def test_what_cannot_be_computed(values, pvalues, named):
    count = len(values)
    near = from_pairs(count, *np.divmod(np.arange(count * count), count))
    with refused(ValueError, named):
        local_moran(np.array(values, float), near, pvalues)
