"""Differences between QGIS 3.22 and 4 that the rest of the package need not know."""

from qgis.core import QgsField
from qgis.PyQt.QtCore import QVariant

# QgsField takes QMetaType only from 3.38 on; the QVariant types work everywhere up to Qt 5's end.
_TYPES = {
    "text": QVariant.String,
    "integer": QVariant.LongLong,
    "real": QVariant.Double,
    "date": QVariant.Date,
    "datetime": QVariant.DateTime,
}


def kind_of_field(field):
    """The kind of a QgsField, as ``make_field`` takes it; what is none of them is text."""
    if field.type() in (QVariant.Int, QVariant.UInt, QVariant.LongLong, QVariant.ULongLong, QVariant.Bool):
        return "integer"
    return {QVariant.Double: "real", QVariant.Date: "date", QVariant.DateTime: "datetime"}.get(field.type(), "text")


def make_field(name, kind):
    """A QgsField; *kind* is ``text``, ``integer``, ``real``, ``date`` or ``datetime``."""
    return QgsField(name, _TYPES[kind])
