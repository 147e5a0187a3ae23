"""One output is enough: what is not named is not written, and nobody has to name it."""

import os

import pytest
from every_tool import run_tool
from qgis.core import QgsMapLayer
from support import results_in

from hotspot_policing.contract.parts.kinds import Destination
from hotspot_policing.contract.tools import TOOLS


def outputs(tool):
    return [one for one in TOOLS[tool].parameters if isinstance(one, Destination)]


def main_outputs(tool):
    """The outputs each of which is enough: the one that is needed, or any of those that a dialog makes or offers."""
    found = outputs(tool)
    needed = [one for one in found if not one.optional]
    return needed or [one for one in found if one.made] or found


def alone(given, output, folder):
    """The parameters of a tool with one output of it in a folder of its own."""
    tool, name = output
    names = {one.name for one in outputs(tool)}
    path = os.path.join(folder, os.path.basename(given[tool][name]))
    return dict({one: value for one, value in given[tool].items() if one not in names}, **{name: path})


EACH = [(tool, one.name) for tool in TOOLS for one in main_outputs(tool)]


@pytest.mark.parametrize("tool", sorted(TOOLS))
def test_no_tool_needs_more_than_one_output(tool):
    needed = {one.name for one in outputs(tool) if not one.optional}
    assert len(needed) <= 1 and (needed <= {"OUTPUT"} or "OUTPUT" not in {one.name for one in outputs(tool)})


@pytest.mark.slow
@pytest.mark.parametrize("output", EACH, ids=" ".join)
def test_a_tool_runs_with_one_output(world, output, tmp_path):
    tool, name = output
    given = alone(world, output, str(tmp_path))
    results = run_tool(tool, given)
    of_outputs = {one.name for one in outputs(tool)} & set(results)
    assert of_outputs == {name}
    where = results[name]
    assert not isinstance(where, QgsMapLayer) and str(where).startswith(given[name])
    beside = [
        one for one in results_in(tmp_path) if not one.startswith(os.path.splitext(os.path.basename(given[name]))[0])
    ]
    assert os.path.exists(given[name]) and beside == []


@pytest.mark.slow
@pytest.mark.parametrize(
    "output",
    [("countcrimes", "OUTPUT"), ("countcrimes", "HOTSPOTS"), ("kerneldensity", "OUTPUT"), ("impactprompts", "REPORT")],
    ids=" ".join,
)
def test_one_output_is_enough_on_the_command_line(world, command_line, output, tmp_path):
    given = alone(world, output, str(tmp_path))
    well, said = command_line.run(output[0], given)
    assert well, said
    assert os.path.exists(given[output[1]])
