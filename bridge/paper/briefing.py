"""What a tasking briefing says in words and numbers, the same on the PDF and in the file for Word. What is not known
is said as not known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from qgis.core import QgsGeometry

from ..ground.texts import counted, day_words, number, tr

#: Months that a place's row shows.
_MONTHS = 3


@dataclass(frozen=True)
class Visits:
    """What was planned for a place and what was delivered there; None is not known."""

    planned: float | None = None
    delivered: float | None = None
    hours: float | None = None


@dataclass(frozen=True)
class BriefedPlace:
    """A place of the briefing. ``trend`` [(month yyyy-mm, crimes)], the ``peaks`` in words, the most frequent
    ``offences`` and busiest ``locations`` with their crimes; ``notes`` [(what, words)] from other layers and the
    register."""

    id: str
    rank: int
    name: str
    crimes: float
    rate: float | None
    share: float | None
    area_km2: float | None
    shape: QgsGeometry
    trend: Sequence[tuple[str, float]] = ()
    peaks: str = ""
    offences: Sequence[tuple[str, float]] = ()
    locations: Sequence[tuple[str, float]] = ()
    notes: Sequence[tuple[str, str]] = ()
    visits: Visits = Visits()


@dataclass(frozen=True)
class RegisterNews:
    """What the register and the result say of each other, all by name: places not in the register, ids with names of
    active hot spots that are among the result, and of those that are not. ``problem``: why nothing is known."""

    added: Sequence[str] = ()
    kept: Sequence[str] = ()
    gone: Sequence[str] = ()
    problem: str = ""


@dataclass(frozen=True)
class Briefing:
    """All that a briefing says. ``rate_title`` is the heading of what the rank is by; ``timed``: whether the hours of
    the crimes are known; ``total`` crimes of the result, in how many ``found`` places."""

    offences: str
    area: str
    period: str
    places: Sequence[BriefedPlace]
    total: float | None
    found: int
    rate_title: str
    timed: bool
    news: RegisterNews
    limits: Sequence[str]
    sources: Sequence[str]
    marking: str
    made: str
    visits_note: str = ""
    #: The months (yyyy-mm) on which the trends rest, in order.
    months: Sequence[str] = field(default=())

    @property
    def title(self) -> str:
        """What the briefing is about."""
        return tr("Tasking briefing: {}").format(self.offences)

    @property
    def subtitle(self) -> str:
        """Where and when."""
        return f"{self.area} · {self.period}"

    def sentences(self) -> list[str]:
        """Three sentences: how much of the crime, which way it goes, and when."""
        return [self._held(), self._trend(), self._hours()]

    def _held(self) -> str:
        crimes = sum(place.crimes for place in self.places)
        area = sum(place.area_km2 or 0.0 for place in self.places)
        where = counted(len(self.places), tr("This place"), tr("These {} places"), number(len(self.places)))
        if self.total:
            return tr("{} had {} of the {} crimes counted ({}), in an area of {} km².").format(
                where, number(crimes), number(self.total), percent(crimes / self.total), number(area, 2)
            )
        return tr("{} had {} crimes in an area of {} km².").format(where, number(crimes), number(area, 2))

    def _trend(self) -> str:
        known = [place.trend for place in self.places if place.trend]
        if not known:
            return tr(
                "It is not known whether crime there is rising or falling, because crimes were not counted by month."
            )
        totals: dict[str, float] = {}
        for trend in known:
            for month, crimes in trend:
                totals[month] = totals.get(month, 0.0) + crimes
        months = sorted(totals)
        if len(months) < 2:
            return tr(
                "It is not known whether crime there is rising or falling, because the data cover only one month ({})."
            ).format(month_words(months[0]))
        last, before = months[-1], months[-2]
        return tr(
            "There were {} crimes there in {}, compared with {} in {}; two months are not enough for a trend."
        ).format(number(totals[last]), month_words(last), number(totals[before]), month_words(before))

    def _hours(self) -> str:
        if not self.timed:
            return tr("Peak hours are not known because the crime data have no times of day.")
        with_peaks = [place for place in self.places if place.peaks]
        if not with_peaks:
            return tr("No particular hours stand out at any of the places.")
        return tr("Peak hours are known for {} of {} places; see the table.").format(
            number(len(with_peaks)), number(len(self.places))
        )

    def headings(self) -> list[str]:
        """The headings of the table of places."""
        shown = self.months[-_MONTHS:]
        trend = tr("By month") + (
            ": " + " · ".join(month_words(month, False) for month in shown) if len(shown) > 1 else ""
        )
        return ["#", tr("Place"), tr("Crimes"), self.rate_title, trend, tr("Peak hours"), tr("Visits"), tr("Hours")]

    def rows(self) -> list[list[str]]:
        """A row for each place under the headings."""
        unknown, out = tr("not known"), []
        for place in self.places:
            crimes = dict(place.trend)
            shown = [number(crimes.get(month, 0.0)) for month in self.months[-_MONTHS:]]
            visits = place.visits
            out.append(
                [
                    number(place.rank),
                    place.name,
                    number(place.crimes),
                    number(place.rate, 0 if place.rate is None or place.rate >= 10 else 1),
                    " · ".join(shown) if place.trend else unknown,
                    place.peaks or (tr("none stand out") if self.timed else unknown),
                    tr("{} of {}").format(
                        unknown if visits.delivered is None else number(visits.delivered), number(visits.planned)
                    )
                    if visits.planned is not None
                    else number(visits.delivered),
                    number(visits.hours, 1),
                ]
            )
        return out

    def delivered(self) -> str:
        """What the columns of visits say."""
        return self.visits_note or tr(
            "The Visits column shows visits delivered out of visits planned. Hours are the patrol time "
            "counted in each place. A dash means that a figure is not known."
        )

    def news_lines(self) -> list[str]:
        """What is new since the register was last changed."""
        news = self.news
        if news.problem:
            return [news.problem]
        return [
            tr("Not in the register yet: {}.").format(_listed(news.added)),
            tr("Active in the register and found again: {}.").format(_listed(news.kept)),
            tr("Active in the register but not found this time: {}.").format(_listed(news.gone)),
        ]

    def decisions(self) -> list[tuple[str, str]]:
        """(what is asked, what can be answered): all that the register would change."""
        news = self.news
        if news.problem:
            return [(place.name, tr("☐ add   ☐ do not add")) for place in self.places]
        out = [(tr("{}: not in the register").format(name), tr("☐ add   ☐ do not add")) for name in news.added]
        out += [(tr("{}: not found this time").format(name), tr("☐ retire   ☐ keep")) for name in news.gone]
        out += [(tr("{}: found again").format(name), tr("☐ keep   ☐ retire")) for name in news.kept]
        return out


def place_sentences(briefing: Briefing, place: BriefedPlace) -> list[str]:
    """What a place's own page says first."""
    out = [
        tr("Rank {} of {}: {} crimes, {} {}, in an area of {} km².").format(
            number(place.rank),
            number(briefing.found),
            number(place.crimes),
            number(place.rate),
            briefing.rate_title,
            number(place.area_km2, 3),
        )
    ]
    months = sorted(place.trend)
    out.append(
        tr("By month: {}.").format("; ".join(f"{month_words(month)} {number(crimes)}" for month, crimes in months[-6:]))
        if len(months) > 1
        else tr("It is not known whether crime is rising or falling here.")
    )
    out.append(
        tr("Peak hours: {}.").format(place.peaks)
        if place.peaks
        else (
            tr("No particular hours stand out.")
            if briefing.timed
            else tr("Peak hours are not known because the crime data have no times of day.")
        )
    )
    return out


def percent(share: float | None, digits: int = 1) -> str:
    """A share of 1 as a percentage."""
    return "–" if share is None else number(100 * share, digits) + "%"


def month_words(month: str, year: bool = True) -> str:
    """A month (yyyy-mm) as people write it."""
    return day_words(month) if year else day_words(month).split(" ")[0]


def _listed(names: Sequence[str], most: int = 4) -> str:
    if not names:
        return tr("none")
    words = "; ".join(names[:most])
    return words + (tr("; and {} more").format(number(len(names) - most)) if len(names) > most else "")
