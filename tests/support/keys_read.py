"""Which keys of TypedDicts Python source and Jinja2 templates read, found without running them."""

import ast
from typing import get_args, get_origin, get_type_hints

from typed_values import is_record, without_none


def element(hint):
    """What a list holds, None where that is not known."""
    hint = without_none(hint)
    return get_args(hint)[0] if get_origin(hint) is list else None


class Keys:
    """Collects what is read: ``read`` counts the keys found, ``unknown`` lists those that their type has not."""

    def __init__(self):
        self.read, self.unknown = 0, []

    def of(self, hint, key, where):
        """The type under a key of a record; None of anything else."""
        hint = without_none(hint)
        if not is_record(hint):
            return None
        self.read += 1
        found = get_type_hints(hint).get(key)
        if found is None:
            self.unknown.append(f"{where}: {hint.__name__} has no {key!r}")
        return found


class Python(Keys):
    """Follows values through a module from the annotations of its functions; ``records`` {name: TypedDict}."""

    def __init__(self, records):
        super().__init__()
        self.records, self.where = records, ""

    def module(self, path, text, of_tool):
        """Read a module; ``of_tool`` {tool: type} for the method show_report of the view of a tool."""
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.ClassDef):
                tool = next((_string(one.value) for one in node.body if _assigns(one, "TOOL")), None)
                for one in node.body:
                    if isinstance(one, ast.FunctionDef) and one.name == "show_report" and tool in of_tool:
                        self.where = f"{path}:{node.name}"
                        self.function(one, {one.args.args[1].arg: of_tool[tool]})
            elif isinstance(node, ast.FunctionDef):
                self.where = f"{path}:{node.name}"
                if any(self.annotated(one.annotation) is not None for one in node.args.args):
                    self.function(node, {})

    def annotated(self, node):
        """The type in an annotation as far as records are in it, else None."""
        if isinstance(node, ast.Name):
            return self.records.get(node.id)
        if isinstance(node, ast.BinOp):
            return self.annotated(node.left)
        if isinstance(node, ast.Subscript) and isinstance(node.value, ast.Name) and node.value.id == "list":
            inside = self.annotated(node.slice)
            return None if inside is None else list[inside]
        return None

    def function(self, node, known):
        """Follow the body of a function with what is known of names outside it."""
        known = dict(known)
        for one in node.args.args:
            if self.annotated(one.annotation) is not None:
                known[one.arg] = self.annotated(one.annotation)
        self.statements(node.body, known)

    def statements(self, body, known):
        """Follow statements in their order."""
        for node in body:
            if isinstance(node, ast.FunctionDef):
                self.function(node, known)
            elif isinstance(node, ast.Assign):
                self.assign(node.targets[0], node.value, known)
            elif isinstance(node, ast.For):
                self.bind(node.target, self.items(node.iter, known), known)
                self.statements(node.body, known)
            else:
                for name in ("test", "value"):
                    if isinstance(getattr(node, name, None), ast.expr):
                        self.type_of(getattr(node, name), known)
                for name in ("body", "orelse", "finalbody"):
                    self.statements(getattr(node, name, []), known)

    def assign(self, target, value, known):
        """``target = value``, also of several at once."""
        if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
            for one, other in zip(target.elts, value.elts):
                self.assign(one, other, known)
        else:
            self.bind(target, self.type_of(value, known), known)

    def bind(self, target, hint, known):
        """Know a name, or several of a tuple of types, from now on."""
        if isinstance(target, ast.Name):
            known[target.id] = hint
        elif isinstance(target, ast.Tuple):
            several = hint if isinstance(hint, tuple) else (None,) * len(target.elts)
            for one, inside in zip(target.elts, several):
                self.bind(one, inside, known)

    def items(self, node, known):
        """The type of what a loop over an expression gives; a set of the texts of a tuple of texts."""
        if isinstance(node, ast.Tuple) and all(_string(one) is not None for one in node.elts):
            return {_string(one) for one in node.elts}
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("zip", "enumerate"):
            inside = tuple(self.items(one, known) for one in node.args)
            return inside if node.func.id == "zip" else (None, *inside)
        return element(self.type_of(node, known))

    def type_of(self, node, known):
        """The type of an expression, None where it is not known; every key in it is looked at."""
        if isinstance(node, ast.Name):
            return known.get(node.id)
        if isinstance(node, ast.Subscript):
            return self.subscript(node, known)
        if isinstance(node, ast.Call):
            return self.call(node, known)
        if isinstance(node, (ast.ListComp, ast.GeneratorExp, ast.SetComp, ast.DictComp)):
            return self.comprehension(node, dict(known))
        if isinstance(node, ast.Lambda):
            return self.type_of(node.body, {**known, **{one.arg: None for one in node.args.args}})
        if isinstance(node, ast.Compare) and isinstance(node.ops[0], (ast.In, ast.NotIn)) and _string(node.left):
            self.of(self.type_of(node.comparators[0], known), _string(node.left), self.where)
            return None
        found = [self.type_of(one, known) for one in ast.iter_child_nodes(node) if isinstance(one, ast.expr)]
        if isinstance(node, (ast.BinOp, ast.BoolOp, ast.IfExp)):
            return next((one for one in found if one is not None), None)
        return None

    def subscript(self, node, known):
        """``value[key]``, ``values[i]``, ``values[i:j]``."""
        hint, key = self.type_of(node.value, known), node.slice
        if not isinstance(key, (ast.Slice, ast.Constant)):
            several = self.type_of(key, known)
            if isinstance(several, set):
                found = [self.of(hint, one, self.where) for one in sorted(several)]
                return found[0] if found else None
        if _string(key) is not None:
            return self.of(hint, _string(key), self.where)
        return hint if isinstance(key, ast.Slice) else element(hint) if hint is not None else None

    def call(self, node, known):
        """A call, of which ``get``, and what hands on the rows of its argument, are known."""
        function, arguments = node.func, node.args
        if isinstance(function, ast.Attribute):
            hint = self.type_of(function.value, known)
            for one in arguments:
                self.type_of(one, known)
            for one in node.keywords:
                self.type_of(one.value, known)
            return self.of(hint, _string(arguments[0]), self.where) if function.attr == "get" and arguments else None
        first = self.type_of(arguments[0], known) if arguments else None
        for one in arguments[1:]:
            self.type_of(one, known)
        for one in node.keywords:
            if isinstance(one.value, ast.Lambda) and one.arg == "key":
                names = [name.arg for name in one.value.args.args]
                self.type_of(one.value.body, {**known, names[0]: element(first)})
            else:
                self.type_of(one.value, known)
        name = function.id if isinstance(function, ast.Name) else ""
        return first if name in ("sorted", "list", "reversed") else element(first) if name in ("next", "max") else None

    def comprehension(self, node, known):
        """The list that a comprehension makes."""
        for one in node.generators:
            self.bind(one.target, self.items(one.iter, known), known)
            for condition in one.ifs:
                self.type_of(condition, known)
        parts = (node.key, node.value) if isinstance(node, ast.DictComp) else (node.elt,)
        found = [self.type_of(one, known) for one in parts][-1]
        return list[found] if is_record(found) else None


class Template(Keys):
    """Follows values through a template from the types of its own names."""

    def __init__(self, name):
        super().__init__()
        self.where = name

    def follow(self, node, known):
        """Follow a node of Jinja2 with what is known of names; the type of it."""
        from jinja2 import nodes

        if isinstance(node, nodes.Name):
            return known.get(node.name)
        if isinstance(node, nodes.Getattr):
            return self.of(self.follow(node.node, known), node.attr, self.where)
        if isinstance(node, nodes.Getitem):
            hint = self.follow(node.node, known)
            if isinstance(node.arg, nodes.Const) and isinstance(node.arg.value, str):
                return self.of(hint, node.arg.value, self.where)
            self.follow(node.arg, known)
            return hint if isinstance(node.arg, nodes.Slice) else element(hint) if hint is not None else None
        if isinstance(node, nodes.For):
            inside = dict(known)
            inside[getattr(node.target, "name", "")] = element(self.follow(node.iter, known))
            for one in [*node.body, *([node.test] if node.test is not None else [])]:
                self.follow(one, inside)
            return None
        found = [self.follow(one, known) for one in node.iter_child_nodes()]
        if isinstance(node, nodes.Filter):
            return found[0] if node.name in ("sort", "reverse") else None
        return None


def _string(node):
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def _assigns(node, name):
    return isinstance(node, ast.Assign) and any(isinstance(one, ast.Name) and one.id == name for one in node.targets)
