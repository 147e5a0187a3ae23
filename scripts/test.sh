#!/usr/bin/env bash
# All tests: what needs no screen in two workers, what measures memory or seconds alone, then the window under virtual screens.
# Further arguments go to pytest.
#
# TEST_WORKERS  how many workers (default 2; 1 is one process)
# TEST_WINDOWS  how many windows at once (default as many; a window waits half of its time)
# TEST_SCREEN   the first number to try for the virtual screen (default 99)
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/env.sh
. "$here/env.sh"
cd "$root" || exit 1

workers=${TEST_WORKERS:-2}
if [ "$workers" -gt 1 ] && ! "$python" -c "import xdist" 2>/dev/null; then
    echo "pytest-xdist is missing (apt install python3-pytest-xdist): one process instead of $workers workers."
    workers=1
    TEST_WINDOWS=1
fi
windows=${TEST_WINDOWS:-$workers}
# Pytest knows one choice of markers, and the caller's comes first.
for argument in "$@"; do
    case $argument in -m*) workers=1 ;; esac
done

failed=0
empty=0
parts=0
# part NAME COMMAND…: arguments may choose nothing in one part, but not in all.
part() {
    echo "== $1"
    shift
    parts=$((parts + 1))
    "$@"
    case $? in
        0) ;;
        5) empty=$((empty + 1)) ;;
        *) failed=1 ;;
    esac
}

tests=("$python" -m pytest -q -p no:cacheprovider)
plain=(--ignore=tests/gui --ignore=tests/qgis/peers --ignore=tests/qgis/browser tests)
name="core, QGIS and package ($("$python" -c 'from qgis.core import Qgis; print("QGIS " + Qgis.QGIS_VERSION)'))"
if [ "$workers" -gt 1 ]; then
    part "$name, $workers workers" "${tests[@]}" -n "$workers" --dist loadfile -m "not alone" "$@" "${plain[@]}"
    part "alone" "${tests[@]}" -m alone "$@" "${plain[@]}"
else
    part "$name" "${tests[@]}" "$@" "${plain[@]}"
fi
if ls tests/gui/test_*.py >/dev/null 2>&1; then
    export QT_QPA_PLATFORM=xcb
    if [ "$windows" -gt 1 ]; then
        # Every window on a screen of its own.
        part "the window, $windows at once" "${tests[@]}" -n "$windows" --dist load "$@" tests/gui
    else
        part "the window" xvfb-run -n "${TEST_SCREEN:-99}" -a -s "-screen 0 1366x768x24" "${tests[@]}" "$@" tests/gui
    fi
fi
if [ $empty -gt 0 ] && { [ $# -eq 0 ] || [ $empty -eq $parts ]; }; then
    echo "No test was run${1:+ by these arguments}." >&2
    failed=1
fi
exit $failed
