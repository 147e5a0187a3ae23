"""The demo project: the sample's results over its wards, with a print layout; ``--picture`` exports that as PNG."""

import os
import sys

from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFillSymbol,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsMapLayerStyle,
    QgsMarkerSymbol,
    QgsPalLayerSettings,
    QgsPrintLayout,
    QgsProject,
    QgsProperty,
    QgsRectangle,
    QgsReferencedRectangle,
    QgsSingleSymbolRenderer,
    QgsUnitTypes,
    QgsVectorLayer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
BUILD = os.environ.get("build", os.path.join(ROOT, "build"))
OUT = os.path.join(BUILD, "demo")
GPKG = os.path.join(OUT, "cleveland.gpkg")
ATTRIBUTION = (
    "Crimes: data.police.uk, January to March 2025. Wards: Office for National Statistics. Open Government Licence "
    "v3.0. Contains OS data © Crown copyright and database right. The points are moved to a few thousand "
    "map points before they are published: not for siting patrols."
)
MM = QgsUnitTypes.LayoutUnit.LayoutMillimeters


def load(table, title):
    layer = QgsVectorLayer(f"{GPKG}|layername={table}", title, "ogr")
    if not layer.isValid():
        sys.exit(f"{GPKG} has no layer {table}; make demo makes it")
    return layer


def build(project):
    """Fill the project: results as they were styled on arrival, wards as outlines under them, crimes on top, off."""
    # The plugin, linked there, under its name.
    sys.path.insert(0, os.path.join(BUILD, "plugins"))
    from hotspot_policing.bridge.results import layer_tree
    from hotspot_policing.bridge.results.styles.classes import GroundStyle

    choose_operation(project)
    project.setCrs(QgsCoordinateReferenceSystem("EPSG:27700"))
    project.setTitle("Hot Spot Policing: Cleveland, January to March 2025")
    # A quiet map of its own that needs no network; what lies around it is not told to be land or sea.
    project.setBackgroundColor(QColor("#e4e6e8"))
    wards = QgsVectorLayer(os.path.join(OUT, "wards.gpkg") + "|layername=wards", "Wards", "ogr")
    GroundStyle("WD13NM")(wards)
    crimes = load("crimes", "Crimes")
    crimes.setRenderer(
        QgsSingleSymbolRenderer(
            QgsMarkerSymbol.createSimple({"color": "60,60,60,90", "outline_style": "no", "size": "0.8"})
        )
    )
    tree = project.layerTreeRoot()
    for layer, shown in ((crimes, False), (wards, True)):
        project.addMapLayer(layer, False)
        tree.addLayer(layer).setItemVisibilityChecked(shown)
    # As the dock brings in what it has found, the latest on top.
    hot_spots = load("hotspots", "Street-visible, Jan–Mar 2025, 150 m")
    for title, layers in (
        (
            "Unusual clusters (Gi*)",
            [
                (load("gistar_hotspots", "Gi* hot spots"), "hotspots", False),
                (load("gistar", "Gi* places"), "places", False),
            ],
        ),
        ("Ranked places", [(hot_spots, "hotspots", True), (load("places", "Places"), "places", False)]),
    ):
        layer_tree.add_results(project, f"{title} · Jan–Mar 2025 · Street-visible", layers)
    extent = wards.extent()
    extent.grow(0.02 * extent.width())
    project.viewSettings().setDefaultViewExtent(QgsReferencedRectangle(extent, project.crs()))
    add_layout(project, [hot_spots, wards], extent)


def choose_operation(project):
    """Say how the project goes from its coordinates to those of the globe. QGIS would take the grid of the Ordnance
    Survey, and warn at every opening where that is not installed; no layer of the project needs it."""
    ours, globe = QgsCoordinateReferenceSystem("EPSG:27700"), QgsCoordinateReferenceSystem("EPSG:4326")
    context = project.transformContext()
    context.addCoordinateOperation(
        ours, globe, QgsCoordinateTransform(ours, globe, context).instantiatedCoordinateOperationDetails().proj
    )
    project.setTransformContext(context)


def place(layout, item, x, y, width=None, height=None):
    layout.addLayoutItem(item)
    item.attemptMove(QgsLayoutPoint(x, y, MM))
    if width:
        item.attemptResize(QgsLayoutSize(width, height, MM))


def label(layout, text, size, x, y, width, height, bold=False):
    item = QgsLayoutItemLabel(layout)
    item.setText(text)
    font = QFont("DejaVu Sans", size)
    font.setBold(bold)
    item.setFont(font)
    item.setHAlign(Qt.AlignmentFlag.AlignLeft)
    place(layout, item, x, y, width, height)


def add_map(layout, project, layers, extent, x, y, width, height):
    chart = QgsLayoutItemMap(layout)
    place(layout, chart, x, y, width, height)
    chart.setLayers(layers)
    chart.setKeepLayerSet(True)
    chart.setLayerStyleOverrides({layer.id(): on_paper(layer) for layer in layers})
    chart.setKeepLayerStyles(True)
    chart.setCrs(project.crs())
    chart.setExtent(shaped(extent, width / height))
    chart.setFrameEnabled(True)
    chart.setFrameStrokeColor(QColor("#9aa0a6"))
    return chart


def on_paper(layer):
    """The layer's style where nobody can zoom in: a rank on the ten hottest, and on all of these; names small, where
    none lies on another."""
    shown = layer.clone()
    settings = shown.labeling().settings()
    if layer.fields().lookupField("rank") >= 0:
        settings.dataDefinedProperties().setProperty(
            QgsPalLayerSettings.Property.Show, QgsProperty.fromExpression('"rank" <= 10')
        )
        settings.displayAll = True
        # The names may lie on the hot spots without a number.
        settings.obstacleSettings().setFactor(0.3)
    else:
        text = settings.format()
        text.setSize(6)
        settings.setFormat(text)
    shown.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    style = QgsMapLayerStyle()
    style.readFromLayer(shown)
    return style.xmlData()


def shaped(extent, ratio):
    """The extent made wider or higher until width ÷ height is ``ratio``: the map would change its own shape else."""
    width, height = max(extent.width(), extent.height() * ratio), max(extent.height(), extent.width() / ratio)
    return QgsRectangle.fromCenterAndSize(extent.center(), width, height)


def add_layout(project, layers, extent):
    """A4 landscape: the map at the left, title and legend at the right, scale bar and attribution below."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.setName("Hot spots")
    layout.pageCollection().page(0).setPageSize("A4", QgsLayoutItemPage.Orientation.Landscape)

    chart = add_map(layout, project, layers, extent, 8, 8, 208, 178)
    # The built-up middle, where most hot spots are, over the sea of the large map.
    middle = QgsRectangle(442500, 515500, 453500, 522500)
    inset = add_map(layout, project, layers, middle, 105, 11, 108, 65)
    overview = chart.overview()
    overview.setLinkedMap(inset)
    overview.setFrameSymbol(
        QgsFillSymbol.createSimple({"style": "no", "outline_color": "#404040", "outline_width": "0.3"})
    )

    label(layout, "Hot spots", 18, 222, 8, 70, 10, bold=True)
    label(
        layout,
        "Cleveland, January to March 2025: the busiest 1 % of the area by street-visible crimes per km². "
        "The numbers are the ten busiest; the box is drawn larger at the top.",
        9,
        222,
        19,
        68,
        22,
    )

    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(chart)
    legend.setAutoUpdateModel(False)
    legend.model().rootGroup().clear()
    for layer in layers:
        legend.model().rootGroup().addLayer(layer)
    for part, size in ((QgsLegendStyle.Style.Subgroup, 10), (QgsLegendStyle.Style.SymbolLabel, 9)):
        legend.setStyleFont(part, QFont("DejaVu Sans", size))
    place(layout, legend, 220, 44)

    bar = QgsLayoutItemScaleBar(layout)
    bar.setLinkedMap(chart)
    bar.setStyle("Single Box")
    bar.setUnits(QgsUnitTypes.DistanceUnit.DistanceKilometers)
    bar.setUnitLabel("km")
    bar.setNumberOfSegmentsLeft(0)
    bar.setNumberOfSegments(2)
    bar.setUnitsPerSegment(5)
    bar.setHeight(2)
    place(layout, bar, 220, 172)

    label(layout, ATTRIBUTION, 6, 8, 189, 280, 14)
    project.layoutManager().addLayout(layout)
    return layout


def export(project, path):
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 150
    layout = project.layoutManager().layoutByName("Hot spots")
    # QGIS would write the position into the PNG, which GDAL cannot, and says so.
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    outcome = QgsLayoutExporter(layout).exportToImage(path, settings)
    gdal.PopErrorHandler()
    if outcome != QgsLayoutExporter.ExportResult.Success:
        sys.exit(f"the map picture could not be written to {path}")


def main():
    app = QgsApplication([], True)
    app.initQgis()
    project = QgsProject.instance()
    build(project)
    if "--picture" in sys.argv:
        export(project, os.path.join(OUT, "map.png"))
    if not project.write(os.path.join(OUT, "demo.qgz")):
        sys.exit(f"the project could not be written: {project.error()}")
    project.clear()
    app.exitQgis()


if __name__ == "__main__":
    main()
