#!/usr/bin/env bash
# Guess: areas that share a stretch of border are neighbours by Queen and by Rook.
# What happens: libpysal and pygeoda compare corners. Two areas with a kilometre of common border, of which the corners do not
# coincide, are no neighbours and become islands, by both rules; only Graph with strict=True looks at the border itself.
# Why it matters: beats were drawn against wards, and large cells stand beside small ones. Where a border of one ends in the middle
# of the other, what happens next door does not count.
# Seen with libpysal 4.13.0, pygeoda 0.1.3 and geopandas 1.2.0.
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 -m venv "$work/venv"
"$work/venv/bin/pip" install -q --disable-pip-version-check "libpysal==4.13.0" "pygeoda==0.1.3" "geopandas==1.2.0" >"$work/pip" 2>&1 ||
    { cat "$work/pip" >&2; exit 1; }
cat >"$work/try.py" <<'PYTHON'
import os
import sys
import warnings
from importlib.metadata import version

import geopandas
import libpysal
import pygeoda
from libpysal.graph import Graph
from shapely.geometry import box

warnings.simplefilter("ignore")


def linked(areas):
    """Whether each library and rule makes two areas neighbours."""
    frame = geopandas.GeoDataFrame({"number": [0, 1]}, geometry=areas, crs=27700)
    path = os.path.join(sys.argv[1], "areas.shp")
    frame.to_file(path)
    data = pygeoda.open(path)
    found = {name: bool(getattr(libpysal.weights, name).from_dataframe(frame, use_index=False).neighbors[0])
             for name in ("Queen", "Rook")}
    for name in ("queen_weights", "rook_weights"):
        found["pygeoda " + name] = bool(getattr(pygeoda, name)(data).get_neighbors(0))
    for strict in (False, True):
        graph = Graph.build_contiguity(frame, rook=True, strict=strict)
        found[f"Graph, strict={strict}"] = not len(graph.isolates)
    return found


corners = linked([box(0, 0, 1000, 1000), box(0, 1000, 1000, 2000)])
middle = linked([box(0, 0, 2000, 1000), box(500, 1000, 1500, 2000)])
print("libpysal", libpysal.__version__, "pygeoda", version("pygeoda"))
print("a border of 1 km, neighbours with corners that coincide / that do not:")
for name, answer in middle.items():
    print(f"{name:<22} {corners[name]} / {answer}")
assert libpysal.__version__ == "4.13.0" and version("pygeoda") == "0.1.3"
assert all(corners.values()), corners
assert [name for name, answer in middle.items() if answer] == ["Graph, strict=True"], middle
PYTHON
"$work/venv/bin/python" "$work/try.py" "$work" 2>"$work/err" || { cat "$work/err" >&2; exit 1; }
