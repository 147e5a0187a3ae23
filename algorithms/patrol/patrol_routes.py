"""The order of visits for each shift: on the streets or in straight lines, for navigation and on paper."""

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsPointXY, QgsWkbTypes

from ...bridge.files.atomic_replace import check_folder
from ...bridge.geometry.polygons import area_source
from ...bridge.geometry.road_network import RoadNetwork, StraightLines, Streets
from ...bridge.ground import fields as f
from ...bridge.ground.errors import Cancelled, InputError
from ...bridge.ground.provenance import provenance
from ...bridge.ground.texts import tr
from ...bridge.moments.shifts import parse_shifts
from ...bridge.patrol.duties import duties_of
from ...bridge.patrol.route_files import file_names, gpx, kml, stops_csv
from ...bridge.patrol.shift_page import LONGEST_MARKING
from ...bridge.reading.crs import transform_points, working_crs
from ...bridge.results.outputs import Outputs, Table
from ...bridge.results.styles.patrol import RouteStyle, StopStyle
from ...contract.parts.shared import USUAL_SHIFTS
from ...core.patrol.routes import Stop
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import input_layer
from ..common.place_input import PlaceInput
from .duty_routes import routes_of, together
from .route_pages import BriefingPages, problems_of, venues_of

_DEGREES = "EPSG:4326"


class PatrolRoutes(HotspotAlgorithm):
    """A plan into routes, files and briefings."""

    ID = "patrolroutes"

    # -- looking at it ------------------------------------------------------------------------------------------
    def prepare(self, parameters, context, feedback):
        def text(name):
            return (self.parameterAsString(parameters, name, context) or "").strip()

        def given(name):
            return parameters.get(name) not in (None, "")

        self.places = PlaceInput(self, parameters, context)
        shifts = parse_shifts(text("SHIFTS") or USUAL_SHIFTS)
        days = [one.strip() for one in text("DAYS").split(";") if one.strip()]
        self.duties = duties_of(
            input_layer(self, parameters, "PLAN", context) if given("PLAN") else None,
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
                tr("MARKING has {} characters; write {} at most, so that it stands on every page.").format(
                    len(self.marking), LONGEST_MARKING
                )
            )
        self.streets = self.parameterAsSource(parameters, "STREETS", context) if given("STREETS") else None
        if given("STREETS") and self.streets is None:
            raise InputError(tr("The layer given as STREETS cannot be opened; check that the file is there."))
        self.oneway, self.speed_field = -1, -1
        if self.streets is not None:
            if not self.streets.sourceCrs().isValid():
                raise InputError(
                    tr("The layer '{}' has no coordinate system; set it in the layer's properties.").format(
                        self.streets.sourceName()
                    )
                )
            for name, attribute in (("ONEWAY_FIELD", "oneway"), ("SPEED_FIELD", "speed_field")):
                if text(name):
                    setattr(self, attribute, self.streets.fields().lookupField(text(name)))
                    if getattr(self, attribute) < 0:
                        raise InputError(tr("'{}' has no field '{}'.").format(self.streets.sourceName(), text(name)))
        self.stations = area_source(self, parameters, "STATIONS", context, QgsWkbTypes.GeometryType.PointGeometry)
        self.venues = venues_of(self.parameterAsFile(parameters, "PROFILE", context))
        self.problems = problems_of(self.places.register)
        self.ground = self.parameterAsLayerList(parameters, "MAP_LAYERS", context)
        project = context.project()
        self.transform_context = context.transformContext()
        source = self.places.source
        self.crs = working_crs(
            source.crs,
            source.extent,
            project.crs() if project is not None else source.crs,
            self.transform_context,
            source.name,
        )

    # -- the run ------------------------------------------------------------------------------------------------
    def execute(self, parameters, context, feedback):
        spots = self.places.read(self.crs, self.transform_context, feedback)
        ids = spots.columns[f.HOTSPOT_ID]
        names = spots.columns.get(f.NAME) or spots.columns.get(f.AREA_NAME) or [None] * len(ids)
        self.names = [str(name) if name else one for name, one in zip(names, ids)]
        self.spots, self.ids, self.notes = spots, ids, []
        points = [geometry.pointOnSurface().asPoint() for geometry in spots.geometries]
        stations = self._stations(feedback)
        feedback.setProgressText(self.tr("finding ways…"))
        everywhere = [QgsPointXY(point) for point in points + stations]
        if self.streets is not None:
            streets = Streets(self.streets, self.speed, self.oneway, self.speed_field)
            network = RoadNetwork(everywhere, streets, self.crs, self.tolerance, feedback)
        else:
            network = StraightLines(everywhere, self.speed)
        travel = network.minutes(feedback)
        if feedback.isCanceled():
            raise Cancelled()
        routes, left_out = self._routes(travel, len(points), len(stations), feedback)
        feedback.setProgressText(self.tr("drawing routes…"))
        self._draw(routes, network, feedback)
        self.points = points
        return self._write(routes, left_out, parameters, context, feedback)

    def _stations(self, feedback):
        if self.stations is None:
            return []
        read = self.stations.read(self.crs, self.transform_context, (), feedback, mend=False)
        return [geometry.centroid().asPoint() for geometry in read.geometries]

    def _routes(self, travel, places, stations, feedback):
        """([Route], [(Duty, place id, why)]) of all duties."""
        number = {one: i for i, one in enumerate(self.ids)}
        reachable = together(travel[:places, :places])
        if not reachable.any():
            raise InputError(
                tr(
                    "No place is within {:g} m of a street of '{}'; check that both cover the same town, "
                    "or raise TOLERANCE."
                ).format(self.tolerance, self.streets.sourceName())
            )
        starts = self._starts(travel, places, stations, reachable)
        cut_off = [self.ids[i] for i in range(places) if not reachable[i]]
        if cut_off:
            self.notes.append(
                tr("No way leads from the other places to {}{}; {} left out.").format(
                    ", ".join(cut_off[:5]),
                    tr(" and {:,} more").format(len(cut_off) - 5) if len(cut_off) > 5 else "",
                    tr("it is") if len(cut_off) == 1 else tr("they are"),
                )
            )

        def step():
            if feedback.isCanceled():
                raise Cancelled()

        routes, left_out, unknown = [], [], set()
        for k, duty in enumerate(self.duties):
            step()
            feedback.setProgress(30 + 50 * k / len(self.duties))
            wanted = duty.visits if duty.visits is not None else {one: [(duty.minutes, None)] for one in self.ids}
            unknown |= set(wanted) - set(number)
            stops = []
            for one, visits in wanted.items():
                if one in number and reachable[number[one]]:
                    stops += [Stop(number[one], minutes, window) for minutes, window in visits]
                else:
                    why = self.tr("no way leads there") if one in number else self.tr("not among the places")
                    left_out += [(duty, one, why)] * len(visits)
            made, dropped = routes_of(duty, stops, travel[:places, :places], starts, self.units, self.seed, step)
            routes += made
            left_out += [(duty, self.ids[stop.place], self.tr("does not fit into the shift")) for stop in dropped]
        if unknown:
            self.notes.append(
                tr("{:,} places of the plan are not among the places: {}.").format(
                    len(unknown), ", ".join(sorted(unknown)[:5])
                )
            )
        if not routes:
            raise InputError(tr("The plan holds no visit to any of the places; check that it was made for them."))
        return routes, left_out

    def _starts(self, travel, places, stations, reachable):
        """{station (index into travel): minutes from there (p,)} of those from which ways lead to the places."""
        leads = np.isfinite(travel[places:, :places][:, reachable]).all(1)
        if stations and not leads.any():
            raise InputError(
                tr("No way leads from the stations to the places; check STATIONS and STREETS, or leave STATIONS empty.")
            )
        if not leads.all():
            self.notes.append(
                tr("No way leads to the places from {:,} of {:,} stations; shifts begin at the others.").format(
                    int((~leads).sum()), stations
                )
            )
        return {places + int(k): travel[places + k, :places] for k in np.flatnonzero(leads)}

    def _draw(self, routes, network, feedback):
        legs = {
            route: [(a, b) for a, b in zip(where, where[1:]) if a != b]
            for route, where in (
                (k, ([] if route.begin is None else [route.begin]) + [stop.place for stop in route.stops])
                for k, route in enumerate(routes)
            )
        }
        ways = network.ways({leg for mine in legs.values() for leg in mine}, feedback)
        for k, route in enumerate(routes):
            for leg in legs[k]:
                route.line += ways[leg][1 if route.line else 0 :]

    # -- writing ------------------------------------------------------------------------------------------------
    def _write(self, routes, left_out, parameters, context, feedback):
        missed = sum(route.made.missed for route in routes)
        if missed:
            self.notes.append(
                tr("{:,} visits begin outside their peak window: the shift leaves no other way.").format(missed)
            )
        if left_out:
            self.notes.append(
                tr("{:,} visits are left out: {}.").format(
                    len(left_out),
                    "; ".join(
                        tr("{} on {} ({}), {}").format(one, duty.day, duty.shift.name, why)
                        for duty, one, why in left_out[:5]
                    )
                    + (" …" if len(left_out) > 5 else ""),
                )
            )
        record = provenance(self, parameters, context, "", {}, self.notes)
        outputs = Outputs(self, parameters, context, feedback)
        outputs.add("OUTPUT", self._lines(routes), RouteStyle(), record, self.tr("Routes"))
        stops = self._stops(routes)
        outputs.add("STOPS", stops, StopStyle(), record, self.tr("Stops"))
        if parameters.get("FOLDER"):
            outputs.add_files("FOLDER", self._files(routes, stops, left_out))
        travel = sum(route.made.travel for route in routes)
        visits = sum(stop.minutes for route in routes for stop in route.stops)
        count = sum(len(route.stops) for route in routes)
        words = self.tr("Routes: {}, with {} visits; {:.0f} minutes of travel for {:.0f} minutes in the places.")
        summary = words.format(f"{len(routes):,}", f"{count:,}", travel, visits)
        if left_out:
            summary += self.tr(" {} visits are left out.").format(f"{len(left_out):,}")
        for note in self.notes:
            feedback.pushInfo(note)
        feedback.pushInfo(summary)
        results = {
            "ROUTE_COUNT": len(routes),
            "STOP_COUNT": count,
            "LEFT_OUT": len(left_out),
            "TRAVEL_MINUTES": travel,
            "VISIT_MINUTES_TOTAL": visits,
            "SUMMARY": summary,
            "NOTES": "\n".join(self.notes),
        }
        folder = self.parameterAsFileOutput(parameters, "BRIEFINGS", context)
        pages = self._pages(routes) if folder else []
        if folder:
            check_folder(folder, [page[0] for page in pages])
        results.update(outputs.commit())
        if folder:
            results["BRIEFINGS"] = folder
            # Layouts belong to the main thread, where results are finished.
            self.results.append(BriefingPages(folder, pages, self.ground, self.marking))
        feedback.setProgress(100)
        return results

    def _lines(self, routes):
        kinds = [
            (f.ROUTE_ID, "text"),
            (f.DAY, "text"),
            (f.SHIFT, "text"),
            (f.AGENCY, "text"),
            (f.UNIT, "integer"),
            (f.STOPS, "integer"),
            (f.TRAVEL_MIN, "real"),
            (f.VISIT_MIN, "real"),
            (f.LENGTH_KM, "real"),
        ]
        lines = [
            QgsGeometry.fromPolylineXY(route.line if len(route.line) > 1 else [self.points[route.stops[0].place]] * 2)
            for route in routes
        ]
        columns = {
            f.ROUTE_ID: [route.name for route in routes],
            f.DAY: [route.duty.day for route in routes],
            f.SHIFT: [route.duty.shift.name for route in routes],
            f.AGENCY: [route.duty.agency for route in routes],
            f.UNIT: [route.unit for route in routes],
            f.STOPS: [len(route.stops) for route in routes],
            f.TRAVEL_MIN: [float(route.made.travel) for route in routes],
            f.VISIT_MIN: [float(sum(stop.minutes for stop in route.stops)) for route in routes],
            f.LENGTH_KM: [line.length() / 1000 for line in lines],
        }
        return Table(kinds, columns, [bytes(line.asWkb()) for line in lines], QgsWkbTypes.Type.LineString, self.crs)

    def _stops(self, routes):
        kinds = [
            (f.ROUTE_ID, "text"),
            (f.DAY, "text"),
            (f.SHIFT, "text"),
            (f.AGENCY, "text"),
            (f.UNIT, "integer"),
            (f.STOP_NO, "integer"),
            (f.HOTSPOT_ID, "text"),
            (f.NAME, "text"),
            (f.ARRIVE, "text"),
            (f.LEAVE, "text"),
            (f.MINUTES, "real"),
            (f.PEAK_TIME, "text"),
        ]
        columns, shapes = {name: [] for name, _ in kinds}, []
        for route in routes:
            for k, stop in enumerate(route.stops):
                values = (
                    route.name,
                    route.duty.day,
                    route.duty.shift.name,
                    route.duty.agency,
                    route.unit,
                    k + 1,
                    self.ids[stop.place],
                    self.names[stop.place],
                    route.duty.clock(route.made.arrive[k]),
                    route.duty.clock(route.made.leave[k]),
                    float(stop.minutes),
                    route.duty.window(stop.window),
                )
                for (name, _), value in zip(kinds, values):
                    columns[name].append(value)
                shapes.append(bytes(QgsGeometry.fromPointXY(self.points[stop.place]).asWkb()))
        return Table(kinds, columns, shapes, QgsWkbTypes.Type.Point, self.crs)

    def _files(self, routes, stops, left_out):
        """{file name: bytes} of GPX, KML and CSV."""
        degrees = QgsCoordinateReferenceSystem(_DEGREES)

        def placed(points):
            x, y = transform_points(
                np.array([point.x() for point in points]),
                np.array([point.y() for point in points]),
                self.crs,
                degrees,
                self.transform_context,
            )
            return list(zip(x.tolist(), y.tolist()))

        files = {}
        for route, title in zip(routes, file_names(route.name for route in routes)):
            where = placed([self.points[stop.place] for stop in route.stops])
            named = [
                (
                    x,
                    y,
                    f"{k + 1}. {self.names[stop.place]}",
                    f"{route.duty.clock(route.made.arrive[k])}–{route.duty.clock(route.made.leave[k])}",
                )
                for k, (stop, (x, y)) in enumerate(zip(route.stops, where))
            ]
            line = placed(route.line) if route.line else where
            words = " ".join(word for word in (self.marking, route.name) if word)
            files[title + ".gpx"] = gpx(words, named, line).encode("utf-8")
            files[title + ".kml"] = kml(words, named, line).encode("utf-8")
        names = [name for name, _ in stops.fields]
        rows = list(zip(*(stops.columns[name] for name in names)))
        files["stops.csv"] = self._csv(names, rows)
        files["left out.csv"] = self._csv(
            [f.DAY, f.SHIFT, f.AGENCY, f.HOTSPOT_ID, "reason"],
            [(duty.day, duty.shift.name, duty.agency, one, why) for duty, one, why in left_out],
        )
        return files

    def _csv(self, names, rows):
        """A CSV with the marking in a column of its own, so that each row keeps it."""
        if self.marking:
            names, rows = [*names, "marking"], [(*row, self.marking) for row in rows]
        return stops_csv(names, rows).encode("utf-8-sig")

    def _pages(self, routes):
        pages = []
        for route, title in zip(routes, file_names(route.name for route in routes)):
            stops = [
                {
                    "order": k + 1,
                    "name": self._called(stop.place),
                    "arrive": route.duty.clock(route.made.arrive[k]),
                    "leave": route.duty.clock(route.made.leave[k]),
                    "window": route.duty.window(stop.window) or "",
                    "problem": self.problems.get(self.ids[stop.place], ""),
                    "venues": self.venues.get(self.ids[stop.place], ""),
                    "geometry": self.spots.geometries[stop.place],
                    "point": self.points[stop.place],
                }
                for k, stop in enumerate(route.stops)
            ]
            pages.append((title + ".pdf", self._title(route), self._words(route), stops, route.line, self.crs))
        return pages

    def _called(self, place):
        """Its id and its name: two places may have the name of one ward."""
        return " ".join(dict.fromkeys((self.ids[place], self.names[place])))

    def _title(self, route):
        return self.tr("{}, {} {}–{}").format(route.duty.day, route.duty.shift.name, *route.duty.shift.words)

    def _words(self, route):
        agency = route.duty.agency
        minutes = sorted({round(stop.minutes) for stop in route.stops})
        return self.tr(
            "{} patrol {}: {} visits, about {:.0f} minutes of travel. Be seen, talk to people, look at the "
            "problem; about {} minutes in each place."
        ).format(
            agency[:1].upper() + agency[1:] or self.tr("Police"),
            route.unit,
            len(route.stops),
            route.made.travel,
            "–".join(str(one) for one in dict.fromkeys((minutes[0], minutes[-1]))),
        )
