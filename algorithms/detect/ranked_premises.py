"""Premises, or repeat locations, with their crimes: ranked, held against chance, and what is said of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsWkbTypes

from ...bridge.ground import fields as f
from ...bridge.ground.texts import counted, tr
from ...bridge.results.outputs import Table
from ...contract.schemas.detect import LORENZ_CURVE, PREMISES
from ...core.counting.shares import number_or_none
from ...core.counting.wkb import points_wkb
from ...core.statistics.binomial import two_sided
from ...core.statistics.correction import adjust
from ...core.statistics.j_curve import tenth_of
from ...core.streets.premises import NEAR, NONE

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateReferenceSystem

    from ...bridge.counting.crimes import Crimes
    from ...core.statistics.j_curve import JCurve
    from .premises_places import Joined, Places

#: With fewer crimes in both halves no single place could be told from chance.
FEWEST_FOR_CHANGE = 6
_ALPHA = 0.05
#: Whether crime is concentrated by more than chance.
CONCENTRATED, CANNOT_TELL = "concentrated", "cannot_tell"
_BY_CHANCE, _ENDS = ("crimes_chance", "held_chance"), ("", "_low", "_high")


@dataclass(frozen=True)
class Halves:
    """Crimes of m places in the first and the last half of the period, and the q-value of the change; NaN where there
    are too few."""

    first: NDArray[np.int64]
    last: NDArray[np.int64]
    q: NDArray[np.float64]

    def word(self, i: int) -> str:
        """Whether crime at a place has changed: ``rising``, ``falling`` or ``cannot_tell``."""
        if not self.q[i] <= _ALPHA:
            return CANNOT_TELL
        return "rising" if self.last[i] > self.first[i] else "falling"


def halves_of(crimes: Crimes, place: NDArray[np.int64], count: int) -> Halves | None:
    """The Halves of ``count`` places, of the crimes that have one (−1: none); None where dates cannot say, since there
    are none, or too few, or part of the period was never supplied."""
    window = crimes.window
    if window is None or window.missing:
        return None
    first, last, after = window.halves()
    if first == last:
        return None
    there = place >= 0
    early = there & (crimes.dates >= first) & (crimes.dates < last)
    late = there & (crimes.dates >= last) & (crimes.dates < after)
    before, since = (np.bincount(place[half], minlength=count) for half in (early, late))
    share = float((after - last).astype(int) / (after - first).astype(int))
    both = before + since
    q = np.full(count, np.nan)
    enough = both >= FEWEST_FOR_CHANGE
    q[enough] = adjust(two_sided(since[enough], both[enough], share))
    return Halves(before, since, q)


class RankedPremises:
    """Places with their crimes, by harm where there is any, else by number. ``near``: crimes near each; None for
    locations, which have none."""

    def __init__(
        self,
        places: Places,
        counts: NDArray[np.int64],
        harm: NDArray[np.float64] | None,
        near: NDArray[np.int64] | None,
        halves: Halves | None,
    ) -> None:
        self.places, self.counts, self.harm, self.near, self.halves = places, counts, harm, near, halves
        self._names = Counter(places.names)
        values = counts.astype(float) if harm is None else harm
        # Of equals the one with more crimes, then the one that comes first by its ID.
        self.order = np.lexsort((np.arange(len(counts)), -counts, -values))
        self.rank = np.empty(len(counts), np.int64)
        self.rank[self.order] = np.arange(1, len(counts) + 1)
        total = values.sum()
        self.share = values / total if total > 0 else np.full(len(values), np.nan)
        self.cum_share = np.empty(len(counts))
        self.cum_share[self.order] = np.minimum(np.cumsum(self.share[self.order]), 1)

    @property
    def busiest(self) -> int:
        """The place with the most crimes, whatever they are ranked by."""
        return int(np.argmax(self.counts))

    def called(self, i: int) -> str:
        """The name of a place, with its ID where others have the same; the ID alone where it has none."""
        name, own = self.places.names[i], self.places.ids[i]
        return own if not name else f"{name} ({own})" if self._names[name] > 1 else name

    def table(self, crs: QgsCoordinateReferenceSystem, least: int = 0) -> Table:
        """Those with at least so many crimes, in the order of their ranks, as points."""
        order = self.order[self.counts[self.order] >= least]
        columns: dict[str, Any] = {
            f.PREMISES_ID: [self.places.ids[i] for i in order],
            f.NAME: [self.places.names[i] or None for i in order],
            f.KIND: [self.places.kinds[i] for i in order],
            f.CRIMES: self.counts[order],
            f.RANK: self.rank[order],
            f.SHARE: self.share[order],
            f.CUM_SHARE: self.cum_share[order],
        }
        if self.near is not None:
            columns[f.NEAR_CRIMES] = self.near[order]
        if self.harm is not None:
            columns[f.HARM] = self.harm[order]
        if self.halves is not None:
            columns[f.FIRST_HALF] = self.halves.first[order]
            columns[f.LAST_HALF] = self.halves.last[order]
            columns[f.TREND_Q] = self.halves.q[order]
        shapes = points_wkb(self.places.x[order], self.places.y[order])
        return Table.of(PREMISES, columns, shapes, QgsWkbTypes.Type.Point, crs)

    def rows(self, most: int) -> list[dict[str, Any]]:
        """The first ``most`` with a crime, as a report has them."""
        out = []
        for i in self.order[:most].tolist():
            if not self.counts[i]:
                continue
            row = {
                "rank": int(self.rank[i]),
                "id": self.places.ids[i],
                "name": self.places.names[i],
                "title": self.called(i),
                "kind": self.places.kinds[i],
                "crimes": int(self.counts[i]),
                "share": number_or_none(self.share[i]),
                "cum_share": number_or_none(self.cum_share[i]),
                "near": None if self.near is None else int(self.near[i]),
                "harm": None if self.harm is None else float(self.harm[i]),
                "first_half": None if self.halves is None else int(self.halves.first[i]),
                "last_half": None if self.halves is None else int(self.halves.last[i]),
                "change": CANNOT_TELL if self.halves is None else self.halves.word(i),
            }
            out.append(row)
        return out


def summary_of(joined: Joined, ranked: RankedPremises, curve: JCurve | None) -> str:
    """What was found, in a few sentences."""
    number, total = len(joined.places), len(joined.place)
    at, near, none = (int(one) for one in (joined.at.sum(), joined.count(NEAR), joined.count(NONE)))
    if joined.near:
        words = tr(
            "{:,} of {:,} crimes were at one of the {:,} premises, {:,} were near one and {:,} were elsewhere."
        ).format(at, total, number, near, none)
    elif joined.listed:
        words = tr("{:,} of {:,} crimes have the ID or name of one of the {:,} premises.").format(at, total, number)
    else:
        words = tr("{:,} crimes were at {:,} different locations, {:,} of which had more than one crime.").format(
            total, number, int((ranked.counts > 1).sum())
        )
    if curve is None:
        return words
    most = ranked.busiest
    highest = (
        tr("The highest number is {:,} ({:.1f}% of the crimes at premises), at '{}'.")
        if joined.listed
        else tr("The highest number is {:,} ({:.1f}% of the crimes), at '{}'.")
    )
    words += " " + highest.format(int(ranked.counts[most]), 100 * ranked.counts[most] / at, ranked.called(most))
    return words + " " + _verdict_words(curve, number)


def _verdict_words(curve: JCurve, number: int) -> str:
    tenth = tenth_of(number)
    i = int(np.flatnonzero(curve.places == tenth)[0])
    by_chance = curve.held_by_chance
    if np.isnan(curve.p):
        return tr("With only one place there is nothing to compare.")
    shares = (curve.held[i], by_chance.mean[i], by_chance.low[i], by_chance.high[i])
    figures = counted(
        tenth,
        tr("The busiest {} of {:,} places accounts for {:.0f}%; chance alone would give {:.0f}% ({:.0f} to {:.0f}%)."),
        tr("The busiest {} of {:,} places account for {:.0f}%; chance alone would give {:.0f}% ({:.0f} to {:.0f}%)."),
        "",
        number,
        *(100 * share for share in shares),
    )
    said = (
        tr("Crime is more concentrated than chance would explain (p = {:.3f}).")
        if verdict(curve) == CONCENTRATED
        else tr("Cannot tell whether crime is concentrated: chance alone could explain this pattern (p = {:.3f}).")
    )
    return said.format(curve.p) + " " + figures


def verdict(curve: JCurve | None) -> str:
    """CONCENTRATED where chance would hardly explain it, else CANNOT_TELL."""
    return CONCENTRATED if curve is not None and curve.p <= _ALPHA else CANNOT_TELL


def curve_lists(curve: JCurve | None) -> dict[str, list[float]]:
    """A curve as a report has it; empty without one."""
    if curve is None:
        return {name: [] for name in ("places", "crimes", "held", *(a + b for a in _BY_CHANCE for b in _ENDS))}
    out = {"places": curve.places.tolist(), "crimes": curve.crimes.tolist(), "held": curve.held.tolist()}
    for name, one in zip(_BY_CHANCE, (curve.crimes_by_chance, curve.held_by_chance)):
        out.update({name + _ENDS[0]: one.mean.tolist(), name + _ENDS[1]: one.low.tolist()})
        out[name + _ENDS[2]] = one.high.tolist()
    return out


def curve_table(curve: JCurve | None, number: int) -> Table:
    """The cumulative curve, observed and by chance, as a table."""
    columns: dict[str, list[Any]] = {f.KIND: [], f.PLACES: [], f.HELD: []}
    if curve is not None:
        by_chance = curve.held_by_chance
        for kind, held in (
            ("crimes", curve.held),
            ("chance", by_chance.mean),
            ("chance_low", by_chance.low),
            ("chance_high", by_chance.high),
        ):
            columns[f.KIND] += [kind] * (len(held) + 1)
            columns[f.PLACES] += [0.0, *(curve.places / number).tolist()]
            columns[f.HELD] += [0.0, *held.tolist()]
    return Table.of(LORENZ_CURVE, columns)
