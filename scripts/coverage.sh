#!/usr/bin/env bash
# Which lines of the plugin the tests without a window run, module by module, the least covered first; the pages of each in build/coverage.
# Not part of the tests: on the Python of QGIS 3.22 to 3.40 to count lines takes a good part of the time again.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/env.sh
. "$here/env.sh"
cd "$root" || exit 1
# Of its own, since other tools (numba) stumble over Debian's.
venv=$build/venv-coverage
if ! "$venv/bin/python" -c "import coverage.types" 2>/dev/null; then
    {
        "$python" -c 'import ensurepip' 2>/dev/null || "$here/setup.sh" python3-venv
        "$python" -m venv --system-site-packages "$venv" &&
            "$venv/bin/pip" install -q --disable-pip-version-check "coverage==7.6.1"
    } >&2 || exit 1
fi
python=$venv/bin/python
export COVERAGE_FILE=$build/coverage.data
"$python" -m coverage run --source=core,bridge,algorithms,ui -m pytest -q -p no:cacheprovider "$@" \
    --ignore=tests/ui --ignore=tests/peers --ignore=tests/browser tests
code=$?
"$python" -m coverage html -q -d "$build/coverage"
"$python" -m coverage report --sort=cover --skip-covered
exit $code
