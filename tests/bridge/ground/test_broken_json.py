"""Whatever is in a JSON file that a tool reads, the answer is a result or one sentence, never a traceback."""

import json
import math
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from qgis.core import QgsFeature, QgsGeometry, QgsProcessingException, QgsVectorLayer
from refusals import refused
from signer import month, written_by

from hotspot_policing.algorithms.patrol.route_pages import venues_of
from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.ground.json_schema import (
    COUNT,
    DAY,
    NUMBER,
    TEXT,
    ListOf,
    MapOf,
    Maybe,
    OneOf,
    Unfit,
    misfit,
    parse,
)
from hotspot_policing.bridge.importing.record_profile import Profile, load_profile, to_text
from hotspot_policing.bridge.moments.shifts import parse_shifts
from hotspot_policing.bridge.patrol.patrol_returns import read_template, return_csv
from hotspot_policing.bridge.patrol.plan_inputs import peak_shifts, read_peaks
from hotspot_policing.bridge.publishing.packs import read_pack
from hotspot_policing.bridge.publishing.releases import Ledger, check_against, read_release
from hotspot_policing.bridge.results.report_schemas import REPORTS, read_report

DELETED = object()
BAD = (
    DELETED,
    None,
    True,
    "x",
    "",
    7,
    -1,
    0.5,
    1e308,
    math.nan,
    math.inf,
    10**400,
    [],
    {},
    [[]],
    [None],
    {"a": 1},
    "\ud800",
    "9" * 5000,
)
#: Files that are no document at all.
RAW = (
    b"",
    b"{",
    b"[" * 200_000,
    b'{"a":' * 200_000,
    b"\xff\xfe{}",
    b"\x00",
    b"null",
    b"7",
    b'"x"',
    b"[]",
    b"{}",
    b"NaN",
    b'{"a": 1e999}',
    b'{"a": ' + b"9" * 10_000 + b"}",
    "\ufeff[]".encode("utf-8"),
)

INTERVAL = {"value": 0.2, "low": -0.1, "high": 0.3}
FIGURE = dict(INTERVAL, name="exposure x", of="y", means="z")
AUDIT = {"summary": "a", "provenance": ["tool 1", "Crimes used: 5"], "nobody": ["Elm"], "figures": [FIGURE]}
EFFECT = {"verdict": "fell", "measures": [{"measure": "change", "low": -0.3, "high": -0.1}]}
FAIRNESS = {"nobody": ["Elm"], "areas": [{"state": "more"}]}
SEARCHES = {
    "summary": "a",
    "provenance": ["tool 1", "Searches used: 5"],
    "reference": "x",
    "groups": [{"group": "y"}],
    "least": 10,
}
FEEDBACK = {"summary": "a", "provenance": ["tool 1"], "priorities": [{"priority": "x"}], "least": 10}
LOOP = {"summary": "a", "provenance": ["tool 1"], "jaccard": 0.5}
PEAKS = {"profiles": [{"hotspot_id": "a", "peaks": [{"day": 4, "from_hour": 22, "hours": 2, "share": 0.2}]}]}
VENUES = {"hotspots": [{"hotspot_id": "a", "locations": [{"location": "High Street", "crimes": 3}]}]}
TEMPLATE = {"by": ["month", "name"], "columns": [["Month", "month"], ["Visits", "visits"]]}
PACK = {
    "made": "2026-01-01T10:00",
    "hotspots": {"a": "1 Hart"},
    "steps": [{"title": "Data", "tool": "checkdata", "done": True, "why": "", "summary": "x", "figures": {"ROWS": 5}}],
}
PROFILE = Profile(name="x", columns={"from_date": "When", "easting": "E", "northing": "N"}, header=["When", "E", "N"])


def mutations(document):
    """Every document in which one value is another."""

    def walk(value, path=()):
        yield path
        if isinstance(value, dict):
            for name in value:
                yield from walk(value[name], path + (name,))
        elif isinstance(value, list):
            for i in range(len(value)):
                yield from walk(value[i], path + (i,))

    for path in list(walk(document)):
        for bad in BAD:
            if not path:
                if bad is not DELETED:
                    yield path, bad
                continue
            copy = json.loads(json.dumps(document))
            inside = copy
            for name in path[:-1]:
                inside = inside[name]
            if bad is DELETED:
                del inside[path[-1]]
            else:
                inside[path[-1]] = bad
            yield path, copy


def texts(document):
    """The bytes of all broken files made of a document."""
    yield from RAW
    for _, one in mutations(document):
        yield json.dumps(one).encode("utf-8")


def one_sentence(error):
    words = str(error)
    assert words.strip() and "\n" not in words.strip() and "Traceback" not in words, words
    assert len(words) < 1500, "a sentence that nobody reads to the end"


def use_peaks(path):
    found = read_peaks(path)
    peak_shifts(list(found.values()), parse_shifts("Late 15:00-23:00"), 30)


def use_template(path):
    template = read_template(path)
    return_csv(
        template,
        {
            ("2025-01", "Police", "a", "Hart"): {
                "delivered": 1,
                "planned": 2,
                "unclear": 0,
                "patrol_min": 5,
                "officer_min": 5,
                "planned_min": 9,
                "mean_min": None,
            }
        },
    ).encode("utf-8")


def use_profile(path):
    profile = load_profile(path)
    profile.fits(["When", "E", "N"])
    to_text(profile).encode("utf-8")


def use_release(path):
    release = read_release(path)
    check_against(month(2030, 1), [release])
    release.as_json().encode("utf-8")


def use_old_ledger(path):
    ledger = Ledger(path)
    check_against(month(2030, 1), ledger.known)


READERS = {
    "peaks": (PEAKS, use_peaks),
    "venues": (VENUES, venues_of),
    "template": (TEMPLATE, use_template),
    "profile": (json.loads(to_text(PROFILE)), use_profile),
    "pack": (PACK, read_pack),
    "release": (json.loads(month(2025, 1).as_json()), use_release),
    "old release": (written_by(3, replace(month(2025, 1), why={"Elm": "small"})), use_release),
    "ledger": ({"releases": [written_by(2, month(2025, 1))]}, use_old_ledger),
}


@pytest.mark.parametrize("name", sorted(READERS))
def test_a_broken_file_gets_one_sentence(tmp_path, name):
    document, use = READERS[name]
    path = tmp_path / "document.json"
    path.write_text(json.dumps(document))
    use(str(path))
    refused = 0
    for text in texts(document):
        path.write_bytes(text)
        try:
            use(str(path))
        except InputError as error:
            one_sentence(error)
            refused += 1
    assert refused > 30
    for other in (tmp_path / "nowhere.json", tmp_path, "a\0b"):
        if name == "ledger":
            continue
        with pytest.raises(InputError) as caught:
            use(str(other))
        one_sentence(caught.value)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                sorted(
                    {
                        "profiles",
                        "peaks",
                        "day",
                        "hotspots",
                        "hotspot_id",
                        "locations",
                        "by",
                        "columns",
                        "what",
                        "version",
                        "made",
                        "steps",
                        "releases",
                        "start",
                        "end",
                        "cells",
                        "areas",
                        "content",
                    }
                )
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(document=JSON)
def test_any_document_gets_an_answer(tmp_path, document):
    path = tmp_path / "document.json"
    path.write_text(json.dumps(document))
    for _, use in READERS.values():
        try:
            use(str(path))
        except InputError as error:
            one_sentence(error)


@pytest.mark.parametrize("tool", sorted(REPORTS))
def test_every_report_has_a_schema_that_refuses_what_is_none(tmp_path, tool):
    path = tmp_path / "report.json"
    for raw in RAW:
        path.write_bytes(raw)
        with pytest.raises(InputError) as caught:
            read_report(str(path), tool)
        one_sentence(caught.value)


@pytest.fixture
def small(tmp_path):
    """The parameters of a community report of two areas."""
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700&field=name:string(40)&field=crimes:integer", "areas", "memory")
    for i, name in enumerate(("Hart", "Elm")):
        feature = QgsFeature(layer.fields())
        feature.setGeometry(
            QgsGeometry.fromWkt("Polygon(({0} 0, {1} 0, {1} 9, {0} 9, {0} 0))".format(9 * i, 9 * i + 9))
        )
        feature.setAttributes([name, 5])
        layer.dataProvider().addFeature(feature)
    release = tmp_path / "release.json"
    release.write_text(month(2025, 1).as_json(), encoding="utf-8")
    return {
        "RELEASE": str(release),
        "AREAS": layer,
        "NAME_FIELD": "name",
        "FORCE": "Police",
        "FOLDER": str(tmp_path / "pages"),
    }


@pytest.mark.parametrize(
    "parameter, document",
    [
        ("EFFECT", EFFECT),
        ("FAIRNESS", FAIRNESS),
        ("RELEASE", json.loads(month(2025, 1).as_json())),
        ("LEDGER", {"releases": [json.loads(month(2025, 1).as_json())]}),
    ],
)
def test_pages_of_a_broken_file(run, tmp_path, small, parameter, document):
    path = tmp_path / "broken.json"
    every = list(texts(document))
    for text in every[:: max(1, len(every) // 60)]:
        path.write_bytes(text)
        try:
            run("communityreport", dict(small, **{parameter: str(path)}))
        except QgsProcessingException as error:
            one_sentence(str(error).partition("\n")[0])
    path.write_text(json.dumps(document))
    assert run("communityreport", dict(small, **{parameter: str(path)}))["PAGES"] == 2


def test_a_figure_that_nobody_knows_is_not_drawn_as_none(run, tmp_path, small):
    release = json.loads(month(2025, 1).as_json())
    for low, high, suppressed in ((None, None, False), (9, 5, False), (5, None, True), (None, 9, False)):
        release["figures"][0].update(low=low, high=high, suppressed=suppressed)
        (tmp_path / "release.json").write_text(json.dumps(release), encoding="utf-8")
        with refused(QgsProcessingException):
            run("communityreport", small)


@pytest.mark.parametrize(
    "parameter, document", [("AUDIT", AUDIT), ("LOOP", LOOP), ("SEARCHES", SEARCHES), ("FEEDBACK", FEEDBACK)]
)
def test_prompts_of_a_broken_file(run, tmp_path, parameter, document):
    path = tmp_path / "broken.json"
    for text in texts(document):
        path.write_bytes(text)
        try:
            run("impactprompts", {parameter: str(path), "REPORT": str(tmp_path / "p.html")})
        except QgsProcessingException as error:
            one_sentence(str(error).partition("\n")[0])


@pytest.mark.parametrize(
    "tool, more",
    [
        ("checkdata", {"EARLIER": {"offences": {"Burglary": 5}}}),
        ("patrolplan", {"PEAKS": PEAKS}),
        ("patrolroutes", {"PROFILE": VENUES}),
    ],
)
def test_tools_say_it_in_one_sentence(run, crimes_path, tmp_path, small, tool, more):
    ((parameter, document),) = more.items()
    given = {"checkdata": {"INPUT": crimes_path}, "patrolplan": {"RESOURCES": "Police, Late, 4, 2"}}.get(tool, {})
    if tool != "checkdata":
        given["HOTSPOT_LAYER"] = small["AREAS"]
    path = tmp_path / "broken.json"
    every = [
        *RAW,
        json.dumps(dict.fromkeys(document)).encode(),
        json.dumps(dict(document, **{name: [math.nan] for name in document})).encode(),
    ]
    for text in every:
        path.write_bytes(text)
        with pytest.raises(QgsProcessingException) as caught:
            run(tool, dict(given, **{parameter: str(path), "OUTPUT": "memory:"}))
        words = str(caught.value).partition("\n")[0]
        one_sentence(words)
        assert "broken.json" in words, words


def test_an_earlier_pack_that_is_broken_is_said(run, crimes_path, small, tmp_path):
    packs = tmp_path / "packs"
    (packs / "2025-01-01").mkdir(parents=True)
    (packs / "2025-01-01" / "pack.json").write_text(json.dumps(dict(PACK, made=7)))
    results = run(
        "weeklypack",
        {
            "INPUT": crimes_path,
            "DATE_FIELD": "date",
            "AREAS": small["AREAS"],
            "NAME_FIELD": "name",
            "FOLDER": str(packs),
        },
    )
    assert "is not a weekly pack file (made is not text)" in results["NOTES"]


# -- the checker itself -----------------------------------------------------------------------------------------
SPEC = {
    "name": TEXT,
    "rows": ListOf({"n": NUMBER, "state?": OneOf("a", "b")}, least=1),
    "pair?": (TEXT, COUNT),
    "more?": MapOf(DAY),
    "none": Maybe(NUMBER),
}


@pytest.mark.parametrize(
    "change, where",
    [
        ({}, ""),
        ({"name": 7}, "name is not"),
        ({"rows": []}, "rows is not"),
        ({"rows": {}}, "rows is not"),
        ({"rows": [{"n": 1}, {"n": "1"}]}, "rows[1].n is not"),
        ({"rows": [{}]}, "rows[0].n is missing"),
        ({"rows": [{"n": True}]}, "rows[0].n is not"),
        ({"rows": [{"n": 1, "state": "c"}]}, "rows[0].state is not"),
        ({"pair": ["a"]}, "pair is not"),
        ({"pair": ["a", 1.5]}, "pair[1] is not"),
        ({"pair": ["a", 1]}, ""),
        ({"more": {"x": "2025-02-30"}}, "more.x is not"),
        ({"more": {"x": "2024-02-29"}}, ""),
        ({"none": 1}, ""),
        ({"none": "1"}, "none is not"),
        ({"another": object()}, ""),
    ],
)
def test_the_first_misfit_is_named(change, where):
    found = misfit(dict({"name": "x", "rows": [{"n": 1}], "none": None}, **change), SPEC)
    assert found.startswith(where) and bool(found) == bool(where)


def test_what_is_not_json_is_said_by_its_line():
    with refused(Unfit, "3"):
        parse('{"a": 1,\n"b": 2,\n"c" 3}')
    with refused(Unfit):
        parse("[" * 100_000)
    with refused(Unfit):
        parse("[" + "0," * 4_000_000 + "0]")
    assert parse('{"a": 1.5e300}') == {"a": 1.5e300}
