"""A patrol plan as the table of visits that leaves the plugin and comes back: for the tool that makes it, and for the
board on which it is changed by hand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from qgis.core import QgsCoordinateTransformContext, QgsVectorFileWriter, QgsVectorLayer

from ...contract.schemas.patrol import PLAN
from ...core.patrol.plan import PatrolProblem, PlanCheck, check_plan
from ..ground import fields as f
from ..ground.errors import InputError
from ..ground.json_schema import COUNT, DAY, NUMBER, TEXT, ListOf, Maybe, Number, read_document
from ..ground.texts import day_words, tr, visits_words
from ..results.outputs import Table

_MINUTES = Number(1, 1e6, whole=True)
_CELLS = [[[Number(0, 1e9, whole=True)]]]
#: A PlanSetting as JSON.
_SETTING = {
    "problem": {
        "weights": [Number(0)],
        "areas": [Number(-1, whole=True)],
        "even_share": [NUMBER],
        "peaks": [[[Number(0, 1, whole=True)]]],
        "available": _CELLS,
        "capacity": _CELLS,
        "visit_cost": _MINUTES,
        "weekday?": Number(0, 6, whole=True),
        "floor?": COUNT,
        "cap?": COUNT,
        "area_minimum?": COUNT,
        "per_shift?": COUNT,
        "off_peak?": NUMBER,
        "give?": NUMBER,
    },
    "ids": [TEXT],
    "names": [TEXT],
    "area_names": [Maybe(TEXT)],
    "days": ListOf(DAY, least=1),
    "shifts": [(TEXT, TEXT, TEXT)],
    "agencies": [TEXT],
    "areas": [TEXT],
    "visit_minutes": _MINUTES,
    "crew?": _MINUTES,
    "each?": _CELLS,
    "peaks": [(COUNT, Number(0, 6, whole=True), COUNT, TEXT)],
}


@dataclass(frozen=True)
class PlanSetting:
    """What the axes of a plan's array of visits (n, D, S, A) stand for, and the problem that it solves.

    ``ids``, ``names``, ``area_names`` of the n hot spots; ``days`` texts yyyy-mm-dd; ``shifts`` [(name, HH:MM, HH:MM)];
    ``agencies`` and ``areas`` (neighbourhoods) names; ``peaks`` {(hot spot, weekday, shift): HH:MM–HH:MM};
    ``visit_minutes`` of one visit. ``each`` (D, S, A): minutes that an officer gives, None in plans that do not say;
    ``crew`` officers go together, which is a patrol.
    """

    problem: PatrolProblem
    ids: tuple
    names: tuple
    area_names: tuple
    days: tuple
    shifts: tuple
    agencies: tuple
    areas: tuple
    peaks: dict
    visit_minutes: int
    crew: int = 1
    each: np.ndarray | None = None

    def as_dict(self) -> dict[str, Any]:
        """Plain lists and numbers, for the JSON report."""
        return {
            "problem": self.problem.as_dict(),
            "ids": list(self.ids),
            "names": list(self.names),
            "area_names": list(self.area_names),
            "days": list(self.days),
            "shifts": [list(one) for one in self.shifts],
            "agencies": list(self.agencies),
            "areas": list(self.areas),
            "visit_minutes": self.visit_minutes,
            **({} if self.each is None else {"crew": self.crew, "each": self.each.tolist()}),
            "peaks": [[*place, words] for place, words in sorted(self.peaks.items())],
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> PlanSetting:
        """The setting again from ``as_dict``."""
        return cls(
            PatrolProblem.from_dict(values["problem"]),
            tuple(values["ids"]),
            tuple(values["names"]),
            tuple(values["area_names"]),
            tuple(values["days"]),
            tuple(tuple(one) for one in values["shifts"]),
            tuple(values["agencies"]),
            tuple(values["areas"]),
            {(i, weekday, shift): words for i, weekday, shift, words in values["peaks"]},
            values["visit_minutes"],
            values.get("crew", 1),
            np.array(values["each"], np.int64) if "each" in values else None,
        )

    def plan_id(self, visits: np.ndarray) -> str:
        """A name for a plan (n, D, S, A): the same for the same visits of the same hot spots on the same days."""
        marks = hashlib.sha256(json.dumps([self.ids, self.days, self.shifts, self.agencies]).encode("utf-8"))
        marks.update(np.ascontiguousarray(visits, "<i8").tobytes())
        return "P-{}-{}".format(self.days[0].replace("-", ""), marks.hexdigest()[:8])

    def table(self, visits: np.ndarray) -> Table:
        """The Table of visits (n, D, S, A): a row for each hot spot, day, shift and agency that has any, by day."""
        plan_id = self.plan_id(visits)
        columns = {name: [] for name in PLAN.names}
        for day, shift, i, agency in np.argwhere(visits.transpose(1, 2, 0, 3)).tolist():
            number = int(visits[i, day, shift, agency])
            weekday = (self.problem.weekday + day) % 7
            name, begin, end = self.shifts[shift]
            values = (
                self.ids[i],
                self.names[i],
                self.area_names[i],
                self.days[day],
                name,
                begin,
                end,
                self.agencies[agency],
                number,
                number * self.visit_minutes,
                self.peaks.get((i, weekday, shift)),
                plan_id,
                *self._allowed(day, shift, agency),
            )
            for name, value in zip(columns, values):
                columns[name].append(value)
        return Table.of(PLAN, columns)

    @property
    def patrols(self) -> np.ndarray | None:
        """How many patrols (D, S, A) of ``crew`` officers there are, None in plans that do not say."""
        return None if self.each is None else self.problem.available // np.maximum(self.each, 1) // self.crew

    @property
    def travel_minutes(self) -> int:
        """Minutes of travel that the plan allows for a visit."""
        return self.problem.visit_cost // self.crew - self.visit_minutes

    def _allowed(self, day: int, shift: int, agency: int) -> tuple[int | None, ...]:
        """How many patrols there are, the officers of each, its minutes and the minutes of travel for a visit; None
        where that is not known."""
        patrols = self.patrols
        if self.each is None or patrols is None:
            return (None,) * 4
        cell = day, shift, agency
        return int(patrols[cell]), self.crew, int(self.each[cell]), self.travel_minutes

    def place(self, i: int) -> str:
        """The id and the name of a hot spot."""
        return " ".join(dict.fromkeys(word for word in (self.ids[i], self.names[i]) if word))

    def check(self, visits: np.ndarray) -> PlanCheck:
        """The PlanCheck of visits (n, D, S, A), as ``core.patrol.plan.check_plan``."""
        return check_plan(self.problem, visits)

    def broken(self, check: PlanCheck) -> list[str]:
        """What a PlanCheck found broken, a sentence each with its numbers."""
        out = []
        for day, shift, agency, visits, limit in check.over:
            out.append(
                tr("{} {}, {}: {} planned, but the hours allow only {:,}.").format(
                    day_words(self.days[day]), self.shifts[shift][0], self.agencies[agency], visits_words(visits), limit
                )
            )
        for what, rows in ((tr("at least"), check.floors), (tr("at most"), check.caps)):
            for i, week, visits, limit in rows:
                out.append(
                    tr("{} in week {}: {} planned, but there should be {} {:,}.").format(
                        self.place(i), week + 1, visits_words(visits), what, limit
                    )
                )
        for area, week, visits, limit in check.area_minimums:
            out.append(
                tr("{} in week {}: {} planned, but there should be at least {:,}.").format(
                    self.areas[area], week + 1, visits_words(visits), limit
                )
            )
        for i, day, shift, visits, limit in check.per_shift:
            out.append(
                tr("{} on {} ({}): {} planned, but there should be at most {:,}.").format(
                    self.place(i), day_words(self.days[day]), self.shifts[shift][0], visits_words(visits), limit
                )
            )
        return out

    def visits(self, rows: Iterable[Mapping[str, Any]]) -> np.ndarray:
        """The array (n, D, S, A) of the rows of such a table: dictionaries with hotspot_id, day, shift, agency, visits.

        Raises InputError where a row names something that the plan does not have.
        """
        places = {
            f.HOTSPOT_ID: self.ids,
            f.DAY: self.days,
            f.SHIFT: tuple(one[0] for one in self.shifts),
            f.AGENCY: self.agencies,
        }
        index = {field: {name: i for i, name in enumerate(names)} for field, names in places.items()}
        visits = np.zeros((len(self.ids),) + self.problem.capacity.shape, np.int64)
        for row in rows:
            try:
                cell = tuple(index[field][row[field]] for field in places)
                number = int(row[f.VISITS])
            except (KeyError, TypeError, ValueError):
                raise InputError(
                    tr("The plan does not match its JSON report: the plan has an unexpected row for {}.").format(
                        ", ".join(str(row.get(field)) for field in places)
                    )
                )
            visits[cell] += number
        return visits


def read_setting(path: str) -> PlanSetting:
    """The PlanSetting in a plan's JSON report. Raises InputError where the file is none."""
    wrong, remedy = (
        tr("is not the JSON report from Patrol plan"),
        tr("run Patrol plan again and choose a file for REPORT_JSON"),
    )
    values = read_document(path, {"setting": _SETTING}, wrong, remedy)["setting"]
    try:
        return _whole(PlanSetting.from_dict(values))
    except (ValueError, TypeError, OverflowError):
        raise InputError(
            "'{}' {} ({}); {}.".format(path, wrong, tr("the parts of the file do not match each other"), remedy)
        )


def _whole(setting: PlanSetting) -> PlanSetting:
    """The setting, where its parts fit each other. Raises ValueError."""
    problem, count = setting.problem, len(setting.ids)
    shape = len(setting.days), len(setting.shifts), len(setting.agencies)
    fits = (
        len(setting.names) == len(setting.area_names) == count == len(set(setting.ids)) > 0
        and problem.weights.shape == problem.areas.shape == (count,)
        and problem.peaks.shape == (count, 7, shape[1])
        and problem.capacity.shape == problem.available.shape == shape
        and problem.even_share.shape == (len(setting.areas),)
        and (setting.each is None or setting.each.shape == shape)
        and (problem.areas < len(setting.areas)).all()
        and all(i < count and shift < shape[1] for i, _, shift in setting.peaks)
    )
    if not fits:
        raise ValueError()
    return setting


def changed_plan(setting: PlanSetting, visits: np.ndarray, path: str, by: str, reason: str) -> QgsVectorLayer:
    """Write a plan that was changed by hand to a new GeoPackage at *path* ('' keeps it in memory): its layer.

    Raises InputError where it cannot be written.
    """
    table = setting.table(visits)
    words = tr("Patrol plan {}, edited manually by {}: {}").format(setting.plan_id(visits), by, reason)
    layer = QgsVectorLayer("NoGeometry", tr("Visits"), "memory")
    layer.dataProvider().addAttributes(list(table.qgs_fields()))
    layer.updateFields()
    for block in table.features():
        layer.dataProvider().addFeatures(block)
    if path:
        options = QgsVectorFileWriter.SaveVectorOptions()
        options.driverName, options.layerName = "GPKG", "visits"
        error, message, *_ = QgsVectorFileWriter.writeAsVectorFormatV3(
            layer, path, QgsCoordinateTransformContext(), options
        )
        if error != QgsVectorFileWriter.WriterError.NoError:
            raise InputError(
                tr("'{}' cannot be written ({}); free up disk space or choose another location.").format(path, message)
            )
        layer = QgsVectorLayer(f"{path}|layername=visits", tr("Visits"), "ogr")
    metadata = layer.metadata()
    metadata.setTitle(tr("Patrol plan"))
    metadata.setAbstract(words)
    metadata.setHistory([words])
    layer.setMetadata(metadata)
    if path:
        layer.saveDefaultMetadata()
    return layer
