"""The methods that the page Hot spots offers, and what the page asks for each."""

from dataclasses import dataclass

from ...contract.parts.choice import DISTRICT_NAMES
from ...contract.parts.crimes import ADVANCED, ALL_NAMES

#: Advanced parameters that mean the same in every method that takes them.
OF_ALL = (*ADVANCED, "MAX_AREA", *DISTRICT_NAMES)
#: Where the page shows the parameters of a method: those that matter beside the method, districts beside the rule, the
#: others under *Advanced*.
MAIN, DISTRICTS, OTHERS = "main", "districts", "others"
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
    hot spots but answers a question about the crimes, with a report. ``weighs``: harm can take the place of counts.
    ``located``: the name of a location says where a crime was."""

    title: str
    why: str
    main: tuple = ()
    places: bool = True
    output: str = "Places"
    surface: bool = False
    finds: str = "hot spots"
    answers: bool = False
    weighs: bool = True
    located: bool = False


METHODS = {
    "countcrimes": Method(
        "Ranked places",
        "Where is the most crime? Ranks places of equal size by crimes per km² and keeps the busiest. This method "
        "never misses a busy corner. Start here.",
    ),
    "gistar": Method(
        "Unusual clusters (Gi*)",
        "Where do busy places cluster by more than chance would explain? Keeps only places that "
        "are, together with their neighbours, busier than chance would explain. An isolated busy "
        "corner is not included.",
    ),
    "kerneldensity": Method(
        "Density surface",
        "An easy-to-read map that spreads each crime over its surroundings, in crimes per km². The map also "
        "colours streets where nothing happened.",
        ("BANDWIDTH", "CELL_SIZE", "AREA_PERCENT"),
        places=False,
        output="Density",
        surface=True,
    ),
    "localmoran": Method(
        "Clusters and outliers",
        "Which busy places have busy neighbours, and which places differ from their neighbours, by "
        "more than chance would explain? (Local Moran's I.)",
    ),
    "emerginghotspots": Method(
        "Emerging hot spots",
        "Where is crime new, persistent, growing or fading? Uses the history of each place over ten or more periods.",
        ("PERIOD",),
    ),
    "pointclusters": Method(
        "Point clusters",
        "Where are crimes close together? Uses the individual locations and finds clusters of any shape. Needs "
        "exact locations.",
        ("METHOD", "EPS", "MIN_POINTS", "EPS_DAYS"),
        places=False,
        output="Crimes with their cluster",
    ),
    "nearestneighbourclusters": Method(
        "Nearest-neighbour clusters",
        "Finds clusters of crimes that are closer together than chance would explain, using the "
        "CrimeStat method. Useful for comparison with earlier work.",
        ("DISTANCE", "MIN_POINTS"),
        places=False,
        output="Crimes with their cluster",
    ),
    "streethotspots": Method(
        "Street segments",
        "Which streets have the most crime per 100 m? Hot streets that meet can be grouped into clusters for one "
        "patrol. Needs exact locations and a road layer such as OS Open Roads.",
        ("STREETS", "NAME_FIELD", "TOLERANCE", "SELECT_BY", "SELECT_VALUE", "CLUSTER_LENGTH", "CLUSTER_MINUTES"),
        places=False,
        output="Streets",
    ),
    "nearrepeat": Method(
        "Near repeats",
        "Does one crime make another more likely nearby soon afterwards? How far does the risk "
        "extend, how long does the risk last and where is it now? Needs exact dates and locations. "
        "Suitable for burglary and vehicle crime.",
        ("DISTANCES", "DAYS", "TODAY"),
        places=False,
        output="Near repeat table",
        finds="near repeats",
        answers=True,
        weighs=False,
    ),
    "concentration": Method(
        "Concentration",
        "How concentrated is crime? Shows whether hot spots are worth using at all, and whether "
        "the concentration changes between periods.",
        output="Lorenz curve",
        finds="concentration",
        answers=True,
    ),
    "facilities": Method(
        "Risky facilities",
        "Which pubs, shops or other premises have the most crime, and do a few have more than chance would explain? "
        "Without a premises layer it finds repeat locations. Needs exact locations, or the IDs or names of premises.",
        ("PREMISES", "PREMISES_ID", "PREMISES_NAME", "UPRN_FIELD", "AT_DISTANCE", "NEAR_DISTANCE"),
        places=False,
        output="Premises",
        finds="risky facilities",
        answers=True,
        located=True,
    ),
}


def shows(method: str, name: str) -> bool:
    """Whether the page shows this parameter of a method in one of these parts."""
    return name in METHODS[method].main or name not in _ELSEWHERE


def part_of(method: str, name: str) -> str:
    """The part in which the page shows a parameter of a method."""
    return DISTRICTS if name in DISTRICT_NAMES else MAIN if name in METHODS[method].main else OTHERS
