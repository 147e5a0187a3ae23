"""Point layers into arrays: OGR's Arrow stream where it says the same as the layer, the feature loop elsewhere.

``PointSource`` looks at a layer on the main thread; ``read`` may run on any thread.
"""

from dataclasses import dataclass, field

import numpy as np
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsProviderRegistry,
    QgsVectorLayer,
    QgsWkbTypes,
)

from .columns import CATEGORY, DATE, DECODERS, MOMENT, REFERENCE, Coded
from .crs import extent_of
from .errors import Cancelled, InputError
from .features import Features
from .months_supplied import supply_of
from .postgres_table import table_of
from .public_source import public_source
from .texts import tr

_BLOCK = 20_000


@dataclass
class Points:
    """Points of a layer: coordinates (n,) in its CRS, NaN without a point, and columns by field name."""

    x: np.ndarray
    y: np.ndarray
    columns: dict = field(default_factory=dict)

    def __len__(self):
        return len(self.x)


class PointSource:
    """A point layer as it stands now: its CRS, fields, and how to read it.

    Raises InputError for an expression that cannot be read. ``selected`` takes the selection only.
    """

    def __init__(self, layer, selected=False, expression=""):
        self.name = layer.name()
        self.crs = layer.crs()
        self.extent = extent_of(layer)
        self.fields = layer.fields()
        self.expression = expression or ""
        self.selected = list(layer.selectedFeatureIds()) if selected else None
        self.count = len(self.selected) if selected else layer.featureCount()
        self._features = Features(layer)
        self._context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        if self.expression:
            parsed = QgsExpression(self.expression)
            if parsed.hasParserError():
                raise InputError(
                    tr("The filter '{}' cannot be read: {}.").format(self.expression,
                                                                     parsed.parserErrorString().strip())
                )
            missing = [
                name for name in parsed.referencedColumns()
                if name != QgsFeatureRequest.ALL_ATTRIBUTES and self.fields.lookupField(name) < 0
            ]
            if missing:
                raise InputError(
                    tr("The filter '{}' names the field '{}', which '{}' does not have; its fields are {}.").format(
                        self.expression, missing[0], self.name, ", ".join(self.fields.names())
                    )
                )
        self.arrow = None if selected or self.expression else _arrow_plan(layer)
        filtered = bool(selected or self.expression or layer.subsetString())
        self._filtered, self._unchosen = filtered, _unfiltered(layer) if filtered else None
        self._subset = layer.subsetString()
        #: The Supply of months and forces, as far as an import of ours has left word of it.
        self.supply = supply_of(layer)
        #: The Table where the points come from PostgreSQL, else None.
        self.table = table_of(layer, selected, self.expression)

    def kind_of(self, name):
        """``text``, ``date``, ``number`` or ``other``: what the field holds. InputError where it is missing."""
        index = self.fields.lookupField(name)
        if index < 0:
            raise InputError(
                tr("'{}' has no field '{}'; its fields are {}.").format(
                    self.name, name, ", ".join(self.fields.names()) or tr("none")
                )
            )
        one = self.fields.at(index)
        if one.isNumeric():
            return "number"
        if one.isDateOrTime():
            return "date"
        return "text" if one.typeName() else "other"

    def unchosen(self, field):
        """The same layer without selection and filters; None where it has none, or where a filter is by this field
        itself: it then says which time is meant."""
        if self._unchosen is None or self._unchosen.fields.lookupField(field) < 0:
            return None
        named = {field, QgsFeatureRequest.ALL_ATTRIBUTES}
        if self.expression and named & set(QgsExpression(self.expression).referencedColumns()):
            return None
        return None if field.casefold() in self._subset.casefold() else self._unchosen

    def tells_months(self, field):
        """Whether a month without a row says something of what was supplied: not where the rows are filtered by this
        date field itself, or cannot be had without their filter."""
        return not self._filtered or self.unchosen(field) is not None

    def read(self, wanted, feedback=None, fast=True):
        """All Points at once, with the columns ``wanted``; else as ``blocks``."""
        nothing = Points(np.empty(0), np.empty(0), {
            _key(name, role): DECODERS[role](name, self).decode([]) for name, role in self._pairs(wanted)})
        return joined([nothing] + list(self.blocks(wanted, feedback, fast)))

    def blocks(self, wanted, feedback=None, fast=True):
        """Points block by block, with the columns ``wanted``: {field: CATEGORY, DATE, NUMBER, MOMENT or REFERENCE}, or
        the same as pairs, since a field may be asked for twice. ``key`` says under which name a column is there.

        CATEGORY gives Coded, its codes going on from block to block, DATE datetime64[D] and MOMENT datetime64[m] (NaT
        where NULL or, for a moment, without a time), NUMBER float (NaN where NULL), REFERENCE marks that are equal for
        equal values (0 for none). ``fast=False`` reads by the feature loop in any case. Raises InputError for text that
        is no date or number, at the latest after the last block, Cancelled.
        """
        wanted = self._pairs(wanted)
        names = {name for name, _ in wanted}
        plan = self.arrow if fast else None
        arrow = plan is not None and all(_arrow_can(plan, self.fields.field(name), role) for name, role in wanted)
        decoders = [(name, role, DECODERS[role](name, self)) for name, role in wanted]
        if arrow:
            self._features.check()
        done = 0
        for x, y, columns in _read_arrow(plan, names) if arrow else self._read_loop(names):
            if feedback is not None and feedback.isCanceled():
                raise Cancelled()
            yield Points(x, y, {_key(name, role): decoder.decode(columns[name]) for name, role, decoder in decoders})
            done += len(x)
            if feedback is not None and self.count > 0:
                feedback.setProgress(min(100.0, 100.0 * done / self.count))
        if not arrow:
            self._check_count(done, feedback)
        for _, _, decoder in decoders:
            decoder.check()

    def key(self, name, role):
        """Where a column is in ``Points.columns``: its field, for moments and references (field, role)."""
        return _key(self.fields.at(self.fields.lookupField(name)).name(), role)

    def _pairs(self, wanted):
        """Fields by the names they have, with their roles."""
        pairs = wanted.items() if isinstance(wanted, dict) else wanted
        return [(self.fields.at(self.fields.lookupField(name)).name(), role) for name, role in pairs]

    def _check_count(self, done, feedback):
        """Raise InputError where a far source has not given as many rows as it says, nor gives as many again."""
        everything = self.selected is None and not self.expression
        if not (self._features.far and everything and done != self.count):
            return
        # The count may be old or estimated, or the connection was lost for a moment: a second reading tells.
        again = 0
        for x, _, _ in self._read_loop(set()):
            if feedback is not None and feedback.isCanceled():
                raise Cancelled()
            again += len(x)
        if again != done:
            raise InputError(tr("'{}' gave {:,} rows, then {:,}: it is being changed, or its connection is unsteady; "
                                "try again.").format(self.name, done, again))

    def _read_loop(self, wanted):
        request = QgsFeatureRequest()
        if self.selected is not None:
            request.setFilterFids(self.selected)
        if self.expression:
            request.setFilterExpression(self.expression)
            request.setExpressionContext(self._context)
        indexes = {name: self.fields.lookupField(name) for name in wanted}
        needed = set(indexes.values())
        if self.expression:
            needed.update(QgsExpression(self.expression).referencedAttributeIndexes(self.fields))
        request.setSubsetOfAttributes(sorted(needed))
        x, y, block = [], [], {name: [] for name in wanted}
        for feature in self._features.each(request):
            px, py = point_of(feature.geometry())
            x.append(px)
            y.append(py)
            for name, index in indexes.items():
                block[name].append(feature[index])
            if len(x) == _BLOCK:
                yield np.array(x), np.array(y), block
                x, y, block = [], [], {name: [] for name in wanted}
        if x:
            yield np.array(x, float), np.array(y, float), block


def _unfiltered(layer):
    """The PointSource of all rows of a layer, None where they cannot be had."""
    if layer.subsetString():
        # What lies in memory is not opened a second time.
        if layer.providerType() == "memory":
            return None
        layer = QgsVectorLayer(layer.source(), layer.name(), layer.providerType())
        if not layer.isValid() or not layer.setSubsetString(""):
            return None
    return PointSource(layer)


def _key(name, role):
    return (name, role) if role in (MOMENT, REFERENCE) else name


def joined(blocks):
    """Blocks of Points as one; the first may be empty, to say which columns there are."""
    def whole(parts):
        if isinstance(parts[0], Coded):
            return Coded(np.concatenate([part.codes for part in parts]), parts[-1].values)
        return np.concatenate(parts)

    return Points(
        whole([block.x for block in blocks]), whole([block.y for block in blocks]),
        {key: whole([block.columns[key] for block in blocks]) for key in blocks[0].columns})


def point_of(geometry):
    """Coordinates of a point or of a multi-point of one; NaN for anything else."""
    if geometry.isNull() or geometry.isEmpty():
        return np.nan, np.nan
    shape = geometry.constGet()
    if QgsWkbTypes.isMultiType(shape.wkbType()):
        if shape.numGeometries() != 1:
            return np.nan, np.nan
        shape = shape.geometryN(0)
    return shape.x(), shape.y()


# -- the Arrow stream ---------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _ArrowPlan:
    path: str
    layer_name: str
    layer_id: int
    subset: str
    options: tuple
    driver: str


def _arrow_plan(layer):
    """How OGR reads exactly the rows and fields that the layer shows, or None where it might not."""
    from osgeo import gdal

    if int(gdal.VersionInfo()) < 3060000 or layer.providerType() != "ogr":
        return None
    if layer.isEditable() or layer.vectorJoins():
        return None
    if any(layer.fields().fieldOrigin(i) != layer.fields().OriginProvider for i in range(layer.fields().count())):
        return None
    if QgsWkbTypes.flatType(layer.wkbType()) != QgsWkbTypes.Point:
        return None
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    subset = layer.subsetString()
    if not parts.get("path") or subset.strip().lower().startswith("select "):
        return None
    if parts.get("geometryType") or not layer.fields().count():
        return None
    return _ArrowPlan(
        parts["path"],
        parts.get("layerName") or "",
        int(parts["layerId"]) if parts.get("layerId") not in (None, "") else 0,
        subset,
        tuple(parts.get("openOptions") or ()),
        layer.dataProvider().storageType(),
    )


def _arrow_can(plan, one, role):
    # Only the GeoPackage driver has a stream of its own; the generic one rounds days before 1970 the wrong way.
    if one.isDateOrTime() and plan.driver != "GPKG":
        return False
    # A number asked for as a category, or text as a number, is left to the loop's careful conversion.
    if role in (CATEGORY, MOMENT, REFERENCE):
        return not one.isNumeric() and not one.isDateOrTime()
    if role == DATE:
        return one.isDateOrTime() or not one.isNumeric()
    return one.isNumeric()


def _read_arrow(plan, wanted):
    from osgeo import gdal

    dataset = gdal.OpenEx(
        plan.path, gdal.OF_VECTOR | gdal.OF_READONLY, open_options=list(plan.options)
    )
    if dataset is None:
        raise InputError(tr("'{}' can no longer be opened.").format(public_source(plan.path)))
    table = dataset.GetLayerByName(plan.layer_name) if plan.layer_name else dataset.GetLayer(plan.layer_id)
    if table is None:
        raise InputError(tr("'{}' no longer holds the layer '{}'.").format(
            public_source(plan.path), plan.layer_name))
    if plan.subset and table.SetAttributeFilter(plan.subset) != 0:
        raise InputError(tr("The layer's filter '{}' cannot be applied to '{}'.").format(
            plan.subset, public_source(plan.path)))
    definition = table.GetLayerDefn()
    names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
    # GDAL 3.6 loses the geometry where every field is ignored: one is read along.
    table.SetIgnoredFields([name for name in names if name not in wanted and (wanted or name != names[0])])
    stream = table.GetArrowStreamAsNumPy(options=["USE_MASKED_ARRAYS=YES", "INCLUDE_FID=NO"])
    geometry_name = table.GetGeometryColumn() or "wkb_geometry"
    for batch in stream:
        x, y = decode_points(batch[geometry_name])
        yield x, y, {name: batch[name] for name in wanted}
    stream = None
    table = None
    dataset = None


def decode_points(column):
    """Coordinates (n,), (n,) of a batch of WKB points; NaN where there is none."""
    missing = np.zeros(len(column), bool)
    if isinstance(column, np.ma.MaskedArray):
        missing = np.ma.getmaskarray(column).copy()
        column = column.data
    if column.dtype.kind == "O":
        missing |= np.fromiter((not item for item in column), bool, len(column))
        present = [bytes(item) for item in column[~missing]]
        sizes = {len(item) for item in present}
        if len(sizes) > 1:
            # 2D and 3D points in one layer: x and y stand at the same place in both.
            present = [item[:21] for item in present]
            sizes = {21}
        width = sizes.pop() if sizes else 21
        raw = np.frombuffer(b"".join(present), np.uint8).reshape(-1, width)
    else:
        width = column.dtype.itemsize
        raw = np.ascontiguousarray(column).view(np.uint8).reshape(-1, width)[~missing]
    x, y = np.full(len(missing), np.nan), np.full(len(missing), np.nan)
    if len(raw):
        xy = np.ascontiguousarray(raw[:, 5:21]).view("<f8")
        if not (raw[:, 0] == 1).all():
            xy = np.where((raw[:, 0] == 1)[:, None], xy, np.ascontiguousarray(raw[:, 5:21]).view(">f8"))
        x[~missing], y[~missing] = xy[:, 0], xy[:, 1]
    return x, y


def source_from_parameter(algorithm, parameters, name, context, expression=""):
    """The PointSource behind a feature-source parameter, its *selected only* and filter honoured.

    Raises InputError where there is no such layer or it holds no points.
    """
    from qgis.core import QgsProcessingFeatureSourceDefinition

    value = parameters.get(name)
    selected = False
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        selected = value.selectedFeaturesOnly
        own = getattr(value, "filterExpression", "")
        if own:
            expression = "({}) AND ({})".format(own, expression) if expression else own
        parameters = dict(parameters, **{name: value.source})
    layer = algorithm.parameterAsVectorLayer(parameters, name, context)
    if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
        raise InputError(tr("The layer given as {} cannot be opened; check that the file is there.").format(name))
    if QgsWkbTypes.geometryType(layer.wkbType()) != QgsWkbTypes.PointGeometry:
        raise InputError(tr("'{}' is not a point layer; choose the layer that holds the crimes as points.").format(
            layer.name()))
    return PointSource(layer, selected, expression)
