"""The page Evaluate: a trial or matched controls before, the effect after, and a watch all the time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..parts.steps_page import StepsPage
from .effect_view import ControlsView, ImpactView, MonitorView, TrialView
from .maps_view import LearnedView, MapsView, SureView

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from ..state.session import Session


class EvaluatePage(StepsPage):
    """Trial, controls, effect, watch; which map to trust, how sure it is, and whether learning finds more."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.trial, self.controls = TrialView(session), ControlsView(session)
        self.impact, self.monitor = ImpactView(session), MonitorView(session)
        self.maps, self.sure, self.learned = MapsView(session), SureView(session), LearnedView(session)
        tr = self.trial.tr
        super().__init__(
            (
                (self.trial, tr("Trial"), tr("Who is treated when, drawn by lot before patrols begin")),
                (self.controls, tr("Controls"), tr("Places to compare with, where no lot was drawn")),
                (self.impact, tr("Effect"), tr("Did crime fall more than in the control places, and did it move?")),
                (self.monitor, tr("Watch"), tr("Week by week: what stands out and what has changed")),
            ),
            (
                (self.maps, tr("Maps"), tr("Which map finds next month's crimes, and which settings")),
                (self.sure, tr("Sure"), tr("Under how many settings a hot spot is one")),
                (
                    self.learned,
                    tr("Learn"),
                    tr("Risk learned from the past and local layers, beside the best simple map"),
                ),
            ),
            parent=parent,
        )
