"""Units and hot spots as layers to be written."""

import numpy as np
from qgis.core import QgsWkbTypes

from ...core.gistar import classes
from ...layers import fields as f
from ...layers.output import Table
from ...layers.units import dissolve


def unit_table(study, found, spots, crs):
    units, count = study.units, len(study.units)
    rank = np.empty(count, np.int64)
    rank[study.order] = np.arange(1, count + 1)
    share = study.values / study.values.sum()
    running = np.empty(count)
    running[study.order] = np.cumsum(share[study.order])
    ids = np.array(spots.ids + [None], object)
    columns = {
        f.UNIT_ID: units.ids,
        f.CRIMES: study.counts,
        f.AREA_KM2: units.areas / 1e6,
        f.DENSITY: study.counts / (units.areas / 1e6),
        f.RANK: rank,
        f.SHARE: share,
        f.CUM_SHARE: np.minimum(running, 1),
        f.HOT: (found.hot & (study.counts > 0)).astype(int),
        f.HOTSPOT_ID: ids[spots.number].tolist(),
        f.GI_Z: found.z,
        f.GI_P: found.p,
        f.GI_Q: found.q,
        f.GI_CLASS: classes(found.z, np.where(np.isnan(found.q), 1, found.q)),
    }
    fields = [(f.UNIT_ID, "text"), (f.CRIMES, "integer"), (f.AREA_KM2, "real"), (f.DENSITY, "real"),
              (f.RANK, "integer"), (f.SHARE, "real"), (f.CUM_SHARE, "real"), (f.HOT, "integer"),
              (f.HOTSPOT_ID, "text"), (f.GI_Z, "real"), (f.GI_P, "real"), (f.GI_Q, "real"), (f.GI_CLASS, "integer")]
    _add_optional(fields, columns, study.harm, study.rate)
    return Table(fields, columns, units.wkb(), units.wkb_type(), crs)


def _add_optional(fields, columns, harm, rate):
    for name, values in ((f.RATE, rate), (f.HARM, harm)):
        if values is not None:
            fields.insert(2, (name, "real"))
            columns[name] = values


def spot_table(study, spots, crs):
    km2 = spots.areas / 1e6
    share = spots.values / study.values.sum()
    columns = {
        f.HOTSPOT_ID: spots.ids,
        f.RANK: spots.rank,
        f.CRIMES: spots.crimes,
        f.SHARE: share,
        f.CUM_SHARE: np.minimum(np.cumsum(share), 1),
        f.AREA_KM2: km2,
        f.DENSITY: spots.crimes / km2,
        f.GI_Q: np.where(np.isfinite(spots.q), spots.q, np.nan),
        f.UNITS: spots.units,
        f.AREA_NAME: [None] * len(spots.ids),
    }
    fields = [(f.HOTSPOT_ID, "text"), (f.RANK, "integer"), (f.CRIMES, "integer"), (f.SHARE, "real"),
              (f.CUM_SHARE, "real"), (f.AREA_KM2, "real"), (f.DENSITY, "real"), (f.GI_Q, "real"),
              (f.UNITS, "integer"), (f.AREA_NAME, "text")]
    _add_optional(fields, columns, spots.values if study.harm is not None else None, None)
    if study.harm is not None:
        fields.insert(3, (f.TOP_SHARE, "real"))
        columns[f.TOP_SHARE] = spots.top_share
    return Table(fields, columns, dissolve(study.units, spots.number), QgsWkbTypes.MultiPolygon, crs)


def summary_sentence(results):
    """The one sentence that says what was found."""
    if not results["HOTSPOT_COUNT"]:
        return "No hot spots among {:,} crimes in {:,} places.".format(results["CRIMES_USED"], results["UNIT_COUNT"])
    return "{:,} hot spots hold {:.0f} % of {:,} crimes in {:.2g} % of the area.".format(
        results["HOTSPOT_COUNT"], 100 * results["HOT_SHARE"], results["CRIMES_USED"], 100 * results["AREA_SHARE"])
