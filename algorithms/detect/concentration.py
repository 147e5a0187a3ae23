"""How few places hold how much of the crime: Lorenz curve, Gini, the law of crime concentration."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...bridge.ground import fields as f
from ...bridge.ground.texts import tr
from ...bridge.results.charts.drawing import lorenz_picture
from ...bridge.results.outputs import Table
from ...contract.schemas.detect import LORENZ_CURVE
from ...core.statistics.concentration import bootstrap, generalised_gini, gini, lorenz, places_holding
from ..common.base import Part
from ..common.finish import Finish, embedded
from .common.place_hot_spots import PlaceHotSpotAlgorithm

if TYPE_CHECKING:
    from .common.counted_places import CountedPlaces

#: Rows of the table of a curve at most: more places than that lie between them on a straight line, to the eye.
_ROWS = 1001


class Concentration(PlaceHotSpotAlgorithm):
    """One study area, one set of places; crimes, and harm where there are weights."""

    ID = "concentration"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.prepare_study(parameters, context)
        self.draws = self.parameterAsInt(parameters, "DRAWS", context)
        self.seed = self.parameterAsInt(parameters, "SEED", context)

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        counted_places, choice = self._study(feedback), self.crime_input.choice
        self._stage(feedback, 60, tr("resampling places…"))
        # Both are drawn alike, the second where there is harm.
        count = 1 if counted_places.harm is None else 2
        kinds = [
            self._kind(
                "crimes",
                tr("Crimes"),
                counted_places.counts.astype(float),
                len(counted_places.counted),
                Part(feedback, 60, 60 + 25 / count),
            )
        ]
        if counted_places.harm is not None:
            # Harm has no number of events of its own: the generalised Gini is that of the crimes behind it.
            kinds.append(
                self._kind(
                    "harm",
                    tr("{} (scores from {})").format(choice.harm_heading, choice.weighed_by),
                    counted_places.harm,
                    len(counted_places.counted),
                    Part(feedback, 72.5, 85),
                )
            )
        self._stage(feedback, 85, tr("writing…"))
        first = kinds[0]
        summary = tr(
            "Half of the {} crimes are in {:.1f}% of the {} places, and a quarter are in {:.1f}%. Gini {:.2f}, "
            "generalised Gini {:.2f}."
        ).format(
            f"{len(counted_places.counted):,}",
            100 * first["hold_50"]["value"],
            f"{len(counted_places.units):,}",
            100 * first["hold_25"]["value"],
            first["gini"]["value"],
            first["generalised_gini"]["value"],
        )
        notes = list(counted_places.notes)
        if len(counted_places.counted) < len(counted_places.units):
            notes.append(
                tr(
                    "There are fewer crimes than places, so the crimes could not be spread evenly over the "
                    "places; use the generalised Gini."
                )
            )
        finish = Finish(self, parameters, context, feedback)
        finish.describe(counted_places.counted.window or "", counted_places.counted.rows(), notes)
        return self._write(counted_places, kinds, summary, finish)

    def _kind(
        self, name: str, title: str, values: NDArray[np.float64], crimes: int, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        def step(share: float) -> None:
            self.raise_if_cancelled(feedback)
            feedback.setProgress(100 * share)

        measures = {
            "gini": gini,
            "generalised_gini": lambda drawn, times: generalised_gini(drawn, crimes, times),
            "hold_25": lambda drawn, times: places_holding(drawn, 0.25, times),
            "hold_50": lambda drawn, times: places_holding(drawn, 0.5, times),
        }
        found = bootstrap(values, measures, self.draws, self.seed, step=step)
        places, held = lorenz(values)
        which = np.unique(np.linspace(0, len(values), min(_ROWS, len(values) + 1)).round().astype(int))
        # The bend at the first empty place is always there.
        which = np.union1d(which, [int((values > 0).sum())])
        return {
            "name": name,
            "title": title,
            "curve": (places[which], held[which]),
            **{key: {"value": one.value, "low": one.low, "high": one.high} for key, one in found.items()},
        }

    def _write(
        self, counted_places: CountedPlaces, kinds: list[dict[str, Any]], summary: str, finish: Finish
    ) -> dict[str, Any]:
        columns: dict[str, list[Any]] = {f.KIND: [], f.PLACES: [], f.HELD: []}
        for kind in kinds:
            places, held = kind["curve"]
            columns[f.KIND] += [kind["name"]] * len(places)
            columns[f.PLACES] += places.tolist()
            columns[f.HELD] += held.tolist()
        table = Table.of(LORENZ_CURVE, columns)
        finish.add("OUTPUT", table, None, tr("Lorenz curve"))
        report = {
            "summary": summary,
            "places": len(counted_places.units),
            "crimes": len(counted_places.counted),
            "harm_unit": self.crime_input.choice.harm_unit,
            "kinds": [dict(kind, curve=[side.tolist() for side in kind["curve"]]) for kind in kinds],
        }
        picture = b""
        if finish.asked("CHART") or finish.asked("REPORT"):
            picture = lorenz_picture([(kind["title"], *kind["curve"]) for kind in kinds], tr("Concentration"), summary)
            finish.outputs.add_picture("CHART", picture)
        finish.add_report(
            "concentration", tr("Concentration"), finish.accounted(report), lambda: {"picture": embedded(picture)}
        )
        first = kinds[0]
        return finish.results(
            {
                "CRIMES_READ": counted_places.counted.account.read,
                "CRIMES_USED": len(counted_places.counted),
                "UNIT_COUNT": len(counted_places.units),
                "GINI": first["gini"]["value"],
                "GENERALISED_GINI": first["generalised_gini"]["value"],
                "HOLD_25": first["hold_25"]["value"],
                "HOLD_50": first["hold_50"]["value"],
            },
            summary,
        )
