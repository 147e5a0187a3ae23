"""Every tool, in the order of the work."""

from __future__ import annotations

from ..core.texts import mark
from .balance import FAIRNESS_AUDIT, FEEDBACK_LOOP, IMPACT_PROMPTS
from .balance_people import COMMUNITY_FEEDBACK, SEARCH_OVERLAY
from .detect import CONCENTRATION, COUNT_CRIMES, EMERGING_HOT_SPOTS, GISTAR, LOCAL_MORAN, RISK_SURFACE
from .detect_points import KERNEL_DENSITY, NEAR_REPEAT, NEAREST_NEIGHBOUR_CLUSTERS, POINT_CLUSTERS, STREET_HOT_SPOTS
from .detect_premises import FACILITIES
from .evaluate import IMPACT, MATCH_CONTROLS, MONITOR, TRIAL_DESIGN
from .evaluate_maps import HOLDOUT, STABILITY
from .overlay import AREAL_SUMMARY, PROFILE, TEMPORAL_PROFILE, TIMELINE
from .parts.kinds import Tool
from .patrol import PATROL_PLAN, REGISTER
from .patrol_visits import PATROL_ROUTES, PATROL_VISITS
from .prepare import CHECK_DATA, HARM_WEIGHTS, IMPORT_POLICE_UK, IMPORT_RECORDS
from .publish import COMMUNITY_REPORT, METHOD_STATEMENT, PUBLICATION_LAYER, WEEKLY_PACK

#: {the name of a group in scripts: its title}.
GROUPS = {
    "prepare": mark("Prepare"),
    "detect": mark("Detect"),
    "overlay": mark("Overlay"),
    "patrol": mark("Patrol"),
    "evaluate": mark("Evaluate"),
    "balance": mark("Balance"),
    "publish": mark("Publish"),
}

#: {id: tool}.
TOOLS: dict[str, Tool] = {
    tool.id: tool
    for tool in (
        IMPORT_POLICE_UK,
        IMPORT_RECORDS,
        CHECK_DATA,
        HARM_WEIGHTS,
        COUNT_CRIMES,
        KERNEL_DENSITY,
        GISTAR,
        LOCAL_MORAN,
        EMERGING_HOT_SPOTS,
        POINT_CLUSTERS,
        NEAREST_NEIGHBOUR_CLUSTERS,
        STREET_HOT_SPOTS,
        NEAR_REPEAT,
        CONCENTRATION,
        FACILITIES,
        RISK_SURFACE,
        AREAL_SUMMARY,
        PROFILE,
        TEMPORAL_PROFILE,
        TIMELINE,
        REGISTER,
        PATROL_PLAN,
        PATROL_ROUTES,
        PATROL_VISITS,
        TRIAL_DESIGN,
        MATCH_CONTROLS,
        IMPACT,
        MONITOR,
        HOLDOUT,
        STABILITY,
        FAIRNESS_AUDIT,
        FEEDBACK_LOOP,
        SEARCH_OVERLAY,
        COMMUNITY_FEEDBACK,
        IMPACT_PROMPTS,
        PUBLICATION_LAYER,
        COMMUNITY_REPORT,
        METHOD_STATEMENT,
        WEEKLY_PACK,
    )
}
