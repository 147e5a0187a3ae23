"""A chart of an effect, in the palette of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Callable

from .charts import Chart

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from qgis.PyQt.QtWidgets import QWidget

_SECOND_LIGHT, _SECOND_DARK = "#2166ac", "#92c5de"


class EffectChart(Chart):
    """``paint(axes, colours, ink)`` of bridge.results.charts.effects; what it returns are the spots of the hover.
    ``legend`` is
    where that stands, '' without one."""

    def __init__(
        self,
        paint: Callable[..., list[tuple[Any, ...]] | None],
        legend: str = "",
        height: int = 210,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.paint, self.legend = paint, legend
        self.setFixedHeight(height)

    def draw(self, axes: Axes, colour: dict[str, str]) -> list[tuple[Any, ...]]:
        """See Chart."""
        dark = colour["paper"] != "#ffffff"
        spots = self.paint(axes, (colour["bar"], _SECOND_DARK if dark else _SECOND_LIGHT), colour["ink"])
        if self.legend:
            legend = axes.legend(fontsize=7, frameon=False, loc=self.legend)
            for text in legend.get_texts():
                text.set_color(colour["ink"])
        return spots or []
