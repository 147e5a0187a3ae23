"""The places of a patrol, as the register or a layer of hot spots has them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from qgis.core import QgsGeometry, QgsPointXY

from ..files.register_file import Register
from ..geometry.polygons import Areas
from ..ground import fields as f
from ..reading.record_columns import plain

#: What stands between the street of a hot spot and its area in its name.
PARTED = " · "


class PlaceNames:
    """Which of some places a text names: by its id, by its name, or by both as our own pages print them, however they
    are spaced and capitalised; by the number in its id without the zeros, and by a part of its name such as the street.
    """

    def __init__(self, ids: Sequence[str], names: Sequence[str | None]) -> None:
        # What is written alike comes before what is alike but for blanks and signs, and ids before names.
        self._known: list[dict[str, set[int]]] = []
        for alike in (_written, plain):
            by_id, by_name, by_both = {}, {}, {}
            for i, (one, name) in enumerate(zip(ids, names)):
                by_id.setdefault(alike(one), set()).add(i)
                if name and alike(name):
                    by_name.setdefault(alike(name), set()).add(i)
                    for both in (f"{one} {name}", f"{name} {one}"):
                        by_both.setdefault(alike(both), set()).add(i)
            self._known += [by_id, by_both, by_name]
        by_number: dict[str, set[int]] = {}
        by_part: dict[str, set[int]] = {}
        for i, (one, name) in enumerate(zip(ids, names)):
            by_number.setdefault(_numbered(one), set()).add(i)
            for part in (name or "").split(PARTED):
                by_part.setdefault(_street(part), set()).add(i)
        by_part.pop("", None)
        self._known += [by_number, by_part]

    def find(self, text: str) -> set[int]:
        """Indexes of the places that a text may name: one where it is known, none, or several that share the name."""
        keys = [_written(text)] * 3 + [plain(text)] * 3 + [_numbered(text), _street(text)]
        return next((known[key] for known, key in zip(self._known, keys) if key in known), set())


def _written(name: object) -> str:
    return " ".join(str(name).casefold().split())


def _numbered(name: object) -> str:
    """Letters and then a number without its zeros: HS-0004 and *hs 4* are alike."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", plain(str(name)))


def _street(name: object) -> str:
    """A part of a name without what data.police.uk puts before each."""
    return plain(re.sub(r"^\s*(?:on or )?near\s+", "", str(name), flags=re.IGNORECASE))


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
