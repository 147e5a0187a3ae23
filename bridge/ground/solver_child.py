"""The script that a child Python runs for ``solver``: it knows ``core`` and nothing else of the plugin.

    python solver_child.py CORE FOLDER

Reads request.json in FOLDER, writes progress.txt (a share of the work a line) and answer.json.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import sys
from typing import Any


def main(core: str, folder: str) -> None:
    # This script's own folder would hide modules of other names like its files.
    sys.path[:] = [
        path for path in sys.path if os.path.abspath(path or ".") != os.path.dirname(os.path.abspath(__file__))
    ]
    with open(os.path.join(folder, "request.json"), encoding="utf-8") as file:
        work = json.load(file)
    sys.path += [path for path in work["path"] if path not in sys.path]
    reply: dict[str, object] = {"lacking": lacking(work)}
    if not reply["lacking"]:
        reply = {"answer": compute(core, folder, work)}
    beside = os.path.join(folder, "answer.part")
    with open(beside, "w", encoding="utf-8") as file:
        json.dump(reply, file)
    os.replace(beside, os.path.join(folder, "answer.json"))


def lacking(work: dict[str, Any]) -> str:
    """What this Python lacks for the work, '' where it can begin."""
    if list(sys.version_info[:2]) != work["python"]:
        return "the Python program that comes with QGIS is not the version that QGIS itself uses"
    try:
        import scipy
    except ImportError:
        return "SciPy is missing"
    version = [int(part) for part in scipy.__version__.split(".")[:2]]
    if version < work["scipy"]:
        return "SciPy {} does not include the solver; version {}.{} or later is needed".format(
            scipy.__version__, *work["scipy"]
        )
    return ""


def compute(core: str, folder: str, work: dict[str, Any]) -> object:
    spec = importlib.util.spec_from_file_location(
        "core", os.path.join(core, "__init__.py"), submodule_search_locations=[core]
    )
    if spec is None or spec.loader is None:
        raise ImportError(core)
    sys.modules["core"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["core"])
    module, _, name = work["function"].rpartition(".")
    with open(os.path.join(folder, "progress.txt"), "w", encoding="ascii") as file:

        def step(share: float) -> None:
            file.write(f"{share:.4f}\n")
            file.flush()

        step(0)
        return getattr(importlib.import_module("core." + module), name)(work["request"], step)


if __name__ == "__main__":
    main(*sys.argv[1:3])
