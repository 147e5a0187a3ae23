"""Crimes as the user selected them: offence, period, filter, weights, study area, each row accounted for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, Any, Callable

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext

from ...contract.parts.crimes import HARM_HEADINGS, HARM_UNITS, UNCHANGED
from ...core.counting.count_by_place import FirstTimes
from ...core.counting.shared_coordinates import Crowding
from ...core.counting.weights import transformed
from ...core.data import map_points, origin
from ...core.data.capability import default_point
from ..geometry.premises import PremisesLayer
from ..ground.errors import InputError
from ..ground.texts import day_words, mark, tr
from ..reading.columns import CATEGORY, DATE, MOMENT, MOST, NUMBER, REFERENCE, Coded
from ..reading.crs import transform_points
from ..reading.points import PointSource
from .row_account import (
    AT_ZERO,
    EXCLUDED,
    FUTURE,
    NO_DATE,
    NO_PLACE_IN_CRS,
    NO_POINT,
    NO_WEIGHT,
    OTHER_FLAGS,
    OTHER_OFFENCE,
    OTHER_PERIOD,
    REPEATED,
    SEVERAL,
    RowAccount,
)
from .supplied import tell_squares, tell_supplied

if TYPE_CHECKING:
    from qgis.core import QgsProcessingFeedback

    from ...core.counting.made_area import Squares
    from ...core.counting.shared_coordinates import Crowded
    from ...core.counting.shares import Window
    from ..reading.flags import FlagTerm
    from ..reading.weights import WeightTable
    from .count_by_place import CountByPlace


@dataclass(frozen=True)
class CrimeChoice:
    """Which crimes: offence names (empty: all), first and last day (None: open), field names ('' where not given),
    names of premises whose crimes are left out, a WeightTable instead of a weight field. ``group_field`` is one more
    field of names, and ``noun`` what a row is, where it is no crime. ``half_life`` in days: a crime so much older than
    the latest counts half; 0: all count alike. ``weight_transform``: what of its weight a crime counts."""

    offence_field: str = ""
    offences: tuple[str, ...] = ()
    date_field: str = ""
    start: np.datetime64 | None = None
    end: np.datetime64 | None = None
    weight_field: str = ""
    location_field: str = ""
    from_field: str = ""
    to_field: str = ""
    reference_field: str = ""
    excluded: tuple[str, ...] = ()
    weight_table: WeightTable | None = None
    group_field: str = ""
    noun: str = mark("crime")
    half_life: float = 0.0
    weight_transform: str = UNCHANGED
    #: FlagTerms, all of which a crime must satisfy.
    flags: tuple[FlagTerm, ...] = ()

    @property
    def nouns(self) -> str:
        """Several of them."""
        return {"crime": mark("crimes"), "search": mark("searches")}[self.noun]

    @property
    def words(self) -> str:
        """Which crimes they are, in a few words, as the name of a result has it."""
        shown = (
            ", ".join(self.offences) if len(self.offences) < 3 else tr("{} offence types").format(len(self.offences))
        )
        return ", ".join(filter(None, (shown, *(one.as_written for one in self.flags)))) or tr("All crimes")

    @property
    def weighed_by(self) -> str:
        """What the harm is by, in words; '' where crimes are counted."""
        if self.weight_table is not None:
            return tr("the table '{}'").format(self.weight_table.name)
        return tr("the field '{}'").format(self.weight_field) if self.weight_field else ""

    @property
    def harm_unit(self) -> str:
        """What the sum of the weights is called; '' where crimes are counted."""
        return tr(HARM_UNITS[self.weight_transform]) if self.weighed_by else ""

    @property
    def changed_unit(self) -> str:
        """The heading of harm that is not simply the sum of the weights; '' where it is, or crimes are counted."""
        return self.harm_heading if self.weight_transform != UNCHANGED else ""

    @property
    def harm_heading(self) -> str:
        """The same as a heading."""
        return tr(HARM_HEADINGS[self.weight_transform]) if self.weighed_by else ""


@dataclass(frozen=True)
class CrimeQuery:
    """The crimes of a PointSource that a CrimeChoice takes, less those at a PremisesLayer, in the system ``crs`` to
    compute in: what counting and reading are asked for, the same wherever it is done."""

    source: PointSource
    choice: CrimeChoice
    crs: QgsCoordinateReferenceSystem
    transform_context: QgsCoordinateTransformContext
    premises: PremisesLayer | None = None


@dataclass
class Crimes:
    """n crimes in the working CRS: coordinates in metres, Coded offences and locations, days, weights, and the moments
    (datetime64[m]) between which each happened, the marks of their references, Coded groups, what each still counts
    (0 to 1) where older ones count less, and what each condition on ``flags`` (n, k) says until they are looked at;
    None where nobody asked.
    ``account`` tells of all rows."""

    # Who looks at a column has asked for it.
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    offence: Coded
    dates: NDArray[np.datetime64]
    weights: NDArray[np.float64]
    location: Coded
    start: NDArray[np.datetime64]
    end: NDArray[np.datetime64]
    reference: NDArray[np.uint64]
    group: Coded
    age_weights: NDArray[np.float64] | None
    flags: NDArray[np.int64] | None
    account: RowAccount

    def __len__(self) -> int:
        return len(self.x)

    @property
    def window(self) -> Window | None:
        return self.account.window

    @property
    def read(self) -> int:
        return self.account.read

    @property
    def left_out(self) -> dict[str, int]:
        return self.account.left_out

    def rows(self) -> dict[str, int]:
        """Rows by fate, for the log and the provenance."""
        return self.account.rows(len(self))

    @property
    def values(self) -> NDArray[np.float64] | None:
        """What each crime counts (n,): its weight, less what its age takes; None where each counts 1."""
        parts = [one for one in (self.weights, self.age_weights) if one is not None]
        return np.prod(parts, axis=0) if parts else None

    def crowded(self) -> Crowded:
        """How the crimes share coordinates."""
        crowding = Crowding()
        crowding.add(self.x, self.y)
        return crowding.answer()

    def keep(self, mask: NDArray[np.bool_], reason: str) -> None:
        """Leave out the crimes where ``mask`` (n,) is False, for a reason."""
        gone = int(len(mask) - np.count_nonzero(mask))
        if not gone:
            return
        self.account.leave_out(reason, gone)
        for name in _COLUMNS:
            values = getattr(self, name)
            if isinstance(values, Coded):
                setattr(self, name, Coded(values.codes[mask], values.values))
            elif values is not None:
                setattr(self, name, values[mask])


_COLUMNS = tuple(column.name for column in fields(Crimes) if column.name != "account")


def check_choice(source: PointSource, choice: CrimeChoice) -> None:
    """Raise InputError where a field is missing, the period is backwards or a field is needed for what is asked."""
    for name in (
        choice.offence_field,
        choice.date_field,
        choice.weight_field,
        choice.location_field,
        choice.from_field,
        choice.to_field,
        choice.reference_field,
        choice.group_field,
    ):
        if name:
            source.kind_of(name)
    _one_role_a_field(source, choice)
    if choice.offences and not choice.offence_field:
        raise InputError(tr("OFFENCES is set but OFFENCE_FIELD is not; choose the field with the offence."))
    if choice.weight_table is not None and choice.weight_field:
        raise InputError(tr("WEIGHT_FIELD and WEIGHTS are both set; use only one of them."))
    if choice.weight_table is not None and not choice.offence_field:
        raise InputError(tr("WEIGHTS is set but OFFENCE_FIELD is not; choose the field with the offence."))
    if choice.weight_transform != UNCHANGED and not choice.weighed_by:
        raise InputError(
            tr("WEIGHT_TRANSFORM is set but there are no weights; choose WEIGHT_FIELD or WEIGHTS, or set it to none.")
        )
    if choice.excluded and not choice.location_field:
        raise InputError(tr("EXCLUDE is set but LOCATION_FIELD is not; choose the field with the location names."))
    if (choice.start is not None or choice.end is not None) and not choice.date_field:
        raise InputError(tr("START or END is set but DATE_FIELD is not; choose the field with the date."))
    if choice.half_life and not choice.date_field:
        raise InputError(tr("HALF_LIFE is set but DATE_FIELD is not; choose the field with the date."))
    check_period(choice.start, choice.end)


def _one_role_a_field(source: PointSource, choice: CrimeChoice) -> None:
    """Raise InputError where one field is given as the date and as a name, or as either and as a number."""
    words = {CATEGORY: mark("a category"), DATE: mark("the date"), NUMBER: mark("the weight")}
    given: dict[int, str] = {}
    for name, role in (
        (choice.offence_field, CATEGORY),
        (choice.location_field, CATEGORY),
        (choice.reference_field, CATEGORY),
        (choice.group_field, CATEGORY),
        (choice.date_field, DATE),
        (choice.weight_field, NUMBER),
    ):
        # However it is written.
        other = given.setdefault(source.fields.lookupField(name), role) if name else role
        if other != role:
            raise InputError(
                tr("The field '{}' is chosen both as {} and as {}; choose a different field for each.").format(
                    name, tr(words[other]), tr(words[role])
                )
            )


def check_period(start: np.datetime64 | None, end: np.datetime64 | None) -> None:
    """Raise InputError where the last day (None: open) lies before the first."""
    if start is not None and end is not None and end < start:
        raise InputError(
            tr("END ({}) is before START ({}); swap the two dates.").format(day_words(end), day_words(start))
        )


def read_crimes(
    query: CrimeQuery, feedback: QgsProcessingFeedback | None = None, fast: bool = True, squares: Squares | None = None
) -> Crimes:
    """The Crimes of a CrimeQuery. Where ``squares`` are given, all records of the layer are counted in them.

    Raises InputError where the selection leaves no crime or a value cannot be used, Cancelled.
    """
    account = RowAccount(query.source, query.choice, squares)
    blocks = list(crime_blocks(query, account, feedback, fast))

    def whole(parts: list[Any]) -> Any:
        if parts[0] is None:
            return None
        if isinstance(parts[0], Coded):
            return Coded(np.concatenate([part.codes for part in parts]), parts[-1].values)
        return np.concatenate(parts)

    columns = {name: whole([getattr(block, name) for block in blocks]) for name in _COLUMNS}
    crimes = Crimes(**columns, account=account)
    if crimes.age_weights is not None:
        # Now that the latest day is known: the blocks may have counted from different ones.
        crimes.age_weights = account.age_weights(crimes.dates) * account.latest_day_scale()
    return crimes


def crime_blocks(
    query: CrimeQuery, account: RowAccount, feedback: QgsProcessingFeedback | None = None, fast: bool = True
) -> Iterator[Crimes]:
    """Blocks of the Crimes of a CrimeQuery; each row is told to the RowAccount, which is of the same source and choice.

    Raises InputError, most of it after the last block, Cancelled.
    """
    source, choice, crs, transform_context = query.source, query.choice, query.crs, query.transform_context
    wanted = [
        (name, role)
        for name, role in (
            (choice.offence_field, CATEGORY),
            (choice.date_field, DATE),
            (choice.weight_field, NUMBER),
            (choice.location_field, CATEGORY),
            (choice.from_field, MOMENT),
            (choice.to_field, MOMENT),
            (choice.reference_field, REFERENCE),
            (choice.group_field, CATEGORY),
            *((term.field, CATEGORY) for term in choice.flags),
        )
        if name
    ]
    shapes = query.premises.read(crs, transform_context, feedback) if query.premises is not None else None
    references = FirstTimes()
    tell_supplied(account, feedback)
    tell_squares(account, crs, transform_context, feedback)
    squares = account.squares_asked
    for points in source.blocks(wanted, feedback, fast, account.notes):

        def column(name: str, role: str) -> Any:
            return points.columns[source.key(name, role)] if name else None

        crimes = Crimes(
            points.x,
            points.y,
            column(choice.offence_field, CATEGORY),
            column(choice.date_field, DATE),
            column(choice.weight_field, NUMBER),
            column(choice.location_field, CATEGORY),
            column(choice.from_field, MOMENT),
            column(choice.to_field, MOMENT),
            column(choice.reference_field, REFERENCE),
            column(choice.group_field, CATEGORY),
            None,
            _flags(account, column),
            account,
        )
        account.read += len(crimes)
        if crimes.dates is not None:
            account.supply(crimes.dates)
        if points.several.any():
            crimes.keep(~points.several, SEVERAL)
        # Degrees or metres, (0, 0) is where software puts what it could not place.
        crimes.keep(np.isfinite(crimes.x) & np.isfinite(crimes.y), NO_POINT)
        crimes.keep((crimes.x != 0) | (crimes.y != 0), AT_ZERO)
        if squares is not None:
            # Before any is chosen.
            crimes.x, crimes.y = transform_points(crimes.x, crimes.y, source.crs, crs, transform_context)
            squares.add(crimes.x, crimes.y)
        if choice.offences:
            crimes.keep(account.wanted(crimes.offence.values)[crimes.offence.codes], OTHER_OFFENCE)
        if crimes.flags is not None:
            # Each condition tells of the rows that those before it left.
            for i, flag in enumerate(account.flags):
                crimes.keep(flag.passes(crimes.flags[:, i]), OTHER_FLAGS)
            crimes.flags = None
        if crimes.dates is not None:
            _by_date(crimes, account)
        if account.weights is not None:
            crimes.weights = account.weights(crimes.offence.values)[crimes.offence.codes]
        if crimes.weights is not None:
            _by_weight(crimes, account)
        if choice.excluded:
            out = account.excluded(crimes.location.values)[crimes.location.codes]
            account.tell_premises(crimes.location.values, crimes.location.codes[out])
            crimes.keep(~out, EXCLUDED)
        if squares is None:
            crimes.x, crimes.y = transform_points(crimes.x, crimes.y, source.crs, crs, transform_context)
        crimes.keep(np.isfinite(crimes.x) & np.isfinite(crimes.y), NO_PLACE_IN_CRS)
        if shapes is not None:
            crimes.keep(~shapes.hold(crimes.x, crimes.y), EXCLUDED)
        if crimes.reference is not None:
            # An incident and a crime with one reference count once; without one all count.
            crimes.keep((crimes.reference == 0) | references.first(crimes.reference), REPEATED)
        if crimes.dates is not None:
            account.points.add(crimes.x, crimes.y, crimes.dates)
        yield crimes
    account.check()


def _flags(account: RowAccount, column: Callable[[str, str], Any]) -> NDArray[np.int64] | None:
    """What each condition on flags says of each row (n, k), as ``FlagTerm.states``; None without one."""
    columns = [(flag, column(flag.term.field, CATEGORY)) for flag in account.flags]
    return np.stack([flag.states(coded.values)[coded.codes] for flag, coded in columns], 1) if columns else None


def _by_date(crimes: Crimes, account: RowAccount) -> None:
    dated = ~np.isnat(crimes.dates)
    account.date_asked += len(dated)
    account.date_found += int(np.count_nonzero(dated))
    crimes.keep(dated, NO_DATE)
    crimes.keep(crimes.dates <= account.today, FUTURE)
    account.all_days.add(crimes.dates)
    inside = np.ones(len(crimes), bool)
    if account.choice.start is not None:
        inside &= crimes.dates >= account.choice.start
    if account.choice.end is not None:
        inside &= crimes.dates <= account.choice.end
    crimes.keep(inside, OTHER_PERIOD)
    account.days.add(crimes.dates)
    if account.choice.half_life:
        crimes.age_weights = account.age_weights(crimes.dates)


def _by_weight(crimes: Crimes, account: RowAccount) -> None:
    negative = crimes.weights < 0
    account.bad_weights += int(np.count_nonzero(negative | (crimes.weights > MOST)))
    account.negative |= bool(negative.any())
    missing = np.isnan(crimes.weights)
    account.weighed += int(np.count_nonzero(~missing))
    if crimes.offence is not None:
        account.leave_unweighted(crimes.offence.values, crimes.offence.codes[missing])
    crimes.keep(~missing, NO_WEIGHT)
    account.positive |= bool(crimes.weights.any())
    crimes.weights = transformed(crimes.weights, account.choice.weight_transform)


def caveats(found: Crimes | CountByPlace) -> list[str]:
    """What the data cannot bear, one sentence each: where points come from, a change of the map points, one coordinate
    that holds very many, weeks still filling up, and what the account notes. ``found``: Crimes or a CountByPlace."""
    notes = list(found.account.notes)
    if found.account.choice.half_life:
        notes.append(
            tr(
                "Older crimes are given less weight: the weight halves with every {:g} days of age. Ranks and "
                "shares use the weighted numbers."
            ).format(found.account.choice.half_life)
        )
    count, crowded, nouns = len(found), found.crowded(), tr(found.account.choice.nouns)
    notes += filter(None, [origin.sentence(found.account.source.origin, count, crowded.distinct, nouns)])
    notes += [map_points.sentence(seam) for seam in found.account.points.seams()]
    if default_point(count, crowded.most):
        notes.append(
            tr(
                "The coordinates ({:.0f}, {:.0f}) are used for {:,} {} ({:.1%}); these may be a default "
                "location, such as a police station."
            ).format(crowded.x, crowded.y, crowded.most, nouns, crowded.most / count)
        )
    window = found.account.window
    if window is not None:
        late = np.datetime64("today", "D") - window.end
        if late < np.timedelta64(28, "D"):
            notes.append(
                tr(
                    "The last four weeks are incomplete; figures for these weeks will still rise as late reports "
                    "arrive."
                )
            )
    return notes
