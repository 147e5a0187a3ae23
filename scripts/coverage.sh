#!/usr/bin/env bash
# Which lines of the plugin the tests without a window run, module by module, the least covered first; the pages of each in build/coverage.
# Not part of the tests: on the Python of QGIS 3.22 to 3.40 to count lines takes a good part of the time again.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
"$here/setup.sh" python3-coverage || exit 1
# shellcheck source=scripts/env.sh
. "$here/env.sh"
cd "$root" || exit 1
export COVERAGE_FILE=$build/coverage.data
"$python" -m coverage run --source=core,layers,algorithms,ui -m pytest -q -p no:cacheprovider "$@" \
    --ignore=tests/gui --ignore=tests/qgis/peers --ignore=tests/qgis/browser tests
code=$?
"$python" -m coverage html -q -d "$build/coverage"
"$python" -m coverage report --sort=cover --skip-covered
exit $code
