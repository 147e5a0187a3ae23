"""What the pages share: the project's choices, what the crimes hold, and what runs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...bridge.counting.crime_survey import share_held, survey
from ...bridge.counting.crimes import CrimeChoice, CrimeQuery
from ...bridge.geometry.polygons import AreaSource
from ...bridge.ground.errors import InputError
from ...bridge.moments.time_zones import AUTO
from ...bridge.reading.crs import working_crs
from ...bridge.reading.field_names import crime_fields, name_field
from ...bridge.reading.points import PointSource
from ...bridge.results import dock_state as storage
from ...bridge.results.charts.drawing import warm_up
from ...contract.parts.crimes import OF_LAYER, UNCHANGED
from .methods import OF_ALL
from .project_layers import likeliest
from .register_places import Places
from .result import Result
from .runner import Background
from .stored_choices import came_back_empty, usable
from .tool_parameters import INVENTED, ToolParameters

if TYPE_CHECKING:
    from qgis.gui import QgisInterface

    from ...bridge.counting.crime_survey import CrimeSurvey

#: The choice of no layer at all, as opposed to none chosen yet.
NOTHING = "-"


class Session(ToolParameters):
    """The state behind the pages. Pages read it, change it through its methods and follow its signals."""

    choices_replaced = pyqtSignal()  # another project or crime layer: every control shows its value anew
    choices_changed = pyqtSignal()
    opened = pyqtSignal()  # another project: ``dropped`` is told anew
    saved = pyqtSignal()  # the project, which from then on may have a folder for results
    survey_changed = pyqtSignal()
    layers_changed = pyqtSignal()
    page_asked = pyqtSignal(str)  # the name of the page where the next step is
    briefings_asked = pyqtSignal()  # where the briefings of shifts are made

    def __init__(self, iface: QgisInterface | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.iface = iface
        self.background = Background(self.project, self)
        #: How many of the choices that the project holds cannot be used.
        self.dropped = 0
        self.result = Result(self)
        self.places = Places(self)
        self.survey_error = ""
        self.area_m2: float | None = None
        #: The id of the areas that nobody has chosen but that hold most of the crimes, '' where there are none; what
        #: share of them.
        self.proposed_areas = ("", 0.0)
        self._surveying = None
        self._watched, self._watched_id = None, ""
        self._saving = _timer(self, 0, self.save_now)
        self._listing = _timer(self, 100, self._layers_came_or_went)
        # QGIS says so before the file is there.
        self._saved = _timer(self, 100, self.saved.emit)
        self._connections = [
            (self.project.readProject, self._another_project),
            (self.project.cleared, self._another_project),
            (self.project.projectSaved, self._project_saved),
            (self.project.layersAdded, self._list_layers),
            (self.project.layersRemoved, self._list_layers),
        ]
        for signal, slot in self._connections:
            signal.connect(slot)
        # Also where the dock is deleted without ``unload``.
        self.destroyed.connect(partial(_disconnect, self._connections))
        self._load()

    def unload(self) -> None:
        """Stop what runs and let go of the project."""
        # The tools' provider goes next, and no run may outlive it.
        self.background.stop_all(wait=10_000)
        self._saving.stop()
        self._listing.stop()
        self._saved.stop()
        _disconnect(self._connections)
        self.result.let_go()
        self.places.let_go()
        self._watch(None)

    # -- choices ------------------------------------------------------------------------------------------------
    def set(self, **values: Any) -> None:
        """Change choices and remember them in the project."""
        for name, value in values.items():
            setattr(self.choices, name, value)
        self._saving.start()
        self.choices_changed.emit()

    def set_crimes(self, layer_id: str) -> None:
        """Take another crime layer: its fields are guessed, period and offences start anew."""
        if layer_id == self.choices.crimes:
            return
        self._take_crimes(self.layer(layer_id))
        self.set()
        self.choices_replaced.emit()
        self.start_survey()

    def set_crime_fields(self, **names: Any) -> None:
        """Correct the fields that were guessed: period and offences start anew where theirs changed."""
        before = self.choices
        if all(getattr(before, name) == value for name, value in names.items()):
            return
        if names.get("offence_field", before.offence_field) != before.offence_field:
            names["offences"] = None
        if names.get("date_field", before.date_field) != before.date_field:
            names.update(start="", end="")
        self.set(**names)
        self.choices_replaced.emit()
        if {"offence_field", "date_field", "location_field"} & set(names):
            self.start_survey()
        else:
            # Places and times are read for the cards only.
            self.result.show()

    def set_method(self, method: str) -> None:
        """Take another method; what was set for the last one comes back with it."""
        chosen = self.choices
        if method == chosen.method:
            return
        shelved = dict(chosen.shelved)
        shelved[chosen.method] = {name: value for name, value in chosen.advanced.items() if name not in OF_ALL}
        kept = {name: value for name, value in chosen.advanced.items() if name in OF_ALL}
        self.set(method=method, shelved=shelved, advanced=dict(kept, **shelved.get(method, {})))

    def take_choices(self, values: dict[str, Any]) -> None:
        """Choose again what a run was made with; nothing where its crimes have left the project."""
        if not values or self.layer(values["crimes"]) is None:
            return
        self.set_crimes(values["crimes"])
        self.set_method(values["method"])
        self.set_areas(values["areas"] if self.layer(values["areas"]) is not None else NOTHING)
        areas = self.choices.areas
        # A run of an earlier version knows of no transform.
        self.set(**{"weight_transform": UNCHANGED, **values, "areas": areas})
        self.choices_replaced.emit()

    def set_areas(self, layer_id: str) -> None:
        """Take another area layer, or NOTHING; the field with the names is guessed."""
        if layer_id == self.choices.areas:
            return
        self._take_areas(self.layer(layer_id))
        self.proposed_areas = ("", 0.0)
        if self.layer(layer_id) is None:
            self.choices.areas = NOTHING
        self.set()
        self.choices_replaced.emit()
        self._measure_areas()

    def exclude_premises(self, names: list[str] | None) -> None:
        """Leave out the crimes at premises with these names; None is the usual list."""
        self.set(excluded=names)
        self.start_survey()

    # -- looking at the crimes ----------------------------------------------------------------------------------
    @property
    def surveying(self) -> bool:
        """Whether the crime layer is being looked at."""
        return self._surveying is not None

    def start_survey(self) -> None:
        """Read the crime layer in the background for its offences and dates."""
        self.survey, self.survey_error = None, ""
        if self._surveying is not None:
            self._surveying.cancel()
            self._surveying = None
        layer = self.layer(self.choices.crimes)
        self._watch(layer)
        if layer is None:
            self.survey_changed.emit()
            return
        if came_back_empty(layer):
            self._surveyed(
                None,
                InputError(
                    self.tr(
                        "The temporary layer '{}' is empty because QGIS does not keep temporary "
                        "layers when it closes. Import the crime data again and save them to a "
                        "file."
                    ).format(layer.name())
                ),
            )
            return
        transform = self.project.transformContext()
        chosen = self.choices
        choice = CrimeChoice(
            offence_field=chosen.offence_field, date_field=chosen.date_field, location_field=chosen.location_field
        )
        excluded = self.excluded_premises()
        try:
            source = PointSource(layer, zone=chosen.advanced.get("TIME_ZONE", AUTO))
            crs = working_crs(source.crs, source.extent, self.project.crs(), transform, source.name)
        except InputError as error:
            self._surveyed(None, error)
            return
        self._surveying = self.background.work(
            self.tr("Reading {}").format(layer.name()),
            lambda task: survey(CrimeQuery(source, choice, crs, transform), excluded, task),
            self._surveyed,
        )
        self.survey_changed.emit()

    def _watch(self, layer: QgsVectorLayer | None) -> None:
        """Look at the crimes again when they are filtered or have been edited."""
        if self._watched is layer:
            return
        if self._watched is not None and self._watched_id in self.project.mapLayers():
            for signal in (self._watched.subsetStringChanged, self._watched.editingStopped):
                signal.disconnect(self.start_survey)
        self._watched, self._watched_id = layer, layer.id() if layer is not None else ""
        if layer is not None:
            for signal in (layer.subsetStringChanged, layer.editingStopped):
                signal.connect(self.start_survey)

    def _surveyed(self, found: CrimeSurvey | None, error: Exception | None) -> None:
        self._surveying = None
        self.survey = found
        self.survey_error = str(error) if error is not None else ""
        if found is not None and self.layer(self.choices.areas) is None:
            self._layers_came_or_went()
        self.survey_changed.emit()
        # The first chart would make the window wait for the library that draws it.
        self.background.work(self.tr("Preparing charts"), warm_up, lambda result, error: None)

    def _measure_areas(self) -> None:
        self.area_m2 = None
        layer = self.layer(self.choices.areas)
        if layer is None:
            self.survey_changed.emit()
            return
        transform = self.project.transformContext()
        layer_id = layer.id()
        try:
            source = AreaSource(layer)
            crs = working_crs(source.crs, layer.extent(), self.project.crs(), transform, source.name)
        except InputError:
            # The run says it, with what to do; here it is only an estimate.
            return

        def measured(square_metres: float, error: Exception | None) -> None:
            if self.choices.areas == layer_id and error is None:
                self.area_m2 = square_metres
                self.survey_changed.emit()

        self.background.work(
            self.tr("Measuring {}").format(layer.name()),
            lambda task: float(source.read(crs, transform, feedback=task).square_metres().sum()),
            measured,
        )

    # -- the project --------------------------------------------------------------------------------------------
    def save_project(self) -> None:
        """Save the project with what is chosen, as the user does: QGIS takes what is written in another way for a
        change by somebody else, and asks before it saves again."""
        self.save_now()
        if self.iface is not None:
            self.iface.actionSaveProject().trigger()
        else:
            self.project.write()

    def save_now(self) -> None:
        """Put what is chosen into the project, without waiting for the next turn."""
        self._saving.stop()
        storage.save(self.project, self.choices)

    def _load(self) -> None:
        self.choices, self.dropped = usable(self.project)
        self._choose_missing()
        self.opened.emit()
        self.choices_replaced.emit()
        self.start_survey()
        self._measure_areas()
        self.result.show()

    def _choose_missing(self) -> None:
        """Where the user has chosen no crimes or areas, those that fit; kept in mind only, so that a project that is
        merely opened does not become dirty."""
        if self.layer(self.choices.crimes) is None:
            self._take_crimes(likeliest(self.crime_layers()))
        if self.choices.areas != NOTHING and self.layer(self.choices.areas) is None:
            # Which areas fit, the points say: until they have been looked at, none.
            transform = self.project.transformContext()
            fitting = [
                (layer, share)
                for layer in (self.area_layers() if self.survey is not None else [])
                for share in [share_held(layer, self.survey, transform)]
                if share
            ]
            self._take_areas(fitting[0][0] if fitting else None)
            self.proposed_areas = (fitting[0][0].id(), fitting[0][1]) if fitting else ("", 0.0)

    def _take_crimes(self, layer: QgsVectorLayer | None) -> None:
        found = crime_fields(layer) if layer is not None else {}
        chosen = self.choices
        chosen.crimes = layer.id() if layer is not None else ""
        for what in ("offence", "date", "location", "from", "to", "reference"):
            setattr(chosen, what + "_field", found.get(what, ""))
        chosen.start = chosen.end = ""
        chosen.offences = None
        chosen.rank_by, chosen.weight_field = "crimes", ""
        if chosen.weights == INVENTED:
            chosen.weights = ""
        chosen.advanced = {name: value for name, value in chosen.advanced.items() if name not in OF_LAYER}

    def _take_areas(self, layer: QgsVectorLayer | None) -> None:
        self.choices.areas = layer.id() if layer is not None else ""
        self.choices.name_field = name_field(layer) if layer is not None else ""

    def _list_layers(self, *_: Any) -> None:
        self._results = None
        self._listing.start()

    def _layers_came_or_went(self) -> None:
        # QGIS gives a result of the toolbox its description after it has told of the layer.
        self._results = None
        crimes, areas = self.choices.crimes, self.choices.areas
        self._choose_missing()
        self.result.check()
        self.layers_changed.emit()
        if self.choices.crimes != crimes or self.choices.areas != areas:
            self.choices_replaced.emit()
        if self.choices.crimes != crimes:
            self.start_survey()
        if self.choices.areas != areas:
            self._measure_areas()

    def _project_saved(self) -> None:
        self._saved.start()

    def _another_project(self, *_: Any) -> None:
        self.background.stop_all()
        self._surveying, self._results = None, None
        self._saving.stop()
        self._listing.stop()
        self.layers_changed.emit()
        self._load()


def _disconnect(connections: list[tuple[Any, Any]], *_: Any) -> None:
    """Undo [(signal, slot)], once."""
    while connections:
        signal, slot = connections.pop()
        signal.disconnect(slot)


def _timer(parent: QObject, milliseconds: int, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(slot)
    return timer
