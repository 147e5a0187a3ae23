"""A table of weights: which offence does how much harm."""

from __future__ import annotations

import math
import os
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from qgis.core import NULL, QgsFeatureRequest, QgsVectorLayer

from ..ground.documents import RESOURCES
from ..ground.errors import InputError
from ..ground.texts import tr
from .columns import MOST
from .features import Features
from .flags import ho_code

#: The table that comes with the sample; it is nobody's harm index.
INVENTED = os.path.join(RESOURCES, "demo", "invented_harm_weights.csv")
#: Names of the columns, in lower case without blanks and underscores: the offence, its Home Office code, the weight.
_OFFENCE = ("offence", "offense", "offencename", "offencetype", "crimetype", "category")
_CODE = ("hoclass", "hocode", "homeofficecode", "homeofficeclass", "hooffencecode", "offencecode")
_WEIGHT = ("weight", "harm", "score", "severity", "days", "cchi", "css")


def plain(offence: object) -> str:
    """An offence's name as it is compared: without case, and with single blanks."""
    return " ".join(str(offence).split()).casefold()


@dataclass(frozen=True)
class WeightTable:
    """Weights by offence: ``known`` is {offence as ``plain``: (name as written, weight)}, ``codes`` the same by Home
    Office code as ``flags.ho_code`` reads it; ``name`` is the table's."""

    name: str
    known: dict[str, tuple[str, float]]
    codes: dict[tuple[int, str], tuple[str, float]] = field(default_factory=dict)

    def of(self, offences: Iterable[object]) -> list[float]:
        """Weights of offences, a list; NaN where the table has none. What is no name in it is looked up as a code."""
        return [self._of(offence) for offence in offences]

    def _of(self, offence: object) -> float:
        found = self.known.get(plain(offence))
        code = ho_code(offence) if found is None and self.codes else None
        if code is not None:
            # A class alone stands for those of its offences that the table does not name.
            found = self.codes.get(code) or self.codes.get((code[0], ""))
        return math.nan if found is None else found[1]

    def refusal(self, layer_name: str) -> str:
        """What to say where no offence of a layer is in the table."""
        if self.codes and not self.known:
            return tr(
                "'{}' gives weights by Home Office code, and none of the offences in '{}' is one of its codes. The 14 "
                "crime categories in data.police.uk have no Home Office codes. Choose the field with the codes, or a "
                "table with the names of the offences."
            ).format(self.name, layer_name)
        return tr("None of the offences in '{}' is in WEIGHTS, which lists {}.").format(
            layer_name, ", ".join(sorted(name for name, _ in self.known.values())[:10])
        )


def has_weights(layer: QgsVectorLayer) -> bool:
    """Whether a layer has the two columns of a table of weights."""
    found = _columns(layer)
    return any(name in found for name in _OFFENCE + _CODE) and any(name in found for name in _WEIGHT)


def harm_field(layer: QgsVectorLayer) -> str:
    """The numeric field of crimes that holds harm, by its name; '' without one."""
    found = {plain_name: name for plain_name, name in _columns(layer).items() if layer.fields().field(name).isNumeric()}
    return next((found[name] for name in _WEIGHT if name in found), "")


def read_weights(layer: QgsVectorLayer) -> WeightTable:
    """The WeightTable of a table with a column for the offence, its Home Office code or both, and one for the weight;
    call it on the main thread.

    Raises InputError where a column is missing, a weight is no number of 0 or more, an offence or a code has two
    weights, or a table of codes alone holds what is none.
    """
    columns = _columns(layer)
    offence, code = (next((columns[name] for name in names if name in columns), "") for names in (_OFFENCE, _CODE))
    if not code:
        offence = _column(layer, _OFFENCE, tr("the offence ('offence')"))
    weight = _column(layer, _WEIGHT, tr("the weight ('weight')"))
    weights: dict[str, tuple[str, float]] = {}
    codes: dict[tuple[int, str], tuple[str, float]] = {}
    for row, feature in enumerate(Features(layer).each(QgsFeatureRequest()), 1):
        name, written = (_text(feature[one]) if one else "" for one in (offence, code))
        if not name and not written:
            continue
        number = _number(feature[weight])
        if number is None:
            raise InputError(
                tr("Row {} of '{}': the weight for '{}' is '{}'; enter a number of 0 or more.").format(
                    row, layer.name(), name or written, _text(feature[weight])
                )
            )
        if name:
            _add(weights, plain(name), name, number, layer)
        known = ho_code(written)
        if known is not None:
            _add(codes, known, written, number, layer)
        elif not offence:
            raise InputError(
                tr("Row {} of '{}': '{}' is not a Home Office code; enter a code such as 8N, 8/6 or 00806.").format(
                    row, layer.name(), written
                )
            )
    if not weights and not codes:
        raise InputError(tr("'{}' gives no weight for any offence; choose another table.").format(layer.name()))
    return WeightTable(layer.name(), weights, codes)


def _add(found: dict[Any, tuple[str, float]], key: object, name: str, number: float, layer: QgsVectorLayer) -> None:
    """Put a weight among those ``found``. Raises InputError where there is another one already."""
    known = found.get(key)
    if known is not None and known[1] != number:
        raise InputError(
            tr("'{}' gives '{}' two weights, {:g} and {:g}; keep only one of them.").format(
                layer.name(), name, known[1], number
            )
        )
    found[key] = name, number


def _text(value: object) -> str:
    return "" if value is None or value == NULL else " ".join(str(value).split())


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
