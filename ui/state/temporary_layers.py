"""Layers that QGIS would lose when it closes: what the plugin made before the project was saved. They can be kept in a
GeoPackage beside the project, where they are then the same layers."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import (
    QgsCoordinateTransformContext,
    QgsDataProvider,
    QgsFeature,
    QgsFeatureSink,
    QgsFields,
    QgsMapLayer,
    QgsProcessingUtils,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerFeatureSource,
)

from ...bridge.files.file_names import each_once
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ...bridge.results import layer_tree
from ...bridge.results.derived_from import made_by
from .runs import remember_run, run_layers, run_of

if TYPE_CHECKING:
    from .session import Session

#: The number of a row, which a GeoPackage gives by itself.
_ROW = "fid"


def temporary_layers(project: QgsProject) -> list[QgsMapLayer]:
    """The layers of ours that this session of QGIS alone has, in the order of the layer tree: in memory, or in a file
    where QGIS tidies up. What the user has in memory, QGIS itself asks about."""
    layers = [node.layer() for node in project.layerTreeRoot().findLayers()]
    return [layer for layer in layers if layer is not None and layer.isValid() and _temporary(layer)]


def _temporary(layer: QgsMapLayer) -> bool:
    if layer.providerType() == "memory":
        # One that has come back without its rows has nothing left to keep.
        return layer.featureCount() > 0 and bool(made_by(layer))
    return layer.providerType() in ("ogr", "gdal") and _in_the_session(layer.source())


def _in_the_session(path: str) -> bool:
    """Whether a file lies where QGIS tidies up when it closes."""
    folder, path = (os.path.normcase(os.path.realpath(one)) for one in (QgsProcessingUtils.tempFolder(), path))
    return path.startswith(folder.rstrip(os.sep) + os.sep)


class _Copy:
    """A layer on its way into a file: its rows, as they are now, can be read by another thread."""

    def __init__(self, layer: QgsMapLayer, path: str, table: str) -> None:
        self.layer_id, self.path, self.table = layer.id(), path, table
        self.raster = "" if isinstance(layer, QgsVectorLayer) else layer.source()
        if self.raster:
            self.path = f"{os.path.splitext(path)[0]} {table}{os.path.splitext(self.raster)[1]}"
            return
        self.crs, self.wkb_type = layer.crs(), layer.wkbType()
        self.rows = QgsVectorLayerFeatureSource(layer)
        self.taken = [i for i, field in enumerate(layer.fields()) if field.name().lower() != _ROW]
        self.fields = QgsFields()
        for i in self.taken:
            self.fields.append(layer.fields()[i])

    @property
    def source(self) -> str:
        """Where the layer is from now on."""
        return self.path if self.raster else f"{self.path}|layername={self.table}"

    def write(self, context: QgsCoordinateTransformContext) -> None:
        """Write it; another table of the same file stays. Raises InputError or OSError."""
        if self.raster:
            shutil.copyfile(self.raster, self.path)
            return
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.layerName = "GPKG", self.table
        if os.path.exists(self.path):
            options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        writer = QgsVectorFileWriter.create(self.path, self.fields, self.wkb_type, self.crs, context, options)
        good = writer.hasError() == QgsVectorFileWriter.WriterError.NoError
        for row in self.rows.getFeatures() if good else ():
            values = row.attributes()
            copy = QgsFeature(self.fields)
            copy.setGeometry(row.geometry())
            copy.setAttributes([values[i] for i in self.taken])
            if not writer.addFeature(copy, QgsFeatureSink.Flag.FastInsert):
                good = False
                break
        # Closes the file.
        del writer
        if not good:
            raise InputError(
                tr("'{}' could not be written in full; free up disk space or save the project elsewhere.").format(
                    self.path
                )
            )


def keep_layers(session: Session, layers: Sequence[QgsMapLayer], done: Callable[[str, str], None]) -> None:
    """Write layers into files beside the saved project in the background, and let the same layers show these from then
    on; ``done(path, problem)`` is called at the end, with '' for what there is none of. Where nothing else in the
    project waits to be saved it is saved again, so that it finds the files."""
    project = session.project
    path = layer_tree.new_database(project, tr("kept"))
    tables = each_once([_plain(layer.name()) for layer in layers], "{} {}")
    copies = [_Copy(layer, path, table) for layer, table in zip(layers, tables)]
    context, saved = project.transformContext(), not project.isDirty()

    def write(_: Any) -> None:
        for one in copies:
            one.write(context)

    def written(_: Any, error: Exception | None) -> None:
        if error is not None:
            done("", str(error))
            return
        for one in copies:
            layer = project.mapLayer(one.layer_id)
            if layer is not None:
                _show(layer, one)
        _forget_temporary(session)
        if saved:
            session.save_project()
        done(path, "")

    session.background.work(tr("Keeping layers"), write, written)


def _plain(name: str) -> str:
    """A layer's name as that of a table, or as part of a file's name."""
    return "".join(one if one.isalnum() or one in " -_" else " " for one in name).strip() or "layer"


def _show(layer: QgsMapLayer, copy: _Copy) -> None:
    """Let a layer show its copy: with its style, and with what it says of where it comes from."""
    metadata = layer.metadata()
    layer.setDataSource(
        copy.source, layer.name(), "gdal" if copy.raster else "ogr", QgsDataProvider.ProviderOptions(), False
    )
    layer.setMetadata(metadata)


def _forget_temporary(session: Session) -> None:
    """What was said to be lost with QGIS is not, where its layers are kept now."""
    left = {layer.id() for layer in temporary_layers(session.project)}
    for layer in run_layers(session.project):
        run = run_of(layer, session.project)
        if run.get("temporary") and layer.id() not in left:
            remember_run(layer, dict(run, temporary=False))
    session.result.keep()
    session.set(
        outcomes={
            tool: dict(one, temporary=bool(one.get("temporary")) and bool(left & set(one.get("layers", {}).values())))
            for tool, one in session.choices.outcomes.items()
        }
    )
    session.choices_replaced.emit()
