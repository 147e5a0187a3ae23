"""Which map to trust: methods and settings chosen on earlier periods, scored on later ones the choice never saw."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...bridge.counting.place_history import HISTORY_BYTES, coordinates_per_unit, require_crimes
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import day_words, mark, tr
from ...bridge.results.charts.effects import draw_search, picture
from ...bridge.results.outputs import Table
from ...contract.schemas.evaluate import SCORES
from ...core.counting.periods import DAYS, Periods, in_a_year, in_words, whole_in_words
from ...core.data.origin import displaced
from ...core.forecast.holdout import Scores, score
from ...core.forecast.maps import GISTAR, ORACLE, Map, parse, possible, usual_maps
from ...core.memory import require
from ..common.crime_parameters import numbers_of
from ..common.finish import Finish, embedded
from ..common.historical_maps import HistoricalMapsAlgorithm
from .holdout_sentences import harm_sentence, map_sentence

#: More than anybody can read, and than a report holds.
_MOST_ROWS = 20_000
#: Periods on which settings are chosen, at least, and scored.
_FEWEST = 3
#: Coverages of the curve: 0.1 to 20 %.
_CURVE = np.geomspace(0.001, 0.2, 40)
#: Field → the key of a score.
_KEYS = {
    f.MAP: "words",
    f.SETTING: "map",
    f.SHAPE: "shape",
    f.CELL_M: "size",
    f.COVERAGE: "coverage",
    f.CHOSEN_ON: "chosen_on",
    f.HIT_RATE: "hit_rate",
    f.LOW: "low",
    f.HIGH: "high",
    f.CAREFUL: "conservative",
    f.PAI: "pai",
    f.PEI: "pei",
    f.PER_KM2: "efficiency",
    f.RECAPTURE: "recapture",
}
#: The same of harm, where there are weights.
_HARM_KEYS = {
    f.MADE_FROM: "made_from",
    f.HARM_CHOSEN: "harm_chosen_on",
    f.HARM_RATE: "harm_rate",
    f.HARM_LOW: "harm_low",
    f.HARM_HIGH: "harm_high",
}
#: What maps are made from, and scored by.
CRIMES, HARM = "crimes", "harm"


@dataclass(frozen=True)
class Candidate:
    """A map on units of a size, made from CRIMES or HARM; ``moved`` where units are little more than the points that
    crimes were moved to."""

    size: float
    map: Map
    moved: bool = False
    made_from: str = CRIMES


class Holdout(HistoricalMapsAlgorithm):
    """Maps made of what came before, scored on what came after."""

    ID = "holdout"
    DATES = mark("maps are scored on crimes that happened later, so each crime needs a date")

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        def text(name: str) -> str:
            return (self.parameterAsString(parameters, name, context) or "").strip()

        self.prepare_period_maps(parameters, context)
        self.sizes = numbers_of(text("CELL_SIZES"), "CELL_SIZES", 1, 100_000)
        further = [one / 100 for one in numbers_of(text("COVERAGES") or "1", "COVERAGES", 0.01, 100)]
        self.coverages = sorted({self.coverage, *further})
        self.score_from = self.day(parameters, "SCORE_FROM", context)
        try:
            self.asked = parse(text("MAPS"))
        except ValueError as error:
            raise InputError(tr("MAPS is not valid: {}.").format(error))
        self.by = (CRIMES, HARM) if self.crime_input.choice.weighed_by else (CRIMES,)
        rows = len(self.asked or usual_maps()) * len(self.sizes) * len(self.coverages) * len(self.by)
        if rows > _MOST_ROWS:
            raise InputError(
                tr(
                    "MAPS, CELL_SIZES and COVERAGES give {:,} combinations, but at most {:,} can be "
                    "compared. Choose fewer maps, sizes or shares of the area."
                ).format(rows, _MOST_ROWS)
            )

    # -- the run ------------------------------------------------------------------------------------------------
    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        period_maps = self.read_period_maps(feedback)
        crimes, data, notes = period_maps.crimes, period_maps.data, period_maps.notes
        choose, scored = self._split(data.periods)
        self.maps = self._possible(data.periods, scored[0], notes)
        feedback.setProgress(10)
        candidates: list[Candidate] = []
        parts: dict[str, list[Scores]] = {by: [] for by in self.by}
        late: dict[str, list[Scores]] = {by: [] for by in self.by}
        everything = len(self.sizes) * len(choose + scored) * len(self.by) ** 2
        done = [0]

        def step(_: float) -> None:
            self.raise_if_cancelled(feedback)
            done[0] += 1
            feedback.setProgress(10 + 80 * done[0] / (everything * self.offsets))

        kept, elsewhere = {}, displaced(self.crime_input.source.origin)
        for size in self.sizes:
            feedback.setProgressText(tr("testing maps on {:g} m places…").format(size))
            made = period_maps.place_histories(self.shape, size, self.offsets)
            moved = elsewhere and coordinates_per_unit(made[0]) <= 2
            if moved:
                notes.append(
                    tr(
                        "Most {:g} m places contain only one or two of the map points to which these crimes were "
                        "moved. A high score there reflects the anonymisation and not a better map. Other sizes "
                        "are recommended instead, if any were tested."
                    ).format(size)
                )
            require_crimes(made[0], data.periods, choose, scored)
            sources = {CRIMES: made}
            if HARM in self.by:
                sources[HARM] = [one.of(data.harm) for one in made]
            for made_from, source in sources.items():
                candidates += [Candidate(size, one, moved, made_from) for one in self.maps]
                for by, seen in sources.items():
                    for found_in, periods in ((parts, choose), (late, scored)):
                        found_in[by].append(
                            score(
                                seen, self.maps, periods, self.coverages, step, period_maps.raise_if_cancelled, source
                            )
                        )
            kept[size] = made
            require(
                HISTORY_BYTES * sum(len(one.areas) for grids in kept.values() for one in grids),
                tr("use fewer or larger CELL_SIZES"),
            )
        chosen = {by: _joined(parts[by]) for by in self.by}
        tested = {by: _joined(late[by]) for by in self.by}
        for one, some in ((chosen, choose), (tested, scored)) if HARM in self.by else ():
            if not one[HARM].total[some].sum() > 0:
                raise InputError(
                    tr(
                        "All crimes in the study area from {} to {} have a weight of 0, so maps cannot be scored by "
                        "harm; check the weights, or leave them blank."
                    ).format(day_words(data.periods.days(some[0])[0]), day_words(data.periods.days(some[-1])[1]))
                )
        k = self.coverages.index(self.coverage)
        eligible = _eligible(candidates)
        rates = chosen[CRIMES].hit_rates(choose)[:, k]
        best = max((i for i in eligible if candidates[i].made_from == CRIMES), key=lambda i: rates[i])
        winner = candidates[best]
        feedback.setProgressText(tr("drawing the curve…"))
        curve = score(kept[winner.size], [winner.map, Map(ORACLE)], scored, _CURVE)
        curves = {
            "coverage": _CURVE.tolist(),
            "map": curve.hit_rates(scored)[0].tolist(),
            "oracle": curve.hit_rates(scored)[1].tolist(),
        }
        rows = self._rows(candidates, chosen, tested, choose, scored)
        found = self._found(candidates, rows, tested[CRIMES], scored, best)
        if HARM in self.by:
            rates = chosen[HARM].hit_rates(choose)[:, k]
            gravest = max(eligible, key=lambda i: rates[i])
            found["harm"] = self._by_harm(candidates, rows, tested[HARM], scored, (best, gravest))
        found.update(curves=curves, notes=notes, **self._spans(data.periods, choose, scored))
        found["summary"] = map_sentence(found)
        if HARM in self.by:
            found["summary"] += " " + harm_sentence(found)
        finish = Finish(self, parameters, context, feedback)
        finish.describe(crimes.window, crimes.rows(), notes)
        return self._write(found, rows, finish)

    def _spans(self, periods: Periods, choose: list[int], scored: list[int]) -> dict[str, list[str]]:
        """First and last day of the periods on which the map was chosen, and of those on which it is scored."""
        return {
            name: [str(periods.days(some[0])[0]), str(periods.days(some[-1])[1])]
            for name, some in (("chosen_on", choose), ("scored_on", scored))
        }

    def _split(self, periods: Periods) -> tuple[list[int], list[int]]:
        """(indices of the periods of the choice, of those scored). Raises InputError where there are too few."""
        count = periods.count
        begin = count - (12 if count >= 30 else max(count // 3, 1))
        if self.score_from is not None:
            begins = [i for i in range(count) if periods.days(i)[0] >= self.score_from]
            begin = begins[0] if begins else count
        # The first half of what comes before is history only, no more than a year of it.
        first = max(1, min(begin // 2, in_a_year(self.period)))
        choose, scored = list(range(first, begin)), list(range(begin, count))
        if len(choose) < _FEWEST or len(scored) < _FEWEST:
            raise InputError(
                tr(
                    "'{}' covers {}, which is too few. Making the maps, choosing one and scoring it each "
                    "need at least {}. Use a longer period of data, choose a shorter period under PERIOD, or "
                    "change SCORE_FROM."
                ).format(self.crime_input.source.name, whole_in_words(count, self.period), _FEWEST)
            )
        return choose, scored

    def _possible(self, periods: Periods, first: int, notes: list[str]) -> list[Map]:
        """The Maps to be tried: those that find all the time they look back over before the period ``first``, from
        which on maps are scored. A sentence on the others goes to ``notes``. Raises InputError where none is left."""
        wanted = self.asked or usual_maps()
        maps = possible(self.asked, first) if self.asked else usual_maps(first)
        longer = sorted({one.last for one in wanted if one.last > first})
        if longer:
            lengths = (
                tr("{} and {}").format(", ".join(map(str, longer[:-1])), in_words(longer[-1], self.period))
                if len(longer) > 1
                else in_words(longer[0], self.period)
            )
            why = tr(
                "Maps that look back {} cannot be tested, because the data cover only {} before {}, when "
                "scoring starts. To test them, use a longer period of data or enter a later date under "
                "'Scored from'."
            ).format(lengths, in_words(first, self.period), day_words(periods.days(first)[0]))
            if not maps:
                raise InputError(why)
            notes.append(why)
        return maps

    def _rows(
        self,
        candidates: list[Candidate],
        chosen: dict[str, Scores],
        tested: dict[str, Scores],
        choose: list[int],
        scored: list[int],
    ) -> list[dict[str, Any]]:
        rows = []
        for k, coverage in enumerate(self.coverages):
            before = {by: chosen[by].hit_rates(choose)[:, k] for by in self.by}
            harm = tested[HARM].table(scored, k) if HARM in self.by else []
            for i, row in enumerate(tested[CRIMES].table(scored, k)):
                one = candidates[i]
                if harm:
                    row.update(
                        harm_chosen_on=float(before[HARM][i]),
                        harm_rate=harm[i]["hit_rate"],
                        harm_low=harm[i]["low"],
                        harm_high=harm[i]["high"],
                    )
                short = one.map.short(self.period)
                if len(self.sizes) > 1:
                    short = f"{one.size:g} m: {short}"
                if one.made_from == HARM:
                    short = tr("{}, from harm").format(short)
                rows.append(
                    dict(
                        row,
                        words=self._words(one),
                        short=short,
                        shape=self.shape,
                        size=one.size,
                        moved=one.moved,
                        coverage=coverage,
                        chosen_on=float(before[CRIMES][i]),
                        index=i,
                        made_from=one.made_from,
                    )
                )
        return rows

    def _words(self, one: Candidate) -> str:
        words = "{} {:g} m, {}".format(
            {"square": tr("squares"), "hexagon": tr("hexagons")}[self.shape], one.size, one.map.words(self.period)
        )
        if one.made_from == CRIMES:
            return words
        return tr("{}, made from {}").format(words, self.crime_input.choice.harm_unit)

    def _found(
        self, candidates: list[Candidate], rows: list[dict[str, Any]], tested: Scores, scored: list[int], best: int
    ) -> dict[str, Any]:
        """The answer: what is recommended, how it compares with the best there was and with peers' defaults."""
        k = self.coverages.index(self.coverage)
        here = {row["index"]: row for row in rows if row["coverage"] == self.coverage}
        # What the anonymisation finds is held against nothing.
        comparable = [
            i
            for i in here
            if candidates[i].made_from == CRIMES
            and (candidates[i].size == candidates[best].size or not (candidates[best].moved or candidates[i].moved))
        ]
        top = max(comparable, key=lambda i: here[i]["hit_rate"])
        short, low, high = tested.difference(best, top, scored, k)
        oracle = float(tested.best[best, scored, k].sum() / tested.total[scored].sum())
        found = {
            "recommended": dict(here[best], use=self._use(candidates[best])),
            "best": here[top],
            "oracle": oracle,
            "compared": len(comparable),
            "behind": {"value": short, "low": low, "high": high, "within": None if high is None else bool(high >= 0)},
            "peers": [
                here[i]
                for i, one in enumerate(candidates)
                if one.map.peer and one.made_from == CRIMES and one.size == candidates[best].size
            ],
            "maps": sorted(here.values(), key=lambda row: -row["hit_rate"]),
            "coverage": self.coverage,
            "coverages": rows,
            "period": self.period,
            "crimes": int(tested.total[scored].sum()),
            "harm": None,
        }
        return found

    def _by_harm(
        self,
        candidates: list[Candidate],
        rows: list[dict[str, Any]],
        tested: Scores,
        scored: list[int],
        best: tuple[int, int],
    ) -> dict[str, Any]:
        """The map that found most harm on the earlier periods, and how far it is ahead on the later ones; ``best``: the
        recommended maps by crimes and by harm."""
        k, (by_count, by_harm) = self.coverages.index(self.coverage), best
        (row,) = (row for row in rows if row["coverage"] == self.coverage and row["index"] == by_harm)
        ahead, low, high = tested.difference(by_harm, by_count, scored, k)
        return {
            "unit": self.crime_input.choice.harm_unit,
            "weighed_by": self.crime_input.choice.weighed_by,
            "recommended": dict(row, use=self._use(candidates[by_harm])),
            "oracle": float(tested.best[by_harm, scored, k].sum() / tested.total[scored].sum()),
            "ahead": {
                "value": ahead,
                "low": low,
                "high": high,
                "within": None if low is None or high is None else bool(low <= 0 <= high),
            },
        }

    def _use(self, one: Candidate) -> dict[str, Any]:
        """{parameter: value} of the page Hot spots for this map, {} for a peer's: a method, the last so many periods,
        its places and what else differs from its defaults."""
        if one.map.peer:
            return {}
        use = {"LAST": one.map.last, "PERIOD": self.period}
        if HARM in self.by:
            use["RANK_BY"] = one.made_from
        if one.map.half_life:
            use["HALF_LIFE"] = round(one.map.half_life * DAYS[self.period], 1)
        if one.map.bandwidth:
            return dict(use, METHOD="kerneldensity", BANDWIDTH=one.map.bandwidth, KERNEL=one.map.kernel)
        return dict(
            use, METHOD="gistar" if one.map.kind == GISTAR else "countcrimes", UNIT=self.shape, CELL_SIZE=one.size
        )

    # -- writing ------------------------------------------------------------------------------------------------
    def _write(self, found: dict[str, Any], rows: list[dict[str, Any]], finish: Finish) -> dict[str, Any]:
        table = Table.of_rows(SCORES, {**_KEYS, **_HARM_KEYS} if HARM in self.by else _KEYS, rows)
        if self.crime_input.choice.changed_unit:
            table.headings[f.HARM_RATE] = tr("Share of the {} found").format(self.crime_input.choice.harm_unit)
        finish.add("OUTPUT", table, None, tr("Scores"))
        finish.add_report(
            "holdout", tr("Which map to trust"), found, lambda: {"picture": embedded(self._picture(found))}
        )
        numbers = {
            "MAP_COUNT": len(found["maps"]),
            "HIT_RATE": found["recommended"]["hit_rate"],
            "ORACLE_RATE": found["oracle"],
            "RECOMMENDED": found["recommended"]["words"],
        }
        if found["harm"] is not None:
            best = found["harm"]["recommended"]
            numbers.update(HARM_RATE=best["harm_rate"], RECOMMENDED_BY_HARM=best["words"])
            numbers.update(HARM_BY=found["harm"]["weighed_by"], HARM_UNIT=found["harm"]["unit"])
        return finish.results(numbers, found["summary"])

    def _picture(self, found: dict[str, Any]) -> bytes:
        return picture(
            lambda axes, colours, ink: draw_search(axes, found, colours, ink),
            tr("Share of crime found, by share of the area"),
            found["recommended"]["words"],
        )


def _eligible(candidates: list[Candidate]) -> list[int]:
    """Indices of those that can be recommended: peers' defaults are what a choice is held against, and places that are
    points of the anonymisation find those points. Where there are no others, those of the largest size: it depends on
    them least."""
    largest = max(one.size for one in candidates)
    own = [i for i, one in enumerate(candidates) if not one.map.peer] or list(range(len(candidates)))
    return [i for i in own if not candidates[i].moved] or [i for i in own if candidates[i].size == largest]


def _joined(parts: list[Scores]) -> Scores:
    """The Scores of all sizes as one: crimes differ a little where units reach over the edge, so that rates are
    brought to the first size's crimes."""
    first = parts[0]
    first.km2 = np.concatenate([part.km2 for part in parts])
    for name in ("found", "found_conservative", "before", "before_total", "best"):
        values = []
        for part in parts:
            scale = np.divide(first.total, part.total, out=np.ones_like(first.total), where=part.total > 0)
            value = getattr(part, name)
            values.append(value * (scale[None, :, None] if value.ndim == 3 else scale[None, :]))
        setattr(first, name, np.concatenate(values))
    first.maps = [one for part in parts for one in part.maps]
    return first
