"""A run dies at each of its file operations, or one of them is refused: what the user has afterwards.

Each scenario has results of an earlier run where the new ones go. After a death, and one more run of any tool in that
folder, they are all the old ones or all the new; where an operation is refused they are so at once.
"""

import hashlib
import os
import random
import re
import shutil
import tempfile
from dataclasses import dataclass, field

from .good import CRIMES, GOOD, WHERE, fill
from .judge import Finding, Tree, belongs, noted, sentence, tables, unclear
from .worker import LIMIT

_COUNT = dict(CRIMES, **WHERE, CELL_SIZE=250, SELECT_BY="top_k")
#: What is different each time it is made: moments, how long it took, random names.
_PASSING = (
    rb"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d+)?Z?",
    rb"\d\d:\d\d:\d\d",
    rb"[\d.,]+ ?(s|seconds)\b",
    rb"/(CreationDate|ModDate|ID) ?[(\[][^)\]]*[)\]]",
    rb"D:\d{14}[^)]*",
    rb"<xmp:[^>]*>[^<]*",
    rb"uuid:[0-9a-f-]+",
    rb"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}",
)
#: Name of the files of the next tool that writes into the folders.
_NEXT = "next run"
_TRACED = "rename,renameat,renameat2,unlink,unlinkat,link,linkat,ftruncate,pwrite64,fsync,fdatasync"


@dataclass
class Scenario:
    """``old``: the run that made what is there (None: nothing is); ``new``: the run that dies; ``targets``: what it
    changes, files or folders."""

    name: str
    old: dict
    new: dict
    targets: list
    call: str = ""
    may: list = field(default_factory=list)


def _spots(tool="countcrimes", **more):
    """(old, new) of the same run with other numbers."""
    return tuple({"tool": tool, "parameters": dict(more, SELECT_VALUE=number)} for number in (4, 8))


def _two(tool, changed, **more):
    return tuple({"tool": tool, "parameters": dict(GOOD[tool], **more, **{changed[0]: value})} for value in changed[1:])


def scenarios():
    """Each kind of result, new and in place of an earlier one."""
    out = {"OUTPUT": "{out}/units.gpkg", "HOTSPOTS": "{out}/spots.gpkg"}
    old, new = _spots(**dict(_COUNT, **out))
    files = ["{out}/units.gpkg", "{out}/spots.gpkg"]
    yield Scenario("new GeoPackages", None, new, files)
    yield Scenario("GeoPackages of an earlier run", old, new, files)
    old, new = _spots(**dict(_COUNT, OUTPUT="TEMPORARY_OUTPUT", HOTSPOTS="{out}/other.gpkg|layername=spots"))
    yield Scenario("a new table beside the user's", None, new, ["{out}/other.gpkg"])
    yield Scenario("a table beside the user's", old, new, ["{out}/other.gpkg"])
    old, new = _spots(**dict(_COUNT, OUTPUT="TEMPORARY_OUTPUT", HOTSPOTS="{out}/spots.shp"))
    yield Scenario("a Shapefile", old, new, ["{out}/spots." + end for end in ("shp", "dbf", "shx", "prj", "cpg")])
    old, new = _two("concentration", ("CELL_SIZE", 200, 300))
    yield Scenario(
        "table, chart and reports",
        old,
        new,
        ["{out}/output.gpkg", "{out}/chart.png", "{out}/report.html", "{out}/report.json"],
    )
    old, new = _two("kerneldensity", ("BANDWIDTH", 200, 300))
    yield Scenario("rasters", old, new, ["{out}/density.tif", "{out}/compared.tif", "{out}/hotspots.gpkg"])
    old, new = _two("communityreport", ("FORCE", "Invented Police", "Other Police"))
    yield Scenario("a folder of pages", old, new, ["{out}/pages", "{out}/pages.pdf"])
    yield Scenario("a new folder of pages", None, new, ["{out}/pages", "{out}/pages.pdf"])
    old, new = _two("temporalprofile", ("LONG_SPANS", "exclude", "spread"), END="2024-12-31")
    new["parameters"]["END"] = "2025-06-29"
    yield Scenario(
        "a folder of pictures",
        old,
        new,
        ["{out}/output.gpkg", "{out}/report.html", "{out}/report.json", "{out}/pictures"],
    )
    old, new = _two("importpoliceuk", ("CRIME_TYPES", "Burglary", "Burglary, Robbery"))
    yield Scenario("crimes read again", old, new, ["{out}/output.gpkg"])
    add = {"tool": "register", "parameters": dict(GOOD["register"], OUTPUT="TEMPORARY_OUTPUT", CHANGES=None)}
    yield Scenario("places added to a register", None, add, ["{in}/register.gpkg"])
    made = {"tool": "register", "parameters": dict(add["parameters"], REGISTER="{out}/new register.gpkg")}
    yield Scenario("a new register", None, made, ["{out}/new register.gpkg"])
    signed = {
        "tool": "sign",
        "call": "sign",
        "parameters": {"RELEASE": "{in}/release.json", "LEDGER": "{in}/ledger", "BY": "Chief inspector"},
    }
    yield Scenario("a signature", None, signed, ["{in}/ledger"])


class Stage:
    """A scenario on a bench: its state before and after, and what a death leaves."""

    def __init__(self, bench, scenario):
        self.bench, self.scenario = bench, scenario
        self.place = os.path.join(bench.folder, "kill")
        self.kept = os.path.join(bench.folder, "kill before")
        for folder in (self.place, self.kept):
            shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(self.place)
        self.places = bench.lay_out({}, self.place)
        if scenario.old:
            self._must(self._ask(scenario.old))
        shutil.copytree(self.place, self.kept, symlinks=True)
        self.tree = Tree(self.place)
        self.targets = fill(scenario.targets, self.places)
        self.old = self.state()
        reply = self._must(self._ask(scenario.new, {}))
        self.events = [event[0] for event in reply["events"]]
        self.new = self.state()
        assert self.old != self.new, (scenario.name, "the new results are the old ones", self.targets)

    def _ask(self, run, hook=None, **more):
        run = dict(run, parameters=fill(run["parameters"], self.places), folder=self.places["out"], **more)
        if hook is not None:
            run["hook"] = dict(hook, under=[self.places["in"], self.places["out"]])
        return self.bench.worker.ask({"runs": [run], "limit": LIMIT})[0]

    def _must(self, reply):
        assert reply["ended"] == "ok", (self.scenario.name, reply["ended"], sentence(reply), reply["tracebacks"])
        return reply

    def state(self):
        """A mark of each target: what it holds, without what is different each time."""
        return [mark(path) for path in self.targets]

    def again(self):
        """The files as they were before the run."""
        shutil.rmtree(self.place)
        shutil.copytree(self.kept, self.place, symlinks=True)

    def _next(self):
        """A run of another tool with a result in each folder that the one before wrote into."""
        folders = {path if os.path.isdir(path) else os.path.dirname(path) for path in self.targets}
        names = (("REPORT", ".html"), ("TEXT", ".txt"), ("REPORT_JSON", ".json"))
        return {
            "tool": "impactprompts",
            "parameters": {
                name: os.path.join(folder, _NEXT + end)
                for folder, (name, end) in zip(sorted(folders | {self.places["out"]}), names)
            },
        }

    def judge(self, what, reply, now):
        """[Finding] of a death or a refusal; ``now``: the targets must be whole at once, without another run."""
        name, found = f"{self.scenario.name}: {what}", []

        def find(kind, words):
            found.append(Finding(kind, name, words[:400]))

        state = self.state()
        for path, one, old, new in zip(self.targets, state, self.old, self.new):
            # Between the old file and the new one there is no moment without either; a Shapefile has several files.
            single = os.path.splitext(path)[1] and not self.targets[0].endswith(".shp")
            if single and one not in (old, new):
                find("gap", "{} is {}".format(os.path.basename(path), "gone" if one is None else "neither old nor new"))
        if not now:
            after = self._ask(self._next())
            if after["ended"] != "ok":
                find("next run", sentence(after) or after["ended"])
            state = self.state()
        if reply["ended"] == "ok":
            state = [new if noted(reply, path) else one for path, one, new in zip(self.targets, state, self.new)]
        if reply["ended"] == "ok" and state != self.new:
            find("not there", "success is said, and the results are not the new ones")
        elif state not in (self.old, self.new):
            words = [
                "old" if one == old else "new" if one == new else "gone" if one is None else "neither"
                for one, old, new in zip(state, self.old, self.new)
            ]
            find("torn", ", ".join(f"{os.path.basename(path)} {word}" for path, word in zip(self.targets, words)))
        elif now and reply["ended"] == "refused" and state != self.old:
            find("half done", "it is refused, and the results are new")
        for path, how in self.tree.changed(Tree(self.place)).items():
            shown = os.path.relpath(path, self.place)
            if how == "new":
                # What a ledger was about to take in is hidden in it, and never read.
                if ".hotspot-" in path or (path.endswith(".new") and not os.path.basename(path).startswith(".")):
                    find("leftover", shown)
            elif not any(belongs(path, one) for one in self.targets):
                find("file changed", f"{shown} {how}")
        for text in reply["tracebacks"]:
            find("traceback", text.strip().splitlines()[-1])
        if reply["ended"] in ("hang", "crash"):
            find(reply["ended"], reply["message"][-200:])
        if reply["ended"] == "refused" and unclear(sentence(reply)):
            find("unclear", f"{unclear(sentence(reply))}: {sentence(reply)}")
        return found

    # -- what is done to it -------------------------------------------------------------------------------------
    def deaths(self, most=None, seed=15):
        """[Finding] of dying before each event, or before ``most`` of them."""
        found, runs = [], _some(len(self.events), most, seed)
        for number in runs:
            self.again()
            reply = self._ask(self.scenario.new, {"die": number})
            what = f"dies before {number} ({self.events[number]})"
            if reply["ended"] not in ("died", "ok"):
                found.append(Finding("harness", what, reply["ended"] + " " + sentence(reply)[:200]))
            found += self.judge(what, reply, False)
        return found, len(runs)

    def refusals(self, most=None, seed=15):
        """[Finding] of refusing each rename, link, removal, file and folder in its turn, and all of a kind for ever."""
        todo = []
        for event, errors in (
            ("os.rename", ("EACCES",)),
            ("os.link", ("EPERM", "ENOTSUP")),
            ("os.remove", ("EACCES",)),
            ("open", ("EACCES", "ENOSPC")),
            ("os.mkdir", ("EACCES",)),
            ("os.rmdir", ("EACCES",)),
        ):
            count = self.events.count(event)
            todo += [{"event": event, "error": error, "nth": nth} for nth in range(count) for error in errors]
            if count and event in ("os.rename", "os.link", "os.remove"):
                todo += [{"event": event, "error": error, "nth": None} for error in errors]
            if event == "os.rename" and count:
                # As Windows does for a file that another program has open.
                todo += [
                    {"event": event, "error": "EACCES", "nth": None, "ends": os.path.basename(path)}
                    for path in self.targets
                ]
        found, runs = [], _some(len(todo), most, seed)
        for number in runs:
            self.again()
            refuse = todo[number]
            reply = self._ask(self.scenario.new, {"refuse": refuse})
            what = "{error} for {event} {nth} {ends}".format(**dict({"ends": ""}, **refuse))
            one = self.judge(what, reply, True)
            if refuse["event"] in ("os.remove", "os.rmdir"):
                # What cannot be removed stays, until somebody can.
                one = [finding for finding in one if finding.kind != "leftover"]
            found += one
        return found, len(runs)

    def strace(self, most=20):
        """[Finding] of being killed at system calls, also those of GDAL and SQLite that Python does not see."""
        self.again()
        log = os.path.join(self.bench.folder, "strace.txt")
        self._must(self._ask(self.scenario.new, strace=["-qq", "-e", "trace=" + _TRACED, "-o", log]))
        with open(log, encoding="utf-8", errors="replace") as file:
            count = sum("(" in line for line in file)
        found, runs = [], sorted({1 + round(i * (count - 1) / max(most - 1, 1)) for i in range(most)})
        for number in runs:
            self.again()
            reply = self._ask(
                self.scenario.new,
                strace=[
                    "-qq",
                    "-o",
                    os.devnull,
                    "-e",
                    "trace=" + _TRACED,
                    "-e",
                    f"inject={_TRACED}:signal=KILL:when={number}",
                ],
            )
            if reply["ended"] == "crash":
                reply["ended"] = "died"
            found += self.judge(f"killed at system call {number} of {count}", reply, False)
        return found, len(runs)

    def close(self):
        for folder in (self.place, self.kept):
            shutil.rmtree(folder, ignore_errors=True)


def _some(count, most, seed):
    if most is None or most >= count:
        return list(range(count))
    return sorted(random.Random(seed).sample(range(count), most))


def mark(path):
    """A mark of what a file or folder holds, None where it is not there."""
    if not os.path.exists(path):
        return None
    if os.path.isdir(path):
        return (
            sorted(
                (os.path.relpath(os.path.join(home, name), path), mark(os.path.join(home, name)))
                for home, _, names in os.walk(path)
                for name in names
                if "/.hotspot-" not in home + "/" and not name.startswith((_NEXT, "."))
            )
            or None
        )
    if path.endswith(".gpkg"):
        # As the next program finds it, which plays a journal that was left back; not here, where it is to be judged.
        with tempfile.TemporaryDirectory() as folder:
            copy = os.path.join(folder, "copy.gpkg")
            for end in ("", "-wal", "-journal"):
                if os.path.exists(path + end):
                    shutil.copyfile(path + end, copy + end)
            found = sorted(
                (name, value)
                for name, value in tables(copy, True, _lasting).items()
                if not name.startswith(("gpkg_", "sqlite_", "layer_styles"))
            )
        # One in which there is nothing yet has lost nothing and says nothing.
        return (found if any(rows for _, (rows, _) in found) else None) if found else "no database"
    with open(path, "rb") as file:
        data = file.read()
    if path.endswith(".dbf"):
        # Its header says on which day it was written, which may be another by now.
        data = data[:1] + data[4:]
    return hashlib.sha256(_lasting(data)).hexdigest()


def _lasting(data):
    for pattern in _PASSING:
        data = re.sub(pattern, b"", data)
    return data
