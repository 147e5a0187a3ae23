"""A day is read in every form in which the imports read one, and what is none is refused by its label and its value."""

import datetime
import json
import os
import subprocess
import sys

import pytest
from every_tool import CRIMES, algorithms
from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProperty
from qgis.PyQt.QtCore import QDate, QDateTime
from refusals import refused
from support import ROOT

from hotspot_policing.contract.parts.kinds import Day
from hotspot_policing.contract.tools import TOOLS

DAYS = [(tool.id, one.name) for tool in TOOLS.values() for one in tool.parameters if isinstance(one, Day)]

#: The dialogs of Processing in a process of its own, which has widgets.
DIALOGS = """
import json, os
import conftest
from starting import start_qgis
app, plugin = start_qgis(True)
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingModelAlgorithm
from qgis.core import QgsProcessingModelChildParameterSource as Source
from qgis.PyQt.QtCore import QDate
from qgis.PyQt.QtWidgets import QAction, QLineEdit
from processing.gui.AlgorithmDialog import AlgorithmDialog
from processing.gui.BatchAlgorithmDialog import BatchAlgorithmDialog
from processing.modeler.ModelerParametersDialog import ModelerParametersDialog
from hotspot_policing.ui.parts.calendar import CalendarMenu

registry, context, said = QgsApplication.processingRegistry(), QgsProcessingContext(), {}
tool = registry.createAlgorithmById("hotspotpolicing:countcrimes")

def calendars(widget):
    lines = [widget] if isinstance(widget, QLineEdit) else widget.findChildren(QLineEdit)
    return [line for line in lines if line.findChild(QAction, "calendar")]

def shown(wrapper, *values):
    found = []
    for value in values:
        wrapper.setParameterValue(value, context)
        found.append(wrapper.parameterValue())
    return found

dialog = AlgorithmDialog(tool.create(), False, None)
start = dialog.mainWidget().wrappers["START"]
said["dialog"] = shown(start, "31/01/2026", QDate(2026, 1, 31), None)
line = calendars(start.widget)[0]
line.setText("31/01/2026")
line.findChild(QAction, "calendar").trigger()
calendar = line.findChild(CalendarMenu).calendar
said["opened"] = calendar.selectedDate().toString("yyyy-MM-dd")
calendar.clicked.emit(QDate(2026, 2, 3))
said["chosen"] = start.parameterValue()
batch = BatchAlgorithmDialog(tool.create())
every = [one for row in batch.mainWidget().wrappers for one in row if one]
start = [one for one in every if one.parameterDefinition().name() == "START"]
said["batch"] = [len(calendars(start[0].widget)), *shown(start[0], "1 Feb 2026", None)]
model = QgsProcessingModelAlgorithm()
modeler = ModelerParametersDialog(tool.create(), model)
start = modeler.widget.widget.wrappers["START"]
said["modeler"] = [len(calendars(start))]
for source in (Source.fromStaticValue("31/01/2026"), Source.fromModelParameter("day"), Source.fromExpression("now()")):
    start.setWidgetValue(source)
    said["modeler"].append(start.value().staticValue() or start.value().expression())
print("SAID " + json.dumps(said), flush=True)
os._exit(0)
"""


def counted(run, crimes_path, **days):
    """How many crimes of the sample a tool uses between days."""
    given = dict(CRIMES, INPUT=crimes_path, OFFENCE_FIELD=None, HOTSPOTS="TEMPORARY_OUTPUT", **days)
    return run("countcrimes", given)["CRIMES_USED"]


def test_every_form_is_the_same_day(run, crimes_path):
    everything = counted(run, crimes_path)
    written = counted(run, crimes_path, START="2025-02-01", END="2025-02-28")
    assert 0 < written < everything
    for first, last in (
        ("01/02/2025", "28/02/2025"),
        ("1 Feb 2025", "28 February 2025"),
        ("Sat 1st Feb 2025", "28.2.2025"),
        ("2025-02-01T00:00", "2025-02-28 23:59"),
        (datetime.date(2025, 2, 1), datetime.datetime(2025, 2, 28, 14, 30)),
        (QDate(2025, 2, 1), QDateTime(2025, 2, 28, 14, 30, 0)),
        (QgsProperty.fromExpression("make_date(2025, 2, 1)"), QgsProperty.fromValue("28/02/2025")),
    ):
        assert counted(run, crimes_path, START=first, END=last) == written, (first, last)
    # Clear is not given.
    for nothing in (None, "", "  ", QDate()):
        assert counted(run, crimes_path, START=nothing, END=nothing) == everything, nothing


@pytest.mark.parametrize("value", ["31/02/2025", "02/28/2025", "2025-02", "soon", "2025-02-28 rubbish", "45000"])
def test_what_is_no_day_is_refused(run, crimes_path, value):
    with refused(QgsProcessingException, "End date", "END", value):
        counted(run, crimes_path, END=value)


@pytest.mark.parametrize("tool, name", DAYS)
def test_every_day_is_read_before_a_run(qgis, tool, name):
    algorithm = algorithms()[tool].create()
    label = algorithm.parameterDefinition(name).description()
    others = {one: "01/01/2026" for one in ("INTERVENTION",) if (tool, one) in DAYS}
    why = {
        value: algorithm.checkParameterValues(dict(others, **{name: value}), QgsProcessingContext())[1]
        for value in ("31/01/2026", "the 32nd")
    }
    assert "the 32nd" in why["the 32nd"] and label in why["the 32nd"] and name in why["the 32nd"]
    assert "31/01/2026" not in why["31/01/2026"]


def test_a_day_is_said_as_it_was_given(qgis, run, crimes_path, tmp_path):
    from hotspot_policing.bridge.ground.command import command_line

    algorithm = algorithms()["countcrimes"].create()
    given = {"INPUT": crimes_path, "START": QDate(2025, 2, 1), "END": datetime.date(2025, 2, 28)}
    said = command_line(algorithm, given, QgsProcessingContext())
    assert "START=2025-02-01" in said and "END=2025-02-28" in said


def test_dialogs_show_a_calendar_and_take_what_is_written():
    environment = dict(
        os.environ, PYTHONPATH=os.path.join(ROOT, "tests") + os.pathsep + os.environ.get("PYTHONPATH", "")
    )
    done = subprocess.run([sys.executable, "-c", DIALOGS], env=environment, capture_output=True, text=True)
    lines = [line for line in done.stdout.splitlines() if line.startswith("SAID ")]
    assert lines, done.stderr
    assert json.loads(lines[0][5:]) == {
        "dialog": ["31/01/2026", "2026-01-31", None],
        "opened": "2026-01-31",
        "chosen": "2026-02-03",
        "batch": [1, "1 Feb 2026", None],
        "modeler": [1, "31/01/2026", "", "now()"],
    }
