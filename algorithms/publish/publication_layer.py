"""The only door to anything public: counts by area, offence and month, with what could point at somebody hidden."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...bridge.counting.crimes import Crimes, caveats
from ...bridge.geometry.area_checks import REFUSED, checked_areas, stripped_names
from ...bridge.geometry.polygons import Areas, area_source, point_owner
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.provenance import Provenance, Rights, provenance, without_rights
from ...bridge.ground.texts import counted, day_words, mark, quoted_label, tr
from ...bridge.publishing.figures import ALL_AREAS, EVERY, Figure, period_name
from ...bridge.publishing.release_period import months_of, period_notes, release_period
from ...bridge.publishing.releases import COUNTED, LEFT_OUT, Release, check_against, sensitive_offences
from ...bridge.reading.columns import amount
from ...bridge.results.html_report import render
from ...bridge.results.outputs import Outputs, Table
from ...bridge.results.styles.classes import BandStyle
from ...contract.parts.shared import MONTH
from ...contract.publish import PUBLICATION_LAYER
from ...contract.schemas.publish import AREAS, CELLS
from ...core.fairness.disclosure import BESIDE, LEAST, SHOWN, SMALL
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import CrimeInput, log_rows
from .ledger_parameter import ledger_of
from .protected_counts import check_size, protect, why_hidden
from .publication import WHY, Publication, figure_rows

LEAST_ADDRESSES = 8


class PublicationLayer(HotspotAlgorithm):
    """Aggregates, hides, bands; and proves by attacking it that what is hidden stays hidden."""

    ID = "publicationlayer"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.crime_input = CrimeInput(self, parameters, context)
        choice = self.crime_input.choice
        if not choice.date_field:
            raise InputError(
                tr("DATE_FIELD is empty; choose the field with the date, since releases cover whole months.")
            )
        self.areas = area_source(self, parameters, "AREAS", context)
        if self.areas is None:
            raise InputError(tr("AREAS is empty; choose the wards or neighbourhoods to publish figures for."))
        if self.areas.fields.lookupField(f.HOTSPOT_ID) >= 0 or self.areas.fields.lookupField(f.UNIT_ID) >= 0:
            raise InputError(
                tr(
                    "'{}' contains hot spots or the places used to find them, which are never published; choose "
                    "wards or neighbourhoods instead."
                ).format(self.areas.name)
            )
        self.name_field = self.parameterAsString(parameters, "NAME_FIELD", context)
        self.addresses = self.parameterAsString(parameters, "ADDRESSES_FIELD", context)
        for name in filter(None, (self.name_field, self.addresses)):
            self.areas.require_field(name)
        self.periods = self.parameterAsEnumString(parameters, "PERIODS", context)
        self.delay = self.parameterAsInt(parameters, "DELAY", context)
        text = self.parameterAsString(parameters, "SENSITIVE", context) or ""
        given = [one.strip() for one in text.split(";") if one.strip()] or sensitive_offences()
        self.sensitive = {one.casefold() for one in given}
        self.ledger = ledger_of(self, parameters, context)

    # -- the run ------------------------------------------------------------------------------------------------
    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        given, tr = self.crime_input, self.tr
        feedback.setProgressText(tr("reading crimes…"))
        crimes = given.read(feedback)
        areas, names = self._areas(feedback)
        start, end = release_period(crimes, given.choice, self.delay, given.source.name)
        owner = point_owner(areas.geometries, crimes.x, crimes.y)
        inside = (owner >= 0) & (crimes.dates >= start) & (crimes.dates <= end)
        owner = owner[inside]
        crimes.keep(inside, mark("outside the areas or the release period"))
        if not len(crimes):
            raise InputError(
                tr(
                    "None of the crimes in '{}' fall within an area from {} to {}; check the areas and the dates."
                ).format(given.source.name, day_words(start), day_words(end))
            )
        self.notes = period_notes(given.choice, self.delay, start, end) + self.area_notes
        offences, aside, number = self._offences(crimes)
        months = months_of(start, end)
        month = (crimes.dates.astype("datetime64[M]") - months[0]).astype(int)
        shape = (len(names), len(offences), len(months) if self.periods == MONTH else 1)
        check_size(shape)
        told = number >= 0
        place = np.ravel_multi_index(
            (owner[told], number[told], month[told] if shape[2] > 1 else np.zeros(told.sum(), int)), shape
        )
        counts = np.bincount(place, minlength=int(np.prod(shape))).reshape(shape)
        cube, firm = protect(counts, feedback)
        whole = period_name(str(months[0]), str(months[-1]))
        labels = (
            names + [ALL_AREAS] * (shape[0] > 1),
            offences + [EVERY] * (shape[1] > 1),
            [whole] if shape[2] == 1 else [str(one) for one in months] + [whole],
        )
        figures = [
            Figure.of_count(
                labels[0][i], labels[1][j], labels[2][k], int(cube.values[i, j, k]), bool(cube.hidden[i, j, k] != SHOWN)
            )
            for i, j, k in np.ndindex(cube.values.shape)
        ]
        for offence, count in aside.items():
            figures.append(Figure.of_count(ALL_AREAS, offence, whole, count, 0 < count < LEAST))
        release = Release(
            str(start),
            str(end),
            names,
            offences + sorted(aside),
            figures,
            why={names[i]: WHY[kind] for i, kind in why_hidden(cube, feedback).items()},
            rights=list(filter(None, [given.source.rights])),
            premises=LEFT_OUT if given.choice.excluded or given.premises is not None else COUNTED,
        )
        self.notes += without_rights(one.name for one in (given.source, self.areas) if not one.rights)
        if self.ledger is None:
            self.notes.append(
                tr("{} was left blank, so this release was not checked against earlier releases.").format(
                    quoted_label(PUBLICATION_LAYER, "LEDGER")
                )
            )
        else:
            check_against(release, self.ledger.known)
            self.notes += self.ledger.notes
        log_rows(crimes, feedback)
        self.notes[:0] = caveats(crimes)
        publication = Publication(crimes, areas, names, cube, labels, firm, aside, release)
        return self._write(publication, parameters, context, feedback)

    def _areas(self, feedback: QgsProcessingFeedback) -> tuple[Areas, list[str]]:
        """(Areas, names). Raises InputError for a name that is missing, areas that overlap, and too few addresses."""
        given = self.crime_input
        columns = [one for one in (self.name_field, self.addresses) if one]
        areas = self.areas.read(given.crs, given.transform_context, columns, feedback)
        names = stripped_names(areas, self.name_field)
        if "" in names:
            raise InputError(
                tr(
                    "'{}' has an area without a name in the field '{}'; enter a name so that the public can "
                    "find the area."
                ).format(areas.name, self.name_field)
            )
        if ALL_AREAS in names:
            raise InputError(
                tr(
                    "'{}' has an area called '{}', which is the name used for all areas together; rename the area."
                ).format(areas.name, ALL_AREAS)
            )
        names, self.area_notes, _ = checked_areas(
            self.areas,
            areas,
            names,
            self.name_field,
            given.transform_context,
            lambda: self.raise_if_cancelled(feedback),
            REFUSED,
        )
        if self.addresses:
            few = [
                name
                for name, many in zip(names, areas.columns[self.addresses])
                if not amount(many, self.addresses, areas.name) >= LEAST_ADDRESSES
            ]
            if few:
                raise InputError(
                    counted(
                        len(few),
                        tr("{} area has fewer than {} addresses: '{}'; use larger areas."),
                        tr("{} areas have fewer than {} addresses, such as '{}'; use larger areas."),
                        "",
                        LEAST_ADDRESSES,
                        few[0],
                    )
                )
        return areas, names

    def _offences(self, crimes: Crimes) -> tuple[list[str], dict[str, int], np.ndarray]:
        """(offences shown by area, {offence told for the whole only: crimes}, number (n,) of each crime's, −1)."""
        if crimes.offence is None:
            self.notes.append(
                self.tr(
                    "No field with the offence was chosen. Sensitive offences cannot be separated from others, so all "
                    "offences are counted together."
                )
            )
            return [EVERY], {}, np.zeros(len(crimes), int)
        names = ["" if one is None else str(one).strip() for one in crimes.offence.values] + [""]
        present = np.bincount(crimes.offence.codes + 1, minlength=len(names))
        there = sorted({names[code - 1] for code in np.flatnonzero(present)} - {""})
        shown = [one for one in there if one.casefold() not in self.sensitive]
        if not shown:
            raise InputError(
                tr(
                    "All the chosen offences are on the list of those not shown by area ({}); choose other offences."
                ).format(", ".join(there[:5]))
            )
        index = {one: i for i, one in enumerate(shown)}
        of = np.array([index.get(one, -1) for one in names])
        codes = crimes.offence.codes
        aside = {
            one: int(sum(present[code + 1] for code, name in enumerate(names[:-1]) if name == one))
            for one in there
            if one not in index
        }
        unnamed = int((np.array([one == "" for one in names])[codes]).sum())
        if unnamed:
            self.notes.append(
                counted(
                    unnamed,
                    self.tr("{} crime has no offence and is not in any figure."),
                    self.tr("{} crimes have no offence and are not in any figure."),
                )
            )
        return shown, aside, of[codes]

    # -- writing ------------------------------------------------------------------------------------------------
    def _write(
        self,
        publication: Publication,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> dict[str, Any]:
        release = publication.release
        summary, checked = publication.summary(), publication.checked()
        self.notes += self._limits(publication)
        record = provenance(
            self, parameters, context, f"{release.start} to {release.end}", publication.crimes.rows(), self.notes
        )
        outputs = Outputs(self, parameters, context, feedback)
        self._add_figures(outputs, publication)
        self._add_report(outputs, publication, record, bool(parameters.get("REPORT")))
        for note in [*self.notes, checked, summary]:
            feedback.pushInfo(note)
        results = {
            "CRIMES_USED": len(publication.crimes),
            "AREA_COUNT": len(publication.names),
            "SMALL": publication.state(SMALL),
            "BESIDE": publication.state(BESIDE),
            "SHOWN_CELLS": publication.state(SHOWN),
            "START": release.start,
            "END": release.end,
            "SUMMARY": summary,
            "NOTES": "\n".join([checked] + self.notes),
        }
        results.update(outputs.commit())
        feedback.setProgress(100)
        return results

    def _limits(self, publication: Publication) -> list[str]:
        """Notes of what is told for the whole only, and of what was not checked."""
        tr, out = self.tr, []
        if publication.aside:
            out.append(tr("Published for the whole area only: {}.").format("; ".join(sorted(publication.aside))))
        if not self.addresses:
            out.append(
                tr(
                    "The number of addresses in each area was not checked against the minimum of {}, because "
                    "{} was left blank."
                ).format(LEAST_ADDRESSES, quoted_label(PUBLICATION_LAYER, "ADDRESSES_FIELD"))
            )
        return out

    def _add_figures(self, outputs: Outputs, publication: Publication) -> None:
        """The layers and the draft. What goes out says whose data it is of and carries no provenance: names of files
        and commands are not for the public."""
        figures, (_, offences, periods) = figure_rows(publication.release.figures), publication.labels
        rights = list(dict.fromkeys(filter(None, [*publication.release.rights, self.areas.rights])))
        whole = {one["area"]: one for one in figures if (one["offence"], one["period"]) == (offences[-1], periods[-1])}
        keys = {f.AREA_NAME: "area", f.SHOWN: "shown", f.LOW: "low", f.HIGH: "high"}
        outputs.add(
            "OUTPUT",
            Table.of_rows(
                AREAS,
                keys,
                [whole[name] for name in publication.names],
                publication.areas.geometries,
                self.crime_input.crs,
            ),
            BandStyle(),
            Rights(self.tr("Recorded crime"), rights) if rights else None,
            self.tr("Recorded crime"),
        )
        outputs.add(
            "CELLS",
            Table.of_rows(CELLS, dict(keys, **{f.OFFENCE: "offence", f.PERIOD: "period"}), figures),
            None,
            None,
            self.tr("Figures"),
        )
        outputs.add_text("RELEASE", publication.release.as_json())

    def _add_report(self, outputs: Outputs, publication: Publication, record: Provenance, as_page: bool) -> None:
        """The disclosure report, which is not for the public."""
        release = publication.release
        report = {
            "summary": publication.summary(),
            "checked": publication.checked(),
            "changes": publication.hidden(),
            "start": release.start,
            "end": release.end,
            "earlier": len(self.ledger.known) if self.ledger is not None else 0,
            "content": release.content,
            "notes": self.notes,
            "provenance": record.lines(),
            "cells": figure_rows(release.figures),
        }
        if as_page:
            outputs.add_text(
                "REPORT",
                render(
                    "publicationlayer",
                    title=self.tr("Privacy check"),
                    report=report,
                    notes=self.notes,
                    provenance=record.said(),
                ),
            )
        outputs.add_json("REPORT_JSON", report)
