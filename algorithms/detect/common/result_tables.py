"""Units and hot spots as layers to be written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsCoordinateReferenceSystem, QgsGeometry, QgsWkbTypes

from ....bridge.geometry.polygons import as_multi
from ....bridge.geometry.units import dissolve
from ....bridge.ground import fields as f
from ....bridge.ground.texts import counted, crimes_words, tr
from ....bridge.results.outputs import Table
from ....bridge.results.styles.classes import Measure, crime_density, harm_density
from ....core.hotspots.selection import ranking

if TYPE_CHECKING:
    from ....bridge.counting.crimes import CrimeChoice, Crimes
    from ....contract.schemas.fields import Schema
    from .counted_places import CountedPlaces, HotUnits, Spots


def unit_table(
    schema: Schema,
    counted_places: CountedPlaces,
    found: HotUnits,
    spots: Spots,
    crs: QgsCoordinateReferenceSystem,
    further: Mapping[str, Any] | None = None,
) -> Table:
    """The units with the fields of a Schema; ``further`` {field: values (n,)} beside what is known of them."""
    units, count = counted_places.units, len(counted_places.units)
    rank = np.empty(count, np.int64)
    rank[counted_places.order] = np.arange(1, count + 1)
    share = counted_places.values / counted_places.values.sum()
    running = np.empty(count)
    running[counted_places.order] = np.cumsum(share[counted_places.order])
    ids = np.array(spots.ids + [None], object)
    columns = {
        f.UNIT_ID: units.ids,
        f.CRIMES: counted_places.counts,
        f.AREA_KM2: units.areas / 1e6,
        f.DENSITY: counted_places.counts / (units.areas / 1e6),
        f.RANK: rank,
        f.SHARE: share,
        f.CUM_SHARE: np.minimum(running, 1),
        f.HOT: (found.hot & (counted_places.counts > 0)).astype(int),
        f.HOTSPOT_ID: ids[spots.number].tolist(),
        **found.columns,
        **(further or {}),
    }
    _add_optional(columns, {f.HARM: counted_places.harm, f.RECENT: counted_places.recent, f.RATE: counted_places.rate})
    _add_shares(columns, counted_places, counted_places.counts, counted_places.harm)
    return Table.of(schema, columns, units.wkb(), units.wkb_type(), crs)


def _add_optional(columns: dict[str, Any], optional: dict[str, NDArray[np.float64] | None]) -> None:
    """Those columns that there are."""
    columns.update({name: values for name, values in optional.items() if values is not None})


def _add_shares(
    columns: dict[str, Any], counted_places: CountedPlaces, crimes: NDArray[np.int64], harm: NDArray[np.float64] | None
) -> None:
    """The share of all crimes and of all harm, and their difference in percentage points."""
    if harm is None or counted_places.harm is None:
        return
    crime_share, harm_share = crimes / counted_places.counts.sum(), harm / counted_places.harm.sum()
    columns.update(
        {f.CRIME_SHARE: crime_share, f.HARM_SHARE: harm_share, f.HARM_DIFF: 100 * (harm_share - crime_share)}
    )


def spot_table(
    schema: Schema,
    counted_places: CountedPlaces,
    spots: Spots,
    crs: QgsCoordinateReferenceSystem,
    q_field: str = f.GI_Q,
    further: Mapping[str, Any] | None = None,
) -> Table:
    """The hot spots with the fields of a Schema; ``q_field`` is what their q is called, ``further`` {field: values
    (k,)}, such as the method's own."""
    km2 = spots.areas / 1e6
    share = spots.values / counted_places.values.sum()
    columns = {
        f.HOTSPOT_ID: spots.ids,
        f.RANK: spots.rank,
        f.CRIMES: spots.crimes,
        f.SHARE: share,
        f.CUM_SHARE: np.minimum(np.cumsum(share), 1),
        f.AREA_KM2: km2,
        f.DENSITY: spots.crimes / km2,
        q_field: np.where(np.isfinite(spots.q), spots.q, np.nan),
        f.UNITS: spots.units,
        f.AREA_NAME: [None] * len(spots.ids),
        **(further or {}),
    }
    recent = spots.values if counted_places.recent is not None else None
    _add_optional(columns, {f.HARM: spots.harm, f.TOP_SHARE: spots.top_share, f.RECENT: recent})
    _add_shares(columns, counted_places, spots.crimes, spots.harm)
    return Table.of(
        schema,
        columns,
        dissolve(counted_places.units, spots.number, counted_places.raise_if_cancelled),
        QgsWkbTypes.Type.MultiPolygon,
        crs,
    )


@dataclass(frozen=True)
class ShapeSpots:
    """k hot spots that are shapes of their own: ``names``, ``shapes``, number of ``crimes`` (k,), ``harm`` (k,), and
    ``recent`` (k,), what the age of the crimes leaves of what is ranked; None where neither counts."""

    names: list[str]
    shapes: list[QgsGeometry]
    crimes: NDArray[np.int64]
    harm: NDArray[Any] | None
    recent: NDArray[Any] | None


def shape_table(
    schema: Schema,
    spots: ShapeSpots,
    crimes: Crimes,
    area_names: list[str | None],
    crs: QgsCoordinateReferenceSystem,
    further: Mapping[str, NDArray[Any]] | None = None,
) -> Table:
    """The ShapeSpots among all ``crimes`` with the fields of a Schema, ranked by crimes (or harm) per km², ties by
    crimes, then by name, with the names of their areas and ``further`` {field: values}."""
    counts, metres = spots.crimes, np.array([shape.area() for shape in spots.shapes])
    values, total = _ranked_by(spots, crimes)
    order = ranking(values, metres, spots.names, counts) if len(spots.shapes) else np.empty(0, int)
    share = values[order] / total
    columns = {
        f.HOTSPOT_ID: [spots.names[i] for i in order],
        f.RANK: np.arange(1, len(order) + 1),
        f.CRIMES: counts[order],
        f.SHARE: share,
        f.CUM_SHARE: np.minimum(np.cumsum(share), 1),
        f.AREA_KM2: metres[order] / 1e6,
        f.DENSITY: counts[order] / (metres[order] / 1e6) if len(order) else metres,
        f.AREA_NAME: [area_names[i] for i in order],
    }
    recent = None if spots.recent is None else values
    for name, extra in {f.HARM: spots.harm, f.RECENT: recent, **(further or {})}.items():
        if extra is not None:
            columns[name] = extra[order]
    shapes = [bytes(as_multi(spots.shapes[i]).asWkb()) for i in order]
    return Table.of(schema, columns, shapes, QgsWkbTypes.Type.MultiPolygon, crs)


def _ranked_by(spots: ShapeSpots, crimes: Crimes) -> tuple[NDArray[Any], float]:
    """(what hot spots are ranked by (k,), the same of all crimes)."""
    if spots.recent is not None and crimes.values is not None:
        return spots.recent, crimes.values.sum()
    if spots.harm is not None and crimes.weights is not None:
        return spots.harm, crimes.weights.sum()
    return spots.crimes, len(crimes)


def point_measure(crimes: Crimes, choice: CrimeChoice, square_metres: float, spots: Table) -> Measure:
    """What a map of the hot ``spots`` shows that were found without places: crimes per km², or harm against its average
    over an area."""
    ranked = np.asarray(spots.columns[f.CRIMES if crimes.weights is None else f.HARM], float)
    greatest = float((ranked / np.asarray(spots.columns[f.AREA_KM2], float)).max(initial=0))
    if crimes.weights is None:
        return crime_density(crimes.window, greatest)
    average = float(crimes.weights.sum()) / (square_metres / 1e6) if square_metres > 0 else 1.0
    return harm_density(average, choice.weighed_by, crimes.window, greatest, choice.changed_unit)


def area_words(made: bool) -> str:
    """What a share of area is a share of; ``made``: from the crimes, since no study area is given."""
    return tr("a study area drawn around the crimes") if made else tr("the area")


def hot_spots_hold(count: int) -> str:
    """So many hot spots, and that they hold what follows."""
    return counted(count, tr("{} hot spot contains"), tr("{} hot spots contain"))


def summary_sentence(results: dict[str, Any], made: bool = False) -> str:
    """The one sentence that says what was found, with HARM_UNIT and HARM_BY where harm is ranked; ``made``: whether
    the study area is made from the crimes."""
    if not results["HOTSPOT_COUNT"]:
        return tr("No hot spots were found among {} in {}.").format(
            crimes_words(results["CRIMES_USED"]), counted(results["UNIT_COUNT"], tr("{} place"), tr("{} places"))
        )
    crimes = tr("{:.0f}% of {}").format(100 * results["HOT_SHARE"], crimes_words(results["CRIMES_USED"]))
    if "HARM_BY" in results:
        crimes = tr("{:.0f}% of the {} (scores from {}) and {}").format(
            100 * results["HARM_SHARE"], results["HARM_UNIT"], results["HARM_BY"], crimes
        )
    return tr("{} {} in {:.2g}% of {}.").format(
        hot_spots_hold(results["HOTSPOT_COUNT"]), crimes, 100 * results["AREA_SHARE"], area_words(made)
    )
