"""The prompts say what the reports say, and leave the rest open."""

import json

import pytest
from qgis.core import QgsProcessingException
from refusals import refused
from support import WARDS


@pytest.fixture
def audit(run, crimes_path, tmp_path):
    """(the report's path, the report) of an audit of the sample."""
    folder = tmp_path
    hot, path = str(folder / "hot.gpkg"), str(folder / "audit.json")
    run("countcrimes", {"INPUT": crimes_path, "STUDY_AREA": WARDS, "OUTPUT": "TEMPORARY_OUTPUT", "HOTSPOTS": hot})
    run(
        "fairnessaudit",
        {"INPUT": crimes_path, "HOTSPOT_LAYER": hot, "AREAS": WARDS, "OUTPUT": "TEMPORARY_OUTPUT", "REPORT_JSON": path},
    )
    with open(path, encoding="utf-8") as file:
        return path, json.load(file)


def test_what_was_found_is_filled_in(run, tmp_path, audit):
    path, report = audit
    page, text = str(tmp_path / "p.html"), str(tmp_path / "p.txt")
    bare = run("impactprompts", {"REPORT": page})
    assert bare["FILLED"] == 1, "that places are ranked and not people is always known"
    results = run(
        "impactprompts",
        {"AUDIT": path, "PURPOSE": "Patrols <b>by day</b>", "OWNER": "Chief inspector", "REPORT": page, "TEXT": text},
    )
    assert results["PROMPTS"] == bare["PROMPTS"] == 17
    # Purpose, presence, who reviews; data, the machine, who signs.
    assert results["FILLED"] == 6
    with open(text, encoding="utf-8") as file:
        words = file.read()
    assert report["summary"] in words and "Patrols <b>by day</b>" in words and words.count("Chief inspector") == 2
    assert "Crimes used: " in words and "qgis_process" not in words and str(tmp_path) not in words
    assert all(one in words for one in ("religion or belief", "section 149", "section 64"))
    with open(page, encoding="utf-8") as file:
        html = file.read()
    assert "&lt;b&gt;by day" in html and "<b>by day" not in html


@pytest.mark.parametrize(
    "content, named",
    [("{", ("AUDIT", "JSON")), ('{"summary": "x"}', ("AUDIT", "JSON")), (None, ("AUDIT", "other.json"))],
)
def test_another_file_is_refused(run, tmp_path, content, named):
    path = tmp_path / "other.json"
    if content is not None:
        path.write_text(content)
    with refused(QgsProcessingException, named):
        run("impactprompts", {"AUDIT": str(path), "REPORT": str(tmp_path / "p.html")})
    assert not (tmp_path / "p.html").exists()
