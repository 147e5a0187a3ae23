"""Pages for the public: read as a browser reads them, with the figures of the release and nothing from anywhere."""

import json
import os
import re
import shutil
import unicodedata
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from every_tool import run_tool
from qgis.core import QgsProcessingException
from reading import grade, sentences, syllables
from refusals import refused
from support import WARDS, Feedback, pdf_text, results_in

from hotspot_policing.bridge.ground.provenance import POLICE_UK
from hotspot_policing.bridge.publishing.public_pages import file_names, phrases, public_day
from hotspot_policing.bridge.publishing.releases import COUNTED, LEFT_OUT, read_release, sign


class Page(HTMLParser):
    """What a page holds: elements with their attributes, and its text."""

    def __init__(self, path):
        super().__init__()
        self.elements, self.words, self.open = [], [], []
        #: What is read on: paragraphs and the note above them, not headings, tables and links.
        self.prose = []
        with open(path, encoding="utf-8") as file:
            self.source = file.read()
        self.feed(self.source)

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "link", "br"):
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, "an element is not closed"

    def handle_data(self, data):
        self.words.append(data.strip())
        if {"p", "aside"} & set(self.open) and "nav" not in self.open and data.strip():
            self.prose.append(" ".join(data.split()))

    @property
    def text(self):
        return " ".join(" ".join(self.words).split())


@pytest.fixture(scope="module")
def draft(crimes_path, tmp_path_factory):
    """The path of a draft of March 2025, without the offences in brackets; made once."""
    path = str(tmp_path_factory.mktemp("release") / "release.json")
    run_tool(
        "publicationlayer",
        {
            "INPUT": crimes_path,
            "OFFENCE_FIELD": "offence",
            "DATE_FIELD": "date",
            "AREAS": WARDS,
            "NAME_FIELD": "WD13NM",
            "OFFENCES": "Burglary; Robbery; Shoplifting; Drugs",
            "OUTPUT": "TEMPORARY_OUTPUT",
            "RELEASE": path,
        },
    )
    return path


@pytest.fixture
def release(run, draft, tmp_path):
    """The draft in a place of the test's own."""
    return shutil.copy(draft, str(tmp_path / "release.json"))


def shown(figure):
    """A figure as English pages say it."""
    if figure.suppressed:
        return "not shown"
    if figure.high is None:
        return f"{figure.low:,} or more"
    return "none" if figure.high == 0 else f"{figure.low:,}–{figure.high:,}"


def pages(run, tmp_path, release, **more):
    folder = str(tmp_path / "pages")
    results = run(
        "communityreport",
        dict(
            {"RELEASE": release, "AREAS": WARDS, "NAME_FIELD": "WD13NM", "FORCE": "Cleveland Police", "FOLDER": folder},
            **more,
        ),
    )
    return results, {name: Page(os.path.join(folder, name)) for name in results_in(folder)}


def test_a_page_for_each_ward_with_the_figures_of_the_release(run, tmp_path, release):
    results, made = pages(run, tmp_path, release, DONE="More visits by day.\nNew lights.", CONTACT="Come on Monday.")
    told = read_release(release)
    assert results["PAGES"] == 82 and len(made) == 83 and results["STATE"] == "draft"
    for name, page in made.items():
        assert page.open == [] and page.elements[0] == ("html", {"lang": "en-GB"}), name
        kinds = [tag for tag, _ in page.elements]
        assert kinds.count("h1") == 1 and "script" not in kinds and "img" not in kinds and "link" not in kinds
        # No request leaves: every address is another page here or a place in this one.
        for _, attributes in page.elements:
            for key in ("href", "src", "action"):
                target = attributes.get(key, "#")
                assert target.startswith("#") or target in made, target
        assert "http" not in page.source and "@import" not in page.source and "url(" not in page.source
        assert "DRAFT" in page.text, "nobody has signed it"
        foot = page.source[page.source.index("<footer>") :]
        assert POLICE_UK in foot and "database right 2013" in foot, "whose figures and boundaries they are"
        levels = [int(tag[1]) for tag in kinds if tag in ("h1", "h2", "h3")]
        assert all(after <= before + 1 for before, after in zip(levels, levels[1:]))
        for tag, attributes in page.elements:
            if tag == "svg":
                assert attributes["role"] == "img" and attributes["aria-labelledby"]
            if tag == "th":
                assert attributes["scope"] in ("row", "col")
    page = made["burn-valley.html"]
    for figure in told.figures:
        if figure.area == "Burn Valley" and figure.offence != "all offences":
            assert re.search(re.escape(f"{figure.offence} {shown(figure)}"), page.text), figure.offence
    assert "From 1 March 2025 to 31 March 2025" in page.text
    assert "More visits by day. New lights." in page.text and "Come on Monday." in page.text
    assert made["index.html"].source.count("<li>") == 82
    assert told.premises == COUNTED and phrases("en")["premises_counted"] in page.text


def test_signed_pages_are_no_drafts(run, tmp_path, release):
    ledger = str(tmp_path / "ledger.json")
    sign(ledger, read_release(release), "Inspector A", "monthly", "2026-01-02T10:00")
    results, made = pages(run, tmp_path, release, LEDGER=ledger)
    assert results["STATE"] == "signed"
    for page in made.values():
        assert "DRAFT" not in page.text and "Signed off on 2 January 2026." in page.text
        assert "Inspector A" not in page.source, "the name stays in the ledger"


def test_markup_in_a_name_stays_text(run, tmp_path, release):
    told, script = read_release(release), "<script>x</script>"
    told.offences = [script if one == "Burglary" else one for one in told.offences]
    told.figures = [replace(one, offence=script) if one.offence == "Burglary" else one for one in told.figures]
    told.rights, told.premises = ["<b>Us</b>"], LEFT_OUT
    with open(release, "w", encoding="utf-8") as file:
        file.write(told.as_json())
    _, made = pages(run, tmp_path, release, FORCE="<b>Force</b>", DONE="<img src=x>")
    for page in made.values():
        assert not {"script", "b", "img"} & {tag for tag, _ in page.elements}
    text = made["burn-valley.html"].text
    assert "<script>x</script>" in text and "<b>Us</b>" in text and phrases("en")["premises_left_out"] in text


@pytest.mark.once
@pytest.mark.parametrize(
    "report, words",
    [
        (
            {"verdict": "fell", "measures": [{"measure": "change", "value": -0.2, "low": -0.31, "high": -0.08}]},
            "8 to 31 in every 100 crimes",
        ),
        ({"verdict": "fell", "measures": []}, "Crime fell more in the places"),
        ({"verdict": "rose"}, "Crime rose more"),
        ({"verdict": "cannot tell"}, "We cannot tell yet"),
    ],
)
def test_what_changed_is_said_as_surely_as_it_is_known(run, tmp_path, release, report, words):
    effect, fairness = tmp_path / "effect.json", tmp_path / "fair.json"
    effect.write_text(json.dumps(report))
    fairness.write_text(
        json.dumps(
            {
                "areas": [{"state": one} for one in ["more"] * 4 + ["less"] * 3 + ["alike"] * 20 + ["unclear"] * 55],
                "margin": 25,
                "nobody": ["A", "B"],
            }
        )
    )
    _, made = pages(run, tmp_path, release, EFFECT=str(effect), FAIRNESS=str(fairness))
    text = made["hart.html"].text
    assert words in text and "no recorded visits in that time: 2." in text
    (said,) = [one for one in text.split("\n") if "neighbourhoods, officers spent" in one]
    assert re.findall("[0-9]+", said[said.index("In ") :])[:5] == ["4", "82", "3", "20", "55"]


def test_what_an_earlier_audit_did_not_find_is_not_said_to_be_alike(run, tmp_path, release):
    """Earlier versions wrote "alike" for everything that a test did not find, and no margin."""
    fairness = tmp_path / "fair.json"
    fairness.write_text(json.dumps({"areas": [{"state": "alike"}] * 9, "nobody": []}))
    _, made = pages(run, tmp_path, release, FAIRNESS=str(fairness))
    (said,) = [one for one in made["hart.html"].text.split("\n") if "neighbourhoods, officers spent" in one]
    assert re.findall("[0-9]+", said[said.index("In ") :])[:5] == ["0", "9", "0", "0", "9"]


def test_syllables_as_counted_by_hand():
    for text, counts in (
        ("The police recorded crimes.", (1, 2, 3, 1)),
        ("Nobody has signed these figures.", (3, 1, 1, 1, 2)),
        ("A table changed the little villages’ whole neighbourhoods.", (1, 2, 1, 1, 2, 3, 1, 3)),
        (
            "We cannot tell yet whether patrols, which passed houses, reduced burglaries.",
            (1, 2, 1, 1, 2, 2, 1, 1, 2, 2, 3),
        ),
        ("Sir Robert's officers counted 1,204 people beside the purple bridges.", (1, 2, 3, 2, 4, 2, 2, 1, 2, 2)),
    ):
        (words,) = sentences(text)
        assert tuple(map(syllables, words)) == counts, text
    text = "In Stoke St. Mary it rained. It did not stop! Was 31 enough?"
    found = sentences(text, ["Stoke St. Mary"])
    assert [len(one) for one in found] == [4, 4, 3]
    # 11 words and 14 syllables (Nametown 2, thirty-one 2, enough 2) in 3 sentences.
    assert grade(found) == pytest.approx(0.39 * 11 / 3 + 11.8 * 14 / 11 - 15.59)
    assert grade(sentences("Statistical disclosure control necessitates the suppression of low-frequency cells.")) > 15


_FELL = {"verdict": "fell", "measures": [{"measure": "change", "value": -0.2, "low": -0.31, "high": -0.08}]}


@pytest.mark.once
@pytest.mark.parametrize(
    "effect, areas, nobody, signed",
    [
        (None, None, None, False),
        (_FELL, ["alike", "more"], ["A", "B"], False),
        (_FELL, ["alike", "alike"], [], True),
        ({"verdict": "fell", "measures": []}, ["alike"] * 82, ["A"] * 3, True),
        ({"verdict": "rose"}, ["less"] * 5, [], True),
        ({"verdict": "cannot tell"}, None, None, True),
    ],
)
def test_a_reader_of_twelve_can_read_it(run, tmp_path, release, effect, areas, nobody, signed):
    more, told = {}, read_release(release)
    for name, report in (
        ("EFFECT", effect),
        ("FAIRNESS", areas and {"areas": [{"state": one} for one in areas], "margin": 25, "nobody": nobody}),
    ):
        if report:
            more[name] = str(tmp_path / (name.lower() + ".json"))
            with open(more[name], "w", encoding="utf-8") as file:
                json.dump(report, file)
    if signed:
        more["LEDGER"] = str(tmp_path / "ledger.json")
        sign(more["LEDGER"], told, "Inspector A", "monthly", "2026-01-02T10:00")
    _, made = pages(run, tmp_path, release, **more)
    names = [*told.areas, *told.offences, "Cleveland Police"]
    whole, hidden = [], 0
    for name, page in made.items():
        found = [sentence for words in page.prose for sentence in sentences(words, names)]
        longest = max(found, key=len)
        assert len(longest) <= 25, " ".join(longest)
        if name == "index.html":
            continue
        hidden += "The number is not shown" in page.text
        assert grade(found) <= 7, (name, grade(found))
        whole += found
    assert hidden and hidden < len(made) - 1, "both kinds of pages are read"
    assert public_day(phrases("en"), told.start) in " ".join(made["hart.html"].prose)
    assert grade(whole) <= 7


def test_no_phrase_is_hard_to_read():
    """Each phrase that is a sentence, on its own: one that is hard is not made up for by others that are easy."""
    filled = {
        "area": "Nametown",
        "force": "Nametown",
        "start": "March",
        "end": "March",
        "date": "March",
        "shown": "50",
        "low": "8",
        "high": "31",
        "count": "9",
        "nobody": "3",
        "more": "4",
        "less": "3",
        "alike": "2",
        "unclear": "5",
    }
    for name, phrase in phrases("en").items():
        if name != "months" and phrase.endswith("."):
            found = sentences(phrase.format(**filled))
            assert max(map(len, found)) <= 25 and grade(found) <= 7, (name, grade(found))


def test_both_languages_have_the_same_phrases(run, tmp_path, release):
    english, welsh = phrases("en"), phrases("cy")
    assert sorted(english) == sorted(welsh)
    for name in set(english) - {"months"}:
        assert sorted(re.findall(r"{\w+}", english[name])) == sorted(re.findall(r"{\w+}", welsh[name])), name
    _, made = pages(run, tmp_path, release, LANGUAGE="cy")
    assert made["hart.html"].elements[0] == ("html", {"lang": "cy"}) and "DRAFFT" in made["hart.html"].text


def test_file_names_are_plain_and_each_once():
    assert file_names(["Sant Ffrâid", "sant ffraid", "Index", "!!", "../x"]) == [
        "sant-ffraid.html",
        "sant-ffraid-2.html",
        "index-2.html",
        "area.html",
        "x.html",
    ]


@pytest.mark.parametrize(
    "more, named",
    [
        ({"FORCE": " "}, "FORCE"),
        ({"NAME_FIELD": "WD13CD"}, "Burn Valley"),
        ({"EFFECT": "release"}, ("EFFECT", "JSON")),
        ({"RELEASE": "nothing.json"}, "nothing.json"),
    ],
)
def test_what_cannot_be_done_is_said(run, tmp_path, release, more, named):
    more = {name: release if value == "release" else value for name, value in more.items()}
    with refused(QgsProcessingException, named):
        pages(run, tmp_path, **dict({"release": release}, **more))
    assert not (tmp_path / "pages").exists()


def test_a_pdf_that_cannot_be_written_is_no_result(run, tmp_path, release):
    """A folder comes to stand where the PDF should go, while the pages are made."""
    taken = tmp_path / "taken.pdf"

    class Late(Feedback):
        def setProgress(self, percent):
            taken.mkdir(exist_ok=True)

    feedback = Late()
    results = run(
        "communityreport",
        {
            "RELEASE": release,
            "AREAS": WARDS,
            "NAME_FIELD": "WD13NM",
            "FORCE": "Cleveland Police",
            "FOLDER": str(tmp_path / "pages"),
            "PDF": str(taken),
        },
        feedback,
    )
    assert len(feedback.errors) == 1 and "taken.pdf" in feedback.errors[0]
    assert "PDF" not in results and results["PAGES"] == 82 and len(results_in(results["FOLDER"])) == 83
    assert sorted(os.listdir(tmp_path)) == ["pages", "release.json", "taken.pdf"]


def test_the_same_pages_as_a_pdf_of_an_atlas(run, tmp_path, release):
    path = str(tmp_path / "pages.pdf")
    results, made = pages(run, tmp_path, release, PDF=path, DONE="More visits [% 1+1 %] by day.")
    assert results["PDF"] == path and sorted(os.listdir(tmp_path)) == ["pages", "pages.pdf", "release.json"]
    # Two letters in one, as fonts have them, are two.
    text = unicodedata.normalize("NFKC", pdf_text(path))
    sheets = [" ".join(one.split()) for one in text.split("\f") if one.strip()]
    assert len(sheets) == 2 * 82, "a sheet of figures and one of words"
    assert all("DRAFT" in one for one in sheets)
    told = read_release(release)
    for area in told.areas:
        sheet = next(one for one in sheets if f"Crime and policing in {area} " in one)
        for figure in told.figures:
            if figure.area == area and figure.offence != "all offences" and figure.period == "2025-03":
                assert f"{figure.offence} {shown(figure)}" in sheet, (area, figure.offence)
    assert "More visits [ % 1+1 %] by day." in sheets[1]
    assert all("Open Government Licence v3.0" in one and "database right 2013" in one for one in sheets)


def test_what_does_not_say_whose_it_is_is_named_and_nothing_is_made_up(run, tmp_path, release, few_wards):
    told = read_release(release)
    told.areas, told.rights, told.premises = sorted(told.areas)[:12], [], ""
    with open(release, "w", encoding="utf-8") as file:
        file.write(told.as_json())
    results, made = pages(run, tmp_path, release, AREAS=few_wards)
    assert "'wards'" in results["NOTES"] and "The release does not say" in results["NOTES"]
    for page in made.values():
        assert "icence" not in page.text and "Boundaries" not in page.text and "police stations" not in page.text


def test_a_hidden_number_is_not_called_small_where_it_stands_beside_a_small_one(run, tmp_path, release):
    told = read_release(release)
    small, beside, open_ = told.areas[:3]
    figures = [
        replace(one, low=None, high=None, suppressed=True)
        if one.area in (small, beside, open_) and one.offence == "all offences"
        else one
        for one in told.figures
    ]
    path = str(tmp_path / "made.json")
    with open(path, "w", encoding="utf-8") as file:
        file.write(replace(told, figures=figures, why={small: "small", beside: "beside"}).as_json())
    _, made = pages(run, tmp_path, path)
    texts = [made[name].text for name in file_names([small, beside, open_])]
    assert ["fewer than 5" in text for text in texts] == [True, False, False]
    assert ["in another place" in text for text in texts] == [False, True, False]
    assert ["Either the number is small" in text for text in texts] == [False, False, True]
    assert not any("few crimes" in text for text in texts)


@pytest.mark.parametrize(
    "presence, there", [("delivered", True), (None, True), ("planned", False), ("not given", False)]
)
def test_an_audit_that_was_not_given_where_officers_went_says_nothing_to_the_public(
    run, tmp_path, release, presence, there
):
    fairness = tmp_path / "fair.json"
    fairness.write_text(
        json.dumps(
            dict(
                {"areas": [{"state": "more"}] * 9, "margin": 25, "nobody": ["A"]},
                **({"presence": presence} if presence else {}),
            )
        )
    )
    results, made = pages(run, tmp_path, release, FAIRNESS=str(fairness))
    assert ("neighbourhoods, officers spent" in made["hart.html"].text) == there
    assert ("whether patrols were fair" in results["NOTES"]) != there
