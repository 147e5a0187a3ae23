"""Which places or clusters are chosen: those that are eligible, by a rule, inside each district where there are any."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ....bridge.geometry.districts import Districts, read_districts
from ....bridge.geometry.near import come_near
from ....bridge.geometry.polygons import area_source
from ....bridge.ground import fields as f
from ....bridge.ground.errors import Cancelled, InputError
from ....bridge.ground.texts import counted, tr
from ....bridge.reading.code_tables import read_quotas
from ....core.hotspots.choice import LeftOut, Limits, choose_within, cost, eligible, rank_within
from ....core.hotspots.selection import select
from ...common.crime_parameters import input_layer

if TYPE_CHECKING:
    from qgis.core import QgsGeometry, QgsProcessingContext, QgsProcessingFeedback

    from ...common.base import HotspotAlgorithm
    from ...common.crime_parameters import CrimeInput

#: So many districts are named in a note.
_NAMED = 5


@dataclass(frozen=True)
class Candidates:
    """n places or clusters: ``values`` (n,) by which they rank, ``areas`` (n,) in the rule's unit, ``crimes`` (n,),
    ``centres`` (n, 2) in metres; ``order`` (m,), from the hottest, of those that the method finds hot; ``shapes``
    gives the outlines of some; ``called`` is what they are, in the plural."""

    values: NDArray[Any]
    areas: NDArray[np.float64]
    crimes: NDArray[np.int64]
    centres: NDArray[np.float64]
    order: NDArray[np.int64]
    shapes: Callable[[NDArray[np.int64]], list[QgsGeometry]]
    called: str


class Choosing:
    """The limits, districts and quotas that an algorithm was given, looked at on the main thread; none where it does
    not take them.

    Raises InputError for parts that do not go together, and for a table of quotas that cannot be read.
    """

    def __init__(self, algorithm: HotspotAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self.limits, self.usual = Limits(), 1
        self.avoid = self.districts = None
        self.avoid_distance, self.name_field = 0.0, ""
        self.quotas: dict[str, float] | None = None
        if algorithm.parameterDefinition("DISTRICTS") is None:
            return
        most = parameters.get("MAX_CRIMES")
        self.usual = int(algorithm.parameterDefinition("MIN_CRIMES").defaultValue())
        self.limits = Limits(
            algorithm.parameterAsInt(parameters, "MIN_CRIMES", context),
            None if most in (None, "") else algorithm.parameterAsInt(parameters, "MAX_CRIMES", context),
            algorithm.parameterAsDouble(parameters, "MIN_DISTANCE", context),
        )
        if self.limits.most is not None and self.limits.most < self.limits.fewest:
            raise InputError(
                tr("MAX_CRIMES is {:,}, which is below MIN_CRIMES ({:,}); no place could meet both.").format(
                    self.limits.most, self.limits.fewest
                )
            )
        self.avoid = area_source(algorithm, parameters, "AVOID_LAYER", context, None)
        self.avoid_distance = algorithm.parameterAsDouble(parameters, "AVOID_DISTANCE", context)
        self.districts = area_source(algorithm, parameters, "DISTRICTS", context)
        self.name_field = algorithm.parameterAsString(parameters, "DISTRICT_NAME", context)
        has_quotas = parameters.get("QUOTAS") not in (None, "")
        if self.districts is None:
            for name in ("DISTRICT_NAME",) * bool(self.name_field) + ("QUOTAS",) * has_quotas:
                raise InputError(tr("{} is set but DISTRICTS is empty; choose the districts.").format(name))
            return
        if not self.name_field:
            raise InputError(tr("DISTRICT_NAME is empty; choose the field with the name of each district."))
        self.districts.require_field(self.name_field)
        if has_quotas:
            self.quotas = read_quotas(input_layer(algorithm, parameters, "QUOTAS", context))

    @property
    def given(self) -> bool:
        """Whether anything is asked for beyond the method's own rule."""
        limits = self.limits
        return (
            self.districts is not None
            or self.avoid is not None
            or limits.most is not None
            or limits.distance > 0
            or limits.fewest != self.usual
        )

    def among(self, candidates: Candidates, given: CrimeInput, feedback: QgsProcessingFeedback) -> Choice:
        """The Choice among Candidates. Raises InputError for districts that overlap or do not fit the quotas,
        Cancelled."""

        def raise_if_cancelled() -> None:
            if feedback.isCanceled():
                raise Cancelled()

        def too_near(which: NDArray[np.int64]) -> NDArray[np.bool_]:
            return come_near(candidates.shapes(which), features, self.avoid_distance, raise_if_cancelled)

        features: list[QgsGeometry] = []
        if self.avoid is not None:
            features = self.avoid.read(given.crs, given.transform_context, (), feedback, mend=False).geometries
        order, left = eligible(
            candidates.order, candidates.crimes, candidates.centres, self.limits, too_near if features else None
        )
        choice = Choice(self, candidates, order, left)
        if self.districts is not None:
            found = read_districts(self.districts, self.name_field, given.crs, given.transform_context, feedback)
            choice.districts, choice.district = found, found.holding(candidates.centres)
            choice.quotas = self._quotas_of(found)
        return choice

    def _quotas_of(self, found: Districts) -> list[float | None]:
        if self.quotas is None or self.districts is None:
            return [None] * len(found.names)
        unknown = sorted(set(self.quotas) - set(found.names))
        if unknown:
            raise InputError(
                tr("QUOTAS has a row for '{}', which is not a district in '{}'; the districts are {}.").format(
                    unknown[0], self.districts.name, ", ".join(found.names[:20])
                )
            )
        missing = [name for name in found.names if name not in self.quotas]
        if missing:
            raise InputError(
                tr(
                    "QUOTAS has no row for '{}' ({:,} districts have none); add a row, with 0 to keep no places."
                ).format(missing[0], len(missing))
            )
        return [self.quotas[name] for name in found.names]


@dataclass
class Choice:
    """Candidates with the eligible ones of them in ``order``, the LeftOut, and ``district`` (n,) of each, −1 for none;
    without districts that is None."""

    choosing: Choosing
    candidates: Candidates
    order: NDArray[np.int64]
    left: LeftOut
    districts: Districts | None = None
    district: NDArray[np.int64] | None = None
    quotas: list[float | None] | None = None

    def by_rule(self, rule: str, value: float | None, fewest: int) -> NDArray[np.bool_]:
        """Those (n,) that a rule of core.hotspots.selection chooses. Raises InputError for a number out of range."""
        given = self.candidates
        if self.quotas is not None and rule == "top_k":
            self._require_whole()

        def inside(members: NDArray[np.int64], quota: float | None) -> NDArray[np.bool_]:
            try:
                return select(
                    given.values[members],
                    given.areas[members],
                    self._order_in(members),
                    rule,
                    value if quota is None else quota,
                    given.crimes[members],
                    fewest,
                )
            except ValueError as error:
                raise InputError("{}: {}.".format("SELECT_VALUE" if quota is None else "QUOTAS", error))

        return self._each(inside)

    def by_rank(self) -> NDArray[np.bool_]:
        """All that are eligible (n,), the first of each district up to its quota."""
        self._require_whole()

        def inside(members: NDArray[np.int64], quota: float | None) -> NDArray[np.bool_]:
            chosen = np.zeros(len(members), bool)
            chosen[self._order_in(members)[: None if quota is None else int(quota)]] = True
            return chosen

        return self._each(inside)

    def _require_whole(self) -> None:
        for name, quota in self.choosing.quotas.items() if self.choosing.quotas is not None else ():
            if quota != int(quota):
                raise InputError(
                    tr("QUOTAS: the number for '{}' is {:g}; enter a whole number of places.").format(name, quota)
                )

    def _each(self, inside: Callable[[NDArray[np.int64], float | None], NDArray[np.bool_]]) -> NDArray[np.bool_]:
        if self.district is None or self.quotas is None:
            return inside(np.arange(len(self.candidates.values)), None)
        return choose_within(self.district, self.quotas, inside)

    def _order_in(self, members: NDArray[np.int64]) -> NDArray[np.int64]:
        """The eligible ones among ``members`` from the hottest, as indices into these."""
        place = np.full(len(self.candidates.values), -1)
        place[members] = np.arange(len(members))
        inside = place[self.order]
        return inside[inside >= 0]

    # -- what is said of it -------------------------------------------------------------------------------------
    def columns(self, which: NDArray[np.int64] | None = None, among: NDArray[np.int64] | None = None) -> dict[str, Any]:
        """{field: values} of the district and the rank in it: of all (n,), or of ``which`` (k,), ranked in this order;
        nothing without districts. ``among``: the order (n,) of all."""
        if self.district is None or self.districts is None:
            return {}
        district = self.district if which is None else self.district[which]
        rank = rank_within(np.arange(len(district)) if among is None else among, district)
        names = np.array([*self.districts.names, None], object)
        return {f.DISTRICT: names[district].tolist(), f.RANK_DIST: [one or None for one in rank.tolist()]}

    def results(self, chosen: NDArray[np.bool_], values: NDArray[Any], total: float | None = None) -> dict[str, Any]:
        """The choice as an algorithm's results: ``values`` (n,) and their ``total`` are those that shares are of."""
        if not self.choosing.given:
            return {}
        left = self.left
        out: dict[str, Any] = {
            "TOO_FEW": left.few,
            "TOO_MANY": left.many,
            "TO_AVOID": left.avoided,
            "TOO_CLOSE": left.close,
        }
        if self.district is not None:
            out["QUOTA_SHARE"], out["FREE_SHARE"] = cost(chosen, self.order, values, total)
            out["NO_DISTRICT"] = int(np.count_nonzero(self.district[self.order] < 0))
        return out

    def sentence(self, chosen: NDArray[np.bool_], values: NDArray[Any], harm: str, total: float | None = None) -> str:
        """What the summary says: what the districts cost, and how many each limit leaves out; '' where neither.
        ``harm``: what the values are called where they are harm, '' where they are crimes."""
        said = []
        if self.district is not None and chosen.any():
            held, free = cost(chosen, self.order, values, total)
            said.append(
                tr(
                    "The {} chosen by district ({:,}) hold {:.1f}% of the {}; the same number chosen regardless of "
                    "district would hold {:.1f}%."
                ).format(
                    self.candidates.called, int(np.count_nonzero(chosen)), 100 * held, harm or tr("crimes"), 100 * free
                )
            )
        limits, left = self.choosing.limits, self.left
        parts = []
        if limits.fewest != self.choosing.usual:
            parts.append(tr("{:,} with fewer than {:,} crimes").format(left.few, limits.fewest))
        if limits.most is not None:
            parts.append(tr("{:,} with more than {:,} crimes").format(left.many, limits.most))
        if self.choosing.avoid is not None:
            parts.append(
                tr("{:,} too close to '{}' ({:g} m)").format(
                    left.avoided, self.choosing.avoid.name, self.choosing.avoid_distance
                )
            )
        if limits.distance > 0:
            parts.append(tr("{:,} within {:g} m of a higher-ranked one").format(left.close, limits.distance))
        if parts:
            said.append(tr("These {} are not eligible: {}.").format(self.candidates.called, "; ".join(parts)))
        return " ".join(said)

    def notes(self, chosen: NDArray[np.bool_], fewest: int = 1) -> list[str]:
        """Sentences on districts and places for which the choice was no choice; ``fewest`` crimes that a rule asks
        for."""
        if not self.choosing.given:
            return []
        possible = self.order[self.candidates.crimes[self.order] >= fewest]
        if self.district is None or self.districts is None or self.quotas is None:
            if len(possible) and chosen[possible].all():
                return [
                    counted(
                        len(possible),
                        tr("The only eligible place is kept."),
                        tr("All {} eligible places are kept, so the rule leaves none of them out."),
                    )
                ]
            return []
        out = []
        outside = int(np.count_nonzero(self.district[self.order] < 0))
        if outside:
            out.append(
                counted(
                    outside,
                    tr("{} eligible place is in no district. It is ranked but not chosen."),
                    tr("{} eligible places are in no district. They are ranked but not chosen."),
                )
            )
        full = []
        for number, (name, quota) in enumerate(zip(self.districts.names, self.quotas)):
            inside = possible[self.district[possible] == number]
            if quota != 0 and chosen[inside].all():
                full.append(tr("{} ({:,})").format(name, len(inside)))
        if full:
            more = len(full) - _NAMED
            words = ", ".join(full[:_NAMED]) + (tr(" and {:,} more").format(more) if more > 0 else "")
            out.append(
                tr("Every eligible place is kept in these districts, so the quota or rule leaves none out: {}.").format(
                    words
                )
            )
        return out
