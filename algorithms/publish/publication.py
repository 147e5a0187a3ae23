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
from ...core.fairness.disclosure import BESIDE, LEAST, SMALL, Cube

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
        return tr("{:,} figures for {} areas, {} to {}: {:,} are published in bands, {:,} are not shown.").format(
            len(self.release.figures),
            len(self.names),
            day_words(self.release.start),
            day_words(self.release.end),
            sum(not one.suppressed for one in self.release.figures),
            sum(one.suppressed for one in self.release.figures),
        )

    def checked(self) -> str:
        """What is not shown, why, and that it cannot be worked out: in one statement, with what is known all the
        same."""
        small, beside = self.state(SMALL), self.state(BESIDE)
        words = tr("No count for an area is suppressed.")
        if small:
            words = tr("Not shown: {:,} counts of 1 to {}, and {:,} others that could reveal them.").format(
                small, LEAST - 1, beside
            )
            words += " " + (
                tr("Readers cannot work out any of the {:,}: to them, each could also be {} or more, or 0.").format(
                    small, LEAST
                )
                if not self.firm
                else tr(
                    "Readers cannot work out any of the {:,}: to them, each could also be {} or more. {:,} could not "
                    "be 0, since an offence is listed only where it was recorded."
                ).format(small, LEAST, self.firm)
            )
        told = sum(why == WHY[SMALL] for why in self.release.why.values())
        if told:
            words += " " + tr("Of {:,} area totals, the pages say that they are fewer than {}.").format(told, LEAST)
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
