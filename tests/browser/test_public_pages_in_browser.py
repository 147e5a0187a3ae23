"""The pages for the public as Chromium sees them: they ask for nothing, run nothing, and axe-core finds no fault."""

import os
from dataclasses import replace

import pytest
from support import WARDS

from hotspot_policing.bridge.publishing.releases import read_release, sign

BURN = "burn-valley.html"
#: A telephone, a tablet, a desktop.
WIDTHS = (320, 768, 1366)
HTML = "<script>document.title='told'</script><img src='https://example.org/x.png' onerror='alert(1)'>"


@pytest.fixture
def made(run, crimes_path, tmp_path):
    """made(**parameters) → the folder of the sample's pages of March 2025; the release can be changed on the way."""
    release, folder = str(tmp_path / "release.json"), str(tmp_path / "pages")

    def one(change=None, signed=False, **more):
        run(
            "publicationlayer",
            {
                "INPUT": crimes_path,
                "OFFENCE_FIELD": "offence",
                "DATE_FIELD": "date",
                "AREAS": WARDS,
                "NAME_FIELD": "WD13NM",
                "OUTPUT": "TEMPORARY_OUTPUT",
                "RELEASE": release,
            },
        )
        if change is not None:
            told = change(read_release(release))
            with open(release, "w", encoding="utf-8") as file:
                file.write(told.as_json())
        if signed:
            more["LEDGER"] = str(tmp_path / "ledger.json")
            sign(more["LEDGER"], read_release(release), "Inspector A", "monthly", "2026-01-02T10:00")
        run(
            "communityreport",
            dict(
                {
                    "RELEASE": release,
                    "AREAS": WARDS,
                    "NAME_FIELD": "WD13NM",
                    "FORCE": "Cleveland Police",
                    "FOLDER": folder,
                    "DONE": "More visits by day.\nNew lights.",
                    "CONTACT": "Come on Monday.",
                },
                **more,
            ),
        )
        return folder

    return one


@pytest.mark.parametrize("more", [{}, {"signed": True}, {"LANGUAGE": "cy"}])
def test_the_pages_ask_for_nothing_and_axe_finds_no_fault(made, visit, faults, more):
    folder = made(**more)
    for name in ("index.html", BURN):
        for width in WIDTHS:
            page, asked, wrong = visit(os.path.join(folder, name), width)
            assert asked == [] and wrong == [], (name, width)
            assert faults(page) == [], (name, width)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, f"{name} is {wide} wide on a screen of {width}"


def test_every_page_is_reached_from_the_list_and_leads_back(made, visit):
    folder = made()
    page, _, wrong = visit(os.path.join(folder, "index.html"))
    links = page.locator("main li a")
    assert links.count() == 82 == len([name for name in os.listdir(folder) if name.endswith(".html")]) - 1
    page.get_by_role("link", name="Burn Valley").click()
    page.wait_for_url("**/" + BURN)
    assert page.get_by_role("heading", level=1).inner_text() == "Crime and policing in Burn Valley"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Go to the figures", "the first stop skips the head"
    page.get_by_role("link", name="All neighbourhoods").click()
    page.wait_for_url("**/index.html")
    assert wrong == []


def test_html_in_an_offence_or_a_name_stays_text(made, visit):
    def change(told):
        return replace(
            told,
            offences=[HTML if one == "Burglary" else one for one in told.offences],
            figures=[replace(one, offence=HTML) if one.offence == "Burglary" else one for one in told.figures],
        )

    folder = made(change, FORCE="<b>Force</b>", DONE=HTML, CONTACT="<iframe src='https://example.org'></iframe>")
    page, asked, wrong = visit(os.path.join(folder, BURN))
    assert asked == [] and wrong == [] and page.title() != "told"
    assert page.locator("script, main img, iframe, b").count() == 0
    assert HTML in page.locator("table").inner_text() and HTML in page.locator("main").inner_text()
    assert "<b>Force</b>" in page.locator("footer").inner_text()


def test_the_draft_is_seen_on_paper_too(made, visit, faults):
    folder = made()
    page, _, _ = visit(os.path.join(folder, BURN))
    page.emulate_media(media="print")
    assert page.locator(".draft").is_visible()
    assert faults(page) == []


def test_the_check_finds_what_it_looks_for(visit, faults, tmp_path):
    bad = tmp_path / "bad.html"
    bad.write_text(
        "<html><body><img src='https://example.org/x.png'><p style='color:#ccc'>pale</p>"
        "<script>nothing()</script></body></html>"
    )
    page, asked, wrong = visit(str(bad))
    assert asked == ["https://example.org/x.png"] and any("nothing" in one for one in wrong)
    assert {"image-alt", "color-contrast", "html-has-lang"} <= {rule for rule, _ in faults(page)}
