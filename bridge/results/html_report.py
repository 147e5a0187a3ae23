"""HTML reports from templates, everything in them escaped."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from ...contract.parts.shared import OFFICIAL_SENSITIVE
from ..ground.documents import RESOURCES
from ..ground.errors import InputError
from ..ground.provenance import version
from ..ground.texts import day_words, number, tr

if TYPE_CHECKING:
    from jinja2 import Environment

#: The words of the tools that reports show as they stand in fields and files, by the filter ``tr``.
_SHOWN = (
    "pass",
    "warn",
    "fail",
    "not checked",
    "yes",
    "marked",
    "no",
    "more",
    "less",
    "alike",
    "few",
    "not asked",
    "higher",
    "lower",
    "stays",
    "goes",
    "comes",
    "above",
    "below",
    "within",
    "no band",
    "hot spot",
    "area",
    "under",
    "met",
    "over",
    "unknown",
    "short",
    "right",
    "long",
    "treatment",
    "control",
    "by turns",
    "crimes",
    "harm",
    "chronic",
    "intermittent",
    "emerging",
    "fading",
    "map",
    "size",
    "grid",
    "bandwidth",
    "window",
    "week",
    "4 weeks",
    "month",
    "quarter",
)


def render(template: str, marking: str = OFFICIAL_SENSITIVE, **values: Any) -> str:
    """The HTML of ``resources/reports/<template>.html``. Raises InputError where Jinja2 is missing.

    A template's texts stand in ``_("…", values)``, for strings.py to find; its words from fields go through ``|tr``.
    """
    environment = templates(os.path.join(RESOURCES, "reports"))
    return environment.get_template(template + ".html").render(version=version(), marking=marking, **values)


def templates(folder: str) -> Environment:
    """The templates of a folder, everything put into them escaped. Raises InputError where Jinja2 is missing."""
    try:
        from jinja2 import Environment, FileSystemLoader
    except ImportError:
        raise InputError(
            tr(
                "An HTML report needs the Python module jinja2. Install it with 'sudo apt install python3-jinja2' "
                "or the OSGeo4W setup, or leave REPORT blank."
            )
        )
    environment = Environment(loader=FileSystemLoader(folder), autoescape=True, trim_blocks=True, lstrip_blocks=True)
    environment.globals["_"] = _said
    environment.filters["tr"] = lambda word: tr(word) if isinstance(word, str) else word
    environment.filters["percent"] = lambda share, digits=1: "–" if share is None else f"{100 * share:.{digits}f}%"
    environment.filters["whole"] = number
    environment.filters["days"] = day_words
    return environment


def _said(text: str, *values: Any) -> str:
    """A text of a template, in the language of the user, with its values escaped; the text itself is HTML."""
    from markupsafe import Markup

    # It may stand in an attribute.
    translated = Markup(tr(text).replace('"', "&#34;"))  # nosec - a text of the plugin's own, never a value
    return translated.format(*values) if values else translated
