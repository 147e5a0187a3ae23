"""The tools of the group *Detect* that count crimes in places."""

from __future__ import annotations

from ..core.texts import mark
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
    mark("Count crimes per place, rank the places and keep the busiest under a rule."),
    tags=(
        "hotspot, hot spot analysis, hotspot map, harm spot, grid, fishnet, hexbin, hexagon, tessellation, quadrat, "
        "count points in polygon, summarize within, aggregate points, thematic map, choropleth, crime rate, ranking, "
        "top 10, LSOA, MSOA, output area, ward, beat"
    ),
    parameters=hot_spots(*RULE_AND_AGE),
    outputs=HOT_SPOTS_OUTPUTS,
    needs=SCIPY,
)
GISTAR = Tool(
    "gistar",
    mark("Statistically unusual places (Gi*)"),
    "detect",
    mark("Find places that, with their neighbours, are busier than chance would make them."),
    tags=(
        "Getis, Getis-Ord, Getis-Ord Gi*, GiStar, local G, localG, hotspot, hot spot analysis, optimized hot spot "
        "analysis, cold spot, z-score, p-value, significance, FDR, false discovery rate, spatial statistics, spdep, "
        "esda, GeoDa"
    ),
    parameters=hot_spots(*neighbourhood()),
    outputs=HOT_SPOTS_OUTPUTS,
    needs=SCIPY,
)
LOCAL_MORAN = Tool(
    "localmoran",
    mark("Clusters and outliers (local Moran)"),
    "detect",
    mark(
        "Finds busy places among busy neighbours, and places that differ from theirs, more than chance would "
        "explain (local Moran's I)."
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
    mark("Which places are newly hot, always hot, cooling down or no longer hot: Gi* period by period."),
    tags=(
        "space-time cube, space time cube, emerging hot spot analysis, space time pattern mining, spatio-temporal, "
        "spatiotemporal, Mann-Kendall, trend, new hotspot, hotspot, persistent, sporadic, sfdep"
    ),
    parameters=hot_spots(
        period(
            mark(
                "The length of a period; at least 10 whole ones are needed. month, quarter: of the calendar; week: "
                "from Monday; 4 weeks: counted back from the last whole week."
            )
        ),
        *neighbourhood(),
        Flag(
            "PREVIOUS",
            mark("Test each period together with the one before"),
            mark("Finds more where there are few crimes; the trend still uses single periods."),
            advanced=True,
        ),
        Number(
            "PERSISTENT_SHARE",
            mark("Persistent from (% of the periods)"),
            mark("Hot in at least this share of all periods: persistent."),
            default=75.0,
            low=0,
            high=100,
            advanced=True,
        ),
        Number(
            "INTERMITTENT_SHARE",
            mark("Intermittent from (% of the periods)"),
            mark(
                "Hot in at least this share of all periods: intermittent, unless only recently (emerging) or "
                "only in the past (former)."
            ),
            default=25.0,
            low=0,
            high=100,
            advanced=True,
        ),
        Number(
            "RECENT_SHARE",
            mark("Recent periods (%)"),
            mark("The last periods that count as recent, as a share of all."),
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
    mark("How much of the crime and harm is in how few places: Lorenz curve, Gini, and the places that hold half."),
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
            mark("How many times the places are resampled for the intervals."),
            default=999,
            low=99,
            high=99_999,
            advanced=True,
        ),
        seed(mark("The same seed gives the same random draws.")),
        Sink(
            "OUTPUT",
            mark("Lorenz curve"),
            mark(
                "The curve as a table: the share of the places, busiest first, and the share of the crime that they "
                "hold."
            ),
            holds=TABLE,
        ),
        FileOut(
            "CHART", mark("Chart"), mark("The curve as a picture."), filter="PNG (*.png)", made=False, optional=True
        ),
        page(mark("The measures with their intervals and the chart, as a page.")),
        as_json(mark("The measures for other programs.")),
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
    mark("Risk of places learned from their past and local layers; says whether it beats the best simple map."),
    tags=(
        "risk terrain modelling, risk terrain modeling, RTM, RTMDx, machine learning, predictive policing, prediction, "
        "predict, forecast, boosting, regression, Poisson regression, risk factors, covariates"
    ),
    parameters=(
        *past(mark("Polygons that bound the area."), mark("hexagon or square.")),
        Number(
            "CELL_SIZE",
            mark("Size of a place (metres)"),
            mark("Distance across a hexagon, or side of a square, in metres."),
            default=250.0,
            low=10,
        ),
        period(mark("A month, a quarter, a week or four weeks.")),
        Whole(
            "HORIZON",
            mark("Periods ahead"),
            mark("The risk over this many periods from now, added together."),
            default=1,
            low=1,
            high=12,
        ),
        Choice(
            "MODEL",
            mark("Model"),
            mark(
                "Starts from a weighted sum of simple maps and learns what that misses. boosting: many small "
                "decision trees; linear: a penalised Poisson model."
            ),
            options=("boosting", "linear"),
            default="boosting",
        ),
        Layers(
            "CONTEXT_LAYERS",
            mark("Local layers"),
            mark(
                "Licensed premises, stations, schools, roads: the distance to the nearest, and of points how many lie "
                "within 500 m. Layers about places, never about people."
            ),
            holds=ANY_SHAPE,
            optional=True,
        ),
        coverage(mark("The riskiest places that make up this much of the area are hot.")),
        score_from(
            mark(
                "The first day of the periods on which the model is scored; each is forecast from those before "
                "it. Leave blank for the last third, twelve at most."
            ),
            advanced=True,
        ),
        grids(mark("Scores are averaged over this many grids, shifted by parts of a place.")),
        seed(mark("The same seed learns the same model.")),
        Sink(
            "OUTPUT",
            mark("Learned risk"),
            mark("Each place with the crimes expected, its rank, and how sure it is to be among the hot ones."),
        ),
        *reports(mark("The scores compared with the best simple map, and which features matter most.")),
    ),
    outputs=(*numbers("PLACE_COUNT", "HIT_RATE", "SIMPLE_RATE"), *texts("RECOMMENDED", "SUMMARY", "NOTES")),
    needs={**SCIPY, **SKLEARN},
)
