"""Routes for navigation and paper: GPX and KML that other programs read, and a CSV."""

import csv
import html
import io

_GPX = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="Hot Spot Policing for QGIS" '
    'xmlns="http://www.topografix.com/GPX/1/1">\n{}</gpx>\n'
)
_KML = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>'
    "<name>{}</name>\n{}</Document></kml>\n"
)


def gpx(name, stops, line):
    """A GPX of one route: stops [(longitude, latitude, name, words)] as route points, the way [(longitude, latitude)]
    as a track."""
    points = "".join(
        f'<rtept lat="{latitude:.7f}" '
        f'lon="{longitude:.7f}"><name>{_clean(title)}</name><desc>{_clean(words)}</desc></rtept>\n'
        for longitude, latitude, title, words in stops
    )
    track = "".join(f'<trkpt lat="{latitude:.7f}" lon="{longitude:.7f}"/>\n' for longitude, latitude in line)
    return _GPX.format(
        "<rte><name>{0}</name>\n{1}</rte>\n<trk><name>{0}</name><trkseg>\n{2}</trkseg></trk>\n".format(
            _clean(name), points, track
        )
    )


def kml(name, stops, line):
    """The same as KML."""
    points = "".join(
        f"<Placemark><name>{_clean(title)}</name><description>{_clean(words)}</description><Point>"
        f"<coordinates>{longitude:.7f},{latitude:.7f}</coordinates></Point></Placemark>\n"
        for longitude, latitude, title, words in stops
    )
    way = " ".join(f"{longitude:.7f},{latitude:.7f}" for longitude, latitude in line)
    return _KML.format(
        _clean(name),
        points + f"<Placemark><name>{_clean(name)}</name><LineString><tessellate>1</tessellate>"
        f"<coordinates>{way}</coordinates></LineString></Placemark>\n",
    )


def stops_csv(headings, rows):
    """Rows of values as CSV; no text is taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(headings)
    for row in rows:
        writer.writerow(["" if value is None else _harmless(value) for value in row])
    return out.getvalue()


def file_names(titles):
    """A name for each title that every system takes, no two of which are one file, whatever their capitals."""
    names, taken = [], set()
    for title in titles:
        kept = "".join(one if one.isalnum() or one in " -_" else "_" for one in title)
        name, number = " ".join(kept.split())[:100], 1
        while (name if number == 1 else f"{name} ({number})").casefold() in taken:
            number += 1
        names.append(name if number == 1 else f"{name} ({number})")
        taken.add(names[-1].casefold())
    return names


def _clean(text):
    """Text for XML: escaped, without the characters that XML knows nothing of."""
    return html.escape(
        "".join(
            one
            for one in str(text)
            if one in "\t\n" or " " <= one < "\ud800" or "\ue000" <= one < "\ufffe" or one > "\uffff"
        ),
        False,
    )


def _harmless(value):
    return "'" + value if isinstance(value, str) and value[:1] in ("=", "+", "-", "@", "\t", "\r") else value
