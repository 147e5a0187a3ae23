"""Which names of QGIS's classes the plugin uses that another version of QGIS does not have.

    python3 scripts/qgis_names.py PATH/TO/QGIS/python/PyQt6

The folder is the one of QGIS's own source, with ``core``, ``gui`` and ``analysis`` in it. Read are imports from
these modules and every chain that starts at such a class, as ``QgsTask.Flag.CanCancel``. A method called on an
object is not: its class is not known from the source. What a class has from Qt is asked of the PyQt at hand.
"""

from __future__ import annotations

import ast
import re
import sys
from importlib import import_module
from pathlib import Path
from types import ModuleType

MODULES = ("core", "gui", "analysis")
SHIPPED = ("__init__.py", "plugin.py", "algorithms", "bridge", "contract", "core", "ui")

#: Where Qt keeps the classes that those of QGIS come from.
QT_MODULES = ("QtCore", "QtGui", "QtWidgets")

_BLOCK = re.compile(r"^\s*%(?:Docstring|\w*Code)\b.*?^\s*%End\b[^\n]*$", re.MULTILINE | re.DOTALL)
_STRING = re.compile(r'"[^"\n]*"')
_COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.DOTALL)
_ANNOTATION = re.compile(r"/[A-Z]\w*(?:=[^/\n]*)?(?:,[^/\n]*)?/")
#: What is noted on names that are there already.
_NOTES = ("__doc__", "baseClass", "is_monkey_patched")
_HEAD = re.compile(r"\b(class|struct|namespace|enum class|enum)\s+(\w+)\s*(?::\s*([^{};]*))?$")


def names_used(root: Path) -> dict[str, set[str]]:
    """Chains from QGIS's classes, each with the files of the plugin at *root* that use it."""
    used: dict[str, set[str]] = {}
    for part in SHIPPED:
        start = root / part
        for path in sorted(start.rglob("*.py")) if start.is_dir() else [start]:
            if path.exists():
                for chain in _chains(ast.parse(path.read_text(encoding="utf-8"))):
                    used.setdefault(chain, set()).add(path.relative_to(root).as_posix())
    return used


def _chains(tree: ast.Module) -> set[str]:
    sources = {f"qgis.{module}" for module in MODULES}
    imported = {
        alias.asname or alias.name: alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module in sources
        for alias in node.names
        if alias.name.startswith(("Qgs", "Qgis"))
    }
    found = set(imported.values())
    for node in ast.walk(tree):
        parts = []
        while isinstance(node, ast.Attribute):
            parts.append(node.attr)
            node = node.value
        if parts and isinstance(node, ast.Name) and node.id in imported:
            found.add(".".join([imported[node.id], *reversed(parts)]))
    return found


class Names:
    """The names that a ``python/PyQt6`` folder of QGIS declares."""

    def __init__(self, folder: Path):
        #: What each class and each enum has.
        self.members: dict[str, set[str]] = {}
        self.bases: dict[str, list[str]] = {}
        #: Names that stand for another class or enum, as ``QgsMapLayer.LayerType`` does.
        self.aliases: dict[str, str] = {}
        for module in MODULES:
            for path in sorted((folder / module).rglob("*.sip*")):
                self._declarations(path.read_text(encoding="utf-8"))
        for module in MODULES:
            for path in sorted((folder / module / "auto_additions").glob("*.py")):
                self._additions(ast.parse(path.read_text(encoding="utf-8")))
            start = folder / module / "__init__.py.in"
            if start.exists():
                # QGIS's build puts more imports where it says @NAME@.
                filled = re.sub(r"^@\w+@$", "", start.read_text(encoding="utf-8"), flags=re.MULTILINE)
                self._additions(ast.parse(filled))

    def _declarations(self, text: str) -> None:
        for name in re.findall(r"^\s*%Exception\s+(\w+)|^\s*typedef\b[^;]*?(\w+);", text, re.MULTILINE):
            self.members.setdefault(name[0] or name[1], set())
        text = _ANNOTATION.sub("", _COMMENT.sub("", _STRING.sub("", _BLOCK.sub("", text))))
        text = re.sub(r"^\s*[%#][^\n]*$", "", text, flags=re.MULTILINE)
        # Each piece ends where a block begins or ends or a declaration is over.
        scope: list[str] = []
        enums: list[bool] = []
        for piece, end in re.findall(r"([^{};]*)([{};])", text):
            piece = " ".join(re.sub(r"\b(public|protected|private|signals|slots)\b[^:]*:(?!:)", "", piece).split())
            if end == "{":
                head = _HEAD.search(piece)
                name = head.group(2) if head else ""
                if name and scope:
                    self.members.setdefault(".".join(scope), set()).add(name)
                scope.append(name)
                enums.append(bool(head) and head.group(1).startswith("enum"))
                path = ".".join(scope)
                self.members.setdefault(path, set())
                if head and head.group(3) and not enums[-1]:
                    self.bases[path] = [base.split()[-1].replace("::", ".") for base in head.group(3).split(",")]
                continue
            if scope and enums[-1]:
                self.members[".".join(scope)].update(re.findall(r"(?:^|,)\s*(\w+)", piece))
            elif scope:
                self.members[".".join(scope)].update(_declared(piece))
            if end == "}" and scope:
                scope.pop()
                enums.pop()

    def _additions(self, tree: ast.Module) -> None:
        for node in tree.body:
            if isinstance(node, ast.Assign):
                target, value = ast.unparse(node.targets[0]), ast.unparse(node.value)
                owner, _, name = target.rpartition(".")
                if owner and name not in _NOTES:
                    self.members.setdefault(self._real(owner), set()).add(name)
                    self.members.setdefault(owner, set()).add(name)
                if self._real(value) in self.members:
                    self.aliases[target] = value

    def _real(self, path: str) -> str:
        return self.aliases.get(path, path)

    def has(self, chain: str) -> bool:
        """Whether *chain* resolves; what follows a method or a member of an enum is not looked at."""
        first, *rest = chain.split(".")
        here = self._real(first)
        if here not in self.members:
            return False
        for name in rest:
            owner = self._owner(here, name)
            if owner is None:
                return False
            here = self._real(f"{owner}.{name}")
            if here not in self.members:
                return True
        return True

    def _owner(self, path: str, name: str) -> str | None:
        """The class that has *name*: that at *path* or one it comes from; None where there is none."""
        if name in self.members.get(path, ()) or name.startswith("__"):
            return path
        for base in self.bases.get(path, ()):
            if base not in self.members and _qt_has(base, name):
                return base
            owner = self._owner(base, name)
            if owner is not None:
                return owner
        return None


def _qt() -> list[ModuleType]:
    """Qt's modules, of PyQt 6 where it is there, as in QGIS 4, else of PyQt 5."""
    for package in ("PyQt6", "PyQt5"):
        try:
            return [import_module(f"{package}.{module}") for module in QT_MODULES]
        except ImportError:
            continue
    sys.exit("PyQt6 or PyQt5 is needed, which tells what a class has from Qt: install one and run this again.")


def _qt_has(base: str, name: str) -> bool:
    return any(hasattr(getattr(module, base, None), name) for module in _qt())


def _declared(piece: str) -> set[str]:
    """The names that one declaration of a class brings in."""
    call = re.search(r"(\w+)\s*\(", piece)
    last = re.search(r"(\w+)$", piece)
    return {found.group(1) for found in (call, last) if found}


def missing(root: Path, folder: Path) -> dict[str, set[str]]:
    """What the plugin at *root* uses and the ``python/PyQt6`` *folder* lacks, with the files that use it."""
    names = Names(folder)
    return {chain: files for chain, files in names_used(root).items() if not names.has(chain)}


def main(folder: str) -> int:
    root = Path(__file__).resolve().parent.parent
    lacking = missing(root, Path(folder))
    for chain in sorted(lacking):
        print(f"{chain}: {', '.join(sorted(lacking[chain]))}")
    qt = _qt()[0].__name__.partition(".")[0]
    print(f"{len(names_used(root))} names are used, {len(lacking)} of them are not there. Qt's are those of {qt}.")
    return 1 if lacking else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
