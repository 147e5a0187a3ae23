"""Is the presence fair? Presence against need and people by neighbourhood, along deprivation, and by group."""

import base64
import json

import numpy as np
from qgis.core import (
    QgsProcessing,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFeatureSink,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterNumber,
    QgsProcessingParameterString,
    QgsWkbTypes,
)

from ...core.balance import concentration_figure, coverage, exposure, gaps, gradient
from ...layers import fields as f
from ...layers.code_tables import vintage
from ...layers.crimes import caveats
from ...layers.effect_charts import draw_three, picture
from ...layers.errors import InputError
from ...layers.output import Outputs, Table
from ...layers.patrol_styles import FairStyle
from ...layers.polygons import area_source, as_multi, overlaps, point_owner
from ...layers.provenance import provenance
from ...layers.report import render
from ..base import HotspotAlgorithm
from ..parameters import CrimeInput, add_crime_parameters, log_rows
from ..patrol.places import PlaceInput, add_place_parameters
from .audit_input import CodeInput, PresenceInput

DECILE, SCORE = KINDS = ("decile", "score")
#: Residents below which ratios between groups say nothing (Ashby).
BOROUGH = 100_000
_ALPHA = 0.05


class FairnessAudit(HotspotAlgorithm):
    """Shares of presence, need and residents, with intervals, denominators and what they cannot mean."""

    ID = "fairnessaudit"
    TITLE = "Fairness audit"
    GROUP = "balance"
    SUMMARY = "Presence against need and population by neighbourhood, along deprivation and by group, with intervals."

    def initAlgorithm(self, config=None):
        tr = self.tr
        number = QgsProcessingParameterNumber
        add_crime_parameters(self)
        add_place_parameters(self)

        def table(name, title, words, field):
            self.add(QgsProcessingParameterFeatureSource(name, title, [QgsProcessing.TypeVector], optional=True), words)
            self.add(QgsProcessingParameterField(name + "_CODE", title + tr(": field with the area code"),
                                                 parentLayerParameterName=name, optional=True),
                     "The field with the code of the area.")
            self.add(QgsProcessingParameterField(name + "_FIELD", title + ": " + field,
                                                 parentLayerParameterName=name, optional=True),
                     "The field with the number.")

        self.add(
            QgsProcessingParameterFeatureSource("PRESENCE", tr("Presence"), [QgsProcessing.TypeVector], optional=True),
            "A patrol plan, or the table of compliance that Patrol visits makes. Empty: every hot spot counts alike.")
        self.add(
            number("PRESENCE_DAYS", tr("Days of presence"), number.Integer, 28, False, 1, 3660),
            "Over how many days the presence was, where its table does not say by itself.")
        self.add(
            QgsProcessingParameterFeatureSource("AREAS", tr("Neighbourhoods"), [QgsProcessing.TypeVectorPolygon]),
            "Beats, wards or small areas that do not overlap.")
        self.add(QgsProcessingParameterField("NAME_FIELD", tr("Name of a neighbourhood"),
                                             parentLayerParameterName="AREAS", optional=True),
                 "The field with the name. Empty: the code.")
        self.add(QgsProcessingParameterField("CODE_FIELD", tr("Code of a neighbourhood"),
                                             parentLayerParameterName="AREAS", optional=True),
                 "The field with the code by which the tables are joined.")
        table("PEOPLE", tr("Population"), "A table of residents by area code.", tr("residents"))
        self.add(
            QgsProcessingParameterString("GROUP_FIELDS", tr("Groups"), optional=True),
            "Fields of the population table with residents of groups, separated by semicolons.")
        table("DEPRIVATION", tr("Deprivation"), "A table of deprivation by area code; the income domain is best.",
              tr("decile or score"))
        self.add(
            QgsProcessingParameterEnum("DEPRIVATION_KIND", tr("Deprivation is given as"), list(KINDS),
                                       defaultValue=DECILE, usesStaticStrings=True),
            "decile: 1 is the most deprived; score: the higher the more deprived.")
        self.add(
            QgsProcessingParameterBoolean("OVERALL_INDEX", tr("It is an overall index"), True),
            "The overall Index of Multiple Deprivation contains crime; the report then says so.")
        self.add(
            QgsProcessingParameterFeatureSource("LOOKUP", tr("Look-up of codes"), [QgsProcessing.TypeVector],
                                                optional=True),
            "A table from the codes of the tables to those of the neighbourhoods, such as LSOA 2011 to 2021.",
            advanced=True)
        for name, title in (("LOOKUP_FROM", tr("Look-up: from")), ("LOOKUP_TO", tr("Look-up: to"))):
            self.add(QgsProcessingParameterField(name, title, parentLayerParameterName="LOOKUP", optional=True),
                     "The field with the codes that the tables have." if name == "LOOKUP_FROM" else
                     "The field with the codes that the neighbourhoods have.", advanced=True)
        self.add(
            number("LEAST_VISITS", tr("Visits a month at least"), number.Double, 4.0, False, 0, 1000),
            "Neighbourhoods with fewer visits a month are below the floor.")
        self.add(number("DISPERSION", tr("Dispersion of crimes"), number.Double, 1.5, False, 1, 20),
                 "How much wider than chance counts of crimes spread.", advanced=True)
        self.add(number("SEED", tr("Seed"), number.Integer, 1, False, 0), "The same seed gives the same intervals.",
                 advanced=True)
        self.add(
            QgsProcessingParameterFeatureSink("OUTPUT", tr("Neighbourhoods"), QgsProcessing.TypeVectorPolygon),
            "The neighbourhoods with their shares of presence, need and residents, and the gap with its interval.")
        self.add(
            QgsProcessingParameterFeatureSink("FIGURES", tr("Figures"), QgsProcessing.TypeVector, None, True, True),
            "Gradient, concentration index, floor and groups, each with its interval and what it means.")
        self.add(
            QgsProcessingParameterFileDestination("REPORT", tr("Report"), "HTML (*.html)", None, True, False),
            "The picture first, then the table, and what each figure can and cannot mean.")
        self.add(
            QgsProcessingParameterFileDestination(
                "REPORT_JSON", tr("Report as JSON"), "JSON (*.json)", None, True, False),
            "The same for other programs.")
        self.add_numbers("AREA_COUNT", "FLAGGED", "NOBODY", "GRADIENT_PRESENCE", "GRADIENT_NEED", "CONCENTRATION")
        self.add_strings("SUMMARY", "NOTES")

    def prepare(self, parameters, context, feedback):
        self.crime_input = CrimeInput(self, parameters, context)
        self.places = PlaceInput(self, parameters, context)
        self.presence = PresenceInput(self, parameters, context)
        self.areas = area_source(self, parameters, "AREAS", context)
        if self.areas is None:
            raise InputError("AREAS is empty; give beats, wards or small areas.")
        self.fields = [self.parameterAsString(parameters, name, context) for name in ("NAME_FIELD", "CODE_FIELD")]
        for name in filter(None, self.fields):
            self.areas.require_field(name)
        self.codes = CodeInput(self, parameters, context)
        if (self.codes.people or self.codes.deprivation) and not self.fields[1]:
            raise InputError("CODE_FIELD is empty; the tables are joined to the neighbourhoods by their code.")
        self.codes.refuse_other_year(vintage(self.fields[1], self.areas.name))
        self.kind = self.parameterAsEnumString(parameters, "DEPRIVATION_KIND", context)
        self.overall = self.parameterAsBool(parameters, "OVERALL_INDEX", context)
        self.least = self.parameterAsDouble(parameters, "LEAST_VISITS", context)
        self.dispersion = self.parameterAsDouble(parameters, "DISPERSION", context)
        self.seed = self.parameterAsInt(parameters, "SEED", context)

    # -- the run ------------------------------------------------------------------------------------------------
    def execute(self, parameters, context, feedback):
        given = self.crime_input
        feedback.setProgressText(self.tr("reading crimes…"))
        crimes = given.read(feedback)
        areas = self.areas.read(given.crs, given.transform_context, [one for one in self.fields if one], feedback)
        spots = self.places.read(given.crs, given.transform_context, feedback)
        self.notes = []
        names, codes = self._names(areas)
        people, level = self.codes.read(codes, self.notes)
        feedback.setProgressText(self.tr("counting…"))
        owner = point_owner(areas.geometries, crimes.x, crimes.y)
        crimes.keep(owner >= 0, "outside the neighbourhoods")
        if not len(crimes):
            raise InputError("No crime of '{}' lies in a neighbourhood; check that both cover the same place.".format(
                given.source.name))
        owner = owner[owner >= 0]
        counts = np.bincount(owner, minlength=len(areas))
        need = counts if crimes.weights is None else np.bincount(owner, crimes.weights, len(areas))
        there = self.presence.read(spots.columns[f.HOTSPOT_ID])
        inside, part = overlaps(spots.geometries, areas.geometries)
        minutes, visits = there.minutes @ part, there.visits @ part
        lost = 1 - part.sum(1)
        if (there.minutes @ lost) > 0.01 * there.minutes.sum():
            self.notes.append("{:.0f} % of the presence lies outside all neighbourhoods and does not count.".format(
                100 * (there.minutes @ lost) / there.minutes.sum()))
        if there.note:
            self.notes.append(there.note)
        log_rows(crimes, feedback)
        if not minutes.sum() > 0:
            raise InputError("No hot spot with presence lies in a neighbourhood; check that both cover the same place.")
        found = gaps(minutes, visits, need, counts, self.dispersion)
        state = np.where(found.q > _ALPHA, "alike", np.where(found.gap > 0, "more", "less"))
        everybody = people[:, 0] if people is not None else None
        rows = self._rows(names, codes, minutes, visits, need, counts, everybody, level, found, state)
        figures = self._figures(minutes, visits, need, people, level, inside, there.months, names)
        self.notes += caveats(crimes)
        return self._write(areas, rows, figures, there, crimes, parameters, context, feedback)

    def _names(self, areas):
        """(names, codes) of the neighbourhoods; the one stands for the other, the number for both."""
        name, code = self.fields
        numbers = ["area-{}".format(i + 1) for i in range(len(areas))]
        codes = [number if one in (None, "") else str(one) for one, number in zip(
            areas.columns.get(code) or [None] * len(areas), numbers)]
        return [code if one in (None, "") else str(one) for one, code in zip(
            areas.columns.get(name) or [None] * len(areas), codes)], codes

    def _rows(self, names, codes, minutes, visits, need, counts, everybody, level, found, state):
        def share(values, i):
            total = np.nansum(values)
            return float(values[i] / total) if total > 0 and np.isfinite(values[i]) else None

        rows = []
        for i, (name, code) in enumerate(zip(names, codes)):
            here = None if everybody is None or not np.isfinite(everybody[i]) else float(everybody[i])
            rows.append({
                "name": name, "code": code, "minutes": float(minutes[i]), "visits": float(visits[i]),
                "crimes": int(counts[i]), "need": float(need[i]), "people": here,
                "level": None if level is None or not np.isfinite(level[i]) else float(level[i]),
                "presence_share": share(minutes, i), "need_share": share(need, i),
                "people_share": None if everybody is None else share(everybody, i),
                "per_1000": 1000 * float(minutes[i]) / here if here and here >= 1 else None,
                "gap": float(found.gap[i]), "low": float(found.low[i]), "high": float(found.high[i]),
                "q": float(found.q[i]), "state": str(state[i])})
        return rows

    def _figures(self, minutes, visits, need, people, level, inside, months, names):
        """Figures over all neighbourhoods: dictionaries with name, value, low, high, of what, and what it means."""
        tr, out = self.tr, []

        def add(name, one, of, means):
            values = [one.value, one.low, one.high] if hasattr(one, "value") else [one, None, None]
            value, low, high = (None if each is None or not np.isfinite(each) else float(each) for each in values)
            out.append({"name": name, "value": value, "low": low, "high": high, "of": of, "means": means})

        share, nobody = coverage(visits, months, self.least)
        add("floor", share, tr("{} neighbourhoods, {:.1f} months").format(len(visits), months),
            tr("Share of neighbourhoods with {:g} visits a month or more; not how people were met there.").format(
                self.least))
        self.nobody = [names[i] for i in nobody]
        if people is not None and level is not None:
            known = np.isfinite(people[:, 0]) & np.isfinite(level) & (people[:, 0] > 0)
            rank = level if self.kind == DECILE else -level
            decile = level if self.kind == DECILE else _deciles(-level, known)
            head = people[known, 0]
            of = tr("{:,.0f} residents of {} neighbourhoods").format(head.sum(), int(known.sum()))
            for name, amount, words in (("presence", minutes, tr("minutes of presence")), ("need", need, tr(
                    "crimes or harm"))):
                add("gradient_" + name, gradient(amount[known], head, decile[known], seed=self.seed), of, tr(
                    "How many times the {} a head in deciles 1–2 are those in 9–10. The two stand side by side: "
                    "presence that leans to deprived places as crime does is not by that unfair, nor by that fair.")
                    .format(words))
                add("concentration_" + name, concentration_figure(
                    amount[known], head, rank[known], seed=self.seed), of, tr(
                    "Below 0 the more deprived have more {}, above 0 the less deprived.").format(words))
            missing = sorted({1, 2, 9, 10} - set(np.unique(decile[known]).astype(int)))
            if missing:
                self.notes.append("There is no neighbourhood of decile {}: the gradient is between those that there "
                                  "are.".format(", ".join(map(str, missing))))
            if self.overall:
                self.notes.append("The overall index of deprivation contains crime: a part of the gradient is crime "
                                  "against itself. The income domain has no such fault.")
        if people is not None and self.codes.groups:
            self._groups(add, people, inside)
        return out

    def _groups(self, add, people, inside):
        everybody = np.nan_to_num(people[:, 0])
        if everybody.sum() < BOROUGH:
            self.notes.append("The area has {:,.0f} residents: below borough size ({:,}) nothing is said of groups, "
                              "since who lives in a place is not who is in it.".format(everybody.sum(), BOROUGH))
            return
        for k, group in enumerate(self.codes.groups):
            add("exposure " + group, exposure(np.nan_to_num(people[:, k + 1]), everybody, inside, seed=self.seed),
                self.tr("{:,.0f} of {:,.0f} residents").format(np.nansum(people[:, k + 1]), everybody.sum()),
                self.tr("Times as likely as everybody to live in a hot spot, in proportion to area, an estimate; it "
                        "says nothing of who is met, stopped or searched there."))

    # -- writing ------------------------------------------------------------------------------------------------
    def _write(self, areas, rows, figures, there, crimes, parameters, context, feedback):
        window = crimes.window or ""
        summary = self._summary(rows, figures)
        record = provenance(self, parameters, context, window, crimes.rows(), self.notes)
        outputs = Outputs(self, parameters, context, feedback)
        columns = ((f.AREA_NAME, "text", "name"), (f.MINUTES, "real", "minutes"), (f.VISITS, "real", "visits"),
                   (f.CRIMES, "integer", "crimes"), (f.HARM, "real", "need"), (f.PEOPLE, "real", "people"),
                   (f.DECILE, "real", "level"), (f.PRES_SHARE, "real", "presence_share"),
                   (f.NEED_SHARE, "real", "need_share"), (f.PEOP_SHARE, "real", "people_share"),
                   (f.PER_1000, "real", "per_1000"), (f.GAP_PP, "real", "gap"), (f.GAP_LOW, "real", "low"),
                   (f.GAP_HIGH, "real", "high"), (f.Q, "real", "q"), (f.STATE, "text", "state"))
        outputs.add("OUTPUT", Table(
            [(name, kind) for name, kind, _ in columns], {name: [row[key] for row in rows] for name, _, key in columns},
            [bytes(as_multi(one).asWkb()) for one in areas.geometries], QgsWkbTypes.MultiPolygon, self.crime_input.crs),
            FairStyle(), record, self.tr("Presence against need"))
        keys = {f.MEASURE: "name", f.VALUE: "value", f.LOW: "low", f.HIGH: "high", f.WORDS: "means"}
        outputs.add("FIGURES", Table(
            [(name, "text" if name in (f.MEASURE, f.WORDS) else "real") for name in keys],
            {name: [one[key] for one in figures] for name, key in keys.items()}), None, record, self.tr("Figures"))
        report = {"summary": summary, "areas": sorted(rows, key=lambda row: -abs(row["gap"])), "figures": figures,
                  "nobody": self.nobody, "months": there.months, "notes": self.notes, "provenance": record.lines()}
        if parameters.get("REPORT"):
            shown = [(row["name"], row["presence_share"], row["need_share"], row["people_share"])
                     for row in report["areas"][:15]]
            chart = picture(
                lambda axes, colours, ink: draw_three(axes, shown, colours, ink),
                self.tr("Presence, need and residents"), self.tr("the fifteen neighbourhoods with the widest gaps"),
                (8, 6.5), left=0.22)
            outputs.add_text("REPORT", render("fairnessaudit", title=self.tr("Fairness audit"), report=report,
                                              picture=base64.b64encode(chart).decode("ascii"), notes=self.notes,
                                              provenance=record.lines()))
        outputs.add_text("REPORT_JSON", json.dumps(report, indent=1, ensure_ascii=False))
        for note in self.notes + [summary]:
            feedback.pushInfo(note)
        value = {one["name"]: one["value"] for one in figures}
        results = {"AREA_COUNT": len(rows), "FLAGGED": sum(row["state"] != "alike" for row in rows),
                   "NOBODY": len(self.nobody), "GRADIENT_PRESENCE": value.get("gradient_presence"),
                   "GRADIENT_NEED": value.get("gradient_need"), "CONCENTRATION": value.get("concentration_presence"),
                   "SUMMARY": summary, "NOTES": "\n".join(self.notes)}
        results.update(outputs.commit())
        feedback.setProgress(100)
        return results

    def _summary(self, rows, figures):
        odd = sorted((row for row in rows if row["state"] != "alike"), key=lambda row: -abs(row["gap"]))
        words = self.tr("In {} of {} neighbourhoods presence lies further from need than chance would put it").format(
            len(odd), len(rows))
        if odd:
            words += ": " + ", ".join("{} ({:+.1f} points, {:+.1f} to {:+.1f})".format(
                row["name"], row["gap"], row["low"], row["high"]) for row in odd[:5])
        words += ". " + self.tr("{} saw nobody.").format(len(self.nobody))
        value = {one["name"]: one for one in figures}
        if value.get("gradient_presence", {}).get("value") is not None:
            words += " " + self.tr("A head, the most deprived fifth has {:.1f} times the presence of the least, and {} "
                                   "the crime or harm.").format(value["gradient_presence"]["value"], self._times(
                                       value["gradient_need"]["value"]))
        return words

    def _times(self, value):
        return self.tr("nobody can tell how many times") if value is None else self.tr("{:.1f} times").format(value)


def _deciles(level, known):
    """Deciles (n,) 1–10 of levels, the lowest first; NaN where not known."""
    out = np.full(len(level), np.nan)
    order = np.argsort(np.argsort(level[known], kind="stable"), kind="stable")
    out[known] = 1 + (10 * order) // max(int(known.sum()), 1)
    return out
