"""Crimes counted in places as they come: what is kept grows with the places, not with the crimes."""

from __future__ import annotations

import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import numpy as np
from numpy.typing import NDArray

from ...core.counting.count_by_place import Sums
from ...core.counting.shared_coordinates import Crowded, Crowding
from ...core.counting.shares import rounded
from ..ground.texts import tr
from ..reading.postgres import Refused
from .crimes import crime_blocks
from .postgres_count import count_in_database
from .row_account import RowAccount

if TYPE_CHECKING:
    from qgis.core import QgsProcessingFeedback

    from ...core.counting.grids import Grid
    from ...core.counting.shares import Window
    from .crimes import CrimeQuery


#: A CountByPlace, also of periods.
Counted = TypeVar("Counted", bound="CountByPlace")


class Places(Protocol):
    """What crimes are counted in: places of a layer or of a ``grid``, which is None for those of a layer."""

    @property
    def grid(self) -> Grid | None: ...

    def __len__(self) -> int: ...

    def locate(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int64]:
        """Place (n,) of each point, −1 where it lies in none."""


@dataclass
class CountByPlace:
    """Crimes counted in n places, wherever they were counted; ``account`` tells of all rows."""

    account: RowAccount
    sums: Sums
    crowd: Crowded

    def __len__(self) -> int:
        return int(self.counts.sum())

    @property
    def counts(self) -> NDArray[np.int64]:
        """Crimes (n,) in each place."""
        return self.sums.counts

    @property
    def harm(self) -> NDArray[np.float64] | None:
        """Sum of the weights (n,) in each place, None without weights.

        To twelve digits: what is equal but for the order in which it was added ties in a ranking.
        """
        return None if self.sums.weights is None else rounded(self.sums.weights)

    @property
    def age_weighted(self) -> NDArray[np.float64] | None:
        """What the crimes in each place still count (n,), those of the latest day 1; None where all count alike."""
        return None if self.sums.recent is None else rounded(self.sums.recent * self.account.latest_day_scale())

    @property
    def age_weighted_harm(self) -> NDArray[np.float64] | None:
        """What their harm still counts (n,); None without weights, or where all count alike."""
        sums = self.sums.recent_weights
        return None if sums is None else rounded(sums * self.account.latest_day_scale())

    @property
    def largest_weights(self) -> NDArray[np.float64] | None:
        """Greatest weight (n,) of a crime in each place, None without weights."""
        return self.sums.largest_weights

    @property
    def window(self) -> Window | None:
        return self.account.window

    def rows(self) -> dict[str, int]:
        """Rows by fate, for the log and the provenance."""
        return self.account.rows(len(self))

    def crowded(self) -> Crowded:
        """How the crimes share coordinates."""
        return self.crowd

    def moved(self: Counted, place: NDArray[np.int64], places: int) -> Counted:
        """The same with the places numbered anew: i becomes ``place[i]`` of ``places``, without those where that is −1.
        The account, which both share, is not told of these."""
        return replace(self, sums=self.sums.moved(place, places))


def count_by_place(
    query: CrimeQuery, places: Places, reason: str, feedback: QgsProcessingFeedback | None = None, fast: bool = True
) -> CountByPlace:
    """The CountByPlace of the crimes of a CrimeQuery in ``places``, which ``locate`` points; those outside are left out
    for the reason. Where the source is a database, it is counted there if that gives the same answer.

    Raises InputError where the selection leaves no crime or a value cannot be used, Cancelled.
    """
    choice = query.choice
    found = in_database(query, places, reason, feedback) if fast else None
    if found is not None:
        return CountByPlace(*found)
    account = RowAccount(query.source, choice, getattr(places, "squares", None))
    sums, crowding = Sums(len(places), bool(choice.weighed_by), bool(choice.half_life)), Crowding()
    for crimes in crime_blocks(query, account, feedback, fast):
        place = places.locate(crimes.x, crimes.y)
        crimes.keep(place >= 0, reason)
        sums.rescale(account.rescaling())
        sums.add(place[place >= 0], crimes.weights, len(places), crimes.age_weights)
        crowding.add(crimes.x, crimes.y)
    return CountByPlace(account, sums, crowding.answer())


def places_by_offence(
    query: CrimeQuery, places: Places, reason: str, feedback: QgsProcessingFeedback | None = None
) -> dict[str, NDArray[np.int32]]:
    """{offence: place (crimes,) of each of its crimes}, of a CrimeQuery with an offence field, in one pass; those
    outside the ``places`` are left out for the reason.

    Raises InputError where the selection leaves no crime or a value cannot be used, Cancelled.
    """
    account = RowAccount(query.source, query.choice)
    found: dict[str, list[NDArray[np.int32]]] = {}
    for crimes in crime_blocks(query, account, feedback):
        place = places.locate(crimes.x, crimes.y)
        crimes.keep(place >= 0, reason)
        place = place[place >= 0].astype(np.int32)
        for code in np.unique(crimes.offence.codes[crimes.offence.codes >= 0]):
            found.setdefault(str(crimes.offence.values[code]).strip(), []).append(place[crimes.offence.codes == code])
    return {name: np.concatenate(parts) for name, parts in found.items() if name}


def in_database(
    query: CrimeQuery, places: Places, reason: str, feedback: QgsProcessingFeedback | None, step: str = ""
) -> tuple[RowAccount, Any, Crowded] | None:
    """What ``count_in_database`` says where the source is a database, None where the crimes have to be read; the log
    says which.

    Raises InputError and Cancelled as reading them does.
    """
    if query.source.table is None:
        return None
    begun = time.monotonic()
    try:
        if query.premises is not None:
            raise Refused(tr("the excluded premises come from a layer"))
        if places.grid is None:
            raise Refused(tr("the places are polygons from a layer"))
        if query.source.crs != query.crs:
            raise Refused(tr("the crime layer is not in the coordinate system used for the calculation"))
        if query.choice.half_life:
            raise Refused(tr("older crimes are given less weight"))
        found = count_in_database(query, places, reason, feedback, step)
    except Refused as why:
        _say(feedback, tr("Counted in QGIS, not in the database: {}.").format(why))
        return None
    _say(
        feedback, tr("Counted in the database: {:,} rows in {:.1f} s.").format(found[0].read, time.monotonic() - begun)
    )
    return found


def _say(feedback: QgsProcessingFeedback | None, text: str) -> None:
    if feedback is not None:
        feedback.pushInfo(text)
