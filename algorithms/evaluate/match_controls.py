"""Control places where no lot was drawn: alike in level and trend before, away from the treated, with rings."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsGeometry, QgsProcessingContext, QgsProcessingFeedback, QgsSpatialIndex, QgsWkbTypes

from ...bridge.counting.crimes import caveats
from ...bridge.geometry.polygons import as_multi
from ...bridge.geometry.rings import own_rings, ring_names
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ...bridge.results.outputs import Table
from ...bridge.results.styles.patrol import ArmStyle
from ...contract.schemas.evaluate import BALANCE, CONTROLS, RINGS
from ...core.effects.controls import level_and_trend, match
from ..common.area_input import needed_area_source
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import CrimeInput, window_of
from ..common.finish import Finish
from ..common.place_input import PlaceInput
from ..common.place_periods import CONTROL, TREATMENT, counts_by_period
from .match_report import SideBySide, match_pictures, match_report
from .text_parameters import distances

if TYPE_CHECKING:
    from ...bridge.geometry.polygons import Areas

#: Differences of means above which the arms are called unlike, in standard deviations.
_ALIKE = 0.1


@dataclass(frozen=True)
class Matched:
    """The ``pairs`` [(treated, candidate, distance)]; ``taken``: the row in the layer of the ``candidates`` of each
    pair's control; its shape among the ``controls``."""

    pairs: list[tuple[int, int, float]]
    candidates: Areas
    taken: list[int]
    controls: list[QgsGeometry]

    def texts(self, name: str) -> list[str | None]:
        """The column ``name`` of each control, None where the candidates have none."""
        values = self.candidates.columns.get(name) or [None] * len(self.candidates)
        return [None if values[i] is None else str(values[i]) for i in self.taken]


class MatchControls(HotspotAlgorithm):
    """Nearest candidates on level and trend within a caliper, buffers, and how like the arms are."""

    ID = "matchcontrols"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.crime_input = CrimeInput(self, parameters, context)
        if not self.crime_input.choice.date_field:
            raise InputError(
                tr(
                    "DATE_FIELD is empty; choose the field with the date of each crime, which is needed to calculate "
                    "trends."
                )
            )
        first = self.day(parameters, "INTERVENTION", context)
        if first is not None:
            choice = self.crime_input.choice
            last = first - np.timedelta64(1, "D")
            self.crime_input.choice = replace(choice, end=last if choice.end is None else min(last, choice.end))
        self.places = PlaceInput(self, parameters, context)
        missing = tr(
            "CANDIDATES is empty; choose places of the same kind, such as the layer of all places made when "
            "the hot spots were found."
        )
        self.candidates = needed_area_source(self, parameters, "CANDIDATES", context, missing)
        self.period = self.parameterAsEnumString(parameters, "PERIOD", context)
        self.caliper = self.parameterAsDouble(parameters, "CALIPER", context)
        self.ratio = self.parameterAsInt(parameters, "RATIO", context)
        self.clear = self.parameterAsDouble(parameters, "CLEAR", context)
        self.rings = distances(self.parameterAsString(parameters, "RINGS", context), "RINGS")

    # -- the run ------------------------------------------------------------------------------------------------
    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        given = self.crime_input
        spots = self.places.read(given.crs, given.transform_context, feedback)
        known = [
            name
            for name in (f.HOTSPOT_ID, f.UNIT_ID, f.NAME, f.AREA_NAME)
            if self.candidates.fields.lookupField(name) >= 0
        ]
        candidates = self.candidates.read(given.crs, given.transform_context, known, feedback)
        self.notes = []
        free = self._free(spots.geometries, candidates.geometries, feedback)
        shapes = spots.geometries + [candidates.geometries[i] for i in free]
        feedback.setProgressText(tr("counting…"))
        counts, counted = counts_by_period(given, shapes, self.period, feedback)
        # Where nothing ever happened nothing is like a place that is treated.
        split = len(spots)
        some = np.append(np.ones(split, bool), counts[split:-1].sum(1) > 0)
        if not some[split:].any():
            raise InputError(
                tr("None of the candidates in '{}' had any crime before treatment; choose others.").format(
                    self.candidates.name
                )
            )
        if not some.all():
            self.notes.append(
                tr("{:,} candidates had no crime before treatment and are left out.").format(int((~some).sum()))
            )
        counts, shapes = counts[:-1][some], [shape for shape, keep in zip(shapes, some) if keep]
        free = [i for i, keep in zip(free, some[split:]) if keep]
        if counts.shape[1] < 4:
            raise InputError(
                tr(
                    "'{}' covers {} whole periods before treatment, but a trend needs at least four. Use a "
                    "longer period of data, or choose a shorter period under PERIOD."
                ).format(given.source.name, counts.shape[1])
            )
        feedback.setProgressText(tr("matching…"))
        compared = SideBySide(
            [str(one) for one in spots.columns[f.HOTSPOT_ID]],
            self._names(candidates, free),
            shapes,
            counts,
            np.column_stack(level_and_trend(counts)),
        )
        pairs = match(compared.measures[:split], compared.measures[split:], self.caliper, self.ratio)
        matched = Matched(pairs, candidates, [free[j] for _, j, _ in pairs], [shapes[split + j] for _, j, _ in pairs])
        self._say(pairs, compared.ids, counts, split)
        self.notes[:0] = caveats(counted)
        found = match_report(pairs, compared, counted.periods)
        if found["worst"] is not None and found["worst"] > _ALIKE:
            self.notes.append(
                tr(
                    "After matching, the two groups still differ by {:.2f} standard deviations; up to {:g} "
                    "counts as similar."
                ).format(found["worst"], _ALIKE)
            )
        finish = Finish(self, parameters, context, feedback)
        window = window_of(counted)
        finish.describe(f"{window.start} to {window.end}", counted.rows(), self.notes)
        return self._write(spots, matched, found, len(free), finish)

    def _free(
        self, treated: list[QgsGeometry], candidates: list[QgsGeometry], feedback: QgsProcessingFeedback
    ) -> list[int]:
        """Indices of the candidates that keep their distance from every treated place."""
        index = QgsSpatialIndex()
        for i, shape in enumerate(treated):
            index.addFeature(i, shape.boundingBox())
        free = []
        for i, shape in enumerate(candidates):
            self.raise_if_cancelled(feedback)
            near = index.intersects(shape.boundingBox().buffered(max(self.clear, 0.001)))
            if all(shape.distance(treated[k]) >= max(self.clear, 1e-6) for k in near):
                free.append(i)
        if not free:
            raise InputError(
                tr(
                    "Every candidate in '{}' is within {:g} m of a treated place. Choose other candidates or "
                    "reduce CLEAR."
                ).format(self.candidates.name, self.clear)
            )
        return free

    def _names(self, candidates: Areas, free: list[int]) -> list[str]:
        """A name for each candidate: its id, else its number."""
        columns = [candidates.columns[name] for name in (f.HOTSPOT_ID, f.UNIT_ID) if name in candidates.columns]
        return [str(next((ids[i] for ids in columns if ids[i] not in (None, "")), f"candidate-{i + 1}")) for i in free]

    def _say(
        self, pairs: list[tuple[int, int, float]], ids: list[str], counts: NDArray[np.float64], split: int
    ) -> None:
        matched = {i for i, _, _ in pairs}
        alone = [one for i, one in enumerate(ids) if i not in matched]
        if alone:
            self.notes.append(
                tr("{:,} treated places have no candidate that is similar enough (within the caliper): {}{}.").format(
                    len(alone), ", ".join(alone[:10]), tr(" and others") if len(alone) > 10 else ""
                )
            )
        if not pairs:
            self.notes.append(
                tr("No control places were found. Choose a layer with more candidates, or enter a larger caliper.")
            )
        few = counts[:split].sum(1) < 12
        if few.any():
            self.notes.append(
                tr(
                    "{:,} treated places had fewer than 12 crimes before treatment, so their trends are mostly chance."
                ).format(int(few.sum()))
            )
        self.notes.append(
            tr(
                "Controls are matched on crimes before treatment. If the treated places were chosen using another "
                "period, only crime in the controls would have fallen anyway (regression to the mean). Random "
                "allocation before patrols begin (Trial design) avoids this."
            )
        )

    # -- writing ------------------------------------------------------------------------------------------------
    def _write(
        self, spots: Areas, matched: Matched, found: dict[str, Any], candidates: int, finish: Finish
    ) -> dict[str, Any]:
        finish.add("OUTPUT", self._controls_table(matched, found), ArmStyle(), tr("Controls"))
        if finish.outputs.wanted("BUFFERS") and self.rings:
            rings = self._buffers(spots, found["pairs"], matched.controls, finish.feedback)
            finish.add("BUFFERS", rings, ArmStyle(), tr("Rings"))
        keys = {
            f.MEASURE: "measure",
            f.TREATED: "treated",
            f.CANDIDATES: "candidates",
            f.MATCHED: "matched",
            f.CONTROLS: "controls",
            f.SD_BEFORE: "diff_before",
            f.SD_AFTER: "diff_after",
        }
        finish.add("BALANCE", Table.of_rows(BALANCE, keys, found["balance"]), None, tr("Balance"))
        report = finish.accounted({key: value for key, value in found.items() if key != "levels"})
        finish.add_report(
            "matchcontrols", tr("Matched controls"), report, lambda: {"pictures": match_pictures(found, self.period)}
        )
        return finish.results(
            {
                "TREATED": len(spots),
                "MATCHED": len(spots) - len(found["unmatched"]),
                "CONTROL_COUNT": len(matched.pairs),
                "CANDIDATE_COUNT": candidates,
                "WORST_DIFFERENCE": found["worst"],
            },
            found["summary"],
        )

    def _controls_table(self, matched: Matched, found: dict[str, Any]) -> Table:
        rows = found["pairs"]
        return Table.of(
            CONTROLS,
            {
                f.HOTSPOT_ID: [row["control"] for row in rows],
                f.NAME: matched.texts(f.NAME),
                f.AREA_NAME: matched.texts(f.AREA_NAME),
                f.ARM: [CONTROL] * len(rows),
                f.PAIR: [row["treated"] for row in rows],
                f.APART: [row["apart"] for row in rows],
                f.CRIMES: [row["control_crimes"] for row in rows],
                f.LEVEL: [float(np.exp(one[0])) for one in found["levels"]],
                f.TREND: [one[1] for one in found["levels"]],
            },
            [bytes(as_multi(one).asWkb()) for one in matched.controls],
            QgsWkbTypes.Type.MultiPolygon,
            self.crime_input.crs,
        )

    def _buffers(
        self, spots: Areas, rows: list[dict[str, Any]], controls: list[QgsGeometry], feedback: QgsProcessingFeedback
    ) -> Table:
        """Rings around both arms, the treated's first."""
        shapes = spots.geometries + controls
        ids = [str(one) for one in spots.columns[f.HOTSPOT_ID]] + [row["control"] for row in rows]
        arms = [TREATMENT] * len(spots) + [CONTROL] * len(rows)
        rings = own_rings(shapes, self.rings, QgsGeometry.unaryUnion(shapes), lambda: self.raise_if_cancelled(feedback))
        words = ring_names(self.rings)
        return Table.of(
            RINGS,
            {
                f.HOTSPOT_ID: [ids[k] for k, _, _ in rings],
                f.ARM: [arms[k] for k, _, _ in rings],
                f.RING: [words[i] for _, i, _ in rings],
                f.AREA_KM2: [ring.area() / 1e6 for _, _, ring in rings],
            },
            [bytes(as_multi(ring).asWkb()) for _, _, ring in rings],
            QgsWkbTypes.Type.MultiPolygon,
            self.crime_input.crs,
        )
