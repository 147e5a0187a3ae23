"""The reader of XLSX workbooks, against openpyxl and against workbooks written by hand."""

import datetime
import zipfile

import pytest
from refusals import names, refused
from workbooks import HEADER, cell, row, workbook

openpyxl = pytest.importorskip("openpyxl")


def read(path, sheet=None, most=2000):
    from hotspot_policing.bridge.files.xlsx import Workbook

    book = Workbook(str(path), "book.xlsx")
    return [line for block in book.rows(sheet or book.sheets[0], 7, most) for line in block]


def one(tmp_path, *cells, **options):
    """The texts of a row of cells."""
    return read(workbook(tmp_path / "one.xlsx", {"Sheet1": row(*cells)}, **options))[0]


# -- against openpyxl ---------------------------------------------------------------------------------------------
FORMATS = [
    "dd/mm/yyyy hh:mm",
    "d/m/yyyy h:mm",
    "yyyy-mm-dd h:mm:ss",
    "m/d/yy h:mm",
    "[$-809]dd mmmm yyyy hh:mm;@",
    "dd/mm/yyyy",
    "[$-F800]dddd, mmmm dd, yyyy",
    "hh:mm",
    "h:mm AM/PM",
    "[$-F400]h:mm:ss AM/PM",
    "mmm-yy",
    "[h]:mm",
    "[mm]:ss",
    'yyyy"d"',
    "General",
    "0.00",
    '0 "days"',
    "#,##0.00;[Red]-#,##0.00",
    "0.00E+00",
    "@",
    "d-mmm",
    '"mh"0',
    "\\d0",
    "_-* #,##0.00_-",
    "[<=9999]0;0",
    "[Blue]dd/mm/yy",
    "mm:ss.0",
    "yyyy",
    "hh",
]


@pytest.mark.parametrize("mac", [False, True], ids=["1900", "1904"])
def test_every_number_format_is_read_as_openpyxl_reads_it(tmp_path, qgis, mac):
    """Days, times and spans where openpyxl has such, plain numbers elsewhere. A moment that is shown as a day alone or
    a time alone is whole all the same."""
    values = [45691.0, 45691.4152777778, 45691.75, 0.354166666666667, 1.0625, 61.5, 59.0, 449512.0, 12.0]
    # A sheet each, since what stands in a column says something of the others there.
    sheets = {str(style): row(*[cell(value, style) for value in values]) for style in range(1, len(FORMATS) + 1)}
    path = workbook(tmp_path / "formats.xlsx", sheets, formats=FORMATS, mac=mac)
    expected, different = openpyxl.load_workbook(path), []
    for name, code in zip(sheets, FORMATS):
        (theirs,) = expected[name].iter_rows(values_only=True)
        for value, text, their in zip(values, read(path, name)[0], theirs):
            if not same(text, their, value):
                different.append((code, value, text, their))
    assert not different


def same(text, theirs, value):
    if isinstance(theirs, datetime.timedelta):
        seconds = round(theirs.total_seconds())
        hours = f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
        # Nobody's crime lasts a hundred years: such a number is a moment.
        return text == hours or (value > 1000 and len(text) == 19)
    if isinstance(theirs, datetime.time):
        return text == theirs.strftime("%H:%M:%S")
    if isinstance(theirs, datetime.datetime):
        whole = (theirs + datetime.timedelta(microseconds=500_000)).strftime("%Y-%m-%d %H:%M:%S")
        return text == whole or (whole.endswith(" 00:00:00") and text == whole[:10])
    return float(text) == theirs


def test_what_openpyxl_writes_is_read(tmp_path, qgis):
    book = openpyxl.Workbook()
    sheet = book.active
    moment = datetime.datetime(2025, 2, 3, 9, 58)
    given = [
        "C1",
        "  a & b < c  ",
        "line\nbreak",
        moment,
        moment.date(),
        moment.time(),
        7,
        2.5,
        -3,
        1e-7,
        470000012345,
        True,
        False,
        "#N/A",
        datetime.timedelta(hours=30),
        None,
        "é – £",
        "_x0041_",
    ]
    sheet.append(given)
    sheet["AB3"] = "far"
    path = tmp_path / "written.xlsx"
    book.save(path)
    first, third = read(path)
    assert first == [
        "C1",
        "  a & b < c  ",
        "line\nbreak",
        "2025-02-03 09:58:00",
        "2025-02-03",
        "09:58:00",
        "7",
        "2.5",
        "-3",
        "0.0000001",
        "470000012345",
        "TRUE",
        "FALSE",
        "#N/A",
        "30:00:00",
        "",
        "é – £",
        first[17],
    ]
    assert len(third) == 28 and third[27] == "far" and not any(third[:27])


# -- by hand ------------------------------------------------------------------------------------------------------
def test_rich_text_is_whole_and_readings_beside_it_are_not_in_it(tmp_path, qgis):
    shared = (
        '<si><r><t>C</t></r><r><rPr><b/></rPr><t xml:space="preserve"> 12</t></r></si>'
        '<si><t>東京</t><rPh sb="0" eb="2"><t>トウキョウ</t></rPh><phoneticPr fontId="1"/></si><si/>'
        "<si><t>a_x000D_b_x005F_x</t></si>"
    )
    inline = "<is><r><t>one</t></r><r><t>, two</t></r></is>"
    assert one(tmp_path, *[cell(i, kind="s") for i in range(4)], cell(inline, kind="inlineStr"), shared=shared) == [
        "C 12",
        "東京",
        "",
        "a\rb_x",
        "one, two",
    ]


def test_kinds_of_cells(tmp_path, qgis):
    found = one(
        tmp_path,
        cell('<f>A1&amp;"x"</f><v>made</v>', kind="str"),
        cell("<f>1+1</f><v>2</v>"),
        cell(1, kind="b"),
        cell("#REF!", kind="e"),
        cell("2025-02-03T09:58:00.000", kind="d"),
        cell("<f>NOW()</f><v>45691.5</v>", 1),
        cell(" 4.4951200000000001E+5 ", kind="n"),
        cell(1234567890123456),
        formats=["dd/mm/yyyy"],
    )
    assert found == [
        "made",
        "2",
        "TRUE",
        "#REF!",
        "2025-02-03T09:58:00.000",
        "2025-02-03 12:00:00",
        "449512",
        "1.23456789012346e+15",
    ]


def test_days_before_march_1900(tmp_path, qgis):
    """A spreadsheet's 29 February 1900 never was; before it a day is a day later than counted back."""
    days = [1, 31, 59, 60, 61]
    assert one(tmp_path, *[cell(day, 1) for day in days], formats=[14]) == [
        "1900-01-01",
        "1900-01-31",
        "1900-02-28",
        "1900-02-29",
        "1900-03-01",
    ]
    assert one(tmp_path, *[cell(day, 1) for day in [0, *days]], formats=[14], mac=True) == [
        "1904-01-01",
        "1904-01-02",
        "1904-02-01",
        "1904-02-29",
        "1904-03-01",
        "1904-03-02",
    ]


def test_a_bare_number_in_a_column_of_dates_is_a_day(tmp_path, qgis):
    """Only where most are dates: one date in a column of numbers is a cell that a spreadsheet took for one."""
    mostly = [(cell(45691.5, 1), cell(45691)), (cell(45692.5, 1), cell(45692)), (45693.25, cell(45693, 1))]
    path = workbook(tmp_path / "mixed.xlsx", {"Sheet1": "".join(row(*both) for both in mostly)}, ["dd/mm/yyyy hh:mm"])
    assert read(path) == [
        ["2025-02-03 12:00:00", "45691"],
        ["2025-02-04 12:00:00", "45692"],
        ["2025-02-05 06:00:00", "2025-02-05 00:00:00"],
    ]


def test_midnight_is_a_time_where_the_others_shown_as_days_have_one(tmp_path, qgis):
    values = [45691.5, 45692.25, 45693]
    lines = "".join(row(cell(one, 1), cell(int(one), 1)) for one in values)
    path = workbook(tmp_path / "hidden.xlsx", {"Sheet1": lines}, [14])
    assert read(path) == [
        ["2025-02-03 12:00:00", "2025-02-03"],
        ["2025-02-04 06:00:00", "2025-02-04"],
        ["2025-02-05 00:00:00", "2025-02-05"],
    ]


def test_sparse_rows_and_columns(tmp_path, qgis):
    rows = (
        row(cell("b", reference="B2"), cell("d", reference="D2"), "e", number=2)
        + row(number=5)
        + row(cell("aa", reference="AA900"), number=900)
        + row("first", "second")
        + row(cell("x", reference="XFD1000"), number=1000)
    )
    found = read(workbook(tmp_path / "sparse.xlsx", {"Sheet1": rows}), most=50)
    assert found == [["", "b", "", "d", "e"], [], [""] * 26 + ["aa"], ["first", "second"], [""] * 50 + ["x"]]


def test_prefixed_names_and_the_strict_namespace(tmp_path, qgis):
    path = workbook(
        tmp_path / "plain.xlsx",
        {"Sheet1": row("a", cell(45691.5, 1))},
        [22],
        main="http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
    assert read(path) == [["a", "2025-02-03 12:00:00"]]
    prefixed = tmp_path / "prefixed.xlsx"
    with zipfile.ZipFile(path) as given, zipfile.ZipFile(prefixed, "w") as made:
        for name in given.namelist():
            content = given.read(name).decode()
            if "sheet1" in name:
                content = (
                    content.replace("</", "</x:")
                    .replace("<", "<x:")
                    .replace("<x:/x:", "</x:")
                    .replace("xmlns=", "xmlns:x=")
                )
            made.writestr(name.replace("/", "\\").upper() if "styles" in name else name, content)
    assert read(prefixed) == [["a", "2025-02-03 12:00:00"]]


def test_formulas_whose_value_was_never_saved_are_counted(tmp_path, qgis):
    from hotspot_policing.bridge.files.xlsx import Workbook

    book = Workbook(workbook(tmp_path / "f.xlsx", {"S": row("a", cell("<f>1+1</f>"), cell("<f>B1</f><v></v>"))}), "f")
    assert list(book.rows("S", 10, 100)) == [[["a"]]] and book.unsaved == 2


@pytest.mark.parametrize(
    "doctype",
    ['<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>', '<!DOCTYPE x SYSTEM "file:///etc/passwd">'],
)
def test_a_dtd_is_refused(tmp_path, qgis, doctype):
    from hotspot_policing.bridge.ground.errors import InputError

    with refused(InputError, "book.xlsx", "xl/worksheets/sheet1.xml"):
        one(tmp_path, "a", doctype=doctype)


def test_a_workbook_that_unpacks_to_more_than_is_read_is_refused_before(tmp_path, qgis):
    """Its directory says so, which is all that a reader goes by."""
    from hotspot_policing.bridge.ground.errors import InputError
    from hotspot_policing.bridge.importing.record_sheets import open_sheet

    path = workbook(tmp_path / "bomb.xlsx", {"Sheet1": row("a")})
    data = bytearray((tmp_path / "bomb.xlsx").read_bytes())
    where = data.rindex(b"PK\x01\x02")
    data[where + 24 : where + 28] = b"\xfe\xff\xff\xff"
    (tmp_path / "bomb.xlsx").write_bytes(bytes(data))
    with refused(InputError, "bomb.xlsx"):
        open_sheet(path, "")


@pytest.mark.parametrize(
    "content",
    [
        "<row><c><v>1</v></c>",
        row(cell(99, kind="s")),
        row(cell(1, reference="ZZZZ1")),
        "<c><v>1</v></c>",
        row(cell("a", style=99)),
    ],
)
def test_a_sheet_that_is_no_sheet_is_refused_or_read(tmp_path, qgis, content):
    from hotspot_policing.bridge.ground.errors import InputError

    try:
        assert read(workbook(tmp_path / "bad.xlsx", {"Sheet1": content})) in ([], [["a"]])
    except InputError as error:
        assert names(str(error), "book.xlsx")


@pytest.mark.alone
def test_memory_does_not_grow_with_the_rows(tmp_path, qgis):
    """What is held at a time is a block, not the sheet."""
    import tracemalloc

    line = row(*[f"text {i}" for i in range(12)])
    path = workbook(tmp_path / "long.xlsx", {"Sheet1": line * 30_000})
    from hotspot_policing.bridge.files.xlsx import Workbook

    book = Workbook(path, "long.xlsx")
    tracemalloc.start()
    try:
        assert sum(len(block) for block in book.rows("Sheet1", 500, 2000)) == 30_000
        assert tracemalloc.get_traced_memory()[1] < 20e6
    finally:
        tracemalloc.stop()


# -- through the tool ---------------------------------------------------------------------------------------------
def crimes_book(tmp_path, name, number_format=None, mac=False):
    book = openpyxl.Workbook()
    if mac:
        from openpyxl.utils.datetime import CALENDAR_MAC_1904

        book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet.append(["Crimes of February"])
    sheet.append(HEADER)
    for i in range(40):
        moment = datetime.datetime(2025, 2, 3, 9, 58) + datetime.timedelta(minutes=i)
        sheet.append(["C%d" % i, "Theft", moment, moment + datetime.timedelta(hours=1), 449512 + i, 520431])
        for column in "CD" if number_format else "":
            sheet[f"{column}{i + 3}"].number_format = number_format
    path = tmp_path / name
    book.save(path)
    return str(path)


@pytest.mark.parametrize(
    "number_format, mac",
    [
        ("d/m/yyyy h:mm", False),
        (None, False),
        ("dd/mm/yyyy hh:mm", True),
        ("dd/mm/yyyy hh:mm", False),
        ("dd/mm/yyyy", False),
        ("hh:mm", False),
        ("General", False),
        ("General", True),
        ("0.00", False),
    ],
)
def test_the_time_is_read_whatever_the_number_format(run, tmp_path, number_format, mac):
    from support import rows as rows_of

    path = str(tmp_path / "crimes.gpkg")
    run("importrecords", {"SOURCE": crimes_book(tmp_path, "book.xlsx", number_format, mac), "OUTPUT": path})
    found = rows_of(path)
    assert [one["date_from"] for one in found] == [
        "2025-02-03 {:02d}:{:02d}".format(*divmod(598 + i, 60)) for i in range(40)
    ]
    assert found[0]["date_to"] == "2025-02-03 10:58" and found[0]["date_prec"] == "minute"


def test_crime_numbers_in_two_fonts_are_twenty_crimes(run, tmp_path):
    shared = "".join(f"<si><r><t>C</t></r><r><rPr><b/></rPr><t>{i}</t></r></si>" for i in range(20))
    content = row(*HEADER) + "".join(
        row(cell(i, kind="s"), "Theft", "03/02/2025", "03/02/2025", 449512 + i, 520431) for i in range(20)
    )
    source = workbook(tmp_path / "rich.xlsx", {"Hidden": content, "Notes": row("x")}, shared=shared, hidden=["Hidden"])
    results = run("importrecords", {"SOURCE": source, "OUTPUT": str(tmp_path / "crimes.gpkg")})
    assert results["ROWS_KEPT"] == 20


def test_an_old_xls_keeps_the_header_of_every_sheet(run, tmp_path):
    xlwt = pytest.importorskip("xlwt")
    book = xlwt.Workbook()
    notes, data = book.add_sheet("Notes"), book.add_sheet("Data")
    notes.write(0, 0, "About")
    notes.write(1, 0, "made in April")
    lines = [HEADER] + [["C%d" % i, "Theft", 45691 + i, 45692 + i, 449512 + i, 520431] for i in range(3)]
    for r, values in enumerate(lines):
        for c, value in enumerate(values):
            data.write(r, c, value)
    path = str(tmp_path / "old.xls")
    book.save(path)
    results = run("importrecords", {"SOURCE": path, "OUTPUT": str(tmp_path / "crimes.gpkg")})
    assert results["ROWS_READ"] == results["ROWS_KEPT"] == 3


def test_a_workbook_by_another_name_is_read_as_what_it_is(run, tmp_path):
    path = workbook(tmp_path / "export.xls", {"S": row(*HEADER) + row("1", "Theft", "03/02/2025", "", 449512, 520431)})
    results = run("importrecords", {"SOURCE": path, "OUTPUT": str(tmp_path / "crimes.gpkg")})
    assert results["ROWS_KEPT"] == 1
