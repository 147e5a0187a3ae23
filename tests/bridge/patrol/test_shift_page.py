"""The page for a shift as PDF: what stands on it, and what is too much for it."""

import os
import re
from dataclasses import replace

import pytest
from patrols import route, square
from qgis.core import QgsCoordinateReferenceSystem, QgsProject
from support import pdf_text

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.patrol.shift_page import LONGEST_MARKING, Page, write_pages

pytestmark = pytest.mark.usefixtures("qgis")


def page(one, **more):
    given = {"marking": "OFFICIAL", **more}
    crs = QgsCoordinateReferenceSystem("EPSG:27700")
    return Page("late.pdf", "Late on Monday", "Be seen", one.stops, one.way, crs, given["marking"])


def written(one, tmp_path, **more):
    path, project = str(tmp_path / "late.pdf"), QgsProject()
    list(write_pages(path, [page(one, **more)], "made today", project))
    assert not project.mapLayers(), "nothing is left in the project"
    return " ".join(pdf_text(path).split())


def test_all_that_it_says_can_be_searched(tmp_path):
    one = route("Market", "Station")
    known = {"problem": "darkness", "venues": "Moorgate", "action": "lamps", "contact": "Hart"}
    first = replace(one.stops[0], place=replace(one.stops[0].place, **known), window="16:00–17:00")
    text = written(replace(one, stops=(first, one.stops[1])), tmp_path)
    for words in ("Late on Monday", "HS-0001 Market", "HS-0002 Station", "15:00–15:15", *known.values(), "made today"):
        assert words in text, words
    assert text.count("☐") == 2, "a box to tick for each stop"
    assert text.count("OFFICIAL") == 2, "at the top and the bottom"


def test_stops_that_do_not_fit_are_counted(tmp_path):
    one = route(*(f"Place {i}" for i in range(60)))
    text = written(one, tmp_path)
    shown = sum(f"HS-{i:04d} " in text for i in range(1, 61))
    assert 0 < shown < 60 and f"and {60 - shown} more" in text


def test_what_a_label_would_compute_stays_as_it_was_written(tmp_path):
    assert "[ % 1+1 %]" in written(route("Market"), tmp_path, marking="[% 1+1 %]")


def test_the_longest_marking_stands_in_one_piece(tmp_path):
    marking = ("OFFICIAL-SENSITIVE until the end of the operation " * 3)[:LONGEST_MARKING].strip()
    assert written(route("Market", way=False), tmp_path, marking=marking).count(marking) == 2


def test_a_page_that_cannot_be_written_is_an_error_and_no_file(tmp_path):
    project = QgsProject()
    with pytest.raises(InputError):
        list(write_pages(str(tmp_path), [page(route("Market"))], "", project))
    assert not project.mapLayers() and os.listdir(tmp_path) == []


@pytest.mark.parametrize("side, unit", [(0.3, "m"), (2, "m"), (17, "km"), (40, "km")])
def test_the_scale_has_round_figures_in_few_letters(tmp_path, side, unit):
    one = route("Market", "Station")
    far = replace(one.stops[1].place, shape=square(1000.0 * side))
    stops = (one.stops[0], replace(one.stops[1], place=far))
    text = written(replace(one, stops=stops, way=[stop.place.point for stop in stops]), tmp_path)
    (longest,) = re.findall(rf" 0 (?:[\d.,]+ )?(\d+) {unit} #", text)
    assert longest.rstrip("0") in ("1", "2", "4", "5") and len(longest) < 4
    assert 0.1 < int(longest) / 10 ** (3 * (unit == "m")) / side < 0.7


def test_all_numbers_of_a_place_stand_in_one_piece(tmp_path):
    one = route("Market", "Station")
    again = replace(one.stops[0], order=3)
    assert "1, 3" in written(replace(one, stops=(*one.stops, again)), tmp_path)
