"""Areas with their names and codes, and tables of numbers by code: population, groups, deprivation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsProcessingContext,
    QgsProcessingFeedback,
)

from ...bridge.geometry.area_checks import FIRST, checked_areas, shared_names
from ...bridge.geometry.polygons import Areas, area_source
from ...bridge.ground.errors import Cancelled, InputError
from ...bridge.ground.texts import tr
from ...bridge.reading.code_tables import CodeTable, joined, read_lookup, through, vintage
from ...bridge.reading.features import Features
from ..common.crime_parameters import input_layer

if TYPE_CHECKING:
    from ..common.base import HotspotAlgorithm

#: Residents below which ratios between groups say nothing: our line, for a reason that Ashby (2020) gives.
BOROUGH = 100_000


class AreaInput:
    """AREAS with their names and codes, and the tables that are joined to them; looked at on the main thread.

    ``tables`` {parameter: (whether they are counts, names of further fields)}. ``given`` is False without areas. Raises
    InputError for a table without its fields, or of areas of another year than these without a look-up.
    """

    def __init__(
        self,
        algorithm: HotspotAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        tables: dict[str, tuple[bool, tuple[str, ...]]],
    ) -> None:
        def text(name: str) -> str:
            return (algorithm.parameterAsString(parameters, name, context) or "").strip()

        self.source = area_source(algorithm, parameters, "AREAS", context)
        self.given = self.source is not None
        self.name_field, self.code_field = text("NAME_FIELD"), text("CODE_FIELD")
        for name in filter(None, (self.name_field, self.code_field)):
            if self.source is not None:
                self.source.require_field(name)
        self.tables = {}
        for name, (counts, further) in tables.items():
            if parameters.get(name) in (None, ""):
                continue
            if not text(name + "_CODE") or not text(name + "_FIELD"):
                raise InputError(
                    tr(
                        "{0} also needs {0}_CODE and {0}_FIELD; choose the fields with the area code and the number."
                    ).format(name)
                )
            self.tables[name] = (
                counts,
                CodeTable(
                    input_layer(algorithm, parameters, name, context),
                    text(name + "_CODE"),
                    (text(name + "_FIELD"), *further),
                    name,
                ),
            )
        self.lookup = None
        if parameters.get("LOOKUP") not in (None, ""):
            layer = input_layer(algorithm, parameters, "LOOKUP", context)
            self.pair = text("LOOKUP_FROM"), text("LOOKUP_TO")
            missing = [name for name in self.pair if layer.fields().lookupField(name) < 0]
            if missing:
                raise InputError(
                    tr(
                        "The table '{}' chosen under LOOKUP has no field '{}'; choose fields in that table under "
                        "LOOKUP_FROM and LOOKUP_TO."
                    ).format(layer.name(), missing[0])
                )
            self.lookup = Features(layer)
        if self.tables and not (self.given and self.code_field):
            raise InputError(
                tr(
                    "CODE_FIELD is empty; choose the field in AREAS with the area code, which is used to join "
                    "the tables."
                )
            )
        own = vintage(self.code_field, self.source.name) if self.tables and self.source is not None else ""
        for _, table in self.tables.values():
            if own and table.vintage and table.vintage != own and self.lookup is None:
                raise InputError(
                    tr(
                        "The areas use {} codes but '{}' uses {} codes, and some boundaries differ. Choose a lookup "
                        "table under LOOKUP."
                    ).format(own, table.name, table.vintage)
                )

    def read(
        self,
        crs: QgsCoordinateReferenceSystem,
        transform_context: QgsCoordinateTransformContext,
        feedback: QgsProcessingFeedback | None,
    ) -> tuple[Areas, list[str], list[str]]:
        """(the Areas, their names, their codes); code and name stand for each other, the number for both.

        What is odd about the areas is then in ``notes``, and names that several have in ``shared``. Raises InputError
        for areas that lie on each other under one name.
        """
        if self.source is None:
            raise ValueError("there are no areas")
        areas = self.source.read(
            crs, transform_context, [one for one in (self.name_field, self.code_field) if one], feedback
        )
        numbers = [f"area-{i + 1}" for i in range(len(areas))]
        codes = [
            number if one in (None, "") else str(one)
            for one, number in zip(areas.columns.get(self.code_field) or [None] * len(areas), numbers)
        ]
        names = [
            code if one in (None, "") else str(one)
            for one, code in zip(areas.columns.get(self.name_field) or [None] * len(areas), codes)
        ]

        def raise_if_cancelled() -> None:
            if feedback is not None and feedback.isCanceled():
                raise Cancelled()

        self.shared = shared_names(names)
        called, self.notes, _ = checked_areas(
            self.source, areas, names, self.name_field, transform_context, raise_if_cancelled, FIRST
        )
        return areas, called, codes

    def numbers(self, codes: list[str], notes: list[str]) -> dict[str, NDArray[np.float64]]:
        """{parameter: (n, fields) numbers of the areas with these codes, NaN where one is not known}; what did not join
        is said in ``notes``."""
        lookup = read_lookup(self.lookup, *self.pair) if self.lookup is not None else None
        out, everywhere = {}, {one.strip().upper() for one in codes}
        for name, (counts, table) in self.tables.items():
            values = table.read()
            below = next((code for code, row in values.items() if counts and min(row) < 0), None)
            if below is not None:
                raise InputError(
                    tr("'{}' has a negative number of people for {}; correct the number to 0 or more.").format(
                        table.name, below
                    )
                )
            if lookup is not None:
                lost = [row[0] for code, row in values.items() if not everywhere & set(lookup.get(code, ()))]
                if lost:
                    notes.append(_lost(table.name, lost, [row[0] for row in values.values()], counts))
                values = through(values, lookup, counts)
            out[name], found = joined(codes, values, len(table.numbers))
            if not found:
                raise InputError(
                    tr(
                        "None of the area codes appear in '{}'; check the code fields, or choose a lookup table "
                        "under LOOKUP."
                    ).format(table.name)
                )
            if found < len(codes):
                notes.append(
                    tr(
                        "{:,} of {:,} areas ({:.1f}%) have no row in '{}' and are left out of figures that use that "
                        "table."
                    ).format(len(codes) - found, len(codes), 100 * (1 - found / len(codes)), table.name)
                )
        return out


def _lost(name: str, lost: list[float], all_rows: list[float], counts: bool) -> str:
    """How much of a table leads to no area."""
    words = tr("{:,} of the {:,} rows in '{}'").format(len(lost), len(all_rows), name)
    if counts and np.nansum(all_rows) > 0:
        words += tr(" ({:.1f}% of the people in the table)").format(100 * np.nansum(lost) / np.nansum(all_rows))
    return words + tr(" have no matching area in the lookup table and are not counted.")
