"""Polygon layers: study areas, units a force supplies, wards and beats."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

import numpy as np
from numpy.typing import ArrayLike, NDArray
from qgis.core import (
    NULL,
    Qgis,
    QgsCoordinateTransform,
    QgsCsException,
    QgsDataProvider,
    QgsFeatureRequest,
    QgsGeometry,
    QgsProcessingFeatureSourceDefinition,
    QgsProviderRegistry,
    QgsSpatialIndex,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ...contract.schemas.patrol import REGISTER_PLACES
from ...core.counting.neighbours import from_pairs
from ...core.counting.shared_coordinates import distinct_points
from ..files.register_file import why_not_places
from ..ground.errors import Cancelled, InputError
from ..ground.provenance import rights_of
from ..ground.texts import tr
from ..reading.crs import EARTH, extent_of, require_crs
from ..reading.features import Features
from .point_in_rings import Cells, Rings

if TYPE_CHECKING:
    from qgis.core import (
        QgsCoordinateReferenceSystem,
        QgsCoordinateTransformContext,
        QgsCurve,
        QgsProcessingAlgorithm,
        QgsProcessingContext,
        QgsProcessingFeedback,
        QgsRectangle,
    )

    from ...core.counting.neighbours import Neighbours

#: From so many points on, in all and for each polygon, cells are laid over polygons first.
_MANY, _MANY_EACH = 10_000, 100


@dataclass(frozen=True)
class Areas:
    """Polygons in the working CRS: geometries, one list of attribute values a column, what was mended or left out."""

    name: str
    geometries: list[QgsGeometry]
    columns: dict[str, list[Any]]
    mended: int
    empty: int

    def __len__(self) -> int:
        return len(self.geometries)

    def square_metres(self) -> NDArray[np.float64]:
        """Areas (n,) in m²."""
        return np.array([geometry.area() for geometry in self.geometries])


class AreaSource:
    """A vector layer as it stands now, read later in another CRS on any thread."""

    def __init__(
        self,
        layer: QgsVectorLayer,
        selected: bool = False,
        geometry_type: QgsWkbTypes.GeometryType | None = QgsWkbTypes.GeometryType.PolygonGeometry,
        what: str = "an area",
    ) -> None:
        if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
            raise InputError(
                tr("The layer chosen for {} cannot be opened; check that the file still exists.").format(what)
            )
        self.name = layer.name()
        if geometry_type is not None and QgsWkbTypes.geometryType(layer.wkbType()) != geometry_type:
            raise InputError(
                tr("'{}' has no {}; choose another layer.").format(
                    self.name,
                    {
                        QgsWkbTypes.GeometryType.PolygonGeometry: "polygons",
                        QgsWkbTypes.GeometryType.LineGeometry: "lines",
                    }.get(geometry_type, "points"),
                )
            )
        _refuse_history(layer)
        self.geometry_type = QgsWkbTypes.geometryType(layer.wkbType())
        self.crs = layer.crs()
        require_crs(self.crs, self.name)
        self.fields = layer.fields()
        self.extent = extent_of(layer)
        self.rights = rights_of(layer)
        self._selected = list(layer.selectedFeatureIds()) if selected else None
        self._features = Features(layer)

    def require_field(self, name: str) -> int:
        """The field's index; InputError where the layer does not have it."""
        index = self.fields.lookupField(name)
        if index < 0:
            raise InputError(
                tr("'{}' has no field '{}'; the available fields are {}.").format(
                    self.name, name, ", ".join(self.fields.names()) or tr("none")
                )
            )
        return index

    def read(
        self,
        target: QgsCoordinateReferenceSystem,
        transform_context: QgsCoordinateTransformContext,
        columns: Sequence[str] = (),
        feedback: QgsProcessingFeedback | None = None,
        mend: bool = True,
        within: QgsRectangle | None = None,
        needed: bool = True,
    ) -> Areas:
        """The Areas in CRS *target* with these columns, those that meet the rectangle ``within`` if one is given.

        Raises InputError where there is no shape and one is ``needed``, Cancelled.
        """
        # A field may be asked for twice, as the name and as the code.
        columns = tuple(dict.fromkeys(columns))
        indexes = [self.require_field(name) for name in columns]
        request = QgsFeatureRequest().setSubsetOfAttributes(indexes)
        transform = QgsCoordinateTransform(self.crs, target, transform_context)
        if self._selected is not None:
            request.setFilterFids(self._selected)
        if within is not None:
            request.setFilterRect(self._here(within, transform))
        geometries, mended, empty = [], 0, 0
        values: dict[str, list[Any]] = {name: [] for name in columns}
        for feature in self._features.each(request):
            if feedback is not None and feedback.isCanceled():
                raise Cancelled()
            geometry = QgsGeometry(feature.geometry())
            if geometry.isNull() or geometry.isEmpty():
                empty += 1
                continue
            if QgsWkbTypes.isCurvedType(geometry.wkbType()):
                # Curves and surfaces become the lines and polygons that results are written as.
                geometry = QgsGeometry(geometry.constGet().segmentize())
            if self.crs != target:
                try:
                    geometry.transform(transform)
                except QgsCsException:
                    raise InputError(
                        tr(
                            "The coordinates in '{}' do not fit the coordinate system {}; check which system the layer "
                            "was created in."
                        ).format(self.name, self.crs.authid())
                    )
            if _lies_nowhere(geometry):
                raise InputError(_nowhere(self.name))
            if mend and not geometry.isGeosValid():
                geometry = _polygons_only(geometry.makeValid())
                mended += 1
                if geometry.isEmpty():
                    empty += 1
                    continue
            geometries.append(geometry)
            for name, index in zip(columns, indexes):
                value = feature[index]
                values[name].append(None if value == NULL else value)
        if not geometries and needed:
            raise InputError(tr("'{}' has no usable geometry; choose another layer.").format(self.name))
        return Areas(self.name, geometries, values, mended, empty)

    def _here(self, rectangle: QgsRectangle, transform: QgsCoordinateTransform) -> QgsRectangle:
        if not transform.isValid() or transform.isShortCircuited():
            return rectangle
        return transform.transformBoundingBox(rectangle, Qgis.TransformDirection.Reverse)


def _nowhere(name: str) -> str:
    return tr("'{}' contains a shape with impossible coordinates; repair or remove that shape.").format(name)


def _lies_nowhere(geometry: QgsGeometry) -> bool:
    """Whether a corner is further off than the Earth is large, or no number: of that a box knows nothing."""
    box = geometry.boundingBox()
    edges = box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()
    return not (all(abs(edge) <= EARTH for edge in edges) and math.isfinite(geometry.area() + geometry.length()))


def area_source(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    geometry_type: QgsWkbTypes.GeometryType | None = QgsWkbTypes.GeometryType.PolygonGeometry,
) -> AreaSource | None:
    """The AreaSource behind a feature-source parameter, or None where none is given."""
    value = parameters.get(name)
    if value is None or value == "":
        return None
    selected = False
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        selected = value.selectedFeaturesOnly
        parameters = dict(parameters, **{name: value.source})
    return AreaSource(algorithm.parameterAsVectorLayer(parameters, name, context), selected, geometry_type, name)


def _refuse_history(layer: QgsVectorLayer) -> None:
    """Raise InputError where a layer is the history of a register, or a copy of one: retired places would count."""
    names = set(layer.fields().names())
    if layer.providerType() != "ogr" or not set(REGISTER_PLACES.names) <= names:
        return
    parts = QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
    table = parts.get("layerName")
    if not table:
        # Opened by the file alone: its first layer.
        table = (layer.dataProvider().subLayers() or [""])[0].split(QgsDataProvider.sublayerSeparator())[1:2]
        table = table[0] if table else ""
    why = why_not_places(parts.get("path") or "", table)
    if why:
        raise InputError(why)


def _polygons_only(geometry: QgsGeometry) -> QgsGeometry:
    parts = [
        part
        for part in geometry.asGeometryCollection()
        if QgsWkbTypes.geometryType(part.wkbType()) == QgsWkbTypes.GeometryType.PolygonGeometry
    ]
    return QgsGeometry.collectGeometry(parts) if parts else QgsGeometry()


def lies_on(
    shapes: Sequence[QgsGeometry],
    whole: QgsGeometry,
    share: float = 0.01,
    raise_if_cancelled: Callable[[], None] = lambda: None,
) -> list[bool]:
    """Whether more than ``share`` of each shape lies on the geometry ``whole``: a list of bool.
    ``raise_if_cancelled()`` is called for each and may raise to stop."""
    engine = QgsGeometry.createGeometryEngine(whole.constGet())
    engine.prepareGeometry()
    out = []
    for shape in shapes:
        raise_if_cancelled()
        out.append(engine.intersects(shape.constGet()) and shape.intersection(whole).area() > share * shape.area())
    return out


def as_multi(geometry: QgsGeometry) -> QgsGeometry:
    """A copy as a flat multi-part geometry."""
    geometry = QgsGeometry(geometry)
    shape = geometry.get()
    shape.dropZValue()
    shape.dropMValue()
    geometry.convertToMultiType()
    return geometry


def rings_of(geometry: QgsGeometry) -> list[list[NDArray[np.float64]]]:
    """Closed rings of each polygon part: a list, per part, of (m, 2) arrays, the outline first."""
    if geometry.isEmpty():
        return []
    shape = geometry.constGet().segmentize()
    parts = (
        [shape.geometryN(i) for i in range(shape.numGeometries())]
        if QgsWkbTypes.isMultiType(shape.wkbType())
        else [shape]
    )
    out = []
    for part in parts:
        rings = [part.exteriorRing()] + [part.interiorRing(i) for i in range(part.numInteriorRings())]
        out.append([_ring(ring) for ring in rings if ring is not None and ring.numPoints() > 3])
    return [rings for rings in out if rings]


def _ring(line: QgsCurve) -> NDArray[np.float64]:
    line = line.clone()
    line.dropZValue()
    line.dropMValue()
    return np.frombuffer(bytes(line.asWkb()), "<f8", offset=9).reshape(-1, 2)


def point_owner(geometries: Sequence[QgsGeometry], x: ArrayLike, y: ArrayLike) -> NDArray[np.int64]:
    """Index (n,) of the first polygon that holds each point, −1 where none does: each point in one polygon only.

    A point on a shared edge goes to the polygon that comes first, so that every crime counts once.
    """
    return Outlines(geometries).owner(np.asarray(x, float), np.asarray(y, float))


class Outlines:
    """Polygons, whatever they bound; made once, asked many times."""

    def __init__(self, geometries: Sequence[QgsGeometry]) -> None:
        self.geometries = geometries
        boxes = [geometry.boundingBox() for geometry in geometries]
        self._boxes = np.array([[box.xMinimum(), box.yMinimum(), box.xMaximum(), box.yMaximum()] for box in boxes])
        self._rings: list[Rings | None] = [None] * len(geometries)
        self._cells: Cells | None = None
        self._asked = 0

    def owner(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int64]:
        """Index (n,) of the first polygon that holds each point, −1 where none does."""
        self._asked += len(x)
        if self._cells is None:
            if self._asked < max(_MANY, _MANY_EACH * len(self.geometries)):
                return self._ask(x, y)
            self._cells = self._laid_over(x, y)
        owner = self._cells.owner(x, y).astype(np.int64)
        near = np.flatnonzero(owner == Cells.NEAR)
        owner[near] = self._ask(x[near], y[near])
        return owner

    def hold(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Which points (n,) lie in one of them: bool (n,)."""
        return self.owner(x, y) >= 0

    def _laid_over(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> Cells:
        """Cells over the polygons that points may lie in: of a whole country's areas those of one force."""
        low, high = (np.array([end.reduce(x), end.reduce(y)]) for end in (np.fmin, np.fmax))
        near = ((self._boxes[:, :2] <= high) & (self._boxes[:, 2:] >= low)).all(1)
        return Cells([self._rings_of(i) if here else None for i, here in enumerate(near.tolist())], low, high)

    def _rings_of(self, i: int) -> Rings:
        rings = self._rings[i]
        if rings is None:
            rings = self._rings[i] = Rings(rings_of(self.geometries[i]))
        return rings

    def _ask(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> NDArray[np.int64]:
        """The owner (n,) of each point, by asking each polygon in whose box there are points."""
        points, places = distinct_points(x, y)
        # From west to east, so that each polygon looks at the points of its own strip only.
        order = np.argsort(points[:, 0], kind="stable")
        points = points[order]
        owner = np.full(len(points), -1)
        if len(self._boxes):
            begins = np.searchsorted(points[:, 0], self._boxes[:, 0], side="left")
            ends = np.searchsorted(points[:, 0], self._boxes[:, 2], side="right")
            for i in np.flatnonzero(ends > begins).tolist():
                begin, end = begins[i], ends[i]
                strip = points[begin:end, 1]
                here = (owner[begin:end] < 0) & (strip >= self._boxes[i, 1]) & (strip <= self._boxes[i, 3])
                inside = begin + np.flatnonzero(here)
                if len(inside):
                    owner[inside[self._rings_of(i).hold(points[inside])]] = i
        found = np.empty(len(points), owner.dtype)
        found[order] = owner
        return found[places]


def home_area(
    shapes: Sequence[QgsGeometry], areas: Sequence[QgsGeometry], raise_if_cancelled: Callable[[], None] = lambda: None
) -> NDArray[np.int64]:
    """Index (k,) of the area that holds the largest part of each shape, −1 where none does. ``raise_if_cancelled()`` is
    called for each and may raise to stop."""
    index = QgsSpatialIndex()
    for i, area in enumerate(areas):
        index.addFeature(i, area.boundingBox())
    home = np.full(len(shapes), -1)
    engines: dict[int, Any] = {}
    for k, shape in enumerate(shapes):
        raise_if_cancelled()
        largest = 0.0
        for i in sorted(index.intersects(shape.boundingBox())):
            if i not in engines:
                engines[i] = QgsGeometry.createGeometryEngine(areas[i].constGet())
                engines[i].prepareGeometry()
            # Most shapes lie in one area, which is found sooner than what they have in common.
            if engines[i].contains(shape.constGet()):
                part = shape.area()
            elif engines[i].intersects(shape.constGet()):
                part = shape.intersection(areas[i]).area()
            else:
                continue
            if part > largest:
                home[k], largest = i, part
    return home


def overlaps(
    shapes: Sequence[QgsGeometry], areas: Sequence[QgsGeometry], raise_if_cancelled: Callable[[], None] = lambda: None
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(share (n,) of each of the areas that lies in a shape, share (k, n) of each shape that lies in each area).
    ``raise_if_cancelled()`` is called for each shape and may raise to stop."""
    index = QgsSpatialIndex()
    for i, area in enumerate(areas):
        index.addFeature(i, area.boundingBox())
    part, covered = np.zeros((len(shapes), len(areas))), np.zeros(len(areas))
    for k, shape in enumerate(shapes):
        raise_if_cancelled()
        for i in index.intersects(shape.boundingBox()):
            both = shape.intersection(areas[i]).area()
            part[k, i] = both / shape.area() if shape.area() > 0 else 0.0
            covered[i] += both
    size = np.array([area.area() for area in areas])
    return np.minimum(np.divide(covered, size, out=np.zeros(len(areas)), where=size > 0), 1.0), part


def touching(geometries: Sequence[QgsGeometry], raise_if_cancelled: Callable[[], None] = lambda: None) -> Neighbours:
    """Neighbours that share a point (queen contiguity). ``raise_if_cancelled()`` is called for each and may raise to
    stop."""
    index = QgsSpatialIndex()
    for i, geometry in enumerate(geometries):
        index.addFeature(i, geometry.boundingBox())
    owner, member = [], []
    for i, geometry in enumerate(geometries):
        raise_if_cancelled()
        engine = QgsGeometry.createGeometryEngine(geometry.constGet())
        engine.prepareGeometry()
        for j in index.intersects(geometry.boundingBox()):
            if j > i and engine.intersects(geometries[j].constGet()):
                owner += [i, j]
                member += [j, i]
    return from_pairs(len(geometries), owner, member)
