"""Did it work? Crime in treated places against control places, before and after, with what nobody can tell."""

import json

import numpy as np
from qgis.core import (
    QgsGeometry,
    QgsProcessing,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
)

from ...core.impact import FELL, ROSE, difference, dispersion, quotient, verdict, wdd
from ...core.trial import duration
from ...layers import fields as f
from ...layers.crimes import caveats
from ...layers.dates import parse_day
from ...layers.errors import InputError
from ...layers.output import Outputs, Table
from ...layers.polygons import area_source, point_owner
from ...layers.provenance import provenance
from ...layers.report import render
from ..base import HotspotAlgorithm
from ..parameters import CrimeInput, add_crime_parameters, log_rows
from ..patrol.places import PlaceInput, add_place_parameters

_WEEK = 7
#: Weeks before that are needed to know how much wider than chance the counts are.
_WEEKS_BEFORE = 8


class Impact(HotspotAlgorithm):
    """Counts by arm and period into measures, warnings and a verdict from rules."""

    ID = "impact"
    TITLE = "Impact"
    GROUP = "evaluate"
    SUMMARY = "Did crime fall more than in control places, did it move, and can anybody tell?"

    def initAlgorithm(self, config=None):
        tr = self.tr
        number = QgsProcessingParameterNumber
        add_crime_parameters(self)
        add_place_parameters(self)
        self.add(
            QgsProcessingParameterFeatureSource("CONTROLS", tr("Control places"), [QgsProcessing.TypeVectorPolygon]),
            "Places like the treated ones where nothing was done; best drawn by lot (Trial design).")
        self.add(
            QgsProcessingParameterString("INTERVENTION", tr("First day of treatment (yyyy-mm-dd)")),
            "From this day on is after; what is before it is before.")
        self.add(
            number("BEFORE_DAYS", tr("Days before"), number.Integer, 0, False, 0, 3660),
            "How many days before count. 0: as many as after. Whole weeks are taken.")
        self.add(
            QgsProcessingParameterString("SELECTED_FROM", tr("Places chosen from (yyyy-mm-dd)"), optional=True),
            "The first day of the data by which the treated places were chosen.", advanced=True)
        self.add(
            QgsProcessingParameterString("SELECTED_TO", tr("Places chosen to (yyyy-mm-dd)"), optional=True),
            "The last day of these data: where they overlap the time before, the report warns.", advanced=True)
        self.add(
            number("BUFFER", tr("Buffer (metres)"), number.Double, 100.0, False, 0, 5000),
            "The ring around each place in which crime may have moved; never over a treated or control place. 0: none.")
        self.add(number("SEED", tr("Seed"), number.Integer, 1, False, 0),
                 "The same seed gives the same random draws.", advanced=True)
        self.add(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Measures"), QgsProcessing.TypeVector),
            "Each measure with its interval and what it says.")
        self.add(
            QgsProcessingParameterFeatureSink("COUNTS", tr("Places before and after"), QgsProcessing.TypeVector, None,
                                              True, True), "Each place with its arm and crimes before and after.")
        self.add(
            QgsProcessingParameterFileDestination("REPORT", tr("Report"), "HTML (*.html)", None, True, False),
            "The verdict, the measures and how they were made, as a page.")
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT_JSON", tr("Report as JSON"), "JSON (*.json)", None, True, False),
            "The same for other programs.")
        self.add_numbers("CRIMES_READ", "CRIMES_USED", "WDD", "WDD_LOW", "WDD_HIGH", "CHANGE_PERCENT", "P",
                         "DISPERSION")
        self.add_strings("VERDICT", "SUMMARY", "NOTES")

    def prepare(self, parameters, context, feedback):
        self.crime_input = CrimeInput(self, parameters, context)
        if not self.crime_input.choice.date_field:
            raise InputError("DATE_FIELD is empty; before and after need the day of each crime.")
        self.places = PlaceInput(self, parameters, context)
        self.controls = area_source(self, parameters, "CONTROLS", context)
        if self.controls is None:
            raise InputError("CONTROLS is empty; without control places nobody can tell what would have happened "
                             "anyway.")

        def day(name):
            return parse_day(self.parameterAsString(parameters, name, context), name)

        self.first = day("INTERVENTION")
        if self.first is None:
            raise InputError("INTERVENTION is empty; give the first day of treatment as yyyy-mm-dd.")
        self.selected = day("SELECTED_FROM"), day("SELECTED_TO")
        self.before_days = self.parameterAsInt(parameters, "BEFORE_DAYS", context)
        self.buffer = self.parameterAsDouble(parameters, "BUFFER", context)
        self.seed = self.parameterAsInt(parameters, "SEED", context)

    # -- the run ------------------------------------------------------------------------------------------------
    def execute(self, parameters, context, feedback):
        given = self.crime_input
        feedback.setProgressText(self.tr("reading crimes…"))
        crimes = given.read(feedback)
        treated = self.places.read(given.crs, given.transform_context, feedback)
        controls = self.controls.read(given.crs, given.transform_context, self._names(), feedback)
        self.notes = []
        self._periods(crimes)
        shapes = treated.geometries + self._apart(treated.geometries, controls.geometries)
        arm = np.arange(len(shapes)) < len(treated)
        if arm.all():
            raise InputError("Every control place lies on a treated one; choose others.")
        feedback.setProgressText(self.tr("counting…"))
        weeks = (crimes.dates.astype("datetime64[D]") - self.begin).astype(np.int64) // _WEEK
        inside = (weeks >= 0) & (weeks < self.weeks[0] + self.weeks[1])
        owner = np.where(inside, point_owner(shapes, crimes.x, crimes.y), -1)
        weights = crimes.weights if crimes.weights is not None else np.ones(len(crimes))
        counts = self._by_week(owner, weeks, np.ones(len(crimes)), len(shapes))
        harm = self._by_week(owner, weeks, weights, len(shapes)), self._by_week(owner, weeks, weights**2, len(shapes))
        rings = self._rings(shapes, arm, crimes, inside & (owner < 0), weeks, weights)
        found = self._measured(counts, harm, arm, rings, crimes.weights is not None)
        log_rows(crimes, feedback)
        self.notes += caveats(crimes)
        ids = treated.columns[f.HOTSPOT_ID] + self._control_ids(controls)
        return self._write(crimes, ids, arm, counts, found, parameters, context, feedback)

    def _names(self):
        return [f.HOTSPOT_ID] if self.controls.fields.lookupField(f.HOTSPOT_ID) >= 0 else []

    def _control_ids(self, controls):
        ids = controls.columns.get(f.HOTSPOT_ID)
        made = [str(one) if one else "control-{}".format(i + 1) for i, one in enumerate(ids or [None] * len(controls))]
        return [one for one, kept in zip(made, self.kept) if kept]

    def _apart(self, treated, controls):
        """Controls that lie on no treated place."""
        whole = QgsGeometry.unaryUnion(treated)
        self.kept = [one.intersection(whole).area() <= 0.01 * one.area() for one in controls]
        gone = self.kept.count(False)
        if gone:
            self.notes.append("{:,} control places lie on treated ones and are left out.".format(gone))
        return [one for one, kept in zip(controls, self.kept) if kept]

    def _periods(self, crimes):
        """Whole weeks before and after, from the intervention outwards."""
        window = crimes.window
        if window.months_only:
            raise InputError("'{}' has months, not days; before and after need the day of each crime.".format(
                self.crime_input.source.name))
        start, end = window.start.astype("datetime64[D]"), window.end.astype("datetime64[D]")
        after = int((end - self.first).astype(np.int64) + 1) // _WEEK
        most = int((self.first - start).astype(np.int64)) // _WEEK
        wanted = self.before_days // _WEEK if self.before_days else after
        before = min(most, wanted)
        if after < 1 or before < 1:
            raise InputError("The crimes reach from {} to {}, so that there is no whole week {} {}; give another "
                             "INTERVENTION or more crimes.".format(start, end, "after" if after < 1 else "before",
                                                                   self.first))
        if before < wanted:
            self.notes.append("The crimes begin {} weeks before, not {}.".format(before, wanted))
        self.weeks = before, after
        self.begin = self.first - _WEEK * before
        low, high = self.selected
        if low is not None and high is not None and high >= self.begin and low < self.first:
            self.notes.append("The places were chosen by data of the time before ({} to {}): they fall back by "
                              "themselves, and only controls chosen the same way show by how much.".format(low, high))

    def _by_week(self, owner, weeks, values, count):
        """Sums (places, weeks)."""
        total = sum(self.weeks)
        here = owner >= 0
        return np.bincount(owner[here] * total + weeks[here], values[here], count * total).reshape(count, total)

    def _rings(self, shapes, arm, crimes, free, weeks, weights):
        """(sums, squares) of the rings around treated and control places: ((before, after), …) each, None without."""
        if not self.buffer:
            return None
        whole = QgsGeometry.unaryUnion(shapes)
        rings = [QgsGeometry.unaryUnion([one for one, mine in zip(shapes, arm) if mine == side]).buffer(
            self.buffer, 8).difference(whole) for side in (True, False)]
        # Between two places a crime belongs to the treated one's ring, where displacement would show.
        owner = np.where(free, point_owner(rings, crimes.x, crimes.y), -1)
        early = weeks < self.weeks[0]
        return [[(float(values[(owner == side) & early].sum()), float(values[(owner == side) & ~early].sum()))
                 for side in (0, 1)] for values in (weights, weights**2, np.ones(len(weights)))]

    def _measured(self, counts, harm, arm, rings, by_harm):
        """Every measure as a dictionary."""
        split = self.weeks[0]

        def pair(values, side):
            return float(values[side, :split].sum()), float(values[side, split:].sum())

        phi = dispersion(counts[:, :split]) if split >= _WEEKS_BEFORE else float("nan")
        if not np.isfinite(phi):
            self.notes.append("The time before is too short or too empty to know the dispersion; 1.5 is assumed.")
            phi = 1.5
        lengths = tuple(map(float, self.weeks))
        main = wdd(pair(counts, arm), pair(counts, ~arm), lengths=lengths, dispersion=phi)
        did = difference(counts[:, :split].sum(1), counts[:, split:].sum(1), arm, seed=self.seed)
        found = {"dispersion": phi, "wdd": main, "did": did, "treated": pair(counts, arm),
                 "control": pair(counts, ~arm), "rings": None, "moved": None, "quotient": None, "harm": None}
        if rings is not None:
            found["rings"] = rings[2]
            found["moved"] = wdd(rings[2][0], rings[2][1], lengths=lengths, dispersion=phi)
            found["quotient"] = quotient(found["treated"], found["control"], rings[2][0])
        if by_harm:
            found["harm"] = wdd(pair(harm[0], arm), pair(harm[0], ~arm), lengths=lengths, dispersion=phi,
                                squares=(pair(harm[1], arm), pair(harm[1], ~arm)))
        self._warn(counts, arm, split, phi)
        found["verdict"] = verdict(main, did)
        found["sentences"] = self._sentences(found, counts, arm, split)
        return found

    def _warn(self, counts, arm, split, phi):
        half = split // 2
        if half >= 2:
            early = difference(counts[:, :half].sum(1), counts[:, split - half:split].sum(1), arm, seed=self.seed)
            if early is not None and early.p <= 0.05:
                self.notes.append("Already before, the two arms went apart by {:+.0f} % (p {:.3f}): the controls are "
                                  "no good picture of what would have happened.".format(100 * early.change, early.p))
        if min(arm.sum(), (~arm).sum()) == 1:
            self.notes.append("One place in an arm says little: chance differs from place to place.")

    def _sentences(self, found, counts, arm, split):
        """The verdict in plain words, each with its number."""
        main, did = found["wdd"], found["did"]
        weekly = counts[:, :split].sum() / split
        share = counts[arm, :split].sum() / max(counts[:, :split].sum(), 1)
        head = {
            FELL: self.tr("Crime fell more in the treated places than in the control places: {:+,.0f} crimes ({:,.0f} "
                          "to {:,.0f}), {:+.0f} %."),
            ROSE: self.tr("Crime rose more in the treated places than in the control places: {:+,.0f} crimes ({:,.0f} "
                          "to {:,.0f}), {:+.0f} %."),
        }.get(found["verdict"], self.tr("Nobody can tell whether it worked: {:+,.0f} crimes against the controls, "
                                        "anything from {:,.0f} to {:,.0f} ({:+.0f} %)."))
        out = [head.format(main.value, main.low, main.high, 100 * did.change if did else float("nan")).replace(
            " (+nan %)", "").replace(" (nan %)", "").replace(", nan %", "")]
        if did is not None:
            out.append(self.tr("p = {:.3f}, {}.").format(did.p, self.tr(
                "by drawing the arms again") if did.how == "lots" else self.tr("robust to places")))
        if found["verdict"] not in (FELL, ROSE) and weekly > 0 and 0 < share < 1:
            needed = duration(weekly, 0.1, found["dispersion"], share=float(share))
            out.append(self.tr("With so many crimes ({:,.1f} a week) a fall of 10 % shows after {:,.0f} weeks; there "
                               "are {:,}.").format(weekly, np.ceil(needed.weeks), self.weeks[1]))
        if found["moved"] is not None:
            moved = found["moved"]
            words = self.tr("Crime moved into the buffers: {:+,.0f} ({:,.0f} to {:,.0f}).") if moved.low > 0 else (
                self.tr("The buffers gained too: {:+,.0f} ({:,.0f} to {:,.0f}).") if moved.high < 0 else self.tr(
                    "Whether crime moved into the buffers nobody can tell: {:+,.0f} ({:,.0f} to {:,.0f})."))
            out.append(words.format(moved.value, moved.low, moved.high))
        return out

    # -- writing ------------------------------------------------------------------------------------------------
    def _write(self, crimes, ids, arm, counts, found, parameters, context, feedback):
        window = "{} to {}".format(self.begin, self.first + _WEEK * self.weeks[1] - 1)
        record = provenance(self, parameters, context, window, crimes.rows(), self.notes)
        outputs = Outputs(self, parameters, context, feedback)
        rows = self._rows(found)
        names = (f.MEASURE, f.VALUE, f.LOW, f.HIGH, f.WORDS)
        outputs.add("OUTPUT", Table(
            [(name, "text" if name in (f.MEASURE, f.WORDS) else "real") for name in names],
            {name: [row[i] for row in rows] for i, name in enumerate(names)}), None, record, self.tr("Measures"))
        split = self.weeks[0]
        sides = np.where(arm, "treatment", "control").tolist()
        outputs.add("COUNTS", Table(
            [(f.HOTSPOT_ID, "text"), (f.ARM, "text"), (f.BEFORE, "integer"), (f.AFTER, "integer")],
            {f.HOTSPOT_ID: list(ids), f.ARM: sides, f.BEFORE: counts[:, :split].sum(1).astype(np.int64),
             f.AFTER: counts[:, split:].sum(1).astype(np.int64)}), None, record, self.tr("Places before and after"))
        summary = " ".join(found["sentences"])
        series = [{"week": week - split, "treated": float(counts[arm, week].sum()),
                   "control": float(counts[~arm, week].sum())} for week in range(sum(self.weeks))]
        report = {"verdict": found["verdict"], "sentences": found["sentences"], "notes": self.notes,
                  "weeks": self.weeks, "measures": [dict(zip(names, row)) for row in rows], "series": series,
                  "provenance": record.lines()}
        if parameters.get("REPORT"):
            outputs.add_text("REPORT", render(
                "impact", title=self.tr("Impact"), notes=self.notes, provenance=record.lines(), report=report,
                first=str(self.first), window=window))
        outputs.add_text("REPORT_JSON", json.dumps(report, indent=1, ensure_ascii=False))
        for note in self.notes + [summary]:
            feedback.pushInfo(note)
        did = found["did"]
        results = {
            "CRIMES_READ": crimes.read, "CRIMES_USED": int(counts.sum()), "WDD": found["wdd"].value,
            "WDD_LOW": found["wdd"].low, "WDD_HIGH": found["wdd"].high,
            "CHANGE_PERCENT": 100 * did.change if did else None, "P": did.p if did else None,
            "DISPERSION": found["dispersion"], "VERDICT": found["verdict"], "SUMMARY": summary,
            "NOTES": "\n".join(self.notes)}
        results.update(outputs.commit())
        feedback.setProgress(100)
        return results

    def _rows(self, found):
        """(measure, value, low, high, words) of each measure."""
        nothing = None, None
        rows = [("crimes_treated_before", found["treated"][0], *nothing, "{} weeks".format(self.weeks[0])),
                ("crimes_treated_after", found["treated"][1], *nothing, "{} weeks".format(self.weeks[1])),
                ("crimes_control_before", found["control"][0], *nothing, ""),
                ("crimes_control_after", found["control"][1], *nothing, ""),
                ("dispersion", found["dispersion"], *nothing, "variance of weekly counts over their mean")]
        for name, words in (("wdd", "weighted displacement difference, crimes, 95 %"),
                            ("moved", "the same of the buffers"), ("harm", "the same of harm")):
            if found[name] is not None:
                one = found[name]
                rows.append((name, one.value, one.low, one.high, words))
        if found["did"] is not None:
            did = found["did"]
            rows += [("change", did.change, did.low, did.high, "relative change, difference in differences"),
                     ("p", did.p, *nothing, did.how)]
        if found["quotient"] is not None:
            one = found["quotient"]
            for name, value, words in (
                    ("success", one.success, "Ra/Ca − Rb/Cb: below 0 the treated did better"),
                    ("wdq", one.wdq, "displacement quotient; empty where nobody can tell"),
                    ("tne", one.tne, "total net effect, crimes prevented")):
                rows.append((name, value, *nothing, words))
        return rows
