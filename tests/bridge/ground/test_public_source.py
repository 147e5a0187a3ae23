"""What is said of sources: nothing of logins, hosts and users, and all of what else stands in a text."""

import pytest
from refusals import refused

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.ground.public_source import (
    ELSEWHERE,
    Secrets,
    is_address,
    is_connection,
    public_source,
    public_text,
    require_file,
)

PLANTED = ("s3cr3t-Word", "jdoe7", "db.force.example")
CONNECTIONS = [
    "PG:host=db.force.example user=jdoe7 password=s3cr3t-Word dbname=crimes",
    "PG:dbname='crimes' host='db.force.example' port='5432' user='jdoe7' password='s3cr3t-Word' sslmode=prefer",
    "postgresql://jdoe7:s3cr3t-Word@db.force.example:5432/crimes?sslmode=require",
    "postgres://dbname='crimes' host=db.force.example user='jdoe7' password='s3cr3t-Word' table=\"public\".\"crime\"",
    "dbname='crimes' host=db.force.example port=5432 user='jdoe7' password='s3cr3t-Word' key='id' srid=27700 "
    'type=Point table="public"."crime" (geom)',
    "service='db.force.example' authcfg=s3cr3t-Word user='jdoe7'",
    "https://jdoe7:s3cr3t-Word@db.force.example/wfs?service=WFS",
    "https://db.force.example/x.geojson?user=jdoe7&token=s3cr3t-Word",
    "/vsicurl/https://jdoe7:s3cr3t-Word@db.force.example/x.geojson",
    "/vsizip//vsicurl/https://jdoe7:s3cr3t-Word@db.force.example/x.zip/x.shp",
    "MYSQL:crimes,host=db.force.example,user=jdoe7,password=s3cr3t-Word",
    "MSSQL:server=db.force.example;database=crimes;UID=jdoe7;PWD=s3cr3t-Word;",
    "OCI:jdoe7/s3cr3t-Word@db.force.example:1521/crimes",
    "WFS:https://jdoe7:s3cr3t-Word@db.force.example/wfs",
    "pagingEnabled='true' url='https://db.force.example/wfs' username='jdoe7' password='s3cr3t-Word' typename='x'",
]


def without(text):
    assert not any(word in text for word in PLANTED), text
    return text


@pytest.mark.parametrize("source", CONNECTIONS)
@pytest.mark.parametrize("around", ["{}", "'{}' cannot be opened (try again)", "Layer {}: not found", "<li>{}</li>"])
def test_a_connection_is_hidden_wherever_it_stands(source, around):
    text = around.format(source)
    secrets = Secrets([source])
    before, after = around.split("{}")
    assert without(secrets.hide(text)).startswith(before) and secrets.hide(text).endswith(after)
    # The words are known also where they come apart, as a database says them.
    without(secrets.hide('FATAL: password authentication failed for user "jdoe7" at db.force.example: s3cr3t-Word'))


@pytest.mark.parametrize("source", CONNECTIONS + ["/vsis3/db.force.example/jdoe7/s3cr3t-Word.csv"])
def test_a_source_is_named_by_its_kind(source):
    assert public_source(source) == ELSEWHERE and is_address(source) and is_connection(source)
    without(public_text("the source " + source + " is gone"))
    with refused(InputError, "SOURCE") as caught:
        require_file(source, "SOURCE")
    without(str(caught.value))


@pytest.mark.parametrize(
    "source, name",
    [
        ("/data/crimes.gpkg|layername=crime", "crimes.gpkg (crime)"),
        ("C:\\data\\crimes.csv", None),
        ("ogr:dbname='/data/crimes.gpkg' table=\"crime\" (geom)", "crimes.gpkg (crime)"),
        ("//server/share/crimes.csv", "crimes.csv"),
        ("/vsizip//data/x.zip/crimes.csv", "crimes.csv"),
        ("TEMPORARY_OUTPUT", "temporary layer"),
        ("https://www.example.org/crimes.geojson", ELSEWHERE),
    ],
)
def test_files_keep_their_names(source, name):
    assert name is None or public_source(source) == name
    assert public_text(source) == source
    if name != ELSEWHERE:
        require_file(source, "SOURCE")


@pytest.mark.parametrize(
    "text",
    [
        "\"user\" = 'officer' AND host = 'yes'",
        "Burglary; Robbery",
        "https://www.police.example/your-area?page=2",
        "user = 5",
        "INPUT = crimes.gpkg (crime)",
        "Columns: from_date = Date; offence = Type.",
        "A key=1, type=2 and so on",
        "Ask at the desk: 'service = good'.",
        "12:30 to 13:00",
        "Shift: Late",
    ],
)
def test_other_texts_stay_as_they_are(text):
    assert public_text(text) == text and not is_connection(text)
    assert text.startswith("https:") or Secrets([text]).hide(text) == text


@pytest.mark.parametrize(
    "said",
    [
        'connection to server at "db1" (10.1.2.3), port 5432 failed: FATAL: no password for user "crime"',
        "Access denied for user 'crime'@'db1' (using password: YES)",
        'could not translate host name "db1" to address',
    ],
)
def test_what_databases_say_is_hidden_without_knowing_the_source(said):
    text = public_text(said)
    assert "db1" not in text and "crime" not in text and "10.1.2.3" not in text


def test_a_user_called_as_a_thing_is_hidden_where_it_is_quoted_only():
    secrets = Secrets(["PG:host=db user=crimes password=longer-than-that"])
    assert secrets.hide("12 crimes were read") == "12 crimes were read"
    assert "crimes" not in secrets.hide('role "crimes" does not exist')
