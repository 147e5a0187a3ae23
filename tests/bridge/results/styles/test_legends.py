"""Legends have the classes that occur, in the colours of the map; places too small to see are dots."""

import pytest
from qgis.core import (
    QgsExpressionContext,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsGeometry,
    QgsMapRendererSequentialJob,
    QgsMapSettings,
    QgsPointXY,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize

from hotspot_policing.bridge.ground import fields as f
from hotspot_policing.bridge.results.styles.classes import (
    DENSITY_BREAKS,
    GiStyle,
    HotspotStyle,
    UnitStyle,
    crime_density,
    ranges_of,
)
from hotspot_policing.bridge.results.styles.legends import complete, fill


def filled(fields, rows=(), shape=None):
    """A layer with a feature for each row."""
    one = QgsVectorLayer("Polygon?crs=EPSG:27700&" + fields, "a", "memory")
    for values in rows:
        feature = QgsFeature(one.fields())
        feature.setAttributes(list(values))
        if shape is not None:
            feature.setGeometry(QgsGeometry.fromRect(shape))
        one.dataProvider().addFeature(feature)
    one.updateExtents()
    return one


def test_the_legend_has_the_classes_that_occur_and_no_value_is_left_out(qgis):
    one = filled("field=density:double", [[0], [600], [700], [3000]])
    UnitStyle(crime_density())(one)
    found = one.renderer().ranges()
    assert [(each.lowerValue(), each.upperValue()) for each in found] == [(1e-9, 2500), (2500, 1e12)]
    every = ranges_of(crime_density(), fill)
    # In the colours that 600 and 3,000 have where all classes are there.
    assert [each.symbol().color() for each in found] == [
        next(one.symbol().color() for one in every if one.lowerValue() <= value < one.upperValue())
        for value in (600, 3000)
    ]


def test_one_class_alone_is_not_told_to_begin_at_zero(qgis):
    one = filled("field=density:double", [[250], [440]])
    UnitStyle(crime_density(None, 440))(one)
    (only,) = one.renderer().ranges()
    assert not any(letter.isdecimal() for letter in only.label())


def test_breaks_go_up_and_down_by_tens_with_the_data(qgis):
    assert list(crime_density(None, 3000).breaks) == list(DENSITY_BREAKS)
    assert list(crime_density(None, 90_000).breaks) == [10 * each for each in DENSITY_BREAKS]
    assert list(crime_density(None, 150).breaks) == [each / 10 for each in DENSITY_BREAKS]
    # Another period of about as many crimes is drawn in the same classes.
    assert crime_density(None, 1100).breaks == crime_density(None, 9000).breaks


def test_categories_are_those_that_occur(qgis):
    one = filled(f"field={f.GI_CLASS}:int", [[0], [3], [2], [3]])
    GiStyle(crime_density())(one)
    assert [each.value() for each in one.renderer().categories()] == [0, 2, 3]


@pytest.mark.parametrize("style", [UnitStyle, HotspotStyle, GiStyle])
def test_the_colours_of_the_map_are_those_of_the_legend(qgis, style):
    one = filled(f"field=density:double&field={f.GI_CLASS}:int&field=rank:int")
    style(crime_density())(one)
    assert one.opacity() == 1
    for item in one.renderer().legendSymbolItems():
        assert item.symbol().opacity() == 1 and item.symbol().color().alpha() in (0, 255)


def drawn(layer, scale):
    """How many pixels of a map at a scale are not white."""
    settings = QgsMapSettings()
    settings.setOutputSize(QSize(200, 200))
    settings.setOutputDpi(96)
    settings.setDestinationCrs(layer.crs())
    settings.setLayers([layer])
    side = 200 / 96 * 0.0254 * scale
    settings.setExtent(QgsRectangle.fromCenterAndSize(QgsPointXY(500_075, 200_075), side, side))
    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.mapSettingsScope(settings))
    settings.setExpressionContext(context)
    job = QgsMapRendererSequentialJob(settings)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    return sum(image.pixelColor(x, y).name() != "#ffffff" for x in range(200) for y in range(200))


def test_a_hot_spot_too_small_to_see_is_drawn_as_a_dot(qgis):
    one = filled("field=density:double&field=rank:int", [[600, 1]], QgsRectangle(500_000, 200_000, 500_150, 200_150))
    HotspotStyle(crime_density())(one)
    one.setLabelsEnabled(False)
    # 150 m are a fifth of a millimetre at 1:800,000, less than a pixel; the dot is as large as at 1:300,000.
    near, far = drawn(one, 300_000), drawn(one, 800_000)
    assert 20 < far < 100 and abs(near - far) < 0.3 * far
    assert drawn(one, 10_000) > 1000


def test_what_comes_into_an_open_layer_is_shown_and_the_users_look_stays(qgis):
    one = filled(f"field={f.GI_CLASS}:int", [[3]])
    GiStyle(crime_density())(one)
    one.renderer().updateCategorySymbol(0, fill("#00ff00"))
    wanted = filled(f"field={f.GI_CLASS}:int", [[3], [-3]])
    GiStyle(crime_density())(wanted)
    complete(one, wanted.renderer())
    found = {each.value(): each.symbol().color().name() for each in one.renderer().categories()}
    assert set(found) == {3, -3} and found[3] == "#00ff00"
