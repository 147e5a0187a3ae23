# What QGIS is told to run when it starts (--code): QGIS runs it without a name or a file of its own.
import os
import sys

sys.path.insert(0, os.path.join(os.environ["HOTSPOT_ROOT"], "tests", "gui"))
import driver  # noqa: E402

driver.start()
