#!/usr/bin/env bash
# Our times beside other tools', each in a process of its own, in one run.
# BENCH_SIZES="10000 100000" leaves the million out; BENCH_VENV says where the other tools' Python is.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/env.sh
. "$here/env.sh"
venv=${BENCH_VENV:-$build/venv-bench}
if ! "$venv/bin/python" -c "import esda, libpysal, geopandas, numba" 2>/dev/null; then
    "$python" -c 'import ensurepip' 2>/dev/null || "$here/setup.sh" python3-venv
    "$python" -m venv --system-site-packages "$venv"
    # QGIS and GDAL were built against the system's NumPy: another one beside it would break them.
    numpy=$("$python" -c 'import numpy; print(numpy.__version__)')
    "$venv/bin/pip" install -q --disable-pip-version-check "numpy==$numpy" esda libpysal geopandas numba joblib
fi
cd "$root"
exec "$venv/bin/python" scripts/bench.py ${BENCH_SIZES:-10000 100000 1000000}
