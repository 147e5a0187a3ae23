"""Crimes as the user selected them: offence, period, filter, weights, study area, each row accounted for."""

from dataclasses import dataclass, field

import numpy as np

from ..core.capability import default_point, snapped
from ..core.summary import crowding, window
from .columns import CATEGORY, DATE, MOMENT, NUMBER, Coded
from .crs import transform_points
from .errors import InputError
from .premises import at_premises, named

EXCLUDED = "at excluded premises"
REPEATED = "repeated reference"


@dataclass(frozen=True)
class CrimeChoice:
    """Which crimes: offence names (empty: all), first and last day (None: open), field names ('' where not given),
    names of premises whose crimes are left out."""

    offence_field: str = ""
    offences: tuple = ()
    date_field: str = ""
    start: object = None
    end: object = None
    weight_field: str = ""
    location_field: str = ""
    from_field: str = ""
    to_field: str = ""
    reference_field: str = ""
    excluded: tuple = ()


@dataclass
class Crimes:
    """n crimes in the working CRS: coordinates in metres, Coded offences and locations, days, weights, and the moments
    (datetime64[m]) between which each happened.

    ``read`` rows came from the layer, ``left_out`` counts those that are not here by reason: together they add up.
    """

    x: np.ndarray
    y: np.ndarray
    offence: Coded
    dates: np.ndarray
    weights: np.ndarray
    location: Coded
    read: int
    left_out: dict = field(default_factory=dict)
    window: object = None
    start: np.ndarray = None
    end: np.ndarray = None
    reference: Coded = None
    notes: list = field(default_factory=list)

    def __len__(self):
        return len(self.x)

    def keep(self, mask, reason):
        """Leave out the crimes where ``mask`` (n,) is False, for a reason."""
        gone = int(len(mask) - np.count_nonzero(mask))
        if not gone:
            return
        self.left_out[reason] = self.left_out.get(reason, 0) + gone
        for name in ("x", "y", "dates", "weights", "start", "end"):
            values = getattr(self, name)
            if values is not None:
                setattr(self, name, values[mask])
        for name in ("offence", "location", "reference"):
            coded = getattr(self, name)
            if coded is not None:
                setattr(self, name, Coded(coded.codes[mask], coded.values))

    def rows(self):
        """Rows by fate, for the log and the provenance."""
        return {"Rows read": self.read, "Crimes used": len(self), **{
            "Left out, " + reason: count for reason, count in self.left_out.items()}}


def check_choice(source, choice):
    """Raise InputError where a field is missing, the period is backwards or a field is needed for what is asked."""
    for name in (choice.offence_field, choice.date_field, choice.weight_field, choice.location_field,
                 choice.from_field, choice.to_field, choice.reference_field):
        if name:
            source.kind_of(name)
    if choice.offences and not choice.offence_field:
        raise InputError("OFFENCES are given without OFFENCE_FIELD; say which field holds the offence.")
    if choice.excluded and not choice.location_field:
        raise InputError("EXCLUDE is given without LOCATION_FIELD; say which field names the place.")
    if (choice.start is not None or choice.end is not None) and not choice.date_field:
        raise InputError("START or END is given without DATE_FIELD; say which field holds the date.")
    if choice.start is not None and choice.end is not None and choice.end < choice.start:
        raise InputError("The period ends ({}) before it starts ({}); swap the two days.".format(
            choice.end, choice.start))


def read_crimes(source, choice, crs, transform_context, feedback=None, fast=True, premises=None):
    """The Crimes of a PointSource that match a CrimeChoice, in CRS *crs*; those at a PremisesLayer are left out.

    Raises InputError where the selection leaves no crime or a value cannot be used, Cancelled.
    """
    wanted = [(name, role) for name, role in (
        (choice.offence_field, CATEGORY), (choice.date_field, DATE), (choice.weight_field, NUMBER),
        (choice.location_field, CATEGORY), (choice.from_field, MOMENT), (choice.to_field, MOMENT),
        (choice.reference_field, CATEGORY)) if name]
    points = source.read(wanted, feedback, fast)

    def column(name, role=None):
        if not name:
            return None
        name = source.fields.at(source.fields.lookupField(name)).name()
        return points.columns[(name, role) if role else name]

    read = len(points)
    crimes = Crimes(
        points.x, points.y, column(choice.offence_field), column(choice.date_field), column(choice.weight_field),
        column(choice.location_field), read, start=column(choice.from_field, MOMENT),
        end=column(choice.to_field, MOMENT), reference=column(choice.reference_field),
    )
    if not read:
        raise InputError("'{}' holds no rows{}; choose another layer or filter.".format(
            source.name, " that match the filter" if source.expression else ""))
    # Degrees or metres, (0, 0) is where software puts what it could not place.
    crimes.keep(np.isfinite(crimes.x) & np.isfinite(crimes.y), "no point")
    crimes.keep((crimes.x != 0) | (crimes.y != 0), "point at (0, 0)")
    _by_offence(crimes, choice, source)
    _by_date(crimes, choice, source)
    if crimes.weights is not None:
        _by_weight(crimes, choice, source)
    if choice.excluded:
        there = np.append(named(crimes.location.values, choice.excluded), False)
        crimes.keep(~there[crimes.location.codes], EXCLUDED)
    crimes.x, crimes.y = transform_points(crimes.x, crimes.y, source.crs, crs, transform_context)
    crimes.keep(np.isfinite(crimes.x) & np.isfinite(crimes.y), "point outside its coordinate system")
    if premises is not None:
        crimes.keep(~at_premises(premises.read(crs, transform_context, feedback), crimes.x, crimes.y), EXCLUDED)
    if crimes.reference is not None:
        crimes.keep(_first_of_each(crimes.reference), REPEATED)
    if not len(crimes):
        raise InputError("No crime of '{}' is left: {}.".format(source.name, _why(crimes)))
    return crimes


def _by_offence(crimes, choice, source):
    if not choice.offences:
        return
    names = {name.strip().casefold(): i for i, name in enumerate(crimes.offence.values)}
    unknown = [name for name in choice.offences if name.strip().casefold() not in names]
    if unknown:
        known = sorted(crimes.offence.values)
        raise InputError("OFFENCES: '{}' is not in the field '{}' of '{}'; it holds {}{}.".format(
            unknown[0], choice.offence_field, source.name, ", ".join(known[:20]), " …" if len(known) > 20 else ""))
    wanted = np.zeros(len(crimes.offence.values) + 1, bool)
    wanted[[names[name.strip().casefold()] for name in choice.offences]] = True
    crimes.keep(wanted[crimes.offence.codes], "another offence")


def _by_date(crimes, choice, source):
    if crimes.dates is None:
        return
    dated = ~np.isnat(crimes.dates)
    if not dated.any() and len(dated):
        raise InputError("The field '{}' of '{}' holds no date that can be read; choose a date field, or text such "
                         "as 2025-01-31 or 31/01/2025.".format(choice.date_field, source.name))
    crimes.keep(dated, "no readable date")
    today = np.datetime64("today", "D")
    future = int((crimes.dates > today).sum())
    crimes.keep(crimes.dates <= today, "date in the future")
    if future:
        crimes.notes.append("{:,} rows with a date in the future are left out.".format(future))
    span = window(crimes.dates)
    inside = np.ones(len(crimes), bool)
    if choice.start is not None:
        inside &= crimes.dates >= choice.start
    if choice.end is not None:
        inside &= crimes.dates <= choice.end
    crimes.keep(inside, "outside the period")
    if not len(crimes):
        raise InputError("No crime of '{}' lies in the period; its dates run from {} to {}.".format(
            source.name, span.start, span.end) if span is not None else "No crime of '{}' has a usable date.".format(
            source.name))
    crimes.window = window(crimes.dates, choice.start, choice.end)
    if crimes.window.months_only and choice.start is not None and str(choice.start)[8:] != "01":
        crimes.notes.append("The dates are months: the month of {} is left out, since it begins before it.".format(
            choice.start))


def _by_weight(crimes, choice, source):
    weights = crimes.weights
    infinite, negative = np.isinf(weights), weights < 0
    if infinite.any() or negative.any():
        raise InputError("The field '{}' of '{}' holds {} weights that are {}; weights must be 0 or more.".format(
            choice.weight_field, source.name, int((infinite | negative).sum()),
            "negative" if negative.any() else "infinite"))
    crimes.keep(~np.isnan(weights), "no weight")
    if len(crimes) and not crimes.weights.any():
        raise InputError("Every weight in the field '{}' of '{}' is 0, so nothing can be ranked.".format(
            choice.weight_field, source.name))


def _first_of_each(reference):
    """Which rows (n,) are the first with their reference; without one all are: an incident and a crime with one
    reference count once (methods, section 0)."""
    first = np.ones(len(reference.codes), bool)
    blank = np.append([not value.strip() for value in reference.values], True)
    named_ones = np.flatnonzero(~blank[reference.codes])
    _, where = np.unique(reference.codes[named_ones], return_index=True)
    first[named_ones] = False
    first[named_ones[where]] = True
    return first


def _why(crimes):
    return ", ".join("{:,} {}".format(count, reason) for reason, count in crimes.left_out.items()) or "it is empty"


def caveats(crimes):
    """What the data cannot bear, one sentence each (methods, sections 0 and 14)."""
    notes = list(crimes.notes)
    distinct, most, where = crowding(crimes.x, crimes.y)
    if snapped(len(crimes), distinct):
        notes.append(
            "Snapped points: {:,} crimes on few coordinates, as in data.police.uk; not for siting patrols in spots of "
            "150 m.".format(len(crimes)))
    if default_point(len(crimes), most):
        notes.append("One coordinate ({:.0f}, {:.0f}) holds {:,} crimes, {:.1%}: perhaps a default such as a "
                     "station.".format(crimes.x[where], crimes.y[where], most, most / len(crimes)))
    if crimes.window is not None:
        late = np.datetime64("today", "D") - crimes.window.end
        if late < np.timedelta64(28, "D"):
            notes.append("The last four weeks are still filling up: late reports will add to them.")
    return notes
