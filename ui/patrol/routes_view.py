"""Routes and briefings for the days of the plan, on the page Patrols."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsWkbTypes
from qgis.PyQt.QtCore import pyqtSignal
from qgis.PyQt.QtWidgets import QComboBox, QPushButton, QWidget

from ...bridge.ground import fields as f
from ...bridge.ground.texts import day_words
from ...bridge.results import layer_tree
from ..maps import map_canvas
from ..parts.handed_over import say_written
from ..parts.page_lines import Need
from ..parts.widgets import narrow, number
from ..state.opening import can_show, show_in_folder
from ..state.options import marking
from ..state.result import scratch
from ..state.shift_briefings import with_locations
from ..tool.controls import Control
from ..tool.tool_view import ToolView

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingParameterDefinition, QgsVectorLayer

    from ..state.runner import Run
    from ..state.session import Session
    from ..tool.tool_form import Maker

#: What a road layer is called, in most products.
_ROADS = ("road", "street", "highway", "openroads", "itn", "osm")
#: What a layer of water is called, as whole words or their beginnings.
_WATER = re.compile(
    r"(?:^|[^a-z])(?:water|(?:rivers?|canals?|lakes?)(?:[^a-z]|$)|hydro|foreshore|tidal|openrivers)", re.IGNORECASE
)


class OfPlan(ToolView):
    """A tool that takes the plan on show."""

    def plan(self) -> QgsVectorLayer | None:
        """The visits of the plan, None where none was made."""
        layer = self.session.layer(
            self.session.choices.outcomes.get("patrolplan", {}).get("layers", {}).get("OUTPUT", "")
        )
        # A project may name any layer here.
        return layer if layer is not None and {f.VISITS, f.DAY} <= set(layer.fields().names()) else None

    def outputs(self) -> dict[str, Any]:
        """The plan, where one was made."""
        plan = self.plan()
        return {"PLAN": plan.id()} if plan is not None else {}


class PlanDays(Control):
    """Days of the plan: all of them, or one. ``days()`` lists them as yyyy-mm-dd."""

    def __init__(self, definition: QgsProcessingParameterDefinition, days: Callable[[], Sequence[str]]) -> None:
        super().__init__(definition)
        self._days = days
        self.box = narrow(QComboBox())
        self.box.currentIndexChanged.connect(self.speak)
        self.put(self.box)

    def setParameterValue(self, value: Any, context: QgsProcessingContext | None = None) -> None:
        """Show days that are written yyyy-mm-dd, separated by semicolons; '' is all."""
        days, value = list(self._days()), str(value or "")
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItem(self.tr("all {} days in the plan").format(number(len(days))) if days else self.tr("all"), "")
        for day in days:
            self.box.addItem(day_words(day), day)
        if self.box.findData(value) < 0:
            self.box.addItem("; ".join(day_words(one.strip()) for one in value.split(";")), value)
        self.box.setCurrentIndex(self.box.findData(value))
        self.box.blockSignals(False)

    def parameterValue(self) -> str:
        """The days as the tool takes them."""
        return self.box.currentData() or ""


class RoutesView(OfPlan):
    """Routes and briefings for days of the plan."""

    TOOL = "patrolroutes"
    MAIN = ("DAYS", "STREETS", "WATER", "STATIONS", "SPEED", "UNITS", "BRIEFING_FILES", "MARKING")
    LEFT_OUT = ("PLAN",)
    LAYERS = (("STOPS", "Stops", True), ("OUTPUT", "Routes", True))
    FILES = "patrol routes"
    BUTTON = "Make &routes and briefings"
    TIP = (
        "Save the order of visits for each shift as GPX, KML and CSV files and a printable page. "
        "The folder opens afterwards"
    )
    REPORT = False
    #: The plan is to be made again with so many minutes of travel for a visit.
    travel_asked = pyqtSignal(int)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.more_travel = QPushButton()
        self.more_travel.setToolTip(self.tr("Make the plan again with the travel time that these routes need"))
        self.more_travel.clicked.connect(lambda: self.travel_asked.emit(self.travel_needed()))
        self.layout().insertWidget(self.layout().indexOf(self.said) + 1, self.more_travel)
        self.again, self.briefings = QPushButton(self.tr("Create again")), QPushButton(self.tr("Show in folder"))
        self.again.setToolTip(self.tr("Create the routes and briefings again from the current plan and choices"))
        self.again.clicked.connect(lambda: self.run())
        self.briefings.setToolTip(self.tr("Show the folder with the briefings, one page per patrol"))
        self.briefings.clicked.connect(lambda: show_in_folder(self.about["parameters"]["BRIEFINGS"]))
        self.buttons.insertWidget(0, self.briefings)
        self.buttons.insertWidget(1, self.again)
        self.show_outcome()

    def own_controls(self) -> dict[str, Maker]:
        """The days of the plan, to choose from."""
        return {"DAYS": lambda definition: PlanDays(definition, self.days)}

    def suggest(self) -> dict[str, Any]:
        """The force's own marking."""
        return {"MARKING": marking()}

    def days(self) -> list[str]:
        """The days on which the plan has visits, as yyyy-mm-dd."""
        plan = self.plan()
        if plan is None:
            return []
        return sorted({str(one) for one in plan.uniqueValues(plan.fields().lookupField(f.DAY))})

    def what_is_needed(self) -> list[Need]:
        """A plan, and streets: without them the times are guesses."""
        if not hasattr(self, "form"):
            return []
        plan, streets = self.plan(), self.form.parameters().get("STREETS")
        lines = self.session.user_layers(QgsWkbTypes.GeometryType.LineGeometry)
        roads = sorted(
            (layer for layer in lines if not _WATER.search(layer.name())),
            key=lambda layer: not any(word in layer.name().casefold() for word in _ROADS),
        )
        needs = [
            Need(
                "plan", plan is not None, self.tr("A plan") if plan is not None else self.tr("A plan: create one above")
            ),
            Need(
                "streets",
                bool(streets),
                self.tr("Streets: routes and travel times follow the streets")
                if streets
                else self.tr("No streets layer, so routes are straight lines and travel times are rough estimates"),
                must=False,
                help=(self.tr("Use '{}'").format(roads[0].name()), lambda: self._take("STREETS", roads[0].id()))
                if roads
                else None,
            ),
        ]
        return needs if streets else [*needs, *self._water_needed()]

    def _water_needed(self) -> list[Need]:
        """Water for straight ways to cross, where it is chosen or the project has any."""
        chosen = self.form.parameters().get("WATER")
        water = [layer for layer in self._water() if _WATER.search(layer.name())]
        if not chosen and not water:
            return []
        return [
            Need(
                "water",
                bool(chosen),
                self.tr("Water: straight-line routes that cross water are listed")
                if chosen
                else self.tr("No water layer, so routes that cross water are not listed"),
                must=False,
                help=None
                if chosen
                else (self.tr("Use '{}'").format(water[0].name()), lambda: self._take("WATER", water[0].id())),
            )
        ]

    def _water(self) -> list[QgsVectorLayer]:
        kinds = (QgsWkbTypes.GeometryType.PolygonGeometry, QgsWkbTypes.GeometryType.LineGeometry)
        return [layer for kind in kinds for layer in self.session.user_layers(kind)]

    def show_outcome(self) -> None:
        """The buttons of the briefings that were made."""
        super().show_outcome()
        if hasattr(self, "again"):
            self.show_travel()
            self.again.setVisible(bool(self.about))
            self.briefings.setVisible(can_show(self.about.get("parameters", {}).get("BRIEFINGS", "")))

    def show_travel(self) -> None:
        """Offer to plan again where the routes of the plan on show need more travel than it allows."""
        needed = self.travel_needed()
        self.more_travel.setVisible(bool(needed))
        self.more_travel.setText(self.tr("Plan again with {} minutes of travel per visit").format(needed))

    def travel_needed(self) -> int:
        """The minutes of travel for a visit that the routes need, where the plan on show allows fewer; else 0."""
        plan, routes = self.plan(), self.session.layer(self.about.get("layers", {}).get("OUTPUT", ""))
        if plan is None or routes is None or not self.is_made():
            return 0
        allowed = plan.minimumValue(plan.fields().lookupField(f.TRAVEL_MIN))
        fields = {f.STOPS, f.TRAVEL_MIN}
        if not isinstance(allowed, int) or not fields <= set(routes.fields().names()):
            return 0
        made = [(route[f.STOPS], route[f.TRAVEL_MIN]) for route in routes.getFeatures()]
        needed = math.ceil(sum(travel for _, travel in made) / max(sum(stops for stops, _ in made), 1) - 1e-9)
        return needed if needed > allowed else 0

    def is_made(self) -> bool:
        """Whether the routes on show are of the plan on show."""
        plan = self.plan()
        return plan is not None and self.about.get("parameters", {}).get("PLAN") == plan.id()

    def _take(self, parameter: str, layer_id: str) -> None:
        self.form.wrappers[parameter].setParameterValue(layer_id)
        self.show_places()

    def outputs(self) -> dict[str, Any]:
        """The folders of files, beside a saved project, else where QGIS tidies up."""
        beside = layer_tree.new_database(self.session.project, self.FILES)
        folder = beside[: -len(".gpkg")] if beside else scratch("patrol routes")
        return dict(super().outputs(), FOLDER=folder + " files", BRIEFINGS=folder + " briefings")

    def run(self, **more: Any) -> None:
        """The busiest locations of the places are found first, for what to know."""
        self.problem.say("")
        given = self.form.parameters()
        locations = with_locations(
            self.session,
            self.places(),
            lambda known: ToolView.run(self, **{**{name: known[name] for name in known if name not in given}, **more}),
            lambda: self.problem.say(self.tr("Cancelled; nothing was changed."), problem=False),
        )
        if locations is not None:
            self.button.watch(locations, self.tr("finding the busiest locations…"))

    def take(self, run: Run, results: dict[str, Any]) -> None:
        """Say where the files are, too, and show the routes on the map."""
        super().take(run, results)
        map_canvas.zoom_to(self.session.iface, self.session.layer(self.about["layers"].get("OUTPUT", "")))
        self.problem.say(
            self.tr("The files are in '{}' and '{}'.").format(run.parameters["FOLDER"], run.parameters["BRIEFINGS"]),
            problem=False,
        )
        say_written(self.session, run.parameters["BRIEFINGS"])
        self.show_outcome()
