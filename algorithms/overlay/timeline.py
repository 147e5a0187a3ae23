"""The places of any result, period by period, for QGIS's temporal controller."""

from __future__ import annotations

from typing import Any

import numpy as np
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsWkbTypes

from ...bridge.counting.crimes import caveats
from ...bridge.geometry.polygons import as_multi
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import day_words, tr
from ...bridge.results.outputs import Table
from ...bridge.results.styles.historical import TimelineStyle
from ...contract.schemas.overlay import TIMELINE
from ..common.area_input import needed_area_source
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import CrimeInput
from ..common.finish import Finish
from ..common.place_periods import counts_by_period

#: Places times periods that make a layer one can still play.
_MOST = 2_000_000


class Timeline(HotspotAlgorithm):
    """A row for each place and period, with the first day and the day after the last."""

    ID = "timeline"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.crime_input = CrimeInput(self, parameters, context)
        if not self.crime_input.choice.date_field:
            raise InputError(tr("DATE_FIELD is empty; choose the field with the date of each crime."))
        missing = tr("PLACES is empty; choose hot spots, places or areas.")
        self.places = needed_area_source(self, parameters, "PLACES", context, missing)
        self.period = self.parameterAsEnumString(parameters, "PERIOD", context)

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        given = self.crime_input
        known = [name for name in (f.HOTSPOT_ID, f.RANK, f.NAME, f.AREA_NAME) if name in self.places.fields.names()]
        places = self.places.read(given.crs, given.transform_context, known, feedback)
        feedback.setProgressText(tr("counting…"))
        counts, counted = counts_by_period(given, places.geometries, self.period, feedback)
        inside, periods = counts[:-1].astype(np.int64), counted.periods
        if inside.size > _MOST:
            raise InputError(
                tr(
                    "{:,} places and {:,} periods exceed the limit of {:,} combinations. Choose fewer "
                    "places, or a longer period under PERIOD."
                ).format(len(places), periods.count, _MOST)
            )
        if not inside.any():
            raise InputError(
                tr(
                    "None of the crimes in '{}' fall within a place in '{}'; check that both layers cover the "
                    "same area."
                ).format(given.source.name, places.name)
            )
        feedback.setProgress(70)
        days = [periods.days(i) for i in range(periods.count)]
        starts = np.array([first for first, _ in days], "datetime64[D]")
        ends = np.array([last + np.timedelta64(1, "D") for _, last in days], "datetime64[D]")
        km2 = places.square_metres() / 1e6
        each = np.repeat(np.arange(len(places)), periods.count)
        crimes = inside.reshape(-1)
        columns: dict[str, Any] = {}
        for name in known:
            columns[name] = [places.columns[name][i] for i in each]
        columns.update(
            {
                f.PERIOD_START: np.tile(starts, len(places)),
                f.PERIOD_END: np.tile(ends, len(places)),
                f.CRIMES: crimes,
                f.AREA_KM2: km2[each],
                f.DENSITY: crimes / km2[each],
            }
        )
        shapes = [bytes(as_multi(one).asWkb()) for one in places.geometries]
        table = Table.of(TIMELINE, columns, [shapes[i] for i in each], QgsWkbTypes.Type.MultiPolygon, given.crs)
        notes = caveats(counted)
        finish = Finish(self, parameters, context, feedback)
        finish.describe(counted.window, counted.rows(), notes)
        finish.add("OUTPUT", table, TimelineStyle(self.period), tr("Timeline"))
        first, end = str(starts[0]), str(ends[-1])
        return finish.results(
            {
                "PLACE_COUNT": len(places),
                "PERIOD_COUNT": periods.count,
                "CRIMES_USED": int(crimes.sum()),
                "FIRST_DAY": first,
                "END_DAY": end,
            },
            tr("{:,} crimes in {:,} places over {} periods ({}), from {} to {}.").format(
                int(crimes.sum()), len(places), periods.count, tr(self.period), day_words(first), day_words(days[-1][1])
            ),
        )
