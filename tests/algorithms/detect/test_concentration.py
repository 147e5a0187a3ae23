"""Concentration through the tool, on the sample: against the places that ranking counts."""

import json

import numpy as np
import pytest
from qgis.core import QgsProcessingException
from qgis.PyQt.QtGui import QImage
from refusals import refused
from support import DEMO, WARDS, Feedback, rows


def test_the_sample_against_its_ranked_places(run, tmp_path, crimes):
    report = tmp_path / "report.json"
    results = run(
        "concentration",
        {
            "INPUT": crimes,
            "STUDY_AREA": WARDS,
            "DRAWS": 99,
            "OUTPUT": str(tmp_path / "curve.gpkg"),
            "CHART": str(tmp_path / "curve.png"),
            "REPORT": str(tmp_path / "report.html"),
            "REPORT_JSON": str(report),
        },
    )
    run(
        "countcrimes",
        {"INPUT": crimes, "STUDY_AREA": WARDS, "OUTPUT": str(tmp_path / "places.gpkg"), "HOTSPOTS": "memory:"},
    )
    counts = np.sort([row["crimes"] for row in rows(str(tmp_path / "places.gpkg"))])[::-1]
    held = np.cumsum(counts) / counts.sum()
    assert results["UNIT_COUNT"] == len(counts) and results["CRIMES_USED"] == counts.sum()
    assert results["HOLD_50"] == (np.flatnonzero(held >= 0.5)[0] + 1) / len(counts)
    assert results["HOLD_25"] == (np.flatnonzero(held >= 0.25)[0] + 1) / len(counts)
    ascending = counts[::-1].astype(float)
    mean_difference = 2 * (2 * np.arange(1, len(counts) + 1) - len(counts) - 1) @ ascending / len(counts) ** 2
    assert results["GINI"] == pytest.approx(mean_difference / (2 * ascending.mean()))
    found = json.loads(report.read_text(encoding="utf-8"))["kinds"]
    assert [kind["name"] for kind in found] == ["crimes"]
    for measure in ("gini", "generalised_gini", "hold_25", "hold_50"):
        assert found[0][measure]["low"] <= found[0][measure]["value"] <= found[0][measure]["high"]
    curve = rows(str(tmp_path / "curve.gpkg"))
    for row in curve:
        number = round(row["places"] * len(counts))
        assert row["held"] == pytest.approx(held[number - 1] if number else 0)
    assert curve[0]["held"] == 0 and curve[-1]["held"] == 1
    picture = QImage(str(tmp_path / "curve.png"))
    assert (picture.width(), picture.height()) == (900, 825)
    colours = {picture.pixelColor(x, y).name() for x in range(0, 900, 3) for y in range(0, 825, 3)}
    assert "#c62d1c" in colours and len(colours) > 10
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "data:image/png;base64," in page and "http" not in page.split("<footer>")[0].replace("data:", "")


def test_harm_beside_crime(run, tmp_path, crimes):
    report = tmp_path / "report.json"
    run(
        "concentration",
        {
            "INPUT": crimes,
            "STUDY_AREA": WARDS,
            "OFFENCE_FIELD": "offence",
            "DRAWS": 99,
            "WEIGHTS": DEMO + "/invented_harm_weights.csv",
            "OUTPUT": "memory:",
            "REPORT_JSON": str(report),
        },
    )
    kinds = json.loads(report.read_text(encoding="utf-8"))["kinds"]
    assert [kind["name"] for kind in kinds] == ["crimes", "harm"] and "invented" in kinds[1]["title"]
    assert kinds[0]["gini"]["value"] != kinds[1]["gini"]["value"]


@pytest.mark.parametrize(
    "more, named",
    [({"UNIT": "layer"}, "UNITS_LAYER"), ({"UNIT": "triangle"}, ("UNIT", "'triangle'")), ({"CELL_SIZE": 0.001}, "15")],
)
def test_what_cannot_be_done_is_said(run, tmp_path, crimes, more, named):
    with refused(QgsProcessingException, named):
        run("concentration", dict({"INPUT": crimes, "STUDY_AREA": WARDS, "OUTPUT": str(tmp_path / "a.gpkg")}, **more))
    assert list(tmp_path.iterdir()) == []


def test_a_cancel_leaves_nothing(run, tmp_path, crimes):
    for stage in range(4):
        run(
            "concentration",
            {
                "INPUT": crimes,
                "STUDY_AREA": WARDS,
                "DRAWS": 99,
                "OUTPUT": str(tmp_path / "a.gpkg"),
                "CHART": str(tmp_path / "a.png"),
            },
            feedback=Feedback(cancel_at=stage),
        )
        assert list(tmp_path.iterdir()) == []
