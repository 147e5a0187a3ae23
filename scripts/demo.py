"""Runs the tools on the sample through qgis_process, as a scheduled job would, in the order of the dock's pages; prints
the ten hottest places."""

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
    print(f"{time.monotonic() - started:5.1f} s  {said}", flush=True)
    for line in answer["log"].get("info", []):
        if line.startswith("Left out"):
            print(f"{'':<9}{line}", flush=True)
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


def preset(name):
    """A list that the plugin begins with, as the tools take it."""
    with open(os.path.join(ROOT, "resources", "presets", name + ".json"), encoding="utf-8") as file:
        return "; ".join(json.load(file))


def chance_words(q):
    """As the dock has it."""
    return "too few" if q is None else "yes" if q <= 0.05 else "not proved"


def print_hottest(count=10):
    from osgeo import ogr

    source = ogr.Open(GPKG)
    layer = source.GetLayerByName("hotspots")
    rows = sorted(
        (
            {key: feature.GetField(key) for key in ("rank", "area_name", "crimes", "density", "gi_q")}
            for feature in layer
        ),
        key=lambda row: row["rank"],
    )
    print("\n{:>4}  {:<34}{:>7}{:>10}  {}".format("Rank", "Area", "Crimes", "per km²", "More than chance?"))
    for row in rows[:count]:
        print(
            "{:>4}  {:<34}{:>7}{:>10,.0f}  {}".format(
                row["rank"], (row["area_name"] or "–")[:33], row["crimes"], row["density"], chance_words(row["gi_q"])
            )
        )
    print(
        "Yes: of the places with a yes, at most 1 in 20 is expected to be there by chance. Not proved: chance alone\n"
        "could explain it, which is not a no: few crimes, or one busy place among quiet ones, cannot show it.\n"
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
    # In the order of the dock's pages, and with what it begins with.
    print("Crimes")
    run("importpoliceuk", SOURCE=SAMPLE, OUTPUT=table("crimes"))
    counted = {
        "INPUT": stored("crimes"),
        "OFFENCE_FIELD": "offence",
        "OFFENCES": preset("street_visible"),
        "LOCATION_FIELD": "location",
        "EXCLUDE": preset("excluded_premises"),
    }
    common = {"STUDY_AREA": wards, "CELL_SIZE": 150, **counted}
    print("Hot spots: street-visible crime", flush=True)
    run(
        "countcrimes",
        NAME_FIELD=name_field(),
        OUTPUT=table("places"),
        HOTSPOTS=table("hotspots"),
        SELECT_BY="area_share",
        SELECT_VALUE=1,
        **common,
    )
    print_hottest()
    print("Hot spots: totals by area", flush=True)
    run(
        "arealsummary",
        HOTSPOT_LAYER=stored("hotspots"),
        AREAS=wards,
        NAME_FIELD=name_field(),
        OUTPUT=table("wards"),
        **counted,
    )
    print("Hot spots: unusual clusters (Gi*)", flush=True)
    run("gistar", OUTPUT=table("gistar"), HOTSPOTS=table("gistar_hotspots"), **common)


if __name__ == "__main__":
    main()
