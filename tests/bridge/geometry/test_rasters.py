"""Rasters as GeoTIFF, read again by GDAL."""

import uuid

import numpy as np
import pytest
from crime_layers import GRID

from hotspot_policing.bridge.geometry.rasters import NO_DATA, Raster
from hotspot_policing.core.statistics.density import Frame


def read_again(data):
    """The dataset in the bytes of a GeoTIFF."""
    from osgeo import gdal

    name = f"/vsimem/{uuid.uuid4().hex}.tif"
    gdal.FileFromMemBuffer(name, data)
    return gdal.Open(name)


@pytest.fixture
def raster():
    values = np.arange(12, dtype=float).reshape(3, 4) / 7
    values[1, 2] = np.nan
    return Raster(values, Frame(18_000, 20_800, 4, 3, 25.0), GRID)


def test_values_come_back_with_the_top_row_first(raster):
    image = read_again(raster.as_geotiff())
    band = image.GetRasterBand(1)
    found = band.ReadAsArray()
    expected = np.where(np.isnan(raster.values), NO_DATA, raster.values)[::-1].astype(np.float32)
    assert np.array_equal(found, expected) and band.GetNoDataValue() == NO_DATA
    assert np.count_nonzero(found == NO_DATA) == 1


def test_each_cell_lies_where_its_frame_says(raster):
    image = read_again(raster.as_geotiff())
    west, width, _, north, _, height = image.GetGeoTransform()
    x, y = raster.frame.centres()
    assert [west + (i + 0.5) * width for i in range(4)] == x.tolist()
    assert [north + (i + 0.5) * height for i in range(3)] == y[::-1].tolist()


def test_it_is_in_its_coordinate_system(raster):
    image = read_again(raster.as_geotiff())
    assert image.GetSpatialRef().GetAuthorityCode(None) == "27700"


def test_two_rasters_of_the_same_are_the_same_bytes(raster):
    assert raster.as_geotiff() == raster.as_geotiff()
