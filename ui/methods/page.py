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
                        "Maps made from earlier crimes are scored by the crimes that came after. It shows which method "
                        "and settings would have found most of them."
                    ),
                ),
                (
                    self.sure,
                    tr("How sure"),
                    tr(
                        "The hot spots are found again under other settings and with crimes left out at random. It "
                        "shows which places stay hot spots, and which depend on one choice."
                    ),
                ),
                (
                    self.learned,
                    tr("Learned risk"),
                    tr(
                        "A model learns from past crimes and from layers such as bars or stations. It is shown beside "
                        "the best simple map, because it does not always find more."
                    ),
                ),
            ),
            (
                (
                    self.trial,
                    tr("Randomise"),
                    tr(
                        "Before patrols begin, similar places are allocated at random to patrol or to comparison. "
                        "This is the surest way to know later whether patrols worked."
                    ),
                ),
                (
                    self.controls,
                    tr("Comparison places"),
                    tr(
                        "Where nothing was randomised: places with a similar number and trend of crimes before, far "
                        "enough away, to compare with."
                    ),
                ),
            ),
            (
                (
                    self.loop,
                    tr("Feedback loop"),
                    tr(
                        "Some offences are recorded because officers look for them. Hot spots are found with "
                        "and without those offences, to see which places are on the map because of policing "
                        "itself."
                    ),
                ),
                (
                    self.searches,
                    tr("Searches"),
                    tr(
                        "What share of stops and searches led to an outcome, in hot spots and elsewhere, by "
                        "group. Rates per resident are given for boroughs only."
                    ),
                ),
                (
                    self.prompts,
                    tr("Impact assessments"),
                    tr(
                        "The questions of an equality and a data protection impact assessment, filled in with what the "
                        "other pages found. Copy them into your force's own form."
                    ),
                ),
            ),
            parent=parent,
        )
