"""What the hold-out says: which map is recommended, and how far it is from the best there was."""

from __future__ import annotations

from typing import Any

from ...bridge.ground.texts import tr
from ...bridge.results.result_names import period_of
from ...core.counting.periods import of_the_next


def map_sentence(found: dict[str, Any]) -> str:
    """Which map is recommended, and how far it is from the best there was, from chance and from the usual heat map."""
    one = found["recommended"]
    share = "{:g}%".format(100 * found["coverage"])
    words = [
        tr(
            "Recommended map, chosen on {} and scored on {}: {}. This map finds {} ({}) of {} crimes in {} of the area"
        ).format(
            *(period_of(" to ".join(found[days])) for days in ("chosen_on", "scored_on")),
            one["words"],
            _percent(one["hit_rate"]),
            _span(one["low"], one["high"]),
            of_the_next(found["period"]),
            share,
        )
    ]
    for peer in found["peers"]:
        if peer["map"] == "qgis":
            words.append(tr("the QGIS heat map with its default settings finds {}").format(_percent(peer["hit_rate"])))
    text = "; ".join(words) + tr(". The best possible map would find {}, and chance alone {}.").format(
        _percent(found["oracle"]), share
    )
    behind = found["behind"]
    if found["best"]["index"] != one["index"]:
        ahead = tr(
            "The best of the {} maps tested on the later periods was {}, which finds {} ({:+.1f} percentage points"
        ).format(found["compared"], found["best"]["words"], _percent(found["best"]["hit_rate"]), -100 * behind["value"])
        if behind["within"] is None:
            text += " " + ahead + tr("; too few periods to tell whether this is more than chance).")
        else:
            text += (
                " "
                + ahead
                + tr(", {:+.1f} to {:+.1f}: {}).").format(
                    -100 * behind["high"], -100 * behind["low"], _by_chance(behind["within"])
                )
            )
    elif found["compared"] > 1:
        text += " " + tr("None of the {} maps tested did better.").format(found["compared"])
    return text


def harm_sentence(found: dict[str, Any]) -> str:
    """Which map finds most harm, and what that costs in crimes."""
    harm = found["harm"]
    one, ahead = harm["recommended"], harm["ahead"]
    text = tr("Recommended map for {}, based on {}: {}. This map finds {} ({}) of the {} and {} of the crimes.").format(
        harm["unit"],
        harm["weighed_by"],
        one["words"],
        _percent(one["harm_rate"]),
        _span(one["harm_low"], one["harm_high"]),
        harm["unit"],
        _percent(one["hit_rate"]),
    )
    if one["index"] == found["recommended"]["index"]:
        return text
    text += " " + tr("The map recommended for crimes finds {} of the {}").format(
        _percent(found["recommended"]["harm_rate"]), harm["unit"]
    )
    if ahead["within"] is None:
        return text + tr("; there are too few periods to tell whether the difference is more than chance.")
    return text + tr(" (a difference of {:+.1f} percentage points, {:+.1f} to {:+.1f}: {}).").format(
        -100 * ahead["value"], -100 * ahead["high"], -100 * ahead["low"], _by_chance(ahead["within"])
    )


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%"


def _span(low: float | None, high: float | None) -> str:
    """An interval of shares."""
    if low is None or high is None:
        return tr("too few periods for a confidence interval")
    return f"{100 * low:.1f}–{_percent(high)}"


def _by_chance(within: bool) -> str:
    """Whether chance explains a difference, whose interval holds 0 then."""
    return tr("no more than chance would explain") if within else tr("more than chance would explain")
