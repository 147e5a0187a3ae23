#!/usr/bin/env bash
# Guess: a place without neighbours has no local statistic, so that its p is missing, or 1.
# What happens: pygeoda says p = 0, smaller than any p that its permutations can give, for local Moran, Gi, Gi* and Geary. Only
# the cluster number, "Isolated", tells it apart.
# Why it matters: a table filtered by p <= 0.05, or a correction for many tests, takes islands and the lone beats of an estuary
# for the surest hot spots of the force.
# Seen with pygeoda 0.1.3 and geopandas 1.2.0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check "pygeoda==0.1.3" "geopandas==1.2.0" >"$work/pip" 2>&1 ||
    { cat "$work/pip" >&2; exit 1; }
cat >"$work/try.py" <<'PYTHON'
import os
import sys
from importlib.metadata import version

import geopandas
import numpy as np
import pygeoda
from shapely.geometry import box

beats = [box(x, y, x + 1, y + 1) for x in range(8) for y in range(8)] + [box(100, 100, 101, 101)]
crimes = [float(value) for value in np.random.default_rng(1).poisson(3, 64)] + [3.0]
path = os.path.join(sys.argv[1], "beats.shp")
geopandas.GeoDataFrame({"crimes": crimes}, geometry=beats, crs=27700).to_file(path)
data = pygeoda.open(path)
weights = pygeoda.queen_weights(data)
print("pygeoda", version("pygeoda"))
for name in ("local_moran", "local_g", "local_gstar", "local_geary"):
    found = getattr(pygeoda, name)(weights, data["crimes"], permutations=999)
    p, label = found.lisa_pvalues(), found.lisa_labels()[found.lisa_clusters()[-1]]
    print(f"{name:<11} p of the beat without neighbours: {p[-1]}, smallest of the others: {min(p[:-1])}, cluster: {label}")
    assert p[-1] == 0 and min(p[:-1]) >= 0.001 and label == "Isolated"
assert version("pygeoda") == "0.1.3"
PYTHON
"$work/venv/bin/python" "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
