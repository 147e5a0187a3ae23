"""Exports of command-and-control systems: one incident counts once, and codes of calls can be left out."""

import pytest
from awkward import rows as csv_of
from support import Feedback, rows
from test_importrecords import saved

HEADER = [
    "Incident No",
    "Created Date",
    "Opening Code",
    "Final Class",
    "Closing Code",
    "Qualifier",
    "Linked Incident",
    "Easting",
    "Northing",
]
COLUMNS = {
    "reference": "Incident No",
    "offence": "Final Class",
    "reported": "Created Date",
    "closing": "Closing Code",
    "qualifier": "Qualifier",
    "linked": "Linked Incident",
    "easting": "Easting",
    "northing": "Northing",
}


def call(number, linked="", closing="Attended", final="ASB - Nuisance", qualifier=""):
    return [number, "03/02/2025", "ASB", final, closing, qualifier, linked, "451234", "519876"]


def imported(run, tmp_path, calls, **more):
    source = csv_of(*calls, header=HEADER)(str(tmp_path))
    feedback, path = Feedback(), str(tmp_path / "calls.gpkg")
    results = run("importrecords", dict({"SOURCE": source, "OUTPUT": path}, **more), feedback=feedback)
    return [row["crime_id"] for row in rows(path)], results, "\n".join(feedback.said)


def test_columns_of_calls_are_known_by_name():
    from hotspot_policing.bridge.reading.record_columns import recognise

    assert recognise(HEADER) == COLUMNS
    # Without a final class the closing code is what the call was.
    assert recognise(["Log No", "Closing Code"])["offence"] == "Closing Code"


def test_a_closing_code_is_no_offence_where_a_call_has_another():
    from hotspot_policing.bridge.reading.record_columns import recognise

    for other in ("Opening Code", "Incident Type", "Call Type"):
        found = recognise(["Incident Number", "Call Date", "Call Time", other, "Closing Code", "Qualifiers"])
        assert found == {
            "reference": "Incident Number",
            "reported": "Call Date",
            "reported_time": "Call Time",
            "offence": other,
            "closing": "Closing Code",
            "qualifier": "Qualifiers",
        }
    # What it was in the end stands before what it seemed to be.
    assert recognise(["Opening Code", "Closing Category"])["offence"] == "Closing Category"


def test_dates_and_times_that_are_not_used_are_said(tmp_path, qgis):
    from test_record_columns import opened

    from hotspot_policing.ui.data.records_dialog import RecordsDialog

    header = [
        "Incident No",
        "Incident Date",
        "Call Time",
        "Attended At",
        "Officer",
        "Incident Type",
        "Easting",
        "Northing",
    ]
    lines = [
        [
            str(1000 + i),
            "03/02/2025",
            f"{i % 24:02d}:15",
            f"03/02/2025 23:{i:02d}",
            str(900 + i),
            "ASB",
            "451234",
            "519876",
        ]
        for i in range(30)
    ]
    dialog = RecordsDialog(opened(csv_of(*lines, header=header)(str(tmp_path))))
    try:
        said = dialog.notes.text()
        assert "'Call Time'" in said and "'Attended At'" in said
        assert "'Incident Date'" not in said and "'Officer'" not in said
        combo = dialog.meanings["from_time"]
        combo.setCurrentIndex(combo.findData("Call Time"))
        dialog.show_preview()
        assert "'Call Time'" not in dialog.notes.text() and "'Attended At'" in dialog.notes.text()
    finally:
        dialog.deleteLater()


@pytest.mark.parametrize(
    "calls, kept",
    [
        # The incident stands, whether it comes before the calls that were linked to it or after.
        ([call("100"), call("101", "100"), call("102", "100"), call("103")], ["100", "103"]),
        ([call("101", "100"), call("100"), call("103")], ["100", "103"]),
        # A chain is one incident; so are two calls about one that is not in the export.
        ([call("101"), call("102", "101"), call("103", "102")], ["101"]),
        ([call("102", "0099"), call("103", "0099"), call("104")], ["102", "104"]),
        # Several numbers in one cell, and numbers written in other ways.
        ([call("LOG-100"), call("LOG-101"), call("102", "log 100; LOG/101")], ["LOG-100"]),
        # What says that there is none joins nothing; nor does a call linked to itself.
        (
            [call("100", "N/A"), call("101", "n/a"), call("102", "0"), call("103", "0"), call("104", "104")],
            ["100", "101", "102", "103", "104"],
        ),
    ],
)
def test_linked_calls_count_once(run, tmp_path, calls, kept):
    found, results, log = imported(run, tmp_path, calls)
    assert found == kept
    assert results["ROWS_KEPT"] + results["ROWS_LEFT_OUT"] == results["ROWS_READ"] == len(calls)
    if len(kept) < len(calls):
        assert f"Left out, repeat call about the same incident: {len(calls) - len(kept)}" in log


def test_a_call_and_a_crime_of_one_number_count_once(run, tmp_path):
    found, _, log = imported(run, tmp_path, [call("100"), call("100", final="Assault"), call("101")])
    assert found == ["100", "101"] and "duplicate crime number: 1" in log


CALLS = [
    call("1001"),
    call("1002", closing="No Trace"),
    call("1003", closing="HOAX - malicious"),
    call("1004", qualifier="Alcohol; Duplicate"),
    call("1005", final="ASB - Environmental"),
    call("1006"),
]


def test_codes_are_left_out_only_where_the_profile_says_so(run, tmp_path):
    assert len(imported(run, tmp_path, CALLS)[0]) == len(CALLS)
    profile = saved(
        tmp_path, columns=COLUMNS, date="reported", codes=["no trace", "Hoax", "duplicate", "ASB - environmental"]
    )
    found, results, log = imported(run, tmp_path, CALLS, PROFILE=profile)
    assert found == ["1001", "1006"] and results["ROWS_LEFT_OUT"] == 4
    for value in ("No Trace", "HOAX - malicious", "Alcohol; Duplicate", "ASB - Environmental"):
        assert f"code '{value}': 1" in log


def test_a_row_left_out_by_its_code_does_not_stand_for_its_incident(run, tmp_path):
    profile = saved(tmp_path, columns=COLUMNS, date="reported", codes=["Duplicate"])
    found, _, _ = imported(run, tmp_path, [call("100", closing="Duplicate"), call("101", "100")], PROFILE=profile)
    assert found == ["101"]


def test_the_dialog_offers_codes_with_counts(tmp_path, qgis):
    """Those of one column at a time; what is ticked in another stays ticked."""
    from qgis.PyQt.QtCore import Qt

    from hotspot_policing.bridge.importing.record_files import open_records
    from hotspot_policing.bridge.importing.record_profile import from_text, to_text
    from hotspot_policing.ui.data.records_dialog import RecordsDialog

    dialog = RecordsDialog(open_records(csv_of(*CALLS, header=HEADER)(str(tmp_path))))

    def offered(column):
        dialog.coded.setCurrentIndex(dialog.coded.findText(column))
        dialog.coded.activated.emit(dialog.coded.currentIndex())
        return {
            item.data(Qt.ItemDataRole.UserRole): item for item in map(dialog.codes.item, range(dialog.codes.count()))
        }

    try:
        assert set(offered("Closing Code")) == {"Attended", "No Trace", "HOAX - malicious"}
        assert set(offered("Qualifier")) == {"Alcohol; Duplicate"}
        assert "5" in offered("Final Class")["ASB - Nuisance"].text()
        assert not dialog.profile().codes and to_text(dialog.profile()).count("codes") == 0
        offered("Closing Code")["No Trace"].setCheckState(Qt.CheckState.Checked)
        offered("Qualifier")["Alcohol; Duplicate"].setCheckState(Qt.CheckState.Checked)
        dialog.show_preview()
        assert dialog.coded.currentText() == "Qualifier"
        assert "code 'No Trace'" in dialog.summary.text()
        profile = dialog.profile()
        assert sorted(profile.codes) == ["Alcohol; Duplicate", "No Trace"]
        assert from_text(to_text(profile), "it").codes == profile.codes
        # A code of a profile that these rows do not have is not lost.
        profile.codes.append("Cancelled")
        dialog.show_profile(profile, "")
        assert sorted(dialog.profile().codes) == ["Alcohol; Duplicate", "Cancelled", "No Trace"]
    finally:
        dialog.deleteLater()


def test_five_rows_of_the_preview_are_seen_on_a_small_screen(tmp_path, qgis):
    """1366 × 768 less the task bar and the title."""
    from hotspot_policing.bridge.importing.record_files import open_records
    from hotspot_policing.ui.data.records_dialog import RecordsDialog

    dialog = RecordsDialog(open_records(csv_of(*(CALLS * 4), header=HEADER)(str(tmp_path))))
    try:
        dialog.show()
        assert dialog.width() <= 1366 and dialog.height() <= 700
        qgis.processEvents()
        rows, inside = dialog.rows, dialog.rows.viewport().height()
        assert rows.rowViewportPosition(4) + rows.rowHeight(4) <= inside
    finally:
        dialog.deleteLater()
