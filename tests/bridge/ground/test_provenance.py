"""Where a result comes from is read back as it was written, and holds no login; whose data a layer holds is told as the
layer says it."""

import configparser
import os

import pytest
from qgis.core import (
    QgsLayerMetadata,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProperty,
    QgsVectorLayer,
)
from refusals import ROOT
from support import WARDS

from hotspot_policing.bridge.ground.provenance import (
    POLICE_UK,
    Provenance,
    Rights,
    read_back,
    rights_of,
    rows_in_words,
    safe_text,
    version,
    without_rights,
)

FULL = Provenance(
    "hotspotpolicing:countcrimes",
    "Count crimes (all)",
    {"FILTER": "a = 'b'\nand c = 2", "CELL_SIZE": "150"},
    "2024-01-01 to 2024-12-31",
    {"Rows read": 35487, "Left out, no date": 3},
    ["SIZE = 2 is a note here.", "Rows are many; a: b"],
    "qgis_process run hotspotpolicing:countcrimes -- 'FILTER=Made up: x'",
    "2026-01-01T10:00:00+00:00",
    "Kent 2024-01 to 2024-12",
)


def test_all_parts_are_read_back_as_they_were():
    found = read_back(FULL.lines())
    assert found["title"] == FULL.title and "hotspotpolicing:" + found["algorithm"] == FULL.algorithm
    assert dict(found["parameters"]) == FULL.parameters
    assert {what: int(count) for what, count in found["rows"]} == FULL.rows
    for part in ("window", "supply", "notes", "command"):
        assert found[part] == getattr(FULL, part)
    assert FULL.made in found["made"] and version() in found["made"]


def test_what_is_empty_is_read_back_empty():
    found = read_back(Provenance("a:b", "T", {}).lines())
    assert [found[part] for part in ("parameters", "window", "supply", "rows", "notes", "command")] == [
        [],
        "",
        "",
        [],
        [],
        "",
    ]


@pytest.mark.parametrize("lines", [[], [""], ["Count crimes (a:b)"], ["Layer of somebody", "Made by hand"]])
def test_the_history_of_another_layer_is_none_of_ours(lines):
    with pytest.raises(ValueError):
        read_back(lines)


def test_large_numbers_of_rows_have_separators_for_readers():
    assert [one.rpartition(": ")[2] for one in rows_in_words({"Rows read": 1234567, "Left out, no date": 0})] == [
        "1,234,567",
        "0",
    ]


def test_the_version_is_that_of_the_metadata():
    parser = configparser.ConfigParser(interpolation=None)
    parser.read(os.path.join(ROOT, "metadata.txt"), encoding="utf-8")
    assert version() == parser["general"]["version"]


def test_two_tables_of_a_file_have_identifiers_of_their_own(qgis):
    layers = [QgsVectorLayer(f"/nowhere/a.gpkg|layername={name}", "same", "ogr") for name in ("places", "hotspots")]
    layers += [QgsVectorLayer("None", "same", "memory") for _ in range(2)]
    assert len({FULL.metadata(layer).identifier() for layer in layers}) == 4


@pytest.mark.parametrize("kind", ["source", "sink", "string", "multilayer"])
def test_no_login_is_shown_however_it_is_wrapped(qgis, kind):
    login = "PG:host=server7 user=jdoe7 password=s3cr3t dbname=crimes"
    for value in (
        login,
        [login, "plain"],
        QgsProperty.fromValue(login),
        QgsProcessingFeatureSourceDefinition(login, True),
        QgsProcessingOutputLayerDefinition(login),
    ):
        said = safe_text(value, kind, QgsProcessingContext())
        assert said and not any(word in said for word in ("server7", "jdoe7", "s3cr3t")), said


def test_a_layer_is_shown_by_name_and_a_file_without_its_folders(qgis):
    context, layer = QgsProcessingContext(), QgsVectorLayer("None", "Crimes, O'Brien", "memory")
    assert safe_text(layer, "source", context) == "Crimes, O'Brien"
    said = safe_text("/home/jane/secret folder/crimes.gpkg|layername=all", "source", context)
    assert "crimes.gpkg" in said and "all" in said and "jane" not in said and "folder" not in said


def layer_with(attribution="", rights=(), licenses=(), history=()):
    layer, metadata = QgsVectorLayer("Point?crs=EPSG:27700", "layer", "memory"), QgsLayerMetadata()
    metadata.setRights(list(rights))
    metadata.setLicenses(list(licenses))
    metadata.setHistory(list(history))
    layer.setMetadata(metadata)
    layer.setAttribution(attribution)
    return layer


def test_rights_are_what_stands_in_the_layer_and_nothing_else(qgis):
    imported = ["Import (hotspotpolicing:importpoliceuk)", "Made 2026-01-01 with QGIS 3"]
    for given, expected in (
        ({}, ""),
        ({"attribution": " © Us \n 2026 ", "rights": ["© Them"]}, "© Us 2026"),
        ({"rights": ["© Them.", "", "© Them"], "licenses": ["OGL v3.0"]}, "© Them. OGL v3.0."),
        ({"history": imported}, POLICE_UK),
        ({"rights": ["© Them"], "history": imported}, "© Them."),
        ({"history": ["Harm (hotspotpolicing:harmweights)", "Made 2026-01-01 with QGIS 3"]}, ""),
        ({"history": ["drawn by hand"]}, ""),
    ):
        assert rights_of(layer_with(**given)) == expected, given
    assert len(without_rights(["a", "b", "a"])) == 2 and "'a'" in without_rights(["a"])[0]


def test_the_wards_of_the_sample_say_whose_they_are(qgis):
    said = rights_of(QgsVectorLayer(WARDS, "wards", "ogr"))
    assert "Office for National Statistics" in said and "Crown copyright and database right 2013" in said


def test_a_layer_for_the_public_carries_rights_and_not_how_it_was_made(qgis):
    layer = layer_with()
    layer.setMetadata(Rights("Recorded crime", ["© Us", "© Them"]).metadata(layer))
    assert rights_of(layer) == "© Us. © Them."
    assert not layer.metadata().history() and not layer.metadata().abstract()
