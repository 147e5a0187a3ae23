"""What the tokens of parameters and flags are called where a user reads them; files and commands keep the tokens."""

import re

from ..ground.texts import mark, tr

#: {token: its words}, for all parameters that have no words of their own below.
_WORDS = {
    "auto": mark("automatic"),
    "none": mark("none"),
    "week": mark("week"),
    "month": mark("calendar month"),
    "quarter": mark("calendar quarter"),
    "4 weeks": mark("four weeks"),
    "day": mark("day"),
    "throughout": mark("throughout"),
    "whole": mark("the whole period"),
    "written": mark("times as written"),
    "as_written": mark("times as written"),
    "utc": mark("times as UTC"),
    "crimes": mark("number of crimes"),
    "harm": mark("harm"),
    "ratio": mark("first ÷ second"),
    "log_ratio": mark("logarithm of first ÷ second"),
    "difference": mark("first minus second"),
    "bh": mark("Benjamini–Hochberg"),
    "by": mark("Benjamini–Yekutieli"),
    "unknown": mark("time not known"),
    "decile": mark("decile (1 is the most deprived)"),
    "score": mark("score (higher is more deprived)"),
    "hotspots": mark("per hot spot"),
    "areas": mark("per neighbourhood"),
    "quartic": mark("quartic"),
    "gaussian": mark("Gaussian"),
    "uniform": mark("uniform"),
    "triangular": mark("triangular"),
    "epanechnikov": mark("Epanechnikov"),
    "en": mark("English"),
    "cy": mark("Welsh (unreviewed)"),
    "exclude": mark("left out"),
    "spread": mark("spread over the week"),
    "dbscan": "DBSCAN",
    "st_dbscan": mark("DBSCAN in space and time"),
    "optics": "OPTICS",
    "hdbscan": "HDBSCAN",
    "manhattan": mark("along streets (east plus north)"),
    "euclidean": mark("straight line"),
    "boosting": mark("boosted trees"),
    "linear": mark("linear"),
    "convolution": mark("random sums of the counts"),
    "permutation": mark("random permutations"),
    "normal": mark("normal distribution"),
    "top_k": mark("the busiest places"),
    "area_share": mark("the busiest part of the area"),
    "crime_share": mark("the fewest places with this percentage of crime"),
    "area_km2": mark("the busiest km²"),
    "two_sd": mark("places a number of standard deviations above the mean"),
    "hull": mark("outline"),
    "ellipse_1sd": mark("ellipse, one standard deviation"),
    "ellipse_2sd": mark("ellipse, two standard deviations"),
    "milp": mark("exact (SciPy)"),
    "greedy": mark("one visit at a time"),
    "rest": mark("compared with crimes elsewhere"),
    "hexagon": mark("hexagons"),
    "square": mark("squares"),
    "layer": mark("areas from a layer"),
    "count": mark("counts or harm, unchanged"),
    "log": mark("logarithm"),
    "sqrt": mark("square root"),
    "candidate": mark("proposed"),
    "active": mark("active"),
    "add": mark("add"),
    "accept": mark("accept"),
    "reject": mark("reject"),
    "retire": mark("retire"),
    "edit": mark("edit"),
    "merge": mark("merge"),
    "restore": mark("undo the last change"),
    "refresh": mark("refresh"),
    "problem": mark("problem"),
    "cause": mark("cause"),
    "action": mark("action"),
    "partner": mark("partner"),
    "assessment": mark("assessment"),
}
#: {(parameter or column, token): words} where a token means something else.
_OF_PARAMETER = {
    ("SWING", "none"): mark("all weeks weighted equally"),
    ("ACTION", "log"): mark("note in the log"),
    ("SEASONS", "none"): mark("all crimes"),
    ("WEIGHT_TRANSFORM", "none"): mark("full weight"),
    ("BRIEFING_FILES", "shift"): mark("one PDF for each shift"),
    ("BRIEFING_FILES", "patrol"): mark("one PDF for each patrol"),
    ("STATION_CHOICE", "nearest"): mark("nearest station"),
    ("STATION_CHOICE", "random"): mark("random station"),
    ("DOSE", "under"): mark("below target"),
    ("DOSE", "met"): mark("on target"),
    ("DOSE", "over"): mark("above target"),
    ("DOSE", "unknown"): mark("not known"),
    ("LENGTH", "short"): mark("visits too short"),
    ("LENGTH", "right"): mark("visits of the right length"),
    ("LENGTH", "long"): mark("visits too long"),
}
#: {flag of a crime: its words, those of its contrary}.
_FLAGS = {
    "domestic": (mark("domestic"), mark("not domestic")),
    "public_place": (mark("in a public place"), mark("not in a public place")),
    "alcohol": (mark("alcohol-related"), mark("not alcohol-related")),
    "bladed": (mark("with a knife or blade"), mark("without a knife or blade")),
    "hate": (mark("hate crime"), mark("not a hate crime")),
    "under_25": (mark("under 25"), mark("not under 25")),
    "online": (mark("online"), mark("not online")),
}


def token_words(parameter: str, token: str) -> str:
    """What a token of a parameter is called, in the language of the user; the token itself where it has no words."""
    return tr(_OF_PARAMETER.get((parameter, token), _WORDS.get(token, token)))


def flag_words(term: str) -> str:
    """What a flag of crimes, or 'not ' and a flag, is called; anything else, such as a preset, as it is."""
    negated = term.startswith("not ")
    words = _FLAGS.get(term[4:] if negated else term)
    return tr(words[negated]) if words is not None else term


def help_words(parameter: str, tokens: list, text: str) -> str:
    """The help of a parameter with the words of its ``tokens`` in place of those that it explains ('auto: …')."""
    one = "|".join(re.escape(token) for token in sorted(tokens, key=len, reverse=True))
    return re.sub(
        rf"(^|[.;:] )((?:{one})(?:, (?:{one}))*)(?=: )",
        lambda found: found[1] + ", ".join(token_words(parameter, token) for token in found[2].split(", ")),
        text,
    )
