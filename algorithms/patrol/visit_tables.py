"""The tables of delivered patrols."""

from dataclasses import dataclass

import numpy as np
from qgis.core import QgsWkbTypes

from ...bridge.ground import fields as f
from ...bridge.moments.ping_times import to_clock
from ...bridge.patrol.visit_log import NOT_GIVEN
from ...bridge.results.outputs import Table
from ...core.counting.grids import SquareGrid, pack
from ...core.counting.wkb import polygons_wkb
from ...core.patrol.compliance import totals
from ...core.patrol.visits import SHORT, UNCLEAR, VISIT

STATES = {VISIT: "visit", SHORT: "too_short", UNCLEAR: "cannot_tell"}
#: Squares in which fewer units were seen tell of one of them.
FEWEST_UNITS = 3
#: Field → (its kind, the figure of ``compliance.totals``).
_FIGURES = {
    f.PLANNED: ("integer", "planned"),
    f.PLAN_MIN: ("real", "planned_min"),
    f.DELIVERED: ("integer", "delivered"),
    f.UNCLEAR: ("integer", "unclear"),
    f.PATROL_MIN: ("real", "patrol_min"),
    f.OFFICERMIN: ("real", "officer_min"),
    f.MEAN_MIN: ("real", "mean_min"),
    f.COMPLIANCE: ("real", "compliance"),
    f.DOSE: ("text", "dose"),
    f.LENGTH: ("text", "length"),
}


@dataclass(frozen=True)
class PlaceNames:
    """Ids, names and areas of the places, a list each."""

    ids: list
    names: list
    areas: list


def visit_table(places, visits, clock, shifts, days):
    """Every stay, by place and time. ``visits`` {"place", "begin", …: list}, ``clock`` (k,) when they begin, ``shifts``
    and ``days`` (k,) text."""
    order = np.lexsort((visits["begin"], visits["place"])).tolist() if visits["place"] else []
    ends = to_clock(np.array(visits["end"], float))
    take = {
        f.HOTSPOT_ID: lambda i: places.ids[visits["place"][i]],
        f.NAME: lambda i: places.names[visits["place"][i]],
        f.AREA_NAME: lambda i: places.areas[visits["place"][i]],
        f.DAY: lambda i: days[i],
        f.SHIFT: lambda i: shifts[i],
        f.AGENCY: lambda i: visits["agency"][i],
        f.START: lambda i: str(clock[i]).replace("T", " "),
        f.END: lambda i: str(ends[i]).replace("T", " "),
        f.MIN_LOWER: lambda i: visits["lower"][i] / 60,
        f.MIN_UPPER: lambda i: visits["upper"][i] / 60,
        f.MINUTES: lambda i: (visits["end"][i] - visits["begin"][i]) / 60,
        f.STATE: lambda i: STATES[visits["state"][i]],
    }
    real = (f.MIN_LOWER, f.MIN_UPPER, f.MINUTES)
    return Table(
        [(name, "real" if name in real else "text") for name in take],
        {name: [value(i) for i in order] for name, value in take.items()},
    )


def seen_twice(pinged, logged):
    """How many logged visits are of a place and time in which pings show one, of the same agency or of one that is not
    given."""
    known = {}
    for place, agency, begin, end, state in zip(*(pinged[one] for one in ("place", "agency", "begin", "end", "state"))):
        if state == VISIT:
            known.setdefault(place, []).append((agency.casefold(), begin, end))

    def seen(place, agency, begin, end):
        return any(
            begin < stop and start < end and (other == agency or NOT_GIVEN in (other, agency))
            for other, start, stop in known.get(place, ())
        )

    return sum(
        state == VISIT and seen(place, agency.casefold(), begin, end)
        for place, agency, begin, end, state in zip(
            *(logged[one] for one in ("place", "agency", "begin", "end", "state"))
        )
    )


def compliance_table(places, compliance):
    """{(place, agency, quarter): figures} as a table."""
    kinds = [(f.HOTSPOT_ID, "text"), (f.NAME, "text"), (f.AGENCY, "text"), (f.QUARTER, "text")]
    columns = {
        f.HOTSPOT_ID: [places.ids[key[0]] for key in compliance],
        f.NAME: [places.names[key[0]] for key in compliance],
        f.AGENCY: [key[1] for key in compliance],
        f.QUARTER: [key[2] for key in compliance],
    }
    for name, (kind, figure) in _FIGURES.items():
        kinds.append((name, kind))
        columns[name] = [one[figure] for one in compliance.values()]
    return Table(kinds, columns)


def dose_table(places, geometries, crs, of_place):
    """The places with {place: figures}, nought where nobody was."""
    nothing = totals(["none"], [0], [0], [0], [SHORT])["none"]
    kinds = [(f.HOTSPOT_ID, "text"), (f.NAME, "text"), (f.AREA_NAME, "text")]
    columns = {f.HOTSPOT_ID: list(places.ids), f.NAME: places.names, f.AREA_NAME: places.areas}
    for name, (kind, figure) in _FIGURES.items():
        kinds.append((name, kind))
        columns[name] = [of_place.get(place, nothing)[figure] for place in range(len(places.ids))]
    several = any(one.isMultipart() for one in geometries)
    return Table(
        kinds,
        columns,
        [bytes(one.asWkb()) for one in geometries],
        QgsWkbTypes.Type.MultiPolygon if several else QgsWkbTypes.Type.Polygon,
        crs,
    )


def background_table(squares, minutes, units, size, crs):
    """(table of squares (m, 2) with minutes and units (m,), number of squares left out for too few units)."""
    shown = units >= FEWEST_UNITS
    squares = squares[shown]
    outlines = SquareGrid(size).outlines(pack(squares[:, 0], squares[:, 1])) if len(squares) else np.empty((0, 5, 2))
    return Table(
        [(f.MINUTES, "real"), (f.SEEN, "integer")],
        {f.MINUTES: minutes[shown], f.SEEN: units[shown]},
        polygons_wkb(outlines),
        QgsWkbTypes.Type.Polygon,
        crs,
    ), int((~shown).sum())


def by_month(places, visits, days, plan):
    """{(month, agency, place id, name): figures}, what a return is made of."""

    def key(place, agency, day):
        return day[:7], agency, places.ids[place], places.names[place]

    planned = {}
    for place, agency, day, count, minutes in plan:
        before = planned.get(key(place, agency, day), (0, 0.0))
        planned[key(place, agency, day)] = (before[0] + count, before[1] + minutes)
    keys = [key(*one) for one in zip(visits["place"], visits["agency"], days)]
    return totals(keys, visits["begin"], visits["end"], visits["officers"], visits["state"], planned)
