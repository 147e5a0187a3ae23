"""Is the presence fair? Presence against need and people by neighbourhood, along deprivation, and by group."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...bridge.counting.crimes import Crimes, caveats
from ...bridge.geometry.polygons import Areas, overlaps, point_owner
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import mark, quoted_label, tr
from ...bridge.results.outputs import Table
from ...bridge.results.presence_words import NOT_GIVEN, audit_style, not_given, say
from ...contract.balance import FAIRNESS_AUDIT, SCORE
from ...contract.schemas.balance import DECILES, FIGURES, PRESENCE
from ...core.counting.shares import number_or_none
from ...core.fairness.balance import Amount, Gaps, funnel_limits, gaps
from ...core.statistics.three_answers import ALIKE, LESS, MORE, UNSURE
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import CrimeInput, log_rows
from ..common.finish import Finish
from ..common.place_input import PlaceInput
from .areas import AreaInput
from .audit_figures import Audit, Neighbourhoods
from .audit_report import audit_pictures, audit_summary, states_counted
from .presence_input import Presence, PresenceInput


class FairnessAudit(HotspotAlgorithm):
    """Shares of presence, need and residents, with intervals, denominators and what they cannot mean."""

    ID = "fairnessaudit"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.crime_input = CrimeInput(self, parameters, context)
        self.places = PlaceInput(self, parameters, context)
        self.presence = PresenceInput(self, parameters, context)
        self.groups = tuple(
            one.strip() for one in self.parameterAsString(parameters, "GROUP_FIELDS", context).split(";") if one.strip()
        )
        self.areas = AreaInput(self, parameters, context, {"PEOPLE": (True, self.groups), "DEPRIVATION": (False, ())})
        if not self.areas.given:
            raise InputError(tr("AREAS is empty; choose a layer of beats, wards or small areas."))
        self.kind = self.parameterAsEnumString(parameters, "DEPRIVATION_KIND", context)
        self.overall = self.parameterAsBool(parameters, "OVERALL_INDEX", context)
        self.least = self.parameterAsDouble(parameters, "LEAST_VISITS", context)
        self.dispersion = self.parameterAsDouble(parameters, "DISPERSION", context)
        self.margin = self.parameterAsDouble(parameters, "MARGIN", context)
        self.seed = self.parameterAsInt(parameters, "SEED", context)

    # -- the run ------------------------------------------------------------------------------------------------
    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        given = self.crime_input
        feedback.setProgressText(tr("reading crimes…"))
        crimes = given.read(feedback)
        areas, names, codes = self.areas.read(given.crs, given.transform_context, feedback)
        spots = self.places.read(given.crs, given.transform_context, feedback)
        self.notes = list(self.areas.notes)
        numbers = self.areas.numbers(codes, self.notes)
        people, level = numbers.get("PEOPLE"), numbers["DEPRIVATION"][:, 0] if "DEPRIVATION" in numbers else None
        feedback.setProgressText(tr("counting…"))
        owner = point_owner(areas.geometries, crimes.x, crimes.y)
        crimes.keep(owner >= 0, mark("outside the neighbourhoods"))
        if not len(crimes):
            raise InputError(
                tr(
                    "None of the crimes in '{}' fall within a neighbourhood; check that both layers cover the "
                    "same part of the country."
                ).format(given.source.name)
            )
        owner = owner[owner >= 0]
        counts: NDArray[Any] = np.bincount(owner, minlength=len(areas))
        need: Any = counts
        squares: Any = None
        if crimes.weights is not None:
            need, squares = (np.bincount(owner, crimes.weights**power, len(areas)) for power in (1, 2))
        there, kind = self.presence.read(spots.columns[f.HOTSPOT_ID]), self.presence.kind
        if kind == NOT_GIVEN:
            self.notes.append(
                not_given(
                    tr(
                        "Each hot spot counts once. The comparison does not say where officers went, or whether "
                        "that was fair."
                    )
                )
            )
        inside, part = overlaps(spots.geometries, areas.geometries, lambda: self.raise_if_cancelled(feedback))
        minutes, visits = there.minutes @ part, there.visits @ part
        lost = 1 - part.sum(1)
        if (there.minutes @ lost) > 0.01 * there.minutes.sum():
            self.notes.append(say(kind, "outside").format(100 * (there.minutes @ lost) / there.minutes.sum()))
        if there.note:
            self.notes.append(there.note)
        log_rows(crimes, feedback)
        if not (minutes.sum() > 0 and visits.sum() > 0):
            raise InputError(say(kind, "nowhere"))
        if not need.sum() > 0:
            raise InputError(
                tr(
                    "None of the crimes in the neighbourhoods have a weight above 0, so need cannot be "
                    "measured; check the weights."
                )
            )
        amounts = (Amount.of(minutes, visits, there.squares @ part), Amount.of(need, counts, squares, self.dispersion))
        found = gaps(*amounts, self.margin / 100)
        neighbourhoods = Neighbourhoods(names, codes, minutes, visits, need, counts, people, level, inside)
        rows = self._rows(neighbourhoods, found)
        audit = Audit(
            neighbourhoods,
            there.months,
            self.kind == SCORE,
            self.seed,
            kind != NOT_GIVEN,
            lambda: self.raise_if_cancelled(feedback),
        )
        figures = audit.figures(self.least, self.groups, self.overall)
        self.notes += audit.notes
        self.nobody = [names[i] for i in np.flatnonzero(visits == 0)]
        self.deciles, self.limits = audit.deciles(), self._funnel(rows, visits, found.ratio, *amounts)
        self.notes[:0] = caveats(crimes)
        finish = Finish(self, parameters, context, feedback)
        finish.describe(crimes.window or "", crimes.rows(), self.notes)
        return self._write(areas, rows, figures, there, crimes, finish)

    def _funnel(
        self,
        rows: list[dict[str, Any]],
        visits: NDArray[np.float64],
        ratios: NDArray[np.float64],
        presence: Amount,
        need: Amount,
    ) -> list[dict[str, float]]:
        """Expected visits by need, and the ratio of presence to need, into ``rows``; the limits of the funnel, for
        visits and crimes (or harm) as they are in the whole."""
        expected = need.amount / need.amount.sum() * visits.sum()
        for row, one, ratio in zip(rows, expected, ratios):
            row["expected"] = float(one)
            row["ratio"] = float(ratio) if one > 0 else None
        some = np.geomspace(max(expected[expected > 0].min(), 0.1), max(expected.max(), 0.2), 40)
        events = [(one.amount.sum()) ** 2 / (one.amount * one.unit).sum() for one in (presence, need)]
        of_visit = events[0] / visits.sum()
        both = [funnel_limits(some * of_visit, events[0], events[1], level) for level in (0.95, 0.998)]
        return [
            {
                "expected": float(one),
                **{
                    f"{side}_{name}": float(both[k][j][i])
                    for k, name in enumerate(("95", "998"))
                    for j, side in enumerate(("low", "high"))
                },
            }
            for i, one in enumerate(some)
        ]

    def _rows(self, neighbourhoods: Neighbourhoods, found: Gaps) -> list[dict[str, Any]]:
        """A dictionary for each of the Neighbourhoods, with what the Gaps found of it."""
        minutes, need, level = neighbourhoods.minutes, neighbourhoods.need, neighbourhoods.level
        everybody = None if neighbourhoods.people is None else neighbourhoods.people[:, 0]

        def share(values: NDArray[np.float64], i: int) -> float | None:
            total = np.nansum(values)
            return float(values[i] / total) if total > 0 and np.isfinite(values[i]) else None

        rows = []
        for i, (name, code) in enumerate(zip(neighbourhoods.names, neighbourhoods.codes)):
            here = None if everybody is None or not np.isfinite(everybody[i]) else float(everybody[i])
            rows.append(
                {
                    "name": name,
                    "code": code,
                    "visits": float(neighbourhoods.visits[i]),
                    "minutes": None if self.presence.kind == NOT_GIVEN else float(minutes[i]),
                    "crimes": int(neighbourhoods.counts[i]),
                    "need": float(need[i]),
                    "people": here,
                    "level": None if level is None or not np.isfinite(level[i]) else float(level[i]),
                    "presence_share": share(minutes, i),
                    "need_share": share(need, i),
                    "people_share": None if everybody is None else share(everybody, i),
                    "per_1000": 1000 * float(minutes[i]) / here if here and here >= 1 else None,
                    "gap": float(found.gap[i]),
                    "low": float(found.low[i]),
                    "high": float(found.high[i]),
                    "q": float(found.q[i]),
                    "state": str(found.state[i]),
                    "ratio_low": float(found.ratio_low[i]),
                    "ratio_high": number_or_none(found.ratio_high[i]),
                }
            )
        return rows

    # -- writing ------------------------------------------------------------------------------------------------
    def _write(
        self,
        areas: Areas,
        rows: list[dict[str, Any]],
        figures: list[dict[str, Any]],
        there: Presence,
        crimes: Crimes,
        finish: Finish,
    ) -> dict[str, Any]:
        count, kind = states_counted(rows), self.presence.kind
        keys = {
            f.AREA_NAME: "name",
            f.MINUTES: "minutes",
            f.VISITS: "visits",
            f.CRIMES: "crimes",
            f.HARM: "need",
            f.PEOPLE: "people",
            f.DECILE: "level",
            f.PRES_SHARE: "presence_share",
            f.NEED_SHARE: "need_share",
            f.PEOP_SHARE: "people_share",
            f.PER_1000: "per_1000",
            f.GAP_PP: "gap",
            f.GAP_LOW: "low",
            f.GAP_HIGH: "high",
            f.PRES_RATIO: "ratio",
            f.PRES_LOW: "ratio_low",
            f.PRES_HIGH: "ratio_high",
            f.Q: "q",
            f.STATE: "state",
        }
        table = Table.of_rows(PRESENCE, keys, rows, areas.geometries, self.crime_input.crs)
        finish.add("OUTPUT", table, audit_style(kind), say(kind, "title"))
        measures = {f.MEASURE: "name", f.VALUE: "value", f.LOW: "low", f.HIGH: "high", f.WORDS: "means"}
        finish.add("FIGURES", Table.of_rows(FIGURES, measures, figures), None, tr("Figures"))
        if self.deciles:
            self._add_deciles(finish)
        elif finish.outputs.wanted("DECILES"):
            self.notes.append(
                tr("No table was created for {}, because that table needs {} and {} for the same areas.").format(
                    *(quoted_label(FAIRNESS_AUDIT, one) for one in ("DECILES", "PEOPLE", "DEPRIVATION"))
                )
            )
        report = {
            "areas": sorted(rows, key=lambda row: -abs(row["gap"])),
            "figures": figures,
            "deciles": self.deciles,
            "limits": self.limits,
            "window": str(crimes.window or ""),
            "nobody": self.nobody,
            "presence_window": there.window,
            "months": there.months,
            "margin": self.margin,
            "presence": kind,
            "harm_unit": crimes.account.choice.harm_unit,
        }
        report["summary"] = audit_summary(report, crimes.account.choice.harm_unit)
        finish.add_report(
            "fairnessaudit",
            tr("Fairness audit"),
            finish.accounted(report),
            lambda: {"pictures": audit_pictures(report), "say": lambda key: say(kind, key)},
        )
        value = {one["name"]: one["value"] for one in figures}
        return finish.results(
            {
                "AREA_COUNT": len(rows),
                "FLAGGED": count[MORE] + count[LESS],
                "ALIKE": count[ALIKE],
                "UNCLEAR": count[UNSURE],
                "NOBODY": None if kind == NOT_GIVEN else len(self.nobody),
                "GRADIENT_PRESENCE": value.get("gradient_presence"),
                "GRADIENT_NEED": value.get("gradient_need"),
                "CONCENTRATION": value.get("concentration_presence"),
            },
            report["summary"],
        )

    def _add_deciles(self, finish: Finish) -> None:
        keys = {
            f.DECILE: "decile",
            f.AREAS: "areas",
            f.PEOPLE: "people",
            f.MINUTES: "minutes",
            f.HARM: "need",
            f.PRES_SHARE: "presence_share",
            f.NEED_SHARE: "need_share",
            f.PEOP_SHARE: "people_share",
            f.PER_1000: "presence",
            f.LOW: "presence_low",
            f.HIGH: "presence_high",
            f.NEED_1000: "needed",
            f.NEED_LOW: "needed_low",
            f.NEED_HIGH: "needed_high",
        }
        rows = self.deciles if self.presence.kind != NOT_GIVEN else [dict(row, minutes=None) for row in self.deciles]
        style = audit_style(self.presence.kind, False)
        finish.add("DECILES", Table.of_rows(DECILES, keys, rows), style, tr("Deciles"))
