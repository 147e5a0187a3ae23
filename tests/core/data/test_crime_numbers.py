"""Crime numbers, and what stands in their place."""

import numpy as np
import pytest

from hotspot_policing.core.data.crime_numbers import PLACEHOLDER, ROUNDED, no_crime_number, shared_numbers

NUMBERS = ["47/123/25", "12/03/2025", "20BE/12345/24", "47E12", "4E11", "A0", "C1", "470000012345", "12000000", "MAR25"]
CHANGED = ["4.70E+11", "5E+11", "4,70e+11", "470000000000", "Jan-25", "1-Jan-25", "sept 2025", "#REF!", "####"]
MISSING = ["N/A", "unknown", "-", "TBC", "none", "NULL", "0", "000", "0/0", "?"]


@pytest.mark.parametrize("texts, kind", [(NUMBERS + ["", " "], ""), (CHANGED, ROUNDED), (MISSING, PLACEHOLDER)])
def test_what_a_text_is_instead_of_a_crime_number(texts, kind):
    assert {text: no_crime_number(text) for text in texts} == dict.fromkeys(texts, kind)
    assert {no_crime_number(f" {text} ") for text in texts} == {kind}


@pytest.mark.parametrize("seed", range(5))
def test_shared_numbers_are_those_of_three_days_and_places(seed):
    rng = np.random.default_rng(seed)
    codes, days, east = (rng.integers(0, most, 300) for most in (60, 4, 4))
    moments = np.datetime64("2025-02-01") + days.astype("timedelta64[D]")
    found = shared_numbers(codes, moments, east.astype(float), np.zeros(300))
    right = [
        code for code in np.unique(codes).tolist() if min(len(set(one[codes == code])) for one in (days, east)) >= 3
    ]
    assert found.tolist() == right and right
