"""Everything is measured in metres: which system that is, and what lies nowhere."""

import numpy as np
import pytest
from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransformContext, QgsRectangle
from refusals import refused

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.reading.crs import is_metric, national_crs, require_crs, transform_points, working_crs

DEGREES, GRID = "EPSG:4326", "EPSG:27700"


def crs(code):
    return QgsCoordinateReferenceSystem(code)


@pytest.mark.parametrize(
    "code, metric", [(GRID, True), ("EPSG:2157", True), (DEGREES, False), ("EPSG:3857", False), ("", False)]
)
def test_web_mercator_and_degrees_are_no_metres(qgis, code, metric):
    assert is_metric(crs(code)) is metric


@pytest.mark.parametrize(
    "place, code",
    [((-0.13, 51.5), GRID), ((-5.93, 54.6), "EPSG:29902"), ((-6.26, 53.35), "EPSG:2157"), ((2.35, 48.86), None)],
)
def test_each_nation_has_its_grid(qgis, place, code):
    found = national_crs(*place)
    assert (found.authid() if found is not None else None) == code


def test_outside_the_nations_it_is_the_zone_of_utm(qgis):
    def working(x, y):
        extent = QgsRectangle(x - 0.1, y - 0.1, x + 0.1, y + 0.1)
        return working_crs(crs(DEGREES), extent, crs(""), QgsCoordinateTransformContext(), "crimes").authid()

    # Paris lies in zone 31 N, Sydney in 56 S.
    assert working(2.35, 48.86) == "EPSG:32631" and working(151.2, -33.9) == "EPSG:32756"


def test_a_layer_without_a_system_is_named(qgis):
    with refused(InputError, "'crimes'"):
        require_crs(crs(""), "crimes")


def test_points_come_back_and_those_nowhere_are_none(qgis):
    context = QgsCoordinateTransformContext()
    x = np.array([530_000.0, np.nan, 400_000.0, 1e300])
    y = np.array([180_000.0, 1.0, 300_000.0, 1e300])
    there = transform_points(x, y, crs(GRID), crs(DEGREES), context)
    back = transform_points(*there, crs(DEGREES), crs(GRID), context)
    assert np.isnan(back[0]).tolist() == [False, True, False, True]
    assert np.allclose(back[0][[0, 2]], x[[0, 2]], atol=0.01) and np.allclose(back[1][[0, 2]], y[[0, 2]], atol=0.01)
    same = transform_points(x, y, crs(GRID), crs(GRID), context)
    assert np.isnan(same[0]).tolist() == [False, True, False, True]
