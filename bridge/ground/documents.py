"""The help documents: one Markdown file per algorithm feeds the dialog, the command line and the web page."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

_PACKAGE = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
RESOURCES = os.path.join(_PACKAGE, "resources")
#: Where the guide's pages may be: the ZIP brings them, and in a clone ``make run`` and ``make site`` make them.
GUIDES = (os.path.join(_PACKAGE, "guide"), os.path.join(_PACKAGE, "build", "site"))


def guide_page(name: str, folders: Sequence[str] = GUIDES) -> str:
    """The path of a page of the guide such as ``patrol`` or ``tools/gistar``, '' where it has not been made."""
    paths = (os.path.join(folder, *name.split("/")) + ".html" for folder in folders)
    return next((path for path in paths if os.path.isfile(path)), "")


def help_text(name: str) -> str:
    """The Markdown of an algorithm's help document, or '' where there is none."""
    path = os.path.join(RESOURCES, "help", name + ".md")
    if not os.path.exists(path):
        return ""
    with open(path, encoding="utf-8") as file:
        return file.read()


def help_section(name: str, *titles: str) -> list[str]:
    """The paragraphs and bullets under headings of a help document, plain text, a list."""
    out, here = [], False
    for line in help_text(name).splitlines():
        if line.startswith("## "):
            here = line[3:].strip() in titles
        elif here and line.strip():
            # A star that is meant is written with a stroke before it, or stands in code.
            words = re.sub(r"`[^`]*`", _starred, line.strip().lstrip("- "))
            out.append(re.sub(r"(\\)?\*", lambda star: "*" if star.group(1) else "", words))
    return out


def _starred(code: re.Match[str]) -> str:
    """Words in code without its quotes, their stars marked as meant."""
    return code.group().strip("`").replace("*", r"\*")


def help_html(name: str) -> str:
    """The same as HTML."""
    from qgis.PyQt.QtCore import QUrl
    from qgis.PyQt.QtGui import QTextDocument

    document = QTextDocument()
    document.setMarkdown(help_text(name))
    # Pictures are named beside the document, which QGIS's own window does not know.
    beside = QUrl.fromLocalFile(os.path.join(RESOURCES, "help")).toString()
    return document.toHtml().replace('<img src="pictures/', f'<img width="420" src="{beside}/pictures/')
