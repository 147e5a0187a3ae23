"""Charts of what was done and what came of it, for the window and as pictures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

import numpy as np

from ...ground.texts import day_words, tr
from .drawing import BAR, INK, SECOND, dress, figure, plain, png

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from numpy.typing import NDArray

    from ..balance_reports import Decile, Priority, SearchedGroup, SurveyedArea
    from ..evaluation_reports import (
        EffectByDistance,
        EventStudySpan,
        FunnelLimit,
        HoldoutReport,
        LearnedScore,
        StabilitySetting,
        WatchedWeek,
    )


def draw_arms(
    axes: Axes,
    periods: list[int],
    treated: list[float],
    control: list[float],
    begins: int | None,
    colours: tuple[str, str],
    ink: str,
) -> None:
    """Draw crimes a period in treated and control places, ``control`` brought to the treated's level before; ``begins``
    the index at which treatment began, None before it."""
    axes.plot(periods, treated, "-", color=colours[0], linewidth=2, label=tr("treated"))
    axes.plot(
        periods, control, "--", color=colours[1], linewidth=1.6, label=tr("controls, scaled to the treated places")
    )
    if begins is not None:
        axes.axvline(begins - 0.5, color=ink, linewidth=1)
    axes.set_ylim(bottom=0)
    axes.margins(x=0.01)
    axes.xaxis.get_major_locator().set_params(integer=True)
    axes.set_ylabel(tr("crimes"))


def draw_study(
    axes: Axes, study: list[EventStudySpan], colours: tuple[str, str], ink: str, period: str = "week"
) -> None:
    """Draw the event study: dictionaries with ``week``, ``change``, ``low``, ``high`` (shares); about 0 before."""
    for one in study:
        if one["change"] is None:
            continue
        colour = colours[1] if one["week"] < 0 else colours[0]
        axes.plot([one["week"]] * 2, [100 * one["low"], 100 * one["high"]], "-", color=colour, linewidth=1.6)
        axes.plot(one["week"], 100 * one["change"], "o" if one["week"] >= 0 else "s", color=colour, markersize=5)
    axes.axhline(0, color=ink, linewidth=0.8)
    axes.axvline(-0.5, color=ink, linewidth=0.8, linestyle=":")
    axes.set_xlabel(
        tr("month (intervention starts in month 0)")
        if period == "month"
        else tr("first week of each period (intervention starts in week 0)")
    )
    axes.set_ylabel(tr("change relative to controls (%)"))


def ring_words(band: EffectByDistance) -> str:
    """Where the effect was measured: the places, or a ring about them in metres."""
    if "to_m" not in band:
        # Reports of earlier versions have the words alone.
        return band["distance"]
    return tr("in the places") if band["to_m"] is None else "{:g}–{:g}".format(band["from_m"], band["to_m"])


def draw_distances(axes: Axes, bands: list[EffectByDistance], colours: tuple[str, str], ink: str) -> None:
    """Draw the difference by distance: dictionaries with ``from_m``, ``to_m``, ``value``, ``low``, ``high``."""
    for i, one in enumerate(bands):
        if one["low"] is not None:
            axes.plot([i, i], [one["low"], one["high"]], "-", color=colours[i > 0], linewidth=1.8)
        axes.plot(i, one["value"], "o", color=colours[i > 0], markersize=6)
    axes.axhline(0, color=ink, linewidth=0.8)
    axes.set_xticks(range(len(bands)))
    axes.set_xticklabels([ring_words(one) for one in bands])
    axes.set_xlabel(tr("distance from the places (m)"))
    axes.set_ylabel(tr("difference in crimes compared with controls"))


def draw_balance(axes: Axes, rows: list[tuple[str, float, float]], colours: tuple[str, str], ink: str) -> None:
    """Draw how far the arms lie apart before and after matching: [(measure, before, after)] in standard deviations."""
    for i, (_, before, after) in enumerate(rows):
        axes.plot(abs(before), i, "s", color=colours[1], markersize=7, label=tr("all candidates") if i == 0 else None)
        axes.plot(abs(after), i, "o", color=colours[0], markersize=7, label=tr("controls") if i == 0 else None)
    axes.axvline(0.1, color=ink, linewidth=0.8, linestyle=":")
    axes.set_yticks(range(len(rows)))
    axes.set_yticklabels([name for name, _, _ in rows])
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(left=0)
    axes.set_xlabel(tr("difference between means (standard deviations)"))


def draw_search(axes: Axes, found: HoldoutReport, colours: tuple[str, str], ink: str) -> None:
    """Draw what share of crime a map finds in what share of the area, with the oracle and chance."""
    curves, part = found["curves"], 100 * np.array(found["curves"]["coverage"])
    axes.plot(part, 100 * np.array(curves["map"]), "-", color=colours[0], linewidth=2, label=tr("recommended map"))
    axes.plot(
        part, 100 * np.array(curves["oracle"]), "--", color=colours[1], linewidth=1.6, label=tr("best possible map")
    )
    axes.plot(part, part, ":", color=ink, linewidth=1, label=tr("chance"))
    for row in found["coverages"]:
        if row["index"] == found["recommended"]["index"] and row["low"] is not None:
            axes.plot(
                [100 * row["coverage"]] * 2,
                [100 * row["low"], 100 * row["high"]],
                "-",
                color=colours[0],
                linewidth=4,
                alpha=0.5,
            )
    axes.set_xscale("log")
    axes.set_xticks([0.1, 0.5, 1, 2, 5, 10, 20])
    axes.set_xticklabels(["0.1", "0.5", "1", "2", "5", "10", "20"])
    axes.set_xlabel(tr("share of the area (%)"))
    axes.set_ylabel(tr("share of crime captured (%)"))
    axes.set_ylim(bottom=0)


def draw_agreement(
    axes: Axes, rows: list[StabilitySetting], colours: tuple[str, str], ink: str
) -> list[tuple[Any, int]]:
    """Draw how far each setting agrees with all [{setting, value, agrees}]; the bars with the index of their row."""
    bars = axes.barh(range(len(rows)), [100 * (row["agrees"] or 0) for row in rows], color=colours[0], height=0.7)
    axes.set_yticks(range(len(rows)))
    axes.set_yticklabels([plain("{} {}".format(tr(row["setting"]), row["value"]), 22) for row in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(0, 100)
    axes.set_xlabel(tr("area hot both in these runs and in all runs (%)"))
    return [(bar, i) for i, bar in enumerate(bars)]


def draw_learned(axes: Axes, rows: list[LearnedScore], colours: tuple[str, str], ink: str) -> None:
    """Draw what a learned map and the best simple one find by share of the area, with the oracle
    [{coverage, learned, low, high, simple, oracle}]."""
    for i, row in enumerate(rows):
        first = i == 0
        if row["low"] is not None:
            axes.plot([100 * row["low"], 100 * row["high"]], [i, i], "-", color=colours[0], linewidth=4, alpha=0.5)
        axes.plot(
            100 * row["learned"], i, "o", color=colours[0], markersize=7, label=tr("learned map") if first else None
        )
        axes.plot(
            100 * row["simple"], i, "D", color=colours[1], markersize=6, label=tr("simple map") if first else None
        )
        axes.plot(
            100 * row["oracle"], i, "|", color=ink, markersize=12, label=tr("best possible map") if first else None
        )
    axes.set_yticks(range(len(rows)))
    axes.set_yticklabels(["{:g}%".format(100 * row["coverage"]) for row in rows])
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.set_xlim(left=0)
    axes.set_ylabel(tr("share of the area"))
    axes.set_xlabel(tr("share of crime captured (%)"))


def draw_weeks(axes: Axes, weeks: list[WatchedWeek], colours: tuple[str, str], ink: str) -> None:
    """Draw the weeks of one place: dictionaries with ``crimes``, ``mean``, ``low``, ``high``; None before the base."""
    counts = [one["crimes"] for one in weeks]
    number = np.arange(len(weeks))

    def line(key: str) -> NDArray[np.float64]:
        return np.array([np.nan if one[key] is None else one[key] for one in weeks], float)

    axes.fill_between(
        number, line("low"), line("high"), color=colours[1], alpha=0.2, linewidth=0, label=tr("usual range")
    )
    axes.plot(number, line("mean"), "--", color=colours[1], linewidth=1.2, label=tr("mean of the previous 8 weeks"))
    axes.plot(number, counts, "-", color=colours[0], linewidth=1.6, label=tr("crimes"))
    out = [i for i, one in enumerate(weeks) if one["state"] in ("above", "below")]
    axes.plot(out, [counts[i] for i in out], "o", color=ink, markersize=5, label=tr("outside the usual range"))
    axes.set_ylim(bottom=0)
    axes.margins(x=0.01)
    some = number[:: max(len(weeks) // 5, 1)]
    axes.set_xticks(some)
    axes.set_xticklabels([day_words(weeks[i]["week"]).rpartition(" ")[0] for i in some])
    axes.set_xlabel(tr("week beginning"))
    axes.set_ylabel(tr("crimes per week"))


def draw_funnel(
    axes: Axes,
    places: list[Any],
    limits: list[FunnelLimit],
    colours: tuple[str, str],
    ink: str,
    words: tuple[str, str] | None = None,
) -> list[tuple[Any, Any]]:
    """Draw observed ÷ expected against expected, ``words`` on the axes: dictionaries with ``expected``, ``ratio``;
    ``limits`` dictionaries with ``expected``, ``low_95``, ``high_95``, ``low_998``, ``high_998``. The
    artists with their places."""
    words = words or (tr("expected crimes"), tr("crimes ÷ expected crimes"))
    expected = [one["expected"] for one in limits]
    for key, style in (("95", "--"), ("998", "-")):
        for side in ("low", "high"):
            axes.plot(
                expected,
                [one[f"{side}_{key}"] for one in limits],
                style,
                color=colours[1],
                linewidth=1.1,
                label={"95": "95%", "998": "99.8%"}[key] if side == "low" else None,
            )
    axes.axhline(1, color=ink, linewidth=0.8)
    drawn = [(axes.plot(one["expected"], one["ratio"], "o", color=colours[0], markersize=5)[0], one) for one in places]
    axes.set_ylim(bottom=0)
    axes.set_xlabel(words[0])
    axes.set_ylabel(words[1])
    return drawn


def draw_levels(axes: Axes, rows: list[Decile], colours: tuple[str, str], ink: str, first: str | None = None) -> None:
    """Draw presence and need a head by decile, each against its own mean over all: dictionaries with ``decile``,
    ``people``, ``presence`` and ``needed`` with ``_low`` and ``_high``; None where nobody is. ``first`` is what the
    one beside need is called."""
    people = sum(row["people"] for row in rows)
    for k, (name, label) in enumerate((("presence", first or tr("patrol presence")), ("needed", tr("need")))):
        mean = sum(row[name] * row["people"] for row in rows if row[name] is not None) / people if people else 0
        there = [row for row in rows if row[name] is not None and mean > 0]
        for row in there:
            axes.plot(
                [row["decile"] + 0.16 * (k - 0.5)] * 2,
                [row[name + "_low"] / mean, row[name + "_high"] / mean],
                "-",
                color=colours[k],
                linewidth=1.6,
            )
        axes.plot(
            [row["decile"] + 0.16 * (k - 0.5) for row in there],
            [row[name] / mean for row in there],
            "os"[k],
            color=colours[k],
            markersize=5,
            label=label,
        )
    axes.axhline(1, color=ink, linewidth=0.8)
    axes.set_xticks(range(1, 11))
    axes.set_ylim(bottom=0)
    axes.set_xlabel(tr("deprivation decile (1 is the most deprived)"))
    axes.set_ylabel(tr("per resident, relative to the mean"))


def draw_three(
    axes: Axes,
    rows: list[tuple[str, float | None, float | None, float | None]],
    colours: tuple[str, str],
    ink: str,
    first: str | None = None,
) -> list[tuple[Any, int]]:
    """Draw shares (0–1) of presence, need and residents as bars beside each other [(name, presence, need, people)];
    ``first`` is what the first is called. The bars with the index of their row."""
    # Without a known number of residents there is no bar to name.
    kinds = [
        (k, label, colour)
        for k, label, colour in (
            (1, first or tr("patrol presence"), colours[0]),
            (2, tr("need"), colours[1]),
            (3, tr("residents"), "#999999"),
        )
        if any(row[k] is not None for row in rows)
    ]
    drawn = []
    for place, (k, label, colour) in enumerate(kinds):
        bars = axes.barh(
            [i + 0.27 * (place - (len(kinds) - 1) / 2) for i in range(len(rows))],
            [100 * (row[k] if row[k] is not None else 0) for row in rows],
            color=colour,
            height=0.25,
            label=label,
        )
        drawn += [(bar, i) for i, bar in enumerate(bars)]
    axes.set_yticks(range(len(rows)))
    axes.set_yticklabels([plain(row[0], 22) for row in rows])
    # A row below the last is for the legend.
    axes.set_ylim(len(rows) + 0.9, -0.6)
    axes.set_xlabel(tr("share of the total for the whole area (%)"))
    return drawn


def draw_found(axes: Axes, rows: list[SearchedGroup], colours: tuple[str, str], ink: str) -> None:
    """Draw shares in and out of hot spots with their intervals: dictionaries with ``group``, ``in`` and ``out`` with
    ``_low`` and ``_high``, None where there are too few."""
    for k, (key, label) in enumerate((("in", tr("in hot spots")), ("out", tr("elsewhere")))):
        for i, row in enumerate(rows):
            if row[key] is None:
                continue
            y = i + 0.24 * (k - 0.5)
            axes.plot([100 * row[key + "_low"], 100 * row[key + "_high"]], [y, y], "-", color=colours[k], linewidth=1.8)
            axes.plot(100 * row[key], y, "os"[k], color=colours[k], markersize=6)
        axes.plot([], [], "os"[k], color=colours[k], label=label)
    axes.set_yticks(range(len(rows)))
    axes.set_yticklabels([plain(row["group"] or "everybody", 20) for row in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(left=0)
    axes.set_xlabel(tr("searches that led to an outcome (%)"))


def draw_asked(axes: Axes, rows: list[Priority], colours: tuple[str, str], ink: str) -> None:
    """Draw what was asked for: dictionaries with ``priority``, ``share``, ``low``, ``high``, the most at the top."""
    axes.barh(range(len(rows)), [100 * row.get("middle", row["share"]) for row in rows], color=colours[0], height=0.62)
    for i, row in enumerate(rows):
        axes.plot([100 * row["low"], 100 * row["high"]], [i, i], "-", color=ink, linewidth=1.2)
    axes.set_yticks(range(len(rows)))
    axes.set_yticklabels([plain(row["priority"], 26) for row in rows])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(left=0)
    axes.set_xlabel(tr("share of answers that name the priority (%)"))


def draw_felt(
    axes: Axes, rows: list[SurveyedArea], colours: tuple[str, str], ink: str
) -> list[tuple[Any, SurveyedArea]]:
    """Draw presence against how safe people feel: dictionaries with ``safe``, ``presence_share`` and ``minutes``. The
    artists with their neighbourhoods."""
    # Hollow in the middle of the range, where the share itself is not told.
    drawn = [
        (
            axes.plot(
                100 * row.get("safe_middle", row["safe"]),
                100 * row["presence_share"],
                "o",
                color=colours[0],
                fillstyle="none" if row["safe"] is None else "full",
                markersize=6,
            )[0],
            row,
        )
        for row in rows
    ]
    axes.set_ylim(bottom=0)
    axes.set_xlabel(tr("people who feel safe (% of answers)"))
    axes.set_ylabel(tr("patrol presence (% of all patrol minutes)"))
    return drawn


def draw_shares(
    axes: Axes, rows: list[tuple[str | None, float]], overall: float, colours: tuple[str, str], ink: str
) -> None:
    """Draw shares (0–1) as bars [(name, share)], the first at the top, and the ``overall`` one as a line."""
    axes.barh(range(len(rows)), [100 * share for _, share in rows], color=colours[0], height=0.7)
    axes.axvline(100 * overall, color=ink, linewidth=1, linestyle=":")
    axes.set_yticks(range(len(rows)))
    axes.set_yticklabels([f"{i + 1}" for i in range(len(rows))])
    axes.set_ylim(len(rows) - 0.4, -0.6)
    axes.set_xlim(left=0)
    axes.set_xlabel(tr("share of crimes (%)"))
    axes.set_ylabel(tr("hot spot rank"))


def picture(
    draw: Callable[..., Any],
    title: str,
    words: str,
    inches: tuple[float, float] = (8, 4.2),
    legend: str = "best",
    left: float = 0.1,
) -> bytes:
    """The bytes of a PNG of what ``draw(axes, colours, ink)`` draws, with a title and a line of words; ``left`` is the
    share of the width that the labels need.

    Raises InputError where matplotlib is missing.
    """
    page = figure(inches)
    axes = page.add_axes([left, 0.15, 0.97 - left, 0.66])
    draw(axes, (BAR, SECOND), INK)
    dress(axes, legend)
    axes.set_axisbelow(True)
    page.text(0.02, 0.93, plain(title, 80), fontsize=11, weight="bold", color=INK)
    page.text(0.02, 0.865, plain(words, 140), fontsize=8, color=INK)
    return png(page)
