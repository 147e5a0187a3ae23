"""Which map to trust, on the page Evaluate: the answer, the curve, the table, and its settings taken into Find."""

import datetime

from qgis.PyQt.QtWidgets import QPushButton

from .charts import ChartWithTable, plain_table
from .evaluate_charts import search_chart
from .methods import METHODS
from .tool_view import ToolView
from .widgets import heading, percent

_ROWS = 60
#: What of a map is set under Find's method.
_OF_A_MAP = ("BANDWIDTH", "KERNEL", "HALF_LIFE")


class MapsView(ToolView):
    """Tries maps on the past, and takes the best into Find."""

    TOOL = "holdout"
    MAIN = ("UNIT", "CELL_SIZES", "COVERAGE", "SCORE_FROM")
    LEFT_OUT = ("STUDY_AREA",)
    #: The last months are what is scored: all there are.
    KEPT = ("START", "END")
    LAYERS = (("OUTPUT", "Scores of maps", False),)
    FILES = "maps"
    BUTTON = "&Try the maps"
    TIP = "Each map is made of earlier months and scored on later ones that it has not seen"
    CRIMES, PLACES = True, False

    def __init__(self, session, parent=None):
        self.use_button = None
        super().__init__(session, parent)
        self.use_button = QPushButton(self.tr("&Use it in Find"))
        self.use_button.setToolTip(self.tr("Method, places, period and settings of the best map"))
        self.use_button.clicked.connect(self.use)
        self.buttons.insertWidget(0, self.use_button)
        self._use = {}
        self.show_outcome()

    def outputs(self):
        """The areas of the page Data bound the area."""
        areas = self.session.layer(self.session.choices.areas)
        return {"STUDY_AREA": areas.id()} if areas is not None else {}

    def run(self, **more):
        """Run, where there are areas."""
        if not self.outputs():
            self.problem.say(self.tr("Choose areas on the page Find first: a share of the area needs the area."))
            return
        super().run(**more)

    def show_outcome(self):
        """The button too."""
        self._use = {}
        super().show_outcome()
        if self.use_button is not None:
            self.use_button.setVisible(bool(self._use))

    def show_report(self, report):
        """The curve, and all maps at the share that was asked for."""
        use = report["recommended"]["use"]
        self._use = use and dict(use, UNTIL=report["scored_on"][1], COVERAGE=report["coverage"])
        curve, rows = report["curves"], report["maps"][:_ROWS]
        parts = [ChartWithTable(
            self.tr("How much is found in how much of the area"), lambda: search_chart(report),
            [self.tr("Area"), self.tr("This map"), self.tr("Oracle")],
            [[percent(a, 2), percent(b, 1), percent(c, 1)] for a, b, c in zip(
                curve["coverage"], curve["map"], curve["oracle"])],
            self.tr("Scored on {} to {}, which the choice never saw.").format(*report["scored_on"]))]
        parts.append(heading(self.tr("{} maps at {} of the area").format(
            len(report["maps"]), percent(report["coverage"], 1))))
        table = plain_table(
            [self.tr("Map"), self.tr("Found"), self.tr("95 %"), self.tr("PAI")],
            [[row["short"], percent(row["hit_rate"], 1), "{} – {}".format(
                percent(row["low"], 1), percent(row["high"], 1)), "{:.1f}".format(row["pai"])] for row in rows])
        table.setFixedHeight(min(table.height(), 12 * (table.fontMetrics().height() + 5)))
        return parts + [table]

    def use(self):
        """Take the settings into Find: method, places and the periods up to the last whole one."""
        use, until = self._use, datetime.date.fromisoformat(self._use["UNTIL"])
        start = ""
        if use["LAST"]:
            days = {"week": 7, "4 weeks": 28}.get(use["PERIOD"])
            if days:
                first = until - datetime.timedelta(days=days * use["LAST"] - 1)
            else:
                months = until.year * 12 + until.month - use["LAST"] * {"month": 1, "quarter": 3}[use["PERIOD"]]
                first = datetime.date(months // 12, months % 12 + 1, 1)
            start = first.isoformat()
        self.session.set_method(use["METHOD"])
        changes = {"start": start, "end": until.isoformat()}
        advanced = {name: value for name, value in self.session.choices.advanced.items() if name not in _OF_A_MAP}
        advanced.update({name: use[name] for name in _OF_A_MAP if name in use})
        if METHODS[use["METHOD"]].places:
            changes.update(unit=use["UNIT"], cell_size=use["CELL_SIZE"])
        else:
            advanced["AREA_PERCENT"] = 100 * use["COVERAGE"]
        if use["METHOD"] == "countcrimes":
            changes.update(select_by="area_share", select_value=100 * use["COVERAGE"])
        self.session.set(page="find", advanced=advanced, **changes)
        self.session.choices_replaced.emit()
