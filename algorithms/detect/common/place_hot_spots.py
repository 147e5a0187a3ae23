"""From crimes to ranked hot spots: what every method on units shares. A method says which units are hot."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsGeometry, QgsProcessingContext, QgsProcessingException, QgsProcessingFeedback, QgsWkbTypes

from ....bridge.counting.crimes import caveats
from ....bridge.geometry.area_checks import overlap_notes, overlapping
from ....bridge.geometry.made_area import area_from, made_note, polygons_of
from ....bridge.geometry.polygons import Areas, AreaSource, area_source
from ....bridge.geometry.units import TooManyPlaces, Units, blocked_pairs, grid_of, grid_units, layer_units, outlines_of
from ....bridge.ground import fields as f
from ....bridge.ground.errors import InputError
from ....bridge.ground.texts import mark, tr
from ....bridge.results.styles.classes import HotspotStyle, Measure, crime_density, harm_density
from ....core.counting.count_by_place import OpenPlaces
from ....core.counting.shares import FEWEST_FOR_SIGNIFICANCE, Window
from ....core.hotspots.growth import pairs_between
from ...common.base import HotspotAlgorithm, Part
from ...common.crime_parameters import CrimeInput, PopulationInput, log_rows, none_inside
from ...common.finish import Finish
from .choosing import Candidates, Choice, Choosing
from .count_and_harm import compare
from .counted_places import CountedPlaces, HotUnits, Ranked, hot_spots
from .edges import Edges, count_with_edges, cut_units
from .result_tables import spot_table, summary_sentence, unit_table
from .study_area import StudyArea

if TYPE_CHECKING:
    from ....bridge.counting.count_by_place import CountByPlace
    from ....bridge.results.outputs import Table

COUNT_HOTSPOTS = "COUNT_HOTSPOTS"


class PlaceHotSpotAlgorithm(HotspotAlgorithm):
    """What counts crimes in places: their parameters, and the CountedPlaces that comes of them."""

    def wrong_together(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        if self.parameterAsEnumString(parameters, "UNIT", context) == "layer" and not parameters.get("UNITS_LAYER"):
            return tr("UNITS_LAYER is empty; choose the polygons to count crimes in, or set UNIT to hexagon or square.")
        return ""

    def prepare_study(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Look at the layers, on the main thread."""
        good, why = self.checkParameterValues(parameters, context)
        if not good:
            raise InputError(why)
        self.crime_input = CrimeInput(self, parameters, context)
        self.shape = self.parameterAsEnumString(parameters, "UNIT", context)
        self.size = self.parameterAsDouble(parameters, "CELL_SIZE", context)
        self.centre_only = self.parameterAsBool(parameters, "CENTRE_ONLY", context)
        self.study = StudyArea(self, parameters, context)
        self.units_source = area_source(self, parameters, "UNITS_LAYER", context) if self.shape == "layer" else None
        self.population = PopulationInput(self, parameters, context)

    def size_words(self) -> str:
        return self.units_source.name if self.units_source is not None else tr("{:,g} m").format(self.size)

    def _study(self, feedback: QgsProcessingFeedback, tested: bool = False) -> CountedPlaces:
        """The CountedPlaces; with their Edges where they are ``tested`` against chance."""
        given = self.crime_input
        notes: list[str] = []
        self._stage(feedback, 0, tr("setting up places…"))
        units = self._units(notes, feedback)
        self._stage(feedback, 2, tr("counting crimes…"))
        if given.crs != given.source.crs:
            feedback.pushInfo(
                tr("Calculations use {} ({}), in metres.").format(given.crs.authid(), given.crs.description())
            )
        reason = mark("outside the study area") if self.units_source is None else mark("outside the places")
        made = units is None
        part = Part(feedback, 2, 45)
        if units is None:
            units, found, areas, note = self._count_in_made_area(reason, part)
            # An area that was made holds all crimes.
            cut = cut_units(units, areas.geometries, lambda: self.raise_if_cancelled(feedback)) if tested else None
            edges = Edges(cut.shares, found) if cut is not None else None
            notes.append(note)
        else:
            found, edges = self._count_in_area(units, tested, reason, part)
        if not len(found):
            raise InputError(none_inside(given.source.name))
        rate = None
        if self.population.given:
            rate, how = self.population.rate(
                units, found.counts, found.account, given.crs, given.transform_context, feedback
            )
            notes.append(how)
        log_rows(found, feedback)
        if len(found) < FEWEST_FOR_SIGNIFICANCE:
            edges = None
        return CountedPlaces(found, units, rate, caveats(found) + notes, feedback, area_made=made, edges=edges)

    def _count_in_area(
        self, units: Units, tested: bool, reason: str, feedback: Part
    ) -> tuple[CountByPlace, Edges | None]:
        """(the count in units, their Edges where they are tested and the study area cuts some)."""

        def count(places: Any) -> CountByPlace:
            return self.count(places, reason, feedback)

        area = self.named_areas.geometries if tested and self.named_areas is not None else ()
        cut = cut_units(units, area, lambda: self.raise_if_cancelled(feedback)) if area else None
        if cut is None:
            return count(units), None
        return count_with_edges(cut, self.crime_input.source.table is not None, count)

    def _count_in_made_area(self, reason: str, feedback: Part) -> tuple[Units, CountByPlace, Areas, str]:
        """(the places of the area that is made from all records, the count in them, the area, a note on it)."""
        places = OpenPlaces(grid_of(self.shape, self.size))
        found = self.count(places, reason, feedback)
        area = area_from(places.squares, self.crime_input.source.name)
        areas = polygons_of(area)
        try:
            units = grid_units(self.shape, self.size, outlines_of(areas.geometries), self._epsg(), self.centre_only)
        except TooManyPlaces as error:
            raise InputError(tr("{} No study area is set; choose a STUDY_AREA to make the area smaller.").format(error))
        place = places.among(units.keys)
        found.account.leave_out(reason, found.counts[place < 0].sum())
        return units, found.moved(place, len(units)), areas, made_note(area, areas)

    def count(self, places: Any, reason: str, feedback: QgsProcessingFeedback) -> CountByPlace:
        """The CountByPlace of the crimes in ``places``; those outside are left out for that reason."""
        return self.crime_input.count_by_place(places, reason, feedback)

    def _epsg(self) -> str:
        return self.crime_input.crs.authid().split(":")[-1] or "local"

    def _units(self, notes: list[str], feedback: QgsProcessingFeedback) -> Units | None:
        """The places, None where they are those of an area that is made from the crimes."""
        study_areas = None
        if self.study.source is not None:
            study_areas = self._areas(self.study.source, self.study.columns, notes, feedback)
        self.named_areas = study_areas
        if self.units_source is not None:
            areas = self._areas(self.units_source, (), notes, feedback)
            units = layer_units(areas, self._epsg())
            found = overlapping(areas.geometries, units.ids, lambda: self.raise_if_cancelled(feedback))
            notes += overlap_notes(areas.name, units.ids, units.ids, found, each=False)
            return units if study_areas is None else _within(units, study_areas)
        if study_areas is None:
            return None
        return grid_units(self.shape, self.size, outlines_of(study_areas.geometries), self._epsg(), self.centre_only)

    def _areas(
        self, source: AreaSource, columns: tuple[str, ...], notes: list[str], feedback: QgsProcessingFeedback
    ) -> Areas:
        given = self.crime_input
        areas = source.read(given.crs, given.transform_context, columns, feedback)
        if areas.mended:
            notes.append(
                tr(
                    "{} invalid geometries in '{}' were repaired for the calculation; the layer itself is unchanged."
                ).format(areas.mended, areas.name)
            )
        if areas.empty:
            notes.append(tr("{} rows in '{}' have no geometry and are left out.").format(areas.empty, areas.name))
        return areas


class UnitAlgorithm(PlaceHotSpotAlgorithm):
    """Template of the methods on units: ``add_method_parameters``, ``prepare_method`` and ``find`` are theirs."""

    def prepare_method(self, parameters: dict[str, Any], context: QgsProcessingContext) -> None:
        """Read the method's own parameters on the main thread."""

    def find(self, counted_places: CountedPlaces) -> HotUnits:
        """The HotUnits of a CountedPlaces."""
        raise QgsProcessingException(tr("This tool has no method."))

    def candidates(self, counted_places: CountedPlaces, order: NDArray[np.int64]) -> Choice:
        """The Choice among the places in ``order``, from the hottest."""
        units = counted_places.units

        def shapes(which: NDArray[np.int64]) -> list[QgsGeometry]:
            return [_shape(wkb) for wkb in units.wkb(which)]

        centres = np.column_stack([units.x, units.y])
        return self.choosing.among(
            Candidates(
                counted_places.values, units.areas / 1e6, counted_places.counts, centres, order, shapes, tr("places")
            ),
            self.crime_input,
            counted_places.feedback,
        )

    def chosen(self, counted_places: CountedPlaces, found: HotUnits, choice: Choice) -> HotUnits:
        """The HotUnits with what their Choice says of them."""
        found.choice = choice
        found.columns.update(choice.columns(among=counted_places.order))
        harm = self.crime_input.choice.harm_unit if counted_places.ranks_harm else ""
        said = choice.sentence(found.hot, counted_places.values, harm)
        found.verdict = " ".join(filter(None, [found.verdict, said]))
        found.notes[:0] = [said] if said else []
        return found

    def spot_columns(self, ranked: Ranked) -> dict[str, Any]:
        """The method's own columns {field: values (k,)} of the hot spots of a Ranked."""
        return {}

    def unit_style(self, measure: Measure) -> object:
        """The style of the units, where a Measure is ranked."""
        raise QgsProcessingException(tr("This tool has no style."))

    def wrong_together(self, parameters: dict[str, Any], context: QgsProcessingContext) -> str:
        if not self.parameterAsDouble(parameters, "MAX_AREA", context) > 0:
            return tr("MAX_AREA must be above 0 km²; 0.1 is usual.")
        return super().wrong_together(parameters, context)

    # -- the run ------------------------------------------------------------------------------------------------
    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.prepare_study(parameters, context)
        self.cap = self.parameterAsDouble(parameters, "MAX_AREA", context)
        self.choosing = Choosing(self, parameters, context)
        self.barrier_source = area_source(self, parameters, "BARRIERS", context, QgsWkbTypes.GeometryType.LineGeometry)
        if parameters.get(COUNT_HOTSPOTS) and not self.crime_input.choice.weighed_by:
            raise InputError(
                tr(
                    "COUNT_HOTSPOTS is for comparison with a ranking by harm; choose WEIGHTS or a WEIGHT_FIELD, "
                    "or leave COUNT_HOTSPOTS blank."
                )
            )
        self.prepare_method(parameters, context)

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        counted_places = self._study(feedback, tested=True)
        self._stage(feedback, 45, tr("finding hot places…"))
        ranked = self._ranked(counted_places)
        counted = None
        if parameters.get(COUNT_HOTSPOTS):
            self._stage(feedback, 65, tr("finding the hot spots by number of crimes…"))
            counted = self._ranked(counted_places.by_count())
        self._stage(feedback, 75, tr("writing…"))
        return self._write(ranked, counted, Finish(self, parameters, context, feedback))

    def _ranked(self, counted_places: CountedPlaces) -> Ranked:
        found = self.find(counted_places)
        return Ranked(
            counted_places, found, hot_spots(counted_places, found, self.cap, self._blocked(counted_places, found))
        )

    def _blocked(self, counted_places: CountedPlaces, found: HotUnits) -> AbstractSet[tuple[int, int]]:
        if not found.hot.any():
            return frozenset()
        members, touching = np.flatnonzero(found.hot), counted_places.touching
        blocked = set()
        if found.choice is not None and found.choice.district is not None:
            blocked = pairs_between(members, touching, found.choice.district)
        if self.barrier_source is None:
            return blocked
        given = self.crime_input
        lines = self.barrier_source.read(given.crs, given.transform_context, mend=False)
        return blocked | blocked_pairs(
            counted_places.units, members, touching, lines.geometries, counted_places.raise_if_cancelled
        )

    def _write(self, ranked: Ranked, counted: Ranked | None, finish: Finish) -> dict[str, Any]:
        """``counted``: the same ranked by number, None where nobody asked."""
        counted_places, found = ranked.counted_places, ranked.hot_units
        notes, compared = counted_places.notes + found.notes, None
        if counted is not None:
            compared = compare(ranked.spots, counted.spots, counted_places.units.areas)
            notes += [tr("Ranked by number of crimes: ") + note for note in counted.hot_units.notes] + [
                compared.sentence()
            ]
        window, crs = counted_places.counted.window, self.crime_input.crs
        finish.describe(window or "", counted_places.counted.rows(), notes)
        measure = self._measure(counted_places, window)
        finish.add(
            "OUTPUT",
            unit_table(
                self.fields_of("OUTPUT"),
                counted_places,
                found,
                ranked.spots,
                crs,
                None if counted is None else {f.HOT_COUNT: (counted.spots.number >= 0).astype(int)},
            ),
            self.unit_style(measure),
            tr("Places"),
        )
        finish.add(
            "HOTSPOTS",
            self._spot_table("HOTSPOTS", ranked, None if compared is None else {f.RANK_COUNT: compared.rank_count}),
            HotspotStyle(measure),
            tr("Hot spots ranked by harm") if counted_places.ranks_harm else tr("Hot spots"),
        )
        if compared is not None and counted is not None:
            finish.add(
                COUNT_HOTSPOTS,
                self._spot_table(COUNT_HOTSPOTS, counted, {f.RANK_HARM: compared.rank_harm}),
                HotspotStyle(self._number_measure(counted_places, window)),
                tr("Hot spots ranked by number"),
            )
        numbers = self._results(ranked)
        numbers.update(compared.results() if compared is not None else {})
        choice = self.crime_input.choice
        if counted_places.harm is not None:
            numbers.update(HARM_BY=choice.weighed_by, HARM_UNIT=choice.harm_unit)
        said = [summary_sentence(numbers, counted_places.area_made), found.verdict]
        return finish.results(numbers, " ".join(filter(None, said)))

    def _spot_table(self, output: str, ranked: Ranked, other_rank: dict[str, NDArray[np.float64]] | None) -> Table:
        """The hot spots of a Ranked for an output; ``other_rank`` {field: rank (k,)} of those there by the other
        ranking, where both are found."""
        further = {**self.spot_columns(ranked), **_district_columns(ranked)}
        for name, ranks in (other_rank or {}).items():
            further[name] = [None if rank != rank else int(rank) for rank in ranks.tolist()]
        return self._named(
            spot_table(
                self.fields_of(output),
                ranked.counted_places,
                ranked.spots,
                self.crime_input.crs,
                ranked.hot_units.q_field,
                further,
            )
        )

    def _measure(self, counted_places: CountedPlaces, window: Window | None) -> Measure:
        harm = counted_places.harm
        if not counted_places.ranks_harm or harm is None:
            return self._number_measure(counted_places, window)
        average = harm.sum() / (counted_places.units.areas.sum() / 1e6)
        greatest = float((harm / (counted_places.units.areas / 1e6)).max(initial=0))
        choice = self.crime_input.choice
        return harm_density(average, choice.weighed_by, window, greatest, choice.changed_unit)

    def _number_measure(self, counted_places: CountedPlaces, window: Window | None) -> Measure:
        """Crimes per km² in classes for the busiest place, so that places and hot spots have the same."""
        densities = counted_places.counts / (counted_places.units.areas / 1e6)
        return crime_density(window, float(densities.max(initial=0)))

    def _results(self, ranked: Ranked) -> dict[str, Any]:
        counted_places, spots = ranked.counted_places, ranked.spots
        hot_crimes = int(spots.crimes.sum())
        results = {
            "CRIMES_READ": counted_places.counted.account.read,
            "CRIMES_USED": len(counted_places.counted),
            "UNIT_COUNT": len(counted_places.units),
            "HOTSPOT_COUNT": len(spots.crimes),
            "HOT_CRIMES": hot_crimes,
            "HOT_SHARE": hot_crimes / len(counted_places.counted),
            "AREA_SHARE": float(spots.areas.sum() / counted_places.units.areas.sum()),
        }
        if counted_places.harm is not None and spots.harm is not None:
            results["HARM_SHARE"] = float(spots.harm.sum() / counted_places.harm.sum())
        if ranked.hot_units.choice is not None:
            results.update(ranked.hot_units.choice.results(ranked.hot_units.hot, counted_places.values))
        return results

    def _named(self, table: Table) -> Table:
        """The hot spots with the name of the area that holds most of each, where areas have names."""
        if not self.study.name_field:
            return table
        shapes = [_shape(wkb) for wkb in table.geometry or ()]
        table.columns[f.AREA_NAME] = self.study.names_of(self.named_areas, shapes, self.crime_input)
        return table


def _shape(wkb: bytes) -> QgsGeometry:
    shape = QgsGeometry()
    shape.fromWkb(wkb)
    return shape


def _district_columns(ranked: Ranked) -> dict[str, Any]:
    """The district of each hot spot, and its rank in it."""
    choice, number = ranked.hot_units.choice, ranked.spots.number
    if choice is None:
        return {}
    # Hot spots do not cross a border, so that any of its places says where one is.
    places, first = np.unique(number, return_index=True)
    return choice.columns(first[places >= 0])


def _within(units: Units, study_areas: Areas) -> Units:
    """The units of a layer that touch the study area."""
    keep = [
        i
        for i, geometry in enumerate(units.geometries)
        if any(geometry.intersects(area) for area in study_areas.geometries)
    ]
    if not keep:
        raise InputError(
            tr("None of the places touch the study area; check that both layers cover the same part of the country.")
        )
    return Units(
        [units.ids[i] for i in keep],
        units.areas[keep],
        units.x[keep],
        units.y[keep],
        geometries=[units.geometries[i] for i in keep],
    )
