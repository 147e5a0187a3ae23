#!/usr/bin/env bash
# Guess: two crimes at the same place are the nearest neighbours that there can be, so that any distance band holds both.
# What happens: in DistanceBand two points at distance 0 are no neighbours; points that share their place only with each other are
# "islands". The newer Graph of the same library makes them neighbours.
# Why it matters: published crimes are moved to shared points, and a block of flats is one point. Where crimes pile up most,
# the sum over the neighbours leaves out the pile.
# Seen with libpysal 4.13.0 and geopandas 1.2.0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check "libpysal==4.13.0" "geopandas==1.2.0" >"$work/pip" 2>&1 ||
    { cat "$work/pip" >&2; exit 1; }
cat >"$work/try.py" <<'PYTHON'
import geopandas
import libpysal
import numpy as np
from libpysal.graph import Graph
from shapely.geometry import Point

places = np.array([[0, 0], [0, 0], [0, 0], [40, 0], [500, 0], [500, 0]], float)
old = libpysal.weights.DistanceBand(places, threshold=50, binary=True, silence_warnings=True)
new = Graph.build_distance_band(geopandas.GeoSeries([Point(place) for place in places]), threshold=50, binary=True)
olds = [len(old.neighbors[i]) for i in range(len(places))]
news = [int(new.cardinalities[i]) for i in range(len(places))]
print("libpysal", libpysal.__version__)
print("three crimes at one place, one 40 m off, two at another place; band of 50 m")
print("neighbours by DistanceBand:", olds, "islands:", [int(i) for i in old.islands])
print("neighbours by Graph:       ", news)
assert libpysal.__version__ == "4.13.0"
assert olds == [1, 1, 1, 3, 0, 0] and news == [3, 3, 3, 3, 1, 1], (olds, news)
assert list(old.islands) == [4, 5]
PYTHON
"$work/venv/bin/python" "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
