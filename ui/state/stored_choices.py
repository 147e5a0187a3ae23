"""What of the choices that a project holds can be used. The project may come from somebody else, or be broken: only
what the dock itself offers is taken from it, never where something is written, and the rest is dropped and counted."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsExpression, QgsProcessingParameterNumber

from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.moments.dates import parse_day
from ...bridge.results import dock_state as storage
from ...bridge.results.dock_state import RANKINGS
from ...contract.parts.crimes import WEIGHT_TRANSFORMS
from ...contract.parts.shared import SHAPES
from .methods import METHODS, OF_ALL, shows
from .runner import declaration

if TYPE_CHECKING:
    from qgis.core import (
        QgsMapLayer,
        QgsProcessingAlgorithm,
        QgsProcessingParameterDefinition,
        QgsProject,
        QgsVectorLayer,
    )

    from ...bridge.results.dock_state import Choices

#: The longest text and the longest list that a control could have given.
_LONGEST, _MOST = 20_000, 2_000
_PAGES = ("data", "find", "patrol", "results", "publish", "methods")
_DAYS = ("START", "END")
#: What a run of the weekly pack is remembered by beyond its parameters.
_PACK = "PACK"
#: Fields that the table of hot spots cannot do without; all but the first are numbers.
_HOT_SPOTS = (f.HOTSPOT_ID, f.RANK, f.CRIMES, f.SHARE)


def usable(project: QgsProject) -> tuple[Choices, int]:
    """(Choices of a project, how many stored ones cannot be used); what is not stored or not usable is the default."""
    check = _Check(project)
    choices = storage.Choices()
    try:
        stored = storage.stored(project)
    except ValueError:
        return choices, 1
    for name, value in stored.items():
        if name in _PLAIN:
            if _PLAIN[name](value):
                setattr(choices, name, value)
            else:
                check.dropped += 1
        elif name not in _NESTED:
            check.dropped += 1
    for name, clean in _NESTED.items():
        if name in stored:
            setattr(choices, name, clean(check, stored[name], choices))
    return choices, check.dropped


def usable_run(project: QgsProject, value: Any) -> dict[str, Any]:
    """What can be used of a run that found hot spots, as its layer remembers it; {} where it cannot be one."""
    return _Check(project).result(value, storage.Choices())


def could_be_chosen(method: str, advanced: dict[str, Any], values: dict[str, Any]) -> bool:
    """Whether the page Hot spots could have this method, these parameters of its own and these further choices."""
    return (
        _PLAIN["method"](method)
        and all(_PLAIN[name](value) for name, value in values.items())
        and (_Check(None).advanced(advanced, storage.Choices(method=method)) == advanced)
    )


def fits(definition: QgsProcessingParameterDefinition, value: Any) -> bool:
    """Whether a plain value is one that a control of this parameter could have given."""
    kind = definition.type()
    if isinstance(value, list):
        many = kind == "multilayer" or kind in ("field", "enum") and definition.allowMultiple()
        return (
            many
            and 0 < len(value) <= _MOST
            and all(map(_text, value))
            and (kind != "enum" or set(value) <= set(definition.options()))
        )
    if kind == "boolean":
        return isinstance(value, bool)
    if kind in ("number", "distance"):
        whole = definition.dataType() == QgsProcessingParameterNumber.Type.Integer
        return _between(definition.minimum(), definition.maximum())(value) and (not whole or value == int(value))
    if not _text(value):
        return False
    if kind == "enum":
        return value in definition.options()
    if kind == "expression":
        return not QgsExpression(value).hasParserError()
    return definition.name() not in _DAYS or _day(value)


def came_back_empty(layer: QgsVectorLayer) -> bool:
    """Whether a layer is a temporary one without rows: QGIS keeps its name with the project, and nothing else."""
    return layer.providerType() == "memory" and not layer.featureCount()


class _Check:
    """Goes through what is nested, and counts what it drops."""

    def __init__(self, project: QgsProject) -> None:
        self.project, self.dropped = project, 0
        self._made = {}

    def _tool(self, name: str) -> QgsProcessingAlgorithm | None:
        """An instance of a tool, None where there is none. Kept: its definitions belong to it."""
        if name not in self._made:
            self._made[name] = declaration(name)
        return self._made[name]

    def _kept(self, values: Any, fit: Callable[[str, Any], bool]) -> dict[str, Any]:
        """The entries {key: value} that fit."""
        if not isinstance(values, dict):
            self.dropped += 1
            return {}
        kept = {key: value for key, value in values.items() if _text(key) and fit(key, value)}
        self.dropped += len(values) - len(kept)
        return kept

    def _asks(self, tool: str, name: str, value: Any) -> bool:
        """Whether the value fits a parameter of the tool that does not say where something is written."""
        made = self._tool(tool)
        definition = made.parameterDefinition(name) if made is not None else None
        return definition is not None and not definition.isDestination() and fits(definition, value)

    def context(self, values: Any, _: Choices) -> dict[str, Any]:
        """The ticked layers, with what the table shows of each."""
        return self._kept(values, lambda key, value: isinstance(value, str) and value in _SHOWN)

    def advanced(self, values: Any, choices: Choices) -> dict[str, Any]:
        """Parameters that the form of the method chosen shows, and those that all methods share."""
        return self._kept(
            values,
            lambda name, value: (
                shows(choices.method, name)
                and self._asks(choices.method, name, value)
                or name in OF_ALL
                and self._asks("countcrimes", name, value)
            ),
        )

    def shelved(self, values: Any, _: Choices) -> dict[str, Any]:
        """The parameters that were set for other methods."""
        known = self._kept(values, lambda method, one: method in METHODS)
        return {
            method: self._kept(
                one, lambda name, value, method=method: shows(method, name) and self._asks(method, name, value)
            )
            for method, one in known.items()
        }

    def tools(self, values: Any, _: Choices) -> dict[str, Any]:
        """The parameters that were set for tools."""
        known = self._kept(values, lambda tool, one: self._tool(tool) is not None)
        return {
            tool: self._kept(one, lambda name, value, tool=tool: self._asks(tool, name, value))
            for tool, one in known.items()
        }

    # -- what runs left behind ----------------------------------------------------------------------------------
    def result(self, value: Any, _: Choices) -> dict[str, Any]:
        """The last run that found hot spots; a layer that cannot be such is none of it."""
        if value == {}:
            return {}
        method = value.get("method") if isinstance(value, dict) else None
        if not (isinstance(method, str) and method in METHODS):
            self.dropped += 1
            return {}
        record = self._record(
            method,
            value,
            {"method": _text, "title": _text},
            {
                **dict.fromkeys(("harm_by", "harm_unit", "comparison", "subject"), _text),
                "figures": _figures,
                "choices": _choices_of_run,
            },
        )
        spots = record.get("layers", {}).get("hotspots")
        if spots is not None and not _holds_hot_spots(self.project.mapLayer(spots)):
            self.dropped += 1
            return {}
        return record

    def answers(self, values: Any, _: Choices) -> dict[str, Any]:
        """The last runs of methods that find no hot spots."""
        known = self._kept(values, lambda method, one: method in METHODS and METHODS[method].answers)
        records = self._records(known, {"title": _text})
        for record in records.values():
            # Their layers are not followed.
            del record["layers"]
        return records

    def outcomes(self, values: Any, _: Choices) -> dict[str, Any]:
        """The last runs of tools."""
        return self._records(self._kept(values, lambda tool, one: self._tool(tool) is not None), {}, {"places": _texts})

    def _records(self, values: Any, more: dict[str, Any], optional: dict[str, Any] | None = None) -> dict[str, Any]:
        records = {name: self._record(name, one, more, optional) for name, one in values.items()}
        return {name: record for name, record in records.items() if record}

    def _record(
        self, tool: str, value: Any, more: dict[str, Any], optional: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        """What is remembered of a run of a tool, with every part that the pages read; {} where a part does not fit, or
        one of ``more`` is missing.
        Layers that have left the project, or lost their rows with it, are left out, which is nobody's mistake."""
        rules = dict(
            {
                "summary": _text,
                "notes": _texts,
                "temporary": _flag,
                "layers": _layer_ids,
                "parameters": lambda given: self._was_given(tool, given),
            },
            **more,
            **(optional or {}),
        )
        wanted = {*more, "parameters"}
        if (
            not isinstance(value, dict)
            or not wanted <= set(value)
            or not all(rules[name](one) for name, one in value.items() if name in rules)
        ):
            self.dropped += 1
            return {}
        record = dict(
            {"summary": "", "notes": [], "temporary": False, "layers": {}},
            **{name: one for name, one in value.items() if name in rules},
        )
        record["layers"] = {
            output: one
            for output, one in record["layers"].items()
            if (layer := self.project.mapLayer(one)) is not None and not came_back_empty(layer)
        }
        return record

    def _was_given(self, tool: str, given: Any) -> bool:
        """Whether these can be the parameters of a run. Where it wrote to is among them: it says where a report is, and
        is never written to again."""
        made = self._tool(tool)
        if made is None or not isinstance(given, dict) or not all(map(_text, given)):
            return False
        for name, value in given.items():
            definition = made.parameterDefinition(name)
            if value is None or value == "" or value == []:
                continue
            if definition is None or definition.isDestination():
                # A page gives the crimes of the page Crimes to every tool, which takes those that it knows.
                if not (_text(value) or _flag(value) or _between(-math.inf, math.inf)(value)):
                    return False
                if (definition is not None or name == _PACK) and not _text(value):
                    return False
            elif not fits(definition, value):
                return False
        return True


def _text(value: Any) -> bool:
    if not isinstance(value, str) or len(value) > _LONGEST or "\0" in value:
        return False
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:  # half a character, which Qt does not take
        return False
    return True


def _flag(value: Any) -> bool:
    return isinstance(value, bool)


def _texts(value: Any) -> bool:
    return isinstance(value, list) and len(value) <= _MOST and all(map(_text, value))


def _layer_ids(value: Any) -> bool:
    return isinstance(value, dict) and all(_text(output) and _text(one) for output, one in value.items())


def _figures(value: Any) -> bool:
    return isinstance(value, dict) and all(_text(name) and _between(0, 1e15)(one) for name, one in value.items())


def _choices_of_run(value: Any) -> bool:
    """Whether these can be the choices that a run was made with."""
    if (
        not isinstance(value, dict)
        or set(value) | _LATER != set(RUN_CHOICES)
        or not isinstance(value["advanced"], dict)
    ):
        return False
    plain = {name: one for name, one in value.items() if name != "advanced"}
    return could_be_chosen(value["method"], value["advanced"], plain)


def _day(value: Any) -> bool:
    try:
        return _text(value) and (parse_day(value, "") is not None or not value)
    except InputError:
        return False


def _between(low: float, high: float) -> Callable[[Any], bool]:
    def fit(value: Any) -> bool:
        # Compared before anything else is done with it: a whole number of JSON can have any length.
        return (
            isinstance(value, (int, float))
            and not isinstance(value, bool)
            and low <= value <= high
            and (-1e300 < value < 1e300)
        )

    return fit


def _one_of(*tokens: str) -> Callable[[Any], bool]:
    return lambda value: isinstance(value, str) and value in tokens


def _names_or_none(value: Any) -> bool:
    return value is None or _texts(value)


def _register(value: Any) -> bool:
    return _text(value) and (not value or value.lower().endswith(".gpkg"))


def _holds_hot_spots(layer: QgsMapLayer) -> bool:
    """Whether a layer has the fields of hot spots."""
    if not hasattr(layer, "fields"):
        return False
    found = [layer.fields().lookupField(name) for name in _HOT_SPOTS]
    return min(found) >= 0 and all(layer.fields().at(index).isNumeric() for index in found[1:])


#: Kinds of other layers, and what the table can show of one.
POINTS, LINES, AREAS = "points", "lines", "areas"
INSIDE, NEAR, NEAREST, LENGTH, NAMES = "inside", "near", "nearest", "length", "names"
#: What the table can show of another layer, by its geometry: {kind: {relation: heading}}.
RELATIONS = {
    POINTS: {INSIDE: "inside", NEAR: "nearby", NEAREST: "nearest (m)"},
    LINES: {LENGTH: "m inside", INSIDE: "inside", NEAREST: "nearest (m)"},
    AREAS: {NAMES: "lies in", INSIDE: "inside", NEAREST: "nearest (m)"},
}
_SHOWN = {relation for relations in RELATIONS.values() for relation in relations}
_PLAIN = dict(
    dict.fromkeys(
        (
            "crimes",
            "offence_field",
            "date_field",
            "location_field",
            "from_field",
            "to_field",
            "reference_field",
            "areas",
            "name_field",
            "units_layer",
            "weight_field",
            "weights",
            "by",
        ),
        _text,
    ),
    weight_transform=_one_of(*WEIGHT_TRANSFORMS),
    register=_register,
    start=_day,
    end=_day,
    offences=_names_or_none,
    excluded=_names_or_none,
    method=_one_of(*METHODS),
    unit=_one_of(*SHAPES),
    rank_by=_one_of(*RANKINGS),
    select_by=_one_of("area_share", "crime_share", "top_k", "area_km2", "two_sd"),
    cell_size=_between(1, 100_000),
    select_value=_between(0.01, 1_000_000),
    radius=_between(0, 10_000),
    page=_one_of("", *_PAGES),
    opacity=lambda value: _between(10, 100)(value) and isinstance(value, int),
)
#: What is chosen on the page Hot spots for a run.
RUN_CHOICES = (
    "crimes",
    "start",
    "end",
    "offences",
    "areas",
    "name_field",
    "method",
    "unit",
    "cell_size",
    "units_layer",
    "rank_by",
    "weight_field",
    "weights",
    "weight_transform",
    "select_by",
    "select_value",
    "advanced",
)
#: What earlier versions did not know; their runs were made with what it is at first.
_LATER = {"weight_transform"}
_NESTED = {
    name: getattr(_Check, name) for name in ("context", "advanced", "shelved", "tools", "result", "answers", "outcomes")
}
