"""The presence that a fairness audit is given: visits and minutes by place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import NULL, QgsFeatureRequest, QgsProcessingContext

from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import counted, tr
from ...bridge.reading.columns import amount
from ...bridge.reading.features import Features
from ...bridge.results.presence_words import DELIVERED, NOT_GIVEN, PLANNED
from ..common.crime_parameters import input_layer

if TYPE_CHECKING:
    from ..common.base import HotspotAlgorithm

_DAYS_A_MONTH = 365.25 / 12


@dataclass
class Presence:
    """Minutes and visits (k,) in each place, the sum (k,) of squared minutes of visits, and over how many months;
    ``window``: first to last day, '' where the table has no days."""

    minutes: np.ndarray
    visits: np.ndarray
    squares: np.ndarray
    months: float
    window: str = ""
    note: str = ""


class PresenceInput:
    """The table of visits or of compliance, looked at on the main thread; None given: every place once, which is no
    presence. ``kind`` is DELIVERED, PLANNED or NOT_GIVEN.

    Raises InputError for a table that is neither.
    """

    #: (visits, minutes) by which a table is known: what was delivered, else what was planned.
    KINDS = {DELIVERED: (f.DELIVERED, f.PATROL_MIN), PLANNED: (f.VISITS, f.MINUTES)}

    def __init__(self, algorithm: HotspotAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        self.kind = NOT_GIVEN
        self.features: Features | None = None
        self.days = algorithm.parameterAsInt(parameters, "PRESENCE_DAYS", context)
        if parameters.get("PRESENCE") in (None, ""):
            return
        layer = input_layer(algorithm, parameters, "PRESENCE", context)
        self.name, fields = layer.name(), layer.fields()
        self.kind = next(
            (kind for kind, pair in self.KINDS.items() if all(fields.lookupField(name) >= 0 for name in pair)), ""
        )
        if fields.lookupField(f.HOTSPOT_ID) < 0 or not self.kind:
            raise InputError(
                tr(
                    "'{}' is not a patrol plan or a compliance table; choose a table with the field {} and also "
                    "the fields {}."
                ).format(
                    self.name, f.HOTSPOT_ID, tr(" or ").join(tr(" and ").join(pair) for pair in self.KINDS.values())
                )
            )
        self.pair = self.KINDS[self.kind]
        self.dated = fields.lookupField(f.DAY) >= 0
        self.features = Features(layer)

    def read(self, ids: list[str]) -> Presence:
        """The Presence in the places with these ids. Raises InputError where none of them is in the table, or what it
        holds is no number."""
        if self.features is None:
            once = np.ones(len(ids))
            return Presence(once, once, once, max(self.days / _DAYS_A_MONTH, 1e-9))
        index = {str(one): i for i, one in enumerate(ids)}
        minutes, visits, squares, days, lost = *(np.zeros(len(ids)) for _ in range(3)), [], 0
        for feature in self.features.each(QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)):
            i = index.get(str(feature[f.HOTSPOT_ID]))
            if i is None:
                lost += 1
                continue
            many, long = (np.nan_to_num(amount(feature[name], name, self.name)) for name in self.pair)
            visits[i] += many
            minutes[i] += long
            # The visits of a row are taken to be equally long.
            squares[i] += long * long / many if many > 0 else 0.0
            if self.dated and feature[f.DAY] != NULL:
                days.append(str(feature[f.DAY])[:10])
        if not visits.sum() > 0:
            raise InputError(
                tr(
                    "'{}' has no visits to any of these hot spots; check that the table is for the same hot spots."
                ).format(self.name)
            )
        length, window = self.days, ""
        if days:
            window = f"{min(days)} to {max(days)}"
            length = int((np.datetime64(max(days)) - np.datetime64(min(days))).astype(int)) + 1
        note = ""
        if lost:
            note = counted(
                lost,
                tr("{} row in '{}' is for another place and is not counted."),
                tr("{} rows in '{}' are for other places and are not counted."),
                "",
                self.name,
            )
        return Presence(minutes, visits, squares, length / _DAYS_A_MONTH, window, note)
