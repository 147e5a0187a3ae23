"""*Compare*: the result played over time, and two results held against each other under a divider."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.core import QgsDateTimeRange, QgsInterval, QgsTemporalNavigationObject, QgsUnitTypes, QgsVectorLayer
from qgis.PyQt.QtCore import QDateTime, Qt
from qgis.PyQt.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDockWidget,
    QFormLayout,
    QLabel,
    QMenu,
    QToolButton,
)

from ...bridge.ground.provenance import read_back
from ...bridge.results import layer_tree
from ..maps.swipe import Swipe
from ..parts.widgets import number, open_menu
from ..state.result import destinations, open_result
from ..state.runner import declaration

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from ..parts.widgets import Message
    from ..state.runner import Run
    from ..state.session import Session

#: Period, how many of which unit a frame lasts.
_FRAMES = {"month": (1, QgsUnitTypes.TemporalUnit.TemporalMonths), "week": (1, QgsUnitTypes.TemporalUnit.TemporalWeeks)}


def choices_of(layer: QgsVectorLayer) -> dict[str, Any]:
    """{parameter: value} by which a result was made, {} where it does not say."""
    try:
        found = read_back(layer.metadata().history())
    except ValueError:
        return {}
    tool = declaration(found["algorithm"])
    outputs = {one.name() for one in tool.destinationParameterDefinitions()} if tool is not None else set()
    return {name: value for name, value in found["parameters"] if name not in outputs}


class ViewButton(QToolButton):
    """*Compare*, a menu; ``problem`` (a Message) says what went wrong."""

    def __init__(self, session: Session, problem: Message, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.problem, self.swipe = session, problem, None
        self.setText(self.tr("&Compare"))
        self.setToolTip(self.tr("View the result over time, or compare it with another"))
        menu = QMenu(self)
        self.months = menu.addAction(self.tr("Play over time, by &month"), lambda: self.play("month"))
        self.weeks = menu.addAction(self.tr("Play over time, by &week"), lambda: self.play("week"))
        self.swiping = menu.addAction(self.tr("&Swipe between two results…"), self.ask_swipe)
        menu.setToolTipsVisible(True)
        for action in (self.months, self.weeks):
            action.setToolTip(
                self.tr("Show the crimes in each hot spot period by period, using the QGIS Temporal Controller")
            )
        self.swiping.setToolTip(self.tr("Show two results, one on each side of a divider that you drag across the map"))
        menu.aboutToShow.connect(self._allow)
        open_menu(self, menu)
        session.project.layersWillBeRemoved.connect(self._layers_go)

    def unload(self) -> None:
        """Take the divider off the map."""
        self.session.project.layersWillBeRemoved.disconnect(self._layers_go)
        self.end_swipe()

    def results(self) -> list[QgsVectorLayer]:
        """The result layers with areas, the newest first; those without any have nothing to show."""
        root = self.session.project.layerTreeRoot()
        return [
            one
            for one in root.layerOrder()
            if layer_tree.role(one)
            and isinstance(one, QgsVectorLayer)
            and one.isValid()
            and one.isSpatial()
            and one.featureCount() != 0
        ]

    def _allow(self) -> None:
        layer = self.session.result.layer
        dated = bool(self.session.choices.date_field) and self.session.layer(self.session.choices.crimes) is not None
        for action in (self.months, self.weeks):
            action.setEnabled(layer is not None and dated)
        self.swiping.setEnabled(len(self.results()) > 1)

    # -- over time ----------------------------------------------------------------------------------------------
    def play(self, period: str) -> None:
        """Count by period in the background, then open the temporal controller on it."""
        self.problem.say("")
        project = self.session.project
        parameters = dict(
            self.session.crime_parameters(),
            PLACES=self.session.result.layer.id(),
            PERIOD=period,
            **destinations(project, "timeline", {"OUTPUT": "timeline"}),
        )
        run = self.session.background.run(
            "timeline", parameters, lambda results: self._played(run, results, period), self.problem.say
        )

    def _played(self, run: Run, results: dict[str, Any], period: str) -> None:
        layer = open_result(run, results["OUTPUT"], self.tr("Crimes by {}").format(period))
        if layer is None:
            self.problem.say(self.tr("The timeline cannot be opened. Choose Compare → Play over time again."))
            return
        # Read from a file it forgets that it is to be played.
        layer.temporalProperties().setIsActive(True)
        layer_tree.add_results(self.session.project, self.tr("Over time"), [(layer, "timeline", True)])
        self.problem.say(results["SUMMARY"], problem=False)
        self._control(results["FIRST_DAY"], results["END_DAY"], period)

    def _control(self, first: str, end: str, period: str) -> None:
        """The temporal controller over the days, a period a frame, at the first."""
        begin, end = (QDateTime.fromString(day, Qt.DateFormat.ISODate) for day in (first, end))
        canvas = self.session.iface.mapCanvas()
        controller = canvas.temporalController()
        if not isinstance(controller, QgsTemporalNavigationObject):
            return
        span = QgsDateTimeRange(begin, end, True, False)
        self.session.project.timeSettings().setTemporalRange(span)
        controller.setNavigationMode(QgsTemporalNavigationObject.NavigationMode.Animated)
        controller.setTemporalExtents(span)
        controller.setFrameDuration(QgsInterval(*_FRAMES[period]))
        controller.rewindToStart()
        panel = self.session.iface.mainWindow().findChild(QDockWidget, "Temporal Controller")
        if panel is not None:
            panel.setVisible(True)

    # -- two results --------------------------------------------------------------------------------------------
    def ask_swipe(self) -> None:
        """Ask which two, and put the divider between them."""
        layers = self.results()
        dialog = QDialog(self)
        dialog.setWindowTitle(self.tr("Swipe between two results"))
        form = QFormLayout(dialog)
        form.addRow(QLabel(self.tr("Drag the divider across the map; press Esc to remove it.")))
        boxes = []
        for k, words in enumerate((self.tr("&Left"), self.tr("&Right"))):
            box = QComboBox()
            for layer, name in zip(layers, self._names(layers)):
                box.addItem(name, layer.id())
            box.setCurrentIndex(k)
            box.setToolTip(self.tr("The result on this side of the divider"))
            form.addRow(words, box)
            boxes.append(box)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(dialog.accept)
        buttons.rejected.connect(dialog.reject)
        form.addRow(buttons)
        if dialog.exec():
            self.start_swipe(*(self.session.project.mapLayer(box.currentData()) for box in boxes))

    def _names(self, layers: list[QgsVectorLayer]) -> list[str]:
        """Each layer with its group; where two runs are called alike, with the choices in which they differ."""
        root = self.session.project.layerTreeRoot()
        names = [
            self.tr("{} – {}").format(root.findLayer(layer.id()).parent().name(), layer.name()) for layer in layers
        ]
        made = [choices_of(layer) for layer in layers]
        out = []
        for name, choices, layer in zip(names, made, layers):
            alike = [other for one, other in zip(names, made) if one == name]
            differ = [key for key in sorted(set().union(*alike)) if len({one.get(key, "") for one in alike}) > 1]
            words = "; ".join(f"{key} {choices[key]}" for key in differ if key in choices)
            out.append(self.tr("{} ({}{})").format(name, number(layer.featureCount()), "; " + words if words else ""))
        return out

    def start_swipe(self, left: QgsVectorLayer, right: QgsVectorLayer) -> None:
        """Put a divider between two layers; QGIS's tool comes back when it goes."""
        self.end_swipe()
        if left is None or right is None or left is right:
            self.problem.say(self.tr("Choose two different results."))
            return
        self.swipe = Swipe(self.session.iface.mapCanvas(), self.session.project, left, right)
        self.swipe.deactivated.connect(self._swiped)
        self.session.iface.mapCanvas().setMapTool(self.swipe)

    def end_swipe(self) -> None:
        """Take the divider away."""
        if self.swipe is not None:
            self.session.iface.mapCanvas().unsetMapTool(self.swipe)

    def _swiped(self) -> None:
        swipe, self.swipe = self.swipe, None
        if swipe is not None:
            swipe.let_go()

    def _layers_go(self, layer_ids: list[str]) -> None:
        if self.swipe is not None and self.swipe.ids & set(layer_ids):
            self.end_swipe()
