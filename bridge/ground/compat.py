"""Differences between QGIS 3.22 and 4 that the rest of the package need not know."""

from __future__ import annotations

from qgis.core import Qgis, QgsField, QgsMapLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QMetaType, QVariant

# From 3.38 on QgsField takes QMetaType and calls the QVariant types deprecated; before, it takes nothing else.
if Qgis.QGIS_VERSION_INT >= 33800:
    _TYPES = {
        "text": QMetaType.Type.QString,
        "integer": QMetaType.Type.LongLong,
        "real": QMetaType.Type.Double,
        "date": QMetaType.Type.QDate,
        "datetime": QMetaType.Type.QDateTime,
    }
else:
    _TYPES = {
        "text": QVariant.String,
        "integer": QVariant.LongLong,
        "real": QVariant.Double,
        "date": QVariant.Date,
        "datetime": QVariant.DateTime,
    }


#: The kinds of layers that results are: QGIS 3.22 knows them by another name.
if hasattr(Qgis, "LayerType"):
    LAYER_KINDS = (Qgis.LayerType.Vector, Qgis.LayerType.Raster)
else:
    from qgis.core import QgsMapLayerType

    LAYER_KINDS = (QgsMapLayerType.VectorLayer, QgsMapLayerType.RasterLayer)

#: QGIS's loop gives a time with an offset as the clock showed it, without the offset.
LOSES_OFFSETS = Qgis.QGIS_VERSION_INT < 34000


def kind_of_field(field: QgsField) -> str:
    """The kind of a QgsField, as ``make_field`` takes it; what is none of them is text."""
    if field.type() in (QVariant.Int, QVariant.UInt, QVariant.LongLong, QVariant.ULongLong, QVariant.Bool):
        return "integer"
    return {QVariant.Double: "real", QVariant.Date: "date", QVariant.DateTime: "datetime"}.get(field.type(), "text")


def make_field(name: str, kind: str) -> QgsField:
    """A QgsField; *kind* is ``text``, ``integer``, ``real``, ``date`` or ``datetime``."""
    return QgsField(name, _TYPES[kind])


def save_style_to_database(layer: QgsVectorLayer, name: str) -> None:
    """Store the layer's style in its database as the default one, under *name*."""
    # The first form is deprecated from 3.44 on, where the second one comes in.
    save = getattr(layer, "saveStyleToDatabaseV2", layer.saveStyleToDatabase)
    save(name, "", True, "")


def save_default_style(layer: QgsVectorLayer) -> None:
    """Write the layer's style to the file beside it."""
    if Qgis.QGIS_VERSION_INT >= 32600:
        layer.saveDefaultStyle(QgsMapLayer.StyleCategory.AllStyleCategories)
    else:
        layer.saveDefaultStyle()


def known_login(realm: str, user: str) -> tuple[str, str]:
    """(user, password) that QGIS keeps for a connection since somebody typed it in; nobody is asked for it."""
    from qgis.core import QgsCredentials

    try:
        found, name, password = QgsCredentials.instance().get(realm, user, "", "", requestCredentials=False)
    except TypeError:
        # QGIS 3.22 would open its dialog.
        return user, ""
    if not found:
        return user, ""
    # Asking takes it away.
    QgsCredentials.instance().put(realm, name, password)
    return name, password
