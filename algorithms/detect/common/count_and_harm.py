"""Count and harm side by side: the same crimes ranked twice over the same places, and how far the two agree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ....bridge.ground.texts import tr

if TYPE_CHECKING:
    from .counted_places import Spots


@dataclass
class Comparison:
    """Hot spots by harm against those by count: for each the best rank of the other kind in its places (NaN where there
    is none), and the share of the area in either that is in both (Jaccard; NaN where neither has any)."""

    rank_count: NDArray[np.float64]  # of each hot spot by harm
    rank_harm: NDArray[np.float64]  # of each hot spot by count
    jaccard: float

    def results(self) -> dict[str, Any]:
        """The comparison as an algorithm's results."""
        return {
            "BOTH": int((~np.isnan(self.rank_count)).sum()),
            "ONLY_HARM": int(np.isnan(self.rank_count).sum()),
            "ONLY_COUNT": int(np.isnan(self.rank_harm).sum()),
            "JACCARD": None if np.isnan(self.jaccard) else self.jaccard,
            "COMPARISON": self.sentence(),
        }

    def sentence(self) -> str:
        """The comparison in words."""
        if np.isnan(self.jaccard):
            return tr("There are no hot spots, whether ranked by harm or by number of crimes.")
        both = int((~np.isnan(self.rank_count)).sum())
        return tr(
            "Of the {:,} hot spots ranked by harm, {:,} overlap a hot spot ranked by number of crimes and {:,} do "
            "not. Of the {:,} hot spots ranked by number of crimes, {:,} do not overlap any ranked by harm. "
            "{:.0f}% of the combined area is in both (Jaccard index {:.2f})."
        ).format(
            len(self.rank_count),
            both,
            len(self.rank_count) - both,
            len(self.rank_harm),
            int(np.isnan(self.rank_harm).sum()),
            100 * self.jaccard,
            self.jaccard,
        )


def compare(by_harm: Spots, by_count: Spots, areas: NDArray[np.float64]) -> Comparison:
    """The Comparison of two Spots over the same places of ``areas`` (n,)."""
    harm, count = by_harm.number, by_count.number
    both, either = (harm >= 0) & (count >= 0), (harm >= 0) | (count >= 0)
    rank_count, rank_harm = np.full(len(by_harm.rank), np.inf), np.full(len(by_count.rank), np.inf)
    np.minimum.at(rank_count, harm[both], by_count.rank[count[both]])
    np.minimum.at(rank_harm, count[both], by_harm.rank[harm[both]])
    with np.errstate(invalid="ignore"):
        jaccard = np.divide(areas[both].sum(), areas[either].sum())
    known = [np.where(np.isfinite(rank), rank, np.nan) for rank in (rank_count, rank_harm)]
    return Comparison(known[0], known[1], float(jaccard))
