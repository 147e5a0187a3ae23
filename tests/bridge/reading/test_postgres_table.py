"""A layer from PostgreSQL and what SQL could say of it, or why not."""

import pytest
from postgres import READER
from qgis.core import QgsVectorLayer
from support import WARDS

from hotspot_policing.bridge.ground.compat import make_field
from hotspot_policing.bridge.moments.time_zones import UTC
from hotspot_policing.bridge.reading.postgres_table import own_table, table_of


@pytest.fixture(scope="module")
def stored(cluster, qgis):
    """A table of points, and one of lines, in the database."""
    cluster.execute(
        "DROP SCHEMA IF EXISTS told CASCADE; CREATE SCHEMA told; "
        "CREATE TABLE told.points (id serial PRIMARY KEY, offence text, day date, geom geometry(Point, 27700)); "
        "CREATE TABLE told.several (id serial PRIMARY KEY, geom geometry(MultiPoint, 27700)); "
        "CREATE TABLE told.lines (id serial PRIMARY KEY, geom geometry(LineString, 27700)); "
        "INSERT INTO told.points (offence, geom) VALUES ('Drugs', 'SRID=27700;POINT(450000 520000)'); "
        f"GRANT USAGE ON SCHEMA told TO {READER}; GRANT SELECT ON ALL TABLES IN SCHEMA told TO {READER}"
    )

    def layer(table, **more):
        kind = {"several": "MultiPoint", "lines": "LineString"}.get(table, "Point")
        return cluster.layer(
            table, name=table, schema="" if table.startswith("(") else "told", key="id", kind=kind, **more
        )

    return layer


def test_a_table_is_told_as_it_is(stored):
    table = table_of(stored("points", subset="offence = 'Drugs'"), zone=UTC)
    assert (table.schema, table.relation, table.geometry) == ("told", "points", "geom")
    assert (table.subset, table.srid, table.multi, table.zone) == ("offence = 'Drugs'", 27700, False, UTC)
    assert {name: table.types[name] for name in ("id", "offence", "day")} == {
        "id": "int4",
        "offence": "text",
        "day": "date",
    }
    assert table.reason == "" and not table.is_query
    assert table_of(stored("several")).multi


def test_each_thing_that_sql_cannot_say_has_its_own_reason(stored):
    layer = stored("points")
    edited, joined = stored("points"), stored("points")
    edited.startEditing()
    joined.addExpressionField("1", make_field("virtual", "integer"))
    tables = [
        table_of(layer, selected=True),
        table_of(layer, expression="offence = 'Drugs'"),
        table_of(joined),
        table_of(stored("lines")),
    ]
    if edited.isEditable():
        tables.append(table_of(edited))
        edited.rollBack()
    reasons = [table.reason for table in tables]
    assert all(reasons) and len(set(reasons)) == len(reasons)
    assert table_of(layer).reason == ""


def test_a_query_has_no_table_of_its_own(stored):
    layer = stored("points")
    assert own_table(layer) == ("told", "points")
    query = stored("(SELECT * FROM told.points)")
    assert own_table(query) == ("", "") and table_of(query).is_query


def test_secrets_are_not_shown(stored):
    table = table_of(stored("points"))
    assert "password" not in repr(table) and "host" not in repr(table)


def test_other_layers_have_no_table(qgis):
    assert table_of(QgsVectorLayer(WARDS, "wards", "ogr")) is None
