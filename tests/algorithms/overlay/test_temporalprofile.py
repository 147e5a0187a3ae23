"""Hours of the week: planted crimes with known hours, and what data without hours get."""

import base64
import json
import os
import re

import numpy as np
import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime
from qgis.PyQt.QtGui import QImage
from refusals import refused
from support import results_in, rows

TEXT = "Point?crs=EPSG:27700&field=from:string&field=to:string"
TYPED = "Point?crs=EPSG:27700&field=from:datetime&field=to:datetime"


def layer_of(crimes, uri=TEXT):
    """A layer of [(x, y, from, to)]; moments as ISO text."""
    layer = QgsVectorLayer(uri, "timed", "memory")
    features = []
    for x, y, *moments in crimes:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        if uri == TYPED:
            moments = [QDateTime.fromString(text, "yyyy-MM-dd HH:mm") if text else None for text in moments]
        feature.setAttributes(moments)
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


def spot(x, y, rank):
    return "Polygon(({0} {1},{2} {1},{2} {3},{0} {3},{0} {1}))".format(x, y, x + 200, y + 200), rank


def spots_layer():
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:27700&field=hotspot_id:string&field=rank:integer&field=area_name:string", "spots", "memory"
    )
    for (shape, rank), name in ((spot(450000, 520000, 1), "Town"), (spot(455000, 525000, 2), "<b>Park</b>")):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"spot-{rank}", rank, name])
        feature.setGeometry(QgsGeometry.fromWkt(shape))
        layer.dataProvider().addFeatures([feature])
    return layer


# Friday nights in town; a day shift in the park; one far from both.
CRIMES = [(450100, 520100, f"2025-01-{day:02d} 22:30", f"2025-01-{day:02d} 23:30") for day in (3, 10, 17, 24)] * 3
CRIMES += [(455100, 525100, f"2025-01-{day:02d} 08:00", f"2025-01-{day:02d} 16:00") for day in (6, 13, 20)]
CRIMES += [(460000, 530000, "2025-01-08 04:00", None)]


@pytest.mark.parametrize("uri", [TEXT, TYPED])
def test_each_hot_spot_has_its_hours(run, uri, tmp_path):
    result = run(
        "temporalprofile",
        {
            "INPUT": layer_of(CRIMES, uri),
            "FROM_FIELD": "from",
            "TO_FIELD": "to",
            "HOTSPOT_LAYER": spots_layer(),
            "OUTPUT": "TEMPORARY_OUTPUT",
            "REPORT": str(tmp_path / "r.html"),
            "REPORT_JSON": str(tmp_path / "r.json"),
        },
    )
    table = rows(result["OUTPUT"])
    assert len(table) == 3 * 168 and result["HOTSPOT_COUNT"] == 2 and result["CRIMES_USED"] == len(CRIMES)
    weight = {(row["hotspot_id"] or None, row["weekday"], row["hour"]): row["weight"] for row in table}
    assert weight["spot-1", 5, 22] == pytest.approx(6) and weight["spot-1", 5, 23] == pytest.approx(6)
    assert all(weight["spot-2", 1, hour] == pytest.approx(3 / 8) for hour in range(8, 16))
    whole = [row for row in table if not row["hotspot_id"]]
    assert sum(row["weight"] for row in whole) == pytest.approx(len(CRIMES))
    assert sum(row["share"] for row in whole) == pytest.approx(1)
    assert [row["weight"] for row in whole if (row["weekday"], row["hour"]) == (3, 4)] == [1]
    assert result["SUMMARY"].startswith("Busiest: Friday 20:00–24:00 (75%)")
    with open(result["REPORT_JSON"], encoding="utf-8") as file:
        document = json.load(file)
    assert np.sum(document["profiles"][1]["weights"]) == pytest.approx(12) and document["exact"] == 1
    assert [peak["words"] for peak in document["profiles"][2]["peaks"]] == [
        "Monday 08:00–12:00 (50%)",
        "Monday 12:00–16:00 (50%)",
    ]
    with open(result["REPORT"], encoding="utf-8") as file:
        page = file.read()
    assert "<b>Park</b>" not in page and "&lt;b&gt;Park" in page


def test_day_and_moment_may_come_from_one_field(run):
    layer = layer_of([(450100, 520100, "31/01/2025 22:30", None), (450100, 520100, "03/02/2025 01:15", None)])
    result = run(
        "temporalprofile",
        {
            "INPUT": layer,
            "FROM_FIELD": "from",
            "DATE_FIELD": "from",
            "START": "2025-02-01",
            "OUTPUT": "TEMPORARY_OUTPUT",
        },
    )
    (only,) = [row for row in rows(result["OUTPUT"]) if row["weight"]]
    assert (only["weekday"], only["hour"], result["CRIMES_USED"]) == (1, 1, 1)


def test_what_was_repaired_or_left_out_is_said(run):
    from support import Feedback

    feedback = Feedback()
    crimes = CRIMES + [
        (450100, 520100, "2025-01-08 10:00", "2025-01-08 09:00"),
        (450100, 520100, "2025-01-01 00:00", "2025-02-01 00:00"),
        (450100, 520100, "2025-01-08", None),
    ]
    result = run(
        "temporalprofile",
        {"INPUT": layer_of(crimes), "FROM_FIELD": "from", "TO_FIELD": "to", "OUTPUT": "TEMPORARY_OUTPUT"},
        feedback,
    )
    said = "\n".join(feedback.said)
    assert "1 crimes have an end time before their start" in said
    assert "1 crimes have a time span of more than a week" in said and "Left out, no time of day: 1" in said
    assert result["CRIMES_USED"] == len(CRIMES) + 1 and result["CRIMES_READ"] == len(CRIMES) + 3


def test_spans_of_more_than_a_week_may_count_in_every_hour(run):
    crimes = CRIMES + [(450100, 520100, "2025-01-01 00:00", "2025-02-01 00:00")]
    given = {"INPUT": layer_of(crimes), "FROM_FIELD": "from", "TO_FIELD": "to", "OUTPUT": "TEMPORARY_OUTPUT"}
    result = run("temporalprofile", dict(given, LONG_SPANS="spread"))
    assert result["CRIMES_USED"] == len(CRIMES) + 1
    least = [row["weight"] for row in rows(result["OUTPUT"]) if row["weekday"] == 7]
    assert least == pytest.approx([1 / 168] * 24)
    with refused(QgsProcessingException, "'evenly'"):
        run("temporalprofile", dict(given, LONG_SPANS="evenly"))


def reds(data):
    """{(weekday, hour): how red} of a picture's hours, and its size; found by the frame of the chart itself."""
    image = QImage.fromData(data, "PNG")
    assert not image.isNull()
    # The chart is the widest box of grey lines: its left and lower edges.
    left, right = round(0.07 * image.width()), round(0.85 * image.width())
    top, bottom = round(0.19 * image.height()), round(0.85 * image.height())
    found = {}
    for day in range(7):
        for hour in range(24):
            shade = image.pixelColor(
                round(left + (hour + 0.5) / 24 * (right - left)), round(top + (day + 0.5) / 7 * (bottom - top))
            )
            found[day, hour] = shade.red() - shade.blue()
    return found, (image.width(), image.height())


def test_each_profile_is_a_picture_in_the_folder_and_in_the_page(run, tmp_path):
    folder = tmp_path / "pictures"
    spots = spots_layer()
    spots.dataProvider().changeAttributeValues({1: {0: "a/b: $1 €", 2: "$ & <Park> $"}})
    result = run(
        "temporalprofile",
        {
            "INPUT": layer_of(CRIMES),
            "FROM_FIELD": "from",
            "TO_FIELD": "to",
            "HOTSPOT_LAYER": spots,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "REPORT": str(tmp_path / "r.html"),
            "PICTURES": str(folder),
        },
    )
    assert result["PICTURES"] == str(folder)
    names = results_in(folder)
    assert names == ["hours-000-all.png", "hours-001-a_b_1_.png", "hours-002-spot-2.png"]
    town, size = reds((folder / names[1]).read_bytes())
    assert size == (1200, 560)
    assert {hour for hour, red in town.items() if red > 60} == {(4, 22), (4, 23)}
    park, _ = reds((folder / names[2]).read_bytes())
    assert {hour for hour, red in park.items() if red > 60} == {(0, hour) for hour in range(8, 16)}
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    inside = [base64.b64decode(data) for data in re.findall(r'src="data:image/png;base64,([^"]+)"', page)]
    assert inside == [(folder / name).read_bytes() for name in names]
    assert "$ &amp; &lt;Park&gt; $" in page
    assert not re.findall(r"""(?:src|href)\s*=\s*["'](?!data:)|url\(|@import|<script|<link""", page), "one file"


def test_a_cancel_while_drawing_leaves_no_folder_and_the_earlier_page(run, tmp_path):
    from support import Feedback

    folder, page = tmp_path / "pictures", tmp_path / "r.html"
    page.write_text("earlier")
    feedback = Feedback()
    feedback.setProgressText = lambda text: feedback.cancel() if text == "drawing…" else None
    run(
        "temporalprofile",
        {
            "INPUT": layer_of(CRIMES),
            "FROM_FIELD": "from",
            "OUTPUT": str(tmp_path / "o.gpkg"),
            "REPORT": str(page),
            "PICTURES": str(folder),
        },
        feedback,
    )
    assert sorted(os.listdir(tmp_path)) == ["r.html"] and page.read_text() == "earlier"


def test_a_folder_for_pictures_that_cannot_be_made_says_so(run, tmp_path):
    with refused(QgsProcessingException, "pictures"):
        run(
            "temporalprofile",
            {
                "INPUT": layer_of(CRIMES),
                "FROM_FIELD": "from",
                "OUTPUT": str(tmp_path / "o.gpkg"),
                "PICTURES": str(tmp_path / "nowhere" / "pictures"),
            },
        )
    assert os.listdir(tmp_path) == []


def test_months_have_no_hours(run, crimes_path):
    with refused(QgsProcessingException, "'date'", "'crimes'"):
        run("temporalprofile", {"INPUT": crimes_path, "FROM_FIELD": "date", "OUTPUT": "TEMPORARY_OUTPUT"})


@pytest.mark.parametrize("uri", [TEXT, TYPED])
def test_times_that_nobody_recorded_are_spread_over_their_day(run, uri):
    """Of 400 crimes 100 are at 12:00, the usual time of a form; the others fall on any minute."""
    crimes = [
        (450000 + i, 520000, f"2025-01-{6 + i % 7:02d} {i * 7 % 24:02d}:{i * 11 % 60:02d}", None) for i in range(300)
    ]
    crimes += [(450000 + i, 520000, f"2025-01-{6 + i % 7:02d} 12:00", None) for i in range(100)]
    share = {}
    for choice in ("unknown", "as_written"):
        made = run(
            "temporalprofile",
            {
                "INPUT": layer_of(crimes, uri),
                "FROM_FIELD": "from",
                "TO_FIELD": "to",
                "DEFAULT_TIMES": choice,
                "OUTPUT": "TEMPORARY_OUTPUT",
            },
        )
        noon = [row["weight"] for row in rows(made["OUTPUT"]) if row["hour"] == 12]
        share[choice] = sum(noon) / 400
        assert made["CRIMES_USED"] == 400
    assert share["as_written"] > 0.25 > 0.08 > share["unknown"]
