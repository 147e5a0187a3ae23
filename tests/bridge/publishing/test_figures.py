"""Figures: numbers until they are shown, and nothing that nobody knows."""

import pytest

from hotspot_policing.bridge.publishing.figures import Figure, UnknownFigure, period_name
from hotspot_policing.core.fairness.disclosure import BANDS, LEAST


def figure(low, high, suppressed=False):
    return Figure("Hart", "Burglary", "2025-01", low, high, suppressed)


@pytest.mark.parametrize(
    "low, high, suppressed, words",
    [
        (0, 0, False, "0"),
        (5, 9, False, "5–9"),
        (7, 7, False, "7"),
        (1234, 1567, False, "1,234–1,567"),
        (10_000, None, False, "10,000 and more"),
        (None, None, True, "hidden"),
    ],
)
def test_words_and_numbers_say_the_same(low, high, suppressed, words):
    one = figure(low, high, suppressed)
    assert one.words == words
    assert Figure.of_words("Hart", "Burglary", "2025-01", words) == one


def test_each_count_lies_in_its_band_and_comes_back_from_its_words():
    for count in [0, *range(LEAST, 40), *BANDS, *(end + 1 for end in BANDS)]:
        one = Figure.of_count("Hart", "Burglary", "2025-01", count, suppressed=False)
        assert one.low <= count and (one.high is None or count <= one.high), count
        assert Figure.of_words(one.area, one.offence, one.period, one.words) == one


def test_a_hidden_count_leaves_no_number_behind():
    one = Figure.of_count("Hart", "Burglary", "2025-01", 3, suppressed=True)
    assert one.suppressed and one.low is None and one.high is None and "3" not in one.words


@pytest.mark.parametrize(
    "low, high, suppressed",
    [(None, None, False), (9, 5, False), (-1, 4, False), (None, 9, False), (5, 9, True), (None, 0, True)],
)
def test_what_is_no_band_is_refused(low, high, suppressed):
    with pytest.raises(UnknownFigure):
        figure(low, high, suppressed)


@pytest.mark.parametrize(
    "words", ["", "a lot", "٣–٤", "5 to 9", "9–5", "5-9", "05–9", "1234", "1,23", "5–9 and more", " 5–9", "9" * 60]
)
def test_words_that_are_no_figure_are_no_zero(words):
    with pytest.raises(UnknownFigure) as refused:
        Figure.of_words("Hart", "Burglary", "2025-01", words)
    assert refused.value.shown == words


def test_a_month_is_called_by_itself_and_several_by_both_ends():
    assert period_name("2025-01", "2025-01") == "2025-01"
    assert period_name("2024-12", "2025-02") == "2024-12 to 2025-02"
