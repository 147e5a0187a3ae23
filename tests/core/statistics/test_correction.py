"""How many permutations one test among many needs, by the correction itself."""

import numpy as np
import pytest

from hotspot_policing.core.statistics.correction import adjust, least_q, permutations_needed


@pytest.mark.parametrize("correction", ["bh", "by", "none"])
@pytest.mark.parametrize("level, sides", [(0.05, 1), (0.1, 2), (0.05, 2)])
@pytest.mark.parametrize("tests", [1, 4, 20, 82, 777])
def test_one_test_alone_reaches_the_level_with_as_many_and_with_no_fewer(tests, level, sides, correction):
    needed = permutations_needed(tests, level, correction, sides)
    for permutations, reached in ((needed, True), (needed - 1, False)):
        p = np.ones(tests)
        p[0] = min(sides / (permutations + 1), 1)
        q = adjust(p, correction)[0]
        assert q == pytest.approx(least_q(tests, permutations, correction, sides))
        assert (q <= level) == reached


def test_twenty_cells_take_399():
    assert permutations_needed(20, 0.05) == 399 and least_q(20, 199) == pytest.approx(0.1)
