"""Wards, beats, neighbourhoods: their crimes, their hot spots, and hot spots named after them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsCoordinateReferenceSystem, QgsFields, QgsProcessingContext, QgsProcessingFeedback, QgsWkbTypes

from ...bridge.counting.crimes import Crimes, caveats
from ...bridge.geometry.area_checks import EACH, checked_areas, every_owner, stripped_names
from ...bridge.geometry.polygons import Areas, home_area, point_owner
from ...bridge.geometry.units import layer_units
from ...bridge.ground import fields as f
from ...bridge.ground.compat import kind_of_field
from ...bridge.ground.texts import mark, tr
from ...bridge.results.outputs import Table
from ...bridge.results.styles.classes import AreaStyle, HotspotStyle, crime_density
from ...contract.schemas.overlay import AREAS, HOT_SPOTS_BY_AREA
from ...core.hotspots.selection import ranking
from ..common.area_input import needed_area_source
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import CrimeInput, PopulationInput, log_rows
from ..common.finish import Finish
from ..common.hot_spot_input import HotspotInput, crimes_per_spot


@dataclass(frozen=True)
class Located:
    """Which crime lies where: the numbers of the ``crime`` (m,) and of its ``area`` (m,), a crime in several areas as
    often; the hot spot (n,) of each crime, −1 outside (``spot_of``); and the area (k,) that holds most of each hot
    spot, −1 for none (``home``)."""

    crime: NDArray[np.int64]
    area: NDArray[np.int64]
    spot_of: NDArray[np.int64]
    home: NDArray[np.int64]


class ArealSummary(HotspotAlgorithm):
    """Areas with their crimes and hot spots; hot spots with the name of the area that holds most of each."""

    ID = "arealsummary"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.crime_input = CrimeInput(self, parameters, context)
        self.hotspots = HotspotInput(self, parameters, context)
        missing = tr("AREAS is empty; choose wards, beats or neighbourhoods.")
        self.areas = needed_area_source(self, parameters, "AREAS", context, missing)
        self.name_field = self.parameterAsString(parameters, "NAME_FIELD", context)
        self.areas.require_field(self.name_field)
        self.population = PopulationInput(self, parameters, context)

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        given = self.crime_input
        feedback.setProgressText(tr("reading crimes…"))
        crimes = given.read(feedback)
        feedback.setProgressText(tr("reading areas…"))
        areas = self.areas.read(given.crs, given.transform_context, (self.name_field,), feedback)
        spots = self.hotspots.read(given.crs, given.transform_context, feedback, needed=False)
        feedback.setProgressText(tr("counting by area…"))
        as_given = [name or tr("(no name)") for name in stripped_names(areas, self.name_field)]
        called, notes, found = checked_areas(
            self.areas,
            areas,
            as_given,
            self.name_field,
            given.transform_context,
            lambda: self.raise_if_cancelled(feedback),
            EACH,
        )
        owner = point_owner(areas.geometries, crimes.x, crimes.y)
        spot_of, _ = crimes_per_spot(spots, crimes)
        spot_of = spot_of[owner >= 0]
        crimes.keep(owner >= 0, mark("outside the areas"))
        owner = owner[owner >= 0]
        home = home_area(spots.geometries, areas.geometries, lambda: self.raise_if_cancelled(feedback))
        crime_of, area_of = every_owner(areas.geometries, crimes.x, crimes.y, owner, found)
        located = Located(crime_of, area_of, spot_of, home)
        if len(located.crime) > len(owner):
            repeated = located.crime[1:][located.crime[1:] == located.crime[:-1]]
            notes.append(
                tr("{:,} of the {:,} crimes are in more than one area.").format(len(np.unique(repeated)), len(owner))
            )
        log_rows(crimes, feedback)
        notes += caveats(crimes)
        if not len(spots):
            notes.append(tr("'{}' contains no hot spots.").format(spots.name))
        table, rate_note = self._areas_table(areas, called, crimes, located, feedback)
        notes += rate_note
        finish = Finish(self, parameters, context, feedback)
        finish.describe(crimes.window or "", crimes.rows(), notes)
        finish.add("OUTPUT", table, AreaStyle(), tr("Areas with hot spots"))
        measure = crime_density(crimes.window)
        if f.TOP_SHARE in spots.columns:
            measure = replace(measure, what="harm")
        names = [called[i] if i >= 0 else None for i in home]
        named_spots = _named(spots, names, self.hotspots.source.fields, given.crs)
        finish.add("HOTSPOTS", named_spots, HotspotStyle(measure), tr("Hot spots"))
        rows = _rows(table)
        finish.add_page(
            "arealsummary",
            tr("Areas and their hot spots"),
            lambda: {
                "areas": rows,
                "weighed_by": given.choice.weighed_by,
                "harm_heading": given.choice.harm_heading,
                "harm_unit": given.choice.harm_unit,
            },
        )
        finish.outputs.add_json(
            "REPORT_JSON", {"areas": rows, "harm_unit": given.choice.harm_unit, "rows": crimes.rows(), "notes": notes}
        )
        return finish.results(
            {
                "CRIMES_READ": crimes.read,
                "CRIMES_USED": len(crimes),
                "AREA_COUNT": len(areas),
                "HOTSPOT_COUNT": len(spots),
            }
        )

    def _areas_table(
        self, areas: Areas, names: list[str], crimes: Crimes, located: Located, feedback: QgsProcessingFeedback
    ) -> tuple[Table, list[str]]:
        """(the Table of the areas, [a note on their rates] where there are any)."""
        crime, owner = located.crime, located.area
        counts = np.bincount(owner, minlength=len(areas))
        hot = np.bincount(owner[located.spot_of[crime] >= 0], minlength=len(areas))
        units = layer_units(areas, "")
        km2 = units.areas / 1e6
        order = ranking(counts, km2, np.array(names))
        rank = np.empty(len(areas), int)
        rank[order] = np.arange(1, len(areas) + 1)
        total = max(len(crimes), 1)
        columns = {
            f.AREA_NAME: names,
            f.RANK: rank,
            f.CRIMES: counts,
            f.SHARE: counts / total,
            f.AREA_KM2: km2,
            f.DENSITY: counts / km2,
            f.HOTSPOTS: np.bincount(located.home[located.home >= 0], minlength=len(areas)),
            f.HOT_CRIMES: hot,
            f.HOT_SHARE: np.where(counts > 0, hot / np.maximum(counts, 1), np.nan),
        }
        if crimes.weights is not None:
            harm = np.bincount(owner, crimes.weights[crime], len(areas))
            with np.errstate(invalid="ignore"):
                crime_share, harm_share = counts / total, harm / crimes.weights.sum()
            columns.update({f.HARM: harm, f.HARM_SHARE: harm_share, f.HARM_DIFF: 100 * (harm_share - crime_share)})
        notes = []
        if self.population.given:
            given = self.crime_input
            columns[f.RATE], how = self.population.rate(
                units, counts, crimes.account, given.crs, given.transform_context, feedback
            )
            notes.append(how)
        table = Table.of(AREAS, columns, units.wkb(), QgsWkbTypes.Type.MultiPolygon, self.crime_input.crs)
        return table, notes


def _named(spots: Areas, names: list[str | None], source_fields: QgsFields, crs: QgsCoordinateReferenceSystem) -> Table:
    """The hot spots as they came, each with its area's name."""
    own, columns = [], {}
    for name, values in spots.columns.items():
        if name == f.AREA_NAME:
            continue
        index = source_fields.lookupField(name)
        kind = kind_of_field(source_fields.at(index)) if index >= 0 else "integer" if name == f.RANK else "text"
        own.append((name, kind))
        columns[name] = [None if v is None else v if kind != "text" else str(v) for v in values]
    columns[f.AREA_NAME] = names
    geometry = []
    for shape in spots.geometries:
        shape.convertToMultiType()
        geometry.append(bytes(shape.asWkb()))
    fields = HOT_SPOTS_BY_AREA.of(columns, own)
    return Table(fields, columns, geometry, QgsWkbTypes.Type.MultiPolygon, crs)


def _rows(table: Table) -> list[dict[str, Any]]:
    """The table as a list of plain dictionaries, by rank."""
    lists = {name: np.asarray(values).tolist() for name, values in table.columns.items()}
    rows = [
        {name: None if isinstance(v[i], float) and v[i] != v[i] else v[i] for name, v in lists.items()}
        for i in range(len(table))
    ]
    return sorted(rows, key=lambda row: row[f.RANK])
