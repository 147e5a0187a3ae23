"""What the columns of a force's export mean, by the names that records systems and analysts give them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..ground.texts import mark

#: Meanings in the order they are shown, each with what it is in words.
MEANINGS = {
    "reference": mark("Crime number"),
    "offence": mark("Offence"),
    "from_date": mark("Committed from (date)"),
    "from_time": mark("Committed from (time)"),
    "to_date": mark("Committed until (date)"),
    "to_time": mark("Committed until (time)"),
    "reported": mark("Reported: date"),
    "reported_time": mark("Reported: time"),
    "easting": mark("Easting"),
    "northing": mark("Northing"),
    "longitude": mark("Longitude"),
    "latitude": mark("Latitude"),
    "coordinates": mark("Both coordinates in one column"),
    "place": mark("UPRN or postcode"),
    "venue": mark("Venue or street"),
    "ho_class": mark("Home Office class"),
    "beat": mark("Beat"),
    "ward": mark("Ward"),
    "flags": mark("Flags in one column"),
    "domestic": mark("Flag: domestic abuse"),
    "public_place": mark("Flag: public place"),
    "alcohol": mark("Flag: alcohol"),
    "bladed": mark("Flag: bladed article"),
    "hate": mark("Flag: hate crime"),
    "under_25": mark("Flag: under 25"),
    "online": mark("Flag: online"),
    "status": mark("Crime status"),
    "closing": mark("Closing code"),
    "qualifier": mark("Qualifiers"),
    "linked": mark("Linked or duplicate incident"),
}

#: What happened, of which a date or a place is told; last the short form of Niche's occurrences.
_EVENTS = ("committed", "occurred", "occurrence", "offence", "crime", "incident", "event", "offense", "occ")


def _forms(stems: Iterable[str], forms: Iterable[str]) -> tuple[str, ...]:
    return tuple(form.format(stem) for form in forms for stem in stems)


def _each(stems: Iterable[str], forms: Iterable[str]) -> tuple[str, ...]:
    """The same, all forms of the first stem first."""
    return tuple(form.format(stem) for stem in stems for form in forms)


_FROM = (
    "committedfrom",
    "committedstart",
    "committedonorafter",
    "committedonfrom",
    "committedearliest",
    "earliestcommitted",
    "firstcommitted",
    "occurredfrom",
    "occurrencefrom",
    "occurfrom",
    "occfrom",
    "occurredonorafter",
    "offencefrom",
    "offencestart",
    "incidentfrom",
    "incidentstart",
    "eventfrom",
    "eventstart",
    "occurrencestart",
    "occurredstart",
    "occstart",
    "crimestart",
    "offenceearliest",
    "committedafter",
    *_forms(_EVENTS, ("{}datefrom", "{}datestart", "{}datetimefrom", "{}datetimestart")),
    "crimefrom",
    "fromcommitted",
    "from",
    "start",
    "earliest",
)
_TO = (
    "committedto",
    "committedend",
    "committedonorbefore",
    "committedonto",
    "committedlatest",
    "latestcommitted",
    "lastcommitted",
    "occurredto",
    "occurrenceto",
    "occurto",
    "occto",
    "occurredonorbefore",
    "offenceto",
    "offenceend",
    "incidentto",
    "incidentend",
    "eventto",
    "eventend",
    "occurrenceend",
    "occurredend",
    "occend",
    "crimeend",
    "offencelatest",
    "committedbefore",
    *_forms(_EVENTS, ("{}dateto", "{}dateend", "{}datetimeto", "{}datetimeend")),
    "crimeto",
    "tocommitted",
    "to",
    "end",
    "latest",
)
_REPORTED = (
    "reported",
    "recorded",
    "report",
    "firstreported",
    "record",
    "created",
    "logged",
    "entered",
    *_each(
        ("crime", "offence", "occurrence", "occ", "incident", "call"),
        ("{}reported", "{}recorded", "{}created", "{}opened", "{}received"),
    ),
    "opened",
    "received",
)
_DATES = ("{}date", "date{}", "{}datetime", "datetime{}", "{}dateandtime", "{}dt", "{}on", "{}ondate", "dateof{}")
_TIMES = ("{}time", "time{}", "{}attime", "timeof{}")
#: What a number is the number of: the crime before the call about it.
_NUMBERED = (
    "crime",
    "crimerecord",
    "occurrence",
    "occ",
    "offence",
    "investigation",
    "niche",
    "nicheoccurrence",
    "athena",
    "athenainvestigation",
    "connect",
    "case",
    "record",
    "incident",
    "incidentlog",
    "log",
    "cad",
    "storm",
    "stormincident",
    "stormlog",
    "event",
)
_NUMBERS = (
    "{}number",
    "{}no",
    "{}num",
    "{}ref",
    "{}refno",
    "{}refnumber",
    "{}reference",
    "{}referencenumber",
    "{}referenceno",
    "{}urn",
    "{}id",
)
#: Whose place a coordinate is; the word stands before it or, as some have it, behind.
_PLACED = (
    "location",
    "loc",
    "offence",
    "offencelocation",
    "crime",
    "crimelocation",
    "incident",
    "incidentlocation",
    "occurrence",
    "occurrencelocation",
    "occ",
    "event",
    "scene",
    "committed",
    "address",
    "addr",
    "grid",
    "map",
    "geo",
    "os",
    "osgb",
    "osgb36",
    "bng",
)


#: What a call was about; from the sixth on, codes and their descriptions.
_CALLED = (
    "{}class",
    "{}classification",
    "{}type",
    "{}incidenttype",
    "{}category",
    "{}description",
    "{}codedescription",
    "{}codedesc",
    "{}code",
)
_FLAGGED = ("{}", "{}flag", "{}indicator", "{}ind", "{}yn", "{}marker", "{}related", "is{}", "flag{}")


def _placed(*words: str) -> tuple[str, ...]:
    return (*words, *_each(words, [place + "{}" for place in _PLACED] + ["{}" + place for place in _PLACED]))


#: Columns of UPRNs and of postcodes, in an export and in a table of places.
UPRN_NAMES = (*_placed("uprn"), "ukuprn", "uprnid", "propertyuprn")
POSTCODE_NAMES = (
    "postcode",
    "postalcode",
    "pcds",
    "pcd",
    "pcd7",
    "pcd8",
    "pcode",
    "postcodeunit",
    "unitpostcode",
    *_placed("postcode")[1:],
)
#: Names in lower case without blanks and signs; the first that a table has is taken.
_NAMES = {
    "reference": (
        *_each(_NUMBERED[:1], _NUMBERS),
        "crn",
        *_each(_NUMBERED[1:11], _NUMBERS),
        "nichercn",
        "urn",
        "uniquereferencenumber",
        "uniquereference",
        "reference",
        "referencenumber",
        "referenceno",
        "refno",
        "ref",
        *_each(_NUMBERED[11:], _NUMBERS),
    ),
    "offence": (
        "offence",
        "offencename",
        "offencedescription",
        "offencedesc",
        "offencetitle",
        "offencetype",
        "crimetype",
        "crimedescription",
        "crimedesc",
        "crimecategory",
        "crimeclassification",
        "offenceclassification",
        "classification",
        "recordedoffence",
        "hooffence",
        "hooffencedescription",
        "homeofficeoffence",
        "homeofficedescription",
        "hodescription",
        "hoclassdescription",
        "offencetext",
        "crimename",
        *_forms(("main", "primary", "principal", "current"), ("{}offence", "{}offencedescription")),
        *_each(
            (
                "hooffence",
                "hocode",
                "hoclass",
                "homeofficeoffence",
                "homeofficecode",
                "homeofficeclass",
                "statclass",
                "offencecode",
            ),
            ("{}title", "{}text", "{}name", "{}description", "{}desc"),
        ),
        "currentclassification",
        "occurrencetype",
        "occtype",
        "occurrencedescription",
        "offencegroup",
        "offencecategory",
        "crimegroup",
        # A call: what it was in the end before what it seemed to be.
        *_each(("final",), _CALLED),
        *_each(("closing", "closure"), _CALLED[:5]),
        *_each(("incident", "nicl", "nsir", "opening", "initial", "call", "event"), _CALLED),
        "nicl",
        "category",
        "offense",
        # A closing code often says how the call ended: no trace, advice given.
        *_each(("closing", "closure"), _CALLED[5:]),
    ),
    # A date of its own before a name that says less, such as 'Offence date'.
    "from_date": (
        *_FROM[:-3],
        *_forms(_FROM, _DATES),
        *_forms(_EVENTS, _DATES),
        "committed",
        "occurred",
        *_FROM[-3:],
        "date",
        "month",
        "crimemonth",
    ),
    "from_time": (*_forms(_FROM, _TIMES), *_forms(_EVENTS, _TIMES), "time"),
    "to_date": (*_TO[:-3], *_forms(_TO, _DATES), *_TO[-3:]),
    "to_time": _forms(_TO, _TIMES),
    "reported": (*_REPORTED[:2], *_REPORTED[8:], *_forms((*_REPORTED, "call"), _DATES)),
    "reported_time": _forms((*_REPORTED, "call"), _TIMES),
    "easting": (
        *_placed("easting", "eastings", "xcoord", "xcoordinate"),
        *_placed("x")[1:],
        "coordx",
        "eastingm",
        "oseast1m",
        "x",
        "east",
    ),
    "northing": (
        *_placed("northing", "northings", "ycoord", "ycoordinate"),
        *_placed("y")[1:],
        "coordy",
        "northingm",
        "osnrth1m",
        "y",
        "north",
    ),
    "longitude": (
        "longitude",
        "long",
        "lon",
        "lng",
        "longitudewgs84",
        "wgs84longitude",
        "gpslongitude",
        *_each(_PLACED[:13], ("{}longitude", "{}long", "{}lon")),
    ),
    "latitude": (
        "latitude",
        "lat",
        "latitudewgs84",
        "wgs84latitude",
        "gpslatitude",
        *_each(_PLACED[:13], ("{}latitude", "{}lat")),
    ),
    "coordinates": (
        "gridreference",
        "gridref",
        "osgridreference",
        "osgridref",
        "osgrid",
        "osgr",
        "natgridref",
        "natgridreference",
        *_each(
            ("osgb", "osgb36", "bng", "british", "uk", "6figure", "8figure", "10figure"),
            ("{}gridref", "{}gridreference"),
        ),
        *_each(
            ("gridref", "gridreference", "osgr", "ngr"),
            ("{}6", "{}8", "{}10", "{}12", "{}1m", "{}10m", "{}100m", "{}s"),
        ),
        *_placed("gridreference", "gridref", "osgridreference", "osgridref", "osgr", "ngr"),
        "nationalgridreference",
        "nationalgridref",
        "ngr",
        "osref",
        "bngreference",
        "bngref",
        "mapreference",
        "mapref",
        "latlong",
        "latlon",
        "latlng",
        "latitudelongitude",
        "latitudeandlongitude",
        "longlat",
        "lonlat",
        "longitudelatitude",
        "eastingnorthing",
        "eastingsnorthings",
        "xy",
        "coordinates",
        "coordinate",
        "coords",
        "gpscoordinates",
        "gps",
        "geolocation",
        "geopoint",
        "geo",
    ),
    # A UPRN before a postcode: it is one door.
    "place": UPRN_NAMES + POSTCODE_NAMES,
    "venue": (
        "venue",
        "venuename",
        "venuetype",
        "premises",
        "premisesname",
        "premisestype",
        "locationtype",
        "locationname",
        "location",
        "street",
        "streetname",
        "road",
        "roadname",
        "place",
        "placename",
    ),
    "ho_class": (
        "hoclass",
        "hocode",
        "homeofficeclass",
        "homeofficecode",
        "homeofficeclassification",
        "hoclassification",
        "hooffencecode",
        "hooffenceclass",
        "ho",
        "hoclasscode",
        "homeofficeoffencecode",
        "hoclassno",
        "hoclassnumber",
        "hoclassification",
        "hocodeno",
        "hooffenceno",
        "homeofficeclassno",
        "homeofficeclasscode",
        "homeofficestatclass",
        "homeofficestatcode",
        "hostatclass",
        "hostatcode",
        "statclass",
        "statcode",
        "statsclass",
        "statscode",
        "statsclassification",
        "offencecode",
        "offenceclass",
        "offenceclasscode",
    ),
    "beat": (
        "beat",
        "beatcode",
        "beatname",
        "policebeat",
        "beatarea",
        "neighbourhood",
        "nptarea",
        "npt",
        "sector",
        "sectorname",
        "snt",
        "neighbourhoodteam",
        "beatno",
        "beatnumber",
        "beatid",
        "beatdescription",
        *_each(_PLACED[:9], ("{}beat", "{}beatcode", "{}beatname")),
    ),
    "ward": ("ward", "wardname", "wardcode", "electoralward"),
    "flags": (
        "flags",
        "flag",
        "markers",
        "marker",
        "crimeflags",
        "crimeflag",
        "aggravatingfactors",
        "keywords",
        "crimemarkers",
        "interestmarkers",
    ),
    "domestic": _each(("domestic", "domesticabuse", "domesticviolence", "da", "dv", "dva"), _FLAGGED),
    "public_place": ("publicplc", *_each(("publicplace", "inpublic", "inpublicplace", "publicspace"), _FLAGGED)),
    "alcohol": _each(("alcohol", "alcoholinvolved"), _FLAGGED),
    "bladed": _each(
        ("bladed", "bladedarticle", "knife", "knifecrime", "knifeenabled", "knifeused", "bladedweapon"), _FLAGGED
    ),
    "hate": _each(("hate", "hatecrime", "hateincident"), _FLAGGED),
    "under_25": _each(("under25", "u25", "under25s"), _FLAGGED),
    "online": _each(("online", "onlinecrime", "cyber", "cyberenabled", "cybercrime"), _FLAGGED),
    "status": (
        "status",
        "crimestatus",
        "offencestatus",
        "occurrencestatus",
        "currentstatus",
        "recordstatus",
        "crimerecordstatus",
        "investigationstatus",
        "validationstatus",
        "nocrimestatus",
        "cancelled",
        "nocrime",
    ),
    # Where another column is the offence: without one, the closing code is.
    "closing": _each(
        ("closing", "closure", "disposal", "result"),
        (
            "{}code",
            "{}codes",
            "{}codedescription",
            "{}codedesc",
            "{}description",
            "{}category",
            "{}classification",
            "{}class",
            "{}type",
            "{}reason",
        ),
    ),
    "qualifier": _each(
        ("qualifier", "qualifiers", "closingqualifier", "incidentqualifier", "nsirqualifier"),
        ("{}", "{}code", "{}codes", "{}description"),
    ),
    "linked": (
        *_each(
            ("linked", "duplicate", "parent", "master"),
            (
                "{}incident",
                *("{}incident" + form[2:] for form in _NUMBERS),
                "{}log",
                *("{}log" + form[2:] for form in _NUMBERS),
                *_NUMBERS,
            ),
        ),
        "duplicateof",
        "linkedto",
        "linkedwith",
    ),
}


def plain(name: object) -> str:
    """A column's name as it is compared: lower case, letters and digits only."""
    return "".join(sign for sign in str(name).casefold() if sign.isalnum())


def index_of(meaning: str, header: Sequence[str]) -> int | None:
    """The index of the first column whose name says that it holds a meaning, None without one."""
    names = [plain(name) for name in header]
    return next((names.index(name) for name in _NAMES[meaning] if name in names), None)


def _cut_short(column: str) -> str | None:
    """The one meaning of all names that begin like a column's of ten signs, of which a Shapefile drops the rest; None
    where there is none, or several."""
    name = plain(column)
    if len(str(column)) != 10 or len(name) < 8:
        return None
    meanings = {meaning for meaning, names in _NAMES.items() if any(one.startswith(name) for one in names)}
    return meanings.pop() if len(meanings) == 1 else None


def recognise(header: Sequence[str]) -> dict[str, str]:
    """{meaning: column} of the columns whose names say what they hold; a column has one meaning only.

    Longitude and latitude stand back where there are easting and northing, a column of both where there are two.
    """
    known: dict[str, str] = {}
    for column in header:
        known.setdefault(plain(column), column)
    found: dict[str, str] = {}
    for meaning, names in _NAMES.items():
        fits = next((known[name] for name in names if name in known and known[name] not in found.values()), None)
        if fits is not None:
            found[meaning] = fits
    for column in header:
        cut = _cut_short(column)
        if cut is not None and cut not in found and column not in found.values():
            found[cut] = column
    for one, other in (("easting", "northing"), ("longitude", "latitude")):
        if (one in found) != (other in found):
            found.pop(one, None)
            found.pop(other, None)
    if "easting" in found:
        found.pop("longitude", None)
        found.pop("latitude", None)
    if "easting" in found or "longitude" in found:
        found.pop("coordinates", None)
    for time, date in (("from_time", "from_date"), ("to_time", "to_date"), ("reported_time", "reported")):
        if time in found and date not in found:
            del found[time]
    return {meaning: found[meaning] for meaning in MEANINGS if meaning in found}
