"""Crimes counted in a real PostgreSQL: the same answer as reading them, row by row, and nothing else happens there."""

import collections
import dataclasses
import io
import itertools
import os
import re
import sys
import threading
import time

import numpy as np
import pytest
from postgres import ADMIN, PASSWORD, READER, Cluster, missing
from qgis.core import (
    QgsApplication,
    QgsAuthMethodConfig,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsCredentials,
    QgsDataSourceUri,
    QgsProcessingException,
    QgsSettings,
    QgsVectorLayer,
)
from refusals import refused
from support import DEMO, WARDS, Feedback, rows

from hotspot_policing.bridge.counting.count_by_period import count_by_place_and_period
from hotspot_policing.bridge.counting.count_by_place import count_by_place
from hotspot_policing.bridge.counting.crimes import CrimeChoice, CrimeQuery, read_crimes
from hotspot_policing.bridge.counting.postgres_sql import DatabaseFacts, Selection, keys_of
from hotspot_policing.bridge.counting.row_account import SEVERAL
from hotspot_policing.bridge.ground.errors import Cancelled, InputError
from hotspot_policing.bridge.reading.points import PointSource
from hotspot_policing.bridge.reading.postgres import LIMIT_SETTING, Connection, Refused
from hotspot_policing.core.counting import grids
from hotspot_policing.core.counting.count_by_place import OpenPlaces
from hotspot_policing.core.counting.made_area import SQUARES
from hotspot_policing.core.counting.periods import PERIODS

INVENTED = os.path.join(DEMO, "invented_harm_weights.csv")
TEMPORARY = {"OUTPUT": "TEMPORARY_OUTPUT", "HOTSPOTS": "TEMPORARY_OUTPUT"}
GRID = QgsCoordinateReferenceSystem("EPSG:27700")


@pytest.fixture(scope="module")
def sample(cluster, crimes_path):
    """The sample's crimes in the database, with a made-up weight: table ``sample``; and as a GeoPackage layer."""
    cluster.execute(
        "CREATE TABLE sample (id serial PRIMARY KEY, offence text, day date, location text, weight numeric, "
        "geom geometry(Point, 27700))"
    )
    layer = QgsVectorLayer(crimes_path, "crimes", "ogr")
    values = []
    for i, feature in enumerate(layer.getFeatures()):
        point = feature.geometry().asPoint()
        values.append(
            (
                feature["offence"],
                feature["date"].toString("yyyy-MM-dd"),
                feature["location"],
                i % 997 / 7,
                point.x(),
                point.y(),
            )
        )
    connection = cluster.connect()
    from psycopg2.extras import execute_values

    with connection.cursor() as cursor:
        execute_values(
            cursor,
            "INSERT INTO sample (offence, day, location, weight, geom) VALUES %s",
            values,
            "(%s, %s::date, %s, %s, ST_SetSRID(ST_MakePoint(%s, %s), 27700))",
            page_size=5000,
        )
        cursor.execute("GRANT SELECT ON sample TO " + READER)
        cursor.execute("ANALYZE sample")
    connection.close()
    return len(values)


@pytest.fixture(scope="module")
def stored(cluster, sample, tmp_path_factory):
    """The same crimes as a GeoPackage, written from the database."""
    from qgis.core import QgsVectorFileWriter

    path = str(tmp_path_factory.mktemp("stored") / "crimes.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    code = QgsVectorFileWriter.writeAsVectorFormatV3(
        cluster.layer("sample"), path, QgsCoordinateTransformContext(), options
    )[0]
    assert code == QgsVectorFileWriter.WriterError.NoError
    return path


def in_database(feedback):
    """Whether the log says that the database has counted."""
    return any(line.startswith("Counted in the database: ") for line in feedback.said)


def same(one, two):
    """Rows equal, sums of weights to nine digits."""
    assert len(one) == len(two)
    for left, right in zip(one, two):
        for name in left:
            if isinstance(left[name], float):
                assert left[name] == pytest.approx(right[name], rel=1e-9, nan_ok=True), name
            else:
                assert left[name] == right[name], name


def both(run, cluster, algorithm, options, stored, **uri):
    """Units and hot spots through PostGIS and through a GeoPackage are the same, and so are the account and the notes;
    the results of the first."""
    said, results = [], []
    for layer in (cluster.layer("sample", **uri), QgsVectorLayer(stored, "crimes", "ogr")):
        feedback = Feedback()
        if uri.get("subset") and layer.providerType() == "ogr":
            assert layer.setSubsetString(uri["subset"])
        results.append(run(algorithm, dict(TEMPORARY, INPUT=layer, **options), feedback))
        said.append([line for line in feedback.said if not line.startswith(("Counted", "Results"))])
        assert in_database(feedback) == (layer.providerType() == "postgres"), feedback.said
    same(*[sorted(rows(result["OUTPUT"]), key=lambda row: row["unit_id"]) for result in results])
    same(*[sorted(rows(result["HOTSPOTS"]), key=lambda row: row["rank"]) for result in results])
    assert said[0] == said[1]
    return results[0]


CHOICES = {
    "all in the wards": {"STUDY_AREA": WARDS},
    "all, an area made of them": {},
    "an area made of them, by centre": {"CENTRE_ONLY": True},
    "offences, whatever the case": {"OFFENCE_FIELD": "offence", "OFFENCES": "BURGLARY; shoplifting; Public order"},
    "a month": {"STUDY_AREA": WARDS, "DATE_FIELD": "day", "START": "2025-02-01", "END": "2025-02-28"},
    "a month begun": {"DATE_FIELD": "day", "START": "2025-01-15"},
    "weights": {"STUDY_AREA": WARDS, "WEIGHT_FIELD": "weight"},
    "the square root of weights": {"STUDY_AREA": WARDS, "WEIGHT_FIELD": "weight", "WEIGHT_TRANSFORM": "sqrt"},
    "the logarithm of weights, a table's": {
        "STUDY_AREA": WARDS,
        "OFFENCE_FIELD": "offence",
        "WEIGHTS": INVENTED,
        "WEIGHT_TRANSFORM": "log",
    },
    "weights, a table's": {"STUDY_AREA": WARDS, "OFFENCE_FIELD": "offence", "WEIGHTS": INVENTED},
    "premises": {"LOCATION_FIELD": "location", "EXCLUDE": "Police  station; Hospital; Café"},
    "everything": {
        "STUDY_AREA": WARDS,
        "OFFENCE_FIELD": "offence",
        "OFFENCES": "Drugs;Anti-social behaviour",
        "DATE_FIELD": "day",
        "START": "2025-02-01",
        "END": "2025-03-31",
        "WEIGHT_FIELD": "weight",
        "LOCATION_FIELD": "location",
        "EXCLUDE": "Supermarket",
    },
}


@pytest.mark.once
@pytest.mark.parametrize("algorithm,shape", [("countcrimes", "hexagon"), ("gistar", "square")])
@pytest.mark.parametrize("choice", CHOICES)
def test_the_same_hot_spots_as_from_a_geopackage(run, cluster, stored, algorithm, shape, choice):
    both(run, cluster, algorithm, dict(CHOICES[choice], UNIT=shape, CELL_SIZE=400), stored)


@pytest.mark.parametrize("algorithm,shape", [("countcrimes", "square"), ("gistar", "hexagon")])
def test_the_same_hot_spots_in_the_usual_size(run, cluster, stored, algorithm, shape):
    both(run, cluster, algorithm, {"STUDY_AREA": WARDS, "UNIT": shape}, stored)


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize(
    "choice",
    [
        CrimeChoice(date_field="day"),
        CrimeChoice(
            offence_field="offence",
            offences=("Drugs", "burglary"),
            date_field="day",
            weight_field="weight",
            location_field="location",
            excluded=("Supermarket",),
            start=np.datetime64("2024-12-30"),
        ),
    ],
    ids=["all", "some, by weight"],
)
def test_places_and_periods(cluster, stored, period, choice):
    """Unit by unit and period by period, over days before and after 1970 as well."""
    cluster.execute(
        "DROP TABLE IF EXISTS spread; CREATE TABLE spread AS SELECT id, offence, location, weight, geom, "
        f"(day - id % 20000 * ({0 if choice.start is not None else 1}))::date AS day FROM sample; GRANT SELECT ON "
        f"spread TO {READER}"
    )
    found = []
    for fast in (True, False):
        feedback, places = Feedback(), OpenPlaces(grids.make_grid("hexagon", 300))
        tallied = count_by_place_and_period(
            CrimeQuery(PointSource(cluster.layer("spread", key="id")), choice, GRID, QgsCoordinateTransformContext()),
            places,
            "outside",
            period,
            feedback,
            fast,
        )
        assert in_database(feedback) == fast
        cells = tallied.cells
        keys = places.keys[cells.place]
        order = np.lexsort((keys, cells.period))
        harm = [] if cells.weights is None else np.round(cells.weights[order], 6).tolist()
        found.append(
            (
                tallied.periods,
                keys[order].tolist(),
                cells.period[order].tolist(),
                cells.crimes[order].tolist(),
                harm,
                tallied.rows(),
                tallied.account.notes,
                tallied.window,
            )
        )
        assert (np.diff(cells.period) >= 0).all() and len(tallied) > 100
    assert found[0] == found[1]


def test_the_layers_own_filter_counts(run, cluster, stored, sample):
    result = both(run, cluster, "countcrimes", {"CELL_SIZE": 400}, stored, subset="offence LIKE '%urg%'")
    assert 0 < result["CRIMES_READ"] < sample / 10
    # The area that is made has nothing to do with it.
    whole = both(run, cluster, "countcrimes", {"CELL_SIZE": 400}, stored)
    assert whole["UNIT_COUNT"] == result["UNIT_COUNT"] and whole["CRIMES_READ"] == sample


# -- one unit after the other, on points that are hard ---------------------------------------------------------------


def count(layer, choice, places, fast=True):
    """(CountByPlace, what was said) of a layer in places."""
    feedback = Feedback()
    query = CrimeQuery(PointSource(layer), choice, GRID, QgsCoordinateTransformContext())
    return count_by_place(query, places, "outside", feedback, fast), feedback


def make_points(cluster, table, coordinates, kind="Point"):
    cluster.execute(f"DROP TABLE IF EXISTS {table}")
    cluster.execute(f"CREATE TABLE {table} (id serial PRIMARY KEY, geom geometry({kind}, 27700))")
    cluster.execute(
        f"INSERT INTO {table} (geom) SELECT ST_SetSRID(ST_MakePoint(x, y), 27700) FROM unnest(%s::float8[], "
        f"%s::float8[]) "
        "AS points (x, y)",
        [[c[0] for c in coordinates], [c[1] for c in coordinates]],
    )
    cluster.execute(f"GRANT SELECT ON {table} TO {READER}")


def lattice(grid):
    """Corners, middles of sides and centres of units, exactly and one step of the number to each side."""
    keys = grids.pack(*np.array(list(itertools.product(range(-3, 4), range(-3, 4)))).T)
    keys = np.concatenate([keys, grids.pack([2931, 3000, 123_456], [3967, 4001, 654_321])])
    outlines = grid.outlines(keys)
    x, y = grid.centres(keys)
    points = np.concatenate(
        [outlines.reshape(-1, 2), ((outlines[:, 1:] + outlines[:, :-1]) / 2).reshape(-1, 2), np.stack([x, y], axis=1)]
    )
    points = points[(points != 0).any(1)]
    beside = [points]
    for toward in (np.inf, -np.inf):
        beside += [
            np.stack([np.nextafter(points[:, 0], toward), points[:, 1]], axis=1),
            np.stack([points[:, 0], np.nextafter(points[:, 1], toward)], axis=1),
        ]
    return np.concatenate(beside)


@pytest.mark.parametrize("shape", ["hexagon", "square"])
@pytest.mark.parametrize("size", [150, 339.8, 100 / 3, 0.1])
def test_edges_and_corners_fall_into_the_same_units(cluster, qgis, shape, size):
    grid = grids.make_grid(shape, size)
    points = np.concatenate(
        [
            lattice(grid),
            np.random.default_rng(1).uniform(-1e4 * size, 1e4 * size, (3000, 2)),
            # Whole metres, as many systems store them.
            np.random.default_rng(2).integers(400_000, 401_000, (3000, 2)).astype(float),
        ]
    )
    points = points[(np.abs(points) > 1e-100).all(1)]
    make_points(cluster, "hard", points.tolist())
    places = OpenPlaces(grid)
    found, feedback = count(cluster.layer("hard"), CrimeChoice(), places)
    assert in_database(feedback), feedback.said
    keys, counts = np.unique(grid.locate(*points.T), return_counts=True)
    order = np.argsort(places.keys)
    assert places.keys[order].tolist() == keys.tolist()
    assert found.counts[order].tolist() == counts.tolist()
    assert_squares(places, *points.T)


def assert_squares(places, x, y):
    """What the study area is made of is that of these points."""
    keys, counts = np.unique(SQUARES.locate(x, y), return_counts=True)
    assert places.squares.keys.tolist() == keys.tolist() and places.squares.counts.tolist() == counts.tolist()


STRANGE = """
    ('Burglary', '2025-01-01', '2025-01-01 10:00', '2025-06-30 23:30+00', '2025-01-01', 1, 1, 'POINT(450000 520000)'),
    (' BURGLARY ', '2025-01-31', '2025-01-31 23:59:59.9', '2025-01-31', '2025-02-30', .1, .1, 'POINT(450000.5 520000)'),
    ('burglary', '2025-02-28', '2025-02-28', '2025-02-28', '2025-02-28T10:00', 0, 0, 'POINT(450100 520100)'),
    ('Robbery', '2025-02-28', '2025-02-28', '2025-02-28', '2025-02-28 x', NULL, 3, 'POINT(450100 520100)'),
    ('Straße', '2025-02-01', '2025-02-01', '2025-02-01', '2025-02-01', 'NaN', 3, 'POINT(450100 520100)'),
    ('STRASSE', '2025-02-02', '2025-02-02', '2025-02-02', '', 12.5, 3, 'POINT(450100 520100)'),
    ('O''Neil; "x" %s {0} \\', '2025-02-02', '2025-02-02', '2025-02-02', NULL, 1, 1, 'POINT(450100 520100)'),
    (NULL, '2025-02-02', '2025-02-02', '2025-02-02', '2025-02-02', 1, 1, 'POINT(450100 520100)'),
    ('', NULL, NULL, NULL, '2025-13-01', 1, 1, 'POINT(450100 520100)'),
    ('Burglary', 'infinity', 'infinity', '-infinity', '2025-02-02', 1, 1, 'POINT(450100 520100)'),
    ('Burglary', '10000-01-01', '10000-01-01', '10000-01-01', '9999-12-31', 1, 1, 'POINT(450100 520100)'),
    ('Burglary', '9999-12-31', '2999-12-31', '2999-12-31', '2999-12-31', 1, 1, 'POINT(450100 520100)'),
    ('Burglary', '2025-01-01', '2025-01-01', '2025-01-01', '2025-01-01', 1, 1, NULL),
    ('Burglary', '2025-01-01', '2025-01-01', '2025-01-01', '2025-01-01', 1, 1, 'POINT EMPTY'),
    ('Burglary', '2025-01-01', '2025-01-01', '2025-01-01', '2025-01-01', 1, 1, 'POINT(0 0)'),
    ('Burglary', '2025-01-01', '2025-01-01', '2025-01-01', '2025-01-01', 1, 1, 'POINT(0 520000)'),
    ('Burglary', '2025-01-01', '2025-01-01', '2025-01-01', '2025-01-01', 'Infinity', 1, 'POINT(450000 520000)'),
    ('Burglary', '2025-01-01', '2025-01-01', '2025-01-01', '2025-01-01', 123456.789, 1, 'POINT(450000 520000)'),
    ('Burglary', '1969-12-31', '1969-12-31', '1969-12-31', '1969-12-31', 1, 1, 'POINT(450000 520000)')
""".replace("'POINT", "'SRID=27700;POINT")


@pytest.fixture(scope="module")
def strange(cluster, qgis):
    """A table of everything that may be odd in a row."""
    cluster.execute(
        "CREATE TABLE strange (id serial PRIMARY KEY, offence text, day date, at timestamp, "
        "at_zone timestamptz, written text, weight float8, single real, geom geometry(Point, 27700))"
    )
    cluster.execute("INSERT INTO strange (offence, day, at, at_zone, written, weight, single, geom) VALUES " + STRANGE)
    cluster.execute(
        "CREATE TABLE multi AS SELECT id, offence, day, ST_Multi(geom)::geometry(MultiPoint, 27700) geom "
        "FROM strange; INSERT INTO multi (id, offence, geom) VALUES (100, 'Burglary', "
        "'SRID=27700;MULTIPOINT((450000 520000), (1 1))'), (101, 'x', 'SRID=27700;MULTIPOINT EMPTY')"
    )
    cluster.execute("GRANT SELECT ON strange, multi TO " + READER)


def answers(layer, choice):
    """What counting in the database and reading say: counts by unit, sums, account; or the sentence."""
    said = []
    for fast in (True, False):
        places = OpenPlaces(grids.make_grid("hexagon", 150))
        try:
            found, feedback = count(layer, choice, places, fast)
        except InputError as error:
            said.append(str(error))
            continue
        assert in_database(feedback) == fast, feedback.said
        order = np.argsort(places.keys)
        harm = [] if found.harm is None else [round(float(value), 6) for value in found.harm[order]]
        # The last digit of a logarithm is each library's own.
        largest = found.largest_weights
        greatest = [] if largest is None else [float(f"{value:.14g}") for value in largest[order]]
        said.append(
            (
                places.keys[order].tolist(),
                found.counts[order].tolist(),
                harm,
                greatest,
                found.rows(),
                found.window,
                found.crowded().distinct,
                found.crowded().most,
                found.account.notes,
            )
        )
    return said


@pytest.mark.parametrize(
    "choice",
    [
        {},
        {"date_field": "day"},
        {"date_field": "at"},
        {"date_field": "at_zone"},
        {"date_field": "written"},
        {"weight_field": "weight"},
        {"weight_field": "weight", "weight_transform": "sqrt"},
        {"weight_field": "weight", "weight_transform": "log"},
        {"weight_field": "single"},
        {"weight_field": "single", "weight_transform": "log"},
        {"weight_field": "id"},
        {"date_field": "day", "start": "2025-01-31"},
        {"date_field": "day", "end": "2025-02-01"},
        {"date_field": "at_zone", "start": "2025-07-01", "end": "2025-07-01"},
        {"offences": ("burglary",)},
        {"offences": ("strasse",)},
        {"offences": ("STRASSE", "Robbery")},
        {"offences": ('o\'neil; "x" %s {0} \\',)},
        {"offences": ("Burglary", "Murder")},
        {"offences": ("robbery",)},
        {"offences": ("burglary",), "date_field": "day", "start": "2025-01-01", "weight_field": "weight"},
        {"date_field": "day", "start": "2030-01-01"},
        {"weight_field": "weight", "offences": ("Straße",)},
    ],
    ids=str,
)
def test_every_odd_row_has_the_same_fate(cluster, strange, choice):
    choice = dict(choice)
    for name in ("start", "end"):
        if name in choice:
            choice[name] = np.datetime64(choice[name])
    if "offences" in choice:
        choice["offence_field"] = "offence"
    one, two = answers(cluster.layer("strange", key="id"), CrimeChoice(**choice))
    assert one == two


@pytest.mark.parametrize("zone", ["auto", "written", "utc"])
@pytest.mark.parametrize("kind", ["timestamp", "timestamptz", "text"])
def test_times_are_read_as_chosen_in_the_database_and_out_of_it(cluster, qgis, kind, zone):
    """The last half hour of June by Greenwich is July by the clock; a column with time zones leaves nothing open."""
    cluster.execute("DROP TABLE IF EXISTS evening")
    cluster.execute(
        "CREATE TABLE evening AS SELECT i AS id, ('2025-' || CASE WHEN i > 60 THEN '07-09' ELSE '06-30' END || "
        "' 23:30{}')::{} AS at, ST_SetSRID(ST_MakePoint(450000 + i, 520000), 27700)::geometry(Point, 27700) AS geom "
        "FROM generate_series(1, 65) AS i".format("+00" if kind == "timestamptz" else "", kind)
    )
    cluster.execute("GRANT SELECT ON evening TO " + READER)
    choice = CrimeChoice(date_field="at", start=np.datetime64("2025-07-01"))
    for fast in (True, False):
        feedback, places = Feedback(), OpenPlaces(grids.make_grid("hexagon", 150))
        found = count_by_place(
            CrimeQuery(
                PointSource(cluster.layer("evening", key="id"), zone=zone),
                choice,
                GRID,
                QgsCoordinateTransformContext(),
            ),
            places,
            "outside",
            feedback,
            fast,
        )
        assert len(found) == (65 if kind == "timestamptz" or zone == "utc" else 5)
        assert in_database(feedback) == (fast and (kind, zone) != ("text", "utc")), feedback.said
        assert any("as requested" in note for note in found.account.notes) == (kind != "timestamptz" and zone == "utc")


@pytest.mark.parametrize("kind", ["date", "timestamp", "timestamptz", "text"])
def test_months_are_recognised(cluster, qgis, kind):
    cluster.execute("DROP TABLE IF EXISTS months")
    cluster.execute(
        "CREATE TABLE months AS SELECT i AS id, {} AS month, ST_SetSRID(ST_MakePoint(450000 + i, 520000), 27700)::"
        "geometry(Point, 27700) AS geom FROM generate_series(1, 100) AS i".format(
            "to_char(date '2024-01-01' + 31 * (i % 12), 'YYYY-MM')"
            if kind == "text"
            else "date_trunc('month', date '2024-01-01' + 31 * (i % 12))::" + kind
        )
    )
    cluster.execute("GRANT SELECT ON months TO " + READER)
    choice = CrimeChoice(date_field="month", start=np.datetime64("2024-02-15"))
    one, two = answers(cluster.layer("months", key="id"), choice)
    assert one == two
    assert one[5].months_only and "15 Feb 2024 is left out" in one[8][0]


def test_many_open_files_are_no_obstacle(cluster, strange):
    """File numbers of 1,024 and above, as a QGIS with hundreds of layers has them."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = 1200
    assert hard == resource.RLIM_INFINITY or hard >= wanted + 200
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted + 200), hard))
    files = []
    try:
        while not files or files[-1] < wanted:
            files.append(os.open(os.devnull, os.O_RDONLY))
        one, two = answers(cluster.layer("multi", key="id", kind="MultiPoint"), CrimeChoice(date_field="day"))
        assert one == two
    finally:
        for number in files:
            os.close(number)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_multi_points_of_one(cluster, strange):
    one, two = answers(cluster.layer("multi", key="id", kind="MultiPoint"), CrimeChoice(date_field="day"))
    assert one == two and one[4]["Left out, no location"] == 3
    assert one[4]["Left out, " + SEVERAL] == 1


# -- whatever the points come as -------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def shapes_of_it(cluster, sample):
    """The sample as views, queries and partitions: {name: what ``cluster.layer`` takes}."""
    parts = "".join(
        "CREATE TABLE parts_{0} PARTITION OF parts FOR VALUES FROM ('2025-{0}-01') TO ('2025-{1}-01');".format(
            f"{month:02d}", f"{month + 1:02d}"
        )
        for month in (1, 2, 3)
    )
    cluster.execute(
        "CREATE TABLE parts (LIKE sample) PARTITION BY RANGE (day);"
        + parts
        + "INSERT INTO parts SELECT * FROM sample; ANALYZE parts;"
        "CREATE VIEW as_view AS SELECT id, offence, day, geom FROM sample;"
        "CREATE VIEW untyped AS SELECT id, offence, day, ST_Translate(geom, 0, 0) AS geom FROM sample;"
        "CREATE MATERIALIZED VIEW stored_view AS SELECT id, offence, day, geom FROM sample;"
        "GRANT SELECT ON ALL TABLES IN SCHEMA public TO " + READER
    )
    query = "(SELECT id AS number, offence, day, geom AS point FROM sample WHERE offence LIKE '%' -- all of it\n)"
    return {
        "table": {"table": "sample"},
        "partitions": {"table": "parts", "key": "id"},
        "view": {"table": "as_view", "key": "id"},
        "materialised view": {"table": "stored_view", "key": "id"},
        "geometry of no declared kind": {"table": "untyped", "key": "id"},
        "query": {"table": query, "schema": "", "key": "number", "geometry": "point"},
    }


@pytest.mark.parametrize(
    "shape", ["table", "partitions", "view", "materialised view", "geometry of no declared kind", "query"]
)
def test_views_queries_and_partitions(cluster, shapes_of_it, shape, sample):
    choice = CrimeChoice(
        offence_field="offence", offences=("Burglary", "drugs"), date_field="day", start=np.datetime64("2025-02-01")
    )
    for subset in ("", "offence <> 'Drugs'"):
        one, two = answers(cluster.layer(subset=subset, **shapes_of_it[shape]), choice if not subset else CrimeChoice())
        assert one == two
        assert one[4]["Rows read"] == sample if not subset else one[4]["Rows read"] < sample


HOSTILE = 'Ötz"; DROP TABLE sample; --'


def test_hostile_names(cluster, qgis):
    quoted = '"{}"'.format(HOSTILE.replace('"', '""'))
    column = '"50% of ""; x\'{0}(s) %(size)s"'
    cluster.execute(
        f'CREATE SCHEMA {quoted}; CREATE TABLE {quoted}.{quoted} (id serial PRIMARY KEY, {column} text, "Day" date, '
        f'"The Geom" geometry(Point, 27700)); GRANT USAGE ON SCHEMA {quoted} TO {READER}; GRANT SELECT ON '
        f"{quoted}.{quoted} TO {READER}; "
        f'INSERT INTO {quoted}.{quoted} ({column}, "Day", "The Geom") '
        "SELECT CASE i % 3 WHEN 0 THEN 'It''s; \"so\" %s' ELSE 'x' END, "
        "'2025-01-01', ST_SetSRID(ST_MakePoint(450000 + i, 520000), 27700) FROM generate_series(1, 90) i"
    )
    name = column[1:-1].replace('""', '"')
    where = {"table": HOSTILE, "schema": HOSTILE, "geometry": "The Geom", "key": "id"}
    choice = CrimeChoice(offence_field=name, offences=('IT\'S; "SO" %S',), date_field="Day")
    one, two = answers(cluster.layer(subset="\"id\" <= 60 AND '%' <> '%s'", **where), choice)
    assert one == two and one[4]["Crimes used"] == 20
    one, two = answers(cluster.layer(**where), dataclasses.replace(choice, offences=("it's", "x")))
    assert one == two and one.startswith("OFFENCES: the offence 'it's' does not appear in the field")
    # A filter that names a column with a semicolon is left to QGIS.
    layer = cluster.layer(subset=f"{column} <> 'x'", **where)
    assert said_by(layer) == "Counted in QGIS, not in the database: the layer's filter or query contains a semicolon."


def said_by(layer, choice=CrimeChoice(), places=None, crs=GRID):
    feedback = Feedback()
    places = places if places is not None else OpenPlaces(grids.make_grid("hexagon", 150))
    query = CrimeQuery(PointSource(layer), choice, crs, QgsCoordinateTransformContext())
    count_by_place(query, places, "outside", feedback)
    return feedback.said[0]


def test_what_sql_cannot_say_is_read_and_said_so(run, cluster, sample, wards, monkeypatch):
    layer = cluster.layer("sample")
    options = dict(TEMPORARY, INPUT=layer, CELL_SIZE=500)

    def said(**more):
        feedback = Feedback()
        result = run("countcrimes", dict(options, **more), feedback)
        assert result["CRIMES_USED"] > 0
        return [line for line in feedback.said if "database" in line][0]

    assert said().startswith("Counted in the database: 20,314 rows in ")
    here = "Counted in QGIS, not in the database: {}."
    assert said(FILTER="offence = 'Drugs'") == here.format("a QGIS filter is set")
    assert said(UNIT="layer", UNITS_LAYER=WARDS) == here.format("the places are polygons from a layer")
    assert said(REFERENCE_FIELD="id") == here.format("duplicate references have to be found")
    assert said(OFFENCE_FIELD="offence", FLAGS="ASB") == here.format("crimes are filtered by flag")
    assert said(OFFENCE_FIELD="weight", OFFENCES="0") == here.format("the field 'weight' is of the type numeric")
    from qgis.core import QgsProcessingFeatureSourceDefinition, QgsProject

    QgsProject.instance().addMapLayer(layer, False)
    layer.selectByExpression("offence = 'Drugs'")
    chosen = QgsProcessingFeatureSourceDefinition(layer.id(), selectedFeaturesOnly=True)
    assert said(INPUT=chosen) == here.format("only the selected crimes are counted")
    from hotspot_policing.bridge.ground.compat import make_field

    layer.addExpressionField("1", make_field("one", "integer"))
    assert said() == here.format("the layer has joined or virtual fields")
    QgsProject.instance().removeMapLayer(layer.id())
    options["INPUT"] = cluster.layer("sample")
    monkeypatch.setitem(sys.modules, "psycopg2", None)
    assert said() == here.format("the Python module psycopg2 is not installed")
    monkeypatch.undo()
    assert said_by(cluster.layer("sample"), crs=QgsCoordinateReferenceSystem("EPSG:32630")) == here.format(
        "the crime layer is not in the coordinate system used for the calculation"
    )


def test_an_edit_session_is_read(cluster, sample):
    layer = cluster.layer("sample", user=ADMIN)
    assert layer.startEditing()
    assert said_by(layer).endswith("the layer is being edited.")
    layer.rollBack()


def test_a_column_of_many_kinds_is_read(cluster, qgis):
    cluster.execute(
        f"CREATE TABLE mixed (id serial PRIMARY KEY, geom geometry); GRANT SELECT ON mixed TO {READER}; "
        "INSERT INTO mixed (geom) VALUES ('SRID=27700;POINT(450000 520000)'), ('SRID=27700;POINT(450001 520000)'), "
        "('SRID=27700;LINESTRING(450000 520000, 1 1)'), (NULL)"
    )
    layer = cluster.layer("mixed", key="id")
    assert said_by(layer).endswith("some values can be read in more than one way.")
    assert len(count(layer, CrimeChoice(), OpenPlaces(grids.make_grid("square", 100)))[0]) == 2


@pytest.mark.parametrize(
    "text,why",
    [
        ("'2025-01-0' || i % 9 + 1", "Counted in the database"),
        ("'0' || i % 9 + 1 || '/02/2025'", "in more than one way"),
        ("CASE i % 2 WHEN 0 THEN '2025-01' ELSE '2025-01-01' END", "two formats"),
    ],
)
def test_dates_as_text(cluster, qgis, text, why):
    cluster.execute(
        f"DROP TABLE IF EXISTS texts; CREATE TABLE texts AS SELECT i AS id, {text} AS day, ST_SetSRID("
        "ST_MakePoint(450000 + i, 520000), 27700)::geometry(Point, 27700) AS geom FROM "
        f"generate_series(1, 60) AS i; GRANT SELECT ON texts TO {READER}"
    )
    layer = cluster.layer("texts", key="id")
    feedback = Feedback()
    places = OpenPlaces(grids.make_grid("square", 100))
    query = CrimeQuery(PointSource(layer), CrimeChoice(date_field="day"), GRID, QgsCoordinateTransformContext())
    if why == "two formats":
        with refused(InputError, "'day'", "'crimes'"):
            count_by_place(query, places, "outside", feedback)
        assert "the dates are stored as text in two formats" in feedback.said[0]
    else:
        assert len(count_by_place(query, places, "outside", feedback)) == 60
        assert why in feedback.said[0]


def test_a_database_that_stores_no_utf8(cluster, qgis):
    cluster.execute("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0", database="postgres")
    cluster.execute(
        "CREATE EXTENSION postgis; CREATE TABLE crimes AS SELECT i AS id, CASE i % 3 WHEN 0 THEN 'Café' WHEN 1 THEN "
        "'CAFÉ' ELSE 'Pub' END AS offence, ST_SetSRID(ST_MakePoint(450000 + i, 520000), 27700)::geometry(Point, 27700) "
        "AS geom FROM generate_series(1, 60) AS i; GRANT SELECT ON crimes TO " + READER,
        database="latin",
    )
    uri = cluster.uri("crimes", key="id")
    uri.setConnection("127.0.0.1", str(cluster.port), "latin", READER, PASSWORD)
    layer = QgsVectorLayer(uri.uri(False), "crimes", "postgres")
    one, two = answers(
        layer,
        CrimeChoice(offence_field="offence", offences=("café",), location_field="offence", excluded=("CAFÉ au lait",)),
    )
    assert one == two and one[4]["Crimes used"] == 40


# -- what must not happen --------------------------------------------------------------------------------------------


def test_no_host_user_or_password_is_shown(run, cluster, sample):
    feedback = Feedback()
    layer = cluster.layer("sample")
    result = run("gistar", dict(TEMPORARY, INPUT=layer, CELL_SIZE=500), feedback)
    assert in_database(feedback)
    shown = "\n".join(
        feedback.said
        + feedback.errors
        + feedback.stages
        + [
            result["OUTPUT"].metadata().abstract(),
            "\n".join(result["OUTPUT"].metadata().history()),
            repr(vars(PointSource(layer).table)),
            repr(PointSource(layer).table),
            result["NOTES"],
        ]
    )
    for secret in (PASSWORD, READER, "127.0.0.1", str(cluster.port)):
        assert secret not in shown
    with pytest.raises(QgsProcessingException) as wrong:
        run("gistar", dict(TEMPORARY, INPUT=layer, DATE_FIELD="day", START="2030-01-01"))
    assert PASSWORD not in str(wrong.value)


def test_reading_rights_are_enough_and_nothing_can_be_written(cluster, sample):
    table = PointSource(cluster.layer("sample", user=ADMIN)).table
    with Connection(table.access, table.name) as connection:
        assert connection.rows("SELECT current_setting('transaction_read_only')") == [("on",)]
        with refused(Refused, "25006"):
            connection.rows("CREATE TABLE not_allowed (x int)")
    # A project may come from anywhere, its filters too.
    for hostile in ("1 = 1); COMMIT; DELETE FROM sample; --", "id > 0; DELETE FROM sample"):
        for text in ({"subset": hostile}, {"relation": f"(SELECT * FROM sample WHERE {hostile})"}):
            with refused(Refused):
                Selection(
                    dataclasses.replace(table, **text),
                    CrimeChoice(),
                    "2025-01-01",
                    grids.make_grid("square", 100),
                    (0, 0, 1, 1),
                )


def test_the_login_is_that_of_the_layer(cluster, sample, tmp_path, monkeypatch):
    """By a service, by a login that QGIS stores, and by one that was typed in; sslmode goes along."""
    (tmp_path / "services").write_text(
        f"[planted]\nhost=127.0.0.1\nport={cluster.port}\ndbname=force\nuser={READER}\npassword={PASSWORD}\n"
    )
    monkeypatch.setenv("PGSERVICEFILE", str(tmp_path / "services"))
    uri = QgsDataSourceUri()
    uri.setConnection("planted", "", "", "")
    uri.setDataSource("public", "sample", "geom", "", "id")
    layer = QgsVectorLayer(uri.uri(False), "crimes", "postgres")
    assert layer.isValid() and said_by(layer).startswith("Counted in the database")

    def without_login(**more):
        uri = QgsDataSourceUri()
        uri.setConnection(
            "127.0.0.1",
            str(cluster.port),
            "force",
            more.get("user", ""),
            "",
            QgsDataSourceUri.SslMode.SslDisable,
            more.get("authcfg", ""),
        )
        uri.setDataSource("public", "sample", "geom", "", "id")
        return uri

    manager = QgsApplication.authManager()
    if not manager.isDisabled() and manager.setMasterPassword("master", True):
        config = QgsAuthMethodConfig("Basic")
        config.setName("planted")
        config.setConfig("username", READER)
        config.setConfig("password", PASSWORD)
        assert manager.storeAuthenticationConfig(config)
        layer = QgsVectorLayer(without_login(authcfg=config.id()).uri(False), "crimes", "postgres")
        assert layer.isValid() and said_by(layer).startswith("Counted in the database")
        assert PASSWORD not in layer.source()
        assert "sslmode=disable" in PointSource(layer).table.access.conninfo
    if "requestCredentials" in QgsCredentials.get.__doc__:
        uri = without_login(user=READER)
        QgsCredentials.instance().put(uri.connectionInfo(False), READER, PASSWORD)
        layer = QgsVectorLayer(uri.uri(False), "crimes", "postgres")
        assert layer.isValid() and said_by(layer).startswith("Counted in the database")
        assert said_by(layer).startswith("Counted in the database"), "asked for once, and still known"


# -- time limit, cancel, a server that goes away ----------------------------------------------------------------------


@pytest.fixture
def locked(cluster, sample):
    """The sample's source, and a lock on its table: a statement of ours waits in the middle."""
    source = PointSource(cluster.layer("sample"))
    connection = cluster.connect()
    with connection.cursor() as cursor:
        cursor.execute("BEGIN; LOCK TABLE sample IN ACCESS EXCLUSIVE MODE")
        yield source
    connection.close()


def ours(cluster):
    """Statements of ours that the server is at work on."""
    return cluster.execute(
        "SELECT query FROM pg_stat_activity WHERE application_name = 'Hot Spot Policing' AND state = 'active'"
    )


def start(source, feedback):
    """Counting in a thread of its own: the thread, and what it raised."""
    raised = []

    def work():
        try:
            count_by_place(
                CrimeQuery(source, CrimeChoice(), GRID, QgsCoordinateTransformContext()),
                OpenPlaces(grids.make_grid("hexagon", 150)),
                "outside",
                feedback,
            )
        except Exception as error:
            raised.append(error)

    thread = threading.Thread(target=work)
    thread.start()
    return thread, raised


def wait_for(test):
    for _ in range(200):
        if test():
            return
        time.sleep(0.05)
    raise AssertionError("it did not happen within ten seconds")


def test_a_time_limit_is_a_sentence(cluster, locked):
    access = dataclasses.replace(locked.table.access, seconds=1)
    locked.table = dataclasses.replace(locked.table, access=access)
    thread, raised = start(locked, Feedback())
    thread.join()
    assert re.match(
        "Counting the records in 'crimes' in the database took longer than 1 seconds; choose a shorter period, filter "
        "the layer, or raise the limit .hotspot_policing/database_seconds",
        str(raised[0]),
    )
    assert not ours(cluster)


def test_the_time_limit_is_a_setting(cluster, sample):
    assert PointSource(cluster.layer("sample")).table.access.seconds == 300
    QgsSettings().setValue(LIMIT_SETTING, 7)
    assert PointSource(cluster.layer("sample")).table.access.seconds == 7
    QgsSettings().remove(LIMIT_SETTING)


def test_a_cancel_cancels_the_statement(cluster, locked):
    feedback = Feedback()
    thread, raised = start(locked, feedback)
    wait_for(lambda: ours(cluster))
    feedback.cancel()
    begun = time.monotonic()
    thread.join()
    # Two seconds are promised.
    assert time.monotonic() - begun < 2
    assert isinstance(raised[0], Cancelled)
    wait_for(lambda: not ours(cluster))


def test_a_server_that_dies_is_a_sentence(qgis):
    lacking = missing()
    if lacking:
        pytest.skip(lacking)
    mortal = Cluster()
    try:
        make_points(mortal, "crimes", [(450000 + i, 520000) for i in range(50)])
        source = PointSource(mortal.layer("crimes"))
        connection = mortal.connect()
        with connection.cursor() as cursor:
            cursor.execute("BEGIN; LOCK TABLE crimes IN ACCESS EXCLUSIVE MODE")
        thread, raised = start(source, Feedback())
        wait_for(lambda: ours(mortal))
        mortal.stop("immediate")
        thread.join()
        assert str(raised[0]) == "'crimes' no longer responds; check the connection and try again."
        # And one that is gone from the beginning: reading says it.
        thread, raised = start(source, Feedback())
        thread.join()
        assert "'crimes' does not respond" in str(raised[0])
    finally:
        mortal.remove()


# -- one pass --------------------------------------------------------------------------------------------------------


def test_partitions_are_passed_over_once(cluster, shapes_of_it):
    """Each process sums up what it reads and the sums are put together; nothing is joined."""
    from psycopg2 import sql

    table = PointSource(cluster.layer(**shapes_of_it["partitions"])).table
    selection = Selection(
        table,
        CrimeChoice(date_field="day", end=np.datetime64("2025-03-15")),
        "2026-01-01",
        grids.make_grid("hexagon", 150),
        (4e5, 5e5, 5e5, 6e5),
    )
    with Connection(table.access, table.name) as connection:
        # As if the sample were large.
        for setting in ("parallel_setup_cost", "min_parallel_table_scan_size"):
            connection.rows("SELECT set_config(%s, '0', true)", (setting,))
        lines = connection.rows(sql.SQL("EXPLAIN (COSTS OFF) {}").format(selection.counts()), selection.values)
    found = "\n".join(line for (line,) in lines)
    assert "Finalize" in found and "Partial HashAggregate" in found and "Parallel Append" in found, found
    for part in ("parts_01", "parts_02", "parts_03"):
        assert found.count("Scan on " + part) == 1
    assert not re.search("Join|Nested Loop|SubPlan", found)


def test_what_is_counted_in_parts_adds_up(cluster, shapes_of_it, stored):
    """Without hints for the planner, as each of several machines would count its share (Citus): by unit, offence and
    month, against the GeoPackage's own rows."""
    choice = CrimeChoice(offence_field="offence", date_field="day")
    source = PointSource(QgsVectorLayer(stored, "crimes", "ogr"))
    crimes = read_crimes(CrimeQuery(source, choice, GRID, QgsCoordinateTransformContext()))
    grid = grids.make_grid("hexagon", 150)
    expected = collections.Counter(
        zip(
            grid.locate(crimes.x, crimes.y).tolist(),
            [crimes.offence.values[code] for code in crimes.offence.codes],
            crimes.dates.astype("datetime64[M]").astype(int).tolist(),
        )
    )

    def counted(table, fenced):
        table = PointSource(cluster.layer(table, key="id")).table
        selection = Selection(
            table, choice, np.datetime64("today"), grid, (0, 0, 1e6, 1e6), DatabaseFacts(fenced=fenced)
        )
        with Connection(table.access, table.name) as connection:
            rows = connection.rows(selection.counts("month", offences=True), selection.values)
        keys = keys_of(np.array([row[0] for row in rows])).tolist()
        return collections.Counter({(key, row[1], row[3]): row[4] for key, row in zip(keys, rows)})

    assert counted("parts", True) == counted("parts", False) == expected
    assert sum((counted(f"parts_0{i}", False) for i in (1, 2, 3)), collections.Counter()) == expected


# -- five million ----------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.once
def test_five_million_crimes(cluster, qgis, monkeypatch):
    """Unit by unit against the same arithmetic in NumPy on the rows themselves; and a cancel in the middle."""
    connection = cluster.connect()
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT setseed(0.5); CREATE UNLOGGED TABLE millions AS SELECT i AS id, ST_SetSRID(ST_MakePoint("
            "440000 + 40000 * power(random(), 2), 510000 + 40000 * power(random(), 2)), 27700)::"
            "geometry(Point, 27700) AS geom FROM generate_series(1, 5000000) AS i; ANALYZE millions; "
            "GRANT SELECT ON millions TO " + READER
        )
        layer = cluster.layer("millions", key="id")
        source, feedback = PointSource(layer), Feedback()
        thread, raised = start(source, feedback)
        wait_for(lambda: ours(cluster))
        feedback.cancel()
        thread.join()
        assert isinstance(raised[0], Cancelled)
        wait_for(lambda: not ours(cluster))
        travelled, ask = [], Connection.rows
        monkeypatch.setattr(Connection, "rows", lambda *given: travelled.append(ask(*given)) or travelled[-1])
        grid = grids.make_grid("hexagon", 150)
        places = OpenPlaces(grid)
        found, feedback = count(layer, CrimeChoice(), places)
        assert in_database(feedback)
        assert sum(map(len, travelled)) < 120_000
        raw = io.BytesIO()
        cursor.copy_expert("COPY (SELECT ST_X(geom), ST_Y(geom) FROM millions) TO STDOUT (FORMAT binary)", raw)
        cursor.execute("DROP TABLE millions")
    connection.close()
    # A header of 19 bytes; in each row a number of columns, and each column after its length; two bytes at the end.
    coordinates = np.frombuffer(
        raw.getbuffer()[19:-2], [("head", ">i2"), ("a", ">i4"), ("x", ">f8"), ("b", ">i4"), ("y", ">f8")]
    )
    x, y = coordinates["x"].astype(float), coordinates["y"].astype(float)
    assert len(x) == len(found) == found.account.read == 5_000_000
    keys, counts = np.unique(grid.locate(x, y), return_counts=True)
    order = np.argsort(places.keys)
    assert (places.keys[order] == keys).all() and (found.counts[order] == counts).all()
    assert_squares(places, x, y)
    assert found.crowded().distinct == pytest.approx(5_000_000, rel=0.02)


# -- the time that the data cover ----------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def diary(cluster, qgis):
    """Burglaries to 10 February 2025, robberies to 31 March, and one of a year that has not come: the table
    ``diary``."""
    cluster.execute(
        "CREATE TABLE diary (id serial PRIMARY KEY, offence text, day date, written text, geom geometry(Point, 27700))"
    )
    cluster.execute(
        "INSERT INTO diary (offence, day, written, geom) SELECT offence, day, to_char(day, 'YYYY-MM-DD'), "
        "ST_SetSRID(ST_MakePoint(450000 + 37 * n % 900, 520000 + 91 * n % 900), 27700) FROM ("
        "SELECT 'Burglary' AS offence, date '2025-01-02' + n % 40 AS day, n FROM generate_series(1, 400) AS n UNION "
        "ALL SELECT 'Robbery', date '2025-01-01' + n % 90, n FROM generate_series(1, 400) AS n UNION ALL "
        "SELECT 'Robbery', date '2199-01-01', 1) AS made"
    )
    cluster.execute("GRANT SELECT ON diary TO " + READER)


@pytest.mark.parametrize("how", ["all", "offence", "subset", "filter"])
@pytest.mark.parametrize("field", ["day", "written"])
@pytest.mark.parametrize("period", ["", "month"])
def test_the_data_end_with_the_last_record_of_all_in_the_database_too(cluster, diary, how, field, period):
    choice = CrimeChoice(date_field=field, end=np.datetime64("2026-03-31"), start=np.datetime64("2020-01-01"))
    if how == "offence":
        choice = dataclasses.replace(choice, offence_field="offence", offences=("Burglary",))
    chosen = "\"offence\" = 'Burglary'"
    source = PointSource(
        cluster.layer("diary", subset=chosen if how == "subset" else ""), False, chosen if how == "filter" else ""
    )
    query = CrimeQuery(source, choice, GRID, QgsCoordinateTransformContext())
    windows, notes = [], []
    for fast in (True, False):
        places = OpenPlaces(grids.make_grid("square", 250.0))
        found = (
            count_by_place_and_period(query, places, "", period, fast=fast)
            if period
            else count_by_place(query, places, "", fast=fast)
        )
        windows.append(str(found.window))
        notes.append(found.account.notes)
    assert windows == ["2025-01-01 to 2025-03-31"] * 2 and notes[0] == notes[1]
    assert "31 Mar 2025" in notes[0][0] and "31 Mar 2026" in notes[0][0] and "1 Jan 2020" in notes[0][1]


@pytest.mark.parametrize(
    "change, named",
    [
        ("DROP TABLE gone", ()),
        ("ALTER TABLE gone RENAME TO moved", ()),
        ("ALTER TABLE gone DROP COLUMN offence", "'offence'"),
    ],
)
@pytest.mark.parametrize("as_what", ["crimes counted there", "crimes read", "hot spots"])
def test_a_table_or_a_column_that_has_gone_is_said_as_that(cluster, run, crimes_path, change, named, as_what):
    cluster.execute("DROP TABLE IF EXISTS gone; DROP TABLE IF EXISTS moved")
    kind = "Polygon" if as_what == "hot spots" else "Point"
    cluster.execute(
        "CREATE TABLE gone (id serial PRIMARY KEY, offence text, hotspot_id text, day date, geom "
        f"geometry({kind}, 27700))"
    )
    shape = "ST_MakePoint(450000, 520000)" if kind == "Point" else "ST_MakeEnvelope(449000, 519000, 451000, 521000)"
    cluster.execute(
        "INSERT INTO gone (offence, hotspot_id, day, geom) SELECT 'Burglary', n::text, date '2025-01-01' + "
        f"n, ST_SetSRID({shape}, 27700) FROM generate_series(1, 20) AS n"
    )
    cluster.execute("GRANT SELECT ON gone TO " + READER)
    layer = cluster.layer("gone", name="gone", kind=kind)
    cluster.execute(change)
    given = {"INPUT": layer, "OFFENCE_FIELD": "offence", "DATE_FIELD": "day", **TEMPORARY}
    if as_what == "crimes read":
        given["FILTER"] = "\"offence\" <> ''"
    with refused(QgsProcessingException, named) as error:
        if as_what == "hot spots":
            run("profile", {"INPUT": crimes_path, "HOTSPOT_LAYER": layer, "OUTPUT": "TEMPORARY_OUTPUT"})
        else:
            run("countcrimes", given)
    assert "Traceback" not in str(error.value) and PASSWORD not in str(error.value)
