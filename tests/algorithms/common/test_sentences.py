"""What the tools tell people has days as people write them, and numbers that can be read."""

import html
import os
import re

import pytest
from every_tool import run_tool
from support import Feedback

from hotspot_policing.contract.tools import TOOLS

#: Sentences are the same on every QGIS.
pytestmark = pytest.mark.once

#: A day or a month as data have it, and five digits or more without a separator.
ISO = re.compile(r"\b(?:19|20)\d\d-(?:0\d|1[0-2])(?:-\d\d)?(?!\d)")
BARE = re.compile(r"\d{5,}")
#: What may hold either: names and paths, ids of places, codes and commands, parameters as they were
#: given, coordinates, and the streets of these tests, whose names are such.
DATA = (
    r"'[^']*'",
    r"\S*[/_]\S*",
    r"\bP-\d{8}-\w+",
    r"\bEPSG:\d+",
    r"\b\w*[A-Za-z]\d{5,}\w*",
    r"^[A-Z][A-Z0-9_]* = .*",
    r"^Make it again: .*",
    r"\b\d{6}(?:\.\d+)?, \d{6}(?:\.\d+)?\b",
    r"\b(?:hexagon|square)-[\w-]+",
    r"\bStreet \d{6} \d{6}\b",
)


def seen(page):
    """The lines that a reader sees of an HTML page."""
    page = re.sub(r"(?s)<(script|style|svg)\b.*?</\1>", " ", page)
    return [line.strip() for line in html.unescape(re.sub(r"<[^>]+>", "\n", page)).splitlines() if line.strip()]


def told(tool, given):
    """What a run tells people: in its log, in its texts, and on its pages."""
    feedback = Feedback()
    results = run_tool(tool, given, feedback)
    lines = [line for line in feedback.said if not line.startswith("Results: {")] + feedback.stages
    for name in ("SUMMARY", "NOTES", "COMPARISON"):
        lines += str(results.get(name, "")).splitlines()
    for path in map(str, results.values()):
        if path.endswith(".html") and os.path.isfile(path):
            with open(path, encoding="utf-8") as file:
                lines += seen(file.read())
    return lines


def as_data(lines):
    """Those lines that have a day or a number as data have it, where words should stand."""
    out = []
    for line in lines:
        words = line
        for pattern in DATA:
            words = re.sub(pattern, " ", words)
        if ISO.search(words) or BARE.search(words):
            out.append(line)
    return out


@pytest.mark.parametrize("tool", sorted(TOOLS))
def test_sentences_have_days_as_people_write_them_and_numbers_with_separators(world, tool):
    lines = told(tool, world[tool])
    assert lines
    assert as_data(lines) == []


@pytest.mark.parametrize(
    "line", ["from 2026-11-30 on", "nothing for 2025-01", "12345 crimes", "It has 1234567.", "in '12345' are 54321"]
)
def test_days_and_numbers_as_data_have_them_are_seen(line):
    assert as_data([line]) == [line]


@pytest.mark.parametrize(
    "line",
    [
        "30 Nov 2026 and 12,345 crimes",
        "Read '2025-01/2025-01-cleveland-street.csv'",
        "START = 2026-11-30",
        "EPSG:27700 at 446800, 518420",
        "Plan P-20261130-b79dccc0 for E05001234",
    ],
)
def test_names_codes_and_coordinates_stay_as_they_are(line):
    assert as_data([line]) == []
