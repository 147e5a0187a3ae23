"""How a moment is read that is marked as UTC (Z), or has no time zone: one rule, whatever the moment comes from."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ...contract.parts.crimes import AUTO
from ...core.data.round_times import UTC, WRITTEN, RoundTimes
from ..ground.texts import tr
from .dates import NO_ZONE, summer_time

_LATE = np.timedelta64(23 * 60, "m")


class Zones:
    """The ``choice`` for all fields of a layer; *auto* may be settled by ``look_at`` their round times."""

    def __init__(self, choice: str = AUTO) -> None:
        self.choice, self._reading = choice, ""
        self._peaks: list[int] = []

    def look_at(self, times: RoundTimes) -> None:
        """Read Z as the round times say, where they do."""
        self._reading, *self._peaks = times.reading()

    def settle(self, ahead: NDArray[np.int64], stamped: bool = False) -> NDArray[np.int64]:
        """Minutes (n,) ahead of UTC as written, Z being 0, into those to reckon with: NO_ZONE where the moment is taken
        by the clock. ``stamped``: by itself Z says nothing there, since QGIS marks local times so."""
        if self.choice == UTC:
            return np.where(ahead == NO_ZONE, 0, ahead)
        return np.where(ahead == 0, NO_ZONE, ahead) if self.z_as_written(stamped) else ahead

    def z_as_written(self, stamped: bool = False) -> bool:
        """Whether Z is taken by the clock on the wall."""
        return (self.choice if self.choice != AUTO else self._reading or (WRITTEN if stamped else UTC)) == WRITTEN

    def why(self) -> str:
        """A sentence about what settled it, '' where that is only what the moments are stored in."""
        if self.choice == WRITTEN:
            return tr("Times marked as UTC are treated as UK time, as requested.")
        if self.choice == UTC:
            return tr("Times without an offset are read as UTC, as requested.")
        if not self._reading:
            return ""
        return (
            tr(
                "The most frequently recorded full hour is {:02d}:00 in winter and {:02d}:00 in summer, so the "
                "times are in UK clock time."
            )
            if self._reading == WRITTEN
            else tr(
                "The most frequently recorded full hour is {:02d}:00 in winter and {:02d}:00 in summer, so the "
                "times are in UTC."
            )
        ).format(*self._peaks)


class ZonedTimes:
    """What became of the times of one field: ``turned`` into the clock of the United Kingdom, ``other`` of them on
    another day than is written; and ``late``: marked as UTC, taken as written, and on another day otherwise."""

    def __init__(self, name: str, zones: Zones) -> None:
        self.name, self.zones = name, zones
        self.turned = self.other = self.kept = self.late = 0

    def tell(
        self, written: NDArray[np.datetime64], moments: NDArray[np.datetime64], weights: NDArray[np.int64] | int = 1
    ) -> None:
        """Count times (n,), as written and by the clock, datetime64, each so many times."""
        weights = np.broadcast_to(weights, len(written))
        self.turned += int(weights.sum())
        self.other += int(weights[moments.astype("datetime64[D]") != written.astype("datetime64[D]")].sum())

    def tell_kept(self, written: NDArray[np.datetime64], weights: NDArray[np.int64] | int = 1) -> None:
        """Count times (n,) datetime64 marked as UTC that are taken as written."""
        weights = np.broadcast_to(weights, len(written))
        self.kept += int(weights[~np.isnat(written)].sum())
        late = written - written.astype("datetime64[D]") >= _LATE
        late[late] = summer_time(written[late].astype("datetime64[m]"))
        self.late += int(weights[late].sum())

    def notes(self, marked: Callable[[], bool] = lambda: True) -> list[str]:
        """Sentences about how they are read; ``marked`` says whether those taken as written are marked at all."""
        notes, why = [], self.zones.why()
        if self.turned:
            words = (
                tr(
                    "'{}': {:,} times are read as UTC and shown in UK time. In UK time, {:,} of them fall on a "
                    "different date."
                )
                if self.zones.choice == UTC
                else tr(
                    "'{}': {:,} times include a time zone and are shown in UK time. In UK time, {:,} of them fall "
                    "on a different date."
                )
            )
            notes.append(words.format(self.name, self.turned, self.other))
        if self.kept and (self.late or why) and marked():
            words = (
                tr(
                    "The times in '{}' are marked as UTC (Z) but are treated as UK time. If they really are UTC, "
                    "{:,} of them fall on the next day."
                )
                if why
                else tr(
                    "The times in '{}' are marked as UTC (Z), but QGIS marks local times that way too, so they are "
                    "treated as UK time. If they really are UTC, {:,} of them fall on the next day."
                )
            )
            notes.append(words.format(self.name, self.late))
        return [" ".join([note, why]) if why else note for note in notes]
