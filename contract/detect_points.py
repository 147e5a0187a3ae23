"""The tools of the group *Detect* that look at crimes themselves, on a surface, in clusters or along streets."""

from __future__ import annotations

from ..core.texts import mark
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
            mark("Shape of a hot spot"),
            mark(
                "hull: the outline around the crimes; ellipse_1sd, ellipse_2sd: their standard deviational ellipse, "
                "once or twice."
            ),
            options=OUTLINES,
            default=HULL,
        ),
        Number(
            "MARGIN",
            mark("Margin around the crimes (metres)"),
            mark("Each shape is enlarged by this much, so that crimes on one spot or along a line have an area."),
            default=25.0,
            low=1,
            advanced=True,
        ),
        max_area(mark("A larger cluster is reduced to its busiest parts that fit; 0.1 km² is usual in practice.")),
        Sink(
            "OUTPUT",
            mark("Crimes with their cluster"),
            mark("The crimes, each with the number of its cluster, empty outside clusters."),
            holds=POINT,
            optional=True,
        ),
        Sink("HOTSPOTS", mark("Hot spots"), mark("The ranked hot spots."), optional=True),
    )


_CLUSTER_OUTPUTS = (
    *numbers("CRIMES_READ", "CRIMES_USED", "CLUSTER_COUNT", "HOTSPOT_COUNT", "HOT_CRIMES", "HOT_SHARE"),
    *texts("HARM_BY", "SUMMARY", "NOTES"),
)

KERNEL_DENSITY = Tool(
    "kerneldensity",
    mark("Density"),
    "detect",
    mark("A density surface in crimes per km², with the densest areas as hot spots; can compare two densities."),
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
                "Polygons that bound the area, such as the force's wards: outside them crimes do not count and "
                "there is no density. Leave blank to make an area from the crimes: the 2 km squares around all "
                "records of the layer."
            ),
            holds=POLYGON,
            optional=True,
        ),
        area_name(mark("The field of the study area with the name of each area, for the hot spots.")),
        Number(
            "BANDWIDTH",
            mark("Bandwidth (metres)"),
            mark(
                "How far each crime is spread: 250 to 500 shows the parts of a town. 0 uses Silverman's rule "
                "of thumb, shown in the log and the notes; it suits one concentration and smooths a whole "
                "force too much."
            ),
            default=300.0,
            low=0,
        ),
        Number(
            "CELL_SIZE",
            mark("Size of a cell (metres)"),
            mark(
                "The side of the raster's cells; they begin at the coordinate system's origin, so that surfaces line "
                "up."
            ),
            default=25.0,
            low=0,
        ),
        Choice(
            "KERNEL",
            mark("Kernel"),
            mark(
                "quartic: falls smoothly to zero at the bandwidth; gaussian: the bandwidth is its standard "
                "deviation; uniform, triangular, epanechnikov: other usual shapes."
            ),
            options=("quartic", "gaussian", "uniform", "triangular", "epanechnikov"),
            default="quartic",
            advanced=True,
        ),
        Flag(
            "EDGE",
            mark("Correct at the edge"),
            mark("The part of a crime at the edge that would spread outside the study area is kept inside."),
            default=True,
            advanced=True,
        ),
        Number(
            "VOLUME_PERCENT",
            mark("Hot: the smallest area with this much of the density (%)"),
            mark("The percentage-volume contour. Leave blank to use the share of the area instead."),
            low=0,
            high=100,
            optional=True,
        ),
        Number(
            "AREA_PERCENT",
            mark("Hot: the densest part of the area (%)"),
            mark("This share of the study area counts as hot, where it is denser than a single crime would make it."),
            default=1.0,
            low=0,
            high=100,
        ),
        max_area(mark("A hot spot grows to this size at most; 0.1 km² is usual in practice.")),
        HALF_LIFE,
        Layer(
            "COMPARE_LAYER",
            mark("Compare with"),
            mark("Points of a second density, such as crimes of another period, or centres of areas with residents."),
            holds=POINT,
            optional=True,
            advanced=True,
        ),
        Field(
            "COMPARE_FIELD",
            mark("Weight of these points"),
            mark("A number for each of these points, such as residents. Leave blank to count each as 1."),
            of="COMPARE_LAYER",
            numeric=True,
            optional=True,
            advanced=True,
        ),
        Choice(
            "COMPARE",
            mark("How"),
            mark(
                "Both densities are first divided by their sums. ratio: first ÷ second; log_ratio: its natural "
                "logarithm; difference: first less second."
            ),
            options=("ratio", "log_ratio", "difference"),
            default="ratio",
            advanced=True,
        ),
        Raster("OUTPUT", mark("Density"), mark("The density surface, in crimes per km²."), optional=True),
        Raster(
            "COMPARISON",
            mark("Densities compared"),
            mark("With COMPARE_LAYER: the two densities compared."),
            made=False,
            optional=True,
        ),
        Sink("HOTSPOTS", mark("Hot spots"), mark("The densest areas, ranked."), optional=True),
    ),
    outputs=(
        *numbers(
            "CRIMES_READ", "CRIMES_USED", "BANDWIDTH_USED", "HOTSPOT_COUNT", "HOT_CRIMES", "HOT_SHARE", "AREA_SHARE"
        ),
        *texts("HARM_BY", "SUMMARY", "NOTES"),
    ),
    needs=SCIPY,
)
POINT_CLUSTERS = Tool(
    "pointclusters",
    mark("Point clusters"),
    "detect",
    mark("Clusters of crimes by density (DBSCAN, ST-DBSCAN, OPTICS, HDBSCAN), with hulls or ellipses as hot spots."),
    tags=(
        "cluster, cluster analysis, clustering, density-based clustering, DBSCAN, ST-DBSCAN, OPTICS, HDBSCAN, "
        "space-time cluster, spatio-temporal, standard deviation ellipse, standard deviational ellipse, directional "
        "distribution, convex hull, hotspot, scikit-learn"
    ),
    parameters=_clusters(
        Choice(
            "METHOD",
            mark("Method"),
            mark(
                "dbscan: at least this many crimes within a distance; st_dbscan: also within a number of "
                "days; optics: clusters of different densities, up to the distance; hdbscan: the same "
                "without a distance. The last two need scikit-learn."
            ),
            options=METHODS,
            default=DBSCAN,
        ),
        Number(
            "EPS",
            mark("Distance (metres)"),
            mark(
                "Crimes this close to each other are neighbours. optics looks no further than this; hdbscan does "
                "not use it."
            ),
            default=100.0,
            low=0,
        ),
        Whole(
            "MIN_POINTS",
            mark("Fewest crimes"),
            mark(
                "This many neighbours, itself included, make a crime the core of a cluster; a hot spot has at "
                "least this many crimes."
            ),
            default=10,
            low=2,
        ),
        Whole(
            "EPS_DAYS",
            mark("Days (st_dbscan)"),
            mark("Neighbours are at most this many days apart; only with st_dbscan."),
            default=7,
            low=0,
        ),
    ),
    outputs=_CLUSTER_OUTPUTS,
    needs=SCIPY,
)
NEAREST_NEIGHBOUR_CLUSTERS = Tool(
    "nearestneighbourclusters",
    mark("Nearest-neighbour clusters"),
    "detect",
    mark("Finds crimes that are closer together than by chance, and clusters of such clusters (CrimeStat's NNH)."),
    tags=(
        "cluster, clustering, nearest neighbor, nearest neighbour hierarchical clustering, NNH, NNHC, NNI, CrimeStat, "
        "standard deviation ellipse, standard deviational ellipse, hierarchical, hotspot"
    ),
    parameters=_clusters(
        Number(
            "DISTANCE",
            mark("Threshold distance (metres)"),
            mark(
                "Crimes this close to a seed form its cluster. Leave blank for the lower limit of the mean "
                "random distance."
            ),
            low=0,
            optional=True,
        ),
        Number(
            "T_VALUE",
            mark("t for the limit"),
            mark(
                "How far below the mean random distance the limit is, in standard errors: 1.645 is one-sided "
                "5 %, and 0 is the mean itself."
            ),
            default=1.645,
            advanced=True,
        ),
        Whole(
            "MIN_POINTS",
            mark("Fewest crimes"),
            mark("A cluster of the first order has at least this many crimes."),
            default=10,
            low=2,
        ),
        Sink(
            "ORDERS",
            mark("Clusters of every order"),
            mark("An ellipse for each cluster of the first and of every higher order."),
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
    mark("Crimes by street: each goes to the nearest street, streets are ranked by crimes per 100 m."),
    tags=(
        "network, network kernel, network density, road, road network, line, hot routes, hot streets, street, "
        "junction, linear, hotspot, OS Open Roads, Network Analyst"
    ),
    parameters=(
        *CRIMES_OR_HARM,
        Layer(
            "STREETS",
            mark("Streets"),
            mark("Lines from junction to junction, such as the road links of OS Open Roads."),
            holds=LINE,
        ),
        Field(
            "NAME_FIELD",
            mark("Name of a street"),
            mark("The field with the name of the street."),
            of="STREETS",
            optional=True,
        ),
        Number(
            "TOLERANCE",
            mark("Furthest from a street (metres)"),
            mark("Crimes further than this from every street are left out and counted."),
            default=50.0,
            low=0,
        ),
        Layer(
            "STUDY_AREA",
            mark("Study area"),
            mark("Only streets that touch these polygons. Leave blank for all streets."),
            holds=POLYGON,
            optional=True,
        ),
        Choice(
            "SELECT_BY",
            mark("Keep"),
            mark(
                "Length takes the place of area. top_k: this many streets; area_share: the busiest in this percentage "
                "of the length; crime_share: the fewest that hold this percentage of crime; two_sd: this many standard "
                "deviations above the mean; area_km2: the busiest in this many km of street."
            ),
            options=SELECTION_RULES,
            default=AREA_SHARE,
        ),
        Number(
            "SELECT_VALUE",
            mark("How much to keep"),
            mark(
                "The number that goes with the rule. Leave blank for 50 streets, 1 % of the length, 25 % of "
                "the crime, 2 standard deviations, 1 km."
            ),
            low=0,
            optional=True,
        ),
        Whole(
            "MIN_CRIMES",
            mark("Fewest crimes of a hot street"),
            mark("A short street with one crime has a high rate that means little."),
            # So little of a crime count says nothing of a street, however short it is.
            default=3,
            low=1,
            advanced=True,
        ),
        Number(
            "SEGMENT_LENGTH",
            mark("Cut streets longer than (metres)"),
            mark("Longer streets are cut into equal parts of at most this length. Leave blank to keep them whole."),
            low=0,
            optional=True,
            advanced=True,
        ),
        Number(
            "WIDTH",
            mark("Width of a hot street (metres)"),
            mark("Hot streets become polygons this wide, to be laid over other layers."),
            default=40.0,
            low=1,
            advanced=True,
        ),
        Sink(
            "OUTPUT",
            mark("Streets"),
            mark("Every street with its crimes, per 100 m, and rank."),
            holds=LINE,
            optional=True,
        ),
        Sink("HOTSPOTS", mark("Hot streets"), mark("The ranked hot streets as polygons."), optional=True),
    ),
    outputs=(
        *numbers(
            "CRIMES_READ", "CRIMES_USED", "UNIT_COUNT", "HOTSPOT_COUNT", "HOT_CRIMES", "HOT_SHARE", "LENGTH_SHARE"
        ),
        *texts("HARM_BY", "SUMMARY", "NOTES"),
    ),
    needs=SCIPY,
)
NEAR_REPEAT = Tool(
    "nearrepeat",
    mark("Near repeats"),
    "detect",
    mark(
        "Whether a crime makes another one nearby and soon afterwards more likely, and where that risk is now "
        "and until when."
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
                "Upper ends of the distance bands in rising order, separated by semicolons. 200;400 means 0 "
                "to under 200 m and 200 to under 400 m."
            ),
            default="200;400;600;800;1000",
        ),
        Text(
            "DAYS",
            mark("Time bands (days)"),
            mark(
                "Upper ends of the time bands in rising order, separated by semicolons. 7;14 means 0 to 6 "
                "and 7 to 13 days apart."
            ),
            default="7;14;21;28",
        ),
        Choice(
            "METRIC",
            mark("Distance"),
            mark("manhattan: along streets at right angles, |dx| + |dy|; euclidean: as the crow flies."),
            options=("manhattan", "euclidean"),
            default="manhattan",
            advanced=True,
        ),
        Choice(
            "SEASONS",
            mark("Days shuffled within"),
            mark(
                "Among which crimes the days are shuffled. none: all; month, quarter: those of each calendar "
                "month or quarter, so that parts of the area with different seasons are not mistaken for "
                "near repeats; auto: month where the data show such a shift, otherwise none."
            ),
            options=SEASONS,
            default=AUTO,
            advanced=True,
        ),
        permutations(
            mark(
                "How many times the days are shuffled; p cannot be below 1/(permutations + 1). The usual 999 "
                "is raised where the number of bands needs more."
            )
        ),
        seed(mark("The same seed gives the same random draws.")),
        Day(
            "TODAY",
            mark("Risk on"),
            mark("The day for which the risk is drawn. Leave blank for the last day of the data."),
            optional=True,
        ),
        Sink(
            "OUTPUT",
            mark("Near repeat table"),
            mark("A table with a row for each distance and time band."),
            holds=TABLE,
        ),
        Sink(
            "RISK",
            mark("Risk now"),
            mark("Circles around the latest crimes within which another is more likely, each with the day it expires."),
            optional=True,
        ),
        page(mark("The table as a page, with significant cells dark.")),
        as_json(mark("The table for other programs.")),
    ),
    outputs=(*numbers("CRIMES_READ", "CRIMES_USED", "SIGNIFICANT", "RISK_COUNT"), *texts("SUMMARY", "NOTES")),
    needs=SCIPY,
)
