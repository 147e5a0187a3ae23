#!/usr/bin/env bash
# Guess: area interpolation gives a part of an area that part of its residents: a tenth of a ward, a tenth of them.
# What happens: by default tobler gives all residents of an area to whatever lies over it. A hot spot over a tenth of one ward and
# half of the next has the residents of both, and a smaller one over the same wards has as many.
# Why it matters: residents under a hot spot are the divisor of its rate. They are several times too many, and a rate falls as the
# hot spot is drawn smaller. allocate_total=False gives the guess.
# Seen with tobler 0.13.0 and geopandas 1.2.0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check "tobler==0.13.0" "geopandas==1.2.0" >"$work/pip" 2>&1 ||
    { cat "$work/pip" >&2; exit 1; }
cat >"$work/try.py" <<'PYTHON'
import geopandas
import tobler
from shapely.geometry import box

wards = geopandas.GeoDataFrame({"residents": [1000.0, 1000.0]}, geometry=[box(0, 0, 1000, 1000), box(1000, 0, 2000, 1000)],
                               crs=27700)
seen = {}
for name, spot in (("large", box(900, 0, 1500, 1000)), ("small", box(990, 0, 1010, 20))):
    target = geopandas.GeoDataFrame(geometry=[spot], crs=27700)
    for options in ({}, {"allocate_total": False}):
        found = tobler.area_weighted.area_interpolate(wards, target, extensive_variables=["residents"], **options)
        seen[name, bool(options)] = float(found["residents"].iloc[0])
print("tobler", tobler.__version__)
for (name, asked), residents in seen.items():
    print(f"{name} hot spot,", "allocate_total=False:" if asked else "by default:", f"{residents:.1f} residents of 2,000")
assert tobler.__version__.startswith("0.13.0")
assert abs(seen["large", False] - 2000) < 1 and abs(seen["small", False] - 2000) < 1
assert abs(seen["large", True] - 600) < 1 and abs(seen["small", True] - 0.4) < 0.1
PYTHON
"$work/venv/bin/python" "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
