"""Reports as HTML, with everything in them escaped."""

import sys

import pytest
from refusals import refused

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.results.html_report import OFFICIAL_SENSITIVE, render

REPORT = {"summary": "<b>1</b>", "seed": 7, "first": "2026-01-01", "last": "2026-02-01"}
PLACE = {
    "hotspot_id": "a<script>",
    "name": 'x" onload="y',
    "area_name": None,
    "level": 2.0,
    "block": 1,
    "arm": "control",
}


def page(rows=(), **more):
    pytest.importorskip("jinja2")
    report = dict(REPORT, rows=rows)
    return render("trialdesign", title="<i>Trial</i>", notes=["a & b"], provenance=["<p>"], report=report, **more)


def test_values_are_escaped_wherever_they_stand(qgis):
    text = page(rows=[PLACE])
    assert "<script>" not in text and "a&lt;script&gt;" in text
    assert 'onload="y' not in text and "<b>1</b>" not in text and "<i>Trial" not in text and "a &amp; b" in text


def test_a_page_is_marked_above_and_below(qgis):
    assert page().count(OFFICIAL_SENSITIVE) == 2
    assert page(marking="OFFICIAL").count(OFFICIAL_SENSITIVE) == 0


def test_shares_and_counts_that_are_missing_are_dashes(qgis):
    pytest.importorskip("jinja2")
    area = {"name": "Elm", "area_name": "Elm", "rank": 1, "crimes": None, "share": None, "density": None}
    area.update(area_km2=None, hotspots=0, hot_crimes=0, hot_share=None)
    text = render("arealsummary", title="x", areas=[area], weighed_by="", notes=[], provenance=[])
    assert text.count("–") >= 2 and "None" not in text


def test_without_jinja2_the_sentence_says_what_to_install(qgis, monkeypatch):
    monkeypatch.setitem(sys.modules, "jinja2", None)
    with refused(InputError, "python3-jinja2"):
        render("trialdesign", report=REPORT)
