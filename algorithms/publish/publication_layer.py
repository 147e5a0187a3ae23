"""The only door to anything public: counts by area, offence and month, with what could point at somebody hidden."""

import numpy as np

from ...bridge.counting.crimes import caveats
from ...bridge.geometry.area_checks import REFUSED, checked_areas, stripped_names
from ...bridge.geometry.polygons import area_source, point_owner
from ...bridge.ground import fields as f
from ...bridge.ground.errors import Cancelled, InputError
from ...bridge.ground.provenance import provenance
from ...bridge.ground.texts import mark, tr
from ...bridge.publishing.releases import Release, check_against, sensitive_offences
from ...bridge.reading.columns import amount
from ...bridge.results.html_report import render
from ...bridge.results.outputs import Outputs, Table
from ...bridge.results.styles.classes import BandStyle
from ...contract.parts.shared import MONTH
from ...core.fairness.disclosure import BESIDE, LEAST, SHOWN, SMALL, attack, band, control
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import CrimeInput, log_rows
from .ledger_parameter import ledger_of

#: Cells of a table, totals among them, whose programmes take minutes and no hours.
MOST_CELLS = 6000
LEAST_ADDRESSES = 8
HIDDEN, EVERY, ALL_AREAS = "hidden", "all offences", "whole area"

#: What START and END mean here, as ``_months`` takes them.


class PublicationLayer(HotspotAlgorithm):
    """Aggregates, hides, bands; and proves by attacking it that what is hidden stays hidden."""

    ID = "publicationlayer"

    def prepare(self, parameters, context, feedback):
        self.crime_input = CrimeInput(self, parameters, context)
        choice = self.crime_input.choice
        if not choice.date_field:
            raise InputError(tr("DATE_FIELD is empty; what is released is whole months."))
        self.areas = area_source(self, parameters, "AREAS", context)
        if self.areas is None:
            raise InputError(tr("AREAS is empty; give the wards or neighbourhoods."))
        if self.areas.fields.lookupField(f.HOTSPOT_ID) >= 0 or self.areas.fields.lookupField(f.UNIT_ID) >= 0:
            raise InputError(
                tr(
                    "'{}' holds hot spots or the places of a detection, which are never public; give wards "
                    "or neighbourhoods."
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
    def execute(self, parameters, context, feedback):
        given, tr = self.crime_input, self.tr
        feedback.setProgressText(tr("reading crimes…"))
        crimes = given.read(feedback)
        areas, names = self._areas(feedback)
        start, end = self._months(crimes)
        owner = point_owner(areas.geometries, crimes.x, crimes.y)
        inside = (owner >= 0) & (crimes.dates >= start) & (crimes.dates <= end)
        owner = owner[inside]
        crimes.keep(inside, mark("outside the areas or the months"))
        if not len(crimes):
            raise InputError(
                tr("No crime of '{}' lies in an area from {} to {}.").format(given.source.name, start, end)
            )
        self.notes = self._period_notes(start, end) + self.area_notes
        offences, aside, number = self._offences(crimes)
        months = np.arange(start.astype("datetime64[M]"), end.astype("datetime64[M]") + 1)
        month = (crimes.dates.astype("datetime64[M]") - months[0]).astype(int)
        shape = (len(names), len(offences), len(months) if self.periods == MONTH else 1)
        self._check_size(shape)
        told = number >= 0
        place = np.ravel_multi_index(
            (owner[told], number[told], month[told] if shape[2] > 1 else np.zeros(told.sum(), int)), shape
        )
        counts = np.bincount(place, minlength=int(np.prod(shape))).reshape(shape)
        cube, firm = self._protect(counts, feedback)
        labels = [
            names + [ALL_AREAS] * (shape[0] > 1),
            offences + [EVERY] * (shape[1] > 1),
            self._period_names(months, shape, start, end),
        ]
        cells = [
            {
                "area": labels[0][i],
                "offence": labels[1][j],
                "period": labels[2][k],
                **_shown(int(cube.values[i, j, k]), int(cube.hidden[i, j, k])),
            }
            for i, j, k in np.ndindex(cube.values.shape)
        ]
        for offence, count in aside.items():
            cells.append(
                {
                    "area": ALL_AREAS,
                    "offence": offence,
                    "period": labels[2][-1],
                    **_shown(count, SMALL if 0 < count < LEAST else SHOWN),
                }
            )
        release = Release(
            str(start),
            str(end),
            names,
            offences + sorted(aside),
            [[one[key] for key in ("area", "offence", "period", "shown")] for one in cells],
            why={names[i]: "small" if kind == SMALL else "beside" for i, kind in self._why(cube, feedback).items()},
        )
        if self.ledger is None:
            self.notes.append(tr("LEDGER is empty, so this release was not checked against earlier ones."))
        else:
            check_against(release, self.ledger.known)
            self.notes += self.ledger.notes
        log_rows(crimes, feedback)
        self.notes[:0] = caveats(crimes)
        return self._write(
            areas, names, cube, firm, cells, labels, aside, release, crimes, parameters, context, feedback
        )

    def _areas(self, feedback):
        """(Areas, names). Raises InputError for a name that is missing, areas that overlap, and too few addresses."""
        given = self.crime_input
        columns = [one for one in (self.name_field, self.addresses) if one]
        areas = self.areas.read(given.crs, given.transform_context, columns, feedback)
        names = stripped_names(areas, self.name_field)
        if "" in names:
            raise InputError(
                tr("'{}' has an area without a name in '{}'; the public cannot find it.").format(
                    areas.name, self.name_field
                )
            )
        if ALL_AREAS in names:
            raise InputError(
                tr("'{}' has an area called '{}', as the sum of all areas is called; give it another name.").format(
                    areas.name, ALL_AREAS
                )
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
                    tr("{} of the areas have fewer than {} addresses, the first is '{}'; take larger areas.").format(
                        len(few), LEAST_ADDRESSES, few[0]
                    )
                )
        return areas, names

    def _months(self, crimes):
        """The first and last day of what is released: whole months, as asked, else the last that is late enough. Raises
        InputError."""
        window, choice = crimes.window, self.crime_input.choice
        latest = np.datetime64("today", "D") - self.delay
        last = (latest + 1).astype("datetime64[M]").astype("datetime64[D]") - 1
        if choice.end is None and last < crimes.dates.min():
            raise InputError(
                tr("Every crime of '{}' is newer than {} days; nothing is told yet.").format(
                    self.crime_input.source.name, self.delay
                )
            )
        if choice.end is None:
            month = min((window.end + 1).astype("datetime64[M]"), (last + 1).astype("datetime64[M]"))
            end = month.astype("datetime64[D]") - 1
        else:
            end = choice.end
        start = choice.start if choice.start is not None else end.astype("datetime64[M]").astype("datetime64[D]")
        whole = (
            start.astype("datetime64[M]").astype("datetime64[D]"),
            (end.astype("datetime64[M]") + 1).astype("datetime64[D]") - 1,
        )
        if (start, end) != whole:
            raise InputError(tr("A release covers whole months; give START={} and END={}.").format(*whole))
        if end > last:
            raise InputError(
                tr(
                    "The period ends on {}, and nothing is told before {} days have passed; release to {} at most."
                ).format(end, self.delay, last)
            )
        if end > window.end:
            whole = (window.end + 1).astype("datetime64[M]").astype("datetime64[D]") - 1
            raise InputError(
                tr(
                    "The data in '{}' end on {}, and a month without records is not a month without crime; give END={}."
                ).format(self.crime_input.source.name, window.end, whole)
            )
        months = np.arange(start.astype("datetime64[M]"), end.astype("datetime64[M]") + 1)
        missing = np.setdiff1d(months, crimes.dates.astype("datetime64[M]"))
        if len(missing):
            raise InputError(
                tr("'{}' has no record in {}; a month without records is not a month without crime.").format(
                    self.crime_input.source.name, missing[0]
                )
            )
        return start, end

    def _period_notes(self, start, end):
        """What was not said of the period, and is so taken."""
        choice = self.crime_input.choice
        if choice.end is not None and choice.start is not None:
            return []
        if choice.end is not None:
            return [
                tr("The first day is blank, so the release is of the month of the last day only: {} to {}.").format(
                    start, end
                )
            ]
        return [
            tr(
                "The last day is blank, so the release ends with the last whole month in the data that ended at "
                "least {} days ago: it is from {} to {}."
            ).format(self.delay, start, end)
        ]

    def _offences(self, crimes):
        """(offences shown by area, {offence told for the whole only: crimes}, number (n,) of each crime's, −1)."""
        if crimes.offence is None:
            self.notes.append(
                self.tr(
                    "OFFENCE_FIELD is empty: sensitive offences cannot be told from others, and all "
                    "are counted together."
                )
            )
            return [EVERY], {}, np.zeros(len(crimes), int)
        names = ["" if one is None else str(one).strip() for one in crimes.offence.values] + [""]
        present = np.bincount(crimes.offence.codes + 1, minlength=len(names))
        there = sorted({names[code - 1] for code in np.flatnonzero(present)} - {""})
        shown = [one for one in there if one.casefold() not in self.sensitive]
        if not shown:
            raise InputError(tr("Every offence is one that is not shown by area ({}).").format(", ".join(there[:5])))
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
            self.notes.append(self.tr("Crimes without an offence, in no figure: {:,}.").format(unnamed))
        return shown, aside, of[codes]

    def _check_size(self, shape):
        cells = np.prod([length + (length > 1) for length in shape])
        if cells > MOST_CELLS:
            raise InputError(
                tr(
                    "{} areas, {} offences and {} periods are {:,} figures, and at most {:,} can be protected; take "
                    "larger areas, fewer OFFENCES or PERIODS=whole."
                ).format(*shape, int(cells), MOST_CELLS)
            )

    def _protect(self, counts, feedback):
        """(The Cube, attacked, how many hidden counts cannot be 0). Raises InputError where the attack finds anything.

        Who reads the release knows that an offence is named only where there is a crime: its count for the whole area
        is 1 or more.
        """
        feedback.setProgressText(self.tr("hiding small counts and what gives them away…"))

        def tell(share):
            if feedback.isCanceled():
                raise Cancelled()
            feedback.setProgress(20 + 50 * share)

        try:
            cube = control(counts, step=tell)
        except ValueError as error:
            raise InputError(_unsafe(error))
        feedback.setProgressText(self.tr("attacking what is hidden…"))
        small = np.flatnonzero(cube.hidden.ravel() == SMALL)
        named, firm = self._named(cube), 0
        for begin in range(0, len(small), 20):
            tell(1 + 0.5 * begin / len(small))
            try:
                _, low, high = attack(cube, small[begin : begin + 20], named)
            except ValueError as error:
                raise InputError(_unsafe(error))
            firm += int((low > 1e-6).sum())
            if not _open(cube, small[begin : begin + 20], low, high, LEAST):
                raise InputError(
                    tr(
                        "A hidden count could be worked out from the others; nothing is written. Take "
                        "larger areas or fewer OFFENCES."
                    )
                )
        return cube, firm

    def _named(self, cube):
        """{flat index: (1, None)} of the hidden count of each offence in the whole area and period."""
        last = cube.values.shape[2] - 1
        flat = np.arange(cube.values.size).reshape(cube.values.shape)
        return {
            int(flat[-1, j, last]): (1, None) for j in range(cube.values.shape[1]) if cube.hidden[-1, j, last] != SHOWN
        }

    def _why(self, cube, feedback):
        """{area's number: SMALL or BESIDE}, why the count of all its crimes is hidden, as pages say it; empty where
        saying so would leave less than 1 to 4 for any hidden count."""
        count = cube.values.shape[0] - (cube.values.shape[0] > 1)
        kinds = {i: int(cube.hidden[i, -1, -1]) for i in range(count) if cube.hidden[i, -1, -1] != SHOWN}
        if not kinds:
            return {}
        flat = np.arange(cube.values.size).reshape(cube.values.shape)
        # What is not called small is 0, or 5 and more: whichever it is, somebody may know.
        told = self._named(cube)
        told.update(
            {
                int(flat[i, -1, -1]): (1, LEAST - 1)
                if kind == SMALL
                else ((LEAST, None) if cube.values[i, -1, -1] else (0, 0))
                for i, kind in kinds.items()
            }
        )
        small = np.flatnonzero(cube.hidden.ravel() == SMALL)
        for begin in range(0, len(small), 20):
            if feedback.isCanceled():
                raise Cancelled()
            try:
                _, low, high = attack(cube, small[begin : begin + 20], told)
            except ValueError:
                return {}
            if not _open(cube, small[begin : begin + 20], low, high, LEAST - 1):
                return {}
        return kinds

    def _period_names(self, months, shape, start, end):
        whole = str(months[0]) if len(months) == 1 else f"{months[0]} to {months[-1]}"
        return [whole] if shape[2] == 1 else [str(one) for one in months] + [whole]

    # -- writing ------------------------------------------------------------------------------------------------
    def _write(self, areas, names, cube, firm, cells, labels, aside, release, crimes, parameters, context, feedback):
        tr = self.tr
        state = {kind: int((cube.hidden == kind).sum()) for kind in (SHOWN, SMALL, BESIDE)}
        summary = tr(
            "{:,} figures of {} areas, {} to {}: {:,} are told in bands, {:,} of 1 to {} are hidden, and {:,} "
            "more that would give them away."
        ).format(
            cube.hidden.size,
            len(names),
            release.start,
            release.end,
            state[SHOWN],
            state[SMALL],
            LEAST - 1,
            state[BESIDE],
        )
        checked = tr(
            "Checked by linear programming with every total: each of the {:,} hidden counts could be {} or "
            "more, and could be 0, except {:,}."
        ).format(state[SMALL], LEAST, firm)
        if firm:
            checked += " " + tr("Those are at least 1, since an offence is named only where it was recorded.")
        few = [one for one, number in sorted(aside.items()) if number < LEAST]
        if few:
            checked += " " + tr(
                "Hidden, though told for the whole area only: {}. For the same reason each of these is "
                "known to be 1 to {}."
            ).format("; ".join(few), LEAST - 1)
        if aside:
            self.notes.append(tr("Told for the whole area only: {}.").format("; ".join(sorted(aside))))
        if not self.addresses:
            self.notes.append(
                tr("Whether each area has {} addresses was not checked: ADDRESSES_FIELD is empty.").format(
                    LEAST_ADDRESSES
                )
            )
        record = provenance(self, parameters, context, f"{release.start} to {release.end}", crimes.rows(), self.notes)
        outputs = Outputs(self, parameters, context, feedback)
        whole = {one["area"]: one for one in cells if (one["offence"], one["period"]) == (labels[1][-1], labels[2][-1])}
        columns = (
            (f.AREA_NAME, "text", "area"),
            (f.SHOWN, "text", "shown"),
            (f.LOW, "integer", "low"),
            (f.HIGH, "integer", "high"),
        )
        # What goes out carries no provenance: names of files and commands are not for the public.
        outputs.add(
            "OUTPUT",
            Table.of_rows(columns, [whole[name] for name in names], areas.geometries, self.crime_input.crs),
            BandStyle(),
            None,
            tr("Recorded crime"),
        )
        outputs.add(
            "CELLS",
            Table.of_rows(
                (columns[0], (f.OFFENCE, "text", "offence"), (f.PERIOD, "text", "period"), *columns[1:]), cells
            ),
            None,
            None,
            tr("Figures"),
        )
        outputs.add_text("RELEASE", release.as_json())
        changes = [
            {
                "area": labels[0][i],
                "offence": labels[1][j],
                "period": labels[2][k],
                "count": int(cube.values[i, j, k]),
                "why": "small" if cube.hidden[i, j, k] == SMALL else "beside",
            }
            for i, j, k in zip(*np.nonzero(cube.hidden))
        ]
        report = {
            "summary": summary,
            "checked": checked,
            "changes": changes,
            "start": release.start,
            "end": release.end,
            "earlier": len(self.ledger.known) if self.ledger is not None else 0,
            "content": release.content,
            "notes": self.notes,
            "provenance": record.lines(),
            "cells": [dict(one) for one in cells],
        }
        if parameters.get("REPORT"):
            outputs.add_text(
                "REPORT",
                render(
                    "publicationlayer",
                    title=tr("Disclosure report"),
                    report=report,
                    notes=self.notes,
                    provenance=record.said(),
                ),
            )
        outputs.add_json("REPORT_JSON", report)
        for note in [*self.notes, checked, summary]:
            feedback.pushInfo(note)
        results = {
            "CRIMES_USED": len(crimes),
            "AREA_COUNT": len(names),
            "SMALL": state[SMALL],
            "BESIDE": state[BESIDE],
            "SHOWN_CELLS": state[SHOWN],
            "START": release.start,
            "END": release.end,
            "SUMMARY": summary,
            "NOTES": "\n".join([checked] + self.notes),
        }
        results.update(outputs.commit())
        feedback.setProgress(100)
        return results


def _unsafe(error):
    return tr("The counts cannot be protected: {}; nothing is written. Take larger areas or fewer OFFENCES.").format(
        error
    )


def _shown(value, hidden):
    """{shown, low, high} of a figure: its band, or that it is hidden."""
    if hidden != SHOWN:
        return {"shown": HIDDEN, "low": None, "high": None}
    low, high = band(value)
    words = "0" if value == 0 else f"{low:,} and more" if high is None else f"{low:,}–{high:,}"
    return {"shown": words, "low": low, "high": high}


def _open(cube, cells, low, high, most):
    """Whether all that can be known of small counts, their limits (cells,), leaves them open: from the least that they
    can be at all up to ``most``. That is 1, and of all offences in the whole area as many as are named; where that
    leaves one number only, it is told."""
    count = cube.values.shape[1] - (cube.values.shape[1] > 1)
    whole = np.ravel_multi_index([length - 1 for length in cube.values.shape], cube.values.shape)
    least = np.where(np.asarray(cells) == whole, max(count, 1), 1)
    return bool(((low <= least + 1e-6) & (high >= most - 1e-6) & (least < LEAST - 1)).all())
