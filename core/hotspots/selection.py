"""Which places are hot: ranked and cut by a rule that the user can say in one sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

# rule → its default value
RULES = {"top_k": 50.0, "area_share": 1.0, "crime_share": 25.0, "two_sd": 2.0, "area_km2": 1.0}
#: Rules that fill an area, however few crimes there are.
BUDGETS = ("area_share", "area_km2")
#: One crime makes no hot spot: which of the places with one crime each would be hot is chance.
FEWEST = 2


def ranking(values: ArrayLike, areas: ArrayLike, ids: ArrayLike, crimes: ArrayLike | None = None) -> NDArray[np.int64]:
    """Order (n,) of places from the hottest: by value per area, ties by crimes, then by id.

    >>> ranking([2, 6, 4], [1, 2, 1], [1, 2, 3]).tolist()
    [2, 1, 0]
    """
    values, areas = np.asarray(values, float), np.asarray(areas, float)
    crimes = values if crimes is None else np.asarray(crimes, float)
    return np.lexsort((np.asarray(ids), -crimes, -values / areas))


def select(
    values: ArrayLike,
    areas: ArrayLike,
    order: NDArray[np.int64],
    rule: str,
    value: float | None = None,
    crimes: ArrayLike | None = None,
    fewest: int = FEWEST,
) -> NDArray[np.bool_]:
    """Hot places (n,) bool: the first of ``order`` under a rule, never one without a crime.

    The rules that fill an area take no place with fewer than ``fewest`` crimes, unless it is the only one with any.

    ``top_k``: the first ``value`` places; ``area_share``: while they fit in ``value`` % of the area (at least one);
    ``area_km2``: while they fit in ``value`` km² (``areas`` are in km²; at least one); ``crime_share``: until
    they hold ``value`` %; ``two_sd``: mean + ``value`` standard deviations or more (Weinborn et al. 2017, with 2).
    ``values`` and ``crimes`` (n,): what is ranked, and the crimes themselves where harm is ranked.
    Raises ValueError for another rule or a value out of range.

    >>> select([2, 6, 4], [1, 1, 1], np.array([1, 2, 0]), "top_k", 2).tolist()
    [False, True, True]
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
    if rule in BUDGETS and np.count_nonzero(possible) > 1:
        possible &= crimes >= fewest
    order = np.asarray(order)[possible[order]]
    if rule == "two_sd":
        return possible & (values >= values.mean() + value * values.std())
    if rule == "top_k":
        keep = int(value)
    elif rule == "crime_share":
        held = np.cumsum(values[order])
        keep = int(np.searchsorted(held, value / 100 * values.sum() * (1 - 1e-12))) + 1
    else:
        budget = _budget(areas, rule, value)
        keep = max(int(np.searchsorted(np.cumsum(areas[order]), budget * (1 + 1e-9), "right")), 1)
    hot = np.zeros(len(values), bool)
    hot[order[:keep]] = True
    return hot


def _budget(areas: NDArray[np.float64], rule: str, value: float) -> float:
    return value / 100 * areas.sum() if rule == "area_share" else value


@dataclass(frozen=True)
class Reach:
    """How far a rule goes: how many ``places`` have a crime, how many of these are ``kept``, how many of the kept and
    of the others have one crime. For a rule that fills an area also its ``budget``, the area of all places with a
    crime, in the areas' unit, and whether it ``stopped`` for want of places with more than one crime."""

    places: int
    kept: int
    single_kept: int
    single_left: int
    budget: float | None = None
    area: float | None = None
    stopped: bool = False

    @property
    def ranks_nothing(self) -> bool:
        """Whether there is room for every place with a crime, so that the rule tells none from another."""
        if self.places < 2:
            return False
        if self.budget is None or self.area is None:
            return self.kept == self.places
        return self.budget * (1 + 1e-9) >= self.area


def reach(
    hot: NDArray[np.bool_],
    values: ArrayLike,
    areas: ArrayLike,
    rule: str,
    value: float | None = None,
    crimes: ArrayLike | None = None,
) -> Reach:
    """The Reach of a rule that has kept ``hot`` (n,) of what ``select`` was given."""
    value = RULES[rule] if value is None else float(value)
    values, areas = np.asarray(values, float), np.asarray(areas, float)
    crimes = values if crimes is None else np.asarray(crimes, float)
    possible = (crimes > 0) & (values > 0)
    single, left = possible & (crimes == 1), possible & ~hot
    found = int(possible.sum()), int((hot & possible).sum()), int((hot & single).sum()), int((left & single).sum())
    if rule not in BUDGETS:
        return Reach(*found)
    budget = _budget(areas, rule, value)
    # Where a large place did not fit in, it is not for want of crimes.
    stopped = bool(left.any() and single[left].all() and budget * (1 + 1e-9) >= areas[hot].sum() + areas[left].min())
    return Reach(*found, budget, float(areas[possible].sum()), stopped)
