"""Signs months in a ledger, in a process of its own: ``signer.py LEDGER FIRST_YEAR MONTHS [nolinks] [die=N]``.

``nolinks``: links are refused, as on many shares. ``die=N``: the process is gone at the N-th operation on a file.
"""

import os
import runpy
import sys

_TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
runpy.run_path(os.path.join(_TESTS, "conftest.py"))

from hotspot_policing.bridge.publishing.releases import Release, sign  # noqa: E402


def month(year, number, shown="5–9"):
    """A release of a month."""
    days = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(number, 31)
    name = f"{year}-{number:02d}"
    return Release(
        name + "-01",
        f"{name}-{days}",
        ["Hart", "Elm"],
        ["Burglary"],
        [["Hart", "Burglary", name, shown], ["Elm", "Burglary", name, "hidden"]],
    )


def _refuse(*args, **more):
    raise PermissionError(1, "Operation not permitted")


class _Dies:
    """Ends the process, without a goodbye, at the n-th call of any operation on files that the ledger uses."""

    def __init__(self, at):
        self.left = at
        for name in ("open", "fsync", "link", "remove", "mkdir", "listdir"):
            setattr(os, name, self.counted(getattr(os, name)))
        import builtins

        builtins.open = self.counted(builtins.open)

    def counted(self, real):
        def call(*args, **more):
            self.left -= 1
            if self.left < 0:
                os._exit(9)
            return real(*args, **more)

        return call


if __name__ == "__main__":
    ledger, first, count, *how = sys.argv[1:]
    if "nolinks" in how:
        os.link = _refuse
    months = [month(int(first) + i // 12, i % 12 + 1) for i in range(int(count))]
    die = next((int(one[4:]) for one in how if one.startswith("die=")), None)
    if die is not None:
        _Dies(die)
    for one in months:
        sign(ledger, one, "Inspector A", "monthly", one.end + "T10:00")
