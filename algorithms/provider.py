"""The provider: every algorithm of the plugin under one id."""

from __future__ import annotations

import os

from qgis.core import QgsProcessingProvider
from qgis.PyQt.QtGui import QIcon

from ..bridge.ground.documents import RESOURCES
from ..contract.tools import TOOLS
from .common.registered_tool import RegisteredTool

#: Where each tool is: {id: (its module in this package, its class)}. It is imported when the tool is first made.
WHERE = {
    "importpoliceuk": ("prepare.import_police_uk", "ImportPoliceUk"),
    "importrecords": ("prepare.import_records", "ImportRecords"),
    "checkdata": ("prepare.check_data", "CheckData"),
    "harmweights": ("prepare.harm_weights", "HarmWeights"),
    "countcrimes": ("detect.count_crimes", "CountCrimes"),
    "kerneldensity": ("detect.kernel_density", "KernelDensity"),
    "gistar": ("detect.gistar", "GiStar"),
    "localmoran": ("detect.local_moran", "LocalMoran"),
    "emerginghotspots": ("detect.emerging_hot_spots", "EmergingHotspots"),
    "pointclusters": ("detect.point_clusters", "PointClusters"),
    "nearestneighbourclusters": ("detect.nearest_neighbour_clusters", "NearestNeighbourClusters"),
    "streethotspots": ("detect.street_hot_spots", "StreetHotspots"),
    "nearrepeat": ("detect.near_repeat", "NearRepeat"),
    "concentration": ("detect.concentration", "Concentration"),
    "facilities": ("detect.facilities", "Facilities"),
    "risksurface": ("detect.risk_surface", "RiskSurface"),
    "arealsummary": ("overlay.areal_summary", "ArealSummary"),
    "profile": ("overlay.profile", "Profile"),
    "temporalprofile": ("overlay.temporal_profile", "TemporalProfile"),
    "timeline": ("overlay.timeline", "Timeline"),
    "register": ("patrol.register", "RegisterAlgorithm"),
    "patrolplan": ("patrol.patrol_plan", "PatrolPlan"),
    "patrolroutes": ("patrol.patrol_routes", "PatrolRoutes"),
    "patrolvisits": ("patrol.patrol_visits", "PatrolVisits"),
    "trialdesign": ("evaluate.trial_design", "TrialDesign"),
    "matchcontrols": ("evaluate.match_controls", "MatchControls"),
    "impact": ("evaluate.impact", "Impact"),
    "monitor": ("evaluate.monitor", "Monitor"),
    "holdout": ("evaluate.holdout", "Holdout"),
    "stability": ("evaluate.stability", "Stability"),
    "fairnessaudit": ("balance.fairness_audit", "FairnessAudit"),
    "feedbackloop": ("balance.feedback_loop", "FeedbackLoop"),
    "searchoverlay": ("balance.search_overlay", "SearchOverlay"),
    "communityfeedback": ("balance.community_feedback", "CommunityFeedback"),
    "impactprompts": ("balance.impact_prompts", "ImpactPrompts"),
    "publicationlayer": ("publish.publication_layer", "PublicationLayer"),
    "communityreport": ("publish.community_report", "CommunityReport"),
    "methodstatement": ("publish.method_statement", "MethodStatement"),
    "weeklypack": ("publish.weekly_pack", "WeeklyPack"),
}


class HotspotProvider(QgsProcessingProvider):
    """``hotspotpolicing`` in the toolbox."""

    def id(self) -> str:
        return "hotspotpolicing"

    def name(self) -> str:
        return "Hot Spot Policing"

    def icon(self) -> QIcon:
        return QIcon(os.path.join(RESOURCES, "icons", "hotspot_policing.svg"))

    def svgIconPath(self) -> str:
        return os.path.join(RESOURCES, "icons", "hotspot_policing.svg")

    def loadAlgorithms(self) -> None:
        for tool in TOOLS.values():
            self.addAlgorithm(RegisteredTool(tool, *WHERE[tool.id]))
