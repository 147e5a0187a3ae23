"""Results leave the plugin here: everything is written beside its target and swapped in only when all of it is there.

A cancel, an error or a full disk leaves the earlier result as it was.
"""

import os
import re
import shutil
import tempfile
from dataclasses import dataclass, field

import numpy as np
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsGeometry,
    QgsProcessing,
    QgsProcessingContext,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsVectorFileWriter,
    QgsWkbTypes,
)

from .compat import make_field
from .dressing import LayerResult, RasterResult
from .errors import Cancelled, InputError
from .polygons import as_multi
from .public_source import public_text
from .swap import copy_database, swap_in
from .tables import split_uri
from .texts import tr

_BLOCK = 20_000


@dataclass
class Table:
    """A layer to be written: ``fields`` [(name, kind)], ``columns`` {name: array or list}, WKB geometry or None."""

    fields: list
    columns: dict
    geometry: list = None
    wkb_type: int = QgsWkbTypes.NoGeometry
    crs: QgsCoordinateReferenceSystem = field(default_factory=QgsCoordinateReferenceSystem)

    def __len__(self):
        return len(next(iter(self.columns.values()))) if self.columns else 0

    @classmethod
    def of_rows(cls, columns, rows, polygons=None, crs=None):
        """The Table of dictionaries by ``columns`` ((field, kind, key), …), with a QgsGeometry of polygons each."""
        table = cls([(name, kind) for name, kind, _ in columns],
                    {name: [row[key] for row in rows] for name, _, key in columns})
        if polygons is not None:
            table.geometry = [bytes(as_multi(one).asWkb()) for one in polygons]
            table.wkb_type, table.crs = QgsWkbTypes.MultiPolygon, crs
        return table

    def qgs_fields(self):
        fields = QgsFields()
        for name, kind in self.fields:
            fields.append(make_field(name, kind))
        return fields

    def features(self):
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


def _plain(column):
    """A list of plain Python values; NaN, NaT and infinite become None; days become QDate."""
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
    style: object
    provenance: object
    title: str
    target: tuple
    definition: object


class Outputs:
    """The results of one run, written together.

    ``add``, ``add_text`` and ``add_files`` only remember; ``commit`` writes all beside their targets, then swaps all
    in.
    """

    def __init__(self, algorithm, parameters, context, feedback):
        self.algorithm, self.parameters = algorithm, parameters
        self.context, self.feedback = context, feedback
        self.staged = []
        self.files = {}  # path → bytes
        self.places = {}  # name of a file or folder output → path
        self.rasters = []
        self._scratch = {}
        self._made = []  # folders that were not there before

    def wanted(self, name):
        """Whether the user asked for this (optional) output."""
        value = _destination(self.parameters.get(name))
        return value not in (None, "", QgsProcessing.TEMPORARY_OUTPUT) or bool(value)

    def target(self, name):
        """(path, table or '') of the file that layer output *name* goes to, None for memory and databases."""
        destination = _destination(self.parameters.get(name))
        return _file_target(destination) if destination else None

    def add(self, name, table, style=None, provenance=None, title=""):
        """Remember a layer for output *name*; nothing where the user did not ask for it."""
        value = self.parameters.get(name)
        destination = _destination(value)
        if not destination:
            return
        self.staged.append(
            _Staged(name, table, style, provenance, title, _file_target(destination), value)
        )

    def add_text(self, name, text):
        """Remember a document for the file output *name*; nothing where the user did not ask for it."""
        path = self.algorithm.parameterAsFileOutput(self.parameters, name, self.context)
        if path:
            self.files[path] = public_text(text).encode("utf-8")
            self.places[name] = path

    def add_picture(self, name, data):
        """Remember a picture (bytes) for the file output *name*; nothing where the user did not ask for it."""
        path = self.algorithm.parameterAsFileOutput(self.parameters, name, self.context)
        if path:
            self.files[path] = data
            self.places[name] = path

    def add_raster(self, name, raster, style=None, provenance=None):
        """Remember a Raster for the raster output *name*; nothing where the user did not ask for it."""
        if not self.wanted(name):
            return
        path = self.algorithm.parameterAsOutputLayer(self.parameters, name, self.context)
        self.files[path] = raster.as_geotiff()
        self.places[name] = path
        self.rasters.append(RasterResult(path, style, provenance))

    def add_files(self, name, files):
        """Remember {file name: bytes} for the folder output *name*; nothing where the user did not ask for it."""
        folder = self.algorithm.parameterAsFileOutput(self.parameters, name, self.context)
        if folder:
            self.files.update((os.path.join(folder, file), data) for file, data in files.items())
            self.places[name] = folder

    def commit(self):
        """Write everything; {output name: where it is}. Raises InputError or Cancelled with nothing changed."""
        results = {}
        try:
            for one in self.staged:
                if one.target is not None:
                    self._write_beside(one)
            self._make_folders()
            for path, data in self.files.items():
                self._check_cancel()
                with open(self._scratch_for(path), "wb") as file:
                    file.write(data)
            for one in self.staged:
                if one.target is None:
                    results[one.name] = self._write_to_sink(one)
            self._check_cancel()
            swap_in({path: scratch for path, (_, scratch) in self._scratch.items()})
            self._made = []  # they stay
        except OSError as error:
            raise InputError(
                tr("The result could not be written to '{}' ({}); choose another place.").format(
                    getattr(error, "filename", None) or tr("the disk"), error.strerror or error)
            )
        finally:
            for folder, _ in self._scratch.values():
                shutil.rmtree(folder, ignore_errors=True)
            self._scratch = {}
            for folder in self._made:
                shutil.rmtree(folder, ignore_errors=True)
            self._made = []
        for one in self.staged:
            if one.target is not None:
                results[one.name] = _source_string(one.target)
                self._load_on_completion(one, results[one.name])
            self.algorithm.results.append(
                LayerResult(results[one.name], one.style, one.provenance, one.target)
            )
        self.algorithm.results += self.rasters
        results.update(self.places)
        return results

    # -- writing ------------------------------------------------------------------------------------------------
    def _check_cancel(self):
        if self.feedback.isCanceled():
            raise Cancelled()

    def _make_folders(self):
        """The folders of folder outputs; what lies above them must be there."""
        for path in set(map(os.path.abspath, self.places.values())) - set(map(os.path.abspath, self.files)):
            if not os.path.isdir(path) and os.path.isdir(os.path.dirname(path)):
                os.mkdir(path)
                self._made.append(path)

    def _scratch_for(self, path):
        if path not in self._scratch:
            folder = os.path.dirname(os.path.abspath(path))
            if not os.path.isdir(folder):
                raise InputError(tr("The folder '{}' does not exist; make it or choose another place.").format(folder))
            try:
                beside = tempfile.mkdtemp(prefix=".hotspot-", dir=folder)
            except OSError:
                raise InputError(
                    tr("The folder '{}' cannot be written to; choose another place for the result.").format(folder)
                )
            self._scratch[path] = (beside, os.path.join(beside, os.path.basename(path)))
        return self._scratch[path][1]

    def _write_beside(self, one):
        from osgeo import gdal

        path, layer_name = one.target
        scratch = self._scratch_for(path)
        options = QgsVectorFileWriter.SaveVectorOptions()
        extension = os.path.splitext(path)[1].lower()
        options.driverName = QgsVectorFileWriter.driverForExtension(extension.lstrip(".")) or "GPKG"
        if layer_name and os.path.exists(path) and not os.path.exists(scratch):
            copy_database(path, scratch)
        options.layerName = layer_name or os.path.splitext(os.path.basename(path))[0]
        if os.path.exists(scratch):
            options.actionOnExistingFile = QgsVectorFileWriter.CreateOrOverwriteLayer
        writer = QgsVectorFileWriter.create(
            scratch, one.table.qgs_fields(), one.table.wkb_type, one.table.crs,
            self.context.transformContext(), options,
        )
        try:
            if writer.hasError() != QgsVectorFileWriter.NoError:
                raise InputError(
                    tr("'{}' cannot be written ({}); choose another name or "
                       "format.").format(path, writer.errorMessage())
                )
            self._fill(writer, one.table, path)
            flushed = writer.flushBuffer() if hasattr(writer, "flushBuffer") else True
            message = writer.errorMessage()
        finally:
            # Closes the file. An error would keep the writer with it, and Windows deletes no file that is open.
            gdal.ErrorReset()
            del writer
        # The last rows and the index are written when the file is closed; the writer can no longer say how that went.
        failed = gdal.GetLastErrorType() >= gdal.CE_Failure
        if failed:
            self.feedback.pushDebugInfo(gdal.GetLastErrorMsg())
        if failed or flushed is False or message:
            raise InputError(tr("'{}' could not be written to the end{}; make room on the disk or choose another "
                                "place.").format(path, " ({})".format(message) if message else ""))

    def _write_to_sink(self, one):
        sink, destination = self.algorithm.parameterAsSink(
            self.parameters, one.name, self.context, one.table.qgs_fields(), one.table.wkb_type, one.table.crs
        )
        if sink is None:
            raise InputError(tr("The place given for {} cannot be written to; choose another.").format(one.name))
        self._fill(sink, one.table, one.name)
        sink.flushBuffer()
        sink = None  # closes the file
        if one.title and self.context.willLoadLayerOnCompletion(destination):
            self.context.layerToLoadOnCompletionDetails(destination).name = one.title
        return destination

    def _fill(self, sink, table, where):
        try:
            for block in table.features():
                self._check_cancel()
                if not sink.addFeatures(block, QgsFeatureSink.FastInsert):
                    raise InputError(tr("'{}' could not be written ({}); is the disk full?").format(
                        where, sink.lastError() if hasattr(sink, "lastError") else ""))
        finally:
            # As in _write_beside.
            del sink

    def _load_on_completion(self, one, destination):
        definition = one.definition
        if not isinstance(definition, QgsProcessingOutputLayerDefinition) or definition.destinationProject is None:
            return
        details = QgsProcessingContext.LayerDetails(
            one.title or definition.destinationName or one.name, definition.destinationProject, one.name,
            QgsProcessingUtils.LayerHint.Vector,
        )
        self.context.addLayerToLoadOnCompletion(destination, details)


def written_files(algorithm, parameters, names):
    """The real paths of the files that these layer outputs of an algorithm go to."""
    targets = (_destination(parameters.get(name)) for name in names)
    files = [_file_target(one) or split_uri(str(one)) for one in targets if one]
    return {os.path.realpath(file[0]) for file in files if file is not None}


def _destination(value):
    if isinstance(value, QgsProcessingOutputLayerDefinition):
        value = value.sink.staticValue()
    return value


def _file_target(destination):
    """(path, table) of a file destination, None for memory and databases."""
    destination = str(destination)
    if destination == QgsProcessing.TEMPORARY_OUTPUT or destination.startswith("memory:"):
        return None
    named = split_uri(destination)
    if named is not None:
        return named
    if re.match(r"^(postgis|postgres|ogr|spatialite|mssql|oracle|hana):", destination, re.IGNORECASE):
        return None
    if "|layername=" in destination:
        path, table = destination.split("|layername=", 1)
        return path, table
    if not os.path.splitext(destination)[1]:
        destination += ".gpkg"
    return destination, ""


def _source_string(target):
    path, table = target
    return "{}|layername={}".format(path, table) if table else path
