"""Something that every tool can compute: the sample's crimes over two years, the wards in the middle of its largest
town, and what is laid beside them, on disk. A few wards, since every tool runs on them a dozen times."""

import csv
import os

import numpy as np
from qgis.core import (
    QgsApplication,
    QgsCoordinateTransformContext,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsVectorFileWriter,
    QgsVectorLayer,
)
from support import DEMO, WARDS, Feedback

PREFIX = "hotspotpolicing:"
NAME = "WD13NM"
INVENTED = os.path.join(DEMO, "invented_harm_weights.csv")
#: What makes up the crimes of every tool that counts some.
CRIMES = {"OFFENCE_FIELD": "offence", "DATE_FIELD": "date"}


def algorithms():
    """Every tool of the plugin, by its id without the provider."""
    provider = QgsApplication.processingRegistry().providerById(PREFIX[:-1])
    return {one.name(): one for one in provider.algorithms()}


def write(path, kind, fields, lots):
    """A GeoPackage of (WKT or None, values …); its path."""
    layer = QgsVectorLayer(kind + "".join("&field=" + one for one in fields), "layer", "memory")
    made = []
    for shape, *values in lots:
        feature = QgsFeature(layer.fields())
        feature.setAttributes(list(values))
        if shape is not None:
            feature.setGeometry(shape if isinstance(shape, QgsGeometry) else QgsGeometry.fromWkt(shape))
        made.append(feature)
    layer.dataProvider().addFeatures(made)
    options = QgsVectorFileWriter.SaveVectorOptions()
    options.driverName = "GPKG" if path.endswith(".gpkg") else "CSV"
    QgsVectorFileWriter.writeAsVectorFormatV3(layer, path, QgsCoordinateTransformContext(), options)
    return path


def _point(x, y):
    return QgsGeometry.fromPointXY(QgsPointXY(float(x), float(y)))


def _crimes(sample, path, step):
    """Every ``step``-th crime of the sample, on a day and at an hour of two years."""
    rng = np.random.default_rng(5)
    lots = []
    for i, feature in enumerate(QgsVectorLayer(sample, "sample", "ogr").getFeatures()):
        day = np.datetime64("2023-01-01") + int(rng.integers(731))
        begin = day.astype("datetime64[m]") + int(rng.integers(1380))
        if i % step == 0:
            point = feature.geometry().asPoint()
            lots.append(
                (
                    _point(*(np.array([point.x(), point.y()]) + rng.normal(0, 8, 2))),
                    feature["offence"],
                    str(day),
                    str(begin),
                    str(begin + 60),
                    f"R{i}",
                    float(1 + i % 7),
                    "Police" if i % 3 else "Public",
                )
            )
    return write(
        path,
        "Point?crs=EPSG:27700",
        (
            "offence:string",
            "date:string",
            "from:string",
            "to:string",
            "reference:string",
            "harm:double",
            "source:string",
        ),
        lots,
    )


def _streets(path):
    x, y = np.arange(446_800, 451_700, 280.0), np.arange(517_300, 521_200, 280.0)
    lots = [
        (f"LineString({a} {b}, {a + across} {b + up})", f"Street {a:g} {b:g}")
        for a in x
        for b in y
        for across, up in ((280, 0), (0, 280))
    ]
    return write(path, "LineString?crs=EPSG:27700", ("name:string",), lots)


def _middles(path):
    return [
        (feature["hotspot_id"], feature.geometry().pointOnSurface().asPoint())
        for feature in QgsVectorLayer(path, "spots", "ogr").getFeatures()
    ]


def _pings(path, spots):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write("Callsign,Date Time,Easting,Northing\n")
        now = np.datetime64("2026-07-06T06:00:00")
        for _, point in spots[:6]:
            for _ in range(60):
                file.write(f"AB1,{now},{point.x():.1f},{point.y():.1f}\n")
                now += np.timedelta64(20, "s")
            now += np.timedelta64(900, "s")
    return path


def _table(path, head, lots):
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([head, *lots])
    return path


def _wards(path, area):
    """The wards of the sample that touch the area."""
    within = next(QgsVectorLayer(area, "area", "ogr").getFeatures()).geometry()
    return write(
        path,
        "MultiPolygon?crs=EPSG:27700",
        (NAME + ":string", "WD13CD:string"),
        [
            (feature.geometry(), feature[NAME], feature["WD13CD"])
            for feature in QgsVectorLayer(WARDS, "wards", "ogr").getFeatures()
            if feature.geometry().intersects(within)
        ],
    )


def make_world(sample, folder, run, step=12):
    """{tool: parameters that it computes with}, of the sample's crimes at ``sample`` and files made in ``folder`` by
    ``run(id, parameters)``; every output goes to a file of its own there."""

    def at(name):
        return os.path.join(folder, name)

    crimes = _crimes(sample, at("crimes.gpkg"), step)
    counted = dict(CRIMES, INPUT=crimes)
    area = write(
        at("area.gpkg"),
        "Polygon?crs=EPSG:27700",
        ("name:string",),
        [("Polygon((446000 516500, 452000 516500, 452000 521500, 446000 521500, 446000 516500))", "middle")],
    )
    areas = _wards(at("wards.gpkg"), area)
    hot, others, places = at("hot.gpkg"), at("others.gpkg"), at("places.gpkg")
    run(
        "countcrimes",
        dict(
            counted, STUDY_AREA=areas, NAME_FIELD=NAME, SELECT_BY="top_k", SELECT_VALUE=24, OUTPUT=places, HOTSPOTS=hot
        ),
    )
    layer = QgsVectorLayer(hot, "hot", "ogr")
    spots = [
        (feature.geometry().asWkt(), feature["hotspot_id"], int(feature["rank"]), int(feature["crimes"]))
        for feature in layer.getFeatures()
    ]
    kind, fields = "MultiPolygon?crs=EPSG:27700", ("hotspot_id:string", "rank:integer", "crimes:integer")
    hot, others = write(at("treated.gpkg"), kind, fields, spots[::2]), write(others, kind, fields, spots[1::2])
    middles, streets = _middles(hot), _streets(at("streets.gpkg"))
    survey = write(
        at("survey.gpkg"),
        "Point?crs=EPSG:27700",
        ("safe:string", "want:string", "when:string"),
        [
            (
                _point(point.x() + i, point.y()),
                "Safe" if i % 3 else "Unsafe",
                "Burglary; Drugs",
                f"2024-0{3 + 6 * (i % 2)}-01",
            )
            for _, point in middles
            for i in range(20)
        ],
    )
    searches = write(
        at("searches.gpkg"),
        "Point?crs=EPSG:27700",
        ("outcome:string", "who:string", "date:string"),
        [
            (
                _point(point.x() + i * 40, point.y()),
                "Arrest" if i % 3 else "A no further action disposal",
                "A" if i % 2 else "B",
                f"2024-06-{1 + i:02d}",
            )
            for _, point in middles
            for i in range(20)
        ],
    )
    wards = [feature["WD13CD"] for feature in QgsVectorLayer(areas, "wards", "ogr").getFeatures()]
    people = _table(
        at("people.csv"),
        ("code", "people", "a", "b", "decile"),
        [(code, 150_000 + i, 50_000, 100_000, 1 + i % 10) for i, code in enumerate(wards)],
    )
    plan = _table(
        at("plan.csv"),
        ("hotspot_id", "day", "shift", "shift_from", "shift_to", "agency", "visits", "minutes", "peak_time"),
        [(one, "2026-11-30", "Late", "15:00", "23:00", "Police", 1, 15, "no") for one, _ in middles[:6]],
    )
    release, audit = at("release.json"), at("audit.json")
    published = dict(
        counted, AREAS=areas, NAME_FIELD=NAME, OFFENCES="Burglary; Robbery", START="2024-06-01", END="2024-06-30"
    )
    run("publicationlayer", dict(published, OUTPUT="TEMPORARY_OUTPUT", RELEASE=release))
    run("fairnessaudit", dict(counted, HOTSPOT_LAYER=hot, AREAS=areas, OUTPUT="TEMPORARY_OUTPUT", REPORT_JSON=audit))
    detect = dict(counted, STUDY_AREA=areas, NAME_FIELD=NAME)
    harm = dict(detect, WEIGHT_FIELD="harm")
    past = dict(counted, STUDY_AREA=area, START="2023-01-01", END="2024-12-31")
    given = {
        "arealsummary": dict(counted, HOTSPOT_LAYER=hot, AREAS=areas, NAME_FIELD=NAME),
        "checkdata": dict(counted, FROM_FIELD="from", TO_FIELD="to", STUDY_AREA=areas),
        "communityfeedback": dict(
            counted,
            SURVEY=survey,
            SURVEY_DATE="when",
            SAFETY_FIELD="safe",
            PRIORITIES_FIELD="want",
            AREAS=areas,
            NAME_FIELD=NAME,
            HOTSPOT_LAYER=hot,
            SINCE="2024-06-01",
        ),
        "communityreport": {"RELEASE": release, "AREAS": areas, "NAME_FIELD": NAME, "FORCE": "Cleveland Police"},
        "concentration": detect,
        "facilities": dict(counted, STUDY_AREA=areas, WEIGHT_FIELD="harm", PREMISES=hot, PREMISES_ID="hotspot_id"),
        "pointclusters": detect,
        "nearestneighbourclusters": detect,
        "countcrimes": harm,
        "emerginghotspots": harm,
        "gistar": harm,
        "localmoran": harm,
        "kerneldensity": dict(detect, COMPARE_LAYER=survey),
        "fairnessaudit": dict(
            counted,
            HOTSPOT_LAYER=hot,
            AREAS=areas,
            NAME_FIELD=NAME,
            CODE_FIELD="WD13CD",
            PEOPLE=people,
            PEOPLE_CODE="code",
            PEOPLE_FIELD="people",
            GROUP_FIELDS="a; b",
            DEPRIVATION=people,
            DEPRIVATION_CODE="code",
            DEPRIVATION_FIELD="decile",
        ),
        "feedbackloop": dict(detect, SOURCE_FIELD="source", PUBLIC_SOURCES="Public"),
        "harmweights": {"INPUT": crimes, "OFFENCE_FIELD": "offence", "WEIGHTS": INVENTED},
        # Few of each: what is asked of every tool is not how good its answers are.
        "holdout": dict(past, CELL_SIZES="500", MAPS="count last=3; gistar last=3; kernel bandwidth=400 last=6"),
        "risksurface": dict(past, CELL_SIZE=1000),
        "stability": dict(
            past, STUDY_AREA=areas, HOTSPOT_LAYER=hot, CELL_SIZES="200; 250", BANDWIDTHS="200; 400", WINDOWS="3; 6"
        ),
        "impact": dict(counted, HOTSPOT_LAYER=hot, CONTROLS=others, INTERVENTION="2024-07-01"),
        "impactprompts": {"AUDIT": audit},
        "importpoliceuk": {"SOURCE": [os.path.join(DEMO, "police_uk.zip")]},
        "importrecords": {"SOURCE": crimes},
        "matchcontrols": dict(counted, HOTSPOT_LAYER=hot, CANDIDATES=others, INTERVENTION="2024-07-01", CALIPER=10),
        "methodstatement": {"LAYER": places},
        "monitor": dict(counted, HOTSPOT_LAYER=hot),
        "nearrepeat": dict(counted, STUDY_AREA=area),
        "patrolplan": {
            "HOTSPOT_LAYER": hot,
            "START": "2026-11-30",
            "DAYS": 7,
            "FLOOR": 0,
            "RESOURCES": "Police, Late, 1, 1",
            "TIME_LIMIT": 20,
        },
        "patrolroutes": {"HOTSPOT_LAYER": hot, "PLAN": plan, "STREETS": streets, "TOLERANCE": 10000},
        "patrolvisits": {"HOTSPOT_LAYER": hot, "PINGS": _pings(at("pings.csv"), middles)},
        "profile": dict(counted, HOTSPOT_LAYER=hot, CONTEXT_LAYERS=[streets]),
        "publicationlayer": published,
        "register": {"REGISTER": at("register.gpkg"), "ACTION": "add", "HOTSPOT_LAYER": hot, "BY": "Analyst"},
        "searchoverlay": {
            "INPUT": searches,
            "FOUND_FIELD": "outcome",
            "GROUP_FIELD": "who",
            "DATE_FIELD": "date",
            "HOTSPOT_LAYER": hot,
            "AREAS": areas,
            "NAME_FIELD": NAME,
            "CODE_FIELD": "WD13CD",
            "PEOPLE": people,
            "PEOPLE_CODE": "code",
            "PEOPLE_FIELD": "people",
            "GROUP_FIELDS": "A = a; B = b",
        },
        "streethotspots": dict(counted, STREETS=streets),
        "temporalprofile": dict(counted, FROM_FIELD="from", TO_FIELD="to", HOTSPOT_LAYER=hot),
        "timeline": dict(counted, PLACES=areas),
        "trialdesign": {"HOTSPOT_LAYER": hot, "START": "2026-11-30"},
        "weeklypack": dict(counted, AREAS=areas, NAME_FIELD=NAME, FORCE="Cleveland Police"),
    }
    return {tool: with_outputs(tool, one, folder) for tool, one in given.items()}


_ENDS = {"sink": ".gpkg", "vectorDestination": ".gpkg", "rasterDestination": ".tif", "folderDestination": ""}


def with_outputs(tool, given, folder):
    """The parameters with every output of the tool, each in a file of its own under ``folder``/<tool>."""
    own = os.path.join(folder, tool)
    os.makedirs(own, exist_ok=True)
    out = dict(given)
    for definition in algorithms()[tool].parameterDefinitions():
        if definition.isDestination() and definition.name() not in out:
            kind = definition.type()
            end = _ENDS.get(kind) if kind in _ENDS else "." + (definition.defaultFileExtension() or "txt")
            out[definition.name()] = os.path.join(own, definition.name().lower() + end)
    return out


def run_tool(tool, given, feedback=None):
    """The results of a tool by the ordinary door. Raises QgsProcessingException with all that was said."""
    import processing
    from qgis.core import QgsProcessingContext, QgsProcessingException, QgsProject

    feedback = feedback or Feedback()
    context = QgsProcessingContext()
    context.setProject(QgsProject.instance())
    try:
        return processing.run(PREFIX + tool, given, feedback=feedback, context=context)
    except QgsProcessingException as error:
        raise QgsProcessingException("\n".join(feedback.errors + [str(error)])) from error
