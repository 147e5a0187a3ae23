"""No two files of a folder get one name, on any system."""

from hotspot_policing.bridge.files.file_names import each_once


def test_names_that_differ_stay_as_they_are():
    assert each_once(["Late", "Early", ""], "{}-{}") == ["Late", "Early", ""]
    assert each_once([], "{}-{}") == []


def test_capitals_make_no_other_file():
    """Windows has one file for both; the letters that two scripts write apart are one as well."""
    assert each_once(["Late", "LATE", "late"], "{}-{}") == ["Late", "LATE-2", "late-3"]
    assert each_once(["Straße", "STRASSE"], "{} ({})") == ["Straße", "STRASSE (2)"]


def test_a_number_that_is_taken_is_passed_over():
    assert each_once(["a", "a-2", "a"], "{}-{}") == ["a", "a-2", "a-3"]
    found = each_once(["a", "a", "a-2"], "{}-{}")
    assert found[:2] == ["a", "a-2"] and len({one.casefold() for one in found}) == 3


def test_what_is_taken_is_given_to_nobody():
    assert each_once(iter(["index", "Index-2"]), "{}-{}", iter(["INDEX", "index-3"])) == ["index-2", "Index-2-2"]
