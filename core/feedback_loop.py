"""Is the map of crime a map of policing? Hot places with and without the offences that policing itself brings up."""

from dataclasses import dataclass

import numpy as np

from .texts import tr


def jaccard(one, other, areas):
    """Area in both of two sets (n,) bool over the area in either; NaN where neither holds any."""
    one, other = np.asarray(one, bool), np.asarray(other, bool)
    either = areas[one | other].sum()
    return float(areas[one & other].sum() / either) if either > 0 else float("nan")


@dataclass(frozen=True)
class Overlap:
    """How much of the hot area stays without some of the crimes (0–1), and how much would stay without as many crimes
    drawn by lot: mean and 95 % range; ``p``, how seldom the lot changes the map as much."""

    stays: float
    by_lot: float
    low: float
    high: float
    p: float


def overlap(counts, removed, areas, hot, draws=199, seed=1, step=None):
    """The Overlap of ``hot(counts)`` (n,) bool with and without the crimes ``removed`` (n,) of ``counts`` (n,).

    Any removal changes a map; only more change than the same number of crimes drawn by lot from all of them brings says
    that these crimes lie elsewhere than the others. None where nothing is removed, or nothing is left. ``step(share)``
    is told how far it is and may raise to stop. Raises ValueError where more is removed than there is.
    """
    counts, removed = np.asarray(counts, np.int64), np.asarray(removed, np.int64)
    if (removed > counts).any() or (removed < 0).any():
        raise ValueError(tr("more crimes are removed than there are"))
    if not removed.sum() or removed.sum() == counts.sum():
        return None
    before = hot(counts)
    stays = jaccard(before, hot(counts - removed), areas)
    rng = np.random.default_rng(seed)
    lots = np.empty(draws)
    for i in range(draws):
        if step is not None:
            step(i / draws)
        drawn = rng.multivariate_hypergeometric(counts, removed.sum(), method="marginals")
        lots[i] = jaccard(before, hot(counts - drawn), areas)
    low, high = np.quantile(lots, (0.025, 0.975))
    return Overlap(stays, float(lots.mean()), float(low), float(high),
                   float((1 + (lots <= stays + 1e-12).sum()) / (draws + 1)))
