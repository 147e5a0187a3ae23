"""The tables of delivered patrols."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsWkbTypes

from ...bridge.ground import fields as f
from ...bridge.moments.ping_times import to_clock
from ...bridge.patrol.places import Place
from ...bridge.patrol.visit_log import NOT_GIVEN
from ...bridge.results.outputs import Table
from ...contract.schemas.patrol import BACKGROUND, COMPLIANCE, DOSES, STAYS
from ...core.counting.grids import SquareGrid, pack
from ...core.counting.wkb import polygons_wkb
from ...core.patrol.compliance import totals
from ...core.patrol.visits import SHORT, UNCLEAR, VISIT
from .delivered import Delivered
from .plan_comparison import Comparison, Figures, sum_planned

STATES = {VISIT: "visit", SHORT: "too_short", UNCLEAR: "cannot_tell"}
#: Squares in which fewer units were seen tell of one of them.
FEWEST_UNITS = 3
#: Field → the figure of ``compliance.totals``.
_FIGURES = {
    f.PLANNED: "planned",
    f.PLAN_MIN: "planned_min",
    f.DELIVERED: "delivered",
    f.UNCLEAR: "unclear",
    f.PATROL_MIN: "patrol_min",
    f.OFFICERMIN: "officer_min",
    f.MEAN_MIN: "mean_min",
    f.COMPLIANCE: "compliance",
    f.DOSE: "dose",
    f.LENGTH: "length",
}


def visit_table(found: Comparison) -> Table:
    """Every stay, by place and time."""
    visits, places, clock = found.visits, found.places, found.clock
    order = np.lexsort((visits.begin, visits.place)).tolist() if visits.place else []
    ends = to_clock(np.array(visits.end, float))
    take = {
        f.HOTSPOT_ID: lambda i: places[visits.place[i]].id,
        f.NAME: lambda i: places[visits.place[i]].name,
        f.AREA_NAME: lambda i: places[visits.place[i]].area,
        f.DAY: lambda i: found.days[i],
        f.SHIFT: lambda i: found.shifts[i],
        f.AGENCY: lambda i: visits.agency[i],
        f.START: lambda i: str(clock[i]).replace("T", " "),
        f.END: lambda i: str(ends[i]).replace("T", " "),
        f.MIN_LOWER: lambda i: visits.lower[i] / 60,
        f.MIN_UPPER: lambda i: visits.upper[i] / 60,
        f.MINUTES: lambda i: (visits.end[i] - visits.begin[i]) / 60,
        f.STATE: lambda i: STATES[visits.state[i]],
    }
    return Table.of(STAYS, {name: [value(i) for i in order] for name, value in take.items()})


def seen_twice(pinged: Delivered, logged: Delivered) -> int:
    """How many logged visits are of a place and time in which pings show one, of the same agency or of one that is not
    given."""
    known: dict[int, list[tuple[str, float, float]]] = {}
    for place, agency, begin, end in _visits_of(pinged):
        known.setdefault(place, []).append((agency, begin, end))
    return sum(
        any(
            begin < stop and start < end and (other == agency or NOT_GIVEN in (other, agency))
            for other, start, stop in known.get(place, ())
        )
        for place, agency, begin, end in _visits_of(logged)
    )


def _visits_of(stays: Delivered) -> Iterator[tuple[int, str, float, float]]:
    """(place, agency, begin, end) of the stays that are visits; the agency in small letters."""
    for place, agency, begin, end, state in zip(stays.place, stays.agency, stays.begin, stays.end, stays.state):
        if state == VISIT:
            yield place, agency.casefold(), begin, end


def compliance_table(places: Sequence[Place], compliance: Mapping[tuple[int, str, str], Figures]) -> Table:
    """{(place, agency, quarter): figures} as a table."""
    columns = {
        f.HOTSPOT_ID: [places[key[0]].id for key in compliance],
        f.NAME: [places[key[0]].name for key in compliance],
        f.AGENCY: [key[1] for key in compliance],
        f.QUARTER: [key[2] for key in compliance],
    }
    for name, figure in _FIGURES.items():
        columns[name] = [one[figure] for one in compliance.values()]
    return Table.of(COMPLIANCE, columns)


def dose_table(places: Sequence[Place], of_place: Mapping[int, Figures], crs: QgsCoordinateReferenceSystem) -> Table:
    """The places with {place: figures}, nought where nobody was."""
    nothing = totals(["none"], [0], [0], [0], [SHORT])["none"]
    columns = {
        f.HOTSPOT_ID: [one.id for one in places],
        f.NAME: [one.name for one in places],
        f.AREA_NAME: [one.area for one in places],
    }
    for name, figure in _FIGURES.items():
        columns[name] = [of_place.get(place, nothing)[figure] for place in range(len(places))]
    several = any(one.shape.isMultipart() for one in places)
    return Table.of(
        DOSES,
        columns,
        [bytes(one.shape.asWkb()) for one in places],
        QgsWkbTypes.Type.MultiPolygon if several else QgsWkbTypes.Type.Polygon,
        crs,
    )


def background_table(
    squares: np.ndarray, minutes: np.ndarray, units: np.ndarray, size: float, crs: QgsCoordinateReferenceSystem
) -> tuple[Table, int]:
    """(table of squares (m, 2) with minutes and units (m,), number of squares left out for too few units)."""
    shown = units >= FEWEST_UNITS
    squares = squares[shown]
    outlines = SquareGrid(size).outlines(pack(squares[:, 0], squares[:, 1])) if len(squares) else np.empty((0, 5, 2))
    return Table.of(
        BACKGROUND,
        {f.MINUTES: minutes[shown], f.SEEN: units[shown]},
        polygons_wkb(outlines),
        QgsWkbTypes.Type.Polygon,
        crs,
    ), int((~shown).sum())


def by_month(found: Comparison) -> dict[tuple[str, str, str, str], Figures]:
    """{(month, agency, place id, name): figures}, what a return is made of."""
    visits, names = found.visits, {place.id: place.name for place in found.places}

    def key(place: str, agency: str, day: str) -> tuple[str, str, str, str]:
        return day[:7], agency, place, names[place]

    planned = sum_planned(found.plan, lambda one: key(one.place, one.agency, one.day))
    ids = [found.places[place].id for place in visits.place]
    keys = [key(*one) for one in zip(ids, visits.agency, found.days)]
    return totals(keys, visits.begin, visits.end, visits.officers, visits.state, planned)
