"""A function of ``core`` in a Python process of its own, that can be killed: older SciPy holds the interpreter while it
solves, so that nothing in this process could stop it."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess  # nosec B404
import sys
import tempfile
import time
from typing import Any

from qgis.core import QgsFeedback

from .errors import Cancelled
from .texts import tr

#: SciPy's ``milp`` is there from this version on.
LEAST_SCIPY = (1, 9)
_HERE = os.path.dirname(os.path.abspath(__file__))
_CORE = os.path.join(os.path.dirname(os.path.dirname(_HERE)), "core")
_POLL = 0.05
#: Seconds in which a Python must have started and found SciPy.
_START = 60.0


class NoChild(Exception):
    """Why no process could do the work: a part of a sentence."""


def pythons(executable: str | None = None, prefix: str | None = None, windows: bool | None = None) -> list[str]:
    """The Python programs that may belong to this QGIS, likeliest first; those that are not there are left out.

    On Windows ``sys.executable`` is QGIS itself, and Python lies beside ``sys.exec_prefix`` or in OSGeo4W's ``bin``.
    """
    executable = executable or sys.executable or ""
    prefix = prefix or sys.exec_prefix
    windows = os.name == "nt" if windows is None else windows
    version = "{}.{}".format(*sys.version_info[:2])
    found = []
    if os.path.basename(executable).lower().startswith("python"):
        found.append(executable)
    if windows:
        names = ("python3.exe", "python.exe", "pythonw.exe")
        folders = (prefix, os.path.dirname(executable), os.path.join(prefix, os.pardir, os.pardir, "bin"))
    else:
        names = ("python" + version, "python3", "python")
        folders = (
            os.path.join(prefix, "bin"),
            os.path.join(os.path.dirname(executable), "bin"),
            os.path.dirname(executable),
        )
    found += [os.path.join(folder, name) for folder in folders for name in names]
    return list(dict.fromkeys(os.path.normpath(path) for path in found if os.path.isfile(path)))


def run_in_child(function: str, request: object, feedback: QgsFeedback, programs: list[str] | None = None) -> Any:
    """What ``core``'s function, named as ``module.function``, answers to *request*, both made of plain lists, numbers
    and texts; the function is called with the request and ``step(share)``.

    Raises NoChild where no Python with SciPy's solver can be started or it dies, Cancelled when the user cancels.
    """
    programs = pythons() if programs is None else programs
    why = tr("this QGIS installation has no Python program of its own")
    folder = tempfile.mkdtemp(prefix="hotspot-")
    try:
        with open(os.path.join(folder, "request.json"), "w", encoding="utf-8") as file:
            json.dump(
                {
                    "path": _module_folders(),
                    "python": list(sys.version_info[:2]),
                    "scipy": list(LEAST_SCIPY),
                    "function": function,
                    "request": request,
                },
                file,
            )
        for program in programs:
            try:
                return _run(program, folder, feedback)
            except NoChild as error:
                why = str(error)
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    raise NoChild(why)


def _module_folders() -> list[str]:
    """Where this process would find NumPy and SciPy, for a Python that looks elsewhere."""
    found = []
    for name in ("numpy", "scipy"):
        spec = importlib.util.find_spec(name)
        if spec is not None and spec.origin:
            found.append(os.path.dirname(os.path.dirname(spec.origin)))
    return list(dict.fromkeys(found))


def _run(program: str, folder: str, feedback: QgsFeedback) -> Any:
    for name in ("progress.txt", "answer.json"):
        if os.path.exists(os.path.join(folder, name)):
            os.remove(os.path.join(folder, name))
    command = [program, os.path.join(_HERE, "solver_child.py"), _CORE, folder]
    # No console window may flash up on Windows.
    flags = getattr(subprocess, "CREATE_NO_WINDOW", 0)
    with open(os.path.join(folder, "errors.txt"), "wb") as errors:
        try:
            # Our own script by the Python of this QGIS, and no shell.
            child = subprocess.Popen(  # nosec B603
                command,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=errors,
                cwd=folder,
                creationflags=flags,
            )
        except OSError as error:
            raise NoChild(
                tr("the Python program that comes with QGIS cannot be started ({})").format(error.strerror or error)
            )
        try:
            begin, share = time.monotonic(), None
            while child.poll() is None:
                if feedback.isCanceled():
                    raise Cancelled()
                share = _last_share(folder, share, feedback)
                if share is None and time.monotonic() - begin > _START:
                    raise NoChild(tr("the Python program that comes with QGIS does not respond"))
                time.sleep(_POLL)
        finally:
            if child.poll() is None:
                child.kill()
            child.wait()
    if feedback.isCanceled():
        raise Cancelled()
    try:
        with open(os.path.join(folder, "answer.json"), encoding="utf-8") as file:
            reply = json.load(file)
    except (OSError, ValueError):
        raise NoChild(tr("the solver stopped without giving a result{}").format(_last_line(folder)))
    if "lacking" in reply:
        raise NoChild(reply["lacking"])
    return reply["answer"]


def _last_share(folder: str, share: float | None, feedback: QgsFeedback) -> float | None:
    """The progress (0–1) that the child wrote last, told to the user; None before it has begun."""
    try:
        with open(os.path.join(folder, "progress.txt"), encoding="ascii") as file:
            new = float(file.read().split()[-1])
    except (OSError, ValueError, IndexError):
        return share
    if new != share:
        feedback.setProgress(100 * new)
    return new


def _last_line(folder: str) -> str:
    with open(os.path.join(folder, "errors.txt"), encoding="utf-8", errors="replace") as file:
        lines = file.read().strip().splitlines()
    return f" ({lines[-1][:200]})" if lines else ""
