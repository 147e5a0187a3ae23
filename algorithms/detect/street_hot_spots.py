"""Crime by street segment: each crime to its nearest street, streets ranked by crimes per length, and hot streets that
meet grown into clusters where these are asked for."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import QgsGeometry, QgsProcessingContext, QgsProcessingFeedback, QgsWkbTypes

from ...bridge.counting.crimes import Crimes, caveats
from ...bridge.geometry.polygons import area_source
from ...bridge.geometry.streets import network_of, parts_of, split_lines
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import counted, crimes_words, tr
from ...bridge.results.styles.classes import HotspotStyle, StreetStyle
from ...core.counting.neighbours import Neighbours
from ...core.data.origin import displaced
from ...core.streets.nearest import nearest_line, pieces
from ..common.area_input import needed_area_source
from ..common.base import HotspotAlgorithm, Part
from ..common.crime_parameters import CrimeInput, log_rows
from ..common.finish import Finish
from .common.choosing import Choice, Choosing
from .common.ranked_streets import RankedStreets, StreetClusters
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
        self.value = self.number_given(parameters, "SELECT_VALUE", context)
        self.choosing = Choosing(self, parameters, context)
        self.longest = self.number_given(parameters, "SEGMENT_LENGTH", context)
        if self.longest is not None and self.longest < 1:
            raise InputError(tr("SEGMENT_LENGTH must be 1 m or more; leave it blank to keep streets whole."))
        self.width = self.parameterAsDouble(parameters, "WIDTH", context)
        self.clusters = self._clusters(parameters, context)

    def _clusters(self, parameters: dict[str, Any], context: QgsProcessingContext) -> StreetClusters | None:
        """The clusters that are asked for, None where none are."""
        metres_a_minute = self.parameterAsDouble(parameters, "WALKING_KMH", context) * 1000 / 60
        length = self.number_given(parameters, "CLUSTER_LENGTH", context)
        minutes = self.number_given(parameters, "CLUSTER_MINUTES", context)
        limits = [] if length is None else [length]
        limits += [] if minutes is None else [minutes * metres_a_minute]
        if not limits:
            return None
        return StreetClusters(
            min(limits),
            metres_a_minute,
            self.parameterAsInt(parameters, "CLUSTER_CRIMES", context),
            self.parameterAsDouble(parameters, "SNAP", context),
        )

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        given = self.crime_input
        feedback.setProgressText(tr("reading streets…"))
        shapes, names, touching = self._read_streets(feedback)
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
        found = RankedStreets(
            shapes,
            names,
            np.bincount(line, minlength=len(shapes)),
            None if crimes.weights is None else np.bincount(line, crimes.weights, len(shapes)),
        )
        fewest = self.choosing.limits.fewest
        choice = self.choosing.among(found.candidates(fewest, self.width), given, feedback)
        found.take(choice.by_rule(self.rule, self.value, fewest))
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
            verdict = choice.sentence(found.chosen, found.values, self.crime_input.choice.harm_unit)
            more = choice.notes(found.chosen)
        else:
            verdict, more = rule_notes(
                found.hot, found.values, found.metres / 1000, self.rule, self.value, found.counts, streets=True
            )
        notes[:0] = [verdict] if verdict else []
        notes += more
        if self.clusters is not None and touching is not None:
            notes += found.grow(touching, self.clusters, lambda: self.raise_if_cancelled(feedback))
            if displaced(crimes.account.source.origin):
                notes.append(
                    tr(
                        "The crime locations are not exact, so street clusters may not show the streets where the "
                        "crimes happened."
                    )
                )
        feedback.setProgressText(tr("writing…"))
        finish = Finish(self, parameters, context, feedback)
        finish.describe(crimes.window or "", crimes.rows(), notes)
        return self._write(crimes, found, choice, verdict, finish)

    def _read_streets(
        self, feedback: QgsProcessingFeedback
    ) -> tuple[list[QgsGeometry], list[str | None], Neighbours | None]:
        """(streets, their names, which touch, where clusters are asked for)."""
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

        def stop() -> None:
            self.raise_if_cancelled(feedback)

        touching = None
        if self.clusters is None:
            shapes, names = split_lines(shapes, names, self.longest, stop)
        else:
            # No street is longer than a cluster may be.
            longest = min(self.clusters.limit, self.longest or self.clusters.limit)
            shapes, names, network = network_of(shapes, names, self.clusters.snap, longest, stop)
            touching = network.touching() if shapes else None
        if not shapes:
            raise InputError(
                tr(
                    "'{}' has no streets with any length{}; check that the layers cover the same part of the country."
                ).format(self.streets.name, tr(" in the study area") if self.study_source is not None else "")
            )
        return shapes, names, touching

    def _write(
        self, crimes: Crimes, found: RankedStreets, choice: Choice, verdict: str, finish: Finish
    ) -> dict[str, Any]:
        crs = self.crime_input.crs
        spots = found.spots(crs, self.width, choice)
        measure = point_measure(crimes, self.crime_input.choice, float(found.metres.sum()) * self.width, spots)
        finish.add("OUTPUT", found.lines(crs, choice), StreetStyle(crimes.window), tr("Streets"))
        finish.add("HOTSPOTS", spots, HotspotStyle(measure), tr("Hot streets"))
        hot_crimes = int(found.counts[found.hot].sum())
        length_share = float(found.metres[found.hot].sum() / found.metres.sum())
        count = len(spots)
        summary = (
            tr("No hot streets were found among {} on {}.")
            if self.clusters is None
            else tr("No street clusters were found among {} on {}.")
        ).format(crimes_words(len(crimes)), counted(len(found.counts), tr("{} street"), tr("{} streets")))
        if count:
            summary = tr("{} {:.0f}% of {} in {:.2g}% of the total street length.").format(
                counted(count, tr("{} hot street contains"), tr("{} hot streets contain"))
                if self.clusters is None
                else counted(count, tr("{} street cluster contains"), tr("{} street clusters contain")),
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
            **choice.results(found.chosen, found.values),
        }
        if crimes.weights is not None:
            choice = self.crime_input.choice
            numbers.update(HARM_BY=choice.weighed_by, HARM_UNIT=choice.harm_unit)
        return finish.results(numbers, " ".join(filter(None, [summary, verdict])))
