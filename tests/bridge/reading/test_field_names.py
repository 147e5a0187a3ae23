"""Which field is which, by the names that exports give them."""

import pytest
from qgis.core import QgsVectorLayer

from hotspot_policing.bridge.reading.field_names import crime_fields, name_field, usual_name


def layer(*fields):
    return QgsVectorLayer("Point?crs=EPSG:27700&" + "&".join("field=" + field for field in fields), "crimes", "memory")


@pytest.mark.parametrize("name", ["Crime type", "crime_type", "OFFENCE", "Offence Description"])
def test_the_offence_has_many_names(qgis, name):
    assert crime_fields(layer("id:integer", name + ":string"))["offence"] == name


def test_a_moment_needs_a_time(qgis):
    assert crime_fields(layer("date_from:date"))["from"] == ""
    assert crime_fields(layer("date_from:datetime"))["from"] == "date_from"


def test_what_is_not_there_is_empty(qgis):
    assert set(crime_fields(layer("a:integer")).values()) == {""}


def test_areas_are_named_by_usual_names_before_any_text(qgis):
    assert name_field(layer("code:string", "WD24NM:string")) == "WD24NM"
    assert name_field(layer("code:string", "n:integer")) == "code"
    assert name_field(layer("n:integer")) == "" == usual_name(layer("code:string"))
    assert usual_name(layer("WD24NM:string", "Ward_Name:string")) == "Ward_Name"
