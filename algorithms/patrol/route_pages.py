"""The briefings of routes: what is known of each place, and the pages, made where results are finished."""

import datetime
import json
import os
import shutil
import tempfile

from qgis.core import QgsProject

from ...layers import fields as f
from ...layers.briefing import Briefing, write_briefing
from ...layers.errors import InputError
from ...layers.provenance import version
from ...layers.texts import tr

_VENUES = 3


def problems_of(register):
    """{place id: the problem noted last} from a Register, {} without one."""
    if register is None:
        return {}
    return {entry[f.PLACE_ID]: entry[f.TEXT] for entry in register.log() if entry["stage"] == "problem"}


def venues_of(path):
    """{hot spot id: the busiest locations in words} from the JSON report of the tool profile, {} for ''.

    Raises InputError where the file is none.
    """
    if not path:
        return {}
    try:
        with open(path, encoding="utf-8") as file:
            spots = json.load(file)["hotspots"]
        return {spot["hotspot_id"]: ", ".join(one["location"] for one in spot["locations"][:_VENUES])
                for spot in spots}
    except (OSError, ValueError, KeyError, TypeError):
        raise InputError(tr("'{}' is no JSON report of the tool Hot spot profiles.").format(os.path.basename(path)))


class BriefingPages:
    """Pages that are written when the algorithm is post-processed, on the main thread, one by one: all or none."""

    def __init__(self, folder, pages, ground, marking):
        self.folder, self.pages, self.ground, self.marking = folder, pages, ground, marking

    def finish(self, context, feedback):
        new = not os.path.isdir(self.folder)
        os.makedirs(self.folder, exist_ok=True)
        # A project of its own: nothing of it is seen in the user's.
        project = QgsProject()
        foot = tr("Made {:%Y-%m-%d %H:%M} with Hot Spot Policing {}. Times are a plan, not an order.").format(
            datetime.datetime.now(), version())
        scratch = tempfile.mkdtemp(prefix=".hotspot-", dir=self.folder)
        try:
            for i, (name, title, words, stops, line, crs) in enumerate(self.pages):
                if feedback is not None and feedback.isCanceled():
                    # The routes are written; the briefings are not, and are no result.
                    return ("BRIEFINGS",)
                write_briefing(os.path.join(scratch, name), Briefing(
                    title, words, stops, line, crs, self.marking, foot), project, self.ground)
                if feedback is not None:
                    feedback.setProgress(100.0 * (i + 1) / len(self.pages))
            for name in sorted(os.listdir(scratch)):
                os.replace(os.path.join(scratch, name), os.path.join(self.folder, name))
        except (InputError, OSError) as error:
            feedback.reportError(str(error))
        finally:
            shutil.rmtree(scratch, ignore_errors=True)
            if new and not os.listdir(self.folder):
                os.rmdir(self.folder)
