"""The parameters of a patrol plan, and the problem that they pose."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import Any

import numpy as np
from qgis.core import QgsCoordinateTransformContext, QgsProcessingContext, QgsProcessingFeedback

from ...bridge.geometry.polygons import Areas
from ...bridge.geometry.road_network import StraightLines
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import counted, day_words, tr
from ...bridge.moments.shifts import parse_shifts
from ...bridge.patrol.plan_inputs import (
    Resource,
    first_weekday,
    officers,
    parse_resources,
    peak_shifts,
    peaks_of,
    read_peaks,
    read_resources,
)
from ...bridge.patrol.plan_table import PlanSetting
from ...bridge.patrol.register_candidates import method_of, weight_transform_of
from ...contract.parts.crimes import HARM_UNITS, UNCHANGED
from ...contract.patrol_visits import PATROL_ROUTES
from ...core.patrol.plan import PatrolProblem
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import input_layer
from ..common.hot_spot_input import HOTSPOT_LAYER
from ..common.place_input import PlaceInput
from .map_crs import map_crs

#: Cells (hot spots × days × shifts) at most: ten times a large force's month.
_MOST_CELLS = 250_000


class PlanInput:
    """The parameters of a plan, looked at on the main thread. Raises InputError for what cannot be used."""

    #: Kilometres an hour between hot spots: as the routes have it where nobody says another speed.
    speed = next(one.default for one in PATROL_ROUTES.parameters if one.name == "SPEED")

    def __init__(self, algorithm: HotspotAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        def text(name: str) -> str:
            return (algorithm.parameterAsString(parameters, name, context) or "").strip()

        def whole(name: str) -> int:
            return algorithm.parameterAsInt(parameters, name, context)

        def real(name: str) -> float:
            return algorithm.parameterAsDouble(parameters, name, context)

        self.places = PlaceInput(algorithm, parameters, context)
        located = self.places.source.crs.isValid()
        self.crs = map_crs(self.places, context)[0] if located else self.places.source.crs
        self.by = algorithm.parameterAsEnumString(parameters, "BY", context)
        #: The parameters that the hot spots were found with, as JSON; those of a register bring their own.
        self.params = ""
        if parameters.get(HOTSPOT_LAYER) not in (None, ""):
            self.params = method_of(input_layer(algorithm, parameters, HOTSPOT_LAYER, context))[1]
        #: What visits are in proportion to, in words; known when the hot spots are read.
        self.unit = tr(self.by)
        if self.places.source.fields.lookupField(self.by) < 0:
            raise InputError(
                tr("'{1}' has no field '{0}', which is chosen under BY; the fields in the layer are {2}.").format(
                    self.by, self.places.source.name, ", ".join(self.places.source.fields.names())
                )
            )
        self.shifts = parse_shifts(text("SHIFTS"))
        self.resources = self._resources(algorithm, parameters, context, text("RESOURCES"))
        path = algorithm.parameterAsFile(parameters, "PEAKS", context)
        self.peaks = read_peaks(path) if path else None
        today = datetime.date.today()
        self.start = algorithm.day(parameters, "START", context)
        if self.start is None:
            self.start = np.datetime64(today + datetime.timedelta(days=7 - today.weekday()), "D")
        self.days = whole("DAYS")
        self.rules = {
            "floor": whole("FLOOR"),
            "cap": whole("CAP"),
            "area_minimum": whole("AREA_MINIMUM"),
            "per_shift": whole("PER_SHIFT"),
            "off_peak": real("OFF_PEAK"),
            "give": real("RUNS") / 100,
        }
        if self.rules["floor"] > self.rules["cap"]:
            raise InputError(tr("FLOOR ({floor}) is above CAP ({cap}); lower FLOOR or raise CAP.").format(**self.rules))
        self.visit_minutes, self.travel_minutes = whole("VISIT_MINUTES"), whole("TRAVEL_MINUTES")
        self.crew = whole("CREW")
        self.even_by = algorithm.parameterAsEnumString(parameters, "EVEN_BY", context)
        self.position = real("EVENNESS")
        self.chosen_by, self.reason = text("CHOSEN_BY"), text("REASON")
        if self.position > 0 and not (self.chosen_by and self.reason):
            raise InputError(
                tr("EVENNESS is above 0; fill in CHOSEN_BY and REASON to record who chose this balance, and why.")
            )
        self.points = whole("FRONTIER_POINTS")
        self.solver = algorithm.parameterAsEnumString(parameters, "SOLVER", context)
        self.seconds, self.seed = whole("TIME_LIMIT"), whole("SEED")

    def _resources(
        self, algorithm: HotspotAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext, text: str
    ) -> list[Resource]:
        given = parameters.get("RESOURCES_TABLE")
        if given in (None, ""):
            return parse_resources(text, self.shifts)
        if text:
            raise InputError(tr("RESOURCES and RESOURCES_TABLE are both filled in; use only one of them."))
        return read_resources(input_layer(algorithm, parameters, "RESOURCES_TABLE", context), self.shifts)

    @property
    def positions(self) -> list[float]:
        """Points of the frontier to be made: the one taken first, then the ends, then those between."""
        between = np.linspace(0, 1, self.points).tolist() if self.points > 1 else []
        return list(
            dict.fromkeys(
                [round(self.position, 6)] + [round(one, 6) for one in (between[:1] + between[-1:] + between[1:-1])]
            )
        )

    def read(
        self, transform_context: QgsCoordinateTransformContext, feedback: QgsProcessingFeedback
    ) -> tuple[PlanSetting, np.ndarray, list[str]]:
        """(PlanSetting, minutes (n, n) between the hot spots, notes). Raises InputError, Cancelled."""
        source = self.places.source
        places = self.places.read(self.crs, transform_context, feedback)
        count, notes = len(places), []
        if count * self.days * len(self.shifts) > _MOST_CELLS:
            raise InputError(
                tr(
                    "{:,} hot spots × {} days × {} shifts exceeds the limit of {:,}; plan fewer days or fewer "
                    "hot spots."
                ).format(count, self.days, len(self.shifts), _MOST_CELLS)
            )
        ids = places.columns[f.HOTSPOT_ID]
        if source.fields.lookupField(f.HOTSPOT_ID) < 0:
            notes.append(
                tr("'{}' has no field {}, so the hot spots are numbered in order, starting with {}.").format(
                    source.name, f.HOTSPOT_ID, ids[0]
                )
            )
        area_names = self._texts(places, f.AREA_NAME)
        names = [name or area or one for name, area, one in zip(self._texts(places, f.NAME), area_names, ids)]
        weights = self._weights(places, notes)
        self.unit = self._unit(places, notes)
        windows, words = self._windows(ids, notes)
        areas = sorted({name for name in area_names if name})
        codes = np.array([areas.index(name) if name else -1 for name in area_names])
        self._check_areas(areas, codes, source.name, notes)
        notes += self._not_yet_active(places)
        there = officers(
            self.resources, self.shifts, self.start, self.days, self.visit_minutes + self.travel_minutes, self.crew
        )
        if not there.capacity.any():
            raise InputError(
                tr(
                    "RESOURCES has no shift with enough officers and hours for one visit of {} minutes plus {} "
                    "minutes of travel. CREW is {}; enter more officers or hours, or lower CREW."
                ).format(self.visit_minutes, self.travel_minutes, self.crew)
            )
        for day, shift in there.shorter:
            notes.append(
                tr("The {} shift on {} is planned an hour shorter because the clocks go forward.").format(
                    shift, day_words(day)
                )
            )
        sizes = np.bincount(codes[codes >= 0], minlength=len(areas)).astype(float)
        share = sizes if self.even_by == "hotspots" else np.ones(len(areas))
        problem = PatrolProblem(
            weights,
            codes,
            share / max(share.sum(), 1),
            windows,
            there.available,
            there.capacity,
            self.crew * (self.visit_minutes + self.travel_minutes),
            first_weekday(self.start),
            **self.rules,
        )
        days = [str(self.start + day) for day in range(self.days)]
        shifts = [(shift.name,) + shift.words for shift in self.shifts]
        setting = PlanSetting(
            problem,
            tuple(ids),
            tuple(names),
            tuple(area_names),
            tuple(days),
            tuple(shifts),
            there.agencies,
            tuple(areas),
            words,
            self.visit_minutes,
            self.crew,
            there.each,
        )
        points = [geometry.pointOnSurface().asPoint() for geometry in places.geometries]
        return setting, StraightLines(points, self.speed).minutes(), notes

    def _not_yet_active(self, places: Areas) -> list[str]:
        """A sentence on the hot spots that are active, as the register has it, on some days of the plan only."""
        first, last = str(self.start), str(self.start + self.days - 1)
        begins, ends = self._texts(places, f.VALID_FROM), self._texts(places, f.VALID_TO)
        outside = [i for i in range(len(places)) if begins[i] > first or "" < ends[i] < last]
        if not outside:
            return []
        one = outside[0]
        return [
            counted(
                len(outside),
                tr(
                    "{0} hot spot is not active on every day of the plan ({1}: from {2}{3}). Visits are planned for it "
                    "all the same; check the start of the plan."
                ),
                tr(
                    "{0} hot spots are not active on every day of the plan (such as {1}: from {2}{3}). Visits are "
                    "planned for them all the same; check the start of the plan."
                ),
                "",
                places.columns[f.HOTSPOT_ID][one],
                day_words(begins[one]) if begins[one] else "…",
                tr(" to {}").format(day_words(ends[one])) if ends[one] else "",
            )
        ]

    @staticmethod
    def _texts(places: Areas, name: str) -> list[str]:
        return ["" if value is None else str(value).strip() for value in places.columns.get(name, [None] * len(places))]

    def _unit(self, places: Areas, notes: list[str]) -> str:
        """What visits are in proportion to, in words; a sentence for the notes where it is not the same for all."""
        if self.by != f.HARM:
            return tr(self.by)
        own = self._texts(places, f.PARAMS)
        units = sorted({tr(HARM_UNITS[weight_transform_of(one or self.params)]) for one in own})
        if len(units) == 1:
            return units[0]
        notes[:0] = [
            tr(
                "The hot spots have different measures of harm ({}), so visits in proportion to them cannot be "
                "compared. Choose crimes as the basis for visits, or find all the hot spots with the same measure."
            ).format(", ".join(units))
        ]
        return tr(HARM_UNITS[UNCHANGED])

    def _weights(self, places: Areas, notes: list[str]) -> np.ndarray:
        name = places.name
        values = np.zeros(len(places))
        for i, value in enumerate(places.columns[self.by]):
            try:
                values[i] = float(value) if value is not None else 0.0
            except (TypeError, ValueError):
                values[i] = np.nan
            if not np.isfinite(values[i]) or values[i] < 0:
                raise InputError(
                    tr("The field '{}' in '{}' has the value '{}' for {}; enter a number of 0 or more.").format(
                        self.by, name, value, places.columns[f.HOTSPOT_ID][i]
                    )
                )
        if not values.any():
            raise InputError(
                tr(
                    "The field '{}' in '{}' is 0 for every hot spot, so visits cannot be shared out in "
                    "proportion; check the field, or change BY."
                ).format(self.by, name)
            )
        none = int((values == 0).sum())
        if none:
            notes.append(
                counted(
                    none,
                    tr("{} hot spot has no {}, so gets no more visits than the minimum."),
                    tr("{} hot spots have no {}, so get no more visits than the minimum."),
                    "",
                    self.by,
                )
            )
        return values

    def _windows(self, ids: Sequence[str], notes: list[str]) -> tuple[np.ndarray, dict[tuple[int, int, int], str]]:
        if self.peaks is None:
            notes.append(tr("No peak hours were given, so all shifts are treated alike."))
            return np.ones((len(ids), 7, len(self.shifts)), bool), {}
        windows, lent = peaks_of(self.peaks, ids)
        if lent:
            notes.append(
                counted(
                    lent,
                    tr("{} hot spot has no peak windows of its own, so the peak windows for all crimes are used."),
                    tr("{} hot spots have no peak windows of their own, so the peak windows for all crimes are used."),
                )
            )
        at, words = peak_shifts(windows, self.shifts, self.visit_minutes)
        without = ~at.any((1, 2))
        at[without] = True
        if without.any():
            notes.append(
                counted(
                    int(without.sum()),
                    tr("{} hot spot has no peak window in any shift, so all shifts are treated alike there."),
                    tr("{} hot spots have no peak window in any shift, so all shifts are treated alike there."),
                )
            )
        return at, words

    def _check_areas(self, areas: Sequence[str], codes: np.ndarray, name: str, notes: list[str]) -> None:
        asked = [
            what
            for what, there in (("AREA_MINIMUM", self.rules["area_minimum"] > 0), ("EVENNESS", self.position > 0))
            if there
        ]
        if asked and not areas:
            raise InputError(
                tr(
                    "{} needs the neighbourhood of each hot spot, but '{}' has none in the field {}; run the "
                    "tool Areas and their hot spots on this layer first."
                ).format(asked[0], name, f.AREA_NAME)
            )
        if self.position > 0 and len(areas) < 2:
            raise InputError(
                tr(
                    "EVENNESS needs at least two neighbourhoods, but '{}' has only '{}' in the field {}; set "
                    "EVENNESS to 0."
                ).format(name, areas[0], f.AREA_NAME)
            )
        if areas and (codes < 0).any():
            notes.append(
                counted(
                    int((codes < 0).sum()),
                    tr("{} hot spot has no {} and is not counted in any neighbourhood."),
                    tr("{} hot spots have no {} and are not counted in any neighbourhood."),
                    "",
                    f.AREA_NAME,
                )
            )
        if len(areas) < 2:
            notes.append(
                tr(
                    "There are fewer than two neighbourhoods in the field {}, so how evenly visits are spread "
                    "between neighbourhoods is not considered."
                ).format(f.AREA_NAME)
            )
