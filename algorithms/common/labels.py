"""Parameters as dialogs name them, in what a tool says is wrong."""

from __future__ import annotations

import re

from qgis.core import QgsProcessingAlgorithm
from qgis.utils import iface

#: Ids that sentences also use as words.
_WORDS = ("CRS", "PDF")
#: A name in quotes is somebody else's, whatever it is.
_QUOTED = r"(?<!\w)'[^']*'(?!\w)"


def labelled(algorithm: QgsProcessingAlgorithm, name: str) -> str:
    """A parameter by its label; where there is no window, its id follows, which the command line needs, in the brackets
    that the label has already, if any."""
    label = algorithm.parameterDefinition(name).description()
    if iface is not None:
        return label
    return f"{label[:-1]}, {name})" if label.endswith(")") else f"{label} ({name})"


def with_labels(algorithm: QgsProcessingAlgorithm, sentence: str) -> str:
    """A sentence with the labels of parameters where it has their ids."""
    names = [one.name() for one in algorithm.parameterDefinitions()]
    ids = "|".join(sorted((one for one in names if len(one) > 1 and one not in _WORDS), key=len, reverse=True))
    return re.sub(
        rf"{_QUOTED}|(?<![\w(])(?P<id>{ids})(?![\w)])",
        lambda found: labelled(algorithm, found["id"]) if found["id"] else found[0],
        sentence,
    )
