"""What is released, and how it is said."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ...bridge.counting.crimes import Crimes
from ...bridge.geometry.polygons import Areas
from ...bridge.ground.texts import day_words, tr
from ...bridge.publishing.figures import Figure
from ...bridge.publishing.releases import Release
from ...core.fairness.disclosure import BESIDE, LEAST, SHOWN, SMALL, Cube

#: Why a count is hidden, as the release and the disclosure report call it.
WHY = {SMALL: "small", BESIDE: "beside"}


@dataclass(frozen=True)
class Publication:
    """What is released: the crimes it is made of, the areas with their names, the Cube of their counts with the names
    of its cells by axis, how many hidden ones cannot be 0, those of offences told for the whole area only (``aside``
    {offence: crimes}), and the Release of it all."""

    crimes: Crimes
    areas: Areas
    names: list[str]
    cube: Cube
    labels: tuple[list[str], list[str], list[str]]
    firm: int
    aside: dict[str, int]
    release: Release

    def state(self, kind: int) -> int:
        """How many counts are SHOWN, SMALL or BESIDE."""
        return int((self.cube.hidden == kind).sum())

    def hidden(self) -> list[dict[str, Any]]:
        """Every hidden count, with why."""
        return [
            {
                "area": self.labels[0][i],
                "offence": self.labels[1][j],
                "period": self.labels[2][k],
                "count": int(self.cube.values[i, j, k]),
                "why": WHY[self.cube.hidden[i, j, k]],
            }
            for i, j, k in zip(*np.nonzero(self.cube.hidden))
        ]

    def summary(self) -> str:
        """What was released."""
        return tr(
            "{:,} figures for {} areas, {} to {}: {:,} are published in bands. Suppressed: {:,} counts "
            "of 1 to {}, and {:,} more that could reveal them."
        ).format(
            self.cube.hidden.size,
            len(self.names),
            day_words(self.release.start),
            day_words(self.release.end),
            self.state(SHOWN),
            self.state(SMALL),
            LEAST - 1,
            self.state(BESIDE),
        )

    def checked(self) -> str:
        """How it was checked, and what is known all the same."""
        words = tr("No count for an area is suppressed.")
        if self.state(SMALL):
            words = tr(
                "Suppressed counts: {:,}. A check by linear programming against every total found that each "
                "could be {} or more, and {} could also be 0."
            ).format(self.state(SMALL), LEAST, tr("all but {:,}").format(self.firm) if self.firm else tr("each"))
        if self.firm:
            words += " " + tr("The rest are at least 1, since an offence is listed only where it was recorded.")
        few = [one for one, number in sorted(self.aside.items()) if number < LEAST]
        if few:
            words += " " + tr(
                "Suppressed even for the whole area: {}. An offence is listed only where it was recorded, "
                "so each of these counts is known to be 1 to {}."
            ).format("; ".join(few), LEAST - 1)
        return words


def figure_rows(figures: list[Figure]) -> list[dict[str, Any]]:
    """Figures as rows of a table, with what is shown of each in words."""
    return [
        {
            "area": one.area,
            "offence": one.offence,
            "period": one.period,
            "shown": one.words,
            "low": one.low,
            "high": one.high,
        }
        for one in figures
    ]
