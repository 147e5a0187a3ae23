"""Logs of visits and the rows of a plan."""

import datetime
import os

import numpy as np
import pytest
from osgeo import ogr
from patrols import table
from qgis.core import QgsVectorLayer
from refusals import refused
from support import DEMO

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.moments.ping_times import to_clock
from hotspot_policing.bridge.patrol.places import Place, PlaceNames
from hotspot_policing.bridge.patrol.visit_log import AgencyNames, LogSource, PlannedVisits, read_plan

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


def test_a_place_is_found_as_our_own_pages_print_it():
    ids, names = ["HS-0004", "HS-0012", "HS-0013", "Spa"], ["Victoria", "Kings  Road", "Kings Road", "St. Hilda's"]
    known = PlaceNames(ids, names)
    for i, (one, name) in enumerate(zip(ids, names)):
        printed = Place(one, name, None, None).called
        for text in (one, printed, printed.upper(), f"  {printed} ", one.replace("-", " "), f"{name} ({one})"):
            assert known.find(text) == {i}, text
    assert known.find("victoria") == {0} and known.find("St Hildas") == {3}
    assert known.find("kings road") == {1, 2}, "two share the name"
    for text in ("", "HS-0004 Kings Road", "HS-00", "HS-0004 Victoria 2"):
        assert known.find(text) == set(), text


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


@pytest.mark.parametrize("minutes", ["20", "0:20", "00:20:00"])
def test_minutes_stand_for_an_end(minutes):
    log = read(row(end="", minutes=minutes))
    assert log.end[0] - log.begin[0] == 1200.0


#: What the columns of a date, an arrival and a departure hold: (kind of OGR or text, how a moment is written there).
WRITTEN = {
    "text": ("String", "{0:%d/%m/%Y}", "{0:%H:%M}"),
    "iso": ("String", "{0:%Y-%m-%d}", "{0:%H:%M:%S}"),
    "dotted": ("String", "{0:%d %b %Y}", "{0:%I.%M%p}"),
    "day and time": ("String", "{0:%d/%m/%Y} 00:00", "30/12/1899 {0:%H:%M}"),
    "typed": ("", "{0:%Y/%m/%d}", "{0:%H:%M:%S}"),
    "1899": ("DateTime", "{0:%Y/%m/%d} 00:00:00", "1899/12/30 {0:%H:%M:%S}"),
    "1970": ("DateTime", "{0:%Y/%m/%d} 00:00:00", "1970/01/01 {0:%H:%M:%S}"),
    "number": ("Real", None, None),
}


@pytest.mark.parametrize("written", list(WRITTEN))
@pytest.mark.parametrize("driver,name", [("CSV", "log.csv"), ("XLSX", "log.xlsx"), ("ODS", "log.ods")])
def test_a_date_beside_times_is_read_from_every_spreadsheet(tmp_path, driver, name, written):
    kind, as_day, as_time = WRITTEN[written]
    path = str(tmp_path / name)
    book = ogr.GetDriverByName(driver).CreateDataSource(path)
    sheet = book.CreateLayer("log", None, ogr.wkbNone)
    for field, own in (("place", "String"), ("date", "Date"), ("arrived", "Time"), ("left", "Time")):
        sheet.CreateField(ogr.FieldDefn(field, getattr(ogr, "OFT" + (own if field == "place" else kind or own))))
    begins = [datetime.datetime(2026, 7, 6, 14, 5), datetime.datetime(2026, 7, 7, 23, 50)]
    for begin in begins:
        feature = ogr.Feature(sheet.GetLayerDefn())
        feature["place"] = "HS-1"
        left = begin + datetime.timedelta(minutes=15)
        zero = datetime.datetime(1899, 12, 30)
        for field, moment in (("date", begin), ("arrived", begin), ("left", left)):
            days = (moment - zero) / datetime.timedelta(days=1)
            shape = as_day if field == "date" else as_time
            feature[field] = shape.format(moment) if shape else days // 1 if field == "date" else days % 1
        sheet.CreateFeature(feature)
    feature = sheet = book = None
    log = LogSource(QgsVectorLayer(path, "log", "ogr")).read(IDS, NAMES, 1.0)
    assert to_clock(np.array(log.begin)).astype(datetime.datetime).tolist() == begins
    assert [end - begin for begin, end in zip(log.begin, log.end)] == [900.0] * 2, "one is past midnight"


def test_times_of_day_alone_are_read_with_their_date_or_refused():
    """The end may be a time of the day on which the visit began; a beginning needs a date somewhere."""
    log = read(row(end="10:20"), row(start="2026-01-02 23:55", end="00:10"))
    assert [end - begin for begin, end in zip(log.begin, log.end)] == [1200.0, 900.0]
    log = read(row(), row(start="2026-01-02 16:20", end="16:05"))
    assert len(log.place) == 1 and sum(log.left_out.values()) == 1, "mistyped, and not a visit of nearly a day"
    for value in ("14:05", "0.5868", "1899-12-30 14:05"):
        with refused(InputError, "'Start'"):
            read(row(start=value, end="14:20"))
    fields = {"place": "string", "date": "string", "arrived": "string", "minutes": "string"}
    with refused(InputError, "'date'"):
        LogSource(table(fields, [("HS-1", "last Monday", "14:05", "15")])).read(IDS, NAMES, 1.0)
    # Where the beginning has its own date, what else is called a date does not matter.
    fields = {"place": "string", "day": "string", "start": "string", "minutes": "string"}
    (place,) = LogSource(table(fields, [("HS-1", "Monday", "06/07/2026 14:05", "15")])).read(IDS, NAMES, 1.0).place
    assert place == 0
    fields = {"place": "string", "date": "string", "arrived": "string", "minutes": "string"}
    with refused(InputError, "'date'"):
        # A date alone says no time.
        LogSource(table(fields, [("HS-1", "06/07/2026", "", "15")]), columns={"begin": "date"}).read(IDS, NAMES, 1.0)
    with refused(InputError, "'HS-1'"):
        read(row(end="soon"))


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
    assert " 11," in unknown and "'Nowhere'" in unknown, "the eleventh row, and what it names"
    assert len(log.moments) == 15, "the days of rows of other places are covered too"


def test_places_are_known_by_their_number_and_their_street_where_only_one_is_meant():
    names = ["near Albert Road · Middlehaven", "near High Street · Middlehaven", "near High Street · Yarm"]
    known = PlaceNames(["HS-0001", "HS-0004", "HS-0010"], names)
    for text, places in (
        ("hs 4", {1}),
        ("HS10", {2}),
        ("HS-1", {0}),
        ("HS-0040", set()),
        ("Albert Road", {0}),
        ("On or near Albert Road", {0}),
        ("High Street", {1, 2}),
        ("HS-0004 near High Street · Middlehaven", {1}),
        ("", set()),
    ):
        assert known.find(text) == places, text


def test_agencies_are_known_by_the_beginning_of_their_name_where_only_one_is_meant():
    agencies = AgencyNames(["Police officers", "PCSOs", "Council wardens", "Council cleaners"])
    asked = ("police", "PCSO", "Council", "wardens", "Police Officer", "")
    assert [agencies.find(one) for one in asked] == ["Police officers", "PCSOs", None, None, "Police officers", None]


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
    fields.update(shift_from="string", shift_to="string")
    (one,) = read_plan(table(fields, [("A", "police", "2026-03-02", 2, 40.0, "7:00", "15:00:00")]))
    assert (one.begins, one.ends) == ("07:00", "15:00")


def test_a_planned_visit_is_due_when_its_shift_is_over():
    def due(last, now, begins="15:00", ends="23:00"):
        one = PlannedVisits("A", "police", "2026-03-02", 1.0, 15.0, begins, ends)
        return one.is_due(*(np.datetime64(moment, "m") for moment in (last, now)))

    assert not due("2026-03-02T14:20", "2026-03-09T12:00"), "the data end before the shift begins"
    assert not due("2026-03-02T15:30", "2026-03-02T22:59") and due("2026-03-02T15:30", "2026-03-02T23:00")
    assert not due("2026-03-03T06:00", "2026-03-03T06:59", "23:00", "07:00"), "a night ends on the next day"
    assert due("2026-03-02T23:01", "2026-03-03T07:00", "23:00", "07:00")
    assert due("2026-03-02T00:05", "2026-03-02T00:05", "", "") and not due("2026-03-01T23:00", "2026-03-09", "", "")
