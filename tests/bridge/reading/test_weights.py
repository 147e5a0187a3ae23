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


def test_names_are_compared_without_case_and_blanks():
    assert plain(" Theft \t FROM  person") == "theft from person"
