"""The whole weeks or months before and after a treatment that are compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import day_words, tr
from ...core.counting.periods import in_words, months_in_words
from ...core.data.capability import no_weeks
from ...core.memory import require
from ..common.crime_parameters import window_of

if TYPE_CHECKING:
    from ...bridge.counting.crimes import Crimes
    from ...bridge.counting.row_account import RowAccount
    from ...core.counting.shares import Window

WEEK, MONTH = "week", "month"
#: Days of a week, and of a month on average.
_DAYS, _MONTH = 7, 30.4375
#: The period of a day that lies in none of those compared, nor before or after them.
_NOWHERE = -(10**9)


@dataclass(frozen=True)
class ComparedPeriods:
    """``before`` and ``after``: how many periods (WEEK or MONTH) are compared, from the day ``begin`` to the day
    ``last`` (datetime64[D]); ``lengths`` of both sides in weeks; ``between``: months left out between them."""

    period: str
    before: int
    after: int
    begin: np.datetime64
    last: np.datetime64
    lengths: tuple
    between: int = 0

    @property
    def count(self) -> int:
        """How many periods there are."""
        return self.before + self.after

    def days(self, first: int, last: int) -> tuple:
        """First and last day (datetime64[D]) of the periods ``first`` to ``last``, both included."""

        def begin(period: int) -> np.datetime64:
            if self.period == WEEK:
                return self.begin + _DAYS * period
            late = self.between if period >= self.before else 0
            return (self.begin.astype("datetime64[M]") + (period + late)).astype("datetime64[D]")

        end = (
            begin(last) + _DAYS
            if self.period == WEEK
            else (begin(last).astype("datetime64[M]") + 1).astype("datetime64[D]")
        )
        return begin(first), end - 1

    def of(self, days: NDArray) -> NDArray[np.int64]:
        """Period (n,) of days (n,) datetime64[D], counted from the first that is compared: below 0 or beyond the last
        where it is not compared, far below where a month lies between before and after."""
        if self.period == WEEK:
            return (days - self.begin).astype(np.int64) // _DAYS
        months = (days.astype("datetime64[M]") - self.begin.astype("datetime64[M]")).astype(np.int64)
        late = months - self.before - self.between
        return np.where(late >= 0, late + self.before, np.where(months < self.before, months, _NOWHERE))

    def holds(self, periods: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Whether each of the periods (n,) is compared."""
        return (periods >= 0) & (periods < self.count)

    def sums(
        self,
        owner: NDArray[np.int64],
        periods: NDArray[np.int64],
        places: int,
        values: NDArray[np.float64] | None = None,
        earlier: int = 0,
    ) -> NDArray[np.float64]:
        """Crimes, or sums of ``values`` (n,), (places, ``earlier`` + count) by the place ``owner`` (n,), −1 for none,
        and the period, so many before those compared with them. Raises TooLarge."""
        total = earlier + self.count
        require(24.0 * places * total, tr("use fewer places or a shorter period"))
        here = (owner >= 0) & (periods >= -earlier) & (periods < self.count)
        return (
            np.bincount(
                owner[here] * total + periods[here] + earlier, None if values is None else values[here], places * total
            )
            .reshape(places, total)
            .astype(float)
        )

    def earlier(self, crimes: Crimes) -> int:
        """Whole periods of the Crimes before those compared, since the last month that was never supplied."""
        start = window_of(crimes).start.astype("datetime64[D]")
        gone = crimes.account.missing[crimes.account.missing < self.begin.astype("datetime64[M]")]
        if len(gone):
            start = max(start, (gone.max() + 1).astype("datetime64[D]"))
        if self.period == WEEK:
            return max(int((self.begin - start).astype(np.int64)) // _DAYS, 0)
        return max(int((self.begin.astype("datetime64[M]") - _first_whole(start)).astype(np.int64)), 0)

    def refuse_missing(self, account: RowAccount, name: str) -> None:
        """Raise InputError where months of the time compared were never supplied: a side would lack their crimes."""
        account.tell_missing()
        months = account.missing[
            (account.missing >= self.begin.astype("datetime64[M]"))
            & (account.missing <= self.last.astype("datetime64[M]"))
        ]
        if len(months):
            raise InputError(
                tr(
                    "No data were supplied for {} in '{}', although the comparison covers {} to {}. Change "
                    "START, END or BEFORE_DAYS so that the comparison leaves this gap out."
                ).format(months_in_words(months), name, day_words(self.begin), day_words(self.last))
            )


def whole_months(first: np.datetime64, before_days: int, window: Window, notes: list) -> ComparedPeriods:
    """The months before and after the day ``first`` in a Window; that in which treatment began is left out where it did
    not begin on its first day. Sentences go to ``notes``. Raises InputError where there is none on a side."""
    start, end = (one.astype("datetime64[D]") for one in (window.start, window.end))
    whole = first.astype("datetime64[M]")
    between = int(whole.astype("datetime64[D]") < first)
    late, last = whole + between, (end + 1).astype("datetime64[M]") - np.timedelta64(1, "M")
    after, most = int((last - late).astype(np.int64)) + 1, int((whole - _first_whole(start)).astype(np.int64))
    wanted = max(int(round(before_days / _MONTH)), 1) if before_days else after
    before = min(most, wanted)
    if after < 1 or before < 1:
        raise InputError(
            tr(
                "The crime data cover {} to {}, so there is no whole month {} {}. Change INTERVENTION or use data "
                "for a longer period."
            ).format(day_words(start), day_words(end), tr("after") if after < 1 else tr("before"), day_words(first))
        )
    if before < wanted:
        notes.append(_shorter(before, wanted, MONTH))
    if between:
        notes.append(
            tr(
                "Treatment began part-way through {}, so that month is left out of the before and after periods."
            ).format(day_words(whole))
        )
    begin, stop = whole - before, late + after
    lengths = tuple(
        int((b.astype("datetime64[D]") - a.astype("datetime64[D]")).astype(np.int64)) / _DAYS
        for a, b in ((begin, whole), (late, stop))
    )
    return ComparedPeriods(
        MONTH, before, after, begin.astype("datetime64[D]"), stop.astype("datetime64[D]") - 1, lengths, between
    )


def whole_weeks(
    first: np.datetime64, before_days: int, crimes: Crimes, asked: bool, name: str, notes: list
) -> ComparedPeriods:
    """The weeks before and after the day ``first``, from it outwards, of the Crimes of a layer called ``name``;
    ``asked``: the user gave their END. Sentences go to ``notes``. Raises InputError where there is none on a side."""
    window = window_of(crimes)
    if no_weeks(window.months_only, WEEK):
        raise InputError(
            tr(
                "The dates in '{}' give the month only. Set PERIOD to 'month', or use crime data with exact dates."
            ).format(name)
        )
    start, end = window.start.astype("datetime64[D]"), window.end.astype("datetime64[D]")
    after = int((end - first).astype(np.int64) + 1) // _DAYS
    most = int((first - start).astype(np.int64)) // _DAYS
    wanted = before_days // _DAYS if before_days else after
    before = min(most, wanted)
    whole = first + (_DAYS - 1)
    data_end = crimes.account.data_end
    if after < 1 and asked and data_end is not None and whole <= data_end:
        raise InputError(
            tr("There is no whole week between {} and {}. END must be {} or later.").format(
                *map(day_words, (first, end, whole))
            )
        )
    if after < 1 or before < 1:
        raise InputError(
            tr(
                "The crime data cover {} to {}, so there is no whole week {} {}. Change INTERVENTION or use data "
                "for a longer period."
            ).format(day_words(start), day_words(end), tr("after") if after < 1 else tr("before"), day_words(first))
        )
    if before < wanted and asked and not before_days:
        raise InputError(
            tr(
                "There are {} whole weeks from {} onwards but only {} before. To compare periods of equal "
                "length, enter {} as END. To keep the unequal periods, enter {:,} as BEFORE_DAYS."
            ).format(after, day_words(first), before, day_words(first + (_DAYS * before - 1)), _DAYS * before)
        )
    if before < wanted:
        notes.append(_shorter(before, wanted, WEEK))
    return ComparedPeriods(
        WEEK, before, after, first - _DAYS * before, first + (_DAYS * after - 1), (float(before), float(after))
    )


def _shorter(before: int, wanted: int, period: str) -> str:
    """That the crimes leave room for fewer periods before than were wanted."""
    return tr("The before period is {} instead of {}, because the crime data go back no further.").format(
        in_words(before, period), in_words(wanted, period)
    )


def _first_whole(day: np.datetime64) -> np.datetime64:
    """The first month (datetime64[M]) that holds a day (datetime64[D]) or later ones only."""
    return (day - 1).astype("datetime64[M]") + 1
