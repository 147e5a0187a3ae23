"""The page Methods: for the analyst, which map to trust, how places were chosen, and what policing does to the map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..parts.steps_page import StepsPage
from .maps_view import LearnedView, MapsView, SureView
from .policing_view import LoopView, PromptsView, SearchView
from .trial_view import ControlsView, TrialView

if TYPE_CHECKING:
    from qgis.PyQt.QtWidgets import QWidget

    from ..state.session import Session


class MethodsPage(StepsPage):
    """Maps, trials and controls, policing and impact assessments."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.maps, self.sure, self.learned = MapsView(session), SureView(session), LearnedView(session)
        self.trial, self.controls = TrialView(session), ControlsView(session)
        self.loop, self.searches, self.prompts = LoopView(session), SearchView(session), PromptsView(session)
        tr = self.maps.tr
        super().__init__(
            (
                (
                    self.maps,
                    tr("Which map"),
                    tr(
                        "Maps made from earlier crime data are scored on later crimes. The scores "
                        "show which method and settings would have found the most crimes."
                    ),
                ),
                (
                    self.sure,
                    tr("How sure"),
                    tr(
                        "The hot spots are found again with other settings and with crimes left "
                        "out at random. The comparison shows which places remain hot spots and "
                        "which depend on a particular setting."
                    ),
                ),
                (
                    self.learned,
                    tr("Learned risk"),
                    tr(
                        "A model learns from past crimes and from layers such as bars or stations. "
                        "The results are shown alongside the best simple map because the model "
                        "does not always find more crime."
                    ),
                ),
            ),
            (
                (
                    self.trial,
                    tr("Randomise"),
                    tr(
                        "Before patrols begin, similar places are allocated at random to patrol or to comparison. "
                        "This is the most reliable way to find out later whether patrols worked."
                    ),
                ),
                (
                    self.controls,
                    tr("Comparison places"),
                    tr(
                        "For use if places were not randomised. Finds comparison places that are "
                        "far enough away and had a similar number and trend of crimes beforehand."
                    ),
                ),
            ),
            (
                (
                    self.loop,
                    tr("Feedback loop"),
                    tr(
                        "Some offences are recorded because officers look for them. Hot spots are found with and "
                        "without those offences, to show which places are on the map because of policing itself."
                    ),
                ),
                (
                    self.searches,
                    tr("Searches"),
                    tr(
                        "The share of stops and searches that led to an outcome, in hot spots and elsewhere, by "
                        "group. Rates per resident are given for boroughs only."
                    ),
                ),
                (
                    self.prompts,
                    tr("Impact assessments"),
                    tr(
                        "Questions for the equality and data protection impact assessments, filled in with "
                        "findings from the other pages. Copy them into your force's own form."
                    ),
                ),
            ),
            parent=parent,
        )
