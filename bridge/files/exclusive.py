"""A finished file takes a name that nobody has yet, or does not take it: no lock, and nothing is ever written over."""

from __future__ import annotations

import os
import shutil


def take_name(scratch: str, path: str) -> bool:
    """Give the finished file ``scratch`` the name ``path``, on the same drive, in one step; False where somebody has
    the name already, whose file stays as it is. The scratch file may remain, and is the caller's. Raises OSError."""
    try:
        # Both fail where the name is taken; a move does so on Windows only.
        if os.name == "nt":
            os.rename(scratch, path)
        else:
            os.link(scratch, path)
        return True
    except FileExistsError:
        # A share may have done it and lost the answer.
        return os.name != "nt" and os.path.samefile(scratch, path)
    except OSError:
        return _write_new(scratch, path)


def _write_new(scratch: str, path: str) -> bool:
    """The same on a drive without links: the name is ours from the first byte on, the content comes after."""
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    except FileExistsError:
        return False
    try:
        with os.fdopen(handle, "wb") as target, open(scratch, "rb") as source:
            shutil.copyfileobj(source, target, 1 << 20)
            target.flush()
            os.fsync(target.fileno())
        # Its time tells it from another file of this name.
        shutil.copystat(scratch, path)
    except BaseException:
        os.remove(path)
        raise
    return True
