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
#: One crime does not make a hot spot: which of many places with one crime each were hot would be chance.
FEWEST = 2


def ranking(values: ArrayLike, areas: ArrayLike, ids: ArrayLike, crimes: ArrayLike | None = None) -> NDArray[np.int64]:
    """Rank places from the hottest: by value per area, ties by crimes, then by id.

    Parameters
    ----------
    values : array_like, shape (n,)
        What is ranked: crimes, or harm.
    areas : array_like, shape (n,)
        Area of each place; in km² for ``area_km2``.
    ids : array_like, shape (n,)
        Ids of the places, which sort.
    crimes : array_like, shape (n,), optional
        Crimes of each place, where harm is ranked; else ``values`` are crimes.

    Returns
    -------
    order : ndarray of int, shape (n,)
        Indices of the places, the hottest first.

    Examples
    --------
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
    """Choose the hot places by a rule; never one without a crime.

    ``top_k``: the first ``value`` places; ``area_share``: while they fit in ``value`` % of the area (at least one);
    ``area_km2``: while they fit in ``value`` km² (at least one); ``crime_share``: until they hold ``value`` %;
    ``two_sd``: mean + ``value`` standard deviations or more. The rules that fill an area take no place with too few
    crimes, unless it is the only one with any.

    Parameters
    ----------
    values : array_like, shape (n,)
        What is ranked: crimes, or harm.
    areas : array_like, shape (n,)
        Area of each place; in km² for ``area_km2``.
    order : ndarray of int, shape (m,)
        Places from the hottest, as ``ranking`` gives them; where some may not be chosen, the others alone.
    rule : str
        One of RULES.
    value : float, optional
        The value of the rule; its usual one if not given.
    crimes : array_like, shape (n,), optional
        Crimes of each place, where harm is ranked; else ``values`` are crimes.
    fewest : int, default FEWEST
        Crimes of a place that a rule filling an area takes.

    Returns
    -------
    hot : ndarray of bool, shape (n,)
        Whether each place is hot.

    Raises
    ------
    ValueError
        The rule is unknown, or its value out of range.

    References
    ----------
    .. [1] Weinborn, C., Ariel, B., Sherman, L. W. and O'Dwyer, E. (2017). Hotspots vs. harmspots. Applied Geography 86.
       (Two standard deviations.)

    Examples
    --------
    >>> select([2, 6, 4], [1, 1, 1], np.array([1, 2, 0]), "top_k", 2).tolist()
    [False, True, True]
    """
    if rule not in RULES:
        raise ValueError(tr("the rule must be one of {}, not {!r}").format(", ".join(RULES), rule))
    value = RULES[rule] if value is None else float(value)
    values, areas = np.asarray(values, float), np.asarray(areas, float)
    if not (np.isfinite(value) and value > 0):
        raise ValueError(tr("the amount to keep must be above 0"))
    if rule in ("area_share", "crime_share") and value > 100:
        raise ValueError(tr("the amount to keep is a percentage and cannot be above 100"))
    crimes = values if crimes is None else np.asarray(crimes, float)
    order = np.asarray(order)
    order = order[(crimes[order] > 0) & (values[order] > 0)]
    if rule in BUDGETS and len(order) > 1:
        order = order[crimes[order] >= fewest]
    hot = np.zeros(len(values), bool)
    if rule == "two_sd":
        hot[order] = values[order] >= values.mean() + value * values.std()
        return hot
    if rule == "top_k":
        keep = int(value)
    elif rule == "crime_share":
        held = np.cumsum(values[order])
        keep = int(np.searchsorted(held, value / 100 * values.sum() * (1 - 1e-12))) + 1
    else:
        budget = _budget(areas, rule, value)
        keep = max(int(np.searchsorted(np.cumsum(areas[order]), budget * (1 + 1e-9), "right")), 1)
    hot[order[:keep]] = True
    return hot


def _budget(areas: NDArray[np.float64], rule: str, value: float) -> float:
    return value / 100 * areas.sum() if rule == "area_share" else value


#: So many places are proposed where a rule ranks nothing, or the most below it that can be told apart.
PROPOSED = 20


@dataclass(frozen=True)
class Reach:
    """How far a rule goes, and whether it ranks anything.

    Attributes
    ----------
    places : int
        Places with a crime.
    kept : int
        Of these, places that are hot.
    single_kept, single_left : int
        Places with one crime among the hot ones, and among the others.
    budget : float or None
        The area that a rule fills, in the unit of the areas; None for other rules.
    area : float or None
        Area of all places with a crime; None for other rules.
    stopped : bool, default False
        Whether the rule stopped for want of places with more than one crime.
    clear : int, default 0
        The largest number of the busiest places, up to PROPOSED, that ``top_k`` can keep without a place of one crime
        and without telling apart places that are alike; 0 without such a number.
    """

    places: int
    kept: int
    single_kept: int
    single_left: int
    budget: float | None = None
    area: float | None = None
    stopped: bool = False
    clear: int = 0

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
    """Say how far a rule went that has chosen hot places.

    Parameters
    ----------
    hot : ndarray of bool, shape (n,)
        Whether each place is hot, as ``select`` chose.
    values : array_like, shape (n,)
        What is ranked: crimes, or harm.
    areas : array_like, shape (n,)
        Area of each place; in km² for ``area_km2``.
    rule : str
        One of RULES.
    value : float, optional
        The value of the rule; its usual one if not given.
    crimes : array_like, shape (n,), optional
        Crimes of each place, where harm is ranked; else ``values`` are crimes.

    Returns
    -------
    reach : Reach
        The counts.

    Examples
    --------
    >>> found = reach(np.array([True, False, False]), [5, 1, 0], [1, 1, 1], "top_k", 1)
    >>> found.places, found.kept, found.single_left, found.ranks_nothing
    (2, 1, 1, False)
    """
    value = RULES[rule] if value is None else float(value)
    values, areas = np.asarray(values, float), np.asarray(areas, float)
    crimes = values if crimes is None else np.asarray(crimes, float)
    possible = (crimes > 0) & (values > 0)
    single, left = possible & (crimes == 1), possible & ~hot
    found = int(possible.sum()), int((hot & possible).sum()), int((hot & single).sum()), int((left & single).sum())
    clear = _clear(values[possible] / areas[possible], crimes[possible])
    if rule not in BUDGETS:
        return Reach(*found, clear=clear)
    budget = _budget(areas, rule, value)
    # Only where the next place would have fitted: a large place may be left out for its area, not for its crimes.
    stopped = bool(left.any() and single[left].all() and budget * (1 + 1e-9) >= areas[hot].sum() + areas[left].min())
    return Reach(*found, budget, float(areas[possible].sum()), stopped, clear)


def _clear(per_area: NDArray[np.float64], crimes: NDArray[np.float64]) -> int:
    """The ``clear`` of a Reach, by the values per area (n,) and crimes (n,) of the places with a crime, which are
    ranked as ``ranking`` does."""
    order = np.lexsort((-crimes, -per_area))
    per_area, crimes = per_area[order], crimes[order]
    ends = (per_area[:-1] != per_area[1:]) | (crimes[:-1] != crimes[1:])
    good = np.flatnonzero(ends & (np.minimum.accumulate(crimes[:-1]) > 1))
    good = good[good < PROPOSED]
    return int(good[-1]) + 1 if len(good) else 0
