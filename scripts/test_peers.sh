#!/usr/bin/env bash
# Our Gi* against another implementation, esda. It is no dependency: where it cannot be had, that is said aloud.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
if ! peers=$("$here/peers.sh"); then
    echo "NOT RUN: esda and libpysal cannot be installed here (no network?)." >&2
    exit 0
fi
# shellcheck source=scripts/env.sh
. "$here/env.sh"
cd "$root" || exit 1
exec "$peers" -m pytest -q -p no:cacheprovider "$@" tests/peers
