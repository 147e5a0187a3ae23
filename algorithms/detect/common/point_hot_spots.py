"""From labelled crimes to ranked hot spots: what the methods on points share. A method says which crime is in which
cluster."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsGeometry, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsWkbTypes

from ....bridge.counting.crimes import Crimes, caveats
from ....bridge.ground import fields as f
from ....bridge.ground.errors import InputError
from ....bridge.ground.texts import counted, crimes_words, tr
from ....bridge.results.outputs import Table
from ....bridge.results.styles.classes import ClusterStyle, HotspotStyle
from ....contract.detect_points import ELLIPSE, HULL
from ....contract.schemas.detect import CLUSTERED_CRIMES
from ....core.counting.convex_hull import convex_hull
from ....core.counting.wkb import ellipse_wkb, points_wkb
from ....core.hotspots.selection import ranking
from ....core.statistics.clusters import ellipse, split_large
from ...common.base import HotspotAlgorithm, Part
from ...common.crime_parameters import CrimeInput, log_rows
from ...common.finish import Finish
from .choosing import Candidates, Choosing
from .result_tables import ShapeSpots, hot_spots_hold, point_measure, shape_table
from .study_area import StudyArea

if TYPE_CHECKING:
    from ....bridge.geometry.polygons import Areas


@dataclass(frozen=True)
class _Chosen:
    """The hot spots that are chosen, [(indices of the crimes, shape)], with what is said of the choice: further
    ``columns`` {field: values (k,)}, ``numbers`` for the results, a sentence for the summary, and notes."""

    spots: list[tuple[NDArray[np.int64], QgsGeometry]]
    columns: dict[str, NDArray[Any]] = field(default_factory=dict)
    numbers: dict[str, Any] = field(default_factory=dict)
    said: str = ""
    notes: list[str] = field(default_factory=list)


class ClusterAlgorithm(HotspotAlgorithm):
    """Template of the methods on points: ``add_method_parameters``, ``prepare_method`` and ``label`` are theirs."""

    #: Short name in the ids of hot spots.
    PREFIX = "cluster"

    def prepare_method(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Read the method's own parameters on the main thread."""
        raise QgsProcessingException(tr("This tool has no method."))

    def label(
        self, crimes: Crimes, areas: Areas | None, step: Callable[[], None]
    ) -> tuple[NDArray[np.int64], list[str]]:
        """Labels (n,) of the crimes, −1 for none, and notes; ``areas`` are those of the study or None; ``step()`` stops
        a run that is cancelled."""
        raise QgsProcessingException(tr("This tool has no method."))

    def needs_area(self) -> bool:
        """Whether the method hangs on the size of the study area, so that one is made where none is given."""
        return False

    def fewest(self) -> int:
        """Crimes that a hot spot needs."""
        raise QgsProcessingException(tr("This tool has no method."))

    def add_outputs(self, finish: Finish, crimes: Crimes) -> None:
        """Further outputs of the method."""

    # -- declaration --------------------------------------------------------------------------------------------

    # -- the run ------------------------------------------------------------------------------------------------
    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.crime_input = CrimeInput(self, parameters, context)
        self.study = StudyArea(self, parameters, context)
        self.shape = self.parameterAsEnumString(parameters, "SHAPE", context)
        self.margin = self.parameterAsDouble(parameters, "MARGIN", context)
        self.cap = self.parameterAsDouble(parameters, "MAX_AREA", context)
        if not self.cap > 0:
            raise InputError(tr("MAX_AREA must be above 0 km²; 0.1 is usual."))
        if not self.margin > 0:
            raise InputError(tr("MARGIN must be above 0 m; 25 is usual."))
        self.choosing = Choosing(self, parameters, context)
        self.prepare_method(parameters, context)

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        given = self.crime_input
        feedback.setProgressText(tr("reading crimes…"))
        areas: Areas | None = None
        made: list[str] = []
        if self.study.given or self.needs_area():
            crimes, areas, made = self.study.crimes(given, feedback, 30)
        else:
            crimes = given.read(Part(feedback, 0, 30))
        feedback.setProgressText(tr("finding clusters…"))

        def step() -> None:
            self.raise_if_cancelled(feedback)

        labels, notes = self.label(crimes, areas, step)
        step()
        feedback.setProgress(70)
        feedback.setProgressText(tr("outlining hot spots…"))
        spots = self._spots(crimes, labels, step)
        notes = caveats(crimes) + made + notes
        if not spots:
            notes.append(tr("No clusters were found; use a larger distance, or lower 'Minimum number of crimes'."))
        chosen = self._chosen(crimes, spots, feedback)
        log_rows(crimes, feedback)
        notes = [chosen.said] * bool(chosen.said) + notes + chosen.notes
        feedback.setProgressText(tr("writing…"))
        finish = Finish(self, parameters, context, feedback)
        finish.describe(crimes.window or "", crimes.rows(), notes)
        return self._write(crimes, labels, chosen, areas, finish)

    def _chosen(
        self, crimes: Crimes, spots: list[tuple[NDArray[np.int64], QgsGeometry]], feedback: QgsProcessingFeedback
    ) -> _Chosen:
        """Those of the hot spots that are chosen."""
        if not self.choosing.given or not spots:
            return _Chosen(spots)
        found = self._shape_spots(crimes, spots)
        values = found.crimes if found.harm is None else found.harm
        metres = np.array([shape.area() for shape in found.shapes])
        middles = [shape.centroid().asPoint() for shape in found.shapes]
        order = ranking(values, metres, found.names, found.crimes)
        choice = self.choosing.among(
            Candidates(
                values,
                metres / 1e6,
                found.crimes,
                np.array([(middle.x(), middle.y()) for middle in middles]),
                order,
                lambda which: [found.shapes[i] for i in which.tolist()],
                tr("hot spots"),
            ),
            self.crime_input,
            feedback,
        )
        hot = choice.by_rank()
        # From the hottest, so that they rank in their district as they do among all.
        kept = order[hot[order]]
        # Shares are of all crimes, those in no cluster among them.
        total = len(crimes) if crimes.weights is None else float(crimes.weights.sum())
        return _Chosen(
            [spots[i] for i in kept.tolist()],
            {name: np.array(column, object) for name, column in choice.columns(kept).items()},
            choice.results(hot, values, total),
            choice.sentence(hot, values, self.crime_input.choice.harm_unit, total),
            choice.notes(hot),
        )

    def _spots(
        self, crimes: Crimes, labels: NDArray[np.int64], step: Callable[[], None]
    ) -> list[tuple[NDArray[np.int64], QgsGeometry]]:
        """[(indices of the crimes, shape)] of every hot spot, clusters in order."""
        order = np.argsort(labels, kind="stable")
        order = order[labels[order] >= 0]
        bounds = np.flatnonzero(np.diff(labels[order])) + 1
        spots = []
        for members in np.split(order, bounds) if len(order) else ():
            step()
            x, y = crimes.x[members], crimes.y[members]

            def too_large(part: NDArray[np.int64], x: NDArray[np.float64] = x, y: NDArray[np.float64] = y) -> bool:
                return self._shape(x[part], y[part]).area() > self.cap * 1e6

            # A hull within this radius of a point is no larger than the cap, margin and all.
            radius = max(np.sqrt(self.cap * 1e6 / np.pi) - self.margin, 1.0)
            for part in split_large(x, y, too_large, radius, self.fewest()):
                spots.append((members[part], self._shape(x[part], y[part])))
        return spots

    def _shape(self, x: NDArray[np.float64], y: NDArray[np.float64]) -> QgsGeometry:
        shape = QgsGeometry()
        if self.shape != HULL and len(x) > 2:
            centre, (long, short), angle = ellipse(x, y, 1 if self.shape == ELLIPSE else 2)
            shape.fromWkb(ellipse_wkb(centre, long + self.margin, short + self.margin, angle))
            return shape
        # As complex numbers, whose distinct ones are found much quicker than those of pairs.
        points = np.unique(x + 1j * y)
        shape = QgsGeometry.collectGeometry([_point(one) for one in points_wkb(points.real, points.imag)])
        return shape.convexHull().buffer(self.margin, 12)

    # -- writing ------------------------------------------------------------------------------------------------
    def _write(
        self, crimes: Crimes, labels: NDArray[np.int64], chosen: _Chosen, areas: Areas | None, finish: Finish
    ) -> dict[str, Any]:
        spots = chosen.spots
        found = self._shape_spots(crimes, spots)
        ids = [(members, name) for (members, _), name in zip(spots, found.names)]
        finish.add("OUTPUT", self._point_table(crimes, labels, ids), ClusterStyle(), tr("Crimes with their cluster"))
        area_names = self.study.names_of(areas, found.shapes, self.crime_input)
        table = shape_table(self.fields_of("HOTSPOTS"), found, crimes, area_names, self.crime_input.crs, chosen.columns)
        measure = point_measure(crimes, self.crime_input.choice, square_metres_studied(crimes, areas), table)
        finish.add("HOTSPOTS", table, HotspotStyle(measure), tr("Hot spots"))
        self.add_outputs(finish, crimes)
        clusters, hot = int(labels.max(initial=-1)) + 1, sum(len(members) for members, _ in spots)
        summary = tr("No clusters were found among {}.").format(crimes_words(len(crimes)))
        if clusters and not spots:
            summary = counted(
                clusters,
                tr("{} cluster was found among {}, but it was not chosen."),
                tr("{} clusters were found among {}, but none was chosen."),
                "",
                crimes_words(len(crimes)),
            )
        if spots:
            summary = tr("{} {:.0f}% of {}; {}.").format(
                hot_spots_hold(len(spots)),
                100 * hot / len(crimes),
                crimes_words(len(crimes)),
                counted(clusters, tr("{} cluster was found"), tr("{} clusters were found")),
            )
        numbers: dict[str, Any] = {
            "CRIMES_READ": crimes.read,
            "CRIMES_USED": len(crimes),
            "CLUSTER_COUNT": clusters,
            "HOTSPOT_COUNT": len(spots),
            "HOT_CRIMES": hot,
            "HOT_SHARE": hot / len(crimes),
            **chosen.numbers,
        }
        if crimes.weights is not None:
            choice = self.crime_input.choice
            numbers.update(HARM_BY=choice.weighed_by, HARM_UNIT=choice.harm_unit)
        return finish.results(numbers, " ".join(filter(None, [summary, chosen.said])))

    def _shape_spots(self, crimes: Crimes, spots: list[tuple[NDArray[np.int64], QgsGeometry]]) -> ShapeSpots:
        """The hot spots, each named after its middle."""
        shapes = [shape for _, shape in spots]
        middles = [shape.centroid().asPoint() for shape in shapes]
        return ShapeSpots(
            [f"{self.PREFIX}-{middle.x():.0f}-{middle.y():.0f}" for middle in middles],
            shapes,
            np.array([len(members) for members, _ in spots], np.int64),
            None if crimes.weights is None else np.array([crimes.weights[members].sum() for members, _ in spots]),
            None,
        )

    def _point_table(
        self, crimes: Crimes, labels: NDArray[np.int64], ids: list[tuple[NDArray[np.int64], str]]
    ) -> Table:
        spot = np.full(len(crimes), None, object)
        for members, name in ids:
            spot[members] = name
        columns: dict[str, Any] = {
            f.CLUSTER: [label + 1 if label >= 0 else None for label in labels.tolist()],
            f.HOTSPOT_ID: spot.tolist(),
        }
        if crimes.dates is not None:
            columns[f.DATE] = crimes.dates
        if crimes.offence is not None:
            columns[f.OFFENCE] = np.array(crimes.offence.values + [None], object)[crimes.offence.codes].tolist()
        return Table.of(
            CLUSTERED_CRIMES, columns, points_wkb(crimes.x, crimes.y), QgsWkbTypes.Type.Point, self.crime_input.crs
        )


def square_metres_studied(crimes: Crimes, areas: Areas | None) -> float:
    """The area in m² that is looked at: that of the study area, else of the convex hull of the crimes."""
    if areas is not None:
        return float(areas.square_metres().sum())
    hull = convex_hull(crimes.x, crimes.y)
    x, y = hull[:, 0] - hull[0, 0], hull[:, 1] - hull[0, 1]
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


def _point(wkb: bytes) -> QgsGeometry:
    point = QgsGeometry()
    point.fromWkb(wkb)
    return point
