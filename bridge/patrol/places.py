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
    known of it in words: the ``problem`` noted last in the register, the busiest ``venues``."""

    id: str
    name: str
    area: str | None
    shape: QgsGeometry
    problem: str = ""
    venues: str = ""

    @cached_property
    def point(self) -> QgsPointXY:
        """A point in it."""
        return self.shape.pointOnSurface().asPoint()

    @property
    def called(self) -> str:
        """Its id and its name: two places may have the name of one ward."""
        return " ".join(dict.fromkeys((self.id, self.name)))


def places_of(
    areas: Areas, problems: Mapping[str, str] | None = None, venues: Mapping[str, str] | None = None
) -> list[Place]:
    """The Places of the areas that were read, in their order, with {place id: words} about them."""
    ids = areas.columns[f.HOTSPOT_ID]
    neighbourhoods = areas.columns.get(f.AREA_NAME) or [None] * len(areas)
    names = areas.columns.get(f.NAME) or neighbourhoods
    return [
        Place(
            one,
            str(name) if name else one,
            None if area is None else str(area),
            shape,
            (problems or {}).get(one, ""),
            (venues or {}).get(one, ""),
        )
        for one, name, area, shape in zip(ids, names, neighbourhoods, areas.geometries)
    ]


def problems_of(register: Register | None) -> dict[str, str]:
    """{place id: the problem noted last} from a Register, {} without one."""
    if register is None:
        return {}
    return {entry[f.PLACE_ID]: entry[f.TEXT] for entry in register.log() if entry["stage"] == "problem"}
