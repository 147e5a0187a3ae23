"""How the results of the patrol tools look."""

from __future__ import annotations

from typing import TYPE_CHECKING, Callable

from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsRendererRange,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import Qt

from ...ground import fields as f
from ...ground.texts import day_words, mark, tr
from .legends import categorised, fill, graduated, letters, occurring, spot, tile, values_of

if TYPE_CHECKING:
    from qgis.core import QgsSymbol, QgsVectorLayer

#: Status → fill, outline, label: told apart by outline too, for grey print.
_STATUS = (
    ("active", "198,45,28,110", "#67000d", "solid", mark("Active")),
    ("candidate", "253,174,97,90", "#b35806", "dash", mark("Candidate")),
    ("rejected", "150,150,150,40", "#8c8c8c", "dot", mark("Rejected")),
    ("retired", "150,150,150,40", "#4d4d4d", "dash dot", mark("Retired")),
)


class PlaceStyle:
    """Places of the register by status."""

    def __call__(self, layer: QgsVectorLayer) -> None:
        categories = []
        for status, colour, outline, line, label in _STATUS:
            symbol = QgsFillSymbol.createSimple(
                {"color": colour, "outline_color": outline, "outline_style": line, "outline_width": "0.5"}
            )
            categories.append(QgsRendererCategory(status, spot(symbol, halo=False), tr(label)))
        # All of them: a place of the register changes its status while the layer is open.
        layer.setRenderer(QgsCategorizedSymbolRenderer(f.STATUS, categories))


#: Dose → fill, label: blue where there was too much, red where too little, told apart by lightness in grey print.
_DOSE = (
    ("under", "#d6604d", mark("Below target")),
    ("met", "#f7f7f7", mark("On target")),
    ("over", "#4393c3", mark("Above target")),
    ("unknown", "#bdbdbd", mark("Nothing planned")),
)
_MINUTES = ((0, 60, "#fee8c8"), (60, 300, "#fdbb84"), (300, 1500, "#e34a33"), (1500, 1e12, "#7f0000"))


class PresenceStyle:
    """Places by the dose they had, or squares by minutes of presence."""

    def __init__(self, what: str) -> None:
        self.what = what

    def __call__(self, layer: QgsVectorLayer) -> None:
        if self.what == "dose":
            kinds = [(value, spot(fill(colour, "#404040", 0.4)), tr(label)) for value, colour, label in _DOSE]
            categorised(layer, f.DOSE, kinds)
            return
        ranges = []
        for low, high, colour in _MINUTES:
            label = (
                tr("{:,} – {:,} minutes").format(low, high) if high < 1e12 else tr("{:,} minutes or more").format(low)
            )
            ranges.append(QgsRendererRange(low, high, tile(colour), label))
        graduated(layer, f.MINUTES, occurring(ranges, values_of(layer, f.MINUTES)), tr("Minutes of patrol presence"))


#: Colours of days or patrols, told apart by the colour-blind too (Okabe and Ito).
_PATROLS = ("#0072b2", "#d55e00", "#000000", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")


def _by_day(layer: QgsVectorLayer, drawn: Callable[[str], QgsSymbol]) -> None:
    """Several days told apart, of which the first is drawn until others are ticked in the legend: over one another they
    could not be read. The patrols of a single day told apart."""
    patrols = {feature[f.ROUTE_ID]: feature[f.DAY] for feature in layer.getFeatures()}
    days = sorted(set(patrols.values()))
    field, kinds = f.DAY, [(day, day_words(day)) for day in days]
    if len(days) <= 1:
        field, kinds = f.ROUTE_ID, [(name, name.replace(day, "", 1).strip()) for name, day in patrols.items()]
    layer.setRenderer(
        QgsCategorizedSymbolRenderer(
            field,
            [
                QgsRendererCategory(value, drawn(_PATROLS[i % len(_PATROLS)]), label, i == 0 or field != f.DAY)
                for i, (value, label) in enumerate(kinds)
            ],
        )
    )


class RouteStyle:
    """Routes by day, or by patrol where there is one day."""

    def __call__(self, layer: QgsVectorLayer) -> None:
        _by_day(
            layer,
            lambda colour: QgsLineSymbol.createSimple({"line_color": colour, "line_width": "0.9", "capstyle": "round"}),
        )


class StopStyle:
    """Stops with their number in the route, in the colours of the routes."""

    def __call__(self, layer: QgsVectorLayer) -> None:
        _by_day(
            layer,
            lambda colour: QgsMarkerSymbol.createSimple(
                {"name": "circle", "size": "4.8", "color": "white", "outline_color": colour, "outline_width": "0.8"}
            ),
        )
        settings = QgsPalLayerSettings()
        settings.fieldName = f.STOP_NO
        settings.placement = QgsPalLayerSettings.Placement.OverPoint
        # Dark on white: the palest colours of the routes leave no contrast to a number.
        settings.setFormat(letters(7, "#1a1a1a"))
        layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
        layer.setLabelsEnabled(True)


class PlanStyle:
    """A table of visits: the headings that it has of its own."""

    def __call__(self, layer: QgsVectorLayer) -> None:
        for name, heading in (
            (f.PEAK, tr("Peak window")),
            (f.MINUTES, tr("Minutes at the hot spot")),
            (f.NAME, tr("Name")),
        ):
            layer.setFieldAlias(layer.fields().lookupField(name), heading)


_LINES = {"solid": Qt.PenStyle.SolidLine, "dash": Qt.PenStyle.DashLine, "dot": Qt.PenStyle.DotLine}


class _ByWord:
    """Places by a word in FIELD, told apart in grey print by lightness and line: KINDS [(word, fill, line, name)]."""

    FIELD = ""
    KINDS: tuple[tuple[str, str, str, str], ...] = ()

    def __call__(self, layer: QgsVectorLayer) -> None:
        kinds = []
        for word, colour, line, label in self.KINDS:
            symbol = fill(colour, "#202020", 0.5)
            symbol.symbolLayer(0).setStrokeStyle(_LINES[line])
            kinds.append((word, spot(symbol), tr(label)))
        categorised(layer, self.FIELD, kinds)


class ArmStyle(_ByWord):
    """Places of a trial by arm."""

    FIELD = f.ARM
    KINDS = (
        ("treatment", "#b2182b", "solid", mark("Treatment")),
        ("control", "#d1e5f0", "dash", mark("Control")),
        ("by turns", "#f4a582", "solid", mark("Alternating")),
    )


class LoopStyle(_ByWord):
    """Hot spots by what becomes of them without police-generated offences."""

    FIELD = f.STATE
    KINDS = (
        ("stays", "#b2182b", "solid", mark("Hot with or without police-generated crime")),
        ("goes", "#fddbc7", "dash", mark("Hot only with police-generated crime")),
        ("comes", "#4393c3", "dot", mark("Hot only without police-generated crime")),
    )


class FairStyle(_ByWord):
    """Neighbourhoods by presence against need."""

    FIELD = f.STATE
    KINDS = (
        ("more", "#2166ac", "solid", mark("Higher share of presence than of need")),
        ("less", "#f4a582", "solid", mark("Lower share of presence than of need")),
        ("alike", "#f7f7f7", "dash", mark("About the same share of presence as of need")),
        ("unclear", "#d9d9d9", "dot", mark("Cannot tell yet")),
    )


class SearchStyle(_ByWord):
    """Hot spots by how often searches led to an outcome there, against all hot spots."""

    FIELD = f.STATE
    KINDS = (
        ("higher", "#4d9221", "solid", mark("Higher share led to an outcome")),
        ("lower", "#c51b7d", "solid", mark("Lower share led to an outcome")),
        ("alike", "#f7f7f7", "dash", mark("About the same share led to an outcome")),
        ("unclear", "#d9d9d9", "dash", mark("Cannot tell yet")),
        ("few", "#bdbdbd", "dot", mark("Too few to say")),
    )


class FeltStyle(_ByWord):
    """Neighbourhoods by how safe people feel, against the middle one."""

    FIELD = f.STATE
    KINDS = (
        ("less", "#c51b7d", "solid", mark("Feel less safe")),
        ("more", "#4d9221", "solid", mark("Feel safer")),
        ("alike", "#f7f7f7", "dash", mark("Feel about as safe")),
        ("unclear", "#d9d9d9", "dash", mark("Cannot tell yet")),
        ("few", "#bdbdbd", "dot", mark("Too few answers")),
        ("not asked", "#d9d9d9", "dot", mark("Not asked")),
    )


class WatchStyle(_ByWord):
    """Places by what changed since the watch began."""

    FIELD = f.STATE
    KINDS = (
        ("more", "#b2182b", "solid", mark("More crimes than before")),
        ("fewer", "#92c5de", "solid", mark("Fewer crimes than before")),
        ("no change seen", "#f7f7f7", "dash", mark("No change seen")),
    )
