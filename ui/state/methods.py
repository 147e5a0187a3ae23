"""The methods that the page Hot spots offers, and what the page asks for each."""

from dataclasses import dataclass

from ...contract.parts.crimes import ADVANCED, ALL_NAMES

#: Advanced parameters that every method takes alike.
OF_ALL = (*ADVANCED, "MAX_AREA")
#: What the page itself asks for.
_ELSEWHERE = {
    *ALL_NAMES,
    "STUDY_AREA",
    "NAME_FIELD",
    "UNIT",
    "CELL_SIZE",
    "UNITS_LAYER",
    "SELECT_BY",
    "SELECT_VALUE",
} - set(ADVANCED)


@dataclass(frozen=True)
class Method:
    """Its name, when to use it, the parameters of its own that matter, whether it counts in places, and what its OUTPUT
    is called. ``surface``: OUTPUT is a raster. ``finds``: what the button says that it finds. ``answers``: it finds no
    hot spots but answers a question about the crimes, with a report. ``weighs``: harm can take the place of counts."""

    title: str
    why: str
    main: tuple = ()
    places: bool = True
    output: str = "Places"
    surface: bool = False
    finds: str = "hot spots"
    answers: bool = False
    weighs: bool = True


METHODS = {
    "countcrimes": Method(
        "Ranked places",
        "Where is the most crime? Ranks places of equal size by crimes per km² and keeps the busiest; "
        "it never misses a busy corner. Start here.",
    ),
    "gistar": Method(
        "Unusual clusters (Gi*)",
        "Which clusters are more than chance? Keeps only places that, with their neighbours, "
        "are busier than chance would make them; an isolated busy corner is not among them.",
    ),
    "kerneldensity": Method(
        "Density surface",
        "A picture that is easy to read: each crime is spread over its surroundings, in crimes per km². It "
        "also colours streets where nothing happened.",
        ("BANDWIDTH", "CELL_SIZE", "AREA_PERCENT"),
        places=False,
        output="Density",
        surface=True,
    ),
    "localmoran": Method(
        "Clusters and outliers",
        "Which busy places have busy neighbours, and which differ from theirs, more than chance would "
        "explain? (Local Moran's I.)",
    ),
    "emerginghotspots": Method(
        "Emerging hot spots",
        "Where is crime new, lasting, growing or fading? The history of each place over ten periods or more.",
        ("PERIOD",),
    ),
    "pointclusters": Method(
        "Point clusters",
        "Where are crimes close together? Uses the points themselves, and finds clusters of any shape; for "
        "exact points.",
        ("METHOD", "EPS", "MIN_POINTS", "EPS_DAYS"),
        places=False,
        output="Crimes with their cluster",
    ),
    "nearestneighbourclusters": Method(
        "Nearest-neighbour clusters",
        "Crimes closer together than by chance, as CrimeStat finds them: to compare with earlier work.",
        ("DISTANCE", "MIN_POINTS"),
        places=False,
        output="Crimes with their cluster",
    ),
    "streethotspots": Method(
        "Street segments",
        "Which streets have the most crime per 100 m? Needs a road layer such as OS Open Roads, and exact points.",
        ("STREETS", "NAME_FIELD", "TOLERANCE", "SELECT_BY", "SELECT_VALUE"),
        places=False,
        output="Streets",
    ),
    "nearrepeat": Method(
        "Near repeats",
        "Does one crime make another more likely nearby and soon afterwards? How far, how long, and where is "
        "that risk now? Needs days and exact points; for burglary and vehicle crime.",
        ("DISTANCES", "DAYS", "TODAY"),
        places=False,
        output="Near repeat table",
        finds="near repeats",
        answers=True,
        weighs=False,
    ),
    "concentration": Method(
        "Concentration",
        "How much of the crime is in how few places? Says whether hot spots are worth using at all, and "
        "whether that changes between periods.",
        output="Lorenz curve",
        finds="concentration",
        answers=True,
    ),
}


def shows(method: str, name: str) -> bool:
    """Whether the page shows this parameter of a method among the method's own or under *Advanced*."""
    return name in METHODS[method].main or name not in _ELSEWHERE
