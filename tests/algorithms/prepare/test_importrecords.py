"""Exports of a force's systems: awkward files, profiles, what is kept and what is not, the same crimes another way."""

import os

import pytest
from awkward import CASES, HEADER, line
from awkward import rows as csv_of
from awkward_layers import CASES as LAYERS
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from osgeo import ogr
from qgis.core import (
    QgsCoordinateTransform,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingException,
    QgsProject,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate
from refusals import refused
from support import WARDS, Feedback, rows


def import_records(run, tmp_path, source, **more):
    path = str(tmp_path / "crimes.gpkg")
    results = run("importrecords", dict({"SOURCE": source, "OUTPUT": path}, **more))
    return results, rows(path)


def test_there_is_no_want_of_awkward_files():
    assert len({name for name, *_ in CASES + LAYERS}) == len(CASES) + len(LAYERS) >= 150


@pytest.mark.parametrize("name, make, expected", CASES + LAYERS, ids=[case[0] for case in CASES + LAYERS])
def test_awkward_files(run, tmp_path, name, make, expected):
    own = tmp_path / "given"
    own.mkdir()
    path = make(str(own))
    if name.startswith(("KML", "KMZ")) and not isinstance(expected, str) and ogr.GetDriverByName("LIBKML") is None:
        expected = "LIBKML"
    if isinstance(expected, (str, tuple)):
        with pytest.raises(QgsProcessingException) as caught:
            import_records(run, tmp_path, path)
        texts = (expected,) if isinstance(expected, str) else expected
        assert any(one in str(caught.value) for one in texts), str(caught.value)
        assert sorted(os.listdir(tmp_path)) == ["given"], "something was left behind"
        return
    results, found = import_records(run, tmp_path, path)
    expected = dict(expected or {"kept": 1})
    assert expected.pop("more", "") in results["SUMMARY"]
    reasons = {reason: count for reason, count in expected.items() if reason != "kept"}
    assert results["ROWS_KEPT"] == len(found) == expected["kept"]
    assert results["ROWS_READ"] == sum(expected.values())
    assert results["ROWS_LEFT_OUT"] == sum(reasons.values())
    for reason, count in reasons.items():
        assert f"{count:,} {reason}" in results["SUMMARY"]


# -- profiles -----------------------------------------------------------------------------------------------------
def saved(tmp_path, **values):
    from hotspot_policing.bridge.importing.record_profile import Profile, save_profile

    return save_profile(Profile(**dict({"name": "Test"}, **values)), str(tmp_path / "profiles"))


COLUMNS = {
    "reference": "Crime Number",
    "offence": "Offence",
    "from_date": "Committed From Date",
    "easting": "Easting",
    "northing": "Northing",
}
PERSONAL = HEADER + ["Victim Name", "Address", "MO"]
PERSONS = [line() + ["Jo Bloggs", "1 High Street", '=HYPERLINK("x")']]


def test_only_named_columns_are_kept(run, tmp_path):
    source = csv_of(*PERSONS, header=PERSONAL)(str(tmp_path))
    _, found = import_records(run, tmp_path, source)
    assert not [
        name
        for name in found[0]
        if name not in ("fid", "crime_id", "offence", "date", "date_from", "date_to", "date_prec", "origin", "source")
    ]
    whole = (tmp_path / "crimes.gpkg").read_bytes()
    assert b"Bloggs" not in whole and b"High Street" not in whole and b"HYPERLINK" not in whole
    profile = saved(tmp_path, columns=COLUMNS, keep=["MO", "Address"])
    _, found = import_records(run, tmp_path, source, PROFILE=profile)
    assert found[0]["mo"] == '=HYPERLINK("x")' and found[0]["address"] == "1 High Street"
    assert b"Bloggs" not in (tmp_path / "crimes.gpkg").read_bytes()


def test_fields_of_kept_columns_are_short_and_unlike_ours(run, tmp_path):
    header = HEADER + ["Officer in the case", "Officer in the court", "Date", "£"]
    source = csv_of(line() + ["a", "b", "c", "d"], header=header)(str(tmp_path))
    profile = saved(tmp_path, columns=COLUMNS, keep=header[5:])
    _, found = import_records(run, tmp_path, source, PROFILE=profile)
    assert (found[0]["officer_in"], found[0]["officer_i2"], found[0]["date2"], found[0]["column"]) == tuple("abcd")
    assert found[0]["date"].toString("yyyy-MM-dd") == "2025-02-03"


def test_a_profile_made_on_one_file_reads_its_sister(run, tmp_path, qgis):
    from hotspot_policing.bridge.importing.record_files import open_records
    from hotspot_policing.bridge.importing.record_profile import Profile, profile_folder, profile_for, save_profile

    header = ["A", "B", "C", "D", "E", "F"]
    first = csv_of(line() + ["secret"], header=header, name="first.csv")(str(tmp_path))
    columns = dict(zip(COLUMNS, header))
    table = open_records(first)
    assert profile_for(table.header)[1].columns == {}, "nothing in these names says what they hold"
    path = save_profile(Profile("Our system", columns, header=table.header))
    assert path.startswith(profile_folder())
    try:
        # Other order, capitals and blanks; found by its header, without being named.
        header_of_it = [" f", "E ", "d", "C", "b", "a"]
        sister = csv_of((line("2") + [""])[::-1], header=header_of_it, name="second.csv")(str(tmp_path))
        results, found = import_records(run, tmp_path, sister)
        assert results["ROWS_KEPT"] == 1 and found[0]["crime_id"] == "2"
        # A column more: it has another header, so the profile has to be named.
        more = csv_of(["new"] + line("3") + [""], header=["New"] + header, name="third.csv")(str(tmp_path))
        with refused(QgsProcessingException, "Committed from (date)"):
            import_records(run, tmp_path, more)
        _, found = import_records(run, tmp_path, more, PROFILE=path)
        assert found[0]["crime_id"] == "3"
        less = csv_of(line("4")[:4] + [""], header=header[:4] + ["F"], name="fourth.csv")(str(tmp_path))
        with refused(QgsProcessingException, "E"):
            import_records(run, tmp_path, less, PROFILE=path)
    finally:
        os.remove(path)


@pytest.mark.parametrize(
    "content, named",
    [
        ("{", "profile.json"),
        ("[]", "profile.json"),
        ('{"what": "hot spot policing: columns of an export", "version": 9}', ("9", "1")),
        ('{"what": "hot spot policing: columns of an export", "version": 1, "keep": 3}', "'keep'"),
        (
            '{"what": "hot spot policing: columns of an export", "version": 1, "columns": {"offense": "A", '
            '"from_date": "B"}}',
            "'offense'",
        ),
        (
            '{"what": "hot spot policing: columns of an export", "version": 1, "columns": {"offence": "A", '
            '"from_date": "A"}}',
            "A",
        ),
        (
            '{"what": "hot spot policing: columns of an export", "version": 1, "columns": {"easting": "A", '
            '"from_date": "B"}}',
            "profile.json",
        ),
        (
            '{"what": "hot spot policing: columns of an export", "version": 1, "date": "sometime", "columns": {}}',
            ("'date'", "'sometime'"),
        ),
        (
            '{"what": "hot spot policing: columns of an export", "version": 1, "date": "reported", "columns": {}}',
            "Reported: date",
        ),
    ],
)
def test_a_profile_that_cannot_be_used(run, tmp_path, content, named):
    profile = tmp_path / "profile.json"
    profile.write_text(content)
    with refused(QgsProcessingException, named):
        import_records(run, tmp_path, csv_of(line())(str(tmp_path)), PROFILE=str(profile))
    assert not (tmp_path / "crimes.gpkg").exists()


# -- what is read -------------------------------------------------------------------------------------------------
TIMED = ["Crime No", "Offence", "Date From", "Time From", "Date To", "Time To", "Date Reported", "Easting", "Northing"]


@pytest.mark.parametrize(
    "given, expected",
    [
        (["03/02/2025", "08:30", "03/02/2025", "17:05"], ("2025-02-03 08:30", "2025-02-03 17:05", "minute")),
        (["03/02/2025", "0830", "03/02/2025", "1705"], ("2025-02-03 08:30", "2025-02-03 17:05", "minute")),
        (["03/02/2025", "8:30 am", "03/02/2025", "5:05PM"], ("2025-02-03 08:30", "2025-02-03 17:05", "minute")),
        (["03/02/2025 08:30", "", "03/02/2025 17:05:59", ""], ("2025-02-03 08:30", "2025-02-03 17:05", "minute")),
        (["45691", "0.354166666666667", "45691.7118055556", ""], ("2025-02-03 08:30", "2025-02-03 17:05", "minute")),
        (["03/02/2025", "", "", ""], ("2025-02-03", None, "day")),
        (["2025-02", "", "", ""], ("2025-02-01", None, "month")),
        (["03/02/2025", "25:70", "03/02/2025", "noon"], ("2025-02-03", "2025-02-03", "day")),
        (
            ["2025-07-03T08:30:00Z", "", "2025-07-03T08:30:00+01:00", ""],
            ("2025-07-03 09:30", "2025-07-03 08:30", "minute"),
        ),
    ],
)
def test_dates_and_times(run, tmp_path, given, expected):
    source = csv_of(["1", "Theft"] + given + ["05/02/2025", "451234", "519876"], header=TIMED)(str(tmp_path))
    _, found = import_records(run, tmp_path, source)
    assert (found[0]["date_from"], found[0]["date_to"], found[0]["date_prec"]) == expected
    assert found[0]["date"].toString("yyyy-MM-dd") == expected[0][:10]


def test_the_reported_date_counts_where_the_profile_says_so(run, tmp_path):
    source = csv_of(["1", "Theft", "", "", "", "", "05/02/2025", "451234", "519876"], header=TIMED)(str(tmp_path))
    with refused(QgsProcessingException, "1"):
        import_records(run, tmp_path, source)
    columns = {
        "offence": "Offence",
        "from_date": "Date From",
        "reported": "Date Reported",
        "easting": "Easting",
        "northing": "Northing",
    }
    _, found = import_records(run, tmp_path, source, PROFILE=saved(tmp_path, columns=columns, date="reported"))
    assert found[0]["date"].toString("yyyy-MM-dd") == "2025-02-05" and found[0]["reported"] == "2025-02-05"
    assert found[0]["date_from"] is None or str(found[0]["date_from"]) == "NULL"


def test_month_first_where_the_profile_says_so(run, tmp_path):
    source = csv_of(line(date="02/25/2025"), line("2", date="02/03/2025"))(str(tmp_path))
    _, found = import_records(run, tmp_path, source, PROFILE=saved(tmp_path, columns=COLUMNS, month_first=True))
    assert [row["date"].toString("yyyy-MM-dd") for row in found] == ["2025-02-25", "2025-02-03"]


def test_day_and_month_are_not_swapped_over_a_spreadsheet(run, tmp_path):
    """Every day of two years, as a spreadsheet stores it and as people write it, is the same day."""
    import datetime

    days = [datetime.date(2023, 1, 1) + datetime.timedelta(days=i) for i in range(731)]
    serials = [str((day - datetime.date(1899, 12, 30)).days) for day in days]
    for texts in (serials, [day.strftime("%d/%m/%Y") for day in days], [day.strftime("%d %B %Y") for day in days]):
        source = csv_of(*[line(str(i), date=one) for i, one in enumerate(texts)])(str(tmp_path))
        _, found = import_records(run, tmp_path, source)
        assert [row["date"].toString("yyyy-MM-dd") for row in found] == [str(day) for day in days]


# -- the same crimes by other ways --------------------------------------------------------------------------------
@pytest.fixture(scope="module")
def force_export(qgis, crimes_path, tmp_path_factory):
    """The sample as a force would export it: eastings and northings to the centimetre, UK dates, one row a crime."""
    import csv

    path = str(tmp_path_factory.mktemp("force") / "export.csv")
    with open(path, "w", newline="", encoding="cp1252") as file:
        writer = csv.writer(file)
        writer.writerow(["URN", "Offence Title", "Committed From Date", "Easting", "Northing", "Venue", "Surname"])
        for number, feature in enumerate(QgsVectorLayer(crimes_path, "crimes", "ogr").getFeatures()):
            point = feature.geometry().asPoint()
            writer.writerow(
                [
                    f"C{number}",
                    feature["offence"],
                    feature["date"].toString("dd/MM/yyyy"),
                    f"{point.x():.2f}",
                    f"{point.y():.2f}",
                    feature["location"],
                    "Bloggs",
                ]
            )
    return path


def test_a_force_export_gives_the_hot_spots_of_the_same_crimes_in_a_geopackage(run, tmp_path, force_export):
    """Against a GeoPackage made from the same CSV by QGIS's own reader of delimited text."""
    results, found = import_records(run, tmp_path, force_export)
    assert results["ROWS_READ"] == results["ROWS_KEPT"] > 19_000
    direct = QgsVectorLayer(
        f"file://{force_export}?delimiter=,&xField=Easting&yField=Northing&crs=EPSG:27700&encoding=cp1252",
        "direct",
        "delimitedtext",
    )
    assert direct.isValid() and direct.featureCount() == len(found)
    other = str(tmp_path / "direct.gpkg")
    options = QgsVectorFileWriter.SaveVectorOptions()
    QgsVectorFileWriter.writeAsVectorFormatV3(direct, other, QgsProject.instance().transformContext(), options)
    made = {}
    for name, path, offence in (("ours", str(tmp_path / "crimes.gpkg"), "offence"), ("direct", other, "Offence Title")):
        spots, places = (str(tmp_path / f"{name}_{what}.gpkg") for what in ("spots", "places"))
        run(
            "countcrimes",
            {
                "INPUT": path,
                "OFFENCE_FIELD": offence,
                "OFFENCES": "Burglary; Robbery",
                "STUDY_AREA": WARDS,
                "HOTSPOTS": spots,
                "OUTPUT": places,
            },
        )
        made[name] = (
            [(row["hotspot_id"], row["crimes"], row["rank"]) for row in rows(spots)],
            [(row["unit_id"], row["crimes"], row["gi_z"]) for row in rows(places)],
        )
    assert made["ours"] == made["direct"] and len(made["ours"][0]) > 10


def test_a_layer_of_the_project_with_points_of_its_own(run, tmp_path, crimes):
    """Degrees and feet become metres; its points are taken where no column holds coordinates."""
    results, found = import_records(run, tmp_path, crimes)
    assert results["ROWS_KEPT"] == crimes.featureCount() - results["ROWS_LEFT_OUT"]
    assert {row["offence"] for row in found} == set(crimes.uniqueValues(crimes.fields().lookupField("offence")))
    degrees = QgsVectorLayer("Point?crs=EPSG:4326&field=Crime Type:string&field=Date:date", "degrees", "memory")
    feature = QgsFeature(degrees.fields())
    feature.setAttributes(["Theft", QDate(2025, 2, 3)])
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(-1.2345, 54.5678)))
    degrees.dataProvider().addFeatures([feature, QgsFeature(degrees.fields())])
    results, found = import_records(run, tmp_path, degrees)
    assert "1 no date" in results["SUMMARY"] and len(found) == 1
    layer = QgsVectorLayer(str(tmp_path / "crimes.gpkg"), "made", "ogr")
    point = next(layer.getFeatures()).geometry().asPoint()
    assert layer.crs().authid() == "EPSG:27700"
    back = QgsCoordinateTransform(layer.crs(), degrees.crs(), QgsProject.instance()).transform(point)
    assert abs(back.x() + 1.2345) < 1e-6 and abs(back.y() - 54.5678) < 1e-6


@pytest.mark.slow
def test_cancel_at_ten_points_leaves_nothing(run, tmp_path, force_export):
    """At ten moments of the reading and the writing; an earlier result stays as it was."""
    import_records(run, tmp_path, force_export)

    class Stop(Feedback):
        def __init__(self, at):
            super().__init__()
            self.at, self.looked = at, 0

        def isCanceled(self):
            self.looked += 1
            return self.at is not None and self.looked >= self.at

    whole = Stop(None)
    run("importrecords", {"SOURCE": force_export, "OUTPUT": str(tmp_path / "other.gpkg")}, feedback=whole)
    os.remove(tmp_path / "other.gpkg")
    before = (tmp_path / "crimes.gpkg").read_bytes()
    assert whole.looked > 4
    for at in sorted({1 + i * (whole.looked - 1) // 10 for i in range(10)}):
        parameters = {"SOURCE": force_export, "OUTPUT": str(tmp_path / "crimes.gpkg")}
        results = run("importrecords", parameters, feedback=Stop(at))
        assert not results.get("ROWS_KEPT"), f"at {at} of {whole.looked}"
        assert (tmp_path / "crimes.gpkg").read_bytes() == before
        # The readers of this test leave a -wal and a -shm beside it.
        assert not [name for name in os.listdir(tmp_path) if not name.startswith("crimes.gpkg")]


# -- any text at all ----------------------------------------------------------------------------------------------
cells = st.one_of(
    st.sampled_from(
        [
            "",
            " ",
            "0",
            "451234",
            "519876",
            "03/02/2025",
            "2025-02-03",
            "45691",
            "47/1/25",
            "Theft",
            "No crime",
            "nan",
            "inf",
            "1e400",
            "=1+1",
            '"',
            "'",
            "\n",
            "é",
            "\ufeff",
            "24:00",
            "31/02/2025",
            "-1.2",
            "54.5",
        ]
    ),
    st.text(max_size=12),
)
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "cp1252"])


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    table=st.lists(st.lists(cells, max_size=8), max_size=12),
    encoding=ENCODINGS,
    delimiter=st.sampled_from(",;\t|"),
    quoting=st.booleans(),
)
@example(table=[["", "", "\x00"]], encoding="utf-8", delimiter=",", quoting=False)
def test_any_table_is_read_or_refused_in_one_sentence(run, tmp_path, table, encoding, delimiter, quoting):
    import csv
    import io

    out = io.StringIO()
    header = HEADER + ["Status"]
    if quoting:
        csv.writer(out, delimiter=delimiter).writerows([header] + table)
    else:
        out.write("\n".join(delimiter.join(row) for row in [header] + table))
    source = tmp_path / "any.csv"
    source.write_bytes(out.getvalue().encode(encoding, "replace"))
    path = tmp_path / "crimes.gpkg"
    if path.exists():
        os.remove(path)
    try:
        results = run("importrecords", {"SOURCE": str(source), "OUTPUT": str(path)})
    except QgsProcessingException as error:
        said = str(error)
        assert "Traceback" not in said and said.strip().endswith((".", "?")) and not path.exists()
        return
    assert results["ROWS_READ"] == results["ROWS_KEPT"] + results["ROWS_LEFT_OUT"] <= len(out.getvalue()) + 1
    assert len(rows(str(path))) == results["ROWS_KEPT"]
    assert sorted(os.listdir(tmp_path)) == ["any.csv", "crimes.gpkg"]


@settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    table=st.lists(
        st.lists(st.one_of(cells, st.sampled_from(["2025-02", "-1.23", "54.57", "Burglary"])), min_size=5, max_size=8),
        max_size=12,
    )
)
def test_any_police_uk_file_is_read_or_refused_in_one_sentence(run, tmp_path, table):
    import csv

    source = tmp_path / "2025-02-x-street.csv"
    with open(source, "w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["Crime ID", "Month", "Longitude", "Latitude", "Location", "Crime type"]] + table)
    path = tmp_path / "crimes.gpkg"
    try:
        results = run("importpoliceuk", {"SOURCE": [str(source)], "OUTPUT": str(path)})
    except QgsProcessingException as error:
        assert "Traceback" not in str(error) and str(error).strip().endswith(".")
        return
    assert results["ROWS_READ"] == results["ROWS_KEPT"] + results["ROWS_LEFT_OUT"]
    assert len(rows(str(path))) == results["ROWS_KEPT"]
