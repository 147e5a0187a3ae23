"""A table of weights: which offence does how much harm."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable
from dataclasses import dataclass

from qgis.core import NULL, QgsFeatureRequest, QgsVectorLayer

from ..ground.documents import RESOURCES
from ..ground.errors import InputError
from ..ground.texts import tr
from .columns import MOST
from .features import Features

#: The table that comes with the sample; it is nobody's harm index.
INVENTED = os.path.join(RESOURCES, "demo", "invented_harm_weights.csv")
#: Names of the two columns, in lower case without blanks and underscores.
_OFFENCE = ("offence", "offense", "offencename", "offencetype", "crimetype", "category")
_WEIGHT = ("weight", "harm", "score", "severity", "days", "cchi", "css")


def plain(offence: object) -> str:
    """An offence's name as it is compared: without case, and with single blanks."""
    return " ".join(str(offence).split()).casefold()


@dataclass(frozen=True)
class WeightTable:
    """Weights by offence: ``known`` is {offence as ``plain``: (name as written, weight)}; ``name`` is the table's."""

    name: str
    known: dict[str, tuple[str, float]]

    def of(self, offences: Iterable[object]) -> list[float]:
        """Weights of offences, a list; NaN where the table has none."""
        return [self.known.get(plain(offence), ("", math.nan))[1] for offence in offences]

    def refusal(self, layer_name: str) -> str:
        """What to say where no offence of a layer is in the table."""
        return tr("None of the offences in '{}' is in WEIGHTS, which lists {}.").format(
            layer_name, ", ".join(sorted(name for name, _ in self.known.values())[:10])
        )


def has_weights(layer: QgsVectorLayer) -> bool:
    """Whether a layer has the two columns of a table of weights."""
    found = _columns(layer)
    return any(name in found for name in _OFFENCE) and any(name in found for name in _WEIGHT)


def harm_field(layer: QgsVectorLayer) -> str:
    """The numeric field of crimes that holds harm, by its name; '' without one."""
    found = {plain_name: name for plain_name, name in _columns(layer).items() if layer.fields().field(name).isNumeric()}
    return next((found[name] for name in _WEIGHT if name in found), "")


def read_weights(layer: QgsVectorLayer) -> WeightTable:
    """The WeightTable of a table with a column for the offence and one for the weight; call it on the main thread.

    Raises InputError where a column is missing, a weight is no number of 0 or more, or an offence has two weights.
    """
    offence, weight = (
        _column(layer, names, words)
        for names, words in ((_OFFENCE, tr("the offence ('offence')")), (_WEIGHT, tr("the weight ('weight')")))
    )
    weights: dict[str, tuple[str, float]] = {}
    for row, feature in enumerate(Features(layer).each(QgsFeatureRequest()), 1):
        name, value = feature[offence], feature[weight]
        if name is None or name == NULL or not str(name).strip():
            continue
        number = _number(value)
        if number is None:
            raise InputError(
                tr("Row {} of '{}': the weight for '{}' is '{}'; enter a number of 0 or more.").format(
                    row, layer.name(), name, "" if value is None or value == NULL else value
                )
            )
        known = weights.get(plain(name))
        if known is not None and known[1] != number:
            raise InputError(
                tr("'{}' gives '{}' two weights, {:g} and {:g}; keep only one of them.").format(
                    layer.name(), name, known[1], number
                )
            )
        weights[plain(name)] = (" ".join(str(name).split()), number)
    if not weights:
        raise InputError(tr("'{}' gives no weight for any offence; choose another table.").format(layer.name()))
    return WeightTable(layer.name(), weights)


def _columns(layer: QgsVectorLayer) -> dict[str, str]:
    return {field.name().lower().replace("_", "").replace(" ", ""): field.name() for field in layer.fields()}


def _column(layer: QgsVectorLayer, names: Iterable[str], words: str) -> str:
    found = _columns(layer)
    for name in names:
        if name in found:
            return found[name]
    raise InputError(
        tr("'{}' has no column for {}; the available columns are {}.").format(
            layer.name(), words, ", ".join(layer.fields().names()) or tr("none")
        )
    )


def _number(value: object) -> float | None:
    try:
        number = float(str(value).strip().replace(",", ""))
    except ValueError:
        return None
    return number if 0 <= number <= MOST else None
