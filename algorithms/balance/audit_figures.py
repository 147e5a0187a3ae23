"""The figures of a fairness audit: floor, gradients, concentration, exposure, deciles; each says what it is of and what
it can and cannot mean."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ...bridge.ground.texts import tr
from ...core.fairness.balance import by_level, concentration_figure, coverage, exposure, gradient
from .areas import BOROUGH

_ENDS = (1, 2, 9, 10)


@dataclass(frozen=True)
class Neighbourhoods:
    """n neighbourhoods: their ``names`` and ``codes``, the ``minutes`` and ``visits`` (n,) there, ``need`` (n,), crimes
    or harm, and ``counts`` (n,) of crimes, ``people`` (n, 1 + groups), residents of all and of groups, ``level`` (n,),
    decile or score of deprivation, None where not given, and the share ``inside`` (n,) that lies in hot spots."""

    names: list[str]
    codes: list[str]
    minutes: NDArray[np.float64]
    visits: NDArray[np.float64]
    need: NDArray[np.float64]
    counts: NDArray[np.int64]
    people: NDArray[np.float64] | None
    level: NDArray[np.float64] | None
    inside: NDArray[np.float64]


class Audit:
    """The figures of Neighbourhoods over so many ``months``; ``notes`` are there after ``figures``. ``is_score``: the
    level of deprivation is a score, else a decile. ``measured``: whether the minutes and visits are presence; else each
    hot spot counts once, and no figure speaks of presence. ``raise_if_cancelled()`` is called now and then and may
    raise to stop."""

    def __init__(
        self,
        neighbourhoods: Neighbourhoods,
        months: float,
        is_score: bool,
        seed: int,
        measured: bool = True,
        raise_if_cancelled: Callable[[], None] = lambda: None,
    ) -> None:
        self.minutes, self.visits, self.need = neighbourhoods.minutes, neighbourhoods.visits, neighbourhoods.need
        self.people, self.inside, self.months, self.seed = neighbourhoods.people, neighbourhoods.inside, months, seed
        self.notes: list[str] = []
        self.raise_if_cancelled, self.measured = raise_if_cancelled, measured
        self.known: NDArray[np.bool_] | None = None
        people, level = self.people, neighbourhoods.level
        if people is not None and level is not None:
            self.known = np.isfinite(people[:, 0]) & np.isfinite(level) & (people[:, 0] > 0)
            # The more deprived come first, by decile or by score.
            rank = (-level if is_score else level)[self.known]
            self.rank = rank
            self.decile = _deciles(rank) if is_score else rank
            self.head = people[self.known, 0]

    def figures(self, least: float, groups: Sequence[str], overall: bool) -> list[dict[str, Any]]:
        """Dictionaries with name, value, low, high, of what, and what it means."""
        out = []

        def add(name: str, one: Any, of: str, means: str) -> None:
            values = [one.value, one.low, one.high] if hasattr(one, "value") else [one, None, None]
            value, low, high = (None if each is None or not np.isfinite(each) else float(each) for each in values)
            out.append({"name": name, "value": value, "low": low, "high": high, "of": of, "means": means})

        if self.measured:
            share, _ = coverage(self.visits, self.months, least)
            add(
                "floor",
                share,
                tr("{} neighbourhoods, {:.1f} months").format(len(self.visits), self.months),
                tr(
                    "The share of neighbourhoods with {:g} or more visits per month. Every neighbourhood was "
                    "counted, so there is no confidence interval. The share says nothing about how people there "
                    "were treated."
                ).format(least),
            )
        if self.known is not None:
            self._deprivation(add, self.known, overall)
        if self.people is not None and groups:
            self._groups(add, self.people, groups)
        return out

    def _deprivation(self, add: Callable[..., None], known: NDArray[np.bool_], overall: bool) -> None:
        of = tr("{:,.0f} residents in {} neighbourhoods").format(self.head.sum(), len(self.head))
        first, beside = (
            (
                ("presence", tr("minutes of patrol presence")),
                tr(
                    "patrol presence that is as concentrated in deprived areas as crime is not fair or unfair for "
                    "that reason alone"
                ),
            )
            if self.measured
            else (
                ("hotspots", tr("hot spots")),
                tr(
                    "hot spots that are as concentrated in deprived areas as crime are not fair or unfair for that "
                    "reason alone"
                ),
            )
        )
        for (name, words), amount in ((first, self.minutes), (("need", tr("crimes or harm")), self.need)):
            add(
                "gradient_" + name,
                gradient(amount[known], self.head, self.decile, seed=self.seed),
                of,
                tr(
                    "A ratio: {} per resident in deciles 1–2, divided by the same figure for deciles 9–10. Read "
                    "the two gradients side by side: {}."
                ).format(words, beside),
            )
            add(
                "concentration_" + name,
                concentration_figure(
                    amount[known], self.head, self.rank, seed=self.seed, raise_if_cancelled=self.raise_if_cancelled
                ),
                of,
                tr(
                    "A value below 0 means that more deprived areas have more {}. A value above 0 means that "
                    "less deprived areas have more."
                ).format(words),
            )
        missing = sorted(set(_ENDS) - set(self.decile.astype(int)))
        if missing:
            self.notes.append(
                tr("No neighbourhood is in decile {}; the gradient uses only the deciles that are present.").format(
                    ", ".join(map(str, missing))
                )
            )
        if overall:
            self.notes.append(
                tr(
                    "The overall index of deprivation includes crime, so part of the gradient compares crime "
                    "with itself. Using the income domain avoids this."
                )
            )

    def _groups(self, add: Callable[..., None], people: NDArray[np.float64], groups: Sequence[str]) -> None:
        everybody = np.nan_to_num(people[:, 0])
        if not everybody.sum() >= BOROUGH:
            self.notes.append(
                tr(
                    "The area has {:,.0f} residents. Groups are not compared below borough size ({:,}), since "
                    "the people who live in a place are not the same as the people who spend time there."
                ).format(everybody.sum(), BOROUGH)
            )
            return
        for k, group in enumerate(groups):
            mine = np.nan_to_num(people[:, k + 1])
            add(
                "exposure " + group,
                exposure(mine, everybody, self.inside, seed=self.seed, raise_if_cancelled=self.raise_if_cancelled),
                tr("{:,.0f} of the {:,.0f} residents").format(mine.sum(), everybody.sum()),
                tr(
                    "How many times as likely this group is to live in a hot spot, compared with all residents. "
                    "The figure is an estimate from the share of each neighbourhood's area that is inside hot "
                    "spots. It says nothing about who is met, stopped or searched there."
                ),
            )

    def deciles(self) -> list[dict[str, Any]]:
        """A dictionary for each decile 1–10: shares, presence and need a 1,000 residents with their intervals; [] where
        deprivation or residents are not known. None where there is nobody."""
        if self.known is None:
            return []
        levels = range(1, 11)
        minutes, need = self.minutes[self.known], self.need[self.known]
        rates = [
            by_level(amount, self.head, self.decile, levels, seed=self.seed, raise_if_cancelled=self.raise_if_cancelled)
            for amount in (minutes, need)
        ]
        out = []
        for i, level in enumerate(levels):
            here = self.decile == level

            def share(values: NDArray[np.float64]) -> float | None:
                return float(values[here].sum() / values.sum()) if values.sum() > 0 else None

            row = {
                "decile": level,
                "areas": int(here.sum()),
                "people": float(self.head[here].sum()),
                "minutes": float(minutes[here].sum()),
                "need": float(need[here].sum()),
                "presence_share": share(minutes),
                "need_share": share(need),
                "people_share": share(self.head),
            }
            for name, figures in zip(("presence", "needed"), rates):
                one = figures[i]
                row.update(
                    {
                        name + end: 1000 * value if np.isfinite(value) else None
                        for end, value in (("", one.value), ("_low", one.low), ("_high", one.high))
                    }
                )
            out.append(row)
        return out


def _deciles(rank: NDArray[np.float64]) -> NDArray[Any]:
    """Deciles (n,) 1–10 of ranks, the lowest first."""
    order = np.argsort(np.argsort(rank, kind="stable"), kind="stable")
    return 1.0 + (10 * order) // max(len(rank), 1)
