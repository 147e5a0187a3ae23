"""Which field is which, by the names that exports usually give them."""

from __future__ import annotations

from collections.abc import Iterable

from qgis.core import QgsVectorLayer

from ..ground.compat import kind_of_field
from .record_columns import recognise

#: Names under which fields are known, in lower case without blanks and underscores; the first that fits is taken.
_NAMES = {
    "offence": (
        "offence",
        "crimetype",
        "offencetype",
        "offencedescription",
        "offencedesc",
        "hooffence",
        "offencename",
        "crimecategory",
        "category",
        "offense",
    ),
    "date": (
        "date",
        "month",
        "committeddate",
        "datecommitted",
        "committed",
        "committedfrom",
        "datefrom",
        "occurreddate",
        "offencedate",
        "startdate",
        "reporteddate",
        "datereported",
    ),
    "location": ("location", "street", "streetname", "address", "place", "premises", "locationname"),
}
_MOMENTS = {
    "from": ("from", "fromdate", "datefrom", "committedfrom", "fromdatetime", "start", "startdate", "occurredfrom"),
    "to": ("to", "todate", "dateto", "committedto", "todatetime", "end", "enddate", "occurredto"),
}
#: What the same is called among the columns of exports.
_MEANT = {"offence": "offence", "date": "from_date", "location": "venue", "from": "from_date", "to": "to_date"}
_AREA_NAMES = ("name", "areaname", "wardname", "ward", "beatname", "beat", "neighbourhood", "lsoaname", "label")


def crime_fields(layer: QgsVectorLayer) -> dict[str, str]:
    """{'offence', 'date', 'location', 'from', 'to', 'reference': field} by usual names, '' where none fits.

    From and to are moments: fields of days alone do not fit.
    """
    known = recognise(layer.fields().names())
    found = {what: _first(layer, names) or known.get(_MEANT[what], "") for what, names in _NAMES.items()}
    for what, names in _MOMENTS.items():
        name = _first(layer, names) or known.get(_MEANT[what], "")
        fits = name and kind_of_field(layer.fields().field(name)) in ("datetime", "text")
        found[what] = name if fits else ""
    # A table of a database has keys of its own, and is counted there, row by row.
    far = layer.providerType() == "postgres"
    found["reference"] = "" if far else known.get("reference", "")
    return found


def name_field(layer: QgsVectorLayer) -> str:
    """The field that names the areas of a layer: a usual name, the ONS's …NM, or the first text; '' without one."""
    texts = [field.name() for field in layer.fields() if field.typeName().lower() in ("string", "text", "varchar")]
    return usual_name(layer) or (texts + [""])[0]


def usual_name(layer: QgsVectorLayer) -> str:
    """The field with a usual name for names, or the ONS's …NM; '' without one."""
    coded = [field.name() for field in layer.fields() if field.name().lower().endswith("nm")]
    return _first(layer, _AREA_NAMES) or (coded + [""])[0]


def _first(layer: QgsVectorLayer, names: Iterable[str]) -> str:
    plain: dict[str, str] = {}
    for field in layer.fields():
        plain.setdefault(field.name().lower().replace("_", "").replace(" ", ""), field.name())
    return next((plain[name] for name in names if name in plain), "")
