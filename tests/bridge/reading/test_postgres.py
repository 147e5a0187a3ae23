"""A connection of our own: it reads, it writes nothing, and what goes wrong is said without the login."""

import dataclasses
import threading

import pytest
from postgres import PASSWORD, READER
from qgis.core import QgsFeedback
from refusals import refused

from hotspot_policing.bridge.ground.errors import Cancelled, InputError
from hotspot_policing.bridge.reading.postgres import Connection, Refused, access


@pytest.fixture(scope="module")
def reader(cluster, qgis):
    """The Access to a table of three rows."""
    cluster.execute(
        "DROP TABLE IF EXISTS asked; CREATE TABLE asked (id serial PRIMARY KEY, geom geometry(Point, 27700)); "
        "INSERT INTO asked (geom) SELECT ST_SetSRID(ST_MakePoint(450000 + i, 520000), 27700) FROM "
        "generate_series(1, 3) i; "
        f"GRANT SELECT ON asked TO {READER}"
    )
    return access(cluster.layer("asked"))


def test_rows_come_with_bound_values(reader):
    with Connection(reader, "asked") as connection:
        assert connection.rows("SELECT id FROM asked WHERE id > %s ORDER BY id", (1,)) == [(2,), (3,)]
        assert connection.rows("SELECT %s::text", ("it's 100 %",)) == [("it's 100 %",)]


def test_nothing_can_be_written(reader, cluster):
    with Connection(reader, "asked") as connection:
        with refused(Refused):
            connection.rows("DELETE FROM asked")
    assert cluster.execute("SELECT count(*) FROM asked") == [(3,)]


def test_every_statement_sees_the_same_rows(reader, cluster):
    with Connection(reader, "asked") as connection:
        before = connection.rows("SELECT count(*) FROM asked")
        cluster.execute("INSERT INTO asked (geom) VALUES ('SRID=27700;POINT(1 1)')")
        assert connection.rows("SELECT count(*) FROM asked") == before
    cluster.execute("DELETE FROM asked WHERE id > 3")


def test_a_statement_that_takes_too_long_is_stopped(reader):
    with Connection(dataclasses.replace(reader, seconds=1), "asked") as connection:
        with refused(InputError, "asked", "1"):
            connection.rows("SELECT pg_sleep(20)")


def test_a_cancel_is_heard_while_the_server_works(reader):
    feedback = QgsFeedback()
    threading.Timer(0.3, feedback.cancel).start()
    with refused(Cancelled):
        with Connection(reader, "asked", feedback) as connection:
            connection.rows("SELECT pg_sleep(20)")


def test_a_wrong_login_is_refused_without_showing_it(reader):
    wrong = dataclasses.replace(reader, conninfo=reader.conninfo.replace(PASSWORD, "otherword99"))
    assert wrong != reader
    with refused(Refused) as caught:
        with Connection(wrong, "asked"):
            pass
    said = str(caught.value) + repr(wrong) + repr(reader)
    assert not any(word in said for word in ("otherword99", PASSWORD, READER, "127.0.0.1"))
