"""The statements that count crimes in PostgreSQL: one pass over the rows, grouped by unit.

The arithmetic is that of core.counting.grids, operation by operation in the same double precision, so that each point
falls into
the same unit. What SQL cannot say exactly as we would, such as which spelling of an offence is meant or whether a name
is that of a hospital, is not decided there: such rows are grouped by the text itself. Every sum can be made of parts
(count, sum, min, max, and), so that a table may lie in partitions or on several machines.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ...contract.parts.crimes import LOG, SQRT, UNCHANGED
from ...core.counting.grids import SquareGrid, pack
from ...core.counting.made_area import FAR, SQUARES
from ..ground.texts import tr
from ..moments.time_zones import UTC
from ..reading.postgres import Refused
from ..reading.postgres_table import DAYS, NUMBERS, TEXTS, WHOLE_NUMBERS
from .row_account import AT_ZERO, FUTURE, NO_DATE, NO_POINT, NO_WEIGHT, OTHER_OFFENCE, OTHER_PERIOD, SEVERAL

if TYPE_CHECKING:
    from psycopg2.sql import Composable

    from ...core.counting.grids import Grid
    from ..reading.postgres import Connection
    from ..reading.postgres_table import Table
    from .crimes import CrimeChoice

#: What becomes of a row, in the order in which it is looked at; the last two: counted, or not to be told by SQL.
FATES = (SEVERAL, NO_POINT, AT_ZERO, OTHER_OFFENCE, NO_DATE, FUTURE, OTHER_PERIOD, NO_WEIGHT, "counted", "strange")
COUNTED, STRANGE = 8, 9

#: A unit's column and row travel as one number: row · STEP + column. Databases hash it well, unlike packed halves.
STEP = 2654435761
#: What is in no unit of the box travels as this, less its fate.
NO_UNIT = -(1 << 62)

#: Blanks that Python strips, as far as they are ASCII.
_BLANKS = r"E' \t\n\x0b\x0c\r\x1c\x1d\x1e\x1f'"
_ISO = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}([T ,][^\n]*)?$"
_ISO_VALID = r"^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
#: Days that QGIS reads; SQL has more.
_READABLE = "day >= '0001-01-01' AND day <= '9999-12-31'"
_ZONED = r"^.{10}.*[0-9] ?(z|utc|gmt|bst|[+-][0-9][0-9](:?[0-9][0-9])?)$"
_TIMED = r"^.{10}.*[0-9]"
_MONTH = r"^[0-9]{4}-[0-9]{2}$"
_MONTH_VALID = r"^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])$"

#: What a weight counts.
_TRANSFORMED = {
    UNCHANGED: "{0}",
    SQRT: "CASE WHEN {0} >= 0 THEN sqrt({0}) ELSE {0} END",
    LOG: "CASE WHEN {0} >= 0 THEN ln(1 + {0}) ELSE {0} END",
}
#: First and last of the days up to today, and whether all are a month's first.
_SPAN = ", ".join(
    one + " FILTER (WHERE number <= %(today)s::date - '1970-01-01'::date)"
    for one in ("min(number)", "max(number)", "bool_and(extract(day FROM day) = 1)")
)


class DatabaseFacts(NamedTuple):
    """What the statements depend on. ``utf8``: the database stores text so; ``typed``: the geometry column of the Table
    says that it holds points; ``fenced``: the planner shall not compute coordinates over and over."""

    utf8: bool = True
    typed: bool = True
    fenced: bool = True


class Selection:
    """The crimes of a CrimeChoice in a Table, by unit of a grid, as statements and their bound ``values``.

    ``box`` (west, south, east, north) bounds the units that count. Raises Refused where SQL might see a field
    otherwise.
    """

    def __init__(
        self,
        table: Table,
        choice: CrimeChoice,
        today: np.datetime64 | str,
        grid: Grid,
        box: tuple[float, float, float, float],
        facts: DatabaseFacts = DatabaseFacts(),
    ) -> None:
        from psycopg2 import sql

        self._sql, self._table, self._choice, self._grid = sql, table, choice, grid
        self._utf8, self._typed, self._fenced = facts
        self.values = {
            "today": str(today),
            "start": str(choice.start),
            "end": str(choice.end),
            "size": float(grid.size),
            "height": float(grid.row_height),
            "asked": [name.strip().casefold() for name in choice.offences],
            "premises": [_like(name) for name in choice.excluded],
            "step": STEP,
            "west": box[0],
            "south": box[1],
            "east": box[2],
            "north": box[3],
        }
        # Harm by a table, and crimes without a weight, are told by offence.
        self._by_offence = bool(choice.offences or choice.weighed_by and choice.offence_field)
        self._fated = self._with_fate(self._rows())

    # -- the statements -----------------------------------------------------------------------------------------
    def counts(self, step: str = "", offences: bool = False) -> Composable:
        """(unit or fate, offence, place, step, crimes, sum, greatest and negative weights, first and last day, whether
        all are a month's first, whether there are days and months as text). Days count from 1970; a step is a ``month``
        or a ``week``, counted as core.counting.periods counts them, or none. First and last are of the days up to
        today."""
        choice = self._choice
        groups = [
            ("unit", True),
            ("offence", self._by_offence or offences),
            ("place", bool(choice.excluded)),
            (step or "month", bool(step)),
        ]
        return self._format(
            """SELECT {groups}, count(*), {sums}, {days} FROM ({keyed}) AS crimes GROUP BY {by}""",
            groups=self._list([name if there else "NULL" for name, there in groups]),
            sums=self._format(
                "sum(weight), max(weight), count(*) FILTER (WHERE weight < 0)"
                if choice.weight_field
                else "NULL, NULL, 0"
            ),
            days=self._format(
                _SPAN + ", bool_or(as_day), bool_or(as_month)" if choice.date_field else "NULL, NULL, NULL, NULL, NULL"
            ),
            keyed=self._with_key(self._fated, self._fenced),
            by=self._list([name for name, there in groups if there]),
        )

    @classmethod
    def days(cls, table: Table, choice: CrimeChoice, today: np.datetime64 | str) -> tuple[Composable, dict[str, Any]]:
        """(statement, values) of the distinct days of all records of a Table: (number, whether there are among them
        dates that SQL might read otherwise, records)."""
        one = cls(table, type(choice)(date_field=choice.date_field), today, SquareGrid(1.0), (0.0, 0.0, 0.0, 0.0))
        return one._format(
            "SELECT number, bool_or(fate = {}), count(*) FROM ({}) AS fated GROUP BY number",
            one._number(STRANGE),
            one._fated,
        ), one.values

    @classmethod
    def squares(
        cls, table: Table, choice: CrimeChoice, today: np.datetime64 | str, facts: DatabaseFacts
    ) -> tuple[Composable, dict[str, Any]]:
        """(statement, values) of the squares of core.counting.made_area with a record of a Table in them: (unit, NULL
        for records without a place, whether SQL might read their place otherwise, records, and the west, south, east
        and north of them)."""
        one = cls(table, type(choice)(), today, SQUARES, (-FAR, -FAR, FAR, FAR), facts)
        return one._format(
            "SELECT CASE WHEN unit > {none} THEN unit END, bool_or(unit = {strange}), count(*), min(x), "
            "min(y), max(x), max(y) FROM ({keyed}) AS keyed GROUP BY CASE WHEN unit > {none} THEN unit END",
            none=one._number(NO_UNIT),
            strange=one._number(NO_UNIT - STRANGE),
            keyed=one._with_key(one._fated),
        ), one.values

    def crowding(self) -> Composable:
        """One row: distinct coordinates of the crimes drawn, and [crimes, x, y] at the busiest of these and of those in
        the units ``heavy``, which lie in the rectangle from ``heavy_west`` to ``heavy_north``. ``offences`` and
        ``places`` are those that count, ``outside`` the units that do not."""
        drawn = self._format(
            """SELECT * FROM (SELECT *, (hashfloat8extended(x, hashfloat8(y)) & %(mask)s::bigint) = 0 AS drawn
                              FROM ({fated}) AS fated WHERE {chosen}) AS marked
               WHERE drawn OR x >= %(heavy_west)s AND x <= %(heavy_east)s AND y >= %(heavy_south)s
                   AND y <= %(heavy_north)s""",
            fated=self._fated,
            chosen=self._chosen(),
        )
        return self._format(
            """SELECT count(*) FILTER (WHERE drawn), max(ARRAY[crimes, x, y]) FROM (
                SELECT x, y, drawn, count(*) AS crimes FROM ({keyed}) AS crimes
                WHERE unit > {none} AND unit NOT IN (SELECT unnest(%(outside)s::bigint[]))
                    AND (drawn OR unit = ANY (%(heavy)s::bigint[])) GROUP BY x, y, drawn) AS coordinates""",
            keyed=self._with_key(drawn),
            none=self._number(NO_UNIT),
        )

    def _chosen(self) -> Composable:
        """Which rows count, once it is known which texts do."""
        conditions = [f"fate = {COUNTED}"]
        if self._choice.offences or self._choice.weight_table is not None:
            conditions.append("offence = ANY (%(offences)s::text[])")
        if self._choice.excluded:
            conditions.append("(place IS NULL OR place = ANY (%(places)s::text[]))")
        return self._format(" AND ".join(conditions))

    # -- their parts --------------------------------------------------------------------------------------------
    def _format(self, text: str, *parts: Composable, **named: Composable) -> Composable:
        return self._sql.SQL(text).format(*parts, **named)

    def _number(self, number: int) -> Composable:
        return self._sql.SQL(str(number))

    def _list(self, names: Iterable[str]) -> Composable:
        return self._sql.SQL(", ").join(map(self._sql.SQL, names))

    def _theirs(self, text: str) -> Composable:
        """Text of the layer's own: one expression, never a second statement."""
        if ";" in text:
            raise Refused(tr("the layer's filter or query contains a semicolon"))
        # A per cent sign in it is no place for a value of ours.
        return self._sql.SQL(text.replace("%", "%%"))

    def _quoted(self, *names: str) -> Composable:
        return self._sql.Identifier(*[name.replace("%", "%%") for name in names])

    def _column(self, field: str, types: set[str]) -> Composable:
        """The quoted column of a field; Refused where it is of no such type."""
        if self._table.types.get(field) not in types:
            raise Refused(
                tr("the field '{}' is of the type {}").format(field, self._table.types.get(field) or tr("unknown"))
            )
        return self._quoted(field)

    def _rows(self) -> Composable:
        """x, y, several, offence, location, day and how it is written, weight and strange of every row of the table."""
        table = self._table
        # The line's end ends a comment of theirs.
        if table.is_query:
            relation = self._format('({}\n) AS "subQuery_0"', self._theirs(table.relation))
        else:
            relation = self._quoted(*([table.schema] if table.schema else []), table.relation)
        subset = self._format(" WHERE ({}\n)", self._theirs(table.subset)) if table.subset.strip() else self._format("")
        return self._format(
            "SELECT {x} AS x, {y} AS y, {several} AS several, {offence} AS offence, {location} AS location, {day}, "
            "{weight} AS weight, {strange} AS strange FROM {relation}{where}{fence}",
            x=self._coordinate("ST_X"),
            y=self._coordinate("ST_Y"),
            several=self._several(),
            offence=self._text(self._choice.offence_field),
            location=self._text(self._choice.location_field if self._choice.excluded else ""),
            day=self._day(),
            weight=self._weight(),
            strange=self._strange(),
            relation=relation,
            where=subset,
            # A number that is one from the start: else the planner would not share the work among processes.
            fence=self._format(" OFFSET '0'" if self._fenced else ""),
        )

    def _coordinate(self, function: str) -> Composable:
        geometry = self._quoted(self._table.geometry)
        if self._table.multi:
            return self._format(
                "CASE WHEN ST_NumGeometries({0}) = 1 THEN " + function + "(ST_GeometryN({0}, 1)) END", geometry
            )
        if not self._typed:
            return self._format("CASE WHEN NOT ({}) THEN " + function + "({}) END", self._strange(), geometry)
        return self._format(function + "({})", geometry)

    def _several(self) -> Composable:
        """Whether a row holds several points."""
        return (
            self._format("ST_NumGeometries({}) > 1", self._quoted(self._table.geometry))
            if self._table.multi
            else self._format("false")
        )

    def _strange(self) -> Composable:
        """Geometries of which it depends on more than the row whether QGIS shows them."""
        if self._typed:
            return self._format("false")
        return self._format(
            "{0} IS NULL OR GeometryType({0}) NOT IN ({1}, {1} || 'M'){2}",
            self._quoted(self._table.geometry),
            self._sql.Literal("MULTIPOINT" if self._table.multi else "POINT"),
            self._format(
                " OR ST_SRID({}) <> {}", self._quoted(self._table.geometry), self._sql.Literal(self._table.srid)
            )
            if self._table.srid
            else self._format(""),
        )

    def _text(self, field: str) -> Composable:
        if not field:
            return self._format("NULL::text")
        return self._format('{}::text COLLATE "C"', self._column(field, TEXTS | WHOLE_NUMBERS))

    def _weight(self) -> Composable:
        field = self._choice.weight_field
        if not field:
            return self._format("NULL::float8")
        column = self._column(field, NUMBERS)
        # QGIS reads single precision by its digits.
        weight = self._format("{}::text::float8" if self._table.types[field] == "float4" else "{}::float8", column)
        # As core.counting.weights: what is negative stays so, and is refused.
        return self._format(_TRANSFORMED[self._choice.weight_transform], weight)

    def _day(self) -> Composable:
        field = self._choice.date_field
        if not field:
            return self._format("NULL::date AS day, NULL::text AS day_text, false AS as_day, false AS as_month")
        column = self._column(field, DAYS | TEXTS)
        if self._table.types[field] in DAYS:
            kind, utc = self._table.types[field], self._table.zone == UTC
            if kind == "timestamp" and utc:
                column = self._format("({} AT TIME ZONE 'UTC')", column)
            if kind == "timestamptz" or kind == "timestamp" and utc:
                column = self._format("({} AT TIME ZONE 'Europe/London')", column)
            return self._format("{}::date AS day, NULL::text AS day_text, false AS as_day, false AS as_month", column)
        return self._format(
            """CASE WHEN {0}::text ~ {iso} THEN CASE WHEN substr({0}::text, 9, 2)::int <= extract(day FROM make_date(
                        substr({0}::text, 1, 4)::int, substr({0}::text, 6, 2)::int, 1) + interval '1 month - 1 day')
                    THEN substr({0}::text, 1, 10)::date END
                WHEN {0}::text ~ {month}
                THEN make_date(substr({0}::text, 1, 4)::int, substr({0}::text, 6, 2)::int, 1) END AS day,
                {0}::text AS day_text, {0}::text ~ {iso} AS as_day, {0}::text ~ {month} AS as_month""",
            column,
            iso=self._sql.Literal(_ISO_VALID),
            month=self._sql.Literal(_MONTH_VALID),
        )

    def _with_fate(self, rows: Composable) -> Composable:
        """The rows with their fate: the number of the first reason in FATES."""
        choice = self._choice
        number = FATES.index
        cases = [
            ("strange OR day < '0001-01-01' AND day > '-infinity'", STRANGE),
            (
                "(x > '-Infinity' AND x < 'Infinity' AND y > '-Infinity' AND y < 'Infinity') IS NOT TRUE",
                number(NO_POINT),
            ),
            ("x = 0 AND y = 0", number(AT_ZERO)),
        ]
        if self._table.multi:
            cases.insert(1, ("several", number(SEVERAL)))
        if choice.offences:
            cases.append(("(" + self._asked() + ") IS NOT TRUE", number(OTHER_OFFENCE)))
        if choice.date_field:
            cases += [("(" + _READABLE + ") IS NOT TRUE", number(NO_DATE)), ("day > %(today)s::date", number(FUTURE))]
        if choice.start is not None:
            cases.append(("day < %(start)s::date", number(OTHER_PERIOD)))
        if choice.end is not None:
            cases.append(("day > %(end)s::date", number(OTHER_PERIOD)))
        if choice.weight_field:
            # As QGIS, which reads what is infinite as NULL.
            cases.append(("(weight > '-Infinity' AND weight < 'Infinity') IS NOT TRUE", number(NO_WEIGHT)))
        text = self._table.types.get(choice.date_field) in TEXTS
        if text:
            # A time with a zone, or one that is taken as UTC, is turned into the clock here.
            cases.insert(0, ("day_text ~* {zone}", STRANGE))
            cases.insert(0, ("NOT (btrim(day_text) = '' OR day_text ~ {iso} OR day_text ~ {month})", STRANGE))
        zone = self._sql.Literal(_TIMED if self._table.zone == UTC else _ZONED)
        whens = self._sql.SQL(" ").join(
            self._format(
                "WHEN " + condition + " THEN " + str(fate),
                iso=self._sql.Literal(_ISO),
                month=self._sql.Literal(_MONTH),
                zone=zone,
            )
            for condition, fate in cases
        )
        return self._format(
            """SELECT *, CASE {whens} ELSE {counted} END AS fate, {place} AS place,
                CASE WHEN {readable} THEN day - '1970-01-01'::date END AS number,
                CASE WHEN {readable} THEN (extract(year FROM day) * 12 + extract(month FROM day))::int - 23641 END
                    AS month,
                CASE WHEN {readable} THEN floor((day - '1969-12-29'::date) / 7.0)::int END AS week
                FROM ({rows}) AS raw""",
            whens=whens,
            counted=self._number(COUNTED),
            place=self._format(self._premises()),
            readable=self._format(_READABLE),
            rows=rows,
        )

    def _asked(self) -> str:
        """Whether an offence is asked for, or might be: of ASCII text it is certain."""
        if not self._utf8:
            return "offence IS NOT NULL"
        return (
            "octet_length(offence) <> char_length(offence) OR lower(btrim(offence, " + _BLANKS + ")) = "
            "ANY (%(asked)s::text[])"
        )

    def _premises(self) -> str:
        """The name of a place that might be that of premises, else NULL."""
        if not self._choice.excluded:
            return "NULL::text"
        if not self._utf8:
            return "location"
        return (
            "CASE WHEN octet_length(location) <> char_length(location) OR location ILIKE "
            "ANY (%(premises)s::text[]) THEN location END"
        )

    def _with_key(self, rows: Composable, fenced: bool = False) -> Composable:
        """The rows with the unit of those that are counted and lie in the box, and the fate of all others."""
        if self._grid.shape == "square":
            unit = _SQUARE
        else:
            unit = _HEXAGON
            rows = self._format("SELECT *, floor(y / %(height)s::float8) AS lower_row FROM ({}) AS fated", rows)
            rows = self._format(_NEAREST, rows)
        return self._format(
            """SELECT *, CASE WHEN fate = {counted} AND x >= %(west)s AND x <= %(east)s AND y >= %(south)s
                AND y <= %(north)s THEN {unit} ELSE {none} - fate END AS unit FROM ({rows}) AS located{fence}""",
            counted=self._number(COUNTED),
            unit=self._format(unit),
            none=self._number(NO_UNIT),
            rows=rows,
            # Fenced again: how many units there are cannot be guessed from the columns.
            fence=self._format(" OFFSET '0'" if fenced else ""),
        )


def facts_of(connection: Connection, table: Table) -> DatabaseFacts:
    """The DatabaseFacts of the database that a Connection leads to, for a Table of it."""
    ((encoding, citus),) = connection.rows(
        "SELECT current_setting('server_encoding'), EXISTS (SELECT 1 FROM pg_catalog.pg_extension "
        "WHERE extname = 'citus')"
    )
    declared = (
        []
        if table.is_query
        else connection.rows(
            "SELECT upper(type), srid FROM geometry_columns WHERE f_table_schema = %s AND f_table_name = %s AND "
            "f_geometry_column = %s",
            (table.schema, table.relation, table.geometry),
        )
    )
    kinds = ("MULTIPOINT", "MULTIPOINTM") if table.multi else ("POINT", "POINTM")
    typed = any(kind in kinds and (not table.srid or srid == table.srid) for kind, srid in declared)
    # Citus pushes no fenced statement down to its machines.
    return DatabaseFacts(encoding == "UTF8", typed, not citus)


def _like(name: str) -> str:
    """A pattern that every name of a place fits which holds this one, and perhaps others."""
    words = [word for word in name.split() if word.isascii()]
    if not words:
        return "%"
    longest = max(words, key=len)
    return "%{}%".format(longest.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_"))


# As core.counting.grids.SquareGrid.locate and HexagonGrid.locate, term by term.
_SQUARE = "floor(y / %(size)s::float8)::bigint * %(step)s + floor(x / %(size)s::float8)::bigint"
_NEAREST = """SELECT *, floor(x / %(size)s::float8 - lower_row / 2 + 0.5) AS lower_column,
    floor(x / %(size)s::float8 - (lower_row + 1) / 2 + 0.5) AS upper_column FROM ({}) AS rowed"""
# Near the middle line of a row no centre of the next row can be nearer; the squares are compared where one could be.
_HEXAGON = """CASE WHEN CASE
        WHEN y - lower_row * %(height)s::float8 < 0.28 * %(size)s::float8 THEN false
        WHEN y - lower_row * %(height)s::float8 > 0.58 * %(size)s::float8 THEN true
        ELSE (x - (upper_column + (lower_row + 1) / 2) * %(size)s::float8)
            * (x - (upper_column + (lower_row + 1) / 2) * %(size)s::float8)
            + (y - (lower_row + 1) * %(height)s::float8) * (y - (lower_row + 1) * %(height)s::float8)
            < (x - (lower_column + lower_row / 2) * %(size)s::float8)
            * (x - (lower_column + lower_row / 2) * %(size)s::float8)
            + (y - lower_row * %(height)s::float8) * (y - lower_row * %(height)s::float8) END
    THEN (lower_row + 1)::bigint * %(step)s + upper_column::bigint
    ELSE lower_row::bigint * %(step)s + lower_column::bigint END"""


def keys_of(unit: NDArray[np.int64]) -> NDArray[np.int64]:
    """Keys (n,) of core.counting.grids from the units of the statements."""
    row = (unit + STEP // 2) // STEP
    return pack(unit - row * STEP, row)
