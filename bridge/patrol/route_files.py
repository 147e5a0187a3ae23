"""Routes for navigation and paper: GPX and KML that other programs read, and a CSV."""

from __future__ import annotations

import csv
import html
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Callable

import numpy as np

from ..files.file_names import each_once
from ..ground import fields as f
from ..results.outputs import Table
from .route_stops import LeftOut, PatrolRoute

_GPX = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Hot Spot Policing for QGIS" '
    'xmlns="http://www.topografix.com/GPX/1/1">\n{}</gpx>\n'
)
_KML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
    "<name>{}</name>\n{}</Document></kml>\n"
)


#: (x, y) arrays of the map as (longitudes, latitudes).
ToDegrees = Callable[[np.ndarray, np.ndarray], "tuple[np.ndarray, np.ndarray]"]


@dataclass(frozen=True)
class Waypoint:
    """A stop on the globe, with its title and its times in words."""

    longitude: float
    latitude: float
    title: str
    words: str


def route_files(
    routes: Sequence[PatrolRoute], stops: Table, left_out: Iterable[LeftOut], marking: str, to_degrees: ToDegrees
) -> dict[str, bytes]:
    """{file name: content} of a GPX and a KML for each route, the table of all stops, and the visits left out."""

    def placed(points: Sequence[Any]) -> list[tuple[float, float]]:
        x, y = to_degrees(np.array([point.x() for point in points]), np.array([point.y() for point in points]))
        return list(zip(x.tolist(), y.tolist()))

    files = {}
    for route, title in zip(routes, file_names(route.name for route in routes)):
        where = placed([stop.place.point for stop in route.stops])
        named = [
            Waypoint(*at, f"{stop.order}. {stop.place.name}", f"{stop.arrive}–{stop.leave}")
            for stop, at in zip(route.stops, where)
        ]
        way = placed(route.way) if route.way else where
        words = " ".join(word for word in (marking, route.name) if word)
        files[title + ".gpx"] = gpx(words, named, way).encode("utf-8")
        files[title + ".kml"] = kml(words, named, way).encode("utf-8")
    names = [name for name, _ in stops.fields]
    files["stops.csv"] = marked_csv(names, list(zip(*(stops.columns[name] for name in names))), marking)
    files["left out.csv"] = marked_csv(
        [f.DAY, f.SHIFT, f.AGENCY, f.HOTSPOT_ID, "reason"],
        [(one.duty.day, one.duty.shift.name, one.duty.agency, one.place, one.words) for one in left_out],
        marking,
    )
    return files


def gpx(name: str, stops: Iterable[Waypoint], way: Iterable[tuple[float, float]]) -> str:
    """A GPX of one route: its stops as route points, the way [(longitude, latitude)] as a track."""
    points = "".join(
        f'<rtept lat="{stop.latitude:.7f}" '
        f'lon="{stop.longitude:.7f}"><name>{_clean(stop.title)}</name><desc>{_clean(stop.words)}</desc></rtept>\n'
        for stop in stops
    )
    track = "".join(f'<trkpt lat="{latitude:.7f}" lon="{longitude:.7f}"/>\n' for longitude, latitude in way)
    return _GPX.format(
        "<rte><name>{0}</name>\n{1}</rte>\n<trk><name>{0}</name><trkseg>\n{2}</trkseg></trk>\n".format(
            _clean(name), points, track
        )
    )


def kml(name: str, stops: Iterable[Waypoint], way: Iterable[tuple[float, float]]) -> str:
    """The same as KML."""
    points = "".join(
        f"<Placemark><name>{_clean(stop.title)}</name><description>{_clean(stop.words)}</description><Point>"
        f"<coordinates>{stop.longitude:.7f},{stop.latitude:.7f}</coordinates></Point></Placemark>\n"
        for stop in stops
    )
    line = " ".join(f"{longitude:.7f},{latitude:.7f}" for longitude, latitude in way)
    return _KML.format(
        _clean(name),
        points + f"<Placemark><name>{_clean(name)}</name><LineString><tessellate>1</tessellate>"
        f"<coordinates>{line}</coordinates></LineString></Placemark>\n",
    )


def marked_csv(headings: Sequence[str], rows: Sequence[Sequence[Any]], marking: str) -> bytes:
    """Rows of values as CSV; no text is taken for a formula. The marking stands in a column of its own, so that each
    row keeps it."""
    if marking:
        headings, rows = [*headings, "marking"], [(*row, marking) for row in rows]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    for row in rows:
        writer.writerow(["" if value is None else _harmless(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def file_names(titles: Iterable[str]) -> list[str]:
    """A name for each title that every system takes, no two of which are one file."""
    kept = ("".join(one if one.isalnum() or one in " -_" else "_" for one in title) for title in titles)
    return each_once((" ".join(one.split())[:100] for one in kept), "{} ({})")


def _clean(text: str) -> str:
    """Text for XML: escaped, without the characters that XML knows nothing of."""
    return html.escape(
        "".join(
            one
            for one in str(text)
            if one in "\t\n" or " " <= one < "\ud800" or "\ue000" <= one < "\ufffe" or one > "\uffff"
        ),
        False,
    )


def _harmless(value: Any) -> Any:
    return "'" + value if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
