"""Shifts as users write them: ``Early 07:00-15:00; Late 15:00-23:00; Night 23:00-07:00``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...contract.parts.shared import USUAL_SHIFTS
from ..ground.errors import InputError
from ..ground.texts import tr

_SHIFT = re.compile(r"^(.+?)\s+(\d{1,2}):(\d{2})\s*(?:-|–|to)\s*(\d{1,2}):(\d{2})$")
_DAY = 1440


@dataclass(frozen=True)
class Shift:
    """Name, and minutes of the day at which it begins and ends; one that ends at or before its beginning ends on the
    next day and belongs to the day on which it begins."""

    name: str
    begin: int
    end: int

    @property
    def minutes(self) -> int:
        return (self.end - self.begin) % _DAY or _DAY

    @property
    def words(self) -> tuple[str, str]:
        """(HH:MM, HH:MM) of its beginning and end."""
        begin, end = ("{:02d}:{:02d}".format(*divmod(minute % _DAY, 60)) for minute in (self.begin, self.end))
        return begin, end


def parse_shifts(text: str) -> list[Shift]:
    """The Shifts in a text. Raises InputError where one cannot be read or two have one name."""
    shifts: list[Shift] = []
    for part in (one.strip() for one in text.replace("\n", ";").split(";")):
        if not part:
            continue
        match = _SHIFT.match(part)
        hours = [int(one) for one in match.groups()[1:]] if match else []
        if not match or hours[0] > 23 or hours[2] > 24 or hours[1] > 59 or hours[3] > 59 or hours[2:] > [24, 0]:
            raise InputError(
                tr("SHIFTS: '{}' is not a valid shift; enter a name and times, such as Late 15:00-23:00.").format(part)
            )
        shift = Shift(match.group(1), 60 * hours[0] + hours[1], (60 * hours[2] + hours[3]) % _DAY)
        if any(one.name.casefold() == shift.name.casefold() for one in shifts):
            raise InputError(
                tr("SHIFTS: two shifts have the name '{}'; give each shift its own name.").format(shift.name)
            )
        shifts.append(shift)
    if not shifts:
        raise InputError(tr("SHIFTS is empty; enter names and times, such as {}.").format(USUAL_SHIFTS))
    return shifts


def shift_at(
    shifts: Sequence[Shift], moments: NDArray[np.datetime64]
) -> tuple[NDArray[np.int64], NDArray[np.datetime64]]:
    """Which shift (n,) holds each moment (n,) datetime64[m], −1 for none, and the day (n,) datetime64[D] it belongs to.

    Where shifts overlap, the one that began last.
    """
    day = moments.astype("datetime64[D]")
    minute = (moments - day).astype(np.int64)
    which, since = np.full(len(moments), -1), np.full(len(moments), _DAY)
    home = day.copy()
    for i, shift in enumerate(shifts):
        for back in (0, 1):
            gone = minute + _DAY * back - shift.begin
            inside = (gone >= 0) & (gone < shift.minutes) & (gone < since)
            which[inside], since[inside] = i, gone[inside]
            home[inside] = day[inside] - back
    return which, home
