#!/usr/bin/env bash
# A Python that has QGIS and the tools we measure ourselves by (esda, libpysal, pygeoda); prints its path. BENCH_VENV: where.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/env.sh
. "$here/env.sh"
venv=${BENCH_VENV:-$build/venv-bench}
if ! "$venv/bin/python" -c "import esda, libpysal, geopandas, numba, pygeoda" 2>/dev/null; then
    {
        "$python" -c 'import ensurepip' 2>/dev/null || "$here/setup.sh" python3-venv
        "$python" -m venv --system-site-packages "$venv"
        # QGIS and GDAL were built against the system's NumPy: another one beside it would break them.
        numpy=$("$python" -c 'import numpy; print(numpy.__version__)')
        # numba looks for coverage, and stumbles over one as old as Debian's.
        "$venv/bin/pip" install -q --disable-pip-version-check "numpy==$numpy" esda libpysal geopandas numba joblib pygeoda "coverage>=7.2"
    } >&2
fi
echo "$venv/bin/python"
