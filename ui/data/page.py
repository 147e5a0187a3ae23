"""The page Crimes: the ways in for crimes, what is in those that are chosen, and whether they are good enough."""

from __future__ import annotations

import os
import shutil
from functools import partial
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsApplication, QgsVectorLayer
from qgis.gui import QgsCollapsibleGroupBox, QgsFieldComboBox
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QPushButton, QToolButton, QVBoxLayout, QWidget

from ...bridge.ground.documents import RESOURCES
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ...bridge.importing.police_uk import ForceMonths
from ...bridge.importing.record_files import open_records
from ...bridge.importing.record_preview import LOOKED_AT
from ...bridge.reading.field_names import name_field
from ...bridge.reading.origin import CHOICES, said_origin, say_origin
from ...bridge.results import layer_tree
from ...bridge.results.dock_state import mark_sample
from ...bridge.results.styles.classes import GroundStyle
from ..maps.map_canvas import bring_into_view
from ..parts.file_dialogs import ask_file, ask_files, ask_folder, ask_path
from ..parts.widgets import LayerBox, Message, RunButton, labelled, narrow, number
from ..parts.wrapping import WrappedForm
from ..state import options
from ..state.result import destinations, open_result, scratch
from .check_view import CheckView
from .crime_card import CrimeCard, lines_of
from .look_at import look_at
from .months_view import MonthsView
from .premises_dialog import PremisesDialog
from .records_dialog import RecordsDialog
from .source_card import SourceCard

if TYPE_CHECKING:
    from qgis.core import QgsTask
    from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent

    from ...bridge.importing.file_table import RecordTable
    from ..state.session import Session

_SAMPLE = os.path.join(RESOURCES, "demo", "police_uk.zip")
_WARDS = os.path.join(RESOURCES, "demo", "wards.gpkg")
#: What is found in nearly every table of crimes: where all of it was, the fields are folded.
_FOUND = ("offence_field", "date_field", "location_field")


class DataPage(QWidget):
    """Crimes in: drop or choose files, choose a layer, or try the sample; then what they are good for."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.crimes = LayerBox()
        self.fields = {}
        self.dialog = None
        #: The layer of crimes that the map is to show when they have been looked at.
        self._new = ""
        self.setAcceptDrops(True)
        self._build()
        session.choices_replaced.connect(self.show_choices)
        session.layers_changed.connect(self.show_choices)
        session.survey_changed.connect(self.show_survey)
        self.show_choices()
        self.show_survey()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        self.empty = QLabel(self.tr("Drop files or a folder here, or choose where your crime data come from:"))
        self.empty.setWordWrap(True)
        column.addWidget(self.empty)
        self.chosen = QWidget()
        form = WrappedForm(self.chosen)
        form.setContentsMargins(0, 0, 0, 0)
        labelled(form, self.tr("&Crimes"), self.crimes, self.tr("The point layer with one point per crime"))
        self.crimes.activated.connect(lambda i: self.session.set_crimes(self.crimes.itemData(i)))
        column.addWidget(self.chosen)
        self.others = QToolButton()
        self.others.setText(self.tr("Import &other crimes"))
        self.others.setToolTip(self.tr("Import other files, or choose another layer"))
        self.others.setCheckable(True)
        self.others.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.others.toggled.connect(lambda _: self._arrange())
        column.addWidget(self.others)
        self.sources = self._sources()
        column.addWidget(self.sources)
        self.months = MonthsView()
        self.months.ticked.connect(self._arrange)
        self.months.hide()
        column.addWidget(self.months, 1)
        self.imported = Message()
        column.addWidget(self.imported)
        self.problem = Message()
        column.addWidget(self.problem)
        self.facts = self._card()
        column.addWidget(self.facts)
        self.folded = self._fields_box()
        column.addWidget(self.folded)
        self.check = CheckView(self.session)
        column.addWidget(self.check)
        column.addStretch(0)
        #: The next step: *Find hot spots*, or *Import* while months are being chosen; the progress of what runs.
        self.foot = QWidget()
        row = QVBoxLayout(self.foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        self.next = RunButton(self.tr("Find hot spots ▸"), "")
        self.next.clicked.connect(self.go_on)
        self.next.rested.connect(lambda: self._allow_imports(True))
        row.addWidget(self.next)
        self.back = QPushButton(self.tr("&Back without importing"))
        self.back.setToolTip(self.tr("Close the list without importing anything"))
        self.back.setFlat(True)
        self.back.clicked.connect(self.close_months)
        row.addWidget(self.back)

    def _card(self) -> CrimeCard:
        """What the crimes are good for, with what changes a line below it."""
        self.points = narrow(QComboBox())
        self.points.addItem(self.tr("as stated in the data"), CHOICES[0][0])
        for origin, words in CHOICES[1:]:
            self.points.addItem(tr(words), origin)
        self.points.activated.connect(self._say_points)
        points = QWidget()
        form = WrappedForm(points)
        form.setContentsMargins(0, 0, 0, 0)
        labelled(
            form,
            self.tr("Locat&ion accuracy"),
            self.points,
            self.tr(
                "How the locations were recorded, if the supplier of the file has told you. This "
                "setting is saved with the project"
            ),
        )
        self.premises = QPushButton(self.tr("Edit the &list…"))
        self.premises.setToolTip(
            self.tr(
                "Crimes recorded at police stations, custody suites, hospitals and prisons say "
                "nothing about crime in the street outside. Edit the list of premises whose crimes "
                "are left out"
            )
        )
        self.premises.setAccessibleName(self.tr("Edit the list of premises"))
        self.premises.clicked.connect(self.edit_premises)
        card = CrimeCard({"points": points, "premises": self.premises})
        card.setObjectName("facts")
        return card

    def _fields_box(self) -> QgsCollapsibleGroupBox:
        box = QgsCollapsibleGroupBox()
        box.setToolTip(self.tr("Choose what each field in the layer contains"))
        form = WrappedForm(box)
        for name, text, tip in (
            ("offence_field", self.tr("O&ffence field"), self.tr("The field with the type of offence")),
            ("date_field", self.tr("&Date field"), self.tr("The field with the date or month of the crime")),
            (
                "location_field",
                self.tr("&Place field"),
                self.tr("The field with the street or place name, which is shown on the cards"),
            ),
            (
                "reference_field",
                self.tr("Cri&me number"),
                self.tr(
                    "The field with the crime or incident number. Rows with the same number are counted as one crime"
                ),
            ),
            (
                "from_field",
                self.tr("Time f&rom"),
                self.tr(
                    "The field with the earliest date and time of the crime, used for the hours of the "
                    "week on the cards"
                ),
            ),
            (
                "to_field",
                self.tr("Tim&e to"),
                self.tr("The field with the latest date and time of the crime, if the exact time is not known"),
            ),
        ):
            field = QgsFieldComboBox()
            field.setAllowEmptyFieldName(True)
            narrow(field)
            labelled(form, text, field, tip)
            field.activated.connect(
                lambda _, name=name, field=field: self.session.set_crime_fields(**{name: field.currentField()})
            )
            self.fields[name] = field
        return box

    def _sources(self) -> QWidget:
        self.downloads = SourceCard(
            self.tr("Files from data.police.&uk"),
            self.tr("CSV files, folders or ZIP files, exactly as downloaded"),
            QgsApplication.getThemeIcon("/mActionFileOpen.svg"),
        )
        self.downloads.menu().addAction(self.tr("&Files or ZIPs…"), self._ask_files)
        self.downloads.menu().addAction(self.tr("A f&older…"), partial(self._ask_folder, True))
        self.own = SourceCard(
            self.tr("Our own e&xport"),
            self.tr("A CSV file, Excel file or other table. You confirm what each column contains"),
            QgsApplication.getThemeIcon("/mActionOpenTable.svg"),
        )
        self.own.menu().addAction(self.tr("A &file…"), self._ask_records)
        self.own.menu().addAction(self.tr("A f&older of CSV files…"), partial(self._ask_folder, False))
        self.tables = self.own.menu().addMenu(self.tr("A &table in this project"))
        self.tables.aboutToShow.connect(self._list_tables)
        self.layer = SourceCard(
            self.tr("A la&yer in this project"),
            self.tr("A point layer already in the project, with one point per crime"),
            QgsApplication.getThemeIcon("/mIconPointLayer.svg"),
        )
        self.layer.menu().aboutToShow.connect(self._list_layers)
        self.sample = QPushButton(self.tr("&Try it with Cleveland"))
        self.sample.setToolTip(
            self.tr("Add street-level crime data for Cleveland, January to March 2025, and the ward boundaries")
        )
        self.sample.clicked.connect(self.try_sample)
        sources = QWidget()
        column = QVBoxLayout(sources)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        for card in (self.downloads, self.own, self.layer):
            column.addWidget(card)
        column.addWidget(self.sample, 0, Qt.AlignmentFlag.AlignLeft)
        return sources

    # -- what is shown ------------------------------------------------------------------------------------------
    def show_choices(self) -> None:
        """Every control as the session has it."""
        chosen, layers = self.session.choices, self.session.crime_layers()
        self.crimes.show_layers(layers, chosen.crimes)
        layer = self.session.layer(chosen.crimes)
        for name, box in self.fields.items():
            box.blockSignals(True)
            box.setLayer(layer)
            box.setField(getattr(chosen, name))
            box.blockSignals(False)
        missing = [name for name in _FOUND if not getattr(chosen, name)]
        self.folded.setTitle(self.tr("Fields: all found") if not missing else self.tr("Fields"))
        self.folded.setCollapsed(not missing)
        self.points.setCurrentIndex(max(self.points.findData(said_origin(layer)), 0) if layer is not None else 0)
        self._allow_imports(not self.next.running)

    def show_survey(self) -> None:
        """What the crimes are good for."""
        found, layer = self.session.survey, self.session.layer(self.session.choices.crimes)
        self.problem.say(
            self.session.survey_error or (self.tr("Reading the crimes…") if self.session.surveying else ""),
            problem=bool(self.session.survey_error),
        )
        self.facts.show_lines(
            lines_of(found, layer, self.session.choices, self.session.excluded_premises())
            if found is not None and layer is not None
            else []
        )
        if found is not None and layer is not None and layer.id() == self._new:
            # QGIS shows all of the first layer: a stray point or two would make the force a dot.
            self._new = ""
            bring_into_view(self.session.iface, found.central_box(), found.crs)
        self._arrange()

    def _arrange(self) -> None:
        """Show what is of use now: the ways in, the months of a download, or the crimes."""
        choosing, there = not self.months.isHidden(), bool(self.session.crime_layers())
        self.empty.setVisible(not there and not choosing)
        self.chosen.setVisible(there and not choosing)
        self.folded.setVisible(there and not choosing and self.session.layer(self.session.choices.crimes) is not None)
        self.facts.setVisible(bool(self.facts.lines()) and not choosing)
        self.check.setVisible(self.folded.isVisibleTo(self))
        self.others.setVisible(there and not choosing)
        arrow = Qt.ArrowType.DownArrow if self.others.isChecked() else Qt.ArrowType.RightArrow
        self.others.setArrowType(arrow)
        # Crimes that cannot be used are followed by others.
        wanted = not there or self.others.isChecked() or bool(self.session.survey_error)
        self.sources.setVisible(wanted and not choosing)
        self.back.setVisible(choosing and not self.next.running)
        button = self.next.button
        if choosing:
            button.setText(self.tr("Import {} rows…").format(number(self.months.rows())))
            button.setToolTip(self.tr("Import the ticked months and choose where to save the data"))
            button.setEnabled(bool(self.months.chosen()))
        else:
            usable = self.session.survey is not None and self.session.survey.usable > 0
            button.setText(self.tr("Find hot spots ▸"))
            button.setEnabled(usable)
            button.setToolTip(
                self.tr("Go to the Hot spots page") if usable else self.tr("Choose or import crimes first")
            )

    def go_on(self) -> None:
        """The next step: import what is ticked, or find hot spots."""
        if self.months.isHidden():
            self.session.page_asked.emit("find")
        else:
            self._ask_where(self.months.sources())

    def close_months(self) -> None:
        """Import none of what was found in a download."""
        self.months.hide()
        self._arrange()

    def _say_points(self) -> None:
        """Remember where the points come from, and say anew what the crimes can support."""
        layer = self.session.layer(self.session.choices.crimes)
        if layer is not None:
            say_origin(layer, self.points.currentData())
            self.session.project.setDirty(True)
            self.check.forget()
            self.session.start_survey()

    def edit_premises(self) -> None:
        """Edit the list of premises whose crimes are left out."""
        dialog = PremisesDialog(self.session.excluded_premises(), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(
            lambda: self.session.exclude_premises(None if dialog.names == options.premises() else dialog.names)
        )
        dialog.open()
        self.dialog = dialog

    # -- choosing and dropping ----------------------------------------------------------------------------------
    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and folders of this computer may be dropped."""
        if _dropped(event) and self.sources.isEnabled():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at what was dropped."""
        event.acceptProposedAction()
        self.take(_dropped(event), as_layer=True)

    def _ask_files(self) -> None:
        kinds = self.tr("CSV and ZIP files (*.csv *.CSV *.zip *.ZIP)")
        self.take(ask_files(self, self.tr("Files from data.police.uk"), kinds))

    def _ask_folder(self, downloads: bool) -> None:
        title = self.tr("Folder with files from data.police.uk") if downloads else self.tr("Folder with CSV files")
        folder = ask_folder(self, title)
        self.take([folder] if folder else [])

    def _ask_records(self) -> None:
        path = ask_file(
            self,
            self.tr("Choose an export of crimes or incidents"),
            self.tr("Tables (*.csv *.txt *.tsv *.zip *.xlsx *.xlsm *.xls *.ods);;All files (*)"),
        )
        self.take([path] if path else [])

    def _list_layers(self) -> None:
        menu = self.layer.menu()
        menu.clear()
        for layer in self.session.crime_layers():
            menu.addAction(layer.name().replace("&", "&&"), partial(self._choose_layer, layer.id()))
        if menu.isEmpty():
            menu.addAction(self.tr("The project has no point layer")).setEnabled(False)

    def _choose_layer(self, layer_id: str) -> None:
        self.others.setChecked(False)
        self.session.set_crimes(layer_id)

    def _list_tables(self) -> None:
        self.tables.clear()
        layers = sorted(self.session.project.mapLayers().values(), key=lambda layer: layer.name().casefold())
        for layer in layers:
            if isinstance(layer, QgsVectorLayer) and layer.isValid() and layer.fields().count():
                self.tables.addAction(
                    layer.name().replace("&", "&&"), lambda key=layer.id(): self.open_records(self.session.layer(key))
                )
        if self.tables.isEmpty():
            self.tables.addAction(self.tr("The project has no table")).setEnabled(False)

    def take(self, paths: list[str], as_layer: bool = False) -> None:
        """Look at files and folders in the background, and go on with what they are. ``as_layer``: a file with points,
        such as a GeoPackage, is a layer of the project from then on."""
        if paths:
            self._look(lambda task: look_at(paths, task), partial(self._go_on_with, paths, as_layer))

    def open_records(self, source: Any) -> None:
        """Look at a path or layer in the background, then ask what its columns mean."""
        if not isinstance(source, QgsVectorLayer):
            self.take([source] if source else [])
            return
        try:
            table = open_records(source)
        except InputError as error:
            self.imported.say(str(error))
            return
        # Kept by the table, so that the window need not wait for the disk.
        self._look(lambda task: table.head(LOOKED_AT), lambda _: self._confirm(table, source))

    def _look(self, look: Callable[[QgsTask], Any], go_on: Callable[[Any], None]) -> None:
        self.imported.say("")
        self.close_months()
        self._allow_imports(False)

        def looked(found: Any, error: Exception | None) -> None:
            if error is None:
                go_on(found)
            elif isinstance(error, InputError):
                self.imported.say(str(error))
            else:
                self.imported.say(
                    self.tr("The files cannot be read. Check that they are not damaged or open in another program."),
                    repr(error),
                )

        self.next.watch(
            self.session.background.work(self.tr("Reading crimes"), look, looked), self.tr("reading the files…")
        )

    def _go_on_with(self, paths: list[str], as_layer: bool, found: ForceMonths | RecordTable) -> None:
        if isinstance(found, ForceMonths):
            self.months.show()
            self.months.show_found(found, paths)
        elif as_layer and found.points:
            self._add_layer(paths[0], found)
        else:
            self._confirm(found, paths[0])

    def _add_layer(self, path: str, table: RecordTable) -> None:
        layer = QgsVectorLayer(f"{path}|layername={table.name}", os.path.splitext(os.path.basename(path))[0], "ogr")
        if not layer.isValid():
            self.imported.say(
                self.tr("'{}' cannot be opened as a layer. Choose another file.").format(os.path.basename(path))
            )
            return
        self._add_crimes(layer)
        self.imported.say(
            "\n".join([self.tr("'{}' was added to the project without changes.").format(layer.name()), *table.notes]),
            problem=bool(table.notes),
        )

    def _add_crimes(self, layer: QgsVectorLayer) -> None:
        """Crimes are the user's own layer: on top, as any layer that is added."""
        self.session.project.addMapLayer(layer, False)
        self.session.project.layerTreeRoot().insertLayer(0, layer).setExpanded(False)
        self._new = layer.id()
        self._choose_layer(layer.id())

    def _confirm(self, table: RecordTable, source: Any) -> None:
        self.dialog = RecordsDialog(table, self)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.accepted.connect(lambda: self._ask_where(source, self.dialog.path))
        self.dialog.open()

    # -- import -------------------------------------------------------------------------------------------------
    def _ask_where(self, source: Any, profile: str = "") -> None:
        path = ask_path(
            self, self.session.project, self.tr("Save the crime data as"), "crimes.gpkg", "GeoPackage (*.gpkg)"
        )
        if path:
            if profile:
                self.import_records(source, profile, path)
            else:
                self.import_files(source, path)

    def import_files(
        self, paths: list[str], destination: str, title: str = "", then: Callable[..., None] | None = None
    ) -> None:
        """Import downloads in the background and add the crimes to the project."""
        self._import("importpoliceuk", {"SOURCE": list(paths)}, destination, title, then)

    def import_records(self, source: Any, profile: str, destination: str) -> None:
        """Import an export (path or layer) in the background, as a profile reads it."""
        source = source.id() if isinstance(source, QgsVectorLayer) else source
        self._import("importrecords", {"SOURCE": source, "PROFILE": profile}, destination)

    def _allow_imports(self, allowed: bool) -> None:
        for widget in (self.sources, self.months):
            widget.setEnabled(allowed)
        self._arrange()

    def _import(
        self,
        algorithm: str,
        parameters: dict[str, Any],
        destination: str,
        title: str = "",
        then: Callable[..., None] | None = None,
    ) -> None:
        title = title or os.path.splitext(os.path.basename(destination))[0]
        self.imported.say("")
        # Here it is said what became of every row.
        self.session.set(page=self.session.choices.page or self.objectName())

        def done(results: dict[str, Any]) -> None:
            layer = open_result(run, results["OUTPUT"], title)
            if layer is None:
                self.imported.say(
                    self.tr(
                        "The crime data were saved to {}, but the file cannot be opened as a "
                        "layer. Import the data again."
                    ).format(destination)
                )
                return
            self.close_months()
            self._add_crimes(layer)
            self.imported.say(results["SUMMARY"], "\n".join(run.feedback.log), problem=False)
            if then is not None:
                then(layer)

        def failed(sentence: str, log: str) -> None:
            self.imported.say(sentence, log)

        def stopped() -> None:
            self.imported.say(self.tr("Cancelled; nothing was imported."), problem=False)

        run = self.session.background.run(algorithm, dict(parameters, OUTPUT=destination), done, failed, stopped)
        self.next.watch(run, self.tr("reading files…"))
        self._allow_imports(False)

    def try_sample(self) -> None:
        """The sample's crimes and wards into the project."""
        where = destinations(self.session.project, "sample", {"OUTPUT": "crimes"})["OUTPUT"]

        def add_wards(crimes: QgsVectorLayer) -> None:
            mark_sample(crimes)
            wards = self._sample_wards()
            if wards is None:
                return
            root = self.session.project.layerTreeRoot()
            self.session.project.addMapLayer(wards, False)
            root.insertLayer(1, wards)
            # The points would hide what is found; the user can show them again.
            root.findLayer(crimes.id()).setItemVisibilityChecked(False)
            self.session.set_areas(wards.id())
            canvas = self.session.iface.mapCanvas() if self.session.iface is not None else None
            if canvas is not None and len(self.session.project.mapLayers()) == 2:
                self.session.project.setCrs(wards.crs())
                canvas.setExtent(wards.extent().scaled(1.05))
                canvas.refresh()

        self.import_files([_SAMPLE], where, self.tr("Crimes in Cleveland"), add_wards)

    def _sample_wards(self) -> QgsVectorLayer | None:
        """A copy of the sample's wards beside the results: to open a GeoPackage changes it, and the plugin's folder is
        often not the user's to write in. None where it cannot be made, which is said."""
        path = layer_tree.new_database(self.session.project, "wards") or scratch("wards.gpkg")
        try:
            shutil.copyfile(_WARDS, path)
        except OSError as error:
            self.imported.say(
                self.tr(
                    "The ward boundaries in the sample could not be copied to '{}' ({}). Save the "
                    "project in another folder."
                ).format(path, error.strerror or error)
            )
            return None
        wards = QgsVectorLayer(f"{path}|layername=wards", self.tr("Wards in Cleveland"), "ogr")
        GroundStyle(name_field(wards))(wards)
        return wards


def _dropped(event: QDropEvent) -> list[str]:
    """The files and folders of this computer that hang on the mouse."""
    return [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
