"""The folders of weekly packs."""

import json
import os

import pytest

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.publishing.packs import PACK_FILE, earlier_pack, new_folder, read_pack, with_errors


def pack(folder, made):
    folder.mkdir()
    (folder / PACK_FILE).write_text(json.dumps({"made": made, "hotspots": {}, "steps": []}))


def test_each_pack_has_a_folder_of_its_own(tmp_path):
    made = [new_folder(str(tmp_path)) for _ in range(3)]
    assert len(set(made)) == 3 and all(map(os.path.isdir, made))
    assert all(os.path.basename(one).startswith(os.path.basename(made[0])) for one in made)


def test_the_last_pack_is_the_one_made_last_whatever_its_name(tmp_path):
    pack(tmp_path / "b", "2026-01-05T10:00")
    pack(tmp_path / "a", "2026-01-12T10:00")
    (tmp_path / "c").mkdir()
    found, notes = earlier_pack(str(tmp_path))
    assert found["made"].startswith("2026-01-12") and notes == []


def test_a_broken_pack_is_said_and_passed_over(tmp_path):
    pack(tmp_path / "a", "2026-01-05T10:00")
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / PACK_FILE).write_text("{")
    found, notes = earlier_pack(str(tmp_path))
    assert found["made"].startswith("2026-01-05") and len(notes) == 1
    with pytest.raises(InputError):
        read_pack(str(tmp_path / "b" / PACK_FILE))


def test_before_the_first_pack_there_is_none(tmp_path):
    assert earlier_pack(str(tmp_path)) == (None, [])


def test_what_went_wrong_stands_before_the_notes():
    assert with_errors({"NOTES": "later", "X": 1}, [" first ", "second"]) == {"NOTES": "first\nsecond\nlater", "X": 1}
    assert with_errors({}, []) == {"NOTES": ""}
