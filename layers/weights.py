"""A table of weights: which offence does how much harm."""

import math

from qgis.core import NULL, QgsFeatureRequest

from .errors import InputError
from .features import Features

#: Names of the two columns, in lower case without blanks and underscores.
_OFFENCE = ("offence", "offense", "offencename", "offencetype", "crimetype", "category")
_WEIGHT = ("weight", "harm", "score", "severity", "days", "cchi", "css")


def plain(offence):
    """An offence's name as it is compared: without case, and with single blanks."""
    return " ".join(str(offence).split()).casefold()


def read_weights(layer):
    """{offence as ``plain``: (name as written, weight)} from a table with a column each; call it on the main thread.

    Raises InputError where a column is missing, a weight is no number of 0 or more, or an offence has two weights.
    """
    offence, weight = (_column(layer, names, words) for names, words in (
        (_OFFENCE, "the offence ('offence')"), (_WEIGHT, "the weight ('weight')")))
    weights = {}
    for row, feature in enumerate(Features(layer).each(QgsFeatureRequest()), 1):
        name, value = feature[offence], feature[weight]
        if name is None or name == NULL or not str(name).strip():
            continue
        number = _number(value)
        if number is None:
            raise InputError("Row {} of '{}': the weight of '{}' is '{}'; it must be a number of 0 or more.".format(
                row, layer.name(), name, "" if value is None or value == NULL else value))
        known = weights.get(plain(name))
        if known is not None and known[1] != number:
            raise InputError("'{}' gives '{}' two weights, {:g} and {:g}; keep one.".format(
                layer.name(), name, known[1], number))
        weights[plain(name)] = (" ".join(str(name).split()), number)
    if not weights:
        raise InputError("'{}' holds no offence with a weight.".format(layer.name()))
    return weights


def _column(layer, names, words):
    found = {field.name().lower().replace("_", "").replace(" ", ""): field.name() for field in layer.fields()}
    for name in names:
        if name in found:
            return found[name]
    raise InputError("'{}' has no column with {}; its columns are {}.".format(
        layer.name(), words, ", ".join(layer.fields().names()) or "none"))


def _number(value):
    try:
        number = float(str(value).strip().replace(",", ""))
    except ValueError:
        return None
    return number if math.isfinite(number) and number >= 0 else None
