"""`make run` as it is: QGIS opens with the dock."""

import json
import os
import subprocess
import zipfile

import pytest
from conftest import ROOT, screen

#: Runs in the QGIS that the script starts, as PYQGIS_STARTUP: looks for the dock and ends QGIS.
LOOK = """
import json, os
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication, QWidget
from qgis.core import QgsProject

def look(left=240):
    docks = [one for one in QApplication.allWidgets() if one.objectName() == "HotspotPolicingDock"]
    there = any(one.isVisible() for one in docks)
    if not there and left:
        return QTimer.singleShot(250, lambda: look(left - 1))
    with open(os.environ["HOTSPOT_REPORT"], "w") as file:
        json.dump({"dock": there, "project": QgsProject.instance().fileName()}, file)
    os._exit(0)

QTimer.singleShot(250, look)
"""


@pytest.mark.once
def test_make_run_opens_the_dock(tmp_path):
    build, report, script = tmp_path / "build", tmp_path / "report.json", tmp_path / "look.py"
    (build / "demo").mkdir(parents=True)
    with zipfile.ZipFile(str(build / "demo" / "demo.qgz"), "w") as file:
        file.writestr("demo.qgs", "<!DOCTYPE qgis><qgis projectname='' version='3.22.0'></qgis>")
    script.write_text(LOOK, encoding="utf-8")
    done = subprocess.run(
        screen() + [os.path.join(ROOT, "scripts", "run.sh")],
        cwd=str(tmp_path),
        timeout=200,
        env=dict(os.environ, HOTSPOT_BUILD=str(build), HOTSPOT_REPORT=str(report), PYQGIS_STARTUP=str(script)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert report.exists(), done.stdout[-3000:]
    saw = json.loads(report.read_text())
    assert saw["dock"] and saw["project"].endswith("demo.qgz")
