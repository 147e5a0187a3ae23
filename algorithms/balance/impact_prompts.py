"""Prompts for the force's own equality and data-protection impact assessments, filled with what the tools found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from qgis.core import QgsProcessingContext, QgsProcessingFeedback

from ...bridge.ground.texts import day_words, tr
from ...bridge.results.presence_words import kind_of, say
from ...bridge.results.report_schemas import PROMPTS, read_report
from ..common.base import HotspotAlgorithm
from ..common.finish import Finish

#: Parameter, and the tool whose report it takes.
REPORTS = (
    ("AUDIT", "fairnessaudit"),
    ("LOOP", "feedbackloop"),
    ("SEARCHES", "searchoverlay"),
    ("FEEDBACK", "communityfeedback"),
)
_CHARACTERISTICS = (
    "age",
    "disability",
    "gender reassignment",
    "marriage and civil partnership",
    "pregnancy and maternity",
    "race",
    "religion or belief",
    "sex",
    "sexual orientation",
)


class ImpactPrompts(HotspotAlgorithm):
    """Questions of both assessments; what is known is filled in, what is not is left for the force."""

    ID = "impactprompts"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        self.found = {}
        for name, tool in REPORTS:
            path = self.parameterAsFile(parameters, name, context)
            if not path:
                continue
            self.found[name] = read_report(path, tool, name, PROMPTS[tool])
        self.purpose = (self.parameterAsString(parameters, "PURPOSE", context) or "").strip()
        self.owner = (self.parameterAsString(parameters, "OWNER", context) or "").strip()

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        parts = [
            (
                tr("Equality impact"),
                tr("Public sector equality duty, Equality Act 2010, section 149"),
                self._equality(),
            ),
            (
                tr("Data-protection impact"),
                tr("Data Protection Act 2018, section 64 (law enforcement processing)"),
                self._data(),
            ),
        ]
        prompts = [one for _, _, some in parts for one in some]
        filled = sum(bool(one["known"]) for one in prompts)
        summary = tr(
            "{} of {} questions have been filled in as far as the results allow. The rest, and every judgement, "
            "are for the force to complete."
        ).format(filled, len(prompts))
        finish = Finish(self, parameters, context, feedback)
        finish.add_page(
            "impactprompts",
            tr("Equality and data protection impact assessments"),
            lambda: {"parts": parts, "notes": [summary]},
        )
        text = _text(parts, summary)
        finish.outputs.add_text("TEXT", text)
        finish.outputs.add_json(
            "REPORT_JSON",
            {
                "summary": summary,
                "text": text,
                "parts": [{"title": title, "law": law, "prompts": some} for title, law, some in parts],
            },
        )
        return finish.results({"PROMPTS": len(prompts), "FILLED": filled}, summary)

    # -- the prompts --------------------------------------------------------------------------------------------
    def _equality(self) -> list[dict[str, Any]]:
        audit = self.found.get("AUDIT", {})
        nobody = audit.get("nobody", ())
        figures = {one["name"]: one for one in audit.get("figures", ())}
        groups = [name[len("exposure ") :] for name in figures if name.startswith("exposure ")]
        searched = sorted({one["group"] for one in self.found.get("SEARCHES", {}).get("groups", ()) if one["group"]})
        seen = tr("Figures are available for: {}.").format(", ".join(groups + searched)) if groups or searched else ""
        return [
            _prompt(
                tr("What is being decided, why, and by whom?"),
                [self.purpose],
                tr("State the aim, the legal basis and the alternatives considered."),
            ),
            _prompt(
                tr("Where do officers patrol, and does that match need?"),
                [
                    audit.get("summary", ""),
                    say(kind_of(audit), "nobody_list").format(len(nobody), _some(nobody)) if nobody else "",
                ],
                tr("Explain each flagged gap, or say what will be done about the gap."),
            ),
            _prompt(
                tr("Is patrol presence more concentrated in deprived areas than crime is?"),
                [
                    _figure(figures[name])
                    for name in (
                        "gradient_presence",
                        "gradient_hotspots",
                        "gradient_need",
                        "concentration_presence",
                        "concentration_hotspots",
                        "concentration_need",
                    )
                    if name in figures
                ],
                tr(
                    "A gradient that matches crime is not fair or unfair for that reason alone; explain what "
                    "the gradient means locally."
                ),
            ),
            _prompt(
                tr("Who lives in the hot spots?"),
                [_figure(one) for name, one in figures.items() if name.startswith("exposure ")],
                tr(
                    "Residents are not the only people whom officers meet in a hot spot; draw on what local "
                    "officers and partners know."
                ),
            ),
            _prompt(
                tr("How much of the crime map is police-generated?"),
                [self.found.get("LOOP", {}).get("summary", "")],
                tr(
                    "Say which hot spots depend on police-generated offences, and whether those hot spots will be kept."
                ),
            ),
            _prompt(
                tr("What were the outcomes of stop and search, inside and outside the hot spots?"),
                [self.found.get("SEARCHES", {}).get("summary", "")],
                tr("Compare searches for the same object, and say how the grounds for searches are checked."),
            ),
            _prompt(
                tr("What did people ask for, and how safe do they feel?"),
                [self.found.get("FEEDBACK", {}).get("summary", "")],
                tr("Say whose views are missing, and how those people will be reached."),
            ),
            _prompt(
                tr("Which protected characteristics are missing from the data?"),
                [seen],
                tr(
                    "On their own, the data say nothing about: {}. For each of these, say how any harm would be "
                    "noticed."
                ).format(", ".join(_CHARACTERISTICS)),
            ),
            _prompt(
                tr("What will be done to reduce harm, and what would bring the patrols to an end?"),
                [],
                tr("State the measures, the figures to be monitored, and the level at which action must be taken."),
            ),
            _prompt(
                tr("Who will review this assessment, and when?"),
                [self.owner],
                tr(
                    "Give the date of the review, the role of the person responsible, and where the review will be "
                    "published."
                ),
            ),
        ]

    def _data(self) -> list[dict[str, Any]]:
        sources = []
        for name, _tool in REPORTS:
            lines = self.found.get(name, {}).get("provenance", ())
            kept = [day_words(line) if line.startswith(_DATED) else line for line in lines if line.startswith(_SAID)]
            if kept:
                sources.append("{}: {}".format(lines[0], "; ".join(kept)))
        ways = [tr("Places are ranked, not people: no tool scores, names or makes predictions about a person.")]
        if "FEEDBACK" in self.found:
            ways.append(
                tr(
                    "The locations of survey answers are used to find the neighbourhood and are not kept. "
                    "Neighbourhoods with fewer than {} answers are not shown."
                ).format(self.found["FEEDBACK"].get("least", 10))
            )
        if "SEARCHES" in self.found:
            ways.append(
                tr("Searches are counted by place and group; no rate is given for fewer than {} searches.").format(
                    self.found["SEARCHES"].get("least", 10)
                )
            )
        return [
            _prompt(
                tr("What data are used, for what period, and how many records?"),
                sources,
                tr("State where the data come from, the terms on which they are used, and how old the data may be."),
            ),
            _prompt(
                tr("Which of the data are personal data?"),
                ways[1:],
                tr(
                    "Crimes with a reference, exact location or time, survey answers, searches and officers' "
                    "positions are personal data, even without names. Callsigns are hashed when the positions "
                    "are read."
                ),
            ),
            _prompt(
                tr("What is the legal basis, and is it necessary and proportionate?"),
                [],
                tr(
                    "State the law enforcement purpose, why less data would not be enough, and which parts need "
                    "consent or another legal basis."
                ),
            ),
            _prompt(
                tr("Are any decisions made solely by automated means?"),
                ways[:1],
                tr("Hot spots become active when a named person accepts them; state who that person is."),
            ),
            _prompt(
                tr("Who can see the results, where are the results kept, and for how long?"),
                [],
                tr(
                    "Results are GeoPackages and web pages saved alongside the project on the force's own "
                    "storage; nothing is sent anywhere. State which folders are used, who has access to them and "
                    "when the files will be deleted."
                ),
            ),
            _prompt(
                tr("What could go wrong for people, and what is being done to prevent that?"),
                [],
                tr(
                    "Consider these risks: a household identified from a detailed map, small numbers worked out "
                    "by comparing two releases, a neighbourhood labelled as criminal, and officers tracked from "
                    "their positions."
                ),
            ),
            _prompt(
                tr("Who was consulted, and who signs off the assessment?"),
                [self.owner],
                tr(
                    "Record the data protection officer's advice, the views of the people affected or their "
                    "representatives, and the date of sign-off."
                ),
            ),
        ]


#: Lines of a provenance that belong into an assessment: what was read, of what time; no command and no path.
_SAID = (
    "INPUT =",
    "SURVEY =",
    "PRESENCE =",
    "PEOPLE =",
    "DEPRIVATION =",
    "Data window",
    "Rows read",
    "Crimes used",
    "Searches used",
    "Left out",
    "Made ",
)
#: Those that tell days.
_DATED = ("Data window", "Made ")


def _some(names: Sequence[str]) -> str:
    return ", ".join(names[:20]) + (" …" if len(names) > 20 else "")


def _prompt(question: str, known: list[str], hint: str) -> dict[str, Any]:
    return {"question": question, "known": [one for one in known if one], "hint": hint}


def _figure(one: dict[str, Any]) -> str:
    """A figure of the audit in words."""
    value = "–" if one["value"] is None else "{:.2f}".format(one["value"])
    if one["low"] is not None and one["high"] is not None:
        value += " ({:.2f} to {:.2f})".format(one["low"], one["high"])
    return "{}: {}; {}. {}".format(one["name"].replace("_", " "), value, one["of"], one["means"])


def _text(parts: list[tuple[str, str, list[dict[str, Any]]]], summary: str) -> str:
    """The prompts as plain text."""
    out = [summary]
    for title, law, prompts in parts:
        out += ["", title.upper(), law]
        for i, one in enumerate(prompts, 1):
            out += [
                "",
                "{}. {}".format(i, one["question"]),
                *("   " + line for line in one["known"]),
                "   [{}]".format(one["hint"]),
            ]
    return "\n".join(out) + "\n"
