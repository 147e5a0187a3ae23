"""A trial: which places are treated when, allocated at random, and how long it must run to show anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsProcessingContext, QgsProcessingFeedback, QgsWkbTypes

from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ...bridge.reading.columns import MOST, amount, as_numbers
from ...bridge.reading.crs import working_crs
from ...bridge.results.outputs import Table
from ...bridge.results.styles.patrol import ArmStyle
from ...contract.evaluate import DAY, THROUGHOUT
from ...contract.parts.shared import WEEK
from ...contract.schemas.evaluate import TRIAL, TRIAL_PLACES
from ...core.effects.trial import Duration, ErrorRates, assign_periods, assign_places, blocks_of, duration
from ..common.base import HotspotAlgorithm
from ..common.finish import Finish
from ..common.place_input import PlaceInput
from ..common.place_periods import CONTROL, TREATMENT, TURNS

if TYPE_CHECKING:
    from ...bridge.geometry.polygons import Areas

#: Days of a period, and periods in a cycle over which every place has its half.
_DAYS, _CYCLE = {WEEK: 7, DAY: 1}, {WEEK: 4, DAY: 14}


@dataclass(frozen=True)
class Drawn:
    """Of n places their ``levels`` (n,), the ``block`` (n,) of each, and whether each is ``treated`` (n, periods);
    ``power``: how long the trial must run, None where the number of crimes is not known."""

    levels: NDArray[np.float64]
    block: NDArray[np.int64]
    treated: NDArray[np.bool_]
    power: Duration | None


class TrialDesign(HotspotAlgorithm):
    """Random allocation within blocks of similar places, and the power of the trial."""

    ID = "trialdesign"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.places = PlaceInput(self, parameters, context)
        self.period = self.parameterAsEnumString(parameters, "PERIOD", context)
        self.by = self.parameterAsEnumString(parameters, "BY", context)
        self.start = self.day(parameters, "START", context)
        if self.start is None:
            today = np.datetime64("today")
            # 1970-01-05 was a Monday.
            self.start = today + (7 - (int(today.astype(np.int64)) - 4) % 7)
        for name in ("WEEKS", "BLOCK", "WINDOW_DAYS", "SEED"):
            setattr(self, name.lower(), self.parameterAsInt(parameters, name, context))
        for name in ("SHARE", "CHANGE", "DISPERSION", "POWER"):
            setattr(self, name.lower(), self.parameterAsDouble(parameters, name, context))
        project, source = context.project(), self.places.source
        self.transform_context = context.transformContext()
        self.crs = working_crs(
            source.crs,
            source.extent,
            project.crs() if project is not None else source.crs,
            self.transform_context,
            source.name,
        )

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        spots = self.places.read(self.crs, self.transform_context, feedback)
        ids = spots.columns[f.HOTSPOT_ID]
        levels = self._levels(spots)
        if len(ids) < 2:
            raise InputError(
                tr("'{}' has only one place; a trial needs at least two, for treatment and control.").format(
                    self.places.source.name
                )
            )
        notes = []
        block = blocks_of(levels, min(self.block, len(ids)))
        if self.period == THROUGHOUT:
            treated = assign_places(block, self.seed, self.share)[:, None]
            share = float(levels[treated[:, 0]].sum() / levels.sum()) if levels.sum() else self.share
        else:
            periods = self.weeks * (7 if self.period == DAY else 1)
            treated = assign_periods(block, periods, self.seed, _CYCLE[self.period])
            share = 0.5
            if periods % _CYCLE[self.period]:
                notes.append(
                    tr(
                        "The last {} {}s do not make a whole cycle of {}, so some places are treated once "
                        "more than others."
                    ).format(periods % _CYCLE[self.period], self.period, _CYCLE[self.period])
                )
        odd = int((np.bincount(block) % 2).sum()) if self.period != THROUGHOUT else 0
        if odd:
            notes.append(
                tr("{:,} blocks have an odd number of places, so the two groups may differ in size.").format(odd)
            )
        drawn = Drawn(levels, block, treated, self._power(spots, share, notes))
        finish = Finish(self, parameters, context, feedback)
        finish.describe(f"{self.start} to {self._last()}", {"Places": len(ids)}, notes)
        return self._write(spots, drawn, finish)

    def _last(self) -> np.datetime64:
        """The last day of the trial."""
        return self.start + 7 * self.weeks - 1

    def _levels(self, spots: Areas) -> NDArray[np.float64]:
        values = spots.columns.get(self.by)
        if values is None:
            raise InputError(
                tr("'{}' has no field '{}'; choose hot spots found with this plugin, or change BY.").format(
                    self.places.source.name, self.by
                )
            )
        levels = as_numbers(values, self.by, self.places.source.name)
        if not ((levels >= 0) & (levels <= MOST)).all():
            raise InputError(
                tr(
                    "The field '{}' in '{}' is empty or not valid for {:,} places; every place needs a number of "
                    "0 or more."
                ).format(self.by, self.places.source.name, int((~((levels >= 0) & (levels <= MOST))).sum()))
            )
        return levels

    def _power(self, spots: Areas, share: float, notes: list[str]) -> Duration | None:
        """The Duration, None where the number of crimes is not known."""
        crimes = spots.columns.get(f.CRIMES)
        if crimes is None or any(value is None for value in crimes):
            notes.append(
                tr("The number of crimes is not given for every place, so the power of the trial cannot be calculated.")
            )
            return None
        weekly = 7 * sum(amount(value, f.CRIMES, self.places.source.name) for value in crimes) / self.window_days
        if weekly <= 0 or not 0 < share < 1:
            notes.append(tr("There are no crimes in the places, or in one group, so no change could be detected."))
            return None
        notes.append(
            tr(
                "Crime in places chosen after a bad year would have fallen anyway (regression to the mean). "
                "Crime also falls in control places picked at random from the same list. That is why places "
                "are allocated at random."
            )
        )
        # By turns each place is its own control; else Impact compares as long a time before.
        return duration(
            weekly,
            self.change / 100,
            self.dispersion,
            ErrorRates(self.power),
            share,
            self.weeks,
            1.0 if self.period == THROUGHOUT else 0.0,
        )

    def _summary(self, drawn: Drawn) -> str:
        treated, power = drawn.treated, drawn.power
        words = tr("{:,} places in {:,} blocks; ").format(len(drawn.block), int(drawn.block.max()) + 1)
        if self.period == THROUGHOUT:
            words += tr("{:,} treated, {:,} control.").format(int(treated.sum()), int((~treated).sum()))
        else:
            words += tr("each treated in a random half of the {}s.").format(self.period)
        if power is None:
            return words
        words += " " + tr(
            "Detecting a fall of {:g}% takes about {} weeks (power {:.0f}%, over-dispersion {:g}). "
        ).format(self.change, f"{np.ceil(power.weeks):,.0f}", 100 * self.power, self.dispersion)
        return words + tr("With the same power, {} weeks would be enough to detect a fall of {:.0f}% or more.").format(
            self.weeks, np.ceil(100 * power.detectable)
        )

    def _write(self, spots: Areas, drawn: Drawn, finish: Finish) -> dict[str, Any]:
        treated, power = drawn.treated, drawn.power
        arms = (
            [TREATMENT if one else CONTROL for one in treated[:, 0]]
            if self.period == THROUGHOUT
            else ([TURNS] * len(treated))
        )
        known = {
            f.HOTSPOT_ID: list(spots.columns[f.HOTSPOT_ID]),
            f.NAME: self._texts(spots, f.NAME),
            f.AREA_NAME: self._texts(spots, f.AREA_NAME),
            f.LEVEL: drawn.levels.tolist(),
            f.BLOCK: (drawn.block + 1).tolist(),
        }
        finish.add("OUTPUT", self._assignment(known, treated), None, tr("Assignment"))
        several = any(one.isMultipart() for one in spots.geometries)
        finish.add(
            "HOTSPOTS",
            Table.of(
                TRIAL_PLACES,
                dict(known, **{f.ARM: arms}),
                [bytes(one.asWkb()) for one in spots.geometries],
                QgsWkbTypes.Type.MultiPolygon if several else QgsWkbTypes.Type.Polygon,
                self.crs,
            ),
            ArmStyle(),
            tr("Places by arm"),
        )
        rows = [dict(zip(known, values), arm=arm) for *values, arm in zip(*known.values(), arms)]
        summary = self._summary(drawn)
        report = {
            "summary": summary,
            "seed": self.seed,
            "first": str(self.start),
            "last": str(self._last()),
            "rows": sorted(rows, key=lambda row: (row[f.BLOCK], row["arm"])),
        }
        finish.add_report("trialdesign", tr("Trial design"), finish.accounted(report))
        return finish.results(
            {
                "PLACE_COUNT": len(treated),
                "BLOCK_COUNT": int(drawn.block.max()) + 1,
                "TREATED": int(treated[:, 0].sum()),
                "WEEKS_NEEDED": float(power.weeks) if power else None,
                "DETECTABLE_PERCENT": 100 * power.detectable if power else None,
            },
            summary,
        )

    def _texts(self, spots: Areas, name: str) -> list[str | None]:
        return [None if value is None else str(value) for value in spots.columns.get(name) or [None] * len(spots)]

    def _assignment(self, known: dict[str, list[Any]], treated: NDArray[np.bool_]) -> Table:
        """A row a place and period, by period."""
        count, periods = treated.shape
        lasts = _DAYS.get(self.period, 7 * self.weeks)
        begins = [self.start + lasts * period for period in range(periods)]
        columns = {name: values * periods for name, values in known.items()}
        columns[f.DAY] = [str(day) for day in begins for _ in range(count)]
        columns[f.TO_DAY] = [str(day + lasts - 1) for day in begins for _ in range(count)]
        columns[f.ARM] = [TREATMENT if one else CONTROL for one in treated.T.ravel()]
        return Table.of(TRIAL, columns)
