"""The full form: every tool with every spoiling. ``python3 -m harm [--tools a,b] [--labels text] [--sample n]``."""

import argparse
import os
import shutil
import sys
import tempfile
import time

from . import bad, judge


def main():
    """Run, print the table, save the JSON; the number of findings says how the program ends."""
    parser = argparse.ArgumentParser(prog="harm", description=__doc__)
    parser.add_argument("--tools", default="", help="only these, with commas between")
    parser.add_argument("--labels", default="", help="only cases whose name holds this")
    parser.add_argument(
        "--sample", type=int, default=0, help="at least so many cases of each tool, every spoiling at least once"
    )
    parser.add_argument("--once", action="store_true", help="each spoiling of each parameter with one tool")
    parser.add_argument("--no-outputs", action="store_true", help="only cases of inputs and settings")
    parser.add_argument("--seed", type=int, default=15)
    parser.add_argument("--workers", type=int, default=min(os.cpu_count() or 1, 4))
    parser.add_argument("--save", default="", help="the findings as JSON")
    given = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="harm-")
    # Where cases run as nobody, nobody must come to them.
    os.chmod(folder, 0o755)
    begin = time.monotonic()
    bench = judge.Bench(os.path.join(folder, "bench"))
    try:
        cases = [
            case for tool, definitions in sorted(bench.definitions.items()) for case in bad.cases(tool, definitions)
        ]
        if given.sample:
            cases = bad.sample(cases, given.sample, given.seed)
        if given.no_outputs:
            outputs = {(tool, one["name"]) for tool, rows in bench.definitions.items() for one in rows if one["output"]}
            cases = [case for case in cases if (case.tool, case.parameter) not in outputs]
        if given.once:
            cases = bad.once(cases, given.seed)
        if given.tools:
            cases = [case for case in cases if case.tool in given.tools.split(",")]
        cases = [case for case in cases if given.labels in case.name]
        print(f"{len(cases):,} cases, the town took {time.monotonic() - begin:.0f} s", flush=True)
        findings, rows = judge.run_all(bench, cases, given.workers, lambda text: print(text, flush=True))
    finally:
        bench.close()
        shutil.rmtree(folder, ignore_errors=True)
    print(judge.table(findings, rows))
    print(f"{time.monotonic() - begin:.0f} s")
    if given.save:
        judge.save(given.save, findings, rows)
    return min(len(findings), 1)


if __name__ == "__main__":
    sys.exit(main())
