"""A QGIS in which a Python module is missing: ``without_module.py MODULE WORLD.json OUT.json`` runs every tool of the
world and writes {tool: ["done" | "refused" | "traceback", what was said]}."""

import json
import os
import runpy
import sys
import traceback

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)


class Missing:
    """A finder by which a module is not there, as where it was never installed."""

    def __init__(self, name):
        self.name = name

    def find_spec(self, full, path=None, target=None):
        if full.partition(".")[0] == self.name:
            raise ModuleNotFoundError(f"No module named '{full}'", name=full)
        return None


def hide(name):
    """``import name`` fails from here on, and importlib.util.find_spec says None."""
    import importlib.util

    assert name not in sys.modules
    sys.meta_path.insert(0, Missing(name))
    real = importlib.util.find_spec
    importlib.util.find_spec = lambda full, package=None: (
        None if full.partition(".")[0] == name else real(full, package)
    )


def main(module, world, out):
    hide(module)
    # It registers the plugin under its name.
    runpy.run_path(os.path.join(os.path.dirname(HERE), "conftest.py"))
    from qgis.core import QgsApplication, QgsProcessingException

    QgsApplication.setPrefixPath(os.environ.get("QGIS_PREFIX_PATH", "/usr"), True)
    app = QgsApplication([], False)
    app.initQgis()
    from processing.core.Processing import Processing

    Processing.initialize()
    from hotspot_policing import classFactory

    plugin = classFactory(None)
    plugin.initProcessing()
    from every_tool import run_tool

    with open(world, encoding="utf-8") as file:
        given = json.load(file)
    found = {}
    for tool, parameters in given.items():
        try:
            run_tool(tool, parameters)
            found[tool] = "done", ""
        except QgsProcessingException as error:
            # Processing makes an error of its own of a traceback, and says the traceback.
            found[tool] = "traceback" if "Traceback" in str(error) else "refused", str(error)
        except Exception:
            found[tool] = "traceback", traceback.format_exc()
        # After each, so that a crash names the tool that it came in.
        with open(out, "w", encoding="utf-8") as file:
            json.dump(found, file)
    plugin.unload()


if __name__ == "__main__":
    main(*sys.argv[1:])
