"""Crimes counted in units, and the hot spots that hot units grow into."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsProcessingFeedback

from ....bridge.geometry.made_area import chance_note
from ....bridge.ground import fields as f
from ....bridge.ground.errors import Cancelled
from ....bridge.ground.texts import tr
from ....core.counting.partial_places import as_whole
from ....core.counting.shares import FEWEST_FOR_HARM, FEWEST_FOR_SIGNIFICANCE
from ....core.hotspots.growth import grow
from ....core.hotspots.selection import ranking
from ....core.statistics.correction import adjust
from ....core.statistics.gistar import USUAL_VALUES, classes, gi_star
from ....core.statistics.local_moran import LocalMoran, local_moran
from .scale import cautions, compared_with_chance, on_scale, scale_of

if TYPE_CHECKING:
    from ....bridge.counting.count_by_place import CountByPlace
    from ....bridge.geometry.units import Units
    from ....core.counting.neighbours import Neighbours
    from .choosing import Choice
    from .edges import Edges


@dataclass
class HotUnits:
    """What a method says of n units: hot or not, its q (NaN where nothing is claimed) and the field that is called, its
    own columns {field: values}, sentences for the user, and one that the summary cannot do without."""

    hot: NDArray[np.bool_]
    q: NDArray[np.float64]
    q_field: str
    columns: dict[str, Any]
    notes: list[str]
    verdict: str = ""
    #: How they were chosen, where the method chooses.
    choice: Choice | None = None


def hot_units_by_gi(
    hot: NDArray[np.bool_], z: NDArray[np.float64], p: NDArray[np.float64], q: NDArray[np.float64], notes: list[str]
) -> HotUnits:
    """What is found with Gi* beside it."""
    levels = classes(z, np.where(np.isnan(q), 1, q))
    return HotUnits(hot, q, f.GI_Q, {f.GI_Z: z, f.GI_P: p, f.GI_Q: q, f.GI_CLASS: levels}, notes)


@dataclass
class CountedPlaces:
    """A CountByPlace of crimes in units: what every method starts from. ``values`` is what is ranked: harm where there
    is any,
    unless ``by_harm`` is False; else counts; of either what their age leaves, where older crimes count less."""

    counted: CountByPlace
    units: Units
    rate: NDArray[np.float64] | None
    notes: list[str]
    feedback: QgsProcessingFeedback
    by_harm: bool = True
    #: Whether the study area was made from the crimes.
    area_made: bool = False
    #: The Edges of it where places lie only partly in it.
    edges: Edges | None = None
    _touching: Neighbours | None = None
    _order: NDArray[np.int64] | None = None

    @property
    def counts(self) -> NDArray[np.int64]:
        return self.counted.counts

    @property
    def harm(self) -> NDArray[np.float64] | None:
        return self.counted.harm

    @property
    def ranks_harm(self) -> bool:
        return self.harm is not None and self.by_harm

    @property
    def recent(self) -> NDArray[np.float64] | None:
        """What the age of the crimes leaves of what is ranked (n,), None where all count alike."""
        return self.counted.age_weighted_harm if self.ranks_harm else self.counted.age_weighted

    @property
    def values(self) -> NDArray[Any]:
        return self._values_of(self.counted)

    def _values_of(self, counted: CountByPlace) -> NDArray[Any]:
        recent = counted.age_weighted_harm if self.ranks_harm else counted.age_weighted
        if recent is not None:
            return recent
        return counted.harm if self.ranks_harm and counted.harm is not None else counted.counts

    def _tested(self, scale: str) -> tuple[NDArray[Any], NDArray[np.float64], NDArray[np.float64] | None]:
        """What is ranked (n,), that is in the area; what the statistic is computed from (n,); its weights, or None."""
        if self.edges is None:
            return self.values, on_scale(self.values, scale), None
        values = self.edges.within(self.values, self._values_of(self.edges.inside))
        crimes = self.edges.within(self.counts, self.edges.inside.counts)
        taken, weights = as_whole(values, crimes, self.edges.shares, scale_of(values, scale))
        return values, taken, weights

    def notes_on_area(self) -> list[str]:
        """What the area, made or cut through places, does to p-values."""
        return ([chance_note()] if self.area_made else []) + ([self.edges.note()] if self.edges is not None else [])

    @property
    def ranked(self) -> str:
        """What is ranked, in words."""
        words = self.counted.account.choice.harm_unit if self.ranks_harm else tr("the number of crimes")
        return words if self.recent is None else tr("{}, with recent crimes counting more").format(words)

    def by_count(self) -> CountedPlaces:
        """The same crimes, ranked by their number."""
        return replace(self, by_harm=False, _touching=self.touching, _order=None)

    @property
    def touching(self) -> Neighbours:
        if self._touching is None:
            self._touching = self.units.touching(self.raise_if_cancelled)
        return self._touching

    @property
    def order(self) -> NDArray[np.int64]:
        """Units from the hottest: by value per area, ties by crimes, then by name."""
        if self._order is None:
            self._order = ranking(self.values, self.units.areas, self.units.ids, self.counts)
        return self._order

    def _near(self, rings: int, distance: float | None) -> Neighbours:
        return self.units.neighbours(
            rings, distance, None if self.units.grid is not None else self.touching, self.raise_if_cancelled
        )

    def raise_if_cancelled(self) -> None:
        """Raise Cancelled where the user has pressed Cancel."""
        if self.feedback is not None and self.feedback.isCanceled():
            raise Cancelled()

    def neighbours_for_gi(self, rings: int = 1, distance: float | None = None) -> tuple[Neighbours, list[str]]:
        """Neighbourhoods of Gi*, each place in its own, and notes on the places without neighbours."""
        near = self._near(rings, distance)
        islands = int((near.sizes == 1).sum())
        if not islands:
            return near, []
        return near, [
            tr("{:,} places have no neighbours, so the Gi* value for each is based on that place alone.").format(
                islands
            )
        ]

    def gi(
        self,
        rings: int = 1,
        distance: float | None = None,
        pvalues: str = "auto",
        correction: str = "bh",
        permutations: int = 999,
        seed: int = 0,
        values: str = USUAL_VALUES,
    ) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64], list[str]]:
        """Gi* of the ``values``, ``count`` or ``log``, as (z, p, q, notes); NaN p and q where there are too few crimes
        for any claim.

        Raises ValueError as gi_star does.
        """
        near, notes = self.neighbours_for_gi(rings, distance)
        inside, taken, weights = self._tested(values)
        result = gi_star(taken, near, pvalues, permutations, seed, self.raise_if_cancelled, weights)
        if len(self.counted) < FEWEST_FOR_SIGNIFICANCE:
            notes.append(
                tr("There are only {} crimes, too few for a significance test (at least {} are needed).").format(
                    len(self.counted), FEWEST_FOR_SIGNIFICANCE
                )
            )
            nothing = np.full(len(self.units), np.nan)
            return result.z, nothing, nothing, notes
        notes.append(compared_with_chance("Gi*", self.ranked, values, result.pvalues, correction))
        notes += self.notes_on_area() + cautions([inside], near.sizes, result.pvalues, values, self.units.ids)
        return result.z, result.p, adjust(result.p, correction), notes

    def lisa(
        self,
        rings: int = 1,
        distance: float | None = None,
        pvalues: str = "auto",
        correction: str = "bh",
        permutations: int = 999,
        seed: int = 0,
        values: str = USUAL_VALUES,
    ) -> tuple[LocalMoran, NDArray[np.float64], list[str]]:
        """Local Moran's I as (LocalMoran, q, notes); NaN q where there are too few crimes for any claim.

        Raises ValueError as local_moran does.
        """
        near = self._near(rings, distance)
        notes = []
        islands = int((near.sizes == 1).sum())
        if islands:
            notes.append(
                tr("{:,} places have no neighbours, so local Moran's I cannot be computed for them.").format(islands)
            )
        inside, taken, weights = self._tested(values)
        result = local_moran(taken, near, pvalues, permutations, seed, self.raise_if_cancelled, weights)
        if len(self.counted) < FEWEST_FOR_SIGNIFICANCE:
            notes.append(
                tr("There are only {} crimes, too few for a significance test (at least {} are needed).").format(
                    len(self.counted), FEWEST_FOR_SIGNIFICANCE
                )
            )
            return result, np.full(len(self.units), np.nan), notes
        notes.append(compared_with_chance(tr("local Moran's I"), self.ranked, values, result.pvalues, correction))
        notes += self.notes_on_area() + cautions([inside], near.sizes, result.pvalues, values, self.units.ids)
        return result, adjust(result.p, correction), notes


@dataclass
class Spots:
    """k hot spots by rank: the spot (n,) of each unit, −1 outside; ids, crimes, values, m², q, units, rank (k,)."""

    number: NDArray[np.int64]
    ids: list[str]
    crimes: NDArray[np.int64]
    values: NDArray[Any]
    areas: NDArray[Any]
    q: NDArray[np.float64]
    units: NDArray[np.int64]
    rank: NDArray[np.int64]
    #: Harm of each; and where it is ranked, the share of the gravest crime in it.
    harm: NDArray[Any] | None = None
    top_share: NDArray[np.float64] | None = None


@dataclass
class Ranked:
    """A CountedPlaces, the HotUnits that the method found in it, and the Spots made of these."""

    counted_places: CountedPlaces
    hot_units: HotUnits
    spots: Spots


def hot_spots(
    counted_places: CountedPlaces, found: HotUnits, cap: float, blocked: AbstractSet[tuple[int, int]]
) -> Spots:
    """Hot units grown into spots, numbered by rank: crimes (or harm) per km², ties by crimes, then by name.

    By harm, spots of fewer than three crimes are left out, and a note says how many.
    """
    hot = found.hot & (counted_places.counts > 0)
    if hot.any():
        number = grow(
            hot,
            counted_places.order,
            counted_places.units.areas / 1e6,
            counted_places.touching,
            cap,
            blocked,
            counted_places.raise_if_cancelled,
        )
    else:
        number = np.full(len(hot), -1)
    if counted_places.ranks_harm:
        number = _without_single_crimes(number, counted_places, found)
    count = int(number.max(initial=-1)) + 1
    members = np.flatnonzero(number >= 0)
    spot = number[members]
    # The seed, hottest of its spot, names it: the same place keeps its name while it stays the hottest.
    place = np.empty(len(hot), np.int64)
    place[counted_places.order] = np.arange(len(hot))
    seeds = [None] * count
    for unit in members[np.argsort(place[members])].tolist():
        if seeds[number[unit]] is None:
            seeds[number[unit]] = counted_places.units.ids[unit]
    crimes = np.bincount(spot, counted_places.counts[members], count).astype(np.int64)
    values = np.bincount(spot, np.asarray(counted_places.values, float)[members], count)
    areas = np.bincount(spot, counted_places.units.areas[members], count)
    q = np.full(count, np.inf)
    np.minimum.at(q, spot, np.where(np.isnan(found.q[members]), np.inf, found.q[members]))
    order = ranking(values, areas, np.array(seeds, object).astype(str), crimes) if count else np.empty(0, int)
    rank = np.empty(count, np.int64)
    rank[order] = np.arange(count)
    renumbered = np.where(number >= 0, rank[number] if count else -1, -1)
    spots = Spots(
        renumbered,
        [seeds[i] for i in order],
        crimes[order],
        values[order],
        areas[order],
        q[order],
        np.bincount(spot, minlength=count)[order],
        np.arange(1, count + 1),
    )
    if counted_places.harm is not None:
        spots.harm = np.bincount(spot, counted_places.harm[members], count)[order]
        if counted_places.ranks_harm:
            spots.top_share = _top_share(renumbered, spots.harm, counted_places)
    return spots


def _without_single_crimes(
    number: NDArray[np.int64], counted_places: CountedPlaces, found: HotUnits
) -> NDArray[np.int64]:
    count = int(number.max(initial=-1)) + 1
    inside = number >= 0
    enough = np.bincount(number[inside], counted_places.counts[inside], count) >= FEWEST_FOR_HARM
    gone = int(count - enough.sum())
    if gone:
        found.notes.append(
            tr(
                "Hot spots with fewer than {} crimes were left out ({:,}), because one serious crime does not "
                "make a hot spot."
            ).format(FEWEST_FOR_HARM, gone)
        )
    kept = np.where(enough, np.cumsum(enough) - 1, -1)
    return np.where(inside, kept[number] if count else -1, -1)


def _top_share(number: NDArray[np.int64], harm: NDArray[Any], counted_places: CountedPlaces) -> NDArray[np.float64]:
    inside = number >= 0
    top = np.zeros(len(harm))
    np.maximum.at(top, number[inside], counted_places.counted.largest_weights[inside])
    with np.errstate(divide="ignore", invalid="ignore"):
        return top / harm
