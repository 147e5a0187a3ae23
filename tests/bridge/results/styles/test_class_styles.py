"""Classes of maps: fixed breaks, periods in words, and what is not drawn."""

import numpy as np
import pytest
from qgis.core import QgsFontUtils, QgsVectorLayer

from hotspot_policing.bridge.ground import fields as f
from hotspot_policing.bridge.results.styles.classes import (
    DENSITY_BREAKS,
    GiStyle,
    GroundStyle,
    HotspotStyle,
    UnitStyle,
    crime_density,
    fill,
    harm_density,
    in_period,
    period_words,
    ranges_of,
)
from hotspot_policing.core.counting.shares import Window


def window(first, last):
    return Window(np.datetime64(first), np.datetime64(last), True)


def layer(*fields):
    return QgsVectorLayer("Polygon?crs=EPSG:27700" + "".join(f"&field={one}" for one in fields), "a", "memory")


@pytest.mark.parametrize(
    "first, last, words",
    [
        ("2025-01-01", "2025-01-31", "Jan 2025"),
        ("2025-01-01", "2025-03-31", "Jan–Mar 2025"),
        ("2024-11-01", "2025-02-28", "Nov 2024 – Feb 2025"),
        ("2025-01-01", "2025-03-15", "1 Jan 2025 – 15 Mar 2025"),
        ("2024-02-01", "2024-02-28", "1 Feb 2024 – 28 Feb 2024"),
    ],
)
def test_whole_months_are_said_as_months(first, last, words):
    assert period_words(window(first, last)) == words


def test_without_a_window_there_is_no_period():
    assert in_period(None) == "" and in_period(window("2025-01-01", "2025-01-31")) == ", Jan 2025"


def test_classes_meet_without_a_gap_and_the_last_has_no_end(qgis):
    found = ranges_of(crime_density(), lambda colour: fill(colour))
    assert [one.lowerValue() for one in found[1:]] == list(DENSITY_BREAKS[1:])
    assert all(one.upperValue() == other.lowerValue() for one, other in zip(found, found[1:]))
    assert found[-1].upperValue() >= 1e12


def test_a_place_without_crimes_is_in_no_class(qgis):
    one = layer(f.DENSITY + ":double")
    UnitStyle(crime_density())(one)
    drawn = [each for each in one.renderer().ranges() if each.lowerValue() <= 0 <= each.upperValue()]
    assert all(each.symbol().symbolLayer(0).properties()["style"] == "no" for each in drawn)


def test_harm_is_classed_by_the_average_of_the_area(qgis):
    assert float(harm_density(2.5, "x").expression.rsplit("/", 1)[1]) == 2.5
    one = layer(f.HARM + ":double", f.AREA_KM2 + ":double")
    HotspotStyle(harm_density(2.5, "x"))(one)
    assert one.labelsEnabled()


def test_labels_name_a_font_that_there_is(qgis):
    """A style made without a window is opened in one: QGIS would warn of a font that it does not find."""
    one = layer(f.CRIMES + ":int", f.AREA_KM2 + ":double")
    for style in (HotspotStyle(crime_density()), GroundStyle("name")):
        style(one)
        family = one.labeling().settings().format().font().family()
        assert QgsFontUtils.fontFamilyMatchOnSystem(family)[0], family


def test_every_class_of_gi_has_a_category(qgis):
    one = layer(f.GI_CLASS + ":int")
    GiStyle(crime_density())(one)
    assert sorted(each.value() for each in one.renderer().categories()) == [-3, -2, -1, 0, 1, 2, 3]
