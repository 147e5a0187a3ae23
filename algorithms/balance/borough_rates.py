"""Searches per 1,000 residents of boroughs, for everybody and by group; smaller areas have no rate."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ...core.counting.shares import number_or_none
from ...core.fairness.searches import group_rates
from .areas import BOROUGH

if TYPE_CHECKING:
    from ...bridge.counting.crimes import Crimes

_RATE = ("rate", "low", "high", "ratio", "ratio_low", "ratio_high")


@dataclass(frozen=True)
class Searched:
    """Of n searches the number of the ``area`` and of the ``group`` of each (n,), −1 for none."""

    area: NDArray[np.int64]
    group: NDArray[np.int64]


def borough_rates(
    searched: Searched, names: list[str], people: NDArray[np.float64], groups: list[str], least: int
) -> tuple[list[dict[str, Any]], list[str]]:
    """(a dictionary for each borough and group, the names of the boroughs without a rate): ``people`` (n, 1 + groups)
    are residents of all and of each of the ``groups``. Below borough size, and of fewer than ``least`` searches, a
    reason stands in place of the rate."""
    out: list[dict[str, Any]] = []
    small: list[str] = []
    for i, name in enumerate(names):
        here = searched.area == i
        total = people[i, 0]
        why = (
            tr("number of residents not known")
            if not np.isfinite(total)
            else tr("below borough size ({:,} residents)").format(BOROUGH)
            if not total >= BOROUGH
            else ""
        )
        if why:
            small.append(name)
            out.append(
                {
                    "area": name,
                    "group": "",
                    "searches": int(here.sum()),
                    "why": why,
                    "people": number_or_none(total),
                    **dict.fromkeys(_RATE),
                }
            )
            continue
        counts, residents = {"": int(here.sum())}, {"": float(total)}
        for k, group in enumerate(groups):
            counts[group], residents[group] = int((here & (searched.group == k)).sum()), float(people[i, k + 1])
        for group, row in group_rates(counts, residents, groups[-1] if groups else "").items():
            values: dict[str, Any] = {
                key: 1000 * row[key] if key in ("rate", "low", "high") else row[key] for key in _RATE
            }
            if not group:
                values.update(dict.fromkeys(("ratio", "ratio_low", "ratio_high"), None))
            elif not counts[group] >= least:
                values = dict.fromkeys(_RATE)
            out.append(
                {
                    "area": name,
                    "group": group,
                    "searches": row["searches"],
                    "people": row["people"],
                    "why": tr("fewer than {} searches").format(least) if group and not (counts[group] >= least) else "",
                    **{key: None if one is None or not np.isfinite(one) else float(one) for key, one in values.items()},
                }
            )
    return out, small


def group_numbers(searches: Crimes, groups: list[str], group_field: str) -> NDArray[np.int64]:
    """The number (n,) of each search's group among ``groups``, −1 for others. Raises InputError for a group that no
    search has."""
    if not groups:
        return np.full(len(searches), -1)
    known = {str(one).strip().casefold(): code for code, one in enumerate(searches.group.values)}
    missing = [one for one in groups if one.casefold() not in known]
    if missing:
        raise InputError(
            tr(
                "The group '{}' entered under GROUP_FIELDS does not appear in any search; use values found in the "
                "field '{}', such as {}."
            ).format(missing[0], group_field, ", ".join(map(str, searches.group.values[:15])))
        )
    number = np.full(len(searches.group.values) + 1, -1)
    for k, one in enumerate(groups):
        number[known[one.casefold()]] = k
    return number[searches.group.codes]
