#!/usr/bin/env bash
# The claims of help and guide in full: as many relabelled maps and placebo periods as each is stated for.
# HOTSPOT_DATA names the folder with the larger data (data.police.uk by month, boundaries, population).
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/env.sh
. "$here/env.sh"
cd "$root" || exit 1
export HOTSPOT_CLAIMS=full
exec "$python" -m pytest -q -p no:cacheprovider -rs "$@" tests/claims
