"""Which months of which force an import has read: what is not among them is not time without crime."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsMapLayer

from ...core.counting.periods import months_in_words
from ..ground.provenance import read_back
from ..ground.texts import tr

_RUN = re.compile(r"(\d{4}-\d{2})(?: to (\d{4}-\d{2}))?")


def _number(text: str) -> int:
    return int(np.datetime64(text, "M").astype(np.int64))


def _months(numbers: Iterable[int]) -> NDArray[np.datetime64]:
    """A set of numbers as months (k,) datetime64[M] in order."""
    return np.array(sorted(numbers), np.int64).astype("datetime64[M]")


@dataclass(frozen=True)
class Supply:
    """Months (numbers since 1970) by force; nothing is known where there is no force."""

    forces: dict[str, set[int]] = field(default_factory=dict)

    @property
    def months(self) -> set[int]:
        """All months of which some force was supplied."""
        return set().union(*self.forces.values())

    @property
    def by_force(self) -> dict[str, NDArray[np.datetime64]]:
        """{force: months (k,) datetime64[M]} of which it was not supplied although months before and after were."""
        gaps = {force: set(range(min(months), max(months) + 1)) - months for force, months in self.forces.items()}
        return {force: _months(months) for force, months in sorted(gaps.items()) if months}

    @property
    def gaps(self) -> NDArray[np.datetime64]:
        """Months (k,) datetime64[M] of which a force was not supplied although months before and after were."""
        return np.unique(np.concatenate([np.empty(0, "datetime64[M]"), *self.by_force.values()]))

    def gaps_in_words(self) -> str:
        """What is in ``by_force``, in words."""
        return "; ".join(f"{force} {months_in_words(months)}" for force, months in self.by_force.items())

    def notes(self) -> list[str]:
        """A sentence for each force that lacks months which others have, where there are several."""
        out = []
        for force, months in sorted(self.forces.items()):
            lacks = self.months - months
            if lacks:
                out.append(
                    tr("No files from {} were imported for {}, although files from other forces were.").format(
                        force, months_in_words(_months(lacks))
                    )
                )
        return out

    def text(self) -> str:
        """As ``parsed`` reads it."""
        return "; ".join(
            "{} {}".format(force, months_in_words(_months(months), "{} to {}"))
            for force, months in sorted(self.forces.items())
        )


def parsed(text: str) -> Supply:
    """The Supply of what ``Supply.text`` wrote; what cannot be read is not known."""
    forces = {}
    for one in text.split(";"):
        first = _RUN.search(one)
        if first is None:
            continue
        months = set()
        try:
            for begin, end in _RUN.findall(one):
                months |= set(range(_number(begin), _number(end or begin) + 1))
        except ValueError:
            continue
        if months and one[: first.start()].strip():
            forces[one[: first.start()].strip()] = months
    return Supply(forces)


def supply_of(layer: QgsMapLayer) -> Supply:
    """The Supply that the metadata of a layer tell, on the main thread."""
    try:
        return parsed(read_back(layer.metadata().history())["supply"])
    except ValueError:
        return Supply()
