"""Coordinates as people write them, against what the Ordnance Survey and geometry say."""

import numpy as np
import pytest

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.importing.coordinates import (
    DEGREES,
    GB_REFERENCE,
    IRISH_REFERENCE,
    LAT_LONG,
    PAIR,
    PlaceColumn,
    check_pair,
    coordinate_numbers,
    grid_reference,
    inside_country,
    system_of,
)
from hotspot_policing.bridge.reading.crs import BRITISH_GRID, IRISH_GRID


@pytest.mark.parametrize(
    "text, metres, degrees",
    [
        ("449512", 449512, 449512),
        ("449,512", 449512, 449.512),
        ("449 512.5", 449512.5, np.inf),
        ("449'512", 449512, np.inf),
        ("449512,125", 449512.125, 449512.125),
        ("\u2212449512,5", -449512.5, -449512.5),
        ("54,5742", np.inf, 54.5742),
        ("NZ 495 204", np.inf, np.inf),
        ("12,34", np.inf, 12.34),
    ],
)
def test_a_comma_is_at_the_thousands_or_a_decimal_mark(text, metres, degrees):
    assert coordinate_numbers([text], False).tolist() == [metres]
    assert coordinate_numbers([text], True).tolist() == [degrees]


def test_no_text_is_no_number_and_not_a_wrong_one():
    assert np.isnan(coordinate_numbers(["", "  "], False)).all()


@pytest.mark.parametrize(
    "text, kind, east, north, width",
    [
        # Middlesbrough, Land's End, Muckle Flugga: 100 km squares as the Ordnance Survey prints them.
        ("NZ 4951 2043", GB_REFERENCE, 449_515, 520_435, 10),
        ("sw342250", GB_REFERENCE, 134_250, 25_050, 100),
        ("HP 60 19", GB_REFERENCE, 460_500, 1_219_500, 1000),
        ("TQ 30000 80000", GB_REFERENCE, 530_000.5, 180_000.5, 1),
        # Belfast City Hall.
        ("J 337 740", IRISH_REFERENCE, 333_750, 374_050, 100),
    ],
)
def test_a_grid_reference_is_the_middle_of_its_square(text, kind, east, north, width):
    assert grid_reference(text) == (kind, east, north, width)


@pytest.mark.parametrize("text", ["", "NZ", "NZ 49 2", "NZ 495204 123456", "IZ 49 20", "AA 49 20", "495 204"])
def test_what_is_no_grid_reference(text):
    assert grid_reference(text) is None


def test_more_figures_lie_in_the_square_of_fewer():
    _, x, y, width = grid_reference("NZ 49 20")
    for digits in ("NZ 490 209", "NZ 4999 2000", "NZ 49123 20876"):
        _, east, north, _ = grid_reference(digits)
        assert abs(east - x) < width / 2 and abs(north - y) < width / 2


def test_a_column_is_what_most_of_it_is_and_the_rest_is_refused():
    column = PlaceColumn()
    column.add(["54.5742, -1.2351", "", "54.5750 N 1.2300 W"])
    column.add(["POINT(-1.2 54.6)", "NZ 495 204", "nowhere"])
    x, y, kind, refused = column.result()
    assert kind == LAT_LONG and refused == {4: "NZ 495 204", 5: "nowhere"}
    assert x[[0, 2, 3]].tolist() == [-1.2351, -1.23, -1.2] and y[[0, 2, 3]].tolist() == [54.5742, 54.575, 54.6]
    assert np.isnan(x[1]) and np.isinf(x[4:]).all()


def test_wide_squares_say_nothing_of_an_address():
    column = PlaceColumn()
    column.add(["NZ 495 204", "NZ 4951 2043", "NZ 49 20", ""])
    _, _, kind, _ = column.result()
    assert kind == GB_REFERENCE and column.coarse.tolist() == [True, False, True, False]
    assert column.widths == {100: 1, 10: 1, 1000: 1}


def test_references_have_their_own_system_and_pairs_the_chosen_one():
    assert system_of(GB_REFERENCE, "EPSG:2157") == BRITISH_GRID and system_of(IRISH_REFERENCE, "") == IRISH_GRID
    assert system_of(PAIR, "EPSG:2157") == "EPSG:2157" and system_of(LAT_LONG, "") == DEGREES


def test_where_crimes_can_be():
    x, y = np.array([449_512.0, 449.5, np.nan, 45.0]), np.array([520_431.0, 520.4, 520_431.0, 52.0])
    assert inside_country(BRITISH_GRID, x, y).tolist() == [True, False, False, False]
    assert inside_country("EPSG:3857", x, y).all()


@pytest.mark.parametrize("turned", [False, True])
def test_swapped_pairs_and_degrees_for_metres_are_refused(turned):
    random = np.random.default_rng(1)
    east, north = random.uniform(440_000, 460_000, 100), random.uniform(510_000, 530_000, 100)
    lon, lat = random.uniform(-1.4, -1.0, 100), random.uniform(54.4, 54.7, 100)
    check_pair(BRITISH_GRID, east, north)
    check_pair(DEGREES, lon, lat)
    for system, x, y in (
        (DEGREES, lat, lon) if turned else (BRITISH_GRID, lon, lat),
        (DEGREES, east, north),
        (BRITISH_GRID, north + 400_000, east),
    ):
        with pytest.raises(InputError) as error:
            check_pair(system, x, y)
        assert f"{x[0]:g}" in str(error.value)
    check_pair("EPSG:3857", lat, lon)
