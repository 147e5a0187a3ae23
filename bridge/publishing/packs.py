"""The folders of weekly packs, and what each says of itself."""

from __future__ import annotations

import datetime
import os
from collections.abc import Iterable, Mapping
from typing import Any

from qgis.core import QgsVectorLayer

from ..ground import fields as f
from ..ground.errors import InputError
from ..ground.json_schema import read_document
from ..ground.texts import tr
from ..results.report_schemas import PACK

PACK_FILE = "pack.json"


def with_errors(results: Mapping[str, Any], errors: Iterable[str]) -> dict[str, Any]:
    """The results of a step that ended, with what went wrong in it before its notes."""
    notes = [*(line.strip() for line in errors), str(results.get("NOTES") or "")]
    return dict(results, NOTES="\n".join(one for one in notes if one))


def new_folder(parent: str) -> str:
    """A folder of today in ``parent``, made. Raises OSError."""
    day, number = datetime.date.today().isoformat(), 1
    while True:
        path = os.path.join(parent, day if number == 1 else f"{day} {number}")
        try:
            os.mkdir(path)
            return path
        except FileExistsError:
            number += 1


def earlier_pack(parent: str) -> tuple[dict[str, Any] | None, list[str]]:
    """(the last pack made in ``parent`` or None, a sentence about each that cannot be read)."""
    found, notes = [], []
    for name in sorted(os.listdir(parent)):
        path = os.path.join(parent, name, PACK_FILE)
        if not os.path.exists(path):
            continue
        try:
            found.append(read_pack(path))
        except InputError as error:
            notes.append(str(error))
    return max(found, key=lambda pack: pack["made"], default=None), notes


def read_pack(path: str) -> dict[str, Any]:
    """What a pack says of itself, in its file. Raises InputError where that is none."""
    return read_document(
        path,
        PACK,
        tr("is not a weekly pack file"),
        tr("the new pack is not compared with that pack, so delete its folder if you do not need it"),
    )


def names_of(source: str) -> dict[str, str]:
    """{id: name} of the hot spots of a layer."""
    layer = QgsVectorLayer(source, "hot spots", "ogr")
    out = {}
    for feature in layer.getFeatures():
        area = feature[f.AREA_NAME] if layer.fields().lookupField(f.AREA_NAME) >= 0 else ""
        out[str(feature[f.HOTSPOT_ID])] = f"{feature[f.RANK]} {area or feature[f.HOTSPOT_ID]}"
    return out
