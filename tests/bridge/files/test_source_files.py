"""Whatever an input is given as, the file behind it is found."""

import os

import pytest
from qgis.core import QgsProcessingContext, QgsProcessingFeatureSourceDefinition, QgsProperty, QgsVectorLayer

from hotspot_policing.bridge.files.source_files import SourceFile, beside, files_of, same_file
from hotspot_policing.bridge.ground.gpkg_uri import table_uri


@pytest.fixture
def context(qgis):
    return QgsProcessingContext()


@pytest.fixture
def csv(tmp_path):
    """The path of a table in a folder with an awkward name."""
    folder = tmp_path / "O'Brien & co #1"
    folder.mkdir()
    (folder / "crimes.csv").write_text("x,y\n1,2\n")
    return str(folder / "crimes.csv")


def test_nothing_leads_to_no_file(context):
    for value in (None, "", "  ", [], "a\0b", QgsVectorLayer("Point", "memory", "memory")):
        assert files_of(value, context) == []


def test_every_way_to_say_a_file_leads_to_it(context, csv):
    for value in (
        csv,
        f"  {csv} ",
        QgsProperty.fromValue(csv),
        QgsProcessingFeatureSourceDefinition(csv),
        QgsVectorLayer(csv, "crimes", "ogr"),
        [csv, [csv]],
    ):
        assert files_of(value, context) == [SourceFile(csv)], value


def test_a_table_is_named_where_the_source_names_one(context, csv):
    path = os.path.join(os.path.dirname(csv), "none.gpkg")
    assert files_of(f"{path}|layername=hot spots|subset=a > 1", context) == [SourceFile(path, "hot spots")]
    assert files_of(table_uri(path, 'the "worst"'), context) == [SourceFile(path, 'the "worst"')]


def test_files_in_a_list_are_whole(context, csv):
    other = csv.replace("crimes", "more")
    expected = [SourceFile(csv, "", True), SourceFile(other, "", True)]
    assert files_of(f'{csv}; "{other}"', context, layers=False) == expected
    # A semicolon in a name parts nothing.
    odd = csv.replace("crimes", "a;b")
    os.rename(csv, odd)
    assert files_of(odd, context, layers=False) == [SourceFile(odd, "", True)]


def test_a_virtual_layer_leads_to_what_it_refers_to(context, csv):
    vrt = csv.replace("crimes.csv", "all.vrt")
    with open(vrt, "w", encoding="utf-8") as file:
        file.write('<SrcDataSource relativeToVRT="1">crimes.csv</SrcDataSource><SrcDataSource>all.vrt</SrcDataSource>')
    assert SourceFile(csv) in files_of(vrt, context)


def test_a_shapefile_has_a_family_and_links_are_one_file(tmp_path):
    family = beside(str(tmp_path / "a.b.SHP"))
    assert {str(tmp_path / name) for name in ("a.b.dbf", "a.b.shx", "a.b.qml")} <= set(family)
    assert str(tmp_path / "a.b.SHP") not in family
    (tmp_path / "one").write_text("")
    os.symlink(str(tmp_path / "one"), str(tmp_path / "link"))
    assert same_file(str(tmp_path / "one"), str(tmp_path / "link"))
    assert same_file(str(tmp_path / "none"), str(tmp_path / "x" / ".." / "none"))
    assert not same_file(str(tmp_path / "one"), str(tmp_path / "none"))
