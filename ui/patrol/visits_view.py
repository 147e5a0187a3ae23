"""What was delivered, on the page Patrols: positions, or a log whose columns are shown before anything is counted."""

from __future__ import annotations

import itertools
from collections import Counter
from typing import TYPE_CHECKING, Any

from qgis.core import QgsFeatureRequest
from qgis.PyQt.QtCore import QDate, QDateTime, QTime
from qgis.PyQt.QtWidgets import QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import counted, day_words, listed, mark, tr
from ...bridge.moments.ping_times import AS_WRITTEN, to_clock
from ...bridge.patrol.visit_log import NOT_GIVEN, AgencyNames, LogSource, cell_text, columns_of, example_csv, header_of
from ...bridge.results import layer_tree
from ...bridge.results.token_words import token_words
from ...contract.patrol import ACTIVE
from ...contract.patrol_visits import LOG_FIELDS
from ..parts.charts import plain_table
from ..parts.file_dialogs import ask_path
from ..parts.handed_over import say_written, whole_file
from ..parts.page_lines import Need
from ..parts.widgets import heading, narrow, number, place_words, take_away_all
from ..state.result import scratch
from ..tool.controls import Control, LayerControl
from .routes_view import OfPlan

if TYPE_CHECKING:
    from qgis.core import QgsProcessingContext, QgsProcessingParameterDefinition, QgsVectorLayer
    from qgis.PyQt.QtGui import QDragEnterEvent, QDropEvent

    from ..state.runner import Run
    from ..state.session import Session
    from ..tool.tool_form import Maker

#: What the columns of a log hold, in words.
_HOLDS = {
    "place": mark("Place"),
    "date": mark("Date"),
    "begin": mark("Start"),
    "end": mark("End"),
    "minutes": mark("Minutes"),
    "agency": mark("Agency"),
    "officers": mark("Officers"),
}
#: Rows of a log that are looked at before it is counted, and shown.
_LOOKED_AT, _SHOWN = 1000, 3
_FIRST_YEAR = 1990


class ColumnControl(Control):
    """Which column of the log holds something: the one that is found by its name, or another; gone without a log."""

    def __init__(self, definition: QgsProcessingParameterDefinition, parent: QWidget | None = None) -> None:
        super().__init__(definition, parent)
        self.what = next(what for what, name in LOG_FIELDS.items() if name == definition.name())
        self._names: list[str] = []
        label = QLabel(tr(_HOLDS[self.what]))
        label.setMinimumWidth(70)
        self.box = narrow(QComboBox())
        self.box.currentIndexChanged.connect(self.speak)
        label.setBuddy(self.box)
        self.put(self.box)
        self.layout().insertWidget(0, label)
        self._list("")

    def follow(self, control: Control) -> None:
        """Offer the columns of the log that a control shows."""
        if isinstance(control, LayerControl):
            control.widgetValueHasChanged.connect(lambda *_: self._take(control.layer()))
            self._take(control.layer())

    def _take(self, layer: QgsVectorLayer | None) -> None:
        self._names = header_of(layer)[0] if layer is not None else []
        value = self.parameterValue()
        # A column that was chosen for another log is none of this one.
        self._list(value if layer is None or value in self._names else "")
        self.setVisible(layer is not None)

    def _list(self, value: str) -> None:
        found = columns_of(self._names)[self.what]
        self.box.blockSignals(True)
        self.box.clear()
        self.box.addItem(self.tr("{} (matched by name)").format(found) if found else self.tr("no column"), "")
        for name in self._names:
            self.box.addItem(name, name)
        if value and self.box.findData(value) < 0:
            self.box.addItem(value, value)
        self.box.setCurrentIndex(max(self.box.findData(value), 0))
        self.box.blockSignals(False)

    def column(self) -> str:
        """The column that is taken, '' for none."""
        return self.parameterValue() or columns_of(self._names)[self.what]

    def setParameterValue(self, value: Any, context: QgsProcessingContext | None = None) -> None:
        """Show a column by its name; '' is the one that is found."""
        self._list(str(value or ""))

    def parameterValue(self) -> str:
        """The name of the column, '' for the one that is found."""
        return self.box.currentData() or ""


class VisitsView(OfPlan):
    """Visits from pings or logs, beside the plan."""

    TOOL = "patrolvisits"
    MAIN = ("LOG", "PINGS", "STATIONS", *LOG_FIELDS.values())
    LEFT_OUT = ("PLAN",)
    LAYERS = (
        ("DOSES", "Hot spots against target", True),
        ("OUTPUT", "Visits", False),
        ("COMPLIANCE", "Compliance", False),
        ("BACKGROUND", "Patrol time elsewhere", False),
    )
    FILES = "patrol visits"
    BUTTON = "&Count visits"
    TIP = (
        "Count the visits in a patrol log or GPS data and compare them with the plan. Callsigns "
        "are hashed as they are read"
    )

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.preview = QWidget()
        self.preview.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        QVBoxLayout(self.preview).setContentsMargins(0, 0, 0, 0)
        column = self.layout()
        column.insertWidget(column.indexOf(self.form) + 1, self.preview)
        self.setAcceptDrops(True)
        self.show_places()

    def own_controls(self) -> dict[str, Maker]:
        """The columns of the log, as they were found."""
        return dict.fromkeys(LOG_FIELDS.values(), ColumnControl)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A spreadsheet can be dropped anywhere on the view."""
        self.form.wrappers["LOG"].dragEnterEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """The log that was dropped."""
        self.form.wrappers["LOG"].dropEvent(event)

    def columns(self) -> dict[str, str]:
        """{what: the column of the log that holds it, '' for none}."""
        return {what: self.form.wrappers[name].column() for what, name in LOG_FIELDS.items()}

    # -- before anything is counted -----------------------------------------------------------------------------
    def what_is_needed(self) -> list[Need]:
        """Hot spots, a log or positions, and what the log's columns hold."""
        if not hasattr(self, "preview"):
            return []
        log, positions = self.form.wrappers["LOG"], self.form.parameters().get("PINGS")
        layer, places = log.layer(), bool(self.places())
        example = (self.tr("Save an empty log…"), lambda: self.save_example())
        needs = [
            Need(
                "places",
                places,
                counted(
                    len(self.session.places.of_status(ACTIVE)),
                    self.tr("{} active hot spot in the register"),
                    self.tr("{} active hot spots in the register"),
                    number(len(self.session.places.of_status(ACTIVE))),
                )
                if self.session.places.of_status(ACTIVE)
                else self.tr("Hot spots shown")
                if places
                else self.tr("No hot spots yet: find hot spots, or open a register"),
                help=self.to_hot_spots(),
            ),
            Need(
                "visits",
                layer is not None or bool(positions),
                self.tr("A patrol log or GPS positions")
                if layer is not None or positions
                else self.tr("'{}' cannot be read; choose another file").format(log.box.currentText())
                if log.parameterValue()
                else self.tr(
                    "Visits: choose or drop a spreadsheet with the place, date, start and end, or choose GPS data"
                ),
                help=example,
            ),
        ]
        rows = self.look(layer) if layer is not None else []
        if layer is not None:
            columns = self.columns()
            missing = [what for what in ("place", "begin") if not columns[what]]
            missing += [] if columns["end"] or columns["minutes"] else ["end"]
            needs.append(
                Need(
                    "columns",
                    not missing,
                    self.tr("Columns for: {}").format(
                        ", ".join(tr(_HOLDS[what]) for what, name in columns.items() if name)
                    )
                    if not missing
                    else self.tr("Columns still to be chosen below: {}").format(
                        ", ".join(tr(_HOLDS[what]) for what in missing)
                    ),
                    help=example if missing else None,
                )
            )
            if not missing and places:
                needs += self._read(layer, len(rows) < _LOOKED_AT)
        plan = self.plan()
        needs.append(
            Need(
                "plan",
                plan is not None,
                self.tr("A plan to compare with")
                if plan is not None
                else self.tr("No plan, so visits are counted but not compared"),
                must=False,
            )
        )
        if plan is not None and rows and columns["agency"]:
            needs.append(self._agencies_of(rows, plan))
        self._show_preview(layer, rows)
        return needs

    def _read(self, layer: QgsVectorLayer, whole: bool) -> list[Need]:
        """Whether the first rows can be counted, as the tool counts them, and which not; ``whole``: these are all."""
        given = self.form.parameters()
        columns = {what: given.get(name) or "" for what, name in LOG_FIELDS.items()}
        try:
            source = LogSource(layer, str(given.get("TIME_ZONE") or AS_WRITTEN), columns)
            log = source.read(*self._called(), 1.0, most=_LOOKED_AT)
        except InputError as error:
            return [Need("days", False, self.form.in_words(str(error)))]
        needs = [Need("left out", False, note, must=False) for note in log.left_out_notes(source.name)]
        if log.future:
            words = counted(
                len(log.future),
                self.tr("{} visit begins after today, such as on {}, and will not be counted; check the dates"),
                self.tr("{} visits begin after today, such as on {}, and will not be counted; check the dates"),
                number(len(log.future)),
                day_words(log.future[0]),
            )
            return [Need("days", False, words, must=whole and not log.place), *needs]
        if not len(log.moments):
            return [Need("days", False, self.tr("No start time of a visit can be read; check the column below"))]
        days = to_clock(log.moments).astype("datetime64[D]")
        words = self.tr("Visits from {} to {}").format(*map(day_words, (days.min(), days.max())))
        return [Need("days", True, words), *needs]

    def _called(self) -> tuple[list[str], list[str]]:
        """The ids and names of the places that the visits are counted for."""
        active = self.session.places.of_status(ACTIVE)
        rows, key = (active, f.PLACE_ID) if active else (self.session.result.rows, f.HOTSPOT_ID)
        return [str(row[key]) for row in rows], [str(row.get(f.NAME) or row.get(f.AREA_NAME) or "") for row in rows]

    def save_example(self, path: str = "") -> None:
        """Save a spreadsheet with the columns of a log and how they are filled in, to be used for the next visits."""
        path = path or ask_path(
            self, self.session.project, self.tr("Save an empty patrol log"), "patrol log.csv", "CSV (*.csv)"
        )
        if not path:
            return
        plan = self.plan()
        agencies = sorted(plan.uniqueValues(plan.fields().lookupField("agency"))) if plan is not None else []
        names = [place_words(*one) for one in zip(*self._called())]
        try:
            with whole_file(path) as beside, open(beside, "w", encoding="utf-8-sig", newline="") as file:
                file.write(example_csv(names, [str(one) for one in agencies]))
        except InputError as error:
            self.problem.say(str(error))
            return
        say_written(self.session, path)

    def _agencies_of(self, rows: list[dict[str, str]], plan: QgsVectorLayer) -> Need:
        """Whether the agencies of some rows are those of a plan."""
        agencies = AgencyNames(str(name) for name in plan.uniqueValues(plan.fields().lookupField("agency")))
        others = {row["agency"] for row in rows if row["agency"] and agencies.find(row["agency"]) is None}
        words = self.tr("The agencies are those in the plan")
        if others:
            words = self.tr("Agencies that are not in the plan: {}. Their visits cannot be compared with it").format(
                listed(sorted(others), most=_SHOWN)
            )
        return Need("agencies", not others, words, must=False)

    def _show_preview(self, layer: QgsVectorLayer | None, rows: list[dict[str, str]]) -> None:
        """The first rows as they are read, and whose visits they are."""
        take_away_all(self.preview.layout())
        self.preview.setVisible(layer is not None)
        if layer is None:
            return
        columns = self.columns()
        agencies = Counter(row["agency"] or tr(NOT_GIVEN) for row in rows)
        words = [
            counted(len(rows), self.tr("{} row checked."), self.tr("{} rows checked."), number(len(rows))),
            self.tr("Visits by agency: {}.").format(
                ", ".join(f"{name} {number(count)}" for name, count in agencies.most_common(5))
            ),
        ]
        label = QLabel(" ".join(words))
        label.setObjectName("log rows")
        label.setWordWrap(True)
        self.preview.layout().addWidget(label)
        taken = [what for what, name in columns.items() if name]
        if rows and taken:
            self.preview.layout().addWidget(
                plain_table(
                    [tr(_HOLDS[what]) for what in taken], [[row[what] for what in taken] for row in rows[:_SHOWN]]
                )
            )

    def look(self, layer: QgsVectorLayer) -> list[dict[str, str]]:
        """The first rows of a log {what: its text}."""
        names, above = header_of(layer)
        indexes = {what: names.index(name) if name in names else -1 for what, name in self.columns().items()}
        request = QgsFeatureRequest().setFlags(QgsFeatureRequest.Flag.NoGeometry).setLimit(above + _LOOKED_AT)
        return [
            {what: _text(feature[index]) if index >= 0 else "" for what, index in indexes.items()}
            for feature in itertools.islice(layer.getFeatures(request), above, None)
        ]

    def outputs(self) -> dict[str, Any]:
        """The return, beside a saved project, else where QGIS tidies up."""
        beside = layer_tree.new_database(self.session.project, self.tr("patrol return"))
        path = beside[: -len(".gpkg")] + ".csv" if beside else scratch("patrol return.csv")
        return dict(super().outputs(), RETURN=path)

    def take(self, run: Run, results: dict[str, Any]) -> None:
        """Say where the hours and visits by month are, too."""
        super().take(run, results)
        self.problem.say(
            self.tr("Hours and visits by month were saved as '{}'.").format(run.parameters["RETURN"]), problem=False
        )
        say_written(self.session, run.parameters["RETURN"])

    def show_report(self, report: dict[str, Any]) -> list[QWidget]:
        """Every hot spot with what was planned and delivered, those with too little first."""

        def worry(row: dict[str, Any]) -> float:
            hangs = row["dose"] == "unknown" and row["unclear"]
            return 0.5 if hangs else ("under", "over", "met", "unknown").index(row["dose"])

        unclear = any(row["unclear"] for row in report["doses"])
        rows = sorted(report["doses"], key=lambda row: (worry(row), row["compliance"] or 0, row["place"]))
        return [
            heading(self.tr("Visits delivered and planned")),
            plain_table(
                [
                    self.tr("Place"),
                    self.tr("Visits"),
                    self.tr("Mean min."),
                    self.tr("Target"),
                    *([self.tr("Unclear")] if unclear else []),
                ],
                [
                    [
                        place_words(row["place"], row["name"]),
                        self.tr("{} of {}").format(number(row["delivered"]), number(row["planned"]))
                        if row["planned"]
                        else number(row["delivered"]),
                        self._length(row),
                        # What else there is to say of it stands in cells of its own: a longer text would be cut.
                        token_words("DOSE", row["dose"]) if row["planned"] or row["unclear"] else "–",
                        *([number(row["unclear"]) if row["unclear"] else ""] if unclear else []),
                    ]
                    for row in rows[:30]
                ],
            ),
        ]

    def _length(self, row: dict[str, Any]) -> str:
        """The mean minutes of a visit, and whether that is too few or too many."""
        if not row["mean_min"]:
            return "–"
        words = {"short": self.tr("{} (short)"), "long": self.tr("{} (long)")}.get(row["length"], "{}")
        return words.format(number(row["mean_min"], 0))


def _text(value: Any) -> str:
    """A cell as the user would write it."""
    if isinstance(value, QDateTime):
        # One of 1899 or 1970 is how a time of day is kept.
        return value.toString("dd/MM/yyyy HH:mm" if value.date().year() >= _FIRST_YEAR else "HH:mm")
    if isinstance(value, (QDate, QTime)):
        return value.toString("dd/MM/yyyy" if isinstance(value, QDate) else "HH:mm")
    return cell_text(value)
