"""Small measures of sets of crimes: shares, location quotients, windows."""

from dataclasses import dataclass

import numpy as np

FEWEST_FOR_SIGNIFICANCE = 30
SNAPPED_BELOW = 0.4


@dataclass(frozen=True)
class Window:
    """First and last day covered (datetime64[D], both included) and whether dates are known to the month only."""

    start: np.datetime64
    end: np.datetime64
    months_only: bool

    @property
    def years(self):
        """Length of the window in years."""
        return (int((self.end - self.start).astype(int)) + 1) / 365.25

    def __str__(self):
        return "{} to {}".format(self.start, self.end)


def window(dates, start=None, end=None):
    """The Window that ``dates`` (datetime64[D], none missing) cover, narrowed or widened to ``start`` and ``end``.

    Where all of many dates fall on a month's first day they are months: the last month then counts to its end.
    None where there is no date and no given window.
    """
    if not len(dates) and (start is None or end is None):
        return None
    months_only = bool(len(dates)) and bool(np.all(dates == dates.astype("datetime64[M]").astype("datetime64[D]")))
    first = start if start is not None else dates.min()
    if end is not None:
        last = end
    elif months_only:
        last = (dates.max().astype("datetime64[M]") + 1).astype("datetime64[D]") - 1
    else:
        last = dates.max()
    return Window(np.datetime64(first, "D"), np.datetime64(last, "D"), months_only)


def snapped_share(x, y):
    """Distinct coordinates ÷ crimes: below 0.4 the points have been moved to a few places (data.police.uk)."""
    if not len(x):
        return 1.0
    pair = np.stack([np.asarray(x, float), np.asarray(y, float)], axis=1)
    order = np.lexsort((pair[:, 1], pair[:, 0]))
    return (1 + int((np.diff(pair[order], axis=0) != 0).any(1).sum())) / len(pair)


def location_quotients(counts):
    """LQ (g, o) = (c_i/t_i)/(C/T) of each group's offences against all, from counts (g, o) and a last row of all.

    ``counts`` (g + 1, o): one row per group, the reference last. 1 is the reference's own share; NaN where the
    reference has none of the offence or the group no crime.
    """
    counts = np.asarray(counts, float)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = counts / counts.sum(1, keepdims=True)
        return np.where(share[-1] > 0, share[:-1] / share[-1], np.nan)


def cross_counts(rows, columns, shape):
    """Counts (shape) of pairs of codes (n,), (n,); pairs with a negative code are left out."""
    rows, columns = np.asarray(rows, np.int64), np.asarray(columns, np.int64)
    keep = (rows >= 0) & (columns >= 0)
    flat = np.bincount(rows[keep] * shape[1] + columns[keep], minlength=shape[0] * shape[1])
    return flat.reshape(shape)
