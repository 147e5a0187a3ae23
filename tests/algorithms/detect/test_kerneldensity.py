"""Density through the tool, on the sample: calibrated, snapped, cut to the area, its densest parts, two compared."""

import numpy as np
import pytest
from osgeo import gdal
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsRasterLayer, QgsVectorLayer
from refusals import refused
from support import WARDS, Feedback, rows


def made(run, tmp_path, layer, **more):
    surface, spots = str(tmp_path / "surface.tif"), str(tmp_path / "spots.gpkg")
    results = run("kerneldensity", dict({"INPUT": layer, "OUTPUT": surface, "HOTSPOTS": spots}, **more))
    return results, surface, rows(spots)


def pixels(path):
    """(values with NaN for no data, top first; geotransform)."""
    image = gdal.Open(path)
    band = image.GetRasterBand(1)
    values = band.ReadAsArray().astype(float)
    values[values == band.GetNoDataValue()] = np.nan
    return values, image.GetGeoTransform()


def points(rows_, crs="EPSG:27700"):
    layer = QgsVectorLayer(f"Point?crs={crs}&field=n:double", "points", "memory")
    features = []
    for x, y, number in rows_:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([number])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    return layer


def test_the_sample_sums_to_its_crimes_and_lines_up(run, tmp_path, crimes):
    results, path, spots = made(
        run, tmp_path, crimes, STUDY_AREA=WARDS, NAME_FIELD="WD13NM", BANDWIDTH=300, CELL_SIZE=50
    )
    values, transform = pixels(path)
    assert np.nansum(values) * 0.05**2 == pytest.approx(results["CRIMES_USED"], rel=1e-4)
    assert transform[1] == 50 and transform[0] % 50 == 0 and transform[3] % 50 == 0
    wards = list(QgsVectorLayer(WARDS, "wards", "ogr").getFeatures())
    area = sum(feature.geometry().area() for feature in wards)
    assert np.isfinite(values).sum() * 2500 == pytest.approx(area, rel=0.002)
    # A few cells against a direct sum without the edge's correction, well inside.
    x, y = np.array([(f.geometry().asPoint().x(), f.geometry().asPoint().y()) for f in crimes.getFeatures()]).T
    whole = QgsGeometry.unaryUnion([feature.geometry() for feature in wards])
    rng, looked = np.random.default_rng(1), 0
    for _ in range(200):
        row, column = rng.integers(0, values.shape[0]), rng.integers(0, values.shape[1])
        cx, cy = transform[0] + 50 * (column + 0.5), transform[3] - 50 * (row + 0.5)
        if not whole.contains(QgsGeometry.fromPointXY(QgsPointXY(cx, cy)).buffer(650, 8)):
            continue
        d = np.hypot(x - cx, y - cy)
        expected = 1e6 * (3 / (np.pi * 300**2) * (1 - d[d < 300] ** 2 / 300**2) ** 2).sum()
        assert values[row, column] == pytest.approx(expected, abs=0.005 * np.nanmax(values))
        looked += 1
    assert looked > 10
    # The densest per cent.
    assert results["AREA_SHARE"] <= 0.01 + 1e-6 and results["HOTSPOT_COUNT"] == len(spots) > 5
    assert max(row["area_km2"] for row in spots) <= 0.1 + 1e-9 and all(row["area_name"] for row in spots)
    assert [row["rank"] for row in spots] == list(range(1, len(spots) + 1))
    density = [row["density"] for row in spots]
    assert density == pytest.approx(sorted(density, reverse=True))
    assert sum(row["crimes"] for row in spots) == results["HOT_CRIMES"]
    layer = QgsRasterLayer(path, "surface")
    assert layer.renderer().type() == "singlebandpseudocolor"
    ramp = layer.renderer().shader().rasterShaderFunction().colorRampItemList()
    assert all("per km²" in item.label for item in ramp)
    assert ramp[0].color.alpha() == 0 and [item.value for item in ramp][:3] == [50, 100, 250]
    assert (tmp_path / "surface.qml").exists()
    layer.loadDefaultMetadata()
    assert "300 m" in layer.metadata().abstract() and "quartic" in layer.metadata().abstract()


def test_the_bandwidth_given_at_first_shows_the_parts_of_a_town(run, tmp_path, crimes):
    results, _, _ = made(run, tmp_path, crimes, STUDY_AREA=WARDS, CELL_SIZE=200)
    assert 250 <= results["BANDWIDTH_USED"] <= 500 and "rule of thumb" not in results["NOTES"]


@pytest.mark.parametrize("given", [0, None])
def test_the_rule_of_thumb_is_shown(run, tmp_path, crimes, given):
    results, _, _ = made(run, tmp_path, crimes, STUDY_AREA=WARDS, CELL_SIZE=200, BANDWIDTH=given)
    x, y = np.array([(f.geometry().asPoint().x(), f.geometry().asPoint().y()) for f in crimes.getFeatures()]).T
    near = np.sqrt((x.var() + y.var()) / 2) * len(x) ** (-1 / 6)
    assert results["BANDWIDTH_USED"] == pytest.approx(near, rel=0.01)
    assert "rule of thumb: {:.0f} m".format(results["BANDWIDTH_USED"]) in results["NOTES"]


def test_half_of_the_density_in_the_smallest_area(run, tmp_path, crimes):
    results, path, spots = made(
        run, tmp_path, crimes, STUDY_AREA=WARDS, BANDWIDTH=400, CELL_SIZE=100, VOLUME_PERCENT=50, MAX_AREA=1000
    )
    values = np.sort(pixels(path)[0][np.isfinite(pixels(path)[0])])[::-1]
    cells = int(np.searchsorted(np.cumsum(values), values.sum() / 2)) + 1
    # Areas without a crime of their own are none, and these are few.
    assert 0.95 * cells * 0.01 <= sum(row["area_km2"] for row in spots) <= cells * 0.01 + 1e-6


def test_two_densities_compared(run, tmp_path):
    """The same points twice are even everywhere; twice as many on one side are twice as dense there."""
    rng = np.random.default_rng(2)
    west = [(450000 + x, 520000 + y, 1.0) for x, y in rng.normal(0, 60, (200, 2))]
    east = [(453000 + x, 520000 + y, 1.0) for x, y in rng.normal(0, 60, (200, 2))]
    both, out = points(west + east), str(tmp_path / "compared.tif")
    made(run, tmp_path, both, BANDWIDTH=400, CELL_SIZE=50, COMPARE_LAYER=both, COMPARISON=out)
    values, _ = pixels(out)
    assert np.allclose(values[np.isfinite(values)], 1, atol=1e-4) and np.isnan(values).any()
    other = points([(x, y, 3.0) for x, y, _ in west] + east)
    made(run, tmp_path, both, BANDWIDTH=400, CELL_SIZE=50, COMPARE_LAYER=other, COMPARE_FIELD="n", COMPARISON=out)
    values, transform = pixels(out)
    column = int((450000 - transform[0]) / 50)
    row = int((transform[3] - 520000) / 50)
    # A half of the first, three quarters of the second.
    assert values[row, column] == pytest.approx(0.5 / 0.75, rel=0.01)
    assert QgsRasterLayer(out, "compared").renderer().type() == "singlebandpseudocolor"


@pytest.mark.parametrize("first, second", [(3, 5), (5, 3), (5, 7)])
@pytest.mark.parametrize("edge", [True, False])
def test_two_even_layers_of_other_extents_are_even_in_the_study_area(run, tmp_path, first, second, edge):
    """A study area of 3 × 3 km and points everywhere on squares of so many km around its middle, 500 m."""

    def even(km, step, weight):
        ends = np.arange(-500 * km + step / 2, 500 * km, step)
        return points([(451_500 + x, 521_500 + y, weight) for x in ends for y in ends])

    area = QgsVectorLayer("Polygon?crs=EPSG:27700", "area", "memory")
    feature = QgsFeature()
    feature.setGeometry(
        QgsGeometry.fromWkt("Polygon((450000 520000, 453000 520000, 453000 523000, 450000 523000, 450000 520000))")
    )
    area.dataProvider().addFeatures([feature])
    out = str(tmp_path / "compared.tif")
    results, _, _ = made(
        run,
        tmp_path,
        even(first, 50, 1.0),
        STUDY_AREA=area,
        BANDWIDTH=500,
        CELL_SIZE=50,
        EDGE=edge,
        COMPARE_LAYER=even(second, 62.5, 2.0),
        COMPARE_FIELD="n",
        COMPARISON=out,
    )
    values, _ = pixels(out)
    values = values[np.isfinite(values)]
    assert len(values) == 3600 and np.abs(values - 1).max() < 0.03
    assert ("are outside the study area" in results["NOTES"]) == (second > 3)


def test_degrees_are_spread_in_metres(run, tmp_path):
    results, path, spots = made(run, tmp_path, points([(-1.2, 54.5, 1)] * 5, "EPSG:4326"), BANDWIDTH=200, CELL_SIZE=20)
    values, _ = pixels(path)
    assert np.nansum(values) * 0.02**2 == pytest.approx(5, rel=0.01)
    assert spots[0]["crimes"] == 5


@pytest.mark.parametrize(
    "more, named",
    [
        ({"BANDWIDTH": -5}, ("BANDWIDTH", "-5")),
        ({"BANDWIDTH": 300, "CELL_SIZE": 0.001}, "10,000,000"),
        ({"BANDWIDTH": 300, "CELL_SIZE": 0}, ("CELL_SIZE", "0")),
        ({"BANDWIDTH": 30, "CELL_SIZE": 100}, ("CELL_SIZE", "100", "30")),
        ({"KERNEL": "cosine"}, ("KERNEL", "'cosine'")),
        ({"COMPARISON": "TEMPORARY_OUTPUT"}, ("COMPARISON", "COMPARE_LAYER")),
        ({"NAME_FIELD": "WD13NM"}, ("NAME_FIELD", "STUDY_AREA")),
    ],
)
def test_what_cannot_be_done_is_said(run, tmp_path, crimes, more, named):
    with refused(QgsProcessingException, named):
        made(run, tmp_path, crimes, **more)
    assert list(tmp_path.iterdir()) == []


def test_all_crimes_on_one_spot_need_a_bandwidth(run, tmp_path):
    layer = points([(450012, 520012, 1)] * 40)
    with refused(QgsProcessingException, "BANDWIDTH"):
        made(run, tmp_path, layer, BANDWIDTH=0)
    results, _, spots = made(run, tmp_path, layer, BANDWIDTH=200)
    assert [row["crimes"] for row in spots] == [40] and spots[0]["peak"] == pytest.approx(
        40e6 * 3 / (np.pi * 200**2), rel=0.02
    )


def test_a_cancel_leaves_the_earlier_surface(run, tmp_path, crimes):
    before = tmp_path / "surface.tif"
    before.write_bytes(b"earlier")
    for stage in range(4):
        run(
            "kerneldensity",
            {
                "INPUT": crimes,
                "STUDY_AREA": WARDS,
                "BANDWIDTH": 300,
                "OUTPUT": str(before),
                "HOTSPOTS": str(tmp_path / "spots.gpkg"),
            },
            feedback=Feedback(cancel_at=stage),
        )
        assert before.read_bytes() == b"earlier" and list(tmp_path.iterdir()) == [before]
