"""The week as steps one after the other: what each needs, what it said, and the page about all of them.

Who runs the steps, and in which thread, is the caller's: the tool *Weekly pack* one by one as its children, the dock in
the background.
"""

from __future__ import annotations

import datetime
import json
import os
import shutil
from collections.abc import Generator, Mapping
from typing import Any, Optional

from qgis.core import QgsProject

from ...contract.detect import COUNT_CRIMES
from ...contract.evaluate import IMPACT, MONITOR
from ...contract.parts.crimes import CRIMES_NAMES
from ...contract.patrol import REGISTER
from ...contract.patrol_visits import PATROL_ROUTES, PATROL_VISITS
from ...contract.prepare import CHECK_DATA, IMPORT_POLICE_UK, IMPORT_RECORDS
from ...contract.publish import COMMUNITY_REPORT, PUBLICATION_LAYER
from ..counting.crimes import check_period
from ..ground.errors import InputError
from ..ground.gpkg_uri import table_uri
from ..ground.public_source import secrets_of
from ..ground.texts import day_words, tr
from ..importing.refresh import crime_table, crime_types
from ..moments.dates import parse_day
from ..results.html_report import render
from .packs import PACK_FILE, earlier_pack, names_of, new_folder

#: How many steps a week has.
STEPS = 10
_IMPORTS = (IMPORT_POLICE_UK.id, IMPORT_RECORDS.id)


#: A step that can run: its title, the tool and its parameters. What came of it: its results, or why it did not run.
Step = tuple[str, str, dict[str, Any]]
Said = tuple[Optional[dict[str, Any]], Optional[str]]
Steps = Generator[Step, Said, None]


class Week:
    """A pack in the making, in a new folder of ``folder``. ``given`` {parameter of *Weekly pack*: value}; ``project``
    is where INPUT may be a layer of.

    Go through ``steps()`` with ``send``; then ``finish()``, or ``abandon()`` where it is not to be. Raises InputError
    where something is missing or the folder cannot be written to.
    """

    def __init__(self, given: Mapping[str, Any], folder: str, project: QgsProject | None = None) -> None:
        self.given = {name: value for name, value in given.items() if value not in (None, "", [])}
        self.marking = " ".join(str(self.given.get("MARKING", "")).split())
        if not self.marking:
            raise InputError(tr("MARKING is empty; enter the handling marking for the pack."))
        for name in ("INPUT", "AREAS", "NAME_FIELD"):
            if name not in self.given:
                raise InputError(tr("{} is empty; the pack cannot be created without a value here.").format(name))
        check_period(*(parse_day(str(self.given.get(name, "")), name) for name in ("START", "END")))
        self.folder, self.project, self.done, self.spots = folder, project, [], {}
        self.hide = secrets_of(self.given, project).hide
        try:
            os.makedirs(folder, exist_ok=True)
            self.earlier, self.notes = earlier_pack(folder)
            self.place = new_folder(folder)
        except OSError as error:
            raise InputError(
                tr("The folder '{}' cannot be written to ({}); choose another folder.").format(
                    folder, error.strerror or error
                )
            )

    def tr(self, text: str) -> str:
        """The text in the user's language."""
        return tr(text)

    def steps(self) -> Steps:
        """Yields (title, tool, parameters) of the steps that can run; send (results, None) or (None, why not)."""
        tr, given, file = self.tr, self.given, self._file

        def some(*names: str) -> dict[str, Any]:
            return {name: given[name] for name in names if name in given}

        crimes = some(*CRIMES_NAMES)
        # What is told to the public is all that was recorded, by whole months of its own.
        recorded = some("INPUT", "OFFENCE_FIELD", "DATE_FIELD", "FILTER", "TIME_ZONE", "REFERENCE_FIELD")
        area = some("AREAS", "NAME_FIELD")
        yield from self._refresh()
        yield from self._step(
            tr("Data"),
            CHECK_DATA.id,
            some("INPUT", "OFFENCE_FIELD", "DATE_FIELD", "REFERENCE_FIELD", "LOCATION_FIELD", "FILTER", "TIME_ZONE"),
            STUDY_AREA=given["AREAS"],
        )
        hot = yield from self._step(
            tr("Hot spots"),
            COUNT_CRIMES.id,
            crimes,
            report=False,
            STUDY_AREA=given["AREAS"],
            NAME_FIELD=given["NAME_FIELD"],
            OUTPUT=file("places.gpkg"),
            HOTSPOTS=file("hot spots.gpkg"),
        )
        spots = hot.get("HOTSPOTS", "")
        self.spots = names_of(spots) if spots else {}
        places = some("REGISTER") or ({"HOTSPOT_LAYER": spots} if self.spots else None)

        nothing = tr("There are no hot spots this week.")

        def why(words: str) -> str:
            return words if places is not None else nothing

        yield from self._step(
            tr("Register"),
            REGISTER.id,
            (some("REGISTER") or None) if self.spots else None,
            report=False,
            why=nothing if "REGISTER" in given else tr("No register was chosen."),
            ACTION="refresh",
            HOTSPOT_LAYER=spots,
            BY="weekly pack",
            CHANGES=file("register changes.gpkg"),
        )
        watched = None if places is None else dict(crimes, **area, **places)
        if watched is not None and "INTERVENTION" in given:
            watched["SINCE"] = given["INTERVENTION"]
        yield from self._step(
            tr("Exceptions"),
            MONITOR.id,
            watched,
            why=nothing,
            OUTPUT=file("weeks.gpkg"),
            HOTSPOTS=file("places watched.gpkg"),
        )
        delivered = places is not None and some("PINGS", "LOG")
        yield from self._step(
            tr("Compliance"),
            PATROL_VISITS.id,
            dict(places, **some("PINGS", "LOG", "PLAN")) if delivered else None,
            why=why(tr("No vehicle or radio location data and no patrol log were chosen.")),
            OUTPUT=file("stays.gpkg"),
            COMPLIANCE=file("compliance.gpkg"),
        )
        compared = places is not None and {"INTERVENTION", "CONTROLS"} <= set(given)
        effect = yield from self._step(
            tr("Effect"),
            IMPACT.id,
            dict(crimes, **places, **some("INTERVENTION", "CONTROLS")) if compared else None,
            why=why(tr("The start date of the patrols or the control places were not chosen.")),
            OUTPUT=file("effect.gpkg"),
        )
        planned = places is not None and some("PLAN")
        yield from self._step(
            tr("Briefings"),
            PATROL_ROUTES.id,
            dict(places, **planned) if planned else None,
            report=False,
            why=why(tr("No patrol plan was chosen.")),
            OUTPUT=file("routes.gpkg"),
            STOPS=file("stops.gpkg"),
            BRIEFINGS=file("briefings"),
            MARKING=self.marking,
        )
        draft = yield from self._step(
            tr("Public figures"),
            PUBLICATION_LAYER.id,
            dict(recorded, **area, **some("LEDGER")),
            OUTPUT=file("public areas.gpkg"),
            CELLS=file("public figures.gpkg"),
            RELEASE=file("draft release.json"),
        )
        told = None
        if draft and "FORCE" in given:
            told = dict(area, RELEASE=draft["RELEASE"], **some("FORCE", "LEDGER"))
            if effect:
                told["EFFECT"] = effect["REPORT_JSON"]
        yield from self._step(
            tr("Public pages"),
            COMMUNITY_REPORT.id,
            told,
            report=False,
            why=tr("There are no public figures, or no name of the force was given."),
            FOLDER=file("public pages"),
            PDF=file("public pages.pdf"),
        )

    @property
    def refreshed(self) -> bool:
        """Whether the crimes were read anew."""
        return any(step["done"] and step["tool"] in _IMPORTS for step in self.done)

    def _refresh(self) -> Steps:
        """Read the crimes anew into the table they are in; where that fails they stay, and the week goes on."""
        tool, parameters, why = (
            _IMPORTS["PROFILE" in self.given],
            None,
            self.tr("No source was chosen, so the existing crime data are used."),
        )
        if "SOURCE" in self.given:
            try:
                parameters = self._import(tool)
            except InputError as error:
                why = str(error)
        found = yield from self._step(self.tr("Refresh"), tool, parameters, report=False, why=why)
        if not found:
            return
        step, newest, end = self.done[-1], found["NEWEST"], str(self.given.get("END", ""))
        step["figures"].update(NEWEST=newest, NEWEST_BEFORE=found["NEWEST_BEFORE"])
        if end and end[: len(newest)] < newest:
            step["notes"].append(
                self.tr("The pack counts crimes only up to {}, the end date that was chosen.").format(day_words(end))
            )

    def _import(self, tool: str) -> dict[str, Any]:
        """The parameters of the import. Raises InputError where the crimes cannot be replaced."""
        path, table = crime_table(self.given["INPUT"], self.project)
        source = self.given["SOURCE"]
        sources = [str(one) for one in (source if isinstance(source, (list, tuple)) else [source])]
        out = {"SOURCE": sources, "OUTPUT": table_uri(path, table), "REFRESH": True}
        if tool == IMPORT_POLICE_UK.id:
            return dict(out, CRIME_TYPES=crime_types(path, table))
        if len(sources) > 1:
            raise InputError(
                tr("With a PROFILE, only one SOURCE can be used; put the files in one folder and choose that folder.")
            )
        return dict(out, SOURCE=sources[0], PROFILE=self.given["PROFILE"])

    def finish(self) -> dict[str, Any]:
        """Write the page and what the next pack needs; the results of the tool. Raises InputError, also where no step
        could run: a scheduled job is to fail then."""
        if not any(step["done"] for step in self.done):
            # The first step is the refresh, which without a source is not meant.
            raise InputError(
                self.tr("None of the steps could run. {}: {}").format(self.done[1]["title"], self.done[1]["why"])
            )
        pack = self._pack()
        page = os.path.join(self.place, "pack.html")
        try:
            with open(os.path.join(self.place, PACK_FILE), "w", encoding="utf-8") as file:
                json.dump(pack, file, indent=1, ensure_ascii=False)
            with open(page, "w", encoding="utf-8") as file:
                file.write(
                    render(
                        "weeklypack",
                        title=self.tr("Weekly pack, {}").format(day_words(pack["made"][:10])),
                        pack=pack,
                        notes=self.notes,
                        provenance=[],
                        marking=self.marking,
                    )
                )
        except OSError as error:
            raise InputError(
                tr("'{}' could not be written ({}); choose another location.").format(
                    self.place, error.strerror or error
                )
            )
        done = sum(step["done"] for step in self.done)
        not_run = ["{}: {}".format(step["title"], step["why"]) for step in self.done if not step["done"]]
        summary = self.tr("{} of {} steps were run; the pack is in '{}'.").format(done, len(self.done), self.place)
        return {
            "DONE": done,
            "NOT_RUN": len(not_run),
            "PACK": page,
            "SUMMARY": summary,
            "NOTES": "\n".join(not_run + self.notes),
            "FOLDER": self.folder,
        }

    def abandon(self) -> None:
        """Take the folder of this pack away again."""
        shutil.rmtree(self.place, ignore_errors=True)

    def _file(self, name: str) -> str:
        return os.path.join(self.place, name)

    def _step(
        self, title: str, tool: str, parameters: dict[str, Any] | None, report: bool = True, why: str = "", **more: Any
    ) -> Generator[Step, Said, dict[str, Any]]:
        """Have one tool run; its results, {} where it did not."""
        step = {
            "title": title,
            "tool": tool,
            "done": False,
            "why": self.hide(why),
            "summary": "",
            "notes": [],
            "figures": {},
            "report": "",
        }
        self.done.append(step)
        if parameters is None:
            return {}
        if report:
            more.update(REPORT=self._file(tool + ".html"), REPORT_JSON=self._file(tool + ".json"))
        results, problem = yield title, tool, dict(parameters, **more)
        if problem is not None:
            # What QGIS, GDAL and databases say repeats what they were given.
            step["why"] = self.hide(problem)
            return {}
        step.update(
            done=True,
            why="",
            summary=self.hide(str(results.get("SUMMARY") or "")),
            report=tool + ".html" if report else "",
            notes=[self.hide(line) for line in str(results.get("NOTES") or "").split("\n") if line],
            figures={
                name: value
                for name, value in results.items()
                if isinstance(value, (int, float)) and not isinstance(value, bool)
            },
        )
        return results

    # -- the page -----------------------------------------------------------------------------------------------
    def _pack(self) -> dict[str, Any]:
        """All that the page says, and what changed since the pack before."""
        pack = {
            "made": datetime.datetime.now().astimezone().isoformat(timespec="seconds"),
            "marking": self.marking,
            "steps": self.done,
            "about": self._about(),
            "hotspots": self.spots,
            "since": "",
            "new": [],
            "gone": [],
            "figures": [],
            "pages": os.path.isdir(self._file("public pages")),
            "print": os.path.isfile(self._file("public pages.pdf")),
            "briefings": os.path.isdir(self._file("briefings")),
        }
        earlier = self.earlier
        if earlier is None:
            return pack
        before = {step["tool"]: step.get("figures", {}) for step in earlier["steps"]}
        pack["since"] = earlier["made"][:10]
        pack["new"] = [name for one, name in self.spots.items() if one not in earlier["hotspots"]]
        pack["gone"] = [name for one, name in earlier["hotspots"].items() if one not in self.spots]
        pack["figures"] = self._refresh_figures(before)
        for tool, name, words in (
            (COUNT_CRIMES.id, "CRIMES_USED", self.tr("Crimes")),
            (COUNT_CRIMES.id, "HOTSPOT_COUNT", self.tr("Hot spots")),
            (MONITOR.id, "EXCEPTION_COUNT", self.tr("Exceptions")),
            (PATROL_VISITS.id, "VISIT_COUNT", self.tr("Visits")),
        ):
            now = next((step["figures"].get(name) for step in self.done if step["tool"] == tool), None)
            if now is not None and before.get(tool, {}).get(name) is not None:
                pack["figures"].append({"words": words, "before": before[tool][name], "now": now})
        return pack

    def _about(self) -> str:
        """Which crimes the hot spots are of, in words."""
        span = [day_words(self.given.get(name, "")) for name in ("START", "END")]
        return self.tr(
            "Hot spots and exceptions cover {}, {}. Public figures cover all offences, in whole months."
        ).format(
            self.given.get("OFFENCES") or self.tr("all offences"),
            self.tr("from {} to {}").format(
                span[0] or self.tr("the first crime"), span[1] or self.tr("the last crime")
            ),
        )

    def _refresh_figures(self, before: Mapping[str, dict[str, Any]]) -> list[dict[str, Any]]:
        """What the refresh brought since the pack before, or since the crimes before where that had none."""
        step = next((step for step in self.done if step["tool"] in _IMPORTS and step["done"]), None)
        if step is None:
            return []
        now, then = step["figures"], next((before[tool] for tool in _IMPORTS if before.get(tool)), {})
        return [
            {"words": words, "before": then.get(name, now[earlier]), "now": now[name]}
            for words, name, earlier in (
                (self.tr("Crimes in the file"), "ROWS_KEPT", "ROWS_BEFORE"),
                (self.tr("Newest crime"), "NEWEST", "NEWEST_BEFORE"),
            )
        ]
