"""Claims of validity, held on real maps: relabelled, or over real periods in which nothing was done.

The long forms run with ``make test-claims``; ``make test`` runs a sample. The sample data of the project serve where
the larger data (the fixture ``data``) are not at hand. The fixtures ``qgis`` and ``run`` are those of the tests of the
tools.
"""

import os

import pytest

#: ``make test-claims``: as many runs as a claim is stated for.
FULL = os.environ.get("HOTSPOT_CLAIMS") == "full"


@pytest.fixture
def runs():
    """runs(sample, full): how many runs a test makes now."""
    return lambda sample, full: full if FULL else sample
