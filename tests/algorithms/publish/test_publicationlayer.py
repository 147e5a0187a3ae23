"""The door to the public: the sample released and attacked, and what must not go out refused."""

import json
import os
import re

import numpy as np
import pytest
from attacker import ALL_AREAS, EVERY, Attacker
from qgis.core import (
    NULL,
    QgsApplication,
    QgsFeature,
    QgsGeometry,
    QgsPointXY,
    QgsProcessingContext,
    QgsProcessingException,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QDate
from refusals import refused
from support import WARDS, rows

from hotspot_policing.bridge.ground.errors import InputError
from hotspot_policing.bridge.ground.provenance import POLICE_UK, rights_of
from hotspot_policing.bridge.ground.texts import quoted_label
from hotspot_policing.bridge.publishing.releases import COUNTED, LEFT_OUT, read_ledger, read_release, sign
from hotspot_policing.contract.publish import PUBLICATION_LAYER


@pytest.fixture
def publish(run, crimes_path, tmp_path):
    """publish(**more) → (results, cells {(area, offence, period): row}, report)."""

    def one(**more):
        places = {
            name: str(tmp_path / name.lower()) + end
            for name, end in (
                ("OUTPUT", ".gpkg"),
                ("CELLS", ".gpkg"),
                ("RELEASE", ".json"),
                ("REPORT", ".html"),
                ("REPORT_JSON", ".json"),
            )
        }
        results = run(
            "publicationlayer",
            dict(
                {
                    "INPUT": crimes_path,
                    "OFFENCE_FIELD": "offence",
                    "DATE_FIELD": "date",
                    "AREAS": WARDS,
                    "NAME_FIELD": "WD13NM",
                },
                **dict(places, **more),
            ),
        )
        with open(places["REPORT_JSON"], encoding="utf-8") as file:
            report = json.load(file)
        cells = {(row["area_name"], row["offence"], row["period"]): row for row in rows(places["CELLS"])}
        return results, cells, report

    return one


@pytest.mark.slow
def test_the_last_month_of_the_sample(publish, crimes_path, tmp_path):
    results, cells, report = publish()
    assert (results["START"], results["END"]) == ("2025-03-01", "2025-03-31")
    assert "1 Mar 2025 to 31 Mar 2025" in results["NOTES"], "a period that nobody gave is said"
    # The counts again, by QGIS itself.
    wards = {feature["WD13NM"]: feature.geometry() for feature in QgsVectorLayer(WARDS, "w", "ogr").getFeatures()}
    truth = {}
    march = [
        feature
        for feature in QgsVectorLayer(crimes_path, "c", "ogr").getFeatures()
        if feature["date"].toString("yyyy-MM") == "2025-03"
    ]
    some = sorted(wards)[:6]
    for name in some:
        for feature in march:
            if wards[name].contains(feature.geometry()):
                truth[name, feature["offence"]] = truth.get((name, feature["offence"]), 0) + 1
    assert len(truth) > 30
    for (name, offence), count in truth.items():
        row = cells[name, offence, "2025-03"]
        if 1 <= count < 5:
            assert row["shown"] == "hidden" and row["low"] == NULL and row["high"] == NULL
        elif row["shown"] != "hidden":
            assert row["low"] <= count and (row["high"] == NULL or count <= row["high"])
    assert results["SMALL"] > 100 and results["BESIDE"] > 0
    assert (
        results["SMALL"] + results["BESIDE"]
        == len(report["changes"])
        == sum(row["shown"] == "hidden" for row in cells.values())
    )
    # An offence that is hidden in the whole area is known to be there: here none is.
    assert not [one for one, row in cells.items() if one[0] == ALL_AREAS and row["shown"] == "hidden"]
    # One statement says what is not shown, and its numbers are those of the summary.
    small, beside = results["SMALL"], results["BESIDE"]
    assert numbers(report["checked"])[:4] == [small, 1, 4, beside] and numbers(report["summary"])[-1] == small + beside
    # All offences of an area are told where they are not hidden, and every ward is on the map.
    shown = {row["area_name"]: row["shown"] for row in rows(str(tmp_path / "output.gpkg"))}
    assert sorted(shown) == sorted(wards) and set(shown.values()) - {"hidden", "0"}


def numbers(sentence):
    """The whole numbers of a sentence."""
    return [int(one.replace(",", "")) for one in re.findall(r"\d[\d,]*", sentence)]


def counted(crimes_path, months):
    """{(ward, offence, month): crimes}, counted by QGIS."""
    engines = []
    for feature in QgsVectorLayer(WARDS, "w", "ogr").getFeatures():
        shape = feature.geometry()
        engine = QgsGeometry.createGeometryEngine(shape.constGet())
        engine.prepareGeometry()
        engines.append((feature["WD13NM"], shape, shape.boundingBox(), engine))
    out = {}
    for crime in QgsVectorLayer(crimes_path, "c", "ogr").getFeatures():
        month = crime["date"].toString("yyyy-MM")
        if month not in months:
            continue
        point = crime.geometry()
        for name, _, box, engine in engines:
            if box.contains(point.asPoint()) and engine.contains(point.constGet()):
                out[name, crime["offence"], month] = out.get((name, crime["offence"], month), 0) + 1
    return out


def exact(cells, truth):
    """{cell: its count} of all cells that are by area and of their totals."""
    out, inside = {}, {offence for area, offence, _ in cells if area != ALL_AREAS}
    for area, offence, period in cells:
        if offence in inside:
            out[area, offence, period] = sum(
                count
                for (a, o, p), count in truth.items()
                if area in (a, ALL_AREAS) and o in inside and offence in (o, EVERY) and period[:7] <= p <= period[-7:]
            )
    return out


@pytest.mark.slow
@pytest.mark.once
@pytest.mark.parametrize(
    "more",
    [
        {},
        {"START": "2025-02-01", "PERIODS": "month", "OFFENCES": "Robbery; Drugs; Burglary; Bicycle theft; Shoplifting"},
    ],
    ids=["a month", "month by month"],
)
def test_nobody_can_tell_a_hidden_figure_of_the_sample(publish, crimes_path, more):
    results, cells, report = publish(**more)
    months = sorted({period for _, _, period in cells if " to " not in period})
    truth = exact(cells, counted(crimes_path, months))
    hidden = {cell for cell in truth if cells[cell]["shown"] == "hidden"}
    small = sorted(cell for cell, count in truth.items() if 1 <= count < 5)
    assert set(small) <= hidden and len(small) == results["SMALL"] and len(hidden - set(small)) == results["BESIDE"]
    published = {
        cell: (0, None) if row["shown"] == "hidden" else (row["low"], None if row["high"] == NULL else row["high"])
        for cell, row in cells.items()
    }
    for cell, count in truth.items():
        assert published[cell][0] <= count and (published[cell][1] is None or count <= published[cell][1])
    # With what is published; then with more than that, the shown figures to the last crime.
    assert Attacker(published).told(small) == []
    known = {cell: (0, None) if cell in hidden else (count, count) for cell, count in truth.items()}
    assert Attacker(known).told(small) == []
    # That is no weakness of the attack: were only the small ones hidden, it would tell some of them, and rightly.
    careless = {cell: ends if cell in small else (truth[cell], truth[cell]) for cell, ends in known.items()}
    told = Attacker(careless).told(small)
    assert told
    for cell, smallest, largest in told:
        assert smallest - 1e-6 <= truth[cell] <= largest + 1e-6
    assert any(smallest > largest - 1e-6 for _, smallest, largest in told), "one is told to the last crime"


@pytest.mark.slow
def test_nothing_that_points_at_somebody_goes_out(publish, crimes_path, tmp_path):
    publish()
    references = [feature["crime_id"] for feature in QgsVectorLayer(crimes_path, "c", "ogr").getFeatures()][:2000]
    for name in ("output.gpkg", "cells.gpkg", "release.json"):
        with open(str(tmp_path / name), "rb") as file:
            content = file.read()
        assert b"qgis_process" not in content and str(tmp_path).encode() not in content, name
        assert not any(str(one).encode() in content for one in references if one), name
    assert not [name for name in os.listdir(str(tmp_path)) if name.endswith(".qmd")]
    fields = QgsVectorLayer(str(tmp_path / "output.gpkg"), "o", "ogr").fields().names()
    assert fields == ["fid", "area_name", "shown", "low", "high"]
    layer = QgsVectorLayer(str(tmp_path / "output.gpkg") + "|layername=output", "o", "ogr")
    assert layer.metadata().abstract() == "" and not layer.metadata().history()
    # Whose data it is does go out.
    said = rights_of(layer)
    assert POLICE_UK in said and "database right 2013" in said


@pytest.mark.slow
@pytest.mark.once
def test_the_period_is_the_one_that_its_help_promises(publish, qgis):
    from qgis.core import QgsApplication

    made = QgsApplication.processingRegistry().createAlgorithmById
    tool, other = made("hotspotpolicing:publicationlayer"), made("hotspotpolicing:countcrimes")
    for name in ("START", "END"):
        help_text = tool.parameterDefinition(name).help()
        # Where it is left blank the release is not of all the data, and must not be said to be.
        assert "month" in help_text and "of the data" not in help_text
        assert help_text != other.parameterDefinition(name).help()
    results, _, report = publish(END="2025-02-28")
    assert (results["START"], results["END"]) == ("2025-02-01", "2025-02-28") == (report["start"], report["end"])
    assert "1 Feb 2025 to 28 Feb 2025" in results["NOTES"]
    results, _, _ = publish(START="2025-02-01", END="2025-03-31")
    assert "day was left blank" not in results["NOTES"], "nothing was taken that was not given"


def test_each_month_and_sensitive_offences(publish):
    results, cells, report = publish(
        START="2025-02-01",
        PERIODS="month",
        SENSITIVE="Robbery; drugs",
        OFFENCES="Robbery; Drugs; Burglary; Bicycle theft",
    )
    assert {key[2] for key in cells} == {"2025-02", "2025-03", "2025-02 to 2025-03"}
    assert {key[0] for key in cells if key[1] in ("Robbery", "Drugs")} == {"whole area"}
    assert {key[1] for key in cells if key[0] != "whole area"} == {"Burglary", "Bicycle theft", "all offences"}
    assert cells["whole area", "Drugs", "2025-02 to 2025-03"]["low"] >= 5
    assert "Published for the whole area only: Drugs; Robbery" in results["NOTES"]


@pytest.mark.slow
@pytest.mark.once
def test_a_month_is_released_once(publish, few_wards, tmp_path):
    """With a few offences and in a few wards: how many cells there are is all the same to the ledger."""
    few = {"AREAS": few_wards, "OFFENCES": "Burglary; Robbery; Drugs; Shoplifting"}
    ledger, draft = str(tmp_path / "ledger"), str(tmp_path / "release.json")
    results, _, _ = publish(**few, START="2025-02-01", END="2025-02-28", LEDGER=ledger)
    assert "does not exist yet" in results["NOTES"], "a ledger that is not there is said"
    release = read_release(draft)
    with refused(InputError):
        sign(ledger, release, " ", "why", "2026-01-01T10:00")
    assert not os.path.exists(ledger), "no batch command, and no nobody, publishes"
    sign(ledger, release, "Inspector A", "monthly release", "2026-01-01T10:00")
    assert [one.signed_by for one in read_ledger(ledger)] == ["Inspector A"]
    # The same again is allowed, and so is the next month; the name of the single file of earlier versions finds it too.
    publish(**few, START="2025-02-01", END="2025-02-28", LEDGER=ledger)
    results, _, report = publish(**few, START="2025-03-01", END="2025-03-31", LEDGER=ledger + ".json")
    assert report["earlier"] == 1 and "ledger" not in results["NOTES"]
    results, _, _ = publish(**few, START="2025-03-01", END="2025-03-31")
    assert quoted_label(PUBLICATION_LAYER, "LEDGER") in results["NOTES"]
    before = os.path.getmtime(draft)
    for more in ({"END": "2025-03-31"}, {"OFFENCES": "Burglary; Robbery"}, {"FILTER": "$id % 2 = 0"}):
        with refused(QgsProcessingException, "1 Mar 2025"):
            publish(**dict(few, **dict({"START": "2025-02-01", "END": "2025-02-28", "LEDGER": ledger}, **more)))
    assert os.path.getmtime(draft) == before, "what was there stays"
    entry = os.path.join(ledger, "000001.json")
    text = open(entry, encoding="utf-8").read()
    with open(entry, "w", encoding="utf-8") as file:
        file.write(text.replace('"high": 14', '"high": 19', 1))
    with refused(QgsProcessingException, "000001"):
        publish(**few, START="2025-03-01", END="2025-03-31", LEDGER=ledger)


@pytest.mark.parametrize("tool", ["publicationlayer", "communityreport", "weeklypack"])
def test_a_ledger_is_a_folder_or_the_file_of_earlier_versions(qgis, tmp_path, tool):
    (tmp_path / "releases").mkdir()
    (tmp_path / "old.json").write_text("{}")
    definition = (
        QgsApplication.processingRegistry().algorithmById("hotspotpolicing:" + tool).parameterDefinition("LEDGER")
    )
    for path in ("releases", "old.json", "nowhere", "nowhere.json"):
        assert definition.checkValueIsAcceptable(str(tmp_path / path), QgsProcessingContext()), path
    assert definition.checkValueIsAcceptable(None, QgsProcessingContext())


@pytest.mark.parametrize(
    "more, named",
    [
        ({"START": "2025-02-10", "END": "2025-03-31"}, ("START", "1 Feb 2025", "END")),
        ({"DELAY": 3660}, "3660"),
        ({"DELAY": 3660, "END": "2025-03-31"}, "3660"),
        ({"START": "2024-11-01", "END": "2025-01-31"}, "Nov 2024"),
        ({"DATE_FIELD": ""}, "DATE_FIELD"),
        ({"SENSITIVE": "Burglary", "OFFENCES": "Burglary"}, "Burglary"),
        ({"ADDRESSES_FIELD": "few"}, ("8", "'Acklam'")),
        ({"AREAS": "spots"}, "'hot'"),
    ],
)
def test_what_must_not_be_released_is_refused(publish, run, crimes_path, tmp_path, more, named):
    if "ADDRESSES_FIELD" in more:
        import processing

        areas = processing.run(
            "native:fieldcalculator",
            {
                "INPUT": WARDS,
                "FIELD_NAME": more["ADDRESSES_FIELD"],
                "FIELD_TYPE": 1,
                "FORMULA": "if(\"WD13NM\" < 'B', 3, 100)",
                "OUTPUT": "TEMPORARY_OUTPUT",
            },
        )["OUTPUT"]
        more = dict(more, AREAS=areas)
    elif more.get("AREAS") == "spots":
        hot = str(tmp_path / "hot.gpkg")
        run("countcrimes", {"INPUT": crimes_path, "STUDY_AREA": WARDS, "OUTPUT": "TEMPORARY_OUTPUT", "HOTSPOTS": hot})
        more = {"AREAS": hot, "NAME_FIELD": "hotspot_id"}
    with refused(QgsProcessingException, named):
        publish(**more)
    assert not (tmp_path / "output.gpkg").exists() and not (tmp_path / "release.json").exists()


def made_of(numbers):
    """(crimes, areas side by side) with so many [of each offence] in each area, all in March 2025."""
    crimes = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string&field=date:string", "crimes", "memory")
    areas = QgsVectorLayer("Polygon?crs=EPSG:27700&field=name:string", "areas", "memory")
    made, shapes = [], []
    for i, own in enumerate(numbers):
        shape = QgsFeature(areas.fields())
        shape.setAttributes([f"Area {i}"])
        x = 450_000 + 1000 * i
        shape.setGeometry(
            QgsGeometry.fromWkt(
                "Polygon(({0} 520000, {1} 520000, {1} 521000, {0} 521000, {0} 520000))".format(x, x + 1000)
            )
        )
        shapes.append(shape)
        for offence, many in own.items():
            for k in range(many):
                one = QgsFeature(crimes.fields())
                one.setAttributes([offence, f"2025-03-{31 - k % 31:02d}"])
                one.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x + 10 + k % 900, 520_500)))
                made.append(one)
    crimes.dataProvider().addFeatures(made)
    areas.dataProvider().addFeatures(shapes)
    return crimes, areas


def test_a_small_number_and_one_beside_it_are_hidden_for_reasons_of_their_own(publish, tmp_path):
    crimes, areas = made_of([{"Burglary": 1}, {"Burglary": 300}])
    _, elsewhere = made_of([{}, {}, {}])
    elsewhere.dataProvider().deleteFeatures([1, 2])
    publish(INPUT=crimes, AREAS=areas, NAME_FIELD="name", EXCLUDE_LAYER=elsewhere)
    assert read_release(str(tmp_path / "release.json")).premises == LEFT_OUT
    results, _, _ = publish(INPUT=crimes, AREAS=areas, NAME_FIELD="name")
    assert "'crimes' does not say whose" in results["NOTES"] and "'areas' does not say whose" in results["NOTES"]
    release = read_release(str(tmp_path / "release.json"))
    assert (release.rights, release.premises) == ([], COUNTED)
    assert release.why == {"Area 0": "small", "Area 1": "beside"}
    with open(str(tmp_path / "release.json"), encoding="utf-8") as file:
        values = json.load(file)
    values["why"]["Area 1"] = "small"
    with open(str(tmp_path / "release.json"), "w", encoding="utf-8") as file:
        json.dump(values, file)
    with refused(InputError, "release.json"):
        read_release(str(tmp_path / "release.json"))


def test_reasons_that_would_tell_a_number_are_not_given(publish, tmp_path):
    """Two areas of 4 and a total of 8 in the band 5 to 9, which somebody may know: both would be 4."""
    crimes, areas = made_of([{"Burglary": 4}, {"Burglary": 4}])
    publish(INPUT=crimes, AREAS=areas, NAME_FIELD="name")
    release = read_release(str(tmp_path / "release.json"))
    assert release.why == {} and sum(one.suppressed for one in release.figures) == 2


def test_nobody_can_tell_a_small_number_with_the_reasons(publish, tmp_path):
    """Twelve areas, dealt out anew until some have few crimes: what is hidden could be anything from 1 to 4 for who
    knows every shown figure to the last crime and reads why totals are hidden."""
    rng, given = np.random.default_rng(5), 0
    for number in range(12):
        counts = rng.negative_binomial(0.7, 0.7 / (0.7 + rng.choice([2, 8, 30])), (6, 2))
        counts[0] += 1
        crimes, areas = made_of([dict(zip(("Burglary", "Drugs"), map(int, row))) for row in counts])
        try:
            _, cells, _ = publish(INPUT=crimes, AREAS=areas, NAME_FIELD="name", SENSITIVE="none")
        except QgsProcessingException:
            continue
        why = read_release(str(tmp_path / "release.json")).why
        given += bool(why)
        whole = dict(zip(("Burglary", "Drugs"), counts.sum(0)), **{EVERY: counts.sum()})
        truth = {}
        for area, offence, period in cells:
            own = whole if area == ALL_AREAS else dict(zip(("Burglary", "Drugs"), counts[int(area[5:])]))
            truth[area, offence, period] = int(own.get(offence, sum(own.values())))
        known = {cell: (0, None) if row["shown"] == "hidden" else (truth[cell],) * 2 for cell, row in cells.items()}
        for cell in known:
            if cell[1] == EVERY and cell[0] in why:
                known[cell] = (1, 4) if why[cell[0]] == "small" else (5, None) if truth[cell] else (0, 0)
        attacker = Attacker(known)
        for cell, count in truth.items():
            if 1 <= count < 5:
                (_, low), (_, high) = attacker._extreme(cell, 1), attacker._extreme(cell, -1)
                assert low <= 1 + 1e-6 and high >= 4 - 1e-6, (number, cell, count, low, high)
    assert given >= 3


def test_of_an_offence_told_for_the_whole_area_only_it_is_not_said_that_it_could_be_none(publish):
    crimes, areas = made_of([{"Burglary": 30, "Drugs": 1}, {"Burglary": 40, "Drugs": 2}])
    results, cells, report = publish(INPUT=crimes, AREAS=areas, NAME_FIELD="name", SENSITIVE="Drugs")
    assert cells[ALL_AREAS, "Drugs", "2025-03"]["shown"] == "hidden"
    assert "Drugs" in report["checked"] and "1 to 4" in report["checked"] and "0" not in report["checked"]


def few(offences):
    """A crime of each offence in March 2025, in the middles of different wards."""
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=offence:string&field=date:date", "few", "memory")
    middles = [feature.geometry().pointOnSurface() for feature in QgsVectorLayer(WARDS, "w", "ogr").getFeatures()]
    for offence, middle in zip(offences, middles):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([offence, QDate(2025, 3, 31)])
        feature.setGeometry(middle)
        layer.dataProvider().addFeature(feature)
    return layer


def test_two_rare_offences_are_at_least_two_crimes_which_gives_nothing_away(publish):
    """Each offence that is named has a crime: all together are two or more, and not told. Four offences of one crime
    each could be nothing but four, were it known that they are few: that is refused."""
    march = {"START": "2025-03-01", "END": "2025-03-31"}
    _, cells, report = publish(INPUT=few(["Burglary", "Robbery", "Robbery"]), **march)
    assert {row["shown"] for (area, _, _), row in cells.items() if row["low"] == NULL} == {"hidden"}
    assert cells[ALL_AREAS, EVERY, "2025-03"]["shown"] == "hidden"
    # The burglary, in its only ward and in the whole area, all that ward's crimes, the robberies and all crimes.
    assert 5 in numbers(report["checked"]), "how many cannot be 0"
    with refused(QgsProcessingException, "OFFENCES"):
        publish(INPUT=few(["Burglary", "Robbery", "Arson", "Fraud"]), **march)
