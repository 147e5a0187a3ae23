"""The tasking briefing and the page of a place: what stands on them."""

import itertools
from dataclasses import replace

import pytest
from paper import briefing, printed
from qgis.core import QgsLayoutItem

from hotspot_policing.bridge.paper.briefing import RegisterNews
from hotspot_policing.bridge.paper.sheets import MAP_ITEMS, briefing_sheets, map_sheet, place_sheet
from hotspot_policing.bridge.paper.templates import TEMPLATES
from hotspot_policing.bridge.results.layout import picture_of

LONG = "Stockton Town Centre and the whole of the Parade · near Llanfairpwllgwyngyllgogerychwyrndrobwllllantysilio"


def test_two_pages_with_all_that_is_known(hotspots, ground, tmp_path):
    told = briefing(hotspots, 10)
    sheets = briefing_sheets(told, ground)
    assert sheets.notes() == []
    pages, (first, second, *_) = printed(tmp_path / "b.pdf", sheets)
    assert pages == [1, 2]
    for words in ("Robbery", "Cleveland", "Jan–Feb 2025", "455 of the 5,000", "police (OGL)", "made today"):
        assert words in first, words
    for words in ("Hart Street 10", "1,234", "HS-0001 Mill", "HS-0002 Quay", "Recorded crime only"):
        assert words in second, words
    assert first.count("OFFICIAL") == second.count("OFFICIAL") == 2, "the marking at top and bottom of both"


def test_what_is_not_known_is_said(hotspots, ground, tmp_path):
    bare = [replace(one, trend=(), offences=(), locations=()) for one in briefing(hotspots, 2).places]
    told = briefing(hotspots, 2, places=bare, months=[], news=RegisterNews(problem="there is no register"))
    _, (_, second, *_) = printed(tmp_path / "b.pdf", briefing_sheets(told, ground))
    assert second.count("not known") >= 4 and "there is no register" in second
    _, (page, *_) = printed(tmp_path / "p.pdf", place_sheet(told, told.places[0], ground))
    assert page.count("not known") >= 4


def test_long_names_and_many_places_are_counted_and_not_cut(hotspots, ground, tmp_path):
    places = [replace(one, name=LONG) for one in briefing(hotspots, 40).places]
    sheets = briefing_sheets(briefing(hotspots, 40, places=places), ground)
    assert "places" in sheets.cut and sheets.notes()
    _, (_, second, *_) = printed(tmp_path / "b.pdf", sheets)
    shown = second.count("Stockton Town")
    assert 0 < shown < 40 and f"and {40 - shown} more" in second


def test_one_place_fills_its_map(hotspots, ground, tmp_path):
    told = briefing(hotspots, 1)
    sheets = briefing_sheets(told, ground)
    box, shown = told.places[0].shape.boundingBox(), sheets.layout.itemById("map").extent()
    assert shown.contains(box) and shown.width() < 20 * max(box.width(), box.height())
    picture = picture_of(sheets.layout, MAP_ITEMS, 50)
    colours = {picture.pixel(x, picture.height() // 3) for x in range(picture.width())}
    assert len(colours) > 2, "something is drawn there"
    assert picture_of(sheets.layout, ["nothing"]) is None
    assert printed(tmp_path / "m.pdf", map_sheet(told, ground))[0] == [1]


MAKE = {"briefing": briefing_sheets, "map": map_sheet, "place": lambda a, b: place_sheet(a, a.places[0], b)}


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_longest_words_of_ours_fit_and_no_item_lies_on_another(hotspots, ground, name):
    told = briefing(
        hotspots,
        10,
        offences="Violence and sexual offences and 13 other offences",
        area="the area covered by the crimes in 'Cleveland crimes January to March 2025'",
        period="1 Jan 2025 to 31 Mar 2025",
        made="Produced on 30 Nov 2026 with Hot Spot Policing 10.10.10, from the result 'Violence and sexual offences "
        "and 13 other offences, Jan–Mar 2025, 150 m'.",
        sources=["crimes: Cleveland (data.police.uk, Open Government Licence v3.0)"] * 2
        + ["Wards (Contains OS data © Crown copyright and database right 2025, Open Government Licence v3.0)"],
        limits=["A rank shows where crime was recorded. It does not show why, and it says nothing about people."] * 9,
        visits_note="Visits and hours are not known because there is no plan and visits have not been counted. " * 2,
    )
    sheets = MAKE[name](told, ground)
    assert sheets.notes() == []
    boxes = {
        item.id(): item.sceneBoundingRect()
        for item in sheets.layout.items()
        if isinstance(item, QgsLayoutItem) and item.id()
    }
    # A frame reaches out of its item by the width of its line.
    apart = {name: box.adjusted(0.3, 0.3, -0.3, -0.3) for name, box in boxes.items()}
    assert len(apart) > 8
    assert [pair for pair in itertools.combinations(apart, 2) if apart[pair[0]].intersects(apart[pair[1]])] == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_template_has_all_its_items(hotspots, ground, name):
    told = briefing(hotspots, 2)
    assert MAKE[name](told, ground).missing == []
