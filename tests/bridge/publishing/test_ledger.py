"""The ledger of signed releases: many sign at once, nothing is lost, and whatever was changed is found."""

import hashlib
import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace

import pytest
from refusals import refused
from signer import month, written_by
from support import ROOT

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.publishing.ledger import seal_of
from hotspot_policing.bridge.publishing.releases import Ledger, read_ledger, read_release, sign


def start(ledger, first, count, *how):
    """A process that signs months."""
    return subprocess.Popen(
        [
            sys.executable,
            os.path.join(ROOT, "tests", "support", "signer.py"),
            str(ledger),
            str(first),
            str(count),
            *how,
        ],
        stderr=subprocess.PIPE,
    )


def names(folder):
    return sorted(os.listdir(folder))


def entry(folder, number):
    with open(os.path.join(folder, f"{number:06d}.json"), encoding="utf-8") as file:
        return json.load(file)


def put(folder, number, values):
    with open(os.path.join(folder, f"{number:06d}.json"), "w", encoding="utf-8") as file:
        file.write(json.dumps(values, indent=1, ensure_ascii=False) + "\n")


def old_file(path, *releases):
    """The single file that earlier versions kept."""
    path.write_text(
        json.dumps({"releases": [written_by(1, one) for one in releases]}, indent=1, ensure_ascii=False),
        encoding="utf-8",
    )
    return path.read_bytes()


def signed(year, number, **more):
    release = month(year, number)
    release.signed_by, release.signed_at, release.reason = "Inspector B", release.end + "T09:00", "monthly"
    for name, value in more.items():
        setattr(release, name, value)
    return release


@pytest.fixture
def three(tmp_path):
    """The path of a ledger of three months."""
    path = str(tmp_path / "releases")
    for number in (1, 2, 3):
        sign(path, month(2025, number), "Inspector A", "monthly", "2026-01-01T10:00")
    return path


@pytest.mark.once
@pytest.mark.parametrize("writers, how", [(3, ()), (5, ()), (3, ("nolinks",))])
def test_many_sign_at_once_and_none_is_lost(tmp_path, writers, how):
    ledger = tmp_path / "releases"
    each = 12
    running = [start(ledger, 2000 + i, each, *how) for i in range(writers)]
    for one in running:
        _, words = one.communicate(timeout=240)
        assert one.returncode == 0, words.decode()
    found = Ledger(str(ledger))
    assert len(found.signed) == writers * each == len({one.content for one in found.signed})
    assert {one.start[:4] for one in found.signed} == {str(2000 + i) for i in range(writers)}
    assert names(ledger) == [f"{i + 1:06d}.json" for i in range(writers * each)], "nothing is left lying about"
    assert found.notes == []


def test_who_comes_second_is_held_against_who_came_first(tmp_path):
    """Four sign the same months at once with other figures each: a month is released once, whoever wins."""
    ledger = tmp_path / "releases"
    running = [start(ledger, 2010, 6) for _ in range(2)]
    for one in running:
        one.communicate(timeout=120)
    with refused(InputError, "1 Mar 2010", "31 Mar 2010"):
        sign(str(ledger), month(2010, 3, 10, 14), "Inspector C", "late", "2026-01-01T10:00")
    assert len({one.content for one in read_ledger(str(ledger))}) == 6


def test_each_field_is_sealed(three, tmp_path):
    """Whatever is changed in an entry is found, be it the last one."""
    whole = entry(three, 3)
    paths = [(name,) for name in whole] + [("release", name) for name in whole["release"]]
    assert {
        ("number",),
        ("before",),
        ("seal",),
        ("release", "signed_by"),
        ("release", "reason"),
        ("release", "areas"),
        ("release", "offences"),
        ("release", "figures"),
        ("release", "signed_at"),
    } <= set(paths)
    for path in paths:
        for other in (None, "x", 7, [], "DELETED"):
            values = json.loads(json.dumps(whole))
            inside = values
            for name in path[:-1]:
                inside = inside[name]
            if inside[path[-1]] == other:
                continue
            inside[path[-1]] = other
            if other == "DELETED":
                del inside[path[-1]]
            put(three, 3, values)
            with refused(InputError, "000003"):
                Ledger(three)
    put(three, 3, whole)
    assert len(read_ledger(three)) == 3


def test_a_changed_entry_that_was_sealed_again_breaks_the_chain(three):
    values = entry(three, 2)
    values["release"]["reason"] = "another"
    values["seal"] = seal_of(values)
    put(three, 2, values)
    with refused(InputError, "000003"):
        read_ledger(three)


@pytest.mark.parametrize(
    "break_it, named",
    [
        (lambda folder: os.remove(os.path.join(folder, "000002.json")), "000002"),
        (lambda folder: os.remove(os.path.join(folder, "000001.json")), "000001"),
        (lambda folder: open(os.path.join(folder, "000002.json"), "w").close(), "000002"),
        (lambda folder: open(os.path.join(folder, "000003.json"), "ab").write(b"\xff"), "000003"),
        (lambda folder: open(os.path.join(folder, "000003.json"), "w").write("[" * 9999), "000003"),
        (
            lambda folder: shutil.copy(os.path.join(folder, "000002.json"), os.path.join(folder, "000002 (1).json")),
            "000002",
        ),
        (
            lambda folder: shutil.copy(os.path.join(folder, "000002.json"), os.path.join(folder, "000004.json")),
            "000004",
        ),
    ],
)
def test_a_ledger_that_is_not_whole_is_no_ledger(three, break_it, named):
    break_it(three)
    before = {name: open(os.path.join(three, name), "rb").read() for name in names(three)}
    for act in (
        lambda: read_ledger(three),
        lambda: sign(three, month(2025, 4), "Inspector A", "monthly", "2026-01-01T10:00"),
    ):
        with refused(InputError, named):
            act()
    assert {name: open(os.path.join(three, name), "rb").read() for name in names(three)} == before


def test_the_old_file_is_carried_over_once(tmp_path):
    old, folder = tmp_path / "releases.json", tmp_path / "releases"
    before = old_file(old, signed(2025, 1), signed(2025, 2))
    for path in (old, folder):
        found = Ledger(str(path))
        assert [one.start for one in found.signed] == ["2025-01-01", "2025-02-01"] and found.notes == []
        assert found.find(month(2025, 2)).signed_by == "Inspector B"
    with refused(InputError, "1 Feb 2025", "28 Feb 2025"):
        sign(str(old), month(2025, 2, 10, 14), "Inspector A", "late", "2026-01-01T10:00")
    assert not folder.exists(), "what is refused makes nothing"
    sign(str(old), month(2025, 3), "Inspector A", "monthly", "2026-01-01T10:00")
    assert old.read_bytes() == before and names(folder) == ["000001.json", "000002.json", "000003.json"]
    assert entry(folder, 1)["carried"]["sha256"] == hashlib.sha256(before).hexdigest()
    assert "carried" not in entry(folder, 3) and entry(folder, 1)["release"]["signed_by"] == "Inspector B"
    sign(str(folder), month(2025, 4), "Inspector A", "monthly", "2026-01-01T10:00")
    for path in (old, folder):
        assert [one.start[:7] for one in read_ledger(str(path))] == ["2025-01", "2025-02", "2025-03", "2025-04"]
    # Without the old file nothing is missing.
    old.unlink()
    found = Ledger(str(old))
    assert len(found.signed) == 4 and found.notes == []


def test_two_carry_the_old_file_over_at_once(tmp_path):
    old = tmp_path / "releases.json"
    old_file(old, *(signed(1990, number) for number in range(1, 13)))
    for one in [start(old, 2000 + i, 3) for i in range(3)]:
        _, words = one.communicate(timeout=120)
        assert one.returncode == 0, words.decode()
    found = read_ledger(str(old))
    assert [one.start[:4] for one in found[:12]] == ["1990"] * 12 and len(found) == 12 + 9


def test_an_old_file_that_is_still_signed_into_is_said_and_checked_against(tmp_path):
    old = tmp_path / "releases.json"
    old_file(old, signed(2025, 1))
    sign(str(old), month(2025, 2), "Inspector A", "monthly", "2026-01-01T10:00")
    old_file(old, signed(2025, 1), signed(2025, 3))
    found = Ledger(str(old))
    assert [one.start[:7] for one in found.signed] == ["2025-01", "2025-02"]
    assert [one.start[:7] for one in found.known] == ["2025-01", "2025-02", "2025-03"] and len(found.notes) == 1
    with refused(InputError, "1 Mar 2025", "31 Mar 2025"):
        sign(str(old), month(2025, 3, 10, 14), "Inspector A", "monthly", "2026-01-01T10:00")
    old.write_text("{")
    found = Ledger(str(old))
    assert len(found.known) == 2 and len(found.notes) == 1
    # Half carried over, and the old file is not what it was.
    os.remove(tmp_path / "releases" / "000002.json")
    os.remove(tmp_path / "releases" / "000001.json")
    old_file(old, signed(2025, 1), signed(2025, 2))
    book = Ledger(str(old))
    assert book.carry() and len(Ledger(str(old)).signed) == 2
    old_file(old, signed(2025, 1), signed(2025, 4))
    with refused(InputError, "releases", "releases.json"):
        Ledger(str(old))


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{",
        "[]",
        '{"releases": {}}',
        '{"releases": [{}]}',
        '{"releases": [null]}',
        '{"releases": NaN}',
        "[" * 99999,
        "\x00",
    ],
)
def test_an_old_file_that_cannot_be_read_is_never_nothing(tmp_path, content):
    old = tmp_path / "releases.json"
    old.write_text(content)
    with refused(InputError, "releases.json"):
        Ledger(str(old))
    with refused(InputError, "releases.json"):
        sign(str(tmp_path / "releases"), month(2025, 4), "Inspector A", "monthly", "2026-01-01T10:00")
    assert names(tmp_path) == ["releases.json"]


@pytest.mark.once
def test_a_death_at_any_moment_leaves_the_ledger_whole(tmp_path):
    """The process is gone at each operation on files in turn; what others see is whole, and the next one signs."""
    deaths = 0
    for at in range(0, 60, 2):
        ledger = tmp_path / str(at) / "releases"
        ledger.parent.mkdir()
        old_file(ledger.parent / "releases.json", signed(1990, 1))
        one = start(ledger, 2000, 1, f"die={at}")
        one.communicate(timeout=60)
        deaths += one.returncode == 9
        sign(str(ledger), month(2001, 1), "Inspector A", "monthly", "2026-01-01T10:00")
        found = [release.start[:4] for release in read_ledger(str(ledger))]
        assert found in (["1990", "2001"], ["1990", "2000", "2001"])
        if one.returncode == 0:
            assert found == ["1990", "2000", "2001"]
            break
    assert deaths > 5 and one.returncode == 0


def test_where_it_cannot_be_written_nothing_is_released(tmp_path):
    release = month(2025, 1)
    for path in (tmp_path / "nowhere" / "releases", tmp_path / "taken"):
        (tmp_path / "taken").write_text("a file")
        with refused(InputError):
            sign(str(path), release, "Inspector A", "monthly", "2026-01-01T10:00")
        assert release.signed_by == ""
    with pytest.raises(InputError):
        sign("a\0b", release, "Inspector A", "monthly", "2026-01-01T10:00")
    with refused(InputError):
        sign(str(tmp_path / "new"), release, "\ud800", "monthly", "2026-01-01T10:00")
    assert names(tmp_path) == ["taken"]


def test_a_ledger_that_is_not_there_is_said(tmp_path):
    assert len(Ledger(str(tmp_path / "releases")).notes) == 1
    (tmp_path / "releases").mkdir()
    assert len(Ledger(str(tmp_path / "releases.json")).notes) == 1


def test_a_release_is_marked_by_everything_that_it_tells(tmp_path):
    release = month(2025, 1)
    same = replace(release, areas=release.areas[::-1], figures=release.figures[::-1], signed_by="x")
    assert same.content == release.content
    for name, value in (
        ("start", "2024-12-01"),
        ("end", "2025-02-28"),
        ("areas", ["Hart"]),
        ("offences", []),
        ("figures", []),
        ("marks", {"a": "b"}),
    ):
        assert replace(release, **{name: value}).content != release.content, name
    # A draft of an earlier version is still read; one that was changed is not.
    path = tmp_path / "release.json"
    old_file(path, release)
    values = json.loads(path.read_text(encoding="utf-8"))["releases"][0]
    path.write_text(json.dumps(values))
    assert read_release(str(path)).content == release.content
    path.write_text(release.as_json(), encoding="utf-8")
    assert read_release(str(path)) == release
    values = json.loads(release.as_json())
    for name in ("areas", "offences"):
        path.write_text(json.dumps(dict(values, **{name: ["Elsewhere"]})))
        with refused(InputError, "release.json"):
            read_release(str(path))
