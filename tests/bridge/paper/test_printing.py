"""Layouts into one PDF, page by page."""

import subprocess

from paper import briefing
from refusals import refused
from support import pdf_text

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.paper.sheets import map_sheet, place_sheet
from hotspot_policing.bridge.paper.templates import Sheets
from hotspot_policing.bridge.results.layout import print_pages


def test_a_pdf_that_cannot_be_written_is_an_error(ground, tmp_path):
    with refused(InputError, "b.pdf"):
        list(print_pages(str(tmp_path / "nowhere" / "b.pdf"), [lambda: Sheets(ground.project, "map").layout], "b"))


def test_each_layout_is_made_when_it_is_its_turn_and_every_page_has_its_own_size(hotspots, ground, tmp_path):
    told, made, path = briefing(hotspots, 2), [], str(tmp_path / "b.pdf")

    def one(name, sheets):
        made.append(name)
        return sheets.layout

    turns = [
        lambda: one("map", map_sheet(told, ground)),
        lambda: one("place", place_sheet(told, told.places[1], ground)),
    ]
    seen = [(done, list(made)) for done in print_pages(path, turns, "b")]
    assert seen == [(1, ["map"]), (2, ["map", "place"])]
    sizes = subprocess.run(["pdfinfo", "-l", "2", path], stdout=subprocess.PIPE, check=True, text=True).stdout
    wide = [
        float(line.split("size:")[1].split("x")[0]) for line in sizes.splitlines() if "size:" in line and "Page" in line
    ]
    assert wide[0] > 800 and wide[1] < 600
    assert "Hart Street 2" in pdf_text(path)
