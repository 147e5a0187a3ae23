"""What data can support: uses they carry, carry with a mark only, or not at all; the help of *Check data*
lists the limits."""

from __future__ import annotations

from dataclasses import dataclass

from ..counting.periods import in_weeks, whole_in_words
from ..counting.shares import FEWEST_FOR_SIGNIFICANCE
from ..texts import mark, tr
from .origin import COARSE, MOVED, NOT_KNOWN, displaced, sentence
from .quality import GEOCODED_FAIL, UNKNOWN_TIME_FAIL

YES, MARKED, NO = "yes", "marked", "no"
#: A default point: one coordinate with more than this share of the crimes, and more than this many.
DEFAULT_SHARE, DEFAULT_COUNT = 0.01, 20
#: Periods that a trend or an emerging hot spot asks for.
FEWEST_PERIODS = 10
_DEFAULTS = mark("{:.0%} of the crimes may have default coordinates; leave these crimes out first.")

SPOTS, PLACES, AREAS, SIGNIFICANCE, HOURS, NEAR_REPEAT, TRENDS, RATES, WEEKLY, WORKED = (
    "spots",
    "places",
    "areas",
    "significance",
    "hours",
    "near_repeat",
    "trends",
    "rates",
    "weekly",
    "worked",
)
#: Weeks before it against which a week is held, and how many these must be at least.
BASE_WEEKS, FEWEST_BASE_WEEKS = 8, 4


def no_weeks(months_only: bool, period: str) -> bool:
    """Whether a period cannot be told in dates that are months: the rule of all tools.

    Parameters
    ----------
    months_only : bool
        Whether dates are known to the month only.
    period : str
        Name of the period.

    Returns
    -------
    refused : bool
        True for weeks of such dates.

    Examples
    --------
    >>> no_weeks(True, "week"), no_weeks(True, "month")
    (True, False)
    """
    return bool(months_only and in_weeks(period))


def default_point(crimes: int, most: int) -> bool:
    """Whether the busiest coordinate looks like a default for crimes without a known place.

    Parameters
    ----------
    crimes : int
        Crimes in all.
    most : int
        Crimes on the busiest coordinate.

    Returns
    -------
    default : bool
        Whether it does.

    Examples
    --------
    >>> default_point(1000, 21), default_point(1000, 20), default_point(10_000, 21)
    (True, False, False)
    """
    return most > DEFAULT_COUNT and most > DEFAULT_SHARE * crimes


@dataclass(frozen=True)
class Facts:
    """What is known of a set of crimes, and what is wrong with them.

    Attributes
    ----------
    crimes : int
        Number of crimes.
    distinct : int
        Their distinct coordinates.
    dates : bool, default False
        Whether there are dates.
    months_only : bool, default False
        Whether dates are known to the month only.
    days : int, default 0
        Days that the data cover.
    timed : float, default 0.0
        Share of the crimes with a time of day, 0 to 1.
    over_day : float, default 0.0
        Share of the crimes that span more than 24 hours, 0 to 1.
    period : str, default "week"
        The period by which they are compared.
    periods : int, default 0
        Whole periods that the data cover.
    located : float, default 1.0
        Share of the rows with a usable point, 0 to 1.
    default : float, default 0.0
        Share of the crimes on points that may be defaults, 0 to 1.
    unknown : float, default 0.0
        Share of the times that stand for an unknown one, 0 to 1.
    empty : int, default 0
        Months without a crime between the first and the last.
    origin : str, default NOT_KNOWN
        Where the points come from, one of ``core.data.origin.ORIGINS``.
    seam : str, default ""
        Where the points change between two months, in a sentence; '' where they do not.
    """

    crimes: int
    distinct: int
    dates: bool = False
    months_only: bool = False
    days: int = 0
    timed: float = 0.0
    over_day: float = 0.0
    period: str = "week"
    periods: int = 0
    located: float = 1.0
    default: float = 0.0
    unknown: float = 0.0
    empty: int = 0
    origin: str = NOT_KNOWN
    seam: str = ""


@dataclass(frozen=True)
class Bearing:
    """Whether the data can support a use.

    Attributes
    ----------
    use : str
        The use, such as ``hours``.
    verdict : str
        YES, MARKED (with a caveat) or NO.
    reason : str
        Why, in a sentence.
    """

    use: str
    verdict: str
    reason: str


def bearings(facts: Facts) -> list[Bearing]:
    """Judge what the data can support, for every use in the order of the work.

    Parameters
    ----------
    facts : Facts
        What is known of the data.

    Returns
    -------
    bearings : list of Bearing
        A verdict for each use.

    Examples
    --------
    >>> [found.verdict for found in bearings(Facts(0, 0))][:3]
    ['no', 'no', 'no']
    """
    return [Bearing(use, *judge(facts)) for use, judge in _USES.items()]


def bearing(facts: Facts, use: str) -> Bearing:
    """Judge whether the data can support one use.

    Parameters
    ----------
    facts : Facts
        What is known of the data.
    use : str
        The use.

    Returns
    -------
    bearing : Bearing
        The verdict.

    Raises
    ------
    KeyError
        The use is unknown.
    """
    return Bearing(use, *_USES[use](facts))


def _no_points(facts: Facts) -> tuple[str, str] | None:
    """Why no map bears anything: the verdict and the reason, None where nothing is wrong with the points as a whole."""
    if not facts.crimes:
        return NO, tr("None of the crimes has a usable location.")
    if facts.located < GEOCODED_FAIL:
        return MARKED, tr(
            "Only {:.0%} of the rows have a usable location; the other crimes may have happened elsewhere."
        ).format(facts.located)
    return None


def _spots(facts: Facts) -> tuple[str, str]:
    wrong = _no_points(facts)
    if wrong:
        return wrong
    if displaced(facts.origin):
        return MARKED, {
            MOVED: tr(
                "{:,} crimes were moved to {:,} map points, so 150 m hot spots show these points and not "
                "where the crimes happened."
            ),
            COARSE: tr(
                "{:,} crimes are located at the centres of {:,} postcodes, streets or squares, so 150 m hot "
                "spots show these centres and not where the crimes happened."
            ),
        }[facts.origin].format(facts.crimes, facts.distinct)
    return _of_points(facts)


def _places(facts: Facts) -> tuple[str, str]:
    wrong = _no_points(facts)
    if wrong:
        return wrong
    if facts.origin == MOVED:
        return MARKED, tr(
            "The crime locations were moved, so places 340 m across show the general pattern but not individual "
            "addresses."
        )
    if facts.origin == COARSE:
        return MARKED, tr(
            "The crime locations are the centres of postcodes, streets or squares, so places 340 m across show "
            "the general pattern but not individual addresses."
        )
    return _of_points(facts)


def _of_points(facts: Facts) -> tuple[str, str]:
    if facts.default:
        return MARKED, tr(_DEFAULTS).format(facts.default)
    if facts.origin == NOT_KNOWN:
        return MARKED, sentence(facts.origin, facts.crimes, facts.distinct)
    return YES, tr(
        "According to the information entered for these data, the locations are where the crimes were recorded."
    )


def _areas(facts: Facts) -> tuple[str, str]:
    wrong = _no_points(facts)
    if wrong:
        return wrong
    return YES, tr("Wards and beats are large compared with location errors in individual crimes.")


def _significance(facts: Facts) -> tuple[str, str]:
    if facts.crimes < FEWEST_FOR_SIGNIFICANCE:
        return NO, tr(
            "There are only {:,} crimes, fewer than {}, so any pattern on the map may be due to chance."
        ).format(facts.crimes, FEWEST_FOR_SIGNIFICANCE)
    return YES, tr("There are {:,} crimes.").format(facts.crimes)


def _hours(facts: Facts) -> tuple[str, str]:
    if facts.months_only:
        return NO, tr("The dates give the month only, so hours cannot be analysed.")
    if not facts.timed:
        return NO, tr("There are no times of day, so hours cannot be analysed.")
    if facts.unknown == 1:
        return NO, tr("Every crime has the same time of day, so hours cannot be analysed.")
    if facts.timed < 0.5:
        return MARKED, tr("Only {:.0%} of the crimes have a time of day.").format(facts.timed)
    if facts.over_day > 0.2:
        return MARKED, tr(
            "{:.0%} of the crimes have a time range of more than 24 hours, so the hour at which they happened "
            "is largely unknown."
        ).format(facts.over_day)
    if facts.unknown > UNKNOWN_TIME_FAIL:
        return MARKED, tr(
            "{:.0%} of the crimes have a time of day, such as 00:00, that probably means the time is not known."
        ).format(facts.unknown)
    return YES, tr("{:.0%} of the crimes have a time of day.").format(facts.timed)


def _near_repeat(facts: Facts) -> tuple[str, str]:
    if not facts.crimes:
        return NO, tr("None of the crimes has a usable location.")
    if not facts.dates:
        return NO, tr("There are no dates.")
    if facts.months_only:
        return NO, tr("The dates give the month only, but near repeats happen within days.")
    if facts.origin == MOVED:
        return MARKED, tr("The crime locations were moved, so crimes appear closer together than they were.")
    if facts.origin == COARSE:
        return MARKED, tr(
            "The crime locations are the centres of postcodes, streets or squares, so crimes appear closer "
            "together than they were."
        )
    if facts.origin == NOT_KNOWN:
        return MARKED, sentence(facts.origin, facts.crimes, facts.distinct)
    return YES, tr("The crime data include dates and locations.")


def _trends(facts: Facts) -> tuple[str, str]:
    if not facts.dates:
        return NO, tr("There are no dates.")
    if not facts.crimes:
        return NO, tr("None of the crimes has a usable location.")
    if no_weeks(facts.months_only, facts.period):
        return NO, tr("The dates give the month only, so crimes cannot be counted by week.")
    covered = _covered(facts)
    if facts.periods < FEWEST_PERIODS:
        return NO, tr("The data cover {}, but at least {} are needed to show a trend.").format(covered, FEWEST_PERIODS)
    if facts.empty:
        return MARKED, tr(
            "{:,} {} no crimes, so an apparent fall or rise may only reflect a gap in the export."
        ).format(
            facts.empty,
            tr("month between the first and the last has")
            if facts.empty == 1
            else tr("months between the first and the last have"),
        )
    if facts.seam:
        return MARKED, facts.seam
    return YES, tr("The data cover {}.").format(covered)


def _covered(facts: Facts) -> str:
    return whole_in_words(facts.periods, facts.period)


def _rates(facts: Facts) -> tuple[str, str]:
    if not facts.crimes:
        return NO, tr("None of the crimes has a usable location.")
    if not facts.dates:
        return NO, tr("There are no dates, so the length of the period is not known.")
    return YES, tr("The data cover {:,} days; population figures come from your own layer.").format(facts.days)


def _weekly(facts: Facts) -> tuple[str, str]:
    if not facts.crimes:
        return NO, tr("None of the crimes has a usable location.")
    if not facts.dates:
        return NO, tr("There are no dates.")
    if no_weeks(facts.months_only, "week"):
        return NO, tr("The dates give the month only, so crimes cannot be counted by week and Monitor cannot be used.")
    if facts.periods <= FEWEST_BASE_WEEKS:
        return NO, tr("The data cover {}, but each week must be compared with at least {} weeks before it.").format(
            _covered(facts), FEWEST_BASE_WEEKS
        )
    if facts.periods <= BASE_WEEKS:
        return MARKED, tr(
            "The data cover {}, so each week must be compared with fewer than the usual {} weeks before it."
        ).format(_covered(facts), BASE_WEEKS)
    return (MARKED, facts.seam) if facts.seam else (YES, tr("The crime data include exact dates."))


def _worked(facts: Facts) -> tuple[str, str]:
    if not facts.crimes:
        return NO, tr("None of the crimes has a usable location.")
    if not facts.dates:
        return NO, tr("There are no dates.")
    if facts.periods < 2:
        return NO, tr("The data cover {}, but Impact needs at least one period before and one after.").format(
            _covered(facts)
        )
    if no_weeks(facts.months_only, "week"):
        return MARKED, tr("The dates give the month only, so Impact compares whole months before and after.")
    return (
        (MARKED, facts.seam)
        if facts.seam
        else (YES, tr("The crime data include exact dates, so Impact compares whole weeks."))
    )


_USES = {
    SPOTS: _spots,
    PLACES: _places,
    AREAS: _areas,
    SIGNIFICANCE: _significance,
    HOURS: _hours,
    NEAR_REPEAT: _near_repeat,
    TRENDS: _trends,
    RATES: _rates,
    WEEKLY: _weekly,
    WORKED: _worked,
}
