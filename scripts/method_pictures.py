"""A picture of a real result for the help page of each method: resources/help/pictures/<id>.png.

The sample's crimes over Middlesbrough; roads are made up, since the sample has none. Emerging hot spots and
learned risk need more months than the sample has: given a folder of data.police.uk files of London, its burglaries are
taken, else those pictures stay as they are.
"""

import os
import shutil
import sys
import tempfile

from osgeo import gdal
from qgis.core import (
    QgsApplication,
    QgsCoordinateReferenceSystem,
    QgsFeature,
    QgsGeometry,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemLegend,
    QgsLayoutItemMap,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsLegendStyle,
    QgsPointXY,
    QgsPrintLayout,
    QgsProject,
    QgsRasterLayer,
    QgsRectangle,
    QgsUnitTypes,
    QgsVectorLayer,
)
from qgis.PyQt.QtGui import QColor, QFont

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
DEMO = os.path.join(ROOT, "resources", "demo")
OUT = os.path.join(ROOT, "resources", "help", "pictures")
# Of a copy: to open a GeoPackage changes it.
WARDS = shutil.copy(os.path.join(DEMO, "wards.gpkg"), tempfile.mkdtemp()) + "|layername=wards"
MIDDLESBROUGH = QgsRectangle(446_400, 516_800, 451_600, 521_200)
LONDON = QgsRectangle(523_000, 173_000, 541_000, 188_000)
PAGE = (170, 95)

#: Method → its parameters, the layers on the map from the top with their legend names.
METHODS = {
    "countcrimes": ({}, [("HOTSPOTS", "Hot spots")]),
    "gistar": ({}, [("OUTPUT", "Gi*")]),
    "localmoran": ({}, [("OUTPUT", "Local Moran")]),
    "kerneldensity": ({"BANDWIDTH": 300, "CELL_SIZE": 25}, [("HOTSPOTS", "Hot areas"), ("OUTPUT", "Density")]),
    "pointclusters": ({"EPS": 100, "MIN_POINTS": 30}, [("OUTPUT", "Crimes"), ("HOTSPOTS", "Hot spots")]),
    "nearestneighbourclusters": ({"MIN_POINTS": 30}, [("HOTSPOTS", "Hot spots")]),
    "streethotspots": ({"STREETS": "roads"}, [("OUTPUT", "Streets")]),
}


def crimes_of(source, path):
    processing_run("importpoliceuk", {"SOURCE": source, "OUTPUT": path})
    return path


def processing_run(name, parameters):
    import processing

    return processing.run("hotspotpolicing:" + name, parameters)


def roads():
    """A grid of bent roads over Middlesbrough: made up, like no real place."""
    layer = QgsVectorLayer("LineString?crs=EPSG:27700&field=name:string", "Roads", "memory")
    made = []
    step = 150
    for i in range(35):
        for j in range(30):
            x, y = 446_400 + step * i, 516_800 + step * j
            for dx, dy in ((step, 0), (0, step)):
                bend = QgsPointXY(x + dx / 2 + 12 * ((i + j) % 3 - 1), y + dy / 2 + 12 * ((i * j) % 3 - 1))
                feature = QgsFeature(layer.fields())
                feature.setAttributes([f"Road {len(made)}"])
                feature.setGeometry(QgsGeometry.fromPolylineXY([QgsPointXY(x, y), bend, QgsPointXY(x + dx, y + dy)]))
                made.append(feature)
    layer.dataProvider().addFeatures(made)
    return layer


def box(extent):
    """A study area of one rectangle."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700", "Area", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromRect(extent))
    layer.dataProvider().addFeature(feature)
    return layer


def opened(path, name):
    layer = QgsRasterLayer(path, name) if path.endswith(".tif") else QgsVectorLayer(path, name, "ogr")
    if not layer.isValid():
        sys.exit(f"{path} cannot be opened")
    return layer


def shaped(extent, ratio):
    """The extent made wider or higher until width ÷ height is ``ratio``."""
    width, height = max(extent.width(), extent.height() * ratio), max(extent.height(), extent.width() / ratio)
    return QgsRectangle.fromCenterAndSize(extent.center(), width, height)


def picture(name, layers, extent, words, ground=()):
    """The layers over the wards, with a legend."""
    project = QgsProject.instance()
    for layer in layers:
        project.addMapLayer(layer, False)
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    page = layout.pageCollection().page(0)
    page.setPageSize(QgsLayoutSize(*PAGE, QgsUnitTypes.LayoutUnit.LayoutMillimeters))
    chart = QgsLayoutItemMap(layout)
    layout.addLayoutItem(chart)
    chart.attemptMove(QgsLayoutPoint(1, 1))
    chart.attemptResize(QgsLayoutSize(PAGE[0] - 52, PAGE[1] - 8))
    chart.setLayers([*layers, *ground])
    chart.setKeepLayerSet(True)
    chart.setCrs(QgsCoordinateReferenceSystem("EPSG:27700"))
    chart.setExtent(shaped(extent, (PAGE[0] - 52) / (PAGE[1] - 8)))
    chart.setFrameEnabled(True)
    chart.setFrameStrokeColor(QColor("#9aa0a6"))
    legend = QgsLayoutItemLegend(layout)
    legend.setLinkedMap(chart)
    legend.setAutoUpdateModel(False)
    legend.model().rootGroup().clear()
    for layer in layers[:1] if name == "pointclusters" else layers:
        legend.model().rootGroup().addLayer(layer)
    for part, size in ((QgsLegendStyle.Style.Subgroup, 8), (QgsLegendStyle.Style.SymbolLabel, 7)):
        legend.setStyleFont(part, QFont("DejaVu Sans", size))
    layout.addLayoutItem(legend)
    legend.attemptMove(QgsLayoutPoint(PAGE[0] - 50, 1))
    label = QgsLayoutItemLabel(layout)
    label.setText(words)
    label.setFont(QFont("DejaVu Sans", 6))
    layout.addLayoutItem(label)
    label.attemptMove(QgsLayoutPoint(1, PAGE[1] - 6.5))
    label.attemptResize(QgsLayoutSize(PAGE[0] - 2, 6))
    settings = QgsLayoutExporter.ImageExportSettings()
    settings.dpi = 130
    settings.generateWorldFile = False
    # QGIS would write the position into the PNG, which GDAL cannot, and says so.
    gdal.PushErrorHandler("CPLQuietErrorHandler")
    outcome = QgsLayoutExporter(layout).exportToImage(os.path.join(OUT, name + ".png"), settings)
    gdal.PopErrorHandler()
    if outcome != QgsLayoutExporter.ExportResult.Success:
        sys.exit(f"the picture of {name} could not be written")
    print(name, flush=True)


def main(london=""):
    app = QgsApplication([], True)
    app.initQgis()
    sys.path.insert(0, os.path.join(QgsApplication.pkgDataPath(), "python", "plugins"))
    sys.path.insert(0, os.path.join(os.environ["build"], "plugins"))
    from processing.core.Processing import Processing

    from hotspot_policing.algorithms.provider import HotspotProvider

    Processing.initialize()
    provider = HotspotProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    os.makedirs(OUT, exist_ok=True)
    folder = tempfile.mkdtemp()
    wards = QgsVectorLayer(WARDS, "Wards", "ogr")
    wards.renderer().symbol().setColor(QColor("#f4f4f2"))
    wards.renderer().symbol().symbolLayer(0).setStrokeColor(QColor("#b4b4b4"))
    QgsProject.instance().addMapLayer(wards, False)
    crimes = crimes_of([os.path.join(DEMO, "police_uk.zip")], os.path.join(folder, "crimes.gpkg"))
    words = (
        "Crime in Middlesbrough, January to March 2025: data.police.uk, Open Government Licence v3.0; points are "
        "moved to shared map points. Wards: ONS, contains OS data © Crown copyright and database right."
    )
    for name, (more, shown) in METHODS.items():
        parameters = {"INPUT": crimes, "STUDY_AREA": WARDS, "DATE_FIELD": "date"}
        parameters.update(more)
        if "STREETS" in more:
            parameters["STREETS"] = roads()
        for output in ("OUTPUT", "HOTSPOTS"):
            ending = ".tif" if name == "kerneldensity" and output == "OUTPUT" else ".gpkg"
            parameters[output] = os.path.join(folder, name + "_" + output + ending)
        results = processing_run(name, parameters)
        about = words + (" The roads are made up." if "STREETS" in more else "")
        picture(name, [opened(results[output], title) for output, title in shown], MIDDLESBROUGH, about, [wards])
    if london:
        crimes = crimes_of([london], os.path.join(folder, "london.gpkg"))
        results = processing_run(
            "emerginghotspots",
            {
                "INPUT": crimes,
                "STUDY_AREA": box(LONDON.buffered(500)),
                "DATE_FIELD": "date",
                "CELL_SIZE": 500,
                "OFFENCE_FIELD": "offence",
                "OFFENCES": "Burglary",
                "PERIOD": "quarter",
                "START": "2022-01-01",
                "END": "2024-12-31",
                "OUTPUT": os.path.join(folder, "emerging.gpkg"),
                "HOTSPOTS": os.path.join(folder, "emerging_spots.gpkg"),
            },
        )
        picture(
            "emerginghotspots",
            [opened(results["OUTPUT"], "Burglary by quarter")],
            LONDON,
            "Burglary in inner London, 2022 to 2024: data.police.uk, Open Government Licence v3.0.",
        )
        results = processing_run(
            "risksurface",
            {
                "INPUT": crimes,
                "STUDY_AREA": box(LONDON.buffered(500)),
                "DATE_FIELD": "date",
                "END": "2024-12-31",
                "OFFENCE_FIELD": "offence",
                "OFFENCES": "Burglary",
                "OUTPUT": os.path.join(folder, "risk.gpkg"),
            },
        )
        picture(
            "risksurface",
            [opened(results["OUTPUT"], "Burglary expected")],
            LONDON,
            "Burglary in inner London expected in January 2025, learned from 2022 to 2024: data.police.uk, Open "
            "Government Licence v3.0.",
        )
    QgsApplication.processingRegistry().removeProvider(provider)
    QgsProject.instance().clear()


if __name__ == "__main__":
    main(*sys.argv[1:2])
    os._exit(0)
