"""Pages for the public, a file each, that need nothing but themselves: map and bars as SVG, no script, no request."""

import json
import os
import re
import unicodedata

from ..geometry.polygons import rings_of
from ..ground.documents import RESOURCES
from ..ground.json_schema import DAY
from ..results.html_report import render

_WIDE = 600


def phrases(language):
    """{name: sentence} in a language of LANGUAGES."""
    with open(os.path.join(RESOURCES, "presets", f"community_{language}.json"), encoding="utf-8") as file:
        return json.load(file)


def day_words(say, day):
    """A day (yyyy-mm-dd) as people write it, in the language of the phrases."""
    if not DAY.fits(day):
        return day
    year, month, number = day.split("-")
    return "{} {} {}".format(int(number), say["months"][int(month) - 1], year)


def file_names(names):
    """A file name for each area's page: plain letters, each once."""
    out = []
    for name in names:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        # Names of files end at 255 bytes.
        stem = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80] or "area"
        number, one = 1, stem
        while one + ".html" in out or one == "index":
            number += 1
            one = f"{stem}-{number}"
        out.append(one + ".html")
    return out


def outlines(geometries):
    """(path of each polygon, height) in a drawing _WIDE units wide, north at the top; simplified to half a unit."""
    boxes = [geometry.boundingBox() for geometry in geometries]
    west, east = min(box.xMinimum() for box in boxes), max(box.xMaximum() for box in boxes)
    south, north = min(box.yMinimum() for box in boxes), max(box.yMaximum() for box in boxes)
    scale = _WIDE / max(east - west, north - south, 1e-9)
    paths = []
    for geometry in geometries:
        simple = geometry.simplify(0.5 / scale)
        words = []
        for rings in rings_of(simple if not simple.isEmpty() else geometry):
            for ring in rings:
                points = [f"{(x - west) * scale:.1f},{(north - y) * scale:.1f}" for x, y in ring[:-1]]
                words.append("M" + "L".join(points) + "Z")
        paths.append("".join(words))
    return paths, max((north - south) * scale, 1.0)


def page(**values):
    """A neighbourhood's page, as text."""
    return render("communityreport", wide=_WIDE, **values)


def contents(**values):
    """The page that leads to all others, as text."""
    return render("communityindex", **values)
