"""Hot spot cards: what happens there, when, where exactly, and what lies in it and near it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...bridge.counting.crimes import Crimes, caveats
from ...bridge.geometry.context import ContextLayer
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ...bridge.results.outputs import Table
from ...contract.schemas.overlay import RELATIONS
from ...core.counting.shares import cross_counts, location_quotients
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import CrimeInput, log_rows
from ..common.finish import Finish
from ..common.hot_spot_input import HotspotInput, crimes_in_each

if TYPE_CHECKING:
    from ...bridge.geometry.polygons import Areas

_LOCATIONS = 5


class Profile(HotspotAlgorithm):
    """Per hot spot: offence mix with location quotients, monthly trend, busiest locations, the user's other layers."""

    ID = "profile"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.crime_input = CrimeInput(self, parameters, context)
        self.hotspots = HotspotInput(self, parameters, context)
        self.radius = self.parameterAsDouble(parameters, "RADIUS", context)
        self.context_layers, self.skipped = [], []
        for layer in self.parameterAsLayerList(parameters, "CONTEXT_LAYERS", context) or []:
            try:
                self.context_layers.append(ContextLayer(layer))
            except InputError as error:
                self.skipped.append({"layer": layer.name(), "reason": str(error)})

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        given = self.crime_input
        feedback.setProgressText(tr("reading crimes…"))
        crimes = given.read(feedback)
        log_rows(crimes, feedback)
        notes: list[str] = []
        spots = self.hotspots.read(given.crs, given.transform_context, feedback, notes=notes)
        *held, counts = crimes_in_each(spots, crimes, lambda: self.raise_if_cancelled(feedback), notes)
        cards = _cards(spots, counts, len(crimes))
        _add_offences(cards, crimes, *held)
        _add_harm(cards, crimes, *held)
        _add_trend(cards, crimes, *held)
        _add_locations(cards, crimes, *held)
        self._add_context(cards, spots, feedback)
        notes[:0] = caveats(crimes)
        notes += [tr("The layer '{layer}' was left out: {reason}").format(**one) for one in self.skipped]
        finish = Finish(self, parameters, context, feedback)
        finish.describe(crimes.window or "", crimes.rows(), notes)
        return self._write(cards, crimes, finish)

    def _add_context(self, cards: list[dict[str, Any]], spots: Areas, feedback: QgsProcessingFeedback) -> None:
        given = self.crime_input
        for card in cards:
            card["context"] = []
        for layer in self.context_layers:
            feedback.setProgressText(tr("reading {}…").format(layer.name))
            try:
                relations = layer.relations(spots.geometries, self.radius, given.crs, given.transform_context, feedback)
            except InputError as error:
                self.skipped.append({"layer": layer.name, "reason": str(error)})
                continue
            for card, relation in zip(cards, relations):
                card["context"].append(dict({"layer": layer.name, "layer_id": layer.layer_id}, **vars(relation)))

    def _write(self, cards: list[dict[str, Any]], crimes: Crimes, finish: Finish) -> dict[str, Any]:
        finish.add("OUTPUT", _relations_table(cards), None, tr("Hot spots and other layers"))
        choice, window = self.crime_input.choice, crimes.window
        harm = {"weighed_by": choice.weighed_by, "harm_unit": choice.harm_unit}
        finish.add_page(
            "profile", tr("Hot spot profiles"), lambda: {"hotspots": cards, **harm, "radius_m": self.radius}
        )
        finish.outputs.add_json(
            "REPORT_JSON",
            {
                "hotspots": cards,
                "window": {"start": str(window.start), "end": str(window.end)} if window is not None else None,
                **harm,
                "radius_m": self.radius,
                "read": crimes.read,
                "used": len(crimes),
                "left_out": crimes.left_out,
                "skipped_layers": self.skipped,
                "notes": finish.notes,
            },
        )
        return finish.results({"CRIMES_READ": crimes.read, "CRIMES_USED": len(crimes), "HOTSPOT_COUNT": len(cards)})


def _cards(spots: Areas, counts: NDArray[np.int64], total: int) -> list[dict[str, Any]]:
    cards = []
    for i, crimes in enumerate(counts.tolist()):

        def value(name: str, i: int = i) -> Any:
            return spots.columns[name][i] if name in spots.columns else None

        km2 = spots.geometries[i].area() / 1e6
        cards.append(
            {
                "hotspot_id": value(f.HOTSPOT_ID),
                "name": value(f.AREA_NAME) or value(f.DISTRICT) or value(f.HOTSPOT_ID),
                "rank": value(f.RANK),
                "crimes": crimes,
                "share": crimes / total,
                "q": value(f.GI_Q),
                "area_km2": km2,
                "density": crimes / km2 if km2 else None,
                "offences": [],
                "trend": [],
                "locations": [],
            }
        )
    return cards


def _add_offences(
    cards: list[dict[str, Any]], crimes: Crimes, points: NDArray[np.int64], owner: NDArray[np.int64]
) -> None:
    """The offence mix against all crimes of the selection, as location quotients."""
    if crimes.offence is None or not cards:
        return
    names = crimes.offence.values
    counts = cross_counts(owner, crimes.offence.codes[points], (len(cards), len(names)))
    everywhere = cross_counts(np.zeros(len(crimes), int), crimes.offence.codes, (1, len(names)))
    quotients = location_quotients(np.vstack([counts, everywhere]))
    for card, row, lq in zip(cards, counts, quotients):
        total = max(int(row.sum()), 1)
        card["offences"] = [
            {
                "offence": names[i],
                "crimes": int(row[i]),
                "share": row[i] / total,
                "lq": None if np.isnan(lq[i]) else float(lq[i]),
            }
            for i in np.argsort(-row, kind="stable").tolist()
            if row[i]
        ]


def _add_harm(cards: list[dict[str, Any]], crimes: Crimes, points: NDArray[np.int64], owner: NDArray[np.int64]) -> None:
    """The harm of each hot spot, its share of all, that of its gravest crime in it, and that of each offence."""
    if crimes.weights is None or not cards:
        return
    weights = crimes.weights[points]
    harm = np.bincount(owner, weights, len(cards))
    gravest = np.zeros(len(cards))
    np.maximum.at(gravest, owner, weights)
    for card, total, most in zip(cards, harm.tolist(), gravest.tolist()):
        card.update(
            harm=total, harm_share=total / float(crimes.weights.sum()), top_share=most / total if total else None
        )
    if crimes.offence is None:
        return
    names = crimes.offence.values
    sums = cross_counts(owner, crimes.offence.codes[points], (len(cards), len(names)), weights)
    for card, row in zip(cards, sums):
        of_name = dict(zip(names, row.tolist()))
        for one in card["offences"]:
            one["harm_share"] = of_name[one["offence"]] / card["harm"] if card["harm"] else 0.0


def _add_trend(
    cards: list[dict[str, Any]], crimes: Crimes, points: NDArray[np.int64], owner: NDArray[np.int64]
) -> None:
    """Crimes by month over the whole window, months without a crime included, but for those never supplied, which the
    account then tells of."""
    if crimes.window is None or not cards:
        return
    first = crimes.window.start.astype("datetime64[M]")
    months = int((crimes.window.end.astype("datetime64[M]") - first).astype(int)) + 1
    month = (crimes.dates[points].astype("datetime64[M]") - first).astype(int)
    counts = cross_counts(owner, month, (len(cards), months))
    crimes.account.tell_missing()
    missing = set(crimes.account.missing)
    for card, row in zip(cards, counts.tolist()):
        card["trend"] = [
            {"month": str(first + i), "crimes": number} for i, number in enumerate(row) if first + i not in missing
        ]


def _add_locations(
    cards: list[dict[str, Any]], crimes: Crimes, points: NDArray[np.int64], owner: NDArray[np.int64]
) -> None:
    if crimes.location is None or not cards:
        return
    names = crimes.location.values
    order = np.argsort(owner, kind="stable")
    begin = np.searchsorted(owner[order], np.arange(len(cards) + 1))
    for i, card in enumerate(cards):
        codes = crimes.location.codes[points[order[begin[i] : begin[i + 1]]]]
        code, times = np.unique(codes[codes >= 0], return_counts=True)
        card["locations"] = [
            {"location": names[code[k]], "crimes": int(times[k])}
            for k in np.argsort(-times, kind="stable")[:_LOCATIONS].tolist()
        ]


def _relations_table(cards: list[dict[str, Any]]) -> Table:
    rows = [dict(one, hotspot_id=card["hotspot_id"], rank=card["rank"]) for card in cards for one in card["context"]]
    keys = {f.INSIDE_M: "inside_length_m"}
    columns = {name: [row[keys.get(name, name)] for row in rows] for name in RELATIONS.names}
    return Table.of(RELATIONS, columns)
