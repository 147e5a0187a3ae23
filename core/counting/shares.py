"""Small measures of sets of crimes: shares, location quotients, windows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ..texts import span_words

if TYPE_CHECKING:
    from datetime import date

    from numpy.typing import ArrayLike, NDArray

FEWEST_FOR_SIGNIFICANCE = 30
#: Ranked by harm, a hot spot needs at least so many crimes: one grave crime does not make one.
FEWEST_FOR_HARM = 3


def number_or_none(value: float | None) -> float | None:
    """A number for a report or a table, None where there is none.

    Parameters
    ----------
    value : float or None
        The number; NaN and infinity are none.

    Returns
    -------
    number : float or None
        The number or None.

    Examples
    --------
    >>> number_or_none(1), number_or_none(float("nan"))
    (1.0, None)
    """
    return float(value) if value is not None and np.isfinite(value) else None


@dataclass(frozen=True)
class Window:
    """The days that data cover.

    Attributes
    ----------
    start, end : numpy.datetime64
        First and last day, both included.
    months_only : bool
        Whether dates are known to the month only.
    missing : int, default 0
        Days in it of which nothing was supplied.
    """

    start: np.datetime64
    end: np.datetime64
    months_only: bool
    #: Days in it of which nothing was supplied.
    missing: int = 0

    @property
    def years(self) -> float:
        """Length of the window in years, as far as it was supplied."""
        return (int((self.end - self.start).astype(int)) + 1 - self.missing) / 365.25

    def __str__(self) -> str:
        return f"{self.start} to {self.end}"

    @property
    def words(self) -> str:
        """The same for people: ``1 Jan 2025 to 31 Mar 2025``."""
        return span_words(self.start, self.end)

    def halves(self) -> tuple[np.datetime64, np.datetime64, np.datetime64]:
        """Its two halves, each as many whole months as the other where dates are months, else as many days.

        A month or day more than two halves hold is left out at the beginning.

        Returns
        -------
        first, last, after : numpy.datetime64
            The first day of either half, and the day after the last; both halves are empty where the window is one
            month or day.

        Examples
        --------
        >>> window = Window(np.datetime64("2025-01-01"), np.datetime64("2025-03-31"), True)
        >>> [str(day) for day in window.halves()]
        ['2025-02-01', '2025-03-01', '2025-04-01']
        """
        unit = "datetime64[M]" if self.months_only else "datetime64[D]"
        after = self.end.astype(unit) + 1
        half = int((after - self.start.astype(unit)).astype(int)) // 2
        first, last, after = ((after - back).astype("datetime64[D]") for back in (2 * half, half, 0))
        return first, last, after


class Span:
    """First and last of days, and whether all are the first of a month."""

    def __init__(self) -> None:
        self.first: np.datetime64 | None = None
        self.last: np.datetime64 | None = None
        self.months_only = True

    def add(self, days: NDArray[np.datetime64], months_only: bool | None = None) -> None:
        """Add days.

        Parameters
        ----------
        days : ndarray of datetime64, shape (n,)
            Days (datetime64[D]), none missing.
        months_only : bool, optional
            Whether all are the first of a month, where somebody has already looked.
        """
        if not len(days):
            return
        first, last = days.min(), days.max()
        self.first = first if self.first is None else min(self.first, first)
        self.last = last if self.last is None else max(self.last, last)
        if self.months_only:
            if months_only is None:
                months_only = bool(np.all(days == days.astype("datetime64[M]").astype("datetime64[D]")))
            self.months_only = months_only

    def window(self, start: np.datetime64 | None = None, end: np.datetime64 | None = None) -> Window | None:
        """The days that are covered, narrowed or widened to a start and an end.

        Where all of many dates are the first of a month they stand for months: the last month then counts to its end.

        Parameters
        ----------
        start, end : numpy.datetime64, optional
            First and last day to which to narrow or widen; as the days have it if not given.

        Returns
        -------
        window : Window or None
            None where there is no date and no given window.
        """
        if self.first is None and (start is None or end is None):
            return None
        months_only = self.first is not None and self.months_only
        first: Any = start if start is not None else self.first
        last: Any = self.last
        if end is not None:
            last = end
        elif months_only:
            last = (last.astype("datetime64[M]") + 1).astype("datetime64[D]") - 1
        return Window(np.datetime64(first, "D"), np.datetime64(last, "D"), months_only)


class Supplied(Span):
    """First and last day that records cover, and the records of each month.

    Where no month of several holds more than one day, the dates stand for months as well.
    """

    #: With so many months it is no accident that none holds more than one day.
    MONTHS = 6

    def __init__(self) -> None:
        super().__init__()
        self.one_a_month = True
        self._day: dict[tuple[int, int], date] = {}
        #: Records by month, the month as a number since 1970.
        self.rows: dict[int, int] = {}

    def count(self, days: NDArray[np.datetime64], rows: NDArray[np.int64] | None = None) -> None:
        """Count records by month.

        Parameters
        ----------
        days : ndarray of datetime64, shape (n,)
            Days (datetime64[D]), none missing.
        rows : ndarray of int, shape (n,), optional
            Records on each day; one each if not given.
        """
        if not len(days):
            return
        months = days.astype("datetime64[M]").astype(np.int64)
        first = int(months.min())
        for i, number in enumerate(np.bincount(months - first, rows).astype(np.int64).tolist()):
            if number:
                self.rows[first + i] = self.rows.get(first + i, 0) + number

    def add(self, days: NDArray[np.datetime64], months_only: bool | None = None) -> None:
        """Add days.

        Parameters
        ----------
        days : ndarray of datetime64, shape (n,)
            Days (datetime64[D]), none missing.
        months_only : bool, optional
            Whether all are the first of a month, where somebody has already looked.
        """
        super().add(days, months_only)
        if not self.one_a_month:
            return
        for day in np.unique(days).tolist():
            if self._day.setdefault((day.year, day.month), day) != day:
                self.one_a_month, self._day = False, {}
                return

    def window(self, start: np.datetime64 | None = None, end: np.datetime64 | None = None) -> Window | None:
        """The days that are covered, in whole months where the dates stand for months.

        Parameters
        ----------
        start, end : numpy.datetime64, optional
            First and last day to which to narrow or widen; as the days have it if not given.

        Returns
        -------
        window : Window or None
            None where there is no date and no given window.
        """
        found = super().window(start, end)
        if found is None or not (self.months_only or len(self._day) >= self.MONTHS):
            return found
        first, last = (day.astype("datetime64[M]") for day in (found.start, found.end))
        return Window(first.astype("datetime64[D]"), (last + 1).astype("datetime64[D]") - 1, found.months_only)


def window(dates: NDArray[np.datetime64]) -> Window | None:
    """The days that dates cover.

    Parameters
    ----------
    dates : ndarray of datetime64, shape (n,)
        Days (datetime64[D]), none missing.

    Returns
    -------
    window : Window or None
        None where there is no date.

    Examples
    --------
    >>> str(window(np.array(["2024-01-05", "2024-03-02"], "datetime64[D]")))
    '2024-01-05 to 2024-03-02'
    """
    span = Span()
    span.add(dates)
    return span.window()


def rounded(values: ArrayLike, digits: int = 12) -> NDArray[np.float64]:
    """Round values to significant digits.

    Parameters
    ----------
    values : array_like, shape (n,)
        The values.
    digits : int, default 12
        Significant digits.

    Returns
    -------
    values : ndarray of float, shape (n,)
        Rounded; what is no finite number stays.

    Examples
    --------
    >>> rounded([123456.0, 0.00123456, 0.0], 3).tolist()
    [123000.0, 0.00123, 0.0]
    """
    values = np.asarray(values, float)
    out, there = values.copy(), np.isfinite(values) & (np.abs(values) > 1e-200)
    step = 10.0 ** (digits - 1 - np.floor(np.log10(np.abs(values[there]))))
    out[there] = np.round(values[there] * step) / step
    return out


def location_quotients(counts: ArrayLike) -> NDArray[np.float64]:
    """Location quotients: the share of each offence in a group over its share in all.

    Parameters
    ----------
    counts : array_like, shape (g + 1, o)
        Crimes by group and offence, all crimes in the last row.

    Returns
    -------
    quotients : ndarray of float, shape (g, o)
        1 is the share in all; NaN where all have none of the offence or the group has no crime.

    Notes
    -----
    ``LQ = (c_i/t_i)/(C/T)``

    Examples
    --------
    >>> location_quotients([[30, 10], [100, 100]]).tolist()
    [[1.5, 0.5]]
    """
    counts = np.asarray(counts, float)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = counts / counts.sum(1, keepdims=True)
        return np.where(share[-1] > 0, share[:-1] / share[-1], np.nan)


def cross_counts(
    rows: ArrayLike, columns: ArrayLike, shape: tuple[int, int], weights: NDArray[np.float64] | None = None
) -> NDArray[Any]:
    """Count pairs of codes.

    Parameters
    ----------
    rows, columns : array_like, shape (n,)
        Codes from 0; pairs with a negative code are left out.
    shape : tuple of (int, int)
        Number of row codes and of column codes.
    weights : ndarray of float, shape (n,), optional
        Weight of each pair, to be summed instead of counted.

    Returns
    -------
    counts : ndarray
        Counts, or sums of weights, of the given shape.

    Examples
    --------
    >>> cross_counts([0, 1, 1, -1], [0, 2, 2, 1], (2, 3)).tolist()
    [[1, 0, 0], [0, 0, 2]]
    """
    rows, columns = np.asarray(rows, np.int64), np.asarray(columns, np.int64)
    keep = (rows >= 0) & (columns >= 0)
    flat = np.bincount(
        rows[keep] * shape[1] + columns[keep], None if weights is None else weights[keep], minlength=shape[0] * shape[1]
    )
    return flat.reshape(shape)
