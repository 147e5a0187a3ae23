"""How sure a hot spot is: under how many settings it is one, and for how long it has been."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsWkbTypes

from ...bridge.counting.place_history import SHIFTS
from ...bridge.geometry.polygons import Areas, as_multi, point_owner
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import mark, tr
from ...bridge.results.outputs import Table
from ...bridge.results.styles.historical import SureStyle
from ...contract.schemas.evaluate import SURE_HOT_SPOTS, SURE_PLACES
from ...core.counting.periods import Periods, in_words, whole_in_words
from ...core.forecast.maps import COUNT, KERNEL, Map
from ...core.forecast.place_history import PlaceHistory
from ...core.hotspots.stability import (
    CHRONIC,
    EMERGING,
    FADING,
    INTERMITTENT,
    Run,
    densest,
    in_sets,
    lasting,
    only_under,
    overlap,
    rank_correlation,
    share_of_runs,
)
from ...core.memory import require
from ..common.crime_parameters import numbers_of
from ..common.finish import Finish
from ..common.historical_maps import HistoricalMapsAlgorithm, PeriodMaps
from ..common.hot_spot_input import HOTSPOT_LAYER, HotspotInput, place_name

if TYPE_CHECKING:
    from ...bridge.geometry.units import Units

#: By which ties are broken: the same answer every time.
_SEED = 1


@dataclass(frozen=True)
class Tried:
    """What every setting and every period says of n places: the ``runs`` and the ``share`` (n,) of them in which a
    place is hot, the one setting it is hot under, '' for several (``alone`` (n,)); whether it is ``hot`` (n, periods)
    by the ``maps`` [(n,)] of the periods from number ``begin`` on, and the ``stage`` (n,) of its lasting."""

    runs: list[Run]
    share: NDArray[np.float64]
    alone: NDArray[Any]
    maps: list[NDArray[np.float64]]
    hot: NDArray[np.bool_]
    stage: NDArray[Any]
    begin: int


class Stability(HistoricalMapsAlgorithm):
    """Hot under which settings, and in how many of the last periods."""

    ID = "stability"
    DATES = mark("choose the field with the date of each crime, which is needed to show how long a place has been hot")

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        def listed(name: str, low: float, high: float) -> list[float]:
            return numbers_of(self.parameterAsString(parameters, name, context), name, low, high)

        self.prepare_period_maps(parameters, context)
        self.size = self.parameterAsDouble(parameters, "CELL_SIZE", context)
        self.sizes, self.bandwidths = listed("CELL_SIZES", 10, 100_000), listed("BANDWIDTHS", 10, 100_000)
        self.windows = [int(one) for one in listed("WINDOWS", 1, 1000)]
        self.last = self.parameterAsInt(parameters, "LAST", context)
        self.spots = (
            HotspotInput(self, parameters, context) if parameters.get(HOTSPOT_LAYER) not in (None, "") else None
        )
        if self.spots is None and parameters.get("HOTSPOTS"):
            raise InputError(tr("HOTSPOT_LAYER is empty; choose a layer of hot spots, or leave HOTSPOTS blank."))

    # -- the run ------------------------------------------------------------------------------------------------
    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        given, period_maps = self.crime_input, self.read_period_maps(feedback)
        crimes, data, notes = period_maps.crimes, period_maps.data, period_maps.notes
        count = data.periods.count
        windows = sorted({one for one in self.windows if one <= count})
        if not windows:
            raise InputError(
                tr(
                    "'{}' covers {}, but the shortest look-back under WINDOWS is {}. Use a longer period of data, "
                    "or enter a shorter look-back."
                ).format(
                    given.source.name, whole_in_words(count, self.period), in_words(min(self.windows), self.period)
                )
            )
        if len(windows) < len(set(self.windows)):
            notes.append(
                tr("Under 'Look-back periods', only {} can be tested, because the data cover only {}.").format(
                    "; ".join(map(str, windows)), whole_in_words(count, self.period)
                )
            )
        own = period_maps.place_histories(self.shape, self.size, 1)[0]
        units = own.units
        runs = self._runs(period_maps, own, windows, feedback)
        feedback.setProgressText(tr("comparing the periods…"))
        begin = max(count - self.last, 0)
        maps = [own.observed(t) / own.areas for t in range(begin, count)]
        chance = np.random.default_rng(_SEED)
        hot = np.array([densest(one, own.areas, self.coverage, chance) for one in maps]).T
        stage = lasting(hot) if count - begin > 1 else np.array([""] * len(units))
        tried = Tried(runs, share_of_runs(runs), only_under(runs), maps, hot, stage, begin)
        found = self._found(tried, data.periods, own.areas)
        spots = None
        if self.spots is not None:
            spots = self.spots.read(given.crs, given.transform_context, feedback, needed=False)
        found["hotspots"] = self._of_spots(spots, runs, units, notes) if spots is not None else []
        if found["hotspots"]:
            found["summary"] += " " + tr(
                "Of {:,} hot spots, {:,} are hot in at least three-quarters of runs and {:,} under one setting only."
            ).format(len(found["hotspots"]), *self._counts(found["hotspots"]))
        found["notes"] = notes
        finish = Finish(self, parameters, context, feedback)
        finish.describe(crimes.window, crimes.rows(), notes)
        return self._write(found, tried, units, spots, finish)

    @staticmethod
    def _counts(spots: list[dict[str, Any]]) -> tuple[int, int]:
        """(hot spots in three of four runs and more, under one setting only)."""
        return sum(one["sure"] >= 0.75 for one in spots), sum(one["only"] != "" for one in spots)

    def _of_spots(self, spots: Areas, runs: list[Run], units: Units, notes: list[str]) -> list[dict[str, Any]]:
        """A dictionary a hot spot: how sure it is, a place being the answer's whose middle lies in it."""
        if not len(spots):
            notes.append(tr("'{}' contains no hot spots.").format(spots.name))
            return []
        owner = point_owner(spots.geometries, units.x, units.y)
        order = np.argsort(owner, kind="stable")
        edges = np.searchsorted(owner[order], np.arange(len(spots) + 1))
        members = [order[first:last] for first, last in zip(edges, edges[1:])]
        outside = 0
        for i, shape in enumerate(spots.geometries):
            if len(members[i]):
                continue
            # Smaller than a place, or between their middles: the place that holds it.
            point = shape.pointOnSurface().asPoint()
            place = units.locate(np.array([point.x()]), np.array([point.y()]))
            outside += int(place[0] < 0)
            members[i] = np.maximum(place, 0)
        if outside:
            raise InputError(
                tr(
                    "{:,} of the {:,} hot spots in '{}' are outside the study area; choose the area in which "
                    "they were found."
                ).format(outside, len(spots), spots.name)
            )
        asked = in_sets(runs, members)
        share, alone = share_of_runs(asked), only_under(asked)
        return [
            {
                "id": spots.columns[f.HOTSPOT_ID][i],
                "rank": spots.columns[f.RANK][i],
                "name": place_name(spots, i),
                "sure": float(share[i]),
                "only": str(alone[i]),
            }
            for i in range(len(spots))
        ]

    def _runs(
        self, period_maps: PeriodMaps, own: PlaceHistory, windows: list[int], feedback: QgsProcessingFeedback
    ) -> list[Run]:
        """Every setting once, each place of the answer asked at its middle."""
        count, units, runs, chance = own.periods, own.units, [], np.random.default_rng(_SEED)
        # Each run's hot places, and the same once more where runs are compared; a run itself is a few words.
        require(
            (2.0 * len(units) + 1000) * len(windows) * (len(self.sizes) * self.offsets + len(self.bandwidths)),
            tr("use fewer settings or larger places"),
        )
        everything = len(self.sizes) + len(self.bandwidths)
        for k, size in enumerate(self.sizes):
            feedback.setProgressText(tr("counting crimes in {:g} m places…").format(size))
            for number, history in enumerate(period_maps.place_histories(self.shape, size, self.offsets)):
                across, up = SHIFTS[number]
                where = history.units.locate(units.x + across * size, units.y + up * size)
                for last in windows:
                    self.raise_if_cancelled(feedback)
                    hot = densest(history.predict(Map(COUNT, last), count), history.areas, self.coverage, chance)
                    runs.append(
                        Run(
                            {
                                "map": "count",
                                "size": f"{size:g} m",
                                "grid": str(number + 1),
                                "window": self._window(last),
                            },
                            np.where(where >= 0, hot[where], False),
                        )
                    )
            feedback.setProgress(10 + 80 * (k + 1) / everything)
        for k, bandwidth in enumerate(self.bandwidths):
            feedback.setProgressText(tr("calculating densities with a {:g} m bandwidth…").format(bandwidth))
            self.raise_if_cancelled(feedback)
            for last in windows:
                self.raise_if_cancelled(feedback)
                hot = densest(own.predict(Map(KERNEL, last, bandwidth), count), own.areas, self.coverage, chance)
                runs.append(Run({"map": "density", "bandwidth": f"{bandwidth:g} m", "window": self._window(last)}, hot))
            feedback.setProgress(10 + 80 * (len(self.sizes) + k + 1) / everything)
        return runs

    def _window(self, last: int) -> str:
        return in_words(last, self.period)

    def _found(self, tried: Tried, periods_of_data: Periods, areas: NDArray[np.float64]) -> dict[str, Any]:
        """All that is to be said, as the report has it; ``areas`` (n,) of the places."""
        days, runs, share, hot, maps = periods_of_data.days, tried.runs, tried.share, tried.hot, tried.maps
        by_setting = []
        for name in ("map", "size", "bandwidth", "grid", "window"):
            for value in dict.fromkeys(run.settings[name] for run in runs if name in run.settings):
                chosen = [run.hot for run in runs if run.settings.get(name) == value]
                sets = np.mean(chosen, axis=0)
                by_setting.append(
                    {
                        "setting": name,
                        "value": value,
                        "runs": len(chosen),
                        "hot": int((sets > 0).sum()),
                        "agrees": overlap(sets >= 0.5, share >= 0.5, areas),
                    }
                )
        periods: list[dict[str, Any]] = [
            {
                "first": str(days(tried.begin + t)[0]),
                "last": str(days(tried.begin + t)[1]),
                "hot": int(hot[:, t].sum()),
                "overlap": overlap(hot[:, t - 1], hot[:, t], areas) if t else None,
                "ranks": rank_correlation(maps[t - 1], maps[t]) if t else None,
            }
            for t in range(hot.shape[1])
        ]
        found = {
            "runs": len(runs),
            "coverage": self.coverage,
            "ever": int((share > 0).sum()),
            "sure": int((share >= 0.75).sum()),
            "one_setting": int((tried.alone != "").sum()),
            "settings": by_setting,
            "periods": periods,
            "stages": {name: int((tried.stage == name).sum()) for name in (CHRONIC, INTERMITTENT, EMERGING, FADING)},
        }
        text = tr(
            "Of the {:,} places that are hot in at least one of {} runs, {:,} are hot in at least "
            "three-quarters of them and {:,} under one setting only."
        ).format(found["ever"], len(runs), found["sure"], found["one_setting"])
        if hot.shape[1] > 1:
            steps = [one["overlap"] for one in periods[1:] if one["overlap"] is not None]
            text += " " + tr(
                "Over the last {}, {:,} places were hot at least three-quarters of the time. From one period "
                "to the next, hot areas overlap by {:.0f}% on average."
            ).format(
                in_words(hot.shape[1], self.period), found["stages"][CHRONIC], 100 * np.mean(steps) if steps else 0
            )
        found["summary"] = text
        return found

    # -- writing ------------------------------------------------------------------------------------------------
    def _write(
        self, found: dict[str, Any], tried: Tried, units: Units, spots: Areas | None, finish: Finish
    ) -> dict[str, Any]:
        keep = np.flatnonzero((tried.share > 0) | tried.hot.any(1))
        finish.add(
            "OUTPUT",
            Table.of(
                SURE_PLACES,
                {
                    f.UNIT_ID: [units.ids[i] for i in keep],
                    f.SURE: tried.share[keep],
                    f.ONLY: tried.alone[keep].tolist(),
                    f.STAGE: tried.stage[keep].tolist(),
                    f.N_HOT: tried.hot[keep].sum(1),
                    f.AREA_KM2: units.areas[keep] / 1e6,
                },
                units.wkb(keep),
                units.wkb_type(),
                self.crime_input.crs,
            ),
            SureStyle(),
            tr("How sure"),
        )
        rows = found["hotspots"]
        if spots is not None and finish.asked("HOTSPOTS"):
            finish.add(
                "HOTSPOTS",
                Table.of(
                    SURE_HOT_SPOTS,
                    {
                        f.HOTSPOT_ID: [row["id"] for row in rows],
                        f.RANK: [row["rank"] for row in rows],
                        f.NAME: [row["name"] for row in rows],
                        f.SURE: np.array([row["sure"] for row in rows], float),
                        f.ONLY: [row["only"] for row in rows],
                    },
                    [bytes(as_multi(one).asWkb()) for one in spots.geometries],
                    QgsWkbTypes.Type.MultiPolygon,
                    self.crime_input.crs,
                ),
                SureStyle(),
                tr("Hot spots with stability"),
            )
        finish.add_report("stability", tr("Hot spot stability"), found)
        return finish.results(
            {
                "RUN_COUNT": found["runs"],
                "SURE_COUNT": found["sure"],
                "ONE_SETTING_COUNT": found["one_setting"],
                "CHRONIC_COUNT": found["stages"][CHRONIC],
                "HOTSPOT_COUNT": len(rows),
                "SURE_HOTSPOTS": self._counts(rows)[0],
            },
            found["summary"],
        )
