"""A plan as a table that leaves and comes back."""

import json
from dataclasses import replace

import numpy as np
import pytest

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.patrol.plan_table import PlanSetting, changed_plan, read_setting
from hotspot_policing.core.patrol.plan import PatrolProblem

pytestmark = pytest.mark.usefixtures("qgis")


@pytest.fixture
def setting():
    """Two hot spots, two days, one shift, one agency with time for three visits."""
    available, capacity = np.full((2, 1, 1), 60), np.full((2, 1, 1), 3)
    problem = PatrolProblem(
        np.array([2.0, 1.0]),
        np.array([0, -1]),
        np.array([1.0]),
        np.zeros((2, 7, 1), bool),
        available,
        capacity,
        20,
        per_shift=2,
    )
    return PlanSetting(
        problem,
        ("A", "B"),
        ("Market", ""),
        ("Hart", None),
        ("2026-03-02", "2026-03-03"),
        (("Late", "15:00", "23:00"),),
        ("police",),
        ("Hart",),
        {(0, 0, 0): "18:00–20:00"},
        15,
    )


def rows(table):
    return [dict(zip(table.columns, values)) for values in zip(*table.columns.values())]


@pytest.mark.parametrize("visits", [[[2, 1], [0, 1]], [[0, 0], [0, 1]], [[0, 0], [0, 0]]])
def test_a_table_gives_the_visits_back(setting, visits):
    given = np.array(visits).reshape(2, 2, 1, 1)
    table = setting.table(given)
    assert sum(table.columns["visits"]) == given.sum() and len(table) == (given > 0).sum()
    assert (setting.visits(rows(table)) == given).all()


def test_a_setting_comes_back_from_its_report(setting, tmp_path):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps({"setting": setting.as_dict()}))
    again = read_setting(str(path))
    assert again.as_dict() == setting.as_dict()
    visits = np.ones((2, 2, 1, 1), int)
    assert again.plan_id(visits) == setting.plan_id(visits) != setting.plan_id(2 * visits)


@pytest.mark.parametrize(
    "change",
    [{"ids": ["A"]}, {"ids": ["A", "A"]}, {"names": []}, {"peaks": [[5, 0, 0, "x"]]}, {"days": []}, {"areas": []}],
)
def test_parts_that_do_not_fit_each_other_are_refused(setting, tmp_path, change):
    path = tmp_path / "plan.json"
    path.write_text(json.dumps({"setting": {**setting.as_dict(), **change}}))
    with pytest.raises(InputError):
        read_setting(str(path))


@pytest.mark.parametrize("change", [{"hotspot_id": "C"}, {"day": "2026-03-09"}, {"visits": "many"}, {"agency": None}])
def test_a_row_that_the_plan_does_not_have_is_refused(setting, change):
    (row,) = rows(setting.table(np.array([1, 0, 0, 0]).reshape(2, 2, 1, 1)))
    with pytest.raises(InputError):
        setting.visits([{**row, **change}])


def test_each_row_says_what_the_plan_counts_on(setting, tmp_path):
    visits = np.array([1, 0, 0, 1]).reshape(2, 2, 1, 1)
    counted_on = ("patrols", "crew", "each_min", "travel_min")
    for row in rows(setting.table(visits)):
        assert [row[name] for name in counted_on] == [None] * 4, "an older plan does not say"
    each = np.full(setting.problem.available.shape, 60)
    full = replace(setting, crew=1, each=each)
    path = tmp_path / "plan.json"
    path.write_text(json.dumps({"setting": full.as_dict()}))
    for one in (full, read_setting(str(path))):
        for row in rows(one.table(visits)):
            day = setting.days.index(row["day"])
            there = int(setting.problem.available[day, 0, 0]) // 60
            assert [row[name] for name in counted_on] == [there, 1, 60, 5]
    with pytest.raises(InputError):
        path.write_text(json.dumps({"setting": {**full.as_dict(), "each": [[[60]]]}}))
        read_setting(str(path))


def test_what_breaks_a_rule_is_told_with_its_place(setting):
    kept = np.array([2, 0, 1, 0]).reshape(2, 2, 1, 1)
    assert setting.broken(setting.check(kept)) == []
    broken = setting.broken(setting.check(np.array([4, 0, 0, 0]).reshape(2, 2, 1, 1)))
    assert any("A Market" in one for one in broken) and len(broken) == 2, "too many visits, and too many in one place"


def test_a_changed_plan_says_by_whom(setting, tmp_path):
    visits = np.array([1, 0, 0, 1]).reshape(2, 2, 1, 1)
    layer = changed_plan(setting, visits, str(tmp_path / "plan.gpkg"), "Sergeant B", "fair day")
    assert layer.isValid() and layer.featureCount() == 2
    assert "Sergeant B" in layer.metadata().abstract() and setting.plan_id(visits) in layer.metadata().abstract()
    with pytest.raises(InputError):
        changed_plan(setting, visits, str(tmp_path / "nowhere" / "plan.gpkg"), "Sergeant B", "fair day")
