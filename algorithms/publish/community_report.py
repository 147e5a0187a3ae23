"""A page for each neighbourhood in plain words, from a release: a draft until the release is signed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsProcessingContext, QgsProcessingFeedback, QgsProject

from ...bridge.files.atomic_replace import Delivery
from ...bridge.geometry.area_checks import stripped_names, told_apart
from ...bridge.geometry.polygons import area_source
from ...bridge.ground.errors import Cancelled, InputError
from ...bridge.ground.provenance import without_rights
from ...bridge.ground.texts import counted, day_words, tr
from ...bridge.publishing.public_atlas import Atlas, AtlasArea, write_atlas
from ...bridge.publishing.public_pages import ReleaseFigures, contents, file_names, outlines, page, phrases, public_day
from ...bridge.publishing.releases import COUNTED, read_release
from ...bridge.results.layout import Printing, print_whole
from ...bridge.results.outputs import Outputs, output_path
from ...bridge.results.presence_words import DELIVERED, kind_of
from ...bridge.results.report_schemas import EFFECT, FAIRNESS, read_report
from ...core.effects.verdict import FELL, ROSE, UNCLEAR
from ...core.statistics.three_answers import ALIKE, LESS, MORE, STATES, UNSURE
from ..common.base import HotspotAlgorithm
from .ledger_parameter import ledger_of


class AtlasPages:
    """The PDF, written when the algorithm is post-processed, on the main thread, page by page: whole or not at all."""

    def __init__(self, path: str, atlas: Atlas) -> None:
        self.path, self.atlas = path, atlas

    def finish(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Printing:
        """The pages, one a step."""

        def write(delivery: Delivery) -> Iterator[float]:
            # A project of its own: nothing of it is seen in the user's.
            yield from write_atlas(delivery.new_file(os.path.realpath(self.path)), self.atlas, QgsProject())

        return print_whole(
            "PDF",
            write,
            feedback,
            lambda error: tr("'{}' could not be written ({}).").format(self.path, error.strerror or error),
        )


class CommunityReport(HotspotAlgorithm):
    """Pages that anybody can read, of figures that anybody may know."""

    ID = "communityreport"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        def text(name: str) -> str:
            return (self.parameterAsString(parameters, name, context) or "").strip()

        self.release = read_release(self.parameterAsFile(parameters, "RELEASE", context))
        self._check_named()
        ledger = ledger_of(self, parameters, context)
        signed = ledger.find(self.release) if ledger is not None else None
        self.signed = signed.signed_at[:10] if signed is not None else ""
        self.notes = ledger.notes if ledger is not None else []
        self.areas = area_source(self, parameters, "AREAS", context)
        if self.areas is None:
            raise InputError(tr("AREAS is empty; choose the areas used in the release."))
        self.name_field = text("NAME_FIELD")
        self.areas.require_field(self.name_field)
        self.force, self.done, self.contact = text("FORCE"), text("DONE"), text("CONTACT")
        if not self.force:
            raise InputError(tr("FORCE is empty; enter the name of the force publishing the pages."))
        self.effect = self._report(parameters, "EFFECT", "impact", EFFECT, context)
        self.fairness = self._report(parameters, "FAIRNESS", "fairnessaudit", FAIRNESS, context)
        if self.fairness is not None and kind_of(self.fairness) != DELIVERED:
            self.notes.append(
                self.tr(
                    "The pages do not say whether patrols were fair, because the audit did not include where "
                    "officers went. Run the audit again with the compliance table from Patrol visits."
                )
            )
        self.notes += without_rights([] if self.areas.rights else [self.areas.name])
        if not self.release.rights:
            self.notes.append(
                tr(
                    "The release does not say whose crime data it contains, so the pages cannot say so either. Enter "
                    "it for the crime layer in QGIS (Layer Properties, Metadata, Access, Rights), then create the "
                    "release again."
                )
            )
        self.say = phrases(self.parameterAsEnumString(parameters, "LANGUAGE", context))

    def _check_named(self) -> None:
        """Raise InputError where the release has nothing to make pages of."""
        if not self.release.areas or not self.release.offences:
            raise InputError(
                tr("The release contains no areas or no offences; create the release again with Publication layer.")
            )

    def _report(
        self, parameters: dict[str, Any], name: str, tool: str, spec: dict[str, Any], context: QgsProcessingContext
    ) -> dict[str, Any] | None:
        path = self.parameterAsFile(parameters, name, context)
        return read_report(path, tool, name, spec) if path else None

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        areas = self.areas.read(self.areas.crs, context.transformContext(), (self.name_field,), feedback)
        # Publication layer has said it; here the same names are found again.
        given, _ = told_apart(
            stripped_names(areas, self.name_field), self.areas, self.name_field, context.transformContext()
        )
        shapes = dict(zip(given, areas.geometries))
        names = self.release.areas
        missing = [name for name in names if name not in shapes]
        if missing:
            raise InputError(
                tr(
                    "'{}' does not contain the area '{}', which is in the release; choose the areas used in the "
                    "release."
                ).format(areas.name, missing[0])
            )
        paths, high = outlines([shapes[name] for name in names])
        files, told = file_names(names), ReleaseFigures(self.release, self.say)
        shared = {
            "say": self.say,
            "draft": not self.signed,
            "force": self.force,
            "rights": self._rights(),
            **{
                name: public_day(self.say, day) if day else ""
                for name, day in (("signed", self.signed), ("start", self.release.start), ("end", self.release.end))
            },
        }
        pages = {"index.html": contents(pages=sorted(zip(names, files)), **shared).encode("utf-8")}
        parts = self._parts()
        for i, name in enumerate(names):
            if feedback.isCanceled():
                raise Cancelled()
            feedback.setProgress(100 * i / len(names))
            pages[files[i]] = page(
                area=name,
                own=paths[i],
                others=paths[:i] + paths[i + 1 :],
                high=high,
                rows=told.rows(name),
                sentence=told.sentence(name, shared["start"], shared["end"]),
                parts=parts,
                **shared,
            ).encode("utf-8")
        outputs = Outputs(self, parameters, context, feedback)
        outputs.add_files("FOLDER", pages)
        path = output_path(self, parameters, "PDF", context)
        state = self.tr("signed on {}").format(day_words(self.signed)) if self.signed else self.tr("draft, not signed")
        summary = counted(
            len(names),
            self.tr("{} page for {} to {} ({})."),
            self.tr("{} pages for {} to {} ({})."),
            "",
            *map(day_words, (self.release.start, self.release.end)),
            state,
        )
        for line in [*self.notes, summary]:
            feedback.pushInfo(line)
        results = {
            "PAGES": len(names),
            "STATE": "signed" if self.signed else "draft",
            "SUMMARY": summary,
            "NOTES": "\n".join(self.notes),
        }
        results.update(outputs.commit())
        if path:
            results["PDF"] = path
            self.results.append(AtlasPages(path, self._atlas(shapes, told, shared, self.areas.crs)))
        feedback.setProgress(100)
        return results

    def _atlas(
        self,
        shapes: dict[str, QgsGeometry],
        told: ReleaseFigures,
        shared: dict[str, Any],
        crs: QgsCoordinateReferenceSystem,
    ) -> Atlas:
        """What the PDF says: the same as the pages."""
        say = self.say
        areas = [
            AtlasArea(
                name,
                say["title"].format(area=name),
                told.sentence(name, shared["start"], shared["end"]),
                shapes[name],
                told.rows(name),
            )
            for name in self.release.areas
        ]
        signed = " · " + say["signed"].format(date=shared["signed"]) if self.signed else ""
        return Atlas(
            areas,
            (say["kind"], say["number"], say["whole"].format(force=self.force)),
            [(say["by_kind"], [say["bands"]])] + self._parts(),
            crs,
            "" if self.signed else say["draft"],
            [self.force + signed, *shared["rights"]],
        )

    def _rights(self) -> list[str]:
        """Whose data the figures and the map are of, a line each."""
        given = [(self.say["rights_crimes"], one) for one in self.release.rights]
        if self.areas.rights:
            given.append((self.say["rights_areas"], self.areas.rights))
        return [words.format(rights=rights) for words, rights in given]

    def _parts(self) -> list[tuple[str, list[str]]]:
        """[(heading, paragraphs)] that all pages share."""
        say, out = self.say, []
        if self.done:
            out.append((say["done"], self.done.splitlines()))
        if self.effect is not None:
            out.append((say["changed"], [self._changed()]))
        if self.fairness is not None and kind_of(self.fairness) == DELIVERED:
            areas = self.fairness.get("areas", [])
            states = [row["state"] for row in areas]
            if "margin" not in self.fairness:
                # Earlier versions said "alike" of everything that a test did not find.
                states = [UNSURE if one == ALIKE else one for one in states]
            words = [say["fair"].format(count=len(areas), **{one: states.count(one) for one in STATES})]
            if MORE in states or LESS in states:
                words.append(say["fair_why"])
            if self.fairness["nobody"]:
                words.append(say["nobody"].format(nobody=len(self.fairness["nobody"])))
            out.append((say["fairness"], words))
        limits = [say["limits_text"]]
        if self.release.premises:
            limits.append(say["premises_counted" if self.release.premises == COUNTED else "premises_left_out"])
        out.append((say["limits"], limits))
        if self.contact:
            out.append((say["say"], self.contact.splitlines()))
        return out

    def _changed(self) -> str:
        verdict = self.effect["verdict"]
        if verdict != FELL:
            return self.say[verdict if verdict == ROSE else UNCLEAR]
        one = next((row for row in self.effect.get("measures", []) if row.get("measure") == "change"), None)
        if one is None or one["low"] is None or one["high"] is None or one["high"] >= 0:
            return self.say["fell_plain"]
        return self.say["fell"].format(low=round(-100 * one["high"]), high=round(-100 * one["low"]))
