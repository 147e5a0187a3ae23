"""Runs cases in workers and says what is wrong with what came of each.

A run may succeed or be refused with one clear sentence of ours. In both cases nothing that was there before may have
changed but what the run was asked to write, whatever is said to be written must be there, and nothing else is left.
"""

import collections
import hashlib
import json
import os
import re
import shutil
import sqlite3
import stat
import threading
from contextlib import closing
from dataclasses import asdict, dataclass

from osgeo import gdal, ogr

from . import odd
from .bad import Case
from .good import GOOD, build, fill
from .worker import LIMIT, MEMORY, Worker

NOBODY = 65534
#: What QGIS says by itself, what Python says to programmers, and what names none of what is wrong.
UNCLEAR = (
    "Could not load source layer",
    "Incorrect parameter value",
    "Could not create destination layer",
    "Wrong or missing parameter value",
    "Error creating (?:layer|field)",
    "Could not create layer",
    "OGR error",
    "Creation of (?:data source|layer|field) failed",
    "Traceback",
    "NoneType",
    r"<class ",
    r" object at 0x",
    r"\bQVariant\b",
    r"\bPyQt5?\b",
    r"\bQgs[A-Z]\w+",
    r"sqlite3\.",
    r"\[Errno",
    "unexpected type",
    "invalid literal",
    "index out of range",
    "out of bounds",
    "object has no attribute",
    "not subscriptable",
    "unsupported operand",
    "could not convert",
    "broadcast",
    "KeyError",
    "ValueError",
    "TypeError",
    "codec can't",
    "recursion depth",
    "cannot unpack",
    "not iterable",
    "^'[^' ]+'$",
    r"\bNaN\b.*\bint",
    "embedded null",
    "dtype",
    r"\bb'\\\\x",
)
#: Around our sentence QGIS sets these words.
_AROUND = ("Unable to execute algorithm", "There were errors executing the algorithm.")
_SIDES = (
    ".qml",
    ".qmd",
    ".aux.xml",
    ".dbf",
    ".shx",
    ".prj",
    ".cpg",
    ".sbn",
    ".sbx",
    ".qix",
    ".dat",
    ".map",
    ".id",
    ".mid",
    ".mif",
    ".tab",
    ".csvt",
    ".xsd",
    ".gpkg",
    ".tif",
    ".geojson",
    ".qpj",
)
#: Tables of a register, which only ever grow.
_REGISTER = ("places", "sara_log", "current_places", "active_places")
_JOURNALS = ("-wal", "-shm", "-journal")
_MAGIC = {
    ".gpkg": b"SQLite format 3\0",
    ".pdf": b"%PDF",
    ".png": b"\x89PNG",
    ".tif": (b"II*\0", b"MM\0*", b"II+\0"),
    ".xlsx": b"PK",
    ".zip": b"PK",
    ".svg": (b"<svg", b"<?xml"),
    ".html": (b"<!doctype", b"<html"),
    ".jpg": b"\xff\xd8",
    ".kml": b"<?xml",
    ".gpx": b"<?xml",
    ".fgb": b"fgb",
    ".shp": b"\0\0\x27\x0a",
    ".parquet": b"PAR1",
    ".json": (b"{", b"["),
    ".geojson": b"{",
}


@dataclass
class Finding:
    """One thing that is wrong."""

    kind: str
    case: str
    words: str


class Bench:
    """The town, made once below ``folder``, and a worker; runs one case after the other. For one thread."""

    def __init__(self, folder, base=None):
        self.folder = str(folder)
        os.makedirs(self.folder, exist_ok=True)
        self.worker = Worker(os.path.join(self.folder, "home"))
        self.base = base or os.path.join(self.folder, "base")
        if base is None:
            os.makedirs(self.base)
            build(self.place("in"), self.worker)
            odd.build(self.place("odd"))
            odd.results(self.place("out"))
        self.definitions, self.others = self.worker.describe(), []

    def place(self, name):
        """The folder of the base that ``{name}`` stands for."""
        return os.path.join(self.base, name)

    def with_others(self, number):
        """This bench and others on the same town, ``number`` in all."""
        while len(self.others) < number - 1:
            self.others.append(Bench(f"{self.folder}-{len(self.others) + 1}", self.base))
        return [self, *self.others[: number - 1]]

    def close(self):
        for one in self.others:
            one.close()
            shutil.rmtree(one.folder, ignore_errors=True)
        self.worker.close()

    # -- a case -------------------------------------------------------------------------------------------------
    def lay_out(self, parameters, place):
        """Copy what a run needs into ``place``; {name: folder}."""
        places = {name: os.path.join(place, name) for name in ("in", "out", "odd")}
        for name in ("in", "out"):
            shutil.copytree(self.place(name), places[name], symlinks=True)
        os.makedirs(places["odd"])
        text = json.dumps(parameters, ensure_ascii=False)
        for name in sorted(set(re.findall(r"\{odd\}/((?:made/(?:[^/\\]|\\.)+/)?[^/\"|]+)", text))):
            name = json.loads('"' + name + '"') if "\\" in name else name
            self._odd(name, os.path.join(places["odd"], name))
        return places

    def _odd(self, name, target):
        source = os.path.join(self.place("odd"), name)
        if name.startswith("made/") and not os.path.exists(source):
            _, fault, file = name.split("/")
            stem = os.path.splitext(file)[0]
            town = next(
                os.path.join(self.place("in"), stem + end)
                for end in (".gpkg", ".csv", ".json")
                if os.path.exists(os.path.join(self.place("in"), stem + end))
            )
            if town.endswith(".json"):
                town = os.path.join(self.place("in"), "places.gpkg")
            beside = f"{source}.{threading.get_ident()}.gpkg"
            odd.layer(fault, town, beside)
            os.replace(beside, source)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        if os.path.isdir(source):
            shutil.copytree(source, target)
        elif os.path.exists(source):
            shutil.copyfile(source, target)

    def run(self, case):
        """[Finding] of a case; its folder is deleted again."""
        place = os.path.join(self.folder, "case")
        shutil.rmtree(place, ignore_errors=True)
        os.makedirs(place)
        parameters = case.parameters()
        places = self.lay_out(parameters, place)
        self._links(case, places)
        given = fill(parameters, places)
        before = Tree(place)
        run = {"tool": case.tool, "parameters": given, "folder": places["out"]}
        if case.read_only:
            if os.getuid():
                os.chmod(os.path.join(places["out"], "read only"), 0o555)
            else:
                run["user"] = NOBODY
                os.chmod(self.folder, 0o755)
                os.chmod(place, 0o755)
        reply = self.worker.ask({"runs": [run], "limit": LIMIT, "memory": MEMORY})[0]
        after = Tree(place)
        outputs = [one["name"] for one in self.definitions[case.tool] if one["output"]]
        found = self.judge(case, reply, given, outputs, places, before, after)
        if case.read_only:
            os.chmod(os.path.join(places["out"], "read only"), 0o755)
        shutil.rmtree(place, ignore_errors=True)
        return found, reply

    def _links(self, case, places):
        value = case.changes.get(case.parameter)
        if not isinstance(value, str) or not value.startswith("{out}/"):
            return
        path = fill(value, places)
        if "/link to input" in value:
            inputs = [one for one in case.parameters().values() if isinstance(one, str) and one.startswith("{in}")]
            first = fill(sorted(inputs)[0].split("|")[0], places)
            os.symlink(os.path.dirname(first) if case.label == "folder links to inputs" else first, path)
        elif "/dangling" in value:
            os.symlink(os.path.join(places["out"], "nowhere", "x" + os.path.splitext(path)[1]), path)
        elif "/read only" in value:
            os.makedirs(os.path.join(places["out"], "read only"))

    # -- the judgement ------------------------------------------------------------------------------------------
    def judge(self, case, reply, given, outputs, places, before, after):
        """[Finding] of a run by its reply and the trees of files before and after it."""
        found = []

        def find(kind, words):
            found.append(Finding(kind, case.name, words[:600]))

        ended, said = reply["ended"], sentence(reply)
        if ended in ("hang", "crash", "died"):
            find(ended, reply["message"][-300:] or "no more is known")
        for text in reply["tracebacks"]:
            find("traceback", text.strip().splitlines()[-1] + " | " + _where(text))
        if reply.get("memory", 0) > MEMORY:
            find("memory", "{} MB above an idle QGIS".format(reply["memory"] >> 20))
        if ended == "refused" and not reply["tracebacks"]:
            why = unclear(said)
            if why:
                find("unclear", f"{why}: {said}")
        if ended == "ok" and case.refuse:
            find("taken", "it succeeds: {}".format(reply["results"].get("SUMMARY") or list(reply["results"])))
        may = [os.path.realpath(path) for path in fill(case.may, places)]
        targets = self._targets(given, outputs, places["out"])
        if ended == "ok":
            for name in outputs:
                value = reply["results"].get(name)
                if isinstance(value, str):
                    wrong = absent(value, places["out"])
                    if wrong:
                        find("not there", f"{name}: {wrong}")
                    targets.append(plain_path(value.replace("\0", ""), places["out"]))
                elif isinstance(value, dict) and not value["layer"]:
                    find("not there", f"{name}: the layer is not valid")
                elif (
                    value is None
                    and given.get(name) not in (None, "", [])
                    and name not in reply["results"]
                    and not (noted(reply, given[name]) or noted(reply, name))
                ):
                    find("not there", f"{name} was asked for and is in no result")
        changed = before.changed(after)
        own = [path for path in targets if path not in before.files and os.path.realpath(path) not in before.real]
        for path, how in changed.items():
            shown = os.path.relpath(path, os.path.dirname(places["out"]))
            if path.endswith(_JOURNALS):
                continue
            if how == "new":
                if "/.hotspot-" in path:
                    find("leftover", shown)
                elif not any(belongs(path, target) for target in targets):
                    find("unasked file", shown)
                elif ended != "ok" and any(belongs(path, target) for target in targets):
                    find("half done", shown + " although it was refused")
            elif os.path.realpath(path) in may:
                lost = before.lost_tables(path)
                if lost and not case.label.startswith("deleted"):
                    find("table lost", "{}: {}".format(shown, ", ".join(lost)))
            elif path not in own:
                inputs = shown.startswith(("in", "odd"))
                find("input changed" if inputs else "file changed", f"{shown} {how}")
        return found

    @staticmethod
    def _targets(given, outputs, out):
        targets = []
        for name in outputs:
            value = given.get(name)
            if isinstance(value, dict):
                value = value["to"]
            if isinstance(value, str) and value.strip() and "\0" not in value and value != "TEMPORARY_OUTPUT":
                targets.append(plain_path(value, out))
        return targets + [os.path.realpath(one) for one in targets]


def noted(reply, path):
    """Whether a run that succeeded says of a file, or of an output by its name, that it is not there."""
    return os.path.basename(str(path)) in "\n".join([str(reply["results"].get("NOTES")), *reply["said"]])


def _where(text):
    """The last of our own lines in a traceback."""
    lines = [line.strip() for line in text.splitlines() if line.strip().startswith("File ")]
    ours = [line for line in lines if "/tests/" not in line and re.search(r"/(core|bridge|algorithms)/", line)]
    line = (ours or lines or ["?"])[-1]
    match = re.search(r'/((?:core|layers|algorithms)/[^"]+)", line (\d+)', line)
    return "{}:{}".format(*match.groups()) if match else line


def sentence(reply):
    """What a user reads of a run that was refused, without what QGIS sets around it."""
    parts = []
    for text in [*reply["said"], reply["message"]]:
        for around in _AROUND:
            text = text.replace(around, "")
        text = text.strip()
        if text and text not in parts:
            parts.append(text)
    return "\n".join(parts)


def unclear(said):
    """Why a sentence is not one that a user can act on, or ''."""
    if not said.strip():
        return "nothing is said"
    for pattern in UNCLEAR:
        match = re.search(pattern, said)
        if match:
            return f"it says '{match.group()}'"
    if len(said) > 700:
        return f"it is {len(said)} signs long"
    ends = len(re.findall(r"[.!?](?=\s|$)", re.sub(r"'[^']*'|\be\.g\.|\bno\. ", "", said)))
    return f"it has {ends} sentences" if ends > 3 else ""


def plain_path(value, folder):
    """The path of a destination without what drivers and QGIS add to it."""
    match = re.match(r"ogr:dbname='(.*?)'", value)
    value = match.group(1) if match else value.split("|layername=")[0]
    value = re.sub(r"^file://", "", value)
    if value.startswith("/vsizip/"):
        value = re.sub(r"^/vsizip/(.*?\.zip)/.*$", r"\1", value)
    return os.path.normpath(os.path.join(folder, value))


def belongs(path, target):
    """Whether a new file is a target, one of its side files, or in it."""
    if path == target or path.startswith(target + os.sep):
        return True
    stem = os.path.splitext(target)[0]
    return (
        os.path.dirname(path) == os.path.dirname(target)
        and (path.startswith(target) or os.path.splitext(path)[0] == stem)
        and path.endswith(_SIDES)
    )


def absent(value, folder):
    """What is wrong with a result that was said to be at ``value``, or ''."""
    if "\0" in value:
        return f"no file has the name {value!r}"
    path = plain_path(value, folder)
    if value.startswith(("postgres:", "memory:")):
        return ""
    if not os.path.exists(path):
        return f"'{os.path.basename(path)}' does not exist"
    if os.path.isdir(path):
        return ""
    mode = os.stat(path).st_mode
    if not stat.S_ISREG(mode):
        return f"'{path}' is not a file"
    with open(path, "rb") as file:
        head = file.read(64).lstrip(b"\xef\xbb\xbf \r\n")
    end = os.path.splitext(path)[1].lower()
    # One document in each line is what the other ending says.
    magic = _MAGIC.get(end) if not path.endswith(".geojsonl.json") else None
    if (
        magic
        and not head.lower().startswith(magic if isinstance(magic, tuple) else (magic.lower(),))
        and not (head.startswith(magic if isinstance(magic, tuple) else (magic,)))
    ):
        return f"'{os.path.basename(path)}' does not hold what its name says: {head[:12]!r}"
    if end == ".json" and not path.endswith(".geojsonl.json"):
        try:
            with open(path, encoding="utf-8") as file:
                json.load(file, parse_constant=lambda name: (_ for _ in ()).throw(ValueError(name)))
        except ValueError as error:
            return f"'{os.path.basename(path)}' is no JSON: {error}"
    if end in (".gpkg", ".shp", ".geojson", ".fgb", ".kml") or "|layername=" in value:
        return _no_layer(value, path)
    if end == ".tif":
        try:
            return "" if gdal.Open(path) else f"'{os.path.basename(path)}' is no raster"
        except RuntimeError as error:
            return str(error)
    return ""


def _no_layer(value, path):
    table = value.partition("|layername=")[2] or (re.findall(r'table="(.*?)"', value) or [""])[0]
    try:
        source = ogr.Open(path)
        if source is None:
            return f"'{os.path.basename(path)}' cannot be opened"
        layer = source.GetLayerByName(table) if table else source.GetLayer(0)
        if layer is None:
            return f"'{os.path.basename(path)}' has no table '{table}'"
        for _ in layer:
            pass
    except RuntimeError as error:
        return str(error)
    return ""


class Tree:
    """The files below a folder, each with a mark of its content."""

    def __init__(self, folder):
        self.files, self.tables = {}, {}
        for home, folders, names in os.walk(folder):
            for name in names + [one for one in folders if os.path.islink(os.path.join(home, one))]:
                path = os.path.join(home, name)
                self.files[path] = self._mark(path)
                if path.endswith(".gpkg") and self.files[path]:
                    self.tables[path] = tables(path)
            for name in folders:
                self.files.setdefault(os.path.join(home, name), "folder")
        self.real = {os.path.realpath(path) for path in self.files}

    @staticmethod
    def _mark(path):
        if os.path.islink(path):
            return "link to " + os.readlink(path)
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()

    def changed(self, after):
        """{path: 'new', 'gone' or 'changed'}; a database that holds the same as before is not changed."""
        found = {}
        for path in {**self.files, **after.files}:
            if path not in self.files:
                # A folder that was made is told by what lies in it, or by itself where it is empty.
                if after.files[path] != "folder" or not os.listdir(path):
                    found[path] = "new"
            elif path not in after.files:
                found[path] = "gone"
            elif self.files[path] != after.files[path]:
                before, now = self.tables.get(path), after.tables.get(path)
                if not before or before != now:
                    found[path] = "changed"
        return found

    def lost_tables(self, path):
        """Names of the tables that a GeoPackage held when this tree was seen and does not hold as they were now."""
        now = tables(path) if os.path.exists(path) else {}
        return [
            name
            for name, mark in self.tables.get(path, {}).items()
            if now.get(name) != mark
            and not name.startswith(("gpkg_", "sqlite_", "rtree_", "layer_styles"))
            and not (name in _REGISTER and name in now and now[name][0] >= mark[0])
        ]


def tables(path, write=False, plain=None):
    """{table: (rows, mark of what it holds)} of an SQLite file, {} for another; ``write``: a journal is played back,
    ``plain`` takes from a row, as bytes, what does not count."""
    try:
        with closing(
            sqlite3.connect(
                "file:{}?mode={}".format(
                    path.replace("%", "%25").replace("?", "%3f").replace("#", "%23"), "rw" if write else "ro"
                ),
                uri=True,
            )
        ) as database:
            names = [
                row[0]
                for row in database.execute(
                    "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'rtree_%'"
                )
            ]
            found = {}
            for name in names:
                mark, count = hashlib.sha256(), 0
                for row in database.execute('SELECT * FROM "{}"'.format(name.replace('"', '""'))):
                    data = repr(row).encode("utf-8", "replace")
                    mark.update(plain(data) if plain else data)
                    count += 1
                found[name] = (count, mark.hexdigest())
            return found
    except sqlite3.Error:
        return {}


# -- many cases -------------------------------------------------------------------------------------------------------
def run_all(bench, cases, workers=2, say=None):
    """(findings, rows) of many cases over several workers; each row says how a case ended and how long it took."""
    todo, lock = collections.deque(cases), threading.Lock()
    findings, rows = [], []

    def work(own):
        while True:
            with lock:
                if not todo:
                    return
                case = todo.popleft()
            try:
                found, reply = own.run(case)
            except Exception as error:
                found, reply = [Finding("harness", case.name, f"{type(error).__name__}: {error}")], {}
            with lock:
                findings.extend(found)
                rows.append(
                    {
                        "case": case.name,
                        "ended": reply.get("ended"),
                        "seconds": reply.get("seconds"),
                        "memory": reply.get("memory"),
                        "said": sentence(reply)[:300] if reply else "",
                    }
                )
                for one in found if say else ():
                    say("{} | {} | {}".format(one.kind, one.case, one.words[:300].replace("\n", " / ")))
                if say and len(rows) % 100 == 0:
                    say(f"{len(rows)} of {len(cases)} cases, {len(findings)} findings")

    threads = [threading.Thread(target=work, args=(own,)) for own in bench.with_others(workers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return findings, rows


def table(findings, rows):
    """A text for people: counts by kind, then each kind's findings, the same words once with the number of cases."""
    lines = [
        "{:,} cases: {}".format(
            len(rows),
            ", ".join(
                f"{count} {ended}"
                for ended, count in sorted(collections.Counter(str(row["ended"]) for row in rows).items())
            ),
        )
    ]
    for kind, count in collections.Counter(one.kind for one in findings).most_common():
        lines.append("")
        lines.append(f"{kind}: {count}")
        groups = collections.defaultdict(list)
        for one in findings:
            if one.kind == kind:
                groups[re.sub(r"'[^']*'|/\S+|\b[A-Z_]{3,}\b|\d+|\b\S{80,}", "…", one.words)[:100]].append(one)
        for group in sorted(groups.values(), key=len, reverse=True):
            words = group[0].words[:300].replace("\n", " / ")
            lines.append(f"  {len(group):4d} × {words} [{group[0].case}]")
    return "\n".join(lines)


def save(path, findings, rows):
    """The findings and rows as JSON."""
    with open(path, "w", encoding="utf-8") as file:
        json.dump({"findings": [asdict(one) for one in findings], "runs": rows}, file, indent=1, ensure_ascii=True)


__all__ = ["Bench", "Case", "GOOD", "Finding", "run_all", "table", "save", "sentence", "unclear"]
