"""Before any map: what is wrong with the data, and what they can support."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...bridge.counting.crime_survey import street_visible
from ...bridge.geometry.polygons import area_source, point_owner
from ...bridge.geometry.premises import are_premises, usual_premises
from ...bridge.ground.errors import InputError
from ...bridge.ground.json_schema import read_document
from ...bridge.ground.texts import mark, tr
from ...bridge.reading.crs import transform_points
from ...bridge.results.report_schemas import OFFENCES
from ...core.data import map_points, quality
from ...core.data.capability import bearings, default_point
from ...core.data.crime_numbers import no_crime_number
from ...core.data.origin import RECORDED, displaced, sentence
from ..common.base import HotspotAlgorithm, Part
from ..common.crime_parameters import FROM_FIELD, TO_FIELD, CrimeInput
from ..common.finish import Finish
from .check_rows import CheckedRows
from .check_sentences import CHECKS, NEEDED, USES

if TYPE_CHECKING:
    pass

_DAYS = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)
_TOP = 10


class CheckData(HotspotAlgorithm):
    """Looks at every row; changes nothing."""

    ID = "checkdata"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.crime_input = CrimeInput(self, parameters, context)
        self.study_source = area_source(self, parameters, "STUDY_AREA", context)
        self.known = _known(self.parameterAsFile(parameters, "EARLIER", context))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        given = self.crime_input
        feedback.setProgressText(tr("reading crimes…"))
        rows = CheckedRows(given, Part(feedback, 0, 60))
        if not rows.read:
            raise InputError(
                tr("'{}' has no rows{}; choose another layer or filter.").format(
                    given.source.name, tr(" that match the filter") if given.source.expression else ""
                )
            )
        feedback.setProgressText(tr("checking…"))
        checks = self._checks(rows, feedback)
        feedback.setProgress(90)
        borne = bearings(rows.facts(checks))
        counts = {
            verdict: sum(check.verdict == verdict for check in checks)
            for verdict in (quality.PASS, quality.WARN, quality.FAIL, quality.NONE)
        }
        summary = tr("{} rows: {} checks failed, {} gave a warning, {} passed and {} could not be run.").format(
            f"{rows.read:,}", *(counts[verdict] for verdict in (quality.FAIL, quality.WARN, quality.PASS, quality.NONE))
        )
        summary = " ".join([summary, *self._not_made(checks, rows)])
        finish = Finish(self, parameters, context, feedback)
        record = finish.describe(rows.window, {"Rows read": rows.read}, rows.notes)
        report = {
            "summary": summary,
            "rows": rows.read,
            "window": str(rows.window or ""),
            "checks": [self._shown(check) for check in checks],
            "bears": [
                {"use": one.use, "title": tr(USES[one.use]), "verdict": one.verdict, "reason": one.reason}
                for one in borne
            ],
            "offences": rows.offence_counts(),
            "provenance": record.lines(),
        }
        for check in checks:
            feedback.pushInfo(
                tr("{}: {}: {:,} of {:,} {}").format(
                    tr(check.verdict), tr(CHECKS[check.name][0]), check.count, check.of, tr(CHECKS[check.name][1])
                )
            )
        finish.add_report("checkdata", tr("Data check: {}").format(given.source.name), report, lambda: {"notes": []})
        return finish.results(
            {
                "ROWS_READ": rows.read,
                "PASSED": counts[quality.PASS],
                "WARNED": counts[quality.WARN],
                "FAILED": counts[quality.FAIL],
            },
            summary,
        )

    def _not_made(self, checks: list[quality.Check], rows: CheckedRows) -> list[str]:
        """Sentences: which of the checks were not made, by what they would need."""
        given = {
            "DATE_FIELD": rows.dates,
            "OFFENCE_FIELD": rows.offence,
            "LOCATION_FIELD": rows.location,
            "REFERENCE_FIELD": rows.reference,
            FROM_FIELD: rows.begin,
            TO_FIELD: rows.end,
            "STUDY_AREA": self.study_source,
        }
        reasons: dict[str, list[str]] = {}
        for check in checks:
            if check.verdict == quality.NONE:
                lacking = [
                    tr(self.parameterDefinition(name).description())
                    for name in NEEDED.get(check.name, ())
                    if given[name] is None
                ]
                reason = (
                    tr("nothing is chosen under {}").format(", ".join(f"'{one}'" for one in lacking))
                    if lacking
                    else tr("the data do not have what these checks need")
                )
                reasons.setdefault(reason, []).append(tr(CHECKS[check.name][0]))
        return [
            tr("Not checked, because {}: {}.").format(reason, ", ".join(titles)) for reason, titles in reasons.items()
        ]

    def _shown(self, check: quality.Check) -> dict[str, Any]:
        title, counted, advice = (tr(words) for words in CHECKS[check.name])
        return {
            "name": check.name,
            "title": title,
            "verdict": check.verdict,
            "count": check.count,
            "of": check.of,
            "share": check.share,
            "counted": counted,
            "advice": check.advice or advice,
            "details": [{"what": what, "count": count} for what, count in check.details],
        }

    # -- the checks ---------------------------------------------------------------------------------------------
    def _checks(self, rows: CheckedRows, feedback: QgsProcessingFeedback) -> list[quality.Check]:
        found = [quality.located(rows.x, rows.y), *self._places(rows, feedback)]
        self.raise_if_cancelled(feedback)
        found += self._dates(rows)
        if rows.reference is not None:
            blank = np.append(
                [not value.strip() or bool(no_crime_number(value)) for value in rows.reference.values], True
            )
            found.append(quality.repeated(rows.reference.codes, blank[rows.reference.codes]))
        else:
            found.append(quality.Check("references", quality.NONE))
        found += self._offences(rows)
        found.append(self._premises(rows))
        return found

    def _places(self, rows: CheckedRows, feedback: QgsProcessingFeedback) -> Iterator[quality.Check]:
        """Default points, the study area, and how many places there are."""
        where = np.flatnonzero(rows.placed)
        x, y = rows.x[where], rows.y[where]
        full, distinct = quality.busiest_coordinates(x, y, _TOP)
        rows.distinct = distinct
        listed = [(self._place(rows, where[row], x[row], y[row]), count) for row, count in full]
        defaults = [one for one in listed if default_point(len(x), one[1])]
        yield quality.Check(
            "default_points",
            quality.NONE if not len(x) else quality.WARN if defaults else quality.PASS,
            sum(count for _, count in defaults),
            len(x),
            defaults,
        )
        yield quality.outside(self._inside(x, y, feedback))
        rows.origin = self.crime_input.source.origin
        yield quality.Check(
            "snapped",
            quality.NONE if not len(x) else quality.PASS if rows.origin == RECORDED else quality.WARN,
            len(x) - distinct,
            len(x),
            listed,
            sentence(rows.origin, len(x), distinct),
        )

    def _place(self, rows: CheckedRows, row: int, x: float, y: float) -> str:
        text = f"{x:.0f}, {y:.0f}" if abs(x) > 180 or abs(y) > 90 else f"{x:.5f}, {y:.5f}"
        if rows.location is not None and rows.location.codes[row] >= 0:
            text += f" ({rows.location.values[rows.location.codes[row]]})"
        return text

    def _inside(
        self, x: NDArray[np.float64], y: NDArray[np.float64], feedback: QgsProcessingFeedback
    ) -> NDArray[np.bool_] | None:
        if self.study_source is None or not len(x):
            return None
        given = self.crime_input
        areas = self.study_source.read(given.crs, given.transform_context, feedback=feedback)
        x, y = transform_points(x, y, given.source.crs, given.crs, given.transform_context)
        return point_owner(areas.geometries, x, y) >= 0

    def _dates(self, rows: CheckedRows) -> list[quality.Check]:
        names = (
            "dated",
            "future",
            "months",
            "map_points",
            "weekdays",
            "firsts",
            "midnight",
            "full_hours",
            "spans",
            "filling_up",
        )
        if rows.dates is None:
            return [quality.Check(name, quality.NONE) for name in names]
        today = np.datetime64("today", "D")
        missing = np.isnat(rows.dates)
        undated, of = int(missing.sum()), rows.read
        dated = quality.Check(
            "dated",
            quality.FAIL if undated > quality.DATED_FAIL * of else quality.WARN if undated else quality.PASS,
            undated,
            of,
        )
        late = rows.dates[~missing] > today
        future = quality.Check("future", quality.WARN if late.any() else quality.PASS, int(late.sum()), len(late))
        days = rows.days
        months_only = rows.window is not None and rows.window.months_only
        weekdays, firsts = quality.weekdays(days[:0] if months_only else days)
        weekdays.details = [(tr(_DAYS[day]), count) for day, count in weekdays.details]
        begin = rows.begin if rows.begin is not None else np.empty(0, "datetime64[m]")
        midnight, full_hours = quality.clock(begin[~np.isnat(begin)])
        if rows.begin is not None and rows.end is not None:
            spans = quality.spans(rows.begin, rows.end)
        else:
            spans = quality.Check("spans", quality.NONE)
        spans.details = [(tr(what), count) for what, count in spans.details]
        return [
            dated,
            future,
            quality.months_missing(days),
            self._seams(rows),
            weekdays,
            firsts,
            midnight,
            full_hours,
            spans,
            quality.filling_up(days, today),
        ]

    def _seams(self, rows: CheckedRows) -> quality.Check:
        """Between which months the points change."""
        which = rows.placed & rows.usable_dates
        points = map_points.PointsByMonth()
        points.add(rows.x[which], rows.y[which], rows.dates[which])
        seams, boundaries = points.seams(), max(points.months - 1, 0)
        rows.seam = " ".join(map_points.sentence(seam) for seam in seams)
        return quality.Check(
            "map_points",
            quality.WARN if seams else quality.PASS if boundaries > 1 else quality.NONE,
            len(seams),
            boundaries,
            [(map_points.sentence(seam), 1) for seam in seams],
        )

    def _offences(self, rows: CheckedRows) -> list[quality.Check]:
        if rows.offence is None:
            names = ("same_event", "new_offences", "spellings", "street_visible")
            return [quality.Check(name, quality.NONE) for name in names]
        codes, names = rows.offence.codes, rows.offence.values
        same = quality.Check("same_event", quality.NONE)
        # Moved points and months make many crimes look the same that are not.
        if rows.window is not None and not rows.window.months_only and not displaced(rows.origin):
            which = rows.placed & ~np.isnat(rows.dates)
            when = rows.dates.astype("datetime64[m]")
            if rows.begin is not None:
                when = np.where(np.isnat(rows.begin), when, rows.begin)
            same = quality.same_event(rows.x[which], rows.y[which], when[which].astype(np.int64), codes[which])
        usable = np.ones(rows.read, bool) if rows.dates is None else rows.usable_dates
        days = None if rows.dates is None else rows.dates[usable]
        new = quality.never_before(days, codes[usable], names, self.known)
        counts = np.bincount(codes[codes >= 0], minlength=len(names))
        visible = set(street_visible([name for i, name in enumerate(names) if counts[i]]))
        order = [i for i in np.argsort(-counts, kind="stable").tolist() if counts[i]]
        listed = [
            (names[i] if names[i] in visible else tr("not included: {}").format(names[i]), int(counts[i]))
            for i in order
        ]
        street = quality.Check(
            "street_visible",
            quality.PASS if visible else quality.NONE,
            sum(int(counts[i]) for i in order if names[i] in visible),
            rows.read,
            listed,
        )
        return [same, new, quality.spellings(names, counts), street]

    def _premises(self, rows: CheckedRows) -> quality.Check:
        names = self.crime_input.choice.excluded or usual_premises()
        if rows.location is None:
            return quality.Check("premises", quality.NONE)
        there = np.append(are_premises(rows.location.values, names), False)
        codes = rows.location.codes[there[rows.location.codes]]
        counts = np.bincount(codes, minlength=len(rows.location.values))
        order = np.argsort(-counts, kind="stable")[:_TOP]
        top = [(rows.location.values[i], int(counts[i])) for i in order if counts[i]]
        return quality.Check("premises", quality.WARN if len(codes) else quality.PASS, len(codes), rows.read, top)


def _known(path: str) -> list[str] | None:
    """Offences of an earlier report, None where none is given."""
    if not path:
        return None
    return list(
        read_document(
            path, OFFENCES, tr("is not a report from this tool"), tr("choose a JSON report from this tool"), "EARLIER"
        )["offences"]
    )
