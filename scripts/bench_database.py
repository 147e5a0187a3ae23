"""Crimes counted in PostgreSQL beside the same crimes read through QGIS, in one run, on a server of our own.

    make bench                       (or scripts/bench.sh)

The crimes are drawn in the database, denser towards one corner, with offence and day; both ways count them in hexagons
of 150 m over the same rectangle. Memory is this process's; the server's is its own.
"""

import json
import os
import sys

import bench
from bench import CELL, ROOT, WORK, measure, measured, record, start_qgis

sys.path.insert(0, os.path.join(ROOT, "tests", "support"))
from postgres import Cluster, missing  # noqa: E402

WEST, SOUTH, SIDE = 440_000, 510_000, 40_000


class Running(Cluster):
    """The server that the report has started, seen from a measurement."""

    def __init__(self):
        self.port = int(os.environ["BENCH_PORT"])


def make_crimes(cluster, count):
    cluster.execute(
        f"SELECT setseed(0.5); CREATE UNLOGGED TABLE crimes_{count} AS SELECT i AS id, (ARRAY['Burglary', 'Robbery', "
        "'Drugs', 'Criminal damage', 'Vehicle crime'])[1 + i % 5] AS offence, date '2023-01-01' + i % 1095 AS day, "
        f"ST_SetSRID(ST_MakePoint({WEST} + {SIDE} * power(random(), 2), {SOUTH} + {SIDE} * power(random(), 2)), "
        f"27700)::"
        f"geometry(Point, 27700) AS geom FROM generate_series(1, {count}) AS i; ANALYZE crimes_{count}; "
        f"GRANT SELECT ON crimes_{count} TO PUBLIC"
    )


def rectangle():
    from qgis.core import QgsFeature, QgsGeometry, QgsRectangle, QgsVectorLayer

    area = QgsVectorLayer("Polygon?crs=EPSG:27700", "area", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(WEST, SOUTH, WEST + SIDE, SOUTH + SIDE)))
    area.dataProvider().addFeatures([feature])
    area.updateExtents()
    return area


def gistar(count, **more):
    kept = start_qgis()
    from qgis.core import QgsProcessingFeedback

    said = []

    class Feedback(QgsProcessingFeedback):
        def pushInfo(self, text):
            said.append(text)

    layer = Running().layer(f"crimes_{count}", key="id")
    parameters = dict(
        {
            "INPUT": layer,
            "STUDY_AREA": rectangle(),
            "UNIT": "hexagon",
            "CELL_SIZE": CELL,
            "OFFENCE_FIELD": "offence",
            "DATE_FIELD": "day",
            "OUTPUT": "TEMPORARY_OUTPUT",
            "HOTSPOTS": "TEMPORARY_OUTPUT",
        },
        **more,
    )
    with measured() as clock:
        result = kept[2].run("hotspotpolicing:gistar", parameters, feedback=Feedback())
    return clock.answer(used=result["CRIMES_USED"], said=[line for line in said if "database" in line])


def counted(count):
    return gistar(count)


def counted_choice(count):
    return gistar(count, OFFENCES="burglary; Drugs", START="2024-01-01", END="2024-12-31")


def read(count):
    """The same through QGIS, which reads every crime: a filter of QGIS's own, true of all, keeps SQL out."""
    return gistar(count, FILTER='"id" > 0')


bench.MEASUREMENTS.update({function.__name__: function for function in (counted, counted_choice, read)})
bench.PROGRAM = os.path.abspath(__file__)


def main(few, many):
    lacking = missing()
    if lacking:
        print(f"PostGIS: not measured, {lacking}")
        return
    os.makedirs(WORK, exist_ok=True)
    cluster = Cluster()
    try:
        os.environ["BENCH_PORT"] = str(cluster.port)
        for count in (few, many):
            make_crimes(cluster, count)
        ours, other = measure("counted", few), measure("read", few)
        assert ours["used"] == other["used"] and ours["said"][0].startswith("Counted in the database")
        print(
            "PostGIS, {:,} crimes to Gi* hot spots: counted in the database {:.1f} s and {:.0f} MB, read through "
            "QGIS {:.1f} s and {:.0f} MB, {:.1f} ×".format(
                few, ours["seconds"], ours["mb"], other["seconds"], other["mb"], other["seconds"] / ours["seconds"]
            ),
            flush=True,
        )
        record("Gi* in PostgreSQL, counted there", ours, {"read through QGIS": other}, few)
        for name, words in (("counted", "all"), ("counted_choice", "two offences of five, one year of three")):
            ours = measure(name, many)
            print(
                "PostGIS, {:,} crimes, {}: {:.1f} s and {:.0f} MB; {}".format(
                    many, words, ours["seconds"], ours["mb"], ours["said"][0]
                ),
                flush=True,
            )
            record(f"Gi* in PostgreSQL, {words}", ours, {}, many)
    finally:
        cluster.remove()


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print("ANSWER " + json.dumps(bench.MEASUREMENTS[sys.argv[2]](int(sys.argv[3]))), flush=True)
        os._exit(0)
    main(*([int(size) for size in sys.argv[1:]] or [1_000_000, 5_000_000]))
