"""What each tool writes into its REPORT_JSON has the names and types that the dock and the pages read it by."""

import json
import os

import pytest
from typed_values import misfit

from hotspot_policing.bridge.results.reports import REPORT_TYPES

#: A report is the same on every QGIS.
pytestmark = pytest.mark.once


@pytest.mark.parametrize("tool", sorted(REPORT_TYPES))
def test_a_report_has_the_keys_and_types_of_its_type(world, tool, tmp_path):
    from every_tool import run_tool

    path = os.path.join(str(tmp_path), "report.json")
    run_tool(tool, dict(world[tool], REPORT_JSON=path))
    with open(path, encoding="utf-8") as file:
        assert misfit(json.load(file), REPORT_TYPES[tool]) == ""
