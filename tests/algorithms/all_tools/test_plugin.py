"""The plugin comes and goes without a window and leaves nothing behind."""

import os
import subprocess
import sys

from qgis.core import QgsApplication
from support import ROOT

from hotspot_policing import classFactory

# In a process of its own, where no other test has loaded the plugin.
TWICE = """
import conftest
from qgis.core import QgsApplication
QgsApplication.setPrefixPath("/usr", True)
app = QgsApplication([], False)
app.initQgis()
from hotspot_policing import classFactory
registry = QgsApplication.processingRegistry()
before = sorted(provider.id() for provider in registry.providers())
plugin = classFactory(None)
for _ in range(2):
    plugin.initGui()
    assert registry.providerById("hotspotpolicing").algorithms()
    plugin.unload()
    assert sorted(provider.id() for provider in registry.providers()) == before
    assert plugin.provider is None and plugin.action is None and plugin.dock is None
print("without a trace", flush=True)
import os
os._exit(0)
"""


def test_it_loads_and_unloads_twice_without_a_trace():
    environment = dict(
        os.environ, PYTHONPATH=os.pathsep.join([os.path.join(ROOT, "tests"), os.environ.get("PYTHONPATH", "")])
    )
    done = subprocess.run([sys.executable, "-c", TWICE], env=environment, capture_output=True, text=True)
    assert "without a trace" in done.stdout, done.stderr


#: What QGIS's window asks for when it starts reads no page, and nothing that computes.
LIGHT = """
import conftest, sys
from qgis.core import QgsApplication
import qgis.gui
app = QgsApplication([], True)
app.initQgis()
from hotspot_policing import classFactory
classFactory(None).initProcessing()
before = set(sys.modules)
import hotspot_policing.ui.frame.layer_menu, hotspot_policing.ui.frame.way_in
read = sorted(name for name in set(sys.modules) - before if name.startswith("hotspot_policing."))
print("read:", *read, flush=True)
import os
os._exit(0)
"""


def test_what_a_window_adds_at_its_start_is_little():
    environment = dict(
        os.environ, PYTHONPATH=os.pathsep.join([os.path.join(ROOT, "tests"), os.environ.get("PYTHONPATH", "")])
    )
    done = subprocess.run([sys.executable, "-c", LIGHT], env=environment, capture_output=True, text=True)
    read = next(line.split()[1:] for line in done.stdout.splitlines() if line.startswith("read:"))
    assert "hotspot_policing.ui.frame.way_in" in read
    heavy = ("hotspot_policing.core.", "hotspot_policing.ui.parts", "hotspot_policing.bridge.geometry")
    assert not [name for name in read if name.startswith(heavy)]


def test_a_second_copy_leaves_the_first_ones_provider_alone(qgis):
    registry = QgsApplication.processingRegistry()
    second = classFactory(None)
    second.initProcessing()
    second.unload()
    assert registry.providerById("hotspotpolicing").algorithms()
