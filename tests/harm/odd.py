"""Odd files: what a user may give by mistake, and every layer of the town with one fault.

A path ``{odd}/made/FAULT/crimes.gpkg`` stands for the town's crimes with that fault; it is made when first asked for.
"""

import os
import shutil
import zipfile

from osgeo import gdal, ogr, osr

from . import town

#: Faults that a layer can have: what ``layer`` makes of each.
FAULTS = (
    "empty",
    "no_crs",
    "degrees",
    "irish",
    "wrong_shape",
    "null_shapes",
    "some_null",
    "infinite",
    "one_row",
    "no_geometry",
    "invalid",
    "one_point",
    "far_away",
    "no_fields",
    "all_null",
    "texts",
    "named 'O' \"q\" ü%",
    "with_z",
    "html",
)


def build(folder):
    """The files that stand for themselves."""
    os.makedirs(os.path.join(folder, "a folder", "inside.gdb"))

    def put(name, data):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(data)

    words = b"Minutes of the meeting.\nNothing was decided.\n"
    for name in ("words.txt", "words.gpkg", "words.csv", "words.tif"):
        put(name, words)
    for name in ("nothing.gpkg", "nothing.csv", "nothing.json", "nothing.txt"):
        put(name, b"")
    put("binary.json", bytes(range(256)) * 20)
    put("broken.json", b'{"releases": [{"start": "2025-01-01", ')
    put("list.json", b"[1, 2, 3]")
    put("object.json", b"{}")
    put("null.json", b"null")
    put("number.json", b"5")
    put("deep.json", b"[" * 100_000)
    put("latin.json", '{"releases": "Llŷn caf\u00e9"}'.encode("utf-16"))
    put(
        "wrong.json",
        b'{"releases": 5, "hotspots": 7, "profiles": "x", "summary": 3, "verdict": [], "nobody": 1,'
        b' "by": {}, "columns": null, "cells": 1e999, "tool": 1, "parameters": [], "rows": "x",'
        b' "what": []}',
    )
    put("truncated.gpkg", b"SQLite format 3\0" + bytes(84))
    put("inside.gdb.txt", words)
    raster = gdal.GetDriverByName("GTiff").Create(os.path.join(folder, "grid.tif"), 4, 4, 1)
    raster.SetGeoTransform((town.X, 100, 0, town.Y + 400, 0, -100))
    del raster
    path = town.write(
        os.path.join(folder, "zipped.gpkg"), ("name:text",), [("POINT(450500 520500)", "x")], ogr.wkbPoint
    )
    with zipfile.ZipFile(os.path.join(folder, "layers.zip"), "w") as archive:
        archive.write(path, "zipped.gpkg")
    os.remove(path)
    for name in ("words.txt", "words.csv"):
        shutil.copyfile(os.path.join(folder, name), os.path.join(folder, "a folder", name))


def results(folder):
    """What lies in the folder of results before a run: the user's own files."""
    os.makedirs(os.path.join(folder, "a folder"))
    for name in ("letter.docx", "photo.png", os.path.join("a folder", "kept.txt"), "accounts.xlsx"):
        with open(os.path.join(folder, name), "wb") as file:
            file.write(b"the user's own " + name.encode())
    os.makedirs(os.path.join(folder, "classes.gdb"))
    with open(os.path.join(folder, "classes.gdb", "a00000001.gdbtable"), "wb") as file:
        file.write(bytes(64))
    path = os.path.join(folder, "other.gpkg")
    town.write(path, ("note:text",), [("POINT(450500 520500)", "mine")], ogr.wkbPoint, table="mine")
    source = ogr.Open(path, 1)
    layer = source.CreateLayer("also_mine", None, ogr.wkbNone)
    layer.CreateField(ogr.FieldDefn("note", ogr.OFTString))
    feature = ogr.Feature(layer.GetLayerDefn())
    feature.SetField(0, "kept")
    layer.CreateFeature(feature)


def layer(fault, source, target):
    """Write the layer at ``source`` with a fault to ``target``."""
    os.makedirs(os.path.dirname(target), exist_ok=True)
    dataset = ogr.Open(source)
    old = dataset.GetLayer(0)
    definition = old.GetLayerDefn()
    system, kind, moved = old.GetSpatialRef(), old.GetGeomType(), None
    if fault == "no_crs":
        system = None
    if fault in ("degrees", "irish") and system is not None:
        other = osr.SpatialReference()
        other.ImportFromEPSG(4326 if fault == "degrees" else 29903)
        for one in (system, other):
            one.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        moved, system = osr.CoordinateTransformation(system, other), other
    points = ogr.GT_Flatten(kind) in (ogr.wkbPoint, ogr.wkbMultiPoint)
    if fault == "wrong_shape":
        kind = ogr.wkbPolygon if points else ogr.wkbPoint
    if fault == "no_geometry":
        kind, system = ogr.wkbNone, None
    if fault == "with_z" and kind != ogr.wkbNone:
        kind = ogr.GT_SetM(ogr.GT_SetZ(kind))
    made = ogr.GetDriverByName("GPKG").CreateDataSource(target)
    name = 'O\' "q" ü%' if fault.startswith("named") else os.path.splitext(os.path.basename(source))[0]
    new = made.CreateLayer(name, system, kind)
    fields = [definition.GetFieldDefn(i) for i in range(definition.GetFieldCount())]
    if fault == "no_fields":
        fields = []
    for field in fields:
        kind_of = ogr.OFTString if fault in ("texts", "html") else field.GetType()
        new.CreateField(ogr.FieldDefn(field.GetName(), kind_of))
    new.StartTransaction()
    for number, row in enumerate(old):
        if fault == "empty" or (fault == "one_row" and number):
            break
        feature = ogr.Feature(new.GetLayerDefn())
        for i in range(len(fields)):
            if fault == "texts":
                feature.SetField(i, ("n/a", "", "1.234,5", "unknown")[number % 4])
            elif fault == "html":
                feature.SetField(i, f"<script>alert('{number}')</script>\r\n=1+1")
            elif fault != "all_null" and row.IsFieldSetAndNotNull(i):
                feature.SetField(
                    i,
                    row.GetField(i)
                    if row.GetFieldDefnRef(i).GetType() in (ogr.OFTInteger, ogr.OFTInteger64, ogr.OFTReal)
                    else row.GetFieldAsString(i),
                )
        shape = row.GetGeometryRef()
        if shape is not None and kind != ogr.wkbNone:
            shape = _spoilt(shape.Clone(), fault, number, moved)
            if shape is not None:
                feature.SetGeometry(shape)
        new.CreateFeature(feature)
    new.CommitTransaction()


def _spoilt(shape, fault, number, moved):
    centre = shape.Centroid()
    x, y = (centre.GetX(), centre.GetY()) if not centre.IsEmpty() else (town.X, town.Y)
    if fault == "wrong_shape":
        return ogr.CreateGeometryFromWkt(town.box(x, y, 10)) if shape.GetDimension() == 0 else centre
    if fault == "null_shapes" or (fault == "some_null" and number % 3 == 0):
        return None
    if fault == "some_null" and number % 3 == 1:
        return ogr.Geometry(shape.GetGeometryType())
    if fault == "infinite" and number % 5 == 0:
        return _with(shape, lambda px, py: (float("inf") if number % 2 else float("nan"), 1e300))
    if fault == "far_away":
        return _with(shape, lambda px, py: (px - 400_000, py + 700_000))
    if fault == "one_point":
        return _with(shape, lambda px, py: (px - x + town.X + 500, py - y + town.Y + 500))
    if fault == "invalid" and shape.GetDimension() == 2:
        return ogr.CreateGeometryFromWkt(
            "POLYGON(({0} {1},{2} {3},{2} {1},{0} {3},{0} {1}))".format(x - 75, y - 75, x + 75, y + 75)
        )
    if fault == "invalid" and shape.GetDimension() == 1:
        return ogr.CreateGeometryFromWkt(f"LINESTRING({x} {y},{x} {y})")
    if moved is not None:
        shape.Transform(moved)
    return shape


def _with(shape, move):
    """The shape with every point moved."""
    for i in range(shape.GetGeometryCount()):
        _with(shape.GetGeometryRef(i), move)
    for i in range(shape.GetPointCount()):
        shape.SetPoint_2D(i, *move(shape.GetX(i), shape.GetY(i)))
    return shape
