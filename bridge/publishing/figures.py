"""A count as the public may know it: a band, or that it is hidden. Numbers until it is shown; words at the end."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...core.fairness.disclosure import band
from ..ground.json_schema import Unfit
from ..ground.texts import tr

#: How the sum of all areas, and that of all offences, are called.
ALL_AREAS, EVERY = "whole area", "all offences"
_HIDDEN = "hidden"
_BAND = re.compile(r"([0-9][0-9,]*)(?:–([0-9][0-9,]*)|( and more))?")


class UnknownFigure(Unfit):
    """What stands for a count and is none: ``shown`` as it is written."""

    def __init__(self, shown: str) -> None:
        super().__init__(tr("the file contains '{}', which is not a figure").format(shown[:40]))
        self.shown = shown


@dataclass(frozen=True)
class Figure:
    """The crimes of an offence in an area and a period: from ``low`` to ``high`` (None: and more), or ``suppressed``,
    without either. Raises UnknownFigure for anything else, so that no band that nobody knows is taken for none."""

    area: str
    offence: str
    period: str
    low: int | None
    high: int | None
    suppressed: bool = False

    def __post_init__(self) -> None:
        if self.suppressed:
            known = self.low is None and self.high is None
        else:
            known = self.low is not None and 0 <= self.low and (self.high is None or self.low <= self.high)
        if not known:
            raise UnknownFigure(f"{self.low}–{self.high}")

    @classmethod
    def of_count(cls, area: str, offence: str, period: str, count: int, suppressed: bool) -> Figure:
        """The Figure of a count, in its band or hidden."""
        low, high = (None, None) if suppressed else band(count)
        return cls(area, offence, period, low, high, suppressed)

    @classmethod
    def of_words(cls, area: str, offence: str, period: str, words: str) -> Figure:
        """The Figure that ``words`` writes out, as releases up to the third version hold it. Raises UnknownFigure."""
        if words == _HIDDEN:
            return cls(area, offence, period, None, None, True)
        found = _BAND.fullmatch(words)
        if found is None or len(words) > 40:
            raise UnknownFigure(words)
        low, high, more = found.groups()
        first = int(low.replace(",", ""))
        last = None if more else int((high or low).replace(",", ""))
        if last is not None and last < first:
            raise UnknownFigure(words)
        figure = cls(area, offence, period, first, last)
        if figure.words != words:
            raise UnknownFigure(words)
        return figure

    @property
    def words(self) -> str:
        """It as tables show it, in one spelling, by which a release is sealed: never changed, never translated."""
        if self.suppressed:
            return _HIDDEN
        if self.high is None:
            return f"{self.low:,} and more"
        return f"{self.low:,}" if self.low == self.high else f"{self.low:,}–{self.high:,}"


def period_name(first: str, last: str) -> str:
    """How the months from ``first`` to ``last`` (yyyy-mm) are called in figures."""
    return first if first == last else f"{first} to {last}"
