"""The provider: every algorithm of the plugin under one id."""

import os

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from .base import RESOURCES


def algorithm_classes():
    """The classes of all algorithms, in the order of the work."""
    from .balance.communityfeedback import CommunityFeedback
    from .balance.fairnessaudit import FairnessAudit
    from .balance.feedbackloop import FeedbackLoop
    from .balance.impactprompts import ImpactPrompts
    from .balance.searchoverlay import SearchOverlay
    from .detect.concentration import Concentration
    from .detect.countcrimes import CountCrimes
    from .detect.emerginghotspots import EmergingHotspots
    from .detect.gistar import GiStar
    from .detect.kerneldensity import KernelDensity
    from .detect.localmoran import LocalMoran
    from .detect.nearestneighbourclusters import NearestNeighbourClusters
    from .detect.nearrepeat import NearRepeat
    from .detect.pointclusters import PointClusters
    from .detect.risksurface import RiskSurface
    from .detect.streethotspots import StreetHotspots
    from .evaluate.holdout import Holdout
    from .evaluate.impact import Impact
    from .evaluate.matchcontrols import MatchControls
    from .evaluate.monitor import Monitor
    from .evaluate.stability import Stability
    from .evaluate.trialdesign import TrialDesign
    from .overlay.arealsummary import ArealSummary
    from .overlay.profile import Profile
    from .overlay.temporalprofile import TemporalProfile
    from .overlay.timeline import Timeline
    from .patrol.patrolplan import PatrolPlan
    from .patrol.patrolroutes import PatrolRoutes
    from .patrol.patrolvisits import PatrolVisits
    from .patrol.register import RegisterAlgorithm
    from .prepare.checkdata import CheckData
    from .prepare.harmweights import HarmWeights
    from .prepare.importpoliceuk import ImportPoliceUk
    from .prepare.importrecords import ImportRecords
    from .publish.communityreport import CommunityReport
    from .publish.methodstatement import MethodStatement
    from .publish.publicationlayer import PublicationLayer
    from .publish.weeklypack import WeeklyPack

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
