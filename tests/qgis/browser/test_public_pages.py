"""The pages for the public as Chromium sees them: they ask for nothing, run nothing, and axe-core finds no fault."""

import json
import os
import pathlib
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from hotspot_policing.layers.releases import Release, read_release, sign
from playwright.sync_api import sync_playwright
from support import WARDS

BURN = "burn-valley.html"
#: A telephone, a tablet, a desktop.
WIDTHS = (320, 768, 1366)
#: WCAG 2.2 AA, and what axe-core holds to be good manners.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
HTML = "<script>document.title='told'</script><img src='https://example.org/x.png' onerror='alert(1)'>"


@pytest.fixture(scope="module")
def chromium():
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


@pytest.fixture
def visit(chromium):
    """visit(path, width) → (page, requests that left, what went wrong)."""
    opened = []

    def one(path, width=1366):
        # On line, so that a request would show; nothing answers it but the test.
        context = chromium.new_context(viewport={"width": width, "height": 768})
        opened.append(context)
        asked, wrong = [], []
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text) if said.type in ("error", "warning") else None)
        page.on("dialog", lambda dialog: (wrong.append(dialog.message), dialog.dismiss()))
        context.route("http**", lambda route: route.abort())
        page.goto(pathlib.Path(path).as_uri(), wait_until="load")
        return page, [url for url in asked if url != page.url], wrong

    yield one
    for context in opened:
        context.close()


@pytest.fixture
def made(run, crimes_path, tmp_path):
    """made(**parameters) → the folder of the sample's pages of March 2025; the release can be changed on the way."""
    release, folder = str(tmp_path / "release.json"), str(tmp_path / "pages")

    def one(change=None, signed=False, **more):
        run("publicationlayer", {
            "INPUT": crimes_path, "OFFENCE_FIELD": "offence", "DATE_FIELD": "date", "AREAS": WARDS,
            "NAME_FIELD": "WD13NM", "OUTPUT": "TEMPORARY_OUTPUT", "RELEASE": release})
        if change is not None:
            with open(release, encoding="utf-8") as file:
                values = json.load(file)
            change(values)
            values.pop("content")
            with open(release, "w", encoding="utf-8") as file:
                file.write(Release(**values).as_json())
        if signed:
            more["LEDGER"] = str(tmp_path / "ledger.json")
            sign(more["LEDGER"], read_release(release), "Inspector A", "monthly", "2026-01-02T10:00")
        run("communityreport", dict({
            "RELEASE": release, "AREAS": WARDS, "NAME_FIELD": "WD13NM", "FORCE": "Cleveland Police", "FOLDER": folder,
            "DONE": "More visits by day.\nNew lights.", "CONTACT": "Come on Monday."}, **more))
        return folder
    return one


def faults(page):
    """What axe-core finds: [(rule, the elements)]."""
    found = Axe().run(page, options=RULES).response
    return [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found["violations"]]


@pytest.mark.parametrize("more", [{}, {"signed": True}, {"LANGUAGE": "cy"}])
def test_the_pages_ask_for_nothing_and_axe_finds_no_fault(made, visit, more):
    folder = made(**more)
    for name in ("index.html", BURN):
        for width in WIDTHS:
            page, asked, wrong = visit(os.path.join(folder, name), width)
            assert asked == [] and wrong == [], (name, width)
            assert faults(page) == [], (name, width)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= width, "{} is {} wide on a screen of {}".format(name, wide, width)


def test_every_page_is_reached_from_the_list_and_leads_back(made, visit):
    folder = made()
    page, _, wrong = visit(os.path.join(folder, "index.html"))
    links = page.locator("main li a")
    assert links.count() == 82 == len(os.listdir(folder)) - 1
    page.get_by_role("link", name="Burn Valley").click()
    page.wait_for_url("**/" + BURN)
    assert page.get_by_role("heading", level=1).inner_text() == "Crime and policing in Burn Valley"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Go to the figures", "the first stop skips the head"
    page.get_by_role("link", name="All neighbourhoods").click()
    page.wait_for_url("**/index.html")
    assert wrong == []


def test_html_in_an_offence_or_a_name_stays_text(made, visit):
    def change(values):
        values["offences"] = [HTML if one == "Burglary" else one for one in values["offences"]]
        values["cells"] = [[area, HTML if kind == "Burglary" else kind, *rest]
                           for area, kind, *rest in values["cells"]]

    folder = made(change, FORCE="<b>Force</b>", DONE=HTML, CONTACT="<iframe src='https://example.org'></iframe>")
    page, asked, wrong = visit(os.path.join(folder, BURN))
    assert asked == [] and wrong == [] and page.title() != "told"
    assert page.locator("script, main img, iframe, b").count() == 0
    assert HTML in page.locator("table").inner_text() and HTML in page.locator("main").inner_text()
    assert "<b>Force</b>" in page.locator("footer").inner_text()


def test_the_draft_is_seen_on_paper_too(made, visit):
    folder = made()
    page, _, _ = visit(os.path.join(folder, BURN))
    page.emulate_media(media="print")
    assert page.locator(".draft").is_visible()
    assert faults(page) == []


def test_the_check_finds_what_it_looks_for(visit, tmp_path):
    bad = tmp_path / "bad.html"
    bad.write_text("<html><body><img src='https://example.org/x.png'><p style='color:#ccc'>pale</p>"
                   "<script>nothing()</script></body></html>")
    page, asked, wrong = visit(str(bad))
    assert asked == ["https://example.org/x.png"] and any("nothing" in one for one in wrong)
    assert {"image-alt", "color-contrast", "html-has-lang"} <= {rule for rule, _ in faults(page)}
