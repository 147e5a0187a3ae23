"""A calibrated density surface, its densest areas, and two densities compared."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...bridge.counting.crimes import Crimes, caveats
from ...bridge.geometry.made_area import widened
from ...bridge.geometry.polygons import Areas, point_owner
from ...bridge.geometry.rasters import Raster
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import crimes_words, tr
from ...bridge.reading.columns import NUMBER
from ...bridge.reading.crs import transform_points
from ...bridge.reading.points import PointSource, source_from_parameter
from ...bridge.results.styles.classes import HotspotStyle
from ...bridge.results.styles.surfaces import ComparedStyle, SurfaceStyle
from ...contract.schemas.detect import DENSEST_AREAS
from ...core.statistics.density import (
    DIFFERENCE,
    KERNELS,
    METRES_PER_KM,
    area_cells,
    compared,
    rule_of_thumb,
    volume_cells,
)
from ..common.base import HotspotAlgorithm, Part
from ..common.crime_parameters import CrimeInput, log_rows
from ..common.finish import Finish
from .common.result_tables import ShapeSpots, area_words, hot_spots_hold, point_measure, shape_table
from .common.study_area import StudyArea
from .density_surface import DensityRaster, dense_spots, frame_inside


class KernelDensity(HotspotAlgorithm):
    """Crimes per km², calibrated: the surface sums to the number of crimes."""

    ID = "kerneldensity"

    # -- what is asked for --------------------------------------------------------------------------------------
    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.crime_input = CrimeInput(self, parameters, context)
        self.study = StudyArea(self, parameters, context)
        self.cell = self.parameterAsDouble(parameters, "CELL_SIZE", context)
        self.kernel = self.parameterAsEnumString(parameters, "KERNEL", context)
        self.edge = self.parameterAsBool(parameters, "EDGE", context)
        self.cap = self.parameterAsDouble(parameters, "MAX_AREA", context)
        # Empty meant the rule of thumb before 0 did.
        empty = "BANDWIDTH" in parameters and parameters["BANDWIDTH"] in (None, "")
        self.bandwidth = None if empty else self.parameterAsDouble(parameters, "BANDWIDTH", context) or None
        self.volume = self.number_given(parameters, "VOLUME_PERCENT", context)
        self.area = self.parameterAsDouble(parameters, "AREA_PERCENT", context)
        for name, value, words in (
            ("BANDWIDTH", self.bandwidth, tr("0 for the rule of thumb, or above 0 m, such as 300")),
            ("CELL_SIZE", self.cell, tr("above 0 m, such as 25")),
            ("MAX_AREA", self.cap, tr("above 0 km²; 0.1 is usual")),
            ("VOLUME_PERCENT", self.volume, tr("above 0")),
            ("AREA_PERCENT", self.area, tr("above 0; 1 is usual")),
        ):
            if value is not None and not value > 0:
                raise InputError(tr("{} must be {}.").format(name, words))
        self.compare = self.parameterAsEnumString(parameters, "COMPARE", context)
        self.other: PointSource | None = None
        self.other_field = None
        if parameters.get("COMPARE_LAYER") not in (None, ""):
            self.other = source_from_parameter(self, parameters, "COMPARE_LAYER", context)
            self.other_field = self.parameterAsString(parameters, "COMPARE_FIELD", context)
            if self.other_field:
                self.other.kind_of(self.other_field)
        elif parameters.get("COMPARISON"):
            raise InputError(tr("COMPARISON needs COMPARE_LAYER; choose the point layer for the second density."))

    # -- the run ------------------------------------------------------------------------------------------------
    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        given = self.crime_input
        feedback.setProgressText(tr("reading crimes…"))
        crimes, areas, made = self.study.crimes(given, feedback, 25)
        bandwidth, notes = self._bandwidth(crimes)
        if not self.study.given:
            # Beyond an area that was made there are no crimes, so that its edge hides nothing.
            areas = widened(areas, bandwidth)
        raster = DensityRaster(*frame_inside(areas, bandwidth, self.cell), bandwidth, self.kernel, self.edge)
        feedback.setProgressText(tr("calculating density…"))
        surface = raster.spread(crimes.x, crimes.y, crimes.values, Part(feedback, 30, 60))
        comparison = None
        if self.other is not None:
            comparison = self._compare(self.other, surface, raster, areas, notes, feedback)
            notes.append(
                tr("The densities are compared only where the second density is at least 1% of its highest value.")
            )
        feedback.setProgressText(tr("finding the densest areas…"))
        hot, verdict = self._hot(surface, raster, crimes)
        notes[:0] = verdict
        epsg = given.crs.authid().split(":")[-1] or "local"

        def stop() -> None:
            self.raise_if_cancelled(feedback)

        spots, peak = dense_spots(surface, hot, raster, crimes, epsg, self.cap, stop)
        table = shape_table(
            DENSEST_AREAS,
            spots,
            crimes,
            self.study.names_of(areas, spots.shapes, given, stop),
            given.crs,
            {f.PEAK: peak},
        )
        log_rows(crimes, feedback)
        notes[:0] = caveats(crimes) + made
        feedback.setProgress(85)
        feedback.setProgressText(tr("writing…"))
        finish = Finish(self, parameters, context, feedback)
        record = finish.describe(crimes.window or "", crimes.rows(), notes)
        record.notes.insert(0, tr("Bandwidth: {:g} m; kernel: {}.").format(bandwidth, self.kernel))
        self._add_rasters(raster, surface, comparison, crimes, finish)
        measure = point_measure(crimes, given.choice, float(areas.square_metres().sum()), table)
        finish.add("HOTSPOTS", table, HotspotStyle(measure), tr("Hot spots"))
        return self._results(crimes, raster, spots, verdict, finish)

    def _bandwidth(self, crimes: Crimes) -> tuple[float, list[str]]:
        if self.bandwidth is not None:
            return self.bandwidth, []
        try:
            found = rule_of_thumb(crimes.x, crimes.y, crimes.values)
        except ValueError as error:
            raise InputError(tr("BANDWIDTH: {}; enter a bandwidth, such as 300.").format(error))
        return found, [tr("Bandwidth from Silverman's rule of thumb: {:.0f} m.").format(found)]

    def _compare(
        self,
        other: PointSource,
        surface: NDArray[np.float64],
        raster: DensityRaster,
        areas: Areas,
        notes: list[str],
        feedback: QgsProcessingFeedback,
    ) -> NDArray[np.float64]:
        """The two densities compared, (rows, columns); of the second layer the points in the same area as of the
        first too: a point outside, its kernel cut to the area, would count in full along the edge."""
        given = self.crime_input
        points = other.read({self.other_field: NUMBER} if self.other_field else {}, feedback)
        x, y = transform_points(points.x, points.y, other.crs, given.crs, given.transform_context)
        weights = points.columns[self.other_field] if self.other_field else np.ones(len(x))
        usable = np.isfinite(x) & np.isfinite(y) & np.isfinite(weights) & (weights > 0)
        second = np.zeros_like(surface)
        kept = usable.copy()
        kept[usable] = point_owner(areas.geometries, x[usable], y[usable]) >= 0
        if kept.sum() < usable.sum():
            notes.append(
                tr("{:,} points in '{}' are outside the study area and are not counted.").format(
                    int(usable.sum() - kept.sum()), other.name
                )
            )
        if kept.any():
            second = raster.spread(x[kept], y[kept], weights[kept], Part(feedback, 60, 80))
        if not second.sum() > 0:
            raise InputError(
                tr(
                    "None of the points in '{}' fall in the area covered by the crime data; check that both "
                    "layers cover the same area."
                ).format(other.name)
            )
        found = compared(surface, second, self.compare)
        found[~raster.inside] = np.nan
        return found

    def _hot(
        self, surface: NDArray[np.float64], raster: DensityRaster, crimes: Crimes
    ) -> tuple[NDArray[np.bool_], list[str]]:
        """(hot cells (rows, columns), [what the summary says where that ranks nothing])."""
        if self.volume is not None:
            return volume_cells(surface, self.volume), []
        studied_cells = int(raster.inside.sum())
        hot = area_cells(surface, self.area, studied_cells)
        covered = int((surface > 0).sum())
        if crimes.values is None and len(crimes) > 1:
            # One crime makes no hot spot, however much of the area is asked for: half a per cent is beyond rounding.
            alone = float(KERNELS[self.kernel](np.zeros(1))[0]) / raster.bandwidth**2 * METRES_PER_KM
            hot = hot & (surface > 1.005 * alone)
        budget = self.area / 100 * studied_cells
        if budget < covered:
            return hot, []
        km2 = self.cell**2 / 1e6
        words = tr(
            "{:g}% of this area ({:,.3g} km²) is more than the total area with any crime density ({:,.3g} km²), "
            "so no part stands out. Choose a smaller share of the area, or choose the smallest area that contains "
            "a given share of the density, such as 25%."
        )
        return hot, [words.format(self.area, budget * km2, covered * km2)]

    # -- writing ------------------------------------------------------------------------------------------------
    def _add_rasters(
        self,
        raster: DensityRaster,
        surface: NDArray[np.float64],
        comparison: NDArray[np.float64] | None,
        crimes: Crimes,
        finish: Finish,
    ) -> None:
        crs, choice = self.crime_input.crs, self.crime_input.choice
        what = (
            tr("Crimes per km²")
            if crimes.weights is None
            else tr("{} per km², scores from {}").format(choice.harm_heading, choice.weighed_by)
        )
        if crimes.age_weights is not None:
            what = tr("{}, with recent crimes counting more").format(what)
        shown = np.where(raster.inside, surface, np.nan)
        style = SurfaceStyle(crimes.window, what, float(np.nanmax(shown)))
        finish.add_raster("OUTPUT", Raster(shown, raster.frame, crs), style)
        if comparison is not None:
            greatest = float(np.nanmax(np.abs(comparison))) if self.compare == DIFFERENCE else 1.0
            finish.add_raster(
                "COMPARISON", Raster(comparison, raster.frame, crs), ComparedStyle(self.compare, greatest)
            )

    def _results(
        self, crimes: Crimes, raster: DensityRaster, spots: ShapeSpots, verdict: list[str], finish: Finish
    ) -> dict[str, Any]:
        hot_area = sum(shape.area() for shape in spots.shapes) / (int(raster.inside.sum()) * self.cell**2)
        hot = int(spots.crimes.sum())
        summary = tr("{} {:.0f}% of {} in {:.2g}% of {} (bandwidth {:.0f} m).").format(
            hot_spots_hold(len(spots.names)),
            100 * hot / len(crimes),
            crimes_words(len(crimes)),
            100 * hot_area,
            area_words(not self.study.given),
            raster.bandwidth,
        )
        numbers = {
            "CRIMES_READ": crimes.read,
            "CRIMES_USED": len(crimes),
            "BANDWIDTH_USED": raster.bandwidth,
            "HOTSPOT_COUNT": len(spots.names),
            "HOT_CRIMES": hot,
            "HOT_SHARE": hot / len(crimes),
            "AREA_SHARE": hot_area,
        }
        if crimes.weights is not None:
            choice = self.crime_input.choice
            numbers.update(HARM_BY=choice.weighed_by, HARM_UNIT=choice.harm_unit)
        return finish.results(numbers, " ".join([summary] + verdict))
