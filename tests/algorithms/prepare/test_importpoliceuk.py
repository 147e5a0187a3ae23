"""Downloads of data.police.uk: every row counted once, kept or left out for a reason that the user reads."""

import collections
import csv
import datetime
import io
import os
import random
import zipfile

import pytest
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsCoordinateTransformContext,
    QgsPointXY,
    QgsProcessingException,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate, QVariant
from refusals import refused
from support import DEMO, Feedback, rows, unzip_demo

from hotspot_policing.bridge.files import police_files
from hotspot_policing.bridge.importing.police_uk import MALFORMED, OUTCOMES, STOPS, STREET, read_download

ZIP = os.path.join(DEMO, "police_uk.zip")
STREET_HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Crime type,"
    "Last outcome category,Context"
).split(",")
OUTCOME_HEADER = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,Outcome type"
).split(",")
STOP_HEADER = (
    "Type,Date,Part of a policing operation,Policing operation,Latitude,Longitude,Gender,Age range,"
    "Self-defined ethnicity,Officer-defined ethnicity,Legislation,Object of search,Outcome,"
    "Outcome linked to object of search,Removal of more than just outer clothing"
).split(",")
GOOD = {
    "Crime ID": "a1",
    "Month": "2025-02",
    "Reported by": "Cleveland Police",
    "Longitude": "-1.235869",
    "Latitude": "54.710159",
    "Location": "On or near Tempest Road",
    "Crime type": "Burglary",
}
STOP = {
    "Type": "Person search",
    "Date": "2024-05-31T23:02:00+00:00",
    "Latitude": "51.513804",
    "Longitude": "-0.130733",
    "Gender": "Male",
    "Age range": "10-17",
    "Self-defined ethnicity": "Other ethnic group - Not stated",
    "Officer-defined ethnicity": "Black",
    "Object of search": "Stolen goods",
    "Outcome": "Arrest",
}


def text_of(records, header=STREET_HEADER, end="\r\n"):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator=end)
    writer.writerow(header)
    for record in records:
        writer.writerow([record.get(name, "") for name in header] if isinstance(record, dict) else record)
    return out.getvalue()


def write(path, records, header=STREET_HEADER, encoding="utf-8", end="\r\n"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text_of(records, header, end).encode(encoding))
    return str(path)


def street(path, kinds=(STREET,), **options):
    return read_download([str(path)], kinds, **options)


def one(**changes):
    return dict(GOOD, **changes)


def refuses(run, parameters, *named):
    """The run is refused with a sentence that names all these; as it is said to a user."""
    with refused(QgsProcessingException, named):
        run("importpoliceuk", dict({"OUTPUT": "TEMPORARY_OUTPUT"}, **parameters))


# -- the real sample --------------------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def expected(tmp_path_factory):
    """The sample's rows as the csv module reads them."""
    found = []
    for path in sorted(unzip_demo(str(tmp_path_factory.mktemp("raw")))):
        with open(path, newline="", encoding="utf-8") as file:
            found += [dict(row, source=os.path.basename(path)) for row in csv.DictReader(file)]
    return found


def test_sample_row_by_row(crimes, expected):
    assert len(expected) == 20314 == crimes.featureCount()
    assert crimes.crs().authid() == "EPSG:27700"
    assert crimes.fields().names()[1:] == [
        "crime_id",
        "offence",
        "date",
        "date_from",
        "date_to",
        "date_prec",
        "location",
        "origin",
        "source",
    ]
    assert [crimes.fields().field(name).type() for name in ("date", "date_from", "date_to")] == [QVariant.Date] * 3
    for feature, row in zip(crimes.getFeatures(), expected):
        assert (feature["crime_id"] or "") == row["Crime ID"]
        assert (feature["offence"], feature["location"], feature["source"], feature["date_prec"]) == (
            row["Crime type"],
            row["Location"].strip(),
            row["source"],
            "month",
        )
        first = QDate.fromString(row["Month"] + "-01", "yyyy-MM-dd")
        assert feature["date"] == feature["date_from"] == first
        assert feature["date_to"] == first.addMonths(1).addDays(-1)


def test_sample_points_are_where_the_files_say(crimes, expected):
    transform = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"),
        QgsCoordinateReferenceSystem("EPSG:27700"),
        QgsCoordinateTransformContext(),
    )
    for i, (feature, row) in enumerate(zip(crimes.getFeatures(), expected)):
        if i % 97 == 0:
            there = transform.transform(QgsPointXY(float(row["Longitude"]), float(row["Latitude"])))
            assert feature.geometry().asPoint().distance(there) < 0.001


def test_results_say_where_every_row_went(run):
    feedback = Feedback()
    results = run("importpoliceuk", {"SOURCE": [ZIP], "OUTPUT": "TEMPORARY_OUTPUT"}, feedback=feedback)
    assert (results["ROWS_READ"], results["ROWS_KEPT"], results["ROWS_LEFT_OUT"]) == (20314, 20314, 0)
    assert results["SUMMARY"] == "20,314 rows read from 3 files: 20,314 crimes kept, 0 left out."
    assert "Street-level crime: Rows read: 20,314" in feedback.said
    assert "Read '2025-02/2025-02-cleveland-street.csv'" in feedback.said


def test_files_folder_and_zip_give_the_same_layer(run, crimes, tmp_path):
    files = unzip_demo(str(tmp_path / "raw"))
    want = [(f.attributes()[1:], f.geometry().asWkb()) for f in crimes.getFeatures()]
    for number, source in enumerate((files[::-1], [str(tmp_path / "raw")], str(tmp_path / "raw"))):
        path = str(tmp_path / f"{number}.gpkg")
        run("importpoliceuk", {"SOURCE": source, "OUTPUT": path})
        layer = QgsVectorLayer(path, "crimes", "ogr")
        assert [(f.attributes()[1:], f.geometry().asWkb()) for f in layer.getFeatures()] == want


def test_the_same_files_twice_count_once(tmp_path):
    unzip_demo(str(tmp_path))
    download = read_download([ZIP, str(tmp_path)])
    assert (download.read, download.kept, len(download.files)) == (20314, 20314, 3)
    assert [why for _, why in download.skipped] == [
        f"the file is identical to '2025-0{month}/2025-0{month}-cleveland-street.csv'" for month in (1, 2, 3)
    ]


def test_crime_types(run, expected):
    results = run("importpoliceuk", {"SOURCE": [ZIP], "CRIME_TYPES": "burglary, Robbery", "OUTPUT": "TEMPORARY_OUTPUT"})
    types = collections.Counter(row["Crime type"] for row in expected)
    kept = types["Burglary"] + types["Robbery"]
    assert (results["ROWS_KEPT"], results["ROWS_LEFT_OUT"]) == (kept, 20314 - kept)
    assert f"{20314 - kept:,} other crime type" in results["SUMMARY"]
    refuses(run, {"SOURCE": [ZIP], "CRIME_TYPES": "Burglary, Arson"}, "CRIME_TYPES", "'Arson'", "Bicycle theft")


# -- how files may look -----------------------------------------------------------------------------------------
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_encodings_and_line_ends(tmp_path, encoding, end):
    place = "On or near Caffè ‘Ñandú’, £5"
    path = write(tmp_path / "a.csv", [one(), one(**{"Crime ID": "b", "Location": place})], encoding=encoding, end=end)
    found = street(path).rows[STREET]
    assert found.texts("Location") == ["On or near Tempest Road", place]
    assert found.texts("Crime ID") == ["a1", "b"]


def test_columns_in_any_order(tmp_path):
    header = [name.upper() for name in STREET_HEADER[::-1]] + ["Note of our own"]
    path = write(tmp_path / "stop-and-search.csv", [{name.upper(): value for name, value in GOOD.items()}], header)
    found = street(path).rows[STREET]
    assert (found.longitude[0], found.latitude[0]) == (-1.235869, 54.710159)
    assert found.texts("Crime type") == ["Burglary"]


def test_kinds_by_header_never_by_name(tmp_path):
    write(tmp_path / "x-outcomes.csv", [one()])
    write(tmp_path / "x-street.csv", [STOP], STOP_HEADER)
    write(tmp_path / "stop-and-search.csv", [one(**{"Outcome type": "Offender fined"})], OUTCOME_HEADER)
    write(
        tmp_path / "postcodes.csv", [{"Postcode": "TS1"}], ["Postcode", "Longitude", "Latitude", "Location", "Context"]
    )
    (tmp_path / "empty.csv").write_bytes(b"")
    download = read_download([str(tmp_path)], (STREET, STOPS, OUTCOMES))
    assert {kind: len(found) for kind, found in download.rows.items()} == {STREET: 1, STOPS: 1, OUTCOMES: 1}
    assert dict(download.skipped) == {
        "postcodes.csv": "the header does not match street-level crime, outcomes or stop and search",
        "empty.csv": "the file is empty or does not begin with a header row",
    }
    skipped = dict(street(tmp_path).skipped)
    assert skipped["x-street.csv"] == "the file contains stop and search, which was not requested"
    assert skipped["stop-and-search.csv"] == "the file contains outcomes, which was not requested"


def test_zip_with_nested_folders_and_other_things(tmp_path):
    path = tmp_path / "all.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("police/2025/02/a.CSV", text_of([one()]))
        archive.writestr("__MACOSX/2025/._a.csv", "junk")
        archive.writestr("readme.txt", "junk")
    assert street(path).kept == 1
    # Folders find ZIPs too.
    assert street(tmp_path).kept == 1


def test_a_formula_stays_text(run, tmp_path):
    path = write(tmp_path / "a.csv", [one(Location='=HYPERLINK("http://x","y")', **{"Crime ID": "+1"})])
    out = str(tmp_path / "out.gpkg")
    run("importpoliceuk", {"SOURCE": path, "OUTPUT": out})
    (row,) = rows(out)
    assert (row["location"], row["crime_id"]) == ('=HYPERLINK("http://x","y")', "+1")


# -- which rows are kept ----------------------------------------------------------------------------------------
TRAPS = [
    ({"Longitude": "", "Latitude": ""}, "no coordinates"),
    ({"Latitude": " "}, "no coordinates"),
    ({"Longitude": "west"}, "coordinates that are not numbers"),
    ({"Latitude": "inf"}, "coordinates that are not numbers"),
    ({"Longitude": "0", "Latitude": "0.0"}, "location at (0, 0)"),
    ({"Longitude": "54.710159", "Latitude": "-1.235869"}, "coordinates outside the United Kingdom"),
    ({"Longitude": "449000", "Latitude": "535000"}, "coordinates outside the United Kingdom"),
    ({"Month": "2025-13"}, "unreadable month"),
    ({"Month": "Feb 2025"}, "unreadable month"),
    ({"Month": ""}, "unreadable month"),
]


@pytest.mark.parametrize("changes,reason", TRAPS)
def test_left_out_with_the_reason(run, tmp_path, changes, reason):
    path = write(tmp_path / "a.csv", [one(), one(**dict(changes, **{"Crime ID": "b"}))])
    feedback = Feedback()
    results = run("importpoliceuk", {"SOURCE": path, "OUTPUT": "TEMPORARY_OUTPUT"}, feedback=feedback)
    assert results["SUMMARY"] == f"2 rows read from 1 file: 1 crime kept, 1 left out (1 {reason})."
    assert f"Street-level crime: Left out, {reason}: 1" in feedback.said


@pytest.mark.parametrize("far", [0, 1, 2])
def test_crimes_far_from_all_others_are_counted_and_kept(run, tmp_path, far):
    near = [one(Longitude=f"{-1.23 - i / 1e4:.5f}", **{"Crime ID": f"n{i}"}) for i in range(200)]
    off = [one(Longitude="-4.10000", Latitude="50.40000", **{"Crime ID": f"f{i}"}) for i in range(far)]
    feedback = Feedback()
    path = write(tmp_path / "a.csv", near + off)
    results = run("importpoliceuk", {"SOURCE": path, "OUTPUT": "TEMPORARY_OUTPUT"}, feedback=feedback)
    assert results["ROWS_KEPT"] == 200 + far
    _, *told = results["SUMMARY"].split(". ")
    assert [sentence.split(" ")[0] for sentence in told] == ([str(far)] if far else [])


def test_the_meridian_is_not_zero_zero(tmp_path):
    assert street(write(tmp_path / "a.csv", [one(Longitude="0", Latitude="51.5")])).kept == 1


def test_rows_with_the_wrong_number_of_columns(tmp_path):
    lines = text_of([one()]).splitlines()
    bad = ["a,b", lines[1] + ",more", '"' + lines[1], lines[1].replace("Tempest", 'Tem"pest'), ""]
    (tmp_path / "a.csv").write_text("\n".join(lines + bad + [lines[1].replace("a1", "b1")]))
    found = street(tmp_path / "a.csv").rows[STREET]
    # A lone quotation mark inside a cell is text; one that opens a cell and never closes it spoils its own row only.
    assert found.left_out == {MALFORMED: 3, "duplicate Crime ID": 1}
    assert (found.read, found.texts("Crime ID")) == (6, ["a1", "b1"])


def test_one_crime_published_twice_counts_once(tmp_path):
    again = one(Location="On or near ", **{"Last outcome category": "Status update unavailable"})
    other_offence, other_month = one(**{"Crime type": "Robbery"}), one(Month="2025-03")
    write(tmp_path / "1.csv", [one(), again, other_offence])
    write(tmp_path / "2.csv", [again, other_month])
    found = street(tmp_path).rows[STREET]
    assert found.left_out == {"duplicate Crime ID": 2}
    assert list(zip(found.texts("Crime type"), found.texts("Location"))) == [
        ("Burglary", "On or near Tempest Road"),
        ("Robbery", "On or near Tempest Road"),
        ("Burglary", "On or near Tempest Road"),
    ]


def test_one_crime_at_two_points_counts_once_at_a_stated_one(run, tmp_path):
    west, named = one(Longitude="-1.245869", Location="On or near "), one(Location="On or near Tempest Road")
    nowhere = one(Longitude="-1.215869", Location="No Location")
    for order in ([west, named, nowhere], [nowhere, named, west], [named, west, nowhere]):
        found = street(write(tmp_path / "a.csv", order)).rows[STREET]
        assert found.left_out == {"duplicate Crime ID": 2}
        assert found.longitude.tolist() == [-1.235869], "the one with a street"
        # Thirty thousandths of a degree of longitude at 54.7°.
        assert found.apart.tolist() == [pytest.approx(1928, rel=0.01)]
    # Most rows say more than a street's name; and of two alike the westernmost.
    assert street(write(tmp_path / "a.csv", [named, west, nowhere, nowhere])).rows[STREET].longitude.tolist() == [
        -1.215869
    ]
    east = one(Longitude="-1.225869")
    for order in ([east, named], [named, east]):
        path = write(tmp_path / "a.csv", order)
        assert street(path).rows[STREET].longitude.tolist() == [-1.235869]
    feedback = Feedback()
    run("importpoliceuk", {"SOURCE": path, "OUTPUT": "TEMPORARY_OUTPUT"}, feedback=feedback)
    assert any("1 crime " in line and "642 m" in line for line in feedback.said)
    # Repeats at one point say nothing of it.
    assert not len(street(write(tmp_path / "a.csv", [named, named])).rows[STREET].apart)


def test_a_repeat_with_a_point_stands_for_one_without(tmp_path):
    found = street(write(tmp_path / "a.csv", [one(Longitude="", Latitude=""), one()])).rows[STREET]
    assert (len(found), found.left_out) == (1, {"no coordinates": 1})


def test_rows_without_an_id_are_never_taken_for_repeats(tmp_path):
    disorder = one(**{"Crime ID": "", "Crime type": "Anti-social behaviour"})
    write(tmp_path / "1.csv", [disorder, disorder])
    write(tmp_path / "2.csv", [disorder, disorder, disorder])
    assert street(tmp_path).kept == 5
    # A file that only differs in its line ends is the same file.
    write(tmp_path / "3.csv", [disorder, disorder], end="\n", encoding="utf-8-sig")
    download = street(tmp_path)
    assert (download.kept, download.skipped) == (5, [("3.csv", "the file is identical to '1.csv'")])


@pytest.mark.parametrize("seed", range(12))
def test_read_is_kept_plus_left_out(tmp_path, seed):
    chance = random.Random(seed)
    pick = chance.choice
    lines, ids = [], [""] + [f"id{i}" for i in range(40)]
    for _ in range(chance.randrange(1, 400)):
        record = one(
            **{
                "Crime ID": pick(ids),
                "Month": pick(["2025-01", "2025-02", "", "x", "2025-00"]),
                "Longitude": pick(["-1.2", "0", "", "x", "200", "1e400"]),
                "Latitude": pick(["54.7", "0", "", "-95"]),
                "Crime type": pick(["Burglary", "Drugs", ""]),
                "Location": pick(["", "a, b", 'say "no"', "é"]),
            }
        )
        row = [record.get(name, "") for name in STREET_HEADER]
        lines.append(row[: pick([3, 11, 12, 12, 12, 12, 12])] + pick([[], [], [], [], ["more"]]))
    path = tmp_path / "a.csv"
    path.write_bytes(text_of(lines).encode(pick(["utf-8", "cp1252"])))
    types = pick([(), ("drugs",)]) if any("Drugs" in row and len(row) == 12 for row in lines) else ()
    found = street(path, crime_types=types).rows[STREET]
    assert found.read == len(lines)
    assert found.read == len(found) + sum(found.left_out.values())
    assert found.left_out.get(MALFORMED, 0) == sum(len(row) != 12 for row in lines)
    # By another way: the rows that should be kept, one at a time.
    kept, seen = 0, set()
    for row in lines:
        record = dict(zip(STREET_HEADER, row))
        if len(row) != 12 or (types and record["Crime type"] != "Drugs"):
            continue
        if record["Month"] not in ("2025-01", "2025-02"):
            continue
        if record["Longitude"] not in ("-1.2", "0") or record["Latitude"] != "54.7":
            continue
        key = (record["Crime ID"], record["Month"], record["Crime type"])
        if not key[0] or key not in seen:
            kept += 1
        seen.add(key)
    assert len(found) == kept


def test_blocks_do_not_cut_rows(tmp_path):
    records = [one(**{"Crime ID": str(i), "Location": "é" * (i % 9)}) for i in range(300)]
    write(tmp_path / "a.csv", records)
    files, _ = police_files.find_files([str(tmp_path)])
    for size in (97, 128, 1001):
        with police_files.Reading(chunk_bytes=size) as reading:
            blocks = list(reading.lines(files[0]))
        assert len(blocks) > 20
        assert [line for block in blocks for line in block if line] == text_of(records).splitlines()


# -- stops, outcomes, Northern Ireland --------------------------------------------------------------------------
def test_stops(run, tmp_path):
    winter = dict(STOP, Date="2024-12-01T23:30:00+00:00")
    nowhere, never = dict(STOP, Latitude="", Longitude=""), dict(STOP, Date="soon")
    path = write(tmp_path / "a.csv", [STOP, winter, STOP, nowhere, never], STOP_HEADER)
    out = str(tmp_path / "stops.gpkg")
    results = run("importpoliceuk", {"SOURCE": path, "OUTPUT": "TEMPORARY_OUTPUT", "STOPS": out})
    assert results["SUMMARY"] == (
        "5 rows read from 1 file: 0 crimes and 3 stops and searches kept, 2 left out (1 unreadable date, "
        "1 no coordinates)."
    )
    found = rows(out)
    # 23:02 UTC on 31 May is two minutes past midnight by the clock of a British summer.
    assert [(row["date"], row["time"]) for row in found] == [
        (QDate(2024, 6, 1), "00:02"),
        (QDate(2024, 12, 1), "23:30"),
        (QDate(2024, 6, 1), "00:02"),
    ]
    assert (found[0]["ethn_self"], found[0]["ethn_offic"], found[0]["date_prec"], found[0]["age_range"]) == (
        "Other ethnic group - Not stated",
        "Black",
        "minute",
        "10-17",
    )


@pytest.mark.parametrize(
    "moment,clock",
    [
        ("2024-03-31T00:59:00+00:00", "2024-03-31T00:59"),
        ("2024-03-31T01:00:00+00:00", "2024-03-31T02:00"),
        ("2024-10-27T00:59:00Z", "2024-10-27T01:59"),
        ("2024-10-27T01:00:00Z", "2024-10-27T01:00"),
        ("2024-07-01T12:00:00", "2024-07-01T12:00"),
        ("2023-10-29T00:30:00+00:00", "2023-10-29T01:30"),
    ],
)
def test_summer_time(tmp_path, moment, clock):
    found = read_download([write(tmp_path / "a.csv", [dict(STOP, Date=moment)], STOP_HEADER)], (STOPS,)).rows[STOPS]
    assert found.when()[0].item() == datetime.datetime.fromisoformat(clock)


def test_outcomes_stay_without_a_point(run, tmp_path):
    outcome = one(**{"Outcome type": "Offender fined"})
    nowhere = dict(outcome, Longitude="", Latitude="", **{"Outcome type": "Under investigation"})
    write(tmp_path / "o.csv", [outcome, nowhere, outcome], OUTCOME_HEADER)
    write(tmp_path / "s.csv", [one()])
    out = str(tmp_path / "out.gpkg")
    results = run("importpoliceuk", {"SOURCE": str(tmp_path), "OUTPUT": "TEMPORARY_OUTPUT", "OUTCOMES": out})
    assert (results["ROWS_READ"], results["ROWS_KEPT"], results["ROWS_LEFT_OUT"]) == (4, 3, 1)
    layer = QgsVectorLayer(out, "outcomes", "ogr")
    assert [(f["outcome"], f["crime_id"], f["date"], f.geometry().isEmpty()) for f in layer.getFeatures()] == [
        ("Offender fined", "a1", QDate(2025, 2, 1), False),
        ("Under investigation", "a1", QDate(2025, 2, 1), True),
    ]


def test_northern_ireland_is_in_irish_grid(run, tmp_path):
    belfast = {"Reported by": "Police Service of Northern Ireland", "Longitude": "-5.93", "Latitude": "54.597"}
    records = [one(**dict(belfast, **{"Crime ID": str(i)})) for i in range(3)]
    for ids, crs in (("x", "EPSG:29902"), ("xyz", "EPSG:27700")):
        path = write(tmp_path / (ids + ".csv"), records + [one(**{"Crime ID": name}) for name in ids])
        out = str(tmp_path / (ids + ".gpkg"))
        run("importpoliceuk", {"SOURCE": path, "OUTPUT": out})
        assert QgsVectorLayer(out, "crimes", "ogr").crs().authid() == crs
    # Belfast's city hall in Irish Grid.
    header = [name for name in STREET_HEADER if name != "Reported by"]
    out = str(tmp_path / "without.gpkg")
    run("importpoliceuk", {"SOURCE": write(tmp_path / "without.csv", records[:1], header), "OUTPUT": out})
    layer = QgsVectorLayer(out, "crimes", "ogr")
    assert layer.crs().authid() == "EPSG:29902"
    assert next(layer.getFeatures()).geometry().asPoint().distance(QgsPointXY(333800, 374000)) < 500


# -- what cannot be used, with the sentence ---------------------------------------------------------------------
def test_missing_path(run):
    refuses(run, {"SOURCE": [ZIP, "/no/such/file.csv"]}, "SOURCE", "'/no/such/file.csv'")


def test_a_folder_without_files(run, tmp_path):
    refuses(run, {"SOURCE": [str(tmp_path)]}, "SOURCE", f"'{tmp_path}'")


def test_nothing_usable(run, tmp_path):
    write(tmp_path / "a.csv", [["TS1", "1"]], ["Postcode", "Number"])
    refuses(run, {"SOURCE": [str(tmp_path)]}, "'a.csv'")


@pytest.mark.parametrize("column", ["Crime ID", "Month", "Longitude", "Latitude", "Location", "Crime type"])
def test_missing_column(run, tmp_path, column):
    header = [name for name in STREET_HEADER if name != column]
    path = write(tmp_path / "a.csv", [one()], header)
    refuses(run, {"SOURCE": path}, "'a.csv'", f"'{column}'")


def test_the_columns_that_tell_the_kind_are_missing(run, tmp_path):
    path = write(tmp_path / "a.csv", [one()], STREET_HEADER[:9])
    refuses(run, {"SOURCE": path}, "'a.csv'", "'Crime type'", "'Outcome type'")


def test_a_column_twice(run, tmp_path):
    path = write(tmp_path / "a.csv", [one()], STREET_HEADER + ["Month"])
    refuses(run, {"SOURCE": path}, "'a.csv'", "'Month'", "2")


def test_every_row_left_out(run, tmp_path):
    path = write(tmp_path / "a.csv", [one(Longitude="", Latitude="")])
    refuses(run, {"SOURCE": path}, "SOURCE", "1")
    path = write(tmp_path / "b.csv", [])
    refuses(run, {"SOURCE": path}, "SOURCE")


def test_utf16(run, tmp_path):
    path = write(tmp_path / "a.csv", [one()], encoding="utf-16")
    refuses(run, {"SOURCE": path}, "'a.csv'", "UTF-16")


def test_broken_zip(run, tmp_path):
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK\x03\x04 this is no archive")
    refuses(run, {"SOURCE": str(path)}, f"'{path}'")
    whole = open(ZIP, "rb").read()
    path.write_bytes(whole[:2000] + b"\0" * 3000 + whole[5000:])
    refuses(run, {"SOURCE": str(path)}, f"'{path}'", "'2025-01/2025-01-cleveland-street.csv'")


def test_locked_zip(run, tmp_path):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", text_of([one()]))
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    path.write_bytes(bytes(data))
    refuses(run, {"SOURCE": str(path)}, f"'{path}'")


@pytest.mark.parametrize("name", ["../../evil.csv", "/etc/evil.csv", "C:/evil.csv", "a/../../evil.csv"])
def test_names_that_leave_the_zip(run, tmp_path, name):
    path = tmp_path / "deep" / "down" / "a.zip"
    path.parent.mkdir(parents=True)
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(name, text_of([one()]))
    refuses(run, {"SOURCE": str(path)}, f"'{name}'")
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("good.csv", text_of([one()]))
    download = street(path)
    assert (download.kept, download.skipped) == (1, [(name, "the file name points outside the ZIP")])
    assert [file for _, _, files in os.walk(tmp_path) for file in files] == ["a.zip"]


def test_a_zip_that_unpacks_to_too_much(run, tmp_path, monkeypatch):
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", text_of([one()] * 20000))
    monkeypatch.setattr(police_files, "MAX_BYTES", 1_000_000)
    refuses(run, {"SOURCE": str(path)}, "SOURCE")
    # The size that the ZIP states is not believed: what arrives is measured.
    monkeypatch.setattr(police_files.Reading, "expect", lambda self, files: None)
    refuses(run, {"SOURCE": str(path)}, "SOURCE")


def test_a_line_without_end(run, tmp_path, monkeypatch):
    monkeypatch.setattr(police_files, "MAX_LINE", 100_000)
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.csv", text_of([one()]) + "x" * 3_000_000)
    refuses(run, {"SOURCE": str(path)}, "'a.csv'")


def test_a_million_columns(run, tmp_path):
    (tmp_path / "a.csv").write_text(",".join(STREET_HEADER) + ",x" * 1_000_000 + "\n")
    refuses(run, {"SOURCE": str(tmp_path)}, "'a.csv'")


# -- nothing half-made ------------------------------------------------------------------------------------------
@pytest.mark.parametrize("stage", [0, 1, 2])
def test_a_cancel_leaves_the_earlier_file(run, tmp_path, stage):
    out = tmp_path / "out.gpkg"
    run("importpoliceuk", {"SOURCE": write(tmp_path / "a.csv", [one()]), "OUTPUT": str(out)})
    before = out.read_bytes()
    feedback = Feedback(cancel_at=stage)
    results = run("importpoliceuk", {"SOURCE": [ZIP], "OUTPUT": str(out)}, feedback=feedback)
    assert feedback.isCanceled() and "ROWS_READ" not in results
    assert out.read_bytes() == before
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".")]


def test_an_error_leaves_the_earlier_file(run, tmp_path):
    out = tmp_path / "out.gpkg"
    run("importpoliceuk", {"SOURCE": write(tmp_path / "a.csv", [one()]), "OUTPUT": str(out)})
    before = out.read_bytes()
    refuses(run, {"SOURCE": [ZIP], "CRIME_TYPES": "Piracy", "OUTPUT": str(out)}, "CRIME_TYPES", "'Piracy'")
    assert out.read_bytes() == before
