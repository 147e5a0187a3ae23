"""How a result was made, in words: data, choices, formula, limits, versions, and how to make it again."""

from __future__ import annotations

from typing import Any

from qgis.core import NULL, QgsApplication, QgsMapLayer, QgsProcessingContext, QgsProcessingFeedback

from ...bridge.ground.documents import help_section
from ...bridge.ground.errors import InputError
from ...bridge.ground.provenance import read_back
from ...bridge.ground.texts import day_words, tr
from ...bridge.results.html_report import render
from ...bridge.results.outputs import Outputs
from ..common.base import HotspotAlgorithm


def _choices(found: dict[str, Any]) -> list[str]:
    """What was chosen and what was left as it is by itself, a line each: the name and value of a parameter, and what it
    is called."""
    given = dict(found["parameters"])
    tool = QgsApplication.processingRegistry().createAlgorithmById("hotspotpolicing:" + found["algorithm"])
    lines = []
    for one in tool.parameterDefinitions() if tool is not None else ():
        default = one.defaultValue()
        if one.isDestination():
            continue
        if one.name() in given:
            lines.append(f"{one.name()} = {given.pop(one.name())} · {one.description()}")
        elif default not in (None, "", NULL):
            lines.append(
                tr("{} = {} (default) · {}").format(
                    one.name(), f"{default:g}" if isinstance(default, float) else default, one.description()
                )
            )
    return lines + ["{} = {}".format(*one) for one in given.items()]


class MethodStatement(HotspotAlgorithm):
    """The statement of a result layer, from what it carries and what the tool's document says."""

    ID = "methodstatement"

    def prepare(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        layer = self.parameterAsLayer(parameters, "LAYER", context)
        if not isinstance(layer, QgsMapLayer) or not layer.isValid():
            raise InputError(tr("The layer chosen under LAYER cannot be opened; check that its file exists."))
        try:
            self.found = read_back(layer.metadata().history())
        except ValueError:
            raise InputError(
                tr(
                    "The layer '{}' has no record of how it was made; choose another layer. The layer was not "
                    "made by these tools, was saved without its metadata, or was made for the public."
                ).format(layer.name())
            )
        self.choices = _choices(self.found)

    def execute(
        self, parameters: dict[str, Any], context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> dict[str, Any]:
        tr, found = self.tr, self.found
        limits = found["notes"] + help_section(found["algorithm"], "Limits")
        parts = [
            (
                tr("Data"),
                ([tr("Period: {}").format(day_words(found["window"]))] if found["window"] else [])
                + ["{}: {}".format(*row) for row in found["rows"]],
            ),
            (tr("Choices"), self.choices),
            (tr("Formula"), help_section(found["algorithm"], "Formula", "Method", "How it is computed")),
            (tr("Limits"), limits),
            (tr("Command to repeat the analysis"), [found["command"]] if found["command"] else []),
            (tr("Date and versions"), [day_words(found["made"])]),
        ]
        parts = [(title, lines) for title, lines in parts if lines]
        summary = tr("Method statement for {}: {} row counts, {} choices and {} limits.").format(
            found["title"], len(found["rows"]), len(found["parameters"]), len(limits)
        )
        outputs = Outputs(self, parameters, context, feedback)
        outputs.add_text(
            "REPORT",
            render(
                "methodstatement",
                title=tr("Method statement: {}").format(found["title"]),
                parts=parts,
                notes=[],
                provenance=[],
            ),
        )
        outputs.add_text(
            "TEXT",
            "\n".join([found["title"]] + [line for title, lines in parts for line in ["", title.upper(), *lines]])
            + "\n",
        )
        feedback.pushInfo(summary)
        results = {"ALGORITHM": found["algorithm"], "SUMMARY": summary, "NOTES": ""}
        results.update(outputs.commit())
        return results
