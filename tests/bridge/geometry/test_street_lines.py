"""Lines as streets, cut into parts: nothing is lost and no part is too long."""

import math

import numpy as np
import pytest
from qgis.core import QgsGeometry, QgsLineString

from hotspot_policing.bridge.geometry.streets import network_of, parts_of, split_lines
from hotspot_policing.bridge.ground.errors import Cancelled
from hotspot_policing.core.memory import TooLarge

BENT = QgsGeometry.fromWkt("LineString(0 0, 300 0, 300 400)")
TWO = QgsGeometry.fromWkt("MultiLineString((0 0, 0 500), (10 0, 10 500))")


@pytest.mark.parametrize("longest", [50.0, 70.0, 699.9, 700.0, 5000.0])
def test_parts_are_equal_no_longer_and_add_up(longest):
    lines, names = split_lines([BENT], ["a"], longest)
    assert len(lines) == len(names) == math.ceil(700 / longest)
    assert [line.length() for line in lines] == pytest.approx([700 / len(lines)] * len(lines))
    assert QgsGeometry.unaryUnion(lines).length() == pytest.approx(700)
    ends = [(line.asPolyline()[0], line.asPolyline()[-1]) for line in lines]
    assert all(end.distance(begin) < 1e-9 for (_, end), (begin, _) in zip(ends, ends[1:]))


def test_lines_keep_their_names_and_those_without_length_go():
    point = QgsGeometry.fromWkt("LineString(5 5, 5 5)")
    lines, names = split_lines([BENT, point, TWO], ["a", "b", "c"], 350.0)
    # A street of two parts is not cut.
    assert names == ["a", "a", "c"] and lines[-1].length() == pytest.approx(1000)
    assert split_lines([BENT, point], ["a", "b"]) == ([BENT], ["a"])


def test_corners_come_part_by_part_and_flat():
    assert [part.tolist() for part in parts_of(TWO)] == [[[0, 0], [0, 500]], [[10, 0], [10, 500]]]
    assert parts_of(QgsGeometry.fromWkt("LineStringZM(1 2 3 4, 5 6 7 8)"))[0].tolist() == [[1, 2], [5, 6]]
    (arc,) = parts_of(QgsGeometry.fromWkt("CircularString(0 0, 1 1, 2 0)"))
    assert np.hypot(arc[:, 0] - 1, arc[:, 1]) == pytest.approx(1) and len(arc) > 10


def test_a_network_keeps_the_names_and_the_length_of_all_parts_of_lines():
    arc = QgsGeometry.fromWkt("CircularString(0 500, 100 600, 200 500)")
    side = QgsGeometry.fromWkt("LineStringZM(-100 250 7 8, -0.5 250 7 8)")
    nowhere = QgsGeometry(QgsLineString([5.0, math.nan], [5.0, 5.0]))
    nothing = [QgsGeometry.fromWkt("LineString(5 5, 5 5)"), nowhere]
    lines, names, network = network_of([TWO, arc, side, *nothing], ["c", None, "a", "b", "b"], 1.0, 1000.0)
    found = sorted((name or "", round(line.length(), 1)) for line, name in zip(lines, names))
    assert found == [("", 314.2), ("a", 99.5), ("c", 250.0), ("c", 250.0), ("c", 500.0)]
    meets = {names[i]: {names[j] for j in network.touching().of(i)} for i in range(len(lines)) if names[i] != "c"}
    assert meets == {None: {"c"}, "a": {"c"}}
    assert [len(one.asPolyline()) for one in lines] == [len(corners) for corners in network.lines]

    def stop():
        raise Cancelled()

    with pytest.raises(Cancelled):
        network_of([BENT], ["a"], 1.0, 1000.0, stop)


def test_what_would_be_too_large_is_refused_and_a_cancel_heard():
    with pytest.raises(TooLarge):
        split_lines([BENT], ["a"], 1e-9)

    def stop():
        raise Cancelled()

    with pytest.raises(Cancelled):
        split_lines([BENT], ["a"], 100.0, stop)
