"""The week in one run: data checked, hot spots against the register, exceptions, compliance, effect, briefings, and a
draft for the public. A step that cannot run says why, and the others go on."""

import datetime
import json
import os
import shutil

from qgis.core import (
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingException,
    QgsProcessingFeedback,
    QgsProcessingParameterFeatureSource,
    QgsProcessingParameterField,
    QgsProcessingParameterFile,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterString,
    QgsVectorLayer,
)

from ...layers import fields as f
from ...layers.errors import Cancelled, InputError
from ...layers.report import OFFICIAL_SENSITIVE, render
from ..base import HotspotAlgorithm
from ..parameters import add_crime_parameters

_CRIMES = ("INPUT", "OFFENCE_FIELD", "OFFENCES", "DATE_FIELD", "START", "END", "FILTER", "REFERENCE_FIELD",
           "LOCATION_FIELD", "EXCLUDE", "EXCLUDE_LAYER", "EXCLUDE_DISTANCE")
_PACK = "pack.json"


class _Ear(QgsProcessingFeedback):
    """Passes progress and cancel on, and keeps what went wrong."""

    def __init__(self, parent, begin, end):
        super().__init__(False)
        self.parent, self.begin, self.end, self.errors = parent, begin, end, []
        self.progressChanged.connect(lambda done: parent.setProgress(begin + (end - begin) * done / 100))

    def isCanceled(self):  # noqa: N802 - QGIS's name
        return self.parent.isCanceled()

    def reportError(self, error, fatalError=False):  # noqa: N802, N803 - QGIS's names
        self.errors.append(error.strip())


class WeeklyPack(HotspotAlgorithm):
    """Runs the other tools in the order of the week and puts what they said onto one page."""

    ID = "weeklypack"
    TITLE = "Weekly pack"
    GROUP = "publish"
    SUMMARY = "Check, hot spots, register, exceptions, compliance, effect, briefings and a public draft, in one folder."

    def flags(self):
        # Its children look at layers.
        return super().flags() | QgsProcessingAlgorithm.FlagNoThreading

    def initAlgorithm(self, config=None):
        tr = self.tr
        add_crime_parameters(self, weight=False)
        self.add(
            QgsProcessingParameterFeatureSource("AREAS", tr("Neighbourhoods"), [QgsProcessing.TypeVectorPolygon]),
            "Wards or neighbourhoods: the study area, the areas watched, and those of the public draft.")
        self.add(
            QgsProcessingParameterField("NAME_FIELD", tr("Name of a neighbourhood"), parentLayerParameterName="AREAS"),
            "The field with the name.")
        self.add(QgsProcessingParameterFile("REGISTER", tr("Register"), optional=True),
                 "The register of hot spots: the week's hot spots are held against it, and its places are watched.")
        self.add(
            QgsProcessingParameterFeatureSource("PLAN", tr("Plan"), [QgsProcessing.TypeVector], optional=True),
            "The plan of the week to come, for the briefings, and of the last, for compliance.")
        self.add(
            QgsProcessingParameterFeatureSource("PINGS", tr("Pings"), [QgsProcessing.TypeVector], optional=True),
            "GPS pings of the week, for compliance.")
        self.add(
            QgsProcessingParameterFeatureSource("LOG", tr("Log of visits"), [QgsProcessing.TypeVector], optional=True),
            "Visits that were written down, for compliance.")
        self.add(QgsProcessingParameterString("INTERVENTION", tr("First day of patrols (yyyy-mm-dd)"), optional=True),
                 "For the effect, and the day since which a change is looked for.")
        self.add(
            QgsProcessingParameterFeatureSource("CONTROLS", tr("Control places"), [QgsProcessing.TypeVectorPolygon],
                                                optional=True), "For the effect.")
        self.add(QgsProcessingParameterFile("LEDGER", tr("Ledger of releases"), extension="json", optional=True),
                 "The signed releases, for the public draft.")
        self.add(QgsProcessingParameterString("FORCE", tr("Who publishes"), optional=True),
                 "The name of the force, for the public draft. Empty: there are figures and no pages.")
        self.add(QgsProcessingParameterString("MARKING", tr("Handling marking"), OFFICIAL_SENSITIVE),
                 "On every page of the pack.")
        self.add(QgsProcessingParameterFolderDestination("FOLDER", tr("Folder of the packs")),
                 "Each run makes a folder in it, named after the day.")
        self.add_numbers("DONE", "NOT_RUN")
        self.add_strings("PACK", "SUMMARY", "NOTES")

    def prepare(self, parameters, context, feedback):
        # Everything is looked at by the steps themselves, each in its turn.
        self.given = {name: value for name, value in parameters.items() if value not in (None, "")}
        self.folder = self.parameterAsFileOutput(parameters, "FOLDER", context)
        self.marking = " ".join((self.parameterAsString(parameters, "MARKING", context) or "").split())
        if not self.marking:
            raise InputError("MARKING is empty; a pack carries a handling marking.")
        for name in ("INPUT", "AREAS", "NAME_FIELD"):
            if name not in self.given:
                raise InputError("{} is empty; the pack needs it.".format(name))

    # -- the run ------------------------------------------------------------------------------------------------
    def execute(self, parameters, context, feedback):
        try:
            os.makedirs(self.folder, exist_ok=True)
            earlier = _earlier(self.folder)
            self.place = _new_folder(self.folder)
        except OSError as error:
            raise InputError("The folder '{}' cannot be written to ({}); choose another place.".format(
                self.folder, error.strerror or error))
        self.steps, finished = [], False
        try:
            self._all(context, feedback)
            pack = self._pack(earlier)
            with open(os.path.join(self.place, _PACK), "w", encoding="utf-8") as file:
                json.dump(pack, file, indent=1, ensure_ascii=False)
            page = os.path.join(self.place, "pack.html")
            with open(page, "w", encoding="utf-8") as file:
                file.write(render("weeklypack", title=self.tr("Weekly pack, {}").format(pack["made"][:10]), pack=pack,
                                  notes=[], provenance=[], marking=self.marking))
            finished = True
        except OSError as error:
            raise InputError("'{}' could not be written ({}); choose another place.".format(
                self.place, error.strerror or error))
        finally:
            if not finished:
                shutil.rmtree(self.place, ignore_errors=True)
        done = sum(step["done"] for step in self.steps)
        not_run = ["{}: {}".format(step["title"], step["why"]) for step in self.steps if not step["done"]]
        summary = self.tr("{} of {} steps ran; the pack is in '{}'.").format(done, len(self.steps), self.place)
        for line in not_run + [summary]:
            feedback.pushInfo(line)
        feedback.setProgress(100)
        return {"DONE": done, "NOT_RUN": len(not_run), "PACK": page, "SUMMARY": summary, "NOTES": "\n".join(not_run),
                "FOLDER": self.folder}

    def _all(self, context, feedback):
        tr, given = self.tr, self.given
        crimes = {name: given[name] for name in _CRIMES if name in given}
        undated = {name: value for name, value in crimes.items() if name not in ("START", "END")}
        area = {"AREAS": given["AREAS"], "NAME_FIELD": given["NAME_FIELD"]}
        run = lambda *step, **more: self._step(context, feedback, *step, **more)  # noqa: E731 - one word a step
        run(tr("Data"), "checkdata", {name: value for name, value in crimes.items() if name in (
            "INPUT", "OFFENCE_FIELD", "DATE_FIELD", "REFERENCE_FIELD", "LOCATION_FIELD", "FILTER")},
            STUDY_AREA=given["AREAS"])
        hot = run(tr("Hot spots"), "countcrimes", crimes, STUDY_AREA=given["AREAS"], NAME_FIELD=given["NAME_FIELD"],
                  OUTPUT=self._file("places.gpkg"), HOTSPOTS=self._file("hot spots.gpkg"))
        spots = hot.get("HOTSPOTS", "")
        self.spots = _names(spots) if spots else {}
        places = {"REGISTER": given["REGISTER"]} if "REGISTER" in given else {"HOTSPOT_LAYER": spots} if spots else None
        run(tr("Register"), "register", None if "REGISTER" not in given else {
            "REGISTER": given["REGISTER"], "ACTION": "refresh", "HOTSPOT_LAYER": spots, "BY": "weekly pack",
            "CHANGES": self._file("register changes.gpkg")}, why=tr("No register is given."))
        run(tr("Exceptions"), "monitor", None if places is None else dict(crimes, **area, **places),
            why=tr("There are no places to watch."), OUTPUT=self._file("weeks.gpkg"),
            HOTSPOTS=self._file("places watched.gpkg"), **({"SINCE": given["INTERVENTION"]} if (
                "INTERVENTION" in given) else {}))
        told = {name: given[name] for name in ("PINGS", "LOG", "PLAN") if name in given}
        run(tr("Compliance"), "patrolvisits", None if places is None or not {"PINGS", "LOG"} & set(told) else dict(
            told, **places), why=tr("Neither pings nor a log of visits are given."), OUTPUT=self._file("stays.gpkg"),
            COMPLIANCE=self._file("compliance.gpkg"))
        effect = run(tr("Effect"), "impact", None if places is None or not {"INTERVENTION", "CONTROLS"} <= set(
            given) else dict(crimes, **places, INTERVENTION=given["INTERVENTION"], CONTROLS=given["CONTROLS"]),
            why=tr("No first day of patrols or no control places are given."), OUTPUT=self._file("effect.gpkg"))
        run(tr("Briefings"), "patrolroutes", None if places is None or "PLAN" not in given else dict(
            places, PLAN=given["PLAN"]), report=False, why=tr("No plan is given."), OUTPUT=self._file("routes.gpkg"),
            STOPS=self._file("stops.gpkg"), BRIEFINGS=self._file("briefings"), MARKING=self.marking)
        draft = run(tr("Public figures"), "publicationlayer", undated, **area, OUTPUT=self._file("public areas.gpkg"),
                    CELLS=self._file("public figures.gpkg"), RELEASE=self._file("draft release.json"),
                    **({"LEDGER": given["LEDGER"]} if "LEDGER" in given else {}))
        run(tr("Public pages"), "communityreport", None if not draft or "FORCE" not in given else dict(
            area, RELEASE=draft["RELEASE"], FORCE=given["FORCE"]), report=False,
            why=tr("There are no public figures, or FORCE is empty."), FOLDER=self._file("public pages"), PDF=self._file("public pages.pdf"),
            **{name: given[name] for name in ("LEDGER",) if name in given},
            **({"EFFECT": effect["REPORT_JSON"]} if effect else {}))

    def _file(self, name):
        return os.path.join(self.place, name)

    def _step(self, context, feedback, title, tool, parameters, report=True, why="", **more):
        """Run one tool; its results, {} where it did not run. Raises Cancelled."""
        import processing

        step = {"title": title, "tool": tool, "done": False, "why": why, "summary": "", "notes": [], "figures": {},
                "report": ""}
        self.steps.append(step)
        if parameters is None:
            return {}
        if feedback.isCanceled():
            raise Cancelled()
        feedback.setProgressText(title)
        number = len(self.steps) - 1
        ear = _Ear(feedback, 11 * number, 11 * number + 11)
        if report:
            step["report"] = tool + ".html"
            more.update(REPORT=self._file(tool + ".html"), REPORT_JSON=self._file(tool + ".json"))
            if tool in ("countcrimes", "register"):
                # These have none.
                step["report"] = ""
                more.pop("REPORT"), more.pop("REPORT_JSON")
        try:
            results = processing.run("hotspotpolicing:" + tool, dict(parameters, **more), context=context, feedback=ear,
                                     is_child_algorithm=True)
        except QgsProcessingException as error:
            if feedback.isCanceled():
                raise Cancelled()
            said = [line for line in ear.errors + [str(error)] if line]
            step.update(why=said[0].splitlines()[-1] if said else self.tr("It gave no reason."), report="")
            return {}
        if feedback.isCanceled():
            raise Cancelled()
        step.update(done=True, why="", summary=str(results.get("SUMMARY") or ""),
                    notes=[line for line in str(results.get("NOTES") or "").split("\n") if line],
                    figures={name: value for name, value in results.items()
                             if isinstance(value, (int, float)) and not isinstance(value, bool)})
        return results

    # -- the page -----------------------------------------------------------------------------------------------
    def _pack(self, earlier):
        """All that the page says, and what changed since the pack before."""
        pack = {"made": datetime.datetime.now().astimezone().isoformat(timespec="seconds"), "marking": self.marking,
                "steps": self.steps, "hotspots": self.spots, "since": "", "new": [], "gone": [], "figures": [],
                "pages": os.path.isdir(self._file("public pages")), "briefings": os.path.isdir(self._file("briefings"))}
        if earlier is None:
            return pack
        before = {step["tool"]: step.get("figures", {}) for step in earlier["steps"]}
        pack["since"] = earlier["made"][:10]
        pack["new"] = [name for one, name in self.spots.items() if one not in earlier["hotspots"]]
        pack["gone"] = [name for one, name in earlier["hotspots"].items() if one not in self.spots]
        for tool, name, words in (
                ("countcrimes", "CRIMES_USED", self.tr("Crimes")),
                ("countcrimes", "HOTSPOT_COUNT", self.tr("Hot spots")),
                ("monitor", "EXCEPTION_COUNT", self.tr("Exceptions")),
                ("patrolvisits", "VISIT_COUNT", self.tr("Visits"))):
            now = next((step["figures"].get(name) for step in self.steps if step["tool"] == tool), None)
            if now is not None and before.get(tool, {}).get(name) is not None:
                pack["figures"].append({"words": words, "before": before[tool][name], "now": now})
        return pack


def _new_folder(parent):
    """A folder of today in ``parent``, made. Raises OSError."""
    day, number = datetime.date.today().isoformat(), 1
    while True:
        path = os.path.join(parent, day if number == 1 else "{} {}".format(day, number))
        try:
            os.mkdir(path)
            return path
        except FileExistsError:
            number += 1


def _earlier(parent):
    """The last pack made in ``parent``, None without one that can be read."""
    found = []
    for name in os.listdir(parent):
        try:
            with open(os.path.join(parent, name, _PACK), encoding="utf-8") as file:
                pack = json.load(file)
            if {"made", "steps", "hotspots"} <= set(pack):
                found.append(pack)
        except (OSError, ValueError, TypeError):
            continue
    return max(found, key=lambda pack: pack["made"], default=None)


def _names(source):
    """{id: name} of the hot spots of a layer."""
    layer = QgsVectorLayer(source, "hot spots", "ogr")
    out = {}
    for feature in layer.getFeatures():
        area = feature[f.AREA_NAME] if layer.fields().lookupField(f.AREA_NAME) >= 0 else ""
        out[str(feature[f.HOTSPOT_ID])] = "{} {}".format(feature[f.RANK], area or feature[f.HOTSPOT_ID])
    return out
