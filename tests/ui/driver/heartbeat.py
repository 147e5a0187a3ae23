"""How long the window's own thread works at a stretch, and what it is at then."""

import os
import statistics
import sys
import threading
import time
from collections import Counter

from qgis.PyQt.QtCore import QTimer

#: Milliseconds between two beats; seconds between two looks at the thread, and after which it is looked at.
_BEAT, _LOOK, _LONG = 5, 0.02, 0.1
#: Seconds that the known work of ``_pace`` takes on the machine on which the limits were set.
_KNOWN = 0.0045


class Heartbeat:
    """Times the stretches between two turns of the event loop, in seconds of the thread's own work, so that a busy
    machine makes none longer; on a slower machine they are those of the one on which the limits were set, by the pace
    of a known work in the same thread. A second thread looks at what keeps it from turning.

    ``package`` is the folder whose code is named where it is at work then.
    """

    def __init__(self, package):
        self._package = os.sep + package + os.sep
        self._main = threading.main_thread().ident
        self._last, self._since, self._seen = time.thread_time(), time.monotonic(), []
        self._longest, self._paces = {}, []
        self._doing = ""
        self._timer = QTimer()
        self._timer.setInterval(_BEAT)
        self._timer.timeout.connect(self._turned)
        self._timer.start()
        self._over = threading.Event()
        threading.Thread(target=self._watch, daemon=True).start()

    def now(self, doing):
        """What is done from now on, '' for what does not count; its stretches are told under these words."""
        self._turned()
        self._doing = ""
        self._paces.append(_pace())
        self._turned()
        self._doing = doing

    def stop(self):
        """{what was done: [seconds of the longest stretch, where it was]}."""
        self._turned()
        self._over.set()
        self._timer.stop()
        slower = max(1.0, statistics.median(self._paces or [1.0]))
        return {what: [round(seconds / slower, 3), where] for what, (seconds, where) in self._longest.items()}

    def _turned(self):
        now, seen, self._seen = time.thread_time(), self._seen, []
        worked = now - self._last
        if self._doing and worked > self._longest.get(self._doing, [0])[0]:
            where = [f"{words} ({count})" for words, count in Counter(seen).most_common(4)]
            self._longest[self._doing] = [round(worked, 3), where]
        self._last, self._since = time.thread_time(), time.monotonic()

    def _watch(self):
        while not self._over.wait(_LOOK):
            if time.monotonic() - self._since > _LONG:
                frame, ours = sys._current_frames().get(self._main), []
                while frame is not None:
                    _, found, name = frame.f_code.co_filename.partition(self._package)
                    if found and not name.startswith("tests"):
                        ours.append(f"{name}:{frame.f_lineno} {frame.f_code.co_name}")
                    frame = frame.f_back
                self._seen.append(" < ".join(ours[:3] + ours[3:][-2:]))


class Standstill(QTimer):
    """The longest time by the clock in which the window did nothing else, waiting for others too."""

    def __init__(self):
        super().__init__()
        self._times = [time.monotonic()]
        self.timeout.connect(lambda: self._times.append(time.monotonic()))
        self.start(10)

    def longest(self):
        self.stop()
        return max(b - a for a, b in zip(self._times, self._times[1:]))


def _pace():
    """How many times as long as there a known work takes here and now."""
    begun = time.thread_time()
    sum(i * i for i in range(100_000))
    return (time.thread_time() - begun) / _KNOWN
