"""A force's own export as one clean crime layer, its columns read as a saved profile says."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingUtils,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...bridge.files.bulk_rows import InBlocks
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.provenance import rows_in_words
from ...bridge.ground.texts import mark, tr
from ...bridge.importing.coordinates import DEGREES
from ...bridge.importing.look_up import LookUp
from ...bridge.importing.record_contents import Proposal, proposals
from ...bridge.importing.record_files import is_file, open_records
from ...bridge.importing.record_gatherer import TEXTS, kept_fields
from ...bridge.importing.record_profile import Profile, load_profile, profile_for
from ...bridge.importing.records import Records, read_records
from ...bridge.reading.crs import is_metric, national_crs, transform_points
from ...bridge.results.outputs import Table
from ...bridge.results.styles.classes import CrimeStyle
from ...contract.schemas.prepare import RECORDS
from ...core.counting.shares import window
from ...core.counting.wkb import points_wkb
from ...core.data.origin import COARSE, MOVED, NOT_KNOWN, by_columns
from ..common.base import HotspotAlgorithm, Part
from ..common.crime_parameters import zone_of
from ..common.finish import Finish
from .far_points import far_words
from .refreshing import refreshed

_OFF_GRID = mark("location outside the area of the coordinate system")


class ImportRecords(HotspotAlgorithm):
    """Reads an export; each row is kept, or left out for a reason that is counted; only mapped columns are kept."""

    ID = "importrecords"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        if not parameters.get("SOURCE"):
            raise InputError(tr("SOURCE is empty; choose a CSV or XLSX export, or a table."))
        # A file is opened when the run reads it: a large spreadsheet takes a while.
        self.path, layer = self._given(parameters, "SOURCE", context)
        self.table = open_records(layer) if layer is not None else None
        path = self.parameterAsFile(parameters, "PROFILE", context)
        self.profile = load_profile(path) if path else None
        crs = self.parameterAsCrs(parameters, "CRS", context)
        self.crs = (crs.authid() or "WKT:" + crs.toWkt()) if crs.isValid() else ""
        self.zone = zone_of(self, parameters, context)
        self.transform_context = context.transformContext()
        places, layer = self._given(parameters, "PLACES", context)
        self.places = LookUp(layer, self.transform_context) if layer is not None else places

    def _given(
        self, parameters: dict[str, Any], name: str, context: QgsProcessingContext
    ) -> tuple[str, QgsVectorLayer | None]:
        """(path, layer or None): a layer is taken where the user has opened it; from what is only named nothing is
        opened but a file."""
        value = parameters.get(name)
        path = self.parameterAsString(parameters, name, context)
        layer = (
            value
            if isinstance(value, QgsVectorLayer)
            else QgsProcessingUtils.mapLayerFromString(path, context, False)
            if path
            else None
        )
        return path, layer if isinstance(layer, QgsVectorLayer) and not is_file(path) else None

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        feedback.setProgressText(tr("reading records…"))
        table = self.table or open_records(self.path)
        profile, proposed = self.profile, []
        if profile is None:
            path, profile = profile_for(table.header, table.points)
            feedback.pushInfo(
                tr("Columns are read as set out in the profile '{}'.").format(profile.name)
                if path
                else tr("Columns recognised by name: {}.").format(_mapping(profile))
            )
            if not path:
                proposed = proposals(table, profile.columns)
                _refuse_unnamed(table, profile, proposed)
        profile = replace(profile, crs=self.crs or profile.crs)
        look_up = self.places or profile.places or None
        if isinstance(look_up, str):
            look_up = LookUp(look_up, self.transform_context)
        if look_up is not None:
            if "place" not in profile.columns:
                raise InputError(
                    tr(
                        "PLACES is set, but no column in '{}' is known to contain a UPRN or a postcode; choose "
                        "the column in the profile."
                    ).format(table.shown)
                )
            look_up.feedback = Part(feedback, 60, 75)
        records = read_records(table, profile, Part(feedback, 0, 60), look_up=look_up, zone=self.zone)
        feedback.setProgressText(tr("converting coordinates…"))
        layer, far = _crimes(records, profile, self.transform_context, by_columns(table.header))
        feedback.setProgress(80)
        rows = {"Rows read": records.read, "Rows kept": len(layer)}
        rows.update(("Left out, " + reason, count) for reason, count in records.left_out.items())
        reasons = records.reasons_in_words()
        notes = [far] if far else []
        notes += records.warnings + ([tr("Left out: {}.").format(reasons)] if reasons else []) + records.notes
        notes += [tr("Skipped '{}': {}.").format(name, why) for name, why in table.skipped]
        notes.append(tr("Columns: {}.").format(_mapping(profile)))
        notes += _unused(proposed)
        for line in rows_in_words(rows) + notes:
            feedback.pushInfo(line)
        if not len(layer):
            words = tr("None of the rows in '{}' can be used: {}.").format(
                table.shown, reasons or tr("the table has a header but no rows")
            )
            raise InputError(" ".join(filter(None, (words, records.advice()))))
        left_out = records.read - len(layer)
        summary = tr("{:,} rows read from {}: {:,} crimes kept, {:,} left out{}.").format(
            records.read, table.shown, len(layer), left_out, f" ({reasons})" if reasons else ""
        )
        finish = Finish(self, parameters, context, feedback)
        numbers, change = refreshed(self, parameters, context, finish.outputs, layer)
        summary = " ".join(filter(None, (summary, far, *records.warnings, change)))
        feedback.setProgressText(tr("writing…"))
        finish.describe(window(layer.columns[f.DATE]), rows, notes)
        finish.add("OUTPUT", layer, CrimeStyle(), tr("Crimes"))
        numbers.update(ROWS_READ=records.read, ROWS_KEPT=len(layer), ROWS_LEFT_OUT=left_out)
        return finish.results(numbers, summary, log_notes=False)


def _unused(proposed: list[Proposal]) -> list[str]:
    """What no name says but the contents do is not read before somebody has confirmed it: in sentences."""
    said = [one.sentence() for one in proposed]
    return said and said + [
        tr("Columns identified only from their contents are not used until a profile confirms them.")
    ]


def _refuse_unnamed(table: Any, profile: Profile, proposed: list[Proposal]) -> None:
    """Raise InputError where the names say too little for an import and the contents say more."""
    meanings = {one.meaning for one in proposed}
    problem = profile.problem(table.header)
    there = {"easting", "longitude", "coordinates", "place"} & set(profile.columns)
    if (problem and "from_date" in meanings) or not (
        table.points or there or meanings <= {"reference", "offence", "from_date"}
    ):
        raise InputError(
            " ".join(
                [
                    problem or tr("None of the column names in '{}' suggest coordinates.").format(table.shown),
                    *(one.sentence() for one in proposed),
                    tr("Confirm this in Import records on the Crimes page, or choose a PROFILE."),
                ]
            )
        )


def _mapping(profile: Profile) -> str:
    pairs = [f"{meaning} = {column}" for meaning, column in profile.columns.items()]
    return "; ".join(pairs + [tr("kept unchanged: {}").format(column) for column in profile.keep])


def _crimes(
    records: Records, profile: Profile, transform_context: QgsCoordinateTransformContext, marks: str
) -> tuple[Table, str]:
    """The rows that are kept as a Table, and how many of them lie far from all others in a sentence; those without a
    place in the working system are left out of ``records``. ``marks``: the origin of the points that the export itself
    shows."""
    kept = records.kept
    crs = _metric(records, kept, transform_context)
    x, y = transform_points(records.x[kept], records.y[kept], records.crs, crs, transform_context)
    # The points that are kept stand in their new system from here on.
    records.x[kept], records.y[kept] = x, y
    off = np.zeros(len(records.fate), bool)
    off[kept] = ~(np.isfinite(x) & np.isfinite(y))
    records.leave_out(off, _OFF_GRID)
    del x, y, off
    kept = records.kept
    columns = _dates(records, kept)
    further = [name for name in kept_fields(profile) if name in records.text]
    for name in [*(name for name in (*TEXTS.values(), f.SOURCE) if name in records.text), *further]:
        columns[name] = InBlocks(kept, partial(records.texts, name))
    said = profile.points if profile.points != NOT_KNOWN else marks
    origin = said if said != NOT_KNOWN else None
    origins = [origin, COARSE if said != MOVED else origin]
    columns[f.ORIGIN] = InBlocks(kept, lambda rows: [origins[coarse] for coarse in records.coarse[rows].tolist()])
    fields = RECORDS.of(columns, [(name, "text") for name in further])
    points = InBlocks(kept, lambda rows: points_wkb(records.x[rows], records.y[rows]))
    return Table(fields, columns, points, QgsWkbTypes.Type.Point, crs), far_words(records.x[kept], records.y[kept])


def _dates(records: Records, kept: NDArray[np.int64]) -> dict[str, Any]:
    begin = records.moments.get("from_date", records.date)
    end = records.moments.get("to_date", begin)

    def precision(rows: NDArray[np.int64]) -> list[str]:
        timed = np.where(begin.minutes[rows] >= 0, "minute", "day")
        return np.where(records.date.month[rows], "month", timed).tolist()

    columns: dict[str, Any] = {
        f.DATE: records.date.days[kept],
        f.DATE_FROM: InBlocks(kept, begin.texts),
        f.DATE_TO: InBlocks(kept, end.texts),
        f.DATE_PREC: InBlocks(kept, precision),
    }
    if "reported" in records.moments:
        columns[f.REPORTED] = InBlocks(kept, records.moments["reported"].texts)
    return columns


def _metric(
    records: Records, kept: NDArray[np.int64], transform_context: QgsCoordinateTransformContext
) -> QgsCoordinateReferenceSystem:
    """The system of the result: the records' own where it is in metres, else the national grid of most of them."""
    if is_metric(records.crs) or not len(kept):
        return records.crs
    some = kept[:: max(len(kept) // 1000, 1)]
    degrees = QgsCoordinateReferenceSystem(DEGREES)
    x, y = transform_points(records.x[some], records.y[some], records.crs, degrees, transform_context)
    found = national_crs(float(np.nanmedian(x)), float(np.nanmedian(y)))
    if found is None:
        raise InputError(
            tr(
                "The coordinates are outside Britain and Ireland; correct the layer's coordinate system, or "
                "reproject the layer to metres first."
            )
        )
    return found
