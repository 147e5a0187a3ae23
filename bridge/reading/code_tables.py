"""Tables by area code: population, deprivation, groups; joined to areas by their codes, through a look-up where one is
given. And the quotas of districts, by name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from qgis.core import NULL, QgsFeatureRequest, QgsVectorLayer

from ..ground.errors import InputError
from ..ground.texts import tr
from .columns import MOST
from .features import Features

#: Years of the areas that a field's name tells of.
_VINTAGE = re.compile(r"(?:^|[^0-9])(?:20)?(01|11|21)(?:[^0-9]|$)")


def vintage(field: str, layer_name: str = "") -> str:
    """The year of the areas that the name of a field, or of its layer, tells of: '2011', '2021' …; '' where none."""
    for text in (field, layer_name):
        found = _VINTAGE.search(text)
        if found:
            return "20" + found.group(1)
    return ""


class CodeTable:
    """A table as it stands now, looked at on the main thread: its codes and numbers are read later, on any thread.

    Raises InputError for a field that is not there.
    """

    def __init__(self, layer: QgsVectorLayer, code: str, numbers: Iterable[str], what: str) -> None:
        self.name, self.code, self.numbers = layer.name(), code, tuple(numbers)
        for field in (code, *self.numbers):
            if layer.fields().lookupField(field) < 0:
                raise InputError(
                    tr("{}: '{}' has no field '{}'; the available fields are {}.").format(
                        what, self.name, field, ", ".join(layer.fields().names())
                    )
                )
        self.vintage = vintage(code, self.name)
        self._features = Features(layer)

    def read(self) -> dict[str, list[float]]:
        """{code: [number of each field, NaN where there is none]}. Raises InputError for text, or infinity, where a
        number belongs, or a code that is there twice."""
        out: dict[str, list[float]] = {}
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
        for feature in self._features.each(request):
            code = feature[self.code]
            if code is None or code == NULL or not str(code).strip():
                continue
            values = []
            for field in self.numbers:
                value = feature[field]
                number = np.nan
                try:
                    if value is not None and value != NULL and value != "":
                        number = float(str(value).replace(",", ""))
                    good = np.isnan(number) or abs(number) <= MOST
                except ValueError:
                    good = False
                if not good:
                    raise InputError(
                        tr("'{}' contains '{}' in the field '{}' for {}; enter a number there.").format(
                            self.name, value, field, code
                        )
                    )
                values.append(number)
            key = str(code).strip().upper()
            if key in out:
                raise InputError(
                    tr("'{}' contains the code {} more than once; keep one row for each code.").format(self.name, code)
                )
            out[key] = values
        return out


def read_lookup(features: Features, first: str, second: str) -> dict[str, list[str]]:
    """{code: [codes]} of a look-up table with fields ``first`` and ``second``; one code may lead to several."""
    out: dict[str, list[str]] = {}
    for feature in features.each(QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)):
        given = [feature[field] for field in (first, second)]
        # On Qt 6 NULL is None, and its text no longer "NULL".
        if any(one is None or one == NULL for one in given):
            continue
        one, other = (str(value).strip().upper() for value in given)
        if one and other and "NULL" not in (one, other) and other not in out.setdefault(one, []):
            out[one].append(other)
    return out


def read_quotas(layer: QgsVectorLayer) -> dict[str, float]:
    """{district: number} of a table with these two columns. Raises InputError where a column is missing, a number is
    not 0 or more, or a district is there twice."""
    fields = {field.name().strip().casefold(): field.name() for field in layer.fields()}
    for column in ("district", "number"):
        if column not in fields:
            raise InputError(
                tr("'{}' has no column '{}'; the available columns are {}.").format(
                    layer.name(), column, ", ".join(layer.fields().names()) or tr("none")
                )
            )
    out: dict[str, float] = {}
    request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry)
    for feature in Features(layer).each(request):
        name, value = feature[fields["district"]], feature[fields["number"]]
        if name is None or name == NULL or not str(name).strip():
            continue
        name = str(name).strip()
        try:
            number = float(str(value).strip().replace(",", ""))
        except ValueError:
            number = np.nan
        if not 0 <= number <= MOST:
            raise InputError(
                tr("The number for '{}' in '{}' is '{}'; enter a number of 0 or more.").format(
                    name, layer.name(), "" if value is None or value == NULL else value
                )
            )
        if name in out:
            raise InputError(tr("'{}' has two rows for '{}'; keep only one of them.").format(layer.name(), name))
        out[name] = number
    if not out:
        raise InputError(tr("'{}' has no rows with a district; choose another table.").format(layer.name()))
    return out


def through(
    values: dict[str, list[float]], lookup: dict[str, list[str]], counts: bool = True
) -> dict[str, list[float]]:
    """``values`` {code: [numbers]} by the codes that a look-up leads to. Counts are shared evenly among several codes
    and summed; levels (``counts=False``) are handed on, and their mean is taken."""
    sums: dict[str, NDArray[np.float64]] = {}
    times: dict[str, int] = {}
    for code, numbers in values.items():
        targets = lookup.get(code, [])
        for target in targets:
            part = np.array(numbers) / (len(targets) if counts else 1)
            sums[target] = sums[target] + part if target in sums else part
            times[target] = times.get(target, 0) + 1
    return {code: (one if counts else one / times[code]).tolist() for code, one in sums.items()}


def joined(codes: Sequence[object], values: dict[str, list[float]], width: int) -> tuple[NDArray[np.float64], int]:
    """(numbers (n, width), NaN where a code has none; how many of the n codes were found)."""
    out = np.full((len(codes), width), np.nan)
    found = 0
    for i, code in enumerate(codes):
        row = values.get(str(code).strip().upper())
        if row is not None:
            out[i] = row
            found += 1
    return out, found
