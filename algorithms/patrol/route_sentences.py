"""What routes say in sentences: whether they fit in the hours of the plan, who walks them, and what is in none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np
from qgis.core import QgsGeometry, QgsPointXY

from ...bridge.ground.texts import counted, day_words, listed, quoted_label, tr
from ...bridge.patrol.duties import Allowed
from ...bridge.patrol.route_stops import LATE, REPEATED, LeftOut, PatrolRoute
from ...contract.patrol_visits import PATROL_ROUTES
from .duty_routes import Route

#: Kilometres of a journey between two places that is named: more than half an hour in a town.
_FAR = 10.0
#: So many visits left out are named with day and shift; of more, how many each place loses.
_NAMED = 5


def who_walks(allowed: Allowed | None) -> str:
    """The officers of one patrol in words, '' where that is not known."""
    return "" if allowed is None else counted(allowed.crew, tr("one officer"), tr("{} officers together"))


def travel_per_visit(routes: Sequence[PatrolRoute]) -> int:
    """Whole minutes of travel for a visit that would have been enough for these routes."""
    stops = sum(len(route.stops) for route in routes)
    return int(np.ceil(sum(route.travel for route in routes) / stops - 1e-9)) if stops else 0


def on_hours(routes: Sequence[PatrolRoute], planned: bool) -> list[str]:
    """Sentences on the hours and the officers of the plan, against what the routes need; ``planned``: there is one."""
    known = [route for route in routes if route.duty.allowed is not None]
    said = []
    if planned and len(known) < len(routes):
        said.append(
            tr(
                "The plan does not give the officers and hours of each shift, so we cannot tell whether these routes "
                "fit in the hours. Make the plan again to check this."
            )
        )
    needed = travel_per_visit(known)
    least = min((route.duty.allowed.travel for route in known if route.duty.allowed is not None), default=needed)
    if needed > least:
        said.append(
            tr(
                "The plan allows {:g} minutes of travel per visit, but these routes need {}. Plan again with {} "
                "minutes of travel time per visit."
            ).format(least, needed, needed)
        )
    for who in dict.fromkeys(who_walks(route.duty.allowed) for route in known):
        said.append(tr("Each patrol is {}.").format(who))
    return said


def on_left_out(left_out: Sequence[LeftOut], files: bool) -> list[str]:
    """Sentences on the visits that are in no route; ``files``: a file lists them."""
    said = []
    for why, singular, plural, part in (
        (
            LATE,
            tr("{} visit does not fit in the time of the patrols and is left out: {}."),
            tr("{} visits do not fit in the time of the patrols and are left out: {}."),
            tr("Of the {2} visits left out, {0} would not fit in the time of the patrols: {1}."),
        ),
        (
            REPEATED,
            tr("{} visit is left out, because it would follow straight after another at the same place: {}."),
            tr("{} visits are left out, because they would follow straight after another at the same place: {}."),
            tr("Of the {2} visits left out, {0} would follow straight after another at the same place: {1}."),
        ),
    ):
        mine = [one for one in left_out if one.why == why]
        if 0 < len(mine) < len(left_out):
            singular = plural = part
        if len(mine) > _NAMED:
            names = [f"{place} ({number:,})" for place, number in Counter(one.called for one in mine).most_common()]
        else:
            names = [
                tr("{} on {} ({})").format(
                    one.called,
                    day_words(one.duty.day),
                    ", ".join(word for word in (one.duty.shift.name, one.duty.agency) if word),
                )
                for one in mine
            ]
        if mine:
            said.append(counted(len(mine), singular, plural, "", listed(names, _NAMED, "; "), f"{len(left_out):,}"))
    if said and files:
        said[-1] += " " + tr("The file 'left out.csv' lists them by date and shift.")
    return said


def on_journeys(
    routes: Sequence[Route], ways: Mapping[tuple[int, int], Sequence[QgsPointXY]], called: Mapping[int, str]
) -> list[str]:
    """Sentences on journeys that are long, and on the one that is in no route: to the first place."""
    said = []
    length = {leg: QgsGeometry.fromPolylineXY(list(way)).length() / 1000 for leg, way in ways.items()}
    far = [leg for route in routes for leg in route.legs if length[leg] > _FAR]
    if far:
        longest = max(far, key=lambda leg: length[leg])
        said.append(
            counted(
                len(far),
                tr("{} journey between places is longer than {:g} km: {} to {} ({:.0f} km)."),
                tr("{} journeys between places are longer than {:g} km; the longest is {} to {} ({:.0f} km)."),
                "",
                _FAR,
                *(called[one] for one in longest),
                length[longest],
            )
        )
    unbased = all(route.begin is None for route in routes)
    if far and unbased:
        said[-1] += " " + tr("To keep patrols in one town, choose the places where they start under {}.").format(
            quoted_label(PATROL_ROUTES, "STATIONS")
        )
    if unbased:
        said.append(tr("Times start at the first place, so the journey to it is not included."))
    return said
