"""Releases of public figures and the ledger of those that were signed: a month is released once.

Two releases of one month, in other areas, by other offences or with figures that changed since, would give by their
difference what each hides. So a release covers whole months, and no month that an earlier one covers, unless it is the
same again.
"""

import hashlib
import json
import os
from dataclasses import asdict, dataclass, field

import numpy as np

from .documents import RESOURCES
from .errors import InputError
from .texts import mark, tr

_CANNOT = mark("The ledger '{}' cannot be read ({}); a release is not checked against nothing.")


@dataclass
class Release:
    """What is told: ``cells`` [[area, offence, period, what is shown]], areas, offences, first and last day."""

    start: str
    end: str
    areas: list
    offences: list
    cells: list
    signed_by: str = ""
    signed_at: str = ""
    reason: str = ""
    marks: dict = field(default_factory=dict)

    @property
    def content(self):
        """A mark of what is told, equal for equal releases."""
        words = json.dumps([self.start, self.end, sorted(self.cells)], ensure_ascii=False)
        return hashlib.sha256(words.encode()).hexdigest()

    def as_json(self):
        """The release as text."""
        return json.dumps(dict(asdict(self), content=self.content), indent=1, ensure_ascii=False)


def _release(values):
    names = Release.__dataclass_fields__
    one = Release(**{name: value for name, value in values.items() if name in names})
    if values.get("content") != one.content:
        raise ValueError(tr("a release was changed after it was made"))
    return one


def read_release(path):
    """The Release at a path. Raises InputError where it is none."""
    try:
        with open(path, encoding="utf-8") as file:
            return _release(json.load(file))
    except OSError as error:
        raise InputError(tr("The release '{}' cannot be read ({}).").format(path, error.strerror or error))
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise InputError(tr("'{}' is not a release ({}).").format(path, error))


def read_ledger(path):
    """The Releases of a ledger, the earliest first; none where the file is not there yet. Raises InputError."""
    if not os.path.exists(path):
        return []
    try:
        with open(path, encoding="utf-8") as file:
            return [_release(one) for one in json.load(file)["releases"]]
    except OSError as error:
        raise InputError(tr(_CANNOT).format(path, error.strerror or error))
    except (ValueError, TypeError, AttributeError, KeyError) as error:
        raise InputError(tr(_CANNOT).format(path, error))


def check_against(release, ledger):
    """Raise InputError where the release and an earlier one would give by their difference what each hides."""
    for earlier in ledger:
        if earlier.end < release.start or release.end < earlier.start or earlier.content == release.content:
            continue
        after = (np.datetime64(max(one.end for one in ledger)) + 1).astype("datetime64[D]")
        raise InputError(
            tr("{} to {} was released on {}{}; two releases of one month give by their difference what each hides. "
               "Release months from {} on.").format(earlier.start, earlier.end, earlier.signed_at[:10], "" if (
                earlier.areas != release.areas or earlier.offences != release.offences) else
                tr(", with other figures"), after))


def sign(path, release, by, reason, at):
    """Add a release to the ledger at ``path``, signed ``by`` somebody ``at`` a time; the ledger is written beside
    itself and swapped. Raises InputError where it cannot be, or nobody signs."""
    by, reason = by.strip(), reason.strip()
    if not by or not reason:
        raise InputError(tr("A release is signed by a named person, with a reason."))
    ledger = read_ledger(path)
    check_against(release, ledger)
    release.signed_by, release.reason, release.signed_at = by, reason, at
    words = json.dumps({"releases": [dict(asdict(one), content=one.content) for one in ledger + [release]]}, indent=1,
                       ensure_ascii=False)
    scratch = path + ".new"
    try:
        with open(scratch, "w", encoding="utf-8") as file:
            file.write(words)
        os.replace(scratch, path)
    except OSError as error:
        if os.path.exists(scratch):
            os.remove(scratch)
        raise InputError(tr("The ledger '{}' cannot be written ({}); nothing is released.").format(
            path, error.strerror or error))


def sensitive_offences():
    """Offences that are not shown by area unless the user says otherwise."""
    with open(os.path.join(RESOURCES, "presets", "sensitive_offences.json"), encoding="utf-8") as file:
        return json.load(file)
