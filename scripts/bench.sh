#!/usr/bin/env bash
# Our times beside other tools', each in a process of its own, in one run.
# BENCH_SIZES="10000 100000" leaves the million out, BENCH_LARGE=0 the ten times larger one at the end;
# BENCH_VENV says where the other tools' Python is, BENCH_PATIENCE how many seconds another tool is waited for (120).
# What was measured is kept in build/bench/results.json, and becomes docs/speed.md with its chart.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
peers=$("$here/peers.sh")
# shellcheck source=scripts/env.sh
. "$here/env.sh"
cd "$root"
rm -f "$build/bench/results.json"
"$peers" scripts/bench.py ${BENCH_SIZES:-10000 100000 1000000}
# BENCH_METHODS=0 leaves the other methods out.
[ "${BENCH_METHODS:-1}" = 0 ] || "$peers" scripts/bench_detection.py
# BENCH_AREAS=0 leaves outlines, very many places and disclosure out.
[ "${BENCH_AREAS:-1}" = 0 ] || "$peers" scripts/bench_areas.py
# BENCH_DATABASE=0 leaves PostgreSQL out.
[ "${BENCH_DATABASE:-1}" = 0 ] || "$peers" scripts/bench_database.py
# BENCH_PATROL=0 leaves the patrol tools out.
[ "${BENCH_PATROL:-1}" = 0 ] || "$peers" scripts/bench_visits.py
[ "${BENCH_PATROL:-1}" = 0 ] || "$peers" scripts/bench_patrol.py
"$peers" scripts/bench_page.py
