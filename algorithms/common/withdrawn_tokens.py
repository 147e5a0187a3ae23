"""Choices of which some are no longer offered: scripts and models of before that name one still run, and are told."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qgis.core import QgsProcessingContext, QgsProcessingParameterDefinition, QgsProcessingParameterEnum

from ...bridge.ground.texts import tr

if TYPE_CHECKING:
    from .base import HotspotAlgorithm


class WithdrawnChoice(QgsProcessingParameterEnum):
    """An enum of static strings; ``withdrawn`` is {a token that is no longer offered: the one that stands for it}."""

    def __init__(self, name: str, description: str, options: Sequence[str], usual: str, withdrawn: dict) -> None:
        super().__init__(name, description, list(options), False, usual, False, True)
        self.withdrawn = withdrawn

    def checkValueIsAcceptable(self, value: object, context: QgsProcessingContext | None = None) -> bool:
        return is_withdrawn(self, value) or super().checkValueIsAcceptable(value, context)


def is_withdrawn(definition: QgsProcessingParameterDefinition, value: object) -> bool:
    """Whether a value is a token that the parameter once had."""
    return isinstance(value, str) and value in getattr(definition, "withdrawn", ())


def read_choice(algorithm: HotspotAlgorithm, parameters: dict, name: str, context: QgsProcessingContext) -> tuple:
    """(token, a note where another was asked for that is no longer offered, else '')."""
    given = algorithm.parameterAsString(parameters, name, context)
    definition = algorithm.parameterDefinition(name)
    if not is_withdrawn(definition, given):
        return algorithm.parameterAsEnumString(parameters, name, context), ""
    instead = definition.withdrawn[given]
    return instead, tr(
        "{}: '{}' has been withdrawn, because it finds hot or cold places where there is only chance variation. "
        "'{}' was used instead."
    ).format(name, given, instead)
