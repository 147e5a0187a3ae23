"""How maps of what came before look: how sure places are, which are the riskiest, and places period by period."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import Qgis, QgsFillSymbol, QgsRendererRange

from ...ground import fields as f
from ...ground.texts import mark, tr
from .classes import DENSITY_BREAKS, ONE_HUE, Measure, ranges_of
from .legends import INK, fill, fitted, graduated, occurring, ruled, tile, values_of

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

#: Shares of the runs in which a place is hot.
_SURE = (
    (0.0, 0.25, "#fdcab5", mark("up to a quarter of runs")),
    (0.25, 0.5, "#f97b57", mark("a quarter to a half")),
    (0.5, 0.75, "#c62d1c", mark("a half to three quarters")),
    (0.75, 1.0, "#5f0408", mark("three quarters or more")),
)


class SureStyle:
    """Places by the share of runs in which they are hot; those of one setting only by an outline."""

    def __call__(self, layer: QgsVectorLayer) -> None:
        rules = []
        only = QgsFillSymbol.createSimple({"style": "no", "outline_color": "#2166ac", "outline_width": "0.5"})
        for low, high, colour, words in _SURE:
            rule = f'"{f.SURE}" > {low} AND "{f.SURE}" <= {high} AND coalesce("{f.ONLY}", \'\') = \'\''
            rules.append((tile(colour), rule, tr(words)))
        ruled(layer, [*rules, (only, f"\"{f.ONLY}\" <> ''", tr("hot under only one setting"))])
        layer.setCustomProperty("legend/title-label", tr("Certainty: share of runs in which the place is hot"))


#: The riskiest so many per cent of the area, the riskiest darkest.
_RISKIEST = (0.5, 1, 2, 5, 10)


class RiskiestStyle:
    """Places by rank of ``count`` of one size: the riskiest shares of the area; the rest is not drawn."""

    def __init__(self, count: int, what: str) -> None:
        self.count, self.what = count, what

    def __call__(self, layer: QgsVectorLayer) -> None:
        edges, ranges = (0,) + _RISKIEST, []
        for low, high, colour in zip(edges, edges[1:], ONE_HUE[::-1][1:]):
            words = tr("riskiest {:g}%").format(high) if not low else tr("{:g} to {:g}%").format(low, high)
            ranges.append(QgsRendererRange(low + 1e-9 if low else 0, high, fill(colour), words))
        part = f'100.0 * "{f.RANK}" / {self.count}'
        graduated(layer, part, occurring(ranges, values_of(layer, part)), self.what)


class TimelineStyle:
    """Places period by period: crimes per km² a period in the same classes throughout, with the times of the rows."""

    def __init__(self, period: str) -> None:
        self.period = period

    def __call__(self, layer: QgsVectorLayer) -> None:
        values = values_of(layer, f.DENSITY)
        measure = Measure(
            tr("crimes"),
            f.DENSITY,
            fitted(DENSITY_BREAKS, max(values, default=None)),
            tr("per km²"),
            tr("Crimes per km² in each {}").format(self.period),
        )
        ranges = ranges_of(measure, lambda colour: fill(colour, INK, 0.1), values)
        ranges.insert(0, QgsRendererRange(0, 1e-9, fill(None, INK, 0.1), tr("none")))
        graduated(layer, measure.expression, ranges, measure.heading)
        times = layer.temporalProperties()
        # Days as they are QGIS holds to come before the first moment of themselves, and would show two periods at once.
        times.setMode(Qgis.VectorTemporalMode.FeatureDateTimeStartAndEndFromExpressions)
        times.setStartExpression(f'to_datetime("{f.PERIOD_START}")')
        times.setEndExpression(f'to_datetime("{f.PERIOD_END}")')
        times.setLimitMode(Qgis.VectorTemporalLimitMode.IncludeBeginExcludeEnd)
        times.setIsActive(True)
