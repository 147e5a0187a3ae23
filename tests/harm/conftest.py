"""The bench on which everything is tried, made once."""

import os
import shutil
import tempfile

import pytest

from .judge import Bench

#: ``make test-harm``: every case, every file operation.
FULL = os.environ.get("HOTSPOT_HARM") == "full"
#: Where the tests themselves run in several workers, this is one of them.
WORKERS = 1 if "PYTEST_XDIST_WORKER" in os.environ else 2


@pytest.fixture(scope="session")
def bench():
    if not hasattr(os, "fork") or not os.path.exists("/proc/self/clear_refs"):
        pytest.skip("the children are forks that Linux measures")
    folder = tempfile.mkdtemp(prefix="harm-")
    # Where cases run as nobody, nobody must come to them.
    os.chmod(folder, 0o755)
    one = Bench(os.path.join(folder, "bench"))
    yield one
    one.close()
    shutil.rmtree(folder, ignore_errors=True)
