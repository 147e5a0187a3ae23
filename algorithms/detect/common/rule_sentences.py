"""What is said of a rule that keeps every place with a crime, or that stops among places with one crime each."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from ....bridge.ground.texts import tr
from ....core.hotspots.selection import RULES, Reach, reach


def rule_notes(
    hot: NDArray[np.bool_],
    values: NDArray[Any],
    areas: NDArray[np.float64],
    rule: str,
    value: float | None,
    crimes: NDArray[np.int64],
    streets: bool = False,
) -> tuple[str, list[str]]:
    """(verdict for the summary, '' where the rule ranks; notes) on a rule of core.hotspots.selection that has kept
    ``hot`` (n,).

    ``areas`` (n,) are km², of ``streets`` km.
    """
    found = reach(hot, values, areas, rule, value, crimes)
    value = RULES[rule] if value is None else float(value)
    one_each = tr("one crime does not make a hot street") if streets else tr("one crime does not make a hot spot")
    advice = _advice(found, streets)
    if found.ranks_nothing and found.budget is not None:
        how_much = {
            ("area_share", False): tr(
                "{:g}% of this area ({:,.3g} km²) is more than the total area of all {:,} places with a crime "
                "({:,.3g} km²), so none stand out."
            ),
            ("area_share", True): tr(
                "{:g}% of the total length ({:,.3g} km) is more than the length of all {:,} streets with a "
                "crime ({:,.3g} km), so none stand out."
            ),
            ("area_km2", False): tr(
                "{:g} km² is more than the total area of all {:,} places with a crime ({:,.3g} km²), so none stand out."
            ),
            ("area_km2", True): tr(
                "{:g} km is more than the total length of all {:,} streets with a crime ({:,.3g} km), so none "
                "stand out."
            ),
        }[rule, streets]
        numbers = (value, found.budget) if rule == "area_share" else (value,)
        return f"{how_much.format(*numbers, found.places, found.area)} {advice}", (
            [_left(found, streets, one_each)] if found.single_left else []
        )
    if found.ranks_nothing:
        words = (
            tr("All {:,} streets with a crime meet this rule, so none stand out.")
            if streets
            else tr("All {:,} places with a crime meet this rule, so none stand out.")
        )
        return f"{words.format(found.places)} {advice}", []
    if found.stopped:
        return "", [_left(found, streets, one_each)]
    if found.single_kept and found.single_left:
        return "", [
            (
                tr(
                    "Streets with one crime each: {:,} were kept and {:,} were not. Which of them were kept is "
                    "down to chance."
                )
                if streets
                else tr(
                    "Places with one crime each: {:,} were kept and {:,} were not. Which of them were kept is "
                    "down to chance."
                )
            ).format(found.single_kept, found.single_left)
        ]
    return "", []


def _advice(found: Reach, streets: bool) -> str:
    """A rule that does rank: so many of the busiest that others are left, and none of these is like one of them."""
    if not found.clear:
        several = found.places > found.single_kept + found.single_left
        if streets:
            return (
                tr("The streets are too alike to rank; choose a longer period.")
                if several
                else tr("No street has more than one crime; choose a longer period.")
            )
        return (
            tr("The places are too alike to rank; choose a longer period, or places of another size.")
            if several
            else tr("No place has more than one crime; choose a longer period or larger places.")
        )
    if found.clear == 1:
        return (
            tr("Under Keep, choose for example the busiest street (top_k=1).")
            if streets
            else tr("Under Keep, choose for example the busiest place (top_k=1).")
        )
    return (
        tr("Under Keep, choose for example the busiest {} streets (top_k={}).")
        if streets
        else tr("Under Keep, choose for example the busiest {} places (top_k={}).")
    ).format(found.clear, found.clear)


def _left(found: Reach, streets: bool, one_each: str) -> str:
    words = (
        tr("{:,} streets with one crime each were not kept, although the rule would allow them, because {}.")
        if streets
        else tr("{:,} places with one crime each were not kept, although the rule would allow them, because {}.")
    )
    return words.format(found.single_left, one_each)
