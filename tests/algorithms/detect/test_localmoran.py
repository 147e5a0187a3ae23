"""Local Moran through the tool on real crimes: the same places as Gi*, its own fields and look."""

import pytest
from qgis.core import QgsProcessingException, QgsVectorLayer
from refusals import refused
from support import WARDS, Feedback, rows


def both(run, tmp_path, tool, crimes, **more):
    places, spots = str(tmp_path / (tool + ".gpkg")), str(tmp_path / (tool + "_spots.gpkg"))
    results = run(tool, dict({"INPUT": crimes, "STUDY_AREA": WARDS, "OUTPUT": places, "HOTSPOTS": spots}, **more))
    return results, rows(places), rows(spots), places


def test_the_sample_beside_gi(run, tmp_path, crimes):
    results, places, spots, path = both(run, tmp_path, "localmoran", crimes)
    _, gi, _, _ = both(run, tmp_path, "gistar", crimes)
    assert [row["unit_id"] for row in places] == [row["unit_id"] for row in gi], "the same places, in the same order"
    assert [row["crimes"] for row in places] == [row["crimes"] for row in gi]
    kinds = {}
    for row in places:
        kinds[row["li_class"]] = kinds.get(row["li_class"], 0) + 1
        if row["li_class"]:
            assert row["li_q"] <= 0.05 and row["li_i"] * (1 if row["li_class"] in ("HH", "LL") else -1) >= 0
    assert set(kinds) <= {"", "HH", "HL", "LH", "LL"} and kinds["HH"] > 5
    hot = {row["unit_id"] for row in places if row["hot"]}
    assert hot == {row["unit_id"] for row in places if row["li_class"] == "HH"}
    # Busy places among busy neighbours are hot by Gi* as well, nearly all.
    gi_hot = {row["unit_id"] for row in gi if row["gi_class"] > 0}
    assert len(hot & gi_hot) > 0.95 * len(hot)
    assert results["HOTSPOT_COUNT"] == len(spots) > 2 and all(row["li_q"] <= 0.05 for row in spots)
    layer = QgsVectorLayer(path, "places", "ogr")
    assert layer.renderer().classAttribute() == "li_class"
    assert "Local Moran's I for crimes" in layer.customProperty("legend/title-label", "")


def test_permutations_with_a_seed_come_again(run, tmp_path, crimes):
    more = {"UNIT": "layer", "UNITS_LAYER": WARDS, "PVALUES": "permutation", "SEED": 5}
    _, one, _, _ = both(run, tmp_path, "localmoran", crimes, **more)
    _, two, _, _ = both(run, tmp_path, "localmoran", crimes, **more)
    assert [row["li_p"] for row in one] == [row["li_p"] for row in two]
    assert min(row["li_p"] for row in one) >= 2 / 3280


@pytest.mark.parametrize("tool, least", [("gistar", "1,639"), ("localmoran", "3,279")])
def test_permutations_that_can_tell_no_single_place_are_refused_and_the_usual_number_is_raised(
    run, tmp_path, crimes, tool, least
):
    """82 wards, both tails: 2 · 82 / 0.1, and 2 · 82 / 0.05, draws."""
    more = {"UNIT": "layer", "UNITS_LAYER": WARDS, "PVALUES": "permutation"}
    with refused(QgsProcessingException, "PERMUTATIONS", "82", least):
        both(run, tmp_path, tool, crimes, PERMUTATIONS=500, **more)
    assert list(tmp_path.iterdir()) == []
    results, _, _, _ = both(run, tmp_path, tool, crimes, **more)
    assert least + " permutations were used" in results["NOTES"]
    # What is not corrected reaches its level with few, and other p-values draw nothing.
    both(run, tmp_path, tool, crimes, PERMUTATIONS=99, CORRECTION="none", **more)
    both(run, tmp_path, tool, crimes, PERMUTATIONS=99, **dict(more, PVALUES="auto"))


@pytest.mark.parametrize(
    "more, named",
    [
        ({"PVALUES": "normal"}, ("PVALUES", "'normal'")),
        ({"DISTANCE": 0}, ("DISTANCE", "0")),
        ({"FILTER": "false"}, "'crimes'"),
    ],
)
def test_what_cannot_be_done_is_said(run, tmp_path, crimes, more, named):
    with refused(QgsProcessingException, named):
        both(run, tmp_path, "localmoran", crimes, **more)
    assert list(tmp_path.iterdir()) == []


def test_too_few_crimes_claim_nothing(run, tmp_path, crimes):
    results, places, spots, _ = both(run, tmp_path, "localmoran", crimes, FILTER="$id <= 20")
    assert spots == [] and {row["li_class"] for row in places} == {""} and "too few" in results["NOTES"]


def test_a_cancel_leaves_nothing(run, tmp_path, crimes):
    for stage in range(4):
        run(
            "localmoran",
            {"INPUT": crimes, "STUDY_AREA": WARDS, "HOTSPOTS": str(tmp_path / "a.gpkg")},
            feedback=Feedback(cancel_at=stage),
        )
        assert list(tmp_path.iterdir()) == []
