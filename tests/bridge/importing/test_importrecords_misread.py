"""What an export says and what is read of it: times, references and coordinates that were misread once."""

import json

import pytest
from awkward import HEADER, line
from awkward import rows as csv_of
from qgis.core import QgsFeature, QgsGeometry, QgsProcessingException, QgsVectorFileWriter, QgsVectorLayer
from refusals import names, refused
from support import Feedback, rows

from hotspot_policing.bridge.importing.record_profile import Profile, save_profile

SPANS = ["Crime Number", "Offence", "Committed From", "Committed To", "Easting", "Northing"]


class Log(Feedback):
    """Remembers what is said."""

    def __init__(self):
        super().__init__()
        self.lines = []

    def pushInfo(self, text):
        self.lines.append(text)

    def told(self, *words):
        return [one for one in self.lines if all(word in one for word in words)]


def import_records(run, tmp_path, source, **more):
    path, log = str(tmp_path / "crimes.gpkg"), Log()
    results = run("importrecords", dict({"SOURCE": source, "OUTPUT": path}, **more), feedback=log)
    return results, rows(path), log


def spans(tmp_path, *pairs):
    return csv_of(
        *[["C%d" % i, "Theft", begin, end, 449512 + i, 520431] for i, (begin, end) in enumerate(pairs)], header=SPANS
    )(str(tmp_path))


def points(tmp_path):
    layer = QgsVectorLayer(str(tmp_path / "crimes.gpkg"), "crimes", "ogr")
    found = [one.geometry().asPoint() for one in layer.getFeatures()]
    return layer.crs().authid(), [(round(point.x(), 3), round(point.y(), 3)) for point in found]


# -- times ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "begin, end, expected",
    [
        ("03/02/2025 0830", "03/02/2025 0930", ("2025-02-03 08:30", "2025-02-03 09:30")),
        ("03/02/2025 8.30am", "03/02/2025 9.30pm", ("2025-02-03 08:30", "2025-02-03 21:30")),
        ("03/02/2025 22:00", "03/02/2025 24:00", ("2025-02-03 22:00", "2025-02-04 00:00")),
        ("03/02/2025 22:00", "03/02/2025 02:00", ("2025-02-03 22:00", "2025-02-04 02:00")),
        ("03 Feb 2025 1430hrs", "3 Feb 25 1500 hours", ("2025-02-03 14:30", "2025-02-03 15:00")),
        ("20250203 1430", "20250203T1500", ("2025-02-03 14:30", "2025-02-03 15:00")),
        ("2025-02-03 9am", "2025-02-03 12.15 p.m.", ("2025-02-03 09:00", "2025-02-03 12:15")),
        ("04/07/2025 23:20 BST", "04/07/2025 23:50 BST", ("2025-07-04 23:20", "2025-07-04 23:50")),
        ("04/07/2025 23:20 GMT", "04/07/2025 23:50 UTC", ("2025-07-05 00:20", "2025-07-05 00:50")),
        ("04/01/2025 00:20 BST", "04/01/2025 00:50 BST", ("2025-01-03 23:20", "2025-01-03 23:50")),
        ("2025-07-04T23:20Z", "2025-07-04T23:50:00.000+01:00", ("2025-07-05 00:20", "2025-07-04 23:50")),
    ],
)
def test_times_behind_the_date_are_read(run, tmp_path, begin, end, expected):
    _, found, log = import_records(run, tmp_path, spans(tmp_path, (begin, end)))
    assert (found[0]["date_from"], found[0]["date_to"]) == expected and found[0]["date_prec"] == "minute"
    assert not log.told("not read")


@pytest.mark.parametrize(
    "begin, end, date_to, which",
    [
        ("03/02/2025 08:30", "03/02/2025 half past nine", "2025-02-03", "half past nine"),
        ("03/02/2025 08:30", "03/02/2025 25:70", "2025-02-03", "25:70"),
        ("03/02/2025 08:30", "03/02/2025 22:00-23:00", "2025-02-03", "22:00-23:00"),
        ("03/02/2025 08:30", "sometime after", None, "sometime after"),
        ("03/02/2025 08:30", "9.30pm", None, "9.30pm"),
    ],
)
def test_an_end_that_is_not_read_is_counted_and_never_the_beginning(run, tmp_path, begin, end, date_to, which):
    results, found, log = import_records(run, tmp_path, spans(tmp_path, *[(begin, end)] * 3))
    assert {one["date_from"] for one in found} == {"2025-02-03 08:30"}
    assert {one["date_to"] or None for one in found} == {date_to}
    assert log.told("Committed To", "3 ", which) and which in results["SUMMARY"]


def test_an_empty_end_is_missing_and_not_counted(run, tmp_path):
    _, found, log = import_records(run, tmp_path, spans(tmp_path, ("03/02/2025 08:30", "")))
    assert not found[0]["date_to"] and not log.told("not read")


def test_times_that_are_not_read_are_counted_with_an_example(run, tmp_path):
    pairs = [("03/02/2025 8ish", "")] * 4 + [("03/02/2025 08:30", "")]
    results, found, log = import_records(run, tmp_path, spans(tmp_path, *pairs))
    assert sorted(one["date_prec"] for one in found) == ["day"] * 4 + ["minute"]
    assert "4 rows" in results["SUMMARY"] and "8ish" in results["SUMMARY"]


def test_a_column_of_times_is_read_and_what_is_not_is_counted(run, tmp_path):
    header = ["Crime No", "Offence", "Date From", "Time From", "Easting", "Northing"]
    times = ["0830", "8.30am", "30/12/1899 08:30:00", "noon-ish", "24:00"]
    source = csv_of(
        *[[str(i), "Theft", "03/02/2025", time, 449512 + i, 520431] for i, time in enumerate(times)], header=header
    )(str(tmp_path))
    results, found, _ = import_records(run, tmp_path, source)
    assert [one["date_from"] for one in found] == ["2025-02-03 08:30"] * 3 + ["2025-02-03", "2025-02-04 00:00"]
    assert "noon-ish" in results["SUMMARY"]


def test_moments_with_a_zone_are_said_with_what_they_change(run, tmp_path):
    pairs = [("2025-07-03T23:30:00Z", ""), ("2025-07-03T12:30:00Z", ""), ("2025-01-03T23:30:00Z", "")]
    _, found, log = import_records(run, tmp_path, spans(tmp_path, *pairs))
    assert [one["date_from"] for one in found] == ["2025-07-04 00:30", "2025-07-03 13:30", "2025-01-03 23:30"]
    assert found[0]["date"].toString("yyyy-MM-dd") == "2025-07-04"
    assert log.told("time zone", "3 ", "1 of them")


def test_ends_before_their_beginnings_are_said(run, tmp_path):
    pairs = [("03/02/2025 22:00", "03/02/2025 02:00"), ("03/02/2025 22:00", "01/02/2025 02:00")]
    _, found, log = import_records(run, tmp_path, spans(tmp_path, *pairs))
    assert [one["date_to"] for one in found] == ["2025-02-04 02:00", "2025-02-01 02:00"]
    assert log.told("after midnight", "1 ") and log.told("kept as they are", "01/02/2025 02:00")


# -- references -----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("lost", ["4.70E+11", "4.7e+11", "5E+11", "4,70E+11", "#N/A", "######", "Jan-25"])
def test_what_a_spreadsheet_made_of_a_reference_is_none(run, tmp_path, lost):
    lines = [line(lost, x=449512 + i) for i in range(10)] + [line("47/%d/25" % i, x=449812 + i) for i in range(12)]
    results, found, _ = import_records(run, tmp_path, csv_of(*lines)(str(tmp_path)))
    assert results["ROWS_KEPT"] == 22 and "10 crime numbers" in results["SUMMARY"] and lost in results["SUMMARY"]
    assert sum(bool(one["crime_id"]) for one in found) == 12


@pytest.mark.parametrize("missing", ["N/A", "unknown", "-", "TBC", "none", "0", "0000"])
def test_what_stands_for_a_missing_reference_never_repeats(run, tmp_path, missing):
    lines = [line(missing, x=449512 + i) for i in range(40)] + [line("47/1/25"), line("47/1/25")]
    results, found, _ = import_records(run, tmp_path, csv_of(*lines)(str(tmp_path)))
    assert results["ROWS_KEPT"] == 41 and "40 rows" in results["SUMMARY"] and f"'{missing}'" in results["SUMMARY"]
    assert [one["crime_id"] for one in found if one["crime_id"]] == ["47/1/25"]


@pytest.mark.parametrize("places, days, kept", [(1, 1, 1), (1, 9, 1), (9, 1, 1), (2, 2, 1), (9, 9, 9)])
def test_a_number_of_many_days_and_places_is_that_of_no_single_crime(run, tmp_path, places, days, kept):
    """A crime, its incident and its people share a place or a day."""
    lines = [
        ["99999", "Theft", f"{1 + i % days:02d}/02/2025", "", 449512 + 40 * (i % places), 520431] for i in range(9)
    ] + [["47/%d/25" % i, "Theft", "03/02/2025", "", 449512, 520431] for i in range(30)]
    results, found, log = import_records(run, tmp_path, csv_of(*lines, header=SPANS)(str(tmp_path)))
    assert results["ROWS_KEPT"] == 30 + kept and bool(log.told("9 rows", "'99999'", "'Crime Number'")) == (kept == 9)
    assert sum(one["crime_id"] == "99999" for one in found) == (kept == 1)


@pytest.mark.parametrize("distinct, kept", [(60, 60), (40, 40), (5, 5), (4, None)])
def test_references_that_hardly_differ_are_said_or_refused(run, tmp_path, distinct, kept):
    """A row for each person is usual; one in twenty that differ is another column."""
    source = csv_of(
        *[["C%d" % (i % distinct), "Theft", "03/02/2025", "03/02/2025", 449512 + i, 520431] for i in range(100)],
        header=SPANS,
    )(str(tmp_path))
    if kept is None:
        with refused(QgsProcessingException, "4", "100", "C0"):
            import_records(run, tmp_path, source)
        return
    results, _, _ = import_records(run, tmp_path, source)
    assert results["ROWS_KEPT"] == kept
    assert (f"100 rows share {distinct} crime numbers" in results["SUMMARY"]) == (distinct < 50)
    # Once the user has said that a crime has several rows, it is a note and no warning.
    columns = dict(zip(("reference", "offence", "from_date", "to_date", "easting", "northing"), SPANS))
    profile = save_profile(Profile("people", columns, one_each=True), str(tmp_path))
    results, _, log = import_records(run, tmp_path, source, PROFILE=profile)
    assert results["ROWS_KEPT"] == kept and "100 rows share" not in results["SUMMARY"]
    assert len(log.told("100 rows share", str(distinct))) == (distinct < 50)


def test_a_reference_with_an_e_in_it_is_one(run, tmp_path):
    lines = [line(one) for one in ("47E12", "47E12", "4E11", "E+11", "470000012345")]
    results, _, _ = import_records(run, tmp_path, csv_of(*lines)(str(tmp_path)))
    assert results["ROWS_KEPT"] == 4 and "1 duplicate crime number (for example '47E12')" in results["SUMMARY"]


# -- coordinates ----------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    "x, y, expected",
    [
        ("449 512", "520 431", (449512, 520431)),
        ("449\u00a0512", "520\u00a0431", (449512, 520431)),
        ("449\u202f512.5", "1\u202f220\u202f431", (449512.5, 1220431)),
        ("449,512", "520,431.25", (449512, 520431.25)),
        ("449512,125", "520431,250", (449512.125, 520431.25)),
        ("449 512,5", "520'431", (449512.5, 520431)),
        ("4.49512E+5", "520431.0", (449512, 520431)),
        ("E449512", "N520431", (449512, 520431)),
        ("449512 e", "520,431 n", (449512, 520431)),
        ("'449512", "'520431", (449512, 520431)),
    ],
)
def test_numbers_as_people_write_them(run, tmp_path, x, y, expected):
    import_records(run, tmp_path, csv_of(line(x=x, y=y), delimiter=";")(str(tmp_path)))
    assert points(tmp_path) == ("EPSG:27700", [expected])


@pytest.mark.parametrize(
    "x, y, shown",
    [
        ("449.512,125", "520431", "449.512,125"),
        ("44 9512", "520431", "44 9512"),
        ("4495,1,2", "520431", "4495,1,2"),
        ("NZ 495 204", "NZ 495 204", "NZ 495 204"),
        ("449,5", "520431", "449,5"),
        # A spreadsheet has lost what is below a kilometre.
        ("4.50E+05", "5.20E+05", "4.50E+05"),
    ],
)
def test_what_is_no_number_is_shown(run, tmp_path, x, y, shown):
    # The example of what is read stands there but for grid references, whose way out is another.
    with refused(QgsProcessingException, "export.csv", "1", f"'{shown}'") as caught:
        import_records(run, tmp_path, csv_of(line(x=x, y=y), delimiter=";")(str(tmp_path)))
    assert names(str(caught.value), "449512.5") == (x[0] != "N")


@pytest.mark.parametrize(
    "values, shown",
    [
        ({"date": "03-02-25"}, "03-02-25"),
        ({"date": "Feb-25"}, "Feb-25"),
        ({"date": "2025-W06-1"}, "2025-W06-1"),
        ({"date": "03/02/2125"}, "03/02/2125"),
        ({"date": "01/01/1900"}, "01/01/1900"),
        ({"x": "9999999"}, "9999999, 519876"),
    ],
)
def test_the_first_value_that_is_refused_is_shown(run, tmp_path, values, shown):
    """Where no row is left, and where some are."""
    with refused(QgsProcessingException, "export.csv", shown):
        import_records(run, tmp_path, csv_of(line(**values))(str(tmp_path)))
    results, _, log = import_records(run, tmp_path, csv_of(line("2"), line(**values))(str(tmp_path)))
    assert shown in results["SUMMARY"] and results["ROWS_KEPT"] == 1 and log.told("Left out", shown)


@pytest.mark.parametrize(
    "name, texts, crs, expected, said",
    [
        (
            "Grid Reference",
            ["NZ 495 204", "NZ495204", "nz4950020400", "NZ 49500 20400", "NZ 4950 2040", "NZ42"],
            "EPSG:27700",
            [
                (449550, 520450),
                (449550, 520450),
                (449500.5, 520400.5),
                (449500.5, 520400.5),
                (449505, 520405),
                (445000, 525000),
            ],
            "100 m",
        ),
        (
            "OS Grid Ref",
            ["SV 00000 00000", "HP 6 1", "TQ 300 804"],
            "EPSG:27700",
            [(0.5, 0.5), (465000, 1215000), (530050, 180450)],
            "grid references",
        ),
        ("OSGR", ["E: 449512 N: 520431", "E449512 N520431"], "EPSG:27700", [(449512, 520431)] * 2, "EPSG:27700"),
        ("Location NGR", ["NZ 495 204", "NZ495204"], "EPSG:27700", [(449550, 520450)] * 2, "grid references"),
        ("Grid Ref", ["J 335 740", "J335740"], "EPSG:29902", [(333550, 374050), (333550, 374050)], "EPSG:29902"),
        (
            "Coordinates",
            ["449512, 520431", "449512 520431.5", "449512;520431", "E449512/N520431", "449512520431"],
            "EPSG:27700",
            [(449512, 520431), (449512, 520431.5)] + [(449512, 520431)] * 3,
            "EPSG:27700",
        ),
    ],
)
def test_both_coordinates_in_one_column(run, tmp_path, name, texts, crs, expected, said):
    source = csv_of(
        *[[str(i), "Theft", "03/02/2025", text] for i, text in enumerate(texts)], header=HEADER[:3] + [name]
    )(str(tmp_path))
    results, _, log = import_records(run, tmp_path, source)
    outside = int(texts[0].startswith("SV"))
    assert results["ROWS_KEPT"] == len(texts) - outside
    assert points(tmp_path) == (crs, expected[outside:])
    assert log.told(said) and log.told(name, texts[0])


@pytest.mark.parametrize(
    "texts",
    [
        ["54.5708, -1.2345"] * 2,
        ["54.5708 N, 1.2345 W", "54.5708N 1.2345W"],
        ["(-1.2345, 54.5708)", "-1.2345 54.5708"],
        ["POINT (-1.2345 54.5708)", "1.2345° W, 54.5708° N"],
    ],
)
def test_latitude_and_longitude_in_one_column(run, tmp_path, texts):
    both = csv_of(
        *[[str(i), "Theft", "03/02/2025", text] for i, text in enumerate(texts)], header=HEADER[:3] + ["LatLong"]
    )(str(tmp_path))
    import_records(run, tmp_path, both)
    found = points(tmp_path)
    apart = csv_of(line(x="-1.2345", y="54.5708"), header=HEADER[:3] + ["Longitude", "Latitude"])(str(tmp_path))
    import_records(run, tmp_path, apart)
    assert found == (points(tmp_path)[0], points(tmp_path)[1] * 2)


def test_one_coordinate_alone_is_told_from_a_grid_reference(run, tmp_path):
    """E449512 is an easting; square E of the Irish Grid is sea."""
    lines = [[str(i), "Theft", "03/02/2025", f"E{449512 + i}"] for i in range(5)]
    with refused(QgsProcessingException, "'E449512'", "easting"):
        import_records(run, tmp_path, csv_of(*lines, header=HEADER[:3] + ["OSGR"])(str(tmp_path)))


@pytest.mark.parametrize("longitude, latitude", [("1.2345", "54.5708"), ("1.2345° E", "54.5708° N")])
def test_longitudes_without_their_sign_are_told(run, tmp_path, longitude, latitude):
    header = HEADER[:3] + ["Longitude", "Latitude"]
    with refused(QgsProcessingException, "1.2345", "54.5708"):
        import_records(run, tmp_path, csv_of(line(x=longitude, y=latitude), header=header)(str(tmp_path)))
    # Great Yarmouth is as far east.
    results, _, _ = import_records(run, tmp_path, csv_of(line(x="1.73", y="52.61"), header=header)(str(tmp_path)))
    assert results["ROWS_KEPT"] == 1


def test_what_is_another_kind_than_most_of_a_column_is_refused_with_an_example(run, tmp_path):
    texts = ["NZ 495 204", "NZ 496 204", "54.5708, -1.2345", "behind the shop", "", "NZ 4951 204", "IZ 495 204"]
    source = csv_of(
        *[[str(i), "Theft", "03/02/2025", text] for i, text in enumerate(texts)], header=HEADER[:3] + ["Grid Ref"]
    )(str(tmp_path))
    results, _, _ = import_records(run, tmp_path, source)
    assert results["ROWS_KEPT"] == 2
    assert "4 coordinates that are not numbers (for example '54.5708, -1.2345')" in results["SUMMARY"]
    assert "1 no coordinates" in results["SUMMARY"]


def test_the_system_that_is_assumed_is_said_and_can_be_set(run, tmp_path):
    """Crimes of Belfast in Irish Grid lie inside British National Grid too: nobody can tell but who made the file."""
    lines = [line("C%d" % i, x=333500 + 40 * i, y=374000 + 25 * i) for i in range(9)]
    source = csv_of(*lines)(str(tmp_path))
    _, _, log = import_records(run, tmp_path, source)
    assert log.told("export.csv", "EPSG:27700", "assumed") and points(tmp_path)[0] == "EPSG:27700"
    _, _, log = import_records(run, tmp_path, source, CRS="EPSG:29902")
    assert log.told("export.csv", "EPSG:29902") and points(tmp_path)[0] == "EPSG:29902"
    assert not log.told("assumed")
    profile = tmp_path / "irish.json"
    profile.write_text(
        json.dumps(
            {
                "what": "hot spot policing: columns of an export",
                "version": 1,
                "crs": "EPSG:29902",
                "columns": {"from_date": HEADER[2], "easting": HEADER[3], "northing": HEADER[4]},
            }
        )
    )
    _, _, log = import_records(run, tmp_path, source, PROFILE=str(profile))
    assert log.told("EPSG:29902") and points(tmp_path)[0] == "EPSG:29902"


# -- layers by path -------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("driver, name", [("OpenFileGDB", "crimes.gdb"), ("GPKG", "crimes_in.gpkg")])
def test_layers_of_a_file_geodatabase_by_its_path(run, tmp_path, driver, name):
    """The one that is named; without a name, the one whose columns look most like crimes."""
    if driver == "OpenFileGDB":
        from osgeo import gdal

        if int(gdal.VersionInfo()) < 3060000:
            pytest.skip("this GDAL does not write file geodatabases")
    path = str(tmp_path / name)
    for number, (title, fields) in enumerate(
        [
            ("streets", "field=street:string"),
            ("crimes", "field=Offence:string&field=Committed:string"),
            ("older", "field=Offence:string&field=Committed:string"),
        ]
    ):
        layer = QgsVectorLayer("Point?crs=EPSG:27700&" + fields, title, "memory")
        features = []
        for _i in range(number + 1):
            feature = QgsFeature(layer.fields())
            feature.setAttributes(["x", "03/02/2025"][: len(layer.fields())])
            feature.setGeometry(QgsGeometry.fromWkt("Point (449512 520431)"))
            features.append(feature)
        layer.dataProvider().addFeatures(features)
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.layerName = driver, title
        if number:
            options.actionOnExistingFile = QgsVectorFileWriter.ActionOnExistingFile.CreateOrOverwriteLayer
        error = QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, layer.transformContext(), options)
        assert error[0] == QgsVectorFileWriter.WriterError.NoError, error
    results, _, _ = import_records(run, tmp_path, path)
    assert results["ROWS_KEPT"] == 2 and "crimes" in results["SUMMARY"]
    results, _, _ = import_records(run, tmp_path, path + "|layername=older")
    assert results["ROWS_KEPT"] == 3
