"""The register on show: its places, its layer on the map, and the changes that are made to it."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsCoordinateTransform, QgsFeatureRequest, QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...bridge.files.register_file import CURRENT, Register
from ...bridge.ground import fields as f
from ...bridge.ground.compat import make_field
from ...bridge.ground.errors import InputError
from ...bridge.patrol.register_matching import known_places
from ...bridge.results import layer_tree
from ...bridge.results.styles.patrol import PlaceStyle
from ...contract.patrol import ACTIVE

if TYPE_CHECKING:
    from .runner import Run
    from .session import Session

ROLE = "register"


class Places(QObject):
    """The places of the register that the project names. Every change is a run of the tool ``register``."""

    changed = pyqtSignal()
    selection_changed = pyqtSignal()

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self.session = session
        self.rows = []  # the latest version of each place, by id
        self.error = ""
        #: {ids of hot spots on show: {those of them that the register has: its place}}.
        self._known: dict[tuple[str, ...], dict[str, dict[str, Any]]] = {}
        session.result.changed.connect(self._known.clear)
        self._layer, self._layer_id = None, ""
        session.choices_replaced.connect(self.show)
        session.layers_changed.connect(self._find_layer)

    @property
    def path(self) -> str:
        """The register's GeoPackage, '' where none is chosen."""
        return self.session.choices.register

    def choose(self, path: str) -> None:
        """Take another register; one that does not exist yet is made with its first places."""
        self.session.set(register=path)
        self.show()
        self.show_layer()

    def show(self) -> None:
        """Read the register anew."""
        self.rows, self.error = [], ""
        self._known.clear()
        if self.path and os.path.exists(self.path):
            try:
                self.rows = Register(self.path).places()
            except InputError as error:
                self.error = str(error)
        elif self.path:
            self.error = self.tr("'{}' does not exist yet; it is created when you add the first place.").format(
                os.path.basename(self.path)
            )
        self._find_layer()
        self.changed.emit()

    def of_status(self, status: str) -> list[dict[str, Any]]:
        """The places with a status, all of them for ''."""
        return [row for row in self.rows if not status or row[f.STATUS] == status]

    def known(self, hotspot_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        """{hot spot: its place} of those of some hot spots on show that the register has already, whatever was decided
        on them, as the tool would match them; none where they cannot be compared."""
        asked = tuple(hotspot_ids)
        if asked not in self._known:
            # Asked for whenever a page looks at its next step.
            self._known[asked] = self._matched(asked)
        return self._known[asked]

    def active(self, hotspot_ids: Sequence[str]) -> list[str]:
        """Those of some hot spots on show that are active already."""
        return [one for one, row in self.known(hotspot_ids).items() if row[f.STATUS] == ACTIVE]

    def _matched(self, hotspot_ids: Sequence[str]) -> dict[str, dict[str, Any]]:
        result = self.session.result
        if result.layer is None or not self.rows or not hotspot_ids:
            return {}
        fids = {row[f.HOTSPOT_ID]: row["fid"] for row in result.rows}
        shapes = [result.layer.getFeature(fids[one]).geometry() for one in hotspot_ids]
        to_register = QgsCoordinateTransform(
            result.layer.crs(), Register(self.path).crs(), self.session.project.transformContext()
        )
        found = known_places(self.rows, shapes, to_register)
        return {one: row for one, row in zip(hotspot_ids, found) if row is not None}

    def history(self, place_id: str) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
        """(versions, entries of the log) of a place."""
        register = Register(self.path)
        return register.history(place_id), register.log(place_id)

    # -- changes ------------------------------------------------------------------------------------------------
    def act(
        self,
        action: str,
        parameters: dict[str, Any],
        done: Callable[[dict[str, Any]], None],
        failed: Callable[[str, str], None],
        stopped: Callable[[], None] | None = None,
    ) -> Run:
        """Run an action of the register in the background; ``done(results)``, ``failed(sentence, log)``. The Run."""
        if parameters.get("BY"):
            self.session.set(by=parameters["BY"])

        chosen = self.selected()

        def finished(results: dict[str, Any]) -> None:
            self.show()
            self.show_layer()
            # A new version is another feature.
            self.select(chosen)
            done(results)

        return self.session.background.run(
            "register", dict(parameters, REGISTER=self.path, ACTION=action), finished, failed, stopped
        )

    def hot_spots(self, hotspot_ids: Sequence[str] | None = None) -> QgsVectorLayer:
        """The hot spots on show, or some of them, as the source of an action: a copy in which each has the name that it
        has in the table."""
        result = self.session.result
        ids = [row[f.HOTSPOT_ID] for row in result.rows] if hotspot_ids is None else hotspot_ids
        copy = result.layer.materialize(QgsFeatureRequest().setFilterFids(result.feature_ids(ids)))
        copy.setName(result.layer.name())
        # The register keeps how they were found.
        copy.setMetadata(result.layer.metadata())
        data = copy.dataProvider()
        if copy.fields().lookupField(f.NAME) < 0:
            data.addAttributes([make_field(f.NAME, "text")])
            copy.updateFields()
        column = copy.fields().lookupField(f.NAME)
        names = {row[f.HOTSPOT_ID]: result.name_of(row) for row in result.rows}
        data.changeAttributeValues(
            {spot.id(): {column: names.get(spot[f.HOTSPOT_ID]) or None} for spot in copy.getFeatures()}
        )
        return copy

    # -- the map ------------------------------------------------------------------------------------------------
    @property
    def layer(self) -> QgsVectorLayer | None:
        """The register on the map, None where it is not in the project."""
        return self._layer

    def show_layer(self) -> None:
        """Bring the register into the project once; later its layer is read anew."""
        if self._layer is None and self.rows:
            layer = QgsVectorLayer(Register(self.path).source(CURRENT), self.tr("Register of hot spots"), "ogr")
            if layer.isValid():
                PlaceStyle()(layer)
                layer_tree.add_to_run(self.session.project, layer, ROLE, None)
                self._find_layer()
        elif self._layer is not None:
            self._layer.dataProvider().reloadData()
            self._layer.triggerRepaint()

    def _find_layer(self) -> None:
        wanted = os.path.normcase(os.path.abspath(self.path)) if self.path else ""
        found = next(
            (
                layer
                for layer in self.session.project.mapLayers().values()
                if isinstance(layer, QgsVectorLayer)
                and layer_tree.role(layer) == ROLE
                and os.path.normcase(os.path.abspath(layer.source().split("|")[0])) == wanted
            ),
            None,
        )
        if found is self._layer:
            return
        self.let_go()
        self._layer, self._layer_id = found, found.id() if found is not None else ""
        if found is not None:
            found.selectionChanged.connect(self._selected)

    def let_go(self) -> None:
        """Follow the layer no longer."""
        if self._layer is not None and self._layer_id in self.session.project.mapLayers():
            self._layer.selectionChanged.disconnect(self._selected)
        self._layer = None

    def selected(self) -> list[str]:
        """Ids of the places selected on the map."""
        if self._layer is None:
            return []
        return [feature[f.PLACE_ID] for feature in self._layer.getSelectedFeatures()]

    def select(self, place_ids: list[str]) -> None:
        """Select places on the map."""
        if self._layer is not None:
            self._layer.selectByIds(self.feature_ids(place_ids))

    def feature_ids(self, place_ids: list[str]) -> list[int]:
        """The layer's feature ids of places."""
        wanted = set(place_ids)
        if self._layer is None:
            return []
        return [feature.id() for feature in self._layer.getFeatures() if feature[f.PLACE_ID] in wanted]

    def _selected(self, *_: Any) -> None:
        self.selection_changed.emit()
