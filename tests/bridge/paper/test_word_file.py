"""The briefing as a file for Word: well-formed, complete and marked."""

import zipfile
from xml.etree import ElementTree

from paper import briefing

from hotspot_policing.bridge.paper.sheets import MAP_ITEMS, briefing_sheets
from hotspot_policing.bridge.paper.word_file import write_word_file
from hotspot_policing.bridge.results.layout import picture_of


def test_the_file_for_word_is_xml_throughout_and_marked_on_each_page(hotspots, ground, tmp_path):
    told = briefing(hotspots, 3, area="Hart & <Sons>\x07")
    path = str(tmp_path / "b.docx")
    picture = picture_of(briefing_sheets(told, ground).layout, MAP_ITEMS, 60)
    write_word_file(path, told, [picture])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    texts = {
        name: "".join(ElementTree.fromstring(data).itertext()) for name, data in parts.items() if "media" not in name
    }
    assert "Hart & <Sons>" in texts["word/document.xml"] and "Hart Street 3" in texts["word/document.xml"]
    assert texts["word/header1.xml"] == "OFFICIAL" and texts["word/footer1.xml"].endswith("OFFICIAL")
    assert parts["word/media/picture1.png"].startswith(b"\x89PNG")
