"""Gi* and local Moran's I on real maps: nothing is found where there is nothing, hot or cold, and blocks are found.

A run is a map; run i has the seed i. In full 400 maps of each kind and 200 places for blocks in town and in country.
"""

import csv
import os

import numpy as np
import pytest
import real_maps

from hotspot_policing.core.counting.grids import find, make_grid, pack
from hotspot_policing.core.counting.neighbours import on_grid
from hotspot_policing.core.counting.partial_places import as_whole
from hotspot_policing.core.statistics.correction import adjust
from hotspot_policing.core.statistics.gistar import gi_star, log_values, median_above_zero
from hotspot_policing.core.statistics.local_moran import local_moran

#: The same on every QGIS.
pytestmark = pytest.mark.once

SCALES = {"count": lambda values: np.asarray(values, float), "log": log_values}
LONDON = [f"{year}-{month:02d}" for year in (2022, 2023, 2024) for month in range(1, 13)]


@pytest.fixture(scope="session")
def maps(data):
    """maps(name): burglary of 36 months in London, all crime of three in Cleveland; each is made once."""
    kept = {}
    layers = {
        "london": ("metropolitan", LONDON, "london.gpkg", 20),
        "cleveland": ("cleveland", ["2025-01", "2025-02", "2025-03"], "cleveland.gpkg", 10),
    }

    def once(key, make, *arguments):
        if key not in kept:
            kept[key] = make(*arguments)
        return kept[key]

    def get(name):
        city, layer, shape, size = {
            "wards": ("cleveland", "ward_2013", "", 0),
            "LSOA": ("london", "lsoa_2021", "", 0),
            "1 km": ("london", "borough_2022", "square", 1000),
            "250 m": ("london", "borough_2022", "square", 250),
            "150 m": ("cleveland", "ward_2013", "hexagon", 150),
        }[name]
        force, months, file, pixel = layers[city]
        points = once(city, real_maps.crimes, data, force, months)
        raster = once(layer, real_maps.Raster, os.path.join(data, "boundaries", file), layer, pixel)
        if shape:
            return once(name, real_maps.by_grid, points, raster, len(months), shape, size)
        return once(name, real_maps.by_polygon, points, raster, len(months))

    return get


def at_most(share, runs):
    """The most of so many runs in which something with this share happens, but for one series in a hundred."""
    return share * runs + 2.4 * np.sqrt(share * (1 - share) * runs)


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("method", (gi_star, local_moran))
@pytest.mark.parametrize("name, sample", (("wards", 60), ("LSOA", 15), ("1 km", 40), ("250 m", 10), ("150 m", 10)))
def test_relabelled_maps_show_no_hot_or_cold_place(maps, runs, name, sample, method, scale):
    """The counts of a real map shuffled among its places: at most 5 % of maps with any at q ≤ 0.05."""
    one, count = maps(name), runs(sample, 400)
    false = 0
    for seed in range(count):
        values = SCALES[scale](np.random.default_rng(seed).permutation(one.counts))
        false += bool((adjust(method(values, one.near).p) <= 0.05).any())
    assert false <= at_most(0.05, count), f"{false / count:.1%}"


@pytest.mark.parametrize("scale", SCALES)
def test_relabelled_wards_by_permutation(maps, runs, scale):
    """As many permutations as 82 places need."""
    one, count = maps("wards"), runs(20, 200)
    false = 0
    for seed in range(count):
        values = SCALES[scale](np.random.default_rng(seed).permutation(one.counts))
        false += bool((adjust(gi_star(values, one.near, "permutation", 3279, seed).p) <= 0.05).any())
    assert false <= at_most(0.05, count), f"{false / count:.1%}"


def town_and_country(side=60):
    """Residents of a grid with two towns, and its neighbourhoods."""
    keys = np.sort(pack(*(a.ravel() for a in np.meshgrid(np.arange(side), np.arange(side)))))
    row, column = np.divmod(np.arange(side * side), side)
    large, small = np.hypot(row - 20, column - 25), np.hypot(row - 45, column - 45)
    residents = 5 + 400 * np.exp(-((large / 6) ** 2)) + 200 * np.exp(-((small / 4) ** 2))
    return residents, on_grid(keys, np.vstack([[[0, 0]], make_grid("square", 100.0).neighbour_steps(1)]))


def rates_at_random(residents, crimes, seed):
    """Crimes per 1,000 residents where crimes fall on residents at random."""
    return 1000 * np.random.default_rng(seed).multinomial(crimes, residents / residents.sum()) / residents


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("method", (gi_star, local_moran))
def test_crimes_dealt_out_by_residents_of_real_areas(data, maps, runs, method, scale):
    """A null that is not a relabelled map: 30,000 crimes on the residents of London's LSOA, rates as the values."""
    one, count = maps("LSOA"), runs(4, 100)
    path = os.path.join(data, "population", "london_lsoa_2011_population_mid2020.csv")
    with open(path, encoding="utf-8", newline="") as file:
        people = {row["LSOA11CD"]: float(row["Persons_All-Ages"]) for row in csv.DictReader(file)}
    known = np.array([people.get(code, np.nan) for code in one.codes])
    residents = np.where(np.isnan(known), np.nanmedian(known), known)
    false = 0
    for seed in range(count):
        values = SCALES[scale](rates_at_random(residents, 30_000, seed))
        false += bool((adjust(method(values, one.near).p) <= 0.05).any())
    assert false <= at_most(0.05, count), f"{false / count:.1%}"


@pytest.mark.parametrize("crimes", (2_000, 10_000, 100_000))
@pytest.mark.parametrize("method", (gi_star, local_moran))
def test_rates_of_town_and_country_are_false_in_at_most_one_map_in_ten(runs, method, crimes):
    """Rates of places that differ a hundredfold in residents spread unlike each other, and those alike lie together:
    more than one map in twenty may show a place, and the help says so."""
    residents, near = town_and_country()
    count = runs(30, 200)
    false = sum(
        bool((adjust(method(log_values(rates_at_random(residents, crimes, seed)), near).p) <= 0.05).any())
        for seed in range(count)
    )
    assert false <= at_most(0.1, count), f"{false / count:.1%}"


def standardised(counts, residents):
    """Rates (n,) over the spread that chance gives rates of so many residents, in twentieths. Assunção, R. M. and Reis,
    E. A. (1999) A new proposal to adjust Moran's I for population density. Statistics in Medicine 18, 2147–2162."""
    rate, mean = counts / residents, counts.sum() / residents.sum()
    spread = (residents * (rate - mean) ** 2).sum() / residents.sum() - mean / residents.mean()
    return np.round(20 * (rate - mean) / np.sqrt(max(spread, 0) + mean / residents))


@pytest.mark.parametrize("crimes", (2_000, 10_000, 100_000))
@pytest.mark.parametrize("method", (gi_star, local_moran))
def test_standardised_rates_of_town_and_country_show_no_hot_or_cold_place(runs, method, crimes):
    """The same grid: what makes more than 5 % is that rates of few residents spread more. Standardised, and without
    places of fewer than 20 residents, the level holds."""
    residents, _ = town_and_country()
    keys = np.sort(pack(*(a.ravel() for a in np.meshgrid(np.arange(60), np.arange(60)))))
    kept = residents >= 20
    near = on_grid(keys[kept], np.vstack([[[0, 0]], make_grid("square", 100.0).neighbour_steps(1)]))
    count, false = runs(30, 200), 0
    for seed in range(count):
        counts = np.random.default_rng(seed).multinomial(crimes, residents / residents.sum())
        false += bool((adjust(method(standardised(counts[kept], residents[kept]), near).p) <= 0.05).any())
    assert false <= at_most(0.05, count), f"{false / count:.1%}"


def ring(radius=6_000.0, hole=3_000.0):
    """A round area with a hole that is not in its middle: (whether points lie in it, half its width in metres)."""
    return (lambda x, y: (np.hypot(x, y) < radius) & (np.hypot(x - 1_000, y - 500) > hole)), radius


def coast(length=15_000.0, width=900.0):
    """A thin strip along a line that winds."""

    def inside(x, y):
        low = 1_500 * np.sin(x / 2_500) - width / 2
        return (np.abs(x) < length) & (y > low) & (y < low + width + 300 * np.sin(x / 1_700))

    return inside, length


def cleveland(data):
    raster = real_maps.Raster(os.path.join(data, "boundaries", "cleveland.gpkg"), "ward_2013", 20)
    half = raster.pixel * max(raster.rows.shape) / 2
    return (lambda x, y: raster.at(x + raster.left + half, y + raster.top - half) >= 0), half


def partly_inside(inside, half, shape, size):
    """The grid, keys, shares inside and neighbourhoods of all units with a part in an area."""
    grid = make_grid(shape, size)
    fine = np.arange(-half, half, min(size / 10, 50.0)) + 0.1
    x, y = (one.ravel() for one in np.meshgrid(fine, fine))
    here = inside(x, y)
    keys = np.unique(grid.locate(x[here], y[here]))
    # By points inside each, laid as a lattice.
    at_x, at_y = grid.centres(keys)
    across, up = (one.ravel() for one in np.meshgrid(*[(np.arange(-16, 16) + 0.5) * size / 16] * 2))
    own = grid.locate(at_x[:1] + across, at_y[:1] + up) == keys[0]
    across, up = across[own], up[own]
    shares = inside((at_x[:, None] + across).ravel(), (at_y[:, None] + up).ravel()).reshape(len(keys), -1).mean(1)
    return grid, keys, shares, on_grid(keys, np.vstack([[[0, 0]], grid.neighbour_steps(1)]))


@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("method", (gi_star, local_moran))
@pytest.mark.parametrize("outline", ("ring", "coast", "cleveland"))
@pytest.mark.parametrize("size", (150, 250, 500))
def test_uniform_crimes_in_an_outline_show_no_hot_or_cold_place(request, runs, outline, size, method, scale):
    """20,000 crimes (9,000 on the coast) anywhere in an area of irregular outline: at most 5 % of maps with any place,
    though those at the edge hold fewer crimes."""
    inside, half = (
        {"ring": ring, "coast": coast}[outline]()
        if outline != "cleveland"
        else cleveland(request.getfixturevalue("data"))
    )
    count, false = runs(6, 100), 0
    for shape in ("square", "hexagon"):
        grid, keys, shares, near = partly_inside(inside, half, shape, size)
        for seed in range(count):
            rng = np.random.default_rng(seed)
            x, y = rng.uniform(-half, half, (2, 300_000 if outline == "coast" else 100_000))
            here = np.flatnonzero(inside(x, y))[:20_000]
            place = find(keys, grid.locate(x[here], y[here]))
            counts = np.bincount(place[place >= 0], minlength=len(keys))
            unit = median_above_zero(counts)
            values, weights = as_whole(
                counts,
                counts,
                shares,
                SCALES["count"] if scale == "count" else lambda some: log_values(some, unit, False),
            )
            false += bool((adjust(method(values, near, weights=weights).p) <= 0.05).any())
    assert false <= at_most(0.05, 2 * count), f"{false / (2 * count):.1%}"


def blocks(one, size, country, many):
    """Up to so many blocks [(units,)] of ``size`` × ``size`` squares, each all land: in the half of the map with the
    fewer crimes within 1 km or so, or in the other."""
    low = one.cells.min(0) - 5
    shape = one.cells.max(0) - low + 6
    number = np.full(shape, -1)
    number[tuple((one.cells - low).T)] = np.arange(len(one.cells))
    crimes, land = np.zeros(shape), np.zeros(shape)
    crimes[number >= 0] = one.counts[number[number >= 0]]
    land[number >= 0] = 1
    around = [np.lib.stride_tricks.sliding_window_view(values, (9, 9)).sum((2, 3)) for values in (crimes, land)]
    column, row = (one.cells - low - 4).T
    level = around[0][column, row] / around[1][column, row]
    half = size // 2
    found = []
    for unit in np.random.default_rng(1).permutation(np.flatnonzero((level < np.median(level)) == country)):
        column, row = one.cells[unit] - low
        block = number[column - half : column + half + 1, row - half : row + half + 1].ravel()
        if (block >= 0).all():
            found.append(block)
        if len(found) == many:
            break
    return found


def share_found(one, chosen, more, scale):
    """The share of the blocks of which half is hot, as the tool calls hot, where each has so many more crimes."""
    found = 0
    for block in chosen:
        counts = one.counts.astype(float)
        counts[block] += more
        result = gi_star(SCALES[scale](counts), one.near)
        found += ((adjust(result.p) <= 0.1) & (result.z > 0))[block].mean() >= 0.5
    return found / len(chosen)


@pytest.mark.parametrize("size, times", ((3, 3), (5, 6)))
def test_planted_blocks_are_found_in_town_and_country(maps, runs, size, times):
    """250 m squares of London's burglary, a block with three or six times the mean more in each of its squares: found
    in at least 90 % by logarithms, and no less than by counts."""
    one, many = maps("250 m"), runs(12, 200)
    more = np.ceil(times * one.counts.mean())
    for country in (False, True):
        chosen = blocks(one, size, country, many)
        assert len(chosen) == many
        by = {scale: share_found(one, chosen, more, scale) for scale in SCALES}
        assert by["log"] >= 0.9 and by["log"] >= by["count"], by


@pytest.mark.parametrize("name", ("LSOA", "1 km", "250 m"))
def test_logarithms_catch_as_much_of_the_next_year(maps, name):
    """Hot places of two years, as large an area of the hottest by either: of the third year's crimes, they catch the
    same but for one in a hundred."""
    one = maps(name)
    past, after = one.months[:24].sum(0), one.months[24:].sum(0)
    found = {scale: gi_star(change(past), one.near) for scale, change in SCALES.items()}
    hot = {scale: int(((adjust(one.p) <= 0.1) & (one.z > 0)).sum()) for scale, one in found.items()}
    assert hot["log"] >= hot["count"] > 0
    caught = {
        scale: after[np.argsort(-one.z, kind="stable")[: hot["count"]]].sum() / after.sum()
        for scale, one in found.items()
    }
    assert abs(caught["log"] - caught["count"]) <= 0.01, caught
