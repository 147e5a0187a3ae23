"""What must be loaded before work begins in other threads."""

from __future__ import annotations

import importlib

from qgis.PyQt.QtCore import QCoreApplication, QThread

#: One module of each package that is built with pybind11: it remembers the thread in which the first one was loaded as
#: long as the program runs. A worker's Python state ends with its work; used again, QGIS would crash.
_ANCHORS = ("scipy.fft", "matplotlib._path")
_loaded = False


def load_for_threads() -> None:
    """Load them on the main thread; elsewhere, and the second time, nothing happens. What is missing stays missing."""
    global _loaded
    application = QCoreApplication.instance()
    if _loaded or application is None or QThread.currentThread() != application.thread():
        return
    _loaded = True
    for name in _ANCHORS:
        try:
            importlib.import_module(name)
        except ImportError:
            pass  # the tool that needs it says so
