"""Small measures of sets of crimes: shares, location quotients, windows."""

from dataclasses import dataclass

import numpy as np

FEWEST_FOR_SIGNIFICANCE = 30
#: One grave crime is no harm hot spot (methods, section 10).
FEWEST_FOR_HARM = 3
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


def crowding(x, y):
    """Distinct coordinates, crimes at the busiest of them, and the index of one crime there; (0, 0, −1) without any.

    ``x``, ``y`` (n,). Distinct ÷ n below 0.4 means that the points were moved to a few places (data.police.uk).
    """
    if not len(x):
        return 0, 0, -1
    # One number for each pair sorts several times as fast as pairs; two pairs share one with odds of n² in 2⁶⁵.
    marks = _mixed(np.asarray(x, float)) * np.uint64(3) + _mixed(np.asarray(y, float))
    order = np.sort(marks)
    begin = np.flatnonzero(np.r_[True, order[1:] != order[:-1]])
    sizes = np.diff(np.r_[begin, len(order)])
    most = int(sizes.argmax())
    return len(begin), int(sizes[most]), int(np.argmax(marks == order[begin[most]]))


def _mixed(values):
    """A 64-bit number (n,) for each float, equal for equal and far apart for near ones (splitmix64's last steps)."""
    bits = np.where(values == 0, 0.0, values).view(np.uint64)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        bits = (bits ^ (bits >> np.uint64(shift))) * np.uint64(factor)
    return bits ^ (bits >> np.uint64(31))


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
