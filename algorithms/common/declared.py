"""A tool as Processing sees it before it is run: all of it comes from the contract."""

from __future__ import annotations

import importlib.util
import os
from typing import Any

from qgis.core import QgsProcessingAlgorithm
from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QIcon

from ...bridge.ground.documents import RESOURCES, guide_page, help_html
from ...bridge.ground.texts import tr
from ...contract.parts.kinds import Tool
from ...contract.tools import GROUPS
from .declared_parameters import definition, output


class DeclaredAlgorithm(QgsProcessingAlgorithm):
    """Answers what the toolbox, a dialog, a model and ``qgis_process help`` ask of a tool."""

    def __init__(self, declared: Tool) -> None:
        super().__init__()
        self.declared = declared

    def name(self) -> str:
        return self.declared.id

    def displayName(self) -> str:
        return tr(self.declared.title)

    def group(self) -> str:
        return tr(GROUPS[self.declared.group])

    def groupId(self) -> str:
        return self.declared.group

    def shortDescription(self) -> str:
        return tr(self.declared.summary)

    def tags(self) -> list[str]:
        return self.declared.tags.split(", ")

    def shortHelpString(self) -> str:
        return help_html(self.declared.id)

    def helpUrl(self) -> str:
        page = guide_page("tools/" + self.declared.id)
        # Where the guide has not been made the dialog shows the help alone.
        return QUrl.fromLocalFile(page).toString() if page else ""

    def icon(self) -> QIcon:
        return QIcon(self.svgIconPath())

    def svgIconPath(self) -> str:
        return os.path.join(RESOURCES, "icons", self.declared.group + ".svg")

    def flags(self) -> QgsProcessingAlgorithm.Flags:
        flags = super().flags()
        return flags | QgsProcessingAlgorithm.Flag.FlagNoThreading if self.declared.main_thread else flags

    def initAlgorithm(self, configuration: dict[str, Any] | None = None) -> None:
        for parameter in self.declared.parameters:
            self.addParameter(definition(parameter))
        for one in self.declared.outputs:
            self.addOutput(output(one))

    def canExecute(self) -> tuple[bool, str]:
        """(True, '') or (False, what is missing and the command that installs it)."""
        missing = missing_modules(self.declared.needs)
        return (not missing, missing)

    def tr(self, text: str) -> str:
        return tr(text)


def missing_modules(needs: dict[str, str]) -> str:
    """One sentence naming the Python modules that cannot be imported, or ''."""
    missing = [name for name in needs if importlib.util.find_spec(name) is None]
    if not missing:
        return ""
    packages = " ".join(needs[name] for name in missing)
    return tr(
        "This tool needs Python packages that are missing from this installation of QGIS: {}. On Debian or "
        "Ubuntu, install them with 'sudo apt install {}'; on Windows, use the OSGeo4W setup."
    ).format(tr(" and ").join(missing), packages)
