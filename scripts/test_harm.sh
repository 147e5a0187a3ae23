#!/usr/bin/env bash
# Every tool with every bad input, a death at every file operation, refused links and replaces, five writers at once:
# the whole of what the default suite runs a sample of. What was found is left in build/harm.
set -uo pipefail
here=$(cd "$(dirname "$0")" && pwd)
# shellcheck source=scripts/env.sh
. "$here/env.sh"
cd "$root" || exit 1
export HOTSPOT_HARM=full HOTSPOT_HARM_FOLDER=$build/harm
mkdir -p "$HOTSPOT_HARM_FOLDER"
exec "$python" -m pytest -q -p no:cacheprovider -rf "$@" tests/harm
