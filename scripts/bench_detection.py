"""The other methods beside other tools', in one run: density, point clusters, local Moran, near repeats.

    make bench                       (or scripts/bench.sh)

Each measurement is a process of its own; BENCH_CROWDED is the number of crimes on few places (200,000).
"""

import json
import os
import sys

import bench
from bench import (
    PATIENCE,
    SEED,
    WORK,
    area_path,
    best,
    measure,
    measured,
    points_path,
    ratio_of,
    record,
    seconds_of,
    sparse_map,
    start_qgis,
    verdict,
)

CROWDED = int(os.environ.get("BENCH_CROWDED", "200000"))
PLACES = 12_000
EPS, LEAST = 100.0, 50


def crowded_path(count):
    return os.path.join(WORK, f"points_crowded_{count}.gpkg")


def make_crowded(count):
    """Crimes on 12,000 places, as data.police.uk has them: a few places hold most."""
    import geopandas
    import numpy as np

    frame = geopandas.read_file(points_path(100000))
    rng = np.random.default_rng(SEED)
    places = rng.choice(len(frame), PLACES, replace=False)
    share = rng.pareto(1.2, PLACES) + 0.05
    drawn = rng.choice(places, count, p=share / share.sum())
    made = frame.iloc[drawn].reset_index(drop=True)
    made.to_file(crowded_path(count), layer="points", driver="GPKG", VERSION="1.2")
    return {}


def coordinates(path):
    import geopandas
    import numpy as np

    shapes = geopandas.read_file(path).geometry
    return np.column_stack([shapes.x, shapes.y])


def density_ours(count):
    kept = start_qgis()
    with measured() as clock:
        kept[2].run(
            "hotspotpolicing:kerneldensity",
            {
                "INPUT": points_path(count),
                "STUDY_AREA": area_path(),
                "BANDWIDTH": 1000,
                "CELL_SIZE": 25,
                "OUTPUT": os.path.join(WORK, "density_ours.tif"),
                "HOTSPOTS": os.path.join(WORK, "density_ours.gpkg"),
            },
        )
    return clock.answer()


def density_peers(count):
    """QGIS's own heat map, which is neither calibrated nor corrected at the edge."""
    kept = start_qgis()
    with measured() as clock:
        kept[2].run(
            "qgis:heatmapkerneldensityestimation",
            {
                "INPUT": points_path(count),
                "RADIUS": 1000,
                "PIXEL_SIZE": 25,
                "KERNEL": 0,
                "OUTPUT_VALUE": 0,
                "OUTPUT": os.path.join(WORK, "density_peers.tif"),
            },
        )
    return clock.answer()


def _clusters(tool, parameters, name):
    kept = start_qgis()
    path = os.path.join(WORK, name + ".gpkg")
    with measured() as clock:
        kept[2].run(tool, dict({"INPUT": crowded_path(CROWDED), "OUTPUT": path}, **parameters))
    from osgeo import ogr

    field = "cluster" if tool.startswith("hotspot") else "CLUSTER_ID"
    opened = ogr.Open(path)
    labels = [feature.GetField(field) for feature in opened.GetLayer(0)]
    del kept
    return clock.answer(
        clusters=len({label for label in labels if label is not None}), noise=sum(label is None for label in labels)
    )


def dbscan_ours(_):
    return _clusters(
        "hotspotpolicing:pointclusters",
        {"EPS": EPS, "MIN_POINTS": LEAST, "HOTSPOTS": os.path.join(WORK, "spots_dbscan.gpkg")},
        "dbscan_ours",
    )


def dbscan_native(_):
    return _clusters("native:dbscanclustering", {"EPS": EPS, "MIN_SIZE": LEAST}, "dbscan_native")


def st_dbscan_ours(_):
    return _clusters(
        "hotspotpolicing:pointclusters",
        {
            "METHOD": "st_dbscan",
            "EPS": EPS,
            "MIN_POINTS": LEAST,
            "EPS_DAYS": 7,
            "DATE_FIELD": "date",
            "HOTSPOTS": os.path.join(WORK, "spots_st.gpkg"),
        },
        "st_ours",
    )


def st_dbscan_native(_):
    # A script gives milliseconds: seven days, as ours.
    return _clusters(
        "native:stdbscanclustering",
        {"DATETIME_FIELD": "date", "EPS": EPS, "EPS2": 7 * 24 * 3600 * 1000, "MIN_SIZE": LEAST},
        "st_native",
    )


def dbscan_sklearn(_):
    from sklearn.cluster import DBSCAN

    points = coordinates(crowded_path(CROWDED))
    with measured() as clock:
        labels = DBSCAN(eps=EPS, min_samples=LEAST).fit_predict(points)
    return clock.answer(clusters=int(labels.max()) + 1, noise=int((labels < 0).sum()))


def lisa_ours(_):
    values, neighbours, _ = sparse_map()
    from hotspot_policing.core.statistics.local_moran import local_moran

    with measured() as clock:
        local_moran(values, neighbours, "permutation", 999, SEED)
    return clock.answer(units=len(values))


def lisa_peers(_):
    """esda on every core, compiled and warmed up before the clock starts."""
    from esda import Moran_Local
    from libpysal.weights import lat2W

    values, _, side = sparse_map()
    Moran_Local(values[:400].astype(float), lat2W(20, 20, rook=False), permutations=9, seed=1)
    weights = lat2W(side, side, rook=False)
    with measured() as clock:
        Moran_Local(values.astype(float), weights, permutations=999, keep_simulations=False, n_jobs=-1, seed=1)
    from joblib.externals.loky import get_reusable_executor

    get_reusable_executor().shutdown(wait=True)
    return clock.answer(units=len(values))


def lisa_pygeoda(_):
    """GeoDa's engine, compiled, on both cores."""
    import geopandas
    import numpy as np
    import pygeoda
    from shapely.geometry import box

    values, _, side = sparse_map()
    row, column = np.divmod(np.arange(side * side), side)
    squares = geopandas.GeoDataFrame(
        {"crimes": values}, geometry=[box(x, y, x + 1, y + 1) for x, y in zip(column.tolist(), row.tolist())]
    )
    opened = pygeoda.open(squares)
    weights = pygeoda.queen_weights(opened)
    with measured() as clock:
        pygeoda.local_moran(
            weights,
            squares["crimes"],
            permutations=999,
            seed=1,
            permutation_method="complete",
            cpu_threads=os.cpu_count(),
        )
    return clock.answer(units=len(values))


def near_repeat(count):
    """Knox's table of crimes on 36 months, five distance and four time bands, 999 permutations."""
    import numpy as np

    points = coordinates(points_path(count))
    sys.path.insert(0, os.path.join(bench.BUILD, "plugins"))
    from hotspot_policing.core.statistics.knox import Bands, knox

    # As dense as a large force's burglary: the sample's own square is a tenth of one.
    points = points * np.sqrt(10)
    # Another seed than the places': days drawn from the same stream would hang on them.
    days = np.random.default_rng(SEED + 1).integers(0, 1095, count)
    with measured() as clock:
        found = knox(points[:, 0], points[:, 1], days, Bands([200, 400, 600, 800, 1000], [7, 14, 21, 28]))
    return clock.answer(pairs=int(found.observed.sum()))


bench.MEASUREMENTS.update(
    {
        function.__name__: function
        for function in (
            make_crowded,
            density_ours,
            density_peers,
            dbscan_ours,
            dbscan_native,
            dbscan_sklearn,
            st_dbscan_ours,
            st_dbscan_native,
            lisa_ours,
            lisa_peers,
            lisa_pygeoda,
            near_repeat,
        )
    }
)
bench.PROGRAM = os.path.abspath(__file__)


def main(count):
    os.makedirs(WORK, exist_ok=True)
    for needed in (count, 100000):
        if not os.path.exists(points_path(needed)):
            measure("make_points", needed)
    if not os.path.exists(crowded_path(CROWDED)):
        measure("make_crowded", CROWDED)

    ours, peers = best("density_ours", count, 2), measure("density_peers", count, PATIENCE)
    ratio = ratio_of(peers, ours)
    record("Kernel density, 25 m cells, 1 km", ours, {"QGIS's heat map": peers}, count, "15 ×", ratio >= 15)
    words = "Density, {:,} crimes, 25 m cells, 1 km: ours {:.1f} s, {:.0f} MB, QGIS's heat map {} s"
    print(words.format(count, ours["seconds"], ours["mb"], seconds_of(peers)), end="")
    print(f", {ratio:.1f} × (to reach 15: {verdict(ratio >= 15)})", flush=True)
    for title, name, others in (
        ("DBSCAN", "dbscan_ours", ("dbscan_native", "dbscan_sklearn")),
        ("ST-DBSCAN", "st_dbscan_ours", ("st_dbscan_native",)),
    ):
        ours = best(name, 0, 2)
        others = {other.rsplit("_", 1)[-1]: measure(other, patience=PATIENCE) for other in others}
        record(f"{title}, {PLACES:,} places", ours, others, CROWDED, "2 s", ours["seconds"] <= 2)
        print(
            "{}, {:,} crimes on {:,} places: ours {:.2f} s and {:.0f} MB ({:,} clusters, {:,} in none)".format(
                title, CROWDED, PLACES, ours["seconds"], ours["mb"], ours["clusters"], ours["noise"]
            ),
            flush=True,
        )
        for other, peers in others.items():
            if peers is None:
                print(
                    "    {}: not done after {:,} s, more than {:.0f} ×".format(
                        other, PATIENCE, PATIENCE / ours["seconds"]
                    ),
                    flush=True,
                )
                continue
            ratio = peers["seconds"] / ours["seconds"]
            print(
                "    {}: {:.2f} s and {:.0f} MB ({:,} clusters, {:,} in none), {:.1f} ×{}".format(
                    other,
                    peers["seconds"],
                    peers["mb"],
                    peers["clusters"],
                    peers["noise"],
                    ratio,
                    f" (to reach 15: {verdict(ratio >= 15)})" if title == "DBSCAN" and other == "native" else "",
                ),
                flush=True,
            )
    ours = best("lisa_ours", runs=2)
    print("Local Moran, 999 permutations, {:,} units: ours {:.2f} s".format(ours["units"], ours["seconds"]), flush=True)
    others = {
        name: measure(other, patience=PATIENCE) for name, other in (("esda", "lisa_peers"), ("pygeoda", "lisa_pygeoda"))
    }
    record("Local Moran, 999 permutations", ours, others, ours["units"])
    for name, peers in others.items():
        print(f"    {name}: {seconds_of(peers)} s, {ratio_of(peers, ours):.0f} ×", flush=True)
    ours = measure("near_repeat", 100000)
    record("Near repeats, 999 permutations", ours, {}, 100000, "60 s", ours["seconds"] <= 60)
    print(
        "Near repeats, 100,000 crimes, {:,} pairs within 1 km and 28 days, 999 permutations: {:.0f} s (to reach 60: "
        "{}), {:.0f} MB (to reach 500: {})".format(
            ours["pairs"], ours["seconds"], verdict(ours["seconds"] <= 60), ours["mb"], verdict(ours["mb"] <= 500)
        ),
        flush=True,
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print("ANSWER " + json.dumps(bench.MEASUREMENTS[sys.argv[2]](int(sys.argv[3]))), flush=True)
        os._exit(0)
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
