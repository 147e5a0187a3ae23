"""What the local statistics are computed from, the values or their logarithm, and what hides others in either."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsProcessingContext

from ....bridge.ground.texts import tr
from ....bridge.results.styles.classes import scale_words
from ....core.statistics.gistar import COUNT, LOG, log_values, lost_in_steps, median_above_zero, most_influential

if TYPE_CHECKING:
    from ...common.base import HotspotAlgorithm

#: A place with more than this share of the variance is named: it may hide all others.
MOST_OF_VARIANCE = 0.2
#: Nor is it kept quiet where more than this share of the busy places is rounded away.
MOST_SWALLOWED = 0.05


def read_values(algorithm: HotspotAlgorithm, parameters: dict, context: QgsProcessingContext) -> str:
    """VALUES as it was given."""
    return algorithm.parameterAsEnumString(parameters, "VALUES", context)


def compared_with_chance(statistic: str, ranked: str, scale: str, pvalues: str, correction: str) -> str:
    """The note on a test against chance: what was compared in plain words, and its settings for whoever wants them."""
    return tr(
        "Each place and its neighbours were compared with what chance alone would give ({} based on {}; p-values: "
        "{}; correction: {})."
    ).format(statistic, scale_words(ranked, scale), pvalues, correction)


def on_scale(values: NDArray[Any], scale: str) -> NDArray[np.float64]:
    """What the statistic is computed from (n,)."""
    return log_values(values) if scale == LOG else np.asarray(values, float)


def scale_of(values: NDArray[Any], scale: str) -> Callable[[NDArray[Any]], NDArray[np.float64]]:
    """The scale of these ``values`` (n,), not rounded, as a function of any values (m,)."""
    if scale != LOG:
        return lambda some: np.asarray(some, float)
    unit = median_above_zero(values)
    return lambda some: log_values(some, unit, False)


def cautions(maps: Sequence[NDArray[Any]], sizes: NDArray[np.int64], pvalues: str, scale: str, ids: list[str]) -> list:
    """Notes on what a statistic of these ``maps`` [(n,)], as they are, cannot show: ``sizes`` (n,) of the
    neighbourhoods, the kind of p-value and the names of the places are given."""
    count, notes = len(ids), []
    wide = int((2 * sizes > count).sum())
    if pvalues == "convolution" and wide:
        notes.append(
            tr(
                "For {:,} of {:,} places, the surrounding neighbourhood covers more than half of the map. The "
                "test cannot detect clusters there, which does not mean that there are none. Use smaller "
                "neighbourhoods or smaller places."
            ).format(wide, count)
        )
    if scale != COUNT:
        return notes
    place, share = max((most_influential(one) for one in maps), key=lambda found: found[1])
    if share > MOST_OF_VARIANCE:
        notes.append(
            tr(
                "One place, '{}', accounts for {:.0f}% of the variance and may hide other clusters; set "
                "'Statistic from' to 'log'."
            ).format(ids[place], 100 * share)
        )
    if pvalues == "convolution":
        lost, step = max(lost_in_steps(one, int(sizes.max())) for one in maps)
        if lost > MOST_SWALLOWED:
            notes.append(
                tr(
                    "The largest value is so large that all values are rounded to steps of {:,.3g}. For {:.0f}% "
                    "of the places this is too coarse to find clusters among them. Check the largest value, or "
                    "set 'Statistic from' to 'log'."
                ).format(step, 100 * lost)
            )
    return notes
