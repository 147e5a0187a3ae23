"""A table of weights: found by its columns, refused where a weight is none."""

import math

import pytest
from qgis.core import QgsFeature, QgsVectorLayer
from refusals import refused

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.reading.weights import has_weights, plain, read_weights


def table(rows, fields=("Offence_Name", "weight")):
    layer = QgsVectorLayer("None?" + "&".join(f"field={name}:string" for name in fields), "harm", "memory")
    features = []
    for values in rows:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(values))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def test_weights_are_found_whatever_the_case_and_blanks(qgis):
    weights = read_weights(table([("Burglary  dwelling", "1,200"), (" Robbery", "3.5"), (None, "9")]))
    found = weights.of(["BURGLARY DWELLING", "robbery", "Arson"])
    assert found[:2] == [1200.0, 3.5] and math.isnan(found[2])


@pytest.mark.parametrize("weight", ["-1", "nan", "inf", "much", None, "1e300"])
def test_a_weight_that_is_none_is_named_with_its_row(qgis, weight):
    with refused(InputError, "2", "'harm'", "'Arson'"):
        read_weights(table([("Robbery", "1"), ("Arson", weight)]))


def test_two_weights_of_one_offence_are_refused(qgis):
    with refused(InputError, "'ROBBERY'", "1", "2"):
        read_weights(table([("Robbery", "1"), ("ROBBERY", "2")]))
    assert read_weights(table([("Robbery", "1"), ("ROBBERY", "1.0")])).of(["robbery"]) == [1.0]


def test_a_table_without_the_columns_or_rows_is_refused(qgis):
    assert not has_weights(table([], ("a", "b"))) and has_weights(table([]))
    with refused(InputError, "'harm'", "'offence'"):
        read_weights(table([], ("a", "weight")))
    with refused(InputError, "'harm'"):
        read_weights(table([]))


@pytest.mark.parametrize("code", ["8/6", "008/06", "00806", " 8/06"])
def test_a_home_office_code_is_one_however_it_is_written(qgis, code):
    weights = read_weights(table([(code, "184"), ("8N", "19"), ("34", "3")], ("Offence code", "Weight")))
    found = weights.of(["008/06", "8/6", "00806", "8N", "34B", "8/7", "Violence and sexual offences"])
    assert found[:5] == [184.0, 184.0, 184.0, 19.0, 3.0] and all(map(math.isnan, found[5:]))
    assert has_weights(table([], ("ho_class", "weight")))


def test_names_come_before_codes(qgis):
    rows = [("Arson", "56A", "50"), ("8N", "8/6", "1"), ("Other", "none", "2")]
    weights = read_weights(table(rows, ("offence", "ho_code", "weight")))
    assert weights.of(["arson", "56A", "8N", "00806", "other"]) == [50.0, 50.0, 1.0, 1.0, 2.0]


def test_what_is_no_code_and_two_weights_of_a_code_are_refused(qgis):
    with refused(InputError, "2", "'harm'", "'Arson'"):
        read_weights(table([("8N", "1"), ("Arson", "2")], ("ho_class", "weight")))
    with refused(InputError, "'00806'", "1", "2"):
        read_weights(table([("8/6", "1"), ("00806", "2")], ("ho_class", "weight")))


def test_crimes_without_codes_are_told_that_they_have_none(qgis):
    by_code = read_weights(table([("8N", "1")], ("ho_class", "weight")))
    by_name = read_weights(table([("Robbery", "1")]))
    assert "data.police.uk" in by_code.refusal("street crime") and "'street crime'" in by_code.refusal("street crime")
    assert "data.police.uk" not in by_name.refusal("street crime")


def test_names_are_compared_without_case_and_blanks():
    assert plain(" Theft \t FROM  person") == "theft from person"
