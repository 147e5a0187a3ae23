"""Pings from tables: what is read, what is left out, and that no callsign stays."""

import numpy as np
import pytest
from patrols import table
from qgis.core import QgsVectorLayer

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.patrol.pings import PingSource

pytestmark = pytest.mark.usefixtures("qgis")

FIELDS = {"Call Sign": "string", "time": "string", "lon": "double", "lat": "double", "agency": "string"}


def pings(*rows, fields=None):
    return PingSource(table(fields or FIELDS, rows))


def at(minute, who="AB1", x=-1.2, y=54.5, agency="police"):
    return who, f"2026-01-02 10:{minute:02d}:00", x, y, agency


def test_rows_become_arrays_in_their_order():
    source = pings(at(0), at(1, "CD2", agency="wardens"), at(2, agency=None))
    unit, seconds, x, y, agency = source.read()
    assert (unit[0] == unit[2]) and unit[0] != unit[1]
    assert np.diff(seconds).tolist() == [60.0, 60.0] and x.tolist() == [-1.2] * 3 and y.tolist() == [54.5] * 3
    assert [source.agencies[code] if code >= 0 else None for code in agency] == ["police", "wardens", None]


def test_what_is_left_out_is_counted_once_and_for_one_reason():
    source = pings(
        *map(at, range(10, 20)), at(1, x=None), at(2, x=0.0, y=0.0), at(3, who=""), ("AB1", "soon", -1.2, 54.5, "")
    )
    assert len(source.read()[0]) == 10
    assert (source.bad_points, source.nameless, source.times.bad) == (2, 1, 1)


def test_no_callsign_is_kept():
    source = pings(at(0, "Secret7"), at(1, "Secret8"))
    source.read()
    assert "Secret" not in repr({name: value for name, value in vars(source).items() if name != "_features"})


def test_a_column_that_is_another_in_each_row_is_no_callsign():
    with pytest.raises(InputError):
        pings(*(at(i, f"row {i}") for i in range(30))).read()


@pytest.mark.parametrize("gone", ["Call Sign", "time", "lon", "lat"])
def test_a_table_without_a_needed_column_is_refused(gone):
    fields = {name: kind for name, kind in FIELDS.items() if name != gone}
    with pytest.raises(InputError):
        pings(fields=fields)


def test_a_field_that_is_not_there_is_refused():
    with pytest.raises(InputError):
        PingSource(table(FIELDS, [at(0)]), {"callsign": "radio"})


def test_a_layer_that_cannot_be_opened_is_refused():
    for layer in (None, QgsVectorLayer("/nowhere.gpkg", "pings", "ogr")):
        with pytest.raises(InputError):
            PingSource(layer)
