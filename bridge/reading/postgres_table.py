"""A layer from PostgreSQL as it stands now: what SQL would have to say to read the same rows."""

from __future__ import annotations

from dataclasses import dataclass

from qgis.core import QgsDataSourceUri, QgsFields, QgsVectorLayer, QgsWkbTypes

from ..ground.texts import tr
from ..moments.time_zones import AUTO
from .postgres import Access, access

#: Types, as QGIS calls them, whose values SQL says as QGIS reads them.
TEXTS = {"text", "varchar", "character", "bpchar"}
WHOLE_NUMBERS = {"int2", "int4", "int8"}
NUMBERS = WHOLE_NUMBERS | {"float4", "float8", "numeric"}
DAYS = {"date", "timestamp", "timestamptz"}


@dataclass(frozen=True)
class Table:
    """Where the points are: a relation, or a query (then without a schema), its geometry column and subset string.

    ``reason`` says why SQL might not give the same rows, '' where it does; ``types`` are the fields' by name; ``zone``
    says how times without an offset are read.
    """

    name: str
    access: Access
    schema: str
    relation: str
    geometry: str
    subset: str
    srid: int
    multi: bool
    types: dict[str, str]
    reason: str = ""
    zone: str = AUTO

    @property
    def is_query(self) -> bool:
        return self.relation.startswith("(") and self.relation.endswith(")")


def own_table(layer: QgsVectorLayer) -> tuple[str, str]:
    """(schema, relation) of a PostgreSQL *layer*, ('', '') where it is a query."""
    uri = QgsDataSourceUri(layer.source())
    return ("", "") if uri.table().startswith("(") else (uri.schema(), uri.table())


def table_of(layer: QgsVectorLayer, selected: bool = False, expression: str = "", zone: str = AUTO) -> Table | None:
    """The Table of a *layer* on the main thread, None where it does not come from PostgreSQL."""
    if layer.providerType() != "postgres":
        return None
    uri = QgsDataSourceUri(layer.source())
    fields = layer.fields()
    flat = QgsWkbTypes.flatType(layer.wkbType())
    reason = ""
    if selected:
        reason = tr("only the selected crimes are counted")
    elif expression:
        reason = tr("a QGIS filter is set")
    elif layer.isEditable():
        reason = tr("the layer is being edited")
    elif layer.vectorJoins() or any(
        fields.fieldOrigin(i) != QgsFields.FieldOrigin.OriginProvider for i in range(fields.count())
    ):
        reason = tr("the layer has joined or virtual fields")
    elif flat not in (QgsWkbTypes.Type.Point, QgsWkbTypes.Type.MultiPoint):
        reason = tr("the layer has a point type that SQL may interpret differently")
    return Table(
        layer.name(),
        access(layer),
        uri.schema(),
        uri.table(),
        uri.geometryColumn(),
        layer.subsetString(),
        int(uri.srid() or 0),
        flat == QgsWkbTypes.Type.MultiPoint,
        {field.name(): field.typeName() for field in fields},
        reason,
        zone,
    )
