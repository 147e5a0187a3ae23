"""The tools of the group *Detect* that count crimes in places."""

from __future__ import annotations

from ..core.texts import mark
from .parts.choice import CHOICE_OUTPUTS, KEPT_IN_EACH, RULE_IN_EACH
from .parts.kinds import (
    ANY_SHAPE,
    SCIPY,
    SKLEARN,
    TABLE,
    Choice,
    FileOut,
    Flag,
    Layers,
    Number,
    Sink,
    Tool,
    Whole,
    numbers,
    texts,
)
from .parts.shared import as_json, page, period, reports, seed
from .parts.study import (
    CENTRE_ONLY,
    HOT_SPOTS_OUTPUTS,
    RULE_AND_AGE,
    STUDY_OR_HARM,
    coverage,
    grids,
    hot_spots,
    neighbourhood,
    past,
    score_from,
)

COUNT_CRIMES = Tool(
    "countcrimes",
    mark("Ranked places"),
    "detect",
    mark(
        "Counts the crimes in each place, ranks the places and keeps the busiest as hot spots, by a rule that "
        "you choose."
    ),
    tags=(
        "hotspot, hot spot analysis, hotspot map, harm spot, harm-weighted, severity, grid, fishnet, hexbin, hexagon, "
        "tessellation, quadrat, count points in polygon, summarize within, aggregate points, thematic map, choropleth, "
        "crime rate, ranking, top 10, LSOA, MSOA, output area, ward, beat, quota by district, stratified, eligibility, "
        "minimum distance"
    ),
    parameters=hot_spots(*RULE_AND_AGE, *RULE_IN_EACH),
    outputs=(*HOT_SPOTS_OUTPUTS, *CHOICE_OUTPUTS),
    needs=SCIPY,
)
GISTAR = Tool(
    "gistar",
    mark("Statistically unusual places (Gi*)"),
    "detect",
    mark("Finds places that, together with their neighbours, are busier than expected by chance."),
    tags=(
        "Getis, Getis-Ord, Getis-Ord Gi*, GiStar, local G, localG, hotspot, hot spot analysis, optimized hot spot "
        "analysis, cold spot, z-score, p-value, significance, FDR, false discovery rate, spatial statistics, spdep, "
        "esda, GeoDa, quota by district, eligibility"
    ),
    parameters=hot_spots(*neighbourhood(), *KEPT_IN_EACH),
    outputs=(*HOT_SPOTS_OUTPUTS, *CHOICE_OUTPUTS),
    needs=SCIPY,
)
LOCAL_MORAN = Tool(
    "localmoran",
    mark("Clusters and outliers (local Moran)"),
    "detect",
    mark(
        "Finds busy places with busy neighbours, and places that differ from their neighbours by more than "
        "chance would explain (local Moran's I)."
    ),
    tags=(
        "LISA, Moran, Moran's I, Anselin, Anselin Local Moran's I, local indicators of spatial association, spatial "
        "autocorrelation, cluster and outlier analysis, high-high, low-high, spatial outlier, hotspot, spatial "
        "statistics, spdep, esda, GeoDa"
    ),
    parameters=hot_spots(*neighbourhood(("auto", "convolution", "permutation"))),
    outputs=HOT_SPOTS_OUTPUTS,
    needs=SCIPY,
)
EMERGING_HOT_SPOTS = Tool(
    "emerginghotspots",
    mark("Emerging hot spots"),
    "detect",
    mark(
        "Shows which places are newly hot, persistently hot, cooling down or no longer hot, using Gi* for each period."
    ),
    tags=(
        "space-time cube, space time cube, emerging hot spot analysis, space time pattern mining, spatio-temporal, "
        "spatiotemporal, Mann-Kendall, trend, new hotspot, hotspot, persistent, sporadic, sfdep"
    ),
    parameters=hot_spots(
        period(
            mark(
                "The length of each period. At least 10 complete periods are needed. month, quarter: "
                "calendar periods; week: starting on Monday; 4 weeks: counted back from the last complete "
                "week."
            )
        ),
        *neighbourhood(),
        Flag(
            "PREVIOUS",
            mark("Test each period together with the previous one"),
            mark("Finds more hot spots where crime counts are low. The trend is still calculated from single periods."),
            advanced=True,
        ),
        Number(
            "PERSISTENT_SHARE",
            mark("Persistent threshold (% of periods)"),
            mark("A place that is hot in at least this share of all periods is persistent."),
            default=75.0,
            low=0,
            high=100,
            advanced=True,
        ),
        Number(
            "INTERMITTENT_SHARE",
            mark("Intermittent threshold (% of periods)"),
            mark(
                "The share of all periods in which a place must be hot to be intermittent. Places hot only "
                "recently are emerging instead, and those hot only in the past are former."
            ),
            default=25.0,
            low=0,
            high=100,
            advanced=True,
        ),
        Number(
            "RECENT_SHARE",
            mark("Recent periods (% of periods)"),
            mark("The share of all periods, counted back from the latest, that counts as recent."),
            default=25.0,
            low=0,
            high=100,
            advanced=True,
        ),
    ),
    outputs=(
        *HOT_SPOTS_OUTPUTS,
        *numbers(
            "PERIOD_COUNT",
            "NEW_COUNT",
            "CONSECUTIVE_COUNT",
            "INTENSIFYING_COUNT",
            "PERSISTENT_COUNT",
            "DIMINISHING_COUNT",
            "SPORADIC_COUNT",
            "OSCILLATING_COUNT",
            "HISTORICAL_COUNT",
        ),
    ),
    needs=SCIPY,
)
CONCENTRATION = Tool(
    "concentration",
    mark("Concentration"),
    "detect",
    mark(
        "Shows how concentrated crime and harm are: the Lorenz curve, the Gini coefficient and how few places "
        "account for half."
    ),
    tags=(
        "Lorenz, Lorenz curve, Gini, Gini index, law of crime concentration, Weisburd, Pareto, 80/20, J-curve, "
        "inequality"
    ),
    parameters=(
        *STUDY_OR_HARM,
        CENTRE_ONLY,
        Whole(
            "DRAWS",
            mark("Bootstrap draws"),
            mark("How many times the places are resampled to calculate the confidence intervals."),
            default=999,
            low=99,
            high=99_999,
            advanced=True,
        ),
        seed(mark("The same seed gives the same random draws.")),
        Sink(
            "OUTPUT",
            mark("Lorenz curve"),
            mark("The curve as a table: the share of places, busiest first, and the share of crime in them."),
            holds=TABLE,
        ),
        FileOut(
            "CHART", mark("Chart"), mark("The curve as an image."), filter="PNG (*.png)", made=False, optional=True
        ),
        page(mark("The measures with their intervals and the chart, as a web page.")),
        as_json(mark("The measures for use in other programs.")),
    ),
    outputs=(
        *numbers("CRIMES_READ", "CRIMES_USED", "UNIT_COUNT", "GINI", "GENERALISED_GINI", "HOLD_25", "HOLD_50"),
        *texts("SUMMARY", "NOTES"),
    ),
    needs=SCIPY,
)
RISK_SURFACE = Tool(
    "risksurface",
    mark("Learned risk"),
    "detect",
    mark(
        "Learns the risk in each place from past crime and your local layers, and says whether it predicts "
        "better than the best simple map."
    ),
    tags=(
        "risk terrain modelling, risk terrain modeling, RTM, RTMDx, machine learning, predictive policing, prediction, "
        "predict, forecast, boosting, regression, Poisson regression, risk factors, covariates"
    ),
    parameters=(
        *past(mark("Polygons that bound the area to analyse."), mark("The shape of the places: hexagon or square.")),
        Number(
            "CELL_SIZE",
            mark("Place size (metres)"),
            mark("The distance across a hexagon or the side of a square, in metres."),
            default=250.0,
            low=10,
        ),
        period(mark("The length of each period: a month, a quarter, a week or four weeks.")),
        Whole(
            "HORIZON",
            mark("Periods ahead"),
            mark("The number of periods ahead over which the risk is added up."),
            default=1,
            low=1,
            high=12,
        ),
        Choice(
            "MODEL",
            mark("Model"),
            mark(
                "Both models start from a weighted sum of simple maps and learn what that sum misses. "
                "boosting: many small decision trees; linear: a penalised Poisson model."
            ),
            options=("boosting", "linear"),
            default="boosting",
        ),
        Layers(
            "CONTEXT_LAYERS",
            mark("Local layers"),
            mark(
                "Layers such as licensed premises, stations, schools or roads. The model uses the distance "
                "to the nearest feature and, for points, the number within 500 m. Use layers about places, "
                "never about people."
            ),
            holds=ANY_SHAPE,
            optional=True,
        ),
        coverage(mark("The share of the area that counts as hot, starting with the riskiest places.")),
        score_from(
            mark(
                "The start of the periods used to score the model. Each is forecast from the periods "
                "before it. Leave blank to use the last third, up to twelve periods."
            ),
            advanced=True,
        ),
        grids(mark("Scores are averaged over this many grids, each shifted by a fraction of the place size.")),
        seed(mark("The same seed gives the same model.")),
        Sink(
            "OUTPUT",
            mark("Learned risk"),
            mark("Each place with its expected number of crimes, its rank and the share of models in which it is hot."),
        ),
        *reports(mark("How the scores compare with those for the best simple map, and which features matter most.")),
    ),
    outputs=(*numbers("PLACE_COUNT", "HIT_RATE", "SIMPLE_RATE"), *texts("RECOMMENDED", "SUMMARY", "NOTES")),
    needs={**SCIPY, **SKLEARN},
)
