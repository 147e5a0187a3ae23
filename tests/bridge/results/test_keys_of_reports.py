"""Pages, charts and templates read only keys that the type of a report has: a key renamed on one side alone fails here,
without a window."""

import glob
import os

import pytest
from keys_read import Python, Template
from typed_values import is_record

from hotspot_policing.bridge.results import balance_reports, evaluation_reports, hotspot_reports, reports
from hotspot_policing.bridge.results.reports import REPORT_TYPES

#: The source is the same whatever QGIS reads it.
pytestmark = pytest.mark.once
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__)))))
RECORDS = {
    name: one
    for module in (balance_reports, evaluation_reports, hotspot_reports, reports)
    for name, one in vars(module).items()
    if is_record(one)
}
SOURCES = sorted(
    os.path.relpath(path, ROOT)
    for pattern in ("ui/**/*.py", "bridge/results/charts/*.py")
    for path in glob.glob(os.path.join(ROOT, pattern), recursive=True)
)


class Pictured(hotspot_reports.WeekProfile):
    """A week as its template has it."""

    picture: str


#: What a template is given by other names than those of the report.
GIVEN = {
    "profile": {"hotspots": list[hotspot_reports.ProfileCard]},
    "temporalprofile": {"profiles": list[Pictured]},
    "arealsummary": {"areas": list[hotspot_reports.SummarisedArea]},
    "trialdesign": {"rows": list[evaluation_reports.AssignedPlace]},
}


def text_of(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return file.read()


@pytest.fixture(scope="module")
def read():
    found = Python(RECORDS)
    for path in SOURCES:
        found.module(path, text_of(path), REPORT_TYPES)
    return found


def test_pages_and_charts_read_keys_that_their_reports_have(read):
    assert read.unknown == []


def test_the_keys_that_are_read_are_found(read):
    # Fewer would say that values are no longer followed.
    assert read.read > 300


@pytest.mark.parametrize("tool", sorted(REPORT_TYPES))
def test_templates_read_keys_that_their_reports_have(tool):
    jinja2 = pytest.importorskip("jinja2")
    found = Template(tool)
    tree = jinja2.Environment().parse(text_of(f"resources/reports/{tool}.html"))
    found.follow(tree, {"report": REPORT_TYPES[tool], **GIVEN.get(tool, {})})
    assert found.unknown == []


@pytest.mark.parametrize(
    "line",
    [
        "report['were']",
        "[one['wek'] for one in report['weeks']]",
        "sorted(report['weeks'], key=lambda one: one['wek'])",
        "report['weeks'][-1]['wek']",
        "[one[key] for one in report['weeks'] for key in ('week', 'wek')]",
        "'wek' in report",
        "report.get('wek')",
    ],
)
def test_a_renamed_key_is_found_wherever_it_is_read(line):
    found = Python(RECORDS)
    found.module("x", f"def show(report: WatchedArea):\n    return {line}\n", {})
    assert len(found.unknown) == 1


def test_a_renamed_key_is_found_in_a_template():
    jinja2 = pytest.importorskip("jinja2")
    found = Template("x")
    text = "{% for one in report.weeks %}{{ one.wek }}{{ one['wek'] }}{{ one.week }}{% endfor %}{{ report.were }}"
    found.follow(jinja2.Environment().parse(text), {"report": RECORDS["WatchedArea"]})
    assert len(found.unknown) == 3
