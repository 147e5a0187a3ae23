"""What each check of the data is called, what its count means and what to do about it."""

#: name: (title, what is counted, what to do)
CHECKS = {
    "located": (
        "Points",
        "rows without a usable point",
        "Have them geocoded in the records system; if fewer than 85 % have a point, the map misleads (Ratcliffe 2004).",
    ),
    "default_points": (
        "Default points",
        "crimes on one coordinate that holds more than 1 % of all",
        "Check that point: leave out a station, hospital or town centre that stands for an unknown place, by "
        "its name or as a layer of premises.",
    ),
    "outside": (
        "Inside the area",
        "points outside the study area",
        "Check their coordinates; a few may really be over the border.",
    ),
    "snapped": (
        "Where the points come from",
        "crimes that share a point with one counted before (for information)",
        "Ask whoever made the file whether the points were moved, and record the answer on the page Crimes.",
    ),
    "dated": ("Dates", "rows without a date that can be read", "Use one format for all dates, such as yyyy-mm-dd."),
    "future": ("Future dates", "rows with a date in the future", "Correct them; they are left out of every map."),
    "months": (
        "Months",
        "months that are empty, or hold under half or over twice the median month",
        "Ask for the missing months; an apparent fall or rise may come from the export.",
    ),
    "map_points": (
        "Change of the map points",
        "pairs of months between which the points change",
        "Compare periods on one side of the change, or areas of 250 m or more.",
    ),
    "weekdays": (
        "Weekdays",
        "crimes on the busiest weekday (by chance 14 %)",
        "Ask whether that day is entered where the day is unknown.",
    ),
    "firsts": (
        "First of the month",
        "crimes on the first of a month (by chance 3 %)",
        "Ask whether the first is entered where the day is unknown.",
    ),
    "midnight": (
        "Times nobody recorded",
        "crimes at a time of day, such as 00:00, that has far more than most",
        "Such a time probably means that the time is not known; Hours of the week treats it that way.",
    ),
    "full_hours": ("Full hours", "crimes at a full hour", "Times are rounded; use them to the hour only."),
    "spans": (
        "Spans",
        "crimes that span more than 24 hours",
        "Their hour is hardly known; spans of over a week are left out of the hours.",
    ),
    "references": (
        "References",
        "rows with the same reference as an earlier row",
        "Choose the reference field, so that an incident and a crime with the same number count once.",
    ),
    "same_event": (
        "Same place, time and offence",
        "rows with the same place, time and offence as an earlier row",
        "Check whether they are one crime entered twice.",
    ),
    "new_offences": (
        "New offences",
        "recent crimes of an offence never seen before",
        "Check whether an offence was renamed or a new recording rule began.",
    ),
    "spellings": (
        "Spellings",
        "offences that are spelled in several ways",
        "Use one spelling for each, or they are counted separately.",
    ),
    "filling_up": (
        "Last four weeks",
        "crimes of the last 28 days",
        "Late reports will still add to them; do not compare them with other weeks.",
    ),
    "premises": (
        "Premises",
        "crimes at police stations, custody suites, hospitals and prisons",
        "They say nothing about a street; leave them out by name.",
    ),
    "street_visible": (
        "Street-visible",
        "crimes of offences that the preset counts as street-visible",
        "Choose these offences for patrol, or your own list.",
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
    "spots": "Hot spots of 150 m",
    "places": "Strategic places of 340 m (0.1 km²)",
    "areas": "Wards and beats",
    "significance": "Significance (Gi*)",
    "hours": "Hours of the week",
    "near_repeat": "Near repeats",
    "trends": "Trends and emerging hot spots",
    "rates": "Rates per resident",
    "weekly": "Weekly monitoring",
    "worked": "Whether a patrol worked",
}
