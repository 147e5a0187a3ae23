"""Typed times of layers: what has a zone is an instant, and is given by the clock in the United Kingdom."""

import numpy as np
import pytest
from osgeo import ogr
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

from hotspot_policing.bridge.moments.dates import NO_ZONE
from hotspot_policing.bridge.moments.instants import Instants, ahead_of, instants_of, written_of, zone_ahead, zone_text


def moment(text):
    return QDateTime.fromString(text, Qt.DateFormat.ISODate)


#: A night of summer and a noon of winter, each two hours ahead of UTC, a local time, and what is none.
ITEMS = [moment("2025-07-01T00:30:00+02:00"), moment("2025-01-10T12:00:00+02:00"), moment("2025-01-10T12:00:00"), None]


def layer(path, *texts):
    """A GeoPackage's layer with these moments, as GDAL takes them."""
    dataset = ogr.GetDriverByName("GPKG").CreateDataSource(str(path))
    table = dataset.CreateLayer("crimes", None, ogr.wkbNone)
    table.CreateField(ogr.FieldDefn('the "time"', ogr.OFTDateTime))
    for text in texts:
        feature = ogr.Feature(table.GetLayerDefn())
        if text is not None:
            feature.SetField(0, text)
        table.CreateFeature(feature)
    del table, dataset
    return QgsVectorLayer(str(path), "crimes", "ogr")


@pytest.mark.parametrize(
    "zone, ahead, text",
    [
        (100, 0, "Z"),
        (104, 60, "+01:00"),
        (122, 330, "+05:30"),
        (86, -210, "-03:30"),
        (0, NO_ZONE, ""),
        (1, NO_ZONE, ""),
    ],
)
def test_zones_as_gdal_says_them(zone, ahead, text):
    assert zone_ahead(zone) == ahead and zone_text(ahead) == text


def test_values_say_what_is_written_and_how_far_ahead():
    items = [*ITEMS, QDate(2025, 2, 28), QDate(), QDateTime(), "2025-01-01"]
    assert [str(one) for one in written_of(items)] == [
        "2025-07-01T00:30:00",
        "2025-01-10T12:00:00",
        "2025-01-10T12:00:00",
        "NaT",
        "2025-02-28T00:00:00",
        "NaT",
        "NaT",
        "NaT",
    ]
    assert ahead_of(items).tolist() == [120, 120] + [NO_ZONE] * 6
    assert len(written_of([])) == len(ahead_of([])) == 0


def test_moments_are_by_the_clock_in_the_united_kingdom(qgis):
    found = Instants("time", "memory", None)
    assert [str(one) for one in found.values(ITEMS, [1, 2, 3, 4])] == [
        "2025-06-30T23:30:00",
        "2025-01-10T10:00:00",
        "2025-01-10T12:00:00",
        "NaT",
    ]


def test_texts_keep_the_zone_but_where_nothing_else_is_stored(qgis):
    assert Instants("time", "memory", None).texts(ITEMS, [1, 2, 3, 4]) == [
        "2025-07-01 00:30:00+02:00",
        "2025-01-10 12:00:00+02:00",
        "2025-01-10 12:00:00",
        "",
    ]
    zoned = Instants("time", "postgres", None, zoned=True).texts(ITEMS, [1, 2, 3, 4])
    assert zoned == ["2025-06-30 23:30:00", "2025-01-10 10:00:00", "2025-01-10 12:00:00", ""]


def test_what_the_stream_loses_is_put_right_from_the_file(qgis, tmp_path):
    found = instants_of(
        layer(tmp_path / "a.gpkg", "2025/07/01 00:30:00+02", None, "2025/01/10 12:00:00+05:30"), 'the "time"'
    )
    found.look(stream=True)
    values = np.array(["2025-01-01"] * 4, "datetime64[s]")
    # Rows come in any order; one has no time, and one is of no file.
    found.mend(values, np.array([3, 99, 2, 1]), stream=True)
    assert [str(one) for one in values] == [
        "2025-01-10T06:30:00",
        "2025-01-01T00:00:00",
        "2025-01-01T00:00:00",
        "2025-06-30T23:30:00",
    ]


def test_a_file_says_whether_it_marks_times_as_utc(qgis, tmp_path):
    for name, texts, stamped in (
        ("a.gpkg", ["2025/07/01 00:30:00+02", None], False),
        ("b.gpkg", ["2025/07/01 00:30:00+02", "2025/07/01 00:30:00+00"], True),
        ("c.gpkg", [], False),
    ):
        assert instants_of(layer(tmp_path / name, *texts), 'the "time"').is_stamped() is stamped, name
