"""Crimes read anew into their own table: what is gained, and what must not be lost."""

import os
import sqlite3

import pytest
from qgis.core import (
    QgsFeature,
    QgsProcessingException,
    QgsProcessingFeatureSourceDefinition,
    QgsProject,
    QgsVectorLayer,
)
from refusals import refused
from support import rows, unzip_demo

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.ground.gpkg_uri import table_uri
from hotspot_policing.bridge.importing.refresh import crime_table, crime_types, standing


@pytest.fixture(scope="module")
def months(tmp_path_factory):
    """The files of the sample, a month each."""
    return sorted(unzip_demo(str(tmp_path_factory.mktemp("months"))))


def digest(path):
    with open(path, "rb") as file:
        return hash(file.read())


def left(folder):
    return sorted(name for name in os.listdir(folder) if not name.endswith(("-wal", "-shm")))


def test_a_month_more(run, months, tmp_path):
    path = str(tmp_path / "all.gpkg")
    target = table_uri(path, "crimes")
    first = run("importpoliceuk", {"SOURCE": months[:2], "OUTPUT": target, "REFRESH": True})
    assert (first["ROWS_BEFORE"], first["NEWEST"], first["NEWEST_BEFORE"]) == (0, "2025-02", "")
    assert "Before" not in first["SUMMARY"], "there was none"
    run("importpoliceuk", {"SOURCE": months[:1], "OUTPUT": table_uri(path, "other")})
    other = rows(path + "|layername=other")
    shown = QgsVectorLayer(path + "|layername=crimes", "shown", "ogr")
    assert QgsProject.instance().addMapLayer(shown)
    assert len(list(shown.getFeatures())) == first["ROWS_KEPT"]
    second = run("importpoliceuk", {"SOURCE": months, "OUTPUT": target, "REFRESH": True})
    assert second["SUMMARY"].endswith(
        " Before: {:,} crimes up to Feb 2025. Now: {:,} crimes up to Mar 2025.".format(
            first["ROWS_KEPT"], second["ROWS_KEPT"]
        )
    )
    assert second["ROWS_BEFORE"] == first["ROWS_KEPT"] < second["ROWS_KEPT"] == standing(path, "crimes").rows
    # Who has it open sees the new rows, and what else is in the file stays.
    assert len(list(shown.getFeatures())) == second["ROWS_KEPT"]
    assert rows(path + "|layername=other") == other
    QgsProject.instance().removeMapLayer(shown)


@pytest.mark.parametrize(
    "which, named", [(slice(0, 2), ("SOURCE", "12,731", "Feb 2025")), (slice(2, 3), ("SOURCE", "7,583", "Mar 2025"))]
)
def test_months_are_not_lost(run, months, crimes_path, tmp_path, which, named):
    path = str(tmp_path / "crimes.gpkg")
    run("importpoliceuk", {"SOURCE": months, "OUTPUT": path})
    before = digest(path)
    with refused(QgsProcessingException, named):
        run("importpoliceuk", {"SOURCE": months[which], "OUTPUT": path, "REFRESH": True})
    assert digest(path) == before and left(tmp_path) == ["crimes.gpkg"]
    # Without it the user's word counts.
    assert run("importpoliceuk", {"SOURCE": months[which], "OUTPUT": path})["ROWS_BEFORE"] == 0


def export(path, days, beat=",B1"):
    header = "Crime Number,Offence,Date,Easting,Northing" + (",Beat" if beat else "")
    path.write_text("\n".join([header] + [f"{i},Burglary,{day},450000,520000{beat}" for i, day in enumerate(days)]))
    return str(path)


def test_fields_are_not_lost(run, tmp_path):
    path = str(tmp_path / "crimes.gpkg")
    days = ["2025-01-%02d" % day for day in range(1, 21)]
    run("importrecords", {"SOURCE": export(tmp_path / "a.csv", days), "OUTPUT": path})
    assert standing(path).newest == "2025-01-20" and "beat" in standing(path).fields
    before = digest(path)
    bare = export(tmp_path / "b.csv", days + ["2025-01-27"], "")
    with refused(QgsProcessingException, "'beat'", "crimes.gpkg"):
        run("importrecords", {"SOURCE": bare, "OUTPUT": path, "REFRESH": True})
    assert digest(path) == before
    # A window that moves on loses its first days, and that is how it should be.
    moved = export(tmp_path / "c.csv", days[3:] + ["2025-01-27"])
    found = run("importrecords", {"SOURCE": moved, "OUTPUT": path, "REFRESH": True})
    assert (found["ROWS_BEFORE"], found["ROWS_KEPT"], found["NEWEST"]) == (20, 18, "2025-01-27")
    assert found["SUMMARY"].endswith(
        " Before: 20 crimes up to 20 Jan 2025. Now: 18 crimes up to 27 Jan 2025; the earliest crimes are from "
        "4 Jan 2025 instead of 1 Jan 2025."
    )


def test_first_months_that_go_are_said(run, months, tmp_path):
    path = str(tmp_path / "crimes.gpkg")
    run("importpoliceuk", {"SOURCE": months, "OUTPUT": path})
    before = standing(path)
    assert (before.first, before.oldest, before.newest) == ("2025-01-01", "2025-01", "2025-03")
    found = run("importpoliceuk", {"SOURCE": months[1:], "OUTPUT": path, "REFRESH": True})
    assert found["SUMMARY"].endswith(
        "crimes up to Mar 2025; the earliest crimes are from Feb 2025 instead of Jan 2025."
    )
    assert found["ROWS_BEFORE"] > found["ROWS_KEPT"] == standing(path).rows
    # A date that is not given is not the oldest.
    with sqlite3.connect(path) as base:
        base.execute("create table bare as select * from crimes")
        base.execute("insert into gpkg_contents (table_name, data_type, srs_id) values ('bare', 'features', 27700)")
        base.execute("update bare set date = '' where fid = 1")
        base.execute("update bare set date = null where fid = 2")
    assert standing(path, "bare").first == standing(path).first == "2025-02-01"


def test_what_cannot_be_looked_at_is_refused(run, months, tmp_path):
    with refused(QgsProcessingException, "REFRESH", "OUTPUT"):
        run("importpoliceuk", {"SOURCE": months[:1], "OUTPUT": str(tmp_path / "crimes.shp"), "REFRESH": True})
    (tmp_path / "crimes.gpkg").write_text("nothing of the kind")
    with refused(QgsProcessingException, "crimes.gpkg"):
        run("importpoliceuk", {"SOURCE": months[:1], "OUTPUT": str(tmp_path / "crimes.gpkg"), "REFRESH": True})
    assert os.listdir(tmp_path) == ["crimes.gpkg"]


def test_which_table_the_crimes_are(qgis, run, months, tmp_path):
    path = str(tmp_path / "my 'own' crimes.gpkg")
    run("importpoliceuk", {"SOURCE": months[:1], "OUTPUT": table_uri(path, "some"), "CRIME_TYPES": "Burglary, Drugs"})
    run("importpoliceuk", {"SOURCE": months[:1], "OUTPUT": table_uri(path, "all")})
    project = QgsProject()
    layer = QgsVectorLayer(path + "|layername=all", "Crimes", "ogr")
    project.addMapLayer(layer)
    for value, table in (
        (path, "some"),
        (path + "|layername=all", "all"),
        (table_uri(path, "all"), "all"),
        (layer, "all"),
        (layer.id(), "all"),
        ("Crimes", "all"),
        (path + "|layername=ALL|subset=\"offence\" = 'Drugs'", "all"),
        (QgsProcessingFeatureSourceDefinition(layer.id()), "all"),
    ):
        assert crime_table(value, project) == (path, table), value
    assert crime_types(path, "some") == "Burglary, Drugs" and crime_types(path, "all") == ""
    memory = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string", "made here", "memory")
    memory.dataProvider().addFeatures([QgsFeature(memory.fields())])
    shape = str(tmp_path / "crimes.shp")
    run("importpoliceuk", {"SOURCE": months[:1], "OUTPUT": shape})
    with sqlite3.connect(path) as base:
        base.execute("create view seen as select * from some")
        base.execute("insert into gpkg_contents (table_name, data_type, srs_id) values ('seen', 'features', 27700)")
    web = QgsVectorLayer("url='http://secret.example/wfs' typename='x' password='planted'", "web", "WFS")
    layer.startEditing()
    for value, named in (
        (memory, ()),
        (web, "SOURCE"),
        (layer, "'Crimes'"),
        (QgsProcessingFeatureSourceDefinition(path, True), ()),
        (shape, "crimes.shp"),
        (path + "|layerid=1", ("'own'", "crimes.gpkg")),
        (path + "x.gpkg", ("'own'", "gpkgx.gpkg")),
        (path + "|layername=seen", ("'own'", "crimes.gpkg")),
        (path + "|layername=none", ("'own'", "crimes.gpkg")),
        ("host=secret.example password='planted'", "'a database or web layer'"),
    ):
        with refused(InputError, named) as caught:
            crime_table(value, project)
        assert "secret" not in str(caught.value) and "planted" not in str(caught.value)
    layer.rollBack()
