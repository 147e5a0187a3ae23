"""Did it work? Crime in treated places against control places, before and after, with what nobody can tell."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsGeometry, QgsProcessingContext, QgsProcessingFeedback

from ...bridge.counting.crimes import Crimes, caveats
from ...bridge.geometry.polygons import Areas, area_source, lies_on, point_owner
from ...bridge.geometry.rings import ring_names
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import day_words, tr
from ...bridge.results.outputs import Table
from ...contract.evaluate import AUTO
from ...contract.schemas.evaluate import BEFORE_AND_AFTER, MEASURES
from ...core.counting.shares import number_or_none
from ...core.effects.regression_to_mean import HISTORY
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import CrimeInput, input_layer, log_rows, window_of
from ..common.finish import Finish
from ..common.hot_spot_input import HOTSPOT_LAYER
from ..common.place_input import PlaceInput
from ..common.place_periods import CONTROL, TREATMENT, TURNS
from .choice_of_places import ChoiceOfPlaces, choice_in_register, choice_of_layer
from .compared_periods import MONTH, WEEK, whole_months, whole_weeks
from .effect import Arms, measure_effect, measure_rows, place_changes, withdraw_verdicts
from .impact_report import impact_pictures, impact_report
from .impact_sentences import verdict_sentences, warning_sentences
from .ring_counts import crimes_in_rings
from .text_parameters import distances

#: Standard deviations between the arms before, up to which they fall back alike.
_ALIKE = 0.25


class Impact(HotspotAlgorithm):
    """Counts by arm and period into measures, warnings and a verdict from rules."""

    ID = "impact"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.crime_input = CrimeInput(self, parameters, context)
        if not self.crime_input.choice.date_field:
            raise InputError(
                tr("DATE_FIELD is empty; choose the field with the date of each crime, to compare before and after.")
            )
        self.places = PlaceInput(self, parameters, context)
        self.controls = area_source(self, parameters, "CONTROLS", context)
        if self.controls is None and self.places.source.fields.lookupField(f.ARM) < 0:
            raise InputError(
                tr("CONTROLS is empty; choose control places, which show what would have happened anyway.")
            )

        def day(name: str) -> np.datetime64 | None:
            return self.day(parameters, name, context)

        first = day("INTERVENTION")
        if first is None:
            raise InputError(tr("INTERVENTION is empty; enter the date on which treatment began."))
        self.first = first
        self.period = self.parameterAsEnumString(parameters, "PERIOD", context)
        self.selected = day("SELECTED_FROM"), day("SELECTED_TO")
        #: In which data a tool of ours found the places, where their layer says it.
        self.found_by: tuple[np.datetime64 | None, np.datetime64 | None] = (None, None)
        if parameters.get(HOTSPOT_LAYER) not in (None, ""):
            self.found_by = choice_of_layer(input_layer(self, parameters, HOTSPOT_LAYER, context))
        self.before_days = self.parameterAsInt(parameters, "BEFORE_DAYS", context)
        self.buffer = self.parameterAsDouble(parameters, "BUFFER", context)
        self.bands = distances(self.parameterAsString(parameters, "BANDS", context), "BANDS")
        self.candidates = area_source(self, parameters, "CANDIDATES", context)
        #: Whether they are too few, and how many periods there are before those compared.
        self.few, self.earlier = False, 0
        self.seed = self.parameterAsInt(parameters, "SEED", context)

    # -- the run ------------------------------------------------------------------------------------------------
    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        given = self.crime_input
        feedback.setProgressText(tr("reading crimes…"))
        crimes = given.read(feedback)
        treated, controls = self._arms(self.places.read(given.crs, given.transform_context, feedback), feedback)
        self.notes = []
        self._look_up_choice(treated)
        self._periods(crimes)
        shapes = treated.geometries + self._apart(
            treated.geometries, controls.geometries, lambda: self.raise_if_cancelled(feedback)
        )
        arm = np.arange(len(shapes)) < len(treated)
        if arm.all():
            raise InputError(tr("Every place in CONTROLS overlaps a treated place; choose other places."))
        feedback.setProgressText(tr("counting…"))
        periods = self.compared.of(crimes.dates.astype("datetime64[D]"))
        inside = self.compared.holds(periods)
        owner = np.where(inside, point_owner(shapes, crimes.x, crimes.y), -1)
        harm = squares = None
        if crimes.weights is not None:
            harm, squares = (self.compared.sums(owner, periods, len(shapes), crimes.weights**power) for power in (1, 2))
        pairs, strata = self._design(treated, controls)
        arms = Arms(
            self.compared.sums(owner, periods, len(shapes)),
            harm,
            squares,
            arm,
            self.compared.before,
            pairs,
            strata,
            self.compared.lengths,
            self.period,
        )
        free = inside & (owner < 0)
        early = periods < self.compared.before

        def rings(edges: list[float]) -> list[tuple[NDArray[np.float64], NDArray[np.float64]]]:
            return crimes_in_rings(shapes, arm, edges, crimes, free, early, lambda: self.raise_if_cancelled(feedback))

        ring = rings([self.buffer])[0] if self.buffer else None
        bands = rings(self.bands) if self.bands else []
        found = measure_effect(
            arms,
            ring,
            [(words, *one) for words, one in zip(ring_names(self.bands), bands)],
            self._others(treated, crimes, periods, feedback),
            self.seed,
            lambda: self.raise_if_cancelled(feedback),
        )
        self.notes += warning_sentences(found, arms, self.seed, self.compared)
        regression, why = found["regression"], ""
        known = regression is not None and regression.how == HISTORY
        if not self.drawn and (not known or self.choice.shared(self.choice.after)):
            why = self.choice.doubt(found["unlike"], _ALIKE, self._amiss())
        if why:
            withdraw_verdicts(found, why)
        choice = self.crime_input.choice
        found.update(harm_unit=choice.harm_unit, harm_heading=choice.harm_heading)
        found["sentences"] = verdict_sentences(found, arms, self.compared)
        log_rows(crimes, feedback)
        self.notes[:0] = caveats(crimes)
        ids = treated.columns[f.HOTSPOT_ID] + self._control_ids(controls)
        finish = Finish(self, parameters, context, feedback)
        finish.describe(f"{self.compared.begin} to {self.compared.last}", crimes.rows(), self.notes)
        return self._write(crimes.read, ids, arms, found, finish)

    def _look_up_choice(self, treated: Areas) -> None:
        """By which data the places were chosen, where nobody said it but the register or the layer knows."""
        if self.selected != (None, None):
            return
        if self.places.register is not None:
            self.selected = choice_in_register(self.places.register, treated.columns[f.HOTSPOT_ID])
            known = tr("According to the register, the places were chosen using data from {} to {}.")
        else:
            self.selected = self.found_by
            known = tr("According to their layer, the places were found using data from {} to {}.")
        if self.selected[1] is not None:
            self.notes.append(known.format(*map(day_words, (self.selected[0] or "…", self.selected[1]))))

    def _arms(self, spots: Areas, feedback: QgsProcessingFeedback) -> tuple[Areas, Areas]:
        """(treated, control) Areas: the layers given, or the arms of a trial."""
        arms = [str(one) for one in spots.columns.get(f.ARM) or ()]
        #: Whether the lot was drawn between the arms, so that both fall back alike.
        self.drawn = self.controls is None
        if self.controls is not None and CONTROL not in arms:
            names = [name for name in (f.HOTSPOT_ID, f.PAIR) if self.controls.fields.lookupField(name) >= 0]
            given = self.crime_input
            return spots, self.controls.read(given.crs, given.transform_context, names, feedback)
        if TURNS in arms:
            raise InputError(
                tr(
                    "The places in '{}' take turns at being treated, so none of them is a control "
                    "throughout. Use places from a trial that was randomised only once."
                ).format(spots.name)
            )
        sides = [[i for i, arm in enumerate(arms) if arm == one] for one in (TREATMENT, CONTROL)]
        if not all(sides):
            raise InputError(
                tr("In '{}', no place has '{}' in the field 'arm'; choose places under CONTROLS.").format(
                    spots.name, CONTROL if sides[0] else TREATMENT
                )
            )
        if self.controls is not None:
            raise InputError(
                tr("'{}' already contains control places (see its field 'arm'); leave CONTROLS blank.").format(
                    spots.name
                )
            )
        treated, controls = [
            type(spots)(
                spots.name,
                [spots.geometries[i] for i in side],
                {name: [values[i] for i in side] for name, values in spots.columns.items()},
                0,
                0,
            )
            for side in sides
        ]
        return treated, controls

    def _control_ids(self, controls: Areas) -> list[str]:
        ids = controls.columns.get(f.HOTSPOT_ID)
        made = [str(one) if one else f"control-{i + 1}" for i, one in enumerate(ids or [None] * len(controls))]
        return [one for one, kept in zip(made, self.kept) if kept]

    def _apart(
        self, treated: list[QgsGeometry], controls: list[QgsGeometry], raise_if_cancelled: Callable[[], None]
    ) -> list[QgsGeometry]:
        """Controls that lie on no treated place."""
        self.kept = [
            not on for on in lies_on(controls, QgsGeometry.unaryUnion(treated), raise_if_cancelled=raise_if_cancelled)
        ]
        gone = self.kept.count(False)
        if gone:
            self.notes.append(tr("{:,} control places overlap treated places and are left out.").format(gone))
        return [one for one, kept in zip(controls, self.kept) if kept]

    def _periods(self, crimes: Crimes) -> None:
        """The weeks or months before and after that are compared."""
        name, choice = self.crime_input.source.name, self.crime_input.choice
        window = window_of(crimes)
        if self.period == AUTO:
            self.period = MONTH if window.months_only else WEEK
        if self.period == MONTH:
            self.compared = whole_months(self.first, self.before_days, window, self.notes)
        else:
            self.compared = whole_weeks(self.first, self.before_days, crimes, choice.end is not None, name, self.notes)
        self.compared.refuse_missing(crimes.account, name)
        #: By what they were chosen beside what is compared.
        split, count = self.compared.before, self.compared.count
        self.choice = ChoiceOfPlaces(
            *self.selected, self.compared.days(0, split - 1), self.compared.days(split, count - 1)
        )
        if not self.drawn:
            self.notes += self.choice.notes()

    def _design(self, treated: Areas, controls: Areas) -> tuple[NDArray[np.int64] | None, NDArray[np.int64] | None]:
        """(pairs, strata): of the places that are compared the pair of each, where all are in pairs of one treated and
        one control, and the groups within which the design drew or matched them; None without."""
        kept = [i for i, is_kept in enumerate(self.kept) if is_kept]
        if self.drawn:
            blocks = [treated.columns.get(f.BLOCK), controls.columns.get(f.BLOCK)]
            if blocks[0] is None or blocks[1] is None:
                return None, None
            names = [str(one) for one in blocks[0] + [blocks[1][i] for i in kept]]
            return None, np.unique(names, return_inverse=True)[1]
        pairs = controls.columns.get(f.PAIR)
        ids = treated.columns[f.HOTSPOT_ID]
        if pairs is None or sorted(str(pairs[i]) for i in kept) != sorted(ids):
            return None, None
        groups = np.unique(ids + [str(pairs[i]) for i in kept], return_inverse=True)[1]
        return groups, groups

    def _others(
        self, treated: Areas, crimes: Crimes, periods: NDArray[np.int64], feedback: QgsProcessingFeedback
    ) -> NDArray[np.float64] | None:
        """Crimes (n, periods) in all places that could have been chosen, the treated first, from the first whole period
        of the data on; None without candidates."""
        if self.candidates is None:
            return None
        given = self.crime_input
        shapes = self.candidates.read(given.crs, given.transform_context, (), feedback).geometries
        there = lies_on(
            shapes,
            QgsGeometry.unaryUnion(treated.geometries),
            raise_if_cancelled=lambda: self.raise_if_cancelled(feedback),
        )
        others = [one for one, on in zip(shapes, there) if not on]
        if len(others) + len(treated) < 10:
            self.few = True
            self.notes.append(
                tr(
                    "The layer under 'Places that could have been chosen' has too few places to show how "
                    "places differ. Include every place that could have been chosen."
                )
            )
            return None
        self.earlier = self.compared.earlier(crimes)
        places = treated.geometries + others
        owner = point_owner(places, crimes.x, crimes.y)
        return self.compared.sums(owner, periods, len(places), earlier=self.earlier)

    def _amiss(self) -> str:
        """Why the candidates given do not say what the choice brings by itself, and what to do; '' without any."""
        if self.candidates is None:
            return ""
        if self.few:
            return tr(
                "The layer under 'Places that could have been chosen' has too few places to estimate the change that "
                "comes from choosing the worst ones. Include every place that could have been chosen."
            )
        needs = self.compared.after
        if self.earlier < needs:
            return tr(
                "To estimate the change that comes from choosing the worst places, crime data from {} onwards are "
                "needed, but the data start later. Choose an earlier start date or a shorter after period."
            ).format(day_words(self.compared.days(-needs, -1)[0]))
        return tr(
            "The layer under 'Places that could have been chosen' does not show what changes after such a choice by "
            "itself, because too few crimes were counted in its places. Include every place that could have been "
            "chosen."
        )

    # -- writing ------------------------------------------------------------------------------------------------
    def _write(self, read: int, ids: list[str], arms: Arms, found: dict[str, Any], finish: Finish) -> dict[str, Any]:
        names = MEASURES.names
        measures = [dict(zip(names, row)) for row in measure_rows(found, arms)]
        finish.add("OUTPUT", Table.of_rows(MEASURES, dict(zip(names, names)), measures), None, tr("Measures"))
        finish.add("COUNTS", self._counts_table(ids, arms, found["dispersion"]), None, tr("Places before and after"))
        report = finish.accounted(impact_report(found, arms, measures, self.compared, self.bands))
        finish.add_report(
            "impact",
            tr("Impact"),
            report,
            lambda: {
                "first": self.first,
                "window": f"{self.compared.begin} to {self.compared.last}",
                "pictures": impact_pictures(report),
            },
        )
        did = found["did"]
        return finish.results(
            {
                "CRIMES_READ": read,
                "CRIMES_USED": int(arms.counts.sum()),
                "WDD": found["wdd"].value,
                "WDD_LOW": number_or_none(found["wdd"].low),
                "WDD_HIGH": number_or_none(found["wdd"].high),
                "CHANGE_PERCENT": 100 * did.change if did else None,
                "P": number_or_none(did.p) if did else None,
                "DISPERSION": found["dispersion"],
                "WEEKS_NEEDED": found["power"].weeks if found["power"] else None,
                "VERDICT": found["verdict"],
            },
            report["summary"],
        )

    def _counts_table(self, ids: list[str], arms: Arms, dispersion: float) -> Table:
        z, p = place_changes(arms, dispersion)
        return Table.of(
            BEFORE_AND_AFTER,
            {
                f.HOTSPOT_ID: list(ids),
                f.ARM: np.where(arms.treated, "treatment", "control").tolist(),
                f.BEFORE: arms.before().astype(np.int64),
                f.AFTER: arms.after().astype(np.int64),
                f.CHANGE_Z: z,
                f.P_TWO: p,
            },
        )
