"""The briefings of routes: what is known of each place, and the pages, made where results are finished."""

import datetime
import os
import tempfile

from qgis.core import QgsProject

from ...bridge.files.atomic_replace import Delivery, write_files
from ...bridge.ground import fields as f
from ...bridge.ground.errors import Cancelled, InputError
from ...bridge.ground.json_schema import read_document
from ...bridge.ground.provenance import version
from ...bridge.ground.texts import tr
from ...bridge.patrol.shift_page import Briefing, write_briefing
from ...bridge.results.report_schemas import VENUES

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
    spots = read_document(
        path,
        VENUES,
        tr("is no JSON report of the tool Hot spot profiles"),
        tr("make it again with that tool"),
        "PROFILE",
    )["hotspots"]
    return {spot["hotspot_id"]: ", ".join(one["location"] for one in spot["locations"][:_VENUES]) for spot in spots}


class BriefingPages:
    """Pages that are written when the algorithm is post-processed, on the main thread, one by one: all or none."""

    def __init__(self, folder, pages, ground, marking):
        self.folder, self.pages, self.ground, self.marking = folder, pages, ground, marking

    def finish(self, context, feedback):
        """The outputs that could not be made."""
        # A project of its own: nothing of it is seen in the user's.
        project = QgsProject()
        foot = tr("Made {:%Y-%m-%d %H:%M} with Hot Spot Policing {}. Times are a plan, not an order.").format(
            datetime.datetime.now(), version()
        )
        files = {}
        try:
            with tempfile.TemporaryDirectory() as scratch, Delivery(feedback) as delivery:
                for i, (name, title, words, stops, line, crs) in enumerate(self.pages):
                    if feedback.isCanceled():
                        return ["BRIEFINGS"]
                    made = os.path.join(scratch, name)
                    write_briefing(
                        made, Briefing(title, words, stops, line, crs, self.marking, foot), project, self.ground
                    )
                    with open(made, "rb") as file:
                        files[name] = file.read()
                    feedback.setProgress(100.0 * (i + 1) / len(self.pages))
                write_files(self.folder, files, delivery)
                delivery.deliver()
            return []
        except Cancelled:
            return ["BRIEFINGS"]
        except (InputError, OSError) as error:
            feedback.reportError(str(error))
            return ["BRIEFINGS"]
