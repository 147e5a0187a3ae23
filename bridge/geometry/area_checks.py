"""Areas as forces have them: names that are there twice, polygons that overlap, one ward in two years' boundaries."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsGeometry, QgsSpatialIndex

from ..ground.errors import InputError
from ..ground.texts import tr
from .polygons import point_owner

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateTransformContext

    from .polygons import Areas, AreaSource

#: The share of the smaller polygon from which two overlap: below it boundaries were drawn not quite alike.
_LEAST = 0.001
#: The share of the larger one from which two of one name are the same area in two versions.
_TWIN = 0.8
#: Fields by which areas of one name are told apart: names and codes, of the area itself or of what it lies in.
_TELLING = (
    "nm",
    "name",
    "cd",
    "code",
    "borough",
    "district",
    "lad",
    "parish",
    "county",
    "ward",
    "sector",
    "beat",
    "division",
    "force",
    "region",
    "year",
    "version",
    "vintage",
)


@dataclass(frozen=True)
class Overlap:
    """Areas ``first`` and ``second`` (indexes, rising) have ``part`` of the smaller one in common; ``twin`` where they
    have one name and lie on each other."""

    first: int
    second: int
    part: float
    twin: bool


def stripped_names(areas: Areas, name_field: str) -> list[str]:
    """The names (n,) of Areas without blanks around them, '' where there is none: what is published goes by these."""
    return ["" if name is None else str(name).strip() for name in areas.columns[name_field]]


def told_apart(
    names: list[Any], source: AreaSource, name_field: str, transform_context: QgsCoordinateTransformContext
) -> tuple[list[Any], list[str]]:
    """(names (n,), sentences): names of which none is there twice, None as it is. Those that are get the value of
    another name or code behind them, else a number from west to east by the layer's own coordinates: every tool calls
    an area the same, whatever system it computes in.

    ``names`` are those of the Areas that the AreaSource ``source`` reads, as a tool takes them.
    """
    groups: dict[Any, list[int]] = {}
    for i, name in enumerate(names):
        if name is not None:
            groups.setdefault(name, []).append(i)
    groups = {name: members for name, members in groups.items() if len(members) > 1}
    if not groups:
        return names, []
    fields = [
        field.name()
        for field in source.fields
        if field.name() != name_field
        and (field.name().lower().endswith(_TELLING[:4]) or field.name().lower() in _TELLING)
    ]
    areas = source.read(source.crs, transform_context, fields)
    columns = areas.columns

    def tells(values: list[Any]) -> bool:
        return all(
            len({str(values[i]).strip() for i in members}) == len(members)
            and not any(values[i] is None or not str(values[i]).strip() for i in members)
            for members in groups.values()
        )

    # A borough says more than a code: what has the fewest values.
    best = min(
        (name for name in columns if tells(columns[name])),
        default=None,
        key=lambda name: len(set(map(str, columns[name]))),
    )
    out, taken = list(names), set(names)
    for name, members in groups.items():
        middles = [areas.geometries[i].boundingBox().center() for i in members]
        order = np.lexsort([[middle.y() for middle in middles], [middle.x() for middle in middles]])
        for number, k in enumerate(order.tolist(), 1):
            i = members[k]
            new = f"{name} ({str(columns[best][i]).strip() if best is not None else number})"
            while new in taken:
                new += "*"
            taken.add(new)
            out[i] = new
    first = next(iter(groups))
    return out, [
        tr(
            "Number of names that appear more than once in '{1}': {0:,}, such as '{2}'. Areas with the same "
            "name are distinguished by {3}: '{4}', '{5}'."
        ).format(
            len(groups),
            source.name,
            first,
            tr("the field '{}'").format(best) if best else tr("numbers that run from west to east"),
            *[out[i] for i in groups[first][:2]],
        )
    ]


def overlapping(
    geometries: list[QgsGeometry], names: list[Any], raise_if_cancelled: Callable[[], None] = lambda: None
) -> list[Overlap]:
    """The Overlaps of n polygons with the names that the layer gives them (told apart or not); ``raise_if_cancelled()``
    is called for each and may raise to stop."""
    index = QgsSpatialIndex()
    for i, geometry in enumerate(geometries):
        index.addFeature(i, geometry.boundingBox())
    size = [geometry.area() for geometry in geometries]
    found = []
    for i, geometry in enumerate(geometries):
        raise_if_cancelled()
        near = sorted(j for j in index.intersects(geometry.boundingBox()) if j > i)
        if not near:
            continue
        engine = QgsGeometry.createGeometryEngine(geometry.constGet())
        engine.prepareGeometry()
        for j in near:
            other = geometries[j]
            smaller = min(size[i], size[j])
            box = geometry.boundingBox().intersect(other.boundingBox())
            # Neighbours on a straight line touch in a box without room.
            if not smaller > 0 or box.area() <= _LEAST * smaller or not engine.intersects(other.constGet()):
                continue
            # Most neighbours only touch, which is found sooner than what they have in common.
            if engine.touches(other.constGet()):
                continue
            both = geometry.intersection(other).area()
            if both > _LEAST * smaller:
                twin = names[i] == names[j] and both >= _TWIN * max(size[i], size[j])
                found.append(Overlap(i, j, both / smaller, twin))
    return found


def real(found: list[Overlap]) -> list[Overlap]:
    """The Overlaps that are more than boundaries drawn not quite alike."""
    return [one for one in found if one.part > 10 * _LEAST]


#: What becomes of crimes where areas overlap: they count in each, or in the first alone, or nothing is told at all.
EACH, FIRST, REFUSED = "each", "first", "refused"


def checked_areas(
    source: AreaSource,
    areas: Areas,
    names: list[Any],
    name_field: str,
    transform_context: QgsCoordinateTransformContext,
    raise_if_cancelled: Callable[[], None],
    rule: str,
) -> tuple[list[Any], list[str], list[Overlap]]:
    """(names (n,) told apart, sentences, the Overlaps) of areas; ``rule``: EACH, FIRST or REFUSED.

    ``areas`` are what the AreaSource ``source`` has read, in metres, ``raise_if_cancelled`` as ``overlapping``. Raises
    InputError for
    one area in two versions but by the rule EACH, and by the rule REFUSED for any that overlap by more than drawing.
    """
    called, notes = told_apart(names, source, name_field, transform_context)
    found = overlapping(areas.geometries, names, raise_if_cancelled)
    if rule != EACH:
        _refuse_twins(areas.name, names, found)
    if rule == REFUSED:
        _refuse_overlaps(areas.name, names, called, found)
    return called, notes + overlap_notes(areas.name, names, called, found, rule == EACH), found


def _twins_sentence(name: str, names: list[Any], found: list[Overlap]) -> str:
    """What to do about areas that lie on each other under one name; '' where there are none."""
    twins = [one for one in found if one.twin]
    if not twins:
        return ""
    return tr(
        "'{}' appears twice in '{}', one area on top of the other (names affected: {:,}). The layer may contain "
        "boundaries for two years; filter the layer to one year."
    ).format(names[twins[0].first], name, len({names[one.first] for one in twins}))


def overlap_notes(
    name: str, names: list[Any], distinct: list[Any], found: list[Overlap], each: bool, rule: str = ""
) -> list[str]:
    """Sentences on the overlaps of the areas of the layer ``name``, with their ``names`` as they are in it and as they
    were told apart (``distinct``); ``each``: whether a crime counts in each of its areas, or in the first alone; else
    the ``rule`` says what becomes of what lies in both."""
    if not found:
        return []
    worst = max(found, key=lambda one: one.part)
    twins = _twins_sentence(name, names, found)
    if not rule:
        rule = (
            tr(
                "a crime in both areas is counted in each, but once in the totals, so the shares add up to more "
                "than 100%"
            )
            if each
            else tr("a crime in both areas is counted once, in the area that comes first in the layer")
        )
    return [twins] * bool(twins) + [
        tr("Overlapping pairs of areas in '{}': {:,}, such as '{}' and '{}' ({:.1f}% of the smaller area); {}.").format(
            name, len(found), distinct[worst.first], distinct[worst.second], 100 * worst.part, rule
        )
    ]


def _refuse_twins(name: str, names: list[Any], found: list[Overlap]) -> None:
    """Raise InputError where an area is there twice, one upon the other: each would take crimes from the other."""
    twins = _twins_sentence(name, names, found)
    if twins:
        raise InputError(twins)


def _refuse_overlaps(name: str, names: list[Any], distinct: list[Any], found: list[Overlap]) -> None:
    """Raise InputError where areas overlap by more than drawing: what lies in both could be worked out."""
    more = real(found)
    if more:
        worst = max(more, key=lambda one: one.part)
        raise InputError(
            tr(
                "Overlapping pairs of areas in '{}': {:,}, such as '{}' and '{}' ({:.1f}% of the smaller area). "
                "Figures for the overlap could be worked out from those for the two areas; choose areas that do not "
                "overlap."
            ).format(name, len(more), distinct[worst.first], distinct[worst.second], 100 * worst.part)
        )


def every_owner(
    geometries: list[QgsGeometry],
    x: NDArray[np.float64],
    y: NDArray[np.float64],
    owner: NDArray[np.int64],
    found: list[Overlap],
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """(points (m,), areas (m,)): each point with each area that holds it, in the order of the points, from the first
    ``owner`` (n,) of each point and the Overlaps ``found``. A point on the edge that neighbours share has one owner."""
    beside: dict[int, set[int]] = {}
    for one in found:
        beside.setdefault(one.first, set()).add(one.second)
        beside.setdefault(one.second, set()).add(one.first)
    all_points, all_areas = [np.flatnonzero(owner >= 0)], [owner[owner >= 0]]
    for area, others in beside.items():
        here = np.flatnonzero(np.isin(owner, sorted(others)))
        inside = here[point_owner([geometries[area]], x[here], y[here]) == 0]
        all_points.append(inside)
        all_areas.append(np.full(len(inside), area))
    points, areas = np.concatenate(all_points), np.concatenate(all_areas)
    order = np.lexsort([areas, points])
    return points[order], areas[order]


def shared_names(names: list[str]) -> set[str]:
    """The names, in small letters, that more than one area has."""
    return {name for name, many in Counter(one.strip().casefold() for one in names).items() if many > 1}
