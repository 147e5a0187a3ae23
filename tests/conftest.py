"""The repository root is the plugin package: it is registered under its own name, whatever the folder is called.

A worker of pytest-xdist, which runs beside others, gets places of its own before anything of QGIS is imported.
"""

import importlib.util
import os
import shutil
import sys
import tempfile
from collections import Counter

#: QGIS with the plugin, for the tests that ask for it.
pytest_plugins = ["with_qgis"]

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PACKAGE = "hotspot_policing"

# A file of tests may take a helper from another in any room, whichever of them is run.
for folder, _, names in os.walk(os.path.join(ROOT, "tests")):
    if any(name.startswith("test_") for name in names):
        sys.path.append(folder)


def own_places(worker):
    """Make a home, a runtime folder and a folder for temporary files that no other worker has; the folder they are in.

    The QGIS profile and the database cluster are temporary files.
    """
    folder = tempfile.mkdtemp(prefix=f"hotspot-{worker}-")
    places = {
        "HOME": "home",
        "XDG_CONFIG_HOME": "home/.config",
        "XDG_DATA_HOME": "home/.local/share",
        "XDG_CACHE_HOME": "home/.cache",
        "XDG_RUNTIME_DIR": "run",
        "TMPDIR": "tmp",
    }
    for variable, name in places.items():
        os.environ[variable] = os.path.join(folder, name)
        # Qt refuses a runtime folder that others may read.
        os.makedirs(os.environ[variable], mode=0o700)
    tempfile.tempdir = os.environ["TMPDIR"]
    return folder


WORKER = os.environ.get("PYTEST_XDIST_WORKER", "")
PLACES = own_places(WORKER) if WORKER else ""


#: The markers that all tests of a folder have.
OF_FOLDER = {"ui": ("window", "slow"), "browser": ("browser",), "claims": ("claims",), "algorithms": ("algorithms",)}


def pytest_collection_modifyitems(items):
    """Markers that follow from where a test stands and what it asks for (``setup.cfg`` says what they mean)."""
    for item in items:
        folder = os.path.relpath(str(item.path), os.path.join(ROOT, "tests")).split(os.sep)[0]
        for marker in OF_FOLDER.get(folder, ()):
            item.add_marker(marker)
        if "cluster" in getattr(item, "fixturenames", ()):
            item.add_marker("postgres")
    if WORKER:
        # Workers take file by file: one with long tests that came last would leave the others without work.
        longest = Counter(item.path for item in items if item.get_closest_marker("slow") is not None)
        items.sort(key=lambda item: -longest[item.path])


ENDED = []


def pytest_sessionfinish(session, exitstatus):
    ENDED.append(int(exitstatus))


def pytest_unconfigure():
    """A worker's places go with it."""
    if PLACES:
        shutil.rmtree(PLACES, ignore_errors=True)
    core = sys.modules.get("qgis.PyQt.QtCore")
    if core is not None and core.QT_VERSION_STR.startswith("6.") and ENDED and not WORKER:
        # A Python in which an algorithm of QGIS 3.40 has run on Qt 6 dies while it ends, also without this plugin; what
        # the tests found must not be lost with it.
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(ENDED[-1])


if PACKAGE not in sys.modules:
    spec = importlib.util.spec_from_file_location(
        PACKAGE, os.path.join(ROOT, "__init__.py"), submodule_search_locations=[ROOT]
    )
    module = importlib.util.module_from_spec(spec)
    sys.modules[PACKAGE] = module
    spec.loader.exec_module(module)
