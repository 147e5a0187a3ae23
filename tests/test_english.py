"""The check of tics of English: each is seen where it is planted, and plain sentences pass."""

import importlib.util
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parent.parent / "scripts" / "english.py"
spec = importlib.util.spec_from_file_location("english", SCRIPT)
english = importlib.util.module_from_spec(spec)
spec.loader.exec_module(english)

#: A sentence for each row of the table, in its order.
PLANTED = (
    "'x' is no list of numbers",
    "3 is no number that can be used here",
    "write them with semicolons between",
    "Empty: all of them.",
    "one name a line",
    "a table with a row an offence",
    "What is tried, one a line",
    "25 crimes a week",
    "rates a 1,000 residents",
    "presence a head",
    "Harm is by the table",
    "what the data can bear",
    "what would give them away",
    "figures that are told in bands",
    "the result is attacked",
    "a disclosure check",
    "one of them by lot",
    "they fall back by themselves",
    "The register is not there yet",
    "they come into the register",
    "102 saw nobody",
    "further from need than chance would put it",
    "A fall of 10 % shows after 211 weeks",
    "days in rows of three",
    "what matters: the share",
    "days dealt out anew",
    "save it anew",
    "share of the smaller one",
    "how much wider than chance",
    "no way leads there",
    "reading pings",
    "a log of visits",
    "hot spots by dose",
    "at most so far apart",
    "bands over chance",
    "What shape have the clusters?",
    "crimes made by policing",
    "without controls nobody can tell",
    "something came of a search",
    "the table is asked for without a layer",
    "all of it by one line",
    "do not site patrols by them",
    "the field 'x', which 'y' has not",
    "give END={} or later",
    "one grave crime",
    "it does not fit into the shift",
    "it is held against eight weeks",
)


@pytest.mark.parametrize(("row", "sentence"), list(enumerate(PLANTED)), ids=PLANTED)
def test_a_planted_tic_is_seen(tmp_path, row, sentence):
    page = tmp_path / "page.md"
    page.write_text(f"# Title\n\n{sentence}\n", encoding="utf-8")
    assert any(":3: " in line and line.endswith(english.TICS[row][1]) for line in english.tics(page))


def test_every_tic_is_planted():
    assert len(PLANTED) == len(english.TICS)


def test_texts_of_modules_and_templates_are_read_and_their_code_is_not(tmp_path):
    module, template = tmp_path / "module.py", tmp_path / "page.html"
    module.write_text('anew = ("anew", 1)\nsay = tr("save it anew") + mark("fine")\n', encoding="utf-8")
    template.write_text('<p class="anew">{{ _("draw it anew") }}</p>\n', encoding="utf-8")
    assert [len(english.tics(path)) for path in (module, template)] == [1, 1]
    assert ":2: " in english.tics(module)[0]


def test_plain_sentences_and_code_pass(tmp_path):
    page = tmp_path / "page.md"
    page.write_text(
        "Leave blank for all. Enter a number of 1 or more; it is not valid otherwise.\n"
        "There is no list of areas, and PINGS is empty: choose one. One name per line.\n"
        "The data can support hot spots as far as points are exact. `one name a line`\n"
        "```\nrun --PINGS=pings.csv anew\n```\n",
        encoding="utf-8",
    )
    assert english.tics(page) == []


def test_texts_help_guide_and_reports_are_read():
    read = {path.relative_to(english.ROOT).as_posix() for path in english.files()}
    assert {"README.md", "docs/index.md", "contract/patrol.py", "resources/reports/impact.html", "ui/dock.py"} <= read
