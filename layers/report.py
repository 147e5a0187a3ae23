"""HTML reports from templates, everything in them escaped."""

import os

from .documents import RESOURCES
from .errors import InputError
from .provenance import version
from .texts import tr


#: The handling marking of every page that is not for the public, unless a tool is given another.
OFFICIAL_SENSITIVE = "OFFICIAL-SENSITIVE"


def render(template, marking=OFFICIAL_SENSITIVE, **values):
    """The HTML of ``resources/reports/<template>.html``. Raises InputError where Jinja2 is missing."""
    try:
        from jinja2 import Environment, FileSystemLoader
    except ImportError:
        raise InputError(
            tr("An HTML report needs the Python module jinja2; install it with 'sudo apt install python3-jinja2' or "
               "the OSGeo4W setup, or leave REPORT empty."))
    environment = Environment(
        loader=FileSystemLoader(os.path.join(RESOURCES, "reports")), autoescape=True, trim_blocks=True,
        lstrip_blocks=True)
    environment.filters["percent"] = lambda share: "–" if share is None else "{:.1f} %".format(100 * share)
    environment.filters["whole"] = lambda number: "–" if number is None else "{:,.0f}".format(number)
    return environment.get_template(template + ".html").render(version=version(), marking=marking, **values)
