"""Profiles: how one kind of export is read, as the user confirmed it; JSON in the user's own QGIS folder.

Only columns that a profile names are ever kept: names, addresses and free text stay out unless they are ticked.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any

from ...core.data.origin import NOT_KNOWN, ORIGINS
from ..ground.errors import InputError
from ..ground.json_schema import Unfit, parse
from ..ground.texts import tr
from ..reading.record_columns import MEANINGS, plain, recognise

VERSION = 1
COMMITTED, REPORTED = "committed", "reported"
_WHAT = "hot spot policing: columns of an export"

#: Statuses of records that are no crimes, or another force's; compared without case and signs, at the beginning.
NO_CRIME = (
    "cancelled",
    "canceled",
    "no crime",
    "no crimed",
    "nocrime",
    "not a crime",
    "transferred",
    "duplicate",
    "created in error",
    "void",
)


@dataclass
class Profile:
    """How an export is read. ``columns`` {meaning: column}, ``keep`` further columns that are kept as they are,
    ``crs`` of the coordinates ('': British National Grid for eastings, WGS 84 for longitudes), ``date`` that counts,
    ``leave_out`` statuses whose rows are left out, ``header`` of the file it was made on, ``places`` the file in which
    UPRNs or postcodes are looked up ('': none), ``points``: where the coordinates come from, one of core.data.origin's
    ORIGINS, as the user said, ``codes`` of calls that are left out, ``one_each``: the user has said that a crime has
    several rows, of which one is kept."""

    name: str = ""
    columns: dict[str, str] = field(default_factory=dict)
    keep: list[str] = field(default_factory=list)
    crs: str = ""
    date: str = COMMITTED
    month_first: bool = False
    leave_out: list[str] = field(default_factory=lambda: list(NO_CRIME))
    header: list[str] = field(default_factory=list)
    places: str = ""
    points: str = NOT_KNOWN
    codes: list[str] = field(default_factory=list)
    one_each: bool = False

    def problem(self, header: Sequence[str] | None = None) -> str:
        """What is wrong with it, in a sentence, or ''; with a ``header``, also what that table lacks."""
        columns = self.columns
        for one, other in (("easting", "northing"), ("longitude", "latitude")):
            if (one in columns) != (other in columns):
                there, missing = (one, other) if one in columns else (other, one)
                return tr("A column is chosen for {} but not for {}; choose both or neither.").format(
                    tr(MEANINGS[there]).lower(), tr(MEANINGS[missing]).lower()
                )
        if "easting" in columns and "longitude" in columns:
            return tr("Columns are chosen for both easting and longitude; keep only one pair of coordinates.")
        if "coordinates" in columns and ("easting" in columns or "longitude" in columns):
            return tr(
                "One column for both coordinates and a pair of coordinate columns are chosen; keep only one of these."
            )
        needed = "reported" if self.date == REPORTED else "from_date"
        if needed not in columns:
            return tr("No column is chosen for '{}'; choose one{}.").format(
                tr(MEANINGS[needed]), "" if needed == "reported" else tr(", or use the reported date")
            )
        for time, date in (("from_time", "from_date"), ("to_time", "to_date"), ("reported_time", "reported")):
            if time in columns and date not in columns:
                return tr("A column is chosen for '{}' but not for the date that goes with it; choose both.").format(
                    tr(MEANINGS[time])
                )
        if header is not None:
            names = [plain(name) for name in header]
            for column in (*columns.values(), *self.keep):
                if plain(column) not in names:
                    return tr("The table has no '{}' column; the columns are {}.").format(
                        _brief(column), _shown(header)
                    )
                if names.count(plain(column)) > 1:
                    return tr("The column '{}' appears {} times in the table; rename all but one.").format(
                        _brief(column), names.count(plain(column))
                    )
        return ""

    def fits(self, header: Sequence[str]) -> bool:
        """Whether a table with this header can be read with it."""
        return not self.problem(header)

    def same_header(self, header: Sequence[str]) -> bool:
        """Whether it was made on such a table: the same columns, whatever their order, case and blanks."""
        return {plain(name) for name in self.header} == {plain(name) for name in header}


def guess(header: Sequence[str], points: bool = False) -> Profile:
    """The Profile that the names of the columns suggest. ``points``: the table has points of its own."""
    columns = recognise(header)
    if points:
        for name in ("easting", "northing", "longitude", "latitude", "coordinates"):
            columns.pop(name, None)
    date = COMMITTED if "from_date" in columns or "reported" not in columns else REPORTED
    return Profile(columns=columns, date=date, header=[str(name) for name in header])


# -- files --------------------------------------------------------------------------------------------------------
def to_text(profile: Profile) -> str:
    """The Profile as JSON, for people to read."""
    values = asdict(profile)
    # Earlier versions of this plugin know no such things.
    for name, nothing in (("places", ""), ("points", NOT_KNOWN), ("codes", []), ("one_each", False)):
        if values[name] == nothing:
            del values[name]
    return json.dumps({"what": _WHAT, "version": VERSION, **values}, indent=2, ensure_ascii=False) + "\n"


def from_text(text: str, shown: str) -> Profile:
    """The Profile in JSON; *shown* names it for errors. Raises InputError where it is none that can be used."""
    try:
        stored = parse(text)
    except Unfit as error:
        raise InputError(
            tr("The profile '{}' cannot be read as JSON ({}); save the profile again.").format(shown, error)
        )
    if not isinstance(stored, dict) or stored.get("what") != _WHAT:
        raise InputError(
            tr("'{}' is not a column profile; choose a profile that was saved in Import records.").format(shown)
        )
    if stored.get("version") != VERSION:
        raise InputError(
            tr("The profile '{}' is version {}, but this plugin reads version {}; save the profile again.").format(
                shown, _brief(stored.get("version")), VERSION
            )
        )
    profile, plainly = Profile(), {"what", "version"}
    for one in fields(Profile):
        if one.name in stored:
            value, like = stored[one.name], getattr(profile, one.name)
            if not _alike(value, like):
                raise InputError(
                    tr("In the profile '{}', the entry '{}' is not valid; save the profile again.").format(
                        shown, one.name
                    )
                )
            setattr(profile, one.name, value)
    unknown = [name for name in stored if name not in plainly and not hasattr(profile, name)]
    unknown += [name for name in profile.columns if name not in MEANINGS]
    if unknown:
        raise InputError(
            tr("The profile '{}' includes '{}', which is not a valid column meaning; use one of these: {}.").format(
                shown, _brief(unknown[0]), ", ".join(MEANINGS)
            )
        )
    if profile.date not in (COMMITTED, REPORTED):
        raise InputError(
            tr("In the profile '{}', 'date' is '{}', which is not valid; use committed or reported.").format(
                shown, _brief(profile.date)
            )
        )
    if profile.points not in ORIGINS:
        raise InputError(
            tr("In the profile '{}', 'points' is '{}', which is not valid; use one of these: {}.").format(
                shown, _brief(profile.points), ", ".join(ORIGINS)
            )
        )
    twice = [column for column in profile.columns.values() if list(profile.columns.values()).count(column) > 1]
    if twice:
        raise InputError(
            tr("The profile '{}' uses the column '{}' for two meanings; keep only one of them.").format(
                shown, _brief(twice[0])
            )
        )
    problem = profile.problem()
    if problem:
        raise InputError(tr("The profile '{}': {}").format(shown, problem))
    return profile


def load_profile(path: str) -> Profile:
    """The Profile in a file. Raises InputError where it cannot be read."""
    try:
        with open(path, encoding="utf-8-sig") as file:
            text = file.read(1 << 20)
    except (OSError, ValueError) as error:
        raise InputError(
            tr("The profile '{}' cannot be read ({}); check the path.").format(
                path, getattr(error, "strerror", "") or tr("the file is not text")
            )
        )
    return from_text(text, path)


def profile_folder() -> str:
    """Where saved profiles are: in the user's own QGIS profile."""
    from qgis.core import QgsApplication

    return os.path.join(QgsApplication.qgisSettingsDirPath(), "hotspot_policing", "profiles")


def save_profile(profile: Profile, folder: str | None = None) -> str:
    """Save under its name, in place of an earlier one; its path. Raises InputError where that is not possible."""
    folder = folder or profile_folder()
    name = "".join(sign if sign.isalnum() or sign in " -_" else "_" for sign in profile.name).strip()
    if not name:
        raise InputError(
            tr("The profile has no name; enter one, such as the name of the system that the export comes from.")
        )
    path = os.path.join(folder, name + ".json")
    try:
        os.makedirs(folder, exist_ok=True)
        with open(path + ".new", "w", encoding="utf-8", newline="\n") as file:
            file.write(to_text(profile))
        os.replace(path + ".new", path)
    except OSError as error:
        raise InputError(tr("The profile cannot be saved in '{}' ({}).").format(folder, error.strerror or error))
    return path


def saved_profiles(folder: str | None = None) -> list[tuple[str, Profile]]:
    """[(path, Profile)] of all that can be read, by name."""
    folder = folder or profile_folder()
    found = []
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
        if name.endswith(".json"):
            try:
                found.append((os.path.join(folder, name), load_profile(os.path.join(folder, name))))
            except InputError:
                continue
    return found


def profile_for(header: Sequence[str], points: bool = False, folder: str | None = None) -> tuple[str, Profile]:
    """(path, Profile) that fits a header: one saved on such a table, else ('', what the names suggest)."""
    for path, profile in saved_profiles(folder):
        if profile.same_header(header) and profile.fits(header):
            return path, profile
    return "", guess(header, points)


def _alike(value: Any, like: Any) -> bool:
    if isinstance(like, dict):
        return isinstance(value, dict) and all(isinstance(one, str) for one in value.values())
    if isinstance(like, list):
        return isinstance(value, list) and all(isinstance(one, str) for one in value)
    return isinstance(value, type(like))


def _brief(value: Any) -> str:
    """What a file holds, as much of it as a sentence bears."""
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else text[:60] + "…"


def _shown(header: Sequence[str]) -> str:
    names = [_brief(name) for name in header if str(name).strip()]
    return ", ".join(names[:30]) + (" …" if len(names) > 30 else "")
