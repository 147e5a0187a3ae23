"""What a computation may take: sizes are estimated, in bytes, before arrays are made."""

from __future__ import annotations

from .texts import tr

#: Bytes that one step of a computation may take: a desktop of 8 GB has them beside QGIS.
MOST = 4 * 10**9


class TooLarge(ValueError):
    """More memory would be needed than a tool may take: what it would be, and what needs less, without a full stop."""


def require(needed: float, instead: str) -> None:
    """Check that a computation fits into memory.

    Parameters
    ----------
    needed : float
        Bytes that it needs; NaN does not fit.
    instead : str
        What to do where it does not, in words without a full stop.

    Raises
    ------
    TooLarge
        It needs more than MOST bytes.

    Examples
    --------
    >>> require(1e6, "take larger places")
    """
    # Written so that NaN is refused too.
    if not needed <= MOST:
        raise TooLarge(
            tr("this would need about {:,.0f} GB of memory, but the limit is {:g} GB; {}").format(
                max(needed / 1e9, MOST / 1e9 + 1), MOST / 1e9, instead
            )
        )
