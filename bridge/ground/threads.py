"""What must be on the main thread before work begins in other threads, and after it has ended."""

from __future__ import annotations

import importlib

from qgis.core import QgsCoordinateReferenceSystem
from qgis.PyQt.QtCore import QCoreApplication, QThread

#: One module of each package that is built with pybind11: it remembers the thread in which the first one was loaded as
#: long as the program runs. A worker's Python state ends with its work; used again, QGIS would crash. Before the last
#: of each package what it loads itself, so that no step takes long.
_ANCHORS = ["scipy.special", "scipy.fft", "matplotlib", "matplotlib._path"]
#: The coordinate systems that a worker names itself: degrees, and the national grids.
_SYSTEMS = ("EPSG:4326", "EPSG:27700", "EPSG:29902", "EPSG:2157")


def on_main_thread() -> bool:
    """Whether the caller is on QGIS's own thread."""
    application = QCoreApplication.instance()
    return application is not None and QThread.currentThread() == application.thread()


def load_for_threads() -> None:
    """Load them on the main thread; elsewhere, and the second time, nothing happens. What is missing stays missing."""
    while load_next():
        pass


def load_next() -> bool:
    """Load the next of them, as ``load_for_threads`` does all; whether one was left."""
    if not _ANCHORS or not on_main_thread():
        return False
    try:
        importlib.import_module(_ANCHORS.pop(0))
    except ImportError:
        pass  # the tool that needs it says so
    return True


def own_coordinate_systems() -> None:
    """Make the main thread the owner of the coordinate systems that QGIS keeps; elsewhere nothing happens.

    QGIS keeps each system that was asked for by name and hands it to whoever asks next. When the thread that asked
    first ends, half a minute after a worker's last work, the system can no longer be described. Whatever shares it
    looks valid and is written without a coordinate system. So this is called before work in other threads and after it.
    """
    if on_main_thread():
        QgsCoordinateReferenceSystem.invalidateCache()
        for name in _SYSTEMS:
            QgsCoordinateReferenceSystem(name)
