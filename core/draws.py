"""How often chance is drawn, and from which seed."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Draws:
    """How many random draws are made, and from which seed: the same seed gives the same draws.

    Attributes
    ----------
    count : int, default 999
        Number of draws.
    seed : int, default 1
        Seed of the random numbers.
    """

    count: int = 999
    seed: int = 1
