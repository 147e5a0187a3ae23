"""A file on its way out: where it is to go, and what to do with it once it is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Callable

from qgis.core import Qgis
from qgis.PyQt.QtCore import QStandardPaths
from qgis.PyQt.QtWidgets import QFileDialog, QMessageBox, QPushButton

from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ..state.opening import can_open, open_document, remember, show_in_folder

if TYPE_CHECKING:
    from qgis.core import QgsProject
    from qgis.PyQt.QtWidgets import QWidget

    from ..state.session import Session

#: Seconds that a message with buttons stays.
_STAYS = 30


def ask_path(parent: QWidget, project: QgsProject, title: str, name: str, kinds: str) -> str:
    """Ask where a file is to go; its path, '' where nobody wants it. ``kinds`` are filters such as ``PDF (*.pdf)``, of
    which the chosen one gives the ending where the name has none of them. What is there already is replaced only where
    the user has said so."""
    path, chosen = QFileDialog.getSaveFileName(parent, title, os.path.join(folder_for(project), name), kinds)
    if not path:
        return ""
    endings = [kind.rpartition("(*")[2].rstrip(")") for kind in kinds.split(";;")]
    if path.lower().endswith(tuple(endings)):
        return path
    # The dialog has asked about the name as it was typed only.
    path += chosen.rpartition("(*")[2].rstrip(")") or endings[0]
    return path if not os.path.exists(path) or _may_replace(parent, path) else ""


@contextmanager
def whole_file(path: str) -> Iterator[str]:
    """Where to write a file that takes its place at ``path`` when it is whole; otherwise nothing of it is left, and
    what was there stays. Raises InputError where it cannot be written."""
    beside = os.path.join(os.path.dirname(path), ".part-" + os.path.basename(path))
    try:
        yield beside
        os.replace(beside, path)
    except OSError as error:
        raise InputError(
            tr("'{}' could not be written ({}); choose another place.").format(path, error.strerror or error)
        ) from error
    finally:
        if os.path.exists(beside):
            os.remove(beside)


def folder_for(project: QgsProject) -> str:
    """Where a file goes unless the user says otherwise: beside the project, else among the user's documents."""
    return project.homePath() or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def say_written(session: Session, path: str) -> None:
    """Say in the window that a file or folder was written, with buttons that open it and show where it is."""
    remember(path)
    if session.iface is None:
        return
    bar = session.iface.messageBar()
    item = bar.createMessage(tr("Hot Spot Policing"), tr("Written to {}").format(path))
    buttons = [(tr("Show in folder"), tr("Show where the file is"), show_in_folder)]
    if can_open(path):
        buttons.insert(0, (tr("Open"), tr("Open the file in the program that shows it"), open_document))
    for words, tip, act in buttons:
        item.layout().addWidget(_button(words, tip, act, path))
    bar.pushWidget(item, Qgis.MessageLevel.Success, _STAYS)


def say_unwritten(session: Session, sentence: str) -> None:
    """Say in the window why a file was not written."""
    if session.iface is not None:
        session.iface.messageBar().pushWarning(tr("Hot Spot Policing"), sentence)


def _button(words: str, tip: str, act: Callable[[str], None], path: str) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(tip)
    button.clicked.connect(lambda: act(path))
    return button


def _may_replace(parent: QWidget, path: str) -> bool:
    answer = QMessageBox.question(
        parent, tr("Replace the file?"), tr("'{}' is there already. Replace it?").format(os.path.basename(path))
    )
    return answer == QMessageBox.StandardButton.Yes
