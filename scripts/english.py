"""Tics of English in what users read: the texts of the plugin, its help, guide, README and changes.

    english.py            prints file:line: the tic, and what to say instead; 1 where there is any
    english.py FILE…      the same of these files

A tic that is right in one place is written another way there: there are no exceptions.
"""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
#: Where texts of the plugin are; guide and help are read as they are.
TEXTS = ("algorithms/", "bridge/", "contract/", "core/", "ui/", "plugin.py")
PAGES = (
    "docs/",
    "resources/help/",
    "resources/reports/",
    "resources/demo/README.md",
    "README.md",
    "CHANGELOG.md",
    "metadata.txt",
)

#: (pattern, what to say); the case of letters does not matter.
TICS = (
    (
        r"(?<!there )\bis no (number|list|file|name|plan|profile|register|report|json|geopackage|text|header|shift)\b",
        "is not a …",
    ),
    (r"\bis no \w+( \w+)? that can be\b", "is not valid; …"),
    (r"\bwrite them with \w+ between\b", "separate them with …"),
    (r"(?-i:\bEmpty: )", "Leave blank to …"),
    (r"\bone (name|point|line|row) an? (?!half)\w+", "one … per …"),
    (r"\ba row an? \w+", "one row per …"),
    (r"\bone a line\b", "one per line"),
    (r"\b(crimes|visits|hours|searches|minutes) a (day|week|month|year)\b", "… per …"),
    (r"\ba 1,000\b", "per 1,000"),
    (r"(?<!over )\ba head\b", "per head"),
    (r"\bharm is by\b|\bhot spots by harm\b", "ranked by harm; harm scores from …"),
    (r"\b(can|cannot|not) bear\b|\bbears? no\b", "can support, cannot support"),
    (r"\bgives? (one|them|it) away\b|\bgives away\b", "could be worked out; could reveal"),
    (r"\b(can be|is|are) told (to everybody|in bands|for the whole area|before|twice|by area)\b", "published"),
    (r"\battack(ed|s|ing)? (its own|by|before|what)\b|\battacked\b", "privacy check"),
    (r"\bdisclosure (check|report)\b|\bdisclosure-controlled\b", "privacy check"),
    (
        r"\b(by lot|the lots?|lots drawn|draws? lots|a lot (drawn|is|makes|that|draws))\b",
        "random allocation; randomised again",
    ),
    (
        r"\bfalls? back (by (itself|themselves)|whatever|alike|as much)\b",
        "would have fallen anyway (regression to the mean)",
    ),
    (r"\bis not there yet\b|\bthat are added make it\b", "does not exist yet; it is created when …"),
    (
        r"\bcomes? into the register\b|\b(in|into) force at once\b|\bplaces in force\b",
        "are added to the register; active",
    ),
    (r"\bsaw nobody\b", "no hot spot patrol was recorded in …"),
    (r"\bfurther from need than chance\b", "not in line with crime, by more than chance would explain"),
    (r"\bfall of [^.;]* shows after\b", "to detect a fall of … takes about … weeks"),
    (r"\bin rows( of)?\b", "in runs of …; consecutive"),
    (r"\bwhat matters:|\basking what matters\b", "importance: how much accuracy is lost when this is shuffled"),
    (r"\bdealt out anew\b", "shuffled"),
    (r"\banew\b", "again"),
    (r"\bthe smaller one\b", "the smaller area"),
    (r"\bwider than chance\b", "over-dispersion: how much more … vary than chance alone"),
    (r"\bno ways? leads?\b", "no route reaches"),
    (r"\bpings?\b", "positions of vehicles or radios (AVLS, Airwave GPS)"),
    (r"\blog of visits\b", "patrol log"),
    (r"\bdoses?\b|\bunder- and over-dosed\b", "on target, above, below"),
    (r"\b(at most|at least|over|of|up) so (many|much|long|far)\b(?! (as|that))", "at most this many …"),
    (r"\bover chance\b", "above chance"),
    (r"\bwhat shape have\b", "What shape are …?"),
    (r"\bmade by policing\b|\bpolicing (itself )?brings up\b", "police-generated"),
    (r"\b(nobody|anybody) can tell\b|\bnobody can see\b", "we cannot tell; cannot be known"),
    (r"\bsomething came of\b|\bnothing came of\b", "led to an outcome; no further action"),
    (r"\bis asked for without\b", "needs …"),
    (r"\bby one line\b", "with one command"),
    (r"\bsite (patrols|spots)\b|\bsiting patrols\b", "choose where patrols go"),
    (r", which \S+ has not\b", "does not have"),
    # Parameters are taken out of the text before, so that only their sign is left.
    (r"(?<=\s)=[\w{]", "set … to …"),
    (r"\b(one|a|the) grav(e|est) crimes?\b", "serious; the most serious"),
    (r"\bfits? into (the|a) shift\b", "fits in the shift"),
    (r"\bare held against|\bis held against|\bheld against (the|it)\b", "compared with"),
)


def texts(path: Path) -> Iterator[tuple[int, str]]:
    """(line, text) of the literals of a module that stand in ``tr`` or ``mark``, or in tables of texts."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for call in ast.walk(tree):
        if not isinstance(call, ast.Call):
            continue
        called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if called in ("tr", "mark"):
            for one in (node for argument in call.args[:1] for node in ast.walk(argument)):
                if isinstance(one, ast.Constant) and isinstance(one.value, str):
                    yield one.lineno, one.value


def said(path: Path) -> Iterator[tuple[int, str]]:
    """(line, text) of what users read in a file; in pages code is left out, since it names parameters."""
    if path.suffix == ".py":
        yield from texts(path)
    elif path.suffix == ".html":
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            yield from ((number, one) for one in re.findall(r'_\("([^"]*)"', line))
    else:
        fenced = False
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            fenced ^= line.lstrip().startswith("```")
            if not fenced:
                yield number, re.sub(r"`[^`]*`|\]\([^)]*\)", " ", line)


def tics(path: Path) -> list[str]:
    """A line for each tic in a file: where, what, and what to say."""
    return [
        f"{path}:{number}: {found.group().strip()} -> {better}"
        for number, text in said(path)
        for pattern, better in TICS
        for found in re.finditer(pattern, re.sub(r"\b[A-Z]+_?[A-Z]+\b", " ", text), re.IGNORECASE)
    ]


def files() -> list[Path]:
    """The files of the repository that users read from."""
    listed = subprocess.run(  # nosec - a fixed command
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    ).stdout.splitlines()
    return [
        ROOT / name
        for name in listed
        if (
            name.startswith(TEXTS)
            and name.endswith(".py")
            or name.startswith(PAGES)
            and name.endswith((".md", ".html", ".txt"))
        )
        and (ROOT / name).is_file()
    ]


if __name__ == "__main__":
    found = [line for path in map(Path, sys.argv[1:] or files()) for line in tics(path)]
    print("\n".join(found).replace(str(ROOT) + "/", ""), end="\n" if found else "")
    sys.exit(bool(found))
