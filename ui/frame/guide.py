"""The guide, opened in the browser."""

from __future__ import annotations

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices

from ...bridge.ground.documents import guide_page
from ...bridge.ground.texts import tr


def open_guide(page: str = "index") -> str:
    """Open a page of the guide; '' or a sentence that says why not."""
    path = guide_page(page)
    if not path:
        return tr("The guide has not been built in this copy of the source code. Run make site, then press F1 again.")
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
        return tr("The guide could not be opened in a browser. Open the file '{}'.").format(path)
    return ""
