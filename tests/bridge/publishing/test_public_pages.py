"""What the pages for the public say of a release, and how they are drawn."""

from dataclasses import replace

import pytest
from patrols import square
from signer import month

from hotspot_policing.bridge.publishing.figures import ALL_AREAS, EVERY, Figure
from hotspot_policing.bridge.publishing.public_pages import (
    ReleaseFigures,
    figure_words,
    file_names,
    outlines,
    phrases,
    public_day,
)
from hotspot_policing.contract.publish import LANGUAGES

PERIOD = "2025-01"


def figure(area, offence, low, high, suppressed=False):
    return Figure(area, offence, PERIOD, low, high, suppressed)


def told(*figures, why=None):
    offences = list(dict.fromkeys(one.offence for one in figures if one.offence != EVERY)) or [EVERY]
    release = replace(month(2025, 1), offences=offences, figures=list(figures), why=why or {})
    return ReleaseFigures(release, phrases("en"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_kind_of_figure_has_words_of_its_own(language):
    say = phrases(language)
    kinds = [(0, 0, False), (5, 9, False), (1000, 1999, False), (10_000, None, False), (None, None, True)]
    words = [figure_words(say, figure("Hart", "Burglary", *one)) for one in kinds]
    assert len(set(words)) == 5 and words[1:3] == ["5–9", "1,000–1,999"] and "10,000" in words[3]
    assert figure_words(say, None) == words[4], "what a release does not hold is not shown"


def test_rows_stand_by_their_most_and_bars_by_the_longest():
    rows = told(
        figure("Hart", "Arson", 5, 9),
        figure("Hart", "Burglary", 50, 100),
        figure("Hart", "Drugs", None, None, True),
        figure("Hart", "Theft", 100, None),
        figure(ALL_AREAS, "Arson", 10, 14),
    ).rows("Hart")
    assert [row.kind for row in rows] == ["Burglary", "Theft", "Arson", "Drugs"]
    assert [(row.dark, row.pale) for row in rows] == [(125.0, 125.0), (250.0, 0.0), (12.5, 10.0), (0.0, 0.0)]
    assert rows[3].low == 0 and rows[2].whole == "10–14" and rows[0].whole == rows[3].words


def test_an_offence_that_is_not_told_by_area_has_no_row():
    assert told(figure(ALL_AREAS, "Drugs", 5, 9)).rows("Hart") == []


def test_only_the_whole_period_is_told():
    other = replace(figure("Hart", "Burglary", 500, 999), period="2024-12")
    (row,) = told(figure("Hart", "Burglary", 5, 9), other).rows("Hart")
    assert row.words == "5–9"


@pytest.mark.parametrize("why", ["small", "beside", ""])
def test_a_sentence_says_why_a_number_is_hidden_as_far_as_that_is_told(why):
    figures = told(figure("Hart", EVERY, None, None, True), why={"Hart": why} if why else {})
    wanted = {"small": "where_small", "beside": "where_beside", "": "where_hidden"}[why]
    shown = figure_words(figures.say, None)
    assert figures.sentence("Hart", "a", "b") == figures.say[wanted].format(
        area="Hart", start="a", end="b", shown=shown
    )


def test_all_offences_are_the_number_where_they_are_told():
    one = told(figure("Hart", "Burglary", 5, 9), figure("Hart", EVERY, 10, 14), figure("Elm", "Burglary", 0, 0))
    assert (one.total("Hart").low, one.total("Elm").low, one.total("Nowhere")) == (10, 0, None)
    assert "10–14" in one.sentence("Hart", "a", "b")


def test_days_and_file_names_are_plain():
    assert public_day(phrases("en"), "2025-03-01") == "1 March 2025" and public_day(phrases("en"), "soon") == "soon"
    names = file_names(["Hart", "HART", "Ffrâid", "index", "../x", "!", "y" * 300])
    assert names[:4] == ["hart.html", "hart-2.html", "ffraid.html", "index-2.html"]
    assert len(set(names)) == 7 and all("/" not in one and len(one) < 100 for one in names)


def test_outlines_have_north_at_the_top(qgis):
    (south, north), high = outlines([square(0.0, 0.0), square(0.0, 300.0)])
    assert high == pytest.approx(600), "as high as it is, where that is more than it is wide"

    def heights(path):
        return [float(point.split(",")[1]) for point in path.strip("MZ").split("L")]

    assert max(heights(north)) == pytest.approx(150) and min(heights(south)) == pytest.approx(450)
