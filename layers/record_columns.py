"""What the columns of a force's export mean, by the names that records systems and analysts give them."""

from .texts import mark

#: Meanings in the order they are shown, each with what it is in words.
MEANINGS = {
    "reference": mark("Crime number"),
    "offence": mark("Offence"),
    "from_date": mark("Committed from: date"),
    "from_time": mark("Committed from: time"),
    "to_date": mark("Committed to: date"),
    "to_time": mark("Committed to: time"),
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
    "flags": mark("Flags"),
    "status": mark("Status"),
}

_FROM = ("committedfrom", "committedstart", "committedonorafter", "committedonfrom", "committedearliest",
         "earliestcommitted", "firstcommitted", "occurredfrom", "occurrencefrom", "occurfrom", "occfrom",
         "occurredonorafter", "offencefrom", "offencestart", "incidentfrom", "incidentstart", "eventfrom", "eventstart",
         "crimefrom", "fromcommitted", "from", "start", "earliest")
_ONLY = ("committed", "occurred", "occurrence", "offence", "crime", "incident", "event", "offense")
_TO = ("committedto", "committedend", "committedonorbefore", "committedonto", "committedlatest", "latestcommitted",
       "lastcommitted",
       "occurredto", "occurrenceto", "occurto", "occto", "occurredonorbefore", "offenceto", "offenceend", "incidentto",
       "incidentend", "eventto", "eventend", "crimeto", "tocommitted", "to", "end", "latest")
_REPORTED = ("reported", "recorded", "report", "firstreported", "record", "created", "logged", "entered")
_DATES = ("{}date", "date{}", "{}datetime", "datetime{}", "{}dateandtime", "{}dt", "{}on", "{}ondate", "dateof{}")
_TIMES = ("{}time", "time{}", "{}attime", "timeof{}")


def _forms(stems, forms):
    return tuple(form.format(stem) for form in forms for stem in stems)


#: Names in lower case without blanks and signs; the first that a table has is taken.
_NAMES = {
    "reference": (
        "crimenumber", "crimeno", "crimenum", "crimeref", "crimerefno", "crimerefnumber", "crimereference",
        "crimereferencenumber", "crimeid", "crn", "crimerecordnumber", "occurrencenumber", "occurrenceno",
        "occurrenceref", "occurrenceid", "occno", "offencereference", "offenceref", "offencenumber", "offenceno",
        "investigationnumber", "investigationref", "nichercn", "nicheref", "athenaref", "urn", "reference",
        "referencenumber", "refno", "ref", "recordnumber", "incidentnumber", "incidentno", "incidentref",
        "incidentreference", "incidentid", "lognumber", "logno", "cadref", "cadnumber", "stormref"),
    "offence": (
        "offence", "offencename", "offencedescription", "offencedesc", "offencetitle", "offencetype", "crimetype",
        "crimedescription", "crimedesc", "crimecategory", "crimeclassification", "offenceclassification",
        "classification", "recordedoffence", "hooffence", "hooffencedescription", "homeofficeoffence",
        "homeofficedescription", "hodescription", "hoclassdescription", "offencegroup", "offencecategory", "crimegroup",
        "incidenttype", "incidentcategory", "category", "offense"),
    # A date of its own before a name that says less, such as 'Offence date'.
    "from_date": (*_FROM[:-3], *_forms(_FROM, _DATES), *_forms(_ONLY, _DATES), "committed", "occurred", *_FROM[-3:],
                  "date", "month", "crimemonth"),
    "from_time": (*_forms(_FROM, _TIMES), *_forms(_ONLY, _TIMES), "time"),
    "to_date": (*_TO[:-3], *_forms(_TO, _DATES), *_TO[-3:]),
    "to_time": _forms(_TO, _TIMES),
    "reported": (*_REPORTED[:2], *_forms(_REPORTED, _DATES)),
    "reported_time": _forms(_REPORTED, _TIMES),
    "easting": ("easting", "eastings", "osgbeasting", "oseasting", "gridx", "xcoord", "xcoordinate", "coordx", "osx",
                "geox", "locationx", "eastingm", "bngeasting", "oseast1m", "x", "east"),
    "northing": ("northing", "northings", "osgbnorthing", "osnorthing", "gridy", "ycoord", "ycoordinate", "coordy",
                 "osy", "geoy", "locationy", "northingm", "bngnorthing", "osnrth1m", "y", "north"),
    "longitude": ("longitude", "long", "lon", "lng", "longitudewgs84", "wgs84longitude", "gpslongitude"),
    "latitude": ("latitude", "lat", "latitudewgs84", "wgs84latitude", "gpslatitude"),
    "coordinates": ("gridreference", "gridref", "osgridreference", "osgridref", "osgrid", "nationalgridreference",
                    "nationalgridref", "ngr", "osref", "bngreference", "bngref", "mapreference", "mapref", "latlong",
                    "latlon", "latlng", "latitudelongitude", "latitudeandlongitude", "longlat", "lonlat",
                    "longitudelatitude", "eastingnorthing", "eastingsnorthings", "xy", "coordinates", "coordinate",
                    "coords", "gpscoordinates", "gps", "geolocation", "geopoint", "geo"),
    # A UPRN before a postcode: it is one door.
    "place": ("uprn", "ukuprn", "propertyuprn", "locationuprn", "postcode", "postalcode", "pcds", "pcd",
              "locationpostcode", "offencepostcode", "crimepostcode", "incidentpostcode"),
    "venue": ("venue", "venuename", "venuetype", "premises", "premisesname", "premisestype", "locationtype",
              "locationname", "location", "street", "streetname", "road", "roadname", "place", "placename"),
    "ho_class": ("hoclass", "hocode", "homeofficeclass", "homeofficecode", "homeofficeclassification",
                 "hoclassification", "hooffencecode", "hooffenceclass", "ho", "hoclasscode", "homeofficeoffencecode",
                 "statclass", "statcode", "offencecode"),
    "beat": ("beat", "beatcode", "beatname", "policebeat", "beatarea", "neighbourhood", "nptarea", "npt", "sector",
             "sectorname", "snt", "neighbourhoodteam"),
    "ward": ("ward", "wardname", "wardcode", "electoralward"),
    "flags": ("flags", "flag", "markers", "marker", "crimeflags", "crimeflag", "aggravatingfactors", "keywords",
              "crimemarkers", "interestmarkers", "qualifiers"),
    "status": ("status", "crimestatus", "offencestatus", "occurrencestatus", "currentstatus", "recordstatus",
               "crimerecordstatus", "investigationstatus", "validationstatus", "nocrimestatus", "cancelled", "nocrime"),
}


def plain(name):
    """A column's name as it is compared: lower case, letters and digits only."""
    return "".join(sign for sign in str(name).casefold() if sign.isalnum())


def index_of(meaning, header):
    """The index of the first column whose name says that it holds a meaning, None without one."""
    names = [plain(name) for name in header]
    return next((names.index(name) for name in _NAMES[meaning] if name in names), None)


def recognise(header):
    """{meaning: column} of the columns whose names say what they hold; a column has one meaning only.

    Longitude and latitude stand back where there are easting and northing, a column of both where there are two.
    """
    known = {}
    for column in header:
        known.setdefault(plain(column), column)
    found = {}
    for meaning, names in _NAMES.items():
        column = next((known[name] for name in names if name in known and known[name] not in found.values()), None)
        if column is not None:
            found[meaning] = column
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
