"""Places of the register and of audits by their words: each word that a tool writes has a class."""

import pytest
from qgis.core import QgsFeature, QgsVectorLayer

from hotspot_policing.bridge.ground import fields as f
from hotspot_policing.bridge.results.styles.patrol import (
    ArmStyle,
    FairStyle,
    LoopStyle,
    PlaceStyle,
    PresenceStyle,
    RouteStyle,
    SearchStyle,
    StopStyle,
    WatchStyle,
)
from hotspot_policing.contract.patrol import STATUSES


def values(style, field):
    one = QgsVectorLayer(f"Polygon?crs=EPSG:27700&field={field}:string", "a", "memory")
    style(one)
    assert one.renderer().classAttribute() == field
    return {each.value() for each in one.renderer().categories()}


def test_every_status_of_a_place_has_a_class(qgis):
    assert values(PlaceStyle(), f.STATUS) >= set(STATUSES)


@pytest.mark.parametrize(
    "style, words",
    [
        (ArmStyle, {"treatment", "control"}),
        (FairStyle, {"more", "less", "alike", "unclear"}),
        (LoopStyle, {"stays", "goes", "comes"}),
        (SearchStyle, {"higher", "lower", "alike", "unclear", "few"}),
        (WatchStyle, {"more", "fewer", "no change seen"}),
    ],
)
def test_every_word_that_a_tool_writes_has_a_class(qgis, style, words):
    assert values(style(), style.FIELD) >= words


def test_a_dose_is_shown_by_its_word(qgis):
    assert values(PresenceStyle("dose"), f.DOSE) >= {"under", "met", "over", "unknown"}


def on_days(kind, days):
    """A layer of routes or stops, two patrols on each of these days."""
    fields = "&".join(f"field={name}:string" for name in (f.ROUTE_ID, f.DAY))
    one = QgsVectorLayer(f"{kind}?crs=EPSG:27700&{fields}&field={f.STOP_NO}:integer", "a", "memory")
    made = []
    for day in days:
        for unit in (1, 2):
            feature = QgsFeature(one.fields())
            feature.setAttributes([f"{day} Late {unit}", day, unit])
            made.append(feature)
    one.dataProvider().addFeatures(made)
    return one


def colour(category):
    """The colour that tells a category from the others: of the line, or round a stop."""
    part = category.symbol().symbolLayer(0)
    return (part.strokeColor() if part.layerType() == "SimpleMarker" else part.color()).name()


def test_the_number_of_a_stop_stands_out_on_every_colour(qgis):
    layer = on_days("Point", [f"2026-07-{day:02d}" for day in range(6, 20)])
    StopStyle()(layer)
    ink = layer.labeling().settings().format().color().lightnessF()
    assert all(abs(one.symbol().color().lightnessF() - ink) > 0.8 for one in layer.renderer().categories())


@pytest.mark.parametrize("kind, style", [("LineString", RouteStyle), ("Point", StopStyle)])
def test_several_days_are_told_apart_and_only_the_first_is_drawn(qgis, kind, style):
    days = [f"2026-07-{day:02d}" for day in range(6, 20)]
    many = on_days(kind, days[::-1])
    style()(many)
    assert many.renderer().classAttribute() == f.DAY
    each = many.renderer().categories()
    assert [one.value() for one in each] == days and [one.renderState() for one in each] == [True] + [False] * 13
    assert len({colour(one) for one in each[:7]}) == 7
    # Of one day the patrols are told apart, all drawn.
    one = on_days(kind, days[:1])
    style()(one)
    each = one.renderer().categories()
    assert one.renderer().classAttribute() == f.ROUTE_ID and all(patrol.renderState() for patrol in each)
    assert [patrol.label() for patrol in each] == ["Late 1", "Late 2"]
    assert len({colour(patrol) for patrol in each}) == 2
