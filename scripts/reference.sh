#!/usr/bin/env bash
# The guide's reference: London burglary 2022 to 2024, maps chosen on 2022 and 2023 and scored on each month of 2024.
#
#   scripts/reference.sh FOLDER
#
# FOLDER holds police_uk/, the 36 months of data.police.uk for the Metropolitan Police as downloaded, and
# boundaries/london.gpkg with the layer borough_2022. Prints the tools' sentences, a table, time and memory.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/env.sh
. "$here/env.sh"
data=${1:-}
[ -d "$data/police_uk" ] && [ -f "$data/boundaries/london.gpkg" ] ||
    { echo "Usage: scripts/reference.sh FOLDER, with police_uk/ and boundaries/london.gpkg in it." >&2; exit 1; }
out=$build/reference
mkdir -p "$out"
"$qgis_process" plugins enable hotspot_policing >/dev/null 2>&1 || true
run() {
    local tool=$1
    shift
    "$python" - "$qgis_process" run "hotspotpolicing:$tool" "$@" <<'PYTHON'
import resource
import subprocess
import sys
import time

begun = time.monotonic()
done = subprocess.run(sys.argv[1:], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, universal_newlines=True)
if done.returncode or "SUMMARY:" not in done.stdout:
    sys.exit(done.stdout)
print(*[line for line in done.stdout.splitlines() if line.startswith("SUMMARY:")])
print("{}: {:.0f} s, {:.0f} MB".format(sys.argv[3], time.monotonic() - begun,
                                      resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024))
PYTHON
}

# The one force: months of others would be missing beside its own.
files=("$data"/police_uk/*/*-metropolitan-street.csv)
run importpoliceuk "${files[@]/#/--SOURCE=}" --CRIME_TYPES=Burglary --OUTPUT="$out/burglary.gpkg"
about=(--INPUT="$out/burglary.gpkg" --OFFENCE_FIELD=offence --DATE_FIELD=date --START=2022-01-01 --END=2024-12-31
    --STUDY_AREA="$data/boundaries/london.gpkg|layername=borough_2022" --UNIT=square --SCORE_FROM=2024-01-01)
run holdout "${about[@]}" --CELL_SIZES=250 --OUTPUT="$out/maps.gpkg" --REPORT="$out/maps.html" --REPORT_JSON="$out/maps.json"
run risksurface "${about[@]}" --CELL_SIZE=250 --OUTPUT="$out/risk.gpkg" --REPORT="$out/risk.html" --REPORT_JSON="$out/risk.json"
# Tiny places find the points that crimes were moved to: the tool is to say so.
run holdout "${about[@]}" --CELL_SIZES="100; 250" --MAPS="count last=12" --OFFSETS=1 --OUTPUT="$out/tiny.gpkg" --REPORT_JSON="$out/tiny.json"
"$python" - "$out" <<'PYTHON'
import json
import os
import sys


def read(name):
    with open(os.path.join(sys.argv[1], name), encoding="utf-8") as file:
        return json.load(file)


maps, risk, tiny = read("maps.json"), read("risk.json"), read("tiny.json")
for row in maps["maps"]:
    print("| {} | {:.2f} % | {:.2f}–{:.2f} |".format(row["words"], *(100 * row[key] for key in ("hit_rate", "low", "high"))))
for row in risk["scores"]:
    print("learned at {:g} %: {:.2f} ({:.2f}–{:.2f}) %, simple ({}) {:.2f} %, gain {:+.2f} ({:+.2f} to {:+.2f}) points, "
          "oracle {:.2f} %".format(100 * row["coverage"], *(100 * row[key] for key in ("learned", "low", "high")),
                                   risk["simple"], *(100 * row[key] for key in (
                                       "simple", "gain", "gain_low", "gain_high", "oracle"))))
for row in tiny["maps"]:
    print("places of {:g} m: {:.1f} %{}".format(row["size"], 100 * row["hit_rate"], ", the anonymisation's points" if row["moved"] else ""))
PYTHON
