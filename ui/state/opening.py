"""The one place where the dock opens a file in another program. A path may come from a project that somebody else made:
only a page or a PDF is opened, and only one that this session wrote or that lies in the folder of the project."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from qgis.PyQt.QtCore import QUrl
from qgis.PyQt.QtGui import QDesktopServices

from ...bridge.ground.texts import tr

if TYPE_CHECKING:
    from qgis.core import QgsProject

_PAGES = (".html", ".pdf")
#: What the dock itself writes and another program shows.
_DOCUMENTS = (*_PAGES, ".docx", ".xlsx", ".csv")
#: {path as it was given: its real path} of the pages and folders that runs of this session have written.
_WRITTEN = {}


def remember(path: str) -> None:
    """Remember that a run of this session has written a file or a folder."""
    if path:
        _WRITTEN[_plain(path)] = _real(path)


def open_page(path: str, project: QgsProject) -> str:
    """Open a page in the user's browser, or a PDF; '' where that was done, else one sentence that says why not.

    ``project`` is the QgsProject whose folder counts. A path elsewhere is refused before anybody looks for it: on
    Windows, to look for a file on a server is already to tell that server who asks.
    """
    words = tr(
        "'{}' was not opened because the report is not from this session or from the project's folder. Run the "
        "tool again to produce a new report."
    ).format(os.path.basename(path.replace("\\", "/")))
    if not may_look_at(path, project):
        return words
    real = _real(path)
    if not os.path.exists(path):
        return tr("The report no longer exists; run the analysis again.")
    if not (
        is_ours(path, project)
        and os.path.isfile(real)
        and path.lower().endswith(_PAGES)
        and real.lower().endswith(_PAGES)
    ):
        return words
    QDesktopServices.openUrl(QUrl.fromLocalFile(real))
    return ""


def can_open(path: str) -> bool:
    """Whether a file is a document that this session has written, which another program shows."""
    ours = os.path.isfile(path) and _of_this_session(_plain(path), _real(path))
    return ours and _real(path).lower().endswith(_DOCUMENTS)


def open_document(path: str) -> None:
    """Open a document of this session in the program that shows such; anything else stays closed."""
    if can_open(path):
        QDesktopServices.openUrl(QUrl.fromLocalFile(_real(path)))


def can_show(path: str) -> bool:
    """Whether a file or folder was written by this session and is still there."""
    # Whose it is comes first: to look for a file on a server is already to ask that server.
    return any(_inside(_plain(path), one) for one in _WRITTEN) and os.path.exists(path)


def show_in_folder(path: str) -> None:
    """Show the folder that a file of this session lies in, or a folder that it has written."""
    if os.path.exists(path) and _of_this_session(_plain(path), _real(path)):
        folder = path if os.path.isdir(path) else os.path.dirname(path)
        QDesktopServices.openUrl(QUrl.fromLocalFile(_real(folder)))


def is_ours(path: str, project: QgsProject) -> bool:
    """Whether a file is of this session or lies in the folder of the project, links followed."""
    real = _real(path)
    return may_look_at(path, project) and (_of_this_session(path, real) or _inside(real, _real(_folder(project))))


def may_look_at(path: str, project: QgsProject) -> bool:
    """Whether a path can be looked at without asking another computer: it is of this one, of this session, or of the
    folder that the project itself was opened from; and nothing leads out of its folder by dots or a second colon."""
    plain = path.replace("\\", "/")
    if (
        not path
        or "\0" in path
        or ".." in plain.split("/")
        or not os.path.isabs(path)
        or (":" in os.path.splitdrive(path)[1])
    ):
        return False
    far = plain.startswith("//") or plain.lower().startswith("/vsi")
    return (
        not far
        or _inside(_plain(path), _plain(_folder(project)))
        or any(_inside(_plain(path), one) for one in _WRITTEN)
    )


def _of_this_session(path: str, real: str) -> bool:
    return any(_inside(_plain(path), given) and _inside(real, wrote) for given, wrote in _WRITTEN.items())


def _folder(project: QgsProject) -> str:
    """The folder of a project's file, '' of any other project. Not its home, which the project chooses itself."""
    path = project.fileName()
    return os.path.dirname(path) if path and os.path.isfile(path) else ""


def _inside(path: str, folder: str) -> bool:
    """Whether a path is a folder (or file) or lies in it."""
    return bool(folder) and (path == folder or path.startswith(folder.rstrip(os.sep) + os.sep))


def _plain(path: str) -> str:
    return os.path.normcase(os.path.abspath(path)) if path else ""


def _real(path: str) -> str:
    return os.path.normcase(os.path.realpath(path)) if path else ""
