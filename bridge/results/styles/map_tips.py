"""What QGIS shows of a place under the mouse, where map tips are switched on (*View*): one card in plain words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...ground import fields as f
from ...ground.texts import tr

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer


def add_map_tip(layer: QgsVectorLayer) -> None:
    """Give a layer of places or hot spots its map tip: name, rank, crimes, per km² and, where it is known, the trend;
    a layer without ranks, or with a map tip of its own, stays as it is."""
    names = set(layer.fields().names())
    if not {f.RANK, f.CRIMES, f.DENSITY} <= names or layer.mapTipTemplate():
        return
    called = [f'"{name}"' for name in (f.AREA_NAME, f.NAME, f.HOTSPOT_ID, f.UNIT_ID) if name in names]
    lines = [
        "<b>[% {} %]</b>".format(_safe("coalesce({}, '')".format(", ".join(called)))),
        tr("Rank {}").format(f'[% "{f.RANK}" %]'),
        tr("{} crimes").format(_number(f.CRIMES)),
        tr("{} per km²").format(_number(f.DENSITY)),
    ]
    if f.PATTERN in names:
        lines.append("[% {} %]".format(_safe(f"coalesce(\"{f.PATTERN}\", '')")))
    if f.TREND_Z in names:
        lines.append(f"[% {_trend()} %]")
    layer.setMapTipTemplate("<br>".join(lines))


def _number(name: str) -> str:
    return f'[% format_number("{name}", 0) %]'


def _safe(expression: str) -> str:
    """An expression whose text is shown as it is, whatever signs of HTML are in it."""
    return f"replace(replace({expression}, '&', '&amp;'), '<', '&lt;')"


def _trend() -> str:
    """The trend in words, by the test that the layer holds: at 5 %, two-sided."""
    words = [one.replace("'", "''") for one in (tr("growing"), tr("falling"), tr("no clear trend"))]
    return (
        f"CASE WHEN \"{f.TREND_Z}\" > 1.96 THEN '{words[0]}' WHEN \"{f.TREND_Z}\" < -1.96 THEN '{words[1]}' "
        f"WHEN \"{f.TREND_Z}\" IS NOT NULL THEN '{words[2]}' ELSE '' END"
    )
