"""What hot spots are ranked by: crimes, recent crimes or harm, per km², or along streets per 100 m."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ...bridge.ground import fields as f
from ...bridge.ground.texts import mark, tr
from ..parts.widgets import number

if TYPE_CHECKING:
    from ..state.result import Result


class Rate:
    """An amount for its size: ``words`` say what, ``title`` is the heading of a column."""

    def __init__(self, amount: str, words: str, along: bool) -> None:
        self._amount, self.words, self._along = amount, words, along
        harm = amount == f.HARM
        self.title = (
            (mark("harm/100 m") if harm else mark("per 100 m"))
            if along
            else (mark("harm/km²") if harm else mark("per km²"))
        )

    def of(self, row: dict[str, Any]) -> float | None:
        """The value of a row, None where it has none."""
        amount, size = row.get(self._amount), row.get(f.LENGTH_M if self._along else f.AREA_KM2)
        return None if amount is None or not size else amount * (100 if self._along else 1) / size

    def text(self, row: dict[str, Any]) -> str:
        """The value of a row in the user's format, with as many places as tell small values apart."""
        value = self.of(row)
        return number(value, 0 if value is None or value >= 10 else 1)


def minutes_on_foot(row: dict[str, Any]) -> str:
    """How long it takes to walk every street of a hot spot once, '' where it is no cluster of streets."""
    minutes = row.get(f.WALK_MIN)
    return "" if minutes is None else number(minutes, 1)


def rate_of(result: Result) -> Rate:
    """The Rate that the hot spots of a result are ranked by."""
    row = result.rows[0] if result.rows else {}
    along = row.get(f.PER_100M) is not None
    if result.harm_by:
        words = tr("{} per 100 m of street") if along else tr("{} per km²")
        return Rate(f.HARM, words.format(result.harm_unit), along)
    if row.get(f.RECENT) is not None:
        return Rate(f.RECENT, tr("crimes per km², weighted towards recent crimes"), along)
    return Rate(f.CRIMES, tr("crimes per 100 m of street") if along else tr("crimes per km²"), along)
