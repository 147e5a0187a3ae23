"""Where one is: the crimes, their days and the places in the register, in one line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ...bridge.ground.texts import counted
from ...bridge.results.styles.classes import period_words
from ...contract.patrol import ACTIVE
from ..parts.widgets import number
from ..parts.wrapping import CutLabel

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from ..state.session import Session


class ProjectLine(CutLabel):
    """Follows the session; empty where the project has no crimes."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setObjectName("project_line")
        self.setContentsMargins(8, 4, 8, 4)
        for signal in (session.survey_changed, session.choices_replaced, session.places.changed):
            signal.connect(self.show_project)
        self.show_project()

    def show_project(self) -> None:
        """Say it anew."""
        session = self.session
        layer, words = session.layer(session.choices.crimes), []
        if layer is not None:
            words.append(layer.name())
        if session.survey is not None:
            words.append(
                counted(session.survey.rows, self.tr("{} crime"), self.tr("{} crimes"), number(session.survey.rows))
            )
            window = session.survey.window
            if window is not None:
                words.append(period_words(window))
        places = len(session.places.of_status(ACTIVE))
        if places:
            words.append(
                counted(
                    places, self.tr("{} place in the register"), self.tr("{} places in the register"), number(places)
                )
            )
        self.setText(" · ".join(word for word in words if word))
        self.setToolTip(self.text())
        self.setVisible(bool(words))
