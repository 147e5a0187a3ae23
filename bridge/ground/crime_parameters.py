"""The names of the parameters that say which crimes count: every tool that counts some has them."""

#: Advanced ones that mean nothing for another layer of crimes.
OF_LAYER = ("FILTER", "FLAGS", "TIME_ZONE")
_PREMISES = ("EXCLUDE_LAYER", "EXCLUDE_DISTANCE")
#: All advanced ones.
ADVANCED = OF_LAYER + _PREMISES
#: By what crimes are chosen.
CRIMES = (
    "INPUT",
    "OFFENCE_FIELD",
    "OFFENCES",
    "DATE_FIELD",
    "START",
    "END",
    *OF_LAYER,
    "REFERENCE_FIELD",
    "LOCATION_FIELD",
    "EXCLUDE",
    *_PREMISES,
)
#: What they count for.
WEIGHTS = ("WEIGHT_FIELD", "WEIGHTS")
ALL = CRIMES + WEIGHTS
