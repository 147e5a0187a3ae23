"""A value that a tool cannot take gets a sentence with what fits, in the dialog, in Python and on the command line."""

import pytest
from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingException
from refusals import names, refused
from support import WARDS


@pytest.mark.parametrize(
    "tool, more, named",
    [
        ("stability", {"COVERAGE": 100}, ("COVERAGE", "100", "0.05", "50")),
        ("risksurface", {"HORIZON": 500}, ("HORIZON", "500", "1", "12")),
        ("countcrimes", {"CELL_SIZE": -5}, ("CELL_SIZE", "-5", "0")),
        ("impact", {"INTERVENTION": ""}, ("INTERVENTION",)),
    ],
)
def test_what_fits_is_said(run, crimes_path, tool, more, named):
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
    assert not good and all(names(why, one) for one in named)
    with refused(QgsProcessingException, named[0]):
        run(tool, given)
