"""Profiles: what they refuse, and that they come back from a file as they went."""

import json
from dataclasses import asdict, replace

import pytest

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.importing.record_profile import (
    COMMITTED,
    REPORTED,
    Profile,
    from_text,
    guess,
    load_profile,
    profile_for,
    save_profile,
    saved_profiles,
    to_text,
)
from hotspot_policing.core.data.origin import ORIGINS

HEADER = ["Crime Number", "Offence", "Committed From", "Easting", "Northing", "Notes"]
COLUMNS = {
    "reference": "Crime Number",
    "offence": "Offence",
    "from_date": "Committed From",
    "easting": "Easting",
    "northing": "Northing",
}


@pytest.fixture
def profile():
    return Profile("Niche", dict(COLUMNS), ["Notes"], "EPSG:27700", header=list(HEADER))


def test_the_names_of_columns_suggest_what_they_hold():
    found = guess(HEADER)
    assert found.columns == COLUMNS and found.date == COMMITTED and found.problem(HEADER) == ""
    assert "easting" not in guess(HEADER, points=True).columns
    assert guess(["Reported Date"]).date == REPORTED


def test_text_and_back_is_the_same(profile):
    changed = replace(profile, month_first=True, date=COMMITTED, codes=["hoax"], points=ORIGINS[0], places="p.csv")
    for one in (profile, changed, Profile(columns={"from_date": "Tag"})):
        assert asdict(from_text(to_text(one), "p")) == asdict(one)


def test_what_earlier_versions_do_not_know_is_written_only_where_it_is_used(profile):
    assert not {"places", "points", "codes"} & set(json.loads(to_text(profile)))
    assert json.loads(to_text(replace(profile, codes=["hoax"])))["codes"] == ["hoax"]


@pytest.mark.parametrize(
    "change, named",
    [
        ({"northing": None}, ""),
        ({"longitude": "Lon", "latitude": "Lat"}, ""),
        ({"coordinates": "Ref"}, ""),
        ({"from_date": None}, ""),
        ({"to_time": "Time"}, ""),
        ({"offence": "Crime"}, "Crime"),
    ],
)
def test_a_problem_is_told(profile, change, named):
    columns = {name: column for name, column in {**profile.columns, **change}.items() if column is not None}
    words = replace(profile, columns=columns).problem(HEADER)
    assert words and named in words and not replace(profile, columns=columns).fits(HEADER)


def test_a_column_that_is_there_twice_or_not_at_all_is_named(profile):
    assert "'Notes'" in profile.problem(HEADER[:-1])
    assert "'Notes'" in profile.problem([*HEADER, "NOTES "]) and "2" in profile.problem([*HEADER, "NOTES "])
    assert profile.fits([name.upper() for name in reversed(HEADER)])
    assert profile.same_header([name.upper() for name in reversed(HEADER)]) and not profile.same_header(HEADER[1:])


@pytest.mark.parametrize(
    "text, named",
    [
        ("{", "mine"),
        ("[]", "mine"),
        ("{}", "mine"),
        ({"version": 99}, "99"),
        ({"columns": ["a"]}, "columns"),
        ({"columns": {"weather": "a"}}, "weather"),
        ({"date": "tomorrow"}, "tomorrow"),
        ({"points": "elsewhere"}, "elsewhere"),
        ({"columns": {"from_date": "a", "offence": "a"}}, "a"),
        ({"columns": {}}, "mine"),
        ({"keep": [1]}, "keep"),
    ],
)
def test_a_file_that_is_no_profile_is_refused_with_what_is_wrong(profile, text, named):
    if isinstance(text, dict):
        text = json.dumps({**json.loads(to_text(profile)), **text})
    with pytest.raises(InputError) as error:
        from_text(text, "mine")
    assert f"'{named}'" in str(error.value) or named in str(error.value)


def test_saved_ones_are_found_again_and_broken_ones_passed_over(profile, tmp_path):
    folder = str(tmp_path / "profiles")
    assert saved_profiles(folder) == []
    path = save_profile(replace(profile, name="Niche: May/June"), folder)
    save_profile(replace(profile, name="other", header=["x"]), folder)
    (tmp_path / "profiles" / "broken.json").write_text("{")
    assert [one.name for _, one in saved_profiles(folder)] == ["Niche: May/June", "other"]
    assert profile_for(HEADER[::-1], folder=folder)[0] == path
    assert profile_for(HEADER[:-1], folder=folder) == ("", guess(HEADER[:-1]))
    save_profile(replace(profile, name="Niche: May/June", month_first=True), folder)
    assert load_profile(path).month_first and len(saved_profiles(folder)) == 2


def test_no_name_no_file_and_no_folder_are_told(profile, tmp_path):
    for name in ("", " / "):
        with pytest.raises(InputError):
            save_profile(replace(profile, name=name.strip(" /")), str(tmp_path))
    with pytest.raises(InputError) as error:
        load_profile(str(tmp_path / "gone.json"))
    assert "gone.json" in str(error.value)
    (tmp_path / "file").write_text("")
    with pytest.raises(InputError):
        save_profile(profile, str(tmp_path / "file"))
