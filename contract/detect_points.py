"""The tools of the group *Detect* that look at crimes themselves, on a surface, in clusters or along streets."""

from __future__ import annotations

from ..core.texts import mark
from .parts.choice import CHOICE_OUTPUTS, DISTRICTS_BY_RULE, KEPT_IN_EACH, LIMITS
from .parts.crimes import CRIMES, CRIMES_OR_HARM, HALF_LIFE
from .parts.kinds import (
    LINE,
    POINT,
    POLYGON,
    SCIPY,
    TABLE,
    Choice,
    Day,
    Field,
    Flag,
    Layer,
    Number,
    Parameter,
    Raster,
    Sink,
    Text,
    Tool,
    Whole,
    numbers,
    texts,
)
from .parts.shared import (
    AREA_NAME,
    CRIMES_WITHIN,
    MONTH,
    QUARTER,
    area_name,
    as_json,
    max_area,
    page,
    permutations,
    seed,
)
from .parts.study import AREA_SHARE, SELECTION_RULES

#: The shape of a hot spot around its crimes: their hull, or their standard deviational ellipse once or twice.
HULL, ELLIPSE, WIDE_ELLIPSE = OUTLINES = ("hull", "ellipse_1sd", "ellipse_2sd")
DBSCAN, ST_DBSCAN, OPTICS, HDBSCAN = METHODS = ("dbscan", "st_dbscan", "optics", "hdbscan")
#: Among which crimes the days are dealt out anew: all, those of a calendar month or quarter; AUTO: all, and those of a
#: month where crime moves about with the season.
AUTO, NONE = "auto", "none"
SEASONS = (AUTO, NONE, MONTH, QUARTER)


def _clusters(*method: Parameter) -> tuple[Parameter, ...]:
    """All parameters of a tool that finds clusters of crimes, of which ``method`` are its own."""
    return (
        *CRIMES_OR_HARM,
        CRIMES_WITHIN,
        AREA_NAME,
        *method,
        Choice(
            "SHAPE",
            mark("Hot spot shape"),
            mark(
                "hull: the outline around the crimes; ellipse_1sd, ellipse_2sd: the standard deviational "
                "ellipse at one or two standard deviations."
            ),
            options=OUTLINES,
            default=HULL,
        ),
        Number(
            "MARGIN",
            mark("Margin around the crimes (metres)"),
            mark(
                "Each shape is enlarged by this distance, so that crimes at a single location or along a line still "
                "form an area."
            ),
            default=25.0,
            low=1,
            advanced=True,
        ),
        max_area(mark("Clusters larger than this are cut down to their busiest parts; 0.1 km² is usual in practice.")),
        Sink(
            "OUTPUT",
            mark("Crimes with their cluster"),
            mark("Each crime with the number of its cluster. The number is blank for crimes outside clusters."),
            holds=POINT,
            optional=True,
        ),
        Sink("HOTSPOTS", mark("Hot spots"), mark("The ranked hot spots."), optional=True),
    )


_CLUSTER_OUTPUTS = (
    *numbers("CRIMES_READ", "CRIMES_USED", "CLUSTER_COUNT", "HOTSPOT_COUNT", "HOT_CRIMES", "HOT_SHARE"),
    *texts("HARM_BY", "HARM_UNIT", "SUMMARY", "NOTES"),
)

KERNEL_DENSITY = Tool(
    "kerneldensity",
    mark("Density"),
    "detect",
    mark(
        "Makes a density surface in crimes per km², with the densest areas as hot spots. It can also compare "
        "two densities."
    ),
    tags=(
        "heatmap, heat map, KDE, kernel, kernel density estimation, kernel smoothing, density surface, bandwidth, "
        "percent volume contour, isopleth, dual kernel density, risk ratio, relative risk, hotspot, hot spot analysis, "
        "Spatial Analyst, spatstat, CrimeStat"
    ),
    parameters=(
        *CRIMES_OR_HARM,
        Layer(
            "STUDY_AREA",
            mark("Study area"),
            mark(
                "Polygons that bound the area to analyse, such as the force's wards. Crimes outside are not "
                "counted and no density is calculated there. Leave blank to build an area from the crimes: the "
                "2 km squares around all records in the layer."
            ),
            holds=POLYGON,
            optional=True,
        ),
        area_name(mark("The study area field with the name of each area, used to name the hot spots.")),
        Number(
            "BANDWIDTH",
            mark("Bandwidth (metres)"),
            mark(
                "The distance over which each crime is spread; 250 to 500 m shows differences within a town. 0 "
                "uses Silverman's rule of thumb, and the log and the notes give the resulting bandwidth. The "
                "rule suits a single concentration of crime but smooths a whole force area too much."
            ),
            default=300.0,
            low=0,
        ),
        Number(
            "CELL_SIZE",
            mark("Cell size (metres)"),
            mark(
                "The side of the raster cells. Cells are aligned to the origin of the coordinate system, "
                "so that surfaces line up."
            ),
            default=25.0,
            low=0,
        ),
        Choice(
            "KERNEL",
            mark("Kernel"),
            mark(
                "quartic: falls smoothly to zero at the bandwidth; gaussian: the bandwidth is the standard "
                "deviation; uniform, triangular, epanechnikov: other common shapes."
            ),
            options=("quartic", "gaussian", "uniform", "triangular", "epanechnikov"),
            default="quartic",
            advanced=True,
        ),
        Flag(
            "EDGE",
            mark("Edge correction"),
            mark(
                "If ticked, the share of a crime near the edge that would spread outside the study area is kept inside."
            ),
            default=True,
            advanced=True,
        ),
        Number(
            "VOLUME_PERCENT",
            mark("Hot area by share of the density (%)"),
            mark(
                "The smallest area with this share of the total density counts as hot (percentage volume contour). "
                "Leave blank to use the share of the study area instead."
            ),
            low=0,
            high=100,
            optional=True,
        ),
        Number(
            "AREA_PERCENT",
            mark("Hot area by share of the study area (%)"),
            mark(
                "The densest part of the study area counts as hot, up to this share. It must be denser "
                "than a single crime would make it."
            ),
            default=1.0,
            low=0,
            high=100,
        ),
        max_area(mark("The largest size a hot spot can grow to; 0.1 km² is usual in practice.")),
        HALF_LIFE,
        Layer(
            "COMPARE_LAYER",
            mark("Compare with"),
            mark(
                "Points for a second density, such as crimes from another period, or the centres of areas with "
                "their numbers of residents."
            ),
            holds=POINT,
            optional=True,
            advanced=True,
        ),
        Field(
            "COMPARE_FIELD",
            mark("Comparison weight field"),
            mark(
                "The field with a number for each comparison point, such as the number of residents. Leave "
                "blank to count each point as 1."
            ),
            of="COMPARE_LAYER",
            numeric=True,
            optional=True,
            advanced=True,
        ),
        Choice(
            "COMPARE",
            mark("Comparison method"),
            mark(
                "Each density is first divided by its total. ratio: first ÷ second; log_ratio: natural "
                "logarithm of the ratio; difference: first minus second."
            ),
            options=("ratio", "log_ratio", "difference"),
            default="ratio",
            advanced=True,
        ),
        Raster("OUTPUT", mark("Density"), mark("The density surface, in crimes per km²."), optional=True),
        Raster(
            "COMPARISON",
            mark("Density comparison"),
            mark("The two densities compared. Made only if Compare with is set."),
            made=False,
            optional=True,
        ),
        Sink("HOTSPOTS", mark("Hot spots"), mark("The densest areas, ranked."), optional=True),
    ),
    outputs=(
        *numbers(
            "CRIMES_READ", "CRIMES_USED", "BANDWIDTH_USED", "HOTSPOT_COUNT", "HOT_CRIMES", "HOT_SHARE", "AREA_SHARE"
        ),
        *texts("HARM_BY", "HARM_UNIT", "SUMMARY", "NOTES"),
    ),
    needs=SCIPY,
)
POINT_CLUSTERS = Tool(
    "pointclusters",
    mark("Point clusters"),
    "detect",
    mark(
        "Finds clusters of crimes by their density (DBSCAN, ST-DBSCAN, OPTICS or HDBSCAN) and draws hulls or "
        "ellipses around them as hot spots."
    ),
    tags=(
        "cluster, cluster analysis, clustering, density-based clustering, DBSCAN, ST-DBSCAN, OPTICS, HDBSCAN, "
        "space-time cluster, spatio-temporal, standard deviation ellipse, standard deviational ellipse, directional "
        "distribution, convex hull, hotspot, scikit-learn, quota by district, eligibility"
    ),
    parameters=_clusters(
        Choice(
            "METHOD",
            mark("Method"),
            mark(
                "dbscan: at least the minimum number of crimes within a distance; st_dbscan: also within a "
                "number of days; optics: clusters of different densities, within a distance; hdbscan: clusters "
                "of different densities, without a distance. optics and hdbscan require scikit-learn."
            ),
            options=METHODS,
            default=DBSCAN,
        ),
        Number(
            "EPS",
            mark("Distance (metres)"),
            mark(
                "Crimes this close to each other are neighbours. optics searches no further than this; "
                "hdbscan does not use it."
            ),
            default=100.0,
            low=0,
        ),
        Whole(
            "MIN_POINTS",
            mark("Minimum number of crimes"),
            mark(
                "A crime with this many neighbours, counting itself, is the core of a cluster. Each hot "
                "spot has at least this many crimes."
            ),
            default=10,
            low=2,
        ),
        Whole(
            "EPS_DAYS",
            mark("Maximum days apart (st_dbscan)"),
            mark("The largest number of days between neighbouring crimes. Used only by st_dbscan."),
            default=7,
            low=0,
        ),
        *KEPT_IN_EACH,
    ),
    outputs=(*_CLUSTER_OUTPUTS, *CHOICE_OUTPUTS),
    needs=SCIPY,
)
NEAREST_NEIGHBOUR_CLUSTERS = Tool(
    "nearestneighbourclusters",
    mark("Nearest-neighbour clusters"),
    "detect",
    mark(
        "Finds clusters of crimes that are closer together than expected by chance, and groups those clusters "
        "into larger ones (CrimeStat's NNH)."
    ),
    tags=(
        "cluster, clustering, nearest neighbor, nearest neighbour hierarchical clustering, NNH, NNHC, NNI, CrimeStat, "
        "standard deviation ellipse, standard deviational ellipse, hierarchical, hotspot"
    ),
    parameters=_clusters(
        Number(
            "DISTANCE",
            mark("Threshold distance (metres)"),
            mark(
                "Crimes within this distance of a seed point join its cluster. Leave blank to use the lower "
                "confidence limit of the mean random distance."
            ),
            low=0,
            optional=True,
        ),
        Number(
            "T_VALUE",
            mark("t-value for the threshold distance"),
            mark(
                "How far the threshold distance is below the mean random distance, in standard errors, if the "
                "threshold distance is blank. 1.645 gives a one-sided 5% limit; 0 gives the mean itself."
            ),
            default=1.645,
            advanced=True,
        ),
        Whole(
            "MIN_POINTS",
            mark("Minimum number of crimes"),
            mark("The minimum number of crimes in a first-order cluster."),
            default=10,
            low=2,
        ),
        Sink(
            "ORDERS",
            mark("Clusters by order"),
            mark("An ellipse for each first-order and higher-order cluster."),
            made=False,
            optional=True,
        ),
    ),
    outputs=_CLUSTER_OUTPUTS,
    needs=SCIPY,
)
STREET_HOT_SPOTS = Tool(
    "streethotspots",
    mark("Street segments"),
    "detect",
    mark("Assigns each crime to the nearest street and ranks streets by crimes per 100 m."),
    tags=(
        "network, network kernel, network density, road, road network, line, hot routes, hot streets, street, "
        "junction, linear, hotspot, OS Open Roads, Network Analyst, street cluster, segment cluster, contiguous, "
        "foot patrol, walking time, quota by district, eligibility"
    ),
    parameters=(
        *CRIMES_OR_HARM,
        Layer(
            "STREETS",
            mark("Streets"),
            mark("Lines from junction to junction, such as the road links in OS Open Roads."),
            holds=LINE,
        ),
        Field(
            "NAME_FIELD",
            mark("Street name field"),
            mark("The field with the street name."),
            of="STREETS",
            optional=True,
        ),
        Number(
            "TOLERANCE",
            mark("Maximum distance to a street (metres)"),
            mark("Crimes further than this from every street are left out, and the number left out is reported."),
            default=50.0,
            low=0,
        ),
        Layer(
            "STUDY_AREA",
            mark("Study area"),
            mark("Only streets that touch these polygons are used. Leave blank to use all streets."),
            holds=POLYGON,
            optional=True,
        ),
        Choice(
            "SELECT_BY",
            mark("Keep"),
            mark(
                "Street length is used instead of area. top_k: this number of streets; area_share: the busiest "
                "streets, up to this percentage of the length; crime_share: the fewest streets that account for "
                "this percentage of crime; two_sd: streets this many standard deviations above the mean; "
                "area_km2: the busiest streets, up to this many km of street."
            ),
            options=SELECTION_RULES,
            default=AREA_SHARE,
        ),
        Number(
            "SELECT_VALUE",
            mark("Amount to keep"),
            mark(
                "The number for the rule chosen under Keep. Leave blank to use 50 streets, 1% of the length, "
                "25% of the crime, 2 standard deviations or 1 km."
            ),
            low=0,
            optional=True,
        ),
        *DISTRICTS_BY_RULE,
        Whole(
            "MIN_CRIMES",
            mark("Minimum number of crimes on a hot street"),
            mark(
                "A street must have at least this many crimes to be hot, because the rate for a short street "
                "with one crime is high but means little."
            ),
            # So little of a crime count says nothing of a street, however short it is.
            default=3,
            low=1,
            advanced=True,
        ),
        *LIMITS,
        Number(
            "SEGMENT_LENGTH",
            mark("Split streets longer than (metres)"),
            mark("Longer streets are split into equal parts of up to this length. Leave blank to keep them whole."),
            low=0,
            optional=True,
            advanced=True,
        ),
        Number(
            "CLUSTER_LENGTH",
            mark("Maximum cluster length (metres)"),
            mark(
                "Groups hot streets that meet into clusters of up to this total length. Leave this and the walking "
                "time blank to keep each hot street as its own hot spot."
            ),
            low=10,
            optional=True,
        ),
        Number(
            "CLUSTER_MINUTES",
            mark("Maximum cluster walking time (minutes)"),
            mark(
                "Groups hot streets that meet into clusters in which every street can be walked once in this time. "
                "If you also enter a length, the shorter limit applies."
            ),
            low=1,
            optional=True,
        ),
        Number(
            "WALKING_KMH",
            mark("Walking speed (km/h)"),
            mark("Used to convert between the length of a street cluster and its walking time."),
            default=4.5,
            low=1,
            high=10,
            advanced=True,
        ),
        Whole(
            "CLUSTER_CRIMES",
            mark("Minimum crimes in a cluster"),
            mark("Street clusters with fewer crimes are left out, and their number is reported."),
            default=1,
            low=1,
            advanced=True,
        ),
        Number(
            "SNAP",
            mark("Gap to close between streets (metres)"),
            mark("For street clusters, a street that ends this close to another street is treated as meeting it."),
            default=1.0,
            low=0,
            high=20,
            advanced=True,
        ),
        Number(
            "WIDTH",
            mark("Hot street width (metres)"),
            mark("Hot streets become polygons this wide, so that they can be overlaid on other layers."),
            default=40.0,
            low=1,
            advanced=True,
        ),
        Sink(
            "OUTPUT",
            mark("Streets"),
            mark("Every street with its number of crimes, crimes per 100 m and rank."),
            holds=LINE,
            optional=True,
        ),
        Sink("HOTSPOTS", mark("Hot streets"), mark("The ranked hot streets as polygons."), optional=True),
    ),
    outputs=(
        *numbers(
            "CRIMES_READ", "CRIMES_USED", "UNIT_COUNT", "HOTSPOT_COUNT", "HOT_CRIMES", "HOT_SHARE", "LENGTH_SHARE"
        ),
        *CHOICE_OUTPUTS,
        *texts("HARM_BY", "HARM_UNIT", "SUMMARY", "NOTES"),
    ),
    needs=SCIPY,
)
NEAR_REPEAT = Tool(
    "nearrepeat",
    mark("Near repeats"),
    "detect",
    mark(
        "Tests whether a crime makes another more likely nearby soon afterwards, and shows where the risk is "
        "raised now and until when."
    ),
    tags=(
        "Knox, Knox test, near repeat calculator, near-repeat, repeat victimisation, repeat victimization, space-time "
        "interaction, space-time cluster, contagion, boost, flag account, optimal forager, predictive policing, "
        "prediction, super cocooning, burglary, NearRepeat"
    ),
    parameters=(
        *CRIMES,
        CRIMES_WITHIN,
        Text(
            "DISTANCES",
            mark("Distance bands (metres)"),
            mark(
                "The upper limits of the distance bands in ascending order, separated by semicolons. "
                "200;400 means 0 to under 200 m and 200 to under 400 m."
            ),
            default="200;400;600;800;1000",
        ),
        Text(
            "DAYS",
            mark("Time bands (days)"),
            mark(
                "The upper limits of the time bands in ascending order, separated by semicolons. 7;14 "
                "means 0 to 6 and 7 to 13 days apart."
            ),
            default="7;14;21;28",
        ),
        Choice(
            "METRIC",
            mark("Distance measure"),
            mark("manhattan: along streets at right angles, |dx| + |dy|; euclidean: in a straight line."),
            options=("manhattan", "euclidean"),
            default="manhattan",
            advanced=True,
        ),
        Choice(
            "SEASONS",
            mark("Shuffling period"),
            mark(
                "Which crimes swap dates when dates are shuffled. none: all crimes; month, quarter: crimes "
                "in the same calendar month or quarter, so that areas with different seasons are not "
                "mistaken for near repeats; auto: month if the data show such a shift, otherwise none."
            ),
            options=SEASONS,
            default=AUTO,
            advanced=True,
        ),
        permutations(
            mark(
                "How many times the dates are shuffled. The smallest possible p-value is 1/(permutations + 1). "
                "The default of 999 is increased if the number of bands requires more."
            )
        ),
        seed(mark("The same seed gives the same random draws.")),
        Day(
            "TODAY",
            mark("Risk date"),
            mark("The date for which the risk is shown. Leave blank to use the last date in the data."),
            optional=True,
        ),
        Sink(
            "OUTPUT",
            mark("Near repeat table"),
            mark("A table with one row for each distance and time band."),
            holds=TABLE,
        ),
        Sink(
            "RISK",
            mark("Risk now"),
            mark(
                "Circles around recent crimes within which another crime is more likely, each with the date on "
                "which the raised risk ends."
            ),
            optional=True,
        ),
        page(mark("The table as a web page, with significant cells shown dark.")),
        as_json(mark("The table for use in other programs.")),
    ),
    outputs=(*numbers("CRIMES_READ", "CRIMES_USED", "SIGNIFICANT", "RISK_COUNT"), *texts("SUMMARY", "NOTES")),
    needs=SCIPY,
)
