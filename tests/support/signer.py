"""Signs months in a ledger, in a process of its own: ``signer.py LEDGER FIRST_YEAR MONTHS [nolinks] [die=N]``.

``nolinks``: links are refused, as on many shares. ``die=N``: the process is gone at the N-th operation on a file.
"""

import hashlib
import json
import os
import runpy
import sys
from dataclasses import asdict

_TESTS = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
runpy.run_path(os.path.join(_TESTS, "conftest.py"))

from hotspot_policing.bridge.publishing.figures import Figure  # noqa: E402
from hotspot_policing.bridge.publishing.releases import Release, sign  # noqa: E402


def month(year, number, low=5, high=9):
    """A release of a month, with the band of its one figure that is not hidden."""
    days = {2: 28, 4: 30, 6: 30, 9: 30, 11: 30}.get(number, 31)
    name = f"{year}-{number:02d}"
    return Release(
        name + "-01",
        f"{name}-{days}",
        ["Hart", "Elm"],
        ["Burglary"],
        [Figure("Hart", "Burglary", name, low, high), Figure("Elm", "Burglary", name, None, None, suppressed=True)],
    )


def written_by(version, release):
    """The document of a release as an earlier version wrote it, with figures in words and its own seal."""
    cells = [
        [one.area, one.offence, one.period, "hidden" if one.suppressed else f"{one.low}–{one.high}"]
        for one in release.figures
    ]
    sealed = [release.start, release.end, sorted(cells)]
    if version >= 2:
        sealed[2:2] = [sorted(release.areas), sorted(release.offences)]
        sealed.append(sorted(release.marks.items()))
    if version >= 3:
        sealed.append(sorted(release.why.items()))
    content = hashlib.sha256(json.dumps(sealed, ensure_ascii=False).encode()).hexdigest()
    values = dict(asdict(release), cells=cells, content=content)
    del values["figures"]
    return values if version == 1 else dict(values, version=version)


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
