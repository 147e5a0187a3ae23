"""Runs the tools on the sample through qgis_process, as a scheduled job would, and prints the ten hottest places."""

import json
import os
import shutil
import subprocess
import sys
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.environ.get("build", os.path.join(ROOT, "build"))
QGIS_PROCESS = os.environ.get("qgis_process") or "qgis_process.bin"
OUT = os.path.join(BUILD, "demo")
GPKG = os.path.join(OUT, "cleveland.gpkg")
SAMPLE = os.path.join(ROOT, "resources", "demo", "police_uk.zip")
#: A copy of the shipped file: to open a GeoPackage changes it.
WARDS = os.path.join(OUT, "wards.gpkg")


def table(name):
    """A table of the GeoPackage as an output."""
    return f"ogr:dbname='{GPKG}' table=\"{name}\" (geom)"


def stored(name):
    """The same as an input."""
    return f"{GPKG}|layername={name}"


def qgis_process(*arguments):
    """What qgis_process says, as text; stops the demo with its own words where it fails."""
    done = subprocess.run([QGIS_PROCESS, *arguments], capture_output=True, text=True)
    if done.returncode:
        sys.exit("{} failed:\n{}{}".format(" ".join(arguments[:3]), done.stdout, done.stderr))
    return done.stdout


def run(algorithm, **parameters):
    """Results of one tool, with the seconds it took, QGIS's own start included."""
    given = []
    for name, value in parameters.items():
        given += [f"--{name}={one}" for one in (value if isinstance(value, list) else [value])]
    started = time.monotonic()
    text = qgis_process("--json", "run", "hotspotpolicing:" + algorithm, *given)
    answer = json.loads(text[text.index("{") :])
    results = answer["results"]
    said = results.get("SUMMARY") or "{HOTSPOT_COUNT} hot spots laid over {AREA_COUNT} areas.".format(**results)
    print(f"{algorithm:<16}{time.monotonic() - started:5.1f} s  {said}", flush=True)
    for line in answer["log"].get("info", []):
        if line.startswith("Left out"):
            print(f"{'':<26}{line}", flush=True)
    return results


def name_field():
    """The wards' field with the name, whichever year they are of."""
    from osgeo import ogr

    source = ogr.Open(WARDS)
    definition = source.GetLayerByName("wards").GetLayerDefn()
    names = [definition.GetFieldDefn(i).GetName() for i in range(definition.GetFieldCount())]
    for name in names:
        if name.lower() in ("name", "ward", "ward_name") or name.upper().endswith("NM"):
            return name
    sys.exit("no name among the fields of the wards: {}".format(", ".join(names)))


def print_hottest(count=10):
    from osgeo import ogr

    source = ogr.Open(GPKG)
    layer = source.GetLayerByName("hotspots_named")
    rows = sorted(
        (
            {key: feature.GetField(key) for key in ("rank", "area_name", "crimes", "share", "density", "gi_q")}
            for feature in layer
        ),
        key=lambda row: row["rank"],
    )
    print("\nThe ten hottest places\n  #  {:<34}{:>7}{:>8}{:>12}  {}".format("Ward", "Crimes", "Share", "per km²", "q"))
    for row in rows[:count]:
        q = row["gi_q"]
        print(
            "{:>3}  {:<34}{:>7}{:>7.1f}%{:>12,.0f}  {}".format(
                row["rank"],
                (row["area_name"] or "–")[:33],
                row["crimes"],
                100 * row["share"],
                row["density"],
                "–" if q is None else "< 0.001" if q < 0.001 else f"{q:.3f}",
            )
        )
    print(
        "q: of the places with a q up to 0.05, at most 1 in 20 is expected to be there by chance (Gi*). A greater q\n"
        "does not say that a place is not hot: few crimes, or one busy place among quiet ones, cannot show it."
    )


def main():
    os.makedirs(OUT, exist_ok=True)
    for name in ("cleveland.gpkg", "cleveland.gpkg-wal", "cleveland.gpkg-shm"):
        if os.path.exists(os.path.join(OUT, name)):
            os.remove(os.path.join(OUT, name))
    # Fails where it is enabled already; where it is not to be had, the first tool says so.
    subprocess.run(
        [QGIS_PROCESS, "plugins", "enable", "hotspot_policing"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    wards = shutil.copyfile(os.path.join(ROOT, "resources", "demo", "wards.gpkg"), WARDS) + "|layername=wards"
    run("importpoliceuk", SOURCE=SAMPLE, OUTPUT=table("crimes"))
    crimes = stored("crimes")
    common = {"INPUT": crimes, "STUDY_AREA": wards, "CELL_SIZE": 150}
    run(
        "countcrimes",
        OUTPUT=table("places"),
        HOTSPOTS=table("hotspots"),
        SELECT_BY="area_share",
        SELECT_VALUE=1,
        **common,
    )
    run("gistar", OUTPUT=table("gistar"), HOTSPOTS=table("gistar_hotspots"), **common)
    run(
        "arealsummary",
        INPUT=crimes,
        HOTSPOT_LAYER=stored("hotspots"),
        AREAS=wards,
        NAME_FIELD=name_field(),
        OUTPUT=table("wards"),
        HOTSPOTS=table("hotspots_named"),
    )
    print_hottest()


if __name__ == "__main__":
    main()
