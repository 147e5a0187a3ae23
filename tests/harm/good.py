"""One valid run of every tool on the invented town: ``{in}`` is the folder of inputs, ``{out}`` that of results."""

import json
import os
import shutil

from . import town

CRIMES = {"INPUT": "{in}/crimes.gpkg", "OFFENCE_FIELD": "offence", "DATE_FIELD": "date"}
#: Of what crime counts, everything that a tool takes is given, so that it is read.
CHOSEN = dict(CRIMES, OFFENCES="Burglary; Robbery; Shoplifting; Drugs", START="2023-01-02", END="2025-06-29",
              FILTER="\"crime_id\" <> ''", REFERENCE_FIELD="crime_id", LOCATION_FIELD="location", EXCLUDE="Custody",
              EXCLUDE_LAYER="{in}/premises.gpkg", EXCLUDE_DISTANCE=20, FLAGS="not online",
              TIME_ZONE="written")
HARM = {"WEIGHTS": "{in}/weights.csv"}
WHERE = {"STUDY_AREA": "{in}/beats.gpkg", "NAME_FIELD": "name"}
UNITS = dict(WHERE, UNIT="hexagon", CELL_SIZE=200)
PEOPLE = {"POPULATION_LAYER": "{in}/beats.gpkg", "POPULATION_FIELD": "people"}
AREAS = {"AREAS": "{in}/beats.gpkg", "NAME_FIELD": "name"}
SPOTS = {"HOTSPOT_LAYER": "{in}/places.gpkg"}
REPORTS = {"REPORT": "{out}/report.html", "REPORT_JSON": "{out}/report.json"}
LAYERS = {"OUTPUT": "{out}/output.gpkg", "HOTSPOTS": "{out}/hotspots.gpkg"}
ALL = dict(LAYERS, **REPORTS)
COUNTED = dict(CHOSEN, **HARM, **UNITS, **PEOPLE, **LAYERS, MAX_AREA=0.2, BARRIERS="{in}/barriers.gpkg",
               COUNT_HOTSPOTS="{out}/by_count.gpkg")
RING = dict(COUNTED, RINGS=1, VALUES="count", CORRECTION="none", PERMUTATIONS=99, SEED=1)
GROUPS = {"CODE_FIELD": "code", "PEOPLE": "{in}/people.csv", "PEOPLE_CODE": "code", "PEOPLE_FIELD": "people",
          "GROUP_FIELDS": "a; b", "LOOKUP": "{in}/lookup.csv", "LOOKUP_FROM": "old", "LOOKUP_TO": "new"}
OUT = {"OUTPUT": "{out}/output.gpkg"}

GOOD = {
    "arealsummary": dict(CHOSEN, **HARM, **SPOTS, **AREAS, **PEOPLE, **ALL),
    "checkdata": dict(CRIMES, FILTER="true", TIME_ZONE="written", REFERENCE_FIELD="crime_id",
                      LOCATION_FIELD="location", EXCLUDE="Custody", FROM_FIELD="from", TO_FIELD="to",
                      STUDY_AREA="{in}/beats.gpkg", EARLIER="{in}/check.json", **REPORTS),
    "communityfeedback": dict(
        CHOSEN, **AREAS, **SPOTS, **REPORTS, **OUT, SURVEY="{in}/survey.gpkg", SURVEY_AREA="where", SURVEY_DATE="when",
        SAFETY_FIELD="safe", CONFIDENCE_FIELD="sure", PRIORITIES_FIELD="want", YES="Safe; Agree",
        PRIORITY_OFFENCES="Drugs = Drugs", CODE_FIELD="code", PRESENCE="{in}/presence.csv", PRESENCE_DAYS=28,
        SINCE="2024-07-01", LEAST=10, MARGIN=25, PRIORITIES="{out}/priorities.gpkg"),
    "communityreport": dict(
        AREAS, RELEASE="{in}/release.json", LEDGER="{in}/ledger", FORCE="Invented Police", DONE="More visits.",
        CONTACT="Come on Monday.", EFFECT="{in}/impact.json", FAIRNESS="{in}/fairness.json", LANGUAGE="en",
        FOLDER="{out}/pages", PDF="{out}/pages.pdf"),
    "concentration": dict(CHOSEN, **HARM, **UNITS, **OUT, **REPORTS, DRAWS=99, SEED=1, CHART="{out}/chart.png"),
    "countcrimes": dict(COUNTED, VALUES="count", SELECT_BY="top_k", SELECT_VALUE=8),
    "emerginghotspots": dict(RING, PERIOD="month"),
    "fairnessaudit": dict(
        CHOSEN, **HARM, **SPOTS, **AREAS, **GROUPS, **OUT, **REPORTS, PRESENCE="{in}/presence.csv", PRESENCE_DAYS=28,
        DEPRIVATION="{in}/deprivation.csv", DEPRIVATION_CODE="code", DEPRIVATION_FIELD="decile",
        DEPRIVATION_KIND="decile", LEAST_VISITS=4, DISPERSION=1.5, MARGIN=25, SEED=1, FIGURES="{out}/figures.gpkg",
        DECILES="{out}/deciles.gpkg"),
    "feedbackloop": dict(
        dict(CHOSEN, OFFENCES=""), **UNITS, **ALL, POLICE_OFFENCES="Drugs", SOURCE_FIELD="source",
        PUBLIC_SOURCES="public", SELECT_BY="top_k", SELECT_VALUE=8, VALUES="count", MAX_AREA=0.2,
        BARRIERS="{in}/barriers.gpkg", DRAWS=19, SEED=1,
        WITHOUT="{out}/without.gpkg"),
    "gistar": RING,
    "harmweights": dict(OUT, INPUT="{in}/crimes.gpkg", OFFENCE_FIELD="offence", WEIGHTS="{in}/weights.csv"),
    "holdout": dict(
        CHOSEN, **OUT, **REPORTS, STUDY_AREA="{in}/beats.gpkg", UNIT="square", CELL_SIZES="250", PERIOD="month",
        SCORE_FROM="2025-01-01", COVERAGE=5, COVERAGES="2; 5", OFFSETS=1),
    "impact": dict(
        CHOSEN, **HARM, **SPOTS, **OUT, **REPORTS, CONTROLS="{in}/controls.gpkg", INTERVENTION="2024-07-01",
        PERIOD="week", BEFORE_DAYS=180, BUFFER=75, BANDS="75; 150",
        SELECTED_FROM="2023-01-01", SELECTED_TO="2023-12-31", CANDIDATES="{in}/controls.gpkg", SEED=1,
        COUNTS="{out}/counts.gpkg"),
    "impactprompts": dict(
        REPORTS, AUDIT="{in}/fairness.json", LOOP="{in}/loop.json", SEARCHES="{in}/searches.json",
        FEEDBACK="{in}/feedback.json", PURPOSE="Patrols by day.", OWNER="Chief inspector", TEXT="{out}/prompts.txt"),
    "importpoliceuk": dict(OUT, SOURCE=["{in}/download"], CRIME_TYPES="Burglary, Robbery, Drugs"),
    "importrecords": dict(OUT, SOURCE="{in}/export.csv", PROFILE="{in}/profile.json", TIME_ZONE="written"),
    "kerneldensity": dict(
        CHOSEN, **HARM, **WHERE, BANDWIDTH=200, CELL_SIZE=50, KERNEL="quartic", EDGE=True, VOLUME_PERCENT=50,
        AREA_PERCENT=5, MAX_AREA=0.2, HALF_LIFE=365, COMPARE_LAYER="{in}/searches.gpkg", COMPARE="ratio",
        OUTPUT="{out}/density.tif", COMPARISON="{out}/compared.tif", HOTSPOTS="{out}/hotspots.gpkg"),
    "localmoran": RING,
    "matchcontrols": dict(
        CHOSEN, **SPOTS, **OUT, **REPORTS, CANDIDATES="{in}/controls.gpkg", INTERVENTION="2025-01-01", PERIOD="month",
        CALIPER=5, RATIO=1, CLEAR=100, RINGS="50; 75", BUFFERS="{out}/buffers.gpkg", BALANCE="{out}/balance.gpkg"),
    "methodstatement": {"LAYER": "{in}/ranked.gpkg", "REPORT": "{out}/report.html", "TEXT": "{out}/statement.txt"},
    "monitor": dict(CHOSEN, **SPOTS, **AREAS, **ALL, SINCE="2025-01-06", BASE_WEEKS=8, Z=3, ALPHA=0.05,
                    EXCEPTIONS="{out}/exceptions.gpkg"),
    "nearestneighbourclusters": dict(CHOSEN, **HARM, **WHERE, **LAYERS, DISTANCE=60, MIN_POINTS=10, MARGIN=25,
                                     MAX_AREA=0.2, ORDERS="{out}/orders.gpkg"),
    "nearrepeat": dict(CHOSEN, **OUT, **REPORTS, STUDY_AREA="{in}/beats.gpkg", DISTANCES="100; 200", DAYS="7; 14",
                       SEASONS="auto", PERMUTATIONS=99, SEED=1, TODAY="2025-06-30", RISK="{out}/risk.gpkg"),
    "patrolplan": dict(
        SPOTS, **OUT, **REPORTS, START="2025-06-30", DAYS=7, BY="crimes", RESOURCES_TABLE="{in}/resources.csv",
        PEAKS="{in}/hours.json", FLOOR=1, CAP=14, AREA_MINIMUM=1, PER_SHIFT=2, EVENNESS=0.5, EVEN_BY="areas",
        CHOSEN_BY="Insp. A", REASON="Every beat is to see officers.", FRONTIER_POINTS=2, SOLVER="greedy", TIME_LIMIT=10,
        SEED=1, UNMET="{out}/unmet.gpkg", FRONTIER="{out}/frontier.gpkg"),
    "patrolroutes": dict(
        SPOTS, **OUT, PLAN="{in}/plan.gpkg", DAYS="2025-06-30", STREETS="{in}/streets.gpkg", SPEED=30,
        SPEED_FIELD="kmh", ONEWAY_FIELD="oneway", STATIONS="{in}/premises.gpkg", SEED=1, PROFILE="{in}/profiles.json",
        MAP_LAYERS=["{in}/beats.gpkg"], STOPS="{out}/stops.gpkg", FOLDER="{out}/routes", BRIEFINGS="{out}/briefings"),
    "patrolvisits": dict(
        SPOTS, **OUT, **REPORTS, PINGS="{in}/pings.csv", CALLSIGN_FIELD="Callsign", TIME_FIELD="Date Time",
        X_FIELD="Easting", Y_FIELD="Northing", PINGS_CRS="EPSG:27700", TIME_ZONE="as_written", LOG="{in}/log.csv",
        AGENCY="police", STATIONS="{in}/premises.gpkg", STATION_DISTANCE=20,
        SHIFTS="Early 06:00-14:00; Late 14:00-22:00",
        COMPLIANCE="{out}/compliance.gpkg", DOSES="{out}/doses.gpkg", BACKGROUND="{out}/background.gpkg",
        BACKGROUND_SIZE=500, TEMPLATE="{in}/return.json", RETURN="{out}/return.csv", PLAN="{in}/plan.gpkg"),
    "pointclusters": dict(CHOSEN, **HARM, **WHERE, **LAYERS, METHOD="st_dbscan", EPS=60, MIN_POINTS=3, EPS_DAYS=28,
                          MARGIN=25, MAX_AREA=0.2),
    "profile": dict(CHOSEN, **HARM, **SPOTS, **OUT, **REPORTS, CONTEXT_LAYERS=["{in}/premises.gpkg"], RADIUS=100),
    "publicationlayer": dict(
        CRIMES, FILTER="true", TIME_ZONE="written", REFERENCE_FIELD="crime_id", LOCATION_FIELD="location", **AREAS,
        **OUT, **REPORTS,
        START="2025-05-01", END="2025-05-31", ADDRESSES_FIELD="addresses", PERIODS="whole", DELAY=0,
        SENSITIVE="Robbery", LEDGER="{in}/ledger", CELLS="{out}/cells.gpkg", RELEASE="{out}/release.json"),
    "register": dict(OUT, HOTSPOT_LAYER="{in}/controls.gpkg", REGISTER="{in}/register.gpkg", ACTION="add",
                     ID_FIELD="hotspot_id", NAME_FIELD="name", OWNER="Team", REASON="busy", BY="Analyst",
                     VALID_FROM="2025-01-01", VALID_TO="2026-01-01", STATUS="candidate", OVERLAP=0.5,
                     CHANGES="{out}/changes.gpkg"),
    "risksurface": dict(
        CHOSEN, **OUT, **REPORTS, STUDY_AREA="{in}/beats.gpkg", UNIT="square", CELL_SIZE=500, PERIOD="month",
        HORIZON=1, MODEL="linear", CONTEXT_LAYERS=["{in}/premises.gpkg"], COVERAGE=10, SCORE_FROM="2025-01-01",
        OFFSETS=1, SEED=1),
    "searchoverlay": dict(
        SPOTS, **AREAS, **dict(GROUPS, GROUP_FIELDS="A = a; B = b"), **OUT, **REPORTS, INPUT="{in}/searches.gpkg",
        FOUND_FIELD="outcome", NOTHING="NFA", GROUP_FIELD="who", DATE_FIELD="date", START="2023-01-02",
        END="2025-03-01", FILTER="true", TIME_ZONE="written", LEAST=10, MARGIN=25, GROUPS="{out}/groups.gpkg",
        RATES="{out}/rates.gpkg"),
    "stability": dict(
        CHOSEN, **SPOTS, **ALL, STUDY_AREA="{in}/beats.gpkg", UNIT="square", CELL_SIZE=250, COVERAGE=5,
        CELL_SIZES="250; 500", BANDWIDTHS="200; 400", PERIOD="quarter", WINDOWS="2; 4", OFFSETS=1, LAST=4),
    "streethotspots": dict(CHOSEN, **HARM, **LAYERS, STREETS="{in}/streets.gpkg", NAME_FIELD="name", TOLERANCE=100,
                           STUDY_AREA="{in}/beats.gpkg", SELECT_BY="top_k", SELECT_VALUE=8, SEGMENT_LENGTH=100),
    "temporalprofile": dict(CHOSEN, **SPOTS, **OUT, **REPORTS, FROM_FIELD="from", TO_FIELD="to", LONG_SPANS="exclude",
                            PICTURES="{out}/pictures"),
    "timeline": dict(CHOSEN, **OUT, PLACES="{in}/places.gpkg", PERIOD="month"),
    "trialdesign": dict(SPOTS, **ALL, PERIOD="throughout", START="2025-07-07", WEEKS=26, BY="crimes", BLOCK=2,
                        WINDOW_DAYS=910, CHANGE=10, SEED=1),
    "weeklypack": dict(
        CHOSEN, **AREAS, SOURCE=[], REGISTER="{in}/active.gpkg", PLAN="{in}/plan.gpkg", PINGS="{in}/pings.csv",
        LOG="{in}/log.csv", INTERVENTION="2024-07-01", CONTROLS="{in}/controls.gpkg", LEDGER="{in}/ledger",
        FORCE="Invented Police", FOLDER="{out}/packs"),
}

#: Runs whose results are inputs of others: (tool, {output: file}, changed parameters), in this order.
MADE = (
    ("checkdata", {"REPORT_JSON": "check.json"}, {"EARLIER": None}),
    ("countcrimes", {"HOTSPOTS": "ranked.gpkg"}, {}),
    ("temporalprofile", {"REPORT_JSON": "hours.json"}, {}),
    ("profile", {"REPORT_JSON": "profiles.json"}, {}),
    ("patrolplan", {"OUTPUT": "plan.gpkg"}, {}),
    ("impact", {"REPORT_JSON": "impact.json"}, {}),
    ("fairnessaudit", {"REPORT_JSON": "fairness.json"}, {}),
    ("feedbackloop", {"REPORT_JSON": "loop.json"}, {}),
    ("searchoverlay", {"REPORT_JSON": "searches.json"}, {}),
    ("communityfeedback", {"REPORT_JSON": "feedback.json"}, {}),
    ("publicationlayer", {"RELEASE": "release.json"}, {"LEDGER": None}),
    ("publicationlayer", {"RELEASE": "march.json"}, {"LEDGER": None, "START": "2025-03-01", "END": "2025-03-31"}),
    ("register", {"OUTPUT": None}, {"HOTSPOT_LAYER": "{in}/places.gpkg"}),
    ("register", {"OUTPUT": None}, {
        "REGISTER": "{in}/active.gpkg", "HOTSPOT_LAYER": "{in}/places.gpkg", "STATUS": "active", "VALID_TO": ""}),
)


def fill(value, places):
    """The value with ``{in}`` and ``{out}`` replaced in every text of it."""
    if isinstance(value, str):
        for name, path in places.items():
            value = value.replace("{" + name + "}", path)
        return value
    if isinstance(value, dict):
        return {name: fill(one, places) for name, one in value.items()}
    return [fill(one, places) for one in value] if isinstance(value, list) else value


def build(folder, worker):
    """All inputs in ``folder``: the town, and what the tools make of it in a Worker.

    Raises AssertionError with the tool and what it said where one of them does not succeed.
    """
    os.makedirs(folder)
    town.build(folder)
    town.write_csv(os.path.join(folder, "presence.csv"), ("hotspot_id", "day", "visits", "minutes"), [
        ("P{}".format(i), "2025-06-{:02d}".format(2 + k), 2, 30) for i in (0, 2, 4, 6) for k in range(20)])
    _json(folder, "profile.json", {
        "what": "hot spot policing: columns of an export", "version": 1, "name": "Invented", "columns": {
            "reference": "Crime Number", "offence": "Offence", "from_date": "Committed From Date",
            "easting": "Easting", "northing": "Northing"}})
    _json(folder, "return.json", {"by": ["month", "place"], "columns": [
        ["Month", "month"], ["Place", "place"], ["Visits", "visits"]]})
    scratch = os.path.join(os.path.dirname(folder), "making")
    for tool, wanted, more in MADE:
        os.makedirs(scratch)
        places = {"in": folder, "out": scratch}
        reply = worker.run(tool, fill(dict(GOOD[tool], **more), places))
        assert reply["ended"] == "ok", "{} does not run on the town: {}".format(tool, reply)
        for output, name in wanted.items():
            if name:
                shutil.copyfile(fill(GOOD[tool][output], places), os.path.join(folder, name))
        shutil.rmtree(scratch)
    signed = worker.run("", {"RELEASE": os.path.join(folder, "march.json"), "LEDGER": os.path.join(folder, "ledger"),
                             "BY": "Chief inspector"}, call="sign")
    assert signed["ended"] == "ok", signed
    return folder


def _json(folder, name, value):
    with open(os.path.join(folder, name), "w", encoding="utf-8") as file:
        json.dump(value, file)
