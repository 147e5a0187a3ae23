"""The parameters of tools, of what was chosen on the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from qgis.PyQt.QtCore import QObject

from ...bridge.counting.crime_survey import street_visible
from ...bridge.reading.weights import INVENTED as INVENTED_TABLE
from ...bridge.results import dock_state as storage
from ...contract.parts.crimes import ADVANCED, UNCHANGED
from ...contract.parts.shared import LAYER
from . import options
from .methods import METHODS
from .project_layers import ProjectLayers
from .runner import declaration

if TYPE_CHECKING:
    from ...bridge.counting.crime_survey import CrimeSurvey

#: The choice of the table of weights that comes with the sample.
INVENTED = "invented"


class ToolParameters(ProjectLayers):
    """What tools are given: the choices, filled in by what the crimes hold."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        #: What the crimes hold, None until they have been looked at.
        self.survey: CrimeSurvey | None = None

    def chosen_offences(self) -> list[str]:
        """The offences to count: what was ticked; at first the preset, or all where it knows too few of them."""
        known = list(self.survey.offences) if self.survey is not None else []
        if self.choices.offences is None:
            return street_visible(known) or known
        ticked = set(self.choices.offences)
        return [name for name in known if name in ticked]

    def excluded_premises(self) -> list[str]:
        """Names of premises whose crimes are left out; none where no field names the place."""
        if not self.choices.location_field:
            return []
        return options.premises() if self.choices.excluded is None else self.choices.excluded

    def crime_parameters(self) -> dict[str, Any]:
        """The parameters that say which crimes, for any of our algorithms."""
        chosen = self.choices
        offences = self.chosen_offences()
        everything = self.survey is None or len(offences) == len(self.survey.offences)
        parameters = {
            "INPUT": chosen.crimes,
            "OFFENCE_FIELD": chosen.offence_field,
            "OFFENCES": "" if everything else "; ".join(offences),
            "DATE_FIELD": chosen.date_field,
            "START": chosen.start,
            "END": chosen.end,
            "REFERENCE_FIELD": chosen.reference_field,
        }
        excluded = self.excluded_premises()
        if excluded:
            parameters.update(LOCATION_FIELD=chosen.location_field, EXCLUDE="; ".join(excluded))
        given = chosen.advanced
        parameters.update((name, given[name]) for name in ADVANCED if name in given)
        return {name: value for name, value in parameters.items() if value}

    @property
    def has_sample(self) -> bool:
        """Whether the crimes are those of the sample."""
        return storage.is_sample(self.layer(self.choices.crimes))

    def weight_parameters(self) -> dict[str, Any]:
        """The parameters that say what harm is by, {} where crimes are counted or nothing is chosen."""
        chosen = self.choices
        if chosen.rank_by != storage.HARM:
            return {}
        table = INVENTED_TABLE if chosen.weights == INVENTED else chosen.weights
        given = {"WEIGHT_FIELD": chosen.weight_field} if chosen.weight_field else {"WEIGHTS": table} if table else {}
        if given and chosen.weight_transform != UNCHANGED:
            given["WEIGHT_TRANSFORM"] = chosen.weight_transform
        return given

    def find_parameters(self, name: str | None = None) -> dict[str, Any]:
        """The parameters of the method chosen, or of another, outputs aside."""
        chosen = self.choices
        name = name or chosen.method
        method = METHODS[name]
        parameters = dict(self.crime_parameters(), **chosen.advanced)
        parameters.update(self.weight_parameters())
        if method.places:
            parameters["UNIT"] = chosen.unit
            if chosen.unit == LAYER:
                parameters["UNITS_LAYER"] = chosen.units_layer
            else:
                parameters["CELL_SIZE"] = chosen.cell_size
        if method.located and chosen.location_field:
            parameters["LOCATION_FIELD"] = chosen.location_field
        if self.layer(chosen.areas) is not None:
            parameters["STUDY_AREA"] = chosen.areas
            if chosen.name_field and "NAME_FIELD" not in method.main:
                parameters["NAME_FIELD"] = chosen.name_field
        if name == storage.BY_RULE:
            parameters.update(SELECT_BY=chosen.select_by, SELECT_VALUE=chosen.select_value)
        tool = declaration(name)
        if tool is None:
            return parameters
        asked = {one.name() for one in tool.parameterDefinitions() if not one.isDestination()}
        return {one: value for one, value in parameters.items() if one in asked}
