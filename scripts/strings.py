"""The texts of the plugin that are translated, as Qt's template and as the files of the languages begun.

    strings.py            writes resources/i18n/hotspot_policing.ts, and adds what is new to hotspot_policing_*.ts
    strings.py --check    says whether the template is up to date

Qt's own tool reads literals in ``tr()`` only; here those in ``mark()`` and in the ``_()`` of report templates are read
too, and buttons and tooltips of classes, which are translated where they are used. PyQt looks a text up under the class
of the object whose ``tr`` is asked, so that a text of a class stands under its subclasses too; the function ``tr`` of
``bridge.ground.texts`` looks under one name for all.
"""

import ast
import glob
import os
import sys
import xml.etree.ElementTree as ElementTree
from xml.sax.saxutils import escape

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
FOLDER = os.path.join(ROOT, "resources", "i18n")
NAME = "hotspot_policing"
#: What tools and the plugin itself ask under.
COMMON = "HotspotPolicing"
ATTRIBUTES = ("BUTTON", "TIP", "LAYERS", "METHODS", "MENU")
#: Tables whose texts, all of them, are translated with the function ``tr``.
TABLES = ("CHECKS", "USES", "RULES", "RELATIONS", "_WORDS", "_SHOWN")


def sources():
    """Relative paths of the plugin's modules."""
    for folder in ("algorithms", "bridge", "contract", "core", "ui"):
        for where, _, names in sorted(os.walk(os.path.join(ROOT, folder))):
            for name in sorted(names):
                if name.endswith(".py"):
                    yield os.path.relpath(os.path.join(where, name), ROOT).replace(os.sep, "/")
    yield "plugin.py"


def is_text(node):
    """Whether a node is a literal with words in it."""
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and any(one.isalpha() for one in node.value)


def texts_of(node):
    """The texts that a node of the tree has translated."""
    if isinstance(node, ast.Call):
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        if called in ("tr", "mark"):
            return [one.value for arg in node.args[:1] for one in ast.walk(arg) if is_text(one)]
    if isinstance(node, ast.Assign):
        names = {one.id for one in node.targets if isinstance(one, ast.Name)}
        values = node.value.values if isinstance(node.value, ast.Dict) else [node.value]
        found = [one.value for value in values for one in ast.walk(value) if is_text(one)]
        if names & set(TABLES):
            keys = {
                key.value
                for one in ast.walk(node.value)
                if isinstance(one, ast.Dict)
                for key in one.keys
                if is_text(key)
            }
            return [one for one in found if one not in keys]
        if names & set(ATTRIBUTES):
            # Names of outputs and layers of tables are no words.
            return [one for one in found if not one.isupper() and not one.isidentifier() or one.istitle()]
    return []


def asks_an_object(node, owners):
    """Whether a ``tr`` is that of an object, ``self.tr`` or a function's name for it, and not the function ``tr``."""
    if not isinstance(node, ast.Call):
        return True
    return isinstance(node.func, ast.Attribute) or getattr(node.func, "id", "") in owners


def of_objects(tree):
    """Names in the module that stand for the ``tr`` of an object: ``tr = self.page.tr``."""
    return {
        name.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Attribute) and node.value.attr == "tr"
        for name in node.targets
        if isinstance(name, ast.Name)
    }


def templates():
    """{text: path} of the ``_()`` of the templates of reports and of the file for Word."""
    from jinja2 import Environment
    from jinja2.ext import extract_from_ast

    found = {}
    kinds = (("reports", "*.html"), ("docx", "*.xml"))
    for path in [path for kind in kinds for path in sorted(glob.glob(os.path.join(ROOT, "resources", *kind)))]:
        with open(path, encoding="utf-8") as file:
            tree = Environment().parse(file.read())  # nosec - only parsed
        for _, _, said in extract_from_ast(tree, ("_",)):
            text = said if isinstance(said, str) else said[0]
            if text:
                found.setdefault(text, os.path.relpath(path, ROOT).replace(os.sep, "/"))
    return found


def texts():
    """{context: {text: file}}."""
    found, bases = {}, {}
    for path in sources():
        with open(os.path.join(ROOT, path), encoding="utf-8") as file:
            tree = ast.parse(file.read())
        named = of_objects(tree)

        def visit(node, owner, path=path, named=named):
            if isinstance(node, ast.ClassDef):
                bases.setdefault(node.name, set()).update(one.id for one in node.bases if isinstance(one, ast.Name))
                owner = node.name
            for text in texts_of(node):
                own = owner and path.startswith("ui/") and asks_an_object(node, named)
                context = owner if own else COMMON
                found.setdefault(context, {}).setdefault(text, path)
            for child in ast.iter_child_nodes(node):
                visit(child, owner)

        visit(tree, "")
    for text, path in templates().items():
        found.setdefault(COMMON, {}).setdefault(text, path)
    for name in sorted(bases):
        line, todo = [], list(bases[name])
        while todo:
            line.append(todo.pop())
            todo += bases.get(line[-1], ())
        for base in line:
            if base in found and base != name and name in found or base in found and _in_ui(name, bases, found):
                for text, path in list(found[base].items()):
                    found.setdefault(name, {}).setdefault(text, path)
    return found


def _in_ui(name, bases, found):
    return any(base in found for base in bases.get(name, ()))


def as_ts(found, language="", known=None):
    """The file of a language; ``known`` {text: translation}."""
    known = known or {}
    out = [
        '<?xml version="1.0" encoding="utf-8"?>',
        "<!DOCTYPE TS>",
        '<TS version="2.1" sourcelanguage="en_GB"{}>'.format(f' language="{language}"' if language else ""),
    ]
    if language:
        out.append("<!-- Begun by machine: a speaker of the language reads every line before it is relied on. -->")
    for context in sorted(found):
        out += ["<context>", f"    <name>{context}</name>"]
        for text, path in sorted(found[context].items()):
            done = known.get(text, "")
            out += [
                "    <message>",
                f'        <location filename="../../{path}"/>',
                f"        <source>{escape(text)}</source>",
                f"        <translation>{escape(done)}</translation>"
                if done
                else '        <translation type="unfinished"></translation>',
                "    </message>",
            ]
        out.append("</context>")
    return "\n".join(out + ["</TS>", ""])


def known_in(path):
    """{text: translation} of a file."""
    return {
        message.findtext("source"): message.findtext("translation")
        for message in ElementTree.parse(path).iter("message")
        if message.findtext("translation")
    }  # nosec - a file of our own


def files():
    """{path: what should stand there}."""
    found = texts()
    out = {os.path.join(FOLDER, NAME + ".ts"): as_ts(found)}
    for path in glob.glob(os.path.join(FOLDER, NAME + "_*.ts")):
        language = os.path.basename(path)[len(NAME) + 1 : -3]
        out[path] = as_ts(found, language, known_in(path))
    return out


if __name__ == "__main__":
    old = []
    for path, text in files().items():
        if "--check" in sys.argv:
            with open(path, encoding="utf-8") as file:
                old += [path] if file.read() != text else []
        else:
            with open(path, "w", encoding="utf-8", newline="\n") as file:
                file.write(text)
            print("{}: {} texts".format(os.path.relpath(path, ROOT), text.count("<message>")))
    if old:
        sys.exit("Not up to date (scripts/strings.sh): " + ", ".join(old))
