#!/usr/bin/env bash
# Our times beside other tools', each in a process of its own, in one run.
# BENCH_SIZES="10000 100000" leaves the million out, BENCH_LARGE=0 the ten times larger one at the end;
# BENCH_VENV says where the other tools' Python is.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
peers=$("$here/peers.sh")
# shellcheck source=scripts/env.sh
. "$here/env.sh"
cd "$root"
exec "$peers" scripts/bench.py ${BENCH_SIZES:-10000 100000 1000000}
