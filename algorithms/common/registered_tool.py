"""What the provider registers of a tool: its declaration. The tool's own module is imported when the tool is made."""

from __future__ import annotations

import importlib
from typing import Any

from qgis.core import QgsProcessingAlgorithm, QgsProcessingContext

from ...contract.parts.kinds import Tool
from .declared import DeclaredAlgorithm

#: The package that the modules of the tools lie in.
_ALGORITHMS = __name__.rsplit(".", 2)[0]


class RegisteredTool(DeclaredAlgorithm):
    """A tool in the registry. QGIS runs none of these: it runs what ``createInstance`` makes."""

    def __init__(self, declared: Tool, module: str, name: str) -> None:
        super().__init__(declared)
        self._module, self._name = module, name

    def createInstance(self) -> QgsProcessingAlgorithm:
        return getattr(importlib.import_module("." + self._module, _ALGORITHMS), self._name)()

    def declaration(self) -> DeclaredAlgorithm:
        """What the tool asks for and gives, without reading the modules that it runs by: for a form of it."""
        made = DeclaredAlgorithm(self.declared)
        made.initAlgorithm({})
        return made

    def checkParameterValues(self, parameters: dict[str, Any], context: QgsProcessingContext) -> tuple[bool, str]:
        # ``qgis_process`` asks the registered tool; what fits together only the tool itself knows.
        return self.create().checkParameterValues(parameters, context)
