"""Logs of visits and the rows of a plan."""

import datetime
import os

import pytest
from patrols import table
from qgis.core import QgsVectorLayer
from refusals import refused
from support import DEMO

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.patrol.visit_log import LogSource, PlannedVisits, read_plan

pytestmark = pytest.mark.usefixtures("qgis")

FIELDS = {
    "Place": "string",
    "Start": "string",
    "End": "string",
    "Minutes": "string",
    "Agency": "string",
    "Officers": "string",
}
IDS, NAMES = ["HS-1", "HS-2", "HS-3"], ["Market", "Park", "park"]


def row(place="HS-1", start="2026-01-02 10:00", end="2026-01-02 10:15", minutes="", agency="police", officers="2"):
    return place, start, end, minutes, agency, officers


def read(*rows):
    return LogSource(table(FIELDS, rows)).read(IDS, NAMES, 1.5)


def test_a_place_is_found_by_id_or_by_a_name_of_its_own():
    log = read(row(), row(" hs-2 "), row("MARKET", officers=""))
    assert log.place == [0, 1, 0] and log.officers == [2.0, 2.0, 1.5]
    assert [end - begin for begin, end in zip(log.begin, log.end)] == [900.0] * 3


def test_the_invented_log_is_read_as_it_is():
    layer = QgsVectorLayer(os.path.join(DEMO, "invented_visits.csv"), "visits", "ogr")
    log = LogSource(layer).read(["HS-0001", "HS-0002", "HS-0003"], ["", "", ""], 1.0)
    assert log.place == [0, 1, 0, 2] and log.officers == [2.0, 2.0, 1.0, 2.0]
    assert log.agency == ["Police officers", "Police officers", "Council wardens", "Police officers"]
    assert [end - begin for begin, end in zip(log.begin, log.end)] == [900.0, 720.0, 900.0, 900.0]


def test_columns_of_any_name_can_be_given():
    fields = {"Where": "string", "When": "string", "Until": "string", "Long": "string", "Who": "string", "n": "string"}
    rows = [("HS-2", "2026-01-02 10:00", "", "20", "Wardens", "3"), ("HS-1", "2026-01-02 11:00", "", "5", "", "")]
    with pytest.raises(InputError):
        LogSource(table(fields, rows))
    given = {"place": "Where", "begin": "When", "end": "", "minutes": "Long", "agency": "Who", "officers": "n"}
    log = LogSource(table(fields, rows), columns=given).read(IDS, NAMES, 1.5)
    assert log.place == [1, 0] and log.agency == ["Wardens", ""] and log.officers == [3.0, 1.5]
    assert [end - begin for begin, end in zip(log.begin, log.end)] == [1200.0, 300.0]
    for what in given:
        with refused(InputError, "'gone'"):
            LogSource(table(fields, rows), columns=dict(given, **{what: "gone"}))


def test_minutes_stand_for_an_end():
    log = read(row(end="", minutes="20"))
    assert log.end[0] - log.begin[0] == 1200.0


def test_each_row_is_kept_or_left_out_for_one_reason():
    log = read(
        *[row()] * 10,
        row("Nowhere"),
        row("Park"),
        row(start="soon"),
        row(end=""),
        row(end="2026-01-02 09:00"),
        row(end="2026-01-05 09:00"),
    )
    assert len(log.place) == 10 and sum(log.left_out.values()) == 6
    assert sorted(log.left_out.values()) == [1, 1, 1, 1, 2]
    assert [len(rows) for rows in log.named.values()] == list(log.left_out.values())
    (unknown,) = log.named["the place is not known"]
    assert " 11," in unknown and "'Nowhere'" in unknown, "the eleventh visit, and what it names"
    assert len(log.moments) == 15, "the days of rows of other places are covered too"


def test_visits_dated_after_today_have_not_taken_place():
    today = datetime.date.today()
    tomorrow, later = (str(today + datetime.timedelta(days=days)) for days in (2, 40))
    dated = [row(start=f"{day} 10:00", end=f"{day} 10:15") for day in (later, tomorrow, later)]
    log = read(row(), *dated, row("Nowhere"))
    assert log.future == [tomorrow, later, later] and log.left_out == {"the place is not known": 1}
    assert len(log.place) == 1 and len(log.moments) == 2, "nor do they widen the dates that the log covers"
    # A log of nothing else is not refused as one of other places; a visit today counts.
    assert read(*dated).place == [] and len(read(*dated).future) == 3
    assert read(row(start=f"{today} 00:01", end=f"{today} 00:16")).place == [0]


@pytest.mark.parametrize("rows", [[row("Nowhere")], [row("Park")]])
def test_a_log_of_other_places_is_refused(rows):
    with pytest.raises(InputError):
        read(*rows)


@pytest.mark.parametrize("gone", [["Place"], ["Start"], ["End", "Minutes"]])
def test_a_table_that_is_no_log_is_refused(gone):
    with pytest.raises(InputError):
        LogSource(table({name: kind for name, kind in FIELDS.items() if name not in gone}, []))
    with pytest.raises(InputError):
        LogSource(table(FIELDS, []), columns={"agency": "force"})


def test_a_plan_is_read_with_its_minutes():
    fields = {"hotspot_id": "string", "agency": "string", "day": "string", "visits": "integer", "minutes": "double"}
    rows = [
        ("A", "police", "2026-03-02", 2, 40.0),
        ("B", "police", "2026-03-02", 3, None),
        ("C", "police", "2026-03-02", 0, 0),
    ]
    assert read_plan(table(fields, rows)) == [
        PlannedVisits("A", "police", "2026-03-02", 2.0, 40.0),
        PlannedVisits("B", "police", "2026-03-02", 3.0, 45.0),
    ]
    with pytest.raises(InputError):
        read_plan(table({"hotspot_id": "string"}, []))
