"""The files of data.police.uk as one clean crime layer."""

from __future__ import annotations

from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsWkbTypes,
)

from ...bridge.files.bulk_rows import InBlocks
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.provenance import rows_in_words
from ...bridge.ground.texts import mark, tr
from ...bridge.importing.police_uk import (
    KIND_NAMES,
    OUTCOMES,
    STOPS,
    STREET,
    Download,
    Rows,
    in_northern_ireland,
    read_download,
)
from ...bridge.moments.dates import month_end
from ...bridge.reading.crs import BRITISH_GRID, IRISH_GRID, transform_points
from ...bridge.reading.months_supplied import Supply
from ...bridge.results.outputs import Table
from ...bridge.results.styles.classes import CrimeStyle
from ...contract.schemas.prepare import CRIMES_BY_MONTH, OUTCOMES_OF_CRIMES, STOPS_AND_SEARCHES
from ...core.counting.shares import window
from ...core.counting.wkb import points_wkb
from ...core.data.origin import MOVED
from ..common.base import HotspotAlgorithm, Part
from ..common.finish import Finish
from .far_points import far_words
from .refreshing import refreshed

_NOUNS = {
    STREET: (mark("crime"), mark("crimes")),
    STOPS: (mark("stop and search"), mark("stops and searches")),
    OUTCOMES: (mark("outcome"), mark("outcomes")),
}
OUTSIDE_GRID = mark("location outside the area of the coordinate system")


class ImportPoliceUk(HotspotAlgorithm):
    """Reads downloads of data.police.uk; each row is kept, or left out for a reason that is counted."""

    ID = "importpoliceuk"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        given = self.parameterAsFileList(parameters, "SOURCE", context)
        # A path that several parameters on the command line name twice is still one file.
        self.paths = list(dict.fromkeys(str(path) for path in given if str(path).strip()))
        if not self.paths:
            raise InputError(tr("SOURCE is empty; choose files, folders or ZIPs downloaded from data.police.uk."))
        text = self.parameterAsString(parameters, "CRIME_TYPES", context) or ""
        self.crime_types = [name.strip() for name in text.split(",") if name.strip()]
        self.transform_context = context.transformContext()

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        finish = Finish(self, parameters, context, feedback)
        further = [kind for kind, name in ((STOPS, "STOPS"), (OUTCOMES, "OUTCOMES")) if finish.outputs.wanted(name)]
        feedback.setProgressText(tr("reading files…"))
        download = read_download(self.paths, [STREET, *further], self.crime_types, Part(feedback, 0, 70))
        feedback.setProgressText(tr("converting coordinates…"))
        crs = _crs(download)
        crimes, far = _crimes(download.rows[STREET], crs, self.transform_context)
        tables = {STREET: crimes}
        for kind, make in ((STOPS, _stops), (OUTCOMES, _outcomes)):
            if kind in download.rows:
                tables[kind] = make(download.rows[kind], crs, self.transform_context)
        feedback.setProgress(80)
        account = _account(download, far)
        for line in account.lines:
            feedback.pushInfo(line)
        if not download.kept:
            raise InputError(
                tr("None of the rows in SOURCE can be used: {}.").format(
                    account.reasons or tr("the files have a header but no rows")
                )
            )
        self._say_what_matters(download, crs, feedback)
        numbers, change = refreshed(self, parameters, context, finish.outputs, tables[STREET])
        titles = {
            STREET: ("OUTPUT", tr("Crimes")),
            STOPS: ("STOPS", tr("Stops and searches")),
            OUTCOMES: ("OUTCOMES", tr("Outcomes of crimes")),
        }
        for kind, table in tables.items():
            name, title = titles[kind]
            record = finish.describe(window(table.columns[f.DATE][:]), account.rows[kind], account.notes)
            record.supply = Supply(download.rows[kind].supplied).text()
            finish.add(name, table, CrimeStyle(), title)
        supply = Supply(download.rows[STREET].supplied)
        absent = (
            tr("There is no file for {}. These months will not be counted as months without crime.").format(
                supply.gaps_in_words()
            )
            if supply.by_force
            else ""
        )
        if supply.by_force and len(supply.forces) > 1:
            absent += " " + tr(
                "This applies to the whole layer, because counting the other forces' crimes alone would look "
                "like a fall. To keep a force's months, import that force into a separate layer."
            )
        summary = " ".join(filter(None, (account.summary, far, absent, change)))
        numbers.update(ROWS_READ=download.read, ROWS_KEPT=download.kept, ROWS_LEFT_OUT=download.left_out)
        feedback.setProgressText(tr("writing…"))
        return finish.results(numbers, summary, log_notes=False)

    def _say_what_matters(
        self, download: Download, crs: QgsCoordinateReferenceSystem, feedback: QgsProcessingFeedback
    ) -> None:
        if not len(download.rows[STREET]):
            feedback.pushWarning(tr("The files contain no street-level crime, so the crime layer is empty."))
        degrees = QgsCoordinateReferenceSystem("EPSG:4326")
        transform = QgsCoordinateTransform(degrees, crs, self.transform_context)
        details = transform.instantiatedCoordinateOperationDetails()
        if crs.authid() == BRITISH_GRID and not 0 <= details.accuracy <= 1.5:
            feedback.pushInfo(
                tr(
                    "This computer does not have the OSTN15 grid, so coordinates may be about 2 m out. The "
                    "locations in these files have already been moved by more than that."
                )
            )


class _FileAccount:
    """Where every row went, in words: ``lines`` for the log, ``rows`` by kind for the provenance, one ``summary``."""

    def __init__(
        self, lines: list[str], rows: dict[str, dict[str, int]], notes: list[str], reasons: str, summary: str
    ) -> None:
        self.lines, self.rows, self.notes, self.reasons, self.summary = lines, rows, notes, reasons, summary


def _account(download: Download, far: str) -> _FileAccount:
    lines = [tr("Read '{}'").format(name) for name in download.files]
    notes = [far] if far else []
    notes += [tr("Skipped '{}': {}.").format(name, why) for name, why in download.skipped]
    lines += notes
    apart = download.rows[STREET].apart
    if len(apart):
        notes.append(
            tr(
                "The files give more than one location for {} (a median of {:,.0f} m apart). The location in "
                "most rows is used, then one with a street, then the most westerly."
            ).format(_count(len(apart), mark("crime"), mark("crimes")), float(np.median(apart)))
        )
        lines.append(notes[-1])
    by_kind: dict[str, dict[str, int]] = {}
    reasons: dict[str, int] = {}
    kept = []
    for kind, rows in download.rows.items():
        by_kind[kind] = {"Rows read": rows.read, "Rows kept": len(rows)}
        by_kind[kind].update(("Left out, " + reason, count) for reason, count in rows.left_out.items())
        lines += [f"{tr(KIND_NAMES[kind]).capitalize()}: {one}" for one in rows_in_words(by_kind[kind])]
        for reason, count in rows.left_out.items():
            reasons[reason] = reasons.get(reason, 0) + count
        if rows.read or kind == STREET:
            kept.append(_count(len(rows), *_NOUNS[kind]))
    words = ", ".join(f"{count:,} {tr(reason)}" for reason, count in reasons.items())
    summary = tr("{} read from {}: {} kept, {:,} left out{}.").format(
        _count(download.read, mark("row"), mark("rows")),
        _count(len(download.files), mark("file"), mark("files")),
        tr(" and ").join(kept),
        download.left_out,
        f" ({words})" if words else "",
    )
    return _FileAccount(lines, by_kind, notes, words, summary)


def _count(number: int, singular: str, plural: str) -> str:
    return f"{number:,} {tr(singular if number == 1 else plural)}"


def _crs(download: Download) -> QgsCoordinateReferenceSystem:
    """Irish Grid where most of the located rows are Northern Ireland's, else British National Grid."""
    irish = sum(int(in_northern_ireland(rows).sum()) for rows in download.rows.values())
    located = sum(int(rows.located.sum()) for rows in download.rows.values())
    return QgsCoordinateReferenceSystem(IRISH_GRID if 2 * irish > located else BRITISH_GRID)


def _metres(
    rows: Rows, crs: QgsCoordinateReferenceSystem, transform_context: QgsCoordinateTransformContext
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    degrees = QgsCoordinateReferenceSystem("EPSG:4326")
    return transform_points(rows.longitude, rows.latitude, degrees, crs, transform_context)


def _points(
    rows: Rows, crs: QgsCoordinateReferenceSystem, transform_context: QgsCoordinateTransformContext
) -> tuple[InBlocks, NDArray[np.float64], NDArray[np.float64]]:
    """(WKB, x, y) of the points of rows that all need one; rows outside the grid are left out of ``rows``."""
    x, y = _metres(rows, crs, transform_context)
    usable = np.isfinite(x) & np.isfinite(y)
    if not usable.all():
        rows.keep(usable, OUTSIDE_GRID)
        x, y = x[usable], y[usable]
    # The degrees are of no more use, and take as much room.
    rows.longitude = rows.latitude = np.empty(0)
    return InBlocks(len(x), lambda which: points_wkb(x[which], y[which])), x, y


def _text(rows: Rows, name: str) -> InBlocks:
    """A column of the rows as they are now, and stay."""
    return InBlocks(len(rows), partial(rows.texts, name))


def _same(rows: Rows, text: str) -> InBlocks:
    """A column in which all rows hold one text."""
    return InBlocks(len(rows), lambda which: [text] * len(which))


def _month_columns(rows: Rows) -> dict[str, Any]:
    days = InBlocks(len(rows), rows.days, "date")
    ends = InBlocks(len(rows), lambda which: month_end(rows.days(which)), "date")
    return {f.DATE: days, f.DATE_FROM: days, f.DATE_TO: ends, f.DATE_PREC: _same(rows, "month")}


def _crimes(
    rows: Rows, crs: QgsCoordinateReferenceSystem, transform_context: QgsCoordinateTransformContext
) -> tuple[Table, str]:
    """The crimes as a Table, and how many of them lie far from all others in a sentence."""
    points, x, y = _points(rows, crs, transform_context)
    columns = {
        f.CRIME_ID: _text(rows, "Crime ID"),
        f.OFFENCE: _text(rows, "Crime type"),
        **_month_columns(rows),
        f.LOCATION: _text(rows, "Location"),
        f.ORIGIN: _same(rows, MOVED),
        f.SOURCE: _text(rows, "source"),
    }
    return Table.of(CRIMES_BY_MONTH, columns, points, QgsWkbTypes.Type.Point, crs), far_words(x, y)


def _stops(rows: Rows, crs: QgsCoordinateReferenceSystem, transform_context: QgsCoordinateTransformContext) -> Table:
    points, _, _ = _points(rows, crs, transform_context)
    times = [text[11:16] for text in np.datetime_as_string(rows.when()).tolist()]
    # A day and the time as text: a moment in a GeoPackage would move with the computer's time zone.
    columns = {f.DATE: rows.days(), f.TIME: times, f.DATE_PREC: _same(rows, "minute")}
    for column, name in f.STOPS_AND_SEARCHES:
        columns[name] = _text(rows, column)
    columns.update({f.ORIGIN: _same(rows, MOVED), f.SOURCE: _text(rows, "source")})
    return Table.of(STOPS_AND_SEARCHES, columns, points, QgsWkbTypes.Type.Point, crs)


def _outcomes(rows: Rows, crs: QgsCoordinateReferenceSystem, transform_context: QgsCoordinateTransformContext) -> Table:
    x, y = _metres(rows, crs, transform_context)

    def made(which: NDArray[np.int64]) -> list[bytes | None]:
        usable = np.isfinite(x[which]) & np.isfinite(y[which])
        return [point if there else None for point, there in zip(points_wkb(x[which], y[which]), usable.tolist())]

    points = InBlocks(len(rows), made)
    columns = {
        f.CRIME_ID: _text(rows, "Crime ID"),
        f.OUTCOME: _text(rows, "Outcome type"),
        **_month_columns(rows),
        f.LOCATION: _text(rows, "Location"),
        f.SOURCE: _text(rows, "source"),
    }
    return Table.of(OUTCOMES_OF_CRIMES, columns, points, QgsWkbTypes.Type.Point, crs)
