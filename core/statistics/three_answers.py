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
    """Answer whether places differ: more, less, alike, or unclear.

    A test that finds nothing does not say that there is nothing: alike is only what is shown to lie within a margin. A
    difference beyond chance that lies within the margin is still told as a difference.

    Parameters
    ----------
    differs : array_like, shape (n,)
        Whether a place differs by more than chance.
    above : array_like, shape (n,)
        Whether its value lies above the one it is compared with.
    low, high : array_like, shape (n,)
        90 % limits of the ratio of the two; NaN tells nothing.
    margin : float
        Ratios from 1 / (1 + margin) to 1 + margin are alike.
    more_word, less_word : str, default MORE
        The word for a place that has more, and for one that has less.

    Returns
    -------
    answers : ndarray of str, shape (n,)
        ``more_word``, ``less_word``, ALIKE or UNSURE.

    Notes
    -----
    ALIKE where the whole 90 % interval lies within the margin: two one-sided tests at 5 % each.

    References
    ----------
    .. [1] Schuirmann, D. J. (1987). A comparison of the two one-sided tests procedure. Journal of Pharmacokinetics and
       Biopharmaceutics 15.

    Examples
    --------
    >>> three_answers([True, False, False], [False, True, True], [0.5, 0.9, 0.8], [0.7, 1.1, 1.9], 0.25).tolist()
    ['less', 'alike', 'unclear']
    """
    within = (np.asarray(low) >= 1 / (1 + margin)) & (np.asarray(high) <= 1 + margin)
    return np.where(differs, np.where(above, more_word, less_word), np.where(within, ALIKE, UNSURE))
