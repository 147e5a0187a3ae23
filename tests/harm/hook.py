"""What Python is about to do with files, seen before it is done: counted, refused, or the process dies there.

Python tells its audit hooks of every open, rename, link, removal, folder and database. An exception raised in a hook
is what the call raises, so a refusal needs no change in the code that is tested.
"""

import errno
import os
import sys

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
#: Events that change files, with the number of their paths.
_EVENTS = {
    "open": 1,
    "os.rename": 2,
    "os.remove": 1,
    "os.rmdir": 1,
    "os.mkdir": 1,
    "os.link": 2,
    "os.symlink": 2,
    "os.truncate": 1,
    "os.chmod": 1,
    "sqlite3.connect": 1,
}
DEAD = 77
_STATE = {}


def install(what, events):
    """From now on watch what is done under ``what["under"]`` (folders); each event is added to ``events``.

    ``what["die"]``: the process ends before event number so many, counted from 0. ``what["refuse"]``: {"event": one of
    the events, "error": name of an errno, "nth": which of them, None for all, "ends": what the path ends with}.
    """
    _STATE.update(what, events=events, count=0, seen=0)
    if not _STATE.get("there"):
        _STATE["there"] = True
        sys.addaudithook(_hear)


def _path(one, folder):
    """The path that an event names, also where it is one in an open folder, as when a tree is removed."""
    path = os.fsdecode(one)
    if path.startswith("file:"):
        path = path[5:].split("?")[0]
    if not os.path.isabs(path) and isinstance(folder, int) and folder > 2:
        try:
            path = os.path.join(os.readlink(f"/proc/self/fd/{folder}"), path)
        except OSError:
            pass
    return os.path.abspath(path)


def remove():
    """Stop watching; a hook itself cannot be taken away."""
    _STATE["under"] = []


def _hear(event, given):
    number = _EVENTS.get(event)
    under = _STATE.get("under")
    if not number or not under:
        return
    paths = [_path(one, given[-1]) for one in given[:number] if isinstance(one, (str, bytes, os.PathLike))]
    if not any(path == one or path.startswith(one + os.sep) for path in paths for one in under):
        return
    if event == "open" and not (isinstance(given[2], int) and given[2] & _WRITING):
        return
    if _STATE.get("die") == _STATE["count"]:
        os._exit(DEAD)
    _STATE["count"] += 1
    _STATE["events"].append([event, *paths])
    refuse = _STATE.get("refuse")
    if refuse and refuse["event"] == event and any(path.endswith(refuse.get("ends", "")) for path in paths):
        _STATE["seen"] += 1
        if refuse.get("nth") in (None, _STATE["seen"] - 1):
            _STATE["events"][-1].append("refused")
            code = getattr(errno, refuse["error"])
            raise OSError(code, os.strerror(code), paths[-1])
