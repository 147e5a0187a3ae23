"""How many points of an import lie far from all others, in words."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ...bridge.ground.texts import counted, tr
from ...core.data.far_off import far_off


def far_words(x: NDArray[np.float64], y: NDArray[np.float64]) -> str:
    """How many crimes at points in metres lie far from all others, in a sentence; '' for none."""
    far = int(far_off(x, y).sum())
    return (
        counted(
            far,
            tr("{} crime is far from all the others and has been kept; check its coordinates."),
            tr("{} crimes are far from all the others and have been kept; check their coordinates."),
        )
        if far
        else ""
    )
