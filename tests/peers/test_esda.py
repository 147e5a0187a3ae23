"""Gi* equals esda's G_Local on real crimes: on the hexagon grid and on a layer of wards."""

import geopandas
import numpy as np
import processing
import pytest
from esda import G_Local, Moran_Local
from libpysal.weights import DistanceBand, Queen
from shapely import wkb
from support import WARDS


def units(layer):
    """Counts, z and shapes of a result layer."""
    features = list(layer.getFeatures())
    shapes = [wkb.loads(bytes(feature.geometry().asWkb())) for feature in features]
    return (
        np.array([feature["crimes"] for feature in features], float),
        np.array([feature["gi_z"] for feature in features]),
        shapes,
    )


def whole_places(run, crimes_path, size):
    """The study area that hexagons of this size around the wards make: none lies only partly in it, of which the peers
    know nothing."""
    hexagons = run(
        "countcrimes",
        {
            "INPUT": crimes_path,
            "STUDY_AREA": WARDS,
            "CELL_SIZE": size,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "HOTSPOTS": "TEMPORARY_OUTPUT",
        },
    )["OUTPUT"]
    area = processing.run("native:dissolve", {"INPUT": hexagons, "OUTPUT": "memory:"})["OUTPUT"]
    return {"STUDY_AREA": area, "CELL_SIZE": size, "CENTRE_ONLY": True}


@pytest.mark.parametrize("offences", ["", "Burglary"])
def test_on_the_hexagons_of_the_sample(run, crimes_path, offences):
    result = run(
        "gistar",
        {
            "INPUT": crimes_path,
            **whole_places(run, crimes_path, 150),
            "OFFENCE_FIELD": "offence",
            "OFFENCES": offences,
            "VALUES": "count",
            "OUTPUT": "TEMPORARY_OUTPUT",
            "HOTSPOTS": "TEMPORARY_OUTPUT",
        },
    )
    counts, z, shapes = units(result["OUTPUT"])
    centres = np.array([(shape.centroid.x, shape.centroid.y) for shape in shapes])
    # The six that touch lie one width away, the next ring at 1.7 widths.
    weights = DistanceBand(centres, 1.2 * 150, binary=True, silence_warnings=True)
    assert max(weights.cardinalities.values()) == 6
    peer = G_Local(counts, weights, transform="B", star=True, permutations=0)
    assert len(counts) > 30_000
    np.testing.assert_allclose(z, peer.Zs, rtol=0, atol=1e-9)


@pytest.mark.parametrize("values", ["count", "log"])
def test_on_the_wards_as_places(run, crimes_path, values):
    """The classic z of the values used: of the counts, or of their logarithms."""
    result = run(
        "gistar",
        {
            "INPUT": crimes_path,
            "UNIT": "layer",
            "UNITS_LAYER": WARDS,
            "VALUES": values,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "HOTSPOTS": "TEMPORARY_OUTPUT",
        },
    )
    counts, z, shapes = units(result["OUTPUT"])
    weights = Queen.from_dataframe(
        geopandas.GeoDataFrame(geometry=shapes, crs="EPSG:27700"), use_index=False, silence_warnings=True
    )
    used = np.round(10 * np.log1p(counts / np.median(counts[counts > 0]))) if values == "log" else counts
    peer = G_Local(used, weights, transform="B", star=True, permutations=0)
    assert len(counts) == 82 and counts.sum() > 20_000
    np.testing.assert_allclose(z, peer.Zs, rtol=0, atol=1e-9)


def test_permutation_p_values_on_the_wards(run, crimes_path):
    """The same conditional permutations, other draws: p agrees within their chance, one-sided there, two-sided here."""
    result = run(
        "gistar",
        {
            "INPUT": crimes_path,
            "UNIT": "layer",
            "UNITS_LAYER": WARDS,
            "PVALUES": "permutation",
            "PERMUTATIONS": 9999,
            "VALUES": "count",
            "OUTPUT": "TEMPORARY_OUTPUT",
            "HOTSPOTS": "TEMPORARY_OUTPUT",
        },
    )
    counts, z, shapes = units(result["OUTPUT"])
    ours = np.array([feature["gi_p"] for feature in result["OUTPUT"].getFeatures()])
    weights = Queen.from_dataframe(
        geopandas.GeoDataFrame(geometry=shapes, crs="EPSG:27700"), use_index=False, silence_warnings=True
    )
    peer = G_Local(counts, weights, transform="B", star=True, permutations=9999, seed=1)
    theirs = np.minimum(2 * peer.p_sim, 1)
    # The standard error of twice a tail of 9,999 draws is 0.01 at most, and each side has its own.
    np.testing.assert_allclose(ours, theirs, rtol=0, atol=0.06)
    assert np.ptp(ours) > 0.9


def test_local_moran_on_the_wards_and_on_hexagons(run, crimes_path):
    """I against esda's; its variance has n − 1 where ours, as Anselin's, has n."""
    for more in ({"UNIT": "layer", "UNITS_LAYER": WARDS}, whole_places(run, crimes_path, 400)):
        result = run(
            "localmoran",
            dict(
                {
                    "INPUT": crimes_path,
                    "OUTPUT": "TEMPORARY_OUTPUT",
                    "HOTSPOTS": "TEMPORARY_OUTPUT",
                    "PVALUES": "permutation",
                    "PERMUTATIONS": 9999,
                    "CORRECTION": "none",
                    "VALUES": "count",
                },
                **more,
            ),
        )
        features = list(result["OUTPUT"].getFeatures())
        shapes = [wkb.loads(bytes(feature.geometry().asWkb())) for feature in features]
        counts = np.array([feature["crimes"] for feature in features], float)
        if "UNIT" in more:
            weights = Queen.from_dataframe(
                geopandas.GeoDataFrame(geometry=shapes, crs="EPSG:27700"), use_index=False, silence_warnings=True
            )
        else:
            centres = np.array([(shape.centroid.x, shape.centroid.y) for shape in shapes])
            weights = DistanceBand(centres, 1.2 * 400, binary=True, silence_warnings=True)
        peer = Moran_Local(counts, weights, transformation="r", permutations=9999, seed=1)
        ours = np.array([feature["li_i"] for feature in features])
        np.testing.assert_allclose(ours, peer.Is * len(counts) / (len(counts) - 1), rtol=0, atol=1e-9)
        if "UNIT" in more:
            # On sparse hexagons most sums are ties, which esda counts in one tail only.
            p = np.array([feature["li_p"] for feature in features])
            np.testing.assert_allclose(p, np.minimum(2 * peer.p_sim, 1), rtol=0, atol=0.06)
