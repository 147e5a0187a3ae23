#!/usr/bin/env bash
# Guess: a plugin that saves the open project by QgsProject.write has saved it as the button Save would.
# What happens: the main window does not notice. At the user's next Save it finds the file newer than it remembers, says
# that the file was changed on disk meanwhile, and asks whether to overwrite it; after its own Save it asks nothing.
# Why it matters: an officer is warned of a colleague's change that nobody made, and may well keep the older project. A
# plugin has to trigger the window's own action instead.
# Seen with QGIS 3.22.16 (Debian bookworm, qgis and xvfb).
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -m 700 "$work/run"
cat >"$work/try.py" <<'PYTHON'
import os
import time

from qgis.core import Qgis, QgsProject
from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QAction, QApplication
from qgis.utils import iface

WORK = os.environ["WORK"]
path, project = os.path.join(WORK, "day.qgs"), QgsProject.instance()
save = iface.mainWindow().findChild(QAction, "mActionSaveProject")
asked = []


def answer():
    """Note a question and say no to it."""
    question = QApplication.activeModalWidget()
    if question is not None:
        asked[-1] = True
        question.reject()


def saved_after(writes):
    """Whether Save asks something after the project was saved by ``writes``, and the file is a second older."""
    project.setDirty(True)
    writes()
    time.sleep(1.1)
    project.setDirty(True)
    asked.append(False)
    timer = QTimer()
    timer.timeout.connect(answer)
    timer.start(200)
    save.trigger()
    timer.stop()
    return asked[-1]


def try_it():
    try:
        project.write(path)
        iface.addProject(path)
        time.sleep(1.1)
        by_window = saved_after(save.trigger)
        time.sleep(1.1)
        by_plugin = saved_after(project.write)
        said = "QGIS {}\nSave after Save asks: {}\nSave after QgsProject.write asks: {}\n".format(
            Qgis.QGIS_VERSION, by_window, by_plugin
        )
    except Exception as error:
        said = repr(error)
    with open(os.path.join(WORK, "said"), "w") as file:
        file.write(said)
    os._exit(0)


QTimer.singleShot(3000, try_it)
PYTHON
env HOME="$work" XDG_RUNTIME_DIR="$work/run" WORK="$work" QT_QPA_PLATFORM=xcb timeout 120 \
    xvfb-run -a -s "-screen 0 1366x768x24" qgis --nologo --noversioncheck --code "$work/try.py" >"$work/log" 2>&1 || true
cat "$work/said"
grep -q "^QGIS 3.22" "$work/said"
grep -qx "Save after Save asks: False" "$work/said"
grep -qx "Save after QgsProject.write asks: True" "$work/said"
