"""What must be loaded on the main thread is asked for there, once, and may be missing."""

import importlib
import sys
import threading

import pytest

from hotspot_policing.bridge.ground import threads

ANCHORS = ("scipy.fft", "matplotlib._path")


class Missing:
    """Finds none of the modules, and keeps which were looked for."""

    def __init__(self):
        self.asked = []

    def find_spec(self, name, path=None, target=None):
        if name in ANCHORS:
            self.asked.append((name, threading.current_thread()))
            raise ImportError(name)
        return None


@pytest.fixture
def missing(qgis, monkeypatch):
    """As at the start of a QGIS that has neither module."""
    pytest.importorskip("scipy")
    pytest.importorskip("matplotlib")
    finder = Missing()
    for name in ANCHORS:
        monkeypatch.delitem(sys.modules, name, raising=False)
    monkeypatch.setattr(sys, "meta_path", [finder] + sys.meta_path)
    importlib.reload(threads)
    return finder


def elsewhere(function):
    thread = threading.Thread(target=function)
    thread.start()
    thread.join()


def test_what_is_missing_is_looked_for_on_the_main_thread_and_stays_missing(missing):
    threads.load_for_threads()
    assert missing.asked == [(name, threading.main_thread()) for name in ANCHORS]
    assert not set(ANCHORS) & set(sys.modules)


def test_the_second_time_nothing_is_looked_for(missing):
    threads.load_for_threads()
    first = len(missing.asked)
    threads.load_for_threads()
    assert len(missing.asked) == first > 0


def test_another_thread_loads_nothing_and_does_not_use_up_the_first_time(missing):
    elsewhere(threads.load_for_threads)
    assert missing.asked == []
    threads.load_for_threads()
    assert {name for name, _ in missing.asked} == set(ANCHORS)
