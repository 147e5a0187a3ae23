"""Pictures by matplotlib: their size, what is on their axes, and what no text may begin."""

import struct
import sys

import pytest
from refusals import refused

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.results.charts.drawing import (
    draw_frontier,
    draw_lorenz,
    draw_week,
    figure,
    lorenz_picture,
    plain,
    week_picture,
    wrap_labels,
)

pytest.importorskip("matplotlib")
WEEK = [[float(day == 4 and hour >= 22) for hour in range(24)] for day in range(7)]


def size(png):
    """Width and height of a PNG, in its first chunk."""
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


@pytest.fixture
def axes(qgis):
    return figure((4, 3)).add_subplot()


def test_pictures_have_the_pixels_that_are_said(qgis):
    assert size(week_picture(WEEK, "a", "b")) == (1200, 560)
    assert size(lorenz_picture([("a", [0, 1], [0, 1])], "a", "b")) == (900, 825)


def test_a_window_over_midnight_is_framed_on_both_days(axes):
    draw_week(axes, WEEK, "#c62d1c", "#000000", [(6, 22, 4)])
    frames = [(box.get_x(), box.get_y(), box.get_width()) for box in axes.patches]
    assert frames == [(22, 6, 2), (0, 0, 2)]


def test_the_scale_of_a_week_ends_at_its_busiest_hour(axes):
    image = draw_week(axes, [[3.0 * one for one in day] for day in WEEK], "#c62d1c", "#000000")
    assert image.get_clim() == (0, 3)


def test_lorenz_curves_are_in_per_cent_beside_the_line_of_evenness(axes):
    draw_lorenz(axes, [("a", [0, 0.1, 1], [0, 0.5, 1])], ("#c62d1c", "#000000"), "#808080")
    curve, even = axes.lines
    assert list(curve.get_xdata()) == [0, 10, 100] and list(curve.get_ydata()) == [0, 50, 100]
    assert list(even.get_xdata()) == list(even.get_ydata())


def test_the_plan_taken_is_ringed(axes):
    dots = draw_frontier(axes, [(0, 0.5, 0.8), (1, 0.8, 0.6)], 1, "harm", "#c62d1c", "#000000")
    ring = axes.lines[-1]
    assert (ring.get_xdata()[0], ring.get_ydata()[0]) == (pytest.approx(80), pytest.approx(75)), (
        "beside the best of them"
    )
    assert [dot.get_ydata()[0] for dot in dots] == [pytest.approx(100), pytest.approx(75)]
    assert len(axes.get_legend().get_texts()) == 2, "what a dot is, and what the ring"


def test_what_is_written_along_an_axis_is_wrapped_where_it_would_be_cut(qgis):
    words = "difference between means (standard deviations)"
    for inches, lines in (((8, 4), [1, 1]), ((2, 4), [3, 1]), ((8, 2), [1, 3])):
        page = figure(inches)
        axes = page.add_axes([0.2, 0.2, 0.75, 0.75])
        for label in (axes.xaxis.label, axes.yaxis.label):
            label.set(text=words, fontsize=9)
        assert wrap_labels(axes) == (lines != [1, 1])
        written = [axes.get_xlabel(), axes.get_ylabel()]
        assert [text.count("\n") + 1 for text in written] == lines
        assert [text.replace("\n", " ") for text in written] == [words] * 2
        across, up = (label.get_window_extent() for label in (axes.xaxis.label, axes.yaxis.label))
        assert across.x0 >= 0 and across.x1 <= page.bbox.width and up.y0 >= 0 and up.y1 <= page.bbox.height


def test_a_text_is_one_line_of_so_many_letters_and_no_formula():
    assert plain("a\n b", 10) == "a b" and plain("abcdef", 4) == "abc…" and plain("$5", 10) == r"\$5"


def test_without_matplotlib_the_sentence_says_what_to_install(qgis, monkeypatch):
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)
    with refused(InputError, "python3-matplotlib"):
        figure((4, 3))
