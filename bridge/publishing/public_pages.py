"""Pages for the public, a file each, that need nothing but themselves: map and bars as SVG, no script, no request."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from qgis.core import QgsGeometry

from ..files.file_names import each_once
from ..geometry.polygons import rings_of
from ..ground.documents import RESOURCES
from ..ground.json_schema import DAY
from ..results.html_report import render
from .figures import ALL_AREAS, EVERY, Figure, period_name
from .releases import Release

_WIDE = 600
#: How long the longest bar is.
_LONGEST = 250


@dataclass(frozen=True)
class OffenceRow:
    """An offence on a page: ``words`` of its figure in the area and in the ``whole``, and its bar where it has a
    ``low``: ``dark`` as long as that is drawn, ``pale`` as what may be on top of it."""

    kind: str
    words: str
    whole: str
    low: int
    dark: float
    pale: float


def phrases(language: str) -> dict[str, Any]:
    """{name: sentence} in a language of LANGUAGES."""
    with open(os.path.join(RESOURCES, "presets", f"community_{language}.json"), encoding="utf-8") as file:
        return json.load(file)


def public_day(say: Mapping[str, Any], day: str) -> str:
    """A day (yyyy-mm-dd) as people write it, in the language of the phrases."""
    if not DAY.fits(day):
        return day
    year, month, number = day.split("-")
    return "{} {} {}".format(int(number), say["months"][int(month) - 1], year)


def figure_words(say: Mapping[str, Any], figure: Figure | None) -> str:
    """A figure in the language of the phrases; one that the release does not hold is not shown."""
    if figure is None or figure.suppressed:
        return say["hidden"]
    if figure.high == 0:
        return say["none"]
    return say["more"].format(low=f"{figure.low:,}") if figure.high is None else figure.words


class ReleaseFigures:
    """The figures of a release's whole period, as its pages tell them."""

    def __init__(self, release: Release, say: Mapping[str, Any]) -> None:
        self.release, self.say = release, say
        whole = period_name(release.start[:7], release.end[:7])
        self.told = {(one.area, one.offence): one for one in release.figures if one.period == whole}

    def total(self, area: str) -> Figure | None:
        """How many crimes an area had: of all offences, where there are several."""
        return self.told.get((area, EVERY), self.told.get((area, self.release.offences[0])))

    def sentence(self, area: str, start: str, end: str) -> str:
        """The same in a sentence, with why it is hidden as far as that is told; ``start`` and ``end`` in words."""
        total, phrase = self.total(area), "where_text"
        if total is None or total.suppressed:
            why = {"small": "where_small", "beside": "where_beside"}
            phrase = why.get(self.release.why.get(area, ""), "where_hidden")
        return self.say[phrase].format(area=area, start=start, end=end, shown=figure_words(self.say, total))

    def rows(self, area: str) -> list[OffenceRow]:
        """The offences of an area, the most first."""
        figures = [self.told.get((area, offence)) for offence in self.release.offences if offence != EVERY]
        known = [(one, *_bar(one)) for one in figures if one is not None]
        longest = max([high for _, _, high in known] + [1])
        return [
            OffenceRow(
                one.offence,
                figure_words(self.say, one),
                figure_words(self.say, self.told.get((ALL_AREAS, one.offence))),
                low,
                round(_LONGEST * low / longest, 1),
                round(_LONGEST * (high - low) / longest, 1),
            )
            for one, low, high in sorted(known, key=lambda row: -row[2])
        ]


def _bar(figure: Figure) -> tuple[int, int]:
    """From where to where a figure is drawn: nothing of what is hidden."""
    low = figure.low or 0
    return low, low if figure.high is None else figure.high


def file_names(names: Iterable[str]) -> list[str]:
    """A file name for each area's page: plain letters, each once."""
    stems = []
    for name in names:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        # Names of files end at 255 bytes.
        stems.append(re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80] or "area")
    return [one + ".html" for one in each_once(stems, "{}-{}", ["index"])]


def outlines(geometries: Sequence[QgsGeometry]) -> tuple[list[str], float]:
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


def page(**values: Any) -> str:
    """A neighbourhood's page, as text."""
    return render("communityreport", wide=_WIDE, **values)


def contents(**values: Any) -> str:
    """The page that leads to all others, as text."""
    return render("communityindex", **values)
