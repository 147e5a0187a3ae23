"""Older crimes count less: the sample's places and density against sums made crime by crime."""

import collections
import datetime

import numpy as np
import pytest
from qgis.core import NULL, QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsRasterLayer, QgsVectorLayer
from refusals import refused
from support import WARDS, rows

HALF = 45.0


def left(feature, latest=datetime.date(2025, 3, 1)):
    """What a crime of the sample still counts."""
    return 0.5 ** ((latest - feature["date"].toPyDate()).days / HALF)


def places(run, crimes_path, **more):
    return run(
        "countcrimes",
        dict(
            {
                "INPUT": crimes_path,
                "OFFENCE_FIELD": "offence",
                "DATE_FIELD": "date",
                "STUDY_AREA": WARDS,
                "UNIT": "layer",
                "UNITS_LAYER": WARDS,
                "SELECT_BY": "top_k",
                "SELECT_VALUE": 5,
                "MAX_AREA": 0.001,
                "HALF_LIFE": HALF,
                "OUTPUT": "TEMPORARY_OUTPUT",
                "HOTSPOTS": "TEMPORARY_OUTPUT",
            },
            **more,
        ),
    )


@pytest.fixture(scope="module")
def shapes(qgis):
    """The wards' shapes."""
    return [feature.geometry() for feature in QgsVectorLayer(WARDS, "wards", "ogr").getFeatures()]


@pytest.fixture(scope="module")
def owners(crimes_path, shapes):
    """[(index of the ward, crime)] by QGIS itself."""
    out = []
    for feature in QgsVectorLayer(crimes_path, "crimes", "ogr").getFeatures():
        inside = [i for i, shape in enumerate(shapes) if shape.contains(feature.geometry())]
        if len(inside) == 1:
            out.append((inside[0], feature))
    return out


@pytest.mark.once
def test_places_are_ranked_by_what_their_crimes_still_count(run, crimes_path, owners, shapes):
    results = places(run, crimes_path)
    sums, counts = collections.Counter(), collections.Counter()
    for ward, feature in owners:
        sums[ward] += left(feature)
        counts[ward] += 1
    areas = [shape.area() for shape in shapes]
    found = [(row["crimes"], row["recent"]) for row in rows(results["OUTPUT"])]
    for ward, (crimes, recent) in enumerate(found):
        assert crimes == counts[ward] and recent == pytest.approx(sums[ward], rel=1e-9), ward
    order = sorted(range(len(areas)), key=lambda ward: -sums[ward] / areas[ward])
    ranks = [row["rank"] for row in rows(results["OUTPUT"])]
    assert [ranks[ward] for ward in order] == list(range(1, len(areas) + 1))
    assert sum(row["share"] for row in rows(results["OUTPUT"])) == pytest.approx(1)
    spots = rows(results["HOTSPOTS"])
    assert sorted(round(row["recent"], 6) for row in spots) == sorted(
        round(sums[ward], 6) for ward in order[:5] if counts[ward]
    )
    assert "every 45 days" in results["NOTES"] and "recent crimes counting more" in results["NOTES"]


def test_a_last_day_later_than_the_data_changes_nothing(run, crimes_path):
    one, other = (
        rows(places(run, crimes_path, **more)["OUTPUT"]) for more in ({}, {"START": "2025-01-01", "END": "2025-12-31"})
    )
    assert [row["recent"] for row in one] == pytest.approx([row["recent"] for row in other], rel=1e-9)


def test_harm_ages_too_and_the_number_beside_it(run, crimes_path, tmp_path, owners):
    table = tmp_path / "weights.csv"
    offences = sorted({feature["offence"] for _, feature in owners})
    weights = {name: 1 + 7 * i for i, name in enumerate(offences)}
    table.write_text("offence,weight\n" + "".join("{},{}\n".format(*one) for one in weights.items()), encoding="utf-8")
    results = places(run, crimes_path, WEIGHTS=str(table), COUNT_HOTSPOTS="TEMPORARY_OUTPUT")
    harm, aged, recent = collections.Counter(), collections.Counter(), collections.Counter()
    for ward, feature in owners:
        harm[ward] += weights[feature["offence"]]
        aged[ward] += weights[feature["offence"]] * left(feature)
        recent[ward] += left(feature)
    for ward, row in enumerate(rows(results["OUTPUT"])):
        assert (row["harm"], row["recent"]) == pytest.approx((harm[ward], aged[ward]), rel=1e-9)
    counted = sorted(row["recent"] for row in rows(results["COUNT_HOTSPOTS"]))
    assert all(any(abs(one - value) < 1e-6 for value in recent.values()) for one in counted) and len(counted) == 5


def test_the_surface_sums_to_what_the_crimes_still_count(run, crimes_path, tmp_path, owners):
    results = run(
        "kerneldensity",
        {
            "INPUT": crimes_path,
            "DATE_FIELD": "date",
            "STUDY_AREA": WARDS,
            "BANDWIDTH": 600,
            "CELL_SIZE": 100,
            "HALF_LIFE": HALF,
            "OUTPUT": str(tmp_path / "density.tif"),
            "HOTSPOTS": "TEMPORARY_OUTPUT",
        },
    )
    layer = QgsRasterLayer(results["OUTPUT"], "density")
    block = layer.dataProvider().block(1, layer.extent(), layer.width(), layer.height())
    cells = np.frombuffer(bytes(block.data()), np.float32)
    total = float(cells[np.isfinite(cells) & (cells >= 0)].astype(float).sum()) * 0.01
    assert total == pytest.approx(sum(left(feature) for _, feature in owners), rel=2e-3)
    spots = rows(results["HOTSPOTS"])
    values = [row["recent"] / row["area_km2"] for row in spots]
    assert values == sorted(values, reverse=True) and all(0 < row["recent"] <= row["crimes"] for row in spots)


def test_crimes_of_long_ago_age_from_their_own_latest_day(run):
    """Whatever the day today is: numbers neither vanish nor burst."""
    crimes = QgsVectorLayer("Point?crs=EPSG:27700&field=date:string", "old", "memory")
    made = []
    for i, day in enumerate(["1981-01-01", "1981-12-25", "2001-12-25", "2002-01-01", "2002-01-01"]):
        feature = QgsFeature(crimes.fields())
        feature.setAttributes([day])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(500050 + 100 * min(i, 3), 200050)))
        made.append(feature)
    crimes.dataProvider().addFeatures(made)
    results = run(
        "countcrimes",
        {
            "INPUT": crimes,
            "DATE_FIELD": "date",
            "UNIT": "square",
            "CELL_SIZE": 100,
            "HALF_LIFE": 7,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "HOTSPOTS": "TEMPORARY_OUTPUT",
        },
    )
    found = sorted(row["recent"] for row in rows(results["OUTPUT"]) if row["crimes"])
    assert found == pytest.approx([0, 0, 0.5, 2]) and results["HOTSPOT_COUNT"] > 0


def test_without_it_nothing_changes(run, crimes_path):
    results = places(run, crimes_path, HALF_LIFE=0)
    assert "recent" not in rows(results["OUTPUT"])[0] and "less weight" not in results["NOTES"]
    assert rows(results["HOTSPOTS"])[0]["area_name"] in (NULL, None)


@pytest.mark.parametrize(
    "more, named", [({"HALF_LIFE": 2}, ("HALF_LIFE", "2")), ({"DATE_FIELD": ""}, ("HALF_LIFE", "DATE_FIELD"))]
)
def test_what_cannot_be_is_said(run, crimes_path, more, named):
    with refused(QgsProcessingException, named):
        places(run, crimes_path, **more)
