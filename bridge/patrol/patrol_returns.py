"""A return on patrols, as a template says: which rows, which columns, under which headings."""

from __future__ import annotations

import csv
import io
import json
import os
from collections.abc import Mapping
from typing import Any

from ..ground.documents import RESOURCES
from ..ground.errors import InputError
from ..ground.json_schema import read_document
from ..ground.texts import tr

#: What a row can be of, and what a column can hold.
ROWS = ("month", "agency", "place", "name")
SUMS = {"visits": "delivered", "planned": "planned", "unclear": "unclear"}
HOURS = {"patrol_hours": "patrol_min", "officer_hours": "officer_min", "planned_hours": "planned_min"}
VALUES = ROWS + tuple(SUMS) + tuple(HOURS) + ("compliance_percent", "mean_minutes")
_MOST = 1 << 20
_USUAL = os.path.join(RESOURCES, "presets", "patrol_return.json")


def read_template(path: str = "") -> dict[str, Any]:
    """The template at a path, the usual one for ''. Raises InputError where it is none."""
    shown = os.path.basename(path)
    template = read_document(
        path or _USUAL,
        None,
        tr("cannot be read as a template"),
        tr("a template is a JSON file with 'by' and 'columns'"),
        "TEMPLATE",
        _MOST,
    )
    by = template.get("by") if isinstance(template, dict) else None
    columns = template.get("columns") if isinstance(template, dict) else None
    if not isinstance(by, list) or not by or not isinstance(columns, list) or not columns:
        raise InputError(
            tr("The template '{}' needs 'by', a list of {}, and 'columns', a list of [heading, value] pairs.").format(
                shown, ", ".join(ROWS)
            )
        )
    strange = [one for one in by if one not in ROWS]
    if strange:
        raise InputError(
            tr("The template '{}' groups rows by '{}', which is not valid; use one of these: {}.").format(
                shown, str(strange[0])[:60], ", ".join(ROWS)
            )
        )
    for column in columns:
        good = isinstance(column, list) and len(column) == 2 and column[1] in VALUES
        if not good or (column[1] in ROWS and column[1] not in by):
            raise InputError(
                tr(
                    "The template '{}' has the column {}, which is not valid. Write [heading, value], where "
                    "the value is one of those in 'by', or one of these: {}."
                ).format(shown, json.dumps(column)[:100], ", ".join(VALUES[len(ROWS) :]))
            )
    return {"by": by, "columns": columns}


def check_return(path: str) -> None:
    """Raise InputError where the name of a return is not that of a CSV file."""
    ending = os.path.splitext(path)[1]
    if ending and ending.lower() not in (".csv", ".txt"):
        raise InputError(
            tr(
                "RETURN is saved as CSV, which Excel can open. Change the file name '{}' so that it ends in .csv."
            ).format(os.path.basename(path))
        )


def return_csv(template: Mapping[str, Any], figures: Mapping[tuple[str, str, str, str], Mapping[str, Any]]) -> str:
    """The return as CSV text from {(month, agency, place, name): figures of ``compliance.totals``}."""
    places = {name: ROWS.index(name) for name in template["by"]}
    sums = {}
    for key, one in figures.items():
        row = sums.setdefault(tuple(key[place] for place in places.values()), {})
        for name in (*SUMS.values(), *HOURS.values()):
            row[name] = row.get(name, 0) + one[name]
        row["minutes"] = row.get("minutes", 0) + (one["mean_min"] or 0) * one["delivered"]
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow([safe_text(heading) for heading, _ in template["columns"]])
    for key in sorted(sums):
        named = dict(zip(places, key))
        writer.writerow([_cell(value, named, sums[key]) for _, value in template["columns"]])
    return out.getvalue()


def _cell(value: str, named: Mapping[str, str], row: Mapping[str, Any]) -> Any:
    if value in named:
        return safe_text(named[value])
    if value in SUMS:
        return row[SUMS[value]]
    if value in HOURS:
        return f"{row[HOURS[value]] / 60:.1f}"
    if value == "mean_minutes":
        return "{:.1f}".format(row["minutes"] / row["delivered"]) if row["delivered"] else ""
    return "{:.0f}".format(100 * row["delivered"] / row["planned"]) if row["planned"] else ""


def safe_text(text: Any) -> str:
    """Text that no spreadsheet takes for a formula."""
    text = str(text)
    return "'" + text if text[:1] in ("=", "+", "-", "@", "\t", "\r") else text
