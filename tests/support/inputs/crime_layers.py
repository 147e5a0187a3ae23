"""Small layers of crimes and areas, made row by row."""

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsVectorLayer,
)

from hotspot_policing.bridge.counting.crimes import CrimeQuery
from hotspot_policing.bridge.reading.points import PointSource

GRID = QgsCoordinateReferenceSystem("EPSG:27700")
#: A corner in Middlesbrough from which the coordinates of made-up crimes are counted.
EAST, NORTH = 450_000.0, 520_000.0


def layer_of(kind, fields, rows, name="made"):
    """A layer in memory of rows (geometry or None, *values), in the British National Grid."""
    layer = QgsVectorLayer(f"{kind}?crs=EPSG:27700&" + "&".join(f"field={one}" for one in fields), name, "memory")
    features = []
    for geometry, *values in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(values)
        if geometry is not None:
            feature.setGeometry(geometry)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


def crime_layer(rows, fields=("offence:string", "day:string")):
    """A layer of crimes of rows (metres east, metres north, *values); a place of None, None is no point."""
    return layer_of(
        "Point",
        fields,
        [
            (None if x is None else QgsGeometry.fromPointXY(QgsPointXY(EAST + x, NORTH + y)), *values)
            for x, y, *values in rows
        ],
        "crimes",
    )


def query_of(layer, choice, premises=None):
    """The CrimeQuery of a layer, in the British National Grid."""
    return CrimeQuery(PointSource(layer), choice, GRID, QgsCoordinateTransformContext(), premises)


def square(x, y, side):
    """A square with its lower left corner so many metres from the corner of the made-up crimes."""
    return QgsGeometry.fromWkt(
        "Polygon(({0} {1}, {2} {1}, {2} {3}, {0} {3}, {0} {1}))".format(
            EAST + x, NORTH + y, EAST + x + side, NORTH + y + side
        )
    )
