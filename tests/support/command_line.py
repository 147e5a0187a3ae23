"""The plugin on the command line."""

import os
import shutil
import subprocess

import pytest
from support import ROOT


class CommandLine:
    """``qgis_process`` with the plugin enabled in a profile of its own, in a folder (pathlib)."""

    def __init__(self, folder):
        self._program = shutil.which("qgis_process.bin") or shutil.which("qgis_process")
        if self._program is None:
            pytest.skip("qgis_process")
        home, plugins = folder / "home", folder / "plugins"
        home.mkdir()
        plugins.mkdir()
        (plugins / "hotspot_policing").symlink_to(ROOT, target_is_directory=True)
        # Where windows are tested there may be no screen for this process.
        self._environment = dict(os.environ, QGIS_PLUGINPATH=str(plugins), QT_QPA_PLATFORM="offscreen")
        self._environment.update(dict.fromkeys(("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(home)))
        self._environment.pop("QGIS_CUSTOM_CONFIG_PATH", None)
        self("plugins", "enable", "hotspot_policing")

    def __call__(self, *words):
        """(whether it went well, what it said) of ``qgis_process`` with these words."""
        done = subprocess.run(
            [self._program, *words], env=self._environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        return done.returncode == 0, done.stdout.decode("utf-8", "replace")

    def run(self, tool, given):
        """The same of a tool with {parameter: text, or a list of texts}."""
        words = [
            f"{name}={one}"
            for name, value in given.items()
            for one in (value if isinstance(value, (list, tuple)) else [value])
        ]
        return self("run", "hotspotpolicing:" + tool, "--", *words)
