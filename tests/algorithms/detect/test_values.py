"""A value that a tool cannot take gets a sentence with what fits, in the dialog, in Python and on the command line."""

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException
from support import WARDS


@pytest.mark.parametrize(
    "tool, more, words",
    [
        ("stability", {"COVERAGE": 100}, "COVERAGE: 100 is out of range; give a number from 0.05 to 50."),
        ("risksurface", {"HORIZON": 500}, "HORIZON: 500 is out of range; give a number from 1 to 12."),
        ("countcrimes", {"CELL_SIZE": -5}, "CELL_SIZE: -5 is no number that can be used here; give one of 0 or more."),
        ("impact", {"INTERVENTION": ""}, "INTERVENTION is empty; give it: "),
    ],
)
def test_what_fits_is_said(run, crimes_path, tool, more, words):
    algorithm = QgsApplication.processingRegistry().algorithmById("hotspotpolicing:" + tool)
    given = dict(
        {
            "INPUT": crimes_path,
            "OFFENCE_FIELD": "offence",
            "DATE_FIELD": "date",
            "STUDY_AREA": WARDS,
            "HOTSPOT_LAYER": WARDS,
            "CONTROLS": WARDS,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "HOTSPOTS": "TEMPORARY_OUTPUT",
        },
        **more,
    )
    given = {name: value for name, value in given.items() if algorithm.parameterDefinition(name) is not None}
    good, why = algorithm.checkParameterValues(given, QgsProcessingContext())
    assert not good and why.startswith(words)
    with pytest.raises(QgsProcessingException, match="Incorrect|" + words.split(";")[0].replace("(", ".")):
        run(tool, given)
