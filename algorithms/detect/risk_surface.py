"""Risk learned from the places' own past and from what lies near them, held against the best simple map."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsMapLayer, QgsProcessingContext, QgsProcessingFeedback, QgsVectorLayer

from ...bridge.counting.place_history import require_crimes
from ...bridge.geometry.near import nearby
from ...bridge.geometry.polygons import AreaSource
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import mark, tr
from ...bridge.results.derived_from import made_by, same_data
from ...bridge.results.outputs import Table
from ...bridge.results.styles.historical import RiskiestStyle
from ...contract.schemas.detect import LEARNED_RISK
from ...core.counting.periods import Periods, in_a_year, whole_in_words
from ...core.counting.shares import number_or_none
from ...core.forecast.foreknowledge import suspected_features, unexplained_correlations
from ...core.forecast.holdout import FEWEST, found_by, hit_rates
from ...core.forecast.maps import Map, usual_maps
from ...core.forecast.place_history import PlaceHistory
from ...core.forecast.risk import SPREAD, Features, Lessons, importance, rolling, score_models, target, train_several
from ...core.hotspots.stability import densest
from ..common.crime_parameters import input_layer
from ..common.finish import Finish
from ..common.historical_maps import HistoricalMapsAlgorithm

_COVERAGES = (0.005, 0.01, 0.02, 0.05)
_FEWEST = 3


class RiskSurface(HistoricalMapsAlgorithm):
    """A learned map, and whether it is worth it."""

    ID = "risksurface"
    DATES = mark("risk is learned from the dates of crimes")

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.prepare_period_maps(parameters, context)
        self.size = self.parameterAsDouble(parameters, "CELL_SIZE", context)
        self.horizon = self.parameterAsInt(parameters, "HORIZON", context)
        self.model = self.parameterAsEnumString(parameters, "MODEL", context)
        self.coverages = sorted({self.coverage, *_COVERAGES})
        self.score_from = self.day(parameters, "SCORE_FROM", context)
        self.seed = self.parameterAsInt(parameters, "SEED", context)
        near = self.parameterAsLayerList(parameters, "CONTEXT_LAYERS", context) or ()
        crimes = input_layer(self, parameters, "INPUT", context)
        for layer in near:
            self._refuse_crimes(layer, crimes)
        self.near = [AreaSource(layer, geometry_type=None, what=layer.name()) for layer in near]

    @staticmethod
    def _refuse_crimes(layer: QgsMapLayer, crimes: QgsVectorLayer) -> None:
        """Raise InputError where a layer tells the crimes of the months that are to be forecast."""
        if not isinstance(layer, QgsVectorLayer):
            return
        if same_data(layer, crimes):
            raise InputError(
                tr(
                    "CONTEXT_LAYERS: '{}' is the crime layer itself, so the forecast would already know the "
                    "answer; remove it from the list."
                ).format(layer.name())
            )
        tool = made_by(layer)
        if tool:
            raise InputError(
                tr(
                    "CONTEXT_LAYERS: '{}' was made from crimes ({}), so the forecast would already know the "
                    "answer. Remove it, and use layers such as schools or licensed premises instead."
                ).format(layer.name(), tool)
            )

    # -- the run ------------------------------------------------------------------------------------------------
    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        period_maps = self.read_period_maps(feedback)
        crimes, data, notes = period_maps.crimes, period_maps.data, period_maps.notes
        grids = period_maps.place_histories(self.shape, self.size, self.offsets)
        history = grids[0]
        learn, scored = self._split(data.periods)
        require_crimes(history, data.periods, learn, scored)
        features = [self._features(one, notes if one is history else [], feedback) for one in grids]
        lessons = Lessons(
            features[0], self.horizon, seed=self.seed, raise_if_cancelled=lambda: self.raise_if_cancelled(feedback)
        )
        found = self._compare(lessons, features, learn, scored, feedback)
        found.update(
            notes=notes,
            learned_on=self._days(data.periods, learn),
            scored_on=self._days(data.periods, scored),
            model=self.model,
            period=self.period,
            horizon=self.horizon,
            coverage=self.coverage,
        )
        expected, sure = self._surface(lessons, range(learn[0], data.periods.count - self.horizon + 1), feedback)
        finish = Finish(self, parameters, context, feedback)
        finish.describe(crimes.window, crimes.rows(), notes)
        return self._write(found, history, expected, sure, finish)

    def _days(self, periods: Periods, indices: list[int]) -> list[str]:
        return [str(periods.days(indices[0])[0]), str(periods.days(indices[-1] + self.horizon - 1)[1])]

    def _split(self, periods: Periods) -> tuple[list[int], list[int]]:
        """(periods to learn from, periods to score): starts of ``HORIZON`` periods each; the first end before the
        second begin. Raises InputError where there are too few."""
        count, ahead = periods.count, self.horizon
        begin = count - min(12, max(count // 3, 1))
        if self.score_from is not None:
            begins = [i for i in range(count) if periods.days(i)[0] >= self.score_from]
            begin = begins[0] if begins else count
        first = max(1, min(begin // 2, in_a_year(self.period)))
        learn = list(range(first, begin - ahead + 1))
        # Times that overlap would count the same crimes twice.
        scored = list(range(begin, count - ahead + 1, ahead))
        if len(learn) < _FEWEST or len(scored) < _FEWEST:
            raise InputError(
                tr(
                    "'{}' covers {}, which is too few. At least {} are needed to look back over, the same number "
                    "to learn from and the same number to score. Use a longer period of data, a shorter PERIOD or "
                    "a shorter HORIZON."
                ).format(self.crime_input.source.name, whole_in_words(count, self.period), _FEWEST)
            )
        return learn, scored

    def _features(self, history: PlaceHistory, notes: list[str], feedback: QgsProcessingFeedback) -> Features:
        names, columns, self.closer = [], [], []
        for source in self.near:
            self._stage(feedback, 8, tr("reading {}…").format(source.name))
            made = nearby(
                source,
                self.crime_input.crs,
                self.crime_input.transform_context,
                history.centre_x,
                history.centre_y,
                feedback,
            )
            if not made:
                notes.append(tr("'{}' has no features near the study area, so it is not used.").format(source.name))
            names += [name for name, _ in made]
            columns += [values for _, values in made]
            # Metres to it, then how many lie around.
            self.closer += [-1, 1][: len(made)]
        return Features(history, names, np.stack(columns, 1) if columns else None, self.period)

    def _compare(
        self,
        lessons: Lessons,
        grids: list[Features],
        learn: list[int],
        scored: list[int],
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        """The learned map, learned anew as the months go by, beside the simple one that was best in the periods of
        learning: each period is forecast by both from what came before it, on each of the ``grids`` (Features)."""
        features, history = lessons.features, lessons.features.history
        k = self.coverages.index(self.coverage)
        # What a learned map must beat: the best of the maps of "Which map to trust" that are not peers' defaults.
        chosen_by, maps = [], [one for one in usual_maps(scored[0]) if not one.peer]
        for i, one in enumerate(maps):
            self._stage(feedback, 10 + 10 * i / len(maps), tr("testing simple maps…"))
            chosen_by.append(sum(self._found(history, one, t)[k] for t in learn))
        simple = maps[int(np.argmax(chosen_by))]
        try:
            made = rolling(
                lessons,
                learn[0],
                scored,
                self.model,
                self.seed,
                step=lambda done: self._stage(feedback, 20 + 30 * done, tr("training…")),
            )
        except ValueError as error:
            raise InputError(tr("The model cannot be trained: {}.").format(error))
        parts = []
        for i, grid in enumerate(grids):
            self._stage(feedback, 50 + 10 * i / len(grids), tr("scoring…"))
            parts.append(
                (
                    *score_models(made, grid, scored, self.horizon, self.coverages, lessons.raise_if_cancelled),
                    [self._found(grid.history, simple, t) for t in scored],
                    [self._best(grid.history, t) for t in scored],
                )
            )
        ours, total, theirs, best = (np.mean(part, axis=0) for part in zip(*parts))
        own, apart = hit_rates(ours.T, total), hit_rates((ours - theirs).T, total)
        rows = []
        for c, coverage in enumerate(self.coverages):
            rows.append(
                {
                    "coverage": coverage,
                    "learned": float(own[0][c]),
                    "low": number_or_none(max(own[1][c], 0.0)),
                    "high": number_or_none(min(own[2][c], 1.0)),
                    "simple": float(theirs[:, c].sum() / total.sum()),
                    "oracle": float(best[:, c].sum() / total.sum()),
                    "gain": float(apart[0][c]),
                    "gain_low": number_or_none(apart[1][c]),
                    "gain_high": number_or_none(apart[2][c]),
                }
            )
        self._stage(feedback, 60, tr("measuring importance…"))
        fall = importance(
            made[-3:], features, scored[-3:], self.horizon, self.coverage, self.seed, lessons.raise_if_cancelled
        )
        matters: list[dict[str, Any]] = [
            {"name": name, "short": short, "fall": float(one)}
            for name, short, one in zip(features.names, features.short_names, fall)
        ]
        found: dict[str, Any] = {
            "scores": rows,
            "simple": simple.words(self.period),
            "simple_map": simple.as_text(),
            "grids": len(grids),
            "matters": sorted(matters, key=lambda row: -row["fall"]),
        }
        here = rows[k]
        found["enough"] = here["gain_low"] is not None
        found["suspect"] = self._suspect(features, simple, learn, scored)
        found["better"] = bool(found["enough"] and here["gain_low"] > 0 and not found["suspect"])
        found["recommended"] = "learned" if found["better"] else "simple"
        found["summary"] = self._sentence(here, found)
        return found

    def _suspect(self, features: Features, simple: Map, learn: list[int], scored: list[int]) -> list[str]:
        """Names of what lies near that tells the periods scored better than those before: it may be made of their
        crimes."""
        if features.near is None:
            return []
        history = features.history
        parts = [
            np.array(
                [
                    unexplained_correlations(
                        features.near, target(history, t, self.horizon), history.predict(simple, t) * history.areas
                    )
                    for t in periods
                ]
            )
            for periods in (learn[:: self.horizon], scored)
        ]
        return [features.names_near[i] for i in suspected_features(parts[0], parts[1], self.closer)]

    def _best(self, history: PlaceHistory, t: int) -> NDArray[np.float64]:
        observed = target(history, t, self.horizon)
        return found_by(observed / history.areas, observed, history.areas, self.coverages)

    def _found(self, history: PlaceHistory, one: Map, t: int) -> NDArray[np.float64]:
        return found_by(history.predict(one, t), target(history, t, self.horizon), history.areas, self.coverages)

    def _sentence(self, here: dict[str, Any], found: dict[str, Any]) -> str:
        if found["enough"]:
            text = tr(
                "The learned map captured {:.1f}% ({:.1f}–{:.1f}%) of the crimes that followed in {:g}% of the "
                "area. The best simple map ({}) captured {:.1f}%, a difference of {:+.2f} percentage points "
                "({:+.2f} to {:+.2f})."
            ).format(
                100 * here["learned"],
                100 * here["low"],
                100 * here["high"],
                100 * here["coverage"],
                found["simple"],
                100 * here["simple"],
                100 * here["gain"],
                100 * here["gain_low"],
                100 * here["gain_high"],
            )
        else:
            text = tr(
                "The learned map captured {:.1f}% of the crimes that followed in {:g}% of the area. The best "
                "simple map ({}) captured {:.1f}%."
            ).format(100 * here["learned"], 100 * here["coverage"], found["simple"], 100 * here["simple"])
        if found["suspect"]:
            return (
                text
                + " "
                + tr(
                    "'{}' predicted crime better in the scored periods than in earlier ones, as a layer made from "
                    "these crimes would. Check where that layer comes from, or leave it out; until then, use the "
                    "simple map."
                ).format("', '".join(found["suspect"]))
            )
        if found["better"]:
            return text + " " + tr("This difference is more than chance would explain.")
        if not found["enough"]:
            return (
                text
                + " "
                + tr(
                    "Too few forecasts were scored to say which is better (at least {} are needed). Use the "
                    "simple map, which is easier to explain."
                ).format(FEWEST)
            )
        return (
            text
            + " "
            + tr(
                "This difference is no more than chance would explain. Use the simple map, which is easier to explain."
            )
        )

    def _surface(
        self, lessons: Lessons, periods: range, feedback: QgsProcessingFeedback
    ) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """(crimes expected (n,), share of models of drawn periods in which each place is hot (n,))."""
        features, chance = lessons.features, np.random.default_rng(self.seed)
        areas = features.history.areas
        now = features.of(features.history.periods)
        # A model of all periods, and some of periods that are drawn, each with what will decide ties in its map.
        tasks: list[tuple[Sequence[int], int]] = [(periods, self.seed)]
        ties = []
        for k in range(SPREAD):
            tasks.append((chance.choice(periods, len(periods)).tolist(), self.seed + k + 1))
            ties.append(deepcopy(chance))
            chance.permutation(len(areas))

        def step(done: float) -> None:
            self._stage(feedback, 64 + 31 * done, tr("training on all periods and testing the model…"))

        made = train_several(lessons, tasks, self.model, step)
        expected = made[0].predict(now) * features.share
        sure = np.zeros(len(expected))
        for one, tie in zip(made[1:], ties):
            sure += densest(one.predict(now), areas, self.coverage, tie)
        return expected, sure / SPREAD

    # -- writing ------------------------------------------------------------------------------------------------
    def _write(
        self,
        found: dict[str, Any],
        history: PlaceHistory,
        expected: NDArray[np.float64],
        sure: NDArray[np.float64],
        finish: Finish,
    ) -> dict[str, Any]:
        units = history.units
        order = np.lexsort((np.arange(len(expected)), -expected / history.areas))
        rank = np.empty(len(order), np.int64)
        rank[order] = np.arange(1, len(order) + 1)
        # By rank, so that what is hot ranks before what is not.
        hot = densest(1 / rank, history.areas, self.coverage, np.random.default_rng(self.seed)) & (expected > 0)
        km2 = history.areas / 1e6
        finish.add(
            "OUTPUT",
            Table.of(
                LEARNED_RISK,
                {
                    f.UNIT_ID: list(units.ids),
                    f.EXPECTED: expected,
                    f.DENSITY: expected / km2,
                    f.RANK: rank,
                    f.HOT: hot.astype(np.int64),
                    f.SURE: sure,
                    f.AREA_KM2: km2,
                },
                units.wkb(),
                units.wkb_type(),
                self.crime_input.crs,
            ),
            RiskiestStyle(len(expected), tr("Learned risk, by share of the area")),
            tr("Learned risk"),
        )
        finish.add_report("risksurface", tr("Learned risk"), found)
        here = next(row for row in found["scores"] if row["coverage"] == self.coverage)
        return finish.results(
            {
                "PLACE_COUNT": len(expected),
                "HIT_RATE": here["learned"],
                "SIMPLE_RATE": here["simple"],
                "RECOMMENDED": found["recommended"],
            },
            found["summary"],
        )
