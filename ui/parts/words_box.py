"""A list of a parameter's choices in words: QGIS's own shows the tokens that files and commands have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox

from ...bridge.results.token_words import token_words

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingParameterDefinition
    from qgis.PyQt.QtWidgets import QWidget


def takes_words(definition: QgsProcessingParameterDefinition) -> bool:
    """Whether a parameter takes one of several tokens."""
    return definition.type() == "enum" and definition.usesStaticStrings() and not definition.allowMultiple()


class WordsBox(QComboBox):
    """Shows words and answers tokens; used as Processing's own wrappers are."""

    widgetValueHasChanged = pyqtSignal(object)

    def __init__(self, definition: QgsProcessingParameterDefinition, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._definition = definition
        for token in definition.options():
            self.addItem(token_words(definition.name(), token), token)
        self.setParameterValue(definition.defaultValue())
        self.currentIndexChanged.connect(lambda _: self.widgetValueHasChanged.emit(self))

    # As QGIS's wrappers have them.
    def parameterDefinition(self) -> QgsProcessingParameterDefinition:
        """As of Processing's controls."""
        return self._definition

    def wrappedWidget(self) -> QWidget:
        """As of Processing's controls."""
        return self

    def setParameterValue(self, value: Any, context: QgsProcessingContext | None = None) -> None:
        """Show a token by its words."""
        index = self.findData(value)
        # A value that is not one of the choices is the default.
        self.setCurrentIndex(index if index >= 0 else max(self.findData(self._definition.defaultValue()), 0))

    def parameterValue(self) -> Any:
        """The token of the words on show."""
        return self.currentData()
