"""What times on the full hour say of the clock that wrote them: people round by the clock on the wall."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

WRITTEN, UTC = "written", "utc"
#: Moments that each half of the year must hold.
FEWEST = 200
#: A peak is clear where it is so many times the next hour's and beyond chance by so many standard deviations.
_ABOVE, _DEVIATIONS = 1.25, 3.0


class RoundTimes:
    """The hours of times on the full hour, in winter and in summer: do they follow the clock on the wall?

    Attributes
    ----------
    moments : shape (2,)
        Moments of winter and of summer so far.
    """

    def __init__(self) -> None:
        #: Moments of winter and of summer, and of those on the hour how many each hour has.
        self.moments, self._hours = np.zeros(2, np.int64), np.zeros((2, 24), np.int64)

    def add(self, moments: NDArray[np.datetime64]) -> None:
        """Add moments that are marked as UTC.

        Parameters
        ----------
        moments : ndarray of datetime64, shape (n,)
            Moments as they are written (datetime64), NaT allowed.
        """
        minutes = moments[~np.isnat(moments)].astype("datetime64[m]").astype(np.int64)
        month = minutes.astype("datetime64[m]").astype("datetime64[M]").astype(np.int64) % 12
        # The clocks change in March and October.
        for season, these in enumerate(((month >= 10) | (month <= 1), (month >= 3) & (month <= 8))):
            some = minutes[these]
            self.moments[season] += len(some)
            self._hours[season] += np.bincount(some[some % 60 == 0] // 60 % 24, minlength=24)

    def reading(self) -> tuple[str, int, int]:
        """Tell by which clock the times were written.

        Returns
        -------
        clock : str
            WRITTEN (by the wall) or UTC; '' where neither is clear.
        winter, summer : int
            Hour of the peak in either season.
        """
        winter, summer = (int(hours.argmax()) for hours in self._hours)
        if (self.moments < FEWEST).any() or not all(map(_clear, self._hours)):
            return "", winter, summer
        # The other hours must agree with the peak: written times keep their hours over the year, UTC shifts them all.
        stay, move = (
            _apart(self._hours[0], np.roll(self._hours[1], by), (winter, (summer + by) % 24)) for by in (0, 1)
        )
        if winter == summer and stay <= move:
            return WRITTEN, winter, summer
        if winter == (summer + 1) % 24 and move <= stay:
            return UTC, winter, summer
        return "", winter, summer


def _clear(hours: NDArray[np.int64]) -> bool:
    """Whether one of the hours (24,) stands out."""
    second, first = np.sort(hours)[-2:]
    return bool(first >= _ABOVE * second and first - second > _DEVIATIONS * np.sqrt(first + second))


def _apart(one: NDArray[np.int64], other: NDArray[np.int64], without: tuple[int, int]) -> float:
    """How far the shares of two sets of hours (24,) lie apart, two hours aside: 0 to 2."""
    rest = [np.delete(hours, without) for hours in (one, other)]
    return float(np.abs(np.subtract(*(hours / max(hours.sum(), 1) for hours in rest))).sum())
