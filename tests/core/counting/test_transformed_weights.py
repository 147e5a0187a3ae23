"""What a crime counts of its weight: the figures that the help gives, and what has no weight."""

import math

import numpy as np
import pytest

from hotspot_policing.core.counting.weights import transformed

#: Weight, square root, natural logarithm of 1 + weight.
KNOWN = [(5475, 73.99, 8.61), (3285, 57.315, 8.097), (19, 4.36, 3.00), (1, 1.0, 0.69), (0, 0.0, 0.0)]


@pytest.mark.parametrize("weight,root,logarithm", KNOWN)
def test_a_weight_its_root_and_its_logarithm(weight, root, logarithm):
    assert transformed([weight], "none").tolist() == [weight]
    assert transformed([weight], "sqrt")[0] == pytest.approx(root, abs=0.005)
    assert transformed([weight], "log")[0] == pytest.approx(logarithm, abs=0.005)


@pytest.mark.parametrize("transform", ["none", "sqrt", "log"])
def test_without_a_weight_there_is_none_and_a_negative_one_stays_to_be_refused(transform):
    found = transformed([math.nan, -4.0], transform)
    assert math.isnan(found[0]) and found[1] == -4.0


@pytest.mark.parametrize("transform", ["sqrt", "log"])
def test_the_order_of_weights_stays(transform):
    weights = np.sort(np.random.default_rng(3).gamma(0.4, 900, 500))
    found = transformed(weights, transform)
    assert (np.diff(found) > 0).all() and found.max() / found.mean() < weights.max() / weights.mean()
