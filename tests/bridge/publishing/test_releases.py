"""Releases as documents: those of every version are read, sealed by what they told, and compared across versions."""

import json
from dataclasses import replace

import pytest
from signer import month, written_by

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.publishing.figures import Figure
from hotspot_policing.bridge.publishing.releases import (
    Ledger,
    check_against,
    read_release,
    sensitive_offences,
    sign,
    usual_ledger,
)

#: What the plugin wrote before the fourth version, to the letter.
SECOND = """{"version": 2, "start": "2025-01-01", "end": "2025-01-31", "areas": ["Hart", "Elm"],
 "offences": ["Burglary"], "cells": [["Hart", "Burglary", "2025-01", "1,000–1,999"],
 ["Elm", "Burglary", "2025-01", "hidden"]], "signed_by": "", "signed_at": "", "reason": "", "marks": {}, "why": {},
 "content": "09b7cb3dada4fc6d37a6d6b516de7b84f05846569e30f918df27a453550de856"}"""


@pytest.fixture
def kept(tmp_path):
    """kept(document) → the path of a file that holds it."""

    def one(document):
        path = tmp_path / "release.json"
        path.write_text(document if isinstance(document, str) else json.dumps(document), encoding="utf-8")
        return str(path)

    return one


def test_a_release_of_before_is_read_with_the_seal_that_it_had(kept):
    release = read_release(kept(SECOND))
    assert release.figures == [
        Figure("Hart", "Burglary", "2025-01", 1000, 1999),
        Figure("Elm", "Burglary", "2025-01", None, None, suppressed=True),
    ]
    assert release.content == json.loads(SECOND)["content"], "its seal is over the old words, and still fits"


@pytest.mark.parametrize("version", [1, 2, 3])
def test_the_same_release_of_any_version_is_one_release(kept, version):
    new = replace(month(2025, 1), why={"Elm": "small"} if version == 3 else {})
    old = read_release(kept(written_by(version, new)))
    assert old == new and old.content == new.content
    check_against(new, [replace(old, signed_at="2025-03-01")])


def test_numbers_are_written_and_no_words(kept):
    values = json.loads(month(2025, 1, 1000, 1999).as_json())
    assert values["version"] == 4 and "cells" not in values
    assert [(one["low"], one["high"], one["suppressed"]) for one in values["figures"]] == [
        (1000, 1999, False),
        (None, None, True),
    ]
    assert read_release(kept(values)) == month(2025, 1, 1000, 1999)


@pytest.mark.parametrize(
    "change",
    [
        lambda one: one["figures"][0].update(high=10),
        lambda one: one["figures"][0].update(low=None, high=None, suppressed=True),
        lambda one: one["figures"][1].update(low=0, high=0, suppressed=False),
        lambda one: one["figures"].pop(),
        lambda one: one.update(version=5),
        lambda one: one.update(version=3),
        lambda one: one.update(areas=["Hart"]),
    ],
)
def test_whatever_is_changed_is_no_release(kept, change):
    values = json.loads(month(2025, 1).as_json())
    change(values)
    with pytest.raises(InputError):
        read_release(kept(values))


def test_old_words_that_were_changed_break_the_old_seal(kept):
    with pytest.raises(InputError):
        read_release(kept(SECOND.replace("1,000–1,999", "2,000–4,999")))


def test_a_signed_ledger_of_before_stays_valid_and_takes_new_releases(tmp_path):
    ledger = tmp_path / "releases"
    chain = Ledger(str(ledger)).chain
    signed = replace(month(2025, 1), signed_by="Inspector B", signed_at="2025-03-01T09:00", reason="monthly")
    assert chain.add({"release": written_by(2, signed)})
    before = (ledger / "000001.json").read_bytes()
    assert Ledger(str(ledger)).find(month(2025, 1)).signed_by == "Inspector B"
    with pytest.raises(InputError):
        sign(str(ledger), month(2025, 1, 10, 14), "Inspector A", "late", "2025-04-01T09:00")
    sign(str(ledger), month(2025, 2), "Inspector A", "monthly", "2025-04-01T09:00")
    assert (ledger / "000001.json").read_bytes() == before
    assert [one.start for one in Ledger(str(ledger)).signed] == ["2025-01-01", "2025-02-01"]


def test_what_the_tools_begin_with(tmp_path):
    assert usual_ledger("") == "" and usual_ledger(str(tmp_path)).startswith(str(tmp_path))
    assert len(set(sensitive_offences())) == len(sensitive_offences()) > 0
