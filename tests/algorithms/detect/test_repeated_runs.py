"""Runs one after the other in one QGIS leave nothing behind: neither memory nor open files."""

import gc
import os
import shutil

import pytest
from qgis.core import QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QCoreApplication, QEvent
from support import WARDS

FIRST, RUNS = 10, 30
#: Megabytes by which the memory of a program comes and goes by itself; a run that kept its layers would add some each
#: time.
NOISE = 12


def megabytes():
    """What of this process is in memory."""
    with open("/proc/self/statm", encoding="ascii") as file:
        return int(file.read().split()[1]) * os.sysconf("SC_PAGESIZE") / 1e6


def open_files(folder):
    """The files in a folder that this process has open."""
    found = []
    for one in os.listdir("/proc/self/fd"):
        try:
            found.append(os.readlink("/proc/self/fd/" + one))
        except OSError:  # what listed them
            continue
    return sorted(path for path in found if path.startswith(folder))


def turn():
    """What the event loop of a window does between two runs."""
    for _ in range(3):
        QCoreApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def shown(destination):
    """A result comes into the project, as after a run in the toolbox, and leaves it."""
    layer = QgsVectorLayer(destination, "result", "ogr") if isinstance(destination, str) else destination
    assert layer.isValid() and layer.renderer() is not None
    QgsProject.instance().addMapLayer(layer)
    QgsProject.instance().removeMapLayer(layer.id())


@pytest.fixture
def chain(run, crimes, tmp_path):
    """Counting and Gi* on the crimes, into files that the next run replaces."""

    def once():
        for tool in ("countcrimes", "gistar"):
            files = {name: str(tmp_path / f"{tool}-{name}.gpkg") for name in ("OUTPUT", "HOTSPOTS")}
            results = run(tool, dict(files, INPUT=crimes, CELL_SIZE=600))
            for name in files:
                shown(results[name])

    return once


@pytest.fixture
def peer(qgis, tmp_path):
    """A tool of QGIS's own in the same loop."""
    import processing

    wards = shutil.copy(WARDS.split("|")[0], tmp_path)

    def once():
        given = {"INPUT": wards, "ALL_PARTS": False, "OUTPUT": str(tmp_path / "centroids.gpkg")}
        shown(processing.run("native:centroids", given)["OUTPUT"])

    return once


def growth(once):
    """Megabytes by which the process has grown from the tenth run on."""
    for i in range(RUNS):
        if i == FIRST:
            gc.collect()
            before = megabytes()
        once()
        turn()
    gc.collect()
    return megabytes() - before


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.alone
@pytest.mark.skipif(not os.path.exists("/proc/self/statm"), reason="the memory of a process is not told here")
def test_memory_and_open_files_grow_no_more_than_with_a_tool_of_qgis_itself(chain, peer, tmp_path):
    peers, ours = growth(peer), growth(chain)
    assert ours <= max(peers, 0) + NOISE, f"{ours:.1f} MB in {RUNS - FIRST} runs, QGIS's own tool {peers:.1f} MB"
    assert open_files(str(tmp_path)) == []


@pytest.mark.skipif(not os.path.exists("/proc/self/fd"), reason="the open files of a process are not told here")
def test_without_an_event_loop_all_that_was_opened_is_closed(run, crimes, tmp_path):
    for tool in ("countcrimes", "gistar"):
        files = {name: str(tmp_path / f"{tool}-{name}.gpkg") for name in ("OUTPUT", "HOTSPOTS")}
        run(tool, dict(files, INPUT=crimes, CELL_SIZE=600))
        assert open_files(str(tmp_path)) == [], tool
