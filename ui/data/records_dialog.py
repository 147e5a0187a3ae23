"""What the columns of an export mean: recognised, confirmed over a preview, saved as a profile."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from qgis.core import QgsCoordinateReferenceSystem, QgsProject
from qgis.gui import QgsFileWidget, QgsProjectionSelectionWidget
from qgis.PyQt.QtCore import Qt, QTimer
from qgis.PyQt.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QGroupBox,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMessageBox,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QSplitter,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import tr
from ...bridge.importing.record_contents import moment_columns, proposals, unused_moments
from ...bridge.importing.record_gatherer import TEXTS
from ...bridge.importing.record_preview import preview
from ...bridge.importing.record_profile import (
    COMMITTED,
    REPORTED,
    Profile,
    guess,
    profile_for,
    save_profile,
    saved_profiles,
)
from ...bridge.reading.origin import CHOICES
from ...bridge.reading.record_columns import MEANINGS, plain
from ..parts.file_dialogs import READ, folder_for
from ..parts.widgets import Message, labelled, narrow, number
from .search_box import SearchBox

if TYPE_CHECKING:
    from ...bridge.importing.records import Records

#: Milliseconds after the last change until the preview is made anew.
_PAUSE = 200
#: Rows of the preview that are seen on the smallest screen, and lines of the notes before they scroll.
_ROWS_SEEN, _NOTE_LINES = 6, 4
#: What every analysis is made of; a place may be given in several ways.
_NEEDED, _PLACES = ("reference", "offence", "from_date"), ({"easting"}, {"longitude"}, {"coordinates"}, {"place"})
#: Pixels of the list of codes: a few of them are seen at once.
_LIST_HEIGHT = 90


class RecordsDialog(QDialog):
    """Confirms how a table is read. Once ``accepted``, ``path`` is the profile that was saved."""

    def __init__(self, table: Records, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table, self.path, self.proposed, self.moments = table, "", [], moment_columns(table)
        self.setWindowTitle(self.tr("Import records: {}").format(table.shown))
        self.resize(1100, 690)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self.show_preview)
        self._build()
        path, profile = profile_for(table.header, table.points)
        self.show_profile(profile if path else self._guess(), path)

    # -- building -----------------------------------------------------------------------------------------------
    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.addLayout(self._profile_row())
        split = QSplitter(Qt.Orientation.Horizontal)
        split.addWidget(self._meanings_box())
        split.addWidget(self._rules_box())
        split.setSizes([520, 460])
        both = QSplitter(Qt.Orientation.Vertical)
        both.addWidget(split)
        both.addWidget(self._preview_box())
        both.setChildrenCollapsible(False)
        both.setSizes([300, 300])
        column.addWidget(both, 1)
        self.problem = Message()
        column.addWidget(self.problem)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.importing = QPushButton(self.tr("Save profile and &import…"))
        self.importing.setToolTip(self.tr("Save these column settings and choose where to save the crime data"))
        self.importing.setDefault(True)
        self.buttons.addButton(self.importing, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.button(QDialogButtonBox.StandardButton.Cancel).setToolTip(
            self.tr("Close without importing anything")
        )
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)

    def _profile_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        label = QLabel(self.tr("&Profile"))
        self.profiles = QComboBox()
        self.profiles.setToolTip(
            self.tr("Saved column settings. A profile saved for the same columns is used automatically")
        )
        label.setBuddy(self.profiles)
        label.setToolTip(self.profiles.toolTip())
        self.profiles.activated.connect(self._choose_profile)
        named = QLabel(self.tr("Save &as"))
        self.name = QLineEdit()
        self.name.setToolTip(self.tr("A name for the profile, such as the system that produced the export"))
        named.setBuddy(self.name)
        named.setToolTip(self.name.toolTip())
        row.addWidget(label)
        row.addWidget(self.profiles, 1)
        row.addWidget(named)
        row.addWidget(self.name, 1)
        return row

    def _meanings_box(self) -> QWidget:
        self.columns_box = QGroupBox()
        inside, form = QWidget(), QFormLayout()
        inside.setLayout(form)
        self.meanings = {}
        for meaning, words in MEANINGS.items():
            combo = SearchBox()
            combo.addItem(self.tr("– none –"), "")
            for name in self.table.header:
                combo.addItem(name, name)
            combo.activated.connect(self._changed)
            narrow(combo)
            labelled(form, tr(words), combo, self.tr("The column for: {}").format(tr(words)))
            self.meanings[meaning] = combo
        self.unfolded = QScrollArea()
        self.unfolded.setWidgetResizable(True)
        self.unfolded.setWidget(inside)
        self.folded = QLabel()
        self.folded.setWordWrap(True)
        self.folded.setTextFormat(Qt.TextFormat.PlainText)
        self.unfold = QPushButton(self.tr("C&hange…"))
        self.unfold.setToolTip(self.tr("Choose other columns"))
        self.unfold.clicked.connect(lambda: self._fold(False))
        column = QVBoxLayout(self.columns_box)
        column.addWidget(self.folded)
        column.addWidget(self.unfold, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.unfolded, 1)
        column.addStretch(0)
        return self.columns_box

    def _fold(self, folded: bool) -> None:
        """The columns as a list of what they hold, or as controls."""
        title = self.tr("What each column contains")
        self.columns_box.setTitle(self.tr("{}: all found").format(title) if folded else title)
        for widget, shown in ((self.folded, folded), (self.unfold, folded), (self.unfolded, not folded)):
            widget.setVisible(shown)

    def _all_found(self, columns: dict[str, str]) -> bool:
        """Whether what every analysis needs was found by the names of the columns, and nothing is left to confirm."""
        place = self.table.points or any(place <= set(columns) for place in _PLACES)
        return place and set(_NEEDED) <= set(columns) and not self.proposed

    def _rules_box(self) -> QWidget:
        box = QGroupBox(self.tr("Rows to count"))
        inside, form = QWidget(), QFormLayout()
        inside.setLayout(form)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setWidget(inside)
        QVBoxLayout(box).addWidget(scroll)
        self.date = QComboBox()
        self.date.addItem(self.tr("committed"), COMMITTED)
        self.date.addItem(self.tr("reported"), REPORTED)
        self.date.activated.connect(self._changed)
        labelled(form, self.tr("&Date"), self.date, self.tr("The date used to count each crime"))
        self.month_first = QCheckBox(self.tr("&Month before day (03/25/2024)"))
        self.month_first.setToolTip(self.tr("Only needed for files exported from American software"))
        self.month_first.toggled.connect(self._changed)
        form.addRow("", self.month_first)
        self.crs = QgsProjectionSelectionWidget()
        self.crs.setOptionVisible(QgsProjectionSelectionWidget.CrsOption.CrsNotSet, True)
        self.crs.setNotSetText(self.tr("automatic: British National Grid or WGS 84"))
        self.crs.crsChanged.connect(self._changed)
        narrow(self.crs)
        labelled(
            form,
            self.tr("&Coordinates"),
            self.crs,
            self.tr("The coordinate system used for the eastings and northings, or for the longitudes and latitudes"),
        )
        self.places = QgsFileWidget()
        self.places.setDefaultRoot(folder_for(QgsProject.instance(), READ))
        self.places.setFilter(self.tr("Tables (*.csv *.xlsx *.gpkg *.zip);;All files (*)"))
        self.places.fileChanged.connect(self._changed)
        labelled(
            form,
            self.tr("&UPRN table"),
            self.places,
            self.tr(
                "A table with the coordinates for each UPRN or postcode, such as OS Open UPRN or "
                "the ONS Postcode Directory. It is used to locate rows without coordinates. Leave "
                "blank to leave those rows out"
            ),
        )
        self.points = QComboBox()
        for origin, words in CHOICES:
            self.points.addItem(tr(words), origin)
        self.points.activated.connect(self._changed)
        narrow(self.points)
        labelled(
            form,
            self.tr("Locatio&n accuracy"),
            self.points,
            self.tr(
                "How the coordinates were recorded, according to whoever produced the export. This "
                "determines what the maps can show"
            ),
        )
        self.leave_out = QLineEdit()
        self.leave_out.textEdited.connect(self._changed)
        labelled(
            form,
            self.tr("&Leave out"),
            self.leave_out,
            self.tr(
                "Rows whose status begins with one of these words are not counted as crimes. "
                "Separate the words with semicolons"
            ),
        )
        self.coded = QComboBox()
        self.coded.activated.connect(lambda *_: self._list_codes(self._codes_ticked()))
        narrow(self.coded)
        labelled(form, self.tr("Codes &from"), self.coded, self.tr("The column with the codes listed below"))
        self.codes = QListWidget()
        self.codes.itemChanged.connect(self._changed)
        self.codes.setMinimumHeight(_LIST_HEIGHT)
        self.codes.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustIgnored)
        labelled(
            form,
            self.tr("Leave out c&odes"),
            self.codes,
            self.tr(
                "Each code in this column (such as a closing code, qualifier or offence type), and "
                "how many of the first rows have it. Tick the codes for rows that should not be "
                "counted, for example hoax or no trace. Ticks for other columns are kept"
            ),
        )
        self.keep = QListWidget()
        self.keep.itemChanged.connect(self._changed)
        self.keep.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustIgnored)
        labelled(
            form,
            self.tr("Keep al&so"),
            self.keep,
            self.tr(
                "Other columns to keep unchanged. Names, addresses and free text are left out unless you tick them"
            ),
        )
        return box

    def _question_box(self) -> QWidget:
        """What fewer than half of the crime numbers differing means, which only the user knows."""
        self.question = QFrame()
        self.question.setFrameShape(QFrame.Shape.StyledPanel)
        column = QVBoxLayout(self.question)
        column.setContentsMargins(6, 4, 6, 4)
        self.repeating = QLabel()
        self.repeating.setWordWrap(True)
        self.repeating.setTextFormat(Qt.TextFormat.PlainText)
        self.one_each = QRadioButton(self.tr("Se&veral rows per crime, such as one per person: keep one"))
        self.one_each.setToolTip(self.tr("Keep the first row for each crime number"))
        self.no_number = QRadioButton(self.tr("This is not the crime n&umber: keep every row"))
        self.no_number.setToolTip(self.tr("Do not treat this column as the crime number"))
        self.answers = QButtonGroup(self)
        column.addWidget(self.repeating)
        for button in (self.one_each, self.no_number):
            self.answers.addButton(button)
            column.addWidget(button)
        self.one_each.clicked.connect(self.show_preview)
        self.no_number.clicked.connect(self._forget_number)
        self.question.hide()
        return self.question

    def _ask_again(self, one_each: bool = False) -> None:
        """The question as a profile answers it."""
        self.answers.setExclusive(False)
        self.one_each.setChecked(one_each)
        self.no_number.setChecked(False)
        self.answers.setExclusive(True)

    def _forget_number(self) -> None:
        """No column holds the crime number."""
        self.meanings["reference"].setCurrentIndex(0)
        self._list_again()
        self.show_preview()

    def _preview_box(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._question_box())
        self.summary, self.notes = QLabel(), QLabel()
        for label, name in ((self.summary, "summary"), (self.notes, "notes")):
            label.setObjectName(name)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.rows = QTableWidget()
        self.rows.setToolTip(self.tr("The first rows as they will be imported. Grey rows will be left out"))
        self.rows.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.rows.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.rows.verticalHeader().setVisible(False)
        height = self.rows.fontMetrics().height() + 6
        self.rows.verticalHeader().setMinimumSectionSize(height)
        self.rows.verticalHeader().setDefaultSectionSize(height)
        # The titles, the rows, and a bar to scroll sideways.
        self.rows.setMinimumHeight((_ROWS_SEEN + 3) * height)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(self.notes)
        scroll.setMaximumHeight(_NOTE_LINES * self.notes.fontMetrics().lineSpacing())
        self.notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.summary)
        column.addWidget(scroll)
        column.addWidget(self.rows, 1)
        return box

    # -- profile and controls -----------------------------------------------------------------------------------
    def _choose_profile(self, index: int) -> None:
        path = self.profiles.itemData(index)
        for place, profile in saved_profiles():
            if place == path:
                self.show_profile(profile, path)
                return
        self.show_profile(self._guess(), "")

    def _guess(self) -> Profile:
        """The Profile by the names of the columns and, where these say nothing, by what they hold."""
        profile = guess(self.table.header, self.table.points)
        self.proposed = proposals(self.table, profile.columns)
        profile.columns.update((one.meaning, one.column) for one in self.proposed)
        if "from_date" in profile.columns:
            profile.date = COMMITTED
        return profile

    def show_profile(self, profile: Profile, path: str) -> None:
        """Every control as a profile has it."""
        self.profiles.clear()
        self.profiles.addItem(self.tr("matched by column name"), "")
        for place, one in saved_profiles():
            if one.fits(self.table.header):
                self.profiles.addItem(one.name, place)
        self.profiles.setCurrentIndex(max(self.profiles.findData(path), 0))
        self.name.setText(profile.name or os.path.splitext(self.table.shown)[0])
        there = {plain(name): name for name in reversed(self.table.header)}
        for meaning, combo in self.meanings.items():
            combo.setCurrentIndex(max(combo.findData(there.get(plain(profile.columns.get(meaning, "")), "")), 0))
        self.date.setCurrentIndex(self.date.findData(profile.date))
        for widget in (self.month_first, self.crs, self.keep, self.places):
            widget.blockSignals(True)
        self._offered, self._elsewhere = {}, []
        self._list_codes(profile.codes)
        self.places.setFilePath(profile.places)
        self.points.setCurrentIndex(max(self.points.findData(profile.points), 0))
        self.month_first.setChecked(profile.month_first)
        self.crs.setCrs(QgsCoordinateReferenceSystem(profile.crs) if profile.crs else QgsCoordinateReferenceSystem())
        self.leave_out.setText("; ".join(profile.leave_out))
        self.leave_out.setCursorPosition(0)
        self._list_columns({plain(name) for name in profile.keep})
        for widget in (self.month_first, self.crs, self.keep, self.places):
            widget.blockSignals(False)
        self._ask_again(profile.one_each)
        self._fold(self._all_found(profile.columns))
        self.show_preview()

    def _list_columns(self, ticked: set[str]) -> None:
        """The columns without a meaning, to be ticked."""
        used = {combo.currentData() for combo in self.meanings.values()}
        self.keep.clear()
        for name in self.table.header:
            if name not in used:
                item = QListWidgetItem(name, self.keep)
                item.setCheckState(Qt.CheckState.Checked if plain(name) in ticked else Qt.CheckState.Unchecked)

    def _offer_codes(self, offered: dict[str, dict[str, int]], profile: Profile) -> None:
        """The columns with codes {field: {code: rows}}, and the codes of the one that is chosen."""
        meanings = {field: meaning for meaning, field in TEXTS.items()}
        chosen, self._offered = self.coded.currentData(), offered
        self.coded.clear()
        for field in offered:
            self.coded.addItem(profile.columns.get(meanings[field], field), field)
        self.coded.setCurrentIndex(max(self.coded.findData(chosen), 0))
        self._list_codes(profile.codes)

    def _list_codes(self, ticked: list[str]) -> None:
        """The codes of the chosen column with their counts; those ``ticked`` that no column of the first rows has are
        listed with the first."""
        counts = self._offered.get(self.coded.currentData(), {})
        known = {code for codes in self._offered.values() for code in codes}
        unseen = [code for code in ticked if code not in known] if self.coded.currentIndex() <= 0 else []
        self._elsewhere = [code for code in ticked if code not in counts and code not in unseen]
        self.codes.blockSignals(True)
        self.codes.clear()
        for code in (*counts, *unseen):
            item = QListWidgetItem(f"{code} ({number(counts.get(code, 0))})", self.codes)
            item.setData(Qt.ItemDataRole.UserRole, code)
            item.setCheckState(Qt.CheckState.Checked if code in ticked else Qt.CheckState.Unchecked)
        self.codes.blockSignals(False)

    @staticmethod
    def _items_ticked(box: QListWidget) -> list[QListWidgetItem]:
        items = [box.item(i) for i in range(box.count())]
        return [item for item in items if item.checkState() == Qt.CheckState.Checked]

    def _ticked(self) -> list[str]:
        return [item.text() for item in self._items_ticked(self.keep)]

    def _codes_ticked(self) -> list[str]:
        """The codes ticked in the list, and those of the columns that are not listed now."""
        return [item.data(Qt.ItemDataRole.UserRole) for item in self._items_ticked(self.codes)] + self._elsewhere

    def profile(self) -> Profile:
        """The Profile as the controls have it."""
        columns = {meaning: combo.currentData() for meaning, combo in self.meanings.items() if combo.currentData()}
        crs = self.crs.crs()
        rules = [rule.strip() for rule in self.leave_out.text().split(";") if rule.strip()]
        return Profile(
            self.name.text().strip(),
            columns,
            self._ticked(),
            crs.authid() if crs.isValid() else "",
            self.date.currentData(),
            self.month_first.isChecked(),
            rules,
            list(self.table.header),
            self.places.filePath().strip(),
            self.points.currentData(),
            self._codes_ticked(),
            self.one_each.isChecked() and "reference" in columns,
        )

    def _list_again(self) -> None:
        """The columns without a meaning, after one was given or taken."""
        self.keep.blockSignals(True)
        self._list_columns({plain(name) for name in self._ticked()})
        self.keep.blockSignals(False)

    def _changed(self, *_: Any) -> None:
        if self.sender() in self.meanings.values():
            self._list_again()
        if self.sender() is self.meanings["reference"]:
            self._ask_again()
        self._timer.start()

    # -- preview and end ----------------------------------------------------------------------------------------
    def show_preview(self) -> None:
        """The first rows as they will be read, or what is wrong."""
        profile = self.profile()
        problem, found = self._twice(profile), None
        if not problem:
            try:
                found = preview(self.table, profile)
            except InputError as error:
                problem = str(error)
        self.problem.say(problem)
        repeating = found.repeating if found is not None else None
        self.importing.setEnabled(found is not None and (repeating is None or profile.one_each))
        self.question.setVisible(repeating is not None)
        if repeating is not None:
            self.repeating.setText(
                self.tr("In '{}', the first {} rows have only {} different crime numbers. Why?").format(
                    profile.columns["reference"], *map(number, repeating)
                )
            )
        self.folded.setText(
            "\n".join(f"{tr(MEANINGS[meaning])}: {column}" for meaning, column in profile.columns.items())
        )
        self.rows.clear()
        self.rows.setRowCount(len(found.rows) if found else 0)
        self.rows.setColumnCount(1 + len(found.titles) if found else 0)
        for label in (self.summary, self.notes):
            label.setVisible(found is not None)
        if found is None:
            return
        self._offer_codes(found.codes, profile)
        self.summary.setText(
            self.tr("Of the first {} rows, {} are kept{}.").format(
                number(found.read),
                number(found.kept),
                self.tr("; left out: {}").format(found.reasons) if found.reasons else "",
            )
        )
        self.notes.setText("\n".join(self._said(profile) + found.notes))
        self.rows.setHorizontalHeaderLabels([self.tr("left out")] + found.titles)
        grey = self.palette().brush(self.palette().ColorGroup.Disabled, self.palette().ColorRole.Text)
        for i, (values, why) in enumerate(zip(found.rows, found.why)):
            for j, value in enumerate((why, *values)):
                item = QTableWidgetItem(value)
                if why:
                    item.setForeground(grey)
                self.rows.setItem(i, j, item)
        self.rows.resizeColumnsToContents()

    def _said(self, profile: Profile) -> list[str]:
        """What was proposed by contents and still stands, to be checked, and the dates and times that are not used."""
        said = [one.sentence() for one in self.proposed if profile.columns.get(one.meaning) == one.column]
        return [*said, *filter(None, [unused_moments(self.moments, profile)])]

    def _twice(self, profile: Profile) -> str:
        names = list(profile.columns.values())
        twice = [name for name in names if names.count(name) > 1]
        return self.tr("The column '{}' is chosen twice; use each column only once.").format(twice[0]) if twice else ""

    def accept(self) -> None:
        """Save the profile; the dialog stays open where that is not possible."""
        profile = self.profile()
        other = [
            place
            for place, one in saved_profiles()
            if one.name == profile.name and not one.same_header(self.table.header)
        ]
        if (
            other
            and QMessageBox.question(
                self,
                self.tr("Replace the profile?"),
                self.tr("A profile named '{}' already exists for different columns. Replace it?").format(profile.name),
            )
            != QMessageBox.StandardButton.Yes
        ):
            return
        try:
            self.path = save_profile(profile)
        except InputError as error:
            self.problem.say(str(error))
            return
        super().accept()
