"""Claims of *Impact* on London burglary, months in which nothing was done (placebos)."""

import csv
import glob
import os

import numpy as np
import pytest

from hotspot_policing.core.draws import Draws
from hotspot_policing.core.effects.displacement import wdd_of_places
from hotspot_policing.core.effects.impact import ENOUGH, difference
from hotspot_policing.core.effects.verdict import FELL, joint_p, report_p_values, verdict

#: The same on every QGIS.
pytestmark = pytest.mark.once

#: Squares of so many metres, and months before and as many after.
SETTINGS = ((350, 6), (250, 12), (500, 6))
#: The same of data by which nothing was chosen: London, and all crime in Cleveland, January to March 2025.
OTHERS = {"london": ((200, 6), (300, 3), (400, 9), (700, 6)), "cleveland": ((350, 1), (500, 1))}


def squares(paths, offence, sides):
    """{side of a square: crimes (600, months) in the busiest squares of all months}, and in the squares around each."""
    x, y, month = [], [], []
    for path in sorted(paths):
        name = os.path.basename(os.path.dirname(path))
        with open(path, encoding="utf-8") as file:
            for row in csv.DictReader(file):
                if row["Longitude"] and offence in (None, row["Crime type"]):
                    x.append(float(row["Longitude"]))
                    y.append(float(row["Latitude"]))
                    month.append(12 * int(name[:4]) + int(name[5:]))
    y, month = np.array(y) * 110_574, np.array(month) - min(month)
    x = np.array(x) * 111_320 * np.cos(np.radians(np.median(y) / 110_574))
    # Crimes that lie far outside the force would make the grid a country.
    here = (np.abs(x - np.median(x)) < 40_000) & (np.abs(y - np.median(y)) < 40_000)
    x, y, month = x[here], y[here], month[here]
    made = {}
    for side in sides:
        column, row = (np.floor((one - one.min()) / side).astype(int) + 1 for one in (x, y))
        counts = np.zeros((column.max() + 2, row.max() + 2, month.max() + 1))
        np.add.at(counts, (column, row, month), 1)
        around = sum(np.roll(counts, shift, (0, 1)) for shift in ((0, 1), (1, 0), (0, -1), (-1, 0)))
        counts, around = (one.reshape(-1, month.max() + 1) for one in (counts, around))
        busiest = np.argsort(-counts.sum(1), kind="stable")[:600]
        made[side] = counts[busiest], around[busiest]
    return made


@pytest.fixture(scope="module")
def forces(data):
    """{force: what ``squares`` makes of it}."""

    def files(months, force):
        return glob.glob(os.path.join(data, "police_uk", months, f"*{force}-street.csv"))

    return {
        "london": squares(files("*", "metropolitan"), "Burglary", [side for side, _ in SETTINGS + OTHERS["london"]]),
        "cleveland": squares(files("2025-*", "cleveland"), None, [side for side, _ in OTHERS["cleveland"]]),
    }


@pytest.fixture(scope="module")
def london(forces):
    return forces["london"]


def windows(rng, counts, months):
    """(before (n,), after (n,)) of two neighbouring windows, drawn among those there are."""
    first = int(rng.integers(counts.shape[1] - 2 * months + 1))
    return counts[:, first : first + months].sum(1), counts[:, first + months : first + 2 * months].sum(1), first


def arms(rng, before, treated, controls, source):
    """Places of both arms, the treated from all, from the busiest or from the quietest tenth by the time before."""
    order = np.argsort(before + 0.5 * rng.random(len(before)))
    tenth = len(before) // 10
    chosen = rng.choice({"random": order, "busiest": order[-tenth:], "quietest": order[:tenth]}[source], treated, False)
    return np.concatenate([chosen, rng.choice(np.setdiff1d(order, chosen), controls, False)])


def allowed(share, count):
    """The share that so many runs may show where this is the true one: three standard errors of theirs more."""
    return share + 3 * np.sqrt(share * (1 - share) / count)


@pytest.mark.parametrize("treated, controls", [(10, 10), (20, 20), (50, 50), (10, 40)])
def test_intervals_of_the_wdd_cover_nothing_done(london, runs, treated, controls):
    """Of totals alone 78 to 90 % (weekly dispersion: 83 to 92 %); of places 93 to 97 %. Full: 4,500 runs, seed 1."""
    rng, number = np.random.default_rng(1), runs(200, 1500)
    covered = 0
    for side, months in SETTINGS:
        counts, _ = london[side]
        for _ in range(number):
            before, after, _ = windows(rng, counts, months)
            which = rng.choice(len(counts), treated + controls, False)
            # What an arm with more places loses by the season all have in common is no error of the interval.
            truth = (treated - controls) * (after - before).mean()
            found = wdd_of_places(before[which], after[which], np.arange(len(which)) < treated)
            covered += found.low <= truth <= found.high
    every = number * len(SETTINGS)
    print(f"{treated} + {controls}: covered {covered / every:.3f}")
    assert 1 - allowed(0.07, every) <= covered / every <= 0.985


@pytest.mark.parametrize("source", ["random", "busiest", "quietest"])
@pytest.mark.parametrize("treated, controls", [(3, 60), (5, 20)])
def test_few_treated_places_are_no_cause_for_a_p(london, runs, treated, controls, source):
    """p at most 0.05 in at most 6 % where nothing was done. Full: 3,000 runs, seed 2; the power for −30 % is
    printed. In 1,500 runs each (seed 9) it was 3.1 to 4.9 %."""
    rng, number = np.random.default_rng(2), runs(50, 1000)
    false = found = told = 0
    for side, months in SETTINGS:
        counts, _ = london[side]
        for run in range(number):
            before, after, _ = windows(rng, counts, months)
            which = arms(rng, before, treated, controls, source)
            arm = np.arange(len(which)) < treated
            planted = after[which].copy()
            planted[arm] = rng.binomial(planted[arm].astype(int), 0.7)
            one = difference(before[which], after[which], arm, Draws(499, run))
            other = difference(before[which], planted, arm, Draws(499, run))
            told += bool(one.how)
            false += one.p <= 0.05
            found += other.p <= 0.05
    every = number * len(SETTINGS)
    print(
        f"{treated} + {controls}, {source}: false {false / every:.3f}, power {found / every:.2f}, told "
        f"{told / every:.2f}"
    )
    assert false / every <= allowed(0.06, every)


@pytest.mark.parametrize("source", ["random", "busiest", "quietest"])
@pytest.mark.parametrize("treated, controls", [(3, 60), (5, 20)])
@pytest.mark.parametrize("force, side, months", [(force, *one) for force in OTHERS for one in OTHERS[force]])
def test_few_treated_places_elsewhere(forces, runs, force, side, months, treated, controls, source):
    """The same by data with which no setting of the test was chosen. Full: 1,000 runs each, seed 21. With 5 of the
    quietest squares of 200 m it was 8 to 10 %, before the controls' mean had to be like theirs."""
    rng, number = np.random.default_rng(21), runs(20, 1000)
    counts, _ = forces[force][side]
    false = told = 0
    for run in range(number):
        before, after, _ = windows(rng, counts, months)
        which = arms(rng, before, treated, controls, source)
        one = difference(before[which], after[which], np.arange(len(which)) < treated, Draws(499, run))
        false += one is not None and one.p <= 0.05
        told += one is not None and bool(one.how)
    print(
        f"{force} {side} m, {months} months, {treated} + {controls}, {source}: false {false / number:.3f}, told "
        f"{told / number:.2f}"
    )
    assert false / number <= allowed(0.06, number)


@pytest.mark.parametrize("treated, controls", [(20, 20), (5, 20), (50, 50)])
def test_all_sentences_of_a_report_together(london, runs, treated, controls):
    """Places, rings and two distances, nothing done: at most 5 % of reports say anything. Full: 1,500 runs, seed
    3; 9,000 of 50 + 50, whose p is quickly made."""
    rng, number = np.random.default_rng(3), runs(50, 3000 if treated >= ENOUGH else 500)
    false = alone = 0
    for side, months in SETTINGS:
        counts, around = london[side]
        for run in range(number):
            before, after, first = windows(rng, counts, months)
            which = rng.choice(len(counts), treated + controls, False)
            arm = np.arange(len(which)) < treated
            rings = [around[:, first + late : first + late + months].sum(1)[which] for late in (0, months)]

            def p(one, other):
                return joint_p(wdd_of_places(one, other, arm), difference(one, other, arm, Draws(299, run)))

            main = p(before[which], after[which])
            others = [p(*rings), p(*(np.floor(one / 2) for one in rings))]
            false += min([main, *report_p_values(main, others)]) <= 0.05
            ring = wdd_of_places(*rings, arm)
            alone += ring.low > 0 or ring.high < 0
    every = number * len(SETTINGS)
    print(f"{treated} + {controls}: any sentence {false / every:.3f}; the rings' WDD alone {alone / every:.3f}")
    assert false / every <= allowed(0.05, every)


def test_a_planted_fall_is_found(london, runs):
    """−30 % in 20 of the 40 busiest squares, pairs drawn by lot, 18 months before and after. Full: 300 runs, seed 4."""
    rng, number = np.random.default_rng(4), runs(40, 300)
    counts, _ = london[500]
    fell = false = 0
    for run in range(number):
        before, after, _ = windows(rng, counts, 18)
        which = np.argsort(-before, kind="stable")[:40]
        pairs = np.repeat(np.arange(20), 2)
        arm = np.ravel([rng.permutation([True, False]) for _ in range(20)])
        planted = after[which].copy()
        planted[arm] = rng.binomial(planted[arm].astype(int), 0.7)
        for values, planting in ((planted, True), (after[which], False)):
            said = (
                verdict(
                    wdd_of_places(before[which], values, arm, pairs=pairs),
                    difference(before[which], values, arm, Draws(499, run), strata=pairs),
                )
                == FELL
            )
            fell, false = fell + (said and planting), false + (said and not planting)
    print(f"planted {fell / number:.2f}, nothing done {false / number:.3f}")
    assert fell / number >= 0.8 and false / number <= allowed(0.05, number)
