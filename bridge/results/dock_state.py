"""What the dock remembers, kept in the project and saved with it."""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from qgis.core import QgsProject, QgsVectorLayer

from ...contract.parts.crimes import UNCHANGED
from ...contract.parts.shared import CELL_SIZE, HEXAGON
from ...contract.parts.study import AREA_SHARE

SCOPE = "hotspot_policing"
_ENTRY = "dock"
#: Choices that may be files.
_PATHS = ("weights", "register")
_SAMPLE = "hotspot_policing/sample"

#: What ``rank_by`` may be.
CRIMES, HARM = RANKINGS = ("crimes", "harm")
#: The ``method`` that ranks places by a rule of the user's own, and the one at first.
BY_RULE = "countcrimes"


@dataclass
class Choices:
    """The user's choices. Layers are named by id; '' and None mean not chosen.

    ``rank_by`` is ``crimes`` or ``harm``: by ``weight_field``, or where that is '' by ``weights``, a table's path or
    layer id; each crime then counts what ``weight_transform`` makes of its weight.
    ``offences`` and ``excluded`` (names of premises) None: the preset decides. ``advanced``: further parameters of the
    algorithms by name; ``shelved`` the same of the methods that are not chosen now.
    ``tools`` {tool: parameters that were set}, ``outcomes`` {tool: its last run, as ``ui.tool.tool_view`` describes
    it}.
    ``register`` is the path of the register, ``by`` who changed it last.
    ``context`` {layer id: what the table shows of it}. ``result``: the last run, as ``ui.state.result`` describes it;
    ``answers`` {method: the last run of one that finds no hot spots}, as ``ui.find.report_view`` does.
    """

    crimes: str = ""
    offence_field: str = ""
    date_field: str = ""
    location_field: str = ""
    from_field: str = ""
    to_field: str = ""
    reference_field: str = ""
    excluded: list[str] | None = None
    start: str = ""
    end: str = ""
    offences: list[str] | None = None
    areas: str = ""
    name_field: str = ""
    method: str = BY_RULE
    unit: str = HEXAGON
    cell_size: float = CELL_SIZE
    units_layer: str = ""
    rank_by: str = CRIMES
    weight_field: str = ""
    weights: str = ""
    weight_transform: str = UNCHANGED
    select_by: str = AREA_SHARE
    select_value: float = 1.0
    advanced: dict = field(default_factory=dict)
    shelved: dict = field(default_factory=dict)
    context: dict = field(default_factory=dict)
    radius: float = 100.0
    opacity: int = 100
    page: str = ""
    tools: dict = field(default_factory=dict)
    outcomes: dict = field(default_factory=dict)
    register: str = ""
    by: str = ""
    result: dict = field(default_factory=dict)
    answers: dict = field(default_factory=dict)


def stored(project: QgsProject) -> dict[str, Any]:
    """What a project holds of the dock, as it was written: {choice: value}, {} where it holds nothing.

    Nothing of it has been checked. Raises ValueError where it cannot be read.
    """
    text, found = project.readEntry(SCOPE, _ENTRY, "")
    if not found or not text:
        return {}
    try:
        held = json.loads(text)
    except RecursionError as error:
        raise ValueError("too deep") from error
    if not isinstance(held, dict):
        raise ValueError("not a dictionary")
    for name in _PATHS:
        if isinstance(held.get(name), str):
            held[name] = project.pathResolver().readPath(held[name])
    return held


def save(project: QgsProject, choices: Choices) -> None:
    """Put the Choices into the project; it becomes dirty only where they differ from what it holds."""
    wanted = dataclasses.asdict(choices)
    try:
        held = dict(dataclasses.asdict(Choices()), **stored(project))
    except ValueError:
        held = {}
    if wanted != held:
        # Beside the project they are found again wherever all of it is moved.
        wanted.update((name, project.pathResolver().writePath(wanted[name])) for name in _PATHS)
        project.writeEntry(SCOPE, _ENTRY, json.dumps(wanted, sort_keys=True))


def mark_sample(layer: QgsVectorLayer) -> None:
    """Remember that a layer holds the sample's crimes."""
    layer.setCustomProperty(_SAMPLE, True)


def is_sample(layer: QgsVectorLayer | None) -> bool:
    """Whether a layer holds the sample's crimes."""
    return layer is not None and bool(layer.customProperty(_SAMPLE))
