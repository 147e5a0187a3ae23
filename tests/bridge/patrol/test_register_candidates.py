"""Hot spots on their way into the register."""

import pytest
from patrols import areas, table
from qgis.core import QgsGeometry, QgsWkbTypes

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.patrol.register_candidates import Candidates, flat, method_of

pytestmark = pytest.mark.usefixtures("qgis")


def test_ids_and_names_are_those_they_bring():
    one = Candidates(areas(0, 200, code=[" X1 ", 7], name=["Market", None]), "code")
    assert one.ids == ["X1", "7"] and one.names == ["Market", None] and len(one) == 2
    assert Candidates(areas(0), "").ids is None


@pytest.mark.parametrize("ids", [["A", "A"], ["A", ""], ["A", None], ["A", " A "]])
def test_ids_that_are_missing_or_twice_are_refused(ids):
    with pytest.raises(InputError):
        Candidates(areas(0, 200, code=ids), "code")


def test_figures_are_taken_over_and_what_is_none_is_left_out():
    row = Candidates(areas(0, rank=["3"], crimes=[12.0], harm=[float("nan")])).row(0)
    assert (row["rank"], row["crimes"], row["harm"], row["area_name"]) == (3, 12, None, None)
    assert row["area_km2"] == 0.01


@pytest.mark.parametrize("columns", [{"rank": ["first"]}, {"crimes": [2.0**60]}, {"crimes": [float("inf")]}])
def test_figures_that_no_register_can_hold_are_refused(columns):
    with pytest.raises(InputError):
        Candidates(areas(0, **columns)).row(0)


def test_names_are_told_apart_unless_they_are_those_of_wards():
    def apart(names, field):
        return [f"{name} {i}" for i, name in enumerate(names)], [field]

    assert Candidates(areas(0, 200, name=["M", "M"]), apart=apart).names == ["M 0", "M 1"]
    assert Candidates(areas(0, 200, area_name=["Hart", "Hart"]), apart=apart).names == ["Hart", "Hart"]


def test_a_shape_is_a_flat_multipolygon():
    made = flat(QgsGeometry.fromWkt("CurvePolygonZ(CircularStringZ(0 0 5, 2 0 5, 4 0 5, 2 2 5, 0 0 5))"))
    assert made.wkbType() == QgsWkbTypes.Type.MultiPolygon and made.area() > 0


def test_the_method_is_that_of_the_provenance():
    layer = table({"a": "string"}, [])
    assert method_of(layer) == ("", "")
    metadata = layer.metadata()
    metadata.setHistory(["Ranked places (hotspotpolicing:countcrimes)", "SIZE = 150", "Made today"])
    layer.setMetadata(metadata)
    assert method_of(layer) == ("countcrimes", '{"SIZE": "150"}')
