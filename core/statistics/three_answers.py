"""Three answers to "do they differ?": a test that finds nothing does not say that there is nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

#: More or less than by chance; the same within a stated margin; the numbers cannot tell.
MORE, LESS, ALIKE, UNSURE = STATES = "more", "less", "alike", "unclear"


def three_answers(
    differs: ArrayLike,
    above: ArrayLike,
    low: ArrayLike,
    high: ArrayLike,
    margin: float,
    more_word: str = MORE,
    less_word: str = LESS,
) -> NDArray[np.str_]:
    """The answers (n,): ``more_word`` or ``less_word``, by ``above`` (n,), where it ``differs`` (n,) by more than
    chance; ALIKE
    where the whole 90 % interval ``low`` to ``high`` (n,) of the ratio lies within 1 / (1 + ``margin``) and
    1 + ``margin``, which is two one-sided tests at 5 % each (Schuirmann 1987); else UNSURE. Limits that are NaN tell
    nothing.

    A difference that is more than chance and yet within the margin is told as a difference.

    >>> three_answers([True, False, False], [False, True, True], [0.5, 0.9, 0.8], [0.7, 1.1, 1.9], 0.25).tolist()
    ['less', 'alike', 'unclear']
    """
    within = (np.asarray(low) >= 1 / (1 + margin)) & (np.asarray(high) <= 1 + margin)
    return np.where(differs, np.where(above, more_word, less_word), np.where(within, ALIKE, UNSURE))
