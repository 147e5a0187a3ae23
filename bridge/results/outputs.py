"""Results leave the plugin here: all of a run are written beside their targets and delivered together.

A cancel, an error or a full disk leaves the earlier result as it was.
"""

from __future__ import annotations

import json
import os
import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsVectorFileWriter,
    QgsWkbTypes,
)

from ..files.atomic_replace import Delivery, write_files
from ..files.bulk_rows import InBlocks, Rows, fill_table
from ..files.geopackage import is_geopackage, others
from ..files.local_files import configured
from ..geometry.polygons import as_multi
from ..ground.compat import make_field
from ..ground.errors import Cancelled, InputError
from ..ground.public_source import public_text
from ..ground.texts import tr
from .layer_finish import Headed, LayerResult, RasterResult, Style, dress_raster, dress_table
from .targets import Target, destination, file_target, table_target

if TYPE_CHECKING:
    from qgis.core import QgsProcessingAlgorithm, QgsProcessingFeedback

    from ...contract.schemas.fields import Schema
    from ..geometry.rasters import Raster
    from .layer_finish import About

_BLOCK = 20_000


@dataclass
class Table:
    """A layer to be written: ``fields`` [(name, kind)], ``columns`` {name: array or list}, WKB geometry or None, and
    ``headings`` {name: text} of fields that are headed otherwise than in most results."""

    fields: list[tuple[str, str]]
    columns: dict[str, Any]
    geometry: Sequence[bytes | None] | None = None
    wkb_type: int = QgsWkbTypes.Type.NoGeometry
    crs: QgsCoordinateReferenceSystem = field(default_factory=QgsCoordinateReferenceSystem)
    headings: dict[str, str] = field(default_factory=dict)

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()))) if self.columns else 0

    @classmethod
    def of(cls, schema: Schema, columns: dict[str, Any], *shape: Any) -> Table:
        """The Table of those fields of a schema that ``columns`` are given for; ``shape``: as the Table's, from
        ``geometry`` on."""
        table = cls(schema.of(columns), columns, *shape)
        table.headings = schema.headings
        return table

    @classmethod
    def of_rows(
        cls,
        schema: Schema,
        keys: Mapping[str, str],
        rows: list[dict[str, Any]],
        polygons: list[QgsGeometry] | None = None,
        crs: QgsCoordinateReferenceSystem | None = None,
    ) -> Table:
        """The Table of dictionaries by ``keys`` {field: key}, with a QgsGeometry of polygons each."""
        table = cls.of(schema, {name: [row[key] for row in rows] for name, key in keys.items()})
        if polygons is not None:
            table.geometry = [bytes(as_multi(one).asWkb()) for one in polygons]
            table.wkb_type, table.crs = QgsWkbTypes.Type.MultiPolygon, crs
        return table

    def qgs_fields(self) -> QgsFields:
        """The fields as QGIS has them."""
        fields = QgsFields()
        for name, kind in self.fields:
            fields.append(make_field(name, kind))
        return fields

    def rows(self) -> Rows:
        """The rows as they may be written all at once."""
        columns = [self.columns[name] for name, _ in self.fields]
        return Rows(self.fields, columns, self.geometry, int(self.wkb_type))

    def without_shape(self) -> int:
        """How many rows have none."""
        return len(self) if self.geometry is None else sum(one is None for one in self.geometry)

    def features(self) -> Iterator[list[QgsFeature]]:
        """The features in blocks. NumPy scalars would drop a feature silently: everything becomes plain Python."""
        fields = self.qgs_fields()
        lists = [_plain(self.columns[name]) for name, _ in self.fields]
        block = []
        for i, values in enumerate(zip(*lists)):
            feature = QgsFeature(fields)
            feature.setAttributes(list(values))
            if self.geometry is not None and self.geometry[i] is not None:
                shape = QgsGeometry()
                shape.fromWkb(self.geometry[i])
                feature.setGeometry(shape)
            block.append(feature)
            if len(block) == _BLOCK:
                yield block
                block = []
        if block:
            yield block


def _plain(column: Any) -> list[Any]:
    """A list of plain Python values; NaN, NaT and infinite become None; days become QDate."""
    if isinstance(column, InBlocks):
        column = column[:]
    if hasattr(column, "dtype") and column.dtype.kind == "M":
        from qgis.PyQt.QtCore import QDate

        known = {}
        for day in set(column.astype("datetime64[D]").tolist()):
            known[day] = QDate(day.year, day.month, day.day) if day is not None else None
        return [known[day] for day in column.astype("datetime64[D]").tolist()]
    if hasattr(column, "dtype") and column.dtype.kind in "iufb":
        values = column.tolist()
        for i in np.flatnonzero(~np.isfinite(column)).tolist():
            values[i] = None
        return values
    values = column.tolist() if hasattr(column, "tolist") else column
    return [
        None if isinstance(value, float) and (value != value or value in (float("inf"), float("-inf"))) else value
        for value in values
    ]


@dataclass
class _Staged:
    name: str
    table: Table
    style: Style | None
    provenance: About | None
    title: str
    target: Target | None  # None for memory and databases
    definition: object

    @property
    def shown(self) -> Style | None:
        """The style with the headings of the table's own fields."""
        return Headed(self.style, self.table.headings) if self.table.headings else self.style


@dataclass
class _StagedRaster:
    name: str
    raster: Raster
    style: Style | None
    provenance: About | None
    target: Target
    definition: object
    title: str = ""


class Outputs:
    """The results of one run, written together.

    ``add``, ``add_text``, ``add_picture``, ``add_raster`` and ``add_files`` only remember; ``commit`` writes all.
    """

    def __init__(
        self,
        algorithm: QgsProcessingAlgorithm,
        parameters: dict[str, Any],
        context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> None:
        self.algorithm, self.parameters = algorithm, parameters
        self.context, self.feedback = context, feedback
        self.staged: list[_Staged] = []
        self.rasters: list[_StagedRaster] = []
        self.files: dict[str, bytes] = {}  # by path
        self.folders: dict[str, dict[str, bytes]] = {}  # by path, then file name
        self.places: dict[str, str] = {}  # name of a file or folder output → path

    def wanted(self, name: str) -> bool:
        """Whether the user asked for this (optional) output."""
        value = destination(self.parameters.get(name))
        return value not in (None, "", QgsProcessing.TEMPORARY_OUTPUT) or bool(value)

    def target(self, name: str) -> Target | None:
        """The Target of the file that layer output *name* goes to, None for memory and databases."""
        return table_target(name, self.parameters.get(name))

    def add(
        self, name: str, table: Table, style: Style | None = None, provenance: About | None = None, title: str = ""
    ) -> None:
        """Remember a layer for output *name*; nothing where the user did not ask for it."""
        value = self.parameters.get(name)
        if destination(value):
            self.staged.append(_Staged(name, table, style, provenance, title, table_target(name, value), value))

    def add_text(self, name: str, text: str) -> None:
        """Remember a document for the file output *name*; nothing where the user did not ask for it."""
        self._add_file(name, public_text(text).encode("utf-8"))

    def add_json(self, name: str, values: Mapping[str, Any]) -> None:
        """Remember values as JSON for the file output *name*; what is no number, or infinite, is null there: other
        programs read neither."""
        self.add_text(name, json.dumps(_finite(values), indent=1, ensure_ascii=False, allow_nan=False))

    def add_picture(self, name: str, data: bytes) -> None:
        """Remember a picture (bytes) for the file output *name*; nothing where the user did not ask for it."""
        self._add_file(name, data)

    def _add_file(self, name: str, data: bytes) -> None:
        path = output_path(self.algorithm, self.parameters, name, self.context)
        if path:
            self.files[path] = data
            self.places[name] = path

    def add_raster(
        self, name: str, raster: Raster, style: Style | None = None, provenance: About | None = None
    ) -> None:
        """Remember a Raster for the raster output *name*; nothing where the user did not ask for it."""
        if not self.wanted(name):
            return
        path = self.algorithm.parameterAsOutputLayer(
            dict(self.parameters, **{name: destination(self.parameters[name])}), name, self.context
        )
        target = file_target(self.algorithm.parameterDefinition(name), path)
        self.rasters.append(_StagedRaster(name, raster, style, provenance, target, self.parameters[name]))
        self.places[name] = target.path

    def add_files(self, name: str, files: dict[str, bytes]) -> None:
        """Remember {file name: bytes} for the folder output *name*; nothing where the user did not ask for it."""
        folder = self.algorithm.parameterAsFileOutput(self.parameters, name, self.context)
        if folder:
            self.folders[folder] = files
            self.places[name] = folder

    def commit(self) -> dict[str, str]:
        """Write everything; {output name: where it is}. Raises InputError or Cancelled with nothing changed."""
        self.feedback.setProgressText(tr("writing…"))
        results = {}
        try:
            with Delivery(self.feedback) as delivery:
                for one in self.staged:
                    if one.target is not None:
                        self._write_table(one, delivery)
                for one in self.rasters:
                    self._write_raster(one, delivery)
                for folder, files in self.folders.items():
                    write_files(folder, files, delivery)
                for path, data in self.files.items():
                    self._check_cancel()
                    with open(delivery.new_file(os.path.realpath(path)), "wb") as file:
                        file.write(data)
                for one in self.staged:
                    if one.target is None:
                        results[one.name] = self._write_to_sink(one)
                self._check_cancel()
                delivery.deliver()
        except OSError as error:
            raise InputError(
                tr("The results could not be written to '{}' ({}); choose another location.").format(
                    getattr(error, "filename", None) or tr("the disk"), error.strerror or error
                )
            )
        for one in self.staged:
            if one.target is not None:
                results[one.name] = self._source(one.target)
                self._load_on_completion(one, results[one.name], QgsProcessingUtils.LayerHint.Vector)
            self.algorithm.results.append(LayerResult(results[one.name], one.shown, one.provenance, one.target))
        for one in self.rasters:
            self._load_on_completion(one, one.target.path, QgsProcessingUtils.LayerHint.Raster)
            self.algorithm.results.append(RasterResult(one.target.path, one.style, one.provenance))
        results.update(self.places)
        return results

    # -- writing ------------------------------------------------------------------------------------------------
    def _check_cancel(self) -> None:
        if self.feedback.isCanceled():
            raise Cancelled()

    def _source(self, target: Target) -> str:
        """What QGIS opens a delivered table by."""
        if target.table or is_geopackage(target.path) and others(target.path, {target.in_file.lower()}):
            return f"{target.path}|layername={target.in_file}"
        return target.path

    def _write_table(self, one: _Staged, delivery: Delivery) -> None:
        """A layer with its style, description and provenance, beside its target."""
        target = one.target
        if is_geopackage(target.path):
            scratch = delivery.add_table(target.file, target.in_file)
        else:
            scratch = delivery.new_file(target.file)
        # Waiting for the disk at every step takes longer than all of it: the delivery waits once for the whole file.
        with configured({"OGR_SQLITE_SYNCHRONOUS": "OFF"}):
            self._write_file(scratch, one)
            # A table without a style gets none for its headings: stored, it would be the first of the file's tables.
            dress_table(scratch, target.in_file, one.shown if one.style is not None else None, one.provenance)

    def _write_raster(self, one: _StagedRaster, delivery: Delivery) -> None:
        self._check_cancel()
        scratch = delivery.new_file(one.target.file)
        with open(scratch, "wb") as file:
            file.write(one.raster.as_geotiff())
        dress_raster(scratch, one.style, one.provenance)

    def _write_file(self, scratch: str, one: _Staged) -> None:
        from osgeo import gdal

        path = one.target.path
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName = one.target.driver
        options.layerName = one.target.in_file
        if options.driverName == "FlatGeobuf" and one.table.without_shape():
            # Older GDAL drops them without a word, newer GDAL stops at the first.
            raise InputError(
                tr(
                    "'{}': every row in a FlatGeobuf file needs a geometry, but the result has rows without one "
                    "({:,}); use a file name that ends in .gpkg."
                ).format(path, one.table.without_shape())
            )
        if os.path.exists(scratch):
            options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        writer = QgsVectorFileWriter.create(
            scratch, one.table.qgs_fields(), one.table.wkb_type, one.table.crs, self.context.transformContext(), options
        )
        rows = one.table.rows()
        at_once = options.driverName == "GPKG" and rows.plain()
        try:
            if writer.hasError() != QgsVectorFileWriter.WriterError.NoError:
                raise InputError(
                    tr("'{}' cannot be written ({}); choose another name or format.").format(
                        path, _plainly(writer.errorMessage())
                    )
                )
            if not at_once:
                self._fill(writer, one.table, path)
            flushed = writer.flushBuffer() if hasattr(writer, "flushBuffer") else True
            message = _plainly(writer.errorMessage())
        finally:
            # Closes the file. An error would keep the writer with it, and Windows deletes no file that is open.
            gdal.ErrorReset()
            del writer
        # The last rows and the index are written when the file is closed; the writer can no longer say how that went.
        failed = gdal.GetLastErrorType() >= gdal.CE_Failure
        if failed:
            self.feedback.pushDebugInfo(gdal.GetLastErrorMsg())
        if at_once and not failed:
            try:
                fill_table(scratch, one.target.in_file, rows, self._check_cancel)
            except sqlite3.Error as error:
                failed, message = True, str(error)
        if failed or flushed is False or message or not os.path.exists(scratch):
            raise InputError(
                tr("'{}' could not be written in full{}; free up disk space or choose another location.").format(
                    path, f" ({message})" if message else ""
                )
            )

    def _write_to_sink(self, one: _Staged) -> str:
        try:
            sink, where = self.algorithm.parameterAsSink(
                self.parameters, one.name, self.context, one.table.qgs_fields(), one.table.wkb_type, one.table.crs
            )
        except QgsProcessingException:
            # What QGIS says names the database.
            sink = None
        if sink is None:
            raise InputError(
                tr("The location chosen for {} cannot be written to; choose another location.").format(one.name)
            )
        self._fill(sink, one.table, one.name)
        sink.flushBuffer()
        sink = None  # closes the file
        if self.context.willLoadLayerOnCompletion(where):
            self.context.layerToLoadOnCompletionDetails(where).name = self._name(one)
        return where

    def _fill(self, sink: QgsFeatureSink, table: Table, where: str) -> None:
        try:
            for block in table.features():
                self._check_cancel()
                if not sink.addFeatures(block, QgsFeatureSink.Flag.FastInsert):
                    raise InputError(
                        tr("'{}' could not be written ({}); check that the disk is not full.").format(
                            where, _plainly(sink.lastError()) if hasattr(sink, "lastError") else ""
                        )
                    )
        finally:
            # As in _write_file.
            del sink

    def _load_on_completion(self, one: _Staged | _StagedRaster, where: str, hint: QgsProcessingUtils.LayerHint) -> None:
        definition = one.definition
        if not isinstance(definition, QgsProcessingOutputLayerDefinition) or definition.destinationProject is None:
            return
        details = QgsProcessingContext.LayerDetails(self._name(one), definition.destinationProject, one.name, hint)
        self.context.addLayerToLoadOnCompletion(where, details)

    def _name(self, one: _Staged | _StagedRaster) -> str:
        """What a layer is called in the project: as a model or whoever runs the tool wants it, else by what it is of.
        QGIS takes the name of the file instead where the user has told it so."""
        wanted = getattr(one.definition, "destinationName", "")
        title = one.title or self.algorithm.parameterDefinition(one.name).description()
        return wanted or self.algorithm.result_title(title, one.provenance.window if one.provenance is not None else "")


def _finite(values: Any) -> Any:
    if isinstance(values, dict):
        return {name: _finite(value) for name, value in values.items()}
    if isinstance(values, (list, tuple)):
        return [_finite(value) for value in values]
    if isinstance(values, np.generic):
        values = values.item()
    return None if isinstance(values, float) and not np.isfinite(values) else values


def _plainly(message: str) -> str:
    """What GDAL says of an error, without QGIS's words around it."""
    return re.sub(r"^.*\(OGR error: (.*)\)\.?$", r"\1", message, flags=re.DOTALL)


def output_path(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], name: str, context: QgsProcessingContext
) -> str:
    """The path of the file output *name*, with the ending of what is written; '' where the user did not ask for it."""
    path = algorithm.parameterAsFileOutput(parameters, name, context)
    return file_target(algorithm.parameterDefinition(name), path).path if path else ""
