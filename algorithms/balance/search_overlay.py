"""Stop and search over hot spots: how often something came of it in and out of them; rates at borough scale only."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...bridge.counting.crimes import CrimeChoice, Crimes, caveats
from ...bridge.geometry.polygons import Areas, point_owner
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import counted, mark, tr
from ...bridge.results.charts.effects import draw_found, picture
from ...bridge.results.outputs import Table
from ...bridge.results.styles.patrol import SearchStyle
from ...contract.schemas.balance import SEARCH_RATES, SEARCHED, SEARCHED_GROUPS
from ...core.counting.shares import number_or_none
from ...core.fairness.searches import found_by_place
from ...core.statistics.proportions import difference, wilson
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import DATE_FIELD, END, START, CrimeInput, log_rows
from ..common.finish import Finish, embedded
from ..common.hot_spot_input import place_name
from ..common.place_input import PlaceInput
from .areas import AreaInput
from .borough_rates import Searched, borough_rates, group_numbers

if TYPE_CHECKING:
    from ...bridge.reading.weights import WeightTable

#: Words for nothing found, in data.police.uk and in records of forces.
NOTHING = (
    "A no further action disposal",
    "Nothing found - no further action",
    "No further action",
    "NFA",
    "Nothing found",
    "False",
    "No",
    "0",
)
NOT_RECORDED = "not recorded"


class SearchInput(CrimeInput):
    """Searches, read as crimes are: what came of each in the place of the offence."""

    def choose(
        self, text: Callable[[str], str], day: Callable[[str], np.datetime64 | None], weight_table: WeightTable | None
    ) -> CrimeChoice:
        return CrimeChoice(
            offence_field=text("FOUND_FIELD") or f.OUTCOME,
            date_field=text(DATE_FIELD),
            start=day(START),
            end=day(END),
            group_field=text("GROUP_FIELD"),
            noun=mark("search"),
        )


class SearchOverlay(HotspotAlgorithm):
    """Searches in and out of hot spots, by hot spot, by group; rates by group where residents are a denominator."""

    ID = "searchoverlay"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.search_input = SearchInput(self, parameters, context)
        self.places = PlaceInput(self, parameters, context)
        text = self.parameterAsString(parameters, "NOTHING", context) or ""
        self.nothing = {one.strip().casefold() for one in (text.split(";") if text.strip() else NOTHING) if one.strip()}
        self.least = self.parameterAsInt(parameters, "LEAST", context)
        self.margin = self.parameterAsDouble(parameters, "MARGIN", context) / 100
        self.groups = self._group_fields(self.parameterAsString(parameters, "GROUP_FIELDS", context) or "")
        self.areas = AreaInput(self, parameters, context, {"PEOPLE": (True, tuple(self.groups.values()))})
        if self.groups and not self.search_input.choice.group_field:
            raise InputError(
                tr(
                    "GROUP_FIELDS is filled in but GROUP_FIELD is empty; choose the field in the searches with "
                    "the group."
                )
            )
        if self.areas.given and "PEOPLE" not in self.areas.tables:
            raise InputError(
                tr("PEOPLE is empty; choose a population table, since rates by borough need the number of residents.")
            )

    def _group_fields(self, text: str) -> dict[str, str]:
        """{group: field}, each group and each field once."""
        out = {}
        for part in filter(None, (one.strip() for one in text.split(";"))):
            group, sign, field = (one.strip() for one in part.partition("="))
            if not (sign and group and field):
                raise InputError(tr("'{}' under GROUP_FIELDS is not valid; use the format group = field.").format(part))
            if group in out:
                raise InputError(
                    tr("The group '{}' appears twice under GROUP_FIELDS; enter each group once.").format(group)
                )
            out[group] = field
        return out

    # -- the run ------------------------------------------------------------------------------------------------
    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        given = self.search_input
        feedback.setProgressText(tr("reading searches…"))
        searches = given.read(feedback)
        spots = self.places.read(given.crs, given.transform_context, feedback)
        owner = point_owner(spots.geometries, searches.x, searches.y)
        known, came = self._outcomes(searches)
        self.notes = []
        if not known.all():
            self.notes.append(
                counted(
                    int((~known).sum()),
                    tr(
                        "{} search has no recorded outcome; the search is counted but left out of the outcome "
                        "percentages."
                    ),
                    tr(
                        "{} searches have no recorded outcome; the searches are counted but left out of the "
                        "outcome percentages."
                    ),
                )
            )
        rows = self._spots(spots, owner, known, came)
        groups = self._by_group(searches, owner >= 0, known, came)
        rates = self._rates(searches, feedback) if self.areas.given else []
        if not self.areas.given:
            self.notes.append(
                tr(
                    "Rates need boroughs and the number of residents in each. Rates are never given for hot "
                    "spots, since the people who live in a place are not the same as the people who spend time "
                    "there."
                )
            )
        self.notes[:0] = caveats(searches)
        log_rows(searches, feedback)
        if rates and searches.window is not None:
            self.notes.append(
                tr("Rates cover the whole period ({}) and are not annual rates.").format(searches.window.words)
            )
        finish = Finish(self, parameters, context, feedback)
        self.window = searches.window
        finish.describe(self.window or "", searches.rows(), self.notes)
        return self._write(spots, rows, groups, rates, finish)

    def _outcomes(self, searches: Crimes) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """(whether the outcome is known (n,), whether something came of it (n,)). Raises InputError where no value
        means no further action, or every one does."""
        values = searches.offence.values
        empty = np.array([not str(one).strip() for one in values] + [True])
        nothing = np.array([str(one).strip().casefold() in self.nothing for one in values] + [False])
        codes = searches.offence.codes
        known, came = ~empty[codes], ~(nothing | empty)[codes]
        if not (known & ~came).any():
            raise InputError(
                tr(
                    "No search has an outcome recognised as no further action. The values in the field '{}' "
                    "include: {}. Under NOTHING, enter the values that mean no further action."
                ).format(self.search_input.choice.offence_field, ", ".join(map(str, values[:10])) or tr("none"))
            )
        return known, came

    def _spots(
        self, spots: Areas, owner: NDArray[np.int64], known: NDArray[np.bool_], came: NDArray[np.bool_]
    ) -> list[dict[str, Any]]:
        """A dictionary for each hot spot."""
        count = len(spots)
        every, some = (np.bincount(owner[mask], minlength=count) for mask in (owner >= 0, (owner >= 0) & known))
        found = np.bincount(owner[(owner >= 0) & came], minlength=count)
        low, high, q, state = found_by_place(some, found, self.least, margin=self.margin)
        return [
            {
                "id": str(spots.columns[f.HOTSPOT_ID][i]),
                "name": place_name(spots, i),
                "searches": int(every[i]),
                "found": int(found[i]) if some[i] >= self.least else None,
                "share": float(found[i] / some[i]) if some[i] >= self.least else None,
                **{key: number_or_none(values[i]) for key, values in (("low", low), ("high", high), ("q", q))},
                "state": state[i],
            }
            for i in range(count)
        ]

    def _by_group(
        self, searches: Crimes, inside: NDArray[np.bool_], known: NDArray[np.bool_], came: NDArray[np.bool_]
    ) -> list[dict[str, Any]]:
        """A dictionary for everybody and for each group: searches, shares in and out with their intervals, and the
        difference; without shares where they are too few."""
        lots: list[tuple[str, NDArray[np.bool_]]] = [("", np.ones(len(searches), bool))]
        if searches.group is not None:
            for code, value in list(enumerate(searches.group.values)) + [(-1, NOT_RECORDED)]:
                mask = searches.group.codes == code
                if mask.any():
                    lots.append((str(value).strip() or NOT_RECORDED, mask))
            merged: dict[str, NDArray[np.bool_]] = {}
            for name, mask in lots[1:]:
                merged[name] = merged[name] | mask if name in merged else mask
            lots = lots[:1] + sorted(merged.items(), key=lambda one: -one[1].sum())
        out = []
        for name, mask in lots:
            row = {"group": name, "searches": int(mask.sum()), "in_hot": int((mask & inside).sum())}
            counts = []
            for key, where in (("in", inside), ("out", ~inside)):
                of, found = int((mask & where & known).sum()), int((mask & where & came).sum())
                counts += [found, of]
                enough = of >= self.least
                low, high = (float(one) for one in wilson(found, of)) if enough else (None, None)
                row.update({key: found / of if enough else None, key + "_low": low, key + "_high": high})
            told = row["in"] is not None and row["out"] is not None
            row.update(zip(("difference", "low", "high"), map(float, difference(*counts)) if told else (None,) * 3))
            out.append(row)
        return out

    def _rates(self, searches: Crimes, feedback: QgsProcessingFeedback) -> list[dict[str, Any]]:
        """A dictionary for each borough and group; without a rate, and with the reason, below borough size."""
        given = self.search_input
        areas, names, codes = self.areas.read(given.crs, given.transform_context, feedback)
        self.notes += self.areas.notes
        people = self.areas.numbers(codes, self.notes)["PEOPLE"]
        owner = point_owner(areas.geometries, searches.x, searches.y)
        outside = int((owner < 0).sum())
        if outside == len(owner):
            raise InputError(
                tr(
                    "None of the searches in '{}' fall within an area in '{}'; check that both layers cover the "
                    "same part of the country."
                ).format(given.source.name, areas.name)
            )
        if outside:
            self.notes.append(
                counted(
                    outside,
                    tr("{} search is outside all the boroughs."),
                    tr("{} searches are outside all the boroughs."),
                )
            )
        groups = list(self.groups)
        searched = Searched(owner, group_numbers(searches, groups, given.choice.group_field))
        out, self.small = borough_rates(searched, names, people, groups, self.least)
        if self.small:
            self.notes.append(
                tr("No rates are given for {}: the number of residents is below borough size or not known.").format(
                    ", ".join(self.small[:10]) + (" …" if len(self.small) > 10 else "")
                )
            )
        return out

    # -- writing ------------------------------------------------------------------------------------------------
    def _write(
        self,
        spots: Areas,
        rows: list[dict[str, Any]],
        groups: list[dict[str, Any]],
        rates: list[dict[str, Any]],
        finish: Finish,
    ) -> dict[str, Any]:
        keys = {
            f.HOTSPOT_ID: "id",
            f.NAME: "name",
            f.SEARCHES: "searches",
            f.FOUND: "found",
            f.FIND_RATE: "share",
            f.LOW: "low",
            f.HIGH: "high",
            f.Q: "q",
            f.STATE: "state",
        }
        table = Table.of_rows(SEARCHED, keys, rows, spots.geometries, self.search_input.crs)
        finish.add("OUTPUT", table, SearchStyle(), tr("Hot spots with searches"))
        finish.add(
            "GROUPS",
            Table.of_rows(
                SEARCHED_GROUPS,
                {
                    f.GROUP_NAME: "group",
                    f.SEARCHES: "searches",
                    f.IN_HOT: "in_hot",
                    f.RATE_IN: "in",
                    f.IN_LOW: "in_low",
                    f.IN_HIGH: "in_high",
                    f.RATE_OUT: "out",
                    f.OUT_LOW: "out_low",
                    f.OUT_HIGH: "out_high",
                    f.VALUE: "difference",
                    f.LOW: "low",
                    f.HIGH: "high",
                },
                groups,
            ),
            None,
            tr("Inside and outside hot spots, by group"),
        )
        if rates:
            finish.add(
                "RATES",
                Table.of_rows(
                    SEARCH_RATES,
                    {
                        f.AREA_NAME: "area",
                        f.GROUP_NAME: "group",
                        f.SEARCHES: "searches",
                        f.PEOPLE: "people",
                        f.PER_1000: "rate",
                        f.LOW: "low",
                        f.HIGH: "high",
                        f.RATIO: "ratio",
                        f.RATIO_LOW: "ratio_low",
                        f.RATIO_HIGH: "ratio_high",
                        f.WORDS: "why",
                    },
                    rates,
                ),
                None,
                tr("Rates by borough"),
            )
        summary = self._summary(groups[0])
        report = finish.accounted(
            {
                "summary": summary,
                "hotspots": rows,
                "groups": groups,
                "rates": rates,
                "least": self.least,
                "margin": 100 * self.margin,
                "reference": list(self.groups)[-1] if self.groups else "",
                "window": str(self.window or ""),
            }
        )
        finish.add_report("searchoverlay", tr("Stop and search"), report, lambda: {"picture": self._picture(groups)})
        everybody = groups[0]
        return finish.results(
            {
                "SEARCHES": everybody["searches"],
                "IN_HOT": everybody["in_hot"],
                "FOUND_IN": everybody["in"],
                "FOUND_OUT": everybody["out"],
                "DIFFERENCE": everybody["difference"],
                "REFUSED": len(self.small) if self.areas.given else None,
            },
            summary,
        )

    def _picture(self, groups: list[dict[str, Any]]) -> str:
        drawn = [row for row in groups if row["in"] is not None or row["out"] is not None]
        return embedded(
            picture(
                lambda axes, colours, ink: draw_found(axes, drawn, colours, ink),
                tr("How often a search led to an outcome"),
                tr("in hot spots and elsewhere, with 95% confidence intervals"),
                (8, 1.8 + 0.5 * len(drawn)),
                left=0.22,
            )
        )

    def _summary(self, row: dict[str, Any]) -> str:
        words = tr("{:,} searches, of which {:,} ({:.0f}%) were in hot spots.").format(
            row["searches"], row["in_hot"], 100 * row["in_hot"] / row["searches"]
        )
        if row["difference"] is None:
            return (
                words
                + " "
                + tr(
                    "There are too few searches inside or outside hot spots to compare how often searches led "
                    "to an outcome."
                )
            )
        words += " " + tr(
            "{:.0f}% of searches in hot spots led to an outcome ({:.0f}% to {:.0f}%), compared with "
            "{:.0f}% elsewhere ({:.0f}% to {:.0f}%). "
        ).format(*(100 * row[key] for key in ("in", "in_low", "in_high", "out", "out_low", "out_high")))
        if row["low"] <= 0 <= row["high"]:
            return words + tr(
                "Chance alone could explain the difference ({:+.0f} to {:+.0f} percentage points)."
            ).format(100 * row["low"], 100 * row["high"])
        return words + tr("The difference is {:+.0f} percentage points ({:+.0f} to {:+.0f}).").format(
            *(100 * row[key] for key in ("difference", "low", "high"))
        )
