#!/usr/bin/env bash
# All tests: what measures memory or seconds alone, then what needs no screen in two workers, and beside it the window under virtual
# screens: a window waits half of its time.
# Further arguments go to pytest.
#
# TEST_WORKERS  how many workers (default 2; 1 is one process)
# TEST_WINDOWS  how many windows at once (default as many)
# TEST_SCREEN   the first number to try for the virtual screen (default 99)
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/env.sh
. "$here/env.sh"
# shellcheck source=scripts/aside.sh
. "$here/aside.sh"
cd "$root" || exit 1

workers=${TEST_WORKERS:-2}
windows=${TEST_WINDOWS:-$workers}
if ! "$python" -c "import xdist" 2>/dev/null; then
    [ "$workers" -eq 1 ] ||
        echo "pytest-xdist is missing (apt install python3-pytest-xdist): one process instead of $workers workers."
    workers=1
    windows=1
fi
# Pytest knows one choice of markers, so the caller's is part of ours.
arguments=()
chosen=""
while [ $# -gt 0 ]; do
    case $1 in
        -m) chosen=${2:-}; shift ;;
        -m*) chosen=${1#-m} ;;
        *) arguments+=("$1") ;;
    esac
    shift
done
with="${chosen:+($chosen) and }"

failed=0
empty=0
parts=0
times=()
# part NAME COMMAND…: arguments may choose nothing in one part, but not in all.
part() {
    local name=$1 begun=$SECONDS
    echo "== $name"
    shift
    parts=$((parts + 1))
    "$@"
    case $? in
        0) ;;
        5) empty=$((empty + 1)) ;;
        *) failed=1 ;;
    esac
    times+=("== $name: $((SECONDS - begun)) s")
}

# There are as many processes as cores: threads of their own would wait for each other.
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1

tests=("$python" -m pytest -q -p no:cacheprovider)
plain=(--ignore=tests/ui --ignore=tests/peers --ignore=tests/browser tests)
several=()
[ "$workers" -eq 1 ] || several=(-n "$workers" --dist loadfile)

trap end_aside EXIT
trap 'exit 143' TERM INT

# The window's tests, each window on a screen of its own.
window_tests() {
    local command=("${tests[@]}" -m "${with}not alone" "${arguments[@]}" tests/ui)
    export QT_QPA_PLATFORM=xcb
    if [ "$windows" -gt 1 ]; then
        "${command[@]}" -n "$windows" --dist load
    else
        xvfb-run -n "${TEST_SCREEN:-99}" -a -s "-screen 0 1366x768x24" "${command[@]}"
    fi
}

# The few files with such tests, since to look through all takes longer than to run these.
mapfile -t lonely < <(grep -rl --include='test_*.py' '^@pytest\.mark\.alone' tests)
[ ${#lonely[@]} -eq 0 ] || part "alone" "${tests[@]}" -m "${with}alone" "${arguments[@]}" "${lonely[@]}"
start_aside window window_tests
name="core, QGIS and package ($("$python" -c 'from qgis.core import Qgis; print("QGIS " + Qgis.QGIS_VERSION)'))"
part "$name, workers: $workers" "${tests[@]}" "${several[@]}" -m "${with}not alone" "${arguments[@]}" "${plain[@]}"
part "the window after that, at once: $windows" show_aside window
printf '%s\n' "${times[@]}"
if [ $empty -gt 0 ] && { [ -z "$chosen${arguments[*]}" ] || [ $empty -eq $parts ]; }; then
    echo "No test was run${chosen:+ by -m '$chosen'}." >&2
    failed=1
fi
exit $failed
