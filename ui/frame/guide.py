"""The guide that is shipped with the plugin, opened in the browser."""

from __future__ import annotations

import os

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices

from ...bridge.ground.documents import GUIDE
from ...bridge.ground.texts import tr


def open_guide(page: str = "index") -> str:
    """Open a page of the guide; '' or a sentence that says why not."""
    path = os.path.join(GUIDE, page + ".html")
    if not os.path.isfile(path):
        return tr("The guide is supplied with the installed plugin. In a copy of the source code, see the docs folder.")
    if not QDesktopServices.openUrl(QUrl.fromLocalFile(path)):
        return tr("The guide could not be opened in a browser. Open the file '{}'.").format(path)
    return ""
