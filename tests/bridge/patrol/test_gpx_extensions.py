"""What trackers write into the extensions of GPX points."""

import pytest

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.patrol.gpx_extensions import GpxExtensions

POINT = '<trkpt lat="{}" lon="{}"><time>2026-03-02T10:00:00Z</time>{}</trkpt>'


def written(tmp_path, *points, head=""):
    path = tmp_path / "track.gpx"
    body = "".join(points)
    path.write_text(
        f'<?xml version="1.0"?>{head}<gpx xmlns="http://www.topografix.com/GPX/1/1" xmlns:t="urn:t"><trk><trkseg>{body}'
        "</trkseg></trk></gpx>"
    )
    return GpxExtensions(str(path), "trkpt")


def inside(text):
    return f"<extensions><t:TrackPoint><t:callsign>{text}</t:callsign></t:TrackPoint></extensions>"


def test_each_point_has_its_own_text_or_none(tmp_path):
    found = written(
        tmp_path,
        POINT.format(54.5, -1.2, inside(" AB12 ")),
        POINT.format(54.6, -1.3, ""),
        POINT.format(54.7, -1.4, inside("C")),
    )
    assert found.names() == ["callsign"]
    assert found.column("callsign") == [(-1.2, 54.5, "AB12"), (-1.3, 54.6, ""), (-1.4, 54.7, "C")]
    assert [text for *_, text in found.column("unit")] == ["", "", ""]


def test_only_the_first_points_are_looked_at_for_names(tmp_path):
    found = written(tmp_path, POINT.format(54.5, -1.2, ""), POINT.format(54.6, -1.3, inside("C")))
    assert found.names(1) == [] and found.names(None) == ["callsign"]


def test_elements_outside_the_extensions_are_none(tmp_path):
    assert written(tmp_path, POINT.format(54.5, -1.2, "<name>x</name>")).names() == []


def test_a_damaged_file_has_no_names_and_no_column(tmp_path):
    found = written(tmp_path, POINT.format(54.5, -1.2, "<broken>"))
    assert found.names() == []
    with pytest.raises(InputError):
        found.column("callsign")


def test_a_file_with_a_dtd_is_refused(tmp_path):
    found = written(tmp_path, POINT.format(54.5, -1.2, ""), head='<!DOCTYPE gpx [<!ENTITY a "b">]>')
    with pytest.raises(InputError):
        found.column("callsign")


def test_a_file_that_is_gone_is_an_error(tmp_path):
    with pytest.raises(InputError):
        GpxExtensions(str(tmp_path / "nowhere.gpx"), "trkpt").column("callsign")
