"""The result on show: hot spots, their cards, what of other layers lies there, areas, and the one selection."""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import NULL, QgsMessageLog, QgsProcessingUtils, QgsRasterLayer, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, QObject, pyqtSignal

from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.gpkg_uri import table_uri
from ...bridge.ground.texts import number, tr
from ...bridge.patrol.places import PARTED
from ...bridge.results import layer_tree
from ...bridge.results.report_schemas import read_report
from ...bridge.results.styles.classes import DifferenceStyle
from ...contract.parts.crimes import ALL_NAMES
from .methods import METHODS
from .runs import free_name, remember_run, run_layers, run_of, take_out

if TYPE_CHECKING:
    from qgis.core import QgsMapLayer, QgsProject

    from ...bridge.results.hotspot_reports import ProfileCard, ProfileRelation, SummarisedArea, WeekProfile
    from .runner import Run
    from .session import Session

TEMPORARY = "TEMPORARY_OUTPUT"
#: What the headline is made of, by the outputs of the tools.
_FIGURES = {
    "hot_spots": "HOTSPOT_COUNT",
    "crimes": "HOT_SHARE",
    "harm": "HARM_SHARE",
    "area": "AREA_SHARE",
    "by_district": "QUOTA_SHARE",
    "free": "FREE_SHARE",
}
#: So many of the busiest places are usually patrolled to begin with.
_TOP = 10
_FIELDS = ("OFFENCE_FIELD", "DATE_FIELD", "REFERENCE_FIELD", "LOCATION_FIELD", "WEIGHT_FIELD")


@dataclass
class Asked:
    """What a run was asked for: a ``name`` for its hot spots, ``words`` for the group of its layers, the ``subject`` of
    the headline; and the choices that it was made with."""

    name: str
    words: list[str]
    subject: str
    choices: dict[str, Any]

    @property
    def title(self) -> str:
        """What the group of the layers is called."""
        return " · ".join(self.words)


class Result(QObject):
    """What the last run found. The selection is the hot spot layer's own: row, map and card follow it."""

    changed = pyqtSignal()
    cards_changed = pyqtSignal()
    context_changed = pyqtSignal()
    areas_changed = pyqtSignal()
    selection_changed = pyqtSignal()
    kept = pyqtSignal()
    card_asked = pyqtSignal(str)
    accept_asked = pyqtSignal(list)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self.rows: list[dict[str, Any]] = []  # the hot spots' attributes, by rank
        self.cards: dict[str, ProfileCard] = {}  # hot spot id → card of the profile
        self.hours: dict[str, WeekProfile] = {}  # hot spot id → its week
        self.context: dict[str, dict[str, ProfileRelation]] = {}  # layer id → {hot spot id → relation}
        self.skipped: dict[str, str] = {}  # layer id → why it was left out
        self.reading: dict[str, Run] = {}  # layer id → its run
        self.areas: list[SummarisedArea] = []  # rows of the areal summary
        self.areas_layer_id = ""
        self._layer, self._layer_id = None, ""
        self._ids: dict[int, str] = {}
        self._names: dict[str, str] = {}  # hot spot id → what it is called in words, '' where nothing is known
        self._called: Counter[str] = Counter()  # what hot spots are called in words → how many

    # -- what was found -----------------------------------------------------------------------------------------
    @property
    def about(self) -> dict[str, Any]:
        """What the project remembers of the run, {} without one."""
        return self.session.choices.result

    def layer_of(self, what: str) -> QgsVectorLayer | None:
        """A layer of the result: ``hotspots``, ``places``; by harm also ``counted``, ``difference``. None without."""
        return self.session.layer(self.about.get("layers", {}).get(what, ""))

    def rows_of(self, what: str) -> list[dict[str, Any]]:
        """The attributes of a layer of the result, a dictionary a feature with its ``fid``, by rank."""
        layer = self.layer_of(what)
        names = layer.fields().names()
        rows = [
            dict(zip(names, (_plain(value) for value in feature.attributes())), fid=feature.id())
            for feature in layer.getFeatures()
        ]
        return sorted(rows, key=lambda row: row.get(f.RANK) or 0)

    @property
    def layer(self) -> QgsVectorLayer | None:
        """The hot spots, None without."""
        return self.layer_of("hotspots")

    @property
    def harm_by(self) -> str:
        """What the harm is by, in words; '' where crimes are ranked by number."""
        return self.about.get("harm_by", "")

    @property
    def harm_unit(self) -> str:
        """What the sum of the weights is called; '' where crimes are ranked by number."""
        return harm_words(self.about)

    @property
    def harm_heading(self) -> str:
        """The same as a heading."""
        return self.harm_unit[:1].upper() + self.harm_unit[1:]

    @property
    def compared(self) -> bool:
        """Whether there are hot spots by number to lay beside those by harm."""
        return all(self.layer_of(what) is not None for what in ("hotspots", "counted", "difference"))

    def take(self, run: Run, results: dict[str, Any], asked: Asked) -> None:
        """Bring the layers of a detection into the project and show them."""
        layers, method = [], METHODS[run.name]
        project = self.session.project
        for output, name, what, shown in (
            ("HOTSPOTS", free_name(project, asked.name), "hotspots", True),
            ("COUNT_HOTSPOTS", self.tr("Hot spots ranked by number"), "counted", False),
            ("OUTPUT", tr(method.output), "places", method.surface),
        ):
            layer = open_result(run, results[output], name) if output in results else None
            if layer is not None:
                layers.append((layer, what, shown))
        places = next((layer for layer, what, _ in layers if what == "places"), None)
        if isinstance(places, QgsVectorLayer) and places.fields().lookupField(f.HARM_DIFF) >= 0:
            layers.insert(-1, (self._difference(places, results), "difference", False))
        layer_tree.add_results(project, asked.title, layers)
        layer_tree.set_opacity(project, self.session.choices.opacity)
        record = {
            "method": run.name,
            "title": asked.title,
            "subject": asked.subject,
            "parameters": run.parameters,
            "choices": asked.choices,
            "layers": {what: layer.id() for layer, what, _ in layers},
            "harm_by": results.get("HARM_BY", ""),
            "harm_unit": results.get("HARM_UNIT", ""),
            "summary": results["SUMMARY"],
            "figures": {what: results[output] for what, output in _FIGURES.items() if output in results},
            "comparison": results.get("COMPARISON", ""),
            "notes": [note for note in results["NOTES"].split("\n") if note],
            "temporary": run.parameters["HOTSPOTS"] == TEMPORARY,
        }
        self.session.set(result=record)
        if self.layer is not None:
            remember_run(self.layer, record)
        self.show()

    # -- the runs of the project --------------------------------------------------------------------------------
    def open(self, layer: QgsVectorLayer) -> bool:
        """Put the run that found these hot spots on show, with its choices; whether that could be done."""
        record = run_of(layer, self.session.project)
        if not record:
            return False
        self.session.set(result=record)
        self.session.take_choices(record.get("choices", {}))
        self.show()
        return True

    def keep(self) -> None:
        """The hot spots on show are in a file of the user's now, and are not lost with QGIS."""
        if self.about.get("temporary") and self.layer is not None:
            self.session.set(result=dict(self.about, temporary=False))
            remember_run(self.layer, self.about)
            self.kept.emit()

    def _source_changed(self) -> None:
        # QGIS makes a temporary layer permanent by giving it a file as its source.
        if self.layer is not None and self.layer.providerType() != "memory":
            self.keep()

    def remove(self, layer: QgsVectorLayer) -> Callable[[], None]:
        """Take a run with its layers out of the project; the newest of the others is shown where it was on show. What
        is returned puts it back."""
        shown, record = layer is self.layer, run_of(layer, self.session.project)
        put_back = take_out(self.session.project, list(record.get("layers", {}).values()) or [layer.id()])
        if shown and not any(self.open(other) for other in run_layers(self.session.project)):
            self.session.set(result={})
            self.show()

        def undo() -> None:
            put_back()
            if shown:
                self.open(layer)

        return undo

    def _difference(self, places: QgsVectorLayer, results: dict[str, Any]) -> QgsVectorLayer:
        """The places once more, by share of harm less share of crimes."""
        layer = places.clone()
        layer.setName(self.tr("Share of harm − share of crimes"))
        layer.setMetadata(places.metadata())
        heading = self.tr("Share of {}, based on {}, minus share of crimes, percentage points")
        DifferenceStyle(heading.format(results["HARM_UNIT"], results["HARM_BY"]))(layer)
        return layer

    def show(self) -> None:
        """Read the hot spots of the result and have their cards made."""
        self.let_go()
        self._stop_reading()
        self.rows, self.cards, self.hours, self.context, self.skipped = [], {}, {}, {}, {}
        self.areas, self.areas_layer_id, self._ids = [], "", {}
        layer = self.layer
        if layer is not None:
            self.rows = self.rows_of("hotspots")
            self.name_them()
            self._ids = {row["fid"]: row[f.HOTSPOT_ID] for row in self.rows}
            layer.selectionChanged.connect(self._selected_on_map)
            layer.dataSourceChanged.connect(self._source_changed)
            self._layer, self._layer_id = layer, layer.id()
        self.changed.emit()
        self.areas_changed.emit()
        if self.rows:
            self._make_cards()
            self._make_hours()
            for layer_id in self.session.choices.context:
                self.relate(layer_id)

    def check(self) -> None:
        """Show nothing any more where the user has taken the hot spots out of the project."""
        if self._layer is not None and self.layer is None:
            self._layer = None
            self.show()

    def let_go(self) -> None:
        """Follow the hot spot layer no longer."""
        if self._layer is not None and self._layer_id in self.session.project.mapLayers():
            self._layer.selectionChanged.disconnect(self._selected_on_map)
            self._layer.dataSourceChanged.disconnect(self._source_changed)
        self._layer = None

    # -- cards and other layers ---------------------------------------------------------------------------------
    def profile_parameters(self, **more: Any) -> dict[str, Any]:
        """The parameters of the profile of this result."""
        crimes = {name: value for name, value in self.about["parameters"].items() if name in ALL_NAMES}
        return dict(crimes, HOTSPOT_LAYER=self.layer.id(), RADIUS=self.session.choices.radius, **more)

    @property
    def has_crimes(self) -> bool:
        """Whether the crimes that the result was made of are still in the project, with the fields that it names."""
        given = self.about.get("parameters", {})
        layer = self.session.layer(given.get("INPUT", ""))
        return layer is not None and all(
            layer.fields().lookupField(given[name]) >= 0 for name in _FIELDS if given.get(name)
        )

    def _make_cards(self) -> None:
        if not self.has_crimes:
            return
        parameters = self.profile_parameters(REPORT_JSON=scratch("cards.json"))
        location = self.session.choices.location_field
        if location and self.session.layer(parameters["INPUT"]).fields().lookupField(location) >= 0:
            parameters["LOCATION_FIELD"] = location

        def done(results: dict[str, Any]) -> None:
            self.cards = {
                card["hotspot_id"]: card for card in report_rows(results["REPORT_JSON"], "profile", "hotspots")
            }
            self.name_them()
            self.cards_changed.emit()

        # Without cards the table and the map still stand; why there are none is in the log of messages.
        self.session.background.run("profile", parameters, done, lambda sentence, log: self.cards_changed.emit())

    def _make_hours(self) -> None:
        """The weeks of the hot spots, where the user has said which fields hold the time."""
        fields = self.session.choices
        layer = self.session.layer(self.about["parameters"].get("INPUT", ""))
        if layer is None or not fields.from_field or layer.fields().lookupField(fields.from_field) < 0:
            return
        parameters = self.profile_parameters(
            FROM_FIELD=fields.from_field, OUTPUT=TEMPORARY, REPORT_JSON=scratch("hours.json")
        )
        for name in ("RADIUS", "WEIGHT_FIELD", "WEIGHTS"):
            parameters.pop(name, None)
        if fields.to_field and layer.fields().lookupField(fields.to_field) >= 0:
            parameters["TO_FIELD"] = fields.to_field

        def done(results: dict[str, Any]) -> None:
            self.hours = {
                week["hotspot_id"]: week for week in report_rows(results["REPORT_JSON"], "temporalprofile", "profiles")
            }
            self.cards_changed.emit()

        # Data without times have no hours: the cards then say nothing of them.
        self.session.background.run("temporalprofile", parameters, done, lambda sentence, log: None)

    def relate(self, layer_id: str) -> Run | None:
        """Lay one of the user's layers under the hot spots: read once, in the background. Its Run, or None."""
        layer = self.session.layer(layer_id)
        if layer is None or not self.rows or not self.has_crimes:
            return None
        if layer_id in self.context or layer_id in self.reading:
            return None
        radius = self.session.choices.radius
        parameters = self.profile_parameters(CONTEXT_LAYERS=[layer_id], REPORT_JSON=scratch("context.json"))

        def ended(reason: str = "", relations: dict[str, ProfileRelation] | None = None) -> None:
            if self.reading.get(layer_id) is not run:  # read anew meanwhile
                return
            self.reading.pop(layer_id)
            self.skipped.pop(layer_id, None)
            if reason:
                self.skipped[layer_id] = reason
            if relations is not None and radius == self.session.choices.radius:
                self.context[layer_id] = relations
            self.context_changed.emit()

        def done(results: dict[str, Any]) -> None:
            try:
                document = read_report(results["REPORT_JSON"], "profile")
            except InputError as error:
                ended(str(error))
                return
            reason = next((one["reason"] for one in document["skipped_layers"]), "")
            ended(
                reason,
                None
                if reason
                else {card["hotspot_id"]: card["context"][0] for card in document["hotspots"] if card["context"]},
            )

        run = self.session.background.run(
            "profile", parameters, done, lambda sentence, log: ended(sentence), lambda: ended(self.tr("cancelled"))
        )
        self.reading[layer_id] = run
        self.context_changed.emit()
        return run

    def relate_again(self) -> None:
        """Forget what lies there, as after another radius, and read the ticked layers anew."""
        self._stop_reading()
        self.context = {}
        for layer_id in self.session.choices.context:
            self.relate(layer_id)
        self.context_changed.emit()

    def _stop_reading(self) -> None:
        runs, self.reading = self.reading, {}
        for run in runs.values():
            run.cancel()

    # -- the one selection --------------------------------------------------------------------------------------
    def top(self) -> list[str]:
        """Ids of the busiest hot spots, as many as are usually patrolled to begin with."""
        return [row[f.HOTSPOT_ID] for row in self.rows[:_TOP]]

    def selected(self) -> list[str]:
        """Ids of the selected hot spots."""
        if self._layer is None:
            return []
        return [self._ids[fid] for fid in self._layer.selectedFeatureIds() if fid in self._ids]

    def select(self, hotspot_ids: list[str]) -> None:
        """Select hot spots on the map; row and card follow."""
        if self._layer is not None and sorted(hotspot_ids) != sorted(self.selected()):
            wanted = set(hotspot_ids)
            self._layer.selectByIds([row["fid"] for row in self.rows if row[f.HOTSPOT_ID] in wanted])

    def row(self, hotspot_id: str) -> dict[str, Any] | None:
        """The row of a hot spot, None where it is not among the result."""
        return next((row for row in self.rows if row[f.HOTSPOT_ID] == hotspot_id), None)

    def feature_ids(self, hotspot_ids: list[str]) -> list[int]:
        """The layer's feature ids of hot spots."""
        wanted = set(hotspot_ids)
        return [row["fid"] for row in self.rows if row[f.HOTSPOT_ID] in wanted]

    def name_of(self, row: dict[str, Any]) -> str:
        """What a hot spot is called: its busiest location, which tells it apart, and its area or district, as far as
        they are known; '' without."""
        return self._names.get(row[f.HOTSPOT_ID], "")

    def named_by(self, layer_id: str) -> bool:
        """Whether the areas in the names of the hot spots are those of a layer."""
        named = any(row.get(f.AREA_NAME) for row in self.rows)
        return named and self.about.get("parameters", {}).get("STUDY_AREA") == layer_id

    def where(self, row: dict[str, Any]) -> str:
        """A hot spot in words: its name, with its rank where another is called the same; else its id."""
        words = self.name_of(row)
        if self._called[words] > 1 and words:
            return tr("{} (rank {})").format(words, number(row[f.RANK]))
        return words or row[f.HOTSPOT_ID]

    def name_them(self) -> None:
        """Name the hot spots: by the busiest location, and by the two busiest where one alone is not enough."""
        by_one = {row[f.HOTSPOT_ID]: self._name(row, 1) for row in self.rows}
        several = Counter(by_one.values())
        self._names = {
            row[f.HOTSPOT_ID]: self._name(row, 2 if several[by_one[row[f.HOTSPOT_ID]]] > 1 else 1) for row in self.rows
        }
        self._called = Counter(self._names.values())

    def _name(self, row: dict[str, Any], most: int) -> str:
        card = self.cards.get(row[f.HOTSPOT_ID], {})
        busiest = tr(" and ").join(short(one["location"]) for one in card.get("locations", [])[:most])
        return PARTED.join(word for word in (busiest, row.get(f.AREA_NAME) or row.get(f.DISTRICT)) if word)

    def in_district(self, row: dict[str, Any]) -> str:
        """The district of a hot spot with its rank there, in words; '' without."""
        name = row.get(f.DISTRICT)
        if not name or row.get(f.RANK_DIST) is None:
            return ""
        there = sum(other[f.DISTRICT] == name for other in self.rows)
        return tr("{}: rank {} of {} in the district").format(name, number(row[f.RANK_DIST]), number(there))

    def _selected_on_map(self, *_: Any) -> None:
        self.selection_changed.emit()


def first_part(name: str) -> str:
    """What stands first in the name of a hot spot: its street, where one is known."""
    return name.partition(PARTED)[0]


def short(location: str) -> str:
    """A location in words: data.police.uk begins nearly every one with the same three."""
    return location.replace("On or near ", "near ")


def harm_words(about: dict[str, Any]) -> str:
    """What the sum of the weights is called in what the project remembers of a run; '' where it counted crimes."""
    return about.get("harm_unit") or (tr("harm") if about.get("harm_by") else "")


def open_result(run: Run, destination: str, title: str) -> QgsMapLayer | None:
    """The layer that a run wrote, named and not yet in the project; None where it cannot be opened."""
    layer = run.layer(destination)
    if layer is None and destination.lower().endswith(".tif"):
        layer = QgsRasterLayer(destination, title, "gdal")
    elif layer is None:
        layer = QgsVectorLayer(destination, title, "ogr")
    layer.setName(title)
    return layer if layer.isValid() else None


def destinations(project: QgsProject, what: str, tables: dict[str, str]) -> dict[str, str]:
    """{output: where} for a run: tables of a new GeoPackage beside a saved project, else temporary layers."""
    path = layer_tree.new_database(project, what)
    return {output: table_uri(path, table) if path else TEMPORARY for output, table in tables.items()}


def temporary_words(project: QgsProject) -> str:
    """What to say of a result that only this session of QGIS has, and how the next one is kept."""
    if not project.fileName():
        return tr("This result will be lost when QGIS closes. Save the project, then press Keep.")
    if not layer_tree.results_folder(project):
        return tr(
            "This result will be lost when QGIS closes because the project's folder cannot be written to. Save "
            "the project in another folder, then press Keep."
        )
    return tr(
        "This result will be lost when QGIS closes because it was produced before the project was saved. Press Keep "
        "at the top of the panel."
    )


def surface_destination(project: QgsProject, what: str) -> str:
    """Where a raster goes: beside a saved project, else where QGIS tidies up."""
    path = layer_tree.new_database(project, what)
    return os.path.splitext(path)[0] + ".tif" if path else scratch("surface.tif")


def scratch(name: str) -> str:
    """A path for a document that only the dock reads; QGIS takes it away when it ends."""
    return QgsProcessingUtils.generateTempFilename(name)


def report_rows(path: str, tool: str, name: str) -> list[Any]:
    """The rows under a name in the report that a tool has just written for the dock; none where it cannot be read,
    which is then in the log of messages."""
    try:
        return read_report(path, tool)[name]
    except InputError as error:
        QgsMessageLog.logMessage(str(error), "Hot Spot Policing")
        return []


def _plain(value: Any) -> Any:
    if value is None or value == NULL:
        return None
    if isinstance(value, (QDate, QDateTime)):
        return value.toString("yyyy-MM-dd")
    return value
