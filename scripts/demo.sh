#!/usr/bin/env bash
# The sample from the files to a GeoPackage, a project and a map picture, without a window.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/env.sh
. "$here/env.sh"
cd "$root"
[ -n "$qgis_process" ] || { echo "qgis_process is missing: apt install qgis" >&2; exit 1; }
"$python" scripts/demo.py
"$python" scripts/demo_project.py --picture
echo
echo "Everything is in ${build#"$PWD"/}/demo:"
echo "  cleveland.gpkg   crimes, hot spots, totals by ward and Gi*, each with its style"
echo "  demo.qgz         the project: make run opens it"
echo "  map.png          the map with legend, scale bar and attribution"
