"""The register of hot spots: candidates become places with a name, an owner and a history."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any, Callable

from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsWkbTypes

from ...bridge.files.register_file import Register, create
from ...bridge.geometry.area_checks import told_apart
from ...bridge.geometry.polygons import area_source
from ...bridge.ground import fields as f
from ...bridge.ground.errors import Cancelled, InputError
from ...bridge.ground.provenance import Provenance, provenance
from ...bridge.ground.texts import day_words, tr
from ...bridge.patrol.register_candidates import Candidates, method_of
from ...bridge.patrol.register_changes import Changes
from ...bridge.reading.crs import extent_of, working_crs
from ...bridge.results.outputs import Outputs, Table
from ...bridge.results.styles.patrol import PlaceStyle
from ...contract.patrol import ACTIVE, ADD, CANDIDATE, EDIT, REFRESH, RESTORE
from ...contract.schemas.fields import Schema
from ...contract.schemas.patrol import REGISTER_CHANGES, REGISTER_PLACES
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import input_layer
from ..common.hot_spot_input import HOTSPOT_LAYER
from ..common.place_input import REGISTER

_WITH_SHAPES = (ADD, REFRESH)


class RegisterAlgorithm(HotspotAlgorithm):
    """One change of the register; every version stays."""

    ID = "register"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        def text(name: str) -> str:
            return (self.parameterAsString(parameters, name, context) or "").strip()

        self.path = self.parameterAsFile(parameters, REGISTER, context)
        self.action = self.parameterAsEnumString(parameters, "ACTION", context)
        if not self.path:
            raise InputError(
                tr("REGISTER is empty; choose the register's GeoPackage, or enter a file name to create one.")
            )
        self.source = area_source(self, parameters, HOTSPOT_LAYER, context)
        if self.source is None and self.action in _WITH_SHAPES:
            raise InputError(
                tr("HOTSPOT_LAYER is empty; choose the hot spots to {}.").format(
                    tr("add") if self.action == ADD else tr("compare with the register")
                )
            )
        if self.source is not None and not (self.action in _WITH_SHAPES or self.action == EDIT):
            raise InputError(
                tr(
                    "The action {} does not use HOTSPOT_LAYER; leave HOTSPOT_LAYER blank and enter the places "
                    "under PLACES."
                ).format(self.action)
            )
        self.id_field, self.name_field = text("ID_FIELD"), text("NAME_FIELD")
        for name in (self.id_field, self.name_field):
            if name and self.source is not None:
                self.source.require_field(name)
        self.method = method_of(input_layer(self, parameters, HOTSPOT_LAYER, context)) if self.source else ("", "")
        self.applied = self.action != REFRESH or self.parameterAsBool(parameters, "APPLY", context)
        days = {name: self.day(parameters, name, context) for name in ("VALID_FROM", "VALID_TO")}
        if days["VALID_FROM"] is not None and days["VALID_TO"] is not None and (days["VALID_TO"] < days["VALID_FROM"]):
            raise InputError(
                tr("VALID_TO ({}) is before VALID_FROM ({}); correct the dates.").format(
                    day_words(days["VALID_TO"]), day_words(days["VALID_FROM"])
                )
            )
        self.changes = Changes(
            places=[one.strip() for one in text("PLACES").split(";") if one.strip()],
            name=text("NAME"),
            owner=text("OWNER"),
            reason=text("REASON"),
            by=text("BY"),
            valid_from=str(days["VALID_FROM"] or ""),
            valid_to=str(days["VALID_TO"] or ""),
            status=self.parameterAsEnumString(parameters, "STATUS", context),
            overlap=self.parameterAsDouble(parameters, "OVERLAP", context),
            keep_shapes=self.parameterAsBool(parameters, "KEEP_SHAPES", context),
            stage=self.parameterAsEnumString(parameters, "STAGE", context),
            text=text("TEXT"),
        )
        self.changes.check(self.action)
        project = context.project()
        self.transform_context = context.transformContext()
        self.register, self.crs = None, None
        if os.path.exists(self.path):
            self.register = Register(self.path)
            self.crs = self.register.crs()
            if self.action == RESTORE:
                self.changes.histories = {one: self.register.history(one) for one in self.changes.places}
        elif self.action == ADD:
            extent = extent_of(input_layer(self, parameters, HOTSPOT_LAYER, context))
            self.crs = working_crs(
                self.source.crs,
                extent,
                project.crs() if project is not None else self.source.crs,
                self.transform_context,
                self.source.name,
            )
        else:
            raise InputError(tr("There is no register at '{}'; add candidates to create one.").format(self.path))

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        candidates = self._candidates(feedback) if self.source is not None else None
        record = provenance(self, parameters, context)
        made, results = [], {}

        def make(places: list[dict[str, Any]]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
            versions, entries, changes = self.changes.make(self.action, places, candidates)
            made[:] = [entries, changes, self._after(places, versions)]
            if feedback.isCanceled():
                raise Cancelled()
            return versions, entries

        def write() -> None:
            results.update(self._write(Outputs(self, parameters, context, feedback), record, *made))

        if not self.applied:
            make(self.register.places())
            write()
        elif self.register is None:
            self._begin(make, write)
        else:
            self.register.append(make, write)
        feedback.pushInfo(results["SUMMARY"])
        return results

    def _write(
        self,
        outputs: Outputs,
        record: Provenance,
        entries: list[dict[str, Any]],
        changes: list[dict[str, Any]],
        after: list[dict[str, Any]],
    ) -> dict[str, Any]:
        """The results, written: the places after the change, what was changed, and the figures."""
        outputs.add("OUTPUT", self._places(after), PlaceStyle(), record, self.tr("Places in the register"))
        outputs.add("CHANGES", _table(REGISTER_CHANGES, changes), None, record, self.tr("Changes"))
        counts = {
            outcome: sum(one[f.CHANGE] == outcome for one in changes) for outcome in {one[f.CHANGE] for one in changes}
        }
        status = [one[f.STATUS] for one in after]
        return {
            **outputs.commit(),
            "PLACE_COUNT": len(after),
            "CANDIDATE_COUNT": status.count(CANDIDATE),
            "ACTIVE_COUNT": status.count(ACTIVE),
            "ADDED": counts.get("added", 0) + counts.get("split", 0),
            "KEPT": counts.get("kept", 0),
            "ENDED": counts.get("retired", 0) + counts.get("merged", 0),
            "SUMMARY": self._summary(counts, entries),
            "NOTES": "\n".join(self.changes.notes),
        }

    def _begin(
        self,
        make: Callable[[list[dict[str, Any]]], tuple[list[dict[str, Any]], list[dict[str, Any]]]],
        write: Callable[[], None],
    ) -> None:
        """A new register with its first candidates, or none at all."""
        # What is wrong with them is said before there is a file.
        make([])
        mine = create(self.path, self.crs)
        register = Register(self.path)
        if not mine and register.crs() != self.crs:
            raise InputError(
                tr(
                    "Someone else has just created the register '{}'; run the tool again to add to that register."
                ).format(os.path.basename(self.path))
            )
        try:
            register.append(make, write)
        except BaseException:
            if mine and not register.places():
                os.remove(self.path)
            raise

    def _candidates(self, feedback: QgsProcessingFeedback) -> Candidates:
        names = [name for name in self.source.fields.names() if name.lower() not in ("fid", "ogc_fid")]
        areas = self.source.read(self.crs, self.transform_context, names, feedback)

        def apart(names: list, name_field: str) -> tuple[list, list[str]]:
            return told_apart(names, self.source, name_field, self.transform_context)

        return Candidates(areas, self.id_field, self.name_field, *self.method, apart=apart)

    def _after(self, before: list[dict[str, Any]], versions: list[dict[str, Any]]) -> list[dict[str, Any]]:
        latest = {one[f.PLACE_ID]: one for one in before}
        latest.update((one[f.PLACE_ID], one) for one in versions)
        return [latest[one] for one in sorted(latest)]

    def _places(self, places: list[dict[str, Any]]) -> Table:
        shapes = [
            one["geom"] if isinstance(one["geom"], (bytes, type(None))) else bytes(one["geom"].asWkb())
            for one in places
        ]
        return _table(REGISTER_PLACES, places, shapes, QgsWkbTypes.Type.MultiPolygon, self.crs)

    def _summary(self, counts: Mapping[str, int], entries: list[dict[str, Any]]) -> str:
        if entries:
            return self.tr("Log entry added for {}.").format(", ".join(one[f.PLACE_ID] for one in entries))
        words = ", ".join(f"{count:,} {what}" for what, count in sorted(counts.items()))
        if not self.applied:
            return self.tr("The register is unchanged. Applying the refresh would give: {}.").format(
                words or self.tr("no changes")
            )
        return self.tr("Register updated: {}.").format(words)


def _table(schema: Schema, rows: list[dict[str, Any]], *shape: Any) -> Table:
    """A Table of dictionaries by field, of which some may be missing."""
    return Table.of(schema, {name: [row.get(name) for row in rows] for name in schema.names}, *shape)
