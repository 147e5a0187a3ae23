"""The order of visits for each shift: on the streets or in straight lines, for navigation and on paper."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from ...bridge.files.atomic_replace import check_folder
from ...bridge.geometry.polygons import AreaSource, area_source
from ...bridge.geometry.road_network import RoadNetwork, StraightLines, Streets
from ...bridge.geometry.water import Water
from ...bridge.ground.errors import Cancelled, InputError
from ...bridge.ground.provenance import provenance
from ...bridge.ground.texts import counted, day_words, listed, tr, visits_words
from ...bridge.moments.shifts import parse_shifts
from ...bridge.patrol.duties import duties_of
from ...bridge.patrol.places import Place, noted_in, places_of
from ...bridge.patrol.route_files import route_files
from ...bridge.patrol.route_stops import CUT_OFF, LATE, REPEATED, UNKNOWN, LeftOut, PatrolRoute, route_table, stop_table
from ...bridge.patrol.shift_page import LONGEST_MARKING
from ...bridge.reading.crs import transform_points
from ...bridge.reading.field_names import usual_name
from ...bridge.results.outputs import Outputs
from ...bridge.results.styles.patrol import RouteStyle, StopStyle
from ...contract.parts.shared import USUAL_SHIFTS
from ...contract.patrol_visits import BY_SHIFT, NEAREST
from ...core.patrol.routes import Base, Stop
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import input_layer
from ..common.place_input import PlaceInput
from .duty_routes import Roads, Route, keep_apart, routes_of, together
from .map_crs import map_crs
from .route_pages import BriefingPages, pages_of, venues_of
from .route_sentences import on_hours, on_journeys, on_left_out, travel_per_visit

_DEGREES = "EPSG:4326"


class PatrolRoutes(HotspotAlgorithm):
    """A plan into routes, files and briefings."""

    ID = "patrolroutes"

    # -- looking at it ------------------------------------------------------------------------------------------
    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        def text(name: str) -> str:
            return (self.parameterAsString(parameters, name, context) or "").strip()

        def given(name: str) -> bool:
            return parameters.get(name) not in (None, "")

        self.places = PlaceInput(self, parameters, context)
        shifts = parse_shifts(text("SHIFTS") or USUAL_SHIFTS)
        days = [one.strip() for one in text("DAYS").split(";") if one.strip()]
        self.planned = given("PLAN")
        self.duties = duties_of(
            input_layer(self, parameters, "PLAN", context) if self.planned else None,
            shifts,
            days,
            self.parameterAsDouble(parameters, "VISIT_MINUTES", context),
        )
        self.units = self.parameterAsInt(parameters, "UNITS", context)
        self.speed = self.parameterAsDouble(parameters, "SPEED", context)
        self.tolerance = self.parameterAsDouble(parameters, "TOLERANCE", context)
        self.seed = self.parameterAsInt(parameters, "SEED", context)
        self.marking = " ".join(text("MARKING").split())
        if len(self.marking) > LONGEST_MARKING:
            raise InputError(
                tr("MARKING has {} characters; shorten the text to {} or fewer so that it fits on every page.").format(
                    len(self.marking), LONGEST_MARKING
                )
            )
        self._look_at_streets(parameters, context)
        self.stations = area_source(self, parameters, "STATIONS", context, QgsWkbTypes.GeometryType.PointGeometry)
        self.station_name = self._name_in("STATIONS", self.stations, parameters, context)
        self.nearest = self.parameterAsEnumString(parameters, "STATION_CHOICE", context) == NEAREST
        self.water = area_source(self, parameters, "WATER", context, None)
        if self.water is not None and self.water.geometry_type == QgsWkbTypes.GeometryType.PointGeometry:
            raise InputError(
                tr("'{}' contains points; choose a layer of lines or polygons under WATER.").format(self.water.name)
            )
        self.water_name = self._name_in("WATER", self.water, parameters, context)
        self.by_shift = self.parameterAsEnumString(parameters, "BRIEFING_FILES", context) == BY_SHIFT
        self.venues = venues_of(self.parameterAsFile(parameters, "PROFILE", context))
        self.noted = noted_in(self.places.register)
        self.ground = self.parameterAsLayerList(parameters, "MAP_LAYERS", context)
        self.crs, self.transform_context = map_crs(self.places, context)

    def _look_at_streets(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        given = parameters.get("STREETS") not in (None, "")
        self.streets = self.parameterAsSource(parameters, "STREETS", context) if given else None
        if given and self.streets is None:
            raise InputError(tr("The layer chosen under STREETS cannot be opened; check that its file exists."))
        self.oneway, self.speed_field = -1, -1
        if self.streets is not None:
            if not self.streets.sourceCrs().isValid():
                raise InputError(
                    tr("The layer '{}' has no coordinate system; set one in the layer's properties.").format(
                        self.streets.sourceName()
                    )
                )
            for name, attribute in (("ONEWAY_FIELD", "oneway"), ("SPEED_FIELD", "speed_field")):
                field = (self.parameterAsString(parameters, name, context) or "").strip()
                if field:
                    setattr(self, attribute, self.streets.fields().lookupField(field))
                    if getattr(self, attribute) < 0:
                        raise InputError(
                            tr("'{}' has no field '{}'; choose a field that is in the layer.").format(
                                self.streets.sourceName(), field
                            )
                        )

    def _name_in(
        self, name: str, source: AreaSource | None, parameters: dict[str, Any], context: QgsProcessingContext
    ) -> str:
        """The field with names of the layer given for a parameter, '' without."""
        return "" if source is None else usual_name(input_layer(self, parameters, name, context))

    # -- the run ------------------------------------------------------------------------------------------------
    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        spots = self.places.read(self.crs, self.transform_context, feedback)
        places, self.notes = places_of(spots, self.noted, self.venues), []
        points = [place.point for place in places]
        stations, names = self._stations(feedback)
        feedback.setProgressText(self.tr("finding routes…"))
        network = self._network([QgsPointXY(point) for point in points + stations], feedback)
        travel = network.minutes(feedback)
        if feedback.isCanceled():
            raise Cancelled()
        drafts, left_out = self._routes(travel, places, len(stations), feedback)
        feedback.setProgressText(self.tr("drawing routes…"))
        ways = network.ways({leg for route in drafts for leg in route.legs}, feedback)
        called = {k: place.called for k, place in enumerate(places)}
        bases = {len(places) + k: name for k, name in enumerate(names)}
        self.notes += on_journeys(drafts, ways, {**called, **bases})
        wet = self._over_water(ways, {**called, **bases}, feedback)
        routes = [route.finished(places, ways, bases, wet) for route in drafts]
        return self._write(routes, left_out, parameters, context, feedback)

    def _network(self, points: list[QgsPointXY], feedback: QgsProcessingFeedback) -> RoadNetwork | StraightLines:
        if self.streets is None:
            return StraightLines(points, self.speed)
        streets = Streets(self.streets, self.speed, self.oneway, self.speed_field)
        return RoadNetwork(points, streets, self.crs, self.tolerance, feedback)

    def _stations(self, feedback: QgsProcessingFeedback) -> tuple[list[QgsPointXY], list[str]]:
        """(the points of the stations, their names)."""
        if self.stations is None:
            return [], []
        field = self.station_name
        read = self.stations.read(self.crs, self.transform_context, (field,) if field else (), feedback, mend=False)
        names = read.columns[field] if field else [None] * len(read)
        return (
            [geometry.centroid().asPoint() for geometry in read.geometries],
            [str(name or "").strip() or tr("station {}").format(k) for k, name in enumerate(names, 1)],
        )

    def _over_water(
        self,
        ways: Mapping[tuple[int, int], list[QgsPointXY]],
        called: Mapping[int, str],
        feedback: QgsProcessingFeedback,
    ) -> dict[tuple[int, int], str]:
        """{leg: where it goes and what it crosses, in words} of the straight ways over water."""
        # Ways along streets cross it by a bridge.
        if self.water is None or self.streets is not None or not ways:
            return {}
        extent = QgsGeometry.fromMultiPointXY([point for way in ways.values() for point in way]).boundingBox()
        field = self.water_name
        read = self.water.read(
            self.crs, self.transform_context, (field,) if field else (), feedback, within=extent, needed=False
        )
        water, found = Water(read, field), {}
        for (begin, end), way in ways.items():
            names = water.crossed(way)
            if names is not None:
                words = tr("{} to {} ({})") if names else tr("{} to {}")
                found[begin, end] = words.format(called[begin], called[end], ", ".join(names))
        if found:
            self.notes.append(
                counted(
                    len(found),
                    tr(
                        "{} straight line between places crosses water; the journey by bridge may take much longer: {}."
                    ),
                    tr(
                        "{} straight lines between places cross water; the journeys by bridge may take much longer: {}."
                    ),
                    "",
                    listed(list(found.values()), separator="; "),
                )
            )
        return found

    def _routes(
        self, travel: np.ndarray, places: list[Place], stations: int, feedback: QgsProcessingFeedback
    ) -> tuple[list[Route], list[LeftOut]]:
        """The routes of all duties, and what is left out. ``travel`` minutes between places, then ``stations``."""
        ids, count = [place.id for place in places], len(places)
        number = {one: i for i, one in enumerate(ids)}
        reachable = together(travel[:count, :count])
        if not reachable.any():
            raise InputError(
                tr(
                    "None of the places are within {:g} m of a street in '{}'. Check that both layers cover the "
                    "same part of the country, or increase TOLERANCE."
                ).format(self.tolerance, self.streets.sourceName())
            )
        bases = self._bases(travel, count, stations, reachable)
        roads = Roads(travel[:count, :count], bases, self.nearest and len(bases) > 1)
        cut_off = [ids[i] for i in range(count) if not reachable[i]]
        if cut_off:
            self.notes.append(
                tr("No route reaches {} from the other places, so {} left out.").format(
                    listed(cut_off), tr("it is") if len(cut_off) == 1 else tr("they are")
                )
            )

        def step() -> None:
            if feedback.isCanceled():
                raise Cancelled()

        routes: list[Route] = []
        left_out: list[LeftOut] = []
        unknown: set[str] = set()
        planned, missed = np.zeros(count), np.zeros(count)
        for k, duty in enumerate(self.duties):
            step()
            feedback.setProgress(30 + 50 * k / len(self.duties))
            wanted = duty.visits(ids)
            unknown |= set(wanted) - set(number)
            stops = []
            for one, visits in wanted.items():
                if one in number and reachable[number[one]]:
                    stops += [Stop(number[one], visit.minutes, visit.window) for visit in visits]
                    planned[number[one]] += len(visits)
                else:
                    left_out += [LeftOut(duty, one, CUT_OFF if one in number else UNKNOWN)] * len(visits)
            lost = dict(enumerate(missed / np.maximum(planned, 1)))
            made = routes_of(duty, stops, roads, self.units, self.seed, lost, step)
            routes += made.routes
            for why, dropped in ((LATE, made.late), (REPEATED, made.again)):
                left_out += [LeftOut(duty, ids[stop.place], why, places[stop.place].name) for stop in dropped]
                np.add.at(missed, [stop.place for stop in dropped], 1)
        met = keep_apart(routes, roads.travel)
        if met:
            self.notes.append(
                counted(
                    met,
                    tr("{} visit is while another patrol is at the place, because the hours leave no other time."),
                    tr("{} visits are while another patrol is at the place, because the hours leave no other time."),
                )
            )
        if roads.grouped and routes:
            self.notes.append(tr("Each place is visited from the nearest station, where the route begins and ends."))
        if unknown:
            self.notes.append(
                counted(
                    len(unknown),
                    tr("{} place in the plan is not in the layer of places: {}."),
                    tr("{} places in the plan are not in the layer of places: {}."),
                    "",
                    listed(sorted(unknown)),
                )
            )
        if not routes:
            raise InputError(
                tr("The plan has no visits to any of these places; check that the plan was made for these places.")
            )
        return routes, left_out

    def _bases(self, travel: np.ndarray, places: int, stations: int, reachable: np.ndarray) -> dict[int, Base]:
        """{station (index into travel): the Base} of those from which ways lead to the places; of several to which
        each place belongs, also back."""
        leads = np.isfinite(travel[places:, :places][:, reachable]).all(1)
        returns = self.nearest and stations > 1
        if returns:
            leads &= np.isfinite(travel[:places, places:][reachable]).all(0)
        if stations and not leads.any():
            raise InputError(
                tr(
                    "No route reaches the places from the stations; check STATIONS and STREETS, or leave "
                    "STATIONS blank."
                )
            )
        if not leads.all():
            self.notes.append(
                tr(
                    "No route reaches the places from {:,} of {:,} stations, so shifts begin at the other stations."
                ).format(int((~leads).sum()), stations)
            )
        back = returns and leads.sum() > 1
        return {
            places + k: Base(travel[places + k, :places], travel[:places, places + k] if back else None)
            for k in np.flatnonzero(leads).tolist()
        }

    # -- writing ------------------------------------------------------------------------------------------------
    def _write(
        self,
        routes: list[PatrolRoute],
        left_out: list[LeftOut],
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        # What does not fit comes first, and what to do.
        self.notes[:0] = [*on_left_out(left_out, bool(parameters.get("FOLDER"))), *on_hours(routes, self.planned)]
        missed = sum(route.missed for route in routes)
        if missed:
            self.notes.append(
                counted(
                    missed,
                    tr("{} visit begins outside its peak hours, because no better time was found in the shift."),
                    tr("{} visits begin outside their peak hours, because no better time was found in the shift."),
                )
            )
        if len({route.duty.day for route in routes}) > 1:
            self.notes.append(
                tr("The map shows the first day, {}. Tick other days in the Layers panel to show them.").format(
                    day_words(routes[0].duty.day)
                )
            )
        record = provenance(self, parameters, context, "", {}, self.notes)
        outputs = Outputs(self, parameters, context, feedback)
        outputs.add("OUTPUT", route_table(routes, self.crs), RouteStyle(), record, self.tr("Routes"))
        stops = stop_table(routes, self.crs)
        outputs.add("STOPS", stops, StopStyle(), record, self.tr("Stops"))
        if parameters.get("FOLDER"):
            outputs.add_files("FOLDER", route_files(routes, stops, left_out, self.marking, self._degrees))
        travel = sum(route.travel for route in routes)
        visits = sum(stop.minutes for route in routes for stop in route.stops)
        count = sum(len(route.stops) for route in routes)
        words = self.tr("Routes: {}, with {}. Travel takes {:,.0f} minutes and the visits {:,.0f} minutes.")
        summary = words.format(f"{len(routes):,}", visits_words(count), travel, visits)
        if left_out:
            summary += " " + counted(
                len(left_out), self.tr("{} visit is left out."), self.tr("{} visits are left out.")
            )
        for note in self.notes:
            feedback.pushInfo(note)
        feedback.pushInfo(summary)
        results = {
            "ROUTE_COUNT": len(routes),
            "STOP_COUNT": count,
            "LEFT_OUT": len(left_out),
            "TRAVEL_MINUTES": travel,
            "TRAVEL_PER_VISIT": travel_per_visit(routes),
            "VISIT_MINUTES_TOTAL": visits,
            "WATER_CROSSINGS": len({one for route in routes for one in route.over_water}),
            "SUMMARY": summary,
            "NOTES": "\n".join(self.notes),
        }
        folder = self.parameterAsFileOutput(parameters, "BRIEFINGS", context)
        pages = pages_of(routes, self.crs, self.marking, self.by_shift) if folder else []
        if folder:
            check_folder(folder, dict.fromkeys(page.file for page in pages))
        results.update(outputs.commit())
        if folder:
            results["BRIEFINGS"] = folder
            # Layouts belong to the main thread, where results are finished.
            self.results.append(BriefingPages(folder, pages, self.ground, self.streets is None))
        feedback.setProgress(100)
        return results

    def _degrees(self, x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Coordinates of the map as longitude and latitude."""
        return transform_points(x, y, self.crs, QgsCoordinateReferenceSystem(_DEGREES), self.transform_context)
