"""What became of every row of the crimes: used, or left out for a reason; and whether the selection can be used."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Callable, cast

import numpy as np
from numpy.typing import NDArray

from ...contract.parts.crimes import LOG, SQRT
from ...core.counting.periods import earliest_end, months_in_words, months_without
from ...core.counting.shares import Span, Supplied, Window
from ...core.data.map_points import PointsByMonth
from ..geometry.premises import are_premises
from ..ground.errors import InputError, NothingLeft
from ..ground.texts import day_words, mark, tr
from ..reading.flags import FlagCount

if TYPE_CHECKING:
    from ...core.counting.made_area import Squares
    from ...core.counting.periods import Periods
    from ..reading.points import PointSource
    from .crimes import CrimeChoice

NO_POINT = mark("no location")
#: Which of several points a crime happened at, nobody can say.
SEVERAL = mark("features hold several points; run Multipart to singleparts first")
AT_ZERO = mark("location at (0, 0)")
OTHER_OFFENCE = mark("another offence")
OTHER_FLAGS = mark("without the chosen flags")
NO_DATE = mark("no readable date")
FUTURE = mark("date in the future")
OTHER_PERIOD = mark("outside the period")
NO_WEIGHT = mark("no weight")
EXCLUDED = mark("at excluded premises")
REPEATED = mark("repeated reference")
NO_PLACE_IN_CRS = mark("location outside the area of the coordinate system")

#: In the order in which they are looked at.
REASONS = (
    SEVERAL,
    NO_POINT,
    AT_ZERO,
    OTHER_OFFENCE,
    OTHER_FLAGS,
    NO_DATE,
    FUTURE,
    OTHER_PERIOD,
    NO_WEIGHT,
    NO_PLACE_IN_CRS,
    EXCLUDED,
    REPEATED,
)

#: Half-lives between the day that weights of age are counted from and one that is told: 2 to their power is a number.
_FURTHEST = 500.0
#: Names of premises that the note on them gives.
_NAMED = 5


class Names:
    """Answers for all names there have been so far (k + 1,), one for NULL at the end; each name is looked at once."""

    def __init__(self, test: Callable[[list[str]], Any], null: Any = False) -> None:
        self._test, self._null = test, null
        self._answers = np.empty(0, type(null))
        self.names: list[str] = []

    def __call__(self, names: list[str]) -> NDArray[Any]:
        self.names = names
        new = np.array(self._test(names[len(self._answers) :]), type(self._null))
        self._answers = np.concatenate([self._answers, new])
        return np.append(self._answers, self._null)


def several_note(count: int) -> str:
    """The sentence on rows that hold several points."""
    return f"{count:,} {tr(SEVERAL)}."


def _add_by_name(
    numbers: dict[str, int],
    names: Sequence[str],
    codes: NDArray[np.integer[Any]],
    crimes: NDArray[np.int64] | None = None,
) -> None:
    """Add crimes to the ``numbers`` {name: crimes} by the ``codes`` (n,) of their ``names``, −1 for '': one crime a
    code, or so many ``crimes`` (n,)."""
    counts = np.bincount(codes + 1, crimes, 1)
    for code in np.flatnonzero(counts).tolist():
        name = names[code - 1] if code else ""
        numbers[name] = numbers.get(name, 0) + int(counts[code])


class RowAccount:
    """The rows of a PointSource under a CrimeChoice, told in any number of steps, wherever they are counted.

    ``read`` rows came from the layer, ``left_out`` of them are not counted, by reason. ``window`` and ``notes`` are
    there after ``check``.
    """

    def __init__(self, source: PointSource, choice: CrimeChoice, squares: Squares | None = None) -> None:
        self.source, self.choice = source, choice
        #: The Squares of core.counting.made_area to tell where all records lie, None where nobody asks; whether that is
        #: done.
        self.squares, self.where_told = squares, False
        self.today = np.datetime64("today", "D")
        self.read = 0
        self.left_out: dict[str, int] = {}
        self.notes: list[str] = []
        self.window: Window | None = None
        self._scale_day: np.datetime64 | None = None
        self._rescaling = 1.0
        asked = {name.strip().casefold() for name in choice.offences}
        #: Whether each of the names (k,) in the offence field is chosen, as ``Names`` says it.
        self.wanted = Names(lambda names: [name.strip().casefold() in asked for name in names])
        #: What each of the conditions on flags says of the names in its field, and did to the rows.
        self.flags = [FlagCount(term, Names(term.states, -1)) for term in choice.flags]
        #: Whether each of the names (k,) in the location field is that of excluded premises.
        self.excluded = Names(lambda names: are_premises(names, choice.excluded))
        #: Crimes left out at excluded premises, by the name of the place.
        self.at_premises: dict[str, int] = {}
        #: Days up to today of all records of the layer, whatever is chosen of them: the data end on the last of them.
        self.supplied = Supplied()
        #: Whether these were told of all records before any was chosen.
        self.all_told = False
        #: Months in the window of which nothing was supplied, and of which that cannot be told, datetime64[M].
        self.missing: NDArray[np.datetime64] = np.empty(0, "datetime64[M]")
        self.doubtful: NDArray[np.datetime64] = np.empty(0, "datetime64[M]")
        self._gaps_told, self._first_notes = False, 0
        #: Days of the crimes up to today, and of those in the period; rows looked at for a date, and with one.
        self.all_days, self.days = Span(), Span()
        self.date_asked = self.date_found = 0
        #: The points of the crimes by month, as far as they are read here and not counted in a database.
        self.points = PointsByMonth()
        #: Weights that cannot be used, whether any is negative, and whether any is above 0.
        self.bad_weights, self.negative, self.positive = 0, False, False
        #: Crimes with a weight, and those without one by offence ('' where none is given).
        self.weighed = 0
        self.unweighted: dict[str, int] = {}
        #: The weight of each of the names (k,) in the offence field, NaN without one.
        self.weights = Names(choice.weight_table.of, np.nan) if choice.weight_table is not None else None

    def leave_out(self, reason: str, count: int | np.integer[Any]) -> None:
        if count:
            self.left_out[reason] = self.left_out.get(reason, 0) + int(count)

    def tell_premises(
        self, places: Sequence[str], codes: NDArray[np.integer[Any]], crimes: NDArray[np.int64] | None = None
    ) -> None:
        """Tell of crimes at excluded premises by the ``codes`` (n,) of the names of their ``places``; of one crime a
        code, or of so many ``crimes`` (n,)."""
        _add_by_name(self.at_premises, places, codes, crimes)

    def _premises_note(self) -> str:
        names = sorted(self.at_premises.items(), key=lambda item: (-item[1], item[0]))
        more = len(names) - _NAMED
        return tr("Crimes at excluded premises: {}{}.").format(
            ", ".join("'{}' {:,}".format(*one) for one in names[:_NAMED]),
            tr(" and {:,} more premises").format(more) if more > 0 else "",
        )

    def leave_unweighted(
        self, offences: Sequence[str], codes: NDArray[np.integer[Any]], crimes: NDArray[np.int64] | None = None
    ) -> None:
        """Tell of crimes without a weight by the ``codes`` (n,) of their offences, −1 without one; of one crime a code,
        or of so many ``crimes`` (n,)."""
        _add_by_name(self.unweighted, offences, codes, crimes)

    def supply(self, days: NDArray[np.datetime64], rows: NDArray[np.int64] | None = None) -> None:
        """Tell of records of these days (n,), NaT without one, before anything is chosen of them: one each, or so many
        ``rows`` (n,)."""
        there = days <= self.today
        self.supplied.add(days[there])
        if not self.all_told:
            self.supplied.count(days[there], None if rows is None else rows[there])

    @property
    def unsupplied(self) -> NDArray[np.datetime64]:
        """Those of the missing months of which no force has a record, datetime64[M]."""
        return np.array(
            [month for month in self.missing if int(month.astype(np.int64)) not in self.supplied.rows], "datetime64[M]"
        )

    @property
    def squares_asked(self) -> Squares | None:
        """The Squares in which the records that are read have to be counted; None where nobody asks or it is done."""
        return None if self.where_told else self.squares

    def supplied_periods(self, periods: Periods) -> Periods:
        """The Periods of core.counting.periods without those in months of which nothing was supplied; the first of the
        notes says which."""
        self.tell_missing()
        return periods.without(self.missing)

    def tell_missing(self) -> None:
        """Put the months never supplied first among the notes, after where the data begin and end; once."""
        if self._gaps_told:
            return
        self._gaps_told, notes = True, []
        name, nothing = self.source.name, self.unsupplied
        there = np.setdiff1d(self.missing, nothing)
        if len(nothing):
            notes.append(
                tr(
                    "No data were supplied for {} in '{}'. This period is left out, and is not counted as a "
                    "period without crime."
                ).format(months_in_words(nothing), name)
            )
        if len(there):
            notes.append(
                tr("Not all forces in '{}' have data for {}, so this period is left out.").format(
                    name, months_in_words(there)
                )
            )
        notes += self.source.supply.notes()
        if len(self.doubtful):
            notes.append(
                tr(
                    "'{}' has no records for {}, and too few records for other months to tell whether data were "
                    "supplied. These are counted as months without crime."
                ).format(name, months_in_words(self.doubtful))
            )
        self.notes[self._first_notes : self._first_notes] = notes

    @property
    def data_end(self) -> np.datetime64 | None:
        """The last day supplied, of whatever kind its records are; None without a day."""
        data = self.supplied.window()
        return data.end if data is not None else None

    def without_period(self, period: str) -> InputError:
        """The InputError for a Window without a whole period: with the END that would do, where the data reach it."""
        # Without dates no period was asked for.
        window, supply = cast(Window, self.window), self.source.supply
        months = np.arange(window.start.astype("datetime64[M]"), window.end.astype("datetime64[M]") + 1)
        if np.isin(months, supply.gaps).all() and len(supply.forces) > 1:
            return InputError(
                tr(
                    "No month from {} to {} has data for all forces in '{}' (missing: {}). Import your force into "
                    "a separate layer, or import the missing months as well."
                ).format(day_words(window.start), day_words(window.end), self.source.name, supply.gaps_in_words())
            )
        name, end = self.source.name, earliest_end(window.start, period)
        if self.choice.end is not None and self.data_end is not None and end <= self.data_end:
            return InputError(
                tr("There is no complete {} from {} to {}; END must be {} or later.").format(
                    tr(period), *map(day_words, (window.start, window.end, end))
                )
            )
        return InputError(
            tr("'{}' has no complete {} from {} to {}; use data for a longer period.").format(
                name, tr(period), day_words(window.start), day_words(window.end)
            )
        )

    def age_weights(self, days: NDArray[np.datetime64]) -> NDArray[np.float64]:
        """What crimes of these days (n,) still count: half after each half-life. Times ``latest_day_scale`` those of
        the latest day count 1; which that is, is known at the end.

        What was told of crimes before is to be multiplied by ``rescaling``, which is asked for after each block.
        """
        if self._scale_day is None and len(days):
            # Ages are counted from a day within the data: the weights of old data would else be too small for a float.
            self._scale_day = days.max()
        later = float(self._half_lives(days).max(initial=0.0))
        if later > _FURTHEST:
            self._rescaling *= 2.0**-later
            self._scale_day = days.max()
        return 2.0 ** self._half_lives(days)

    def rescaling(self) -> float:
        """What brings sums of age weights told before to the scale of the last; mostly 1. Asked for once a block."""
        factor, self._rescaling = self._rescaling, 1.0
        return factor

    def latest_day_scale(self) -> float:
        """What brings the crimes of the latest day to 1."""
        return float(2.0 ** -self._half_lives(self.days.last))

    def _half_lives(self, days: Any) -> NDArray[np.float64]:
        """Half-lives after the day on which a crime counts 1 at first, as few as leave a number above 0."""
        if self._scale_day is None:
            return np.zeros(np.shape(days))
        return np.maximum((days - self._scale_day).astype(float) / self.choice.half_life, -_FURTHEST)

    def without_weight(self) -> str:
        """Which crimes have no weight, in a sentence; '' where all have one."""
        count = self.left_out.get(NO_WEIGHT, 0)
        if not count:
            return ""
        names = [
            "{} ({:,})".format(name or tr("no offence recorded"), one)
            for name, one in sorted(self.unweighted.items(), key=lambda item: (-item[1], item[0]))
        ]
        return tr("{:,} {} left out because there is no weight{}.").format(
            count, tr("crime is") if count == 1 else tr("crimes are"), ": " + ", ".join(names) if names else ""
        )

    def rows(self, used: int) -> dict[str, int]:
        """Rows by fate, for the log and the provenance."""
        return {
            "Rows read": self.read,
            self.choice.nouns.capitalize() + " used": used,
            **{"Left out, " + reason: count for reason, count in self.left_out.items()},
        }

    def check(self) -> None:
        """All rows are told: raise InputError where none can be used or a value makes the whole unusable."""
        self.left_out = {
            reason: self.left_out[reason] for reason in REASONS + tuple(self.left_out) if reason in self.left_out
        }
        name = self.source.name
        if not self.read:
            raise InputError(
                tr("'{}' has no rows{}; choose another layer or filter.").format(
                    name, tr(" that match the filter") if self.source.expression else ""
                )
            )
        if SEVERAL in self.left_out:
            self.notes.append(several_note(self.left_out[SEVERAL]))
        self._check_offences()
        for flag in self.flags:
            self.notes += flag.notes()
        if self.at_premises:
            self.notes.append(self._premises_note())
        if self.choice.date_field:
            self._check_dates()
        if self.bad_weights:
            raise InputError(
                tr(
                    "The field '{}' in '{}' contains weights that are not valid ({} {}); weights must be 0 or more."
                ).format(
                    self.choice.weight_field,
                    name,
                    self.bad_weights,
                    tr("negative") if self.negative else tr("infinite"),
                )
            )
        if self.choice.weighed_by:
            self._check_weights()
        # What is outside the places is not the selection's fault.
        gone = {reason: self.left_out[reason] for reason in REASONS if reason in self.left_out}
        used = self.read - sum(gone.values())
        if self.choice.weighed_by and used and not self.positive:
            raise InputError(
                tr("Every crime in '{}' has a weight of 0 in {}, so nothing can be ranked.").format(
                    name, self.choice.weighed_by
                )
            )
        if not used:
            raise NothingLeft(
                tr("No {} in '{}' can be counted: {}.").format(
                    tr(self.choice.noun), name, ", ".join(f"{tr(reason)} ({count:,})" for reason, count in gone.items())
                )
            )

    def _check_offences(self) -> None:
        there = {name.strip().casefold() for name in self.wanted.names}
        unknown = [name for name in self.choice.offences if name.strip().casefold() not in there]
        if unknown:
            known = sorted(self.wanted.names)
            raise InputError(
                tr(
                    "OFFENCES: the offence '{}' does not appear in the field '{}' in '{}'; the field contains {}{}."
                ).format(
                    unknown[0],
                    self.choice.offence_field,
                    self.source.name,
                    ", ".join(known[:20]),
                    " …" if len(known) > 20 else "",
                )
            )

    def _check_weights(self) -> None:
        table = self.choice.weight_table
        if table is not None and self.unweighted and not self.weighed:
            raise InputError(table.refusal(self.source.name))
        choice, how = self.choice, tr("The harm scores come from {}.")
        if choice.weight_transform == SQRT:
            how = tr("Harm score (square root): each crime counts the square root of its weight from {}.")
        elif choice.weight_transform == LOG:
            how = tr("Harm score (logarithm): each crime counts the natural logarithm of 1 + its weight from {}.")
        self.notes.append(f"{how.format(choice.weighed_by)} {self.without_weight()}".strip())

    def _check_dates(self) -> None:
        choice, name = self.choice, self.source.name
        if self.date_asked and not self.date_found:
            raise InputError(
                tr(
                    "The field '{}' in '{}' has no readable dates; choose a date field, or a text field with "
                    "dates such as 2025-01-31 or 31/01/2025."
                ).format(choice.date_field, name)
            )
        if FUTURE in self.left_out:
            self.notes.append(tr("{:,} rows with a date in the future are left out.").format(self.left_out[FUTURE]))
        if self.date_asked and self.days.first is None:
            span = self.all_days.window()
            raise NothingLeft(
                tr("No {} in '{}' falls within the chosen period; the dates run from {} to {}.").format(
                    tr(choice.noun), name, day_words(span.start), day_words(span.end)
                )
                if span is not None
                else tr("No {} in '{}' has a usable date.").format(tr(choice.noun), name)
            )
        self.window = self._covered()
        months_only = self.window is not None and self.window.months_only
        if months_only and choice.start is not None and str(choice.start)[8:] != "01":
            self.notes.append(
                tr(
                    "The crime dates give only the month, so the month that includes {} is left out, because it "
                    "starts before that date."
                ).format(day_words(choice.start))
            )

    def _covered(self) -> Window:
        """The Window of the period asked for, as far as the data reach: a time of which no record of any kind was
        supplied is not a time without crime. Where a day lies beyond them, that is the first of the notes."""
        choice, name = self.choice, self.source.name
        data = self.supplied.window()
        if data is None:
            return self.days.window(choice.start, choice.end)
        start = data.start if choice.start is None else max(choice.start, data.start)
        end = data.end if choice.end is None else min(choice.end, data.end)
        notes = []
        if choice.end is not None and choice.end > end:
            notes.append(
                tr("The data in '{}' end on {}, so the period ends then rather than on {}.").format(
                    name, day_words(end), day_words(choice.end)
                )
            )
        if choice.start is not None and choice.start < start:
            notes.append(
                tr("The data in '{}' start on {}, so the period starts then rather than on {}.").format(
                    name, day_words(start), day_words(choice.start)
                )
            )
        self.notes[:0] = notes
        self._first_notes = len(notes)
        start, end = start.astype("datetime64[D]"), end.astype("datetime64[D]")
        self._look_for_gaps(start.astype("datetime64[M]"), end.astype("datetime64[M]"))
        first, last = (one.astype("datetime64[D]") for one in (self.unsupplied, self.unsupplied + 1))
        without = (np.minimum(last, end + 1) - np.maximum(first, start)).astype(np.int64).sum()
        return Window(start, end, self.days.first is not None and self.days.months_only, int(without))

    def _look_for_gaps(self, first: np.datetime64, last: np.datetime64) -> None:
        """Find the months of which nothing was supplied from one month to another (datetime64[M])."""
        supply = self.source.supply
        rows = self.supplied.rows if self.source.tells_months(self.choice.date_field) else {}
        missing, doubtful = months_without(rows, supply.months)
        self.missing, self.doubtful = (
            months[(months >= first) & (months <= last)] for months in (np.union1d(missing, supply.gaps), doubtful)
        )
