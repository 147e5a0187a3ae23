"""Claims of validity, held on real maps: relabelled, or over real periods in which nothing was done.

The long forms run with ``make test-claims``; ``make test`` runs a sample. The sample data of the project serve where
the larger data (London burglary of 36 months, Cleveland) are not at hand; HOTSPOT_DATA names their folder. The fixtures
``qgis`` and ``run`` are those of the tests of the tools.
"""

import os

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
DATA = os.environ.get("HOTSPOT_DATA") or os.path.join(os.path.dirname(ROOT), "shared", "data")
#: ``make test-claims``: as many runs as a claim is stated for.
FULL = os.environ.get("HOTSPOT_CLAIMS") == "full"


@pytest.fixture(scope="session")
def data():
    """The folder with the larger data; a test that needs it is skipped, and says so, where it is not there."""
    if not os.path.isdir(DATA):
        pytest.skip("the larger data are not here: HOTSPOT_DATA names their folder")
    return DATA


@pytest.fixture
def runs():
    """runs(sample, full): how many runs a test makes now."""
    return lambda sample, full: full if FULL else sample
