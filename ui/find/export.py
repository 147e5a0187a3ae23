"""What leaves the dock: the table as text, CSV and spreadsheet, the cards as a page, the hot spots as a GeoPackage."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Callable

from qgis.core import QgsApplication, QgsVectorFileWriter, QgsVectorLayer
from qgis.PyQt.QtWidgets import QMenu, QToolButton

from ...bridge.ground.compat import save_style_to_database
from ...bridge.ground.errors import InputError
from ...bridge.paper.workbook import harmless
from ..parts.file_dialogs import ask_path
from ..parts.handed_over import say_unwritten, say_written, whole_file
from ..parts.widgets import open_menu
from ..table.result_workbook import save_workbook
from ..table.results_table import table_text

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from ..state.session import Session


class ExportButton(QToolButton):
    """*Export*, a menu."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setText(self.tr("E&xport"))
        self.setToolTip(self.tr("Copy or save the result"))
        menu = QMenu(self)
        menu.addAction(self.tr("&Copy the table"), self.copy)
        menu.addAction(self.tr("Table as &spreadsheet (XLSX)…"), self._ask_workbook)
        menu.addAction(self.tr("&Table as CSV…"), self._ask_csv)
        menu.addAction(self.tr("&Hot spots as GeoPackage…"), self._ask_package)
        menu.addAction(self.tr("Cards as a web &page (HTML)…"), self._ask_page)
        menu.addAction(self.tr("&Method statement (HTML)…"), self._ask_statement)
        open_menu(self, menu)

    def copy(self) -> None:
        """The whole table to the clipboard, to paste into a spreadsheet."""
        QgsApplication.clipboard().setText("\n".join("\t".join(row) for row in table_text(self.session.result)))

    def write_csv(self, path: str) -> None:
        """The whole table as CSV with a BOM, which spreadsheets need to read it as UTF-8."""
        text = io.StringIO()
        writer = csv.writer(text)
        for row in table_text(self.session.result):
            writer.writerow([harmless(cell) for cell in row])
        self._write(path, lambda beside: _save(beside, text.getvalue()))

    def write_workbook(self, path: str) -> None:
        """The whole table as a spreadsheet, with its months and how it was made."""
        save_workbook(
            self.session, path, lambda why: say_unwritten(self.session, why) if why else say_written(self.session, path)
        )

    def write_package(self, path: str) -> None:
        """The hot spots with their style."""

        def save(beside: str) -> None:
            options = QgsVectorFileWriter.SaveVectorOptions()
            options.driverName, options.layerName = "GPKG", "hotspots"
            outcome = QgsVectorFileWriter.writeAsVectorFormatV3(
                self.session.result.layer, beside, self.session.project.transformContext(), options
            )
            if outcome[0] != QgsVectorFileWriter.WriterError.NoError:
                raise OSError(outcome[1])
            keep_style(self.session.result.layer, beside)

        if self._write(path, save):
            self.session.result.keep()

    def write_page(self, path: str) -> None:
        """The cards as a page, by the profile algorithm."""
        result = self.session.result
        parameters = result.profile_parameters(REPORT=path, CONTEXT_LAYERS=list(self.session.choices.context))
        self.session.background.run(
            "profile",
            parameters,
            lambda results: say_written(self.session, path),
            lambda sentence, log: say_unwritten(self.session, sentence),
        )

    def write_statement(self, path: str) -> None:
        """How the result was made, by the tool for that."""
        self.session.background.run(
            "methodstatement",
            {"LAYER": self.session.result.layer.id(), "REPORT": path},
            lambda results: say_written(self.session, path),
            lambda sentence, log: say_unwritten(self.session, sentence),
        )

    def _write(self, path: str, write: Callable[[str], None]) -> bool:
        """Write a file, and say so or why not; whether it is there."""
        try:
            with whole_file(path) as beside:
                write(beside)
        except InputError as error:
            say_unwritten(self.session, str(error))
            return False
        say_written(self.session, path)
        return True

    def _ask(self, name: str, kinds: str, write: Callable[[str], None]) -> None:
        path = ask_path(self, self.session.project, self.text().replace("&", ""), name, kinds)
        if path:
            write(path)

    def _ask_workbook(self) -> None:
        self._ask("hot spots.xlsx", "XLSX (*.xlsx)", self.write_workbook)

    def _ask_csv(self) -> None:
        self._ask("hot spots.csv", "CSV (*.csv)", self.write_csv)

    def _ask_package(self) -> None:
        self._ask("hot spots.gpkg", "GeoPackage (*.gpkg)", self.write_package)

    def _ask_page(self) -> None:
        self._ask("hot spots.html", "HTML (*.html)", self.write_page)

    def _ask_statement(self) -> None:
        self._ask("method.html", "HTML (*.html)", self.write_statement)


def keep_style(layer: QgsVectorLayer, path: str) -> None:
    """Put the style of a layer into the GeoPackage that it was written to."""
    copy = QgsVectorLayer(path + "|layername=hotspots", "", "ogr")
    copy.setRenderer(layer.renderer().clone())
    if layer.labeling() is not None:
        copy.setLabeling(layer.labeling().clone())
        copy.setLabelsEnabled(layer.labelsEnabled())
    save_style_to_database(copy, "hot spot policing")


def _save(path: str, text: str) -> None:
    with open(path, "w", encoding="utf-8-sig", newline="") as file:
        file.write(text)
