"""Five million pings of two hundred vehicles into visits of the sample's hot spots: time and memory.

    make bench                       (or scripts/bench.sh)

BENCH_PINGS is the number of pings.
"""

import json
import os
import sys

import bench
from bench import WORK, measure, measured, record, start_qgis, verdict

PINGS = int(os.environ.get("BENCH_PINGS", "5000000"))
VEHICLES = 200
DEMO = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "resources", "demo")


def pings_path():
    return os.path.join(WORK, f"pings_{PINGS}.csv")


def make_pings(_):
    """Vehicles that stay half an hour at a place and drive on, with 20 m of error, heard every 20 seconds."""
    import numpy as np

    rng = np.random.default_rng(1)
    each = PINGS // VEHICLES
    step = np.arange(each)
    times = (np.datetime64("2026-07-01T00:00:00") + 20 * step).astype("S19").astype(str)
    with open(pings_path(), "w") as file:
        file.write("Callsign,Time,Easting,Northing\n")
        for vehicle in range(VEHICLES):
            stops = rng.uniform((445_000, 515_000), (455_000, 523_000), (each // 90 + 2, 2))
            on = np.clip((step % 90 - 60) / 30, 0, 1)[:, None]
            place = stops[step // 90] * (1 - on) + stops[step // 90 + 1] * on + rng.normal(0, 20, (each, 2))
            file.writelines(f"V{vehicle:03d},{when},{x:.1f},{y:.1f}\n" for when, (x, y) in zip(times, place.tolist()))
    return {}


def make_hotspots(_):
    kept = start_qgis()
    crimes = os.path.join(WORK, "sample.gpkg")
    kept[2].run("hotspotpolicing:importpoliceuk", {"SOURCE": [os.path.join(DEMO, "police_uk.zip")], "OUTPUT": crimes})
    kept[2].run(
        "hotspotpolicing:countcrimes",
        {
            "INPUT": crimes,
            "STUDY_AREA": os.path.join(DEMO, "wards.gpkg") + "|layername=wards",
            "OUTPUT": "memory:",
            "HOTSPOTS": os.path.join(WORK, "sample_hotspots.gpkg"),
        },
    )
    return {}


def visits(_):
    kept = start_qgis()
    with measured() as clock:
        results = kept[2].run(
            "hotspotpolicing:patrolvisits",
            {
                "PINGS": pings_path(),
                "HOTSPOT_LAYER": os.path.join(WORK, "sample_hotspots.gpkg"),
                "OUTPUT": os.path.join(WORK, "visits.gpkg"),
            },
        )
    return clock.answer(visits=results["VISIT_COUNT"], used=results["PINGS_USED"])


bench.MEASUREMENTS.update({function.__name__: function for function in (make_pings, make_hotspots, visits)})
bench.PROGRAM = os.path.abspath(__file__)


def main():
    os.makedirs(WORK, exist_ok=True)
    if not os.path.exists(pings_path()):
        measure("make_pings")
    if not os.path.exists(os.path.join(WORK, "sample_hotspots.gpkg")):
        measure("make_hotspots")
    ours = measure("visits")
    words = "Visits from {:,} pings: {:.1f} s (to reach 60: {}), {:.0f} MB above QGIS (to reach 1,000: {}); {:,} visits"
    print(
        words.format(
            ours["used"],
            ours["seconds"],
            verdict(ours["seconds"] <= 60),
            ours["mb"],
            verdict(ours["mb"] <= 1000),
            ours["visits"],
        ),
        flush=True,
    )
    reached = ours["seconds"] <= 60 and ours["mb"] <= 1000
    record("Visits from positions", ours, {}, ours["used"], "60 s, 1,000 MB", reached)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--measure"]:
        print("ANSWER " + json.dumps(bench.MEASUREMENTS[sys.argv[2]](int(sys.argv[3]))), flush=True)
        os._exit(0)
    main()
