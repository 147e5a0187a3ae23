"""What the monitor says and draws of the places and areas that it watches."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np

from ...bridge.ground.texts import day_words, tr
from ...bridge.results.charts.effects import draw_funnel, draw_weeks, picture
from ...bridge.results.result_names import period_of
from ..common.finish import embedded

#: Places that a sentence names; the table has them all.
_NAMED = 5


def _more(count: int) -> str:
    """That there are more of them than a sentence names; '' where there are not."""
    return tr(" and {:,} more").format(count - _NAMED) if count > _NAMED else ""


def watch_summary(found: dict[str, Any], split: int) -> str:
    """What stands out in the last week and what has changed since the watch began, with the week number ``split``."""
    last, since = day_words(found["weeks"][-1]), day_words(found["since"])
    out = []
    for rows, words in ((found["places"], tr("places")), (found["areas"], tr("areas"))):
        if not rows:
            continue
        odd = [one for one in rows if one["exception"]]
        text = tr("In the week starting {}, {} of {} {} stand out").format(last, len(odd), len(rows), words)
        if odd:
            text += ": " + ", ".join(
                tr("{} ({} that week, usually {:.1f})").format(
                    one["id"], one["weeks"][-1]["crimes"], one["weeks"][-1]["mean"]
                )
                for one in sorted(odd, key=lambda one: one["q"])[:_NAMED]
            )
            text += _more(len(odd))
        out.append(text + ".")
    changed = [one for one in found["places"] if one["alarm"]]
    before = period_of("{} to {}".format(found["weeks"][0], np.datetime64(found["since"]) - 1))
    text = tr("Since {} ({} weeks), crime has changed in {} of {} places compared with {}").format(
        since, len(found["weeks"]) - split, len(changed), len(found["places"]), before
    )
    if changed:
        text += ": " + ", ".join(
            "{} ({:+.0f}%)".format(one["id"], 100 * ((one["ratio"] or 0) - 1))
            for one in sorted(changed, key=lambda one: -one["evidence"])[:_NAMED]
        )
        text += _more(len(changed))
    out.append(
        text
        + tr(". On average, at most {:g}% of the changes reported are false alarms, however often you check.").format(
            100 * found["alpha"]
        )
    )
    return " ".join(out)


def watch_pictures(found: dict[str, Any], raise_if_cancelled: Callable[[], None]) -> list[tuple[str, str]]:
    """[(words, picture)]: the funnel, and the weeks of the six places that stand out most."""
    shown = [one for one in found["places"] if one["ratio"] is not None]
    made = [
        (
            tr("Since monitoring began"),
            picture(
                lambda axes, colours, ink: draw_funnel(axes, shown, found["limits"], colours, ink),
                tr("Since {}").format(day_words(found["since"])),
                tr(
                    "each dot is a place; by chance alone, 95% of places would lie between the inner lines and "
                    "99.8% between the outer lines"
                ),
            ),
        )
    ]
    for one in sorted(found["places"], key=lambda one: (one["q"], -one["evidence"]))[:6]:
        raise_if_cancelled()
        title = " ".join(dict.fromkeys(word for word in (one["id"], one["name"]) if word))
        made.append(
            (
                title,
                picture(
                    lambda axes, colours, ink: draw_weeks(axes, one["weeks"], colours, ink),
                    title,
                    tr("crimes per week and the usual range"),
                    (8, 3.2),
                ),
            )
        )
    return [(words, embedded(one)) for words, one in made]
