"""Rasters to be written."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from qgis.core import QgsCoordinateReferenceSystem

    from ...core.statistics.density import Frame

NO_DATA = -9999.0


@dataclass
class Raster:
    """``values`` (rows, columns), the bottom row first, NaN where there is nothing, on a Frame in a CRS."""

    values: NDArray[np.float64]
    frame: Frame
    crs: QgsCoordinateReferenceSystem

    def as_geotiff(self) -> bytes:
        """The bytes of a GeoTIFF, compressed, of 32-bit numbers."""
        from osgeo import gdal

        frame, name = self.frame, f"/vsimem/{uuid.uuid4().hex}.tif"
        image = gdal.GetDriverByName("GTiff").Create(
            name, frame.columns, frame.rows, 1, gdal.GDT_Float32, ["COMPRESS=DEFLATE", "PREDICTOR=3", "TILED=YES"]
        )
        top = (frame.row + frame.rows) * frame.cell
        image.SetGeoTransform((frame.column * frame.cell, frame.cell, 0, top, 0, -frame.cell))
        image.SetProjection(self.crs.toWkt())
        band = image.GetRasterBand(1)
        band.SetNoDataValue(NO_DATA)
        band.WriteArray(np.where(np.isnan(self.values), NO_DATA, self.values)[::-1].astype(np.float32))
        # Closing writes the rest.
        band = image = None
        size = gdal.VSIStatL(name).size
        file = gdal.VSIFOpenL(name, "rb")
        data = bytes(gdal.VSIFReadL(1, size, file))
        gdal.VSIFCloseL(file)
        gdal.Unlink(name)
        return data
