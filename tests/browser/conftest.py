"""Chromium, and axe-core in it."""

import pathlib
import shutil

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

#: WCAG 2.2 AA, and what axe-core holds to be good manners.
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
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
def faults():
    """faults(page): what axe-core finds, [(rule, the elements)]."""

    def one(page):
        found = Axe().run(page, options=RULES).response
        return [(one["id"], [node["html"][:120] for node in one["nodes"]]) for one in found["violations"]]

    return one
