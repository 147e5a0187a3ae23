"""Count and harm over the same places, on the sample with the invented table; the points say what is expected."""

import collections
import csv
import json
import os
import re

import pytest
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsProcessingException,
    QgsProject,
    QgsVectorLayer,
)
from refusals import refused
from support import DEMO, WARDS, Feedback, rows

INVENTED = os.path.join(DEMO, "invented_harm_weights.csv")
SIZE = 340
OUT = {"OUTPUT": "TEMPORARY_OUTPUT", "HOTSPOTS": "TEMPORARY_OUTPUT"}


def weights():
    with open(INVENTED, encoding="utf-8") as file:
        return {row["offence"]: float(row["weight"]) for row in csv.DictReader(file)}


@pytest.fixture(scope="module")
def compared(qgis, crimes_path):
    """The ranked places of the sample by harm, with those by number beside them."""
    import processing

    return processing.run(
        "hotspotpolicing:countcrimes",
        dict(
            OUT,
            INPUT=crimes_path,
            OFFENCE_FIELD="offence",
            DATE_FIELD="date",
            WEIGHTS=INVENTED,
            UNIT="square",
            CELL_SIZE=SIZE,
            STUDY_AREA=WARDS,
            NAME_FIELD="WD13NM",
            COUNT_HOTSPOTS="TEMPORARY_OUTPUT",
        ),
        feedback=Feedback(),
    )


def test_shares_and_their_difference_are_what_the_points_say(compared, crimes):
    to_metres = QgsCoordinateTransform(
        crimes.crs(), QgsCoordinateReferenceSystem("EPSG:27700"), QgsProject.instance().transformContext()
    )
    known, found = weights(), collections.defaultdict(lambda: [0, 0.0])
    for feature in crimes.getFeatures():
        weight = known.get(feature["offence"])
        if weight is not None:
            point = to_metres.transform(feature.geometry().asPoint())
            place = found[f"square-{SIZE}-27700-{point.x() // SIZE:.0f}-{point.y() // SIZE:.0f}"]
            place[0] += 1
            place[1] += weight
    places = rows(compared["OUTPUT"])
    there = {place["unit_id"] for place in places}
    inside = {name: pair for name, pair in found.items() if name in there}
    crimes_in_all, harm_in_all = (sum(pair[i] for pair in inside.values()) for i in (0, 1))
    assert crimes_in_all == compared["CRIMES_USED"] > 19_000
    for place in places:
        number, harm = inside.get(place["unit_id"], (0, 0))
        assert (place["crimes"], place["harm"]) == (number, harm)
        assert place["crime_shr"] == pytest.approx(number / crimes_in_all, abs=1e-12)
        assert place["harm_shr"] == pytest.approx(harm / harm_in_all, abs=1e-12)
        assert place["harm_diff"] == pytest.approx(100 * (harm / harm_in_all - number / crimes_in_all), abs=1e-9)
    for name, total in (("crime_shr", 1), ("harm_shr", 1), ("harm_diff", 0)):
        assert sum(place[name] for place in places) == pytest.approx(total, abs=1e-9)


def test_each_side_is_what_it_is_alone(run, compared, crimes_path):
    common = dict(
        OUT,
        INPUT=crimes_path,
        OFFENCE_FIELD="offence",
        DATE_FIELD="date",
        UNIT="square",
        CELL_SIZE=SIZE,
        STUDY_AREA=WARDS,
        NAME_FIELD="WD13NM",
    )
    alone = {
        "HOTSPOTS": run("countcrimes", dict(common, WEIGHTS=INVENTED)),
        # The crimes that have no weight count on neither side.
        "COUNT_HOTSPOTS": run("countcrimes", dict(common, OFFENCES="; ".join(weights()))),
    }
    for name, result in alone.items():
        expected, got = rows(result["HOTSPOTS"]), rows(compared[name])
        assert len(expected) == len(got) > 30
        for one, other in zip(expected, got):
            assert {key: other[key] for key in one} == one
    assert "hot_count" not in rows(alone["HOTSPOTS"]["OUTPUT"])[0] and "JACCARD" not in alone["HOTSPOTS"]


def test_the_sets_and_their_overlap_are_those_of_the_shapes(compared):
    harm, count = (
        list(zip(rows(compared[name]), [QgsGeometry(one.geometry()) for one in compared[name].getFeatures()]))
        for name in ("HOTSPOTS", "COUNT_HOTSPOTS")
    )

    def there(shape, others):
        return [row["rank"] for row, other in others if shape.intersection(other).area() > 1]

    for ours, theirs, field in ((harm, count, "rank_count"), (count, harm, "rank_harm")):
        for row, shape in ours:
            ranks = there(shape, theirs)
            assert (row[field] or None) == (min(ranks) if ranks else None)
    only_harm = sum(not there(shape, count) for _, shape in harm)
    assert compared["ONLY_HARM"] == only_harm > 0 and compared["BOTH"] == len(harm) - only_harm > 0
    assert compared["ONLY_COUNT"] == sum(not there(shape, harm) for _, shape in count) > 0
    one, other = (QgsGeometry.unaryUnion([shape for _, shape in side]) for side in (harm, count))
    overlap = one.intersection(other).area() / one.combine(other).area()
    assert compared["JACCARD"] == pytest.approx(overlap, abs=1e-9) and 0.2 < overlap < 0.9
    numbers = [len(harm), len(harm) - only_harm, only_harm, len(count), compared["ONLY_COUNT"], round(100 * overlap)]
    said = [float(one) for one in re.findall(r"\d+(?:\.\d+)?", compared["COMPARISON"])]
    assert said == [*numbers, round(overlap, 2)]
    hot = {place["unit_id"]: place for place in rows(compared["OUTPUT"])}
    both = [place for place in hot.values() if place["hot_count"] and place["hotspot_id"]]
    either = [place for place in hot.values() if place["hot_count"] or place["hotspot_id"]]
    assert len(both) / len(either) == pytest.approx(overlap, abs=1e-9)


def test_a_table_says_the_same_as_a_field_made_of_it(run, crimes_path, tmp_path):
    common = dict(OUT, OFFENCE_FIELD="offence", STUDY_AREA=WARDS)
    weighed = run("harmweights", {"INPUT": crimes_path, "WEIGHTS": INVENTED, "OUTPUT": str(tmp_path / "h.gpkg")})
    by_field = run("countcrimes", dict(common, INPUT=weighed["OUTPUT"], WEIGHT_FIELD="harm"))
    by_table = run("countcrimes", dict(common, INPUT=crimes_path, WEIGHTS=INVENTED))
    for name in ("OUTPUT", "HOTSPOTS"):
        assert rows(by_table[name]) == rows(by_field[name])
    assert by_table["NOTES"].replace("table 'invented_harm_weights'", "field 'harm'") == by_field["NOTES"]
    assert by_table["SUMMARY"].startswith(
        "{:,} hot spots contain {:.0f}% of the harm (scores from the table 'invented_harm_weights') and ".format(
            by_table["HOTSPOT_COUNT"], 100 * by_table["HARM_SHARE"]
        )
    )
    assert by_table["HARM_SHARE"] == pytest.approx(sum(spot["share"] for spot in rows(by_table["HOTSPOTS"])))
    assert by_table["HARM_SHARE"] > by_table["HOT_SHARE"]


def test_offences_without_a_weight_are_listed_with_their_crimes(run, crimes, crimes_path, tmp_path):
    left = {"Other crime", "Drugs", "Shoplifting"}
    table = tmp_path / "short.csv"
    table.write_text(
        "offence,weight\n" + "\n".join(f"{name},{weight}" for name, weight in weights().items() if name not in left)
    )
    feedback = Feedback()
    result = run(
        "countcrimes",
        dict(
            OUT,
            INPUT=crimes_path,
            OFFENCE_FIELD="offence",
            WEIGHTS=str(table),
            DATE_FIELD="date",
            START="2025-02-01",
            END="2025-02-28",
            STUDY_AREA=WARDS,
        ),
        feedback,
    )
    counts = collections.Counter(
        feature["offence"] for feature in crimes.getFeatures() if feature["date"].toString("yyyy-MM") == "2025-02"
    )
    listed = sorted((-counts[name], name) for name in left)
    sentence = (
        "The harm scores come from the table 'short'. {:,} crimes are left out because there is no weight: {}."
    ).format(sum(counts[name] for name in left), ", ".join(f"{name} ({-number:,})" for number, name in listed))
    assert result["NOTES"].split("\n")[0] == sentence
    assert f"Left out, no weight: {sum(counts[name] for name in left):,}" in feedback.said
    assert sentence in result["HOTSPOTS"].metadata().abstract()
    # Three of the sample's crimes lie outside the wards' places.
    used = sum(place["crimes"] for place in rows(result["OUTPUT"]))
    assert 0 <= sum(number for name, number in counts.items() if name not in left) - used <= 3


def test_the_map_says_harm_and_the_table(compared):
    spots, places = compared["HOTSPOTS"], compared["OUTPUT"]
    heading = spots.customProperty("legend/title-label")
    assert heading == (
        "Harm per km² (scores from the table 'invented_harm_weights'), as a multiple of the area average, Jan–Mar 2025"
    )
    average = sum(place["harm"] for place in rows(places)) / sum(place["area_km2"] for place in rows(places))
    for layer in (spots, places):
        renderer = layer.renderer()
        labels = [one.label() for one in renderer.ranges()]
        assert all("× average" in label for label in labels)
        assert renderer.ranges()[-1].upperValue() >= 1e12
        by_label = collections.Counter()
        for feature in layer.getFeatures():
            ratio = feature["harm"] / feature["area_km2"] / average
            context = layer.createExpressionContext()
            context.setFeature(feature)
            drawn = renderer.rangeForValue(_value(renderer, context))
            assert drawn is None and ratio == 0 or drawn.lowerValue() <= ratio <= drawn.upperValue()
            by_label[drawn.label() if drawn is not None else ""] += 1
        assert len(by_label) > 2
        names = layer.fields().names()
        assert layer.attributeDisplayName(names.index("share")) == (
            "Share of harm scored with the table 'invented_harm_weights' (0–1)"
        )
    assert compared["COUNT_HOTSPOTS"].customProperty("legend/title-label") == "Crimes per km², Jan–Mar 2025"
    number = compared["COUNT_HOTSPOTS"]
    assert number.attributeDisplayName(number.fields().names().index("share")) == "Share of crimes (0–1)"


def _value(renderer, context):
    from qgis.core import QgsExpression

    expression = QgsExpression(renderer.classAttribute())
    assert not expression.hasParserError()
    return expression.evaluate(context)


def test_the_difference_is_drawn_in_fixed_classes_either_way(qgis):
    from hotspot_policing.bridge.results.styles.classes import DifferenceStyle

    # Without rows all classes are there.
    places = QgsVectorLayer("Polygon?crs=EPSG:27700&field=harm_diff:double", "places", "memory")
    DifferenceStyle("Percentage points")(places)
    ranges = places.renderer().ranges()
    for difference, label in (
        (1.2, "+1 or more (more harm)"),
        (0.3, "+0.25 to +1"),
        (0.02, "+0.01 to +0.05"),
        (0, "within 0.01 (about the same)"),
        (-0.009, "within 0.01 (about the same)"),
        (-0.1, "−0.05 to −0.25"),
        (-7, "−1 or more (more crime)"),
    ):
        assert [one.label() for one in ranges if one.lowerValue() < difference < one.upperValue()] == [label]
    colours = [one.symbol().color() for one in ranges]
    # Orange has more red than blue, purple more blue than red, and the far ones are the darker ones.
    assert all(colour.red() > colour.blue() for colour in colours[:4])
    assert all(colour.blue() > colour.red() for colour in colours[5:])
    assert [colour.lightness() for colour in colours[:4]] == sorted(colour.lightness() for colour in colours[:4])
    assert [colour.lightness() for colour in colours[5:]] == sorted(
        (colour.lightness() for colour in colours[5:]), reverse=True
    )


def test_cards_and_areas_say_the_harm(run, compared, crimes_path, tmp_path):
    known, given = weights(), {"INPUT": crimes_path, "OFFENCE_FIELD": "offence", "WEIGHTS": INVENTED}
    result = run(
        "profile",
        dict(
            given,
            HOTSPOT_LAYER=compared["HOTSPOTS"],
            REPORT=str(tmp_path / "r.html"),
            REPORT_JSON=str(tmp_path / "r.json"),
        ),
    )
    with open(result["REPORT_JSON"], encoding="utf-8") as file:
        document = json.load(file)
    assert document["weighed_by"] == "the table 'invented_harm_weights'"
    spots = {spot["hotspot_id"]: spot for spot in rows(compared["HOTSPOTS"])}
    for card in document["hotspots"]:
        spot = spots[card["hotspot_id"]]
        harm = {one["offence"]: one["crimes"] * known[one["offence"]] for one in card["offences"]}
        # A crime on the very edge may go to the place next door.
        assert card["harm"] == pytest.approx(sum(harm.values()))
        assert card["harm"] == pytest.approx(spot["harm"], rel=0.05)
        assert card["top_share"] == pytest.approx(max(known[name] for name in harm) / card["harm"])
        assert {one["offence"]: one["harm_share"] for one in card["offences"]} == pytest.approx(
            {name: value / card["harm"] for name, value in harm.items()}
        )
    page = (tmp_path / "r.html").read_text(encoding="utf-8")
    assert "the table &#39;invented_harm_weights&#39;" in page and "because there is no weight: " in page
    result = run(
        "arealsummary",
        dict(
            given,
            HOTSPOT_LAYER=compared["HOTSPOTS"],
            AREAS=WARDS,
            NAME_FIELD="WD13NM",
            OUTPUT="TEMPORARY_OUTPUT",
            REPORT=str(tmp_path / "a.html"),
        ),
    )
    wards = rows(result["OUTPUT"])
    assert sum(ward["harm_shr"] for ward in wards) == pytest.approx(1)
    assert sum(ward["harm_diff"] for ward in wards) == pytest.approx(0, abs=1e-9)
    assert sum(ward["harm"] for ward in wards) == pytest.approx(
        sum(place["harm"] for place in rows(compared["OUTPUT"])), rel=0.01
    )
    assert "Share of harm" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_gistar_takes_harm_and_says_by_which_p_values(run, crimes_path):
    result = run(
        "gistar",
        dict(
            OUT,
            INPUT=crimes_path,
            OFFENCE_FIELD="offence",
            WEIGHTS=INVENTED,
            STUDY_AREA=WARDS,
            CELL_SIZE=SIZE,
            COUNT_HOTSPOTS="TEMPORARY_OUTPUT",
        ),
    )
    assert "(Gi* based on harm (log); p-values: convolution; correction: bh)." in result["NOTES"]
    assert "(Gi* based on the number of crimes (log); p-values: convolution; correction: bh)." in result["NOTES"]
    assert result["OUTPUT"].customProperty("legend/title-label") == (
        "Gi* for harm scored with the table 'invented_harm_weights' (log), with false discovery rate correction"
    )
    assert result["BOTH"] + result["ONLY_HARM"] == result["HOTSPOT_COUNT"] > 0
    # In wards each neighbourhood is a large part of the map, and the p-values are of the same kind.
    by_ward = run(
        "gistar",
        dict(
            OUT,
            INPUT=crimes_path,
            OFFENCE_FIELD="offence",
            WEIGHTS=INVENTED,
            UNIT="layer",
            UNITS_LAYER=WARDS,
            VALUES="count",
        ),
    )
    assert "(Gi* based on harm; p-values: convolution; correction: bh)." in by_ward["NOTES"]


#: Detection tools and what else each needs here; near repeats count pairs of crimes, and learned risk expects numbers
#: of them, which have no weight.
TOOLS = {
    "countcrimes": {},
    "gistar": {},
    "localmoran": {},
    "concentration": {},
    "kerneldensity": {"BANDWIDTH": 500},
    "pointclusters": {"EPS": 50, "MIN_POINTS": 40},
    "nearestneighbourclusters": {},
    "streethotspots": {},
}


def test_detection_tools_not_run_here_take_weights_too(qgis):
    provider = QgsApplication.processingRegistry().providerById("hotspotpolicing")
    tools = {tool.name() for tool in provider.algorithms() if tool.groupId() == "detect"}
    for name in tools - set(TOOLS):
        definitions = provider.algorithm(name).parameterDefinitions()
        weights = [one.name() for one in definitions if one.name() in ("WEIGHTS", "WEIGHT_FIELD")]
        assert weights == ([] if name in ("nearrepeat", "risksurface") else ["WEIGHT_FIELD", "WEIGHTS"]), name


@pytest.mark.slow
@pytest.mark.parametrize("name", sorted(TOOLS))
def test_every_detection_tool_takes_harm(run, crimes_path, name, tmp_path):
    streets = QgsVectorLayer("LineString?crs=EPSG:27700", "streets", "memory")
    for y in range(514000, 522000, 90):
        street = QgsFeature(streets.fields())
        street.setGeometry(QgsGeometry.fromWkt(f"LineString(444000 {y}, 446000 {y}, 448000 {y}, 450000 {y})"))
        streets.dataProvider().addFeatures([street])
    provider = QgsApplication.processingRegistry().providerById("hotspotpolicing")
    places = {
        "OUTPUT": "TEMPORARY_OUTPUT",
        "HOTSPOTS": "TEMPORARY_OUTPUT",
        "REPORT_JSON": str(tmp_path / "r.json"),
        "STREETS": streets,
        "STUDY_AREA": WARDS,
    }
    there = [one.name() for one in provider.algorithm(name).parameterDefinitions()]
    feedback = Feedback()
    result = run(
        name,
        dict(
            {key: value for key, value in places.items() if key in there},
            INPUT=crimes_path,
            OFFENCE_FIELD="offence",
            WEIGHTS=INVENTED,
            **TOOLS[name],
        ),
        feedback,
    )
    assert any(
        "The harm scores come from the table 'invented_harm_weights'. " in line and "there is no weight: " in line
        for line in feedback.said
    )
    if "HOTSPOTS" in result:
        spots = rows(result["HOTSPOTS"])
        assert spots and all(spot["harm"] >= spot["crimes"] > 0 for spot in spots)


@pytest.mark.parametrize(
    "given,named",
    [
        ({"WEIGHTS": INVENTED}, ("WEIGHTS", "OFFENCE_FIELD")),
        ({"WEIGHTS": INVENTED, "OFFENCE_FIELD": "location"}, ("'crimes'", "WEIGHTS")),
        ({"WEIGHTS": os.path.join(DEMO, "nothing.csv"), "OFFENCE_FIELD": "offence"}, ("WEIGHTS", "nothing.csv")),
        ({"WEIGHTS": WARDS, "OFFENCE_FIELD": "offence"}, "'offence'"),
        ({"COUNT_HOTSPOTS": "TEMPORARY_OUTPUT"}, ("COUNT_HOTSPOTS", "WEIGHTS")),
    ],
)
def test_what_cannot_be_weighed_says_why(run, crimes_path, given, named):
    with refused(QgsProcessingException, named):
        run("countcrimes", dict(OUT, INPUT=crimes_path, **given))


def test_two_kinds_of_weight_and_weights_of_nothing_are_refused(run, crimes_path, tmp_path):
    weighed = run("harmweights", {"INPUT": crimes_path, "WEIGHTS": INVENTED, "OUTPUT": str(tmp_path / "h.gpkg")})
    with refused(QgsProcessingException, "WEIGHT_FIELD", "WEIGHTS"):
        run(
            "countcrimes",
            dict(OUT, INPUT=weighed["OUTPUT"], OFFENCE_FIELD="offence", WEIGHT_FIELD="harm", WEIGHTS=INVENTED),
        )
    table = tmp_path / "nil.csv"
    table.write_text("offence,weight\nBurglary,0\nRobbery,0\n")
    with refused(QgsProcessingException, "'crimes'", "'nil'", "0"):
        run("countcrimes", dict(OUT, INPUT=crimes_path, OFFENCE_FIELD="offence", WEIGHTS=str(table)))


def test_the_command_and_the_provenance_name_the_table(run, crimes_path, tmp_path):
    result = run(
        "countcrimes",
        {
            "INPUT": crimes_path,
            "OFFENCE_FIELD": "offence",
            "WEIGHTS": INVENTED,
            "OUTPUT": str(tmp_path / "p.gpkg"),
            "HOTSPOTS": str(tmp_path / "h.gpkg"),
            "COUNT_HOTSPOTS": str(tmp_path / "c.gpkg"),
        },
    )
    for name in ("OUTPUT", "HOTSPOTS", "COUNT_HOTSPOTS"):
        said = QgsVectorLayer(result[name], "again", "ogr").metadata().history()
        assert "WEIGHTS = invented_harm_weights" in said
        assert any("WEIGHTS=" + INVENTED in line for line in said if line.startswith("Make it again"))
        assert any(line.startswith("Of ") and "Jaccard" in line for line in said)
