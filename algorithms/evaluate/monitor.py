"""Watching places week by week: bands, exceptions, the funnel, and a test that may be looked at every week."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...bridge.counting.crimes import caveats
from ...bridge.geometry.area_checks import FIRST, checked_areas
from ...bridge.geometry.polygons import Areas, area_source
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import day_words, tr
from ...bridge.results.outputs import Table
from ...bridge.results.styles.patrol import WatchStyle
from ...contract.evaluate import REST
from ...contract.schemas.evaluate import LAST_WEEK, WATCHED, WEEKS
from ...contract.schemas.fields import Schema
from ...core.effects.impact import dispersion
from ...core.effects.watch import alarms, evidence, exceptions, funnel_limits, weekly_bands
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import CrimeInput, window_of
from ..common.finish import Finish
from ..common.hot_spot_input import place_name
from ..common.place_input import PlaceInput
from ..common.place_periods import counts_by_period
from .effect import ASSUMED
from .monitor_report import watch_pictures, watch_summary

SPOT, AREA = "hot spot", "area"
ABOVE, BELOW, WITHIN, NOT_YET = "above", "below", "within", "no band"
#: Crimes elsewhere in the weeks before, under which they say too little of how busy the weeks were.
_ENOUGH_REST = 100
#: Weeks in which reports may still come in.
_FILLING = 4
#: Bytes of a week of a place: its count, its band, its row in the table and in the report.
_BYTES = 2000
#: Places and areas whose weeks the report shows, those that stand out most; all weeks of all are in the table.
_SHOWN = 60


class Monitor(HotspotAlgorithm):
    """Weekly counts of places and areas against their own past."""

    ID = "monitor"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.crime_input = CrimeInput(self, parameters, context)
        if not self.crime_input.choice.date_field:
            raise InputError(tr("DATE_FIELD is empty; choose the field with the date of each crime."))
        self.places = PlaceInput(self, parameters, context)
        self.areas = area_source(self, parameters, "AREAS", context)
        self.name_field = self.parameterAsString(parameters, "NAME_FIELD", context)
        if self.areas is not None and self.name_field:
            self.areas.require_field(self.name_field)
        self.since = self.day(parameters, "SINCE", context)
        self.base = self.parameterAsInt(parameters, "BASE_WEEKS", context)
        self.z = self.parameterAsDouble(parameters, "Z", context)
        self.alpha = self.parameterAsDouble(parameters, "ALPHA", context)
        self.swing = self.parameterAsEnumString(parameters, "SWING", context)

    # -- the run ------------------------------------------------------------------------------------------------
    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        given = self.crime_input
        spots = self.places.read(given.crs, given.transform_context, feedback)
        self.notes = []
        feedback.setProgressText(tr("counting…"))
        counts, counted = counts_by_period(given, spots.geometries, "week", feedback, _BYTES)
        weeks = [counted.periods.days(i)[0] for i in range(counts.shape[1])]
        if len(weeks) <= self.base:
            raise InputError(
                tr(
                    "'{}' covers {} whole weeks, but each week is compared with the {} before it. Use a "
                    "longer period of data or reduce BASE_WEEKS."
                ).format(given.source.name, len(weeks), self.base)
            )
        names = [place_name(spots, i) for i in range(len(spots))]
        watched = self._watched(SPOT, spots.columns[f.HOTSPOT_ID], names, counts[:-1], weeks, feedback)
        beats = []
        if self.areas is not None:
            areas = self.areas.read(
                given.crs, given.transform_context, [self.name_field] if self.name_field else [], feedback
            )
            named = areas.columns.get(self.name_field) or [None] * len(areas)
            ids = [str(one) if one not in (None, "") else f"area-{i + 1}" for i, one in enumerate(named)]
            ids, told, _ = checked_areas(
                self.areas,
                areas,
                ids,
                self.name_field,
                given.transform_context,
                lambda: self.raise_if_cancelled(feedback),
                FIRST,
            )
            self.notes += told
            by_area, _ = counts_by_period(given, areas.geometries, "week", feedback, _BYTES)
            beats = self._watched(AREA, ids, ids, by_area[:-1], weeks, feedback)
        split = self._split(weeks)
        phi = self.phi
        limits = self._changed(watched, counts, weeks, split, feedback)
        self.notes.append(
            tr(
                "Crime figures for the last {} weeks may be incomplete, so a low figure in those weeks may only "
                "reflect late recording."
            ).format(_FILLING)
        )
        self.notes[:0] = caveats(counted)
        found = {
            "weeks": [str(week) for week in weeks],
            "since": str(weeks[split]),
            "dispersion": phi,
            "places": watched,
            "areas": beats,
            "limits": limits,
            "alpha": self.alpha,
            "changed": [one["id"] for one in watched if one["alarm"]],
        }
        found["summary"] = watch_summary(found, split)
        finish = Finish(self, parameters, context, feedback)
        window = window_of(counted)
        finish.describe(f"{window.start} to {window.end}", counted.rows(), self.notes)
        return self._write(spots, found, finish)

    def _watched(
        self,
        kind: str,
        ids: list[str],
        names: list[str],
        counts: NDArray[np.float64],
        weeks: list[np.datetime64],
        feedback: QgsProcessingFeedback,
    ) -> list[dict[str, Any]]:
        """Each place as a dictionary: its weeks with their bands, the last one with p and q."""
        phi = dispersion(counts)
        if not np.isfinite(phi):
            phi = ASSUMED
            self.notes.append(
                tr(
                    "Too few {}s have crimes to judge how much weekly counts vary, so an over-dispersion of "
                    "{:g} is assumed."
                ).format(kind, phi)
            )
        if kind == SPOT:
            self.phi = phi
        mean, low, high = weekly_bands(counts, self.z, phi, self.base)
        p, q = exceptions(counts[:, -1 - self.base : -1].sum(1), counts[:, -1], self.base, phi)
        out = []
        for i, (one, name) in enumerate(zip(ids, names)):
            rows: list[dict[str, Any]] = []
            for k, week in enumerate(weeks):
                self.raise_if_cancelled(feedback)
                known = np.isfinite(mean[i, k])
                state = (
                    NOT_YET
                    if not known
                    else ABOVE
                    if counts[i, k] > high[i, k]
                    else (BELOW if counts[i, k] < low[i, k] else WITHIN)
                )
                rows.append(
                    {
                        "week": str(week),
                        "crimes": int(counts[i, k]),
                        **{
                            key: float(values[i, k]) if known else None
                            for key, values in (("mean", mean), ("low", low), ("high", high))
                        },
                        "state": state,
                    }
                )
            last = rows[-1]
            out.append(
                {
                    "kind": kind,
                    "id": str(one),
                    "name": name,
                    "weeks": rows,
                    "p": float(p[i]),
                    "q": float(q[i]),
                    "exception": bool(q[i] <= self.alpha),
                    "state": "" if q[i] > self.alpha else (ABOVE if last["crimes"] > last["mean"] else BELOW),
                }
            )
        return out

    def _split(self, weeks: list[np.datetime64]) -> int:
        """The index of the first week of the watch."""
        if self.since is None:
            return len(weeks) - min(26, len(weeks) // 2)
        split = int(np.searchsorted(np.array(weeks), self.since))
        if not 4 <= split < len(weeks):
            raise InputError(
                tr(
                    "SINCE is {}, but the first whole week starts on {} and the last on {}. Choose a date with at "
                    "least four whole weeks of data before it and one after."
                ).format(*map(day_words, (self.since, weeks[0], weeks[-1])))
            )
        return split

    def _changed(
        self,
        watched: list[dict[str, Any]],
        counts: NDArray[np.float64],
        weeks: list[np.datetime64],
        split: int,
        feedback: QgsProcessingFeedback,
    ) -> list[dict[str, Any]]:
        """What changed since the watch began into ``watched``; the limits of the funnel."""
        places, rest = counts[:-1], counts[-1]
        before, since = places[:, :split].sum(1), places[:, split:]
        known = None
        if self.swing == REST:
            if rest[:split].sum() >= _ENOUGH_REST and rest[split:].sum() > 0:
                known = rest[:split].sum(), rest[split:]
            else:
                self.notes.append(
                    tr(
                        "There are too few crimes outside the places to judge how busy each week was, so all "
                        "weeks are treated alike."
                    )
                )
        values = evidence(before, split, since, self.phi, known)
        peak = np.maximum.accumulate(values, 1)
        stands = alarms(values[:, -1], self.alpha)
        length = since.shape[1] if known is None else rest[split:].sum() / (rest[:split].sum() / split)
        expected = before / split * length
        for i, one in enumerate(watched):
            reached = np.flatnonzero(peak[i] >= 1 / self.alpha)
            one.update(
                before=int(before[i]),
                crimes=int(since[i].sum()),
                expected=float(expected[i]),
                ratio=float(since[i].sum() / expected[i]) if expected[i] > 0 else None,
                evidence=float(min(values[i, -1], 1e12)),
                alarm=bool(stands[i]),
                reached=str(weeks[split + reached[0]]) if len(reached) else None,
            )
        top = max(expected.max(initial=0.0), 5.0)
        grid = np.geomspace(max(expected[expected > 0].min(initial=1.0), 0.5), top * 1.1, 60)
        # What is expected is itself known from so many weeks only.
        wide = self.phi * (1 + length / split)
        limits = [{"expected": float(one)} for one in grid]
        for key, level in (("95", 0.95), ("998", 0.998)):
            for side, bound in zip(("low", "high"), funnel_limits(grid, level, wide)):
                for row, value in zip(limits, bound):
                    row[f"{side}_{key}"] = float(value)
        return limits

    # -- writing ------------------------------------------------------------------------------------------------
    def _write(self, spots: Areas, found: dict[str, Any], finish: Finish) -> dict[str, Any]:
        both = found["places"] + found["areas"]
        rows = [(one["kind"], one["id"], one["name"], *row.values()) for one in both for row in one["weeks"]]
        finish.add("OUTPUT", _table(WEEKS, rows), None, tr("Weeks"))
        last = [
            (
                one["kind"],
                one["id"],
                one["name"],
                *list(one["weeks"][-1].values())[:-1],
                one["state"] or WITHIN,
                one["p"],
                one["q"],
            )
            for one in sorted(both, key=_least_likely)
        ]
        finish.add("EXCEPTIONS", _table(LAST_WEEK, last), None, tr("Last week"))
        finish.add("HOTSPOTS", self._watched_table(spots, found["places"]), WatchStyle(), tr("Monitored places"))
        shown = {id(one) for one in sorted(both, key=_least_likely)[:_SHOWN]}
        report = finish.accounted(found)
        for key in ("places", "areas"):
            report[key] = [one if id(one) in shown else dict(one, weeks=one["weeks"][-1:]) for one in found[key]]

        def stop() -> None:
            self.raise_if_cancelled(finish.feedback)

        stop()
        finish.add_report(
            "monitor", tr("Monitor"), report, lambda: {"last": last, "pictures": watch_pictures(found, stop)}
        )
        return finish.results(
            {
                "PLACE_COUNT": len(found["places"]),
                "AREA_COUNT": len(found["areas"]),
                "WEEK_COUNT": len(found["weeks"]),
                "EXCEPTION_COUNT": sum(one["exception"] for one in both),
                "CHANGED_COUNT": len(found["changed"]),
                "DISPERSION": found["dispersion"],
                "LAST_WEEK": found["weeks"][-1],
            },
            found["summary"],
        )

    def _watched_table(self, spots: Areas, places: list[dict[str, Any]]) -> Table:
        """What has happened in each place since the watch began."""
        keys = {
            f.HOTSPOT_ID: "id",
            f.NAME: "name",
            f.BEFORE: "before",
            f.CRIMES: "crimes",
            f.EXPECTED: "expected",
            f.RATIO: "ratio",
            f.EVIDENCE: "evidence",
            f.ALARM: "alarm",
            f.STATE: "state",
            f.Q: "q",
        }
        rows = [dict(one, alarm=int(one["alarm"]), state=_change(one)) for one in places]
        return Table.of_rows(WATCHED, keys, rows, spots.geometries, self.crime_input.crs)


def _least_likely(one: dict[str, Any]) -> tuple[float, float]:
    return one["q"], one["p"]


def _table(schema: Schema, rows: list[tuple[Any, ...]]) -> Table:
    return Table.of(schema, {name: [row[i] for row in rows] for i, name in enumerate(schema.names)})


def _change(one: dict[str, Any]) -> str:
    """In a word what happened since the watch began."""
    if not one["alarm"]:
        return "no change seen"
    return "more" if one["crimes"] > one["expected"] else "fewer"
