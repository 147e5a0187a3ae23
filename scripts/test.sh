#!/usr/bin/env bash
# All tests: what needs no screen first, then the window under a virtual one. Further arguments go to pytest.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/env.sh
. "$here/env.sh"
cd "$root" || exit 1

options=(-q -p no:cacheprovider "$@")
failed=0
echo "== core, QGIS and package ($("$python" -c 'from qgis.core import Qgis; print("QGIS " + Qgis.QGIS_VERSION)'))"
"$python" -m pytest "${options[@]}" --ignore=tests/gui --ignore=tests/qgis/peers --ignore=tests/qgis/browser tests || failed=1
if ls tests/gui/test_*.py >/dev/null 2>&1; then
    echo "== the window"
    QT_QPA_PLATFORM=xcb xvfb-run -a -s "-screen 0 1366x768x24" "$python" -m pytest "${options[@]}" tests/gui || failed=1
fi
exit $failed
