"""Harm weights on the real sample, and hot spots by harm."""

import collections
import csv
import os

import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer
from refusals import refused
from support import DEMO, WARDS, rows

INVENTED = os.path.join(DEMO, "invented_harm_weights.csv")


@pytest.fixture
def table(tmp_path):
    """table(text) → path of a CSV."""

    def write(text, name="weights.csv", encoding="utf-8"):
        path = tmp_path / name
        path.write_bytes(text.encode(encoding))
        return str(path)

    return write


def test_each_crime_weighs_what_its_offence_weighs(run, crimes, crimes_path):
    result = run("harmweights", {"INPUT": crimes_path, "WEIGHTS": INVENTED, "OUTPUT": "TEMPORARY_OUTPUT"})
    with open(INVENTED, encoding="utf-8") as file:
        weights = {row["offence"]: float(row["weight"]) for row in csv.DictReader(file)}
    offences = collections.Counter(feature["offence"] for feature in crimes.getFeatures())
    assert result["CRIMES_READ"] == sum(offences.values()) == 20314
    assert result["HARM"] == sum(count * weights.get(offence, 0) for offence, count in offences.items())
    assert result["WITHOUT_WEIGHT"] == offences["Other crime"] > 0
    assert result["SUMMARY"].endswith("{:,} of 20,314 have no weight: Other crime.".format(offences["Other crime"]))
    before, after = rows(crimes), rows(result["OUTPUT"])
    for old, new in zip(before, after):
        assert new["harm"] == weights.get(old["offence"])
        assert {name: value for name, value in old.items() if name != "fid"} == {
            name: new[name] for name in old if name != "fid"
        }
    assert "No weight: Other crime" in result["OUTPUT"].metadata().abstract()


def test_places_by_harm_add_up_and_say_what_is_left_out(run, crimes_path, tmp_path):
    weighed = run("harmweights", {"INPUT": crimes_path, "WEIGHTS": INVENTED, "OUTPUT": str(tmp_path / "h.gpkg")})
    result = run(
        "countcrimes",
        {
            "INPUT": weighed["OUTPUT"],
            "WEIGHT_FIELD": "harm",
            "STUDY_AREA": WARDS,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "HOTSPOTS": "TEMPORARY_OUTPUT",
        },
    )
    places, spots = rows(result["OUTPUT"]), rows(result["HOTSPOTS"])
    # Three of the sample's crimes lie outside the wards' hexagons.
    assert 0 <= weighed["HARM"] - sum(place["harm"] for place in places) <= 3 * 50
    assert result["CRIMES_READ"] - result["CRIMES_USED"] >= weighed["WITHOUT_WEIGHT"]
    assert spots == sorted(spots, key=lambda spot: -spot["harm"] / spot["area_km2"])
    assert all(spot["crimes"] >= 3 and 0 < spot["top_share"] <= 1 for spot in spots)


def test_one_grave_crime_is_no_hot_spot(run):
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=harm:double", "planted", "memory")
    crimes = [(450000, 520000, 1000)] + [(452000, 522000, weight) for weight in (10, 10, 10, 10, 60)]
    crimes += [(448000 + 500 * i, 518000 + 370 * (i % 7), 1) for i in range(30)]
    features = []
    for x, y, weight in crimes:
        feature = QgsFeature(layer.fields())
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
        feature["harm"] = weight
        features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    result = run(
        "countcrimes",
        {
            "INPUT": layer,
            "WEIGHT_FIELD": "harm",
            "SELECT_BY": "top_k",
            "SELECT_VALUE": 2,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "HOTSPOTS": "TEMPORARY_OUTPUT",
        },
    )
    (spot,) = rows(result["HOTSPOTS"])
    assert (spot["crimes"], spot["harm"], spot["top_share"]) == (5, 100, 0.6)
    assert "fewer than 3 crimes were left out (1)" in result["NOTES"]
    # By number alone there is no such rule.
    counted = run(
        "countcrimes",
        {
            "INPUT": layer,
            "SELECT_BY": "top_k",
            "SELECT_VALUE": 2,
            "OUTPUT": "TEMPORARY_OUTPUT",
            "HOTSPOTS": "TEMPORARY_OUTPUT",
        },
    )
    assert counted["HOTSPOT_COUNT"] == 2 and "top_share" not in rows(counted["HOTSPOTS"])[0]


@pytest.mark.parametrize(
    "text,named",
    [
        ("offence,weight\nBurglary,much\n", ("1", "'weights'", "'Burglary'")),
        ("offence,weight\nRobbery,1\nBurglary,-2\n", ("2", "'weights'", "'Burglary'")),
        ("offence,weight\nBurglary,nan\n", ("'Burglary'", "'nan'")),
        ("offence,weight\nBurglary,inf\n", ("'Burglary'", "'inf'")),
        ("offence,weight\nBurglary,\n", "'Burglary'"),
        ("offence,weight\nBurglary,1\n BURGLARY ,2\n", "'weights'"),
        ("offence,points\nBurglary,1\n", "'weight'"),
        ("kind,weight\nBurglary,1\n", "'offence'"),
        ("offence,weight\nArson,1\n", ("'crimes'", "WEIGHTS")),
        ("offence,weight\n", "'weights'"),
    ],
)
def test_a_table_that_cannot_be_used_says_why(run, crimes_path, table, tmp_path, text, named):
    out = tmp_path / "out.gpkg"
    with refused(QgsProcessingException, named):
        run("harmweights", {"INPUT": crimes_path, "WEIGHTS": table(text), "OUTPUT": str(out)})
    assert not out.exists()


def test_names_are_compared_without_case_and_a_bom_is_no_part_of_them(run, crimes_path, table):
    result = run(
        "harmweights",
        {
            "INPUT": crimes_path,
            "WEIGHTS": table('\ufeffCrime Type,Harm\nbicycle  THEFT,"1,500"\n'),
            "OUTPUT": "TEMPORARY_OUTPUT",
        },
    )
    assert result["HARM"] == 1500 * result["CRIMES_WEIGHTED"] > 0
