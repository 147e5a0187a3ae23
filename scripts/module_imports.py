"""The plugin's modules and what each of them imports, read from their source: for the test of the doors between the
packages and for the drawing in ARCHITECTURE.md."""

import ast
import os

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
PACKAGES = ("algorithms", "bridge", "contract", "core", "ui")


def modules(root=ROOT):
    """Relative paths, with ``/``, of every module of the plugin itself, sorted."""
    found = ["__init__.py", "plugin.py"]
    for package in PACKAGES:
        for where, folders, names in os.walk(os.path.join(root, package)):
            folders[:] = [name for name in folders if name != "__pycache__"]
            found += [
                os.path.relpath(os.path.join(where, name), root).replace(os.sep, "/")
                for name in names
                if name.endswith(".py")
            ]
    return sorted(found)


def owner(path):
    """The package of a module, or the name of a module that lies in the root."""
    return path.split("/")[0] if "/" in path else path[:-3]


def imports(path, root=ROOT):
    """(line, target, when the module is loaded) of every import, except those for a checker of types alone; a target
    inside the plugin starts with a dot and is given from the plugin's root: ``.core.counting.grids``. Raises
    ValueError for an
    import that leaves the plugin."""
    with open(os.path.join(root, path), encoding="utf-8") as stream:
        tree = ast.parse(stream.read(), path)
    typing_only = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and isinstance(branch.test, ast.Name) and branch.test.id == "TYPE_CHECKING"
        for statement in branch.body
        for node in ast.walk(statement)
    }
    inside_functions = {
        id(node)
        for function in ast.walk(tree)
        if isinstance(function, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        for node in ast.walk(function)
    }
    folders = path.split("/")[:-1]
    found = []
    for node in ast.walk(tree):
        if id(node) in typing_only:
            continue
        top = id(node) not in inside_functions
        if isinstance(node, ast.Import):
            found.extend((node.lineno, alias.name, top) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0:
            found.append((node.lineno, node.module, top))
        elif isinstance(node, ast.ImportFrom):
            if node.level - 1 > len(folders):
                raise ValueError(f"{path}:{node.lineno} leaves the plugin")
            base = folders[: len(folders) - (node.level - 1)] + (node.module.split(".") if node.module else [])
            found.extend((node.lineno, "." + ".".join(_module(base, alias.name, root)), top) for alias in node.names)
    return found


def _module(base, name, root):
    """The parts of what ``from base import name`` reaches: a module or folder of that name, else the base."""
    there = os.path.join(root, *base, name)
    return base + [name] if not base or os.path.isdir(there) or os.path.isfile(there + ".py") else base
