"""The page Crimes: which layer holds the crimes, what is in it, and the way in for files."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, Callable

from qgis.core import QgsApplication, QgsVectorLayer
from qgis.gui import QgsFieldComboBox
from qgis.PyQt.QtCore import QStandardPaths, Qt
from qgis.PyQt.QtWidgets import QComboBox, QFileDialog, QFormLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from ...bridge.counting.crime_survey import street_visible
from ...bridge.geometry.premises import usual_premises
from ...bridge.ground.documents import RESOURCES
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import counted, tr
from ...bridge.importing.record_files import open_records
from ...bridge.importing.record_preview import LOOKED_AT
from ...bridge.reading.origin import CHOICES, said_origin, say_origin
from ...bridge.results.dock_state import mark_sample
from ...bridge.results.styles.classes import AreaStyle, period_words
from ..parts.widgets import Empty, LayerBox, Message, RunButton, labelled, narrow, number
from ..state.result import destinations, open_result
from .check_view import CheckView
from .premises_dialog import PremisesDialog
from .records_dialog import RecordsDialog

if TYPE_CHECKING:
    from qgis.core import QgsTask

    from ...bridge.importing.records import Records
    from ..state.session import Session

_SAMPLE = os.path.join(RESOURCES, "demo", "police_uk.zip")
_WARDS = os.path.join(RESOURCES, "demo", "wards.gpkg") + "|layername=wards"


class DataPage(QWidget):
    """Crimes in: choose the layer and its fields, import files, or try the sample."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.crimes = LayerBox()
        self.fields = {}
        self._build()
        session.choices_replaced.connect(self.show_choices)
        session.layers_changed.connect(self.show_choices)
        session.survey_changed.connect(self.show_survey)
        self.show_choices()
        self.show_survey()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 8, 8, 8)
        self.empty = Empty(
            self.tr("No crimes yet"),
            self.tr(
                "Import the files of data.police.uk or your own records, add your crimes to the project as a point "
                "layer, or try the sample: Cleveland, January to March 2025."
            ),
        )
        column.addWidget(self.empty)

        self.chosen = QWidget()
        form = QFormLayout(self.chosen)
        form.setContentsMargins(0, 0, 0, 0)
        labelled(form, self.tr("&Crimes"), self.crimes, self.tr("The point layer of crimes, one point a crime"))
        self.crimes.activated.connect(lambda i: self.session.set_crimes(self.crimes.itemData(i)))
        for name, text, tip in (
            ("offence_field", self.tr("&Offence field"), self.tr("The field that names the kind of offence")),
            ("date_field", self.tr("&Date field"), self.tr("The field with the day or month of the crime")),
            ("location_field", self.tr("&Place field"), self.tr("The field with the street or place, for the cards")),
            (
                "reference_field",
                self.tr("Cri&me number"),
                self.tr("The field with the crime or incident number: rows with one number count once"),
            ),
            (
                "from_field",
                self.tr("Time f&rom"),
                self.tr("The field with the earliest day and time, for the hours of the week on the cards"),
            ),
            (
                "to_field",
                self.tr("Tim&e to"),
                self.tr("The field with the latest day and time, where only a span is known"),
            ),
        ):
            box = QgsFieldComboBox()
            box.setAllowEmptyFieldName(True)
            narrow(box)
            labelled(form, text, box, tip)
            box.activated.connect(
                lambda _, name=name, box=box: self.session.set_crime_fields(**{name: box.currentField()})
            )
            self.fields[name] = box
        self.points = QComboBox()
        self.points.addItem(self.tr("as the data say"), CHOICES[0][0])
        for origin, words in CHOICES[1:]:
            self.points.addItem(tr(words), origin)
        narrow(self.points)
        labelled(
            form,
            self.tr("Points &from"),
            self.points,
            self.tr("Where the points come from, if whoever made the file has told you; it is kept with the project"),
        )
        self.points.activated.connect(self._say_points)
        column.addWidget(self.chosen)
        self.facts = QLabel()
        self.facts.setTextFormat(Qt.TextFormat.PlainText)
        self.facts.setWordWrap(True)
        self.facts.setObjectName("facts")
        column.addWidget(self.facts)
        self.problem = Message()
        column.addWidget(self.problem)
        self.premises = QPushButton()
        self.premises.setToolTip(
            self.tr(
                "Crimes at police stations, custody suites, hospitals and prisons say nothing of a street; edit the "
                "list"
            )
        )
        self.premises.clicked.connect(self.edit_premises)
        column.addWidget(self.premises)
        self.check = CheckView(self.session)
        column.addWidget(self.check)

        self.files = RunButton(
            self.tr("&Import police.uk files…"), self.tr("CSV files, folders or ZIPs as downloaded from data.police.uk")
        )
        menu = QMenu(self)
        menu.addAction(self.tr("&Files or ZIPs…"), self._ask_files)
        menu.addAction(self.tr("A f&older…"), self._ask_folder)
        self.files.button.setMenu(menu)
        column.addWidget(self.files)
        self.records = RunButton(
            self.tr("Import record&s…"),
            self.tr("Your own export: CSV, spreadsheet, or a table of the project; you confirm what its columns mean"),
            primary=False,
        )
        menu = QMenu(self)
        menu.addAction(self.tr("A &file…"), self._ask_records)
        menu.addAction(self.tr("A f&older of CSV files…"), self._ask_records_folder)
        self.tables = menu.addMenu(self.tr("A &table of the project"))
        self.tables.aboutToShow.connect(self._list_tables)
        self.records.button.setMenu(menu)
        column.addWidget(self.records)
        for button in (self.files, self.records):
            button.rested.connect(lambda: self._allow_imports(True))
        self.sample = QPushButton(self.tr("&Try the sample"))
        self.sample.setToolTip(self.tr("Adds street crime of Cleveland, January to March 2025, and its wards"))
        self.sample.clicked.connect(self.try_sample)
        column.addWidget(self.sample)
        self.imported = Message()
        column.addWidget(self.imported)
        column.addStretch(1)

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
        self.points.setCurrentIndex(max(self.points.findData(said_origin(layer)), 0) if layer is not None else 0)
        self._allow_imports(not (self.files.running or self.records.running))
        self.empty.setVisible(not layers)
        self.chosen.setVisible(bool(layers))

    def show_survey(self) -> None:
        """What the crimes hold, in a few lines."""
        found = self.session.survey
        self.problem.say(self.session.survey_error)
        self.premises.setVisible(found is not None and bool(self.session.choices.location_field))
        if found is None:
            self.facts.setText(self.tr("Looking at the crimes…") if self.session.surveying else "")
            self.facts.setVisible(self.session.surveying)
            return
        lines = [counted(found.usable, self.tr("{} crime"), self.tr("{} crimes"), number(found.usable))]
        if found.rows != found.usable:
            lines[0] += self.tr(", {} of {} rows cannot be used").format(
                number(found.rows - found.usable), number(found.rows)
            )
        if found.window is not None:
            months = self.tr(" (months, no days)") if found.window.months_only else ""
            lines.append(period_words(found.window) + months)
        else:
            lines.append(self.tr("no dates: choose the date field"))
        lines.append(
            counted(
                len(found.offences),
                self.tr("{} kind of offence"),
                self.tr("{} kinds of offence"),
                number(len(found.offences)),
            )
            if found.offences
            else self.tr("no offences: choose the offence field")
        )
        visible = street_visible(found.offences)
        if visible:
            lines[-1] += self.tr(", {} of them street-visible ({} crimes)").format(
                number(len(visible)), number(sum(found.offences[name] for name in visible))
            )
        names = self.session.excluded_premises()
        self.premises.setText(
            counted(
                found.premises,
                self.tr("{} crime at premises is &left out…"),
                self.tr("{} crimes at premises are &left out…"),
                number(found.premises),
            )
            if names
            else self.tr("No premises are &left out…")
        )
        lines += [self.tr("Note: ") + note for note in found.notes]
        self.facts.setText("\n".join(lines))
        self.facts.show()

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
            lambda: self.session.exclude_premises(None if dialog.names == usual_premises() else dialog.names)
        )
        dialog.open()
        self.dialog = dialog

    # -- import -------------------------------------------------------------------------------------------------
    def _ask_files(self) -> None:
        paths, _ = QFileDialog.getOpenFileNames(
            self,
            self.tr("Files of data.police.uk"),
            _downloads(),
            self.tr("CSV and ZIP files (*.csv *.CSV *.zip *.ZIP)"),
        )
        self._ask_where(paths)

    def _ask_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, self.tr("Folder with files of data.police.uk"), _downloads())
        self._ask_where([folder] if folder else [])

    def _ask_records(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("An export of crimes or incidents"),
            _downloads(),
            self.tr("Tables (*.csv *.txt *.tsv *.zip *.xlsx *.xlsm *.xls *.ods);;All files (*)"),
        )
        self.open_records(path)

    def _ask_records_folder(self) -> None:
        self.open_records(QFileDialog.getExistingDirectory(self, self.tr("Folder with CSV files"), _downloads()))

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

    def open_records(self, source: Any) -> None:
        """Look at a path or layer in the background, then ask what its columns mean."""
        if not source:
            return
        self.imported.say(self.tr("Looking at the table…"), problem=False)
        self._allow_imports(False)

        def look(task: QgsTask) -> Records:
            table = opened or open_records(source)
            # Kept by the table, so that the window need not wait for the disk.
            table.head(LOOKED_AT)
            return table

        def looked(table: Records | None, error: Exception | None) -> None:
            self.imported.say("")
            self._allow_imports(True)
            if error is None:
                self._confirm(table, source)
            elif isinstance(error, InputError):
                self.imported.say(str(error))
            else:
                self.imported.say(self.tr("The table cannot be read."), repr(error))

        opened = None
        if isinstance(source, QgsVectorLayer):
            try:
                opened = open_records(source)
            except InputError as error:
                looked(None, error)
                return
        self.session.background.work(self.tr("Looking at records"), look, looked)

    def _confirm(self, table: Records, source: Any) -> None:
        self.dialog = RecordsDialog(table, self)
        self.dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.dialog.accepted.connect(lambda: self._ask_where(source, self.dialog.path))
        self.dialog.open()

    def _ask_where(self, source: Any, profile: str = "") -> None:
        if not source:
            return
        home = self.session.project.homePath() or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        path, _ = QFileDialog.getSaveFileName(
            self, self.tr("Save the crimes as"), os.path.join(home, "crimes.gpkg"), "GeoPackage (*.gpkg)"
        )
        if path:
            path = path if path.lower().endswith(".gpkg") else path + ".gpkg"
            if profile:
                self.import_records(source, profile, path)
            else:
                self.import_files(source, path)

    def import_files(
        self, paths: list[str], destination: str, title: str = "", then: Callable[..., None] | None = None
    ) -> None:
        """Import downloads in the background and add the crimes to the project."""
        self._import(self.files, "importpoliceuk", {"SOURCE": list(paths)}, destination, title, then)

    def import_records(self, source: Any, profile: str, destination: str) -> None:
        """Import an export (path or layer) in the background, as a profile reads it."""
        source = source.id() if isinstance(source, QgsVectorLayer) else source
        self._import(self.records, "importrecords", {"SOURCE": source, "PROFILE": profile}, destination)

    def _allow_imports(self, allowed: bool) -> None:
        for button in (self.files.button, self.records.button, self.sample):
            button.setEnabled(allowed)

    def _import(
        self,
        button: RunButton,
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
        self._allow_imports(False)

        def done(results: dict[str, Any]) -> None:
            layer = open_result(run, results["OUTPUT"], title)
            if layer is None:
                self.imported.say(self.tr("The crimes were written to {} but cannot be opened.").format(destination))
                return
            # Crimes are the user's own layer: on top, as any layer that is added.
            self.session.project.addMapLayer(layer, False)
            self.session.project.layerTreeRoot().insertLayer(0, layer).setExpanded(False)
            self.session.set_crimes(layer.id())
            self.imported.say(results["SUMMARY"], "\n".join(run.feedback.log), problem=False)
            if then is not None:
                then(layer)

        def failed(sentence: str, log: str) -> None:
            self.imported.say(sentence, log)

        def stopped() -> None:
            self.imported.say(self.tr("Stopped; nothing was imported."), problem=False)

        run = self.session.background.run(algorithm, dict(parameters, OUTPUT=destination), done, failed, stopped)
        button.watch(run, self.tr("reading files…"))

    def try_sample(self) -> None:
        """The sample's crimes and wards into the project."""
        where = destinations(self.session.project, "sample", {"OUTPUT": "crimes"})["OUTPUT"]

        def add_wards(crimes: QgsVectorLayer) -> None:
            mark_sample(crimes)
            wards = QgsVectorLayer(_WARDS, self.tr("Wards of Cleveland"), "ogr")
            if not wards.isValid():
                return
            AreaStyle()(wards)
            root = self.session.project.layerTreeRoot()
            self.session.project.addMapLayer(wards, False)
            root.insertLayer(1, wards)
            # The points would hide what is found; the user can show them again.
            root.findLayer(crimes.id()).setItemVisibilityChecked(False)
            self.session.set(page="find")
            self.session.set_areas(wards.id())
            canvas = self.session.iface.mapCanvas() if self.session.iface is not None else None
            if canvas is not None and len(self.session.project.mapLayers()) == 2:
                self.session.project.setCrs(wards.crs())
                canvas.setExtent(wards.extent().scaled(1.05))
                canvas.refresh()

        self.import_files([_SAMPLE], where, self.tr("Crimes of Cleveland"), add_wards)


def _downloads() -> str:
    downloads = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
    return downloads or QgsApplication.qgisSettingsDirPath()
