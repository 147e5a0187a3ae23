"""Corrections for testing many places at once."""

import numpy as np

from .texts import tr

CORRECTIONS = ("bh", "by", "none")


def adjust(p, correction="bh"):
    """q-values (n,) of p-values (n,).

    ``bh``: Benjamini and Hochberg (1995), J. R. Stat. Soc. B 57, 289–300; ``by``: Benjamini and Yekutieli (2001),
    Ann. Stat. 29, 1165–1188, valid under any dependence; ``none``: the p-values as they are.
    Raises ValueError for another word.
    """
    if correction not in CORRECTIONS:
        raise ValueError(tr("correction must be one of {}, not {!r}").format(", ".join(CORRECTIONS), correction))
    p = np.asarray(p, float)
    if correction == "none" or not len(p):
        return p.copy()
    count = len(p)
    order = np.argsort(p, kind="stable")
    factor = np.sum(1 / np.arange(1, count + 1)) if correction == "by" else 1.0
    q = p[order] * count * factor / np.arange(1, count + 1)
    q = np.minimum(np.minimum.accumulate(q[::-1])[::-1], 1)
    out = np.empty(count)
    out[order] = q
    return out
