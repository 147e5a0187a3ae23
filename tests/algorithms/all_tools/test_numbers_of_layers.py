"""Numbers that stand in fields and tables: NaN, infinity, below 0 and text never lift a minimum, and are said."""

import math

import pytest
from every_tool import CRIMES, NAME, write
from qgis.core import NULL, QgsGeometry, QgsPointXY, QgsProcessingException, QgsVectorLayer
from refusals import refused
from support import WARDS, rows

BAD = [math.nan, math.inf, -5.0, 1e300]


def polygons(path, field, values):
    """Wards with a number each, the values first and then a thousand."""
    features = list(QgsVectorLayer(WARDS, "wards", "ogr").getFeatures())
    numbers = list(values) + [1000.0] * (len(features) - len(values))
    return write(
        path,
        "MultiPolygon?crs=EPSG:27700",
        ("name:string", field),
        [(feature.geometry().asWkt(), feature[NAME], number) for feature, number in zip(features, numbers)],
    )


@pytest.mark.parametrize("value", [*BAD, 7.0])
def test_areas_without_enough_addresses_are_not_told(world, run, tmp_path, value):
    areas = polygons(str(tmp_path / "areas.gpkg"), "homes:double", [value])
    with refused(QgsProcessingException):
        run(
            "publicationlayer", dict(world["publicationlayer"], AREAS=areas, NAME_FIELD="name", ADDRESSES_FIELD="homes")
        )


@pytest.mark.parametrize("value", ["many", "nan", "inf", "-3", "1e300"])
def test_presence_that_is_no_number_is_said(world, run, tmp_path, value):
    hot = world["fairnessaudit"]["HOTSPOT_LAYER"]
    first = rows(hot)[0]["hotspot_id"]
    table = tmp_path / "presence.csv"
    table.write_text(f"hotspot_id,visits,minutes\n{first},{value},30\n", encoding="utf-8")
    with refused(QgsProcessingException, "'visits'"):
        run("fairnessaudit", dict(world["fairnessaudit"], PRESENCE=str(table)))


@pytest.mark.parametrize("value", ["nan", "inf", "-3000000", "1e300", "many"])
def test_residents_that_are_none_give_no_rate(world, run, tmp_path, value):
    """NaN is not known, and nothing is told of the area; the others are refused."""
    codes = [feature["WD13CD"] for feature in QgsVectorLayer(WARDS, "wards", "ogr").getFeatures()]
    people = tmp_path / "people.csv"
    people.write_text(
        "code,people,a,b\n" + "".join(f"{code},{value},50000,100000\n" for code in codes), encoding="utf-8"
    )
    given = dict(world["searchoverlay"], PEOPLE=str(people), RATES=str(tmp_path / "rates.gpkg"))
    if value != "nan":
        with refused(QgsProcessingException, "'people'"):
            run("searchoverlay", given)
        return
    run("searchoverlay", given)
    assert all(row["per_1000"] == NULL for row in rows(given["RATES"]))


@pytest.mark.parametrize("value", [math.inf, -5.0, 1e300])
def test_population_that_is_none_is_said(world, run, tmp_path, value):
    areas = polygons(str(tmp_path / "areas.gpkg"), "people:double", [value])
    with refused(QgsProcessingException, "'people'"):
        run("countcrimes", dict(world["countcrimes"], POPULATION_LAYER=areas, POPULATION_FIELD="people"))


@pytest.mark.parametrize("x", [math.inf, -math.inf, 1e300, 1e12])
@pytest.mark.parametrize("tool", ["countcrimes", "kerneldensity", "pointclusters", "nearrepeat"])
def test_points_that_lie_nowhere_are_counted_and_left_out(run, tmp_path, tool, x):
    lots = [
        (
            QgsGeometry.fromPointXY(QgsPointXY(450_000 + 30 * (i % 9), 520_000 + 30 * (i % 7))),
            "Burglary",
            f"2024-01-{1 + i % 28:02d}",
        )
        for i in range(120)
    ]
    lots.append((QgsGeometry.fromPointXY(QgsPointXY(x, 520_000)), "Burglary", "2024-01-05"))
    layer = QgsVectorLayer(
        write(str(tmp_path / "crimes.gpkg"), "Point?crs=EPSG:27700", ("offence:string", "date:string"), lots),
        "crimes",
        "ogr",
    )
    results = run(
        tool,
        dict(
            CRIMES,
            INPUT=layer,
            OUTPUT=str(tmp_path / ("o.tif" if tool == "kerneldensity" else ("o.gpkg"))),
            **({} if tool == "nearrepeat" else {"HOTSPOTS": str(tmp_path / "h.gpkg")}),
        ),
    )
    assert results["CRIMES_READ"] == 121 and results["CRIMES_USED"] == 120


@pytest.mark.parametrize("x", [math.inf, math.nan, 1e300])
@pytest.mark.parametrize(
    "tool, name", [("countcrimes", "STUDY_AREA"), ("timeline", "PLACES"), ("profile", "HOTSPOT_LAYER")]
)
def test_a_shape_that_lies_nowhere_is_said(world, run, tmp_path, tool, name, x):
    shape = QgsGeometry.fromPolygonXY(
        [[QgsPointXY(*one) for one in ((450_000, 520_000), (x, 520_000), (451_000, 521_000), (450_000, 520_000))]]
    )
    layer = write(str(tmp_path / "odd.gpkg"), "Polygon?crs=EPSG:27700", ("hotspot_id:string",), [(shape, "H1")])
    given = dict(world[tool], **{name: layer})
    given.pop("NAME_FIELD", None)
    with refused(QgsProcessingException, "'odd'") as caught:
        run(tool, given)
    assert "Traceback" not in str(caught.value)
