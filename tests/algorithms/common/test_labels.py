"""What is refused is named by its label, and by its id where the command line needs it."""

import pytest
from every_tool import algorithms
from qgis.core import QgsProcessingContext

from hotspot_policing.algorithms.common.labels import with_labels


def test_ids_get_their_labels_once_and_names_of_others_stay(qgis):
    tool = algorithms()["countcrimes"].create()
    said = with_labels(tool, "START or 'END' is wrong, RESTART is not; see 'a START.gpkg' and no CRS.")
    assert said == ("Start date (START) or 'END' is wrong, RESTART is not; see 'a START.gpkg' and no CRS.")
    assert with_labels(tool, said) == said


@pytest.mark.parametrize(
    "given, label",
    [
        ({"CELL_SIZE": -5}, "Place size (metres, CELL_SIZE)"),
        ({"CELL_SIZE": 1e300}, "Place size (metres, CELL_SIZE)"),
        ({"UNIT": "layer"}, "Polygons to use as places (UNITS_LAYER)"),
        ({"MAX_AREA": 0}, "Largest hot spot (km², MAX_AREA)"),
        ({"SELECT_BY": "best"}, "Keep (SELECT_BY)"),
        ({"START": "soon"}, "Start date (START)"),
        ({"INPUT": "/no/such.gpkg"}, "Crimes (INPUT)"),
        ({"INPUT": None}, "Crimes (INPUT)"),
        ({"STUDY_AREA": "/no/such.gpkg"}, "Study area (STUDY_AREA)"),
        ({"HOTSPOTS": "a.gpkg", "OUTPUT": "a.gpkg"}, "Hot spots (HOTSPOTS)"),
    ],
)
def test_a_refusal_names_the_label(qgis, crimes_path, given, label):
    good, why = algorithms()["countcrimes"].checkParameterValues(
        dict({"INPUT": crimes_path, "UNITS_LAYER": None}, **given), QgsProcessingContext()
    )
    assert not good and label in why
