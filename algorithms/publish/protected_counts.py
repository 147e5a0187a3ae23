"""Counts with what could point at somebody hidden, attacked before anything is written."""

from __future__ import annotations

import numpy as np
from qgis.core import QgsProcessingFeedback

from ...bridge.ground.errors import Cancelled, InputError
from ...bridge.ground.texts import tr
from ...core.fairness.disclosure import LEAST, SHOWN, SMALL, Cube, attack, control

#: Cells of a table, totals among them, whose programmes take minutes and no hours.
MOST_CELLS = 6000


def check_size(shape: tuple[int, ...]) -> None:
    """Raise InputError where a table of so many areas, offences and periods is too large to be protected."""
    cells = np.prod([length + (length > 1) for length in shape])
    if cells > MOST_CELLS:
        raise InputError(
            tr(
                "{} areas, {} offences and {} periods make {:,} figures, but at most {:,} can be protected. "
                "Use larger areas, choose fewer OFFENCES, or set PERIODS to 'whole'."
            ).format(*shape, int(cells), MOST_CELLS)
        )


def protect(counts: np.ndarray, feedback: QgsProcessingFeedback) -> tuple[Cube, int]:
    """(the Cube, attacked, how many hidden counts cannot be 0) of counts (areas, offences, periods). Raises InputError
    where the attack finds anything.

    Who reads the release knows that an offence is named only where there is a crime: its count for the whole area
    is 1 or more.
    """
    feedback.setProgressText(tr("suppressing small counts, and others that could reveal them…"))

    def step(share: float) -> None:
        if feedback.isCanceled():
            raise Cancelled()
        feedback.setProgress(20 + 50 * share)

    try:
        cube = control(counts, step=step)
    except ValueError as error:
        raise InputError(_unsafe(error))
    feedback.setProgressText(tr("checking whether suppressed counts could be worked out…"))
    small = np.flatnonzero(cube.hidden.ravel() == SMALL)
    try:
        _, low, high = attack(cube, small, _named(cube), (0, LEAST), lambda share: step(1 + 0.5 * share))
    except ValueError as error:
        raise InputError(_unsafe(error))
    if not _open(cube, small, low, high, LEAST):
        raise InputError(
            tr(
                "A suppressed count could be worked out from the others, so nothing was written. Use larger "
                "areas or choose fewer OFFENCES."
            )
        )
    return cube, int((low > 1e-6).sum())


def why_hidden(cube: Cube, feedback: QgsProcessingFeedback) -> dict[int, int]:
    """{area's number: SMALL or BESIDE}, why the count of all its crimes is hidden, as pages say it; empty where
    saying so would leave less than 1 to 4 for any hidden count."""
    count = cube.values.shape[0] - (cube.values.shape[0] > 1)
    kinds = {i: int(cube.hidden[i, -1, -1]) for i in range(count) if cube.hidden[i, -1, -1] != SHOWN}
    if not kinds:
        return {}
    flat = np.arange(cube.values.size).reshape(cube.values.shape)
    # What is not called small is 0, or 5 and more: whichever it is, somebody may know.
    told = _named(cube)
    told.update(
        {
            int(flat[i, -1, -1]): (1, LEAST - 1)
            if kind == SMALL
            else ((LEAST, None) if cube.values[i, -1, -1] else (0, 0))
            for i, kind in kinds.items()
        }
    )
    small = np.flatnonzero(cube.hidden.ravel() == SMALL)

    def step(share: float) -> None:
        if feedback.isCanceled():
            raise Cancelled()

    try:
        _, low, high = attack(cube, small, told, (1, LEAST - 1), step)
    except ValueError:
        return {}
    if not _open(cube, small, low, high, LEAST - 1):
        return {}
    return kinds


def _named(cube: Cube) -> dict[int, tuple[float, float | None]]:
    """{flat index: (1, None)} of the hidden count of each offence in the whole area and period."""
    last = cube.values.shape[2] - 1
    flat = np.arange(cube.values.size).reshape(cube.values.shape)
    return {int(flat[-1, j, last]): (1, None) for j in range(cube.values.shape[1]) if cube.hidden[-1, j, last] != SHOWN}


def _open(cube: Cube, cells: np.ndarray, low: np.ndarray, high: np.ndarray, most: int) -> bool:
    """Whether all that can be known of small counts, their limits (cells,), leaves them open: from the least that they
    can be at all up to ``most``. That is 1, and of all offences in the whole area as many as are named; where that
    leaves one number only, it is told."""
    count = cube.values.shape[1] - (cube.values.shape[1] > 1)
    whole = np.ravel_multi_index([length - 1 for length in cube.values.shape], cube.values.shape)
    least = np.where(np.asarray(cells) == whole, max(count, 1), 1)
    return bool(((low <= least + 1e-6) & (high >= most - 1e-6) & (least < LEAST - 1)).all())


def _unsafe(error: ValueError) -> str:
    return tr(
        "The counts cannot be protected: {}. Nothing was written; use larger areas or choose fewer OFFENCES."
    ).format(error)
