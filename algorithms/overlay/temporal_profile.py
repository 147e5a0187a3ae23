"""When in the week: the aoristic 7 × 24 profile of each hot spot and of all crimes, and the hours to be there."""

from __future__ import annotations

import re
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...bridge.counting.crimes import Crimes, caveats
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import mark, tr
from ...bridge.results.charts.drawing import week_picture
from ...bridge.results.outputs import Table
from ...contract.schemas.overlay import WEEK_HOURS
from ...core.counting.aoristic import WEEK, Weekly, default_times, peaks, weekly, within_days
from ...core.data.capability import HOURS, Facts, bearing
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import CrimeInput, log_rows
from ..common.finish import Finish, embedded
from ..common.hot_spot_input import HOTSPOT_LAYER, HotspotInput, crimes_in_each

DAYS = (
    mark("Monday"),
    mark("Tuesday"),
    mark("Wednesday"),
    mark("Thursday"),
    mark("Friday"),
    mark("Saturday"),
    mark("Sunday"),
)
_WINDOW = 4


class TemporalProfile(HotspotAlgorithm):
    """Each crime gives every hour the share of its span that falls there (aoristic weights)."""

    ID = "temporalprofile"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.crime_input = CrimeInput(self, parameters, context)
        if not self.crime_input.choice.from_field:
            raise InputError(tr("FROM_FIELD is empty; choose the field with the date and time."))
        given = parameters.get(HOTSPOT_LAYER)
        self.spread = self.parameterAsEnumString(parameters, "LONG_SPANS", context) == "spread"
        self.guess = self.parameterAsEnumString(parameters, "DEFAULT_TIMES", context) == "unknown"
        self.hotspots = HotspotInput(self, parameters, context) if given not in (None, "") else None

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        given = self.crime_input
        feedback.setProgressText(tr("reading crimes…"))
        crimes = given.read(feedback)
        with_time = ~np.isnat(crimes.start)
        if not with_time.any():
            months = crimes.window is not None and crimes.window.months_only
            reason = bearing(Facts(len(crimes), len(crimes), True, months), HOURS).reason
            raise InputError(
                tr("The field '{}' in '{}' cannot be used: {}").format(
                    given.choice.from_field, given.source.name, reason[0].lower() + reason[1:]
                )
            )
        crimes.keep(with_time, mark("no time of day"))
        self.raise_if_cancelled(feedback)
        feedback.setProgressText(tr("spreading crimes across the week…"))
        spots = None
        about_spots: list[str] = []
        points = owner = np.empty(0, np.int64)
        if self.hotspots is not None:
            spots = self.hotspots.read(given.crs, given.transform_context, feedback, False, about_spots)
            points, owner, _ = crimes_in_each(spots, crimes, lambda: self.raise_if_cancelled(feedback), about_spots)
        end = crimes.end if crimes.end is not None else crimes.start
        unknown = default_times(np.r_[crimes.start, end[end != crimes.start]]) if self.guess else {}
        start, end, widened = within_days(crimes.start, end, unknown)
        everything = weekly(start, end, np.zeros(len(crimes), int), 1, self.spread)
        each = weekly(start[points], end[points], owner, len(spots) if spots is not None else 0, self.spread)
        log_rows(crimes, feedback)
        notes = caveats(crimes) + about_spots + self._notes(everything, unknown, widened)
        cards = [_card("", tr("All crimes"), 0, everything, 0)]
        if spots is not None:
            if not len(spots):
                notes.append(tr("'{}' contains no hot spots.").format(spots.name))
            names = spots.columns.get(f.AREA_NAME) or [None] * len(spots)
            cards += [
                _card(
                    spots.columns[f.HOTSPOT_ID][i],
                    names[i] or spots.columns[f.HOTSPOT_ID][i],
                    spots.columns[f.RANK][i],
                    each,
                    i,
                )
                for i in range(len(spots))
            ]
        finish = Finish(self, parameters, context, feedback)
        finish.describe(crimes.window or "", crimes.rows(), notes)
        return self._write(cards, crimes, everything, finish)

    def _notes(self, everything: Weekly, unknown: dict[int, float], widened: NDArray[np.bool_]) -> list[str]:
        notes = [
            tr(
                "{:.0f}% of the crimes have a time span of more than 24 hours, so the hour at which they "
                "happened is largely unknown."
            ).format(100 * everything.over_day / max(everything.used, 1))
        ]
        if unknown:
            notes.append(
                tr(
                    "{} of all times, far more than neighbouring times. This often means that the real time was "
                    "not known. The {:,} crimes with such a time are spread over the whole day; to change this, "
                    "use 'Default times'."
                ).format(
                    ", ".join(
                        tr("{:02d}:{:02d} makes up {:.0f}%").format(minute // 60, minute % 60, 100 * share)
                        for minute, share in unknown.items()
                    ),
                    int(widened.sum()),
                )
            )
        if everything.repaired:
            notes.append(
                tr("{:,} crimes have an end time before their start time; the two times were swapped.").format(
                    everything.repaired
                )
            )
        if everything.too_long:
            notes.append(
                tr(
                    "{:,} crimes have a time span of more than a week, so the hour at which they happened is not "
                    "known. These crimes are {}."
                ).format(everything.too_long, tr("spread equally over all hours") if self.spread else tr("left out"))
            )
        return notes

    def _write(self, cards: list[dict[str, Any]], crimes: Crimes, everything: Weekly, finish: Finish) -> dict[str, Any]:
        finish.add("OUTPUT", _table(cards), None, tr("Hours of the week"))
        pictures = {}
        if finish.asked("REPORT") or finish.asked("PICTURES"):
            pictures = self._pictures(cards, finish.feedback)
        if finish.asked("PICTURES"):
            finish.outputs.add_files(
                "PICTURES",
                {
                    "hours-{:03d}-{}.png".format(i, re.sub(r"[^\w.-]+", "_", cards[i]["hotspot_id"] or "all")): picture
                    for i, picture in pictures.items()
                },
            )
        finish.add_page(
            "temporalprofile",
            tr("Hours of the week"),
            lambda: {
                "profiles": [dict(card, picture=embedded(pictures.get(i, b""))) for i, card in enumerate(cards)],
                "days": [tr(day) for day in DAYS],
            },
        )
        finish.outputs.add_json(
            "REPORT_JSON",
            {
                "profiles": cards,
                "used": everything.used,
                "exact": everything.exact,
                "repaired": everything.repaired,
                "over_day": everything.over_day,
                "too_long": everything.too_long,
                "rows": crimes.rows(),
                "notes": finish.notes,
            },
        )
        busiest = cards[0]["peaks"]
        return finish.results(
            {
                "CRIMES_READ": crimes.read,
                "CRIMES_USED": everything.used,
                "HOTSPOT_COUNT": len(cards) - 1,
                "OVER_DAY_SHARE": everything.over_day / max(everything.used, 1),
            },
            tr("Busiest: {}.").format("; ".join(peak["words"] for peak in busiest))
            if busiest
            else tr("None of the crimes can be assigned to an hour of the week."),
        )

    def _pictures(self, cards: list[dict[str, Any]], feedback: QgsProcessingFeedback) -> dict[int, bytes]:
        """{index of a card: PNG} of the cards with crimes."""
        feedback.setProgressText(tr("drawing…"))
        pictures = {}
        for i, card in enumerate(cards):
            self.raise_if_cancelled(feedback)
            feedback.setProgress(100 * i / len(cards))
            if card["most"]:
                windows = [(peak["day"], peak["from_hour"], peak["hours"]) for peak in card["peaks"]]
                title = "{}. {}".format(card["rank"], card["name"]) if card["rank"] else card["name"]
                pictures[i] = week_picture(card["weights"], title, card["words"], windows)
        return pictures


def _card(hotspot_id: str, name: str, rank: int, week: Weekly, i: int) -> dict[str, Any]:
    weights = week.weights[i]
    found: list[dict[str, Any]] = [
        {
            "day": day,
            "weekday": DAYS[day],
            "from_hour": hour,
            "to_hour": (hour + _WINDOW) % 24,
            "hours": _WINDOW,
            "share": share,
            "words": f"{tr(DAYS[day])} {hour:02d}:00–{(hour + _WINDOW) % 24 or 24:02d}:00 ({100 * share:.0f}%)",
        }
        for day, hour, share in peaks(weights, _WINDOW)
    ]
    total, most = float(weights.sum()), float(weights.max(initial=0))
    words = tr("No crimes.")
    if found:
        words = tr("{:,.0f} crimes, {:.0f}% of which have a time span of more than 24 hours. Busiest: {}.").format(
            total, 100 * week.over_day_share[i], "; ".join(peak["words"] for peak in found)
        )
    return {
        "hotspot_id": hotspot_id,
        "name": name,
        "rank": rank,
        "crimes": total,
        "weights": weights.tolist(),
        "most": most,
        "over_day_share": float(week.over_day_share[i]),
        "peaks": found,
        "words": words,
    }


def _table(cards: list[dict[str, Any]]) -> Table:
    hours = np.tile(np.arange(WEEK), len(cards))
    weights = np.array([card["weights"] for card in cards]).ravel()
    totals = np.repeat([card["crimes"] for card in cards], WEEK)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.where(totals > 0, weights / totals, 0)
    columns = {
        f.HOTSPOT_ID: [card["hotspot_id"] or None for card in cards for _ in range(WEEK)],
        f.RANK: [card["rank"] or None for card in cards for _ in range(WEEK)],
        f.WEEKDAY: hours // 24 + 1,
        f.HOUR: hours % 24,
        f.WEIGHT: weights,
        f.SHARE: share,
    }
    return Table.of(WEEK_HOURS, columns)
