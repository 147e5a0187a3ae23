"""*hs* in QGIS's search box: the pages of the dock and the tools, by their names and the words that people use."""

from __future__ import annotations

from typing import Callable, NamedTuple

from qgis.core import QgsFeedback, QgsLocatorContext, QgsLocatorFilter, QgsLocatorResult
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon

from ...contract.tools import TOOLS


class Offer(NamedTuple):
    """One thing that can be found: its title, what it is found by beside it, and what opens it."""

    title: str
    words: str
    open: Callable[[], None]


class HotspotLocator(QgsLocatorFilter):
    """``pages`` and tools; QGIS makes copies of it, which search in threads of their own."""

    def __init__(self, pages: list[Offer], run_tool: Callable[[str], None], icon: QIcon) -> None:
        super().__init__()
        self._pages, self._run_tool, self._icon = pages, run_tool, icon
        # Made here, in the window's thread: only texts are read when somebody types.
        self._offers = {one.title: one for one in [*pages, *self._tools()]}

    def _tools(self) -> list[Offer]:
        return [
            Offer(
                QCoreApplication.translate("HotspotPolicing", tool.title),
                " ".join([tool.id, tool.summary, *getattr(tool, "tags", ())]),
                lambda name=name: self._run_tool(name),
            )
            for name, tool in TOOLS.items()
        ]

    def name(self) -> str:
        return "hotspotpolicing"

    def displayName(self) -> str:
        return QCoreApplication.translate("HotspotLocator", "Hot Spot Policing")

    def prefix(self) -> str:
        return "hs"

    def clone(self) -> QgsLocatorFilter:
        return HotspotLocator(self._pages, self._run_tool, self._icon)

    def fetchResults(self, text: str, context: QgsLocatorContext, feedback: QgsFeedback) -> None:
        """Everything whose title or words hold all that was typed; titles first."""
        wanted = text.lower().split()
        if not wanted and not context.usingPrefix:
            return
        for title, offer in self._offers.items():
            if feedback.isCanceled():
                return
            in_title = all(word in title.lower() for word in wanted)
            if in_title or all(word in f"{title} {offer.words}".lower() for word in wanted):
                result = QgsLocatorResult()
                result.filter, result.displayString, result.icon = self, title, self._icon
                result.score = 1.0 if in_title else 0.5
                self.resultFetched.emit(result)

    def triggerResult(self, result: QgsLocatorResult) -> None:
        """Open what was chosen."""
        offer = self._offers.get(result.displayString)
        if offer is not None:
            offer.open()
