"""What is told of answers is attacked by somebody who tries every table there is, and knows nothing of the code."""

from itertools import product

import numpy as np
import pytest

from hotspot_policing.core.fairness.answer_disclosure import PublishedCount, possible, published_count, total_of
from hotspot_policing.core.fairness.feedback import change, shares, top_priorities, top_priorities_overall, total


def test_a_side_of_a_few_or_of_nobody_is_told_as_a_range():
    assert [published_count(count, 20) for count in (0, 4, 5, 15, 16, 20)] == [
        PublishedCount(0, 4, 20),
        PublishedCount(0, 4, 20),
        PublishedCount(5, 5, 20),
        PublishedCount(15, 15, 20),
        PublishedCount(16, 20, 20),
        PublishedCount(16, 20, 20),
    ]
    assert published_count(5, 20).share == 0.25 and published_count(4, 20).share is None
    assert (
        published_count(0, 20).limits()[0] == 0 and published_count(0, 20).limits() == published_count(4, 20).limits()
    )


def test_totals_by_hand():
    # One range among exact numbers would follow from the total.
    assert total_of([10, 3], [10, 0], [10, 4], 50) == PublishedCount(10, 14, 50)
    # Two ranges whose sum lies in the middle hide each other; at either end they do not.
    assert total_of([10, 2, 2], [10, 0, 0], [10, 4, 4], 60) == PublishedCount(14, 14, 60)
    assert total_of([10, 4, 4], [10, 0, 0], [10, 4, 4], 60) == PublishedCount(10, 18, 60)
    low, high = possible([0, 0], [4, 4], (7, 7))
    assert (low.tolist(), high.tolist()) == ([3, 3], [4, 4])


def tables(ranges, whole):
    """Every table (k, n) of whole numbers within ``ranges`` [(low, high)] and with their sum within ``whole``."""
    found = np.array(list(product(*[range(low, high + 1) for low, high in ranges])))
    return found[(found.sum(1) >= whole[0]) & (found.sum(1) <= whole[1])]


def test_nobody_can_tell_a_small_side_of_three_hundred_surveys():
    """Seed 1. One to four neighbourhoods; the attacker knows how many answered in each, what is told of each and in
    all, and tries every table."""
    rng, exact = np.random.default_rng(1), 0
    for number in range(300):
        count = rng.integers(1, 5)
        of = rng.integers(10, 26, count)
        many = rng.binomial(of, rng.choice([0.05, 0.2, 0.5, 0.8, 0.95, 1.0], count))
        area = np.repeat(np.arange(count), of)
        yes = np.concatenate([np.arange(one) < k for one, k in zip(of, many)])
        all_, found, told = shares(area, np.ones(len(area), bool), yes, count, 10)
        whole = total(all_, found, told)
        assert whole.low <= many.sum() <= whole.high
        exact += whole.share is not None
        left = tables([(one.low, one.high) for one in told], (whole.low, whole.high))
        for i in range(count):
            small = min(many[i], of[i] - many[i]) < 5
            assert len(set(left[:, i])) == (5 if small else 1), (number, of, many, whole)
    assert exact > 60, "a total is told where it gives nobody away"


def test_nobody_can_tell_who_named_a_priority_in_a_few_hundred_surveys():
    """Seed 2. The attacker knows the first three priorities of each neighbourhood, that no other is named more often
    than the third, and what is told of each priority in all."""
    rng, exact, hidden = np.random.default_rng(2), 0, 0
    for number in range(150):
        count, kinds = rng.integers(1, 4), 5
        of = rng.integers(6, 22, count)
        names, area = [], np.repeat(np.arange(count), of)
        chance = rng.choice([0.03, 0.15, 0.4, 0.97], (count, kinds))
        for i in area:
            names.append(rng.random(kinds) < chance[i])
        names = np.array(names).reshape(len(area), kinds)
        first = top_priorities(area, names, count, 10)
        told = top_priorities_overall(area, names, count, 10, first)
        base = [int(names[area == i].any(1).sum()) for i in range(count)]
        here = [i for i in range(count) if base[i] >= 10]
        for k in range(kinds):
            truth = [int(names[area == i][:, k].sum()) for i in here]
            if not here:
                assert told[k] is None
                continue
            whole = (0, 4) if told[k] is None else (told[k].low, told[k].high)
            assert whole[0] <= sum(truth) <= whole[1]
            exact += whole[0] == whole[1]
            ranges = []
            for i in here:
                said = dict(first[i]).get(k)
                ranges.append(
                    (said.low, said.high) if said is not None else (0, first[i][2][1].high if len(first[i]) == 3 else 4)
                )
            left = tables(ranges, whole)
            for place, (i, own) in enumerate(zip(here, truth)):
                values = set(left[:, place])
                if 1 <= own < 5:
                    hidden += 1
                    # Of what fewer than five name in all everybody knows that.
                    end = min(ranges[place][1], 5 if told[k] else 4)
                    assert set(range(end + 1)) <= values, (number, k, ranges, whole, truth)
                elif own and base[i] - own < 5:
                    assert len(values) >= 5, (number, k, ranges, whole, truth)
    assert exact > 40 and hidden > 100


def test_the_order_of_priorities_tells_nothing_of_those_that_nearly_all_name():
    area = np.zeros(20, int)
    names = np.array([[True, k < 19, k < 18] for k in range(20)])
    other = names[:, ::-1]
    assert [k for k, _ in top_priorities(area, names, 1, 10)[0]] == [
        k for k, _ in top_priorities(area, other, 1, 10)[0]
    ]


@pytest.mark.parametrize(
    "before, after, rest, told",
    [
        ((10, 20), (10, 20), (0, 0), True),
        ((10, 20), (3, 20), (0, 0), False),
        ((20, 20), (10, 20), (0, 0), False),
        ((10, 20), (10, 20), (1, 2), False),
        ((10, 20), (10, 20), (6, 12), True),
        ((5, 9), (10, 20), (0, 0), False),
    ],
)
def test_a_change_is_told_only_of_sides_that_are(before, after, rest, told):
    yes = np.concatenate([np.arange(of) < many for many, of in (before, after)])
    early = np.arange(len(yes)) < before[1]
    found = change(np.ones(len(yes), bool), yes, early, tuple(map(sum, zip(before, after, rest))), 10)
    assert np.isfinite(found).all() == told and np.isnan(found).all() != told
