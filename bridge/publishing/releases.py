"""Releases of public figures and the ledger of those that were signed: a month is released once.

Two releases of one month, in other areas, by other offences or with figures that changed since, would give by their
difference what each hides. So a release covers whole months, and no month that an earlier one covers, unless it is the
same again.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import time
from dataclasses import asdict, dataclass, field, replace
from typing import Any

import numpy as np

from ..ground.documents import RESOURCES
from ..ground.errors import InputError
from ..ground.json_schema import (
    COUNT,
    DAY,
    FLAG,
    TEXT,
    ListOf,
    MapOf,
    Maybe,
    OneOf,
    Text,
    Unfit,
    misfit,
    parse,
    read_document,
)
from ..ground.texts import day_words, mark, tr
from .figures import Figure, UnknownFigure
from .ledger import Chain

#: The version that is written. 1 seals figures and days only, 2 all that is told, 3 may say why totals are hidden;
#: these write figures out as words (``cells``). 4 holds them as numbers (``figures``).
_VERSION = 4
_WHAT = "hot spot policing: signed release"
_MOST = 64 << 20
#: Seconds that a signature waits for an entry that somebody else has made and that is not to be seen yet.
_PATIENCE = 15.0
_OLD = mark(
    "The ledger '{}' cannot be read ({}), so no release can be checked. Restore the folder, "
    "or ask for permission to read it."
)

#: What becomes of crimes at premises such as police stations.
COUNTED, LEFT_OUT = "counted", "left out"
_FIGURE = {"area": TEXT, "offence": TEXT, "period": TEXT, "low": Maybe(COUNT), "high": Maybe(COUNT), "suppressed": FLAG}
#: A release as JSON, of any version, and an entry of the ledger.
RELEASE = {
    "version?": COUNT,
    "start": DAY,
    "end": DAY,
    "areas": [TEXT],
    "offences": [TEXT],
    "figures?": ListOf(_FIGURE, most=200_000),
    "cells?": ListOf((TEXT, TEXT, TEXT, TEXT), most=200_000),
    "signed_by?": TEXT,
    "signed_at?": TEXT,
    "reason?": TEXT,
    "marks?": MapOf(TEXT),
    "why?": MapOf(OneOf("small", "beside")),
    "rights?": [TEXT],
    "premises?": OneOf("", COUNTED, LEFT_OUT),
    "content": Text(64, "[0-9a-f]{64}"),
}
_ENTRY = {"release": RELEASE, "carried?": {"file": TEXT, "sha256": Text(64, "[0-9a-f]{64}"), "count": COUNT}}


@dataclass
class Release:
    """What is told: its Figures, areas, offences, first and last day; ``why`` {area: "small" or "beside"} the number of
    all its crimes is hidden, empty where that is not told. Not sealed are ``rights``, whose data it is of, and whether
    crimes at ``premises`` are COUNTED or LEFT_OUT, '' where nobody knows."""

    start: str
    end: str
    areas: list[str]
    offences: list[str]
    figures: list[Figure]
    signed_by: str = ""
    signed_at: str = ""
    reason: str = ""
    marks: dict[str, str] = field(default_factory=dict)
    why: dict[str, str] = field(default_factory=dict)
    rights: list[str] = field(default_factory=list)
    premises: str = ""

    @property
    def content(self) -> str:
        """A mark of all that is told, equal for equal releases whoever signs them, and whichever version wrote them."""
        return _seal(self, [[one.area, one.offence, one.period, one.words] for one in self.figures])

    def as_dict(self) -> dict[str, Any]:
        """Every field of it, with what it was sealed by."""
        return dict({"version": _VERSION}, **asdict(self), content=self.content)

    def as_json(self) -> str:
        """The release as text."""
        return json.dumps(self.as_dict(), indent=1, ensure_ascii=False)


def _mark(values: list[Any]) -> str:
    return hashlib.sha256(json.dumps(values, ensure_ascii=False).encode("utf-8")).hexdigest()


def _seal(release: Release, cells: list[list[str]]) -> str:
    """The mark of a release whose figures are ``cells`` [[area, offence, period, words]]."""
    return _mark(
        [
            release.start,
            release.end,
            sorted(release.areas),
            sorted(release.offences),
            sorted(cells),
            sorted(release.marks.items()),
            *([sorted(release.why.items())] if release.why else []),
        ]
    )


def _release(values: dict[str, Any]) -> Release:
    """The Release of a document of any version that fits RELEASE. Raises Unfit where it was changed, UnknownFigure."""
    version = values.get("version", 1)
    if version > _VERSION:
        raise Unfit(tr("the file was made by a later version of this plugin"))
    held = "figures" if version >= 4 else "cells"
    if held not in values:
        raise Unfit(tr("{} is missing").format(held))
    names = set(Release.__dataclass_fields__) - {"figures"}
    one = Release(**{name: value for name, value in values.items() if name in names}, figures=[])
    if held == "figures":
        one.figures = [Figure(**{name: given[name] for name in _FIGURE}) for given in values["figures"]]
        known = one.content
    else:
        # Sealed by the words themselves; the first version marked its figures and days only.
        cells = values["cells"]
        known = _seal(one, cells) if "version" in values else _mark([one.start, one.end, sorted(cells)])
    if values["content"] != known:
        raise Unfit(tr("the release was changed after it was made"))
    if held == "cells":
        one.figures = [Figure.of_words(*cell) for cell in values["cells"]]
    return one


def read_release(path: str) -> Release:
    """The Release at a path. Raises InputError where it is none."""
    wrong, remedy = tr("is not a release"), tr("choose a release made with Publication layer")
    values = read_document(path, RELEASE, wrong, remedy, most=_MOST)
    try:
        return _release(values)
    except UnknownFigure as error:
        raise InputError(
            tr(
                "The release contains '{}', which is not a figure from Publication layer; create the "
                "release again there."
            ).format(error.shown[:40])
        )
    except Unfit as error:
        raise InputError(f"'{path}' {wrong} ({error}); {remedy}.")


# -- the ledger ---------------------------------------------------------------------------------------------------
class Ledger:
    """The signed releases of a force: a folder with an entry for each, beside which the single file may lie that
    earlier versions kept. ``path`` names either.

    ``signed`` are the Releases in force, the earliest first; ``pending`` those of the old file that are not in the
    folder yet; ``beside`` those that somebody has put into the old file since it was carried over; ``notes`` sentences
    about what is not as it should be. Raises InputError where anything in it is broken.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.folder, self.old = _places(path)
        self.chain = Chain(self.folder, _WHAT, _ENTRY)
        self.signed, self.pending, self.beside, self.notes = [], [], [], []
        for entry in self.chain.entries:
            try:
                self.signed.append(_release(entry["release"]))
            except Unfit as error:
                raise InputError(
                    tr(
                        "The ledger '{}' is incomplete or damaged: entry {:06d} cannot be read ({}). Restore the "
                        "folder from a copy."
                    ).format(self.folder, entry["number"], error)
                )
        self._raw = self._old_bytes()
        self._join_old()
        if not self.signed:
            words = (
                tr("The ledger '{}' contains no signed releases yet, so there was nothing to check against.")
                if os.path.isdir(self.folder)
                else tr(
                    "The ledger '{}' does not exist yet, so there was nothing to check against. The ledger is"
                    " created when the first release is signed."
                )
            )
            self.notes.append(words.format(path))

    @property
    def known(self) -> list[Release]:
        """Every Release that a new one is checked against."""
        return self.signed + self.beside

    def find(self, release: Release) -> Release | None:
        """The signed Release that tells the same, None without."""
        return next((one for one in self.signed if one.content == release.content), None)

    def add(self, release: Release) -> bool:
        """Add a signed Release as the next entry; False where somebody else was first."""
        return self.chain.add({"release": release.as_dict()})

    def carry(self) -> bool:
        """Add the next pending release of the old file; False where somebody else was first."""
        return self.chain.add(
            {
                "release": self.pending[0].as_dict(),
                "carried": {"file": os.path.basename(self.old), "sha256": self._hash(), "count": len(self.signed)},
            }
        )

    def _join_old(self) -> None:
        """Read the old file, as far as the folder does not hold it already."""
        carried = self.chain.entries[0].get("carried") if self.chain.entries else None
        if not self.chain.entries:
            if self._raw is not None:
                self.pending = self._old_releases()
        elif carried is not None and len(self.chain) < carried["count"]:
            if self._raw is None or self._hash() != carried["sha256"]:
                raise InputError(
                    tr(
                        "The ledger '{}' is incomplete or damaged: '{}', the file from which the ledger was started, "
                        "is missing or was changed. Restore that file."
                    ).format(self.folder, self.old)
                )
            self.pending = self._old_releases()[len(self.chain) :]
        elif self._raw is not None and (carried is None or self._hash() != carried["sha256"]):
            self._look_beside()
        self.signed += self.pending

    def _look_beside(self) -> None:
        """The old file holds something else than what was carried over: said, and checked against too."""
        try:
            known = {one.content for one in self.signed}
            self.beside = [one for one in self._old_releases() if one.content not in known]
        except InputError:
            self.notes.append(
                tr(
                    "The old ledger '{}' was changed after '{}' replaced it, and cannot be read; only the new"
                    " ledger folder is used."
                ).format(self.old, self.folder)
            )
            return
        if self.beside:
            self.notes.append(
                tr(
                    "The old ledger '{}' contains {} releases that are not in '{}'. New releases are checked "
                    "against these as well; sign them again in the new ledger."
                ).format(self.old, len(self.beside), self.folder)
            )
        else:
            self.notes.append(
                tr(
                    "The old ledger '{}' was changed after '{}' replaced it; only the new ledger folder is used."
                ).format(self.old, self.folder)
            )

    def _hash(self) -> str:
        return hashlib.sha256(self._raw).hexdigest()

    def _old_bytes(self) -> bytes | None:
        """What the old file holds, None where there is none."""
        if not os.path.isfile(self.old):
            return None
        try:
            with open(self.old, "rb") as file:
                raw = file.read(_MOST + 1)
        except OSError as error:
            raise InputError(tr(_OLD).format(self.old, error.strerror or error))
        if len(raw) > _MOST:
            raise InputError(tr(_OLD).format(self.old, tr("the file is too large")))
        return raw

    def _old_releases(self) -> list[Release]:
        try:
            return [_release(one) for one in parse(self._raw.decode("utf-8-sig"), {"releases": [RELEASE]})["releases"]]
        except UnicodeDecodeError:
            raise InputError(tr(_OLD).format(self.old, tr("the file is not UTF-8 text")))
        except Unfit as error:
            raise InputError(tr(_OLD).format(self.old, error))


def _places(path: str) -> tuple[str, str]:
    """(folder, old file) of a ledger, of which either may be named, or an entry in the folder."""
    path = path.rstrip("/" + os.sep) or path
    if re.fullmatch(r"\d{6}\.json", os.path.basename(path)) and os.path.exists(
        os.path.join(os.path.dirname(path), "000001.json")
    ):
        path = os.path.dirname(path) or os.curdir
    stem, ending = os.path.splitext(path)
    if ending.lower() == ".json" and not os.path.isdir(path):
        return stem, path
    return path, path + ".json"


def usual_ledger(home: str) -> str:
    """The ledger beside a project in the folder ``home``, whether it is there yet or not; '' without a folder. The old
    single file is found by the same name."""
    return os.path.join(home, "releases") if home else ""


def read_ledger(path: str) -> list[Release]:
    """The signed Releases of a ledger, the earliest first; none where there is none yet. Raises InputError."""
    return Ledger(path).signed


def check_against(release: Release, ledger: list[Release]) -> None:
    """Raise InputError where the release and an earlier one would give by their difference what each hides."""
    for earlier in ledger:
        if earlier.end < release.start or release.end < earlier.start or earlier.content == release.content:
            continue
        after = (np.datetime64(max(one.end for one in ledger)) + 1).astype("datetime64[D]")
        raise InputError(
            tr(
                "Figures for {} to {} were released on {}{}. Comparing two releases for the same month "
                "could reveal figures that each one suppresses. Release only months from {} onwards."
            ).format(
                day_words(earlier.start),
                day_words(earlier.end),
                day_words(earlier.signed_at[:10]),
                ""
                if (earlier.areas != release.areas or earlier.offences != release.offences)
                else tr(", but with different values"),
                day_words(after),
            )
        )


def sign(path: str, release: Release, by: str, reason: str, at: str) -> None:
    """Add a release to the ledger at ``path``, signed ``by`` somebody ``at`` a time. Who comes second beside somebody
    else is checked against what that one signed, and takes the next number; the releases of an old file come first.

    Raises InputError where it cannot be, or nobody signs.
    """
    by, reason = by.strip(), reason.strip()
    if not by or not reason:
        raise InputError(tr("A release must be signed by a named person, with a reason; enter both."))
    signed = replace(release, signed_by=by, signed_at=at, reason=reason)
    wrong = misfit(signed.as_dict(), RELEASE)
    if wrong:
        raise InputError(tr("The release cannot be signed ({}); create the release again.").format(wrong))
    seen, end = -1, 0.0
    while True:
        ledger = Ledger(path)
        check_against(signed, ledger.known)
        if len(ledger.chain) > seen:
            seen, end = len(ledger.chain), time.monotonic() + _PATIENCE
        elif time.monotonic() > end:
            raise InputError(
                tr(
                    "The ledger '{}' cannot be written to, because somebody else is signing and their entry "
                    "cannot be read yet. Try again in a minute."
                ).format(ledger.folder)
            )
        if ledger.pending:
            done, more = ledger.carry(), True
        else:
            done, more = ledger.add(signed), False
        if done and not more:
            release.signed_by, release.reason, release.signed_at = by, reason, at
            return
        if not done:
            time.sleep(0.02)


def sensitive_offences() -> list[str]:
    """Offences that are not shown by area unless the user says otherwise."""
    with open(os.path.join(RESOURCES, "presets", "sensitive_offences.json"), encoding="utf-8") as file:
        return json.load(file)
