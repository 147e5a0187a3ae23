"""Answers of a survey, as points or as rows that name a neighbourhood; nothing of a person is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransformContext,
    QgsFeatureRequest,
    QgsFeedback,
    QgsVectorLayer,
    QgsWkbTypes,
)

from ..ground.errors import Cancelled, InputError
from ..ground.texts import tr
from .columns import CATEGORY, DATE, DECODERS, Coded
from .crs import require_crs, transform_points
from .features import Features


@dataclass
class Answers:
    """n answers: where each was given, as the Coded name of its neighbourhood or as ``x``, ``y`` (n,); Coded texts by
    question; days (n,) or None."""

    area: Coded | None
    x: NDArray[np.float64]
    y: NDArray[np.float64]
    texts: dict[str, Coded]
    dates: NDArray[np.datetime64] | None

    def __len__(self) -> int:
        return len(self.x)


class AnswerSource:
    """A survey as it stands now, looked at on the main thread: ``fields`` {question: field}, '' where not asked.

    Raises InputError for a field that is not there, and where neither points nor ``area_field`` say where.
    """

    def __init__(
        self, layer: QgsVectorLayer, fields: dict[str, str], area_field: str = "", date_field: str = ""
    ) -> None:
        self.name, self.crs, self.fields = layer.name(), layer.crs(), layer.fields()
        self.area_field, self.date_field = area_field, date_field
        self.questions = {question: field for question, field in fields.items() if field}
        for name in filter(None, (*self.questions.values(), area_field, date_field)):
            self.kind_of(name)
        self.points = layer.geometryType() == QgsWkbTypes.GeometryType.PointGeometry
        if not area_field and not self.points:
            raise InputError(
                tr("'{}' has no points; choose SURVEY_AREA, the field with the neighbourhood for each answer.").format(
                    self.name
                )
            )
        if not area_field:
            require_crs(self.crs, self.name)
        self._features = Features(layer)

    def kind_of(self, name: str) -> str:
        """``text``, ``date`` or ``other``: what the field holds. InputError where it is missing."""
        index = self.fields.lookupField(name)
        if index < 0:
            raise InputError(
                tr("'{}' has no field '{}'; the available fields are {}.").format(
                    self.name, name, ", ".join(self.fields.names()) or tr("none")
                )
            )
        one = self.fields.at(index)
        return "date" if one.isDateOrTime() else "other" if one.isNumeric() else "text"

    def read(
        self,
        crs: QgsCoordinateReferenceSystem,
        transform_context: QgsCoordinateTransformContext,
        feedback: QgsFeedback | None = None,
    ) -> Answers:
        """The Answers, their points in CRS ``crs``, NaN without one. Raises InputError where there are none, or a
        field of dates holds none, Cancelled."""
        names = list(dict.fromkeys(filter(None, (*self.questions.values(), self.area_field, self.date_field))))
        request = QgsFeatureRequest().setSubsetOfAttributes([self.fields.lookupField(name) for name in names])
        if self.area_field:
            request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        columns: dict[str, list[Any]] = {name: [] for name in names}
        places: list[tuple[float, float]] = []
        for feature in self._features.each(request):
            if feedback is not None and feedback.isCanceled():
                raise Cancelled()
            geometry = feature.geometry()
            # Several points of one answer are one answer: the first stands for it.
            point = next(geometry.vertices(), None) if not self.area_field and not geometry.isEmpty() else None
            places.append((point.x(), point.y()) if point is not None else (np.nan, np.nan))
            for name in names:
                columns[name].append(feature[name])
        if not places:
            raise InputError(tr("'{}' contains no answers; choose another layer.").format(self.name))
        x, y = np.array(places, float).T
        if not self.area_field:
            x, y = transform_points(x, y, self.crs, crs, transform_context)

        def coded(name: str) -> Coded:
            return DECODERS[CATEGORY](name, self).decode(columns[name])

        dates = None
        if self.date_field:
            days = DECODERS[DATE](self.date_field, self)
            dates = days.decode(columns[self.date_field])
            days.check()
        return Answers(
            coded(self.area_field) if self.area_field else None,
            x,
            y,
            {question: coded(name) for question, name in self.questions.items()},
            dates,
        )
