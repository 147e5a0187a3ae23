"""What a public function of core takes, gives and raises stands in its docstring, in numpydoc's sections."""

import ast
import os
import re
import sys

import pytest

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.append(os.path.join(ROOT, "scripts"))
from module_imports import modules  # noqa: E402

#: The source is the same whatever QGIS reads it.
pytestmark = pytest.mark.once
#: Parameters of a function, itself aside, that a caller can still tell apart.
MOST_PARAMETERS = 7
MODULES = [path for path in modules() if path.startswith("core/")]


def definitions(body, prefix="", public_only=True):
    """(qualified name, definition) of functions, classes and methods."""
    for node in body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)) and not (public_only and node.name.startswith("_")):
            yield prefix + node.name, node
            if isinstance(node, ast.ClassDef):
                yield from definitions(node.body, f"{prefix}{node.name}.", public_only)


def decorators(node):
    return {one.id if isinstance(one, ast.Name) else getattr(one.func, "id", "") for one in node.decorator_list}


def parameters(node):
    """Names of the parameters of a function, ``self`` and ``cls`` aside."""
    arguments = node.args
    names = [one.arg for one in arguments.posonlyargs + arguments.args if one.arg not in ("self", "cls")]
    rest = ["*" + arguments.vararg.arg] if arguments.vararg else []
    return names + rest + [one.arg for one in arguments.kwonlyargs]


def raised(node):
    """Names of the exceptions that a function raises itself."""
    found = [one.exc for one in ast.walk(node) if isinstance(one, ast.Raise) and one.exc is not None]
    names = {one.func.id if isinstance(one, ast.Call) else getattr(one, "id", "") for one in found}
    return names - {""}


def sections(docstring):
    """{heading: names of its entries}; a heading is underlined, an entry is not indented."""
    found, lines, heading = {}, docstring.split("\n"), ""
    for line, below in zip(lines, lines[1:] + [""]):
        if line and re.fullmatch("-+", below) and len(below) == len(line):
            heading = line
            found[heading] = set()
        elif heading and re.match(r"[\w*]", line) and not re.fullmatch("-+", line):
            found[heading] |= {name.strip() for name in line.split(" : ")[0].split(",")}
    return found


def missing(node):
    """What the docstring of a definition leaves out, in words."""
    docstring = ast.get_docstring(node) or ""
    summary = docstring.split("\n\n")[0]
    if not summary or "\n" in summary or summary[-1] not in ".?":
        return ["a summary in one line"]
    found = sections(docstring)
    if isinstance(node, ast.ClassDef):
        fields = [one.target.id for one in node.body if isinstance(one, ast.AnnAssign)]
        public = {name for name in fields if not name.startswith("_")} if "dataclass" in decorators(node) else set()
        return [f"the attribute {name}" for name in sorted(public - found.get("Attributes", set()))]
    names = {name for name in parameters(node) if not name.startswith("_")}
    out = [f"the parameter {name}" for name in sorted(names - found.get("Parameters", set()))]
    gone = found.get("Parameters", set()) - names
    out += [f"{name}, which is no parameter," for name in sorted(gone)]
    nothing = node.returns is None or isinstance(node.returns, ast.Constant) and node.returns.value is None
    if not nothing and "property" not in decorators(node) and not {"Returns", "Yields"} & set(found):
        out.append("what it returns")
    return out + [f"the exception {name}" for name in sorted(raised(node) - found.get("Raises", set()))]


@pytest.mark.parametrize("path", MODULES)
def test_docstrings_say_all(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        tree = ast.parse(file.read())
    left_out = {name: missing(node) for name, node in definitions(tree.body)}
    assert {name: out for name, out in left_out.items() if out} == {}


@pytest.mark.parametrize("path", MODULES)
def test_no_function_takes_more_parameters_than_a_caller_can_tell_apart(path):
    with open(os.path.join(ROOT, path), encoding="utf-8") as file:
        tree = ast.parse(file.read())
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    assert [one.name for one in functions if len(parameters(one)) > MOST_PARAMETERS] == []


WHOLE = '''
def shares(counts, total: int = 1) -> float:
    """Shares of a total.

    Parameters
    ----------
    counts, total : int
        Counts, and their total.

    Returns
    -------
    float
        0 to 1.

    Raises
    ------
    ValueError
        The total is 0.
    """
    raise ValueError("no total")
'''


def test_what_is_left_out_is_found():
    def left_out(source):
        return missing(ast.parse(source).body[0])

    assert left_out(WHOLE) == []
    assert left_out(WHOLE.replace("counts, total : int", "counts : int")) == ["the parameter total"]
    assert left_out(WHOLE.replace("counts, total : int", "counts, total, more : int")) != []
    assert left_out(WHOLE.replace("    Returns\n    -------", "    Notes\n    -----")) == ["what it returns"]
    assert left_out(WHOLE.replace("    ValueError\n", "    KeyError\n")) == ["the exception ValueError"]
    assert left_out("def nothing():\n    pass") == ["a summary in one line"]
    assert left_out('@dataclass\nclass Pair:\n    """Two."""\n\n    first: int') == ["the attribute first"]
