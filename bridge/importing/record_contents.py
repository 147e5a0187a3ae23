"""What the columns of an export seem to hold, by their first rows, where their names say nothing: a proposal only."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

import numpy as np
from numpy.typing import NDArray

from ..ground.texts import mark, tr
from ..moments.dates import DateTexts, split_moment
from ..reading.record_columns import MEANINGS
from .coordinates import BRITISH_GRID, coordinate_numbers, grid_reference, inside_country

if TYPE_CHECKING:
    from .file_table import RecordTable
    from .record_profile import Profile

#: Rows that are looked at, and the fewest filled cells by which a column is judged.
LOOKED_AT, _FEWEST = 1000, 20
#: The share of the filled cells that must be of a kind, and of the rows that must be filled at all.
_MOST, _FILLED = 0.95, 0.5
#: Days between most of the dates of crimes in one export; dates of birth lie further apart.
_SPAN = 20 * 365
#: Words of which one is in most names of offences, whoever wrote them.
_OFFENCE = re.compile(
    r"theft|burglar|robber|assault|wound|criminal damage|arson|shoplift|violence|violent|harass|stalk|drug|cannabis|"
    r"anti.?social|\basb\b|public order|affray|sexual|rape|murder|weapon|firearm|\bknife|vehicle|fraud|nuisance",
    re.IGNORECASE,
)
_CLOCK = re.compile(r"^([01]?\d|2[0-3])[:.]?[0-5]\d([:.][0-5]\d(\.\d+)?)?( ?[ap]m)?$", re.IGNORECASE)
_POSTCODE = re.compile(r"^[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$", re.IGNORECASE)
#: Nearly all begin with 1 or 2 and have eleven or twelve figures; telephone numbers do not.
_UPRN = re.compile(r"^[12]\d{10,11}$")
_REFERENCE = re.compile(r"^(?=.*\d)[A-Z0-9][A-Z0-9/ ._-]{2,29}$", re.IGNORECASE)

_DATES = mark("{:.0%} of the values are dates")
_UNIQUE = mark("no two values are the same")
_WORDS = mark("there are {:,} different values, most of which contain words used for offences")
_GRID = mark("the numbers fall within Great Britain when read as eastings and northings")
_DEGREES = mark("the numbers fall within the United Kingdom when read as degrees")
_SQUARES = mark("{:.0%} of the values are grid references")
_DOORS = mark("{:.0%} of the values are UPRNs")
_POSTCODES = mark("{:.0%} of the values are postcodes")


@dataclass(frozen=True)
class Proposal:
    """A ``column`` that seems to hold a ``meaning``, and ``why`` in words."""

    meaning: str
    column: str
    why: str

    def sentence(self) -> str:
        """The proposal as a sentence."""
        return tr("The column '{}' is suggested for '{}' because {}.").format(
            self.column, tr(MEANINGS[self.meaning]), self.why
        )


def proposals(table: RecordTable, columns: dict[str, str]) -> list[Proposal]:
    """[Proposal] for what ``columns`` {meaning: column} of a table of records do not name, by its first rows.

    Only what an analysis needs is looked for: crime number, offence, date, place.
    """
    block = table.head(LOOKED_AT)
    if block is None:
        return []
    free = [
        _Column(name, block.columns[i])
        for i, name in enumerate(table.header)
        if name not in columns.values() and i in block.columns
    ]
    free = [column for column in free if len(column.filled) >= _FEWEST]
    found = []
    if "from_date" not in columns:
        found += _dates(free, "reported" in columns)
    if not table.points and not {"easting", "longitude", "coordinates"} & set(columns):
        found += _places(free, "place" in columns)
    free = [column for column in free if column.name not in [one.column for one in found]]
    if "offence" not in columns:
        found += _offence(free)
    if "reference" not in columns:
        found += _reference(free)
    return found


def moment_columns(table: RecordTable) -> list:
    """Names of the columns of a table of records of which nearly all filled cells are dates or times of day."""
    block = table.head(LOOKED_AT)
    columns = (
        []
        if block is None
        else [_Column(name, block.columns[i]) for i, name in enumerate(table.header) if i in block.columns]
    )
    return [column.name for column in columns if column.filled and _moments(column)]


def _moments(column: _Column) -> bool:
    # Plain numbers may be days of a spreadsheet, or anything else.
    if column.share(str.isdigit) > 1 - _MOST:
        return False
    days = DateTexts("").days([split_moment(text)[0] for text in column.filled])
    return np.mean(~np.isnat(days)) >= _MOST or column.share(_CLOCK.match) >= _MOST


def unused_moments(moments: Iterable[str], profile: Profile) -> str:
    """The sentence on those of the columns ``moments`` that a Profile neither reads nor keeps, '' without one."""
    unused = [name for name in moments if name not in (*profile.columns.values(), *profile.keep)]
    return (
        tr(
            "These columns contain dates or times that are not used: {}. If you need them, choose a meaning "
            "for each column above."
        ).format(", ".join(f"'{name}'" for name in unused))
        if unused
        else ""
    )


class _Column:
    """The ``texts`` of a column, those of its rows that are ``filled``, and whether enough are."""

    def __init__(self, name: str, texts: Sequence[str]) -> None:
        self.name, self.texts = name, [text.strip() for text in texts]
        self.filled = [text for text in self.texts if text]
        self.common = len(self.filled) >= _FILLED * len(self.texts)

    def share(self, test: Callable[[str], Any]) -> float:
        return sum(map(bool, map(test, self.filled))) / len(self.filled)

    def numbers(self) -> NDArray[np.float64] | None:
        """(n,) of all rows, NaN where there is none; None where the column holds something else."""
        if not self.common or not all(any(sign.isdigit() for sign in text) for text in self.filled[:_FEWEST]):
            return None
        numbers = coordinate_numbers(self.texts, False)
        return np.where(np.isinf(numbers), np.nan, numbers) if np.isinf(numbers).mean() <= 1 - _MOST else None


def _dates(free: list[_Column], reported: bool) -> list[Proposal]:
    """The earliest of the dates, where it is before the others in nearly all rows: that is when it happened."""
    columns = []
    for column in free:
        # Plain numbers may be days of a spreadsheet, or anything else.
        if not column.common or column.share(str.isdigit) > 1 - _MOST:
            continue
        days = DateTexts("").days([split_moment(text)[0] for text in column.texts])
        there = days[~np.isnat(days)]
        share = len(there) / len(column.filled)
        if share < _MOST:
            continue
        low, high = np.quantile(there.astype(np.int64), (0.05, 0.95))
        if high - low <= _SPAN:
            columns.append((column, days, share))
    for column, days, share in columns:
        if all(np.mean((days <= other)[~np.isnat(days) & ~np.isnat(other)]) >= _MOST for _, other, _ in columns):
            return [Proposal("from_date", column.name, tr(_DATES).format(share))]
    return []


def _places(free: list[_Column], keyed: bool) -> list[Proposal]:
    numbers = [(column, values) for column, values in ((one, one.numbers()) for one in free) if values is not None]
    for (first, x), (second, y) in zip(numbers, numbers[1:]):
        both = ~np.isnan(x) & ~np.isnan(y) & ((x != 0) | (y != 0))
        if both.sum() < _FEWEST:
            continue
        # Whole numbers of some four figures are collar numbers and the like.
        if (np.minimum(x, y)[both] > 9999).mean() >= _MOST and not (_counted(x[both]) or _counted(y[both])):
            if inside_country(BRITISH_GRID, x[both], y[both]).mean() >= _MOST:
                return [Proposal("easting", first.name, tr(_GRID)), Proposal("northing", second.name, tr(_GRID))]
        for lon, lat, names in ((x, y, (first, second)), (y, x, (second, first))):
            odd = (lon[both] != np.round(lon[both])) & (lat[both] != np.round(lat[both]))
            inside = (lon[both] > -9) & (lon[both] < 2.5) & (lat[both] > 49) & (lat[both] < 61.5)
            if (odd & inside).mean() >= _MOST:
                return [
                    Proposal(meaning, column.name, tr(_DEGREES))
                    for meaning, column in zip(("longitude", "latitude"), names)
                ]
    for column in free:
        share = column.share(grid_reference)
        if column.common and share >= _MOST:
            return [Proposal("coordinates", column.name, tr(_SQUARES).format(share))]
    for pattern, words in ((_UPRN, _DOORS), (_POSTCODE, _POSTCODES)):
        for column in free:
            share = column.share(pattern.match)
            if not keyed and column.common and share >= _MOST:
                return [Proposal("place", column.name, tr(words).format(share))]
    return []


def _counted(values: NDArray[np.float64]) -> bool:
    """Whether numbers only ever go up, as those of records do, or only ever down."""
    steps = np.diff(values)
    return bool(len(steps)) and (bool((steps > 0).all()) or bool((steps < 0).all()))


def _offence(free: list[_Column]) -> list[Proposal]:
    """Few different texts with the words of offences; statuses, beats and sexes have few different texts too."""
    best, column, different = max(
        (
            (one.share(_OFFENCE.search), one, len(set(one.filled)))
            for one in free
            if one.common and 2 <= len(set(one.filled)) <= max(len(one.filled) / 4, 12)
        ),
        key=lambda found: (found[0], found[2]),
        default=(0.0, None, 0),
    )
    if column is None or best < 0.5:
        return []
    return [Proposal("offence", column.name, tr(_WORDS).format(different))]


def _reference(free: list[_Column]) -> list[Proposal]:
    for column in free:
        texts = column.filled
        if len(texts) < len(column.texts) or len(set(texts)) < len(texts) or column.share(_REFERENCE.match) < _MOST:
            continue
        if column.share(str.isdigit) == 1 and abs(np.diff([int(text) for text in texts])).max() <= 1:
            # The rows' own numbers.
            continue
        if np.isnat(DateTexts("").days([split_moment(text)[0] for text in texts])).mean() >= _MOST:
            return [Proposal("reference", column.name, tr(_UNIQUE))]
    return []
