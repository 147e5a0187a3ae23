"""What the feedback loop says and draws of two maps of hot spots: with the crimes that policing makes, and without."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from ...bridge.ground.texts import counted, tr
from ...bridge.results.charts.effects import draw_shares, picture
from ..common.finish import embedded

if TYPE_CHECKING:
    from ...core.fairness.feedback_loop import Overlap
    from ..detect.common.counted_places import Spots

#: What a hot spot of one map does on the other.
STAYS, GOES, COMES = "stays", "goes", "comes"


def loop_rows(
    spots: Spots,
    elsewhere: NDArray[np.bool_],
    counts: NDArray[np.int64],
    police: NDArray[np.int64],
    public: NDArray[np.int64] | None,
    only: str,
) -> list[dict[str, Any]]:
    """Each hot spot with how many of its crimes are police-generated; its state is ``only`` where no place of it is hot
    on the other map, ``elsewhere`` (n,)."""
    members, kinds = np.flatnonzero(spots.number >= 0), len(spots.ids)

    def held(values: NDArray[Any]) -> NDArray[Any]:
        return np.bincount(spots.number[members], values[members], kinds)

    every, made, stays = held(counts), held(police), held(elsewhere) > 0
    reported: Sequence[Any] = held(public).tolist() if public is not None else [None] * kinds
    return [
        {
            "id": one,
            "rank": int(spots.rank[i]),
            "crimes": int(every[i]),
            "police": int(made[i]),
            "share": float(made[i] / every[i]) if every[i] else 0.0,
            "public": None if reported[i] is None else int(reported[i]),
            "state": STAYS if stays[i] else only,
        }
        for i, one in enumerate(spots.ids)
    ]


def offences_of_like_size(found: Overlap | None, many: int) -> list[dict[str, Any]]:
    """[{offence, crimes, stays, own}] of the crimes taken out (``own``, no name) and every other offence of like size,
    those that change the map most first."""
    if found is None or np.isnan(found.stays):
        return []
    rows = [{"offence": one.name, "crimes": one.crimes, "stays": one.stays, "own": False} for one in found.others]
    return sorted(
        rows + [{"offence": "", "crimes": many, "stays": found.stays, "own": True}],
        key=lambda row: (row["stays"], not row["own"]),
    )


def loop_summary(
    rows: list[dict[str, Any]], count: dict[str, int], stays: float, share: float, found: Overlap | None
) -> str:
    """How far the maps agree: ``rows`` of the hot spots with every crime, how many of each state there are, the share
    of the hot area that is on both maps, and the share of all crimes that is police-generated."""
    if not rows:
        return tr("There are no hot spots when all offences are counted.")
    words = tr(
        "{:.0f}% of the crimes are police-generated. Without them, {} of {} hot spots remain, {} disappear and {} "
        "are new; {:.0f}% of the hot spot area is on both maps."
    ).format(100 * share, count[STAYS], len(rows), count[GOES], count[COMES], 100 * stays)
    if found is None or np.isnan(found.stays):
        return words
    if not found.others:
        return (
            words
            + " "
            + tr(
                "No other offence has between half and twice as many crimes, so there is no comparison for this change."
            )
        )
    words += " " + counted(
        len(found.others),
        tr(
            "For comparison, {} other offence with a similar number of crimes was removed instead. "
            "Police-generated offences rank {} for their effect on the map (1 is the largest)."
        ),
        tr(
            "For comparison, {} other offences with a similar number of crimes were each removed in turn. "
            "Police-generated offences rank {} for their effect on the map (1 is the largest)."
        ),
        "",
        found.rank,
    )
    words += " " + tr(
        "Without police-generated offences, {:.0f}% of the hot spot area remains, compared with {:.0f}% to "
        "{:.0f}% when another offence is removed instead."
    ).format(100 * found.stays, 100 * found.others[0].stays, 100 * found.others[-1].stays)
    words += " " + tr(
        "If police-generated offences are recorded in different places from other offences, the comparison does "
        "not say why."
    )
    return words


def loop_picture(rows: list[dict[str, Any]], share: float) -> str:
    """How much of the busiest hot spots is police-generated, as text; '' where there is none."""
    shown = [(row["id"], row["share"]) for row in rows[:20]]
    if not shown:
        return ""
    return embedded(
        picture(
            lambda axes, colours, ink: draw_shares(axes, shown, share, colours, ink),
            tr("Police-generated share of the crime in each hot spot"),
            tr("the 20 busiest hot spots; the line shows the share for all crimes"),
            (8, 5),
        )
    )
