"""Visits that were made, from pings or a log."""

from __future__ import annotations

from dataclasses import dataclass, field, fields

from ...bridge.ground.texts import tr
from ...bridge.patrol.visit_log import NOT_GIVEN, Log
from ...core.patrol.visits import SHORT, VISIT


@dataclass
class Delivered:
    """Stays (k,) in places: the index of the place, begin and end in seconds UTC, seconds at least and at most, the
    state, whose they are, and how many officers."""

    place: list[int] = field(default_factory=list)
    begin: list[float] = field(default_factory=list)
    end: list[float] = field(default_factory=list)
    lower: list[float] = field(default_factory=list)
    upper: list[float] = field(default_factory=list)
    state: list[int] = field(default_factory=list)
    agency: list[str] = field(default_factory=list)
    officers: list[float] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.place)

    def __add__(self, other: Delivered) -> Delivered:
        return Delivered(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))

    @classmethod
    def of_log(cls, log: Log, least: float, agency: str) -> Delivered:
        """The visits of a Log, of which those of ``least`` seconds and more count; ``agency`` where a row has none."""
        lasts = [end - begin for begin, end in zip(log.begin, log.end)]
        return cls(
            log.place,
            log.begin,
            log.end,
            lasts,
            list(lasts),
            [VISIT if one >= least else SHORT for one in lasts],
            [one or agency for one in log.agency],
            log.officers,
        )


def agency_note(agency: str, without: int, stays: int, name: str, column: str | None, label: str) -> list[str]:
    """Whose the stays ``without`` an agency are taken to be, where the data ``name`` do not say it themselves: a
    sentence or none. ``column`` says whose they are, '' or None where there is none; ``label`` is its parameter."""
    if not without or (agency != NOT_GIVEN and not column):
        # Nothing is guessed: there are none, or somebody has said whose all of them are.
        return []
    counted = tr(NOT_GIVEN) if agency == NOT_GIVEN else agency
    if column:
        return [
            tr("In '{}', the agency column '{}' is blank for {:,} of {:,} visits; these are counted as '{}'.").format(
                name, column, without, stays, counted
            )
        ]
    return [
        tr(
            "'{}' has no column recognised as the agency, so all visits ({:,}) are counted as '{}', not "
            "as police. Choose the column under '{}', or enter the agency under '{}'."
        ).format(name, stays, counted, label, tr("Agency if not recorded"))
    ]
