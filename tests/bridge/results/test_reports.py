"""The types of the JSON reports and the schemas by which they are checked say the same."""

from typing import Any, get_args, get_origin, get_type_hints

import pytest
from typed_values import is_record, misfit, without_none

from hotspot_policing.bridge.ground.json_schema import Flag, ListOf, MapOf, Maybe, Number, OneOf, Scalar, Text
from hotspot_policing.bridge.results.balance_reports import Decile, SearchedGroup
from hotspot_policing.bridge.results.evaluation_reports import FunnelLimit
from hotspot_policing.bridge.results.report_schemas import REPORTS
from hotspot_policing.bridge.results.reports import REPORT_TYPES, PublicCell


def apart(spec, hint, where):
    """The places where a spec of report_schemas and a type say different things."""
    if isinstance(spec, Maybe):
        inside = without_none(hint)
        return [f"{where} may be null"] if inside is hint else apart(spec.spec, inside, where)
    if isinstance(spec, dict):
        if not is_record(hint):
            return [f"{where} is an object"]
        hints, out = get_type_hints(hint), []
        for key, inner in spec.items():
            name = key.rstrip("?")
            if name not in hints:
                out.append(f"{where}.{name} is in the schema alone")
                continue
            if (name in hint.__optional_keys__) != key.endswith("?"):
                out.append(f"{where}.{name} may be missing in one alone")
            out += apart(inner, hints[name], f"{where}.{name}")
        return out
    kind, inside = get_origin(hint), get_args(hint)
    if isinstance(spec, tuple):
        pairs = zip(spec, inside)
        alike = kind is tuple and len(spec) == len(inside)
        return [one for part in pairs for one in apart(*part, where)] if alike else [f"{where} is {len(spec)} values"]
    if isinstance(spec, (list, ListOf)):
        inner = spec[0] if isinstance(spec, list) else spec.spec
        return apart(inner, inside[0], where + "[]") if kind is list else [f"{where} is a list"]
    if isinstance(spec, MapOf):
        return apart(spec.spec, inside[1], where + "{}") if kind is dict else [f"{where} is a map"]
    if isinstance(spec, Number):
        good = hint in ((int,) if spec.whole else (int, float))
    else:
        good = hint is {Text: str, OneOf: str, Flag: bool, Scalar: Any}[type(spec)]
    return [] if good else [f"{where} is {hint} and {spec}"]


def test_every_report_that_is_checked_has_a_type():
    assert sorted(REPORT_TYPES) == sorted(REPORTS)


@pytest.mark.parametrize("tool", sorted(REPORTS))
def test_type_and_schema_say_the_same(tool):
    assert apart(REPORTS[tool], REPORT_TYPES[tool], tool) == []


def test_a_difference_is_seen():
    assert apart({"expected": Text()}, FunnelLimit, "x") and apart({"other": Number()}, FunnelLimit, "x")
    assert apart({"expected?": Number()}, FunnelLimit, "x") and apart([Number()], FunnelLimit, "x")


def test_a_key_that_python_keeps_for_itself_is_one_of_the_type():
    assert {"in", "out", "group"} <= set(get_type_hints(SearchedGroup)) == SearchedGroup.__required_keys__


@pytest.mark.parametrize(
    "changed",
    [{"area": None}, {"low": "0"}, {"low": True}, {"renamed": 1}, {"shown": 3}],
    ids=lambda one: next(iter(one)),
)
def test_a_value_of_another_type_or_name_is_said(changed):
    cell = {"area": "Elm", "offence": "Burglary", "period": "2024-06", "shown": "0–2", "low": 0, "high": None}
    assert misfit(cell, PublicCell) == ""
    assert misfit({**cell, **changed}, PublicCell)
    assert misfit({name: value for name, value in cell.items() if name != "shown"}, PublicCell)


def test_numbers_of_a_type_may_be_whole_but_not_flags():
    assert misfit({"decile": 1}, Decile).startswith("report lacks")
    assert misfit([1, 2.5], list[float]) == "" and misfit([True], list[float]) and misfit([2.5], list[int])
