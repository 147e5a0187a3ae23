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


def make_field(name, kind):
    """A QgsField; *kind* is ``text``, ``integer``, ``real``, ``date`` or ``datetime``."""
    return QgsField(name, _TYPES[kind])
