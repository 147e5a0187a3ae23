"""Every way to spoil one parameter of a valid run, by what the parameter is.

A case is plain data: a tool, the parameter, a label, the changed values, whether it must be refused, and which files
that were there before it may change. ``{in}``, ``{out}`` and ``{odd}`` are folders, as in ``good`` and ``odd``.
"""

import os
import random
import re
import zlib
from dataclasses import dataclass, field

from . import odd
from .good import GOOD

NAN, INF = float("nan"), float("inf")
#: Parameters of texts that are days.
DAYS = {
    "START",
    "END",
    "SINCE",
    "INTERVENTION",
    "SELECTED_FROM",
    "SELECTED_TO",
    "TODAY",
    "VALID_FROM",
    "VALID_TO",
    "SCORE_FROM",
}
#: Texts that are lists of numbers, in which none may be none.
LISTS = {"DISTANCES", "CELL_SIZES", "BANDWIDTHS", "WINDOWS", "COVERAGES", "BANDS", "RINGS"}
LAYER_TYPES = ("source", "vector", "layer", "multilayer", "raster")
#: Inputs that a tool is there to change.
CHANGED = {"register": ["{in}/register.gpkg"]}


@dataclass
class Case:
    """One spoilt run."""

    tool: str
    parameter: str
    label: str
    changes: dict
    refuse: bool = False
    may: list = field(default_factory=list)
    read_only: bool = False

    @property
    def name(self):
        return f"{self.tool}.{self.parameter}: {self.label}"

    def parameters(self):
        return dict(GOOD[self.tool], **self.changes)


def cases(tool, definitions):
    """Every Case of a tool, from the definitions of its parameters as ``Worker.describe`` gives them."""
    good, found = GOOD[tool], []
    outputs = [one["name"] for one in definitions if one["output"] and good.get(one["name"])]
    inputs = _files([good.get(one["name"]) for one in definitions if not one["output"]])
    for one in definitions:
        if one["output"]:
            made = _of_output(one, good, outputs, inputs) if one["name"] in outputs else ()
        elif one["type"] in LAYER_TYPES:
            made = _of_layer(one, good.get(one["name"]))
        else:
            made = _KINDS.get(one["type"], _of_text)(one, good)
        # The week goes on where a step is refused, and says so on its page.
        steps = tool == "weeklypack" and not one["output"]
        for label, value, *more in made:
            more = more[0] if more else {}
            changes = {one["name"]: value, **more.get("with", {})}
            found.append(
                Case(
                    tool,
                    one["name"],
                    label,
                    changes,
                    more.get("refuse", False) and not steps,
                    CHANGED.get(tool, []) + more.get("may", []),
                    more.get("read_only", False),
                )
            )
    found += _of_period(tool, good)
    return found


REFUSE = {"refuse": True}


def _files(values):
    """The files that values name, as texts with their places."""
    found = []
    for value in values:
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and one.startswith("{in}"):
                found.append(one.split("|")[0])
    return sorted(set(found))


def _of_layer(one, good):
    many = one["type"] == "multilayer"
    first = (good[0] if many and good else good) or "{in}/places.gpkg"
    if many and first.endswith("download"):
        first = "{in}/export.csv"

    def value(what):
        return [what] if many else what

    stem = re.sub(r"^.*/|\.\w+$", "", first)
    for fault in odd.FAULTS:
        yield "layer " + fault, value("{odd}/made/" + fault + "/" + stem + ".gpkg")
    for label, path in (
        ("missing file", "{in}/not there.gpkg"),
        ("text file", "{odd}/words.txt"),
        ("text as gpkg", "{odd}/words.gpkg"),
        ("empty file", "{odd}/nothing.gpkg"),
        ("torn gpkg", "{odd}/truncated.gpkg"),
        ("absent table", first + "|layername=not there" if first.endswith("gpkg") else first + ".gone"),
    ):
        yield label, value(path), REFUSE
    for label, path in (
        ("raster as vector", "{odd}/grid.tif"),
        ("a folder", "{odd}/a folder"),
        ("empty csv", "{odd}/nothing.csv"),
        ("words as csv", "{odd}/words.csv"),
        ("inside a zip", "/vsizip/{odd}/layers.zip/zipped.gpkg"),
        ("another tool's plan", "{in}/plan.gpkg"),
        ("another tool's places", "{in}/ranked.gpkg"),
        ("a register", "{in}/register.gpkg"),
        ("json", "{in}/fairness.json"),
        ("no value", None),
        ("blank", "   "),
        ("a number", 5),
        ("an object", {"!": "object"}),
        ("unknown layer id", "crimes_1234_abcd"),
        ("a subset", first + ("|subset=1 = 0" if first.endswith("gpkg") else "")),
    ):
        yield label, value(path)
    if first.endswith(".gpkg"):
        yield "deleted under the project", value({"!": "deleted", "uri": first}), {"may": [first]}
        for kind in ("edited", "memory", "selected"):
            if not (many and kind == "selected"):
                yield "layer " + kind, value({"!": kind, "uri": first}), {}
    if many:
        yield "empty list", []
        yield "twice the same", [first, first]


def _of_field(one, good):
    for label, value in (
        ("absent field", "no such field"),
        ("blank field", "  "),
        ("field is a number", 7),
        ("field with quotes", "a\"b'c"),
        ("field is a list", ["offence", "date"]),
    ):
        yield label, value, REFUSE if label == "absent field" and good.get(one.get("parent")) else {}
    for label, value in (
        ("empty field", ""),
        ("the id field", "fid"),
        ("another field", "name"),
        ("a field of days", "date"),
        ("a field of text", "offence"),
    ):
        yield label, value


def _of_number(one, good):
    for label, value in (("NaN", NAN), ("infinite", INF), ("minus infinite", -INF), ("1e300", 1e300)):
        yield label, value, REFUSE
    for label, value in (("text for a number", "abc"), ("NaN as text", "nan"), ("list for a number", [1, 2])):
        yield label, value, REFUSE
    for label, value in (
        ("minus one", -1),
        ("zero", 0),
        ("no number", None),
        ("empty number", ""),
        ("comma", "1,5"),
        ("1e12", 1e12),
        ("tiny", 1e-9),
        ("64 bits", 2**63),
        ("a bad property", {"!": "expression", "text": "abc("}),
    ):
        yield label, value


def _of_enum(one, good):
    for label, value in (
        ("unknown token", "no such choice"),
        ("index too high", 99),
        ("empty list of tokens", []),
        ("two tokens", one["options"][:2]),
    ):
        yield label, value, REFUSE if label in ("unknown token", "index too high") else {}
    for label, value in (
        ("empty token", ""),
        ("first index", 0),
        ("no token", None),
        ("token in capitals", one["options"][-1].upper()),
    ):
        yield label, value
    for token in one["options"]:
        if token != good.get(one["name"]):
            yield "token " + token, token


def _of_boolean(one, good):
    yield from (
        ("perhaps", "perhaps"),
        ("two", 2),
        ("no truth", None),
        ("list of truths", []),
        ("the other", not good.get(one["name"], False)),
    )


def _of_text(one, good):
    name = one["name"]
    if name in DAYS:
        for label, value in (
            ("30 February", "2025-02-30"),
            ("day zero", "0000-00-00"),
            ("month 13", "2025-13-01"),
            ("a word for a day", "yesterday"),
        ):
            yield label, value, REFUSE if good.get(name) else {}
        for label, value in (
            ("far future", "2999-12-31"),
            ("long ago", "1066-10-14"),
            ("British day", "31/12/2024"),
            ("year 10000", "10000-01-01"),
            ("a moment", "2024-05-01T12:00:00Z"),
        ):
            yield label, value
    if name in LISTS:
        for label, value in (("list with NaN", "100; nan"), ("list with inf", "inf"), ("list with 1e300", "1; 1e300")):
            yield label, value, REFUSE
        yield "list falling", "300; 200; 100"
        yield "list with minus", "-5; 10"
        yield "list of a thousand", "; ".join(str(i + 1) for i in range(1000))
    for label, value in (
        ("empty text", ""),
        ("blanks", "   "),
        ("ten thousand signs", "x" * 10_000),
        ("HTML", "<script>alert(1)</script>"),
        ("control signs", "a\x07\x1b[31m\x01b"),
        ("a zero byte", "a\x00b"),
        ("semicolons", ";;;;"),
        ("quotes", "'; DROP TABLE places; --"),
        ("braces", "{} {0} {name} %s"),
        ("a path", "../../etc/passwd"),
        ("Welsh and beyond", "Llŷn 🚓 \u202e العربية"),
        ("a number for a text", 5),
        ("a list for a text", ["a", "b"]),
        ("no text", None),
        ("bytes", {"!": "bytes"}),
        ("lines", "a\r\nb\n\nc"),
    ):
        yield label, value


def _of_expression(one, good):
    for label, value in (("no expression", "((("), ("open quote", '"crime_id')):
        yield label, value, REFUSE
    yield "absent in expression", '"absent" > 1', REFUSE
    for label, value in (
        ("divides by zero", "1/0"),
        ("leaves nothing", "false"),
        ("a shape", "$geometry"),
        ("a text", "'x'"),
        ("unknown function", "no_such(1)"),
        ("raises", "to_int('x') > 1"),
        ("an aggregate", "count(1) > 0"),
        ("blank expression", "  "),
        ("number for expression", 5),
    ):
        yield label, value


def _of_file(one, good):
    for label, path in (("missing file", "{in}/not there.json"), ("missing folder", "{in}/gone/x.json")):
        # The register and the ledger begin with a file that is not there yet.
        yield label, path, {} if one["name"] in ("REGISTER", "LEDGER") else REFUSE
    for label, path in (
        ("a folder", "{odd}/a folder"),
        ("binary", "{odd}/binary.json"),
        ("empty file", "{odd}/nothing.json"),
        ("broken JSON", "{odd}/broken.json"),
        ("a list", "{odd}/list.json"),
        ("an empty object", "{odd}/object.json"),
        ("null", "{odd}/null.json"),
        ("a number", "{odd}/number.json"),
        ("deep JSON", "{odd}/deep.json"),
        ("UTF-16", "{odd}/latin.json"),
        ("wrong types", "{odd}/wrong.json"),
        ("a text file", "{odd}/words.txt"),
        ("a torn gpkg", "{odd}/truncated.gpkg"),
        ("words as gpkg", "{odd}/words.gpkg"),
        ("a layer", "{in}/crimes.gpkg"),
    ):
        yield label, path, REFUSE
    for label, path in (
        ("another report", "{in}/fairness.json"),
        ("a release", "{in}/release.json"),
        ("a plan's table", "{in}/plan.gpkg"),
        ("a register", "{in}/active.gpkg"),
        ("empty path", ""),
        ("blank path", "  "),
        ("no path", None),
        ("number for a path", 5),
        ("zero byte in a path", "{in}/a\x00b.json"),
        ("address", "http://127.0.0.1:9/x.json"),
    ):
        yield label, path, {"may": ["{in}/active.gpkg"]} if label == "a register" else {}


def _of_crs(one, good):
    yield from (
        ("unknown CRS", "EPSG:999999"),
        ("a word", "nonsense"),
        ("empty CRS", ""),
        ("number", 5),
        ("degrees", "EPSG:4326"),
        ("no CRS", None),
    )


_KINDS = {
    "field": _of_field,
    "number": _of_number,
    "enum": _of_enum,
    "boolean": _of_boolean,
    "file": _of_file,
    "expression": _of_expression,
    "crs": _of_crs,
}
_LONG = "n" * 300
_NAMES = (
    "hot_31.03.2025",
    "v1.2",
    "a.json",
    "a.geojsonl",
    "a.mif",
    "a.db",
    "a.xls",
    "a.xlsx",
    "a.parquet",
    "a.shp.zip",
    "a.dat",
    "a.shp",
    "a.csv",
    "a.GPKG",
    "a.geojson",
    "a.kml",
    "a.fgb",
    "a",
    "a.",
    "ü 'q' & %20 #1.gpkg",
    "con.gpkg",
    "a.html",
    "a.svg",
    "a.pdf",
    "a.tif",
    "a.txt",
    "trailing .gpkg ",
)


def _of_output(one, good, outputs, inputs):
    name, kind = one["name"], one["type"]
    end = "" if kind == "folderDestination" else re.sub(r"^.*\.", ".", good[name])
    for path in inputs:
        # A layer named as JSON gets the ending of GeoJSON behind it, and is another file.
        other_file = kind == "sink" and path.endswith(".json")
        yield "target is input " + path[5:], path, {} if other_file else REFUSE
    if inputs:
        first = inputs[0]
        # A new table beside those that are there is what people do; one of theirs is never replaced.
        database = [path for path in inputs if path.endswith(".gpkg") and "register" not in path]
        if database and kind == "sink":
            stem = database[0][5:-5]
            yield "target is an input's table", database[0] + "|layername=" + stem, REFUSE
            yield "table beside an input's", database[0] + "|layername=new", {"may": database[:1]}
        yield (
            "target is input, another way",
            first.replace("{in}/", "{in}/../in/./"),
            {} if kind == "sink" and first.endswith(".json") else REFUSE,
        )
        yield "target links to an input", "{out}/link to input" + end, {"refuse": True, "with": {}}
    for other in outputs:
        if other != name:
            # What is named as a folder, and a layer as a report, gets an ending of its own, and is another file.
            folder = kind != "folderDestination" and "." not in os.path.basename(good[other])
            other_file = folder or kind == "sink" and good[other].endswith((".html", ".json", ".png"))
            yield "same target as " + other, good[other], {} if other_file else REFUSE
    yield "beside the project", "{in}/project.qgs", {} if kind == "sink" else REFUSE
    if kind != "folderDestination":
        yield "a folder of the user's", "{out}/a folder", REFUSE
        yield "a geodatabase", "{out}/classes.gdb", {}
        yield "a letter", "{out}/letter.docx", {}
        yield "accounts", "{out}/accounts.xlsx", {}
        yield "missing folder", "{out}/gone/a" + end, {}
        yield "name too long", "{out}/" + _LONG + end, REFUSE
        yield "read-only folder", "{out}/read only/a" + end, {"refuse": True, "read_only": True}
        yield "dangling link", "{out}/dangling" + end, {}
        yield "inside a zip", "/vsizip/{odd}/layers.zip/new" + end, REFUSE
        yield "under a file", "{out}/letter.docx/a" + end, REFUSE
        for odd_name in _NAMES:
            yield "named " + odd_name, "{out}/" + odd_name, {}
        yield "zero byte", "{out}/a\x00b" + end, REFUSE
        yield "file address", "file://{out}/a" + end, {}
    else:
        yield "a folder with files", "{out}/a folder", {}
        yield "a file", "{out}/letter.docx", REFUSE
        yield "folder under a missing one", "{out}/gone/further", {}
        yield "the folder of inputs", "{in}", {}
        yield "read-only folder", "{out}/read only", {"refuse": True, "read_only": True}
        yield "folder named too long", "{out}/" + _LONG, REFUSE
        yield "a geodatabase", "{out}/classes.gdb", {}
        yield "folder links to inputs", "{out}/link to inputs", {}
    if kind == "sink":
        yield "gpkg with tables", "{out}/other.gpkg", {"may": ["{out}/other.gpkg"]}
        yield "table beside tables", "{out}/other.gpkg|layername=new", {"may": ["{out}/other.gpkg"]}
        yield "table with odd name", '{out}/other.gpkg|layername=O\'B "q" ü', {"may": ["{out}/other.gpkg"]}
        yield "empty table name", "{out}/other.gpkg|layername=", {"may": ["{out}/other.gpkg"]}
        yield "table of the catalogue", "{out}/other.gpkg|layername=gpkg_contents", {"may": ["{out}/other.gpkg"]}
        yield "ogr database", "ogr:dbname='{out}/other.gpkg' table=\"new\" (geom)", {"may": ["{out}/other.gpkg"]}
        yield (
            "ogr database of inputs",
            "ogr:dbname='{in}/crimes.gpkg' table=\"new\" (geom)",
            {"may": ["{in}/crimes.gpkg"]},
        )
        yield "an active register", "{in}/active.gpkg", REFUSE
        yield "table in a register", "{in}/active.gpkg|layername=new", REFUSE
        yield "memory", "memory:a name", {}
        yield "temporary", "TEMPORARY_OUTPUT", {}
        yield "broken database", "postgres://dbname='x' host=127.0.0.1 port=9 table=\"t\"", {}
        yield "to the project", {"!": "sink", "to": "{out}/loaded.gpkg"}, {}
    for label, value in (
        ("no target", None),
        ("empty target", ""),
        ("number as target", 5),
        ("list as target", ["a"]),
        ("blank target", "   "),
    ):
        yield label, value, {}


def _of_period(tool, good):
    if good.get("START") and good.get("END"):
        yield Case(tool, "END", "end before start", {"START": "2025-05-01", "END": "2024-05-01"}, True)
        yield Case(tool, "END", "one day", {"START": "2024-05-01", "END": "2024-05-01"})
        yield Case(tool, "END", "before all data", {"START": "1990-01-01", "END": "1991-01-01"}, True)
        yield Case(tool, "END", "after all data", {"START": "2030-01-01", "END": "2031-01-01"}, True)


def good_cases(definitions):
    """The valid run of every tool as a Case."""
    return [Case(tool, "", "as it is", {}, may=CHANGED.get(tool, [])) for tool in sorted(definitions)]


#: Tools that take a second and more: in the sample they come less often.
SLOW = {
    "weeklypack",
    "temporalprofile",
    "monitor",
    "holdout",
    "risksurface",
    "impact",
    "fairnessaudit",
    "emerginghotspots",
}


def sample(every, least, seed=15):
    """At least ``least`` cases of each tool, the same with the same seed, so that every label comes at least once."""
    chance = random.Random(seed)
    by_tool, labels = {}, {}
    for case in every:
        by_tool.setdefault(case.tool, []).append(case)
        labels.setdefault(_family(case), []).append(case)
    taken = {tool: [] for tool in by_tool}

    def load(case):
        return len(taken[case.tool]) * (3 if case.tool in SLOW else 1)

    for label in sorted(labels, key=lambda one: (len({case.tool for case in labels[one]}), zlib.crc32(one.encode()))):
        lightest = min(load(case) for case in labels[label])
        case = chance.choice([case for case in labels[label] if load(case) == lightest])
        taken[case.tool].append(case)
    for tool, mine in taken.items():
        rest = [case for case in by_tool[tool] if case not in mine]
        mine += chance.sample(rest, max(min(least - len(mine), len(rest)), 0))
    return [case for mine in taken.values() for case in mine]


def once(every, seed=15):
    """One case of each spoiling of each parameter, whichever tools have that parameter."""
    chance, seen = random.Random(seed), {}
    for case in chance.sample(every, len(every)):
        seen.setdefault((case.parameter, case.label), case)
    return list(seen.values())


def _family(case):
    """The label without the names of the tool's own parameters, files and tokens."""
    return re.sub(r"^(target is input|same target as|token|another tool's) .*", r"\1", case.label)
