"""OGR's stream says what the layer says, point by point, and where it breaks off no row is lost or counted twice."""

import itertools

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsGeometry, QgsVectorLayer
from refusals import refused
from support import WARDS

from hotspot_policing.bridge.files.gdal_source import GdalSource
from hotspot_policing.bridge.ground.compat import make_field
from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.reading.arrow_stream import (
    arrow_plan,
    decode_points,
    is_single,
    point_of,
    stream,
    unbroken,
)

STREAMS = pytest.mark.skipif(int(gdal.VersionInfo()) < 3060000, reason="GDAL has no stream before 3.6")
SHAPES = [
    "Point (1.5 -2)",
    "PointZ (3 4 5)",
    "PointM (3 4 5)",
    "PointZM (6 7 8 9)",
    "MultiPoint ((10 11))",
    "MultiPointZ ((12 13 14))",
    "MultiPoint ((1 2), (3 4))",
    "LineString (0 0, 1 1)",
    "Point EMPTY",
    "MultiPoint EMPTY",
]


def test_points_of_any_kind_side_by_side_are_read_as_qgis_reads_them(qgis):
    shapes = [QgsGeometry.fromWkt(text) for text in SHAPES]
    column = np.array([bytes(shape.asWkb()) for shape in shapes] + [None, b""], object)
    x, y, several = decode_points(column)
    for i, shape in enumerate([*shapes, QgsGeometry(), QgsGeometry()]):
        *place, more = point_of(shape)
        assert [x[i], y[i]] == pytest.approx(place, nan_ok=True) and several[i] == more, i
    # What QGIS itself says of them, and that the trial holds each kind of answer.
    assert (x[0], y[0]) == (1.5, -2) and (x[4], y[4]) == (10, 11) and several.tolist().count(True) == 1
    assert np.isnan(x).sum() == 6


def test_points_of_either_byte_order_and_of_one_width_are_read(qgis):
    little = QgsGeometry.fromWkt("Point (450000.25 520000.5)")
    raw = bytes(little.asWkb())
    big = b"\x00" + raw[1:5][::-1] + raw[5:13][::-1] + raw[13:21][::-1]
    masked = np.ma.masked_array(np.array([raw, big, raw], "V21"), [False, False, True])
    x, y, several = decode_points(masked)
    assert x[:2].tolist() == [450000.25] * 2 and y[:2].tolist() == [520000.5] * 2
    assert np.isnan([x[2], y[2]]).all() and not several.any()
    assert [len(part) for part in decode_points(np.empty(0, object))] == [0, 0, 0]


@STREAMS
def test_the_stream_says_what_the_layer_says(qgis, crimes_path):
    layer = QgsVectorLayer(crimes_path, "crimes", "ogr")
    assert is_single(layer) and layer.setSubsetString("\"offence\" IN ('Burglary', 'Drugs')")
    told = []
    for x, y, several, columns, fids in stream(arrow_plan(layer), ["offence", "location"], fid=True):
        assert not several.any()
        told += zip(
            np.ma.getdata(fids).tolist(),
            x.tolist(),
            y.tolist(),
            *(columns[n].tolist() for n in ("offence", "location")),
        )
    expected = [
        (one.id(), one.geometry().asPoint().x(), one.geometry().asPoint().y(), one["offence"], one["location"])
        for one in layer.getFeatures()
    ]

    def text(value):
        return value.decode() if isinstance(value, bytes) else value or None

    assert len(told) > 100
    assert [(*row[:3], *map(text, row[3:])) for row in told] == [
        (*row[:3], *(one or None for one in row[3:])) for row in expected
    ]


@STREAMS
def test_what_the_stream_might_say_otherwise_is_not_streamed(qgis, crimes_path):
    layer = QgsVectorLayer(crimes_path, "crimes", "ogr")
    assert isinstance(arrow_plan(layer), GdalSource)
    assert arrow_plan(QgsVectorLayer("Point?field=a:integer", "memory", "memory")) is None
    layer.startEditing()
    assert arrow_plan(layer) is None
    layer.rollBack()
    layer.addExpressionField("1", make_field("virtual", "integer"))
    assert arrow_plan(layer) is None
    assert not is_single(QgsVectorLayer(WARDS, "wards", "ogr"))


def test_a_source_that_is_gone_is_refused_before_the_first_batch(qgis, tmp_path):
    source = GdalSource(str(tmp_path / "gone.gpkg"), "crimes", 0, "", (), "GPKG")
    with refused(InputError, "gone.gpkg"):
        next(stream(source, []))


@pytest.mark.parametrize("breaks_after", [0, 1, 3, None])
@pytest.mark.parametrize("sizes", [(4, 4, 2), (1, 7, 2)])
def test_each_row_comes_once_wherever_the_stream_breaks_off(breaks_after, sizes):
    rows, told = list(range(sum(sizes))), []

    def streamed():
        edges = [0, *itertools.accumulate(sizes)]
        for i, (begin, end) in enumerate(zip(edges, edges[1:])):
            if i == breaks_after:
                raise RuntimeError("the stream broke off")
            yield (np.array(rows[begin:end]),)
        if breaks_after is not None:
            raise RuntimeError("the stream broke off")

    def loop(done):
        yield (np.array(rows[done:]),)

    blocks = list(unbroken(streamed(), loop, lambda done, error: told.append((done, str(error)))))
    assert np.concatenate([block[0] for block in blocks]).tolist() == rows
    assert told == ([] if breaks_after is None else [(sum(sizes[:breaks_after]), "the stream broke off")])


def test_other_errors_are_not_taken_for_a_stream_that_breaks_off():
    def streamed():
        yield (np.zeros(2),)
        raise InputError("The file is gone.")

    found = unbroken(streamed(), lambda done: iter([(np.ones(9),)]))
    assert len(next(found)[0]) == 2
    with refused(InputError):
        next(found)
