"""The pages of a briefing as QGIS layouts: the map with its ten places, the table, and a page for each place. Layouts
belong to the main thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from qgis.core import (
    QgsCoordinateTransform,
    QgsFillSymbol,
    QgsMapLayer,
    QgsMapLayerStyle,
    QgsPalLayerSettings,
    QgsProject,
    QgsProperty,
    QgsRasterLayer,
    QgsRectangle,
    QgsRuleBasedRenderer,
    QgsSimpleLineCallout,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)

from ..ground import fields as f
from ..ground.texts import counted, tr
from .briefing import BriefedPlace, Briefing, number, place_sentences
from .templates import BRIEFING, MAP, PLACE, Sheets

_INK, _HOT = "#2b0a0a", "#e8502f"
#: What belongs to the map, as ids of a template.
MAP_ITEMS = ("map", "legend", "scale bar", "north arrow")
#: A map shows at least so many metres, so that a single place has its surroundings.
_LEAST = 600.0


@dataclass(frozen=True)
class Ground:
    """What the maps show: the ``hotspots`` of the briefing, the ``visible`` layers of the project, the topmost first,
    and the ``folder`` of the force's own templates, '' without."""

    project: QgsProject
    hotspots: QgsVectorLayer
    visible: Sequence[QgsMapLayer]
    folder: str = ""

    @property
    def layers(self) -> list[QgsMapLayer]:
        """The layers of a map, the hot spots on top."""
        return [self.hotspots, *(layer for layer in self.visible if layer.id() != self.hotspots.id())]

    @property
    def explained(self) -> list[QgsMapLayer]:
        """The layers of a legend: pictures from a map service have no classes."""
        return [
            layer
            for layer in self.layers
            if not (isinstance(layer, QgsRasterLayer) and layer.providerType() in ("wms", "wcs"))
        ]

    def box(self, places: Sequence[BriefedPlace]) -> QgsRectangle:
        """What the places need on a map, in the project's system, with a margin."""
        box = QgsRectangle()
        for place in places:
            box.combineExtentWith(place.shape.boundingBox())
        margin = max(0.08 * max(box.width(), box.height()), (_LEAST - max(box.width(), box.height())) / 2, 100.0)
        box = box.buffered(margin)
        to_map = QgsCoordinateTransform(self.hotspots.crs(), self.project.crs(), self.project.transformContext())
        return to_map.transformBoundingBox(box)


def briefing_sheets(briefing: Briefing, ground: Ground) -> Sheets:
    """The two pages of a Briefing. Raises InputError where the template cannot be read."""
    sheets = Sheets(ground.project, BRIEFING, ground.folder)
    _frame(sheets, briefing, briefing.title, briefing.subtitle)
    sheets.write_lines("sentences", briefing.sentences())
    _map(sheets, ground, briefing.places, len(briefing.places))
    sheets.write("marking 2", briefing.marking)
    sheets.write("marking below 2", briefing.marking)
    sheets.write("places heading", tr("Places"))
    sheets.fill("places", briefing.headings(), briefing.rows(), (7.0, 46.0, 14.0, 16.0, 29.0, 30.0, 19.0, 11.0))
    sheets.write_lines("delivered", [briefing.delivered()])
    sheets.write("news heading", tr("Comparison with the register"))
    sheets.write_lines("news", briefing.news_lines(), "• ")
    sheets.write("decisions heading", tr("Decisions required"))
    sheets.fill("decisions", (), briefing.decisions(), (140.0, 45.4))
    sheets.write("limits heading", tr("Limitations"))
    sheets.write_lines("limits", briefing.limits, "• ")
    return sheets


def place_sheet(briefing: Briefing, place: BriefedPlace, ground: Ground) -> Sheets:
    """A page for one place. Raises InputError where the template cannot be read."""
    sheets = Sheets(ground.project, PLACE, ground.folder)
    _frame(sheets, briefing, f"{number(place.rank)}. {place.name}", f"{briefing.offences} · {briefing.subtitle}")
    sheets.write_lines("sentences", place_sentences(briefing, place))
    _map(sheets, ground, [place], len(briefing.places), see_through=True)
    unknown = [[tr("not known"), "–"]]
    for name, heading, head, rows in (
        ("offences", tr("Offences"), tr("Offence"), place.offences),
        ("locations", tr("Locations"), tr("Location"), place.locations),
    ):
        sheets.write(name + " heading", heading)
        lines = [[what, number(crimes)] for what, crimes in rows]
        sheets.fill(name, (head, tr("Crimes")), lines or unknown, (71.0, 16.4))
    sheets.write("known heading", tr("Key information"))
    sheets.write_lines(
        "known", [f"{what}: {words}" for what, words in place.notes] or [tr("Nothing has been recorded.")]
    )
    return sheets


def map_sheet(briefing: Briefing, ground: Ground) -> Sheets:
    """The map alone, on a page across. Raises InputError where the template cannot be read."""
    sheets = Sheets(ground.project, MAP, ground.folder)
    _frame(sheets, briefing, tr("Hot spots: {}").format(briefing.offences), briefing.subtitle)
    _map(sheets, ground, briefing.places, len(briefing.places))
    return sheets


def _frame(sheets: Sheets, briefing: Briefing, title: str, subtitle: str) -> None:
    """What every first page has."""
    sheets.write("marking", briefing.marking)
    sheets.write("marking below", briefing.marking)
    sheets.write_lines("title", [title])
    sheets.write_lines("subtitle", [subtitle])
    sheets.write_lines("sources", [tr("Sources: {}").format("; ".join(briefing.sources))])
    sheets.write_lines("made", [briefing.made])


def _map(sheets: Sheets, ground: Ground, places: Sequence[BriefedPlace], most: int, see_through: bool = False) -> None:
    style = numbered(ground.hotspots, most, see_through)
    chart = sheets.show_map(ground.layers, ground.box(places), {ground.hotspots.id(): style})
    sheets.explain(ground.explained, chart)


def numbered(hotspots: QgsVectorLayer, most: int, see_through: bool = False) -> str:
    """The style, as XML, that shows the first hot spots by rank with their numbers, each of them, and no others;
    ``see_through``: only their outlines, for a map on which the streets inside matter."""
    copy = hotspots.clone()
    look = {"color": _HOT, "outline_color": _INK, "outline_width": "0.5", "joinstyle": "round"}
    if see_through:
        look.update(style="no", outline_color=_HOT, outline_width="0.9")
    symbol = QgsFillSymbol.createSimple(look)
    halo = QgsFillSymbol.createSimple(
        {"style": "no", "outline_color": "255,255,255,255", "outline_width": "1.6", "joinstyle": "round"}
    )
    symbol.insertSymbolLayer(0, halo.symbolLayer(0).clone())
    top = QgsRuleBasedRenderer.Rule(None)
    words = counted(most, tr("Hot spot in this briefing"), tr("Hot spots 1 to {}"), str(most))
    top.appendChild(QgsRuleBasedRenderer.Rule(symbol, filterExp=f'"{f.RANK}" <= {most}', label=words))
    copy.setRenderer(QgsRuleBasedRenderer(top))
    copy.setOpacity(1.0)
    copy.removeCustomProperty("legend/title-label")
    copy.setName(tr("Hot spots"))
    copy.setLabeling(QgsVectorLayerSimpleLabeling(_number_label(hotspots, most)))
    copy.setLabelsEnabled(True)
    style = QgsMapLayerStyle()
    style.readFromLayer(copy)
    return style.xmlData()


def _number_label(hotspots: QgsVectorLayer, most: int) -> QgsPalLayerSettings:
    """Numbers beside the places, each with a line to its own: over a whole force a place is a dot."""
    settings = QgsPalLayerSettings()
    own = hotspots.labeling()
    if own is not None and own.type() == "simple":
        settings = QgsPalLayerSettings(own.settings())
    settings.fieldName = f.RANK
    form = settings.format()
    form.setSize(10)
    settings.setFormat(form)
    settings.placement = QgsPalLayerSettings.Placement.AroundPoint
    settings.dist = 4.0
    settings.displayAll = True
    settings.centroidInside = True
    callout = QgsSimpleLineCallout()
    callout.setEnabled(True)
    settings.setCallout(callout)
    properties = settings.dataDefinedProperties()
    properties.setProperty(QgsPalLayerSettings.Property.Show, QgsProperty.fromExpression(f'"{f.RANK}" <= {most}'))
    settings.setDataDefinedProperties(properties)
    settings.priority = 10
    return settings
