"""What people answered, where and when: each row is one answer, and what cannot be placed is said."""

import math

import numpy as np
import pytest
from crime_layers import EAST, GRID, NORTH, layer_of
from qgis.core import NULL, QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsFeedback, QgsGeometry
from refusals import refused

from hotspot_policing.bridge.ground.errors import Cancelled, InputError
from hotspot_policing.bridge.reading.survey_answers import AnswerSource

FIELDS = ("safe:string", "ward:string", "day:date")


def survey(rows, kind="Point"):
    return layer_of(kind, FIELDS, rows, "survey")


def point(x, y):
    return QgsGeometry.fromWkt(f"Point ({EAST + x} {NORTH + y})")


def read(source, crs=GRID, feedback=None):
    return source.read(crs, QgsCoordinateTransformContext(), feedback)


def test_each_row_is_an_answer_whether_it_has_a_point_or_not(qgis):
    rows = [(point(1, 2), "Yes", "Park", "2025-01-01"), (None, NULL, NULL, NULL), (point(3, 4), "No", "Park", NULL)]
    found = read(AnswerSource(survey(rows), {"SAFETY": "safe", "CONFIDENCE": ""}, date_field="day"))
    assert len(found) == 3 and found.area is None
    assert found.x.tolist() == pytest.approx([EAST + 1, math.nan, EAST + 3], nan_ok=True)
    assert found.y.tolist() == pytest.approx([NORTH + 2, math.nan, NORTH + 4], nan_ok=True)
    assert list(found.texts) == ["SAFETY"]
    safe = found.texts["SAFETY"]
    assert [safe.values[code] if code >= 0 else None for code in safe.codes] == ["Yes", None, "No"]
    assert np.array_equal(found.dates, np.array(["2025-01-01", "NaT", "NaT"], "datetime64[D]"), equal_nan=True)


def test_several_points_of_one_answer_are_one_answer(qgis):
    both = QgsGeometry.fromWkt(f"MultiPoint (({EAST} {NORTH}), ({EAST + 900} {NORTH}))")
    found = read(AnswerSource(survey([(both, "Yes", "Park", NULL)], "MultiPoint"), {"SAFETY": "safe"}))
    assert (found.x.tolist(), found.y.tolist()) == ([EAST], [NORTH])


def test_answers_that_name_their_area_need_no_point(qgis):
    rows = [(None, "Yes", "Park", NULL), (None, "No", NULL, NULL)]
    found = read(AnswerSource(survey(rows, "None"), {"SAFETY": "safe"}, area_field="ward"))
    assert [found.area.values[code] if code >= 0 else None for code in found.area.codes] == ["Park", None]
    assert np.isnan(found.x).all() and found.dates is None


def test_points_are_brought_into_the_system_that_is_asked_for(qgis):
    degrees = read(
        AnswerSource(survey([(point(0, 0), "Yes", "Park", NULL)]), {"SAFETY": "safe"}),
        QgsCoordinateReferenceSystem("EPSG:4326"),
    )
    # Middlesbrough.
    assert degrees.x[0] == pytest.approx(-1.23, abs=0.02) and degrees.y[0] == pytest.approx(54.57, abs=0.02)


def test_what_is_missing_is_named(qgis):
    layer = survey([(None, "Yes", "Park", NULL)], "None")
    with refused(InputError, "survey", "gone", "safe"):
        AnswerSource(layer, {"SAFETY": "gone"}, area_field="ward")
    with refused(InputError, "survey", "SURVEY_AREA"):
        AnswerSource(layer, {"SAFETY": "safe"})
    with refused(InputError, "survey"):
        read(AnswerSource(survey([], "None"), {"SAFETY": "safe"}, area_field="ward"))
    with refused(InputError, "survey"):
        lost = survey([(point(0, 0), "Yes", "Park", NULL)])
        lost.setCrs(QgsCoordinateReferenceSystem())
        AnswerSource(lost, {"SAFETY": "safe"})


def test_a_cancel_is_heard(qgis):
    feedback = QgsFeedback()
    feedback.cancel()
    with refused(Cancelled):
        read(AnswerSource(survey([(point(0, 0), "Yes", "Park", NULL)]), {"SAFETY": "safe"}), feedback=feedback)
