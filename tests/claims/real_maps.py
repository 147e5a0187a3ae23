"""Real maps of crime for the claims of validity: counts by place and month, and who is next to whom.

Polygons are a raster of 10 or 20 m here, so that nothing of QGIS is needed: few crimes fall to the wrong one.
"""

import csv
import glob
import os
from dataclasses import dataclass

import numpy as np
from osgeo import gdal, ogr, osr

from hotspot_policing.core.counting.grids import find, make_grid, unpack
from hotspot_policing.core.counting.neighbours import Neighbours, from_pairs, on_grid

GB = 27700


@dataclass
class RealMap:
    """Counts (t, n) by month and place; neighbourhoods with the place itself; of a grid the column and row (n, 2) of
    each place, of areas their codes (n,)."""

    months: np.ndarray
    near: Neighbours
    cells: np.ndarray = None
    codes: list = None

    @property
    def counts(self):
        return self.months.sum(0)


def crimes(data, force, months, offence=None):
    """(x, y, month) of the crimes of a force in metres; ``months`` as the folders are named, such as 2025-01."""
    lon, lat, when = [], [], []
    for at, month in enumerate(months):
        for path in glob.glob(os.path.join(data, "police_uk", month, f"*-{force}-street.csv")):
            with open(path, encoding="utf-8", newline="") as file:
                for row in csv.DictReader(file):
                    if row["Longitude"] and (offence is None or row["Crime type"] == offence):
                        lon.append(float(row["Longitude"]))
                        lat.append(float(row["Latitude"]))
                        when.append(at)
    degrees, metres = osr.SpatialReference(), osr.SpatialReference()
    degrees.ImportFromEPSG(4326)
    metres.ImportFromEPSG(GB)
    degrees.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    metres.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    points = osr.CoordinateTransformation(degrees, metres).TransformPoints(list(zip(lon, lat)))
    x, y = np.array(points)[:, :2].T
    return x, y, np.array(when)


class Raster:
    """The polygons of a layer as a raster of their row numbers, −1 outside."""

    def __init__(self, path, layer, pixel):
        source = ogr.Open(path)
        shapes = source.GetLayerByName(layer)
        low_x, high_x, low_y, high_y = shapes.GetExtent()
        self.pixel, self.left, self.top = pixel, low_x - pixel, high_y + pixel
        wide = int((high_x - self.left) / pixel) + 2
        high = int((self.top - low_y) / pixel) + 2
        drawn = gdal.GetDriverByName("MEM").Create("", wide, high, 1, gdal.GDT_Int32)
        drawn.SetGeoTransform((self.left, pixel, 0, self.top, 0, -pixel))
        drawn.GetRasterBand(1).Fill(-1)
        numbered = ogr.GetDriverByName("Memory").CreateDataSource("")
        target = numbered.CreateLayer("numbered", shapes.GetSpatialRef(), ogr.wkbUnknown)
        target.CreateField(ogr.FieldDefn("number", ogr.OFTInteger))
        self.attributes = []
        for number, feature in enumerate(shapes):
            row = ogr.Feature(target.GetLayerDefn())
            row.SetField("number", number)
            row.SetGeometry(feature.GetGeometryRef())
            target.CreateFeature(row)
            self.attributes.append(feature.items())
        gdal.RasterizeLayer(drawn, [1], target, options=["ATTRIBUTE=number"])
        self.rows = drawn.ReadAsArray()
        self.count = len(self.attributes)

    def at(self, x, y):
        column = np.floor((x - self.left) / self.pixel).astype(int)
        row = np.floor((self.top - y) / self.pixel).astype(int)
        inside = (column >= 0) & (row >= 0) & (column < self.rows.shape[1]) & (row < self.rows.shape[0])
        out = np.full(len(x), -1)
        out[inside] = self.rows[row[inside], column[inside]]
        return out

    def near(self):
        """Places that share an edge of pixels, each with itself."""
        pairs = [np.stack([np.arange(self.count)] * 2)]
        for one, other in ((self.rows[:, :-1], self.rows[:, 1:]), (self.rows[:-1], self.rows[1:])):
            differ = (one != other) & (one >= 0) & (other >= 0)
            both = np.stack([one[differ], other[differ]])
            pairs += [both, both[::-1]]
        return from_pairs(self.count, *np.hstack(pairs))


def _by_month(place, month, count, months):
    inside = place >= 0
    return np.bincount(month[inside] * count + place[inside], minlength=months * count).reshape(months, count)


def by_polygon(points, raster, months):
    """The polygons of a layer; the first of their fields is the code."""
    x, y, month = points
    codes = [next(iter(row.values())) for row in raster.attributes]
    return RealMap(_by_month(raster.at(x, y), month, raster.count, months), raster.near(), codes=codes)


def by_grid(points, raster, months, shape, size):
    """Squares or hexagons that hold a part of any polygon, the empty ones too."""
    x, y, month = points
    grid = make_grid(shape, size)
    row, column = np.nonzero(raster.rows >= 0)
    keys = np.unique(grid.locate(raster.left + raster.pixel * (column + 0.5), raster.top - raster.pixel * (row + 0.5)))
    near = on_grid(keys, np.vstack([[[0, 0]], grid.neighbour_steps(1)]))
    place = find(keys, grid.locate(x, y))
    return RealMap(_by_month(place, month, len(keys), months), near, np.stack(unpack(keys), 1))
