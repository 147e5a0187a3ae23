"""Finished files take the place of earlier ones: all or none."""

import errno
import os
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing

from .errors import InputError
from .tables import read_only_uri
from .texts import tr

_JOURNALS = ("-wal", "-shm", "-journal")
#: SQLite's SQLITE_BUSY and SQLITE_LOCKED, and how many seconds a file may be.
_BUSY, _PATIENCE = (5, 6), 10.0


def copy_database(source, target):
    """A copy of a GeoPackage with what its write-ahead log still holds; the original is only read."""
    try:
        with closing(sqlite3.connect(read_only_uri(source), uri=True)) as before:
            with closing(sqlite3.connect(target)) as after:
                _backup(before, after)
    except sqlite3.Error as error:
        raise InputError(tr("'{}' is no GeoPackage that can be added to ({}).").format(source, error))
    except _Busy:
        raise InputError(tr("'{}' cannot be added to: something else is writing to it; close that, or choose another "
                            "name.").format(source))


def swap_in(finished):
    """Put finished files, {target: scratch}, and the files that belong to them where the old ones were: all or none.

    Windows replaces no file that is open. Into a GeoPackage that is, the new one is copied as one transaction; who has
    it open sees the new rows.
    """
    moves = []
    for path, scratch in finished.items():
        # As the targets are named: QGIS says C:/x/y.gpkg on Windows.
        path = os.path.abspath(path)
        stem, folder = os.path.splitext(os.path.basename(scratch))[0], os.path.dirname(scratch)
        home = os.path.dirname(path)
        for name in sorted(os.listdir(folder)):
            if os.path.splitext(name)[0] == stem and not name.endswith(_JOURNALS):
                moves.append((os.path.join(folder, name), os.path.join(home, name)))
        # A write-ahead log left by the old file must not be played into the new one.
        moves += [(None, path + side) for side in _JOURNALS if os.path.exists(path + side)]
    undo, held = [], None
    try:
        for scratch, target in moves:
            if held is not None and target in [held[1] + side for side in _JOURNALS]:
                continue
            try:
                _move(scratch, target, undo)
            except PermissionError:
                # One such copy undoes itself where it fails; of two the first could not be undone.
                if held is not None or scratch is None or not (
                        target.lower().endswith(".gpkg") and os.path.exists(target)):
                    raise
                held = scratch, target
        if held is not None:
            target = held[1]
            _copy_into(*held)
    except OSError as error:
        for kept, target_before in reversed(undo):
            if kept is None:
                if os.path.exists(target_before):
                    os.remove(target_before)
            elif os.path.exists(kept):
                os.replace(kept, target_before)
        raise InputError(
            tr("'{}' cannot be replaced ({}); close what has it open, or choose another name.").format(
                target, error.strerror or error)
        )
    finally:
        for kept, _ in undo:
            if kept is not None:
                shutil.rmtree(os.path.dirname(kept), ignore_errors=True)


def _move(scratch, target, undo):
    """Put ``scratch`` (None: nothing) where ``target`` is; how to undo it is added to ``undo``. Raises OSError."""
    if os.path.exists(target):
        kept = os.path.join(tempfile.mkdtemp(prefix=".hotspot-", dir=os.path.dirname(target)), "old")
        undo.append((kept, target))
        os.replace(target, kept)
    else:
        undo.append((None, target))
    if scratch is not None:
        os.replace(scratch, target)


def _copy_into(scratch, target):
    """The content of one database into another that others have open: all of it or nothing. Raises OSError."""
    try:
        with closing(sqlite3.connect(scratch)) as fresh, closing(sqlite3.connect(target)) as held:
            _backup(fresh, held)
    except sqlite3.Error as error:
        raise OSError(errno.EIO, str(error))
    except _Busy:
        raise OSError(errno.EBUSY, tr("it is being read or written"))


class _Busy(Exception):
    """Others have a database for longer than we wait."""


def _backup(source, target):
    """Copy one database into another. Raises sqlite3.Error, _Busy."""
    end = time.monotonic() + _PATIENCE

    def look(status, *_):
        # Left alone, Python tries for ever.
        if status in _BUSY and time.monotonic() > end:
            raise _Busy()

    source.backup(target, progress=look, sleep=0.1)
