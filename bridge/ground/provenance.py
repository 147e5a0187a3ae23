"""Where a result comes from, and whose data a layer holds: in the layer's metadata, with nothing secret in it."""

from __future__ import annotations

import datetime
import os
import re
import shlex
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from qgis.core import (
    Qgis,
    QgsLayerMetadata,
    QgsMapLayer,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeatureSourceDefinition,
    QgsProcessingOutputLayerDefinition,
    QgsProcessingUtils,
    QgsProperty,
)

from .command import CommandRefused, as_text, command_line, is_file, is_layer, kind_of
from .public_source import public_source, public_text
from .texts import day_words, mark, number, tr

#: What data.police.uk asks for. Licences are repeated as they are written, in whatever language.
POLICE_UK = "data.police.uk. Contains public sector information licensed under the Open Government Licence v3.0."
#: The tool whose layers hold the crimes of data.police.uk.
_IMPORT = "importpoliceuk"
_NONE = mark(
    "'{}' does not say whose data it is, so what you publish cannot say so either. Enter it in QGIS: Layer Properties, "
    "Metadata, Access, Rights."
)


@dataclass
class Provenance:
    """What made a layer: algorithm, parameters safe to show, window, rows by fate, versions, time, command."""

    algorithm: str
    title: str
    parameters: dict[str, str]
    window: str = ""
    rows: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    command: str = ""
    made: str = ""
    #: Months by force that an import has read, as bridge.reading.months_supplied writes them.
    supply: str = ""

    def lines(
        self, tr: Callable[[str], str] = str, days: Callable[[str], str] = str, number: Callable[[float], str] = str
    ) -> list[str]:
        """The whole as plain text lines, as it is stored: ``read_back`` reads it in any language of QGIS."""
        out = [f"{self.title} ({self.algorithm})"]
        out += [f"{name} = {value}" for name, value in self.parameters.items()]
        if self.window:
            out.append(tr("Data window: {}").format(days(self.window)))
        if self.supply:
            out.append(tr("Months supplied: {}").format(days(self.supply)))
        out += [f"{_row(what, tr)}: {number(count)}" for what, count in self.rows.items()]
        out += self.notes
        made = days(self.made)
        out.append(tr("Made {} with QGIS {} and Hot Spot Policing {}").format(made, Qgis.QGIS_VERSION, version()))
        if self.command:
            out.append(tr("Make it again: {}").format(self.command))
        return out

    def said(self) -> list[str]:
        """The whole as lines for a reader."""
        return self.lines(tr, day_words, number)

    def metadata(self, layer: QgsMapLayer) -> QgsLayerMetadata:
        """As QgsLayerMetadata for *layer*."""
        metadata = QgsLayerMetadata()
        metadata.setTitle(self.title)
        metadata.setType("dataset")
        metadata.setLanguage("en-GB")
        # GeoPackage wants one that no other table of the file has.
        metadata.setIdentifier("{} {}".format(self.algorithm, layer.source().partition("|layername=")[2] or layer.id()))
        metadata.setAbstract("\n".join(self.lines()))
        metadata.setHistory(self.lines())
        metadata.setCrs(layer.crs())
        return metadata


#: What rows by fate are called.
_FATES = (
    mark("Rows read"),
    mark("Rows kept"),
    mark("Crimes used"),
    mark("Searches used"),
    mark("Crimes weighed"),
    mark("Without a weight"),
    mark("Left out"),
)


def _row(what: str, tr: Callable[[str], str]) -> str:
    fate, comma, reason = what.partition(", ")
    return tr(fate) + comma + tr(reason) if reason else tr(what)


def rows_in_words(rows: dict[str, int]) -> list[str]:
    """Rows by fate, a line each, for a reader."""
    return [f"{_row(what, tr)}: {count:,}" for what, count in rows.items()]


def read_back(lines: list[str]) -> dict[str, Any]:
    """The parts of what ``Provenance.lines`` wrote: a dictionary with title, algorithm, parameters, window, supply,
    rows, notes, made and command. Raises ValueError for lines that are something else."""
    found = re.fullmatch(r"(.+) \((?:\w+:)?(\w+)\)", lines[0]) if lines else None
    if found is None or not any(line.startswith("Made ") for line in lines):
        raise ValueError("no provenance")
    out: dict[str, Any] = {
        "title": found.group(1),
        "algorithm": found.group(2),
        "parameters": [],
        "window": "",
        "supply": "",
        "rows": [],
        "notes": [],
        "made": "",
        "command": "",
    }
    for line in lines[1:]:
        parameter = re.fullmatch(r"([A-Z][A-Z0-9_]*) = (.*)", line, re.DOTALL)
        row = re.fullmatch(r"((?:Rows|Crimes|Searches|Left out)[^:]*): ([\d,]+)", line)
        if line.startswith("Data window: "):
            out["window"] = line[len("Data window: ") :]
        elif line.startswith("Months supplied: "):
            out["supply"] = line[len("Months supplied: ") :]
        elif line.startswith("Made "):
            out["made"] = line
        elif line.startswith("Make it again: "):
            out["command"] = line[len("Make it again: ") :]
        elif parameter and not out["rows"] and not out["notes"]:
            out["parameters"].append(parameter.groups())
        elif row:
            out["rows"].append(row.groups())
        else:
            out["notes"].append(line)
    return out


def given_again(read: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """(tool, {parameter: text, or a list of texts}) of what ``read_back`` read: sources of layers where a command holds
    them, else what it says of them."""
    given: dict[str, Any] = dict(read["parameters"])
    try:
        words = shlex.split(read["command"])
    except ValueError:
        words = []
    if words[:2] == ["qgis_process", "run"] and "--" in words:
        given = {}
        for word in words[words.index("--") + 1 :]:
            name, _, value = word.partition("=")
            before = given.get(name)
            given[name] = value if before is None else [*before, value] if isinstance(before, list) else [before, value]
    return read["algorithm"], given


def version() -> str:
    """The plugin's version, from metadata.txt."""
    path = os.path.join(os.path.dirname(os.path.dirname(os.path.dirname(__file__))), "metadata.txt")
    with open(path, encoding="utf-8") as file:
        for line in file:
            if line.startswith("version="):
                return line.split("=", 1)[1].strip()
    return "unknown"


def described(
    algorithm: QgsProcessingAlgorithm, parameters: dict[str, Any], context: QgsProcessingContext
) -> tuple[dict[str, str], str]:
    """({parameter: value safe to show}, command) of a run.

    On the main thread only, before the run: layers of the project are looked at, and when another project is opened
    they are taken away while the run still goes on, which kills QGIS.
    """
    shown = {}
    for definition in algorithm.parameterDefinitions():
        value = parameters.get(definition.name())
        if value is None or value == "" or value == []:
            continue
        shown[definition.name()] = safe_text(value, kind_of(definition), context)
    try:
        command = command_line(algorithm, parameters, context)
    except CommandRefused as refusal:
        command = f"(no command: {refusal})"
    return shown, command


def provenance(
    algorithm: QgsProcessingAlgorithm,
    parameters: dict[str, Any],
    context: QgsProcessingContext,
    window: object = "",
    rows: dict[str, int] | None = None,
    notes: list[str] | None = None,
) -> Provenance:
    """The Provenance of a run of *algorithm* with these parameters: as it described them when it was prepared."""
    shown, command = getattr(algorithm, "described", None) or described(algorithm, parameters, context)
    return Provenance(
        algorithm.id() if algorithm.provider() else "hotspotpolicing:" + algorithm.name(),
        algorithm.displayName(),
        shown,
        str(window or ""),
        dict(rows or {}),
        list(notes or []),
        command,
        datetime.datetime.now().astimezone().isoformat(timespec="seconds"),
    )


def safe_text(value: object, kind: str, context: QgsProcessingContext) -> str:
    """A parameter's value as text that holds no host, user or password."""
    if isinstance(value, (QgsProcessingFeatureSourceDefinition, QgsProcessingOutputLayerDefinition)):
        inner = value.source if isinstance(value, QgsProcessingFeatureSourceDefinition) else value.sink
        text = safe_text(inner, kind, context)
        return text + " (selected features only)" if getattr(value, "selectedFeaturesOnly", False) else text
    if isinstance(value, QgsProperty):
        return safe_text(value.staticValue(), kind, context)
    if isinstance(value, (list, tuple)):
        return ", ".join(safe_text(item, kind, context) for item in value)
    if isinstance(value, QgsMapLayer):
        return public_text(value.name())
    if is_layer(kind):
        # Only what is open already: a file that was read as text is not opened here by whatever knows it.
        layer = QgsProcessingUtils.mapLayerFromString(str(value), context, False)
        return public_text(layer.name()) if layer is not None else public_source(value)
    if is_file(kind):
        return public_source(value)
    return public_text(as_text(value))


def rights_of(layer: QgsMapLayer) -> str:
    """Whose data a layer holds and under which licence, '' where it does not say: what stands in its attribution or in
    its metadata, else what comes with an import of data.police.uk."""
    said, metadata = layer.attribution().strip(), layer.metadata()
    if not said:
        given = [" ".join(one.split()) for one in [*metadata.rights(), *metadata.licenses()]]
        said = ". ".join(dict.fromkeys(one.rstrip(".") for one in given if one))
        said += "." * bool(said)
    if said:
        return " ".join(said.split())
    try:
        return POLICE_UK if read_back(metadata.history())["algorithm"] == _IMPORT else ""
    except ValueError:
        return ""


def without_rights(names: Iterable[str]) -> list[str]:
    """A sentence for each of the layers that do not say whose data they are, with where to enter it."""
    return [tr(_NONE).format(name) for name in dict.fromkeys(names)]


class Rights:
    """The metadata of a layer for the public: whose data it is of, and nothing of how it was made."""

    def __init__(self, title: str, rights: Iterable[str]) -> None:
        self.title, self.rights = title, list(rights)

    def metadata(self, layer: QgsMapLayer) -> QgsLayerMetadata:
        """As QgsLayerMetadata for *layer*."""
        metadata = QgsLayerMetadata()
        metadata.setTitle(self.title)
        metadata.setType("dataset")
        # GeoPackage wants one that no other table of the file has.
        metadata.setIdentifier("rights " + (layer.source().partition("|layername=")[2] or layer.id()))
        metadata.setRights(self.rights)
        metadata.setCrs(layer.crs())
        return metadata
