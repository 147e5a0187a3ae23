"""Outlines of half a million corners, very many places, and small counts that are hidden: ours beside our own count.

make bench                       (or scripts/bench.sh)
"""

import json
import os
import sys

import bench
from bench import SEED, WORK, area_path, best, measure, measured, points_path, record, start_qgis, verdict

CORNERS = 500_000
#: The side of the hexagons of which about 412,000 cover the area.
SMALL = 45


def outline_path():
    return os.path.join(WORK, f"area_{CORNERS}.gpkg")


def make_outline(_):
    """An outline that goes in and out at each of its corners, around the middle of the area."""
    import geopandas
    import numpy as np
    from shapely.geometry import Polygon

    west, south, east, north = geopandas.read_file(area_path()).total_bounds
    rng = np.random.default_rng(SEED)
    angle = np.sort(rng.uniform(0, 2 * np.pi, CORNERS))
    away = 0.35 + 0.08 * np.sin(9 * angle) + 0.02 * np.sin(77 * angle) + rng.uniform(0, 0.0001, CORNERS)
    middle, size = ((west + east) / 2, (south + north) / 2), (east - west, north - south)
    shape = Polygon(
        np.column_stack([middle[0] + size[0] * away * np.cos(angle), middle[1] + size[1] * away * np.sin(angle)])
    )
    geopandas.GeoDataFrame({"name": ["force"]}, geometry=[shape], crs="EPSG:27700").to_file(
        outline_path(), layer="area", driver="GPKG", VERSION="1.2"
    )
    return {}


def _run(tool, parameters):
    kept = start_qgis()
    with measured() as clock:
        kept[2].run(tool, parameters)
    return clock.answer()


def _spots(name):
    return os.path.join(WORK, f"{name}_hotspots.gpkg")


def count_within(count):
    return _run(
        "hotspotpolicing:countcrimes",
        {
            "INPUT": points_path(count),
            "STUDY_AREA": outline_path(),
            "OUTPUT": os.path.join(WORK, "within.gpkg"),
            "HOTSPOTS": _spots("within"),
        },
    )


def count_native(count):
    """The same outline's points counted by QGIS: one number, and no places."""
    return _run(
        "native:countpointsinpolygon",
        {"POLYGONS": outline_path(), "POINTS": points_path(count), "OUTPUT": os.path.join(WORK, "within_native.gpkg")},
    )


def summary_within(count):
    return _run(
        "hotspotpolicing:arealsummary",
        {
            "INPUT": points_path(count),
            "HOTSPOT_LAYER": _spots("within"),
            "AREAS": outline_path(),
            "NAME_FIELD": "name",
            "OUTPUT": os.path.join(WORK, "summary.gpkg"),
        },
    )


def density_within(count):
    return _run(
        "hotspotpolicing:kerneldensity",
        {
            "INPUT": points_path(count),
            "STUDY_AREA": outline_path(),
            "OUTPUT": os.path.join(WORK, "density_within.tif"),
            "HOTSPOTS": _spots("density_within"),
        },
    )


def count_small(count):
    return _run(
        "hotspotpolicing:countcrimes",
        {
            "INPUT": points_path(count),
            "STUDY_AREA": area_path(),
            "CELL_SIZE": SMALL,
            "OUTPUT": os.path.join(WORK, "small.gpkg"),
            "HOTSPOTS": _spots("small"),
        },
    )


def concentration(count):
    return _run(
        "hotspotpolicing:concentration",
        {
            "INPUT": points_path(count),
            "STUDY_AREA": area_path(),
            "CELL_SIZE": SMALL,
            "OUTPUT": os.path.join(WORK, "concentration.gpkg"),
        },
    )


def disclosure(_):
    """82 areas, 14 offences, 3 months: small counts hidden, and the hiding attacked."""
    import numpy as np

    sys.path.insert(0, os.path.join(bench.BUILD, "plugins"))
    from hotspot_policing.core.fairness.disclosure import LEAST, attack, control

    rng = np.random.default_rng(SEED)
    mean = rng.gamma(0.8, 1.0, (82, 1, 1)) * rng.gamma(0.4, 10.0, (1, 14, 1)) * np.ones((1, 1, 3))
    counts = rng.poisson(mean)
    with measured() as clock:
        cube = control(counts)
        attack(cube, np.flatnonzero(cube.hidden.ravel() == 1), enough=(0, LEAST))
    return clock.answer(small=int((cube.hidden == 1).sum()), beside=int((cube.hidden == 2).sum()))


bench.MEASUREMENTS.update(
    {
        function.__name__: function
        for function in (
            make_outline,
            count_within,
            count_native,
            summary_within,
            density_within,
            count_small,
            concentration,
            disclosure,
        )
    }
)
bench.PROGRAM = os.path.abspath(__file__)


def main(count):
    if not os.path.exists(points_path(count)):
        measure("make_points", count)
    if not os.path.exists(outline_path()):
        measure("make_outline")
    ours, native = best("count_within", count, 2), measure("count_native", count, bench.PATIENCE)
    ratio = 1 / bench.ratio_of(native, ours)
    record("Counted in places of an outline", ours, {"QGIS, in the outline": native}, count, "1 ×", ratio <= 1)
    print(
        "Outline of {:,} corners, {:,} crimes: counted in places {:.2f} s, in the outline alone by QGIS {} s, {:.2f} × "
        "(to reach 1: {})".format(
            CORNERS, count, ours["seconds"], bench.seconds_of(native, 2), ratio, verdict(ratio <= 1)
        ),
        flush=True,
    )
    for name, what in (("summary_within", "Areas and their hot spots"), ("density_within", "Kernel density")):
        other = best(name, count, 2)
        _beside(f"{what} in an outline", other, ours, count, 1.5)
    ours = best("count_small", count, 2)
    _beside("Concentration, small places", best("concentration", count, 2), ours, count, 1.3)
    hidden = measure("disclosure")
    reached = hidden["seconds"] <= 10
    record("Small counts suppressed, with the privacy check", hidden, {}, 82 * 14 * 3, "10 s", reached)
    print(
        "Disclosure, 82 areas, 14 offences, 3 months: {:.1f} s (to reach 10: {}), {:,} small counts, {:,} hidden "
        "beside them".format(hidden["seconds"], verdict(reached), hidden["small"], hidden["beside"]),
        flush=True,
    )


def _beside(what, answer, counted, count, most):
    ratio = answer["seconds"] / counted["seconds"]
    record(what, answer, {"our own count": counted}, count, f"at most {most:g} ×", ratio <= most)
    print(
        "    {}: {:.2f} s, {:.2f} × the count (to reach {:g}: {})".format(
            what, answer["seconds"], ratio, most, verdict(ratio <= most)
        ),
        flush=True,
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print("ANSWER " + json.dumps(bench.MEASUREMENTS[sys.argv[2]](int(sys.argv[3]))), flush=True)
        os._exit(0)
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
