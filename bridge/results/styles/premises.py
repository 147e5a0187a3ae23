"""How premises look: points by their number of crimes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from qgis.core import QgsFeatureRequest, QgsMarkerSymbol, QgsRendererRange

from ...ground import fields as f
from ...ground.texts import tr
from .classes import ONE_HUE, class_words, in_period, name_shares
from .legends import INK, classes_of, graduated, values_of

if TYPE_CHECKING:
    from qgis.core import QgsVectorLayer

    from ....core.counting.shares import Window

#: Crimes at premises over the window: fixed, so that a colour means the same in every period.
CRIME_BREAKS = (0, 2, 5, 10, 20, 50, 100)


class PremisesStyle:
    """Premises by the number of crimes at them, the more the darker and larger; those without are not drawn. ``what``:
    what they are ranked by, in words."""

    def __init__(self, window: Window | None, what: str) -> None:
        self.window, self.what = window, what

    def __call__(self, layer: QgsVectorLayer) -> None:
        ranges = []
        for which, low, high in classes_of(CRIME_BREAKS, values_of(layer, f.CRIMES)):
            symbol = QgsMarkerSymbol.createSimple(
                {
                    "name": "circle",
                    "color": ONE_HUE[which + 1],
                    "size": str(1.6 + 0.6 * which),
                    "outline_color": INK,
                    "outline_width": "0.15",
                }
            )
            ranges.append(QgsRendererRange(low or 1e-9, high or 1e12, symbol, class_words(low, high, tr("crimes"))))
        graduated(layer, f.CRIMES, ranges, tr("Crimes at each place") + in_period(self.window))
        # The busiest are drawn last, so that they stay in sight where premises lie close together.
        if layer.isSpatial():
            layer.renderer().setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause(f.RANK, False)]))
            layer.renderer().setOrderByEnabled(True)
        name_shares(layer, self.what)
