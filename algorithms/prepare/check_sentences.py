"""What each check of the data is called, what its count means and what to do about it."""

#: name: (title, what is counted, what to do)
CHECKS = {
    "located": (
        "Locations",
        "rows without a usable location",
        "Have these records geocoded in the records system; if fewer than 85% have a location, the map is "
        "misleading (Ratcliffe 2004).",
    ),
    "default_points": (
        "Default locations",
        "crimes at a single location with more than 1% of all crimes",
        "Check this location. A station, hospital or town centre may have been used when the real location was "
        "unknown; if so, leave it out by name or with a layer of premises.",
    ),
    "outside": (
        "Inside the study area",
        "crimes outside the study area",
        "Check the coordinates of these crimes; a few may really have happened outside the boundary.",
    ),
    "snapped": (
        "Where the locations come from",
        "crimes at the same location as an earlier crime (for information)",
        "Ask whoever made the file whether the locations were moved, and record the answer on the Crimes page.",
    ),
    "dated": ("Dates", "rows without a readable date", "Use one format for all dates, such as yyyy-mm-dd."),
    "future": (
        "Future dates",
        "rows with a date in the future",
        "Correct these dates; the rows are left out of every map.",
    ),
    "months": (
        "Months",
        "months with no crimes, or with less than half or more than twice the median number",
        "Ask for the missing months; an apparent fall or rise may be caused by the export.",
    ),
    "map_points": (
        "Change in the map points",
        "boundaries between months where the map points change",
        "Compare periods on the same side of the change, or use areas of 250 m or more.",
    ),
    "weekdays": (
        "Weekdays",
        "crimes on the busiest weekday (an even spread would give 14%)",
        "Ask whether this day is entered when the date is unknown.",
    ),
    "firsts": (
        "First of the month",
        "crimes on the first of a month (an even spread would give 3%)",
        "Ask whether the first is entered when the date is unknown.",
    ),
    "midnight": (
        "Default times",
        "crimes at a time of day, such as 00:00, with far more crimes than most",
        "A time like this probably means that the real time is unknown, and Hours of the week treats it as unknown.",
    ),
    "full_hours": (
        "Times on the hour",
        "crimes recorded exactly on the hour",
        "Times are rounded; treat them as accurate to the hour only.",
    ),
    "spans": (
        "Time spans",
        "crimes with a time span of more than 24 hours",
        "The hour at which these crimes happened is very uncertain; spans of more than a week are left out of "
        "breakdowns by hour.",
    ),
    "references": (
        "References",
        "rows with the same reference as an earlier row",
        "Choose the reference field, so that an incident and a crime with the same number are counted once.",
    ),
    "same_event": (
        "Same location, time and offence",
        "rows with the same location, time and offence as an earlier row",
        "Check whether they are one crime entered twice.",
    ),
    "new_offences": (
        "New offences",
        "recent crimes with an offence not seen before",
        "Check whether an offence has been renamed or a recording rule has changed.",
    ),
    "spellings": (
        "Offence spellings",
        "offences with more than one spelling",
        "Use one spelling for each offence; otherwise each spelling is counted separately.",
    ),
    "filling_up": (
        "Last four weeks",
        "crimes in the last 28 days",
        "Figures for these weeks will still rise as late reports arrive; do not compare them with other weeks.",
    ),
    "premises": (
        "Premises",
        "crimes at police stations, custody suites, hospitals and prisons",
        "Crimes at these premises say nothing about the streets around them; leave the premises out by name.",
    ),
    "street_visible": (
        "Street-visible offences",
        "crimes with offences that the preset counts as street-visible",
        "Use these offences when planning patrols, or use your own list.",
    ),
}

#: name: the parameters without which a check cannot be made
NEEDED = {
    "outside": ("STUDY_AREA",),
    **dict.fromkeys(("dated", "future", "months", "map_points", "weekdays", "firsts", "filling_up"), ("DATE_FIELD",)),
    **dict.fromkeys(("midnight", "full_hours"), ("DATE_FIELD", "FROM_FIELD")),
    "spans": ("DATE_FIELD", "FROM_FIELD", "TO_FIELD"),
    "references": ("REFERENCE_FIELD",),
    "same_event": ("OFFENCE_FIELD", "DATE_FIELD"),
    **dict.fromkeys(("new_offences", "spellings", "street_visible"), ("OFFENCE_FIELD",)),
    "premises": ("LOCATION_FIELD",),
}

USES = {
    "spots": "150 m hot spots",
    "places": "340 m strategic places (0.1 km²)",
    "areas": "Wards and beats",
    "significance": "Significance tests (Gi*)",
    "hours": "Hours of the week",
    "near_repeat": "Near repeats",
    "trends": "Trends and emerging hot spots",
    "rates": "Crime rates per resident",
    "weekly": "Weekly monitoring",
    "worked": "Whether a patrol worked",
}
