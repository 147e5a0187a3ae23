"""Places of the register and of audits by their words: each word that a tool writes has a class."""

import pytest
from qgis.core import QgsVectorLayer

from hotspot_policing.bridge.ground import fields as f
from hotspot_policing.bridge.results.styles.patrol import (
    ArmStyle,
    FairStyle,
    LoopStyle,
    PlaceStyle,
    PresenceStyle,
    SearchStyle,
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
