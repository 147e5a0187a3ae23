"""Hot spots on their way into the register."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any, Callable

from qgis.core import QgsGeometry, QgsMapLayer

from ...contract.parts.crimes import UNCHANGED, WEIGHT_TRANSFORMS
from ..geometry.polygons import Areas
from ..ground import fields as f
from ..ground.errors import InputError
from ..ground.texts import tr

#: What a place takes over from a hot spot.
_TAKEN = ((f.RANK, int), (f.CRIMES, int), (f.HARM, float), (f.AREA_NAME, str))
#: The largest whole number that every reader of a GeoPackage takes exactly.
_LARGEST = 2**53


class Candidates:
    """Hot spots as Areas, with the ids and names that they bring, and the method that found them. ``apart(names,
    name_field)`` gives (names of which none is there twice, sentences)."""

    def __init__(
        self,
        areas: Areas,
        id_field: str = "",
        name_field: str = "",
        method: str = "",
        params: str = "",
        apart: Callable[[list, str], tuple[list, list[str]]] | None = None,
    ) -> None:
        self.shapes, self.columns = [flat(shape) for shape in areas.geometries], areas.columns
        self.method, self.params = method, params
        self.ids = None
        if id_field:
            self.ids = ["" if value is None else str(value).strip() for value in self.columns[id_field]]
            empty = sum(not one for one in self.ids)
            if empty:
                raise InputError(
                    tr("{:,} places in '{}' have no value in the field {}; every place needs an ID.").format(
                        empty, areas.name, id_field
                    )
                )
            twice = next((one for i, one in enumerate(self.ids) if one in set(self.ids[:i])), None)
            if twice is not None:
                raise InputError(
                    tr("'{}' contains the ID '{}' more than once in the field {}; give each place its own ID.").format(
                        areas.name, twice, id_field
                    )
                )
        self.name, self.notes = areas.name, []
        known = [name for name in (name_field, f.NAME, f.AREA_NAME) if name in self.columns]
        names = self.columns[known[0]] if known else [None] * len(self.shapes)
        self.names = [None if one is None else str(one) for one in names]
        if apart is not None and known and known[0] != f.AREA_NAME:
            # Several places lie in one ward; their own names are to tell them apart.
            self.names, self.notes = apart(self.names, known[0])

    def __len__(self) -> int:
        return len(self.shapes)

    def by_rank(self, which: Iterable[int]) -> list[int]:
        """Candidates in the order of their ranks, in which they get their ids; those without a rank last, as they
        are."""
        ranks = {i: self.row(i)[f.RANK] for i in which}
        return sorted(ranks, key=lambda i: (ranks[i] is None, ranks[i] or 0))

    def row(self, i: int) -> dict[str, Any]:
        """What a place takes over from candidate i."""
        out = {
            "geom": QgsGeometry(self.shapes[i]),
            f.AREA_KM2: self.shapes[i].area() / 1e6,
            f.METHOD: self.method,
            f.PARAMS: self.params,
        }
        for name, kind in _TAKEN:
            value = self.columns.get(name, [None] * len(self))[i]
            try:
                out[name] = None if value is None or value != value else kind(value)
                if kind is int and abs(out[name] or 0) > _LARGEST:
                    raise OverflowError
            except (TypeError, ValueError, OverflowError):
                raise InputError(
                    tr("'{}' in the field {} of the hot spot layer is not a number; correct the value.").format(
                        value, name
                    )
                )
        return out


def method_of(layer: QgsMapLayer) -> tuple[str, str]:
    """(method, parameters as JSON) of a hot spot layer, from the provenance that it carries; ('', '') without."""
    lines = layer.metadata().history()
    found = re.search(r"\((\w+:\w+)\)$", lines[0]) if lines else None
    if found is None:
        return "", ""
    pairs = (re.match(r"^([A-Z_]+) = (.*)$", line, re.DOTALL) for line in lines[1:])
    return found.group(1).split(":")[-1], json.dumps(dict(pair.groups() for pair in pairs if pair), ensure_ascii=False)


def weight_transform_of(params: str) -> str:
    """What of its weight each crime counted in a run with these parameters as JSON; UNCHANGED where it is not said."""
    try:
        given = json.loads(params or "{}")
    except ValueError:
        return UNCHANGED
    chosen = given.get("WEIGHT_TRANSFORM") if isinstance(given, dict) else None
    return chosen if chosen in WEIGHT_TRANSFORMS else UNCHANGED


def flat(shape: QgsGeometry) -> QgsGeometry:
    """A shape as the register keeps it: a multipolygon in two dimensions, with arcs as short lines."""
    plain = QgsGeometry(shape.constGet().segmentize())
    plain.get().dropZValue()
    plain.get().dropMValue()
    plain.convertToMultiType()
    return plain
