"""The guide's table of claims: each names a test that there is, and no test of a claim is missing from it."""

import glob
import os
import re

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def names_in(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        return set(re.findall(r"^def (test_\w+)\(", file.read(), re.M))


def test_every_claim_names_a_test_and_every_test_of_a_map_is_named():
    with open(os.path.join(ROOT, "docs", "claims.md"), encoding="utf-8") as file:
        named = re.findall(r"`(tests/[\w/]+\.py)::(test_\w+)`", file.read())
    assert len(named) > 10
    assert [one for one in named if one[1] not in names_in(one[0])] == []
    # A claim may be held by several tests, but no file of this room is left out.
    assert names_in("tests/claims/test_hot_and_cold.py") <= {name for _, name in named}
    for path in glob.glob(os.path.join(ROOT, "tests", "claims", "test_*.py")):
        path = os.path.relpath(path, ROOT).replace(os.sep, "/")
        assert path.endswith("test_table.py") or any(file == path for file, _ in named), path + " is not in the table"
