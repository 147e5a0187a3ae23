"""What is said of presence says no more than is known of it."""

import pytest
from qgis.core import QgsVectorLayer

from hotspot_policing.bridge.ground import fields as f
from hotspot_policing.bridge.results import presence_words
from hotspot_policing.bridge.results.presence_words import DELIVERED, NOT_GIVEN, PLANNED, audit_style, kind_of, say
from hotspot_policing.bridge.results.styles.patrol import FairStyle

KEYS = sorted(presence_words._PRESENCE)


def test_a_report_of_an_earlier_version_is_of_presence_delivered():
    assert kind_of({}) == DELIVERED and kind_of({"presence": PLANNED}) == PLANNED


@pytest.mark.parametrize("key", KEYS)
def test_every_text_is_there_for_each_kind_with_as_many_values(qgis, key):
    assert len({say(kind, key).count("{") for kind in (DELIVERED, PLANNED, NOT_GIVEN)}) == 1


@pytest.mark.parametrize("key", KEYS)
def test_without_presence_no_text_speaks_of_it(qgis, key):
    words = say(NOT_GIVEN, key).lower()
    assert "presence" not in words and "patrol" not in words and "visit" not in words


def test_a_plan_is_not_said_to_have_been_delivered(qgis):
    assert say(PLANNED, "summary") != say(DELIVERED, "summary") and say(PLANNED, "nobody") != say(DELIVERED, "nobody")


def test_an_audit_without_presence_heads_its_fields_and_classes_by_hot_spots(qgis):
    layer = QgsVectorLayer(f"Polygon?crs=EPSG:27700&field={f.STATE}:string&field={f.MINUTES}:double", "a", "memory")
    audit_style(NOT_GIVEN)(layer)
    assert layer.attributeAlias(1) != ""
    labels = [item.label() for item in layer.renderer().legendSymbolItems()]
    FairStyle()(layer)
    with_presence = [item.label() for item in layer.renderer().legendSymbolItems()]
    assert len(labels) == len(with_presence) and not set(labels[:2]) & set(with_presence)


def test_a_table_of_figures_needs_no_style_where_presence_is_known(qgis):
    assert audit_style(DELIVERED, styled=False) is None and audit_style(NOT_GIVEN, styled=False) is not None
