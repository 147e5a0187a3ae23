"""A month's patrol plan for a force: 300 hot spots, 28 days, three shifts; alone, and with its trade-off of five.

    make bench                       (or scripts/bench.sh)

BENCH_HOTSPOTS is the number of hot spots.
"""

import json
import os
import sys

import bench
from bench import SEED, WORK, measure, measured, record, start_qgis, verdict

HOTSPOTS = int(os.environ.get("BENCH_HOTSPOTS", "300"))
#: The hours of a night, of an afternoon and of a morning are scarce in different ways.
OFFICERS = "Police, Early, 8, 1; Police, Late, 14, 1.5; Police, Night, 12, 1; Council wardens, Late, 6, 1, Mon-Sat"


def hotspots_layer():
    """Hot spots in forty neighbourhoods, few with much crime and many with little."""
    import numpy as np
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    rng = np.random.default_rng(SEED)
    layer = QgsVectorLayer(
        "Polygon?crs=EPSG:27700&field=hotspot_id:string&field=crimes:integer&field=area_name:string",
        "hot spots",
        "memory",
    )
    features = []
    for i, crimes in enumerate((20 * (rng.pareto(1.5, HOTSPOTS) + 0.3)).astype(int) + 1):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([f"H{i:04d}", int(crimes), f"Ward {rng.integers(40)}"])
        feature.setGeometry(
            QgsGeometry.fromWkt("Polygon(({0} 0,{1} 0,{1} 150,{0} 150,{0} 0))".format(300 * i, 300 * i + 150))
        )
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def peaks_path():
    """Three windows of four hours each, mostly on the nights of the weekend."""
    import numpy as np

    rng = np.random.default_rng(SEED)
    path = os.path.join(WORK, "peaks.json")
    profiles = [
        {
            "hotspot_id": f"H{i:04d}",
            "peaks": [
                {
                    "day": int(rng.choice(7, p=(0.1, 0.1, 0.1, 0.1, 0.2, 0.25, 0.15))),
                    "from_hour": int(rng.choice((8, 12, 16, 20, 22), p=(0.1, 0.15, 0.25, 0.3, 0.2))),
                    "hours": 4,
                    "share": 0.3,
                }
                for _ in range(3)
            ],
        }
        for i in range(HOTSPOTS)
    ]
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"profiles": profiles}, file)
    return path


def plan(points):
    import resource

    kept = start_qgis()
    layer, peaks = hotspots_layer(), peaks_path()
    report = os.path.join(WORK, "plan.json")
    with measured() as clock:
        results = kept[2].run(
            "hotspotpolicing:patrolplan",
            {
                "HOTSPOT_LAYER": layer,
                "START": "2026-11-30",
                "DAYS": 28,
                "RESOURCES": OFFICERS,
                "PEAKS": peaks,
                "AREA_MINIMUM": 4,
                "FRONTIER_POINTS": points,
                "SOLVER": "milp",
                "REPORT_JSON": report,
                "OUTPUT": os.path.join(WORK, "plan.gpkg"),
            },
        )
    with open(report, encoding="utf-8") as file:
        frontier = json.load(file)["frontier"]
    return clock.answer(
        visits=results["VISITS"],
        gap=max(one["gap"] for one in frontier),
        plans=len(frontier),
        child=resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024,
    )


bench.MEASUREMENTS["plan"] = plan
bench.PROGRAM = os.path.abspath(__file__)


def main():
    os.makedirs(WORK, exist_ok=True)
    for points, title in ((0, "Patrol plan"), (5, "Patrol plan with its trade-off")):
        ours = measure("plan", points)
        words = (
            "{} of {:,} hot spots, 28 days, 3 shifts: {} plan{} of {:,} visits, {:.1f} s (to reach 60: {}), gap "
            "at most {:.2f} % (to reach 1: {}), {:.0f} MB in the solver's process"
        )
        print(
            words.format(
                title,
                HOTSPOTS,
                ours["plans"],
                "s" if ours["plans"] > 1 else "",
                ours["visits"],
                ours["seconds"],
                verdict(ours["seconds"] <= 60),
                100 * ours["gap"],
                verdict(ours["gap"] <= 0.01),
                ours["child"],
            ),
            flush=True,
        )
        reached = ours["seconds"] <= 60 and ours["gap"] <= 0.01
        record(f"{title}, 28 days, 3 shifts", ours, {}, HOTSPOTS, "60 s, gap 1 %", reached)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print("ANSWER " + json.dumps(bench.MEASUREMENTS[sys.argv[2]](int(sys.argv[3]))), flush=True)
        os._exit(0)
    main()
