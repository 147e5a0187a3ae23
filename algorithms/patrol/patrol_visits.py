"""What was delivered: visits from pings or logs, beside the plan."""

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem

from ...bridge.geometry.polygons import area_source, rings_of
from ...bridge.ground import fields as f
from ...bridge.ground.errors import Cancelled, InputError
from ...bridge.ground.provenance import provenance
from ...bridge.ground.texts import tr
from ...bridge.moments.ping_times import to_clock
from ...bridge.moments.shifts import parse_shifts, shift_at
from ...bridge.patrol.patrol_returns import check_return, read_template, return_csv
from ...bridge.patrol.pings import PingSource
from ...bridge.patrol.visit_log import NOT_GIVEN, LogSource, read_plan
from ...bridge.reading.crs import transform_points, working_crs
from ...bridge.results.html_report import render
from ...bridge.results.outputs import Outputs
from ...bridge.results.styles.patrol import PresenceStyle
from ...core.patrol.compliance import background, quarter, totals
from ...core.patrol.visits import SHORT, VISIT, Rules, Shapes, clean, stays
from ..common.base import HotspotAlgorithm, Part
from ..common.crime_parameters import input_layer
from ..common.place_input import PlaceInput
from .visit_tables import (
    FEWEST_UNITS,
    PlaceNames,
    background_table,
    by_month,
    compliance_table,
    dose_table,
    seen_twice,
    visit_table,
)

#: Seconds that the clock of this computer may be behind that of a ping.
_AHEAD = 7200.0


class PatrolVisits(HotspotAlgorithm):
    """Pings or logs into visits, minutes and compliance."""

    ID = "patrolvisits"

    # -- looking at it ------------------------------------------------------------------------------------------
    def prepare(self, parameters, context, feedback):
        def text(name):
            return (self.parameterAsString(parameters, name, context) or "").strip()

        def given(name):
            return parameters.get(name) not in (None, "")

        self.places = PlaceInput(self, parameters, context)
        if not (given("PINGS") or given("LOG")):
            raise InputError(tr("PINGS and LOG are empty; give the pings, or a log of visits."))
        zone = self.parameterAsEnumString(parameters, "TIME_ZONE", context)
        self.pings = (
            PingSource(
                input_layer(self, parameters, "PINGS", context),
                {what: text(what.upper() + "_FIELD") for what in ("callsign", "time", "x", "y", "agency")},
                zone,
            )
            if given("PINGS")
            else None
        )
        self.pings_crs = self.parameterAsCrs(parameters, "PINGS_CRS", context)
        self.log = (
            LogSource(input_layer(self, parameters, "LOG", context), zone, text("LOG_AGENCY_FIELD"))
            if given("LOG")
            else None
        )
        self.plan = read_plan(input_layer(self, parameters, "PLAN", context)) if given("PLAN") else []
        self.stations = area_source(self, parameters, "STATIONS", context, None)
        self.station_distance = self.parameterAsDouble(parameters, "STATION_DISTANCE", context)
        self.agency = text("AGENCY") or NOT_GIVEN
        self.crew = self.parameterAsDouble(parameters, "CREW", context)
        minutes = {
            name: 60 * self.parameterAsDouble(parameters, name, context)
            for name in ("MINUTES", "GAP", "SILENCE", "SURE")
        }
        self.rules = Rules(
            minutes["MINUTES"],
            minutes["GAP"],
            minutes["SILENCE"],
            minutes["SURE"],
            self.parameterAsDouble(parameters, "ERROR", context),
        )
        self.shifts = parse_shifts(text("SHIFTS")) if text("SHIFTS") else []
        self.size = self.parameterAsDouble(parameters, "BACKGROUND_SIZE", context)
        if given("RETURN"):
            check_return(self.parameterAsFileOutput(parameters, "RETURN", context))
        self.template = read_template(self.parameterAsFile(parameters, "TEMPLATE", context))
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
        areas = spots.columns.get(f.AREA_NAME) or [None] * len(spots)
        names = spots.columns.get(f.NAME) or areas
        self.names = [str(name) if name else one for name, one in zip(names, ids)]
        self.areas = [None if area is None else str(area) for area in areas]
        shapes = Shapes([[ring for part in rings_of(geometry) for ring in part] for geometry in spots.geometries])
        self.notes, self.rows_of_pings, self.moments = [], {}, []
        self.presence = None
        visits = self._from_pings(shapes, feedback) if self.pings is not None else _nothing()
        if self.log is not None:
            logged = self._from_log(ids, feedback)
            twice = seen_twice(visits, logged)
            if twice:
                self.notes.append(tr("{:,} visits of the log are in the pings too and count twice.").format(twice))
            visits = _joined(visits, logged)
        if not len(visits["place"]):
            self.notes.append(tr("No stay in any of the {:,} places was found.").format(len(ids)))
        number = {one: i for i, one in enumerate(ids)}
        plan = [(number[one[0]], *one[1:]) for one in self.plan if one[0] in number]
        if plan and NOT_GIVEN in visits["agency"]:
            self.notes.append(
                tr(
                    "Visits of an agency that is not given fulfil no agency's part of the plan; the "
                    "figures by place and the whole count them."
                )
            )
        if len(plan) < len(self.plan):
            self.notes.append(
                tr("{:,} rows of the plan are for places that are not among these.").format(len(self.plan) - len(plan))
            )
        feedback.setProgressText(self.tr("comparing with the plan…"))
        return self._write(spots, ids, visits, plan, parameters, context, feedback)

    def _from_pings(self, shapes, feedback):
        feedback.setProgressText(self.tr("reading pings…"))
        unit, t, x, y, agency = self.pings.read(Part(feedback, 0, 60))
        read = len(unit) + self.pings.times.bad + self.pings.bad_points + self.pings.nameless
        self.rows_of_pings = {
            "pings read": read,
            "left out: without a time": self.pings.times.bad,
            "left out: without a place": self.pings.bad_points,
            "left out: without a callsign": self.pings.nameless,
        }
        self.notes += self.pings.notes()
        if self.pings.others:
            self.notes.append(
                tr("Callsigns are taken from '{}'; {} may hold them too (CALLSIGN_FIELD).").format(
                    self.pings.columns["callsign"], ", ".join(f"'{one}'" for one in self.pings.others)
                )
            )
        if not len(unit):
            raise InputError(tr("'{}' holds no ping with a time and a place.").format(self.pings.name))
        x, y = self._moved(x, y)
        late = t > np.datetime64("now").astype("datetime64[s]").astype(float) + _AHEAD
        placed = np.isfinite(x) & np.isfinite(y)
        self.rows_of_pings["left out: without a place"] += int((~placed).sum())
        unit, t, x, y, agency = (values[placed & ~late] for values in (unit, t, x, y, agency))
        if not len(unit):
            raise InputError(
                tr(
                    "'{}' holds no ping with a time that has passed and a place on the map of the hot "
                    "spots; check TIME_FIELD and PINGS_CRS."
                ).format(self.pings.name)
            )
        if feedback.isCanceled():
            raise Cancelled()
        feedback.setProgressText(self.tr("looking for visits…"))
        order, dirt = clean(unit, t, x, y, self.rules.fastest)
        unit, t, x, y, agency = (values[order] for values in (unit, t, x, y, agency))
        self.rows_of_pings.update(
            {
                "left out: in the future": int((placed & late).sum()),
                "left out: again at one time": dirt["at one time"],
                "left out: too far for any vehicle": dirt["jumped"],
                "used": len(unit),
            }
        )
        if len(unit) and not self._near(shapes, x, y):
            raise InputError(
                tr(
                    "No ping of '{}' is near any of the places; check PINGS_CRS and that both cover the same town."
                ).format(self.pings.name)
            )
        self.moments += [t.min(), t.max()] if len(t) else []
        feedback.setProgress(75)
        station = self._at_stations(x, y, feedback)
        found = stays(unit, t, x, y, shapes, self.rules, station)
        index, _, inside = shapes.near(x, y, 0.0)
        here = np.zeros(len(x), bool)
        here[index[inside]] = True
        elsewhere = ~here if station is None else ~(here | station)
        self.presence = background(unit, t, x, y, self.size, self.rules.silence, elsewhere)
        self._say_pings(unit, t, found)
        codes = agency[np.searchsorted(unit, found.unit)].tolist() if len(found) else []
        agencies = [self.pings.agencies[code] if code >= 0 else self.agency for code in codes]
        self._say_agency(
            codes.count(-1), len(codes), self.pings.name, self.pings.columns.get("agency"), tr("Agency field")
        )
        return {
            "place": found.place.tolist(),
            "begin": found.begin.tolist(),
            "end": found.end.tolist(),
            "lower": found.lower.tolist(),
            "upper": found.upper.tolist(),
            "state": found.state.tolist(),
            "agency": agencies,
            "officers": [self.crew] * len(found),
        }

    def _near(self, shapes, x, y):
        left, bottom = shapes.boxes[:, :2].min(0) - 5000
        right, top = shapes.boxes[:, 2:].max(0) + 5000
        return bool(((x >= left) & (x <= right) & (y >= bottom) & (y <= top)).any())

    def _moved(self, x, y):
        """Coordinates in the working CRS."""
        crs = self.pings.crs if self.pings.points else self.pings_crs
        if not crs.isValid():
            degrees = np.abs(x).max() <= 180 and np.abs(y).max() <= 90
            crs = QgsCoordinateReferenceSystem("EPSG:4326" if degrees else "EPSG:27700")
            self.notes.append(tr("The coordinates of '{}' are taken as {}.").format(self.pings.name, crs.authid()))
        if crs == self.crs:
            return x, y
        return transform_points(x, y, crs, self.crs, self.transform_context)

    def _at_stations(self, x, y, feedback):
        if self.stations is None:
            return None
        read = self.stations.read(self.crs, self.transform_context, (), feedback)
        around = [geometry.buffer(max(self.station_distance, 0.1), 12) for geometry in read.geometries]
        shapes = Shapes([[ring for part in rings_of(one) for ring in part] for one in around if not one.isEmpty()])
        index, _, inside = shapes.near(x, y, 0.0)
        out = np.zeros(len(x), bool)
        out[index[inside]] = True
        self.notes.append(tr("{:,} pings at stations count for no place.").format(int(out.sum())))
        return out

    def _say_pings(self, unit, t, found):
        same = unit[1:] == unit[:-1]
        if same.any():
            usual = float(np.median((t[1:] - t[:-1])[same]))
            self.notes.append(
                tr("Pings come every {} as a rule.").format(
                    tr("{:.0f} seconds").format(usual) if usual < 120 else tr("{:.0f} minutes").format(usual / 60)
                )
            )
            if usual > self.rules.least:
                self.notes.append(
                    tr("That is too seldom to tell a visit of {:.0f} minutes: most stays are 'cannot tell'.").format(
                        self.rules.least / 60
                    )
                )

    def _from_log(self, ids, feedback):
        log = self.log.read(ids, self.names, self.crew, feedback)
        self.notes += self.log.notes()
        for reason, count in log.left_out.items():
            self.notes.append(tr("{:,} rows of '{}' are {}.").format(count, self.log.name, tr(reason)))
        self.moments += log.moments.tolist()
        lasts = np.array(log.end) - np.array(log.begin)
        state = np.where(lasts >= self.rules.least, VISIT, SHORT)
        self._say_agency(
            log.agency.count(""),
            len(log.agency),
            self.log.name,
            self.log.columns["agency"],
            tr("Agency field of the log"),
        )
        return {
            "place": log.place,
            "begin": log.begin,
            "end": log.end,
            "lower": lasts.tolist(),
            "upper": lasts.tolist(),
            "state": state.tolist(),
            "officers": log.officers,
            "agency": [one or self.agency for one in log.agency],
        }

    def _say_agency(self, without, stays, name, column, label):
        """Say whose stays these are taken to be, where the data do not say it themselves."""
        if not without or (self.agency != NOT_GIVEN and not column):
            # Nothing is guessed: there are none, or somebody has said whose all of them are.
            return
        counted = tr(NOT_GIVEN) if self.agency == NOT_GIVEN else self.agency
        if column:
            self.notes.append(
                tr("{:,} of {:,} stays of '{}' have nothing in the column '{}'; they are counted as '{}'.").format(
                    without, stays, name, column, counted
                )
            )
        else:
            self.notes.append(
                tr(
                    "No column of '{}' was recognised that says whose the {:,} stays are; they are "
                    "counted as '{}', not as police. Choose the column under '{}', or say whose "
                    "they are under '{}'."
                ).format(name, stays, counted, label, tr("Agency where none is given"))
            )

    # -- writing ------------------------------------------------------------------------------------------------
    def _write(self, spots, ids, visits, plan, parameters, context, feedback):
        clock = to_clock(np.array(visits["begin"], float))
        which, day = (
            shift_at(self.shifts, clock) if self.shifts else (np.full(len(clock), -1), clock.astype("datetime64[D]"))
        )
        days = [str(one) for one in day]
        # An agency is the plan's, however its name is written here.
        written = {agency.casefold(): agency for _, agency, *_ in plan}
        visits["agency"] = [written.get(one.casefold(), one) for one in visits["agency"]]
        plan = self._covered(plan)
        planned = {}
        for place, agency, one, count, minutes in plan:
            key = (place, agency, quarter(one))
            before = planned.get(key, (0, 0.0))
            planned[key] = (before[0] + count, before[1] + minutes)
        keys = [(place, agency, quarter(one)) for place, agency, one in zip(visits["place"], visits["agency"], days)]
        figures = (visits["begin"], visits["end"], visits["officers"], visits["state"])
        compliance = totals(keys, *figures, planned)
        of_place = totals([key[0] for key in keys], *figures, _by(planned, lambda key: key[0]))
        everything = (
            totals(["all"] * len(keys), *figures, _by(planned, lambda key: "all")).get("all")
            or totals(["all"], [0], [0], [0], [SHORT])["all"]
        )
        # Somebody here and somebody there are two presences: the sum over places, not the time with anybody anywhere.
        everything["patrol_min"] = sum(one["patrol_min"] for one in of_place.values())
        record = provenance(self, parameters, context, _window(days), self.rows_of_pings, self.notes)
        outputs = Outputs(self, parameters, context, feedback)
        places = PlaceNames(ids, self.names, self.areas)
        shift_names = [self.shifts[i].name if i >= 0 else None for i in which.tolist()]
        outputs.add("OUTPUT", visit_table(places, visits, clock, shift_names, days), None, record, self.tr("Visits"))
        outputs.add("COMPLIANCE", compliance_table(places, compliance), None, record, self.tr("Compliance"))
        outputs.add(
            "DOSES",
            dose_table(places, spots.geometries, self.crs, of_place),
            PresenceStyle("dose"),
            record,
            self.tr("Hot spots by dose"),
        )
        if self.presence is not None:
            table, gone = background_table(*self.presence, self.size, self.crs)
            if gone:
                self.notes.append(
                    tr("{:,} squares in which fewer than {} units were seen are left out.").format(gone, FEWEST_UNITS)
                )
            outputs.add("BACKGROUND", table, PresenceStyle("minutes"), record, self.tr("Presence elsewhere"))
        rows = [
            dict(zip(("place", "name", "agency", "quarter"), (ids[place], self.names[place], agency, one)), **figure)
            for (place, agency, one), figure in compliance.items()
        ]
        doses = [dict(figure, place=ids[place], name=self.names[place]) for place, figure in of_place.items()]
        outputs.add_text("RETURN", return_csv(self.template, by_month(places, visits, days, plan)))
        summary = self._summary(everything, bool(plan))
        report = {
            "summary": summary,
            "notes": self.notes,
            "rows": rows,
            "doses": doses,
            "all": everything,
            "pings": self.rows_of_pings,
            "window": _window(days),
            "provenance": record.lines(),
        }
        if parameters.get("REPORT"):
            outputs.add_text(
                "REPORT",
                render(
                    "patrolvisits",
                    title=self.tr("Patrol visits"),
                    notes=self.notes,
                    provenance=record.said(),
                    report=report,
                ),
            )
        outputs.add_json("REPORT_JSON", report)
        for what, count in self.rows_of_pings.items():
            feedback.pushInfo(f"{what}: {count:,}")
        for note in self.notes:
            feedback.pushInfo(note)
        feedback.pushInfo(summary)
        results = {
            "PINGS_READ": self.rows_of_pings.get("pings read", 0),
            "PINGS_USED": self.rows_of_pings.get("used", 0),
            "VISIT_COUNT": everything["delivered"],
            "UNCLEAR_COUNT": everything["unclear"],
            "PATROL_MINUTES": everything["patrol_min"],
            "OFFICER_MINUTES": everything["officer_min"],
            "PLANNED_VISITS": everything["planned"],
            "SUMMARY": summary,
            "NOTES": "\n".join(self.notes),
        }
        results.update(outputs.commit())
        feedback.setProgress(100)
        return results

    def _covered(self, plan):
        """The part of the plan on days from the first to the last of the data, with a stay or without."""
        if not self.moments:
            return plan
        first, last = (str(one)[:10] for one in to_clock(np.array([min(self.moments), max(self.moments)])))
        covered = [one for one in plan if first <= one[2] <= last]
        if len(covered) < len(plan):
            self.notes.append(
                tr("The plan is compared from {} to {}, the days that the data cover.").format(first, last)
            )
        return covered

    def _summary(self, everything, planned):
        words = self.tr("{} visits, {} patrol-hours.").format(
            "{:,}".format(everything["delivered"]), "{:,.1f}".format(everything["patrol_min"] / 60)
        )
        if planned and everything["planned"]:
            words = self.tr("{} of {} planned visits delivered ({:.0f} %), {} patrol-hours.").format(
                "{:,}".format(everything["delivered"]),
                "{:,}".format(everything["planned"]),
                100 * everything["compliance"],
                "{:,.1f}".format(everything["patrol_min"] / 60),
            )
        if everything["unclear"]:
            words += self.tr(" Of {} stays nobody can tell.").format("{:,}".format(everything["unclear"]))
        return words


def _nothing():
    return {name: [] for name in ("place", "begin", "end", "lower", "upper", "state", "agency", "officers")}


def _joined(first, second):
    return {name: list(first[name]) + list(second[name]) for name in first}


def _by(planned, group):
    out = {}
    for key, (visits, minutes) in planned.items():
        before = out.get(group(key), (0, 0.0))
        out[group(key)] = (before[0] + visits, before[1] + minutes)
    return out


def _window(days):
    return f"{min(days)} to {max(days)}" if days else ""
