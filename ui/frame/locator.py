"""*hs* in QGIS's search box: the pages of the dock and the tools, by their names and the words that people use."""

from __future__ import annotations

from typing import Callable, NamedTuple

from qgis.core import QgsFeedback, QgsLocatorContext, QgsLocatorFilter, QgsLocatorResult
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QIcon


class Offer(NamedTuple):
    """One thing that can be found: its title, what it is found by beside it, and what opens it."""

    title: str
    words: str
    open: Callable[[], None]


class HotspotLocator(QgsLocatorFilter):
    """Finds offers; QGIS makes copies of it, which search in threads of their own: only texts are read there."""

    def __init__(self, offers: list[Offer], icon: QIcon) -> None:
        super().__init__()
        self._offers, self._icon = offers, icon

    def name(self) -> str:
        return "hotspotpolicing"

    def displayName(self) -> str:
        return QCoreApplication.translate("HotspotLocator", "Hot Spot Policing")

    def prefix(self) -> str:
        return "hs"

    def clone(self) -> QgsLocatorFilter:
        return HotspotLocator(self._offers, self._icon)

    def fetchResults(self, text: str, context: QgsLocatorContext, feedback: QgsFeedback) -> None:
        """Everything whose title or words hold all that was typed; titles first."""
        wanted = text.lower().split()
        if not wanted and not context.usingPrefix:
            return
        for offer in self._offers:
            if feedback.isCanceled():
                return
            in_title = all(word in offer.title.lower() for word in wanted)
            if in_title or all(word in f"{offer.title} {offer.words}".lower() for word in wanted):
                result = QgsLocatorResult()
                result.filter, result.displayString, result.icon = self, offer.title, self._icon
                result.score = 1.0 if in_title else 0.5
                self.resultFetched.emit(result)

    def triggerResult(self, result: QgsLocatorResult) -> None:
        """Open what was chosen."""
        for offer in self._offers:
            if offer.title == result.displayString:
                offer.open()
