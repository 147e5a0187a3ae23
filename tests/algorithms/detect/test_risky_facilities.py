"""Risky facilities through the tool: the textbook case, premises made of the sample's own location names, repeat
locations, and what points that are not where crimes happened cannot say."""

import json
from collections import Counter

import numpy as np
import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer
from qgis.PyQt.QtGui import QImage
from refusals import refused
from support import WARDS, Feedback, results_in, rows

from hotspot_policing.bridge.reading.origin import say_origin

#: Names that data.police.uk gives to kinds of premises, in the sample.
KINDS = ("Supermarket", "Petrol Station", "Shopping Area", "Nightclub", "Parking Area", "Sports/Recreation Area")
#: Where the invented town lies.
X, Y = 450_000, 520_000


def layer_of(name, fields, lots, crs="EPSG:27700"):
    layer = QgsVectorLayer(f"Point?crs={crs}" + "".join("&field=" + one for one in fields), name, "memory")
    features = []
    for (x, y), *values in lots:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(values))
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(float(x), float(y))))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


CRIME_FIELDS = ("offence:string", "date:string", "where:string", "uprn:string")


def crimes_of(lots):
    """Crimes (place, day, location text, UPRN) as a layer."""
    return layer_of("assaults", CRIME_FIELDS, [(at, "Assault", day, text, uprn) for at, day, text, uprn in lots])


def pubs_of(places, ids=None, names=None):
    ids = ids or [f"{i:03d}" for i in range(len(places))]
    names = names or [f"Pub {i}" for i in range(len(places))]
    return layer_of("pubs", ("ref:string", "title:string"), list(zip(places, ids, names)))


def in_rows(count, apart=400):
    """Places of a town, each further from the others than crimes near it can be."""
    return [(X + apart * (i % 10), Y + apart * (i // 10)) for i in range(count)]


def facilities(run, tmp_path, crimes, premises=None, **more):
    given = {"INPUT": crimes, "DATE_FIELD": "date", "DRAWS": 199, "OUTPUT": str(tmp_path / "premises.gpkg")}
    if premises is not None:
        given.update(PREMISES=premises, PREMISES_ID="ref", PREMISES_NAME="title")
    given.update(more, REPORT_JSON=str(tmp_path / "report.json"))
    results = run("facilities", given)
    with open(given["REPORT_JSON"], encoding="utf-8") as file:
        return results, json.load(file), {row["prem_id"]: row for row in rows(given["OUTPUT"])}


@pytest.fixture(scope="module")
def textbook(qgis):
    """31 of 121 assaults at pubs at one of the 40; 20 more 50 m from a pub, and 9 in fields."""
    at_each = [31] + [9, 8, 7] + [3] * 12 + [2] * 10 + [1] * 10 + [0] * 4
    pubs, lots = in_rows(40), []
    for (x, y), count in zip(pubs, at_each):
        lots += [((x + i % 9, y), f"2025-{1 + i % 12:02d}-15", None, None) for i in range(count)]
    lots += [((x + 50, y), "2025-05-15", None, None) for x, y in pubs[:20]]
    lots += [((x + 200, y + 200), "2025-05-15", None, None) for x, y in pubs[:9]]
    assert sum(at_each) == 121
    names = ["The Anchor"] + [f"Pub {i}" for i in range(1, 40)]
    return crimes_of(lots), pubs_of(pubs, names=names), at_each


def test_the_pub_of_the_textbook_has_a_quarter_of_the_assaults(run, textbook, tmp_path):
    crimes, pubs, at_each = textbook
    results, report, table = facilities(
        run,
        tmp_path,
        crimes,
        pubs,
        CURVE=str(tmp_path / "curve.gpkg"),
        CHART=str(tmp_path / "chart.png"),
        REPORT=str(tmp_path / "report.html"),
    )
    assert results["TOP_SHARE"] == pytest.approx(31 / 121) and round(100 * results["TOP_SHARE"], 1) == 25.6
    assert (results["AT_COUNT"], results["NEAR_COUNT"], results["NONE_COUNT"]) == (121, 20, 9)
    assert results["CRIMES_USED"] == 150 and results["PREMISES_COUNT"] == 40
    assert [table[f"{i:03d}"]["crimes"] for i in range(40)] == at_each
    assert [table[f"{i:03d}"]["near_crime"] for i in range(40)] == [1] * 20 + [0] * 20
    assert table["000"]["rank"] == 1 and table["000"]["name"] == "The Anchor" and table["000"]["kind"] == "premises"
    assert table["000"]["share"] == pytest.approx(31 / 121)
    assert results["VERDICT"] == "concentrated" and results["P_VALUE"] == report["p"] == 1 / 200
    assert report["rows"][0]["name"] == "The Anchor" and len(report["rows"]) == 36
    assert report["curve"]["crimes"] == at_each and report["by_distance"] == 121
    curve = rows(str(tmp_path / "curve.gpkg"))
    assert {row["kind"] for row in curve} == {"crimes", "chance", "chance_low", "chance_high"}
    held = [row["held"] for row in curve if row["kind"] == "crimes"]
    assert held == pytest.approx(np.r_[0, np.cumsum(at_each)] / 121)
    picture = QImage(str(tmp_path / "chart.png"))
    assert (picture.width(), picture.height()) == (900, 825)
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "data:image/png;base64," in page and "The Anchor" in page


def test_premises_with_crime_by_chance_are_not_called_concentrated(run, tmp_path):
    """120 crimes dealt out among 100 pubs."""
    pubs, rng = in_rows(100), np.random.default_rng(7)
    lots = [(pubs[i], "2025-03-15", None, None) for i in rng.integers(0, 100, 120)]
    results, _, _ = facilities(run, tmp_path, crimes_of(lots), pubs_of(pubs))
    assert results["VERDICT"] == "cannot_tell" and results["P_VALUE"] > 0.05 and results["AT_COUNT"] == 120


def test_an_id_comes_before_a_name_and_a_name_before_the_distance(run, tmp_path):
    """The third of the pubs is far from all records, but one of them gives its ID."""
    pubs = pubs_of([(X, Y), (X + 60, Y), (X + 5000, Y)], ["7", "8", "9"], ["The Crown", "The Bell", "The Bell"])
    lots = [
        ((X, Y), "2025-01-15", "The Bell", "0009"),
        ((X, Y), "2025-01-15", "the bell, ", None),
        ((X, Y), "2025-01-15", "Somewhere", None),
        ((X + 30, Y + 40), "2025-01-15", None, None),
        ((X + 30, Y + 940), "2025-01-15", "The Bell", None),
    ]
    results, report, table = facilities(run, tmp_path, crimes_of(lots), pubs, UPRN_FIELD="uprn", LOCATION_FIELD="where")
    assert [table[one]["crimes"] for one in "789"] == [1, 1, 1]
    # Fifty metres from two of them: once, and at the smaller ID.
    assert [table[one]["near_crime"] for one in "789"] == [1, 0, 0]
    assert (report["by_id"], report["by_name"], report["by_distance"], report["near"], report["none"]) == (1,) * 5
    assert results["AT_COUNT"] + results["NEAR_COUNT"] + results["NONE_COUNT"] == results["CRIMES_USED"] == 5


def test_premises_at_one_point_are_said_since_only_their_ids_decide(run, tmp_path):
    """A shopping centre: all crimes would be at the first of its shops, by its ID alone."""
    pubs = pubs_of([(X, Y)] * 5 + in_rows(20)[1:])
    lots = [((X, Y), "2025-01-15", None, None)] * 37 + [((X + 400, Y), "2025-01-15", "Pub 5", None)]
    _, report, table = facilities(run, tmp_path, crimes_of(lots), pubs)
    assert table["000"]["crimes"] == 37 and any(note.startswith("37 ") for note in report["notes"])
    apart = tmp_path / "apart"
    apart.mkdir()
    named = [((X, Y), "2025-01-15", f"Pub {i % 5}", None) for i in range(35)]
    _, report, table = facilities(run, apart, crimes_of(named), pubs, LOCATION_FIELD="where")
    assert [table[f"{i:03d}"]["crimes"] for i in range(5)] == [7] * 5
    assert not any(note.startswith("35 ") for note in report["notes"])


def test_neither_the_order_of_crimes_nor_that_of_premises_matters(run, textbook, tmp_path):
    crimes, pubs, _ = textbook
    found = []
    for turn in (1, -1):
        folder = tmp_path / str(turn)
        folder.mkdir()
        lots = [
            ((one.geometry().asPoint().x(), one.geometry().asPoint().y()), *one.attributes()[1:])
            for one in list(crimes.getFeatures())[::turn]
        ]
        places = [
            ((one.geometry().asPoint().x(), one.geometry().asPoint().y()), *one.attributes())
            for one in list(pubs.getFeatures())[::turn]
        ]
        _, _, table = facilities(run, folder, crimes_of(lots), layer_of("pubs", ("ref:string", "title:string"), places))
        found.append([(one, row["crimes"], row["rank"]) for one, row in sorted(table.items())])
    assert found[0] == found[1]


def test_premises_far_from_all_records_do_not_count(run, textbook, tmp_path):
    """A layer of the whole country would make any town look concentrated."""
    crimes, pubs, _ = textbook
    places = [
        ((one.geometry().asPoint().x(), one.geometry().asPoint().y()), *one.attributes()) for one in pubs.getFeatures()
    ]
    places += [((X + 60_000 + i, Y), f"far {i}", "") for i in range(500)]
    layer = layer_of("pubs", ("ref:string", "title:string"), places)
    results, report, table = facilities(run, tmp_path, crimes, layer)
    assert results["PREMISES_COUNT"] == 40 == len(table) and any("500" in note for note in report["notes"])
    with refused(QgsProcessingException, "pubs"):
        facilities(run, tmp_path, crimes, layer_of("pubs", ("ref:string", "title:string"), places[40:]))


def test_a_pub_where_crime_rises_is_told_from_one_where_it_stays(run, tmp_path):
    lots = [((X, Y), f"2025-{month:02d}-15", None, None) for month in range(1, 13) for _ in range(1 + 5 * (month > 6))]
    lots += [((X + 400, Y), f"2025-{month:02d}-15", None, None) for month in range(1, 13) for _ in range(2)]
    lots += [((X + 800, Y), "2025-01-01", None, None), ((X + 800, Y), "2025-12-31", None, None)]
    _, report, table = facilities(run, tmp_path, crimes_of(lots), pubs_of(in_rows(3)))
    assert [(table[one]["first_half"], table[one]["last_half"]) for one in ("000", "001")] == [(6, 36), (12, 12)]
    assert table["000"]["trend_q"] < 0.001 < 0.05 < table["001"]["trend_q"]
    assert not isinstance(table["002"]["trend_q"], float), "two crimes cannot tell"
    assert [row["change"] for row in report["rows"]] == ["rising", "cannot_tell", "cannot_tell"]


def test_premises_are_ranked_by_harm_where_there_is_any(run, tmp_path):
    layer = layer_of(
        "assaults",
        ("date:string", "harm:double"),
        [((X, Y), "2025-01-15", 1.0)] * 5 + [((X + 400, Y), "2025-01-15", 100.0)],
    )
    _, report, table = facilities(run, tmp_path, layer, pubs_of(in_rows(2)), WEIGHT_FIELD="harm")
    assert [(table[one]["rank"], table[one]["harm"], table[one]["crimes"]) for one in ("000", "001")] == [
        (2, 5.0, 5),
        (1, 100.0, 1),
    ]
    assert table["001"]["share"] == pytest.approx(100 / 105) and report["rows"][0]["id"] == "001"


# -- the sample ---------------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def stand_in(qgis, crimes_path):
    """No list of premises comes with the sample. One is made of its own map points that have the name of a kind of
    premises, so that what the tool counts can be counted by hand: {(name, x, y): crimes}."""
    counts = Counter()
    for one in QgsVectorLayer(crimes_path, "crimes", "ogr").getFeatures():
        name = (one["location"] or "").replace("On or near ", "")
        if name in KINDS and not one.geometry().isNull():
            point = one.geometry().asPoint()
            counts[name, point.x(), point.y()] += 1
    assert len(counts) > 50
    keys = sorted(counts)
    layer = layer_of(
        "stand-in", ("ref:string", "title:string"), [((x, y), f"{i:04d}", name) for i, (name, x, y) in enumerate(keys)]
    )
    return layer, {f"{i:04d}": counts[key] for i, key in enumerate(keys)}


def test_the_samples_own_names_are_counted_as_by_hand(run, crimes, stand_in, tmp_path):
    layer, counts = stand_in
    results, report, table = facilities(run, tmp_path, crimes, layer, LOCATION_FIELD="location")
    assert {one: row["crimes"] for one, row in table.items()} == counts
    assert results["AT_COUNT"] == sum(counts.values()) == report["by_name"]
    # The points were moved: no crime is at premises by its distance, or near them.
    assert report["by_distance"] == results["NEAR_COUNT"] == 0
    assert {row["near"] for row in report["rows"]} == {None} and "near_crime" not in table["0000"]
    assert results["AT_COUNT"] + results["NONE_COUNT"] == results["CRIMES_USED"]
    assert len(report["notes"]) >= 3


def test_moved_points_cannot_say_where_a_crime_was(run, crimes, stand_in, tmp_path):
    layer, _ = stand_in
    for given, named in (
        ({"PREMISES": layer, "PREMISES_ID": "ref"}, ("PREMISES_ID", "LOCATION_FIELD")),
        ({"PREMISES": layer, "PREMISES_NAME": "title"}, "UPRN_FIELD"),
        ({}, "UPRN_FIELD"),
        ({"LOCATION_FIELD": "location"}, "PREMISES"),
    ):
        with refused(QgsProcessingException, "'crimes'", named):
            run("facilities", dict(given, INPUT=crimes, OUTPUT=str(tmp_path / "premises.gpkg")))
    assert results_in(tmp_path) == []


# -- repeat locations ---------------------------------------------------------------------------------------------
def addresses():
    """Five crimes at one address, however it is written; two at another; two at one point; one alone."""
    return [
        ((X, Y), "2025-01-15", "12 High Street", "100"),
        ((X, Y), "2025-02-15", "Flat 2, 12 HIGH STREET", "0100"),
        ((X + 3, Y), "2025-03-15", "12, High Street", None),
        ((X, Y), "2025-03-15", None, "100"),
        ((X, Y), "2025-03-15", None, None),
        ((X + 90, Y), "2025-01-15", "The Bell", None),
        ((X + 95, Y), "2025-01-15", "the bell.", None),
        ((X + 300, Y), "2025-01-15", None, None),
        ((X + 300, Y), "2025-01-15", None, None),
        ((X + 700, Y), "2025-01-15", "1 Low Road", None),
    ]


def test_repeat_locations_by_uprn_text_and_point(run, tmp_path):
    results, report, table = facilities(
        run, tmp_path, crimes_of(addresses()), UPRN_FIELD="uprn", LOCATION_FIELD="where"
    )
    assert {(row["kind"], row["crimes"]) for row in table.values()} == {("uprn", 5), ("location", 2), ("coordinate", 2)}
    assert results["PREMISES_COUNT"] == 4 and results["CRIMES_USED"] == results["AT_COUNT"] == 10
    assert (report["by_id"], report["by_name"], report["by_distance"]) == (5, 3, 2) and not report["listed"]
    assert "near_crime" not in next(iter(table.values()))


def test_points_known_to_be_elsewhere_are_no_location(run, tmp_path):
    """Centres of postcodes: the text of an address still says where a crime was; what has none is left out."""
    layer = crimes_of(addresses())
    say_origin(layer, "coarse")
    results, report, _ = facilities(run, tmp_path, layer, UPRN_FIELD="uprn", LOCATION_FIELD="where")
    assert results["CRIMES_USED"] == 7 and report["by_distance"] == 0
    with refused(QgsProcessingException, "UPRN_FIELD", "LOCATION_FIELD"):
        facilities(run, tmp_path, layer)


def test_one_text_in_two_towns_is_said(run, tmp_path):
    lots = [((X, Y), "2025-01-15", "1 High Street", None), ((X + 9000, Y), "2025-01-15", "1 High Street", None)]
    _, report, _ = facilities(run, tmp_path, crimes_of(lots + addresses()), LOCATION_FIELD="where")
    assert any("'1 High Street'" in note for note in report["notes"])


# -- what cannot be used ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "more, named",
    [
        ({"NEAR_DISTANCE": 5}, ("NEAR_DISTANCE", "AT_DISTANCE")),
        ({"PREMISES": None}, "PREMISES"),
        ({"PREMISES_ID": None, "UPRN_FIELD": "uprn"}, ("UPRN_FIELD", "PREMISES_ID")),
        ({"PREMISES_NAME": "no such"}, "no such"),
        ({"AT_DISTANCE": -1}, "AT_DISTANCE"),
        ({"DRAWS": 1}, "DRAWS"),
    ],
)
def test_what_does_not_fit_is_refused_and_named(run, textbook, tmp_path, more, named):
    crimes, pubs, _ = textbook
    given = dict(
        {
            "INPUT": crimes,
            "PREMISES": pubs,
            "PREMISES_ID": "ref",
            "PREMISES_NAME": "title",
            "OUTPUT": str(tmp_path / "premises.gpkg"),
        },
        **more,
    )
    with refused(QgsProcessingException, named):
        run("facilities", {name: value for name, value in given.items() if value is not None})
    assert results_in(tmp_path) == []


def test_premises_without_a_crs_and_without_crimes_are_refused(run, textbook, tmp_path):
    crimes, pubs, _ = textbook
    for premises in (
        layer_of("pubs", ("ref:string", "title:string"), [((X, Y), "1", "")], crs=""),
        layer_of("pubs", ("ref:string", "title:string"), []),
        layer_of("pubs", ("ref:string", "title:string"), [((X + 1000, Y - 1500), "1", "")]),
    ):
        with refused(QgsProcessingException, "'pubs'"):
            facilities(run, tmp_path, crimes, premises)
    assert results_in(tmp_path) == []


def test_a_cancel_leaves_no_premises_behind(run, textbook, tmp_path):
    crimes, pubs, _ = textbook
    for stage in range(4):
        run(
            "facilities",
            {"INPUT": crimes, "PREMISES": pubs, "OUTPUT": str(tmp_path / "premises.gpkg")},
            feedback=Feedback(cancel_at=stage),
        )
        assert results_in(tmp_path) == []


def test_only_what_lies_in_the_study_area_counts(run, crimes, stand_in, tmp_path, wards):
    """The busiest ward alone: premises and crimes elsewhere are left out alike."""
    ward = QgsVectorLayer("MultiPolygon?crs=" + wards.crs().authid(), "ward", "memory")
    shapes = [one.geometry() for one in wards.getFeatures()]
    layer, counts = stand_in
    points = {one["ref"]: one.geometry() for one in layer.getFeatures()}
    held = [[ref for ref, point in points.items() if shape.contains(point)] for shape in shapes]
    busiest = int(np.argmax([sum(counts[ref] for ref in refs) for refs in held]))
    feature = QgsFeature()
    feature.setGeometry(shapes[busiest])
    ward.dataProvider().addFeatures([feature])
    _, _, table = facilities(run, tmp_path, crimes, layer, LOCATION_FIELD="location", STUDY_AREA=ward)
    assert wards.crs().authid() == "EPSG:27700" and WARDS
    assert {ref: row["crimes"] for ref, row in table.items()} == {ref: counts[ref] for ref in held[busiest]}
