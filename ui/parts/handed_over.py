"""A file on its way out: whole or not at all, and what to do with it once it is there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Callable

from qgis.core import Qgis
from qgis.PyQt.QtWidgets import QPushButton

from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ..state.opening import can_open, open_document, remember, show_in_folder

if TYPE_CHECKING:
    from qgis.gui import QgsMessageBar

    from ..state.session import Session

#: Seconds that a message with buttons stays.
_STAYS = 30


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
            tr("'{}' could not be saved ({}); choose another location.").format(path, error.strerror or error)
        ) from error
    finally:
        if os.path.exists(beside):
            os.remove(beside)


def say_written(session: Session, path: str, bar: QgsMessageBar | None = None) -> None:
    """Say in the window, or in the message ``bar`` of a dialog before it, that a file or folder was written, with
    buttons that open it and show where it is."""
    remember(path)
    if bar is None:
        if session.iface is None:
            return
        bar = session.iface.messageBar()
    item = bar.createMessage(tr("Hot Spot Policing"), tr("Saved to {}").format(path))
    buttons = [(tr("Show in folder"), tr("Show the file in its folder"), show_in_folder)]
    if can_open(path):
        buttons.insert(0, (tr("Open"), tr("Open the file in its default program"), open_document))
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
