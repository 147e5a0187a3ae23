# What QGIS is told to run when it starts (--code): QGIS runs it without a name or a file of its own.
import faulthandler
import os
import sys

# Should QGIS die, its last words are where Python was.
faulthandler.enable()
for folder in ("driver", "steps"):
    sys.path.insert(0, os.path.join(os.environ["HOTSPOT_ROOT"], "tests", "ui", folder))
import driver  # noqa: E402

driver.start()
