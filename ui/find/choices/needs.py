"""What the chosen method needs of the crimes, ticked where it is there: before anything has been found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....bridge.ground.texts import counted
from ....bridge.results.dock_state import HARM
from ....contract.detect_points import DBSCAN, ST_DBSCAN
from ....contract.parts.shared import MONTH
from ...parts.page_lines import IN_WEEKS, Need, NeedsList, days_needed
from ...parts.widgets import number
from ...state.methods import METHODS

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from ...state.session import Session

#: Whole months that a history has to have at least.
_HISTORY = 10
#: Needs that the crimes themselves must meet: nothing that is chosen here could.
_OF_THE_CRIMES = ("days", "history")


class MethodNeeds(NeedsList):
    """The needs of the method chosen; what is not known yet is not listed."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setObjectName("needs")

    @property
    def met(self) -> dict[str, bool]:
        """Each need that is shown, and whether it is met."""
        return {one.name: one.met for one in self.needs}

    def look(self) -> None:
        """Look at the choices again."""
        self.show_needs(self._found())

    def lacking(self) -> str:
        """What the crimes chosen can never give the method, in words; '' where they can."""
        return "; ".join(one.words for one in self.needs if one.name in _OF_THE_CRIMES and not one.met)

    def _found(self) -> list[Need]:
        """The needs: those that the crimes must meet, the rest for the user to choose."""
        session, chosen = self.session, self.session.choices
        layer, survey, method = session.layer(chosen.crimes), session.survey, chosen.method
        if layer is None:
            return [Need("crimes", False, self.tr("crime data: import them on the Crimes page"))]
        if survey is None:
            words = session.survey_error or self.tr("reading '{}'…").format(layer.name())
            return [Need("crimes", not session.survey_error, words)]
        crimes = counted(survey.usable, self.tr("{} crime"), self.tr("{} crimes"), number(survey.usable))
        words = self.tr("{} with a location in '{}'").format(crimes, layer.name())
        out = [Need("crimes", survey.usable > 0, words)]
        if survey.offences:
            ticked = len(session.chosen_offences())
            words = self.tr("offences: {} of {} ticked").format(number(ticked), number(len(survey.offences)))
            out.append(Need("offences", ticked > 0, words))
        out += self._times(method)
        if method == "streethotspots":
            streets = bool(chosen.advanced.get("STREETS"))
            words = self.tr("a road layer") if streets else self.tr("a road layer: choose one under Method")
            out.append(Need("streets", streets, words))
        if method == "facilities":
            out += self._premises()
        if chosen.rank_by == HARM and METHODS[method].weighs:
            weighed = bool(session.weight_parameters())
            words = self.tr("harm scores") if weighed else self.tr("harm scores: choose a field or table under Rank by")
            out.append(Need("harm", weighed, words))
        return out

    def _premises(self) -> list[Need]:
        """What says where a crime was, where its point cannot."""
        chosen, survey = self.session.choices, self.session.survey
        if survey.can_name_place(by_id=False, by_text=False, listed=False):
            return []
        listed = bool(chosen.advanced.get("PREMISES"))
        by_text = bool(chosen.location_field) and (bool(chosen.advanced.get("PREMISES_NAME")) or not listed)
        met = survey.can_name_place(bool(chosen.advanced.get("UPRN_FIELD")), by_text, listed)
        words = (
            self.tr("IDs or names that show where each crime happened")
            if met
            else self.tr("IDs or names that show where each crime happened: choose premises under Method")
        )
        return [Need("premises", met, words)]

    def _times(self, method: str) -> list[Need]:
        window, own = self.session.survey.window, self.session.choices.advanced
        period = own.get("PERIOD", MONTH)
        in_days = {
            "nearrepeat": True,
            "pointclusters": own.get("METHOD", DBSCAN) == ST_DBSCAN,
            "emerginghotspots": period in IN_WEEKS,
        }
        if in_days.get(method):
            return [days_needed(window)]
        if method == "emerginghotspots" and period == MONTH:
            months = 0
            if window is not None:
                first, last = window.start.astype("datetime64[M]"), window.end.astype("datetime64[M]")
                months = int((last - first).astype(int)) + 1
            if months >= _HISTORY:
                return [Need("history", True, self.tr("ten months or more of crime data"))]
            words = counted(months, self.tr("{} month"), self.tr("{} months"), number(months))
            return [Need("history", False, self.tr("ten months or more of crime data: yours cover {}").format(words))]
        return []
