"""The provider: every algorithm of the plugin under one id."""

import os

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .common.base import RESOURCES


def algorithm_classes():
    """The classes of all algorithms, in the order of the work."""
    from .balance.community_feedback import CommunityFeedback
    from .balance.fairness_audit import FairnessAudit
    from .balance.feedback_loop import FeedbackLoop
    from .balance.impact_prompts import ImpactPrompts
    from .balance.search_overlay import SearchOverlay
    from .detect.concentration import Concentration
    from .detect.count_crimes import CountCrimes
    from .detect.emerging_hot_spots import EmergingHotspots
    from .detect.gistar import GiStar
    from .detect.kernel_density import KernelDensity
    from .detect.local_moran import LocalMoran
    from .detect.near_repeat import NearRepeat
    from .detect.nearest_neighbour_clusters import NearestNeighbourClusters
    from .detect.point_clusters import PointClusters
    from .detect.risk_surface import RiskSurface
    from .detect.street_hot_spots import StreetHotspots
    from .evaluate.holdout import Holdout
    from .evaluate.impact import Impact
    from .evaluate.match_controls import MatchControls
    from .evaluate.monitor import Monitor
    from .evaluate.stability import Stability
    from .evaluate.trial_design import TrialDesign
    from .overlay.areal_summary import ArealSummary
    from .overlay.profile import Profile
    from .overlay.temporal_profile import TemporalProfile
    from .overlay.timeline import Timeline
    from .patrol.patrol_plan import PatrolPlan
    from .patrol.patrol_routes import PatrolRoutes
    from .patrol.patrol_visits import PatrolVisits
    from .patrol.register import RegisterAlgorithm
    from .prepare.check_data import CheckData
    from .prepare.harm_weights import HarmWeights
    from .prepare.import_police_uk import ImportPoliceUk
    from .prepare.import_records import ImportRecords
    from .publish.community_report import CommunityReport
    from .publish.method_statement import MethodStatement
    from .publish.publication_layer import PublicationLayer
    from .publish.weekly_pack import WeeklyPack

    return (
        ImportPoliceUk,
        ImportRecords,
        CheckData,
        HarmWeights,
        CountCrimes,
        KernelDensity,
        GiStar,
        LocalMoran,
        EmergingHotspots,
        PointClusters,
        NearestNeighbourClusters,
        StreetHotspots,
        NearRepeat,
        Concentration,
        RiskSurface,
        ArealSummary,
        Profile,
        TemporalProfile,
        Timeline,
        RegisterAlgorithm,
        PatrolPlan,
        PatrolRoutes,
        PatrolVisits,
        TrialDesign,
        MatchControls,
        Impact,
        Monitor,
        Holdout,
        Stability,
        FairnessAudit,
        FeedbackLoop,
        SearchOverlay,
        CommunityFeedback,
        ImpactPrompts,
        PublicationLayer,
        CommunityReport,
        MethodStatement,
        WeeklyPack,
    )


class HotspotProvider(QgsProcessingProvider):
    """``hotspotpolicing`` in the toolbox."""

    def id(self):
        return "hotspotpolicing"

    def name(self):
        return "Hot Spot Policing"

    def icon(self):
        return QIcon(os.path.join(RESOURCES, "icons", "hotspot_policing.svg"))

    def svgIconPath(self):
        return os.path.join(RESOURCES, "icons", "hotspot_policing.svg")

    def loadAlgorithms(self):
        for algorithm in algorithm_classes():
            self.addAlgorithm(algorithm())
