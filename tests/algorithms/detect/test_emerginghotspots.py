"""Emerging hot spots through the tool: real crimes over more periods, the same places as Gi*, what cannot be borne."""

import numpy as np
import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QDate
from refusals import refused
from support import WARDS, Feedback, rows

from hotspot_policing.core.statistics.emerging import NONE

MONTHS = 12


def months_of(crimes, months=MONTHS, seed=7, first=(2023, 1), days=True, extra=()):
    """The sample's points drawn again, with replacement, for each of so many months; ``extra`` [(month, x, y)]
    are a hundred and fifty crimes within 400 m."""
    points = np.array(
        [
            (g.x(), g.y())
            for g in (
                feature.geometry().asPoint() for feature in crimes.getFeatures() if not feature.geometry().isEmpty()
            )
        ]
    )
    rng = np.random.default_rng(seed)
    layer = QgsVectorLayer(f"Point?crs={crimes.crs().authid()}&field=date:date&field=harm:double", "a year", "memory")
    features = []
    for month in range(months):
        year, number = first[0] + (first[1] - 1 + month) // 12, (first[1] - 1 + month) % 12 + 1
        length = QDate(year, number, 1).daysInMonth()
        drawn = points[rng.integers(0, len(points), 1500)]
        more = []
        for x, y in [(x, y) for at, x, y in extra if at == month]:
            angle, far = rng.uniform(0, 2 * np.pi, 150), 400 * np.sqrt(rng.uniform(0, 1, 150))
            more.append(np.stack([x + far * np.cos(angle), y + far * np.sin(angle)], axis=1))
        for i, (x, y) in enumerate(np.vstack([drawn, *more]).tolist()):
            feature = QgsFeature(layer.fields())
            # Every month has a crime on its first and on its last day.
            day = 1 + i % length if days else 1
            feature.setAttributes([QDate(year, number, day), float(1 + i % 3)])
            feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)))
            features.append(feature)
    layer.dataProvider().addFeatures(features)
    layer.updateExtents()
    return layer


@pytest.fixture
def year(crimes):
    return months_of(crimes)


def emerging(run, tmp_path, crimes, feedback=None, **more):
    places, spots = str(tmp_path / "places.gpkg"), str(tmp_path / "spots.gpkg")
    results = run(
        "emerginghotspots",
        dict(
            {
                "INPUT": crimes,
                "DATE_FIELD": "date",
                "STUDY_AREA": WARDS,
                "CELL_SIZE": 340,
                "OUTPUT": places,
                "HOTSPOTS": spots,
            },
            **more,
        ),
        feedback=feedback,
    )
    return results, rows(places) if results else [], rows(spots) if results else [], places


def test_a_year_of_real_places(run, tmp_path, year):
    results, places, spots, path = emerging(run, tmp_path, year, NAME_FIELD="WD13NM")
    assert results["PERIOD_COUNT"] == MONTHS and results["CRIMES_USED"] == sum(row["crimes"] for row in places)
    # The same crimes drawn each month: the busy centre is hot throughout, and hardly anything is new.
    kinds = [row["pattern"] for row in places]
    steady = sum(kinds.count(kind + " hot") for kind in ("persistent", "intensifying", "diminishing"))
    assert steady > 3 and kinds.count("new hot") < steady
    assert results["PERSISTENT_COUNT"] == kinds.count("persistent hot")
    for row in places:
        if row["pattern"].startswith("persistent"):
            assert row["stage"] == "persistent" and max(row["n_hot"], row["n_cold"]) >= 11
        assert row["hot"] == (row["gi_class"] > 0 and row["crimes"] > 0), "hot now"
        assert 0 <= row["n_hot"] + row["n_cold"] <= MONTHS
    assert spots and all(row["pattern"].endswith(" hot") and row["gi_q"] <= 0.1 for row in spots)
    assert [row["rank"] for row in spots] == list(range(1, len(spots) + 1)) and spots[0]["area_name"]
    layer = QgsVectorLayer(path, "places", "ogr")
    assert layer.renderer().classAttribute() == "pattern"
    values = {category.value() for category in layer.renderer().categories()}
    assert values == set(kinds) | {NONE}
    assert "Gi* for crimes" in layer.customProperty("legend/title-label", "")
    assert "12 periods (month) from 1 Jan 2023 to 31 Dec 2023" in results["NOTES"]


@pytest.mark.slow
@pytest.mark.once
def test_the_same_places_as_gi_and_the_last_period_as_gi_sees_it(run, tmp_path, year):
    for more in ({"STUDY_AREA": WARDS}, {"STUDY_AREA": None}):
        _, places, _, _ = emerging(run, tmp_path, year, **more)
        base = dict(
            {
                "INPUT": year,
                "DATE_FIELD": "date",
                "CELL_SIZE": 340,
                "HOTSPOTS": "memory:",
                "OUTPUT": str(tmp_path / "gi.gpkg"),
            },
            **more,
        )
        run("gistar", base)
        gi = rows(str(tmp_path / "gi.gpkg"))
        assert [row["unit_id"] for row in places] == [row["unit_id"] for row in gi]
        assert [row["crimes"] for row in places] == [row["crimes"] for row in gi]
    emerging(run, tmp_path, year)
    run("gistar", dict(base, STUDY_AREA=WARDS, START="2023-12-01", END="2023-12-31"))
    _, places, _, _ = emerging(run, tmp_path, year)
    last = {row["unit_id"]: row for row in rows(str(tmp_path / "gi.gpkg"))}
    for row in places:
        other = last[row["unit_id"]]
        assert row["gi_class"] == other["gi_class"] and row["gi_q"] == pytest.approx(other["gi_q"])
        assert row["gi_z"] == pytest.approx(other["gi_z"], abs=1e-4)


@pytest.mark.slow
@pytest.mark.once
def test_a_new_hot_spot_is_found_where_it_was_planted(run, tmp_path, crimes):
    """Crimes around a quiet place in the last month only, and around another in the first eleven months only."""
    _, places, _, path = emerging(run, tmp_path, months_of(crimes))
    layer = QgsVectorLayer(path, "places", "ogr")
    area = QgsGeometry.unaryUnion([f.geometry() for f in QgsVectorLayer(WARDS, "wards", "ogr").getFeatures()])
    # Wholly inside, or the crimes planted might lie beyond the outline.
    quiet = [
        f for f in layer.getFeatures() if f["n_hot"] == 0 and f["crimes"] <= MONTHS and area.contains(f.geometry())
    ]
    to_new, to_old = quiet[0].geometry().centroid().asPoint(), quiet[-1].geometry().centroid().asPoint()
    assert to_new.distance(to_old) > 2000
    from hotspot_policing.bridge.reading.crs import transform_points

    x, y = transform_points(
        np.array([to_new.x(), to_old.x()]),
        np.array([to_new.y(), to_old.y()]),
        layer.crs(),
        crimes.crs(),
        QgsProject.instance().transformContext(),
    )
    extra = [(MONTHS - 1, x[0], y[0])] + [(month, x[1], y[1]) for month in range(MONTHS - 1)]
    _, places, spots, _ = emerging(run, tmp_path, months_of(crimes, extra=extra))
    named = {row["unit_id"]: row for row in places}
    new, old = named[quiet[0]["unit_id"]], named[quiet[-1]["unit_id"]]
    assert new["pattern"] == "new hot" and new["stage"] == "emerging" and new["n_hot"] == 1 and new["hotspot_id"]
    assert old["pattern"] == "historical hot" and old["n_hot"] == 11 and not old["hot"] and not old["hotspot_id"]
    assert {row["hotspot_id"] for row in spots if row["pattern"] == "new hot"} >= {new["hotspot_id"]}


@pytest.mark.parametrize("period, count, first", [("week", 51, "2 Jan 2023"), ("4 weeks", 12, "23 Jan 2023")])
def test_other_periods(run, tmp_path, year, period, count, first):
    """From Monday 2 January; the week from Monday 25 December is not whole."""
    results = emerging(run, tmp_path, year, PERIOD=period, CELL_SIZE=1000, END="2023-12-30")[0]
    assert results["PERIOD_COUNT"] == count
    assert f"{count} periods ({period}) from {first} to 24 Dec 2023" in results["NOTES"]
    assert "25 Dec 2023 to 30 Dec 2023 is not a complete period and is left out" in results["NOTES"]


def test_every_crime_is_accounted_for(run, tmp_path, year):
    feedback = Feedback()
    results, places, _, _ = emerging(run, tmp_path, year, feedback, START="2023-01-15", END="2023-12-31", CELL_SIZE=500)
    assert results["PERIOD_COUNT"] == 11
    told = {
        line.split(": ")[0]: int(line.split(": ")[1].replace(",", ""))
        for line in feedback.said
        if line.startswith(("Rows read", "Crimes used", "Left out"))
    }
    assert told["Left out, in an incomplete period"] > 0
    assert told["Rows read"] == sum(told.values()) - told["Rows read"]
    assert sum(row["crimes"] for row in places) == told["Crimes used"]


def test_by_harm_and_by_number(run, tmp_path, year):
    counted = str(tmp_path / "counted.gpkg")
    results, places, spots, _ = emerging(run, tmp_path, year, WEIGHT_FIELD="harm", COUNT_HOTSPOTS=counted)
    assert sum(row["harm"] for row in places) == pytest.approx(2 * results["CRIMES_USED"], rel=0.01)
    assert results["HARM_BY"] == "the field 'harm'" and results["COMPARISON"]
    assert "Gi* based on harm" in results["NOTES"] and rows(counted)[0]["pattern"]


def test_the_previous_period_may_be_judged_with_it(run, tmp_path, year):
    alone = emerging(run, tmp_path, year)[1]
    results, both, _, _ = emerging(run, tmp_path, year, PREVIOUS=True)
    assert "with the one before" in results["NOTES"]
    assert [row["trend_z"] for row in alone] == [row["trend_z"] for row in both], "the trend is of single periods"
    assert sum(row["n_hot"] for row in both) > sum(row["n_hot"] for row in alone)


def test_the_sample_is_too_short_and_says_so(run, tmp_path, crimes):
    with refused(QgsProcessingException, "3", "10"):
        emerging(run, tmp_path, crimes)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "more, named",
    [
        ({"DATE_FIELD": None}, "DATE_FIELD"),
        ({"PERIOD": "fortnight"}, ("PERIOD", "'fortnight'")),
        ({"PERIOD": "quarter"}, "4"),
        ({"END": "2023-10-30"}, "9"),
        ({"INTERMITTENT_SHARE": 80}, ("INTERMITTENT_SHARE", "0")),
        ({"INTERMITTENT_SHARE": 0}, ("INTERMITTENT_SHARE", "0")),
        ({"RECENT_SHARE": 0}, ("RECENT_SHARE", "0")),
        ({"RECENT_SHARE": 100}, ("RECENT_SHARE", "0", "100")),
        ({"DATE_FIELD": "harm"}, "'harm'"),
        ({"CELL_SIZE": 25, "PERIOD": "week"}, "CELL_SIZE"),
        ({"START": "2030-01-01"}, "'a year'"),
        ({"FILTER": "false"}, "'a year'"),
    ],
)
def test_what_cannot_be_done_is_said(run, tmp_path, year, more, named):
    with refused(QgsProcessingException, named):
        emerging(run, tmp_path, year, **more)
    assert list(tmp_path.iterdir()) == []


def test_weeks_cannot_be_told_from_months(run, tmp_path, crimes):
    by_month = months_of(crimes, days=False)
    with refused(QgsProcessingException, "'a year'", "PERIOD"):
        emerging(run, tmp_path, by_month, PERIOD="week")
    results = emerging(run, tmp_path, by_month)[0]
    assert results["PERIOD_COUNT"] == MONTHS, "the last month counts to its end"


def test_few_crimes_claim_nothing(run, tmp_path, year):
    results, places, spots, _ = emerging(
        run, tmp_path, year, FILTER="$id % 60 = 0", START="2023-01-01", END="2023-12-31"
    )
    assert spots == [] and {row["pattern"] for row in places} == {NONE}
    assert "In 12 of 12 periods, no place is classed as hot or cold" in results["NOTES"]


def test_a_cancel_leaves_nothing(run, tmp_path, year):
    class Late(Feedback):
        """Cancels between two periods."""

        def setProgress(self, percent):
            if percent > 50:
                self.cancel()

    for feedback in [Feedback(cancel_at=stage) for stage in range(4)] + [Late()]:
        run(
            "emerginghotspots",
            {
                "INPUT": year,
                "DATE_FIELD": "date",
                "STUDY_AREA": WARDS,
                "CELL_SIZE": 500,
                "HOTSPOTS": str(tmp_path / "a.gpkg"),
            },
            feedback=feedback,
        )
        assert list(tmp_path.iterdir()) == []


def test_crimes_in_postgresql_give_the_same(run, tmp_path, year, cluster):
    from postgres import READER
    from psycopg2.extras import execute_values

    values = [
        (f["date"].toString("yyyy-MM-dd"), f["harm"], f.geometry().asPoint().x(), f.geometry().asPoint().y())
        for f in year.getFeatures()
    ]
    cluster.execute(
        "CREATE TABLE emerging (id serial PRIMARY KEY, date date, harm float8, geom geometry(Point, 27700))"
    )
    connection = cluster.connect()
    with connection.cursor() as cursor:
        execute_values(
            cursor,
            "INSERT INTO emerging (date, harm, geom) VALUES %s",
            values,
            "(%s::date, %s, ST_SetSRID(ST_MakePoint(%s, %s), 27700))",
            page_size=5000,
        )
        cursor.execute("GRANT SELECT ON emerging TO " + READER)
    connection.close()
    found = [emerging(run, tmp_path, layer, WEIGHT_FIELD="harm")[1:3] for layer in (year, cluster.layer("emerging"))]
    assert found[0][1] and found[0] == found[1]
