"""Risky facilities: which premises, or repeat locations, have the crimes, and whether few have more than by chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...bridge.counting.crimes import CrimeChoice, Crimes, caveats
from ...bridge.geometry.facilities import read_facilities
from ...bridge.geometry.polygons import area_source, point_owner
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ...bridge.results.charts.drawing import j_curve_picture
from ...bridge.results.styles.premises import PremisesStyle
from ...core.counting.made_area import Squares
from ...core.data.origin import displaced
from ...core.draws import Draws
from ...core.statistics.j_curve import JCurve, j_curve
from ...core.streets.premises import BY_DISTANCE, BY_ID, BY_NAME, NEAR, NONE
from ..common.base import HotspotAlgorithm, Part
from ..common.crime_parameters import CrimeInput, keep_inside, log_rows
from ..common.finish import Finish, embedded
from .premises_places import (
    Distances,
    Joined,
    at_premises,
    by_location,
    given_by_id,
    notes_of_premises,
    refuse_displaced,
)
from .ranked_premises import RankedPremises, curve_lists, curve_table, halves_of, summary_of, verdict

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ...bridge.geometry.polygons import Areas
    from ...bridge.reading.weights import WeightTable

#: Rows of the report.
_ROWS = 100


class FacilityCrimes(CrimeInput):
    """Crimes with the ID of the premises where they were."""

    def choose(
        self, text: Callable[[str], str], day: Callable[[str], np.datetime64 | None], weight_table: WeightTable | None
    ) -> CrimeChoice:
        return replace(super().choose(text, day, weight_table), group_field=text("UPRN_FIELD"))


class Facilities(HotspotAlgorithm):
    """Crimes joined to premises or grouped by location, ranked, and held against what chance alone would draw."""

    ID = "facilities"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        wrong = self.wrong_together(parameters, context)
        if wrong:
            raise InputError(wrong)
        self.crime_input = FacilityCrimes(self, parameters, context)
        self.study_source = area_source(self, parameters, "STUDY_AREA", context)
        self.premises_source = area_source(self, parameters, "PREMISES", context, None)
        self.id_field, self.name_field = (
            self.parameterAsString(parameters, name, context) or "" for name in ("PREMISES_ID", "PREMISES_NAME")
        )
        if self.premises_source is not None:
            for name in filter(None, (self.id_field, self.name_field)):
                self.premises_source.require_field(name)
        self.at_distance = self.parameterAsDouble(parameters, "AT_DISTANCE", context)
        self.near_distance = self.parameterAsDouble(parameters, "NEAR_DISTANCE", context)
        self.draws = Draws(
            self.parameterAsInt(parameters, "DRAWS", context), self.parameterAsInt(parameters, "SEED", context)
        )

    def wrong_together(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        at, near = (self.parameterAsDouble(parameters, name, context) for name in ("AT_DISTANCE", "NEAR_DISTANCE"))
        if near < at:
            return tr("NEAR_DISTANCE ({:g} m) is less than AT_DISTANCE ({:g} m); enter {:g} m or more.").format(
                near, at, at
            )
        fields = ("PREMISES_ID", "PREMISES_NAME", "UPRN_FIELD")
        given = [name for name in fields if self.parameterAsString(parameters, name, context)]
        if parameters.get("PREMISES") in (None, ""):
            for name in given:
                if name != "UPRN_FIELD":
                    return tr("{} is set but PREMISES is not; choose the layer with the premises.").format(name)
        elif "UPRN_FIELD" in given and "PREMISES_ID" not in given:
            return tr(
                "UPRN_FIELD is set but PREMISES_ID is not; choose the field in the premises layer with the same IDs."
            )
        return super().wrong_together(parameters, context)

    # -- the run ------------------------------------------------------------------------------------------------
    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        self._stage(feedback, 0, tr("reading crimes…"))
        given, listed = self.crime_input, self.premises_source is not None
        by_text = bool(given.choice.location_field) and (bool(self.name_field) or not listed)
        by_id = bool(given.choice.group_field)
        refuse_displaced(given.source.origin, given.source.name, by_id, by_text, listed)
        # Without a study area it is the records of the layer that say where premises could have had a crime.
        squares = Squares() if listed and self.study_source is None else None
        crimes, area = given.read(Part(feedback, 0, 40), squares), None
        if self.study_source is not None:
            area = keep_inside(crimes, self.study_source, given, (), feedback)
        self._stage(feedback, 40, tr("matching crimes to places…"))
        if listed:
            joined = self._at_premises(crimes, area, squares, feedback)
        else:
            joined = by_location(crimes, given.source.origin, given.source.name)
        self._stage(feedback, 70, tr("comparing with chance…"))
        ranked = self._ranked(crimes, joined)
        curve = self._curve(ranked, joined, feedback)
        log_rows(crimes, feedback)
        finish = Finish(self, parameters, context, feedback)
        notes = self._notes(crimes, joined, ranked)
        finish.describe(crimes.window or "", crimes.rows(), notes + caveats(crimes))
        self._stage(feedback, 90, tr("writing…"))
        return self._write(joined, ranked, curve, crimes, finish)

    def _at_premises(
        self, crimes: Crimes, area: Areas | None, squares: Squares | None, feedback: QgsProcessingFeedback
    ) -> Joined:
        """The crimes at the premises of the layer that are in the study area, or near a record where there is none."""
        given, source = self.crime_input, self.premises_source
        if source is None:
            raise ValueError("there is no layer of premises")
        found = read_facilities(source, given.crs, given.transform_context, self.id_field, self.name_field, feedback)
        inside: NDArray[np.bool_] = np.ones(len(found), bool)
        if area is not None:
            inside = point_owner(area.geometries, found.x, found.y) >= 0
        elif squares is not None:
            inside = squares.near(found.x, found.y) | given_by_id(crimes, found)
        premises = found.kept(inside)
        if not len(premises):
            raise InputError(
                tr(
                    "None of the premises in '{}' are in the area of the crimes in '{}'; check that both layers cover "
                    "the same part of the country."
                ).format(source.name, given.source.name)
            )

        def step(share: float) -> None:
            self.raise_if_cancelled(feedback)
            feedback.setProgress(45 + 25 * share)

        step(0.0)
        by_distance = not displaced(given.source.origin)
        joined = at_premises(crimes, premises, Distances(self.at_distance, self.near_distance), by_distance, step)
        joined.notes[:0] = notes_of_premises(found, len(found) - len(premises))
        return joined

    # -- what is found ------------------------------------------------------------------------------------------
    def _ranked(self, crimes: Crimes, joined: Joined) -> RankedPremises:
        at, count = joined.at, len(joined.places)
        here = joined.place[at]
        harm = None if crimes.weights is None else np.bincount(here, crimes.weights[at], count)
        near = np.bincount(joined.place[joined.how == NEAR], minlength=count) if joined.near else None
        halves = halves_of(crimes, np.where(at, joined.place, -1), count)
        return RankedPremises(joined.places, np.bincount(here, minlength=count), harm, near, halves)

    def _curve(self, ranked: RankedPremises, joined: Joined, feedback: QgsProcessingFeedback) -> JCurve | None:
        """The J-curve beside that of chance; None where no crime was at any premises."""

        def step(share: float) -> None:
            self.raise_if_cancelled(feedback)
            feedback.setProgress(70 + 20 * share)

        return j_curve(ranked.counts, self.draws, not joined.listed, step) if ranked.counts.any() else None

    def _notes(self, crimes: Crimes, joined: Joined, ranked: RankedPremises) -> list[str]:
        notes = list(joined.notes)
        if joined.listed:
            notes.append(
                tr(
                    "The comparison with chance treats all premises alike. Large or busy premises can have more crime "
                    "for that reason alone."
                )
            )
        else:
            notes.append(
                tr(
                    "Locations without crime are not known, so the comparison covers only locations with at least "
                    "one crime. Number of locations with only one crime, which are not in the layer: {:,}."
                ).format(int((ranked.counts == 1).sum()))
            )
        if ranked.harm is not None:
            notes.append(tr("Premises are ranked by harm. The comparison with chance uses the number of crimes."))
        if ranked.halves is None and crimes.window is not None:
            notes.append(
                tr("Change over time is not shown because the period is too short or data for part of it are missing.")
            )
        return notes

    # -- writing ------------------------------------------------------------------------------------------------
    def _write(
        self, joined: Joined, ranked: RankedPremises, curve: JCurve | None, crimes: Crimes, finish: Finish
    ) -> dict[str, Any]:
        summary = summary_of(joined, ranked, curve)
        choice = self.crime_input.choice
        style = PremisesStyle(crimes.window, tr("harm") if ranked.harm is not None else tr("crimes"))
        title = tr("Premises") if joined.listed else tr("Repeat locations")
        finish.add("OUTPUT", ranked.table(self.crime_input.crs, 0 if joined.listed else 2), style, title)
        finish.add("CURVE", curve_table(curve, len(joined.places)), None, tr("Cumulative curve"))
        report = {
            "summary": summary,
            "verdict": verdict(curve),
            "listed": joined.listed,
            "premises": len(joined.places),
            "crimes": len(crimes),
            "at": int(joined.at.sum()),
            "near": joined.count(NEAR),
            "none": joined.count(NONE),
            "by_id": joined.count(BY_ID),
            "by_name": joined.count(BY_NAME),
            "by_distance": joined.count(BY_DISTANCE),
            "at_m": self.at_distance,
            "near_m": self.near_distance,
            "harm_by": choice.weighed_by,
            "p": None if curve is None or np.isnan(curve.p) else curve.p,
            "dispersion": None if curve is None or np.isnan(curve.dispersion) else curve.dispersion,
            "curve": curve_lists(curve),
            "rows": ranked.rows(_ROWS),
        }
        picture = b""
        if finish.asked("CHART") or finish.asked("REPORT"):
            picture = j_curve_picture(curve_lists(curve), tr("Risky facilities"), summary)
            finish.outputs.add_picture("CHART", picture)
        finish.add_report(
            "facilities", tr("Risky facilities"), finish.accounted(report), lambda: {"picture": embedded(picture)}
        )
        most = ranked.counts[ranked.busiest] / max(int(joined.at.sum()), 1)
        return finish.results(
            {
                "CRIMES_READ": crimes.read,
                "CRIMES_USED": len(crimes),
                "PREMISES_COUNT": len(joined.places),
                "AT_COUNT": report["at"],
                "NEAR_COUNT": report["near"],
                "NONE_COUNT": report["none"],
                "TOP_SHARE": float(most),
                "P_VALUE": report["p"],
                "VERDICT": report["verdict"],
                **({} if ranked.harm is None else {"HARM_BY": choice.weighed_by}),
            },
            summary,
        )
