"""Places, routes and tables for the tests of patrols."""

from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsVectorLayer

from hotspot_policing.bridge.geometry.polygons import Areas
from hotspot_policing.bridge.moments.shifts import Shift
from hotspot_policing.bridge.patrol.duties import Duty
from hotspot_policing.bridge.patrol.places import Place
from hotspot_policing.bridge.patrol.route_stops import PatrolRoute, Stop

LATE = Shift("Late", 15 * 60, 23 * 60)
NIGHT = Shift("Night", 23 * 60, 7 * 60)


def square(x, y=0.0, side=100.0):
    """A square with its lower left corner at x, y."""
    return QgsGeometry.fromRect(
        QgsGeometry.fromPolylineXY([QgsPointXY(x, y), QgsPointXY(x + side, y + side)]).boundingBox()
    )


def areas(*xs, **columns):
    """Squares at these x as Areas, with these columns."""
    return Areas("drawn", [square(x) for x in xs], columns, 0, 0)


def table(fields, rows):
    """A table in memory: fields {name: string, integer or double}."""
    layer = QgsVectorLayer(
        "NoGeometry?" + "&".join(f"field={name}:{kind}" for name, kind in fields.items()), "table", "memory"
    )
    made = []
    for row in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(row))
        made.append(feature)
    layer.dataProvider().addFeatures(made)
    return layer


def route(*names, day="2026-03-02", agency="police", unit=1, way=True):
    """A route to places of these names, a hundred metres apart, a visit every half an hour from 15:00."""
    places = [Place(f"HS-{i:04d}", name, None, square(200.0 * i)) for i, name in enumerate(names, 1)]
    duty = Duty(day, LATE, agency)
    stops = tuple(
        Stop(i, place, duty.clock(30 * (i - 1)), duty.clock(30 * i - 15), 15.0, None)
        for i, place in enumerate(places, 1)
    )
    return PatrolRoute(duty, unit, stops, [place.point for place in places] if way else [], 15.0 * len(places), 0)
