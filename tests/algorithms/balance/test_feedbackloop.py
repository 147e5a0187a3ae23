"""Hot spots with and without the offences that policing brings up, on the sample, and on crimes laid out by hand."""

import json

import numpy as np
import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer
from refusals import refused
from support import WARDS, rows


def loop(run, tmp_path, layer, **more):
    out = {name: str(tmp_path / (name.lower() + ".gpkg")) for name in ("OUTPUT", "HOTSPOTS", "WITHOUT")}
    report = str(tmp_path / "report.json")
    results = run(
        "feedbackloop",
        dict(
            {
                "INPUT": layer,
                "OFFENCE_FIELD": "offence",
                "REPORT_JSON": report,
                "REPORT": str(tmp_path / "report.html"),
                "DRAWS": 99,
            },
            **dict(out, **more),
        ),
    )
    with open(report, encoding="utf-8") as file:
        return results, {name: rows(path) for name, path in out.items()}, json.load(file)


def points(counts, source=("public", "officer")):
    """Crimes at places 1 km apart: ``counts`` {place: (burglaries, drugs)}."""
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string&field=source:string", "crimes", "memory")
    made = []
    for place, numbers in counts.items():
        for offence, who, number in zip(("Burglary", "Drugs"), source, numbers):
            for _ in range(number):
                feature = QgsFeature(layer.fields())
                feature.setAttributes([offence, who])
                feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(450_050 + 1000 * place, 520_050)))
                made.append(feature)
    layer.dataProvider().addFeatures(made)
    return layer


#: Five busy places; two of them by drugs alone. A sixth is busy without drugs.
BY_HAND = {0: (40, 0), 1: (30, 5), 2: (5, 50), 3: (2, 45), 4: (35, 35), 5: (20, 0), 6: (10, 0), 7: (1, 1)}
FIVE = {"UNIT": "square", "CELL_SIZE": 100, "SELECT_BY": "top_k", "SELECT_VALUE": 5}


def test_what_stays_goes_and_comes_by_hand(run, tmp_path):
    results, layers, report = loop(run, tmp_path, points(BY_HAND), **FIVE)
    # With all: 4 (70), 2 (55), 3 (47), 0 (40), 1 (35). Without drugs: 0 (40), 4 (35), 1 (30), 5 (20), 6 (10).
    states = [(row["rank"], row["crimes"], row["police"], row["state"]) for row in layers["HOTSPOTS"]]
    assert states == [
        (1, 70, 35, "stays"),
        (2, 55, 50, "goes"),
        (3, 47, 45, "goes"),
        (4, 40, 0, "stays"),
        (5, 35, 5, "stays"),
    ]
    assert [(row["crimes"], row["state"]) for row in layers["WITHOUT"]] == [
        (40, "stays"),
        (35, "stays"),
        (30, "stays"),
        (20, "comes"),
        (10, "comes"),
    ]
    assert (results["STAY"], results["GO"], results["COME"]) == (3, 2, 2)
    assert results["JACCARD"] == pytest.approx(3 / 7) and results["POLICE_CRIMES"] == 136
    assert results["POLICE_SHARE"] == pytest.approx(136 / 279)
    assert layers["HOTSPOTS"][1]["share_pol"] == pytest.approx(50 / 55)
    # Burglary is the one other offence, of 143 crimes; without it the places are those of drugs: 2, 3, 4, 1, 7.
    assert results["P"] is None and results["JACCARD"] < results["JACCARD_BY_LOT"]
    assert (results["RANK"], results["LIKE"]) == (1, 1)
    assert [(row["offence"], row["crimes"]) for row in report["drops"]] == [("", 136), ("Burglary", 143)]
    assert report["drops"][0]["stays"] == pytest.approx(3 / 7) and report["drops"][1]["stays"] == pytest.approx(4 / 6)
    assert "officers" not in results["SUMMARY"] and "does not say why" in results["SUMMARY"]
    places = {row["crimes"]: row for row in layers["OUTPUT"] if row["crimes"]}
    assert (places[55]["hot"], places[55]["hot_withou"]) == (1, 0) and places[20]["hot_withou"] == 1
    assert "Drugs" in results["NOTES"]
    with open(str(tmp_path / "report.html"), encoding="utf-8") as file:
        assert file.read().count("data:image/png") == 1


def test_what_the_public_reported_makes_a_map_of_its_own(run, tmp_path):
    results, layers, _ = loop(run, tmp_path, points(BY_HAND), SOURCE_FIELD="source", PUBLIC_SOURCES="public", **FIVE)
    # All burglaries and nothing else are from the public: the same map as without drugs.
    assert results["JACCARD_PUBLIC"] == pytest.approx(results["JACCARD"])
    assert {row["crimes"]: row["public"] for row in layers["OUTPUT"] if row["crimes"]}[70] == 35
    with refused(QgsProcessingException, "SOURCE_FIELD", "PUBLIC_SOURCES"):
        loop(run, tmp_path, points(BY_HAND), SOURCE_FIELD="source", **FIVE)
    with refused(QgsProcessingException, "OFFENCES"):
        loop(
            run,
            tmp_path,
            points(BY_HAND),
            SOURCE_FIELD="source",
            PUBLIC_SOURCES="public",
            OFFENCES="Burglary; Drugs",
            **FIVE,
        )


@pytest.mark.slow
@pytest.mark.once
def test_the_sample_with_the_usual_list(run, tmp_path, crimes_path):
    results, layers, report = loop(run, tmp_path, crimes_path, STUDY_AREA=WARDS)
    assert {"Drugs", "Possession of weapons"} <= set(report["offences"])
    crimes = QgsVectorLayer(crimes_path, "crimes", "ogr")
    # By the crimes of the layer itself.
    made = [feature["offence"] in report["offences"] for feature in crimes.getFeatures()]
    assert abs(results["POLICE_SHARE"] - np.mean(made)) < 0.01
    assert sum(row["police"] for row in layers["OUTPUT"]) == results["POLICE_CRIMES"]
    assert results["STAY"] + results["GO"] == results["HOTSPOT_COUNT"] == len(layers["HOTSPOTS"])
    # Every other offence of half to twice as many crimes, and no test.
    counts = {}
    for feature in crimes.getFeatures():
        counts[feature["offence"]] = counts.get(feature["offence"], 0) + 1
    many = results["POLICE_CRIMES"]
    assert results["LIKE"] == len(report["drops"]) - 1 > 2 and 1 <= results["RANK"] <= results["LIKE"] + 1
    for row in report["drops"]:
        assert row["own"] or many / 2 <= row["crimes"] <= 2 * many and row["crimes"] <= counts[row["offence"]]
    assert [row["own"] for row in report["drops"]].index(True) == results["RANK"] - 1 and results["P"] is None
    without = {row["hotspot_id"] for row in layers["WITHOUT"] if row["state"] == "comes"}
    assert len(without) == results["COME"] and 0 < results["JACCARD"] < 1
    alone, _, _ = loop(run, tmp_path, crimes_path, STUDY_AREA=WARDS, POLICE_OFFENCES="drugs")
    assert alone["POLICE_CRIMES"] < results["POLICE_CRIMES"]


@pytest.mark.parametrize(
    "more, named",
    [
        ({"OFFENCE_FIELD": ""}, "OFFENCE_FIELD"),
        ({"POLICE_OFFENCES": "Speeding"}, ("'offence'", "'crimes'")),
        ({"OFFENCES": "Burglary"}, ("'offence'", "'crimes'")),
        ({"POLICE_OFFENCES": "Burglary; Drugs"}, ()),
        ({"PUBLIC_SOURCES": "999"}, ("SOURCE_FIELD", "PUBLIC_SOURCES")),
    ],
)
def test_what_cannot_be_done_is_said(run, tmp_path, more, named):
    with refused(QgsProcessingException, named):
        loop(run, tmp_path, points(BY_HAND), **dict(FIVE, **more))
    assert not (tmp_path / "hotspots.gpkg").exists()


def test_a_report_without_a_hot_spot_is_json_that_every_program_reads(run, crimes_path, tmp_path):
    """What is no number is null: NaN is none of JSON's words."""
    path = str(tmp_path / "report.json")
    made = run(
        "feedbackloop",
        {
            "INPUT": crimes_path,
            "OFFENCE_FIELD": "offence",
            "DATE_FIELD": "date",
            "STUDY_AREA": WARDS,
            "CELL_SIZE": 500,
            "SELECT_BY": "two_sd",
            "SELECT_VALUE": 1000,
            "HOTSPOTS": "TEMPORARY_OUTPUT",
            "REPORT_JSON": path,
        },
    )

    def refuse(word):
        raise AssertionError(word)

    with open(path, encoding="utf-8") as file:
        report = json.load(file, parse_constant=refuse)
    assert report["jaccard"] is None and made["JACCARD"] is None
