"""What a force sets once for all of its projects, in QGIS's options: premises, marking, table of weights, templates of
its paper."""

from __future__ import annotations

from qgis.core import QgsSettings

from ...bridge.geometry.premises import usual_premises
from ...contract.parts.shared import OFFICIAL_SENSITIVE

_PREFIX = "hotspot_policing/"
_PREMISES, _MARKING, _WEIGHTS, _TEMPLATES = "premises", "marking", "weights", "templates"


def premises() -> list[str]:
    """Names of premises whose crimes are left out of a project that has no list of its own."""
    stored = QgsSettings().value(_PREFIX + _PREMISES)
    if stored is None:
        return usual_premises()
    return [name.strip() for name in str(stored).split("\n") if name.strip()]


def set_premises(names: list[str]) -> None:
    """Keep the list; the one that comes with the plugin is not kept, so that a later one of it counts."""
    _keep(_PREMISES, "\n".join(names), names == usual_premises())


def marking() -> str:
    """The handling marking of what is not for the public."""
    return str(QgsSettings().value(_PREFIX + _MARKING) or OFFICIAL_SENSITIVE)


def set_marking(text: str) -> None:
    """Keep the marking; blank is the usual one."""
    text = " ".join(text.split())
    _keep(_MARKING, text, text in ("", OFFICIAL_SENSITIVE))


def weights() -> str:
    """The path of the force's table of weights, '' without one."""
    return str(QgsSettings().value(_PREFIX + _WEIGHTS) or "")


def set_weights(path: str) -> None:
    """Keep the path; blank is none."""
    _keep(_WEIGHTS, path.strip(), not path.strip())


def templates() -> str:
    """The folder with the force's own templates of paper, '' without one."""
    return str(QgsSettings().value(_PREFIX + _TEMPLATES) or "")


def set_templates(path: str) -> None:
    """Keep the folder; blank is none."""
    _keep(_TEMPLATES, path.strip(), not path.strip())


def _keep(name: str, value: str, usual: bool) -> None:
    if usual:
        QgsSettings().remove(_PREFIX + name)
    else:
        QgsSettings().setValue(_PREFIX + name, value)
