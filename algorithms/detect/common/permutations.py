"""How many permutations a test takes, so that it can find what it looks for: one rule for all tools that draw them."""

from __future__ import annotations

from ....bridge.ground.errors import InputError
from ....bridge.ground.texts import tr
from ....contract.parts.shared import MOST_PERMUTATIONS as MOST
from ....contract.parts.shared import USUAL_PERMUTATIONS as USUAL
from ....core.statistics.correction import permutations_needed

#: What is tested, as the sentences call it.
CELL, PLACE = "cell", "place"


def enough_permutations(
    given: int, tests: int, level: float, what: str, correction: str = "bh", sides: int = 1
) -> tuple:
    """(permutations to take, a note on them or '', whether one test alone can reach the level).

    The usual number is raised by itself to what ``tests`` tests at ``level`` need, within the most that there can be.
    Raises InputError where another number was given that is too low.
    """
    needed = permutations_needed(tests, level, correction, sides)
    if given >= needed:
        return given, "", True
    take = min(needed, MOST)
    if given not in (USUAL, take):
        raise InputError(
            {
                CELL: tr(
                    "PERMUTATIONS: with {:,} permutations, none of the {:,} cells could be significant by itself; "
                    "enter {:,} or more."
                ),
                PLACE: tr(
                    "PERMUTATIONS: with {:,} permutations, none of the {:,} places could be significant by "
                    "itself. Enter {:,} or more, or set the p-values to 'auto'."
                ),
            }[what].format(given, tests, take)
        )
    if needed <= MOST:
        return (
            take,
            {
                CELL: tr(
                    "{:,} permutations were used; with fewer, none of the {:,} cells could have been significant "
                    "by itself."
                ),
                PLACE: tr(
                    "{:,} permutations were used; with fewer, none of the {:,} places could have been significant "
                    "by itself."
                ),
            }[what].format(take, tests),
            True,
        )
    return (
        take,
        {
            CELL: tr(
                "Even with {:,} permutations, none of the {:,} cells could be significant by itself; a cell could "
                "be significant only if several others were too. Use fewer bands."
            ),
            PLACE: tr(
                "Even with {:,} permutations, none of the {:,} places could be significant by itself; a place "
                "could be significant only if several others were too. Set the p-values to 'auto', or use larger "
                "places."
            ),
        }[what].format(take, tests),
        False,
    )
