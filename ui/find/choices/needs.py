"""What the chosen method needs of the crimes, ticked where it is there: before anything has been found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ....bridge.ground.texts import counted
from ....bridge.results.dock_state import HARM
from ...parts.page_lines import Need, NeedsList
from ...parts.widgets import number
from ...state.methods import METHODS

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from ...state.session import Session

MONTH = "month"
#: Whole months that a history has to have at least.
_HISTORY = 10


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
        self.show_needs([Need(*one) for one in self._found()])

    def _found(self) -> list[tuple[str, bool, str]]:
        """(need, whether it is met, words)."""
        session, chosen = self.session, self.session.choices
        layer, survey, method = session.layer(chosen.crimes), session.survey, chosen.method
        if layer is None:
            return [("crimes", False, self.tr("crimes: bring them in on the page Crimes"))]
        if survey is None:
            words = session.survey_error or self.tr("'{}' is being read…").format(layer.name())
            return [("crimes", not session.survey_error, words)]
        crimes = counted(survey.usable, self.tr("{} crime"), self.tr("{} crimes"), number(survey.usable))
        out = [("crimes", survey.usable > 0, self.tr("{} with a point in '{}'").format(crimes, layer.name()))]
        if survey.offences:
            ticked = len(session.chosen_offences())
            out.append(
                (
                    "offences",
                    ticked > 0,
                    self.tr("offences: {} of {} ticked").format(number(ticked), number(len(survey.offences))),
                )
            )
        out += self._times(method)
        if method == "streethotspots":
            streets = bool(chosen.advanced.get("STREETS"))
            words = self.tr("a road layer") if streets else self.tr("a road layer: choose one under the method")
            out.append(("streets", streets, words))
        if chosen.rank_by == HARM and METHODS[method].weighs:
            weighed = bool(session.weight_parameters())
            words = self.tr("harm scores") if weighed else self.tr("harm scores: choose a field or a table")
            out.append(("harm", weighed, words))
        return out

    def _times(self, method: str) -> list[tuple[str, bool, str]]:
        window = self.session.survey.window
        if method == "nearrepeat":
            if window is None:
                return [("days", False, self.tr("crimes with days: yours have no dates"))]
            if window.months_only:
                return [("days", False, self.tr("crimes with days: yours have months"))]
            return [("days", True, self.tr("crimes with days"))]
        if method == "emerginghotspots" and self.session.choices.advanced.get("PERIOD", MONTH) == MONTH:
            months = 0
            if window is not None:
                first, last = window.start.astype("datetime64[M]"), window.end.astype("datetime64[M]")
                months = int((last - first).astype(int)) + 1
            if months >= _HISTORY:
                return [("history", True, self.tr("ten months or more"))]
            words = counted(months, self.tr("{} month"), self.tr("{} months"), number(months))
            return [("history", False, self.tr("ten months or more: yours cover {}").format(words))]
        return []
