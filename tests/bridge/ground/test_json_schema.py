"""What a JSON document must be, and the first place where one differs."""

import json

import pytest
from refusals import refused

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.ground.json_schema import (
    COUNT,
    DAY,
    FLAG,
    NUMBER,
    TEXT,
    WHOLE,
    ListOf,
    MapOf,
    Maybe,
    OneOf,
    Text,
    Unfit,
    misfit,
    parse,
    read_document,
)


@pytest.mark.parametrize(
    "spec, good, bad",
    [
        (TEXT, ["", "a"], [1, None]),
        (Text(3, r"[a-z]+"), ["abc"], ["abcd", "A", ""]),
        (NUMBER, [0, -1.5], [True, "1", float("nan"), float("inf")]),
        (WHOLE, [3], [3.0, True]),
        (COUNT, [0, 5], [-1, 0.5]),
        (FLAG, [True, False], [1, 0]),
        (DAY, ["2024-02-29"], ["2025-02-29", "2025-1-1", "20250101", 1]),
        (OneOf("a", "b"), ["a"], ["c", None]),
        (Maybe({"n": COUNT}), [None, {}, {"n": 1}], [{"n": -1}]),
        ([TEXT], [[], ["a"]], ["a", [1]]),
        (ListOf(TEXT, 1, 2), [["a"]], [[], ["a"] * 3]),
        ((TEXT, COUNT), [["a", 1]], [["a"], [1, "a"]]),
        (MapOf(COUNT), [{}, {"x": 1}], [{"x": "1"}]),
        ({"a": TEXT, "b?": COUNT}, [{"a": ""}, {"a": "", "b": 1, "c": 2}], [{}, {"a": "", "b": "1"}]),
    ],
)
def test_a_value_fits_its_spec(spec, good, bad):
    assert [misfit(value, spec) for value in good] == [""] * len(good)
    assert all(misfit(value, spec) for value in bad)


def test_the_first_place_that_differs_is_named():
    spec = {"places": [{"name": TEXT}]}
    assert misfit({"places": [{"name": "a"}, {}]}, spec).startswith("places[1].name")


@pytest.mark.parametrize("text", ["{", "NaN", "1e999", "1" * 400, "[" * 100_000, '"\\ud800"'])
def test_what_is_no_json_is_unfit(text):
    with pytest.raises(Unfit):
        parse(text)


def test_a_file_is_read_or_named(tmp_path):
    path = tmp_path / "a.json"
    path.write_bytes(b"\xef\xbb\xbf" + json.dumps({"n": 2}).encode())
    assert read_document(str(path), {"n": COUNT}, "is no count", "choose another") == {"n": 2}
    with refused(InputError, "PARAM"):
        read_document(str(path), {"m": COUNT}, "is no count", "choose another", "PARAM")
    with refused(InputError, "missing.json"):
        read_document(str(tmp_path / "missing.json"), {}, "is none", "choose another")
