# What QGIS is told to run when it starts (--code): QGIS runs it without a name or a file of its own.
import faulthandler
import os
import sys

# Should QGIS die, its last words are where Python was.
faulthandler.enable()
sys.path.insert(0, os.path.join(os.environ["HOTSPOT_ROOT"], "tests", "gui"))
import driver  # noqa: E402

driver.start()
