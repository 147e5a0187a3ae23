"""A real QGIS window for each step: started, driven by mouse and keyboard, and asked what it shows."""

import json
import os
import shutil
import subprocess
import tempfile
import warnings

import pytest

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def screen():
    """The command before a command that gives it a screen of its own, where there is none, and where the tests run side
    by side: what the mouse of one does would reach the other's window."""
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0" if not os.environ.get("DISPLAY") else None)
    if worker is None:
        return []
    # Far enough apart that two workers never try the same number.
    first = int(os.environ.get("TEST_SCREEN", 99)) + 10 * int(worker[len("gw") :])
    return ["xvfb-run", "-n", str(first), "-a", "-s", "-screen 0 1366x768x24"]


@pytest.fixture
def in_window(tmp_path):
    """in_window(step, **more) → what the step of a script saw; *more* reaches it as environment variables. A script is
    one of the folder ``steps``, or a path. Without ``installed`` QGIS finds no plugin of ours.

    Should QGIS itself die, it is started once more, and its death is told as a warning with where Python was: it was
    seen once in some two hundred starts of 3.44, and not again.
    """

    def run(step, script="steps.py", seconds=300, installed=True, **more):
        answer, last = once(step, script, seconds, installed, more)
        if answer is None:
            warnings.warn(f"QGIS died in the step '{step}' and was started again:\n{last}", stacklevel=2)
            answer, last = once(step, script, seconds, installed, more)
        assert answer is not None, "QGIS ended without a report:\n" + last
        assert answer["ok"], answer.get("error")
        return answer["saw"]

    def once(step, script, seconds, installed, more):
        """(the report or None where QGIS died, its last words)."""
        folder = tempfile.mkdtemp(dir=str(tmp_path))
        with tempfile.TemporaryDirectory(prefix="hotspot-window-") as home:
            # QGIS finds the plugin by the name of its folder.
            found = os.path.join(home, "plugins")
            os.makedirs(found)
            if installed:
                os.symlink(ROOT, os.path.join(found, "hotspot_policing"))
            os.makedirs(os.path.join(home, "run"), mode=0o700)
            report = os.path.join(home, "report.json")
            environment = dict(
                os.environ,
                QT_QPA_PLATFORM="xcb",
                HOME=home,
                XDG_RUNTIME_DIR=os.path.join(home, "run"),
                XDG_CONFIG_HOME=os.path.join(home, ".config"),
                XDG_DATA_HOME=os.path.join(home, ".local"),
                QGIS_PLUGINPATH=found,
                HOTSPOT_ROOT=ROOT,
                HOTSPOT_SCRIPT=os.path.join(HERE, "steps", script),
                HOTSPOT_STEP=step,
                HOTSPOT_REPORT=report,
                HOTSPOT_FOLDER=folder,
                **more,
            )
            program = shutil.which("qgis.bin") or shutil.which("qgis")
            assert program, "QGIS with its window is missing: apt install qgis"
            done = subprocess.run(
                screen()
                + [program, "--nologo", "--noversioncheck", "--code", os.path.join(HERE, "driver", "start_driver.py")],
                env=environment,
                cwd=str(tmp_path),
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
                timeout=seconds,
            )
            if not os.path.exists(report):
                return None, done.stdout[-3000:]
            with open(report, encoding="utf-8") as file:
                return json.load(file), ""

    return run
