"""Places in which crimes are counted by week or month, and what lies elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsGeometry, QgsProcessingFeedback

from ...bridge.geometry.polygons import Outlines
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ...core.data.capability import no_weeks
from ...core.memory import require
from .crime_parameters import window_of

if TYPE_CHECKING:
    from ...bridge.counting.count_by_period import CountByPlaceAndPeriod
    from .crime_parameters import CrimeInput

#: What the field ``arm`` says of a place.
TREATMENT, CONTROL, TURNS = "treatment", "control", "by turns"


class PlacesAndElsewhere:
    """Polygons as places of a tally; each crime counts in the first that holds it, those in none as one place more."""

    def __init__(self, geometries: list[QgsGeometry]) -> None:
        self._outlines = Outlines(geometries)
        self.elsewhere = len(geometries)

    def __len__(self) -> int:
        return self.elsewhere + 1

    def locate(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int64]:
        """Place (n,) of each point."""
        owner = self._outlines.owner(x, y)
        return np.where(owner < 0, self.elsewhere, owner)


def counts_by_period(
    given: CrimeInput, geometries: list[QgsGeometry], period: str, feedback: QgsProcessingFeedback, each: int = 24
) -> tuple[NDArray[np.float64], CountByPlaceAndPeriod]:
    """(counts (places, periods) with those elsewhere last, the CountByPlaceAndPeriod) of a CrimeInput; ``each`` is how
    many bytes a place takes in a period, what is made of the counts later among them.

    Raises InputError where there is no whole period, or weeks are asked of crimes that have months only, TooLarge.
    """
    found = given.count_by_place_and_period(PlacesAndElsewhere(geometries), "", period, feedback)
    if no_weeks(window_of(found).months_only, period):
        raise InputError(
            tr("The dates in '{}' give the month only; use crime data with exact dates{}.").format(
                given.source.name, "" if period == "week" else tr(", or count by month")
            )
        )
    if not found.periods.count:
        raise found.account.without_period(period)
    require(
        float(each) * (len(geometries) + 1) * found.periods.count,
        tr("use fewer places, data for a shorter period, or longer time steps"),
    )
    counts = np.zeros((len(geometries) + 1, found.periods.count))
    counts[found.cells.place, found.cells.period] = found.cells.crimes
    return counts, found
