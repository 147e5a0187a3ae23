"""The places of a patrol, as the register or a layer of hot spots has them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from qgis.core import QgsGeometry, QgsPointXY

from ..files.register_file import Register
from ..geometry.polygons import Areas
from ..ground import fields as f


@dataclass(frozen=True)
class Place:
    """A place to be visited: its id, its name (the id where it has none), its neighbourhood, its shape, and what is
    known of it in words: the ``problem`` and the ``action`` noted last in the register, the ``contact`` who owns it
    there, the busiest ``venues``."""

    id: str
    name: str
    area: str | None
    shape: QgsGeometry
    problem: str = ""
    venues: str = ""
    action: str = ""
    contact: str = ""

    @cached_property
    def point(self) -> QgsPointXY:
        """A point in it."""
        return self.shape.pointOnSurface().asPoint()

    @property
    def called(self) -> str:
        """Its id and its name: two places may have the name of one ward."""
        return " ".join(dict.fromkeys((self.id, self.name)))


@dataclass(frozen=True)
class Noted:
    """What the register says of a place: the problem and the action noted last, and who owns it; '' without."""

    problem: str = ""
    action: str = ""
    contact: str = ""


def places_of(
    areas: Areas, noted: Mapping[str, Noted] | None = None, venues: Mapping[str, str] | None = None
) -> list[Place]:
    """The Places of the areas that were read, in their order, with {place id: what is noted} and {place id: busiest
    locations in words} about them."""
    ids = areas.columns[f.HOTSPOT_ID]
    neighbourhoods = areas.columns.get(f.AREA_NAME) or [None] * len(areas)
    names = areas.columns.get(f.NAME) or neighbourhoods
    return [
        Place(
            one,
            str(name) if name else one,
            None if area is None else str(area),
            shape,
            notes.problem,
            (venues or {}).get(one, ""),
            notes.action,
            notes.contact,
        )
        for one, name, area, shape in zip(ids, names, neighbourhoods, areas.geometries)
        for notes in [(noted or {}).get(one, Noted())]
    ]


def noted_in(register: Register | None) -> dict[str, Noted]:
    """{place id: what is Noted of it} from a Register, {} without one."""
    if register is None:
        return {}
    last = {(entry[f.PLACE_ID], entry["stage"]): entry[f.TEXT] for entry in register.log()}
    return {
        row[f.PLACE_ID]: Noted(
            last.get((row[f.PLACE_ID], "problem"), ""),
            last.get((row[f.PLACE_ID], "action"), ""),
            row.get(f.OWNER) or "",
        )
        for row in register.places()
    }
