"""What people asked for, what was patrolled, and what changed: survey answers by neighbourhood beside presence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from qgis.core import QgsGeometry, QgsProcessingContext, QgsProcessingFeedback

from ...bridge.counting.crimes import caveats
from ...bridge.geometry.polygons import Areas, overlaps, point_owner
from ...bridge.ground import fields as f
from ...bridge.ground.errors import InputError
from ...bridge.ground.texts import counted, day_words, tr
from ...bridge.reading.survey_answers import Answers, AnswerSource
from ...bridge.results.charts.effects import draw_asked, draw_felt, picture
from ...bridge.results.layer_finish import Headed
from ...bridge.results.outputs import Table
from ...bridge.results.presence_words import NO_PRESENCE, NOT_GIVEN, not_given
from ...bridge.results.styles.patrol import FeltStyle
from ...contract.parts.kinds import SCIPY
from ...contract.schemas.balance import PRIORITIES, SURVEYED
from ...core.counting.shares import number_or_none
from ...core.fairness.opinions import plain
from ...core.statistics.three_answers import three_answers
from ..common.base import HotspotAlgorithm
from ..common.crime_parameters import CrimeInput, input_layer, log_rows
from ..common.declared import missing_modules
from ..common.finish import Finish, embedded
from ..common.place_input import PlaceInput
from .areas import AreaInput
from .presence_input import PresenceInput
from .priorities import crimes_by_span, priority_rows, spans_about
from .survey_by_area import CONFIDENT, QUESTIONS, SAFE, SurveyByArea

_FEW = "few"


@dataclass(frozen=True)
class Heard:
    """What is said of the neighbourhoods shown: a dictionary for each of all (``rows``), for each question in all
    (``totals``) and for each of the ``priorities``, and how many ``answers`` that is of."""

    rows: list[dict[str, Any]]
    totals: dict[str, dict[str, Any]]
    priorities: list[dict[str, Any]]
    answers: int


class CommunityFeedback(HotspotAlgorithm):
    """Safety, confidence and priorities by neighbourhood, never of fewer than ten answers."""

    ID = "communityfeedback"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        def text(name: str) -> str:
            return (self.parameterAsString(parameters, name, context) or "").strip()

        self.crime_input = CrimeInput(self, parameters, context)
        self.places = PlaceInput(self, parameters, context)
        self.presence = PresenceInput(self, parameters, context)
        self.areas = AreaInput(self, parameters, context, {})
        if not self.areas.given:
            raise InputError(tr("AREAS is empty; choose a layer of neighbourhoods."))
        fields = dict(zip(QUESTIONS, map(text, ("SAFETY_FIELD", "CONFIDENCE_FIELD", "PRIORITIES_FIELD"))))
        if not any(fields.values()):
            raise InputError(
                tr("SAFETY_FIELD, CONFIDENCE_FIELD and PRIORITIES_FIELD are all empty; choose at least one of them.")
            )
        self.survey = AnswerSource(
            input_layer(self, parameters, "SURVEY", context), fields, text("SURVEY_AREA"), text("SURVEY_DATE")
        )
        self.yes = {plain(one) for one in text("YES").split(";") if one.strip()}
        self.meant = self._meant(text("PRIORITY_OFFENCES"))
        self.since = self.day(parameters, "SINCE", context)
        if self.since is not None and not self.crime_input.choice.date_field:
            raise InputError(
                tr("SINCE has a date but DATE_FIELD is empty; choose the field with the date of each crime.")
            )
        # Only whether a change is more than chance takes it.
        missing = missing_modules(SCIPY) if self.since is not None and fields["priorities"] else ""
        if missing:
            raise InputError(missing)
        self.least = self.parameterAsInt(parameters, "LEAST", context)
        self.margin = self.parameterAsDouble(parameters, "MARGIN", context) / 100

    def _meant(self, text: str) -> dict[str, list[str]]:
        """{priority: [offence]} in small letters."""
        out: dict[str, list[str]] = {}
        for part in filter(None, (one.strip() for one in text.split(";"))):
            priority, sign, offence = (one.strip().casefold() for one in part.partition("="))
            if not (sign and priority and offence):
                raise InputError(
                    tr("'{}' under PRIORITY_OFFENCES is not valid; use the format priority = offence.").format(part)
                )
            out.setdefault(priority, []).append(offence)
        if out and not self.crime_input.choice.offence_field:
            raise InputError(
                tr("PRIORITY_OFFENCES is filled in but OFFENCE_FIELD is empty; choose the field with the offence.")
            )
        return out

    # -- the run ------------------------------------------------------------------------------------------------
    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        given = self.crime_input
        self.notes = []
        feedback.setProgressText(tr("reading survey answers…"))
        areas, names, codes = self.areas.read(given.crs, given.transform_context, feedback)
        self.notes += self.areas.notes
        answers = self.survey.read(given.crs, given.transform_context, feedback)
        where = self._where(answers, areas, names, codes)
        answered = np.bincount(where[where >= 0], minlength=len(areas))
        shown = answered >= self.least
        if not shown.any():
            raise InputError(
                tr("No neighbourhood has {} or more answers; use larger areas or a longer survey period.").format(
                    self.least
                )
            )
        # Who is not shown is in no total either: else the difference would show them.
        where = np.where((where >= 0) & shown[where], where, -1)
        feedback.setProgressText(tr("reading crimes…"))
        crimes = given.read(feedback)
        owner = point_owner(areas.geometries, crimes.x, crimes.y)
        if not (owner >= 0).any():
            raise InputError(
                tr(
                    "None of the crimes in '{}' fall within a neighbourhood; check that both layers cover the "
                    "same part of the country."
                ).format(given.source.name)
            )
        spots = self.places.read(given.crs, given.transform_context, feedback)
        there = self.presence.read(spots.columns[f.HOTSPOT_ID])
        _, part = overlaps(spots.geometries, areas.geometries, lambda: self.raise_if_cancelled(feedback))
        minutes = there.minutes @ part
        if there.note:
            self.notes.append(there.note)
        if self.presence.kind == NOT_GIVEN:
            minutes = np.full(len(areas), np.nan)
            self.notes.append(
                not_given(
                    tr(
                        "The results do not show whether officers were where people asked for them or where people "
                        "feel least safe."
                    )
                )
            )
        spans = spans_about(self.since, crimes) if self.since is not None else None
        present = minutes / minutes.sum() if minutes.sum() > 0 else None
        rows = [
            {
                "name": names[i],
                "answers": int(answered[i]) if shown[i] else None,
                "state": "" if shown[i] else _FEW,
                "minutes": number_or_none(minutes[i]),
                "presence_share": None if present is None else float(present[i]),
            }
            for i in range(len(areas))
        ]
        survey = SurveyByArea(self.survey, answers, where, self.least)
        totals = survey.feelings(rows, self.yes, self.since, feedback)
        self.notes += survey.notes
        asked = survey.asked_for(rows)
        for i, row in enumerate(rows):
            row.update(zip(("before", "after"), crimes_by_span(spans, owner == i)))
        inside = (owner >= 0) & shown[owner]
        priorities = priority_rows(asked, self.meant, minutes, crimes, inside, spans)
        if (~shown).any():
            self.notes.append(
                tr(
                    "{} of {} neighbourhoods had too few answers (fewer than {}), so are not shown and not "
                    "included in any total."
                ).format(int((~shown).sum()), len(areas), self.least)
            )
        self.notes.append(
            tr(
                "Not everyone answers a survey. The intervals allow only for chance, not for the people who "
                "did not answer."
            )
        )
        self.notes[:0] = caveats(crimes)
        log_rows(crimes, feedback)
        if spans is not None:
            self.notes.append(
                tr("Crimes are counted over the {} days before {} and the {} days from that date onwards.").format(
                    spans.days_before, day_words(self.since), spans.days_after
                )
            )
        finish = Finish(self, parameters, context, feedback)
        finish.describe(crimes.window or "", crimes.rows(), self.notes)
        heard = Heard(rows, totals, priorities, int(answered[shown].sum()))
        return self._write(areas.geometries, heard, str(crimes.window or ""), finish)

    def _where(self, answers: Answers, areas: Areas, names: list[str], codes: list[str]) -> NDArray[np.int64]:
        """The index (n,) of the neighbourhood of each answer, −1 where it lies in none. Raises InputError where all
        do."""
        if answers.area is None:
            where = point_owner(areas.geometries, answers.x, answers.y)
        else:
            index: dict[str, int] = {}
            for i, pair in enumerate(zip(names, codes)):
                for one in pair:
                    if index.setdefault(one.strip().casefold(), i) != i:
                        raise InputError(
                            tr(
                                "Two neighbourhoods are called '{}'; choose the code field under CODE_FIELD, and "
                                "use the same codes in the survey."
                            ).format(one)
                        )
            for one in answers.area.values:
                if str(one).strip().casefold() in self.areas.shared - set(index):
                    raise InputError(
                        tr(
                            "Two neighbourhoods are called '{}'; choose the code field under CODE_FIELD, and use "
                            "the same codes in the survey."
                        ).format(one)
                    )
            of = np.array([index.get(str(one).strip().casefold(), -1) for one in answers.area.values] + [-1])
            where = of[answers.area.codes]
        lost = int((where < 0).sum())
        if lost == len(where):
            raise InputError(
                tr(
                    "None of the answers in '{}' match a neighbourhood in '{}'; check that both use the same "
                    "names or codes, or cover the same part of the country."
                ).format(self.survey.name, areas.name)
            )
        if lost:
            # Of how many would tell, less those shown, how many the others gave.
            self.notes.append(
                counted(
                    lost,
                    tr("{} answer does not match any of the neighbourhoods and is not counted."),
                    tr("{} answers do not match any of the neighbourhoods and are not counted."),
                )
            )
        return where

    # -- writing ------------------------------------------------------------------------------------------------
    def _write(self, shapes: list[QgsGeometry], heard: Heard, window: str, finish: Finish) -> dict[str, Any]:
        rows = heard.rows
        keys = {
            f.AREA_NAME: "name",
            f.ANSWERS: "answers",
            f.SAFE: "safe",
            f.SAFE_LOW: "safe_low",
            f.SAFE_HIGH: "safe_high",
            f.CONFIDENT: "confident",
            f.CONF_LOW: "confident_low",
            f.CONF_HIGH: "confident_high",
            f.ASKED_1: "first",
            f.ASKED_2: "second",
            f.ASKED_3: "third",
            f.MINUTES: "minutes",
            f.PRES_SHARE: "presence_share",
            f.BEFORE: "before",
            f.AFTER: "after",
            f.STATE: "state",
            f.SAFE_SHOWN: "safe_shown",
            f.CONF_SHOWN: "confident_shown",
        }
        given = self.presence.kind != NOT_GIVEN
        style = FeltStyle() if given else Headed(FeltStyle(), NO_PRESENCE)
        title = tr("Requested and patrolled") if given else tr("Priorities requested")
        middle = np.median([row["safe_middle"] for row in rows if row["safe_middle"] is not None] or [0])
        for row in rows:
            for place, one in zip(("first", "second", "third"), row["asked"] + [None] * 3):
                row[place] = "{} ({})".format(one["priority"], one["shown"]) if one else None
            if not row["state"]:
                row["state"] = self._state(row, middle)
            row.pop("safe_margin", None), row.pop("confident_margin", None)
        finish.add("OUTPUT", Table.of_rows(SURVEYED, keys, rows, shapes, self.crime_input.crs), style, title)
        self._add_priorities(heard.priorities, None if given else Headed(None, NO_PRESENCE), finish)
        summary = self._summary(heard)
        report = finish.accounted(
            {
                "summary": summary,
                "areas": sorted(rows, key=lambda row: (row["safe_middle"] is None, row["safe_middle"] or 0)),
                "margin": 100 * self.margin,
                "totals": heard.totals,
                "priorities": heard.priorities,
                "answers": heard.answers,
                "least": self.least,
                "since": str(self.since or ""),
                "presence": self.presence.kind,
                "window": window,
            }
        )
        finish.add_report(
            "communityfeedback", tr("Community feedback"), report, lambda: {"pictures": self._pictures(report)}
        )
        numbers: dict[str, Any] = {
            "ANSWERS": heard.answers,
            "AREA_COUNT": len(rows),
            "SHOWN": sum(row["answers"] is not None for row in rows),
        }
        for name, question in (("SAFE", SAFE), ("CONFIDENT", CONFIDENT)):
            numbers[name] = heard.totals.get(question, {}).get("share")
            numbers[name + "_CHANGE"] = heard.totals.get(question, {}).get("change")
        return finish.results(numbers, summary)

    def _add_priorities(self, priorities: list[dict[str, Any]], style: object, finish: Finish) -> None:
        keys = {
            f.PRIORITY: "priority",
            f.ANSWERS: "answers",
            f.SHARE: "share",
            f.LOW: "low",
            f.HIGH: "high",
            f.AREAS: "areas",
            f.PRES_SHARE: "presence_share",
            f.OFFENCE: "offence",
            f.BEFORE: "before",
            f.AFTER: "after",
            f.CHANGE: "change",
            f.P: "p",
            f.SHOWN: "shown",
        }
        finish.add("PRIORITIES", Table.of_rows(PRIORITIES, keys, priorities), style, tr("Priorities"))

    def _state(self, row: dict[str, Any], middle: float) -> str:
        """How safe people feel in a neighbourhood against the ``middle`` one."""
        low, high = row["safe_low"], row["safe_high"]
        if low is None:
            return "not asked"
        margin = np.array(row["safe_margin"]) / middle if middle > 0 else (np.nan,) * 2
        return str(three_answers(high < middle or low > middle, low > middle, margin[0], margin[1], self.margin))

    def _pictures(self, report: dict[str, Any]) -> list[str]:
        charts = []
        if report["priorities"]:
            shown = report["priorities"][:12]
            charts.append(
                picture(
                    lambda axes, colours, ink: draw_asked(axes, shown, colours, ink),
                    tr("What people asked for"),
                    tr("share of answers naming each priority, with 95% confidence intervals"),
                    (8, 1.8 + 0.4 * len(shown)),
                    left=0.3,
                )
            )
        felt = [row for row in report["areas"] if row["safe_middle"] is not None and row["presence_share"] is not None]
        if felt:
            charts.append(
                picture(
                    lambda axes, colours, ink: draw_felt(axes, felt, colours, ink) and None,
                    tr("How safe people feel, and patrol presence"),
                    tr("each dot is a neighbourhood"),
                    (8, 4.2),
                )
            )
        return [embedded(one) for one in charts]

    def _summary(self, heard: Heard) -> str:
        rows, priorities = heard.rows, heard.priorities
        words = [
            tr("{:,} answers from {} of {} neighbourhoods.").format(
                heard.answers, sum(row["answers"] is not None for row in rows), len(rows)
            )
        ]
        for question, text in (
            (SAFE, tr("{} of respondents feel safe (95% interval {:.0f}% to {:.0f}%)")),
            (CONFIDENT, tr("{} of respondents are confident in the police (95% interval {:.0f}% to {:.0f}%)")),
        ):
            one = heard.totals.get(question)
            if one is None or one["low"] is None:
                continue
            sentence = text.format(one["shown"], 100 * one["low"], 100 * one["high"])
            if one.get("change") is not None:
                sentence += tr(", a change of {:+.0f} percentage points since {} ({:+.0f} to {:+.0f})").format(
                    100 * one["change"], day_words(self.since), 100 * one["change_low"], 100 * one["change_high"]
                )
            if one["none"]:
                sentence += tr("; people who gave no answer are left out ({:,})").format(one["none"])
            words.append(sentence + ".")
        felt = sorted((row for row in rows if row["safe_middle"] is not None), key=lambda row: row["safe_middle"])
        if len(felt) >= 4 and felt[0]["presence_share"] is not None:
            least = felt[: len(felt) // 4]
            words.append(
                tr(
                    "The quarter of neighbourhoods where people feel least safe received {:.0f}% of all patrol "
                    "presence."
                ).format(100 * sum(row["presence_share"] for row in least))
            )
        if priorities:
            words.append(
                tr("Most common priorities: {}.").format(
                    ", ".join("{} ({})".format(one["priority"], one["shown"]) for one in priorities[:3])
                )
            )
        return " ".join(words)
