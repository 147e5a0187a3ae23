"""The dock's dialogs for files and folders. They begin in the folder of the last one, at first in the project's."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from qgis.core import QgsProject, QgsSettings
from qgis.PyQt.QtCore import QStandardPaths
from qgis.PyQt.QtWidgets import QFileDialog, QMessageBox

from ...bridge.ground.texts import tr

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

#: What is read and what is written lie apart: downloads here, results there.
READ, WRITTEN = "read", "written"
_USUAL = {
    READ: QStandardPaths.StandardLocation.DownloadLocation,
    WRITTEN: QStandardPaths.StandardLocation.DocumentsLocation,
}
_SETTING = "hotspot_policing/folder_"
#: {(folder of a project, kind): the folder that was last chosen while it was open}.
_LAST: dict[tuple[str, str], str] = {}


def folder_for(project: QgsProject, kind: str = WRITTEN) -> str:
    """Where a dialog begins: the last folder of this project, else the project's own. Where the project is not saved,
    the last folder of any such project, else the user's downloads (READ) or documents (WRITTEN)."""
    home = project.homePath()
    if (home, kind) in _LAST:
        return _LAST[home, kind]
    if home:
        return home
    kept = str(QgsSettings().value(_SETTING + kind) or "")
    return kept if os.path.isdir(kept) else QStandardPaths.writableLocation(_USUAL[kind])


def keep_folder(project: QgsProject, kind: str, folder: str) -> None:
    """Let the next dialog of the kind begin in a folder."""
    home = project.homePath()
    _LAST[home, kind] = folder
    if not home:
        QgsSettings().setValue(_SETTING + kind, folder)


def ask_path(parent: QWidget, project: QgsProject, title: str, name: str, kinds: str) -> str:
    """Ask where a file is to go; its path, '' where nobody wants it. ``kinds`` are filters such as ``PDF (*.pdf)``, of
    which the chosen one gives the ending where the name has none of them. What is there already is replaced only where
    the user has said so."""
    path, chosen = QFileDialog.getSaveFileName(parent, title, os.path.join(folder_for(project), name), kinds)
    if not path:
        return ""
    endings = [kind.rpartition("(*")[2].rstrip(")") for kind in kinds.split(";;")]
    if not path.lower().endswith(tuple(endings)):
        # The dialog has asked about the name as it was typed only.
        path += chosen.rpartition("(*")[2].rstrip(")") or endings[0]
        if os.path.exists(path) and not _may_replace(parent, path):
            return ""
    keep_folder(project, WRITTEN, os.path.dirname(path))
    return path


def ask_file(parent: QWidget, title: str, kinds: str) -> str:
    """Ask for a file to read; its path, '' for none."""
    project = QgsProject.instance()
    path, _ = QFileDialog.getOpenFileName(parent, title, folder_for(project, READ), kinds)
    if path:
        keep_folder(project, READ, os.path.dirname(path))
    return path


def ask_files(parent: QWidget, title: str, kinds: str) -> list[str]:
    """Ask for files to read; their paths."""
    project = QgsProject.instance()
    paths, _ = QFileDialog.getOpenFileNames(parent, title, folder_for(project, READ), kinds)
    if paths:
        keep_folder(project, READ, os.path.dirname(paths[0]))
    return paths


def ask_folder(parent: QWidget, title: str) -> str:
    """Ask for a folder to read; its path, '' for none."""
    project = QgsProject.instance()
    folder = QFileDialog.getExistingDirectory(parent, title, folder_for(project, READ))
    if folder:
        # The next one lies beside it.
        keep_folder(project, READ, os.path.dirname(folder))
    return folder


def _may_replace(parent: QWidget, path: str) -> bool:
    answer = QMessageBox.question(
        parent,
        tr("Replace the file?"),
        tr("A file named '{}' already exists. Replace it?").format(os.path.basename(path)),
    )
    return answer == QMessageBox.StandardButton.Yes
