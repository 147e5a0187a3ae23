"""Tables by area code, joined through a look-up."""

import math

import numpy as np
import pytest
from qgis.core import QgsFeature, QgsVectorLayer
from refusals import refused

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.reading.code_tables import CodeTable, joined, read_lookup, through, vintage
from hotspot_policing.bridge.reading.features import Features


def table(rows, fields=("code", "people")):
    layer = QgsVectorLayer("None?" + "&".join(f"field={name}:string" for name in fields), "census", "memory")
    features = []
    for values in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(values))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


@pytest.mark.parametrize(
    "field, year", [("LSOA21CD", "2021"), ("lsoa_2011", "2011"), ("oa01", "2001"), ("code", ""), ("c2110", "")]
)
def test_the_year_of_areas_stands_in_the_fields_name(field, year):
    assert vintage(field) == year
    assert vintage("code", "areas " + field) == year


def test_numbers_are_read_by_code(qgis):
    found = CodeTable(table([(" e1 ", "1,200"), ("E2", ""), (None, "3")]), "code", ["people"], "TABLE").read()
    assert found["E1"] == [1200.0] and math.isnan(found["E2"][0]) and len(found) == 2


@pytest.mark.parametrize("value", ["many", "inf", "1e300"])
def test_what_is_no_number_is_named(qgis, value):
    with refused(InputError, f"'{value}'", "'people'", "E1"):
        CodeTable(table([("E1", value)]), "code", ["people"], "TABLE").read()


def test_a_code_twice_and_a_missing_field_are_refused(qgis):
    with refused(InputError, "'census'", "e1"):
        CodeTable(table([("E1", "1"), ("e1", "2")]), "code", ["people"], "TABLE").read()
    with refused(InputError, "TABLE", "'census'", "'homes'"):
        CodeTable(table([]), "code", ["homes"], "TABLE")


def test_counts_are_kept_through_a_lookup_and_levels_are_handed_on(qgis):
    pairs = [("a", "x"), ("a", "y"), ("b", "y"), ("b", "y"), ("c", None)]
    lookup = read_lookup(Features(table(pairs, ("old", "new"))), "old", "new")
    assert lookup == {"A": ["X", "Y"], "B": ["Y"]}
    counts = through({"A": [10.0], "B": [4.0], "C": [1.0]}, lookup)
    assert counts == {"X": [5.0], "Y": [9.0]}
    assert through({"A": [10.0], "B": [4.0]}, lookup, counts=False) == {"X": [10.0], "Y": [7.0]}


def test_codes_without_numbers_are_none():
    numbers, found = joined(["e1", " E2", None], {"E1": [1.0, 2.0], "E2": [3.0, 4.0]}, 2)
    assert found == 2 and numbers[:2].tolist() == [[1, 2], [3, 4]] and np.isnan(numbers[2]).all()
