"""Crimes counted in PostgreSQL: only the counts travel, and the CountByPlace is the one that reading the rows would
give."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ...contract.parts.crimes import UNCHANGED
from ...core.counting import grids
from ...core.counting.count_by_place import Sums
from ...core.counting.period_counts import PeriodCounts
from ...core.counting.shared_coordinates import ROOM, Crowded
from ...core.counting.weights import transformed
from ...core.data.capability import DEFAULT_COUNT, DEFAULT_SHARE
from ..ground.texts import tr
from ..moments.time_zones import UTC, Zones
from ..reading.postgres import Connection, Refused
from .crimes import CrimeChoice
from .postgres_sql import COUNTED, FATES, NO_UNIT, STRANGE, Selection, facts_of, keys_of
from .row_account import AT_ZERO, EXCLUDED, FUTURE, NO_DATE, NO_WEIGHT, OTHER_OFFENCE, OTHER_PERIOD, RowAccount
from .supplied import squares_in, tell_days, tell_supplied

if TYPE_CHECKING:
    from psycopg2.sql import Composable
    from qgis.core import QgsProcessingFeedback

    from ...core.counting.count_by_place import OpenPlaces
    from ..geometry.units import Units
    from .crimes import CrimeQuery

#: What of a CrimeChoice the statements say.
_UNDERSTOOD: dict[str, Any] = {
    "offence_field": "",
    "offences": (),
    "date_field": "",
    "start": None,
    "end": None,
    "weight_field": "",
    "location_field": "",
    "excluded": (),
    "weight_table": None,
    "weight_transform": UNCHANGED,
}


def count_in_database(
    query: CrimeQuery,
    places: Units | OpenPlaces,
    reason: str,
    feedback: QgsProcessingFeedback | None = None,
    step: str = "",
) -> tuple[RowAccount, Sums | PeriodCounts, Crowded]:
    """(RowAccount, Sums, Crowded) of the crimes of a CrimeQuery in ``places`` of a grid, counted in its database; with
    a ``step``, a month or a week, a PeriodCounts instead of the Sums.

    Raises Refused where the database cannot say it as reading the crimes would, InputError and Cancelled as reading
    them does. ``places`` are then as they were.
    """
    source, choice = query.source, query.choice
    table = source.table
    if table.reason:
        raise Refused(table.reason)
    if choice.reference_field:
        raise Refused(tr("duplicate references have to be found"))
    if choice.flags:
        raise Refused(tr("crimes are filtered by flag"))
    if replace(choice, **_UNDERSTOOD) != CrimeChoice():
        raise Refused(tr("this selection of crimes cannot be expressed in SQL"))
    account = RowAccount(source, choice)
    tell_supplied(account, feedback)
    if table.zone == UTC and table.types.get(choice.date_field) == "timestamp":
        account.notes.append(Zones(UTC).why())
    with Connection(table.access, table.name, feedback) as connection:
        counting = _Counting(connection, account, places, reason)
        sums = counting.run(step)
    return counting.account, sums, counting.crowd


class _Counting:
    """One run against the database, in the order of its statements."""

    def __init__(self, connection: Connection, account: RowAccount, places: Any, reason: str) -> None:
        self.connection, self.places, self.reason = connection, places, reason
        self.account, self.choice, source = account, account.choice, account.source
        self.open = hasattr(places, "number")
        self.selection = Selection(
            source.table, self.choice, self.account.today, places.grid, self._box(), facts_of(connection, source.table)
        )
        self.bound, self.by_period = self.selection.values, False
        self.crowd = None

    def run(self, step: str) -> Sums | PeriodCounts:
        """The Sums of the crimes in the places, or with a step their PeriodCounts."""
        self.by_period = bool(step)
        rows = _Rows(self._ask(self.selection.counts(step)))
        self._tell(rows)
        self.account.check()
        chosen = np.flatnonzero(rows.fate == COUNTED)
        keys, unit = keys_of(rows.unit[chosen]), rows.unit[chosen]
        inside = rows.located[chosen]
        if self.open and not inside.all():
            raise Refused(tr("some coordinates are too large"))
        if not self.open:
            inside &= grids.find(self.places.keys, keys) >= 0
        self.bound.update(outside=np.unique(unit[~inside & rows.located[chosen]]).tolist())
        squares = squares_in(self.connection, self.account, self.account.source.table) if self.open else ()
        self.crowd = self._crowded(unit[inside], rows.crimes[chosen[inside]])
        # All is said: the places are touched only now.
        if self.open:
            self.places.squares.add_counted(*squares)
        if not self.open:
            self.account.leave_out(self.reason, rows.crimes[chosen[~inside]].sum())
            chosen, keys = chosen[inside], keys[inside]
        place = self.places.number(keys) if self.open else grids.find(self.places.keys, keys)
        weighted = bool(self.choice.weighed_by)
        told = (rows.crimes[chosen],) + ((rows.sum[chosen], rows.greatest[chosen]) if weighted else ())
        if step:
            cube = PeriodCounts(weighted)
            cube.add_counted(place, rows.step[chosen], *told)
            return cube
        sums = Sums(len(self.places), weighted)
        sums.add_counted(place, *told)
        return sums

    def _ask(self, statement: Composable, **more: Any) -> list[tuple[Any, ...]]:
        # NumPy's numbers are written as what they are in Python.
        bound = {
            name: value.item() if isinstance(value, np.generic) else value
            for name, value in dict(self.bound, **more).items()
        }
        return self.connection.rows(statement, bound)

    def _box(self) -> tuple[float, float, float, float]:
        """West, south, east and north of what may count."""
        grid = self.places.grid
        if self.open:
            # As far as keys go.
            far = grid.size * 2**29
            return -far, -far, far, far
        x, y, edge = self.places.x, self.places.y, 2 * grid.size
        return (float(x.min() - edge), float(y.min() - edge), float(x.max() + edge), float(y.max() + edge))

    # -- what the rows of counts say ----------------------------------------------------------------------------
    def _tell(self, rows: _Rows) -> None:
        """The account of all rows; what SQL left open is decided by the texts themselves."""
        account, choice = self.account, self.choice
        if (rows.fate == STRANGE).any():
            raise Refused(tr("some values can be read in more than one way"))
        if rows.as_day.any() and rows.as_month.any():
            raise Refused(tr("the dates are stored as text in two formats"))
        dated = ~np.isnat(rows.first)
        if dated.any():
            firsts = bool(rows.firsts[dated].all())
            account.supplied.add(np.concatenate([rows.first[dated], rows.last[dated]]), firsts)
            if not account.all_told or account.supplied.one_a_month and not firsts:
                # From first and last days alone the months never supplied cannot be told, of which neither periods nor
                # rates by the year are made.
                tell_days(account, self.connection, account.source.table)
        names, codes = _coded(rows.offence)
        meant: NDArray[np.bool_] = np.ones(len(names) + 1, bool)
        if choice.offences:
            meant = account.wanted(names)
            rows.fate[~meant[codes] & (rows.fate > FATES.index(AT_ZERO))] = FATES.index(OTHER_OFFENCE)
        if account.weights is not None:
            weights = account.weights(names)
            meant = np.logical_and(meant, ~np.isnan(weights))
            rows.weigh(transformed(weights, choice.weight_transform)[codes])
        self.bound["offences"] = [name for name, there in zip(names, meant) if there]
        account.read = int(rows.crimes.sum())
        for number, reason in enumerate(FATES[:COUNTED]):
            account.leave_out(reason, rows.crimes[rows.fate == number].sum())
        if choice.date_field:
            self._tell_dates(rows)
        chosen = rows.fate == COUNTED
        if choice.weighed_by:
            account.bad_weights = int(rows.negative[chosen].sum())
            account.negative = account.bad_weights > 0
            account.positive = bool((rows.greatest[chosen] > 0).any())
            account.weighed = int(rows.crimes[chosen].sum())
            without = rows.fate == FATES.index(NO_WEIGHT)
            if choice.offence_field:
                account.leave_unweighted(names, codes[without], rows.crimes[without])
        if choice.excluded:
            names, codes = _coded(rows.place)
            there = account.excluded(names)
            out = chosen & there[codes]
            account.tell_premises(names, codes[out], rows.crimes[out])
            account.leave_out(EXCLUDED, rows.crimes[out].sum())
            rows.fate[out] = -1
            self.bound["places"] = [name for name, out in zip(names, there) if not out]

    def _tell_dates(self, rows: _Rows) -> None:
        account = self.account
        undated, future, other = (FATES.index(reason) for reason in (NO_DATE, FUTURE, OTHER_PERIOD))
        account.date_asked = int(rows.crimes[rows.fate >= undated].sum())
        account.date_found = int(rows.crimes[rows.fate > undated].sum())
        for span, those in ((account.all_days, rows.fate > future), (account.days, rows.fate > other)):
            if those.any():
                span.add(np.concatenate([rows.first[those], rows.last[those]]), bool(rows.firsts[those].all()))

    # -- further statements -------------------------------------------------------------------------------------
    def _crowded(self, unit: NDArray[np.int64], crimes: NDArray[np.int64]) -> Crowded:
        """How the crimes share coordinates; of a great many crimes by a share of the coordinates, drawn by a hash."""
        total = int(crimes.sum())
        if not total:
            return Crowded()
        distinct, where = np.unique(unit, return_inverse=True)
        # Where a coordinate holds so many that it is a default, its unit does.
        heavy = distinct[np.bincount(where.ravel(), crimes) > max(DEFAULT_COUNT, DEFAULT_SHARE * total)]
        x, y = self.places.grid.centres(keys_of(heavy))
        edge = self.places.grid.size
        halved = max(0, math.ceil(math.log2(total / ROOM)))
        ((drawn, busiest),) = self._ask(
            self.selection.crowding(),
            mask=(1 << halved) - 1,
            heavy=heavy.tolist(),
            heavy_west=x.min(initial=math.inf) - edge,
            heavy_east=x.max(initial=-math.inf) + edge,
            heavy_south=y.min(initial=math.inf) - edge,
            heavy_north=y.max(initial=-math.inf) + edge,
        )
        most, x, y = busiest or (0, math.nan, math.nan)
        return Crowded(int(drawn) << halved, int(most), x, y)


class _Rows:
    """The rows of ``Selection.counts`` by column, each (n,)."""

    def __init__(self, rows: list[tuple[Any, ...]]) -> None:
        self.offence: tuple[str | None, ...]
        self.place: tuple[str | None, ...]
        (
            unit,
            self.offence,
            self.place,
            step,
            crimes,
            total,
            greatest,
            negative,
            first,
            last,
            firsts,
            as_day,
            as_month,
        ) = zip(*rows) if rows else [()] * 13
        self.unit = np.array(unit, np.int64)
        self.located = self.unit > NO_UNIT
        self.fate = np.where(self.located, COUNTED, NO_UNIT - self.unit)
        self.step = np.array([one or 0 for one in step], np.int64)
        self.crimes = np.array(crimes, np.int64)
        self.sum, self.greatest = np.array(total, float), np.array(greatest, float)
        self.negative = np.array(negative, np.int64)
        self.first, self.last = _days(first), _days(last)
        self.firsts = np.array([one is not False for one in firsts], bool)
        self.as_day, self.as_month = (np.array([bool(one) for one in flags], bool) for flags in (as_day, as_month))

    def weigh(self, weights: NDArray[np.float64]) -> None:
        """Weights (n,) of a crime of each row, NaN without one."""
        self.sum, self.greatest = self.crimes * weights, weights
        self.fate[np.isnan(weights) & (self.fate == COUNTED)] = FATES.index(NO_WEIGHT)


def _days(values: Iterable[int | None]) -> NDArray[np.datetime64]:
    """Days (n,) datetime64[D] from their numbers, NaT where there is none."""
    return np.array(
        [np.datetime64("NaT", "D") if value is None else np.datetime64(value, "D") for value in values], "datetime64[D]"
    )


def _coded(texts: Sequence[str | None]) -> tuple[list[str], NDArray[np.int64]]:
    """Distinct texts, and the number (n,) of each among them, −1 for NULL."""
    names = sorted({text for text in texts if text is not None})
    number: dict[str | None, int] = {name: i for i, name in enumerate(names)}
    return names, np.array([number.get(text, -1) for text in texts], np.int64)
