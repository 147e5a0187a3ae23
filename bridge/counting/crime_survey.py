"""What a layer of crimes holds, before anything is computed: for the choices that the user is offered."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsCoordinateTransform, QgsCsException, QgsRectangle

from ...core.counting.count_by_place import Sums
from ...core.counting.made_area import Squares, made_area
from ...core.counting.shared_coordinates import Crowding
from ...core.counting.shares import Window
from ...core.data.far_off import central_box
from ...core.data.origin import NOT_KNOWN, can_name_place, sentence
from ..geometry.made_area import polygons_of
from ..geometry.polygons import AreaSource, point_owner
from ..geometry.premises import are_premises
from ..ground.documents import RESOURCES
from ..ground.errors import InputError
from .count_by_place import CountByPlace
from .crimes import caveats, crime_blocks
from .row_account import Names, RowAccount

if TYPE_CHECKING:
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsCoordinateTransformContext,
        QgsProcessingFeedback,
        QgsVectorLayer,
    )

    from .crimes import CrimeQuery

_SOME = 5000


@dataclass(frozen=True)
class CrimeSurvey:
    """Rows, offences {name: crimes} with the most frequent first, the Window (None without dates), the area that is
    made from the crimes in m² (None where none can be), some of the points (m, 2) in CRS ``crs``, sentences on what the
    data cannot bear, how many crimes are at excluded ``premises`` and how many have a place that is ``named``, the
    ``origin`` of the points and the sentence on what it means ('' without one), and the rows ``left_out`` by reason."""

    rows: int
    usable: int
    offences: dict[str, int]
    window: Window | None
    made_m2: float | None
    some_points: NDArray[np.float64]
    crs: QgsCoordinateReferenceSystem
    notes: list[str]
    premises: int = 0
    named: int = 0
    origin: str = NOT_KNOWN
    points_note: str = ""
    left_out: dict[str, int] = field(default_factory=dict)

    def can_name_place(self, by_id: bool, by_text: bool, listed: bool) -> bool:
        """Whether it can be said at which place each crime was, as core.data.origin has it."""
        return can_name_place(self.origin, by_id, by_text, listed)

    def central_box(self) -> QgsRectangle:
        """Where the crimes are, in CRS ``crs``: a few that lie far from all others make it no larger."""
        return QgsRectangle(*central_box(*self.some_points.T)) if len(self.some_points) else QgsRectangle()


def survey(query: CrimeQuery, excluded: Sequence[str], feedback: QgsProcessingFeedback | None = None) -> CrimeSurvey:
    """The CrimeSurvey of a CrimeQuery; ``excluded`` premises are counted where the place is known. Raises InputError
    where there is nothing to use, Cancelled."""
    squares = Squares()
    account = RowAccount(query.source, query.choice, squares)
    at_premises = Names(lambda names: are_premises(names, excluded))
    has_name = Names(lambda names: [bool(name.strip()) for name in names])
    names, offences, everywhere, premises, named = [], Sums(), Sums(1), 0, 0
    crowding, some = Crowding(), []
    step = max(query.source.count // _SOME, 1)
    for crimes in crime_blocks(query, account, feedback):
        if crimes.offence is not None:
            names, codes = crimes.offence.values, crimes.offence.codes
            offences.add(codes[codes >= 0], places=len(names))
        if crimes.location is not None:
            premises += int(at_premises(crimes.location.values)[crimes.location.codes].sum())
            named += int(has_name(crimes.location.values)[crimes.location.codes].sum())
        everywhere.add(np.zeros(len(crimes), np.int64))
        crowding.add(crimes.x, crimes.y)
        some.append(np.stack([crimes.x, crimes.y], axis=1)[::step])
    found = CountByPlace(account, everywhere, crowding.answer())
    counts = offences.counts
    origin = query.source.origin
    points_note = sentence(origin, len(found), found.crowded().distinct)
    by_frequency = {names[i]: int(counts[i]) for i in np.argsort(-counts, kind="stable") if counts[i]}
    return CrimeSurvey(
        account.read,
        len(found),
        by_frequency,
        account.window,
        _made(squares),
        np.concatenate(some),
        query.crs,
        [note for note in caveats(found) if note != points_note],
        premises,
        named,
        origin,
        points_note,
        dict(account.left_out),
    )


def _made(squares: Squares) -> float | None:
    area = made_area(squares)
    return None if area.scattered else float(polygons_of(area).square_metres().sum())


def without_weight(query: CrimeQuery, feedback: QgsProcessingFeedback | None = None) -> str:
    """Which crimes of a CrimeQuery have no weight, in a sentence; '' where all have one.

    Raises InputError where none can be weighed, Cancelled.
    """
    account = RowAccount(query.source, query.choice)
    for _ in crime_blocks(query, account, feedback):
        pass
    return account.without_weight()


def police_generated() -> list[str]:
    """Names of police-generated offences, by the preset."""
    with open(os.path.join(RESOURCES, "presets", "police_generated.json"), encoding="utf-8") as file:
        return json.load(file)


def street_visible(offences: Iterable[str]) -> list[str]:
    """Those of the offences that are seen and deterred on the street, by the preset; [] where it knows too few.

    Indoor, online and shop offences and those that police activity generates are not in it.
    """
    with open(os.path.join(RESOURCES, "presets", "street_visible.json"), encoding="utf-8") as file:
        known = {name.casefold() for name in json.load(file)}
    found = [name for name in offences if name.casefold() in known]
    return found if len(found) >= 2 else []


#: A layer that holds this share of the crimes is a study area, by the look of it.
HOLDS = 0.95
#: So many of the points are looked at, and areas in files and in memory only: others may take their time.
_LOOKED_AT, _NEAR_AT_HAND = 1000, ("ogr", "memory", "spatialite")


def share_held(areas: QgsVectorLayer, found: CrimeSurvey, transform_context: QgsCoordinateTransformContext) -> float:
    """The share of the crimes of a Survey that the polygons of an area layer hold, of some of them; 0 where fewer than
    HOLDS lie in its extent already, or it cannot be read."""
    points = found.some_points[:: max(len(found.some_points) // _LOOKED_AT, 1)]
    try:
        box = QgsCoordinateTransform(areas.crs(), found.crs, transform_context).transformBoundingBox(areas.extent())
    except QgsCsException:
        return 0.0
    x, y = points.T
    inside = (x >= box.xMinimum()) & (x <= box.xMaximum()) & (y >= box.yMinimum()) & (y <= box.yMaximum())
    if not inside.mean() >= HOLDS:
        return 0.0
    if areas.providerType() in _NEAR_AT_HAND:
        try:
            shapes = AreaSource(areas).read(found.crs, transform_context, mend=False)
        except InputError:
            return 0.0
        inside = point_owner(shapes.geometries, x, y) >= 0
    share = float(inside.mean())
    return share if share >= HOLDS else 0.0
