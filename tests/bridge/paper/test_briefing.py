"""What a briefing says in words and numbers."""

from dataclasses import replace

import pytest
from paper import place
from qgis.core import QgsGeometry

from hotspot_policing.bridge.paper.briefing import Briefing, RegisterNews, Visits

pytestmark = pytest.mark.usefixtures("qgis")


def told(*places, **more):
    months = sorted({month for one in places for month, _ in one.trend})
    given = {"news": RegisterNews(), "total": None, "timed": True, "months": months, **more}
    return Briefing(
        offences="Robbery",
        area="Hart",
        period="2025",
        places=places,
        found=9,
        rate_title="per km²",
        limits=(),
        sources=(),
        marking="OFFICIAL",
        made="",
        **given,
    )


def test_visits_stand_beside_the_target():
    one = place(1, QgsGeometry(), visits=Visits(12, 9, 3.5))
    *_, visits, hours = told(one).rows()[0]
    assert [word for word in visits.split() if word.isdecimal()] == ["9", "12"] and hours == "3.5"
    *_, visits, hours = told(replace(one, visits=Visits())).rows()[0]
    assert visits == hours == "–"


def test_the_months_of_all_places_are_added_up():
    one, other = place(1, QgsGeometry()), place(2, QgsGeometry(), trend=[("2025-02", 5.0)])
    _, trend, _ = told(one, other).sentences()
    assert " 20 " in trend and " 10 " in trend and "Feb 2025" in trend


def test_one_month_is_no_trend():
    _, trend, _ = told(place(1, QgsGeometry(), trend=[("2025-02", 5.0)])).sentences()
    assert "not known" in trend and "5" not in trend.replace("2025", "")


def test_hours_that_do_not_stand_out_are_not_hours_that_are_unknown():
    one = place(1, QgsGeometry())
    rows = {timed: told(one, timed=timed).rows()[0][5] for timed in (True, False)}
    assert rows[True] != rows[False]
    assert told(replace(one, peaks="Friday 20:00–24:00")).rows()[0][5] == "Friday 20:00–24:00"


def test_what_the_register_would_change_is_asked():
    news = RegisterNews(added=["1. A"], kept=["HS-1 B"], gone=["HS-2 C"])
    asked = told(place(1, QgsGeometry()), news=news).decisions()
    assert [name in words for name, (words, _) in zip(("1. A", "HS-2 C", "HS-1 B"), asked)] == [True] * 3
    assert len({answers for _, answers in asked}) == 3
    assert len(told(place(1, QgsGeometry()), news=RegisterNews(problem="none")).decisions()) == 1
