"""Finished files take the place of earlier ones: all or none."""

import os
import shutil
import sqlite3
import tempfile

from .errors import InputError
from .texts import tr

_JOURNALS = ("-wal", "-shm", "-journal")


def copy_database(source, target):
    """A copy of a GeoPackage with what its write-ahead log still holds; the original is only read."""
    before = sqlite3.connect("file:{}?mode=ro".format(source.replace("?", "%3f").replace("#", "%23")), uri=True)
    after = sqlite3.connect(target)
    try:
        with after:
            before.backup(after)
    except sqlite3.Error as error:
        raise InputError(tr("'{}' is no GeoPackage that can be added to ({}).").format(source, error))
    finally:
        before.close()
        after.close()


def swap_in(finished):
    """Put finished files, {target: scratch}, and the files that belong to them where the old ones were: all or none."""
    moves = []
    for path, scratch in finished.items():
        stem, folder = os.path.splitext(os.path.basename(scratch))[0], os.path.dirname(scratch)
        home = os.path.dirname(os.path.abspath(path))
        for name in sorted(os.listdir(folder)):
            if os.path.splitext(name)[0] == stem and not name.endswith(_JOURNALS):
                moves.append((os.path.join(folder, name), os.path.join(home, name)))
        # A write-ahead log left by the old file must not be played into the new one.
        moves += [(None, path + side) for side in _JOURNALS if os.path.exists(path + side)]
    undo = []
    try:
        for scratch, target in moves:
            kept = None
            if os.path.exists(target):
                kept = os.path.join(tempfile.mkdtemp(prefix=".hotspot-", dir=os.path.dirname(target)), "old")
                undo.append((kept, target))
                os.replace(target, kept)
            else:
                undo.append((None, target))
            if scratch is not None:
                os.replace(scratch, target)
    except OSError as error:
        for kept, target in reversed(undo):
            if kept is None:
                if os.path.exists(target):
                    os.remove(target)
            elif os.path.exists(kept):
                os.replace(kept, target)
        raise InputError(
            tr("'{}' cannot be replaced ({}); close what has it open, or choose another name.").format(
                target, error.strerror or error)
        )
    finally:
        for kept, _ in undo:
            if kept is not None:
                shutil.rmtree(os.path.dirname(kept), ignore_errors=True)
