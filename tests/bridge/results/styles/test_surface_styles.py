"""Density surfaces: the fixed breaks of the density maps, and two compared about their middle."""

import numpy as np
import pytest
from qgis.core import QgsRasterLayer

from hotspot_policing.bridge.results.styles.classes import DENSITY_BREAKS
from hotspot_policing.bridge.results.styles.surfaces import ComparedStyle, SurfaceStyle


@pytest.fixture
def raster(qgis, tmp_path):
    from osgeo import gdal

    path = str(tmp_path / "a.tif")
    made = gdal.GetDriverByName("GTiff").Create(path, 3, 2, 1, gdal.GDT_Float32)
    made.SetGeoTransform((0, 1, 0, 2, 0, -1))
    made.GetRasterBand(1).WriteArray(np.arange(6.0).reshape(2, 3))
    del made
    return QgsRasterLayer(path, "a", "gdal")


def items(layer):
    shader = layer.renderer().shader().rasterShaderFunction()
    return [(item.value, item.color) for item in shader.colorRampItemList()]


def test_a_surface_has_the_breaks_of_the_maps_of_places_and_the_lowest_class_is_clear(raster):
    SurfaceStyle()(raster)
    found = items(raster)
    assert [value for value, _ in found[:-1]] == list(DENSITY_BREAKS[1:]) and found[0][1].alpha() == 0
    assert {colour.alpha() for _, colour in found[1:]} == {255}


def test_a_surface_has_the_classes_up_to_its_greatest_value(raster):
    SurfaceStyle(greatest=1200)(raster)
    found = items(raster)
    assert [value for value, _ in found[:-1]] == [50, 100, 250, 500, 1000] and len(found) == 6


@pytest.mark.parametrize("how, middle", [("ratio", 1), ("log_ratio", 0), ("difference", 0)])
def test_two_densities_are_pale_where_they_are_alike(raster, how, middle):
    ComparedStyle(how, 5.0)(raster)
    found = items(raster)
    assert found[len(found) // 2][0] == middle
    lightness = [colour.lightness() for _, colour in found]
    assert max(lightness) == lightness[len(found) // 2]


def test_a_difference_reaches_to_the_greatest_there_is(raster):
    ComparedStyle("difference", 5.0)(raster)
    assert [items(raster)[i][0] for i in (0, -1)] == [-5, 5]
