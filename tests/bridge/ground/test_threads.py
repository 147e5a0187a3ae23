"""What must be loaded on the main thread is asked for there, once, and may be missing; coordinate systems that a thread
has asked for outlive it."""

import importlib
import os
import sys
import threading
import time

import pytest
from qgis.core import QgsCoordinateReferenceSystem

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


def shared_with_a_thread(name):
    """Whether a coordinate system can still be described that another thread asked for, then this one, once the other
    has ended."""
    asked, over = threading.Event(), threading.Event()

    def ask():
        system = QgsCoordinateReferenceSystem(name)
        asked.set()
        over.wait(60)
        return system

    thread = threading.Thread(target=ask)
    thread.start()
    assert asked.wait(60)
    shared = QgsCoordinateReferenceSystem(name)
    assert shared.toWkt()
    over.set()
    thread.join()
    # Python has done with a thread before the system has.
    end = time.monotonic() + 60
    while os.path.exists(f"/proc/self/task/{thread.native_id}"):
        assert time.monotonic() < end
        time.sleep(0.01)
    return bool(shared.toWkt())


@pytest.mark.parametrize("name", ["EPSG:27700", "EPSG:4326", "EPSG:29902", "EPSG:2157"])
def test_a_system_of_the_plugin_outlives_the_thread_that_asks_for_it(qgis, name):
    QgsCoordinateReferenceSystem.invalidateCache()
    assert not shared_with_a_thread(name), "QGIS keeps it itself now: own_coordinate_systems is no longer needed"
    threads.own_coordinate_systems()
    assert shared_with_a_thread(name)


def test_any_other_system_is_asked_for_afresh_after_the_thread(qgis):
    QgsCoordinateReferenceSystem.invalidateCache()
    assert not shared_with_a_thread("EPSG:3035") and not QgsCoordinateReferenceSystem("EPSG:3035").toWkt()
    elsewhere(threads.own_coordinate_systems)
    assert not QgsCoordinateReferenceSystem("EPSG:3035").toWkt()
    threads.own_coordinate_systems()
    assert QgsCoordinateReferenceSystem("EPSG:3035").toWkt()
