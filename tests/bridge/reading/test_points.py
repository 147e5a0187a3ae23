"""The Arrow stream and the feature loop say the same, on everything a layer can be."""

import os

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import (
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
    QgsVectorLayerJoinInfo,
)
from refusals import refused
from support import Feedback

from hotspot_policing.bridge.ground.compat import make_field
from hotspot_policing.bridge.ground.errors import Cancelled, InputError
from hotspot_policing.bridge.reading.columns import CATEGORY, DATE, NUMBER
from hotspot_policing.bridge.reading.points import PointSource

WANTED = {"offence": CATEGORY, "day": DATE, "weight": NUMBER, "stamp": DATE}
AWKWARD = [
    # offence, day, stamp, weight, whole, geometry
    ("Burglary", "2025-01-31", "2025-01-31T23:59:59", 1.5, 3, "Point(450000 520000)"),
    ("Café d’Été — £5", "1969-12-31", "1969-12-31T00:00:00", -2.0, None, "Point(450001.25 520002.5)"),
    (None, None, None, None, 1, "Point(450000 520000)"),
    ("", "2000-02-29", None, 0.0, 2, None),
    ("Λάρισα 窃盗", "2024-02-29", "2024-02-29T12:00:00", 123456.75, 5, "Point EMPTY"),
    ("Burglary", "1900-01-01", "2025-06-01T00:00:00", float(2**53), 5, "Point(0 0)"),
]


def make_layer(uri="Point?crs=EPSG:27700", rows=AWKWARD):
    layer = QgsVectorLayer(
        uri + "&field=offence:string&field=day:date&field=stamp:datetime&field=weight:double&field=whole:integer",
        "awkward",
        "memory",
    )
    features = []
    for offence, day, stamp, weight, whole, wkt in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([offence, day, stamp, weight, whole])
        if wkt is not None:
            feature.setGeometry(QgsGeometry.fromWkt(wkt))
        features.append(feature)
    assert layer.dataProvider().addFeatures(features)[0]
    return layer


def save(layer, folder, driver="GPKG", name="awkward.gpkg"):
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = driver
    path = str(folder / name)
    code = QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsProject.instance().transformContext(), options)[0]
    assert code == QgsVectorFileWriter.WriterError.NoError
    saved = QgsVectorLayer(path, "awkward", "ogr")
    assert saved.isValid()
    return saved


def texts(coded):
    return [None if code < 0 else coded.values[code] for code in coded.codes.tolist()]


def as_rows(points):
    """Sorted comparable rows."""
    columns = [
        texts(points.columns["offence"]),
        points.columns["day"].astype(str).tolist(),
        points.columns["stamp"].astype(str).tolist(),
        points.columns["weight"].tolist(),
        points.x.tolist(),
        points.y.tolist(),
    ]
    return [tuple(None if isinstance(v, float) and v != v else v for v in row) for row in zip(*columns)]


@pytest.fixture
def saved(qgis, tmp_path):
    return save(make_layer(), tmp_path)


def both(layer, **kwargs):
    source = PointSource(layer, **kwargs)
    assert source.arrow is not None, "this layer should be read by the Arrow stream"
    return as_rows(source.read(WANTED)), as_rows(source.read(WANTED, fast=False))


def test_nulls_text_and_empty_geometry(saved):
    fast, slow = both(saved)
    assert fast == slow
    assert fast[0] == ("Burglary", "2025-01-31", "2025-01-31", 1.5, 450000.0, 520000.0)
    assert fast[2] == (None, "NaT", "NaT", None, 450000.0, 520000.0)
    assert [row[0] for row in fast] == [row[0] for row in AWKWARD]
    assert fast[1][1] == "1969-12-31"
    assert fast[3][4] is None and fast[4][4] is None


def test_no_null_geometry_at_all_takes_the_fixed_width_way(qgis, tmp_path):
    fast, slow = both(save(make_layer(rows=AWKWARD[:3]), tmp_path))
    assert fast == slow and len(fast) == 3


def test_no_column_at_all(saved):
    source = PointSource(saved)
    fast, slow = source.read({}), source.read({}, fast=False)
    assert fast.x.tolist()[:2] == slow.x.tolist()[:2] == [450000.0, 450001.25]


def test_points_with_height(qgis, tmp_path):
    rows = [row[:5] + ("PointZ(450000 520000 7)",) for row in AWKWARD[:2]]
    fast, slow = both(save(make_layer("PointZ?crs=EPSG:27700", rows), tmp_path))
    assert fast == slow
    assert fast[0][4:] == (450000.0, 520000.0)


def test_a_subset_string(saved):
    assert saved.setSubsetString("\"offence\" = 'Burglary'")
    fast, slow = both(saved)
    assert fast == slow and len(fast) == 2


def test_many_rows_in_many_batches(qgis, tmp_path):
    rng = np.random.default_rng(0)
    names = ["Burglary", "Café", "Criminal damage and arson", None]
    rows = [
        (
            names[rng.integers(4)],
            f"2025-01-{rng.integers(1, 29):02d}",
            None,
            float(i),
            i,
            None if i % 97 == 0 else f"Point({450000 + i} {520000 + i % 13})",
        )
        for i in range(70_000)
    ]
    fast, slow = both(save(make_layer(rows=rows), tmp_path))
    assert fast == slow and len(fast) == 70_000


@pytest.mark.parametrize("holes", [False, True])
def test_rows_without_a_point_wherever_they_are(qgis, tmp_path, holes):
    """Also first, and where numbers of rows are missing: before 3.11.4 GDAL would read these in a thread of its own."""
    rows = [
        (
            "Burglary",
            f"2025-01-{1 + i % 28:02d}",
            None,
            float(i),
            i,
            None if i < 3 or i % 5 == 0 else f"Point({450000 + i} {520000})",
        )
        for i in range(3_000)
    ]
    layer = save(make_layer(rows=rows), tmp_path)
    if holes:
        layer.startEditing()
        assert layer.deleteFeatures([2, 700, 701, 2_999]) and layer.commitChanges()
    fast, slow = both(layer)
    assert fast == slow and len(fast) == (2_996 if holes else 3_000)
    assert layer.setSubsetString('"weight" > 1000 -- later ones')
    fast, slow = both(layer)
    assert fast == slow and 1_900 < len(fast) < 2_000


@pytest.mark.skipif(not os.path.isdir("/proc/self/task"), reason="threads are counted in /proc")
def test_a_geopackage_is_read_in_the_readers_own_thread(qgis, tmp_path):
    """GDAL's stream of a table runs ahead in another, which is not safe before 3.11.4."""
    rows = [("Burglary", "2025-01-01", None, float(i), i, f"Point({450000 + i} {520000})") for i in range(70_000)]
    layer = save(make_layer(rows=rows), tmp_path)
    layer.startEditing()
    assert layer.deleteFeatures([2]) and layer.commitChanges()
    # QGIS has threads of its own for the layer, which the loop has started by now.
    source = PointSource(layer)
    assert len(source.read({}, fast=False)) == 69_999
    before = len(os.listdir("/proc/self/task"))
    blocks = source.blocks(WANTED)
    first = next(blocks)
    assert len(first) < 69_999, "nothing is left that could be read ahead"
    if int(gdal.VersionInfo()) < 3110400:
        assert len(os.listdir("/proc/self/task")) <= before
    assert len(first) + sum(map(len, blocks)) == 69_999


def test_a_file_is_closed_once_it_is_read(saved):
    """Also where reading stops half-way: on Windows nobody could replace it."""
    path = saved.source().partition("|")[0]

    def open_files():
        return sum(os.path.realpath("/proc/self/fd/" + fd) == path for fd in os.listdir("/proc/self/fd"))

    before = open_files()
    source = PointSource(saved)
    for _ in range(3):
        source.read(WANTED)
        next(source.blocks(WANTED)).columns.clear()
    assert open_files() <= before + 1


def test_a_second_table_in_the_file(qgis, tmp_path):
    path = str(tmp_path / "two.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    for name, count in (("one", 3), ("other one", 1)):
        options.layerName = name
        code = QgsVectorFileWriter.writeAsVectorFormatV3(
            make_layer(rows=AWKWARD[:count]), path, QgsProject.instance().transformContext(), options
        )
        assert code[0] == QgsVectorFileWriter.WriterError.NoError, code
        options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
    for name, count in (("one", 3), ("other one", 1)):
        fast, slow = both(QgsVectorLayer(path + "|layername=" + name, name, "ogr"))
        assert fast == slow and len(fast) == count


def loop_only(layer, **kwargs):
    source = PointSource(layer, **kwargs)
    assert source.arrow is None, "OGR would not say the same as this layer: it must be read by the loop"
    return as_rows(source.read(WANTED))


def test_a_selection(saved):
    saved.selectByExpression('"weight" = 1.5')
    assert [row[0] for row in loop_only(saved, selected=True)] == ["Burglary"]


def test_an_edit_session_with_changes(saved):
    saved.startEditing()
    saved.deleteFeature(next(saved.getFeatures()).id())
    feature = QgsFeature(saved.fields())
    feature["offence"] = "Robbery"
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(1, 2)))
    saved.addFeature(feature)
    rows = loop_only(saved)
    assert len(rows) == len(AWKWARD)
    assert "Robbery" in [row[0] for row in rows]
    saved.rollBack()


def test_a_memory_layer(qgis, saved):
    # A memory layer may hold an empty text where a file holds NULL; everything else is the same.
    assert loop_only(make_layer()) == as_rows(PointSource(saved).read(WANTED))


def test_a_joined_layer(saved):
    other = QgsVectorLayer("None?field=whole:integer&field=label:string", "labels", "memory")
    row = QgsFeature(other.fields())
    row.setAttributes([5, "five"])
    other.dataProvider().addFeatures([row])
    QgsProject.instance().addMapLayer(other, False)
    join = QgsVectorLayerJoinInfo()
    join.setJoinLayer(other)
    join.setJoinFieldName("whole")
    join.setTargetFieldName("whole")
    join.setUsingMemoryCache(True)
    assert saved.addJoin(join)
    source = PointSource(saved)
    assert source.arrow is None
    points = source.read({"labels_label": CATEGORY})
    assert texts(points.columns["labels_label"]).count("five") == 2
    QgsProject.instance().removeMapLayer(other.id())


def test_a_virtual_field(saved):
    saved.addExpressionField('upper("offence")', make_field("loud", "text"))
    source = PointSource(saved)
    assert source.arrow is None
    assert texts(source.read({"loud": CATEGORY}).columns["loud"])[0] == "BURGLARY"


def test_a_filter_expression_that_needs_another_field(saved):
    source = PointSource(saved, expression='"whole" = 5')
    assert len(source.read({"offence": CATEGORY})) == 2


@pytest.mark.parametrize("expression,named", [('"whole" = ', ()), ('"hole" = 5', ("'hole'", "'awkward'"))])
def test_a_filter_that_is_none(saved, expression, named):
    with refused(InputError, named):
        PointSource(saved, expression=expression)


def test_text_dates_in_one_format_and_in_two(qgis):
    layer = make_layer(
        rows=[
            ("31/01/2025", None, None, None, None, "Point(1 1)"),
            ("01/02/2025", None, None, None, None, "Point(1 1)"),
            ("soon", None, None, None, None, "Point(1 1)"),
        ]
    )
    points = PointSource(layer).read({"offence": DATE})
    assert points.columns["offence"].astype(str).tolist() == ["2025-01-31", "2025-02-01", "NaT"]
    mixed = make_layer(
        rows=[
            ("31/01/2025", None, None, None, None, "Point(1 1)"),
            ("2025-02-01", None, None, None, None, "Point(1 1)"),
        ]
    )
    with refused(InputError, "'offence'", "'awkward'"):
        PointSource(mixed).read({"offence": DATE})


def test_text_where_numbers_belong(saved):
    with refused(InputError, "'Burglary'"):
        PointSource(saved).read({"offence": NUMBER})


def test_a_missing_field_is_named_with_those_there_are(saved):
    with refused(InputError, "'harm'"):
        PointSource(saved).kind_of("harm")


def test_cancel(saved):
    feedback = Feedback()
    feedback.cancel()
    with pytest.raises(Cancelled):
        PointSource(saved).read(WANTED, feedback)


def test_a_shapefile_with_text_in_its_own_encoding(qgis, tmp_path):
    saved = save(make_layer(rows=AWKWARD[:2]), tmp_path, "ESRI Shapefile", "awkward.shp")
    wanted = {"offence": CATEGORY, "day": DATE}
    source = PointSource(saved)
    fast, slow = source.read(wanted), source.read(wanted, fast=False)
    assert texts(fast.columns["offence"]) == texts(slow.columns["offence"])
    assert fast.columns["day"].tolist() == slow.columns["day"].tolist()
