"""The guide as a site: every link leads somewhere, nothing is asked from elsewhere, axe-core finds no fault."""

import os
import subprocess
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    target = str(tmp_path_factory.mktemp("site") / "guide")
    subprocess.run([sys.executable, os.path.join(ROOT, "scripts", "site.py"), target], check=True)
    return target


def all_pages(site):
    return sorted(
        os.path.join(where, name) for where, _, names in os.walk(site) for name in names if name.endswith(".html")
    )


def test_every_page_is_found_from_the_first_and_every_link_leads_somewhere(site, visit):
    seen, waiting, broken = set(), [os.path.join(site, "index.html")], []
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        page, asked, wrong = visit(path)
        outside = [url for url in asked if not url.startswith("file://")]
        assert outside == [] and wrong == [], path
        for image in page.locator("img").all():
            assert image.evaluate("one => one.complete && one.naturalWidth > 0"), path
        for address in page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)"):
            if address.startswith("file://"):
                target, _, mark = address[len("file://") :].partition("#")
                if not os.path.exists(target) or not target.endswith(".html"):
                    broken.append((path, address))
                    continue
                waiting.append(target)
                if mark:
                    with open(target, encoding="utf-8") as file:
                        if f'id="{mark}"' not in file.read():
                            broken.append((path, address))
        page.context.close()
    assert not broken
    assert seen == set(all_pages(site))


@pytest.mark.parametrize("width", [320, 1366])
@pytest.mark.parametrize("name", ["index.html", "tutorial.html", "methods.html", "tools/weeklypack.html"])
def test_the_site_is_for_everybody(site, visit, faults, name, width):
    page, _, _ = visit(os.path.join(site, name), width)
    assert faults(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
