"""What a layer of crimes holds, against its rows."""

import collections

import pytest
from crime_layers import EAST, NORTH, crime_layer, layer_of, query_of, square
from qgis.core import QgsCoordinateTransformContext

from hotspot_policing.bridge.counting.crime_survey import (
    HOLDS,
    police_generated,
    share_held,
    street_visible,
    survey,
    without_weight,
)
from hotspot_policing.bridge.counting.crimes import CrimeChoice
from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.reading.weights import WeightTable, plain

FIELDS = ("offence:string", "day:string", "place:string")
OFFENCES = ["Burglary"] * 60 + ["Robbery"] * 25 + ["Drugs"] * 15
ROWS = [
    (i % 10 * 20, i // 10 * 20, name, f"2025-01-{1 + i % 31:02}", "Hospital" if i % 20 == 0 else "High Street")
    for i, name in enumerate(OFFENCES)
]
CHOICE = CrimeChoice("offence", date_field="day", location_field="place")


def test_offences_come_by_their_number_and_days_by_their_range(qgis):
    found = survey(
        query_of(crime_layer(ROWS + [(None, None, "Arson", "2025-01-05", "")], FIELDS), CHOICE), ["Hospital"]
    )
    assert found.offences == dict(collections.Counter(OFFENCES).most_common())
    assert list(found.offences) == ["Burglary", "Robbery", "Drugs"]
    assert (found.rows, found.usable) == (101, 100)
    assert (str(found.window.start), str(found.window.end)) == ("2025-01-01", "2025-01-31")
    assert found.premises == sum(row[-1] == "Hospital" for row in ROWS)


def test_without_fields_there_are_no_offences_and_no_days(qgis):
    found = survey(query_of(crime_layer(ROWS, FIELDS), CrimeChoice()), [])
    assert found.offences == {} and found.window is None and found.usable == 100


def test_its_points_are_those_of_the_crimes(qgis):
    found = survey(query_of(crime_layer(ROWS, FIELDS), CHOICE), [])
    assert {tuple(point) for point in found.some_points.tolist()} <= {(EAST + x, NORTH + y) for x, y, *_ in ROWS}
    assert len(found.some_points) == 100


@pytest.mark.parametrize("part, holds", [(1.0, True), (0.5, False)])
def test_a_layer_holds_the_crimes_or_says_nothing(qgis, part, holds):
    """A square around all of them, and one around those in the western half."""
    found = survey(query_of(crime_layer(ROWS, FIELDS), CHOICE), [])
    areas = layer_of("Polygon", ("name:string",), [(square(-5, -5, 195 * part), "a")])
    share = share_held(areas, found, QgsCoordinateTransformContext())
    assert share >= HOLDS if holds else share == 0


def weighed(**weights):
    """The query of the crimes with a table of these weights."""
    table = WeightTable("weights", {plain(name): (name, weight) for name, weight in weights.items()})
    return query_of(crime_layer(ROWS, FIELDS), CrimeChoice("offence", weight_table=table))


def test_crimes_without_a_weight_are_counted_by_offence(qgis):
    words = without_weight(weighed(Burglary=10.0, ROBBERY=100.0))
    assert "15" in words and "Drugs" in words and "Burglary" not in words
    assert without_weight(weighed(Burglary=10.0, Robbery=100.0, Drugs=1.0)) == ""
    with pytest.raises(InputError) as error:
        without_weight(weighed(Arson=10.0))
    assert "Arson" in str(error.value)


def test_a_layer_without_a_row_is_refused(qgis):
    with pytest.raises(InputError):
        survey(query_of(crime_layer([], FIELDS), CHOICE), [])


def test_what_is_seen_on_the_street_needs_two_offences_and_no_case():
    assert street_visible(["robbery", "VEHICLE CRIME", "Fraud"]) == ["robbery", "VEHICLE CRIME"]
    assert street_visible(["Robbery", "Fraud"]) == []
    assert "Drugs" in police_generated() and "Burglary" not in police_generated()
