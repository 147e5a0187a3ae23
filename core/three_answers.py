"""Three answers to "do they differ?": a test that finds nothing does not say that there is nothing."""

import numpy as np

#: More or less than by chance; the same within a stated margin; the numbers cannot tell.
MORE, LESS, ALIKE, UNSURE = STATES = "more", "less", "alike", "unclear"


def three_answers(differs, above, low, high, margin, more=MORE, less=LESS) -> np.ndarray:
    """The answers (n,): ``more`` or ``less``, by ``above`` (n,), where it ``differs`` (n,) by more than chance; ALIKE
    where the whole 90 % interval ``low`` to ``high`` (n,) of the ratio lies within 1 / (1 + ``margin``) and
    1 + ``margin``, which is two one-sided tests at 5 % each (Schuirmann 1987); else UNSURE. Limits that are NaN tell
    nothing.

    A difference that is more than chance and yet within the margin is told as a difference.
    """
    within = (np.asarray(low) >= 1 / (1 + margin)) & (np.asarray(high) <= 1 + margin)
    return np.where(differs, np.where(above, more, less), np.where(within, ALIKE, UNSURE))
