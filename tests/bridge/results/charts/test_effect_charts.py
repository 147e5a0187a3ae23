"""Charts of effects: where things are drawn, and bands in words."""

import pytest

from hotspot_policing.bridge.results.charts.drawing import figure
from hotspot_policing.bridge.results.charts.effects import (
    draw_distances,
    draw_funnel,
    draw_levels,
    draw_study,
    draw_three,
    draw_weeks,
    picture,
    ring_words,
)

pytest.importorskip("matplotlib")
COLOURS = ("#c62d1c", "#2166ac")


@pytest.fixture
def axes(qgis):
    return figure((4, 3)).add_subplot()


def ticks(axis):
    return [label.get_text() for label in axis.get_ticklabels()]


def test_rings_are_named_by_their_numbers(qgis):
    ring = {"distance": "in another language", "from_m": 0.0, "to_m": 100.0}
    assert ring_words(ring) == "0–100"
    assert ring_words(dict(ring, from_m=None, to_m=None)) != ring["distance"]


def test_rings_of_an_earlier_version_keep_their_words(qgis):
    assert ring_words({"distance": "100–200"}) == "100–200"


def test_a_difference_without_an_interval_is_a_point_alone(axes):
    bands = [
        {"distance": "places", "from_m": None, "to_m": None, "value": -4.0, "low": None, "high": None},
        {"distance": "0–50", "from_m": 0.0, "to_m": 50.0, "value": 1.0, "low": -1.0, "high": 3.0},
    ]
    draw_distances(axes, bands, COLOURS, "#000000")
    # A point, an interval with its point, and the line at 0.
    assert [len(line.get_xdata()) for line in axes.lines] == [1, 2, 1, 2] and ticks(axes.xaxis)[1] == "0–50"


def test_spans_that_nobody_can_tell_are_left_out_and_shares_are_per_cent(axes):
    none = {"week": -4, "change": None, "low": None, "high": None}
    draw_study(axes, [none, {"week": 0, "change": -0.2, "low": -0.4, "high": 0.1}], COLOURS, "#000000")
    assert list(axes.lines[0].get_ydata()) == [-40, 10] and len(axes.lines) == 4


def test_weeks_are_said_by_month_and_day_and_what_stands_out_is_marked(axes):
    band = {"crimes": 3, "mean": 2.0, "low": 0.0, "high": 4.0, "state": "within"}
    weeks = [dict(band, week="2026-01-05"), dict(band, week="2026-01-12", crimes=9, state="above")]
    draw_weeks(axes, weeks, COLOURS, "#000000")
    assert ticks(axes.xaxis) == ["5 Jan", "12 Jan"]
    assert [(list(line.get_xdata()), list(line.get_ydata())) for line in axes.lines][-1] == ([1], [9])


def test_a_funnel_gives_each_point_with_its_place(axes):
    limits = [{"expected": 1.0, "low_95": 0.1, "high_95": 3.0, "low_998": 0.0, "high_998": 5.0}]
    places = [{"expected": 2.0, "ratio": 1.5}, {"expected": 4.0, "ratio": 0.5}]
    drawn = draw_funnel(axes, places, limits, COLOURS, "#000000")
    assert [(artist.get_xdata()[0], artist.get_ydata()[0]) for artist, _ in drawn] == [(2, 1.5), (4, 0.5)]
    assert [place for _, place in drawn] == places


def test_levels_are_against_the_mean_a_head(axes):
    # 10 people with 3 each and 30 with 1 each: 1.5 a head.
    rows = [
        {"decile": k, "people": people, "presence": here, "presence_low": here, "presence_high": here}
        for k, people, here in ((1, 10, 3.0), (2, 30, 1.0))
    ]
    rows = [dict(row, needed=None, needed_low=None, needed_high=None) for row in rows]
    draw_levels(axes, rows, COLOURS, "#000000")
    points = next(line for line in axes.lines if line.get_label() and line.get_marker() == "o")
    assert list(points.get_ydata()) == pytest.approx([2.0, 2 / 3])


@pytest.mark.parametrize("people, kinds", [((0.5, None), 3), ((None, None), 2)])
def test_only_what_is_known_has_bars_and_a_name(axes, people, kinds):
    rows = [(name, 0.25, 0.75, one) for name, one in zip(("A", "B"), people)]
    drawn = draw_three(axes, rows, COLOURS, "#000000")
    assert [i for _, i in drawn] == [0, 1] * kinds and len(axes.get_legend_handles_labels()[1]) == kinds
    middles = [bar.get_y() + bar.get_height() / 2 for bar, i in drawn if i == 0]
    assert sum(middles) == pytest.approx(0), "on both sides of the name"
    assert [bar.get_width() for bar, i in drawn if i == 0] == [25, 75, 50][:kinds]
    # The legend has its room below the last row.
    assert axes.get_ylim()[0] > 1 + 1


def test_a_picture_is_a_png_of_so_many_inches(qgis):
    import struct

    made = picture(lambda axes, colours, ink: axes.plot([0, 1], [0, 1]), "a", "b", (4, 3))
    assert struct.unpack(">II", made[16:24]) == (600, 450)
