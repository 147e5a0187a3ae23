"""Point layers into arrays: OGR's Arrow stream where it says the same as the layer, the feature loop elsewhere.

``PointSource`` looks at a layer on the main thread; ``read`` may run on any thread.
"""

from __future__ import annotations

import copy
import itertools
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, Union

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsExpression,
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeatureRequest,
    QgsField,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsVectorLayer,
    QgsWkbTypes,
)
from qgis.PyQt.QtCore import QVariant

from ...core.data.round_times import RoundTimes
from ..files.gdal_source import GdalSource
from ..ground.errors import Cancelled, InputError
from ..ground.provenance import rights_of
from ..ground.public_source import public_text
from ..ground.texts import tr
from ..moments.instants import Instants, instants_of
from ..moments.time_zones import AUTO, Zones
from .arrow_stream import arrow_plan, is_single, point_of, stream, unbroken
from .columns import CATEGORY, DATE, DECODERS, MOMENT, REFERENCE, Coded, Days
from .crs import extent_of, lost_datum
from .features import Features
from .months_supplied import supply_of
from .origin import OriginOf
from .postgres_table import table_of

_BLOCK = 20_000
#: Rows that are looked at for whether times are marked as UTC; blocks of the stream and of the loop hold more.
_LOOKED_AT = 1_000


#: Fields with the roles they are read in: a dictionary, or pairs where one is read in several.
Wanted = Union[Mapping[str, str], Iterable[tuple[str, str]]]
#: Where a column is in ``Points.columns``: its field, for moments and references (field, role).
ColumnKey = Union[str, tuple[str, str]]


@dataclass
class Points:
    """Points of a layer: coordinates (n,) in its CRS, NaN without a point, columns by field name, and whether a row
    has no point because it holds ``several`` (n,)."""

    x: NDArray[np.float64]
    y: NDArray[np.float64]
    columns: dict[ColumnKey, Any] = field(default_factory=dict)
    several: NDArray[np.bool_] = field(default_factory=lambda: np.empty(0, bool))

    def __len__(self) -> int:
        return len(self.x)


class PointSource:
    """A point layer as it stands now: its CRS, fields, and how to read it.

    Raises InputError for an expression that cannot be read. ``selected`` takes the selection only; ``zone``, one of
    ``time_zones.ZONES``, says how times are read that are marked as UTC, or have no time zone. Read row by row, a block
    holds ``block_rows`` rows.
    """

    def __init__(
        self,
        layer: QgsVectorLayer,
        selected: bool = False,
        expression: str = "",
        zone: str = AUTO,
        block_rows: int = _BLOCK,
    ) -> None:
        self.name = layer.name()
        self.crs = layer.crs()
        self.extent = extent_of(layer)
        self.rights = rights_of(layer)
        self.fields = layer.fields()
        self.expression = expression or ""
        self.selected = list(layer.selectedFeatureIds()) if selected else None
        self.count = len(self.selected) if self.selected is not None else layer.featureCount()
        self.zone = zone
        self.block_rows = block_rows
        self._features = Features(layer)
        self._context = QgsExpressionContext(QgsExpressionContextUtils.globalProjectLayerScopes(layer))
        if self.expression:
            parsed = QgsExpression(self.expression)
            if parsed.hasParserError():
                raise InputError(
                    tr("The filter '{}' is not valid: {}.").format(self.expression, parsed.parserErrorString().strip())
                )
            missing = [
                name
                for name in parsed.referencedColumns()
                if name != QgsFeatureRequest.ALL_ATTRIBUTES and self.fields.lookupField(name) < 0
            ]
            if missing:
                raise InputError(
                    tr(
                        "The filter '{}' uses the field '{}', which '{}' does not have; the available fields are {}."
                    ).format(self.expression, missing[0], self.name, ", ".join(self.fields.names()))
                )
        self.arrow = arrow_plan(layer) if is_single(layer) and not (selected or self.expression) else None
        # The row's number is no column of GDAL's.
        self._keys = {self.fields.at(i).name() for i in layer.primaryKeyAttributes()}
        #: What typed fields say of their times' zones.
        self._instants = [instants_of(layer, name) for name in self.fields.names()]
        filtered = bool(selected or self.expression or layer.subsetString())
        self._filtered, self._unchosen = filtered, _unfiltered(layer, zone) if filtered else None
        self._subset = layer.subsetString()
        self._origin = OriginOf(layer, self._features)
        #: The Supply of months and forces, as far as an import of ours has left word of it.
        self.supply = supply_of(layer)
        #: The Table where the points come from PostgreSQL, else None.
        self.table = table_of(layer, selected, self.expression, zone)

    @property
    def origin(self) -> str:
        """Where its points come from, one of core.data.origin's ORIGINS."""
        return self._origin.find()

    def kind_of(self, name: str) -> str:
        """``text``, ``date``, ``number`` or ``other``: what the field holds. InputError where it is missing."""
        index = self.fields.lookupField(name)
        if index < 0:
            raise InputError(
                tr("'{}' has no field '{}'; the available fields are {}.").format(
                    self.name, name, ", ".join(self.fields.names()) or tr("none")
                )
            )
        one = self.fields.at(index)
        if one.isNumeric():
            return "number"
        if one.isDateOrTime():
            return "date"
        return "text" if one.typeName() else "other"

    @property
    def everything(self) -> PointSource | None:
        """The same layer without selection and filters; None where it has none, or cannot be had without."""
        return self._unchosen

    def unchosen(self, field: str) -> PointSource | None:
        """The same layer without selection and filters; None where it has none, or where a filter is by this field
        itself: it then says which time is meant."""
        if self._unchosen is None or self._unchosen.fields.lookupField(field) < 0:
            return None
        named = {field, QgsFeatureRequest.ALL_ATTRIBUTES}
        if self.expression and named & set(QgsExpression(self.expression).referencedColumns()):
            return None
        return None if field.casefold() in self._subset.casefold() else self._unchosen

    def tells_months(self, field: str) -> bool:
        """Whether a month without a row says something of what was supplied: not where the rows are filtered by this
        date field itself, or cannot be had without their filter."""
        return not self._filtered or self.unchosen(field) is not None

    def read(
        self,
        wanted: Wanted,
        feedback: QgsProcessingFeedback | None = None,
        fast: bool = True,
        notes: list[str] | None = None,
    ) -> Points:
        """All Points at once, with the columns ``wanted``; else as ``blocks``."""
        nothing = Points(
            np.empty(0),
            np.empty(0),
            {_key(name, role): DECODERS[role](name, self).decode([]) for name, role in self._pairs(wanted)},
        )
        return joined([nothing] + list(self.blocks(wanted, feedback, fast, notes)))

    def instants(self, name: str) -> Instants:
        """The Instants of a field."""
        return copy.copy(self._instants[self.fields.lookupField(name)])

    def blocks(
        self,
        wanted: Wanted,
        feedback: QgsProcessingFeedback | None = None,
        fast: bool = True,
        notes: list[str] | None = None,
    ) -> Iterator[Points]:
        """Points block by block, with the columns ``wanted``: {field: CATEGORY, DATE, NUMBER, MOMENT or REFERENCE}, or
        the same as pairs, since a field may be asked for twice. ``key`` says under which name a column is there.

        CATEGORY gives Coded, its codes going on from block to block, DATE datetime64[D] and MOMENT datetime64[m] (NaT
        where NULL or, for a moment, without a time), NUMBER float (NaN where NULL), REFERENCE marks that are equal for
        equal values (0 for none). ``fast=False`` reads by the feature loop in any case. To a list ``notes``, sentences
        on how the columns are read are added at the end. Raises InputError for text that is no date or number, at the
        latest after the last block, Cancelled.
        """
        wanted = self._pairs(wanted)
        names = {name for name, _ in wanted}
        plan = self.arrow if fast else None
        arrow = plan is not None and all(
            name not in self._keys and _arrow_can(plan, self.fields.field(name), role) for name, role in wanted
        )
        decoders = [(name, role, DECODERS[role](name, self)) for name, role in wanted]
        typed = [
            (_key(name, role), decoder.instants)
            for name, role, decoder in decoders
            if self.fields.field(name).isDateOrTime() and isinstance(decoder, Days)
        ]
        dated = {name: decoder for name, _, decoder in decoders if isinstance(decoder, Days)}

        def rows(names: Collection[str]) -> Iterator[tuple[Any, ...]]:
            return (
                self._read_stream(plan, names, bool(typed), feedback)
                if plan is not None and arrow
                else self._read_loop(names)
            )

        blocks = rows(names)
        first = list(itertools.islice(blocks, 1))
        zones = self._zones(dated, first[0][3], rows, feedback) if first else Zones(self.zone)
        for _, _, decoder in decoders:
            if isinstance(decoder, Days):
                decoder.read_by(zones)
        for _, instants in typed:
            instants.look(arrow)
        done = 0
        for x, y, several, columns, fids in itertools.chain(first, blocks):
            if feedback is not None and feedback.isCanceled():
                raise Cancelled()
            found = {
                _key(name, role): decoder.decode(columns[name], fids)
                if isinstance(decoder, Days)
                else decoder.decode(columns[name])
                for name, role, decoder in decoders
            }
            for key, instants in typed:
                instants.mend(found[key], fids, arrow)
            yield Points(x, y, found, several)
            done += len(x)
            if feedback is not None and self.count > 0:
                feedback.setProgress(min(100.0, 100.0 * done / self.count))
        if not arrow:
            self._check_count(done, feedback)
        for _, _, decoder in decoders:
            decoder.check()
            if notes is not None:
                notes += [note for note in decoder.notes() if note not in notes]
        if notes is not None:
            notes += filter(None, [lost_datum(self.crs, self.name)])

    def _zones(
        self,
        dated: dict[str, Days],
        first: dict[str, Any],
        rows: Callable[[Collection[str]], Iterator[tuple[Any, ...]]],
        feedback: QgsProcessingFeedback | None,
    ) -> Zones:
        """The Zones of the fields ``dated`` {name: Days}, by the ``first`` columns {name: values} and, where the user
        has left it open and these have times marked as UTC, by all of them: ``rows(names)`` reads them once more."""
        zones = Zones(self.zone)
        marked = {
            name
            for name, decoder in dated.items()
            if zones.choice == AUTO and len(decoder.marked(first[name][:_LOOKED_AT]))
        }
        if marked:
            times = RoundTimes()
            for _, _, _, columns, _ in rows(marked):
                if feedback is not None and feedback.isCanceled():
                    raise Cancelled()
                for name in sorted(marked):
                    times.add(dated[name].marked(columns[name]))
            zones.look_at(times)
        return zones

    def key(self, name: str, role: str) -> ColumnKey:
        """Where a column is in ``Points.columns``: its field, for moments and references (field, role)."""
        return _key(self.fields.at(self.fields.lookupField(name)).name(), role)

    def _pairs(self, wanted: Wanted) -> list[tuple[str, str]]:
        """Fields by the names they have, with their roles."""
        pairs = wanted.items() if isinstance(wanted, Mapping) else wanted
        return [(self.fields.at(self.fields.lookupField(name)).name(), role) for name, role in pairs]

    def _check_count(self, done: int, feedback: QgsProcessingFeedback | None) -> None:
        """Raise InputError where a far source has not given as many rows as it says, nor gives as many again."""
        everything = self.selected is None and not self.expression
        if not (self._features.far and everything and done != self.count):
            return
        # The count may be old or estimated, or the connection was lost for a moment: a second reading tells.
        again = 0
        for x, *_ in self._read_loop(set()):
            if feedback is not None and feedback.isCanceled():
                raise Cancelled()
            again += len(x)
        if again != done:
            raise InputError(
                tr(
                    "'{}' had {:,} rows when first read, then {:,}. Either the layer is being changed or the "
                    "connection is unstable; try again."
                ).format(self.name, done, again)
            )

    def _read_stream(
        self, plan: GdalSource, wanted: Collection[str], numbered: bool, feedback: QgsProcessingFeedback | None
    ) -> Iterator[tuple[Any, ...]]:
        """Blocks as ``_read_loop`` has them, by the stream as far as it goes."""
        self._features.check()

        def broke(done: int, error: Exception) -> None:
            if feedback is not None:
                feedback.pushInfo(
                    tr(
                        "'{}' is being read row by row after the first {:,} rows, because reading it all at once "
                        "failed: {}"
                    ).format(self.name, done, public_text(str(error)))
                )

        yield from unbroken(stream(plan, wanted, numbered), lambda done: self._read_loop(wanted, done), broke)

    def _read_loop(self, wanted: Collection[str], skipped: int = 0) -> Iterator[tuple[Any, ...]]:
        """Blocks (x (n,), y (n,), several (n,), {name: values}, fids (n,)), without the first ``skipped`` rows."""
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
        places: list[tuple[float, float, bool, int]] = []
        block: dict[str, list[Any]] = {name: [] for name in wanted}
        for feature in itertools.islice(self._features.each(request), skipped, None):
            places.append((*point_of(feature.geometry()), feature.id()))
            for name, index in indexes.items():
                block[name].append(feature[index])
            if len(places) == self.block_rows:
                yield _apart(places, block)
                places, block = [], {name: [] for name in wanted}
        if places:
            yield _apart(places, block)


def _apart(places: list[tuple[float, float, bool, int]], columns: dict[str, list[Any]]) -> tuple[Any, ...]:
    x, y, several, fids = zip(*places)
    return np.array(x, float), np.array(y, float), np.array(several, bool), columns, np.array(fids, np.int64)


def _unfiltered(layer: QgsVectorLayer, zone: str) -> PointSource | None:
    """The PointSource of all rows of a layer, None where they cannot be had."""
    if layer.subsetString():
        # What lies in memory is not opened a second time.
        if layer.providerType() == "memory":
            return None
        layer = QgsVectorLayer(layer.source(), layer.name(), layer.providerType())
        if not layer.isValid() or not layer.setSubsetString(""):
            return None
    return PointSource(layer, zone=zone)


def _key(name: str, role: str) -> ColumnKey:
    return (name, role) if role in (MOMENT, REFERENCE) else name


def joined(blocks: list[Points]) -> Points:
    """Blocks of Points as one; the first may be empty, to say which columns there are."""

    def whole(parts: list[Any]) -> Any:
        if isinstance(parts[0], Coded):
            return Coded(np.concatenate([part.codes for part in parts]), parts[-1].values)
        return np.concatenate(parts)

    return Points(
        whole([block.x for block in blocks]),
        whole([block.y for block in blocks]),
        {key: whole([block.columns[key] for block in blocks]) for key in blocks[0].columns},
        whole([block.several for block in blocks]),
    )


def _arrow_can(plan: GdalSource, one: QgsField, role: str) -> bool:
    # Only the GeoPackage driver has a stream of its own; the generic one rounds days before 1970 the wrong way.
    if one.isDateOrTime() and plan.driver != "GPKG":
        return False
    # A number asked for as a category, or text as a number, is left to the loop's careful conversion; so is yes or no,
    # which the stream packs eight to a byte and GDAL hands on as bytes.
    if role in (CATEGORY, MOMENT, REFERENCE):
        return not one.isNumeric() and not one.isDateOrTime() and one.type() != QVariant.Bool
    if role == DATE:
        return one.isDateOrTime() or not one.isNumeric()
    return one.isNumeric()


def source_from_parameter(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    name: str,
    context: QgsProcessingContext,
    expression: str = "",
    zone: str = AUTO,
) -> PointSource:
    """The PointSource behind a feature-source parameter, its *selected only* and filter honoured, its times read by
    ``zone``.

    Raises InputError where there is no such layer or it holds no points.
    """
    from qgis.core import QgsProcessingFeatureSourceDefinition

    value = parameters.get(name)
    selected = False
    if isinstance(value, QgsProcessingFeatureSourceDefinition):
        selected = value.selectedFeaturesOnly
        own = getattr(value, "filterExpression", "")
        if own:
            expression = f"({own}) AND ({expression})" if expression else own
        parameters = dict(parameters, **{name: value.source})
    layer = algorithm.parameterAsVectorLayer(parameters, name, context)
    if not isinstance(layer, QgsVectorLayer) or not layer.isValid():
        raise InputError(tr("The layer chosen for {} cannot be opened; check that the file still exists.").format(name))
    if QgsWkbTypes.geometryType(layer.wkbType()) != QgsWkbTypes.GeometryType.PointGeometry:
        raise InputError(
            tr("'{}' is not a point layer; choose the layer with the crimes as points.").format(layer.name())
        )
    return PointSource(layer, selected, expression, zone)
