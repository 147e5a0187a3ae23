"""Routes through the tool: real hot spots on a road network, against QGIS's own shortest paths; files read back."""

import csv
import os
import re
import unicodedata
from collections import Counter

import numpy as np
import pytest
from qgis.core import QgsFeature, QgsGeometry, QgsPointXY, QgsProcessingException, QgsRectangle, QgsVectorLayer
from refusals import refused
from support import Feedback, pdf_text, results_in, rows


@pytest.fixture(scope="module")
def hotspots(crimes_path, tmp_path_factory):
    """The twelve busiest hot spots of Middlesbrough's middle."""
    import processing

    path = str(tmp_path_factory.mktemp("spots") / "spots.gpkg")
    area = QgsVectorLayer("Polygon?crs=EPSG:27700", "area", "memory")
    feature = QgsFeature()
    feature.setGeometry(
        QgsGeometry.fromWkt("Polygon((447000 517500, 451500 517500, 451500 521000, 447000 521000, 447000 517500))")
    )
    area.dataProvider().addFeature(feature)
    processing.run(
        "hotspotpolicing:countcrimes",
        {
            "INPUT": crimes_path,
            "STUDY_AREA": area,
            "SELECT_BY": "top_k",
            "SELECT_VALUE": 12,
            "OUTPUT": "memory:",
            "HOTSPOTS": path,
        },
        feedback=Feedback(),
    )
    return path


@pytest.fixture(scope="module")
def streets():
    """A bent grid of streets, some missing, with one-way streets and speeds."""
    rng = np.random.default_rng(20)
    layer = QgsVectorLayer(
        "LineString?crs=EPSG:27700&field=name:string&field=oneway:string&field=kmh:integer", "streets", "memory"
    )
    x, y = np.arange(446_800, 451_700, 140.0), np.arange(517_300, 521_200, 140.0)
    node = np.stack(np.meshgrid(x, y), axis=-1) + rng.normal(0, 15, (len(y), len(x), 2))
    made = []
    for r in range(len(y)):
        for c in range(len(x)):
            for dr, dc in ((0, 1), (1, 0)):
                if r + dr < len(y) and c + dc < len(x) and rng.random() > 0.1:
                    a, b = node[r, c], node[r + dr, c + dc]
                    bend = (a + b) / 2 + rng.normal(0, 8, 2)
                    feature = QgsFeature(layer.fields())
                    feature.setAttributes(
                        [
                            f"Street {len(made)}",
                            "in direction" if rng.random() < 0.15 else "both directions",
                            int(rng.choice([20, 30, 48])),
                        ]
                    )
                    feature.setGeometry(QgsGeometry.fromPolylineXY([QgsPointXY(*one) for one in (a, bend, b)]))
                    made.append(feature)
    layer.dataProvider().addFeatures(made)
    return layer


@pytest.fixture
def plan(hotspots, tmp_path):
    """plan(rows of (rank, day, shift, agency, visits, peak)) → a table."""
    by_rank = {row["rank"]: row["hotspot_id"] for row in rows(hotspots)}
    times = {"Early": ("07:00", "15:00"), "Late": ("15:00", "23:00"), "Night": ("23:00", "07:00")}

    def one(wanted):
        path = str(tmp_path / "plan.csv")
        with open(path, "w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(
                ["hotspot_id", "day", "shift", "shift_from", "shift_to", "agency", "visits", "minutes", "peak_time"]
            )
            for rank, day, shift, agency, visits, peak in wanted:
                writer.writerow([by_rank.get(rank, rank), day, shift, *times[shift], agency, visits, 15 * visits, peak])
        return path

    return one


def routed(run, tmp_path, hotspots, feedback=None, **more):
    out, stops = str(tmp_path / "routes.gpkg"), str(tmp_path / "stops.gpkg")
    results = run("patrolroutes", dict({"HOTSPOT_LAYER": hotspots, "OUTPUT": out, "STOPS": stops}, **more), feedback)
    return results, rows(out), sorted(rows(stops), key=lambda row: (row["route_id"], row["stop_no"]))


def minute(clock):
    hours, minutes = clock.split(":")
    return 60 * int(hours) + int(minutes)


def test_every_visit_of_a_plan_is_in_a_route_at_its_time(run, tmp_path, hotspots, plan):
    wanted = [
        (rank, day, shift, "police", 1, "")
        for rank in range(1, 9)
        for day in ("2026-07-06", "2026-07-07")
        for shift in ("Late", "Night")
    ] + [(1, "2026-07-06", "Late", "wardens", 1, ""), (2, "2026-07-06", "Late", "wardens", 1, "")]
    results, routes, stops = routed(run, tmp_path, hotspots, PLAN=plan(wanted))
    assert results["STOP_COUNT"] == len(stops) == 34 and results["LEFT_OUT"] == 0
    assert results["ROUTE_COUNT"] == len(routes) == 5
    assert {row["agency"] for row in routes} == {"police", "wardens"}
    for route in routes:
        mine = [row for row in stops if row["route_id"] == route["route_id"]]
        assert [row["stop_no"] for row in mine] == list(range(1, route["stops"] + 1))
        begin = {"Late": 900, "Night": 1380}[route["shift"]]
        gone = [(minute(row["arrive"]) - begin) % 1440 for row in mine]
        left = [(minute(row["leave"]) - begin) % 1440 for row in mine]
        assert gone == sorted(gone) and all(15 <= b - a <= 16 for a, b in zip(gone, left))
        assert left[-1] <= 480
        assert route["travel_min"] == pytest.approx(left[-1] - gone[0] - 15 * len(mine), abs=2)
    lines = QgsVectorLayer(str(tmp_path / "routes.gpkg"), "routes", "ogr")
    assert lines.renderer().classAttribute() == "day"
    for feature in lines.getFeatures():
        # Thirty km/h along ways a third longer than the straight ones.
        assert feature["travel_min"] == pytest.approx(feature["length_km"] * 1.3 / 30 * 60, rel=0.01, abs=0.01)


def test_the_same_seed_gives_the_same_and_days_begin_elsewhere(run, tmp_path, hotspots, plan):
    days = [f"2026-07-{day:02d}" for day in range(6, 20)]
    table = plan([(rank, day, "Late", "police", 1, "") for rank in range(1, 11) for day in days])
    _, _, first = routed(run, tmp_path, hotspots, PLAN=table, SEED=3)
    _, _, again = routed(run, tmp_path, hotspots, PLAN=table, SEED=3)
    assert first == again
    starts = [row["hotspot_id"] for row in first if row["stop_no"] == 1]
    assert len(starts) == 14 and len(set(starts)) >= 5
    _, _, other = routed(run, tmp_path, hotspots, PLAN=table, SEED=4)
    assert [row["hotspot_id"] for row in other] != [row["hotspot_id"] for row in first]


def test_ways_on_streets_take_as_long_as_qgis_says(run, tmp_path, hotspots, streets):
    import processing

    results, routes, stops = routed(
        run, tmp_path, hotspots, STREETS=streets, ONEWAY_FIELD="oneway", SPEED_FIELD="kmh", SPEED=40
    )
    assert results["LEFT_OUT"] == 0
    layer = QgsVectorLayer(str(tmp_path / "stops.gpkg"), "stops", "ogr")
    places = {feature["stop_no"]: feature.geometry().asPoint() for feature in layer.getFeatures()}
    checked = 0
    for one, other in list(zip(stops, stops[1:]))[:6]:
        a, b = places[one["stop_no"]], places[other["stop_no"]]
        path = processing.run(
            "native:shortestpathpointtopoint",
            {
                "INPUT": streets,
                "STRATEGY": 1,
                "DIRECTION_FIELD": "oneway",
                "VALUE_FORWARD": "in direction",
                "VALUE_BACKWARD": "",
                "VALUE_BOTH": "both directions",
                "DEFAULT_DIRECTION": 2,
                "SPEED_FIELD": "kmh",
                "DEFAULT_SPEED": 40,
                "TOLERANCE": 0,
                "START_POINT": f"{a.x()},{a.y()}",
                "END_POINT": f"{b.x()},{b.y()}",
                "OUTPUT": "memory:",
            },
            feedback=Feedback(),
        )
        takes = 60 * path["TRAVEL_COST"]
        said = minute(other["arrive"]) - minute(one["leave"])
        assert said % 1440 == pytest.approx(takes, abs=1.01)
        checked += 1
    assert checked == 6
    line = next(QgsVectorLayer(str(tmp_path / "routes.gpkg"), "routes", "ogr").getFeatures()).geometry()
    network = QgsGeometry.unaryUnion([feature.geometry() for feature in streets.getFeatures()]).buffer(1.0, 4)
    assert network.contains(line)


def test_an_island_of_streets_is_named_and_left_out(run, tmp_path, hotspots, streets):
    spots = QgsVectorLayer("Polygon?crs=EPSG:27700&field=hotspot_id:string", "spots", "memory")
    made = []
    for name, x, y in (("A", 448000, 518000), ("B", 449000, 519000), ("C", 450000, 519500), ("far", 470000, 530000)):
        feature = QgsFeature(spots.fields())
        feature.setAttributes([name])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)).buffer(70, 6))
        made.append(feature)
    spots.dataProvider().addFeatures(made)
    results, _, stops = routed(run, tmp_path, spots, STREETS=streets)
    assert {row["hotspot_id"] for row in stops} == {"A", "B", "C"} and results["LEFT_OUT"] == 1
    assert "far" in results["NOTES"] and "No route reaches" in results["NOTES"]


def test_peak_windows_are_kept_and_a_full_shift_is_said(run, tmp_path, hotspots, plan):
    wanted = [
        (1, "2026-07-06", "Late", "police", 1, "21:00–23:00"),
        (2, "2026-07-06", "Late", "police", 1, "15:00–17:00"),
        (3, "2026-07-06", "Late", "police", 1, "18:00–20:00"),
        (4, "2026-07-06", "Late", "police", 1, ""),
    ]
    results, _, stops = routed(run, tmp_path, hotspots, PLAN=plan(wanted), UNITS=1)
    outside = 0
    for row in stops:
        if row["peak_time"]:
            begin, end = (minute(one) for one in row["peak_time"].split("–"))
            outside += not begin <= minute(row["arrive"]) < end
    # Only the first place, drawn by lot, may be too early.
    assert outside <= 1
    full = plan([(rank, "2026-07-06", "Late", "police", 6, "") for rank in range(1, 9)])
    results, routes, stops = routed(run, tmp_path, hotspots, PLAN=full, UNITS=1)
    assert len(routes) == 1 and results["LEFT_OUT"] == 48 - len(stops) > 15
    assert 48 - len(stops) == int(results["NOTES"].split()[0])
    results, routes, _ = routed(run, tmp_path, hotspots, PLAN=full)
    assert results["LEFT_OUT"] == 0 and len(routes) >= 2
    # Two visits to one place are two visits.
    _, _, stops = routed(run, tmp_path, hotspots, PLAN=full)
    assert all(a["hotspot_id"] != b["hotspot_id"] for a, b in zip(stops, stops[1:]) if a["route_id"] == b["route_id"])


def test_shifts_begin_at_a_station(run, tmp_path, hotspots, plan):
    station = QgsVectorLayer("Point?crs=EPSG:27700", "stations", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(449_400, 520_300)))
    station.dataProvider().addFeature(feature)
    _, _, stops = routed(run, tmp_path, hotspots, STATIONS=station, PLAN=plan([(1, "2026-07-06", "Late", "", 1, "")]))
    spot = next(one for one in QgsVectorLayer(hotspots, "spots", "ogr").getFeatures() if one["rank"] == 1)
    metres = spot.geometry().pointOnSurface().distance(QgsGeometry.fromPointXY(QgsPointXY(449_400, 520_300)))
    assert minute(stops[0]["arrive"]) - 900 == pytest.approx(metres * 1.3 / (30 / 3.6) / 60, abs=1)


TOWN = (("A", 448000, 518000), ("B", 449000, 518000), ("C", 450000, 518000))


@pytest.fixture
def town():
    """Three places along one street, and the street."""
    return laid(TOWN), road([(447000, 518010), (451000, 518010)])


def laid(places):
    layer = QgsVectorLayer("Polygon?crs=EPSG:27700&field=hotspot_id:string", "spots", "memory")
    for name, x, y in places:
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(x, y)).buffer(70, 6))
        layer.dataProvider().addFeature(feature)
    return layer


def road(points):
    layer = QgsVectorLayer("LineString?crs=EPSG:27700", "street", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPolylineXY([QgsPointXY(*one) for one in points]))
    layer.dataProvider().addFeature(feature)
    return layer


def stations_at(*points):
    layer = QgsVectorLayer("Point?crs=EPSG:27700", "stations", "memory")
    for point in points:
        feature = QgsFeature()
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*point)))
        layer.dataProvider().addFeature(feature)
    return layer


def test_the_way_from_the_station_is_part_of_the_route(run, tmp_path, town):
    _, routes, stops = routed(
        run,
        tmp_path,
        town[0],
        STREETS=town[1],
        STATIONS=stations_at((451000, 518010)),
        DAYS="2026-07-06",
        SHIFTS="Late 15:00-23:00",
        SPEED=30,
    )
    # From the station through whichever order: the line is as long as the time on it.
    assert routes[0]["length_km"] == pytest.approx(routes[0]["travel_min"] / 60 * 30, rel=0.01)
    assert minute(stops[0]["arrive"]) > 15 * 60
    results, _, stops = routed(
        run,
        tmp_path,
        town[0],
        STREETS=town[1],
        DAYS="2026-07-06",
        STATIONS=stations_at((470000, 530000), (451000, 518010)),
    )
    assert "1 of 2 stations" in results["NOTES"] and minute(stops[0]["arrive"]) > 7 * 60
    with refused(QgsProcessingException, "STATIONS", "STREETS"):
        routed(run, tmp_path, town[0], STREETS=town[1], STATIONS=stations_at((470000, 530000)))


def bases(names, *points):
    layer = QgsVectorLayer("Point?crs=EPSG:27700&field=name:string", "stations", "memory")
    for name, point in zip(names, points):
        feature = QgsFeature(layer.fields())
        feature.setAttributes([name])
        feature.setGeometry(QgsGeometry.fromPointXY(QgsPointXY(*point)))
        layer.dataProvider().addFeature(feature)
    return layer


def test_places_go_to_their_nearest_station_and_routes_end_there(run, tmp_path, hotspots, plan):
    """Against every pair of a place and a station of the sample's middle."""
    where = {"West": (447_200, 519_500), "East": (451_300, 519_000)}
    table = plan([(rank, "2026-07-06", "Late", "", 2, "") for rank in range(1, 9)])
    given = {"PLAN": table, "STATIONS": bases(where, *where.values()), "SEED": 2}
    results, routes, stops = routed(run, tmp_path, hotspots, **given)
    assert results["LEFT_OUT"] == 0 and {row["station"] for row in routes} == set(where)
    station = {row["route_id"]: row["station"] for row in routes}
    points = {
        one["hotspot_id"]: one.geometry().pointOnSurface().asPoint()
        for one in QgsVectorLayer(hotspots, "spots", "ogr").getFeatures()
    }
    for row in stops:
        nearest = min(where, key=lambda name: points[row["hotspot_id"]].distance(QgsPointXY(*where[name])))
        assert station[row["route_id"]] == nearest
    lines = QgsVectorLayer(str(tmp_path / "routes.gpkg"), "routes", "ogr")
    for feature in lines.getFeatures():
        line = feature.geometry().asPolyline()
        assert line[0] == line[-1] == QgsPointXY(*where[feature["station"]])
        # The way back is travel too.
        assert feature["travel_min"] == pytest.approx(feature["length_km"] * 1.3 / 30 * 60, rel=0.01)
    _, routes, _ = routed(run, tmp_path, hotspots, **given, UNITS=1)
    assert len(routes) == 1, "one patrol is at one station"
    _, routes, _ = routed(run, tmp_path, hotspots, **given, STATION_CHOICE="random")
    lines = QgsVectorLayer(str(tmp_path / "routes.gpkg"), "routes", "ogr")
    assert all(one.geometry().asPolyline()[0] != one.geometry().asPolyline()[-1] for one in lines.getFeatures())


def test_the_hours_at_one_station_being_full_the_other_helps(run, tmp_path, plan):
    """Fifteen places beside the West, one beside the East: two patrols of eight hours, forty minutes a visit."""
    places = laid([(f"W{k}", 448000 + 20 * k, 518000) for k in range(15)] + [("E0", 452000, 518000)])
    stations = bases(("West", "East"), (448000, 518000), (452000, 518000))
    results, routes, _ = routed(
        run, tmp_path, places, STATIONS=stations, UNITS=2, VISIT_MINUTES=40, SHIFTS="Late 15:00-23:00"
    )
    assert results["LEFT_OUT"] == 0 and {row["station"]: row["stops"] for row in routes} == {"West": 11, "East": 5}


def test_straight_ways_over_water_are_named(run, tmp_path, town):
    water = QgsVectorLayer("Polygon?crs=EPSG:27700&field=name:string", "water", "memory")
    feature = QgsFeature(water.fields())
    feature.setAttributes(["River Tees"])
    feature.setGeometry(QgsGeometry.fromRect(QgsRectangle(449_400, 517_000, 449_600, 519_000)))
    water.dataProvider().addFeature(feature)
    given = {"DAYS": "2026-07-06", "SHIFTS": "Late 15:00-23:00", "BRIEFINGS": str(tmp_path / "pages")}
    results, _, stops = routed(run, tmp_path, town[0], WATER=water, **given)
    (note,) = [one for one in results["NOTES"].split("\n") if "River Tees" in one]
    order = [row["hotspot_id"] for row in stops]
    # Only C lies beyond it.
    over = [(a, b) for a, b in zip(order, order[1:]) if "C" in (a, b)]
    assert results["WATER_CROSSINGS"] == len(over) >= 1 and all(f"{a} to {b}" in note for a, b in over)
    (page,) = [one for one in os.listdir(tmp_path / "pages") if one.endswith(".pdf")]
    assert "River Tees" in pdf_text(str(tmp_path / "pages" / page))
    river = QgsVectorLayer("LineString?crs=EPSG:27700", "river", "memory")
    feature = QgsFeature()
    feature.setGeometry(QgsGeometry.fromPolylineXY([QgsPointXY(449_500, 517_000), QgsPointXY(449_500, 519_000)]))
    river.dataProvider().addFeature(feature)
    assert routed(run, tmp_path, town[0], WATER=river, DAYS="2026-07-06")[0]["WATER_CROSSINGS"] == len(over)
    for nothing in ({}, {"WATER": water, "STREETS": town[1]}):
        results, _, _ = routed(run, tmp_path, town[0], DAYS="2026-07-06", **nothing)
        assert results["WATER_CROSSINGS"] == 0 and "water" not in results["NOTES"]
    with refused(QgsProcessingException, "WATER"):
        routed(run, tmp_path, town[0], WATER=stations_at((449_500, 518_000)))


def test_places_that_are_all_far_from_streets_are_no_route(run, tmp_path, town):
    for places in ([("far", 470000, 530000)], [("far", 470000, 530000), ("farther", 480000, 530000)]):
        with refused(QgsProcessingException, "500"):
            routed(run, tmp_path, laid(places), STREETS=town[1])


def written(tmp_path, *lines):
    path = tmp_path / "written.csv"
    path.write_text("\n".join(["hotspot_id,day,shift,agency,visits,minutes", *lines]))
    return str(path)


def test_every_visit_has_its_own_minutes_and_none_is_lost(run, tmp_path, town):
    _, routes, stops = routed(
        run,
        tmp_path,
        town[0],
        PLAN=written(tmp_path, "A,2026-07-06,Late,,1,10", "B,2026-07-06,Late,,2,90", "C,2026-07-06,Late,,1,60"),
    )
    assert {(row["hotspot_id"], row["minutes"]) for row in stops} == {("A", 10), ("B", 45), ("C", 60)}
    assert routes[0]["visit_min"] == 160
    folder = tmp_path / "files"
    results, routes, stops = routed(
        run,
        tmp_path,
        town[0],
        UNITS=1,
        FOLDER=str(folder),
        PLAN=written(tmp_path, "A,2026-07-06,Late,,20,300", "B,2026-07-06,Late,,20,300", "Z,2026-07-06,Late,,3,45"),
    )
    # What fits in eight hours goes to and fro between A and B.
    with open(folder / "left out.csv", encoding="utf-8-sig") as file:
        left = Counter(row["hotspot_id"] for row in csv.DictReader(file))
    assert left["Z"] == 3 and left["A"] + left["B"] + len(stops) == 40 and results["LEFT_OUT"] == 43 - len(stops)
    assert routes[0]["visit_min"] + routes[0]["travel_min"] <= 480
    assert (len(stops) + 1) * 15 + len(stops) * routes[0]["travel_min"] / (len(stops) - 1) > 480, "no room for another"


def test_a_second_visit_straight_after_the_first_goes_to_another_patrol_or_is_left_out(run, tmp_path, town):
    alone = written(tmp_path, "A,2026-07-06,Late,,40,600")
    for units in (1, 3):
        results, routes, stops = routed(run, tmp_path, town[0], PLAN=alone, UNITS=units)
        assert len(routes) == len(stops) == units and results["LEFT_OUT"] == 40 - units
        # Nobody comes while another is still there.
        times = sorted((row["arrive"], row["leave"]) for row in stops)
        assert all(leave <= arrive for (_, leave), (arrive, _) in zip(times, times[1:])), times


COUNTED = "hotspot_id,day,shift,agency,visits,minutes,patrols,crew,each_min,travel_min"


def counted_on(tmp_path, *lines):
    path = tmp_path / "counted on.csv"
    path.write_text("\n".join([COUNTED, *lines]))
    return str(path)


def test_routes_fit_in_the_hours_and_the_patrols_of_the_plan(run, tmp_path, hotspots):
    """Two officers with an hour and a quarter each on foot, and a plan that allows five minutes of travel a visit."""
    names = [row["hotspot_id"] for row in rows(hotspots)]
    lines = [f"{one},2026-07-{day:02d},Late,police,1,15,2,1,75,5" for one in names for day in range(6, 20)]
    given = {"PLAN": counted_on(tmp_path, *lines), "SPEED": 5}
    folder, pages = tmp_path / "files", tmp_path / "pages"
    results, routes, stops = routed(run, tmp_path, hotspots, FOLDER=str(folder), BRIEFINGS=str(pages), **given)
    assert all(row["visit_min"] + row["travel_min"] <= 75 + 1e-6 for row in routes)
    assert Counter(row["day"] for row in routes) == {f"2026-07-{day:02d}": 2 for day in range(6, 20)}
    assert {(row["patrols"], row["crew"], row["each_min"]) for row in routes} == {(2, 1, 75)}
    with open(folder / "left out.csv", encoding="utf-8-sig") as file:
        left = Counter(row["hotspot_id"] for row in csv.DictReader(file))
    assert results["LEFT_OUT"] == sum(left.values()) == len(lines) - len(stops) > 14
    # The places that lose any lose about the same, however far each lies.
    assert max(left.values()) - min(left.values()) <= 1 and max(left.values()) <= 7
    # How much travel the plan should allow is offered, first of all but what is left out.
    needed = results["TRAVEL_PER_VISIT"]
    assert needed == np.ceil(sum(row["travel_min"] for row in routes) / len(stops)) > 5
    said = results["NOTES"].split("\n")
    assert str(results["LEFT_OUT"]) in said[0] and {"5", str(needed)} <= set(re.findall(r"[0-9]+", said[1]))
    # Who walks it stands on the page.
    text = " ".join(pdf_text(next(pages.glob("*Late.pdf"))).split())
    assert "Police patrol 1 (one officer)" in unicodedata.normalize("NFKC", text)


def test_a_plan_with_the_travel_that_routes_need_is_not_told_to_plan_again(run, tmp_path, town):
    lines = [f"{one},2026-07-06,Late,police,1,15,1,2,120,{{}}" for one in "ABC"]
    said = {}
    for allowed in (1, 30):
        plan = counted_on(tmp_path, *(line.format(allowed) for line in lines))
        results, _, _ = routed(run, tmp_path, town[0], PLAN=plan)
        said[allowed] = results["NOTES"].split("\n")
        assert results["LEFT_OUT"] == 0
    assert len(said[1]) == len(said[30]) + 1 and set(said[30]) < set(said[1])


def test_it_is_said_that_a_plan_without_hours_cannot_be_checked(run, tmp_path, town):
    bare = routed(run, tmp_path, town[0], PLAN=written(tmp_path, "A,2026-07-06,Late,,1,15"))[0]
    full = routed(run, tmp_path, town[0], PLAN=counted_on(tmp_path, "A,2026-07-06,Late,,1,15,1,1,60,5"))[0]
    none = routed(run, tmp_path, town[0], DAYS="2026-07-06")[0]
    first = bare["NOTES"].split("\n")[0]
    assert first not in full["NOTES"] and first not in none["NOTES"]
    # The journey to the first place is in no route without a station.
    told = set(none["NOTES"].split("\n"))
    assert len(told) == 1 and told < set(full["NOTES"].split("\n"))
    given = {"DAYS": "2026-07-06", "STATIONS": stations_at((447000, 518010))}
    assert told.isdisjoint(routed(run, tmp_path, town[0], **given)[0]["NOTES"].split("\n"))


def test_two_towns_are_shared_out_by_town_and_long_journeys_are_named(run, tmp_path):
    places = [(f"W{k}", 448000 + 300 * k, 518000) for k in range(4)] + [
        (f"E{k}", 465000 + 300 * k, 518000) for k in range(3)
    ]
    given = {"DAYS": "2026-07-06", "SHIFTS": "Late 15:00-23:00"}
    results, _, stops = routed(run, tmp_path, laid(places), UNITS=2, **given)
    towns = [{row["hotspot_id"][0] for row in stops if row["unit"] == unit} for unit in (1, 2)]
    assert sorted(map(sorted, towns)) == [["E"], ["W"]]
    assert "km" not in results["NOTES"]
    results, routes, stops = routed(run, tmp_path, laid(places), UNITS=1, **given)
    order = [row["hotspot_id"] for row in stops]
    (a, b), *more = [(a, b) for a, b in zip(order, order[1:]) if a[0] != b[0]]
    (said,) = [note for note in results["NOTES"].split("\n") if "km" in note]
    assert not more and said.startswith("1 ") and a in said and b in said and routes[0]["length_km"] > 16


@pytest.mark.parametrize("units", [0, 1, 2])
def test_a_patrol_never_visits_a_place_twice_in_a_row(run, tmp_path, hotspots, streets, plan, units):
    wanted = [
        (rank, f"2026-07-{6 + day:02d}", shift, "police", 1 + (rank + day) % 3, peak)
        for day in range(3)
        for shift, peak in (("Late", "19:00-22:00"), ("Night", ""))
        for rank in range(1 + day, 7 + day)
    ]
    results, routes, stops = routed(run, tmp_path, hotspots, PLAN=plan(wanted), STREETS=streets, UNITS=units)
    assert len(stops) > 50
    # Of the three days the first is on the map, which is said.
    assert any("6 Jul 2026" in note for note in results["NOTES"].split("\n"))
    for route in routes:
        mine = [row for row in stops if row["route_id"] == route["route_id"]]
        assert all(a["hotspot_id"] != b["hotspot_id"] for a, b in zip(mine, mine[1:])), route["route_id"]
        # Between the stops is the travel that the route has, or waiting for a peak.
        between = [(minute(b["arrive"]) - minute(a["leave"])) % 1440 for a, b in zip(mine, mine[1:])]
        assert sum(between) >= route["travel_min"] - len(mine)


def test_a_patrol_with_one_place_only_is_named(run, tmp_path, hotspots, plan):
    alone = plan([(1, "2026-07-06", "Late", "police", 2, ""), (2, "2026-07-06", "Night", "", 1, "")])
    results, _, stops = routed(run, tmp_path, hotspots, PLAN=alone)
    said = [note for note in results["NOTES"].split("\n") if "6 Jul 2026" in note]
    assert results["STOP_COUNT"] == 2 and results["LEFT_OUT"] == 1
    assert len(said) == 1 and stops[0]["name"] in said[0] and "police" in said[0] and "…" not in said[0]
    results, _, _ = routed(run, tmp_path, hotspots, PLAN=plan([(1, "2026-07-06", "Late", "", 1, "")]))
    assert "6 Jul 2026" not in results["NOTES"]


def test_no_file_of_a_route_is_that_of_another(run, tmp_path, town):
    team = "Neighbourhood team " + "x" * 120
    for k, (first, second, days) in enumerate(
        ((team + "1", team + "2", ""), ("Police", "police", ""), ("a", "b", "2026-07-06;2026-07-06"))
    ):
        folder, pages = tmp_path / f"files{k}", tmp_path / f"pages{k}"
        _, routes, _ = routed(
            run,
            tmp_path,
            town[0],
            DAYS=days,
            FOLDER=str(folder),
            BRIEFINGS=str(pages),
            BRIEFING_FILES="patrol",
            PLAN=written(tmp_path, f"A,2026-07-06,Late,{first},1,15", f"B,2026-07-06,Late,{second},1,15"),
        )
        assert len(routes) == 2
        for place, ending in ((folder, ".gpx"), (folder, ".kml"), (pages, ".pdf")):
            assert len({name.casefold() for name in os.listdir(place) if name.endswith(ending)}) == 2


def test_files_are_read_back(run, tmp_path, hotspots, plan):
    folder = tmp_path / "files"
    named = QgsVectorLayer("Polygon?crs=EPSG:27700&field=hotspot_id:string&field=name:string", "spots", "memory")
    for feature in list(QgsVectorLayer(hotspots, "spots", "ogr").getFeatures())[:4]:
        one = QgsFeature(named.fields())
        one.setAttributes([feature["hotspot_id"], "=cmd|' /C'!A0 <b>&\x0b\uffff Café №{}".format(feature["rank"])])
        one.setGeometry(feature.geometry())
        named.dataProvider().addFeature(one)
    routed(run, tmp_path, named, FOLDER=str(folder), DAYS="2026-07-06", SHIFTS="Late 15:00-23:00")
    names = results_in(folder)
    assert names == ["2026-07-06 Late 1.gpx", "2026-07-06 Late 1.kml", "left out.csv", "stops.csv"]
    points = QgsVectorLayer(str(folder / names[0]) + "|layername=route_points", "points", "ogr")
    assert points.featureCount() == 4 and "Café" in next(points.getFeatures())["name"]
    spots = {feature["hotspot_id"]: feature.geometry() for feature in named.getFeatures()}
    from qgis.core import QgsCoordinateReferenceSystem, QgsCoordinateTransform, QgsProject

    back = QgsCoordinateTransform(
        QgsCoordinateReferenceSystem("EPSG:4326"), QgsCoordinateReferenceSystem("EPSG:27700"), QgsProject.instance()
    )
    for feature in points.getFeatures():
        place = QgsGeometry.fromPointXY(back.transform(feature.geometry().asPoint()))
        assert any(spot.distance(place) < 1 for spot in spots.values())
    track = QgsVectorLayer(str(folder / names[0]) + "|layername=tracks", "track", "ogr")
    assert track.featureCount() == 1
    drawn = QgsVectorLayer(str(folder / names[1]), "kml", "ogr")
    assert drawn.isValid() and drawn.featureCount() == 5
    with open(folder / "stops.csv", encoding="utf-8-sig") as file:
        read = list(csv.DictReader(file))
    assert len(read) == 4 and all(row["name"].startswith("'=cmd") for row in read)
    assert {row["marking"] for row in read} == {"OFFICIAL-SENSITIVE"}
    assert "OFFICIAL-SENSITIVE" in (folder / names[0]).read_text(encoding="utf-8")


def test_briefings_say_what_one_must_know(run, tmp_path, hotspots, plan):
    register = str(tmp_path / "register.gpkg")
    run("register", {"REGISTER": register, "ACTION": "add", "HOTSPOT_LAYER": hotspots, "STATUS": "active", "BY": "x"})
    run(
        "register",
        {
            "REGISTER": register,
            "ACTION": "log",
            "PLACES": "HS-0001",
            "STAGE": "problem",
            "BY": "x",
            "TEXT": "Thefts from vans <at night>",
        },
    )
    folder = tmp_path / "pages"
    feedback = Feedback()
    results = run(
        "patrolroutes",
        {
            "REGISTER": register,
            "OUTPUT": str(tmp_path / "r.gpkg"),
            "BRIEFINGS": str(folder),
            "DAYS": "2026-07-06",
            "SHIFTS": "Late 15:00-23:00",
            "UNITS": 2,
            "MARKING": "OFFICIAL-SENSITIVE",
        },
        feedback,
    )
    assert results["ROUTE_COUNT"] == 2 and feedback.errors == []
    names = results_in(folder)
    assert names == ["2026-07-06 1500 Late.pdf"] and (folder / names[0]).read_bytes()[:5] == b"%PDF-"
    text = pdf_text(folder / names[0])
    assert text.count("\f") == 2, "a page for each patrol of the shift"
    assert text.count("OFFICIAL-SENSITIVE") == 4 and "6 Jul 2026, Late 15:00–23:00" in text
    assert text.count("The lines are straight") == 2, "there are no streets"
    assert "Thefts from vans <at night>" in " ".join(text.split())


def test_long_words_and_markings_stand_whole_on_the_page(run, tmp_path):
    word, marking = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysili", "OFFICIAL-SENSITIVE " + "LEAVE " * 16 + "END"
    folder = tmp_path / "pages"
    others = [(f"P{i}", 448200 + 300 * i, 518000) for i in range(15)]
    run(
        "patrolroutes",
        {
            "HOTSPOT_LAYER": laid([(word, 448000, 518000), *others]),
            "OUTPUT": str(tmp_path / "r.gpkg"),
            "BRIEFINGS": str(folder),
            "DAYS": "2026-07-06",
            "UNITS": 1,
            "SHIFTS": "Late [% 2 + 3 %] 15:00-23:00",
            "MARKING": marking,
        },
    )
    text = pdf_text(folder / results_in(folder)[0])
    # In one line, at the top and at the bottom; nothing is computed; all sixteen stops have their row.
    assert text.count(marking) == 2 and "Late [ % 2 + 3 %]" in text
    assert all(f"P{i}" in text.split() for i in range(15)) and "more" not in text.split()
    assert word[:24] in text.split() and word[24:48] in text.split()


@pytest.mark.parametrize(
    "more, named",
    [
        ({"MARKING": "x" * 121}, ("MARKING", "121")),
        ({"DAYS": "6 July"}, "DAYS"),
        ({"SHIFTS": "Late"}, ("SHIFTS", "'Late'")),
        ({"PLAN": "a,b\n1,2\n"}, "PLAN"),
        ({"PLAN": "hotspot_id,day,shift,visits\nx,2026-07-06,Dawn,1\n"}, "'Dawn'"),
        ({"PLAN": "hotspot_id,day,shift,visits\nx,2026-07-06,Late,1.5\n"}, "1.5"),
        ({"PLAN": "hotspot_id,day,shift,visits\nx,2026-07-06,Late,nan\n"}, "'nan'"),
        ({"PLAN": "hotspot_id,day,shift,visits\nx,2026-07-06,Late,1\n"}, ()),
        ({"PLAN": "hotspot_id,day,shift,visits\nx,2026-07-06,Late,1\n", "DAYS": "2026-07-09"}, "9 Jul 2026"),
        ({"PROFILE": "{}"}, ("PROFILE", "PROFILE.json")),
        ({"ONEWAY_FIELD": "nothing"}, "'nothing'"),
        ({"STREETS": "empty"}, "'empty'"),
    ],
)
def test_what_cannot_be_done_is_said(run, tmp_path, hotspots, streets, more, named):
    given = dict(more)
    for name, ending in (("PLAN", ".csv"), ("PROFILE", ".json")):
        if name in given:
            path = tmp_path / (name + ending)
            path.write_text(given[name])
            given[name] = str(path)
    if "ONEWAY_FIELD" in given:
        given["STREETS"] = streets
    if given.get("STREETS") == "empty":
        given["STREETS"] = QgsVectorLayer("LineString?crs=EPSG:27700", "empty", "memory")
    with refused(QgsProcessingException, named):
        routed(run, tmp_path, hotspots, **given)
    assert not os.path.exists(str(tmp_path / "routes.gpkg"))


def test_a_cancel_leaves_nothing(run, tmp_path, hotspots):
    feedback = Feedback(cancel_at=1)
    run(
        "patrolroutes",
        {
            "HOTSPOT_LAYER": hotspots,
            "OUTPUT": str(tmp_path / "r.gpkg"),
            "FOLDER": str(tmp_path / "files"),
            "BRIEFINGS": str(tmp_path / "pages"),
        },
        feedback,
    )
    assert not os.path.exists(str(tmp_path / "r.gpkg")) and not os.path.exists(str(tmp_path / "files"))
    assert not os.path.exists(str(tmp_path / "pages"))
