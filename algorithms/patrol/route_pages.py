"""The briefings of routes: what is known of each place, and the pages, made where results are finished."""

from __future__ import annotations

import datetime
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence

from qgis.core import QgsCoordinateReferenceSystem, QgsMapLayer, QgsProcessingContext, QgsProcessingFeedback, QgsProject

from ...bridge.files.atomic_replace import Delivery, write_files
from ...bridge.ground.json_schema import read_document
from ...bridge.ground.provenance import version
from ...bridge.ground.texts import day_words, tr, visits_words
from ...bridge.patrol.route_files import file_names
from ...bridge.patrol.route_stops import PatrolRoute
from ...bridge.patrol.shift_page import Page, write_pages
from ...bridge.results.layout import Printing, print_whole
from ...bridge.results.report_schemas import VENUES
from .route_sentences import who_walks

_VENUES = 3


def venues_of(path: str) -> dict[str, str]:
    """{hot spot id: the busiest locations in words} from the JSON report of the tool profile, {} for ''.

    Raises InputError where the file is none.
    """
    if not path:
        return {}
    spots = read_document(
        path,
        VENUES,
        tr("is not a JSON report from Hot spot profiles"),
        tr("run that tool again to create the report"),
        "PROFILE",
    )["hotspots"]
    # data.police.uk begins nearly every location with the same three words.
    return {
        spot["hotspot_id"]: ", ".join(
            one["location"].replace("On or near ", "near ") for one in spot["locations"][:_VENUES]
        )
        for spot in spots
    }


def pages_of(
    routes: Iterable[PatrolRoute], crs: QgsCoordinateReferenceSystem, marking: str, by_shift: bool
) -> list[Page]:
    """A Page for each route; ``by_shift``: those of a shift are in one file."""
    routes = list(routes)
    titles = [_file_of_shift(route) if by_shift else route.name for route in routes]
    once = list(dict.fromkeys(titles))
    files = dict(zip(once, file_names(once)))
    return [
        Page(files[title] + ".pdf", _title(route), _words(route), route.stops, route.way, crs, marking)
        for route, title in zip(routes, titles)
    ]


def _file_of_shift(route: PatrolRoute) -> str:
    """What the file of a shift is called: files in the order of their names are in the order of time."""
    shift = route.duty.shift
    return "{} {} {}".format(route.duty.day, shift.words[0].replace(":", ""), shift.name)


def _title(route: PatrolRoute) -> str:
    return tr("{}, {} {}–{}").format(day_words(route.duty.day), route.duty.shift.name, *route.duty.shift.words)


def _words(route: PatrolRoute) -> str:
    agency = route.duty.agency
    minutes = sorted({round(stop.minutes) for stop in route.stops})
    words = tr(
        "{}: {}, about {:.0f} minutes of travel. Be visible, talk to people and look at "
        "the problem. Spend about {} minutes at each place."
    ).format(
        _who(route, agency[:1].upper() + agency[1:] or tr("Police")),
        visits_words(len(route.stops)),
        route.travel,
        "–".join(str(one) for one in dict.fromkeys((minutes[0], minutes[-1]))),
    )
    if route.station:
        ends = tr("The route begins and ends at {}.") if route.returns else tr("The route begins at {}.")
        words += " " + ends.format(route.station)
    else:
        words += " " + tr("Times start at the first place.")
    if route.over_water:
        words += " " + tr("On these legs, the straight line crosses water, so use a bridge: {}.").format(
            "; ".join(route.over_water)
        )
    return words


def _who(route: PatrolRoute, agency: str) -> str:
    """Which patrol it is and, where the plan says, how many officers walk it."""
    who = who_walks(route.duty.allowed)
    if not who:
        return tr("{} patrol {}").format(agency, route.unit)
    return tr("{} patrol {} ({})").format(agency, route.unit, who)


class BriefingPages:
    """Pages that are written when the algorithm is post-processed, on the main thread, one by one: all or none.
    ``straight``: whether the ways are straight lines, which every page then says."""

    def __init__(self, folder: str, pages: Sequence[Page], ground: Sequence[QgsMapLayer], straight: bool) -> None:
        self.folder, self.pages, self.ground, self.straight = folder, pages, ground, straight

    def finish(self, context: QgsProcessingContext, feedback: QgsProcessingFeedback) -> Printing:
        """The pages, one a step."""
        # A project of its own: nothing of it is seen in the user's.
        project = QgsProject()
        now = datetime.datetime.now()
        foot = tr("Made {} {:%H:%M} with Hot Spot Policing {}. Times are a plan, not an order.").format(
            day_words(now.date()), now, version()
        )
        if self.straight:
            foot = (
                tr("The lines are straight and do not follow streets, so travel times are only rough estimates.")
                + " "
                + foot
            )

        def write(delivery: Delivery) -> Iterator[float]:
            files = {}
            with tempfile.TemporaryDirectory() as scratch:
                printed = 0
                for name in dict.fromkeys(page.file for page in self.pages):
                    made = os.path.join(scratch, name)
                    pages = [page for page in self.pages if page.file == name]
                    for _ in write_pages(made, pages, foot, project, self.ground):
                        printed += 1
                        yield 100.0 * printed / len(self.pages)
                    with open(made, "rb") as file:
                        files[name] = file.read()
            write_files(self.folder, files, delivery)

        return print_whole("BRIEFINGS", write, feedback)
