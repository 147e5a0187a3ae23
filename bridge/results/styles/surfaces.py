"""How density surfaces look."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from qgis.core import (
    QgsColorRampLegendNodeSettings,
    QgsColorRampShader,
    QgsRasterShader,
    QgsSingleBandPseudoColorRenderer,
)
from qgis.PyQt.QtGui import QColor

from ...ground.texts import tr
from .classes import DENSITY_BREAKS, ONE_HUE, class_words, in_period
from .legends import classes_of, fitted

if TYPE_CHECKING:
    from qgis.core import QgsRasterLayer

    from ....core.counting.shares import Window


class SurfaceStyle:
    """A density surface up to ``greatest``: the classes of the density maps that there are; the lowest is not drawn."""

    def __init__(self, window: Window | None = None, what: str = "", greatest: float | None = None) -> None:
        self.window, self.what, self.greatest = window, what or tr("Crimes per km²"), greatest

    def __call__(self, layer: QgsRasterLayer) -> None:
        breaks = fitted(DENSITY_BREAKS, self.greatest)
        # Every class up to the greatest: a surface passes through all of them.
        there = [low or 1e-9 for low in breaks if self.greatest is None or low <= self.greatest]
        items = []
        for which, low, high in classes_of(breaks, there):
            colour = ONE_HUE[which] if low else _NOT_DRAWN
            words = class_words(low, high, tr("per km²"))
            if not low:
                words = tr("{} (not drawn)").format(words)
            items.append((high or math.inf, colour, words))
        _shade(layer, items, "", discrete=True)
        layer.setCustomProperty("legend/title-label", self.what + in_period(self.window))


_NOT_DRAWN = "#00ffffff"
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
                "log_ratio": tr("Logarithm of the first density ÷ the second"),
            }.get(self.how, tr("First density minus the second (as a share per cell)")),
        )


def _shade(layer: QgsRasterLayer, items: list[tuple[float, str, str]], unit: str, discrete: bool = False) -> None:
    """Colour a raster between (value, colour, label) points, or ``discrete`` in classes up to each; the legend names
    the unit."""
    least, most = items[0][0], items[-1][0]
    function = QgsColorRampShader(least, most)
    function.setColorRampType(QgsColorRampShader.Type.Discrete if discrete else QgsColorRampShader.Type.Interpolated)
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
