"""What the layouts share: the sheet, words on it, how it becomes a PDF, and how that is delivered.

Layouts belong to the main thread.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Generator, Iterator, Sequence

from qgis.core import (
    Qgis,
    QgsDistanceArea,
    QgsLayoutExporter,
    QgsLayoutItemLabel,
    QgsLayoutItemMap,
    QgsLayoutItemPage,
    QgsLayoutItemScaleBar,
    QgsLayoutPoint,
    QgsLayoutSize,
    QgsNumericFormatContext,
    QgsPointXY,
    QgsPrintLayout,
    QgsProcessingFeedback,
    QgsProject,
    QgsTextFormat,
    QgsUnitTypes,
)
from qgis.PyQt.QtCore import QMarginsF, QRectF, QSizeF, Qt
from qgis.PyQt.QtGui import QFont, QFontMetricsF, QImage, QPageLayout, QPageSize, QPainter, QPdfWriter

from ..files.atomic_replace import Delivery
from ..ground.errors import Cancelled, InputError
from ..ground.texts import tr

#: Millimetres of an A4 page, upright.
PAGE = (210.0, 297.0)
_DPI = 200
#: Millimetres of a point, and between two numbers of a scale bar.
POINT, _APART = 25.4 / 72, 2.0
#: How the distances of a scale bar begin: (first digit of a part, parts), the longest first.
_ROUND = ((5, 2), (5, 1), (2, 2), (1, 2), (2, 1), (1, 1))
#: Millimetres for a scale bar with its numbers.
_BAR = 50.0
#: Letters are measured so many pixels high, where rounding to whole pixels does not matter.
_MEASURED = 200

#: Pages in the making, one a step; what it returns are the outputs that could not be made.
Printing = Generator[None, None, "list[str]"]


def upright(project: QgsProject) -> QgsPrintLayout:
    """A new layout of one A4 page."""
    layout = QgsPrintLayout(project)
    layout.initializeDefaults()
    layout.pageCollection().page(0).setPageSize("A4", QgsLayoutItemPage.Orientation.Portrait)
    return layout


def text_format(size: float, bold: bool = False) -> QgsTextFormat:
    """Letters of so many points in the font of all layouts."""
    form, font = QgsTextFormat(), QFont("DejaVu Sans")
    font.setBold(bold)
    form.setFont(font)
    form.setSize(size)
    return form


def print_pages(
    path: str, layouts: Sequence[Callable[[], QgsPrintLayout]], title: str, shown: str = ""
) -> Iterator[int]:
    """Write the pages of layouts, each made when it is its turn, into one PDF; how many pages there are by then is
    yielded after each page. Raises InputError, which names the file as ``shown``, where it cannot be written.

    Whoever stops in between has to take the file away.
    """
    writer = QPdfWriter(path)
    writer.setTitle(title)
    writer.setResolution(_DPI)
    painter, done = QPainter(), 0
    try:
        for make in layouts:
            layout = make()
            pages = layout.pageCollection()
            context = layout.renderContext()
            context.setDpi(_DPI)
            context.setTextRenderFormat(Qgis.TextRenderFormat.AlwaysText)
            exporter = QgsLayoutExporter(layout)
            for i in range(pages.pageCount()):
                size = pages.page(i).pageSize()
                millimetres = QSizeF(size.width(), size.height())
                sheet = QPageSize(millimetres, QPageSize.Unit.Millimeter)
                writer.setPageLayout(QPageLayout(sheet, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)))
                if not (writer.newPage() if done else painter.begin(writer)):
                    raise InputError(unwritten(shown or path))
                exporter.renderPage(painter, i)
                done += 1
                yield done
    finally:
        if painter.isActive():
            painter.end()


def picture_of(layout: QgsPrintLayout, names: Sequence[str], dpi: int = 150) -> QImage | None:
    """The part of a layout that holds the items with these ids as a picture, None where it has none of them."""
    items = [item for item in map(layout.itemById, names) if item is not None]
    if not items:
        return None
    box = QRectF()
    for item in items:
        box = box.united(QRectF(item.pos().x(), item.pos().y(), item.rect().width(), item.rect().height()))
    return QgsLayoutExporter(layout).renderRegionToImage(box, dpi=dpi)


def unwritten(path: str) -> str:
    """That a file could not be written, and what to do."""
    return tr(
        "'{}' could not be written; close the file in any other program, free up disk space, or choose another "
        "location."
    ).format(path)


def print_whole(
    output: str,
    write: Callable[[Delivery], Iterator[float]],
    feedback: QgsProcessingFeedback,
    words: Callable[[OSError], str] = str,
) -> Printing:
    """Have ``write`` print into a Delivery page by page, all or nothing, when an algorithm is post-processed; it yields
    how much is done in per cent. Not made is ``output`` or nothing. ``words`` says what a system's error was."""
    feedback.setProgressText(tr("drawing the pages…"))
    try:
        with Delivery(feedback) as delivery:
            for percent in write(delivery):
                feedback.setProgress(percent)
                if feedback.isCanceled():
                    raise Cancelled()
                yield
            delivery.deliver()
        return []
    except Cancelled:
        return [output]
    except InputError as error:
        feedback.reportError(str(error))
    except OSError as error:
        feedback.reportError(words(error))
    return [output]


def printed(pages: Printing) -> list[str]:
    """Print all pages at a stretch; the outputs that could not be made."""
    while True:
        try:
            next(pages)
        except StopIteration as end:
            return end.value


def label(
    layout: QgsPrintLayout,
    text: str,
    size: float,
    box: tuple[float, float, float, float],
    bold: bool = False,
    centre: bool = False,
    computed: bool = False,
) -> QgsLayoutItemLabel:
    """Words of so many points in a box (left, top, width, height) in millimetres; ``computed``: with expressions."""
    item = QgsLayoutItemLabel(layout)
    layout.addLayoutItem(item)
    # What a label would compute stands there as it was written.
    item.setText(text if computed else text.replace("[%", "[ %"))
    font = QFont("DejaVu Sans")
    font.setPointSizeF(size)
    font.setBold(bold)
    if hasattr(item, "setTextFormat"):
        form = QgsTextFormat()
        form.setFont(font)
        form.setSize(size)
        item.setTextFormat(form)
    else:  # before 3.24
        item.setFont(font)
    if centre:
        item.setHAlign(Qt.AlignmentFlag.AlignHCenter)
    item.attemptMove(QgsLayoutPoint(box[0], box[1]))
    item.attemptResize(QgsLayoutSize(box[2], box[3]))
    return item


def measure(form: QgsTextFormat) -> tuple[QFontMetricsF, float]:
    """(metrics of the letters of a format, the millimetres of one of their units)."""
    font = form.font()
    font.setPixelSize(_MEASURED)
    return QFontMetricsF(font), form.size() * POINT / _MEASURED


def fit_scale_bar(bar: QgsLayoutItemScaleBar, chart: QgsLayoutItemMap) -> None:
    """Let a scale bar show the longest round distance of a map for which bar and numbers have the room and
    no number touches the next: in two parts, or in one where two numbers would not stand beside each
    other."""
    bar.setLinkedMap(chart)
    bar.setNumberOfSegmentsLeft(0)
    metre, kilometre = QgsUnitTypes.DistanceUnit.DistanceMeters, QgsUnitTypes.DistanceUnit.DistanceKilometers
    to_metres = _ground_width(chart) / chart.rect().width()
    metrics, scale = measure(bar.textFormat())

    def wide(text: str) -> float:
        return metrics.horizontalAdvance(text) * scale

    def number(value: float) -> str:
        return bar.numericFormat().formatDouble(value, QgsNumericFormatContext())

    most = math.floor(math.log10(max(_BAR * to_metres, 1e-3)))
    for part, parts in ((first * 10.0**power, parts) for power in range(most, -4, -1) for first, parts in _ROUND):
        unit, name, one = (metre, "m", 1.0) if part * parts < 1000 else (kilometre, "km", 1000.0)
        numbers = [wide(number(part * i / one)) for i in range(parts + 1)]
        long = part / to_metres
        whole = (numbers[0] + numbers[-1]) / 2 + parts * long + wide(" " + name)
        if whole <= _BAR and all((a + b) / 2 + _APART <= long for a, b in zip(numbers, numbers[1:])):
            bar.setUnits(unit)
            bar.setUnitLabel(name)
            bar.setMapUnitsPerScaleBarUnit(1.0)
            bar.setNumberOfSegments(parts)
            bar.setUnitsPerSegment(part / one)
            return


def _ground_width(chart: QgsLayoutItemMap) -> float:
    """How many metres a map is wide on the ground, as QGIS measures it for a scale bar."""
    measurer, project, box = QgsDistanceArea(), chart.layout().project(), chart.extent()
    measurer.setSourceCrs(chart.crs(), project.transformContext())
    measurer.setEllipsoid(project.ellipsoid())
    ends = (QgsPointXY(x, box.yMinimum()) for x in (box.xMinimum(), box.xMaximum()))
    return measurer.convertLengthMeasurement(measurer.measureLine(*ends), QgsUnitTypes.DistanceUnit.DistanceMeters)
