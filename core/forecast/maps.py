"""How a map of the places to come is made from the past, and how it is written."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from ..counting.periods import in_words
from ..texts import tr

if TYPE_CHECKING:
    from numpy.typing import NDArray

COUNT, KERNEL, DECAY, GISTAR, ORACLE = KINDS = ("count", "kernel", "decay", "gistar", "oracle")
QUARTIC, GAUSSIAN = KERNELS = ("quartic", "gaussian")
#: Peers' defaults, as their documents give them: the bandwidth follows from the data that the map is made of.
QGIS, SFHOTSPOT, ARCGIS = PEERS = ("qgis", "sfhotspot", "arcgis")
#: No setting of a map means more: metres or periods.
_MOST = 1_000_000


@dataclass(frozen=True)
class Map:
    """How a map is made from the past.

    Attributes
    ----------
    kind : str
        ``count``, ``kernel``, ``decay``, ``gistar`` or ``oracle``.
    last : int, default 12
        Periods it looks back; 0 for all there are.
    bandwidth : float, default 0.0
        Bandwidth in metres; 0 for none.
    half_life : float, default 0.0
        Half-life in periods; 0 where all weigh alike.
    kernel : str, default QUARTIC
        ``quartic`` or ``gaussian``.
    peer : str, default ""
        The program whose rule gives the bandwidth, '' for none.
    """

    kind: str
    last: int = 12
    bandwidth: float = 0.0
    half_life: float = 0.0
    kernel: str = QUARTIC
    peer: str = ""

    def weights(self, periods: int) -> NDArray[np.float64]:
        """The weight of each period of the past.

        Parameters
        ----------
        periods : int
            Number of periods before the one to be found.

        Returns
        -------
        weights : ndarray of float, shape (t,)
            0 to 1, the latest last.

        Examples
        --------
        >>> Map(DECAY, last=3, half_life=1).weights(4).tolist()
        [0.0, 0.25, 0.5, 1.0]
        """
        age = np.arange(periods)[::-1]
        weights = np.ones(periods) if not self.half_life else 0.5 ** (age / self.half_life)
        if self.last:
            weights[age >= self.last] = 0.0
        return weights

    def short(self, period: str = "month") -> str:
        """The map in as few letters as a narrow table has room for.

        Parameters
        ----------
        period : str, default "month"
            Name of the period, as in ``core.counting.periods``.

        Returns
        -------
        text : str
            In the language of the user.

        Examples
        --------
        >>> Map(KERNEL, 12, 300).short()
        'kernel 300 m, 12 mth'
        >>> Map(COUNT, last=0, half_life=6).short()
        'count, all time, half-life 6'
        """
        if self.peer:
            return {QGIS: tr("QGIS heat map"), SFHOTSPOT: "sfhotspot", ARCGIS: tr("ArcGIS density")}[self.peer]
        name = "Gi*" if self.kind == GISTAR else tr("count")
        if self.bandwidth:
            name = "{} {:g} m".format(tr("kernel") if self.kernel == QUARTIC else tr(self.kernel), self.bandwidth)
        unit = {"month": tr("mth"), "quarter": tr("qtr"), "week": tr("wk")}.get(period, "× " + tr(period))
        span = f"{self.last} {unit}" if self.last else tr("all time")
        return "{}, {}{}".format(name, span, tr(", half-life {:g}").format(self.half_life) if self.half_life else "")

    def words(self, period: str = "month") -> str:
        """The map in a few words.

        Parameters
        ----------
        period : str, default "month"
            Name of the period, as in ``core.counting.periods``.

        Returns
        -------
        text : str
            In the language of the user.
        """
        half = tr(", half-life {}").format(in_words(self.half_life, period)) if self.half_life else ""
        if self.peer:
            return {
                QGIS: tr("QGIS heat map with its default settings"),
                SFHOTSPOT: tr("sfhotspot with its automatic bandwidth"),
                ARCGIS: tr("ArcGIS kernel density with its automatic radius"),
            }[self.peer]
        if self.kind == ORACLE:
            return "oracle"
        name = "Gi*" if self.kind == GISTAR else tr("count")
        if self.bandwidth:
            name = tr("{} kernel {:g} m").format(tr(self.kernel), self.bandwidth)
        return f"{name}, {in_words(self.last, period)}{half}"

    def as_text(self) -> str:
        """The map as ``parse`` reads it.

        Returns
        -------
        text : str
            Such as ``kernel bandwidth=300``.
        """
        if self.kind in PEERS or self.peer:
            return self.peer
        parts = [self.kind]
        for name, none in (("last", 12), ("bandwidth", 0.0), ("half_life", 0.0), ("kernel", QUARTIC)):
            value = getattr(self, name)
            if value != none:
                parts.append("{}={}".format(name, value if isinstance(value, str) else f"{value:g}"))
        return " ".join(parts)


def parse(text: str) -> list[Map]:
    """Read maps from a text: ``count last=12; kernel bandwidth=300; decay half_life=6 bandwidth=300; gistar; qgis``.

    Parameters
    ----------
    text : str
        Maps, separated by semicolons or line breaks.

    Returns
    -------
    maps : list of Map
        Each map once.

    Raises
    ------
    ValueError
        A map cannot be read; the message says why.

    Examples
    --------
    >>> [one.as_text() for one in parse("count last=6; kernel bandwidth=300; qgis; count last=6")]
    ['count last=6', 'kernel bandwidth=300', 'qgis']
    """
    made = []
    for one in text.replace("\n", ";").split(";"):
        words = one.split()
        if not words:
            continue
        kind, given = words[0].lower(), {}
        for word in words[1:]:
            name, is_given, value = word.partition("=")
            if not is_given or name not in ("last", "bandwidth", "half_life", "kernel"):
                raise ValueError(
                    tr("'{}' in '{}' is not a valid setting; use last=, bandwidth=, half_life= or kernel=").format(
                        word, one.strip()
                    )
                )
            try:
                given[name] = value if name == "kernel" else int(value) if name == "last" else float(value)
            except ValueError:
                raise ValueError(tr("'{}' in '{}' is not a number").format(word, one.strip()))
        made.append(_checked(kind, given, one.strip()))
    return list(dict.fromkeys(made))


def _checked(kind: str, given: dict[str, Any], text: str) -> Map:
    if kind in PEERS:
        if given:
            raise ValueError(
                tr("'{}' reproduces another program's default settings, so it cannot be edited").format(text)
            )
        return Map(KERNEL, 0, peer=kind)
    if kind not in (COUNT, KERNEL, DECAY, GISTAR):
        raise ValueError(
            tr("'{}' must begin with one of count, kernel, decay, gistar, {}").format(text, ", ".join(PEERS))
        )
    one = Map(kind, **given)
    if one.kernel not in KERNELS:
        raise ValueError(tr("'{}' has an unknown kernel; choose one of {}").format(text, ", ".join(KERNELS)))
    # Written so that NaN is refused too.
    if not all(0 <= value <= _MOST for value in (one.last, one.bandwidth, one.half_life)):
        raise ValueError(tr("the settings in '{}' must be numbers from 0 to {:,}").format(text, _MOST))
    if kind == KERNEL and not one.bandwidth:
        raise ValueError(tr("'{}' needs a bandwidth in metres").format(text))
    if kind == DECAY and not one.half_life:
        raise ValueError(tr("'{}' needs a half_life in periods").format(text))
    if kind in (COUNT, GISTAR) and (one.bandwidth or one.half_life):
        raise ValueError(tr("'{}' accepts only the setting last=").format(text))
    return one


def usual_maps(longest: int = 24) -> list[Map]:
    """The maps that are tried where none are named.

    Old crimes fade out of decays by themselves, so that these take all periods there are where there are fewer than 24.

    Parameters
    ----------
    longest : int, default 24
        Periods that come before each scored one.

    Returns
    -------
    maps : list of Map
        47 maps with 24 periods and more, peers' defaults among them.

    Examples
    --------
    >>> len(usual_maps(24))
    47
    """
    made = [Map(COUNT, last) for last in (1, 2, 3, 6, 9, 12, 18, 24)]
    bandwidths = (200.0, 300.0, 400.0, 500.0, 800.0)
    made += [Map(KERNEL, last, bandwidth) for bandwidth in bandwidths for last in (6, 12, 24)]
    for half_life in (3.0, 6.0, 12.0):
        made += [Map(DECAY, 24 if longest >= 24 else 0, bandwidth, half_life) for bandwidth in (0.0, *bandwidths)]
    made += [Map(GISTAR, last) for last in (6, 12, 24)]
    return possible(made + [Map(KERNEL, 0, peer=peer) for peer in PEERS], longest)


def possible(maps: Iterable[Map], longest: int) -> list[Map]:
    """Leave out maps that look back further than the data reach, and doubles.

    A longer look back would be cut short by the beginning of the data, and be another map than its name says.

    Parameters
    ----------
    maps : iterable of Map
        The maps.
    longest : int
        Periods that come before each scored one.

    Returns
    -------
    maps : list of Map
        Those that are possible, each once.
    """
    kept: dict[Any, Map] = {}
    for one in maps:
        if one.last <= longest:
            kept.setdefault(
                (
                    one.kind == GISTAR,
                    one.peer,
                    one.last,
                    one.bandwidth,
                    one.half_life,
                    one.kernel if one.bandwidth else "",
                ),
                one,
            )
    return list(kept.values())
