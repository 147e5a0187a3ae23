"""What was delivered: visits from pings or logs, beside the plan."""

from __future__ import annotations

import time
from typing import Any

import numpy as np
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...bridge.geometry.polygons import area_source, rings_of
from ...bridge.ground.errors import InputError
from ...bridge.ground.provenance import provenance
from ...bridge.ground.texts import counted, day_words, hours, listed, tr, visits_words
from ...bridge.moments.ping_times import to_clock
from ...bridge.moments.shifts import parse_shifts
from ...bridge.patrol.patrol_returns import check_return, read_template, return_csv
from ...bridge.patrol.pings import PingSource
from ...bridge.patrol.places import Place, places_of
from ...bridge.patrol.visit_log import NOT_GIVEN, AgencyNames, LogSource, PlannedVisits, read_plan
from ...bridge.results.html_report import render
from ...bridge.results.outputs import Outputs
from ...bridge.results.styles.patrol import PresenceStyle
from ...contract.patrol_visits import LOG_FIELDS
from ...core.patrol.visits import Rules, Shapes
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import input_layer
from ..common.place_input import PlaceInput
from .delivered import Delivered, agency_note
from .map_crs import map_crs
from .ping_visits import PingVisits
from .plan_comparison import Comparison, compare
from .visit_tables import (
    FEWEST_UNITS,
    background_table,
    by_month,
    compliance_table,
    dose_table,
    seen_twice,
    visit_table,
)


class PatrolVisits(HotspotAlgorithm):
    """Pings or logs into visits, minutes and compliance."""

    ID = "patrolvisits"

    # -- looking at it ------------------------------------------------------------------------------------------
    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        def text(name: str) -> str:
            return (self.parameterAsString(parameters, name, context) or "").strip()

        def given(name: str) -> bool:
            return parameters.get(name) not in (None, "")

        self.places = PlaceInput(self, parameters, context)
        if not (given("PINGS") or given("LOG")):
            raise InputError(
                tr("PINGS and LOG are both empty; choose vehicle or radio location data, or a patrol log.")
            )
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
            LogSource(
                input_layer(self, parameters, "LOG", context),
                zone,
                {what: text(name) for what, name in LOG_FIELDS.items()},
            )
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
        self.crs, self.transform_context = map_crs(self.places, context)

    # -- the run ------------------------------------------------------------------------------------------------
    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        spots = self.places.read(self.crs, self.transform_context, feedback)
        places = places_of(spots)
        shapes = Shapes([[ring for part in rings_of(place.shape) for ring in part] for place in places])
        self.notes, self.moments = [], []
        visits, pings = Delivered(), None
        if self.pings is not None:
            pings = PingVisits(
                source=self.pings,
                given=self.pings_crs,
                crs=self.crs,
                transform_context=self.transform_context,
                rules=self.rules,
                stations=self.stations,
                station_distance=self.station_distance,
                size=self.size,
                crew=self.crew,
                agency=self.agency,
            )
            visits = pings.read(shapes, feedback)
            self.notes += pings.notes
            self.moments += pings.moments
        if self.log is not None:
            logged = self._from_log(places, feedback)
            twice = seen_twice(visits, logged)
            if twice:
                self.notes.append(
                    counted(
                        twice,
                        tr(
                            "{} visit in the patrol log also appears in the vehicle or radio location data, so it "
                            "is counted twice."
                        ),
                        tr(
                            "{} visits in the patrol log also appear in the vehicle or radio location data, so "
                            "they are counted twice."
                        ),
                    )
                )
            visits = visits + logged
        if not len(visits):
            self.notes.append(tr("No visits of any length were found at any of the {:,} places.").format(len(places)))
        known = {place.id for place in places}
        plan = [one for one in self.plan if one.place in known]
        if plan and NOT_GIVEN in visits.agency:
            self.notes.append(
                tr(
                    "Visits without an agency count in the totals and by place, but not towards any agency's "
                    "share of the plan."
                )
            )
        if len(plan) < len(self.plan):
            self.notes.append(
                counted(
                    len(self.plan) - len(plan),
                    tr("{} row in the plan is for another place and is not counted."),
                    tr("{} rows in the plan are for other places and are not counted."),
                )
            )
        feedback.setProgressText(self.tr("comparing with the plan…"))
        # An agency is the plan's, however its name is written here: PCSO for PCSOs.
        agencies = AgencyNames(dict.fromkeys(one.agency for one in plan))
        visits.agency = [agencies.find(one) or one for one in visits.agency]
        comparison = compare(places, visits, self._covered(plan), self.shifts)
        return self._write(comparison, pings, parameters, context, feedback)

    def _from_log(self, places: list[Place], feedback: QgsProcessingFeedback) -> Delivered:
        log = self.log.read([one.id for one in places], [one.name for one in places], self.crew, feedback)
        self.notes += self.log.notes()
        if log.future:
            days = list(dict.fromkeys(log.future))
            self.notes.append(
                counted(
                    len(log.future),
                    tr("{} visit in '{}' is dated after today ({}) and is not counted: {}. Check the date."),
                    tr("{} visits in '{}' are dated after today ({}) and are not counted: {}. Check the dates."),
                    "",
                    self.log.name,
                    day_words(log.today),
                    listed([day_words(day) for day in days]),
                )
            )
        self.notes += log.left_out_notes(self.log.name)
        self.moments += log.moments.tolist()
        self.notes += agency_note(
            self.agency,
            log.agency.count(""),
            len(log.agency),
            self.log.name,
            self.log.columns["agency"],
            tr("Agency field in the patrol log"),
        )
        return Delivered.of_log(log, self.rules.least, self.agency)

    # -- writing ------------------------------------------------------------------------------------------------
    def _write(
        self,
        found: Comparison,
        pings: PingVisits | None,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        rows = pings.rows if pings is not None else {}
        record = provenance(self, parameters, context, found.window, rows, self.notes)
        outputs = Outputs(self, parameters, context, feedback)
        outputs.add("OUTPUT", visit_table(found), None, record, self.tr("Visits"))
        outputs.add("COMPLIANCE", compliance_table(found.places, found.compliance), None, record, self.tr("Compliance"))
        outputs.add(
            "DOSES",
            dose_table(found.places, found.of_place, self.crs),
            PresenceStyle("dose"),
            record,
            self.tr("Hot spots against target"),
        )
        if pings is not None:
            table, gone = background_table(*pings.presence, self.size, self.crs)
            if gone:
                self.notes.append(
                    counted(
                        gone,
                        tr("{} map square with fewer than {} vehicles or radios is left out."),
                        tr("{} map squares with fewer than {} vehicles or radios are left out."),
                        "",
                        FEWEST_UNITS,
                    )
                )
            outputs.add("BACKGROUND", table, PresenceStyle("minutes"), record, self.tr("Patrol time elsewhere"))
        outputs.add_text("RETURN", return_csv(self.template, by_month(found)))
        everything = found.everything
        summary = self._summary(everything, bool(found.plan))
        report = {
            "summary": summary,
            "notes": self.notes,
            **found.as_dict(),
            "pings": rows,
            "window": found.window,
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
        for what, count in rows.items():
            feedback.pushInfo(f"{what}: {count:,}")
        for note in self.notes:
            feedback.pushInfo(note)
        feedback.pushInfo(summary)
        results = {
            "PINGS_READ": rows.get("pings read", 0),
            "PINGS_USED": rows.get("used", 0),
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

    def _covered(self, plan: list[PlannedVisits]) -> list[PlannedVisits]:
        """The part of the plan on days from the first to the last of the data, with a stay or without, in shifts that
        had begun by their last moment and are over; without data, up to now."""
        now = to_clock(np.array([time.time()]))[0]
        today = str(now)[:10]
        begins = min((one.day for one in plan), default="")
        if begins > today:
            self.notes.insert(0, tr("The plan begins on {}, so no visits are expected yet.").format(day_words(begins)))
            return []
        end = to_clock(np.array([max(self.moments)]))[0] if self.moments else now
        first = str(to_clock(np.array([min(self.moments)]))[0])[:10] if self.moments else begins
        last = str(end)[:10]
        covered = [one for one in plan if first <= one.day <= last]
        if self.moments and len(covered) < len(plan):
            self.notes.append(
                tr("The plan is compared with visits only for the dates that the data cover, {} to {}.").format(
                    day_words(first), day_words(last)
                )
            )
        due = [one for one in covered if one.is_due(end, now)]
        if len(due) < len(covered):
            open_ = int(sum(one.visits for one in covered) - sum(one.visits for one in due))
            self.notes.append(
                counted(
                    open_,
                    tr("{} planned visit is not due yet: by {} its shift had not begun, or it is not over."),
                    tr("{} planned visits are not due yet: by {} their shifts had not begun, or they are not over."),
                    "",
                    f"{day_words(last)} {str(end)[11:16]}",
                )
            )
        return due

    def _summary(self, everything: dict[str, Any], planned: bool) -> str:
        words = self.tr("{}, {} officer-hours in the hot spots.").format(
            visits_words(everything["delivered"]), hours(everything["officer_min"] / 60)
        )
        if planned and everything["planned"]:
            words = self.tr(
                "Visits delivered: {} against {} planned ({:.0f}%); {} officer-hours in the hot spots."
            ).format(
                "{:,}".format(everything["delivered"]),
                "{:,}".format(everything["planned"]),
                100 * everything["compliance"],
                hours(everything["officer_min"] / 60),
            )
        if everything["unclear"]:
            words += " " + counted(
                everything["unclear"],
                self.tr("{} possible visit could not be confirmed."),
                self.tr("{} possible visits could not be confirmed."),
            )
        return words
