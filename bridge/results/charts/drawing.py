"""Charts by matplotlib, for the window and as pictures; never by pyplot, which keeps what it drew."""

from __future__ import annotations

import io
import math
import textwrap
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ...ground.errors import InputError
from ...ground.texts import mark, tr

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.image import AxesImage
    from matplotlib.lines import Line2D

DAYS = (mark("Mon"), mark("Tue"), mark("Wed"), mark("Thu"), mark("Fri"), mark("Sat"), mark("Sun"))
BAR, SECOND, INK, FAINT = "#c62d1c", "#2166ac", "#1a1a1a", "#808080"


def draw_week(
    axes: Axes, weights: list[list[float]], colour: str, ink: str, windows: Sequence[tuple[int, int, int]] = ()
) -> AxesImage:
    """Draw a week (7, 24) on matplotlib *axes*: the darker, the more crimes; the (weekday, hour, hours) of ``windows``
    are framed. The image, of which a scale can be made."""
    from matplotlib.colors import LinearSegmentedColormap, to_rgba
    from matplotlib.patches import Rectangle

    shades = LinearSegmentedColormap.from_list("week", [to_rgba(colour, 0), to_rgba(colour, 1)])
    image = axes.imshow(
        weights,
        cmap=shades,
        vmin=0,
        vmax=max(max(row) for row in weights) or 1,
        extent=(0, 24, 7, 0),
        aspect="auto",
        interpolation="nearest",
    )
    for day, hour, hours in windows:
        for one_day, begin, end in ((day, hour, min(hour + hours, 24)), (day + 1, 0, hour + hours - 24)):
            if end > begin:
                axes.add_patch(
                    Rectangle(
                        (begin, one_day % 7), end - begin, 1, fill=False, edgecolor=ink, linewidth=1.4, clip_on=False
                    )
                )
    axes.set_xticks(range(0, 25, 4))
    axes.set_yticks([day + 0.5 for day in range(7)])
    axes.set_yticklabels([tr(day) for day in DAYS])
    axes.set_xlabel(tr("hour of the day"))
    return image


def week_picture(
    weights: list[list[float]], title: str, words: str, windows: Sequence[tuple[int, int, int]] = ()
) -> bytes:
    """A week as the bytes of a PNG of 1200 × 560 pixels, with a title, a line of words, and a scale.

    Raises InputError where matplotlib is missing.
    """
    page = figure((8, 560 / 150))
    axes = page.add_axes([0.07, 0.15, 0.78, 0.66])
    image = draw_week(axes, weights, BAR, INK, windows)
    for side in axes.spines.values():
        side.set_color(FAINT)
    bar = page.colorbar(image, cax=page.add_axes([0.88, 0.15, 0.02, 0.66]))
    bar.set_label(tr("crimes in each hour"), fontsize=8)
    bar.outline.set_edgecolor(FAINT)
    axes.tick_params(labelsize=8)
    bar.ax.tick_params(labelsize=8)
    axes.xaxis.label.set_size(8)
    # A dollar would begin a formula.
    page.text(0.02, 0.93, plain(title, 80), fontsize=11, weight="bold", color=INK)
    page.text(0.02, 0.865, plain(words, 140), fontsize=8, color=INK)
    return png(page)


def draw_lorenz(
    axes: Axes, curves: list[tuple[str, list[float], list[float]]], colours: tuple[str, str], faint: str
) -> None:
    """Draw Lorenz curves [(name, shares of places, shares of crime)], 0–1, and the line of evenness on matplotlib
    *axes*."""
    for (name, places, held), colour, style in zip(curves, colours, ("-", "--")):
        axes.plot(
            [100 * share for share in places],
            [100 * share for share in held],
            style,
            color=colour,
            linewidth=2,
            label=plain(name, 60),
        )
    axes.plot([0, 100], [0, 100], ":", color=faint, linewidth=1, label=tr("evenly spread"))
    axes.set_xlim(0, 100)
    axes.set_ylim(0, 100.5)
    axes.set_xlabel(tr("cumulative share of places, busiest first (%)"))
    axes.set_ylabel(tr("cumulative share (%)"))


def lorenz_picture(curves: list[tuple[str, list[float], list[float]]], title: str, words: str) -> bytes:
    """Lorenz curves as the bytes of a PNG of 900 × 825 pixels: ``curves`` [(name, shares of places, shares of crime)],
    0–1, with the line of evenness.

    Raises InputError where matplotlib is missing.
    """
    page = figure((6, 5.5))
    axes = page.add_axes([0.11, 0.11, 0.85, 0.74])
    draw_lorenz(axes, curves, (BAR, SECOND), FAINT)
    dress(axes, "lower right")
    page.text(0.02, 0.945, plain(title, 70), fontsize=11, weight="bold", color=INK)
    page.text(0.02, 0.9, plain(words, 110), fontsize=8, color=INK)
    return png(page)


def dress(axes: Axes, legend: str = "") -> None:
    """Give the axes of a page its letters, grid and colours, and a legend at a place where one is named."""
    for label in (axes.xaxis.label, axes.yaxis.label):
        label.set_size(9)
    axes.tick_params(labelsize=8)
    axes.grid(color="#dddddd", linewidth=0.6)
    if legend and axes.get_legend_handles_labels()[1]:
        axes.legend(fontsize=8, loc=legend, frameon=False)
    for side in axes.spines.values():
        side.set_color(FAINT)


def followed(covered: list[float]) -> list[float]:
    """How closely each plan of a trade-off follows crime or harm, 0–1: beside the one of them that does most."""
    most = max(covered, default=0)
    return [one / most if most else 0.0 for one in covered]


def draw_j_curve(axes: Axes, curve: dict[str, list[float]], colour: str, faint: str) -> None:
    """Draw the crimes of premises, the busiest first, on matplotlib *axes*, beside what chance alone would give;
    ``curve`` as the report of the tool has it."""
    axes.fill_between(
        curve["places"], curve["crimes_chance_low"], curve["crimes_chance_high"], color=faint, alpha=0.3, linewidth=0
    )
    axes.plot(curve["places"], curve["crimes_chance"], "--", color=faint, linewidth=1.5, label=tr("chance alone"))
    few = len(curve["places"]) <= 40
    axes.plot(
        curve["places"],
        curve["crimes"],
        "o-" if few else "-",
        color=colour,
        linewidth=2,
        markersize=4,
        label=tr("crimes"),
    )
    axes.set_xlim(left=0.5 if few else 0)
    axes.set_ylim(bottom=0)
    axes.set_xlabel(tr("premises or locations, busiest first"))
    axes.set_ylabel(tr("crimes at each place"))


def j_curve_picture(curve: dict[str, list[float]], title: str, words: str) -> bytes:
    """A J-curve as the bytes of a PNG of 900 × 825 pixels, as draw_j_curve, with a title and a line of words.

    Raises InputError where matplotlib is missing.
    """
    page = figure((6, 5.5))
    axes = page.add_axes([0.11, 0.11, 0.85, 0.68])
    draw_j_curve(axes, curve, BAR, FAINT)
    dress(axes, "upper right")
    page.text(0.02, 0.945, plain(title, 70), fontsize=11, weight="bold", color=INK)
    lines = textwrap.wrap(plain(words, 450), 92)
    page.text(0.02, 0.925, "\n".join(lines), fontsize=8, color=INK, va="top")
    return png(page)


def draw_frontier(
    axes: Axes, points: list[tuple[float, float, float]], taken: int, measure: str, colour: str, ink: str
) -> list[Line2D]:
    """Draw the trade-off on matplotlib *axes*: ``points`` [(position, evenness, harm covered)], 0–1, from most harm to
    most even; the one of index ``taken`` stands out. The dots, in their order."""
    even = [100 * point[1] for point in points]
    follows = [100 * one for one in followed([point[2] for point in points])]
    axes.plot(even, follows, "-", color=colour, linewidth=2)
    dots = [axes.plot(x, y, "o", color=colour, markersize=6)[0] for x, y in zip(even, follows)]
    (ring,) = axes.plot(
        even[taken], follows[taken], "o", markersize=14, markerfacecolor="none", markeredgecolor=ink, markeredgewidth=2
    )
    for (position, _, _), x, y in zip(points, even, follows):
        axes.annotate(
            f"{round(position, 2):g}", (x, y), textcoords="offset points", xytext=(7, 7), fontsize=8, color=ink
        )
    axes.margins(0.12)
    axes.ticklabel_format(useOffset=False)
    axes.set_xlabel(tr("how evenly visits are spread across neighbourhoods (%)"))
    axes.set_ylabel(
        tr("how closely visits follow harm (%)") if measure == "harm" else tr("how closely visits follow crimes (%)")
    )
    axes.legend(
        [dots[0], ring],
        [tr("a plan, with its balance"), tr("the plan in use")],
        fontsize=8,
        loc="lower left",
        frameon=False,
        labelcolor=ink,
    )
    return dots


def frontier_picture(
    points: list[tuple[float, float, float]], taken: int, measure: str, title: str, words: str
) -> bytes:
    """The trade-off between harm covered and evenness as the bytes of a PNG of 900 × 825 pixels, as draw_frontier.

    Raises InputError where matplotlib is missing.
    """
    page = figure((6, 5.5))
    axes = page.add_axes([0.13, 0.11, 0.82, 0.74])
    draw_frontier(axes, points, taken, measure, SECOND, INK)
    dress(axes)
    page.text(0.02, 0.945, plain(title, 70), fontsize=11, weight="bold", color=INK)
    page.text(0.02, 0.9, plain(words, 110), fontsize=8, color=INK)
    return png(page)


def figure(inches: tuple[float, float]) -> Figure:
    """A matplotlib figure on white, 150 points an inch. Raises InputError where matplotlib is missing."""
    try:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure
    except ImportError:
        raise InputError(
            tr(
                "Pictures need the Python module matplotlib. Install it with 'sudo apt install "
                "python3-matplotlib' or the OSGeo4W setup, or switch off the pictures and the page."
            )
        )
    page = Figure(figsize=inches, dpi=150, facecolor="white")
    FigureCanvasAgg(page)
    return page


def png(page: Figure) -> bytes:
    """The bytes of a figure's PNG."""
    out = io.BytesIO()
    page.savefig(out, format="png", dpi=150)
    return out.getvalue()


def wrap_labels(axes: Axes) -> bool:
    """Put what is written along an axis on several lines where the picture would cut it off; whether any was."""
    picture, box, wrapped = axes.figure.bbox, axes.get_window_extent(), False
    for label, across in ((axes.xaxis.label, True), (axes.yaxis.label, False)):
        text, written = label.get_text(), label.get_window_extent()
        begin, end = (written.x0, written.x1) if across else (written.y0, written.y1)
        whole, room = (picture.width, box.width) if across else (picture.height, box.height)
        if text and (begin < 0 or end > whole):
            lines = math.ceil((end - begin) / room)
            # Lines of much the same length: the narrowest that are so few.
            for width in range(max(len(text) // lines, 1), len(text) + 1):
                parts = textwrap.wrap(text, width, break_long_words=False)
                if len(parts) <= lines:
                    break
            label.set_text("\n".join(parts))
            wrapped = True
    return wrapped


def plain(text: object, most: int) -> str:
    """Text of at most so many letters in which nothing begins a formula."""
    text = " ".join(str(text).split())
    return (text if len(text) <= most else text[: most - 1] + "…").replace("$", r"\$")


def warm_up(_: Any = None) -> None:
    """Load what draws the charts and draw the first, which takes a while where the fonts are not known yet; from any
    thread."""
    if has_matplotlib():
        page = figure((1, 1))
        page.add_subplot()
        png(page)


def has_matplotlib() -> bool:
    """Whether charts can be drawn."""
    import importlib.util

    return importlib.util.find_spec("matplotlib") is not None
