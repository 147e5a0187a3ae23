"""Which places are hot: ranked and cut by a rule that the user can say in one sentence."""

import numpy as np

from .texts import tr

# rule → its default value
RULES = {"top_k": 50.0, "area_share": 1.0, "crime_share": 25.0, "two_sd": 2.0, "area_km2": 1.0}


def ranking(values, areas, ids, crimes=None):
    """Order (n,) of places from the hottest: by value per area, ties by crimes, then by id."""
    values, areas = np.asarray(values, float), np.asarray(areas, float)
    crimes = values if crimes is None else np.asarray(crimes, float)
    return np.lexsort((np.asarray(ids), -crimes, -values / areas))


def select(values, areas, order, rule, value=None, crimes=None):
    """Hot places (n,) bool: the first of ``order`` under a rule, never one without a crime.

    ``top_k``: the first ``value`` places; ``area_share``: while they fit in ``value`` % of the area (at least one);
    ``area_km2``: while they fit in ``value`` km² (``areas`` are in km²; at least one); ``crime_share``: until
    they hold ``value`` %; ``two_sd``: mean + ``value`` standard deviations or more (Weinborn et al. 2017, with 2).
    ``values`` and ``crimes`` (n,): what is ranked, and the crimes themselves where harm is ranked.
    Raises ValueError for another rule or a value out of range.
    """
    if rule not in RULES:
        raise ValueError(tr("the rule must be one of {}, not {!r}").format(", ".join(RULES), rule))
    value = RULES[rule] if value is None else float(value)
    values, areas = np.asarray(values, float), np.asarray(areas, float)
    if not (np.isfinite(value) and value > 0):
        raise ValueError(tr("the value of the rule must be above 0"))
    if rule in ("area_share", "crime_share") and value > 100:
        raise ValueError(tr("the value of the rule is a share in per cent and must not be above 100"))
    crimes = values if crimes is None else np.asarray(crimes, float)
    possible = (crimes > 0) & (values > 0)
    order = np.asarray(order)[possible[order]]
    if rule == "two_sd":
        return possible & (values >= values.mean() + value * values.std())
    if rule == "top_k":
        keep = int(value)
    elif rule == "crime_share":
        held = np.cumsum(values[order])
        keep = int(np.searchsorted(held, value / 100 * values.sum() * (1 - 1e-12))) + 1
    else:
        budget = value / 100 * areas.sum() if rule == "area_share" else value
        keep = max(int(np.searchsorted(np.cumsum(areas[order]), budget * (1 + 1e-9), "right")), 1)
    hot = np.zeros(len(values), bool)
    hot[order[:keep]] = True
    return hot
