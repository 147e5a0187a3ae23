"""How density surfaces look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import (
    QgsColorRampLegendNodeSettings,
    QgsColorRampShader,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

from ...ground.texts import tr
from .classes import DENSITY_BREAKS, ONE_HUE, in_period

if TYPE_CHECKING:
    from qgis.core import QgsRasterLayer

    from ....core.counting.shares import Window


class SurfaceStyle:
    """A density surface: one hue, transparent at zero, the fixed breaks of the density maps."""

    def __init__(self, window: Window | None = None, what: str = "") -> None:
        self.window, self.what = window, what or tr("Crimes per km²")

    def __call__(self, layer: QgsRasterLayer) -> None:
        items = [(0.0, "#00ffffff", "0")]
        for low, colour in zip(DENSITY_BREAKS[1:], ONE_HUE[1:]):
            items.append((float(low), colour, f"{low:,}"))
        _shade(layer, items, tr(" per km²"))
        layer.setCustomProperty("legend/title-label", self.what + in_period(self.window))


#: Two densities compared: value and colour, blue where the second prevails, red where the first does.
_COMPARED = {
    "ratio": ((0.25, "#2166ac"), (0.5, "#67a9cf"), (1.0, "#f7f7f7"), (2.0, "#ef8a62"), (4.0, "#b2182b")),
    "log_ratio": ((-1.4, "#2166ac"), (-0.7, "#67a9cf"), (0.0, "#f7f7f7"), (0.7, "#ef8a62"), (1.4, "#b2182b")),
}


class ComparedStyle:
    """Two densities compared: their ratio, its logarithm, or the difference of their shares."""

    def __init__(self, how: str, greatest: float = 1.0) -> None:
        self.how, self.greatest = how, greatest

    def __call__(self, layer: QgsRasterLayer) -> None:
        steps = _COMPARED.get(self.how)
        if steps is None:
            colours = [colour for _, colour in _COMPARED["ratio"]]
            steps = [(self.greatest * share, colour) for share, colour in zip((-1, -0.5, 0, 0.5, 1), colours)]
        _shade(
            layer,
            [(value, colour, f"{value:g}") for value, colour in steps],
            tr(" times") if self.how == "ratio" else "",
        )
        layer.setCustomProperty(
            "legend/title-label",
            {
                "ratio": tr("First density as a multiple of the second"),
                "log_ratio": tr("Logarithm of first ÷ second density"),
            }.get(self.how, tr("First less second density (shares of a cell)")),
        )


def _shade(layer: QgsRasterLayer, items: list[tuple[float, str, str]], unit: str) -> None:
    """Colour a raster between (value, colour, label) points; the legend names the unit."""
    least, most = items[0][0], items[-1][0]
    function = QgsColorRampShader(least, most)
    function.setColorRampType(QgsColorRampShader.Type.Interpolated)
    function.setColorRampItemList(
        [QgsColorRampShader.ColorRampItem(value, QColor(colour), label) for value, colour, label in items]
    )
    legend = QgsColorRampLegendNodeSettings()
    legend.setSuffix(unit)
    function.setLegendSettings(legend)
    shader = QgsRasterShader(least, most)
    shader.setRasterShaderFunction(function)
    renderer = QgsSingleBandPseudoColorRenderer(layer.dataProvider(), 1, shader)
    renderer.setClassificationMin(least)
    renderer.setClassificationMax(most)
    layer.setRenderer(renderer)
