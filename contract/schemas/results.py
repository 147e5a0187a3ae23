"""Which fields each layer of each tool has. Read when a tool runs: QGIS starts without it."""

from . import balance, detect, evaluate, overlay, patrol, prepare, publish

#: {tool: {output: its Schema}}
RESULTS = {
    "importpoliceuk": {
        "OUTPUT": prepare.CRIMES_BY_MONTH,
        "STOPS": prepare.STOPS_AND_SEARCHES,
        "OUTCOMES": prepare.OUTCOMES_OF_CRIMES,
    },
    "importrecords": {"OUTPUT": prepare.RECORDS},
    "harmweights": {"OUTPUT": prepare.CRIMES_WITH_HARM},
    "countcrimes": detect.PLACES_BY_GI,
    "gistar": detect.PLACES_BY_GI,
    "localmoran": detect.PLACES_BY_MORAN,
    "emerginghotspots": detect.PLACES_BY_PATTERN,
    "kerneldensity": {"HOTSPOTS": detect.DENSEST_AREAS},
    "pointclusters": {"OUTPUT": detect.CLUSTERED_CRIMES, "HOTSPOTS": detect.CLUSTERS_BY_DISTRICT},
    "nearestneighbourclusters": {
        "OUTPUT": detect.CLUSTERED_CRIMES,
        "HOTSPOTS": detect.CLUSTER_HOT_SPOTS,
        "ORDERS": detect.CLUSTERS_BY_ORDER,
    },
    "streethotspots": {"OUTPUT": detect.STREETS, "HOTSPOTS": detect.HOT_STREETS},
    "nearrepeat": {"OUTPUT": detect.NEAR_REPEATS, "RISK": detect.RISK},
    "concentration": {"OUTPUT": detect.LORENZ_CURVE},
    "facilities": {"OUTPUT": detect.PREMISES, "CURVE": detect.LORENZ_CURVE},
    "risksurface": {"OUTPUT": detect.LEARNED_RISK},
    "arealsummary": {"OUTPUT": overlay.AREAS, "HOTSPOTS": overlay.HOT_SPOTS_BY_AREA},
    "profile": {"OUTPUT": overlay.RELATIONS},
    "temporalprofile": {"OUTPUT": overlay.WEEK_HOURS},
    "timeline": {"OUTPUT": overlay.TIMELINE},
    "register": {"OUTPUT": patrol.REGISTER_PLACES, "CHANGES": patrol.REGISTER_CHANGES},
    "patrolplan": {"OUTPUT": patrol.PLAN, "UNMET": patrol.UNMET_DEMAND, "FRONTIER": patrol.TRADE_OFF},
    "patrolroutes": {"OUTPUT": patrol.ROUTES, "STOPS": patrol.ROUTE_STOPS},
    "patrolvisits": {
        "OUTPUT": patrol.STAYS,
        "COMPLIANCE": patrol.COMPLIANCE,
        "DOSES": patrol.DOSES,
        "BACKGROUND": patrol.BACKGROUND,
    },
    "trialdesign": {"OUTPUT": evaluate.TRIAL, "HOTSPOTS": evaluate.TRIAL_PLACES},
    "matchcontrols": {"OUTPUT": evaluate.CONTROLS, "BUFFERS": evaluate.RINGS, "BALANCE": evaluate.BALANCE},
    "impact": {"OUTPUT": evaluate.MEASURES, "COUNTS": evaluate.BEFORE_AND_AFTER},
    "monitor": {"OUTPUT": evaluate.WEEKS, "EXCEPTIONS": evaluate.LAST_WEEK, "HOTSPOTS": evaluate.WATCHED},
    "holdout": {"OUTPUT": evaluate.SCORES},
    "stability": {"OUTPUT": evaluate.SURE_PLACES, "HOTSPOTS": evaluate.SURE_HOT_SPOTS},
    "fairnessaudit": {"OUTPUT": balance.PRESENCE, "FIGURES": balance.FIGURES, "DECILES": balance.DECILES},
    "feedbackloop": {"OUTPUT": detect.LOOP_PLACES, "HOTSPOTS": detect.LOOP_HOT_SPOTS, "WITHOUT": detect.LOOP_HOT_SPOTS},
    "searchoverlay": {"OUTPUT": balance.SEARCHED, "GROUPS": balance.SEARCHED_GROUPS, "RATES": balance.SEARCH_RATES},
    "communityfeedback": {"OUTPUT": balance.SURVEYED, "PRIORITIES": balance.PRIORITIES},
    "publicationlayer": {"OUTPUT": publish.AREAS, "CELLS": publish.CELLS},
}
