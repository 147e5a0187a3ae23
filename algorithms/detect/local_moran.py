"""Local Moran's I: clusters of busy places, and places unlike their neighbours."""

from __future__ import annotations

import numpy as np

from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ...bridge.results.styles.classes import LisaStyle, Measure
from ...core.statistics.local_moran import HH, HL, NONE
from .common.counted_places import CountedPlaces, HotUnits
from .common.neighbourhood import NeighbourhoodAlgorithm

_ALPHA = 0.05


class LocalMoran(NeighbourhoodAlgorithm):
    """Hot are places with many crimes whose neighbours have many too, more than chance would give them."""

    ID = "localmoran"

    def find(self, counted_places: CountedPlaces) -> HotUnits:
        drawn = self.take_enough(counted_places, _ALPHA)
        try:
            found, q, notes = counted_places.lisa(
                self.rings, self.distance, self.pvalues, self.correction, self.permutations, self.seed, self.scale
            )
        except ValueError as error:
            raise InputError(tr("Local Moran's I cannot be computed: {}.").format(error))
        notes[:0] = drawn
        kind = np.where(np.nan_to_num(q, nan=1) <= _ALPHA, found.quadrant, NONE)
        # What is allowed for the part outside the study area makes no busy place.
        kind = np.where((counted_places.counts == 0) & np.isin(kind, (HH, HL)), NONE, kind)
        hot = kind == HH
        if not hot.any():
            notes.append(
                tr(
                    "No cluster of busy places is significant at the 95% level; use 'Ranked places' to see the "
                    "busiest places."
                )
            )
        columns = {f.LI_I: found.i, f.LI_P: found.p, f.LI_Q: q, f.LI_CLASS: kind.tolist()}
        return HotUnits(hot, q, f.LI_Q, columns, notes)

    def unit_style(self, measure: Measure) -> object:
        return LisaStyle(measure, self.scale)
