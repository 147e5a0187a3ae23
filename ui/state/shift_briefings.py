"""What shift briefings are given beside the plan: the busiest locations of the places, and the map under the routes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from ...bridge.files.register_file import Register
from ...bridge.results import layer_tree
from .result import scratch

if TYPE_CHECKING:
    from .runner import Run
    from .session import Session


def with_locations(
    session: Session, places: dict[str, Any], then: Callable[[dict[str, Any]], None], stopped: Callable[[], None]
) -> Run | None:
    """Find the busiest locations of the ``places`` (REGISTER or HOTSPOT_LAYER) where the crimes say where they were;
    ``then`` is called with the parameters that the briefings get. The Run, None where there is nothing to look for."""
    # Without our results: ranks on the map would be taken for the numbers of the stops.
    ground = [layer.id() for layer in session.visible_layers() if not layer_tree.role(layer)]
    more = {"MAP_LAYERS": ground}
    chosen = session.choices
    crimes = session.layer(chosen.crimes)
    if crimes is None or not places or crimes.fields().lookupField(chosen.location_field) < 0:
        then(more)
        return None
    where = places.get("HOTSPOT_LAYER") or Register(places["REGISTER"]).source()
    path = scratch("locations.json")
    given = dict(
        session.crime_parameters(), HOTSPOT_LAYER=where, LOCATION_FIELD=chosen.location_field, REPORT_JSON=path
    )
    return session.background.run(
        "profile",
        given,
        lambda results: then(dict(more, PROFILE=path)),
        # Briefings without them are briefings all the same.
        lambda sentence, log: then(more),
        stopped,
    )
