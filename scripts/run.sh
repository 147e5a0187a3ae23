#!/usr/bin/env bash
# QGIS with the plugin enabled, its dock open, and the demo project, in a profile of its own.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
QT_QPA_PLATFORM=offscreen
# shellcheck source=scripts/env.sh
. "$here/env.sh"
[ -f "$build/demo/demo.qgz" ] || "$here/demo.sh"
# F1 and Help in the dock open it.
[ -f "$build/site/index.html" ] || "$here/site.sh"
# Fails where it is enabled already.
"$qgis_process" plugins enable hotspot_policing >/dev/null 2>&1 || true
unset QT_QPA_PLATFORM
if [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    echo "There is no screen here (DISPLAY is not set)." >&2
    exit 1
fi
exec "$(command -v qgis.bin || command -v qgis)" --nologo --project "$build/demo/demo.qgz" \
    --code "$here/show_dock.py"
