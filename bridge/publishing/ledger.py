"""A folder to which records are only ever added: a file for each, numbered, sealed, and tied to the one before it.

``000001.json``, ``000002.json``, … are made whole and by exclusive creation, so that any number of people add to one
folder on a share without locks: who comes second takes the next number. Nothing is ever rewritten.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import secrets
import time
from typing import Any, NoReturn

from ..files.exclusive import take_name
from ..ground.errors import InputError
from ..ground.json_schema import COUNT, OneOf, Text, Unfit, parse
from ..ground.texts import tr

_NUMBERED = re.compile(r"(\d{6})(?!\d).*\.json", re.IGNORECASE)
_HASH = Text(64, "[0-9a-f]{64}")
_VERSION = 1
_MOST = 16 << 20
#: Seconds in which an entry that somebody is writing, on a drive without links, must be whole.
_SETTLES = 2.0


def seal_of(entry: dict) -> str:
    """The seal of an entry: a hash of every field of it but the seal."""
    words = json.dumps(
        {name: value for name, value in entry.items() if name != "seal"},
        sort_keys=True,
        ensure_ascii=False,
        separators=(",", ":"),
    )
    return hashlib.sha256(words.encode("utf-8")).hexdigest()


class Chain:
    """The entries of a folder, read and checked: ``entries`` dictionaries by number, ``last`` the hash of the last
    one's file, '' without any. ``what`` marks the kind of its records, ``spec`` is that of their fields.

    Raises InputError for a gap, an entry that was changed, that cannot be read, or that does not follow the one before.
    """

    def __init__(self, folder: str, what: str, spec: dict) -> None:
        self.folder, self.what = folder, what
        self.spec = dict(
            {"what": OneOf(what), "version": COUNT, "number": COUNT, "before": Text(64), "seal": _HASH}, **spec
        )
        self.entries, self.last = [], ""
        for number in range(1, self._count() + 1):
            raw, entry = self._read(number)
            if entry["version"] != _VERSION:
                self._broken(
                    number, tr("was made by a later version of this plugin, which must be installed to read it")
                )
            if entry["seal"] != seal_of(entry):
                self._broken(number, tr("was changed after it was signed"))
            if entry["number"] != number or entry["before"] != self.last:
                self._broken(number, tr("does not follow on from the previous entry"))
            self.entries.append(entry)
            self.last = hashlib.sha256(raw).hexdigest()

    def __len__(self) -> int:
        return len(self.entries)

    def add(self, fields: dict) -> bool:
        """Add a record behind those that were read; False where somebody else has taken the number meanwhile, so that
        the chain has to be read again. Raises InputError where it cannot be written."""
        number = len(self) + 1
        entry = dict({"what": self.what, "version": _VERSION, "number": number, "before": self.last}, **fields)
        try:
            entry["seal"] = seal_of(entry)
            content = (json.dumps(entry, indent=1, ensure_ascii=False) + "\n").encode("utf-8")
        except UnicodeEncodeError:
            raise InputError(tr("The name or reason contains an invalid character; type it again."))
        scratch = os.path.join(self.folder, f".{number:06d}.{secrets.token_hex(8)}.new")
        try:
            if not os.path.isdir(self.folder):
                _make_folder(self.folder)
            with open(scratch, "xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            mine = take_name(scratch, self._path(number))
            _sync(self.folder)
            return mine
        except OSError as error:
            raise InputError(
                tr("The ledger '{}' cannot be written to ({}), so nothing has been released.").format(
                    self.folder, error.strerror or error
                )
            )
        finally:
            try:
                os.remove(scratch)
            except OSError:
                # It has become the entry, or was never made.
                pass

    # -- reading ------------------------------------------------------------------------------------------------
    def _count(self) -> int:
        """The number of the last entry; 0 where there is no folder."""
        try:
            names = os.listdir(self.folder)
        except FileNotFoundError:
            return 0
        except (OSError, ValueError) as error:
            raise InputError(
                tr(
                    "The ledger '{}' cannot be read ({}), so no release can be checked. Restore the folder, "
                    "or ask for permission to read it."
                ).format(self.folder, getattr(error, "strerror", None) or error)
            )
        known = {name: int(match.group(1)) for name, match in zip(names, map(_NUMBERED.fullmatch, names)) if match}
        last = max((number for name, number in known.items() if name == f"{number:06d}.json"), default=0)
        # As programs that keep folders alike name a file that two people made.
        twice = next(
            (name for name, number in sorted(known.items()) if number <= last and name != f"{number:06d}.json"), None
        )
        if twice is not None:
            self._broken(known[twice], tr("appears twice ('{}')").format(twice))
        # The list of a folder on a share may be seconds old.
        while os.path.exists(self._path(last + 1)):
            last += 1
        return last

    def _read(self, number: int) -> tuple[bytes, dict[str, Any]]:
        """(bytes, entry) of a number."""
        end = time.monotonic() + _SETTLES
        while True:
            try:
                with open(self._path(number), "rb") as file:
                    raw = file.read(_MOST + 1)
            except FileNotFoundError:
                self._broken(number, tr("is missing"))
            except OSError as error:
                self._broken(number, tr("cannot be read ({})").format(error.strerror or error))
            if raw.endswith(b"}\n") or time.monotonic() > end or os.path.exists(self._path(number + 1)):
                break
            time.sleep(0.05)
        try:
            if len(raw) > _MOST:
                raise Unfit(tr("the file is too large"))
            return raw, parse(raw.decode("utf-8"), self.spec)
        except Unfit as error:
            self._broken(number, tr("cannot be read ({})").format(error))
        except UnicodeDecodeError:
            self._broken(number, tr("cannot be read ({})").format(tr("the file is not UTF-8 text")))

    def _path(self, number: int) -> str:
        return os.path.join(self.folder, f"{number:06d}.json")

    def _broken(self, number: int, why: str) -> NoReturn:
        raise InputError(
            tr(
                "The ledger '{}' is incomplete or damaged: entry {:06d} {}. Restore the folder from a "
                "copy; without the ledger, no release can be checked."
            ).format(self.folder, number, why)
        )


def _make_folder(folder: str) -> None:
    """A new folder; where others make it at the same time, one of them does. Raises OSError."""
    try:
        os.mkdir(folder)
    except FileExistsError:
        if not os.path.isdir(folder):
            raise


def _sync(folder: str) -> None:
    """Have the names in a folder on the disk, where the system can say so."""
    if os.name == "nt":
        return
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    try:
        os.fsync(handle)
    except OSError:
        # Some shares cannot; the entry's own content is on the disk.
        pass
    finally:
        os.close(handle)
