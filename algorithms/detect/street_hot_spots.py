"""Crime by street segment: each crime to its nearest street, streets ranked by crimes per length."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from ...bridge.counting.crimes import Crimes, caveats
from ...bridge.geometry.polygons import area_source
from ...bridge.geometry.streets import parts_of, split_lines
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import counted, crimes_words, tr
from ...bridge.results.outputs import Table
from ...bridge.results.styles.classes import HotspotStyle, StreetStyle
from ...contract.schemas.detect import HOT_STREETS, STREETS
from ...core.hotspots.selection import ranking
from ...core.streets.nearest import nearest_line, pieces
from ..common.area_input import needed_area_source
from ..common.base import HotspotAlgorithm, Part
from ..common.crime_parameters import CrimeInput, log_rows
from ..common.finish import Finish
from .common.choosing import Candidates, Choice, Choosing
from .common.result_tables import point_measure
from .common.rule_sentences import rule_notes


class StreetHotspots(HotspotAlgorithm):
    """Counts, harm and rates per 100 m of any line layer."""

    ID = "streethotspots"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.crime_input = CrimeInput(self, parameters, context)
        missing = tr("STREETS is empty; choose a line layer, such as the road links from OS Open Roads.")
        lines = QgsWkbTypes.GeometryType.LineGeometry
        self.streets = needed_area_source(self, parameters, "STREETS", context, missing, lines)
        self.name_field = self.parameterAsString(parameters, "NAME_FIELD", context)
        if self.name_field:
            self.streets.require_field(self.name_field)
        self.study_source = area_source(self, parameters, "STUDY_AREA", context)
        self.tolerance = self.parameterAsDouble(parameters, "TOLERANCE", context)
        if not self.tolerance > 0:
            raise InputError(tr("TOLERANCE must be above 0 m; 50 is usual."))
        self.rule = self.parameterAsEnumString(parameters, "SELECT_BY", context)
        value = parameters.get("SELECT_VALUE")
        self.value = None if value in (None, "") else self.parameterAsDouble(parameters, "SELECT_VALUE", context)
        self.choosing = Choosing(self, parameters, context)
        longest = parameters.get("SEGMENT_LENGTH")
        self.longest = None if longest in (None, "") else self.parameterAsDouble(parameters, "SEGMENT_LENGTH", context)
        if self.longest is not None and self.longest < 1:
            raise InputError(tr("SEGMENT_LENGTH must be 1 m or more; leave it blank to keep streets whole."))
        self.width = self.parameterAsDouble(parameters, "WIDTH", context)

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        given = self.crime_input
        feedback.setProgressText(tr("reading streets…"))
        shapes, names = self._read_streets(feedback)
        feedback.setProgressText(tr("reading crimes…"))
        crimes = given.read(Part(feedback, 10, 40))
        self.raise_if_cancelled(feedback)
        feedback.setProgressText(tr("finding the nearest street…"))

        def step(share: float) -> None:
            self.raise_if_cancelled(feedback)
            feedback.setProgress(40 + 30 * share)

        line, _ = nearest_line(crimes.x, crimes.y, *pieces([parts_of(shape) for shape in shapes]), self.tolerance, step)
        crimes.keep(line >= 0, tr("further than {:g} m from a street").format(self.tolerance))
        line = line[line >= 0]
        if not len(crimes):
            raise InputError(
                tr(
                    "None of the crimes in '{}' are within {:g} m of a street in '{}'; check that both layers "
                    "cover the same part of the country."
                ).format(given.source.name, self.tolerance, self.streets.name)
            )
        self.raise_if_cancelled(feedback)
        feedback.setProgress(70)
        found = _Ranked(
            shapes,
            names,
            np.bincount(line, minlength=len(shapes)),
            None if crimes.weights is None else np.bincount(line, crimes.weights, len(shapes)),
        )
        fewest = self.choosing.limits.fewest
        choice = self.choosing.among(found.candidates(fewest, self.width), given, feedback)
        found.hot = choice.by_rule(self.rule, self.value, fewest)
        log_rows(crimes, feedback)
        notes = caveats(crimes)
        if not found.hot.any():
            notes.append(
                tr(
                    "No street with enough crimes (at least {}) meets the rule; enter a lower number or choose "
                    "another rule."
                ).format(fewest)
            )
        if self.choosing.given:
            verdict = choice.sentence(found.hot, found.values, self.crime_input.choice.harm_unit)
            more = choice.notes(found.hot)
        else:
            verdict, more = rule_notes(
                found.hot, found.values, found.metres / 1000, self.rule, self.value, found.counts, streets=True
            )
        notes[:0] = [verdict] if verdict else []
        notes += more
        feedback.setProgressText(tr("writing…"))
        finish = Finish(self, parameters, context, feedback)
        finish.describe(crimes.window or "", crimes.rows(), notes)
        return self._write(crimes, found, choice, verdict, finish)

    def _read_streets(self, feedback: QgsProcessingFeedback) -> tuple[list[QgsGeometry], list[str | None]]:
        given = self.crime_input
        columns = (self.name_field,) if self.name_field else ()
        areas = self.streets.read(given.crs, given.transform_context, columns, feedback, mend=False)
        shapes = areas.geometries
        names = (
            [None if name is None else str(name) for name in areas.columns[self.name_field]]
            if columns
            else ([None] * len(shapes))
        )
        if self.study_source is not None:
            counted_places = self.study_source.read(given.crs, given.transform_context, feedback=feedback).geometries
            whole = QgsGeometry.unaryUnion(counted_places)
            engine = QgsGeometry.createGeometryEngine(whole.constGet())
            engine.prepareGeometry()
            keep = [i for i, shape in enumerate(shapes) if engine.intersects(shape.constGet())]
            shapes, names = [shapes[i] for i in keep], [names[i] for i in keep]
        shapes, names = split_lines(shapes, names, self.longest, lambda: self.raise_if_cancelled(feedback))
        if not shapes:
            raise InputError(
                tr(
                    "'{}' has no streets with any length{}; check that the layers cover the same part of the country."
                ).format(self.streets.name, tr(" in the study area") if self.study_source is not None else "")
            )
        return shapes, names

    def _write(self, crimes: Crimes, found: _Ranked, choice: Choice, verdict: str, finish: Finish) -> dict[str, Any]:
        crs = self.crime_input.crs
        spots = found.spots(crs, self.width, choice)
        measure = point_measure(crimes, self.crime_input.choice, float(found.metres.sum()) * self.width, spots)
        finish.add("OUTPUT", found.lines(crs, choice), StreetStyle(crimes.window), tr("Streets"))
        finish.add("HOTSPOTS", spots, HotspotStyle(measure), tr("Hot streets"))
        hot_crimes = int(found.counts[found.hot].sum())
        length_share = float(found.metres[found.hot].sum() / found.metres.sum())
        count = int(found.hot.sum())
        summary = tr("No hot streets were found among {} on {}.").format(
            crimes_words(len(crimes)), counted(len(found.counts), tr("{} street"), tr("{} streets"))
        )
        if count:
            summary = tr("{} {:.0f}% of {} in {:.2g}% of the total street length.").format(
                counted(count, tr("{} hot street contains"), tr("{} hot streets contain")),
                100 * hot_crimes / len(crimes),
                crimes_words(len(crimes)),
                100 * length_share,
            )
        numbers: dict[str, Any] = {
            "CRIMES_READ": crimes.read,
            "CRIMES_USED": len(crimes),
            "UNIT_COUNT": len(found.counts),
            "HOTSPOT_COUNT": count,
            "HOT_CRIMES": hot_crimes,
            "HOT_SHARE": hot_crimes / len(crimes),
            "LENGTH_SHARE": length_share,
            **choice.results(found.hot, found.values),
        }
        if crimes.weights is not None:
            choice = self.crime_input.choice
            numbers.update(HARM_BY=choice.weighed_by, HARM_UNIT=choice.harm_unit)
        return finish.results(numbers, " ".join(filter(None, [summary, verdict])))


class _Ranked:
    """n streets with their crimes, ranked by crimes (or harm) per length."""

    def __init__(
        self, shapes: list[QgsGeometry], names: list[str | None], counts: NDArray[np.int64], harm: NDArray[Any] | None
    ) -> None:
        self.shapes, self.names, self.counts, self.harm = shapes, names, counts, harm
        self.metres = np.array([shape.length() for shape in shapes])
        self.values = counts if harm is None else harm
        middles = [shape.interpolate(shape.length() / 2).asPoint() for shape in shapes]
        self.middles = np.array([(point.x(), point.y()) for point in middles])
        # Named after its middle, so that a street keeps its name from run to run, in whatever order the layer has it.
        self.ids = _each_once([f"street-{point.x():.0f}-{point.y():.0f}" for point in middles])
        self.order = ranking(self.values, self.metres, self.ids, counts)
        self.rank = np.empty(len(counts), np.int64)
        self.rank[self.order] = np.arange(1, len(counts) + 1)
        self.share = self.values / self.values.sum()
        self.running = np.empty(len(counts))
        self.running[self.order] = np.minimum(np.cumsum(self.share[self.order]), 1)
        self.hot: NDArray[np.bool_] = np.zeros(len(counts), bool)

    def candidates(self, fewest: int, width: float) -> Candidates:
        """The streets as Candidates; those below the fewest keep their length in the budget and are never taken."""
        values = np.where(self.counts >= fewest, self.values, 0)
        return Candidates(
            values,
            self.metres / 1000,
            self.counts,
            self.middles,
            ranking(values, self.metres, self.ids, self.counts),
            lambda which: self.outlines(which, width),
            tr("streets"),
        )

    def outlines(self, which: NDArray[np.int64], width: float) -> list[QgsGeometry]:
        """Streets as polygons of a width in metres."""
        return [self.shapes[i].buffer(width / 2, 6) for i in which.tolist()]

    def lines(self, crs: QgsCoordinateReferenceSystem, choice: Choice) -> Table:
        columns = {
            f.UNIT_ID: self.ids,
            f.AREA_NAME: self.names,
            f.CRIMES: self.counts,
            f.LENGTH_M: self.metres,
            f.PER_100M: 100 * self.counts / self.metres,
            f.RANK: self.rank,
            f.SHARE: self.share,
            f.CUM_SHARE: self.running,
            f.HOT: self.hot.astype(int),
            **choice.columns(among=self.order),
        }
        if self.harm is not None:
            columns[f.HARM] = self.harm
        lines = [QgsGeometry(shape) for shape in self.shapes]
        for shape in lines:
            shape.convertToMultiType()
        return Table.of(
            STREETS, columns, [bytes(shape.asWkb()) for shape in lines], QgsWkbTypes.Type.MultiLineString, crs
        )

    def spots(self, crs: QgsCoordinateReferenceSystem, width: float, choice: Choice) -> Table:
        hot = self.order[self.hot[self.order]]
        shapes = self.outlines(hot, width)
        km2 = np.array([shape.area() for shape in shapes]) / 1e6
        columns = {
            f.HOTSPOT_ID: [self.ids[i] for i in hot],
            f.RANK: np.arange(1, len(hot) + 1),
            f.CRIMES: self.counts[hot],
            f.SHARE: self.share[hot],
            f.CUM_SHARE: np.minimum(np.cumsum(self.share[hot]), 1),
            f.AREA_KM2: km2,
            f.DENSITY: self.counts[hot] / km2 if len(hot) else km2,
            f.LENGTH_M: self.metres[hot],
            f.PER_100M: 100 * self.counts[hot] / self.metres[hot],
            f.AREA_NAME: [self.names[i] for i in hot],
            **choice.columns(hot),
        }
        if self.harm is not None:
            columns[f.HARM] = self.harm[hot]
        for shape in shapes:
            shape.convertToMultiType()
        return Table.of(
            HOT_STREETS, columns, [bytes(shape.asWkb()) for shape in shapes], QgsWkbTypes.Type.MultiPolygon, crs
        )


def _each_once(names: list[str]) -> list[str]:
    """The names, a number behind those that come again."""
    seen: dict[str, int] = {}
    out = []
    for name in names:
        seen[name] = seen.get(name, 0) + 1
        out.append(name if seen[name] == 1 else f"{name}-{seen[name]}")
    return out
